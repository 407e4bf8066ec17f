#include "reckon/reconcile.h"

#include "povstat/reckon.h"
#include "reckon/interval_text.h"

pov_status pov_status_rank(pov_status status)
{
    return status == POV_REVISED ? POV_REPORTED : status;
}

const char *reconcile_describe(pov_arena *arena, const pov_evidence *e,
                               size_t source)
{
    return pov_arena_format(
        arena, "'%s' (%s, %s)", e->sources.items[source].raw,
        e->document->is_unnamed ? "no plan named" : e->document->id,
        pov_status_name(e->status));
}

const char *reconcile_reason(const pov_identity *by)
{
    return by ? by->says_en : "another statement of the same figure";
}

/** Is it said outright that it does? */
static bool replaces_by_name(const pov_plan *later, const pov_plan *earlier)
{
    for (const pov_plan *p = later->replaces; p; p = p->replaces)
        if (p == earlier)
            return true;
    return false;
}

static bool replaces(const pov_plan *later, const pov_plan *earlier)
{
    return replaces_by_name(later, earlier) ||
           (later->published && earlier->published &&
            earlier->published < later->published);
}

/** The same figure counted the other way: the rate of a count, the count of a
 *  rate. */
static pov_figure *other_measure(const pov_figure *f)
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

        if (e->document == later || !replaces(later, e->document))
            continue;
        e->standing = POV_SUPERSEDED;
        if (pov_status_rank(e->status) > strongest)
            strongest = pov_status_rank(e->status);
    }
    return strongest;
}

static bool is_done(pov_map *done, const pov_plan *document, pov_arena *arena)
{
    void **at = pov_map_at(done, arena, &document, sizeof(pov_plan *));
    bool was = *at != NULL;

    *at = done;
    return was;
}

/** A document's revised statements count for as much as what they replace. */
static void weigh(const pov_figure *f, const pov_plan *document,
                  pov_status replaced)
{
    for (size_t i = 0; i < f->evidence.count; i++) {
        pov_evidence *e = f->evidence.items[i];

        if (e->status == POV_REVISED && e->document == document &&
            e->weight < replaced)
            e->weight = replaced;
    }
}

/* A revised figure replaces what was published before it, as a count and as
 * a rate: the two are one figure. */
static void supersede(const pov_figure *f, pov_arena *arena)
{
    pov_map done = {0}; /* a document replaces others but once */

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        pov_status replaced, other;

        if (e->status != POV_REVISED || is_done(&done, e->document, arena))
            continue;
        replaced = supersede_in(f, e->document);
        other = supersede_in(other_measure(f), e->document);
        weigh(f, e->document, replaced > other ? replaced : other);
    }
}

/** What a statement is and nothing else. */
static void weigh_by_rank(const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++)
        f->evidence.items[i]->weight =
            pov_status_rank(f->evidence.items[i]->status);
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

static void relate(pov_findings *findings, pov_finding *finding,
                   const pov_evidence *e)
{
    if (!pov_finding_is_kept(findings, finding))
        return;
    for (size_t i = 0; i < e->sources.count; i++)
        pov_find_related(findings, finding, e->sources.items[i].place,
                         reconcile_describe(findings->arena, e, i));
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

typedef struct plan_list {
    const pov_plan **items;
    size_t count, capacity;
} plan_list;

static void add_revisers(plan_list *l, const pov_figure *f, pov_arena *arena)
{
    for (size_t i = 0; f && i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->status == POV_REVISED &&
            (!l->count || l->items[l->count - 1] != e->document))
            pov_arena_push(arena, l, e->document);
    }
}

/** "revised, and published later (2024-12-20 after 2024-01-05)" */
static const char *rule_of_revision(const plan_list *revisers,
                                    const pov_plan *replaced, pov_arena *arena)
{
    char later[POV_DAY_TEXT_SIZE], earlier[POV_DAY_TEXT_SIZE];
    const pov_plan *by = NULL;

    for (size_t i = 0; i < revisers->count && !by; i++)
        if (revisers->items[i] != replaced &&
            replaces(revisers->items[i], replaced))
            by = revisers->items[i];
    if (!by)
        return "a revised figure replaces it";
    if (replaces_by_name(by, replaced))
        return pov_arena_format(arena, "revised, and %s replaces %s", by->id,
                                replaced->id);
    pov_day_print(by->published, later);
    pov_day_print(replaced->published, earlier);
    return pov_arena_format(arena, "revised, and published later (%s after %s)",
                            later, earlier);
}

