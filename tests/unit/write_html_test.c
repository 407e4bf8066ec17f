#include "cases.h"

#include "drawn.h"

static const pov_column columns[] = {
    {.label = "Huyện,\nxã", .may_wrap = true},
    {.label = "Hộ <b>", .align = POV_ALIGN_RIGHT},
    {.label = "Kết quả"},
};

static void empty(pov_report *report, pov_arena *arena)
{
    (void)report;
    (void)arena;
}

static pov_cell with(pov_cell cell, pov_tone tone, const char *mark)
{
    cell.tone = tone;
    cell.mark = mark;
    return cell;
}

/* Documents that a note names, of which one can be read. */
static pov_cited_list cited(pov_arena *arena)
{
    pov_cited_list list = {0};

    pov_arena_push(arena, &list, ((pov_cited){"unused", NULL, ""}));
    pov_arena_push(arena, &list,
                   ((pov_cited){"1/QĐ", "https://x.org/?a&b", "T\""}));
    return list;
}

/* A note that two cells refer to, one that none does, a mark without one. */
static void noted(pov_report *report, pov_arena *arena)
{
    pov_section s = {.heading = "<i>",
                     .aside = "\"a\"",
                     .depth = 1,
                     .anchor = "x\"y",
                     .table = {.columns = columns, .n_columns = 3}};

    pov_table_add(&s.table, arena,
                  (pov_cell[]){
                      pov_cell_text("</table>"),
                      with(pov_cell_text("≤ 2 % (−1 pp)"), POV_TONE_PLAIN, "¹"),
                      with(pov_cell_text("đạt"), POV_TONE_GOOD, "¹"),
                  });
    pov_table_add(&s.table, arena,
                  (pov_cell[]){
                      {.kind = POV_CELL_TEXT, .text = "phấn đấu", .indent = 1},
                      with(pov_cell_null(), POV_TONE_PLAIN, "*"),
                      pov_cell_text(""),
                  });
    s.notes = pov_arena_alloc(arena, sizeof *s.notes);
    pov_arena_push(arena, s.notes,
                   ((pov_footnote){.mark = "¹", .text = "“<x>”"}));
    pov_arena_push(arena, s.notes,
                   ((pov_footnote){.mark = "²",
                                   .text = "unused of 1/QĐ",
                                   .detail = "1 < 2",
                                   .cited = cited(arena)}));
    report->title = "T & t";
    report->page.back = "về";
    pov_arena_push(arena, &report->sections, s);
}

/* A section deeper than any before it, then a shallow one. */
static void nested(pov_report *report, pov_arena *arena)
{
    pov_arena_push(arena, &report->sections,
                   ((pov_section){.heading = "deep", .depth = 2}));
    pov_arena_push(arena, &report->sections,
                   ((pov_section){.heading = "shallow", .depth = 1}));
    pov_arena_push(arena, &report->sections, ((pov_section){.depth = 0}));
}

static void charted(pov_report *report, pov_arena *arena)
{
    static const pov_mark marks[] = {
        {.kind = POV_MARK_GOAL, .high = 400},
        {.kind = POV_MARK_ACTUAL,
         .tone = POV_TONE_BAD,
         .low = 505,
         .high = 510},
        {.kind = POV_MARK_TARGET, .low = 400, .high = 400},
    };
    pov_chart *chart = pov_arena_alloc(arena, sizeof *chart);
    pov_section s = {.depth = 1};

    chart->title = "<t>";
    chart->description = "d & d";
    pov_arena_push(arena, &chart->values, ((pov_tick){0, "0 %"}));
    pov_arena_push(arena, &chart->values, ((pov_tick){500, NULL}));
    pov_arena_push(arena, &chart->values, ((pov_tick){1000, "10 %"}));
    for (size_t i = 0; i < LENGTH(marks); i++)
        pov_arena_push(arena, &chart->marks, marks[i]);
    pov_arena_push(arena, &s.charts, chart);
    pov_arena_push(arena, &report->sections, s);
}

