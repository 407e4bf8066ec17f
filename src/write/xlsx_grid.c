#include "write/xlsx_grid.h"

#include "write/xlsx_plan.h"
#include "write/xlsx_xml.h"

enum { HEADING_HEIGHT = 48, N_LOOKS = POV_GRID_WORDS + 1 };

/* A number that is typed with marks of another country is not whole, and is
 * refused when it is typed: 12.791 where a point parts decimals. */
static const xlsx_style looks[N_LOOKS] = {
    [POV_GRID_CENTRED] = {.align = XLSX_CENTRE, .is_bold = true},
    [POV_GRID_TITLE] = {.align = XLSX_CENTRE, .is_bold = true, .wraps = true},
    [POV_GRID_HEADING] = {.align = XLSX_CENTRE,
                          .is_bold = true,
                          .wraps = true,
                          .border = XLSX_BOX},
    [POV_GRID_NUMBER] = {.align = XLSX_CENTRE, .border = XLSX_BOX},
    [POV_GRID_LABEL] = {.align = XLSX_LEFT, .wraps = true, .border = XLSX_BOX},
    [POV_GRID_COUNT] = {.align = XLSX_RIGHT,
                        .border = XLSX_BOX,
                        .number = "#,##0"},
    [POV_GRID_PERCENT] = {.align = XLSX_RIGHT,
                          .border = XLSX_BOX,
                          .number = "0.00"},
    [POV_GRID_WORDS] = {.align = XLSX_RIGHT, .border = XLSX_BOX, .number = "@"},
};

/** A cell that takes up rows of a column. */
typedef struct standing {
    pov_grid_look look;
    size_t left; /* rows, this one included; 0: none */
} standing;

static bool is_merged(const pov_grid_cell *cell)
{
    return xlsx_plan_is_printed(cell) && !cell->is_covered &&
           cell->down * cell->across > 1;
}

static void put_row(zip *to, const pov_grid *grid, size_t line,
                    const size_t styles[], standing above[], pov_arena *arena)
{
    for (size_t c = 0; c < grid->n_columns; c++) {
        const pov_grid_cell *cell = &grid->lines.items[line][c];
        bool begins = xlsx_plan_is_printed(cell) && !cell->is_covered;

        for (size_t i = 0; begins && i < cell->across; i++)
            above[c + i] = (standing){cell->look, cell->down};
        if (!above[c].left)
            continue;
        above[c].left--;
        xlsx_xml_text_cell(to, line, c, styles[above[c].look],
                           begins ? xlsx_plan_printed(cell, arena) : "");
    }
}

void xlsx_grid_put_rows(zip *to, const pov_grid *grid, xlsx_styles *styles,
                        pov_arena *arena)
{
    standing *above = pov_arena_alloc(arena, grid->n_columns * sizeof *above);
    size_t numbers[N_LOOKS] = {0};

    for (int i = POV_GRID_CENTRED; i < N_LOOKS; i++)
        numbers[i] = xlsx_style_at(styles, &looks[i]);
    for (size_t l = 0; l < grid->lines.count; l++) {
        bool heads = grid->lines.items[l][0].look == POV_GRID_HEADING;

        xlsx_xml_print(to, arena, "<row r=\"%zu\"", l + 1);
        if (heads)
            xlsx_xml_print(to, arena, " ht=\"%d\" customHeight=\"1\"",
                           HEADING_HEIGHT);
        xlsx_xml_put(to, ">");
        put_row(to, grid, l, numbers, above, arena);
        xlsx_xml_put(to, "</row>");
    }
}

static void put_merged(zip *to, const pov_grid *grid, pov_arena *arena)
{
    size_t n = 0;

    for (size_t l = 0; l < grid->lines.count; l++)
        for (size_t c = 0; c < grid->n_columns; c++)
            n += is_merged(&grid->lines.items[l][c]);
    if (!n)
        return;
    xlsx_xml_print(to, arena, "<mergeCells count=\"%zu\">", n);
    for (size_t l = 0; l < grid->lines.count; l++)
        for (size_t c = 0; c < grid->n_columns; c++) {
            const pov_grid_cell *cell = &grid->lines.items[l][c];

            if (!is_merged(cell))
                continue;
            xlsx_xml_put(to, "<mergeCell ref=\"");
            xlsx_xml_range(to, l, c, l + cell->down - 1, c + cell->across - 1);
            xlsx_xml_put(to, "\"/>");
        }
    xlsx_xml_put(to, "</mergeCells>");
}

/* What may be typed into cells of a look; NULL: anything. */
static const struct {
    const char *type, *limits;
} rules[N_LOOKS] = {
    [POV_GRID_COUNT] = {"type=\"whole\" operator=\"greaterThanOrEqual\"",
                        "<formula1>0</formula1>"},
    [POV_GRID_PERCENT] = {"type=\"decimal\"",
                          "<formula1>0</formula1><formula2>100</formula2>"},
};

/** The rows of a column from one on that have its look, as far as they go. */
static size_t end_of(const pov_grid *grid, size_t line, size_t column)
{
    pov_grid_look look = grid->lines.items[line][column].look;

    while (line < grid->lines.count &&
           grid->lines.items[line][column].look == look)
        line++;
    return line;
}

/** The next rows of a column that have a rule, from one on.  Errors: false if
 *  there are none. */
static bool next_ruled(const pov_grid *grid, size_t column, size_t *begin,
                       size_t *end)
{
    for (*begin = *end; *begin < grid->lines.count; *begin = *end) {
        *end = end_of(grid, *begin, column);
        if (rules[grid->lines.items[*begin][column].look].type)
            return true;
    }
    return false;
}

static void put_rule(zip *to, const pov_grid *grid, size_t column, size_t begin,
                     size_t end)
{
    pov_grid_look look = grid->lines.items[begin][column].look;

    xlsx_xml_put(to, "<dataValidation ");
    xlsx_xml_put(to, rules[look].type);
    xlsx_xml_put(to, " allowBlank=\"1\" showInputMessage=\"1\" "
                     "showErrorMessage=\"1\" sqref=\"");
    xlsx_xml_range(to, begin, column, end - 1, column);
    xlsx_xml_put(to, "\">");
    xlsx_xml_put(to, rules[look].limits);
    xlsx_xml_put(to, "</dataValidation>");
}

static void put_typed(zip *to, const pov_grid *grid, pov_arena *arena)
{
    size_t n = 0, begin, end;

    for (size_t c = 0; c < grid->n_columns; c++)
        for (end = 0; next_ruled(grid, c, &begin, &end);)
            n++;
    if (!n)
        return;
    xlsx_xml_print(to, arena, "<dataValidations count=\"%zu\">", n);
    for (size_t c = 0; c < grid->n_columns; c++)
        for (end = 0; next_ruled(grid, c, &begin, &end);)
            put_rule(to, grid, c, begin, end);
    xlsx_xml_put(to, "</dataValidations>");
}

void xlsx_grid_put_rules(zip *to, const pov_grid *grid, pov_arena *arena)
{
    put_merged(to, grid, arena);
    put_typed(to, grid, arena);
}
