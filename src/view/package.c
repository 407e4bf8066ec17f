#include <stdlib.h>

#include "povstat/map.h"
#include "view/figure_rows.h"
#include "view/listing.h"

/* What the descriptor says of the columns stands beside each of them, so that
 * neither can miss one of the other. */

typedef struct package_table {
    const char *name, *title;
    const field *fields;
    const size_t *n_fields;
    const char *keys; /* JSON: primary and foreign keys */
} package_table;

enum {
    PACKAGE_FIGURES,
    PACKAGE_AREAS,
    PACKAGE_INDICATORS,
    PACKAGE_BREAKDOWNS,
    N_PACKAGE_TABLES
};

#define FOREIGN(field, table, key)                                             \
    "{\"fields\": \"" field "\", \"reference\": {\"resource\": \"" table       \
    "\", \"fields\": \"" key "\"}}"

static const package_table package_tables[N_PACKAGE_TABLES] = {
    [PACKAGE_FIGURES] =
        {"figures",
         "Stated values, chosen and rejected, and derived "
         "figures",
         figure_fields, &n_figure_fields,
         "\"foreignKeys\": [\n          " FOREIGN(
             "REF_AREA", "areas",
             "REF_AREA") ",\n          " FOREIGN("INDICATOR", "indicators",
                                                 "INDICATOR") ",\n         "
                                                              " " FOREIGN(
                                                                  "BREA"
                                                                  "KDOW"
                                                                  "N",
                                                                  "brea"
                                                                  "kdow"
                                                                  "ns",
                                                                  "BREA"
                                                                  "KDOW"
                                                                  "N") "\n     "
                                                                       "   ]"},
    [PACKAGE_AREAS] = {"areas", "Territories that the figures are about",
                       listing_area_fields, &listing_n_area_fields,
                       "\"primaryKey\": \"REF_AREA\",\n        "
                       "\"foreignKeys\": [" FOREIGN("PARENT", "",
                                                    "REF_AREA") "]"},
    [PACKAGE_INDICATORS] = {"indicators", "What is counted",
                            listing_indicator_fields,
                            &listing_n_indicator_fields,
                            "\"primaryKey\": \"INDICATOR\",\n        "
                            "\"foreignKeys\": [" FOREIGN("WHOLE", "",
                                                         "INDICATOR") "]"},
    [PACKAGE_BREAKDOWNS] = {"breakdowns", "Of whom the figures are",
                            listing_breakdown_fields,
                            &listing_n_breakdown_fields,
                            "\"primaryKey\": \"BREAKDOWN\""},
};

/** {"required": true, "enum": ["fewer", "more"]} */
static const char *constraints_text(pov_arena *arena, const field_package *p)
{
    const char *text = p->required ? "\"required\": true" : "";
    const char *codes = "";

    for (unsigned i = 0; p->among && i < pov_terms_count(p->among - 1); i++) {
        const char *code = pov_code(p->among - 1, i);

        if (code && *code)
            codes = pov_arena_format(arena, "%s%s\"%s\"", codes,
                                     *codes ? ", " : "", code);
    }
    if (*codes)
        text = pov_arena_format(arena, "%s%s\"enum\": [%s]", text,
                                *text ? ", " : "", codes);
    if (p->rest)
        text =
            pov_arena_format(arena, "%s%s%s", text, *text ? ", " : "", p->rest);
    return *text ? pov_arena_format(arena, ", \"constraints\": {%s}", text)
                 : "";
}

/** One line; a mark in a number can only be its decimal point. */
static const char *field_text(pov_arena *arena, const field_package *p)
{
    return pov_arena_format(
        arena,
        "          {\"name\": \"%s\", \"type\": \"%s\"%s, \"description\": "
        "\"%s\"%s}",
        p->name, p->type,
        p->type[0] == 'n' ? ", \"decimalChar\": \".\", \"bareNumber\": true"
                          : "",
        p->about, constraints_text(arena, p));
}

static const char *resource_text(pov_arena *arena, const package_table *t)
{
    const char *fields = "";
    const field **in;
    size_t n = fields_in(t->fields, *t->n_fields, FIELD_PACKAGE, arena, &in);

    for (size_t i = 0; i < n; i++)
        fields = pov_arena_format(arena, "%s%s%s", fields, i ? ",\n" : "",
                                  field_text(arena, &in[i]->package));
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

/** What rows of figures refer to, and what that refers to. */
typedef struct referred {
    pov_map of; /* pov_area, pov_indicator or pov_breakdown */
    pov_area_list areas;
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

/** An area and what it lies in. */
static void refer_area(referred *r, const pov_area *area)
{
    for (; area && !is_referred(r, area); area = area->parent) {
        refer(r, area);
        pov_arena_push(r->arena, &r->areas, area);
    }
}

static int compare_ranks(const void *left, const void *right)
{
    const pov_area *a = *(const pov_area *const *)left;
    const pov_area *b = *(const pov_area *const *)right;

    return (a->rank > b->rank) - (a->rank < b->rank);
}

static const pov_rows *rows_of(const pov_results *r, const package_table *t,
                               const void *items, size_t n, size_t size)
{
    return fields_rows(
        r, (field_rows){t->fields, *t->n_fields, items, n, size, NULL},
        FIELD_PACKAGE, NULL);
}

/* In the order of the reference tables. */
static void add_referred(pov_package *package, const pov_results *r,
                         const referred *all)
{
    const pov_catalogue *catalogue = r->figures->catalogue;
    const struct pov_indicator_list *known =
        pov_catalogue_indicators(catalogue);
    struct {
        const void **items;
        size_t count, capacity;
    } areas = {0}, indicators = {0}, breakdowns = {0};

    for (size_t i = 0; i < all->areas.count; i++)
        pov_arena_push(r->arena, &areas, all->areas.items[i]);
    for (size_t i = 0; i < known->count; i++)
        if (is_referred(all, known->items[i]))
            pov_arena_push(r->arena, &indicators, known->items[i]);
    for (size_t i = 0; i < catalogue->breakdowns.count; i++)
        if (is_referred(all, catalogue->breakdowns.items[i]))
            pov_arena_push(r->arena, &breakdowns,
                           catalogue->breakdowns.items[i]);
    package->breakdowns =
        rows_of(r, &package_tables[PACKAGE_BREAKDOWNS], breakdowns.items,
                breakdowns.count, sizeof *breakdowns.items);
    package->areas = rows_of(r, &package_tables[PACKAGE_AREAS], areas.items,
                             areas.count, sizeof *areas.items);
    package->indicators =
        rows_of(r, &package_tables[PACKAGE_INDICATORS], indicators.items,
                indicators.count, sizeof *indicators.items);
}

pov_package pov_report_package(const pov_results *r)
{
    const figure_rows rows = figure_rows_of(r);
    pov_package package = {.descriptor = package_descriptor(r->arena)};
    referred all = {.arena = r->arena};

    for (size_t i = 0; i < rows.count; i++) {
        const pov_key *key = &rows.items[i].figure->key;

        refer_area(&all, key->area);
        for (const pov_indicator *of = key->indicator->plain;
             of && !is_referred(&all, of); of = of->whole)
            refer(&all, of);
        refer(&all, key->indicator->breakdown);
    }
    if (all.areas.count)
        qsort(all.areas.items, all.areas.count, sizeof *all.areas.items,
              compare_ranks);
    package.figures = figure_rows_in(r, &rows, FIELD_PACKAGE);
    add_referred(&package, r, &all);
    return package;
}
