#include "view/findings.h"

#include <string.h>

#include "povstat/view.h"
#include "view/machine.h"
#include "view/select.h"
#include "view/words.h"

static pov_cell related_cell(pov_arena *arena, const pov_finding *finding)
{
    pov_table *table = machine_places_new(arena);

    for (size_t i = 0; i < finding->related.count; i++)
        machine_places_add(table, arena, finding->related.items[i].place);
    return pov_cell_table(table);
}

/* FIELD(key, label, value, how): the place in rows and sheet is that here. */
#define FIELDS                                                                 \
    FIELD(code, "Code", pov_cell_text(type->code), 0)                          \
    FIELD(severity, "Severity",                                                \
          pov_cell_term(POV_TERMS_SEVERITY, type->severity), 0)                \
    FIELD(file, "File", pov_cell_text(f->place.file), 0)                       \
    FIELD(line, "Line", pov_cell_count_if(f->place.line),                      \
          FIELD_NUMBER | FIELD_NAME)                                           \
    FIELD(column, "Column", pov_cell_count_if(f->place.column),                \
          FIELD_NUMBER | FIELD_NAME)                                           \
    FIELD(message, "What is wrong",                                            \
          pov_cell_text(pov_finding_message(v->arena, f)), FIELD_WRAPS)        \
    FIELD(help, "How to mend it", pov_cell_text(f->help), FIELD_WRAPS)         \
    FIELD(related, "See also", related_cell(v->arena, f), FIELD_WRAPS)

#define FIELD(name, label, gives, how)                                         \
    static pov_cell name##_field(const field_view *v, const void *row)         \
    {                                                                          \
        const pov_finding *f = *(const pov_finding *const *)row;               \
        const pov_finding_type *type = &pov_finding_types[f->kind];            \
                                                                               \
        (void)v, (void)type;                                                   \
        return gives;                                                          \
    }
FIELDS
#undef FIELD

static const field fields[] = {
#define FIELD(name, label, gives, how)                                         \
    {#name,                                                                    \
     label,                                                                    \
     {[FIELD_ROWS] = 1, [FIELD_SHEET] = 1},                                    \
     how,                                                                      \
     .of = name##_field},
    FIELDS
#undef FIELD
};

static field_rows all_of(const pov_findings *findings)
{
    return (field_rows){
        fields,          sizeof fields / sizeof *fields, findings->items,
        findings->count, sizeof *findings->items,        NULL};
}

pov_cell pov_findings_cell(const pov_findings *findings, pov_arena *arena)
{
    const pov_results r = {.arena = arena, .language = POV_EN};

    return pov_cell_rows(fields_rows(&r, all_of(findings), FIELD_ROWS, NULL));
}

const pov_rows *findings_sheet(const pov_results *r)
{
    return fields_rows(r, all_of(r->findings), FIELD_SHEET, NULL);
}

/* The findings as people read them on a page; on a terminal they are printed
 * as a compiler prints them. */

static const pov_column shown_columns[5] = {
    {.label = "Finding", .may_wrap = true},
    {.label = "Severity"},
    {.label = "Code"},
    {.label = "Where", .may_wrap = true},
    {.label = "What to do", .may_wrap = true},
};

static void add_related(pov_section *s, pov_arena *arena,
                        const pov_related *related)
{
    pov_cell blank = pov_cell_text("");
    pov_cell row[5] = {blank, blank, blank, blank, blank};

    row[0] = pov_cell_text(related->says ? related->says : "");
    row[0].indent = 1;
    row[3] = pov_cell_text(pov_place_text(arena, related->place));
    pov_table_add(&s->table, arena, row);
}

/** Those of `n` places that are `shown`, and how many are not. */
static void add_places(pov_section *s, pov_language l, pov_arena *arena,
                       const pov_related places[], size_t n, size_t shown)
{
    pov_related rest = {.says = NULL};

    for (size_t i = 0; i < n && i < shown; i++)
        add_related(s, arena, &places[i]);
    if (shown >= n)
        return;
    rest.says = pov_say_format(l, arena, "… and %zu more places", n - shown);
    add_related(s, arena, &rest);
}

static void add_finding(pov_section *s, pov_language l, pov_arena *arena,
                        const pov_finding *f)
{
    enum { MOST_ALIKE = 5 };
    const size_t own = f->related.count - f->n_alike;
    const pov_finding_type *type = &pov_finding_types[f->kind];
    pov_cell row[5] = {
        pov_cell_text(pov_finding_message(arena, f)),
        pov_cell_text(pov_words(POV_TERMS_SEVERITY, type->severity, l)),
        pov_cell_text(type->code),
        pov_cell_text(pov_place_text(arena, f->place)),
        pov_cell_text_if(f->help),
    };
    const char *rows = pov_finding_rows(arena, f);

    if (rows)
        row[3].text = pov_arena_format(arena, "%s %s", row[3].text, rows);

    row[1].tone = pov_tone_of(POV_TERMS_SEVERITY, type->severity);
    pov_table_add(&s->table, arena, row);
    add_places(s, l, arena, f->related.items, own,
               pov_finding_related_shown(f));
    add_places(s, l, arena, pov_finding_alike(f), f->n_alike, MOST_ALIKE);
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
                                        words_in(l, WORD_MORE_FINDINGS)));
}

