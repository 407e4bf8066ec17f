#include "cases.h"
#include "arena_fixture.h"

#include <string.h>

#include "povstat/claim.h"

/* What sources write of their own targets, and what of it is refused. */

typedef struct claim_case {
    const char *text;
    pov_claimed says;
    const char *percent; /* NULL: none */
    pov_operator op;     /* of the percentage */
    pov_assigned plan_of;
    int year;
    const char *margin;
} claim_case;

#define MET POV_CLAIMS_MET
#define EXCEEDED POV_CLAIMS_EXCEEDED
#define MISSED POV_CLAIMS_MISSED
#define PERCENT POV_CLAIMS_PERCENT
#define EQ POV_EXACTLY
#define NOBODY POV_ASSIGNED_BY_NOBODY
#define PROVINCE POV_ASSIGNED_BY_PROVINCE
#define MINISTRY POV_ASSIGNED_BY_MINISTRY

static const claim_case claims[] = {
    {"đạt", MET, NULL, EQ, NOBODY, 0, NULL},
    {"Đạt chỉ tiêu.", MET, NULL, EQ, NOBODY, 0, NULL},
    {"dat ke hoach de ra", MET, NULL, EQ, NOBODY, 0, NULL},
    {"hoàn thành", MET, NULL, EQ, NOBODY, 0, NULL},
    {"hoàn thành mục tiêu kế hoạch đề ra", MET, NULL, EQ, NOBODY, 0, NULL},
    {"đạt kế hoạch tỉnh giao", MET, NULL, EQ, PROVINCE, 0, NULL},
    {"đạt chỉ tiêu năm 2023", MET, NULL, EQ, NOBODY, 2023, NULL},
    {"met", MET, NULL, EQ, NOBODY, 0, NULL},
    {"vượt chỉ tiêu", EXCEEDED, NULL, EQ, NOBODY, 0, NULL},
    {"vượt mục tiêu đề ra", EXCEEDED, NULL, EQ, NOBODY, 0, NULL},
    {"đạt và vượt so với chỉ tiêu kế hoạch đề ra", EXCEEDED, NULL, EQ, NOBODY,
     0, NULL},
    {"hoàn thành vượt mức kế hoạch", EXCEEDED, NULL, EQ, NOBODY, 0, NULL},
    {"vượt kế hoạch trung ương giao", EXCEEDED, NULL, EQ, MINISTRY, 0, NULL},
    {"exceeded the target", EXCEEDED, NULL, EQ, NOBODY, 0, NULL},
    {"không đạt", MISSED, NULL, EQ, NOBODY, 0, NULL},
    {"không đạt mục tiêu đề ra", MISSED, NULL, EQ, NOBODY, 0, NULL},
    {"chưa hoàn thành kế hoạch", MISSED, NULL, EQ, NOBODY, 0, NULL},
    {"not met", MISSED, NULL, EQ, NOBODY, 0, NULL},
    {"đạt 320% kế hoạch tỉnh giao", PERCENT, "320", EQ, PROVINCE, 0, NULL},
    {"đạt 125,5 % kế hoạch tỉnh giao", PERCENT, "125.5", EQ, PROVINCE, 0, NULL},
    {"đạt 86% kế hoạch", PERCENT, "86", EQ, NOBODY, 0, NULL},
    {"bằng 95,2% kế hoạch năm 2024", PERCENT, "95.2", EQ, NOBODY, 2024, NULL},
    {"hoàn thành 100% chỉ tiêu", PERCENT, "100", EQ, NOBODY, 0, NULL},
    {"ước đạt 60,1% kế hoạch năm", PERCENT, "60.1", EQ, NOBODY, 0, NULL},
    {"đạt trên 120% kế hoạch", PERCENT, "120", POV_MORE_THAN, NOBODY, 0, NULL},
    {"đạt gần 80% kế hoạch", PERCENT, "80", POV_ABOUT, NOBODY, 0, NULL},
    {"vượt kế hoạch, đạt 320% kế hoạch", PERCENT, "320", EQ, NOBODY, 0, NULL},
    {"320% of the plan", PERCENT, "320", EQ, NOBODY, 0, NULL},
    {"vượt 16,98% kế hoạch", EXCEEDED, NULL, EQ, NOBODY, 0, "16,98%"},
    {"vượt 0,07 điểm % kế hoạch", EXCEEDED, NULL, EQ, NOBODY, 0, "0,07 điểm %"},
};

