#include "write/escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "povstat/text.h"

/* A byte that is no UTF-8 counts as a character behind all others. */
enum { NO_TEXT = 0x110000, REPLACEMENT = 0xfffd };

/* What Markdown would take for markup, or GitHub for a formula ($). */
#define MARKUP "\\`*_[]|~$#"

#define BLANKS " \t\r\n"

static const struct entity {
    uint32_t code;
    const char *text;
} entities[] = {
    {'<', "&lt;"},  {'>', "&gt;"},  {'&', "&amp;"},
    {'\n', "<br>"}, {'\r', "<br>"},
};

static const char *const formula_starts[] = {
    "=",  "+",  "-",  "@",  "\t", "\r",
    "\n", "＝", "＋", "－", "＠", /* full-width: some programs narrow them */
};

static bool is_unsafe(uint32_t code)
{
    return code >= NO_TEXT || pov_text_is_unsafe(code);
}

/** The bytes of the character that `text` begins with; never past a NUL.
 *  Source: Unicode, table 3-7 */
static size_t decode(const char *text, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)text;
    size_t length = bytes[0] < 0x80   ? 1
                    : bytes[0] < 0xe0 ? 2
                    : bytes[0] < 0xf0 ? 3
                                      : 4;
    size_t at = 1;

    *code = length == 1 ? bytes[0] : bytes[0] & 0x7fu >> length;
    for (; at < length && (bytes[at] & 0xc0u) == 0x80; at++)
        *code = *code << 6 | (bytes[at] & 0x3fu);
    if (length == 1 ||
        (at == length && bytes[0] >= 0xc0 && bytes[0] < 0xf8 &&
         *code >= least[length] && *code < NO_TEXT && *code >> 11 != 0x1b))
        return length;
    *code = NO_TEXT + bytes[0];
    return 1;
}

/** The bytes of a letter that Vietnamese is written with, and of those beside
 *  it; 0 for another.  Source: Unicode, U+00C0..U+01BF and U+1E00..U+1EFF */
static inline size_t known_letter(const unsigned char *text)
{
    if (text[0] >= 0xc3 && text[0] <= 0xc6)
        return (text[1] & 0xc0u) == 0x80 ? 2 : 0;
    return text[0] == 0xe1 && text[1] >= 0xb8 && text[1] <= 0xbb &&
                   (text[2] & 0xc0u) == 0x80
               ? 3
               : 0;
}

/** The bytes of a harmless character; 0 for an unsafe one. */
static size_t safe_character(const char *text)
{
    uint32_t code;
    size_t length;

    if (*text >= ' ' && *text <= '~')
        return 1;
    length = known_letter((const unsigned char *)text);
    if (length)
        return length;
    length = decode(text, &code);
    return is_unsafe(code) ? 0 : length;
}

/* Eight bytes at a time. */

#define EACH UINT64_C(0x0101010101010101)
#define TOPS (EACH << 7)

