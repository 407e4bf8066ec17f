#include "report/diff_figures.h"
#include "report/figure_codes.h"
#include "report/figure_text.h"

static const pov_column columns[] = {
    {.key = "change"},
    {.key = "area"},
    {.key = "indicator"},
    {.key = "standard"},
    {.key = "kind"},
    {.key = "plan"},
    {.key = "form"},
    {.key = "measure"},
    {.key = "unit"},
    {.key = "since"},
    {.key = "as_of"},
    {.key = "difference"},
    {.key = "restated"},
    {.key = "old"},
    {.key = "old_low"},
    {.key = "old_high"},
    {.key = "old_basis"},
    {.key = "old_stated"},
    {.key = "old_document"},
    {.key = "old_status"},
    {.key = "old_sources"},
    {.key = "old_source_count"},
    {.key = "new"},
    {.key = "new_low"},
    {.key = "new_high"},
    {.key = "new_basis"},
    {.key = "new_stated"},
    {.key = "new_document"},
    {.key = "new_status"},
    {.key = "new_sources"},
    {.key = "new_source_count"},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const pov_column source_columns[] = {
    {.key = "file"}, {.key = "line"}, {.key = "column"}, {.key = "raw"}};

static const pov_evidence *ground_of(const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++)
        if (is_ground(f, f->evidence.items[i]))
            return f->evidence.items[i];
    return NULL;
}

/** The first places of what a side rests on, and how many there are. */
static pov_cell places_cell(const differ *d, const diff_side *side,
                            const pov_figure *f, size_t *n)
{
    pov_table *table = pov_arena_alloc(d->arena, sizeof *table);

    *n = 0;
    *table = (pov_table){.columns = source_columns, .n_columns = 4};
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (!is_ground(f, e))
            continue;
        *n += e->source_count;
        for (size_t j = 0;
             j < e->sources.count && table->count < POV_SOURCES_KEPT; j++) {
            const pov_source *s = &e->sources.items[j];

            pov_table_add(table, d->arena,
                          (pov_cell[]){
                              pov_cell_text(side_path(side, s->place.file)),
                              pov_cell_count(d->arena, s->place.line),
                              pov_cell_count(d->arena, s->place.column),
                              pov_cell_text(s->raw),
                          });
        }
    }
    return pov_cell_table(table);
}

static const char *basis_of(const pov_figure *f)
{
    if (f->conflict)
        return "conflict";
    if (f->chosen)
        return "stated";
    return pov_figure_derived(f) ? "derived" : "set_aside";
}

enum { SIDE_COLUMNS = 9 };

static void fill_side(pov_cell row[SIDE_COLUMNS], const differ *d,
                      const diff_side *side, const pov_figure *f)
{
    const pov_evidence *e = f ? ground_of(f) : NULL;
    size_t n;

    for (size_t i = 0; i < SIDE_COLUMNS; i++)
        row[i] = pov_cell_null();
    if (!f)
        return;
    if (!f->conflict)
        row[0] = pov_cell_number(machine_figure(d->arena, f));
    row[1] = pov_cell_number(machine_low(d->arena, &f->value));
    row[2] = pov_cell_number(machine_high(d->arena, &f->value));
    row[3] = pov_cell_text(basis_of(f));
    row[7] = places_cell(d, side, f, &n);
    row[8] = pov_cell_count(d->arena, n);
    if (!e || f->conflict)
        return;
    row[4] = pov_cell_text(e->sources.items[0].raw);
    row[5] = pov_cell_text(document_code(e->document));
    row[6] = pov_cell_text(pov_status_name(e->status));
}

static pov_cell names_cell(const differ *d, const differences *all)
{
    pov_cell cell = pov_cell_empty_list();

    for (size_t i = 0; i < all->count; i++)
        pov_arena_push(d->arena, &cell.list,
                       pov_cell_text(difference_code(all->items[i])));
    return cell;
}

void add_figure_row(pov_table *rows, const differ *d, const figure_change *c)
{
    const pov_key *key = &either_figure(c)->key;
    pov_cell row[N_COLUMNS];
    pov_ratio more;
    const pov_cell names[] = {
        pov_cell_text(change_code(c->what)),
        pov_cell_text(key->area->id),
        pov_cell_text(key->indicator->id),
        pov_cell_text(key->standard ? key->standard->id : NULL),
        pov_cell_text(key->plan ? "target" : "actual"),
        pov_cell_text(document_code(key->plan)),
        pov_cell_text(pov_form_name(key->form)),
        pov_cell_text(measure_code(key)),
        pov_cell_text(unit_code(key)),
        pov_cell_day(machine_day(d->arena, key->since)),
        pov_cell_day(machine_day(d->arena, key->as_of)),
        figure_difference(c, &more)
            ? pov_cell_number(machine_ratio(d->arena, more))
            : pov_cell_null(),
        names_cell(d, &c->restated),
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        row[i] = names[i];
    fill_side(row + sizeof names / sizeof *names, d, &d->old, c->old);
    fill_side(row + sizeof names / sizeof *names + SIDE_COLUMNS, d, &d->new,
              c->new);
    pov_table_add(rows, d->arena, row);
}

pov_table *figure_rows_new(pov_arena *arena)
{
    pov_table *rows = pov_arena_alloc(arena, sizeof *rows);

    *rows = (pov_table){.columns = columns, .n_columns = N_COLUMNS};
    return rows;
}
