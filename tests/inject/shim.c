/* Loaded before the C library: the n-th malloc, calloc or realloc, whoever
 * asks, fails.  It counts from its constructor on, so that the loader's own
 * are not among them. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "page.h"

static page *shared; /* NULL: not yet */

/* dlsym may ask for memory itself. */
static char early[4096];
static size_t n_early;

static void *take_early(size_t size)
{
    size_t at = n_early;

    n_early += (size + 15) / 16 * 16;
    return n_early <= sizeof early ? early + at : NULL;
}

static bool is_early(const void *memory)
{
    return (const char *)memory >= early &&
           (const char *)memory < early + sizeof early;
}

/* The next of that name, as a pointer to a function. */
static bool find_next(const char *name, void *function)
{
    /* The compiler believes that dlsym never comes back here. */
    static volatile bool is_looking;
    void *found;

    if (is_looking)
        return false;
    is_looking = true;
    found = dlsym(RTLD_NEXT, name);
    is_looking = false;
    memcpy(function, &found, sizeof found);
    return found;
}

static bool must_fail(void)
{
    unsigned long n;

    if (!shared)
        return false;
    n = atomic_fetch_add(&shared->seen, 1) + 1;
    if (!shared->fail || n < shared->fail ||
        (n > shared->fail && !shared->lasts))
        return false;
    atomic_store(&shared->hit, true);
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    static void *(*next)(size_t);

    if (!next && !find_next("malloc", &next))
        return take_early(size);
    return must_fail() ? NULL : next(size);
}

void *calloc(size_t n, size_t size)
{
    static void *(*next)(size_t, size_t);

    if (!next && !find_next("calloc", &next))
        return take_early(n * size);
    return must_fail() ? NULL : next(n, size);
}

void *realloc(void *memory, size_t size)
{
    static void *(*next)(void *, size_t);

    if (!next && !find_next("realloc", &next))
        return NULL;
    return must_fail() ? NULL : next(memory, size);
}

void free(void *memory)
{
    static void (*next)(void *);

    if (is_early(memory) || (!next && !find_next("free", &next)))
        return;
    next(memory);
}

__attribute__((constructor)) static void begin(void)
{
    const char *typed = getenv(PAGE_VARIABLE);
    void *mapped;

    if (!typed)
        return;
    mapped = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED,
                  PAGE_DESCRIPTOR, 0);
    close(PAGE_DESCRIPTOR);
    if (mapped != MAP_FAILED)
        shared = mapped;
}
