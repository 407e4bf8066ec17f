#include "report/arithmetic.h"

#include <string.h>

#include "povstat/reckon.h"
#include "report/machine.h"
#include "report/words.h"

/* Decimals: of what is exact, and of what has to be rounded. */
enum { EXACT_DECIMALS = 6, RATE_DECIMALS = 4, COUNT_DECIMALS = 2 };

/** A derivation at work. */
typedef struct working {
    const pov_figure *figure;
    const pov_derivation *by;
    bool as_stated; /* inputs are what their statements say, not narrower */
} working;

/** One way round of an identity. */
typedef struct turn {
    const char *says; /* for pov_say; NULL: as the identity itself says */
    const char *(*terms)(const notation *, const working *);
    pov_interval (*gives)(const working *); /* not made whole */
} turn;

/** An input as it is taken. */
static pov_interval working_input(const working *w, size_t i)
{
    const pov_figure *f = w->by->from[i];

    if (w->by->stated[i])
        return w->by->stated[i]->allows;
    return w->as_stated && pov_figure_stated(f) ? pov_figure_stated(f)->allows
                                                : f->value;
}

static bool is_money(const pov_key *key)
{
    return key->unit == POV_IN_COUNT && !strcmp(key->indicator->unit, "VND");
}

/** Money is written in millions, as the plans do. */
static pov_ratio in_print(const notation *pen, const pov_key *key, pov_ratio r)
{
    pov_ratio millions;

    if (pen->is_plain || !is_money(key) ||
        !pov_ratio_divide(r, pov_ratio_whole(1000000), &millions))
        return r;
    return millions;
}

/** Exactly, if that takes few decimals. */
static const char *number(const notation *pen, const pov_key *key, pov_ratio r,
                          pov_rounding how)
{
    int most = key->unit == POV_IN_COUNT ? COUNT_DECIMALS : RATE_DECIMALS;
    bool is_plain_count = key->unit == POV_IN_COUNT && !is_money(key);
    int exact = is_plain_count && !pen->is_plain ? most : EXACT_DECIMALS;
    pov_decimal d;

    r = in_print(pen, key, r);
    for (int scale = 0; scale <= exact; scale++)
        if (pov_ratio_round(r, scale, how, &d) &&
            !pov_ratio_compare(pov_ratio_from_decimal(d), r))
            return pen->is_plain ? pov_decimal_text(pen->arena, d)
                                 : words_decimal(pen->arena, pen->language, d);
    if (pen->is_plain)
        return how == POV_ROUND_HALF_UP ? machine_ratio(pen->arena, r)
                                        : machine_end(pen->arena, r, how);
    while (most && !pov_ratio_round(r, most, how, &d))
        most--;
    if (!pov_ratio_round(r, most, how, &d))
        return "?";
    for (; d.scale && d.units % 10 == 0; d.scale--)
        d.units /= 10;
    return words_decimal(pen->arena, pen->language, d);
}

const char *arithmetic_bare(const notation *pen, const pov_key *key,
                            const pov_interval *i)
{
    const char *low, *high;

    if (pov_interval_is_point(i))
        return number(pen, key, i->low.at, POV_ROUND_HALF_UP);
    low = i->low.finite ? number(pen, key, i->low.at, POV_ROUND_DOWN) : "";
    high = i->high.finite ? number(pen, key, i->high.at, POV_ROUND_UP) : "";
    if (pen->is_plain)
        return pov_arena_format(pen->arena, "%s..%s", low, high);
    if (!*high)
        return pov_arena_format(pen->arena, *low ? "≥ %s" : "?", low);
    if (!*low)
        return pov_arena_format(pen->arena, "≤ %s", high);
    return pov_arena_format(pen->arena, "[%s … %s]", low, high);
}

static const char *unit_sign(const notation *pen, const pov_key *key)
{
    if (pen->is_plain)
        return "";
    if (is_money(key))
        return pov_arena_format(pen->arena, " %s",
                                words_in(pen->language, WORD_MILLION_VND));
    if (key->unit == POV_IN_POINTS)
        return pov_arena_format(pen->arena, " %s",
                                words_in(pen->language, WORD_PP));
    return key->unit == POV_IN_PERCENT ? " %" : "";
}

