#ifndef POVSTAT_REPORT_PACKAGE_FIELDS_H
#define POVSTAT_REPORT_PACKAGE_FIELDS_H

#include <stddef.h>

#include "povstat/arena.h"

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

extern const package_table package_tables[N_PACKAGE_TABLES];

/** The text of datapackage.json.
 *  Source: Frictionless, Tabular Data Package 1.0 */
const char *package_descriptor(pov_arena *arena);

#endif
