#include "povstat/figures.h"

#include <string.h>

static int compare_text(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(a ? a : "", b ? b : "");
}

static int compare_rank(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

int pov_key_compare(const pov_key *a, const pov_key *b)
{
    int order = compare_text(a->area->id, b->area->id);

    if (!order)
        order = compare_rank(a->indicator->rank, b->indicator->rank);
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

pov_interval pov_key_possible(const pov_key *key)
{
    pov_interval i =
        pov_interval_closed(pov_ratio_whole(0), pov_ratio_whole(100));

    if (key->form != POV_LEVEL || key->unit == POV_IN_POINTS)
        return pov_interval_any();
    if (key->unit != POV_IN_PERCENT || !is_share(key->indicator))
        i.high = pov_interval_any().high;
    return i;
}

pov_interval pov_key_cut(const pov_key *key, pov_interval result)
{
    pov_interval possible = pov_key_possible(key);

    result = pov_interval_cut(&result, &possible);
    return key->unit == POV_IN_COUNT ? pov_interval_whole(&result) : result;
}

pov_key pov_key_of_whole(const pov_key *part)
{
    pov_key key = *part;

    key.indicator = part->indicator->whole;
    key.standard = pov_indicator_standard(key.indicator, part->standard);
    key.unit = POV_IN_COUNT;
    return key;
}

size_t pov_figures_from(const pov_figures *figures, const pov_key *key)
{
    size_t low = 0, high = figures->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (pov_key_compare(&figures->items[middle]->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
