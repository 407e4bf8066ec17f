#include "cli/shown.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "povstat/text.h"

enum {
    LONGEST_ESCAPE = 10, /* \U000e0041 */
    NO_CHARACTER = -1,
};

static size_t sequence_length(unsigned char lead)
{
    if (lead >= 0xF0)
        return 4;
    if (lead >= 0xE0)
        return 3;
    return lead >= 0xC0 ? 2 : 1;
}

size_t shown_character(const char *text, size_t length)
{
    size_t wanted = sequence_length((unsigned char)*text);

    if (wanted > length || !pov_text_is_utf8(text, wanted, NULL))
        return 1;
    return wanted;
}

size_t shown_count(const char *text)
{
    size_t length = strlen(text), n = 0;

    for (size_t at = 0; at < length; n++)
        at += shown_character(text + at, length - at);
    return n;
}

static int32_t code_point(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    int32_t code = bytes[0];

    if (length == 1)
        return code < 0x80 ? code : NO_CHARACTER;
    code &= 0x7F >> length;
    for (size_t i = 1; i < length; i++)
        code = code << 6 | (bytes[i] & 0x3F);
    return code;
}

static size_t print_escape(char *out, int32_t code, unsigned char byte)
{
    static const char letters[] = "\n\r\t", names[] = "nrt";
    const char *letter = code > 0 && code < 0x80 ? strchr(letters, code) : NULL;
    int printed;

    if (letter)
        printed =
            snprintf(out, LONGEST_ESCAPE + 1, "\\%c", names[letter - letters]);
    else if (code > 0xFFFF)
        printed = snprintf(out, LONGEST_ESCAPE + 1, "\\U%08x",
                           (unsigned)code & 0x1FFFFF);
    else if (code > 0xFF)
        printed = snprintf(out, LONGEST_ESCAPE + 1, "\\u%04x",
                           (unsigned)code & 0xFFFF);
    else
        printed = snprintf(out, LONGEST_ESCAPE + 1, "\\x%02x",
                           code == NO_CHARACTER ? byte : (unsigned)code);
    return (size_t)printed;
}

const char *shown_bytes(pov_arena *arena, const char *text, size_t length)
{
    char *shown = pov_arena_alloc(arena, length * LONGEST_ESCAPE + 1);
    size_t used = 0, step;

    for (size_t at = 0; at < length; at += step) {
        int32_t code;

        step = shown_character(text + at, length - at);
        code = code_point(text + at, step);
        if (code == NO_CHARACTER || pov_text_is_unsafe((uint32_t)code)) {
            used += print_escape(shown + used, code, (unsigned char)text[at]);
        } else {
            memcpy(shown + used, text + at, step);
            used += step;
        }
    }
    shown[used] = '\0';
    return shown;
}

const char *shown_text(pov_arena *arena, const char *text)
{
    return shown_bytes(arena, text, strlen(text));
}
