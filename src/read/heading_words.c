#include "read/heading_words.h"

#include <string.h>

/** Words that say something beside the indicator. */
static const struct modifier {
    const char *spellings;
    heading_says says;
    heading_when when;
    pov_form form; /* with `change` */
    bool rate;
    bool count; /* only below a heading that names the indicator */
    bool change;
    bool points; /* of a rate: "giảm tỷ lệ", but not "tỷ lệ giảm" */
} modifiers[] = {
    {"tỷ lệ|tỉ lệ|tỷ suất|tl|%|rate|percent|share", .rate = true},
    {"số hộ|số lượng|sl|hộ|số|tổng số|count|number|total", .count = true},
    {"đầu kỳ|đầu kì|đầu năm|kỳ gốc|start|at start|baseline",
     .when = WHEN_START},
    {"cuối kỳ|cuối kì|cuối năm|end|at end", .when = WHEN_END},
    {"chỉ tiêu|chỉ tiêu giao|chỉ tiêu kế hoạch|kế hoạch|kế hoạch giao|kh|"
     "mục tiêu|target|targets",
     .says = SAYS_TARGET},
    {"thực hiện|kết quả|kết quả rà soát|kết quả thực hiện|kết quả đạt "
     "được|th|actual|result|"
     "results",
     .says = SAYS_ACTUAL},
    {"giảm|mức giảm|số giảm|reduction", .change = true, .form = POV_REDUCTION},
    {"tăng|mức tăng|số tăng|increase", .change = true, .form = POV_INCREASE},
    {"giảm tỷ lệ|giảm tỉ lệ|mức giảm tỷ lệ|mức giảm tỉ lệ", .change = true,
     .form = POV_REDUCTION, .points = true},
    {"tăng tỷ lệ|tăng tỉ lệ|mức tăng tỷ lệ|mức tăng tỉ lệ", .change = true,
     .form = POV_INCREASE, .points = true},
};

enum { N_MODIFIERS = sizeof modifiers / sizeof *modifiers };

/** Words that say nothing of the figures. */
static const char *const fillers =
    "trong đó|trong đó:|of which|of which:|chia ra|bao gồm|gồm|biến động|"
    "biến động trong năm|biến động trong kỳ|trong năm|trong kỳ";

bool heading_is_filler(const word *words)
{
    return words_are(words, fillers);
}

static bool is_punctuation(const word *w)
{
    return w->kind == WORD_SIGN && w->bare[0] && strchr(",;:.-/()", w->bare[0]);
}

bool heading_is_punctuation(const word *words)
{
    while (is_punctuation(words))
        words++;
    return words->kind == WORD_END;
}

/** The longest modifier that begins at a word, or NULL. */
static const struct modifier *modifier_at(const word *w, bool below,
                                          size_t *used)
{
    const struct modifier *best = NULL;

    *used = 0;
    for (size_t i = 0; i < N_MODIFIERS; i++) {
        size_t n = modifiers[i].count && !below
                       ? 0
                       : words_match(w, modifiers[i].spellings);

        if (n > *used) {
            best = &modifiers[i];
            *used = n;
        }
    }
    return best;
}

enum { LONGEST_PERIOD = 12 /* words */ };

size_t heading_period_at(const word *w, pov_period *period, pov_arena *arena)
{
    bool has_number = false;
    size_t n = 0;

    /* Every word of every heading is asked, and most headings have none. */
    for (; n < LONGEST_PERIOD && w[n].kind != WORD_END; n++)
        has_number = has_number || words_match(w + n, "#");
    while (has_number && n && !pov_period_read(words_text(w, n, arena), period))
        n--;
    return has_number ? n : 0;
}

/** Does it say otherwise than the modifiers before it in the same heading?
 *  "TH/KH" is neither what was planned nor what was reached, and "% KH" is a
 *  share of the plan. */
static bool contradicts(const struct modifier *said, const struct modifier *m,
                        bool behind_rate)
{
    return (m->rate && said->count) || (m->count && said->rate) ||
           (m->says && said->says && m->says != said->says) ||
           (m->says && behind_rate) ||
           (m->when && said->when && m->when != said->when) ||
           (m->change && said->change && m->form != said->form);
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

/** Combine a date with "đầu kỳ" or "cuối kỳ", in the same heading or above.
 *  Errors: false if they do not fit. */
static bool combine(heading *h, heading_when when)
{
    h->when = WHEN_DATED;
    return when == WHEN_START ? go_to_start(&h->period)
                              : !h->period.typed_as_start;
}

static bool take_date(heading *h, const pov_period *period)
{
    heading_when before = h->when;

    h->when = WHEN_DATED;
    h->period = *period;
    return (before != WHEN_START && before != WHEN_END) || combine(h, before);
}

static bool take_modifier(heading *h, const struct modifier *m)
{
    if (m->count && h->is_rate)
        h->unit = NULL; /* "%", of the heading above */
    if (m->rate || m->count) {
        h->is_rate = m->rate;
        h->is_count = m->count;
    }
    if (m->points)
        h->is_rate = h->in_points = true;
    if (m->says != SAYS_NOTHING)
        h->says = m->says;
    if (m->change) {
        h->has_form = true;
        h->form = m->form;
    }
    if (m->when != WHEN_UNSAID && h->when == WHEN_DATED)
        return combine(h, m->when);
    if (m->when != WHEN_UNSAID)
        h->when = m->when;
    return true;
}

static void remember(struct modifier *said, const struct modifier *m)
{
    said->rate = said->rate || m->rate;
    said->count = said->count || m->count;
    said->says = m->says ? m->says : said->says;
    said->when = m->when ? m->when : said->when;
    if (m->change) {
        said->change = true;
        said->form = m->form;
    }
}

/** A heading on its way through its words. */
typedef struct walk {
    heading *heading;
    bool below;
    struct modifier said;            /* by the words so far, together */
    pov_day date;                    /* likewise; POV_NO_DAY: none */
    const word *behind_rate;         /* the word behind the last "tỷ lệ" */
    const word *first, *last, *next; /* of what is left */
    bool said_any;
} walk;

static bool leave_word(walk *k, const word *w)
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

/** Take one or more words.  Errors: false if they do not go with those before
 *  them; else how many were `used`. */
static bool take_next(walk *k, const word *w, size_t *used, pov_arena *arena)
{
    const struct modifier *m = modifier_at(w, k->below, used);
    size_t filler = words_match(w, fillers);
    pov_period period = {0};
    size_t dated = heading_period_at(w, &period, arena);

    if (dated > *used && dated > filler) {
        bool other = k->date && k->date != period.as_of;

        *used = dated;
        k->said_any = true;
        k->date = period.as_of;
        return !other && take_date(k->heading, &period);
    }
    if (m && *used >= filler) {
        if (contradicts(&k->said, m, k->behind_rate == w))
            return false;
        remember(&k->said, m);
        if (m->rate)
            k->behind_rate = w + *used;
        k->said_any = true;
        return take_modifier(k->heading, m);
    }
    *used = filler ? filler : 1;
    return filler || leave_word(k, w);
}

bool heading_take_words(heading *h, const word *words, bool below,
                        leftover *left, pov_arena *arena)
{
    walk k = {.heading = h, .below = below};
    size_t used;

    for (const word *w = words; w->kind != WORD_END; w += used)
        if (!take_next(&k, w, &used, arena))
            return false;
    *left = (leftover){k.said_any, NULL};
    if (k.first)
        left->rest = words_text(k.first, (size_t)(k.last - k.first) + 1, arena);
    return true;
}
