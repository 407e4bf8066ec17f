#ifndef POVSTAT_CLI_RUN_H
#define POVSTAT_CLI_RUN_H

#include "cli/command.h"

/** Every command. */
extern const command_list commands;

/** Obey a command line: all of `main` but the arena. */
exit_status run_command_line(char *const argv[], size_t argc, pov_arena *arena);

#endif
