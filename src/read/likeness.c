#include "read/likeness.h"

#include <string.h>

#include "povstat/number.h"
#include "povstat/words.h"

enum { DAY_PARTS = 3 };

/** The numbers between slashes, dashes or dots.  Errors: false if there are
 *  fewer, or other words. */
static bool split_date(const char *text, int parts[DAY_PARTS],
                       size_t digits[DAY_PARTS])
{
    pov_word words[POV_WORDS_MAX];

    if (!pov_words_split(text, strlen(text), words) ||
        !(pov_words_are(words, "#/#/#|#-#-#|#.#.#")))
        return false;
    for (size_t i = 0; i < DAY_PARTS; i++) {
        const pov_word *w = &words[2 * i];

        parts[i] = 0;
        digits[i] = w->length;
        for (const char *c = w->bare; *c >= '0' && *c <= '9' && w->length <= 4;
             c++)
            parts[i] = 10 * parts[i] + (*c - '0');
    }
    return true;
}

const char *likeness_as_serial(const row_view *x, const char *text)
{
    enum { FIRST = 36526, LAST = 73050, DIGITS = 5 }; /* 2000 to 2099 */
    pov_day before = pov_day_from(1899, 12, 30);
    int serial = 0;

    if (strlen(text) != DIGITS || text[strspn(text, "0123456789")])
        return NULL;
    for (const char *c = text; *c; c++)
        serial = 10 * serial + (*c - '0');
    if (serial < FIRST || serial > LAST)
        return NULL;
    return pov_arena_format(
        x->scratch, cells_say(x, "a spreadsheet's number of the day %s"),
        pov_say_day(x->findings->language, x->scratch, before + serial));
}

const char *likeness_of_date(const row_view *x, const char *text)
{
    pov_language l = x->findings->language;
    const char *serial = likeness_as_serial(x, text);
    size_t digits[DAY_PARTS];
    int part[DAY_PARTS];
    pov_day day;

    if (serial)
        return serial;
    if (!split_date(text, part, digits))
        return text[strcspn(text, "0123456789")]
                   ? NULL
                   : cells_say(x, "no year from 1900 to 2100");
    if (digits[0] <= 2 && digits[2] <= 2)
        return cells_say(x, "a year has four digits");
    day = pov_day_from(part[2], part[0], part[1]);
    if (digits[0] <= 2 && day)
        return pov_arena_format(x->scratch,
                                cells_say(x, "the month before the day: %s"),
                                pov_say_day(l, x->scratch, day));
    return cells_say(x, "there is no such day");
}

/** "3,49" of a rate: "3,49%", and 0.0349 as spreadsheets keep it. */
static const char *as_rate(const row_view *x, const char *text)
{
    pov_language l = x->findings->language;
    pov_number number = {.language = l};
    bool is_fraction = text[0] == '0' && strlen(text) > strlen("0.34");
    pov_reading reading =
        pov_number_read(text, strlen(text), POV_MEANS_PERCENT,
                        x->options->numbers, x->scratch, &number);
    pov_decimal rate = number.value;

    if (text[strspn(text, "0123456789.,")] ||
        (reading != POV_READ_VALUE && reading != POV_READ_DOUBTFUL))
        return NULL;
    if (is_fraction && rate.scale >= 2)
        rate.scale -= 2;
    return pov_arena_format(
        x->scratch,
        is_fraction ? cells_say(x, "a rate as spreadsheets keep it: type %s%%")
                    : cells_say(x, "a rate without its unit: type %s%%"),
        pov_say_decimal(l, x->scratch, rate));
}

/** "31/02", typed as a day and turned into nothing. */
static bool is_day_and_month(const char *text)
{
    pov_word words[POV_WORDS_MAX];

    return pov_words_split(text, strlen(text), words) &&
           pov_words_are(words, "#/#") && words[0].length == 2 &&
           words[2].length == 2 && strcmp(words[0].bare, "31") <= 0 &&
           strcmp(words[2].bare, "12") <= 0;
}

const char *likeness_of_number(const row_view *x, const char *text,
                               bool of_rate)
{
    if (strstr(text, "‰"))
        return cells_say(x, "per mille: type it as per cent");
    if (is_day_and_month(text))
        return cells_say(x, "a day and a month, or a part larger than its "
                            "whole");
    return of_rate ? as_rate(x, text) : NULL;
}
