#include "write/xlsx_plan.h"

#include <stdint.h>
#include <string.h>

#include "povstat/letters.h"
#include "povstat/text.h"
#include "write/escape.h"

/* The largest power of ten that a double holds exactly. */
enum { MOST_PARTS = 22 };

/* The first number of more than XLSX_MOST_DIGITS digits. */
#define TOO_MANY INT64_C(1000000000000000)

/** The double closest to a decimal of at most 15 digits: both numbers are
 *  exact, so their quotient is rounded once. */
static bool read_number(pov_decimal d, double *number)
{
    double parts = 1;

    for (int i = 0; i < d.scale; i++)
        parts *= 10;
    *number = (double)d.units / parts;
    return d.units > -TOO_MANY && d.units < TOO_MANY && d.scale <= MOST_PARTS;
}

static xlsx_content text_of(const pov_cell *cell, pov_arena *arena)
{
    pov_letters scratch = {0};
    const char *words = pov_cell_plain(cell, arena, &scratch);

    if (!words || !*words)
        return (xlsx_content){.kind = XLSX_EMPTY};
    return (xlsx_content){.kind = XLSX_TEXT,
                          .text = cell->kind == POV_CELL_NUMBER
                                      ? words
                                      : escape_workbook(arena, words)};
}

xlsx_content xlsx_plan_content(const pov_cell *cell, pov_arena *arena)
{
    xlsx_content content = {.kind = XLSX_EMPTY};

    if (cell->kind == POV_CELL_NULL)
        return content;
    if (cell->kind == POV_CELL_NUMBER &&
        read_number(cell->number, &content.number)) {
        content.kind = XLSX_NUMBER;
        content.exact = cell->number;
        return content;
    }
    if (cell->kind == POV_CELL_DAY && cell->day >= pov_day_from(1900, 3, 1)) {
        content.kind = XLSX_DAY;
        content.exact =
            pov_decimal_whole(cell->day - pov_day_from(1899, 12, 30));
        content.number = (double)content.exact.units;
        return content;
    }
    return text_of(cell, arena);
}

/** Characters as a workbook counts them: two beyond U+FFFF. */
static bool fits_a_cell(const xlsx_content *content)
{
    size_t n = 0;

    if (content->kind != XLSX_TEXT ||
        strlen(content->text) <= XLSX_MOST_CHARACTERS)
        return true;
    for (const char *at = content->text; *at; at++) {
        unsigned char byte = (unsigned char)*at;

        n += (byte & 0xc0u) != 0x80 ? 1 : 0;
        n += byte >= 0xf0 ? 1 : 0;
    }
    return n <= XLSX_MOST_CHARACTERS;
}

enum {
    MOST_LINKS = 65530, /* of one sheet */
    LONGEST_ADDRESS = 2079,
};

int xlsx_plan_error(const xlsx_plan *plan)
{
    for (size_t i = 0; i < plan->n_sheets; i++) {
        const pov_rows *rows = plan->sheets[i].rows;

        if (rows && rows->error && *rows->error)
            return *rows->error;
    }
    return 0;
}

size_t xlsx_plan_heading_row(const pov_sheet *sheet)
{
    return sheet->lead.count ? sheet->lead.count + 1 : 0;
}

size_t xlsx_plan_first_heading(const pov_sheet *sheet)
{
    return sheet->grid ? sheet->grid->first_heading
                       : xlsx_plan_heading_row(sheet);
}

size_t xlsx_plan_last_heading(const pov_sheet *sheet)
{
    return sheet->grid ? sheet->grid->last_heading
                       : xlsx_plan_heading_row(sheet);
}

size_t xlsx_plan_repeated(const pov_sheet *sheet)
{
    return sheet->grid ? 0 : sheet->n_fixed;
}

const char *xlsx_plan_column(size_t column, pov_arena *arena)
{
    const char *name = "";

    for (; column; column = (column - 1) / 26)
        name = pov_arena_format(arena, "%c%s", 'A' + (int)((column - 1) % 26),
                                name);
    return pov_arena_format(arena, "$%s", name);
}

const char *xlsx_plan_printed(const pov_grid_cell *cell, pov_arena *arena)
{
    return escape_workbook(arena, cell->text);
}

bool xlsx_plan_is_printed(const pov_grid_cell *cell)
{
    return cell->look != POV_GRID_PLAIN;
}

