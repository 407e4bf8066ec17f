#ifndef WRITE_XLSX_FILE_H
#define WRITE_XLSX_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "povstat/arena.h"

/** Where a workbook grows before it is known to be whole: a file without a
 *  name, that the system removes however the run ends. */
typedef struct xlsx_file {
    int descriptor;
    const char *path; /* to open it by */
} xlsx_file;

/** Errors: NULL if well, else the complaint. */
const char *xlsx_file_begin(xlsx_file *file, const char *directory,
                            pov_arena *arena);

/**
 * Copy the finished workbook to `out`, if it is whole.
 *
 * Errors: NULL if well, else the complaint; nothing was written.
 */
const char *xlsx_file_end(xlsx_file *file, pov_arena *arena, FILE *out);

void xlsx_file_drop(xlsx_file *file);

/**
 * Is this a whole archive of whole XML documents?
 *
 * The library that makes it does not look whether its temporary files could
 * be written: on a full disk their beginnings are packed without a word.
 * Source: PKWARE, APPNOTE.TXT 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16
 */
bool xlsx_is_whole(const unsigned char *bytes, size_t length);

#endif
