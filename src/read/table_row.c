#include "read/table.h"

#include <string.h>

#include "povstat/text.h"
#include "read/statement.h"
#include "read/words.h"

/** The rows of a table often come in pairs: households, then persons, with
 *  the area typed only once. */
static void read_row_unit(extract *x, table_frame *f)
{
    entry unit = cells_entry_of(x, COLUMN_UNIT);
    word words[WORDS_MAX];

    if (unit.cell == NOT_THERE ||
        !words_split(unit.text, strlen(unit.text), words))
        return;
    f->of_persons = words_are(words, "khẩu|nhân khẩu|người|số khẩu|persons");
    f->of_rates = words_are(words, "%|tỷ lệ|tỉ lệ");
}

/** A parent typed once for several rows stands in the first of them. */
static void fill_parent(extract *x, table *t)
{
    entry parent = cells_entry_of(x, COLUMN_PARENT);

    if (x->layout.at[COLUMN_PARENT] == NOT_THERE)
        return;
    if (parent.cell != NOT_THERE) {
        if (strcmp(parent.text, x->defaults[COLUMN_PARENT].text) != 0)
            x->defaults[COLUMN_PARENT] =
                cells_keep_entry(x, parent.text, cells_place(x, &parent));
        t->parent_typed = true;
        return;
    }
    if (!*parent.text || !t->parent_typed ||
        !cells_may_tell(x, &t->parent_filled))
        return;
    rows_show(x->rows, &x->row,
              pov_find(x->findings, POV_FOUND_FILLED_DOWN,
                       rows_place(x->rows, &x->row,
                                  (size_t)x->layout.at[COLUMN_PARENT]),
                       "'%s'", parent.text));
}

/** Is the area typed in a row above, with the households? */
static bool shares_area(const extract *x, const table *t, const table_frame *f)
{
    return cells_entry_of(x, COLUMN_AREA).cell == NOT_THERE &&
           (f->of_persons || f->of_rates) && t->area.text;
}

/** What is wrong with the area of several rows is said at the first. */
static const pov_area *read_shared_area(extract *x, const table *t,
                                        const table_frame *f)
{
    entry before = x->defaults[COLUMN_AREA];
    bool muted = x->findings->muted;
    const pov_area *area;

    x->defaults[COLUMN_AREA] = t->area;
    x->findings->muted = muted || t->area_told == f->as_of.as_of;
    area = statement_read_area(x, f->document, f->as_of.as_of);
    x->findings->muted = muted;
    x->defaults[COLUMN_AREA] = before;
    return area;
}

entry table_area_entry(const extract *x, const table *t, const table_frame *f)
{
    return shares_area(x, t, f) ? t->area : cells_entry_of(x, COLUMN_AREA);
}

const pov_area *table_area_on(extract *x, const table *t, const table_frame *f,
                              pov_day day)
{
    entry before = x->defaults[COLUMN_AREA];
    bool muted = x->findings->muted;
    const pov_area *area;

    if (shares_area(x, t, f))
        x->defaults[COLUMN_AREA] = t->area;
    x->findings->muted = true; /* it was told with the row */
    area = statement_read_area(x, f->document, day);
    x->findings->muted = muted;
    x->defaults[COLUMN_AREA] = before;
    return area ? area : f->area;
}

static const pov_area *read_row_area(extract *x, table *t, const table_frame *f)
{
    entry own = cells_entry_of(x, COLUMN_AREA);

    fill_parent(x, t);
    if (shares_area(x, t, f))
        return read_shared_area(x, t, f);
    if (own.cell != NOT_THERE && x->layout.at[COLUMN_UNIT] != NOT_THERE) {
        t->area = cells_keep_entry(x, own.text, cells_place(x, &own));
        t->area_told = f->as_of.as_of;
    }
    return statement_read_area(x, f->document, f->as_of.as_of);
}

/** A date typed once for several rows leaves blanks below it, and no default
 *  is meant there.  Errors: false and a finding. */
static bool has_own_date(extract *x, table *t)
{
    if (x->layout.at[COLUMN_AS_OF] == NOT_THERE)
        return true;
    if (cells_entry_of(x, COLUMN_AS_OF).cell != NOT_THERE) {
        t->dated_above = true;
        return true;
    }
    if (t->dated_above)
        cells_complain_missing(x, COLUMN_AS_OF);
    return !t->dated_above;
}

bool table_read_frame(extract *x, const table *t, table_frame *f)
{
    const pov_plan *document = statement_read_plan(x);
    bool fine;

    /* A row that is refused is still read, for what it adds to a total. */
    *f = (table_frame){.document = document ? document : x->unnamed,
                       .part = t->part};
    read_row_unit(x, f);
    fine = statement_read_period(x, COLUMN_AS_OF, &f->as_of);
    fine = statement_read_period(x, COLUMN_SINCE, &f->since) && fine;
    if (!f->as_of.as_of && f->document->to)
        f->as_of.as_of = pov_day_year_end(f->document->to);
    return statement_read_status(x, f->document, &f->status) && fine &&
           document;
}

int table_row_unit(const table_frame *f)
{
    return f->of_persons | f->of_rates << 1;
}

