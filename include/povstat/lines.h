#ifndef POVSTAT_LINES_H
#define POVSTAT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/embedded.h"
#include "povstat/finding.h"

typedef struct line_reader line_reader;

/** How a file is opened; all NULL for a plain file that says what it is. */
typedef struct pov_opening {
    const char *encoding; /* one of its names; NULL: found out */
    const char *scratch;  /* the directory for a copy of what can be read only
                             once; NULL: that is refused */
    bool takes_books;     /* a workbook opens, too: it has no lines */
    const char *others; /* a file that begins so is for others to read: it opens
                           and has no lines, unless it can be read only once.
                           NULL: none is */
    const char *sheet;  /* of a workbook: a name, "all"; NULL: the first that
                           is not hidden */
    bool dot_decimals;  /* of a workbook: numbers are written 0.74 */
    bool by_libcsv;     /* records of lines are: its reader is the reference */
    size_t processes;   /* that may look at a long file at once; 0: one */
    const pov_embedded *built_in; /* read instead of what lies at the path */
} pov_opening;

/**
 * Open a file, "-" for standard input, and find its encoding.
 *
 * Owns:   lines_close must be called: the file is not in the arena.
 * Errors: NULL and a fatal finding.  A file whose letters cannot be trusted is
 *         a finding; it opens, but is refused: it has no lines.
 */
line_reader *lines_open(const char *path, const pov_opening *how,
                        pov_arena *arena, pov_findings *findings);
/** Errors: a fatal finding, once, if the file could not be read to its end or
 *          was changed meanwhile. */
void lines_close(line_reader *lines);

/** Where a reader stands. */
typedef struct line_position {
    bool is_refused; /* the file as a whole: it has no lines */
    bool is_book;    /* a zip archive, which may be a workbook */
    bool is_other;   /* it begins as what is for others */
    bool has_failed; /* reading did: there are no lines from then on, also
                        after lines_rewind.  The fatal finding is told as soon
                        as the findings are not muted, at the latest by
                        lines_close */
    bool is_at_end;  /* lines_peek shows all that is left */
    uint32_t used;   /* the number of the last line */
    int permille;    /* how much of the file was read since its begin; somewhat
                       more than was used */
} line_position;

line_position lines_at(const line_reader *lines);

/** Where the bytes of the file can be read, from any of them on. */
int lines_descriptor(const line_reader *lines);

/** Reading of the descriptor failed, and why, an errno: as if lines_next had
 *  met it. */
void lines_fail(line_reader *lines, int error);

/** Begin again at line 1. */
void lines_rewind(line_reader *lines);

/** The next bytes, as many as one look-ahead holds, without using them. */
const char *lines_peek(const line_reader *lines, size_t *length);

/** A physical line. */
typedef struct physical_line {
    const char *text; /* without its end: LF, CRLF or CR; not ended by a NUL */
    size_t length;
    uint32_t number;
    const char *ended_by; /* "LF", "CRLF", "CR"; NULL: the end of the file */
    bool is_plain;        /* pov_utf8_is_plain; else it may be, too */
} physical_line;

/**
 * The next line.
 *
 * Shape:  good until the next call.
 * Errors: false at the end of the file.  A line longer than any table has is
 *         a finding and comes as an empty one.  So is a Ctrl-Z that ends the
 *         file, which is dropped.
 */
bool lines_next(line_reader *lines, physical_line *next);

/** Take the next line as lines_next would, by whom it was found among the bytes
 *  of lines_peek: `length` of them, with its end.  Shape: behind those bytes
 *  POV_LANES more can be read. */
void lines_take(line_reader *lines, size_t length, physical_line *taken);

/* Parts of a long file can be read by themselves. */

/** How many bytes it has; 0: they are not its lines just so, or are few. */
uint64_t lines_size(const line_reader *lines);

/** Where the next line begins in it, and how many were used before. */
uint64_t lines_offset(const line_reader *lines, uint32_t *used);

/** Where a line begins behind an offset; 0: not found. */
uint64_t lines_begin_behind(line_reader *lines, uint64_t offset);

/** Go on at such an offset, as if so many lines had been used. */
void lines_skip(line_reader *lines, uint64_t offset, uint32_t used);

/** Read nothing more. */
void lines_drop_rest(line_reader *lines);

#endif
