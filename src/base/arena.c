#include "povstat/arena.h"

#include <errno.h>
#include <limits.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Blocks double up to a limit, so that a small run stays small and a large
 * one asks the system seldom.  What does not fit the current block gets a new
 * one; what is large gets one of its own, behind the current one, which comes
 * zeroed and is given back if what it holds is outgrown.  An arena that is
 * cleared keeps its blocks, but for those of large things: the system takes
 * longer to bring new pages than what is put into them. */

enum {
    FIRST_BLOCK = 64 * 1024,
    LARGEST_BLOCK = 4 * 1024 * 1024,
    LARGE = 128 * 1024,
    MUCH = 4 * 1024 * 1024,
    ALIGNMENT = _Alignof(int64_t) /* nothing that is kept needs more */
};

typedef struct pov_block {
    struct pov_block *next;
    size_t size, used;
    bool is_large; /* it is made for one thing */
    max_align_t bytes[];
} block;

/* Nothing that takes memory, and nothing half-made is given out on the way. */
_Noreturn void pov_out_of_memory(size_t size)
{
    char message[80];
    int length = snprintf(message, sizeof message,
                          "povstat: out of memory (%zu bytes asked)\n", size);

    while (write(STDERR_FILENO, message, (size_t)length) < 0 && errno == EINTR)
        continue;
    _exit(2);
}

void *pov_realloc_or_die(void *memory, size_t size)
{
    void *grown = realloc(memory, size ? size : 1);

    if (!grown)
        pov_out_of_memory(size);
    return grown;
}

void *pov_malloc_or_die(size_t size)
{
    return pov_realloc_or_die(NULL, size);
}

/* What a small run takes fits into one large page, where the system has any: to
 * clear that takes a tenth of the time in which hundreds of small ones are
 * asked for, one after the other.  What is taken before that is known lies
 * before it.
 */

enum { LARGE_PAGE = 2 * 1024 * 1024, TAKEN_BEFORE = 256 * 1024 };

static char *large_page; /* where it may be; NULL: nowhere */

void pov_memory_begin(void)
{
#ifdef __GLIBC__
    char *end = sbrk(0);
    uintptr_t skipped = -((uintptr_t)end + TAKEN_BEFORE) % LARGE_PAGE;

    mallopt(M_MMAP_THRESHOLD, 3 * 512 * 1024);
    mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
    if (sbrk((intptr_t)skipped) != end)
        return;
    mallopt(M_TOP_PAD, TAKEN_BEFORE + LARGE_PAGE);
    large_page = end + skipped + TAKEN_BEFORE;
#endif
}

void pov_memory_expect(void)
{
#ifdef MADV_HUGEPAGE
    if (large_page) /* a kindness: it may fail */
        madvise(large_page, LARGE_PAGE, MADV_HUGEPAGE);
#endif
}

pov_arena *pov_arena_new(void)
{
    pov_arena *arena = pov_malloc_or_die(sizeof *arena);

    *arena = (pov_arena){0};
    return arena;
}

static void free_blocks(block *blocks)
{
    while (blocks) {
        block *next = blocks->next;

        free(blocks);
        blocks = next;
    }
}

void pov_arena_free(pov_arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->blocks);
    free_blocks(arena->spare);
    free(arena);
}

/* The newest is used first, as it is the largest. */
void pov_arena_clear(pov_arena *arena)
{
    block *first = arena->blocks, *next;

    arena->texts = NULL;
    if (!first)
        return;
    for (block *b = first->next; b; b = next) {
        next = b->next;
        if (b->is_large) {
            arena->bytes -= b->size;
            free(b);
        } else {
            b->next = arena->spare;
            arena->spare = b;
        }
    }
    first->next = NULL;
    first->used = 0;
}

/** A block that was kept; NULL: there is none of the size. */
static block *spare_block(pov_arena *arena, size_t size)
{
    for (block **at = &arena->spare; *at; at = &(*at)->next) {
        block *b = *at;

        if (b->size < size)
            continue;
        *at = b->next;
        b->next = arena->blocks;
        b->used = 0;
        return arena->blocks = b;
    }
    return NULL;
}