const char *arithmetic_bounds(const notation *pen, const pov_key *key,
                              const pov_interval *i)
{
    return pov_arena_format(pen->arena, "%s%s", arithmetic_bare(pen, key, i),
                            unit_sign(pen, key));
}

/** The same within the terms: "[8.055 … 8.065]". */
static const char *working_input_text(const notation *pen, const working *w,
                                      size_t i)
{
    pov_interval value = working_input(w, i);

    return arithmetic_bare(pen, &w->by->from[i]->key, &value);
}

/* Sums of more terms than this are not written out. */
enum { MOST_TERMS = 12 };

static const char *quotient_terms(const notation *pen, const working *w)
{
    return pov_arena_format(pen->arena, "100 × %s / %s",
                            working_input_text(pen, w, 0),
                            working_input_text(pen, w, 1));
}

static pov_interval quotient(const working *w)
{
    pov_interval over = working_input(w, 0), under = working_input(w, 1);

    over = pov_interval_divide(&over, &under);
    return pov_interval_scale(&over, pov_ratio_whole(100));
}

static const char *product_terms(const notation *pen, const working *w)
{
    return pov_arena_format(pen->arena, "%s × %s / 100",
                            working_input_text(pen, w, 1),
                            working_input_text(pen, w, 0));
}

static pov_interval product(const working *w)
{
    pov_interval rate = working_input(w, 0), whole = working_input(w, 1);

    rate = pov_interval_multiply(&rate, &whole);
    return pov_interval_scale(&rate, (pov_ratio){1, 100});
}

static const char *nobody_terms(const notation *pen, const working *w)
{
    return pov_arena_format(pen->arena, "100 × %s / %s",
                            working_input_text(pen, w, 0),
                            words_in(pen->language, WORD_ANY_WHOLE));
}

static pov_interval nobody(const working *w)
{
    return working_input(w, 0);
}

/** What the balance of a stock does with an input: 1 or -1. */
static int sign_in_flow(const pov_figure *f, const pov_key *input)
{
    int sign = pov_flow_sign(input->indicator);
    int own = pov_flow_sign(f->key.indicator);

    if (own)
        return sign ? -own * sign : (input->as_of == f->key.as_of ? own : -own);
    return !sign || input->as_of == f->key.as_of ? (sign ? sign : 1) : -sign;
}

/** Is what is derived the total of its inputs, not one of its parts? */
static bool is_total(const working *w)
{
    pov_interval sum = pov_interval_point(pov_ratio_whole(0));
    pov_interval rest = pov_interval_any(), value;

    for (size_t i = 0; i < w->by->n_from; i++) {
        value = working_input(w, i);
        sum = pov_interval_add(&sum, &value);
        rest = i ? pov_interval_subtract(&rest, &value) : value;
    }
    if (w->figure->key.unit == POV_IN_COUNT)
        sum = pov_interval_whole(&sum);
    if (pov_interval_equal(&sum, &w->by->gives))
        return true;
    return pov_interval_agree(&sum, &w->by->gives) &&
           !pov_interval_agree(&rest, &w->by->gives);
}

static int sign_of(const working *w, size_t i, bool total)
{
    const pov_figure *f = w->figure;
    const pov_derivation *d = w->by;
    const pov_key *change = &d->from[d->n_from - 1]->key;
    bool reduces = change->form == POV_REDUCTION;

    if (!strcmp(d->by->id, "flow"))
        return sign_in_flow(f, &d->from[i]->key);
    if (strcmp(d->by->id, "change") != 0)
        return !i || total ? 1 : -1;
    if (i + 1 < d->n_from)
        return 1;
    return (f->key.as_of == change->as_of) == reduces ? -1 : 1;
}

/** Where a sum begins behind a level that is itself a quotient. */
static size_t first_term(const pov_derivation *d)
{
    return !strcmp(d->by->id, "change") && d->n_from == 3 ? 2 : 0;
}

