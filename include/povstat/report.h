#ifndef POVSTAT_REPORT_H
#define POVSTAT_REPORT_H

#include "povstat/cell.h"
#include "povstat/chart.h"
#include "povstat/section.h"

/* What to show.  The report decides words, rounding and order; a writer only
 * draws. */

/** A number large enough to be seen first, and what it counts. */
typedef struct pov_highlight {
    pov_tone tone;
    const char *number;
    const char *label;
} pov_highlight;

/** What a format draws, and so all that is made for it. */
typedef enum pov_draws {
    POV_DRAWS_TEXT,         /* sections, for people */
    POV_DRAWS_PAGE,         /* the same with charts and what is seen first */
    POV_DRAWS_ROWS,         /* the rows alone, for machines */
    POV_DRAWS_OBSERVATIONS, /* those of SDMX, for its machines */
    POV_DRAWS_DOCUMENT,     /* all members */
    POV_DRAWS_WORKBOOK,     /* sheets; bytes that are no text */
    POV_DRAWS_DIRECTORY,    /* files that belong together */
} pov_draws;

/** Does a person read it as it is? */
static inline bool pov_draws_sections(pov_draws draws)
{
    return draws == POV_DRAWS_TEXT || draws == POV_DRAWS_PAGE;
}

/** What a cell of a paper is for. */
typedef enum pov_grid_look {
    POV_GRID_PLAIN,
    POV_GRID_CENTRED,
    POV_GRID_TITLE,
    POV_GRID_HEADING, /* from here on with lines around */
    POV_GRID_NUMBER,
    POV_GRID_LABEL,
    POV_GRID_COUNT, /* to be typed: whole numbers, */
    POV_GRID_PERCENT,
    POV_GRID_WORDS, /* and what is no number: "0,6 - 1,1" */
} pov_grid_look;

typedef struct pov_grid_cell {
    const char *text; /* "": blank */
    pov_grid_look look;
    size_t down, across; /* cells that it takes up: 1 and more */
    bool is_covered;     /* by another */
} pov_grid_cell;

/** A paper as it is printed: cells of text, some of them merged. */
typedef struct pov_grid {
    size_t n_columns;
    struct {
        pov_grid_cell **items; /* of n_columns each */
        size_t count, capacity;
    } lines;
    size_t *widths;                     /* of columns, in digits */
    size_t first_heading, last_heading; /* lines */
    size_t n_fixed; /* columns at the left that stay in view */
} pov_grid;

/** The words that cells of a column may take, to choose one from. */
typedef struct pov_choice {
    size_t column;    /* of the sheet that is typed into */
    size_t sheet, at; /* where they stand: in which sheet of the report, in
                         which column, */
    size_t count;     /* from its first row on */
    const char *hint; /* shown beside a cell: what they mean, of at most 255
                         characters; NULL: nothing */
} pov_choice;

/** One sheet of a workbook. */
typedef struct pov_sheet {
    const char *name;     /* on its tab: 1 to 31 characters, none of []:*?/\ */
    pov_text_list lead;   /* lines above the rows */
    const pov_rows *rows; /* columns with labels; whoever draws them may ask
                             for them again */
    const pov_grid *grid; /* in place of lead and rows; NULL: none */
    size_t n_fixed;       /* columns at the left that stay in view */
    bool is_form;         /* people type into it: 12.791 must stay what it is */
    bool is_hidden;       /* people see what its cells are for in others */
    struct {
        pov_choice *items;
        size_t count, capacity;
    } choices; /* of a form; below the headings, as far as a sheet goes */
    const bool *is_folded; /* rows that are hidden under the one
                              above them; NULL: none */
} pov_sheet;

/** A sign of the charts, and what it means. */
typedef struct pov_legend_entry {
    pov_mark_kind kind;
    const char *label;
} pov_legend_entry;

/** What a writer says itself, besides what it shows; NULL: nothing. */
typedef struct pov_page_words {
    const char *language; /* "vi"; NULL: English */
    const char *title;    /* if the report has none */
    const char *notes;    /* heading of the footnotes */
    const char *how;      /* what their details are folded under */
    const char *back;     /* from a footnote to where it is referred to */
    const char *skip;     /* past the header, for those who cannot see */
    const char *legend;   /* heading of the legend */
    const char *sort;     /* what a click on a column heading does */
    const char *narrow;   /* before columns that a narrow terminal leaves out */
} pov_page_words;

/** One member of the JSON document. */
typedef struct pov_member {
    const char *key;
    pov_cell value;
} pov_member;

typedef struct pov_report {
    /* for people: text, markdown, html */
    const char *notice; /* to be read before all else; NULL: nothing */
    const char *title;
    pov_text_list lead;
    pov_section_list sections;
    pov_text_list tail;
    const char *instead; /* said where footnotes are left out; NULL: nothing */

    /* for html alone */
    pov_page_words page;
    struct {
        pov_highlight *items;
        size_t count, capacity;
    } highlights;
    struct {
        pov_legend_entry *items;
        size_t count, capacity;
    } legend;

    /* for machines: json draws all members, csv and ndjson the rows */
    struct {
        pov_member *items;
        size_t count, capacity;
    } members;
    const pov_rows *rows;

    /* for workbooks; without any, one sheet of the rows is drawn */
    struct {
        pov_sheet *items;
        size_t count, capacity;
    } sheets;
    const char *day_style; /* "dd/mm/yyyy"; NULL: "yyyy-mm-dd" */
    pov_day as_of;         /* POV_NO_DAY: not said */
    /* for whoever fills in the rows: a format that is read again draws them
     * above the rows, as comments */
    pov_text_list comments;
} pov_report;

/** Give the JSON document one more member. */
static inline void pov_report_member(pov_report *report, pov_arena *in,
                                     const char *key, pov_cell value)
{
    const pov_member member = {key, value};

    pov_arena_push(in, &report->members, member);
}

#endif
