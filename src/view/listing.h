#ifndef POVSTAT_VIEW_LISTING_H
#define POVSTAT_VIEW_LISTING_H

#include "view/fields.h"

/** The columns of areas, indicators and breakdowns: rows are pointers to
 *  them. */
extern const field listing_area_fields[], listing_indicator_fields[],
    listing_breakdown_fields[];
extern const size_t listing_n_area_fields, listing_n_indicator_fields,
    listing_n_breakdown_fields;

#endif
