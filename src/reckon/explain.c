#include "reckon/explain.h"

#include <stdlib.h>

#include "reckon/mend.h"
#include "reckon/reconcile.h"
#include "reckon/slips.h"

/* The contradictions that the propagation noticed, each reduced to what it
 * needs and reported once.  Sets that share a statement may have one cause:
 * if one cell mends them all, the finding stands at that cell. */

/** Sets that are worked out; what is found beyond is told as it was noticed.
 */
enum { MOST_SETS = 4 * POV_FINDINGS_PER_KIND };

typedef struct explanation {
    engine *engine;
    pov_arena *scratch;
    struct {
        minimal **items;
        size_t count, capacity;
    } sets;
    pov_map owners; /* statement → the first set that it is in */
    figure_list blamed;
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

        if (is_covered(x, l))
            continue;
        m = e->findings->keep_all || x->sets.count < MOST_SETS
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

/** ", which would have to be 1156 (two neighbouring digits are swapped?)" */
static const char *what_it_would_be(const explanation *x, const pov_evidence *e,
                                    const pov_interval *must_be)
{
    pov_findings *findings = x->engine->findings;
    pov_language l = findings->language;
    pov_arena *arena = findings->arena;
    slips_case c = {x->engine->figures, e, *must_be};
    const char *range = reconcile_range_text(must_be, findings);
    slip s;

    if (!range)
        return "";
    range = pov_arena_format(arena, pov_say(l, ", which would have to be %s"),
                             range);
    if (!slips_find(&c, &s))
        return range;
    if (s.has_meant && !pov_interval_is_point(must_be))
        range = pov_arena_format(arena, pov_say(l, "%s, perhaps %s"), range,
                                 pov_say_decimal(l, arena, s.meant));
    return pov_arena_format(arena, "%s (%s?)", range, pov_say(l, s.says));
}

static const char *help_for(const explanation *x, const mend_way *w,
                            bool is_named)
{
    pov_arena *arena = x->engine->findings->arena;
    pov_language l = x->engine->findings->language;
    const char *first = text_of(w->cells[0]);
    const char *first_is = what_it_would_be(x, w->cells[0], &w->must_be[0]);

    if (w->count == 1)
        return pov_arena_format(
            arena,
            is_named ? pov_say(l, "if just one cell is wrong it is '%s'%s")
                     : pov_say(l, "it may be '%s'%s"),
            first, first_is);
    return pov_arena_format(
        arena,
        is_named ? pov_say(l, "if just two cells are wrong they are '%s'%s and "
                              "'%s'%s")
                 : pov_say(l, "it may be both '%s'%s and '%s'%s"),
        first, first_is, text_of(w->cells[1]),
        what_it_would_be(x, w->cells[1], &w->must_be[1]));
}

/** In conflict with other figures: passed on to none. */
static void blame(pov_figure *f)
{
    f->conflict = f->is_blamed = true;
    f->chosen = NULL;
    for (size_t i = 0; i < f->evidence.count; i++)
        if (f->evidence.items[i]->standing == POV_USED)
            f->evidence.items[i]->standing = POV_DISPUTED;
}

static void report_cells(explanation *x, const minimal_group *g,
                         const mend_way *w, bool is_named)
{
    evidence_list all = mend_statements(g, x->engine->findings->arena);
    pov_finding *f = find(x, w->cells[0]->figure, g->sets.items[0]->by,
                          w->cells[0]->sources.items[0].place, &all);

    for (size_t i = 0; i < w->count; i++)
        pov_arena_push(x->engine->figures->arena, &x->blamed,
                       w->cells[i]->figure);
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

/** Is each of its cells that other ways do without explained by a slip? */
static bool is_explained(const explanation *x, const mend *m, const mend_way *w,
                         bool is_telling)
{
    for (size_t i = 0; i < w->count; i++) {
        slips_case c = {x->engine->figures, w->cells[i], w->must_be[i]};
        slip s;

        if (is_in_every_way(m, w->cells[i]))
            continue;
        if (!slips_find(&c, &s) || (is_telling && !s.is_telling))
            return false;
    }
    return true;
}

/** The cells that every way has. */
static mend_way shared_cells(const mend *m)
{
    mend_way shared = {.count = 0};
    const mend_way *first = m->ways.items;

    for (size_t i = 0; m->ways.count && i < first->count; i++)
        if (is_in_every_way(m, first->cells[i])) {
            shared.must_be[shared.count] = first->must_be[i];
            shared.cells[shared.count++] = first->cells[i];
        }
    return shared;
}

/** The only way, or the only one that slips explain: telling ones, else any;
 *  else what all have. */
static mend_way way_of(const explanation *x, const mend *m)
{
    if (m->ways.count == 1)
        return m->ways.items[0];
    for (int telling = 1; telling >= 0; telling--) {
        const mend_way *best = NULL;
        size_t n = 0;

        for (size_t i = 0; i < m->ways.count; i++)
            if (is_explained(x, m, &m->ways.items[i], telling)) {
                best = &m->ways.items[i];
                n++;
            }
        if (n == 1)
            return *best;
        if (n > 1)
            break;
    }
    return shared_cells(m);
}

static void report_swap(const explanation *x, const minimal_group *g,
                        const mend *m)
{
    pov_arena *arena = x->engine->findings->arena;
    evidence_list all = mend_statements(g, arena);
    const minimal *first = g->sets.items[0];
    pov_finding *f = find(x, first->figure, first->by,
                          m->swapped->sources.items[0].place, &all);

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

static const char *slip_of_a_rate(const minimal *m,
                                  const pov_findings *findings)
{
    const char *says = NULL;

    for (size_t i = 0; i < m->statements.count && !says; i++)
        if (m->statements.items[i]->figure->key.unit == POV_IN_PERCENT)
            says = slips_in_rate(m->statements.items[i]->figure, findings);
    return says;
}

/** The help if just one of the statements can be explained by a slip. */
static const char *slip_of_one(const explanation *x, const minimal *m)
{
    const pov_evidence *explained = NULL;
    size_t at = 0;

    for (size_t i = 0; i < m->statements.count; i++) {
        slips_case c = {x->engine->figures, m->statements.items[i],
                        m->allowed[i]};
        slip s;

        if (!slips_find(&c, &s) || !s.is_telling)
            continue;
        if (explained)
            return NULL;
        explained = c.typed;
        at = i;
    }
    if (!explained)
        return NULL;
    return pov_arena_format(
        x->engine->findings->arena,
        pov_say(x->engine->findings->language, "it may be '%s'%s"),
        text_of(explained), what_it_would_be(x, explained, &m->allowed[at]));
}

static void report_set(const explanation *x, const minimal *m)
{
    const evidence_list *l = &m->statements;
    pov_finding *f =
        find(x, m->figure, m->by, l->items[0]->sources.items[0].place, l);
    const char *says = NULL;

    if (!pov_finding_is_kept(x->engine->findings, f))
        return;
    if (m->is_proved)
        says = slip_of_a_rate(m, x->engine->findings);
    if (m->is_proved && !says)
        says = slip_of_one(x, m);
    f->help = says ? says : f->help;
    for (size_t i = 0; i < l->count; i++)
        relate(x, f, l->items[i], m->is_proved ? &m->allowed[i] : NULL);
}

/** A rate that was cut off, or added up from rounded ones: no cell is wrong.
 *  Errors: false if there is none. */
static bool report_habit(const explanation *x, const mend *m)
{
    pov_findings *findings = x->engine->findings;

    for (size_t i = 0; i < m->ways.count; i++) {
        const mend_way *w = &m->ways.items[i];
        slips_case c = {x->engine->figures, w->cells[0], w->must_be[0]};
        slip s;

        if (w->count != 1 || !slips_find(&c, &s) || !s.is_habit)
            continue;
        pov_find(findings, POV_FOUND_NOT_ROUNDED,
                 c.typed->sources.items[0].place, "%s, %s: '%s'%s",
                 c.typed->figure->key.area->id,
                 c.typed->figure->key.indicator->id, text_of(c.typed),
                 what_it_would_be(x, c.typed, &c.must_be));
        return true;
    }
    return false;
}

static void report_sets(const explanation *x, const minimal_group *g)
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

/** Find who is to blame in a group.  Errors: false if nobody is named. */
static bool settle_group(explanation *x, minimal_group *g)
{
    mend m = {.swapped = NULL};
    bool is_named;

    if (g->sets.items[0]->is_proved)
        m = mend_find(x->engine, g, &x->owners, x->scratch);
    if (report_habit(x, &m)) {
        g->is_settled = true;
    } else if (m.swapped && m.ways.count != 1) {
        report_swap(x, g, &m);
        g->is_settled = true;
    } else {
        g->blamed = way_of(x, &m);
        is_named = m.ways.count == 1;
        if (!g->blamed.count)
            return false;
        g->is_mended = g->blamed.count == m.ways.items[0].count;
        report_cells(x, g, &g->blamed, is_named);
        report_sets(x, g);
        g->is_settled = true;
    }
    return true;
}

/* What is mended of one group helps the next: of its statements only the
 * blamed ones are left out then. */
static void report_groups(explanation *x)
{
    bool any = true;

    while (any) {
        any = false;
        for (size_t i = 0; i < x->sets.count; i++) {
            minimal_group *g = x->sets.items[i]->group;

            if (!g->merged_into && !g->is_settled && settle_group(x, g))
                any = true;
        }
    }
    for (size_t i = 0; i < x->sets.count; i++) {
        const minimal_group *g = x->sets.items[i]->group;

        if (!g->merged_into && !g->is_settled)
            report_sets(x, g);
    }
}

/** Figures that only trials made. */
static void drop_figures(pov_figures *figures, size_t from)
{
    for (size_t i = from; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        *pov_map_at(&figures->keys, figures->arena, &f->key, sizeof f->key) =
            NULL;
        if (f->moment)
            f->moment->first = NULL; /* sorting links the others again */
    }
    figures->count = from;
    pov_figures_sort(figures);
}

bool explain_report(engine *e)
{
    explanation x = {.engine = e};
    size_t figures = e->figures->count;

    if (!e->suspicions.count)
        return false;
    x.scratch = pov_arena_new();
    collect(&x);
    report_groups(&x);
    pov_arena_free(x.scratch);
    drop_figures(e->figures, figures);
    for (size_t i = 0; i < x.blamed.count; i++)
        blame(x.blamed.items[i]);
    return x.blamed.count;
}
