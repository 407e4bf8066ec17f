#include "read/sheet_rows.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/book.h"
#include "povstat/letters.h"
#include "povstat/text.h"

/* A sheet is looked through once when it is opened: how wide it is, which all
 * its rows will be, what is hidden and what is merged, which stands behind the
 * cells. */

/* No workbook of an office is larger.  How often texts repeat themselves, and
 * so how small they are packed, has its limits too. */
#define MOST_OF_PART (UINT64_C(2) << 30)
#define MOST_OF_TEXTS (UINT64_C(256) << 20)
#define MOST_UNLIKELY (UINT64_C(32) << 20)
#define MOST_READ (UINT64_C(64) << 30)
/* A text that stands in a workbook once may be that of each cell.  What is
 * longer than most names comes to less in a million rows with a note in each.
 */
#define MOST_LONG (UINT64_C(128) << 20)

enum {
    MOST_TIMES = 250, /* unpacked over packed */
    MOST_CELLS = 100 * 1000 * 1000,
    MOST_MERGED = 4 * 1000 * 1000, /* columns of all ranges together */
    MOST_NAMED = 8,
    SHORT = 64, /* bytes of a cell */
};

/** Of a column: the rows down to which a merged cell covers it, and the row
 *  in which that one begins here, if it does. */
typedef struct cover {
    size_t until, anchor; /* rows from 1; 0: none */
} cover;

/** The sheet that is read now. */
typedef struct present {
    size_t index;
    const char *path; /* of its places */
    size_t width;     /* 0: nothing is typed in it */
    size_t last_row;  /* with anything, from 1 */
    size_t rows;      /* that have cells */
    uint64_t n_long;  /* bytes of cells behind their first */
    bool hides_zeros;
    struct {
        pov_book_range *items;
        size_t count, capacity;
    } merged; /* in the order of their first rows */
    size_t next_merged;
    size_t merged_columns;
    cover *covers; /* one a column; NULL: nothing is merged */
} present;

struct sheet_rows {
    const char *path;
    pov_opening how;
    line_reader *lines;
    pov_archive *archive;
    pov_book book;
    pov_arena *arena;   /* the run's */
    pov_arena *of_book; /* until it is closed */
    pov_arena *of_sheet;
    pov_arena *of_row;
    pov_findings *findings;
    struct {
        size_t *items;
        size_t count, capacity;
    } chosen; /* sheets, in the order of their tabs */
    size_t next_chosen;
    present now;
    pov_sheet_reader *reader; /* NULL: not begun */
    uint32_t line;
    pov_letters text; /* of the row */
    row_cell *cells;  /* as many as the sheet is wide */
    bool is_refused;
};

static pov_place place_of_all(const sheet_rows *r)
{
    return (pov_place){r->now.path ? r->now.path : r->path, 0, 0};
}

__attribute__((format_arg(2))) static const char *say(const sheet_rows *r,
                                                      const char *english)
{
    return pov_say(r->findings->language, english);
}

/** The workbook cannot be read, and it was not the disk's fault. */
static void refuse(sheet_rows *r, const char *why)
{
    r->is_refused = true;
    pov_find(r->findings, POV_FOUND_BAD_WORKBOOK, place_of_all(r), "%s", why);
}

static void refuse_end(sheet_rows *r, pov_archive_end end)
{
    int error = r->archive ? pov_archive_failure(r->archive) : errno;

    if (error)
        lines_fail(r->lines, error);
    else if (end == POV_ARCHIVE_TOO_LARGE)
        refuse(r, say(r, "it is larger than any workbook of an office"));
    else
        refuse(r, say(r, "it is damaged or cut off, or no program that makes "
                         "workbooks wrote it"));
}

/* What the archive is. */

static const struct foreign {
    pov_book_package is;
    const char *kind;
} foreign[] = {
    {POV_BOOK_OF_MACROS, "an Excel workbook with macros (xlsm)"},
    {POV_BOOK_BINARY, "a binary Excel workbook (xlsb)"},
    {POV_BOOK_DOCUMENT, "a Word document (docx)"},
    {POV_BOOK_SLIDES, "a PowerPoint presentation (pptx)"},
    {POV_BOOK_OPEN, "a LibreOffice workbook (ods)"},
    {POV_BOOK_NUMBERS, "an Apple Numbers workbook (numbers)"},
    {POV_BOOK_NO_PACKAGE, "a zip archive"},
};

