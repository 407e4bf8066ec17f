#include "read/heading.h"

#include <string.h>

#include "povstat/text.h"
#include "read/words.h"

/* A heading is an indicator's name with other words around it in any order:
 * of when, of what kind, in which unit.  Known words are taken out first;
 * what is left must be a name, or the heading is not understood. */

/** Words that say something beside the indicator. */
static const struct modifier {
    const char *spellings;
    heading_says says;
    heading_when when;
    bool rate;
    bool count; /* only below a heading that names the indicator */
    bool change;
    pov_form form;
    bool filler; /* tried last, for names may contain it: "Tổng số hộ" */
    bool points; /* of a rate: "giảm tỷ lệ", but not "tỷ lệ giảm" */
} modifiers[] = {
    {"tỷ lệ|tỉ lệ|tỷ suất|tl|%|rate|percent|share", .rate = true},
    {"số hộ|số lượng|sl|hộ|số|count|number", .count = true},
    {"đầu kỳ|đầu kì|đầu năm|kỳ gốc|start|at start|baseline",
     .when = WHEN_START},
    {"cuối kỳ|cuối kì|cuối năm|end|at end", .when = WHEN_END},
    {"chỉ tiêu|chỉ tiêu giao|chỉ tiêu kế hoạch|kế hoạch|kế hoạch giao|kh|"
     "mục tiêu|target|targets",
     .says = SAYS_TARGET},
    {"thực hiện|kết quả|kết quả thực hiện|kết quả đạt được|"
     "kết quả rà soát|th|actual|result|results",
     .says = SAYS_ACTUAL},
    {"giảm|mức giảm|số giảm|reduction", .change = true, .form = POV_REDUCTION},
    {"tăng|mức tăng|số tăng|increase", .change = true, .form = POV_INCREASE},
    {"giảm tỷ lệ|giảm tỉ lệ|mức giảm tỷ lệ|mức giảm tỉ lệ", .change = true,
     .form = POV_REDUCTION, .points = true},
    {"tăng tỷ lệ|tăng tỉ lệ|mức tăng tỷ lệ|mức tăng tỉ lệ", .change = true,
     .form = POV_INCREASE, .points = true},
    /* Words of a heading over others, which say nothing of their own. */
    {"trong đó|chia ra|bao gồm|gồm|tổng số|tổng|biến động|trong năm|trong kỳ|"
     "biến động trong năm|biến động trong kỳ|of which|total",
     .filler = true},
};

enum { N_MODIFIERS = sizeof modifiers / sizeof *modifiers };

static const struct level_word {
    const char *spellings;
    pov_level level;
} level_words[] = {
    {"tỉnh|province", POV_PROVINCE},
    {"huyện|quận|thị xã|district", POV_DISTRICT},
    /* Special zones are units of the communes' level. */
    {"xã|phường|đặc khu|commune", POV_SPECIAL_ZONE},
};

static pov_level level_said(const word *words)
{
    for (; words->kind != WORD_END; words++)
        for (size_t i = 0; i < sizeof level_words / sizeof *level_words; i++)
            if (words_match(words, level_words[i].spellings))
                return level_words[i].level;
    return POV_ANY_LEVEL;
}

/** Of figures, whatever a statement list calls a column of that name. */
static bool is_of_figures(column c)
{
    return c == COLUMN_INDICATOR || c == COLUMN_KIND || c == COLUMN_VALUE ||
           c == COLUMN_FORM || c == N_COLUMNS;
}

/** Which modifiers are looked for. */
typedef struct lookup {
    bool under; /* those that count what the heading above names */
    bool filler;
} lookup;

static const struct modifier *modifier_at(const word *w, lookup with,
                                          size_t *used)
{
    const struct modifier *best = NULL;

    *used = 0;
    for (size_t i = 0; i < N_MODIFIERS; i++) {
        bool is_out = (modifiers[i].count && !with.under) ||
                      (modifiers[i].filler && !with.filler);
        size_t n = is_out ? 0 : words_match(w, modifiers[i].spellings);

        if (n > *used) {
            best = &modifiers[i];
            *used = n;
        }
    }
    return best;
}

static const char *span(const word *from, size_t n, pov_arena *arena)
{
    const word *last = from + n - 1;

    return pov_arena_copy(arena, from->start,
                          (size_t)(last->start - from->start) + last->length);
}

