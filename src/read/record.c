#include "read/record.h"

#include <string.h>

#include "povstat/text.h"

size_t record_filled(const record *row)
{
    size_t n = 0;

    for (size_t i = 0; i < row->count; i++)
        n += row->items[i].length > 0;
    return n;
}

bool record_is_blank(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

size_t record_skip_blanks(const record *row, char delimiter, size_t at)
{
    while (at < row->length && record_is_blank(row->text[at], delimiter))
        at++;
    return at;
}

static bool ends_cell(const record *row, char delimiter, size_t at)
{
    return at >= row->length || row->text[at] == delimiter ||
           row->text[at] == '\n';
}

size_t record_cell_end(const record *row, char delimiter, size_t at,
                       size_t *stray)
{
    bool quoted = at < row->length && row->text[at] == '"';

    for (at += quoted; at < row->length; at++) {
        size_t behind;

        if (!quoted && ends_cell(row, delimiter, at))
            return at;
        if (row->text[at] != '"')
            continue;
        behind = quoted ? record_skip_blanks(row, delimiter, at + 1) : at + 1;
        if (quoted && ends_cell(row, delimiter, behind))
            return behind;
        if (quoted && row->text[at + 1] == '"')
            at++;
        else if (*stray > at)
            *stray = at;
    }
    return at;
}

size_t record_cell_start(const record *row, char delimiter, size_t i)
{
    size_t at = record_skip_blanks(row, delimiter, 0);
    size_t stray = SIZE_MAX;

    while (i-- > 0 && at < row->length) {
        size_t end = record_cell_end(row, delimiter, at, &stray);

        if (end >= row->length || row->text[end] != delimiter)
            break; /* a cell that is not there: the last one */
        at = record_skip_blanks(row, delimiter, end + 1);
    }
    return at;
}

/** Move the place on over the bytes of the record up to an offset. */
static void move_to(place_cursor *c, const record *row, size_t at)
{
    while (c->counted < at) {
        const char *from = row->text + c->counted;
        const char *end = memchr(from, '\n', at - c->counted);
        size_t step = end ? (size_t)(end - from) : at - c->counted;

        c->place.column += (uint32_t)pov_text_characters(from, step);
        c->counted += step + (end != NULL);
        if (end) {
            c->place.line++;
            c->place.column = 1;
        }
    }
}

pov_place record_byte_place(const record *row, const char *path, size_t at)
{
    place_cursor c = {.place = {path, row->line, 1}};

    move_to(&c, row, at);
    return c.place;
}

pov_place record_place(place_cursor *c, const record *row, const char *path,
                       char delimiter, size_t i)
{
    size_t stray = SIZE_MAX, end;

    if (c->text != row->text || c->place.line < row->line ||
        c->record != row->line || c->delimiter != delimiter || c->cell > i)
        *c = (place_cursor){.text = row->text,
                            .record = row->line,
                            .delimiter = delimiter,
                            .at = record_skip_blanks(row, delimiter, 0),
                            .place = {path, row->line, 1}};
    for (; c->cell < i && c->at < row->length; c->cell++) {
        end = record_cell_end(row, delimiter, c->at, &stray);
        if (end >= row->length || row->text[end] != delimiter)
            break; /* a cell that is not there: the last one */
        c->at = record_skip_blanks(row, delimiter, end + 1);
    }
    move_to(c, row, c->at + (c->at < row->length && row->text[c->at] == '"'));
    return c->place;
}
