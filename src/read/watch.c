#include "read/watch.h"

enum { ROWS_BETWEEN_WORDS = 1024 };

/* A table is read twice. */
static void tell(const extract *x, const pov_read_watch *watch)
{
    int permille = rows_permille(x->rows);

    if (x->table)
        permille = permille / 2 + (x->is_surveyed ? 500 : 0);
    watch->tell(watch->watcher, permille, x->tally->rows);
}

bool watched_row(extract *x)
{
    const pov_read_watch *watch = &x->options->watch;

    if (watch->tell && !(++x->n_rows_seen % ROWS_BETWEEN_WORDS))
        tell(x, watch);
    return rows_next(x->rows, &x->row);
}
