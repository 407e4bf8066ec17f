#include "report/machine.h"

#include <string.h>

enum { DECIMALS = 6 };

const char *machine_end(pov_arena *arena, pov_ratio r, pov_rounding how)
{
    pov_decimal d;

    for (int scale = DECIMALS; scale >= 0; scale--)
        if (pov_ratio_round(r, scale, how, &d))
            return pov_decimal_text(arena, d);
    return NULL;
}

const char *machine_ratio(pov_arena *arena, pov_ratio r)
{
    return machine_end(arena, r, POV_ROUND_HALF_UP);
}

const char *machine_maybe(pov_arena *arena, pov_maybe m)
{
    return m.known ? machine_ratio(arena, m.is) : NULL;
}

const char *machine_low(pov_arena *arena, const pov_interval *i)
{
    return i->low.finite ? machine_end(arena, i->low.at, POV_ROUND_DOWN) : NULL;
}

const char *machine_high(pov_arena *arena, const pov_interval *i)
{
    return i->high.finite ? machine_end(arena, i->high.at, POV_ROUND_UP) : NULL;
}

const char *machine_quantity(pov_arena *arena, const pov_quantity *q)
{
    if (!q->known)
        return NULL;
    if (q->is_printed)
        return pov_decimal_text(arena, q->printed);
    if (pov_interval_is_point(&q->range))
        return machine_ratio(arena, q->range.low.at);
    return NULL;
}

const char *machine_day(pov_arena *arena, pov_day day)
{
    char text[POV_DAY_TEXT_SIZE];

    if (!day)
        return NULL;
    pov_day_print(day, text);
    return pov_arena_copy(arena, text, strlen(text));
}

static const pov_column source_columns[] = {
    {.key = "file"}, {.key = "line"}, {.key = "column"}, {.key = "raw"}};

const char *machine_measure(const pov_key *key)
{
    bool of_stock = key->unit == POV_IN_PERCENT && key->form != POV_LEVEL;

    return pov_code(POV_TERMS_MEASURE, key->unit != POV_IN_COUNT && !of_stock);
}

const char *machine_unit(const pov_key *key)
{
    return key->unit == POV_IN_COUNT ? key->indicator->unit
                                     : pov_code(POV_TERMS_UNIT, key->unit);
}

const char *machine_document(const pov_plan *plan)
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

pov_cell machine_sources(pov_arena *arena, const pov_evidence *e)
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
