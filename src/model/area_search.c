#include "model/area_search.h"

#include <string.h>

#include "model/area_text.h"
#include "povstat/map.h"
#include "povstat/text.h"

/* How far a bearer of the name is from what the hints say; the nearest wins.
 * The parts add up so that level outweighs parent, and parent the date. */
enum {
    IN_FORCE = 0,
    OTHER_NAME_THEN = 1,   /* in force, but under another name */
    NOT_IN_FORCE = 2,      /* on that day */
    PROVINCE_OUTSIDE = 10, /* typed where the parent's districts stand */
    OTHER_LEVEL = 100,     /* but the rank was typed */
    EXCLUDED = 1000
};

void area_search_note(area_search *search, const char *reason)
{
    search->why = area_text_also(search->why, pov_say(search->language, reason),
                                 search->arena);
}

bool area_search_fits_level(pov_level asked, pov_level level)
{
    return asked == POV_ANY_LEVEL || asked == level ||
           (asked == POV_DISTRICT && level == POV_SPECIAL_ZONE);
}

static bool is_kin(const pov_area *a, const pov_area *b)
{
    return pov_areas_hold(&a->predecessors, b) ||
           pov_areas_hold(&a->successors, b);
}

bool area_search_is_under(const pov_area *area, const pov_area *parent)
{
    if (pov_area_within(area, parent))
        return true;
    if (area->parent)
        return is_kin(parent, area->parent);
    return is_kin(parent, area) && !strcmp(parent->name, area->name);
}

static bool is_on(pov_day day, const area_name *name)
{
    return (name->from == POV_NO_DAY || name->from <= day) &&
           (name->to == POV_NO_DAY || day <= name->to);
}

/** EXCLUDED or more if the hints rule it out. */
static int distance_from(const area_search *s, const area_name *name,
                         pov_level level)
{
    const pov_area *area = name->area;
    int away = pov_area_in_force(area, s->day) ? IN_FORCE : NOT_IN_FORCE;

    if (away == IN_FORCE && !is_on(s->day, name))
        away = OTHER_NAME_THEN;
    if (!area_search_fits_level(level, area->level))
        away += name->is_full ? OTHER_LEVEL : EXCLUDED;
    if (s->parent && !area_search_is_under(area, s->parent))
        away += area->level == POV_PROVINCE && !s->parent_typed
                    ? PROVINCE_OUTSIDE
                    : EXCLUDED;
    return away;
}

/** Say why the area is not quite the one of that day. */
static void note_date(area_search *s, const area_name *name, int away)
{
    pov_language l = s->language;
    const char *day, *end;
    bool ended;

    if (!s->dated || away % PROVINCE_OUTSIDE == IN_FORCE)
        return;
    day = pov_say_day(l, s->arena, s->day);
    if (away % PROVINCE_OUTSIDE == OTHER_NAME_THEN) {
        area_search_note(
            s, pov_arena_format(s->arena,
                                pov_say(l, "it bore another name on %s"), day));
        return;
    }
    ended = name->area->to != POV_NO_DAY && name->area->to < s->day;
    s->is_late = ended;
    end = pov_say_day(l, s->arena, ended ? name->area->to : name->area->from);
    area_search_note(
        s, pov_arena_format(
               s->arena,
               ended ? pov_say(l, "it was not in force on %s but until %s")
                     : pov_say(l, "it was not in force on %s but from %s"),
               day, end));
}

static void add_once(pov_area_list *list, const pov_area *area,
                     pov_arena *arena)
{
    if (!pov_areas_hold(list, area))
        pov_arena_push(arena, list, area);
}

/** The area of the list that fits the hints best; UNKNOWN if none does,
 *  CERTAIN or AMBIGUOUS if one or several do.  `level` stands for the level
 *  of the search; the list may be NULL. */
static pov_area_match pick(area_search *s, const area_name_list *names,
                           pov_level level)
{
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};
    const area_name *nearest = NULL;
    int best = EXCLUDED;

    for (size_t i = 0; names && i < names->count; i++) {
        const area_name *name = &names->items[i];
        int away = distance_from(s, name, level);

        if (away >= EXCLUDED)
            add_once(&s->outside, name->area, s->arena);
        if (away < best) {
            match.candidates = (pov_area_list){0};
            nearest = name;
            best = away;
        }
        if (away == best && away < EXCLUDED)
            add_once(&match.candidates, name->area, s->arena);
    }
    if (match.candidates.count > 1) {
        match.outcome = POV_MATCH_AMBIGUOUS;
    } else if (nearest) {
        match.outcome = POV_MATCH_CERTAIN;
        match.area = nearest->area;
        note_date(s, nearest, best);
    }
    return match;
}

static const area_name_list *names_at(const pov_map *map, const char *key)
{
    return pov_map_find(map, key, strlen(key));
}

/** The bearers of the name a recorded spelling stands for, at its level: the
 *  date may ask for the successor of the same name. */
