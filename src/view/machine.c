#include "view/machine.h"

#include <string.h>

enum { DECIMALS = 6 };

static bool rounded(pov_ratio r, pov_rounding how, pov_decimal *d)
{
    if (r.under == 1) { /* most are whole */
        *d = pov_decimal_whole(r.over);
        return true;
    }
    for (int scale = DECIMALS; scale >= 0; scale--)
        if (pov_ratio_round(r, scale, how, d))
            return true;
    return false;
}

static pov_cell number(pov_ratio r, pov_rounding how)
{
    pov_decimal d;

    return rounded(r, how, &d) ? pov_cell_number(d) : pov_cell_null();
}

const char *machine_end(pov_arena *arena, pov_ratio r, pov_rounding how)
{
    pov_decimal d;

    return rounded(r, how, &d) ? pov_decimal_text(arena, d) : NULL;
}

pov_cell machine_ratio(pov_ratio r)
{
    return number(r, POV_ROUND_HALF_UP);
}

pov_cell machine_maybe(pov_maybe m)
{
    return pov_maybe_known(m) ? machine_ratio(m.is) : pov_cell_null();
}

pov_cell machine_low(const pov_interval *i)
{
    return i->low.finite ? number(i->low.at, POV_ROUND_DOWN) : pov_cell_null();
}

pov_cell machine_high(const pov_interval *i)
{
    return i->high.finite ? number(i->high.at, POV_ROUND_UP) : pov_cell_null();
}

/** The one number of an interval. */
static pov_cell point(const pov_interval *i)
{
    return pov_interval_is_point(i) ? machine_ratio(i->low.at)
                                    : pov_cell_null();
}

pov_cell machine_quantity(const pov_quantity *q)
{
    if (!q || !q->known)
        return pov_cell_null();
    return q->is_printed ? pov_cell_number(q->printed) : point(&q->range);
}

pov_cell machine_target(const pov_outcome *o)
{
    const pov_quantity level = {.known = o->has_target,
                                .range = o->target,
                                .is_printed = o->is_printed,
                                .printed = o->printed};

    return machine_quantity(&level);
}

static const pov_column source_columns[] = {
    {.key = "file"}, {.key = "line"}, {.key = "column"}, {.key = "raw"}};

pov_cell machine_measure(const pov_key *key)
{
    bool of_stock = key->unit == POV_IN_PERCENT && key->form != POV_LEVEL;

    if (key->unit == POV_IN_COUNT || of_stock)
        return pov_cell_term(POV_TERMS_MEASURE, POV_MEASURED_COUNT);
    return pov_cell_term(POV_TERMS_MEASURE, pov_key_measured(key));
}

pov_cell machine_judged_in(const pov_progress *p)
{
    pov_key key = p->target->key;

    key.unit = p->trial.measure;
    return pov_cell_term(POV_TERMS_MEASURE, pov_key_measured(&key));
}

pov_cell machine_state(pov_verdict verdict)
{
    return pov_cell_term(POV_TERMS_STATE, pov_verdict_state(verdict));
}

pov_cell machine_unit(const pov_key *key)
{
    return key->unit == POV_IN_COUNT
               ? pov_cell_code(POV_TERMS_COUNTED, key->indicator->unit)
               : pov_cell_term(POV_TERMS_UNIT, key->unit);
}

static pov_cell year_cell(pov_day day)
{
    return day == POV_NO_DAY ? pov_cell_null()
                             : pov_cell_count((size_t)pov_civil_from(day).year);
}

#define KEY(name, value)                                                       \
    pov_cell machine_##name(const pov_key *key)                                \
    {                                                                          \
        return value;                                                          \
    }
#define ABOUT KEY
#include "view/key_fields.def"

pov_cell machine_title(const pov_plan *plan)
{
    return pov_cell_text_if(plan ? plan->title : NULL);
}

pov_cell machine_url(const pov_plan *plan)
{
    static const char *const schemes[] = {"https://", "http://"};

    for (size_t i = 0; plan && plan->address && i < 2; i++)
        if (!strncmp(plan->address, schemes[i], strlen(schemes[i])))
            return pov_cell_text(plan->address);
    return pov_cell_null();
}

const char *machine_path(const pov_results *r, const char *path)
{
    for (size_t i = 0; path && i < 2; i++) {
        size_t length = r->roots[i] ? strlen(r->roots[i]) : 0;

        while (length && r->roots[i][length - 1] == '/')
            length--;
        if (length && !strncmp(path, r->roots[i], length) &&
            path[length] == '/')
            return path + length + strspn(path + length, "/");
    }
    return path;
}

const char *machine_document(const pov_plan *plan)
{
    return plan && !plan->is_unnamed ? plan->id : NULL;
}

pov_cell machine_value(const pov_evidence *stated, const pov_interval *value)
{
    if (stated && pov_evidence_is_number(stated))
        return pov_cell_number(stated->says.amount);
    return point(value);
}

pov_cell machine_figure(const pov_figure *f)
{
    return machine_value(pov_figure_stated(f), &f->value);
}

pov_table *machine_sources_new(pov_arena *arena)
{
    return pov_table_new(arena, source_columns, 4);
}

void machine_sources_add(pov_table *table, pov_arena *arena,
                         const pov_source *s, const char *file)
{
    pov_table_add(table, arena,
                  (pov_cell[]){
                      pov_cell_text(file),
                      pov_cell_count(s->place.line),
                      pov_cell_count(s->place.column),
                      pov_cell_text(s->raw),
                  });
}

pov_cell machine_sources(const pov_results *r, pov_arena *arena,
                         const pov_evidence *e)
{
    pov_table *table = machine_sources_new(arena);

    for (size_t i = 0; e && i < e->sources.count; i++)
        machine_sources_add(table, arena, &e->sources.items[i],
                            machine_path(r, e->sources.items[i].place.file));
    return pov_cell_table(table);
}

pov_table *machine_places_new(pov_arena *arena)
{
    return pov_table_new(arena, source_columns, 3);
}

void machine_places_add(pov_table *table, pov_arena *arena, pov_place place)
{
    pov_table_add(table, arena,
                  (pov_cell[]){
                      pov_cell_text(place.file),
                      pov_cell_count_if(place.line),
                      pov_cell_count_if(place.column),
                  });
}
