#include "read/table.h"

#include <string.h>

#include "povstat/text.h"
#include "read/rows.h"
#include "read/statement.h"
#include "read/words.h"

static const char *cell_text(const record *row, size_t i)
{
    return i < row->count ? row->items[i].text : "";
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\xC2\xA0")] == '\0';
}

static bool is_of_which(const char *text)
{
    return words_begin(text, "trong đó|of which");
}

/** The column whose heading stands over column `i`: the last one at its left
 *  in the first row, for a cell that spans several is typed in the first. */
static size_t column_above(const record *header, size_t i)
{
    while (i && is_blank(cell_text(header, i)))
        i--;
    return i;
}

/** A heading of the first row.  "Trong đó: DTTS" is of what stands at its
 *  left. */
static heading first_heading(const extract *x, const record *header, size_t i)
{
    const char *text = cell_text(header, i);
    size_t whole = i;
    heading of;

    if (!is_of_which(text))
        return heading_read(text, NULL, x->catalogue, x->arena);
    while (whole && (is_blank(cell_text(header, whole)) ||
                     is_of_which(cell_text(header, whole))))
        whole--;
    of = heading_read(cell_text(header, whole), NULL, x->catalogue, x->arena);
    return heading_read(text, of.kind == HEADING_COLUMN ? NULL : &of,
                        x->catalogue, x->arena);
}

static heading heading_of(const extract *x, const record *header,
                          const record *second, size_t i)
{
    const char *below = cell_text(second, i);
    heading above, h, both;

    if (is_blank(below))
        return first_heading(x, header, i);
    i = column_above(header, i);
    above = first_heading(x, header, i);
    h = heading_read(below, &above, x->catalogue, x->arena);
    if (h.kind != HEADING_UNKNOWN || above.kind == HEADING_COLUMN)
        return h;
    /* "Tổng số" over "Hộ" and "Khẩu" */
    both = heading_read(
        pov_arena_format(x->arena, "%s %s", cell_text(header, i), below), NULL,
        x->catalogue, x->arena);
    return both.kind == HEADING_FIGURES ? both : h;
}

static const char *title_of(const extract *x, const record *header,
                            const record *second, size_t i)
{
    const char *below = cell_text(second, i);
    size_t above = i;

    if (is_blank(below))
        return pov_arena_copy(x->arena, cell_text(header, i),
                              strlen(cell_text(header, i)));
    while (above && is_blank(cell_text(header, above)))
        above--;
    return pov_arena_format(x->arena, "%s / %s", cell_text(header, above),
                            below);
}

/** "2023" below a heading over several columns. */
static bool is_year_below(const record *header, const char *text, size_t i)
{
    return strspn(text, "0123456789") == 4 && !text[4] &&
           (!strncmp(text, "20", 2) || !strncmp(text, "19", 2)) &&
           (is_blank(cell_text(header, i)) ||
            is_blank(cell_text(header, i + 1)));
}

bool table_is_second_header(const extract *x, const record *header,
                            const record *row)
{
    bool any = false;

    if (row->is_damaged || row->count > header->count + 1 ||
        rows_filled(row) > MOST_HEADINGS)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        const char *text = row->items[i].text;
        heading first;

        if (is_blank(text))
            continue;
        first =
            heading_read(cell_text(header, i), NULL, x->catalogue, x->scratch);
        if (first.kind == HEADING_COLUMN ||
            heading_of(x, header, row, i).kind == HEADING_COLUMN ||
            (!strpbrk(pov_text_bare(x->scratch, text),
                      "abcdefghijklmnopqrstuvwxyz%") &&
             !is_year_below(header, text, i)))
            return false;
        /* Below words that are not understood nothing is, but it is a header
         * all the same. */
        any = any || heading_of(x, header, row, i).kind == HEADING_FIGURES ||
              heading_read(text, NULL, x->catalogue, x->scratch).kind ==
                  HEADING_FIGURES;
    }
    return any;
}

record table_join_headers(const extract *x, const record *first,
                          const record *second)
{
    size_t n = first->count > second->count ? first->count : second->count;
    record joined = *first;

    joined.count = n;
    joined.items = pov_arena_alloc(x->arena, n * sizeof *joined.items);
    for (size_t i = 0; i < n; i++) {
        const char *below = cell_text(second, i);
        row_cell *cell = &joined.items[i];

        *cell = i < first->count ? first->items[i] : (row_cell){.text = ""};
        if (is_blank(below))
            continue;
        cell->text = pov_arena_format(
            x->arena, "%s %s", cell_text(first, column_above(first, i)), below);
        cell->length = strlen(cell->text);
    }
    return joined;
}

