#include "povstat/area_match.h"

#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "model/area_guess.h"
#include "model/area_meant.h"
#include "model/area_names.h"
#include "model/area_prefix.h"
#include "model/area_store.h"
#include "povstat/map.h"
#include "povstat/text.h"

/** One search for the area that a cell means. */
typedef struct area_search {
    const pov_catalogue *catalogue;
    const area_text *text; /* that the name is from; NULL: another one */
    pov_arena *arena;
    pov_language language;  /* of notes */
    pov_level level;        /* POV_ANY_LEVEL: any */
    const pov_area *parent; /* NULL: any */
    bool parent_typed;      /* in the cell itself: no area outside it fits */
    pov_day day;            /* the territories in force then come first */
    bool dated;             /* the day was said: another one needs a note */
    bool no_suggestions;    /* nobody will read them */
    const pov_area_beside *beside; /* see pov_area_hint */
    bool is_town;                  /* it was typed as one, if of another rank */
    bool is_plain;                 /* it was typed without any mark */
    const pov_area *namesake;      /* see pov_area_match */
    const char *why;               /* notes so far */
    bool is_late;                  /* one of them: it had ceased by that day */
    const char *asked;     /* the name without the province typed beside it */
    pov_area_list outside; /* areas of that name the hints exclude */
} area_search;

/* How far a bearer of the name is from what the hints say; the nearest wins.
 * The parts add up so that level outweighs parent, and parent the date. */
enum {
    IN_FORCE = 0,
    OTHER_NAME_THEN = 1,   /* in force, but under another name */
    NOT_IN_FORCE = 2,      /* on that day */
    ITSELF = 5,            /* the parent, below itself */
    PROVINCE_OUTSIDE = 10, /* typed where the parent's districts stand */
    FAR_BELOW = 20,        /* a commune in a district of the parent */
    OTHER_LEVEL = 100,     /* but the rank was typed */
    EXCLUDED = 1000
};

/** Add a reason why the match is not certain; it is said in the language of
 *  the search. */
__attribute__((format(printf, 2, 3))) static void note(area_search *s,
                                                       const char *reason, ...)
{
    va_list arguments;

    va_start(arguments, reason);
    s->why = area_text_also(
        s->why,
        pov_arena_vformat(s->arena, pov_say(s->language, reason), arguments),
        s->arena);
    va_end(arguments);
}

static bool is_on(pov_day day, const area_name *name)
{
    return (name->from == POV_NO_DAY || name->from <= day) &&
           (name->to == POV_NO_DAY || day <= name->to);
}

static bool is_small(const pov_area *area)
{
    return area->level == POV_COMMUNE;
}

/** A region heads the provinces below it, in their own column. */
static bool is_above_provinces(const pov_area *area)
{
    return pov_level_height(area->level) < pov_level_height(POV_PROVINCE);
}

/** EXCLUDED or more if the hints rule it out. */
static int distance_from(const area_search *s, const area_name *name,
                         pov_level level)
{
    const pov_area *area = name->area;
    int away = pov_area_in_force(area, s->day) ? IN_FORCE : NOT_IN_FORCE;

    if (away == IN_FORCE && !is_on(s->day, name))
        away = OTHER_NAME_THEN;
    if (!pov_area_fits_level(level, area->level))
        away +=
            name->is_full || is_above_provinces(area) ? OTHER_LEVEL : EXCLUDED;
    if (is_small(area) && level != POV_COMMUNE && s->parent &&
        area->parent != s->parent && !name->is_full)
        away += FAR_BELOW;
    if (s->parent && !area->parent && pov_area_is_under(area, s->parent))
        away += ITSELF;
    else if (s->parent && area == s->parent)
        away += ITSELF;
    else if (s->parent && !pov_area_is_under(area, s->parent))
        away += area->level == POV_PROVINCE && !s->parent_typed
                    ? PROVINCE_OUTSIDE
                    : EXCLUDED;
    return away;
}

