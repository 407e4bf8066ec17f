#ifndef WRITE_XLSX_FILE_H
#define WRITE_XLSX_FILE_H

#include <stdbool.h>

#include "povstat/arena.h"

/** Where a workbook grows before it is known to be whole: a file without a
 *  name, that the system removes however the run ends. */
typedef struct xlsx_file {
    int descriptor;
    const char *path; /* to open it by */
} xlsx_file;

/** Errors: false, with errno; there is nothing to drop. */
bool xlsx_file_begin(xlsx_file *file, const char *directory, pov_arena *arena);

typedef struct xlsx_bytes {
    const char *items;
    size_t count;
} xlsx_bytes;

/** What is in the file.  Errors: false, with errno. */
bool xlsx_file_read(const xlsx_file *file, pov_arena *arena, xlsx_bytes *out);

void xlsx_file_drop(xlsx_file *file);

#endif
