#ifndef POVSTAT_READ_LIST_PARTS_H
#define POVSTAT_READ_LIST_PARTS_H

#include "read/row_memo.h"

/* A long list is read by several processes, each of a part that begins where a
 * line does.  A process goes on as long as rows mostly do nothing but state
 * something, and says how far it came, and which rows it left: this one takes
 * that over when it gets there, reads what was left, and goes on behind it.
 * Where the guess was wrong, and it never gets there, or what rows mean was
 * changed before it got there, it reads that part, too.  What rows come to is
 * learned first: if a process soon meets more than that, they are begun again
 * when twice as much was learned. */

struct list_part;

/** What became of a row in another process. */
typedef enum list_row {
    LIST_ROW_TAKEN,
    LIST_ROW_LEFT, /* something is to be told of it, or it states more than a
                      ledger holds; nothing was counted */
    LIST_ROW_LAST, /* rows below it may mean something else */
} list_row;

/** Those of a list that is read. */
typedef struct list_parts {
    row_view *cells;
    pov_figures *figures;
    pov_read_tally *tally;
    list_row (*take)(void *of); /* the row that was looked at, elsewhere; */
    void (*read)(void *of);     /* and here */
    void *of;
    struct list_part *items; /* [next, count) are being read */
    size_t next, count;
    size_t rows_before; /* the list */
    size_t wait;        /* for so many rows: then look what there is to do */
} list_parts;

/** Of a list that begins; the first row of it is still to be read. */
list_parts list_parts_of(row_view *cells, pov_figures *figures,
                         pov_read_tally *tally, list_row (*take)(void *of),
                         void (*read)(void *of), void *of);

/** Take over what others read from here on. */
void list_parts_take(list_parts *parts);

/** Have parts read by others, if that is worth it, or is not going on. */
void list_parts_begin(list_parts *parts, row_memo *known);

/** Go on to the next row that nobody else read.  Shape: `known` is that of the
 *  rows which follow; NULL: others cannot read them. */
static inline void list_parts_meet(list_parts *parts, row_memo *known)
{
    if (parts->next < parts->count)
        list_parts_take(parts);
    if (!parts->wait--)
        list_parts_begin(parts, known);
}

/** What rows mean has changed from here on, which nobody else knows; or there
 *  are no more. */
void list_parts_drop(list_parts *parts);

#endif
