#include "words/word.h"

#include <string.h>
#include <utf8proc.h>

enum { D_STROKE_MARK = 1, OTHER_MARK = 2, FIRST_MARK = 4, TOO_LONG = 1 << 16 };

static const struct look_alike {
    int32_t first, last, plain;
} look_alikes[] = {
    {0x2010, 0x2015, '-'},  {0x2212, 0x2212, '-'},  {0x00f7, 0x00f7, '-'},
    {0x2018, 0x2019, '\''}, {0x02bc, 0x02bc, '\''}, {0x2044, 0x2044, '/'},
    {0x2215, 0x2215, '/'},  {0x223c, 0x223c, '~'},  {0x2248, 0x2248, '~'},
    {0x2a7d, 0x2a7d, 8804}, {0x2266, 0x2266, 8804}, /* less or equal */
    {0x2a7e, 0x2a7e, 8805}, {0x2267, 0x2267, 8805}, /* greater or equal */
};

static const int32_t marks[] = {
    0x300, 0x301, 0x303, 0x309, 0x323, /* tones */
    0x302, 0x306, 0x31b,               /* hats */
};

/* đ, and its look-alikes of Icelandic and African alphabets. */
static const int32_t d_strokes[] = {0x111, 0xf0, 0x256};

size_t words_decode(const char *at, const char *end, int32_t *point)
{
    utf8proc_int32_t decoded;
    utf8proc_ssize_t length;

    *point = (unsigned char)*at;
    if (*point < 0x80)
        return 1;
    length = utf8proc_iterate((const utf8proc_uint8_t *)at, end - at, &decoded);
    *point = length < 1 ? 0xfffd : decoded;
    return length < 1 ? 1 : (size_t)length;
}

int32_t words_plain(int32_t point)
{
    if (point >= 0xff01 && point <= 0xff5e)
        point -= 0xff01 - '!';
    if (point < 0x80)
        return point;
    for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++)
        if (point >= look_alikes[i].first && point <= look_alikes[i].last)
            return look_alikes[i].plain;
    return point;
}

bool words_is_blank(int32_t point)
{
    utf8proc_category_t category;

    if (point < 0x80)
        return point == ' ' || (point >= '\t' && point <= '\r');
    category = utf8proc_category(point);
    return (category >= UTF8PROC_CATEGORY_ZS &&
            category <= UTF8PROC_CATEGORY_ZP);
}

bool words_is_invisible(int32_t point)
{
    return point >= 0x80 && utf8proc_category(point) == UTF8PROC_CATEGORY_CF;
}

