#include "read/other_header.h"

#include <string.h>

#include "povstat/text.h"
#include "read/shape.h"
#include "read/table.h"

/* Files are pasted below each other, and their columns differ.  Read under the
 * first header, the poor of the second table would be its near-poor. */

enum { DIGITS_OF_A_YEAR = 4 };

/** "95", "0,74%": what stands below a header, but never in one.  A year may
 *  stand in both. */
static bool is_number(const char *text)
{
    size_t length = strspn(text, "0123456789.,% -");

    return *text && !text[length] && length != DIGITS_OF_A_YEAR;
}

static const char *cell_at(const extract *x, int at)
{
    return at != NOT_THERE && (size_t)at < x->row.count ? x->row.items[at].text
                                                        : "";
}

static bool holds_number(const extract *x)
{
    const table *t = x->table;

    if (!t)
        return strpbrk(cell_at(x, x->layout.at[COLUMN_VALUE]), "0123456789");
    for (size_t i = 0; i < t->width && i < x->row.count; i++)
        if (t->columns[i].is.kind == HEADING_FIGURES &&
            is_number(x->row.items[i].text))
            return true;
    return false;
}

/** How the cells of a row read as headings. */
typedef struct heading_count {
    bool of_areas, of_figures;
    size_t figures, others;
} heading_count;

static heading_count count_headings(const extract *x)
{
    heading_count n = {0};

    for (size_t i = 0; i < x->row.count; i++) {
        heading h =
            heading_read(x->row.items[i].text, NULL, x->catalogue, x->scratch);

        n.of_areas = n.of_areas ||
                     (h.kind == HEADING_COLUMN &&
                      (h.column == COLUMN_AREA || h.column == COLUMN_PARENT));
        n.of_figures = n.of_figures || (h.kind == HEADING_FIGURES &&
                                        (h.indicator || h.is_rate));
        n.figures += h.kind == HEADING_FIGURES;
        n.others += h.kind != HEADING_FIGURES && h.kind != HEADING_BLANK &&
                    h.kind != HEADING_GROUP;
    }
    return n;
}

/** "Huyện" where a district should stand. */
static bool names_column(const extract *x)
{
    heading h = heading_read(cell_at(x, x->layout.at[COLUMN_AREA]), NULL,
                             x->catalogue, x->scratch);

    return h.kind == HEADING_COLUMN && h.column == COLUMN_AREA;
}

static bool is_heading(extract *x, const char *text)
{
    heading h = heading_read(text, NULL, x->catalogue, x->scratch);

    return (h.kind != HEADING_UNKNOWN && h.kind != HEADING_BLANK) ||
           layout_column_from(text, x->scratch) != N_COLUMNS;
}

/** May the cell stand in a header? */
static bool may_head(extract *x, int at)
{
    const char *text = cell_at(x, at);

    return *text && cells_ask_once(x, MEMORY_HEADING, text, is_heading);
}

static bool is_other_header(extract *x)
{
    heading_count n;

    if (holds_number(x))
        return false;
    if (!x->table && !may_head(x, x->layout.at[COLUMN_VALUE]) &&
        !may_head(x, x->layout.at[COLUMN_AREA]))
        return false; /* quickly: most rows of a list */
    if (layout_score(&x->row, x->scratch))
        return true;
    n = count_headings(x);
    if ((n.of_areas && n.of_figures) ||
        (n.figures + n.others > 1 && names_column(x)))
        return true;
    return x->table && n.of_figures && n.figures > 1 && !n.others;
}

bool other_header_here(extract *x)
{
    pov_finding *f;

    if (!is_other_header(x))
        return false;
    x->below_other_header = true;
    f = pov_find(x->findings, POV_FOUND_OTHER_HEADER,
                 rows_place(x->rows, &x->row, 0), NULL);
    rows_show(x->rows, &x->row, f);
    return true;
}
