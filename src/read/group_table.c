#include "read/group_table.h"

enum {
#define GROUP(id, ...) GROUP_##id,
#include "read/reference_columns.def"
};

static const reference_column group_columns[] = {
#define GROUP(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

static const char areas_path[] = "reference/areas.csv";

/** The area that a column names, by exact id.  Errors: NULL and a finding,
 *  unless one told already why it is not there. */
static const pov_area *area_named(reference_row *row, size_t column)
{
    const char *id = row->cells[column].text;
    reference_reading *r = row->reading;
    const pov_area *area = pov_catalogue_area(r->catalogue, id);

    if (area)
        return area;
    row->cause = pov_catalogue_lost_id(r->catalogue, POV_ROW_AREA, id);
    if (row->cause)
        reference_table_tell_lost(r, reference_table_place(row, column),
                                  r->table->columns[column].name, id,
                                  row->cause);
    else
        reference_table_refuse(row, column, "stands nowhere in %s", areas_path);
    return NULL;
}

static bool take_group(void *data, reference_row *row)
{
    const reference_cell *cells = row->cells;
    pov_membership m = {.group = area_named(row, GROUP_GROUP),
                        .area = area_named(row, GROUP_AREA),
                        .from = cells[GROUP_FROM].day,
                        .to = cells[GROUP_TO].day,
                        .source = cells[GROUP_SOURCE].text,
                        .place = row->place};

    (void)data;
    if (!m.group || !m.area)
        return false;
    if (!pov_area_is_group(m.group))
        return reference_table_refuse(
            row, GROUP_GROUP,
            "is a %s, and only a country or region is made "
            "of provinces",
            pov_code(POV_TERMS_LEVEL, m.group->level));
    if (m.area->level != POV_PROVINCE)
        return reference_table_refuse(
            row, GROUP_AREA,
            "is a %s, and a country or region is made of "
            "provinces",
            pov_code(POV_TERMS_LEVEL, m.area->level));
    return pov_catalogue_add_membership(row->reading->catalogue, m) ||
           reference_table_refuse(row, GROUP_AREA,
                                  "stands above for some of these days");
}

const reference_table group_table = {
    .path = "reference/area-groups.csv",
    .columns = group_columns,
    .kind = POV_N_ROW_KINDS,
    .take = take_group,
};
