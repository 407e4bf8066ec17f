#include "read/reference_loader.h"
#include "read/reference_table.h"

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

static bool take_plan(void *data, reference_row *row)
{
    loader *l = data;
    const reference_cell *cells = row->cells;
    pov_plan plan = {.id = cells[ID].text,
                     .number = cells[NUMBER].text,
                     .issuer = cells[ISSUER].text,
                     .title = cells[TITLE].text,
                     .publisher = cells[PUBLISHER].text,
                     .address = cells[ADDRESS].text,
                     .assigned_by = cells[BY].text,
                     .issued = cells[ISSUED].day,
                     .published = cells[PUBLISHED].day,
                     .from = (int)cells[FROM].number,
                     .to = (int)cells[TO].number,
                     .replaces =
                         pov_catalogue_plan(l->catalogue, cells[REPLACES].text),
                     .status = POV_REPORTED,
                     .place = row->place};

    if (!plan.from != !plan.to)
        return reference_table_refuse(row, plan.from ? TO : FROM,
                                      "it is blank, and %s is not",
                                      plan.from ? "from" : "to");
    if (*cells[AREA].text &&
        !(plan.area = loader_named(l, row, AREA, POV_ROW_AREA)))
        return false;
    if (*cells[STANDARD].text &&
        !(plan.standard = loader_named(l, row, STANDARD, POV_ROW_STANDARD)))
        return false;
    if (*cells[STATUS].text &&
        !pov_status_from(cells[STATUS].text, &plan.status))
        return reference_table_refuse(row, STATUS, "is no status of figures");
    return pov_catalogue_add_plan(l->catalogue, plan) != NULL;
}

static const char *const by_words[] = {"own", "province", "ministry", NULL};

static const reference_column plan_columns[] = {
    {.name = "plan", .holds = HOLDS_ID, .is_needed = true, .is_name = true},
    {.name = "area", .holds = HOLDS_TEXT},
    {.name = "number", .holds = HOLDS_TEXT},
    {.name = "issuer", .holds = HOLDS_TEXT},
    {.name = "issued", .holds = HOLDS_DAY},
    {.name = "from", .holds = HOLDS_YEAR},
    {.name = "to", .holds = HOLDS_YEAR, .not_before = "from"},
    {.name = "standard", .holds = HOLDS_TEXT},
    {.name = "status", .holds = HOLDS_TEXT},
    {.name = "assigned_by", .holds = HOLDS_WORD, .words = by_words},
    {.name = "replaces", .holds = HOLDS_ABOVE},
    {.name = "title", .holds = HOLDS_TEXT},
    {.name = "publisher", .holds = HOLDS_TEXT},
    {.name = "published", .holds = HOLDS_DAY},
    {.name = "address", .holds = HOLDS_TEXT},
    {.name = NULL},
};

const reference_table plan_table = {"plans.csv", plan_columns, POV_ROW_PLAN,
                                    take_plan, NULL};
