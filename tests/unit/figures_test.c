#include "cases.h"

#include <string.h>

#include "dice.h"
#include "figures_among.h"
#include "model/figure_index.h"
#include "reckon_fixture.h"

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
            *figure_index_at(&index, &key, arena) = &figures[i];
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
    pov_area area = {.id = "here"};
    pov_indicator indicator = {.id = "poor"};
    pov_figures *figures = pov_figures_new(catalogue, arena);
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

/** A figure of some area and day that is not there yet, or one that is. */
static void add_any(pov_figures *figures, dice *r)
{
    const pov_area_list *areas = pov_catalogue_areas(catalogue);
    int64_t a = dice_between(r, 0, 39) * 83 % (int64_t)areas->count;
    pov_statement s = {
        .place = {"drawn.csv", (uint32_t)dice_between(r, 1, 99), 1},
        .raw = "1",
        .area = areas->items[a],
        .indicator = indicator_of("poor"),
        .says = {.has_amount = true, .amount = {dice_between(r, 1, 2), 0}},
        .as_of = (pov_day)dice_between(r, 0, 30)};
    pov_key key = {.area = s.area, .indicator = s.indicator, .as_of = s.as_of};

    s.says.unit = key.unit =
        dice_between(r, 0, 1) ? POV_IN_PERCENT : POV_IN_COUNT;
    if (dice_between(r, 0, 2))
        pov_figures_add(figures, &s);
    else
        pov_figures_at(figures, &key);
}

/** Is what is stated of each in order of place, and do those of each moment
 *  follow each other as they do in the list?  Shape: of levels, sorted. */
static void assert_linked(const pov_figures *figures)
{
    for (size_t i = 0, first = 0; i < figures->count; i++) {
        pov_figure *f = figures->items[i], *last = NULL;

        if (f->key.area != figures->items[first]->key.area)
            first = i;
        for (size_t k = first; k < i; k++)
            if (figures->items[k]->moment == f->moment)
                last = figures->items[k];
        assert_ptr_equal(last ? last->next_in_moment : f->moment->first, f);
        for (size_t k = 1; k < f->evidence.count; k++)
            assert_true(f->evidence.items[k - 1]->sources.items[0].place.line <=
                        f->evidence.items[k]->sources.items[0].place.line);
    }
}

/** Make some figures that nobody states, and drop them. */
static void try_some(pov_figures *figures, dice *r)
{
    size_t before = figures->count;

    for (int64_t n = dice_between(r, 0, 3); n && before; n--) {
        pov_key key =
            figures->items[dice_between(r, 0, (int64_t)before - 1)]->key;

        key.indicator = indicator_of("households");
        pov_figures_at(figures, &key);
    }
    pov_figures_drop_unstated(figures, before);
}

static void stays_in_order(void **state)
{
    dice r = fixed_seed;

    (void)state;
    for (int run = 0; run < 50; run++) {
        pov_figures *figures = pov_figures_new(catalogue, arena);

        for (int step = 0; step < 40; step++) {
            for (int64_t n = dice_between(&r, 0, 20); n; n--)
                add_any(figures, &r);
            if (dice_between(&r, 0, 3))
                pov_figures_sort(figures);
            else if (figures->sorted == figures->count)
                pov_figures_drop_unstated(
                    figures,
                    (size_t)dice_between(&r, 0, (int64_t)figures->count));
            if (dice_between(&r, 0, 1) && figures->is_sorted)
                try_some(figures, &r);
            if (figures->is_sorted)
                assert_linked(figures);
            for (size_t i = 1; i < figures->sorted; i++)
                assert_true(pov_key_compare(&figures->items[i - 1]->key,
                                            &figures->items[i]->key) < 0);
            for (size_t i = 0; i < figures->count; i++)
                assert_ptr_equal(
                    pov_figures_find(figures, &figures->items[i]->key),
                    figures->items[i]);
        }
        pov_figures_sort(figures);
        assert_int_equal(figures->sorted, figures->count);
        assert_linked(figures);
        assert_areas_end(figures);
    }
}

/** A statement of any form, unit and status, of few figures. */
static pov_statement any_statement(dice *r, const pov_plan *document)
{
    static const char *const indicators[] = {"poor", "households",
                                             "escaped_poor"};
    pov_form form = dice_between(r, 0, 1)
                        ? POV_LEVEL
                        : (pov_form)dice_between(r, 0, POV_CLAIMED);
    bool is_target = form != POV_CLAIMED && !dice_between(r, 0, 2);

    return (pov_statement){
        .place = {"drawn.csv", (uint32_t)dice_between(r, 1, 999), 1},
        .raw = "1",
        .area = pov_catalogue_areas(catalogue)->items[dice_between(r, 0, 3)],
        .indicator = indicator_of(indicators[dice_between(r, 0, 2)]),
        .document = document,
        .is_target = is_target,
        .claim = {.plan = dice_between(r, 0, 1) ? document : NULL},
        .says = {.form = form,
                 .unit = (pov_unit)dice_between(r, POV_IN_COUNT, POV_IN_POINTS),
                 .has_amount = true,
                 .amount = {dice_between(r, 1, 3), 0}},
        .since = (pov_day)dice_between(r, 1, 2),
        .as_of = (pov_day)dice_between(r, 3, 4),
        .status = (pov_status)dice_between(r, 0, POV_REVISED)};
}

