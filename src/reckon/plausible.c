#include "reckon/plausible.h"

#include "reckon/equations.h"
#include "reckon/reconcile.h"
#include "reckon/shapes.h"
#include "reckon/stir.h"

/* What may be true and is hardly ever: said, never acted upon. */

/** Fewer households than these may well be old people living alone. */
enum { MANY_HOUSEHOLDS = 30 };

/* Persons of one household on average, as tenths. */
enum { FEWEST_PERSONS = 20, MOST_PERSONS = 80 };

/** Per cent by which a total hardly changes in a year. */
enum { MOST_CHANGE = 10 };

static const pov_evidence *number_of(const pov_figure *f)
{
    const pov_evidence *stated = f ? pov_figure_stated(f) : NULL;

    return stated && pov_evidence_is_number(stated) ? stated : NULL;
}

static pov_place place_of(const pov_evidence *e)
{
    return e->sources.items[0].place;
}

static const char *raw_of(const pov_evidence *e)
{
    return e->sources.items[0].raw;
}

static bool is_level(const pov_figure *f, pov_unit unit)
{
    return !f->key.plan && f->key.form == POV_LEVEL && f->key.unit == unit;
}

static const char *shown(const pov_findings *findings, pov_ratio r, int scale,
                         pov_rounding how)
{
    pov_decimal d;

    return pov_ratio_round(r, scale, how, &d)
               ? pov_say_decimal(findings->language, findings->arena, d)
               : "?";
}

static void check_persons(engine *e, const pov_figure *households,
                          const pov_evidence *homes)
{
    const pov_indicator *kind =
        pov_indicator_kin(households->key.indicator, POV_PERSONS);
    const pov_ratio least = {FEWEST_PERSONS, 10}, most = {MOST_PERSONS, 10};
    const pov_evidence *heads;
    pov_interval each;
    pov_finding *finding;

    if (!kind || pov_ratio_compare(households->value.low.at,
                                   pov_ratio_whole(MANY_HOUSEHOLDS)) < 0)
        return;
    heads = number_of(pov_moment_figure(
        households->moment, kind, households->key.standard, POV_IN_COUNT));
    if (!heads)
        return;
    each = pov_interval_divide(&heads->allows, &homes->allows);
    if (!pov_interval_is_bounded(&each) ||
        pov_ratio_compare(each.high.at, pov_ratio_whole(1)) < 0 ||
        (pov_ratio_compare(each.high.at, least) >= 0 &&
         pov_ratio_compare(each.low.at, most) <= 0))
        return; /* below 1 it is a contradiction */
    finding = pov_find(e->findings, POV_FOUND_UNLIKELY_PERSONS, place_of(heads),
                       "%s: '%s' persons in '%s' households are %s each",
                       households->key.area->id, raw_of(heads), raw_of(homes),
                       shown(e->findings, each.low.at, 1, POV_ROUND_HALF_UP));
    pov_find_related(e->findings, finding, place_of(homes), "the households");
}

/** A number of all there is, that grows or shrinks slowly. */
static bool is_total(const pov_indicator *i)
{
    return !i->whole && !*i->whole_label && !i->is_flow && !i->by_standard;
}

/** Has the area taken in another between the two days? */
static bool has_taken_in(const pov_area *area, pov_day from, pov_day to)
{
    const pov_area_list *before = pov_area_predecessors(area);

    for (size_t i = 0; i < before->count; i++)
        if (pov_area_in_force(before->items[i], from) &&
            !pov_area_in_force(before->items[i], to))
            return true;
    return false;
}

/** Is `n` times the first number below `times` the second?  Errors: false if
 *  that cannot be told. */
static bool is_less(int64_t n, pov_ratio a, int64_t times, pov_ratio b)
{
    return !__builtin_mul_overflow(a.over, n, &a.over) &&
           !__builtin_mul_overflow(b.over, times, &b.over) &&
           pov_ratio_compare(a, b) < 0;
}