/** Say why the area is not quite the one of that day. */
static void note_date(area_search *s, const pov_area *area, int away)
{
    pov_language l = s->language;
    const char *day, *end;
    bool ended;

    if (!s->dated || away % ITSELF == IN_FORCE)
        return;
    day = pov_say_day(l, s->arena, s->day);
    if (away % ITSELF == OTHER_NAME_THEN) {
        note(s, "it bore another name on %s", day);
        return;
    }
    ended = area->to != POV_NO_DAY && area->to < s->day;
    s->is_late = ended;
    end = pov_say_day(l, s->arena, ended ? area->to : area->from);
    note(s,
         ended ? "it was not in force on %s but until %s"
               : "it was not in force on %s but from %s",
         day, end);
}

static void add_once(pov_area_list *list, const pov_area *area,
                     pov_arena *arena)
{
    if (!pov_areas_hold(list, area))
        pov_arena_push(arena, list, area);
}

/** Without communes, if there is anything higher. */
static pov_area_list without_communes(const pov_area_list *bearers,
                                      pov_arena *arena)
{
    pov_area_list high = {0};

    for (size_t i = 0; i < bearers->count; i++)
        if (!is_small(bearers->items[i]))
            pov_arena_push(arena, &high, bearers->items[i]);
    return high.count ? high : *bearers;
}

static const pov_area *highest_other(const pov_area_list *bearers,
                                     const pov_area *area)
{
    const pov_area *best = NULL;

    for (size_t i = 0; i < bearers->count; i++) {
        const pov_area *other = bearers->items[i];

        if (other != area && (!best || pov_level_height(other->level) <
                                           pov_level_height(best->level)))
            best = other;
    }
    return best;
}

/** Settle on one of the nearest bearers, if one is meant here. */
static pov_area_match among_bearers(area_search *s, pov_area_list bearers)
{
    const area_meant_where where = {s->parent, s->is_town, s->beside};
    pov_area_match match = {.outcome = POV_MATCH_CERTAIN,
                            .candidates = bearers};

    if (bearers.count == 1) {
        match.area = bearers.items[0];
        return match;
    }
    match.area = area_meant(&where, &bearers, s->arena);
    if (!match.area)
        match.outcome = POV_MATCH_AMBIGUOUS;
    else if (!s->parent && !s->is_town) /* which nobody overlooks */
        s->namesake = highest_other(&bearers, match.area);
    return match;
}

/** An area above the one found that bears the name at another time: whoever
 *  typed the bare name may have meant that. */
static void note_higher(area_search *s, const area_name_list *names,
                        const pov_area *found)
{
    const pov_area *higher = NULL;

    for (size_t i = 0; i < names->count; i++) {
        const area_name *name = &names->items[i];

        if (name->area == found && name->is_full)
            return;
        if (pov_level_height(name->area->level) <
            pov_level_height(found->level))
            higher = name->area;
    }
    s->namesake = higher;
}

/** Is it a commune that nobody means by its bare name, without a parent?  There
 *  is a province of that name, or a district, which it did not come of. */
static bool yields(const area_search *s, const area_name_list *names,
                   const area_name *name, pov_level level)
{
    bool any_district = false, own_district = false;

    if (!is_small(name->area) || name->is_full || s->parent ||
        level == POV_COMMUNE)
        return false;
    for (size_t i = 0; i < names->count; i++) {
        const pov_area *other = names->items[i].area;

        if (other->level == POV_PROVINCE)
            return true;
        any_district |= !is_small(other);
        own_district |= !is_small(other) && other->family == name->area->family;
    }
    return any_district && !own_district;
}

/** The area of the list that fits the hints best; UNKNOWN if none does,
 *  CERTAIN or AMBIGUOUS if one or several do.  `level` stands for the level
 *  of the search; the list may be NULL. */
static pov_area_match pick(area_search *s, const area_name_list *names,
                           pov_level level)
{
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};
    int best = EXCLUDED;

    for (size_t i = 0; names && i < names->count; i++) {
        const area_name *name = &names->items[i];
        int away = distance_from(s, name, level);

        if (yields(s, names, name, level))
            continue;
        if (away >= EXCLUDED &&
            !(is_small(name->area) && level == POV_PROVINCE))
            add_once(&s->outside, name->area, s->arena);
        if (away < best) {
            match.candidates = (pov_area_list){0};
            best = away;
        }
        if (away == best && away < EXCLUDED)
            add_once(&match.candidates, name->area, s->arena);
    }
    if (!match.candidates.count)
        return match;
    match = among_bearers(s, without_communes(&match.candidates, s->arena));
    if (!match.area)
        return match;
    if (!s->parent && !s->namesake && !s->is_town)
        note_higher(s, names, match.area);
    note_date(s, match.area, best);
    return match;
}

