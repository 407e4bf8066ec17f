#include "reckon/shapes.h"

static const pov_ratio hundred = {100, 1};

int pov_derivation_sign(const pov_derivation *d, size_t input)
{
    return -d->role->sign * d->from[input].role->sign;
}

bool pov_derivation_divides(const pov_derivation *d, size_t input)
{
    return input < d->n_from && !d->from[input].role;
}

pov_interval pov_input_value(const pov_input *in, pov_taken taken)
{
    const pov_evidence *stated = in->stated;

    if (!stated && taken == POV_AS_STATED)
        stated = pov_figure_stated(in->figure);
    if (stated && in->role && in->role->is_planned)
        return pov_interval_point(pov_ratio_from_decimal(stated->says.amount));
    return stated ? stated->allows : in->figure->value;
}

/** Are both ends whole numbers, and none that becomes too large? */
static bool is_small(const pov_interval *i)
{
    const int64_t large = (int64_t)1 << 40;

    return pov_interval_is_bounded(i) && i->low.at.under == 1 &&
           i->high.at.under == 1 && i->low.at.over > -large &&
           i->high.at.over < large;
}

/** Is it just one of them, and not below nothing? */
static bool is_exact(const pov_interval *i)
{
    return is_small(i) && i->low.at.over == i->high.at.over && i->low.closed &&
           i->high.closed && i->low.at.over >= 0;
}

/** 100 × an input / the next one. */
static pov_interval quotient(const pov_input *in, pov_taken taken)
{
    pov_interval part = pov_input_value(in, taken);
    pov_interval whole = pov_input_value(in + 1, taken);
    pov_ratio r;

    if (is_exact(&part) && is_exact(&whole) && /* most are */
        pov_ratio_make(part.low.at.over * 100, whole.low.at.over, &r))
        return pov_interval_point(r);
    if (is_small(&part) && is_small(&whole)) { /* one fraction to reduce */
        part = pov_interval_scale(&part, hundred);
        return pov_interval_divide(&part, &whole);
    }
    part = pov_interval_divide(&part, &whole);
    return pov_interval_scale(&part, hundred);
}

static pov_interval solve_ratio(const pov_derivation *d, pov_taken taken)
{
    pov_interval first = pov_input_value(&d->from[0], taken), second;

    if (d->n_from == 1)
        return first; /* nobody is nobody, whatever the whole */
    if (pov_derivation_sign(d, 1) < 0)
        return quotient(d->from, taken);
    second = pov_input_value(&d->from[1], taken);
    first = pov_interval_multiply(&first, &second);
    return pov_interval_scale(&first, (pov_ratio){1, 100});
}

static pov_interval solve_balance(const pov_derivation *d, pov_taken taken)
{
    pov_interval all = pov_interval_point(pov_ratio_whole(0)), value;

    for (size_t i = 0; i < d->n_from; i++) {
        int sign = pov_derivation_sign(d, i);

        if (pov_derivation_divides(d, i + 1))
            value = quotient(&d->from[i++], taken);
        else
            value = pov_input_value(&d->from[i], taken);
        all = sign < 0 ? pov_interval_subtract(&all, &value)
                       : pov_interval_add(&all, &value);
    }
    return all;
}

pov_interval pov_derivation_solve(const pov_derivation *d, pov_taken taken)
{
    switch (d->by->shape) {
    case POV_RATIO:
        return solve_ratio(d, taken);
    case POV_BALANCE:
        return solve_balance(d, taken);
    case POV_LIMIT:
        break;
    }
    return d->gives;
}

bool shape_knows(const pov_figure *f)
{
    return f && !f->conflict && pov_interval_is_bounded(&f->value);
}

static bool is_worth_making(const pov_interval *i, pov_unit unit)
{
    if (!pov_interval_is_bounded(i))
        return false;
    return unit != POV_IN_PERCENT || i->low.at.over > 0 ||
           pov_ratio_compare(i->high.at, hundred) < 0;
}

static void hold(engine *e, const term *t, const pov_derivation *d)
{
    pov_figure *figure = t->figure;

    if (!figure && is_worth_making(&d->gives, t->key.unit))
        figure = pov_figures_at(e->figures, &t->key);
    if (figure)
        engine_narrow(e, figure, d);
    else if (e->notes)
        e->notes->missed(e->notes, d);
}

