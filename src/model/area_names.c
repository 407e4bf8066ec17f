#include "model/area_names.h"

#include <string.h>

#include "povstat/map.h"
#include "povstat/text.h"

#define DISTRICT_WORDS(word, rank, bare)                                       \
    {                                                                          \
        word, rank, bare, POV_DISTRICT                                         \
    }
#define CITY_WORDS(word)                                                       \
    {                                                                          \
        word, "thành phố", "thanh pho", POV_ANY_LEVEL                          \
    }

/* A word that begins with another stands before it. */
static const area_prefix prefixes[] = {
    DISTRICT_WORDS("huyện", "huyện", "huyen"),
    DISTRICT_WORDS("huyen", "huyện", "huyen"),
    DISTRICT_WORDS("h.", "huyện", "huyen"),
    DISTRICT_WORDS("h", "huyện", "huyen"),
    DISTRICT_WORDS("thị xã", "thị xã", "thi xa"),
    DISTRICT_WORDS("thi xa", "thị xã", "thi xa"),
    DISTRICT_WORDS("t.x.", "thị xã", "thi xa"),
    DISTRICT_WORDS("t.x", "thị xã", "thi xa"),
    DISTRICT_WORDS("tx.", "thị xã", "thi xa"),
    DISTRICT_WORDS("tx", "thị xã", "thi xa"),
    DISTRICT_WORDS("quận", "quận", "quan"),
    DISTRICT_WORDS("quan", "quận", "quan"),
    DISTRICT_WORDS("q.", "quận", "quan"),
    DISTRICT_WORDS("q", "quận", "quan"),
    CITY_WORDS("thành phố"),
    CITY_WORDS("thanh pho"),
    CITY_WORDS("t.p."),
    CITY_WORDS("t.p"),
    CITY_WORDS("tp."),
    CITY_WORDS("tp"),
    {"tỉnh", "tỉnh", "tinh", POV_PROVINCE},
    {"tinh", "tỉnh", "tinh", POV_PROVINCE},
    {"t.", "tỉnh", "tinh", POV_PROVINCE},
    {"đặc khu", "đặc khu", "dac khu", POV_SPECIAL_ZONE},
    {"dac khu", "đặc khu", "dac khu", POV_SPECIAL_ZONE},
    {"đk.", "đặc khu", "dac khu", POV_SPECIAL_ZONE},
};

enum { N_PREFIXES = sizeof prefixes / sizeof *prefixes };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** May a name begin at `after`, which follows the prefix `word`?  Only a
 *  number needs no blank: "Q1". */
static bool ends_prefix(const char *word, const char *after)
{
    return *after == ' ' || word[strlen(word) - 1] == '.' ||
           (is_digit(*after) && strlen(word) < 3);
}

const area_prefix *area_prefix_of(const char *key, const char **rest)
{
    for (size_t i = 0; i < N_PREFIXES; i++) {
        const char *word = prefixes[i].word;
        size_t length = strlen(word);
        const char *after = key + length;

        if (strncmp(key, word, length) != 0 || !ends_prefix(word, after))
            continue;
        after += *after == ' ';
        if (!*after)
            continue;
        *rest = after;
        return &prefixes[i];
    }
    return NULL;
}

const area_prefix *area_prefix_alone(const char *key)
{
    for (size_t i = 0; i < N_PREFIXES; i++)
        if (!strcmp(prefixes[i].word, key))
            return &prefixes[i];
    return NULL;
}

uint32_t area_letters(const char *bare)
{
    uint32_t letters = 0;

    for (; *bare; bare++)
        if (*bare >= 'a' && *bare <= 'z')
            letters |= UINT32_C(1) << (*bare - 'a');
    return letters;
}

static pov_day earlier_start(pov_day a, pov_day b)
{
    return a < b ? a : b; /* open is 0, before every day */
}

static pov_day later_end(pov_day a, pov_day b)
{
    if (a == POV_NO_DAY || b == POV_NO_DAY)
        return POV_NO_DAY;
    return a > b ? a : b;
}

static void add_to(area_name_list *names, area_name name, pov_arena *arena)
{
    for (size_t i = 0; i < names->count; i++) {
        area_name *same = &names->items[i];

        if (same->area != name.area)
            continue;
        same->from = earlier_start(same->from, name.from);
        same->to = later_end(same->to, name.to);
        same->is_full |= name.is_full;
        return;
    }
    pov_arena_push(arena, names, name);
}

static area_name_list *list_at(pov_map *map, const char *key, pov_arena *arena)
{
    void **at = pov_map_at(map, arena, key, strlen(key));

    if (!*at)
        *at = pov_arena_alloc(arena, sizeof(area_name_list));
    return *at;
}

/** Enter one spelling; `name.key` is the name as written until here. */
static void add_spelling(pov_catalogue *catalogue, area_name name)
{
    pov_arena *arena = catalogue->arena;
    const char *bare = pov_text_bare(arena, name.key);
    area_name_list *alike;

    name.key = pov_text_key(arena, name.key);
    add_to(list_at(&catalogue->area_keys, name.key, arena), name, arena);
    alike = list_at(&catalogue->area_bares, bare, arena);
    if (!alike->bare) {
        alike->bare = bare;
        alike->letters = area_letters(bare);
        alike->characters = pov_text_characters(bare, strlen(bare));
        pov_arena_push(arena, &catalogue->area_spellings, alike);
    }
    add_to(alike, name, arena);
}

/** A former full name with and without its rank; a number alone ("Quận 2")
 *  is no name. */
static void add_former(pov_catalogue *catalogue, area_name name)
{
    const char *key = pov_text_key(catalogue->arena, name.key), *rest = key;
    const area_prefix *prefix = area_prefix_of(key, &rest);

    name.is_full = prefix != NULL;
    add_spelling(catalogue, name);
    if (!prefix || is_digit(*rest))
        return;
    name.key = rest;
    name.is_full = false;
    add_spelling(catalogue, name);
}

/** The day after the last name before `until`; open if it is the first. */
static pov_day start_of_name(const pov_area *area, pov_day until)
{
    pov_day start = POV_NO_DAY;

    for (size_t i = 0; i < area->former.count; i++) {
        pov_day end = area->former.items[i].until;

        if ((until == POV_NO_DAY || end < until) && end >= start)
            start = end;
    }
    return pov_day_next(start);
}

void area_names_add(pov_catalogue *catalogue, const pov_area *area)
{
    area_name name = {.area = area,
                      .key = area->name,
                      .from = start_of_name(area, POV_NO_DAY)};

    add_spelling(catalogue, name);
    name.key = area->full_name;
    name.is_full = true;
    add_spelling(catalogue, name);
    for (size_t i = 0; i < area->former.count; i++) {
        name.key = area->former.items[i].full_name;
        name.to = area->former.items[i].until;
        name.from = start_of_name(area, name.to);
        add_former(catalogue, name);
    }
}

const pov_area *pov_area_namesake(const pov_catalogue *catalogue,
                                  const char *name, const pov_area *area)
{
    const char *key = pov_text_key(catalogue->arena, name);
    const area_name_list *bearers =
        pov_map_find(&catalogue->area_keys, key, strlen(key));

    for (size_t i = 0; bearers && i < bearers->count; i++)
        if (bearers->items[i].area != area)
            return bearers->items[i].area;
    return NULL;
}
