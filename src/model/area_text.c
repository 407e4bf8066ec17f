#include "model/area_text.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "model/area_words.h"
#include "povstat/text.h"

/* What people and programs put round a name, and what breaks it.  The key of
 * pov_text_key hides most of it; here it is noticed, so that it can be said. */

enum { LONGEST_NAME = 120 /* characters, with its province */ };

static const char *const leading_signs[] = {
    "-", "–", "—", "+", "*", "•", "·",  "▪", "►", "●", "○", "■", "□",
    "✓", "➢", "➤", "'", "’", "‘", "\"", "“", "”", "«", "»", ">", "→"};

static const char *const trailing_signs[] = {
    "*", ":", ".",  ",", ";", "†", "‡", "¹", "²", "³", "⁴", "⁵",   "'",
    "’", "‘", "\"", "“", "”", "«", "»", "-", "–", "—", "…", "(*)", "[*]"};

enum {
    N_LEADING = sizeof leading_signs / sizeof *leading_signs,
    N_TRAILING = sizeof trailing_signs / sizeof *trailing_signs,
};

const char *area_text_also(const char *why, const char *reason,
                           pov_arena *arena)
{
    if (!why)
        return reason;
    if (strstr(why, reason))
        return why;
    return pov_arena_format(arena, "%s; %s", why, reason);
}

/** What the scan of the characters notices. */
typedef struct scan {
    char *out;
    size_t length;
    bool gap, invisible, look_alike, wide;
    pov_language language;
    const char *damage;
} scan;

static bool is_blank(int32_t point)
{
    utf8proc_category_t c = utf8proc_category(point);

    return (point >= '\t' && point <= '\r') || point == 0x85 ||
           (c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP);
}

static bool is_invisible(int32_t point)
{
    utf8proc_category_t c = utf8proc_category(point);

    return c == UTF8PROC_CATEGORY_CF || c == UTF8PROC_CATEGORY_CC ||
           point == 0x034f; /* combining grapheme joiner */
}

/** Is it a letter that no Vietnamese name has, whatever its marks? */
static bool is_foreign_letter(int32_t point)
{
    utf8proc_category_t c = utf8proc_category(point);
    utf8proc_int32_t parts[4];
    int bound = 0;

    if (point < 128 || c < UTF8PROC_CATEGORY_LU || c > UTF8PROC_CATEGORY_LO ||
        point == 0x110 || point == 0x111)
        return false;
    utf8proc_decompose_char(point, parts, 4, UTF8PROC_DECOMPOSE, &bound);
    return parts[0] >= 128;
}

/** Signs of Latin-1 inside a name come from a font of another encoding. */
static bool is_odd_sign(int32_t point)
{
    return point >= 0xa1 && point <= 0xbf && point != 0xab && point != 0xb2 &&
           point != 0xb3 && point != 0xb4 && point != 0xb7 && point != 0xb9 &&
           point != 0xbb;
}

/** Put a character in its plain form, with a word on what it was. */
static int32_t plain_form(scan *s, int32_t point)
{
    if (point >= 0xff01 && point <= 0xff5e) {
        s->wide = true;
        return point - 0xff01 + '!';
    }
    if (point != 0xd0 && point != 0xf0 && point != 0x189 && point != 0x256)
        return point;
    s->look_alike = true;
    return point == 0xd0 || point == 0x189 ? 0x110 : 0x111;
}

static void note_damage(scan *s, int32_t point, size_t at, pov_arena *arena)
{
    char letter[5] = {0};

    if (s->damage)
        return;
    utf8proc_encode_char(point, (utf8proc_uint8_t *)letter);
    if (is_foreign_letter(point))
        s->damage = pov_arena_format(arena,
                                     pov_say(s->language,
                                             "character %zu, '%s' (U+%04X), is "
                                             "no Vietnamese letter"),
                                     at, letter, (unsigned)point);
    else if (is_odd_sign(point))
        s->damage = "looks like text in another encoding";
}

static void scan_character(scan *s, int32_t typed, size_t at, pov_arena *arena)
{
    int32_t point = plain_form(s, typed);

    if (is_blank(point)) {
        s->gap = s->length > 0;
        return;
    }
    if (is_invisible(point)) {
        s->invisible = true;
        return;
    }
    note_damage(s, point, at, arena);
    if (s->gap)
        s->out[s->length++] = ' ';
    s->gap = false;
    s->length += (size_t)utf8proc_encode_char(
        point, (utf8proc_uint8_t *)s->out + s->length);
}

/** One blank between words, invisible and look-alike characters mended. */
static scan scan_text(const char *typed, pov_language language,
                      pov_arena *arena)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)typed;
    scan s = {.out = pov_arena_alloc(arena, strlen(typed) + 2),
              .language = language};

    for (size_t at = 1; *bytes; at++) {
        utf8proc_int32_t point;
        utf8proc_ssize_t step = utf8proc_iterate(bytes, -1, &point);

        if (step < 1)
            break; /* not UTF-8, from the command line */
        scan_character(&s, point, at, arena);
        bytes += step;
    }
    return s;
}

