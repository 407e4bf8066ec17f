#include "bytes/byte_survey.h"

#include <string.h>

/* Every byte of every file passes here: eight at once where they are ASCII,
 * and letters of two and three bytes without a call. */

static const uint64_t high_bits = 0x8080808080808080;

static bool is_more(const unsigned char *at)
{
    return (*at & 0xc0) == 0x80;
}

/** The length of the valid letter at `at`, of which `n` bytes are in sight;
 *  0 if it is not valid.  Source: Unicode 15, table 3-7. */
static size_t letter_length(const unsigned char *at, size_t n)
{
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

/** Could it be the beginning of a letter that is cut off? */
static bool may_go_on(const unsigned char *at, size_t n)
{
    size_t wanted = at[0] < 0xc2 ? 1 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;

    if (n >= wanted || at[0] > 0xf4)
        return false;
    for (size_t i = 1; i < n; i++)
        if (!is_more(at + i))
            return false;
    return true;
}

/** Latin letters with marks, marks, Vietnamese letters, punctuation and signs,
 *  byte order mark: what no chance pair of legacy bytes gives. */
static bool is_expected(const unsigned char *at, size_t length)
{
    if (length == 2)
        return at[0] <= 0xc9 || at[0] == 0xcc || at[0] == 0xcd;
    return length == 3 && (at[0] == 0xe1 || at[0] == 0xe2 || at[0] == 0xef);
}

static const unsigned char *skip_ascii(const unsigned char *at,
                                       const unsigned char *end)
{
    uint64_t word;

    for (; end - at >= (ptrdiff_t)sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        if (word & high_bits)
            break;
    }
    while (at < end && *at < 0x80)
        at++;
    return at;
}

static void count_nuls(byte_survey *s, const char *bytes, size_t n)
{
    const char *at = bytes;
    const char *end = bytes + n;

    while (at < end && (at = memchr(at, '\0', (size_t)(end - at)))) {
        s->nuls[(s->length + (size_t)(at - bytes)) & 1]++;
        at++;
    }
}

size_t byte_survey_add(byte_survey *s, const char *bytes, size_t n,
                       bool are_last)
{
    const unsigned char *begin = (const unsigned char *)bytes;
    const unsigned char *end = begin + n;
    const unsigned char *at = skip_ascii(begin, end);
    bool seen = s->letters || s->bad;

    if (!seen)
        s->first_high = s->length + (size_t)(at - begin);
    for (; at < end; at = skip_ascii(at, end)) {
        size_t length = letter_length(at, (size_t)(end - at));

        if (!length && !are_last && may_go_on(at, (size_t)(end - at)))
            break;
        s->letters += length > 0;
        s->vietnamese += is_expected(at, length);
        s->bad += !length;
        at += length ? length : 1;
    }
    count_nuls(s, bytes, (size_t)(at - begin));
    s->length += (size_t)(at - begin);
    return (size_t)(at - begin);
}

bool byte_survey_has_nuls_of(const byte_survey *s, int side)
{
    return s->nuls[side] > 1 && s->nuls[side] >= s->length / 8 &&
           s->nuls[!side] <= s->nuls[side] / 16;
}
