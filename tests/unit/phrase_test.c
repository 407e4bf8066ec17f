#include "cases.h"
#include "arena_fixture.h"

#include <string.h>

#include "povstat/phrase.h"
#include "povstat/text.h"

#include "phrase_cases.h"

static void check_decimal(bool has, pov_decimal got, const char *wanted)
{
    assert_int_equal(has, wanted != NULL);
    if (wanted)
        assert_string_equal(pov_decimal_text(arena, got), wanted);
}

static void reads_phrase(void **state)
{
    const struct phrase_case *c = *state;
    pov_phrase got;
    pov_number number = {0};
    pov_reading reading = pov_phrase_read(
        c->text, strlen(c->text), &hints[c->around], arena, &got, &number);

    if (reading != POV_READ_VALUE)
        fail_msg("reading %d: %s (%s)", (int)reading,
                 number.why ? number.why : "-",
                 number.readings ? number.readings : "-");
    assert_int_equal(got.form, c->form);
    assert_int_equal(got.unit, c->unit);
    assert_int_equal(got.op, c->op);
    assert_int_equal(got.op_said, c->op != EQ);
    assert_int_equal(got.form_said, (c->says & SAYS_FORM) != 0);
    assert_int_equal(got.unit_said, (c->says & SAYS_UNIT) != 0);
    check_decimal(got.has_amount, got.amount, c->amount);
    check_decimal(got.has_stretch, got.stretch, c->stretch);
    check_decimal(got.has_whole, got.whole, c->whole);
    check_decimal(got.has_baseline, got.baseline, c->baseline);
    assert_false(got.about);
}

static void refuses_phrase(void **state)
{
    const struct refusal_case *c = *state;
    pov_phrase got;
    pov_number number = {0};
    pov_reading reading = pov_phrase_read(
        c->text, strlen(c->text), &hints[c->around], arena, &got, &number);
    const char *why = number.why ? number.why : "";
    const char *readings = number.readings ? number.readings : "";

    assert_int_equal(reading, c->reading);
    if (c->says && !strstr(why, c->says) && !strstr(readings, c->says))
        fail_msg("'%s', '%s' do not say '%s'", why, readings, c->says);
    if (reading != POV_READ_DOUBTFUL)
        assert_false(got.has_amount);
}

static void reads_direction(void **state)
{
    static const struct {
        const char *text;
        around around;
        bool fewer;
    } directions[] = {
        {"giảm", TARGET, true},
        {"Giảm dần", TARGET, true},
        {"giảm tỷ lệ hộ nghèo", TARGET, true},
        {"giảm", REDUCTION, true},
        {"giảm", DIRECTION, true},
        {"tăng", TARGET, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof directions / sizeof *directions; i++) {
        pov_phrase got;
        pov_number number = {0};

        assert_int_equal(
            pov_phrase_read(directions[i].text, strlen(directions[i].text),
                            &hints[directions[i].around], arena, &got, &number),
            POV_READ_VALUE);
        assert_int_equal(got.form, POV_DIRECTION);
        assert_int_equal(got.fewer, directions[i].fewer);
        assert_false(got.has_amount);
        assert_true(got.form_said);
    }
}

static void refuses_direction(void **state)
{
    pov_phrase got;
    pov_number number = {0};

    (void)state;
    assert_int_equal(pov_phrase_read("giảm", strlen("giảm"), &hints[LEVEL],
                                     arena, &got, &number),
                     POV_READ_INVALID);
    assert_int_equal(pov_phrase_read("tăng", strlen("tăng"), &hints[REDUCTION],
                                     arena, &got, &number),
                     POV_READ_INVALID);
}

static void notices_about(void **state)
{
    static const char *const texts[] = {"khoảng 100 hộ", "gần 500", "~ 100",
                                        "giảm khoảng 60 hộ", "about 100"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        pov_phrase got;
        pov_number number = {0};

        assert_int_equal(pov_phrase_read(texts[i], strlen(texts[i]),
                                         &hints[ACTUAL], arena, &got, &number),
                         POV_READ_VALUE);
        assert_true(got.about);
        assert_int_equal(got.op, POV_ABOUT);
    }
}

static void keeps_unit_word(void **state)
{
    static const struct {
        const char *text, *word;
        around around;
    } units[] = {
        {"95 hộ", "hộ", ACTUAL},
        {"giảm 60 Hộ nghèo trở lên", "Hộ nghèo", TARGET},
        {"1.500 người", "người", ACTUAL},
        {"60 - 70 hộ", "hộ", TARGET},
        {"153.528 triệu đồng", "triệu đồng", MONEY},
        {"12.791", NULL, ACTUAL},
        {"giảm 15% số hộ", NULL, TARGET},
    };

    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        pov_phrase got;
        pov_number number = {0};

        pov_phrase_read(units[i].text, strlen(units[i].text),
                        &hints[units[i].around], arena, &got, &number);
        if (units[i].word)
            assert_string_equal(got.words->unit, units[i].word);
        else
            assert_true(!got.words || !got.words->unit);
    }
}

static void tells_marks(void **state)
{
    static const struct {
        const char *text;
        pov_convention marks;
    } proofs[] = {
        {"12.791", POV_NUMBERS_VI},
        {"95", POV_NUMBERS_AUTO},
        {"95/12.791", POV_NUMBERS_VI},
        {"còn 3,5%", POV_NUMBERS_VI},
        {"giảm 0.8 điểm %", POV_NUMBERS_EN},
        {"0.74%", POV_NUMBERS_EN},
        {"giảm 2 - 2,5 điểm %", POV_NUMBERS_VI},
    };

    (void)state;
    for (size_t i = 0; i < sizeof proofs / sizeof *proofs; i++) {
        pov_phrase got;
        pov_number number = {0};

        pov_phrase_read(proofs[i].text, strlen(proofs[i].text), &hints[ACTUAL],
                        arena, &got, &number);
        assert_int_equal(number.marks, proofs[i].marks);
        assert_int_equal(pov_decimal_compare(number.value, got.amount), 0);
    }
}

