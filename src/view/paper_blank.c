#include <stdio.h>
#include <string.h>

#include "povstat/papers.h"
#include "povstat/text.h"
#include "povstat/view.h"

/* A paper as an office gets it: letterhead, title, headings, a row for each
 * unit, signatures.  What is printed is Vietnamese whatever the language, for
 * it is the form that is prescribed. */

enum { NARROW = 5, FIGURES = 12, NAMES = 30 };

/** The paper, and the sheet that it becomes. */
typedef struct blank {
    const pov_paper *paper;
    const char *year;
    size_t n; /* columns */
    size_t depth;
    const char **pieces; /* of headings: by column, from the top */
    pov_grid *grid;
    pov_arena *arena;
} blank;

static pov_grid_cell *add_line(blank *b)
{
    pov_grid_cell *cells = pov_arena_alloc(b->arena, b->n * sizeof *cells);

    for (size_t c = 0; c < b->n; c++)
        cells[c] = (pov_grid_cell){.text = "", .down = 1, .across = 1};
    pov_arena_push(b->arena, &b->grid->lines, cells);
    return cells;
}

/** One cell for a block of them, from the last line down. */
static void merge(blank *b, size_t line, size_t column, size_t down,
                  size_t across)
{
    pov_grid_cell *first = &b->grid->lines.items[line][column];

    for (size_t l = 0; l < down; l++)
        for (size_t c = 0; c < across; c++)
            b->grid->lines.items[line + l][column + c] = (pov_grid_cell){
                .text = "", .look = first->look, .is_covered = true};
    b->grid->lines.items[line][column] = (pov_grid_cell){
        .text = "", .look = first->look, .down = down, .across = across};
}

/** With the year where {year} stands. */
static const char *dated(const blank *b, const char *text)
{
    static const char mark[] = "{year}";
    const char *at = strstr(text, mark);

    return at ? pov_arena_format(b->arena, "%.*s%s%s", (int)(at - text), text,
                                 b->year, at + sizeof mark - 1)
              : text;
}

/** Text in the left and the right half of a line. */
static void add_halves(blank *b, const char *left, const char *right)
{
    size_t half = (b->n + 1) / 2, line = b->grid->lines.count;
    pov_grid_cell *cells = add_line(b);

    cells[0].look = cells[half].look = POV_GRID_CENTRED;
    merge(b, line, 0, 1, half);
    merge(b, line, half, 1, b->n - half);
    cells[0].text = left;
    cells[half].text = right;
}

