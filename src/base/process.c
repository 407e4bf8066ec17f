#include "povstat/process.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "povstat/descriptor.h"

size_t pov_process_possible(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n > 1 ? (size_t)n : 1;
}

/** All of a copy. */
static _Noreturn void live(void (*serve)(void *of, FILE *out), void *of,
                           int end)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    signal(SIGPIPE, SIG_DFL);  /* nobody listens any more */
    pov_let_go(STDERR_FILENO); /* what goes wrong is nothing to tell */
    if (!out)
        _exit(EXIT_FAILURE);
    serve(of, out);
    if (fclose(out) || !pov_write(end, text, length))
        _exit(EXIT_FAILURE);
    _exit(EXIT_SUCCESS);
}

bool pov_process_begin(pov_process *p, void (*serve)(void *of, FILE *out),
                       void *of)
{
    int ends[2];

    p->id = 0;
    if (pipe(ends))
        return false;
    p->id = fork();
    if (!p->id) {
        close(ends[0]);
        live(serve, of, ends[1]);
    }
    close(ends[1]);
    p->end = ends[0];
    if (p->id > 0)
        return true;
    close(ends[0]);
    p->id = 0;
    return false;
}

bool pov_process_is_ready(const pov_process *p)
{
    struct pollfd end = {.fd = p->end, .events = POLLIN};

    return poll(&end, 1, 0) > 0;
}

static bool has_succeeded(const pov_process *p)
{
    int status;

    while (waitpid(p->id, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

bool pov_process_end(pov_process *p, char **said, size_t *length)
{
    const size_t room = 1 << 16;
    size_t n = room;
    bool ok = true;

    *said = NULL;
    for (*length = 0; ok && n == room; *length += n) {
        *said = pov_realloc_or_die(*said, *length + room);
        ok = pov_read(p->end, *said + *length, room, &n);
    }
    close(p->end);
    ok = has_succeeded(p) && ok;
    p->id = 0;
    return ok;
}

void pov_process_drop(pov_process *p)
{
    close(p->end);
    kill(p->id, SIGKILL);
    has_succeeded(p);
    p->id = 0;
}

bool pov_shared_may_take(uint64_t size)
{
    enum { ONE_IN = 8 };
    struct rlimit most;

    return !getrlimit(RLIMIT_AS, &most) &&
           (most.rlim_cur == RLIM_INFINITY || size <= most.rlim_cur / ONE_IN);
}

/* Where a system would rather promise no more than it has, there is none, and
 * one process does it all. */
bool pov_shared_begin(pov_shared *m, size_t size)
{
    *m = (pov_shared){.size = size + -size % sizeof(uint64_t)};
#if defined(MAP_ANONYMOUS) && defined(MAP_NORESERVE)
    m->bytes = mmap(NULL, m->size, PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (m->bytes == MAP_FAILED)
        m->bytes = NULL;
#endif
    return m->bytes;
}

void pov_shared_end(pov_shared *m)
{
    if (m->bytes)
        munmap(m->bytes, m->size);
    m->bytes = NULL;
}

/** Ask for the pages up to there, some at a time: one by one they take longer
 *  than what is put into them. */
static void expect(pov_shared *m, size_t to)
{
#ifdef MADV_POPULATE_WRITE
    enum { PIECE = 512 * 1024 };

    for (; m->expected < to; m->expected += PIECE) {
        size_t left = m->size - m->expected;

        madvise(m->bytes + m->expected, left < PIECE ? left : PIECE,
                MADV_POPULATE_WRITE); /* a kindness: it may fail */
    }
#else
    (void)m;
    (void)to;
#endif
}

void *pov_shared_take(pov_shared *m, size_t size)
{
    size_t from = m->used;

    size += -size % sizeof(uint64_t);
    if (m->size - from < size)
        pov_out_of_memory(size);
    m->used += size;
    if (m->used > m->expected)
        expect(m, m->used);
    return m->bytes + from;
}

void pov_say_bytes(FILE *out, const void *bytes, size_t n)
{
    if (n)
        fwrite(bytes, 1, n, out);
}

void pov_say_number(FILE *out, size_t n)
{
    pov_say_bytes(out, &n, sizeof n);
}

void pov_say_text(FILE *out, const char *text)
{
    size_t length = text ? strlen(text) : SIZE_MAX;

    pov_say_number(out, length);
    if (text)
        pov_say_bytes(out, text, length);
}

/** The next bytes, or NULL. */
static const char *next(pov_listener *l, size_t n)
{
    const char *at = l->at;

    l->is_lost = l->is_lost || (size_t)(l->end - l->at) < n;
    if (l->is_lost)
        return NULL;
    l->at += n;
    return at;
}

void pov_hear_bytes(pov_listener *l, void *bytes, size_t n)
{
    const char *at = next(l, n);

    if (at)
        memcpy(bytes, at, n);
    else
        memset(bytes, 0, n);
}

size_t pov_hear_number(pov_listener *l)
{
    size_t n;

    pov_hear_bytes(l, &n, sizeof n);
    return n;
}

const char *pov_hear_text(pov_listener *l, pov_arena *arena)
{
    size_t length = pov_hear_number(l);
    const char *at = length == SIZE_MAX ? NULL : next(l, length);

    return at ? pov_arena_copy(arena, at, length) : NULL;
}
