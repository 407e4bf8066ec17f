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
};

enum { N_MODIFIERS = sizeof modifiers / sizeof *modifiers };

/** Words that say nothing of the figures. */
static const char *const fillers =
    "trong đó|trong đó:|of which|of which:|chia ra|trong năm|trong kỳ";

/** How a count may begin, by itself and below the name of an indicator. */
static const char *const counts = "tổng số|số|number of|total";
static const char *const counts_below = "tổng số hộ|tổng hộ|số hộ|hộ";
static const char *const persons_below =
    "nhân khẩu|số nhân khẩu|khẩu|số khẩu|người|số người";

/** Below "Hộ nghèo": all its households, or the whole that it is part of? */
static const char *const unclear_below = "tổng số hộ|tổng hộ";

static const struct level_word {
    const char *spellings;
    pov_level level;
} level_words[] = {
    {"địa phương", POV_ANY_LEVEL}, /* without marks its "phuong" is none */
    {"tỉnh|province", POV_PROVINCE},
    {"huyện|quận|thị xã|district", POV_DISTRICT},
    /* Special zones are units of the communes' level. */
    {"xã|phường|đặc khu|commune", POV_SPECIAL_ZONE},
};

static pov_level level_said(const word *words)
{
    size_t used;

    for (; words->kind != WORD_END; words += used) {
        used = 1;
        for (size_t i = 0; i < sizeof level_words / sizeof *level_words; i++) {
            size_t n = words_match(words, level_words[i].spellings);

            if (n && level_words[i].level != POV_ANY_LEVEL)
                return level_words[i].level;
            used = n > used ? n : used;
        }
    }
    return POV_ANY_LEVEL;
}

/** Of figures, whatever a statement list calls a column of that name. */
static bool is_of_figures(column c)
{
    return c == COLUMN_INDICATOR || c == COLUMN_KIND || c == COLUMN_VALUE ||
           c == COLUMN_FORM || c == N_COLUMNS;
}

