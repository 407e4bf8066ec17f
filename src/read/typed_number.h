#ifndef POVSTAT_READ_TYPED_NUMBER_H
#define POVSTAT_READ_TYPED_NUMBER_H

#include "read/spelling.h"

/* The value of a cell, taken apart into its number and its marks: the text with
 * 9 for every digit, but 0 for a first one. */

enum { TYPED_NUMBER_LONGEST = 48 };

/** Take it apart.  Errors: false if there is not just one number, if its digits
 *  alone may say something, or words enough for a sentence are beside it. */
bool typed_number_split(const char *text, size_t length,
                        char marks[TYPED_NUMBER_LONGEST + 8], int64_t *units);

/* Eight bytes of a text as a number, of which the first is the lowest byte. */

static inline uint64_t typed_in_order(uint64_t eight)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    return eight;
}

/** What eight digits come to. */
static inline uint64_t typed_sum(uint64_t digits)
{
    digits = digits * (10 * 0x100 + 1) >> 8;
    digits = (digits & 0x00ff00ff00ff00ffu) * (100 * 0x10000 + 1) >> 16;
    return (digits & 0x0000ffff0000ffffu) * (10000 * 0x100000000u + 1) >> 32;
}

enum { TYPED_FIRST_YEAR = 1900, TYPED_LAST_YEAR = 2100 };

static inline bool typed_may_be_year(uint64_t units)
{
    return units - TYPED_FIRST_YEAR <= TYPED_LAST_YEAR - TYPED_FIRST_YEAR;
}

/** The same of one to eight bytes, which begin with a digit and are but digits,
 *  and at most one point or comma among them.  Errors: false if they are
 * others, too, which then are no reason to refuse it. */
static inline bool typed_number_few(const char *text, size_t length,
                                    uint64_t *marks, int64_t *units)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t counts = ~(uint64_t)0 >> (64 - 8 * length), other, marked;
    uint64_t typed = typed_in_order(eight_at(text)) & counts;
    uint64_t is = typed ^ (ones * '0' & counts);

    other = (((is & ~tops) + ones * (0x80 - 10)) | is) & tops;
    marked = (ones * '9' & counts) - (is & 0xff ? 0 : '9' - '0');
    if (other) {
        int at = __builtin_ctzll(other) - 7;
        uint64_t before = ((uint64_t)1 << at) - 1;

        /* '.' and ',' differ in one bit */
        if (!at || other & (other - 1) || (typed >> at & 0xfd) != ',')
            return false;
        marked ^= (marked ^ typed) & (uint64_t)0xff << at;
        is = (is & before) | (is >> 8 & ~before);
        length--;
    }
    *marks = typed_in_order(marked);
    *units = (int64_t)typed_sum(is << (64 - 8 * length));
    return other || !typed_may_be_year((uint64_t)*units);
}

#endif
