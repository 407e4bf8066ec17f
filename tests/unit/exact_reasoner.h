#ifndef POVSTAT_TESTS_UNIT_EXACT_REASONER_H
#define POVSTAT_TESTS_UNIT_EXACT_REASONER_H

/* What somebody could know at best who knows the paper, how its numbers hang
 * together and how its slips were made: of the sets of as few cells as
 * possible, each of which has slipped, the one that is the most likely.  It
 * shares no code with the search that it is a bound for. */

#include "slipped.h"

enum {
    MOST_CELLS = 200,
    TIE_CELLS = 32,
    MOST_TIES = 128,
    MOST_VALUES = 512,
    MOST_SETS = 512,
    SET_CELLS = 3
};

/** at[0] is the sum of the others, or 100 times the first of the two others in
 *  the second. */
typedef struct tie {
    bool is_rate;
    size_t at[TIE_CELLS], count;
} tie;

/** Cells that explain the paper, and how likely they are with all that each
 *  may have been. */
typedef struct cell_set {
    size_t at[SET_CELLS];
    double likely;
} cell_set;

typedef struct puzzle {
    const statements *list;
    size_t step; /* cells from row to row */
    pov_decimal values[MOST_CELLS];
    size_t changed[SET_CELLS];
    int n_changed, n_wrong;
    tie ties[MOST_TIES];
    size_t n_ties;
    cell_set sets[MOST_SETS];
    size_t n_sets;
} puzzle;

typedef struct values {
    pov_decimal items[MOST_VALUES];
    size_t count;
} values;

static inline const pov_statement *cell_of(const puzzle *p, size_t at)
{
    return &p->list->items[at];
}

/** Errors: list->count if it is not stated. */
static inline size_t find_cell(const puzzle *p, const pov_area *area,
                               const char *indicator, pov_unit unit,
                               pov_day as_of)
{
    for (size_t i = 0; i < p->list->count; i++) {
        const pov_statement *s = cell_of(p, i);

        if (s->area == area && !strcmp(s->indicator->id, indicator) &&
            s->says.form == POV_LEVEL && s->says.unit == unit &&
            s->as_of == as_of)
            return i;
    }
    return p->list->count;
}

static inline void tie_three(puzzle *p, bool is_rate, size_t a, size_t b,
                             size_t c)
{
    size_t n = p->list->count;

    if (a < n && b < n && c < n)
        p->ties[p->n_ties++] = (tie){is_rate, {a, b, c}, 3};
}

static inline void tie_children(puzzle *p, size_t at)
{
    const pov_statement *s = cell_of(p, at);
    tie t = {false, {at}, 1};

    for (size_t i = 0; i < p->list->count; i++) {
        const pov_statement *o = cell_of(p, i);

        if (o->area->parent == s->area && o->indicator == s->indicator &&
            o->says.unit == s->says.unit && o->says.form == POV_LEVEL)
            t.at[t.count++] = i;
    }
    if (t.count > 1)
        p->ties[p->n_ties++] = t;
}

static inline void tie_cell(puzzle *p, size_t at)
{
    const pov_statement *s = cell_of(p, at);
    const char *id = s->indicator->id;

    if (s->says.form == POV_REDUCTION) {
        tie_three(p, false, find_cell(p, s->area, id, POV_IN_COUNT, s->since),
                  find_cell(p, s->area, id, POV_IN_COUNT, s->as_of), at);
    } else if (s->says.unit == POV_IN_PERCENT) {
        tie_three(p, true, at,
                  find_cell(p, s->area, id, POV_IN_COUNT, s->as_of),
                  find_cell(p, s->area, "households", POV_IN_COUNT, s->as_of));
    } else {
        if (!strcmp(id, "poor_or_near_poor"))
            tie_three(
                p, false, at,
                find_cell(p, s->area, "poor", POV_IN_COUNT, s->as_of),
                find_cell(p, s->area, "near_poor", POV_IN_COUNT, s->as_of));
        tie_children(p, at);
    }
}

enum { PRINTED_SCALE = 2 };

/** Of a rate with no more than two decimals. */
static inline int64_t hundredths(pov_decimal rate)
{
    for (; rate.scale < PRINTED_SCALE; rate.scale++)
        rate.units *= 10;
    return rate.units;
}

static inline bool tie_holds(const puzzle *p, const tie *t)
{
    const pov_decimal *v = p->values;
    int64_t sum = 0;

    if (t->is_rate) {
        int64_t part = v[t->at[1]].units, whole = v[t->at[2]].units;

        return whole > 0 && v[t->at[0]].scale <= PRINTED_SCALE &&
               (20000 * part + whole) / (2 * whole) == hundredths(v[t->at[0]]);
    }
    for (size_t i = 1; i < t->count; i++)
        sum += v[t->at[i]].units;
    return sum == v[t->at[0]].units;
}

