#include "measure/span.h"

static bool same_day_of_year(pov_day a, pov_day b)
{
    pov_civil x = pov_civil_from(a), y = pov_civil_from(b);

    return x.month == y.month && x.day == y.day;
}

static int years_between(pov_day from, pov_day to)
{
    return pov_civil_from(to).year - pov_civil_from(from).year;
}

spans spans_of(const pov_trial *trial)
{
    pov_day ta = trial->actual.known ? trial->actual.date : trial->t0;
    spans s = {.year = 365, .years = years_between(trial->t0, trial->t1)};

    if (same_day_of_year(trial->t0, trial->t1) &&
        same_day_of_year(trial->t0, ta)) {
        s.year = 1;
        s.whole = s.years;
        s.elapsed = years_between(trial->t0, ta);
    } else {
        s.whole = trial->t1 - trial->t0;
        s.elapsed = ta - trial->t0;
    }
    s.left = s.whole - s.elapsed;
    return s;
}
