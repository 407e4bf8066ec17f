#include "read/csv_rows.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/lanes.h"
#include "povstat/text.h"
#include "povstat/utf8.h"
#include "read/csv_split.h"

/* A record of one line is mostly regular: csv_split takes it apart, quicker
 * and knowing where its cells stand.  All others are libcsv's.
 *
 * libcsv does not count lines, so it is fed one physical line at a time and
 * the record's own bytes are kept beside it: from them the column of any cell
 * is found again when somebody asks, which is seldom. */

enum { MOST_SHOWN = 8, LONGEST_LETTER = 4 };

/** How many bytes until ASCII or a valid letter. */
static size_t run_length(const char *text, size_t length)
{
    size_t n = 1;

    while (n < length) {
        size_t seen = length - n < LONGEST_LETTER ? length - n : LONGEST_LETTER;
        size_t bad = 0;

        if (pov_text_is_utf8(text + n, seen, &bad) || bad > 0)
            break;
        n++;
    }
    return n;
}

/** "bytes D0 F4": the run of bytes at the start of a text that are not UTF-8,
 *  of which there is one at least. */
static const char *bad_bytes(const char *text, size_t length,
                             pov_language language, pov_arena *arena)
{
    size_t n = run_length(text, length);
    const char *shown = pov_say(language, n == 1 ? "byte" : "bytes");

    for (size_t i = 0; i < n && i < MOST_SHOWN; i++)
        shown =
            pov_arena_format(arena, "%s %02X", shown, (unsigned char)text[i]);
    if (n > MOST_SHOWN)
        shown = pov_arena_format(arena, pov_say(language, "%s and %zu more"),
                                 shown, n - MOST_SHOWN);
    return shown;
}

/* Cells found again in the bytes of their record, as libcsv found them. */

/** The offset of the first byte from `at` that is none. */
static size_t skip_blanks(const record *row, char delimiter, size_t at)
{
    while (at < row->length && csv_is_blank(row->text[at], delimiter))
        at++;
    return at;
}

static bool ends_cell(const record *row, char delimiter, size_t at)
{
    return at >= row->length || row->text[at] == delimiter ||
           row->text[at] == '\n';
}

/** The offset just behind the cell that begins at `at`.  A quote that neither
 *  opens nor closes a cell, nor is doubled, is stray: `stray` becomes the
 *  offset of the first, else it is left alone. */
static size_t cell_end(const record *row, char delimiter, size_t at,
                       size_t *stray)
{
    bool quoted = at < row->length && row->text[at] == '"';

    for (at += quoted; at < row->length; at++) {
        size_t behind;

        if (!quoted && ends_cell(row, delimiter, at))
            return at;
        if (row->text[at] != '"')
            continue;
        behind = quoted ? skip_blanks(row, delimiter, at + 1) : at + 1;
        if (quoted && ends_cell(row, delimiter, behind))
            return behind;
        if (quoted && row->text[at + 1] == '"')
            at++;
        else if (*stray > at)
            *stray = at;
    }
    return at;
}

/** Where the cell stands that was asked for last.  Cells are asked for from
 *  left to right: the next one is looked for from there on, or a wide row
 *  would be read through for each of its cells. */
typedef struct place_cursor {
    const char *text; /* of its record; NULL: none was asked for */
    uint32_t record;  /* the line that one begins on */
    char delimiter;
    size_t cell, at; /* its number and offset */
    size_t counted;  /* the offset of `place` */
    pov_place place;
} place_cursor;

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

/** Where the byte at an offset of the record stands in the file. */
static pov_place byte_place(const record *row, const char *path, size_t at)
{
    place_cursor c = {.place = {path, row->line, 1}};

    move_to(&c, row, at);
    return c.place;
}

/** Where the text of cell `i` of the record begins, behind its quote; where
 *  there is no such cell, the last one. */