/** Is `b` beyond what `a` becomes in the time between them, whatever they
 *  are?  Where borders have changed that cannot be told. */
static bool is_jump(const pov_figure *a, const pov_figure *b)
{
    const int64_t all = 100 * 365;
    int64_t days = b->key.as_of - a->key.as_of;
    int64_t change = MOST_CHANGE * (days < 365 ? 365 : days);

    return (is_less(all, b->value.high.at, all - change, a->value.low.at) ||
            is_less(all + change, a->value.high.at, all, b->value.low.at)) &&
           !has_taken_in(a->key.area, a->key.as_of, b->key.as_of);
}

static void check_jump(engine *e, const pov_figure *before, const pov_figure *f)
{
    const pov_evidence *was, *is;
    pov_language l = e->findings->language;
    pov_arena *arena = e->findings->arena;
    pov_finding *finding;

    if (!is_jump(before, f))
        return;
    was = number_of(before);
    is = number_of(f);
    finding = pov_find(e->findings, POV_FOUND_JUMP, place_of(is),
                       "%s, %s: '%s' on %s, '%s' on %s", f->key.area->id,
                       f->key.indicator->id, raw_of(was),
                       pov_say_day(l, arena, before->key.as_of), raw_of(is),
                       pov_say_day(l, arena, f->key.as_of));
    pov_find_related(e->findings, finding, place_of(was), "the earlier number");
}

/** A rate, the count it goes with, and the whole of the year before. */
typedef struct cut_rate {
    const pov_figure *rate, *count, *whole, *whole_before;
} cut_rate;

/** The whole on the day from which the count was led here by a change. */
static const pov_figure *whole_before(const pov_figure *count,
                                      const pov_standard *standard)
{
    const pov_indicator *whole = count->key.indicator->whole;
    const pov_derivation *d = pov_figure_derived(count);

    for (size_t i = 0; d && i < d->n_from; i++) {
        const pov_figure *f = d->from[i].figure;

        if (f->moment && f->key.as_of < count->key.as_of &&
            f->key.indicator == count->key.indicator)
            return pov_moment_figure(f->moment, whole, standard, POV_IN_COUNT);
    }
    return NULL;
}

/** Does the rate fit the whole of before only if it was cut off? */
static bool fits_if_cut(const cut_rate *c, pov_interval *exact)
{
    pov_decimal up = number_of(c->rate)->says.amount;
    pov_interval cut, printed = number_of(c->rate)->allows;

    up.units++;
    *exact = pov_interval_divide(&c->count->value, &c->whole_before->value);
    *exact = pov_interval_scale(exact, (pov_ratio){100, 1});
    cut = pov_interval_closed(
        pov_ratio_from_decimal(number_of(c->rate)->says.amount),
        pov_ratio_from_decimal(up));
    cut.high.closed = false;
    return !pov_interval_agree(&printed, exact) &&
           pov_interval_agree(&cut, exact);
}

static void report_cut(engine *e, const cut_rate *c, const pov_interval *exact)
{
    pov_arena *arena = e->findings->arena;
    const pov_evidence *rate = number_of(c->rate);
    const pov_evidence *before = number_of(c->whole_before);
    pov_finding *finding;

    finding = pov_find(
        e->findings, POV_FOUND_CUT_OR_GROWN, place_of(rate),
        "%s, %s: %s of '%s' are %s per cent, not '%s'", c->rate->key.area->id,
        c->rate->key.indicator->id,
        shown(e->findings, c->count->value.low.at, 0, POV_ROUND_HALF_UP),
        raw_of(before),
        shown(e->findings, exact->low.at, rate->says.amount.scale + 2,
              POV_ROUND_HALF_UP),
        raw_of(rate));
    pov_finding_about(finding, c->rate->key.area->name,
                      c->rate->key.indicator->id);
    finding->help = pov_arena_format(
        arena,
        pov_say(e->findings->language,
                "either the total has become %s to %s, or the rate was cut off "
                "instead of rounded"),
        shown(e->findings, c->whole->value.low.at, 0, POV_ROUND_UP),
        shown(e->findings, c->whole->value.high.at, 0, POV_ROUND_DOWN));
    pov_find_related(e->findings, finding, place_of(before),
                     "the total of the year before");
}

