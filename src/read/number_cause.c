#include "read/number_cause.h"

#include <string.h>

#include <utf8proc.h>

#include "read/vocabulary.h"
#include "read/words.h"

/* The cell is drawn as a short shape, one character a word: '9' digits, 'a'
 * letters, 'e' the letter e, 'o' letters that pass for 0 or 1, 'N' numerals
 * of another script, 'B' words of a bound, '?' other signs; ASCII signs and
 * blanks stand for themselves.  What went wrong is then a row of a table. */

enum { SHAPE_SIZE = 2 * WORDS_MAX };

typedef enum where {
    EXACTLY,
    AT_START,
    ANYWHERE,
} where;

static const struct cause {
    where where;
    const char *shape, *why;
} causes[] = {
    {AT_START, "##", "the spreadsheet column was too narrow to show it"},
    {AT_START, "#", "a spreadsheet error"},
    {AT_START, "=", "a formula, not its result"},
    {AT_START, "@", "a formula, not its result"},
    {AT_START, "+a", "a formula, not its result"},
    {AT_START, "B", "a bound or a rough figure, not a value"},
    {ANYWHERE, "9B", "a bound or a rough figure, not a value"},
    {ANYWHERE, "9 B", "a bound or a rough figure, not a value"},
    {EXACTLY, "9/9/9", "a date"},
    {EXACTLY, "9-9-9", "a date"},
    {EXACTLY, "a-9", "a date: the spreadsheet turned the figure into one"},
    {EXACTLY, "9-a", "a date: the spreadsheet turned the figure into one"},
    {EXACTLY, "9-a-9", "a date: the spreadsheet turned the figure into one"},
    {EXACTLY, "9/a 9", "a date: the spreadsheet turned the figure into one"},
    {ANYWHERE, "9e9", "scientific form: digits are lost"},
    {ANYWHERE, "9e+9", "scientific form: digits are lost"},
    {ANYWHERE, "9e-9", "scientific form: digits are lost"},
    {ANYWHERE, "o9", "a letter stands for a digit: O for 0, or l for 1"},
    {ANYWHERE, "9o", "a letter stands for a digit: O for 0, or l for 1"},
    {ANYWHERE, "N", "a numeral that is not 0 to 9"},
    {EXACTLY, "(9)", "a negative number, or a note"},
    {EXACTLY, "9(9)", "a footnote mark behind the number"},
    {EXACTLY, "9 (9)", "a footnote mark behind the number"},
    {ANYWHERE, "9-9", "a range, not a value"},
    {ANYWHERE, "9 - 9", "a range, not a value"},
    {ANYWHERE, "9/9", "a ratio, not one number"},
    {ANYWHERE, "9 / 9", "a ratio, not one number"},
    {ANYWHERE, "9_9", "an underscore between the digits"},
    {ANYWHERE, "9. 9", "a blank inside the number"},
    {ANYWHERE, "9, 9", "a blank inside the number"},
    {ANYWHERE, "%%", "two percent signs"},
    {ANYWHERE, "% %", "two percent signs"},
    {EXACTLY, "9-", "the sign stands behind the number"},
    {EXACTLY, "9+", "the sign stands behind the number"},
    {AT_START, "--", "more than one sign"},
    {AT_START, "-", "a stray dash before the number"},
};

/* Whole cells without a figure. */
static const struct remark {
    const char *spellings, *why;
} remarks[] = {
    {"true|false|đúng|sai", "true or false: the cell had another type"},
    {"inf|infinity|nan", "not a number"},
    {"một|hai|ba|bốn|sáu|bảy|tám|chín|mười|trăm|one|two|three|four|five|"
     "six|seven|eight|nine|ten|eleven|twelve|hundred",
     "a number in words"},
};

static bool is_numeral(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);

    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

static char sign_for(const word *w)
{
    int32_t point;

    if (w->bare[0] > 0)
        return w->bare[0];
    words_decode(w->start, w->start + w->length, &point);
    return is_numeral(point) ? 'N' : '?';
}