static const char *sum_terms(const notation *pen, const working *w)
{
    const pov_derivation *d = w->by;
    size_t first = first_term(d);
    bool total = is_total(w);
    const char *text = first ? quotient_terms(pen, w) : "";
    size_t shown = d->n_from > MOST_TERMS ? MOST_TERMS : d->n_from;

    for (size_t i = first; i < shown; i++) {
        const char *sign = sign_of(w, i, total) < 0 ? "− " : "+ ";

        text = pov_arena_format(pen->arena, "%s%s%s%s", text, i ? " " : "",
                                i || *sign != '+' ? sign : "",
                                working_input_text(pen, w, i));
    }
    if (shown < d->n_from)
        text = pov_arena_format(pen->arena, "%s + … (%zu)", text, d->n_from);
    return text;
}

static pov_interval sum(const working *w)
{
    const pov_derivation *d = w->by;
    size_t first = first_term(d);
    bool total = is_total(w);
    pov_interval all = pov_interval_point(pov_ratio_whole(0));

    if (first)
        all = quotient(w);
    for (size_t i = first; i < d->n_from; i++) {
        pov_interval value = working_input(w, i);

        all = sign_of(w, i, total) < 0 ? pov_interval_subtract(&all, &value)
                                       : pov_interval_add(&all, &value);
    }
    return all;
}

static const turn rate_turn = {NULL, quotient_terms, quotient};
static const turn nobody_turn = {NULL, nobody_terms, nobody};
static const turn count_turn = {"count = whole × rate / 100", product_terms,
                                product};
static const turn whole_turn = {"whole = 100 × count / rate", quotient_terms,
                                quotient};
static const turn points_turn = {"whole = 100 × reduction / points",
                                 quotient_terms, quotient};
static const turn total_turn = {NULL, sum_terms, sum};
static const turn part_turn = {"part = total − the other parts", sum_terms,
                               sum};
static const turn balance_turn = {
    "from the balance end = start − escaped − other decreases + new + "
    "returned + other increases",
    sum_terms, sum};
static const turn end_turn = {"end = start − reduction", sum_terms, sum};
static const turn risen_turn = {"end = start + increase", sum_terms, sum};
static const turn start_turn = {"start = end + reduction", sum_terms, sum};
static const turn start_before_rise_turn = {"start = end − increase", sum_terms,
                                            sum};

static const turn *turn_of_rate(const working *w)
{
    const pov_derivation *d = w->by;

    if (w->figure->key.unit == POV_IN_PERCENT)
        return d->from[1] == d->from[0] ? &nobody_turn : &rate_turn;
    return d->from[0]->key.unit == POV_IN_PERCENT ? &count_turn : &whole_turn;
}

static const turn *turn_of_sum(const working *w)
{
    return is_total(w) ? &total_turn : &part_turn;
}

static const turn *turn_of_change(const working *w)
{
    const pov_key *change = &w->by->from[w->by->n_from - 1]->key;
    bool is_end = w->figure->key.as_of == change->as_of;

    if (change->form == POV_REDUCTION)
        return is_end ? &end_turn : &start_turn;
    return is_end ? &risen_turn : &start_before_rise_turn;
}

static const turn *turn_of_flow(const working *w)
{
    const pov_key *last = &w->by->from[w->by->n_from - 1]->key;
    bool is_end = !pov_flow_sign(w->figure->key.indicator) &&
                  w->figure->key.as_of == last->as_of;

    return is_end ? &total_turn : &balance_turn;
}

static const turn *turn_of_points(const working *w)
{
    (void)w;
    return &points_turn;
}

/* An identity that is not here is told in its own words. */
static const struct {
    const char *id;
    const turn *(*turned)(const working *);
} turns[] = {
    {"rate", turn_of_rate},     {"sum", turn_of_sum},
    {"territory", turn_of_sum}, {"change", turn_of_change},
    {"flow", turn_of_flow},     {"points", turn_of_points},
};

/** The identity of a derivation turned to what it derives, NULL if it is told
 *  in its own words only. */
static const turn *turn_of(const working *w)
{
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
        if (!strcmp(turns[i].id, w->by->by->id))
            return turns[i].turned(w);
    return NULL;
}

