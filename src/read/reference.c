#include "povstat/reference.h"

#include <string.h>

#include "povstat/text.h"
#include "read/reference_table.h"

/* Reference tables are ours: UTF-8, commas, exact column names.  One reader
 * serves them all; each table brings its columns and what to do with a row. */

typedef struct loader {
    pov_catalogue *catalogue;
    pov_arena *arena;
    pov_findings *findings;
    struct { /* what may point at rows further down the table */
        struct later {
            pov_area *area;
            const char *successors;
        } * items;
        size_t count, capacity;
    } later;
} loader;

/** Call `each` with every piece of a text parted by '|'. */
static bool each_piece(loader *l, const char *text,
                       bool (*each)(loader *l, const char *piece, void *data),
                       void *data)
{
    while (*text) {
        size_t length = strcspn(text, "|");

        if (length && !each(l, pov_arena_copy(l->arena, text, length), data))
            return false;
        text += length + (text[length] == '|');
    }
    return true;
}

static bool read_day(const char *text, pov_day *day)
{
    *day = POV_NO_DAY;
    return !*text || pov_day_parse(text, day);
}

static bool add_former_name(loader *l, const char *piece, void *data)
{
    pov_area *area = data;
    const char *at = strchr(piece, '@');
    pov_former_name former = {piece, POV_NO_DAY};

    if (at) {
        former.full_name =
            pov_arena_copy(l->arena, piece, (size_t)(at - piece));
        if (!read_day(at + 1, &former.until))
            return false;
    }
    pov_arena_push(l->arena, &area->former, former);
    return true;
}

static bool succeed(loader *l, const char *piece, void *data)
{
    return pov_catalogue_succeed(l->catalogue, data, piece);
}

static const char *take_area(void *data, const char *const cells[],
                             pov_place place)
{
    loader *l = data;
    enum { ID, CODE, NAME, FULL, LEVEL, PARENT, FROM, TO, NEXT, FORMER };
    pov_area area = {.id = cells[ID],
                     .code = cells[CODE],
                     .name = cells[NAME],
                     .full_name = cells[FULL],
                     .place = place};
    struct later later = {NULL, cells[NEXT]};

    for (int level = POV_PROVINCE; level <= POV_SPECIAL_ZONE; level++)
        if (!strcmp(cells[LEVEL], pov_level_name((pov_level)level)))
            area.level = (pov_level)level;
    if (area.level == POV_ANY_LEVEL)
        return "level";
    if (*cells[PARENT]) {
        area.parent = pov_catalogue_area(l->catalogue, cells[PARENT]);
        if (!area.parent)
            return "parent (it must stand above)";
    }
    if (!read_day(cells[FROM], &area.from) || !read_day(cells[TO], &area.to))
        return "validity";
    if (!each_piece(l, cells[FORMER], add_former_name, &area))
        return "former_names";
    later.area = pov_catalogue_add_area(l->catalogue, area);
    if (!later.area)
        return "id (it is taken)";
    if (*later.successors)
        pov_arena_push(l->arena, &l->later, later);
    return NULL;
}

static const char *take_alias(void *data, const char *const cells[],
                              pov_place place)
{
    loader *l = data;
    enum { ALIAS, AREA, KIND };
    pov_area_alias alias = {.alias = cells[ALIAS],
                            .area =
                                pov_catalogue_area(l->catalogue, cells[AREA]),
                            .is_typo = !strcmp(cells[KIND], "typo")};

    (void)place;
    if (!alias.area)
        return "area";
    if (!alias.is_typo && strcmp(cells[KIND], "spelling") != 0)
        return "kind (spelling or typo)";
    return pov_catalogue_add_alias(l->catalogue, alias) ? NULL
                                                        : "alias (it is taken)";
}

typedef struct name_target {
    const pov_indicator *indicator;
    const pov_standard *standard;
} name_target;

static bool add_name(loader *l, const char *piece, void *data)
{
    const name_target *target = data;

    if (target->indicator)
        return pov_catalogue_name_indicator(l->catalogue, piece,
                                            target->indicator);
    return pov_catalogue_name_standard(l->catalogue, piece, target->standard);
}

static bool read_yes(const char *text, bool *yes)
{
    *yes = !strcmp(text, "yes");
    return *yes || !strcmp(text, "no");
}

static const char *take_indicator(void *data, const char *const cells[],
                                  pov_place place)
{
    loader *l = data;
    enum { ID, VI, EN, UNIT, WHOLE, WORDS, STANDARD, NATURE, WAY, HEAD, ALIAS };
    static const char *const ways[] = {"none", "fewer", "more"};
    pov_indicator indicator = {.id = cells[ID],
                               .label_vi = cells[VI],
                               .label_en = cells[EN],
                               .unit = cells[UNIT],
                               .whole_label = cells[WORDS],
                               .is_flow = !strcmp(cells[NATURE], "flow"),
                               .place = place};
    name_target target = {0};
    int way = 0;

    if (*cells[WHOLE]) {
        indicator.whole = pov_catalogue_indicator(l->catalogue, cells[WHOLE]);
        if (!indicator.whole)
            return "whole (it must stand above)";
    }
    if (!read_yes(cells[STANDARD], &indicator.by_standard))
        return "by_standard (yes or no)";
    if (!read_yes(cells[HEAD], &indicator.is_headline))
        return "headline (yes or no)";
    if (!indicator.is_flow && strcmp(cells[NATURE], "stock") != 0)
        return "nature (stock or flow)";
    while (way < 3 && strcmp(cells[WAY], ways[way]) != 0)
        way++;
    if (way == 3)
        return "direction (fewer, more or none)";
    indicator.better = (pov_direction)way;
    target.indicator = pov_catalogue_add_indicator(l->catalogue, indicator);
    if (!target.indicator)
        return "id (it is taken)";
    return each_piece(l, cells[ALIAS], add_name, &target) ? NULL : "aliases";
}

