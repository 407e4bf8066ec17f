#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "povstat/text.h"

#include "drawn.h"

#define VAN_DON_NFD "Va\xcc\x82n \xc4\x90o\xcc\x82\xcc\x80n"
#define REVERSED "\xe2\x80\xae" /* U+202E */

static const pov_column people_columns[] = {
    {.label = "Huyện,\nxã", .align = POV_ALIGN_LEFT, .may_wrap = true},
    {.label = "Hộ\nnghèo", .align = POV_ALIGN_RIGHT},
    {.label = "Kết quả", .align = POV_ALIGN_LEFT, .may_wrap = true},
};

static pov_cell with_mark(pov_cell cell, const char *mark)
{
    cell.mark = mark;
    return cell;
}

static pov_cell with_tone(pov_cell cell, pov_tone tone)
{
    cell.tone = tone;
    return cell;
}

static pov_cell with_bar(pov_cell cell, int16_t bar)
{
    cell.bar = bar;
    return cell;
}

static pov_cell indented(const char *text)
{
    pov_cell cell = pov_cell_text(text);

    cell.indent = 1;
    return cell;
}

static void add_lines(pov_text_list *list, pov_arena *arena, const char *a,
                      const char *b)
{
    pov_arena_push(arena, list, a);
    if (b)
        pov_arena_push(arena, list, b);
}

static void empty(pov_report *report, pov_arena *arena)
{
    (void)report;
    (void)arena;
}

/* Text that means something to a terminal, to Markdown, or to neither. */
static void hostile(pov_report *report, pov_arena *arena)
{
    pov_section first = {.heading = "Quảng Ninh\n#1",
                         .depth = 1,
                         .table = {.columns = people_columns, .n_columns = 3}};
    pov_section second = {.heading = "Plan *88*",
                          .depth = 2,
                          .table = {.columns = people_columns, .n_columns = 3}};

    report->title = "Tiến độ <2025>";
    add_lines(&report->lead, arena, "- no list ", "1. nor this");
    add_lines(&first.lead, arena, "12.791 & more", "");
    pov_table_add(&first.table, arena,
                  (pov_cell[]){pov_cell_text("Vân Đồn"),
                               with_mark(pov_cell_text("12.791"), "¹"),
                               with_tone(pov_cell_text("đạt"), POV_TONE_GOOD)});
    pov_table_add(
        &first.table, arena,
        (pov_cell[]){
            indented(VAN_DON_NFD), pov_cell_text("95"),
            with_tone(with_mark(pov_cell_text("\x1b[2J"), "*"), POV_TONE_BAD)});
    pov_table_add(&first.table, arena,
                  (pov_cell[]){pov_cell_text("漢字"), pov_cell_null(),
                               pov_cell_text("a|b_c" REVERSED)});
    pov_table_add(&second.table, arena,
                  (pov_cell[]){pov_cell_text("Thị xã Quảng Yên"),
                               pov_cell_text("7"),
                               list_of(arena, "một", "hai")});
    add_lines(&second.tail, arena, "+ tail", NULL);
    second.notes = pov_arena_alloc(arena, sizeof *second.notes);
    pov_arena_push(
        arena, second.notes,
        ((pov_footnote){.mark = "¹",
                        .text = "A note that is too long for a line."}));
    pov_arena_push(arena, second.notes,
                   ((pov_footnote){.mark = "*", .text = "Short."}));
    pov_arena_push(arena, &report->sections, first);
    pov_arena_push(arena, &report->sections, (pov_section){.depth = 1});
    pov_arena_push(arena, &report->sections, second);
    add_lines(&report->tail, arena, "# end", NULL);
}

static void squeezed(pov_report *report, pov_arena *arena)
{
    pov_section section = {
        .table = {.columns = people_columns, .n_columns = 3}};

    pov_table_add(&section.table, arena,
                  (pov_cell[]){pov_cell_text("Huyện đảo Vân Đồn và Cô Tô"),
                               with_bar(pov_cell_text("12"), 12),
                               pov_cell_text("đạt")});
    pov_table_add(&section.table, arena,
                  (pov_cell[]){indented("https://example.org/quyetdinh"),
                               with_mark(pov_cell_null(), "²"),
                               pov_cell_text("chưa đạt, báo cáo thiếu")});
    pov_table_add(&section.table, arena,
                  (pov_cell[]){pov_cell_text(""),
                               with_bar(pov_cell_text("340"), 340),
                               pov_cell_text("x ")});
    pov_arena_push(arena, &report->sections, section);
}

