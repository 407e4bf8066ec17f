#include "cases.h"

#include "reckon_tables.h"

/* In whatever order statements are read, the result is the same: of tables
 * that are true, and of such as are damaged. */

enum { TABLES = 150 };

static void shuffle(dice *r, statements *list)
{
    for (size_t i = list->count; i > 1; i--) {
        size_t j = (size_t)dice_between(r, 0, (int64_t)i - 1);
        pov_statement kept = list->items[i - 1];

        list->items[i - 1] = list->items[j];
        list->items[j] = kept;
    }
}

static const char *chosen_raw(const pov_figure *f)
{
    return f->chosen ? f->chosen->sources.items[0].raw : "(none)";
}

static void assert_same_evidence(const pov_evidence *a, const pov_evidence *b)
{
    assert_int_equal(a->standing, b->standing);
    assert_int_equal(a->source_count, b->source_count);
    assert_int_equal(a->sources.count, b->sources.count);
    for (size_t i = 0; i < a->sources.count; i++) {
        assert_string_equal(a->sources.items[i].raw, b->sources.items[i].raw);
        assert_int_equal(pov_place_compare(a->sources.items[i].place,
                                           b->sources.items[i].place),
                         0);
    }
}

static void assert_same_figure(const pov_figure *a, const pov_figure *b)
{
    assert_int_equal(pov_key_compare(&a->key, &b->key), 0);
    assert_true(pov_interval_equal(&a->value, &b->value));
    assert_string_equal(chosen_raw(a), chosen_raw(b));
    assert_int_equal(pov_figure_derived(a) != NULL,
                     pov_figure_derived(b) != NULL);
    assert_int_equal(a->conflict, b->conflict);
    assert_int_equal(a->evidence.count, b->evidence.count);
    for (size_t i = 0; i < a->evidence.count; i++)
        assert_same_evidence(a->evidence.items[i], b->evidence.items[i]);
}

static void assert_same_finding(const pov_finding *a, const pov_finding *b)
{
    assert_string_equal(pov_finding_message(arena, a),
                        pov_finding_message(arena, b));
    assert_int_equal(pov_place_compare(a->place, b->place), 0);
    assert_string_equal(a->help, b->help);
    assert_int_equal(a->related.count, b->related.count);
    for (size_t i = 0; i < a->related.count; i++) {
        assert_int_equal(pov_place_compare(a->related.items[i].place,
                                           b->related.items[i].place),
                         0);
        assert_string_equal(a->related.items[i].says, b->related.items[i].says);
    }
}

static void assert_same_result(const reckoned *a, const reckoned *b)
{
    assert_int_equal(a->figures->count, b->figures->count);
    for (size_t i = 0; i < a->figures->count; i++)
        assert_same_figure(a->figures->items[i], b->figures->items[i]);
    assert_int_equal(a->findings.count, b->findings.count);
    for (size_t i = 0; i < a->findings.count; i++)
        assert_same_finding(a->findings.items[i], b->findings.items[i]);
}

/* A second file says some of it again, and some of it otherwise: digits slip,
 * sources disagree. */
static void damage(dice *r, statements *list)
{
    size_t n = list->count;

    for (size_t i = 0; i < n; i++) {
        pov_statement other = list->items[i];

        if (dice_between(r, 1, 100) > 15)
            continue;
        other.place.file = dice_bits(r) & 1 ? "again.csv" : "third.csv";
        if (dice_between(r, 0, 2)) {
            other.says.amount.units += dice_between(r, 1, 50);
            other.raw = pov_decimal_text(arena, other.says.amount);
            other.status =
                (pov_status)dice_between(r, POV_ESTIMATE, POV_REVISED);
        }
        if (dice_bits(r) & 1)
            list->items[i] = other;
        else
            pov_arena_push(arena, list, other);
    }
}

static void same_in_any_order(bool damaged)
{
    dice r = fixed_seed;

    for (int i = 0; i < TABLES / CASES_EVERY; i++) {
        statements list = {0}, mixed;
        truth truths[2 * MOST_ROWS];
        reckoned straight, shuffled;

        say_table(&r, &list, truths);
        drop_some(&r, &list, 70);
        if (damaged)
            damage(&r, &list);
        mixed = copy_of(&list);
        shuffle(&r, &mixed);
        straight = reckon(&list);
        shuffled = reckon(&mixed);
        assert_same_result(&straight, &shuffled);
        pov_arena_clear(arena);
    }
}

static void is_the_same_in_any_order(void **state)
{
    (void)state;
    same_in_any_order(false);
}

static void is_the_same_in_any_order_if_damaged(void **state)
{
    (void)state;
    same_in_any_order(true);
}

int main(void)
{
    TEST(is_the_same_in_any_order);
    TEST(is_the_same_in_any_order_if_damaged);
    return run_all("reckon_order", load_reference, free_reference);
}
