#include "reckon/explain.h"

#include <stdlib.h>

#include "reckon/area_sums.h"
#include "reckon/mend.h"
#include "reckon/reconcile.h"
#include "reckon/slips.h"

/* The contradictions that the propagation noticed, each reduced to what it
 * needs and reported once.  Sets that share a statement may have one cause:
 * if one cell mends them all, the finding stands at that cell. */

/** Sets that are worked out; what is found beyond is told as it was noticed.
 */
enum { MOST_SETS = 20000 };

/** A figure that is in conflict from now on. */
typedef struct accused {
    pov_figure *figure;
    pov_blame blame;
} accused;

typedef struct explanation {
    engine *engine;
    pov_arena *scratch;
    slips_rows rows;
    bool is_last;                /* no more is worked out */
    mend mend;                   /* of the group at hand */
    const minimal_group *sought; /* it, while nothing more is settled; NULL */
    struct {
        minimal **items;
        size_t count, capacity;
    } sets;
    pov_map owners; /* statement → the first set that it is in */
    struct {
        accused *items;
        size_t count, capacity;
    } accused;
    struct {
        pov_key *items;
        size_t count, capacity;
    } barred; /* whose figures nothing is derived for from now on */
    struct {
        pov_evidence **items;
        size_t count, capacity;
    } habits; /* rates that are read less exactly */
} explanation;

static int compare_suspicions(const void *left, const void *right)
{
    const suspicion *a = *(suspicion *const *)left;
    const suspicion *b = *(suspicion *const *)right;
    const evidence_list *l = &a->rests_on.statements;
    const evidence_list *r = &b->rests_on.statements;
    int order = (l->count > r->count) - (l->count < r->count);

    for (size_t i = 0; i < l->count && !order; i++)
        order = pov_place_compare(l->items[i]->sources.items[0].place,
                                  r->items[i]->sources.items[0].place);
    for (size_t i = 0; i < l->count && !order; i++)
        order = pov_key_compare(&l->items[i]->figure->key,
                                &r->items[i]->figure->key);
    return order;
}

static minimal *owner_of(const explanation *x, pov_evidence *e)
{
    return pov_map_find(&x->owners, &e, sizeof(pov_evidence *));
}

/** Is each of the statements in a set already? */
static bool is_covered(const explanation *x, const evidence_list *l)
{
    for (size_t i = 0; i < l->count; i++)
        if (!owner_of(x, l->items[i]))
            return false;
    return true;
}

/** Make one group of two: the smaller joins the larger. */
static void merge(minimal_group *a, minimal_group *b, pov_arena *arena)
{
    minimal_group *into = a->sets.count < b->sets.count ? b : a;
    minimal_group *from = into == a ? b : a;

    if (a == b)
        return;
    for (size_t i = 0; i < from->sets.count; i++)
        pov_arena_push(arena, &into->sets, from->sets.items[i]);
    from->merged_into = into;
}

/** A set begins a group of its own, or joins those it shares a statement
 *  with. */
static void keep(explanation *x, minimal *m)
{
    pov_arena *arena = x->engine->figures->arena;

    m->group = pov_arena_alloc(arena, sizeof *m->group);
    pov_arena_push(arena, &m->group->sets, m);
    pov_arena_push(arena, &x->sets, m);
    for (size_t i = 0; i < m->statements.count; i++) {
        void **at = pov_map_at(&x->owners, arena, &m->statements.items[i],
                               sizeof(pov_evidence *));
        const minimal *first = *at;

        if (!first)
            *at = m;
        else if (first->is_proved && m->is_proved)
            merge(minimal_group_of(first), minimal_group_of(m), arena);
    }
}

/** From so many statements on it is not sought which of them are too much. */
enum { MANY = 64 };

/** Are they the statements of a set, and others that it does without?  What the
 *  others have to do with it is seen when that set is settled. */
static bool holds_a_set(explanation *x, const evidence_list *l)
{
    pov_map own = {0};
    const minimal *last = NULL;
    bool found = false;

    for (size_t i = 0; i < l->count; i++)
        pov_map_add(&own, x->scratch, &l->items[i], sizeof(pov_evidence *));
    for (size_t i = 0; i < l->count && !found; i++) {
        const minimal *m = owner_of(x, l->items[i]);
        size_t n = 0;

        while (
            m && m != last && m->is_proved && n < m->statements.count &&
            pov_map_find(&own, &m->statements.items[n], sizeof(pov_evidence *)))
            n++;
        found = n && n == m->statements.count;
        last = m;
    }
    pov_arena_clear(x->scratch);
    return found;
}

