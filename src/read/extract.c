#include "povstat/extract.h"

#include <string.h>

#include "povstat/map.h"
#include "povstat/text.h"
#include "read/export_row.h"
#include "read/rows.h"
#include "read/shape.h"
#include "read/statement.h"
#include "read/table.h"
#include "read/table_total.h"
#include "read/title.h"

/** What a cell in quotes may well hold. */
static bool is_white(char c)
{
    return c == '\n' || c == '\r' || c == '\t';
}

/** Is there a hidden character in the cell, and which is the first? */
static bool is_hiding(const row_cell *cell, uint32_t *found)
{
    for (size_t at = 0; at < cell->length; at++) {
        at += pov_text_safe_length(cell->text + at, cell->length - at, found);
        if (at < cell->length && !is_white(cell->text[at]))
            return true;
    }
    return false;
}

/** Was something told of this place, be it that it needed not be? */
static bool is_told(const pov_findings *findings, size_t since, pov_place place)
{
    const pov_finding *unkept = findings->scratch;

    for (size_t i = findings->count; i > since; i--)
        if (!pov_place_compare(findings->items[i - 1]->place, place))
            return true;
    return unkept && !pov_place_compare(unkept->place, place);
}

/**
 * Tell of every cell of the present row that holds characters which cannot be
 * seen or turn what follows round, unless something was told of that cell.
 *
 * Shape: `since` is how many findings were kept before the row was read.
 */
static void report_hidden(extract *x, size_t since)
{
    const record *row = &x->row;
    uint32_t found;

    if (row->is_damaged ||
        pov_text_safe_length(row->text, row->length, &found) == row->length)
        return;
    for (size_t i = 0; i < row->count; i++) {
        const row_cell *cell = &row->items[i];
        pov_place place;

        if (!is_hiding(cell, &found))
            continue;
        place = rows_place(x->rows, row, i);
        if (!is_told(x->findings, since, place))
            rows_underline(x->rows, row,
                           pov_find(x->findings, POV_FOUND_HIDDEN_CHARACTER,
                                    place, "U+%04X: '%s'", (unsigned)found,
                                    cell->text),
                           cell->text);
    }
}

enum { ROWS_BETWEEN_WORDS = 1024 };

/* A table is read twice. */
static void tell(const extract *x, const pov_read_watch *watch)
{
    int permille = rows_permille(x->rows);

    if (x->table)
        permille = permille / 2 + (x->is_surveyed ? 500 : 0);
    watch->tell(watch->watcher, permille, x->tally->rows);
}

/** The next row, as rows_next; every so often whoever watches is told how far
 *  reading is. */
static bool next_row(extract *x)
{
    const pov_read_watch *watch = &x->options->watch;

    if (watch->tell && !(++x->n_rows_seen % ROWS_BETWEEN_WORDS))
        tell(x, watch);
    return rows_next(x->rows, &x->row);
}

