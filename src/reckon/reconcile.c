#include "reckon/reconcile.h"

#include <assert.h>

#include "povstat/reckon.h"
#include "reckon/engine.h"
#include "reckon/explain.h"

enum { DECIMALS = 4 };

static const char *end_text(const pov_end *end, pov_rounding how,
                            const pov_findings *findings)
{
    pov_decimal d;

    if (!end->finite || !pov_ratio_round(end->at, DECIMALS, how, &d))
        return NULL;
    return pov_say_decimal(findings->language, findings->arena, d);
}

const char *reconcile_range_text(const pov_interval *i,
                                 const pov_findings *findings)
{
    pov_language l = findings->language;
    pov_arena *arena = findings->arena;
    const char *low = end_text(&i->low, POV_ROUND_DOWN, findings);
    const char *high = end_text(&i->high, POV_ROUND_UP, findings);
    pov_decimal one;

    if (pov_interval_is_empty(i))
        return pov_say(l, "no number");
    if (pov_interval_is_point(i) &&
        pov_ratio_round(i->low.at, DECIMALS, POV_ROUND_HALF_UP, &one))
        return pov_say_decimal(l, arena, one);
    if (low && high)
        return pov_arena_format(arena, pov_say(l, "%s to %s"), low, high);
    if (low && i->low.at.over > 0)
        return pov_arena_format(arena, pov_say(l, "at least %s"), low);
    return high ? pov_arena_format(arena, pov_say(l, "at most %s"), high)
                : NULL;
}

pov_status pov_status_rank(pov_status status)
{
    return status == POV_REVISED ? POV_REPORTED : status;
}

/** Is it said outright that a document replaces another? */
static bool reconcile_replaces_by_name(const pov_plan *later,
                                       const pov_plan *earlier)
{
    for (const pov_plan *p = later->replaces; p; p = p->replaces)
        if (p == earlier)
            return true;
    return false;
}

/** Is it, or was one published later? */
static bool reconcile_replaces(const pov_plan *later, const pov_plan *earlier)
{
    return reconcile_replaces_by_name(later, earlier) ||
           (later->published && earlier->published &&
            earlier->published < later->published);
}

/** The same figure counted the other way: the rate of a count, the count of a
 *  rate; or NULL. */
static pov_figure *reconcile_other_measure(const pov_figure *f)
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
 * aside.  Returns a bit for each weight. */
static unsigned weigh(const pov_figure *f, const pov_map *weights)
{
    unsigned found = 0;

    for (size_t i = 0; i < f->evidence.count; i++) {
        pov_evidence *e = f->evidence.items[i];
        pov_status rank = pov_status_rank(e->status);
        const pov_status *replaced = NULL;

        if (weights->count && rank == pov_status_rank(POV_REVISED)) {
            series_key series = series_of(f, e->document);

            replaced = pov_map_find(weights, &series, sizeof series);
        }
        e->weight = rank;
        if (replaced && *replaced > rank)
            e->weight = *replaced;
        if (f->key.form == POV_CLAIMED)
            e->weight = POV_NO_STATUS; /* it gives way to whatever differs */
        found |= 1u << e->weight;
    }
    return found;
}

static bool gave_way(const pov_evidence *e)
{
    return e->standing == POV_OUTRANKED || e->standing == POV_SUPERSEDED;
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
        stale = stale || gave_way(said);
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
    const pov_interval *all = NULL; /* what those before have in common */
    pov_interval common;

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing != POV_USED || pov_status_rank(e->status) != rank)
            continue;
        if (all ? !pov_interval_agree(all, &e->allows)
                : pov_interval_is_empty(&e->allows))
            return false;
        if (!all || is_sharper(&e->allows, &f->chosen->allows))
            f->chosen = e;
        if (all)
            common = pov_interval_meet(all, &e->allows);
        all = all ? &common : &e->allows;
    }
    return true;
}

/** Mark the equals that differ. */
static void dispute_rank(pov_figure *f, pov_status rank)
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

/** Is it all that is stated of its figure, and may it be true? */
static bool is_alone(const pov_figure *f, const pov_evidence *e)
{
    return f->evidence.count == 1 && e->standing == POV_USED &&
           e->status != POV_NO_STATUS && !pov_interval_is_empty(&e->allows);
}