static bool is_of_one_document(const evidence_list *list)
{
    for (size_t i = 1; i < list->count; i++)
        if (list->items[i]->document != list->items[0]->document)
            return false;
    return true;
}

static pov_finding_kind kind_of(const evidence_list *l)
{
    return is_of_one_document(l) ? POV_FOUND_CONTRADICTION
                                 : POV_FOUND_CONTRADICTION_BETWEEN;
}

static void collect(explanation *x)
{
    const engine *e = x->engine;

    if (e->suspicions.count)
        qsort(e->suspicions.items, e->suspicions.count,
              sizeof *e->suspicions.items, compare_suspicions);
    for (size_t i = 0; i < e->suspicions.count; i++) {
        const suspicion *s = e->suspicions.items[i];
        const evidence_list *l = &s->rests_on.statements;
        minimal *m;

        if (is_covered(x, l) || (l->count > MANY && holds_a_set(x, l)))
            continue;
        m = !x->is_last && x->sets.count < MOST_SETS
                ? minimal_of(x->engine, s, x->scratch)
                : minimal_untried(x->engine, s);
        if (!is_covered(x, &m->statements))
            keep(x, m);
    }
}

static const char *text_of(const pov_evidence *e)
{
    return e->sources.items[0].raw;
}

static pov_finding *find(const explanation *x, const pov_figure *f,
                         const pov_equation *by, pov_place place,
                         const evidence_list *l)
{
    return pov_find(
        x->engine->findings, kind_of(l), place, "%s, %s: %s", f->key.area->id,
        f->key.indicator->id,
        pov_say(x->engine->findings->language, reconcile_reason(by)));
}

/** "'1.516' (doc, reported): the others allow 1155 to 1157". */
static void relate(const explanation *x, pov_finding *finding,
                   const pov_evidence *e, const pov_interval *allowed)
{
    pov_findings *findings = x->engine->findings;
    const char *says = reconcile_describe(findings, e, 0);
    const char *range =
        allowed ? reconcile_range_text(allowed, findings) : NULL;

    if (range)
        says = pov_arena_format(
            findings->arena,
            pov_say(findings->language, "%s: the others allow %s"), says,
            range);
    pov_find_related(findings, finding, e->sources.items[0].place, says);
}

/** A rate, or thousands, as the page would print it. */
static pov_interval as_printed(const explanation *x, const pov_evidence *e,
                               const pov_interval *must_be)
{
    int scale = slips_page_scale(x->engine->figures, e);
    pov_decimal low, high;

    if ((e->figure->key.unit == POV_IN_COUNT && scale >= 0) ||
        !pov_interval_is_bounded(must_be) || pov_interval_is_empty(must_be) ||
        !pov_ratio_round(must_be->low.at, scale, POV_ROUND_HALF_UP, &low) ||
        !pov_ratio_round(must_be->high.at, scale, POV_ROUND_HALF_UP, &high))
        return *must_be;
    return pov_interval_closed(pov_ratio_from_decimal(low),
                               pov_ratio_from_decimal(high));
}

/** ", which would have to be 1156 (two neighbouring digits are swapped?)" */
static const char *what_it_would_be(const explanation *x, const pov_evidence *e,
                                    const pov_interval *must_be)
{
    pov_findings *findings = x->engine->findings;
    pov_language l = findings->language;
    pov_arena *arena = findings->arena;
    slips_case c = {x->engine->figures, &x->rows, e, *must_be};
    pov_interval printed = as_printed(x, e, must_be);
    const char *range = reconcile_range_text(&printed, findings);
    slip s;

    if (!range)
        return "";
    range = pov_arena_format(arena, pov_say(l, ", which would have to be %s"),
                             range);
    if (!slips_find(&c, &s))
        return range;
    if (s.has_meant && !pov_interval_is_point(&printed))
        range = pov_arena_format(arena, pov_say(l, "%s, perhaps %s"), range,
                                 pov_say_decimal(l, arena, s.meant));
    return pov_arena_format(arena, "%s (%s?)", range, pov_say(l, s.says));
}