/** The first is the lowest. */
static uint64_t eight_bytes(const char *text)
{
    uint64_t bytes;

    memcpy(&bytes, text, sizeof bytes);
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

/** Fewer than eight bytes, in any order: some twice, or blanks besides. */
static uint64_t few_bytes(const char *text, size_t n)
{
    uint64_t bytes = EACH * ' ';
    uint32_t first, last;

    if (n < sizeof first) {
        for (size_t i = 0; i < n; i++)
            bytes = bytes << 8 | (unsigned char)text[i];
        return bytes;
    }
    memcpy(&first, text, sizeof first);
    memcpy(&last, text + n - sizeof last, sizeof last);
    return (uint64_t)first << 32 | last;
}

/** The top bits of bytes that are no printed ASCII, or one of two; 0: there are
 *  none.  Each sets it in one of the sums; no printed byte does, nor does it
 *  carry to the next: the lowest is of the first of them. */
static inline uint64_t not_printed(uint64_t bytes, char a, char b)
{
    uint64_t above = bytes | (bytes + EACH);
    uint64_t below = bytes - EACH * ' ';
    uint64_t is_a = (bytes ^ EACH * (unsigned char)a) - EACH;
    uint64_t is_b = (bytes ^ EACH * (unsigned char)b) - EACH;

    return (above | below | is_a | is_b) & TOPS;
}

/** The length of the harmless text before the first unsafe character, or the
 *  first of two that are not let pass.  Shape: a NUL stands at the end. */
static inline size_t length_before(const char *text, const char *end, char a,
                                   char b)
{
    const char *at = text;
    size_t length;

    for (; end - at >= 8; at += length) {
        uint64_t odd = not_printed(eight_bytes(at), a, b);

        length = 8;
        if (!odd)
            continue;
        at += __builtin_ctzll(odd) / 8;
        if (*at == a || *at == b || !(length = safe_character(at)))
            return (size_t)(at - text);
    }
    if (!not_printed(few_bytes(at, (size_t)(end - at)), a, b))
        return (size_t)(end - text);
    for (; at < end; at += length)
        if (*at == a || *at == b || !(length = safe_character(at)))
            break;
    return (size_t)(at - text);
}

/** The length of the harmless text before the first unsafe character. */
static size_t safe_length(const char *text, const char *end)
{
    return length_before(text, end, '\0', '\0');
}

bool escape_is_plain(const char *text, size_t length, char a, char b)
{
    return length_before(text, text + length, a, b) == length;
}

static bool is_safe(const char *text)
{
    const char *end = text + strlen(text);

    return text + safe_length(text, end) == end;
}

static void add_visible(pov_letters *to, pov_arena *arena, uint32_t code)
{
    char shown[16];
    bool is_byte = code < 0x80 || code >= NO_TEXT;
    int length = snprintf(shown, sizeof shown, is_byte ? "\\x%02x" : "\\u{%x}",
                          (unsigned)(code < NO_TEXT ? code : code - NO_TEXT));

    pov_letters_add(to, arena, shown, (size_t)length);
}

/** How many bytes of white space stay as they are. */
typedef size_t kept_white(const char *text);

static size_t keep_none(const char *text)
{
    (void)text;
    return 0;
}

/* A lone CR would let a terminal write over the line. */
static size_t keep_in_quotes(const char *text)
{
    if (!strncmp(text, "\r\n", 2))
        return 2;
    return *text == '\n' || *text == '\t';
}

static const char *show(pov_arena *arena, pov_letters *shown, const char *text,
                        kept_white *keep)
{
    const char *end = text + strlen(text);
    uint32_t code;

    if (text + safe_length(text, end) == end)
        return text;
    while (*text) {
        size_t as_it_is = safe_length(text, end);

        as_it_is += keep(text + as_it_is);
        pov_letters_add(shown, arena, text, as_it_is);
        text += as_it_is;
        if (as_it_is || !*text)
            continue;
        text += decode(text, &code);
        add_visible(shown, arena, code);
    }
    return pov_letters_text(shown, arena);
}

const char *escape_terminal(pov_arena *arena, const char *text)
{
    pov_letters shown = {0};

    return show(arena, &shown, text, keep_none);
}

const char *escape_csv(pov_arena *arena, pov_letters *shown, const char *text)
{
    shown->count = 0;
    return show(arena, shown, text, keep_in_quotes);
}

static void add_markdown(pov_letters *to, pov_arena *arena, const char *at,
                         size_t length, uint32_t code)
{
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (code == entities[i].code) {
            pov_letters_add(to, arena, entities[i].text,
                            strlen(entities[i].text));
            return;
        }
    if (is_unsafe(code) || (code < 0x80 && strchr(MARKUP, (int)code)))
        pov_letters_add(to, arena, "\\", 1);
    if (is_unsafe(code))
        add_visible(to, arena, code);
    else
        pov_letters_add(to, arena, at, length);
}

const char *escape_markdown(pov_arena *arena, const char *text)
{
    pov_letters shown = {0};
    const char *begin = text + strspn(text, BLANKS);
    const char *end = begin + strlen(begin);

    while (end > begin && strchr(BLANKS, end[-1]))
        end--;
    if (begin == text && !*end && is_safe(text) &&
        !text[strcspn(text, "<>&" MARKUP)])
        return text;
    while (begin < end) {
        uint32_t code;
        size_t length = decode(begin, &code);

        if (strncmp(begin, "\r\n", 2) != 0)
            add_markdown(&shown, arena, begin, length, code);
        begin += length;
    }
    return pov_letters_text(&shown, arena);
}

static const char *html_entity(char c)
{
    static const struct {
        char character;
        const char *text;
    } names[] = {{'&', "&amp;"},
                 {'<', "&lt;"},
                 {'>', "&gt;"},
                 {'"', "&quot;"},
                 {'\'', "&#39;"}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (c == names[i].character)
            return names[i].text;
    return NULL;
}

const char *escape_html(pov_arena *arena, const char *text)
{
    pov_letters shown = {0};

    text = escape_terminal(arena, text);
    if (!text[strcspn(text, "&<>\"'")])
        return text;
    for (; *text; text++) {
        const char *entity = html_entity(*text);

        pov_letters_add(&shown, arena, entity ? entity : text,
                        entity ? strlen(entity) : 1);
    }
    return pov_letters_text(&shown, arena);
}

/** Might what begins one of those stand there? */
static bool is_suspect(unsigned char first)
{
    return first < '0' || first == '=' || first == '@' || first == 0xef;
}

const char *escape_formula(pov_arena *arena, const char *text)
{
    if (!is_suspect((unsigned char)*text))
        return text;
    for (size_t i = 0; i < sizeof formula_starts / sizeof *formula_starts; i++)
        if (*text == *formula_starts[i] &&
            !strncmp(text, formula_starts[i], strlen(formula_starts[i])))
            return pov_arena_format(arena, "'%s", text);
    return text;
}

/** "_x0041_": what a workbook would read as the character of that number. */
static bool is_workbook_escape(const char *text)
{
    return text[0] == '_' && text[1] == 'x' &&
           strspn(text + 2, "0123456789abcdefABCDEF") >= 4 && text[6] == '_';
}

static void add_workbook(pov_letters *to, pov_arena *arena, const char *at,
                         size_t length, uint32_t code)
{
    bool is_xml = code != 0xfffe && code != 0xffff;

    if (is_workbook_escape(at))
        pov_letters_add(to, arena, "_x005F_", 7);
    else if (code == '\r')
        pov_letters_add(to, arena, "\n", 1);
    else if (is_xml && (code == '\n' || code == '\t' || !is_unsafe(code)))
        pov_letters_add(to, arena, at, length);
    else
        add_visible(to, arena, code);
}

/** Is there nothing to change?  Lines may end; what may begin an escape, or a
 *  character that XML has not, is looked at one by one. */
static bool is_for_workbook(const char *text)
{
    const char *end = text + strlen(text), *at = text;

    for (at += length_before(at, end, '_', '\0');
         *at == '\n' || *at == '\t' || (*at == '_' && at[1] != 'x');
         at += length_before(at, end, '_', '\0'))
        at++;
    return at == end && !memchr(text, '\xef', (size_t)(end - text));
}

const char *escape_workbook(pov_arena *arena, const char *text)
{
    pov_letters shown = {0};

    text = escape_formula(arena, text);
    if (is_for_workbook(text))
        return text;
    while (*text) {
        uint32_t code;
        size_t length = decode(text, &code);

        if (strncmp(text, "\r\n", 2) != 0)
            add_workbook(&shown, arena, text, length, code);
        text += length;
    }
    return pov_letters_text(&shown, arena);
}

static void add_code_unit(pov_letters *to, pov_arena *arena, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    const char text[] = {'\\',
                         'u',
                         digits[unit >> 12 & 15],
                         digits[unit >> 8 & 15],
                         digits[unit >> 4 & 15],
                         digits[unit & 15]};

    pov_letters_add(to, arena, text, sizeof text);
}

/** '\n' as "\\n"; NULL for what has no escape of two characters.
 *  Source: RFC 8259, section 7 */
static const char *short_escape(char c)
{
    static const char named[] = "\"\\\b\f\n\r\t";
    static const char *const escapes[] = {"\\\"", "\\\\", "\\b", "\\f",
                                          "\\n",  "\\r",  "\\t"};
    const char *at = strchr(named, c);

    return at ? escapes[at - named] : NULL;
}

/** The length of what a string of JSON holds as it is. */
static size_t plain_length(const char *text, const char *end)
{
    return length_before(text, end, '"', '\\');
}

/** Most strings are put as they are, in one go. */
static void put_plain(const char *text, size_t length, pov_letters *to,
                      pov_arena *arena)
{
    char *at = pov_letters_more(to, arena, length + 2);

    *at = '"';
    memcpy(at + 1, text, length);
    at[length + 1] = '"';
}

void escape_json(const char *text, pov_letters *to, pov_arena *arena)
{
    const char *end = text + strlen(text);
    size_t plain = plain_length(text, end);
    uint32_t code;

    if (text + plain == end) {
        put_plain(text, plain, to, arena);
        return;
    }
    pov_letters_add(to, arena, "\"", 1);
    for (; text[plain]; plain = plain_length(text, end)) {
        pov_letters_add(to, arena, text, plain);
        text += plain;
        if (short_escape(*text)) {
            pov_letters_add(to, arena, short_escape(*text++), 2);
            continue;
        }
        text += decode(text, &code);
        code = code < NO_TEXT ? code : REPLACEMENT;
        if (code > 0xffff) /* a surrogate pair */
            add_code_unit(to, arena, 0xd7c0 + (code >> 10));
        add_code_unit(to, arena,
                      code > 0xffff ? 0xdc00 | (code & 0x3ff) : code);
    }
    pov_letters_add(to, arena, text, plain);
    pov_letters_add(to, arena, "\"", 1);
}
