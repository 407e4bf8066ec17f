#include "write/xlsx_check.h"

#include <errno.h>
#include <string.h>

#include "povstat/book.h"

enum {
    MOST_DIGITS = 40,
    MOST_EXPONENT = 9999,
};

/** ± 0.DIGITS × 10^exponent; 0 has no digits. */
typedef struct scientific {
    bool is_negative;
    int n, exponent;
    char digits[MOST_DIGITS];
} scientific;

static bool read_exponent(const char *text, int *exponent)
{
    bool is_negative = *text == '-';
    int n = 0;

    text += *text == '-' || *text == '+';
    if (!*text || text[strspn(text, "0123456789")])
        return false;
    for (; *text && n <= MOST_EXPONENT; text++)
        n = n * 10 + (*text - '0');
    *exponent += is_negative ? -n : n;
    return true;
}

static bool read(const char *text, scientific *out)
{
    bool is_behind = false, any = false;

    *out = (scientific){.is_negative = *text == '-'};
    for (text += out->is_negative; *text; text++) {
        if (*text == '.' && !is_behind) {
            is_behind = true;
            continue;
        }
        if (*text < '0' || *text > '9')
            break;
        any = true;
        if (!out->n && *text == '0') {
            out->exponent -= is_behind;
            continue;
        }
        if (out->n == MOST_DIGITS)
            return false;
        out->digits[out->n++] = *text;
        out->exponent += !is_behind;
    }
    if (any && (*text == 'e' || *text == 'E'))
        return read_exponent(text + 1, &out->exponent);
    return any && !*text;
}

static void round_to_kept(scientific *s)
{
    int at = XLSX_MOST_DIGITS;

    if (s->n > XLSX_MOST_DIGITS) {
        bool is_up = s->digits[XLSX_MOST_DIGITS] >= '5';

        s->n = XLSX_MOST_DIGITS;
        while (is_up && at > 0 && s->digits[at - 1] == '9')
            s->digits[--at] = '0';
        if (is_up && at > 0)
            s->digits[at - 1]++;
        if (is_up && !at) {
            s->digits[0] = '1'; /* 0.999… is 1 */
            s->exponent++;
        }
    }
    while (s->n && s->digits[s->n - 1] == '0')
        s->n--;
}

bool xlsx_check_number(const char *decimal, const char *written)
{
    scientific a, b;

    if (!read(decimal, &a) || !read(written, &b))
        return false;
    round_to_kept(&a);
    round_to_kept(&b);
    if (!a.n || !b.n)
        return a.n == b.n;
    return a.is_negative == b.is_negative && a.n == b.n &&
           a.exponent == b.exponent && !memcmp(a.digits, b.digits, (size_t)a.n);
}

/* Cells come in the order in which they are drawn, so the next that is asked
 * for is always the next that should come.  Links come behind all cells, and
 * are kept in a list until then. */

/* No workbook of ours is larger; a damaged one may say so. */
#define MOST_BYTES (UINT64_C(64) << 30)

typedef struct awaited_link {
    uint32_t row, column;
    pov_link link;
} awaited_link;

typedef struct checker {
    const xlsx_plan *plan;
    const pov_sheet *sheet;
    bool is_viewed;        /* the headings stay in view */
    size_t rows;           /* that have begun */
    size_t row, column;    /* of the next cell */
    pov_row_reader reader; /* stands at that row, if it is one of the table */
    size_t wrong;          /* row of a cell that is another, from 1; 0: none */
    size_t n_links;        /* met in cells */
    size_t next_link;
    struct {
        awaited_link *items;
        size_t count, capacity;
    } links;
    bool *has_bar;      /* by column: in a cell, and not yet by a rule */
    bool *is_lined;     /* by a rule that was met */
    pov_arena *arena;   /* for the links and columns of the sheet */
    pov_arena *scratch; /* for what is compared; emptied after it */
} checker;

/** Rows that are drawn: those of the lead, and from the heading on. */
static size_t rows_of(const pov_sheet *sheet)
{
    return sheet->grid ? sheet->grid->lines.count
                       : sheet->lead.count + 1 + sheet->rows->count;
}

/** The number of the i-th of them. */
static size_t row_number(const pov_sheet *sheet, size_t i)
{
    return sheet->grid || i < sheet->lead.count
               ? i
               : xlsx_plan_heading_row(sheet) + (i - sheet->lead.count);
}

static xlsx_content text_content(const char *text)
{
    return (xlsx_content){.kind = *text ? XLSX_TEXT : XLSX_EMPTY, .text = text};
}

