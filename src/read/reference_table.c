#include "read/reference_table.h"

#include <string.h>

#include "povstat/text.h"
#include "read/rows.h"
#include "read/reference_above.h"
#include "read/reference_cells.h"
#include "read/reference_tell.h"

/* Reference tables are ours: commas, exact column names.  One reader serves
 * them all; each table brings its columns and what to do with a row. */

static void tell_header(reference_reading *r, const record *header,
                        pov_finding_kind kind, size_t i, const char *help)
{
    const char *text = header->items[i].text;
    pov_finding *f;

    if (kind == POV_FOUND_UNNAMED_COLUMN)
        f = pov_find(r->findings, kind, rows_place(r->rows, header, i),
                     "column %zu", i + 1);
    else
        f = pov_find(r->findings, kind, rows_place(r->rows, header, i), "'%s'",
                     text);
    f->help = pov_say(r->findings->language, help);
    rows_underline(r->rows, header, f, text);
}

static size_t column_of(const reference_reading *r, const char *name)
{
    size_t c = 0;

    while (c < r->n_columns && strcmp(r->table->columns[c].name, name) != 0)
        c++;
    return c;
}

/** Find the columns, the first of each name. */
static void place_columns(reference_reading *r, const record *header)
{
    r->width = header->count;
    for (size_t c = 0; c < r->n_columns; c++)
        r->at[c] = SIZE_MAX;
    for (size_t i = 0; i < header->count; i++) {
        size_t c = column_of(r, header->items[i].text);

        if (c < r->n_columns && r->at[c] == SIZE_MAX)
            r->at[c] = i;
    }
}

static void report_columns(reference_reading *r, const record *header)
{
    for (size_t i = 0; i < header->count; i++) {
        size_t c = column_of(r, header->items[i].text);

        if (!header->items[i].length)
            tell_header(r, header, POV_FOUND_UNNAMED_COLUMN, i,
                        "name the column in the header row");
        else if (c == r->n_columns)
            tell_header(
                r, header, POV_FOUND_UNKNOWN_COLUMN, i,
                "delete or rename it; data/README.md names the columns");
        else if (r->at[c] != i)
            tell_header(r, header, POV_FOUND_DUPLICATE_COLUMN, i,
                        "delete or rename one of the two");
    }
}

/** The columns that are not there: "'parent', 'level'", or "". */
static const char *missing_columns(const reference_reading *r, size_t *n)
{
    const char *names = "";

    *n = 0;
    for (size_t c = 0; c < r->n_columns; c++)
        if (r->at[c] == SIZE_MAX &&
            r->table->columns[c].holds != HOLDS_REMARK) {
            names = pov_arena_format(r->arena, "%s%s'%s'", names,
                                     *n ? ", " : "", r->table->columns[c].name);
            *n += 1;
        }
    return names;
}

static void refuse_table(reference_reading *r, const record *header,
                         const char *why)
{
    pov_finding *f =
        pov_find(r->findings, POV_FOUND_MISSING_REFERENCE,
                 (pov_place){r->path, header ? 1 : 0, 0}, "%s", why);

    r->is_unusable = true;
    f->help = pov_say(r->findings->language,
                      "data/README.md names the columns; the first row must "
                      "hold all of them, with commas between");
    if (!header)
        return;
    f->place.line = header->line;
    rows_show(r->rows, header, f);
}

static void read_header(reference_reading *r)
{
    pov_language l = r->findings->language;
    record header = {0};
    bool any = rows_next(r->rows, &header);
    const char *missing;
    size_t n;

    reference_sift(r, true);
    if (r->is_unusable || rows_have_failed(r->rows))
        return;
    if (!any) {
        refuse_table(r, NULL, pov_say(l, "it is empty"));
        return;
    }
    place_columns(r, &header);
    missing = missing_columns(r, &n);
    if (n)
        refuse_table(r, &header,
                     pov_arena_format(
                         r->arena,
                         pov_say(l, n == 1 ? "no column %s" : "no columns %s"),
                         missing));
    else
        report_columns(r, &header);
}

static bool has_right_width(reference_reading *r, const record *typed)
{
    size_t used = typed->count;
    pov_finding *f;

    if (typed->count == r->width)
        return true;
    while (used > r->width && !typed->items[used - 1].length)
        used--;
    f = pov_find(r->findings,
                 used == r->width ? POV_FOUND_EXTRA_BLANKS
                                  : POV_FOUND_FIELD_COUNT,
                 (pov_place){r->path, typed->line, 0},
                 "%zu cells, the header has %zu", typed->count, r->width);
    rows_show(r->rows, typed, f);
    return used == r->width;
}

static void take(reference_reading *r, const record *typed)
{
    reference_cell cells[MOST_COLUMNS] = {{"", POV_NO_DAY, 0}};
    reference_row row = {cells, rows_place(r->rows, typed, 0), r, typed, NULL};

    for (size_t c = 0; c < r->n_columns; c++) {
        row_cell cell = {"", 0};

        if (r->at[c] < typed->count)
            cell = typed->items[r->at[c]];
        cells[c].text = pov_arena_intern(r->arena, cell.text, cell.length);
    }
    if (!typed->is_damaged && has_right_width(r, typed) &&
        reference_cells_read(&row, cells) && reference_stands_above(&row) &&
        r->table->take(r->data, &row))
        reference_enter(&row);
    else
        reference_lose(&row);
}

static void read_rows(reference_reading *r)
{
    record typed = {0};

    while (!r->is_unusable && rows_next(r->rows, &typed)) {
        reference_sift(r, false);
        if (!r->is_unusable && (typed.is_damaged || rows_filled(&typed)))
            take(r, &typed);
    }
    reference_sift(r, false);
    if (r->is_unusable)
        return;
    reference_end_waiting(r);
    if (r->table->finish)
        r->table->finish(r->data, r);
    reference_show_lines(r);
}

const char *reference_table_path(const reference_table *table,
                                 const char *directory, pov_arena *arena)
{
    return pov_arena_format(arena, "%s/%s", directory, table->path);
}

bool reference_table_read(const reference_table *table, const char *directory,
                          void *data, pov_catalogue *catalogue,
                          pov_arena *arena, pov_findings *findings)
{
    reference_reading r = {
        .table = table,
        .path = reference_table_path(table, directory, arena),
        .data = data,
        .catalogue = catalogue,
        .arena = arena,
        .findings = findings,
        .of_rows = {
            .arena = arena, .language = findings->language, .keep_all = true}};

    while (table->columns[r.n_columns].name)
        r.n_columns++;
    r.rows = rows_open(r.path, &(pov_opening){0}, arena, &r.of_rows);
    reference_sift(&r, true);
    if (!r.rows)
        return false;
    rows_set_delimiter(r.rows, ',');
    if (!r.is_unusable)
        read_header(&r);
    if (!r.is_unusable)
        read_rows(&r);
    rows_close(r.rows);
    reference_sift(&r, true);
    return !r.is_unusable;
}