static const char *take_standard(void *data, const char *const cells[],
                                 pov_place place)
{
    loader *l = data;
    enum { ID, VI, EN, FROM, TO, AREA, SYNONYMS };
    pov_standard standard = {.id = cells[ID],
                             .label_vi = cells[VI],
                             .label_en = cells[EN],
                             .place = place};
    name_target target = {0};

    if (!read_day(cells[FROM], &standard.from) ||
        !read_day(cells[TO], &standard.to))
        return "validity";
    if (*cells[AREA]) {
        standard.area = pov_catalogue_area(l->catalogue, cells[AREA]);
        if (!standard.area)
            return "area";
    }
    target.standard = pov_catalogue_add_standard(l->catalogue, standard);
    if (!target.standard)
        return "id (it is taken)";
    return each_piece(l, cells[SYNONYMS], add_name, &target) ? NULL
                                                             : "synonyms";
}

static bool read_plan_year(const char *text, int *year)
{
    *year = 0;
    if (!*text)
        return true;
    for (const char *c = text; *c; c++) {
        if (*c < '0' || *c > '9')
            return false;
        *year = *year * 10 + (*c - '0');
        if (*year > 9999)
            return false;
    }
    return *year > 0;
}

static const char *take_plan(void *data, const char *const cells[],
                             pov_place place)
{
    loader *l = data;
    enum {
        ID,
        AREA,
        NUMBER,
        ISSUER,
        ISSUED,
        FROM,
        TO,
        STANDARD,
        STATUS,
        BY,
        REPLACES,
        TITLE,
        PUBLISHER,
        PUBLISHED,
        ADDRESS
    };
    pov_plan plan = {.id = cells[ID],
                     .number = cells[NUMBER],
                     .issuer = cells[ISSUER],
                     .title = cells[TITLE],
                     .publisher = cells[PUBLISHER],
                     .address = cells[ADDRESS],
                     .assigned_by = cells[BY],
                     .status = POV_REPORTED,
                     .place = place};

    if (*cells[AREA]) {
        plan.area = pov_catalogue_area(l->catalogue, cells[AREA]);
        if (!plan.area)
            return "area";
    }
    if (!read_day(cells[ISSUED], &plan.issued) ||
        !read_day(cells[PUBLISHED], &plan.published))
        return "issued or published (a date like 2024-01-31)";
    if (!read_plan_year(cells[FROM], &plan.from) ||
        !read_plan_year(cells[TO], &plan.to) || plan.from > plan.to)
        return "from or to (years)";
    if (*cells[STANDARD]) {
        plan.standard = pov_catalogue_standard(l->catalogue, cells[STANDARD]);
        if (!plan.standard)
            return "standard";
    }
    if (*cells[STATUS] && !pov_status_from(cells[STATUS], &plan.status))
        return "status";
    if (*cells[REPLACES]) {
        plan.replaces = pov_catalogue_plan(l->catalogue, cells[REPLACES]);
        if (!plan.replaces)
            return "replaces (it must stand above)";
    }
    return pov_catalogue_add_plan(l->catalogue, plan) ? NULL
                                                      : "plan (it is taken)";
}

static const reference_table tables[] = {
    {"reference/areas.csv",
     {"id", "code", "name", "full_name", "level", "parent", "valid_from",
      "valid_to", "successors", "former_names"},
     take_area},
    {"reference/area-aliases.csv", {"alias", "area", "kind"}, take_alias},
    {"reference/indicators.csv",
     {"id", "label_vi", "label_en", "unit", "whole", "whole_label",
      "by_standard", "nature", "direction", "headline", "aliases"},
     take_indicator},
    {"reference/standards.csv",
     {"id", "label_vi", "label_en", "valid_from", "valid_to", "area",
      "synonyms"},
     take_standard},
    {"plans.csv",
     {"plan", "area", "number", "issuer", "issued", "from", "to", "standard",
      "status", "assigned_by", "replaces", "title", "publisher", "published",
      "address"},
     take_plan},
};

static const size_t n_tables = sizeof tables / sizeof *tables;

pov_text_list pov_reference_paths(const char *directory, pov_arena *arena)
{
    pov_text_list paths = {0};

    for (size_t i = 0; i < n_tables; i++)
        pov_arena_push(arena, &paths,
                       reference_table_path(&tables[i], directory, arena));
    pov_arena_push(arena, &paths,
                   reference_table_path(&waiver_table, directory, arena));
    pov_arena_push(arena, &paths,
                   pov_arena_format(arena, "%s/datapackage.json", directory));
    return paths;
}

static void link_successors(loader *l)
{
    for (size_t i = 0; i < l->later.count; i++) {
        struct later *later = &l->later.items[i];

        if (!each_piece(l, later->successors, succeed, later->area))
            pov_find(l->findings, POV_FOUND_BAD_REFERENCE, later->area->place,
                     "successors: '%s'", later->successors);
    }
}

pov_catalogue *pov_reference_load(const char *directory, pov_arena *arena,
                                  pov_findings *findings)
{
    loader l = {.catalogue = pov_catalogue_new(arena),
                .arena = arena,
                .findings = findings};
    bool all = true;

    for (size_t i = 0; i < n_tables; i++)
        all =
            reference_table_read(&tables[i], directory, &l, arena, findings) &&
            all;
    link_successors(&l);
    return all ? l.catalogue : NULL;
}
