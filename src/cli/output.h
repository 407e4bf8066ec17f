#ifndef POVSTAT_CLI_OUTPUT_H
#define POVSTAT_CLI_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/stream.h"
#include "povstat/arena.h"
#include "povstat/report.h"
#include "povstat/say.h"

/** Where a result goes: standard output or another thing that is open or a
 *  device, a file that appears whole or not at all, or memory, for a
 *  comparison with a file or for a pager. */
typedef struct output {
    FILE *out;             /* to write to */
    const char *typed;     /* NULL: standard output */
    const char *path;      /* the file to replace, behind links; NULL: none */
    bool is_check;         /* compare only */
    const char *pager;     /* the caller's: shows standard output a page at a
                              time; NULL: none */
    stream stream;         /* behind `out` */
    bool has_target;       /* is there something already... */
    struct stat target;    /* ...and what is it? */
    pov_language language; /* the caller's: of complaints */
    pov_arena *arena;
} output;

/**
 * Begin.  The result of -o grows in a nameless file beside its target, so
 * that nothing is left behind however the run ends.
 *
 * Shape:  `typed` is NULL or "-" for standard output.  /dev/stdout and its
 *         like, and the file that standard output or error goes to, are
 *         written through what is open, never replaced.
 * Errors: NULL if well, else the complaint; there is nothing to end.
 */
const char *output_begin(output *o, const char *typed, bool is_check,
                         pov_arena *arena);

/** The first of the paths that is the file to be written, or NULL. */
const char *output_input_hit(const output *o, const pov_text_list *paths);

typedef enum output_outcome {
    OUTPUT_WRITTEN,
    OUTPUT_DIFFERS, /* --check: the diff is on standard output */
    OUTPUT_FAILED,  /* see `complaint` */
} output_outcome;

/** Put the result in its place and close it.
 *  Errors: an older file is as it was, unless the complaint says otherwise. */
output_outcome output_end(output *o, const char **complaint);

/** Throw the result away. */
void output_drop(output *o);

#endif