static pov_place place_of(place_cursor *c, const record *row, const char *path,
                          char delimiter, size_t i)
{
    size_t stray = SIZE_MAX, end;

    if (c->text != row->text || c->place.line < row->line ||
        c->record != row->line || c->delimiter != delimiter || c->cell > i)
        *c = (place_cursor){.text = row->text,
                            .record = row->line,
                            .delimiter = delimiter,
                            .at = skip_blanks(row, delimiter, 0),
                            .place = {path, row->line, 1}};
    for (; c->cell < i && c->at < row->length; c->cell++) {
        end = cell_end(row, delimiter, c->at, &stray);
        if (end >= row->length || row->text[end] != delimiter)
            break;
        c->at = skip_blanks(row, delimiter, end + 1);
    }
    move_to(c, row, c->at + (c->at < row->length && row->text[c->at] == '"'));
    return c->place;
}

enum { LONGEST_RECORD = 1024 * 1024 }; /* of more than one line */

struct csv_rows {
    const char *path;
    line_reader *lines;
    pov_findings *findings;
    struct csv_parser parser;
    char delimiter;

    struct { /* the record's bytes */
        char *items;
        size_t count, capacity;
    } record;
    struct { /* its cells' bytes, each with a NUL behind */
        char *items;
        size_t count, capacity;
    } cells;
    csv_cells list; /* the cells */
    place_cursor *cursor;
    const char *line; /* which csv_split took the record apart in, where it is
                         read; NULL: it did not, or the cells are texts */
    bool by_libcsv;   /* all records are read by it */
    bool is_split;    /* the record was not: the list has offsets */
    bool is_too_wide; /* it has cells that were not kept */
    bool ended;
    const char *line_end; /* of the first record */
    bool ends_differ;
};

static void begin_parsing(csv_rows *r)
{
    csv_init(&r->parser, CSV_APPEND_NULL);
    csv_set_realloc_func(&r->parser, pov_realloc_or_die);
    csv_set_delim(&r->parser, (unsigned char)r->delimiter);
}

csv_rows *csv_rows_open(const char *path, line_reader *lines, bool by_libcsv,
                        pov_arena *arena, pov_findings *findings)
{
    csv_rows *r = pov_arena_alloc(arena, sizeof *r);

    *r = (csv_rows){.path = path,
                    .lines = lines,
                    .findings = findings,
                    .by_libcsv = by_libcsv,
                    .delimiter = ','};
    r->cursor = pov_arena_alloc(arena, sizeof *r->cursor);
    begin_parsing(r);
    return r;
}

static void close_rows(void *of)
{
    csv_rows *r = of;

    csv_free(&r->parser);
    lines_close(r->lines);
    free(r->record.items);
    free(r->cells.items);
    csv_cells_free(&r->list);
}

static line_position at(const void *of)
{
    const csv_rows *r = of;

    return lines_at(r->lines);
}

static void rewind_rows(void *of)
{
    csv_rows *r = of;

    csv_free(&r->parser);
    begin_parsing(r);
    csv_cells_forget(&r->list);
    r->line_end = NULL;
    r->ends_differ = false;
    lines_rewind(r->lines);
}

static line_reader *lines_of(const void *of)
{
    const csv_rows *r = of;

    return r->lines;
}

/** Shape: no record is begun. */
static void skip(void *of, uint64_t offset, uint32_t used)
{
    csv_rows *r = of;

    csv_cells_forget(&r->list);
    lines_skip(r->lines, offset, used);
}

static const char *peek(const void *of, size_t *length)
{
    const csv_rows *r = of;

    return lines_peek(r->lines, length);
}

static void set_delimiter(void *of, char delimiter)
{
    csv_rows *r = of;

    r->delimiter = delimiter;
    csv_cells_forget(&r->list);
    csv_set_delim(&r->parser, (unsigned char)delimiter);
}

/** Shape: behind what there is room for POV_LANES bytes can be read. */
static char *room(char **items, size_t count, size_t *capacity, size_t more)
{
    while (*capacity - count < more + POV_LANES) {
        *capacity = *capacity ? *capacity * 2 : 1024;
        *items = pov_realloc_or_die(*items, *capacity);
    }
    return *items + count;
}

