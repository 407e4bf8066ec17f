#ifndef POVSTAT_READ_TABLE_SECTION_H
#define POVSTAT_READ_TABLE_SECTION_H

#include "povstat/map.h"
#include "read/cells.h"

/* Between the rows of areas stand words about those below: a province, a
 * district, the towns or the country, alone or with figures of their own. */

/** A sub-heading between the rows that holds for those below it. */
typedef enum table_part {
    PART_WHOLE,
    PART_URBAN,
    PART_RURAL,
} table_part;

/** What the sub-headings above a row say of it. */
typedef struct table_section {
    table_part part;
    const pov_area *area; /* the parent that one names, or NULL */
    bool is_lost;         /* below words that nobody understands */
} table_section;

/** The sub-headings of a table. */
typedef struct table_sections {
    table_section now;

    /* What was seen of them when the table was looked at: */
    pov_map in_parts; /* areas, by what is typed → the part they stood in */
    char parts[PART_RURAL + 1]; /* their places stand for them */
    char *looked_at;
    bool is_split;                  /* areas stand in more than one part */
    bool has_halves;                /* or below more than one group of them */
    bool has_groups, has_rows;      /* numbers of rows: I, and 1 */
    size_t n_parts[PART_RURAL + 1]; /* rows with figures of each part, */
    size_t n_pairs, n_areas;        /* of both in turn, and of others */
    table_part above;               /* the part that the row above is of */
} table_sections;

/** Do words, where an area would be named, stand for a part or a group, or with
 *  a mark before them?  Asked once of each text. */
bool table_section_may_be(const row_view *x, const char *text);

/** Look at a row before any is read. */
void table_section_look(table_sections *sections, const row_view *x);

/** Take a row with nothing but a name, in cell `at`, as what heads those below
 *  it: a part, an area above theirs, or words that nobody understands.
 *  Errors: false if it is a row of its own. */
bool table_section_take(const row_view *x, table_sections *sections, int at);

/** What a row with figures is. */
typedef enum row_kind {
    ROW_OF_AREA,
    ROW_OF_PART,  /* of the towns, or the country, of the area above */
    ROW_OF_SOME,  /* of some of what the row above counts */
    ROW_OF_GROUP, /* of areas that are none together; a finding says so */
} row_kind;

/** Take a row that has figures and is of no area as what heads those below it.
 *  Shape: `part` is set of a row of a part. */
row_kind table_section_take_group(const row_view *x, table_sections *sections,
                                  table_part *part);

/** "Cộng thành thị": a total of one part? */
bool table_section_is_total(const char *text);

#endif