static xlsx_placed printed(const checker *k, size_t line, size_t column)
{
    const pov_grid_cell *cell = &k->sheet->grid->lines.items[line][column];

    return (xlsx_placed){.content =
                             text_content(xlsx_plan_printed(cell, k->scratch)),
                         .is_drawn = xlsx_plan_is_printed(cell)};
}

/** A cell of the row that the reader is at; keeps where it leads. */
static xlsx_placed listed(checker *k, size_t row, size_t column)
{
    const pov_cell *cell = &k->reader.cells[column];
    xlsx_placed placed =
        xlsx_plan_place(k->plan, k->sheet, cell, &k->n_links, k->scratch);

    k->has_bar[column] = k->has_bar[column] || cell->bar >= 0;
    if (placed.is_linked)
        pov_arena_push(
            k->arena, &k->links,
            ((awaited_link){(uint32_t)row, (uint32_t)column, *cell->link}));
    return placed;
}

/** What stands in a row of the sheet, drawn or not. */
static xlsx_placed place(checker *k, size_t i, size_t column)
{
    const pov_sheet *sheet = k->sheet;
    const char *text;

    if (sheet->grid)
        return printed(k, i, column);
    if (i > sheet->lead.count)
        return listed(k, row_number(sheet, i), column);
    text = i < sheet->lead.count
               ? xlsx_plan_lead(sheet, i, k->scratch)
               : xlsx_plan_label(&sheet->rows->columns[column], k->scratch);
    return (xlsx_placed){.content = text_content(text), .is_drawn = true};
}

static size_t width_of(const checker *k, size_t i)
{
    if (k->sheet->grid)
        return k->sheet->grid->n_columns;
    return i < k->sheet->lead.count ? 1 : k->sheet->rows->n_columns;
}

/** What comes before the first cell of a row. */
static void begin_row(checker *k)
{
    pov_arena_clear(k->scratch);
    if (!k->sheet->grid && k->row > k->sheet->lead.count)
        pov_rows_next(&k->reader);
}

/** The next cell that is drawn.  Errors: false if there is no more. */
static bool next_cell(checker *k, size_t *row, size_t *column,
                      xlsx_content *content)
{
    while (k->row < rows_of(k->sheet)) {
        xlsx_placed placed;

        if (k->column == width_of(k, k->row)) {
            k->row++;
            k->column = 0;
            continue;
        }
        if (!k->column)
            begin_row(k);
        *row = row_number(k->sheet, k->row);
        *column = k->column++;
        placed = place(k, k->row, *column);
        *content = placed.content;
        if (placed.is_drawn)
            return true;
    }
    return false;
}

static bool take_view(void *of, const pov_book_view *view)
{
    checker *k = of;
    const pov_grid *grid = k->sheet->grid;
    size_t columns = grid ? grid->n_fixed : k->sheet->n_fixed;

    k->is_viewed = view->fixed_rows == xlsx_plan_last_heading(k->sheet) + 1 &&
                   view->fixed_columns == columns &&
                   view->cursors == (columns ? 3 : 1);
    return k->is_viewed;
}

static bool take_row(void *of, size_t row)
{
    checker *k = of;

    return k->rows < rows_of(k->sheet) &&
           row == row_number(k->sheet, k->rows++);
}

/** Is what was written this number?  Most are written as they are. */
static bool is_number(pov_decimal exact, const char *written)
{
    char text[POV_DECIMAL_TEXT_SIZE];

    pov_decimal_print(exact, text);
    return !strcmp(text, written) || xlsx_check_number(text, written);
}

static bool is_content(const xlsx_content *content, const pov_book_cell *cell)
{
    switch (content->kind) {
    case XLSX_EMPTY:
        return cell->kind == POV_BOOK_BLANK;
    case XLSX_TEXT:
        return cell->kind == POV_BOOK_TEXT &&
               !strcmp(cell->text, content->text);
    case XLSX_NUMBER:
    case XLSX_DAY:
        return cell->kind == POV_BOOK_NUMBER &&
               is_number(content->exact, cell->text);
    }
    return false;
}

/** The lead stands over whichever column is the first to be seen. */
static bool is_above_columns(const pov_sheet *sheet, size_t row)
{
    return !sheet->grid && row < sheet->lead.count;
}

static bool take_cell(void *of, const pov_book_cell *cell)
{
    checker *k = of;
    xlsx_content content;
    size_t row, column;

    if (!next_cell(k, &row, &column, &content))
        return false;
    if (row == cell->row &&
        (column == cell->column || is_above_columns(k->sheet, row)) &&
        is_content(&content, cell))
        return true;
    k->wrong = row + 1;
    return false;
}