static void reconcile(pov_figure *f)
{
    pov_status rank;

    if (f->evidence.count && is_alone(f, f->evidence.items[0])) {
        f->conflict = false;
        f->chosen = f->evidence.items[0];
        return;
    }
    rank = strongest_rank(f);
    if (rank == POV_NO_STATUS)
        return;
    f->conflict = !choose(f, rank);
    if (f->conflict) {
        f->chosen = NULL;
        dispute_rank(f, rank);
    } else
        outrank(f);
}

static bool any_revises(const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++)
        if (f->evidence.items[i]->status == POV_REVISED)
            return true;
    return false;
}

void reconcile_all(pov_figures *figures)
{
    pov_map weights = {0};
    bool may_revise = pov_figures_may_have(figures, POV_AMONG_REVISED);

    for (size_t i = 0; may_revise && i < figures->count; i++)
        if (any_revises(figures->items[i]))
            supersede(figures->items[i], &weights, figures->arena);
    for (size_t i = 0; i < figures->count; i++) {
        pov_figure *f = figures->items[i];

        figures->weights |= weigh(f, &weights);
        reconcile(f);
        if (f->conflict)
            figures->among |= POV_AMONG_CONFLICTS;
    }
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

bool reconcile_dispute(pov_figure *f, pov_blame blame)
{
    bool is_new = !f->conflict;

    f->conflict = true;
    if (blame > f->blame)
        f->blame = blame;
    f->chosen = NULL;
    for (size_t i = 0; i < f->evidence.count; i++)
        if (f->evidence.items[i]->standing == POV_USED)
            f->evidence.items[i]->standing = POV_DISPUTED;
    return is_new;
}

/* Which source gave way to which, and what is stated twice. */

const char *reconcile_describe(const pov_findings *findings,
                               const pov_evidence *e, size_t source)
{
    pov_language l = findings->language;

    return pov_arena_format(
        findings->arena, "'%s' (%s, %s)", e->sources.items[source].raw,
        e->document->is_unnamed ? pov_say(l, "no plan named") : e->document->id,
        pov_words(POV_TERMS_STATUS, e->status, l));
}

const char *reconcile_reason(const pov_equation *by)
{
    return by ? by->says : "another statement of the same figure";
}

static void relate_reviser(pov_findings *findings, pov_finding *finding,
                           const pov_evidence *e)
{
    if (!pov_finding_is_kept(findings, finding))
        return;
    for (size_t i = 0; i < e->sources.count; i++)
        pov_find_related(findings, finding, e->sources.items[i].place,
                         reconcile_describe(findings, e, i));
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
                                    const pov_plan *replaced,
                                    const pov_findings *findings)
{
    pov_language l = findings->language;
    pov_arena *arena = findings->arena;
    const pov_plan *by = NULL;

    for (size_t i = 0; i < revisers->count && !by; i++)
        if (revisers->items[i] != replaced &&
            reconcile_replaces(revisers->items[i], replaced))
            by = revisers->items[i];
    if (!by)
        return pov_say(l, "a revised figure replaces it");
    if (reconcile_replaces_by_name(by, replaced))
        return pov_arena_format(arena,
                                pov_say(l, "revised, and %s replaces %s"),
                                by->id, replaced->id);
    return pov_arena_format(
        arena, pov_say(l, "revised, and published later (%s after %s)"),
        pov_say_day(l, arena, by->published),
        pov_say_day(l, arena, replaced->published));
}

static const char *rule_of(const pov_figure *f, const pov_evidence *e,
                           const plan_list *revisers, pov_findings *findings)
{
    pov_language l = findings->language;

    if (!pov_findings_have_room(findings, POV_FOUND_OUTRANKED))
        return ""; /* it will not be printed */
    if (e->standing == POV_SUPERSEDED)
        return rule_of_revision(revisers, e->document, findings);
    return pov_arena_format(findings->arena, pov_say(l, "%s outranks %s"),
                            pov_words(POV_TERMS_STATUS, f->chosen->status, l),
                            pov_words(POV_TERMS_STATUS, e->status, l));
}

/** Something other than the chosen statement that rules this one out, or
 *  NULL. */
static const pov_derivation *against(const pov_figure *f, const pov_evidence *e)
{
    for (size_t i = 0; f->chosen && i < pov_figure_bonds(f)->derivations.count;
         i++) {
        const pov_derivation *d = pov_figure_bonds(f)->derivations.items[i];

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
    const char *range = d ? reconcile_range_text(&d->gives, findings) : NULL;

    if (!range || !pov_finding_is_kept(findings, finding))
        return;
    pov_find_related(findings, finding, e->sources.items[0].place,
                     pov_arena_format(findings->arena,
                                      pov_say(findings->language,
                                              "\"%s\" speaks against '%s' as "
                                              "well: %s"),
                                      pov_say(findings->language, d->by->says),
                                      e->sources.items[0].raw, range));
}

/** What the statements of a figure gave way to: the chosen one, or, if a
 *  revision left none, that of the other measure. */
static const pov_evidence *winner_of(const pov_figure *f)
{
    const pov_figure *other = reconcile_other_measure(f);

    return f->chosen || f->conflict || !other ? f->chosen : other->chosen;
}

static bool any_gave_way(const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++)
        if (gave_way(f->evidence.items[i]))
            return true;
    return false;
}

/** Say which statements gave way to the chosen one, and why. */
static void report_outranked(const pov_figure *f, pov_findings *findings)
{
    const pov_evidence *winner = any_gave_way(f) ? winner_of(f) : NULL;
    plan_list revisers = {0};

    if (!winner)
        return;
    add_revisers(&revisers, f, findings->arena);
    add_revisers(&revisers, reconcile_other_measure(f), findings->arena);
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        const char *rule;
        pov_finding *finding;

        if (!gave_way(e))
            continue;
        rule = rule_of(f, e, &revisers, findings);
        finding =
            pov_find(findings, POV_FOUND_OUTRANKED, e->sources.items[0].place,
                     "%s, %s: '%s' gives way to '%s': %s", f->key.area->id,
                     f->key.indicator->id, e->sources.items[0].raw,
                     winner->sources.items[0].raw, rule);
        if (pov_finding_is_kept(findings, finding))
            pov_finding_about(finding, f->key.area->name,
                              pov_arena_format(findings->arena, "%s %d %ld %s",
                                               f->key.indicator->id,
                                               (int)f->key.unit,
                                               (long)f->key.as_of, rule));
        relate_reviser(findings, finding, winner);
        relate_against(f, e, finding, findings);
    }
}