/* One row is one test; `expected` is read by people when it changes. */
static struct drawing {
    const char *name;
    const char *format;
    build_report *build;
    pov_write_options options;
    const char *expected;
} drawings[] = {
    {"text as wide as needed",
     "text",
     hostile,
     {.width = 0},
     "Tiến độ <2025>\n"
     "- no list\n"
     "1. nor this\n"
     "\n"
     "Quảng Ninh\\x0a#1\n"
     "────────────────\n"
     "12.791 & more\n"
     "\n"
     "Huyện,                Hộ\n"
     "xã                 nghèo    Kết quả\n"
     "────────────────  ────────  ─────────────\n"
     "Vân Đồn           12.791 ¹  đạt\n"
     "  Va\314\202n Đo\314\202\314\200n             95    \\x1b[2J*\n"
     "漢字                   –    a|b_c\\u{202e}\n"
     "\n"
     "Plan *88*\n"
     "Huyện,                Hộ\n"
     "xã                 nghèo    Kết quả\n"
     "────────────────  ────────  ─────────────\n"
     "Thị xã Quảng Yên       7    một; hai\n"
     "+ tail\n"
     "¹ A note that is too long for a line.\n"
     "* Short.\n"
     "\n"
     "# end\n"},
    {"text with colours, too wide for a table",
     "text",
     hostile,
     {.width = 30, .colour = true},
     "\033[1mTiến độ <2025>\033[0m\n"
     "- no list\n"
     "1. nor this\n"
     "\n"
     "\033[1mQuảng Ninh\\x0a#1\033[0m\n"
     "────────────────\n"
     "12.791 & more\n"
     "\n"
     "Huyện, xã\n"
     "      Hộ\n"
     "   nghèo    Kết quả\n"
     "  ────────  ─────────────\n"
     "Vân Đồn\n"
     "  12.791\u00a0¹  \033[32mđạt\033[0m\n"
     "  Va\314\202n Đo\314\202\314\200n\n"
     "      95    \033[1;31m\\x1b[2J*\033[0m\n"
     "漢字\n"
     "       \033[2m–\033[0m    a|b_c\\u{202e}\n"
     "\n"
     "\033[1mPlan *88*\033[0m\n"
     "Huyện, xã\n"
     "     Hộ\n"
     "  nghèo  Kết quả\n"
     "  ─────  ────────\n"
     "Thị xã Quảng Yên\n"
     "      7  một; hai\n"
     "+ tail\n"
     "¹ A note that is too long for\n"
     "  a line.\n"
     "* Short.\n"
     "\n"
     "# end\n"},
    {"text with bars, wrapped",
     "text",
     squeezed,
     {.width = 66, .bars = true},
     "Huyện,                                Hộ\n"
     "xã                                 nghèo   Kết quả\n"
     "──────────────────────────  ─────────────  ───────────────────────\n"
     "Huyện đảo Vân Đồn và Cô Tô  ▉░░░░░░░  12   đạt\n"
     "  https://example.org/quye             –²  chưa đạt, báo cáo thiếu\n"
     "    tdinh\n"
     "                            ████████ 340   x\n"},
    {"text without room for bars",
     "text",
     squeezed,
     {.width = 40, .bars = true},
     "Huyện, xã\n"
     "     Hộ\n"
     "  nghèo   Kết quả\n"
     "  ──────  ───────────────────────\n"
     "Huyện đảo Vân Đồn và Cô Tô\n"
     "     12   đạt\n"
     "  https://example.org/quyetdinh\n"
     "      –²  chưa đạt, báo cáo thiếu\n"
     "    340   x\n"},
    {"text that cannot get narrower",
     "text",
     squeezed,
     {.width = 10},
     "Huyện đảo\n"
     "  Vân Đồn và\n"
     "  Cô Tô\n"
     "  Hộ nghèo  12\n"
     "  Kết quả   đạt\n"
     "\n"
     "https://exam\n"
     "  ple.org/qu\n"
     "  yetdinh\n"
     "  Hộ nghèo  –²\n"
     "  Kết quả   chưa đạt,\n"
     "              báo cáo\n"
     "              thiếu\n"
     "\n"
     "  Hộ nghèo  340\n"
     "  Kết quả   x\n"},
    {"text of nothing", "text", empty, {0}, ""},
    {"markdown of markup",
     "markdown",
     hostile,
     {0},
     "# Tiến độ &lt;2025&gt;\n"
     "\n"
     "\\- no list\n"
     "\n"
     "1\\. nor this\n"
     "\n"
     "## Quảng Ninh<br>\\#1\n"
     "\n"
     "12.791 &amp; more\n"
     "\n"
     "| Huyện,<br>xã | Hộ<br>nghèo | Kết quả |\n"
     "| --- | --: | --- |\n"
     "| Vân Đồn | 12.791&nbsp;¹ | đạt |\n"
     "| &nbsp;&nbsp;Va\314\202n Đo\314\202\314\200n | 95 | \\\\x1b\\[2J\\* |\n"
     "| 漢字 | – | a\\|b\\_c\\\\u{202e} |\n"
     "\n"
     "### Plan \\*88\\*\n"
     "\n"
     "| Huyện,<br>xã | Hộ<br>nghèo | Kết quả |\n"
     "| --- | --: | --- |\n"
     "| Thị xã Quảng Yên | 7 | một; hai |\n"
     "\n"
     "\\+ tail\n"
     "\n"
     "- ¹ A note that is too long for a line.\n"
     "- \\* Short.\n"
     "\n"
     "\\# end\n"},
    {"markdown of an unknown",
     "markdown",
     squeezed,
     {.bars = true},
     "| Huyện,<br>xã | Hộ<br>nghèo | Kết quả |\n"
     "| --- | --: | --- |\n"
     "| Huyện đảo Vân Đồn và Cô Tô | 12 | đạt |\n"
     "| &nbsp;&nbsp;https://example.org/quyetdinh | –² | chưa đạt, báo cáo "
     "thiếu |\n"
     "|  | 340 | x |\n"},
    {"markdown of nothing", "markdown", empty, {0}, ""},
};

