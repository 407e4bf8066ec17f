#include "cases.h"

#include "reckon_tables.h"

/* One cell of a true table is made wrong.  Everything else is true, so every
 * contradiction must have that cell in it; and where a single cell is named
 * it must be that one. */

enum { TABLES = 400, ROWS = 4 };

/** A table in which every figure is checked by others. */
static void say_whole_table(dice *r, statements *list)
{
    const pov_area *province = pov_catalogue_area(catalogue, "quang-binh");
    style s = {document_named("a"), POV_REPORTED, 2};

    for (size_t i = 0; i < ROWS; i++) {
        truth before = {pov_area_children(province)->items[i], 2022,
                        dice_between(r, 2000, 60000), 0, 0};
        truth now = {before.area, 2023, 0, 0, 0};

        before.poor = before.households / dice_between(r, 8, 30);
        before.near_poor = before.households / dice_between(r, 8, 30);
        now.households =
            before.households + dice_between(r, 0, before.households / 30);
        now.poor = before.poor / dice_between(r, 2, 5);
        now.near_poor = before.near_poor / dice_between(r, 2, 5);
        say_levels(list, &before, &s);
        say_levels(list, &now, &s);
        say_changes(list, &now, &before, &s);
    }
}

/** Another number, as a hand may slip, outside of what rounding allows. */
static void make_wrong(dice *r, pov_statement *s)
{
    pov_decimal *d = &s->says.amount;

    switch (dice_between(r, 0, 3)) {
    case 0:
        d->units *= 10;
        d->units += 7;
        break;
    case 1:
        d->units += 40 + d->units / 5;
        break;
    case 2:
        d->units /= 10;
        break;
    default:
        d->units += 1000;
        break;
    }
    s->raw = "wrong";
}

static bool is_contradiction(const pov_finding *f)
{
    return f->kind == POV_FOUND_CONTRADICTION ||
           f->kind == POV_FOUND_CONTRADICTION_BETWEEN;
}

static bool names(const pov_finding *f, pov_place place)
{
    bool found = pov_place_compare(f->place, place) == 0;

    for (size_t i = 0; i < f->related.count; i++)
        found =
            found || pov_place_compare(f->related.items[i].place, place) == 0;
    return found;
}

static bool is_at_one_cell(const pov_finding *f)
{
    return !strncmp(f->help, "if just one cell", 16);
}

/** What came of a wrong cell. */
typedef struct outcome {
    size_t found, named; /* contradictions; those that stand at one cell */
} outcome;

static outcome look_at(const statements *list, pov_place wrong)
{
    reckoned r = reckon(list);
    outcome o = {0, 0};

    for (size_t i = 0; i < r.findings.count; i++) {
        const pov_finding *f = r.findings.items[i];

        if (!is_contradiction(f))
            continue;
        o.found++;
        if (!names(f, wrong))
            fail_msg("line %u is wrong, found: %s", wrong.line,
                     pov_finding_message(arena, f));
        if (!is_at_one_cell(f))
            continue;
        o.named++;
        if (pov_place_compare(f->place, wrong) != 0)
            fail_msg("line %u is wrong, named: %u: %s", wrong.line,
                     f->place.line, f->help);
    }
    return o;
}

static void names_the_wrong_cell(void **state)
{
    dice r = fixed_seed;
    size_t named = 0;

    (void)state;
    for (int i = 0; i < TABLES; i++) {
        statements list = {0};
        size_t wrong;
        outcome o;

        say_whole_table(&r, &list);
        wrong = (size_t)dice_between(&r, 0, (int64_t)list.count - 1);
        make_wrong(&r, &list.items[wrong]);
        o = look_at(&list, list.items[wrong].place);
        if (!o.found)
            fail_msg("line %zu is wrong: nothing found", wrong + 2);
        named += o.named;
        if (o.named)
            assert_int_equal(o.found, 1);
        pov_arena_clear(arena);
    }
    assert_true(named > TABLES * 95 / 100);
}

/* With less around it more cells may be wrong, but never without that one. */
static void suspects_the_wrong_cell(void **state)
{
    dice r = fixed_seed;
    size_t found = 0;

    (void)state;
    for (int i = 0; i < TABLES; i++) {
        statements list = {0};
        size_t wrong;

        say_whole_table(&r, &list);
        drop_some(&r, &list, dice_between(&r, 20, 90));
        if (!list.count)
            continue;
        wrong = (size_t)dice_between(&r, 0, (int64_t)list.count - 1);
        make_wrong(&r, &list.items[wrong]);
        found += look_at(&list, list.items[wrong].place).found > 0;
        pov_arena_clear(arena);
    }
    assert_true(found > TABLES / 4);
}

/** The same with nothing recorded: what is blamed does not depend on that. */
static reckoned reckon_in_silence(const statements *list)
{
    reckoned r = {.figures = pov_figures_new(catalogue, arena),
                  .findings = {.arena = arena, .muted = true}};

    for (size_t i = 0; i < list->count; i++)
        pov_figures_add(r.figures, &list->items[i]);
    pov_reckon(r.figures, &r.findings);
    return r;
}

static void assert_same_figure(const pov_figure *a, const pov_figure *b)
{
    assert_int_equal(pov_key_compare(&a->key, &b->key), 0);
    assert_true(pov_interval_equal(&a->value, &b->value));
    assert_int_equal(a->evidence.count, b->evidence.count);
    assert_int_equal(pov_figure_bonds(a)->derivations.count,
                     pov_figure_bonds(b)->derivations.count);
    assert_int_equal(a->mark, 0);
    assert_false(a->queued);
    for (size_t i = 0; i < a->evidence.count; i++)
        assert_false(a->evidence.items[i]->left_out);
}

/* Whatever is tried to explain a contradiction, nothing is mended by it, and
 * whoever does not read findings gets the same figures. */
static void leaves_figures_as_they_are(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int i = 0; i < TABLES / 4; i++) {
        statements list = {0};
        reckoned tried, silent;

        say_whole_table(&r, &list);
        drop_some(&r, &list, 70);
        for (int wrong = 0; wrong < 3; wrong++)
            make_wrong(
                &r, &list.items[dice_between(&r, 0, (int64_t)list.count - 1)]);
        tried = reckon(&list);
        silent = reckon_in_silence(&list);
        assert_int_equal(tried.figures->count, silent.figures->count);
        for (size_t f = 0; f < tried.figures->count; f++)
            assert_same_figure(tried.figures->items[f],
                               silent.figures->items[f]);
        pov_arena_clear(arena);
    }
}

int main(void)
{
    TEST(names_the_wrong_cell);
    TEST(suspects_the_wrong_cell);
    TEST(leaves_figures_as_they_are);
    return run_all("reckon_mend", load_reference, free_reference);
}
