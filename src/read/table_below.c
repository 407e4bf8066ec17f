#include "read/table.h"

#include <string.h>

#include "povstat/area_match.h"

/* Below its figures a table has who drew it up, who signed, and remarks.  They
 * must not be taken for areas, and no area must be taken for them. */

/** May the cell stand for a figure: "không còn", "-", but no words else? */
static bool may_be_figure(extract *x, const record *row, size_t i)
{
    static const pov_phrase_hint hint = {0};
    pov_phrase says;
    pov_number number = {.why = NULL};

    return pov_phrase_read(row->items[i].text, row->items[i].length, &hint,
                           x->scratch, &says, &number) != POV_READ_INVALID;
}

bool table_is_text_below(extract *x, const table *t)
{
    static const pov_area_hint hint = {0};
    entry area = cells_entry_of(x, COLUMN_AREA);
    pov_match named = POV_MATCH_BLANK;

    if (x->row.line <= t->last_figures)
        return false;
    for (size_t i = 0; i < t->width && i < x->row.count; i++)
        if (x->row.items[i].length &&
            t->columns[i].is.kind == HEADING_FIGURES &&
            may_be_figure(x, &x->row, i))
            return false;
    if (area.cell != NOT_THERE)
        named =
            pov_area_find(x->catalogue, area.text, &hint, x->scratch).outcome;
    return named == POV_MATCH_BLANK || named == POV_MATCH_UNKNOWN;
}

void table_report_text_below(extract *x, table *t)
{
    size_t at = 0;
    pov_finding *f;

    if (!cells_may_tell(x, &t->text_reported))
        return;
    while (at + 1 < x->row.count && !x->row.items[at].length)
        at++;
    f = pov_find(x->findings, POV_FOUND_TEXT_BELOW,
                 rows_place(x->rows, &x->row, at), "'%s'",
                 x->row.items[at].text);
    rows_show(x->rows, &x->row, f);
}
