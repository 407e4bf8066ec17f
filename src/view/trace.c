#include "povstat/map.h"
#include "povstat/view.h"
#include "view/arithmetic.h"
#include "view/fields.h"
#include "view/grounds.h"
#include "view/machine.h"
#include "view/select.h"
#include "view/trace_tree.h"
#include "view/words.h"

/* Everything known of one indicator of an area at a date.  A count and its
 * rate are one figure to a reader: they share a heading, and so a tree. */

/* How deep a figure is followed through its derivations. */
enum { DEEPEST = 8 };

static const pov_column statement_columns[] = {
    {.key = "stated"},   {.key = "document"},     {.key = "status"},
    {.key = "standing"}, {.key = "locator"},      {.key = "note"},
    {.key = "sources"},  {.key = "source_count"},
};

static const pov_column derivation_columns[] = {
    {.key = "identity"}, {.key = "says"}, {.key = "assumption"},
    {.key = "low"},      {.key = "high"}, {.key = "from"},
};

static const pov_column input_columns[] = {
#define KEY(name, value) {.key = #name},
#include "view/key_fields.def"
    {.key = "form"},        {.key = "since"}, {.key = "as_of"},
    {.key = "measure"},     {.key = "unit"},  {.key = "value"},
    {.key = "low"},         {.key = "high"},  {.key = "stated"},
    {.key = "derivations"},
};

static const pov_column place_columns[] = {
    {.key = "file"}, {.key = "line"},     {.key = "column"},
    {.key = "raw"},  {.key = "document"}, {.key = "status"},
};

#define TABLE_OF(arena, columns)                                               \
    pov_table_new(arena, columns, sizeof(columns) / sizeof *(columns))

static pov_cell document_cell(const pov_evidence *e)
{
    return pov_cell_text_if(machine_document(e->document));
}

static pov_cell statements_cell(const field_view *v, const pov_figure *f)
{
    pov_arena *arena = v->arena;
    pov_table *table = TABLE_OF(arena, statement_columns);

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        pov_table_add(
            table, arena,
            (pov_cell[]){
                pov_cell_text(e->sources.items[0].raw),
                document_cell(e),
                pov_cell_term(POV_TERMS_STATUS, e->status),
                pov_cell_term(POV_TERMS_STANDING, e->standing),
                pov_cell_text_if(
                    pov_source_remarks(&e->sources.items[0])->locator),
                pov_cell_text_if(
                    pov_source_remarks(&e->sources.items[0])->note),
                machine_sources(v->results, arena, e),
                pov_cell_count(e->source_count),
            });
    }
    return pov_cell_table(table);
}

/** Where an input was typed: {file, line, column, raw, document, status}. */
static pov_cell place_cell(const field_view *v, const pov_evidence *e)
{
    pov_arena *arena = v->arena;
    pov_table *table = TABLE_OF(arena, place_columns);
    const pov_source *s;

    if (!e)
        return pov_cell_null();
    s = &e->sources.items[0];
    pov_table_add(table, arena,
                  (pov_cell[]){
                      pov_cell_text(machine_path(v->results, s->place.file)),
                      pov_cell_count(s->place.line),
                      pov_cell_count(s->place.column),
                      pov_cell_text(s->raw),
                      document_cell(e),
                      pov_cell_term(POV_TERMS_STATUS, e->status),
                  });
    return pov_cell_object(table);
}

/** Figures on the way from the one asked for: each is followed once. */
typedef struct trail {
    const field_view *view;
    pov_arena *arena;
    pov_map seen;
} trail;

static bool is_new(trail *t, const pov_figure *f)
{
    return pov_map_add(&t->seen, t->arena, &f, sizeof f);
}

static void add_input(pov_table *table, trail *t, const pov_derivation *d,
                      size_t i, pov_cell below)
{
    const pov_figure *f = d->from[i].figure;
    const pov_key *key = &f->key;
    const pov_evidence *stated = pov_derivation_stated(d, i);
    const pov_interval *value =
        d->from[i].stated ? &d->from[i].stated->allows : &f->value;

    pov_table_add(table, t->arena,
                  (pov_cell[]){
#define KEY(name, value) machine_##name(key),
#include "view/key_fields.def"
                      pov_cell_term(POV_TERMS_FORM, key->form),
                      pov_cell_day(key->since),
                      pov_cell_day(key->as_of),
                      machine_measure(key),
                      machine_unit(key),
                      machine_value(stated, value),
                      machine_low(value),
                      machine_high(value),
                      place_cell(t->view, stated),
                      below,
                  });
}

