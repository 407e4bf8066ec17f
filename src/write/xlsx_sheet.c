#include "write/xlsx_sheet.h"

#include <string.h>

#include "write/xlsx_grid.h"
#include "write/xlsx_xml.h"

/* The order of the tags is that of ECMA-376 part 1, 18.3.1.99; the bars are an
 * extension of Excel 2010. */

/** How a cell of a workbook looks. */
typedef struct xlsx_look {
    xlsx_kind kind;
    pov_tone tone;
    bool is_link;
    bool wraps;
    bool is_right;               /* aligned; else left */
    bool is_grouped;             /* the digits of a number */
    int decimals;                /* of a number */
    const char *before, *behind; /* words around a number, or NULL */
} xlsx_look;

/** A link that was met in a cell: links stand behind all rows. */
typedef struct met_link {
    uint32_t row, column;
    pov_link link;
} met_link;

/** What is looked up once of a column. */
typedef struct drawn_column {
    const char *name; /* "AB" */
    xlsx_look look;   /* of its last cell, */
    size_t style;     /* and that; 0: there was none */
} drawn_column;

/** A sheet that is being written. */
typedef struct drawing {
    xlsx_book *book;
    zip *to;
    const pov_sheet *sheet;
    size_t number; /* of the sheet, from 1 */
    const xlsx_survey *survey;
    drawn_column *columns;
    size_t n_links;
    struct {
        met_link *items;
        size_t count, capacity;
    } links;
    pov_arena *arena; /* of this sheet */
} drawing;

/* Words on a pale ground of the same hue: the words are dark enough to be
 * read on it (7:1 and more), and say themselves what the colour says. */
static const struct palette {
    unsigned ink, ground;
} palette[] = {
    [POV_TONE_PLAIN] = {0x1F2933, 0},
    [POV_TONE_GOOD] = {0x14532D, 0xDDF3E4},
    [POV_TONE_WATCH] = {0x6B4700, 0xFFF0CC},
    [POV_TONE_BAD] = {0x8A1C13, 0xFBE1DE},
    [POV_TONE_MUTED] = {0x4B5563, 0xEEF0F2},
};

enum {
    LINK = 0x0B57A4,
    HEADING_INK = 0xFFFFFF,
    HEADING_GROUND = 0x1F3A5F,
    DETAIL_GROUND = 0x5B6B7F,
    BAR = 0x8DB4DE,
};

static size_t title_style(xlsx_book *book)
{
    return xlsx_style_at(
        &book->styles,
        &(xlsx_style){.is_bold = true, .size = 15, .ink = HEADING_GROUND});
}

static size_t lead_style(xlsx_book *book)
{
    return xlsx_style_at(&book->styles,
                         &(xlsx_style){.ink = palette[POV_TONE_MUTED].ink});
}

/** Of cells to type into: text, whatever it looks like. */
static size_t typed_style(xlsx_book *book)
{
    return xlsx_style_at(&book->styles, &(xlsx_style){.number = "@"});
}

static size_t heading_style(xlsx_book *book, const pov_column *column)
{
    const xlsx_style style = {
        .is_bold = true,
        .ink = HEADING_INK,
        .ground = column->is_detail ? DETAIL_GROUND : HEADING_GROUND,
        .wraps = true,
        .is_indented = true,
        .align = column->align == POV_ALIGN_RIGHT ? XLSX_RIGHT : XLSX_LEFT};

    return xlsx_style_at(&book->styles, &style);
}

/** `#,##0.00"%"` */
static const char *number_format(const xlsx_look *look, pov_arena *arena)
{
    const char *digits = pov_arena_format(
        arena, "%s%s%.*s", look->is_grouped ? "#,##0" : "0",
        look->decimals ? "." : "", look->decimals, "000000000000000000000000");
    const char *behind =
        look->behind ? pov_arena_format(arena, "\"%s\"", look->behind) : "";

    if (!look->before)
        return pov_arena_format(arena, "%s%s", digits, behind);
    /* Of one section only, the minus sign would stand before the words. */
    return pov_arena_format(arena, "\"%s\"%s%s;\"%s\"-%s%s", look->before,
                            digits, behind, look->before, digits, behind);
}