/** Let the system give large pages, where it has any: fewer are then asked for,
 *  and looked up. */
static void expect_much(block *b)
{
#ifdef MADV_HUGEPAGE
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t skipped = -(uintptr_t)b % page;

    if (b->size >= MUCH) /* a kindness: it may fail */
        madvise((char *)b + skipped, (b->size - skipped) / page * page,
                MADV_HUGEPAGE);
#else
    (void)b;
#endif
}

static block *block_for(pov_arena *arena, size_t size)
{
    size_t wanted = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
    block *fresh = spare_block(arena, size);

    if (fresh)
        return fresh;
    if (wanted > LARGEST_BLOCK)
        wanted = LARGEST_BLOCK;
    if (wanted < size)
        wanted = size;
    if (wanted > SIZE_MAX - sizeof *fresh)
        pov_out_of_memory(wanted);
    fresh = pov_malloc_or_die(sizeof *fresh + wanted);
    *fresh = (block){.next = arena->blocks, .size = wanted};
    expect_much(fresh);
    arena->blocks = fresh;
    arena->bytes += wanted;
    return fresh;
}

/** Shape: there is a current block. */
static void *alloc_large(pov_arena *arena, size_t size)
{
    block *fresh;

    if (size > SIZE_MAX - sizeof *fresh)
        pov_out_of_memory(size);
    fresh = calloc(1, sizeof *fresh + size);
    if (!fresh)
        pov_out_of_memory(size);
    *fresh = (block){.next = arena->blocks->next,
                     .size = size,
                     .used = size,
                     .is_large = true};
    expect_much(fresh);
    arena->blocks->next = fresh;
    arena->bytes += size;
    return fresh->bytes;
}

void pov_arena_outgrow(pov_arena *arena, const void *memory, size_t size)
{
    block **at;

    if (size < LARGE)
        return;
    for (at = &arena->blocks->next; *at; at = &(*at)->next) {
        block *b = *at;

        if (b->bytes != memory)
            continue;
        *at = b->next;
        arena->bytes -= b->size;
        free(b);
        return;
    }
}

/** Memory that the current block has no room for. */
static void *take_elsewhere(pov_arena *arena, size_t size)
{
    block *b = arena->blocks;

    if (!b && size >= LARGE)
        block_for(arena, 0);
    if (size >= LARGE)
        return alloc_large(arena, size);
    b = block_for(arena, size);
    b->used = size;
    return b->bytes;
}

