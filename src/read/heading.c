#include "read/heading.h"

#include <string.h>

#include "povstat/period.h"
#include "povstat/phrase.h"
#include "povstat/text.h"
#include "povstat/words.h"
#include "read/formula.h"
#include "read/heading_words.h"
#include "read/percent_of.h"

/* A heading is an indicator's name with other words around it in any order:
 * of when, of what kind, in which unit.  Known words are taken out first;
 * what is left must be a name, or the heading is not understood. */

#define WORDS(name, list) static const char name[] = list;
#include "read/heading_words.def"

static const struct level_word {
    const char *spellings;
    pov_level level;
} level_words[] = {
#define LEVEL(spellings, level) {spellings, level},
#include "read/heading_words.def"
};

static pov_level level_said(const pov_word *words)
{
    size_t used;

    for (; words->kind != POV_WORD_END; words += used) {
        used = 1;
        for (size_t i = 0; i < sizeof level_words / sizeof *level_words; i++) {
            size_t n = pov_words_match(words, level_words[i].spellings);

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

/** Cut a unit in brackets off: "Kinh phí (triệu đồng)".  Brackets that hold
 *  anything else are part of the words. */
static const char *cut_unit(heading *h, const char *text, bool *has_unit,
                            pov_unit *unit, pov_arena *arena)
{
    const char *open = strrchr(text, '(');
    const char *close = open ? strchr(open, ')') : NULL;
    const char *inside;
    pov_word words[POV_WORDS_MAX];

    *has_unit = false;
    if (!close)
        return text;
    inside = pov_arena_copy(arena, open + 1, (size_t)(close - open) - 1);
    if (pov_words_split(inside, strlen(inside), words)) {
        size_t n = pov_words_match(words, "đvt|đơn vị tính|đơn vị|unit");

        inside = words[n + (n && words[n].bare[0] == ':')].start;
    }
    if (!pov_unit_from(inside, unit))
        return text;
    *has_unit = true;
    h->unit = inside;
    h->in_many = pov_unit_multiplies(inside);
    h->is_rate = h->is_rate || *unit != POV_IN_COUNT;
    h->in_points = h->in_points || *unit == POV_IN_POINTS;
    return pov_arena_format(arena, "%.*s%s", (int)(open - text), text,
                            close + 1);
}

/** Is all of it a unit of many, as in a row of units below the header?  One
 *  of a single thing may as well be a name: "Hộ cận nghèo", "Khẩu". */
static bool is_unit(heading *h, const char *text, pov_arena *arena)
{
    heading with = *h;
    pov_unit unit;
    bool has_unit;

    cut_unit(&with, pov_arena_format(arena, "(%s)", text), &has_unit, &unit,
             arena);
    if (!has_unit || unit != POV_IN_COUNT ||
        !(with.in_many || !strcmp(with.unit, "đồng")))
        return false;
    *h = with;
    return true;
}

/** "Hộ nghèo" below "Hộ thoát nghèo" are not the poor, "Phát sinh" below "Hộ
 *  cận nghèo" not the newly poor, and "Kinh phí" below either not all funds. */
static bool belongs_below(const pov_indicator *above, const pov_indicator *is)
{
    if (is->all == above)
        return true;
    for (const pov_indicator *i = is; i; i = i->whole)
        if (i == above)
            return true;
    for (size_t i = 0; i < above->kin.count; i++)
        if (above->kin.items[i].indicator == is)
            return above->kin.items[i].is != POV_PERSONS;
    return false;
}

/** The indicator that a name means below a heading: "DTTS" below "Hộ nghèo"
 *  are the poor of ethnic minorities, and "Nhân khẩu" are not all persons. */
static const pov_indicator *named_below(const pov_indicator *above,
                                        const char *name,
                                        const pov_catalogue *catalogue,
                                        pov_arena *arena)
{
    const pov_indicator *is = pov_catalogue_indicator(
        catalogue, pov_arena_format(arena, "%s %s", above->label_vi, name));
    pov_word words[POV_WORDS_MAX];

    if (is)
        return is;
    if (pov_words_split(name, strlen(name), words) &&
        pov_words_are(words, persons_below))
        return !strcmp(above->unit, "persons")
                   ? above
                   : pov_indicator_kin(above, POV_PERSONS);
    if (pov_words_begin(above->label_vi, "trẻ em") &&
        pov_words_are(words, "trẻ em|số trẻ em|tổng số trẻ em"))
        return above;
    is = pov_catalogue_indicator(catalogue, name);
    if (is && above->breakdown && !is->breakdown && is != above->all &&
        belongs_below(above->all, is)) /* "Hộ nghèo" below "Hộ DTTS" */
        return pov_indicator_of_whom(is, above->breakdown);
    return is && belongs_below(above, is) ? is : NULL;
}

/** The text behind the words that begin a count; NULL if it begins so not. */
static const char *behind_count(const char *name, const char *spellings)
{
    pov_word words[POV_WORDS_MAX];
    size_t n;

    if (!pov_words_split(name, strlen(name), words))
        return NULL;
    n = pov_words_match(words, spellings);
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

/** The last two words. */
static const pov_word *last_words(const pov_word *words)
{
    size_t n = 0;

    while (words[n].kind != POV_WORD_END)
        n++;
    return words + (n > 2 ? n - 2 : 0);
}

static bool take_name(heading *h, const pov_word *words, const char *name,
                      const pov_catalogue *catalogue, pov_arena *arena)
{
    const pov_indicator *is;
    pov_word of[POV_WORDS_MAX];

    if (!h->has_form && pov_words_split(name, strlen(name), of) &&
        pov_words_are(of, "nghèo")) /* alone, or behind "%" */
        name = "hộ nghèo";
    is = find_indicator(h->indicator, name, catalogue, arena);

    if (!is)
        return false;
    if (is->is_flow && is != h->indicator) /* below "Số hộ giảm" no change */
        h->has_form = h->by_sign = false;
    h->indicator = is;
    if (pov_words_match(last_words(words), "còn lại"))
        h->when = h->when == WHEN_UNSAID ? WHEN_END : h->when;
    h->is_either = percent_of_is_either(is, name, arena);
    /* "Tỷ lệ hộ nghèo" is a name of the poor, and says it is a rate. */
    if (pov_words_match(words, "tỷ lệ|tỉ lệ|rate")) {
        h->is_rate = true;
        h->of = POV_OF_WHOLE;
    }
    return true;
}

/** "Hộ nghèo DTTS so với tổng số hộ nghèo": is it of something? */
static bool take_percent_of(heading *h, const char *text,
                            const pov_catalogue *catalogue, pov_arena *arena)
{
    pov_percent_of of = POV_OF_UNSAID;
    const pov_indicator *is = percent_of_name(catalogue, text, arena, &of);

    if (!is || of == POV_OF_UNSAID)
        return false;
    h->indicator = is;
    h->is_rate = true;
    h->of = of;
    return true;
}

/** "Tỷ lệ so với tổng số hộ nghèo", below an indicator or of what stands at the
 *  left. */
static bool take_among(heading *h, const pov_indicator *among)
{
    h->is_rate = true;
    h->among = among;
    if (!h->indicator)
        return true;
    h->of = percent_of_meant(h->indicator, among);
    return h->of != POV_OF_UNSAID;
}

/** The stock whose parts, or whose coming and going, are spoken of. */
static const pov_indicator *subject_of(const heading *h, heading_way *way,
                                       const pov_catalogue *catalogue)
{
    *way = h->context.way               ? h->context.way
           : !h->has_form || h->by_sign ? WAY_UNSAID
           : pov_form_is_fall(h->form)  ? WAY_DOWN
                                        : WAY_UP;
    if (!h->indicator)
        return h->context.subject;
    return h->indicator->is_flow
               ? heading_context_stock(catalogue, h->indicator, way)
               : h->indicator;
}

/** "Phát sinh mới", below those who came; of whoever the table is about, if
 *  nothing above says it. */
static bool take_move(heading *h, const pov_word *words,
                      const pov_catalogue *catalogue)
{
    heading_way way;
    const pov_indicator *stock = subject_of(h, &way, catalogue);
    const heading_move *move = heading_context_move(words, way);
    const pov_indicator *is;

    if (!move || (h->indicator && !stock))
        return false;
    is = stock ? heading_context_moved(move, catalogue, stock) : NULL;
    if (stock && !is)
        return false;
    h->context.subject = stock; /* and of no other, beside it */
    h->indicator = is;
    h->move = is ? NULL : move;
    h->has_form = h->by_sign = false;
    return true;
}

bool heading_take_part(heading *h, const pov_breakdown *b)
{
    const pov_indicator *of =
        h->indicator ? h->indicator->all : h->context.subject;

    /* Nobody counts what all households lack. */
    if (!b || (of && !of->by_standard && !b->has_rate))
        return false;
    h->kind = HEADING_FIGURES;
    if (h->breakdown || (h->indicator && h->indicator->breakdown))
        return b == (h->breakdown ? h->breakdown : h->indicator->breakdown);
    h->indicator = of ? pov_indicator_of_whom(of, b) : NULL;
    h->breakdown = of ? NULL : b;
    return !of || h->indicator;
}

/** "Việc làm", below what the poor lack; "Khác" waits for its neighbours. */
static bool take_breakdown(heading *h, const char *text,
                           const pov_catalogue *catalogue, pov_arena *arena)
{
    const char *bare = behind_count(text, counts_below);
    const char *names[] = {text, bare && *bare ? bare : text};

    for (size_t i = 0; h->context.dimension && i < 2; i++) {
        const pov_breakdown *b = heading_context_part(
            catalogue, h->context.dimension, names[i], arena);

        if (b)
            return heading_take_part(h, b);
    }
    return false;
}

/** "Số hộ", "Tỷ lệ" below "Kết quả rà soát hộ nghèo": of those, unless they say
 *  who came or left.  Errors: false, and it is not to be read otherwise. */
static bool take_generic(heading *h, const pov_word *words, bool *is_generic)
{
    bool of_persons = pov_words_are(words, generic_persons);
    const pov_indicator *is = h->context.subject;

    *is_generic = !h->indicator &&
                  (is || h->context.has_subjects || h->context.way ||
                   h->context.dimension) &&
                  (of_persons || pov_words_are(words, generic_counts) ||
                   pov_words_are(words, "tỷ lệ|tỉ lệ|%|tl"));
    if (!*is_generic || !is || h->context.way ||
        (h->context.dimension && !pov_words_are(words, whole_of_parts)) ||
        (h->context.dimension && !strcmp(h->context.dimension, "deprivation")))
        return false;
    if (of_persons || h->context.of_persons)
        is = pov_indicator_kin(is, POV_PERSONS);
    h->indicator = is;
    h->is_rate = !of_persons && !pov_words_are(words, generic_counts);
    h->is_count = !h->is_rate;
    return is;
}

/** "Số hộ giảm", "Số hộ còn lại": of whoever stands above or at the left,
 *  never of all households. */
static bool take_change(heading *h, const char *rest)
{
    pov_word words[POV_WORDS_MAX];
    bool of_persons;

    if (!(h->has_form || h->is_left) || h->in_points ||
        !pov_words_split(rest, strlen(rest), words))
        return false;
    of_persons = pov_words_are(words, generic_persons);
    if (!of_persons && !pov_words_are(words, generic_counts))
        return false;
    if (!h->indicator)
        h->indicator = h->context.subject;
    h->is_count = true;
    h->is_rate = false;
    h->context.of_persons = h->context.of_persons || of_persons;
    if (of_persons && h->indicator)
        h->indicator = pov_indicator_kin(h->indicator, POV_PERSONS);
    return !of_persons || h->indicator;
}

/** "Hộ" below "Dân số" counts households, and no persons.  Errors: false if
 *  nothing counts those; `is_it` tells whether it is that. */
static bool take_households(heading *h, const pov_word *words,
                            const pov_catalogue *catalogue, bool *is_it)
{
    const struct pov_indicator_list *all = &catalogue->indicators;

    *is_it = h->indicator && !strcmp(h->indicator->unit, "persons") &&
             pov_words_are(words, "hộ|số hộ|tổng số hộ|tổng hộ");
    for (size_t i = 0; *is_it && i < all->count; i++)
        if (pov_indicator_kin(all->items[i], POV_PERSONS) == h->indicator) {
            h->indicator = all->items[i];
            h->is_count = true;
            h->is_rate = false;
            return true;
        }
    return false;
}

static bool read_figures(heading *h, const char *text, const pov_word *words,
                         const pov_catalogue *catalogue, pov_arena *arena)
{
    const pov_indicator *among = percent_of_bare(catalogue, text, arena);
    const char *rest;
    heading whole = *h;
    bool is_generic, is_households;

    if (among)
        return take_among(h, among);
    if (take_households(h, words, catalogue, &is_households) || is_households)
        return h->is_count;
    if (h->indicator && pov_words_are(words, all_below))
        return true;
    if (h->indicator && pov_words_are(words, unclear_below))
        return false;
    if ((h->context.way || h->has_form ||
         (h->indicator && h->indicator->is_flow)) &&
        take_move(h, words, catalogue))
        return true;
    if (take_generic(h, words, &is_generic) || is_generic)
        return h->indicator;
    /* "Số hộ" names all households, but below "Hộ nghèo" it counts those. */
    if (h->indicator && heading_words_take_out(h, words, true, &rest, arena) &&
        !rest)
        return true;
    *h = whole;
    if (!h->indicator && take_change(h, text)) /* below "Giảm" */
        return true;
    if (take_name(h, words, text, catalogue, arena))
        return true;
    if (heading_words_take_out(h, words, false, &rest, arena) &&
        (!rest || take_change(h, rest) ||
         take_name(h, words, rest, catalogue, arena)))
        return true;
    *h = whole;
    if (take_percent_of(h, text, catalogue, arena))
        return true;
    return take_move(h, words, catalogue) ||
           take_breakdown(h, text, catalogue, arena);
}

/** "Hộ nghèo (khẩu)" are persons; whether other units fit is for the caller.
 *  Errors: false for "Số hộ (%)" and "Tỷ lệ (hộ)". */
static bool settle_unit(heading *h, pov_unit unit)
{
    const pov_indicator *persons;
    const char *counted;

    if ((unit == POV_IN_COUNT) == h->is_rate)
        return false;
    counted = pov_unit_counted(h->unit);
    if (!counted || !h->indicator || strcmp(counted, "persons") != 0 ||
        !strcmp(h->indicator->unit, "persons"))
        return true;
    persons = pov_indicator_kin(h->indicator, POV_PERSONS);
    h->indicator = persons ? persons : h->indicator;
    return true;
}

/** Is it a column of names, dates or notes? */
static bool take_column(heading *h, const char *text, const pov_word *words,
                        pov_arena *arena)
{
    column c = layout_column_from(text, arena);

    if (c == N_COLUMNS && heading_context_is_areas(words))
        c = COLUMN_AREA;
    if (pov_words_are(words, kinds_of_households)) {
        h->kind = HEADING_COLUMN;
        h->column = COLUMN_INDICATOR;
        return true;
    }
    if (is_of_figures(c) ||
        (c == COLUMN_PLAN && pov_words_are(words, "kế hoạch")))
        return false;
    h->kind = HEADING_COLUMN;
    h->column = c;
    if (c == COLUMN_AREA || c == COLUMN_PARENT)
        h->level = level_said(words);
    return true;
}

/** Does a heading above, that names no figure, leave those below it alone? */
static bool is_open(const heading *under)
{
    return under && (under->kind == HEADING_FIGURES ||
                     under->kind == HEADING_GROUP || under->is_open);
}

/** "Hộ nhập cư": households that no word here knows, and not all of them. */
static bool is_of_some(const pov_word *w, const pov_catalogue *catalogue)
{
    heading_context c = {0};
    pov_period period;
    size_t used, n = pov_words_match(w, "số|tổng số|số lượng");

    w += n;
    n = pov_words_match(w, "hộ|khẩu|nhân khẩu");
    heading_context_take(&c, catalogue, w, &used);
    if (!n || used > n || w[n].kind != POV_WORD_LETTERS)
        return false;
    w += n;
    heading_context_take(&c, catalogue, w, &used);
    return !used && !heading_words_at(w, true, &used) &&
           !pov_words_match(w, fillers) && !pov_words_match(w, of_everybody) &&
           !pov_period_at(w, &period);
}

/** Take what words say that name no figure.  Errors: false if they narrow down
 *  whom those below are of, or say nothing at all. */
static bool take_context(heading *h, const pov_word *w,
                         const pov_catalogue *catalogue, pov_arena *arena)
{
    heading_word said = {0};
    heading_context c = {0};
    bool any = false, more = false;
    pov_period period = {0};
    size_t used, n;

    if (!h->indicator && is_of_some(w, catalogue))
        return false;
    for (; w->kind != POV_WORD_END; w += used ? used : 1) {
        const heading_word *m = heading_words_at(w, false, &n);

        n = heading_context_narrows(w);
        if (n && !(h->indicator &&
                   pov_words_begin(
                       h->indicator->label_vi,
                       pov_text_key(arena, pov_words_text(w, n, arena)))))
            return false; /* "Trẻ em thiếu hụt" are but children, below those */
        used = pov_period_at(w, &period);
        if (used && !heading_words_take_date(h, &period))
            return false;
        if (!used)
            heading_context_take(&c, catalogue, w, &used);
        any = any || used;
        if (!used && m && !m->change) {
            used = n;
            if (heading_words_contradict(&said, m, false) ||
                !heading_words_take(h, m))
                return false;
            heading_words_remember(&said, m);
            any = true;
        }
        more = more || (!used && w->kind == POV_WORD_LETTERS &&
                        !pov_words_match(w, generic_counts) &&
                        !pov_words_match(w, of_everybody));
    }
    heading_context_add(&h->context, &c);
    h->has_more = more;
    return any || more;
}

/** Read the words of a heading of figures, and its unit.  Errors: false; it
 *  then says what it did before. */
static bool read_words(heading *h, const char *text,
                       const pov_catalogue *catalogue, pov_arena *arena)
{
    heading before = *h;
    pov_word words[POV_WORDS_MAX];
    pov_unit unit;
    bool has_unit, is_read;

    text = cut_unit(h, text, &has_unit, &unit, arena);
    is_read = pov_words_split(text, strlen(text), words) &&
              (heading_words_are_signs(words)
                   ? has_unit && h->indicator /* "(khẩu)" below "Hộ nghèo" */
                   : read_figures(h, text, words, catalogue, arena));
    if (is_read && (!has_unit || settle_unit(h, unit)))
        return true;
    *h = before;
    return false;
}

/** A heading on its way, and its words. */
typedef struct beginning {
    heading heading;
    const char *text; /* without what was cut off */
    pov_word words[POV_WORDS_MAX];
} beginning;

/** Cut off what names a standard or reckons, and read what holds no figures.
 *  Returns whether that is all. */
static bool begin(beginning *b, const char *text, const heading *under,
                  const pov_catalogue *catalogue, pov_arena *arena)
{
    bool is_short, says_standard, is_number;
    standard_said standard = {.name = NULL};
    heading *h = &b->heading;

    b->text = text;
    *h = is_open(under) ? *under : (heading){.column = N_COLUMNS};
    h->kind = HEADING_UNKNOWN;
    h->is_open = h->has_more = false;
    if (!pov_catalogue_may_be_name(text)) /* then it names no figures either */
        return true;
    is_short = pov_words_split(text, strlen(text), b->words);
    if (!is_short || standard_said_may_be(b->words))
        standard = standard_said_cut(catalogue, text, &b->text, arena);
    says_standard = b->text != text;
    h->standard = standard.name ? standard : h->standard;
    is_number = formula_cut(b->text, &b->text, arena);
    if (b->text != text)
        is_short = pov_words_split(b->text, strlen(b->text), b->words);
    if (!is_short || (is_number && b->words->kind == POV_WORD_END))
        return true;
    if (b->words->kind == POV_WORD_END) {
        h->kind = under           ? under->kind
                  : says_standard ? HEADING_GROUP
                                  : HEADING_BLANK;
        return true;
    }
    return take_column(h, b->text, b->words, arena);
}

static heading read_heading(const char *typed, const heading *under,
                            const pov_catalogue *catalogue, pov_arena *arena)
{
    beginning b;
    heading *h = &b.heading;
    const char *bare;

    if (begin(&b, typed, under, catalogue, arena))
        return *h;
    if (pov_words_are(b.words, fillers)) {
        h->kind = HEADING_GROUP;
        return *h;
    }
    bare = heading_context_cut_remarks(b.text, arena);
    if ((h->indicator && is_unit(h, b.text, arena)) ||
        read_words(h, b.text, catalogue, arena) ||
        (bare != b.text && read_words(h, bare, catalogue, arena)))
        h->kind = HEADING_FIGURES;
    else
        h->is_open = take_context(h, pov_words_all(bare, strlen(bare), arena),
                                  catalogue, arena);
    return *h;
}

column heading_column(const char *text, const pov_catalogue *catalogue,
                      pov_arena *arena)
{
    beginning b;

    begin(&b, text, NULL, catalogue, arena);
    return b.heading.kind == HEADING_COLUMN ? b.heading.column : N_COLUMNS;
}

bool heading_is_series(const heading *h)
{
    return h->kind == HEADING_FIGURES && !h->indicator && !h->is_rate &&
           !h->is_count && !h->has_form && !h->move && !h->breakdown &&
           (h->says != SAYS_NOTHING || h->when == WHEN_DATED || h->months.last);
}

bool heading_is_date(const heading *h)
{
    return heading_is_series(h) && h->when == WHEN_DATED &&
           h->says == SAYS_NOTHING;
}

bool heading_same_time(const heading *a, const heading *b)
{
    return a->when == b->when && a->period.as_of == b->period.as_of &&
           a->period.since == b->period.since &&
           (a->when == WHEN_DATED || (a->months.first == b->months.first &&
                                      a->months.last == b->months.last));
}

void heading_take_time(heading *h, const heading *from)
{
    h->when = from->when;
    h->period = from->period;
    h->months = from->months;
}

static bool holds_word(const pov_word *words, const pov_word *word)
{
    while (words->kind != POV_WORD_END && strcmp(words->bare, word->bare) != 0)
        words++;
    return words->kind != POV_WORD_END;
}

/** Do all words that narrow down whom a heading is about stand in one below it
 *  once more, and are the others but the poor and words that say nothing?
 *  "Trẻ em thuộc hộ nghèo, hộ cận nghèo" over "Trẻ em thuộc hộ nghèo". */
static bool is_repeated(const char *over, const char *below,
                        const pov_catalogue *catalogue, pov_arena *arena)
{
    const pov_word *w = pov_words_all(over, strlen(over), arena);
    const pov_word *words = pov_words_all(below, strlen(below), arena);
    bool of_poor = false;
    size_t used, n;

    for (; w->kind != POV_WORD_END; w += used) {
        heading_context c = {0};

        heading_context_take(&c, catalogue, w, &used);
        of_poor = of_poor || c.subject;
        if (c.subject && !c.way && !c.dimension)
            continue;
        n = pov_words_match(w, fillers);
        n = n ? n : pov_words_match(w, generic_counts);
        used = n ? n : 1;
        if (!n && w->kind != POV_WORD_SIGN && !holds_word(words, w))
            return false;
    }
    return of_poor;
}

/** What stands above, if it says no more than those below it do. */
static const heading *opened(const heading *under, heading *room,
                             const char *text, const pov_catalogue *catalogue,
                             pov_arena *arena)
{
    if (!under || under->kind != HEADING_UNKNOWN || under->is_open ||
        !pov_catalogue_may_be_name(under->typed) ||
        !pov_catalogue_may_be_name(text) ||
        !is_repeated(under->typed, text, catalogue, arena))
        return under;
    *room = *under;
    room->kind = HEADING_GROUP;
    return room;
}

/** "Số hộ", "Khẩu": do they count all, if nothing says of whom they are? */
static bool is_bare_count(const heading *h, const char *text)
{
    pov_word words[POV_WORDS_MAX];

    return h->kind == HEADING_FIGURES && h->indicator &&
           !h->indicator->by_standard &&
           pov_words_split(text, strlen(text), words) &&
           !pov_words_match(words, "tổng") &&
           (pov_words_are(words, generic_counts) ||
            pov_words_are(words, generic_persons));
}

heading heading_read(const char *text, const heading *above,
                     const pov_catalogue *catalogue, pov_arena *arena)
{
    heading room;
    const heading *under = opened(above, &room, text, catalogue, arena);
    bool is_unread = under && under->kind == HEADING_UNKNOWN;
    heading h = read_heading(text, under, catalogue, arena), both;

    if (is_unread && (h.kind == HEADING_FIGURES || h.kind == HEADING_UNKNOWN)) {
        both =
            read_heading(pov_arena_format(arena, "%s %s", under->typed, text),
                         NULL, catalogue, arena);
        if (both.kind == HEADING_FIGURES || !under->is_open ||
            (under->has_more && is_bare_count(&h, text)))
            h = both;
    }
    h.typed = pov_arena_copy(arena, text, strlen(text));
    return h;
}