static void check_cut(engine *e, const pov_figure *rate)
{
    const pov_indicator *whole = rate->key.indicator->whole;
    cut_rate c = {.rate = rate};
    const pov_standard *standard;
    pov_interval exact;

    if (!whole || pov_indicator_is_share(rate->key.indicator) ||
        !number_of(rate))
        return;
    c.count = pov_moment_figure(rate->moment, rate->key.indicator,
                                rate->key.standard, POV_IN_COUNT);
    if (!shape_knows(c.count) || pov_figure_stated(c.count))
        return;
    standard = pov_indicator_standard(whole, rate->key.standard);
    c.whole = pov_moment_figure(rate->moment, whole, standard, POV_IN_COUNT);
    if (!shape_knows(c.whole) || pov_figure_stated(c.whole))
        return;
    c.whole_before = whole_before(c.count, standard);
    if (c.whole_before && number_of(c.whole_before) && fits_if_cut(&c, &exact))
        report_cut(e, &c, &exact);
}

/* What follows and cannot be: a total that jumps from one year to the next, an
 * assumption of which fewer households follow than are poor.  Whatever it
 * would be derived from, nothing is. */

/** The figures of all there is, in order. */
static figure_list totals_of(const engine *e)
{
    const pov_figures *all = e->figures;
    figure_list l = {0};
    size_t sorted = 0;

    for (size_t i = 0; i < all->count; i++) {
        pov_figure *f = all->items[i];

        if (f->key.indicator->whole || f->key.indicator->is_flow ||
            !is_level(f, POV_IN_COUNT) || !shape_knows(f))
            continue;
        pov_arena_push(all->arena, &l, f);
        sorted += i < all->sorted;
    }
    pov_figures_order(l.items, sorted, l.count);
    return l;
}

/** The change in points that an assumption makes something of, or NULL. */
static pov_figure *assumed_from(const pov_derivation *d)
{
    for (size_t i = 0; d->by->assumption && i < d->n_from; i++)
        if (d->from[i].figure->key.unit == POV_IN_POINTS)
            return d->from[i].figure;
    return NULL;
}

/** "'11.500 hộ' on 2022-12-31"; what is not stated has no quotes. */
static const char *told(const engine *e, const pov_figure *f)
{
    const pov_findings *findings = e->findings;
    const pov_evidence *stated = pov_figure_stated(f);
    const char *day =
        pov_say_day(findings->language, findings->arena, f->key.as_of);

    if (stated)
        return pov_arena_format(findings->arena,
                                pov_say(findings->language, "'%s' on %s"),
                                raw_of(stated), day);
    return pov_arena_format(findings->arena,
                            pov_say(findings->language, "%s on %s"),
                            reconcile_range_text(&f->value, findings), day);
}

/** But those that are told before. */
static void relate_all(pov_findings *findings, pov_finding *finding,
                       const evidence_list *statements,
                       const evidence_list *told_before)
{
    for (size_t i = 0; i < statements->count; i++) {
        const pov_evidence *e = statements->items[i];
        bool is_told = false;

        for (size_t k = 0; k < told_before->count; k++)
            is_told = is_told || told_before->items[k] == e;
        if (!is_told)
            pov_find_related(findings, finding, place_of(e),
                             reconcile_describe(findings, e, 0));
    }
}

/** What a figure rests on.  Ends that hold each other go back to nothing: the
 *  first way to it does. */
static evidence_list rests_on(const engine *e, pov_figure *f)
{
    const pov_derivation *first =
        pov_figure_bonds(f)->derivations.count
            ? pov_figure_bonds(f)->derivations.items[0]
            : NULL;

    return leaves_of(f, first, LEAVES_ALL, e->figures->arena).statements;
}

