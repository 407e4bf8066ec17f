/* Any bytes → two extracts → what changed between them.  A line "== old" or
 * "== new" begins either; nothing changes between an extract and itself, and
 * what appeared one way went away the other. */

#include "fuzz.h"

#include <string.h>

#include "fuzz_split.h"

enum { OLD, NEW, N_SIDES };

static const char *const names[] = {"old", "new", NULL};

typedef struct side {
    fuzz_run run;
    const char *directory;
} side;

static void read_side(side *s, const char *directory, const fuzz_piece *piece,
                      size_t way)
{
    pov_language language = way / FUZZ_SETTINGS % 2 ? POV_VI : POV_EN;

    fuzz_begin(&s->run, fuzz_catalogue(), language);
    s->directory =
        pov_arena_format(s->run.arena, "%s/%s", fuzz_directory(), directory);
    fuzz_take(&s->run,
              fuzz_keep(pov_arena_format(s->run.arena, "%s/extracts/typed.csv",
                                         directory),
                        piece->bytes, piece->size, s->run.arena),
              way % FUZZ_SETTINGS);
    fuzz_reckon(&s->run);
}

static pov_report *compare(const side *old, const side *new, bool in_full)
{
    return pov_report_diff(&(pov_diff){.old = &old->run.results,
                                       .new = &new->run.results,
                                       .old_directory = old->directory,
                                       .new_directory = new->directory,
                                       .in_full = in_full});
}

static const pov_rows *member(const pov_report *report, const char *key)
{
    for (size_t i = 0; i < report->members.count; i++)
        if (!strcmp(report->members.items[i].key, key))
            return report->members.items[i].value.rows;
    fuzz_fail("a diff without %s", key);
}

/** How many rows have this change, which is their first column. */
static size_t count(const pov_rows *rows, const char *change)
{
    pov_row_reader reader;
    size_t n = 0;

    pov_rows_begin(&reader, rows);
    for (const pov_cell *row; (row = pov_rows_next(&reader));)
        n += !strcmp(row[0].term->code, change);
    pov_rows_end(&reader);
    return n;
}

static const char *const parts[] = {"figures", "findings", "targets"};

static void check_nothing(const side *s)
{
    const pov_report *report = compare(s, s, true);

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (member(report, parts[i])->count)
            fuzz_fail("%s differ from themselves", parts[i]);
}

static void check_turned(const pov_report *there, const pov_report *back)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const pov_rows *a = member(there, parts[i]);
        const pov_rows *b = member(back, parts[i]);

        if (a->count != b->count)
            fuzz_fail("%s: %zu changes there, %zu back", parts[i], a->count,
                      b->count);
        if (count(a, "appeared") != count(b, "went_away"))
            fuzz_fail("%s: %zu appeared, %zu went away", parts[i],
                      count(a, "appeared"), count(b, "went_away"));
    }
}

static void compare_two(const uint8_t *bytes, size_t size, size_t way)
{
    fuzz_piece pieces[N_SIDES] = {{.name = NULL}}, piece;
    bool in_full = way / FUZZ_SETTINGS / 2 % 2;
    side sides[N_SIDES];
    pov_report *report;

    for (size_t at = 0; fuzz_split(bytes, size, &at, names, &piece);)
        pieces[piece.name == names[NEW] ? NEW : OLD] = piece;
    for (size_t i = 0; i < N_SIDES; i++) {
        if (!pieces[i].bytes)
            pieces[i].bytes = bytes;
        read_side(&sides[i], names[i], &pieces[i], way);
    }
    check_nothing(&sides[OLD]);
    report = compare(&sides[OLD], &sides[NEW], in_full);
    check_turned(report, compare(&sides[NEW], &sides[OLD], in_full));
    for (pov_draws d = POV_DRAWS_TEXT; d < POV_DRAWS_DIRECTORY; d++)
        fuzz_draw_all(report, d, sides[NEW].run.arena);
    for (size_t i = 0; i < N_SIDES; i++)
        fuzz_end(&sides[i].run);
}

const fuzz_target fuzz_this = {.n_ways = 4 * FUZZ_SETTINGS,
                               .read = compare_two};
