#include "cases.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cli/run.h"
#include "cli/command.h"
#include "povstat/catalogue.h"
#include "povstat/finding.h"
#include "povstat/say.h"
#include "povstat/target_forms.h"
#include "povstat/write.h"

/* Each row of the translations, and what is said through them. */

static const struct row {
    const char *english, *vietnamese;
} rows[] = {
#define SAY(english, other) {english, other},
#include "lang/vi.def"
#undef SAY
};

static const struct row terms[] = {
#define VOCABULARY(name, type)
#define TERM(constant, code, english, other, tone) {english, other},
#define END(type)
#include "povstat/terms.def"
};

enum { N_ROWS = sizeof rows / sizeof *rows };

static void is_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < N_ROWS; i++)
        if (strcmp(rows[i - 1].english, rows[i].english) >= 0)
            fail_msg("'%s' stands before '%s'", rows[i - 1].english,
                     rows[i].english);
}

/** The next directive of printf at or behind `text`, and its length; the end
 *  if there is none. */
static const char *directive(const char *text, size_t *length)
{
    for (;; text++) {
        text += strcspn(text, "%");
        *length = 0;
        if (!*text)
            return text;
        *length = 1 + strspn(text + 1, "-+#0123456789.*hlzj");
        if (text[*length] && strchr("diuoxXcsfgp%", text[*length])) {
            ++*length;
            return text;
        }
    }
}

/* They take their arguments in the same order; "%%" takes none. */
static bool takes_the_same(const char *a, const char *b)
{
    size_t n, m;

    for (;;) {
        a = directive(a, &n);
        b = directive(b, &m);
        if (n == 2 && a[1] == '%') {
            a += n;
            continue;
        }
        if (m == 2 && b[1] == '%') {
            b += m;
            continue;
        }
        if (n != m || memcmp(a, b, n) != 0)
            return false;
        if (!n)
            return true;
        a += n;
        b += m;
    }
}

static void takes_its_arguments(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ROWS; i++)
        if (strchr(rows[i].english, '%') &&
            !takes_the_same(rows[i].english, rows[i].vietnamese))
            fail_msg("'%s' and '%s' take other arguments", rows[i].english,
                     rows[i].vietnamese);
}

static bool has_marks(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xc3)
            return true;
    return false;
}

enum { LONG_TEXT = 32 }; /* bytes: it has a word with a mark */

static void is_vietnamese(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ROWS; i++)
        if (strlen(rows[i].vietnamese) >= LONG_TEXT &&
            !has_marks(rows[i].vietnamese))
            fail_msg("no Vietnamese: '%s'", rows[i].vietnamese);
}

/* White space at either end belongs to the layout. */
static void begins_and_ends_alike(void **state)
{
    static const char layout[] = " \n";

    (void)state;
    for (size_t i = 0; i < N_ROWS; i++) {
        const char *a = rows[i].english, *b = rows[i].vietnamese;

        if (strspn(a, layout) != strspn(b, layout) ||
            !strchr(layout, a[strlen(a) - 1]) !=
                !strchr(layout, b[strlen(b) - 1]))
            fail_msg("'%s' and '%s' are laid out otherwise", a, b);
    }
}

static void says(void **state)
{
    const char *unknown = "no row says this";

    (void)state;
    for (size_t i = 0; i < N_ROWS; i++) {
        assert_ptr_equal(pov_say(POV_EN, rows[i].english), rows[i].english);
        assert_string_equal(pov_say(POV_VI, rows[i].english),
                            rows[i].vietnamese);
    }
    assert_ptr_equal(pov_say(POV_VI, unknown), unknown);
    assert_null(pov_say(POV_VI, NULL));
}

/** A term is said alike wherever its word stands. */
static void says_terms(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        assert_int_equal(!*terms[i].english, !*terms[i].vietnamese);
        if (*terms[i].english)
            assert_string_equal(pov_say(POV_VI, terms[i].english),
                                terms[i].vietnamese);
    }
}