static const area_name_list *names_at(const area_search *s,
                                      area_spelling spelling, const char *key)
{
    return area_names_at(s->catalogue, spelling, key);
}

static bool bears(const area_name_list *names, const pov_area *area)
{
    for (size_t i = 0; names && i < names->count; i++)
        if (names->items[i].area == area)
            return true;
    return false;
}

/** The bearers of the name a recorded spelling stands for, at its level: the
 *  date may ask for the successor of the same name.  What is no name of its
 *  own, but another way to write one, is the town's as well. */
static pov_area_match by_alias(area_search *s, area_spelling spelling,
                               const char *key, pov_level level)
{
    const pov_area_alias *alias =
        pov_map_find(&s->catalogue->areas->aliases[spelling], key, strlen(key));
    const area_name_list *names;
    area_name_list same = {0};
    pov_area_match match;

    if (!alias || !alias->area)
        return (pov_area_match){.outcome = POV_MATCH_UNKNOWN};
    names = names_at(s, AREA_KEYS, pov_text_key(s->arena, alias->area->name));
    for (size_t i = 0; names && i < names->count; i++) {
        area_name name = names->items[i];

        name.from = name.to = POV_NO_DAY; /* whatever it was called then */
        if (name.area == alias->area ||
            pov_area_is_kin(name.area, alias->area) ||
            (alias->kind != POV_ALIAS_SPELLING &&
             alias->kind != POV_ALIAS_EVERYDAY &&
             name.area->parent == alias->area))
            pov_arena_push(s->arena, &same, name);
    }
    names = names_at(s, AREA_KEYS, key); /* a commune may bear it */
    for (size_t i = 0; names && i < names->count; i++)
        pov_arena_push(s->arena, &same, names->items[i]);
    match = pick(s, &same, level);
    if (match.area && alias->kind != POV_ALIAS_SPELLING &&
        !bears(names, match.area))
        note(s,
             alias->kind == POV_ALIAS_OLDER ? "an older spelling of '%s'"
             : alias->kind == POV_ALIAS_EVERYDAY
                 ? "an everyday name of '%s'"
                 : "a known misspelling of '%s'",
             alias->area->name);
    return match;
}

static void note_rank(area_search *s, const area_prefix *prefix,
                      const char *rest, const pov_area *area)
{
    if (area_prefix_of(rest, &rest))
        note(s, "its rank was typed twice");
    else
        note(s, "'%s' was typed for '%s'", prefix->rank, area->full_name);
}

/** Does the area bear this rank, or did it once? */
static bool has_rank(const pov_area *area, const char *rank, pov_arena *arena)
{
    size_t n = strlen(rank);

    if (!strncmp(pov_text_key(arena, area->full_name), rank, n))
        return true;
    for (size_t i = 0; i < area->former.count; i++)
        if (!strncmp(pov_text_key(arena, area->former.items[i].full_name), rank,
                     n))
            return true;
    return false;
}

/** After a rank: the full name, a recorded spelling, or the name of an area
 *  of another rank. */
static pov_area_match by_ranked(area_search *s, area_spelling spelling,
                                const area_prefix *prefix, const char *rest)
{
    bool bare = spelling == AREA_BARES;
    pov_level level = prefix->level ? prefix->level : s->level;
    const char *full = pov_arena_format(
        s->arena, "%s %s", bare ? prefix->bare_rank : prefix->rank, rest);
    pov_area_match match = pick(s, names_at(s, spelling, full), level);

    if (match.outcome != POV_MATCH_UNKNOWN)
        return match;
    s->is_town = prefix->level == POV_ANY_LEVEL;
    match = by_alias(s, spelling, rest, level);
    if (match.area && !has_rank(match.area, prefix->rank, s->arena))
        note_rank(s, prefix, rest, match.area);
    if (match.outcome != POV_MATCH_UNKNOWN ||
        (s->is_plain && !bare && prefix->level == POV_COMMUNE))
        return match; /* "phuong ba dinh": first as one without marks */
    match = pick(s, names_at(s, spelling, rest), level);
    if (match.outcome == POV_MATCH_CERTAIN)
        note_rank(s, prefix, rest, match.area);
    return match;
}

