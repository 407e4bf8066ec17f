#include "povstat/lines.h"

#include <stdlib.h>
#include <string.h>

#include "povstat/text.h"
#include "bytes/source.h"

enum { LOOK_AHEAD = 64 * 1024, LONGEST_LINE = 16 * 1024 * 1024, CTRL_Z = 26 };

struct line_reader {
    const char *path;
    source *source;
    pov_findings *findings;

    char *buffer; /* bytes read and not yet used: [start, end) */
    size_t start, end, size;
    bool at_end;
    uint32_t used;
    const char *ended_by;
};

/** Read on until the buffer is full or the file at its end. */
static void fill(line_reader *r)
{
    memmove(r->buffer, r->buffer + r->start, r->end - r->start);
    r->end -= r->start;
    r->start = 0;
    while (!r->at_end && r->end < r->size) {
        size_t got =
            source_read(r->source, r->buffer + r->end, r->size - r->end);

        r->end += got;
        r->at_end = !got;
    }
}

void lines_close(line_reader *r)
{
    source_close(r->source);
    free(r->buffer);
}

line_reader *lines_open(const char *path, const pov_opening *how,
                        pov_arena *arena, pov_findings *findings)
{
    line_reader *r = pov_arena_alloc(arena, sizeof *r);

    *r = (line_reader){.path = path, .findings = findings, .size = LOOK_AHEAD};
    r->source = source_open(path, how, arena, findings);
    if (!r->source)
        return NULL;
    r->buffer = pov_malloc_or_die(r->size);
    fill(r);
    return r;
}

bool lines_are_refused(const line_reader *r)
{
    return source_is_refused(r->source);
}

bool lines_have_failed(const line_reader *r)
{
    return source_has_failed(r->source);
}

void lines_rewind(line_reader *r)
{
    source_rewind(r->source);
    r->start = 0;
    r->end = 0;
    r->at_end = false;
    r->used = 0;
    r->ended_by = NULL;
    fill(r);
}

const char *lines_peek(const line_reader *r, size_t *length)
{
    *length = r->end - r->start;
    return r->buffer + r->start;
}

/** Where the line that begins at `start` ends, or NULL if not in sight.  Byte
 *  by byte: to look for LF first would cost a file with CR only dearly. */
static char *line_end(const line_reader *r)
{
    char *at = r->buffer + r->start;
    const char *stop = r->buffer + r->end;

    while (at < stop && *at != '\n' && *at != '\r')
        at++;
    if (at == stop || (*at == '\r' && at + 1 == stop && !r->at_end))
        return NULL; /* the LF behind a CR may come with the next bytes */
    return at;
}

static void report_long_line(line_reader *r)
{
    pov_find(r->findings, POV_FOUND_ROW_TOO_LONG,
             (pov_place){r->path, r->used + 1, 0}, "over %d MB in one line",
             LONGEST_LINE / 1024 / 1024);
}

/** The last line of the file without the Ctrl-Z behind it. */
static size_t drop_ctrl_z(line_reader *r, const char *text, size_t length)
{
    size_t n = length;

    while (n > 0 && text[n - 1] == CTRL_Z)
        n--;
    if (n < length)
        pov_find(r->findings, POV_FOUND_CTRL_Z,
                 (pov_place){r->path, r->used + 1,
                             (uint32_t)pov_text_characters(text, n) + 1},
                 "byte 1A");
    return n;
}

/** Read on until a line end is in sight, or the end of the file.  Errors:
 *  false if the line is too long; what was read of it is forgotten. */
static bool find_line_end(line_reader *r, char **end)
{
    bool fits = true;

    *end = line_end(r);
    while (!*end && !r->at_end) {
        if (r->end - r->start >= LONGEST_LINE) {
            fits = false;
            r->start = r->end;
        } else if (r->end - r->start == r->size) {
            r->size *= 2;
            r->buffer = pov_realloc_or_die(r->buffer, r->size);
        }
        fill(r);
        *end = line_end(r);
    }
    return fits;
}

/** Go behind the line end at `end`. */
static void pass_line_end(line_reader *r, const char *end)
{
    bool is_cr = end[0] == '\r';
    bool is_pair = is_cr && end + 1 < r->buffer + r->end && end[1] == '\n';

    r->ended_by = is_pair ? "CRLF" : is_cr ? "CR" : "LF";
    r->start = (size_t)(end - r->buffer) + 1 + is_pair;
}

bool lines_next(line_reader *r, const char **text, size_t *length)
{
    char *end;
    bool fits = find_line_end(r, &end);

    if (!end && lines_have_failed(r))
        return false; /* its end is missing, and nobody knows what it was */
    if (!fits)
        report_long_line(r);
    else if (!end && r->start == r->end)
        return false;
    *text = r->buffer + r->start;
    *length = (size_t)((end ? end : r->buffer + r->end) - *text);
    if (end)
        pass_line_end(r, end);
    else {
        *length = drop_ctrl_z(r, *text, *length);
        r->start = r->end;
        r->ended_by = NULL;
    }
    if (!fits)
        *length = 0;
    r->used++;
    return true;
}

const char *lines_ended_by(const line_reader *r)
{
    return r->ended_by;
}

uint32_t lines_used(const line_reader *r)
{
    return r->used;
}

int lines_permille(const line_reader *r)
{
    return source_permille(r->source);
}

void lines_drop_rest(line_reader *r)
{
    r->at_end = true;
    r->start = r->end;
}