/** One term from all others. */
static pov_derivation derivation_of(engine *e, const pov_equation *by,
                                    const term *terms, size_t n, size_t wanted)
{
    pov_derivation d = {.by = by, .role = terms[wanted].role};

    e->inputs.count = 0;
    for (size_t i = 0; i < n; i++)
        if (i != wanted)
            pov_arena_push(e->figures->arena, &e->inputs,
                           ((pov_input){terms[i].figure, NULL, terms[i].role}));
    d.from = e->inputs.items;
    d.n_from = e->inputs.count;
    return d;
}

static bool exceeds(const pov_figure *smaller, const pov_figure *larger)
{
    return shape_knows(smaller) && shape_knows(larger) &&
           pov_ratio_compare(smaller->value.low.at, larger->value.high.at) > 0;
}

/** What is stated is bounded by nothing: if it exceeds the other one of them is
 *  wrong, or something else ties them together. */
static void report_excess(engine *e, const pov_equation *by, const term *terms,
                          size_t n)
{
    pov_derivation d = derivation_of(e, by, terms, n, 0);

    d.gives = pov_interval_any();
    d.gives.high = terms[1].figure->value.high;
    while (!shape_knows(d.from[d.n_from - 1].figure))
        d.n_from--;
    engine_narrow(e, terms[0].figure, &d);
}

/** What only follows is never beyond what bounds it. */
static void bound(engine *e, const pov_equation *by, const term *terms,
                  size_t wanted, pov_interval gives)
{
    pov_figure *f = terms[wanted].figure;
    pov_derivation d;

    if (f->evidence.count)
        return;
    d = derivation_of(e, by, terms, 2, wanted);
    d.gives = gives;
    engine_narrow(e, f, &d);
}

/** The first is at most the second. */
static void apply_limit(engine *e, const pov_equation *by, const term *terms,
                        size_t n)
{
    const pov_figure *part = terms[0].figure, *whole = terms[1].figure;
    pov_interval above = pov_interval_any(), below = pov_interval_any();

    if (!shape_knows(part) || !shape_knows(whole))
        return;
    if (exceeds(part, whole)) {
        report_excess(e, by, terms, n);
        return;
    }
    above.low = part->value.low;
    below.high = whole->value.high;
    bound(e, by, terms, 1, above);
    bound(e, by, terms, 0, below);
}

/** Nobody is nobody, whatever the whole: then that need not be known. */
static bool is_nobody(const pov_figure *part)
{
    return shape_knows(part) && pov_interval_is_point(&part->value) &&
           part->value.low.at.over == 0;
}

enum { RATE, PART, WHOLE };

/** The dividend stands first. */
static pov_derivation ratio_derivation(engine *e, const pov_equation *by,
                                       const term *terms, size_t n,
                                       size_t wanted)
{
    pov_derivation d = derivation_of(e, by, terms, n, wanted);

    if (pov_derivation_sign(&d, 0) < 0) {
        pov_input divisor = d.from[0];

        d.from[0] = d.from[1];
        d.from[1] = divisor;
    }
    return d;
}

static bool others_are_known(const term *terms, size_t n, size_t wanted)
{
    for (size_t i = 0; i < n; i++)
        if (i != wanted && !shape_knows(terms[i].figure))
            return false;
    return true;
}

static bool is_number(const pov_figure *f)
{
    return shape_knows(f) && f->value.low.closed && f->value.high.closed &&
           pov_interval_is_point(&f->value);
}

/** Are they numbers that fit?  Then each is what the others give. */
static bool are_ratio(const term *terms, size_t n)
{
    pov_ratio rate;

    for (size_t i = 0; i < n; i++)
        if (!is_number(terms[i].figure))
            return false;
    if (!is_small(&terms[PART].figure->value) ||
        !is_small(&terms[WHOLE].figure->value))
        return false;
    rate.over = 100 * terms[PART].figure->value.low.at.over;
    rate.under = terms[WHOLE].figure->value.low.at.over;
    return rate.over > 0 && rate.under > 0 &&
           !pov_ratio_compare(rate, terms[RATE].figure->value.low.at);
}

/** What is above its whole has no rate: another row tells that. */
static void apply_ratio(engine *e, const pov_equation *by, const term *terms,
                        size_t n)
{
    if (exceeds(terms[PART].figure, terms[WHOLE].figure))
        return;
    for (size_t i = 0; i < n; i++) {
        bool are_known = others_are_known(terms, n, i);
        pov_derivation d;

        if (!are_known && (i != RATE || !is_nobody(terms[PART].figure)))
            continue;
        d = ratio_derivation(e, by, terms, n, i);
        d.n_from = are_known ? 2 : 1;
        d.gives = are_ratio(terms, n) ? terms[i].figure->value
                                      : pov_derivation_solve(&d, POV_AS_KNOWN);
        hold(e, &terms[i], &d);
    }
}

