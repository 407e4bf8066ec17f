#include "view/progress_rows.h"

#include <string.h>

#include "view/claims.h"
#include "view/figure_rows.h"
#include "view/findings.h"
#include "view/grounds.h"
#include "view/machine.h"
#include "view/order.h"
#include "view/pace.h"
#include "view/reason.h"
#include "view/target.h"
#include "view/words.h"

/** "quang-binh-2024/poor/2024-12-31", "…/poor/persons/urban/2024-12-31": equal
 *  for targets of one plan, indicator and day. */
static const char *aim_id(const field_view *v, const pov_key *key)
{
    const pov_indicator *i = key->indicator;
    bool is_in_persons = strcmp(i->unit, i->plain->unit) != 0;
    const char *parts[] = {machine_path(v->results, key->plan->id),
                           i->plain->id, is_in_persons ? i->unit : NULL,
                           i->breakdown ? i->breakdown->id : NULL};
    char day[POV_DAY_TEXT_SIZE];
    pov_letters id = {0};

    for (size_t n = 0; n < sizeof parts / sizeof *parts; n++) {
        if (!parts[n])
            continue;
        pov_letters_add(&id, v->arena, parts[n], strlen(parts[n]));
        pov_letters_add(&id, v->arena, "/", 1);
    }
    pov_day_print(key->as_of, day);
    pov_letters_add(&id, v->arena, day, sizeof day - 1);
    return pov_letters_text(&id, v->arena);
}

/** What else rows of targets share, see fields.h. */
enum {
    OF_WORDING = FIELD_OF_KIND,
    OF_VERDICT,
    OF_BASELINE,
    OF_PACE,
    OF_STRETCH
};

static const pov_progress *target_of(const void *row)
{
    return *(const pov_progress *const *)row;
}

static pov_unit measure_unit(const field_view *v, const void *row)
{
    const pov_progress *p = target_of(row);

    if (v->table == FIELD_SUMMARY)
        return p->trial.measure;
    return p->trial.measure == POV_IN_COUNT ? POV_IN_COUNT : POV_IN_PERCENT;
}

static pov_unit change_unit(const field_view *v, const void *row)
{
    return measure_unit(v, row) == POV_IN_COUNT ? POV_IN_COUNT : POV_IN_POINTS;
}

static pov_unit amount_unit(const field_view *v, const void *row)
{
    const pov_progress *p = target_of(row);

    (void)v;
    return p->trial.says.has_amount ? p->target->key.unit : POV_IN_COUNT;
}

static pov_unit percent(const field_view *v, const void *row)
{
    (void)v, (void)row;
    return POV_IN_PERCENT;
}

static pov_unit points(const field_view *v, const void *row)
{
    (void)v, (void)row;
    return POV_IN_POINTS;
}

/** The summary has one column for what is to go, in whatever it is counted. */
static bool gap_in_points(const field_view *v, const pov_progress *p)
{
    return v->table == FIELD_SUMMARY && p->trial.measure != POV_IN_COUNT;
}

static pov_unit gap_unit(const field_view *v, const void *row)
{
    return gap_in_points(v, target_of(row)) ? POV_IN_POINTS : POV_IN_COUNT;
}

static pov_cell form_cell(const pov_trial *t)
{
    pov_form form = t->says.form;

    return pov_cell_term(POV_TERMS_FORM,
                         (form == POV_ANNUAL_INCREASE ? POV_INCREASE : form));
}

/** What is in dispute is shown; `flags` have its mark. */
static pov_quantity shown(const pov_quantity *q)
{
    pov_quantity is = *q;

    is.known = q->known || q->is_disputed;
    return is;
}

/** One number; where the summary has room for it also an interval. */
static pov_cell quantity_cell(const field_view *v, const pov_progress *p,
                              const pov_quantity *asked)
{
    const pov_quantity is = shown(asked), *q = &is;
    pov_cell cell = machine_quantity(q);

    if (q->is_disputed && v->table != FIELD_ROWS)
        return pov_cell_text(words_disputed(v->arena, v->language,
                                            v->results->draws, q->figure));

    if (cell.kind == POV_CELL_NULL && v->table == FIELD_SUMMARY)
        return pov_cell_text(
            words_quantity(v->arena, v->language, q, p->trial.measure));
    return cell;
}

