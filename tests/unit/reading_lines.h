#ifndef POVSTAT_TESTS_UNIT_READING_LINES_H
#define POVSTAT_TESTS_UNIT_READING_LINES_H

/* Everything that reading a file gave, as lines in the order in which it came:
 * every figure with all that is kept of who states it, every finding, what
 * became of the cells.  Of unit tests and of fuzzing. */

#include "figures_lines.h"
#include "povstat/extract.h"

static inline const char *dump_place(pov_arena *a, pov_place place)
{
    const char *text = pov_place_text(a, place);

    return text ? text : "-";
}

static inline const char *dump_text(const char *text)
{
    return text ? text : "-";
}

static inline void dump_sources(dump *d, pov_arena *a, const pov_evidence *e)
{
    for (size_t i = 0; i < e->sources.count; i++) {
        const pov_source *s = &e->sources.items[i];
        const pov_remarks *r = pov_source_remarks(s);

        pov_arena_push(a, d,
                       pov_arena_format(
                           a, "  %s: “%s” %s %s %s%s", dump_place(a, s->place),
                           s->raw, dump_text(r->locator), dump_text(r->note),
                           dump_text(r->line), r->is_aside ? " aside" : ""));
    }
}

static inline void dump_finding(dump *d, pov_arena *a, const pov_finding *f)
{
    pov_arena_push(
        a, d,
        pov_arena_format(a, "%s: %s '%s' %zu %s", dump_place(a, f->place),
                         pov_finding_message(a, f), dump_text(f->line), f->span,
                         dump_text(f->instead)));
    for (size_t i = 0; i < f->related.count; i++)
        pov_arena_push(
            a, d,
            pov_arena_format(a, "  %s %s",
                             dump_place(a, f->related.items[i].place),
                             dump_text(f->related.items[i].says)));
}

/** All that was read, the figures in order. */
static inline dump dump_reading(pov_arena *a, pov_figures *figures,
                                const pov_findings *findings,
                                const pov_read_tally *tally)
{
    dump d = {0};

    pov_figures_sort(figures);
    for (size_t i = 0; i < figures->count; i++)
        for (size_t e = 0; e < figures->items[i]->evidence.count; e++) {
            const pov_evidence *is = figures->items[i]->evidence.items[e];

            dump_statement(&d, a, is);
            pov_arena_push(a, &d,
                           pov_arena_format(a, "  since %s, %zu times%s%s",
                                            dump_day(a, is->since),
                                            (size_t)is->source_count,
                                            is->says.form_said ? " form" : "",
                                            is->says.unit_said ? " unit" : ""));
            dump_sources(&d, a, is);
        }
    for (size_t i = 0; i < findings->count; i++)
        dump_finding(&d, a, findings->items[i]);
    for (size_t i = 0; i < figures->unsettled.count; i++)
        pov_arena_push(
            a, &d,
            pov_arena_format(a, "unsettled %s",
                             dump_place(a, figures->unsettled.items[i].place)));
    pov_arena_push(a, &d,
                   pov_arena_format(a, "%zu rows, %zu cells: %zu %zu %zu %zu",
                                    tally->rows, tally->cells, tally->used,
                                    tally->blank, tally->refused,
                                    tally->not_data));
    return d;
}

/** Where two readings differ; NULL: nowhere. */
static inline const char *dump_difference(pov_arena *a, const dump *one,
                                          const dump *other)
{
    for (size_t i = 0; i < one->count || i < other->count; i++) {
        const char *x = i < one->count ? one->items[i] : "(nothing)";
        const char *y = i < other->count ? other->items[i] : "(nothing)";

        if (strcmp(x, y) != 0)
            return pov_arena_format(a, "%s\ninstead of %s", x, y);
    }
    return NULL;
}

#endif
