#ifndef POVSTAT_PAPERS_H
#define POVSTAT_PAPERS_H

#include "povstat/catalogue.h"

/* The forms that offices fill in: reference/papers.csv and
 * reference/paper-columns.csv.  Nothing is read by them: headings are read as
 * they stand, and tests hold both against each other. */

/** What a column of a paper holds, in the order of the words in the table. */
typedef enum pov_paper_holds {
    POV_PAPER_ORDER, /* 1, 2, 3 */
    POV_PAPER_AREA,
    POV_PAPER_ROWS, /* what the row is about: "Hộ", "Nhân khẩu" */
    POV_PAPER_COUNT,
    POV_PAPER_RATE,
    POV_PAPER_SHARE,
    POV_PAPER_POINTS,
} pov_paper_holds;

typedef enum pov_paper_day {
    POV_PAPER_START, /* of the year: the last day of the year before */
    POV_PAPER_DURING,
    POV_PAPER_END,
} pov_paper_day;

typedef struct pov_paper_column {
    const char *heading; /* from the top, parted by '|'; a blank piece, and what
                            lacks below, belongs to what stands above */
    const char *number;  /* in the row of numbers: "4=3/1*100"; "": none */
    pov_paper_holds holds;
    const pov_indicator *indicator; /* NULL: as the row says, or a label */
    const char *counted;            /* "": as the row says, or one way only */
    const pov_breakdown *breakdown; /* NULL: of all */
    bool is_target, is_reduction;
    pov_paper_day day;
} pov_paper_column;

/** One of the rows of each area. */
typedef struct pov_paper_row {
    const char *label;              /* as it is printed; NULL: no such column */
    const char *counted;            /* "households"; NULL: it says no unit */
    const pov_indicator *indicator; /* NULL: it says none */
} pov_paper_row;

typedef struct pov_paper {
    const char *id; /* "7.1" */
    const char *label_vi, *label_en;
    const char *title;    /* in capitals; {year} in it is the year */
    const char *circular; /* number of the circular that has it; "": none */
    const char *note;     /* what is known of its layout */
    bool has_total;
    struct {
        pov_paper_row *items;
        size_t count, capacity;
    } rows; /* of each area: one or more */
    struct {
        pov_paper_column *items;
        size_t count, capacity;
    } columns;
    pov_place place;
} pov_paper;

/** By exact id; NULL if there is none. */
const pov_paper *pov_papers_find(const pov_catalogue *catalogue,
                                 const char *id);

/** What a cell of a column is about, in one of the rows of an area.
 *
 *  Errors: NULL for a label, and for what is not counted so. */
const pov_indicator *pov_papers_indicator(const pov_paper_column *column,
                                          const pov_paper_row *row);

/** Does any column hold targets?  They are for the year that follows the one
 *  that was reviewed. */
bool pov_papers_aims(const pov_paper *paper);

/** Rows of the heading: the pieces of the longest one. */
size_t pov_papers_depth(const pov_paper *paper);

#endif
