#include "povstat/utf8.h"

#include <stdint.h>
#include <string.h>

static const uint64_t high_bits = 0x8080808080808080, ones = 0x0101010101010101;

static bool is_more(const unsigned char *at)
{
    return (*at & 0xc0) == 0x80;
}

/* Source: Unicode 15, table 3-7. */
size_t pov_utf8_letter(const char *text, size_t n)
{
    const unsigned char *at = (const unsigned char *)text;

    if (at[0] < 0x80)
        return 1;
    if (at[0] < 0xc2 || at[0] > 0xf4 || n < 2 || !is_more(at + 1))
        return 0;
    if (at[0] < 0xe0)
        return 2;
    if (n < 3 || !is_more(at + 2))
        return 0;
    if (at[0] < 0xf0)
        return (at[0] == 0xe0 && at[1] < 0xa0) ||
                       (at[0] == 0xed && at[1] > 0x9f)
                   ? 0
                   : 3;
    if (n < 4 || !is_more(at + 3) || (at[0] == 0xf0 && at[1] < 0x90) ||
        (at[0] == 0xf4 && at[1] > 0x8f))
        return 0;
    return 4;
}

bool pov_utf8_may_go_on(const char *text, size_t n)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t wanted = at[0] < 0xc2 ? 1 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;

    if (n >= wanted || at[0] > 0xf4)
        return false;
    for (size_t i = 1; i < n; i++)
        if (!is_more(at + i))
            return false;
    return true;
}

const char *pov_utf8_skip_ascii(const char *at, const char *end)
{
    uint64_t word;

    for (; end - at >= (ptrdiff_t)sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        if (word & high_bits)
            break;
    }
    while (at < end && !(*at & 0x80))
        at++;
    return at;
}

/** Not 0 if a byte of the word is 0. */
static uint64_t with_zero(uint64_t word)
{
    return (word - ones) & ~word & high_bits;
}

/** Which byte in memory is the first of those marked; 8 where that is not
 *  known. */
static size_t first_marked(uint64_t marked)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(marked) / 8;
#else
    return marked ? sizeof marked : 0;
#endif
}

const char *pov_utf8_find_either(const char *at, const char *end, char a,
                                 char b)
{
    const uint64_t all_a = ones * (unsigned char)a;
    const uint64_t all_b = ones * (unsigned char)b;
    uint64_t word, marked = 0;

    for (; !marked && end - at >= (ptrdiff_t)sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        marked = with_zero(word ^ all_a) | with_zero(word ^ all_b);
    }
    if (marked) {
        at -= sizeof word;
        if (first_marked(marked) < sizeof word)
            return at + first_marked(marked);
    }
    while (at < end && *at != a && *at != b)
        at++;
    return at;
}

static inline size_t plain(const unsigned char *at, size_t n)
{
    if (*at >= ' ' && *at <= '~')
        return 1;
    if (*at >= 0xc3 && *at <= 0xcc) /* U+00C0 to U+033F */
        return n > 1 && is_more(at + 1) ? 2 : 0;
    if (*at == 0xe1 && n > 2 && at[1] >= 0xb8) /* U+1E00 to U+1FFF */
        return is_more(at + 1) && is_more(at + 2) ? 3 : 0;
    return 0;
}

size_t pov_utf8_plain(const char *at, size_t n)
{
    return plain((const unsigned char *)at, n);
}

bool pov_utf8_is_plain(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0, step;

    while (at < length) {
        step = plain(bytes + at, length - at);
        if (!step && !memchr("\n\r\t", bytes[at], 3))
            return false;
        at += step ? step : 1;
    }
    return true;
}

size_t pov_utf8_letters(const char *text, size_t length)
{
    size_t n = length, at = 0;
    uint64_t word;

    for (; length - at >= sizeof word; at += sizeof word) {
        memcpy(&word, text + at, sizeof word);
        word = word >> 7 & ~word >> 6 & ones; /* 1 in each that goes on */
        n -= word * ones >> 56;
    }
    for (; at < length; at++)
        n -= is_more((const unsigned char *)text + at);
    return n;
}