/* Three labels of one day: above, beside, below; and a line that rises. */
static void timed(pov_report *report, pov_arena *arena)
{
    static const pov_mark marks[] = {
        {.kind = POV_MARK_ACTUAL,
         .low = 100,
         .high = 100,
         .from = 0,
         .to = 0,
         .label = "10"},
        {.kind = POV_MARK_RIVAL,
         .tone = POV_TONE_BAD,
         .low = 500,
         .high = 600,
         .from = 1000,
         .to = 1000,
         .label = "<50>"},
        {.kind = POV_MARK_TARGET,
         .low = 900,
         .high = 900,
         .from = 1000,
         .to = 1000,
         .label = "≤ 90"},
        {.kind = POV_MARK_DERIVED,
         .low = 300,
         .high = 300,
         .from = 1000,
         .to = 1000,
         .label = "30"},
        {.kind = POV_MARK_PATH,
         .low = 100,
         .high = 300,
         .from = 0,
         .to = 1000,
         .rises = true},
    };
    pov_chart *chart = pov_arena_alloc(arena, sizeof *chart);
    pov_section s = {.depth = 1};

    chart->kind = POV_CHART_TIMELINE;
    chart->title = "t";
    chart->description = "d";
    pov_arena_push(arena, &chart->days, ((pov_tick){0, "2022"}));
    for (size_t i = 0; i < LENGTH(marks); i++)
        pov_arena_push(arena, &chart->marks, marks[i]);
    pov_arena_push(arena, &s.charts, chart);
    pov_arena_push(arena, &report->sections, s);
}

/* Two roots; a step down, two steps up. */
static void branched(pov_report *report, pov_arena *arena)
{
    static const pov_branch branches[] = {
        {0, POV_TONE_PLAIN, "a"}, {1, POV_TONE_BAD, "<b>"},
        {2, POV_TONE_PLAIN, "c"}, {0, POV_TONE_PLAIN, "d"},
        {1, POV_TONE_MUTED, "e"},
    };
    pov_section s = {.depth = 1};

    for (size_t i = 0; i < LENGTH(branches); i++)
        pov_arena_push(arena, &s.tree, branches[i]);
    pov_arena_push(arena, &report->sections, s);
}

