#include "read/column_meaning.h"

#include <string.h>

#include "povstat/words.h"
#include "read/percent_of.h"
#include "read/value.h"

static bool is_fine(const table *t, size_t i)
{
    return t->columns[i].is.kind == HEADING_FIGURES &&
           t->columns[i].is.indicator &&
           t->columns[i].trouble == COLUMN_IS_FINE;
}

/** The last column of a stock of poverty at the left of `i`, or NULL. */
static const heading *poverty_at_left(const table *t, size_t i)
{
    while (i-- > 0)
        if (is_fine(t, i) && t->columns[i].is.indicator->by_standard &&
            !t->columns[i].is.indicator->is_flow)
            return &t->columns[i].is;
    return NULL;
}

static bool same_figure(const heading *a, const heading *b)
{
    return a->indicator == b->indicator && heading_same_time(a, b) &&
           standard_said_same(&a->standard, &b->standard);
}

/** The count at the left of `i` that a bare "Tỷ lệ" is the rate of.  It must
 *  be the only one it can be: behind two counts, or where the rates stand
 *  before their counts, or beside a plan, it may be of anything.
 *  Errors: NULL. */
static const heading *rated_at_left(const table *t, size_t i)
{
    const heading *found = NULL;
    bool plan = false;

    while (i-- > 0) {
        const table_column *c = &t->columns[i];

        if (c->trouble == COLUMN_UNKNOWN && (!found || c->is.is_rate))
            return NULL;
        if (!is_fine(t, i))
            continue;
        plan = plan || c->is.says == SAYS_TARGET;
        if (found && c->is.is_rate)
            break;
        if (c->is.is_rate || c->is.has_form || !value_has_rate(c->is.indicator))
            continue;
        if (found && !same_figure(found, &c->is))
            return NULL;
        found = &c->is;
    }
    return plan && found && found->says != SAYS_TARGET ? NULL : found;
}

/** Are there figures of a later date?  "Giảm" behind those of two years is in
 *  the later one; before the later one it may be of either. */
static bool is_followed(const table *t, const heading *h)
{
    for (size_t i = 0; h->when == WHEN_DATED && i < t->width; i++)
        if (t->columns[i].is.when == WHEN_DATED &&
            t->columns[i].is.period.as_of > h->period.as_of)
            return true;
    return false;
}

static heading with_indicator_of(heading h, const heading *left)
{
    h.indicator = left->indicator;
    h.is_either = left->is_either;
    if (!h.standard.name)
        h.standard = left->standard;
    return h;
}

/** A bare "Tỷ lệ" or "Giảm" belongs to what stands at its left.  Errors:
 *  false if it may be of something else. */
static bool complete_bare(table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const heading *left = h->has_form  ? poverty_at_left(t, i)
                          : h->is_rate ? rated_at_left(t, i)
                                       : NULL;

    if (!left || (h->has_form && is_followed(t, left)))
        return false;
    /* Behind rates a bare "Giảm" is in their points. */
    if (h->has_form && left->is_rate && !h->is_count && !h->unit)
        h->is_rate = h->in_points = h->points_guessed = true;
    *h = with_indicator_of(*h, left);
    h->says = left->says;
    heading_take_time(h, left);
    if (h->has_form && left->when == WHEN_START)
        h->when = WHEN_UNSAID;
    return true;
}

/** "Tỷ lệ so với tổng số hộ nghèo" is of the count at its left, if that is
 *  part of those.  Errors: false if it is not. */
static bool complete_among(table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const heading *left = NULL;

    for (size_t k = i; k-- > 0 && !left;)
        if (is_fine(t, k) && !t->columns[k].is.is_rate)
            left = &t->columns[k].is;
    if (!left || left->has_form)
        return false;
    h->of = percent_of_meant(left->indicator, h->among);
    if (h->of == POV_OF_UNSAID)
        return false;
    *h = with_indicator_of(*h, left);
    h->says = left->says;
    heading_take_time(h, left);
    return true;
}

/** The one stock of poverty at the left of `i`, of all; NULL: there is none, or
 *  more than one. */
static const pov_indicator *stock_at_left(const table *t, size_t i)
{
    const pov_indicator *found = NULL;

    while (i-- > 0) {
        const pov_indicator *is = t->columns[i].is.indicator;

        if (!is_fine(t, i) || !is->by_standard || is->is_flow)
            continue;
        if (found && found != is->all)
            return NULL;
        found = is->all;
    }
    return found;
}