static pov_cell derivations_cell(trail *t, const pov_figure *f, int depth)
{
    pov_table *table = TABLE_OF(t->arena, derivation_columns);

    for (size_t i = 0; i < pov_figure_bonds(f)->derivations.count; i++) {
        const pov_derivation *d = pov_figure_bonds(f)->derivations.items[i];
        pov_table *from = TABLE_OF(t->arena, input_columns);

        for (size_t j = 0; j < d->n_from; j++) {
            pov_cell below =
                pov_cell_table(TABLE_OF(t->arena, derivation_columns));

            if (!d->from[j].stated && depth < DEEPEST &&
                is_new(t, d->from[j].figure))
                below = derivations_cell(t, d->from[j].figure, depth + 1);
            add_input(from, t, d, j, below);
        }
        pov_table_add(table, t->arena,
                      (pov_cell[]){
                          pov_cell_text(d->by->id),
                          pov_cell_text(d->by->says),
                          pov_cell_text_if(d->by->assumption),
                          machine_low(&d->gives),
                          machine_high(&d->gives),
                          pov_cell_table(from),
                      });
    }
    return pov_cell_table(table);
}

static pov_cell derivations_of(const field_view *v, const pov_figure *f)
{
    trail t = {.view = v, .arena = v->arena};

    is_new(&t, f);
    return derivations_cell(&t, f, 0);
}

#define FIELD(name, gives)                                                     \
    static pov_cell name##_field(const field_view *v, const void *row)         \
    {                                                                          \
        const pov_figure *f = *(const pov_figure *const *)row;                 \
        const pov_key *key = &f->key;                                          \
                                                                               \
        (void)v, (void)key;                                                    \
        return gives;                                                          \
    }
#include "view/trace_fields.def"
#undef FIELD

