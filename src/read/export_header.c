#include "read/export_header.h"

#include <string.h>

static const struct name {
    const char *figures; /* export --format csv */
    const char *package; /* export --format datapackage */
    export_column column;
} names[] = {
    {"area", "REF_AREA", EXPORT_AREA},
    {"indicator", "INDICATOR", EXPORT_INDICATOR},
    {"standard", "STANDARD", EXPORT_STANDARD},
    {"form", "FORM", EXPORT_FORM},
    {"since", "TIME_START", EXPORT_SINCE},
    {"as_of", "TIME_PERIOD", EXPORT_AS_OF},
    {"kind", "KIND", EXPORT_KIND},
    {"plan", "PLAN", EXPORT_PLAN},
    {"op", "OPERATOR", EXPORT_OP},
    {"stretch", "OBS_STRETCH", EXPORT_STRETCH},
    {"stated", "STATED", EXPORT_STATED},
    {"unit", "UNIT_MEASURE", EXPORT_UNIT},
    {"value", "OBS_VALUE", EXPORT_VALUE},
    {"status", "STATUS", EXPORT_STATUS},
    {"derived", "DERIVED", EXPORT_DERIVED},
    {"sources", "SOURCE_FILE", EXPORT_SOURCES},
    {"document", "DOCUMENT", EXPORT_DOCUMENT},
    {"about", "ABOUT", EXPORT_ABOUT},
    {"baseline", "BASELINE", EXPORT_BASELINE},
    {"measure", "MEASURE", EXPORT_UNREAD},
    {"low", "OBS_LOW", EXPORT_UNREAD},
    {"high", "OBS_HIGH", EXPORT_UNREAD},
    {"derivation", "DERIVATION", EXPORT_UNREAD},
    {"chosen", "CHOSEN", EXPORT_UNREAD},
    {"conflicts_with", "CONFLICTS_WITH", EXPORT_UNREAD},
    {"source_count", "SOURCE_COUNT", EXPORT_UNREAD},
    {"standing", "STANDING", EXPORT_UNREAD},
    {"", "AREA_NAME", EXPORT_UNREAD},
    {"", "INDICATOR_NAME", EXPORT_UNREAD},
    {"", "OBS_COUNT", EXPORT_UNREAD},
    {"", "OBS_STATUS", EXPORT_UNREAD},
    {"", "SOURCE_LINE", EXPORT_UNREAD},
    {"", "SOURCE_COLUMN", EXPORT_UNREAD},
    {"", "LOCATOR", EXPORT_LOCATOR},
    {"", "COMMENT_OBS", EXPORT_NOTE},
};

enum { N_NAMES = sizeof names / sizeof *names };

export_column export_column_from(const char *text)
{
    for (size_t i = 0; *text && i < N_NAMES; i++)
        if (!strcmp(text, names[i].figures) || !strcmp(text, names[i].package))
            return names[i].column;
    return N_EXPORT_COLUMNS;
}

export_header export_header_read(const record *row)
{
    export_header h = {.is_there = false};

    for (size_t c = 0; c < EXPORT_UNREAD; c++)
        h.at[c] = -1;
    for (size_t i = 0; i < row->count && i < 2 * N_NAMES; i++) {
        export_column c = export_column_from(row->items[i].text);

        if (c < EXPORT_UNREAD && h.at[c] < 0)
            h.at[c] = (int)i;
    }
    h.is_there = h.at[EXPORT_STATED] >= 0 && h.at[EXPORT_DERIVED] >= 0 &&
                 h.at[EXPORT_VALUE] >= 0;
    return h;
}