/** Errors: false if it cannot be told whose number that would be. */
static bool report_dropped(engine *e, pov_figure *f, pov_figure *against)
{
    evidence_list from = rests_on(e, f), other = rests_on(e, against);
    pov_finding *finding;

    if (!from.count)
        return false;
    finding = pov_find(e->findings,
                       assumed_from(pov_figure_derived(f))
                           ? POV_FOUND_ASSUMPTION_DROPPED
                           : POV_FOUND_TOTAL_DROPPED,
                       place_of(from.items[0]), "%s, %s: %s; %s: %s",
                       f->key.area->id, f->key.indicator->id, told(e, f),
                       against->key.indicator->id, told(e, against));
    relate_all(e->findings, finding, &from, &(evidence_list){0});
    relate_all(e->findings, finding, &other, &from);
    return true;
}

/** Use no longer what follows for a figure, if that is all that is known of
 *  it. */
static bool drop(engine *e, pov_figure *f, pov_figure *against)
{
    const pov_derivation *d = pov_figure_derived(f);
    pov_figure *barred;

    if (!d || f->evidence.count)
        return false;
    if (stir_calls(e, f, d) && stir_calls(e, against, NULL))
        return false;
    barred = assumed_from(d);
    barred = barred ? barred : f;
    if (barred->is_barred || !report_dropped(e, f, against))
        return false;
    barred->is_barred = true;
    return true;
}

static bool drop_jump(engine *e, pov_figure *a, pov_figure *b)
{
    bool any = false;

    if ((a->evidence.count && b->evidence.count) ||
        !pov_key_same_series(&a->key, &b->key) || !is_total(a->key.indicator) ||
        !is_jump(a, b))
        return false;
    if (!b->is_assumed)
        any = drop(e, a, b);
    return drop(e, b, a) || any;
}

/** A whole of which more is known than all of it would be. */
static bool drop_impossible(engine *e, pov_figure *whole)
{
    const pov_derivation *d = pov_figure_derived(whole);

    if (!d || !assumed_from(d))
        return false;
    for (pov_figure *f = whole->moment->first; f; f = f->next_in_moment)
        if (f->key.indicator->whole == whole->key.indicator &&
            f->key.unit == POV_IN_COUNT && shape_knows(f) &&
            pov_ratio_compare(f->value.low.at, whole->value.high.at) > 0)
            return drop(e, whole, f);
    return false;
}

bool plausible_drop(engine *e)
{
    figure_list totals = totals_of(e);
    bool any = false;

    for (size_t i = 0; i < totals.count; i++) {
        pov_figure *f = totals.items[i];

        any = drop_impossible(e, f) || any;
        if (i)
            any = drop_jump(e, totals.items[i - 1], f) || any;
    }
    return any;
}

/** So much a year, and what it came to in all. */
typedef struct average {
    const pov_figure *figure;
    const pov_evidence *stated;
    const pov_evidence *change; /* NULL: known from the levels */
    pov_interval total;
} average;

/** The level at one end of a change, or NULL. */
static const pov_figure *level_at(const engine *e, const pov_key *change,
                                  pov_day day)
{
    pov_key key = *change;

    key.form = POV_LEVEL;
    key.since = POV_NO_DAY;
    key.as_of = day;
    if (key.unit == POV_IN_POINTS)
        key.unit = POV_IN_PERCENT;
    return pov_figures_find(e->figures, &key);
}

/** All of the change: stated, else from the levels at its ends.  Errors: false
 *  if it is not known. */
static bool find_total(const engine *e, average *a)
{
    const pov_key *key = &a->figure->key;
    bool falls = pov_form_is_fall(key->form);
    const pov_figure *start, *end, *change;
    pov_key whole = *key;

    whole.form = falls ? POV_REDUCTION : POV_INCREASE;
    change = pov_figures_find(e->figures, &whole);
    if (change && !change->conflict && pov_figure_stated(change)) {
        a->change = pov_figure_stated(change);
        a->total = change->value;
        return true;
    }
    start = level_at(e, key, key->since);
    end = level_at(e, key, key->as_of);
    if (!shape_knows(start) || !shape_knows(end))
        return false;
    a->total = falls ? pov_interval_subtract(&start->value, &end->value)
                     : pov_interval_subtract(&end->value, &start->value);
    return true;
}