static bool cut_leading_sign(char **text)
{
    for (size_t i = 0; i < N_LEADING; i++) {
        size_t length = strlen(leading_signs[i]);

        if (strncmp(*text, leading_signs[i], length) != 0)
            continue;
        *text += length + ((*text)[length] == ' ');
        return true;
    }
    return false;
}

/** "1.", "1)", "II.", "a)", "(2)" or a number before a word. */
static bool cut_ordinal(char **text)
{
    char *at = *text + (**text == '(');
    size_t digits = strspn(at, "0123456789"), romans = strspn(at, "IVX");
    bool letter = *at >= 'a' && *at <= 'z' && at[1] == ')';
    char *end = at + (digits ? digits : romans ? romans : letter);

    if (end == at || end - at > 4)
        return false;
    if (strchr(letter ? ")" : ".)/", *end) && *end)
        end++;
    else if (!digits || *end != ' ')
        return false;
    end += *end == ' ';
    if (!*end || strchr("0123456789([", *end)) /* a code: "24 (mới)" */
        return false;
    *text = end;
    return true;
}

/** A footnote: a number, letter or star in parentheses at the end. */
static bool cut_footnote(char *text)
{
    size_t n = strlen(text);
    bool is_note = n > 3 && (text[n - 1] == ')' || text[n - 1] == ']') &&
                   (text[n - 3] == '(' || text[n - 3] == '[') &&
                   (unsigned char)text[n - 2] < 0x80;

    if (is_note)
        text[n - 3] = '\0';
    return is_note;
}

static bool cut_trailing_sign(char *text)
{
    size_t n = strlen(text);

    if (n > 0 && text[n - 1] == ' ') {
        text[n - 1] = '\0';
        n--;
    }
    for (size_t i = 0; i < N_TRAILING; i++) {
        size_t length = strlen(trailing_signs[i]);

        if (length > n || strcmp(text + n - length, trailing_signs[i]) != 0)
            continue;
        text[n - length] = '\0';
        return true;
    }
    return cut_footnote(text);
}

/** What cannot be a name however one reads it; NULL if nothing. */
static const char *fatal_damage(const char *name)
{
    size_t n = strlen(name);

    if (strstr(name, "\xEF\xBF\xBD"))
        return "letters were lost in a wrong encoding (U+FFFD)";
    if (strchr(name, '?'))
        return "letters were lost in a wrong encoding ('?')";
    if (name[0] == '#' && name[1] >= 'A' && name[1] <= 'Z')
        return "an error of a spreadsheet";
    if (strspn(name, "0123456789.,") == n && strpbrk(name, ".,") &&
        strpbrk(name, "0123456789"))
        return "a number where a name or a code belongs";
    return NULL;
}

/** Cut "(cũ)" or "[sau sáp nhập]" from the end. */
static area_era cut_era_note(char *name, pov_arena *arena)
{
    size_t n = strlen(name);
    char closing = n ? name[n - 1] : '\0';
    char *open = strrchr(name, closing == ']' ? '[' : '(');
    area_era era;

    if (!open || open == name || !strchr(")]", closing) || !closing)
        return ERA_NOT_SAID;
    name[n - 1] = '\0';
    era = area_words_era(open + 1, arena);
    if (era == ERA_NOT_SAID)
        name[n - 1] = closing;
    else
        open[open[-1] == ' ' ? -1 : 0] = '\0';
    return era;
}

static const char *reasons(const scan *s, bool decorated, pov_arena *arena)
{
    pov_language l = s->language;
    const char *why = NULL;

    if (s->invisible)
        why = area_text_also(why, pov_say(l, "it holds invisible characters"),
                             arena);
    if (s->look_alike)
        why = area_text_also(
            why, pov_say(l, "it holds a letter that looks like Đ"), arena);
    if (s->wide)
        why = area_text_also(why, pov_say(l, "it holds full-width letters"),
                             arena);
    if (decorated)
        why = area_text_also(
            why, pov_say(l, "signs round the name were left out"), arena);
    return why;
}

area_text area_text_read(const char *typed, pov_language language,
                         pov_arena *arena)
{
    scan s = scan_text(typed, language, arena);
    area_text text = {.outcome = POV_MATCH_CERTAIN, .damage = s.damage};
    bool decorated = false;
    char *name = s.out;

    if (area_words_are_blank(name, arena)) {
        text.outcome = POV_MATCH_BLANK;
        return text;
    }
    while (cut_leading_sign(&name) || cut_ordinal(&name))
        decorated = true;
    text.era = cut_era_note(name, arena);
    text.why = fatal_damage(name);
    while (!text.why && *name && cut_trailing_sign(name))
        decorated = true;
    if (text.era == ERA_NOT_SAID)
        text.era = cut_era_note(name, arena);
    text.name = pov_text_nfc(arena, name);
    if (text.why)
        text.outcome = POV_MATCH_DAMAGED;
    else if (area_words_are_blank(name, arena))
        text.outcome = POV_MATCH_BLANK;
    else if (area_words_are_total(name, arena))
        text.outcome = POV_MATCH_TOTAL;
    else if (pov_text_characters(name, strlen(name)) > LONGEST_NAME)
        text.outcome = POV_MATCH_UNKNOWN;
    else
        text.why = reasons(&s, decorated, arena);
    return text;
}
