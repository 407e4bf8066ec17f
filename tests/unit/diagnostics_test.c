#include "cases.h"

#include <string.h>

#include "cli/diagnostics.h"

static struct path_case {
    const char *name;
    const char *directory, *checkout, *typed, *expected;
} paths[] = {
    {"relative", "/w/repo", "/w/repo", "data/x.csv", "data/x.csv"},
    {"no checkout named", "/w/repo", NULL, "data/x.csv", "data/x.csv"},
    {"in a folder of the repository", "/w/repo/sub", "/w/repo", "x.csv",
     "sub/x.csv"},
    {"dots", "/w/repo/sub", "/w/repo", ".././data//x.csv", "data/x.csv"},
    {"dot first", "/w/repo", "/w/repo", "./x.csv", "x.csv"},
    {"absolute", "/elsewhere", "/w/repo", "/w/repo/data/x.csv", "data/x.csv"},
    {"checkout ends in a slash", "/w/repo", "/w/repo/", "x.csv", "x.csv"},
    {"outside", "/w/repo", "/w/repo", "/tmp/x.csv", "/tmp/x.csv"},
    {"outside by dots", "/w/repo", "/w/repo", "../x.csv", "../x.csv"},
    {"beside, with the same beginning", "/w", "/w/repo", "repository/x.csv",
     "repository/x.csv"},
    {"more dots than names", "/", "/", "../../x.csv", "x.csv"},
    {"names of dots", "/w", "/w", "..x/...csv", "..x/...csv"},
    {"directory unknown", NULL, "/w", "./x.csv", "./x.csv"},
};

static void finds_path(void **state)
{
    const struct path_case *c = *state;
    const diagnostics_base base = {c->directory, c->checkout};
    pov_arena *arena = pov_arena_new();

    assert_string_equal(diagnostics_path(arena, &base, c->typed), c->expected);
    pov_arena_free(arena);
}

/* One finding, P004, without help. */
static struct line_case {
    const char *name;
    pov_place place;
    const char *detail, *line;
    size_t span;
    const char *expected;
} lines[] = {
    {"span",
     {"a.csv", 2, 3},
     "'9.9'",
     "a,9.9",
     3,
     "file=a.csv,line=2,col=3,endColumn=6,title=P004::header without rows: "
     "'9.9' (nothing was read)"},
    {"span without a line",
     {"a.csv", 2, 3},
     NULL,
     NULL,
     3,
     "file=a.csv,line=2,col=3,endColumn=6,title=P004::header without rows "
     "(nothing was read)"},
    {"span over several lines",
     {"a.csv", 2, 3},
     NULL,
     "ẽ,9.9",
     99,
     "file=a.csv,line=2,col=3,endColumn=6,title=P004::header without rows "
     "(nothing was read)"},
    {"span behind the line",
     {"a.csv", 2, 9},
     NULL,
     "a,9.9",
     3,
     "file=a.csv,line=2,col=9,title=P004::header without rows "
     "(nothing was read)"},
    {"line alone",
     {"a.csv", 2, 0},
     NULL,
     "a,9.9",
     3,
     "file=a.csv,line=2,title=P004::header without rows (nothing was read)"},
    {"file alone",
     {"a.csv", 0, 0},
     NULL,
     NULL,
     0,
     "file=a.csv,title=P004::header without rows (nothing was read)"},
    {"nowhere",
     {NULL, 0, 0},
     NULL,
     NULL,
     0,
     "title=P004::header without rows (nothing was read)"},
    {"marks in the file name",
     {"a:b,c%.csv", 0, 0},
     NULL,
     NULL,
     0,
     "file=a%3Ab%2Cc%25.csv,title=P004::header without rows "
     "(nothing was read)"},
    {"controls",
     {"a\033\n.csv", 0, 0},
     "\033[2J\r\n::error::%0A",
     NULL,
     0,
     "file=a\\x1b\\n.csv,title=P004::header without rows: "
     "\\x1b[2J\\r\\n::error::%250A (nothing was read)"},
};

static char *annotation(const pov_finding *finding, pov_arena *arena)
{
    const diagnostics_base base = {NULL, NULL};
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);

    diagnostics_github(finding, &base, arena, out);
    fclose(out);
    return text;
}

static void annotates(void **state)
{
    const struct line_case *c = *state;
    pov_arena *arena = pov_arena_new();
    const pov_finding finding = {.kind = POV_FOUND_NO_DATA,
                                 .place = c->place,
                                 .detail = c->detail,
                                 .line = c->line,
                                 .span = c->span};
    char *got = annotation(&finding, arena);

    assert_string_equal(got,
                        pov_arena_format(arena, "::warning %s\n", c->expected));
    free(got);
    pov_arena_free(arena);
}

/* Its own place is not among the others. */
static void names_related(void **state)
{
    pov_findings findings = {.arena = pov_arena_new()};
    pov_finding *f = pov_find(&findings, POV_FOUND_DUPLICATE,
                              (pov_place){"a.csv", 2, 3}, NULL);
    char *got;

    (void)state;
    f->help = "mend\nit";
    pov_find_related(&findings, f, (pov_place){"a.csv", 2, 3}, NULL);
    pov_find_related(&findings, f, (pov_place){"a.csv", 5, 3}, NULL);
    pov_find_related(&findings, f, (pov_place){"b,1.csv", 0, 0}, NULL);
    got = annotation(f, findings.arena);
    assert_string_equal(got, "::notice file=a.csv,line=2,col=3,title=P406::"
                             "stated before with the same value (counted "
                             "once); see also a.csv:5, b,1.csv%0A"
                             "help: mend\\nit\n");
    free(got);
    pov_arena_free(findings.arena);
}

int main(void)
{
    TEST(names_related);
    TEST_ROWS(paths, name, finds_path);
    TEST_ROWS(lines, name, annotates);
    return run_all("diagnostics", NULL, NULL);
}
