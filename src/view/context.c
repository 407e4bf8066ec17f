#include "view/context.h"

#include <stdlib.h>
#include <string.h>

#include "view/beside.h"
#include "view/deprived.h"
#include "view/brief.h"
#include "view/select.h"
#include "view/known.h"
#include "view/target.h"
#include "view/units.h"
#include "view/words.h"

static const pov_column context_columns[5] = {
    {.label = "Figure", .may_wrap = true},
    {.label = "Date"},
    {.label = "Count", .align = POV_ALIGN_RIGHT},
    {.label = "Rate", .align = POV_ALIGN_RIGHT},
    {.label = "Standard"},
};

static pov_cell value_cell(pov_section *s, const pov_results *r,
                           const pov_figure *f)
{
    pov_cell cell = pov_cell_null();

    if (!f)
        return cell;
    if (f->conflict)
        return target_disputed(s, r, f);
    cell = pov_cell_text(known_value(r, f));
    cell.mark = brief_mark_all(s, r, f);
    return cell;
}

/** Is it in a table of units?  Beside targets it is told again, with what it
 *  rests on. */
static bool is_in_tables(const pov_results *r, const pov_figure *f)
{
    return units_tell(r->units, f) || deprived_tell(r->deprived, f) ||
           beside_tell(r->beside, f);
}

bool context_has(const pov_results *r, const pov_figure *f,
                 const pov_progress *const shown[], size_t n_shown)
{
    return known_of_area(r, f, shown, n_shown) &&
           (n_shown || !is_in_tables(r, f));
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
            pov_cell_text(known_date(r, key)),
            value_cell(s, r, count),
            value_cell(s, r, rate),
            pov_cell_text(key->standard ? words_standard_beside(r->language,
                                                                key->standard)
                                        : NULL),
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
    target_drop_blanks(&s.table, r->arena, ~3u);
    return s;
}
