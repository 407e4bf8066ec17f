#include "view/folding.h"

#include <string.h>

#include "view/words.h"

/** As many have sections of their own, and so many are named in a line. */
enum { FEW = 10, MOST_NAMED = 8 };

struct folding {
    pov_map communes; /* of a province → pov_area_list */
};

folding *folding_new(pov_arena *arena)
{
    return pov_arena_alloc(arena, sizeof(folding));
}

/** What lies at the lowest level: since 2025 beside special zones. */
static bool is_commune(const pov_area *area)
{
    return area->level == POV_COMMUNE || area->level == POV_SPECIAL_ZONE;
}

void folding_add(folding *f, const pov_area *area, pov_arena *arena)
{
    const pov_area *province = pov_area_province(area);
    void **at;
    pov_area_list *list;

    if (!is_commune(area))
        return;
    at = pov_map_at(&f->communes, arena, &province, sizeof(pov_area *));
    if (!*at)
        *at = pov_arena_alloc(arena, sizeof(pov_area_list));
    list = *at;
    pov_arena_push(arena, list, area);
}

static const pov_area_list *communes_of(const pov_results *r,
                                        const pov_area *province)
{
    return r->folding ? pov_map_find(&r->folding->communes, &province,
                                     sizeof(pov_area *))
                      : NULL;
}

static const pov_area_list *beside(const pov_results *r, const pov_area *area)
{
    return communes_of(r, pov_area_province(area));
}

bool folding_is_of(const pov_results *r, const pov_area *province)
{
    const pov_area_list *list = communes_of(r, province);

    return list && list->count > FEW;
}

bool folding_hides(const pov_results *r, const pov_area *area)
{
    return is_commune(area) && folding_is_of(r, pov_area_province(area));
}

const char *folding_title(const pov_results *r, const pov_area *commune)
{
    return pov_arena_format(r->arena, "%zu %s", beside(r, commune)->count,
                            words_in(r->language, WORD_COMMUNES));
}

const char *folding_names(const pov_results *r, const pov_area *commune)
{
    const pov_area_list *list = beside(r, commune);
    pov_text_list names = {0};

    for (size_t i = 0; i < list->count && i < MOST_NAMED; i++)
        pov_arena_push(r->arena, &names, list->items[i]->full_name);
    return pov_arena_format(r->arena, "%s%s",
                            words_joined(r->arena, &names, ", "),
                            list->count > MOST_NAMED ? ", …" : "");
}

size_t folding_run(const pov_results *r, const shown_targets *targets,
                   size_t first)
{
    const pov_area *one = targets->items[first]->target->key.area;
    size_t n = 1;

    for (; first + n < targets->count; n++) {
        const pov_area *area = targets->items[first + n]->target->key.area;

        if (!folding_hides(r, area) ||
            pov_area_province(area) != pov_area_province(one))
            break;
    }
    return n;
}
