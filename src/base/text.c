#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/own_key.h"
#include "base/vowels.h"
#include "povstat/text.h"
#include "povstat/utf8.h"

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
        step = pov_utf8_plain(text + at, length - at);
        if (step)
            continue;
        *found = first_of((const unsigned char *)text + at, &step);
        if (pov_text_is_unsafe(*found))
            return at;
    }
    return length;
}

/* Everything works on decomposed code points, so that a letter and its marks
 * are separate: stripping, moving and ordering marks are then the same for
 * NFC, NFD and the half composed text of Windows-1258.  Compatibility
 * decomposition is avoided: it would turn a half into "1/2". */

enum { SHORT = 256 }; /* code points handled without asking the arena */

enum { JOINER = 847 };

/* Letters and signs that look alike, whichever keyboard or font made them. */
static const struct look_alike {
    int32_t typed, meant;
} look_alikes[] = {
    {0x00d0, D_STROKE}, {0x00f0, D_STROKE}, {0x0110, D_STROKE}, /* Ð ð Đ */
    {0x0189, D_STROKE}, {0x0256, D_STROKE},                     /* Ɖ ɖ */
    {0x0060, '\''},     {0x00b4, '\''},     {0x02bc, '\''},     {0x2018, '\''},
    {0x2019, '\''},     {0x201b, '\''},     {0x2032, '\''},
};

enum { N_LOOK_ALIKES = sizeof look_alikes / sizeof *look_alikes };

bool pov_text_is_utf8(const char *text, size_t length, size_t *bad_at)
{
    const char *end = text + length;

    for (const char *at = text; (at = pov_utf8_skip_ascii(at, end)) < end;) {
        size_t step = pov_utf8_letter(at, (size_t)(end - at));

        if (!step) {
            if (bad_at)
                *bad_at = (size_t)(at - text);
            return false;
        }
        at += step;
    }
    return true;
}

size_t pov_text_step(const char *text, size_t length)
{
    size_t step = pov_utf8_letter(text, length);

    return step ? step : 1;
}

enum { LONGEST_ESCAPE = 10 }; /* \U000e0041 */

/** The escape of a character; with `code` < 0 of a byte. */
static size_t print_escape(char *out, int32_t code, unsigned char byte)
{
    static const char letters[] = "\n\r\t", names[] = "nrt";
    const char *letter = code > 0 && code < 0x80 ? strchr(letters, code) : NULL;
    unsigned value = code < 0 ? byte : (unsigned)code & 0x1fffff;
    int n;

    if (letter)
        n = snprintf(out, LONGEST_ESCAPE + 1, "\\%c", names[letter - letters]);
    else if (value > 0xffff)
        n = snprintf(out, LONGEST_ESCAPE + 1, "\\U%08x", value);
    else
        n = snprintf(out, LONGEST_ESCAPE + 1,
                     value > 0xff ? "\\u%04x" : "\\x%02x", value & 0xffff);
    return (size_t)n;
}

const char *pov_text_shown(pov_arena *arena, const char *text)
{
    size_t length = strlen(text), safe = 0, used = 0, n;
    char *shown;

    while (safe < length && (n = pov_utf8_plain(text + safe, length - safe)))
        safe += n;
    if (safe == length)
        return pov_arena_copy(arena, text, length);
    shown = pov_arena_alloc(arena, length * LONGEST_ESCAPE + 1);
    for (; *text; text += n, length -= n) {
        size_t step = pov_utf8_letter(text, length);
        uint32_t code = step ? first_of((const unsigned char *)text, &n) : 0;

        n = step ? step : 1;
        if (!step || pov_text_is_unsafe(code)) {
            used += print_escape(shown + used, step ? (int32_t)code : -1,
                                 (unsigned char)*text);
        } else {
            memcpy(shown + used, text, n);
            used += n;
        }
    }
    return shown;
}

size_t pov_text_characters(const char *text, size_t length)
{
    return pov_utf8_letters(text, length);
}

/** The code point at `*text`, which moves on; 0 at the end.  A byte that is
 *  not UTF-8 stands for itself as U+FFFD. */
