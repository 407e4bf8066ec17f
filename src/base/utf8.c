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

const char *pov_utf8_find_either(const char *at, const char *end, char a,
                                 char b)
{
    const uint64_t all_a = ones * (unsigned char)a;
    const uint64_t all_b = ones * (unsigned char)b;
    uint64_t word;

    for (; end - at >= (ptrdiff_t)sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        if (with_zero(word ^ all_a) | with_zero(word ^ all_b))
            break;
    }
    while (at < end && *at != a && *at != b)
        at++;
    return at;
}
