#ifndef POVSTAT_REPORT_H
#define POVSTAT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/arena.h"
#include "povstat/chart.h"
#include "povstat/day.h"
#include "povstat/text.h"

/* What to show, as tables of cells.  The report decides words, rounding and
 * order; a writer only draws. */

typedef enum pov_cell_kind {
    POV_CELL_NULL, /* unknown: null, an empty field, a dash */
    POV_CELL_TEXT,
    POV_CELL_NUMBER, /* `text` is an exact decimal: "-0.74" */
    POV_CELL_DAY,    /* `text` is "2024-12-31" */
    POV_CELL_TRUTH,  /* `text` is "true" or "false" */
    POV_CELL_LIST,   /* `list` of cells */
    POV_CELL_TABLE,  /* `table`: objects with the table's column keys */
    POV_CELL_OBJECT, /* `table` of one row: one such object */
} pov_cell_kind;

typedef struct pov_cell pov_cell;
typedef struct pov_table pov_table;

/** Where a cell leads. */
typedef struct pov_link {
    const char *address; /* a page of the web; NULL: a row of a sheet */
    size_t sheet, row;   /* among the report's sheets, in its table; from 0 */
} pov_link;

typedef struct pov_cell_list {
    pov_cell *items;
    size_t count, capacity;
} pov_cell_list;

struct pov_cell {
    pov_cell_kind kind;
    pov_tone tone;
    const char *text;       /* what to draw; formatted by the report */
    const char *mark;       /* footnote mark drawn right behind it, or NULL */
    int bar;                /* 0..100: a bar of that length; -1: none */
    int indent;             /* human tables: steps to the right */
    const char *anchor;     /* of the section it leads to, or NULL */
    const pov_chart *chart; /* drawn below the text, or NULL */
    pov_cell_list list;     /* POV_CELL_LIST */
    const pov_table *table; /* POV_CELL_TABLE and POV_CELL_OBJECT */

    /* in a sheet */
    const pov_link *link;        /* NULL: none */
    const char *before, *behind; /* drawn around a number: "≤ ", " %" */
    int decimals;                /* of a number, to be shown */
};

typedef enum pov_align {
    POV_ALIGN_LEFT,
    POV_ALIGN_RIGHT,
} pov_align;

typedef struct pov_column {
    const char *key;   /* machine name; NULL in tables only people read */
    const char *label; /* heading people read; '\n' parts its lines */
    pov_align align;
    bool may_wrap;  /* text that may be broken at blanks to fit the width */
    bool is_detail; /* of a sheet: folded away until asked for */
    bool is_name;   /* its numbers count nothing: no grouping of digits */
} pov_column;

/** Rows of `n_columns` cells each. */
struct pov_table {
    const char *key; /* machine name of the whole table, or NULL */
    const pov_column *columns;
    size_t n_columns;
    pov_cell **items;
    size_t count, capacity;
};

typedef struct pov_footnote {
    const char *mark;
    const char *text;
} pov_footnote;

/** A line of a tree.  The first has depth 0, no other is more than one deeper
 *  than the line before it. */
typedef struct pov_branch {
    int depth;
    pov_tone tone;
    const char *text;
} pov_branch;

/** A number large enough to be seen first, and what it counts. */
typedef struct pov_highlight {
    pov_tone tone;
    const char *number;
    const char *label;
} pov_highlight;

/** One block of a report that people read. */
typedef struct pov_section {
    const char *heading; /* NULL: none */
    const char *aside;   /* behind the heading, less loud; NULL: nothing */
    int depth;           /* 1: an area, 2: a plan */
    const char *anchor;  /* what links to it name; NULL: nothing does */
    bool page_only;      /* what a page has room for, a terminal has not */
    pov_text_list lead;  /* lines under the heading */
    pov_text_list facts; /* more of them, on a page only */
    pov_table table;     /* n_columns 0: none */
    struct {
        pov_branch *items;
        size_t count, capacity;
    } tree;             /* drawn behind the table */
    pov_text_list code; /* lines drawn as they are, set off from the rest */
    pov_text_list tail; /* lines under the table */
    struct {
        pov_footnote *items;
        size_t count, capacity;
    } footnotes;
    struct {
        const pov_chart **items;
        size_t count, capacity;
    } charts; /* above the table */
} pov_section;

/** One sheet of a workbook. */
typedef struct pov_sheet {
    const char *name;   /* on its tab: 1 to 31 characters, none of []:*?/\ */
    pov_text_list lead; /* lines above the table */
    const pov_table *table; /* columns with labels */
    size_t n_fixed;         /* columns at the left that stay in view */
    bool is_form; /* people type into it: 12.791 must stay what it is */
} pov_sheet;

/** A sign of the charts, and what it means. */
typedef struct pov_legend_entry {
    pov_mark_kind kind;
    const char *label;
} pov_legend_entry;

/** What a page says itself, besides what it shows; NULL: nothing. */
typedef struct pov_page_words {
    const char *language; /* "vi"; NULL: English */
    const char *title;    /* if the report has none */
    const char *notes;    /* heading of the footnotes */
    const char *back;     /* from a footnote to where it is referred to */
    const char *skip;     /* past the header, for those who cannot see */
    const char *legend;   /* heading of the legend */
    const char *sort;     /* what a click on a column heading does */
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
    struct {
        pov_section *items;
        size_t count, capacity;
    } sections;
    pov_text_list tail;

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
    const pov_table *rows;

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

pov_cell pov_cell_null(void);
pov_cell pov_cell_text(const char *text); /* NULL gives a null cell */
pov_cell pov_cell_number(const char *decimal);
pov_cell pov_cell_day(const char *iso);      /* NULL gives a null cell */
pov_cell pov_cell_text_if(const char *text); /* NULL and "": a null cell */
pov_cell pov_cell_count(pov_arena *arena, size_t n);
pov_cell pov_cell_count_if(pov_arena *arena, size_t n); /* 0: a null cell */
pov_cell pov_cell_truth(bool is_true);
pov_cell pov_cell_table(const pov_table *table);
pov_cell pov_cell_object(const pov_table *table); /* of one row */
pov_cell pov_cell_empty_list(void);

/** Append a copy of the row's n_columns cells. */
void pov_table_add(pov_table *table, pov_arena *arena, const pov_cell *row);

#endif
