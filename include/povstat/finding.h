#ifndef POVSTAT_FINDING_H
#define POVSTAT_FINDING_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/arena.h"
#include "povstat/map.h"
#include "povstat/term.h"

/** Where something was typed. */
typedef struct pov_place {
    const char *file; /* as named on the command line; NULL: nowhere */
    uint32_t line;    /* physical, from 1; 0: the whole file */
    uint32_t column;  /* in characters, from 1; 0: the whole line */
} pov_place;

/** Order by file, line, column: negative, 0 or positive. */
int pov_place_compare(pov_place a, pov_place b);

/* A sheet of a workbook is a file of places, too: "mau.xlsx:Sheet1!", with the
 * quotes that formulas have round its name, and "!".  There a line is a row,
 * and a column one of cells. */

/** Owns: one text for each sheet, in the arena. */
const char *pov_place_sheet(const char *path, const char *sheet,
                            pov_arena *arena);

bool pov_place_is_cell(pov_place place);

/** "a.csv:3:7", "mau.xlsx:Sheet1!G3"; as much of it as is known.  Errors: NULL
 *  for nowhere. */
const char *pov_place_text(pov_arena *arena, pov_place place);

/** The path of the file itself. */
const char *pov_place_path(pov_arena *arena, const char *file);

typedef enum pov_finding_kind {
#define FINDING(id, severity, code, problem, recovery, help, why, example)     \
    POV_FOUND_##id,
#include "povstat/findings.def"
#undef FINDING
    POV_N_FINDING_KINDS
} pov_finding_kind;

/** "P101", "p101".  Errors: POV_N_FINDING_KINDS. */
pov_finding_kind pov_finding_kind_from(const char *code);

/** One row of the catalogue, in English; the severity belongs to the code. */
typedef struct pov_finding_type {
    const char *code;
    pov_severity severity;
    bool is_told;         /* without being asked: a note only if it explains a
                             figure that is missing or doubtful */
    const char *problem;  /* what is wrong */
    const char *recovery; /* what was done about it */
    const char *help;     /* how to mend it */
    const char *why;      /* why it matters; whole sentences */
    const char *example;  /* an extract that gives it; "" if none can */
} pov_finding_type;

extern const pov_finding_type pov_finding_types[POV_N_FINDING_KINDS];

typedef struct pov_related {
    pov_place place;
    const char *says; /* why it belongs here; may be NULL */
} pov_related;

typedef struct pov_finding {
    pov_finding_kind kind;
    pov_place place;
    pov_language language; /* of what follows */
    const char *detail;    /* what was typed or counted; may be NULL */
    const char *recovery;  /* what was done; NULL: as the type says */
    const char *help;      /* the type's, unless the finder knew better */
    const char *line;      /* the source line; NULL if not at hand */
    size_t span;           /* characters to underline; 0: one */
    const char *instead;   /* what they were read as, for sure; may be NULL */
    const char *about;     /* the area, of what is likely to be true of others
                              as well; NULL: none */
    const char *cause;     /* what such findings then have in common */
    struct {
        pov_related *items;
        size_t count, capacity;
    } related;
    size_t n_alike;            /* of them, the last: others of the same cause */
    struct pov_finding *equal; /* the next that says the same of another row */
    bool is_equal;             /* it is told with an earlier one */
} pov_finding;

/** One known finding that need not be told again. */
typedef struct pov_waiver {
    pov_finding_kind kind;
    const char *file; /* the last names of a path: "extracts/bac-kan.csv" */
    uint32_t line;    /* 0: any */
    const char *cell; /* what was typed there; "": anything */
    pov_place place;  /* its own row, in waivers.csv */
    bool is_used;
} pov_waiver;

typedef struct pov_waivers {
    pov_arena *arena;
    pov_waiver **items; /* in the order added */
    size_t count, capacity;
    pov_map by_file;
    bool has_kind[POV_N_FINDING_KINDS];
} pov_waivers;

/** How many findings of one kind are kept; the rest are counted. */
enum { POV_FINDINGS_PER_KIND = 100 };

typedef struct pov_findings {
    pov_arena *arena;
    pov_language language; /* in which they are worded */
    pov_waivers *waivers;  /* of what need not be told; NULL: none */
    pov_finding **items;   /* in the order found, until sorted */
    size_t count, capacity;
    size_t found[POV_N_FINDING_KINDS]; /* kept or not */
    size_t by_severity[POV_FATAL + 1];
    size_t silenced; /* neither kept nor counted above */
    bool keep_all;
    bool muted; /* nothing is recorded: for looking at a file beforehand */
    pov_finding *scratch; /* what pov_find gives past the limit */
} pov_findings;

