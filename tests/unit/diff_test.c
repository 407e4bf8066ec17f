#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "cli/diff.h"

#define HEAD "--- old\n+++ new\n"
#define NO_END "\\ No newline at end of file\n"

static struct diff_case {
    const char *name, *old, *new, *expected;
} cases[] = {
    {"same", "a\nb\n", "a\nb\n", ""},
    {"both empty", "", "", ""},
    {"from nothing", "", "a\nb\n", HEAD "@@ -0,0 +1,2 @@\n+a\n+b\n"},
    {"to nothing", "a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n"},
    {"one changed", "a\nb\nc\n", "a\nx\nc\n",
     HEAD "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"},
    {"inserted", "a\nb\n", "a\nx\nb\n", HEAD "@@ -1,2 +1,3 @@\n a\n+x\n b\n"},
    {"deleted", "a\nx\nb\n", "a\nb\n", HEAD "@@ -1,3 +1,2 @@\n a\n-x\n b\n"},
    {"context of three", "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
     "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
     HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"},
    {"six between are one hunk", "a\n1\n2\n3\n4\n5\n6\nb\n",
     "A\n1\n2\n3\n4\n5\n6\nB\n",
     HEAD "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n"},
    {"seven between are two", "a\n1\n2\n3\n4\n5\n6\n7\nb\n",
     "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
     HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n"
          "@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n"},
    {"end of line lost", "a\nb\n", "a\nb",
     HEAD "@@ -1,2 +1,2 @@\n a\n-b\n+b\n" NO_END},
    {"end of line won", "a", "a\n", HEAD "@@ -1 +1 @@\n-a\n" NO_END "+a\n"},
    {"no end on either", "a\nz", "b\nz",
     HEAD "@@ -1,2 +1,2 @@\n-a\n+b\n z\n" NO_END},
};

static char *diff_of(const char *old, const char *new, bool *differs)
{
    pov_arena *arena = pov_arena_new();
    char *printed = NULL;
    size_t length;
    FILE *out = open_memstream(&printed, &length);

    *differs = diff_print(&(diff_text){"old", old, strlen(old)},
                          &(diff_text){"new", new, strlen(new)}, arena, out);
    fclose(out);
    pov_arena_free(arena);
    return printed;
}

static void prints_diff(void **state)
{
    const struct diff_case *c = *state;
    bool differs;
    char *printed = diff_of(c->old, c->new, &differs);

    assert_string_equal(printed, c->expected);
    assert_int_equal(differs, *c->expected != '\0');
    free(printed);
}

static const char *line_end(const char *text)
{
    return text + strcspn(text, "\n") + 1;
}

/* What `old` becomes by the diff; it fails where a line does not fit. */
static char *patched(const char *old, const char *diff)
{
    char *text = NULL;
    size_t length, line = 1;
    FILE *out = open_memstream(&text, &length);

    diff = *diff ? line_end(line_end(diff)) : diff;
    for (; *diff; diff = line_end(diff)) {
        size_t n = (size_t)(line_end(diff) - diff) - 1;

        if (*diff == '@') {
            char *end;
            size_t first = strtoul(diff + 4, &end, 10);

            first += !strncmp(end, ",0 ", 3);
            for (; line < first; line++, old = line_end(old))
                fwrite(old, 1, (size_t)(line_end(old) - old), out);
            continue;
        }
        if (*diff != '+') {
            assert_memory_equal(old, diff + 1, n);
            old = line_end(old);
            line++;
        }
        if (*diff != '-')
            fwrite(diff + 1, 1, n, out);
    }
    fputs(old, out);
    fclose(out);
    return text;
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static char *random_text(uint32_t *seed, size_t lines, uint32_t letters)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);

    for (size_t i = 0; i < lines; i++)
        fprintf(out, "%u\n", next_random(seed) % letters);
    fclose(out);
    return text;
}

static void assert_patches(const char *old, const char *new)
{
    bool differs;
    char *diff = diff_of(old, new, &differs);
    char *result = patched(old, diff);

    assert_string_equal(result, new);
    assert_int_equal(differs, strcmp(old, new) != 0);
    free(result);
    free(diff);
}

static void random_diffs_apply(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (size_t i = 0; i < 3000; i++) {
        char *old = random_text(&seed, next_random(&seed) % 30, 4);
        char *new = random_text(&seed, next_random(&seed) % 30, 4);

        assert_patches(old, new);
        free(old);
        free(new);
    }
}

/* Long texts: wholly different ones must neither hang nor eat the memory. */
static void long_diffs_apply(void **state)
{
    uint32_t seed = 7;
    char *old = random_text(&seed, 30000, 60000);
    char *new = random_text(&seed, 30000, 60000);
    char *near = strdup(old);

    (void)state;
    assert_patches(old, new);
    for (size_t i = 100; i < strlen(near); i += 5000)
        if (near[i] != '\n')
            near[i] = 'x';
    assert_patches(old, near);
    free(old);
    free(new);
    free(near);
}

/* Nothing shorter turns "a b c a b b a" into "c b a b a c": five edits. */
static void finds_the_shortest(void **state)
{
    bool differs;
    char *diff =
        diff_of("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n", &differs);
    size_t edits = 0;

    (void)state;
    for (const char *at = line_end(line_end(diff)); *at; at = line_end(at))
        edits += *at == '+' || *at == '-';
    assert_int_equal(edits, 5);
    free(diff);
}

int main(void)
{
    TEST_ROWS(cases, name, prints_diff);
    TEST(random_diffs_apply);
    TEST(long_diffs_apply);
    TEST(finds_the_shortest);
    return run_all("diff", NULL, NULL);
}
