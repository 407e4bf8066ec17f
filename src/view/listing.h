#ifndef POVSTAT_VIEW_LISTING_H
#define POVSTAT_VIEW_LISTING_H

#include "view/fields.h"

/** The columns of areas and of indicators: rows are pointers to them. */
extern const field listing_area_fields[], listing_indicator_fields[];
extern const size_t listing_n_area_fields, listing_n_indicator_fields;

#endif
