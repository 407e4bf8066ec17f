#include "reckon/reconcile.h"

#include "povstat/reckon.h"

pov_status pov_status_rank(pov_status status)
{
    return status == POV_REVISED ? POV_REPORTED : status;
}

bool reconcile_replaces_by_name(const pov_plan *later, const pov_plan *earlier)
{
    for (const pov_plan *p = later->replaces; p; p = p->replaces)
        if (p == earlier)
            return true;
    return false;
}

bool reconcile_replaces(const pov_plan *later, const pov_plan *earlier)
{
    return reconcile_replaces_by_name(later, earlier) ||
           (later->published && earlier->published &&
            earlier->published < later->published);
}

pov_figure *reconcile_other_measure(const pov_figure *f)
{
    pov_unit other =
        f->key.unit == POV_IN_COUNT ? POV_IN_PERCENT : POV_IN_COUNT;

    if (!f->moment)
        return NULL;
    return pov_moment_figure(f->moment, f->key.indicator, f->key.standard,
                             other);
}

/** Mark what is replaced in a figure; the rank of the strongest. */
static pov_status supersede_in(const pov_figure *f, const pov_plan *later)
{
    pov_status strongest = POV_NO_STATUS;

    for (size_t i = 0; f && i < f->evidence.count; i++) {
        pov_evidence *e = f->evidence.items[i];

        if (e->document == later || !reconcile_replaces(later, e->document))
            continue;
        e->standing = POV_SUPERSEDED;
        if (pov_status_rank(e->status) > strongest)
            strongest = pov_status_rank(e->status);
    }
    return strongest;
}

static bool is_done(pov_map *done, const pov_plan *document, pov_arena *arena)
{
    return !pov_map_add(done, arena, &document, sizeof(pov_plan *));
}

/** What a document says of an indicator of an area, whatever the day. */
typedef struct series_key {
    const pov_area *area;
    const pov_indicator *indicator;
    const pov_standard *standard;
    const pov_plan *document;
} series_key;

static series_key series_of(const pov_figure *f, const pov_plan *document)
{
    return (series_key){f->key.area, f->key.indicator, f->key.standard,
                        document};
}

/** Keep the strongest that a document replaced in a series. */
static void keep_weight(pov_map *weights, series_key series,
                        pov_status replaced, pov_arena *arena)
{
    void **at = pov_map_at(weights, arena, &series, sizeof series);
    pov_status *weight = *at;

    if (!weight)
        *at = weight = pov_arena_alloc(arena, sizeof *weight);
    *weight = *weight > replaced ? *weight : replaced;
}

/* A revised figure replaces what was published before it, as a count and as
 * a rate: the two are one figure. */
static void supersede(const pov_figure *f, pov_map *weights, pov_arena *arena)
{
    pov_map done = {0}; /* a document replaces others but once */

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        pov_status replaced, other;

        if (e->status != POV_REVISED || is_done(&done, e->document, arena))
            continue;
        replaced = supersede_in(f, e->document);
        other = supersede_in(reconcile_other_measure(f), e->document);
        keep_weight(weights, series_of(f, e->document),
                    replaced > other ? replaced : other, arena);
    }
}

/* A document that revises counts for as much as what it replaced, with all
 * that it reports of the same indicator: its own rows must not set each other
 * aside. */
static void weigh(const pov_figure *f, const pov_map *weights)
{
    for (size_t i = 0; i < f->evidence.count; i++) {
        pov_evidence *e = f->evidence.items[i];
        pov_status rank = pov_status_rank(e->status);
        series_key series = series_of(f, e->document);
        const pov_status *replaced =
            rank == pov_status_rank(POV_REVISED)
                ? pov_map_find(weights, &series, sizeof series)
                : NULL;

        e->weight = replaced && *replaced > rank ? *replaced : rank;
    }
}

bool reconcile_is_stale(const pov_evidence *e)
{
    const pov_figure *other = reconcile_other_measure(e->figure);
    bool stale = false;

    for (size_t i = 0; other && i < other->evidence.count; i++) {
        const pov_evidence *said = other->evidence.items[i];

        if (said->document != e->document)
            continue;
        if (said->standing == POV_USED)
            return false;
        stale = stale || said->standing == POV_OUTRANKED ||
                said->standing == POV_SUPERSEDED;
    }
    return stale;
}

static pov_status strongest_rank(const pov_figure *f)
{
    pov_status best = POV_NO_STATUS;

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing == POV_USED && pov_status_rank(e->status) > best)
            best = pov_status_rank(e->status);
    }
    return best;
}

/** Does `a` say more than `b`: a narrower interval? */
static bool is_sharper(const pov_interval *a, const pov_interval *b)
{
    pov_ratio width_a, width_b;

    if (!pov_interval_is_bounded(a) || !pov_interval_is_bounded(b))
        return pov_interval_is_bounded(a) && !pov_interval_is_bounded(b);
    return pov_ratio_subtract(a->high.at, a->low.at, &width_a) &&
           pov_ratio_subtract(b->high.at, b->low.at, &width_b) &&
           pov_ratio_compare(width_a, width_b) < 0;
}

/** Choose among the strongest.  Errors: false if they differ. */
static bool choose(pov_figure *f, pov_status rank)
{
    pov_interval common = pov_interval_any();

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing != POV_USED || pov_status_rank(e->status) != rank)
            continue;
        if (!pov_interval_agree(&common, &e->allows))
            return false;
        common = pov_interval_meet(&common, &e->allows);
        if (!f->chosen || is_sharper(&e->allows, &f->chosen->allows))
            f->chosen = e;
    }
    return true;
}

/** Mark the equals that differ. */
static void dispute(pov_figure *f, pov_status rank)
{
    for (size_t i = 0; i < f->evidence.count; i++) {
        pov_evidence *e = f->evidence.items[i];

        if (e->standing == POV_USED && pov_status_rank(e->status) == rank)
            e->standing = POV_DISPUTED;
    }
}

/** Mark the statements that gave way to the chosen one. */
static void outrank(const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++) {
        pov_evidence *e = f->evidence.items[i];

        if (e->standing == POV_USED && e != f->chosen &&
            !pov_interval_agree(&e->allows, &f->chosen->allows))
            e->standing = POV_OUTRANKED;
    }
}

static void reconcile(pov_figure *f)
{
    pov_status rank = strongest_rank(f);

    if (rank == POV_NO_STATUS)
        return;
    f->conflict = !choose(f, rank);
    if (f->conflict) {
        f->chosen = NULL;
        dispute(f, rank);
    } else
        outrank(f);
}

void reconcile_all(pov_figures *figures)
{
    pov_map weights = {0};

    for (size_t i = 0; i < figures->count; i++)
        supersede(figures->items[i], &weights, figures->arena);
    for (size_t i = 0; i < figures->count; i++)
        weigh(figures->items[i], &weights);
    for (size_t i = 0; i < figures->count; i++)
        reconcile(figures->items[i]);
}

/** The strongest that is still in use, and of those the sharpest. */
static const pov_evidence *best_in_use(const pov_figure *f)
{
    const pov_evidence *best = NULL;

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing == POV_USED &&
            (!best || e->weight > best->weight ||
             (e->weight == best->weight &&
              is_sharper(&e->allows, &best->allows))))
            best = e;
    }
    return best;
}

void reconcile_choose_again(pov_figure *f)
{
    const pov_evidence *best;

    if (!f->chosen || f->chosen->standing != POV_SET_ASIDE)
        return;
    best = best_in_use(f);
    f->chosen = best ? best : f->chosen;
}