static const field fields[] = {
#define FIELD(name, gives)                                                     \
    {.key = #name, .at = {[FIELD_ROWS] = 1}, .of = name##_field},
#include "view/trace_fields.def"
#undef FIELD
};

/* Near misses that are named; the rest are counted. */
enum { MOST_NAMED = 12 };

/** What the figure would be with this key; its number, or that it is missing.
 *  `known` counts what is there. */
static const char *part_of(const trace_tree *t, pov_key key, size_t *known)
{
    const pov_figure *f = pov_figures_find(t->results->figures, &key);
    bool is_rate = key.unit == POV_IN_PERCENT;
    const char *value = words_in(t->pen.language, WORD_MISSING);

    if (f && !f->conflict && pov_figure_is_known(f)) {
        value = trace_tree_brief(t, f);
        ++*known;
    } else if (f && f->conflict)
        value = words_in(t->pen.language, WORD_DISPUTED);
    return pov_arena_format(
        t->pen.arena, "%s (%s)",
        is_rate ? words_in(t->pen.language, WORD_RATE_ONE)
                : words_inside(t->pen.arena, t->pen.language, key.indicator),
        value);
}

static pov_key in_unit(pov_key key, pov_unit unit)
{
    key.unit = unit;
    return key;
}

static void tell_line(trace_tree *t, int depth, const pov_key *key,
                      const char *terms)
{
    pov_language l = t->pen.language;

    trace_tree_branch(t, depth, POV_TONE_MUTED,
                      pov_arena_format(t->pen.arena, "%s: %s; %s %s",
                                       trace_tree_kind(t, key),
                                       words_in(l, WORD_NOT_STATED),
                                       words_in(l, WORD_WOULD_FOLLOW), terms));
}

/** What a figure would follow from in its role beside a part of a whole.
 *  Errors: false if nothing of that is known. */
static bool tell_in_role(trace_tree *t, int depth, const pov_key *key,
                         const pov_equation *by, const pov_role *wanted,
                         const pov_key *part)
{
    const char *over[2], *under = NULL;
    size_t known = 0, n = 0;

    for (const pov_role *role = by->roles; role->name; role++) {
        const char *text;

        if (role == wanted)
            continue;
        text = part_of(t,
                       role->of == POV_WHOLE ? pov_key_of_whole(part)
                                             : in_unit(*part, role->unit),
                       &known);
        if (role->sign == wanted->sign)
            under = text;
        else
            over[n++] = text;
    }
    if (known)
        tell_line(t, depth, key,
                  under ? pov_arena_format(t->pen.arena, "100 × %s / %s",
                                           over[0], under)
                        : pov_arena_format(t->pen.arena, "%s × %s / 100",
                                           over[1], over[0]));
    return known > 0;
}

/** The same of a whole, beside whatever divides by it. */
static bool tell_of_whole(trace_tree *t, int depth, const pov_key *key,
                          const pov_equation *by, const pov_role *wanted)
{
    const pov_catalogue *c = t->results->figures->catalogue;
    const struct pov_indicator_list *all = pov_catalogue_indicators(c);

    for (size_t i = 0; i < all->count; i++)
        for (size_t s = 0; s <= c->standards.count; s++) {
            pov_key part = *key;

            part.indicator = all->items[i];
            if (part.indicator->whole != key->indicator ||
                pov_indicator_is_share(part.indicator))
                break;
            if (!key->standard && part.indicator->by_standard)
                part.standard =
                    s < c->standards.count ? c->standards.items[s] : NULL;
            if (tell_in_role(t, depth, key, by, wanted, &part))
                return true;
        }
    return false;
}

/** The areas whose counts make up one: those that lie in it, or, before it was
 *  put together, those that it was made of. */
static const pov_area_list *parts_of(const pov_key *key)
{
    if (!pov_area_in_force(key->area, key->as_of) &&
        pov_area_is_merger(key->area) &&
        pov_indicator_counts_residents(key->indicator))
        return pov_area_predecessors(key->area);
    return pov_key_children(key);
}

/** What a part is called, where the area asked for may have its name. */
static const char *name_beside(pov_arena *arena, const pov_area *part,
                               const pov_key *key)
{
    return strcmp(part->full_name, key->area->full_name) != 0
               ? part->full_name
               : pov_arena_format(arena, "%s (%s)", part->full_name, part->id);
}

/** Which areas a count lacks that would follow from those of its parts. */
static void tell_of_areas(trace_tree *t, int depth, const pov_key *key)
{
    pov_arena *arena = t->pen.arena;
    const pov_area_list *areas = parts_of(key);
    pov_text_list lacking = {0};
    size_t n_lacking = 0;
    pov_key part = *key;

    for (size_t i = 0; i < areas->count; i++) {
        const pov_figure *f;

        part.area = areas->items[i];
        f = pov_figures_find(t->results->figures, &part);
        if (f && !f->conflict && pov_figure_is_known(f))
            continue;
        if (n_lacking++ < MOST_NAMED)
            pov_arena_push(arena, &lacking, name_beside(arena, part.area, key));
    }
    if (!n_lacking || n_lacking == areas->count)
        return;
    tell_line(t, depth, key,
              pov_arena_format(
                  arena,
                  pov_say(t->pen.language,
                          "the sum of its areas (%zu of %zu); missing: %s%s"),
                  areas->count - n_lacking, areas->count,
                  words_joined(arena, &lacking, ", "),
                  n_lacking > MOST_NAMED ? ", …" : ""));
}

/** Tell of a figure that nobody states and nothing gives what it would follow
 *  from, and which of that is missing. */
static void trace_missing(trace_tree *t, int depth, const pov_key *key)
{
    const pov_equation *by = pov_equations;

    if (key->unit == POV_IN_COUNT)
        tell_of_areas(t, depth, key);
    while (by->shape != POV_RATIO)
        by++;
    for (const pov_role *role = by->roles; role->name; role++)
        if (role->unit == key->unit &&
            (role->of == POV_WHOLE
                 ? tell_of_whole(t, depth, key, by, role)
                 : key->indicator->whole &&
                       tell_in_role(t, depth, key, by, role, key)))
            return;
}

/** Is it the same indicator, of the area or of one before or after it? */
static bool is_near(const pov_key *key, const pov_figure *f)
{
    const pov_area_list *kin[] = {pov_area_successors(key->area),
                                  pov_area_predecessors(key->area)};

    if (f->key.indicator != key->indicator || f->key.plan ||
        f->key.form != POV_LEVEL || !(f->conflict || pov_figure_is_known(f)))
        return false;
    if (f->key.area == key->area)
        return true;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < kin[k]->count; i++)
            if (kin[k]->items[i] == f->key.area)
                return true;
    return false;
}