/** The second place where a document says just this, or NULL; what is said
 *  beside something else does not count. */
static const pov_source *said_again(const pov_evidence *e)
{
    size_t n = 0;

    for (size_t i = 0; e->sources.count > 1 && i < e->sources.count; i++)
        if (!pov_source_remarks(&e->sources.items[i])->is_aside && ++n == 2)
            return &e->sources.items[i];
    return NULL;
}

/** One finding is enough for a row of a table that stands there twice. */
static bool is_first_on_line(pov_map *lines, pov_place place, pov_arena *arena)
{
    place.column = 0;
    return pov_map_add(lines, arena, &place, sizeof place);
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
        finding =
            pov_find(findings, POV_FOUND_DUPLICATE, again->place,
                     "%s, %s: '%s', %zu times", f->key.area->id,
                     f->key.indicator->id, again->raw, (size_t)e->source_count);
        relate_reviser(findings, finding, e);
    }
}

void reconcile_report(const pov_figures *figures, pov_findings *findings)
{
    const unsigned stronger = POV_AMONG_RIVALS | POV_AMONG_REVISED;
    bool may_outrank = pov_figures_may_have(figures, stronger);
    pov_map lines = {0};

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        if (may_outrank)
            report_outranked(f, findings);
        if (f->is_repeated)
            report_duplicates(f, &lines, findings);
    }
}

/* Where equal sources differ nothing is chosen, but often something else
 * decides: a rate and its whole, the total of a column.  Conflicts are
 * reported last, when all that is known. */

/** Values and places named in one finding; the rest are counted. */
enum { MOST_NAMED = 8 };

/** Does what other figures say leave room for the statement? */
static bool fits(const pov_figure *f, const pov_evidence *e)
{
    return pov_interval_agree(&pov_figure_dispute(f)->expected, &e->allows);
}

/** Do other figures say anything, and nothing absurd? */
static bool is_expected(const pov_figure *f)
{
    const pov_dispute *d = pov_figure_dispute(f);

    return d->expected_by && !pov_interval_is_empty(&d->expected);
}

/** ": 1155 to 1157", or nothing. */
static const char *show_expected(const pov_figure *f,
                                 const pov_findings *findings)
{
    const char *range =
        reconcile_range_text(&pov_figure_dispute(f)->expected, findings);

    return range ? pov_arena_format(findings->arena, ": %s", range) : "";
}

