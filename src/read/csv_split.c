#include "read/csv_split.h"

#include <stdlib.h>
#include <string.h>

#include "povstat/arena.h"
#include "povstat/scan.h"

bool csv_cells_grow(csv_cells *c)
{
    if (c->capacity == CSV_MOST_CELLS)
        return false;
    c->capacity = c->capacity ? c->capacity * 2 : 16;
    c->items = pov_realloc_or_die(c->items, c->capacity * sizeof *c->items);
    for (size_t i = c->count; i < c->capacity; i++)
        c->items[i].is_number = false;
    return true;
}

void csv_cells_free(csv_cells *c)
{
    free(c->items);
    free(c->marks.items);
}

void csv_cells_forget(csv_cells *c)
{
    c->marks.next = NULL;
}

/* Marks are looked for in a stretch of many lines at once; but in a short one
 * behind irregular lines, for with each of them what was seen is forgotten. */
enum { FEWEST_BYTES = 256, MOST_BYTES = 16 * 1024 };

/* Room for marks is four times that, and a longer line is seldom one. */
enum { LONGEST_LINE = 1024 * 1024 };

/** Look for the marks in the first `n` bytes of a text, if it has as many, up
 *  to the last that ends a line.  Errors: false if none does. */
static bool look(csv_cells *c, const char *text, size_t length, size_t n,
                 char delimiter)
{
    uint32_t *to;

    n = n < length ? n : length;
    c->marks.text = text;
    c->marks.at = c->marks.count = 0;
    if (!n)
        return false;
    if (c->marks.capacity < n) {
        c->marks.capacity = n;
        c->marks.items =
            pov_realloc_or_die(c->marks.items, n * sizeof *c->marks.items);
    }
    to = c->marks.items +
         pov_scan_marks(text, n, delimiter, '"', c->marks.items);
    /* An LF may follow a CR in the end. */
    while (to > c->marks.items && text[to[-1]] != '\n' &&
           (text[to[-1]] != '\r' || to[-1] == n - 1))
        to--;
    c->marks.count = (size_t)(to - c->marks.items);
    return c->marks.count;
}

/** Look for the marks of the line that a text begins with, and of others.
 *  Errors: false: its end is not in sight. */
static bool look_on(csv_cells *c, const char *text, size_t length,
                    char delimiter)
{
    size_t n = FEWEST_BYTES;

    if (c->marks.next)
        n = c->marks.n_seen < MOST_BYTES ? c->marks.n_seen * 2 : MOST_BYTES;
    c->marks.n_seen = n;
    while (!look(c, text, length, n, delimiter)) {
        if (n >= length || n >= LONGEST_LINE)
            return false;
        n *= 2;
    }
    return true;
}

/* There is always a mark behind the one that was taken last, unless that ends
 * a line: of those that were seen the last one does. */
typedef struct splitting {
    const char *marked; /* in it the marks stand */
    const uint32_t *mark;
    char delimiter;
} splitting;

static inline const char *next_mark(splitting *s)
{
    return s->marked + *s->mark++;
}

static inline bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/** Where a quoted cell is closed; NULL: not before its line ends. */
static inline const char *closing_quote(splitting *s, bool *are_doubled)
{
    for (;;) {
        const char *at = next_mark(s);

        if (ends_line(*at))
            return NULL;
        if (*at != '"')
            continue;
        if (at[1] != '"')
            return at;
        *are_doubled = true;
        s->mark++;
    }
}

static const char *skip_blanks(const char *at, char delimiter)
{
    while (csv_is_blank(*at, delimiter))
        at++;
    return at;
}

/** A cell on its way: its text, and the mark behind it. */
typedef struct found {
    const char *begin, *end, *at;
} found;

/** Take a cell from its opening quote, at `at`, to the mark behind it.  Errors:
 *  false if a quote is where none should be. */
static inline bool take_quoted(splitting *s, found *f, bool *are_doubled)
{
    const char *behind;

    if (f->begin != f->at && skip_blanks(f->begin, s->delimiter) != f->at)
        return false;
    f->begin = f->at + 1;
    f->end = closing_quote(s, are_doubled);
    if (!f->end)
        return false;
    behind = skip_blanks(f->end + 1, s->delimiter);
    do
        f->at = next_mark(s);
    while (f->at < behind);
    return f->at == behind;
}

