#include "report/package_fields.h"

/* The columns of each table and what the descriptor says of them are one list,
 * so that neither can miss one of the other.  Names are those of SDMX where it
 * has one: REF_AREA, TIME_PERIOD, OBS_VALUE, UNIT_MEASURE, OBS_STATUS. */

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

const package_table package_tables[N_PACKAGE_TABLES] = {
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

const char *package_descriptor(pov_arena *arena)
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
