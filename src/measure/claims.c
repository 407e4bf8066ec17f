#include "measure/claims.h"

enum { DEEPEST = 8, MOST_DECIMALS = 6, SHOWN_DECIMALS = 1 };

bool claims_number(const pov_interval *value, pov_decimal *number)
{
    for (int scale = 0; scale <= MOST_DECIMALS; scale++)
        if (pov_interval_is_point(value) &&
            pov_ratio_round(value->low.at, scale, POV_ROUND_HALF_UP, number) &&
            !pov_ratio_compare(pov_ratio_from_decimal(*number), value->low.at))
            return true;
    return false;
}

/** What is claimed of one indicator of an area. */
typedef struct subject {
    const pov_area *area;
    const pov_indicator *indicator;
    const pov_standard *standard;
} subject;

_Static_assert(sizeof(subject) == 3 * sizeof(void *), "subject has padding");

/** A claim, and what became of it. */
typedef struct claimed {
    const pov_evidence *says;
    bool has_target; /* of just its day */
    bool agrees_once;
    const pov_progress *against; /* the first that it disagrees with */
} claimed;

typedef struct claims {
    claimed **items;
    size_t count, capacity;
} claims;

/** Does a figure rest on the claim itself?  Then it confirms nothing. */
static bool rests_on(const pov_figure *f, const pov_evidence *claim, int depth)
{
    const pov_derivation *ends[2] = {NULL};

    if (!f || pov_figure_stated(f) || depth == DEEPEST)
        return false;
    ends[0] = f->low_by;
    ends[1] = f->high_by;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; ends[k] && i < ends[k]->n_from; i++) {
            const pov_input *in = &ends[k]->from[i];

            if (in->stated == claim ||
                (!in->stated && rests_on(in->figure, claim, depth + 1)))
                return true;
        }
    return false;
}

/** What was to be reached, in the measure of what was.  Errors: false if it is
 *  not known. */
static bool find_goal(const pov_progress *p, pov_interval *goal)
{
    const pov_trial *t = p->judged;

    *goal = p->outcome.target;
    if (t != &p->trial && t->says.has_amount)
        *goal = pov_interval_point(pov_ratio_from_decimal(t->says.amount));
    return t != &p->trial ? t->says.has_amount : p->outcome.has_target;
}

static pov_interval percent_of(const pov_interval *part,
                               const pov_interval *whole)
{
    pov_interval share = pov_interval_divide(part, whole);

    return pov_interval_scale(&share, pov_ratio_whole(100));
}

/** How much of the way was gone, and how much there is of what was planned:
 *  either is called a share of the plan.  Returns how many are known. */
static size_t shares_of(const pov_progress *p, pov_interval shares[2])
{
    const pov_trial *t = p->judged;
    pov_interval goal, gone, way;
    size_t n = 0;

    if (pov_maybe_known(p->outcome.achieved))
        shares[n++] = pov_interval_point(p->outcome.achieved.is);
    if (!find_goal(p, &goal))
        return n;
    if (!n && t->baseline.known) {
        gone = pov_interval_subtract(&t->baseline.range, &t->actual.range);
        way = pov_interval_subtract(&t->baseline.range, &goal);
        shares[n++] = percent_of(&gone, &way);
    }
    if (t->says.form == POV_LEVEL && t->better != POV_FEWER_IS_BETTER)
        shares[n++] = percent_of(&t->actual.range, &goal);
    return n;
}

/** What a printed share of the plan means: rounded, or cut off. */
static pov_interval meant(const pov_evidence *claim)
{
    pov_interval i = pov_interval_rounded(claim->says.amount, 2);

    if (claim->says.op_said)
        return claim->allows;
    i.low = pov_interval_rounded(claim->says.amount, 1).low;
    return i;
}