static bool is_combining(int32_t point)
{
    utf8proc_category_t category;

    if (point < 0x80)
        return false;
    category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

static bool is_plain_letter(int32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

static bool is_letter(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static word_kind kind_of(int32_t point)
{
    if (point >= '0' && point <= '9')
        return WORD_DIGITS;
    if (point < 0x80)
        return is_plain_letter(point) ? WORD_LETTERS : WORD_SIGN;
    return is_letter(point) ? WORD_LETTERS : WORD_SIGN;
}

static void append(word *w, int32_t point)
{
    utf8proc_uint8_t bytes[4];
    size_t n = (size_t)utf8proc_encode_char(point, bytes);
    size_t used = strlen(w->bare);

    if (used + n >= sizeof w->bare) {
        w->marks |= TOO_LONG; /* a set no spelling has: it never matches */
        return;
    }
    memcpy(w->bare + used, bytes, n);
    w->bare[used + n] = '\0';
}

static void add_part(word *w, int32_t point)
{
    for (size_t i = 0; i < sizeof d_strokes / sizeof *d_strokes; i++)
        if (point == d_strokes[i]) {
            w->marks |= D_STROKE_MARK;
            point = 'd';
        }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (point == marks[i]) {
            w->marks |= (unsigned)FIRST_MARK << i;
            return;
        }
    if (is_combining(point))
        w->marks |= OTHER_MARK;
    else
        append(w, point);
}

static void add_point(word *w, int32_t point)
{
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t n;
    int bound = 0;

    if (point < 0x80) {
        append(w, utf8proc_tolower(point));
        return;
    }
    n = utf8proc_decompose_char(utf8proc_tolower(point), parts, 8,
                                UTF8PROC_DECOMPOSE, &bound);
    for (utf8proc_ssize_t i = 0; i < n && i < 8; i++)
        add_part(w, parts[i]);
}

/** Does the word go on with this character? */
static bool goes_on(const word *w, int32_t point)
{
    if (w->kind == WORD_SIGN)
        return false;
    if (w->kind == WORD_LETTERS && is_combining(point))
        return true;
    return kind_of(point) == w->kind;
}

/** The word at `*at`, which moves behind it; blanks before it are skipped. */
static word next_word(const char **at, const char *end)
{
    word w = {.kind = WORD_END, .start = *at};

    while (*at < end) {
        int32_t typed, point;
        size_t length = words_decode(*at, end, &typed);
        bool skipped = words_is_blank(typed) || words_is_invisible(typed);

        point = words_plain(typed);
        if (w.kind != WORD_END && (skipped || !goes_on(&w, point)))
            break;
        *at += length;
        if (skipped) {
            w.start = *at;
            continue;
        }
        if (w.kind == WORD_END)
            w.kind = kind_of(point);
        add_point(&w, point);
        w.length = (size_t)(*at - w.start);
    }
    return w;
}

bool words_split(const char *text, size_t length, word words[WORDS_MAX])
{
    const char *end = text + length;

    for (size_t i = 0; i < WORDS_MAX; i++) {
        words[i] = next_word(&text, end);
        if (words[i].kind == WORD_END)
            return true;
    }
    words[WORDS_MAX - 1].kind = WORD_END;
    return false;
}

word *words_all(const char *text, size_t length, pov_arena *arena)
{
    const char *end = text + length;
    struct {
        word *items;
        size_t count, capacity;
    } all = {0};
    word next;

    do {
        next = next_word(&text, end);
        pov_arena_push(arena, &all, next);
    } while (next.kind != WORD_END);
    return all.items;
}

const char *words_text(const word *from, size_t n, pov_arena *arena)
{
    const word *last = from + n - 1;

    return pov_arena_copy(arena, from->start,
                          (size_t)(last->start - from->start) + last->length);
}

static bool stands_for_number(const word *w)
{
    static const char *const roman[] = {"i", "ii", "iii", "iv"};

    if (w->kind == WORD_DIGITS)
        return true;
    for (size_t i = 0; i < sizeof roman / sizeof *roman; i++)
        if (w->kind == WORD_LETTERS && !strcmp(w->bare, roman[i]))
            return true;
    return false;
}

static bool is_same(const word *typed, const word *spelled)
{
    if (spelled->bare[0] == '#')
        return stands_for_number(typed);
    return typed->kind == spelled->kind &&
           !strcmp(typed->bare, spelled->bare) &&
           (typed->marks == 0 || typed->marks == spelled->marks);
}

/* Most spellings of a table differ from the word in a plain letter: no need
 * to fold them.  A letter with marks is a vowel or đ. */
static bool may_match(const word *typed, const char *spelling)
{
    const char *bare = typed->bare;
    unsigned char wanted;

    while (*spelling >= 'a' && *spelling <= 'z') {
        if (*bare != *spelling)
            return false;
        bare++;
        spelling++;
    }
    wanted = (unsigned char)*spelling;
    if (wanted >= 0x80)
        return (unsigned char)*bare >= 0x80 ||
               (*bare && strchr("adeiouy", *bare));
    if (bare == typed->bare)
        return wanted == '#' || (unsigned char)*bare == wanted;
    return *bare == '\0';
}

/** How many typed words are the spelling that ends at `end`. */
static size_t match_one(const word *typed, const char *spelling,
                        const char *end)
{
    size_t n = 0;

    if (!may_match(typed, spelling))
        return 0;
    while (spelling < end) {
        word spelled = next_word(&spelling, end);

        if (typed[n].kind == WORD_END || !is_same(&typed[n], &spelled))
            return 0;
        n++;
    }
    return n;
}

size_t words_match(const word *typed, const char *spellings)
{
    size_t longest = 0;

    for (;;) {
        const char *bar = strchr(spellings, '|');
        const char *end = bar ? bar : spellings + strlen(spellings);
        size_t n = match_one(typed, spellings, end);

        if (n > longest)
            longest = n;
        if (!bar)
            return longest;
        spellings = bar + 1;
    }
}

bool words_are(const word *typed, const char *spellings)
{
    size_t n = words_match(typed, spellings);

    return n > 0 && typed[n].kind == WORD_END;
}

bool words_begin(const char *text, const char *spellings)
{
    word words[WORDS_MAX];

    words_split(text, strlen(text), words); /* the first are enough */
    return words_match(words, spellings);
}
