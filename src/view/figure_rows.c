#include "view/figure_rows.h"

#include "view/conflicts.h"
#include "view/grounds.h"
#include "view/machine.h"
#include "view/order.h"
#include "view/select.h"
#include "view/words.h"

/** Is it known on both sides, and by no statement alone? */
static bool is_derived(const pov_figure *f)
{
    const pov_evidence *stated = pov_figure_stated(f);

    if (!pov_figure_is_known(f) || (!f->low_by && !f->high_by))
        return false;
    return !stated || !pov_interval_is_bounded(&stated->allows);
}

/** Targets belong to their plan; without one nobody states a figure. */
static bool is_of_plan(const pov_filter *filter, const pov_plan *plan)
{
    return plan ? select_plan(filter, plan) : !filter->plans.count;
}

/** One more row; if they are only counted, that. */
static void add_row(figure_rows *rows, const pov_figure *f,
                    const pov_evidence *stated)
{
    if (rows->items)
        rows->items[rows->count] = (figure_row){f, stated};
    rows->count++;
}

static void add_rows(figure_rows *rows, const pov_results *r)
{
    rows->count = 0;
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        if (!select_figure(&r->filter, &f->key))
            continue;
        for (size_t e = 0; e < f->evidence.count; e++)
            if (is_of_plan(&r->filter, f->evidence.items[e]->document))
                add_row(rows, f, f->evidence.items[e]);
        if (is_derived(f) && is_of_plan(&r->filter, f->key.plan))
            add_row(rows, f, NULL);
    }
}

size_t pov_count_figures(const pov_results *r)
{
    figure_rows rows = {0};

    add_rows(&rows, r);
    return rows.count;
}

/* Counted first: a list that grows leaves as much behind as it has. */
figure_rows figure_rows_of(const pov_results *r)
{
    figure_rows rows = {0};

    add_rows(&rows, r);
    rows.items = pov_arena_alloc(r->arena, rows.count * sizeof *rows.items);
    add_rows(&rows, r);
    return rows;
}

/** The bound that a statement's words set. */
static pov_cell bound_cell(const pov_evidence *said)
{
    pov_operator op;

    if (!said || (said->says.has_amount && !said->says.op_said))
        return pov_cell_null();
    op = said->says.fewer ? POV_LESS_THAN : POV_MORE_THAN;
    return pov_cell_term(POV_TERMS_SIGN,
                         (said->says.has_amount ? said->says.op : op));
}

/** As typed, else the exact number; null: none, or no one number. */
static pov_cell value_cell(const figure_row *row)
{
    const pov_said *says = row->stated ? &row->stated->says : NULL;

    if (!says)
        return machine_value(NULL, &row->figure->value);
    return says->has_amount ? pov_cell_typed(says->amount) : pov_cell_null();
}

/** The same if it is a whole number of what is counted. */
static pov_cell count_cell(const figure_row *row)
{
    pov_cell cell = value_cell(row);
    bool is_count = row->figure->key.unit == POV_IN_COUNT;

    return is_count && cell.kind == POV_CELL_NUMBER && !cell.number.scale
               ? cell
               : pov_cell_null();
}

/** What the row says of the figure: a statement alone, not what is known. */
static const pov_interval *range_of(const figure_row *row)
{
    return row->stated ? &row->stated->allows : &row->figure->value;
}

static pov_status status_of(const figure_row *row)
{
    const pov_figure *f = row->figure;

    if (row->stated)
        return row->stated->status;
    return f->low_rank < f->high_rank ? f->low_rank : f->high_rank;
}

/* Source: SDMX code list CL_OBS_STATUS */
static const char *const sdmx_codes[] = {
    [POV_NO_STATUS] = "A", [POV_ESTIMATE] = "E", [POV_PRELIMINARY] = "P",
    [POV_REPORTED] = "A",  [POV_OFFICIAL] = "A", [POV_MINISTRY] = "A",
    [POV_REVISED] = "A",
};

/** Of whoever states it, or wants it. */
static const pov_plan *paper_of(const figure_row *row)
{
    return row->stated ? row->stated->document : row->figure->key.plan;
}

static const pov_link *paper_link(const field_view *v, const void *row)
{
    return figure_rows_document_link(v, paper_of(row));
}

static pov_unit unit_of(const field_view *v, const void *row)
{
    (void)v;
    return ((const figure_row *)row)->figure->key.unit;
}

/** The first step alone, where a statement leaves a side open. */
static pov_cell last_step(const field_view *v, const pov_figure *f)
{
    const notation pen = {
        .arena = v->arena, .is_plain = true, .results = v->results};
    pov_arena *arena = v->arena;
    const pov_derivation *d = f->low_by ? f->low_by : f->high_by;
    pov_cell cell = pov_cell_empty_list();

    pov_arena_push(arena, &cell.list,
                   pov_cell_text(pov_arena_format(
                       arena, "%s: %s", f->key.indicator->id, d->by->says)));
    for (size_t i = 0; i < d->n_from; i++) {
        const pov_evidence *e =
            d->from[i].stated ? d->from[i].stated : d->from[i].figure->chosen;

        if (e)
            pov_arena_push(arena, &cell.list,
                           pov_cell_text(grounds_statement(&pen, e)));
    }
    return cell;
}

