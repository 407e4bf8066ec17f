#include "cases.h"

#include "reckon_tables.h"

/* A whole province, made up at random but true: all its districts and their
 * total, town and country, persons, and what became of the poor in a year. */

enum { PROVINCES = 60, MOST_FACTS = 2000 };

/** One number that is true. */
typedef struct fact {
    const pov_area *area;
    const pov_indicator *indicator;
    int year;
    int64_t count;
} fact;

typedef struct facts {
    fact items[MOST_FACTS];
    size_t count;
} facts;

/** The year at whose end a day is, of those that are told of; 0: none. */
static int year_of(pov_day day)
{
    for (int year = 2018; year < 2025; year++)
        if (pov_day_year_end(year) == day)
            return year;
    return 0;
}

static fact *find_fact(facts *all, const pov_area *area,
                       const pov_indicator *indicator, int year)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].area == area && all->items[i].year == year &&
            all->items[i].indicator == indicator)
            return &all->items[i];
    return NULL;
}

/** Add to what is true of a district, and so of its province. */
static void add(facts *all, const pov_area *district, const char *id, int year,
                int64_t count)
{
    const pov_area *areas[] = {district, district->parent};
    const pov_indicator *indicator = indicator_of(id);

    for (int i = 0; i < 2; i++) {
        fact *f = find_fact(all, areas[i], indicator, year);

        if (!f) {
            assert_true(all->count < MOST_FACTS);
            f = &all->items[all->count++];
            *f = (fact){areas[i], indicator, year, 0};
        }
        f->count += count;
    }
}

static int64_t count_of(facts *all, const pov_area *area, const char *id,
                        int year)
{
    const fact *f = find_fact(all, area, indicator_of(id), year);

    return f ? f->count : 0;
}

static void add_class(dice *r, facts *all, const pov_area *d, const char *id,
                      int year, int64_t urban, int64_t rural)
{
    int64_t u = dice_between(r, 0, urban), c = dice_between(r, 0, rural);

    add(all, d, id, year, u + c);
    add(all, d, pov_arena_format(arena, "%s_urban", id), year, u);
    add(all, d, pov_arena_format(arena, "%s_rural", id), year, c);
    add(all, d, pov_arena_format(arena, "%s_persons", id), year,
        dice_between(r, 2 * (u + c), 3 * (u + c)));
    add(all, d, "poor_or_near_poor", year, u + c);
}

static void add_district(dice *r, facts *all, const pov_area *d, int year)
{
    static const int64_t sizes[] = {0, 1, 5, 900, 20000};
    int64_t urban = dice_between(r, 0, sizes[dice_between(r, 0, 4)]);
    int64_t rural = dice_between(r, 1, sizes[dice_between(r, 1, 4)]);

    add(all, d, "households", year, urban + rural);
    add(all, d, "households_urban", year, urban);
    add(all, d, "households_rural", year, rural);
    add(all, d, "persons", year,
        dice_between(r, 2 * (urban + rural), 5 * (urban + rural)) + urban +
            rural);
    add_class(r, all, d, "poor", year, urban / 2, rural / 2);
    add_class(r, all, d, "near_poor", year, urban / 2, rural / 2);
}

/** The rows of the review form between two years. */
static void add_flows(dice *r, facts *all, const pov_area *d, const char *id,
                      int year)
{
    int64_t more = dice_between(r, 0, 3) ? dice_between(r, 0, 90) : 0;
    int64_t other = dice_between(r, 0, 1) ? dice_between(r, 0, 20) : 0;
    int64_t back = dice_between(r, 0, 2) ? 0 : dice_between(r, 0, 9);
    int64_t net = count_of(all, d, id, year) - count_of(all, d, id, year - 1);
    int64_t gone = more + other + back - net;

    if (gone < 0) {
        more -= gone;
        gone = 0;
    }
    add(all, d, pov_arena_format(arena, "newly_%s", id), year, more);
    add(all, d, pov_arena_format(arena, "returned_%s", id), year, back);
    add(all, d, pov_arena_format(arena, "other_increase_%s", id), year, other);
    more = dice_between(r, 0, 1) ? gone : dice_between(r, 0, gone);
    add(all, d, pov_arena_format(arena, "escaped_%s", id), year, more);
    add(all, d, pov_arena_format(arena, "other_decrease_%s", id), year,
        gone - more);
}

/** Both years of a province; between 2019 and 2020 one of its districts
 *  became part of another. */
