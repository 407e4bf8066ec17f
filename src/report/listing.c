#include "povstat/reports.h"

#include "povstat/target_forms.h"
#include "report/machine.h"
#include "report/select.h"
#include "report/words.h"

/* What povstat knows, as it stands in the data directory and the registries.
 * Each listing is one table; people and machines get the same columns. */

enum { MOST_COLUMNS = 9 };

typedef struct listing {
    const char *title;
    pov_column columns[MOST_COLUMNS];
    size_t n_columns;
    size_t n_shown; /* the first ones, for people; machines get all */
    void (*fill)(const pov_results *r, pov_table *table);
} listing;

static void fill_areas(const pov_results *r, pov_table *table)
{
    const pov_catalogue *catalogue = r->figures->catalogue;

    for (size_t i = 0; i < catalogue->areas.count; i++) {
        const pov_area *a = catalogue->areas.items[i];
        const char *next = "";

        if (!select_area(&r->filter, a))
            continue;
        for (size_t s = 0; s < a->successors.count; s++)
            next = pov_arena_format(r->arena, "%s%s%s", next, s ? " " : "",
                                    a->successors.items[s]->id);
        pov_table_add(table, r->arena,
                      (pov_cell[]){
                          pov_cell_text(a->id),
                          pov_cell_text(a->code),
                          pov_cell_text(a->full_name),
                          pov_cell_text(pov_code(POV_TERMS_LEVEL, a->level)),
                          pov_cell_day(machine_day(r->arena, a->from)),
                          pov_cell_day(machine_day(r->arena, a->to)),
                          pov_cell_text_if(a->parent ? a->parent->id : NULL),
                          pov_cell_text_if(next),
                      });
    }
}

static void fill_indicators(const pov_results *r, pov_table *table)
{
    const pov_catalogue *catalogue = r->figures->catalogue;

    for (size_t i = 0; i < catalogue->indicators.count; i++) {
        const pov_indicator *d = catalogue->indicators.items[i];

        pov_table_add(
            table, r->arena,
            (pov_cell[]){
                pov_cell_text(d->id),
                pov_cell_text(d->label_en),
                pov_cell_text(d->label_vi),
                pov_cell_text(d->unit),
                pov_cell_text_if(d->whole ? d->whole->id : d->whole_label),
                pov_cell_text_if(pov_code(POV_TERMS_DIRECTION, d->better)),
                pov_cell_truth(d->by_standard),
                pov_cell_truth(d->is_flow),
                pov_cell_truth(d->is_headline),
            });
    }
}

static void fill_plans(const pov_results *r, pov_table *table)
{
    const pov_catalogue *catalogue = r->figures->catalogue;

    for (size_t i = 0; i < catalogue->plans.count; i++) {
        const pov_plan *p = catalogue->plans.items[i];

        if (p->area && !select_area(&r->filter, p->area))
            continue;
        pov_table_add(
            table, r->arena,
            (pov_cell[]){
                pov_cell_text(p->id),
                pov_cell_text_if(p->area ? p->area->id : NULL),
                pov_cell_text_if(p->number),
                p->from
                    ? pov_cell_number(pov_arena_format(r->arena, "%d", p->from))
                    : pov_cell_null(),
                p->to ? pov_cell_number(pov_arena_format(r->arena, "%d", p->to))
                      : pov_cell_null(),
                pov_cell_text(pov_code(POV_TERMS_STATUS, p->status)),
                pov_cell_text_if(p->title),
                pov_cell_text_if(pov_code(POV_TERMS_ASSIGNED, p->assigned_by)),
                pov_cell_text_if(p->address),
            });
    }
}

static void fill_standards(const pov_results *r, pov_table *table)
{
    const pov_catalogue *catalogue = r->figures->catalogue;

    for (size_t i = 0; i < catalogue->standards.count; i++) {
        const pov_standard *s = catalogue->standards.items[i];

        pov_table_add(table, r->arena,
                      (pov_cell[]){
                          pov_cell_text(s->id),
                          pov_cell_text(s->label_en),
                          pov_cell_text(s->label_vi),
                          pov_cell_day(machine_day(r->arena, s->from)),
                          pov_cell_day(machine_day(r->arena, s->to)),
                          pov_cell_text_if(s->area ? s->area->id : NULL),
                      });
    }
}

