#include "cases.h"

#include "drawn.h"

/* Lines that are drawn as they are: markup, long lines and fences mean
 * nothing, and still no control character gets through. */
static void example(pov_report *report, pov_arena *arena)
{
    static const char *const lines[] = {
        "a,b_c|*d*,<x>",
        "",
        "```` five words that would not fit",
        "\x1b[2J",
    };
    pov_section section = {.heading = "H", .depth = 1};

    pov_arena_push(arena, &section.lead, "See:");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        pov_arena_push(arena, &section.code, lines[i]);
    pov_arena_push(arena, &section.tail, "Done.");
    pov_arena_push(arena, &report->sections, section);
}

static void assert_drawn(const char *format, size_t width, const char *expected)
{
    char *got = drawn(format, example, (pov_write_options){.width = width});

    assert_string_equal(got, expected);
    free(got);
}

static void draws_text(void **state)
{
    (void)state;
    assert_drawn("text", 20,
                 "H\n─\nSee:\n\n"
                 "    a,b_c|*d*,<x>\n\n"
                 "    ```` five words that would not fit\n"
                 "    \\x1b[2J\n\n"
                 "Done.\n");
}

static void draws_markdown(void **state)
{
    (void)state;
    assert_drawn("markdown", 0,
                 "## H\n\nSee:\n\n"
                 "`````\n"
                 "a,b_c|*d*,<x>\n\n"
                 "```` five words that would not fit\n"
                 "\\x1b[2J\n"
                 "`````\n\n"
                 "Done.\n");
}

int main(void)
{
    TEST(draws_text);
    TEST(draws_markdown);
    return run_all("write code", NULL, NULL);
}
