#include "read/rows.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/text.h"

/* libcsv does not count lines, so it is fed one physical line at a time and
 * the record's own bytes are kept beside it: from them the column of any cell
 * is found again when somebody asks, which is seldom. */

enum {
    LOOK_AHEAD = 64 * 1024,
    LONGEST_LINE = 16 * 1024 * 1024,
    LONGEST_RECORD = 1024 * 1024, /* of more than one line */
};

struct row_reader {
    const char *path;
    FILE *stream;
    pov_arena *arena;
    pov_findings *findings;
    struct csv_parser parser;
    char delimiter;

    char *buffer; /* bytes read and not yet used: [start, end) */
    size_t start, end, size;
    bool at_end;

    uint32_t line; /* lines used so far */
    struct {       /* the record's bytes */
        char *items;
        size_t count, capacity;
    } record;
    struct { /* its cells' bytes, each with a NUL behind */
        char *items;
        size_t count, capacity;
    } cells;
    record *out; /* where libcsv's cells go */
    bool ended;
};

static void fail_to_read(row_reader *r)
{
    pov_find(r->findings, POV_FOUND_UNREADABLE_FILE, (pov_place){r->path, 0, 0},
             "%s", strerror(errno));
}

/** Read on until the buffer is full or the file at its end. */
static void fill(row_reader *r)
{
    memmove(r->buffer, r->buffer + r->start, r->end - r->start);
    r->end -= r->start;
    r->start = 0;
    while (!r->at_end && r->end < r->size) {
        size_t got =
            fread(r->buffer + r->end, 1, r->size - r->end, r->stream);

        r->end += got;
        if (!got) {
            r->at_end = true;
            if (ferror(r->stream))
                fail_to_read(r);
        }
    }
}

row_reader *rows_open(const char *path, pov_arena *arena, pov_findings *findings)
{
    row_reader *r = pov_arena_alloc(arena, sizeof *r);

    *r = (row_reader){.path = path, .arena = arena, .findings = findings};
    r->stream = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    if (!r->stream) {
        fail_to_read(r);
        return NULL;
    }
    r->size = LOOK_AHEAD;
    r->buffer = pov_malloc_or_die(r->size);
    csv_init(&r->parser, CSV_APPEND_NULL);
    csv_set_realloc_func(&r->parser, pov_realloc_or_die);
    fill(r);
    if (r->end >= 3 && !memcmp(r->buffer, "\xEF\xBB\xBF", 3))
        r->start = 3;
    return r;
}

void rows_close(row_reader *r)
{
    csv_free(&r->parser);
    if (r->stream != stdin)
        fclose(r->stream);
    free(r->buffer);
    free(r->record.items);
    free(r->cells.items);
}

const char *rows_peek(row_reader *r, size_t *length)
{
    *length = r->end - r->start;
    return r->buffer + r->start;
}

void rows_set_delimiter(row_reader *r, char delimiter)
{
    r->delimiter = delimiter;
    csv_set_delim(&r->parser, (unsigned char)delimiter);
}

/** Where the line that begins at `start` ends, or NULL if not in sight. */
static char *line_end(const row_reader *r)
{
    char *from = r->buffer + r->start;
    size_t length = r->end - r->start;
    char *lf = memchr(from, '\n', length);
    char *cr = memchr(from, '\r', lf ? (size_t)(lf - from) : length);

    if (cr && cr + 1 == from + length && !r->at_end)
        return NULL; /* its LF may come with the next bytes */
    return cr ? cr : lf;
}

/** The next physical line without its end.  Errors: false at the end. */
static bool next_line(row_reader *r, const char **text, size_t *length)
{
    char *end = line_end(r);

    while (!end && !r->at_end) {
        if (r->start == 0 && r->end == r->size) {
            if (r->size >= LONGEST_LINE)
                break;
            r->size *= 2;
            r->buffer = pov_realloc_or_die(r->buffer, r->size);
        }
        fill(r);
        end = line_end(r);
    }
    if (!end && r->start == r->end)
        return false;
    if (!end)
        end = r->buffer + r->end;
    *text = r->buffer + r->start;
    *length = (size_t)(end - *text);
    r->start += *length;
    if (r->start < r->end)
        r->start += end[0] == '\r' && r->start + 1 < r->end && end[1] == '\n'
                        ? 2
                        : 1;
    r->line++;
    return true;
}

static char *room(char **items, size_t count, size_t *capacity, size_t more)
{
    while (*capacity - count < more) {
        *capacity = *capacity ? *capacity * 2 : 1024;
        *items = pov_realloc_or_die(*items, *capacity);
    }
    return *items + count;
}

static void keep_cell(void *text, size_t length, void *data)
{
    row_reader *r = data;
    char *copy = room(&r->cells.items, r->cells.count, &r->cells.capacity,
                      length + 1);

    /* The cells may still move: offsets now, pointers when all are here. */
    row_cell cell = {NULL, length};

    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    r->cells.count += length + 1;
    pov_arena_push(r->arena, r->out, cell);
}

static void end_record(int ended_by, void *data)
{
    row_reader *r = data;
    const char *text = r->cells.items;

    (void)ended_by;
    for (size_t i = 0; i < r->out->count; i++) {
        r->out->items[i].text = text;
        text += r->out->items[i].length + 1;
    }
    r->ended = true;
}