/** Errors: false and a finding if it is no workbook that is read. */
static bool is_workbook(sheet_rows *r)
{
    pov_book_package is = pov_book_kind_of(r->archive, r->of_book);

    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (foreign[i].is == is && !pov_archive_failure(r->archive)) {
            r->is_refused = true;
            pov_find(r->findings, POV_FOUND_NOT_TEXT, place_of_all(r), "%s",
                     say(r, foreign[i].kind));
        }
    return !r->is_refused;
}

static bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name), n = strlen(end);

    return length >= n && !strcmp(name + length - n, end);
}

/** May the part be larger than any that people make?  Pictures are not
 *  looked at. */
static bool is_bomb(const char *name, pov_archive_size size)
{
    bool is_texts = ends_in(name, "haredStrings.xml");

    if (!ends_in(name, ".xml") && !ends_in(name, ".rels"))
        return false;
    return size.unpacked > (is_texts ? MOST_OF_TEXTS : MOST_OF_PART) ||
           (size.unpacked > MOST_UNLIKELY &&
            size.unpacked / MOST_TIMES > size.packed);
}

/** Errors: false and a finding. */
static bool is_bounded(sheet_rows *r)
{
    for (size_t i = 0; i < pov_archive_count(r->archive); i++) {
        const char *name = pov_archive_name(r->archive, i);
        pov_archive_size size = pov_archive_size_of(r->archive, i);

        if (!is_bomb(name, size))
            continue;
        refuse(r, pov_arena_format(
                      r->of_book,
                      say(r, "'%s' would unpack from %llu bytes to %llu"), name,
                      (unsigned long long)size.packed,
                      (unsigned long long)size.unpacked));
        return false;
    }
    return true;
}

/* Which sheets are read. */

static const pov_book_sheet *sheet_at(const sheet_rows *r, size_t i)
{
    return &r->book.sheets.items[i];
}

/** "'Mẫu 7.1', 'Sheet2' and 3 more" */
static const char *names_of(const sheet_rows *r, const size_t *sheets, size_t n)
{
    const char *text = "";

    for (size_t i = 0; i < n && i < MOST_NAMED; i++)
        text = pov_arena_format(r->of_book, "%s%s'%s'", text, i ? ", " : "",
                                sheet_at(r, sheets[i])->name);
    if (n > MOST_NAMED)
        text = pov_arena_format(r->of_book, say(r, "%s and %zu more"), text,
                                n - MOST_NAMED);
    return text;
}

/** "#", "# of a list": one that is not read, whatever stands behind. */
static bool is_remark(const pov_book_row *row)
{
    const pov_book_cell *first = row->items;

    return row->count && !first->column && first->kind == POV_BOOK_TEXT &&
           first->text[0] == '#' && (!first->text[1] || first->text[1] == ' ');
}

/** Is anything typed in it that could be read? */
static bool is_filled(const sheet_rows *r, size_t sheet)
{
    pov_sheet_reader *reader = pov_sheet_open(&r->book, sheet, NULL, NULL);
    const pov_book_row *row;
    bool is = false;

    while (!is && pov_sheet_next(reader, &row))
        for (size_t i = 0; i < row->count && !is && !is_remark(row); i++)
            is = row->items[i].kind != POV_BOOK_BLANK;
    pov_sheet_close(reader);
    return is;
}

static bool is_chosen(const sheet_rows *r, size_t sheet)
{
    for (size_t i = 0; i < r->chosen.count; i++)
        if (r->chosen.items[i] == sheet)
            return true;
    return false;
}