/** What a source says, and what speaks for or against it. */
static const char *describe(const pov_figures *figures, const pov_figure *f,
                            const pov_evidence *e, size_t source,
                            const pov_findings *findings)
{
    pov_language l = findings->language;
    const char *says = reconcile_describe(findings, e, source);
    const char *supported =
        pov_figures_supported(figures, e->sources.items[source].place);

    if (is_expected(f))
        says = pov_arena_format(
            findings->arena,
            fits(f, e) ? pov_say(l, "%s fits \"%s\"%s")
                       : pov_say(l, "%s does not fit \"%s\"%s"),
            says, pov_say(l, pov_figure_dispute(f)->expected_by->says),
            show_expected(f, findings));
    if (supported)
        says = pov_arena_format(findings->arena, "%s; %s", says, supported);
    return says;
}

static void relate(const pov_figures *figures, const pov_figure *f,
                   const pov_evidence *e, pov_finding *finding,
                   pov_findings *findings)
{
    if (!pov_finding_is_kept(findings, finding))
        return;
    for (size_t i = 0; i < e->sources.count; i++)
        pov_find_related(findings, finding, e->sources.items[i].place,
                         describe(figures, f, e, i, findings));
}

/** Why none of them was chosen. */
static const char *no_rule(const pov_evidence *first, bool several_documents,
                           const pov_findings *findings)
{
    pov_language l = findings->language;
    pov_status rank = pov_status_rank(first->status);

    if (!several_documents)
        return pov_say(l, "no rule decides between rows of one document");
    return pov_arena_format(
        findings->arena,
        pov_say(l, "no rule decides: each is %s, none replaces another"),
        pov_words(POV_TERMS_STATUS, rank, l));
}

/** The statements that differ, and whether several documents make them. */
typedef struct dispute {
    const pov_evidence *first;
    const pov_evidence *fitting; /* the only one that fits, or NULL */
    size_t count, n_fitting;
    bool several_documents;
} dispute;

static dispute look_at(const pov_figure *f)
{
    dispute d = {.first = NULL};

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing != POV_DISPUTED)
            continue;
        d.first = d.first ? d.first : e;
        d.several_documents =
            d.several_documents || d.first->document != e->document;
        d.count++;
        if (!is_expected(f) || !fits(f, e))
            continue;
        d.fitting = ++d.n_fitting == 1 ? e : NULL;
    }
    return d;
}

static const char *show_values(const pov_figure *f, size_t count,
                               const pov_findings *findings)
{
    pov_language l = findings->language;
    const char *values = "";
    size_t named = 0;

    for (size_t i = 0; i < f->evidence.count && named < MOST_NAMED; i++)
        if (f->evidence.items[i]->standing == POV_DISPUTED)
            values =
                pov_arena_format(findings->arena, "%s%s'%s'", values,
                                 named++ ? pov_say(l, " against ") : "",
                                 f->evidence.items[i]->sources.items[0].raw);
    if (count > named)
        values =
            pov_arena_format(findings->arena, pov_say(l, "%s and %zu more"),
                             values, count - named);
    return values;
}

static void report(const pov_figures *figures, const pov_figure *f,
                   pov_findings *findings)
{
    dispute d = look_at(f);
    size_t named = 0;
    pov_finding *finding;

    assert(d.first);
    finding = pov_find(
        findings,
        d.several_documents ? POV_FOUND_CONFLICT : POV_FOUND_CONFLICT_INSIDE,
        d.first->sources.items[0].place, "%s, %s: %s; %s", f->key.area->id,
        f->key.indicator->id, show_values(f, d.count, findings),
        no_rule(d.first, d.several_documents, findings));
    if (d.fitting && pov_finding_is_kept(findings, finding))
        finding->help = pov_arena_format(
            findings->arena,
            pov_say(findings->language,
                    d.count == 2
                        ? "only '%s' fits the other figures: check the other "
                          "one"
                        : "only '%s' fits the other figures: check the "
                          "others"),
            d.fitting->sources.items[0].raw);
    for (size_t i = 0; i < f->evidence.count && named < MOST_NAMED; i++)
        if (f->evidence.items[i]->standing == POV_DISPUTED) {
            relate(figures, f, f->evidence.items[i], finding, findings);
            named++;
        }
}

void reconcile_report_conflicts(const pov_figures *figures,
                                pov_findings *findings)
{
    bool may_be = pov_figures_may_have(figures, POV_AMONG_CONFLICTS);

    for (size_t i = 0; may_be && i < figures->count; i++)
        if (figures->items[i]->conflict &&
            figures->items[i]->blame == POV_NOT_BLAMED)
            report(figures, figures->items[i], findings);
}