static bool is_twice(const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    for (size_t k = 0; k < i; k++) {
        const heading *o = &t->columns[k].is;

        if (o->kind != h->kind || t->columns[k].trouble != COLUMN_IS_FINE)
            continue;
        if (h->kind == HEADING_COLUMN && o->column == h->column)
            return true;
        if (h->kind == HEADING_FIGURES && o->indicator == h->indicator &&
            o->is_rate == h->is_rate && o->says == h->says &&
            o->when == h->when && o->period.as_of == h->period.as_of &&
            o->has_form == h->has_form && o->form == h->form &&
            o->in_points == h->in_points)
            return true;
    }
    return false;
}

static void find_trouble(extract *x, table *t, size_t i)
{
    table_column *c = &t->columns[i];
    heading *h = &c->is;

    if (h->kind == HEADING_BLANK)
        c->trouble = COLUMN_UNNAMED;
    else if (h->kind == HEADING_UNKNOWN || h->kind == HEADING_GROUP)
        c->trouble = COLUMN_UNKNOWN;
    else if (h->kind == HEADING_FIGURES && !table_complete(x, t, i)) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail = "of which indicator?";
    } else if (h->kind == HEADING_FIGURES && table_rate_is_unclear(x, t, i)) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail = "a count, or the rate that the title speaks of?";
    } else if (table_count_is_unclear(x, t, i)) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail = "all of them (Tổng số hộ), or the poor (Hộ nghèo)?";
    } else if (h->kind == HEADING_FIGURES && h->has_form && h->is_rate &&
               !h->in_points) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail =
            "points of the rate (điểm %), or a share of the households?";
    } else if (h->kind == HEADING_FIGURES && h->is_rate &&
               !statement_has_rate(h->indicator)) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail = "a share of nothing";
    } else if (h->kind == HEADING_FIGURES && h->unit && !h->is_rate &&
               !statement_unit_fits(x, h->unit, h->indicator)) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail = pov_arena_format(
            x->arena, cells_say(x, "its unit is '%s', but %s counts %s"),
            h->unit, h->indicator->id, h->indicator->unit);
    } else if (is_twice(t, i))
        c->trouble = COLUMN_DOUBLE;
}

/** All are found before any is refused: "Tăng" is in doubt for "Giảm", and
 *  "Giảm" for "Tăng". */
static void find_doubts(table *t)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_has_figures(&t->columns[i]))
            t->columns[i].detail = table_doubt(t, i);
    for (size_t i = 0; i < t->width; i++)
        if (table_has_figures(&t->columns[i]) && t->columns[i].detail)
            t->columns[i].trouble = COLUMN_UNKNOWN;
}

/** Of several columns of areas the last is the area's own, the one before it
 *  its parent's. */
static void settle_areas(table *t)
{
    table_column *own = NULL, *parent = NULL;

    for (size_t i = 0; i < t->width; i++) {
        table_column *c = &t->columns[i];

        if (c->is.kind != HEADING_COLUMN ||
            (c->is.column != COLUMN_AREA && c->is.column != COLUMN_PARENT))
            continue;
        if (own && own->is.column == COLUMN_AREA &&
            c->is.column == COLUMN_PARENT)
            continue;
        parent = own;
        own = c;
    }
    if (own)
        own->is.column = COLUMN_AREA;
    if (parent)
        parent->is.column = COLUMN_PARENT;
}

static bool is_plain(const heading *h)
{
    return h->says == SAYS_NOTHING && h->when == WHEN_UNSAID && !h->has_form &&
           !h->indicator->is_flow;
}

/** Columns without a date stand at the start of the period where a result
 *  stands beside them, or where all that say a date say the start. */
static void settle_starts(table *t)
{
    size_t plain = 0, results = 0, targets = 0, starts = 0, others = 0;

    for (size_t i = 0; i < t->width; i++) {
        const heading *h = &t->columns[i].is;

        if (h->kind != HEADING_FIGURES ||
            t->columns[i].trouble != COLUMN_IS_FINE)
            continue;
        plain += is_plain(h);
        results += h->says == SAYS_ACTUAL && h->when != WHEN_START;
        targets += h->says == SAYS_TARGET;
        starts += h->when == WHEN_START;
        others += h->when == WHEN_END || h->when == WHEN_DATED;
    }
    if (!plain || (!(results && targets) && !(starts && !others)))
        return;
    t->starts_assumed = true;
    for (size_t i = 0; i < t->width; i++) {
        heading *h = &t->columns[i].is;

        if (h->kind == HEADING_FIGURES && h->indicator && is_plain(h))
            h->when = WHEN_START;
    }
}

