#ifndef POVSTAT_TESTS_UNIT_FIGURES_LINES_H
#define POVSTAT_TESTS_UNIT_FIGURES_LINES_H

/* What a reading came to, as sorted lines without files and lines: equal
 * figures give equal lines.  Of unit tests and of fuzzing. */

#include <stdlib.h>
#include <string.h>

#include "povstat/arena.h"
#include "povstat/figures.h"
#include "povstat/measure.h"
#include "write/escape.h"

typedef struct dump {
    const char **items;
    size_t count, capacity;
} dump;

static inline const char *dump_day(pov_arena *a, pov_day day)
{
    char text[POV_DAY_TEXT_SIZE] = "-";

    if (day)
        pov_day_print(day, text);
    return pov_arena_format(a, "%s", text);
}

static inline const char *dump_end(pov_arena *a, const pov_end *end)
{
    if (!end->finite)
        return "open";
    return pov_arena_format(a, "%lld/%lld%s", (long long)end->at.over,
                            (long long)end->at.under,
                            end->closed ? "" : " excluded");
}

static inline const char *dump_key(pov_arena *a, const pov_key *key)
{
    const pov_plan *plan = key->plan;

    return pov_arena_format(a, "%s %s %s %s %s unit=%d %s %s", key->area->id,
                            key->indicator->id,
                            key->standard ? key->standard->id : "-",
                            !plan              ? "actual"
                            : plan->is_unnamed ? "target"
                                               : plan->id,
                            pov_code(POV_TERMS_FORM, key->form), (int)key->unit,
                            dump_day(a, key->since), dump_day(a, key->as_of));
}

static inline int compare_lines(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

static inline void dump_sort(dump *d)
{
    if (d->count)
        qsort(d->items, d->count, sizeof *d->items, compare_lines);
}

/* A whole of "95/12.791" is a row of its own, and how often a thing was typed
 * is not said again; the rest is what was stated, and what cannot be seen in it
 * as an export shows it. */
static inline void dump_statement(dump *d, pov_arena *a, const pov_evidence *e)
{
    const pov_phrase says = pov_evidence_phrase(e), *p = &says;
    const pov_figure *f = e->figure;

    pov_arena_push(
        a, d,
        pov_arena_format(
            a,
            "%s says op=%d%s %s to %s from %s%s%s by %s, %s, since %s "
            "standing=%d%s: %s .. %s, “%s”",
            dump_key(a, &f->key), (int)p->op, p->op_said ? " said" : "",
            p->has_amount ? pov_decimal_typed(a, p->amount) : "-",
            p->has_stretch ? pov_decimal_typed(a, p->stretch) : "-",
            p->has_baseline ? pov_decimal_typed(a, p->baseline) : "-",
            p->about ? " about" : "", p->fewer ? " fewer" : "",
            e->document->is_unnamed ? "-" : e->document->id,
            pov_code(POV_TERMS_STATUS, e->status),
            f->key.plan ? dump_day(a, e->since) : "anything", (int)e->standing,
            f->chosen == e ? " chosen" : "", dump_end(a, &e->allows.low),
            dump_end(a, &e->allows.high),
            escape_terminal(a, e->sources.items[0].raw)));
}

static inline void dump_known(dump *d, pov_arena *a, const pov_figure *f)
{
    const pov_derivation *by = pov_figure_derived(f);

    pov_arena_push(
        a, d,
        pov_arena_format(
            a, "%s is %s .. %s%s, derived by %s", dump_key(a, &f->key),
            dump_end(a, &f->value.low), dump_end(a, &f->value.high),
            f->conflict ? " in conflict" : "", by ? by->by->id : "nothing"));
}

/** What was stated, what is known, and how each target is judged. */
static inline dump dump_figures(pov_arena *a, const pov_figures *figures,
                                const pov_progress_list *progress)
{
    dump d = {0};

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        dump_known(&d, a, f);
        for (size_t e = 0; e < f->evidence.count; e++)
            dump_statement(&d, a, f->evidence.items[e]);
    }
    for (size_t i = 0; i < progress->count; i++) {
        const pov_progress *p = progress->items[i];

        pov_arena_push(
            a, &d,
            pov_arena_format(a, "%s is judged %s, flags %x",
                             dump_key(a, &p->target->key),
                             pov_code(POV_TERMS_VERDICT, p->outcome.verdict),
                             p->outcome.flags));
    }
    dump_sort(&d);
    return d;
}

#endif
