#include "measure/aims.h"

#include "measure/series.h"

/** What a total may change by in a year, in percent: the households of the
 *  country became more by 1.8 % a year from 2009 to 2019. */
enum { GROWTH = 2, DECIMALS = 2 };

/** One plan's aim for an area. */
typedef struct aim_key {
    const pov_area *area;
    const pov_indicator *indicator;
    const pov_standard *standard;
    const pov_plan *plan;
    pov_day t0, t1;
} aim_key;

/** The forms of an aim. */
typedef struct aim {
    const pov_progress **items;
    size_t count, capacity;
    bool is_told;
} aim;

static bool is_rate(const pov_progress *p)
{
    return p->trial.measure != POV_IN_COUNT;
}

bool aims_compare(const pov_figure *target)
{
    return !target->conflict && !target->blame;
}

/** Can another form of it be held against it? */
static bool is_comparable(const pov_progress *p)
{
    const pov_trial *t = &p->trial;

    return t->says.form != POV_DIRECTION && t->says.has_amount &&
           !t->says.about && !t->is_flow && aims_compare(p->target) &&
           p->outcome.verdict != POV_VERDICT_INVALID &&
           (!t->form->needs_baseline || t->baseline.known);
}

/** What the words allow for the amount: a bound is just that number, a range
 *  all of it; any other was rounded. */
static pov_interval amount_of(const pov_trial *t)
{
    const pov_phrase *says = &t->says;
    pov_interval a = pov_interval_rounded(says->amount, 1), b;

    if (says->has_stretch) {
        b = pov_interval_rounded(says->stretch, 1);
        if (pov_decimal_compare(says->amount, says->stretch) > 0)
            a.low = b.low;
        else
            a.high = b.high;
    } else if (says->op_said ||
               (says->unit == POV_IN_COUNT && !says->amount.zeros)) {
        a = pov_interval_point(pov_ratio_from_decimal(says->amount));
    }
    return a;
}

/** All levels that the words may mean.  Errors: false if nothing follows. */
static bool find_level(const pov_progress *p, pov_interval *level)
{
    const pov_trial *t = &p->trial;
    const pov_interval amount = amount_of(t);
    pov_resolved low, high;
    pov_civil from = pov_civil_from(t->t0), to = pov_civil_from(t->t1);
    int years = to.year - from.year;

    if (!t->form->resolve(t->form, &t->baseline.range, amount.low.at, years,
                          &low) ||
        !t->form->resolve(t->form, &t->baseline.range, amount.high.at, years,
                          &high))
        return false;
    if (pov_ratio_compare(low.exact.low.at, high.exact.low.at) > 0)
        *level = pov_interval_closed(high.exact.low.at, low.exact.high.at);
    else
        *level = pov_interval_closed(low.exact.low.at, high.exact.high.at);
    return true;
}

/** "At least 73 fewer" leaves room for 78; but where both leave it, they ought
 *  to name the same number. */
static void leave_room(const pov_progress *p, const pov_progress *beside,
                       pov_interval *level)
{
    pov_operator op = p->outcome.op;

    if (!p->trial.says.op_said || beside->trial.says.op_said)
        return;
    if (op == POV_AT_MOST || op == POV_LESS_THAN)
        level->low = pov_interval_point(pov_ratio_whole(0)).low;
    else
        level->high = pov_interval_any().high;
}

/** What the rate divides by at the start.  Errors: any number. */
static pov_interval total_of(const pov_figures *figures, const pov_progress *p)
{
    pov_key key = series_key(&p->target->key, POV_IN_COUNT);
    const pov_figure *f;

    if (!key.indicator->whole)
        return pov_interval_any();
    key = pov_key_of_whole(&key);
    f = series_at(figures, &key, p->trial.t0);
    return f && !f->conflict ? f->value : pov_interval_any();
}

/** The same some years later.  Errors: false beyond the largest number. */
static bool grow(pov_interval *total, int years)
{
    pov_interval part =
        pov_interval_closed((pov_ratio){100 - GROWTH * years, 100},
                            (pov_ratio){100 + GROWTH * years, 100});

    if (years < 0 || GROWTH * years >= 100 || !pov_interval_is_bounded(total) ||
        total->low.at.over <= 0)
        return false;
    *total = pov_interval_multiply(total, &part);
    return pov_interval_is_bounded(total);
}

