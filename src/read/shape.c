#include "read/shape.h"

#include <string.h>

#include "povstat/text.h"
#include "read/heading.h"
#include "read/rows.h"
#include "read/table_layout.h"

enum {
    MOST_TITLE_ROWS = 100,
    MOST_ROWS_BELOW = 4, /* of a header, below its first */
    MOST_UNKNOWN = 64,   /* cells before the first known one of a header */
    FEWEST_NAMES = 2,    /* an area and a value, at the least */
};

enum { DIGITS_OF_A_YEAR = 4 };

/** "95", "0,74%": what stands below a header, but never in one.  A year may
 *  stand in both. */
static bool is_number(const char *text)
{
    size_t length = strspn(text, "0123456789.,% -");

    return *text && !text[length] && length != DIGITS_OF_A_YEAR;
}

/** Does a heading that names no figure say whom those below it are about? */
static bool holds_figures(const heading *h)
{
    return h->is_open && (h->context.subject || h->context.dimension);
}

/** How many headings of a table the row holds; 0 if it is no such header. */
static size_t table_score(const record *row, const pov_catalogue *catalogue,
                          pov_arena *scratch)
{
    bool has_area = false, has_figures = false, names_rows = false;
    bool has_dates = false, has_indicator = false;
    size_t known = 0, series = 0;

    if (rows_filled(row) > MOST_HEADINGS)
        return 0;
    for (size_t i = 0; i < row->count && (known || i < MOST_UNKNOWN); i++) {
        heading h = heading_read(row->items[i].text, NULL, catalogue, scratch);

        known += h.kind == HEADING_COLUMN || h.kind == HEADING_FIGURES;
        if (!names_rows && heading_context_names_rows(row->items[i].text))
            names_rows = true;
        else
            series += heading_is_series(&h);
        has_dates =
            has_dates || (h.kind == HEADING_COLUMN && h.column == COLUMN_AS_OF);
        has_indicator =
            has_indicator || (h.kind == HEADING_FIGURES && h.indicator);
        has_figures = has_figures || h.kind == HEADING_FIGURES ||
                      (holds_figures(&h) && !strpbrk(h.typed, ";|\t"));
        has_area = has_area ||
                   (h.kind == HEADING_COLUMN &&
                    (h.column == COLUMN_AREA || h.column == COLUMN_PARENT));
    }
    return (has_area && has_figures) || (names_rows && series > 1) ||
                   (has_dates && has_indicator)
               ? known
               : 0;
}

/** The shape whose columns this row names, and how many it names. */
static shape shape_of(const record *row, const pov_catalogue *catalogue,
                      size_t *score, pov_arena *scratch)
{
    *score = layout_score(row, scratch);
    if (*score)
        return SHAPE_LIST;
    *score = table_score(row, catalogue, scratch);
    return *score ? SHAPE_TABLE : SHAPE_UNKNOWN;
}

/* The first row of a header may name its areas, and over all figures nothing
 * but what they are about: "Trẻ em thuộc hộ nghèo, hộ cận nghèo". */

/** How many columns a row of such a header names; 0 if it is none. */
static size_t first_row_score(const record *row, const pov_catalogue *catalogue,
                              pov_arena *scratch)
{
    size_t known = 0;
    bool has_area = false, has_group = false;

    if (rows_filled(row) > MOST_HEADINGS)
        return 0;
    for (size_t i = 0; i < row->count && (known || i < MOST_UNKNOWN); i++) {
        heading h = heading_read(row->items[i].text, NULL, catalogue, scratch);

        known += h.kind == HEADING_COLUMN;
        has_area =
            has_area || (h.kind == HEADING_COLUMN && h.column == COLUMN_AREA);
        has_group = has_group || h.kind == HEADING_UNKNOWN;
    }
    return has_area && has_group ? known : 0;
}

/** Are several of the cells headings of figures, and none a number of one? */
static bool names_figures(const record *row, const pov_catalogue *catalogue,
                          pov_arena *scratch, bool *has_numbers)
{
    size_t n = 0;

    *has_numbers = false;
    for (size_t i = 0; i < row->count && i < MOST_HEADINGS; i++) {
        const char *text = row->items[i].text;
        heading h = heading_read(text, NULL, catalogue, scratch);

        n += h.kind == HEADING_FIGURES && h.indicator;
        *has_numbers = *has_numbers || is_number(text);
    }
    return n > 1;
}