static void add_letterhead(blank *b, const pov_area *area)
{
    size_t line;
    pov_grid_cell *cells;

    add_halves(b, "ỦY BAN NHÂN DÂN", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    add_halves(b, pov_text_capitals(b->arena, area->full_name),
               "Độc lập - Tự do - Hạnh phúc");
    add_line(b);
    line = b->grid->lines.count;
    cells = add_line(b);
    cells[0].look = POV_GRID_TITLE;
    merge(b, line, 0, 1, b->n);
    cells[0].text = dated(b, b->paper->title);
    add_line(b);
}

/* Headings: a tree, from the top. */

static const char **split(blank *b)
{
    const char **pieces =
        pov_arena_alloc(b->arena, b->n * b->depth * sizeof *pieces);

    for (size_t c = 0; c < b->n; c++) {
        const char *rest = b->paper->columns.items[c].heading;

        for (size_t l = 0; l < b->depth; l++) {
            size_t length = strcspn(rest, "|");

            pieces[c * b->depth + l] =
                dated(b, pov_arena_copy(b->arena, rest, length));
            rest += length + (rest[length] == '|');
        }
    }
    return pieces;
}

static const char *piece(const blank *b, size_t column, size_t level)
{
    return b->pieces[column * b->depth + level];
}

/** Do two columns stand below the same cell of a level? */
static bool are_together(const blank *b, size_t c, size_t d, size_t level)
{
    for (size_t l = 0; l <= level; l++)
        if (strcmp(piece(b, c, l), piece(b, d, l)) != 0)
            return false;
    return true;
}

/** Is nothing said of these columns at a level? */
static bool is_silent(const blank *b, size_t column, size_t across,
                      size_t level)
{
    for (size_t c = column; c < column + across; c++)
        if (*piece(b, c, level))
            return false;
    return true;
}

static void add_heading(blank *b, size_t top, size_t column, size_t across,
                        size_t level)
{
    size_t down = 1;

    if (!*piece(b, column, level))
        return; /* it belongs to the cell above */
    while (level + down < b->depth &&
           is_silent(b, column, across, level + down))
        down++;
    merge(b, top + level, column, down, across);
    b->grid->lines.items[top + level][column].text = piece(b, column, level);
}

static void add_headings(blank *b)
{
    size_t top = b->grid->lines.count;

    for (size_t l = 0; l < b->depth; l++) {
        pov_grid_cell *cells = add_line(b);

        for (size_t c = 0; c < b->n; c++)
            cells[c].look = POV_GRID_HEADING;
    }
    for (size_t l = 0; l < b->depth; l++)
        for (size_t c = 0, across; c < b->n; c += across) {
            for (across = 1;
                 c + across < b->n && are_together(b, c, c + across, l);)
                across++;
            add_heading(b, top, c, across, l);
        }
    b->grid->first_heading = top;
}

static void add_numbers(blank *b)
{
    pov_grid_cell *cells;
    bool any = false;

    for (size_t c = 0; c < b->n; c++)
        any = any || *b->paper->columns.items[c].number;
    if (any) {
        cells = add_line(b);
        for (size_t c = 0; c < b->n; c++) {
            cells[c].text = b->paper->columns.items[c].number;
            cells[c].look = POV_GRID_NUMBER;
        }
    }
    b->grid->last_heading = b->grid->lines.count - 1;
}

static const pov_grid_look looks[] = {
    [POV_PAPER_ORDER] = POV_GRID_NUMBER, [POV_PAPER_AREA] = POV_GRID_LABEL,
    [POV_PAPER_ROWS] = POV_GRID_LABEL,   [POV_PAPER_COUNT] = POV_GRID_COUNT,
    [POV_PAPER_RATE] = POV_GRID_PERCENT, [POV_PAPER_SHARE] = POV_GRID_PERCENT,
    [POV_PAPER_POINTS] = POV_GRID_WORDS,
};

/** The rows of one unit, or of the totals. */
static void add_unit(blank *b, const char *order, const char *name)
{
    size_t line = b->grid->lines.count, rows = b->paper->rows.count;

    for (size_t r = 0; r < rows; r++) {
        pov_grid_cell *cells = add_line(b);

        for (size_t c = 0; c < b->n; c++) {
            pov_paper_holds holds = b->paper->columns.items[c].holds;

            cells[c].look = looks[holds];
            if (holds == POV_PAPER_ROWS)
                cells[c].text = b->paper->rows.items[r].label;
        }
    }
    for (size_t c = 0; c < b->n; c++) {
        pov_paper_holds holds = b->paper->columns.items[c].holds;

        if (holds != POV_PAPER_ORDER && holds != POV_PAPER_AREA)
            continue;
        merge(b, line, c, rows, 1);
        b->grid->lines.items[line][c].text =
            holds == POV_PAPER_ORDER ? order : name;
    }
}

static void add_units(blank *b, const pov_area_list *units)
{
    for (size_t i = 0; i < units->count; i++)
        add_unit(b, pov_arena_format(b->arena, "%zu", i + 1),
                 units->items[i]->full_name);
    if (b->paper->has_total)
        add_unit(b, "", "Tổng cộng");
}

static void add_signatures(blank *b, const pov_area *area)
{
    add_line(b);
    add_halves(b, "",
               pov_arena_format(b->arena, "%s, ngày      tháng      năm %s",
                                area->name, b->year));
    add_halves(b, "NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN");
    add_halves(b, "(Ký, ghi rõ họ tên)", "CHỦ TỊCH");
}

static void set_widths(blank *b)
{
    static const size_t widths[] = {
        [POV_PAPER_ORDER] = NARROW, [POV_PAPER_AREA] = NAMES};

    b->grid->widths = pov_arena_alloc(b->arena, b->n * sizeof *b->grid->widths);
    for (size_t c = 0; c < b->n; c++) {
        pov_paper_holds holds = b->paper->columns.items[c].holds;

        b->grid->widths[c] = holds <= POV_PAPER_AREA ? widths[holds] : FIGURES;
        b->grid->n_fixed += holds <= POV_PAPER_ROWS;
    }
}

pov_report *pov_report_paper(const pov_paper *paper, const pov_area *area,
                             const pov_area_list *units, int year,
                             pov_arena *arena)
{
    pov_report *report = pov_arena_alloc(arena, sizeof *report);
    blank b = {.paper = paper,
               .year = pov_arena_format(arena, "%d", year),
               .n = paper->columns.count,
               .depth = pov_papers_depth(paper),
               .arena = arena};
    pov_sheet sheet = {.name = pov_arena_format(arena, "Biểu %s", paper->id),
                       .is_form = true};

    sheet.grid = b.grid = pov_arena_alloc(arena, sizeof *b.grid);
    *report = (pov_report){.as_of = POV_NO_DAY};
    *b.grid = (pov_grid){.n_columns = b.n};
    b.pieces = split(&b);
    add_letterhead(&b, area);
    add_headings(&b);
    add_numbers(&b);
    add_units(&b, units);
    add_signatures(&b, area);
    set_widths(&b);
    pov_arena_push(arena, &report->sheets, sheet);
    return report;
}
