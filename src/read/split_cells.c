#include "read/split_cells.h"

#include <string.h>

void split_join(row_view *x, const size_t pieces[], size_t width)
{
    row_cell *cells = pov_arena_alloc(x->scratch, width * sizeof *cells);
    size_t *typed_at = pov_arena_alloc(x->scratch, width * sizeof *typed_at);
    size_t at = 0;

    for (size_t i = 0; i < width; i++) {
        typed_at[i] = at;
        cells[i] = x->row.items[at++];
        for (size_t k = 1; k < pieces[i]; k++)
            cells[i].text = pov_arena_format(x->scratch, "%s,%s", cells[i].text,
                                             x->row.items[at++].text);
        cells[i].length =
            pieces[i] > 1 ? strlen(cells[i].text) : cells[i].length;
    }
    x->row.items = cells;
    x->row.count = width;
    x->row.typed_at = typed_at;
}

bool split_is_whole_part(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits >= 1 && digits <= 3 && !text[digits];
}

bool split_is_decimals(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    text += digits + strspn(text + digits, " ");
    return digits && (!*text || !strcmp(text, "%"));
}

enum { MOST_COMMAS = 3 }; /* "từ 12,5% xuống 9,75%" and one more */

/** Does one cell end with the digits before a comma, and the next begin with
 *  those behind it? */
static bool is_seam(const char *before, const char *behind)
{
    size_t length = strlen(before), whole = 0;
    size_t decimals = strspn(behind, "0123456789");

    while (whole < length && strchr("0123456789", before[length - whole - 1]))
        whole++;
    return whole >= 1 && whole <= 3 && decimals >= 1 && decimals <= 3;
}

/** How many cells too many its value has; 0: it is not split, or may be
 *  something else. */
static size_t commas_in_value(const row_view *x)
{
    const row_cell *value = &x->row.items[x->layout.at[COLUMN_VALUE]];
    size_t n = x->row.count - x->layout.width;

    if (x->row.count <= x->layout.width || n > MOST_COMMAS ||
        !strchr(value[n].text, '%'))
        return 0;
    for (size_t i = 0; i < n; i++)
        if (!is_seam(value[i].text, value[i + 1].text))
            return 0;
    return n;
}

static void tell(row_view *x, split_rows *all, size_t n)
{
    size_t at = (size_t)x->layout.at[COLUMN_VALUE];
    bool joined = x->options->join_decimals;
    const char *text = x->row.items[at].text;

    for (size_t i = 1; i <= n; i++)
        text = pov_arena_format(x->scratch, "%s,%s", text,
                                x->row.items[at + i].text);
    all->told = pov_find(
        x->findings,
        joined ? POV_FOUND_DECIMALS_JOINED : POV_FOUND_DECIMAL_COMMA,
        rows_place(x->rows, &x->row, at), "'%s': %zu cells, the header has %zu",
        text, x->row.count, x->layout.width);
    rows_underline(x->rows, &x->row, all->told, text);
}

bool split_mend(row_view *x, split_rows *all)
{
    size_t n = x->layout.exported.is_there ? 0 : commas_in_value(x);
    size_t *pieces;

    if (!n)
        return true;
    if (!all->told)
        tell(x, all, n);
    all->last = x->row.line;
    all->rows++;
    if (!x->options->join_decimals)
        return false;
    pieces = pov_arena_alloc(x->scratch, x->layout.width * sizeof *pieces);
    for (size_t i = 0; i < x->layout.width; i++)
        pieces[i] = 1 + ((int)i == x->layout.at[COLUMN_VALUE] ? n : 0);
    split_join(x, pieces, x->layout.width);
    return true;
}

void split_end(row_view *x, const split_rows *all)
{
    if (all->rows > 1)
        pov_find_related(x->findings, all->told,
                         (pov_place){x->path, all->last, 0},
                         "the last of these rows");
}