static int32_t next_point(const char **text)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)*text;
    utf8proc_int32_t point = bytes[0];
    utf8proc_ssize_t step = 1;

    if (point == 0)
        return 0;
    if (point >= 0x80)
        step = (utf8proc_ssize_t)pov_utf8_common(*text, 3, &point);
    if (!step)
        step = utf8proc_iterate(bytes, -1, &point);
    if (step < 1) {
        step = 1;
        point = 0xfffd;
    }
    *text += step;
    return point;
}

/** Latin letters and those of Vietnamese have one column each. */
static inline bool is_narrow(int32_t point)
{
    return (point >= 0xc0 && point <= 0x24f) ||
           (point >= 0x1e00 && point <= 0x1eff);
}

size_t pov_text_width(const char *text)
{
    return pov_text_width_of(text, strlen(text));
}

size_t pov_text_width_of(const char *text, size_t length)
{
    const char *end = text + length;
    size_t width = 0, n;
    int32_t point;

    while (text < end)
        if (*text >= ' ' && *text <= '~') {
            text++;
            width++;
        } else if ((n = pov_utf8_common(text, (size_t)(end - text), &point)) &&
                   is_narrow(point)) {
            text += n;
            width++;
        } else {
            width += (size_t)utf8proc_charwidth(next_point(&text));
        }
    return width;
}

bool pov_text_list_has(const pov_text_list *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (!strcmp(list->items[i], text))
            return true;
    return false;
}

const char *pov_text_more(pov_arena *arena, const char *list, const char *joint,
                          const char *more)
{
    return pov_arena_format(arena, "%s%s%s", list, *list ? joint : "", more);
}