typedef struct claim_read {
    pov_reading reading;
    pov_claim_words got;
    pov_phrase says;
    pov_number number;
} claim_read;

static claim_read read_claim(const char *text)
{
    claim_read r = {.number = {0}};

    r.reading = pov_claim_read(text, strlen(text), POV_NUMBERS_AUTO, arena,
                               &r.got, &r.says, &r.number);
    return r;
}

static void reads_claim(void **state)
{
    const claim_case *c = *state;
    claim_read r = read_claim(c->text);

    if (r.reading != POV_READ_VALUE)
        fail_msg("reading %d: %s", (int)r.reading,
                 r.number.why ? r.number.why : "-");
    assert_int_equal(r.got.says, c->says);
    assert_int_equal(r.got.plan_of, c->plan_of);
    assert_int_equal(r.got.year, c->year);
    assert_int_equal(r.says.form, POV_CLAIMED);
    assert_int_equal(r.says.unit, POV_IN_PERCENT);
    assert_int_equal(r.says.has_amount, c->percent != NULL);
    if (c->percent) {
        assert_string_equal(pov_decimal_text(arena, r.says.amount), c->percent);
        assert_int_equal(r.says.op, c->op);
        assert_int_equal(r.says.op_said, c->op != EQ);
    } else {
        assert_true(r.says.op_said); /* the side that it stands for */
    }
    assert_int_equal(r.got.margin != NULL, c->margin != NULL);
    if (c->margin)
        assert_string_equal(r.got.margin, c->margin);
}

typedef struct refused_claim {
    const char *text;
    pov_reading reading;
    const char *why; /* NULL: any */
} refused_claim;

static const refused_claim refused[] = {
    {"", POV_READ_MISSING, NULL},
    {"cơ bản đạt", POV_READ_INVALID, "neither met nor missed"},
    {"gần đạt chỉ tiêu", POV_READ_INVALID, "neither met nor missed"},
    {"đạt 320", POV_READ_INVALID, "sign of per cent"},
    {"gấp 3 lần kế hoạch", POV_READ_INVALID, "gấp"},
    {"đạt 95% và 96% kế hoạch", POV_READ_INVALID, "two percentages"},
    {"vượt chỉ tiêu, đạt 95%", POV_READ_INVALID, "do not agree"},
    {"không đạt, bằng 120% kế hoạch", POV_READ_INVALID, "do not agree"},
    {"không đạt nhưng vượt", POV_READ_INVALID, "nhưng"},
    {"không đạt, vượt", POV_READ_INVALID, "at once"},
    {"kế hoạch tỉnh giao", POV_READ_INVALID, "no verdict"},
    {"vượt trên kế hoạch", POV_READ_INVALID, "without a number"},
    {"đạt 0,07 điểm % kế hoạch", POV_READ_INVALID, "no share"},
    {"đạt 1.2.3% kế hoạch", POV_READ_INVALID, NULL},
    {"bỏ qua", POV_READ_INVALID, "bỏ qua"},
};

static void refuses_claim(void **state)
{
    const refused_claim *c = *state;
    claim_read r = read_claim(c->text);

    assert_int_equal(r.reading, c->reading);
    if (c->why && (!r.number.why || !strstr(r.number.why, c->why)))
        fail_msg("'%s' does not say '%s'", r.number.why ? r.number.why : "",
                 c->why);
}

int main(void)
{
    TEST_ROWS(claims, text, reads_claim);
    TEST_ROWS(refused, text, refuses_claim);
    return run_all("claim_read", make_arena, free_arena);
}