static void draws(void **state)
{
    const struct drawing *d = *state;
    char *text = drawn(d->format, d->build, d->options);

    assert_string_equal(text, d->expected);
    free(text);
}

static struct tidy_case {
    const char *name;
    const char *format;
    build_report *build;
} tidy_cases[] = {
    {"text is tidy at any width", "text", hostile},
    {"wrapped text is tidy at any width", "text", squeezed},
    {"markdown is tidy", "markdown", hostile},
};

/* No blank before a line's end, no two blank lines, one newline at the end. */
static void is_tidy(void **state)
{
    const struct tidy_case *c = *state;

    for (size_t width = 0; width < 80; width++) {
        pov_write_options options = {.width = width, .bars = width % 2};
        char *text = drawn(c->format, c->build, options);
        size_t length = strlen(text);

        assert_null(strstr(text, " \n"));
        assert_null(strstr(text, "\n\n\n"));
        assert_true(length > 1 && text[0] != '\n');
        assert_true(text[length - 1] == '\n' && text[length - 2] != '\n');
        free(text);
    }
}

/* The two columns that wrap go down to 12, then the bars give way, then the
 * rows come apart, of which the headings stay. */
static void fits_width(void **state)
{
    (void)state;
    for (size_t width = 24; width < 80; width++) {
        pov_write_options options = {.width = width, .bars = true};
        char *text = drawn("text", squeezed, options);

        for (char *line = text, *end; (end = strchr(line, '\n'));
             line = end + 1) {
            *end = '\0';
            assert_true(pov_text_width(line) <= width);
        }
        free(text);
    }
}

static struct path_case {
    const char *name;
    const char *format; /* NULL: none */
} paths[] = {
    {"report.txt", "text"},
    {"a/b.c/report.MD", "markdown"},
    {"x.markdown", "markdown"},
    {"x.csv", "csv"},
    {"x.tar.json", "json"},
    {"x.ndjson", "ndjson"},
    {"x.JsonL", "ndjson"},
    {"report", NULL},
    {"a.csv/report", NULL},
    {"x.", NULL},
    {"-", NULL},
    {"x.docx", NULL},
};

static void finds_by_path(void **state)
{
    const struct path_case *c = *state;
    const pov_format *format = pov_format_for_path(c->name);

    if (c->format) {
        assert_non_null(format);
        assert_string_equal(format->name, c->format);
    } else {
        assert_null(format);
    }
}

/** The first of those that end alike, NULL for a directory. */
static const pov_format *meant_by_extension_of(const pov_format *f)
{
    const pov_format *first = pov_formats;

    while (strcmp(first->extension, f->extension) != 0)
        first++;
    return f->write ? first : NULL;
}

static void registry_is_sound(void **state)
{
    (void)state;
    assert_null(pov_format_named("TEXT"));
    assert_null(pov_format_named(""));
    assert_true(pov_n_formats >= 5);
    for (size_t i = 0; i < pov_n_formats; i++) {
        const pov_format *f = &pov_formats[i];
        char path[32];

        assert_ptr_equal(pov_format_named(f->name), f);
        snprintf(path, sizeof path, "x.%s",
                 *f->extension ? f->extension : f->name);
        assert_ptr_equal(pov_format_for_path(path), meant_by_extension_of(f));
        assert_int_equal(!f->write, f->draws == POV_DRAWS_DIRECTORY);
        assert_true(*f->about != '\0');
    }
}

int main(void)
{
    TEST(fits_width);
    TEST(registry_is_sound);
    TEST_ROWS(drawings, name, draws);
    TEST_ROWS(tidy_cases, name, is_tidy);
    TEST_ROWS(paths, name, finds_by_path);
    return run_all("write", NULL, NULL);
}
