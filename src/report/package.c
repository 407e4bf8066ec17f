#include <assert.h>
#include <string.h>

#include "povstat/reports.h"
#include "report/figure_row.h"
#include "report/machine.h"
#include "report/words.h"

/* The columns of each table and what the descriptor says of them are one list,
 * so that neither can miss one of the other.  Names are those of SDMX where it
 * has one: REF_AREA, TIME_PERIOD, OBS_VALUE, UNIT_MEASURE, OBS_STATUS. */

/** One field of a table of the package, as its descriptor tells of it. */
typedef struct package_field {
    const char *name, *type, *about;
    const char *constraints; /* JSON; NULL: none */
} package_field;

typedef struct package_table {
    const char *name, *title;
    const package_field *fields; /* in the order of the columns */
    size_t n_fields;
    const char *keys; /* JSON: primary and foreign keys */
} package_table;

enum { PACKAGE_FIGURES, PACKAGE_AREAS, PACKAGE_INDICATORS, N_PACKAGE_TABLES };

#define REQUIRED "{\"required\": true}"
#define ONE_OF(list) "{\"required\": true, \"enum\": [" list "]}"
#define AMONG(list) "{\"enum\": [" list "]}"

static const package_field figure_fields[] = {
    {"REF_AREA", "string", "Area the figure is about", REQUIRED},
    {"AREA_NAME", "string", "Its name", REQUIRED},
    {"INDICATOR", "string", "What is counted", REQUIRED},
    {"INDICATOR_NAME", "string", "Its name", REQUIRED},
    {"STANDARD", "string",
     "Poverty standard; empty if the indicator depends on none", NULL},
    {"TIME_PERIOD", "date",
     "Day of the level, or last day of the change or flow", REQUIRED},
    {"TIME_START", "date",
     "What a change, a flow or a target counts from; else empty", NULL},
    {"KIND", "string", "What was reached, or what is to be reached",
     ONE_OF("\"actual\", \"target\"")},
    {"PLAN", "string", "Whose target it is; empty if no plan is recorded",
     NULL},
    {"FORM", "string", "A level, a change, a change each year, or a direction",
     ONE_OF("\"level\", \"reduction\", \"increase\", \"annual-reduction\", "
            "\"annual-increase\", \"direction\"")},
    {"MEASURE", "string",
     "What it is a level of or a change in: the count, or its rate",
     ONE_OF("\"count\", \"rate\"")},
    {"OPERATOR", "string",
     "Bound that the words set; of a direction: < is fewer, > is more",
     AMONG("\"<=\", \"<\", \">=\", \">\"")},
    {"OBS_VALUE", "number",
     "The number with the decimals that were typed; empty if there is no one "
     "number",
     NULL},
    {"OBS_COUNT", "integer", "The same, where UNIT_MEASURE is a count", NULL},
    {"OBS_STRETCH", "number", "The other end of a range", NULL},
    {"OBS_LOW", "number",
     "Smallest value meant, by rounding or wording; empty: open", NULL},
    {"OBS_HIGH", "number", "Largest value meant; empty: open", NULL},
    {"ABOUT", "boolean", "Stated as about so many", REQUIRED},
    {"BASELINE", "number", "Start that a target names itself", NULL},
    {"UNIT_MEASURE", "string",
     "percent, pp (percentage points), or what the indicator counts", REQUIRED},
    {"OBS_STATUS", "string",
     "SDMX: A normal, E estimated, P provisional, I imputed, here derived",
     ONE_OF("\"A\", \"E\", \"P\", \"I\"")},
    {"STATUS", "string",
     "How far the statement may be trusted; derived: the weakest used",
     AMONG("\"estimate\", \"preliminary\", \"reported\", \"official\", "
           "\"ministry\", \"revised\"")},
    {"DOCUMENT", "string", "Who states it; empty if no document is recorded",
     NULL},
    {"STATED", "string", "The cell as typed", NULL},
    {"DERIVED", "boolean", "Reckoned from other figures, not stated", REQUIRED},
    {"DERIVATION", "string", "How, step by step", NULL},
    {"CHOSEN", "boolean", "Is it what povstat reckons with?", REQUIRED},
    {"STANDING", "string", "What became of the statement",
     AMONG("\"used\", \"outranked\", \"superseded\", \"disputed\", "
           "\"set_aside\"")},
    {"CONFLICTS_WITH", "string",
     "Places of statements it disagrees with, file:line:column", NULL},
    {"SOURCE_FILE", "string", "File it was typed in", NULL},
    {"SOURCE_LINE", "integer", "Line, from 1", "{\"minimum\": 1}"},
    {"SOURCE_COLUMN", "integer", "Character, from 1", "{\"minimum\": 1}"},
    {"SOURCE_COUNT", "integer", "How often it was typed", "{\"minimum\": 0}"},
    {"LOCATOR", "string", "Where in the document", NULL},
    {"COMMENT_OBS", "string", "What whoever typed it noted", NULL},
};