/** "Phát sinh mới", "Việc làm": of the stock that the table is about. */
static bool complete_part(const row_view *x, const table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const pov_indicator *stock = stock_at_left(t, i);

    if (stock)
        h->indicator = h->move
                           ? heading_context_moved(h->move, x->catalogue, stock)
                           : pov_indicator_of_whom(stock, h->breakdown);
    return h->indicator;
}

bool column_meaning_complete(const row_view *x, table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const char *of_file = x->defaults[COLUMN_INDICATOR].text;
    const heading *left = poverty_at_left(t, i);
    bool bare = h->says == SAYS_NOTHING && h->when == WHEN_UNSAID;

    if (h->indicator || t->columns[i].is_by_row)
        return true;
    if (h->move || h->breakdown)
        return complete_part(x, t, i);
    if (h->among)
        return complete_among(t, i);
    if (bare && complete_bare(t, i))
        return true;
    if (*of_file)
        h->indicator = pov_catalogue_indicator(x->catalogue, of_file);
    if (h->indicator && !h->is_count)
        h->is_rate = h->is_rate || value_names_rate(x, of_file);
    if (!h->indicator && !bare && left &&
        !(h->is_left && ((left->is_rate && !h->is_count) ||
                         left->indicator->breakdown))) /* or the others */
        *h = with_indicator_of(*h, left);
    return h->indicator;
}

/** A count below a heading over several, or its rate. */
static bool is_of_group(const table *t, size_t i, const void *group)
{
    return i < t->width && t->columns[i].group == group &&
           t->columns[i].is.kind == HEADING_FIGURES &&
           t->columns[i].is.indicator && !t->columns[i].is.has_form;
}

static bool is_bare_rate(const table_column *c)
{
    pov_word words[POV_WORDS_MAX];
    size_t n;

    if (!c->is.is_rate ||
        !pov_words_split(c->is.typed, strlen(c->is.typed), words))
        return false;
    n = pov_words_match(words, "tỷ lệ|tỉ lệ|tl|%|rate");
    n += n ? pov_words_match(words + n, "(%)|%") : 0;
    return n && words[n].kind == POV_WORD_END;
}

/** Do counts and bare rates stand in turn from column `i` on?  Returns how many
 *  there are; 0: they do not. */
static size_t turns(const table *t, size_t i)
{
    const void *group = t->columns[i].group;
    bool first = t->columns[i].is.is_rate;
    size_t n = 0;

    for (; is_of_group(t, i + n, group); n++)
        if (t->columns[i + n].is.is_rate != (n % 2 ? !first : first) ||
            (t->columns[i + n].is.is_rate && !is_bare_rate(&t->columns[i + n])))
            return 0;
    return n % 2 ? 0 : n;
}

/** Counts and rates in turn: each rate is of the count beside it. */
static void pair(table *t, size_t from, size_t n)
{
    for (size_t k = from; k < from + n; k += 2) {
        heading *a = &t->columns[k].is, *b = &t->columns[k + 1].is;
        heading *rate = a->is_rate ? a : b;

        rate->indicator = (a->is_rate ? b : a)->indicator;
        rate->standard = (a->is_rate ? b : a)->standard;
    }
}

/** Below one heading "Số hộ", "DTTS", "Tỷ lệ": where a rate of all stands
 * before the last is of those at its left, else it may be of either. */
static void settle_part_rate(table *t, size_t from, size_t i)
{
    table_column *c = &t->columns[i];
    const pov_indicator *left = t->columns[i - 1].is.indicator;
    bool rated = c->is.of == POV_OF_ALL;

    if (!is_of_group(t, i - 1, c->group) || t->columns[i - 1].is.is_rate ||
        !is_bare_rate(c) || !left->breakdown || left->all != c->is.indicator)
        return;
    for (size_t k = from; k < i; k++)
        rated = rated || (t->columns[k].is.is_rate &&
                          t->columns[k].is.indicator == c->is.indicator);
    if (rated) {
        c->is.indicator = left;
        c->is.standard = t->columns[i - 1].is.standard;
    } else {
        c->is.kind = HEADING_UNKNOWN;
        c->detail = "of all, or of those at its left?";
    }
}

