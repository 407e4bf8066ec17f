#include "cases.h"

#include "reckon_tables.h"

/* Moments that follow a recipe are reckoned as each is by itself. */

enum { TABLES = 120, YEARS = 3, FIRST_YEAR = 2021, MOST_AREAS = 12 };

/** What is true of one area and day. */
typedef enum number {
    HOMES,
    HOMES_URBAN,
    HOMES_RURAL,
    HOMES_MINORITY,
    POOR,
    POOR_URBAN,
    POOR_RURAL,
    POOR_MINORITY,
    NEAR_POOR,
    BOTH,
    PERSONS,
    POOR_PERSONS,
    N_NUMBERS
} number;

/** A column: a number, or what it is as a percentage of another one. */
static const struct column {
    const char *indicator, *of_whom, *counted;
    number is;
    int of; /* a number of these; -1: it is a count */
    bool is_share;
} columns[] = {
    {"households", NULL, NULL, HOMES, -1, false},
    {"households", "urban", NULL, HOMES_URBAN, -1, false},
    {"households", "rural", NULL, HOMES_RURAL, -1, false},
    {"households", "ethnic_minority", NULL, HOMES_MINORITY, -1, false},
    {"poor", NULL, NULL, POOR, -1, false},
    {"poor", NULL, NULL, POOR, HOMES, false},
    {"poor", "urban", NULL, POOR_URBAN, -1, false},
    {"poor", "urban", NULL, POOR_URBAN, HOMES_URBAN, false},
    {"poor", "rural", NULL, POOR_RURAL, -1, false},
    {"poor", "ethnic_minority", NULL, POOR_MINORITY, -1, false},
    {"poor", "ethnic_minority", NULL, POOR_MINORITY, HOMES_MINORITY, false},
    {"poor", "ethnic_minority", NULL, POOR_MINORITY, POOR, true},
    {"near_poor", NULL, NULL, NEAR_POOR, -1, false},
    {"near_poor", NULL, NULL, NEAR_POOR, HOMES, false},
    {"poor_or_near_poor", NULL, NULL, BOTH, -1, false},
    {"poor_or_near_poor", NULL, NULL, BOTH, HOMES, false},
    {"persons", NULL, NULL, PERSONS, -1, false},
    {"poor", NULL, "persons", POOR_PERSONS, -1, false},
    {"poor", NULL, "persons", POOR_PERSONS, PERSONS, false},
};

/** How a table is made: of a thousand rows or cells each so many. */
typedef struct manner {
    unsigned columns; /* a bit for each that it has */
    int scale;        /* decimals of rates */
    int64_t wrong, lacking, changes, stronger, twice, nothing;
    bool has_totals;
    int64_t homes[MOST_AREAS];
} manner;

static bool chance(dice *d, int64_t of_thousand)
{
    return dice_between(d, 0, 999) < of_thousand;
}

/** Is there a column of the number itself? */
static bool has_count(const manner *m, number is)
{
    for (size_t i = 0; i < LENGTH(columns); i++)
        if (columns[i].is == is && columns[i].of < 0)
            return m->columns >> i & 1;
    return false;
}

/** Mostly rates stand beside what they are of. */
static manner any_manner(dice *d)
{
    static const int64_t hardly[] = {0, 0, 0, 1}, seldom[] = {0, 0, 2, 20};
    manner m = {.columns = (unsigned)dice_bits(d) | (unsigned)dice_bits(d) | 1,
                .scale = (int)dice_between(d, 0, 3),
                .wrong = hardly[dice_between(d, 0, 3)],
                .lacking = seldom[dice_between(d, 0, 3)],
                .changes = hardly[dice_between(d, 0, 3)],
                .stronger = dice_between(d, 0, 2) ? 0 : 200,
                .twice = dice_between(d, 0, 2) ? 0 : 300,
                .nothing = dice_between(d, 0, 2) ? 5 : 200,
                .has_totals = dice_between(d, 0, 1)};
    bool is_whole = dice_between(d, 0, 3);

    for (size_t i = 0; is_whole && i < LENGTH(columns); i++)
        if (columns[i].of >= 0 && !(has_count(&m, columns[i].is) &&
                                    has_count(&m, (number)columns[i].of)))
            m.columns &= ~(1u << i);
    for (size_t i = 0; i < MOST_AREAS; i++)
        m.homes[i] = dice_between(d, 1, dice_between(d, 0, 5) ? 40000 : 90);
    return m;
}

static int64_t some_of(dice *d, int64_t all, const manner *m)
{
    return chance(d, m->nothing) ? 0 : dice_between(d, 0, all);
}