const char *xlsx_plan_lead(const pov_sheet *sheet, size_t i, pov_arena *arena)
{
    return escape_workbook(arena, sheet->lead.items[i]);
}

const char *xlsx_plan_label(const pov_column *column, pov_arena *arena)
{
    return escape_workbook(arena, column->label ? column->label : column->key);
}

/* Characters, says Excel; but the library cuts what has more bytes. */
static bool fits(const char *text)
{
    return strlen(text) <= LONGEST_ADDRESS;
}

/** Does a '%' begin what is escaped already? */
static bool is_escape(const char *text)
{
    return strspn(text + 1, "0123456789abcdefABCDEF") >= 2;
}

/* What the library would do, and then finds done. */
static const char *escaped(const char *address, size_t length, pov_arena *arena)
{
    pov_letters to = {0};

    for (const char *at = address; at < address + length; at++)
        if (strchr(" \"<>[]`^{}", *at) || (*at == '%' && !is_escape(at)))
            pov_letters_add(&to, arena, pov_arena_format(arena, "%%%2x", *at),
                            3);
        else
            pov_letters_add(&to, arena, at, 1);
    return pov_letters_text(&to, arena);
}

static bool address_of(const char *typed, pov_arena *arena, xlsx_link *out)
{
    const char *shown = escape_terminal(arena, typed);
    size_t length = strcspn(shown, "#");

    *out = (xlsx_link){.address = escaped(shown, length, arena),
                       .anchor = shown[length] ? shown + length + 1 : NULL};
    return length && fits(out->address) &&
           (!out->anchor || fits(out->anchor)) && !strstr(shown, "internal:") &&
           !strstr(shown, "external:");
}

bool xlsx_plan_link(const xlsx_plan *plan, const pov_link *link,
                    pov_arena *arena, xlsx_link *out)
{
    const pov_sheet *target;

    if (link->address)
        return address_of(link->address, arena, out);
    target = &plan->sheets[link->sheet];
    *out = (xlsx_link){.anchor = pov_arena_format(
                           arena, "'%s'!A%zu", target->name,
                           xlsx_plan_heading_row(target) + link->row + 2)};
    return true;
}

bool xlsx_plan_is_lined(const pov_sheet *sheet)
{
    return !sheet->grid && !sheet->is_form && sheet->rows->count;
}

static bool is_drawn(const pov_sheet *sheet, const pov_cell *cell,
                     const xlsx_content *content)
{
    if (sheet->is_form)
        return cell->kind != POV_CELL_NULL;
    return content->kind != XLSX_EMPTY || cell->link ||
           cell->tone != POV_TONE_PLAIN;
}

xlsx_placed xlsx_plan_place(const xlsx_plan *plan, const pov_sheet *sheet,
                            const pov_cell *cell, size_t *links,
                            pov_arena *arena)
{
    xlsx_placed placed = {.content = xlsx_plan_content(cell, arena)};

    placed.is_drawn = is_drawn(sheet, cell, &placed.content);
    placed.is_linked = placed.is_drawn && cell->link && *links < MOST_LINKS &&
                       xlsx_plan_link(plan, cell->link, arena, &placed.link);
    *links += placed.is_linked ? 1 : 0;
    return placed;
}

enum {
    WIDEST_WRAPPED = 56,
    WIDEST = 80,
    MARGIN = 3, /* an indent at each side */
    BUTTON = 3,
    DAY_WIDTH = 10,
};

#define BLANKS " \n"

/** The widest piece between marks. */
static size_t widest(const char *text, const char *marks)
{
    size_t most = 0;

    while (*text) {
        size_t length = strcspn(text, marks);
        size_t width = pov_text_width_of(text, length);

        most = width > most ? width : most;
        text += length;
        text += *text ? 1 : 0;
    }
    return most;
}

size_t xlsx_plan_lines(const char *text, size_t width)
{
    size_t lines = 1, used = 0;

    while (*text) {
        size_t length = strcspn(text, BLANKS);
        size_t word = pov_text_width_of(text, length);

        if (used && used + 1 + word > width) {
            lines++;
            used = 0;
        }
        used += word + (used ? 1 : 0);
        for (; used > width; used -= width)
            lines++; /* a long word is broken anywhere */
        text += length;
        if (*text == '\n') {
            lines++;
            used = 0;
        }
        text += *text ? 1 : 0;
    }
    return lines;
}

