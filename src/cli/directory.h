#ifndef CLI_DIRECTORY_H
#define CLI_DIRECTORY_H

#include "cli/command.h"

/**
 * Write the files of the invocation into the directory of -o.
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
const char *directory_write(const invocation *in);

#endif