/** The longest date that begins at a word; 0 if none does. */
static size_t period_at(const word *w, pov_period *period, pov_arena *arena)
{
    size_t n = 0;

    while (w[n].kind != WORD_END)
        n++;
    while (n && !pov_period_read(span(w, n, arena), period))
        n--;
    return n;
}

/** Errors: false if it speaks against `own`, what the same heading said
 *  before: "Tăng/giảm", or "TH/KH", which is a share of the plan. */
static bool modify(heading *h, heading *own, const struct modifier *m)
{
    if ((m->change && own->has_form && own->form != m->form) ||
        (m->says != SAYS_NOTHING && own->says != SAYS_NOTHING &&
         own->says != m->says))
        return false;
    h->is_rate = h->is_rate || m->rate || m->points;
    h->is_count = h->is_count || m->count;
    h->in_points = h->in_points || m->points;
    if (m->says != SAYS_NOTHING)
        h->says = own->says = m->says;
    if (m->when != WHEN_UNSAID)
        h->when = m->when;
    if (m->change) {
        h->has_form = own->has_form = true;
        h->form = own->form = m->form;
    }
    return true;
}

static bool is_punctuation(const word *w)
{
    return w->kind == WORD_SIGN && strchr(",;:.-/", w->bare[0]);
}

/** Take the known words out.  Errors: false if those left do not stand
 *  together, or speak against each other; `rest` is then unknown. */
static bool take_words_out(heading *h, const word *words, lookup with,
                           const char **rest, pov_arena *arena)
{
    const word *first = NULL, *last = NULL;
    heading own = {0};
    size_t used;

    for (const word *w = words; w->kind != WORD_END; w += used) {
        pov_period period;
        const struct modifier *m = modifier_at(w, with, &used);
        size_t dated = period_at(w, &period, arena);

        if (dated > used) {
            used = dated;
            h->when = WHEN_DATED;
            h->period = period;
        } else if (m) {
            if (!modify(h, &own, m))
                return false;
        } else {
            used = 1;
            if (is_punctuation(w))
                continue;
            if (last && last + 1 != w)
                return false;
            first = first ? first : w;
            last = w;
        }
    }
    *rest = first ? span(first, (size_t)(last - first) + 1, arena) : NULL;
    return true;
}

/** Cut a unit in brackets off: "Kinh phí (triệu đồng)".  Brackets that hold
 *  anything else are part of the words. */
static const char *cut_unit(heading *h, const char *text, pov_arena *arena)
{
    const char *open = strrchr(text, '(');
    const char *close = open ? strchr(open, ')') : NULL;
    const char *inside;
    word words[WORDS_MAX];
    pov_unit unit;

    if (!close)
        return text;
    inside = pov_arena_copy(arena, open + 1, (size_t)(close - open) - 1);
    if (strncmp(inside, "ĐVT", strlen("ĐVT")) == 0)
        inside += strlen("ĐVT") + strspn(inside + strlen("ĐVT"), ": ");
    if (!pov_unit_from(inside, &unit))
        return text;
    h->unit = inside;
    h->in_many = words_split(inside, strlen(inside), words) &&
                 words_match(words, "trăm|nghìn|ngàn|triệu|tỷ|tỉ");
    h->is_rate = h->is_rate || unit != POV_IN_COUNT;
    h->in_points = h->in_points || unit == POV_IN_POINTS;
    return pov_arena_format(arena, "%.*s%s", (int)(open - text), text,
                            close + 1);
}

/** Is all of it a unit of many, as in a row of units below the header?  One
 *  of a single thing may as well be a name: "Hộ cận nghèo", "Khẩu". */
static bool is_unit(heading *h, const char *text, pov_arena *arena)
{
    heading with = *h;
    pov_unit unit;

    if (!pov_unit_from(text, &unit) ||
        !cut_unit(&with, pov_arena_format(arena, "(%s)", text), arena) ||
        !(with.in_many || !strcmp(with.unit, "đồng")))
        return false;
    *h = with;
    return true;
}

/** What may stand below the heading of another indicator without being one of
 *  its parts. */