/** Tell of the sheets that hold something and are not read. */
static void tell_others(const sheet_rows *r)
{
    size_t *others = pov_arena_alloc(r->of_book, (r->book.sheets.count + 1) *
                                                     sizeof *others);
    size_t n = 0;

    for (size_t i = 0; i < r->book.sheets.count; i++)
        if (!is_chosen(r, i) && is_filled(r, i))
            others[n++] = i;
    if (n)
        pov_find(r->findings, POV_FOUND_SHEETS_LEFT, (pov_place){r->path, 0, 0},
                 "%s", names_of(r, others, n));
}

static void choose(sheet_rows *r, size_t sheet)
{
    pov_arena_push(r->of_book, &r->chosen, sheet);
}

/** The sheets of that name: letter by letter, else whatever their case and
 *  marks. */
static void choose_named(sheet_rows *r, const char *name)
{
    const char *key = pov_text_bare(r->of_book, name);

    for (size_t i = 0; i < r->book.sheets.count; i++)
        if (!strcmp(sheet_at(r, i)->name, name))
            choose(r, i);
    for (size_t i = 0; !r->chosen.count && i < r->book.sheets.count; i++)
        if (!strcmp(pov_text_bare(r->of_book, sheet_at(r, i)->name), key))
            choose(r, i);
}

static void choose_visible(sheet_rows *r, bool all)
{
    for (size_t i = 0; i < r->book.sheets.count && (all || !r->chosen.count);
         i++)
        if (!sheet_at(r, i)->is_hidden && (!all || is_filled(r, i)))
            choose(r, i);
    for (size_t i = 0; !r->chosen.count && i < r->book.sheets.count; i++)
        if (!sheet_at(r, i)->is_hidden)
            choose(r, i);
}

/** Did somebody choose one sheet? */
static bool names_one(const sheet_rows *r)
{
    return r->how.sheet && strcmp(r->how.sheet, "all") != 0;
}

/** Errors: false and a finding if there is none, or more than one of the
 *  name. */
static bool choose_sheets(sheet_rows *r)
{
    const char *wanted = names_one(r) ? r->how.sheet : NULL;
    size_t *every =
        pov_arena_alloc(r->of_book, (r->book.sheets.count + 1) * sizeof *every);

    for (size_t i = 0; i < r->book.sheets.count; i++)
        every[i] = i;
    if (wanted)
        choose_named(r, wanted);
    else
        choose_visible(r, r->how.sheet != NULL);
    if (r->chosen.count && (!wanted || r->chosen.count == 1))
        return true;
    r->is_refused = true;
    pov_find(r->findings, POV_FOUND_NO_SUCH_SHEET, place_of_all(r),
             wanted ? "'%s': it has %s" : "%s%s", wanted ? wanted : "",
             r->book.sheets.count ? names_of(r, every, r->book.sheets.count)
                                  : say(r, "there is none"));
    return false;
}

/* Looking through a sheet. */

typedef struct look {
    sheet_rows *rows;
    bool *hidden_columns;
    size_t hidden_row;          /* the last one, from 1 */
    size_t in_rows, in_columns; /* hidden ones with something typed */
    pov_place first_row, first_column;
    bool *told_columns; /* counted already */
} look;

static bool take_hidden(void *of, const pov_book_range *cells)
{
    look *k = of;

    if (cells->first_row == cells->last_row)
        k->hidden_row = cells->first_row + 1;
    else
        memset(k->hidden_columns + cells->first_column, true,
               cells->last_column - cells->first_column + 1);
    return true;
}

static bool take_merged(void *of, const pov_book_range *cells)
{
    look *k = of;
    sheet_rows *r = k->rows;

    r->now.merged_columns += cells->last_column - cells->first_column + 1;
    pov_arena_push(r->of_sheet, &r->now.merged, *cells);
    return r->now.merged_columns <= MOST_MERGED;
}

static bool take_view(void *of, const pov_book_view *view)
{
    const look *k = of;

    k->rows->now.hides_zeros = view->hides_zeros;
    return true;
}