/** What stands for an area that is not known: its name, and where it lies. */
static const char *unknown_area(const extract *x, const table *t,
                                const table_frame *f)
{
    entry own = table_area_entry(x, t, f);
    entry parent = cells_entry_of(x, COLUMN_PARENT);

    return pov_arena_format(x->scratch, "?%s|%s|%s",
                            x->section ? x->section->id : "",
                            pov_text_key(x->scratch, parent.text),
                            pov_text_key(x->scratch, own.text));
}

/** "quang-ninh/van-don|20088|0|0": what makes two rows the same one. */
static const char *row_key(const extract *x, const table *t,
                           const table_frame *f)
{
    return pov_arena_format(x->scratch, "%s|%ld|%d|%d",
                            f->area ? f->area->id : unknown_area(x, t, f),
                            (long)f->as_of.as_of, (int)f->part,
                            table_row_unit(f));
}

/** Was the same row, to the letter, there before? */
static const tallied_row *earlier_row(extract *x, const table *t,
                                      const char *key)
{
    const tallied_row *row = totals_find(&t->totals, key);

    while (row && strcmp(row->text, x->row.text) != 0)
        row = row->other;
    return row;
}

static void report_twice(extract *x, const tallied_row *first)
{
    pov_finding *f = pov_find(x->findings, POV_FOUND_DUPLICATE_ROW,
                              (pov_place){x->path, x->row.line, 0},
                              "as line %lu", (unsigned long)first->line);

    rows_show(x->rows, &x->row, f);
    pov_find_related(x->findings, f, (pov_place){x->path, first->line, 0},
                     "the same row");
}

void table_read_cells(extract *x, table *t, const table_frame *f,
                      figure_cell *cells, fate *fates)
{
    for (size_t i = 0; i < t->width && i < x->row.count; i++) {
        bool blank = false;

        if (!table_layout_has_figures(&t->columns[i]) ||
            !x->row.items[i].length)
            continue;
        if (table_is_part_rate(x, t, f, i))
            continue;
        cells[i].is_read = table_read_cell(x, t, i, f, &cells[i].says, &blank);
        fates[i] = blank ? FATE_BLANK : FATE_REFUSED;
    }
    table_check_hundred(x, t, cells);
}

/** Cells of names and notes share the fate of the row's figures. */
static void settle_fates(const extract *x, const table *t, bool refused,
                         const figure_cell *cells, fate *fates)
{
    bool used = false;

    for (size_t i = 0; i < t->width && i < x->row.count; i++)
        if (cells[i].is_read && !refused) {
            fates[i] = FATE_USED;
            used = true;
        }
    for (size_t i = 0; i < x->row.count; i++) {
        bool known = i < t->width && x->layout.columns[i] != N_COLUMNS &&
                     x->layout.columns[i] != COLUMN_INDEX;

        if (refused)
            fates[i] = FATE_REFUSED;
        else if (known && used)
            fates[i] = FATE_USED;
    }
}

/** A total row without a date sums up rows of one date, if they have one. */
static void note_date(extract *x, table *t)
{
    entry date = cells_entry_of(x, COLUMN_AS_OF);

    if (date.cell == NOT_THERE ||
        (t->last_date.text && !strcmp(t->last_date.text, date.text)))
        return;
    t->dates_differ = t->dates_differ || t->last_date.text;
    t->last_date = cells_keep_entry(x, date.text, cells_place(x, &date));
}

/** The figures of a row that was refused still count toward its total. */
static void add_to_totals(extract *x, table *t, const table_frame *f,
                          const figure_cell *cells)
{
    tallied_row row = {.key = row_key(x, t, f),
                       .area = f->area,
                       .line = x->row.line,
                       .text = x->row.text,
                       .as_of = f->as_of.as_of,
                       .unit = table_row_unit(f),
                       .cells = table_check_addends(t, cells, x->scratch)};

    if (t->lost) /* a number of something else */
        memset(row.cells, 0, t->width * sizeof *row.cells);
    note_date(x, t);
    totals_add(&t->totals, &row, x->arena);
}

void table_figures(extract *x, table *t, fate *fates)
{
    figure_cell *cells = pov_arena_alloc(x->scratch, t->width * sizeof *cells);
    bool refused = !cells_have_right_width(x);
    const tallied_row *earlier;
    bool muted = x->findings->muted;
    table_frame f;

    refused = !has_own_date(x, t) || refused;
    refused = !table_read_frame(x, t, &f) || refused;
    f.area = read_row_area(x, t, &f);
    refused = refused || !f.area || t->lost;
    earlier = refused ? NULL : earlier_row(x, t, row_key(x, t, &f));
    if (earlier)
        report_twice(x, earlier);
    refused = refused || earlier;
    x->findings->muted = muted || refused; /* it was said why */
    table_read_cells(x, t, &f, cells, fates);
    if (!refused)
        table_check_row(x, t, cells);
    x->findings->muted = muted;
    if (!earlier)
        add_to_totals(x, t, &f, cells);
    /* What the same row said before is used, only not twice. */
    settle_fates(x, t, refused && !earlier, cells, fates);
    for (size_t i = 0; i < t->width && !refused; i++)
        if (cells[i].is_read)
            pov_figures_add(x->figures, &cells[i].says);
}
