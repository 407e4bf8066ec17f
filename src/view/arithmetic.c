#include "view/arithmetic.h"

#include <string.h>

#include "view/machine.h"
#include "view/words.h"

/* Decimals: of what is exact, and of what has to be rounded. */
enum { EXACT_DECIMALS = 6, RATE_DECIMALS = 4, COUNT_DECIMALS = 2 };

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
    if (pen->is_plain && r.under == 1)
        return pov_decimal_typed(pen->arena, pov_decimal_whole(r.over));
    for (int scale = 0; scale <= exact; scale++)
        if (pov_ratio_round(r, scale, how, &d) &&
            !pov_ratio_compare(pov_ratio_from_decimal(d), r))
            return pen->is_plain ? pov_decimal_text(pen->arena, d)
                                 : words_decimal(pen->arena, pen->language, d);
    if (pen->is_plain)
        return machine_end(pen->arena, r, how);
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
        return !*low ? "?"
                     : pov_arena_format(pen->arena, "%s %s",
                                        i->low.closed ? "≥" : ">", low);
    if (!*low)
        return pov_arena_format(pen->arena, "%s %s", i->high.closed ? "≤" : "<",
                                high);
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
    return key->unit == POV_IN_PERCENT ? "%" : "";
}

const char *arithmetic_bounds(const notation *pen, const pov_key *key,
                              const pov_interval *i)
{
    return pov_arena_format(pen->arena, "%s%s", arithmetic_bare(pen, key, i),
                            unit_sign(pen, key));
}

/* Sums of more terms than this are not written out. */
enum { MOST_TERMS = 12 };

static const char *input_text(const notation *pen, const pov_derivation *d,
                              pov_taken taken, size_t i)
{
    pov_interval value = pov_input_value(&d->from[i], taken);

    return arithmetic_bare(pen, &d->from[i].figure->key, &value);
}

/** "100 × 95 / 12,791", "12,791 × [0.735 … 0.745] / 100". */
static const char *ratio_text(const notation *pen, const pov_derivation *d,
                              pov_taken taken, size_t i)
{
    const char *first = input_text(pen, d, taken, i);
    const char *second = d->n_from == 1
                             ? words_in(pen->language, WORD_ANY_WHOLE)
                             : input_text(pen, d, taken, i + 1);
    bool multiplies = d->n_from > 1 && d->from[i + 1].role &&
                      pov_derivation_sign(d, i + 1) > 0;

    return multiplies
               ? pov_arena_format(pen->arena, "%s × %s / 100", second, first)
               : pov_arena_format(pen->arena, "100 × %s / %s", first, second);
}

/** "8 + 9 − 3", "100 × 95 / 12,791 − 0.5". */
static const char *balance_text(const notation *pen, const pov_derivation *d,
                                pov_taken taken)
{
    size_t shown = d->n_from > MOST_TERMS ? MOST_TERMS : d->n_from;
    pov_letters text = {0};

    for (size_t i = 0; i < shown; i++) {
        bool is_share = pov_derivation_divides(d, i + 1);

        words_add(&text, pen, i ? " " : "");
        words_add(&text, pen,
                  pov_derivation_sign(d, i) < 0 ? "− "
                  : i                           ? "+ "
                                                : "");
        words_add(&text, pen,
                  is_share ? ratio_text(pen, d, taken, i)
                           : input_text(pen, d, taken, i));
        i += is_share;
    }
    if (shown < d->n_from)
        words_add(
            &text, pen,
            pov_arena_format(pen->arena, " + … (%zu)", (size_t)d->n_from));
    return pov_letters_text(&text, pen->arena);
}

/** What cannot be more than these. */
static const char *limit_text(const notation *pen, const pov_derivation *d,
                              pov_taken taken)
{
    pov_letters text = {0};

    for (size_t i = 0; i < d->n_from; i++) {
        words_add(&text, pen, i ? ", " : "");
        words_add(&text, pen, input_text(pen, d, taken, i));
    }
    return pov_letters_text(&text, pen->arena);
}

/** What follows; a count in whole numbers. */
static pov_interval gives_as(const pov_figure *f, const pov_derivation *d,
                             pov_taken taken)
{
    return pov_key_cut(&f->key, pov_derivation_solve(d, taken));
}

/** Do the ways to a figure come to what is known of it, if only what is
 *  printed of their inputs is put in? */