static pov_area_match in_names(area_search *s, area_spelling spelling,
                               const char *key)
{
    const char *rest = key;
    const area_prefix *prefix = NULL;
    pov_area_match match = pick(s, names_at(s, spelling, key), s->level);

    if (match.outcome == POV_MATCH_UNKNOWN)
        prefix = area_prefix_of(key, &rest);
    if (prefix)
        match = by_ranked(s, spelling, prefix, rest);
    if (match.outcome != POV_MATCH_UNKNOWN || !prefix)
        return match;
    prefix = area_prefix_of(rest, &rest);
    if (!prefix)
        return match;
    match = by_ranked(s, spelling, prefix, rest);
    if (match.area)
        note(s, "its rank was typed twice");
    return match;
}

/** By a name with its marks; by one without any mark or a slug.  UNKNOWN if
 *  the name is no one's. */
static pov_area_match by_marked_name(area_search *s, const char *name)
{
    const char *key = area_text_key(s->text, name, s->arena);
    pov_area_match match = by_alias(s, AREA_KEYS, key, s->level);

    s->is_plain = !strcmp(key, area_text_bare(s->text, name, s->arena));
    if (match.outcome == POV_MATCH_UNKNOWN)
        match = in_names(s, AREA_KEYS, key);
    return match;
}

/** Is it written as a slug: "van-don", "van_don", "hue"? */
static bool is_slug(const char *name)
{
    return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") ==
           strlen(name);
}

static pov_area_match by_bare_name(area_search *s, const char *name)
{
    const char *key = area_text_key(s->text, name, s->arena);
    const char *bare = area_text_bare(s->text, name, s->arena);
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};

    if (strcmp(key, bare) != 0) /* a wrong mark is no missing mark */
        return match;
    match = in_names(s, AREA_BARES, bare);
    if (match.outcome == POV_MATCH_UNKNOWN)
        match = by_alias(s, AREA_BARES, bare, s->level);
    if (match.area && !is_slug(name))
        note(s, "its marks are missing");
    return match;
}

/** Inside the parent only: elsewhere there are too many of nearly one name. */
static pov_area_match inside_parent(area_search *s, const char *bare,
                                    const char *typed)
{
    area_search attempt = *s;
    pov_area_match match = in_names(&attempt, AREA_BARES, bare);

    if (match.area && match.area->parent &&
        pov_area_is_under(match.area, s->parent) &&
        area_is_spelling(typed, match.area->name, s->arena)) {
        *s = attempt;
        return match;
    }
    return (pov_area_match){.outcome = POV_MATCH_UNKNOWN};
}

/** By a name of the highlands, which are written in more ways than one. */
static pov_area_match by_highland_name(area_search *s, const char *name)
{
    const char *bare = area_text_bare(s->text, name, s->arena);
    pov_area_match match = {.outcome = POV_MATCH_UNKNOWN};

    if (!s->parent || !*bare)
        return match;
    match = inside_parent(s, bare, name);
    for (size_t at = 0; !match.area && bare[at]; at++)
        if (!at || bare[at - 1] == ' ')
            match = inside_parent(s, area_with_apostrophe(bare, at, s->arena),
                                  name);
    if (match.area)
        note(s, "it is written '%s'", match.area->full_name);
    return match;
}

static void add_bearers(area_search *s, const char *code,
                        area_name_list *bearers)
{
    const pov_area_list *areas = area_store_by_code(s->catalogue->areas, code);

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
            note(s, "the code is '%s', too", other->id);
    }
}

/** By a code of digits, whose leading zeros may be lost. */
static pov_area_match by_code(area_search *s, const char *code)
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
        note(s, "a leading zero of its code is missing");
    return match;
}

static const uint16_t tcvn3[] = {
#include "model/tcvn3.def"
};

