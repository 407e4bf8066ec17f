#ifndef POVSTAT_CLI_HELP_H
#define POVSTAT_CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* Help is printed from the tables of commands and options, 80 columns wide. */

/** The version of the program: three numbers with points. */
const char *help_version(void);

/** What to do when nothing was asked: two examples. */
void help_bare(const invocation *in, FILE *out);

/** What -h, --help or --version ask for: of the command, or of them all. */
void help_asked(const invocation *in, FILE *out);

#endif