static size_t make_style(xlsx_book *book, const xlsx_look *look)
{
    xlsx_style style = {.ink = look->is_link ? (unsigned)LINK
                                             : palette[look->tone].ink,
                        .ground = palette[look->tone].ground,
                        .is_underlined = look->is_link,
                        .wraps = look->wraps,
                        .is_indented = true,
                        .align = look->is_right ? XLSX_RIGHT : XLSX_LEFT,
                        .border = XLSX_LINE_BELOW};

    if (look->kind == XLSX_NUMBER)
        style.number = number_format(look, book->arena);
    if (look->kind == XLSX_DAY)
        style.number = book->day_style;
    return xlsx_style_at(&book->styles, &style);
}

static size_t style_of_look(xlsx_book *book, const xlsx_look *look)
{
    void **place = pov_map_at(&book->looks, book->arena, look, sizeof *look);
    size_t *style = *place;

    if (!style) {
        *place = style = pov_arena_alloc(book->arena, sizeof *style);
        *style = make_style(book, look);
    }
    return *style;
}

/** The style for what stands in a cell: mostly that of the one above it. */
static size_t style_of(drawing *d, size_t c, const pov_cell *cell,
                       xlsx_kind kind)
{
    const pov_column *column = &d->sheet->rows->columns[c];
    drawn_column *last = &d->columns[c];
    xlsx_look look;

    memset(&look, 0, sizeof look); /* compared as bytes, with its gaps */
    look.kind = kind;
    look.tone = cell->tone;
    look.is_link = cell->link != NULL;
    look.wraps = column->may_wrap;
    look.is_right = column->align == POV_ALIGN_RIGHT;
    if (kind == XLSX_NUMBER) {
        look.is_grouped = !column->is_name;
        look.decimals = cell->decimals;
        look.before = cell->before;
        look.behind = cell->behind;
    }
    if (!last->style || memcmp(&last->look, &look, sizeof look) != 0) {
        last->style = style_of_look(d->book, &look);
        last->look = look;
    }
    return last->style;
}

enum {
    LINE_HEIGHT = 15, /* points */
    HEADING_MARGIN = 9,
    ROW_MARGIN = 3,
    MOST_LINES = 27, /* a row is at most 409 points high */
};

static bool is_folded(const pov_sheet *sheet, size_t r)
{
    return sheet->is_folded && r < sheet->rows->count && sheet->is_folded[r];
}

static void put_flag(zip *to, bool is_set, const char *attribute)
{
    if (is_set)
        xlsx_xml_put(to, attribute);
}

/** Begin a row.  Shape: `r` counts the rows of the table, from 1; 0 is the
 *  heading. */
static void begin_row(drawing *d, size_t r, size_t height)
{
    bool folded = r && is_folded(d->sheet, r - 1);

    xlsx_xml_put(d->to, "<row r=\"");
    xlsx_xml_count(d->to, xlsx_plan_heading_row(d->sheet) + r + 1);
    xlsx_xml_put(d->to, "\" ht=\"");
    xlsx_xml_count(d->to, height);
    xlsx_xml_put(d->to, "\"");
    put_flag(d->to, folded, " hidden=\"1\" outlineLevel=\"1\"");
    xlsx_xml_put(d->to, " customHeight=\"1\"");
    put_flag(d->to, !folded && is_folded(d->sheet, r), " collapsed=\"1\"");
    xlsx_xml_put(d->to, ">");
}

/** What is a detail, or blank and not to be typed into, is folded away. */
static bool is_hidden(const drawing *d, size_t c)
{
    return d->sheet->rows->columns[c].is_detail ||
           (d->survey->is_blank[c] && !d->sheet->is_form);
}

/** The first column that is not folded away: what stands above the headings
 *  would be gone with it. */
static size_t first_seen(const drawing *d)
{
    size_t c = 0;

    while (c + 1 < d->sheet->rows->n_columns && is_hidden(d, c))
        c++;
    return c;
}

static void put_lead(drawing *d)
{
    const size_t column = first_seen(d);

    for (size_t i = 0; i < d->sheet->lead.count; i++) {
        xlsx_xml_put(d->to, "<row r=\"");
        xlsx_xml_count(d->to, i + 1);
        xlsx_xml_put(d->to, "\">");
        xlsx_xml_text_cell(d->to, i, column,
                           i ? lead_style(d->book) : title_style(d->book),
                           xlsx_plan_lead(d->sheet, i, d->arena));
        xlsx_xml_put(d->to, "</row>");
    }
}