/* One row is one test: what stands between <main> and the script. */
static struct page_case {
    const char *name;
    build_report *build;
    const char *expected;
} cases[] = {
    {"an empty report", empty, ""},
    {"foreign text, notes and steps", noted,
     "\n"
     "<section class=\"d1\" id=\"x&quot;y\" aria-labelledby=\"s1h\">\n"
     "<h2 id=\"s1h\">&lt;i&gt; <small>&quot;a&quot;</small></h2>\n"
     "<div class=\"table\">\n"
     "<table aria-labelledby=\"s1h\">\n"
     "<thead>\n"
     "<tr>\n"
     "<th scope=\"col\">Huyện, xã</th>\n"
     "<th scope=\"col\" class=\"n\">Hộ &lt;b&gt;</th>\n"
     "<th scope=\"col\">Kết quả</th>\n"
     "</tr>\n"
     "</thead>\n"
     "<tbody>\n"
     "<tr>\n"
     "<th scope=\"row\" class=\"w\">&lt;/table&gt;</th>\n"
     "<td class=\"n\" data-label=\"Hộ &lt;b&gt;\">≤&nbsp;2&nbsp;% "
     "(−1&nbsp;pp)<a class=\"mark\" href=\"#n1-1\" id=\"n1-1r1\">¹</a></td>\n"
     "<td class=\"t-good\" data-label=\"Kết quả\"><span class=\"badge\"><svg "
     "class=\"sign\" aria-hidden=\"true\"><use href=\"#t-good\"/></svg>đạt<a "
     "class=\"mark\" href=\"#n1-1\" id=\"n1-1r2\">¹</a></span></td>\n"
     "</tr>\n"
     "<tr>\n"
     "<th scope=\"row\" class=\"w i1\">phấn đấu</th>\n"
     "<td class=\"n\" data-label=\"Hộ &lt;b&gt;\">–*</td>\n"
     "<td></td>\n"
     "</tr>\n"
     "</tbody>\n"
     "</table>\n"
     "</div>\n"
     "<ol class=\"notes\">\n"
     "<li id=\"n1-1\">“&lt;x&gt;” <a class=\"back\" href=\"#n1-1r1\" "
     "aria-label=\"về\">↩</a> <a class=\"back\" href=\"#n1-1r2\" "
     "aria-label=\"về (2)\">↩</a></li>\n"
     "<li id=\"n1-2\">unused of <a href=\"https://x.org/?a&amp;b\" "
     "title=\"T&quot;\" rel=\"external\">1/QĐ</a>"
     "<details><summary>?</summary> 1 &lt; 2</details></li>\n"
     "</ol>\n"
     "</section>\n"},
    {"sections nest", nested,
     "<section>\n"
     "\n"
     "<section class=\"d2\">\n"
     "<h3 id=\"s1h\">deep</h3>\n"
     "</section>\n"
     "</section>\n"
     "\n"
     "<section class=\"d1\" aria-labelledby=\"s2h\">\n"
     "<h2 id=\"s2h\">shallow</h2>\n"
     "</section>\n"
     "\n"
     "<section class=\"d1\">\n"
     "</section>\n"},
    {"a tree", branched,
     "\n<section class=\"d1\">\n"
     "<ul class=\"tree\">\n"
     "<li>a\n"
     "<ul>\n"
     "<li><span class=\"t-bad\">&lt;b&gt;</span>\n"
     "<ul>\n"
     "<li>c</li>\n"
     "</ul>\n"
     "</li>\n"
     "</ul>\n"
     "</li>\n"
     "<li>d\n"
     "<ul>\n"
     "<li><span class=\"t-muted\">e</span></li>\n"
     "</ul>\n"
     "</li>\n"
     "</ul>\n"
     "</section>\n"},
    {"a bullet", charted,
     "\n"
     "<section class=\"d1\">\n"
     "<div class=\"charts\">\n"
     "<figure>\n"
     "<figcaption>&lt;t&gt;</figcaption>\n"
     "<svg class=\"chart bullet\" role=\"img\" width=\"100%\" height=\"36\" "
     "aria-labelledby=\"c1t\" aria-describedby=\"c1d\">\n"
     "<title id=\"c1t\">&lt;t&gt;</title>\n"
     "<desc id=\"c1d\">d &amp; d</desc>\n"
     "<rect class=\"track\" x=\"0.0%\" y=\"3\" width=\"100.0%\" "
     "height=\"14\"/>\n"
     "<line class=\"tick\" x1=\"0.0%\" x2=\"0.0%\" y1=\"20\" y2=\"23\"/>\n"
     "<text x=\"0.0%\" y=\"33\">0 %</text>\n"
     "<line class=\"tick\" x1=\"50.0%\" x2=\"50.0%\" y1=\"20\" y2=\"23\"/>\n"
     "<line class=\"tick\" x1=\"100.0%\" x2=\"100.0%\" y1=\"20\" y2=\"23\"/>\n"
     "<text x=\"100.0%\" y=\"33\" text-anchor=\"end\">10 %</text>\n"
     "<rect class=\"goal\" x=\"0.0%\" y=\"17\" width=\"40.0%\" height=\"3\"/>\n"
     "<rect class=\"bar t-bad\" x=\"0.0%\" y=\"7\" width=\"50.5%\" "
     "height=\"6\"/>\n"
     "<rect class=\"perhaps t-bad\" x=\"50.5%\" y=\"7\" width=\"0.5%\" "
     "height=\"6\"/>\n"
     "<line class=\"end t-bad\" x1=\"51.0%\" x2=\"51.0%\" y1=\"5\" "
     "y2=\"15\"/>\n"
     "<line class=\"target\" x1=\"40.0%\" x2=\"40.0%\" y1=\"0\" y2=\"20\"/>\n"
     "</svg>\n"
     "</figure>\n"
     "</div>\n"
     "</section>\n"},
    {"a time line", timed,
     "\n"
     "<section class=\"d1\">\n"
     "<div class=\"charts\">\n"
     "<figure>\n"
     "<figcaption>t</figcaption>\n"
     "<svg class=\"chart timeline\" role=\"img\" width=\"100%\" height=\"232\" "
     "aria-labelledby=\"c1t\" aria-describedby=\"c1d\">\n"
     "<title id=\"c1t\">t</title>\n"
     "<desc id=\"c1d\">d</desc>\n"
     "<text x=\"16.0%\" y=\"224\" text-anchor=\"middle\">2022</text>\n"
     "<line class=\"path\" x1=\"16.0%\" y1=\"175\" x2=\"96.0%\" y2=\"143\"/>\n"
     "<use class=\"t-plain\" href=\"#m-actual\" x=\"16.0%\" y=\"175\"/>\n"
     "<line class=\"reach t-bad\" x1=\"96.0%\" x2=\"96.0%\" y1=\"94\" "
     "y2=\"111\"/>\n"
     "<use class=\"t-bad\" href=\"#m-rival\" x=\"96.0%\" y=\"102\"/>\n"
     "<use class=\"t-plain\" href=\"#m-target\" x=\"96.0%\" y=\"46\"/>\n"
     "<use class=\"t-plain\" href=\"#m-derived\" x=\"96.0%\" y=\"143\"/>\n"
     "<g class=\"labels\">\n"
     "<text x=\"16.0%\" y=\"165\" dx=\"-6\">10</text>\n"
     "<text x=\"96.0%\" y=\"36\" text-anchor=\"end\" dx=\"6\">≤ 90</text>\n"
     "<text x=\"96.0%\" y=\"162\" text-anchor=\"end\" dx=\"6\">30</text>\n"
     "<text x=\"96.0%\" y=\"106\" text-anchor=\"end\" "
     "dx=\"-9\">&lt;50&gt;</text>\n"
     "</g>\n"
     "</svg>\n"
     "</figure>\n"
     "</div>\n"
     "</section>\n"},
};

