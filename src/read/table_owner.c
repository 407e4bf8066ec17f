#include "read/table.h"

#include <string.h>

#include "povstat/text.h"
#include "read/statement.h"
#include "read/words.h"

/* Whose figures a column holds whose heading names no indicator.  What stands
 * at its left decides, if only one thing can be meant; a figure of the wrong
 * indicator looks as good as any other. */

static bool is_fine(const table *t, size_t i)
{
    return t->columns[i].is.kind == HEADING_FIGURES &&
           t->columns[i].is.indicator &&
           t->columns[i].trouble == COLUMN_IS_FINE;
}

/** The last column about poverty at the left of `i`, or NULL. */
static const heading *poverty_at_left(const table *t, size_t i)
{
    while (i-- > 0)
        if (is_fine(t, i) && t->columns[i].is.indicator->by_standard)
            return &t->columns[i].is;
    return NULL;
}

static bool is_level(const heading *h)
{
    return !h->is_rate && !h->has_form && statement_has_rate(h->indicator);
}

static bool same_figure(const heading *a, const heading *b)
{
    return a->indicator == b->indicator && a->when == b->when &&
           a->period.as_of == b->period.as_of;
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
        if (!is_level(&c->is))
            continue;
        if (found && !same_figure(found, &c->is))
            return NULL;
        found = &c->is;
    }
    return plan && found && found->says != SAYS_TARGET ? NULL : found;
}

static const pov_indicator *indicator_of_file(const extract *x)
{
    const char *typed = x->defaults[COLUMN_INDICATOR].text;

    return *typed ? pov_catalogue_indicator(x->catalogue, typed) : NULL;
}

/** "# indicator;Tỷ lệ hộ nghèo": 30 are no households then. */
static bool file_says_rate(const extract *x)
{
    const char *bare =
        pov_text_bare(x->scratch, x->defaults[COLUMN_INDICATOR].text);

    return !strncmp(bare, "ty le ", 6) || !strncmp(bare, "ti le ", 6);
}

/** "Giảm" behind the figures of two years is in the later one; before the
 *  later one it may be of either.  Errors: false. */
static bool settle_change(const table *t, heading *h, const heading *left)
{
    if (left->when == WHEN_DATED)
        for (size_t i = 0; i < t->width; i++)
            if (t->columns[i].is.when == WHEN_DATED &&
                t->columns[i].is.period.as_of > left->period.as_of)
                return false;
    h->indicator = left->indicator;
    h->says = left->says;
    h->when = left->when == WHEN_START ? WHEN_UNSAID : left->when;
    h->period = left->period;
    return true;
}

/** A bare "Tỷ lệ" or "Giảm" belongs to what stands at its left.  Errors:
 *  false if it may be of something else. */
static bool complete_bare(table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const heading *left = NULL;

    if (h->has_form)
        left = poverty_at_left(t, i);
    else if (h->is_rate)
        left = rated_at_left(t, i);
    if (!left)
        return false;
    if (h->has_form)
        return settle_change(t, h, left);
    h->indicator = left->indicator;
    h->says = left->says;
    h->when = left->when;
    h->period = left->period;
    return true;
}

bool table_complete(const extract *x, table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const heading *left = poverty_at_left(t, i);
    bool bare = h->says == SAYS_NOTHING && h->when == WHEN_UNSAID;

    if (h->indicator)
        return true;
    if (bare && complete_bare(t, i))
        return true;
    h->indicator = indicator_of_file(x);
    if (h->indicator && !h->is_count)
        h->is_rate = h->is_rate || file_says_rate(x);
    if (!h->indicator && !bare && left)
        h->indicator = left->indicator;
    return h->indicator;
}

/** "Nhân khẩu" behind "Hộ nghèo" are all persons, or those of the poor. */
static bool may_count_the_left(const table *t, size_t i)
{
    word words[WORDS_MAX];
    const char *title = t->columns[i].title;

    return i && is_fine(t, i - 1) &&
           t->columns[i - 1].is.indicator->by_standard &&
           words_split(title, strlen(title), words) &&
           words_are(words, "nhân khẩu|số nhân khẩu|khẩu|số khẩu|số hộ|"
                            "persons|households");
}

