#ifndef POVSTAT_TESTS_UNIT_EXTRACT_FIXTURE_H
#define POVSTAT_TESTS_UNIT_EXTRACT_FIXTURE_H

/* Extracts read under settings, and what came of them.  The functions of
 * reckon_fixture.h tell about the figures. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "povstat/extract.h"
#include "povstat/measure.h"
#include "povstat/text.h"
#include "reckon_fixture.h"

enum { MOST_SETTINGS = 8 };

typedef struct reading {
    pov_figures *figures;
    pov_findings findings;
    pov_read_tally tally;
    pov_progress_list progress;
} reading;

/** "kind=actual parent=quang-binh" as --set would give it. */
static inline size_t settings_from(const char *set,
                                   pov_setting settings[MOST_SETTINGS])
{
    char *rest = pov_arena_copy(arena, set, strlen(set));
    size_t n = 0;

    for (char *word = strtok(rest, " "); word; word = strtok(NULL, " ")) {
        char *equals = strchr(word, '=');

        assert_non_null(equals);
        assert_true(n < MOST_SETTINGS);
        *equals = '\0';
        settings[n++] = (pov_setting){word, equals + 1};
    }
    return n;
}

/** What `povstat check` does with these files on 15 January 2025. */
static inline reading read_files(const char *const files[], size_t n,
                                 const char *set)
{
    reading r = {.figures = pov_figures_new(catalogue, arena),
                 .findings = {.arena = arena, .keep_all = true}};
    pov_setting settings[MOST_SETTINGS];
    pov_read_options options = {.settings = settings};

    options.n_settings = settings_from(set, settings);
    for (size_t i = 0; i < n; i++)
        pov_extract_read(files[i], &options, r.figures, &r.findings, &r.tally);
    pov_extract_settle(r.figures, &r.findings, &r.tally);
    pov_reckon(r.figures, &r.findings);
    r.progress = pov_measure(r.figures, pov_day_from(2025, 1, 15), &r.findings);
    pov_findings_sort(&r.findings);
    return r;
}

static inline reading read_file(const char *file, const char *set)
{
    return read_files(&file, 1, set);
}

/** A path to what was printed into an unnamed file. */
static inline const char *path_to_printed(FILE *file)
{
    rewind(file); /* which also writes it out */
    return pov_arena_format(arena, "/dev/fd/%d", fileno(file));
}

/** Put bytes into an unnamed file, made if NULL, and give a path to it. */
static inline const char *path_to_bytes(FILE **file, const char *bytes,
                                        size_t size)
{
    if (!*file)
        *file = tmpfile();
    assert_non_null(*file);
    rewind(*file);
    assert_int_equal(ftruncate(fileno(*file), 0), 0);
    assert_int_equal(fwrite(bytes, 1, size, *file), size);
    return path_to_printed(*file);
}

/** A whole file, and a NUL behind it. */
static inline char *bytes_of(const char *path, size_t *size)
{
    FILE *in = fopen(path, "rb");
    long length;
    char *bytes;

    assert_non_null(in);
    assert_int_equal(fseek(in, 0, SEEK_END), 0);
    length = ftell(in);
    assert_true(length >= 0);
    rewind(in);
    bytes = pov_arena_alloc(arena, (size_t)length + 1);
    assert_int_equal(fread(bytes, 1, (size_t)length, in), length);
    fclose(in);
    *size = (size_t)length;
    return bytes;
}

static inline void assert_tally_adds_up(const pov_read_tally *t)
{
    assert_int_equal(t->cells, t->used + t->blank + t->refused + t->not_data);
}

#endif