/**
 * Record a finding, unless it is silenced; `detail` is formatted like printf,
 * in the language of the findings.  Texts among the arguments are said by the
 * caller: see pov_say.
 *
 * Shape: of a detail longer than a person reads, the middle is left out.
 * Owns: the result is for adding `line`, `help` or related places; past the
 *       limit, or if it is silenced, it is a scratch finding that will not be
 *       printed.
 */
pov_finding *pov_find(pov_findings *findings, pov_finding_kind kind,
                      pov_place place, const char *detail, ...)
    __attribute__((format(printf, 4, 5)));
pov_finding *pov_vfind(pov_findings *findings, pov_finding_kind kind,
                       pov_place place, const char *detail, va_list arguments)
    __attribute__((format(printf, 4, 0)));

/** Is there room for one more of this kind?  If not, what would only help to
 *  mend it need not be worked out. */
bool pov_findings_have_room(const pov_findings *findings,
                            pov_finding_kind kind);

/** Say that the same may be true of other areas: `cause` is what they then have
 *  in common besides kind and outcome. */
static inline void pov_finding_about(pov_finding *finding, const char *area,
                                     const char *cause)
{
    finding->about = area;
    finding->cause = cause;
}

/** Will it be printed?  If not, there is no need to word it well. */
bool pov_finding_is_kept(const pov_findings *findings,
                         const pov_finding *finding);

/** Take in what another run found, as if it were found here; of `n` more of a
 *  kind only the number is known.  Owns: texts and lists are the caller's, and
 *  must last. */
void pov_findings_adopt(pov_findings *findings, const pov_finding *finding);
void pov_findings_adopt_more(pov_findings *findings, pov_finding_kind kind,
                             size_t n);

/** `says` is said in the language of the findings. */
void pov_find_related(pov_findings *findings, pov_finding *finding,
                      pov_place place, const char *says);

/** Of many places, the terms of a long sum, those that a person reads: the
 *  first, leaving out none alone.  Others of the same cause are not of them. */
size_t pov_finding_related_shown(const pov_finding *finding);

/** Those `n_alike`, which stand last; NULL if there are none. */
const pov_related *pov_finding_alike(const pov_finding *finding);

/** How many are at least this severe, kept or not. */
size_t pov_findings_count(const pov_findings *findings, pov_severity at_least);

/** Order by file, what matters most first, then place, code and detail: the
 *  same input gives the same order whatever was read first. */
void pov_findings_sort(pov_findings *findings);

/** Sort, and tell once a file what has one cause in many places: the first of
 *  them is kept, the places and details of the others become its last related
 *  ones.  They no longer count.  May be done again when more are found. */
void pov_findings_fold(pov_findings *findings);

/**
 * Tie together what is said in the same words of many rows of a file, and what
 * has one cause in many areas, so that it can be told once.  They count as
 * before.
 *
 * Shape: sorted findings; nothing is tied where all are kept.
 */
void pov_findings_tie(pov_findings *findings);

/** "… and 8 more rows, 3–10", "… and 2 more like it: Gia Lai, Hưng Yên": what
 *  is tied to a finding; NULL: nothing. */
const char *pov_finding_rows(pov_arena *arena, const pov_finding *finding);

/** The same for rows by their numbers. */
const char *pov_finding_lines(pov_arena *arena, pov_language language,
                              const uint32_t lines[], size_t n);

/** How many findings are told with it, itself included. */
size_t pov_finding_told(const pov_finding *finding);

/** Keep those that are `wanted` by whoever asks, with `of` handed on; what is
 *  left out is not counted any more.  What was found past the limit of a kind
 *  counts where none of the kind was left out. */
void pov_findings_keep(pov_findings *findings,
                       bool (*wanted)(const pov_finding *finding,
                                      const void *of),
                       const void *of);

/** "problem: detail (recovery)" in the finding's language. */
const char *pov_finding_message(pov_arena *arena, const pov_finding *finding);

pov_waivers *pov_waivers_new(pov_arena *arena);

/**
 * Add a waiver with a line, a cell or both; findings like it are silenced
 * from now on.  Its texts must last as long as the waivers.
 *
 * Shape: the cell is held against the first quoted text of a detail; one that
 *        holds an apostrophe and a blank, colon or comma behind it is waived
 *        by its line.
 * Errors: false if there is one like it already.
 */
bool pov_waivers_add(pov_waivers *waivers, pov_waiver waiver);

/** Which waivers a run can have proved to be unused. */
typedef enum pov_waiver_scope {
    POV_WAIVERS_OF_FILES, /* those of findings in one file: P0 to P3 */
    POV_WAIVERS_OF_ALL,   /* all: the bundled extracts were read as well */
} pov_waiver_scope;

/** Report the waivers in scope that nothing used although their file was
 *  read. */
void pov_findings_report_unused_waivers(pov_findings *findings,
                                        const char *const files[],
                                        size_t n_files, pov_waiver_scope scope);

#endif
