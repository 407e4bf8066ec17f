#include "view/fields.h"

#include <string.h>

#include "view/words.h"

size_t fields_in(const field fields[], size_t n, field_table table,
                 pov_arena *arena, const field ***in)
{
    size_t count = 0;

    *in = pov_arena_alloc(arena, n * sizeof **in);
    for (size_t i = 0; i < n; i++) {
        size_t at = count;

        if (!fields[i].at[table])
            continue;
        for (; at && (*in)[at - 1]->at[table] > fields[i].at[table]; at--)
            (*in)[at] = (*in)[at - 1];
        (*in)[at] = &fields[i];
        count++;
    }
    return count;
}

pov_text_list fields_keys(const field fields[], size_t n, pov_arena *arena)
{
    pov_text_list keys = {0};
    const field **in;

    n = fields_in(fields, n, FIELD_ROWS, arena, &in);
    for (size_t i = 0; i < n; i++)
        pov_arena_push(arena, &keys, in[i]->key);
    return keys;
}

/** The fields of one table, and the rows they are asked about. */
typedef struct source {
    field_view view;
    field_rows rows;
    const field **fields;
    pov_column *columns;
    size_t n;
} source;

static bool is_for_people(field_table table)
{
    return table == FIELD_SHEET || table == FIELD_SUMMARY ||
           table == FIELD_PAGE;
}

static pov_column column_of(const field *f, field_table table, pov_language l)
{
    if (!is_for_people(table))
        return (pov_column){.key =
                                table == FIELD_ROWS ? f->key : f->package.name,
                            .basis = (unsigned char)f->basis};
    return (pov_column){.key = f->key,
                        .label = pov_say(l, f->label),
                        .align = f->how & FIELD_NUMBER ? POV_ALIGN_RIGHT
                                                       : POV_ALIGN_LEFT,
                        .may_wrap = (f->how & FIELD_WRAPS) != 0,
                        .is_detail = (f->how & FIELD_DETAIL) != 0,
                        .is_name = (f->how & FIELD_NAME) != 0};
}

static source *source_of(const pov_results *r, field_rows rows,
                         field_table table, void *more)
{
    source *s = pov_arena_alloc(r->arena, sizeof *s);
    pov_results *kept = pov_arena_alloc(r->arena, sizeof *kept);

    *kept = *r; /* rows are asked for when whoever called is gone */
    *s = (source){
        .view = {.results = kept,
                 .arena = r->arena,
                 .language = is_for_people(table) ? r->language : POV_EN,
                 .table = table,
                 .more = more},
        .rows = rows};
    s->n = fields_in(rows.fields, rows.n_fields, table, r->arena, &s->fields);
    s->columns = pov_arena_alloc(r->arena, s->n * sizeof *s->columns);
    for (size_t c = 0; c < s->n; c++)
        s->columns[c] = column_of(s->fields[c], table, r->language);
    return s;
}

static const void *item(const field_rows *rows, size_t i)
{
    return (const char *)rows->items + i * rows->item_size;
}

/** "%", " pp", NULL for a count. */
static const char *unit_sign(pov_language language, pov_unit unit)
{
    if (unit == POV_IN_COUNT)
        return NULL;
    return unit == POV_IN_PERCENT ? "%" : pov_say(language, " pp");
}

/** Show no more than so many decimals, unless it would then look as if a line
 *  between two verdicts were reached: 60, 95 or 100 %. */
static void show_decimals(pov_cell *cell, int most)
{
    static const int64_t below[] = {59, 94, 99};
    pov_decimal d = cell->number;
    int64_t one = 1;

    if (!most || cell->is_typed || cell->decimals <= most)
        return;
    for (int i = 0; i < d.scale; i++)
        one *= 10;
    for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
        int64_t part = one;

        if (d.units / one != below[i])
            continue;
        for (int n = 0; n < most; n++)
            part /= 10;
        /* What rounds up at this place would be the line itself. */
        while (part > 1 && (one - d.units % one) * 2 <= part) {
            most++;
            part /= 10;
        }
    }
    cell->decimals = (int8_t)most;
}

/** "data/extracts/ba-che-2022.csv:2:12" of a row of a nested table; with what
 *  was typed there, if it was not what the first one says. */
static const char *place_words(pov_arena *arena, const pov_table *table,
                               size_t row)
{
    const char *text = "", *joint = "";
    pov_letters scratch = {0};
    const pov_packed *at = table->items[row], *of_first = *table->items;

    for (size_t c = 0; c < table->n_columns; c++) {
        pov_cell this, first, *cell = &this;

        at = pov_cell_unpack(at, cell);
        of_first = pov_cell_unpack(of_first, &first);
        if (cell->kind == POV_CELL_NUMBER || !c)
            text = pov_arena_format(arena, "%s%s%s", text, joint,
                                    pov_cell_plain(cell, arena, &scratch));
        else if (cell->kind == POV_CELL_TEXT &&
                 strcmp(cell->text, first.text) != 0)
            text = pov_arena_format(arena, "%s “%s”", text, cell->text);
        joint = ":";
    }
    return text;
}

