#include "report/trace_total.h"

#include "report/figure_text.h"

/** The total that is stated latest before the rate's day, or NULL. */
static const pov_figure *total_before(const pov_figures *figures,
                                      const pov_key *rate)
{
    pov_key key = pov_key_of_whole(rate);
    const pov_figure *f;
    size_t at;

    for (at = pov_figures_from(figures, &key); at-- > 0;) {
        f = figures->items[at];
        if (!pov_key_same_series(&f->key, &key))
            break;
        if (!f->key.plan && pov_figure_stated(f) &&
            pov_interval_is_point(&f->value))
            return f;
    }
    return NULL;
}

/** The count of a rate if it is one number, or NULL. */
static const pov_figure *count_of(const pov_figures *figures,
                                  const pov_key *rate)
{
    pov_key key = *rate;
    const pov_figure *f;

    key.unit = POV_IN_COUNT;
    f = pov_figures_find(figures, &key);
    return f && !f->conflict && pov_interval_is_point(&f->value) ? f : NULL;
}

/** "cut off it is 0.62: cut off instead of rounded, or the total became ...",
 *  for a rate that does not print as stated. */
static const char *explain(const trace_tree *t, const pov_figure *rate,
                           const pov_figure *count, const pov_interval *exact)
{
    pov_arena *arena = t->pen.arena;
    pov_language l = t->pen.language;
    pov_decimal printed = pov_figure_stated(rate)->says.amount, cut;
    pov_interval whole =
        pov_interval_divide(&count->value, &pov_figure_stated(rate)->allows);
    pov_key key = pov_key_of_whole(&rate->key);
    const char *became;

    whole = pov_interval_scale(&whole, pov_ratio_whole(100));
    whole = pov_interval_whole(&whole);
    became = arithmetic_bounds(&t->pen, &key, &whole);
    if (!pov_ratio_round(exact->low.at, printed.scale, POV_ROUND_DOWN, &cut) ||
        pov_decimal_compare(cut, printed) != 0)
        return pov_arena_format(arena, " ✗; %s %s",
                                word_in(l, WORD_GROWN_TOTAL), became);
    return pov_arena_format(arena, " ✗; %s %s: %s %s", word_in(l, WORD_CUT_OFF),
                            shown_amount(arena, l, printed, POV_IN_PERCENT),
                            word_in(l, WORD_CUT_OR_GROWN), became);
}

static void tell(trace_tree *t, const pov_figure *rate, const pov_figure *count,
                 const pov_figure *total)
{
    pov_arena *arena = t->pen.arena;
    pov_language l = t->pen.language;
    pov_decimal printed = pov_figure_stated(rate)->says.amount, rounded;
    pov_interval exact = pov_interval_divide(&count->value, &total->value);
    bool fits;

    exact = pov_interval_scale(&exact, pov_ratio_whole(100));
    if (!pov_interval_is_point(&exact) ||
        !pov_ratio_round(exact.low.at, printed.scale, POV_ROUND_HALF_UP,
                         &rounded))
        return;
    fits = !pov_decimal_compare(rounded, printed);
    trace_branch(
        t, 1, fits ? POV_TONE_PLAIN : POV_TONE_WATCH,
        pov_arena_format(
            arena, "%s %s (%s): 100 × %s / %s = %s → %s %s%s",
            word_in(l, WORD_WITH_TOTAL_OF),
            shown_day(arena, l, total->key.as_of),
            shown_place(arena,
                        pov_figure_stated(total)->sources.items[0].place),
            arithmetic_bare(&t->pen, &count->key, &count->value),
            arithmetic_bare(&t->pen, &total->key, &total->value),
            arithmetic_bounds(&t->pen, &rate->key, &exact),
            word_in(l, WORD_PRINTS), shown_decimal(arena, l, rounded),
            fits ? " ✓" : explain(t, rate, count, &exact)));
}

void trace_total(trace_tree *t, const pov_figure *rate)
{
    const pov_figures *figures = t->results->figures;
    const pov_figure *whole, *count, *total;
    pov_key key;

    if (rate->key.unit != POV_IN_PERCENT || rate->key.form != POV_LEVEL ||
        rate->key.plan || !rate->key.indicator->whole ||
        !pov_figure_stated(rate) ||
        !pov_evidence_is_number(pov_figure_stated(rate)))
        return;
    key = pov_key_of_whole(&rate->key);
    whole = pov_figures_find(figures, &key);
    count = count_of(figures, &rate->key);
    total = total_before(figures, &rate->key);
    if (count && total && !(whole && pov_figure_stated(whole)))
        tell(t, rate, count, total);
}
