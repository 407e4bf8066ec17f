#ifndef POVSTAT_TESTS_UNIT_RECKON_SAID_H
#define POVSTAT_TESTS_UNIT_RECKON_SAID_H

/* Figures as documents put them, in words. */

#include "reckon_fixture.h"

/** A row of an extract; `unit` is POV_IN_POINTS where a column says so. */
typedef struct said {
    const char *document, *area, *indicator, *value;
    int year, since; /* since: 0 unless it counts from the end of a year */
    pov_status status;
    bool is_target, in_points;
} said;

static inline const pov_plan *document_of(const char *id)
{
    static const pov_plan *made_up[8];
    const pov_plan *recorded = pov_catalogue_plan(catalogue, id);
    size_t i = 0;

    if (recorded)
        return recorded;
    while (made_up[i] && strcmp(made_up[i]->id, id) != 0)
        i++;
    if (!made_up[i]) {
        pov_plan *plan = pov_arena_alloc(reference_arena, sizeof *plan);

        plan->id = id;
        made_up[i] = plan;
    }
    return made_up[i];
}

static inline void say_row(statements *list, const said *row)
{
    const pov_phrase_hint hint = {.is_target = row->is_target,
                                  .unit_known = row->in_points,
                                  .unit = POV_IN_POINTS,
                                  .meaning = POV_MEANS_COUNT};
    pov_statement s = {.area = pov_catalogue_area(catalogue, row->area),
                       .indicator = indicator_of(row->indicator),
                       .document = document_of(row->document),
                       .raw = row->value,
                       .is_target = row->is_target,
                       .as_of = pov_day_year_end(row->year),
                       .status = row->status};
    pov_number number = {0};

    if (row->since)
        s.since = pov_day_year_end(row->since);
    assert_int_equal(pov_phrase_read(row->value, strlen(row->value), &hint,
                                     arena, &s.says, &number),
                     POV_READ_VALUE);
    say(list, s);
}

static inline reckoned reckon_rows(const said *rows, size_t n)
{
    statements list = {0};

    for (size_t i = 0; i < n; i++)
        say_row(&list, &rows[i]);
    return reckon(&list);
}

#define RECKON(rows) reckon_rows(rows, sizeof(rows) / sizeof *(rows))

static inline void assert_holds(const pov_figure *f, pov_decimal value)
{
    assert_non_null(f);
    assert_true(pov_interval_is_bounded(&f->value));
    assert_true(
        pov_interval_contains(&f->value, pov_ratio_from_decimal(value)));
}

#endif