static const char *said_of(const explanation *x, const mend_way *w, size_t i)
{
    return pov_arena_format(x->engine->findings->arena, "'%s'%s",
                            text_of(w->cells[i]),
                            what_it_would_be(x, w->cells[i], &w->must_be[i]));
}

/** "if just two cells are wrong they are 'a', which … and 'b', which …" */
static const char *help_for(const explanation *x, const mend_way *w,
                            bool is_named)
{
    pov_arena *arena = x->engine->findings->arena;
    pov_language l = x->engine->findings->language;
    const char *first = said_of(x, w, 0), *second;

    if (w->count == 1)
        return pov_arena_format(
            arena,
            is_named ? pov_say(l, "if just one cell is wrong it is %s")
                     : pov_say(l, "it may be %s"),
            first);
    second = said_of(x, w, 1);
    if (w->count == 2)
        return pov_arena_format(
            arena,
            is_named ? pov_say(l, "if just two cells are wrong they are %s and "
                                  "%s")
                     : pov_say(l, "it may be both %s and %s"),
            first, second);
    return pov_arena_format(
        arena,
        is_named ? pov_say(l, "if just three cells are wrong they are %s, %s "
                              "and %s")
                 : pov_say(l, "it may be all of %s, %s and %s"),
        first, second, said_of(x, w, 2));
}

static const pov_interval *keep_interval(pov_arena *arena,
                                         const pov_interval *i)
{
    pov_interval *kept = pov_arena_alloc(arena, sizeof *kept);

    *kept = *i;
    return kept;
}

/** What the figure must be is kept; NULL: nothing tells. */
static void accuse(explanation *x, pov_figure *f, pov_blame blame,
                   const pov_interval *must_be)
{
    pov_arena *arena = x->engine->figures->arena;

    if (must_be && !pov_figure_dispute(f)->must_be)
        pov_figure_dispute_at(f, arena)->must_be =
            keep_interval(arena, must_be);
    pov_arena_push(arena, &x->accused, ((accused){f, blame}));
}

static void report_cells(explanation *x, const minimal_group *g,
                         const mend_way *w, bool is_named)
{
    evidence_list all = mend_statements(g, x->engine->findings->arena);
    pov_finding *f = find(x, w->cells[0]->figure, g->sets.items[0]->by,
                          w->cells[0]->sources.items[0].place, &all);

    for (size_t i = 0; i < w->count; i++)
        accuse(x, w->cells[i]->figure, is_named ? POV_NAMED : POV_SUGGESTED,
               &w->must_be[i]);
    mend_spare(x->engine, g, w->cells, w->count);
    if (!pov_finding_is_kept(x->engine->findings, f))
        return;
    f->help = help_for(x, w, is_named);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i] != w->cells[0])
            relate(x, f, all.items[i], NULL);
}

static bool is_in_way(const mend_way *w, const pov_evidence *e)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->cells[i] == e)
            return true;
    return false;
}

static bool is_in_every_way(const mend *m, const pov_evidence *e)
{
    for (size_t i = 0; i < m->ways.count; i++)
        if (!is_in_way(&m->ways.items[i], e))
            return false;
    return true;
}

static slips_case case_of(const explanation *x, const mend_way *w, size_t i)
{
    return (slips_case){x->engine->figures, &x->rows, w->cells[i],
                        w->must_be[i]};
}

/** Is a cell of a way the copy of another one, if it is what is wrong? */
static bool has_copy(const explanation *x, const mend_way *w,
                     const pov_evidence *copy, const pov_evidence *of)
{
    for (size_t i = 0; i < w->count; i++) {
        slips_case c = case_of(x, w, i);
        slip s;

        if (w->cells[i] == copy && slips_find(&c, &s) && s.copied == of)
            return true;
    }
    return false;
}

/** How much a slip tells of a cell of a way.  That two cells were copied from
 *  each other tells nothing, be they in one way or each a way by itself. */
static pov_tells tells_of(const explanation *x, const mend_way *w, size_t i)
{
    slips_case c = case_of(x, w, i);
    slip s;

    if (!slips_find(&c, &s))
        return POV_TELLS_NOTHING;
    if (s.copied && has_copy(x, w, s.copied, w->cells[i]))
        return POV_TELLS_NOTHING;
    for (size_t n = 0; s.copied && w->count == 1 && n < x->mend.ways.count; n++)
        if (has_copy(x, &x->mend.ways.items[n], s.copied, w->cells[i]))
            return POV_TELLS_NOTHING;
    return s.tells;
}

