/* A workbook, over libxlsxwriter.  It is made in a temporary file, because the
 * library writes to a path; by a child process, because the library dies of
 * some allocations that fail, and prints what is wrong; and is read again
 * before a byte of it goes out, because of what the library does not notice.
 * Its allocations cannot be made to end the run as ours do: it has no hook for
 * them. */

#include "write/formats.h"

#include <errno.h>
#include <string.h>

#include "povstat/map.h"
#include "write/child.h"
#include "write/scratch.h"
#include "write/xlsx_check.h"
#include "write/xlsx_grid.h"
#include "write/xlsx_library.h"
#include "write/xlsx_plan.h"
#include "write/xlsx_rules.h"

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

/** The looks of one workbook, each made once. */
typedef struct xlsx_styles {
    lxw_workbook *workbook;
    pov_arena *arena;
    const char *day_style; /* number format of days */
    lxw_error error;       /* the first; LXW_NO_ERROR: none */
    pov_map looks;         /* xlsx_look → lxw_format */
    lxw_format *title, *lead;
    lxw_format *typed; /* of cells to type into: text, whatever it looks like */
    lxw_format *line;  /* below each cell, blank or not */
    lxw_format *headings[2][2]; /* of a detail, to the right */
} xlsx_styles;

/** A workbook under construction. */
typedef struct xlsx_drawing {
    lxw_workbook *workbook;
    xlsx_styles styles;
    const xlsx_plan *plan;
    const xlsx_survey *surveys; /* of its sheets */
    const char *title;          /* on every printed page; NULL: none */
    lxw_error error; /* the first of the library; LXW_NO_ERROR: none */
    pov_arena *arena;
} xlsx_drawing;

/* Words on a pale ground of the same hue: the words are dark enough to be
 * read on it (7:1 and more), and say themselves what the colour says. */
static const struct palette {
    lxw_color_t ink, ground;
} palette[] = {
    [POV_TONE_PLAIN] = {0x1F2933, 0},
    [POV_TONE_GOOD] = {0x14532D, 0xDDF3E4},
    [POV_TONE_WATCH] = {0x6B4700, 0xFFF0CC},
    [POV_TONE_BAD] = {0x8A1C13, 0xFBE1DE},
    [POV_TONE_MUTED] = {0x4B5563, 0xEEF0F2},
};

enum {
    LINE = 0xD5DAE0,
    LINK = 0x0B57A4,
    HEADING_INK = 0xFFFFFF,
    HEADING_GROUND = 0x1F3A5F,
    DETAIL_GROUND = 0x5B6B7F,
};

/* Without memory it gives the look of any cell, which is never NULL: the error
 * is known, and what is drawn goes nowhere. */
static lxw_format *add_format(xlsx_styles *s)
{
    lxw_format *format = workbook_add_format(s->workbook);

    if (format)
        return format;
    s->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return s->workbook->default_url_format;
}

static lxw_format *heading(xlsx_styles *s, lxw_color_t ground, uint8_t align)
{
    lxw_format *format = add_format(s);

    format_set_bold(format);
    format_set_font_color(format, HEADING_INK);
    format_set_bg_color(format, ground);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(format, align);
    format_set_indent(format, 1);
    return format;
}

static void draw_line(lxw_format *format)
{
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, LINE);
}

