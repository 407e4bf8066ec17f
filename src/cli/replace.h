#ifndef CLI_REPLACE_H
#define CLI_REPLACE_H

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>

#include "povstat/report.h"

/* A file that is replaced whole or not at all. */

/**
 * A nameless file to fill, on the disk of the file at `path`.
 *
 * Errors: NULL, with errno; nothing was made.
 */
FILE *replace_begin(const char *path, pov_arena *arena);

/**
 * Copy what was filled and flushed beside `path`, sync it and rename it.
 *
 * Shape:  owner and mode of an older file are kept.
 * Owns:   `filled` stays open; the caller closes it.
 * Errors: false, with errno; an older file is as it was.
 */
bool replace_end(FILE *filled, const char *path, pov_arena *arena);

/** The first of the inputs that is the file at `path`, or NULL. */
const char *replace_input_at(const char *path, const pov_text_list *inputs);

/** The directory that a file is in. */
const char *replace_directory_of(const char *path, pov_arena *arena);

/** Let signals that would end the run wait until `before` is restored. */
void replace_hold_signals(sigset_t *before);

/** Bring a file to the disk.  Errors: false, with errno. */
bool replace_sync(int descriptor);

#endif