static bool is_bound(const word *w, size_t *used)
{
    static const char bounds[] = {ROLE_OR_MORE, ROLE_OR_LESS, ROLE_AT_LEAST,
                                  ROLE_AT_MOST, ROLE_LESS,    ROLE_MORE,
                                  ROLE_ABOUT,   ROLE_FROM};
    const lexeme *l = vocabulary_find(w, used);

    return l && memchr(bounds, (int)l->role, sizeof bounds);
}

static char letter_for(const word *w)
{
    if (!strcmp(w->bare, "e"))
        return 'e';
    return w->bare[strspn(w->bare, "oli")] ? 'a' : 'o';
}

static char draw(const word *w)
{
    switch (w->kind) {
    case WORD_DIGITS:
        return '9';
    case WORD_LETTERS:
        return letter_for(w);
    case WORD_SIGN:
        return sign_for(w);
    case WORD_END:
        break;
    }
    return '\0';
}

/** "12,5" is one number: its marks and further digits are not drawn. */
static size_t draw_number(const word *w)
{
    size_t n = 1;

    while (w[n].kind == WORD_SIGN && w[n].bare[0] &&
           strchr(".,'", w[n].bare[0]) && w[n + 1].kind == WORD_DIGITS &&
           w[n + 1].start == w[n].start + w[n].length)
        n += 2;
    return n;
}

static void draw_shape(const word *words, char shape[SHAPE_SIZE])
{
    const char *end = words->start;
    size_t n = 0;

    for (const word *w = words; w->kind != WORD_END;) {
        size_t used;
        bool bound = is_bound(w, &used);

        if (w != words && w->start > end)
            shape[n++] = ' ';
        shape[n++] = bound ? 'B' : draw(w);
        if (!bound)
            used = w->kind == WORD_DIGITS ? draw_number(w) : 1;
        w += used;
        end = w[-1].start + w[-1].length;
    }
    shape[n] = '\0';
}

static bool fits(const struct cause *c, const char *shape)
{
    const char *at = strstr(shape, c->shape);

    switch (c->where) {
    case EXACTLY:
        return !strcmp(shape, c->shape);
    case AT_START:
        return at == shape;
    case ANYWHERE:
        return at;
    }
    return false;
}

static const char *why_without_figure(const word *words)
{
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (words_match(words, remarks[i].spellings))
            return remarks[i].why;
    return "no figure";
}

static const char *why_for(const char *shape, const word *words)
{
    const char *figure = strchr(shape, '9');

    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (fits(&causes[i], shape))
            return causes[i].why;
    if (!figure)
        return why_without_figure(words);
    if (strchr(figure + 1, '9'))
        return "more than one number";
    if (figure == shape)
        return "the words behind the number are not known here";
    return "the words around the number are not known";
}

/** The two readings of a number with another in brackets, or of a lone
 *  number in brackets. */
static const char *readings_for(const char *shape, const word *words,
                                pov_language language, pov_arena *arena)
{
    const word *number = &words[shape[0] == '('];
    const word *close = number, *open = number;

    while (close->kind != WORD_END && strcmp(close->bare, ")"))
        close++;
    while (open < close && strcmp(open->bare, "("))
        open++;
    if (open == close)
        return pov_arena_format(
            arena, pov_say(language, "-%.*s or %.*s"),
            (int)(close->start - number->start), number->start,
            (int)(close->start - number->start), number->start);
    return pov_arena_format(arena, pov_say(language, "%.*s or %.*s%.*s"),
                            (int)(open->start - number->start), number->start,
                            (int)(open->start - number->start), number->start,
                            (int)(close->start - open[1].start), open[1].start);
}

void number_cause(const char *text, size_t length, pov_arena *arena,
                  pov_number *out)
{
    word words[WORDS_MAX];
    char shape[SHAPE_SIZE];

    if (!words_split(text, length, words)) {
        out->why = "too long for a number";
        return;
    }
    draw_shape(words, shape);
    out->why = why_for(shape, words);
    if (!strcmp(shape, "(9)") || !strcmp(shape, "9(9)"))
        out->readings = readings_for(shape, words, out->language, arena);
}
