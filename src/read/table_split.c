#include "read/table.h"

#include <string.h>

/* "12,74%" typed in a file whose cells are parted by commas is two cells.  If
 * all rates of a row are split so, and nothing else, what was meant is plain;
 * but the file is wrong and its reader is told so, once. */

static bool is_rate(const table_column *c)
{
    return table_layout_has_figures(c) && c->is.is_rate;
}

static size_t count_rates(const table *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->width; i++)
        n += is_rate(&t->columns[i]);
    return n;
}

static bool is_whole_part(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits >= 1 && digits <= 3 && !text[digits];
}

static bool is_decimals(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    text += digits + strspn(text + digits, " ");
    return digits && (!*text || !strcmp(text, "%"));
}

bool table_is_split(const extract *x, const table *t)
{
    size_t rates = count_rates(t), at = 0;

    if (!rates || x->row.count != t->width + rates)
        return false;
    for (size_t i = 0; i < t->width; i++, at++)
        if (is_rate(&t->columns[i])) {
            if (!is_whole_part(x->row.items[at].text) ||
                !is_decimals(x->row.items[at + 1].text))
                return false;
            at++;
        }
    return true;
}

static void join(extract *x, const table *t)
{
    row_cell *cells = pov_arena_alloc(x->scratch, t->width * sizeof *cells);
    size_t *typed_at = pov_arena_alloc(x->scratch, t->width * sizeof *typed_at);
    size_t at = 0;

    for (size_t i = 0; i < t->width; i++, at++) {
        typed_at[i] = at;
        cells[i] = x->row.items[at];
        if (!is_rate(&t->columns[i]))
            continue;
        at++;
        cells[i].text = pov_arena_format(x->scratch, "%s,%s", cells[i].text,
                                         x->row.items[at].text);
        cells[i].length = strlen(cells[i].text);
    }
    /* In place: the list of items belongs to the reader of rows. */
    memcpy(x->row.items, cells, t->width * sizeof *cells);
    x->row.count = t->width;
    x->row.typed_at = typed_at;
}

static const char *first_rate(const table *t)
{
    for (size_t i = 0; i < t->width; i++)
        if (is_rate(&t->columns[i]))
            return t->columns[i].title;
    return "";
}

static void report(extract *x, table *t, pov_finding_kind kind)
{
    pov_finding *f;

    if (!cells_may_tell(x, &t->split.is_reported))
        return;
    f = pov_find(x->findings, kind, (pov_place){x->path, t->split.first, 0},
                 "lines %lu-%lu, column '%s': %zu cells, the header has %zu",
                 (unsigned long)t->split.first, (unsigned long)t->split.last,
                 first_rate(t), x->row.count, t->width);
    rows_show(x->rows, &x->row, f);
    if (t->split.last != t->split.first)
        pov_find_related(x->findings, f, (pov_place){x->path, t->split.last, 0},
                         "the last of these rows");
}

bool table_mend_split(extract *x, table *t)
{
    if (!t->split.rows || t->split.rows < t->split.other_rows ||
        !table_is_split(x, t))
        return true;
    report(x, t,
           x->options->join_decimals ? POV_FOUND_DECIMALS_JOINED
                                     : POV_FOUND_DECIMAL_COMMA);
    if (x->options->join_decimals)
        join(x, t);
    return x->options->join_decimals;
}
