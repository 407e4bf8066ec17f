#include "cases.h"

#include "write/escape.h"

#define VAN_DON_NFD "Va\xcc\x82n \xc4\x90o\xcc\x82\xcc\x80n"
#define REVERSED "\xe2\x80\xae" /* U+202E */

static const char *for_csv(pov_arena *arena, const char *text)
{
    pov_letters shown = {0};

    return escape_csv(arena, &shown, text);
}

static struct escape_case {
    const char *name;
    const char *(*escape)(pov_arena *arena, const char *text);
    const char *text;
    const char *expected;
} cases[] = {
    {"terminal: plain", escape_terminal, "Vân Đồn", "Vân Đồn"},
    {"terminal: marks stay", escape_terminal, VAN_DON_NFD, VAN_DON_NFD},
    {"terminal: NBSP stays", escape_terminal, "0,74\xc2\xa0%", "0,74\xc2\xa0%"},
    {"terminal: C0 and DEL", escape_terminal, "\a\t\x7f", "\\x07\\x09\\x7f"},
    {"terminal: C1", escape_terminal,
     "\xc2\x9b"
     "2J",
     "\\u{9b}2J"},
    {"terminal: direction", escape_terminal, REVERSED "\xe2\x81\xa6",
     "\\u{202e}\\u{2066}"},
    {"terminal: invisible", escape_terminal,
     "a\xe2\x80\x8b\xef\xbb\xbf"
     "b",
     "a\\u{200b}\\u{feff}b"},
    {"terminal: tag", escape_terminal, "\xf3\xa0\x81\x81", "\\u{e0041}"},
    {"terminal: cut short", escape_terminal, "a\xe1\xbb", "a\\xe1\\xbb"},
    {"terminal: no UTF-8", escape_terminal, "a\xff\xc3(\x80",
     "a\\xff\\xc3(\\x80"},
    {"terminal: too long a form", escape_terminal, "\xc0\x9b", "\\xc0\\x9b"},
    {"terminal: a half of a pair", escape_terminal, "\xed\xa0\x80",
     "\\xed\\xa0\\x80"},
    {"terminal: behind the last", escape_terminal, "\xf4\x90\x80\x80",
     "\\xf4\\x90\\x80\\x80"},
    {"terminal: variation selectors", escape_terminal,
     "\xef\xb8\x8f\xf3\xa0\x84\x80", "\\u{fe0f}\\u{e0100}"},
    {"terminal: fillers", escape_terminal, "\xcd\x8f\xe3\x85\xa4",
     "\\u{34f}\\u{3164}"},
    {"csv: plain", for_csv, "Vân Đồn", "Vân Đồn"},
    {"csv: line ends and tabs", for_csv, "a\nb\r\nc\td", "a\nb\r\nc\td"},
    {"csv: a line written over", for_csv, "a\rb\r\r\n", "a\\x0db\\x0d\r\n"},
    {"csv: controls", for_csv, "\x1b[31m\n" REVERSED "x",
     "\\x1b[31m\n\\u{202e}x"},
    {"csv: no UTF-8", for_csv, "a\xff", "a\\xff"},
    {"markdown: no UTF-8", escape_markdown, "Qu\xe1ng", "Qu\\\\xe1ng"},
    {"markdown: plain", escape_markdown, "Hộ nghèo - 0,74", "Hộ nghèo - 0,74"},
    {"markdown: html", escape_markdown, "<a href=\"x\">&amp;",
     "&lt;a href=\"x\"&gt;&amp;amp;"},
    {"markdown: markup", escape_markdown, "\\|*_`[x]~$#",
     "\\\\\\|\\*\\_\\`\\[x\\]\\~\\$\\#"},
    {"markdown: line breaks", escape_markdown, "a\nb\r\nc\rd",
     "a<br>b<br>c<br>d"},
    {"markdown: ends", escape_markdown, " \n a b\t\n", "a b"},
    {"markdown: controls", escape_markdown, "\x1b" REVERSED,
     "\\\\x1b\\\\u{202e}"},
    {"markdown: low byte of a letter", escape_markdown, "ŜŠ<", "ŜŠ&lt;"},
    {"workbook: plain", escape_workbook, "Hộ nghèo\n0,74", "Hộ nghèo\n0,74"},
    {"workbook: formula", escape_workbook, "=1+1", "'=1+1"},
    {"workbook: line ends", escape_workbook, "a\r\nb\rc\nd\te",
     "a\nb\nc\nd\te"},
    {"workbook: controls", escape_workbook, "a\x01\x7f" REVERSED,
     "a\\x01\\x7f\\u{202e}"},
    {"workbook: no UTF-8", escape_workbook, "Qu\xe1ng", "Qu\\xe1ng"},
    {"workbook: no XML", escape_workbook, "a\xef\xbf\xbe\xef\xbf\xbf",
     "a\\u{fffe}\\u{ffff}"},
    {"workbook: looks like an escape", escape_workbook, "_x0041_ _xZ_ _x00_",
     "_x005F_x0041_ _xZ_ _x00_"},
    {"workbook: escape at the end", escape_workbook, "a_x00aF_",
     "a_x005F_x00aF_"},
    {"html: plain", escape_html, "Hộ nghèo – 0,74 %", "Hộ nghèo – 0,74 %"},
    {"html: markup", escape_html, "<script>alert('x & \"y\"')</script>",
     "&lt;script&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)&lt;/script&gt;"},
    {"html: an entity means itself", escape_html, "&lt;", "&amp;lt;"},
    {"html: controls", escape_html, "<\x1b\n" REVERSED,
     "&lt;\\x1b\\x0a\\u{202e}"},
    {"html: no UTF-8", escape_html, "Qu\xe1ng>", "Qu\\xe1ng&gt;"},
    {"formula: plain", escape_formula, "a=1", "a=1"},
    {"formula: blank before", escape_formula, " =1", " =1"},
    {"formula: =", escape_formula, "=1+1", "'=1+1"},
    {"formula: +", escape_formula, "+84 232 000", "'+84 232 000"},
    {"formula: -", escape_formula, "-xem lại", "'-xem lại"},
    {"formula: @", escape_formula, "@SUM(A1)", "'@SUM(A1)"},
    {"formula: TAB", escape_formula, "\t=1", "'\t=1"},
    {"formula: CR", escape_formula, "\r=1", "'\r=1"},
    {"formula: wide =", escape_formula, "＝1", "'＝1"},
    {"formula: wide +", escape_formula, "＋1", "'＋1"},
    {"formula: wide -", escape_formula, "－1", "'－1"},
    {"formula: wide @", escape_formula, "＠1", "'＠1"},
    {"formula: dash", escape_formula, "– 1", "– 1"},
    {"formula: empty", escape_formula, "", ""},
};

static void escaped(void **state)
{
    const struct escape_case *c = *state;
    pov_arena *arena = pov_arena_new();

    assert_string_equal(c->escape(arena, c->text), c->expected);
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(cases, name, escaped);
    return run_all("escape", NULL, NULL);
}
