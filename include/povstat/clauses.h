#ifndef POVSTAT_CLAUSES_H
#define POVSTAT_CLAUSES_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/period.h"
#include "povstat/say.h"
#include "povstat/term.h"

/* A sentence of a report, typed into a cell as it is printed:
 *
 *   sentence = clause { joint clause }
 *   joint    = "," | ";" | "(" | ")" | "và" | "tương ứng với" | "chiếm"
 *   clause   = { object | whom | place | time | standard | aim
 *                | verb | bound | number | unit | filler }
 *
 * Each clause has one figure; words without one belong to the next, those at
 * the end to all.  Verbs, bounds, numbers and units stay words, which
 * pov_phrase_read reads; all else is what the figure is about.  A clause says
 * as well what the one before it says, unless it says otherwise.  A word that
 * is in no table makes the whole sentence unread: nothing is passed over. */

enum { POV_CLAUSES = 4, POV_CLAUSE_NAMES = 2 };

/** What a name may be of. */
typedef enum pov_name {
    POV_NAME_INDICATOR,
    POV_NAME_BREAKDOWN,
    POV_NAME_AREA,
    POV_NAME_STANDARD,
    POV_N_NAMES
} pov_name;

/** Who knows the names.  Shape: `bare` is a pov_word's; false if no name of the
 *  kind has the word. */
typedef struct pov_name_lookup {
    const void *of;
    bool (*is)(const void *of, pov_name kind, const char *text);
    bool (*has_word)(const void *of, pov_name kind, const char *bare);
} pov_name_lookup;

/** "đến cuối năm 2025".  Shape: `text` NULL: not said. */
typedef struct pov_said_time {
    const char *text;
    pov_period is;
} pov_said_time;

/** One figure, and what the words say it is of; NULL: nothing. */
typedef struct pov_clause {
    const char *figure; /* what is left for pov_phrase_read */
    size_t offset;      /* in the text, of its first number, or of the clause */
    size_t length;      /* from there on */
    const char *objects[POV_CLAUSE_NAMES]; /* "tỷ lệ hộ nghèo" */
    const char *whom;                      /* "among ethnic minorities" */
    const char *places[POV_CLAUSE_NAMES]; /* "xã Ba Tơ", "tỉnh Quảng Ngãi" */
    const char *reach;                    /* "toàn tỉnh" */
    const char *rank;                     /* "tỉnh"; "": the country */
    const char *standard;                 /* "2022-2025", "chuẩn mới" */
    bool is_many_sided; /* a standard of several dimensions, whichever */
    pov_said_time as_of, since;
    bool since_is_loose; /* "từ năm 2021": its end, or its beginning */
    pov_back back;       /* since when, where no date is said */
    bool is_year_end;    /* "đến cuối năm" */
    int day, month; /* "tính đến 30/6", whatever the year; 0: not said */
    bool is_aim;    /* "phấn đấu" */
    bool is_claim;  /* "đạt 86% kế hoạch": no figure of the indicator */
    bool of_rate;   /* what goes before speaks of a rate alone: "chiếm 33%
                       (giảm 7%)" is by points, unless that is more */
    bool has_form;  /* that of the clause before it, of which it says the
                       same in another unit */
    pov_form form;
} pov_clause;

typedef struct pov_clauses {
    pov_clause items[POV_CLAUSES];
    size_t count;
    bool names_something; /* of what a figure could be, or it is no sentence */
    const char *why;      /* why it is not read, in the language asked for */
} pov_clauses;

/**
 * Take a sentence apart.
 *
 * Owns:   its texts are in `arena`.
 * Errors: false, and `why`: a word that is not known, a group of areas, a
 *         figure without a unit among several, two dates for one figure.
 * Source: docs/extracts.md, "Sentences"
 */
bool pov_clauses_read(const char *text, const pov_name_lookup *names,
                      pov_language language, pov_arena *arena,
                      pov_clauses *out);

/** Is a whole text a day that is said by another?  UNSAID: it is not. */
pov_back pov_back_from(const char *text);

#endif
