#ifndef POVSTAT_READ_CELLS_H
#define POVSTAT_READ_CELLS_H

#include "povstat/extract.h"
#include "povstat/period.h"
#include "read/layout.h"

/* What the readers of one row share: the file, the row, the defaults. */

/** What stands in one column for one row, wherever it came from. */
typedef struct entry {
    const char *text; /* "" if nobody said anything */
    pov_place place;
    int cell;         /* NOT_THERE for a directive or --set */
    const char *line; /* the directive's own line; else NULL */
} entry;

/** What was found out about a text; NULL: nothing yet. */
typedef struct memo {
    const void *is;
} memo;

typedef struct extract {
    const char *path;
    const pov_read_options *options;
    const pov_catalogue *catalogue;
    pov_figures *figures;
    pov_findings *findings;
    pov_read_tally *tally;
    pov_arena *arena;   /* the run's */
    pov_arena *scratch; /* cleared after every row */
    row_reader *rows;
    record row; /* the present one */
    layout layout;
    uint32_t header_line;
    record header;           /* a copy of it */
    bool below_other_header; /* and not of these columns */
    entry defaults[N_DIRECTIVES];
    const char *unit_of_file; /* "triệu đồng", "nghìn hộ", from a title; "" if
                                 none, or if it multiplies nothing */
    bool titled_plan, titled_result;    /* what titles speak of */
    bool titled_rate;                   /* a rate of poverty */
    bool titled_poor;                   /* and that it is poor households */
    size_t n_rows_seen;                 /* for whoever waits */
    bool is_surveyed;                   /* the table was looked at as a whole */
    struct table *table;                /* NULL: a statement list */
    pov_level area_level, parent_level; /* what the headings say */
    const pov_area *section; /* the parent that a sub-heading names, or NULL */
    pov_plan *unnamed;       /* stands for the file where no plan is typed */
    pov_place zero_lost;     /* the first count that shows it; line 0: none */
    pov_map unrecorded; /* of an export: file → the plan that stands for it */
    uint32_t late_line; /* the last row that statement_tell_late told of */
    pov_map known;      /* what typed words turned out to mean */
    memo forgotten;     /* lent where nothing more is remembered */
} extract;

/** Is the row as wide as the header, apart from blanks at its end?  Errors:
 *  false and a finding; only the blanks are one too. */
bool cells_have_right_width(extract *x);

/** The cell of a column in the present row, else the file's default. */
entry cells_entry_of(const extract *x, column c);

/** What is typed in cell `i` of the present row. */
entry cells_entry_in(const extract *x, size_t i);

/** Something typed in the present row, as a default for rows below it.  Owns:
 *  the run's arena, once for each distinct row. */
entry cells_keep_entry(const extract *x, const char *text, pov_place place);

/** Where an entry was typed. */
pov_place cells_place(const extract *x, const entry *e);

/** An English text in the language of the findings. */
const char *cells_say(const extract *x, const char *english)
    __attribute__((format_arg(2)));

/** A number in their style. */
const char *cells_say_decimal(const extract *x, pov_decimal d);

/** What a cell is remembered as. */
typedef enum memory {
    MEMORY_COMPLAINT,
    MEMORY_AREA,
    MEMORY_KIND,
    MEMORY_UNIT,
    MEMORY_INDICATOR,
    MEMORY_STANDARD,
    MEMORY_PERIOD,
    MEMORY_VALUE,
    MEMORY_TOTAL,
    MEMORY_HEADING,
} memory;

/**
 * Where the meaning of `text` is remembered.
 *
 * Files repeat themselves: reading words once for each distinct text is what
 * makes a million rows quick.  `with` of `size` bytes tells equal texts in
 * different surroundings apart.
 * Owns: past a limit nothing more is remembered; what is stored is then lost
 *       at the next call.
 */
memo *cells_remember(extract *x, memory kind, const char *text,
                     const void *with, size_t size);

/** The answer to a question about a text, asked once for each distinct one. */
bool cells_ask_once(extract *x, memory kind, const char *text,
                    bool (*ask)(extract *x, const char *text));

/** Is this the time to say what is said once a file or column?  Not if it was
 *  `told`, nor while nobody hears: a row that is refused anyway tells nothing,
 *  and does not count as having told. */
bool cells_may_tell(const extract *x, bool *told);

/** Record a finding about an entry with the line it stands on; about one that
 *  holds for the whole file only once. */
void cells_complain(extract *x, const entry *e, pov_finding_kind kind,
                    const char *why);

/** A number in a table that may be a change or what is left; `readings` says
 *  so in full.  How it is mended is not as in a list. */
void cells_complain_change_or_left(extract *x, const entry *e,
                                   const char *readings);

/** Record that a cell that every row needs is blank; that its column is
 *  missing, only once. */
void cells_complain_missing(extract *x, column c);

#endif
