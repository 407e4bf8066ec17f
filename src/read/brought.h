#ifndef POVSTAT_READ_BROUGHT_H
#define POVSTAT_READ_BROUGHT_H

#include <stdbool.h>

/* Tables of a data directory beside those that the program brings. */

typedef enum brought_state {
    BROUGHT_LACKING, /* as above */
    BROUGHT_SAME,    /* as the program carries it */
    BROUGHT_OTHER,   /* or one that cannot be read */
} brought_state;

/** What a directory has of a table, `name` below data/, at a path. */
brought_state brought_look(const char *name, const char *path);

#endif
