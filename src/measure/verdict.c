#include "measure/verdict.h"

/* The ordered table of verdicts: the first row whose question is answered yes
 * decides.  Source: docs/method.md, "Verdicts" */

static bool at_least(const verdict_facts *f, int64_t percent)
{
    return f->pace.known &&
           pov_ratio_compare(f->pace.is, pov_ratio_whole(percent)) >= 0;
}

static bool nobody_is_eligible(const verdict_facts *f)
{
    return f->nobody_eligible;
}

static bool is_declared_wrong(const verdict_facts *f)
{
    return f->flags &
           (POV_FLAG_DATES | POV_FLAG_DIRECTION | POV_FLAG_OVER_BASELINE);
}

static bool sources_differ(const verdict_facts *f)
{
    return f->conflict;
}

static bool is_incomparable(const verdict_facts *f)
{
    return f->incomparable;
}

static bool waits_for_actual(const verdict_facts *f)
{
    return !f->has_actual && !f->is_due;
}

static bool lacks_actual(const verdict_facts *f)
{
    return !f->has_actual;
}

static bool lacks_needed_baseline(const verdict_facts *f)
{
    return !f->has_baseline && f->needs_baseline;
}

static bool direction_kept(const verdict_facts *f)
{
    return f->is_direction && f->holds;
}

static bool direction_lost(const verdict_facts *f)
{
    return f->is_direction;
}

static bool holds_finally(const verdict_facts *f)
{
    return !f->has_baseline && f->holds && f->is_final;
}

static bool holds_so_far(const verdict_facts *f)
{
    return !f->has_baseline && f->holds;
}

static bool fails_finally(const verdict_facts *f)
{
    return !f->has_baseline && f->is_final;
}

static bool fails_so_far(const verdict_facts *f)
{
    return !f->has_baseline;
}

static bool stays_met(const verdict_facts *f)
{
    return f->baseline_holds && f->holds;
}

static bool is_lost(const verdict_facts *f)
{
    return f->baseline_holds;
}

static bool is_exceeded(const verdict_facts *f)
{
    return f->is_final && f->holds && f->is_beyond;
}

static bool is_met(const verdict_facts *f)
{
    return f->is_final && f->holds;
}

static bool is_missed(const verdict_facts *f)
{
    return f->is_final;
}

static bool is_met_early(const verdict_facts *f)
{
    return f->holds;
}

static bool keeps_pace(const verdict_facts *f)
{
    return at_least(f, 95);
}

static bool lags(const verdict_facts *f)
{
    return at_least(f, 60);
}

static bool lags_far(const verdict_facts *f)
{
    return at_least(f, 0);
}

static bool always(const verdict_facts *f)
{
    (void)f;
    return true;
}

static const struct verdict_row {
    bool (*fits)(const verdict_facts *facts);
    pov_verdict verdict;
} rows[] = {
    {nobody_is_eligible, POV_VERDICT_NOT_APPLICABLE},
    {is_declared_wrong, POV_VERDICT_INVALID},
    {sources_differ, POV_VERDICT_CONFLICTING},
    {is_incomparable, POV_VERDICT_NOT_COMPARABLE},
    {waits_for_actual, POV_VERDICT_PENDING},
    {lacks_actual, POV_VERDICT_NO_REPORT},
    {lacks_needed_baseline, POV_VERDICT_UNDECIDABLE},
    {direction_kept, POV_VERDICT_IMPROVED},
    {direction_lost, POV_VERDICT_NOT_IMPROVED},
    {holds_finally, POV_VERDICT_MET},
    {holds_so_far, POV_VERDICT_MET_SO_FAR},
    {fails_finally, POV_VERDICT_NOT_MET},
    {fails_so_far, POV_VERDICT_NOT_YET},
    {stays_met, POV_VERDICT_MAINTAINED},
    {is_lost, POV_VERDICT_LOST},
    {is_exceeded, POV_VERDICT_EXCEEDED},
    {is_met, POV_VERDICT_MET},
    {is_missed, POV_VERDICT_NOT_MET},
    {is_met_early, POV_VERDICT_MET_EARLY},
    {keeps_pace, POV_VERDICT_ON_TRACK},
    {lags, POV_VERDICT_BEHIND},
    {lags_far, POV_VERDICT_FAR_BEHIND},
    {always, POV_VERDICT_MOVING_AWAY},
};

pov_verdict verdict_find(const verdict_facts *facts)
{
    const struct verdict_row *row = rows;

    while (!row->fits(facts))
        row++;
    return row->verdict;
}

pov_degree verdict_degree(pov_ratio share)
{
    static const struct {
        int64_t least;
        pov_degree degree;
    } cuts[] = {{95, POV_NEARLY}, {60, POV_PARTLY}, {0, POV_LITTLE}};

    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++)
        if (pov_ratio_compare(share, pov_ratio_whole(cuts[i].least)) >= 0)
            return cuts[i].degree;
    return POV_WORSE;
}

const char *pov_verdict_code(pov_verdict verdict)
{
    static const char *const codes[] = {
#define VERDICT(id, code) code,
#include "povstat/verdicts.def"
#undef VERDICT
    };

    return codes[verdict];
}

const char *pov_degree_code(pov_degree degree)
{
    static const char *const codes[] = {NULL, "worse", "little", "partly",
                                        "nearly"};

    return codes[degree];
}

const char *pov_flag_code(pov_flag flag)
{
    static const char *const codes[] = {"dates",
                                        "direction",
                                        "over_baseline",
                                        "no_baseline",
                                        "met_at_baseline",
                                        "late_evidence",
                                        "no_final_report",
                                        "interim",
                                        "met_by_rounding",
                                        "clamped",
                                        "constant_total",
                                        "other_territory",
                                        "baseline_from_plan"};
    int bit = 0;

    while (!((unsigned)flag >> bit & 1))
        bit++;
    return codes[bit];
}
