#include "report/diff.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "report/figure_text.h"

/* A finding is the same one if code, file and what was typed are: lines move
 * when rows are put in. */

static const pov_column columns[] = {
    {.key = "change"}, {.key = "code"},   {.key = "severity"}, {.key = "file"},
    {.key = "line"},   {.key = "column"}, {.key = "message"},  {.key = "help"},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const pov_column shown_columns[3] = {
    {.label = "Code"},
    {.label = "Where"},
    {.label = "Finding", .may_wrap = true},
};

static bool ends_in_line(const char *text, size_t length)
{
    static const char *const words[] = {"line ", "lines ", "dòng "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);

        if (length >= n && !strcmp(text + length - n, words[i]))
            return true;
    }
    return false;
}

/** "as line 3" becomes "as line ": other lines are named in a detail. */
static const char *without_lines(const differ *d, const char *detail)
{
    size_t length = strlen(detail), n = 0;
    char *text = pov_arena_copy(d->arena, detail, length);
    bool after_line = false;

    for (size_t i = 0; i < length; i++) {
        bool is_number = isdigit((unsigned char)detail[i]) || detail[i] == '-';

        if (after_line && is_number)
            continue;
        text[n++] = detail[i];
        text[n] = '\0';
        after_line = ends_in_line(text, n);
    }
    return text;
}

/** Does it name two statements in the order of their lines? */
static bool names_two(pov_finding_kind kind)
{
    return kind == POV_FOUND_CONFLICT || kind == POV_FOUND_CONFLICT_INSIDE;
}

/** "poor: 'B' against 'A'" as "poor: 'A' against 'B'": rows may swap. */
static const char *in_order(const differ *d, const char *detail)
{
    const char *between = pov_say(d->language, " against ");
    const char *first = strstr(detail, ": '");
    const char *middle = first ? strstr(first, between) : NULL;
    const char *second = middle ? middle + strlen(between) : NULL;
    int n_head, n_first;
    char *swapped;

    if (!middle)
        return detail;
    first += strlen(": ");
    n_head = (int)(first - detail);
    n_first = (int)(middle - first);
    swapped = pov_arena_format(d->arena, "%.*s%s%s%.*s", n_head, detail, second,
                               between, n_first, first);
    return strcmp(detail, swapped) < 0 ? detail : swapped;
}

static const char *finding_group(const differ *d, const diff_side *side,
                                 const pov_finding *f)
{
    const char *file = side_path(side, f->place.file);
    const char *detail = f->detail ? without_lines(d, f->detail) : "";

    return pov_arena_format(d->arena, "%s\x01%s\x01%s",
                            pov_finding_types[f->kind].code, file ? file : "",
                            names_two(f->kind) ? in_order(d, detail) : detail);
}

static merge_list findings_of(const differ *d, const diff_side *side)
{
    const pov_findings *all = side->results->findings;
    merge_list list = {0};

    for (size_t i = 0; i < all->count; i++)
        merge_add(&list, d->arena, finding_group(d, side, all->items[i]), "",
                  all->items[i]);
    return list;
}

static void add_row(pov_table *rows, const differ *d, const diff_side *side,
                    change what, const pov_finding *f)
{
    const pov_finding_type *type = &pov_finding_types[f->kind];

    pov_table_add(rows, d->arena,
                  (pov_cell[]){
                      pov_cell_text(change_code(what)),
                      pov_cell_text(type->code),
                      pov_cell_text(pov_severity_name(type->severity)),
                      pov_cell_text(side_path(side, f->place.file)),
                      pov_cell_count_if(d->arena, f->place.line),
                      pov_cell_count_if(d->arena, f->place.column),
                      pov_cell_text(pov_finding_message(d->arena, f)),
                      pov_cell_text(f->help),
                  });
}

