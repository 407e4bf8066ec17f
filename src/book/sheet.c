#include "povstat/book.h"

#include <stdlib.h>
#include <string.h>

#include "book/relations.h"
#include "book/xml.h"
#include "povstat/letters.h"

/* What a cell holds stands in <v>, or for a text of its own in <is>; a formula
 * in <f> is not read, its last result in <v> is. */

typedef struct sheet_reader {
    const pov_book *book;
    const pov_book_taker *how;
    void *taker;
    relations about;
    pov_arena *arena;
    size_t next_row, next_column; /* of what does not say where it is */
    bool has_data, is_in_data, is_in_row, is_in_cell, is_aside;
    bool in_any_order; /* the cells of a row */
    bool has_formula, has_value;
    pov_book_view view;
    pov_book_cell cell;
    const char *type; /* of the cell: one of `kinds` */
    pov_book_rule rule;
    bool has_range; /* the rule */
    pov_letters text, formula;
    pov_letters *to; /* what pieces belong to now; NULL: nothing */
} sheet_reader;

/** "AB12", or what is before ":" of a range; both from 0. */
static bool read_reference(const char *text, size_t *row, size_t *column)
{
    size_t r = 0, c = 0;

    for (; *text >= 'A' && *text <= 'Z' && c <= POV_BOOK_MOST_COLUMNS; text++)
        c = c * 26 + (size_t)(*text - 'A') + 1;
    for (; *text >= '0' && *text <= '9' && r <= POV_BOOK_MOST_ROWS; text++)
        r = r * 10 + (size_t)(*text - '0');
    *row = r - 1;
    *column = c - 1;
    return r && r <= POV_BOOK_MOST_ROWS && c && c <= POV_BOOK_MOST_COLUMNS &&
           (!*text || *text == ':');
}

static bool hide(const sheet_reader *r, const pov_book_range *cells)
{
    return !r->how->hides || r->how->hides(r->taker, cells);
}

/** Said to be hidden, or of no height or width. */
static bool is_hidden(const char **attributes, const char *size)
{
    const char *is = xml_attribute(attributes, size);

    return xml_says(attributes, "hidden") ||
           (is && *is && !is[strspn(is, "0.")]);
}

static bool begin_columns(const sheet_reader *r, const char **attributes)
{
    const char *first = xml_attribute(attributes, "min");
    const char *last = xml_attribute(attributes, "max");
    pov_book_range cells = {.last_row = POV_BOOK_MOST_ROWS - 1};

    if (!r->how->hides || !is_hidden(attributes, "width"))
        return true;
    if (!first || !last || !xml_number(first, &cells.first_column) ||
        !xml_number(last, &cells.last_column) || !cells.first_column ||
        cells.first_column > cells.last_column ||
        cells.last_column > POV_BOOK_MOST_COLUMNS)
        return false;
    cells.first_column--;
    cells.last_column--;
    return hide(r, &cells);
}

/** "A1:B2", or a cell alone.  Errors: false. */
static bool read_range(const char *text, pov_book_range *cells)
{
    const char *colon = strchr(text, ':');

    return read_reference(text, &cells->first_row, &cells->first_column) &&
           read_reference(colon ? colon + 1 : text, &cells->last_row,
                          &cells->last_column) &&
           cells->first_row <= cells->last_row &&
           cells->first_column <= cells->last_column;
}

static bool begin_merge(const sheet_reader *r, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "ref");
    pov_book_range cells;

    if (!r->how->merges)
        return true;
    return reference && read_range(reference, &cells) &&
           r->how->merges(r->taker, &cells);
}

static void begin_rules(sheet_reader *r, const char **attributes)
{
    const char *range = xml_attribute(attributes, "sqref");

    r->has_range = r->how->rule && range && read_range(range, &r->rule.cells);
}

static void begin_rule(sheet_reader *r, const char **attributes)
{
    const char *type = xml_attribute(attributes, "type");

    if (!r->has_range)
        return;
    r->rule.type = type ? pov_arena_copy(r->arena, type, strlen(type)) : "";
    r->rule.has_look = xml_attribute(attributes, "dxfId");
    r->formula.count = 0;
}

static bool end_rule(sheet_reader *r)
{
    if (!r->has_range)
        return true;
    r->rule.formula = pov_letters_text(&r->formula, r->arena);
    return r->how->rule(r->taker, &r->rule);
}