static bool fits_over(const average *a, int years)
{
    pov_interval all =
        pov_interval_scale(&a->figure->value, pov_ratio_whole(years));

    return pov_interval_agree(&all, &a->total);
}

static const char *total_text(const engine *e, const average *a)
{
    if (a->change && pov_evidence_is_number(a->change))
        return pov_say_figure(e->findings->language, e->findings->arena,
                              a->change->says.amount);
    return reconcile_range_text(&a->total, e->findings);
}

static void report_average(engine *e, const average *a, int years, int fitting)
{
    pov_decimal all = a->stated->says.amount;
    pov_language l = e->findings->language;
    pov_arena *arena = e->findings->arena;
    const char *says;
    pov_finding *finding;

    all.units *= years;
    says =
        pov_arena_format(arena, pov_say(l, "'%s' over %d years is %s, not %s"),
                         raw_of(a->stated), years,
                         pov_say_figure(l, arena, all), total_text(e, a));
    if (fitting)
        says = pov_arena_format(arena, pov_say(l, "%s; it fits over %d"), says,
                                fitting);
    finding =
        pov_find(e->findings, POV_FOUND_AVERAGE_MISFIT, place_of(a->stated),
                 "%s, %s: %s", a->figure->key.area->id,
                 a->figure->key.indicator->id, says);
    if (a->change)
        pov_find_related(e->findings, finding, place_of(a->change),
                         pov_arena_format(arena, "%s", raw_of(a->change)));
}

/* "2016–2020" may be four years or five: what an average comes to is held
 * against the whole change over both.  Targets are norms, each in its own
 * form. */
static void check_average(engine *e, const pov_figure *f)
{
    average a = {.figure = f};
    int years;

    if (f->key.plan || !pov_form_is_yearly(f->key.form) ||
        f->key.unit == POV_IN_PERCENT || f->conflict ||
        f->key.since >= f->key.as_of)
        return;
    a.stated = number_of(f);
    years =
        pov_civil_from(f->key.as_of).year - pov_civil_from(f->key.since).year;
    if (!a.stated || years < 1 || !find_total(e, &a) || fits_over(&a, years))
        return;
    report_average(e, &a, years,
                   years > 1 && fits_over(&a, years - 1) ? years - 1
                   : fits_over(&a, years + 1)            ? years + 1
                                                         : 0);
}

/* Flows: nobody leaves who was not there, and what is not stated is not 0. */

/** The level of a flow's stock at its start or end, or NULL. */
static pov_figure *stock_of(const pov_figure *flow, const pov_indicator *stock,
                            pov_day day)
{
    for (size_t i = 0; i < pov_figure_bonds(flow)->ties.count; i++)
        if (pov_figure_bonds(flow)->ties.items[i]->key.indicator == stock &&
            pov_figure_bonds(flow)->ties.items[i]->key.as_of == day)
            return pov_figure_bonds(flow)->ties.items[i];
    return NULL;
}

static bool is_kin(const pov_indicator *of, pov_kin kin, const pov_indicator *i)
{
    for (size_t k = 0; k < of->kin.count; k++)
        if (of->kin.items[k].is == kin && of->kin.items[k].indicator == i)
            return true;
    return false;
}

/** Of a handful as many may come and go within a year. */
static bool are_many(const pov_figure *all)
{
    return shape_knows(all) &&
           pov_ratio_compare(all->value.high.at,
                             pov_ratio_whole(MANY_HOUSEHOLDS)) >= 0;
}

static bool is_below(const pov_figure *most, const pov_figure *flow)
{
    return shape_knows(most) &&
           pov_ratio_compare(flow->value.low.at, most->value.high.at) > 0;
}

