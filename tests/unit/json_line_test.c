#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/json_line.h"

/* A line as partials have them: {"x":{"text":…,"n":…,"is":…,"list":[…]}}. */

typedef struct told {
    char text[32];
    uint64_t n, sum;
    bool is;
} told;

static bool walk(json_line *line, told *out)
{
    json_line l = *line;

    memset(out, 0, sizeof *out);
    json_line_enter(&l, '{');
    if (!json_line_more(&l) || strcmp(json_line_key(&l), "x") != 0)
        return false;
    json_line_enter(&l, '{');
    while (json_line_more(&l)) {
        const char *key = json_line_key(&l);

        if (!strcmp(key, "text"))
            snprintf(out->text, sizeof out->text, "%s", json_line_text(&l));
        else if (!strcmp(key, "n"))
            out->n = json_line_count(&l);
        else if (!strcmp(key, "is"))
            out->is = json_line_truth(&l);
        else if (!strcmp(key, "list"))
            for (json_line_enter(&l, '['); json_line_more(&l);)
                out->sum += json_line_count(&l);
        else
            return false;
    }
    json_line_more(&l);
    return json_line_ends(&l);
}

static bool read_line(const char *bytes, told *out)
{
    json_line l = json_line_of(bytes);
    bool ok = walk(&l, out);

    json_line_free(&l);
    return ok;
}

static const char whole[] = "{\"x\":{\"text\":\"a\\u0022b\\u005c\\u000a√\","
                            "\"n\":4294967295,\"is\":true,\"list\":[1,20,300]}"
                            "}\n";

static void whole_line_is_read(void **state)
{
    char bytes[sizeof whole];
    told out;

    (void)state;
    memcpy(bytes, whole, sizeof whole);
    assert_true(read_line(bytes, &out));
    assert_string_equal(out.text, "a\"b\\\n√");
    assert_int_equal(out.n, 4294967295);
    assert_true(out.is);
    assert_int_equal(out.sum, 321);
}

/* Each in memory of its own size, so that a sanitizer sees what is read
 * beyond. */
static void shorter_lines_are_wrong(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof whole - 2; n++) {
        char *bytes = malloc(n + 1);
        told out;

        memcpy(bytes, whole, n);
        bytes[n] = '\0';
        assert_false(read_line(bytes, &out));
        free(bytes);
    }
}

static void other_bytes_are_harmless(void **state)
{
    static const char others[] = "{}[]\",:\\u0x9 ";

    (void)state;
    for (size_t at = 0; at + 2 < sizeof whole; at++)
        for (const char *other = others; *other; other++) {
            char *bytes = malloc(sizeof whole);
            told out;

            memcpy(bytes, whole, sizeof whole);
            bytes[at] = *other;
            if (read_line(bytes, &out))
                assert_true(out.sum < 1000000);
            free(bytes);
        }
}

static void wrong_lines_are_wrong(void **state)
{
    static const char *const lines[] = {"{\"x\":{\"n\":4294967296}}",
                                        "{\"x\":{\"n\":-1}}",
                                        "{\"x\":{\"n\":0.5}}",
                                        "{\"x\":{\"n\":}}",
                                        "{\"x\":{\"is\":yes}}",
                                        "{\"x\":{\"text\":1}}",
                                        "{\"x\":{\"list\":[1 2]}}",
                                        "{\"x\":{\"list\":[1,,2]}}",
                                        "{\"x\":{\"list\":{}}}",
                                        "{\"x\":{},\"y\":{}}",
                                        "{\"x\":{}}{}",
                                        "{\"x\":[]}",
                                        "[\"x\"]",
                                        "x",
                                        ""};

    (void)state;
    for (size_t i = 0; i < LENGTH(lines); i++) {
        char bytes[64];
        told out;

        snprintf(bytes, sizeof bytes, "%s", lines[i]);
        if (read_line(bytes, &out))
            fail_msg("%s", lines[i]);
    }
}

int main(void)
{
    TEST(whole_line_is_read);
    TEST(shorter_lines_are_wrong);
    TEST(other_bytes_are_harmless);
    TEST(wrong_lines_are_wrong);
    return run_all("json line", NULL, NULL);
}
