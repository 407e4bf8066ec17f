#ifndef POVSTAT_WAIVER_H
#define POVSTAT_WAIVER_H

#include "povstat/finding.h"
#include "povstat/map.h"

/** One known finding that need not be told again. */
typedef struct pov_waiver {
    pov_finding_kind kind;
    const char *file; /* the last names of a path: "extracts/bac-kan.csv" */
    uint32_t line;    /* 0: any */
    const char *cell; /* what was typed there; "": anything */
    pov_place place;  /* its own row, in waivers.csv */
    bool is_used;
} pov_waiver;

typedef struct pov_waivers {
    pov_arena *arena;
    pov_waiver **items; /* in the order added */
    size_t count, capacity;
    pov_map by_file;
    bool has_kind[POV_N_FINDING_KINDS];
} pov_waivers;

pov_waivers *pov_waivers_new(pov_arena *arena);

/**
 * Add a waiver with a line, a cell or both; findings like it are silenced
 * from now on.  Its texts must last as long as the waivers.
 *
 * Errors: false if there is one like it already.
 */
bool pov_waivers_add(pov_waivers *waivers, pov_waiver waiver);

/**
 * Is a finding waived?  Every waiver that says so is used from then on.
 *
 * Shape: the typed cell is the first quoted text of the finding's detail; a
 *        cell that holds an apostrophe and a blank, colon or comma behind it
 *        is waived by its line.
 */
bool pov_waivers_match(pov_waivers *waivers, pov_finding_kind kind,
                       pov_place place, const char *detail);

/** The filter that these waivers are, for as long as they last. */
pov_finding_filter *pov_waivers_filter(pov_waivers *waivers);

/** Which waivers a run can have proved to be unused. */
typedef enum pov_waiver_scope {
    POV_WAIVERS_OF_FILES, /* those of findings in one file: P0 to P3 */
    POV_WAIVERS_OF_ALL,   /* all: the bundled extracts were read as well */
} pov_waiver_scope;

/** Report the waivers in scope that nothing used although their file was
 *  read.  Shape: NULL, as of a table that cannot be read, holds none. */
void pov_waivers_report_unused(const pov_waivers *waivers,
                               const char *const files[], size_t n_files,
                               pov_waiver_scope scope, pov_findings *findings);

#endif