/** Do the levels of a count and of a rate agree, whatever the total becomes? */
static bool agree_by_total(const pov_interval *count, const pov_interval *rate,
                           pov_interval total, int years)
{
    pov_interval is;

    if (!grow(&total, years))
        return true;
    is = pov_interval_divide(count, &total);
    is = pov_interval_scale(&is, pov_ratio_whole(100));
    return pov_interval_agree(&is, rate);
}

/** The roundest number in it, as its source may have it. */
static pov_ratio round_of(const pov_interval *i)
{
    for (int64_t step = 1000000000; step > 1; step /= 10) {
        pov_ratio at = i->low.at;

        if (pov_ratio_multiply(at, (pov_ratio){1, step}, &at) &&
            pov_ratio_multiply(pov_ratio_whole(pov_ratio_ceiling(at)),
                               pov_ratio_whole(step), &at) &&
            pov_ratio_compare(at, i->high.at) <= 0)
            return at;
    }
    return i->low.at;
}

static pov_ratio middle_of(const pov_interval *i)
{
    pov_ratio sum = i->low.at, half = {1, 2};

    if (!pov_ratio_add(i->low.at, i->high.at, &sum) ||
        !pov_ratio_multiply(sum, half, &sum))
        return i->low.at;
    return sum;
}

/** "16", "4.35". */
static const char *number_text(const pov_findings *findings, pov_ratio r,
                               int most)
{
    pov_decimal d, shorter;

    if (!pov_ratio_round(r, most, POV_ROUND_HALF_UP, &d))
        return "?";
    while (d.scale &&
           pov_ratio_round(r, d.scale - 1, POV_ROUND_HALF_UP, &shorter) &&
           !pov_decimal_compare(d, shorter))
        d = shorter;
    return pov_say_decimal(findings->language, findings->arena, d);
}

/** So many of the total, in percent. */
static const char *part_text(const pov_findings *findings, pov_ratio part,
                             const pov_interval *total)
{
    pov_ratio r = part, all = round_of(total);

    if (!pov_ratio_multiply(part, pov_ratio_whole(100), &r) ||
        !pov_ratio_divide(r, all, &r))
        return "?";
    return number_text(findings, r, DECIMALS);
}

/** "households", as people read it. */
static const char *unit_text(const pov_indicator *indicator, pov_language l)
{
    const pov_term *term = pov_term_find(POV_TERMS_COUNTED, indicator->unit);

    return term ? pov_term_say(term, l) : indicator->unit;
}

/** "8,000 of 200,000 households are 4 points, not 3". */
static const char *by_total_text(const pov_progress *count,
                                 const pov_progress *rate,
                                 const pov_interval levels[],
                                 const pov_interval *total,
                                 const pov_findings *findings)
{
    bool are_changes = count->trial.says.form == rate->trial.says.form &&
                       count->trial.says.form != POV_LEVEL &&
                       count->target->key.unit == POV_IN_COUNT &&
                       rate->target->key.unit == POV_IN_POINTS;
    pov_ratio part = are_changes
                         ? pov_ratio_from_decimal(count->trial.says.amount)
                         : middle_of(&levels[0]);
    pov_ratio percent = are_changes
                            ? pov_ratio_from_decimal(rate->trial.says.amount)
                            : middle_of(&levels[1]);
    pov_language l = findings->language;

    return pov_arena_format(
        findings->arena,
        are_changes ? pov_say(l, "%s of %s %s are %s points, not %s")
                    : pov_say(l, "%s of %s %s are %s%%, not %s%%"),
        number_text(findings, part, 0),
        number_text(findings, round_of(total), 0),
        unit_text(count->target->key.indicator->whole, l),
        part_text(findings, part, total),
        number_text(findings, percent, DECIMALS));
}