static void look_at_cell(look *k, const pov_book_cell *cell, bool *in_row)
{
    present *now = &k->rows->now;
    const pov_place place = {now->path, (uint32_t)cell->row + 1,
                             (uint32_t)cell->column + 1};
    size_t length;

    if (cell->kind == POV_BOOK_BLANK)
        return;
    length = strlen(cell->text);
    now->n_long += length > SHORT ? length - SHORT : 0;
    now->last_row = cell->row + 1;
    if (cell->column >= now->width)
        now->width = cell->column + 1;
    *in_row = *in_row || k->hidden_row == cell->row + 1;
    if (!k->hidden_columns[cell->column] || k->told_columns[cell->column])
        return;
    k->told_columns[cell->column] = true;
    if (!k->in_columns++)
        k->first_column = place;
}

static void look_at_row(look *k, const pov_book_row *row)
{
    present *now = &k->rows->now;
    bool in_row = false;

    for (size_t i = 0; i < row->count; i++)
        look_at_cell(k, &row->items[i], &in_row);
    now->rows++;
    if (in_row && !k->in_rows++)
        k->first_row = (pov_place){now->path, (uint32_t)row->row + 1, 0};
}

static void tell_hidden(const look *k)
{
    const sheet_rows *r = k->rows;

    if (k->in_rows)
        pov_find(r->findings, POV_FOUND_HIDDEN_CELLS, k->first_row,
                 k->in_rows == 1 ? "%zu hidden row" : "%zu hidden rows",
                 k->in_rows);
    if (k->in_columns)
        pov_find(r->findings, POV_FOUND_HIDDEN_CELLS, k->first_column,
                 k->in_columns == 1 ? "%zu hidden column"
                                    : "%zu hidden columns",
                 k->in_columns);
}

static int compare_ranges(const void *left, const void *right)
{
    const pov_book_range *a = left, *b = right;
    int rows = (a->first_row > b->first_row) - (a->first_row < b->first_row);

    return rows ? rows
                : (a->first_column > b->first_column) -
                      (a->first_column < b->first_column);
}

/** Errors: false and a finding. */
static bool look_through(sheet_rows *r)
{
    static const pov_book_taker aside = {
        .view = take_view, .hides = take_hidden, .merges = take_merged};
    look k = {
        .rows = r,
        .hidden_columns = pov_arena_alloc(r->of_sheet, POV_BOOK_MOST_COLUMNS),
        .told_columns = pov_arena_alloc(r->of_sheet, POV_BOOK_MOST_COLUMNS)};
    pov_sheet_reader *reader =
        pov_sheet_open(&r->book, r->now.index, &aside, &k);
    const pov_book_row *row;
    pov_archive_end end;
    bool fits = true;

    while (fits && pov_sheet_next(reader, &row)) {
        look_at_row(&k, row);
        fits = r->now.width <= MOST_CELLS / (r->now.rows + 1) &&
               r->now.n_long <= MOST_LONG;
    }
    end = pov_sheet_close(reader);
    if (!fits)
        end = POV_ARCHIVE_TOO_LARGE;
    if (end != POV_ARCHIVE_READ) {
        refuse_end(r, end);
        return false;
    }
    tell_hidden(&k);
    if (r->now.merged.count)
        qsort(r->now.merged.items, r->now.merged.count,
              sizeof *r->now.merged.items, compare_ranges);
    return true;
}

bool sheet_rows_next_sheet(sheet_rows *r)
{
    if (r->reader)
        pov_sheet_close(r->reader);
    r->reader = NULL;
    if (r->next_chosen == r->chosen.count || lines_at(r->lines).has_failed)
        return false;
    r->is_refused = false;
    pov_arena_clear(r->of_sheet);
    r->now = (present){.index = r->chosen.items[r->next_chosen++]};
    r->now.path =
        pov_place_sheet(r->path, sheet_at(r, r->now.index)->name, r->arena);
    r->line = 0;
    if (!look_through(r))
        return true;
    r->cells =
        pov_arena_alloc(r->of_sheet, (r->now.width + 1) * sizeof *r->cells);
    if (r->now.merged.count)
        r->now.covers = pov_arena_alloc(r->of_sheet, POV_BOOK_MOST_COLUMNS *
                                                         sizeof *r->now.covers);
    return true;
}

