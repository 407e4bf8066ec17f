#include <string.h>

#include "cases.h"
#include "extract_fixture.h"
#include "family_lists.h"
#include "povstat/families.h"
#include "povstat/ledger.h"
#include "povstat/reckon.h"
#include "povstat/view.h"
#include "reading_lines.h"

/* A workbook that is made a family at a time is that of all figures at once:
 * sheets, rows, cells, links, and what is folded away. */

#define AS_OF pov_day_from(2025, 1, 15)

enum { N_LISTS = 60, ROWS = 200 };

typedef pov_report *make_report(const pov_results *);

/** What a workbook is made of, and for whom. */
typedef struct question {
    const char *path;
    make_report *make;
    const char *within; /* NULL: all */
} question;

static pov_results results_for(const question *q, pov_findings *findings)
{
    pov_results r = {.findings = findings,
                     .as_of = AS_OF,
                     .filter = {.folds_communes = true},
                     .language = POV_VI,
                     .draws = POV_DRAWS_WORKBOOK,
                     .arena = arena};

    if (q->within)
        pov_arena_push(arena, &r.filter.within,
                       pov_catalogue_area(catalogue, q->within));
    return r;
}

static pov_figures *read_list(const char *path, pov_findings *findings,
                              pov_read_tally *tally)
{
    pov_figures *figures = pov_figures_new(catalogue, arena);
    const pov_read_options options = {.settings = NULL};

    figures->keeps_ledger = true;
    pov_extract_read(path, &options, figures, findings, tally);
    return figures;
}

static void add_cell(dump *d, const char *sheet, size_t row,
                     const pov_cell *cell)
{
    pov_letters letters = {0};
    const char *text = pov_cell_plain(cell, arena, &letters);
    const pov_link *link = cell->link;

    pov_arena_push(
        arena, d,
        pov_arena_format(
            arena, "%s %zu: %d %s %d %d %s %s %d %s %d %zu %zu", sheet, row,
            (int)(text ? cell->kind == POV_CELL_NUMBER : 0),
            text ? pov_arena_copy(arena, text, strlen(text)) : "-",
            (int)cell->tone, (int)cell->bar, cell->before ? cell->before : "-",
            cell->behind ? cell->behind : "-",
            cell->kind == POV_CELL_NUMBER ? (int)cell->decimals : 0,
            link && link->address ? link->address : "-", link != NULL,
            link && !link->address ? link->sheet : 0,
            link && !link->address ? link->row : 0));
}

static void add_rows(dump *d, const pov_sheet *sheet)
{
    pov_row_reader reader;

    for (size_t c = 0; c < sheet->rows->n_columns; c++)
        pov_arena_push(arena, d, sheet->rows->columns[c].label);
    pov_rows_begin(&reader, sheet->rows);
    while (pov_rows_next(&reader)) {
        size_t row = reader.next - 1;

        pov_arena_push(arena, d,
                       sheet->is_folded && sheet->is_folded[row] ? "folded"
                                                                 : "seen");
        for (size_t c = 0; c < sheet->rows->n_columns; c++)
            add_cell(d, sheet->name, row, &reader.cells[c]);
    }
    pov_rows_end(&reader);
    assert_true(!sheet->rows->error || !*sheet->rows->error);
}

/** All of it, twice: who writes it asks for it again. */
static dump dump_of(const pov_report *report)
{
    dump d = {0};

    for (size_t i = 0; i < 2 * report->sheets.count; i++) {
        const pov_sheet *sheet = &report->sheets.items[i / 2];

        pov_arena_push(arena, &d, sheet->name);
        for (size_t n = 0; n < sheet->lead.count; n++)
            pov_arena_push(arena, &d, sheet->lead.items[n]);
        add_rows(&d, sheet);
    }
    return d;
}

static dump at_once(const question *q)
{
    pov_findings findings = {.arena = arena, .keep_all = true};
    pov_results r = results_for(q, &findings);
    pov_read_tally tally = {0};
    pov_figures *figures = read_list(q->path, &findings, &tally);
    pov_progress_list progress;

    pov_figures_load(figures);
    pov_extract_settle(figures, &findings, &tally);
    pov_reckon(figures, &findings);
    progress = pov_measure(figures, AS_OF, &findings);
    pov_findings_sort(&findings);
    r.figures = figures;
    r.progress = &progress;
    return dump_of(q->make(&r));
}