/** What follows; a count in whole numbers. */
static pov_interval working_gives(const working *w)
{
    const turn *t = turn_of(w);
    pov_interval result = t ? t->gives(w) : w->by->gives;

    return pov_key_cut(&w->figure->key, result);
}

static pov_interval gives_as_stated(const pov_figure *f,
                                    const pov_derivation *d)
{
    working w = {f, d, true};

    return working_gives(&w);
}

/** Do the ways to a figure come to what is known of it, if only what is
 *  printed of their inputs is put in? */
static bool is_enough_as_stated(const pov_figure *f)
{
    const pov_derivation *ends[] = {f->low_by, f->high_by};
    const pov_evidence *stated = pov_figure_stated(f);
    pov_interval meet = stated ? stated->allows : pov_interval_any(), one;

    for (size_t i = 0; i < f->derivations.count; i++) {
        one = gives_as_stated(f, f->derivations.items[i]);
        meet = pov_interval_meet(&meet, &one);
    }
    for (size_t i = 0; i < 2; i++)
        if (ends[i]) {
            one = gives_as_stated(f, ends[i]);
            meet = pov_interval_meet(&meet, &one);
        }
    if (f->key.unit == POV_IN_COUNT)
        meet = pov_interval_whole(&meet);
    return pov_interval_equal(&meet, &f->value);
}

/** A derivation with its inputs as they are best put in.  A statement is
 *  confirmed by what others state, not by what follows from itself; and what
 *  is printed reads better than what is known besides.  Only where that makes
 *  the result narrower is it needed. */
static working working_on(const pov_figure *f, const pov_derivation *d)
{
    working w = {f, d, true};
    pov_interval stated = working_gives(&w);

    w.as_stated = pov_interval_equal(&stated, &d->gives) ||
                  is_enough_as_stated(f) ||
                  (pov_figure_stated(f) && d != f->low_by && d != f->high_by);
    return w;
}

pov_interval arithmetic_gives(const pov_figure *f, const pov_derivation *d)
{
    working w = working_on(f, d);

    return working_gives(&w);
}

const pov_interval *arithmetic_inputs(pov_arena *arena, const pov_figure *f,
                                      const pov_derivation *d)
{
    pov_interval *inputs = pov_arena_alloc(arena, d->n_from * sizeof *inputs);
    working w = working_on(f, d);

    for (size_t i = 0; i < d->n_from; i++)
        inputs[i] = working_input(&w, i);
    return inputs;
}

bool arithmetic_is_repeated(const pov_derivation *d, size_t i)
{
    return i && d->from[i] == d->from[i - 1] && !d->stated[i];
}

bool arithmetic_same_way(const pov_derivation *a, const pov_derivation *b)
{
    if (a->by != b->by || a->n_from != b->n_from)
        return false;
    for (size_t i = 0; i < a->n_from; i++)
        if (a->from[i] != b->from[i] || a->stated[i] != b->stated[i])
            return false;
    return true;
}

const char *arithmetic_range(const notation *pen, pov_unit unit,
                             const pov_interval *i)
{
    static const pov_indicator no_money = {.unit = ""};
    pov_key key = {.indicator = &no_money, .unit = unit};

    return arithmetic_bounds(pen, &key, i);
}

/** What follows, before it is cut to what is possible. */
static pov_interval result_of(const pov_figure *f, const pov_derivation *d)
{
    working w = working_on(f, d);
    const turn *t = turn_of(&w);

    return t ? t->gives(&w) : d->gives;
}

const char *arithmetic_rule(pov_language l, const pov_figure *f,
                            const pov_derivation *d)
{
    working w = working_on(f, d);
    const turn *t = turn_of(&w);

    if (t && t->says)
        return pov_say(l, t->says);
    return pov_say(l, d->by->says);
}

static const char *terms_of(const notation *pen, const working *w)
{
    const turn *t = turn_of(w);
    const char *text = "";

    if (t)
        return t->terms(pen, w);
    for (size_t i = 0; i < w->by->n_from; i++)
        text = pov_arena_format(pen->arena, "%s%s%s", text, i ? ", " : "",
                                working_input_text(pen, w, i));
    return text;
}