/* What a page holds where 11 points become 7, the least that is read with ease:
 * across, a digit is 1.85 mm wide at 11. */
enum { ON_A4 = 230, ON_A3 = 330 };

xlsx_paper xlsx_plan_paper(size_t total, size_t repeated)
{
    size_t room = ON_A3 - (repeated < ON_A3 / 2 ? repeated : ON_A3 / 2);

    if (total <= ON_A3)
        return (xlsx_paper){.is_large = total > ON_A4, .n_wide = 1};
    return (xlsx_paper){.is_large = true,
                        .n_wide = (total - repeated + room - 1) / room};
}

size_t xlsx_plan_heading_lines(const char *label, size_t width)
{
    return xlsx_plan_lines(label, width > BUTTON + 1 ? width - BUTTON : 1);
}

/** Room for a heading in two lines; for one that is folded away in one, so
 *  that nobody wonders why the row is so high. */
static size_t heading_width(const pov_column *column, pov_arena *arena)
{
    const char *label = xlsx_plan_label(column, arena);
    size_t word = widest(label, BLANKS), all = pov_text_width(label);
    size_t part = column->is_detail ? all : (all + 3) / 2;

    return (word > part ? word : part) + BUTTON;
}

/** "≤ 1,234,567.5 %" */
static size_t number_width(const pov_cell *cell, const pov_column *column)
{
    char text[POV_DECIMAL_TEXT_SIZE];
    size_t whole, groups, decimals;

    pov_decimal_print(cell->number, text);
    whole = strcspn(text, ".");
    groups = column->is_name ? 0 : (whole - 1) / 3;
    decimals = cell->decimals ? (size_t)cell->decimals + 1 : 0;
    return whole + groups + decimals +
           (cell->before ? pov_text_width(cell->before) : 0) +
           (cell->behind ? pov_text_width(cell->behind) : 0);
}

/** The width of a content if it is beyond that of others, and that is not
 *  enough by itself; else 0.  No text is wider than it has bytes. */
static size_t width_beyond(size_t others, const xlsx_content *content,
                           const pov_cell *cell, const pov_column *column)
{
    if (others >= WIDEST)
        return 0;
    switch (content->kind) {
    case XLSX_EMPTY:
        break;
    case XLSX_TEXT:
        return strnlen(content->text, others + 1) > others
                   ? widest(content->text, "\n")
                   : 0;
    case XLSX_NUMBER:
        return number_width(cell, column);
    case XLSX_DAY:
        return DAY_WIDTH;
    }
    return 0;
}

static void survey_row(xlsx_survey *s, const pov_row_reader *reader)
{
    for (size_t c = 0; c < reader->rows->n_columns; c++) {
        const pov_column *column = &reader->rows->columns[c];
        const pov_cell *cell = &reader->cells[c];
        xlsx_content content = xlsx_plan_content(cell, reader->arena);
        size_t width = width_beyond(s->widths[c], &content, cell, column);

        s->widths[c] = width > s->widths[c] ? width : s->widths[c];
        s->has_bar[c] = s->has_bar[c] || cell->bar >= 0;
        s->is_blank[c] = s->is_blank[c] && content.kind == XLSX_EMPTY;
        if (!s->too_long && !fits_a_cell(&content))
            s->too_long = reader->next;
    }
}

xlsx_survey xlsx_plan_survey(const pov_rows *rows, pov_arena *arena)
{
    size_t n = rows->n_columns;
    xlsx_survey s = {.widths = pov_arena_alloc(arena, n * sizeof *s.widths),
                     .has_bar = pov_arena_alloc(arena, n),
                     .is_blank = pov_arena_alloc(arena, n)};
    pov_row_reader reader;

    for (size_t c = 0; c < n; c++) {
        s.widths[c] = heading_width(&rows->columns[c], arena);
        s.is_blank[c] = rows->count > 0;
    }
    pov_rows_begin(&reader, rows);
    while (pov_rows_next(&reader))
        survey_row(&s, &reader);
    pov_rows_end(&reader);
    for (size_t c = 0; c < n; c++) {
        size_t most = rows->columns[c].may_wrap ? WIDEST_WRAPPED : WIDEST;

        s.widths[c] = (s.widths[c] < most ? s.widths[c] : most) + MARGIN;
    }
    return s;
}
