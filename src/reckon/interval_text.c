#include "reckon/interval_text.h"

enum { DECIMALS = 4 };

static const char *end_text(const pov_end *end, pov_rounding how,
                            const pov_findings *findings)
{
    pov_decimal d;

    if (!end->finite || !pov_ratio_round(end->at, DECIMALS, how, &d))
        return NULL;
    return pov_say_decimal(findings->language, findings->arena, d);
}

const char *interval_text(const pov_interval *i, const pov_findings *findings)
{
    pov_language l = findings->language;
    pov_arena *arena = findings->arena;
    const char *low = end_text(&i->low, POV_ROUND_DOWN, findings);
    const char *high = end_text(&i->high, POV_ROUND_UP, findings);
    pov_decimal one;

    if (pov_interval_is_empty(i))
        return pov_say(l, "no number");
    if (pov_interval_is_point(i) &&
        pov_ratio_round(i->low.at, DECIMALS, POV_ROUND_HALF_UP, &one))
        return pov_say_decimal(l, arena, one);
    if (low && high)
        return pov_arena_format(arena, pov_say(l, "%s to %s"), low, high);
    if (low && i->low.at.over > 0)
        return pov_arena_format(arena, pov_say(l, "at least %s"), low);
    return high ? pov_arena_format(arena, pov_say(l, "at most %s"), high)
                : NULL;
}