static pov_cell low_cell(const pov_quantity *q)
{
    return shown(q).known ? machine_low(&q->range) : pov_cell_null();
}

static pov_cell high_cell(const pov_quantity *q)
{
    return shown(q).known ? machine_high(&q->range) : pov_cell_null();
}

static pov_cell date_cell(const pov_quantity *q)
{
    return pov_cell_day(shown(q).known ? q->date : POV_NO_DAY);
}

static pov_cell status_cell(const pov_quantity *q)
{
    return pov_cell_term(POV_TERMS_STATUS,
                         (shown(q).known ? q->status : POV_NO_STATUS));
}

static pov_quantity level_of(const pov_outcome *o)
{
    return (pov_quantity){.known = o->has_target,
                          .range = o->target,
                          .is_printed = o->is_printed,
                          .printed = o->printed};
}

static pov_cell op_cell(const pov_progress *p)
{
    if (p->trial.says.form == POV_DIRECTION)
        return pov_cell_null();
    return pov_cell_term(POV_TERMS_SIGN, p->outcome.sign);
}

static pov_cell target_cell(const field_view *v, const pov_progress *p)
{
    const pov_quantity level = level_of(&p->outcome);
    pov_cell cell = quantity_cell(v, p, &level);

    if (level.known)
        cell.before = words_sign(p->outcome.sign);
    return cell;
}

static pov_cell verdict_cell(const field_view *v, const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    pov_cell cell;

    if (v->table != FIELD_SUMMARY)
        return pov_cell_term(POV_TERMS_VERDICT, o->verdict);
    cell = pov_cell_text(target_verdict_text(v->results, o));
    cell.tone = pov_term_at(POV_TERMS_VERDICT, o->verdict)->tone;
    return cell;
}

static pov_cell either_cell(pov_vocabulary from, unsigned one, unsigned other)
{
    return pov_cell_terms(pov_term_at(from, one), POV_EITHER,
                          pov_term_at(from, other));
}

static pov_cell degree_cell(const pov_outcome *o)
{
    if (o->verdict == POV_VERDICT_UNDECIDABLE && o->either[0] != o->either[1])
        return either_cell(POV_TERMS_VERDICT, o->either[0], o->either[1]);
    if (o->degree == o->degree_to)
        return pov_cell_term(POV_TERMS_DEGREE, o->degree);
    return either_cell(POV_TERMS_DEGREE, o->degree, o->degree_to);
}

static pov_cell flags_cell(pov_arena *arena, const pov_outcome *o)
{
    pov_cell cell = pov_cell_empty_list();

    for (unsigned flag = 0; o->flags >> flag; flag++) {
        pov_cell one;

        if (!(o->flags >> flag & 1))
            continue;
        one = pov_cell_term(POV_TERMS_FLAG, flag);
        if (flag == POV_FLAG_INTERIM) {
            one.joint = POV_OF;
            one.other = pov_term_at(POV_TERMS_VERDICT, o->interim);
        }
        pov_arena_push(arena, &cell.list, one);
    }
    return cell;
}

static pov_cell stretch_target_cell(const pov_progress *p)
{
    pov_quantity level = {.known = false};

    if (p->stretch)
        level = (pov_quantity){.known = p->stretch->has_target,
                               .range = p->stretch->target};
    return machine_quantity(&level);
}

static pov_cell stretch_verdict_cell(const pov_progress *p)
{
    if (!p->stretch)
        return pov_cell_null();
    return pov_cell_term(POV_TERMS_VERDICT, p->stretch->verdict);
}

static const pov_column claim_columns[] = {
    {.key = "says"}, {.key = "percent"}, {.key = "agrees"}, {.key = "sources"}};

