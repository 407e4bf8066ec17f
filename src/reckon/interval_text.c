#include "reckon/interval_text.h"

enum { DECIMALS = 4 };

static const char *end_text(const pov_end *end, pov_rounding how,
                            pov_arena *arena)
{
    pov_decimal d;

    if (!end->finite || !pov_ratio_round(end->at, DECIMALS, how, &d))
        return NULL;
    return pov_decimal_text(arena, d);
}

const char *interval_text(const pov_interval *i, pov_arena *arena)
{
    const char *low = end_text(&i->low, POV_ROUND_DOWN, arena);
    const char *high = end_text(&i->high, POV_ROUND_UP, arena);
    pov_decimal one;

    if (pov_interval_is_empty(i))
        return "no number";
    if (pov_interval_is_point(i) &&
        pov_ratio_round(i->low.at, DECIMALS, POV_ROUND_HALF_UP, &one))
        return pov_decimal_text(arena, one);
    if (low && high)
        return pov_arena_format(arena, "%s to %s", low, high);
    if (low && i->low.at.over > 0)
        return pov_arena_format(arena, "at least %s", low);
    return high ? pov_arena_format(arena, "at most %s", high) : NULL;
}
