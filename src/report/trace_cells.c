#include "report/trace_cells.h"

#include "povstat/map.h"
#include "report/arithmetic.h"
#include "report/figure_codes.h"
#include "report/figure_text.h"
#include "report/grounds.h"

/* How deep a figure is followed through its derivations. */
enum { DEEPEST = 8 };

static const pov_column statement_columns[] = {
    {.key = "stated"},   {.key = "document"},     {.key = "status"},
    {.key = "standing"}, {.key = "locator"},      {.key = "note"},
    {.key = "sources"},  {.key = "source_count"},
};

static const pov_column figure_columns[] = {
    {.key = "area"},        {.key = "indicator"},  {.key = "standard"},
    {.key = "kind"},        {.key = "plan"},       {.key = "form"},
    {.key = "measure"},     {.key = "since"},      {.key = "as_of"},
    {.key = "value"},       {.key = "low"},        {.key = "high"},
    {.key = "derived"},     {.key = "derivation"}, {.key = "statements"},
    {.key = "derivations"}, {.key = "assumed"},    {.key = "conflict"},
};

static const pov_column derivation_columns[] = {
    {.key = "identity"}, {.key = "says"}, {.key = "assumption"},
    {.key = "low"},      {.key = "high"}, {.key = "from"},
};

static const pov_column input_columns[] = {
    {.key = "area"},    {.key = "indicator"}, {.key = "standard"},
    {.key = "form"},    {.key = "since"},     {.key = "as_of"},
    {.key = "measure"}, {.key = "value"},     {.key = "low"},
    {.key = "high"},    {.key = "stated"},    {.key = "derivations"},
};

static const pov_column place_columns[] = {
    {.key = "file"}, {.key = "line"},     {.key = "column"},
    {.key = "raw"},  {.key = "document"}, {.key = "status"},
};

static pov_table *table_of(pov_arena *arena, const pov_column *columns,
                           size_t n)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);

    *table = (pov_table){.columns = columns, .n_columns = n};
    return table;
}

#define TABLE_OF(arena, columns)                                               \
    table_of(arena, columns, sizeof(columns) / sizeof *(columns))

static pov_cell document_cell(const pov_evidence *e)
{
    return pov_cell_text_if(document_code(e->document));
}

static pov_cell statements_cell(pov_arena *arena, const pov_figure *f)
{
    pov_table *table = TABLE_OF(arena, statement_columns);

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        pov_table_add(table, arena,
                      (pov_cell[]){
                          pov_cell_text(e->sources.items[0].raw),
                          document_cell(e),
                          pov_cell_text(pov_status_name(e->status)),
                          pov_cell_text(standing_code(e->standing)),
                          pov_cell_text_if(e->sources.items[0].locator),
                          pov_cell_text_if(e->sources.items[0].note),
                          sources_cell(arena, e),
                          pov_cell_count(arena, e->source_count),
                      });
    }
    return pov_cell_table(table);
}

/** Where an input was typed: {file, line, column, raw, document, status}. */
static pov_cell place_cell(pov_arena *arena, const pov_evidence *e)
{
    pov_table *table = TABLE_OF(arena, place_columns);
    const pov_source *s;

    if (!e)
        return pov_cell_null();
    s = &e->sources.items[0];
    pov_table_add(table, arena,
                  (pov_cell[]){
                      pov_cell_text(s->place.file),
                      pov_cell_count(arena, s->place.line),
                      pov_cell_count(arena, s->place.column),
                      pov_cell_text(s->raw),
                      document_cell(e),
                      pov_cell_text(pov_status_name(e->status)),
                  });
    return pov_cell_object(table);
}

/** Figures on the way from the one asked for: each is followed once. */
typedef struct trail {
    pov_arena *arena;
    pov_map seen;
} trail;

static bool is_new(trail *t, const pov_figure *f)
{
    return pov_map_add(&t->seen, t->arena, &f, sizeof f);
}

static const char *measure_name(const pov_key *key)
{
    static const char *const names[] = {"count", "rate", "pp"};

    return names[key->unit];
}

static void add_input(pov_table *table, trail *t, const pov_derivation *d,
                      size_t i, pov_cell below)
{
    const pov_figure *f = d->from[i];
    const pov_key *key = &f->key;
    const pov_evidence *stated = pov_derivation_stated(d, i);
    const pov_interval *value =
        d->stated[i] ? &d->stated[i]->allows : &f->value;

    pov_table_add(
        table, t->arena,
        (pov_cell[]){
            pov_cell_text(key->area->id),
            pov_cell_text(key->indicator->id),
            pov_cell_text_if(key->standard ? key->standard->id : NULL),
            pov_cell_text(pov_form_name(key->form)),
            pov_cell_day(machine_day(t->arena, key->since)),
            pov_cell_day(machine_day(t->arena, key->as_of)),
            pov_cell_text(measure_name(key)),
            pov_cell_number(machine_value(t->arena, stated, value)),
            pov_cell_number(machine_low(t->arena, value)),
            pov_cell_number(machine_high(t->arena, value)),
            place_cell(t->arena, stated),
            below,
        });
}

static pov_cell derivations_cell(trail *t, const pov_figure *f, int depth)
{
    pov_table *table = TABLE_OF(t->arena, derivation_columns);

    for (size_t i = 0; i < f->derivations.count; i++) {
        const pov_derivation *d = f->derivations.items[i];
        pov_table *from = TABLE_OF(t->arena, input_columns);

        for (size_t j = 0; j < d->n_from; j++) {
            pov_cell below =
                pov_cell_table(TABLE_OF(t->arena, derivation_columns));

            if (arithmetic_is_repeated(d, j))
                continue;
            if (!d->stated[j] && depth < DEEPEST && is_new(t, d->from[j]))
                below = derivations_cell(t, d->from[j], depth + 1);
            add_input(from, t, d, j, below);
        }
        pov_table_add(table, t->arena,
                      (pov_cell[]){
                          pov_cell_text(d->by->id),
                          pov_cell_text(d->by->says),
                          pov_cell_text_if(d->by->assumption),
                          pov_cell_number(machine_low(t->arena, &d->gives)),
                          pov_cell_number(machine_high(t->arena, &d->gives)),
                          pov_cell_table(from),
                      });
    }
    return pov_cell_table(table);
}

pov_table *trace_rows_new(pov_arena *arena)
{
    return TABLE_OF(arena, figure_columns);
}

void trace_rows_add(pov_table *rows, pov_arena *arena, const pov_figure *f)
{
    const pov_key *key = &f->key;
    bool derived = !pov_figure_stated(f) && pov_figure_derived(f);
    trail t = {.arena = arena};

    is_new(&t, f);
    pov_table_add(
        rows, arena,
        (pov_cell[]){
            pov_cell_text(key->area->id),
            pov_cell_text(key->indicator->id),
            pov_cell_text_if(key->standard ? key->standard->id : NULL),
            pov_cell_text(key->plan ? "target" : "actual"),
            pov_cell_text_if(key->plan ? key->plan->id : NULL),
            pov_cell_text(pov_form_name(key->form)),
            pov_cell_text(measure_name(key)),
            pov_cell_day(machine_day(arena, key->since)),
            pov_cell_day(machine_day(arena, key->as_of)),
            pov_cell_number(machine_figure(arena, f)),
            pov_cell_number(machine_low(arena, &f->value)),
            pov_cell_number(machine_high(arena, &f->value)),
            pov_cell_truth(derived),
            derivation_cell(arena, f),
            statements_cell(arena, f),
            derivations_cell(&t, f, 0),
            pov_cell_truth(f->is_assumed),
            pov_cell_truth(f->conflict),
        });
}
