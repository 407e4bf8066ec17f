#include "view/listing.h"

#include <string.h>

#include "povstat/papers.h"
#include "povstat/target_forms.h"
#include "view/machine.h"
#include "view/select.h"
#include "view/words.h"

/* What povstat knows, as it stands in the data directory and the registries.
 * Each listing is one table; people see its first columns. */

/** "quang-tri@2025-07-01", one behind the other. */
static const char *successors(pov_arena *arena, const pov_area *a)
{
    const char *text = "";

    for (size_t i = 0; i < pov_area_successors(a)->count; i++)
        text = pov_arena_format(arena, "%s%s%s", text, i ? " " : "",
                                pov_area_successors(a)->items[i]->id);
    return text;
}

/** What its rate divides by; a package names only what it has a row of. */
static pov_cell whole_cell(const field_view *v, const pov_indicator *i)
{
    if (i->whole)
        return pov_cell_text(i->whole->id);
    return pov_cell_text_if(v->table == FIELD_PACKAGE ? NULL : i->whole_label);
}

static const char *name_of(const char *path)
{
    const char *last = strrchr(path, '/');

    return last ? last + 1 : path;
}

/** Where a row of a table stands; people know the directory, and are told the
 *  line. */
static pov_cell file_cell(const field_view *v, pov_place place)
{
    pov_language l = v->language;

    if (pov_place_is_built_in(place))
        return pov_cell_text_if(v->table == FIELD_PAGE ? pov_say(l, "built in")
                                                       : NULL);
    return pov_cell_text(v->table == FIELD_PAGE
                             ? pov_arena_format(v->arena, "%s:%lu",
                                                name_of(place.file),
                                                (unsigned long)place.line)
                             : place.file);
}

/** People read a term in their language, machines its code. */
static pov_cell term_cell(const field_view *v, pov_cell cell)
{
    return v->table == FIELD_PAGE
               ? pov_cell_said(&cell, v->results->language, v->arena)
               : cell;
}

static pov_cell line_cell(const field_view *v, pov_place place)
{
    (void)v;
    return pov_place_is_built_in(place) ? pov_cell_null()
                                        : pov_cell_count(place.line);
}

/* Lists hold pointers to what they list. */
#define COLUMN(type, list, name, gives)                                        \
    static pov_cell list##_##name(const field_view *v, const void *row)        \
    {                                                                          \
        const type *it = *(const type *const *)row;                            \
                                                                               \
        (void)v;                                                               \
        return gives;                                                          \
    }
#define AREA(name, label, page, package, gives, ...)                           \
    COLUMN(pov_area, area, name, gives)
#define INDICATOR(name, label, page, package, gives, ...)                      \
    COLUMN(pov_indicator, indicator, name, gives)
#define BREAKDOWN(name, label, page, package, gives, ...)                      \
    COLUMN(pov_breakdown, breakdown, name, gives)
#define PAPER(name, label, page, package, gives, ...)                          \
    COLUMN(pov_paper, paper, name, gives)
#define PLAN(name, label, page, package, gives, ...)                           \
    COLUMN(pov_plan, plan, name, gives)
#define STANDARD(name, label, page, package, gives, ...)                       \
    COLUMN(pov_standard, standard, name, gives)
#define GROUP(name, label, page, package, gives, ...)                          \
    COLUMN(pov_membership, group, name, gives)
#define FORM(name, label, page, package, gives, ...)                           \
    COLUMN(pov_target_form, form, name, gives)
#define VERDICT(name, label, page, package, gives, ...)                        \
    COLUMN(pov_term, verdict, name, gives)
#define FINDING(name, label, page, package, gives, ...)                        \
    COLUMN(pov_finding_type, finding, name, gives)
#include "view/listing_fields.def"

#define ROW(list, name, label_, page, package_, ...)                           \
    {.key = #name,                                                             \
     .label = label_,                                                          \
     .at = {[FIELD_ROWS] = (label_) ? 1 : 0,                                   \
            [FIELD_PAGE] = page,                                               \
            [FIELD_PACKAGE] = package_},                                       \
     .of = list##_##name,                                                      \
     __VA_ARGS__},