/** Count the row's cells by what became of them. */
static void tally_cells(extract *x, bool refused, bool blank)
{
    for (size_t i = 0; i < x->row.count; i++) {
        bool is_blank = blank && (int)i == x->layout.at[COLUMN_VALUE];
        bool known = i < x->layout.width && x->layout.columns[i] != N_COLUMNS;

        x->tally->cells++;
        if (!x->row.items[i].length || is_blank)
            x->tally->blank++;
        else if (x->layout.width &&
                 (!known || x->layout.columns[i] == COLUMN_INDEX))
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

static void take_directive(extract *x)
{
    column c = layout_directive(x->rows, &x->row, x->scratch, x->findings);
    const char *value = x->row.count > 1 ? x->row.items[1].text : "";

    tally_other(x);
    if (c != N_COLUMNS)
        x->defaults[c] =
            cells_keep_entry(x, value, rows_place(x->rows, &x->row, 1));
}

static void take_row(extract *x)
{
    pov_statement s;
    bool blank = false;
    bool refused;

    x->tally->rows++;
    refused = !cells_have_right_width(x);
    if (!refused && x->layout.exported.is_there && export_row_is_derived(x)) {
        tally_other(x);
        return;
    }
    refused = refused ||
              !(x->layout.exported.is_there ? export_row_read(x, &s)
                                            : statement_read(x, &s, &blank));
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

/** Rows of a table below its header. */
static bool is_in_table(const extract *x, const record *row)
{
    const table *t = x->table;

    return row->line > (t->second.count ? t->second.line : x->header_line);
}

/** Is it a row of the header again?  Files are joined, and tables printed in
 *  pages. */
static bool repeats(const record *row, const record *of_header)
{
    if (!of_header->count || row->count < of_header->count)
        return false;
    for (size_t i = 0; i < of_header->count; i++)
        if (strcmp(row->items[i].text, of_header->items[i].text) != 0)
            return false;
    return true;
}

static void report_repeated_header(extract *x)
{
    rows_show(x->rows, &x->row,
              pov_find(x->findings, POV_FOUND_REPEATED_HEADER,
                       rows_place(x->rows, &x->row, 0),
                       x->row.had_mark
                           ? cells_say(x, "behind a byte order mark")
                           : NULL));
}

/** "sep=;" of a second file that was pasted behind the first. */
static bool is_separator_line(const record *row)
{
    return shape_is_declared(row->items[0].text) && rows_filled(row) == 1;
}

/** A mark before a second header is told of with the header. */
static void report_mark(extract *x, bool below)
{
    pov_place place = {x->path, x->row.line, 1};

    if (x->row.had_mark && !(below && repeats(&x->row, &x->header)))
        rows_show(x->rows, &x->row,
                  pov_find(x->findings, POV_FOUND_MARK_INSIDE, place, NULL));
}

/** Rows below a header of other columns: refused, and it was said why. */
static void leave_out(extract *x)
{
    x->tally->rows++;
    x->tally->cells += x->row.count;
    for (size_t i = 0; i < x->row.count; i++)
        *(x->row.items[i].length ? &x->tally->refused : &x->tally->blank) += 1;
}

static void take_any_row(extract *x)
{
    const record *row = &x->row;
    bool below = x->table ? is_in_table(x, row) : row->line > x->header_line;

    report_mark(x, below);
    if (row->is_damaged)
        take_damaged(x, below);
    else if (row->items[0].text[0] == '#')
        take_directive(x);
    else if (!rows_filled(row) || is_separator_line(row))
        tally_other(x);
    else if (below && repeats(row, &x->header)) {
        report_repeated_header(x);
        x->below_other_header = false;
        tally_other(x);
    } else if (below && x->table &&
               (repeats(row, &x->table->second) ||
                repeats(row, &x->table->middle)))
        tally_other(x);
    else if (below && shape_other_header_here(x))
        tally_other(x);
    else if (below && x->below_other_header)
        leave_out(x);
    else if (below && x->table)
        table_take_row(x, x->table);
    else if (below)
        take_row(x);
    else {
        if (x->table && row->line < x->header_line)
            title_read(x);
        tally_other(x);
    }
}

/** Go on to the header, and take the directives before it. */
static bool go_to_header(extract *x, uint32_t line)
{
    while (rows_next(x->rows, &x->row)) {
        if (x->row.line == line)
            return true;
        if (!x->row.is_damaged && x->row.items[0].text[0] == '#')
            take_directive(x);
        else if (!x->row.is_damaged)
            title_look(x);
        pov_arena_clear(x->scratch);
    }
    return false;
}

/** Lay out a header of one, two or three rows.  Errors: false if no row comes
 *  behind it; else that row was read. */
static bool lay_out_header(extract *x)
{
    bool more = rows_next(x->rows, &x->row);
    record joined, second;

    if (!more || !table_layout_is_second(x, &x->header, &x->row)) {
        x->table = table_layout_read(x, &x->header, NULL);
        return more;
    }
    second = rows_copy(&x->row, x->arena);
    joined = table_layout_join(x, &x->header, &second);
    more = rows_next(x->rows, &x->row);
    if (!more || !table_layout_is_second(x, &joined, &x->row)) {
        x->table = table_layout_read(x, &x->header, &second);
        return more;
    }
    x->table = table_layout_read(x, &joined, &x->row);
    x->table->middle = second;
    return rows_next(x->rows, &x->row);
}

/** Look at a whole table before it is read: its header, and the numbers of
 *  each column. */
static void survey_table(extract *x)
{
    bool more = lay_out_header(x);

    for (; more; more = next_row(x)) {
        if (x->row.is_damaged || x->row.items[0].text[0] == '#')
            continue;
        if (repeats(&x->row, &x->header))
            x->below_other_header = false;
        else if (!shape_other_header_here(x) && !x->below_other_header)
            table_survey_row(x, x->table);
        pov_arena_clear(x->scratch);
    }
    x->below_other_header = false;
    x->is_surveyed = true;
    table_decide(x->table);
}

/** Find the columns, without a word: what is wrong is said when the file is
 *  read.  Errors: false and a finding. */
static bool look_at_file(extract *x)
{
    bool muted = x->findings->muted;
    pov_read_tally tally = *x->tally;
    entry defaults[N_DIRECTIVES];
    shape_found found;

    memcpy(defaults, x->defaults, sizeof defaults);
    x->findings->muted = true;
    found =
        shape_find(x->rows, x->catalogue, x->options->delimiter, x->scratch);
    x->header_line = found.line;
    if (go_to_header(x, found.line))
        x->header = rows_copy(&x->row, x->arena);
    if (found.shape == SHAPE_TABLE && !found.is_tie)
        survey_table(x);
    rows_rewind(x->rows);
    x->findings->muted = muted;
    memcpy(x->defaults, defaults, sizeof defaults);
    *x->tally = tally;
    if (rows_have_failed(x->rows))
        return false; /* half a file has no shape */
    if (found.is_tie)
        pov_find(x->findings, POV_FOUND_DELIMITER_TIE,
                 (pov_place){x->path, found.line, 0}, NULL);
    else if (found.shape == SHAPE_UNKNOWN)
        pov_find(x->findings, POV_FOUND_NO_HEADER,
                 (pov_place){x->path, found.line, 0}, NULL);
    return found.shape != SHAPE_UNKNOWN && !found.is_tie;
}

static void read_rows(extract *x)
{
    size_t told = x->findings->count; /* of the header, at first */

    if (x->table)
        table_layout_report(x, x->table);
    while (next_row(x)) {
        if (!x->table && x->row.line == x->header_line)
            x->layout = layout_read(x->rows, &x->row, x->arena, x->findings);
        take_any_row(x);
        report_hidden(x, told);
        if (x->row.line >= x->header_line)
            told = x->findings->count;
        pov_arena_clear(x->scratch);
    }
    if (rows_have_failed(x->rows))
        return; /* what does not add up is missing rows */
    if (x->table)
        table_total_end(x, x->table);
    else if (x->zero_lost.line)
        pov_find(x->findings, POV_FOUND_ZEROS_LOST, x->zero_lost, NULL);
}

static void take_settings(extract *x)
{
    for (size_t i = 0; i < x->options->n_settings; i++) {
        const pov_setting *s = &x->options->settings[i];
        column c = layout_column_from(s->key, x->scratch);

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

static bool is_empty(extract *x)
{
    size_t length;

    rows_peek(x->rows, &length);
    return !length;
}

/** The cells of a file whose columns nobody knows. */
static void count_unread(extract *x)
{
    bool muted = x->findings->muted;

    x->findings->muted = true;
    while (rows_next(x->rows, &x->row)) {
        tally_cells(x, true, false);
        pov_arena_clear(x->scratch);
    }
    x->findings->muted = muted;
}

static void read_file(extract *x)
{
    size_t rows_before = x->tally->rows;

    if (is_empty(x)) {
        pov_find(x->findings, POV_FOUND_EMPTY_FILE, (pov_place){x->path, 0, 0},
                 NULL);
    } else if (look_at_file(x)) {
        read_rows(x);
        if (x->tally->rows == rows_before && !rows_have_failed(x->rows))
            pov_find(x->findings, POV_FOUND_NO_DATA, (pov_place){x->path, 0, 0},
                     NULL);
    } else {
        count_unread(x);
    }
}

void pov_extract_read(const char *path, const pov_read_options *options,
                      pov_figures *figures, pov_findings *findings,
                      pov_read_tally *tally)
{
    pov_arena *arena = figures->arena;
    extract x = {.path = pov_arena_intern(arena, path, strlen(path)),
                 .options = options,
                 .catalogue = figures->catalogue,
                 .figures = figures,
                 .findings = findings,
                 .tally = tally,
                 .unit_of_file = "",
                 .arena = arena};

    x.rows =
        rows_open(x.path, &(pov_opening){options->encoding, options->scratch},
                  arena, findings);
    if (!x.rows)
        return;
    tally->files++;
    x.scratch = pov_arena_new();
    for (size_t c = 0; c < N_DIRECTIVES; c++)
        x.defaults[c] = (entry){"", {x.path, 0, 0}, NOT_THERE, NULL};
    x.unnamed = plan_for_file(&x);
    take_settings(&x);
    if (!rows_are_refused(x.rows) && !rows_have_failed(x.rows))
        read_file(&x);
    rows_close(x.rows);
    pov_arena_free(x.scratch);
}
