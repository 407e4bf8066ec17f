/* The tables of a data directory. */

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "povstat/reference.h"

static bool is_among(const pov_text_list *paths, const char *path)
{
    for (size_t i = 0; i < paths->count; i++)
        if (!strcmp(paths->items[i], path))
            return true;
    return false;
}

/* What -o must never write over. */
static void names_every_table(void **state)
{
    static const char *const paths[] = {"reference/areas.csv",
                                        "reference/area-aliases.csv",
                                        "reference/indicators.csv",
                                        "reference/standards.csv",
                                        "plans.csv",
                                        "waivers.csv",
                                        "datapackage.json"};
    pov_arena *arena = pov_arena_new();
    pov_text_list named = pov_reference_paths("some/where", arena);

    (void)state;
    assert_int_equal(named.count, sizeof paths / sizeof *paths);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_true(is_among(
            &named, pov_arena_format(arena, "some/where/%s", paths[i])));
    pov_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_every_table),
    };

    return cmocka_run_group_tests_name("reference", tests, NULL, NULL);
}