static void check_percent(const pov_progress *p, pov_claim_check *c)
{
    pov_interval says = meant(c->claim), shares[2];
    size_t n = shares_of(p, shares);

    if (c->claim->says.about)
        return;
    for (size_t i = 0; i < n; i++) {
        c->is_checked = c->is_checked || pov_interval_is_bounded(&shares[i]);
        c->agrees = c->agrees || pov_interval_agree(&says, &shares[i]);
    }
}

/** Did it go beyond what was asked: 1 yes, -1 no, 0 open? */
static int went_beyond(const pov_progress *p)
{
    const pov_operator op = p->outcome.op;
    bool fewer =
        p->judged == &p->trial && (op == POV_AT_MOST || op == POV_LESS_THAN);
    const pov_interval *actual = &p->judged->actual.range;
    pov_interval goal, beyond;

    if (p->outcome.verdict == POV_VERDICT_EXCEEDED)
        return 1;
    if (!find_goal(p, &goal))
        return 0;
    beyond = fewer ? pov_interval_subtract(&goal, actual)
                   : pov_interval_subtract(actual, &goal);
    if (beyond.low.finite &&
        (beyond.low.at.over > 0 || (!beyond.low.at.over && !beyond.low.closed)))
        return 1;
    return beyond.high.finite && beyond.high.at.over <= 0 ? -1 : 0;
}

/** Was it reached: 1 yes, -1 no, 0 nobody can tell yet? */
static int was_reached(const pov_progress *p)
{
    pov_state state = pov_verdict_state(p->outcome.verdict);

    return (state == POV_STATE_MET) - (state == POV_STATE_MISSED);
}

static void check_words(const pov_progress *p, pov_claim_check *c)
{
    int reached = was_reached(p), is = reached;

    if (pov_evidence_claim(c->claim)->words.says == POV_CLAIMS_EXCEEDED &&
        reached > 0)
        is = went_beyond(p);
    if (pov_evidence_claim(c->claim)->words.says == POV_CLAIMS_MISSED)
        is = -reached;
    c->is_checked = is;
    c->agrees = is > 0;
}

/** Is what the verdict rests on of the day that the claim is of, and none of it
 *  what the claim itself gives? */
static bool is_comparable(const pov_progress *p, const pov_evidence *claim)
{
    const pov_trial *t = p->judged;
    const pov_claim *c = pov_evidence_claim(claim);
    const pov_key *key = &p->target->key;

    return t->actual.known && t->actual.date == claim->figure->key.as_of &&
           !t->conflict && p->outcome.verdict != POV_VERDICT_INVALID &&
           (!c->has_base || (c->form == key->form && c->unit == key->unit)) &&
           !rests_on(p->target, claim, 0) &&
           !rests_on(t->actual.figure, claim, 0) &&
           !rests_on(t->baseline.figure, claim, 0);
}

static void check(pov_progress *p, claimed *c, pov_arena *arena)
{
    pov_claim_check is = {.claim = c->says};

    if (is_comparable(p, c->says)) {
        if (pov_evidence_claim(c->says)->words.says == POV_CLAIMS_PERCENT)
            check_percent(p, &is);
        else
            check_words(p, &is);
    }
    c->agrees_once = c->agrees_once || (is.is_checked && is.agrees);
    if (is.is_checked && !is.agrees && !c->against)
        c->against = p;
    pov_arena_push(arena, &p->claims, is);
}

static bool is_of_plan(const pov_evidence *claim, const pov_plan *plan)
{
    const pov_claim *c = pov_evidence_claim(claim);
    pov_assigned by = c->words.plan_of;

    if (c->plan)
        return c->plan == plan;
    return by == POV_ASSIGNED_BY_NOBODY || by == plan->assigned_by;
}

/** The claims that are made of what a target is of, or NULL. */
static claims *claims_of(const pov_map *all, const pov_key *key)
{
    subject of = {key->area, key->indicator->counted, key->standard};

    return pov_map_find(all, &of, sizeof of);
}

/** Those of just its day first; what is claimed on the way is of whatever is
 *  due later. */
