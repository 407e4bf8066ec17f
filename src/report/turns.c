#include "report/turns.h"

#include <string.h>

#include "povstat/reckon.h"

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
                            word_in(pen->language, WORD_ANY_WHOLE));
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

const turn *turn_of(const working *w)
{
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
        if (!strcmp(turns[i].id, w->by->by->id))
            return turns[i].turned(w);
    return NULL;
}