static const pov_figure *all_at(const pov_figure *level)
{
    const pov_indicator *whole = level->key.indicator->whole;

    return whole ? pov_moment_figure(
                       level->moment, whole,
                       pov_indicator_standard(whole, level->key.standard),
                       POV_IN_COUNT)
                 : NULL;
}

/** What a flow is larger than: what it flows from, or all; or NULL. */
static const pov_figure *exceeded_by(const pov_figure *flow)
{
    for (size_t i = 0;
         number_of(flow) && i < pov_figure_bonds(flow)->ties.count; i++) {
        pov_figure *level = pov_figure_bonds(flow)->ties.items[i];
        bool is_bound =
            level->key.as_of == flow->key.since &&
            is_kin(level->key.indicator, POV_OUTFLOW, flow->key.indicator);
        const pov_figure *most =
            is_bound && is_below(level, flow) ? level : all_at(level);

        if (is_below(most, flow) && are_many(most))
            return most;
    }
    return NULL;
}

static void report_flow(engine *e, const pov_figure *flow,
                        const pov_figure *most)
{
    const pov_evidence *stated = number_of(flow);
    pov_finding *finding = pov_find(
        e->findings, POV_FOUND_IMPOSSIBLE_FLOW, place_of(stated),
        "%s, %s: '%s'; %s: %s", flow->key.area->id, flow->key.indicator->id,
        raw_of(stated), most->key.indicator->id, told(e, most));

    if (pov_figure_stated(most))
        pov_find_related(
            e->findings, finding, place_of(pov_figure_stated(most)),
            reconcile_describe(e->findings, pov_figure_stated(most), 0));
}

bool plausible_dispute_flows(engine *e)
{
    bool may_be = pov_figures_may_have(e->figures, POV_AMONG_FLOWS);
    bool any = false;

    for (size_t i = 0; may_be && i < e->figures->count; i++) {
        pov_figure *f = e->figures->items[i];
        const pov_figure *most =
            f->key.indicator->is_flow && is_level(f, POV_IN_COUNT)
                ? exceeded_by(f)
                : NULL;

        if (!most)
            continue;
        report_flow(e, f, most);
        any = reconcile_dispute(f, POV_NAMED) || any;
    }
    return any;
}

/** A stock with its flows: what they make of its start. */
typedef struct balance {
    const pov_figure *start, *end;
    pov_ratio sum;
    const char *terms;                  /* "20000 − 5000 + 20" */
    const char *absent_in, *absent_out; /* what is not stated, in words */
    size_t n_absent;
} balance;

static const char *joined(pov_arena *arena, const char *list, const char *more)
{
    return list ? pov_arena_format(arena, "%s, %s", list, more) : more;
}

/** Errors: false if a flow is not one number. */
static bool add_flow(const engine *e, balance *b, const pov_figure *flow,
                     const pov_relative *kin)
{
    pov_arena *arena = e->findings->arena;
    bool is_in = kin->is == POV_INFLOW;
    const pov_figure *f = pov_moment_figure(
        flow->moment, kin->indicator,
        pov_indicator_standard(kin->indicator, flow->key.standard),
        POV_IN_COUNT);
    const char **absent = is_in ? &b->absent_in : &b->absent_out;

    if (!f && pov_moment_leaves_out(flow->moment, kin->indicator))
        return true;
    if (!shape_knows(f)) {
        *absent =
            joined(arena, *absent,
                   e->findings->language == POV_VI ? kin->indicator->label_vi
                                                   : kin->indicator->label_en);
        b->n_absent++;
        return true;
    }
    b->terms = pov_arena_format(
        arena, "%s %s %s", b->terms, is_in ? "+" : "−",
        shown(e->findings, f->value.low.at, 0, POV_ROUND_HALF_UP));
    return pov_interval_is_point(&f->value) &&
           (is_in ? pov_ratio_add(b->sum, f->value.low.at, &b->sum)
                  : pov_ratio_subtract(b->sum, f->value.low.at, &b->sum));
}

