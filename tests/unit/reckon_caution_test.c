#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "reckon_said.h"

/* What does not follow, however near it lies. */

#define AREA "quang-ninh/van-don"

static const pov_figure *poor_of(const reckoned *r, int year)
{
    return level_of(r, AREA, "poor", POV_IN_COUNT, year);
}

static void assert_unknown(const pov_figure *f)
{
    assert_true(!f || !pov_figure_is_known(f));
}

static const said disputed[] = {
    {"a", AREA, "poor", "100", 2023, 0, POV_OFFICIAL, false, false},
    {"b", AREA, "poor", "110", 2023, 0, POV_OFFICIAL, false, false},
    {"c", AREA, "poor", "90", 2023, 0, POV_PRELIMINARY, false, false},
    {"c", AREA, "poor", "giảm 20 hộ", 2024, 2023, POV_PRELIMINARY, false,
     false},
};

/* Where two official figures differ, a preliminary one does not decide. */
static void the_weak_do_not_decide_a_dispute(void **state)
{
    reckoned r = RECKON(disputed);

    (void)state;
    assert_non_null(found(&r, POV_FOUND_CONFLICT));
    assert_true(poor_of(&r, 2023)->conflict);
    assert_unknown(poor_of(&r, 2023));
    assert_unknown(poor_of(&r, 2024));
}

static const said of_two_minds[] = {
    {"a", AREA, "poor", "100", 2023, 0, POV_REPORTED, false, false},
    {"a", AREA, "poor", "110", 2023, 0, POV_REPORTED, false, false},
    {"a", AREA, "poor", "giảm 20 hộ", 2024, 2023, POV_REPORTED, false, false},
};

/* A change leads nowhere from a level of which its document says two things. */
static void a_change_takes_no_side(void **state)
{
    reckoned r = RECKON(of_two_minds);

    (void)state;
    assert_non_null(found(&r, POV_FOUND_CONFLICT_INSIDE));
    assert_unknown(poor_of(&r, 2024));
}

static const said first_and_final[] = {
    {"a", AREA, "poor", "90", 2023, 0, POV_PRELIMINARY, false, false},
    {"a", AREA, "poor", "100", 2023, 0, POV_OFFICIAL, false, false},
    {"a", AREA, "poor", "giảm 20 hộ", 2024, 2023, POV_OFFICIAL, false, false},
};

/* Of what a document says first and last, its changes go with what is used. */
static void a_change_goes_with_what_is_used(void **state)
{
    reckoned r = RECKON(first_and_final);

    (void)state;
    assert_point(poor_of(&r, 2024), 80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_weak_do_not_decide_a_dispute),
        cmocka_unit_test(a_change_takes_no_side),
        cmocka_unit_test(a_change_goes_with_what_is_used),
    };

    return cmocka_run_group_tests_name("reckon_caution", tests, load_reference,
                                       free_reference);
}
