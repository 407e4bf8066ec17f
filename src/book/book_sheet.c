#include <string.h>

#include "povstat/book.h"
#include "povstat/letters.h"

#include "book/relations.h"
#include "book/xml.h"

/* What a cell holds stands in <v>, or for a text of its own in <is>; a formula
 * in <f> is not read, its last result in <v> is. */

typedef struct sheet_reader {
    const pov_book *book;
    const pov_book_taker *how;
    void *taker;
    relations about;
    pov_arena *arena;
    size_t next_row, next_column; /* of what does not say where it is */
    bool has_data, is_in_cell, is_aside;
    pov_book_view view;
    pov_book_cell cell;
    const char *type; /* of the cell: one of `kinds` */
    pov_letters text;
    bool is_text; /* pieces belong to it now */
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
    return !r->how->row || r->how->row(r->taker, row - 1);
}

static const struct kind {
    const char *type; /* 18.18.11, ST_CellType */
    pov_book_kind kind;
} kinds[] = {
    {"n", POV_BOOK_NUMBER}, {"s", POV_BOOK_TEXT},  {"inlineStr", POV_BOOK_TEXT},
    {"str", POV_BOOK_TEXT}, {"b", POV_BOOK_TRUTH}, {"e", POV_BOOK_ERROR},
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

/* Cells stand from left to right in the row that they say they are of. */
static bool begin_cell(sheet_reader *r, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "r");
    const char *type = xml_attribute(attributes, "t");
    const char *style = xml_attribute(attributes, "s");

    r->cell = (pov_book_cell){.row = r->next_row - 1, .column = r->next_column};
    if (!r->next_row ||
        (reference &&
         !read_reference(reference, &r->cell.row, &r->cell.column)) ||
        r->cell.row != r->next_row - 1 || r->cell.column < r->next_column ||
        r->cell.column >= POV_BOOK_MOST_COLUMNS)
        return false;
    r->next_column = r->cell.column + 1;
    r->is_in_cell = true;
    r->text.count = 0;
    return (!style || xml_number(style, &r->cell.style)) &&
           set_kind(r, type ? type : "n");
}

static bool end_cell(sheet_reader *r)
{
    size_t shared;

    r->is_in_cell = false;
    r->cell.text = pov_letters_text(&r->text, r->arena);
    if (!*r->cell.text) {
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
    const relation *to = id ? relation_with_id(&r->about, id) : NULL;
    pov_book_link link = {.address = to ? to->target : NULL,
                          .anchor = xml_attribute(attributes, "location")};

    if (!reference || !read_reference(reference, &link.row, &link.column) ||
        (id && !to))
        return false;
    return !r->how->link || r->how->link(r->taker, &link);
}

static bool read_pane(sheet_reader *r, const char **attributes)
{
    const char *rows = xml_attribute(attributes, "ySplit");
    const char *columns = xml_attribute(attributes, "xSplit");

    return (!rows || xml_number(rows, &r->view.fixed_rows)) &&
           (!columns || xml_number(columns, &r->view.fixed_columns));
}

static bool begin(void *of, const char *name, const char **attributes)
{
    sheet_reader *r = of;

    if (xml_is(name, "sheetData"))
        r->has_data = true;
    if (xml_is(name, "rPh"))
        r->is_aside = true;
    r->is_text = r->is_in_cell && !r->is_aside &&
                 (xml_is(name, "v") || xml_is(name, "t"));
    if (xml_is(name, "row"))
        return begin_row(r, attributes);
    if (xml_is(name, "c"))
        return begin_cell(r, attributes);
    if (xml_is(name, "pane"))
        return read_pane(r, attributes);
    r->view.cursors += xml_is(name, "selection");
    return !xml_is(name, "hyperlink") || give_link(r, attributes);
}

static bool end(void *of, const char *name)
{
    sheet_reader *r = of;

    r->is_text = false;
    if (xml_is(name, "rPh"))
        r->is_aside = false;
    if (xml_is(name, "sheetView") && r->how->view)
        return r->how->view(r->taker, &r->view);
    return !xml_is(name, "c") || end_cell(r);
}

static bool text(void *of, const char *letters, size_t length)
{
    sheet_reader *r = of;

    if (r->is_text)
        pov_letters_add(&r->text, r->arena, letters, length);
    return true;
}

pov_archive_end pov_book_read_sheet(const pov_book *book, size_t sheet,
                                    const pov_book_taker *how, void *taker)
{
    static const xml_reader reader = {begin, end, text};
    const pov_book_sheet *s = &book->sheets.items[sheet];
    sheet_reader r = {
        .book = book, .how = how, .taker = taker, .arena = book->arena};
    pov_archive_end ended =
        relations_read(book->archive, pov_archive_name(book->archive, s->part),
                       &r.about, book->arena);

    if (ended == POV_ARCHIVE_READ)
        ended = xml_read(book->archive, s->part, &reader, &r);
    return ended == POV_ARCHIVE_READ && !r.has_data ? POV_ARCHIVE_DAMAGED
                                                    : ended;
}
