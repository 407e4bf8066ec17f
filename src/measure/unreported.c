#include "measure/unreported.h"

#include "measure/series.h"

/** Is it of the target's day or later, and stated or well known? */
static bool is_reported(const pov_figure *f, const pov_trial *t)
{
    bool is_said = f->evidence.count ||
                   (f->key.form == POV_LEVEL && pov_figure_is_known(f));

    return !f->key.plan && is_said && f->key.as_of >= t->t1 &&
           f->key.as_of <= t->as_of;
}

/** What is stated says more than what follows, then the earlier one. */
static bool is_before(const pov_figure *a, const pov_figure *b)
{
    bool a_stated = a->evidence.count, b_stated = b->evidence.count;

    return a_stated != b_stated ? a_stated : a->key.as_of < b->key.as_of;
}

/** The first that is reported of the target's indicator in another form. */
static const pov_figure *other_form(const pov_figures *figures,
                                    const pov_progress *p)
{
    const pov_key *key = &p->target->key;
    pov_key first = {.area = key->area,
                     .indicator = key->indicator,
                     .standard = key->standard};
    const pov_figure *found = NULL;

    for (size_t i = pov_figures_from(figures, &first); i < figures->count;
         i++) {
        const pov_figure *f = figures->items[i];

        if (f->key.area != key->area || f->key.indicator != key->indicator ||
            f->key.standard != key->standard)
            break;
        if (is_reported(f, &p->trial) && (!found || is_before(f, found)))
            found = f;
    }
    return found;
}

/** Keys of what, all together, would give the target's figure. */
typedef struct whole_set {
    pov_key *items;
    size_t count, capacity;
} whole_set;

static pov_key of_indicator(const pov_key *total, const pov_indicator *part)
{
    pov_key key = *total;

    key.indicator = part;
    return key;
}

static whole_set parts_of(const pov_key *total, pov_arena *arena)
{
    const pov_indicator *i = total->indicator;
    whole_set set = {0};

    for (size_t k = 0; k < i->kin.count; k++) {
        if (i->kin.items[k].is != POV_PART)
            continue;
        if (!i->kin.items[k].indicator)
            return (whole_set){0};
        pov_arena_push(arena, &set,
                       of_indicator(total, i->kin.items[k].indicator));
    }
    return set;
}

/** Of a share what it is a share of, too. */
static whole_set terms_of_share(const pov_key *share, pov_arena *arena)
{
    const pov_indicator *i = share->indicator;
    whole_set set = {0};

    if (!pov_indicator_is_share(i))
        return set;
    pov_arena_push(arena, &set, of_indicator(share, i->counted));
    pov_arena_push(arena, &set, of_indicator(share, i->all));
    return set;
}

static whole_set children_of(const pov_figures *figures, const pov_key *total)
{
    pov_arena *arena = figures->arena;
    const pov_area_list *areas =
        pov_area_is_group(total->area)
            ? pov_key_members(figures->catalogue, total)
            : pov_key_children(total);
    whole_set set = {0};

    for (size_t i = 0; i < areas->count; i++) {
        pov_key key = *total;

        key.area = areas->items[i];
        pov_arena_push(arena, &set, key);
    }
    return set;
}

static whole_set halves_of(const pov_figures *figures, const pov_key *total,
                           size_t which)
{
#define HALF(name_1, id_1, name_2, id_2) {id_1, id_2},
    static const char *const halves[][2] = {POV_HALVES(HALF)};
#undef HALF
    whole_set set = {0};

    if (which >= sizeof halves / sizeof *halves || total->indicator->breakdown)
        return set;
    for (size_t i = 0; i < 2; i++) {
        const pov_indicator *half = pov_indicator_of_whom(
            total->indicator,
            pov_catalogue_breakdown(figures->catalogue, halves[which][i]));

        if (!half)
            return (whole_set){0};
        pov_arena_push(figures->arena, &set, of_indicator(total, half));
    }
    return set;
}

static bool is_flow_of_stock(const pov_relative *r)
{
    return (r->is == POV_OUTFLOW || r->is == POV_INFLOW) && r->indicator;
}

static pov_key of_flow(const pov_key *total, const pov_relative *r)
{
    pov_key key = of_indicator(total, r->indicator);

    key.standard = pov_indicator_standard(r->indicator, key.standard);
    return key;
}