/** Tell where an area's indicator is known instead: at other dates, under
 *  other standards, of territories before or after it. */
static void trace_near_misses(trace_tree *t, const pov_key *key)
{
    const pov_figures *figures = t->results->figures;
    pov_arena *arena = t->pen.arena;
    size_t found = 0;

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];
        const pov_key *k = &f->key;

        if (!is_near(key, f) || ++found > MOST_NAMED)
            continue;
        if (found == 1)
            trace_tree_branch(
                t, 0, POV_TONE_PLAIN,
                pov_arena_format(
                    arena, "%s:", words_in(t->pen.language, WORD_KNOWN_FOR)));
        trace_tree_branch(
            t, 1, POV_TONE_PLAIN,
            pov_arena_format(arena, "%s%s%s%s%s: %s %s",
                             words_day(arena, t->pen.language, k->as_of),
                             k->area == key->area ? "" : ", ",
                             k->area == key->area ? "" : k->area->id,
                             k->standard ? ", " : "",
                             k->standard ? k->standard->id : "",
                             trace_tree_kind(t, k), trace_tree_brief(t, f)));
    }
    if (found > MOST_NAMED)
        trace_tree_branch(
            t, 1, POV_TONE_MUTED,
            pov_arena_format(arena, "… (+%zu)", found - MOST_NAMED));
}

/** What was asked for. */
typedef struct question {
    const pov_results *results;
    const pov_indicator *indicator;
    pov_day as_of;
    struct {
        const pov_figure **items;
        size_t count, capacity;
    } found;
} question;

static bool is_asked(const question *q, const pov_figure *f)
{
    bool has_say = f->evidence.count || pov_figure_is_known(f);

    return has_say && f->key.indicator->counted == q->indicator &&
           (f->key.as_of == q->as_of || f->key.since == q->as_of) &&
           select_area(&q->results->filter, f->key.area);
}

/** Is it the same thing in another unit? */
static bool is_together(const pov_key *a, const pov_key *b)
{
    return a->area == b->area && a->standard == b->standard &&
           a->form == b->form && a->plan == b->plan && a->since == b->since &&
           a->as_of == b->as_of;
}

static const char *kind_of(const pov_results *r, const pov_key *key)
{
    const char *kind =
        pov_words(POV_TERMS_KIND, pov_key_kind(key), r->language);

    if (!key->plan || key->plan->is_unnamed)
        return kind;
    return pov_arena_format(r->arena, "%s %s", kind, key->plan->id);
}

/** "end 2021 – end 2022" for a change, else the day alone. */
static const char *days_of(const pov_results *r, const pov_key *key)
{
    const char *until = words_day(r->arena, r->language, key->as_of);

    if (key->form == POV_LEVEL || !key->since)
        return until;
    return pov_arena_format(r->arena, "%s – %s",
                            words_day(r->arena, r->language, key->since),
                            until);
}

/** "Near-poor households, actual, end 2022 [national-2022]: 95 · 0.74 %". */
static const char *heading_of(const question *q, const pov_figure *f)
{
    const pov_results *r = q->results;
    const pov_key *key = &f->key;
    trace_tree t = {.results = r,
                    .pen = {.arena = r->arena, .language = r->language}};
    const char *values = "";
    const char *name = words_indicator(r->language, key->indicator);

    for (size_t i = 0; i < q->found.count; i++)
        if (is_together(key, &q->found.items[i]->key))
            values = pov_arena_format(r->arena, "%s%s%s", values,
                                      *values ? " · " : "",
                                      trace_tree_brief(&t, q->found.items[i]));
    if (key->form != POV_LEVEL && key->form != POV_CLAIMED)
        name = pov_arena_format(r->arena, "%s, %s", name,
                                trace_tree_kind(&t, key));
    return pov_arena_format(r->arena, "%s, %s, %s%s%s%s: %s", name,
                            kind_of(r, key), days_of(r, key),
                            key->standard ? " [" : "",
                            key->standard ? key->standard->id : "",
                            key->standard ? "]" : "", values);
}