static const struct kin {
    const char *above, *below;
} kin[] = {
    {"poor_or_near_poor", "poor"}, {"poor_or_near_poor", "near_poor"},
    {"poor", "escaped_poor"},      {"poor", "returned_poor"},
    {"poor", "newly_poor"},
};

/** "Hộ nghèo" below "Hộ thoát nghèo" are not the poor, and "Phát sinh" below
 *  "Hộ cận nghèo" not the newly poor. */
static bool belongs_below(const pov_indicator *above, const pov_indicator *is)
{
    for (const pov_indicator *i = is; i; i = i->whole)
        if (i == above)
            return true;
    for (size_t i = 0; i < sizeof kin / sizeof *kin; i++)
        if (!strcmp(kin[i].above, above->id) && !strcmp(kin[i].below, is->id))
            return true;
    return false;
}

/** The indicator that a name means below a heading: "DTTS" below "Hộ nghèo"
 *  are the poor of ethnic minorities, and "Nhân khẩu" are not all persons. */
static const pov_indicator *named_below(const pov_indicator *above,
                                        const char *name,
                                        const pov_catalogue *catalogue,
                                        pov_arena *arena)
{
    const pov_indicator *is = pov_catalogue_indicator(catalogue, name);
    const pov_indicator *both = pov_catalogue_indicator(
        catalogue, pov_arena_format(arena, "%s %s", above->label_vi, name));

    if (both)
        return both;
    if (is && !strcmp(is->id, "persons"))
        return pov_indicator_of_persons(catalogue, above, arena);
    return is && belongs_below(above, is) ? is : NULL;
}

static bool take_name(heading *h, const word *words, const char *name,
                      const pov_catalogue *catalogue, pov_arena *arena)
{
    const pov_indicator *is =
        h->indicator ? named_below(h->indicator, name, catalogue, arena)
                     : pov_catalogue_indicator(catalogue, name);

    if (!is)
        return false;
    h->indicator = is;
    /* "Tỷ lệ hộ nghèo" is a name of the poor, and says it is a rate. */
    if (words_match(words, "tỷ lệ|tỉ lệ|rate"))
        h->is_rate = true;
    return true;
}

static bool read_figures(heading *h, const char *text, const word *words,
                         const pov_catalogue *catalogue, pov_arena *arena)
{
    static const lookup tries[] = {{.filler = false}, {.filler = true}};
    const char *rest = NULL;
    heading whole = *h;

    /* "Số hộ" names all households, but below "Hộ nghèo" it counts those. */
    if (h->indicator &&
        take_words_out(h, words, (lookup){true, true}, &rest, arena) && !rest)
        return true;
    *h = whole;
    if (take_name(h, words, text, catalogue, arena))
        return true;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        *h = whole;
        if (take_words_out(h, words, tries[i], &rest, arena) &&
            (!rest || take_name(h, words, rest, catalogue, arena)))
            return true;
    }
    return false;
}

heading heading_read(const char *text, const heading *under,
                     const pov_catalogue *catalogue, pov_arena *arena)
{
    heading h = {.kind = HEADING_UNKNOWN, .column = N_COLUMNS};
    word words[WORDS_MAX];
    column c;

    if (under && under->kind == HEADING_FIGURES)
        h = *under;
    h.kind = HEADING_UNKNOWN;
    /* "Hộ nghèo" below words nobody understands may be of anything. */
    if (under && under->kind == HEADING_UNKNOWN)
        return h;
    if (!words_split(text, strlen(text), words))
        return h;
    if (words->kind == WORD_END) {
        h.kind = under ? under->kind : HEADING_BLANK;
        return h;
    }
    c = column_from_name(text, arena);
    if (!is_of_figures(c) &&
        !(c == COLUMN_PLAN && words_are(words, "kế hoạch"))) {
        h.kind = HEADING_COLUMN;
        h.column = c;
        if (c == COLUMN_AREA || c == COLUMN_PARENT)
            h.level = level_said(words);
        return h;
    }
    text = cut_unit(&h, text, arena);
    if (h.indicator && is_unit(&h, text, arena)) {
        h.kind = HEADING_FIGURES;
        return h;
    }
    if (words_split(text, strlen(text), words) &&
        read_figures(&h, text, words, catalogue, arena))
        h.kind = HEADING_FIGURES;
    return h;
}
