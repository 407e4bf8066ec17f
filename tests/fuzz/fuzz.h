#ifndef POVSTAT_TESTS_FUZZ_FUZZ_H
#define POVSTAT_TESTS_FUZZ_FUZZ_H

/* What the targets of fuzzing share.  A target is a file NAME_fuzz.c that
 * defines fuzz_this; libFuzzer (fuzzer.c) and the replay of a corpus
 * (replay.c) are each linked with one of them. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/extract.h"
#include "povstat/view.h"
#include "povstat/write.h"

/** One way to put made-up bytes through the program. */
typedef struct fuzz_target {
    size_t n_ways;  /* settings under which the same bytes may be read */
    bool every_way; /* the replay of a file tries them all; else its own */
    /* Errors: says what went wrong and aborts. */
    void (*read)(const uint8_t *bytes, size_t size, size_t way);
} fuzz_target;

extern const fuzz_target fuzz_this;

/** The way that the bytes themselves choose: by the last two. */
size_t fuzz_way(const uint8_t *bytes, size_t size);

/**
 * Load the reference tables of `data/` and make a directory for files.
 *
 * Errors: false.
 */
bool fuzz_prepare(void);

/** The tables of `data/`. */
const pov_catalogue *fuzz_catalogue(void);

_Noreturn void fuzz_fail(const char *what, ...)
    __attribute__((format(printf, 1, 2)));

/**
 * The path of a file with these bytes, in the directory for files.
 *
 * Shape: `name` may name folders, "old/extracts/typed.csv"; they are made.
 */
const char *fuzz_keep(const char *name, const uint8_t *bytes, size_t size,
                      pov_arena *arena);

/** That directory. */
const char *fuzz_directory(void);

/** Settings that an extract may be read under. */
enum { FUZZ_SETTINGS = 8 };

/** One run of the program, as far as `check` goes. */
typedef struct fuzz_run {
    pov_arena *arena;
    bool reads_anew; /* as of pov_read_options */
    pov_figures *figures;
    pov_findings findings;
    pov_read_tally tally;
    pov_progress_list progress;
    pov_results results;
} fuzz_run;

void fuzz_begin(fuzz_run *run, const pov_catalogue *catalogue,
                pov_language language);
/** Read a file under one of the settings. */
void fuzz_take(fuzz_run *run, const char *path, size_t settings);
/** Is the encoding left to be found out under these settings? */
bool fuzz_guesses_encoding(size_t settings);
/** Reckon, measure, sort the findings. */
void fuzz_reckon(fuzz_run *run);
void fuzz_end(fuzz_run *run);

/** Draw a report in a format and hold what comes out to its promises: valid
 *  UTF-8, nothing that a terminal obeys, and the grammar of the format. */
void fuzz_draw(const pov_report *report, const char *format,
               const pov_write_options *options);

/** The same in every format that draws this, for people of every width. */
void fuzz_draw_all(const pov_report *report, pov_draws draws,
                   pov_arena *arena);

/** Text that was printed as this format. */
void fuzz_check_printed(const char *format, const char *text, size_t length);

/** Print the findings in every form. */
void fuzz_tell(const pov_findings *findings, pov_arena *arena);

/** Does every finding stand inside the file?  Shape: `lines` at most. */
typedef struct fuzz_extent {
    const char *path;
    bool is_utf8; /* else no more is known than how many bytes there are */
    const uint8_t *bytes;
    size_t size, lines;
} fuzz_extent;

fuzz_extent fuzz_extent_of(const char *path, const uint8_t *bytes, size_t size,
                           bool may_be_utf8);
void fuzz_check_place(const fuzz_extent *in, pov_place place,
                      const char *whose);
void fuzz_check_findings(const fuzz_extent *in, const pov_findings *findings);

#endif
