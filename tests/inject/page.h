#ifndef POVSTAT_TESTS_INJECT_PAGE_H
#define POVSTAT_TESTS_INJECT_PAGE_H

#include <stdatomic.h>
#include <stdbool.h>

/* What the driver and the allocator share, in a page that forked children see
 * as well: one process after another counts on. */

enum { PAGE_DESCRIPTOR = 100 };
#define PAGE_VARIABLE "TORTURE_PAGE"

typedef struct page {
    atomic_ulong seen;  /* allocations so far */
    unsigned long fail; /* the one that fails; 0: none */
    bool lasts;         /* and all behind it */
    atomic_bool hit;
} page;

#endif