static void feed(row_reader *r, const char *text, size_t length)
{
    csv_parse(&r->parser, text, length, keep_cell, end_record, r);
}

static void add_line(row_reader *r, const char *text, size_t length)
{
    char *copy = room(&r->record.items, r->record.count,
                      &r->record.capacity, length + 1);

    memcpy(copy, text, length);
    copy[length] = '\n';
    r->record.count += length + 1;
    feed(r, copy, length + 1);
}

static void begin_record(row_reader *r, record *out)
{
    r->record.count = 0;
    r->cells.count = 0;
    r->ended = false;
    r->out = out;
    out->count = 0;
    out->line = r->line + 1;
}

/** The last opening quote that nothing closes, from the record's bytes. */
static void report_open_quote(row_reader *r, const record *out)
{
    pov_place place = rows_place(r, out, out->count);
    pov_finding *f;

    if (r->line > place.line + 1)
        f = pov_find(r->findings, POV_FOUND_UNTERMINATED_QUOTE, place,
                     "lines %u-%u are inside it", place.line + 1, r->line);
    else if (r->line > place.line)
        f = pov_find(r->findings, POV_FOUND_UNTERMINATED_QUOTE, place,
                     "line %u is inside it", r->line);
    else
        f = pov_find(r->findings, POV_FOUND_UNTERMINATED_QUOTE, place, NULL);
    rows_show(r, out, f);
}

/** Read lines until the record ends.  Errors: false at the end of the file or
 *  when a quote stays open. */
static bool read_record(row_reader *r, record *out)
{
    const char *text;
    size_t length;

    begin_record(r, out);
    while (next_line(r, &text, &length)) {
        bool blank = !length && !r->record.count;

        if (blank || (r->record.count > LONGEST_RECORD))
            break;
        add_line(r, text, length);
        if (r->ended)
            break;
    }
    out->text = r->record.items;
    out->length = r->record.count;
    if (r->record.count && !r->ended) {
        if (r->parser.pstate >= 2) {
            report_open_quote(r, out);
            r->at_end = true;
            r->start = r->end;
        }
        csv_free(&r->parser);
        csv_init(&r->parser, CSV_APPEND_NULL);
        csv_set_realloc_func(&r->parser, pov_realloc_or_die);
        rows_set_delimiter(r, r->delimiter);
        out->count = 0;
    }
    return r->line >= out->line;
}

/** Does the record hold what no cell may hold? */
static bool is_damaged(row_reader *r, const record *out)
{
    const char *nul = memchr(out->text, '\0', out->length);
    size_t bad = 0;
    pov_finding *f;
    pov_place place;

    if (!nul && pov_text_is_utf8(out->text, out->length, &bad))
        return false;
    if (nul)
        bad = (size_t)(nul - out->text);
    place = (pov_place){r->path, out->line, 0};
    for (size_t i = 0; i < bad; i++) {
        bool ends = out->text[i] == '\n';

        place.line += ends;
        place.column = ends ? 0 : place.column + (((unsigned char)
                                  out->text[i] & 0xC0) != 0x80);
    }
    place.column++;
    if (nul)
        f = pov_find(r->findings, POV_FOUND_NUL_BYTE, place, NULL);
    else
        f = pov_find(r->findings, POV_FOUND_BAD_UTF8, place, "byte %02X",
                     (unsigned char)out->text[bad]);
    (void)f;
    return true;
}

bool rows_next(row_reader *r, record *out)
{
    while (read_record(r, out))
        if (out->count && !is_damaged(r, out))
            return true;
    return false;
}

static bool is_blank_byte(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

/** The offset just behind the cell that begins at `at`. */
static size_t cell_end(const row_reader *r, const record *row, size_t at)
{
    bool quoted = false;

    if (at < row->length && row->text[at] == '"') {
        quoted = true;
        at++;
    }
    while (at < row->length) {
        char c = row->text[at];

        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == r->delimiter || c == '\n'))
            break;
        at++;
    }
    return at;
}

static size_t skip_blanks(const row_reader *r, const record *row, size_t at)
{
    while (at < row->length && is_blank_byte(row->text[at], r->delimiter))
        at++;
    return at;
}

pov_place rows_place(const row_reader *r, const record *row, size_t i)
{
    size_t at = skip_blanks(r, row, 0);
    pov_place place = {r->path, row->line, 1};
    size_t line_start = 0;

    while (i-- > 0 && at < row->length) {
        size_t end = cell_end(r, row, at);

        if (end >= row->length || row->text[end] != r->delimiter)
            break; /* a cell that is not there: the last one */
        at = skip_blanks(r, row, end + 1);
    }
    for (size_t b = 0; b < at; b++)
        if (row->text[b] == '\n') {
            place.line++;
            line_start = b + 1;
        }
    place.column +=
        (uint32_t)pov_text_characters(row->text + line_start, at - line_start);
    return place;
}

void rows_show(const row_reader *r, const record *row, pov_finding *finding)
{
    uint32_t line = row->line;
    const char *from = row->text;
    const char *end;

    while (line < finding->place.line) {
        from = memchr(from, '\n', row->length - (size_t)(from - row->text));
        if (!from)
            return;
        from++;
        line++;
    }
    end = memchr(from, '\n', row->length - (size_t)(from - row->text));
    finding->line = pov_arena_copy(
        r->findings->arena, from,
        end ? (size_t)(end - from)
            : row->length - (size_t)(from - row->text));
}
