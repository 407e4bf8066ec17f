#include "view/context.h"

#include <stdlib.h>
#include <string.h>

#include "view/arithmetic.h"
#include "view/folding.h"
#include "view/brief.h"
#include "view/select.h"
#include "view/target.h"
#include "view/words.h"

static const pov_column context_columns[5] = {
    {.label = "Figure", .may_wrap = true},
    {.label = "Date"},
    {.label = "Count", .align = POV_ALIGN_RIGHT},
    {.label = "Rate", .align = POV_ALIGN_RIGHT},
    {.label = "Standard"},
};

/** Is this actual already in one of the area's rows? */
static bool is_in_rows(const pov_figure *f, const pov_progress *const shown[],
                       size_t n_shown)
{
    for (size_t i = 0; i < n_shown; i++) {
        const pov_trial *t = &shown[i]->trial;

        if ((t->baseline.known && t->baseline.figure == f) ||
            (t->actual.known && t->actual.figure == f) ||
            (shown[i]->change.known && shown[i]->change.figure == f))
            return true;
    }
    return false;
}

/** Money in millions, a change with its sign. */
static const char *value_text(const pov_results *r, const pov_figure *f)
{
    const notation pen = {
        .arena = r->arena, .language = r->language, .results = r};

    if (f->key.form != POV_LEVEL && pov_figure_stated(f) &&
        pov_figure_stated(f)->says.has_amount)
        return words_change(r->arena, r->language, f);
    if (!pov_figure_stated(f) && !pov_figure_is_known(f))
        return pov_words(POV_TERMS_STANDING, f->evidence.items[0]->standing,
                         r->language);
    if (!strcmp(f->key.indicator->unit, "VND"))
        return arithmetic_bounds(&pen, &f->key, &f->value);
    return words_figure(r->arena, r->language, f);
}

static pov_cell value_cell(pov_section *s, const pov_results *r,
                           const pov_figure *f)
{
    pov_cell cell = pov_cell_null();

    if (!f)
        return cell;
    if (f->conflict)
        return target_disputed(s, r, f);
    cell = pov_cell_text(value_text(r, f));
    cell.mark = brief_mark_all(s, r, f);
    return cell;
}

/** Where only new territories are shown, what the old ones state is in their
 *  sums. */
static bool is_sum(const pov_results *r, const pov_figure *f)
{
    return r->filter.era == POV_NEW_ERA && pov_area_is_merger(f->key.area) &&
           f->key.as_of < f->key.area->from && pov_figure_is_known(f);
}

static bool is_of_plans(const pov_filter *filter, const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++)
        if (select_plan(filter, f->evidence.items[i]->document))
            return true;
    return !filter->plans.count;
}

/** Beside targets all is told that may help to understand them; without any
 *  only what was asked for. */
static bool is_asked(const pov_results *r, const pov_figure *f, size_t n_shown)
{
    if (n_shown)
        return select_indicator(&r->filter, f->key.indicator);
    return select_figure(&r->filter, &f->key) && is_of_plans(&r->filter, f);
}

/** What is reckoned of a province stands for its communes, where these are
 *  folded away. */
static bool is_folded(const pov_results *r, const pov_figure *f)
{
    return folding_is_of(r, f->key.area) && pov_figure_is_known(f) &&
           f->key.form == POV_LEVEL && f->key.indicator->is_headline;
}

bool context_has(const pov_results *r, const pov_figure *f,
                 const pov_progress *const shown[], size_t n_shown)
{
    return f->key.as_of <= r->as_of &&
           pov_key_kind(&f->key) == POV_KIND_ACTUAL &&
           (f->evidence.count || is_sum(r, f) || is_folded(r, f)) &&
           is_asked(r, f, n_shown) && !is_in_rows(f, shown, n_shown);
}

/** Order of reading: date, then count before rate. */
static int compare_context(const void *left, const void *right)
{
    const pov_figure *const *a = left, *const *b = right;
    const pov_key *x = &(*a)->key, *y = &(*b)->key;
    int order = 0;

    if (x->indicator == y->indicator && x->standard == y->standard)
        order = (x->as_of > y->as_of) - (x->as_of < y->as_of);
    return order ? order : pov_key_compare(x, y);
}

static bool same_row(const pov_figure *a, const pov_figure *b)
{
    return a->key.indicator == b->key.indicator &&
           a->key.standard == b->key.standard && a->key.form == b->key.form &&
           a->key.since == b->key.since && a->key.as_of == b->key.as_of &&
           a->key.unit != b->key.unit;
}

/** "end 2022"; of a change and a flow "2023", or from when to when. */
static const char *date_text(const pov_results *r, const pov_key *key)
{
    pov_language l = r->language;

    if (!key->since)
        return words_day(r->arena, l, key->as_of);
    if (key->since == pov_day_add_years(key->as_of, -1))
        return words_due(r->arena, l, key->as_of);
    return pov_arena_format(r->arena, "%s – %s",
                            words_day(r->arena, l, key->since),
                            words_day(r->arena, l, key->as_of));
}

/** The row of a figure, and of the next one if that is its rate.  Returns how
 *  many figures it took. */
static size_t add_context_row(pov_section *s, const pov_results *r,
                              const pov_figure *const figures[], size_t n)
{
    const pov_key *key = &figures[0]->key;
    const pov_figure *count = NULL, *rate = NULL;
    size_t taken = n > 1 && same_row(figures[0], figures[1]) ? 2 : 1;

    for (size_t i = 0; i < taken; i++)
        *(figures[i]->key.unit == POV_IN_COUNT ? &count : &rate) = figures[i];
    pov_table_add(
        &s->table, r->arena,
        (pov_cell[]){
            pov_cell_text(words_indicator(r->language, key->indicator)),
            pov_cell_text(date_text(r, key)),
            value_cell(s, r, count),
            value_cell(s, r, rate),
            pov_cell_text(key->standard ? key->standard->id : NULL),
        });
    return taken;
}

pov_section context_section(const pov_results *r, size_t first, bool of_people,
                            const pov_progress *const shown[], size_t n_shown)
{
    const pov_area *area = r->figures->items[first]->key.area;
    pov_section s = {.depth = 2,
                     .heading = words_in(r->language, of_people ? WORD_CONTEXT
                                                                : WORD_OTHERS)};
    struct {
        const pov_figure **items;
        size_t count, capacity;
    } found = {0};

    s.table = (pov_table){
        .columns = words_columns(r->language, context_columns, 5, r->arena),
        .n_columns = 5};
    for (size_t i = first;
         i < r->figures->count && r->figures->items[i]->key.area == area; i++) {
        const pov_figure *f = r->figures->items[i];

        if (pov_indicator_counts_residents(f->key.indicator) == of_people &&
            context_has(r, f, shown, n_shown))
            pov_arena_push(r->arena, &found, f);
    }
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, compare_context);
    for (size_t i = 0; i < found.count;)
        i += add_context_row(&s, r, found.items + i, found.count - i);
    return s;
}
