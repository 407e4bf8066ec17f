#include "read/source.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <sys/stat.h>

/* Of what comes through a pipe: no extract is that long, and whatever never
 * ends must not fill the disk. */
static const uint64_t longest_spool = 1024 * 1024 * 1024;

struct source {
    const char *path;
    FILE *stream;
    pov_findings *findings;
    long begin; /* behind the byte order mark */
};

static void fail_to_read(source *s, const char *why)
{
    pov_find(s->findings, POV_FOUND_UNREADABLE_FILE, (pov_place){s->path, 0, 0},
             "%s", why);
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
}

static bool find_begin(source *s)
{
    char bytes[3];
    size_t got = fread(bytes, 1, sizeof bytes, s->stream);

    if (ferror(s->stream)) { /* a directory opens, but cannot be read */
        fail_to_read(s, strerror(errno));
        return false;
    }
    if (got == sizeof bytes && !memcmp(bytes, "\xEF\xBB\xBF", 3))
        s->begin = 3;
    source_rewind(s);
    return true;
}

source *source_open(const char *path, pov_arena *arena, pov_findings *findings)
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
    if (!find_begin(s)) {
        source_close(s);
        return NULL;
    }
    return s;
}

size_t source_read(source *s, char *to, size_t room)
{
    size_t got = fread(to, 1, room, s->stream);

    if (got < room && ferror(s->stream)) {
        fail_to_read(s, strerror(errno));
        clearerr(s->stream);
    }
    return got;
}

void source_rewind(source *s)
{
    if (fseek(s->stream, s->begin, SEEK_SET))
        fail_to_read(s, strerror(errno));
}
