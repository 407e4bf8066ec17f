#include "report/findings_section.h"

#include "report/figure_text.h"

/* The findings as people read them on a page; on a terminal they are printed
 * as a compiler prints them. */

static const pov_column columns[5] = {
    {.label = "Finding", .may_wrap = true},
    {.label = "Severity"},
    {.label = "Code"},
    {.label = "Where", .may_wrap = true},
    {.label = "What to do", .may_wrap = true},
};

static pov_tone tone_of(pov_severity severity)
{
    static const pov_tone tones[] = {
        [POV_NOTE] = POV_TONE_MUTED,
        [POV_WARNING] = POV_TONE_WATCH,
        [POV_ERROR] = POV_TONE_BAD,
        [POV_FATAL] = POV_TONE_BAD,
    };

    return tones[severity];
}

static const char *severity_word(pov_language l, pov_severity severity)
{
    static const word words[] = {
        [POV_NOTE] = WORD_SEVERITY_NOTE,
        [POV_WARNING] = WORD_SEVERITY_WARNING,
        [POV_ERROR] = WORD_SEVERITY_ERROR,
        [POV_FATAL] = WORD_SEVERITY_ERROR,
    };

    return word_in(l, words[severity]);
}

/** "FILE:3:7", as much of it as is known. */
static const char *where(pov_arena *arena, pov_place place)
{
    if (!place.file)
        return NULL;
    if (!place.line)
        return place.file;
    if (!place.column)
        return shown_place(arena, place);
    return pov_arena_format(arena, "%s:%lu", shown_place(arena, place),
                            (unsigned long)place.column);
}

static void add_related(pov_section *s, pov_arena *arena,
                        const pov_related *related)
{
    pov_cell blank = pov_cell_text("");
    pov_cell row[5] = {blank, blank, blank, blank, blank};

    row[0] = pov_cell_text(related->says ? related->says : "");
    row[0].indent = 1;
    row[3] = pov_cell_text(where(arena, related->place));
    pov_table_add(&s->table, arena, row);
}

static void add_finding(pov_section *s, pov_language l, pov_arena *arena,
                        const pov_finding *f)
{
    const pov_finding_type *type = &pov_finding_types[f->kind];
    pov_cell row[5] = {
        pov_cell_text(pov_finding_message(arena, f)),
        pov_cell_text(severity_word(l, type->severity)),
        pov_cell_text(type->code),
        pov_cell_text(where(arena, f->place)),
        pov_cell_text_if(f->help),
    };

    row[1].tone = tone_of(type->severity);
    pov_table_add(&s->table, arena, row);
    for (size_t i = 0; i < f->related.count; i++)
        add_related(s, arena, &f->related.items[i]);
}

/** Beyond a limit findings are only counted. */
static void add_rest(pov_section *s, const pov_findings *findings,
                     pov_language l, pov_arena *arena)
{
    size_t found = 0;

    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++)
        found += findings->found[i];
    if (found > findings->count)
        pov_arena_push(arena, &s->tail,
                       pov_arena_format(arena, "%zu %s",
                                        found - findings->count,
                                        word_in(l, WORD_MORE_FINDINGS)));
}

pov_section findings_section(const pov_findings *findings, pov_language l,
                             pov_arena *arena)
{
    pov_section s = {.depth = 1,
                     .page_only = true,
                     .heading = word_in(l, WORD_PAGE_FINDINGS)};

    s.table = (pov_table){.columns = columns_in(l, columns, 5, arena),
                          .n_columns = 5};
    for (size_t i = 0; i < findings->count; i++)
        add_finding(&s, l, arena, findings->items[i]);
    add_rest(&s, findings, l, arena);
    return s;
}

pov_report *pov_report_findings(const pov_findings *findings, pov_language l,
                                pov_arena *arena)
{
    pov_report *report = pov_arena_alloc(arena, sizeof *report);
    pov_section s = findings_section(findings, l, arena);

    report->title = word_in(l, WORD_PAGE_FINDINGS);
    report->page = page_words(l);
    s.heading = NULL;
    s.page_only = false;
    if (s.table.count)
        pov_arena_push(arena, &report->sections, s);
    else
        pov_arena_push(arena, &report->tail, word_in(l, WORD_NO_FINDING));
    return report;
}
