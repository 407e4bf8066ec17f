#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include "povstat/map.h"
#include "report/merge.h"
#include "report/words.h"

/* What the parts of the diff of two data directories share. */

/** What became of a figure, a finding or a target. */
typedef enum change {
    CHANGE_NONE,
    CHANGE_APPEARED,
    CHANGE_WENT_AWAY,
    CHANGE_MOVED,    /* a figure's number; what a verdict rests on */
    CHANGE_RESTATED, /* the number is the same, what is typed is not */
    CHANGE_VERDICT,
    N_CHANGES
} change;

/** "moved", "went_away". */
const char *change_code(change c);

/** How many of each change. */
typedef struct change_tally {
    size_t of[N_CHANGES];
    size_t hidden; /* of these, rows that people are not shown */
} change_tally;

/** One of the two directories. */
typedef struct diff_side {
    const pov_results *results;
    const char *directory;
} diff_side;

typedef struct differ {
    diff_side old, new;
    pov_language language;
    bool in_full;  /* also list for people what only counts are told of */
    pov_map ranks; /* id of an indicator → its place in reports */
    pov_report *report;
    pov_arena *arena;
    pov_arena *scratch; /* whoever fills it empties it */
} differ;

/** A path below the side's directory: "extracts/bac-kan.csv". */
const char *side_path(const diff_side *side, const char *file);
/** "extracts/bac-kan.csv:3". */
const char *side_place(const differ *d, const diff_side *side, pov_place place);
/** The id of a document; of one without a name the path of its file. */
const char *side_plan(const diff_side *side, const pov_plan *plan);

/** Equal for the keys of both sides that speak of the same number, and in the
 *  order of reports. */
const char *key_group(const differ *d, const diff_side *side,
                      const pov_key *key);

/** "Poor households, target quang-binh-2024, end 2024 [national-2022]". */
const char *key_words(const differ *d, const diff_side *side,
                      const pov_key *key);

/** "old → new", the one if they are equal or the other is NULL. */
const char *old_to_new(pov_arena *arena, const char *old, const char *new);

/** A heading with a table for each area below it, under construction. */
typedef struct area_tables {
    const char *heading;
    const pov_column *columns; /* of every table */
    size_t n_columns;
    const pov_area *area; /* of the last row; NULL: there is none yet */
    pov_section last;
} area_tables;

void area_tables_add(area_tables *tables, const differ *d, const pov_area *area,
                     const pov_cell *row);
/** Without a row there is no heading either. */
void area_tables_end(area_tables *tables, const differ *d);

/** Empty rows for machines. */
pov_table *finding_rows_new(pov_arena *arena);
pov_table *target_rows_new(pov_arena *arena);

/* The parts: each fills its rows for machines, adds its sections to the
 * report, and counts. */
change_tally diff_figures(const differ *d, pov_table *rows);
change_tally diff_findings(const differ *d, pov_table *rows);
change_tally diff_targets(const differ *d, pov_table *rows);

#endif
