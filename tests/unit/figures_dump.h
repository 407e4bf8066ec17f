#ifndef POVSTAT_TESTS_UNIT_FIGURES_DUMP_H
#define POVSTAT_TESTS_UNIT_FIGURES_DUMP_H

/* What a reading came to, as sorted lines without files, lines and spellings:
 * equal readings give equal dumps. */

#include "extract_fixture.h"
#include "figures_lines.h"

static inline void dump_evidence(dump *d, const pov_evidence *e)
{
    const pov_phrase says = pov_evidence_phrase(e), *p = &says;

    pov_arena_push(
        arena, d,
        pov_arena_format(
            arena, "%s says op=%d %s to %s of %s from %s%s%s standing=%d x%zu",
            dump_key(arena, &e->figure->key), (int)p->op,
            p->has_amount ? pov_decimal_text(arena, p->amount) : "-",
            p->has_stretch ? pov_decimal_text(arena, p->stretch) : "-",
            p->has_whole ? pov_decimal_text(arena, p->whole) : "-",
            p->has_baseline ? pov_decimal_text(arena, p->baseline) : "-",
            p->about ? " about" : "", p->fewer ? " fewer" : "",
            (int)e->standing, (size_t)e->source_count));
}

/** What was stated. */
static inline dump dump_stated(const reading *r)
{
    dump d = {0};

    for (size_t i = 0; i < r->figures->count; i++)
        for (size_t e = 0; e < r->figures->items[i]->evidence.count; e++)
            dump_evidence(&d, r->figures->items[i]->evidence.items[e]);
    dump_sort(&d);
    return d;
}

/** What was stated, what follows from it, and how each target is judged. */
static inline dump dump_all(const reading *r)
{
    dump d = dump_stated(r);

    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        pov_arena_push(arena, &d,
                       pov_arena_format(arena, "%s is %s .. %s%s",
                                        dump_key(arena, &f->key),
                                        dump_end(arena, &f->value.low),
                                        dump_end(arena, &f->value.high),
                                        f->conflict ? " in conflict" : ""));
    }
    for (size_t i = 0; i < r->progress.count; i++) {
        const pov_progress *p = r->progress.items[i];

        pov_arena_push(
            arena, &d,
            pov_arena_format(arena, "%s is judged %s, flags %x",
                             dump_key(arena, &p->target->key),
                             pov_code(POV_TERMS_VERDICT, p->outcome.verdict),
                             p->outcome.flags));
    }
    dump_sort(&d);
    return d;
}

/** How often each code was found. */
static inline dump dump_codes(const reading *r)
{
    dump d = {0};

    for (int kind = 0; kind < POV_N_FINDING_KINDS; kind++)
        if (r->findings.found[kind])
            pov_arena_push(arena, &d,
                           pov_arena_format(arena, "%s x%zu",
                                            pov_finding_types[kind].code,
                                            r->findings.found[kind]));
    return d;
}

static inline bool dump_holds(const dump *d, const char *line)
{
    return d->count &&
           bsearch(&line, d->items, d->count, sizeof *d->items, compare_lines);
}

static inline void assert_same_dump(const dump *expected, const dump *got)
{
    for (size_t i = 0; i < expected->count || i < got->count; i++) {
        const char *a = i < expected->count ? expected->items[i] : "(nothing)";
        const char *b = i < got->count ? got->items[i] : "(nothing)";

        if (strcmp(a, b) != 0)
            fail_msg("expected: %s\ngot:      %s", a, b);
    }
}

#endif
