#include "model/ordering.h"

#include "cases.h"
#include "dice.h"

enum { RUNS = 60, MOST = 200, SERIES = 5, DAYS = 12 };

typedef struct thing {
    uint64_t order;
    int second; /* what is compared last */
    size_t put_in;
} thing;

static bool is_smaller(const ordered *a, const ordered *b, const void *by)
{
    const thing *left = a->is, *right = b->is;

    assert_ptr_equal(by, &fixed_seed);
    assert_true(left->order == right->order);
    return left->second < right->second;
}

static bool follows(const thing *a, const thing *b)
{
    if (a->order != b->order)
        return a->order < b->order;
    return a->second != b->second ? a->second < b->second
                                  : a->put_in < b->put_in;
}

static void orders_one_area_after_the_other(void **state)
{
    static thing things[MOST];
    ordering *o = ordering_new();
    dice r = fixed_seed;

    (void)state;
    for (int run = 0; run < RUNS; run++) {
        size_t n = (size_t)dice_between(&r, 0, MOST);
        const ordered *list;

        for (size_t i = 0; i < n; i++) {
            things[i] =
                (thing){(uint64_t)dice_between(&r, 0, SERIES) << DAY_BITS |
                            (uint64_t)dice_between(&r, 0, DAYS),
                        (int)dice_between(&r, 0, 2), i};
            ordering_put(o, (ordered){things[i].order, &things[i], NULL});
        }
        assert_int_equal(ordering_take(o, is_smaller, &fixed_seed, &list), n);
        for (size_t i = 1; i < n; i++)
            assert_true(follows(list[i - 1].is, list[i].is));
    }
    ordering_free(o);
}

int main(void)
{
    TEST(orders_one_area_after_the_other);
    return run_all("ordering", NULL, NULL);
}
