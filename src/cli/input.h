#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <sys/stat.h>

#include "povstat/report.h"

/** The first of the inputs that is this file, under whatever name, or NULL.
 *
 * Shape: "-" is standard input.  Only what is stored is told from its like:
 *        everybody reads from one terminal and writes to it. */
const char *input_that_is(const pov_text_list *inputs, const struct stat *file);

/** Are both of them one file? */
bool input_is_same(const struct stat *one, const struct stat *other);

#endif