/** How well slips explain the cells of a way. */
typedef struct weight {
    bool is_whole;   /* all cells, if in any way they do so */
    pov_tells least; /* of the cells that other ways do without */
    int sum;         /* of all */
} weight;

static weight weigh(const explanation *x, const mend_way *w)
{
    weight all = {true, POV_TELLS_SWAPPED, 0};

    for (size_t i = 0; i < w->count; i++) {
        pov_tells tells = tells_of(x, w, i);

        all.sum += (int)tells;
        all.is_whole = all.is_whole && tells != POV_TELLS_NOTHING;
        if (tells < all.least && !is_in_every_way(&x->mend, w->cells[i]))
            all.least = tells;
    }
    return all;
}

/** Ways that are equally likely. */
typedef struct likely {
    const mend_way *items[MEND_WAYS];
    size_t count;
} likely;

static bool is_in_all(const likely *l, const pov_evidence *e)
{
    for (size_t i = 0; i < l->count; i++)
        if (!is_in_way(l->items[i], e))
            return false;
    return true;
}

static const pov_interval *must_be(const mend_way *w, const pov_evidence *e)
{
    size_t i = 0;

    while (w->cells[i] != e)
        i++;
    return &w->must_be[i];
}

/** The cells that each of them has. */
static mend_way shared_cells(const likely *l)
{
    mend_way shared = {.count = 0};
    const mend_way *first = l->items[0];

    for (size_t i = 0; l->count && i < first->count; i++) {
        pov_evidence *e = first->cells[i];

        if (!is_in_all(l, e))
            continue;
        shared.must_be[shared.count] = first->must_be[i];
        for (size_t k = 1; k < l->count; k++)
            if (!pov_interval_equal(must_be(l->items[k], e),
                                    &first->must_be[i]))
                shared.must_be[shared.count] = pov_interval_any();
        shared.cells[shared.count++] = e;
    }
    return shared;
}

/* What nearly any two numbers differ by decides only if it explains just one
 * way.  A cell that is in every way has slipped, too: from what only some of
 * them leave for it. */
static mend_way way_of(const explanation *x)
{
    const mend *m = &x->mend;
    likely all = {.count = 0}, explained = {.count = 0}, best = {.count = 0};
    weight most = {false, POV_TELLS_NOTHING, 0};

    for (size_t i = 0; i < m->ways.count; i++) {
        const mend_way *w = &m->ways.items[i];
        weight own = weigh(x, w);

        all.items[all.count++] = w;
        if (own.least == POV_TELLS_NOTHING || own.is_whole < most.is_whole)
            continue;
        if (own.is_whole > most.is_whole)
            explained.count = best.count = 0;
        explained.items[explained.count++] = w;
        if (!best.count || own.sum > most.sum) {
            most = own;
            best.count = 0;
        }
        if (own.sum == most.sum)
            best.items[best.count++] = w;
    }
    if (!explained.count)
        return shared_cells(&all);
    return shared_cells(most.least == POV_TELLS_LITTLE ? &explained : &best);
}

static void report_swap(explanation *x, const minimal_group *g)
{
    const mend *m = &x->mend;
    pov_arena *arena = x->engine->findings->arena;
    evidence_list all = mend_statements(g, arena);
    const minimal *first = g->sets.items[0];
    pov_finding *f = find(x, first->figure, first->by,
                          m->swapped->sources.items[0].place, &all);

    accuse(x, m->swapped->figure, POV_SUGGESTED, NULL);
    accuse(x, m->swapped_with->figure, POV_SUGGESTED, NULL);
    mend_spare(x->engine, g, &m->swapped, 1);
    if (!pov_finding_is_kept(x->engine->findings, f))
        return;
    f->help = pov_arena_format(
        arena,
        pov_say(f->language, "with '%s' and '%s' swapped everything fits: are "
                             "the columns or their names swapped?"),
        text_of(m->swapped), text_of(m->swapped_with));
    for (size_t i = 0; i < all.count; i++)
        relate(x, f, all.items[i], NULL);
}

/** What the total of such a figure would be, if nobody states it, does not
 *  follow from its parts either. */
