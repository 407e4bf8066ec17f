#include "report/arithmetic.h"

#include <string.h>

#include "report/figure_text.h"
#include "report/turns.h"

/* Decimals: of what is exact, and of what has to be rounded. */
enum { EXACT_DECIMALS = 6, RATE_DECIMALS = 4, COUNT_DECIMALS = 2 };

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
                                 : shown_decimal(pen->arena, pen->language, d);
    if (pen->is_plain)
        return how == POV_ROUND_HALF_UP ? machine_ratio(pen->arena, r)
                                        : machine_end(pen->arena, r, how);
    while (most && !pov_ratio_round(r, most, how, &d))
        most--;
    if (!pov_ratio_round(r, most, how, &d))
        return "?";
    for (; d.scale && d.units % 10 == 0; d.scale--)
        d.units /= 10;
    return shown_decimal(pen->arena, pen->language, d);
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
                                word_in(pen->language, WORD_MILLION_VND));
    if (key->unit == POV_IN_POINTS)
        return pov_arena_format(pen->arena, " %s",
                                word_in(pen->language, WORD_PP));
    return key->unit == POV_IN_PERCENT ? " %" : "";
}

const char *arithmetic_bounds(const notation *pen, const pov_key *key,
                              const pov_interval *i)
{
    return pov_arena_format(pen->arena, "%s%s", arithmetic_bare(pen, key, i),
                            unit_sign(pen, key));
}

const char *working_input_text(const notation *pen, const working *w, size_t i)
{
    pov_interval value = working_input(w, i);

    return arithmetic_bare(pen, &w->by->from[i]->key, &value);
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
                                word_in(l, WORD_PRINTS),
                                shown_decimal(pen->arena, l, rounded), mark);
    }
    if (pov_interval_equal(result, &stated->allows))
        return pov_arena_format(pen->arena, " %s", mark);
    return pov_arena_format(pen->arena, "; %s “%s” %s",
                            word_in(l, fits ? WORD_FITS : WORD_FITS_NOT),
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

const char *label_inside(pov_arena *arena, pov_language l,
                         const pov_indicator *indicator)
{
    const char *label = word_indicator(l, indicator);
    char first = label[0];

    if (first < 'A' || first > 'Z')
        return label;
    return pov_arena_format(arena, "%c%s", first - 'A' + 'a', label + 1);
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
                arena, "%s %s %s (%s)", word_in(l, assumptions[i].begins),
                label_inside(arena, l, f->key.indicator),
                word_in(l, assumptions[i].ends), d->by->assumption);
    return d->by->assumption;
}
