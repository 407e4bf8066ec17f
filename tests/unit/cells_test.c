/* What the readers of rows share. */

#include "cases.h"

#include "read/cells.h"

/* A table of a million rows has a date and an area in each: what is kept of
 * them must not grow with the rows. */
static void keeps_equal_rows_once(void **state)
{
    pov_arena *arena = pov_arena_new();
    row_view x = {.arena = arena, .row = {.text = "Vân Đồn,12\n"}};
    char again[] = "Vân Đồn,12\n";
    entry first, second;

    (void)state;
    first = cells_keep_entry(&x, "Vân Đồn", (pov_place){0});
    x.row.text = again;
    second = cells_keep_entry(&x, "Vân Đồn", (pov_place){0});
    assert_string_equal(first.line, "Vân Đồn,12");
    assert_ptr_equal(first.line, second.line);
    assert_ptr_equal(first.text, second.text);
    pov_arena_free(arena);
}

int main(void)
{
    TEST(keeps_equal_rows_once);
    return run_all("cells", NULL, NULL);
}
