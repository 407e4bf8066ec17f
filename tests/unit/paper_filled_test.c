#include "cases.h"

#include "paper_fixture.h"
#include "povstat/papers.h"
#include "povstat/view.h"
#include "povstat/write.h"

/* Every paper of `list papers`, filled in with made-up numbers for the units of
 * an area before and after 1 July 2025, as csv and as a workbook: each number
 * is read back as what its column holds, and there is nothing to complain of.
 */

enum { LONGEST_NAME = 64, MOST_CASES = 64 };

static struct filled {
    char name[LONGEST_NAME];
    const char *paper, *area, *format;
    int year;
} cases[MOST_CASES];

static size_t n_cases;

/** Per thousand households, at the end of the year; of the start, where it is
 *  another number. */
static const struct number_of {
    const char *id;
    int64_t end, start;
} numbers[] = {
    {"households", 4000, 4000},
    {"persons", 16000, 16000},
    {"poor", 400, 450},
    {"near_poor", 350, 360},
    {"average_living", 300, 300},
    {"poor_to_near_poor", 60, 0},
    {"poor_above_near_poor", 20, 0},
    {"other_decrease_poor", 5, 0},
    {"near_poor_to_poor", 10, 0},
    {"returned_poor", 5, 0},
    {"newly_poor", 15, 0},
    {"other_increase_poor", 5, 0},
    {"escaped_poor", 80, 0},
    {"escaped_near_poor", 60, 0},
    {"other_decrease_near_poor", 5, 0},
    {"returned_near_poor", 2, 0},
    {"newly_near_poor", 2, 0},
    {"other_increase_near_poor", 1, 0},
    {"poor_deprivations", 960, 0},
    {"near_poor_deprivations", 840, 0},
    {"children_of_poor", 200, 0},
    {"children_of_near_poor", 150, 0},
};

/** Of a hundred.  Those by situation come to all of them. */
static const struct part_of {
    const char *begins;
    int64_t percent;
} parts[] = {
    {"kinh", 40},  {"ethnic_minority", 60}, {"native", 20}, {"no_labour", 10},
    {"merit", 5},  {"other_group", 25},     {"female", 15}, {"deprived", 20},
    {"cause", 15}, {"ethnic_other", 5},     {"ethnic", 4},
};

enum { FALL = 50, PERSONS = 4, SCALE = 100, LIKE = 7 };

/** How much larger the unit is than the smallest. */
static int64_t size_of(size_t unit)
{
    return (int64_t)(1 + unit % LIKE) * SCALE;
}

static int64_t part_of(const pov_breakdown *b)
{
    if (!b)
        return 100;
    for (size_t i = 0; i < LENGTH(parts); i++)
        if (!strncmp(b->id, parts[i].begins, strlen(parts[i].begins)))
            return parts[i].percent;
    fail_msg("nobody knows how many are %s", b->id);
    return 0;
}

static int64_t count_of(const char *id, bool at_start)
{
    for (size_t i = 0; i < LENGTH(numbers); i++)
        if (!strcmp(id, numbers[i].id))
            return at_start ? numbers[i].start : numbers[i].end;
    fail_msg("nobody knows how many are %s", id);
    return 0;
}

/** What is typed into a cell, for a unit of a size. */
static const char *typed(const pov_paper_column *c, const pov_paper_row *row,
                         int64_t size)
{
    const pov_indicator *base = c->indicator ? c->indicator : row->indicator;
    const char *counted = *c->counted ? c->counted : row->counted;
    bool at_start = c->day == POV_PAPER_START;
    int64_t n = c->is_reduction ? FALL : count_of(base->id, at_start);
    int64_t part = part_of(c->breakdown);
    /* flows are rates of the start, all else of the households */
    double whole = base->is_flow ? (double)count_of("poor", true)
                                 : (double)count_of("households", false);

    switch (c->holds) {
    case POV_PAPER_COUNT:
        if (counted && !strcmp(counted, "persons") &&
            strcmp(base->unit, "persons") != 0)
            n *= PERSONS;
        return pov_arena_format(arena, "%lld",
                                (long long)(n * part * size / SCALE / 10));
    case POV_PAPER_SHARE:
        return pov_arena_format(arena, "%lld.00", (long long)part);
    case POV_PAPER_POINTS: /* targets are words: a dot is no decimal mark */
        return "1,25";
    default:
        if (c->is_target)
            return "10,00";
        return pov_arena_format(arena, "%.2f", 100.0 * (double)n / whole);
    }
}

typedef struct cell {
    const pov_area *area;
    const pov_paper_column *column;
    const pov_paper_row *row;
    const char *typed;
} cell;

typedef struct filled_cells {
    cell *items;
    size_t count, capacity;
} filled_cells;

static void fill_unit(const pov_grid *grid, const pov_paper *paper, size_t line,
                      const pov_area *area, int64_t size, filled_cells *cells)
{
    for (size_t r = 0; r < paper->rows.count; r++)
        for (size_t c = 0; c < paper->columns.count; c++) {
            const pov_paper_column *column = &paper->columns.items[c];
            cell is = {area, column, &paper->rows.items[r], NULL};

            if (!pov_papers_indicator(column, is.row))
                continue;
            is.typed = typed(column, is.row, size);
            grid->lines.items[line + r][c].text = is.typed;
            if (area)
                pov_arena_push(arena, cells, is);
        }
}

