#include "reckon/slips.h"

#include "povstat/misprint.h"

/* How a wrong number may have come about. */

/** A count, its whole and its rate as they are stated. */
typedef struct stated_rate {
    pov_decimal count, whole, rate;
} stated_rate;

static bool stated(const pov_moment *moment, const pov_indicator *indicator,
                   const pov_standard *standard, pov_unit unit,
                   pov_decimal *out)
{
    const pov_figure *f = pov_moment_figure(
        moment, indicator, pov_indicator_standard(indicator, standard), unit);
    const pov_evidence *e = f ? pov_figure_stated(f) : NULL;

    if (!e || !pov_evidence_is_number(e))
        return false;
    *out = e->says.amount;
    return true;
}

/** Does a rate fit, with both ends of what it may have been rounded from? */
static bool fits(pov_decimal count, pov_decimal whole, pov_decimal rate)
{
    pov_interval printed = pov_interval_rounded(rate, 1), exact;

    return pov_interval_percent(count, whole, &exact) &&
           pov_interval_agree(&printed, &exact);
}

static bool is_swapped(const stated_rate *s)
{
    return fits(s->whole, s->count, s->rate);
}

/** 10, 100, 1000: how often the rate is too large (or small: negative). */
static int times_off(const stated_rate *s)
{
    int times = 1;

    for (int power = 1; power <= 3; power++) {
        pov_decimal small, large;

        times *= 10;
        if (pov_decimal_shift(s->rate, -power, &small) &&
            fits(s->count, s->whole, small))
            return times;
        if (pov_decimal_shift(s->rate, power, &large) &&
            fits(s->count, s->whole, large))
            return -times;
    }
    return 0;
}

/** Was the rate cut off where it should have been rounded? */
static bool is_cut(const stated_rate *s)
{
    pov_decimal up = s->rate;

    up.units++;
    return fits(s->count, s->whole, up) && !fits(s->count, s->whole, s->rate);
}

static const char *slip_of(const stated_rate *s, const pov_findings *findings)
{
    pov_language l = findings->language;
    int times = times_off(s);

    if (is_swapped(s))
        return pov_say(l, "with the two counts swapped the rate fits: were "
                          "the columns swapped?");
    if (times)
        return pov_arena_format(
            findings->arena,
            times < 0 ? pov_say(l, "the rate is %d times too small: check its "
                                   "decimal mark")
                      : pov_say(l, "the rate is %d times too large: check its "
                                   "decimal mark"),
            times < 0 ? -times : times);
    if (is_cut(s))
        return pov_say(l, "the rate would fit if it was cut off instead of "
                          "rounded");
    return NULL;
}

const char *slips_in_rate(const pov_figure *figure,
                          const pov_findings *findings)
{
    const pov_figure *part = figure;
    stated_rate s;

    if (!figure->moment)
        return NULL;
    if (!figure->key.indicator->whole) { /* the whole: look for its part */
        for (part = figure->moment->first; part; part = part->next_in_moment)
            if (part->key.indicator->whole == figure->key.indicator &&
                part->key.unit == POV_IN_PERCENT)
                break;
        if (!part)
            return NULL;
    }
    if (!stated(part->moment, part->key.indicator->counted, part->key.standard,
                POV_IN_COUNT, &s.count) ||
        !stated(part->moment, part->key.indicator->whole, part->key.standard,
                POV_IN_COUNT, &s.whole) ||
        !stated(part->moment, part->key.indicator, part->key.standard,
                POV_IN_PERCENT, &s.rate))
        return NULL;
    return slip_of(&s, findings);
}

/* What a wrong number may be instead: the figure of another column, row or
 * year, or the right one mistyped. */

/** Below this a number is found again by chance. */
enum { LEAST_TELLING = 100 };

static bool number_fits(pov_decimal number, const void *with)
{
    const slips_case *c = with;
    pov_interval printed = pov_interval_rounded(number, 1);
    pov_ratio exact = pov_ratio_from_decimal(number);

    if (c->typed->figure->key.unit == POV_IN_COUNT)
        return exact.under == 1 && pov_interval_contains(&c->must_be, exact);
    return pov_interval_agree(&printed, &c->must_be);
}

/** Is just this number stated of a figure? */
static bool is_stated_of(const slips_case *c, const pov_figure *f)
{
    const pov_evidence *e = f ? pov_figure_stated(f) : NULL;

    return e && e != c->typed && pov_evidence_is_number(e) &&
           c->typed->says.amount.units >= LEAST_TELLING &&
           pov_decimal_compare(e->says.amount, c->typed->says.amount) == 0;
}

static bool is_of_key(const slips_case *c, const pov_key *key)
{
    return is_stated_of(c, pov_figures_find(c->figures, key));
}

static bool is_of_other_standard(const slips_case *c, slip *out)
{
    const pov_figure *own = c->typed->figure;
    const pov_figure *f = own->moment ? own->moment->first : NULL;

    (void)out;
    for (; f; f = f->next_in_moment)
        if (f != own && f->key.indicator == own->key.indicator &&
            f->key.unit == own->key.unit && is_stated_of(c, f))
            return true;
    return false;
}