static inline const tie *first_broken(const puzzle *p)
{
    const tie *found = NULL;

    for (size_t i = 0; i < p->n_ties; i++)
        if ((!found || p->ties[i].count < found->count) &&
            !tie_holds(p, &p->ties[i]))
            found = &p->ties[i];
    return found;
}

static inline bool same_decimal(pov_decimal a, pov_decimal b)
{
    return a.units == b.units && a.scale == b.scale;
}

/** How many of the ways to slip in one of these digits give what was typed, if
 *  all ways of a kind are equally likely. */
static inline double ways_to(const typed_digits *meant, pov_decimal typed)
{
    static void (*const slips[])(typed_digits * t, int i) = {
        swap_digits, drop_digit, double_digit};
    typed_digits now = digits_of(typed), t;
    double ways = 0;

    for (int i = 0; i + 1 < meant->count; i++) {
        bool is_one = now.count == meant->count && now.scale == meant->scale &&
                      now.at[i + 1] != meant->at[i + 1];

        for (size_t k = 0; k < sizeof slips / sizeof *slips; k++) {
            t = *meant;
            slips[k](&t, i);
            if (t.at[0] || t.count <= t.scale + 1)
                ways += same_decimal(decimal_of(&t), typed);
        }
        for (int k = 0; k < meant->count; k++)
            is_one = is_one && (k == i + 1 || now.at[k] == meant->at[k]);
        ways += is_one / 9.0;
    }
    return ways / (meant->count - 1);
}

static inline double is_copy(const puzzle *p, size_t at)
{
    size_t beside[] = {at - p->step, at + p->step};
    double copies = 0;

    for (size_t i = 0; i < 2; i++) {
        size_t from = beside[i];

        copies += from < p->list->count &&
                  cell_of(p, from)->says.unit == cell_of(p, at)->says.unit &&
                  same_decimal(cell_of(p, from)->says.amount,
                               cell_of(p, at)->says.amount);
    }
    return copies / 2;
}

static inline double likelihood(const puzzle *p, size_t at, pov_decimal meant)
{
    pov_decimal typed = cell_of(p, at)->says.amount;
    typed_digits t = digits_of(meant), tenfold = t;
    double ways = is_copy(p, at);

    if (same_decimal(meant, typed) || meant.units < 0)
        return 0;
    if (t.count < 2)
        return ways;
    ten_times(&tenfold);
    return ways + same_decimal(decimal_of(&tenfold), typed) +
           ways_to(&t, typed);
}

/** No 0 is printed behind the last decimal. */
static inline void add_value(values *l, pov_decimal d)
{
    for (; d.scale && d.units % 10 == 0; d.scale--)
        d.units /= 10;
    for (size_t i = 0; i < l->count; i++)
        if (same_decimal(l->items[i], d))
            return;
    if (l->count < MOST_VALUES)
        l->items[l->count++] = d;
}

/** All that a tie leaves for one of its cells, or some more. */
static inline void add_solutions(const puzzle *p, const tie *t, size_t at,
                                 values *out)
{
    const pov_decimal *v = p->values;
    int64_t low, high;
    int64_t rate = t->is_rate ? hundredths(v[t->at[0]]) : v[t->at[0]].units;
    int scale = cell_of(p, at)->says.unit == POV_IN_PERCENT ? PRINTED_SCALE : 0;

    if (!t->is_rate) {
        low = at == t->at[0] ? 0 : rate;
        for (size_t i = 1; i < t->count; i++)
            if (t->at[i] != at)
                low += at == t->at[0] ? v[t->at[i]].units : -v[t->at[i]].units;
        high = low;
    } else {
        int64_t part = v[t->at[1]].units, whole = v[t->at[2]].units;

        if (at != t->at[0] && v[t->at[0]].scale > PRINTED_SCALE)
            return;
        if (at == t->at[0]) {
            low = high = whole ? (20000 * part + whole) / (2 * whole) : -1;
        } else if (at == t->at[1]) {
            low = (2 * rate - 1) * whole / 20000 - 1;
            high = (2 * rate + 1) * whole / 20000 + 1;
        } else {
            low = 20000 * part / (2 * rate + 1) - 1;
            high = rate ? 20000 * part / (2 * rate - 1) + 1 : low;
        }
    }
    for (int64_t n = low < 0 ? 0 : low; n <= high && n - low < MOST_VALUES; n++)
        add_value(out, (pov_decimal){n, scale, 0});
}