/** The bytes that were read as Windows-1252; NULL if they were not. */
static char *bytes_behind(const char *typed, pov_arena *arena)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)typed;
    char *bytes = pov_arena_alloc(arena, strlen(typed) + 1);
    size_t n = 0;

    while (*at) {
        utf8proc_int32_t point;
        utf8proc_ssize_t step = utf8proc_iterate(at, -1, &point);
        int byte = step > 0 ? pov_text_byte_1252(point) : -1;

        if (byte < 0)
            return NULL;
        bytes[n++] = (char)byte;
        at += step;
    }
    return bytes;
}

static const char *from_tcvn3(const char *bytes, pov_arena *arena)
{
    utf8proc_uint8_t *text = pov_arena_alloc(arena, strlen(bytes) * 3 + 1);
    utf8proc_uint8_t *out = text;

    for (; *bytes; bytes++) {
        unsigned char byte = (unsigned char)*bytes;

        if (byte >= 0xa0)
            out += utf8proc_encode_char(tcvn3[byte - 0xa0], out);
        else if (byte < 0x80)
            *out++ = byte;
        else
            return NULL;
    }
    return (const char *)text;
}

/** What text means that was read in the wrong encoding: TCVN3 as Latin-1, or
 *  UTF-8 as Windows-1252.  NULL if it was not. */
static const char *unscramble(const char *typed, bool as_tcvn3,
                              pov_arena *arena)
{
    char *bytes = bytes_behind(typed, arena);

    if (!bytes || strlen(bytes) == strlen(typed)) /* nothing but ASCII */
        return NULL;
    if (as_tcvn3)
        return from_tcvn3(bytes, arena);
    return pov_text_is_utf8(bytes, strlen(bytes), NULL) ? bytes : NULL;
}

/* From what leaves no doubt to what is only like a name: an id, a code, a
 * recorded spelling, a name, a name with its province, a name without marks.
 * The first that finds something decides; exact always beats alike. */

static bool is_found(pov_area_match match)
{
    return match.outcome != POV_MATCH_UNKNOWN;
}

static pov_area_match no_match(void)
{
    return (pov_area_match){.outcome = POV_MATCH_UNKNOWN};
}

static pov_day day_of_era(area_era era)
{
    return era == ERA_OLD ? pov_day_from(2025, 6, 30)
                          : pov_day_from(2025, 7, 1);
}

/** An id with a path or date stands for itself; the slug of a province only
 *  where a province may stand, and with "(mới)" or below a parent it is a
 *  name. */
static pov_area_match by_id(area_search *s, const char *name, area_era era)
{
    const pov_area *area = pov_catalogue_area(s->catalogue, name);

    if (!area ||
        (!strpbrk(name, "/@") && (era != ERA_NOT_SAID || s->parent ||
                                  !pov_area_fits_level(s->level, area->level))))
        return no_match();
    if (era != ERA_NOT_SAID && !pov_area_in_force(area, day_of_era(era)))
        note(s, era == ERA_OLD ? "its words say the territory before the "
                                 "merger, its id does not"
                               : "its words say the territory after the "
                                 "merger, its id does not");
    return (pov_area_match){.outcome = POV_MATCH_CERTAIN, .area = area};
}

static pov_area_match by_name(area_search *s, const char *name)
{
    pov_area_match match = by_marked_name(s, name);

    if (!is_found(match))
        match = by_bare_name(s, name);
    return match;
}

/** The province named beside the area, under the date of the search. */
static const pov_area *province_of(area_search *s, const char *name)
{
    area_search search = {.catalogue = s->catalogue,
                          .arena = s->arena,
                          .language = s->language,
                          .level = POV_PROVINCE,
                          .day = s->day,
                          .why = s->why};
    pov_area_match match = by_name(&search, name);

    if (match.area)
        s->why = search.why;
    return match.area;
}

static pov_area_match by_any_way(area_search *s, const char *name);

/** Below a district that is typed beside it, perhaps with its province: of
 *  those of that name the one that has such a commune. */