static pov_section findings_section(const pov_findings *findings,
                                    pov_language l, pov_arena *arena)
{
    pov_section s = {.depth = 1, .heading = words_in(l, WORD_PAGE_FINDINGS)};

    s.table = (pov_table){.columns = words_columns(l, shown_columns, 5, arena),
                          .n_columns = 5};
    for (size_t i = 0; i < findings->count; i++)
        if (!findings->items[i]->is_equal)
            add_finding(&s, l, arena, findings->items[i]);
    add_rest(&s, findings, l, arena);
    return s;
}

void findings_attach(pov_report *report, const pov_results *r)
{
    const pov_section s = findings_section(r->findings, r->language, r->arena);

    if (s.table.count)
        pov_arena_push(r->arena, &report->sections, s);
}

pov_report *pov_report_findings(const pov_findings *findings, pov_language l,
                                pov_arena *arena)
{
    pov_report *report = pov_arena_alloc(arena, sizeof *report);
    pov_section s = findings_section(findings, l, arena);

    report->title = words_in(l, WORD_PAGE_FINDINGS);
    report->page = words_page(l);
    s.heading = NULL;
    if (s.table.count)
        pov_arena_push(arena, &report->sections, s);
    else
        pov_arena_push(arena, &report->tail, words_in(l, WORD_NO_FINDING));
    return report;
}

/** Whom a row, or a file, speaks of. */
typedef enum speaks_of {
    SPEAKS_OF_OTHERS = 1,
    SPEAKS_OF_ASKED = 2,
} speaks_of;

/** What the rows of all files speak of. */
typedef struct spoken {
    pov_map rows, files; /* row_key, or path → a byte */
    const pov_text_list *typed;
    pov_arena *arena;
} spoken;

struct pov_asked {
    spoken spoken;
    const pov_filter *filter;
};

/** A row as a key; all of its bytes are told apart. */
typedef struct row_key {
    const char *file; /* paths are interned */
    uint64_t line;
} row_key;

static row_key row_at(pov_place place)
{
    return (row_key){place.file, place.line};
}

static void add_spoken(spoken *s, pov_map *map, const void *key, size_t size,
                       speaks_of of)
{
    void **at = pov_map_at(map, s->arena, key, size);
    unsigned char *bits = *at ? *at : pov_arena_alloc(s->arena, 1);

    *bits |= (unsigned char)of;
    *at = bits;
}

static bool is_about_asked(const pov_filter *filter, const pov_area *area)
{
    const pov_area_list *lists[] = {&filter->within, &filter->areas};

    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        for (size_t i = 0; i < lists[l]->count; i++) {
            const pov_area *asked = lists[l]->items[i];

            if (pov_area_is_kin(area, asked) || pov_area_is_under(area, asked))
                return true;
        }
    return false;
}

pov_asked *pov_asked_new(const pov_filter *filter, const pov_text_list *typed,
                         pov_arena *arena)
{
    pov_asked *a;

    if (!filter || (!filter->within.count && !filter->areas.count))
        return NULL;
    a = pov_arena_alloc(arena, sizeof *a);
    *a = (pov_asked){.spoken = {.arena = arena, .typed = typed},
                     .filter = filter};
    return a;
}

static void note_figure(spoken *s, const pov_figure *f, speaks_of of)
{
    for (size_t e = 0; e < f->evidence.count; e++)
        for (size_t k = 0; k < f->evidence.items[e]->sources.count; k++) {
            pov_place place = f->evidence.items[e]->sources.items[k].place;
            row_key row = row_at(place);

            add_spoken(s, &s->rows, &row, sizeof row, of);
            add_spoken(s, &s->files, &place.file, sizeof place.file, of);
        }
}

void pov_asked_note(pov_asked *a, const pov_figures *figures)
{
    for (size_t i = 0; a && i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        note_figure(&a->spoken, f,
                    f->evidence.count && is_about_asked(a->filter, f->key.area)
                        ? SPEAKS_OF_ASKED
                        : SPEAKS_OF_OTHERS);
    }
}

static speaks_of row_speaks_of(const spoken *s, pov_place place)
{
    const row_key row = row_at(place);
    const unsigned char *bits = pov_map_find(&s->rows, &row, sizeof row);

    return bits ? *bits : 0;
}

