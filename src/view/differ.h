#ifndef POVSTAT_VIEW_DIFFER_H
#define POVSTAT_VIEW_DIFFER_H

#include <stddef.h>

#include "povstat/arena.h"
#include "povstat/map.h"
#include "view/words.h"

/* What the parts of the diff of two data directories share. */

/* Two lists of things, and which thing of one is which of the other. */

/** Shape: things of equal `group` may be the same one; those of equal `group`
 *         and `detail` are. */
typedef struct merge_item {
    const char *group, *detail;
    size_t order; /* of adding */
    const void *thing;
} merge_item;

typedef struct merge_list {
    merge_item *items;
    size_t count, capacity;
} merge_list;

/** The same thing twice; NULL where it is missing. */
typedef struct merge_pair {
    const void *old, *new;
} merge_pair;

typedef struct merge_pairs {
    merge_pair *items;
    size_t count, capacity;
} merge_pairs;

/** Owns: the texts must last. */
void differ_merge_add(merge_list *list, pov_arena *arena, const char *group,
                      const char *detail, const void *thing);

/**
 * Pair the things of both lists, each once.
 *
 * Equal details are paired first, equal ones in the order of adding.  What is
 * left of a group is paired in order, and the rest has no partner.
 *
 * Shape: in the order of groups; sorts both lists.
 */
merge_pairs differ_merge(merge_list *old, merge_list *new, pov_arena *arena);

/** How many of each change. */
typedef struct change_tally {
    size_t of[POV_N_CHANGES];
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
const char *differ_path(const diff_side *side, const char *file);
/** "extracts/bac-kan.csv:3". */
const char *differ_place(const differ *d, const diff_side *side,
                         pov_place place);
/** The id of a document; of one without a name the path of its file. */
const char *differ_plan(const diff_side *side, const pov_plan *plan);

/** The same text for statements that say the same, "12791/0 = …". */
const char *differ_phrase_print(pov_arena *arena, const pov_evidence *stated);

/** Equal for the keys of both sides that speak of the same number, and in the
 *  order of reports. */
const char *differ_key_group(const differ *d, const diff_side *side,
                             const pov_key *key);

/** "Poor households, target quang-binh-2024, end 2024 [national-2022]". */
const char *differ_key_words(const differ *d, const diff_side *side,
                             const pov_key *key);

/** A heading with a table for each area below it, under construction. */
typedef struct area_tables {
    const char *heading;
    const pov_column *columns; /* of every table */
    size_t n_columns;
    const pov_area *area; /* of the last row; NULL: there is none yet */
    pov_section last;
} area_tables;

void differ_tables_add(area_tables *tables, const differ *d,
                       const pov_area *area, const pov_cell *row);
/** Without a row there is no heading either. */
void differ_tables_end(area_tables *tables, const differ *d);

#endif