static bool is_text(const char *text, const char *asked)
{
    return text && asked ? !strcmp(text, asked) : text == asked;
}

static bool take_link(void *of, const pov_book_link *link)
{
    checker *k = of;
    const awaited_link *next;
    xlsx_link asked;

    if (k->next_link == k->links.count)
        return false;
    next = &k->links.items[k->next_link++];
    pov_arena_clear(k->scratch);
    return next->row == link->row && next->column == link->column &&
           xlsx_plan_link(k->plan, &next->link, k->scratch, &asked) &&
           is_text(link->address, asked.address) &&
           is_text(link->anchor, asked.anchor);
}

/** What is drawn by rules: each line and all bars of a column once. */
static bool take_rule(void *of, const pov_book_rule *rule)
{
    checker *k = of;
    const pov_book_range *cells = &rule->cells;
    bool is_line = !strcmp(rule->type, "expression");
    bool *met = is_line ? k->is_lined : k->has_bar;
    size_t heading;

    if (k->sheet->grid || cells->last_column >= k->sheet->rows->n_columns)
        return false;
    heading = xlsx_plan_heading_row(k->sheet);
    if (cells->first_row != heading + 1 ||
        cells->last_row != heading + k->sheet->rows->count ||
        (is_line ? !rule->has_look || strcmp(rule->formula, XLSX_ALWAYS) != 0
                 : strcmp(rule->type, "dataBar") != 0))
        return false;
    for (size_t c = cells->first_column; c <= cells->last_column; c++) {
        if (met[c] == is_line)
            return false;
        met[c] = is_line;
    }
    return true;
}

static bool has_rules(const checker *k)
{
    bool is_lined = xlsx_plan_is_lined(k->sheet);

    for (size_t c = 0; !k->sheet->grid && c < k->sheet->rows->n_columns; c++)
        if (k->has_bar[c] || k->is_lined[c] != is_lined)
            return false;
    return true;
}

/** The row of the cell that is another, or should have come, or the last. */
static const char *describe(const checker *k, pov_arena *arena)
{
    size_t last = rows_of(k->sheet) - 1;
    bool is_through = k->row < last && k->column == width_of(k, k->row);
    size_t next = is_through ? k->row + 1 : k->row;
    size_t row = row_number(k->sheet, next < last ? next : last) + 1;

    return pov_arena_format(arena,
                            pov_say(k->plan->language, "sheet '%s', row %zu"),
                            k->sheet->name, k->wrong ? k->wrong : row);
}

/** Errors: NULL if well, else where it is not. */
static const char *check_sheet(const pov_book *book, const xlsx_plan *plan,
                               size_t i, pov_arena *arena)
{
    static const pov_book_taker how = {.view = take_view,
                                       .row = take_row,
                                       .cell = take_cell,
                                       .link = take_link,
                                       .rule = take_rule};
    size_t n = plan->sheets[i].grid ? 0 : plan->sheets[i].rows->n_columns;
    checker k = {.plan = plan,
                 .sheet = &plan->sheets[i],
                 .has_bar = pov_arena_alloc(arena, n),
                 .is_lined = pov_arena_alloc(arena, n),
                 .arena = arena,
                 .scratch = pov_arena_new()};
    xlsx_content content;
    size_t row, column;
    bool is_well;

    pov_rows_begin(&k.reader, k.sheet->rows);
    is_well = pov_book_read_sheet(book, i, &how, &k) == POV_ARCHIVE_READ &&
              k.rows == rows_of(k.sheet);
    is_well = is_well && k.is_viewed &&
              !next_cell(&k, &row, &column, &content) &&
              k.next_link == k.links.count && has_rules(&k);
    pov_rows_end(&k.reader);
    pov_arena_free(k.scratch);
    return is_well ? NULL : describe(&k, arena);
}

static bool is_of_cells(const pov_book *book, size_t part)
{
    const char *name = pov_archive_name(book->archive, part);

    for (size_t i = 0; i < book->sheets.count; i++)
        if (book->sheets.items[i].part == part)
            return true;
    return !strcmp(name, "xl/sharedStrings.xml");
}

/** The parts that no sheet is read from: styles, properties, relations. */
static const char *check_parts(const pov_book *book)
{
    for (size_t i = 0; i < pov_archive_count(book->archive); i++)
        if (!is_of_cells(book, i) &&
            pov_book_read_part(book, i) != POV_ARCHIVE_READ)
            return pov_archive_name(book->archive, i);
    return NULL;
}