/** A row about nobody is one of its file; who names a file wants to know of all
 *  of them. */
static bool is_asked_for(const pov_finding *finding, const void *of)
{
    const spoken *s = of;
    const char *file = finding->place.file;
    speaks_of row = row_speaks_of(s, finding->place);
    const unsigned char *bits = pov_map_find(&s->files, &file, sizeof file);

    if (row & SPEAKS_OF_ASKED ||
        pov_finding_types[finding->kind].severity == POV_FATAL)
        return true;
    for (size_t i = 0; i < finding->related.count; i++)
        if (row_speaks_of(s, finding->related.items[i].place) & SPEAKS_OF_ASKED)
            return true;
    return !row && (!bits || *bits & SPEAKS_OF_ASKED ||
                    pov_text_list_has(s->typed, file));
}

void pov_findings_of_areas(pov_findings *findings, const pov_asked *asked)
{
    if (asked && findings->count)
        pov_findings_keep(findings, is_asked_for, &asked->spoken);
}

/** What is found wrong with a target's claim is told with the target. */
static bool is_of_shown(const pov_finding *finding, const void *of)
{
    const spoken *s = of;

    if (finding->kind != POV_FOUND_CLAIM_DISAGREES)
        return true;
    for (size_t i = 0; i < finding->related.count; i++)
        if (row_speaks_of(s, finding->related.items[i].place))
            return true;
    return !finding->related.count;
}

struct pov_targets {
    spoken spoken;
    const pov_filter *filter;
};

/** Does it let every target pass? */
static bool lets_all_pass(const pov_filter *f)
{
    return !f->within.count && !f->areas.count && !f->indicators.count &&
           !f->plans.count && !f->verdicts.count && !f->year &&
           f->era == POV_ANY_ERA;
}

pov_targets *pov_targets_new(const pov_filter *filter, pov_arena *arena)
{
    pov_targets *t;

    if (lets_all_pass(filter))
        return NULL;
    t = pov_arena_alloc(arena, sizeof *t);
    *t = (pov_targets){.spoken = {.arena = arena}, .filter = filter};
    return t;
}

/* Claims that disagree are few. */
void pov_targets_note(pov_targets *t, const pov_progress_list *progress,
                      const pov_findings *findings)
{
    if (!t || !findings->found[POV_FOUND_CLAIM_DISAGREES])
        return;
    for (size_t i = 0; i < progress->count; i++) {
        const pov_progress *p = progress->items[i];
        row_key row = row_at(p->stated->sources.items[0].place);

        if (select_target(t->filter, p))
            add_spoken(&t->spoken, &t->spoken.rows, &row, sizeof row,
                       SPEAKS_OF_ASKED);
    }
}

void pov_findings_of_targets(pov_findings *findings, const pov_targets *t)
{
    if (t && findings->found[POV_FOUND_CLAIM_DISAGREES])
        pov_findings_keep(findings, is_of_shown, &t->spoken);
}

static void add_example(pov_section *section, const char *example,
                        pov_arena *arena)
{
    while (*example) {
        size_t length = strcspn(example, "\n");

        pov_arena_push(arena, &section->code,
                       pov_arena_copy(arena, example, length));
        example += length + (example[length] == '\n');
    }
}

static pov_section explanation(const pov_finding_type *type, pov_language l,
                               pov_arena *arena)
{
    const char *const lead[] = {
        pov_say(l, type->why),
        "",
        pov_arena_format(arena, pov_say(l, "What was done: %s."),
                         pov_say(l, type->recovery)),
        pov_arena_format(arena, pov_say(l, "How to mend it: %s."),
                         pov_say(l, type->help)),
        "",
        *type->example ? pov_say(l, "For example:") : "",
    };
    pov_section section = {.heading = pov_arena_format(
                               arena, "%s (%s): %s", type->code,
                               pov_words(POV_TERMS_SEVERITY, type->severity, l),
                               pov_say(l, type->problem)),
                           .depth = 1};

    for (size_t i = 0; i < sizeof lead / sizeof *lead; i++)
        pov_arena_push(arena, &section.lead, lead[i]);
    add_example(&section, type->example, arena);
    return section;
}

pov_report *pov_report_explain(const pov_finding_kind kinds[], size_t n,
                               pov_language language, pov_arena *arena)
{
    pov_report *report = pov_arena_alloc(arena, sizeof *report);

    report->page = words_page(language);
    report->page.title = pov_say(language, "What the findings mean");
    for (size_t i = 0; i < n; i++) {
        pov_section section =
            explanation(&pov_finding_types[kinds[i]], language, arena);

        pov_arena_push(arena, &report->sections, section);
    }
    return report;
}
