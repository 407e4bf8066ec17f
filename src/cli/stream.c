#include "cli/stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "povstat/arena.h"
#include "povstat/descriptor.h"

/* glibc's and musl's way to a stream of one's own; other systems have
 * funopen. */

static bool keep(stream *s, const char *bytes, size_t n)
{
    while (s->room - s->length < n) {
        s->room = s->room ? s->room * 2 : STREAM_BUFFER;
        s->text = pov_realloc_or_die(s->text, s->room);
    }
    memcpy(s->text + s->length, bytes, n);
    s->length += n;
    return true;
}

static ssize_t take(void *cookie, const char *bytes, size_t n)
{
    stream *s = cookie;

    if (s->error)
        return 0;
    if (s->descriptor < 0 ? keep(s, bytes, n)
                          : pov_write(s->descriptor, bytes, n))
        return (ssize_t)n;
    s->error = errno;
    return 0;
}

FILE *stream_open(stream *s, int descriptor)
{
    FILE *out;

    s->descriptor = descriptor;
    s->error = 0;
    s->text = NULL;
    s->length = 0;
    s->room = 0;
    s->buffer = NULL;
    out = fopencookie(s, "w", (cookie_io_functions_t){.write = take});
    if (!out)
        return NULL;
    s->buffer = pov_malloc_or_die(STREAM_BUFFER);
    setvbuf(out, s->buffer, _IOFBF, STREAM_BUFFER);
    return out;
}

void stream_turn(FILE *out, stream *s, int descriptor)
{
    fflush(out);
    if (!pov_write(descriptor, s->text, s->length))
        s->error = errno;
    free(s->text);
    s->text = NULL;
    s->length = s->room = 0;
    s->descriptor = descriptor;
}

bool stream_close(FILE *out, const stream *s)
{
    bool ok = !fflush(out) && !ferror(out) && !s->error;
    int error = s->error ? s->error : errno;

    fclose(out);
    free(s->buffer);
    errno = error;
    return ok;
}

void stream_drop(FILE *out, stream *s)
{
    s->error = ECANCELED;
    fclose(out);
    free(s->buffer);
}