static bool is_enough_as_stated(const pov_figure *f)
{
    const pov_derivation *ends[] = {f->low_by, f->high_by};
    const pov_evidence *stated = pov_figure_stated(f);
    pov_interval meet = stated ? stated->allows : pov_interval_any(), one;

    for (size_t i = 0; i < pov_figure_bonds(f)->derivations.count; i++) {
        one = gives_as(f, pov_figure_bonds(f)->derivations.items[i],
                       POV_AS_STATED);
        meet = pov_interval_meet(&meet, &one);
    }
    for (size_t i = 0; i < 2; i++)
        if (ends[i]) {
            one = gives_as(f, ends[i], POV_AS_STATED);
            meet = pov_interval_meet(&meet, &one);
        }
    if (f->key.unit == POV_IN_COUNT)
        meet = pov_interval_whole(&meet);
    return pov_interval_equal(&meet, &f->value);
}

pov_taken arithmetic_taken(const pov_figure *f, const pov_derivation *d)
{
    pov_interval stated = gives_as(f, d, POV_AS_STATED);

    return pov_interval_equal(&stated, &d->gives) || is_enough_as_stated(f) ||
                   (pov_figure_stated(f) && d != f->low_by && d != f->high_by)
               ? POV_AS_STATED
               : POV_AS_KNOWN;
}

pov_interval arithmetic_gives(const pov_figure *f, const pov_derivation *d)
{
    return gives_as(f, d, arithmetic_taken(f, d));
}

const char *arithmetic_range(const notation *pen, pov_unit unit,
                             const pov_interval *i)
{
    static const pov_indicator no_money = {.unit = ""};
    pov_key key = {.indicator = &no_money, .unit = unit};

    return arithmetic_bounds(pen, &key, i);
}

const char *arithmetic_rule(pov_language l, const pov_derivation *d)
{
    return pov_say(l, d->role->says ? d->role->says : d->by->says);
}

static const char *terms(const notation *pen, const pov_derivation *d,
                         pov_taken taken)
{
    switch (d->by->shape) {
    case POV_RATIO:
        return ratio_text(pen, d, taken, 0);
    case POV_BALANCE:
        return balance_text(pen, d, taken);
    case POV_LIMIT:
        break;
    }
    return limit_text(pen, d, taken);
}

const char *arithmetic_terms(const notation *pen, const pov_figure *f,
                             const pov_derivation *d)
{
    return terms(pen, d, arithmetic_taken(f, d));
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
    pov_interval result = pov_derivation_solve(d, arithmetic_taken(f, d));
    pov_decimal rounded;

    if (is_print(f, &result, stated))
        return rounds_to(&result, stated->says.amount, &rounded);
    return pov_interval_agree(&result, &stated->allows);
}

/** A walk down from a figure, once over each. */
typedef struct descent {
    const pov_figure *root;
    pov_map seen;
    pov_arena *arena;
} descent;

/** Does a way to a figure lead over the root?  NULL: that end is stated, or
 *  unknown. */
static bool comes_round(descent *w, const pov_figure *above,
                        const pov_derivation *d);

static bool input_comes_round(descent *w, const pov_derivation *d, size_t i,
                              pov_taken taken)
{
    const pov_figure *f = d->from[i].figure;
    const pov_evidence *stated = pov_derivation_stated(d, i);
    pov_interval value = pov_input_value(&d->from[i], taken);

    if (f == w->root)
        return true;
    if ((stated && pov_interval_equal(&value, &stated->allows)) ||
        !pov_map_add(&w->seen, w->arena, &f, sizeof f))
        return false;
    return comes_round(w, f, f->low_by) || comes_round(w, f, f->high_by);
}

static bool comes_round(descent *w, const pov_figure *above,
                        const pov_derivation *d)
{
    pov_taken taken = d ? arithmetic_taken(above, d) : POV_AS_KNOWN;

    for (size_t i = 0; d && i < d->n_from; i++)
        if (input_comes_round(w, d, i, taken))
            return true;
    return false;
}

bool arithmetic_goes_round(pov_arena *arena, const pov_figure *f,
                           const pov_derivation *d)
{
    descent w = {.root = f, .arena = arena};

    return comes_round(&w, f, d);
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

static const char *result_of(const notation *pen, const pov_figure *f,
                             const pov_derivation *d, pov_taken taken)
{
    const pov_key *key = &f->key;
    pov_interval result = pov_derivation_solve(d, taken);
    pov_interval cut = pov_key_cut(key, result);
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

const char *arithmetic_result(const notation *pen, const pov_figure *f,
                              const pov_derivation *d)
{
    return result_of(pen, f, d, arithmetic_taken(f, d));
}

const char *arithmetic_line(const notation *pen, const pov_figure *f,
                            const pov_derivation *d)
{
    pov_taken taken = arithmetic_taken(f, d);

    return pov_arena_format(pen->arena, "%s = %s", terms(pen, d, taken),
                            result_of(pen, f, d, taken));
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
