#ifndef POVSTAT_TESTS_UNIT_PROVINCES_H
#define POVSTAT_TESTS_UNIT_PROVINCES_H

/* Whole provinces, made up at random but true: all districts and their
 * total, town and country, persons, and what became of the poor in a year. */

#include "slipped.h"

enum { MOST_FACTS = 2000 };

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
    bool grows; /* not as many households on both days */
} facts;

/** The year at whose end a day is, of those that are told of; 0: none. */
static inline int year_of(pov_day day)
{
    for (int year = 2018; year < 2025; year++)
        if (pov_day_year_end(year) == day)
            return year;
    return 0;
}

static inline fact *find_fact(facts *all, const pov_area *area,
                              const pov_indicator *indicator, int year)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].area == area && all->items[i].year == year &&
            all->items[i].indicator == indicator)
            return &all->items[i];
    return NULL;
}

/** Add to what is true of a district, and so of its province. */
static inline void add(facts *all, const pov_area *district, const char *id,
                       int year, int64_t count)
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

static inline int64_t count_of(facts *all, const pov_area *area, const char *id,
                               int year)
{
    const fact *f = find_fact(all, area, indicator_of(id), year);

    return f ? f->count : 0;
}

/** So many, of whom some live in town. */
typedef struct split {
    int64_t urban, rural;
} split;

static inline void add_split(facts *all, const pov_area *d, const char *id,
                             int year, split n)
{
    add(all, d, id, year, n.urban + n.rural);
    add(all, d, pov_arena_format(arena, "%s_urban", id), year, n.urban);
    add(all, d, pov_arena_format(arena, "%s_rural", id), year, n.rural);
}

/** A year before, of the district and of those that have become part of it. */
static inline int64_t all_before(facts *all, const pov_area *d, const char *id,
                                 int year)
{
    int64_t n = 0;

    for (size_t i = 0; i < pov_area_children(d->parent)->count; i++) {
        const pov_area *a = pov_area_children(d->parent)->items[i];

        if (a != d && !pov_areas_hold(pov_area_successors(a), d))
            continue;
        n += count_of(all, a, id, year - 1);
    }
    return n;
}

static inline split before(facts *all, const pov_area *d, const char *id,
                           int year)
{
    return (split){
        all_before(all, d, pov_arena_format(arena, "%s_urban", id), year),
        all_before(all, d, pov_arena_format(arena, "%s_rural", id), year)};
}

/** Per mille of them. */
static inline split some_of(dice *r, split all, int64_t low, int64_t high)
{
    return (split){all.urban * dice_between(r, low, high) / 1000,
                   all.rural * dice_between(r, low, high) / 1000};
}

static inline void add_persons(dice *r, facts *all, const pov_area *d,
                               const char *id, const char *of, int year)
{
    int64_t households = count_of(all, d, of, year);

    add(all, d, id, year,
        households + households * dice_between(r, 16, 30) / 10);
}

static inline void add_classes(dice *r, facts *all, const pov_area *d, int year,
                               split poor, split near_poor)
{
    add_split(all, d, "poor", year, poor);
    add_split(all, d, "near_poor", year, near_poor);
    add(all, d, "poor_or_near_poor", year,
        poor.urban + poor.rural + near_poor.urban + near_poor.rural);
    add_persons(r, all, d, "poor_persons", "poor", year);
    add_persons(r, all, d, "near_poor_persons", "near_poor", year);
}

static inline pov_area_list districts_of(const pov_area *province)
{
    const pov_area_list *all = pov_area_children(province);
    pov_area_list districts = {0};

    for (size_t i = 0; i < all->count; i++)
        if (all->items[i]->level == POV_DISTRICT)
            pov_arena_push(arena, &districts, all->items[i]);
    return districts;
}

static inline void add_district(dice *r, facts *all, const pov_area *d,
                                int year)
{
    static const int64_t sizes[] = {0, 0, 900, 5000, 20000};
    split homes = {dice_between(r, 0, sizes[dice_between(r, 0, 4)]),
                   dice_between(r, 60, sizes[dice_between(r, 2, 4)])};

    add_split(all, d, "households", year, homes);
    add_persons(r, all, d, "persons", "households", year);
    add_classes(r, all, d, year, some_of(r, homes, 0, 350),
                some_of(r, homes, 0, 150));
}

/** As many households, or some more; fewer poor, or hardly more. */
static inline void add_next_year(dice *r, facts *all, const pov_area *d,
                                 int year, int64_t most_growth)
{
    split homes = before(all, d, "households", year);
    split poor = before(all, d, "poor", year);
    split near_poor = before(all, d, "near_poor", year);
    int64_t persons = all_before(all, d, "persons", year);

    add_split(all, d, "households", year,
              some_of(r, homes, 1000, 1000 + most_growth));
    add(all, d, "persons", year,
        some_of(r, (split){persons, 0}, 1000, 1000 + most_growth).urban);
    add_classes(r, all, d, year, some_of(r, poor, 600, 1050),
                some_of(r, near_poor, 700, 1100));
}

/** The rows of the review form between two years.  Who has become poor is among
 *  the poor at the end, so no more leave than there were. */
