#include "cases.h"

#include <stdio.h>
#include <time.h>

#include "slipped.h"

/* Sums over many areas: the communes of a district, those of a province since
 * there are no districts, and both.  Of ten numbers of each one is mistyped.
 * COMMUNES=N in the environment: so many tables of each kind, and what came of
 * them is printed. */

enum { TABLES = 6, N_COUNTS = 8, MOST_COUNTS = 4000 };

/** Counts of an area, and for which of them a rate is printed. */
static const struct column {
    const char *indicator, *of; /* it is so many per mille of that column */
    int least, most;
    bool has_rate;
} columns[N_COUNTS] = {
    {"households", NULL, 0, 0, false},
    {"persons", "households", 3000, 4500, false},
    {"poor", "households", 10, 350, true},
    {"near_poor", "households", 10, 150, true},
    {"average_living", "households", 20, 300, false},
    {"poor_persons", "poor", 2500, 4500, false},
    {"near_poor_persons", "near_poor", 2500, 4500, false},
    {"poor_ethnic_minority", "poor", 0, 1000, false},
};

static const struct region {
    const char *name, *area;
    int month;
    bool has_rates, has_districts;
} regions[] = {
    {"a district", "quang-binh/le-thuy", 6, true, false},
    {"a province", "thanh-hoa", 12, true, false},
    {"a province without rates", "thanh-hoa", 12, false, false},
    {"a province of districts of communes", "quang-binh", 6, true, true},
};

static pov_day day_of(const struct region *r)
{
    return r->month == 6 ? pov_day_from(2025, 6, 30) : pov_day_year_end(2025);
}

static void draw(dice *r, int64_t counts[N_COUNTS])
{
    counts[0] = dice_between(r, 300, 6000);
    for (int i = 1; i < N_COUNTS; i++) {
        int of = 0;

        while (strcmp(columns[of].indicator, columns[i].of) != 0)
            of++;
        counts[i] = counts[of] *
                    dice_between(r, columns[i].least, columns[i].most) / 1000;
    }
}

/** Say the row of an area.  Returns how many cells it has. */
static size_t say_area(statements *list, const struct region *r,
                       const pov_area *area, const int64_t counts[N_COUNTS],
                       uint32_t line)
{
    truth t = {area, 2025, 0, 0, 0};
    const pov_plan *document = document_named("a");
    size_t from = list->count;

    for (int i = 0; i < N_COUNTS; i++) {
        say_number(list, &t, columns[i].indicator, POV_LEVEL, POV_IN_COUNT,
                   pov_decimal_whole(counts[i]), document, POV_REPORTED);
        if (r->has_rates && columns[i].has_rate)
            say_number(list, &t, columns[i].indicator, POV_LEVEL,
                       POV_IN_PERCENT, printed_rate(counts[i], counts[0], 2),
                       document, POV_REPORTED);
    }
    for (size_t i = from; i < list->count; i++) {
        list->items[i].as_of = day_of(r);
        list->items[i].document = list->items[from ? 0 : from].document;
        list->items[i].place =
            (pov_place){"table.csv", line, (uint32_t)(10 * (i - from) + 5)};
    }
    return list->count - from;
}

/** Say an area below those that make it up; its numbers are added to `sum`. */
static size_t say_region(dice *d, statements *list, const struct region *r,
                         const pov_area *area, bool has_parts, uint32_t *line,
                         int64_t sum[N_COUNTS])
{
    int64_t own[N_COUNTS] = {0};
    pov_key key = {
        .area = area, .indicator = indicator_of("poor"), .as_of = day_of(r)};
    pov_area_list areas = *pov_key_children(&key);
    size_t step;

    for (size_t i = 0; has_parts && i < areas.count; i++)
        say_region(d, list, r, areas.items[i],
                   r->has_districts && areas.items[i]->level == POV_DISTRICT,
                   line, own);
    assert_true(!has_parts || areas.count > 10 || r->has_districts);
    if (!has_parts)
        draw(d, own);
    step = say_area(list, r, area, own, (*line)++);
    for (int i = 0; i < N_COUNTS; i++)
        sum[i] += own[i];
    return step;
}

static size_t say_all(dice *d, const struct region *r, statements *list)
{
    const pov_area *area = pov_catalogue_area(catalogue, r->area);
    int64_t sum[N_COUNTS] = {0};
    uint32_t line = 2;

    assert_non_null(area);
    return say_region(d, list, r, area, true, &line, sum);
}

typedef struct tally {
    int with_rate, found; /* mistyped cells beside a rate */
    int told;
} tally;

/** How many figures that somebody states are not used. */
static int count_silenced(const reckoned *r)
{
    int n = 0;

    for (size_t i = 0; i < r->figures->count; i++)
        n += r->figures->items[i]->conflict;
    return n;
}

static bool is_beside_rate(const statements *list, const pov_statement *s)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].area == s->area &&
            list->items[i].indicator == s->indicator &&
            list->items[i].says.unit == POV_IN_PERCENT)
            return true;
    return false;
}

static void try_slip(dice *d, const struct region *r, tally *t)
{
    statements list = {0};
    size_t step = say_all(d, r, &list), at;
    reckoned all = reckon(&list);
    bool has_rate, is_found;

    assert_int_equal(pov_findings_count(&all.findings, POV_WARNING), 0);
    do
        at = (size_t)dice_between(d, 0, (int64_t)list.count - 1);
    while (list.items[at].says.unit != POV_IN_COUNT ||
           list.items[at].says.amount.units < 20);
    make_slip(d, &list, at, step);
    all = reckon(&list);
    t->told += pov_findings_count(&all.findings, POV_WARNING) > 0;
    has_rate = is_beside_rate(&list, &list.items[at]);
    is_found = blame_of(&all, list.items[at].place) > POV_BLAMED_WITH_OTHERS;
    t->with_rate += has_rate;
    t->found += has_rate && is_found;
    /* it, or totals: never the hundred others */
    assert_in_range(count_silenced(&all), 0, 4);
    for (size_t i = 0; i < list.count; i++)
        if (i != at && blame_of(&all, list.items[i].place) == POV_NAMED)
            fail_msg("line %u is wrong, named is line %u",
                     list.items[at].place.line, list.items[i].place.line);
}

static void one_cell_silences_no_others(void **state)
{
    const struct region *r = *state;
    const char *asked = getenv("COMMUNES");
    int count = asked ? atoi(asked) : 1 + (TABLES - 1) / CASES_EVERY;
    dice d = fixed_seed;
    tally t = {0};
    clock_t begin = clock();

    for (int i = 0; i < count; i++) {
        try_slip(&d, r, &t);
        pov_arena_clear(arena);
    }
    if (asked)
        printf("%s: told %d of %d, found %d of %d beside a rate, %.0f ms\n",
               r->name, t.told, count, t.found, t.with_rate,
               1e3 * (double)(clock() - begin) / CLOCKS_PER_SEC / count);
    assert_int_equal(t.told, count);
    assert_true(t.found * 100 >= t.with_rate * 95);
}

int main(void)
{
    TEST_ROWS(regions, name, one_cell_silences_no_others);
    return run_all("reckon_communes", load_reference, free_reference);
}
