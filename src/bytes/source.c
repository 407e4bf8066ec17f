#include "bytes/source.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bytes/decode.h"
#include "bytes/file.h"
#include "bytes/judge.h"

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

static judgement judge(source *s, encoding wanted)
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

static void find_encoding(source *s, encoding wanted, pov_arena *arena)
{
    judgement result = judge(s, wanted);

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

bool source_is_refused(const source *s)
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

size_t source_read(source *s, char *to, size_t room)
{
    if (s->is_refused)
        return 0;
    return s->decoder ? read_decoded(s, to, room) : read_bytes(s, to, room);
}

int source_permille(const source *s)
{
    return file_permille(&s->file);
}

void source_rewind(source *s)
{
    file_seek(&s->file, s->begin);
    s->n_raw = 0;
    s->start = 0;
    s->end = 0;
    s->at_end = false;
}
