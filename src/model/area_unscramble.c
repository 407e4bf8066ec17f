#include "model/area_suggest.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "povstat/text.h"

/* The bytes 80..9F of Windows-1252; 0 where it has no character. */
static const uint16_t windows_1252[] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* The bytes A0..FF of TCVN3.  Source: TCVN 5712:1993, VN1. */
static const uint16_t tcvn3[] = {
    0x00a0, 0x0102, 0x00c2, 0x00ca, 0x00d4, 0x01a0, 0x01af, 0x0110, 0x0103,
    0x00e2, 0x00ea, 0x00f4, 0x01a1, 0x01b0, 0x0111, 0x1eb0, 0x0300, 0x0309,
    0x0303, 0x0301, 0x0323, 0x00e0, 0x1ea3, 0x00e3, 0x00e1, 0x1ea1, 0x1eb2,
    0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb4, 0x1eae, 0x1ea6, 0x1ea8, 0x1eaa,
    0x1ea4, 0x1ec0, 0x1eb7, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead, 0x00e8,
    0x1ec2, 0x1ebb, 0x1ebd, 0x00e9, 0x1eb9, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf,
    0x1ec7, 0x00ec, 0x1ec9, 0x1ec4, 0x1ebe, 0x1ed2, 0x0129, 0x00ed, 0x1ecb,
    0x00f2, 0x1ed4, 0x1ecf, 0x00f5, 0x00f3, 0x1ecd, 0x1ed3, 0x1ed5, 0x1ed7,
    0x1ed1, 0x1ed9, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3, 0x00f9, 0x1ed6,
    0x1ee7, 0x0169, 0x00fa, 0x1ee5, 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1,
    0x1ef3, 0x1ef7, 0x1ef9, 0x00fd, 0x1ef5, 0x1ed0,
};

enum { N_1252 = sizeof windows_1252 / sizeof *windows_1252 };

/** The byte a character was made from, or -1. */
static int byte_of(utf8proc_int32_t point)
{
    if (point < 256)
        return point;
    for (int i = 0; i < N_1252; i++)
        if (windows_1252[i] == point)
            return 0x80 + i;
    return -1;
}

/** The bytes that were read as Windows-1252; NULL if they were not. */
static char *bytes_behind(const char *typed, pov_arena *arena)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)typed;
    char *bytes = pov_arena_alloc(arena, strlen(typed) + 1);
    size_t n = 0;

    while (*at) {
        utf8proc_int32_t point;
        utf8proc_ssize_t step = utf8proc_iterate(at, -1, &point);
        int byte = step > 0 ? byte_of(point) : -1;

        if (byte < 0)
            return NULL;
        bytes[n++] = (char)byte;
        at += step;
    }
    return bytes;
}

static const char *from_tcvn3(const char *bytes, pov_arena *arena)
{
    utf8proc_uint8_t *text = pov_arena_alloc(arena, strlen(bytes) * 3 + 1);
    utf8proc_uint8_t *out = text;

    for (; *bytes; bytes++) {
        unsigned char byte = (unsigned char)*bytes;

        if (byte >= 0xa0)
            out += utf8proc_encode_char(tcvn3[byte - 0xa0], out);
        else if (byte < 0x80)
            *out++ = byte;
        else
            return NULL;
    }
    return (const char *)text;
}

const char *area_unscramble(const char *typed, bool as_tcvn3, pov_arena *arena)
{
    char *bytes = bytes_behind(typed, arena);

    if (!bytes || strlen(bytes) == strlen(typed)) /* nothing but ASCII */
        return NULL;
    if (as_tcvn3)
        return from_tcvn3(bytes, arena);
    return pov_text_is_utf8(bytes, strlen(bytes), NULL) ? bytes : NULL;
}