static inline size_t rounded(size_t size)
{
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static inline void *take(pov_arena *arena, size_t size)
{
    block *b = arena->blocks;
    void *memory;

    if (size > SIZE_MAX - ALIGNMENT)
        pov_out_of_memory(size);
    size = rounded(size);
    if (!b || size >= LARGE || b->size - b->used < size)
        return take_elsewhere(arena, size);
    memory = (char *)b->bytes + b->used;
    b->used += size;
    return memory;
}

void *pov_arena_take(pov_arena *arena, size_t size)
{
    return take(arena, size);
}

void *pov_arena_alloc(pov_arena *arena, size_t size)
{
    enum { FEW = 16 * ALIGNMENT };
    uint64_t *memory = take(arena, size);

    if (size > FEW) /* what is large comes zeroed */
        return size < LARGE ? memset(memory, 0, size) : memory;
    for (size_t i = 0; i < (size + ALIGNMENT - 1) / ALIGNMENT; i++)
        memory[i] = 0; /* most are small: no call for those */
    return memory;
}

char *pov_arena_copy(pov_arena *arena, const char *text, size_t length)
{
    char *copy = take(arena, length + 1);

    if (length)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

/* Most texts are put together of others and of whole numbers alone: for those
 * printf is much. */

enum { LONGEST_NUMBER = 20 };

/** What a conversion puts in. */
typedef struct piece {
    const char *text;
    size_t length;
    char digits[LONGEST_NUMBER];
} piece;

static void put_number(piece *p, uint64_t number)
{
    char *at = p->digits + LONGEST_NUMBER;

    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    p->text = at;
    p->length = (size_t)(p->digits + LONGEST_NUMBER - at);
}

/** What stands at `format`, behind which it goes on: letters, "%s", "%u",
 *  "%lu", "%zu", or "%d" or "%ld" of no number below 0.  Errors: false if it is
 *  another. */
static bool next_piece(const char **format, va_list *arguments, piece *p)
{
    const char *at = *format;
    int number;

    if (*at != '%') {
        p->text = at;
        while (*at && *at != '%')
            at++;
        p->length = (size_t)(at - p->text);
        *format = at;
        return true;
    }
    *format = at + 2;
    switch (at[1]) {
    case 's':
        p->text = va_arg(*arguments, const char *);
        p->length = p->text ? strlen(p->text) : 0;
        return p->text;
    case 'u':
        put_number(p, va_arg(*arguments, unsigned));
        return true;
    case 'd':
        number = va_arg(*arguments, int);
        put_number(p, number < 0 ? 0 : (uint64_t)number);
        return number >= 0;
    case 'l':
    case 'z':
        *format = at + 3;
        if (at[1] == 'l' && at[2] == 'd') {
            long whole = va_arg(*arguments, long);

            put_number(p, whole < 0 ? 0 : (uint64_t)whole);
            return whole >= 0;
        }
        if (at[2] != 'u')
            return false;
        put_number(p, at[1] == 'l' ? va_arg(*arguments, unsigned long)
                                   : va_arg(*arguments, size_t));
        return true;
    default:
        return false;
    }
}

/** The length of what a format of such pieces makes, and as many of them as
 *  there is room for.  Errors: SIZE_MAX if there is more to it. */
static size_t join(char *to, size_t room, const char *format, va_list arguments)
{
    size_t length = 0;
    va_list rest;
    piece p;

    va_copy(rest, arguments);
    while (*format) {
        if (!next_piece(&format, &rest, &p)) {
            length = SIZE_MAX;
            break;
        }
        length += p.length;
        if (p.length && length <= room)
            memcpy(to + length - p.length, p.text, p.length);
    }
    va_end(rest);
    return length;
}

/** The same, put together where there is room for it mostly.  Errors: NULL. */
static char *joined(pov_arena *arena, const char *format, va_list arguments)
{
    block *b = arena->blocks;
    size_t room = b && b->size > b->used ? b->size - b->used : 0;
    char *text = room ? (char *)b->bytes + b->used : NULL;
    size_t length = join(text, room, format, arguments);
    char *taken;

    if (length >= INT_MAX)
        return NULL;
    taken = take(arena, length + 1);
    if (taken != text)
        join(taken, length, format, arguments);
    taken[length] = '\0';
    return taken;
}

char *pov_arena_vformat(pov_arena *arena, const char *format, va_list arguments)
{
    char *text = joined(arena, format, arguments);
    va_list again;
    int length;

    if (text)
        return text;
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return pov_arena_copy(arena, "", 0);
    text = pov_arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *pov_arena_format(pov_arena *arena, const char *format, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, format);
    text = pov_arena_vformat(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *pov_arena_grow(pov_arena *arena, void *items, size_t count,
                     size_t *capacity, size_t item_size)
{
    size_t first = item_size < 32 ? 4 : 1; /* large items mostly come alone */
    size_t wanted = *capacity ? *capacity * 2 : first;
    void *grown;

    if (wanted > SIZE_MAX / item_size)
        pov_out_of_memory(SIZE_MAX);
    if (wanted * item_size < LARGE) {
        grown = take(arena, wanted * item_size);
        memset((char *)grown + count * item_size, 0,
               (wanted - count) * item_size);
    } else {
        grown = pov_arena_alloc(arena, wanted * item_size);
    }
    if (count)
        memcpy(grown, items, count * item_size);
    *capacity = wanted;
    return grown;
}