static int add_province(dice *r, facts *all)
{
    int year = dice_between(r, 0, 1) ? 2020 : 2023;
    const pov_area *province = pov_catalogue_area(
        catalogue, year == 2020 ? "quang-ninh" : "quang-binh");
    pov_day days[] = {pov_day_year_end(year - 1), pov_day_year_end(year)};

    for (size_t i = 0; i < pov_area_children(province)->count; i++) {
        const pov_area *d = pov_area_children(province)->items[i];
        bool in[2];

        for (int y = 0; y < 2; y++) {
            in[y] = d->level == POV_DISTRICT && pov_area_in_force(d, days[y]);
            if (in[y])
                add_district(r, all, d, year - 1 + y);
        }
        if (!in[0] || !in[1] || year == 2020)
            continue;
        add_flows(r, all, d, "poor", year);
        add_flows(r, all, d, "near_poor", year);
    }
    return year;
}

static pov_ratio rate_of(facts *all, const fact *f)
{
    const fact *whole = find_fact(all, f->area, f->indicator->whole, f->year);

    return percent(f->count, whole->count);
}

static bool has_rate(facts *all, const fact *f)
{
    const fact *whole =
        f->indicator->whole
            ? find_fact(all, f->area, f->indicator->whole, f->year)
            : NULL;

    return whole && whole->count > 0;
}

static void say_fact(statements *list, const fact *f, pov_form form,
                     pov_unit unit, pov_decimal amount, const style *s)
{
    truth t = {f->area, f->year, 0, 0, 0};
    pov_statement *said;

    say_number(list, &t, f->indicator->id, form, unit, amount, s->document,
               s->status);
    said = &list->items[list->count - 1];
    if (f->indicator->is_flow)
        said->since = pov_day_year_end(f->year - 1);
}

static pov_decimal rounded(facts *all, const fact *f, int scale)
{
    pov_decimal d;

    assert_true(pov_ratio_round(rate_of(all, f), scale, POV_ROUND_HALF_UP, &d));
    return d;
}

static void say_change(facts *all, statements *list, const fact *f,
                       const style *s)
{
    const fact *before = find_fact(all, f->area, f->indicator, f->year - 1);
    pov_decimal points;

    if (!before || f->indicator->is_flow)
        return;
    say_fact(list, f, POV_REDUCTION, POV_IN_COUNT,
             pov_decimal_whole(before->count - f->count), s);
    if (!has_rate(all, f) || !has_rate(all, before))
        return;
    assert_true(pov_decimal_subtract(rounded(all, before, s->scale),
                                     rounded(all, f, s->scale), &points));
    say_fact(list, f, POV_REDUCTION, POV_IN_POINTS, points, s);
}

/** Everything that is true, as one of two documents prints it. */
static void say_facts(dice *r, facts *all, statements *list)
{
    style styles[] = {any_style(r), any_style(r)};

    for (size_t i = 0; i < all->count; i++) {
        const fact *f = &all->items[i];
        const style *s = &styles[dice_between(r, 0, 1)];

        say_fact(list, f, POV_LEVEL, POV_IN_COUNT, pov_decimal_whole(f->count),
                 s);
        if (has_rate(all, f))
            say_fact(list, f, POV_LEVEL, POV_IN_PERCENT,
                     rounded(all, f, s->scale), s);
        say_change(all, list, f, s);
    }
}

/** No more than hints, and every figure may be what is true.  Flows are drawn
 *  without regard to how many there are. */
static void assert_true_of(facts *all, const reckoned *r)
{
    for (size_t i = 0; i < r->findings.count; i++)
        if (r->findings.items[i]->kind != POV_FOUND_CUT_OR_GROWN &&
            r->findings.items[i]->kind != POV_FOUND_IMPOSSIBLE_FLOW &&
            r->findings.items[i]->kind != POV_FOUND_UNBALANCED &&
            r->findings.items[i]->kind != POV_FOUND_JUMP &&
            r->findings.items[i]->kind != POV_FOUND_TOTAL_DROPPED &&
            r->findings.items[i]->kind != POV_FOUND_ASSUMPTION_DROPPED &&
            r->findings.items[i]->kind != POV_FOUND_UNLIKELY_PERSONS)
            fail_msg("%s", pov_finding_message(arena, r->findings.items[i]));
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];
        const fact *is = f->key.form == POV_LEVEL
                             ? find_fact(all, f->key.area, f->key.indicator,
                                         year_of(f->key.as_of))
                             : NULL;

        if (!is || f->is_assumed)
            continue;
        if (f->key.unit == POV_IN_COUNT)
            assert_true(
                pov_interval_contains(&f->value, pov_ratio_whole(is->count)));
        else if (has_rate(all, is))
            assert_true(pov_interval_contains(&f->value, rate_of(all, is)));
    }
}

static facts *any_province(dice *r)
{
    facts *all = pov_arena_alloc(arena, sizeof *all);

    add_province(r, all);
    return all;
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
        drop_some(&r, &list, i % 3 ? dice_between(&r, 20, 95) : 100);
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