static const package_field area_fields[] = {
    {"REF_AREA", "string", "Id of the territory", REQUIRED},
    {"AREA_NAME", "string", "Name without its level word", REQUIRED},
    {"FULL_NAME", "string", "Name with its level word", REQUIRED},
    {"CODE", "string", "Code of the statistics office, zeros kept", REQUIRED},
    {"LEVEL", "string", "What kind of unit it is",
     ONE_OF("\"province\", \"district\", \"special_zone\"")},
    {"PARENT", "string", "Province it belongs to; empty for a province", NULL},
    {"VALID_FROM", "date", "First day of the territory; empty: long ago", NULL},
    {"VALID_TO", "date", "Last day; empty: in force", NULL},
};

static const package_field indicator_fields[] = {
    {"INDICATOR", "string", "Id", REQUIRED},
    {"LABEL_EN", "string", "English name", REQUIRED},
    {"LABEL_VI", "string", "Vietnamese name", REQUIRED},
    {"UNIT", "string", "What it counts", REQUIRED},
    {"WHOLE", "string", "What its rate divides by; empty: not counted", NULL},
    {"BETTER", "string", "Which way is better", AMONG("\"fewer\", \"more\"")},
    {"BY_STANDARD", "boolean", "Does it depend on the poverty standard?",
     REQUIRED},
    {"IS_FLOW", "boolean", "Over a period, not at a day?", REQUIRED},
};

#define FIELDS(list) list, sizeof list / sizeof *list
#define FOREIGN(field, table, key)                                             \
    "{\"fields\": \"" field "\", \"reference\": {\"resource\": \"" table       \
    "\", \"fields\": \"" key "\"}}"

static const package_table package_tables[N_PACKAGE_TABLES] = {
    [PACKAGE_FIGURES] =
        {"figures",
         "Stated values, chosen and rejected, and derived "
         "figures",
         FIELDS(figure_fields),
         "\"foreignKeys\": [\n          " FOREIGN(
             "REF_AREA", "areas",
             "REF_AREA") ",\n          " FOREIGN("INDICATOR", "indicators",
                                                 "INDICATOR") "\n        ]"},
    [PACKAGE_AREAS] = {"areas", "Territories that the figures are about",
                       FIELDS(area_fields),
                       "\"primaryKey\": \"REF_AREA\",\n        "
                       "\"foreignKeys\": [" FOREIGN("PARENT", "",
                                                    "REF_AREA") "]"},
    [PACKAGE_INDICATORS] = {"indicators", "What is counted",
                            FIELDS(indicator_fields),
                            "\"primaryKey\": \"INDICATOR\",\n        "
                            "\"foreignKeys\": [" FOREIGN("WHOLE", "",
                                                         "INDICATOR") "]"},
};

/** One line; a mark in a number can only be its decimal point. */
static const char *field_text(pov_arena *arena, const package_field *f)
{
    return pov_arena_format(
        arena,
        "          {\"name\": \"%s\", \"type\": \"%s\"%s, \"description\": "
        "\"%s\"%s%s}",
        f->name, f->type,
        f->type[0] == 'n' ? ", \"decimalChar\": \".\", \"bareNumber\": true"
                          : "",
        f->about, f->constraints ? ", \"constraints\": " : "",
        f->constraints ? f->constraints : "");
}

static const char *resource_text(pov_arena *arena, const package_table *t)
{
    const char *fields = "";

    for (size_t i = 0; i < t->n_fields; i++)
        fields = pov_arena_format(arena, "%s%s%s", fields, i ? ",\n" : "",
                                  field_text(arena, &t->fields[i]));
    return pov_arena_format(arena,
                            "    {\n"
                            "      \"name\": \"%s\",\n"
                            "      \"path\": \"%s.csv\",\n"
                            "      \"title\": \"%s\",\n"
                            "      \"profile\": \"tabular-data-resource\",\n"
                            "      \"format\": \"csv\",\n"
                            "      \"mediatype\": \"text/csv\",\n"
                            "      \"encoding\": \"utf-8\",\n"
                            "      \"schema\": {\n"
                            "        \"fields\": [\n%s\n        ],\n"
                            "        %s\n"
                            "      }\n"
                            "    }",
                            t->name, t->name, t->title, fields, t->keys);
}

/** The text of datapackage.json.
 *  Source: Frictionless, Tabular Data Package 1.0 */
