#ifndef POVSTAT_PERIOD_H
#define POVSTAT_PERIOD_H

#include <stdbool.h>

#include "povstat/day.h"
#include "povstat/words.h"

/** A day that is said by another. */
typedef enum pov_back {
    POV_BACK_UNSAID,
    POV_BACK_YEAR,       /* "cùng kỳ", "năm trước" */
    POV_BACK_YEAR_START, /* "đầu năm" */
    POV_BACK_START,      /* "đầu kỳ": of whatever period it is */
    POV_BACK_END,        /* "cuối kỳ" */
} pov_back;

/** When a figure holds, as typed. */
typedef struct pov_period {
    pov_day as_of;       /* the stock date: 01/01/Y is 31/12/Y-1 */
    pov_day since;       /* where the words say it; else POV_NO_DAY */
    bool typed_as_start; /* typed 01/01/Y or "đầu năm": restated figures */
    bool is_whole_year;  /* typed as a bare year */
    bool typed_until;    /* "đến năm 2030": by then, not in it */
} pov_period;

/**
 * Read a date or period as people write it.
 *
 * "2023", "năm 2023", "cuối năm 2023", "đến hết năm 2023", "31/12/2023",
 * "01/01/2024", "đầu năm 2024", "2023-12-31", "2023-12", "quý III/2023",
 * "6 tháng đầu năm 2023", "tháng 9/2023", "2023-2025", "end 2023".
 *
 * Shape:  `text` is valid UTF-8, NUL-terminated, blanks around allowed.
 * Errors: false if it is no date; `out` is untouched.
 * Source: docs/extracts.md, "Dates"
 */
bool pov_period_read(const char *text, pov_period *out);

/** Read a day as machines or people write it; the last of a longer period.
 *  01/01/2024 is that day here: what happens on it is no stock of the day
 *  before.  Errors: as pov_period_read, also of a period with two ends. */
bool pov_period_day(const char *text, pov_day *day);

/** The longest date that begins at a word; 0 if none does, else how many words
 *  it has. */
size_t pov_period_at(const pov_word *w, pov_period *period);

#endif