static void add_family(const question *q, const pov_results *like,
                       pov_figures *family, pov_findings *findings)
{
    pov_findings later = {.arena = arena};
    pov_results r = *like;
    size_t from = 0;
    pov_progress_list progress;

    r.arena = pov_arena_new();
    progress =
        pov_measure_some(family, &from, SIZE_MAX, AS_OF, findings, r.arena);
    r.figures = family;
    r.progress = &progress;
    r.findings = &later;
    q->make(&r);
    pov_arena_free(r.arena);
}

static dump by_family(const question *q)
{
    pov_findings findings = {.arena = arena, .keep_all = true};
    pov_results r = results_for(q, &findings);
    pov_read_tally tally = {0};
    pov_progress_list none = {0};
    pov_families *families =
        pov_families_open(read_list(q->path, &findings, &tally));
    pov_group_sums *sums =
        pov_group_sums_new(families, catalogue, POV_WANTS_ROWS, arena);
    dump d;

    r.workbook = pov_workbook_new("/tmp", arena);
    for (size_t i = 0; i < pov_families_count(families); i++) {
        pov_figures *family = pov_families_at(families, i);

        pov_extract_settle(family, &findings, &tally);
        (pov_families_root(families, i)
             ? pov_reckon_family
             : pov_reckon_groups)(family, POV_WANTS_ROWS, sums, &findings);
        add_family(q, &r, family, &findings);
    }
    pov_families_close(families);
    pov_findings_sort(&findings);
    pov_workbook_complete(r.workbook);
    r.figures = pov_figures_new(catalogue, arena);
    r.progress = &none;
    d = dump_of(q->make(&r));
    pov_workbook_close(r.workbook);
    return d;
}

static void assert_same(const char *path, const char *within)
{
    static make_report *const makers[] = {
        pov_report_progress, pov_report_summary, pov_report_figures};

    for (size_t i = 0; i < LENGTH(makers); i++) {
        const question q = {path, makers[i], within};
        dump together = at_once(&q), apart = by_family(&q);
        const char *difference = dump_difference(arena, &apart, &together);

        if (difference)
            fail_msg("report %zu: %s", i, difference);
    }
}

/** So many communes that they are folded away, some with a target. */
static void print_communes(FILE *out, dice *r, bool has_targets)
{
    const pov_area_list *communes =
        pov_area_children(pov_catalogue_area(catalogue, "quang-tri"));

    for (size_t i = 0; i < communes->count && i < 14; i++)
        fprintf(out, "%s,poor,%s,2024-12-31,%d\n", communes->items[i]->id,
                has_targets && dice_between(r, 0, 1) ? "target" : "actual",
                (int)dice_between(r, 10, 90));
}

static void list_of_chance_is_the_same(void **state)
{
    static const char *const within[] = {NULL, NULL, NULL, "quang-tri",
                                         "viet-nam"};
    const size_t i = (size_t)(uintptr_t)*state;
    dice r = {fixed_seed.state + i};
    FILE *file = tmpfile();

    pov_arena_clear(arena);
    assert_non_null(file);
    fputs("area,indicator,kind,as_of,value\n", file);
    if (i % 3)
        for (size_t n = 0; n < ROWS / (i % 7 + 1); n++)
            print_row(file, &r);
    if (i % 2)
        print_regions(file, &r);
    if (i % 5 < 2)
        print_communes(file, &r, i % 5);
    assert_same(path_to_printed(file), within[i % LENGTH(within)]);
    fclose(file);
}

int main(void)
{
    pov_arena *kept = pov_arena_new();
    int failed;

    for (size_t i = 0; i < N_LISTS; i += CASES_EVERY)
        test_row(pov_arena_format(kept, "list of chance, %zu", i),
                 list_of_chance_is_the_same, (void *)(uintptr_t)i);
    failed = run_all("workbook_kept", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
