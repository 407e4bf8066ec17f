#ifndef POVSTAT_DATAPACKAGE_H
#define POVSTAT_DATAPACKAGE_H

#include "povstat/finding.h"
#include "povstat/text.h"

/** A file as it is to be in a data directory, whatever lies there now. */
typedef struct pov_package_file {
    const char *path; /* below the directory: "extracts/ba-che-2022.csv" */
    const char *from; /* where it can be read; NULL: it holds `text` */
    const char *text;
} pov_package_file;

/** What a data directory holds. */
typedef struct pov_package_source {
    const char *directory;         /* NULL: what `files` says, and no more */
    const pov_package_file *files; /* of these names, these */
    size_t n_files;
    pov_text_list extracts; /* names below extracts/, in any order */
    const char *old;        /* the descriptor that is there; NULL: none */
    const char *name;       /* of a package that has none yet */
} pov_package_source;

/**
 * The text of datapackage.json for a data directory.
 *
 * Shape:  what `old` says of the package as a whole is kept; its resources are
 *         made anew.  A table is described column by column if it is what
 *         others read without povstat: UTF-8, commas, one header, whole rows,
 *         every word one that is allowed.  Of a key only what holds is said.
 *         Anything else is a file of its kind.
 * Errors: NULL if `old` is no JSON object; NULL and a fatal finding if a file
 *         cannot be read.
 * Source: Frictionless, Tabular Data Package 1.0
 */
const char *pov_datapackage_text(const pov_package_source *source,
                                 pov_arena *arena, pov_findings *findings);

#endif
