#ifndef POVSTAT_EXTRACT_H
#define POVSTAT_EXTRACT_H

#include "povstat/figures.h"
#include "povstat/number.h"

/** One `--set key=value`. */
typedef struct pov_setting {
    const char *key, *value;
} pov_setting;

/** The keys that a setting may have; the closest one to a wrong key, or NULL.
 *  `known` tells whether the key is one of them. */
const char *pov_setting_key(const char *key, bool *known, pov_arena *arena);

/** The same keys, from 0; NULL behind the last. */
const char *pov_setting_key_at(size_t i);

/** Somebody who wants to know how far reading is. */
typedef struct pov_read_watch {
    /* Shape: `permille` of this file, 0..1000; `rows` of all files. */
    void (*tell)(void *watcher, int permille, size_t rows);
    void *watcher;
} pov_read_watch;

typedef struct pov_read_options {
    const pov_setting *settings; /* defaults for every file */
    size_t n_settings;
    const char *encoding; /* NULL: found out for each file */
    const char *sheet;    /* of workbooks: a name, "all"; NULL: the first */
    const char *scratch;  /* directory for copies of pipes; NULL: refused */
    char delimiter;       /* 0: found from the header */
    bool by_libcsv;       /* all records, also regular ones */
    bool reads_anew;      /* each row, whatever rows before it were read as */
    size_t processes;     /* that may read a long list at once; 0: one */
    size_t least_part;    /* bytes of it that are worth one; 0: as is known to
                             pay */
    bool join_decimals;   /* mend rates that an unquoted comma split */
    pov_convention numbers;
    pov_read_watch watch;                /* tell NULL: nobody */
    const struct pov_embedded *built_in; /* read instead of the file */
} pov_read_options;

/** What became of everything typed:
 *  cells = used + blank + refused + not_data. */
typedef struct pov_read_tally {
    size_t files, rows, cells;
    size_t used;     /* became part of a figure */
    size_t blank;    /* nothing typed, or a dash or its like */
    size_t refused;  /* a finding says why */
    size_t not_data; /* headers, comments, columns that are not known */
} pov_read_tally;

/**
 * Read one extract, "-" for standard input: a statement list or a table, as
 * CSV or in a workbook, each sheet of which is read like a file of its own.
 *
 * Returns what the file says of the document that it is, and stands for it
 * where nothing in it names one.
 *
 * Owns:   texts that are kept go to the figures' arena.
 * Errors: findings; an unreadable file is a fatal one, and gives NULL.
 * Source: docs/extracts.md
 */
const pov_plan *pov_extract_read(const char *path,
                                 const pov_read_options *options,
                                 pov_figures *figures, pov_findings *findings,
                                 pov_read_tally *tally);

/**
 * Settle of what percentages are that stand beside a breakdown without saying
 * it, when all files are read: the counts may fit one reading alone.
 *
 * Errors: findings; what remains ambiguous is refused.
 * Source: docs/method.md, "Rate and share"
 */
void pov_extract_settle(pov_figures *figures, pov_findings *findings,
                        pov_read_tally *tally);

#endif