static pov_area_match by_district(area_search *s, const char *name,
                                  const char *beside)
{
    area_search search = {.catalogue = s->catalogue,
                          .arena = s->arena,
                          .language = s->language,
                          .level = POV_DISTRICT,
                          .day = s->day};
    pov_area_match found = by_any_way(&search, beside), match = no_match();
    pov_area_list districts = found.candidates;

    if (found.area) {
        districts = (pov_area_list){0};
        pov_arena_push(s->arena, &districts, found.area);
    } else if (found.outcome != POV_MATCH_AMBIGUOUS) {
        return match;
    }
    for (size_t i = 0, n = 0; i < districts.count; i++) {
        area_search attempt = *s;
        pov_area_match in;

        attempt.parent = districts.items[i];
        attempt.parent_typed = true;
        in = by_name(&attempt, name);
        if (!in.area || in.area == districts.items[i])
            continue;
        if (n++)
            return no_match();
        match = in;
        s->why = attempt.why;
        s->parent = attempt.parent; /* so that no namesake is told of */
    }
    return match;
}

/** A cell in two parts: the name, and its province, district or rank. */
static pov_area_match by_parts(area_search *s, const char *name,
                               const char *beside)
{
    const area_prefix *rank = area_prefix_alone(pov_text_key(s->arena, beside));
    const pov_area *province;

    if (rank)
        return by_name(s,
                       pov_arena_format(s->arena, "%s %s", rank->rank, name));
    province = province_of(s, beside);
    if (!province)
        return by_district(s, name, beside);
    s->parent = province;
    s->parent_typed = true;
    s->asked = name;
    s->outside = (pov_area_list){0};
    return by_name(s, name);
}

/* Where a cell may fall in two.  A hyphen needs its blanks: there are names
 * with one.  A path has the province first. */
static const struct separator {
    const char *text, *end; /* `end` closes the cell */
    bool province_first;
} separators[] = {
    {", ", "", false},  {",", "", false},   {" (", ")", false},
    {"(", ")", false},  {" - ", "", false}, {" – ", "", false},
    {" — ", "", false}, {"/", "", true},
};

enum { N_SEPARATORS = sizeof separators / sizeof *separators };

static pov_area_match in_two_parts(area_search *s, const char *text)
{
    size_t n = strlen(text);

    for (size_t i = 0; i < N_SEPARATORS; i++) {
        const struct separator *by = &separators[i];
        size_t ending = strlen(by->end);
        const char *at = strstr(text, by->text), *first, *second;

        if (!at || at == text || n < ending ||
            strcmp(text + n - ending, by->end) != 0)
            continue;
        first = pov_arena_copy(s->arena, text, (size_t)(at - text));
        at += strlen(by->text);
        second = pov_arena_copy(s->arena, at, n - ending - (size_t)(at - text));
        if (by->province_first)
            return by_parts(s, second, first);
        return by_parts(s, first, second);
    }
    return no_match();
}

static void turn_to_era(area_search *s, area_era era)
{
    if (era == ERA_NOT_SAID)
        return;
    s->day = day_of_era(era);
    s->dated = era == ERA_NEW;
}

static pov_area_match with_era_word(area_search *s, const char *name)
{
    area_era era;
    const char *rest = area_words_cut_era(name, &era, s->arena);

    if (!rest)
        return no_match();
    turn_to_era(s, era);
    return by_name(s, rest);
}

typedef pov_area_match way(area_search *s, const char *name);

/** Try the ways in order.  What one noted is void if it finds nothing. */
static pov_area_match by_any_way(area_search *s, const char *name)
{
    static way *const ways[] = {by_marked_name, by_bare_name, by_highland_name,
                                in_two_parts, with_era_word};
    pov_area_match match = no_match();

    for (size_t i = 0; i < sizeof ways / sizeof *ways && !is_found(match);
         i++) {
        area_search attempt = *s;

        match = ways[i](&attempt, name);
        if (is_found(match) || attempt.outside.count || attempt.asked)
            *s = attempt;
    }
    return match;
}

/** Text in the wrong encoding is never taken, only explained. */
static pov_area_match unscrambled(const area_search *s, const char *typed)
{
    static const char *const reasons[] = {
        "it looks like UTF-8 read in another encoding",
        "it looks like TCVN3 read in another encoding"};
    pov_area_match match = no_match();

    for (size_t i = 0; i < 2 && !is_found(match); i++) {
        const char *text = unscramble(typed, i == 1, s->arena);
        area_search search = *s;

        if (text)
            match = by_any_way(&search, text);
        match.area = NULL; /* it stays a candidate */
        match.why = reasons[i];
    }
    match.outcome = POV_MATCH_SUGGEST;
    return match.candidates.count ? match : no_match();
}

