#ifndef POVSTAT_VIEW_H
#define POVSTAT_VIEW_H

#include "povstat/finding.h"
#include "povstat/measure.h"
#include "povstat/papers.h"
#include "povstat/report.h"

/** Whose borders: of before or after 1 July 2025. */
typedef enum pov_era {
    POV_ANY_ERA,
    POV_OLD_ERA,
    POV_NEW_ERA,
} pov_era;

/** Which targets to show; an empty list lets everything pass. */
typedef struct pov_filter {
    pov_area_list within; /* these areas and everything in them */
    pov_area_list areas;  /* exactly these */
    struct {
        const pov_indicator **items;
        size_t count, capacity;
    } indicators;
    struct {
        const pov_plan **items;
        size_t count, capacity;
    } plans;
    struct {
        pov_verdict *items;
        size_t count, capacity;
    } verdicts;
    pov_text_list order; /* keys of the rows, "-gap": from the largest */
    int year;            /* of the deadline; 0: any */
    pov_era era;
    pov_level level;      /* of listed areas; POV_ANY_LEVEL: any, */
    bool leaves_communes; /* but communes, which are many */
    bool folds_communes;  /* of a province, where they are many */
    bool of_files;        /* those that were named: all in them is asked for */
} pov_filter;

/** A workbook of figures that come a family of areas at a time. */
typedef struct pov_workbook pov_workbook;

/** Everything a report is made from. */
typedef struct pov_results {
    const pov_figures *figures;
    const pov_progress_list *progress;
    pov_findings *findings; /* sorted */
    pov_day as_of;
    pov_filter filter;
    pov_language language;
    pov_draws draws;      /* what else nobody will see is not made */
    const char *roots[2]; /* machines are told paths from these directories,
                             the first that holds them; NULL: none */
    pov_arena *arena;
    /* of a report that is read; NULL: none */
    const struct folding *folding;
    const struct units *units;       /* what stands in tables of units, */
    const struct deprived *deprived; /* in those of deprivations, */
    const struct beside *beside;     /* and in those of what else is known */
    pov_notes *notes; /* of all sections made of it; NULL: each has its own */
    /* of a workbook: where the rows of a report stay as long as others are to
       come; NULL: it is of all figures */
    pov_workbook *workbook;
} pov_results;

/** Owns: what is kept is in the arena, and in temporary files in the directory
 *  until pov_workbook_close. */
pov_workbook *pov_workbook_new(const char *directory, pov_arena *arena);

/** All figures have come: the next report, of none, is that of all of them. */
void pov_workbook_complete(pov_workbook *workbook);

void pov_workbook_close(pov_workbook *workbook);

/** Progress toward each target: povstat.report/2. */
pov_report *pov_report_progress(const pov_results *results);

/** One row per area and headline target, in the same row format. */
pov_report *pov_report_summary(const pov_results *results);

/** So many steps below a figure, at most, its derivation is told in rows. */
enum { POV_STEPS_TOLD = 8 };

/** Where the figures of an indicator at a date come from. */
pov_report *pov_report_trace(const pov_results *results,
                             const pov_indicator *indicator, pov_day as_of);

/** Every stated value and every derived figure: povstat.figures/2. */
pov_report *pov_report_figures(const pov_results *results);

/** The same as a Frictionless data package. */
typedef struct pov_package {
    const pov_rows *figures; /* with the column names of SDMX */
    /* those that figures speak of */
    const pov_rows *areas, *indicators, *breakdowns;
    const char *descriptor; /* datapackage.json */
} pov_package;

pov_package pov_report_package(const pov_results *results);

/** Two data directories, each read and reckoned with its own tables. */
typedef struct pov_diff {
    const pov_results *old, *new; /* the new one's arena and language count */
    const char *old_directory, *new_directory; /* paths are shown below them */
    bool in_full; /* list for people what is otherwise only counted */
} pov_diff;

/** Figures that moved, findings that appeared or went away, verdicts that
 *  changed: povstat.diff/2.  A figure passes with its area, indicator,
 *  document and year; findings are not filtered. */
