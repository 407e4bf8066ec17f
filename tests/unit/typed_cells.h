#ifndef POVSTAT_TESTS_UNIT_TYPED_CELLS_H
#define POVSTAT_TESTS_UNIT_TYPED_CELLS_H

#include "extract_fixture.h"

/* A second, simple look at a file, to hold what was read against it. */

enum { MOST_CELLS = 64 };

/** Line `wanted` (from 1) of a text, or NULL; ends are LF, CRLF or CR, and a
 *  byte order mark before a line is no part of it. */
static inline const char *line_of(const char *text, uint32_t wanted)
{
    const char *start = text;
    uint32_t line = 1;

    for (;;) {
        size_t length;

        if (!strncmp(start, "\xEF\xBB\xBF", 3))
            start += 3;
        length = strcspn(start, "\r\n");

        if (line++ == wanted)
            return pov_arena_copy(arena, start, length);
        if (!start[length])
            return NULL;
        start += length + (strncmp(start + length, "\r\n", 2) ? 1 : 2);
    }
}

/** The cells of a line that has no quotes, blanks at both ends taken off. */
static inline size_t cells_of(const char *line, char delimiter,
                              const char *cells[MOST_CELLS])
{
    size_t n = 0;

    for (;;) {
        const char *end = strchr(line, delimiter);
        size_t length = end ? (size_t)(end - line) : strlen(line);
        const char *from = line + strspn(line, " ");
        size_t left = length - (size_t)(from - line);

        while (left && from[left - 1] == ' ')
            left--;
        assert_true(n < MOST_CELLS);
        cells[n++] = pov_arena_copy(arena, from, left);
        if (!end)
            return n;
        line = end + 1;
    }
}

static inline bool is_source(const reading *r, uint32_t line, const char *raw)
{
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        for (size_t e = 0; e < f->evidence.count; e++) {
            const pov_evidence *stated = f->evidence.items[e];

            for (size_t s = 0; s < stated->sources.count; s++)
                if (stated->sources.items[s].place.line == line &&
                    !strcmp(stated->sources.items[s].raw, raw))
                    return true;
        }
    }
    return false;
}

/** Which cells of a file hold figures; none of them is wrong. */
typedef struct typed_figures {
    const char *file, *set;
    char delimiter;
    uint32_t first, last; /* lines of data; blank ones have no figures */
    unsigned columns;     /* bits: 1 is the first column */
} typed_figures;

/** Every figure typed is the source of a figure read: its line, its text. */
static inline void assert_cells_are_sources(const typed_figures *t)
{
    size_t size;
    const char *text = bytes_of(t->file, &size);
    reading r = read_file(t->file, t->set);

    for (uint32_t line = t->first; line <= t->last; line++) {
        const char *cells[MOST_CELLS];
        const char *typed = line_of(text, line);
        size_t n;

        assert_non_null(typed);
        assert_null(strchr(typed, '"'));
        n = cells_of(typed, t->delimiter, cells);
        for (size_t c = 0; c < n; c++)
            if (t->columns & 1u << c && *cells[c] &&
                !is_source(&r, line, cells[c]))
                fail_msg("%s:%u: '%s' became no figure", t->file, line,
                         cells[c]);
    }
}

#endif