/** In bytes; of what a cell of a workbook holds, room is left to say how much
 *  there was. */
enum { LONGEST_LINES = 32000 };

static const char *line_of(const field_view *v, const pov_cell *cell, size_t i)
{
    if (cell->kind != POV_CELL_LIST)
        return place_words(v->arena, cell->table, i);
    return pov_cell_said(&cell->list.items[i], v->language, v->arena).text;
}

/** The items of a list or nested table, one a line, as far as there is room:
 *  of a sum over the country "… (705)" says how many there are. */
static pov_cell lines_cell(const field_view *v, const pov_cell *cell)
{
    bool is_list = cell->kind == POV_CELL_LIST;
    size_t n = is_list ? cell->list.count : cell->table->count;
    pov_letters text = {0};

    for (size_t i = 0; i < n; i++) {
        const char *line = line_of(v, cell, i);
        size_t length = strlen(line);
        bool is_room = text.count + length < LONGEST_LINES || n == 1;

        if (!is_room)
            line = pov_arena_format(v->arena, "… (%zu)", n);
        pov_letters_add(&text, v->arena, "\n", i ? 1 : 0);
        pov_letters_add(&text, v->arena, line, strlen(line));
        if (!is_room)
            break;
    }
    return pov_cell_text_if(n ? pov_letters_text(&text, v->arena) : NULL);
}

/** A value as a sheet has it. */
static pov_cell shown(const field_view *v, const field *f, const void *row)
{
    pov_cell cell = f->of(v, row);

    if (v->table == FIELD_PAGE)
        return cell;
    switch (cell.kind) {
    case POV_CELL_NULL:
    case POV_CELL_DAY:
    case POV_CELL_TEXT:
    case POV_CELL_ROWS:
        break;
    case POV_CELL_NUMBER:
        if (f->unit)
            cell.behind = unit_sign(v->language, f->unit(v, row));
        show_decimals(&cell, f->decimals);
        cell.bar = f->how & FIELD_BAR ? 0 : -1;
        break;
    case POV_CELL_TRUTH:
    case POV_CELL_TERM:
        cell = pov_cell_said(&cell, v->language, v->arena);
        break;
    case POV_CELL_LIST:
    case POV_CELL_TABLE:
    case POV_CELL_OBJECT:
        cell = lines_cell(v, &cell);
        break;
    }
    if (f->link && (cell.kind != POV_CELL_NULL || v->table != FIELD_SUMMARY))
        cell.link = f->link(v, row);
    return cell;
}

static bool is_empty(const pov_cell *cell)
{
    return cell->kind == POV_CELL_NULL ||
           (cell->kind == POV_CELL_TEXT && !*cell->text);
}

/** A value as machines have it; no dimension of an observation is empty. */
static void make_raw(pov_cell *cell, const field_view *v, const field *f,
                     const void *row)
{
    *cell = f->of(v, row);
    if (v->table == FIELD_OBSERVATIONS && f->absent && is_empty(cell))
        *cell = pov_cell_text(f->absent);
}

/* Nothing that a row needs is kept: whoever asks for it again gets it again. */
static void make_row(const pov_rows *rows, size_t i, unsigned shared,
                     pov_arena *arena, pov_cell *cells)
{
    const source *s = rows->from;
    const void *row = item(&s->rows, i);
    pov_results results = *s->view.results;
    field_view view = s->view;

    view.arena = results.arena = arena;
    view.results = &results;
    for (size_t c = 0; c < s->n && is_for_people(view.table); c++)
        cells[c] = shown(&view, s->fields[c], row);
    for (size_t c = 0; c < s->n && !is_for_people(view.table); c++)
        if (!(shared >> s->fields[c]->basis & 1))
            make_raw(&cells[c], &view, s->fields[c], row);
}

/** Shape: those for people share nothing. */
static unsigned shared_by(const pov_rows *rows, size_t i)
{
    const source *s = rows->from;

    return s->rows.shares(item(&s->rows, i), item(&s->rows, i - 1));
}

const pov_rows *fields_rows(const pov_results *r, field_rows rows,
                            field_table table, void *more)
{
    const source *s = source_of(r, rows, table, more);
    pov_rows *made = pov_arena_alloc(r->arena, sizeof *made);

    *made = (pov_rows){
        .columns = s->columns,
        .n_columns = s->n,
        .count = rows.count,
        .from = s,
        .row = make_row,
        .shares = rows.shares && !is_for_people(table) ? shared_by : NULL};
    return made;
}

const pov_table *fields_table(const pov_results *r, field_rows rows,
                              field_table table, void *more)
{
    const pov_rows *made = fields_rows(r, rows, table, more);
    pov_table *kept = pov_table_new(r->arena, made->columns, made->n_columns);
    pov_cell *cells =
        pov_arena_alloc(r->arena, made->n_columns * sizeof *cells);

    for (size_t i = 0; i < made->count; i++) {
        made->row(made, i, 0, r->arena, cells);
        pov_table_add(kept, r->arena, cells);
    }
    return kept;
}
