#ifndef POVSTAT_WRITE_H
#define POVSTAT_WRITE_H

#include <stdbool.h>
#include <stdio.h>

#include "povstat/report.h"
#include "povstat/say.h"

typedef struct pov_write_options {
    pov_arena *arena;       /* scratch for the writer */
    size_t width;           /* columns a person sees; 0: as wide as needed */
    bool colour;            /* terminal escapes may be used */
    bool bars;              /* a terminal reads it: draw small progress bars */
    bool unnoted;           /* text: without footnotes and their marks */
    bool excel;             /* csv: BOM, ';', decimal commas */
    bool goes_on;           /* of rows: others of the same columns were drawn */
    pov_language language;  /* of the complaint */
    const char *scratch;    /* directory of temporary files; NULL: /tmp */
    const char **complaint; /* where a format says why it cannot be drawn: what
                               was written is no use.  NULL: nobody asks */
} pov_write_options;

typedef struct pov_format {
    const char *name;      /* "markdown" */
    const char *extension; /* "md"; "" for a directory */
    const char *about;     /* one line for help */
    pov_draws draws;
    /* NULL for a directory */
    void (*write)(const pov_report *report, const pov_write_options *options,
                  FILE *out);
} pov_format;

extern const pov_format pov_formats[];
extern const size_t pov_n_formats;

/** What is said where temporary files are no use: errno says why. */
const char *pov_write_no_room(const pov_write_options *options, int error);

/** Print one value as JSON, whatever its kind; no line end. */
void pov_write_value(const pov_cell *value, pov_arena *arena, FILE *out);

/** Print rows as those of a document, each behind a comma; no bracket. */
void pov_write_rows(const pov_rows *rows, pov_arena *arena, FILE *out);

/** By name or by the extension of a path.  Errors: NULL. */
const pov_format *pov_format_named(const char *name);
const pov_format *pov_format_for_path(const char *path);

#endif
