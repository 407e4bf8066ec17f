#include "cases.h"

#include "provinces.h"

/* What is true is let alone, and what is not is found. */

enum { PROVINCES = 60 };

/** No more than a hint: a rate is cut off or its whole has grown. */
static void assert_true_of(facts *all, const reckoned *r)
{
    for (size_t i = 0; i < r->findings.count; i++)
        if (r->findings.items[i]->kind != POV_FOUND_CUT_OR_GROWN)
            fail_msg("%s", pov_finding_message(arena, r->findings.items[i]));
    assert_null(first_false(all, r));
}

static void finds_nothing_in_true_provinces(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < PROVINCES; i++) {
        facts *all = any_province(&r);
        statements list = {0};
        reckoned some;

        say_facts(&r, all, &list);
        drop_some_but_flows(&r, &list, i % 3 ? dice_between(&r, 20, 95) : 100);
        some = reckon(&list);
        assert_true_of(all, &some);
        pov_arena_clear(arena);
    }
}

static bool names(const pov_finding *f, pov_place place)
{
    bool found = pov_place_compare(f->place, place) == 0;

    for (size_t i = 0; i < f->related.count; i++)
        found =
            found || pov_place_compare(f->related.items[i].place, place) == 0;
    return found;
}

/** Another number: beyond its rounding, and beyond that of what is checked
 *  against it. */
static void make_wrong(dice *r, pov_statement *s)
{
    pov_decimal *d = &s->says.amount;
    int64_t way = d->units < 0 ? -1 : 1;

    d->units += way * (dice_between(r, 40, 900) +
                       dice_between(r, 0, 2) * way * d->units);
    s->raw = "wrong";
}

/* In a table where all is told every count is checked by others: one that is
 * wrong is found, and nothing else is accused. */
static void finds_the_wrong_count(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < PROVINCES; i++) {
        facts *all = any_province(&r);
        statements list = {0};
        size_t wrong, found = 0;
        reckoned told;

        say_facts(&r, all, &list);
        for (size_t s = 0; s < list.count; s++)
            list.items[s].status = POV_REPORTED;
        do
            wrong = (size_t)dice_between(&r, 0, (int64_t)list.count - 1);
        while (list.items[wrong].says.unit != POV_IN_COUNT);
        make_wrong(&r, &list.items[wrong]);
        told = reckon(&list);
        for (size_t f = 0; f < told.findings.count; f++) {
            const pov_finding *finding = told.findings.items[f];

            if (finding->kind != POV_FOUND_CONTRADICTION &&
                finding->kind != POV_FOUND_CONTRADICTION_BETWEEN)
                continue;
            found++;
            if (!names(finding, list.items[wrong].place))
                fail_msg("line %zu is wrong: %s", wrong + 2,
                         pov_finding_message(arena, finding));
            if (!strncmp(finding->help, "if just one cell", 16) &&
                pov_place_compare(finding->place, list.items[wrong].place))
                fail_msg("line %zu is wrong, named %u: %s", wrong + 2,
                         finding->place.line, finding->help);
        }
        if (!found)
            fail_msg("line %zu is wrong: nothing found", wrong + 2);
        pov_arena_clear(arena);
    }
}

int main(void)
{
    TEST(finds_nothing_in_true_provinces);
    TEST(finds_the_wrong_count);
    return run_all("reckon_province", load_reference, free_reference);
}