static void names_forms(void **state)
{
    static const struct {
        const char *text;
        pov_form form;
    } words[] = {
        {"mức", POV_LEVEL},
        {"Giảm", POV_REDUCTION},
        {"giam", POV_REDUCTION},
        {"tăng", POV_INCREASE},
        {"giảm bình quân", POV_ANNUAL_REDUCTION},
        {"ANNUAL-REDUCTION", POV_ANNUAL_REDUCTION},
        {"hướng", POV_DIRECTION},
    };
    pov_form form;

    (void)state;
    for (unsigned f = 0; f < POV_CLAIMED; f++) {
        assert_true(pov_form_from(pov_code(POV_TERMS_FORM, f), &form));
        assert_int_equal(form, f);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_true(pov_form_from(words[i].text, &form));
        assert_int_equal(form, words[i].form);
    }
    assert_false(pov_form_from("", &form));
    assert_false(pov_form_from("giảm mạnh", &form));
    assert_false(pov_form_from("giám", &form));
}

static void names_units(void **state)
{
    static const struct {
        const char *text;
        pov_unit unit;
    } words[] = {
        {"hộ", POV_IN_COUNT},
        {"households", POV_IN_COUNT},
        {"Người", POV_IN_COUNT},
        {"persons", POV_IN_COUNT},
        {"nhân khẩu", POV_IN_COUNT},
        {"triệu đồng", POV_IN_COUNT},
        {"tỷ đồng", POV_IN_COUNT},
        {"VND", POV_IN_COUNT},
        {"đồng", POV_IN_COUNT},
        {"1.000 hộ", POV_IN_COUNT},
        {"1.000.000 đồng", POV_IN_COUNT},
        {"%", POV_IN_PERCENT},
        {"percent", POV_IN_PERCENT},
        {"phần trăm", POV_IN_PERCENT},
        {"pp", POV_IN_POINTS},
        {"điểm %", POV_IN_POINTS},
        {"đ%", POV_IN_POINTS},
        {"điểm phần trăm", POV_IN_POINTS},
        {"diem phan tram", POV_IN_POINTS},
    };
    pov_unit unit;

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_true(pov_unit_from(words[i].text, &unit));
        assert_int_equal(unit, words[i].unit);
    }
    assert_false(pov_unit_from("", &unit));
    assert_false(pov_unit_from("giảm", &unit));
    assert_false(pov_unit_from("hộ hộ", &unit));
    assert_false(pov_unit_from("xyz", &unit));
    assert_false(pov_unit_from("1.000 nghìn hộ", &unit));
    assert_false(pov_unit_from("1.000 xyz", &unit));
    assert_true(pov_unit_multiplies("1.000 hộ"));
    assert_false(pov_unit_multiplies("1.000 xyz"));
    assert_string_equal(pov_unit_counted("1.000 hộ"), "households");
}

/** Read `length` bytes that end where the memory ends. */
static void read_tight(const char *text, size_t length, around at)
{
    char *tight = malloc(length + !length);
    pov_phrase got;
    pov_number number = {0};
    pov_reading reading;

    memcpy(tight, text, length);
    reading = pov_phrase_read(tight, length, &hints[at], arena, &got, &number);
    if (reading == POV_READ_INVALID || reading == POV_READ_AMBIGUOUS) {
        assert_non_null(number.why);
        assert_false(got.has_amount);
    }
    free(tight);
}

/* Every prefix, and at every place every fifth byte, another fifth in the next
 * phrase: all of them would take ten seconds. */
static void damage(const char *text, around at, int first)
{
    size_t length = strlen(text);
    char *changed = malloc(length + 1);

    memcpy(changed, text, length + 1);
    for (size_t i = 0; i <= length; i++) {
        if (pov_text_is_utf8(text, i, NULL))
            read_tight(text, i, at);
        for (int byte = first; byte < 256; byte += 5) {
            changed[i] = (char)byte;
            if (pov_text_is_utf8(changed, length, NULL))
                read_tight(changed, length, at);
        }
        changed[i] = text[i];
        pov_arena_clear(arena);
    }
    free(changed);
}

static void survives_damage(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_CASES; i++)
        damage(cases[i].text, cases[i].around, (int)(i % 5));
    for (size_t i = 0; i < N_REFUSALS; i++)
        damage(refusals[i].text, refusals[i].around, (int)(i % 5));
}

static void refuses_long_text(void **state)
{
    static char text[100000];

    (void)state;
    for (size_t i = 0; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "5 a", 3);
    read_tight(text, sizeof text - 1, TARGET);
    memset(text, '7', sizeof text);
    read_tight(text, sizeof text, TARGET);
    memset(text, 'g', sizeof text);
    read_tight(text, sizeof text, TARGET);
}

int main(void)
{
    TEST_ROWS(cases, text, reads_phrase);
    TEST_ROWS(refusals, text, refuses_phrase);
    TEST(reads_direction);
    TEST(refuses_direction);
    TEST(notices_about);
    TEST(keeps_unit_word);
    TEST(tells_marks);
    TEST(names_forms);
    TEST(names_units);
    TEST(survives_damage);
    TEST(refuses_long_text);
    return run_all("phrase_read", make_arena, free_arena);
}
