#include "cases.h"

#include <stdio.h>
#include <time.h>

#include "reckon_tables.h"

/* True documents in which one, two or three numbers are mistyped as a hand
 * does it.  Who is blamed?  SLIPS=N in the environment: so many documents of
 * each kind, and what came of them is printed. */

enum { DOCUMENTS = 300, MOST_WRONG = 3 };

static pov_decimal from_digits(const int *digits, int count, int scale)
{
    pov_decimal d = {.scale = scale};

    for (int i = 0; i < count; i++)
        d.units = 10 * d.units + digits[i];
    return d;
}

/** One slip; it may come to nothing. */
static pov_decimal slip(dice *r, const statements *list, size_t at)
{
    pov_decimal d = list->items[at].says.amount;
    int digits[20], count = 0, i, kind = (int)dice_between(r, 0, 5);
    size_t other = dice_between(r, 0, 1) ? at + 1 : at - 1;

    for (int64_t rest = d.units; rest; rest /= 10)
        count++;
    for (int64_t rest = d.units, k = count; k-- > 0; rest /= 10)
        digits[k] = (int)(rest % 10);
    if (count < 2)
        return d;
    i = (int)dice_between(r, 0, count - 2);
    switch (kind) {
    case 0:
        digits[count] = digits[i];
        digits[i] = digits[i + 1];
        digits[i + 1] = digits[count];
        break;
    case 1:
        for (count--; i < count; i++)
            digits[i] = digits[i + 1];
        break;
    case 2:
        for (int k = count++; k > i; k--)
            digits[k] = digits[k - 1];
        break;
    case 3:
        digits[count++] = 0;
        break;
    case 4:
        if (other < list->count &&
            list->items[other].says.unit == list->items[at].says.unit)
            return list->items[other].says.amount;
        return d;
    default:
        digits[i + 1] = (digits[i + 1] + (int)dice_between(r, 1, 9)) % 10;
        break;
    }
    return from_digits(digits, count, d.scale);
}

/** Is it another number, outside of what rounding allows? */
static bool is_wrong(const pov_statement *s, pov_decimal amount)
{
    return amount.units != s->says.amount.units &&
           !(s->says.unit == POV_IN_PERCENT && amount.units > 10000);
}

static void say_province(dice *r, statements *list)
{
    style s = {document_named("a"), POV_REPORTED, 2};
    truth now = {pov_catalogue_area(catalogue, "quang-binh"), 2023,
                 dice_between(r, 20000, 300000), 0, 0};
    truth before;

    now.poor = now.households * dice_between(r, 20, 250) / 1000 +
               dice_between(r, 0, 99);
    now.near_poor = now.households * dice_between(r, 20, 150) / 1000 +
                    dice_between(r, 0, 99);
    before = now;
    before.year--;
    before.poor += before.poor * dice_between(r, 5, 30) / 100 + 7;
    say_levels(list, &now, &s);
    say_number(list, &before, "poor", POV_LEVEL, POV_IN_COUNT,
               pov_decimal_whole(before.poor), s.document, s.status);
    say_number(list, &now, "poor", POV_REDUCTION, POV_IN_COUNT,
               pov_decimal_whole(before.poor - now.poor), s.document, s.status);
}

typedef struct tally {
    int documents, all_blamed, some_blamed, told, innocents;
} tally;

/** Is what a row says in conflict with the others, and told so? */
static bool is_blamed(const reckoned *r, size_t row)
{
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        for (size_t k = 0; f->is_blamed && k < f->evidence.count; k++)
            if (f->evidence.items[k]->sources.items[0].place.line == row + 2)
                return true;
    }
    return false;
}

static void count_in(tally *t, const reckoned *r, const bool *wrong, size_t n,
                     int n_wrong)
{
    int blamed = 0;

    for (size_t i = 0; i < n; i++) {
        bool is = is_blamed(r, i);

        t->innocents += is && !wrong[i];
        blamed += is && wrong[i];
    }
    t->documents++;
    t->all_blamed += blamed == n_wrong;
    t->some_blamed += blamed > 0;
    t->told += pov_findings_count(&r->findings, POV_WARNING) > 0;
}

/** One document in which so many cells are wrong. */
static void try_document(dice *r, int n_wrong, tally *t)
{
    statements list = {0};
    bool wrong[64] = {false};
    reckoned all;

    say_province(r, &list);
    for (int done = 0; done < n_wrong;) {
        size_t at = (size_t)dice_between(r, 0, (int64_t)list.count - 1);
        pov_decimal typed = slip(r, &list, at);

        if (wrong[at] || !is_wrong(&list.items[at], typed))
            continue;
        list.items[at].says.amount = typed;
        list.items[at].raw = pov_decimal_text(arena, typed);
        wrong[at] = true;
        done++;
    }
    all = reckon(&list);
    count_in(t, &all, wrong, list.count, n_wrong);
    pov_arena_clear(arena);
}

static void blames_who_slipped(void **state)
{
    dice r = fixed_seed;
    tally t[MOST_WRONG + 1] = {{0, 0, 0, 0, 0}};
    const char *asked = getenv("SLIPS");
    int documents = asked ? atoi(asked) : DOCUMENTS;

    (void)state;
    for (int n = 0; n <= MOST_WRONG; n++) {
        clock_t begin = clock();

        for (int i = 0; i < documents; i++)
            try_document(&r, n, &t[n]);
        if (asked)
            printf("%d wrong: all %.1f %%, some %.1f %%, told %.1f %%, "
                   "innocents %.1f %%, %.2f ms\n",
                   n, 100.0 * t[n].all_blamed / documents,
                   100.0 * t[n].some_blamed / documents,
                   100.0 * t[n].told / documents,
                   100.0 * t[n].innocents / documents,
                   1e3 * (double)(clock() - begin) / CLOCKS_PER_SEC /
                       documents);
    }
    assert_int_equal(t[0].told, 0);
    assert_int_equal(t[0].innocents, 0);
    assert_true(t[1].all_blamed * 100 >= documents * 92);
    assert_true(t[2].all_blamed * 100 >= documents * 80);
    assert_true(t[1].innocents * 100 <= documents);
    assert_true(t[2].innocents * 100 <= documents * 2);
}

int main(void)
{
    TEST(blames_who_slipped);
    return run_all("reckon_slips", load_reference, free_reference);
}
