#include "bytes/source.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>

#include "bytes/decode.h"
#include "bytes/judge.h"

/* Of what comes through a pipe: no extract is that long, and whatever never
 * ends must not fill the disk. */
static const uint64_t longest_spool = 1024 * 1024 * 1024;

enum { CHUNK = 16 * 1024 };

struct source {
    const char *path;
    FILE *stream;
    pov_findings *findings;
    bool is_refused;
    size_t begin; /* behind the byte order mark */

    /* Only if it is not UTF-8 already: */
    decoder *decoder;
    char *raw; /* CHUNK bytes, of which `n_raw` are there */
    size_t n_raw;
    char *text; /* what was made of them; [start, end) is not given yet */
    size_t start, end;
    bool at_end;
};

static void fail_to_read(source *s, const char *why)
{
    pov_find(s->findings, POV_FOUND_UNREADABLE_FILE, (pov_place){s->path, 0, 0},
             "%s", pov_say(s->findings->language, why));
}

/** Copy all of a stream.  Errors: why it could not be, else NULL. */
static const char *copy_stream(FILE *from, FILE *to)
{
    char buffer[16 * 1024];
    uint64_t copied = 0;
    size_t got;

    while ((got = fread(buffer, 1, sizeof buffer, from)) > 0) {
        copied += got;
        if (copied > longest_spool)
            return "over 1 GB and not a plain file";
        if (fwrite(buffer, 1, got, to) != got)
            return strerror(errno);
    }
    return ferror(from) || fflush(to) ? strerror(errno) : NULL;
}

static void close_stream(FILE *stream)
{
    if (stream != stdin)
        fclose(stream);
}

/** Errors: false and a finding. */
static bool spool(source *s)
{
    FILE *copy = tmpfile();
    const char *wrong = copy ? copy_stream(s->stream, copy) : strerror(errno);

    close_stream(s->stream);
    s->stream = copy;
    if (!wrong)
        return true;
    fail_to_read(s, wrong);
    if (copy)
        fclose(copy);
    return false;
}

static bool can_be_read_twice(FILE *stream)
{
    struct stat about;

    return stream != stdin && !fstat(fileno(stream), &about) &&
           (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode));
}

void source_close(source *s)
{
    close_stream(s->stream);
    free(s->raw);
    free(s->text);
}

static size_t read_bytes(source *s, char *to, size_t room)
{
    size_t got = fread(to, 1, room, s->stream);

    if (got < room && ferror(s->stream)) {
        fail_to_read(s, strerror(errno));
        clearerr(s->stream);
    }
    return got;
}

static void seek(source *s, uint64_t offset)
{
    if (fseeko(s->stream, (off_t)offset, SEEK_SET))
        fail_to_read(s, strerror(errno));
}

static byte_survey survey_bytes(source *s)
{
    byte_survey all = {0};
    char *buffer = pov_malloc_or_die(SAMPLE_BYTES);
    size_t n = 0, got, used;

    seek(s, 0);
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
    judgement result;

    x.n_begin = read_bytes(s, begin, SAMPLE_BYTES);
    x.sample = x.begin;
    x.n_sample = x.n_begin;
    if (wanted != ENCODING_UTF_8)
        x.all = survey_bytes(s);
    if (x.all.first_high >= SAMPLE_BYTES) {
        later = pov_malloc_or_die(SAMPLE_BYTES);
        seek(s, (x.all.first_high - SAMPLE_BYTES / 2) & ~(uint64_t)1);
        x.n_sample = read_bytes(s, later, SAMPLE_BYTES);
        x.sample = later;
    }
    result = judge_encoding(&x, s->findings);
    free(begin);
    free(later);
    return result;
}

/** Errors: false if the file cannot be read at all. */
static bool find_encoding(source *s, encoding wanted, pov_arena *arena)
{
    char byte;
    judgement result;

    if (!fread(&byte, 1, 1, s->stream) && ferror(s->stream)) {
        fail_to_read(s, strerror(errno)); /* a directory opens */
        return false;
    }
    seek(s, 0);
    result = judge(s, wanted);
    s->is_refused = result.encoding == N_ENCODINGS;
    s->begin = result.mark;
    if (!s->is_refused && result.encoding != ENCODING_UTF_8) {
        s->decoder = decoder_new(result.encoding, arena);
        s->raw = pov_malloc_or_die(CHUNK);
        s->text = pov_malloc_or_die(MOST_DECODED * CHUNK);
    }
    source_rewind(s);
    return true;
}

source *source_open(const char *path, const char *wanted, pov_arena *arena,
                    pov_findings *findings)
{
    source *s = pov_arena_alloc(arena, sizeof *s);

    *s = (source){.path = path, .findings = findings};
    s->stream = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    if (!s->stream) {
        fail_to_read(s, strerror(errno));
        return NULL;
    }
    if (!can_be_read_twice(s->stream) && !spool(s))
        return NULL;
    if (!find_encoding(s, wanted ? encoding_from_name(wanted) : N_ENCODINGS,
                       arena)) {
        source_close(s);
        return NULL;
    }
    return s;
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

int source_permille(source *s)
{
    struct stat about;
    off_t at = ftello(s->stream);

    if (at < 0 || fstat(fileno(s->stream), &about) || about.st_size <= at)
        return 1000;
    return (int)((double)at * 1000 / (double)about.st_size);
}

void source_rewind(source *s)
{
    seek(s, s->begin);
    s->n_raw = 0;
    s->start = 0;
    s->end = 0;
    s->at_end = false;
}