/** The first row of a header that was seen some rows ago. */
typedef struct first_row {
    uint32_t line;
    size_t score;
    int left; /* rows that may yet name its figures; 0: there is none */
} first_row;

/** Does the row name the figures of the first row that was seen, or may it be
 *  such a first row? */
static bool completes(first_row *first, const record *row,
                      const pov_catalogue *catalogue, pov_arena *scratch)
{
    bool has_numbers = false;
    size_t score;

    if (first->left && names_figures(row, catalogue, scratch, &has_numbers))
        return true;
    first->left -= first->left > 0;
    if (has_numbers)
        first->left = 0;
    score = first_row_score(row, catalogue, scratch);
    if (score)
        *first = (first_row){row->line, score, MOST_ROWS_BELOW};
    return false;
}

/* Looking at the words of a row is what takes time, and under a wrong
 * delimiter most rows are one cell. */

/** How many cells a header has that may name so many columns. */
static size_t fewest_cells(size_t score)
{
    return score > FEWEST_NAMES ? score : FEWEST_NAMES;
}

/** The first header under the present delimiter that may name `score` columns,
 *  of which it becomes the number; 0: there is none. */
static shape_found first_header(row_reader *rows,
                                const pov_catalogue *catalogue, size_t *score,
                                pov_arena *scratch)
{
    record row = {0};
    shape_found found = {.line = 1};
    size_t least = fewest_cells(*score);
    first_row first = {0};

    *score = 0;
    for (int n = 0; n < MOST_TITLE_ROWS && rows_next(rows, &row); n++) {
        if (row.count < least || row.is_damaged || rows_is_remark(&row))
            continue;
        found.shape = shape_of(&row, catalogue, score, scratch);
        found.line = row.line;
        if (found.shape != SHAPE_UNKNOWN)
            return found;
        if (completes(&first, &row, catalogue, scratch)) {
            *score = first.score;
            return (shape_found){.shape = SHAPE_TABLE, .line = first.line};
        }
    }
    found.line = 1;
    return found;
}

bool shape_is_declared(const char *text)
{
    static const char small[] = "sep=", large[] = "SEP=";

    for (size_t i = 0; i < 4; i++)
        if (text[i] != small[i] && text[i] != large[i])
            return false;
    return true;
}

/** The delimiter that a first line "sep=;" declares, or 0. */
static char declared_delimiter(row_reader *rows)
{
    size_t length;
    const char *text = rows_peek(rows, &length);
    bool quoted = length && *text == '"';

    text += quoted;
    length -= quoted;
    if (length < 5 || !shape_is_declared(text))
        return 0;
    if (length > 5 && !strchr("\r\n\"", text[5]))
        return 0;
    return strchr("\r\n\"", text[4]) ? 0 : text[4];
}

shape_found shape_find(row_reader *rows, const pov_catalogue *catalogue,
                       char only, pov_arena *scratch)
{
    shape_found best = {.line = 1};
    size_t best_score = 0;
    const char *candidates = rows_delimiters(rows);
    char chosen[2] = {0};

    rows_rewind(rows);
    *chosen = only ? only : declared_delimiter(rows);
    if (*chosen)
        candidates = chosen;
    for (const char *c = candidates; *c; c++) {
        size_t score = best_score;
        shape_found found;

        rows_rewind(rows);
        if (rows_lack(rows, *c, fewest_cells(best_score), MOST_TITLE_ROWS))
            continue; /* no row is looked at */
        rows_set_delimiter(rows, *c);
        found = first_header(rows, catalogue, &score, scratch);
        found.delimiter = *c;
        if (score > best_score) {
            best = found;
            best_score = score;
        } else if (score && score == best_score)
            best.is_tie = true;
    }
    rows_rewind(rows);
    rows_set_delimiter(rows, best.delimiter ? best.delimiter : candidates[0]);
    return best;
}

/* Files are pasted below each other, and their columns differ.  Read under the
 * first header, the poor of the second table would be its near-poor. */