static const struct modifier *modifier_at(const word *w, bool under,
                                          size_t *used)
{
    const struct modifier *best = NULL;

    *used = 0;
    for (size_t i = 0; i < N_MODIFIERS; i++) {
        size_t n = modifiers[i].count && !under
                       ? 0
                       : words_match(w, modifiers[i].spellings);

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

static void modify(heading *h, const struct modifier *m)
{
    h->is_rate = h->is_rate || m->rate;
    h->is_count = h->is_count || m->count;
    if (m->says != SAYS_NOTHING)
        h->says = m->says;
    if (m->when != WHEN_UNSAID)
        h->when = m->when;
    if (m->change) {
        h->has_form = true;
        h->form = m->form;
    }
}

static bool is_punctuation(const word *w)
{
    return w->kind == WORD_SIGN && strchr(",;:.-/()", w->bare[0]);
}

/** What is left of a heading without the known words. */
typedef struct leftover {
    bool said;        /* any of the known words said something */
    const char *rest; /* NULL: nothing is left */
} leftover;

/** Take the known words out.  Errors: false if those left do not stand
 *  together. */
static bool take_words_out(heading *h, const word *words, bool under,
                           leftover *out, pov_arena *arena)
{
    const word *first = NULL, *last = NULL, *next = NULL;
    size_t used;

    *out = (leftover){false, NULL};
    for (const word *w = words; w->kind != WORD_END; w += used) {
        pov_period period;
        const struct modifier *m = modifier_at(w, under, &used);
        size_t dated = period_at(w, &period, arena);
        size_t filler = words_match(w, fillers);

        if (dated > used && dated > filler) {
            used = dated;
            h->when = WHEN_DATED;
            h->period = period;
        } else if (m && used >= filler) {
            modify(h, m);
        } else if (filler) {
            used = filler;
            continue;
        } else {
            used = 1;
            if (is_punctuation(w)) {
                next += next == w;
                continue;
            }
            if (last && next != w)
                return false;
            first = first ? first : w;
            last = w;
            next = w + 1;
            continue;
        }
        out->said = true;
    }
    if (first)
        out->rest = span(first, (size_t)(last - first) + 1, arena);
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
    if (words_split(inside, strlen(inside), words)) {
        size_t n = words_match(words, "đvt|đơn vị tính|đơn vị|unit");

        inside = words[n + (n && words[n].bare[0] == ':')].start;
    }
    if (!pov_unit_from(inside, &unit))
        return text;
    h->unit = inside;
    h->is_rate = h->is_rate || unit == POV_IN_PERCENT;
    return pov_arena_format(arena, "%.*s%s", (int)(open - text), text,
                            close + 1);
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
    word words[WORDS_MAX];

    if (both)
        return both;
    if (words_split(name, strlen(name), words) &&
        words_are(words, persons_below))
        return pov_indicator_of_persons(catalogue, above, arena);
    return is;
}

/** The text behind the words that begin a count; NULL if it begins so not. */
static const char *behind_count(const char *name, const char *spellings)
{
    word words[WORDS_MAX];
    size_t n;

    if (!words_split(name, strlen(name), words))
        return NULL;
    n = words_match(words, spellings);
    return n ? words[n].start : NULL;
}

/** "Hộ nghèo DTTS" and "Số hộ nghèo DTTS" are the same. */
static const pov_indicator *find_indicator(const pov_indicator *above,
                                           const char *name,
                                           const pov_catalogue *catalogue,
                                           pov_arena *arena)
{
    const char *names[] = {name, behind_count(name, counts),
                           above ? behind_count(name, counts_below) : NULL};
    const pov_indicator *is = NULL;

    for (size_t i = 0; i < sizeof names / sizeof *names && !is; i++)
        if (names[i] && above)
            is = named_below(above, names[i], catalogue, arena);
        else if (names[i])
            is = pov_catalogue_indicator(catalogue, names[i]);
    return is;
}

static bool take_name(heading *h, const word *words, const char *name,
                      const pov_catalogue *catalogue, pov_arena *arena)
{
    const pov_indicator *is =
        find_indicator(h->indicator, name, catalogue, arena);

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
    leftover left;
    heading whole = *h;

    if (h->indicator && words_are(words, unclear_below))
        return false;
    /* "Số hộ" names all households, but below "Hộ nghèo" it counts those. */
    if (h->indicator && take_words_out(h, words, true, &left, arena) &&
        !left.rest && left.said)
        return true;
    *h = whole;
    if (take_name(h, words, text, catalogue, arena))
        return true;
    return take_words_out(h, words, false, &left, arena) &&
           (left.rest ? take_name(h, words, left.rest, catalogue, arena)
                      : left.said);
}

static bool is_punctuation_only(const word *words)
{
    while (is_punctuation(words))
        words++;
    return words->kind == WORD_END;
}

static heading read_heading(const char *text, const heading *under,
                            const pov_catalogue *catalogue, pov_arena *arena)
{
    heading h = {.kind = HEADING_UNKNOWN, .column = N_COLUMNS};
    word words[WORDS_MAX];
    column c;

    if (under && under->kind == HEADING_FIGURES)
        h = *under;
    h.kind = HEADING_UNKNOWN;
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
    if (words_are(words, fillers)) {
        h.kind = HEADING_GROUP;
        return h;
    }
    text = cut_unit(&h, text, arena);
    if (words_split(text, strlen(text), words) && !is_punctuation_only(words) &&
        read_figures(&h, text, words, catalogue, arena))
        h.kind = HEADING_FIGURES;
    return h;
}

heading heading_read(const char *text, const heading *under,
                     const pov_catalogue *catalogue, pov_arena *arena)
{
    heading h = read_heading(text, under, catalogue, arena);

    if (under && under->kind == HEADING_UNKNOWN &&
        (h.kind == HEADING_FIGURES || h.kind == HEADING_UNKNOWN))
        h = read_heading(pov_arena_format(arena, "%s %s", under->typed, text),
                         NULL, catalogue, arena);
    h.typed = pov_arena_copy(arena, text, strlen(text));
    return h;
}