static void put_heading(drawing *d)
{
    const pov_rows *rows = d->sheet->rows;
    size_t tallest = 1;

    for (size_t c = 0; c < rows->n_columns; c++) {
        const char *label = xlsx_plan_label(&rows->columns[c], d->arena);
        size_t lines = xlsx_plan_heading_lines(label, d->survey->widths[c]);

        tallest = lines > tallest ? lines : tallest;
    }
    begin_row(d, 0, tallest * LINE_HEIGHT + HEADING_MARGIN);
    for (size_t c = 0; c < rows->n_columns; c++)
        xlsx_xml_text_cell(d->to, xlsx_plan_heading_row(d->sheet), c,
                           heading_style(d->book, &rows->columns[c]),
                           xlsx_plan_label(&rows->columns[c], d->arena));
    xlsx_xml_put(d->to, "</row>");
}

static void put_cell(drawing *d, size_t row, size_t c, size_t style,
                     const xlsx_content *content)
{
    zip *to = d->to;

    if (content->kind == XLSX_EMPTY || content->kind == XLSX_TEXT) {
        xlsx_xml_text_cell(to, row, c, style,
                           content->kind == XLSX_TEXT ? content->text : "");
        return;
    }
    xlsx_xml_cell(to, row, c, style);
    xlsx_xml_put(to, "><v>");
    xlsx_xml_put(to, content->text);
    xlsx_xml_put(to, "</v></c>");
}

/** Letters are narrower than digits: about ten go into the room of nine. */
static size_t letters_in(size_t width)
{
    return width * 10 / 9;
}

/* Not every program finds the height of wrapped text by itself. */
static size_t lines_of(const drawing *d, const xlsx_placed placed[])
{
    const pov_rows *rows = d->sheet->rows;
    size_t tallest = 1;

    for (size_t c = 0; c < rows->n_columns; c++) {
        const pov_column *column = &rows->columns[c];
        size_t lines;

        if (placed[c].content.kind != XLSX_TEXT || !column->may_wrap ||
            column->is_detail)
            continue;
        lines = xlsx_plan_lines(placed[c].content.text,
                                letters_in(d->survey->widths[c]));
        tallest = lines > tallest ? lines : tallest;
    }
    return tallest < MOST_LINES ? tallest : MOST_LINES;
}

static void put_row(drawing *d, const pov_row_reader *reader,
                    xlsx_placed placed[])
{
    size_t row = xlsx_plan_heading_row(d->sheet) + reader->next;

    for (size_t c = 0; c < d->sheet->rows->n_columns; c++) {
        placed[c] = xlsx_plan_place(d->book->plan, d->sheet, &reader->cells[c],
                                    &d->n_links, reader->arena);
        if (placed[c].is_linked)
            pov_arena_push(d->arena, &d->links,
                           ((met_link){(uint32_t)row, (uint32_t)c,
                                       *reader->cells[c].link}));
    }
    begin_row(d, reader->next, lines_of(d, placed) * LINE_HEIGHT + ROW_MARGIN);
    for (size_t c = 0; c < d->sheet->rows->n_columns; c++) {
        pov_cell cell = reader->cells[c];

        if (!placed[c].is_linked)
            cell.link = NULL; /* nor does it look like one */
        if (placed[c].is_drawn)
            put_cell(d, row, c, style_of(d, c, &cell, placed[c].content.kind),
                     &placed[c].content);
    }
    xlsx_xml_put(d->to, "</row>");
}

static void put_rows(drawing *d)
{
    size_t n = d->sheet->rows->n_columns;
    xlsx_placed *placed = pov_arena_alloc(d->arena, n * sizeof *placed);
    pov_row_reader reader;

    d->columns = pov_arena_alloc(d->arena, n * sizeof *d->columns);
    put_lead(d);
    put_heading(d);
    pov_rows_begin(&reader, d->sheet->rows);
    while (pov_rows_next(&reader))
        put_row(d, &reader, placed);
    pov_rows_end(&reader);
}

enum { WIDEST_CHOICE = 36 };

/** A list to choose from is as wide as its column. */
static size_t width_of(const drawing *d, size_t c)
{
    const pov_sheet *sheet = d->sheet;
    size_t width = d->survey->widths[c];

    for (size_t i = 0; i < sheet->choices.count; i++) {
        const pov_choice *choice = &sheet->choices.items[i];
        size_t words = d->book->surveys[choice->sheet].widths[choice->at];

        words = words < WIDEST_CHOICE ? words : WIDEST_CHOICE;
        if (choice->column == c && words > width)
            width = words;
    }
    return width;
}

