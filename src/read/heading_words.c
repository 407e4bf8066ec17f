#include "read/heading_words.h"

#include <string.h>

static const heading_word modifiers[] = {
#define MODIFIER(...) {__VA_ARGS__},
#include "read/heading_words.def"
};

pov_words_index heading_words = POV_WORDS_INDEX(modifiers, heading);
enum { N_MODIFIERS = sizeof modifiers / sizeof *modifiers };

#define WORDS(name, list) static const char name[] = list;
#include "read/heading_words.def"

static bool is_punctuation(const pov_word *w)
{
    return w->kind == POV_WORD_SIGN && w->bare[0] &&
           strchr(",;:.-/()", w->bare[0]);
}

bool heading_words_are_signs(const pov_word *words)
{
    while (is_punctuation(words))
        words++;
    return words->kind == POV_WORD_END;
}

const heading_word *heading_words_at(const pov_word *w, bool below,
                                     size_t *used)
{
    const heading_word *best = NULL;
    unsigned char longest[N_MODIFIERS];

    pov_words_longest(&heading_words, w, longest);
    *used = 0;
    for (size_t i = 0; i < N_MODIFIERS; i++)
        if (longest[i] > *used && (below || !modifiers[i].count)) {
            best = &modifiers[i];
            *used = longest[i];
        }
    return best;
}

/* "TH/KH" is neither what was planned nor what was reached, and "% KH" is a
 * share of the plan; "Tăng, giảm" goes either way. */
bool heading_words_contradict(const heading_word *said, const heading_word *m,
                              bool behind_rate)
{
    return (m->rate && said->count) || (m->count && said->rate) ||
           (m->says && said->says && m->says != said->says) ||
           (m->says && behind_rate) ||
           (m->when && said->when && m->when != said->when) ||
           (m->months.last && said->months.last);
}

/** The day before the first of a year or of a longer period. */
static bool go_to_start(pov_period *p)
{
    if (p->typed_as_start)
        return true;
    if (!p->since && !p->is_whole_year)
        return false;
    *p = (pov_period){.as_of =
                          p->since ? p->since : pov_day_add_years(p->as_of, -1),
                      .typed_as_start = true};
    return true;
}

/** The last day of a month, or of the one before the first. */
static pov_day end_of(int year, int month)
{
    return month % 12 ? pov_day_from(year, month + 1, 1) - 1
                      : pov_day_year_end(month ? year : year - 1);
}

bool heading_months_in(const pov_period *year, heading_months months,
                       pov_period *out)
{
    int y = pov_civil_from(year->as_of).year;

    if (year->typed_as_start ||
        (year->since && year->since < pov_day_year_end(y - 1)))
        return false;
    *out = (pov_period){.as_of = end_of(y, months.last),
                        .since = end_of(y, months.first - 1)};
    return true;
}

/** Combine a date with "đầu kỳ" or "cuối kỳ", in the same heading or above.
 *  Errors: false if they do not fit. */
static bool combine(heading *h, heading_when when)
{
    h->when = WHEN_DATED;
    return when == WHEN_START ? go_to_start(&h->period)
                              : !h->period.typed_as_start;
}

bool heading_words_take_date(heading *h, const pov_period *period)
{
    heading_when before = h->when;

    h->when = WHEN_DATED;
    h->period = *period;
    if (h->months.last && before != WHEN_DATED && period->is_whole_year)
        heading_months_in(period, h->months, &h->period);
    return (before != WHEN_START && before != WHEN_END) || combine(h, before);
}

bool heading_words_take(heading *h, const heading_word *m)
{
    if (m->count && h->is_rate)
        h->unit = NULL; /* "%", of the heading above */
    if (m->rate || m->count) {
        h->is_rate = m->rate;
        h->is_count = m->count;
    }
    if (m->share)
        h->of = POV_OF_ALL;
    if (m->points)
        h->is_rate = h->in_points = true;
    if (m->says != SAYS_NOTHING) {
        h->says = m->says;
        h->is_estimate = m->estimated;
    }
    if (m->change) {
        h->has_form = true;
        h->form = m->form;
        h->by_sign = m->by_sign;
    }
    h->is_left = h->is_left || m->left;
    if (m->months.last)
        h->months = m->months;
    if (m->months.last && h->when == WHEN_DATED) /* below "Năm 2024" */
        return h->period.is_whole_year &&
               heading_months_in(&h->period, m->months, &h->period);
    if (m->since)
        h->since = m->since;
    if (m->when != WHEN_UNSAID && h->when == WHEN_DATED)
        return combine(h, m->when);
    if (m->when != WHEN_UNSAID)
        h->when = m->when;
    return true;
}

