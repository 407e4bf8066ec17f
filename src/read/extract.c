#include "povstat/extract.h"

#include <string.h>

#include "read/cells.h"

/** Count the row's cells by what became of them. */
static void tally_cells(extract *x, bool refused, bool blank)
{
    for (size_t i = 0; i < x->row.count; i++) {
        bool is_blank = blank && (int)i == x->layout.at[COLUMN_VALUE];
        bool known = i < x->layout.width && x->layout.columns[i] != N_COLUMNS;

        x->tally->cells++;
        if (!x->row.items[i].length || is_blank)
            x->tally->blank++;
        else if (!known)
            x->tally->not_data++;
        else if (refused)
            x->tally->refused++;
        else
            x->tally->used++;
    }
}

static void tally_other(extract *x)
{
    x->tally->cells += x->row.count;
    for (size_t i = 0; i < x->row.count; i++)
        *(x->row.items[i].length ? &x->tally->not_data : &x->tally->blank) += 1;
}

/** Is the row as wide as the header, apart from blanks at its end? */
static bool has_right_width(extract *x)
{
    size_t used = x->row.count;
    pov_place place = {x->path, x->row.line, 0};
    pov_finding *f;

    while (used > x->layout.width && !x->row.items[used - 1].length)
        used--;
    if (used == x->layout.width && x->row.count == used)
        return true;
    if (used == x->layout.width)
        f = pov_find(x->findings, POV_FOUND_EXTRA_BLANKS, place,
                     "%zu cells, the header has %zu", x->row.count,
                     x->layout.width);
    else
        f = pov_find(x->findings, POV_FOUND_FIELD_COUNT, place,
                     "%zu cells, the header has %zu", x->row.count,
                     x->layout.width);
    rows_show(x->rows, &x->row, f);
    return used == x->layout.width;
}

static bool is_blank_row(const record *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->items[i].length)
            return false;
    return true;
}

static void take_directive(extract *x)
{
    column c = layout_directive(x->rows, &x->row, x->scratch, x->findings);
    const char *value = x->row.count > 1 ? x->row.items[1].text : "";

    tally_other(x);
    if (c != N_COLUMNS)
        x->defaults[c] = (entry){
            pov_arena_intern(x->arena, value, strlen(value)),
            rows_place(x->rows, &x->row, 1), NOT_THERE,
            pov_arena_copy(x->arena, x->row.text, strcspn(x->row.text, "\n"))};
}

static void take_row(extract *x)
{
    pov_statement s;
    bool blank = false;
    bool refused;

    x->tally->rows++;
    refused = !has_right_width(x) || !read_statement(x, &s, &blank);
    if (!refused)
        pov_figures_add(x->figures, &s);
    tally_cells(x, refused && !blank, blank);
}

static void take_damaged(extract *x, bool in_table)
{
    x->tally->rows += in_table;
    x->tally->cells += x->row.count;
    x->tally->refused += x->row.count;
}

/** A mark before a second header is told of with the header. */
static void report_mark(extract *x, bool in_table)
{
    pov_place place = {x->path, x->row.line, 1};

    if (x->row.had_mark && !(in_table && layout_is_header(&x->row, x->scratch)))
        rows_show(x->rows, &x->row,
                  pov_find(x->findings, POV_FOUND_MARK_INSIDE, place, NULL));
}

/** Errors: false if no row names the columns. */
static bool read_rows(extract *x)
{
    const record *row = &x->row;
    bool in_table = false;

    while (rows_next(x->rows, &x->row)) {
        report_mark(x, in_table);
        if (row->is_damaged)
            take_damaged(x, in_table);
        else if (row->items[0].text[0] == '#')
            take_directive(x);
        else if (is_blank_row(row))
            tally_other(x);
        else if (in_table)
            take_row(x);
        else if (layout_is_header(row, x->scratch)) {
            x->layout = layout_read(x->rows, row, x->arena, x->findings);
            x->header_line = row->line;
            in_table = true;
            tally_other(x);
        } else
            tally_other(x);
        pov_arena_clear(x->scratch);
    }
    return in_table;
}

static void take_settings(extract *x)
{
    for (size_t i = 0; i < x->options->n_settings; i++) {
        const pov_setting *s = &x->options->settings[i];
        column c = column_from_name(s->key, x->scratch);

        if (c < N_DIRECTIVES)
            x->defaults[c] =
                (entry){s->value, {x->path, 0, 0}, NOT_THERE, NULL};
    }
}

static pov_plan *plan_for_file(extract *x)
{
    pov_plan *plan = pov_arena_alloc(x->arena, sizeof *plan);

    *plan = (pov_plan){.id = x->path,
                       .is_unnamed = true,
                       .number = "",
                       .issuer = "",
                       .title = "",
                       .publisher = "",
                       .address = "",
                       .assigned_by = "",
                       .status = POV_REPORTED};
    return plan;
}

void pov_extract_read(const char *path, const pov_read_options *options,
                      pov_figures *figures, pov_findings *findings,
                      pov_read_tally *tally)
{
    pov_arena *arena = figures->arena;
    size_t rows_before = tally->rows;
    char delimiter = 0;
    extract x = {.path = pov_arena_intern(arena, path, strlen(path)),
                 .options = options,
                 .catalogue = figures->catalogue,
                 .figures = figures,
                 .findings = findings,
                 .tally = tally,
                 .arena = arena};

    x.rows = rows_open(x.path, options->encoding, arena, findings);
    if (!x.rows)
        return;
    tally->files++;
    x.scratch = pov_arena_new();
    for (size_t c = 0; c < N_DIRECTIVES; c++)
        x.defaults[c] = (entry){"", {x.path, 0, 0}, NOT_THERE, NULL};
    x.unnamed = plan_for_file(&x);
    take_settings(&x);
    if (!rows_are_refused(x.rows))
        delimiter = options->delimiter
                        ? options->delimiter
                        : layout_delimiter(x.rows, x.path, findings, x.scratch);
    if (delimiter) {
        rows_set_delimiter(x.rows, delimiter);
        if (!read_rows(&x))
            pov_find(findings, POV_FOUND_NO_HEADER, (pov_place){x.path, 1, 0},
                     NULL);
        else if (tally->rows == rows_before)
            pov_find(findings, POV_FOUND_NO_DATA, (pov_place){x.path, 0, 0},
                     NULL);
    }
    rows_close(x.rows);
    pov_arena_free(x.scratch);
}