/** What stands between <main> and the script; the caller frees it. */
static char *content_of(const char *page)
{
    static const char open[] = "<main id=\"figures\">\n";
    size_t begin = 0, end = 0;

    for (size_t i = 0; page[i]; i++) {
        if (!strncmp(page + i, open, strlen(open)))
            begin = i + strlen(open);
        if (!strncmp(page + i, "</main>\n<script>\n", 17))
            end = i;
    }
    assert_true(begin && end >= begin);
    return strndup(page + begin, end - begin);
}

static void draws(void **state)
{
    const struct page_case *c = *state;
    char *page = drawn("html", c->build, (pov_write_options){0});
    char *content = content_of(page);

    assert_string_equal(content, c->expected);
    free(content);
    free(page);
}

/* Whatever is missing, the head says what a browser must know. */
static void has_head(void **state)
{
    static const char *const needed[] = {
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">",
        "\"default-src 'none'; style-src 'sha256-",
        "<title>povstat</title>",
        "<h1>povstat</h1>",
        "</body>\n</html>\n",
    };
    char *page = drawn("html", empty, (pov_write_options){0});

    (void)state;
    for (size_t i = 0; i < LENGTH(needed); i++)
        assert_non_null(strstr(page, needed[i]));
    free(page);
}

int main(void)
{
    TEST(has_head);
    TEST_ROWS(cases, name, draws);
    return run_all("html", NULL, NULL);
}
