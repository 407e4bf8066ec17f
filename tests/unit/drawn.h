#ifndef POVSTAT_TESTS_UNIT_DRAWN_H
#define POVSTAT_TESTS_UNIT_DRAWN_H

#include <stdio.h>
#include <string.h>

#include "povstat/write.h"

typedef void build_report(pov_report *report, pov_arena *arena);

/** What the format makes of the report; the caller frees it. */
static inline char *drawn(const char *format, build_report *build,
                          pov_write_options options)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    pov_report report = {0};

    assert_non_null(out);
    options.arena = pov_arena_new();
    build(&report, options.arena);
    pov_format_named(format)->write(&report, &options, out);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(strlen(text), length);
    pov_arena_free(options.arena);
    return text;
}

/** "-0.740", with its decimals. */
static inline pov_cell number_cell(const char *text)
{
    pov_decimal d = {.units = 0};
    bool behind = false;

    for (const char *at = text + (*text == '-'); *at; at++) {
        if (*at == '.')
            behind = true;
        else
            d = (pov_decimal){d.units * 10 + (*at - '0'), d.scale + behind, 0};
    }
    d.units = *text == '-' ? -d.units : d.units;
    return pov_cell_typed(d);
}

static inline pov_cell list_of(pov_arena *arena, const char *a, const char *b)
{
    pov_cell cell = {.kind = POV_CELL_LIST, .bar = -1};

    if (a)
        pov_arena_push(arena, &cell.list, pov_cell_text(a));
    if (b)
        pov_arena_push(arena, &cell.list, pov_cell_text(b));
    return cell;
}

#endif
