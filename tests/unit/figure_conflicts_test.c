#include "cases.h"

#include "dice.h"
#include "view/conflicts.h"

/* What each of some statements disagrees with, against every pair of them. */

enum { MOST = 12, ROUNDS = 2000 };

typedef struct drawn_figure {
    pov_figure figure;
    pov_evidence evidence[MOST];
    pov_evidence *items[MOST];
    pov_source sources[MOST];
} drawn_figure;

static void draw(drawn_figure *d, dice *rolled)
{
    size_t n = (size_t)dice_between(rolled, 1, MOST);

    *d = (drawn_figure){.figure.value = pov_interval_any()};
    for (size_t i = 0; i < n; i++) {
        int64_t low = dice_between(rolled, 0, 40);
        pov_interval allows = pov_interval_closed(
            pov_ratio_whole(low),
            pov_ratio_whole(low + dice_between(rolled, 0, 9)));

        allows.low.finite = dice_between(rolled, 0, 7) > 0;
        allows.high.finite = dice_between(rolled, 0, 7) > 0;
        d->sources[i].place = (pov_place){"drawn.csv", (uint32_t)i + 1, 1};
        d->evidence[i] = (pov_evidence){.figure = &d->figure, .allows = allows};
        d->evidence[i].sources.items = &d->sources[i];
        d->evidence[i].sources.count = 1;
        d->items[i] = &d->evidence[i];
    }
    d->figure.evidence.items = d->items;
    d->figure.evidence.count = (uint32_t)n;
}

static bool is_listed(const conflicts *c, const pov_evidence *e)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->items[i] == e)
            return true;
    return false;
}

/** With `e` against others that lie wholly below it, or above. */
static size_t count_against(const drawn_figure *d, const pov_evidence *e,
                            bool below)
{
    size_t n = 0;

    for (size_t i = 0; i < d->figure.evidence.count; i++) {
        const pov_interval *other = &d->items[i]->allows;

        if (below)
            n += other->high.finite && e->allows.low.finite &&
                 pov_ratio_compare(other->high.at, e->allows.low.at) < 0;
        else
            n += other->low.finite && e->allows.high.finite &&
                 pov_ratio_compare(other->low.at, e->allows.high.at) > 0;
    }
    return n;
}

static void assert_conflicts(const drawn_figure *d, const pov_evidence *e,
                             extremes *among)
{
    conflicts c = conflicts_of(e, among);
    size_t below = count_against(d, e, true),
           above = count_against(d, e, false);
    size_t expected = 0;

    expected += below < CONFLICTS_A_SIDE ? below : CONFLICTS_A_SIDE;
    expected += above < CONFLICTS_A_SIDE ? above : CONFLICTS_A_SIDE;
    assert_int_equal(c.count, expected);
    for (size_t i = 0; i < c.count; i++) {
        assert_false(pov_interval_agree(&e->allows, &c.items[i]->allows));
        assert_true(!i ||
                    pov_place_compare(c.items[i - 1]->sources.items[0].place,
                                      c.items[i]->sources.items[0].place) < 0);
    }
    for (size_t i = 0; below <= CONFLICTS_A_SIDE && above <= CONFLICTS_A_SIDE &&
                       i < d->figure.evidence.count;
         i++)
        assert_int_equal(is_listed(&c, d->items[i]),
                         !pov_interval_agree(&e->allows, &d->items[i]->allows));
}

static void lists_what_disagrees(void **state)
{
    dice rolled = fixed_seed;
    drawn_figure d;
    size_t conflicts_seen = 0;

    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        extremes among = {.figure = NULL};

        draw(&d, &rolled);
        for (size_t i = 0; i < d.figure.evidence.count; i++) {
            assert_conflicts(&d, d.items[i], &among);
            conflicts_seen += conflicts_of(d.items[i], &among).count;
        }
    }
    assert_true(conflicts_seen > ROUNDS);
}

int main(void)
{
    TEST(lists_what_disagrees);
    return run_all("conflicts of a figure", NULL, NULL);
}