static pov_meaning meaning_of(const heading *h)
{
    if (h->is_rate)
        return POV_MEANS_PERCENT;
    if (!strcmp(h->indicator->unit, "VND"))
        return POV_MEANS_MONEY;
    return h->in_many ? POV_MEANS_DECIMAL : POV_MEANS_COUNT;
}

/** Tell the readers of names and dates where their columns are. */
static void bind_columns(extract *x, const table *t)
{
    layout *l = &x->layout;

    *l = (layout){.width = t->width};
    l->columns = pov_arena_alloc(x->arena, t->width * sizeof *l->columns);
    for (int c = 0; c < N_COLUMNS; c++)
        l->at[c] = NOT_THERE;
    for (size_t i = 0; i < t->width; i++) {
        const table_column *c = &t->columns[i];

        l->columns[i] = N_COLUMNS;
        if (c->is.kind != HEADING_COLUMN || c->trouble != COLUMN_IS_FINE)
            continue;
        l->columns[i] = c->is.column;
        l->at[c->is.column] = (int)i;
        if (c->is.column == COLUMN_AREA)
            x->area_level = c->is.level;
        if (c->is.column == COLUMN_PARENT)
            x->parent_level = c->is.level;
    }
}

table *table_lay_out(extract *x, const record *header, const record *second)
{
    static const record none = {0};
    table *t = pov_arena_alloc(x->arena, sizeof *t);

    if (!second)
        second = &none;
    t->width = header->count > second->count ? header->count : second->count;
    t->columns = pov_arena_alloc(x->arena, t->width * sizeof *t->columns);
    t->second = rows_copy(second, x->arena);
    t->numbered = true;
    for (size_t i = 0; i < t->width; i++) {
        t->columns[i].is = heading_of(x, header, second, i);
        t->columns[i].title = title_of(x, header, second, i);
        t->columns[i].in_second_row = !is_blank(cell_text(second, i));
    }
    settle_areas(t);
    for (size_t i = 0; i < t->width; i++)
        find_trouble(x, t, i);
    find_doubts(t);
    settle_starts(t);
    for (size_t i = 0; i < t->width; i++)
        if (t->columns[i].trouble == COLUMN_IS_FINE &&
            t->columns[i].is.kind == HEADING_FIGURES)
            t->columns[i].survey.meaning = meaning_of(&t->columns[i].is);
    t->totals.n_columns = t->width;
    bind_columns(x, t);
    return t;
}

static void report_column(extract *x, const table *t, size_t i)
{
    static const pov_finding_kind kinds[] = {
        [COLUMN_UNNAMED] = POV_FOUND_UNNAMED_COLUMN,
        [COLUMN_UNKNOWN] = POV_FOUND_UNKNOWN_COLUMN,
        [COLUMN_DOUBLE] = POV_FOUND_DUPLICATE_COLUMN,
    };
    const table_column *c = &t->columns[i];
    const record *row = c->in_second_row ? &t->second : &x->header;
    pov_finding *f;

    if (c->trouble == COLUMN_IS_FINE)
        return;
    if (c->trouble == COLUMN_UNNAMED)
        f = pov_find(x->findings, kinds[c->trouble],
                     rows_place(x->rows, row, i), "column %zu", i + 1);
    else
        f = pov_find(x->findings, kinds[c->trouble],
                     rows_place(x->rows, row, i), "'%s'%s%s", c->title,
                     c->detail ? ": " : "",
                     c->detail ? cells_say(x, c->detail) : "");
    rows_underline(x->rows, row, f, cell_text(row, i));
}

void table_report_columns(extract *x, const table *t)
{
    pov_place place = {x->path, x->header.line, 0};

    for (size_t i = 0; i < t->width; i++)
        report_column(x, t, i);
    if (t->starts_assumed)
        rows_show(x->rows, &x->header,
                  pov_find(x->findings, POV_FOUND_START_ASSUMED, place, NULL));
}
