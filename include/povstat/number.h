#ifndef POVSTAT_NUMBER_H
#define POVSTAT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/decimal.h"
#include "povstat/say.h"

/** What the cell is supposed to hold; it decides what a mark may mean. */
typedef enum pov_meaning {
    POV_MEANS_COUNT,   /* whole, not negative */
    POV_MEANS_DECIMAL, /* any amount */
    POV_MEANS_PERCENT, /* 0,74% or 0,74 */
    POV_MEANS_MONEY,   /* VND, with its unit words */
    POV_MEANS_YEAR,
    POV_MEANS_CODE, /* text with its zeros kept */
} pov_meaning;

/** Whose marks: 12.791,5 or 12,791.5.  AUTO decides cell by cell and refuses
 *  what could be both. */
typedef enum pov_convention {
    POV_NUMBERS_AUTO,
    POV_NUMBERS_VI,
    POV_NUMBERS_EN,
} pov_convention;

typedef enum pov_reading {
    POV_READ_VALUE,
    POV_READ_DOUBTFUL,  /* a value, and `why` it deserves a warning */
    POV_READ_MISSING,   /* blank, dash, n/a: no number, never 0 */
    POV_READ_NIL,       /* "không": none or no, the caller decides */
    POV_READ_AMBIGUOUS, /* `readings` names both */
    POV_READ_INVALID,   /* no number; `why` says what is wrong */
} pov_reading;

typedef struct pov_number {
    pov_language language; /* the caller's: of `readings` and of parts of
                              `why` that are no text for pov_say */
    pov_decimal value;     /* VALUE and DOUBTFUL only; VND for money */
    bool has_percent;      /* a percent sign was typed */
    const char *unit; /* unit word as typed ("hộ", "triệu đồng") or NULL */
    const char *why;      /* lower case, no full stop; may be in the arena */
    const char *readings; /* "12791 or 12.791"; in the arena, may be NULL */
    bool is_vague;        /* INVALID: `why` names no word */
    bool lost_zero;       /* INVALID: 12.79 may have been 12.790 */
    bool is_multiplied;   /* DOUBTFUL: a count in thousands, and no more */
    pov_convention marks; /* what the marks in it proved; AUTO: nothing */
} pov_number;

/**
 * Read one number as typed.
 *
 * Shape:  `text` is valid UTF-8 of `length` bytes, blanks around allowed; it
 *         may hold NUL bytes (they are refused).
 * Errors: see pov_reading; no locale, no guess, no overflow.
 * Source: docs/extracts.md, "Numbers"
 */
pov_reading pov_number_read(const char *text, size_t length,
                            pov_meaning meaning, pov_convention convention,
                            pov_arena *arena, pov_number *out);

#endif
