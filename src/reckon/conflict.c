#include "reckon/conflict.h"
#include "reckon/engine.h"

#include <assert.h>

#include "reckon/interval_text.h"
#include "reckon/reconcile.h"

/* Where equal sources differ nothing is chosen, but often something else
 * decides: a rate and its whole, the total of a column.  Conflicts are
 * reported last, when all that is known. */

/** Values and places named in one finding; the rest are counted. */
enum { MOST_NAMED = 8 };

/** Does what other figures say leave room for the statement? */
static bool fits(const pov_figure *f, const pov_evidence *e)
{
    return pov_interval_agree(&f->expected, &e->allows);
}

/** Do other figures say anything, and nothing absurd? */
static bool is_expected(const pov_figure *f)
{
    return f->expected_by && !pov_interval_is_empty(&f->expected);
}

/** ": 1155 to 1157", or nothing. */
static const char *show_expected(const pov_figure *f,
                                 const pov_findings *findings)
{
    const char *range = interval_text(&f->expected, findings);

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
            says, pov_say(l, f->expected_by->says), show_expected(f, findings));
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
        pov_say(l, pov_status_name(rank)));
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

void conflicts_report(const pov_figures *figures, pov_findings *findings)
{
    for (size_t i = 0; i < figures->count; i++)
        if (figures->items[i]->conflict)
            report(figures, figures->items[i], findings);
}
