#include "cases.h"
#include "arena_fixture.h"

#include <string.h>

#include "dice.h"
#include "model/figure_index.h"

/* The store against what anybody would write down: a list. */

enum { KEYS = 400, STEPS = 40000 };

static pov_key key_of(size_t i)
{
    pov_key key = {.as_of = (pov_day)(i / 8), .since = (pov_day)(i % 4)};

    key.unit = i / 4 % 2 ? POV_IN_PERCENT : POV_IN_COUNT;
    return key;
}

static void finds_what_is_in_it(void **state)
{
    static pov_figure figures[KEYS];
    static bool is_in[KEYS];
    pov_figure_index index = {.items = NULL};
    dice r = fixed_seed;

    (void)state;
    for (size_t i = 0; i < KEYS; i++)
        figures[i].key = key_of(i);
    for (size_t step = 0; step < STEPS; step++) {
        size_t i = (size_t)dice_between(&r, 0, KEYS - 1);
        pov_key key = key_of(i);

        assert_ptr_equal(figure_index_find(&index, &key),
                         is_in[i] ? &figures[i] : NULL);
        if (is_in[i])
            figure_index_remove(&index, &key);
        else
            figure_index_add(&index, &figures[i], arena);
        is_in[i] = !is_in[i];
    }
}

/** One of the values that are said of the only figure. */
typedef struct said {
    size_t times;
    pov_evidence *as;
} said;

/* From a few values on they are looked for in another way. */
static void keeps_each_value_once(int n_values)
{
    enum { MOST = 64 };
    pov_catalogue catalogue = {.arena = arena};
    pov_area area = {.id = "here"};
    pov_indicator indicator = {.id = "poor"};
    pov_figures *figures = pov_figures_new(&catalogue, arena);
    said all[MOST] = {{0, NULL}};
    dice r = fixed_seed;

    indicator.counted = &indicator;
    for (uint32_t line = 1; line < 2000; line++) {
        size_t v = (size_t)dice_between(&r, 0, n_values - 1), n = 0;
        pov_statement s = {.place = {"drawn.csv", line, 1},
                           .raw = "1",
                           .area = &area,
                           .indicator = &indicator,
                           .says = {.has_amount = true,
                                    .amount = {(int64_t)v / 2, (int)v % 2}}};
        pov_figure *f;

        if (all[v].as && dice_between(&r, 0, 15) == 0) {
            pov_figures_withdraw(figures, all[v].as);
            all[v] = (said){0, NULL};
            continue;
        }
        pov_figures_add(figures, &s);
        assert_int_equal(figures->count, 1);
        f = figures->items[0];
        if (!all[v].as)
            all[v].as = f->evidence.items[f->evidence.count - 1];
        assert_int_equal(all[v].as->source_count, ++all[v].times);
        assert_int_equal(
            pov_decimal_compare(all[v].as->says.amount, s.says.amount), 0);
        for (size_t i = 0; i < MOST; i++)
            n += all[i].as != NULL;
        assert_int_equal(f->evidence.count, n);
    }
}

static void keeps_each_of_few(void **state)
{
    (void)state;
    keeps_each_value_once(2);
    keeps_each_value_once(9);
}

static void keeps_each_of_many(void **state)
{
    (void)state;
    keeps_each_value_once(64);
}

int main(void)
{
    TEST(finds_what_is_in_it);
    TEST(keeps_each_of_few);
    TEST(keeps_each_of_many);
    return run_all("figures", make_arena, free_arena);
}