static bool begin_row(sheet_reader *r, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    size_t row = r->next_row + 1;

    if (number && !xml_number(number, &row))
        return false;
    if (row <= r->next_row || row > POV_BOOK_MOST_ROWS)
        return false;
    r->next_row = row;
    r->next_column = 0;
    r->is_in_row = true;
    return (!r->how->row || r->how->row(r->taker, row - 1)) &&
           (!is_hidden(attributes, "ht") ||
            hide(r, &(pov_book_range){row - 1, row - 1, 0,
                                      POV_BOOK_MOST_COLUMNS - 1}));
}

static const struct kind {
    const char *type; /* 18.18.11, ST_CellType */
    pov_book_kind kind;
} kinds[] = {
    {"n", POV_BOOK_NUMBER}, {"s", POV_BOOK_TEXT},  {"inlineStr", POV_BOOK_TEXT},
    {"str", POV_BOOK_TEXT}, {"b", POV_BOOK_TRUTH}, {"e", POV_BOOK_ERROR},
    {"d", POV_BOOK_DATE},
};

static bool set_kind(sheet_reader *r, const char *type)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (xml_is(kinds[i].type, type)) {
            r->type = kinds[i].type;
            r->cell.kind = kinds[i].kind;
            return true;
        }
    return false;
}

/** What a cell says of itself; NULL: nothing. */
typedef struct cell_says {
    const char *reference, *type, *style;
} cell_says;

/* Of each there are three, and the cells are many. */
static cell_says read_cell(const char **attributes)
{
    cell_says says = {0};

    for (; *attributes; attributes += 2) {
        const char *name = xml_bare(attributes[0]);

        if (xml_is(name, "r"))
            says.reference = attributes[1];
        else if (xml_is(name, "t"))
            says.type = attributes[1];
        else if (xml_is(name, "s"))
            says.style = attributes[1];
    }
    return says;
}

/* Cells stand from left to right in the row that they say they are of. */
static bool begin_cell(sheet_reader *r, const char **attributes)
{
    const cell_says says = read_cell(attributes);

    r->cell = (pov_book_cell){.row = r->next_row - 1, .column = r->next_column};
    if (!r->is_in_row ||
        (says.reference &&
         !read_reference(says.reference, &r->cell.row, &r->cell.column)) ||
        r->cell.row != r->next_row - 1 ||
        (r->cell.column < r->next_column && !r->in_any_order) ||
        r->cell.column >= POV_BOOK_MOST_COLUMNS)
        return false;
    r->next_column = r->cell.column + 1;
    r->is_in_cell = true;
    r->has_formula = false;
    r->has_value = false;
    r->text.count = 0;
    r->formula.count = 0;
    return (!says.style || xml_number(says.style, &r->cell.style)) &&
           set_kind(r, says.type ? says.type : "n");
}

static bool is_zero(const char *number)
{
    return !number[strspn(number, "-0.")];
}

/** Is the result of the formula not there?  A program that cannot reckon leaves
 *  it out, or writes 0 and asks that it be reckoned; that it is "", as texts
 *  may be, is a result. */
static bool is_not_reckoned(const sheet_reader *r)
{
    const char *text = r->cell.text;

    if (!r->has_formula)
        return false;
    if (!*text)
        return !r->has_value || !xml_is(r->type, "str");
    return r->book->is_not_reckoned && r->cell.kind == POV_BOOK_NUMBER &&
           is_zero(text);
}

static bool end_cell(sheet_reader *r)
{
    size_t shared;

    r->is_in_cell = false;
    r->cell.text = pov_letters_text(&r->text, r->arena);
    if (is_not_reckoned(r)) {
        r->cell.kind = POV_BOOK_FORMULA;
        r->cell.text = pov_letters_text(&r->formula, r->arena);
    } else if (!*r->cell.text) {
        r->cell.kind = POV_BOOK_BLANK;
    } else if (xml_is(r->type, "s")) {
        if (!xml_number(r->cell.text, &shared) ||
            shared >= r->book->texts.count)
            return false;
        r->cell.text = r->book->texts.items[shared];
    }
    return !r->how->cell || r->how->cell(r->taker, &r->cell);
}

static bool give_link(sheet_reader *r, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "ref");
    const char *id = xml_attribute(attributes, "id");
    const relation *to = id ? relations_with_id(&r->about, id) : NULL;
    pov_book_link link = {.address = to ? to->target : NULL,
                          .anchor = xml_attribute(attributes, "location")};

    if (!r->how->link)
        return true;
    if (!reference || !read_reference(reference, &link.row, &link.column) ||
        (id && !to))
        return false;
    return r->how->link(r->taker, &link);
}

static bool read_pane(sheet_reader *r, const char **attributes)
{
    const char *rows = xml_attribute(attributes, "ySplit");
    const char *columns = xml_attribute(attributes, "xSplit");

    return (!rows || xml_number(rows, &r->view.fixed_rows)) &&
           (!columns || xml_number(columns, &r->view.fixed_columns));
}

