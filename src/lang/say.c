#include "povstat/say.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

typedef struct translation {
    const char *english, *other;
} translation;

/* In the order of strcmp: see tests/unit/say_test.c. */
static const translation vietnamese[] = {
#define SAY(english, other) {english, other},
#include "lang/vi.def"
#undef SAY
};

/* What is a term somewhere may be said as a word elsewhere. */
static const translation terms[] = {
#define VOCABULARY(name, type)
#define TERM(constant, code, english, other, tone) {english, other},
#define END(type)
#include "povstat/terms.def"
};

static const translation *find_term(const char *english)
{
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (!strcmp(terms[i].english, english))
            return &terms[i];
    return NULL;
}

static int compare(const void *english, const void *row)
{
    return strcmp(english, ((const translation *)row)->english);
}

const char *pov_say(pov_language language, const char *english)
{
    const translation *row = NULL;

    if (language == POV_VI && english)
        row =
            bsearch(english, vietnamese, sizeof vietnamese / sizeof *vietnamese,
                    sizeof *vietnamese, compare);
    if (language == POV_VI && english && !row)
        row = find_term(english);
    return row ? row->other : english;
}

const char *pov_say_format(pov_language language, pov_arena *arena,
                           const char *english, ...)
{
    va_list args;
    const char *text;

    va_start(args, english);
    text = pov_arena_vformat(arena, pov_say(language, english), args);
    va_end(args);
    return text;
}

/** A plain number with its thousands grouped. */
static const char *grouped(pov_language language, pov_arena *arena,
                           const char *plain, const char *minus)
{
    size_t sign = *plain == '-', whole = strcspn(plain + sign, ".");
    const char *marks = language == POV_VI ? ".," : ",.";
    size_t length = strlen(plain);
    char *text = pov_arena_alloc(arena, strlen(minus) + 2 * length + 1);
    size_t n = 0;

    if (sign)
        for (; minus[n]; n++)
            text[n] = minus[n];
    for (size_t i = 0; i < length - sign; i++) {
        char c = plain[sign + i];

        if (i && i < whole && (whole - i) % 3 == 0)
            text[n++] = marks[0];
        text[n++] = c == '.' ? marks[1] : c;
    }
    return text;
}

const char *pov_say_decimal(pov_language language, pov_arena *arena,
                            pov_decimal d)
{
    const char *plain = pov_decimal_text(arena, d);

    return language == POV_EN ? plain : grouped(language, arena, plain, "-");
}

const char *pov_say_figure(pov_language language, pov_arena *arena,
                           pov_decimal d)
{
    return grouped(language, arena, pov_decimal_typed(arena, d), "−");
}

const char *pov_say_day(pov_language language, pov_arena *arena, pov_day day)
{
    char text[POV_DAY_TEXT_SIZE];

    pov_day_print(day, text);
    if (language != POV_VI || day == POV_NO_DAY)
        return pov_arena_copy(arena, text, strlen(text));
    return pov_arena_format(arena, "%.2s/%.2s/%.4s", text + 8, text + 5, text);
}
