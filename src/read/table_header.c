#include "read/table_header.h"

#include <string.h>

#include "povstat/period.h"
#include "povstat/text.h"
#include "povstat/words.h"
#include "read/heading.h"

static const char *cell_text(const record *row, size_t i)
{
    return i < row->count ? row->items[i].text : "";
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n\xC2\xA0")] == '\0';
}

/* Numbering rows */

/** "A", "(1)", "4=3/1*100", "1.2.1": may it stand in a row of column numbers?
 */
static bool is_column_number(const char *text)
{
    text += *text == '(' || *text == '[';
    if (strspn(text, "IVX") > 1) /* II */
        text += strspn(text, "IVX");
    else if ((*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z'))
        text++;
    else {
        size_t digits = strspn(text, "0123456789");

        if (!digits || digits > 2)
            return false;
        for (text += digits; *text == '.'; text += digits) {
            digits = strspn(++text, "0123456789");
            if (!digits || digits > 2)
                return false;
        }
    }
    text += strspn(text, " )]");
    return !*text || (*text == '=' && !text[strspn(text, "0123456789=+-*/:()"
                                                         "%x.,[] \n")]);
}

enum { DEEPEST = 4 };

/** "1.2.1" as its numbers.  Returns how many there are. */
static size_t parts_of(const char *text, long parts[DEEPEST])
{
    size_t n = 0;

    text += *text == '(' || *text == '[';
    memset(parts, 0, DEEPEST * sizeof *parts);
    while (n < DEEPEST && *text >= '0' && *text <= '9') {
        while (*text >= '0' && *text <= '9')
            parts[n] = parts[n] * 10 + (*text++ - '0');
        n++;
        text += *text == '.';
    }
    return n;
}

/** Does a number follow another in a numbering row: 3 behind 2, 1.2.1 behind
 *  1.2, 2.0 behind 1.3? */
static bool follows(const long *before, size_t n_before, const long *now,
                    size_t n)
{
    if (n == 1 && n_before == 1)
        return now[0] == before[0] + 1;
    for (size_t i = 0; i < DEEPEST; i++)
        if (now[i] != before[i])
            return now[i] > before[i];
    return n > n_before;
}

bool table_header_is_numbering(const record *row)
{
    long before[DEEPEST], now[DEEPEST];
    size_t n_before = 0, n = 0;

    for (size_t i = 0; i < row->count; i++) {
        const char *text = row->items[i].text;
        size_t n_now;

        if (is_blank(text))
            continue;
        if (!is_column_number(text))
            return false;
        n++;
        n_now = parts_of(text, now);
        if (n_now && n_before && !follows(before, n_before, now, n_now))
            return false;
        if (n_now) {
            memcpy(before, now, sizeof before);
            n_before = n_now;
        }
    }
    return n > 2;
}

/* The rows of words */

/** "2023", "31/12/2023" below a heading over several columns. */
static bool is_date_below(const record *above, const char *text, size_t i)
{
    pov_period period;
    bool is_year = strspn(text, "0123456789") == 4 && !text[4] &&
                   (!strncmp(text, "20", 2) || !strncmp(text, "19", 2));

    return (is_year ||
            (strpbrk(text, "/-") && pov_period_read(text, &period))) &&
           (is_blank(cell_text(above, i)) || is_blank(cell_text(above, i + 1)));
}

static bool has_letters(const row_view *x, const char *text)
{
    return strpbrk(pov_text_bare(x->scratch, text),
                   "abcdefghijklmnopqrstuvwxyz%");
}

/** Does the column hold names, dates or notes, as far as the rows above say? */
static bool is_of_names(const row_view *x, const table_header *h, size_t i)
{
    for (size_t r = 0; r < h->n_rows; r++) {
        const char *text = cell_text(&h->rows[r], i);

        if (!is_blank(text) &&
            (heading_context_names_rows(text) ||
             heading_read(text, NULL, x->catalogue, x->scratch).kind ==
                 HEADING_COLUMN))
            return true;
    }
    return false;
}

static bool repeats_above(const table_header *h, const char *text, size_t i)
{
    for (size_t r = 0; r < h->n_rows; r++)
        if (!strcmp(cell_text(&h->rows[r], i), text))
            return true;
    return false;
}

/** A row of the numbers of what households lack, below a heading that says so:
 *  1 to 12, and nothing beside them. */
static bool is_row_of_parts(const row_view *x, const table_header *h,
                            const record *row)
{
    const char *over = NULL;
    long last = 0;
    size_t n = 0;

    for (size_t i = 0; i < row->count; i++) {
        const char *text = row->items[i].text;
        const char *top = cell_text(&h->rows[0], i);
        long number = formula_number(text);
        heading of;

        over = is_blank(top) ? over : top;
        if (is_blank(text))
            continue;
        if (!number || !over || strlen(text) > 2 ||
            (number != last + 1 && number != 1))
            return false;
        of = heading_read(over, NULL, x->catalogue, x->scratch);
        if (!of.context.dimension)
            return false;
        last = number;
        n++;
    }
    return n > 2;
}

/** Does the row go on with the header? */
static bool goes_on(const row_view *x, const table_header *h, const record *row)
{
    const record *above = &h->rows[h->n_rows - 1];
    bool any = false;
    size_t words = 0;

    if (row->is_damaged || row->count > h->rows[0].count + 1 ||
        rows_filled(row) > MOST_HEADINGS || row->items[0].text[0] == '#')
        return false;
    if (is_row_of_parts(x, h, row))
        return true;
    for (size_t i = 0; i < row->count; i++) {
        const char *text = row->items[i].text;
        heading is;

        if (is_blank(text) || repeats_above(h, text, i))
            continue;
        is = heading_read(text, NULL, x->catalogue, x->scratch);
        if (is_of_names(x, h, i) || is.kind == HEADING_COLUMN ||
            (!has_letters(x, text) && !is_date_below(above, text, i)))
            return false;
        words++;
        any = any || is.kind == HEADING_FIGURES || is.kind == HEADING_GROUP ||
              is.is_open;
    }
    return any || words > 1;
}

static void take(const row_view *x, table_header *h, record *to)
{
    *to = rows_copy(&x->row, x->arena);
    h->last_line = x->row.line;
}

/** Do at least two headings of figures stand over those of `header`, and
 * nothing else?  Titles stand alone, and are none. */
static bool stands_over(const row_view *x, const record *over,
                        const record *header)
{
    size_t n = 0;

    for (size_t i = 0; i < over->count; i++) {
        const char *text = over->items[i].text;
        heading h;

        if (is_blank(text))
            continue;
        h = heading_read(text, NULL, x->catalogue, x->scratch);
        if (h.kind != HEADING_FIGURES || is_blank(cell_text(header, i)) ||
            heading_read(cell_text(header, i), NULL, x->catalogue, x->scratch)
                    .kind == HEADING_COLUMN)
            return false;
        n++;
    }
    return n > 1;
}

table_header table_header_read(row_view *x, bool *more)
{
    table_header h = {
        .rows = {x->header}, .n_rows = 1, .last_line = x->header.line};

    if (stands_over(x, &x->over, &x->header)) {
        h.rows[1] = x->header;
        h.rows[0] = x->header = x->over;
        h.n_rows = 2;
    }
    while ((*more = rows_next(x->rows, &x->row)) &&
           h.n_rows < MOST_HEADER_ROWS && goes_on(x, &h, &x->row)) {
        take(x, &h, &h.rows[h.n_rows]);
        h.n_rows++;
    }
    if (*more && !x->row.is_damaged && table_header_is_numbering(&x->row)) {
        take(x, &h, &h.numbering);
        *more = rows_next(x->rows, &x->row);
    }
    return h;
}

/* Formulas */

/** What a header says of the number and the formula of a column; NULL: nothing.
 *  The numbering row comes first, then the headings from the lowest. */
static const char *formula_of(const table_header *h, size_t i, pov_arena *arena)
{
    const char *found = cell_text(&h->numbering, i), *rest;

    for (size_t r = h->n_rows; is_blank(found) && r-- > 0;) {
        found = formula_cut(cell_text(&h->rows[r], i), &rest, arena);
        found = found ? found : "";
    }
    return is_blank(found) ? NULL : found;
}

static size_t column_numbered(const int *numbers, size_t width, int number)
{
    for (size_t i = 0; i < width; i++)
        if (numbers[i] == number)
            return i;
    return width;
}

/** Where only some headings bear a number the others count on from them. */
static void count_on(int *numbers, size_t width)
{
    for (size_t i = 1; i < width; i++)
        if (!numbers[i] && numbers[i - 1])
            numbers[i] = numbers[i - 1] + 1;
}

static bool find_columns(column_formula *f, const int *numbers, size_t width)
{
    for (size_t k = 0; k < f->is.n_terms; k++) {
        f->terms[k] = column_numbered(numbers, width, f->is.terms[k].number);
        if (f->terms[k] == width || f->terms[k] == f->column)
            return false;
    }
    f->whole =
        f->is.whole ? column_numbered(numbers, width, f->is.whole) : width;
    return !f->is.whole || (f->whole != width && f->whole != f->column);
}

size_t table_header_formulas(const table_header *h, size_t width,
                             column_formula *out, pov_arena *arena)
{
    int *numbers = pov_arena_alloc(arena, (width + 1) * sizeof *numbers);
    size_t n = 0;

    for (size_t i = 0; i < width; i++) {
        const char *text = formula_of(h, i, arena);

        numbers[i] = text ? formula_number(text) : 0;
    }
    if (!h->numbering.count)
        count_on(numbers, width);
    for (size_t i = 0; i < width; i++) {
        const char *text = formula_of(h, i, arena);

        out[n] = (column_formula){.column = i};
        if (text && formula_read(text, &out[n].is) &&
            out[n].is.number == numbers[i] &&
            find_columns(&out[n], numbers, width))
            n++;
    }
    return n;
}