/* With five pixels around as many digits of seven. */
static void put_column(zip *to, size_t c, size_t width)
{
    xlsx_xml_put(to, "<col min=\"");
    xlsx_xml_count(to, c + 1);
    xlsx_xml_put(to, "\" max=\"");
    xlsx_xml_count(to, c + 1);
    xlsx_xml_put(to, "\" width=\"");
    xlsx_xml_count(to, width);
    xlsx_xml_put(to, ".7109375\"");
}

static void put_columns(drawing *d)
{
    bool was_hidden = false;

    for (size_t c = 0; c < d->sheet->rows->n_columns; c++) {
        bool hides = is_hidden(d, c);

        put_column(d->to, c, width_of(d, c));
        if (d->sheet->is_form)
            xlsx_xml_print(d->to, d->arena, " style=\"%zu\"",
                           typed_style(d->book));
        put_flag(d->to, hides, " hidden=\"1\"");
        xlsx_xml_put(d->to, " customWidth=\"1\"");
        put_flag(d->to, hides, " outlineLevel=\"1\"");
        put_flag(d->to, was_hidden && !hides, " collapsed=\"1\"");
        xlsx_xml_put(d->to, "/>");
        was_hidden = hides;
    }
}

static void put_grid_columns(drawing *d, const pov_grid *grid)
{
    for (size_t c = 0; c < grid->n_columns; c++) {
        put_column(d->to, c, grid->widths[c]);
        xlsx_xml_put(d->to, " customWidth=\"1\"/>");
    }
}

static size_t columns_of(const pov_sheet *sheet)
{
    return sheet->grid ? sheet->grid->n_columns : sheet->rows->n_columns;
}

static size_t last_row_of(const pov_sheet *sheet)
{
    return sheet->grid ? sheet->grid->lines.count - 1
                       : xlsx_plan_heading_row(sheet) + sheet->rows->count;
}

/** What stays in view. */
static void put_pane(drawing *d)
{
    const pov_grid *grid = d->sheet->grid;
    size_t rows = xlsx_plan_last_heading(d->sheet) + 1;
    size_t columns = grid ? grid->n_fixed : d->sheet->n_fixed;

    xlsx_xml_put(d->to, "<pane");
    if (columns)
        xlsx_xml_print(d->to, d->arena, " xSplit=\"%zu\"", columns);
    xlsx_xml_print(d->to, d->arena, " ySplit=\"%zu\" topLeftCell=\"", rows);
    xlsx_xml_place(d->to, rows, columns);
    xlsx_xml_print(d->to, d->arena,
                   "\" activePane=\"bottom%s\" state=\"frozen\"/>",
                   columns ? "Right" : "Left");
    if (columns) {
        xlsx_xml_put(d->to, "<selection pane=\"topRight\" activeCell=\"");
        xlsx_xml_place(d->to, 0, columns);
        xlsx_xml_put(d->to, "\" sqref=\"");
        xlsx_xml_place(d->to, 0, columns);
        xlsx_xml_print(d->to, d->arena,
                       "\"/><selection pane=\"bottomLeft\" "
                       "activeCell=\"A%zu\" sqref=\"A%zu\"/>",
                       rows + 1, rows + 1);
    }
    xlsx_xml_print(d->to, d->arena, "<selection pane=\"bottom%s\"/>",
                   columns ? "Right" : "Left");
}

static bool any_folded(const pov_sheet *sheet)
{
    for (size_t r = 0; !sheet->grid && r < sheet->rows->count; r++)
        if (is_folded(sheet, r))
            return true;
    return false;
}

static bool any_hidden(const drawing *d)
{
    for (size_t c = 0; !d->sheet->grid && c < columns_of(d->sheet); c++)
        if (is_hidden(d, c))
            return true;
    return false;
}