static pov_area_list units_of(const pov_area *area, pov_day day)
{
    const pov_area_list *all = pov_area_children(area);
    pov_area_list units = {0};

    for (size_t i = 0; i < all->count; i++)
        if (pov_area_in_force(all->items[i], day))
            pov_arena_push(arena, &units, all->items[i]);
    return units;
}

static filled_cells fill(const pov_grid *grid, const pov_paper *paper,
                         const pov_area_list *units)
{
    filled_cells cells = {0};
    size_t line = grid->last_heading + 1;
    int64_t all = 0;

    for (size_t u = 0; u < units->count; u++, line += paper->rows.count) {
        fill_unit(grid, paper, line, units->items[u], size_of(u), &cells);
        all += size_of(u);
    }
    if (paper->has_total)
        fill_unit(grid, paper, line, NULL, all, &cells);
    return cells;
}

/** Is the evidence what the cell holds? */
static bool is_of(const pov_evidence *e, const cell *is, int year)
{
    const pov_key *key = &e->figure->key;
    bool at_start = is->column->day == POV_PAPER_START;
    pov_day day = pov_day_year_end(at_start ? year - 1 : year);

    return key->area == is->area && key->as_of == day &&
           key->indicator == pov_papers_indicator(is->column, is->row) &&
           (key->unit == POV_IN_COUNT) ==
               (is->column->holds == POV_PAPER_COUNT) &&
           (key->form == POV_REDUCTION) == is->column->is_reduction &&
           !key->plan != is->column->is_target &&
           (is->column->is_target ||
            strtod(pov_decimal_text(arena, e->says.amount), NULL) ==
                strtod(is->typed, NULL)) &&
           !strcmp(e->sources.items[0].raw, is->typed);
}

static void is_read_back(const pov_figures *figures, const cell *is, int year)
{
    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        for (size_t k = 0; f->key.area == is->area && k < f->evidence.count;
             k++)
            if (is_of(f->evidence.items[k], is, year)) {
                assert_int_not_equal(f->evidence.items[k]->standing,
                                     POV_DISPUTED);
                return;
            }
    }
    fail_msg("%s, '%s', '%s' is not read back", is->area->id,
             is->column->heading, is->typed);
}

static void save(const pov_report *report, const char *format, const char *path)
{
    FILE *out = fopen(path, "wb");
    const pov_write_options options = {.arena = arena};

    assert_non_null(out);
    pov_format_named(format)->write(report, &options, out);
    assert_int_equal(fclose(out), 0);
}

static void is_filled_and_read(void **state)
{
    const struct filled *f = *state;
    const pov_paper *paper = pov_papers_find(catalogue, f->paper);
    const pov_area *area = pov_catalogue_area(catalogue, f->area);
    int year = f->year + pov_papers_aims(paper);
    const char *path = NULL;
    pov_area_list units;
    pov_report *report;
    filled_cells cells;
    reading r;

    pov_arena_clear(arena);
    path = pov_arena_format(arena, "/tmp/povstat-filled-%ld.%s", (long)getpid(),
                            f->format);
    units = units_of(area, pov_day_year_end(f->year));
    report = pov_report_paper(paper, area, &units, year, arena);
    cells = fill(report->sheets.items[0].grid, paper, &units);
    assert_true(cells.count >= units.count);
    save(report, f->format, path);
    r = read_files(&path, 1, "");
    unlink(path);
    for (size_t i = 0; i < r.findings.count; i++)
        if (pov_finding_types[r.findings.items[i]->kind].severity > POV_NOTE)
            fail_msg("%s: %s",
                     pov_place_text(arena, r.findings.items[i]->place),
                     pov_finding_message(arena, r.findings.items[i]));
    for (size_t i = 0; i < cells.count; i++)
        is_read_back(r.figures, &cells.items[i], year);
}

/** Each paper for two areas in two formats. */
static void list_cases(void)
{
    static const struct {
        const char *area;
        int year;
    } areas[] = {{"quang-binh", 2024}, {"quang-tri@2025-07-01", 2025}};
    static const char *const formats[] = {"csv", "xlsx"};

    for (size_t p = 0; p < catalogue->papers.count; p++)
        for (size_t a = 0; a < LENGTH(areas); a++)
            for (size_t o = 0; o < LENGTH(formats); o++) {
                const char *id = catalogue->papers.items[p]->id;

                assert_true(n_cases < LENGTH(cases));
                cases[n_cases] = (struct filled){.paper = id,
                                                 .area = areas[a].area,
                                                 .format = formats[o],
                                                 .year = areas[a].year};
                snprintf(cases[n_cases++].name, LONGEST_NAME, "%s %s %s", id,
                         areas[a].area, formats[o]);
            }
}

int main(void)
{
    void *state = NULL;

    if (load_reference(&state))
        return 1;
    list_cases();
    TEST_SOME(cases, n_cases, name, is_filled_and_read);
    return run_all("paper_filled", NULL, free_reference);
}