static bool is_letter(int32_t point)
{
    utf8proc_category_t c;

    if (point >= 'a' && point <= 'z')
        return true;
    c = utf8proc_category(point);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

static bool is_tone(int32_t point)
{
    return point == GRAVE || point == ACUTE || point == TILDE ||
           point == HOOK || point == DOT_BELOW;
}

static bool is_hat(int32_t point)
{
    return point == CIRCUMFLEX || point == BREVE || point == HORN;
}

static bool is_mark(int32_t point)
{
    return point >= GRAVE && (is_tone(point) || is_hat(point) ||
                              utf8proc_category(point) == UTF8PROC_CATEGORY_MN);
}

static bool is_gap(int32_t point)
{
    switch ((int)utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_PD:
        return true;
    default:
        return point == '_' || (point >= '\t' && point <= '\r') ||
               point == 0x85 || point == 0x2212; /* next line, minus */
    }
}

static bool is_invisible(int32_t point)
{
    utf8proc_category_t c = utf8proc_category(point);

    return c == UTF8PROC_CATEGORY_CF || c == UTF8PROC_CATEGORY_CC ||
           point == JOINER || (point >= 0xfe00 && point <= 0xfe0f);
}

static int32_t meant_by(int32_t point)
{
    if (point < 0x80 && point != '`') /* the only one of ASCII */
        return point;
    if (point >= 0xff01 && point <= 0xff5e) /* full width */
        return point - 0xff01 + '!';
    for (size_t i = 0; i < N_LOOK_ALIKES; i++)
        if (look_alikes[i].typed == point)
            return look_alikes[i].meant;
    return point;
}

/** Room for `n` code points and a NUL: `own` if it is large enough. */
static int32_t *points_for(pov_arena *arena, int32_t own[SHORT], size_t n)
{
    return n < SHORT ? own : pov_arena_alloc(arena, (n + 1) * sizeof *own);
}

/** Those for `n` code points are used up: a long text has many. */
static void give_back(pov_arena *arena, int32_t *points, size_t n)
{
    if (n >= SHORT)
        pov_arena_outgrow(arena, points, (n + 1) * sizeof *points);
}

/* No character becomes more than one and a half code points per byte; the
 * rest is room for the last one. */
static size_t points_in(const char *text)
{
    return 2 * strlen(text) + 4;
}

/** What nearly all of a text is made of: a sign of ASCII that stands for itself
 *  in lower case.  Of the others there is more to know. */
static bool is_plain(int32_t point)
{
    return point > ' ' && point <= '~' && point != '-' && point != '_' &&
           point != '`';
}

/** What else Vietnamese is written with, taken apart: a letter with marks, or
 *  đ.  Returns the number of code points; 0: it is something else. */
static size_t take_apart(int32_t point, int32_t *parts)
{
    if (point != D_STROKE && point != D_STROKE - 1)
        return vowel_apart(point, parts);
    *parts = D_STROKE;
    return 1;
}

static bool is_blank(int32_t point)
{
    return point == ' ' || point == '-' || point == '_' || is_gap(point);
}

enum { MOST_PARTS = 4, BLANK = -1 };

/** A character, decomposed and in lower case.  Returns the code points that it
 *  becomes, 0 if nobody sees it, or BLANK. */
static int unfold_one(int32_t typed, int32_t parts[MOST_PARTS])
{
    int32_t point = typed;
    int made, bound = 0;

    if (is_plain(point)) {
        *parts = point >= 'A' && point <= 'Z' ? point + 'a' - 'A' : point;
        return 1;
    }
    made = (int)take_apart(point, parts);
    if (made)
        return made;
    point = meant_by(point);
    if (is_blank(point))
        return BLANK;
    if (is_invisible(point))
        return 0;
    made = (int)utf8proc_decompose_char(point, parts, MOST_PARTS,
                                        UTF8PROC_DECOMPOSE, &bound);
    for (int i = 0; i < made; i++)
        parts[i] = utf8proc_tolower(parts[i]);
    return made;
}

/** Lower case, decomposed, blanks single and none at the ends; returns the
 *  number of code points. */
static size_t unfold(const char *text, int32_t *points)
{
    size_t n = 0;
    bool gap = false;

    for (int32_t typed; (typed = next_point(&text)) != 0;) {
        int32_t parts[MOST_PARTS];
        int made = unfold_one(typed, parts);

        if (made == BLANK)
            gap = n > 0;
        if (made <= 0)
            continue;
        if (gap)
            points[n++] = ' ';
        gap = false;
        for (int i = 0; i < made; i++)
            points[n++] = parts[i];
    }
    return n;
}

/** The vowel that bears the tone, one with a hat before others: "người".
 *  Returns its index in the run. */
static size_t vowel_for_tone(const int32_t *run, size_t n, int32_t before,
                             bool closed)
{
    size_t vowels = 0, nth, at = 0;

    for (size_t i = n; i-- > 0;) {
        if (is_hat(run[i]))
            return i;
        vowels += vowel_is_plain(run[i]);
    }
    nth = vowel_toned(vowels, run[0], before, closed);
    for (; at < n; at++)
        if (vowel_is_plain(run[at]) && nth-- == 0)
            break;
    return at;
}

/** Move the one tone of a run of vowels to its place.  Two tones are no
 *  syllable: they stay, so that they match no proper spelling. */
static void settle_tone(int32_t *run, size_t n, int32_t before, bool closed)
{
    size_t at = n, place;
    int32_t tone;

    for (size_t i = 0; i < n; i++) {
        if (!is_tone(run[i]))
            continue;
        if (at < n)
            return;
        at = i;
    }
    if (at == n)
        return;
    tone = run[at];
    memmove(run + at, run + at + 1, (n - at - 1) * sizeof *run);
    place = vowel_for_tone(run, n - 1, before, closed) + 1;
    memmove(run + place + 1, run + place, (n - 1 - place) * sizeof *run);
    run[place] = tone;
}

static void settle_tones(int32_t *points, size_t n)
{
    size_t end;

    for (size_t i = 0; i < n; i = end) {
        end = i + 1;
        if (!vowel_is_plain(points[i]))
            continue;
        while (end < n && (vowel_is_plain(points[end]) || is_mark(points[end])))
            end++;
        settle_tone(points + i, end - i, i ? points[i - 1] : 0,
                    end < n && is_letter(points[end]));
    }
}

/** Canonical order, with hats before tones: the order that composes. */
static int mark_rank(int32_t mark)
{
    int class = mark == DOT_BELOW ? 220
                : mark == HORN    ? 216
                : is_tone(mark) || is_hat(mark)
                    ? 230
                    : utf8proc_get_property(mark)->combining_class;

    return class * 2 + is_tone(mark);
}

static void order_marks(int32_t *points, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        int32_t mark = points[i];
        size_t at = i;

        if (!is_mark(mark))
            continue;
        for (; at > 0 && is_mark(points[at - 1]) &&
               mark_rank(points[at - 1]) > mark_rank(mark);
             at--)
            points[at] = points[at - 1];
        points[at] = mark;
    }
}