static bool is_of_year(const slips_case *c, int years)
{
    pov_key key = c->typed->figure->key;

    if (key.form != POV_LEVEL || key.since != POV_NO_DAY)
        return false;
    key.as_of = pov_day_add_years(key.as_of, years);
    return is_of_key(c, &key);
}

static bool is_of_year_before(const slips_case *c, slip *out)
{
    (void)out;
    return is_of_year(c, -1);
}

static bool is_of_year_after(const slips_case *c, slip *out)
{
    (void)out;
    return is_of_year(c, 1);
}

static bool is_total(const slips_case *c, slip *out)
{
    pov_key key = c->typed->figure->key;

    (void)out;
    key.area = key.area->parent;
    return key.area && is_of_key(c, &key);
}

/** Does the row above or below state just this number of another figure? */
static bool is_beside(const slips_case *c, const pov_figure *f)
{
    const pov_place own = c->typed->sources.items[0].place;
    pov_place place;

    if (f == c->typed->figure || f->key.unit != c->typed->figure->key.unit ||
        !is_stated_of(c, f))
        return false;
    place = pov_figure_stated(f)->sources.items[0].place;
    return place.file == own.file &&
           (place.line == own.line + 1 || place.line + 1 == own.line);
}

static bool is_of_row_beside(const slips_case *c, slip *out)
{
    const pov_figure *own = c->typed->figure;
    const pov_area *parent = own->key.area->parent;
    pov_key key = own->key;

    (void)out;
    for (const pov_figure *f = own->moment ? own->moment->first : NULL; f;
         f = f->next_in_moment)
        if (is_beside(c, f))
            return true;
    for (size_t i = 0; parent && i < pov_area_children(parent)->count; i++) {
        const pov_figure *f;

        key.area = pov_area_children(parent)->items[i];
        f = pov_figures_find(c->figures, &key);
        if (f && is_beside(c, f))
            return true;
    }
    return false;
}

/** The rows and their total, added up together. */
static bool is_total_counted(const slips_case *c, slip *out)
{
    const pov_figure *f = c->typed->figure;
    pov_interval twice = pov_interval_scale(&c->must_be, (pov_ratio){2, 1});

    (void)out;
    return f->key.unit == POV_IN_COUNT &&
           pov_area_children(f->key.area)->count &&
           pov_interval_is_point(&twice) &&
           pov_interval_contains(&twice,
                                 pov_ratio_from_decimal(c->typed->says.amount));
}

/** A rate that is made of the printed rates of its parts. */
static bool is_sum_of_rounded(const slips_case *c, slip *out)
{
    const pov_figure *f = c->typed->figure;
    pov_decimal sum = {0, 0};
    bool any = false;

    (void)out;
    for (size_t i = 0; i < f->key.indicator->kin.count; i++) {
        const pov_relative *r = &f->key.indicator->kin.items[i];
        const pov_figure *part;
        const pov_evidence *e;

        if (r->is != POV_PART)
            continue;
        part = r->indicator && f->moment
                   ? pov_moment_figure(f->moment, r->indicator, f->key.standard,
                                       POV_IN_PERCENT)
                   : NULL;
        e = part ? pov_figure_stated(part) : NULL;
        if (!e || !pov_evidence_is_number(e) ||
            !pov_decimal_add(sum, e->says.amount, &sum))
            return false;
        any = true;
    }
    return any && f->key.unit == POV_IN_PERCENT &&
           pov_decimal_compare(sum, c->typed->says.amount) == 0;
}

/** A rate that was cut off where it should have been rounded. */
static bool is_cut_off(const slips_case *c, slip *out)
{
    out->meant = c->typed->says.amount;
    out->meant.units++;
    out->has_meant = c->typed->figure->key.unit == POV_IN_PERCENT &&
                     number_fits(out->meant, c) &&
                     !number_fits(c->typed->says.amount, c);
    return out->has_meant;
}

static bool is_misprint(const slips_case *c, slip *out)
{
    pov_misprint m;

    if (!pov_misprint_find(c->typed->says.amount, number_fits, c, &m))
        return false;
    *out = (slip){m.says, true, m.meant, m.is_telling, false};
    return true;
}

/** A kind of slip: the test fills in what it knows beside the words. */
static const struct slip_kind {
    const char *says;
    bool (*test)(const slips_case *c, slip *out);
    bool is_habit;
} kinds[] = {
    {"it is the figure under another standard", is_of_other_standard, false},
    {"it is the total of all areas", is_total, false},
    {"the total was added to its parts", is_total_counted, false},
    {"it is the figure of the year before", is_of_year_before, false},
    {"it is the figure of the year after", is_of_year_after, false},
    {"it is the number of the row above or below", is_of_row_beside, false},
    {"it is the sum of two rounded rates", is_sum_of_rounded, true},
    {"it was cut off instead of rounded", is_cut_off, true},
    {NULL, is_misprint, false},
};

bool slips_find(const slips_case *c, slip *out)
{
    if (!pov_evidence_is_number(c->typed) ||
        !pov_interval_is_bounded(&c->must_be) ||
        pov_interval_is_empty(&c->must_be))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        *out = (slip){.says = kinds[i].says,
                      .is_telling = true,
                      .is_habit = kinds[i].is_habit};
        if (kinds[i].test(c, out))
            return true;
    }
    return false;
}
