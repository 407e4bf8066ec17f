#include "cases.h"

#include <ctype.h>
#include <string.h>

#include "povstat/finding.h"
#include "povstat/text.h"

/* Places in their order: each is after every one above it. */
static const pov_place places[] = {
    {NULL, 0, 0},    {"a.csv", 0, 0},  {"a.csv", 2, 0},
    {"a.csv", 2, 9}, {"a.csv", 10, 1}, {"b.csv", 1, 1},
};

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

static void orders_places(void **state)
{
    (void)state;
    for (int i = 0; i < (int)LENGTH(places); i++)
        for (int j = 0; j < (int)LENGTH(places); j++)
            assert_int_equal(sign(pov_place_compare(places[i], places[j])),
                             sign(i - j));
}

static void sorts_by_severity_place_code_detail(void **state)
{
    static const struct {
        size_t place;
        pov_finding_kind kind;
        const char *detail;
    } sorted[] = {
        {0, POV_FOUND_UNREADABLE_FILE, "x"},
        {3, POV_FOUND_UNREADABLE_FILE, "b"},
        {2, POV_FOUND_EMPTY_FILE, "x"},
        {3, POV_FOUND_EMPTY_FILE, "a"},
        {3, POV_FOUND_EMPTY_FILE, "b"},
        {5, POV_FOUND_EMPTY_FILE, "a"},
    };
    const size_t n = LENGTH(sorted);

    (void)state;
    for (size_t turn = 0; turn < n; turn++) {
        pov_arena *arena = pov_arena_new();
        pov_findings findings = {.arena = arena};

        /* 5 has no divisor in common with 6: every start is a shuffle. */
        for (size_t i = 0; i < n; i++) {
            size_t from = (turn + i * 5) % n;

            pov_find(&findings, sorted[from].kind, places[sorted[from].place],
                     "%s", sorted[from].detail);
        }
        pov_findings_sort(&findings);
        for (size_t i = 0; i < n; i++) {
            const pov_finding *finding = findings.items[i];

            assert_int_equal(
                pov_place_compare(finding->place, places[sorted[i].place]), 0);
            assert_int_equal(finding->kind, sorted[i].kind);
            assert_string_equal(finding->detail, sorted[i].detail);
        }
        pov_arena_free(arena);
    }
}

static void sorts_none(void **state)
{
    pov_findings findings = {0};

    (void)state;
    pov_findings_sort(&findings);
    assert_int_equal(pov_findings_count(&findings, POV_NOTE), 0);
}

static void keeps_a_limited_number(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    pov_finding *last = NULL;

    (void)state;
    for (int i = 0; i < 250; i++) {
        last = pov_find(&findings, POV_FOUND_EMPTY_FILE, places[1], "%d", i);
        pov_find_related(&findings, last, places[2], "there");
    }
    pov_find(&findings, POV_FOUND_NO_HEADER, places[1], NULL);
    assert_int_equal(findings.count, POV_FINDINGS_PER_KIND + 1);
    assert_int_equal(findings.found[POV_FOUND_EMPTY_FILE], 250);
    assert_int_equal(pov_findings_count(&findings, POV_ERROR), 251);
    for (size_t i = 0; i < findings.count; i++)
        assert_ptr_not_equal(findings.items[i], last);
    assert_string_equal(findings.items[99]->detail, "99");
    assert_int_equal(findings.items[99]->related.count, 1);
    assert_int_equal(last->related.count, 0);
    pov_arena_free(arena);
}

static void costs_nothing_past_the_limit(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    size_t before;

    (void)state;
    for (int i = 0; i < 200; i++)
        pov_find(&findings, POV_FOUND_EMPTY_FILE, places[1], "%d", i);
    before = arena->bytes;
    for (int i = 0; i < 1000000; i++)
        pov_find(&findings, POV_FOUND_EMPTY_FILE, places[1], "%d", i);
    assert_int_equal(arena->bytes, before);
    pov_arena_free(arena);
}

static void keeps_all_if_asked(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena, .keep_all = true};

    (void)state;
    for (int i = 0; i < 250; i++)
        pov_find(&findings, POV_FOUND_EMPTY_FILE, places[1], "%d", i);
    assert_int_equal(findings.count, 250);
    assert_string_equal(findings.items[249]->detail, "249");
    pov_arena_free(arena);
}

/* One of each severity, and two that differ in nothing else: a contradiction
 * inside a document is its author's error, one between documents is not. */