static const char *rule_of(const pov_figure *f, const pov_evidence *e,
                           const plan_list *revisers, pov_findings *findings)
{
    pov_arena *arena = findings->arena;

    if (!pov_findings_have_room(findings, POV_FOUND_OUTRANKED))
        return ""; /* it will not be printed */
    if (e->standing == POV_SUPERSEDED)
        return rule_of_revision(revisers, e->document, arena);
    return pov_arena_format(arena, "%s outranks %s",
                            pov_status_name(f->chosen->status),
                            pov_status_name(e->status));
}

/** Something other than the chosen statement that rules this one out, or
 *  NULL. */
static const pov_derivation *against(const pov_figure *f, const pov_evidence *e)
{
    for (size_t i = 0; f->chosen && i < f->derivations.count; i++) {
        const pov_derivation *d = f->derivations.items[i];

        if (!d->by->assumption && !pov_interval_agree(&d->gives, &e->allows) &&
            pov_interval_agree(&d->gives, &f->chosen->allows))
            return d;
    }
    return NULL;
}

static void relate_against(const pov_figure *f, const pov_evidence *e,
                           pov_finding *finding, pov_findings *findings)
{
    const pov_derivation *d = against(f, e);
    const char *range = d ? interval_text(&d->gives, findings->arena) : NULL;

    if (!range || !pov_finding_is_kept(findings, finding))
        return;
    pov_find_related(findings, finding, e->sources.items[0].place,
                     pov_arena_format(findings->arena,
                                      "\"%s\" speaks against '%s' as well: %s",
                                      d->by->says_en, e->sources.items[0].raw,
                                      range));
}

/** What the statements of a figure gave way to: the chosen one, or, if a
 *  revision left none, that of the other measure. */
static const pov_evidence *winner_of(const pov_figure *f)
{
    const pov_figure *other = other_measure(f);

    return f->chosen || f->conflict || !other ? f->chosen : other->chosen;
}

/** Say which statements gave way to the chosen one, and why. */
static void report_outranked(const pov_figure *f, pov_findings *findings)
{
    const pov_evidence *winner = winner_of(f);
    plan_list revisers = {0};

    if (!winner)
        return;
    add_revisers(&revisers, f, findings->arena);
    add_revisers(&revisers, other_measure(f), findings->arena);
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        pov_finding *finding;

        if (e->standing != POV_OUTRANKED && e->standing != POV_SUPERSEDED)
            continue;
        finding = pov_find(
            findings, POV_FOUND_OUTRANKED, e->sources.items[0].place,
            "%s, %s: '%s' gives way to '%s': %s", f->key.area->id,
            f->key.indicator->id, e->sources.items[0].raw,
            winner->sources.items[0].raw, rule_of(f, e, &revisers, findings));
        relate(findings, finding, winner);
        relate_against(f, e, finding, findings);
    }
}

/** The second place where a document says just this, or NULL; what is said
 *  beside something else does not count. */
static const pov_source *said_again(const pov_evidence *e)
{
    size_t n = 0;

    for (size_t i = 0; i < e->sources.count; i++)
        if (!e->sources.items[i].is_aside && ++n == 2)
            return &e->sources.items[i];
    return NULL;
}

/** One finding is enough for a row of a table that stands there twice. */
static bool is_first_on_line(pov_map *lines, pov_place place, pov_arena *arena)
{
    void **at;

    place.column = 0;
    at = pov_map_at(lines, arena, &place, sizeof place);
    if (*at)
        return false;
    *at = lines;
    return true;
}

/** One document may say a thing twice; it is counted once. */
static void report_duplicates(const pov_figure *f, pov_map *lines,
                              pov_findings *findings)
{
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        const pov_source *again = said_again(e);
        pov_finding *finding;

        if (!again || !is_first_on_line(lines, again->place, findings->arena))
            continue;
        finding = pov_find(findings, POV_FOUND_DUPLICATE, again->place,
                           "%s, %s: '%s', %zu times", f->key.area->id,
                           f->key.indicator->id, again->raw, e->source_count);
        relate(findings, finding, e);
    }
}

void reconcile_all(pov_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++)
        weigh_by_rank(figures->items[i]);
    for (size_t i = 0; i < figures->count; i++)
        supersede(figures->items[i], figures->arena);
    for (size_t i = 0; i < figures->count; i++)
        reconcile(figures->items[i]);
}

void reconcile_report(const pov_figures *figures, pov_findings *findings)
{
    pov_map lines = {0};

    for (size_t i = 0; i < figures->count; i++) {
        report_outranked(figures->items[i], findings);
        report_duplicates(figures->items[i], &lines, findings);
    }
}