static void dispute_sum(explanation *x, const pov_figure *part,
                        const pov_area *total)
{
    pov_key key = part->key;
    const pov_figure *sum;

    if (!area_sums_is_part(key.area, total) || key.form != POV_LEVEL ||
        key.unit != POV_IN_COUNT)
        return;
    key.area = total;
    sum = pov_figures_find(x->engine->figures, &key);
    if (!sum || !sum->evidence.count)
        pov_arena_push(x->engine->figures->arena, &x->barred, key);
}

/** None of them is used; of a sum of many only the total is not. */
static void dispute(explanation *x, const minimal *m, const pov_area *total)
{
    const evidence_list *l = &m->statements;

    if (total)
        dispute_sum(x, m->figure, total);
    for (size_t i = 0; i < l->count; i++)
        if (!total || l->items[i]->figure->key.area == total)
            accuse(x, l->items[i]->figure, POV_BLAMED_WITH_OTHERS,
                   m->allowed ? &m->allowed[i] : NULL);
        else
            dispute_sum(x, l->items[i]->figure, total);
}

/** Which statement a set is told at: of a sum of many its total. */
static size_t told_at(const evidence_list *l, const pov_area *total)
{
    for (size_t i = 0; total && i < l->count; i++)
        if (l->items[i]->figure->key.area == total)
            return i;
    return 0;
}

/** "the areas add up to 8.972, not to '8.945'" */
static void tell_sum(const explanation *x, const pov_evidence *total,
                     pov_finding *f)
{
    const pov_findings *findings = x->engine->findings;
    pov_interval sum;

    f->recovery = "the total was not used; the rows were";
    if (area_sums_known(x->engine->figures, &total->figure->key, &sum) &&
        !pov_interval_agree(&sum, &total->allows))
        f->help = pov_arena_format(
            findings->arena,
            pov_say(findings->language, "the areas add up to %s, not to '%s'"),
            reconcile_range_text(&sum, findings), text_of(total));
}

static void report_set(explanation *x, const minimal *m)
{
    const evidence_list *l = &m->statements;
    const pov_area *total = area_sums_of_many(l);
    const pov_evidence *at = l->items[told_at(l, total)];
    pov_finding *f = find(x, total ? at->figure : m->figure, m->by,
                          at->sources.items[0].place, l);

    dispute(x, m, total);
    if (!pov_finding_is_kept(x->engine->findings, f))
        return;
    if (total)
        tell_sum(x, at, f);
    for (size_t i = 0; i < l->count; i++)
        relate(x, f, l->items[i], m->is_proved ? &m->allowed[i] : NULL);
}

/** Cut off or added up, it may be off by a unit of its last digit. */
static pov_interval read_less_exactly(const pov_evidence *e)
{
    return pov_interval_rounded(e->says.amount, 2);
}

/** A rate that was cut off, or added up from rounded ones: no cell is wrong,
 *  and it is read less exactly.  Errors: false if there is none. */
static bool report_habit(explanation *x)
{
    pov_findings *findings = x->engine->findings;

    for (size_t i = 0; i < x->mend.ways.count; i++) {
        const mend_way *w = &x->mend.ways.items[i];
        slips_case c = {x->engine->figures, &x->rows, w->cells[0],
                        w->must_be[0]};
        pov_interval wide;
        slip s;

        wide = read_less_exactly(w->cells[0]);
        if (w->count != 1 || !slips_find(&c, &s) || !s.is_habit ||
            pov_interval_equal(&wide, &w->cells[0]->allows))
            continue;
        pov_find(findings, POV_FOUND_NOT_ROUNDED,
                 c.typed->sources.items[0].place, "%s, %s: '%s'%s",
                 c.typed->figure->key.area->id,
                 c.typed->figure->key.indicator->id, text_of(c.typed),
                 what_it_would_be(x, c.typed, &c.must_be));
        pov_arena_push(x->engine->figures->arena, &x->habits, w->cells[0]);
        return true;
    }
    return false;
}

/** Those that no blamed cell is in. */
static void report_sets(explanation *x, const minimal_group *g)
{
    for (size_t i = 0; i < g->sets.count; i++) {
        const minimal *set = g->sets.items[i];
        bool is_told = false;

        for (size_t k = 0; k < set->statements.count && !is_told; k++)
            is_told = is_in_way(&g->blamed, set->statements.items[k]);
        if (!is_told)
            report_set(x, set);
    }
}

