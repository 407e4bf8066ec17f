#include "report/figure_codes.h"

#include "report/figure_text.h"

static const pov_column source_columns[] = {
    {.key = "file"}, {.key = "line"}, {.key = "column"}, {.key = "raw"}};

const char *standing_code(pov_standing standing)
{
    static const char *const codes[] = {"used", "outranked", "superseded",
                                        "disputed", "set_aside"};

    return codes[standing];
}

const char *measure_code(const pov_key *key)
{
    bool of_stock = key->unit == POV_IN_PERCENT && key->form != POV_LEVEL;

    return key->unit == POV_IN_COUNT || of_stock ? "count" : "rate";
}

const char *unit_code(const pov_key *key)
{
    static const char *const names[] = {
        [POV_IN_PERCENT] = "percent", [POV_IN_POINTS] = "pp"};

    return key->unit == POV_IN_COUNT ? key->indicator->unit : names[key->unit];
}

const char *operator_code(pov_operator op)
{
    static const char *const names[] = {"<=", "<", ">=", ">", "="};

    return names[op];
}

const char *document_code(const pov_plan *plan)
{
    return plan && !plan->is_unnamed ? plan->id : NULL;
}

const char *machine_value(pov_arena *arena, const pov_evidence *stated,
                          const pov_interval *value)
{
    if (stated && pov_evidence_is_number(stated))
        return pov_decimal_text(arena, stated->says.amount);
    if (pov_interval_is_point(value))
        return machine_ratio(arena, value->low.at);
    return NULL;
}

const char *machine_figure(pov_arena *arena, const pov_figure *f)
{
    return machine_value(arena, pov_figure_stated(f), &f->value);
}

pov_cell sources_cell(pov_arena *arena, const pov_evidence *e)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);

    *table = (pov_table){.columns = source_columns, .n_columns = 4};
    for (size_t i = 0; i < e->sources.count; i++) {
        const pov_source *s = &e->sources.items[i];

        pov_table_add(table, arena,
                      (pov_cell[]){
                          pov_cell_text(s->place.file),
                          pov_cell_count(arena, s->place.line),
                          pov_cell_count(arena, s->place.column),
                          pov_cell_text(s->raw),
                      });
    }
    return pov_cell_table(table);
}