/** Encode a letter of at most three bytes. */
static size_t put_letter(char *to, int32_t point)
{
    if (point < 0x80) {
        to[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        to[0] = (char)(0xc0 | point >> 6);
        to[1] = (char)(0x80 | (point & 0x3f));
        return 2;
    }
    to[0] = (char)(0xe0 | point >> 12);
    to[1] = (char)(0x80 | (point >> 6 & 0x3f));
    to[2] = (char)(0x80 | (point & 0x3f));
    return 3;
}

/** The letter at `*at`, which moves behind its marks; 0 if it is, or may be,
 *  something else than Vietnamese is written with. */
static int32_t letter_together(const int32_t **at, const int32_t *end)
{
    int32_t letter = *(*at)++, hat = 0, tone = 0;

    for (; *at < end && **at >= GRAVE; ++*at) {
        if (is_hat(**at) && !hat)
            hat = **at;
        else if (is_tone(**at) && !tone)
            tone = **at;
        else
            return 0;
    }
    if (hat || tone)
        return vowel_together(letter, hat, tone);
    return (letter > 0 && letter < 0x80) || letter == D_STROKE ? letter : 0;
}

/** Compose and encode letters of Vietnamese, whose marks are in order.  Errors:
 *  NULL if there is anything else, or much. */
static const char *compose_own(pov_arena *arena, const int32_t *points,
                               size_t n)
{
    enum { LONGEST_LETTER = 3 };
    char text[SHORT * LONGEST_LETTER];
    const int32_t *end = points + n;
    size_t used = 0;

    if (n > SHORT)
        return NULL;
    while (points < end) {
        int32_t letter = letter_together(&points, end);

        if (!letter)
            return NULL;
        used += put_letter(text + used, letter);
    }
    return pov_arena_copy(arena, text, used);
}

/** Compose and encode; `points` is used up. */
static const char *compose(pov_arena *arena, int32_t *points, size_t n)
{
    utf8proc_ssize_t length;

    length = utf8proc_normalize_utf32(points, (utf8proc_ssize_t)n,
                                      UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    length = utf8proc_reencode(points, length, UTF8PROC_STABLE);
    return pov_arena_copy(arena, (const char *)points, (size_t)length);
}

/** The same of points whose marks are in order, or have none. */
static const char *compose_ordered(pov_arena *arena, int32_t *points, size_t n)
{
    const char *own = compose_own(arena, points, n);

    return own ? own : compose(arena, points, n);
}

/** Are all letters ASCII, or such as Vietnamese writes in one with their marks?
 *  Then there is nothing to compose. */
static bool is_composed(const char *text)
{
    for (int32_t point; (point = next_point(&text)) != 0;) {
        int32_t parts[MOST_PARTS];

        if (point >= 0x80 && !take_apart(point, parts))
            return false;
    }
    return true;
}

const char *pov_text_nfc(pov_arena *arena, const char *text)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    size_t room = points_in(text);
    int32_t own[SHORT], *points;
    utf8proc_ssize_t n;
    const char *nfc;

    if (is_composed(text))
        return pov_arena_copy(arena, text, strlen(text));
    points = points_for(arena, own, room);
    n = utf8proc_decompose(bytes, 0, points, (utf8proc_ssize_t)room,
                           UTF8PROC_NULLTERM | UTF8PROC_STABLE |
                               UTF8PROC_COMPOSE);
    nfc = n < 0 /* not UTF-8: the caller's business */
              ? pov_arena_copy(arena, text, strlen(text))
              : compose(arena, points, (size_t)n);
    give_back(arena, points, room);
    return nfc;
}

const char *pov_text_key(pov_arena *arena, const char *text)
{
    const char *key = own_key(arena, text);
    size_t room, n;
    int32_t own[SHORT], *points;

    if (key)
        return key;
    room = points_in(text);
    points = points_for(arena, own, room);
    n = unfold(text, points);
    settle_tones(points, n);
    order_marks(points, n);
    key = compose_ordered(arena, points, n);
    give_back(arena, points, room);
    return key;
}

/** Drop the marks; returns the number of code points left. */
static size_t strip_marks(int32_t *points, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        if (!is_mark(points[i]))
            points[kept++] = points[i] == D_STROKE ? 'd' : points[i];
    return kept;
}

const char *pov_text_bare(pov_arena *arena, const char *text)
{
    const char *bare = own_bare(arena, text);
    size_t room, n;
    int32_t own[SHORT], *points;

    if (bare)
        return bare;
    room = points_in(text);
    points = points_for(arena, own, room);
    n = strip_marks(points, unfold(text, points));
    bare = compose_ordered(arena, points, n);
    give_back(arena, points, room);
    return bare;
}

bool pov_text_is_bare(pov_arena *arena, const char *key)
{
    int32_t parts[MOST_PARTS];
    bool is_ascii = true;

    for (const char *at = key; *at;) {
        int32_t point = next_point(&at);

        if (point >= 0x80 && take_apart(point, parts))
            return false;
        is_ascii = is_ascii && point < 0x80;
    }
    return is_ascii || !strcmp(key, pov_text_bare(arena, key));
}

/** The key of a short text, decomposed; 0 code points if it is long. */
static size_t unfold_short(const char *text, int32_t own[SHORT])
{
    size_t n = points_in(text) < SHORT ? unfold(text, own) : 0;

    settle_tones(own, n);
    order_marks(own, n);
    return n;
}

bool pov_text_is(const char *text, const char *word)
{
    int32_t x[SHORT], y[SHORT];
    size_t n = unfold_short(text, x), m = unfold_short(word, y);

    if (n == m && n > 0 && !memcmp(x, y, n * sizeof *x))
        return true;
    m = strip_marks(y, m);
    return n == m && n > 0 && !memcmp(x, y, n * sizeof *x);
}

static bool is_slug_sign(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

const char *pov_text_slug(pov_arena *arena, const char *text)
{
    const char *bare = pov_text_bare(arena, text);
    char *slug = pov_arena_copy(arena, bare, strlen(bare));
    size_t n = 0;

    for (const char *c = bare; *c; c++) {
        if (is_slug_sign(*c))
            slug[n++] = *c;
        else if (*c != '\'' && n > 0 && slug[n - 1] != '-')
            slug[n++] = '-';
    }
    while (n > 0 && slug[n - 1] == '-')
        n--;
    slug[n] = '\0';
    return slug;
}

const char *pov_text_capitals(pov_arena *arena, const char *text)
{
    enum { LONGEST_LETTER = 4 };
    size_t length = strlen(text), used = 0, step;
    char *out = pov_arena_alloc(arena, LONGEST_LETTER * length + 1);

    for (; length; text += step, length -= step) {
        utf8proc_int32_t point;
        utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text,
                                              (utf8proc_ssize_t)length, &point);

        step = n < 1 ? 1 : (size_t)n;
        if (n < 1)
            out[used++] = *text;
        else
            used += (size_t)utf8proc_encode_char(
                utf8proc_toupper(point), (utf8proc_uint8_t *)out + used);
    }
    out[used] = '\0';
    return out;
}

/* Names are short: what is longer than this is no misspelt name, and the rows
 * of the comparison stay small enough for the stack. */
enum { LONGEST = 64 };

/** Decode into `points`; what is too long or not UTF-8 gives LONGEST + 1. */
static size_t decode(const char *text, int32_t points[LONGEST])
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
    size_t plain = 0;
    utf8proc_ssize_t n;

    for (; plain < LONGEST && bytes[plain] && bytes[plain] < 0x80; plain++)
        points[plain] = bytes[plain];
    if (!bytes[plain])
        return plain;
    n = utf8proc_decompose(bytes, 0, points, LONGEST, UTF8PROC_NULLTERM);
    return n < 0 || n > LONGEST ? LONGEST + 1 : (size_t)n;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t pov_text_distance(const char *a, const char *b, size_t limit)
{
    int32_t x[LONGEST], y[LONGEST];
    size_t rows[3][LONGEST + 1];
    size_t n = decode(a, x), m = decode(b, y);

    if (!strcmp(a, b))
        return 0;
    if (n > LONGEST || m > LONGEST || n > m + limit || m > n + limit)
        return limit + 1;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3];
        const size_t *over = rows[(i + 1) % 3];
        size_t best = row[0] = i;

        for (size_t j = 1; j <= m; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1,
                           above[j - 1] + (x[i - 1] != y[j - 1]));
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = least(row[j], over[j - 2] + 1);
            best = least(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
    }
    return least(rows[n % 3][m], limit + 1);
}

