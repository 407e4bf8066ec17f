#include "read/parts.h"

#include <string.h>

/* What an indicator is made of, and what changes it.  A row that is wrong is
 * left out whole: what lacks a part would be another sum. */

static const char indicators_path[] = "reference/indicators.csv";

enum { OF, PARTS, PERSONS, OUTFLOWS, INFLOWS, N_KIN };

static const struct kin_column {
    pov_kin is;
    size_t with; /* one is nothing without the other */
} kin_columns[N_KIN] = {
    [PARTS] = {POV_PART, PARTS},
    [PERSONS] = {POV_PERSONS, PERSONS},
    [OUTFLOWS] = {POV_OUTFLOW, INFLOWS},
    [INFLOWS] = {POV_INFLOW, OUTFLOWS},
};

/** Leave the row out for one piece of a cell: false. */
static bool refuse(const reference_row *row, size_t column, const char *piece,
                   const char *wrong)
{
    reference_table_tell_later(
        row->reading, POV_FOUND_BAD_REFERENCE,
        reference_table_place(row, column),
        row->reading->table->columns[column].name, piece, "%s",
        pov_say(row->reading->findings->language, wrong));
    return false;
}

/** Why an indicator cannot belong so to another; NULL: it can. */
static const char *wrong_kin(const pov_indicator *of, pov_relative r)
{
    bool moves = r.is == POV_OUTFLOW || r.is == POV_INFLOW;
    bool counts_alike = !strcmp(r.indicator->unit, of->unit);

    if (r.indicator == of)
        return "is the row itself";
    if (counts_alike == (r.is == POV_PERSONS))
        return "counts something else";
    if (moves && (of->is_flow || !r.indicator->is_flow))
        return "is no flow of a stock";
    if (!moves && of->is_flow != r.indicator->is_flow)
        return "is a flow beside a stock";
    return NULL;
}

/** An indicator that a column names, by id.  Errors: NULL, and a finding unless
 *  one told already why it is not there. */
static const pov_indicator *indicator_named(reference_row *row, size_t column,
                                            const char *id)
{
    reference_reading *r = row->reading;
    const pov_indicator *i = pov_catalogue_indicator(r->catalogue, id);

    if (i)
        return i;
    row->cause = pov_catalogue_lost_id(r->catalogue, POV_ROW_INDICATOR, id);
    if (row->cause)
        reference_table_tell_lost(r, reference_table_place(row, column),
                                  r->table->columns[column].name, id,
                                  row->cause);
    else
        reference_table_tell_later(r, POV_FOUND_BAD_REFERENCE,
                                   reference_table_place(row, column),
                                   r->table->columns[column].name, id,
                                   "stands nowhere in %s", indicators_path);
    return NULL;
}

/** What a column names goes to `kin`.  What a directory lacks beside which this
 *  table stands in is NULL: without it nothing adds up.  Errors: false, and a
 *  finding. */
static bool take_column(reference_row *row, size_t column,
                        const pov_indicator *of, pov_indicator *kin,
                        pov_map *seen)
{
    const char *rest = row->cells[column].text;
    pov_arena *arena = row->reading->arena;

    for (const char *id; (id = reference_table_piece(arena, &rest));) {
        pov_relative r = {kin_columns[column].is,
                          indicator_named(row, column, id)};
        const char *wrong;

        if (!r.indicator && row->reading->stands_in) {
            pov_arena_push(arena, &kin->kin, r);
            continue;
        }
        if (!r.indicator)
            return false;
        wrong = wrong_kin(of, r);
        if (!wrong &&
            !pov_map_add(seen, arena, &r.indicator, sizeof r.indicator))
            wrong = "is named twice";
        if (wrong)
            return refuse(row, column, id, wrong);
        pov_arena_push(arena, &kin->kin, r);
    }
    if (column == PARTS && kin->kin.count == 1)
        return refuse(row, column, row->cells[column].text,
                      "is alone, which is no sum");
    return true;
}

static bool take_parts(void *data, reference_row *row)
{
    const reference_reading *r = row->reading;
    const pov_indicator *of = indicator_named(row, OF, row->cells[OF].text);
    pov_indicator kin = {.id = NULL};
    pov_map seen = {0};

    (void)data;
    for (size_t c = PARTS; of && c < N_KIN; c++) {
        size_t with = kin_columns[c].with;

        if (!*row->cells[c].text && *row->cells[with].text)
            return reference_table_refuse(row, c, "it is blank, and %s is not",
                                          r->table->columns[with].name);
        if (!take_column(row, c, of, &kin, &seen))
            return false;
    }
    if (of)
        r->catalogue->indicators.items[of->rank]->kin = kin.kin;
    return of != NULL;
}

static const reference_column part_columns[] = {
    [OF] = {.name = "indicator", .holds = HOLDS_ID, .is_needed = true},
    [PARTS] = {.name = "parts"},
    [PERSONS] = {.name = "persons"},
    [OUTFLOWS] = {.name = "outflows"},
    [INFLOWS] = {.name = "inflows"},
    [N_KIN] = {.name = "note", .holds = HOLDS_REMARK},
    /* Of before: a breakdown is no indicator. */
    {.name = "urban", .holds = HOLDS_REMARK},
    {.name = "rural", .holds = HOLDS_REMARK},
    {.name = NULL},
};

const reference_table parts_table = {
    .path = "reference/parts.csv",
    .columns = part_columns,
    .kind = POV_N_ROW_KINDS,
    .take = take_parts,
};
