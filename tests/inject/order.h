#ifndef POVSTAT_TESTS_INJECT_ORDER_H
#define POVSTAT_TESTS_INJECT_ORDER_H

#include <stdbool.h>
#include <sys/types.h>

#include "launch.h"

/* Whether what was written is on the disk before it gets its name, and the
 * name before the program ends: a kill does not show that, a power failure
 * would.  Looked at in the undisturbed run. */

enum { ORDER_MOST = 32 };

typedef struct order {
    struct written {
        dev_t device;
        ino_t inode;
        bool has_name;
    } items[ORDER_MOST]; /* and not synced since */
    size_t n;
    bool is_renamed; /* and its directory not synced since */
    const char *wrong;
} order;

/** Take note of a call that is about to be made. */
void order_see(order *o, const occasion *now);

/** Errors: what is wrong, or NULL. */
const char *order_end(const order *o);

#endif
