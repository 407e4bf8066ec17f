#ifndef POVSTAT_BYTES_ENCODING_H
#define POVSTAT_BYTES_ENCODING_H

#include <stdbool.h>

#include "povstat/arena.h"

/** What the bytes of a file stand for. */
typedef enum encoding {
    ENCODING_UTF_8,
    ENCODING_UTF_16LE,
    ENCODING_UTF_16BE,
    ENCODING_WINDOWS_1258,
    ENCODING_TCVN3,
    ENCODING_VISCII,
    ENCODING_VNI, /* recognised, never read */
    N_ENCODINGS
} encoding;

/** "windows-1258": the first of its names. */
const char *encoding_name(encoding encoding);

bool encoding_is_utf_16(encoding encoding);

/** The encoding with this name, in any case.  Errors: N_ENCODINGS, also for
 *  one that is never read. */
encoding encoding_from_name(const char *name);

#endif