const char *arithmetic_terms(const notation *pen, const pov_figure *f,
                             const pov_derivation *d)
{
    working w = working_on(f, d);

    return terms_of(pen, &w);
}

static bool rounds_to(const pov_interval *result, pov_decimal printed,
                      pov_decimal *rounded)
{
    return pov_ratio_round(result->low.at, printed.scale, POV_ROUND_HALF_UP,
                           rounded) &&
           !pov_decimal_compare(*rounded, printed);
}

/** Is a statement a printed rate, and what follows one number? */
static bool is_print(const pov_figure *f, const pov_interval *result,
                     const pov_evidence *stated)
{
    return f->key.unit != POV_IN_COUNT && pov_evidence_is_number(stated) &&
           pov_interval_is_point(result) &&
           !pov_interval_is_point(&stated->allows);
}

bool arithmetic_fits(const pov_figure *f, const pov_derivation *d,
                     const pov_evidence *stated)
{
    pov_interval result = result_of(f, d);
    pov_decimal rounded;

    if (is_print(f, &result, stated))
        return rounds_to(&result, stated->says.amount, &rounded);
    return pov_interval_agree(&result, &stated->allows);
}

/** "→ prints 0.74 ✓", "fits 8.06 % ✓", "✓". */
static const char *check(const notation *pen, const pov_figure *f,
                         const pov_derivation *d, const pov_interval *result,
                         const pov_evidence *stated)
{
    pov_language l = pen->language;
    bool fits = arithmetic_fits(f, d, stated);
    const char *mark = fits ? "✓" : "✗";
    pov_decimal rounded = stated->says.amount;

    if (is_print(f, result, stated)) {
        rounds_to(result, stated->says.amount, &rounded);
        return pov_arena_format(pen->arena, " → %s %s %s",
                                words_in(l, WORD_PRINTS),
                                words_decimal(pen->arena, l, rounded), mark);
    }
    if (pov_interval_equal(result, &stated->allows))
        return pov_arena_format(pen->arena, " %s", mark);
    return pov_arena_format(pen->arena, "; %s “%s” %s",
                            words_in(l, fits ? WORD_FITS : WORD_FITS_NOT),
                            stated->sources.items[0].raw, mark);
}

const char *arithmetic_result(const notation *pen, const pov_figure *f,
                              const pov_derivation *d)
{
    const pov_key *key = &f->key;
    pov_interval result = result_of(f, d), cut = pov_key_cut(key, result);
    const char *text = arithmetic_bounds(pen, key, &result);

    if (!pov_interval_equal(&cut, &result) && !pov_interval_is_empty(&cut))
        text = pov_arena_format(pen->arena, "%s → %s", text,
                                arithmetic_bounds(pen, key, &cut));
    if (pov_figure_stated(f) && !pen->is_plain)
        text =
            pov_arena_format(pen->arena, "%s%s", text,
                             check(pen, f, d, &result, pov_figure_stated(f)));
    return text;
}

const char *arithmetic_line(const notation *pen, const pov_figure *f,
                            const pov_derivation *d)
{
    return pov_arena_format(pen->arena, "%s = %s", arithmetic_terms(pen, f, d),
                            arithmetic_result(pen, f, d));
}

/* What an assumption takes for granted about the indicator. */
static const struct {
    const char *id;
    word begins, ends;
} assumptions[] = {{"constant_total", WORD_ASSUMES_TOTAL, WORD_SAME_BOTH_DAYS}};

const char *arithmetic_assumption(pov_arena *arena, pov_language l,
                                  const pov_figure *f, const pov_derivation *d)
{
    if (!d->by->assumption)
        return NULL;
    for (size_t i = 0; i < sizeof assumptions / sizeof *assumptions; i++)
        if (!strcmp(assumptions[i].id, d->by->assumption))
            return pov_arena_format(
                arena, "%s %s %s (%s)", words_in(l, assumptions[i].begins),
                words_inside(arena, l, f->key.indicator),
                words_in(l, assumptions[i].ends), d->by->assumption);
    return d->by->assumption;
}