/** The moment of the flows of a stock, or NULL if there are none. */
static const pov_moment *moment_of_flows(const pov_figures *figures,
                                         const pov_key *total)
{
    const pov_indicator *i = total->indicator;

    for (size_t k = 0; k < i->kin.count; k++) {
        pov_key key;
        const pov_figure *f;

        if (!is_flow_of_stock(&i->kin.items[k]))
            continue;
        key = of_flow(total, &i->kin.items[k]);
        f = pov_figures_find(figures, &key);
        if (f)
            return f->moment;
    }
    return NULL;
}

/** The stock at the start, and the flows that lead from it to the end. */
static whole_set flows_to(const pov_figures *figures, const pov_key *total,
                          pov_day start)
{
    const pov_indicator *i = total->indicator;
    const pov_moment *moment;
    pov_key key = *total;
    whole_set set = {0};

    key.since = start;
    moment = moment_of_flows(figures, &key);
    for (size_t k = 0; k < i->kin.count && moment; k++) {
        const pov_relative *r = &i->kin.items[k];

        if (is_flow_of_stock(r) && !pov_moment_leaves_out(moment, r->indicator))
            pov_arena_push(figures->arena, &set, of_flow(&key, r));
    }
    key.since = POV_NO_DAY;
    key.as_of = start;
    if (set.count)
        pov_arena_push(figures->arena, &set, key);
    return set;
}

/** Is a part of the set reported?  Then what is missing is what is lacking. */
static bool find_missing(const pov_figures *figures, const whole_set *set,
                         pov_doubt *lack)
{
    *lack = (pov_doubt){.kind = POV_LACKS_PARTS};
    for (size_t i = 0; i < set->count; i++) {
        const pov_figure *f = pov_figures_find(figures, &set->items[i]);

        if (!f || !pov_figure_is_known(f)) {
            lack->is_disputed = lack->is_disputed || (f && f->conflict);
            pov_arena_push(figures->arena, &lack->missing, set->items[i]);
            continue;
        }
        lack->n_known++;
        if (f->evidence.count && !lack->figure)
            lack->figure = f;
    }
    return lack->figure && lack->missing.count;
}

static bool only_parts(const pov_figures *figures, const pov_progress *p,
                       pov_doubt *lack)
{
    pov_key rate = series_key(&p->target->key, p->trial.measure), total = rate;
    whole_set sets[7];

    rate.as_of = total.as_of = p->trial.t1;
    total.unit = POV_IN_COUNT;
    if (p->trial.is_flow)
        total.since = p->trial.t0;
    sets[0] = parts_of(&total, figures->arena);
    sets[1] = parts_of(&rate, figures->arena);
    sets[2] = terms_of_share(&total, figures->arena);
    sets[3] = halves_of(figures, &total, 0);
    sets[4] = halves_of(figures, &total, 1);
    sets[5] = flows_to(figures, &total, p->trial.t0);
    sets[6] = children_of(figures, &total);
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (find_missing(figures, &sets[i], lack))
            return true;
    return false;
}

/** Is the number of all stated on the day of a count, and in conflict? */
static bool is_whole_disputed(const pov_figures *figures, const pov_figure *f)
{
    pov_key key;
    const pov_figure *whole;

    if (f->key.form != POV_LEVEL || !f->key.indicator->whole)
        return false;
    key = pov_key_of_whole(&f->key);
    whole = pov_figures_find(figures, &key);
    return whole && whole->conflict;
}

void unreported_look(const pov_figures *figures, pov_progress *p)
{
    const pov_figure *other;
    pov_doubt lack, *kept;

    if (p->outcome.verdict != POV_VERDICT_NO_REPORT || p->trial.actual.known)
        return;
    other = other_form(figures, p);
    if (other)
        lack = (pov_doubt){.kind = POV_LACKS_FORM,
                           .figure = other,
                           .is_disputed = is_whole_disputed(figures, other)};
    else if (!only_parts(figures, p, &lack))
        return;
    p->outcome.verdict = POV_VERDICT_UNDECIDABLE;
    kept = pov_arena_alloc(figures->arena, sizeof *kept);
    *kept = lack;
    p->lack = kept;
}
