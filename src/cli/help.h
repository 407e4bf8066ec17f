#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* Help is printed from the tables of commands and options, 80 columns wide. */

/** What to do when nothing was asked: two examples. */
void help_bare(const invocation *in, FILE *out);

/** All commands, and what holds for each of them. */
void help_overview(const invocation *in, FILE *out);

void help_short(const invocation *in, const command *about, FILE *out);
void help_long(const invocation *in, const command *about, FILE *out);

void help_version(bool with_libraries, FILE *out);

#endif