sheet_rows *sheet_rows_open(const char *path, line_reader *lines,
                            const pov_opening *how, pov_arena *arena,
                            pov_findings *findings)
{
    sheet_rows *r = pov_arena_alloc(arena, sizeof *r);
    pov_archive_end end = POV_ARCHIVE_DAMAGED;

    *r = (sheet_rows){.path = path,
                      .lines = lines,
                      .how = *how,
                      .arena = arena,
                      .of_book = pov_arena_new(),
                      .of_sheet = pov_arena_new(),
                      .of_row = pov_arena_new(),
                      .findings = findings};
    r->archive =
        pov_archive_open(lines_descriptor(lines), MOST_READ, r->of_book);
    if (r->archive && (!is_bounded(r) || !is_workbook(r)))
        return r;
    if (r->archive)
        end = pov_book_open(&r->book, r->archive, r->of_book);
    if (end == POV_ARCHIVE_READ)
        end = pov_book_read_styles(&r->book);
    if (end != POV_ARCHIVE_READ) {
        refuse_end(r, end);
        return r;
    }
    if (choose_sheets(r)) {
        if (!names_one(r))
            tell_others(r);
        sheet_rows_next_sheet(r);
    }
    return r;
}

const char *sheet_rows_path(const sheet_rows *r)
{
    return r->now.path ? r->now.path : r->path;
}

static void close_sheets(void *of)
{
    sheet_rows *r = of;

    if (r->reader)
        pov_sheet_close(r->reader);
    if (r->archive)
        pov_archive_close(r->archive);
    pov_arena_free(r->of_row);
    pov_arena_free(r->of_sheet);
    pov_arena_free(r->of_book);
    lines_close(r->lines);
}

static line_position at(const void *of)
{
    const sheet_rows *r = of;
    line_position is = lines_at(r->lines);

    is.is_refused = r->is_refused;
    is.used = r->line;
    is.permille = r->now.last_row
                      ? (int)((uint64_t)r->line * 1000 / r->now.last_row)
                      : 1000;
    return is;
}

static void rewind_sheet(void *of)
{
    sheet_rows *r = of;

    if (r->reader)
        pov_sheet_close(r->reader);
    r->reader = NULL;
    r->line = 0;
}

/** Of a sheet nothing but whether there is anything. */
static const char *peek(const void *of, size_t *length)
{
    const sheet_rows *r = of;

    *length = r->now.width > 0;
    return "";
}

/* Reading it. */

/** Let the merged cells that begin up to this row cover theirs. */
static void cover_until(present *now, size_t row)
{
    for (; now->next_merged < now->merged.count &&
           now->merged.items[now->next_merged].first_row <= row;
         now->next_merged++) {
        const pov_book_range *m = &now->merged.items[now->next_merged];

        for (size_t c = m->first_column; c <= m->last_column; c++)
            now->covers[c] = (cover){
                m->last_row + 1, c == m->first_column ? m->first_row + 1 : 0};
    }
}

static bool is_covered(const present *now, const pov_book_cell *cell)
{
    const cover *c = now->covers ? &now->covers[cell->column] : NULL;

    return c && cell->row < c->until && cell->row + 1 != c->anchor;
}

static bool is_zero(const pov_book_cell *cell)
{
    return cell->kind == POV_BOOK_NUMBER &&
           !cell->text[strspn(cell->text, "-0.")];
}

/** What people see of a cell. */
static const char *seen_of(const sheet_rows *r, const pov_book_cell *cell)
{
    if (r->now.hides_zeros && is_zero(cell))
        return "";
    return pov_book_shown(&r->book, cell, r->how.dot_decimals ? '.' : ',',
                          r->of_row);
}

/** Lines in a cell end with LF, whatever ends them in the workbook. */
static const char *with_plain_lines(const sheet_rows *r, const char *text)
{
    char *copy, *to;

    if (!strchr(text, '\r'))
        return text;
    copy = to = pov_arena_copy(r->of_row, text, strlen(text));
    for (const char *at = text; *at; at++)
        if (*at != '\r' || at[1] != '\n')
            *to++ = *at == '\r' ? '\n' : *at;
    *to = '\0';
    return copy;
}