static void tell(const pov_progress *a, const pov_progress *b, const char *what,
                 pov_findings *findings)
{
    const pov_key *key = &a->target->key;
    const pov_source *one = &a->stated->sources.items[0];
    const pov_source *other = &b->stated->sources.items[0];
    bool is_later = pov_place_compare(one->place, other->place) > 0;
    const pov_source *first = is_later ? other : one;
    const pov_source *second = is_later ? one : other;

    pov_find_related(
        findings,
        pov_find(findings, POV_FOUND_FORMS_DISAGREE, second->place,
                 "%s, %s: '%s', '%s': %s", key->area->id, key->indicator->id,
                 first->raw, second->raw, what),
        first->place, pov_arena_format(findings->arena, "%s", first->raw));
}

/** Errors: NULL if they agree, or nothing tells. */
static const char *disagreement(const pov_figures *figures,
                                const pov_progress *a, const pov_progress *b,
                                pov_findings *findings)
{
    pov_language l = findings->language;
    bool is_turned = is_rate(a) && !is_rate(b); /* the count comes first */
    const pov_progress *of[] = {is_turned ? b : a, is_turned ? a : b};
    pov_interval says[2], room[2], total;
    pov_civil from = pov_civil_from(a->trial.t0),
              to = pov_civil_from(a->trial.t1);

    for (size_t i = 0; i < 2; i++) {
        if (!find_level(of[i], &says[i]))
            return NULL;
        room[i] = says[i];
        leave_room(of[i], of[1 - i], &room[i]);
    }
    if (is_rate(of[0]) == is_rate(of[1]))
        return pov_interval_agree(&room[0], &room[1])
                   ? NULL
                   : pov_arena_format(
                         findings->arena,
                         pov_say(l, "the one leads to %s, the other to %s"),
                         number_text(findings, middle_of(&says[0]), DECIMALS),
                         number_text(findings, middle_of(&says[1]), DECIMALS));
    total = total_of(figures, a);
    return agree_by_total(&room[0], &room[1], total, to.year - from.year)
               ? NULL
               : by_total_text(of[0], of[1], says, &total, findings);
}

/** Hold it against the forms of its aim that were met before. */
static void check(const pov_figures *figures, aim *all, const pov_progress *p,
                  pov_findings *findings)
{
    for (size_t i = 0; i < all->count && !all->is_told; i++) {
        const char *what = disagreement(figures, all->items[i], p, findings);

        if (!what)
            continue;
        tell(all->items[i], p, what, findings);
        all->is_told = true;
    }
}

/** Hold those from one to another against each other. */
static void check_all(const pov_figures *figures, const pov_progress_list *list,
                      size_t from, size_t to, pov_findings *findings)
{
    pov_arena *arena = figures->arena;
    pov_map aims = {0};

    for (size_t i = from; i < to; i++) {
        const pov_progress *p = list->items[i];
        const pov_key *k = &p->target->key;
        const aim_key key = {k->area, k->indicator, k->standard,
                             k->plan, p->trial.t0,  p->trial.t1};
        aim **at;

        if (!is_comparable(p))
            continue;
        at = (aim **)pov_map_at(&aims, arena, &key, sizeof key);
        if (!*at)
            *at = pov_arena_alloc(arena, sizeof **at);
        check(figures, *at, p, findings);
        pov_arena_push(arena, *at, p);
    }
}

/** Is no other form of it among those of its indicator, which stand together?
 *  Of one form and unit each level is an aim of its own, unless several speak
 *  of it. */
static bool are_alone(const pov_progress_list *list, size_t from, size_t to)
{
    const pov_key *first = &list->items[from]->target->key;

    for (size_t i = from; i < to; i++)
        if (first->form != POV_LEVEL ||
            list->items[i]->target->key.form != first->form ||
            list->items[i]->target->key.unit != first->unit ||
            (i > from && list->items[i]->target == list->items[i - 1]->target))
            return false;
    return true;
}

void aims_check(const pov_figures *figures, const pov_progress_list *list,
                pov_findings *findings)
{
    for (size_t from = 0, to; from < list->count; from = to) {
        const pov_key *key = &list->items[from]->target->key;

        for (to = from + 1; to < list->count; to++) {
            const pov_key *next = &list->items[to]->target->key;

            if (next->indicator != key->indicator ||
                next->standard != key->standard || next->area != key->area)
                break;
        }
        if (!are_alone(list, from, to))
            check_all(figures, list, from, to, findings);
    }
}