/** Of those who live there, who hardly change. */
static void draw(dice *d, const manner *m, const truth *t, int64_t n[N_NUMBERS])
{
    n[HOMES] = t->households + t->year;
    n[HOMES_URBAN] = n[HOMES] * (t->households % 5) / 5;
    n[HOMES_RURAL] = n[HOMES] - n[HOMES_URBAN];
    n[HOMES_MINORITY] = n[HOMES] * (t->households % 7) / 7;
    n[POOR_URBAN] = some_of(d, n[HOMES_URBAN] / 2, m);
    n[POOR_RURAL] = some_of(d, n[HOMES_RURAL] / 2, m);
    n[POOR] = n[POOR_URBAN] + n[POOR_RURAL];
    n[POOR_MINORITY] = n[POOR] * n[HOMES_MINORITY] / n[HOMES];
    n[NEAR_POOR] = some_of(d, n[HOMES] - n[POOR], m);
    n[BOTH] = n[POOR] + n[NEAR_POOR];
    n[PERSONS] = n[HOMES] * 4;
    n[POOR_PERSONS] = n[POOR] * 3;
}

static const pov_indicator *indicator_in(const struct column *c)
{
    const pov_indicator *i = indicator_of(c->indicator);

    if (c->of_whom)
        i = pov_indicator_of_whom(
            i, pov_catalogue_breakdown(catalogue, c->of_whom));
    if (c->counted)
        i = pov_indicator_in(i, c->counted);
    assert_non_null(i);
    return c->is_share ? i->share : i;
}

/** A cell, seldom of a wrong number or a bound. */
static void say_cell(dice *d, statements *list, const truth *t,
                     const struct column *c, const int64_t n[N_NUMBERS],
                     const manner *m, const style *s)
{
    pov_statement cell = {.area = t->area,
                          .indicator = indicator_in(c),
                          .document = s->document,
                          .raw = "cell",
                          .as_of = pov_day_year_end(t->year),
                          .status = s->status};
    pov_decimal is = pov_decimal_whole(n[c->is]);

    if (c->of >= 0 && !n[c->of])
        return;
    if (c->of >= 0)
        is = printed_rate(n[c->is], n[c->of], m->scale);
    if (chance(d, m->wrong))
        is.units += dice_between(d, 1, 1 + is.units / 3);
    cell.says =
        (pov_phrase){.unit = c->of < 0 ? POV_IN_COUNT : POV_IN_PERCENT,
                     .op = chance(d, m->wrong) ? POV_AT_LEAST : POV_EXACTLY,
                     .has_amount = true,
                     .amount = is};
    cell.says.op_said = cell.says.op != POV_EXACTLY;
    say(list, cell);
}

static void say_row(dice *d, statements *list, const truth *t,
                    const int64_t n[N_NUMBERS], const manner *m)
{
    style s = {document_named("a"), POV_REPORTED, m->scale};

    if (chance(d, m->stronger))
        s.status = POV_OFFICIAL;
    for (int times = 1 + chance(d, m->twice); times--;) {
        for (size_t i = 0; i < LENGTH(columns); i++)
            if (m->columns >> i & 1 && !chance(d, m->lacking))
                say_cell(d, list, t, &columns[i], n, m, &s);
        s.document = document_named("b");
    }
    if (chance(d, m->changes))
        say_number(list, t, "poor", POV_REDUCTION, POV_IN_COUNT,
                   pov_decimal_whole(dice_between(d, 1, 400)), s.document,
                   s.status);
}

/** The districts of a province in one year, and often all of it. */
static void say_year(dice *d, statements *list, truth t, const manner *m,
                     int64_t sum[N_NUMBERS])
{
    const pov_area *province = t.area;
    const pov_area_list *districts = pov_area_children(province);
    int64_t all[N_NUMBERS] = {0}, n[N_NUMBERS];
    size_t said = 0;

    for (size_t i = 0; i < districts->count && said < MOST_AREAS; i++) {
        t.area = districts->items[i];
        if (t.area->level != POV_DISTRICT)
            continue;
        t.households = m->homes[said++];
        draw(d, m, &t, n);
        say_row(d, list, &t, n, m);
        for (int k = 0; k < N_NUMBERS; k++)
            all[k] += n[k];
    }
    t.area = province;
    if (m->has_totals)
        say_row(d, list, &t, all, m);
    for (int k = 0; k < N_NUMBERS; k++)
        sum[k] += all[k];
}

/** Two provinces, and what they became one of. */
static void say_all(dice *d, statements *list, const manner *m)
{
    static const char *const provinces[] = {"quang-binh", "quang-tri"};
    truth t = {.area = NULL};

    for (t.year = FIRST_YEAR + 1; t.year <= FIRST_YEAR + YEARS; t.year++) {
        int64_t sum[N_NUMBERS] = {0};

        for (size_t i = 0; i < LENGTH(provinces); i++) {
            t.area = pov_catalogue_area(catalogue, provinces[i]);
            say_year(d, list, t, m, sum);
        }
        t.area = pov_area_of_today(t.area);
        if (m->has_totals && dice_between(d, 0, 1))
            say_row(d, list, &t, sum, m);
    }
}

