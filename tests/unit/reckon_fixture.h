#ifndef POVSTAT_TESTS_UNIT_RECKON_FIXTURE_H
#define POVSTAT_TESTS_UNIT_RECKON_FIXTURE_H

/* Statements about the areas of data/, and what is reckoned from them. */

#include <string.h>

#include "povstat/reckon.h"
#include "povstat/reference.h"

static pov_arena *reference_arena, *arena;
static pov_catalogue *catalogue;

typedef struct statements {
    pov_statement *items;
    size_t count, capacity;
} statements;

typedef struct reckoned {
    pov_figures *figures;
    pov_findings findings;
} reckoned;

static inline int load_reference(void **state)
{
    pov_findings findings = {0};

    (void)state;
    reference_arena = findings.arena = pov_arena_new();
    arena = pov_arena_new();
    catalogue = pov_reference_load("data", reference_arena, &findings);
    return catalogue && !pov_findings_count(&findings, POV_WARNING) ? 0 : -1;
}

static inline int free_reference(void **state)
{
    (void)state;
    pov_arena_free(arena);
    pov_arena_free(reference_arena);
    return 0;
}

static inline const pov_indicator *indicator_of(const char *id)
{
    const pov_indicator *indicator = pov_catalogue_indicator(catalogue, id);

    assert_non_null(indicator);
    return indicator;
}

static inline const pov_standard *standard_for(const pov_indicator *indicator)
{
    return indicator->by_standard
               ? pov_catalogue_standard(catalogue, "national-2022")
               : NULL;
}

/** A document that nobody has recorded. */
static inline const pov_plan *document_named(const char *id)
{
    pov_plan *plan = pov_arena_alloc(arena, sizeof *plan);

    plan->id = id;
    plan->is_unnamed = true;
    return plan;
}

static inline void say(statements *list, pov_statement s)
{
    s.standard = s.standard ? s.standard : standard_for(s.indicator);
    s.place = (pov_place){"test.csv", (uint32_t)list->count + 2, 1};
    pov_arena_push(arena, list, s);
}

static inline reckoned reckon(const statements *list)
{
    reckoned r = {.figures = pov_figures_new(catalogue, arena),
                  .findings = {.arena = arena, .keep_all = true}};

    for (size_t i = 0; i < list->count; i++)
        pov_figures_add(r.figures, &list->items[i]);
    pov_reckon(r.figures, &r.findings);
    pov_findings_sort(&r.findings);
    return r;
}

static inline const pov_finding *found(const reckoned *r, pov_finding_kind kind)
{
    for (size_t i = 0; i < r->findings.count; i++)
        if (r->findings.items[i]->kind == kind)
            return r->findings.items[i];
    return NULL;
}

/** The level of an area at the end of a year, or NULL. */
static inline const pov_figure *level_of(const reckoned *r, const char *area,
                                         const char *indicator, pov_unit unit,
                                         int year)
{
    pov_key key = {.area = pov_catalogue_area(catalogue, area),
                   .indicator = indicator_of(indicator),
                   .form = POV_LEVEL,
                   .unit = unit,
                   .as_of = pov_day_year_end(year)};

    key.standard = standard_for(key.indicator);
    return pov_figures_find(r->figures, &key);
}

static inline void assert_no_findings(const reckoned *r)
{
    if (r->findings.count)
        fail_msg("%s", pov_finding_message(arena, r->findings.items[0]));
}

static inline void assert_point(const pov_figure *f, int64_t value)
{
    assert_non_null(f);
    assert_true(pov_interval_is_point(&f->value));
    assert_int_equal(pov_ratio_compare(f->value.low.at, pov_ratio_whole(value)),
                     0);
}

static inline void assert_stated(const pov_figure *f, const char *raw)
{
    assert_non_null(f);
    assert_non_null(pov_figure_stated(f));
    assert_string_equal(pov_figure_stated(f)->sources.items[0].raw, raw);
}

static inline void assert_derived_by(const pov_figure *f, const char *identity)
{
    assert_non_null(f);
    assert_null(pov_figure_stated(f));
    assert_non_null(pov_figure_derived(f));
    assert_string_equal(pov_figure_derived(f)->by->id, identity);
}

#endif
