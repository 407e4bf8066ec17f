#include "read/csv_split.h"

#include <string.h>

#include "povstat/arena.h"
#include "povstat/lanes.h"

bool csv_cells_grow(csv_cells *c)
{
    if (c->capacity == CSV_MOST_CELLS)
        return false;
    c->capacity = c->capacity ? c->capacity * 2 : 16;
    c->items = pov_realloc_or_die(c->items, c->capacity * sizeof *c->items);
    c->offsets =
        pov_realloc_or_die(c->offsets, c->capacity * sizeof *c->offsets);
    return true;
}

/** What is being taken apart; the marks are its delimiters and quotes. */
typedef struct splitting {
    char *line;
    size_t length;
    pov_marks marks;
} splitting;

static size_t skip_blanks(const splitting *s, size_t at)
{
    while (at < s->length && csv_is_blank(s->line[at], s->marks.a))
        at++;
    return at;
}

static size_t next_quote(pov_marks *m)
{
    size_t at = pov_marks_next(m);

    while (at < m->length && m->text[at] != '"')
        at = pov_marks_next(m);
    return at;
}

/** Take a quoted cell from `begin` behind its quote on, its doubled quotes made
 *  single ones.  Returns the end of its text; `*at` is behind its closing
 *  quote, or behind the length if nothing closes it: then it is spoilt. */
static size_t take_quoted(splitting *s, size_t begin, size_t *at)
{
    size_t to = begin, from = begin;

    for (;;) {
        size_t quote = next_quote(&s->marks);
        bool is_doubled = quote + 1 < s->length && s->line[quote + 1] == '"';
        size_t n = quote - from + is_doubled;

        if (to != from)
            memmove(s->line + to, s->line + from, n);
        to += n;
        *at = quote + 1;
        if (!is_doubled)
            return to;
        from = pov_marks_next(&s->marks) + 1;
    }
}

/** Take a cell with blanks round it, or a quoted one: from `*begin` to the mark
 *  at `*at`, which become where its text begins and what is behind the cell.
 *  Returns the end of its text.  Errors: SIZE_MAX if a quote is where none
 *  should be. */
static size_t take_cell(splitting *s, size_t *begin, size_t *at)
{
    size_t end = *at;

    *begin = skip_blanks(s, *begin);
    if (s->line[end] != '"') {
        while (end > *begin && csv_is_blank(s->line[end - 1], s->marks.a))
            end--;
        return end;
    }
    if (*begin != end)
        return SIZE_MAX;
    end = take_quoted(s, ++*begin, at);
    *at = skip_blanks(s, *at);
    if (*at > s->length || (*at < s->length && s->line[*at] != s->marks.a))
        return SIZE_MAX;
    pov_marks_next(&s->marks);
    return end;
}

/** Does a text begin or end with what may be a blank? */
static bool is_padded(const char *text, size_t length)
{
    return length && ((unsigned char)text[0] <= ' ' ||
                      (unsigned char)text[length - 1] <= ' ');
}

bool csv_split(char *line, size_t length, char delimiter, csv_cells *cells)
{
    splitting s = {line, length, pov_marks_of(line, length, delimiter, '"')};
    size_t begin = 0, at;

    line[length] = '\0';
    for (cells->count = 0;; begin = at + 1) {
        size_t end = at = pov_marks_next(&s.marks), n = cells->count;

        if (line[at] == '"' || is_padded(line + begin, end - begin))
            end = take_cell(&s, &begin, &at);
        if (end > length || (n == cells->capacity && !csv_cells_grow(cells)))
            return false;
        cells->items[n] = (row_cell){line + begin, end - begin, false};
        cells->offsets[n] = (uint32_t)begin;
        cells->count = n + 1;
        line[end] = '\0';
        if (at == length)
            return true;
    }
}
