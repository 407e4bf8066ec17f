#include <string.h>

#include "povstat/figures.h"

static int compare_text(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(a ? a : "", b ? b : "");
}

int pov_key_compare(const pov_key *a, const pov_key *b)
{
    int order = pov_area_compare(a->area, b->area);

    if (!order)
        order = (a->indicator->rank > b->indicator->rank) -
                (a->indicator->rank < b->indicator->rank);
    if (!order)
        order = compare_text(a->standard ? a->standard->id : NULL,
                             b->standard ? b->standard->id : NULL);
    if (!order)
        order = (int)a->form - (int)b->form;
    if (!order)
        order = (int)a->unit - (int)b->unit;
    if (!order)
        order = (a->as_of > b->as_of) - (a->as_of < b->as_of);
    if (!order)
        order = (a->since > b->since) - (a->since < b->since);
    if (!order)
        order = compare_text(a->plan ? a->plan->id : NULL,
                             b->plan ? b->plan->id : NULL);
    return order;
}

bool pov_key_same_series(const pov_key *a, const pov_key *b)
{
    return a->area == b->area && a->indicator == b->indicator &&
           a->standard == b->standard && a->form == b->form &&
           a->unit == b->unit;
}

/** May its rate not exceed 100? */
static bool is_share(const pov_indicator *i)
{
    return i->whole || (*i->whole_label && !i->is_flow);
}

static const pov_interval anything = {{.at = {0, 1}}, {.at = {0, 1}}};
static const pov_interval not_below_0 = {
    {.finite = true, .closed = true, .at = {0, 1}}, {.at = {0, 1}}};
static const pov_interval from_0_to_100 = {
    {.finite = true, .closed = true, .at = {0, 1}},
    {.finite = true, .closed = true, .at = {100, 1}}};

static const pov_interval *possible_of(const pov_key *key)
{
    if (key->form != POV_LEVEL || key->unit == POV_IN_POINTS)
        return &anything;
    return key->unit == POV_IN_PERCENT && is_share(key->indicator)
               ? &from_0_to_100
               : &not_below_0;
}

pov_interval pov_key_possible(const pov_key *key)
{
    return *possible_of(key);
}

pov_interval pov_key_cut(const pov_key *key, pov_interval result)
{
    result = pov_interval_cut(&result, possible_of(key));
    return key->unit == POV_IN_COUNT ? pov_interval_whole(&result) : result;
}

const pov_indicator *pov_role_player(const pov_catalogue *catalogue,
                                     const pov_role *role,
                                     const pov_indicator *subject)
{
    bool is_share = pov_indicator_is_share(subject);

    if (role->of == POV_COUNTED)
        return is_share ? subject->counted : NULL;
    if (role->of == POV_WHOLE)
        return subject->whole;
    if (role->of != POV_ITSELF || (is_share && role->unit == POV_IN_COUNT))
        return NULL;
    if (role->breakdown)
        return pov_indicator_of_whom(
            subject, pov_catalogue_breakdown(catalogue, role->breakdown));
    return subject;
}

pov_measured pov_key_measured(const pov_key *key)
{
    if (key->unit == POV_IN_COUNT)
        return POV_MEASURED_COUNT;
    return pov_indicator_is_share(key->indicator) ? POV_MEASURED_SHARE
                                                  : POV_MEASURED_RATE;
}

pov_key pov_key_of_whole(const pov_key *part)
{
    pov_key key = *part;

    key.indicator = part->indicator->whole;
    key.standard = pov_indicator_standard(key.indicator, part->standard);
    key.unit = POV_IN_COUNT;
    return key;
}

/** The children of such an area before this day are not all in areas.csv: its
 *  communes are those at the end of the districts, whose last change was on
 *  1 March 2025; Hà Nội has been what it is since 1 August 2008.
 *  Source: resolution 15/2008/QH12 */
static pov_day first_complete_day(const pov_area *area)
{
    switch (area->level) {
    case POV_COUNTRY:
    case POV_REGION:
        return pov_day_from(2008, 8, 1);
    case POV_DISTRICT:
        return pov_day_from(2025, 3, 1);
    case POV_PROVINCE:
    case POV_SPECIAL_ZONE:
    case POV_COMMUNE:
    case POV_ANY_LEVEL:
        break;
    }
    return pov_day_year_end(2019);
}

const pov_area_list *pov_key_children(const pov_key *total)
{
    static const pov_area_list none;

    if (total->as_of < first_complete_day(total->area) ||
        !pov_indicator_counts_residents(total->indicator) ||
        pov_area_is_group(total->area))
        return &none;
    return pov_area_children_on(total->area, total->as_of);
}

const pov_area_list *pov_key_members(const pov_catalogue *catalogue,
                                     const pov_key *total)
{
    static const pov_area_list none;

    if (total->as_of < first_complete_day(total->area) ||
        !pov_indicator_counts_residents(total->indicator) ||
        !pov_area_is_group(total->area))
        return &none;
    return pov_group_members(catalogue, total->area, total->as_of);
}
