#include "read/row_sense.h"

#include <string.h>

enum { FEWEST_ZEROS = 3 }; /* one or two may well be meant */

row_sense row_sense_open(const table *t, pov_arena *arena)
{
    return (row_sense){
        .unentered = pov_arena_alloc(arena, t->width * sizeof(size_t)),
        .first_unentered = pov_arena_alloc(arena, t->width * sizeof(record)),
        .shown = pov_arena_alloc(arena, t->width * sizeof(char *))};
}

/** The row's line and text, for as long as the table is read. */
static record kept(const row_view *x)
{
    return (record){.line = x->row.line,
                    .text =
                        pov_arena_copy(x->arena, x->row.text, x->row.length),
                    .length = x->row.length};
}

static void take_back(figure_cell *cells, fate *fates, size_t i)
{
    cells[i].is_read = false;
    fates[i] = FATE_REFUSED;
}

static bool is_level(const figure_cell *c, pov_unit unit)
{
    const pov_phrase *says = &c->says.says;

    return c->is_read && !c->says.is_target && says->unit == unit &&
           says->form == POV_LEVEL && says->has_amount && !says->op_said;
}

/** Zeros, and nothing else. */
static bool is_unfilled(const row_view *x, const table *t,
                        const figure_cell *cells)
{
    size_t zeros = 0;

    for (size_t i = 0; i < t->width && i < x->row.count; i++) {
        if (!table_layout_has_figures(&t->columns[i]) ||
            !x->row.items[i].length)
            continue;
        if ((!is_level(&cells[i], POV_IN_COUNT) &&
             !is_level(&cells[i], POV_IN_PERCENT)) ||
            cells[i].says.says.amount.units)
            return false;
        zeros++;
    }
    return zeros >= FEWEST_ZEROS;
}

static void judge_unfilled(row_sense *s, const row_view *x, const table *t,
                           figure_cell *cells, fate *fates)
{
    if (!is_unfilled(x, t, cells))
        return;
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read)
            take_back(cells, fates, i);
    if (!s->n_unfilled++)
        s->first_unfilled = kept(x);
}

/** Does a column hold the whole that the indicators of others divide by? */
static bool is_whole_of(const figure_cell *whole, const figure_cell *part)
{
    return is_level(whole, POV_IN_COUNT) &&
           part->says.indicator->whole == whole->says.indicator &&
           part->says.as_of == whole->says.as_of;
}

/** Are its parts, each of other households, more than one and a half times the
 *  whole?  A single slip is told where the figures are reckoned. */
static bool is_exceeded(const table *t, const figure_cell *cells, size_t whole,
                        size_t *first)
{
    pov_decimal all = cells[whole].says.says.amount;
    pov_decimal sum = pov_decimal_whole(0), twice, thrice;

    *first = t->width;
    for (size_t i = 0; i < t->width; i++) {
        const pov_statement *s = &cells[i].says;

        if (!is_level(&cells[i], POV_IN_COUNT) || s->indicator->breakdown ||
            !is_whole_of(&cells[whole], &cells[i]) ||
            pov_indicator_kin(s->indicator, POV_PART) ||
            (*first < t->width && s->standard != cells[*first].says.standard))
            continue;
        if (*first == t->width && s->says.amount.units)
            *first = i;
        if (!pov_decimal_add(sum, s->says.amount, &sum))
            return false;
    }
    return *first < t->width && pov_decimal_add(sum, sum, &twice) &&
           pov_decimal_add(all, all, &thrice) &&
           pov_decimal_add(thrice, all, &thrice) &&
           pov_decimal_compare(twice, thrice) > 0;
}

/** Are the rates printed those of this very whole, or 0 of none?  A whole that
 *  was mistyped has others beside it. */
static bool rates_follow(const table *t, const figure_cell *cells, size_t whole)
{
    bool is_none = !cells[whole].says.says.amount.units;
    size_t n = 0;

    for (size_t i = 0; i < t->width; i++) {
        if (!is_level(&cells[i], POV_IN_PERCENT) ||
            !is_whole_of(&cells[whole], &cells[i]))
            continue;
        if (is_none ? cells[i].says.says.amount.units != 0
                    : row_check_rate(t, cells, i).outcome == RATE_DIFFERS)
            return false;
        n++;
    }
    return n || is_none;
}

static void note_unentered(row_sense *s, const row_view *x,
                           const figure_cell *cells, size_t whole, size_t part)
{
    if (s->unentered[whole]++)
        return;
    s->first_unentered[whole] = kept(x);
    s->shown[whole] =
        pov_arena_format(x->arena, cells_say(x, "'%s' of '%s'"),
                         cells[part].says.raw, cells[whole].says.raw);
}

/** One whole that was not entered takes the others of the row with it: who
 *  typed 10 households did not count the persons either. */
static void judge_wholes(row_sense *s, const row_view *x, const table *t,
                         figure_cell *cells, fate *fates)
{
    bool *is_whole = pov_arena_alloc(x->scratch, t->width * sizeof *is_whole);
    bool any = false;
    size_t first;

    for (size_t w = 0; w < t->width; w++) {
        if (!is_level(&cells[w], POV_IN_COUNT) ||
            cells[w].says.indicator->by_standard)
            continue;
        if (is_exceeded(t, cells, w, &first) && rates_follow(t, cells, w)) {
            note_unentered(s, x, cells, w, first);
            any = true;
        }
        for (size_t i = 0; i < t->width; i++)
            is_whole[w] = is_whole[w] || (cells[i].is_read &&
                                          is_whole_of(&cells[w], &cells[i]));
    }
    for (size_t i = 0; any && i < t->width; i++)
        if (is_level(&cells[i], POV_IN_PERCENT))
            take_back(cells, fates, i);
    for (size_t i = 0; any && i < t->width; i++)
        if (is_whole[i])
            take_back(cells, fates, i);
}

void row_sense_judge(row_sense *s, const row_view *x, const table *t,
                     figure_cell *cells, fate *fates)
{
    judge_unfilled(s, x, t, cells, fates);
    judge_wholes(s, x, t, cells, fates);
}

void row_sense_report(const row_sense *s, const row_view *x, const table *t)
{
    pov_finding *f;

    if (s->n_unfilled) {
        f = pov_find(x->findings, POV_FOUND_UNFILLED_UNIT,
                     (pov_place){x->path, s->first_unfilled.line, 0},
                     s->n_unfilled == 1 ? "%zu row" : "%zu rows",
                     s->n_unfilled);
        rows_show(x->rows, &s->first_unfilled, f);
    }
    for (size_t i = 0; i < t->width; i++) {
        if (!s->unentered[i])
            continue;
        f = pov_find(x->findings, POV_FOUND_WHOLE_NOT_ENTERED,
                     (pov_place){x->path, s->first_unentered[i].line, 0},
                     s->unentered[i] == 1 ? "column '%s': %s; %zu row"
                                          : "column '%s': %s; %zu rows",
                     t->columns[i].title, s->shown[i], s->unentered[i]);
        rows_show(x->rows, &s->first_unentered[i], f);
    }
}
