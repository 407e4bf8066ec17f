#ifndef POVSTAT_ARENA_H
#define POVSTAT_ARENA_H

#include <stdarg.h>
#include <stddef.h>

/**
 * Memory that lives as long as one run.
 *
 * `main` makes one arena and frees it; nothing else frees.  Out of memory is
 * met here and nowhere else: a message on stderr, then exit 2.
 */
typedef struct pov_arena {
    struct pov_block *blocks; /* the newest first */
    struct pov_block *spare;  /* kept for later */
    size_t bytes;             /* asked of the system so far */
    struct pov_map *texts;    /* of pov_arena_intern; NULL: none yet */
} pov_arena;

pov_arena *pov_arena_new(void);
void pov_arena_free(pov_arena *arena);

/** Forget everything in the arena but keep its memory for the next use. */
void pov_arena_clear(pov_arena *arena);

/** Allocate `size` bytes, zeroed and aligned for what needs up to eight: not
 * for a long double. */
void *pov_arena_alloc(pov_arena *arena, size_t size);

/** The same, with anything in it: for what is filled at once. */
void *pov_arena_take(pov_arena *arena, size_t size);

/** Copy `length` bytes and end them with a NUL. */
char *pov_arena_copy(pov_arena *arena, const char *text, size_t length);

/** Format like printf into the arena. */
char *pov_arena_format(pov_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *pov_arena_vformat(pov_arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/**
 * Make room for one more item in a list of `items, count, capacity`.
 *
 * Owns: the new array is in the arena; the old one is left behind, so a list
 *       costs at most twice its size.
 */
void *pov_arena_grow(pov_arena *arena, void *items, size_t count,
                     size_t *capacity, size_t item_size);

/** Append `item` to a list with the members `items, count, capacity`; those of
 *  one that is never long may be of a smaller type than size_t. */
#define pov_arena_push(arena, list, item)                                      \
    do {                                                                       \
        __typeof__(list) pov_list = (list);                                    \
                                                                               \
        if (pov_list->count == pov_list->capacity) {                           \
            size_t pov_room = pov_list->capacity;                              \
                                                                               \
            pov_list->items =                                                  \
                pov_arena_grow((arena), pov_list->items, pov_list->count,      \
                               &pov_room, sizeof *pov_list->items);            \
            pov_list->capacity = (__typeof__(pov_list->capacity))pov_room;     \
        }                                                                      \
        pov_list->items[pov_list->count++] = (item);                           \
    } while (0)

/** What was allocated with this size is replaced by something larger: where it
 *  is large, its memory can be used for something else.  Shape: nobody looks
 *  into it any more; of a list somebody may. */
void pov_arena_outgrow(pov_arena *arena, const void *memory, size_t size);

/** Before any memory is asked for: what one file or family needs the next one
 *  needs, too, and its pages are not given back to the system. */
void pov_memory_begin(void);

/** A megabyte and more will be used soon. */
void pov_memory_expect(void);

/** Say that memory ran out, and end the run with 2. */
_Noreturn void pov_out_of_memory(size_t size);

/** realloc that never fails: for libraries that take an allocator. */
void *pov_realloc_or_die(void *memory, size_t size);
void *pov_malloc_or_die(size_t size);

#endif