/** What sources say themselves; in a sheet in words. */
static pov_cell claims_cell(const field_view *v, const pov_progress *p)
{
    pov_cell words = pov_cell_empty_list();
    pov_table *table;

    if (!p->claims.count)
        return words;
    table = pov_table_new(v->arena, claim_columns, 4);
    for (size_t i = 0; i < p->claims.count; i++) {
        const pov_claim_check *c = &p->claims.items[i];
        const pov_said *says = &c->claim->says;

        pov_arena_push(
            v->arena, &words.list,
            pov_cell_text(words_claim_check(v->arena, v->language, c)));
        pov_table_add(
            table, v->arena,
            (pov_cell[]){
                pov_cell_term(POV_TERMS_CLAIMED,
                              pov_evidence_claim(c->claim)->words.says),
                says->has_amount ? pov_cell_number(says->amount)
                                 : pov_cell_null(),
                c->is_checked ? pov_cell_truth(c->agrees) : pov_cell_null(),
                machine_sources(v->results, v->arena, c->claim)});
    }
    return v->table == FIELD_ROWS ? pov_cell_table(table) : words;
}

/** How baseline, actual and a target that nobody states were derived. */
static pov_cell derivation_cell(const field_view *v, const pov_progress *p)
{
    const pov_figure *target = pov_figure_claimed(p->target) ? p->target : NULL;
    const pov_figure *from[] = {
        p->trial.baseline.known ? p->trial.baseline.figure : NULL,
        p->trial.actual.known ? p->trial.actual.figure : NULL, target};
    pov_cell all = pov_cell_empty_list();

    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        const pov_figure *f = from[i];
        pov_cell one;

        if (!f || pov_figure_stated(f))
            continue;
        one = grounds_derivation(v->results, v->arena, f);
        if (v->language != POV_EN) {
            one.list.count = 0;
            pov_arena_push(
                v->arena, &one.list,
                pov_cell_text(grounds_text(
                    &(notation){.arena = v->arena, .language = v->language},
                    f)));
        }
        for (size_t c = 0; c < one.list.count; c++)
            pov_arena_push(v->arena, &all.list, one.list.items[c]);
    }
    return all;
}

/** What the pace so far leads to. */
static pov_cell outlook_cell(const field_view *v, const pov_progress *p)
{
    pov_results told = *v->results;

    told.arena = v->arena;
    return pov_cell_text_if(pace_sentence(&told, p));
}

/** NULL: no row tells of it. */
static const pov_link *link_to(const field_view *v, const places *in,
                               size_t before, size_t sheet, const void *about)
{
    pov_link *link;
    size_t row;

    if (!places_find(in, about, &row))
        return NULL;
    link = pov_arena_alloc(v->arena, sizeof *link);
    *link = (pov_link){.sheet = sheet, .row = before + row};
    return link;
}

static const pov_link *figure_link(const field_view *v, const void *about)
{
    const sheet_places *to = v->more;

    return link_to(v, to->figures, to->figures_before, to->figures_sheet,
                   about);
}

/** In the summary an area leads to its target. */
static const pov_link *target_link(const field_view *v, const void *row)
{
    const sheet_places *to = v->more;

    if (v->table != FIELD_SUMMARY)
        return NULL;
    return link_to(v, to->targets, to->targets_before, to->targets_sheet,
                   target_of(row)->stated);
}

static const pov_link *plan_link(const field_view *v, const void *row)
{
    return figure_rows_document_link(v, target_of(row)->target->key.plan);
}

static const pov_link *stated_link(const field_view *v, const void *row)
{
    return figure_link(v, target_of(row)->stated);
}

/** In the sheet Progress the statement beside it leads there. */
static const pov_link *level_link(const field_view *v, const void *row)
{
    return v->table == FIELD_SUMMARY ? stated_link(v, row) : NULL;
}

/** NULL: it has none. */
static const pov_link *quantity_link(const field_view *v, const pov_quantity *q)
{
    const pov_evidence *stated =
        q->figure ? pov_figure_stated(q->figure) : NULL;

    if (!q->known || !q->figure)
        return NULL;
    return figure_link(v, stated ? (const void *)stated : q->figure);
}