static const char *filtered_range(const pov_sheet *sheet, pov_arena *arena)
{
    size_t heading = xlsx_plan_heading_row(sheet) + 1;
    const pov_rows *rows = sheet->rows;

    if (rows->n_columns == 1 && !rows->count)
        return pov_arena_format(arena, "!$A$%zu", heading);
    return pov_arena_format(arena, "!$A$%zu:%s$%zu", heading,
                            xlsx_plan_column(rows->n_columns, arena),
                            heading + rows->count);
}

/** "'Figures'!$5:$5": is this what is behind the name of the sheet? */
static bool is_range(const char *cells, const pov_sheet *sheet,
                     const char *range)
{
    size_t quote = *cells == '\'', length = strlen(sheet->name);

    return !strncmp(cells + quote, sheet->name, length) &&
           (!quote || cells[quote + length] == '\'') &&
           !strcmp(cells + length + 2 * quote, range);
}

/** "'Figures'!$A:$B,'Figures'!$5:$5": the names at the left, if any, and the
 *  headings. */
static bool is_titles(const char *cells, const pov_sheet *sheet,
                      pov_arena *arena)
{
    const char *rows = pov_arena_format(arena, "!$%zu:$%zu",
                                        xlsx_plan_first_heading(sheet) + 1,
                                        xlsx_plan_last_heading(sheet) + 1);
    const char *comma = strrchr(cells, ',');
    size_t n = xlsx_plan_repeated(sheet);

    if (!n)
        return is_range(cells, sheet, rows);
    return comma && is_range(comma + 1, sheet, rows) &&
           is_range(
               pov_arena_copy(arena, cells, (size_t)(comma - cells)), sheet,
               pov_arena_format(arena, "!$A:%s", xlsx_plan_column(n, arena)));
}

/** Repeated on every printed page, and filtered by, are the headings. */
static bool is_asked(const pov_book_name *name, const xlsx_plan *plan,
                     pov_arena *arena)
{
    const pov_sheet *sheet = &plan->sheets[name->sheet];

    if (!strcmp(name->name, "_xlnm.Print_Titles"))
        return is_titles(name->cells, sheet, arena);
    return !strcmp(name->name, "_xlnm._FilterDatabase") && !sheet->is_form &&
           is_range(name->cells, sheet, filtered_range(sheet, arena));
}

static bool has_names(const pov_book *book, const xlsx_plan *plan)
{
    size_t asked = 0;

    for (size_t i = 0; i < plan->n_sheets; i++)
        asked += plan->sheets[i].is_form ? 1 : 2;
    for (size_t i = 0; i < book->names.count; i++)
        if (book->names.items[i].sheet >= plan->n_sheets ||
            !is_asked(&book->names.items[i], plan, book->arena))
            return false;
    return book->names.count == asked;
}

static const char *check_book(pov_archive *archive, const xlsx_plan *plan,
                              pov_arena *arena)
{
    const char *wrong = NULL;
    pov_book book;

    if (pov_book_open(&book, archive, arena) != POV_ARCHIVE_READ ||
        book.sheets.count != plan->n_sheets)
        return pov_say(plan->language, "the list of sheets");
    for (size_t i = 0; i < plan->n_sheets; i++)
        if (strcmp(book.sheets.items[i].name, plan->sheets[i].name) != 0 ||
            book.sheets.items[i].is_hidden != plan->sheets[i].is_hidden)
            return pov_say(plan->language, "the list of sheets");
    if (!has_names(&book, plan))
        return pov_say(plan->language, "the list of sheets");
    for (size_t i = 0; i < plan->n_sheets && !wrong; i++)
        wrong = check_sheet(&book, plan, i, arena);
    return wrong ? wrong : check_parts(&book);
}

const char *xlsx_check(int descriptor, const xlsx_plan *plan, pov_arena *arena)
{
    pov_arena *kept = pov_arena_new();
    pov_archive *archive = pov_archive_open(descriptor, MOST_BYTES, kept);
    const char *wrong = archive ? check_book(archive, plan, kept)
                                : pov_say(plan->language, "its end");
    int error = xlsx_plan_error(plan);

    if (wrong)
        wrong = pov_arena_copy(arena, wrong, strlen(wrong));
    if (archive)
        pov_archive_close(archive);
    pov_arena_free(kept);
    if (error)
        errno = error;
    return wrong;
}
