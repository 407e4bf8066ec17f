#include "bytes/misread.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "povstat/text.h"
#include "bytes/syllable.h"

enum { ENOUGH_WORDS = 3, LONGEST_WORD = 64, REPLACEMENT = 0xfffd };

/** A stretch of text. */
typedef struct piece {
    const char *at;
    size_t length;
} piece;

/* The bytes 80..9F of Windows-1252; 0 where it has no character. */
static const uint16_t windows_1252[] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

enum { N_1252 = sizeof windows_1252 / sizeof *windows_1252 };

/** The code point at `at`; -1 for a byte that is not UTF-8. */
static int32_t point_at(const char *at, const char *end, size_t *length)
{
    utf8proc_int32_t point;
    utf8proc_ssize_t step =
        utf8proc_iterate((const utf8proc_uint8_t *)at, end - at, &point);

    *length = step > 0 ? (size_t)step : 1;
    return step > 0 ? point : -1;
}

/** The byte a character was made from as Latin-1, Windows-1252 or -1258, or
 *  -1. */
static int byte_of(int32_t point)
{
    if (point < 256)
        return (int)point;
    if (point == 0x102) /* Ă of Windows-1258, where Windows-1252 has Ã */
        return 0xc3;
    for (int i = 0; i < N_1252; i++)
        if (windows_1252[i] == point)
            return 0x80 + i;
    return -1;
}

/** Undo one encoding; `bytes` has room.  Errors: 0 if it cannot be undone. */
static size_t undo(piece p, char *bytes)
{
    size_t made = 0, step;

    for (const char *at = p.at; at < p.at + p.length; at += step) {
        int32_t point = point_at(at, p.at + p.length, &step);
        int byte = point < 0 ? -1 : byte_of(point);

        if (byte < 0)
            return 0;
        bytes[made++] = (char)byte;
    }
    return pov_text_is_utf8(bytes, made, NULL) ? made : 0;
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_in_word(char c)
{
    return is_ascii_letter(c) || (c & 0x80);
}

/** The next word that holds more than ASCII; no length at the end. */
static piece next_word(const char *from, const char *end)
{
    for (const char *at = from; at < end;) {
        piece p = {at, 0};
        bool more = false;

        for (; at < end && is_in_word(*at); at++)
            more = more || (*at & 0x80);
        p.length = (size_t)(at - p.at);
        if (more)
            return p;
        at += at < end;
    }
    return (piece){end, 0};
}

const char *misread_twice(const char *text, size_t n, pov_language language,
                          pov_arena *arena)
{
    const char *example = NULL;
    size_t twice = 0, once = 0;
    piece word = next_word(text, text + n);

    for (; word.length; word = next_word(word.at + word.length, text + n)) {
        char bytes[LONGEST_WORD];
        size_t made = word.length <= LONGEST_WORD ? undo(word, bytes) : 0;

        twice += made > 0;
        once += !made;
        if (made && !example)
            example = pov_arena_format(
                arena, pov_say(language, "'%.*s' stands for '%.*s'"),
                (int)word.length, word.at, (int)made, bytes);
    }
    return twice >= ENOUGH_WORDS && twice > once ? example : NULL;
}

/** What misread_lost counts. */
typedef struct losses {
    size_t lost, kept; /* words */
    piece example;
} losses;

static bool is_word_point(int32_t point)
{
    if (point < 0 || point == LOST_LETTER || point == REPLACEMENT)
        return true;
    return point < 128 ? is_ascii_letter((char)point)
                       : utf8proc_category(point) >= UTF8PROC_CATEGORY_LU &&
                             utf8proc_category(point) <= UTF8PROC_CATEGORY_MN;
}

static bool is_address(const char *text, piece word, const char *end)
{
    const char *behind = word.at + word.length;

    return (word.at > text && strchr("/.=&:#", word.at[-1])) ||
           (behind < end && strchr("/=&", *behind));
}

/** Count one word, given as code points. */
static void count_word(losses *l, const int32_t *points, size_t n, piece word)
{
    size_t inside = 0;
    size_t ascii = 0;
    bool kept = false;

    for (size_t i = 0; i < n; i++) {
        inside += points[i] == LOST_LETTER && i + 1 < n;
        ascii += points[i] > 0 && points[i] < 128 && points[i] != LOST_LETTER;
        kept = kept || points[i] < 0 || points[i] >= 128;
    }
    if (inside && ascii && syllable_is_spellable(points, n)) {
        if (!l->lost++)
            l->example = word;
    } else
        l->kept += kept;
}

const char *misread_lost(const char *text, size_t n, pov_arena *arena)
{
    const char *end = text + n;
    losses l = {0};
    size_t step;

    for (const char *at = text; at < end; at += step) {
        int32_t points[LONGEST_WORD];
        piece word = {at, 0};
        size_t count = 0;
        int32_t point = point_at(at, end, &step);

        while (at < end && is_word_point(point) && count < LONGEST_WORD) {
            points[count++] = point == REPLACEMENT ? LOST_LETTER : point;
            at += step;
            if (at < end)
                point = point_at(at, end, &step);
        }
        word.length = (size_t)(at - word.at);
        if (count && !is_address(text, word, end))
            count_word(&l, points, count, word);
        if (at >= end)
            break;
        step = count == LONGEST_WORD ? 0 : step;
    }
    if (l.lost < ENOUGH_WORDS || l.lost * 4 < l.kept)
        return NULL;
    return pov_arena_format(arena, "'%.*s'", (int)l.example.length,
                            l.example.at);
}
