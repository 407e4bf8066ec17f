#include <string.h>

#include "povstat/area_match.h"
#include "povstat/say.h"
#include "povstat/text.h"
#include "povstat/words.h"

/* "Lào Cai (Yên Bái, Lào Cai)": since the merger of 2025 papers tell of a new
 * unit what it was made of.  Where those are its predecessors, and all of them,
 * there is no doubt which is meant; else nobody knows what such a name is. */

/* What may stand round their names. */
static const char fillers[] =
    "và|cũ|gồm|bao gồm|từ|với|cùng|các|sáp nhập|hợp nhất|nhập|tỉnh|thành phố|"
    "tp|xã|phường|thị trấn|huyện|thị xã";

/** Do the words name each of the areas, but for one of the unit's own name,
 *  once, and nothing else? */
static bool name_all(const pov_word *w, const pov_area *unit, pov_arena *arena)
{
    const pov_area_list *all = pov_area_predecessors(unit);
    bool *named = pov_arena_alloc(arena, (all->count + 1) * sizeof *named);
    size_t n;

    for (; w->kind != POV_WORD_END; w += n) {
        size_t which = all->count;

        n = 0;
        for (size_t i = 0; i < all->count; i++) {
            size_t used =
                pov_words_match(w, pov_text_key(arena, all->items[i]->name));

            if (used > n && !named[i]) {
                n = used;
                which = i;
            }
        }
        if (n)
            named[which] = true;
        else
            n = w->kind == POV_WORD_SIGN ? 1 : pov_words_match(w, fillers);
        if (!n)
            return false;
    }
    for (size_t i = 0; i < all->count; i++)
        if (!named[i] && strcmp(all->items[i]->name, unit->name) != 0)
            return false;
    return all->count > 1;
}

pov_area_match pov_area_made_of(const pov_catalogue *catalogue,
                                const char *typed, const pov_area_hint *hint,
                                pov_arena *arena)
{
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};
    pov_area_hint of = *hint;
    const char *open, *inside;
    size_t n;

    if (!pov_catalogue_may_be_name(typed))
        return match;
    n = strlen(typed);
    open = strrchr(typed, '(');
    while (n && typed[n - 1] == ' ')
        n--;
    if (!open || !n || typed[n - 1] != ')')
        return match;
    of.text = NULL;
    of.no_suggestions = true;
    match = pov_area_find(
        catalogue,
        pov_arena_format(arena, "%.*s (mới)", (int)(open - typed), typed), &of,
        arena);
    inside = pov_text_key(
        arena, pov_arena_copy(arena, open + 1, n - 2 - (size_t)(open - typed)));
    if (!match.area || !name_all(pov_words_all(inside, strlen(inside), arena),
                                 match.area, arena))
        return (pov_area_match){.outcome = POV_MATCH_UNKNOWN};
    match.outcome = POV_MATCH_LIKELY;
    match.why = pov_say(hint->language, "behind it stands what it was made of");
    return match;
}
