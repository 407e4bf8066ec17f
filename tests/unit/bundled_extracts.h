#ifndef POVSTAT_TESTS_UNIT_BUNDLED_EXTRACTS_H
#define POVSTAT_TESTS_UNIT_BUNDLED_EXTRACTS_H

/* The extracts of data/, as they lie there, and which of them bear on each
 * other. */

#include <dirent.h>

#include "extract_fixture.h"

#define FOLDER "data/extracts"

enum { MOST_FILES = 64 };

static struct extract_file {
    char path[300];
    const char *bytes;
    size_t size;
} files[MOST_FILES];
static size_t n_files;

static inline int is_extract(const struct dirent *entry)
{
    return strstr(entry->d_name, ".csv") != NULL;
}

static inline int load_extracts(void **state)
{
    struct dirent **entries;
    pov_arena *kept;
    int n = scandir(FOLDER, &entries, is_extract, alphasort);

    if (load_reference(state) || n <= 0 || n > MOST_FILES)
        return -1;
    kept = arena;
    arena = reference_arena; /* as long as the tests */
    for (int i = 0; i < n; i++) {
        struct extract_file *f = &files[n_files++];

        snprintf(f->path, sizeof f->path, FOLDER "/%s", entries[i]->d_name);
        f->bytes = bytes_of(f->path, &f->size);
        free(entries[i]);
    }
    free(entries);
    arena = kept;
    return 0;
}

/** The length of a line, with its end. */
static inline size_t line_length(const char *text)
{
    size_t length = strcspn(text, "\n");

    return length + (text[length] == '\n');
}

/** Does a row of the file begin with this province? */
static inline bool names(const struct extract_file *f, const char *province,
                         size_t length)
{
    for (const char *row = f->bytes; *row; row += line_length(row))
        if (!strncmp(row, province, length) && strchr("/@,", row[length]))
            return true;
    return false;
}

/** What bears on a row: the files about its province. */
static inline bool is_related(const struct extract_file *f, const char *row)
{
    return names(f, row, strcspn(row, "/@,"));
}

#endif
