#include "report/context.h"

#include <stdlib.h>

#include "povstat/merger.h"
#include "report/grounds.h"
#include "report/select.h"
#include "report/words.h"

static const pov_column columns[5] = {
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
            (t->actual.known && t->actual.figure == f))
            return true;
    }
    return false;
}

static pov_cell value_cell(pov_section *s, const pov_results *r,
                           const pov_figure *f)
{
    pov_cell cell = pov_cell_null();

    if (!f)
        return cell;
    if (f->conflict) {
        cell = pov_cell_text(words_in(r->language, WORD_DISPUTED));
        cell.tone = POV_TONE_BAD;
        cell.mark = grounds_footnote(s, r->arena,
                                     grounds_dispute(r->arena, r->language, f));
        return cell;
    }
    cell = pov_cell_text(words_figure(r->arena, r->language, f));
    cell.mark =
        grounds_footnote(s, r->arena, grounds_text(r->arena, r->language, f));
    return cell;
}

/** Where only new territories are shown, what the old ones state is in their
 *  sums. */
static bool is_sum(const pov_results *r, const pov_figure *f)
{
    return r->filter.era == POV_NEW_ERA && pov_area_is_merger(f->key.area) &&
           f->key.as_of < f->key.area->from && pov_figure_is_known(f);
}

static bool is_context(const pov_results *r, const pov_figure *f,
                       const pov_progress *const shown[], size_t n_shown)
{
    return f->key.as_of <= r->as_of && !f->key.plan &&
           (pov_figure_stated(f) || f->conflict || is_sum(r, f)) &&
           f->key.form == POV_LEVEL && f->key.indicator->is_headline &&
           select_indicator(&r->filter, f->key.indicator) &&
           !is_in_rows(f, shown, n_shown);
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
    return a->moment == b->moment && a->key.indicator == b->key.indicator &&
           a->key.standard == b->key.standard;
}

/** The row of a figure, and of the next one if that is its rate.  Returns how
 *  many figures it took. */
static size_t add_row(pov_section *s, const pov_results *r,
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
            pov_cell_text(words_day(r->arena, r->language, key->as_of)),
            value_cell(s, r, count),
            value_cell(s, r, rate),
            pov_cell_text(key->standard ? key->standard->id : NULL),
        });
    return taken;
}

pov_section context_section(const pov_results *r, size_t first,
                            const pov_progress *const shown[], size_t n_shown)
{
    const pov_area *area = r->figures->items[first]->key.area;
    pov_section s = {.depth = 2,
                     .heading = words_in(r->language, WORD_CONTEXT)};
    struct {
        const pov_figure **items;
        size_t count, capacity;
    } found = {0};

    s.table =
        (pov_table){.columns = words_columns(r->language, columns, 5, r->arena),
                    .n_columns = 5};
    for (size_t i = first;
         i < r->figures->count && r->figures->items[i]->key.area == area; i++)
        if (is_context(r, r->figures->items[i], shown, n_shown))
            pov_arena_push(r->arena, &found, r->figures->items[i]);
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, compare_context);
    for (size_t i = 0; i < found.count;)
        i += add_row(&s, r, found.items + i, found.count - i);
    return s;
}