void heading_words_remember(heading_word *said, const heading_word *m)
{
    said->rate = said->rate || m->rate;
    said->count = said->count || m->count;
    said->says = m->says ? m->says : said->says;
    said->when = m->when ? m->when : said->when;
    said->months = m->months.last ? m->months : said->months;
    said->since = m->since ? m->since : said->since;
    said->left = said->left || m->left;
    said->average = said->average || m->average;
    said->per_year = said->per_year || m->per_year;
    if (m->change) {
        said->by_sign = m->by_sign || said->by_sign ||
                        (said->change && said->form != m->form);
        said->change = true;
        said->form = m->form;
    }
}

/** A heading on its way through its words. */
typedef struct walk {
    heading *heading;
    bool below;
    heading_word said;           /* by the words so far, together */
    pov_day date;                /* likewise; POV_NO_DAY: none */
    const pov_word *behind_rate; /* the word behind the last "tỷ lệ" */
    const pov_word *first, *last, *next; /* of what is left */
    bool said_any;
} walk;

static bool leave_word(walk *k, const pov_word *w)
{
    if (is_punctuation(w)) {
        if (k->next == w)
            k->next++;
        return true;
    }
    if (k->last && k->next != w)
        return false;
    k->first = k->first ? k->first : w;
    k->last = w;
    k->next = w + 1;
    return true;
}

/** "so với năm 2023", "so với 31/12/2023": what the change counts from. */
static bool take_since(walk *k, const pov_word *w, size_t *used)
{
    size_t n = pov_words_match(w, compared);
    pov_period period = {0};
    size_t dated = n ? pov_period_at(w + n, &period) : 0;

    if (!dated)
        return false;
    *used = n + dated;
    k->said_any = true;
    k->heading->since = k->said.since = WHEN_DATED;
    k->heading->since_day = period.as_of;
    return true;
}

/** "So với đầu năm" alone is by how much, and either way. */
static bool settle_since(walk *k)
{
    static const heading_word change = {
        .change = true, .by_sign = true, .form = POV_INCREASE};

    if (!k->said.since || k->said.change)
        return true;
    return !k->said.rate && heading_words_take(k->heading, &change);
}

/** "Bình quân giảm/năm": a change of each year.  Errors: false for what is no
 *  change, goes either way, or is an average over who knows what. */
static bool settle_average(walk *k)
{
    heading *h = k->heading;

    if (!k->said.average && !k->said.per_year)
        return true;
    if (!k->said.per_year || !h->has_form || h->by_sign)
        return false;
    h->form =
        pov_form_is_fall(h->form) ? POV_ANNUAL_REDUCTION : POV_ANNUAL_INCREASE;
    return true;
}

/** "Tăng, giảm": whichever way, the sign of each number says. */
static bool says_way(walk *k)
{
    k->heading->by_sign = k->said.by_sign;
    if (k->said.by_sign)
        k->heading->form = POV_INCREASE;
    return true;
}

/** Take one or more words.  Errors: false if they do not go with those before
 *  them; else how many were `used`. */
static bool take_next(walk *k, const pov_word *w, size_t *used)
{
    const heading_word *m = heading_words_at(w, k->below, used);
    size_t filler = pov_words_match(w, fillers);
    pov_period period = {0};
    size_t dated = pov_period_at(w, &period);

    if (take_since(k, w, used))
        return true;
    if (dated > *used && dated > filler) {
        bool other = k->date && k->date != period.as_of;

        *used = dated;
        k->said_any = true;
        k->date = period.as_of;
        return !other && heading_words_take_date(k->heading, &period);
    }
    if (m && *used >= filler) {
        if (heading_words_contradict(&k->said, m, k->behind_rate == w))
            return false;
        heading_words_remember(&k->said, m);
        if (m->rate)
            k->behind_rate = w + *used;
        k->said_any = true;
        return heading_words_take(k->heading, m) && (!m->change || says_way(k));
    }
    *used = filler ? filler : 1;
    return filler || leave_word(k, w);
}

bool heading_words_take_out(heading *h, const pov_word *words, bool below,
                            const char **rest, pov_arena *arena)
{
    walk k = {.heading = h, .below = below};
    size_t used;

    for (const pov_word *w = words; w->kind != POV_WORD_END; w += used)
        if (!take_next(&k, w, &used))
            return false;
    if (!settle_since(&k) || !settle_average(&k))
        return false;
    *rest = k.first
                ? pov_words_text(k.first, (size_t)(k.last - k.first) + 1, arena)
                : NULL;
    return *rest || k.said_any;
}
