#include "povstat/reckon.h"
#include "reckon/interval_text.h"
#include "reckon/reconcile.h"

/* Which source gave way to which, and what is stated twice. */

const char *reconcile_describe(const pov_findings *findings,
                               const pov_evidence *e, size_t source)
{
    pov_language l = findings->language;

    return pov_arena_format(
        findings->arena, "'%s' (%s, %s)", e->sources.items[source].raw,
        e->document->is_unnamed ? pov_say(l, "no plan named") : e->document->id,
        pov_say(l, pov_status_name(e->status)));
}

const char *reconcile_reason(const pov_identity *by)
{
    return by ? by->says : "another statement of the same figure";
}

static void relate(pov_findings *findings, pov_finding *finding,
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
                            pov_say(l, pov_status_name(f->chosen->status)),
                            pov_say(l, pov_status_name(e->status)));
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
    const char *range = d ? interval_text(&d->gives, findings) : NULL;

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

/** Say which statements gave way to the chosen one, and why. */
static void report_outranked(const pov_figure *f, pov_findings *findings)
{
    const pov_evidence *winner = winner_of(f);
    plan_list revisers = {0};

    if (!winner)
        return;
    add_revisers(&revisers, f, findings->arena);
    add_revisers(&revisers, reconcile_other_measure(f), findings->arena);
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
        finding = pov_find(findings, POV_FOUND_DUPLICATE, again->place,
                           "%s, %s: '%s', %zu times", f->key.area->id,
                           f->key.indicator->id, again->raw, e->source_count);
        relate(findings, finding, e);
    }
}

void reconcile_report(const pov_figures *figures, pov_findings *findings)
{
    pov_map lines = {0};

    for (size_t i = 0; i < figures->count; i++) {
        report_outranked(figures->items[i], findings);
        report_duplicates(figures->items[i], &lines, findings);
    }
}