pov_report *pov_report_diff(const pov_diff *diff);

/**
 * A blank extract: rows of figures to type, with guidance as comments.
 *
 * Shape: of the areas of the filter, and its first plan if it has one; of the
 *        results, only figures, as-of day and language count.
 */
pov_report *pov_report_template(const pov_results *results);

/**
 * A blank paper for the units of an area: letterhead, headings, a row or more
 * for each of them, signatures.
 *
 * Shape: one sheet, a grid, which csv draws as well.
 */
pov_report *pov_report_paper(const pov_paper *paper, const pov_area *area,
                             const pov_area_list *units, int year,
                             pov_arena *arena);

/** What a report of them says first, in a line: "3 targets: 2 met · 1 behind".
 */
const char *pov_report_line(const pov_results *results);

/** The keys of the rows of targets, or of figures, by which they can be put in
 *  order. */
pov_text_list pov_row_keys(bool of_figures, pov_arena *arena);

/** How many targets the filter lets pass. */
size_t pov_count_rows(const pov_results *results);

/** How many rows pov_report_figures would have. */
size_t pov_count_figures(const pov_results *results);

/** How many more it would let pass but for the era, and of which areas: those
 *  asked for, and what became of them or what they came of. */
size_t pov_count_other_era(const pov_results *results, pov_area_list *areas);

/** Was the area in force before, or is it since, 1 July 2025?  One that is
 *  unchanged belongs to both. */
bool pov_era_has(pov_era era, const pov_area *area);

/** Does the filter let this area pass? */
bool pov_area_selected(const pov_filter *filter, const pov_area *area);

/** What the rows of all files speak of, for who asks for some areas. */
typedef struct pov_asked pov_asked;

/** Owns: the filter and the texts must last.  Returns NULL: all are asked for.
 */
pov_asked *pov_asked_new(const pov_filter *filter, const pov_text_list *typed,
                         pov_arena *arena);

/** Note whom they speak of: all figures, family by family or at once. */
void pov_asked_note(pov_asked *asked, const pov_figures *figures);

/**
 * Keep the findings on what the filter's areas rest on: those of rows about
 * them, what is in them, what they came of and became, or with a related place
 * in such a row; those of rows about nobody in files that are `typed` on the
 * command line, speak of them, or of no area at all.  What makes a file
 * unusable is always told.  All are kept where all are asked for.
 */
void pov_findings_of_areas(pov_findings *findings, const pov_asked *asked);

/** The rows of targets that a filter lets pass. */
typedef struct pov_targets pov_targets;

/** Owns: the filter must last.  Returns NULL: all pass. */
pov_targets *pov_targets_new(const pov_filter *filter, pov_arena *arena);

/** Note them: of all figures, family by family or at once.  Shape: what was
 *  found of them is in the findings. */
void pov_targets_note(pov_targets *targets, const pov_progress_list *progress,
                      const pov_findings *findings);

/** Keep the findings on claims that are of these; all others are kept. */
void pov_findings_of_targets(pov_findings *findings,
                             const pov_targets *targets);

typedef enum pov_listing {
    POV_LIST_AREAS,
    POV_LIST_INDICATORS,
    POV_LIST_BREAKDOWNS,
    POV_LIST_PAPERS,
    POV_LIST_PLANS,
    POV_LIST_STANDARDS,
    POV_LIST_GROUPS,
    POV_LIST_FORMS,
    POV_LIST_VERDICTS,
    POV_LIST_FINDINGS,
} pov_listing;

/** What povstat knows. */
pov_report *pov_report_listing(const pov_results *results, pov_listing what);

/** What codes of findings mean: a section each, for people. */
pov_report *pov_report_explain(const pov_finding_kind kinds[], size_t n,
                               pov_language language, pov_arena *arena);

/** The findings for people, as a page. */
pov_report *pov_report_findings(const pov_findings *findings,
                                pov_language language, pov_arena *arena);

/** The findings as a table cell: code, severity, file, line, column,
 *  message, help, related. */
pov_cell pov_findings_cell(const pov_findings *findings, pov_arena *arena);

#endif
