#ifndef POVSTAT_CLI_REPLACE_H
#define POVSTAT_CLI_REPLACE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "cli/command.h"

/* A file, or a directory of files, that is replaced whole or not at all. */

/**
 * A file without a name to fill, on the disk of the file at `path`.
 *
 * Errors: -1, with errno; nothing was made.
 */
int replace_begin(const char *path, pov_arena *arena);

typedef enum replaced {
    REPLACED,
    REPLACED_NOT,       /* an older file is as it was */
    REPLACED_PRIVATELY, /* whole, but nobody else can read it */
    REPLACED_UNSYNCED,  /* whole, but the name may not be on the disk */
} replaced;

/**
 * Copy what was filled beside `path`, sync it and rename it, after clearing
 * away what runs that were killed left there.
 *
 * Shape:  owner and mode of an older file are kept; a new one has the mode
 *         that the umask leaves.
 * Owns:   `filled` stays open; the caller closes it.
 * Errors: all but REPLACED, with errno.
 */
replaced replace_end(int filled, const char *path, pov_arena *arena);

/** What to say of an outcome with errno `error`; NULL of REPLACED.  `typed` is
 *  the path as the user knows it. */
const char *replace_complaint(replaced outcome, int error, const char *typed,
                              pov_language language, pov_arena *arena);

/** Are both of them one file that is stored?  Only that is told from its
 *  like: everybody reads from one terminal and writes to it. */
bool replace_is_stored(const struct stat *one, const struct stat *other);

/** The first of the inputs that is this stored file, under whatever name, or
 *  NULL.  Shape: "-" is standard input. */
const char *replace_find_input(const pov_text_list *inputs,
                               const struct stat *file);

/** What to say of an input that would be overwritten; NULL of NULL. */
const char *replace_spare_input(const invocation *in, const char *input);

/**
 * Write the files of the invocation into its directory.
 *
 * They grow in a directory beside it, and both change places when all is on
 * the disk.  Where they cannot (the system does not let them, a disk is
 * mounted there, or the run stands in it) the files are replaced one by one,
 * the first one last.
 *
 * Shape:  the first file tells a directory that was written like this before:
 *         only one that holds these files alone, the first with the same
 *         beginning, or nothing, is replaced.  None of the inputs is.
 * Errors: NULL if well, else the complaint.  An older directory is as it was,
 *         unless its files were being replaced one by one.
 */
const char *replace_directory(const invocation *in);

/** Clear away what runs that were killed left beside a file. */
void replace_clear(const char *path, pov_arena *arena);

/**
 * Put the placements of the invocation in their places, in their order.
 *
 * All are whole on the disk before the first gets its name, so a kill leaves
 * the first of them in place and none of the others, and no other failure
 * leaves any: what was there is brought back.
 *
 * Errors: NULL if well, else the complaint.
 */
const char *replace_files(const invocation *in);

#endif