/** Without the blanks around it, as the cells of a CSV file are. */
static row_cell trimmed(const sheet_rows *r, const pov_book_cell *cell)
{
    const char *text = seen_of(r, cell);
    size_t length;

    text = with_plain_lines(r, text + strspn(text, " \t\r\n"));
    length = strlen(text);
    while (length && strchr(" \t\r\n", text[length - 1]))
        length--;
    if (text[length])
        text = pov_arena_copy(r->of_row, text, length);
    return (row_cell){text, length, length && cell->kind == POV_BOOK_NUMBER};
}

static void tell_covered(const sheet_rows *r, const pov_book_cell *cell,
                         const char *text)
{
    pov_find(r->findings, POV_FOUND_COVERED_CELL,
             (pov_place){r->now.path, (uint32_t)cell->row + 1,
                         (uint32_t)cell->column + 1},
             "'%s'", text);
}

/** Returns whether anything is typed in the row. */
static bool fill_cells(sheet_rows *r, const pov_book_row *row)
{
    size_t filled = 0;

    for (size_t i = 0; i < r->now.width; i++)
        r->cells[i] = (row_cell){"", 0, false};
    cover_until(&r->now, row->row);
    for (size_t i = 0; i < row->count; i++) {
        const pov_book_cell *cell = &row->items[i];
        row_cell seen;

        if (cell->kind == POV_BOOK_BLANK || cell->column >= r->now.width)
            continue;
        seen = trimmed(r, cell);
        if (seen.length && is_covered(&r->now, cell)) {
            tell_covered(r, cell, seen.text);
            continue;
        }
        r->cells[cell->column] = seen;
        filled += seen.length > 0;
    }
    return filled;
}

/** The cells with a tab between them; whatever ends a cell or a line in one is
 *  a blank here. */
static void join(sheet_rows *r)
{
    r->text.count = 0;
    for (size_t i = 0; i < r->now.width; i++) {
        size_t from = r->text.count + (i > 0);

        if (i)
            pov_letters_add(&r->text, r->of_book, "\t", 1);
        pov_letters_add(&r->text, r->of_book, r->cells[i].text,
                        r->cells[i].length);
        for (size_t at = from; at < r->text.count; at++)
            if (strchr("\t\r\n", r->text.items[at]))
                r->text.items[at] = ' ';
    }
    pov_letters_add(&r->text, r->of_book, "\n", 1);
}

static void begin_sheet(sheet_rows *r)
{
    r->reader = pov_sheet_open(&r->book, r->now.index, NULL, NULL);
    r->now.next_merged = 0;
    if (r->now.covers)
        memset(r->now.covers, 0, POV_BOOK_MOST_COLUMNS * sizeof *r->now.covers);
}

static bool next(void *of, record *out)
{
    sheet_rows *r = of;
    const pov_book_row *row;

    if (r->is_refused || !r->now.width || lines_at(r->lines).has_failed)
        return false;
    if (!r->reader)
        begin_sheet(r);
    do {
        pov_arena_clear(r->of_row);
        if (!pov_sheet_next(r->reader, &row)) {
            int error = pov_archive_failure(r->archive);

            if (error) /* it was whole when it was looked through */
                lines_fail(r->lines, error);
            return false;
        }
    } while (!fill_cells(r, row));
    join(r);
    r->line = (uint32_t)row->row + 1;
    *out = (record){.items = r->cells,
                    .count = r->now.width,
                    .line = r->line,
                    .text = pov_letters_text(&r->text, r->of_book),
                    .length = r->text.count};
    return true;
}

static pov_place place(const void *of, const record *row, size_t i)
{
    const sheet_rows *r = of;

    if (row->typed_at)
        i = row->typed_at[i];
    return (pov_place){r->now.path, row->line, (uint32_t)i + 1};
}

const row_source sheet_rows_source = {.close = close_sheets,
                                      .at = at,
                                      .rewind = rewind_sheet,
                                      .peek = peek,
                                      .next = next,
                                      .place = place};