/** What begins inside a cell. */
static bool begin_in_cell(sheet_reader *r, const char *name)
{
    bool is_inline = xml_is(r->type, "inlineStr");

    r->to = NULL;
    if (xml_is(name, "rPh"))
        r->is_aside = true;
    else if (xml_is(name, "f")) {
        r->has_formula = true;
        r->to = &r->formula;
    } else if (xml_is(name, "v") && !is_inline) {
        r->has_value = true;
        r->to = &r->text;
    } else if (xml_is(name, "t") && is_inline && !r->is_aside) {
        r->to = &r->text;
    }
    return true;
}

/** What begins behind the rows, of a rule for many cells. */
static void begin_of_rule(sheet_reader *r, const char *name,
                          const char **attributes)
{
    if (xml_is(name, "conditionalFormatting"))
        begin_rules(r, attributes);
    else if (xml_is(name, "cfRule"))
        begin_rule(r, attributes);
    else if (xml_is(name, "formula") && r->has_range) {
        r->formula.count = 0;
        r->to = &r->formula;
    }
}

static bool begin_in_sheet(void *of, const char *name, const char **attributes)
{
    sheet_reader *r = of;

    if (r->is_in_cell)
        return begin_in_cell(r, name);
    if (xml_is(name, "c"))
        return begin_cell(r, attributes);
    if (r->is_in_data)
        return !xml_is(name, "row") || begin_row(r, attributes);
    if (xml_is(name, "sheetData")) {
        r->is_in_data = !r->has_data;
        r->has_data = true;
        return r->is_in_data;
    }
    if (xml_is(name, "pane"))
        return read_pane(r, attributes);
    if (xml_is(name, "col"))
        return begin_columns(r, attributes);
    if (xml_is(name, "mergeCell"))
        return begin_merge(r, attributes);
    begin_of_rule(r, name, attributes);
    r->view.cursors += xml_is(name, "selection");
    r->view.hides_zeros |=
        xml_is(name, "sheetView") && xml_denies(attributes, "showZeros");
    return !xml_is(name, "hyperlink") || give_link(r, attributes);
}

static bool end_in_sheet(void *of, const char *name)
{
    sheet_reader *r = of;

    r->to = NULL;
    if (xml_is(name, "rPh"))
        r->is_aside = false;
    if (r->is_in_cell)
        return !xml_is(name, "c") || end_cell(r);
    if (xml_is(name, "row") && r->is_in_row) {
        r->is_in_row = false;
        return !r->how->row_end || r->how->row_end(r->taker);
    }
    if (xml_is(name, "sheetData"))
        r->is_in_data = false;
    if (xml_is(name, "sheetView") && r->how->view)
        return r->how->view(r->taker, &r->view);
    return !xml_is(name, "cfRule") || end_rule(r);
}

static bool text_in_sheet(void *of, const char *letters, size_t length)
{
    sheet_reader *r = of;

    if (r->to)
        pov_letters_add(r->to, r->arena, letters, length);
    return !r->to || r->to->count <= POV_SHEET_LONGEST_ROW;
}

static const xml_reader xml_of_sheet = {begin_in_sheet, end_in_sheet,
                                        text_in_sheet};

pov_archive_end pov_book_read_sheet(const pov_book *book, size_t sheet,
                                    const pov_book_taker *how, void *taker)
{
    const pov_book_sheet *s = &book->sheets.items[sheet];
    sheet_reader r = {
        .book = book, .how = how, .taker = taker, .arena = book->arena};
    pov_archive_end ended =
        relations_read(book->archive, pov_archive_name(book->archive, s->part),
                       &r.about, book->arena);

    if (ended == POV_ARCHIVE_READ)
        ended = xml_read(book->archive, s->part, &xml_of_sheet, &r);
    return ended == POV_ARCHIVE_READ && !r.has_data ? POV_ARCHIVE_DAMAGED
                                                    : ended;
}

/* A row is complete at its end; there the document waits. */

struct pov_sheet_reader {
    sheet_reader parse;
    xml_stream *xml;
    const pov_book_taker *aside;
    void *taker;
    pov_book_row row;
    pov_letters texts; /* of the row, each with a NUL behind */
    bool is_in_order;  /* so far */
    pov_arena *arena;
};

static bool keep_cell(void *of, const pov_book_cell *cell)
{
    pov_sheet_reader *s = of;
    pov_book_cell kept = *cell;
    size_t length = strlen(cell->text);

    /* The texts may still move: offsets now, pointers at the end. */
    if (s->row.count)
        s->is_in_order = s->is_in_order &&
                         s->row.items[s->row.count - 1].column < kept.column;
    s->row.row = kept.row;
    pov_letters_add(&s->texts, s->arena, cell->text, length + 1);
    pov_arena_push(s->arena, &s->row, kept);
    return s->texts.count <= POV_SHEET_LONGEST_ROW;
}