void column_meaning_pair(table *t)
{
    size_t end;

    for (size_t i = 0; i < t->width; i = end) {
        size_t n = is_of_group(t, i, t->columns[i].group) ? turns(t, i) : 0;

        for (end = i + 1; end < t->width && t->columns[i].group &&
                          t->columns[end].group == t->columns[i].group;)
            end++;
        if (!t->columns[i].group)
            continue;
        pair(t, i, n);
        for (size_t k = i + 1; !n && k < end; k++)
            if (is_of_group(t, k, t->columns[i].group))
                settle_part_rate(t, i, k);
    }
}

/** What a share of one count in another is; UNSAID: nothing that has a name. */
static pov_percent_of share_meant(const heading *part, const heading *whole)
{
    const pov_indicator *i = part->indicator;

    if (part->is_rate || whole->is_rate || part->has_form || whole->has_form ||
        part->says != whole->says)
        return POV_OF_UNSAID;
    if (whole->indicator == i->whole)
        return POV_OF_WHOLE;
    return i->share && whole->indicator == i->all ? POV_OF_ALL : POV_OF_UNSAID;
}

void column_meaning_by_formula(table *t)
{
    for (size_t k = 0; k < t->n_formulas; k++) {
        const column_formula *f = &t->formulas[k];
        table_column *c = &t->columns[f->column];
        const heading *part = &t->columns[f->terms[0]].is;
        pov_percent_of of;

        if (!f->is.whole || f->is.n_terms != 1 || !is_fine(t, f->terms[0]) ||
            !is_fine(t, f->whole) || c->is.kind == HEADING_COLUMN)
            continue;
        of = share_meant(part, &t->columns[f->whole].is);
        if (of == POV_OF_UNSAID)
            continue;
        if (c->trouble == COLUMN_UNKNOWN && c->is.is_rate &&
            (!c->is.indicator || c->is.kind == HEADING_UNKNOWN)) {
            c->is.kind = HEADING_FIGURES;
            c->is.indicator = part->indicator;
            heading_take_time(&c->is, part);
            c->is.standard = part->standard;
            c->trouble = COLUMN_IS_FINE;
            c->detail = NULL;
        }
        if (c->is.is_rate && c->is.indicator == part->indicator)
            c->is.of = of;
    }
}

/** Does the heading count whatever each row speaks of: "Tổng số hộ"? */
static bool counts_the_row(const heading *h)
{
    pov_word words[POV_WORDS_MAX];

    return h->indicator && !h->indicator->by_standard &&
           pov_words_split(h->typed, strlen(h->typed), words) &&
           pov_words_are(words, "tổng số|tổng số hộ|tổng hộ|số hộ|hộ|số lượng|"
                                "tổng số (hộ)|số hộ (hộ)");
}

/** Years, plan and result across the top: the heading at their left stands over
 *  what each row counts, where nothing else names areas. */
static void settle_names(table *t)
{
    table_column *names = NULL;
    size_t dates = 0, series = 0;
    bool has_areas = false;

    for (size_t i = 0; i < t->width; i++) {
        table_column *c = &t->columns[i];

        if (c->is.kind == HEADING_COLUMN && c->is.column == COLUMN_INDICATOR)
            return;
        has_areas |=
            c->is.kind == HEADING_COLUMN &&
            (c->is.column == COLUMN_AREA || c->is.column == COLUMN_PARENT);
        if (!series && !names && heading_context_names_rows(c->is.typed)) {
            names = c;
            continue;
        }
        dates += heading_is_date(&c->is);
        series += heading_is_series(&c->is);
    }
    if (!names || (has_areas ? dates : series) < 2)
        return;
    names->is.kind = HEADING_COLUMN;
    names->is.column = COLUMN_INDICATOR;
}

void column_meaning_by_row(const row_view *x, table *t)
{
    const pov_indicator *any = pov_catalogue_indicator(x->catalogue, "poor");
    bool is_there = false;

    settle_names(t);
    for (size_t i = 0; i < t->width; i++)
        is_there = is_there || (t->columns[i].is.kind == HEADING_COLUMN &&
                                t->columns[i].is.column == COLUMN_INDICATOR);
    for (size_t i = 0; is_there && any && i < t->width; i++) {
        heading *h = &t->columns[i].is;
        bool is_part = !h->indicator && h->breakdown && !h->move;

        if (h->kind != HEADING_FIGURES ||
            !(is_part || counts_the_row(h) || heading_is_series(h)))
            continue;
        /* stands for what the row will say */
        t->columns[i].is_series = heading_is_series(h);
        h->indicator = is_part ? pov_indicator_of_whom(any, h->breakdown) : any;
        t->columns[i].is_by_row = true;
    }
}