/** Say what would be needed for the count or the rate that is not known. */
static void add_missing(trace_tree *t, const pov_key *key, bool has_unit[3])
{
    pov_key other = *key;

    if (key->plan || key->form != POV_LEVEL || !key->indicator->whole)
        return;
    other.unit = has_unit[POV_IN_COUNT] ? POV_IN_PERCENT : POV_IN_COUNT;
    if (!has_unit[other.unit])
        trace_missing(t, 0, &other);
}

static pov_section section_of(const question *q, size_t first)
{
    const pov_figure *f = q->found.items[first];
    pov_section s = {.depth = 2, .heading = heading_of(q, f)};
    trace_tree t = {
        .results = q->results,
        .pen = {.arena = q->results->arena, .language = q->results->language},
        .section = &s};
    bool has_unit[3] = {false};

    for (size_t i = first; i < q->found.count; i++) {
        const pov_figure *other = q->found.items[i];

        if (!is_together(&f->key, &other->key))
            continue;
        has_unit[other->key.unit] |=
            !pov_indicator_is_share(other->key.indicator);
        trace_tree_figure(&t, other);
    }
    add_missing(&t, &f->key, has_unit);
    return s;
}

/** Was the figure shown with one before it? */
static bool is_shown(const question *q, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (is_together(&q->found.items[j]->key, &q->found.items[i]->key))
            return true;
    return false;
}

static pov_section area_section(const pov_area *area)
{
    return (pov_section){
        .depth = 1, .heading = area->full_name, .aside = area->id};
}

/** What is missing, and what there is instead. */
static void add_unknown(pov_report *report, const question *q,
                        const pov_area *area)
{
    const pov_results *r = q->results;
    pov_section s = area_section(area);
    trace_tree t = {.results = r,
                    .pen = {.arena = r->arena, .language = r->language},
                    .section = &s};
    const pov_catalogue *c = r->figures->catalogue;
    pov_key key = {.area = area,
                   .indicator = q->indicator,
                   .form = POV_LEVEL,
                   .as_of = q->as_of};

    pov_arena_push(r->arena, &s.lead,
                   words_in(r->language, WORD_UNKNOWN_FIGURE));
    for (size_t i = 0; i < c->standards.count; i++) {
        key.standard =
            pov_indicator_standard(q->indicator, c->standards.items[i]);
        for (int unit = POV_IN_COUNT; unit <= POV_IN_PERCENT; unit++) {
            key.unit = (pov_unit)unit;
            trace_missing(&t, 0, &key);
        }
        if (!q->indicator->by_standard)
            break;
    }
    trace_near_misses(&t, &key);
    pov_arena_push(r->arena, &report->sections, s);
}

static void find(question *q)
{
    const pov_figures *figures = q->results->figures;

    for (size_t i = 0; i < figures->count; i++)
        if (is_asked(q, figures->items[i]))
            pov_arena_push(q->results->arena, &q->found, figures->items[i]);
}

static void add_found(pov_report *report, const question *q)
{
    pov_arena *arena = q->results->arena;
    const pov_area *last = NULL;

    for (size_t i = 0; i < q->found.count; i++) {
        const pov_figure *f = q->found.items[i];

        if (f->key.area != last)
            pov_arena_push(arena, &report->sections, area_section(f->key.area));
        last = f->key.area;
        if (!is_shown(q, i))
            pov_arena_push(arena, &report->sections, section_of(q, i));
    }
}

pov_report *pov_report_trace(const pov_results *r,
                             const pov_indicator *indicator, pov_day as_of)
{
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    question q = {.results = r, .indicator = indicator, .as_of = as_of};
    field_rows rows;

    find(&q);
    report->title = words_in(r->language, WORD_TITLE_TRACE);
    report->page = words_page(r->language);
    add_found(report, &q);
    for (size_t i = 0; !q.found.count && i < r->filter.areas.count; i++)
        add_unknown(report, &q, r->filter.areas.items[i]);
    rows = (field_rows){
        fields,        sizeof fields / sizeof *fields, q.found.items,
        q.found.count, sizeof *q.found.items,          NULL};
    report->rows = fields_rows(r, rows, FIELD_ROWS, NULL);
    pov_report_member(report, r->arena, "schema",
                      pov_cell_text("povstat.trace/2"));
    pov_report_member(report, r->arena, "figures", pov_cell_rows(report->rows));
    return report;
}
