#ifndef POVSTAT_READ_RECORD_H
#define POVSTAT_READ_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/finding.h"
#include "povstat/lines.h"

/** One cell: what was typed, without its quotes and outer blanks. */
typedef struct row_cell {
    const char *text; /* NUL-terminated; may hold NUL bytes of its own */
    size_t length;
    bool is_number; /* a workbook holds it as one: it groups no thousands, and
                       its comma begins decimals */
} row_cell;

/** One record of a CSV file, or row of a sheet; everything in it lasts until
 *  the next one. */
typedef struct record {
    row_cell *items;
    size_t count;
    uint32_t line;    /* physical line it begins on; of a sheet the row */
    const char *text; /* its bytes as read, line ends as '\n', then a NUL; of a
                         sheet its cells, with a tab between them */
    size_t length;
    const char *begin; /* of the bytes of a line, in which each cell's text
                          begins where it was typed; NULL: of no such line */
    bool had_mark;     /* a byte order mark before its first line was dropped */
    bool is_plain;     /* pov_utf8_is_plain; else it may be, too */
    bool is_damaged;   /* a finding says why: nothing in it may be used */
    const size_t *typed_at; /* which typed cell each item begins with, where
                               cells were joined; NULL: its own */
} record;

/** Where records come from: the lines of a CSV file, or a sheet.  What each
 *  does is said in read/rows.h; NULL: nothing. */
typedef struct row_source {
    void (*close)(void *of);
    line_position (*at)(const void *of);
    void (*rewind)(void *of);
    const char *(*peek)(const void *of, size_t *length);
    void (*set_delimiter)(void *of, char delimiter);
    bool (*next)(void *of, record *out);
    void (*settle)(void *of, record *out);
    pov_place (*place)(const void *of, const record *row, size_t i);
    line_reader *(*lines)(const void *of); /* NULL: there are none */
    void (*skip)(void *of, uint64_t offset, uint32_t used);
} row_source;

/** Give a finding the source line of its place. */
void record_show(const pov_findings *findings, const record *row,
                 pov_finding *finding);

#endif
