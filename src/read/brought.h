#ifndef POVSTAT_READ_BROUGHT_H
#define POVSTAT_READ_BROUGHT_H

#include <stdbool.h>

#include "povstat/embedded.h"

/* Tables of a data directory beside those that the program brings. */

/** Does the directory lack it, so that the program's own stands in? */
bool brought_is_lacking(const char *path);

/** What the program carries of a table, `name` below data/; NULL: none, or the
 *  very same. */
const pov_embedded *brought_differing(const char *name, const char *path);

#endif