const field listing_area_fields[] = {
#define AREA(name, label, page, package, gives, ...)                           \
    ROW(area, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

const field listing_indicator_fields[] = {
#define INDICATOR(name, label, page, package, gives, ...)                      \
    ROW(indicator, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

const field listing_breakdown_fields[] = {
#define BREAKDOWN(name, label, page, package, gives, ...)                      \
    ROW(breakdown, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

static const field paper_fields[] = {
#define PAPER(name, label, page, package, gives, ...)                          \
    ROW(paper, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

static const field plan_fields[] = {
#define PLAN(name, label, page, package, gives, ...)                           \
    ROW(plan, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

static const field standard_fields[] = {
#define STANDARD(name, label, page, package, gives, ...)                       \
    ROW(standard, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

static const field group_fields[] = {
#define GROUP(name, label, page, package, gives, ...)                          \
    ROW(group, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

static const field form_fields[] = {
#define FORM(name, label, page, package, gives, ...)                           \
    ROW(form, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

static const field verdict_fields[] = {
#define VERDICT(name, label, page, package, gives, ...)                        \
    ROW(verdict, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

static const field finding_fields[] = {
#define FINDING(name, label, page, package, gives, ...)                        \
    ROW(finding, name, label, page, package, __VA_ARGS__)
#include "view/listing_fields.def"
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

const size_t listing_n_area_fields = LENGTH(listing_area_fields);
const size_t listing_n_indicator_fields = LENGTH(listing_indicator_fields);
const size_t listing_n_breakdown_fields = LENGTH(listing_breakdown_fields);

/** Pointers to what is listed. */
typedef struct listed {
    const void **items;
    size_t count, capacity;
} listed;

static bool is_of_level(const pov_filter *filter, const pov_area *area)
{
    if (filter->leaves_communes && area->level == POV_COMMUNE)
        return false;
    return !filter->level || filter->level == area->level;
}

static void list_areas(const pov_results *r, listed *to)
{
    const pov_area_list *areas = pov_catalogue_areas(r->figures->catalogue);

    for (size_t i = 0; i < areas->count; i++)
        if (select_area(&r->filter, areas->items[i]) &&
            is_of_level(&r->filter, areas->items[i]))
            pov_arena_push(r->arena, to, areas->items[i]);
}

static void list_indicators(const pov_results *r, listed *to)
{
    const struct pov_indicator_list *all =
        pov_catalogue_indicators(r->figures->catalogue);

    for (size_t i = 0; i < all->count; i++)
        if (all->items[i]->plain == all->items[i])
            pov_arena_push(r->arena, to, all->items[i]);
}

static void list_breakdowns(const pov_results *r, listed *to)
{
    const pov_catalogue *c = r->figures->catalogue;

    for (size_t i = 0; i < c->breakdowns.count; i++)
        pov_arena_push(r->arena, to, c->breakdowns.items[i]);
}

static void list_papers(const pov_results *r, listed *to)
{
    const pov_catalogue *c = r->figures->catalogue;

    for (size_t i = 0; i < c->papers.count; i++)
        pov_arena_push(r->arena, to, c->papers.items[i]);
}

static void list_plans(const pov_results *r, listed *to)
{
    const pov_catalogue *c = r->figures->catalogue;

    for (size_t i = 0; i < c->plans.count; i++)
        if (!c->plans.items[i]->area ||
            select_area(&r->filter, c->plans.items[i]->area))
            pov_arena_push(r->arena, to, c->plans.items[i]);
}

static void list_standards(const pov_results *r, listed *to)
{
    const pov_catalogue *c = r->figures->catalogue;

    for (size_t i = 0; i < c->standards.count; i++)
        pov_arena_push(r->arena, to, c->standards.items[i]);
}

static void list_groups(const pov_results *r, listed *to)
{
    const pov_catalogue *c = r->figures->catalogue;

    for (size_t i = 0; i < c->memberships.count; i++)
        if (select_area(&r->filter, c->memberships.items[i]->area))
            pov_arena_push(r->arena, to, c->memberships.items[i]);
}

static void list_forms(const pov_results *r, listed *to)
{
    for (size_t i = 0; i < pov_n_target_forms; i++)
        pov_arena_push(r->arena, to, &pov_target_forms[i]);
}

static void list_verdicts(const pov_results *r, listed *to)
{
    for (unsigned v = 0; v < POV_N_VERDICTS; v++)
        pov_arena_push(r->arena, to, pov_term_at(POV_TERMS_VERDICT, v));
}

static void list_findings(const pov_results *r, listed *to)
{
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++)
        pov_arena_push(r->arena, to, &pov_finding_types[i]);
}

static const struct listing {
    const char *title;
    const field *fields;
    size_t n_fields;
    void (*list)(const pov_results *r, listed *to);
} listings[] = {
    [POV_LIST_AREAS] = {"Areas", listing_area_fields,
                        LENGTH(listing_area_fields), list_areas},
    [POV_LIST_INDICATORS] = {"Indicators", listing_indicator_fields,
                             LENGTH(listing_indicator_fields), list_indicators},
    [POV_LIST_BREAKDOWNS] = {"Breakdowns", listing_breakdown_fields,
                             LENGTH(listing_breakdown_fields), list_breakdowns},
    [POV_LIST_PAPERS] = {"Papers that offices fill in", paper_fields,
                         LENGTH(paper_fields), list_papers},
    [POV_LIST_PLANS] = {"Plans and other documents", plan_fields,
                        LENGTH(plan_fields), list_plans},
    [POV_LIST_STANDARDS] = {"Poverty standards", standard_fields,
                            LENGTH(standard_fields), list_standards},
    [POV_LIST_GROUPS] = {"What the country and regions are made of",
                         group_fields, LENGTH(group_fields), list_groups},
    [POV_LIST_FORMS] = {"Forms of targets", form_fields, LENGTH(form_fields),
                        list_forms},
    [POV_LIST_VERDICTS] = {"Verdicts", verdict_fields, LENGTH(verdict_fields),
                           list_verdicts},
    [POV_LIST_FINDINGS] = {"Findings", finding_fields, LENGTH(finding_fields),
                           list_findings},
};

/** People are told where rows stand, in the last two fields, unless all of them
 *  stand in one file. */
static size_t fields_shown(const pov_results *r, field_rows rows)
{
    const field_view v = {.results = r, .arena = r->arena, .table = FIELD_ROWS};
    const void *const *items = rows.items;
    const field *file =
        rows.n_fields > 2 ? &rows.fields[rows.n_fields - 2] : NULL;
    const char *first = NULL;

    if (!file || strcmp(file->key, "file") != 0)
        return rows.n_fields;
    for (size_t i = 0; i < rows.count; i++) {
        const pov_cell cell = file->of(&v, &items[i]);
        const char *text = cell.kind == POV_CELL_TEXT ? cell.text : "";

        if (first && strcmp(first, text) != 0)
            return rows.n_fields;
        first = text;
    }
    return rows.n_fields - 2;
}

pov_report *pov_report_listing(const pov_results *r, pov_listing what)
{
    const struct listing *l = &listings[what];
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    pov_section section = {.depth = 1};
    listed all = {0};
    field_rows rows;

    l->list(r, &all);
    rows = (field_rows){l->fields, l->n_fields,       all.items,
                        all.count, sizeof *all.items, NULL};
    report->rows = fields_rows(r, rows, FIELD_ROWS, NULL);
    rows.n_fields = fields_shown(r, rows);
    section.table = *fields_table(r, rows, FIELD_PAGE, NULL);
    report->title = pov_say(r->language, l->title);
    report->page = words_page(r->language);
    pov_arena_push(r->arena, &report->sections, section);
    pov_report_member(report, r->arena, "schema",
                      pov_cell_text("povstat.list/1"));
    pov_report_member(report, r->arena, "rows", pov_cell_rows(report->rows));
    return report;
}