static int compare_columns(const void *left, const void *right)
{
    const pov_book_cell *a = left, *b = right;

    return (a->column > b->column) - (a->column < b->column);
}

/** Errors: false if two cells are of one column. */
static bool put_in_order(pov_book_row *row)
{
    qsort(row->items, row->count, sizeof *row->items, compare_columns);
    for (size_t i = 1; i < row->count; i++)
        if (row->items[i - 1].column == row->items[i].column)
            return false;
    return true;
}

static int hex(char c)
{
    const char *digits = "0123456789abcdef0123456789ABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;

    return at ? (int)((at - digits) % 16) : -1;
}

/** "_x000D_": the unit of UTF-16 it stands for.  Errors: -1. */
static long escaped_unit(const char *at)
{
    long unit = 0;

    if (at[0] != '_' || at[1] != 'x')
        return -1;
    for (int i = 2; i < 6; i++) {
        int digit = hex(at[i]);

        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return at[6] == '_' ? unit : -1;
}

/** Put what escapes stand for in their place; one that stands for no letter
 *  stays.  Source: 22.9.2.19, ST_Xstring */
static void unescape(char *text)
{
    char *to = text;

    while (*text) {
        long unit = escaped_unit(text);
        bool is_kept =
            unit <= 0 || (unit >= 0xD800 && unit <= 0xDFFF) || unit >= 0xFFFE;

        if (is_kept) {
            *to++ = *text++;
            continue;
        }
        text += 7;
        if (unit < 0x80)
            *to++ = (char)unit;
        else if (unit < 0x800) {
            *to++ = (char)(0xC0 | unit >> 6);
            *to++ = (char)(0x80 | (unit & 0x3F));
        } else {
            *to++ = (char)(0xE0 | unit >> 12);
            *to++ = (char)(0x80 | (unit >> 6 & 0x3F));
            *to++ = (char)(0x80 | (unit & 0x3F));
        }
    }
    *to = '\0';
}

static bool end_row(void *of)
{
    pov_sheet_reader *s = of;
    char *text = s->texts.items;

    if (!s->row.count)
        return true;
    for (size_t i = 0; i < s->row.count; i++) {
        size_t length = strlen(text);

        s->row.items[i].text = text;
        unescape(text);
        text += length + 1;
    }
    xml_pause(s->xml);
    return s->is_in_order || put_in_order(&s->row);
}

static bool hide_aside(void *of, const pov_book_range *cells)
{
    const pov_sheet_reader *s = of;

    return !s->aside || !s->aside->hides || s->aside->hides(s->taker, cells);
}

static bool merge_aside(void *of, const pov_book_range *cells)
{
    const pov_sheet_reader *s = of;

    return !s->aside || !s->aside->merges || s->aside->merges(s->taker, cells);
}

static bool view_aside(void *of, const pov_book_view *view)
{
    const pov_sheet_reader *s = of;

    return !s->aside || !s->aside->view || s->aside->view(s->taker, view);
}

pov_sheet_reader *pov_sheet_open(const pov_book *book, size_t sheet,
                                 const pov_book_taker *aside, void *taker)
{
    static const pov_book_taker how = {.view = view_aside,
                                       .cell = keep_cell,
                                       .row_end = end_row,
                                       .hides = hide_aside,
                                       .merges = merge_aside};
    pov_arena *arena = pov_arena_new();
    pov_sheet_reader *s = pov_arena_alloc(arena, sizeof *s);

    s->arena = arena;
    s->aside = aside;
    s->taker = taker;
    s->parse = (sheet_reader){.book = book,
                              .how = &how,
                              .taker = s,
                              .arena = arena,
                              .in_any_order = true};
    s->xml = xml_open(book->archive, book->sheets.items[sheet].part,
                      &xml_of_sheet, &s->parse);
    return s;
}

bool pov_sheet_next(pov_sheet_reader *s, const pov_book_row **row)
{
    s->row.count = 0;
    s->texts.count = 0;
    s->is_in_order = true;
    *row = &s->row;
    return xml_go_on(s->xml);
}

pov_archive_end pov_sheet_close(pov_sheet_reader *s)
{
    pov_archive_end ended = xml_close(s->xml);

    if (ended == POV_ARCHIVE_READ && !s->parse.has_data)
        ended = POV_ARCHIVE_DAMAGED;
    pov_arena_free(s->arena);
    return ended;
}
