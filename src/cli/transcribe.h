#ifndef POVSTAT_CLI_TRANSCRIBE_H
#define POVSTAT_CLI_TRANSCRIBE_H

#include "cli/command.h"

/** What a command with --partial does: read, and write what was read. */
exit_status transcribe_run(invocation *in);

#endif