/** All before the rows. */
static void put_head(drawing *d)
{
    const pov_sheet *sheet = d->sheet;

    xlsx_xml_put(d->to, "<worksheet xmlns=\"" XLSX_MAIN
                        "\" xmlns:r=\"" XLSX_RELATIONS "\"><sheetPr>");
    put_flag(d->to, !sheet->grid, "<outlinePr summaryBelow=\"0\"/>");
    xlsx_xml_put(d->to,
                 "<pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"");
    xlsx_xml_range(d->to, 0, 0, last_row_of(sheet), columns_of(sheet) - 1);
    xlsx_xml_put(d->to, "\"/><sheetViews><sheetView");
    put_flag(d->to, xlsx_plan_is_filtered(sheet), " showGridLines=\"0\"");
    put_flag(d->to, d->number == 1, " tabSelected=\"1\"");
    xlsx_xml_put(d->to, " workbookViewId=\"0\">");
    put_pane(d);
    xlsx_xml_put(d->to, "</sheetView></sheetViews>"
                        "<sheetFormatPr defaultRowHeight=\"15\"");
    put_flag(d->to, any_folded(sheet), " outlineLevelRow=\"1\"");
    put_flag(d->to, any_hidden(d), " outlineLevelCol=\"1\"");
    xlsx_xml_put(d->to, "/><cols>");
    if (sheet->grid)
        put_grid_columns(d, sheet->grid);
    else
        put_columns(d);
    xlsx_xml_put(d->to, "</cols><sheetData>");
}

static void put_filter(drawing *d)
{
    xlsx_xml_put(d->to, "<autoFilter ref=\"");
    xlsx_xml_range(d->to, xlsx_plan_heading_row(d->sheet), 0,
                   last_row_of(d->sheet), columns_of(d->sheet) - 1);
    xlsx_xml_put(d->to, "\"/>");
}

/** The next column with bars behind its numbers, from one on. */
static size_t next_bar(const drawing *d, size_t c)
{
    size_t n = d->sheet->grid ? 0 : columns_of(d->sheet);

    while (c < n && !d->survey->has_bar[c])
        c++;
    return c < n ? c : SIZE_MAX;
}

static void put_bar_range(drawing *d, size_t c)
{
    xlsx_xml_range(d->to, xlsx_plan_heading_row(d->sheet) + 1, c,
                   last_row_of(d->sheet), c);
}

/** By which the two halves of a bar find each other. */
static void put_bar_id(drawing *d, size_t n)
{
    xlsx_xml_print(d->to, d->arena, "{DA7ABA51-AAAA-BBBB-%04zX-%012zX}",
                   d->number, n);
}

/* Bars as all programs draw them, */
static void put_bars(drawing *d)
{
    size_t n = 0;

    for (size_t c = 0; (c = next_bar(d, c)) != SIZE_MAX; c++) {
        n++;
        xlsx_xml_put(d->to, "<conditionalFormatting sqref=\"");
        put_bar_range(d, c);
        xlsx_xml_print(
            d->to, d->arena,
            "\"><cfRule type=\"dataBar\" priority=\"%zu\"><dataBar>"
            "<cfvo type=\"num\" val=\"0\"/><cfvo %s/><color rgb=\"FF%06X\"/>"
            "</dataBar><extLst><ext xmlns:x14=\"" XLSX_2010
            "\" uri=\"{B025F937-C7B1-47D3-B67F-A62EFF666E3E}\"><x14:id>",
            n,
            d->sheet->rows->columns[c].bar_by_most ? "type=\"max\""
                                                   : "type=\"num\" val=\"100\"",
            (unsigned)BAR);
        put_bar_id(d, n);
        xlsx_xml_put(
            d->to, "</x14:id></ext></extLst></cfRule></conditionalFormatting>");
    }
}

/* and how they look since Excel 2010: of one colour, and as long as they are.
 */
static void put_bar_looks(drawing *d)
{
    size_t n = 0;

    if (next_bar(d, 0) == SIZE_MAX)
        return;
    xlsx_xml_put(d->to, "<extLst><ext xmlns:x14=\"" XLSX_2010
                        "\" uri=\"{78C0D931-6437-407d-A8EE-F0AAD7539E65}\">"
                        "<x14:conditionalFormattings>");
    for (size_t c = 0; (c = next_bar(d, c)) != SIZE_MAX; c++) {
        xlsx_xml_put(d->to, "<x14:conditionalFormatting xmlns:xm=\"http://"
                            "schemas.microsoft.com/office/excel/2006/main\">"
                            "<x14:cfRule type=\"dataBar\" id=\"");
        put_bar_id(d, ++n);
        xlsx_xml_print(
            d->to, d->arena,
            "\"><x14:dataBar minLength=\"0\" maxLength=\"100\" border=\"1\" "
            "gradient=\"0\" negativeBarBorderColorSameAsPositive=\"0\">"
            "<x14:cfvo type=\"num\"><xm:f>0</xm:f></x14:cfvo>%s"
            "<x14:borderColor rgb=\"FF%06X\"/><x14:negativeFillColor "
            "rgb=\"FFFF0000\"/><x14:negativeBorderColor rgb=\"FFFF0000\"/>"
            "<x14:axisColor rgb=\"FF000000\"/></x14:dataBar></x14:cfRule>"
            "<xm:sqref>",
            d->sheet->rows->columns[c].bar_by_most
                ? "<x14:cfvo type=\"max\"/>"
                : "<x14:cfvo type=\"num\"><xm:f>100</xm:f></x14:cfvo>",
            (unsigned)BAR);
        put_bar_range(d, c);
        xlsx_xml_put(d->to, "</xm:sqref></x14:conditionalFormatting>");
    }
    xlsx_xml_put(d->to, "</x14:conditionalFormattings></ext></extLst>");
}

/** "'lists'!$B$2:$B$61" */
static const char *cells_of(const drawing *d, const pov_choice *choice)
{
    const pov_sheet *sheet = &d->book->plan->sheets[choice->sheet];
    const char *column = xlsx_plan_column(choice->at + 1, d->arena);
    size_t first = xlsx_plan_heading_row(sheet) + 2;

    return pov_arena_format(d->arena, "'%s'!%s$%zu:%s$%zu", sheet->name, column,
                            first, column, first + choice->count - 1);
}

/* Whoever types something else is warned and not kept from it: what is read
 * has more spellings than any list. */
static void put_choices(drawing *d)
{
    const pov_sheet *sheet = d->sheet;
    pov_language l = d->book->plan->language;

    if (sheet->grid || !sheet->choices.count)
        return;
    xlsx_xml_print(d->to, d->arena, "<dataValidations count=\"%zu\">",
                   sheet->choices.count);
    for (size_t i = 0; i < sheet->choices.count; i++) {
        const pov_choice *choice = &sheet->choices.items[i];

        xlsx_xml_put(d->to,
                     "<dataValidation type=\"list\" errorStyle=\"warning\""
                     " allowBlank=\"1\" showInputMessage=\"1\" "
                     "showErrorMessage=\"1\"");
        xlsx_xml_attribute(d->to, "errorTitle", pov_say(l, "Not in the list"));
        xlsx_xml_attribute(d->to, "error",
                           pov_say(l, "Other spellings are read, too; 'povstat "
                                      "check' tells of those that are not."));
        xlsx_xml_attribute(d->to, "prompt", choice->hint);
        xlsx_xml_put(d->to, " sqref=\"");
        xlsx_xml_range(d->to, xlsx_plan_heading_row(sheet) + 1, choice->column,
                       XLSX_MOST_ROWS - 1, choice->column);
        xlsx_xml_put(d->to, "\"><formula1>");
        xlsx_xml_text(d->to, cells_of(d, choice));
        xlsx_xml_put(d->to, "</formula1></dataValidation>");
    }
    xlsx_xml_put(d->to, "</dataValidations>");
}

/** Links of cells; those to the web by their number among these. */
static void put_links(drawing *d)
{
    size_t n_web = 0;

    put_flag(d->to, d->links.count > 0, "<hyperlinks>");
    for (size_t i = 0; i < d->links.count; i++) {
        const met_link *met = &d->links.items[i];
        xlsx_link link;

        pov_arena_clear(d->book->scratch);
        xlsx_plan_link(d->book->plan, &met->link, d->book->scratch, &link);
        xlsx_xml_put(d->to, "<hyperlink ref=\"");
        xlsx_xml_place(d->to, met->row, met->column);
        xlsx_xml_put(d->to, "\"");
        if (link.address) {
            xlsx_xml_put(d->to, " r:id=\"rId");
            xlsx_xml_count(d->to, ++n_web);
            xlsx_xml_put(d->to, "\"");
        }
        xlsx_xml_attribute(d->to, "location", link.anchor);
        xlsx_xml_put(d->to, "/>");
    }
    put_flag(d->to, d->links.count > 0, "</hyperlinks>");
}

/** Of a sheet without columns, a paper, one page. */
static xlsx_paper paper_of(const drawing *d)
{
    const size_t n = d->sheet->grid ? 0 : d->sheet->rows->n_columns;
    size_t total = 0, repeated = 0;

    for (size_t c = 0; c < n; c++) {
        if (!is_hidden(d, c))
            total += width_of(d, c);
        if (c + 1 == xlsx_plan_repeated(d->sheet))
            repeated = total;
    }
    return xlsx_plan_paper(total, repeated);
}

static void put_page(drawing *d)
{
    enum { A3 = 8, A4 = 9 };
    const char *title = d->book->title;
    const xlsx_paper paper = paper_of(d);

    xlsx_xml_print(d->to, d->arena,
                   "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.7\" "
                   "bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                   "<pageSetup paperSize=\"%d\" fitToWidth=\"%zu\" "
                   "fitToHeight=\"0\" orientation=\"landscape\"/>"
                   "<headerFooter>",
                   paper.is_large ? A3 : A4, paper.n_wide);
    if (title && !xlsx_plan_first_heading(d->sheet)) {
        xlsx_xml_put(d->to, "<oddHeader>&amp;L&amp;B");
        xlsx_xml_text(d->to, title);
        xlsx_xml_put(d->to, "</oddHeader>");
    }
    xlsx_xml_put(d->to, "<oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N"
                        "</oddFooter></headerFooter>");
}

/** The part that tells where links to the web lead, where there are any. */
static void put_addresses(drawing *d)
{
    size_t n = 0;

    for (size_t i = 0; i < d->links.count; i++) {
        xlsx_link link;

        pov_arena_clear(d->book->scratch);
        xlsx_plan_link(d->book->plan, &d->links.items[i].link, d->book->scratch,
                       &link);
        if (!link.address)
            continue;
        if (!n++) {
            xlsx_xml_begin(
                d->to,
                pov_arena_format(d->book->arena,
                                 "xl/worksheets/_rels/sheet%zu.xml.rels",
                                 d->number),
                ZIP_WELL);
            xlsx_xml_put(d->to, "<Relationships xmlns=\"" XLSX_PACKAGE "\">");
        }
        xlsx_xml_put(d->to, "<Relationship Id=\"rId");
        xlsx_xml_count(d->to, n);
        xlsx_xml_put(d->to, "\" Type=\"" XLSX_RELATIONS "/hyperlink\"");
        xlsx_xml_attribute(d->to, "Target", link.address);
        xlsx_xml_put(d->to, " TargetMode=\"External\"/>");
    }
    if (!n)
        return;
    xlsx_xml_put(d->to, "</Relationships>");
    zip_part_end(d->to);
}

static void put_tail(drawing *d)
{
    const pov_grid *grid = d->sheet->grid;

    xlsx_xml_put(d->to, "</sheetData>");
    if (xlsx_plan_is_filtered(d->sheet))
        put_filter(d);
    if (grid)
        xlsx_grid_put_rules(d->to, grid, d->arena);
    put_bars(d);
    put_choices(d);
    put_links(d);
    put_page(d);
    put_bar_looks(d);
    xlsx_xml_put(d->to, "</worksheet>");
}

enum { MANY_CELLS = 100000 };

/** A file that somebody sends is small; of many cells one is to come soon. */
static zip_effort effort_for(const pov_sheet *sheet)
{
    return !sheet->grid &&
                   sheet->rows->count > MANY_CELLS / sheet->rows->n_columns
               ? ZIP_QUICKLY
               : ZIP_WELL;
}

void xlsx_sheet_write(xlsx_book *book, size_t i)
{
    drawing d = {.book = book,
                 .to = book->to,
                 .sheet = &book->plan->sheets[i],
                 .number = i + 1,
                 .survey = &book->surveys[i],
                 .arena = pov_arena_new()};

    xlsx_xml_begin(
        d.to,
        pov_arena_format(book->arena, "xl/worksheets/sheet%zu.xml", i + 1),
        effort_for(d.sheet));
    put_head(&d);
    if (d.sheet->grid)
        xlsx_grid_put_rows(d.to, d.sheet->grid, &book->styles, d.arena);
    else
        put_rows(&d);
    put_tail(&d);
    zip_part_end(d.to);
    put_addresses(&d);
    pov_arena_free(d.arena);
}