/** Does a slip that tells more than that explain each of the cells?  One cell
 *  that mends all is wrong, or several are; several must not rest on that
 *  alone. */
static bool tells_more(const explanation *x, const mend_way *w, pov_tells than)
{
    for (size_t i = 0; i < w->count; i++)
        if (tells_of(x, w, i) <= than)
            return false;
    return true;
}

static bool is_explained(const explanation *x, const mend_way *w)
{
    return tells_more(x, w, POV_TELLS_NOTHING);
}

/** The only way, or the most likely; none if that is not told well enough. */
static mend_way blamed_of(const explanation *x)
{
    mend_way way = way_of(x);

    if (x->mend.ways.count == 1 && way.count > 1 && !is_explained(x, &way))
        way.count = 0;
    return way;
}

/** Was something of its area and day left out that is in question elsewhere?
 *  What one cell would mend may need two then. */
static bool is_in_doubt(const explanation *x, const minimal_group *g,
                        const pov_evidence *cell)
{
    const pov_moment *moment = cell->figure->moment;

    for (pov_figure *f = moment ? moment->first : NULL; f;
         f = f->next_in_moment)
        for (size_t i = 0; i < f->evidence.count; i++) {
            const minimal *of = owner_of(x, f->evidence.items[i]);

            if (of && minimal_group_of(of) != g &&
                !minimal_group_of(of)->is_sure)
                return true;
        }
    return false;
}

/** One way alone is that small.  One cell that mends all needs no slip, several
 *  one that tells. */
static bool is_sure(const explanation *x, const minimal_group *g)
{
    const mend_way *w = &x->mend.ways.items[0];

    if (x->mend.ways.count != 1 || x->mend.has_open)
        return false;
    for (size_t i = 0; i < w->count; i++)
        if (is_in_doubt(x, g, w->cells[i]))
            return false;
    return w->count == 1 || tells_more(x, w, POV_TELLS_LITTLE);
}

/** What is settled of one group may tell of others. */
static void finish(explanation *x, minimal_group *g, bool is_sure)
{
    g->is_settled = true;
    g->is_sure = is_sure;
    x->sought = NULL;
}

static void settle(explanation *x, minimal_group *g, bool is_named)
{
    report_cells(x, g, &g->blamed, is_named);
    report_sets(x, g);
    finish(x, g, is_named);
}

static void seek(explanation *x, const minimal_group *g)
{
    if (x->sought == g)
        return;
    x->sought = g;
    x->mend.ways.count = 0;
    x->mend.swapped = NULL;
    if (g->sets.items[0]->is_proved)
        mend_find(x->engine, g, &x->owners, x->scratch, &x->mend);
}

/** Say who is to blame, as it was found.  Errors: false if nobody is named. */
static bool decide(explanation *x, minimal_group *g, bool is_named)
{
    const mend *m = &x->mend;

    if (report_habit(x)) {
        finish(x, g, true);
        return true;
    }
    if (m->swapped && m->ways.count != 1) {
        report_swap(x, g);
        finish(x, g, false);
        return true;
    }
    g->blamed = blamed_of(x);
    if (!g->blamed.count)
        return false;
    g->is_mended = g->blamed.count == m->ways.items[0].count;
    settle(x, g, is_named);
    return true;
}

/** Find who is to blame in a group.  Errors: false if nobody is named. */
static bool settle_group(explanation *x, minimal_group *g)
{
    seek(x, g);
    return decide(x, g, is_sure(x, g));
}

/** The same if just one choice is that small. */
static bool settle_sure(explanation *x, minimal_group *g)
{
    seek(x, g);
    return is_sure(x, g) && decide(x, g, true);
}

/** Groups that are near each other, the first of them that which was asked
 *  for. */
typedef struct neighbours {
    minimal_group *items[MEND_CELLS];
    size_t count; /* 0: too many */
} neighbours;

static void add_neighbour(neighbours *n, minimal_group *g)
{
    for (size_t i = 0; i < n->count; i++)
        if (n->items[i] == g)
            return;
    if (!n->count || g->is_settled || !g->sets.items[0]->is_proved)
        return;
    if (n->count == MEND_CELLS)
        n->count = 0;
    else
        n->items[n->count++] = g;
}