static pov_area_match by_alias(area_search *s, const char *key, pov_level level)
{
    const pov_area_alias *alias =
        pov_map_find(&s->catalogue->area_aliases, key, strlen(key));
    const area_name_list *names;
    area_name_list same = {0};
    pov_area_match match;

    if (!alias)
        return (pov_area_match){.outcome = POV_MATCH_UNKNOWN};
    names = names_at(&s->catalogue->area_keys,
                     pov_text_key(s->arena, alias->area->name));
    for (size_t i = 0; names && i < names->count; i++) {
        const pov_area *area = names->items[i].area;

        if (area == alias->area || is_kin(area, alias->area))
            pov_arena_push(s->arena, &same, names->items[i]);
    }
    match = pick(s, &same, level);
    if (alias->is_typo && match.area)
        area_search_note(
            s,
            pov_arena_format(
                s->arena, pov_say(s->language, "a known misspelling of '%s'"),
                alias->area->name));
    return match;
}

static void note_rank(area_search *s, const area_prefix *prefix,
                      const char *rest, const pov_area *area)
{
    if (area_prefix_of(rest, &rest))
        area_search_note(s, "its rank was typed twice");
    else
        area_search_note(
            s, pov_arena_format(s->arena,
                                pov_say(s->language, "'%s' was typed for '%s'"),
                                prefix->rank, area->full_name));
}

/** After a rank: the full name, a recorded spelling, or the name of an area
 *  of another rank. */
static pov_area_match by_ranked(area_search *s, const pov_map *map,
                                const area_prefix *prefix, const char *rest)
{
    bool bare = map == &s->catalogue->area_bares;
    pov_level level = prefix->level ? prefix->level : s->level;
    const char *full = pov_arena_format(
        s->arena, "%s %s", bare ? prefix->bare_rank : prefix->rank, rest);
    pov_area_match match = pick(s, names_at(map, full), level);

    if (match.outcome == POV_MATCH_UNKNOWN && !bare)
        match = by_alias(s, rest, level);
    if (match.outcome != POV_MATCH_UNKNOWN)
        return match;
    match = pick(s, names_at(map, rest), level);
    if (match.outcome == POV_MATCH_CERTAIN)
        note_rank(s, prefix, rest, match.area);
    return match;
}

static pov_area_match in_names(area_search *s, const pov_map *map,
                               const char *key)
{
    const char *rest = key;
    const area_prefix *prefix = area_prefix_of(key, &rest);
    pov_area_match match = pick(s, names_at(map, key), s->level);

    if (match.outcome == POV_MATCH_UNKNOWN && prefix)
        match = by_ranked(s, map, prefix, rest);
    if (match.outcome != POV_MATCH_UNKNOWN || !prefix)
        return match;
    prefix = area_prefix_of(rest, &rest);
    if (!prefix)
        return match;
    match = by_ranked(s, map, prefix, rest);
    if (match.area)
        area_search_note(s, "its rank was typed twice");
    return match;
}

pov_area_match area_search_by_name(area_search *s, const char *name)
{
    const char *key = pov_text_key(s->arena, name);
    pov_area_match match = by_alias(s, key, s->level);

    if (match.outcome == POV_MATCH_UNKNOWN)
        match = in_names(s, &s->catalogue->area_keys, key);
    return match;
}

/** Is it written as a slug: "van-don", "van_don", "hue"? */
static bool is_slug(const char *name)
{
    return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") ==
           strlen(name);
}

pov_area_match area_search_by_bare(area_search *s, const char *name)
{
    const char *key = pov_text_key(s->arena, name);
    const char *bare = pov_text_bare(s->arena, name);
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};

    if (strcmp(key, bare) != 0) /* a wrong mark is no missing mark */
        return match;
    match = in_names(s, &s->catalogue->area_bares, bare);
    if (match.area && !is_slug(name))
        area_search_note(s, "its marks are missing");
    return match;
}

static void add_bearers(area_search *s, const char *code,
                        area_name_list *bearers)
{
    const pov_area_list *areas =
        pov_map_find(&s->catalogue->area_codes, code, strlen(code));

    for (size_t i = 0; areas && i < areas->count; i++)
        pov_arena_push(s->arena, bearers,
                       ((area_name){.area = areas->items[i]}));
}

/** Without a date a code used twice is a guess, if the names differ. */
static void note_other_bearer(area_search *s, const area_name_list *bearers,
                              const pov_area *taken)
{
    for (size_t i = 0; i < bearers->count; i++) {
        const pov_area *other = bearers->items[i].area;

        if (!s->dated && other->level == taken->level &&
            strcmp(other->name, taken->name) != 0)
            area_search_note(
                s, pov_arena_format(
                       s->arena, pov_say(s->language, "the code is '%s', too"),
                       other->id));
    }
}

pov_area_match area_search_by_code(area_search *s, const char *code)
{
    enum { LONGEST_CODE = 5 };
    area_name_list bearers = {0}, padded = {0};
    pov_area_match match;

    add_bearers(s, code, &bearers);
    match = pick(s, &bearers, s->level);
    if (match.outcome == POV_MATCH_CERTAIN)
        note_other_bearer(s, &bearers, match.area);
    if (match.outcome != POV_MATCH_UNKNOWN)
        return match;
    while (strlen(code) < LONGEST_CODE) {
        code = pov_arena_format(s->arena, "0%s", code);
        add_bearers(s, code, &padded);
    }
    match = pick(s, &padded, s->level);
    if (match.area)
        area_search_note(s, "a leading zero of its code is missing");
    return match;
}