static bool balance_of(const engine *e, balance *b, const pov_figure *flow)
{
    const pov_indicator *stock = b->end->key.indicator;

    b->sum = b->start->value.low.at;
    b->terms = shown(e->findings, b->sum, 0, POV_ROUND_HALF_UP);
    for (size_t i = 0; i < stock->kin.count; i++)
        if ((stock->kin.items[i].is == POV_OUTFLOW ||
             stock->kin.items[i].is == POV_INFLOW) &&
            (!stock->kin.items[i].indicator ||
             !add_flow(e, b, flow, &stock->kin.items[i])))
            return false;
    return b->n_absent;
}

static void report_balance(engine *e, const balance *b, pov_ratio lacking)
{
    pov_findings *findings = e->findings;
    const pov_evidence *end = number_of(b->end);
    bool is_in = lacking.over > 0;
    const char *absent = is_in ? b->absent_in : b->absent_out;
    pov_finding *f;

    lacking.over = is_in ? lacking.over : -lacking.over;
    f = pov_find(findings, POV_FOUND_UNBALANCED, place_of(end),
                 "%s, %s: %s = %s, stated '%s'; %s missing",
                 b->end->key.area->id, b->end->key.indicator->id, b->terms,
                 shown(findings, b->sum, 0, POV_ROUND_HALF_UP), raw_of(end),
                 shown(findings, lacking, 0, POV_ROUND_HALF_UP));
    if (absent)
        f->help = pov_arena_format(
            findings->arena,
            pov_say(findings->language, "that many of %s would explain it"),
            absent);
    pov_find_related(findings, f, place_of(number_of(b->start)),
                     reconcile_describe(findings, number_of(b->start), 0));
}

/** Do the flows that are stated lead from one stock to the other?  Where all
 *  but one are, that follows; where none is missing, an equation tells. */
static void check_balance(engine *e, const pov_figure *end)
{
    for (size_t i = 0; i < pov_figure_bonds(end)->ties.count; i++) {
        const pov_figure *flow = pov_figure_bonds(end)->ties.items[i];
        balance b = {.end = end};
        pov_ratio lacking;

        if (!flow->key.indicator->is_flow || flow->key.as_of != end->key.as_of)
            continue;
        b.start = stock_of(flow, end->key.indicator, flow->key.since);
        if (!b.start || !number_of(b.start) ||
            !pov_interval_is_point(&b.start->value) ||
            !pov_interval_is_point(&end->value) || !balance_of(e, &b, flow) ||
            !pov_ratio_subtract(end->value.low.at, b.sum, &lacking))
            continue;
        if (lacking.over && b.n_absent > 1)
            report_balance(e, &b, lacking);
    }
}

/** Is the count of a rate perhaps not stated?  Of a quiet moment all is, or
 *  nothing. */
static bool may_be_cut(const pov_figure *rate)
{
    return is_level(rate, POV_IN_PERCENT) && !rate->moment->is_quiet;
}

/** Of the numbers of one series each is held against the one before it. */
static void check_count(engine *e, const pov_figure *f,
                        const pov_figure **before)
{
    const pov_evidence *number = number_of(f);

    if (!number)
        return;
    check_persons(e, f, number);
    if (!f->key.indicator->is_flow)
        check_balance(e, f);
    if (!is_total(f->key.indicator))
        return;
    if (*before && pov_key_same_series(&(*before)->key, &f->key))
        check_jump(e, *before, f);
    *before = f;
}

void plausible_report(engine *e)
{
    const pov_figure *before = NULL;

    for (size_t i = 0; i < e->figures->count; i++) {
        const pov_figure *f = e->figures->items[i];

        if (is_level(f, POV_IN_COUNT))
            check_count(e, f, &before);
        else if (may_be_cut(f))
            check_cut(e, f);
        else if (f->key.form != POV_LEVEL)
            check_average(e, f);
    }
}
