#include "read/rows.h"

#include <string.h>

#include "povstat/text.h"
#include "read/csv_rows.h"
#include "read/sheet_rows.h"

struct row_reader {
    const row_source *source;
    void *of;
    sheet_rows *sheets; /* NULL: lines */
    const char *path;
    pov_findings *findings;
};

row_reader *rows_open(const char *path, const pov_opening *how,
                      pov_arena *arena, pov_findings *findings)
{
    row_reader *r = pov_arena_alloc(arena, sizeof *r);
    line_reader *lines = lines_open(path, how, arena, findings);

    if (!lines)
        return NULL;
    *r = (row_reader){.path = path, .findings = findings};
    if (lines_at(lines).is_book) {
        r->sheets = sheet_rows_open(path, lines, how, arena, findings);
        r->source = &sheet_rows_source;
        r->of = r->sheets;
    } else {
        r->source = &csv_rows_source;
        r->of = csv_rows_open(path, lines, how->by_libcsv, arena, findings);
    }
    return r;
}

void rows_close(row_reader *r)
{
    r->source->close(r->of);
}

const char *rows_path(const row_reader *r)
{
    return r->sheets ? sheet_rows_path(r->sheets) : r->path;
}

bool rows_next_sheet(row_reader *r)
{
    return r->sheets && sheet_rows_next_sheet(r->sheets);
}

line_position rows_at(const row_reader *r)
{
    return r->source->at(r->of);
}

uint64_t rows_size(const row_reader *r)
{
    return r->source->lines ? lines_size(r->source->lines(r->of)) : 0;
}

uint64_t rows_offset(const row_reader *r, uint32_t *used)
{
    return lines_offset(r->source->lines(r->of), used);
}

uint64_t rows_begin_behind(const row_reader *r, uint64_t offset)
{
    return lines_begin_behind(r->source->lines(r->of), offset);
}

void rows_skip(row_reader *r, uint64_t offset, uint32_t used)
{
    r->source->skip(r->of, offset, used);
}

const char *rows_delimiters(const row_reader *r)
{
    return r->sheets ? "\t" : ",;\t|";
}

void rows_rewind(row_reader *r)
{
    r->source->rewind(r->of);
}

const char *rows_peek(row_reader *r, size_t *length)
{
    return r->source->peek(r->of, length);
}

void rows_set_delimiter(row_reader *r, char delimiter)
{
    if (r->source->set_delimiter)
        r->source->set_delimiter(r->of, delimiter);
}

/** How many records of one cell a text begins with, at the least: lines without
 *  the delimiter, and without a quote that may go on in the next. */
static size_t records_alone(const char *text, size_t length, char delimiter)
{
    const char *end = text + length;
    size_t n = 0;

    for (const char *next; (next = memchr(text, '\n', (size_t)(end - text)));
         text = next + 1) {
        const char *at = text;

        while (at < next && strchr(" \t\r", *at))
            at++;
        if (*at == '"' || memchr(text, delimiter, (size_t)(next - text)))
            break;
        n += at < next;
    }
    return n;
}

bool rows_lack(row_reader *r, char delimiter, size_t cells, size_t n)
{
    size_t length;
    const char *text = r->sheets ? NULL : rows_peek(r, &length), *end;

    if (!text)
        return false;
    if (!rows_at(r).is_at_end)
        return cells > 1 && records_alone(text, length, delimiter) >= n;
    end = text + length;
    for (; cells > 1; text++, cells--)
        if (!(text = memchr(text, delimiter, (size_t)(end - text))))
            return true;
    return false;
}

bool rows_look(row_reader *r, record *out)
{
    out->is_plain = false;
    out->begin = NULL;
    return r->source->next(r->of, out);
}

void rows_settle(row_reader *r, record *out)
{
    if (r->source->settle)
        r->source->settle(r->of, out);
}

bool rows_next(row_reader *r, record *out)
{
    if (!rows_look(r, out))
        return false;
    rows_settle(r, out);
    return true;
}

pov_place rows_place(const row_reader *r, const record *row, size_t i)
{
    return r->source->place(r->of, row, i);
}

void rows_show(const row_reader *r, const record *row, pov_finding *finding)
{
    record_show(r->findings, row, finding);
}

/** "#REF!", "#N/A", "#NAME?" */
static bool is_error(const char *text)
{
    size_t length = strspn(text + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ/_0");

    return length > 1 &&
           (!strcmp(text + 1 + length, "!") ||
            !strcmp(text + 1 + length, "?") || !strcmp(text, "#N/A"));
}

bool rows_is_remark(const record *row)
{
    return row->items[0].text[0] == '#' && !is_error(row->items[0].text);
}

bool rows_hide(const char *text, size_t length, uint32_t *found)
{
    for (size_t at = 0; at < length; at++) {
        at += pov_text_safe_length(text + at, length - at, found);
        if (at < length && !memchr("\n\r\t", text[at], 3))
            return true;
    }
    return false;
}

size_t rows_filled(const record *row)
{
    size_t n = 0;

    for (size_t i = 0; i < row->count; i++)
        n += row->items[i].length > 0;
    return n;
}

void rows_underline(const row_reader *r, const record *row,
                    pov_finding *finding, const char *typed)
{
    finding->span = pov_text_characters(typed, strlen(typed));
    rows_show(r, row, finding);
}

bool rows_fit(const row_reader *r, const record *row, size_t width,
              pov_findings *findings)
{
    size_t used = row->count;

    while (used > width && !row->items[used - 1].length)
        used--;
    if (used != width || row->count != width)
        rows_show(r, row,
                  pov_find(findings,
                           used == width ? POV_FOUND_EXTRA_BLANKS
                                         : POV_FOUND_FIELD_COUNT,
                           (pov_place){rows_path(r), row->line, 0},
                           "%zu cells, the header has %zu", row->count, width));
    return used == width;
}

record rows_copy(const record *row, pov_arena *arena)
{
    record copy = *row;

    copy.items = pov_arena_alloc(arena, row->count * sizeof *copy.items);
    for (size_t i = 0; i < row->count; i++) {
        copy.items[i] = row->items[i];
        copy.items[i].text =
            pov_arena_copy(arena, row->items[i].text, row->items[i].length);
    }
    copy.text = pov_arena_copy(arena, row->text, row->length);
    return copy;
}