/** Above this many terms a figure that is one number already is not reckoned
 *  from all the others: it would only be confirmed. */
enum { FEW_TERMS = 8 };

/** 0 of what is not known. */
static pov_interval signed_value(const term *t)
{
    if (!shape_knows(t->figure))
        return pov_interval_point(pov_ratio_whole(0));
    return t->role->sign > 0
               ? t->figure->value
               : pov_interval_scale(&t->figure->value, (pov_ratio){-1, 1});
}

/** Give one term what the others leave for it. */
static void leave(engine *e, const pov_equation *by, const term *terms,
                  size_t n, size_t wanted, pov_interval others)
{
    pov_derivation d = derivation_of(e, by, terms, n, wanted);

    if (d.role->sign > 0)
        others = pov_interval_scale(&others, (pov_ratio){-1, 1});
    d.gives = others;
    hold(e, &terms[wanted], &d);
}

static bool is_wanted(const term *t, size_t at, size_t n)
{
    return n <= FEW_TERMS || !at || !pov_interval_is_point(&t->figure->value);
}

/** The sum of some terms, from the first on or from the last on. */
static pov_interval sum_between(const term *terms, size_t from, size_t to,
                                bool is_backwards)
{
    pov_interval sum = pov_interval_point(pov_ratio_whole(0));

    for (size_t n = from; n < to; n++) {
        pov_interval value =
            signed_value(&terms[is_backwards ? to - 1 - (n - from) : n]);

        sum = pov_interval_add(&sum, &value);
    }
    return sum;
}

/** The sums of all terms behind each. */
static const pov_interval *sums_behind(engine *e, const term *terms, size_t n)
{
    pov_interval sum = pov_interval_point(pov_ratio_whole(0)), value;

    e->sums.count = 0;
    for (size_t i = 0; i < n; i++)
        pov_arena_push(e->figures->arena, &e->sums, sum);
    for (size_t i = n; i-- > 0;) {
        e->sums.items[i] = sum;
        value = signed_value(&terms[i]);
        sum = pov_interval_add(&sum, &value);
    }
    return e->sums.items;
}

/** The sum of all but one, if they are whole numbers.  Errors: false if not, or
 *  if it is too large. */
static bool add_numbers(const term *terms, size_t n, size_t wanted,
                        int64_t *sum)
{
    *sum = 0;
    for (size_t i = 0; i < n; i++) {
        const pov_interval *value;

        if (i == wanted)
            continue;
        value = &terms[i].figure->value;
        if (!pov_interval_is_point(value) || value->low.at.under != 1 ||
            !value->low.closed || !value->high.closed ||
            __builtin_add_overflow(
                *sum, terms[i].role->sign * value->low.at.over, sum))
            return false;
    }
    return true;
}

/** The same of the only one that is not known. */
static void leave_unknown(engine *e, const pov_equation *by, const term *terms,
                          size_t n, size_t wanted)
{
    pov_interval before, behind;
    int64_t sum;

    if (add_numbers(terms, n, wanted, &sum)) {
        leave(e, by, terms, n, wanted,
              pov_interval_point(pov_ratio_whole(sum)));
        return;
    }
    before = sum_between(terms, 0, wanted, false);
    behind = sum_between(terms, wanted + 1, n, true);
    leave(e, by, terms, n, wanted, pov_interval_add(&before, &behind));
}

/** Give each what all others leave, where all are whole numbers: their sum, but
 *  for itself.  Errors: false if they are not. */
static bool leave_numbers(engine *e, const pov_equation *by, const term *terms,
                          size_t n)
{
    int64_t sum;

    for (size_t i = 0; i < n; i++)
        if (!is_small(&terms[i].figure->value))
            return false;
    if (!add_numbers(terms, n, n, &sum))
        return false;
    for (size_t i = 0; i < n; i++) {
        int64_t own = terms[i].role->sign * terms[i].figure->value.low.at.over;

        if (is_wanted(&terms[i], i, n))
            leave(e, by, terms, n, i,
                  pov_interval_point(pov_ratio_whole(sum - own)));
    }
    return true;
}

