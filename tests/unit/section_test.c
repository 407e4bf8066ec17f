#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "povstat/section.h"

#include "drawn.h"

/* Sections that are made when they are drawn, against the same that are kept.
 */

static const pov_column columns[] = {
    {.label = "Năm"},
    {.label = "Hộ\nnghèo", .align = POV_ALIGN_RIGHT},
    {.label = "Kết quả, nói dài hơn", .may_wrap = true},
};

static const char *const marks[] = {"¹", "²", "³"};

static void add_note(pov_section *s, pov_arena *arena, size_t i, size_t at)
{
    const char *name = pov_arena_format(arena, "n-%zu", at % 7);

    pov_arena_push(
        arena, s->notes,
        ((pov_footnote){.mark = marks[i],
                        .name = at % 3 ? name : NULL,
                        .text = pov_arena_format(arena, "Note %zu.", at)}));
}

static void add_row(pov_section *s, pov_arena *arena, size_t at, size_t i)
{
    pov_cell row[] = {
        pov_cell_text(pov_arena_format(arena, "%zu", 2020 + i)),
        pov_cell_text(pov_arena_format(arena, "%zu", at * 37 % 1000)),
        pov_cell_text(pov_arena_format(arena, "kết %zu quả của dòng", at))};

    row[1].mark = marks[i % LENGTH(marks)];
    row[2].bar = i ? -1 : (int16_t)(at % 101);
    pov_table_add(&s->table, arena, row);
}

/** The sections of the `at`th area: none of some. */
static void make(const pov_later *later, pov_arena *arena, pov_section_list *to)
{
    const size_t at = later->at;
    pov_notes *notes = pov_arena_alloc(arena, sizeof *notes);

    for (size_t i = 0; i < at % 4; i++) {
        pov_section s = {.depth = i ? 2 : 1,
                         .heading =
                             pov_arena_format(arena, "Huyện %zu.%zu", at, i),
                         .fold = at % 5 ? NULL : later->from,
                         .notes = i == 1 && at % 2 ? NULL : notes};

        if (i)
            s.table = (pov_table){.columns = columns, .n_columns = 3};
        for (size_t r = 0; i && r < at % 6; r++)
            add_row(&s, arena, at + i, r);
        if (s.notes && i < LENGTH(marks))
            add_note(&s, arena, i, at + i);
        pov_arena_push(arena, to, s);
    }
}

enum { AREAS = 60 };

static const char fold[] = "Folded";

static void kept(pov_report *report, pov_arena *arena)
{
    for (size_t at = 0; at < AREAS; at++)
        make(&(pov_later){.from = fold, .at = at}, arena, &report->sections);
}

/** Every other area is made later. */
static void made(pov_report *report, pov_arena *arena)
{
    for (size_t at = 0; at < AREAS; at++) {
        pov_later *later = pov_arena_alloc(arena, sizeof *later);

        *later = (pov_later){.from = fold, .at = at, .make = make};
        if (at % 4 == 1)
            make(later, arena, &report->sections);
        else
            pov_arena_push(arena, &report->sections,
                           (pov_section){.later = later});
    }
}

static struct drawing {
    const char *name;
    const char *format;
    pov_write_options options;
} drawings[] = {
    {"text", "text", {0}},
    {"text with bars", "text", {.bars = true, .width = 60}},
    {"text without room", "text", {.bars = true, .width = 24}},
    {"text without notes", "text", {.unnoted = true}},
    {"markdown", "markdown", {0}},
    {"html", "html", {0}},
};

static void are_drawn_alike(void **state)
{
    const struct drawing *d = *state;
    char *expected = drawn(d->format, kept, d->options);
    char *text = drawn(d->format, made, d->options);

    assert_non_null(strstr(text, "59.2"));
    assert_string_equal(text, expected);
    free(text);
    free(expected);
}

/* What is asked for again is the same, and where nothing is left there is no
 * more. */
static void can_be_asked_again(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_report report = {0};

    (void)state;
    made(&report, arena);
    for (size_t turn = 0; turn < 2; turn++) {
        pov_section_reader reader;
        size_t n = 0, ended = 0;

        pov_sections_begin(&reader, &report.sections);
        while (pov_sections_next(&reader)) {
            n++;
            ended += reader.ends_notes;
        }
        assert_null(pov_sections_next(&reader));
        pov_sections_end(&reader);
        assert_int_equal(n, AREAS / 4 * (0 + 1 + 2 + 3));
        assert_int_equal(ended, AREAS / 4 * 3);
    }
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(drawings, name, are_drawn_alike);
    TEST(can_be_asked_again);
    return run_all("section", NULL, NULL);
}