static neighbours neighbours_of(const explanation *x, minimal_group *g)
{
    evidence_list around = mend_around(x->engine, g, x->scratch);
    neighbours n = {{g}, 1};

    for (size_t i = 0; i < around.count; i++) {
        const minimal *owner = owner_of(x, around.items[i]);

        if (owner)
            add_neighbour(&n, minimal_group_of(owner));
    }
    pov_arena_clear(x->scratch);
    return n;
}

/** Look for who is to blame in all of them at once. */
static mend_way seek_together(explanation *x, const neighbours *n)
{
    minimal_group all = {.is_settled = false};

    for (size_t i = 0; i < n->count; i++) {
        minimal_group *g = n->items[i];

        for (size_t k = 0; k < g->sets.count; k++)
            pov_arena_push(x->engine->figures->arena, &all.sets,
                           g->sets.items[k]);
        g->merged_into = &all;
    }
    x->sought = NULL;
    mend_find(x->engine, &all, &x->owners, x->scratch, &x->mend);
    for (size_t i = 0; i < n->count; i++)
        n->items[i]->merged_into = NULL;
    return blamed_of(x);
}

static bool is_of_group(const minimal_group *g, const pov_evidence *e)
{
    for (size_t i = 0; i < g->sets.count; i++)
        for (size_t k = 0; k < g->sets.items[i]->statements.count; k++)
            if (g->sets.items[i]->statements.items[k] == e)
                return true;
    return false;
}

/** The cells of a way that are of one group. */
static mend_way cells_of_group(const mend_way *w, const minimal_group *g)
{
    mend_way own = {.count = 0};

    for (size_t i = 0; i < w->count; i++)
        if (is_of_group(g, w->cells[i])) {
            own.must_be[own.count] = w->must_be[i];
            own.cells[own.count++] = w->cells[i];
        }
    return own;
}

/** What one group leaves open, a sum that both have a part in may tell. */
static bool settle_together(explanation *x, minimal_group *g)
{
    neighbours n = neighbours_of(x, g);
    mend_way all;

    if (n.count < 2 || !g->sets.items[0]->is_proved)
        return false;
    all = seek_together(x, &n);
    if (!all.count || all.count != x->mend.ways.items[0].count)
        return false;
    for (size_t i = 0; i < n.count; i++)
        if (!cells_of_group(&all, n.items[i]).count)
            return false;
    for (size_t i = 0; i < n.count; i++) {
        n.items[i]->blamed = cells_of_group(&all, n.items[i]);
        n.items[i]->is_mended = true;
        settle(x, n.items[i], false);
    }
    return true;
}

/** Errors: false if there was nothing to settle so. */
static bool settle_all(explanation *x,
                       bool (*how)(explanation *x, minimal_group *g))
{
    bool any = false;

    for (size_t i = 0; i < x->sets.count; i++) {
        minimal_group *g = x->sets.items[i]->group;

        if (!g->merged_into && !g->is_settled && how(x, g))
            any = true;
    }
    return any;
}

/* What is mended of one group helps the next: of its statements only the
 * blamed ones are left out then.  So what is sure goes first. */
static void report_groups(explanation *x)
{
    while (settle_all(x, settle_sure))
        ;
    settle_all(x, settle_together);
    while (settle_all(x, settle_group))
        ;
    for (size_t i = 0; i < x->sets.count; i++) {
        const minimal_group *g = x->sets.items[i]->group;

        if (!g->merged_into && !g->is_settled)
            report_sets(x, g);
    }
}

bool explain_report(engine *e, bool is_last)
{
    explanation x = {.engine = e, .is_last = is_last};
    size_t figures = e->figures->count;
    bool any = false;

    x.scratch = pov_arena_new();
    x.rows = slips_rows_of(e->figures, e->figures->arena);
    collect(&x);
    report_groups(&x);
    pov_arena_free(x.scratch);
    pov_figures_drop_unstated(e->figures, figures); /* of trials */
    for (size_t i = 0; i < x.barred.count; i++) {
        pov_figure *sum = pov_figures_at(e->figures, &x.barred.items[i]);

        any = any || !sum->is_barred;
        sum->is_barred = true;
    }
    for (size_t i = 0; i < x.accused.count; i++)
        any = reconcile_dispute(x.accused.items[i].figure,
                                x.accused.items[i].blame) ||
              any;
    for (size_t i = 0; i < x.habits.count; i++)
        x.habits.items[i]->allows = read_less_exactly(x.habits.items[i]);
    return any || x.habits.count;
}