static pov_cell derivation_cell(const field_view *v, const figure_row *row)
{
    const pov_figure *f = row->figure;
    pov_cell cell = pov_cell_empty_list();

    if (row->stated)
        return cell;
    if (v->language != POV_EN && !pov_figure_stated(f))
        return pov_cell_text(grounds_text(
            &(notation){.arena = v->arena, .language = v->language}, f));
    cell = grounds_derivation(v->results, v->arena, f);
    return cell.list.count ? cell : last_step(v, f);
}

static pov_cell standing_cell(const field_view *v, const pov_evidence *said)
{
    if (said)
        return pov_cell_term(POV_TERMS_STANDING, said->standing);
    return pov_cell_text(
        v->table == FIELD_SHEET ? words_in(v->language, WORD_DERIVED) : NULL);
}

static pov_place told_place(const field_view *v, pov_place place)
{
    place.file = machine_path(v->results, place.file);
    return place;
}

static pov_cell conflicts_cell(const field_view *v, const pov_evidence *said)
{
    pov_table *table = machine_places_new(v->arena);
    conflicts c = {.count = 0};

    if (said)
        c = conflicts_of(said, v->more);
    for (size_t i = 0; i < c.count; i++)
        machine_places_add(table, v->arena,
                           told_place(v, c.items[i]->sources.items[0].place));
    return pov_cell_table(table);
}

/** What was planned of which a share is claimed. */
static pov_cell claim_unit_cell(const pov_key *key, const pov_evidence *said)
{
    pov_key planned = *key;

    if (!said || !pov_evidence_claim(said)->has_base)
        return pov_cell_null();
    planned.unit = pov_evidence_claim(said)->unit;
    return machine_unit(&planned);
}

/** Where it was typed first. */
static pov_source source_of(const pov_evidence *said)
{
    return said ? said->sources.items[0] : (pov_source){0};
}

static const pov_remarks *remarks_of(const pov_evidence *said)
{
    const pov_source source = source_of(said);

    return pov_source_remarks(&source);
}

/** Whose target it is.  Those of two files that name no document are two
 *  observations: there the file stands for it. */
static pov_cell plan_cell(const field_view *v, const pov_plan *plan)
{
    const char *id = machine_document(plan);

    if (plan && plan->is_unnamed && v->table == FIELD_OBSERVATIONS)
        id = machine_path(v->results, plan->id);
    return pov_cell_text(id);
}

/** Which of the statements of its figure it is, from 1; 0: it is derived. */
static size_t number_of(const figure_row *row)
{
    size_t n = 0;

    while (row->stated && row->figure->evidence.items[n++] != row->stated)
        ;
    return n;
}

#define FIELD(name, label, rows, sheet, package, observations, gives, ...)     \
    static pov_cell name##_field(const field_view *v, const void *asked)       \
    {                                                                          \
        const figure_row *row = asked;                                         \
        const pov_key *key = &row->figure->key;                                \
        const pov_evidence *said = row->stated;                                \
                                                                               \
        (void)v, (void)key, (void)said;                                        \
        return gives;                                                          \
    }
#include "view/figure_fields.def"
#undef FIELD

const field figure_fields[] = {
#define FIELD(name, label, rows, sheet, package, observations, gives, ...)     \
    {#name,                                                                    \
     label,                                                                    \
     {[FIELD_ROWS] = rows,                                                     \
      [FIELD_SHEET] = sheet,                                                   \
      [FIELD_PACKAGE] = package,                                               \
      [FIELD_OBSERVATIONS] = observations},                                    \
     .of = name##_field,                                                       \
     __VA_ARGS__},
#include "view/figure_fields.def"
#undef FIELD
};

const size_t n_figure_fields = sizeof figure_fields / sizeof *figure_fields;

static unsigned shared_of(const void *row, const void *before)
{
    const figure_row *here = row, *there = before;

    return field_bases_shared(&here->figure->key, &there->figure->key,
                              paper_of(here) == paper_of(there));
}

static field_rows all_of(const figure_rows *rows)
{
    return (field_rows){figure_fields, n_figure_fields,     rows->items,
                        rows->count,   sizeof *rows->items, shared_of};
}

const pov_rows *figure_rows_in(const pov_results *r, const figure_rows *rows,
                               field_table table)
{
    void *more = pov_arena_alloc(r->arena, sizeof(extremes));
    field_rows all = all_of(rows);

    if (table == FIELD_ROWS || table == FIELD_OBSERVATIONS)
        all = order_rows(r, all, more);
    return fields_rows(r, all, table, more);
}

const pov_link *figure_rows_document_link(const field_view *v,
                                          const pov_plan *document)
{
    pov_cell address = machine_url(document);
    pov_link *link;

    if (address.kind == POV_CELL_NULL)
        return NULL;
    link = pov_arena_alloc(v->arena, sizeof *link);
    *link = (pov_link){.address = address.text};
    return link;
}