/** Are there no blanks round it? */
static inline bool is_trimmed(const char *begin, const char *end)
{
    return begin == end ||
           ((unsigned char)begin[0] > ' ' && (unsigned char)end[-1] > ' ');
}

/** Leave out the blanks round a cell. */
static inline void trim(found *f, char delimiter)
{
    if (is_trimmed(f->begin, f->end))
        return;
    f->begin = skip_blanks(f->begin, delimiter);
    while (f->end > f->begin && csv_is_blank(f->end[-1], delimiter))
        f->end--;
}

/** Take the plain cells that are next, and have room.  Returns where the one
 *  behind them begins. */
static inline const char *take_plain(splitting *s, const char *begin,
                                     row_cell **cell, const row_cell *end)
{
    const char *marked = s->marked;
    const char delimiter = s->delimiter;
    const uint32_t *mark = s->mark;
    row_cell *to = *cell;

    for (; to != end; to++) {
        const char *at = marked + *mark;

        if (*at != delimiter || !is_trimmed(begin, at))
            break;
        mark++;
        to->text = begin;
        to->length = (size_t)(at - begin);
        begin = at + 1;
    }
    s->mark = mark;
    *cell = to;
    return begin;
}

/** Take the cell to which the next mark belongs, whatever it is.  Returns the
 *  mark behind it; 0: the line is irregular. */
static inline char take_any(splitting *s, found *f, bool *are_doubled)
{
    char mark;

    do
        mark = *(f->at = next_mark(s));
    while (mark != s->delimiter && mark != '"' && !ends_line(mark));
    f->end = f->at;
    if (mark != '"') {
        trim(f, s->delimiter);
        return mark;
    }
    if (!take_quoted(s, f, are_doubled))
        return '\0';
    mark = *f->at;
    return mark == s->delimiter || ends_line(mark) ? mark : '\0';
}

/** Find the cells of the line.  Returns where it ends; NULL if it is irregular.
 */
static const char *split(splitting *s, const char *text, csv_cells *cells)
{
    found f = {.begin = text};
    row_cell *cell = cells->items; /* NULL before the first */
    row_cell *end = cell ? cell + cells->capacity : NULL;

    cells->are_doubled = false;
    for (;; f.begin = f.at + 1) {
        char mark;

        f.begin = take_plain(s, f.begin, &cell, end);
        mark = take_any(s, &f, &cells->are_doubled);
        if (!mark)
            return NULL;
        if (cell == end) {
            cells->count = cells->capacity;
            if (!csv_cells_grow(cells))
                return NULL;
            cell = cells->items + cells->count;
            end = cells->items + cells->capacity;
        }
        cell->text = f.begin;
        cell->length = (size_t)(f.end - f.begin);
        cell++;
        if (mark == s->delimiter)
            continue;
        cells->count = (size_t)(cell - cells->items);
        return f.at;
    }
}

size_t csv_split(const char *text, size_t length, char delimiter, csv_cells *c)
{
    splitting s = {.delimiter = delimiter};
    const char *end = NULL;

    if ((c->marks.next == text && c->marks.at < c->marks.count) ||
        look_on(c, text, length, delimiter)) {
        s.marked = c->marks.text;
        s.mark = c->marks.items + c->marks.at;
        end = split(&s, text, c);
    }
    if (!end) {
        csv_cells_forget(c);
        return 0;
    }
    if (end[0] == '\r' && end[1] == '\n')
        end = next_mark(&s);
    c->marks.at = (size_t)(s.mark - c->marks.items);
    c->marks.next = end + 1;
    return (size_t)(end + 1 - text);
}

/** Returns the length of a text without the second of each two quotes. */
static size_t undouble(char *text, size_t length)
{
    size_t n = 0;

    for (size_t at = 0; at < length; at++) {
        text[n++] = text[at];
        at += text[at] == '"';
    }
    return n;
}

void csv_cells_settle(csv_cells *cells, const char *line, char *copy)
{
    for (size_t i = 0; i < cells->count; i++) {
        row_cell *cell = &cells->items[i];
        char *text = copy + (cell->text - line);

        if (cells->are_doubled)
            cell->length = undouble(text, cell->length);
        text[cell->length] = '\0';
        cell->text = text;
    }
}
