/* Any bytes → records, once taken apart by povstat where they are regular, once
 * by libcsv alone: the same cells at the same places, and the same findings. */

#include "fuzz.h"

#include <string.h>

#include "read/rows.h"

static const char delimiters[] = ",;\t|";

enum { N_DELIMITERS = sizeof delimiters - 1 };

/** The same file under two readers. */
typedef struct reading {
    pov_arena *arena;
    pov_findings findings;
    row_reader *rows;
    record row;
} reading;

static void begin(reading *r, const char *path, char delimiter, bool by_libcsv)
{
    *r = (reading){.arena = pov_arena_new()};
    r->findings.arena = r->arena;
    r->rows = rows_open(path, &(pov_opening){.by_libcsv = by_libcsv}, r->arena,
                        &r->findings);
    if (r->rows)
        rows_set_delimiter(r->rows, delimiter);
}

static void end(reading *r)
{
    if (r->rows)
        rows_close(r->rows);
    pov_arena_free(r->arena);
}

static void compare_cell(const reading *own, const reading *other, size_t i)
{
    const row_cell *a = &own->row.items[i], *b = &other->row.items[i];
    pov_place at = rows_place(own->rows, &own->row, i);
    pov_place there = rows_place(other->rows, &other->row, i);

    if (a->length != b->length || memcmp(a->text, b->text, a->length + 1) != 0)
        fuzz_fail("line %u, cell %zu: '%s', libcsv has '%s'", own->row.line, i,
                  a->text, b->text);
    if (at.line != there.line || at.column != there.column)
        fuzz_fail("line %u, cell %zu: at %u:%u, libcsv's at %u:%u",
                  own->row.line, i, at.line, at.column, there.line,
                  there.column);
}

static void compare_record(const reading *own, const reading *other)
{
    const record *a = &own->row, *b = &other->row;

    if (a->count != b->count || a->line != b->line ||
        a->is_damaged != b->is_damaged || a->had_mark != b->had_mark)
        fuzz_fail("line %u: %zu cells, libcsv has %zu on line %u", a->line,
                  a->count, b->count, b->line);
    if (a->length != b->length || memcmp(a->text, b->text, a->length) != 0)
        fuzz_fail("line %u: another text", a->line);
    for (size_t i = 0; i < a->count; i++)
        compare_cell(own, other, i);
}

static void compare_findings(const pov_findings *own, const pov_findings *other)
{
    if (own->count != other->count)
        fuzz_fail("%zu findings, with libcsv %zu", own->count, other->count);
    for (size_t i = 0; i < own->count; i++)
        if (own->items[i]->kind != other->items[i]->kind ||
            pov_place_compare(own->items[i]->place, other->items[i]->place))
            fuzz_fail("finding %zu is another one", i);
}

static void read_records(const uint8_t *bytes, size_t size, size_t way)
{
    pov_arena *arena = pov_arena_new();
    const char *path = fuzz_keep("records.csv", bytes, size, arena);
    reading own, other;
    bool more;

    begin(&own, path, delimiters[way], false);
    begin(&other, path, delimiters[way], true);
    if (!own.rows != !other.rows)
        fuzz_fail("one of them does not open it");
    for (more = own.rows != NULL; more;) {
        more = rows_next(own.rows, &own.row);
        if (more != rows_next(other.rows, &other.row))
            fuzz_fail("line %u: one of them is at the end", own.row.line);
        if (more)
            compare_record(&own, &other);
    }
    compare_findings(&own.findings, &other.findings);
    end(&own);
    end(&other);
    pov_arena_free(arena);
}

const fuzz_target fuzz_this = {
    .n_ways = N_DELIMITERS, .every_way = true, .read = read_records};
