#ifndef POVSTAT_CLI_PIPELINE_H
#define POVSTAT_CLI_PIPELINE_H

#include "cli/command.h"
#include "cli/filter.h"
#include "povstat/extract.h"
#include "povstat/view.h"

/* The straight line that every command walks as far as it needs:
 * bytes → rows → statements → figures → progress. */

/** A line on standard error that tells what a long run is doing.  It comes
 *  after half a second, and is gone before anything else is printed. */
typedef struct busy_line {
    pov_language language;
    FILE *err;
    bool is_wanted; /* a capable terminal reads it, and nobody said -q */
    bool is_shown;
    int64_t began, drawn; /* milliseconds of a clock of its own */
} busy_line;

typedef struct pipeline {
    const pov_catalogue *catalogue;
    pov_figures *figures;
    pov_progress_list progress;
    pov_read_tally tally;
    busy_line busy;      /* for whoever waits */
    bool without_tables; /* there is nothing to speak of */
    bool reads_all;      /* the bundled extracts as well */
} pipeline;

/** Load the reference tables.  Errors: NULL; fatal findings say why. */
pov_catalogue *pipeline_catalogue(invocation *in);

/**
 * Read the files named on the command line, the bundled extracts if there are
 * none or with --merge, and make figures of them.
 *
 * Errors: what command_refuse gave for a wrong --set; else EXIT_DONE, with
 *         findings.  Without a catalogue there are no figures.
 */
exit_status pipeline_figures(invocation *in, const pov_catalogue *catalogue,
                             pov_text_list files, pipeline *out);

/** The same, and hold targets against figures, for what is wrong with them
 *  alone, of what the filter asks for: there are no figures and no progress
 *  afterwards, but the number of figures that are stated. */
exit_status pipeline_check(invocation *in, const pov_catalogue *catalogue,
                           pov_text_list files, const pov_filter *filter,
                           pipeline *out);

/** The extracts of the data directory, by their names in extracts/; in no
 *  order.  Errors: a fatal finding if they cannot be listed. */
pov_text_list pipeline_extracts(invocation *in);

/** Say that there is no extract to report of yet, and what adds one.  Errors:
 *  false if there are some. */
bool pipeline_say_empty(const invocation *in);

/** Whoever takes down what is read of each file. */
typedef struct pipeline_listener {
    pov_scribe *scribe;
    void *of;
    void (*begins)(void *of, const char *path, const pov_read_tally *tally);
    void (*ends)(void *of, const char *path, const pov_read_tally *tally);
} pipeline_listener;

/** Only read the same files: nothing is settled or reckoned, and what is stated
 *  goes to whoever listens.  Errors: as pipeline_figures. */
exit_status pipeline_transcribe(invocation *in, const pov_catalogue *catalogue,
                                const pipeline_listener *listener,
                                pipeline *out);

/** Let go of all findings but those that make the exit status 2: whoever
 *  gathers tells the others. */
void pipeline_keep_fatal(invocation *in);

/** What is left to report of, where the reference tables could not be read:
 *  nothing. */
pipeline pipeline_without_tables(const invocation *in);

/** Tell again what made a file or a table unusable, and nothing else. */
void pipeline_tell_fatal(const pov_findings *from, pov_findings *to);

/** Hold targets against figures. */
void pipeline_progress(invocation *in, pipeline *line);

/** What a report needs to know; the findings are sorted first. */
pov_results pipeline_results(invocation *in, const pipeline *line,
                             const pov_filter *filter);

/** The first half of a command with filter options: load the reference tables,
 *  understand the filter, read, reckon.  Errors: as filter_from; without
 *  reference tables out->catalogue is NULL and findings say why. */
exit_status pipeline_read(invocation *in, pov_filter *filter, pipeline *out);

/** Draw the report.  People are only told that nothing was read, where there
 *  were no tables: no page of nothing. */
void pipeline_draw(const invocation *in, const pipeline *line,
                   pov_report *report);

/**
 * Draw what a command has to say without tables.
 *
 * Shape:  a document of this schema, with an empty list of this name; either
 *         may be NULL.
 * Errors: EXIT_DONE, for the caller to return: findings say why.
 */
exit_status pipeline_draw_nothing(const invocation *in, const char *schema,
                                  const char *list);

/** What a command prints. */
typedef struct pipeline_printing {
    bool judges; /* targets against figures */
    /* how many rows there are, and what is said if there are none: `is_any`,
       were some left out? */
    size_t (*count)(const pov_results *results);
    void (*say_none)(const invocation *in, bool is_any);
    pov_report *(*make)(const pov_results *results);
} pipeline_printing;

/** All of such a command: filter, read, reckon, make the report and draw it, a
 *  family of areas at a time where that may be.  Errors: as filter_from. */
exit_status pipeline_print(invocation *in, const pipeline_printing *how);

/** The same of a command that prints targets. */
exit_status pipeline_print_targets(invocation *in,
                                   pov_report *make(const pov_results *));

#endif