static void show_row(pov_section *s, const differ *d, const diff_side *side,
                     const pov_finding *f)
{
    static const pov_tone tones[] = {POV_TONE_MUTED, POV_TONE_WATCH,
                                     POV_TONE_BAD, POV_TONE_BAD};
    const pov_finding_type *type = &pov_finding_types[f->kind];
    pov_cell code = pov_cell_text(pov_arena_format(
        d->arena, "%s[%s]",
        pov_say(d->language, pov_severity_name(type->severity)), type->code));

    if (type->severity == POV_NOTE && !d->in_full)
        return;
    code.tone = tones[type->severity];
    pov_table_add(&s->table, d->arena,
                  (pov_cell[]){
                      code,
                      pov_cell_text(side_place(d, side, f->place)),
                      pov_cell_text(pov_finding_message(d->arena, f)),
                  });
}

static pov_section section_of(const differ *d, word heading)
{
    return (pov_section){.depth = 1,
                         .heading = word_in(d->language, heading),
                         .table = {.columns = columns_in(
                                       d->language, shown_columns, 3, d->arena),
                                   .n_columns = 3}};
}

pov_table *finding_rows_new(pov_arena *arena)
{
    pov_table *rows = pov_arena_alloc(arena, sizeof *rows);

    *rows = (pov_table){.columns = columns, .n_columns = N_COLUMNS};
    return rows;
}

/** Findings of one side that the other does not have. */
typedef struct lone_findings {
    const pov_finding **items;
    size_t count, capacity;
} lone_findings;

static int compare_lone(const void *left, const void *right)
{
    const pov_finding *const *a = left, *const *b = right;
    const pov_finding_type *x = &pov_finding_types[(*a)->kind];
    const pov_finding_type *y = &pov_finding_types[(*b)->kind];
    int order = (int)y->severity - (int)x->severity;

    if (!order)
        order = pov_place_compare((*a)->place, (*b)->place);
    if (!order)
        order = strcmp(x->code, y->code);
    if (!order)
        order = strcmp((*a)->detail ? (*a)->detail : "",
                       (*b)->detail ? (*b)->detail : "");
    return order;
}

static void tell_lone(const differ *d, const diff_side *side, change what,
                      lone_findings *lone, pov_table *rows)
{
    pov_section s =
        section_of(d, what == CHANGE_APPEARED ? WORD_FINDINGS_APPEARED
                                              : WORD_FINDINGS_MENDED);

    if (lone->count)
        qsort(lone->items, lone->count, sizeof *lone->items, compare_lone);
    for (size_t i = 0; i < lone->count; i++) {
        add_row(rows, d, side, what, lone->items[i]);
        show_row(&s, d, side, lone->items[i]);
    }
    if (s.table.count)
        pov_arena_push(d->arena, &d->report->sections, s);
}

static size_t count_notes(const lone_findings *lone)
{
    size_t n = 0;

    for (size_t i = 0; i < lone->count; i++)
        n += pov_finding_types[lone->items[i]->kind].severity == POV_NOTE;
    return n;
}

change_tally diff_findings(const differ *d, pov_table *rows)
{
    merge_list old = findings_of(d, &d->old), new = findings_of(d, &d->new);
    merge_pairs pairs = merge_lists(&old, &new, d->arena);
    lone_findings came = {0}, went = {0};
    change_tally tally = {0};

    for (size_t i = 0; i < pairs.count; i++) {
        const merge_pair *pair = &pairs.items[i];

        if (!pair->old)
            pov_arena_push(d->arena, &came, pair->new);
        if (!pair->new)
            pov_arena_push(d->arena, &went, pair->old);
    }
    tell_lone(d, &d->new, CHANGE_APPEARED, &came, rows);
    tell_lone(d, &d->old, CHANGE_WENT_AWAY, &went, rows);
    tally.of[CHANGE_APPEARED] = came.count;
    tally.of[CHANGE_WENT_AWAY] = went.count;
    if (!d->in_full)
        tally.hidden = count_notes(&came) + count_notes(&went);
    return tally;
}