static void check_all(const pov_map *all, pov_progress *p, bool on_day,
                      pov_arena *arena)
{
    claims *of = claims_of(all, &p->target->key);

    for (size_t i = 0; of && i < of->count; i++) {
        claimed *c = of->items[i];
        pov_day day = c->says->figure->key.as_of;

        if (!is_of_plan(c->says, p->target->key.plan))
            continue;
        if (on_day && day == p->trial.t1) {
            c->has_target = true;
            check(p, c, arena);
        } else if (!on_day && !c->has_target && day > p->trial.t0 &&
                   day < p->trial.t1)
            check(p, c, arena);
    }
}

static void collect(const pov_figures *figures, size_t from, size_t to,
                    pov_map *all, claims *list)
{
    for (size_t i = from; i < to; i++) {
        const pov_figure *f = figures->items[i];
        subject of = {f->key.area, f->key.indicator, f->key.standard};
        claims *own;
        void **at;

        if (f->key.form != POV_CLAIMED)
            continue;
        at = pov_map_at(all, figures->arena, &of, sizeof of);
        own = *at = *at ? *at : pov_arena_alloc(figures->arena, sizeof *own);
        for (size_t e = 0; e < f->evidence.count; e++) {
            claimed *c = pov_arena_alloc(figures->arena, sizeof *c);

            *c = (claimed){.says = f->evidence.items[e]};
            pov_arena_push(figures->arena, own, c);
            pov_arena_push(figures->arena, list, c);
        }
    }
}

/* A claim that agrees with one form of an aim is of that form. */
static void settle_forms(const pov_map *all, pov_progress *p)
{
    claims *of = claims_of(all, &p->target->key);

    for (size_t i = 0; i < p->claims.count; i++) {
        pov_claim_check *is = &p->claims.items[i];

        for (size_t k = 0; k < of->count; k++)
            if (of->items[k]->says == is->claim && of->items[k]->agrees_once &&
                !is->agrees)
                is->is_checked = false;
    }
}

/** "266.7% of the plan", or the verdict. */
static const char *reckoned(const pov_progress *p, const pov_findings *f)
{
    pov_language l = f->language;
    pov_decimal d;
    pov_interval shares[2];
    const char *verdict = pov_words(POV_TERMS_VERDICT, p->outcome.verdict, l);

    if (!shares_of(p, shares) || !pov_interval_is_point(&shares[0]) ||
        !pov_ratio_round(shares[0].low.at, SHOWN_DECIMALS, POV_ROUND_HALF_UP,
                         &d))
        return verdict;
    return pov_arena_format(f->arena, "%s, %s%%", verdict,
                            pov_say_decimal(l, f->arena, d));
}

static void report(const claimed *c, pov_findings *findings)
{
    const pov_source *typed = &c->says->sources.items[0];
    const pov_key *key = &c->says->figure->key;
    pov_finding *f;

    if (c->agrees_once || !c->against || c->says->standing == POV_SET_ASIDE)
        return;
    f = pov_find(findings, POV_FOUND_CLAIM_DISAGREES, typed->place,
                 "%s, %s: '%s'; reckoned: %s", key->area->id,
                 key->indicator->id, typed->raw,
                 reckoned(c->against, findings));
    if (pov_finding_is_kept(findings, f))
        pov_find_related(findings, f,
                         c->against->stated->sources.items[0].place,
                         pov_say(findings->language, "the target"));
}

void claims_check(const pov_figures *figures, size_t from, size_t to,
                  const pov_progress_list *list, pov_findings *findings)
{
    pov_map all = {0};
    claims found = {0};

    collect(figures, from, to, &all, &found);
    for (int on_day = 1; on_day >= 0; on_day--)
        for (size_t i = 0; found.count && i < list->count; i++)
            check_all(&all, list->items[i], on_day, figures->arena);
    for (size_t i = 0; found.count && i < list->count; i++)
        settle_forms(&all, list->items[i]);
    for (size_t i = 0; i < found.count; i++)
        report(found.items[i], findings);
}