static const pov_link *baseline_link(const field_view *v, const void *row)
{
    return quantity_link(v, &target_of(row)->trial.baseline);
}

static const pov_link *actual_link(const field_view *v, const void *row)
{
    return quantity_link(v, &target_of(row)->trial.actual);
}

#define FIELD(name, label, rows, sheet, summary, gives, ...)                   \
    static pov_cell name##_field(const field_view *v, const void *row)         \
    {                                                                          \
        const pov_progress *p = target_of(row);                                \
        const pov_key *key = &p->target->key;                                  \
        const pov_trial *t = &p->trial;                                        \
        const pov_outcome *o = &p->outcome;                                    \
                                                                               \
        (void)v, (void)key, (void)t, (void)o;                                  \
        return gives;                                                          \
    }
#include "view/progress_fields.def"
#undef FIELD

static const field progress_fields[] = {
#define FIELD(name, label, rows, sheet, summary, gives, ...)                   \
    {#name,                                                                    \
     label,                                                                    \
     {[FIELD_ROWS] = rows, [FIELD_SHEET] = sheet, [FIELD_SUMMARY] = summary},  \
     .of = name##_field,                                                       \
     __VA_ARGS__},
#include "view/progress_fields.def"
#undef FIELD
};

/** Is the same asked for, in the same unit and direction?  Shape: of the same
 *  subject. */
static bool same_wording(const pov_progress *p, const pov_progress *q)
{
    return p->trial.says.form == q->trial.says.form &&
           p->trial.says.has_amount == q->trial.says.has_amount &&
           p->trial.measure == q->trial.measure &&
           p->outcome.sign == q->outcome.sign &&
           p->target->key.unit == q->target->key.unit &&
           p->target->key.form == q->target->key.form;
}

static bool same_verdict(const pov_outcome *o, const pov_outcome *q)
{
    return o->verdict == q->verdict && o->degree == q->degree &&
           o->degree_to == q->degree_to && o->either[0] == q->either[0] &&
           o->either[1] == q->either[1];
}

static bool has_baseline(const pov_progress *p)
{
    return p->trial.baseline.known || p->trial.baseline.is_disputed;
}

static bool has_pace(const pov_outcome *o)
{
    return pov_maybe_known(o->expected) || pov_maybe_known(o->pace) ||
           pov_maybe_known(o->needed) || pov_maybe_known(o->observed) ||
           pov_maybe_known(o->eurostat);
}

/** What most targets do not have is shared by those that do not. */
static unsigned shared_of(const void *row, const void *before)
{
    const pov_progress *p = target_of(row), *q = target_of(before);
    const pov_key *key = &p->target->key, *last = &q->target->key;
    unsigned shared = field_bases_shared(key, last, key->plan == last->plan);

    if (shared & 1u << FIELD_OF_SUBJECT && same_wording(p, q))
        shared |= 1u << OF_WORDING;
    if (same_verdict(&p->outcome, &q->outcome))
        shared |= 1u << OF_VERDICT;
    if (!has_baseline(p) && !has_baseline(q))
        shared |= 1u << OF_BASELINE;
    if (!has_pace(&p->outcome) && !has_pace(&q->outcome))
        shared |= 1u << OF_PACE;
    if (!p->stretch && !q->stretch)
        shared |= 1u << OF_STRETCH;
    return shared;
}

static field_rows all_of(const shown_targets *shown)
{
    return (field_rows){.fields = progress_fields,
                        .n_fields =
                            sizeof progress_fields / sizeof *progress_fields,
                        .items = shown->items,
                        .count = shown->count,
                        .item_size = sizeof *shown->items,
                        .shares = shared_of};
}

shown_targets progress_rows_ordered(const pov_results *r,
                                    const shown_targets *shown)
{
    shown_targets list = *shown;
    const pov_progress *const *items = order_rows(r, all_of(shown), NULL).items;

    if (items != (const pov_progress *const *)shown->items) {
        list.items = pov_arena_alloc(r->arena, list.count * sizeof *items);
        memcpy(list.items, items, list.count * sizeof *items);
    }
    return list;
}