/** What may have been mistyped so. */
static inline void add_origins(const puzzle *p, size_t at, values *out)
{
    typed_digits typed = digits_of(cell_of(p, at)->says.amount);
    bool is_rate = cell_of(p, at)->says.unit == POV_IN_PERCENT;

    for (int i = 0; i <= typed.count; i++)
        for (int digit = 0; digit <= 9; digit++)
            for (int more = 0; more <= (is_rate ? 1 : 0); more++) {
                typed_digits t = typed;

                memmove(&t.at[i + 1], &t.at[i],
                        (size_t)(t.count - i) * sizeof *t.at);
                t.at[i] = digit;
                t.count++;
                t.scale += more;
                add_value(out, decimal_of(&t));
            }
    for (int i = 0; i < typed.count; i++) {
        typed_digits t = typed;

        if (i + 1 < t.count) {
            swap_digits(&t, i);
            add_value(out, decimal_of(&t));
            t = typed;
        }
        for (int digit = 0; digit <= 9; digit++) {
            t.at[i] = digit;
            add_value(out, decimal_of(&t));
        }
        for (int less = 0; less <= (is_rate ? 1 : 0); less++) {
            t = typed;
            memmove(&t.at[i], &t.at[i + 1],
                    (size_t)(t.count - i - 1) * sizeof *t.at);
            t.count--;
            t.scale -= less;
            if (t.scale >= 0)
                add_value(out, decimal_of(&t));
        }
    }
    if (is_rate)
        add_value(out,
                  (pov_decimal){decimal_of(&typed).units, typed.scale + 1, 0});
    for (size_t k = 0; is_copy(p, at) > 0 && k < p->n_ties; k++)
        for (size_t i = 0; i < p->ties[k].count; i++)
            if (p->ties[k].at[i] == at)
                add_solutions(p, &p->ties[k], at, out);
}

static inline bool is_changed(const puzzle *p, size_t at)
{
    for (int i = 0; i < p->n_changed; i++)
        if (p->changed[i] == at)
            return true;
    return false;
}

/** Take it in with what was found of the same cells. */
static inline void record(puzzle *p, double likely)
{
    cell_set s = {{0}, likely};

    for (int i = 0; i < p->n_changed; i++) {
        int k = i;

        for (; k && s.at[k - 1] > p->changed[i]; k--)
            s.at[k] = s.at[k - 1];
        s.at[k] = p->changed[i];
    }
    for (size_t i = 0; i < p->n_sets; i++)
        if (!memcmp(p->sets[i].at, s.at, sizeof s.at)) {
            /* the same is met in more than one order */
            if (p->sets[i].likely < likely)
                p->sets[i].likely = likely;
            return;
        }
    if (p->n_sets < MOST_SETS)
        p->sets[p->n_sets++] = s;
}

static inline void explain_broken(puzzle *p, double likely)
{
    const tie *broken = first_broken(p);
    int left = p->n_wrong - p->n_changed;

    if (!broken && !left)
        record(p, likely);
    if (!broken || !left)
        return;
    for (size_t i = 0; i < broken->count; i++) {
        size_t at = broken->at[i];
        pov_decimal typed = p->values[at];
        values may_be = {.count = 0};

        if (is_changed(p, at))
            continue;
        if (left == 1)
            add_solutions(p, broken, at, &may_be);
        else
            add_origins(p, at, &may_be);
        p->changed[p->n_changed++] = at;
        for (size_t k = 0; k < may_be.count; k++) {
            double is = likelihood(p, at, may_be.items[k]);

            p->values[at] = may_be.items[k];
            if (is > 0)
                explain_broken(p, likely * is);
        }
        p->values[at] = typed;
        p->n_changed--;
    }
}

/* That a longer number has more digits to slip in tells nothing. */
enum { CLEARLY = 2 };

/** Are these cells, in order, by far the likeliest explanation? */
static inline bool can_be_known(const statements *list, size_t step,
                                const size_t *wrong, int n)
{
    static puzzle p;
    cell_set asked = {{0}, 0};
    double best = 0, own = 0;

    p = (puzzle){.list = list, .step = step};
    for (size_t i = 0; i < list->count; i++)
        p.values[i] = cell_of(&p, i)->says.amount;
    for (size_t i = 0; i < list->count; i++)
        tie_cell(&p, i);
    memcpy(asked.at, wrong, (size_t)n * sizeof *wrong);
    for (p.n_wrong = 1; p.n_wrong <= n && !p.n_sets; p.n_wrong++)
        explain_broken(&p, 1);
    for (size_t i = 0; i < p.n_sets; i++)
        if (!memcmp(p.sets[i].at, asked.at, sizeof asked.at))
            own = p.sets[i].likely;
        else if (p.sets[i].likely > best)
            best = p.sets[i].likely;
    return own > CLEARLY * best;
}

#endif
