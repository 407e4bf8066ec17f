#ifndef POVSTAT_BASE_SCAN_LANES_H
#define POVSTAT_BASE_SCAN_LANES_H

#include <stdbool.h>
#include <string.h>

#include "povstat/lanes.h"
#include "povstat/scan.h"

/* What povstat/scan.h promises, for whatever processor the file is compiled for
 * that includes this: scan.c for any, scan_wide.c for those with AVX2. */

#if defined __x86_64__ && defined __GNUC__ && !defined __clang__ &&            \
    !defined POVSTAT_PORTABLE
#define SCAN_WIDE
size_t scan_plain_wide(const char *text, size_t n, uint64_t *letters);
size_t scan_marks_wide(const char *text, size_t n, char a, char b,
                       uint32_t *marks);
void scan_mix_wide(uint32_t mixed[POV_MIXED], const char *bytes, size_t n);
#endif

/** What stands where among 64 bytes. */
typedef struct kinds {
    uint64_t begin; /* a plain letter of more than one byte begins */
    uint64_t three; /* of three bytes */
    uint64_t more;  /* a letter goes on */
    uint64_t lower; /* with a byte below B8 */
    uint64_t plain; /* one of these, or printable ASCII */
} kinds;

static inline kinds kinds_of(const char *at)
{
    kinds k = {0};

    POV_EACH_PART(i)
    {
        pov_part x = pov_part_load(at + i * sizeof x);
        pov_part mark = pov_part_equal(x, '\xcc');
        pov_part three = pov_part_equal(x, '\xe1');
        pov_part two = pov_part_between(x, 0xc3, 0xc9);
        pov_part begin = pov_part_or(pov_part_or(two, mark), three);
        pov_part more = pov_part_less(x, -0x40);
        pov_part ascii = pov_part_between(x, ' ', '~');

        k.begin |= pov_part_bits(begin, i);
        k.three |= pov_part_bits(three, i);
        k.more |= pov_part_bits(more, i);
        k.lower |= pov_part_bits(pov_part_less(x, -0x48), i);
        k.plain |=
            pov_part_bits(pov_part_or(pov_part_or(begin, more), ascii), i);
    }
    return k;
}

/** Are all bytes that are marked tabs and line ends? */
static inline bool are_controls(const char *at, uint64_t marked)
{
    for (; marked; marked &= marked - 1) {
        char c = at[__builtin_ctzll(marked)];

        if (c != '\n' && c != '\r' && c != '\t')
            return false;
    }
    return true;
}

/** pov_utf8_plain, of all letters at once that are whole. */
static inline size_t plain_block(const char *at, size_t n, uint64_t *begun)
{
    kinds k = kinds_of(at);
    uint64_t all, begin, three;

    if (n == POV_LANES)
        n -= k.three >> (POV_LANES - 2) & 1 ? 2 : k.begin >> (POV_LANES - 1);
    all = UINT64_MAX >> (POV_LANES - n);
    begin = k.begin & all;
    three = k.three & all;
    if ((k.more & all) != (begin << 1 | three << 2) || three << 1 & k.lower ||
        !are_controls(at, ~k.plain & all))
        return 0;
    *begun = begin;
    return n;
}

/** How many bits are set. */
static inline uint64_t count_bits(uint64_t x)
{
#ifdef __POPCNT__
    return (uint64_t)__builtin_popcountll(x);
#else
    x -= x >> 1 & 0x5555555555555555;
    x = (x & 0x3333333333333333) + (x >> 2 & 0x3333333333333333);
    return ((x + (x >> 4)) & 0x0f0f0f0f0f0f0f0f) * 0x0101010101010101 >> 56;
#endif
}

static inline size_t scan_plain(const char *text, size_t n, uint64_t *letters)
{
    size_t used = 0, step = 1;

    while (used < n && step) {
        uint64_t begun = 0;

        step = n - used < POV_LANES ? n - used : POV_LANES;
        step = plain_block(text + used, step, &begun);
        *letters += count_bits(begun);
        used += step;
    }
    return used;
}

static inline size_t scan_marks(const char *text, size_t n, char a, char b,
                                uint32_t *marks)
{
    uint32_t *to = marks;

    for (size_t at = 0; at < n; at += POV_LANES) {
        uint64_t found = 0;

        POV_EACH_PART(i)
        {
            pov_part x = pov_part_load(text + at + i * sizeof x);
            pov_part control = pov_part_between(x, 0, '\r');

            found |= pov_part_bits(
                pov_part_or(pov_part_either(x, a, b), control), i);
        }
        if (n - at < POV_LANES)
            found &= (UINT64_C(1) << (n - at)) - 1;
        for (; found; found &= found - 1)
            *to++ = (uint32_t)at + (uint32_t)__builtin_ctzll(found);
    }
    return (size_t)(to - marks);
}

/** As many numbers as one step of AVX2 takes; without it they are two steps, or
 *  as many as there are numbers. */
typedef uint32_t mixed_lanes __attribute__((vector_size(32)));

static inline void mix_lanes(mixed_lanes *lanes, const char *bytes)
{
    mixed_lanes more;

    memcpy(&more, bytes, sizeof more);
    *lanes = (*lanes ^ more) * 0x9e3779b1u;
    *lanes = *lanes << 13 | *lanes >> 19;
}

/* Four at a time: none waits for another. */
static inline void scan_mix(uint32_t mixed[POV_MIXED], const char *bytes,
                            size_t n)
{
    enum { STEP = sizeof(mixed_lanes), N = STEP / sizeof *mixed };
    mixed_lanes a, b, c, d;

    memcpy(&a, mixed, STEP);
    memcpy(&b, mixed + N, STEP);
    memcpy(&c, mixed + 2 * N, STEP);
    memcpy(&d, mixed + 3 * N, STEP);
    for (; n; bytes += POV_MIXED_BYTES, n -= POV_MIXED_BYTES) {
        mix_lanes(&a, bytes);
        mix_lanes(&b, bytes + STEP);
        mix_lanes(&c, bytes + 2 * STEP);
        mix_lanes(&d, bytes + 3 * STEP);
    }
    memcpy(mixed, &a, STEP);
    memcpy(mixed + N, &b, STEP);
    memcpy(mixed + 2 * N, &c, STEP);
    memcpy(mixed + 3 * N, &d, STEP);
}

#endif
