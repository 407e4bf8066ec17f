#ifndef POVSTAT_WRITE_PIECES_H
#define POVSTAT_WRITE_PIECES_H

#include <stdio.h>

#include "povstat/letters.h"

/* Text goes out in large pieces: a call for each letter of a table takes longer
 * than making it.  Errors: they stick to the file. */

/** Print the text and empty it, if it has become long. */
void pieces_print_long(pov_letters *text, FILE *out);

/** Print what is left. */
void pieces_print_rest(pov_letters *text, FILE *out);

#endif
