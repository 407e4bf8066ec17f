#include "povstat/target_forms.h"

/* The form table: from what is typed to the level it asks for.  All levels
 * are exact; counts that must not be exceeded are rounded down, counts that
 * must be reached are rounded up. */

static pov_interval floored(pov_interval i)
{
    i.low.at = pov_ratio_whole(pov_ratio_floor(i.low.at));
    i.high.at = pov_ratio_whole(pov_ratio_floor(i.high.at));
    return i;
}

static pov_interval raised(pov_interval i)
{
    i.low.at = pov_ratio_whole(pov_ratio_ceiling(i.low.at));
    i.high.at = pov_ratio_whole(pov_ratio_ceiling(i.high.at));
    return i;
}

/** Hold what a reduction leaves at zero or more. */
static bool settle(pov_interval level, bool may_clamp, pov_resolved *out)
{
    pov_ratio zero = pov_ratio_whole(0);

    if (!pov_interval_is_bounded(&level))
        return false;
    *out = (pov_resolved){.level = level, .exact = level};
    if (pov_ratio_compare(level.low.at, zero) >= 0)
        return true;
    out->clamped = may_clamp;
    out->over_baseline =
        !may_clamp && pov_ratio_compare(level.high.at, zero) < 0;
    out->level.low.at = zero;
    if (pov_ratio_compare(level.high.at, zero) < 0)
        out->level.high.at = zero;
    out->exact = out->level;
    return true;
}

static bool keep_level(const pov_target_form *form,
                       const pov_interval *baseline, pov_ratio amount,
                       int years, pov_resolved *out)
{
    (void)form;
    (void)baseline;
    (void)years;
    *out = (pov_resolved){.level = pov_interval_point(amount),
                          .exact = pov_interval_point(amount)};
    return true;
}

/** So many off, or on, once or every year. */
static bool move(const pov_target_form *form, const pov_interval *baseline,
                 pov_ratio amount, int years, pov_resolved *out)
{
    bool is_yearly = pov_form_is_yearly(form->form);
    bool is_fall = pov_form_is_fall(form->form);
    pov_interval by = pov_interval_point(amount);

    if (is_yearly)
        by = pov_interval_scale(&by, pov_ratio_whole(years));
    return settle(is_fall ? pov_interval_subtract(baseline, &by)
                          : pov_interval_add(baseline, &by),
                  is_fall && is_yearly, out);
}

/** baseline x (1 -+ amount/100)^years, to the cautious whole number. */
static bool compound(const pov_target_form *form, const pov_interval *baseline,
                     pov_ratio amount, int years, pov_resolved *out)
{
    bool is_fall = pov_form_is_fall(form->form);
    pov_ratio hundred = pov_ratio_whole(100);
    pov_interval level = *baseline;
    pov_ratio factor;

    if (is_fall && pov_ratio_compare(amount, hundred) > 0) {
        *out = (pov_resolved){.level = pov_interval_point(pov_ratio_whole(0)),
                              .over_baseline = true};
        return true;
    }
    if (!(is_fall ? pov_ratio_subtract(hundred, amount, &factor)
                  : pov_ratio_add(hundred, amount, &factor)) ||
        !pov_ratio_divide(factor, hundred, &factor))
        return false;
    if (!pov_form_is_yearly(form->form))
        years = 1;
    for (int y = 0; y < years; y++)
        level = pov_interval_scale(&level, factor);
    if (!pov_interval_is_bounded(&level))
        return false;
    *out = (pov_resolved){.level = is_fall ? floored(level) : raised(level),
                          .exact = level};
    return true;
}

static bool keep_baseline(const pov_target_form *form,
                          const pov_interval *baseline, pov_ratio amount,
                          int years, pov_resolved *out)
{
    (void)form;
    (void)amount;
    (void)years;
    *out = (pov_resolved){.level = *baseline, .exact = *baseline};
    return true;
}

const pov_target_form pov_target_forms[] = {
    {"level-count", "còn 8.410 hộ", "that many are left, or reached", POV_LEVEL,
     POV_IN_COUNT, POV_IN_COUNT, false, keep_level},
    {"level-rate", "còn 3,5%", "that share of the whole is left, or reached",
     POV_LEVEL, POV_IN_PERCENT, POV_IN_PERCENT, false, keep_level},
    {"reduction-count", "giảm 60 hộ", "that many fewer than the baseline",
     POV_REDUCTION, POV_IN_COUNT, POV_IN_COUNT, true, move},
    {"reduction-points", "giảm 0,8 điểm %",
     "the rate lower by that many percentage points", POV_REDUCTION,
     POV_IN_POINTS, POV_IN_PERCENT, true, move},
    {"reduction-share", "giảm 15% số hộ",
     "the baseline's number lower by that share of it", POV_REDUCTION,
     POV_IN_PERCENT, POV_IN_COUNT, true, compound},
    {"annual-reduction-count", "bình quân mỗi năm giảm 2.000 hộ",
     "that many fewer every year", POV_ANNUAL_REDUCTION, POV_IN_COUNT,
     POV_IN_COUNT, true, move},
    {"annual-reduction-points", "bình quân giảm 0,1 điểm %/năm",
     "the rate lower by that many points every year", POV_ANNUAL_REDUCTION,
     POV_IN_POINTS, POV_IN_PERCENT, true, move},
    {"annual-reduction-share", "mỗi năm giảm 10% số hộ",
     "lower every year by that share of the year before", POV_ANNUAL_REDUCTION,
     POV_IN_PERCENT, POV_IN_COUNT, true, compound},
    {"increase-count", "tăng 300 hộ", "that many more than the baseline",
     POV_INCREASE, POV_IN_COUNT, POV_IN_COUNT, true, move},
    {"increase-points", "tăng 5 điểm %",
     "the rate higher by that many percentage points", POV_INCREASE,
     POV_IN_POINTS, POV_IN_PERCENT, true, move},
    {"increase-share", "tăng 15% số hộ",
     "the baseline's number higher by that share of it", POV_INCREASE,
     POV_IN_PERCENT, POV_IN_COUNT, true, compound},
    {"annual-increase-count", "bình quân mỗi năm tăng 2.000 hộ",
     "that many more every year", POV_ANNUAL_INCREASE, POV_IN_COUNT,
     POV_IN_COUNT, true, move},
    {"annual-increase-points", "bình quân tăng 0,1 điểm %/năm",
     "the rate higher by that many points every year", POV_ANNUAL_INCREASE,
     POV_IN_POINTS, POV_IN_PERCENT, true, move},
    {"annual-increase-share", "mỗi năm tăng 10% số hộ",
     "higher every year by that share of the year before", POV_ANNUAL_INCREASE,
     POV_IN_PERCENT, POV_IN_COUNT, true, compound},
    {"direction", "giảm", "fewer, or more, than the baseline; no number",
     POV_DIRECTION, POV_IN_COUNT, POV_IN_PERCENT, true, keep_baseline},
};

const size_t pov_n_target_forms =
    sizeof pov_target_forms / sizeof *pov_target_forms;

const pov_target_form *pov_target_form_of(pov_form form, pov_unit unit)
{
    for (size_t i = 0; i < pov_n_target_forms; i++)
        if (pov_target_forms[i].form == form &&
            (pov_target_forms[i].unit == unit || form == POV_DIRECTION))
            return &pov_target_forms[i];
    return &pov_target_forms[0]; /* a level in points: read as a count */
}