/** The first of the nearest names that is at most `limit` away, or NULL. */
static const char *nearest_name(const char *bare, size_t limit,
                                pov_arena *arena, const char *const names[],
                                size_t n)
{
    const char *nearest = NULL;

    for (size_t i = 0; i < n; i++) {
        size_t away =
            pov_text_distance(bare, pov_text_bare(arena, names[i]), limit);

        if (away > limit)
            continue;
        nearest = names[i];
        if (away == 0)
            break;
        limit = away - 1;
    }
    return nearest;
}

/** Does a word of `name` begin with `typed`? */
static bool has_words(const char *name, const char *typed)
{
    const char *at = strstr(name, typed);

    while (at && at > name && at[-1] != ' ')
        at = strstr(at + 1, typed);
    return at != NULL;
}

/** The only name that `typed` is a part of, or NULL. */
static const char *only_name_with(const char *typed, pov_arena *arena,
                                  const char *const names[], size_t n)
{
    const char *only = NULL;

    for (size_t i = 0; i < n; i++) {
        if (!has_words(pov_text_bare(arena, names[i]), typed))
            continue;
        if (only)
            return NULL;
        only = names[i];
    }
    return only;
}

const char *pov_text_closest(pov_arena *arena, const char *typed,
                             const char *const names[], size_t n)
{
    enum { MOST_BYTES = 1024 }; /* longer than any name */
    const char *bare, *closest;
    size_t length, limit;

    if (!memchr(typed, '\0', MOST_BYTES))
        return NULL;
    bare = pov_text_bare(arena, typed);
    length = pov_text_characters(bare, strlen(bare));
    limit = length <= 4 ? 1 : length <= 8 ? 2 : 3;
    if (length < 2)
        return NULL;
    closest = nearest_name(bare, 1, arena, names, n);
    if (!closest && length >= 3) /* "cần nghèo" is near "hộ nghèo", too */
        closest = only_name_with(bare, arena, names, n);
    if (!closest)
        closest = nearest_name(bare, limit, arena, names, n);
    return closest;
}

enum { SHORT_PIECE = 4 };

const char *pov_text_piece(const char **list, size_t *length)
{
    const char *piece = **list ? *list : NULL, *end = *list, *bar;

    /* Signs are soon passed, for words a call is quicker. */
    while (*end && *end != '|' && end < *list + SHORT_PIECE)
        end++;
    if (*end && *end != '|')
        end = (bar = strchr(end, '|')) ? bar : end + strlen(end);
    *length = (size_t)(end - *list);
    *list = end + (*end == '|');
    return piece;
}

bool pov_text_is_one_of(const char *text, const char *list)
{
    size_t n = strlen(text);

    if (!n || strchr(text, '|'))
        return false;
    for (const char *at = list; (at = strstr(at, text)); at += n)
        if ((at == list || at[-1] == '|') && (!at[n] || at[n] == '|'))
            return true;
    return false;
}

int pov_text_byte_1252(int32_t character)
{
    static const uint16_t from_80_to_9f[] = {
        0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
        0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
        0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
        0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
    };

    if (character < 256)
        return (int)character;
    for (int i = 0; i < 32; i++)
        if (from_80_to_9f[i] == character)
            return 0x80 + i;
    return -1;
}