static void fill_forms(const pov_results *r, pov_table *table)
{
    for (size_t i = 0; i < pov_n_target_forms; i++) {
        const pov_target_form *f = &pov_target_forms[i];

        pov_table_add(table, r->arena,
                      (pov_cell[]){
                          pov_cell_text(f->id),
                          pov_cell_text(f->example),
                          pov_cell_text(pov_say(r->language, f->about)),
                          pov_cell_truth(f->needs_baseline),
                      });
    }
}

static void fill_findings(const pov_results *r, pov_table *table)
{
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++) {
        const pov_finding_type *t = &pov_finding_types[i];

        pov_table_add(
            table, r->arena,
            (pov_cell[]){
                pov_cell_text(t->code),
                pov_cell_text(pov_code(POV_TERMS_SEVERITY, t->severity)),
                pov_cell_text(pov_say(r->language, t->problem)),
                pov_cell_text(pov_say(r->language, t->recovery)),
                pov_cell_text(pov_say(r->language, t->help)),
            });
    }
}

#define COLUMN(name, words, wraps)                                             \
    {                                                                          \
        .key = name, .label = words, .may_wrap = wraps                         \
    }

static const listing listings[] = {
    [POV_LIST_AREAS] =
        {"Areas",
         {COLUMN("id", "Id", false), COLUMN("code", "Code", false),
          COLUMN("name", "Name", true), COLUMN("level", "Level", false),
          COLUMN("valid_from", "From", false), COLUMN("valid_to", "To", false),
          COLUMN("parent", "Parent", true), COLUMN("successors", "Then", true)},
         8,
         6,
         fill_areas},
    [POV_LIST_INDICATORS] =
        {"Indicators",
         {COLUMN("id", "Id", false), COLUMN("label_en", "English", true),
          COLUMN("label_vi", "Vietnamese", true), COLUMN("unit", "Unit", true),
          COLUMN("whole", "Rate of", true), COLUMN("better", "Better", false),
          COLUMN("by_standard", "By\nstd.", false),
          COLUMN("flow", "Flow", false), COLUMN("headline", "Main", false)},
         9,
         5,
         fill_indicators},
    [POV_LIST_PLANS] =
        {"Plans and other documents",
         {COLUMN("id", "Id", false), COLUMN("area", "Area", true),
          COLUMN("number", "Number", true), COLUMN("from", "From", false),
          COLUMN("to", "To", false), COLUMN("status", "Status", false),
          COLUMN("title", "Title", true),
          COLUMN("assigned_by", "Set by", false),
          COLUMN("address", "Where", true)},
         9,
         7,
         fill_plans},
    [POV_LIST_STANDARDS] = {"Poverty standards",
                            {COLUMN("id", "Id", false),
                             COLUMN("label_en", "English", true),
                             COLUMN("label_vi", "Vietnamese", true),
                             COLUMN("valid_from", "From", false),
                             COLUMN("valid_to", "To", false),
                             COLUMN("area", "Area", false)},
                            6,
                            6,
                            fill_standards},
    [POV_LIST_FORMS] = {"Forms of targets",
                        {COLUMN("id", "Form", false),
                         COLUMN("example", "Typed like", true),
                         COLUMN("about", "Asks for", true),
                         COLUMN("needs_baseline", "Needs\nbaseline", false)},
                        4,
                        4,
                        fill_forms},
    [POV_LIST_FINDINGS] = {"Findings",
                           {COLUMN("code", "Code", false),
                            COLUMN("severity", "Severity", false),
                            COLUMN("problem", "What is wrong", true),
                            COLUMN("recovery", "What was done", true),
                            COLUMN("help", "How to mend it", true)},
                           5,
                           5,
                           fill_findings},
};

pov_report *pov_report_listing(const pov_results *r, pov_listing what)
{
    const listing *l = &listings[what];
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);
    pov_section section = {.depth = 1};
    pov_member rows = {"rows", pov_cell_table(table)};
    pov_member schema = {"schema", pov_cell_text("povstat.list/1")};

    *table = (pov_table){.columns = words_columns(r->language, l->columns,
                                                  l->n_columns, r->arena),
                         .n_columns = l->n_columns};
    l->fill(r, table);
    section.table = *table;
    section.table.n_columns = l->n_shown;
    report->title = pov_say(r->language, l->title);
    report->page = words_page(r->language);
    pov_arena_push(r->arena, &report->sections, section);
    pov_arena_push(r->arena, &report->members, schema);
    pov_arena_push(r->arena, &report->members, rows);
    report->rows = table;
    return report;
}