static void counts_by_severity(void **state)
{
    static const pov_finding_kind kinds[] = {
        POV_FOUND_UNREADABLE_FILE, POV_FOUND_CONTRADICTION,
        POV_FOUND_CONTRADICTION_BETWEEN, POV_FOUND_DUPLICATE};
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};

    (void)state;
    for (size_t i = 0; i < LENGTH(kinds); i++)
        pov_find(&findings, kinds[i], places[1], NULL);
    for (size_t i = 0; i < LENGTH(kinds); i++) {
        pov_severity severity = (pov_severity)(POV_FATAL - i);

        assert_int_equal(pov_finding_types[kinds[i]].severity, severity);
        assert_int_equal(pov_findings_count(&findings, severity), i + 1);
    }
    pov_arena_free(arena);
}

/* A cell of a megabyte is named by its beginning, and why it was refused is
 * still said; no letter is cut. */
static void shortens_what_is_long(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    char *cell = pov_malloc_or_die(3000001);

    (void)state;
    for (size_t i = 0; i < 1000000; i++)
        memcpy(cell + 3 * i, "ế", 3);
    cell[3000000] = '\0';
    for (size_t cut = 0; cut < 3; cut++) {
        const pov_finding *f =
            pov_find(&findings, POV_FOUND_EMPTY_FILE, places[1], "%.*s%s: no",
                     (int)cut, "''", cell);
        size_t length = strlen(f->detail);

        assert_in_range(length, 890, 1000);
        assert_true(pov_text_is_utf8(f->detail, length, NULL));
        assert_non_null(strstr(f->detail, "ế … ế"));
        assert_string_equal(f->detail + length - 7, "ế: no");
    }
    free(cell);
    pov_arena_free(arena);
}

static struct message_case {
    const char *name;
    const char *detail;
    const char *expected;
} messages[] = {
    {"message", "'x'", "file is empty: 'x' (nothing was read)"},
    {"message without detail", NULL, "file is empty (nothing was read)"},
    {"message with a blank detail", "", "file is empty (nothing was read)"},
};

static void writes_message(void **state)
{
    const struct message_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_finding finding = {.kind = POV_FOUND_EMPTY_FILE, .detail = c->detail};

    assert_string_equal(pov_finding_message(arena, &finding), c->expected);
    pov_arena_free(arena);
}

static void fatal_prints_as_error(void **state)
{
    (void)state;
    assert_string_equal(pov_code(POV_TERMS_SEVERITY, POV_NOTE), "note");
    assert_string_equal(pov_code(POV_TERMS_SEVERITY, POV_WARNING), "warning");
    assert_string_equal(pov_code(POV_TERMS_SEVERITY, POV_ERROR), "error");
    assert_string_equal(pov_code(POV_TERMS_SEVERITY, POV_FATAL), "error");
}

static void assert_is_phrase(const char *text)
{
    assert_non_null(text);
    assert_true(*text);
    assert_int_not_equal(text[strlen(text) - 1], '.');
    assert_null(strpbrk(text, "\n\t"));
}

/* Every row of findings.def; the state is its number. */
static void describes_type(void **state)
{
    const size_t *number = *state;
    const pov_finding_type *type = &pov_finding_types[*number];

    assert_int_equal(strlen(type->code), 4);
    assert_int_equal(type->code[0], 'P');
    for (int i = 1; i < 4; i++)
        assert_true(isdigit((unsigned char)type->code[i]));
    assert_is_phrase(type->problem);
    assert_is_phrase(type->recovery);
    assert_is_phrase(type->help);
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++)
        if (&pov_finding_types[i] != type)
            assert_string_not_equal(pov_finding_types[i].code, type->code);
}

int main(void)
{
    size_t numbers[POV_N_FINDING_KINDS];

    TEST(orders_places);
    TEST(sorts_by_severity_place_code_detail);
    TEST(sorts_none);
    TEST(keeps_a_limited_number);
    TEST(costs_nothing_past_the_limit);
    TEST(keeps_all_if_asked);
    TEST(counts_by_severity);
    TEST(shortens_what_is_long);
    TEST(fatal_prints_as_error);
    TEST_ROWS(messages, name, writes_message);
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++) {
        numbers[i] = i;
        test_row(pov_finding_types[i].code, describes_type, &numbers[i]);
    }
    return run_all("finding", NULL, NULL);
}