/** Only "Hộ nghèo" below a title of rates: 30 households, or 30 per cent?  A
 *  rate or all households beside it answer that, and so does "Số". */
bool table_rate_is_unclear(const extract *x, const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;
    word words[WORDS_MAX];

    if (!x->titled_rate || h->is_rate || h->is_count || h->unit ||
        h->says == SAYS_TARGET || !h->indicator || !h->indicator->by_standard ||
        h->indicator->is_flow ||
        !words_split(t->columns[i].title, strlen(t->columns[i].title), words) ||
        words_match(words, "số|tổng số"))
        return false;
    for (size_t k = 0; k < t->width; k++) {
        const heading *o = &t->columns[k].is;

        if (o->kind == HEADING_FIGURES &&
            (o->is_rate || (o->indicator && !o->indicator->by_standard)))
            return false;
    }
    return true;
}

static bool is_about_poor(const extract *x)
{
    const char *said = x->defaults[COLUMN_INDICATOR].text;
    const pov_indicator *is;

    if (!*said)
        return x->titled_poor;
    is = pov_catalogue_indicator(x->catalogue, said);
    return is && is->better != POV_NO_DIRECTION;
}

/** "Số hộ" in a table of poor households: all of them, or those the title or
 *  `# indicator` speaks of?  A count of the poor beside it answers that. */
bool table_count_is_unclear(const extract *x, const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;
    word words[WORDS_MAX];

    if (h->kind != HEADING_FIGURES || h->is_rate ||
        t->columns[i].in_second_row || !is_about_poor(x) ||
        !words_split(h->typed, strlen(h->typed), words) ||
        !words_are(words, "hộ|số hộ|khẩu|số khẩu|người|số người|nhân khẩu|"
                          "số nhân khẩu|households|persons"))
        return false;
    for (size_t k = 0; k < t->width; k++) {
        const heading *o = &t->columns[k].is;

        if (o->kind == HEADING_FIGURES && o->indicator && !o->is_rate &&
            o->indicator->better == POV_FEWER_IS_BETTER)
            return false;
    }
    return true;
}

/** Is there a count of that indicator for the same time? */
static bool has_count(const table *t, const heading *like,
                      const pov_indicator *indicator)
{
    for (size_t i = 0; i < t->width; i++) {
        const heading *h = &t->columns[i].is;

        if (h->kind == HEADING_FIGURES && h->indicator == indicator &&
            !h->is_rate && !h->has_form && h->when == like->when &&
            h->period.as_of == like->period.as_of)
            return true;
    }
    return false;
}

/** A rate of poor households of minorities is a share of the poor, or of the
 *  minorities; only beside both counts is it seen which. */
static bool may_be_incidence(const table *t, const heading *h)
{
    const pov_indicator *whole = h->indicator->whole;

    return h->is_rate && !h->has_form && h->indicator->by_standard && whole &&
           whole->whole &&
           !(has_count(t, h, h->indicator) && has_count(t, h, whole));
}

/** More and fewer side by side are gross changes, and none is the net one. */
static bool is_gross(const table *t, const heading *h)
{
    for (size_t i = 0; h->has_form && i < t->width; i++) {
        const heading *o = &t->columns[i].is;

        if (o->kind == HEADING_FIGURES && o->has_form && o->form != h->form &&
            o->says == h->says && o->in_points == h->in_points &&
            o->indicator == h->indicator)
            return true;
    }
    return false;
}

/** "Kế hoạch", "Thực hiện", "Tỷ lệ" below "Hộ nghèo": the share of the poor, or
 *  of the plan? */
static bool may_be_of_the_plan(const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    if (!h->is_rate || h->says != SAYS_NOTHING || h->has_form ||
        !t->columns[i].in_second_row)
        return false;
    while (i-- > 0 && t->columns[i].in_second_row &&
           t->columns[i].is.indicator == h->indicator)
        if (t->columns[i].is.says == SAYS_TARGET)
            return true;
    return false;
}

const char *table_doubt(const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    if (may_be_of_the_plan(t, i))
        return "of the households, or of the plan?";

    if (may_count_the_left(t, i))
        return "of all, or of those at its left?";
    if (may_be_incidence(t, h))
        return "a share of which households?";
    if (is_gross(t, h))
        return "increase beside reduction: the net change is not said";
    return NULL;
}
