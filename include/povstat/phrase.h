#ifndef POVSTAT_PHRASE_H
#define POVSTAT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/number.h"
#include "povstat/term.h"

enum { POV_PHRASE_COUNTED = 3 };

/** The words of a cell for what is counted, as typed; NULL where none is. */
typedef struct pov_phrase_words {
    const char *unit, *whole; /* behind the number, behind that of the whole */
    const char *counted[POV_PHRASE_COUNTED]; /* all, wherever they stand: "hộ
                                                nghèo giảm 60" is of the poor */
    bool of_total; /* "5% tổng số ...": of what stands behind that */
} pov_phrase_words;

/** What a value cell says. */
typedef struct pov_phrase {
    pov_form form;
    pov_unit unit;
    pov_operator op;
    bool form_said, unit_said, op_said; /* by the words, not by default; of a
                                           statement the form also by its
                                           column */
    bool has_amount;                    /* false for a direction only */
    bool has_stretch;                   /* a range */
    bool has_whole;                     /* "95/12.791" */
    bool has_baseline;                  /* "từ 3,54% xuống còn 2,3%" */
    bool about; /* "khoảng", "gần": no exact figure */
    bool fewer; /* direction only: which way */
    pov_decimal amount;
    pov_decimal stretch; /* of a range, as typed: the smaller end is `amount`,
                            which is the weaker end of a change; which end of a
                            level is the weaker, only the indicator knows */
    pov_decimal whole, baseline;
    const char *remark; /* words behind the figure that were not read; NULL */
    const pov_phrase_words *words; /* NULL if nothing counted is named */
} pov_phrase;

/** What the columns around the cell say. */
typedef struct pov_phrase_hint {
    bool is_target;
    bool form_known, unit_known;
    bool form_in_heading; /* "Giảm", which does not deny that it is per year */
    bool by_sign; /* a change that goes the way of its sign; without one it is
                     an increase if `form_known`, else nobody says which way */
    bool unit_is_rate; /* the unit is the word "rate" or "share": a change is in
                          points */
    bool of_rate; /* is the indicator typed as a rate?  A % of a change of it
                     are points */
    pov_form form;
    pov_unit unit;
    pov_meaning meaning; /* COUNT, MONEY or DECIMAL, by the indicator */
    pov_convention convention;
} pov_phrase_hint;

/**
 * Read a value cell of a statement list: a number, a ratio or words.
 *
 * Where no verb says the form, it is the column's; else points, or so much a
 * year, are a reduction with `form_said` false (the indicator may turn it),
 * and anything else is a level.
 *
 * Shape:  as pov_number_read.
 * Errors: as pov_number_read; `out` then says nothing.  AMBIGUOUS names both
 *         readings in `number`'s fields, INVALID says why ("no figure", "the
 *         words say reduction, the column says level").
 * Source: docs/extracts.md, "Wording"
 */
pov_reading pov_phrase_read(const char *text, size_t length,
                            const pov_phrase_hint *hint, pov_arena *arena,
                            pov_phrase *out, pov_number *number);

/** Do the words say so much fewer or more, and not how many are left? */
bool pov_phrase_is_change(const char *text);

/** So much a year? */
bool pov_form_is_yearly(pov_form form);
/** Does it take away: a reduction, of all or a year? */
bool pov_form_is_fall(pov_form form);
/** By English name or Vietnamese word.  Errors: false. */
bool pov_form_from(const char *text, pov_form *form);
/** "households", "%", "điểm %", "pp", "hộ", "nghìn hộ", "1.000 hộ", ...
 *  Errors: false. */
bool pov_unit_from(const char *text, pov_unit *unit);

/** A number with its unit behind it, as people say it: "26,1 nghìn hộ", also of
 *  "1.000 hộ".  Owns: it is in the arena. */
const char *pov_unit_behind(const char *number, const char *unit,
                            pov_arena *arena);

/** "nghìn hộ", "1.000 hộ": is each number so many times what is typed? */
bool pov_unit_multiplies(const char *unit);

/* Of a word that counts none of what povstat has units for: "thôn". */
#define POV_COUNTS_OTHER "other"

/** What a word for a unit counts, with or without "nghìn" before it:
 *  "households", "persons", "VND", ..., POV_COUNTS_OTHER; NULL if it may count
 *  anything. */
const char *pov_unit_counted(const char *unit);

#endif
