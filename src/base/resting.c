#include "povstat/resting.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "povstat/descriptor.h"
#include "povstat/spool.h"

/* What is laid down is given back to the system, but for its addresses. */

enum { MUCH = 256 * 1024 };

/** Room of which more and more is taken. */
typedef struct room {
    char *bytes;
    size_t size, used;
} room;

struct pov_resting {
    const char *directory;
    pov_arena *arena;
    int spool; /* -1: there is none */
    bool has_failed;
    uint64_t end;  /* of what is in it */
    uint64_t laid; /* in it or not */
    size_t from;   /* where the next rest begins in the last room */
    struct {
        room *items;
        size_t count, capacity;
    } rooms;
};

pov_resting *pov_resting_new(const char *directory, pov_arena *arena)
{
    pov_resting *r = pov_arena_alloc(arena, sizeof *r);

    r->directory = directory;
    r->arena = arena;
    r->spool = -1;
    return r;
}

void pov_resting_free(pov_resting *r)
{
    for (size_t i = 0; i < r->rooms.count; i++)
        munmap(r->rooms.items[i].bytes, r->rooms.items[i].size);
    pov_let_go(r->spool);
}

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

static size_t in_pages(size_t size)
{
    return size + -size % page_size();
}

static room *last_room(pov_resting *r)
{
    return r->rooms.count ? &r->rooms.items[r->rooms.count - 1] : NULL;
}

/** Give back the addresses that were not needed. */
static void end_room(pov_resting *r)
{
    room *last = last_room(r);

    if (!last)
        return;
    last->used = in_pages(last->used);
    if (last->used < last->size)
        munmap(last->bytes + last->used, last->size - last->used);
    last->size = last->used;
    r->rooms.count -= !last->size;
}

void pov_resting_begin(pov_resting *r, size_t about)
{
    room new = {.size = in_pages(about)};

    end_room(r);
#if defined(MAP_ANONYMOUS) && defined(MAP_NORESERVE)
    new.bytes = mmap(NULL, new.size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (new.bytes != MAP_FAILED)
        pov_arena_push(r->arena, &r->rooms, new);
#endif
    pov_resting_next(r);
}

void pov_resting_next(pov_resting *r)
{
    r->from = last_room(r) ? last_room(r)->used : 0;
}

void *pov_resting_take(pov_resting *r, size_t size)
{
    room *last = last_room(r);
    char *taken;

    size += -size % sizeof(uint64_t);
    if (!last || last->size - last->used < size)
        return NULL;
    taken = last->bytes + last->used;
    last->used += size;
    return taken;
}

/** Errors: false: the file is no longer used. */
static bool write_down(pov_resting *r, const pov_rest *rest)
{
    if (r->spool < 0 && !r->has_failed)
        r->spool = pov_spool_open(r->directory, r->arena);
    if (r->spool < 0 || r->has_failed ||
        !pov_write(r->spool, rest->bytes, rest->size))
        r->has_failed = true;
    return !r->has_failed;
}

pov_rest pov_resting_lay(pov_resting *r)
{
    room *last = last_room(r);
    pov_rest rest = {.at = r->end};

    if (!last || last->used == r->from)
        return rest;
    last->used = in_pages(last->used);
    rest.bytes = last->bytes + r->from;
    rest.size = last->used - r->from;
    r->laid += rest.size;
    if (r->laid > MUCH && write_down(r, &rest)) {
        r->end += rest.size;
        rest.rests = true;
        pov_resting_sleep(&rest);
    }
    return rest;
}

bool pov_resting_wake(const pov_resting *r, const pov_rest *rest)
{
    size_t n = 0;

    if (!rest->rests)
        return true;
    if (!pov_read_at(r->spool, rest->at, rest->bytes, rest->size, &n))
        return false;
    errno = EIO; /* somebody else shortened it */
    return n == rest->size;
}

void pov_resting_sleep(const pov_rest *rest)
{
    if (!rest->rests)
        return;
#ifdef MADV_DONTNEED
    madvise(rest->bytes, rest->size, MADV_DONTNEED); /* else it takes memory */
#endif
}
