#ifndef POVSTAT_WRITE_ZIP_H
#define POVSTAT_WRITE_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "povstat/arena.h"

/* An archive that is written from its begin to its end, whatever it is written
 * to, and in memory that does not grow with it.
 * Source: PKWARE, APPNOTE.TXT 6.3.3 */

typedef struct zip zip;

/** Owns: `out` stays the caller's, who looks whether it could be written. */
zip *zip_begin(FILE *out, pov_arena *arena);

/** How a part is packed. */
typedef enum zip_effort {
    ZIP_WELL,
    ZIP_QUICKLY, /* over three times as fast, a quarter larger */
} zip_effort;

/** Begin a part; the one before must have ended.  Owns: the name must last. */
void zip_part(zip *archive, const char *name, zip_effort effort);

/** Put bytes behind those that the part has. */
void zip_put(zip *archive, const char *bytes, size_t length);

void zip_part_end(zip *archive);

/** End the archive, and free what is not in the arena.  Errors: false if it, or
 *  a part of it, has 4 GiB or more, which not every program reads. */
bool zip_end(zip *archive);

#endif