static const char *package_descriptor(pov_arena *arena)
{
    const char *resources = "";

    for (size_t i = 0; i < N_PACKAGE_TABLES; i++)
        resources = pov_arena_format(arena, "%s%s%s", resources, i ? ",\n" : "",
                                     resource_text(arena, &package_tables[i]));
    return pov_arena_format(
        arena,
        "{\n"
        "  \"profile\": \"tabular-data-package\",\n"
        "  \"name\": \"povstat-figures\",\n"
        "  \"title\": \"Figures of poverty-reduction plans and results\",\n"
        "  \"description\": \"Exported by povstat: every stated value and "
        "every figure derived from them, each with where it was typed.\",\n"
        "  \"resources\": [\n%s\n  ]\n"
        "}\n",
        resources);
}

/** "A", "E", "P" or "I".  Source: SDMX code list CL_OBS_STATUS */
static const char *sdmx_status(const figure_row *row)
{
    static const char *const codes[] = {
        [POV_NO_STATUS] = "A", [POV_ESTIMATE] = "E", [POV_PRELIMINARY] = "P",
        [POV_REPORTED] = "A",  [POV_OFFICIAL] = "A", [POV_MINISTRY] = "A",
        [POV_REVISED] = "A",
    };

    return row->stated ? codes[row->stated->status] : "I";
}

/** A whole number of what is counted; NULL for anything else. */
static const char *count_text(const figure_row *row, const char *value)
{
    bool is_count = row->figure->key.unit == POV_IN_COUNT;

    return value && is_count && !strchr(value, '.') ? value : NULL;
}

static const char *conflicts_text(pov_arena *arena, const figure_row *row,
                                  const extremes *among)
{
    const char *text = "";
    conflicts c = {.count = 0};

    if (row->stated)
        c = figure_row_conflicts(row->stated, among);
    for (size_t i = 0; i < c.count; i++) {
        pov_place place = c.items[i]->sources.items[0].place;

        text = pov_arena_format(arena, "%s%s%s:%lu:%lu", text, i ? "; " : "",
                                place.file, (unsigned long)place.line,
                                (unsigned long)place.column);
    }
    return text;
}

enum { N_SAID = 22, N_ORIGIN = 13 };

/** What the row says, up to its status. */
static void fill_said(pov_cell said[N_SAID], const pov_results *r,
                      const figure_row *row)
{
    pov_arena *arena = r->arena;
    const pov_key *key = &row->figure->key;
    const char *value = figure_row_value(arena, row);
    const pov_cell cells[] = {
        pov_cell_text(key->area->id),
        pov_cell_text(key->area->name),
        pov_cell_text(key->indicator->id),
        pov_cell_text(words_indicator(r->language, key->indicator)),
        pov_cell_text_if(key->standard ? key->standard->id : NULL),
        pov_cell_text(machine_day(arena, key->as_of)),
        pov_cell_text_if(machine_day(arena, figure_row_since(row))),
        pov_cell_text(pov_code(POV_TERMS_KIND, key->plan != NULL)),
        pov_cell_text_if(figure_row_plan(row)),
        pov_cell_text(pov_code(POV_TERMS_FORM, key->form)),
        pov_cell_text(machine_measure(key)),
        pov_cell_text_if(figure_row_operator(row)),
        pov_cell_number(value),
        pov_cell_number(count_text(row, value)),
        pov_cell_number(figure_row_stretch(arena, row)),
        pov_cell_number(machine_low(arena, figure_row_range(row))),
        pov_cell_number(machine_high(arena, figure_row_range(row))),
        pov_cell_truth(row->stated && row->stated->says.about),
        pov_cell_number(figure_row_baseline(arena, row)),
        pov_cell_text(machine_unit(key)),
        pov_cell_text(sdmx_status(row)),
        pov_cell_text_if(figure_row_status(row)),
    };

    _Static_assert(sizeof cells / sizeof *cells == N_SAID, "a column each");
    memcpy(said, cells, sizeof cells);
}

/** Where it comes from. */
static void fill_origin(pov_cell origin[N_ORIGIN], pov_arena *arena,
                        const figure_row *row, const extremes *among)
{
    static const pov_source none;
    const pov_evidence *e = row->stated;
    const pov_source *source = e ? &e->sources.items[0] : &none;
    const pov_cell cells[] = {
        pov_cell_text_if(figure_row_document(row)),
        pov_cell_text_if(source->raw),
        pov_cell_truth(!e),
        figure_row_derivation(arena, row),
        pov_cell_truth(figure_row_is_chosen(row)),
        pov_cell_text_if(e ? pov_code(POV_TERMS_STANDING, e->standing) : NULL),
        pov_cell_text_if(conflicts_text(arena, row, among)),
        pov_cell_text_if(source->place.file),
        e ? pov_cell_count(arena, source->place.line) : pov_cell_null(),
        e ? pov_cell_count(arena, source->place.column) : pov_cell_null(),
        pov_cell_count(arena, e ? e->source_count : 0),
        pov_cell_text_if(source->locator),
        pov_cell_text_if(source->note),
    };

    _Static_assert(sizeof cells / sizeof *cells == N_ORIGIN, "a column each");
    memcpy(origin, cells, sizeof cells);
}

