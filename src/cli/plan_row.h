#ifndef POVSTAT_CLI_PLAN_ROW_H
#define POVSTAT_CLI_PLAN_ROW_H

#include "cli/command.h"
#include "povstat/catalogue.h"
#include "povstat/put_row.h"

/* What is said of a document, by options and by its file, and its row in
 * plans.csv. */

/** A row for each column of plans.csv: the columns of the table, in order. */
#define PLAN_COLUMNS(COLUMN)                                                   \
    COLUMN(PLAN, "plan")                                                       \
    COLUMN(AREA, "area")                                                       \
    COLUMN(NUMBER, "number")                                                   \
    COLUMN(ISSUER, "issuer")                                                   \
    COLUMN(ISSUED, "issued")                                                   \
    COLUMN(FROM, "from")                                                       \
    COLUMN(TO, "to")                                                           \
    COLUMN(STANDARD, "standard")                                               \
    COLUMN(STATUS, "status")                                                   \
    COLUMN(ASSIGNED_BY, "assigned_by")                                         \
    COLUMN(REPLACES, "replaces")                                               \
    COLUMN(TITLE, "title")                                                     \
    COLUMN(TITLE_VI, "title_vi")                                               \
    COLUMN(PUBLISHER, "publisher")                                             \
    COLUMN(PUBLISHED, "published")                                             \
    COLUMN(ADDRESS, "address")

enum {
#define COLUMN(id, name) PLAN_ROW_##id,
    PLAN_COLUMNS(COLUMN)
#undef COLUMN
        N_PLAN_COLUMNS
};

/** What the options say; NULL or POV_NO_DAY: nothing. */
typedef struct plan_said {
    const char *plan, *area, *number, *issuer, *years, *standard, *status;
    const char *assigned_by, *replaces, *title, *title_vi, *publisher, *url;
    pov_day issued, published;
} plan_said;

/** A row of plans.csv, as it is typed there; no cell is NULL. */
typedef struct plan_row {
    const char *cells[N_PLAN_COLUMNS];
} plan_row;

/** What becomes of a row that is said. */
typedef enum plan_change {
    PLAN_AS_IT_IS,
    PLAN_ADDED,
    PLAN_FILLED, /* blank cells of it are not any more */
    PLAN_CHANGED,
} plan_change;

/** Is anything said of a document? */
bool plan_row_is_said(const plan_said *said);

/**
 * Read what is said of a document.
 *
 * Shape:  `paper` is what its file says of itself, NULL: nothing; an option
 *         wins.  Without an id it is made of the number: "197-kh-ubnd".
 * Errors: what command_refuse gave: nothing names the document, or a word
 *         means nothing.
 */
exit_status plan_row_read(const invocation *in, const pov_catalogue *catalogue,
                          const plan_said *said, const pov_plan *paper,
                          plan_row *row);

/**
 * Hold a row against the one with its id, and enter it into the catalogue.
 *
 * Shape:  `whole` is the row with what the older one holds where this one
 *         says nothing.
 * Errors: what command_refuse gave: the older one says otherwise, and
 *         `may_change` is false.
 */
exit_status plan_row_enter(const invocation *in, pov_catalogue *catalogue,
                           const plan_row *row, bool may_change,
                           plan_row *whole, plan_change *change);

/** The row as cells with names, its id first; N_PLAN_COLUMNS of them. */
const pov_named_cell *plan_row_cells(const plan_row *row, pov_arena *arena);

/** "title (--title), issuer (--issuer)": what people ask first of a document
 *  and nobody said; "" if all is. */
const char *plan_row_unsaid(const plan_row *row, pov_arena *arena);

#endif