static void keep_cell(void *text, size_t length, void *data)
{
    csv_rows *r = data;
    char *copy;

    r->is_too_wide = r->is_too_wide || (r->list.count == r->list.capacity &&
                                        !csv_cells_grow(&r->list));
    if (r->is_too_wide)
        return;
    copy =
        room(&r->cells.items, r->cells.count, &r->cells.capacity, length + 1);
    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    r->cells.count += length + 1;
    /* The cells may still move: pointers when all are here. */
    r->list.items[r->list.count++] = (row_cell){NULL, length, false};
}

static void end_record(int ended_by, void *data)
{
    csv_rows *r = data;
    const char *text = r->cells.items;

    (void)ended_by;
    for (size_t i = 0; i < r->list.count; i++) {
        r->list.items[i].text = text;
        text += r->list.items[i].length + 1;
    }
    r->ended = true;
}

/** Make texts of what csv_split found in the line. */
static void settle(void *of, record *out)
{
    csv_rows *r = of;
    size_t length = out->length - 1;
    char *text, *cells;

    if (!r->line)
        return;
    text = room(&r->record.items, 0, &r->record.capacity, length + 2);
    cells = room(&r->cells.items, 0, &r->cells.capacity, length + 1);
    memcpy(text, r->line, length);
    memcpy(text + length, "\n", 2);
    memcpy(cells, r->line, length);
    csv_cells_settle(&r->list, r->line, cells);
    out->text = text;
    out->begin = cells;
    r->line = NULL;
}

static void add_line(csv_rows *r, const char *text, size_t length)
{
    char *copy = room(&r->record.items, r->record.count, &r->record.capacity,
                      length + 2);

    memcpy(copy, text, length);
    memcpy(copy + length, "\n", 2);
    r->record.count += length + 1;
    csv_parse(&r->parser, copy, length + 1, keep_cell, end_record, r);
}

/** Nothing of the record was read yet. */
static void begin_lines(csv_rows *r)
{
    r->record.count = 0;
    r->cells.count = 0;
    r->list.count = 0;
    r->line = NULL;
    r->is_split = false;
    r->is_too_wide = false;
    r->ended = false;
}

static void begin_record(csv_rows *r, record *out)
{
    r->cursor->text = NULL;
    out->had_mark = false;
    out->is_damaged = false;
    out->is_plain = true;
    out->typed_at = NULL;
}

/** The same as place_of of the record that csv_split has taken apart: one of a
 *  single line. */
static pov_place place_split(const csv_rows *r, const record *row, size_t i)
{
    size_t last = r->list.count - 1;
    const char *cell = r->list.items[i < last ? i : last].text;
    size_t at = (size_t)(cell - (r->line ? r->line : r->cells.items));
    place_cursor *c = r->cursor;

    if (c->text != row->text || c->counted > at)
        *c =
            (place_cursor){.text = row->text, .place = {r->path, row->line, 1}};
    c->place.column +=
        (uint32_t)pov_text_characters(row->text + c->counted, at - c->counted);
    c->counted = at;
    return c->place;
}

static pov_place place(const void *of, const record *row, size_t i)
{
    const csv_rows *r = of;
    size_t typed = row->typed_at ? row->typed_at[i] : i;

    if (r->is_split && (row->text == r->line || row->text == r->record.items))
        return place_split(r, row, typed);
    return place_of(r->cursor, row, r->path, r->delimiter, typed);
}

/** The last opening quote that nothing closes, from the record's bytes. */
static void report_open_quote(csv_rows *r, const record *out)
{
    const pov_finding_kind kind = POV_FOUND_UNTERMINATED_QUOTE;
    pov_place at_quote = place(r, out, r->list.count);
    uint32_t last = lines_at(r->lines).used;
    pov_finding *f;

    at_quote.column -= out->text[r->cursor->at] == '"'; /* the quote itself */
    if (last > at_quote.line + 1)
        f = pov_find(r->findings, kind, at_quote, "lines %u-%u are inside it",
                     at_quote.line + 1, last);
    else if (last > at_quote.line)
        f = pov_find(r->findings, kind, at_quote, "line %u is inside it", last);
    else
        f = pov_find(r->findings, kind, at_quote, NULL);
    record_show(r->findings, out, f);
}

