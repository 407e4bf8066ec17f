#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "povstat/say.h"

/* What is done for somebody who sits at a terminal. */

/**
 * Show a text on standard output a page at a time, and come back when the
 * reader is done with it.
 *
 * Shape:  `pager` is a command for the shell; LESS and LV are set for it
 *         unless they are.
 * Errors: false if it could not be run: then nothing was shown.  A reader who
 *         leaves before the end is no error.  If the pager dies of Ctrl-C,
 *         so do we.
 * Source: git-var(1), GIT_PAGER; git's pager.c
 */
bool terminal_page(const char *pager, const char *text, size_t length);

/** A line on standard error that tells what a long run is doing.  It comes
 *  after half a second, and is gone before anything else is printed. */
typedef struct busy_line {
    pov_language language;
    FILE *err;
    bool is_wanted; /* a capable terminal reads it, and nobody said -q */
    bool is_shown;
    int64_t began, drawn; /* milliseconds of a clock of its own */
} busy_line;

busy_line busy_begin(bool is_quiet, pov_language language, FILE *err);

/**
 * Tell how far it is.
 *
 * Shape: `doing` is a word: "reading"; `permille` 0..1000, or -1 if nobody
 *        knows; `count` things are done: "rows".  Both are
 *        said.
 */
void busy_tell(busy_line *busy, const char *doing, int permille, size_t count,
               const char *of);

/** Take the line away. */
void busy_end(busy_line *busy);

#endif