static reckoned reckon_on(const statements *list, pov_shelf *shelf)
{
    reckoned r = {.figures = pov_figures_new(catalogue, arena),
                  .findings = {.arena = arena, .keep_all = true}};

    r.figures->shelf = shelf;
    for (size_t i = 0; i < list->count; i++)
        pov_figures_add(r.figures, &list->items[i]);
    pov_reckon(r.figures, &r.findings);
    pov_findings_sort(&r.findings);
    return r;
}

static void assert_same_way(const pov_derivation *a, const pov_derivation *b)
{
    assert_int_equal(!a, !b);
    if (!a)
        return;
    assert_ptr_equal(a->by, b->by);
    assert_ptr_equal(a->role, b->role);
    assert_true(pov_interval_equal(&a->gives, &b->gives));
    assert_int_equal(a->rank, b->rank);
    assert_int_equal(a->n_from, b->n_from);
    for (size_t i = 0; i < a->n_from; i++) {
        assert_int_equal(
            pov_key_compare(&a->from[i].figure->key, &b->from[i].figure->key),
            0);
        assert_ptr_equal(a->from[i].role, b->from[i].role);
        assert_int_equal(!a->from[i].stated, !b->from[i].stated);
    }
}

static void assert_same_bonds(const pov_figure *a, const pov_figure *b)
{
    const pov_bonds *of_a = pov_figure_bonds(a), *of_b = pov_figure_bonds(b);
    const pov_dispute *against = pov_figure_dispute(a);

    assert_int_equal(of_a->derivations.count, of_b->derivations.count);
    for (size_t i = 0; i < of_a->derivations.count; i++)
        assert_same_way(of_a->derivations.items[i], of_b->derivations.items[i]);
    assert_int_equal(against->against.count,
                     pov_figure_dispute(b)->against.count);
    for (size_t i = 0; i < against->against.count; i++)
        assert_same_way(against->against.items[i],
                        pov_figure_dispute(b)->against.items[i]);
    assert_int_equal(of_a->ties.count, of_b->ties.count);
}

static void assert_same_figure(const pov_figure *a, const pov_figure *b)
{
    assert_int_equal(pov_key_compare(&a->key, &b->key), 0);
    assert_true(pov_interval_equal(&a->value, &b->value));
    assert_same_way(a->low_by, b->low_by);
    assert_same_way(a->high_by, b->high_by);
    assert_same_bonds(a, b);
    assert_int_equal(a->low_rank, b->low_rank);
    assert_int_equal(a->high_rank, b->high_rank);
    assert_int_equal(a->low_weight, b->low_weight);
    assert_int_equal(a->high_weight, b->high_weight);
    assert_int_equal(a->blame, b->blame);
    assert_int_equal(a->conflict, b->conflict);
    assert_int_equal(a->is_barred, b->is_barred);
    assert_int_equal(a->narrowed, b->narrowed);
    assert_int_equal(a->changed, b->changed);
    assert_int_equal(a->applied_at, b->applied_at);
    assert_int_equal(!a->chosen, !b->chosen);
    assert_int_equal(a->evidence.count, b->evidence.count);
    for (size_t i = 0; i < a->evidence.count; i++)
        assert_int_equal(a->evidence.items[i]->standing,
                         b->evidence.items[i]->standing);
}

static void assert_same(const reckoned *a, const reckoned *b)
{
    assert_int_equal(a->figures->count, b->figures->count);
    for (size_t i = 0; i < a->figures->count; i++)
        assert_same_figure(a->figures->items[i], b->figures->items[i]);
    assert_int_equal(a->findings.count, b->findings.count);
    for (size_t i = 0; i < a->findings.count; i++)
        assert_string_equal(pov_finding_message(arena, a->findings.items[i]),
                            pov_finding_message(arena, b->findings.items[i]));
}

/** With all moments by themselves; with recipes; and with those of the table
 *  before, which they may be of too. */
static void reckons_the_same(void **state)
{
    const char *asked = getenv("RECIPES");
    int tables = asked ? atoi(asked) : 1 + (TABLES - 1) / CASES_EVERY;
    pov_shelf alone = {.arena = pov_arena_new(), .learns_nothing = true};
    pov_shelf kept = {.arena = pov_arena_new()};
    size_t found_none = 0;
    dice d = fixed_seed;

    (void)state;
    for (int i = 0; i < tables; i++) {
        const manner m = any_manner(&d);
        statements list = {0};
        reckoned each;

        say_all(&d, &list, &m);
        each = reckon_on(&list, &alone);
        assert_same(&each, &(reckoned[]){reckon_on(&list, NULL)}[0]);
        assert_same(&each, &(reckoned[]){reckon_on(&list, &kept)}[0]);
        assert_non_null(kept.recipes);
        assert_null(alone.recipes);
        found_none += !each.findings.count;
        pov_arena_clear(arena);
    }
    assert_true(found_none > 0 && found_none < (size_t)tables);
    pov_arena_free(alone.arena);
    pov_arena_free(kept.arena);
}

int main(void)
{
    TEST(reckons_the_same);
    return run_all("reckon_recipes", load_reference, free_reference);
}