/** Take one statement back. */
static void withdraw_any(pov_figures *figures, dice *r)
{
    const pov_figure *f =
        figures->items[dice_between(r, 0, (int64_t)figures->count - 1)];

    if (f->evidence.count)
        pov_figures_withdraw(figures, f->evidence.items[0]);
}

/** Take over all that there is.  Shape: nothing may be said of it again. */
static pov_figures *adopt_all(const pov_figures *from)
{
    pov_figures *to = pov_figures_new(catalogue, arena);

    for (size_t i = 0; i < from->count; i++) {
        pov_figures_adopt(to, from->items[i]);
        assert_noted(to);
    }
    return to;
}

/** Take in a statement, some of one kind as lists of many do. */
static void add_somehow(pov_figures *figures, dice *r, const pov_statement *s,
                        pov_like *like)
{
    pov_sought about = {.key = pov_statement_key(s)};

    if (s->says.form != POV_LEVEL || s->says.unit != POV_IN_COUNT ||
        s->is_target || !s->indicator->by_standard || s->indicator->is_flow ||
        dice_between(r, 0, 1)) {
        pov_figures_add(figures, s);
        return;
    }
    pov_figures_seek(figures, &about);
    pov_figures_add_like(figures, like, &about, s,
                         (pov_source){s->place, s->raw, NULL});
}

/* Nobody looks for what is not noted. */
static void notes_what_is_there(void **state)
{
    const pov_plan *document = document_named("drawn");
    unsigned among = 0;
    dice r = fixed_seed;

    (void)state;
    for (int run = 0; run < 400; run++) {
        pov_figures *figures = pov_figures_new(catalogue, arena);
        pov_findings findings = {.arena = arena};
        pov_like like = {.is_known = false};

        for (int64_t n = dice_between(&r, 1, 30); n; n--) {
            pov_statement s = any_statement(&r, document);

            add_somehow(figures, &r, &s, &like);
            if (!dice_between(&r, 0, 3))
                withdraw_any(figures, &r);
            among |= assert_noted(figures);
            if (!dice_between(&r, 0, 9))
                pov_figures_sort(figures);
        }
        pov_figures_sort(figures);
        pov_figures_drop_unstated(figures, 0);
        among |= assert_noted(figures);
        if (dice_between(&r, 0, 1))
            figures = adopt_all(figures);
        if (figures->count)
            pov_reckon(figures, &findings);
        among |= assert_noted(figures);
    }
    assert_int_equal(among, 2 * POV_AMONG_CONFLICTS - 1);
}

/** "5,42 %" is what is rounded to it, and cannot be under 0 or over 100. */
static void allows_what_rounding_does(void **state)
{
    pov_area area = {.id = "here"};
    pov_indicator indicator = {.id = "poor", .whole = &indicator};
    pov_figures *figures = pov_figures_new(catalogue, arena);
    dice r = fixed_seed;

    (void)state;
    for (pov_day day = 1; day < 2000; day++) {
        int scale = (int)dice_between(&r, 0, 7);
        int64_t most = 101;
        pov_interval expected, possible;
        pov_statement s = {.place = {"drawn.csv", 1, 1},
                           .area = &area,
                           .indicator = &indicator,
                           .says = {.unit = POV_IN_PERCENT, .has_amount = true},
                           .as_of = day};

        for (int i = 0; i < scale; i++)
            most *= 10;
        s.says.amount = (pov_decimal){dice_between(&r, 0, most), scale, 0};
        expected = pov_interval_rounded(s.says.amount, 1);
        possible = pov_key_possible(
            &(pov_key){.indicator = &indicator, .unit = POV_IN_PERCENT});
        expected = pov_interval_cut(&expected, &possible);
        assert_memory_equal(&pov_figures_add(figures, &s)->allows.low.at,
                            &expected.low.at, sizeof expected.low.at);
        assert_memory_equal(&pov_figures_add(figures, &s)->allows.high.at,
                            &expected.high.at, sizeof expected.high.at);
    }
}

int main(void)
{
    TEST(finds_what_is_in_it);
    TEST(keeps_each_of_few);
    TEST(keeps_each_of_many);
    TEST(stays_in_order);
    TEST(notes_what_is_there);
    TEST(allows_what_rounding_does);
    return run_all("figures", load_reference, free_reference);
}
