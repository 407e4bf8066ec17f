#ifndef POVSTAT_TESTS_UNIT_AREAS_FIXTURE_H
#define POVSTAT_TESTS_UNIT_AREAS_FIXTURE_H

/* The areas that the program brings, and the aliases of data/, read without the
 * loader that is tested elsewhere. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/catalogue.h"

static pov_arena *arena;
static pov_catalogue *catalogue;

/* A small reader of CSV: quotes, doubled quotes, line ends inside them. */

enum { MOST_CELLS = 16 };

typedef struct record {
    const char *cells[MOST_CELLS];
    size_t n;
} record;

static char *read_cell(FILE *file, int *last)
{
    struct {
        char *items;
        size_t count, capacity;
    } text = {0};
    int quoted = 0, c;

    while ((c = getc(file)) != EOF) {
        if (c == '"') {
            quoted = !quoted;
            if (quoted && text.count && *last == '"')
                pov_arena_push(arena, &text, '"');
        } else if (!quoted && (c == ',' || c == '\n')) {
            break;
        } else if (quoted || c != '\r') {
            pov_arena_push(arena, &text, (char)c);
        }
        *last = c;
    }
    *last = c;
    pov_arena_push(arena, &text, '\0');
    return text.items;
}

static bool read_record(FILE *file, record *row)
{
    int last = ',';

    row->n = 0;
    while (last == ',' && row->n < MOST_CELLS)
        row->cells[row->n++] = read_cell(file, &last);
    return last != EOF || row->n > 1;
}

/** Rows after the header; the run fails without any. */
static void each_row(const char *path, void (*take)(const record *))
{
    FILE *file = fopen(path, "rb");
    record row;
    size_t n = 0;

    if (file && read_record(file, &row))
        for (; read_record(file, &row); n++)
            take(&row);
    if (!n) {
        fprintf(stderr, "%s: cannot be read or has no rows\n", path);
        exit(1);
    }
    fclose(file);
}

static pov_alias_kind kind_of(const char *word)
{
    if (!strcmp(word, "spelling"))
        return POV_ALIAS_SPELLING;
    if (!strcmp(word, "everyday"))
        return POV_ALIAS_EVERYDAY;
    return strcmp(word, "typo") ? POV_ALIAS_OLDER : POV_ALIAS_TYPO;
}

static void take_alias(const record *row)
{
    pov_catalogue_add_alias(
        catalogue,
        (pov_area_alias){row->cells[0],
                         pov_catalogue_area(catalogue, row->cells[1]),
                         kind_of(row->cells[2])});
}

static void load_areas(void)
{
    arena = pov_arena_new();
    catalogue = pov_catalogue_built_in(arena);
    each_row("data/reference/area-aliases.csv", take_alias);
}

#endif
