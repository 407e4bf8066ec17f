#include "bytes/lines.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bytes/decode.h"
#include "bytes/file.h"
#include "bytes/judge.h"
#include "povstat/lines.h"
#include "povstat/text.h"

enum { CHUNK = 16 * 1024 };

struct source {
    const char *path;
    file_bytes file;
    pov_findings *findings;
    bool is_refused;
    bool is_told; /* that it cannot be read */
    size_t begin; /* behind the byte order mark */

    /* Only if it is not UTF-8 already: */
    decoder *decoder;
    char *raw; /* CHUNK bytes, of which `n_raw` are there */
    size_t n_raw;
    char *text; /* what was made of them; [start, end) is not given yet */
    size_t start, end;
    bool at_end;
};

/** Tell once why the file cannot be read, as soon as anybody listens: who
 *  looks at it beforehand mutes the findings. */
static void tell_failure(source *s)
{
    if (!s->file.wrong || s->is_told || s->findings->muted)
        return;
    s->is_told = true;
    pov_find(s->findings, POV_FOUND_UNREADABLE_FILE, (pov_place){s->path, 0, 0},
             "%s", s->file.wrong);
}

void source_close(source *s)
{
    if (!s->is_refused)
        file_check_unchanged(&s->file);
    tell_failure(s);
    file_close(&s->file);
    free(s->raw);
    free(s->text);
}

bool source_has_failed(const source *s)
{
    return s->file.wrong != NULL;
}

static size_t read_bytes(source *s, char *to, size_t room)
{
    size_t got = file_read(&s->file, to, room);

    tell_failure(s);
    return got;
}

static byte_survey survey_bytes(source *s)
{
    byte_survey all = {0};
    char *buffer = pov_malloc_or_die(SAMPLE_BYTES);
    size_t n = 0, got, used;

    file_seek(&s->file, 0);
    do {
        got = read_bytes(s, buffer + n, SAMPLE_BYTES - n);
        n += got;
        used = byte_survey_add(&all, buffer, n, !got);
        memmove(buffer, buffer + used, n - used);
        n -= used;
    } while (got);
    free(buffer);
    return all;
}

static judgement judge_bytes(source *s, encoding wanted)
{
    char *begin = pov_malloc_or_die(SAMPLE_BYTES);
    char *later = NULL;
    exhibit x = {.path = s->path, .begin = begin, .wanted = wanted};
    judgement result = {N_ENCODINGS, 0};

    x.n_begin = read_bytes(s, begin, SAMPLE_BYTES);
    x.sample = x.begin;
    x.n_sample = x.n_begin;
    if (wanted != ENCODING_UTF_8)
        x.all = survey_bytes(s);
    if (x.all.first_high >= SAMPLE_BYTES) {
        later = pov_malloc_or_die(SAMPLE_BYTES);
        file_seek(&s->file,
                  (x.all.first_high - SAMPLE_BYTES / 2) & ~(uint64_t)1);
        x.n_sample = read_bytes(s, later, SAMPLE_BYTES);
        x.sample = later;
    }
    if (!s->file.wrong)
        result = judge_encoding(&x, s->findings);
    free(begin);
    free(later);
    return result;
}

static void source_rewind(source *s)
{
    file_seek(&s->file, s->begin);
    s->n_raw = 0;
    s->start = 0;
    s->end = 0;
    s->at_end = false;
}

static void find_encoding(source *s, encoding wanted, pov_arena *arena)
{
    judgement result = judge_bytes(s, wanted);

    s->is_refused = result.encoding == N_ENCODINGS;
    s->begin = result.mark;
    if (!s->is_refused && result.encoding != ENCODING_UTF_8) {
        s->decoder = decoder_new(result.encoding, arena);
        s->raw = pov_malloc_or_die(CHUNK);
        s->text = pov_malloc_or_die(MOST_DECODED * CHUNK);
    }
    source_rewind(s);
}

source *source_open(const char *path, const pov_opening *how, pov_arena *arena,
                    pov_findings *findings)
{
    source *s = pov_arena_alloc(arena, sizeof *s);
    const file_opening opening = {
        path, how->scratch,
        how->encoding ? encoding_from_name(how->encoding) : N_ENCODINGS};

    *s = (source){.path = path, .findings = findings};
    s->file = file_open(&opening, findings->language, arena);
    if (!s->file.wrong)
        find_encoding(s, opening.wanted, arena);
    if (!s->file.wrong)
        return s;
    source_close(s);
    return NULL;
}

static bool source_is_refused(const source *s)
{
    return s->is_refused;
}

static void decode_chunk(source *s)
{
    size_t got = read_bytes(s, s->raw + s->n_raw, CHUNK - s->n_raw);
    size_t used;

    s->at_end = !got;
    s->n_raw += got;
    s->start = 0;
    used = decode(s->decoder, s->raw, s->n_raw, s->at_end, s->text, &s->end);
    s->n_raw -= used;
    memmove(s->raw, s->raw + used, s->n_raw);
}

static size_t read_decoded(source *s, char *to, size_t room)
{
    size_t given = 0;

    while (given < room && !(s->at_end && s->start == s->end)) {
        size_t n = s->end - s->start;

        if (!n) {
            decode_chunk(s);
            continue;
        }
        if (n > room - given)
            n = room - given;
        memcpy(to + given, s->text + s->start, n);
        s->start += n;
        given += n;
    }
    return given;
}

/**
 * The next bytes of UTF-8, as many as there is room for unless the end is
 * near; 0 at the end.  A byte order mark at the start is not among them.
 *
 * Errors: what stands for nothing comes as bytes that are not valid UTF-8:
 *         see decode.
 */
static size_t source_read(source *s, char *to, size_t room)
{
    if (s->is_refused)
        return 0;
    return s->decoder ? read_decoded(s, to, room) : read_bytes(s, to, room);
}

/** How much of the file was read since its begin, in thousandths. */
static int source_permille(const source *s)
{
    return file_permille(&s->file);
}

/** Begin again. */

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