/** Give up a record whose quote is still open, and all behind it. */
static void abandon_record(csv_rows *r, record *out)
{
    char open_cell[] = "\"";

    report_open_quote(r, out);
    lines_drop_rest(r->lines);
    keep_cell(open_cell, 1, r);
    end_record(0, r);
    csv_free(&r->parser);
    begin_parsing(r);
    out->is_damaged = true;
}

static bool is_blank_line(const csv_rows *r, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!csv_is_blank(text[i], r->delimiter))
            return false;
    return true;
}

/** Compare how the record's last line ends with the first one's.  Line ends
 *  inside a quoted cell may differ: spreadsheets write them so. */
static void check_line_end(csv_rows *r, const physical_line *last)
{
    const char *end = last->ended_by;

    if (!end || r->ends_differ)
        return;
    if (!r->line_end)
        r->line_end = end;
    if (r->line_end == end || !strcmp(r->line_end, end))
        return;
    r->ends_differ = true;
    pov_find(r->findings, POV_FOUND_MIXED_LINE_ENDS,
             (pov_place){r->path, last->number, 0}, "%s here, %s before", end,
             r->line_end);
}

static bool has_mark(const char *text, size_t length)
{
    return length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3);
}

/** Drop a byte order mark that stands before a record. */
static void drop_mark(record *out, physical_line *first)
{
    if (!has_mark(first->text, first->length))
        return;
    out->had_mark = true;
    first->text += 3;
    first->length -= 3;
}

/** What csv_split found in a line is the record. */
static void take_line(csv_rows *r, record *out, const physical_line *line)
{
    r->is_split = true;
    r->is_too_wide = false;
    r->line = line->text;
    if (line->ended_by != r->line_end)
        check_line_end(r, line);
    out->line = line->number;
    out->is_plain = line->is_plain;
    out->begin = out->text = line->text;
    out->length = line->length + 1;
    out->items = r->list.items;
    out->count = r->list.count;
}

/** A blank line is a record without cells. */
static void take_blank(csv_rows *r, record *out, const physical_line *line)
{
    begin_lines(r);
    check_line_end(r, line);
    out->line = line->number;
    out->text = r->record.items;
    out->length = 0;
    out->items = r->list.items;
    out->count = 0;
}

/** Take the next line as the record.  Errors: false if it is not just one, or
 *  must be looked at more closely. */
static bool take_in_sight(csv_rows *r, record *out)
{
    size_t length, n = 0;
    const char *text = lines_peek(r->lines, &length);
    physical_line line;
    bool is_empty;

    if (!r->by_libcsv && !has_mark(text, length))
        n = csv_split(text, length, r->delimiter, &r->list);
    is_empty = n && r->list.count == 1 && !r->list.items->length;
    if (!n || (is_empty && memchr(text, '"', n))) {
        csv_cells_forget(&r->list);
        return false;
    }
    lines_take(r->lines, n, &line);
    if (is_empty)
        take_blank(r, out, &line);
    else
        take_line(r, out, &line);
    return true;
}

/** The same of a line that was not in sight with its end. */
static bool split_line(csv_rows *r, record *out, const physical_line *line)
{
    bool is_split =
        !r->by_libcsv && line->ended_by &&
        csv_split(line->text, line->length + 1, r->delimiter, &r->list);

    csv_cells_forget(&r->list);
    if (is_split)
        take_line(r, out, line);
    else
        r->list.count = 0;
    return is_split;
}

/** Read lines until the record ends; a blank line is one for libcsv would begin
 *  the next record on it.  Errors: false at the end. */
