#include "povstat/utf8.h"

#include <stdint.h>
#include <string.h>

#include "povstat/lanes.h"
#include "povstat/scan.h"

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

/** The bytes over 7F. */
static inline uint64_t high_of(const char *at)
{
    uint64_t high = 0;

    POV_EACH_PART(i)
    high |= pov_part_bits(pov_part_load(at + i * sizeof(pov_part)), i);
    return high;
}

const char *pov_utf8_skip_ascii(const char *at, const char *end)
{
    for (; end - at >= POV_LANES; at += POV_LANES) {
        uint64_t high = high_of(at);

        if (high)
            return at + __builtin_ctzll(high);
    }
    while (at < end && !(*at & 0x80))
        at++;
    return at;
}

static inline size_t plain(const unsigned char *at, size_t n)
{
    if (*at >= ' ' && *at <= '~')
        return 1;
    if ((*at >= 0xc3 && *at <= 0xc9) || *at == 0xcc) /* U+00C0 to U+027F, U+0300
                                                        to U+033F */
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
    uint64_t letters = 0;

    return pov_scan_plain(text, length, &letters) == length;
}

enum {
    MOST_SUMMED = 31 * 8
}; /* bytes: of a byte of eight each, below 256 in
      all */

size_t pov_utf8_letters(const char *text, size_t length)
{
    static const uint64_t ones = 0x0101010101010101;
    size_t n = length, at = 0;
    uint64_t word, sum;

    while (length - at >= sizeof word) {
        size_t end = length - at < MOST_SUMMED ? length : at + MOST_SUMMED;

        for (sum = 0; end - at >= sizeof word; at += sizeof word) {
            memcpy(&word, text + at, sizeof word);
            sum += word >> 7 & ~word >> 6 & ones; /* 1 in each that goes on */
        }
        n -= sum * ones >> 56;
    }
    for (; at < length; at++)
        n -= is_more((const unsigned char *)text + at);
    return n;
}
