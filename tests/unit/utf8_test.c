#include "cases.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/scan_lanes.h"
#include "povstat/lanes.h"
#include "povstat/scan.h"
#include "povstat/text.h"
#include "povstat/utf8.h"

/* Texts of a few kinds of letters, of every length and at every offset: of
 * plain ones alone, with one other among them, of all. */

static const char *const letters[] = {"a",
                                      ",",
                                      "\"",
                                      "\n",
                                      "\t",
                                      "á",
                                      "ệ",
                                      "ơ",
                                      "\u0303",
                                      "–",
                                      "😀",
                                      "\x7f",
                                      "\xc2\xad",
                                      "\xff",
                                      "\xe1\xbb",
                                      "\xed\xa0\x80",
                                      "\xe1\xb7\xbf",
                                      "\xc3",
                                      "\x80"};

enum {
    N_PLAIN = 9,
    N_LETTERS = sizeof letters / sizeof *letters,
    MANY = 30000,
    LONGEST = 150,
    ROOM = LONGEST * 4 + 1 + POV_LANES
};

static size_t make(uint32_t seed, char text[ROOM])
{
    size_t n = seed % LONGEST, odd = seed / LONGEST % LONGEST, length = 0;
    bool any = seed % 7 == 0;

    for (size_t i = 0; i < n; i++) {
        const char *letter;

        seed = seed * 1664525u + 1013904223u;
        letter = letters[(seed >> 16) % (i % 3 ? 2
                                         : any ? N_LETTERS
                                               : N_PLAIN)];
        if (i == odd)
            letter = letters[(seed >> 16) % N_LETTERS];
        memcpy(text + length, letter, strlen(letter));
        length += strlen(letter);
    }
    memset(text + length, 0, POV_LANES);
    return length;
}

/** As the library has it, a letter at a time. */
static size_t valid_length(const char *text, size_t length)
{
    size_t at = 0;
    utf8proc_int32_t point;

    while (at < length) {
        utf8proc_ssize_t step =
            utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                             (utf8proc_ssize_t)(length - at), &point);

        if (step < 1)
            break;
        at += (size_t)step;
    }
    return at;
}

static void knows_what_is_valid(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < MANY; seed++) {
        char text[ROOM];
        size_t length = make(seed, text), bad = length;
        size_t valid = valid_length(text, length);

        assert_int_equal(pov_text_is_utf8(text, length, &bad), valid == length);
        assert_int_equal(bad, valid);
    }
}

static bool is_plain(const char *text, size_t length)
{
    size_t at = 0, step = 1;

    for (; at < length && step; at += step)
        step = strchr("\n\r\t", text[at])
                   ? 1
                   : pov_utf8_plain(text + at, length - at);
    return at == length;
}

static void calls_plain_what_is_valid_and_safe(void **state)
{
    size_t n_plain = 0;

    (void)state;
    for (uint32_t seed = 0; seed < MANY; seed++) {
        char text[ROOM];
        size_t length = make(seed, text);
        uint32_t found;

        assert_int_equal(pov_utf8_is_plain(text, length),
                         is_plain(text, length));
        if (!is_plain(text, length))
            continue;
        n_plain++;
        assert_int_equal(valid_length(text, length), length);
        for (size_t at = 0; at < length; at++) {
            at += pov_text_safe_length(text + at, length - at, &found);
            assert_true(at >= length || strchr("\n\t", text[at]));
        }
    }
    assert_in_range(n_plain, MANY / 4, MANY / 4 * 3);
}

static void finds_the_first_of_two(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < MANY; seed++) {
        char text[ROOM];
        size_t length = make(seed, text), first = 0;
        pov_marks marks = pov_marks_of(text, length, ',', '"');

        while (first < length && !strchr(",\"", text[first]))
            first++;
        assert_int_equal(pov_marks_next(&marks), first);
    }
}

static void counts_letters(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < MANY; seed++) {
        char text[ROOM];
        size_t length = make(seed, text), n = 0;

        for (size_t i = 0; i < length; i++)
            n += ((unsigned char)text[i] & 0xc0) != 0x80;
        assert_int_equal(pov_utf8_letters(text, length), n);
    }
}

/* Whatever the processor is, and whatever the least one would do. */
static void counts_plain_letters(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < MANY; seed++) {
        char text[ROOM];
        size_t length = make(seed, text), at = 0, step = 1;
        uint64_t found = 0, found_narrow = 0, n = 0;
        size_t end = pov_scan_plain(text, length, &found);

        assert_int_equal(scan_plain(text, length, &found_narrow), end);
        assert_int_equal(found, found_narrow);
        for (; at < end && step; at += step) {
            step = strchr("\t\n\r", text[at])
                       ? 1
                       : pov_utf8_plain(text + at, end - at);
            n += step > 1;
        }
        assert_int_equal(at, end);
        assert_int_equal(found, n);
    }
}

static void finds_marks(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < MANY; seed++) {
        char text[ROOM];
        size_t length = make(seed, text), n = 0;
        uint32_t marks[ROOM], narrow[ROOM];
        size_t found = pov_scan_marks(text, length, ',', '"', marks);

        assert_int_equal(scan_marks(text, length, ',', '"', narrow), found);
        for (uint32_t i = 0; i < length; i++)
            if (text[i] == ',' || text[i] == '"' ||
                (text[i] >= 0 && text[i] <= '\r')) {
                assert_true(n < found);
                assert_int_equal(marks[n], i);
                assert_int_equal(narrow[n++], i);
            }
        assert_int_equal(n, found);
    }
}

int main(void)
{
    TEST(knows_what_is_valid);
    TEST(calls_plain_what_is_valid_and_safe);
    TEST(finds_the_first_of_two);
    TEST(counts_letters);
    TEST(counts_plain_letters);
    TEST(finds_marks);
    return run_all("utf8", NULL, NULL);
}
