#ifndef POVSTAT_READ_SURVEY_H
#define POVSTAT_READ_SURVEY_H

#include "read/cells.h"

/* One cell may be read in two ways where its column can only be read in one:
 * "12,791" alone proves nothing, but a column in which every comma stands
 * before three digits is an English one.  A survey looks at all cells of a
 * column before any is read. */

/** What a typed number gives away of its column. */
typedef enum clue {
    CLUE_VI_GROUP,   /* 12.791 where only whole numbers can be */
    CLUE_EN_GROUP,   /* 12,791 likewise */
    CLUE_VI_DECIMAL, /* 0,74 */
    CLUE_EN_DECIMAL, /* 0.74, 12.79 */
    CLUE_FLOAT,      /* 95.0: a program's whole number */
    CLUE_DOT,        /* 12.791 where decimals are possible too */
    CLUE_COMMA,      /* 12,791 likewise */
    N_CLUES
} clue;

/** The first cell with a clue, and how many have it. */
typedef struct clue_seen {
    size_t count;
    const char *typed; /* in the arena of the survey */
    pov_place place;
} clue_seen;

typedef enum convention_found {
    FOUND_VI, /* or nothing against it: read cell by cell */
    FOUND_EN,
    FOUND_CONFLICT,  /* each mark groups, or a comma does both */
    FOUND_DAMAGED,   /* counts with decimals: an English spreadsheet's work */
    FOUND_AMBIGUOUS, /* nothing decides */
    FOUND_MIXED,     /* rates of both conventions: each is clear by itself */
    FOUND_FRACTIONS, /* rates below 1 with many decimals and no sign */
} convention_found;

typedef struct survey {
    pov_meaning meaning;
    clue_seen clues[N_CLUES];
    clue_seen with_percent, without_percent;
    size_t numbers;       /* cells that hold nothing but a number */
    size_t below_one;     /* among them */
    bool is_signed;       /* which way each goes, its sign says */
    size_t with_sign;     /* that have one */
    clue_seen long_share; /* 0.0074: more decimals than a rate has */
    convention_found found;
} survey;

/** Look at one cell; what is no plain number leaves no clue. */
void survey_cell(survey *survey, const char *typed, pov_place place,
                 pov_arena *arena);

/** What all cells together show: `found`. */
void survey_decide(survey *survey);

/** Nothing but whole numbers, without a percent sign? */
bool survey_is_whole(const survey *survey);

/** How to read the cells of such a column. */
pov_convention survey_convention(const survey *survey);

/** "12790 or 12.79": the mark of a number grouping, or beginning decimals. */
const char *survey_readings(const char *typed, pov_language language,
                            pov_arena *arena);

/** Must this cell be refused, whatever it could mean alone? */
bool survey_refuses(const survey *survey, const char *typed);

/** The same of cell `i` of the present row.  What was found of the column
 *  is told at the first cell that shows it; one finding speaks for all:
 *  they are wrong together, or right together. */
bool survey_refuses_cell(const row_view *x, const survey *survey,
                         const char *title, size_t i);

#endif
