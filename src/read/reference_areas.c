#include <string.h>

#include "povstat/text.h"
#include "read/reference_loader.h"
#include "read/reference_table.h"

/* Areas, and the spellings of their names. */

enum { ID, CODE, NAME, FULL, LEVEL, PARENT, FROM, TO, NEXT, FORMER };

/** What a level lies in; POV_ANY_LEVEL: nothing. */
static const struct place_of_level {
    pov_level level, parent;
} levels[] = {
    {POV_PROVINCE, POV_ANY_LEVEL},
    {POV_DISTRICT, POV_PROVINCE},
    {POV_SPECIAL_ZONE, POV_PROVINCE},
};

/** In the same order. */
static const char *const level_words[] = {"province", "district",
                                          "special_zone", NULL};

/** Does the parent, or that there is none, fit the level? */
static bool fits_level(const reference_row *row, const pov_area *area)
{
    const struct place_of_level *at = &levels[row->cells[LEVEL].number];

    if (at->parent == POV_ANY_LEVEL)
        return !area->parent ||
               reference_table_refuse(row, PARENT,
                                      "is above a %s, which lies in "
                                      "nothing",
                                      pov_level_name(at->level));
    if (!area->parent)
        return reference_table_refuse(row, PARENT,
                                      "it is blank, and a %s lies in a "
                                      "%s",
                                      pov_level_name(at->level),
                                      pov_level_name(at->parent));
    return area->parent->level == at->parent ||
           reference_table_refuse(row, PARENT, "is a %s, and a %s lies in a %s",
                                  pov_level_name(area->parent->level),
                                  pov_level_name(at->level),
                                  pov_level_name(at->parent));
}

static void add_former_name(loader *l, const reference_row *row,
                            const char *piece, pov_area *area)
{
    const char *at = strchr(piece, '@');
    pov_former_name former = {piece, POV_NO_DAY};

    if (at)
        former.full_name =
            pov_arena_copy(l->arena, piece, (size_t)(at - piece));
    if (at && !pov_day_parse(at + 1, &former.until))
        loader_ignore(
            row, FORMER, piece,
            pov_say(l->findings->language, "does not end like @2024-10-31"));
    else if (!*pov_text_bare(l->arena, former.full_name))
        loader_ignore(row, FORMER, piece,
                      pov_say(l->findings->language, "holds no name"));
    else
        pov_arena_push(l->arena, &area->former, former);
}

static bool take_area(void *data, reference_row *row)
{
    loader *l = data;
    const reference_cell *cells = row->cells;
    pov_area area = {.id = cells[ID].text,
                     .code = cells[CODE].text,
                     .name = cells[NAME].text,
                     .full_name = cells[FULL].text,
                     .level = levels[cells[LEVEL].number].level,
                     .parent =
                         pov_catalogue_area(l->catalogue, cells[PARENT].text),
                     .from = cells[FROM].day,
                     .to = cells[TO].day,
                     .place = row->place};
    pov_area *added;

    if (!fits_level(row, &area))
        return false;
    for (const char *piece, *rest = cells[FORMER].text;
         (piece = loader_piece(l, &rest));)
        add_former_name(l, row, piece, &area);
    added = pov_catalogue_add_area(l->catalogue, area);
    if (*cells[NEXT].text)
        succession_add(l, row, NEXT, added);
    return true;
}

static const reference_column area_columns[] = {
    {.name = "id", .holds = HOLDS_ID, .is_needed = true, .is_name = true},
    {.name = "code", .holds = HOLDS_TEXT, .is_name = true},
    {.name = "name", .holds = HOLDS_NAME, .is_needed = true, .is_name = true},
    {.name = "full_name",
     .holds = HOLDS_NAME,
     .is_needed = true,
     .is_name = true},
    {.name = "level",
     .holds = HOLDS_WORD,
     .is_needed = true,
     .words = level_words},
    {.name = "parent", .holds = HOLDS_ABOVE},
    {.name = "valid_from", .holds = HOLDS_DAY},
    {.name = "valid_to", .holds = HOLDS_DAY, .not_before = "valid_from"},
    {.name = "successors", .holds = HOLDS_TEXT},
    {.name = "former_names", .holds = HOLDS_TEXT},
    {.name = NULL},
};

const reference_table area_table = {"reference/areas.csv", area_columns,
                                    POV_ROW_AREA, take_area, succession_link};

static const char *const alias_words[] = {"spelling", "typo", NULL};

static bool take_alias(void *data, reference_row *row)
{
    enum { ALIAS, AREA, KIND };
    loader *l = data;
    const char *spelling = row->cells[ALIAS].text;
    pov_area_alias alias = {.alias = spelling,
                            .area = loader_named(l, row, AREA, POV_ROW_AREA),
                            .is_typo = row->cells[KIND].number == 1};
    const pov_area *other;

    if (!alias.area)
        return false;
    other = pov_area_namesake(l->catalogue, spelling, alias.area);
    if (other)
        return reference_table_refuse(row, ALIAS, "is the name of %s",
                                      other->id);
    return pov_catalogue_add_alias(l->catalogue, alias) ||
           reference_table_refuse(row, ALIAS,
                                  "is a spelling of another area above");
}

static const reference_column alias_columns[] = {
    {.name = "alias", .holds = HOLDS_NAME, .is_needed = true, .is_name = true},
    {.name = "area", .holds = HOLDS_TEXT, .is_needed = true},
    {.name = "kind",
     .holds = HOLDS_WORD,
     .is_needed = true,
     .words = alias_words},
    {.name = "note", .holds = HOLDS_REMARK},
    {.name = NULL},
};

const reference_table alias_table = {"reference/area-aliases.csv",
                                     alias_columns, POV_ROW_AREA, take_alias,
                                     NULL};
