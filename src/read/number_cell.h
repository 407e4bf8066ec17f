#ifndef POVSTAT_READ_NUMBER_CELL_H
#define POVSTAT_READ_NUMBER_CELL_H

#include <stdint.h>

#include "povstat/number.h"

enum { NUMBER_BODY_SIZE = 48 }; /* no number worth reading is longer */

/** A cell on its way to a number. */
typedef struct number_cell {
    const char *at, *end; /* what is left to read */
    pov_meaning meaning;
    pov_convention convention;
    pov_arena *arena;
    pov_number *out;
    char body[NUMBER_BODY_SIZE]; /* digits and plain marks, NUL-terminated */
    size_t n_body;
    bool negative, is_too_long, has_currency;
    int power;    /* of ten, from "triệu" */
    int rank;     /* of the last unit word: they come in one order */
    char refused; /* role of a unit that does not belong here, or 0 */
} number_cell;

/** Remember the first reason for a warning. */
void number_doubt(number_cell *c, const char *why);
bool number_is_digit(int32_t point);

/** Skip blanks and invisible characters at both ends. */
void number_trim(number_cell *c);
/** Read a sign, and the apostrophe that makes a spreadsheet keep text. */
void number_scan_sign(number_cell *c);
/** Read digits and marks into the body. */
void number_scan_body(number_cell *c);
/** Read unit words and footnote marks up to the end.  Errors: false if
 *  something else is there. */
bool number_scan_units(number_cell *c);

/** Where the marks stand in a body. */
typedef struct number_layout {
    size_t n_marks, first, tail; /* digits before the first, after the last */
    char first_mark, last_mark;
    bool uniform; /* all marks but the last are the first one */
    bool threes;  /* three digits between any two marks */
} number_layout;

typedef enum mark_use {
    USE_NONE,
    USE_GROUP,   /* every mark groups thousands */
    USE_DECIMAL, /* the last mark begins the decimals */
    USE_BOTH,    /* it could be either */
    USE_BAD,     /* it can be neither */
} mark_use;

number_layout number_lay_out(const char *body);
/** Could all marks, or the only one, group thousands? */
bool number_could_group(const number_cell *c, const number_layout *l);
/** Whose thousands mark it is; AUTO: nobody's in particular. */
pov_convention number_grouping_of(char mark);
mark_use number_use_of_marks(const number_cell *c, const number_layout *l);
/** Note whose marks they are.  Errors: false if the declared convention does
 *  not allow them. */
bool number_settle_marks(number_cell *c, const number_layout *l, mark_use how);
/** The digits of a body, those behind the last mark as decimals if asked.
 *  Errors: false on overflow. */
bool number_to_decimal(const char *body, bool has_decimals, pov_decimal *out);

#endif
