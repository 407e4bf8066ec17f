#ifndef POVSTAT_READ_FORMULA_H
#define POVSTAT_READ_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/arena.h"

/* Official forms print below a heading, or in it, how its column comes of
 * others: "4=3/1*100", "9=1-2-3-4+5+6+7+8", "Tổng số (1=2+3)". */

enum { MOST_TERMS = 24 };

/** A column by its number. */
typedef struct formula_term {
    int sign;
    int number;
} formula_term;

typedef struct formula {
    int number;                     /* of the column itself */
    formula_term terms[MOST_TERMS]; /* that add up */
    size_t n_terms;
    int whole; /* what they are divided by; 0: by nothing */
} formula;

/** The number of a column as its numbering row has it: "4", "(4)", "[4]", the 4
 *  of "4=3/1*100"; 0: none, as of "A" or "1.2.1". */
int formula_number(const char *text);

/**
 * Read "4=3/1*100", "3 = 2/1 x 100%", "(5)=(6)+(7)", "20=100*9/1".
 *
 * Errors: false if it is none, or divides otherwise than once, at the end.
 */
bool formula_read(const char *text, formula *out);

/** The formula or number that a heading holds, in brackets or on a line of its
 *  own: "1=2+3"; NULL: none.  `rest` is the heading without it. */
const char *formula_cut(const char *heading, const char **rest,
                        pov_arena *arena);

#endif