static bool read_lines(csv_rows *r, record *out)
{
    physical_line last = {.number = 0};

    begin_lines(r);
    while (!r->ended && r->record.count <= LONGEST_RECORD &&
           lines_next(r->lines, &last)) {
        if (!r->record.count) {
            out->line = last.number;
            drop_mark(out, &last);
            if (is_blank_line(r, last.text, last.length))
                break;
            if (split_line(r, out, &last))
                return true;
        }
        out->is_plain = out->is_plain && last.is_plain;
        add_line(r, last.text, last.length);
    }
    if (r->ended || !r->record.count)
        check_line_end(r, &last);
    out->text = r->record.items;
    out->length = r->record.count;
    if (r->record.count && !r->ended) {
        if (lines_at(r->lines).has_failed)
            return false;
        abandon_record(r, out);
    }
    out->items = r->list.items;
    out->count = r->list.count;
    return last.number;
}

/** The next record, as csv_split found it if that is how it was read.  Errors:
 *  false at the end. */
static bool read_record(csv_rows *r, record *out)
{
    begin_record(r, out);
    return take_in_sight(r, out) || read_lines(r, out);
}

static void report_bad_bytes(csv_rows *r, const record *out, size_t at)
{
    pov_arena *scratch = pov_arena_new();
    pov_finding *f = pov_find(r->findings, POV_FOUND_BAD_UTF8,
                              byte_place(out, r->path, at), "%s",
                              bad_bytes(out->text + at, out->length - at,
                                        r->findings->language, scratch));

    record_show(r->findings, out, f);
    pov_arena_free(scratch);
}

/** Does the record hold what no cell may hold? */
static bool is_damaged(csv_rows *r, record *out)
{
    const char *nul;
    size_t bad = 0;

    if (r->is_too_wide) {
        pov_find(r->findings, POV_FOUND_ROW_TOO_LONG,
                 (pov_place){r->path, out->line, 0}, "over %d cells in one row",
                 CSV_MOST_CELLS);
        return true;
    }
    out->is_plain = out->is_plain || pov_utf8_is_plain(out->text, out->length);
    if (out->is_plain)
        return false;
    nul = memchr(out->text, '\0', out->length);
    if (!nul && pov_text_is_utf8(out->text, out->length, &bad))
        return false;
    if (nul)
        pov_find(r->findings, POV_FOUND_NUL_BYTE,
                 byte_place(out, r->path, (size_t)(nul - out->text)), NULL);
    else
        report_bad_bytes(r, out, bad);
    return true;
}

static void report_stray_quote(csv_rows *r, const record *out)
{
    size_t stray = SIZE_MAX;
    pov_finding *f;

    if (r->is_split || !memchr(out->text, '"', out->length))
        return;
    for (size_t at = 0; at < out->length;)
        at = cell_end(out, r->delimiter, skip_blanks(out, r->delimiter, at),
                      &stray) +
             1;
    if (stray == SIZE_MAX)
        return;
    f = pov_find(r->findings, POV_FOUND_STRAY_QUOTE,
                 byte_place(out, r->path, stray), NULL);
    record_show(r->findings, out, f);
}

/** Is the line of a record plain? */
static inline bool is_plain(record *out)
{
    if (!out->is_plain)
        out->is_plain = pov_utf8_is_plain(out->text, out->length - 1);
    return out->is_plain;
}

static bool next(void *of, record *out)
{
    csv_rows *r = of;

    while (read_record(r, out))
        if (out->count) {
            if (r->line && !r->list.are_doubled && is_plain(out))
                return true;
            settle(r, out);
            out->is_damaged = out->is_damaged || is_damaged(r, out);
            if (!out->is_damaged)
                report_stray_quote(r, out);
            return true;
        }
    return false;
}

const row_source csv_rows_source = {.close = close_rows,
                                    .at = at,
                                    .rewind = rewind_rows,
                                    .peek = peek,
                                    .set_delimiter = set_delimiter,
                                    .next = next,
                                    .settle = settle,
                                    .place = place,
                                    .lines = lines_of,
                                    .skip = skip};