pov_text_list pov_row_keys(bool of_figures, pov_arena *arena)
{
    return of_figures
               ? fields_keys(figure_fields, n_figure_fields, arena)
               : fields_keys(progress_fields,
                             sizeof progress_fields / sizeof *progress_fields,
                             arena);
}

const pov_rows *progress_rows_sheet(const pov_results *r,
                                    const shown_targets *shown,
                                    field_table table, sheet_places *to)
{
    return fields_rows(r, all_of(shown), table, to);
}

static const pov_column area_columns[] = {
    {.key = "area"},     {.key = "area_name"}, {.key = "area_code"},
    {.key = "level"},    {.key = "parent"},    {.key = "valid_from"},
    {.key = "valid_to"}, {.key = "verdict"},   {.key = "targets"},
};

/** The targets of one area, which stand together. */
typedef struct area_span {
    size_t first, count;
} area_span;

typedef struct area_spans {
    shown_targets shown;
    area_span *items;
    size_t count, capacity;
} area_spans;

/** An area with its worst verdict. */
static void area_row(const pov_rows *rows, size_t i, unsigned shared,
                     pov_arena *arena, pov_cell *cells)
{
    const area_spans *spans = rows->from;
    const pov_progress *const *of = spans->shown.items + spans->items[i].first;
    const pov_area *area = of[0]->target->key.area;
    pov_verdict worst = of[0]->outcome.verdict;
    size_t n = spans->items[i].count;

    (void)shared, (void)arena;
    for (size_t t = 1; t < n; t++)
        if (of[t]->outcome.verdict < worst)
            worst = of[t]->outcome.verdict;
    memcpy(cells,
           (pov_cell[]){
               pov_cell_text(area->id),
               pov_cell_text(area->name),
               pov_cell_text(area->code),
               pov_cell_term(POV_TERMS_LEVEL, area->level),
               pov_cell_text(area->parent ? area->parent->id : NULL),
               pov_cell_day(area->from),
               pov_cell_day(area->to),
               pov_cell_term(POV_TERMS_VERDICT, worst),
               pov_cell_count(n),
           },
           rows->n_columns * sizeof *cells);
}

/** The areas of the shown rows. */
static pov_cell areas_cell(pov_arena *arena, const shown_targets *shown)
{
    area_spans *spans = pov_arena_alloc(arena, sizeof *spans);
    pov_rows *rows = pov_arena_alloc(arena, sizeof *rows);

    spans->shown = *shown;
    for (size_t first = 0, next; first < shown->count; first = next) {
        const pov_area *area = shown->items[first]->target->key.area;

        for (next = first; next < shown->count &&
                           shown->items[next]->target->key.area == area;
             next++)
            continue;
        pov_arena_push(arena, spans, ((area_span){first, next - first}));
    }
    *rows = (pov_rows){.columns = area_columns,
                       .n_columns = sizeof area_columns / sizeof *area_columns,
                       .count = spans->count,
                       .from = spans,
                       .row = area_row};
    return pov_cell_rows(rows);
}

void progress_rows_attach(pov_report *report, const pov_results *r,
                          const shown_targets *shown)
{
    const claims_open open = claims_without_target(r);

    report->rows =
        fields_rows(r, order_rows(r, all_of(shown), NULL), FIELD_ROWS, NULL);
    pov_report_member(report, r->arena, "schema",
                      pov_cell_text("povstat.report/2"));
    pov_report_member(report, r->arena, "as_of", pov_cell_day(r->as_of));
    pov_report_member(report, r->arena, "areas", areas_cell(r->arena, shown));
    pov_report_member(report, r->arena, "rows", pov_cell_rows(report->rows));
    pov_report_member(report, r->arena, "findings",
                      pov_findings_cell(r->findings, r->arena));
    if (open.count)
        pov_report_member(report, r->arena, "claims", claims_member(r, &open));
}
