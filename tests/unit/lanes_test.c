#include "cases.h"

#include <stdint.h>
#include <string.h>

#include "base/scan_lanes.h"
#include "povstat/lanes.h"

/* Each mask is what a byte at a time gives, whichever way it is found:
 * lanes_portable_test.c is the same without SSE2. */

enum { MANY = 3000 };

static unsigned char dice(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (unsigned char)(*seed >> 24);
}

/** Bytes in which each that is looked for, and its neighbours, are frequent. */
static void fill(unsigned char bytes[POV_LANES], uint32_t *seed,
                 unsigned char low, unsigned char high)
{
    for (size_t i = 0; i < POV_LANES; i++) {
        unsigned char any = dice(seed);

        bytes[i] = (unsigned char)(any % 4 == 0   ? dice(seed)
                                   : any % 4 == 1 ? low - 1 + any / 4 % 3
                                   : any % 4 == 2 ? high - 1 + any / 4 % 3
                                                  : low ^ 0x80);
    }
}

static void masks_are_those_of_bytes(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (int n = 0; n < MANY; n++) {
        unsigned char bytes[POV_LANES], a = dice(&seed), b = dice(&seed);
        unsigned char low = a < b ? a : b, high = a < b ? b : a;
        uint64_t tops = 0, equal = 0, less = 0, either = 0, between = 0,
                 any = 0;

        fill(bytes, &seed, low, high);
        POV_EACH_PART(i)
        {
            pov_part x =
                pov_part_load((const char *)bytes + i * sizeof(pov_part));
            pov_part in = pov_part_between(x, low, high);

            tops |= pov_part_bits(x, i);
            equal |= pov_part_bits(pov_part_equal(x, (char)a), i);
            either |= pov_part_bits(pov_part_either(x, (char)a, (char)b), i);
            less |= pov_part_bits(pov_part_less(x, (signed char)a), i);
            between |= pov_part_bits(in, i);
            any |=
                pov_part_bits(pov_part_or(pov_part_equal(x, (char)low), in), i);
        }
        for (size_t i = 0; i < POV_LANES; i++) {
            unsigned char c = bytes[i];

            assert_int_equal(tops >> i & 1, c >= 0x80);
            assert_int_equal(equal >> i & 1, c == a);
            assert_int_equal(less >> i & 1, (signed char)c < (signed char)a);
            assert_int_equal(either >> i & 1, c == a || c == b);
            assert_int_equal(between >> i & 1, c >= low && c <= high);
            assert_int_equal(any >> i & 1, c >= low && c <= high);
        }
    }
}

/* Whatever the processor has. */
static void mixes_as_one_number_after_another(void **state)
{
    enum { PARTS = 5 };
    uint32_t seed = 7, mixed[POV_MIXED] = {0}, wanted[POV_MIXED] = {0};
    unsigned char bytes[PARTS * POV_MIXED_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = dice(&seed);
    for (size_t at = 0; at < sizeof bytes; at += sizeof *wanted) {
        uint32_t *w = &wanted[at / sizeof *wanted % POV_MIXED], x;

        memcpy(&x, bytes + at, sizeof x);
        *w = (*w ^ x) * 0x9e3779b1u;
        *w = *w << 13 | *w >> 19;
    }
    pov_scan_mix(mixed, (const char *)bytes, sizeof bytes);
    assert_memory_equal(mixed, wanted, sizeof wanted);
    memset(mixed, 0, sizeof mixed);
    scan_mix(mixed, (const char *)bytes, sizeof bytes);
    assert_memory_equal(mixed, wanted, sizeof wanted);
}

int main(void)
{
    TEST(mixes_as_one_number_after_another);
    TEST(masks_are_those_of_bytes);
    return run_all("lanes", NULL, NULL);
}
