#include "povstat/extract.h"

#include <string.h>

#include "povstat/ledger.h"
#include "povstat/map.h"
#include "povstat/shard.h"
#include "povstat/text.h"
#include "read/export_row.h"
#include "read/list_parts.h"
#include "read/paper.h"
#include "read/row_memo.h"
#include "read/shape.h"
#include "read/split_cells.h"
#include "read/statement.h"
#include "read/table.h"
#include "read/title.h"
#include "read/where.h"

/** One file on its way: what is kept from row to row, and where what is read
 *  goes.  The readers of rows see `cells` alone. */
typedef struct extract {
    row_view cells;
    notes notes;
    pov_plan *paper; /* stands for the file */
    title_words titles;
    const table *table;     /* NULL: a statement list */
    table_reading *reading; /* of it */
    pov_map unrecorded; /* of an export: file → the document that stands for
                           it */
    pov_figures *figures;
    pov_read_tally *tally;
    size_t n_rows_seen;      /* for whoever waits */
    bool has_units;          /* "Đơn vị" of a list stands over those */
    bool is_surveyed;        /* the table was looked at as a whole */
    bool below_other_header; /* and not of these columns */
    split_rows split;        /* of a list */
    row_memo *memo;          /* of its rows; NULL: every row is read */
    bool is_learned;         /* can the present row be made of it now? */
    bool is_added;           /* was it made a figure of at once? */
    bool is_statement;       /* of a list */
    list_parts parts;        /* that others read */
    struct {
        size_t *items;
        size_t count, capacity;
    } unread; /* the columns that say nothing of a figure */
} extract;

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
static void report_hidden(const row_view *x, size_t since)
{
    const record *row = &x->row;
    uint32_t found;

    if (row->is_damaged || row->is_plain ||
        !rows_hide(row->text, row->length, &found))
        return;
    for (size_t i = 0; i < row->count; i++) {
        const row_cell *cell = &row->items[i];
        pov_place place;

        if (!rows_hide(cell->text, cell->length, &found))
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
    int permille = rows_at(x->cells.rows).permille;

    if (x->table)
        permille = permille / 2 + (x->is_surveyed ? 500 : 0);
    watch->tell(watch->watcher, permille, x->tally->rows);
}

/** The next row, as rows_look; every so often whoever watches is told how far
 *  reading is. */
static bool next_row(extract *x)
{
    const pov_read_watch *watch = &x->cells.options->watch;

    if (watch->tell && !(++x->n_rows_seen % ROWS_BETWEEN_WORDS))
        tell(x, watch);
    return rows_look(x->cells.rows, &x->cells.row);
}

/** Count the row's cells by what became of them; what is blank is blank,
 *  except in a damaged row. */
static void tally_cells(extract *x, const fate *fates)
{
    const record *row = &x->cells.row;
    size_t *const counts[] = {[FATE_NOT_DATA] = &x->tally->not_data,
                              [FATE_BLANK] = &x->tally->blank,
                              [FATE_USED] = &x->tally->used,
                              [FATE_REFUSED] = &x->tally->refused};

    x->tally->cells += row->count;
    for (size_t i = 0; i < row->count; i++)
        ++*counts[row->items[i].length || row->is_damaged ? fates[i]
                                                          : FATE_BLANK];
}

/** Have a row of which a cell was refused taken down. */
static void take_down_refused(const extract *x, const fate *fates)
{
    const record *row = &x->cells.row;
    pov_scribe *scribe = x->figures->scribe;
    size_t i = 0;

    while (i < row->count && fates[i] != FATE_REFUSED)
        i++;
    if (scribe && i < row->count)
        scribe->refuse(scribe,
                       row->is_damaged
                           ? (pov_place){x->cells.path, row->line, 0}
                           : rows_place(x->cells.rows, row, i),
                       row->text, row->length);
}

static void set_all(const record *row, fate *fates, fate is)
{
    for (size_t i = 0; i < row->count; i++)
        fates[i] = is;
}

static void take_directive(row_view *x, pov_plan *paper)
{
    const char *value = x->row.count > 1 ? x->row.items[1].text : "";
    column c;

    if (paper_take_directive(x, paper))
        return;
    c = layout_directive(x->rows, &x->row, x->scratch, x->findings);
    if (c != N_COLUMNS)
        x->defaults[c] =
            cells_keep_entry(x, value, rows_place(x->rows, &x->row, 1));
}

/** Everything that was found so far, kept or not. */
static size_t count_found(const pov_findings *findings)
{
    return findings->silenced + pov_findings_count(findings, 0);
}

/** Read a row by itself, and remember it if there is nothing to tell. */
static fate read_and_learn(extract *x, pov_statement *s)
{
    const pov_findings *findings = x->cells.findings;
    size_t found = count_found(findings);
    pov_day names;
    fate is = statement_read(&x->cells, s, &names);

    x->is_learned = x->memo && is == FATE_USED &&
                    count_found(findings) == found &&
                    row_memo_learn(x->memo, &x->cells, s, names);
    return is;
}

/** Read a row of a statement list, be it one of povstat's own export.
 *  Returns what became of its value. */
static fate read_statement(extract *x, pov_statement *s)
{
    row_view *c = &x->cells;

    if (!split_mend(c, &x->split) ||
        !rows_fit(c->rows, &c->row, c->layout.width, c->findings))
        return FATE_REFUSED;
    if (!c->layout.exported.is_there)
        return read_and_learn(x, s);
    export_row_settle(&c->layout, &c->row);
    if (export_row_is_derived(c))
        return FATE_NOT_DATA;
    return export_row_read(c, &x->unrecorded, x->figures, s) ? FATE_USED
                                                             : FATE_REFUSED;
}

/** Does a cell of a list say something of its figure? */
static bool is_read(const layout *l, size_t i)
{
    return l->columns[i] != N_COLUMNS && l->columns[i] != COLUMN_INDEX;
}

static void take_row(extract *x, fate *fates)
{
    const layout *l = &x->cells.layout;
    pov_statement s;
    fate is, of_others;

    x->is_statement = true;
    x->is_learned = x->is_added = false;
    is = read_statement(x, &s);
    of_others = is == FATE_BLANK ? FATE_USED : is;
    x->tally->rows++;
    x->is_added =
        is == FATE_USED &&
        !(x->is_learned && row_memo_take(x->memo, &x->cells, x->figures));
    if (x->is_added)
        pov_figures_add(x->figures, &s);
    for (size_t i = 0; i < x->cells.row.count && i < l->width; i++)
        if (is_read(l, i))
            fates[i] = (int)i == l->at[COLUMN_VALUE] ? is : of_others;
}

/** Take a row that is made of what is known.  Errors: false: it is not. */
static bool recall_row(extract *x)
{
    const record *row = &x->cells.row;
    pov_read_tally *tally = x->tally;
    const row_cell *cells;
    size_t n = row->count, blank = 0, unread = 0;

    if (!x->memo || x->below_other_header ||
        !row_memo_take(x->memo, &x->cells, x->figures))
        return false;
    cells = row->items;
    for (size_t i = 0; i < n; i++)
        blank += !cells[i].length;
    for (size_t i = 0; i < x->unread.count; i++)
        unread += cells[x->unread.items[i]].length > 0;
    tally->rows++;
    tally->cells += n;
    tally->blank += blank;
    tally->not_data += unread;
    tally->used += n - blank - unread;
    return true;
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

/** The same of a row below the header's first. */
static bool repeats_header(const record *row, const table_header *h)
{
    for (size_t r = 1; r < h->n_rows; r++)
        if (repeats(row, &h->rows[r]))
            return true;
    return repeats(row, &h->numbering);
}

/** "sep=;" of a second file that was pasted behind the first. */
static bool is_separator_line(const record *row)
{
    return shape_is_declared(row->items[0].text) && rows_filled(row) == 1;
}

/** A mark before a second header is told of with the header. */
static void report_mark(const row_view *x, bool below)
{
    pov_place place = {x->path, x->row.line, 1};

    if (x->row.had_mark && !(below && repeats(&x->row, &x->header)))
        rows_show(x->rows, &x->row,
                  pov_find(x->findings, POV_FOUND_MARK_INSIDE, place, NULL));
}

/** Is it a row above the first one of data?  It is none of data itself. */
static bool is_above(const extract *x)
{
    const table *t = x->table;

    return x->cells.row.line <=
           (t ? t->header.last_line : x->cells.header.line);
}

/** Is it a header once more, of this table or of other columns? */
static bool take_header(extract *x)
{
    const record *row = &x->cells.row;

    if (repeats(row, &x->cells.header)) {
        cells_tell(&x->cells, 0, POV_FOUND_REPEATED_HEADER,
                   row->had_mark ? "behind a byte order mark" : NULL);
        list_parts_drop(&x->parts);
        x->below_other_header = false;
        return true;
    }
    if (x->table && repeats_header(row, &x->table->header))
        return true;
    if (!shape_other_header_here(&x->cells, x->table))
        return false;
    list_parts_drop(&x->parts);
    x->below_other_header = true;
    return true;
}

static void take_any_row(extract *x)
{
    const record *row = &x->cells.row;
    fate *fates =
        pov_arena_alloc(x->cells.scratch, (row->count + 1) * sizeof *fates);
    bool above = is_above(x);

    report_mark(&x->cells, !above);
    if (row->is_damaged) {
        set_all(row, fates, FATE_REFUSED);
        x->tally->rows += !above;
    } else if (rows_is_remark(row)) {
        take_directive(&x->cells, x->paper);
        list_parts_drop(&x->parts);
        if (x->memo)
            row_memo_forget(x->memo);
    } else if (!rows_filled(row) || is_separator_line(row))
        ;
    else if (above) {
        if (x->table && row->line < x->cells.header.line)
            title_read(&x->titles, &x->cells, x->table);
    } else if (take_header(x))
        ;
    else if (x->below_other_header) { /* refused, and it was said why */
        set_all(row, fates, FATE_REFUSED);
        x->tally->rows++;
    } else if (x->table)
        x->tally->rows += table_take_row(x->reading, &x->cells, fates);
    else
        take_row(x, fates);
    tally_cells(x, fates);
    take_down_refused(x, fates);
}

/** Go on to the header, and take the directives before it. */
static bool go_to_header(extract *x, uint32_t line)
{
    row_view *c = &x->cells;

    while (rows_next(c->rows, &c->row)) {
        if (c->row.line == line)
            return true;
        if (!c->row.is_damaged && rows_is_remark(&c->row))
            take_directive(c, x->paper);
        else if (!c->row.is_damaged) {
            title_look(&x->titles, c);
            c->over = rows_copy(&c->row, c->arena);
        }
        pov_arena_clear(c->scratch);
    }
    return false;
}

static void note_named(row_view *c)
{
    const pov_area *area = where_named(c);

    if (area)
        pov_area_beside_add(&c->beside, area, c->arena);
}

/** Look at a whole table before it is read: its header, and the numbers of
 *  each column. */
static void survey_table(extract *x)
{
    row_view *c = &x->cells;
    bool more, other = false;

    x->table = table_layout_read(c, &x->titles, &more);
    c->layout = x->table->layout;
    x->reading = table_open(x->table, &x->titles, x->figures);
    for (; more; more = next_row(x)) {
        rows_settle(c->rows, &c->row);
        if (c->row.is_damaged || rows_is_remark(&c->row))
            continue;
        if (repeats(&c->row, &c->header))
            other = false;
        else if (shape_other_header_here(c, x->table))
            other = true;
        else if (!other) {
            note_named(c);
            table_survey_row(x->reading, c);
        }
        pov_arena_clear(c->scratch);
    }
    x->is_surveyed = true;
    table_decide(x->reading);
}

enum { NAMES_LOOKED_AT = 4096 /* rows */ };

/** Is it plainly a row of data, whose area is named with its parent? */
static bool has_parent(const row_view *x)
{
    const record *row = &x->row;
    int at = x->layout.at[COLUMN_PARENT];

    return !row->is_damaged && at != NOT_THERE && (size_t)at < row->count &&
           row->items[at].length && row->items[0].length &&
           row->items[0].text[0] != '#';
}

/** May "Đơn vị" of a list stand over what is counted? */
static bool may_head_units(const row_view *x)
{
    const layout *l = &x->layout;
    int at = l->at[COLUMN_AREA];

    return at != NOT_THERE && l->at[COLUMN_UNIT] == NOT_THERE &&
           !l->exported.is_there &&
           layout_may_be_unit(x->header.items[at].text);
}

/** The first cell below it tells.  Returns whether it does not yet. */
static bool look_for_unit(extract *x)
{
    row_view *c = &x->cells;
    size_t at = (size_t)c->layout.at[COLUMN_AREA];

    if (c->row.is_damaged || rows_is_remark(&c->row) || at >= c->row.count ||
        !c->row.items[at].length)
        return true;
    x->has_units = layout_is_unit_of_rows(c->row.items[at].text);
    if (x->has_units)
        layout_take_units(&c->layout);
    return false;
}

/** Look which areas a list names. */
static void survey_list(extract *x)
{
    row_view *c = &x->cells;
    bool is_open;

    c->layout = layout_read(c->rows, &c->header, c->arena, c->findings);
    is_open = may_head_units(c);
    for (size_t n = 0; n < NAMES_LOOKED_AT && rows_look(c->rows, &c->row);
         n++) {
        if (!is_open && has_parent(c))
            continue;
        rows_settle(c->rows, &c->row);
        is_open = is_open && look_for_unit(x);
        if (!c->row.is_damaged && rows_is_remark(&c->row))
            take_directive(c, x->paper);
        else if (!c->row.is_damaged)
            note_named(c);
        pov_arena_clear(c->scratch);
    }
}

/** Find the columns, without a word: what is wrong is said when the file is
 *  read.  Errors: false and a finding. */
static bool look_at_file(extract *x)
{
    row_view *c = &x->cells;
    bool muted = c->findings->muted;
    entry defaults[N_DIRECTIVES];
    shape_found found;
    pov_place place;

    memcpy(defaults, c->defaults, sizeof defaults);
    c->findings->muted = true;
    found =
        shape_find(c->rows, c->catalogue, c->options->delimiter, c->scratch);
    if (go_to_header(x, found.line))
        c->header = rows_copy(&c->row, c->arena);
    if (found.shape == SHAPE_TABLE && !found.is_tie)
        survey_table(x);
    else if (found.shape == SHAPE_LIST && !found.is_tie)
        survey_list(x);
    rows_rewind(c->rows);
    c->findings->muted = muted;
    memcpy(c->defaults, defaults, sizeof defaults);
    if (rows_at(c->rows).has_failed)
        return false; /* half a file has no shape */
    place = (pov_place){c->path, found.line, 0};
    if (found.is_tie)
        pov_find(c->findings, POV_FOUND_DELIMITER_TIE, place, NULL);
    else if (found.shape == SHAPE_UNKNOWN)
        pov_find(c->findings, POV_FOUND_NO_HEADER, place, NULL);
    return found.shape != SHAPE_UNKNOWN && !found.is_tie;
}

static pov_ledger *ledger_of(pov_figures *figures)
{
    if (!figures->ledger)
        figures->ledger = pov_ledger_new(figures->arena);
    return figures->ledger;
}

/** The header of a list. */
static void take_layout(extract *x)
{
    row_view *c = &x->cells;

    c->layout = layout_read(c->rows, &c->row, c->arena, c->findings);
    if (x->has_units)
        layout_take_units(&c->layout);
    x->figures->is_kept_too = c->layout.exported.is_there;
    if (c->layout.at[COLUMN_VALUE] != NOT_THERE &&
        !c->layout.exported.is_there && !c->options->reads_anew)
        x->memo = row_memo_open(c, ledger_of(x->figures));
    for (size_t i = 0; i < c->layout.width; i++)
        if (!is_read(&c->layout, i))
            pov_arena_push(c->arena, &x->unread, i);
}

/** Read a row in another process, if it is not known. */
static list_row read_alone(extract *x)
{
    const row_view *c = &x->cells;
    const pov_read_tally before = *x->tally;
    size_t found = count_found(c->findings), split = x->split.rows;
    bool had_lost = x->notes.zero_lost.line;

    rows_settle(c->rows, &x->cells.row);
    if (c->row.is_damaged || rows_is_remark(&c->row))
        return LIST_ROW_LAST;
    x->is_statement = x->is_added = false;
    take_any_row(x);
    report_hidden(c, found);
    pov_arena_clear(c->scratch);
    if (!x->is_added && count_found(c->findings) == found &&
        x->split.rows == split && had_lost == (x->notes.zero_lost.line > 0))
        return LIST_ROW_TAKEN;
    *x->tally = before;
    return x->is_statement ? LIST_ROW_LEFT : LIST_ROW_LAST;
}

static list_row take_elsewhere(void *of)
{
    extract *x = of;

    return recall_row(x) ? LIST_ROW_TAKEN : read_alone(x);
}

/** Shape: `told` is how many findings there are of what was read before. */
static void read_row(extract *x, size_t told)
{
    row_view *c = &x->cells;

    if (recall_row(x))
        return;
    rows_settle(c->rows, &c->row);
    take_any_row(x);
    report_hidden(c, told);
    pov_arena_clear(c->scratch);
}

static void read_left(void *of)
{
    extract *x = of;

    read_row(x, x->cells.findings->count);
}

/** The next row that nobody else reads. */
static bool next_own_row(extract *x)
{
    if (!x->table)
        list_parts_meet(&x->parts, x->below_other_header ? NULL : x->memo);
    return next_row(x);
}

static void read_rows(extract *x)
{
    row_view *c = &x->cells;
    size_t told = c->findings->count; /* of the header, at first */

    x->parts =
        list_parts_of(c, x->figures, x->tally, take_elsewhere, read_left, x);
    if (x->table)
        table_layout_report(c, x->table);
    while (next_own_row(x)) {
        if (!x->table && c->row.line == c->header.line) {
            rows_settle(c->rows, &c->row);
            take_layout(x);
        }
        read_row(x, told);
        if (c->row.line >= c->header.line)
            told = c->findings->count;
    }
    list_parts_drop(&x->parts);
    if (x->memo)
        row_memo_close(x->memo);
    split_end(c, &x->split);
    if (rows_at(c->rows).has_failed)
        return; /* what does not add up is missing rows */
    if (x->table)
        table_end(x->reading, c);
    else if (x->notes.zero_lost.line)
        pov_find(c->findings, POV_FOUND_ZEROS_LOST, x->notes.zero_lost, NULL);
}

static void take_settings(row_view *x)
{
    for (size_t i = 0; i < N_DIRECTIVES; i++)
        x->defaults[i] = (entry){"", {x->path, 0, 0}, NOT_THERE, NULL};
    for (size_t i = 0; i < x->options->n_settings; i++) {
        const pov_setting *s = &x->options->settings[i];
        column c = layout_column_from(s->key, x->scratch);

        if (c < N_DIRECTIVES)
            x->defaults[c].text = s->value;
    }
}

static bool is_empty(const row_view *x)
{
    size_t length;

    rows_peek(x->rows, &length);
    return !length;
}

/** The cells of a file whose columns nobody knows. */
static void count_unread(extract *x)
{
    row_view *c = &x->cells;
    bool muted = c->findings->muted;

    c->findings->muted = true;
    while (rows_next(c->rows, &c->row)) {
        fate *fates = pov_arena_alloc(c->scratch, c->row.count * sizeof *fates);

        set_all(&c->row, fates, FATE_REFUSED);
        take_down_refused(x, fates);
        c->row.is_damaged = false; /* its blank cells are blank */
        tally_cells(x, fates);
        pov_arena_clear(c->scratch);
    }
    c->findings->muted = muted;
}

static void read_file(extract *x)
{
    row_view *c = &x->cells;
    pov_place all = {c->path, 0, 0};
    size_t rows_before = x->tally->rows;

    if (is_empty(c)) {
        pov_find(c->findings, POV_FOUND_EMPTY_FILE, all, NULL);
    } else if (look_at_file(x)) {
        read_rows(x);
        if (x->tally->rows == rows_before && !rows_at(c->rows).has_failed)
            pov_find(c->findings, POV_FOUND_NO_DATA, all, NULL);
    } else {
        count_unread(x);
    }
}

/** Read a file of lines, or the present sheet of a workbook. */
static void read_sheet(extract *x)
{
    row_view *c = &x->cells;

    c->scratch = pov_arena_new();
    take_settings(c);
    if (!rows_at(c->rows).is_refused && !rows_at(c->rows).has_failed)
        read_file(x);
    pov_arena_free(c->scratch);
}

const pov_plan *pov_extract_read(const char *path,
                                 const pov_read_options *options,
                                 pov_figures *figures, pov_findings *findings,
                                 pov_read_tally *tally)
{
    pov_arena *arena = figures->arena;
    const pov_opening how = {.encoding = options->encoding,
                             .scratch = options->scratch,
                             .by_libcsv = options->by_libcsv,
                             .processes = options->processes,
                             .built_in = options->built_in,
                             .takes_books = true,
                             .others = pov_shard_lead,
                             .sheet = options->sheet,
                             .dot_decimals =
                                 options->numbers == POV_NUMBERS_EN};
    const char *name = pov_arena_intern(arena, path, strlen(path));
    row_reader *rows;
    pov_plan *unnamed;

    figures->is_kept_too = false;
    rows = rows_open(name, &how, arena, findings);
    if (!rows)
        return NULL;
    if (rows_at(rows).is_other) {
        rows_close(rows);
        pov_shard_read(path, figures, findings, tally);
        return pov_plan_for_file(name, arena);
    }
    tally->files++;
    unnamed = pov_plan_for_file(name, arena);
    do {
        extract x = {.cells = {.path = rows_path(rows),
                               .rows = rows,
                               .options = options,
                               .catalogue = figures->catalogue,
                               .unnamed = unnamed,
                               .findings = findings,
                               .notes = &x.notes,
                               .arena = arena},
                     .paper = unnamed,
                     .titles = {.unit = ""},
                     .figures = figures,
                     .tally = tally};

        read_sheet(&x);
    } while (rows_next_sheet(rows));
    rows_close(rows);
    if (!figures->keeps_ledger)
        pov_figures_load(figures);
    return unnamed;
}