static void finds_terms(void **state)
{
    const pov_term *met = pov_term_find(POV_TERMS_VERDICT, "met");

    (void)state;
    assert_int_equal(met->value, POV_VERDICT_MET);
    assert_int_equal(met->tone, POV_TONE_GOOD);
    assert_ptr_equal(met, pov_term_at(POV_TERMS_VERDICT, POV_VERDICT_MET));
    assert_string_equal(pov_term_say(met, POV_EN), "met");
    assert_string_equal(pov_term_say(met, POV_VI), "đạt");
    assert_null(pov_term_find(POV_TERMS_DEGREE, "met"));
    assert_int_equal(pov_term_find(POV_TERMS_SEVERITY, "error")->value,
                     POV_ERROR);
}

static void is_said(const char *english)
{
    if (english && *english && pov_say(POV_VI, english) == english)
        fail_msg("no translation: '%s'", english);
}

static void says_findings(void **state)
{
    (void)state;
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++) {
        const pov_finding_type *t = &pov_finding_types[i];

        is_said(t->problem);
        is_said(t->recovery);
        is_said(t->help);
        is_said(t->why);
    }
}

static void says_options(const option_sets *sets)
{
    for (size_t i = 0; i < sets->count; i++) {
        const option *row = sets->items[i].options;

        is_said(sets->items[i].heading);
        for (; row->name || row->letter; row++)
            is_said(row->about);
    }
}

static void says_commands(void **state)
{
    pov_arena *arena = pov_arena_new();

    (void)state;
    for (size_t i = 0; i < commands.count; i++) {
        const command *c = commands.items[i];
        const command_example *e = c->examples;
        option_sets sets = command_options(c, NULL, NULL, arena);

        is_said(c->about);
        is_said(c->details);
        for (; e && e->line; e++)
            is_said(e->does);
        says_options(&sets);
    }
    pov_arena_free(arena);
}

static void says_forms_and_formats(void **state)
{
    (void)state;
    for (size_t i = 0; i < pov_n_target_forms; i++)
        is_said(pov_target_forms[i].about);
    for (size_t i = 0; i < pov_n_formats; i++)
        is_said(pov_formats[i].about);
}

static struct number_case {
    int64_t units;
    int scale;
    const char *english, *vietnamese, *figure;
} numbers[] = {
    {0, 0, "0", "0", "0"},
    {999, 0, "999", "999", "999"},
    {1155, 0, "1155", "1.155", "1,155"},
    {-1155, 0, "-1155", "-1.155", "−1,155"},
    {-115, 0, "-115", "-115", "−115"},
    {1234567, 0, "1234567", "1.234.567", "1,234,567"},
    {74, 2, "0.74", "0,74", "0.74"},
    {12790123, 3, "12790.123", "12.790,123", "12,790.123"},
    {-1155500, 3, "-1155.5", "-1.155,5", "−1,155.500"},
};

static void says_number(void **state)
{
    const struct number_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_decimal d = {.units = c->units, .scale = c->scale};

    assert_string_equal(pov_say_decimal(POV_EN, arena, d), c->english);
    assert_string_equal(pov_say_decimal(POV_VI, arena, d), c->vietnamese);
    assert_string_equal(pov_say_figure(POV_EN, arena, d), c->figure);
    pov_arena_free(arena);
}

static void says_day(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_day day = pov_day_from(2023, 12, 31);

    (void)state;
    assert_string_equal(pov_say_day(POV_EN, arena, day), "2023-12-31");
    assert_string_equal(pov_say_day(POV_VI, arena, day), "31/12/2023");
    pov_arena_free(arena);
}

int main(void)
{
    TEST(is_in_order);
    TEST(takes_its_arguments);
    TEST(is_vietnamese);
    TEST(begins_and_ends_alike);
    TEST(says);
    TEST(says_terms);
    TEST(finds_terms);
    TEST(says_findings);
    TEST(says_commands);
    TEST(says_forms_and_formats);
    TEST(says_day);
    TEST_ROWS(numbers, english, says_number);
    return run_all("say", NULL, NULL);
}
