#include "povstat/text.h"

/* Controls of both sets, line separators, and what cannot be seen: the marks
 * with which a cell could disguise what follows it, those for which one would
 * look in vain, and those that carry a text nobody sees.
 * Source: Unicode, Default_Ignorable_Code_Point and Bidi_Control */
bool pov_text_is_unsafe(uint32_t character)
{
    static const uint32_t ranges[][2] = {
        {0x00, 0x1f},       {0x7f, 0x9f},       {0xad, 0xad},
        {0x034f, 0x034f},   {0x061c, 0x061c},   {0x115f, 0x1160},
        {0x17b4, 0x17b5},   {0x180b, 0x180f},   {0x200b, 0x200f},
        {0x2028, 0x202e},   {0x2060, 0x206f},   {0x3164, 0x3164},
        {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},
        {0xfff0, 0xfffb},   {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a},
        {0xe0000, 0xe0fff},
    };

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (character <= ranges[i][1])
            return character >= ranges[i][0];
    return false;
}

/** The character that valid UTF-8 begins with, and its bytes. */
static uint32_t first_of(const unsigned char *bytes, size_t *length)
{
    uint32_t code;

    *length = *bytes < 0x80 ? 1 : *bytes < 0xe0 ? 2 : *bytes < 0xf0 ? 3 : 4;
    code = *length == 1 ? *bytes : *bytes & 0x7fu >> *length;
    for (size_t i = 1; i < *length; i++)
        code = code << 6 | (bytes[i] & 0x3fu);
    return code;
}

size_t pov_text_safe_length(const char *text, size_t length, uint32_t *found)
{
    size_t at = 0, step = 1;

    for (; at < length; at += step) {
        uint32_t code = first_of((const unsigned char *)text + at, &step);
        bool is_plain = code >= ' ' && code <= '~';

        *found = code;
        if (!is_plain && pov_text_is_unsafe(code))
            return at;
    }
    return length;
}
