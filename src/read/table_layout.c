#include "read/table.h"

#include <string.h>

#include "povstat/text.h"

static const char *cell_text(const record *row, size_t i)
{
    return i < row->count ? row->items[i].text : "";
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\xC2\xA0")] == '\0';
}

/** The heading over a column: the last one at its left in the first row, for
 *  a cell that spans several is typed in the first of them. */
static heading heading_above(const extract *x, const record *header, size_t i)
{
    while (i && is_blank(cell_text(header, i)))
        i--;
    return heading_read(cell_text(header, i), NULL, x->catalogue, x->arena);
}

static heading heading_of(const extract *x, const record *header,
                          const record *second, size_t i)
{
    const char *below = cell_text(second, i);
    heading above;

    if (is_blank(below))
        return heading_read(cell_text(header, i), NULL, x->catalogue, x->arena);
    above = heading_above(x, header, i);
    return heading_read(below, &above, x->catalogue, x->arena);
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

/** Does the cell speak of figures, by itself or below the header? */
static bool is_second_heading(const extract *x, const record *header,
                              const record *row, size_t i)
{
    const char *text = row->items[i].text;
    heading first =
        heading_read(cell_text(header, i), NULL, x->catalogue, x->scratch);

    if (first.kind == HEADING_COLUMN ||
        !strpbrk(pov_text_bare(x->scratch, text),
                 "abcdefghijklmnopqrstuvwxyz%"))
        return false;
    /* Below one that is not understood it is one all the same. */
    return heading_of(x, header, row, i).kind == HEADING_FIGURES ||
           heading_read(text, NULL, x->catalogue, x->scratch).kind ==
               HEADING_FIGURES;
}

bool table_is_second_header(const extract *x, const record *header,
                            const record *row)
{
    bool any = false;

    if (row->is_damaged || row->count > header->count + 1)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        if (is_blank(row->items[i].text))
            continue;
        if (!is_second_heading(x, header, row, i))
            return false;
        any = true;
    }
    return any;
}

static bool has_rate(const pov_indicator *indicator)
{
    return indicator->whole || *indicator->whole_label;
}

/** The last column of figures at the left of `i` that `is_fit`, or NULL. */
static const heading *at_left(const table *t, size_t i,
                              bool (*is_fit)(const heading *h))
{
    while (i-- > 0)
        if (t->columns[i].is.kind == HEADING_FIGURES &&
            t->columns[i].is.indicator && is_fit(&t->columns[i].is))
            return &t->columns[i].is;
    return NULL;
}

static bool may_be_rate(const heading *h)
{
    return has_rate(h->indicator);
}

static bool is_about_poverty(const heading *h)
{
    return h->indicator->by_standard;
}

static const pov_indicator *indicator_of_file(const extract *x)
{
    const char *typed = x->defaults[COLUMN_INDICATOR].text;

    return *typed ? pov_catalogue_indicator(x->catalogue, typed) : NULL;
}

/** A bare "Tỷ lệ" belongs to what stands at its left, "Chỉ tiêu" to the
 *  file's indicator or to the poverty figures at its left. */
static void complete(const extract *x, const table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    bool bare = h->says == SAYS_NOTHING && h->when == WHEN_UNSAID;
    const heading *left =
        at_left(t, i, bare && h->is_rate ? may_be_rate : is_about_poverty);

    if (!h->indicator && bare && left) {
        h->indicator = left->indicator;
        h->says = left->says;
        h->when = left->when;
        h->period = left->period;
    } else if (!h->indicator) {
        h->indicator = indicator_of_file(x);
        if (!h->indicator && left)
            h->indicator = left->indicator;
    }
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
            o->has_form == h->has_form && o->form == h->form)
            return true;
    }
    return false;
}

static void find_trouble(extract *x, table *t, size_t i)
{
    table_column *c = &t->columns[i];
    heading *h = &c->is;

    if (h->kind == HEADING_FIGURES)
        complete(x, t, i);
    if (h->kind == HEADING_BLANK)
        c->trouble = COLUMN_UNNAMED;
    else if (h->kind == HEADING_UNKNOWN || h->kind == HEADING_GROUP)
        c->trouble = COLUMN_UNKNOWN;
    else if (h->kind == HEADING_FIGURES && !h->indicator) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail = "of which indicator?";
    } else if (h->kind == HEADING_FIGURES && h->is_rate &&
               !has_rate(h->indicator)) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail = "a share of nothing";
    } else if (h->kind == HEADING_FIGURES && h->unit && !h->is_rate &&
               !unit_fits(x, h->unit, h->indicator)) {
        c->trouble = COLUMN_UNKNOWN;
        c->detail =
            pov_arena_format(x->arena, "its unit is '%s', but %s counts %s",
                             h->unit, h->indicator->id, h->indicator->unit);
    } else if (is_twice(t, i))
        c->trouble = COLUMN_DOUBLE;
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
    return h->says == SAYS_NOTHING && h->when == WHEN_UNSAID &&
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
        results += h->says == SAYS_ACTUAL && h->when == WHEN_UNSAID;
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
    return strcmp(h->indicator->unit, "VND") ? POV_MEANS_COUNT
                                             : POV_MEANS_MONEY;
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

table *table_lay_out(extract *x, const record *second)
{
    static const record none = {0};
    const record *header = &x->header;
    table *t = pov_arena_alloc(x->arena, sizeof *t);

    if (!second)
        second = &none;
    t->width = header->count > second->count ? header->count : second->count;
    t->columns = pov_arena_alloc(x->arena, t->width * sizeof *t->columns);
    t->second = record_copy(second, x->arena);
    t->numbered = true;
    for (size_t i = 0; i < t->width; i++) {
        t->columns[i].is = heading_of(x, header, second, i);
        t->columns[i].title = title_of(x, header, second, i);
        t->columns[i].in_second_row = !is_blank(cell_text(second, i));
    }
    settle_areas(t);
    for (size_t i = 0; i < t->width; i++)
        find_trouble(x, t, i);
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
                     c->detail ? ": " : "", c->detail ? c->detail : "");
    f->span = pov_text_characters(cell_text(row, i), strlen(cell_text(row, i)));
    rows_show(x->rows, row, f);
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