static const char *cell_at(const row_view *x, int at)
{
    return at != NOT_THERE && (size_t)at < x->row.count ? x->row.items[at].text
                                                        : "";
}

static bool holds_number(const row_view *x, const table *t)
{
    if (!t)
        return strpbrk(cell_at(x, x->layout.at[COLUMN_VALUE]), "0123456789");
    for (size_t i = 0; i < t->width && i < x->row.count; i++)
        if (t->columns[i].is.kind == HEADING_FIGURES &&
            is_number(x->row.items[i].text))
            return true;
    return false;
}

/** How the cells of a row read as headings. */
typedef struct heading_count {
    bool of_areas, of_figures;
    size_t figures, others;
} heading_count;

static heading_count count_headings(const row_view *x)
{
    heading_count n = {0};

    for (size_t i = 0; i < x->row.count; i++) {
        heading h =
            heading_read(x->row.items[i].text, NULL, x->catalogue, x->scratch);

        if ((int)i == x->layout.at[COLUMN_INDEX])
            continue; /* "I" before "Khu vực phường" is no column of its own */
        n.of_areas = n.of_areas ||
                     (h.kind == HEADING_COLUMN &&
                      (h.column == COLUMN_AREA || h.column == COLUMN_PARENT));
        n.of_figures = n.of_figures || (h.kind == HEADING_FIGURES &&
                                        (h.indicator || h.is_rate));
        n.figures += h.kind == HEADING_FIGURES;
        n.others += h.kind != HEADING_FIGURES && h.kind != HEADING_BLANK &&
                    h.kind != HEADING_GROUP;
    }
    return n;
}

/** "Huyện" where a district should stand. */
static bool names_column(const row_view *x)
{
    heading h = heading_read(cell_at(x, x->layout.at[COLUMN_AREA]), NULL,
                             x->catalogue, x->scratch);

    return h.kind == HEADING_COLUMN && h.column == COLUMN_AREA;
}

static bool is_heading(const row_view *x, const char *text)
{
    heading h = heading_read(text, NULL, x->catalogue, x->scratch);

    return (h.kind != HEADING_UNKNOWN && h.kind != HEADING_BLANK) ||
           layout_column_from(text, x->scratch) != N_COLUMNS;
}

/** May the cell stand in a header? */
static bool may_head(const row_view *x, int at)
{
    const char *text = cell_at(x, at);

    return *text && cells_ask_once(x, MEMORY_HEADING, text, is_heading);
}

static bool is_area_or_value(const row_view *x, int with, const char *text)
{
    column c = heading_column(text, x->catalogue, x->scratch);

    (void)with;
    return c == COLUMN_AREA || c == COLUMN_PARENT ||
           layout_names_values(text, x->scratch);
}

/** Does a cell name the areas, or the values of a list?  Without either it is
 *  no header of a list, nor of a table below one. */
static bool names_area_or_value(const row_view *x)
{
    for (size_t i = 0; i < x->row.count; i++)
        if (*x->row.items[i].text &&
            cells_ask_run(x, MEMORY_HEADING_COLUMN, 0, x->row.items[i].text,
                          is_area_or_value))
            return true;
    return false;
}

static bool is_other_header(const row_view *x, const table *t)
{
    heading_count n;

    if (rows_filled(&x->row) < 2)
        return false; /* no sub-heading, remark or signature is a header */
    if (holds_number(x, t) || (!t && !names_area_or_value(x)))
        return false;
    if (!t && !may_head(x, x->layout.at[COLUMN_VALUE]) &&
        !may_head(x, x->layout.at[COLUMN_AREA]))
        return false; /* quickly: most rows of a list */
    if (layout_score(&x->row, x->scratch))
        return true;
    n = count_headings(x);
    if ((n.of_areas && n.of_figures) ||
        (n.figures + n.others > 1 && names_column(x)))
        return true;
    return t && n.of_figures && n.figures > 1 && !n.others;
}

bool shape_other_header_here(const row_view *x, const table *t)
{
    bool is_other = is_other_header(x, t);

    if (is_other)
        cells_tell(x, 0, POV_FOUND_OTHER_HEADER, NULL);
    return is_other;
}
