#ifndef POVSTAT_TESTS_UNIT_VECTORS_H
#define POVSTAT_TESTS_UNIT_VECTORS_H

/* The tables of tests/data/vectors, read without the readers that are tested
 * elsewhere: quotes, doubled quotes, no line ends inside them. */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/arena.h"
#include "povstat/interval.h"

enum { MOST_COLUMNS = 32, MOST_ROWS = 400, LONGEST_LINE = 4096 };

typedef struct vector_row {
    const char *cells[MOST_COLUMNS];
} vector_row;

typedef struct vector_table {
    vector_row header, rows[MOST_ROWS];
    size_t n_columns, n_rows;
} vector_table;

/** Cut a line into cells, in place.  `line` has two bytes to spare. */
static inline size_t cut_line(char *line, vector_row *row)
{
    char *to = line;
    size_t n = 0;

    for (line[strcspn(line, "\r\n")] = '\0'; n < MOST_COLUMNS; line++) {
        bool quoted = *line == '"', more;

        row->cells[n++] = to;
        for (line += quoted; *line && (quoted || *line != ','); line++) {
            if (quoted && *line == '"' && *++line != '"') {
                quoted = false;
                line--;
                continue;
            }
            *to++ = *line;
        }
        more = *line == ',';
        *to++ = '\0';
        if (!more)
            break;
    }
    return n;
}

/** Errors: exits, so that a table that is not there cannot pass. */
static inline void load_vectors(const char *path, vector_table *table,
                                pov_arena *arena)
{
    static char line[LONGEST_LINE];
    FILE *in = fopen(path, "rb");
    vector_row *row = &table->header;

    while (in && table->n_rows < MOST_ROWS && fgets(line, sizeof line, in)) {
        char *kept = pov_arena_copy(arena, line, strlen(line) + 2);
        size_t n = cut_line(kept, row);

        if (!table->n_columns)
            table->n_columns = n;
        else
            table->n_rows++;
        if (n != table->n_columns || table->n_rows == MOST_ROWS)
            break;
        row = &table->rows[table->n_rows];
    }
    if (!in || !feof(in) || !table->n_rows) {
        fprintf(stderr, "%s: not a table\n", path);
        exit(1);
    }
    fclose(in);
}

static inline const char *cell_of(const vector_table *table,
                                  const vector_row *row, const char *header)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (!strcmp(table->header.cells[i], header))
            return row->cells[i];
    fprintf(stderr, "no column %s\n", header);
    exit(1);
}

/** A number that begins the text, with a point or a comma; as many decimals
 *  as are written. */
static inline pov_decimal decimal_in(const char *text)
{
    bool negative = *text == '-', fraction = false;
    pov_decimal d = {.units = 0};

    for (text += negative; *text; text++) {
        if ((*text == '.' || *text == ',') && text[1] >= '0' &&
            text[1] <= '9' && !fraction) {
            fraction = true;
            continue;
        }
        if (*text < '0' || *text > '9')
            break;
        d.units = d.units * 10 + (*text - '0');
        d.scale += fraction;
    }
    if (negative)
        d.units = -d.units;
    return d;
}

/** Is `got` the wanted number but for so much of it? */
static inline bool is_near(double got, double want, double relative)
{
    double size = want < 0 ? -want : want, off = got - want;

    return (off < 0 ? -off : off) <= (size > 1e-6 ? size : 1e-6) * relative;
}

#endif