static void begin_styles(xlsx_styles *s, lxw_workbook *workbook,
                         const char *day_style, pov_arena *arena)
{
    *s = (xlsx_styles){
        .workbook = workbook, .arena = arena, .day_style = day_style};
    for (int right = 0; right < 2; right++) {
        uint8_t align = right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT;

        s->headings[0][right] = heading(s, HEADING_GROUND, align);
        s->headings[1][right] = heading(s, DETAIL_GROUND, align);
    }
    s->title = add_format(s);
    format_set_bold(s->title);
    format_set_font_size(s->title, 15);
    format_set_font_color(s->title, HEADING_GROUND);
    s->typed = add_format(s);
    format_set_num_format(s->typed, "@");
    s->line = add_format(s);
    draw_line(s->line);
    s->lead = add_format(s);
    format_set_font_color(s->lead, palette[POV_TONE_MUTED].ink);
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

static lxw_format *make_format(xlsx_styles *s, const xlsx_look *look)
{
    lxw_format *format = add_format(s);

    format_set_font_color(format, palette[look->tone].ink);
    if (palette[look->tone].ground)
        format_set_bg_color(format, palette[look->tone].ground);
    if (look->is_link) {
        format_set_font_color(format, LINK);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    if (look->kind == XLSX_NUMBER)
        format_set_num_format(format, number_format(look, s->arena));
    if (look->kind == XLSX_DAY)
        format_set_num_format(format, s->day_style);
    if (look->wraps)
        format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(format, look->is_right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    format_set_indent(format, 1);
    draw_line(format);
    return format;
}

static const char *same_text(const xlsx_styles *s, const char *text)
{
    return text ? pov_arena_intern(s->arena, text, strlen(text)) : NULL;
}

/* Of two formats that are alike the library looks the second up for each cell.
 */
static lxw_format *style_of(xlsx_styles *s, const pov_cell *cell,
                            const pov_column *column, xlsx_kind kind)
{
    xlsx_look look;
    void **place;

    memset(&look, 0, sizeof look); /* compared as bytes, with its gaps */
    look.kind = kind == XLSX_EMPTY ? XLSX_TEXT : kind;
    look.tone = cell->tone;
    look.is_link = cell->link != NULL;
    look.wraps = column->may_wrap;
    look.is_right = column->align == POV_ALIGN_RIGHT;
    if (kind == XLSX_NUMBER) {
        look.is_grouped = !column->is_name;
        look.decimals = cell->decimals;
        look.before = same_text(s, cell->before);
        look.behind = same_text(s, cell->behind);
    }
    place = pov_map_at(&s->looks, s->arena, &look, sizeof look);
    if (!*place)
        *place = make_format(s, &look);
    return *place;
}

static lxw_format *heading_style(const xlsx_styles *s, const pov_column *column)
{
    return s->headings[column->is_detail][column->align == POV_ALIGN_RIGHT];
}

enum {
    LINE_HEIGHT = 15, /* points */
    HEADING_MARGIN = 9,
    ROW_MARGIN = 3,
    MOST_LINES = 27, /* a row is at most 409 points high */
};

/** Keep the first thing that the library could not do. */
static void must(xlsx_drawing *d, lxw_error error)
{
    if (!d->error)
        d->error = error;
}

static bool is_folded(const pov_sheet *sheet, size_t r)
{
    return sheet->is_folded && r < sheet->rows->count && sheet->is_folded[r];
}

static void draw_heading(xlsx_drawing *d, const pov_sheet *sheet,
                         lxw_worksheet *to, const size_t widths[])
{
    const pov_rows *rows = sheet->rows;
    lxw_row_t row = (lxw_row_t)xlsx_plan_heading_row(sheet);
    lxw_row_col_options options = {.collapsed = is_folded(sheet, 0)};
    size_t tallest = 1;

    for (size_t c = 0; c < rows->n_columns; c++) {
        const pov_column *column = &rows->columns[c];
        const char *label = xlsx_plan_label(column, d->arena);
        size_t lines = xlsx_plan_heading_lines(label, widths[c]);

        tallest = lines > tallest ? lines : tallest;
        must(d, worksheet_write_string(to, row, (lxw_col_t)c, label,
                                       heading_style(&d->styles, column)));
    }
    must(d, worksheet_set_row_opt(
                to, row, (double)(tallest * LINE_HEIGHT + HEADING_MARGIN), NULL,
                &options));
}

/** What is a detail, or blank and not to be typed into, is folded away. */
static bool is_hidden(const pov_sheet *sheet, const xlsx_survey *survey,
                      size_t c)
{
    return sheet->rows->columns[c].is_detail ||
           (survey->is_blank[c] && !sheet->is_form);
}

enum { WIDEST_CHOICE = 36 };

/** A list to choose from is as wide as its column. */
static size_t width_of(const xlsx_drawing *d, const pov_sheet *sheet,
                       const xlsx_survey *survey, size_t c)
{
    size_t width = survey->widths[c];

    for (size_t i = 0; i < sheet->choices.count; i++) {
        const pov_choice *choice = &sheet->choices.items[i];
        size_t words = d->surveys[choice->sheet].widths[choice->at];

        words = words < WIDEST_CHOICE ? words : WIDEST_CHOICE;
        if (choice->column == c && words > width)
            width = words;
    }
    return width;
}

static void set_columns(xlsx_drawing *d, const pov_sheet *sheet,
                        lxw_worksheet *to, const xlsx_survey *survey)
{
    const pov_rows *rows = sheet->rows;
    lxw_format *cells = sheet->is_form ? d->styles.typed : NULL;
    bool was_detail = false;

    for (size_t c = 0; c < rows->n_columns; c++) {
        bool is_detail = is_hidden(sheet, survey, c);
        lxw_row_col_options options = {.hidden = is_detail,
                                       .level = is_detail ? 1 : 0,
                                       .collapsed = was_detail && !is_detail};

        must(d, worksheet_set_column_opt(to, (lxw_col_t)c, (lxw_col_t)c,
                                         (double)width_of(d, sheet, survey, c),
                                         cells, &options));
        was_detail = is_detail;
    }
}

/** As the library takes it. */
static const char *url_of(const xlsx_link *link, pov_arena *arena)
{
    if (!link->address)
        return pov_arena_format(arena, "internal:%s", link->anchor);
    return pov_arena_format(arena, "%s%s%s", link->address,
                            link->anchor ? "#" : "",
                            link->anchor ? link->anchor : "");
}

static lxw_error draw_content(lxw_worksheet *to, lxw_row_t row, lxw_col_t c,
                              const xlsx_content *content, lxw_format *format)
{
    switch (content->kind) {
    case XLSX_EMPTY:
        break;
    case XLSX_TEXT:
        return worksheet_write_string(to, row, c, content->text, format);
    case XLSX_NUMBER:
    case XLSX_DAY:
        return worksheet_write_number(to, row, c, content->number, format);
    }
    return worksheet_write_blank(to, row, c, format);
}

static void draw_cell(xlsx_drawing *d, lxw_worksheet *to, lxw_row_t row,
                      lxw_col_t c, const pov_cell *cell,
                      const pov_column *column, const xlsx_placed *placed,
                      pov_arena *arena)
{
    lxw_format *format =
        style_of(&d->styles, cell, column, placed->content.kind);

    if (placed->is_linked)
        must(d,
             worksheet_write_url_opt(to, row, c, url_of(&placed->link, arena),
                                     format, "", NULL));
    must(d, draw_content(to, row, c, &placed->content, format));
}

/** Letters are narrower than digits: about ten go into the room of nine. */
static size_t letters_in(size_t width)
{
    return width * 10 / 9;
}

/* Not every program finds the height of wrapped text by itself. */
static void draw_row(xlsx_drawing *d, const pov_sheet *sheet, lxw_worksheet *to,
                     const pov_row_reader *reader, const size_t widths[],
                     size_t *links)
{
    size_t r = reader->next - 1, tallest = 1;
    lxw_row_t row = (lxw_row_t)(xlsx_plan_heading_row(sheet) + 1 + r);
    lxw_row_col_options options = {.hidden = is_folded(sheet, r),
                                   .level = is_folded(sheet, r),
                                   .collapsed = !is_folded(sheet, r) &&
                                                is_folded(sheet, r + 1)};

    for (size_t c = 0; c < sheet->rows->n_columns; c++) {
        const pov_column *column = &sheet->rows->columns[c];
        pov_cell cell = reader->cells[c];
        xlsx_placed placed =
            xlsx_plan_place(d->plan, sheet, &cell, links, reader->arena);
        bool wraps = placed.content.kind == XLSX_TEXT && column->may_wrap;
        size_t lines =
            wraps && !column->is_detail
                ? xlsx_plan_lines(placed.content.text, letters_in(widths[c]))
                : 1;

        if (!placed.is_linked)
            cell.link = NULL; /* nor does it look like one */
        tallest = lines > tallest ? lines : tallest;
        if (placed.is_drawn)
            draw_cell(d, to, row, (lxw_col_t)c, &cell, column, &placed,
                      reader->arena);
    }
    tallest = tallest < MOST_LINES ? tallest : MOST_LINES;
    must(d, worksheet_set_row_opt(to, row,
                                  (double)(tallest * LINE_HEIGHT + ROW_MARGIN),
                                  NULL, &options));
}

static void set_up_page(xlsx_drawing *d, lxw_worksheet *to, lxw_row_t heading,
                        lxw_row_t last, xlsx_paper paper)
{
    enum { A3 = 8, A4 = 9 };

    worksheet_set_landscape(to);
    worksheet_set_paper(to, paper.is_large ? A3 : A4);
    worksheet_set_margins(to, 0.4, 0.4, 0.7, 0.6);
    worksheet_fit_to_pages(to, (uint16_t)paper.n_wide, 0);
    must(d, worksheet_repeat_rows(to, heading, last));
    must(d, worksheet_set_footer(to, "&L&A&R&P / &N"));
    if (d->title && !heading)
        must(d, worksheet_set_header(
                    to, pov_arena_format(d->arena, "&L&B%s", d->title)));
}

/** Errors: NULL if a workbook can hold the sheet, else why not. */
static const char *refuse_sheet(const xlsx_plan *plan, const pov_sheet *sheet,
                                xlsx_survey *survey, pov_arena *arena)
{
    const pov_rows *rows = sheet->rows;
    size_t heading = xlsx_plan_heading_row(sheet) + 1;

    if (sheet->grid)
        return NULL; /* a paper for the units of one area */
    if (heading + rows->count > LXW_ROW_MAX || rows->n_columns > LXW_COL_MAX)
        return pov_arena_format(
            arena,
            pov_say(plan->language,
                    "the sheet '%s' would have %zu rows, and a workbook holds "
                    "%d: show less, or choose csv"),
            sheet->name, heading + rows->count, LXW_ROW_MAX);
    *survey = xlsx_plan_survey(rows, arena);
    if (survey->too_long)
        return pov_arena_format(
            arena,
            pov_say(plan->language,
                    "row %zu of the sheet '%s' has a text of more "
                    "than %d characters, which no workbook holds: "
                    "choose csv"),
            heading + survey->too_long, sheet->name, XLSX_MOST_CHARACTERS);
    return NULL;
}

static void draw_table(xlsx_drawing *d, const pov_sheet *sheet,
                       lxw_worksheet *to)
{
    const xlsx_survey *survey = &d->surveys[sheet - d->plan->sheets];
    size_t links = 0;
    pov_row_reader reader;

    set_columns(d, sheet, to, survey);
    must(d, xlsx_rules_draw(sheet, to, survey->has_bar, d->styles.line));
    draw_heading(d, sheet, to, survey->widths);
    pov_rows_begin(&reader, sheet->rows);
    while (!d->error && pov_rows_next(&reader))
        draw_row(d, sheet, to, &reader, survey->widths, &links);
    pov_rows_end(&reader);
}

static void draw_grid(xlsx_drawing *d, const pov_grid *grid, lxw_worksheet *to)
{
    must(d, xlsx_grid_draw(d->workbook, to, grid, d->arena));
    set_up_page(d, to, (lxw_row_t)grid->first_heading,
                (lxw_row_t)grid->last_heading, xlsx_plan_paper(0, 0));
}

/** A text as the library takes it; it changes none. */
static char *owned(pov_arena *arena, const char *text)
{
    return text ? pov_arena_copy(arena, text, strlen(text)) : NULL;
}

/** "='lists'!$B$2:$B$61" */
static const char *cells_of(const xlsx_drawing *d, const pov_choice *choice)
{
    const pov_sheet *sheet = &d->plan->sheets[choice->sheet];
    const char *column = xlsx_plan_column(choice->at + 1, d->arena);
    size_t first = xlsx_plan_heading_row(sheet) + 2;

    return pov_arena_format(d->arena, "='%s'!%s$%zu:%s$%zu", sheet->name,
                            column, first, column, first + choice->count - 1);
}

/* Whoever types something else is warned and not kept from it: what is read
 * has more spellings than any list. */
static void offer_choices(xlsx_drawing *d, const pov_sheet *sheet,
                          lxw_worksheet *to)
{
    pov_language l = d->plan->language;
    lxw_row_t first = (lxw_row_t)xlsx_plan_heading_row(sheet) + 1;

    for (size_t i = 0; i < sheet->choices.count; i++) {
        const pov_choice *choice = &sheet->choices.items[i];
        lxw_col_t column = (lxw_col_t)choice->column;
        lxw_data_validation rule = {
            .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
            .value_formula = owned(d->arena, cells_of(d, choice)),
            .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
            .error_title = owned(d->arena, pov_say(l, "Not in the list")),
            .error_message = owned(
                d->arena, pov_say(l, "Other spellings are read, too; 'povstat "
                                     "check' tells of those that are not.")),
            .input_message = owned(d->arena, choice->hint)};

        must(d, worksheet_data_validation_range(
                    to, first, column, LXW_ROW_MAX - 1, column, &rule));
    }
}

/** The paper of a sheet, and on each page the names at the left. */
static void set_up_pages(xlsx_drawing *d, const pov_sheet *sheet,
                         lxw_worksheet *to, lxw_row_t heading)
{
    const xlsx_survey *survey = &d->surveys[sheet - d->plan->sheets];
    size_t total = 0, repeated = 0, n = xlsx_plan_repeated(sheet);

    for (size_t c = 0; c < sheet->rows->n_columns; c++) {
        if (!is_hidden(sheet, survey, c))
            total += survey->widths[c];
        if (c + 1 == n)
            repeated = total;
    }
    set_up_page(d, to, heading, heading, xlsx_plan_paper(total, repeated));
    if (n)
        must(d, worksheet_repeat_columns(to, 0, (lxw_col_t)(n - 1)));
}

/** The first column that is not folded away: what stands above the headings
 *  would be gone with it. */
static size_t first_seen(const pov_sheet *sheet, const xlsx_survey *survey)
{
    size_t c = 0;

    while (c + 1 < sheet->rows->n_columns && is_hidden(sheet, survey, c))
        c++;
    return c;
}

/** Title, day and answer. */
static void draw_lead(xlsx_drawing *d, const pov_sheet *sheet,
                      lxw_worksheet *to)
{
    lxw_col_t column =
        (lxw_col_t)first_seen(sheet, &d->surveys[sheet - d->plan->sheets]);

    for (size_t i = 0; i < sheet->lead.count; i++)
        must(d, worksheet_write_string(to, (lxw_row_t)i, column,
                                       xlsx_plan_lead(sheet, i, d->arena),
                                       i ? d->styles.lead : d->styles.title));
}

/** Draw one sheet: lead, heading, rows.  Errors: `drawing->error`. */
static void draw_sheet(xlsx_drawing *d, const pov_sheet *sheet)
{
    const pov_rows *rows = sheet->rows;
    lxw_row_t heading = (lxw_row_t)xlsx_plan_heading_row(sheet);
    lxw_worksheet *to = workbook_add_worksheet(d->workbook, sheet->name);

    if (!to) {
        must(d, LXW_ERROR_INVALID_SHEETNAME_CHARACTER);
        return;
    }
    if (sheet->grid) {
        draw_grid(d, sheet->grid, to);
        return;
    }
    draw_lead(d, sheet, to);
    draw_table(d, sheet, to);
    offer_choices(d, sheet, to);
    set_up_pages(d, sheet, to, heading);
    worksheet_freeze_panes(to, heading + 1, (lxw_col_t)sheet->n_fixed);
    worksheet_outline_settings(to, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
    if (sheet->is_hidden)
        worksheet_hide(to);
    if (sheet->is_form)
        return;
    must(d, worksheet_autofilter(to, heading, 0,
                                 (lxw_row_t)(heading + rows->count),
                                 (lxw_col_t)(rows->n_columns - 1)));
    worksheet_gridlines(to, LXW_HIDE_ALL_GRIDLINES);
}

/** What the child is asked to do. */
typedef struct xlsx_order {
    const pov_report *report;
    const xlsx_plan *plan;
    const xlsx_survey *surveys;
    const char *path, *scratch;
    pov_arena *arena;
} xlsx_order;

/* A workbook without a day: the first that an archive can name. */
static pov_day day_of(const pov_report *report)
{
    return report->as_of ? report->as_of : pov_day_from(1980, 1, 1);
}

/** Noon of the day, so that it is never 0, which would mean now. */
static time_t made_at(pov_day day)
{
    const int64_t seconds = 24 * 60 * 60;

    return (time_t)((day - pov_day_from(1970, 1, 1)) * seconds + seconds / 2);
}

static void set_properties(xlsx_drawing *d, const pov_report *report)
{
    lxw_doc_properties properties = {.title = owned(d->arena, report->title),
                                     .created = made_at(day_of(report))};

    must(d, workbook_set_properties(d->workbook, &properties));
}

static void draw(xlsx_drawing *d, const pov_report *report)
{
    const char *day_style =
        report->day_style ? report->day_style : "yyyy-mm-dd";

    set_properties(d, report);
    begin_styles(&d->styles, d->workbook, day_style, d->arena);
    for (size_t i = 0; i < d->plan->n_sheets && !d->error; i++)
        draw_sheet(d, &d->plan->sheets[i]);
    must(d, d->styles.error);
}

/* Cells of a paper are merged, for which the library must have them all. */
static bool has_grid(const xlsx_plan *plan)
{
    for (size_t i = 0; i < plan->n_sheets; i++)
        if (plan->sheets[i].grid)
            return true;
    return false;
}

/** Errors: NULL if well, else what the library says. */
static const char *make(void *about)
{
    const xlsx_order *order = about;
    lxw_workbook_options options = {.constant_memory = !has_grid(order->plan),
                                    .tmpdir =
                                        owned(order->arena, order->scratch)};
    xlsx_drawing d = {.plan = order->plan,
                      .surveys = order->surveys,
                      .title = order->report->title,
                      .arena = order->arena};
    const char *missing = xlsx_library_load();
    int error;

    if (missing)
        return missing;
    d.workbook = workbook_new_opt(order->path, &options);
    if (!d.workbook)
        return lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED);
    draw(&d, order->report);
    if (!d.error)
        d.error = workbook_close(d.workbook);
    error = xlsx_plan_error(order->plan);
    if (error) {
        errno = error;
        return strerror(error);
    }
    return d.error ? lxw_strerror(d.error) : NULL;
}

/** A write that failed without a word may have left its reason. */
static const char *reason_left(int error)
{
    static const int reasons[] = {ENOSPC, EDQUOT, EFBIG, EIO,
                                  EMFILE, ENFILE, ENOMEM};

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (error == reasons[i])
            return strerror(error);
    return NULL;
}

static const char *cannot(const pov_write_options *options, const char *why)
{
    return pov_arena_format(
        options->arena,
        pov_say(options->language, "cannot make a workbook: %s"), why);
}

static const char *no_memory(const pov_write_options *options)
{
    return cannot(options, pov_say(options->language, "not enough memory"));
}

static const char *scratch_of(const pov_write_options *options)
{
    return options->scratch ? options->scratch : "/tmp";
}

static const char *no_file(const pov_write_options *options, int error)
{
    return cannot(
        options, pov_arena_format(options->arena,
                                  pov_say(options->language,
                                          "no temporary file in '%s': %s "
                                          "(see TMPDIR)"),
                                  scratch_of(options),
                                  pov_say(options->language, strerror(error))));
}

static const char *no_room(const pov_write_options *options, int error)
{
    return cannot(options, pov_write_no_room(options, error));
}

/** What is wrong behind a child that ended before its work did. */
static const char *early_end(const pov_write_options *options,
                             const child_end *end)
{
    const char *how = end->signal ? strsignal(end->signal) : NULL;

    if (end->error)
        return pov_say(options->language, strerror(end->error));
    if (!how)
        how = pov_arena_format(options->arena,
                               pov_say(options->language, "exit status %d"),
                               end->status);
    return pov_arena_format(options->arena,
                            pov_say(options->language,
                                    "the library that writes it broke off "
                                    "(%s); memory may be short"),
                            how);
}

static const char *first_line(const pov_write_options *options,
                              const char *text)
{
    return pov_arena_copy(options->arena, text, strcspn(text, "\n"));
}

/* What is printed tells of a failure even when all results were good. */
static const char *complain(const pov_write_options *options,
                            const child_end *end)
{
    const char *reason = reason_left(end->error);
    bool is_wrong = !end->is_done || end->complaint || *end->printed;
    bool is_short = strstr(end->printed, "emory allocation failed") ||
                    (!end->is_done && end->status == 2) ||
                    (is_wrong && end->error == ENOMEM);

    if (is_short)
        return no_memory(options);
    if (!end->is_done)
        return cannot(options, early_end(options, end));
    if (reason && (end->complaint || *end->printed))
        return no_room(options, end->error);
    if (end->complaint)
        return cannot(options, pov_say(options->language, end->complaint));
    return *end->printed ? cannot(options, first_line(options, end->printed))
                         : NULL;
}

static const char *complain_about_damage(const pov_write_options *options,
                                         const char *where, int error)
{
    const char *reason = reason_left(error);
    const char *said =
        reason ? pov_say(options->language, reason)
               : pov_say(options->language,
                         "a write that failed, or too little memory");

    return cannot(
        options,
        pov_arena_format(options->arena,
                         pov_say(options->language,
                                 "it came out damaged in '%s' (%s): %s (see "
                                 "TMPDIR)"),
                         scratch_of(options), where, said));
}

/** Read it again, and copy it to `out` if it is what was asked for. */
static const char *deliver(const scratch *s, const xlsx_plan *plan,
                           int error_left, const pov_write_options *options,
                           FILE *out)
{
    const char *wrong;
    int error;

    errno = 0;
    wrong = xlsx_check(s->descriptor, plan, options->arena);
    if (wrong && errno == ENOMEM)
        return no_memory(options);
    if (wrong && reason_left(errno))
        return no_room(options, errno);
    if (wrong)
        return complain_about_damage(options, wrong, error_left);
    error = scratch_print(s, out);
    return error ? no_room(options, error) : NULL;
}

/* While files have names signals wait, and nothing is allocated, for want of
 * memory ends the run. */
static const char *write_sheets(xlsx_order *order,
                                const pov_write_options *options, FILE *out)
{
    child_words *words = pov_arena_alloc(options->arena, sizeof *words);
    child_end end = {.printed = ""};
    const char *complaint;
    sigset_t before;
    scratch s;
    int error;

    child_hold_signals(&before);
    if (!scratch_begin(&s, scratch_of(options), options->arena)) {
        error = errno;
        child_let_signals(&before, &end);
        return no_file(options, error);
    }
    order->path = s.file;
    order->scratch = s.path;
    end = child_run(make, order, &before, words);
    scratch_remove(&s);
    child_let_signals(&before, &end);
    complaint = complain(options, &end);
    if (!complaint)
        complaint = deliver(&s, order->plan, end.error, options, out);
    scratch_close(&s);
    return complaint;
}

static const char *refuse(const xlsx_plan *plan, xlsx_survey surveys[],
                          const pov_write_options *options)
{
    const char *complaint = NULL;
    int error;

    if (!plan->n_sheets)
        return pov_say(plan->language,
                       "there are no rows to make a workbook of");
    for (size_t i = 0; i < plan->n_sheets && !complaint; i++)
        complaint =
            refuse_sheet(plan, &plan->sheets[i], &surveys[i], options->arena);
    error = xlsx_plan_error(plan);
    return error ? no_room(options, error) : complaint;
}

static const char *draw_report(const pov_report *report,
                               const pov_write_options *options, FILE *out)
{
    /* where a report has no sheets */
    const pov_sheet alone = {.name = "rows", .rows = report->rows};
    xlsx_plan plan = {.sheets = report->sheets.items,
                      .n_sheets = report->sheets.count,
                      .language = options->language};
    xlsx_order order = {
        .report = report, .plan = &plan, .arena = options->arena};
    const char *complaint;

    xlsx_survey *surveys;

    if (!plan.n_sheets && report->rows) {
        plan.sheets = &alone;
        plan.n_sheets = 1;
    }
    surveys =
        pov_arena_alloc(options->arena, (plan.n_sheets + 1) * sizeof *surveys);
    order.surveys = surveys;
    complaint = refuse(&plan, surveys, options);
    return complaint ? complaint : write_sheets(&order, options, out);
}

void write_xlsx(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    const char *complaint = draw_report(report, options, out);

    if (options->complaint)
        *options->complaint = complaint;
}
