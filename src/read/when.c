#include "read/when.h"

#include <string.h>

#include "read/likeness.h"

static const char estimates[] =
    "ước|ước tính|ước đến|ước tính đến|ước thực hiện|ước th|ước thực hiện đến|"
    "dự kiến|dự kiến đến|estimated|expected";

/** What is left behind "ước" or before "(ước)"; NULL: neither stands there. */
static const char *without_estimate(const char *text, char kept[])
{
    pov_word words[POV_WORDS_MAX];
    size_t n, last = 0;

    if (!pov_words_split(text, strlen(text), words))
        return NULL;
    n = pov_words_match(words, estimates);
    if (n)
        return words[n].kind == POV_WORD_END ? NULL : words[n].start;
    while (words[last].kind != POV_WORD_END)
        last++;
    for (size_t i = 1; i < last; i++)
        if (!strcmp(words[i].bare, "(") &&
            (n = pov_words_match(&words[i + 1], estimates)) > 0 &&
            i + n + 2 == last && !strcmp(words[last - 1].bare, ")")) {
            n = (size_t)(words[i].start - text);
            memcpy(kept, text, n);
            kept[n] = '\0';
            return kept;
        }
    return NULL;
}

enum { LONGEST_DATE = 200 };

bool when_from(const char *text, when *out)
{
    char kept[LONGEST_DATE + 1];
    const char *rest;
    when w = {.back = POV_BACK_UNSAID};

    if (strlen(text) > LONGEST_DATE)
        return false;
    if (!pov_period_read(text, &w.is)) {
        w.back = pov_back_from(text);
        rest = w.back ? NULL : without_estimate(text, kept);
        if (rest && !pov_period_read(rest, &w.is))
            w.back = pov_back_from(rest);
        w.is_estimate = rest;
    }
    if (!w.is.as_of && !w.back)
        return false;
    *out = w;
    return true;
}

/** "từ năm 2021": both days that it may mean; NULL: it is nothing of that. */
static const char *both_starts(const row_view *x, const char *text)
{
    pov_language l = x->findings->language;
    pov_word words[POV_WORDS_MAX];
    pov_period period;
    size_t n = 0;

    if (pov_words_split(text, strlen(text), words))
        n = pov_words_match(words, "từ|kể từ|tính từ|since|from");
    if (!n || !pov_period_read(words[n].start, &period) ||
        !period.is_whole_year)
        return NULL;
    return pov_arena_format(
        x->scratch, cells_say(x, "%s or %s"),
        pov_say_day(l, x->scratch, pov_day_add_years(period.as_of, -1)),
        pov_say_day(l, x->scratch, period.as_of));
}

static bool complain(const row_view *x, const entry *e, bool is_start)
{
    const char *both = both_starts(x, e->text), *like;

    if (both && is_start)
        cells_complain(x, e, POV_FOUND_BAD_DATE, "%s", both);
    else if (both)
        cells_complain(x, e, POV_FOUND_BAD_DATE,
                       "since when it counts stands in the column 'since'");
    else if ((like = likeness_of_date(x, e->text)) != NULL)
        cells_complain(x, e, POV_FOUND_BAD_DATE, "%s", like);
    else
        cells_complain(x, e, POV_FOUND_BAD_DATE, NULL);
    return false;
}

/** The meaning of a cell, found out once.  Errors: NULL. */
static const when *meaning_of(const row_view *x, const char *text)
{
    memo *known = cells_remember(x, MEMORY_PERIOD, text, NULL, 0);
    when w, *kept;

    if (!known->is && when_from(text, &w)) {
        kept = pov_arena_alloc(x->arena, sizeof *kept);
        *kept = w;
        known->is = kept;
    }
    return known->is;
}

pov_day when_day(const row_view *x, const char *text)
{
    const when *w = *text ? meaning_of(x, text) : NULL;

    return w ? w->is.as_of : POV_NO_DAY;
}

/** The day that is said by another.  Shape: it is none where the document does
 *  not say when its period begins, or ends. */
static pov_day day_said(pov_back back, const pov_plan *document, pov_day as_of)
{
    switch (back) {
    case POV_BACK_YEAR:
        return pov_day_add_years(as_of, -1);
    case POV_BACK_YEAR_START:
        return pov_day_year_end(pov_civil_from(as_of).year - 1);
    case POV_BACK_START:
        return document->from ? pov_day_year_end(document->from - 1)
                              : POV_NO_DAY;
    case POV_BACK_END:
        return document->to ? pov_day_year_end(document->to) : POV_NO_DAY;
    case POV_BACK_UNSAID:
        break;
    }
    return POV_NO_DAY;
}

static bool read_one(const row_view *x, const pov_plan *document,
                     const entry *e, bool is_start, pov_day as_of,
                     pov_period *out)
{
    const when *w;

    *out = (pov_period){0};
    if (!*e->text)
        return true;
    w = meaning_of(x, e->text);
    if (!w || (w->back && (w->back == POV_BACK_END) == is_start))
        return complain(x, e, is_start);
    *out = w->is;
    if (!w->back || (is_start && !as_of))
        return true;
    if (!document) /* which was told */
        return false;
    out->as_of = day_said(w->back, document, as_of);
    if (!out->as_of)
        cells_complain(x, e, POV_FOUND_BAD_DATE,
                       "no document says when the period begins and ends");
    return out->as_of;
}

bool when_read(const row_view *x, const pov_plan *document, const entry *date,
               const entry *start, pov_period *as_of, pov_period *since)
{
    bool is_fine = read_one(x, document, date, false, POV_NO_DAY, as_of);
    pov_day day = as_of->as_of;

    if (!day && document && document->to)
        day = pov_day_year_end(document->to);
    return read_one(x, document, start, true, day, since) && is_fine;
}

bool when_is_estimate(const row_view *x, const entry *date)
{
    const when *w = *date->text ? meaning_of(x, date->text) : NULL;

    return w && w->is_estimate;
}