/** Nothing follows as long as two of them are not known. */
static void apply_balance(engine *e, const pov_equation *by, const term *terms,
                          size_t n)
{
    pov_interval before = pov_interval_point(pov_ratio_whole(0)), value;
    const pov_interval *behind;
    size_t unknown = 0, last = 0;

    for (size_t i = 0; i < n; i++)
        if (!shape_knows(terms[i].figure)) {
            last = i;
            unknown++;
        }
    if (unknown > 1)
        return;
    if (unknown) {
        leave_unknown(e, by, terms, n, last);
        return;
    }
    if (leave_numbers(e, by, terms, n))
        return;
    behind = sums_behind(e, terms, n);
    for (size_t i = 0; i < n; i++) {
        pov_interval own = signed_value(&terms[i]);

        value = pov_interval_add(&before, &behind[i]);
        if (is_wanted(&terms[i], i, n))
            leave(e, by, terms, n, i, value);
        before = pov_interval_add(&before, &own);
    }
}

size_t shape_may_lack(pov_shape shape)
{
    return shape == POV_BALANCE ? 1 : 2;
}

static int64_t number(const pov_figure *f)
{
    return (f->chosen ? &f->chosen->allows : &f->value)->low.at.over;
}

static bool limit_holds(const pov_figure *part, const pov_figure *whole)
{
    return !part || !whole || number(part) <= number(whole);
}

/** Is the rate what each source of it says?  One whose count or whole is not
 *  stated tells of them. */
static bool ratio_holds(const pov_figure *rate, const pov_figure *part,
                        const pov_figure *whole)
{
    pov_ratio is;

    if (!part || !whole)
        return !rate;
    if (number(whole) <= 0 || number(part) > number(whole) ||
        __builtin_mul_overflow(number(part), 100, &is.over))
        return false;
    is.under = number(whole);
    for (size_t i = 0; rate && i < rate->evidence.count; i++)
        if (!pov_interval_contains(&rate->evidence.items[i]->allows, is))
            return false;
    return true;
}

/** The sum of those that are there.  Errors: false if it is too large. */
static bool balance(const term *terms, size_t n, int64_t *sum)
{
    *sum = 0;
    for (size_t i = 0; i < n; i++)
        if (terms[i].figure &&
            __builtin_add_overflow(
                *sum, terms[i].role->sign * number(terms[i].figure), sum))
            return false;
    return true;
}

static size_t lacking_of(const term *terms, size_t n)
{
    size_t lacking = 0;

    for (size_t i = 0; i < n; i++)
        lacking += !terms[i].figure;
    return lacking;
}

static bool balance_holds(const term *terms, size_t n)
{
    size_t lacking = lacking_of(terms, n);
    int64_t sum;

    return balance(terms, n, &sum) && (lacking ? lacking > 1 : !sum);
}

bool shape_leaves(const term *terms, size_t n, const pov_figure *whole)
{
    int64_t left;
    size_t at = 0;

    while (terms[at].figure)
        at++;
    if (!balance(terms, n, &left) ||
        __builtin_mul_overflow(left, -terms[at].role->sign, &left))
        return false;
    return left >= 0 && (!whole || left <= number(whole));
}

bool shape_ties(const pov_equation *by, const term *terms, size_t n)
{
    size_t lacking = lacking_of(terms, n);
    bool are_counts = true;

    for (size_t i = 0; i < n; i++)
        if (terms[i].figure && terms[i].figure->key.unit != POV_IN_COUNT)
            are_counts = false;
    switch (by->shape) {
    case POV_RATIO:
        return terms[RATE].figure ||
               (terms[PART].figure && terms[WHOLE].figure);
    case POV_BALANCE:
        return lacking < 2 && are_counts; /* rates are rounded */
    case POV_LIMIT:
        return terms[0].figure && terms[1].figure;
    }
    return true;
}

bool shape_holds(const pov_equation *by, const term *terms, size_t n)
{
    switch (by->shape) {
    case POV_RATIO:
        return ratio_holds(terms[RATE].figure, terms[PART].figure,
                           terms[WHOLE].figure);
    case POV_BALANCE:
        return balance_holds(terms, n);
    case POV_LIMIT:
        return limit_holds(terms[0].figure, terms[1].figure);
    }
    return false;
}

void shape_apply(engine *e, const pov_equation *by, const term *terms, size_t n)
{
    switch (by->shape) {
    case POV_RATIO:
        apply_ratio(e, by, terms, n);
        return;
    case POV_BALANCE:
        apply_balance(e, by, terms, n);
        return;
    case POV_LIMIT:
        apply_limit(e, by, terms, n);
        return;
    }
}
