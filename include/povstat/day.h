#ifndef POVSTAT_DAY_H
#define POVSTAT_DAY_H

#include <stdbool.h>
#include <stdint.h>

/** A date of the Gregorian calendar: days since 0000-12-31; 0 is no date. */
typedef int32_t pov_day;

enum { POV_NO_DAY = 0 };

typedef struct pov_civil {
    int year, month, day;
} pov_civil;

/** Errors: POV_NO_DAY if there is no such date in the years 1..9999. */
pov_day pov_day_from(int year, int month, int day);
pov_day pov_day_year_end(int year);
pov_civil pov_civil_from(pov_day day);

/** The day after, with "no date" kept. */
pov_day pov_day_next(pov_day day);

/** The same month and day one or more years away; 29 February becomes 28. */
pov_day pov_day_add_years(pov_day day, int years);

/** "YYYY-MM-DD" and a NUL into `text`. */
enum { POV_DAY_TEXT_SIZE = 11 };
void pov_day_print(pov_day day, char text[POV_DAY_TEXT_SIZE]);

/** Read exactly "YYYY-MM-DD".  Errors: false; `day` is untouched. */
bool pov_day_parse(const char *text, pov_day *day);

#endif