static inline void add_flows(dice *r, facts *all, const pov_area *d,
                             const char *id, int year)
{
    int64_t end = count_of(all, d, id, year);
    int64_t net = end - count_of(all, d, id, year - 1);
    int64_t more = dice_between(r, 0, end / 4);
    int64_t other = dice_between(r, 0, 1) ? dice_between(r, 0, end / 8) : 0;
    int64_t back = dice_between(r, 0, 2) ? 0 : dice_between(r, 0, end / 16);
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
static inline void add_province(dice *r, facts *all)
{
    int year = dice_between(r, 0, 1) ? 2020 : 2023;
    const pov_area *province = pov_catalogue_area(
        catalogue, year == 2020 ? "quang-ninh" : "quang-binh");
    pov_day days[] = {pov_day_year_end(year - 1), pov_day_year_end(year)};

    all->grows = dice_between(r, 0, 1);
    for (int y = 0; y < 2; y++)
        for (size_t i = 0; i < districts_of(province).count; i++) {
            const pov_area *d = districts_of(province).items[i];

            if (d->level != POV_DISTRICT || !pov_area_in_force(d, days[y]))
                continue;
            if (!y) {
                add_district(r, all, d, year - 1);
                continue;
            }
            add_next_year(r, all, d, year, all->grows ? 30 : 0);
            if (year == 2020)
                continue;
            add_flows(r, all, d, "poor", year);
            add_flows(r, all, d, "near_poor", year);
        }
}

/** What a rate, or the share that another indicator is, divides by; or NULL. */
static inline const fact *whole_of(facts *all, const fact *f,
                                   const pov_indicator *as)
{
    const fact *whole =
        as && as->whole ? find_fact(all, f->area, as->whole, f->year) : NULL;

    return whole && whole->count > 0 ? whole : NULL;
}

static inline pov_decimal printed(facts *all, const fact *f,
                                  const pov_indicator *as, int scale)
{
    return printed_rate(f->count, whole_of(all, f, as)->count, scale);
}

static inline void say_fact(statements *list, const fact *f, pov_form form,
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

static inline void say_change(facts *all, statements *list, const fact *f,
                              const style *s)
{
    const fact *before = find_fact(all, f->area, f->indicator, f->year - 1);
    pov_decimal points;

    if (!before || f->indicator->is_flow)
        return;
    say_fact(list, f, POV_REDUCTION, POV_IN_COUNT,
             pov_decimal_whole(before->count - f->count), s);
    if (all->grows || !whole_of(all, f, f->indicator) ||
        !whole_of(all, before, f->indicator))
        return;
    assert_true(
        pov_decimal_subtract(printed(all, before, f->indicator, s->scale),
                             printed(all, f, f->indicator, s->scale), &points));
    say_fact(list, f, POV_REDUCTION, POV_IN_POINTS, points, s);
}

/** Everything that is true, as one of two documents prints it. */
static inline void say_facts(dice *r, facts *all, statements *list)
{
    style styles[] = {any_style(r), any_style(r)};

    for (size_t i = 0; i < all->count; i++) {
        const fact *f = &all->items[i];
        const style *s = &styles[dice_between(r, 0, 1)];

        say_fact(list, f, POV_LEVEL, POV_IN_COUNT, pov_decimal_whole(f->count),
                 s);
        if (whole_of(all, f, f->indicator))
            say_fact(list, f, POV_LEVEL, POV_IN_PERCENT,
                     printed(all, f, f->indicator, s->scale), s);
        if (whole_of(all, f, f->indicator->share)) {
            say_fact(list, f, POV_LEVEL, POV_IN_PERCENT,
                     printed(all, f, f->indicator->share, s->scale), s);
            list->items[list->count - 1].indicator = f->indicator->share;
        }
        say_change(all, list, f, s);
    }
}

static inline bool true_level(facts *all, const pov_key *key, pov_day day,
                              pov_ratio *out)
{
    const fact *is =
        find_fact(all, key->area, key->indicator->counted, year_of(day));
    const fact *whole = is ? whole_of(all, is, key->indicator) : NULL;

    if (!is || (key->unit != POV_IN_COUNT && !whole))
        return false;
    *out = key->unit == POV_IN_COUNT ? pov_ratio_whole(is->count)
                                     : percent(is->count, whole->count);
    return true;
}

/** The number that is true of a figure.  Errors: false if that is not told. */
static inline bool true_value(facts *all, const pov_figure *f, pov_ratio *out)
{
    pov_ratio before;

    if (f->key.plan || !true_level(all, &f->key, f->key.as_of, out))
        return false;
    if (f->key.form == POV_LEVEL)
        return true;
    return f->key.form == POV_REDUCTION && f->key.unit != POV_IN_PERCENT &&
           true_level(all, &f->key, f->key.since, &before) &&
           pov_ratio_subtract(before, *out, out);
}

/** The first figure that is shown without a mark and is not true, or NULL. */
static const pov_figure *first_false(facts *all, const reckoned *r)
{
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];
        pov_ratio is;

        if (!f->conflict && !f->is_assumed && true_value(all, f, &is) &&
            !pov_interval_contains(&f->value, is))
            return f;
    }
    return NULL;
}

static inline facts *any_province(dice *r)
{
    facts *all = pov_arena_alloc(arena, sizeof *all);

    add_province(r, all);
    return all;
}

/** The form of the flows is there or it is not. */
static inline void drop_some_but_flows(dice *r, statements *list, int64_t kept)
{
    bool has_flows = kept == 100 || dice_between(r, 0, 1);

    for (size_t i = list->count; i-- > 0;)
        if (list->items[i].indicator->is_flow ? !has_flows
                                              : dice_between(r, 1, 100) > kept)
            drop(list, i);
}

#endif