/** The areas that may be meant: those the hints excluded, else those whose
 *  names are alike. */
static pov_area_list suggest(const area_search *s, const char *name)
{
    const area_guess_hint hint = {s->catalogue, s->level, s->parent,
                                  s->parent_typed, s->day};

    return s->outside.count ? s->outside : area_guess(&hint, name, s->arena);
}

static pov_area_match when_not_found(const area_search *s, const char *typed,
                                     const area_text *text)
{
    pov_area_match match = unscrambled(s, typed);

    if (is_found(match))
        return match;
    match.why = text->damage;
    if (text->damage) {
        match.outcome = POV_MATCH_DAMAGED;
        return match;
    }
    if (strchr(text->name, ';')) {
        match.why = "there are several names in one cell";
        return match;
    }
    if (!s->no_suggestions)
        match.candidates = suggest(s, s->asked ? s->asked : text->name);
    if (match.candidates.count)
        match.outcome = POV_MATCH_SUGGEST;
    if (s->outside.count && s->parent)
        match.why = pov_arena_format(
            s->arena, pov_say(s->language, "that name is not in '%s'"),
            s->parent->name);
    return match;
}

static area_search search_for(const pov_catalogue *catalogue,
                              const pov_area_hint *hint, pov_arena *arena)
{
    area_search s = {.catalogue = catalogue, .arena = arena};

    if (hint) {
        s.language = hint->language;
        s.level = hint->level;
        s.parent = hint->parent;
        s.day = hint->as_of;
        s.no_suggestions = hint->no_suggestions;
        s.beside = hint->beside;
        s.parent_typed = hint->parent_typed;
    }
    s.dated = s.day != POV_NO_DAY;
    if (!s.dated) /* the last day of the districts */
        s.day = pov_day_from(2025, 6, 30);
    return s;
}

void pov_area_beside_add(pov_area_beside *beside, const pov_area *area,
                         pov_arena *arena)
{
    struct pov_area_sister *known = beside->sisters.items;
    struct pov_area_sister new = {area->parent, area, false};

    if (pov_area_is_group(area))
        return; /* provinces stand beside it, and districts of one as well */
    if (!area->parent) {
        add_once(&beside->provinces, area, arena);
        return;
    }
    for (size_t i = 0; i < beside->sisters.count; i++)
        if (known[i].parent == area->parent) {
            known[i].several |= known[i].first != area;
            return;
        }
    pov_arena_push(arena, &beside->sisters, new);
}

/** The text taken apart, if that was not done before. */
static area_text text_of(const pov_catalogue *catalogue, const char *typed,
                         const pov_area_hint *hint, pov_arena *arena)
{
    area_text *text;

    if (!hint)
        return area_text_read(typed, POV_EN, arena);
    if (!hint->text)
        return area_text_read(typed, hint->language, arena);
    if (!*hint->text) {
        text = pov_arena_alloc(catalogue->arena, sizeof *text);
        *text = area_text_read(typed, hint->language, catalogue->arena);
        *hint->text = text;
    }
    return *(const area_text *)*hint->text;
}

pov_area_match pov_area_find(const pov_catalogue *catalogue, const char *typed,
                             const pov_area_hint *hint, pov_arena *arena)
{
    area_text text = text_of(catalogue, typed, hint, arena);
    area_search s = search_for(catalogue, hint, arena);
    pov_area_match match = {.outcome = text.outcome, .why = text.why};

    if (text.outcome != POV_MATCH_CERTAIN)
        return match;
    s.text = &text;
    s.why = text.why;
    turn_to_era(&s, text.era);
    match = by_id(&s, text.name, text.era);
    if (!is_found(match) &&
        strspn(text.name, "0123456789") == strlen(text.name))
        match = by_code(&s, text.name);
    if (!is_found(match))
        match = by_any_way(&s, text.name);
    if (!is_found(match))
        return when_not_found(&s, typed, &text);
    match.why = s.why;
    match.is_late = s.is_late;
    match.namesake = match.area ? s.namesake : NULL;
    if (match.area) {
        match.outcome = s.why ? POV_MATCH_LIKELY : POV_MATCH_CERTAIN;
        match.candidates = (pov_area_list){0};
    }
    return match;
}
