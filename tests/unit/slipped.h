#ifndef POVSTAT_TESTS_UNIT_SLIPPED_H
#define POVSTAT_TESTS_UNIT_SLIPPED_H

/* One cell mistyped as a hand does it: digit by digit, the decimal mark where
 * it stood. */

#include "reckon_tables.h"

typedef enum slip_kind {
    SLIP_SWAPPED,
    SLIP_DROPPED,
    SLIP_DOUBLED,
    SLIP_TEN_TIMES,
    SLIP_COPIED,
    SLIP_ONE_DIGIT,
    N_SLIPS
} slip_kind;

static const char *const slip_names[] = {"swapped",   "dropped", "doubled",
                                         "ten times", "copied",  "one digit"};

typedef struct typed_digits {
    int at[24], count, scale;
} typed_digits;

static inline typed_digits digits_of(pov_decimal d)
{
    typed_digits t = {.count = 0, .scale = d.scale};
    int reversed[24];

    for (int64_t rest = d.units; rest || t.count <= d.scale; rest /= 10)
        reversed[t.count++] = (int)(rest % 10);
    for (int i = 0; i < t.count; i++)
        t.at[i] = reversed[t.count - 1 - i];
    return t;
}

static inline pov_decimal decimal_of(const typed_digits *t)
{
    pov_decimal d = {.scale = t->scale};

    for (int i = 0; i < t->count; i++)
        d.units = 10 * d.units + t->at[i];
    return d;
}

/** Behind the mark one digit more or fewer is one decimal. */
static inline void drop_digit(typed_digits *t, int i)
{
    t->scale -= i >= t->count - t->scale;
    t->count--;
    memmove(&t->at[i], &t->at[i + 1], (size_t)(t->count - i) * sizeof *t->at);
}

static inline void double_digit(typed_digits *t, int i)
{
    t->scale += i >= t->count - t->scale;
    memmove(&t->at[i + 1], &t->at[i], (size_t)(t->count - i) * sizeof *t->at);
    t->count++;
}

static inline void swap_digits(typed_digits *t, int i)
{
    int first = t->at[i];

    t->at[i] = t->at[i + 1];
    t->at[i + 1] = first;
}

/** A count with a 0 too many, a rate with its mark one digit further on. */
static inline void ten_times(typed_digits *t)
{
    if (t->scale)
        t->scale--;
    else
        t->at[t->count++] = 0;
}

/** What was typed instead of the number at `at`; rows lie `step` cells apart.
 *  It may come to nothing. */
static inline pov_decimal mistype(dice *r, const statements *list, size_t at,
                                  size_t step, slip_kind kind)
{
    pov_decimal d = list->items[at].says.amount;
    size_t other = dice_between(r, 0, 1) ? at + step : at - step;
    typed_digits t = digits_of(d);
    int i;

    if (kind == SLIP_COPIED)
        return other < list->count &&
                       list->items[other].says.unit == list->items[at].says.unit
                   ? list->items[other].says.amount
                   : d;
    if (t.count < 2)
        return d;
    i = (int)dice_between(r, 0, t.count - 2);
    if (kind == SLIP_SWAPPED)
        swap_digits(&t, i);
    else if (kind == SLIP_DROPPED)
        drop_digit(&t, i);
    else if (kind == SLIP_DOUBLED)
        double_digit(&t, i);
    else if (kind == SLIP_TEN_TIMES)
        ten_times(&t);
    else
        t.at[i + 1] = (t.at[i + 1] + (int)dice_between(r, 1, 9)) % 10;
    if (!t.at[0] && t.count > t.scale + 1)
        return d; /* nobody types 0483 */
    return decimal_of(&t);
}

/** Is it another number, beyond what both are rounded from, and one that may
 *  be a rate if it is one? */
static inline bool is_wrong(const pov_statement *s, pov_decimal amount)
{
    pov_interval was = pov_interval_rounded(s->says.amount, 1);
    pov_interval is = pov_interval_rounded(amount, 1);

    if (s->says.unit == POV_IN_COUNT)
        return pov_decimal_compare(amount, s->says.amount) != 0;
    return !pov_interval_agree(&was, &is) &&
           pov_decimal_compare(amount, pov_decimal_whole(100)) <= 0;
}

/** Mistype a cell in any way that makes it wrong; how that was done. */
static inline slip_kind make_slip(dice *r, statements *list, size_t at,
                                  size_t step)
{
    for (;;) {
        slip_kind kind = (slip_kind)dice_between(r, 0, N_SLIPS - 1);
        pov_decimal typed = mistype(r, list, at, step, kind);

        if (!is_wrong(&list->items[at], typed))
            continue;
        list->items[at].says.amount = typed;
        list->items[at].raw = pov_decimal_text(arena, typed);
        return kind;
    }
}

static inline pov_blame blame_of(const reckoned *r, pov_place place)
{
    pov_blame worst = POV_NOT_BLAMED;

    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        for (size_t k = 0; f->blame > worst && k < f->evidence.count; k++)
            if (!pov_place_compare(f->evidence.items[k]->sources.items[0].place,
                                   place))
                worst = f->blame;
    }
    return worst;
}

#endif
