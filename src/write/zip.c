#include "write/zip.h"

#include <stdint.h>
#include <string.h>

#include <zlib.h>

/* A part that fits into the room for what waits to be packed is written with
 * its sizes in front of it, as programs that look at the begin of a file alone
 * like it; the sizes of a longer one stand behind it. */

enum {
    HELD = 32 * 1024,
    PACKED = HELD + 1024,   /* what cannot be packed grows by some bytes */
    VERSION = 20,           /* of the format: deflated */
    FIRST_DAY = 1 << 5 | 1, /* 1 January 1980: no part tells when it was made */
    SIZES_BEHIND = 1 << 3,
    NAMES_IN_UTF8 = 1 << 11,
};

static const int levels[] = {[ZIP_WELL] = 6, [ZIP_QUICKLY] = 2};

#define MOST UINT64_C(0xffffffff)

typedef struct part {
    const char *name;
    uint64_t at, unpacked, packed; /* bytes; `at` is where its header begins */
    uint32_t sum;
    bool is_behind; /* its sizes are */
} part;

struct zip {
    FILE *out;
    pov_arena *arena;
    z_stream packer;
    uint64_t at; /* bytes written */
    struct {
        part *items;
        size_t count, capacity;
    } parts;
    part now;
    size_t n_held;
    unsigned char held[HELD];
};

static voidpf take(voidpf opaque, uInt n, uInt size)
{
    (void)opaque;
    return pov_malloc_or_die((size_t)n * size);
}

static void give_back(voidpf opaque, voidpf memory)
{
    (void)opaque;
    free(memory);
}

zip *zip_begin(FILE *out, pov_arena *arena)
{
    zip *z = pov_arena_alloc(arena, sizeof *z);

    z->out = out;
    z->arena = arena;
    z->packer = (z_stream){.zalloc = take, .zfree = give_back};
    deflateInit2(&z->packer, levels[ZIP_WELL], Z_DEFLATED, -MAX_WBITS,
                 MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
    return z;
}

static void print(zip *z, const void *bytes, size_t length)
{
    fwrite(bytes, 1, length, z->out);
    z->at += length;
}

/** Numbers of the format, low byte first. */
static void print_numbers(zip *z, size_t size, const uint64_t numbers[],
                          size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char bytes[4];

        for (size_t b = 0; b < size; b++)
            bytes[b] = (unsigned char)(numbers[i] >> 8 * b);
        print(z, bytes, size);
    }
}

#define SHORTS(z, ...)                                                         \
    print_numbers(z, 2, (const uint64_t[]){__VA_ARGS__},                       \
                  sizeof((const uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t))
#define LONGS(z, ...)                                                          \
    print_numbers(z, 4, (const uint64_t[]){__VA_ARGS__},                       \
                  sizeof((const uint64_t[]){__VA_ARGS__}) / sizeof(uint64_t))

/** What both headers of a part have in common. */
static void print_header(zip *z, const part *p, bool has_sizes)
{
    SHORTS(z, VERSION, (p->is_behind ? SIZES_BEHIND : 0) | NAMES_IN_UTF8,
           Z_DEFLATED, 0, FIRST_DAY);
    LONGS(z, has_sizes ? p->sum : 0, has_sizes ? p->packed : 0,
          has_sizes ? p->unpacked : 0);
    SHORTS(z, strlen(p->name), 0);
}

static void begin_part(zip *z)
{
    z->now.at = z->at;
    LONGS(z, 0x04034b50);
    print_header(z, &z->now, !z->now.is_behind);
    print(z, z->now.name, strlen(z->now.name));
}

void zip_part(zip *z, const char *name, zip_effort effort)
{
    z->now = (part){.name = name, .sum = (uint32_t)crc32(0, Z_NULL, 0)};
    z->n_held = 0;
    deflateReset(&z->packer);
    deflateParams(&z->packer, levels[effort], Z_DEFAULT_STRATEGY);
}

/** Pack what is held.  Returns the bytes in `packed`. */
static size_t pack(zip *z, int how, unsigned char packed[PACKED])
{
    z->packer.next_in = z->held;
    z->packer.avail_in = (uInt)z->n_held;
    z->packer.next_out = packed;
    z->packer.avail_out = PACKED;
    z->now.sum = (uint32_t)crc32(z->now.sum, z->held, (uInt)z->n_held);
    z->now.unpacked += z->n_held;
    deflate(&z->packer, how);
    z->n_held = 0;
    return PACKED - z->packer.avail_out;
}

/** Print what came of it, and what the packer still holds back. */
static void print_packed(zip *z, int how, unsigned char packed[PACKED],
                         size_t n)
{
    for (;;) {
        print(z, packed, n);
        z->now.packed += n;
        if (z->packer.avail_out)
            return;
        z->packer.next_out = packed;
        z->packer.avail_out = PACKED;
        deflate(&z->packer, how);
        n = PACKED - z->packer.avail_out;
    }
}

static void flush_held(zip *z)
{
    unsigned char packed[PACKED];
    size_t n = pack(z, Z_NO_FLUSH, packed);

    if (!z->now.is_behind) {
        z->now.is_behind = true;
        begin_part(z);
    }
    print_packed(z, Z_NO_FLUSH, packed, n);
}

void zip_put(zip *z, const char *bytes, size_t length)
{
    while (length > HELD - z->n_held) {
        size_t room = HELD - z->n_held;

        memcpy(z->held + z->n_held, bytes, room);
        z->n_held = HELD;
        bytes += room;
        length -= room;
        flush_held(z);
    }
    memcpy(z->held + z->n_held, bytes, length);
    z->n_held += length;
}

/* What is held for the first time fits, packed, into the room for it. */
void zip_part_end(zip *z)
{
    unsigned char packed[PACKED];
    size_t n = pack(z, Z_FINISH, packed);

    if (!z->now.is_behind) {
        z->now.packed = n;
        begin_part(z);
        z->now.packed = 0;
    }
    print_packed(z, Z_FINISH, packed, n);
    if (z->now.is_behind)
        LONGS(z, 0x08074b50, z->now.sum, z->now.packed, z->now.unpacked);
    pov_arena_push(z->arena, &z->parts, z->now);
}

static void print_list(zip *z)
{
    for (size_t i = 0; i < z->parts.count; i++) {
        const part *p = &z->parts.items[i];

        LONGS(z, 0x02014b50);
        SHORTS(z, VERSION);
        print_header(z, p, true);
        SHORTS(z, 0, 0, 0); /* no comment, of the first disk, no text file */
        LONGS(z, 0, p->at);
        print(z, p->name, strlen(p->name));
    }
}

bool zip_end(zip *z)
{
    uint64_t at = z->at, length;
    bool fits = true;

    for (size_t i = 0; i < z->parts.count; i++)
        fits = fits && z->parts.items[i].unpacked < MOST;
    print_list(z);
    length = z->at - at;
    LONGS(z, 0x06054b50);
    SHORTS(z, 0, 0, z->parts.count, z->parts.count);
    LONGS(z, length, at);
    SHORTS(z, 0);
    deflateEnd(&z->packer);
    return fits && z->at < MOST;
}