static void add_figure(pov_table *table, const pov_results *r,
                       const figure_row *row, const extremes *among)
{
    pov_cell cells[N_SAID + N_ORIGIN];

    assert(table->n_columns == N_SAID + N_ORIGIN);
    fill_said(cells, r, row);
    fill_origin(cells + N_SAID, r->arena, row, among);
    pov_table_add(table, r->arena, cells);
}

static pov_table *table_of(pov_arena *arena, const package_table *fields)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);
    pov_column *columns =
        pov_arena_alloc(arena, fields->n_fields * sizeof *columns);

    for (size_t i = 0; i < fields->n_fields; i++)
        columns[i] = (pov_column){.key = fields->fields[i].name};
    *table = (pov_table){
        .key = fields->name, .columns = columns, .n_columns = fields->n_fields};
    return table;
}

static void add_area(pov_table *table, pov_arena *arena, const pov_area *a)
{
    pov_table_add(table, arena,
                  (pov_cell[]){
                      pov_cell_text(a->id),
                      pov_cell_text(a->name),
                      pov_cell_text(a->full_name),
                      pov_cell_text(a->code),
                      pov_cell_text(pov_code(POV_TERMS_LEVEL, a->level)),
                      pov_cell_text_if(a->parent ? a->parent->id : NULL),
                      pov_cell_text_if(machine_day(arena, a->from)),
                      pov_cell_text_if(machine_day(arena, a->to)),
                  });
}

static void add_indicator(pov_table *table, pov_arena *arena,
                          const pov_indicator *i)
{
    pov_table_add(
        table, arena,
        (pov_cell[]){
            pov_cell_text(i->id),
            pov_cell_text(i->label_en),
            pov_cell_text(i->label_vi),
            pov_cell_text(i->unit),
            pov_cell_text_if(i->whole ? i->whole->id : NULL),
            pov_cell_text_if(pov_code(POV_TERMS_DIRECTION, i->better)),
            pov_cell_truth(i->by_standard),
            pov_cell_truth(i->is_flow),
        });
}

/** What rows of figures refer to, and what that refers to. */
typedef struct referred {
    pov_map of; /* pov_area or pov_indicator → itself */
    pov_arena *arena;
} referred;

static void refer(referred *r, const void *to)
{
    if (to)
        *pov_map_at(&r->of, r->arena, &to, sizeof to) = r;
}

static bool is_referred(const referred *r, const void *to)
{
    return pov_map_find(&r->of, &to, sizeof to);
}

/* In the order of the reference tables. */
static void add_referred(pov_package *package, const pov_results *r,
                         const referred *all)
{
    const pov_catalogue *catalogue = r->figures->catalogue;
    pov_table *areas = table_of(r->arena, &package_tables[PACKAGE_AREAS]);
    pov_table *indicators =
        table_of(r->arena, &package_tables[PACKAGE_INDICATORS]);

    for (size_t i = 0; i < catalogue->areas.count; i++)
        if (is_referred(all, catalogue->areas.items[i]))
            add_area(areas, r->arena, catalogue->areas.items[i]);
    for (size_t i = 0; i < catalogue->indicators.count; i++)
        if (is_referred(all, catalogue->indicators.items[i]))
            add_indicator(indicators, r->arena, catalogue->indicators.items[i]);
    package->areas = areas;
    package->indicators = indicators;
}

pov_package pov_report_package(const pov_results *r)
{
    pov_table *figures = table_of(r->arena, &package_tables[PACKAGE_FIGURES]);
    figure_rows rows = figure_rows_of(r);
    pov_package package = {.figures = figures,
                           .descriptor = package_descriptor(r->arena)};
    referred all = {.arena = r->arena};
    extremes among = {.n_lowest = 0};

    for (size_t i = 0; i < rows.count; i++) {
        const pov_key *key = &rows.items[i].figure->key;

        if (!i || rows.items[i].figure != rows.items[i - 1].figure)
            among = figure_row_extremes(rows.items[i].figure);
        add_figure(figures, r, &rows.items[i], &among);
        refer(&all, key->area);
        refer(&all, key->area->parent);
        for (const pov_indicator *of = key->indicator;
             of && !is_referred(&all, of); of = of->whole)
            refer(&all, of);
    }
    add_referred(&package, r, &all);
    return package;
}
