#include "povstat/area_match.h"

#include <string.h>

#include "model/area_search.h"
#include "model/area_suggest.h"
#include "model/area_text.h"
#include "model/area_words.h"
#include "povstat/text.h"

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
 *  where a province may stand, and with "(mới)" it is a name. */
static pov_area_match by_id(area_search *s, const char *name, area_era era)
{
    const pov_area *area = pov_catalogue_area(s->catalogue, name);

    if (!area || (!strpbrk(name, "/@") &&
                  (era != ERA_NOT_SAID ||
                   !area_search_fits_level(s->level, area->level))))
        return no_match();
    if (era != ERA_NOT_SAID && !pov_area_in_force(area, day_of_era(era)))
        area_search_note(s, era == ERA_OLD
                                ? "its words say the territory before the "
                                  "merger, its id does not"
                                : "its words say the territory after the "
                                  "merger, its id does not");
    return (pov_area_match){.outcome = POV_MATCH_CERTAIN, .area = area};
}

static pov_area_match by_name(area_search *s, const char *name)
{
    pov_area_match match = area_search_by_name(s, name);

    if (!is_found(match))
        match = area_search_by_bare(s, name);
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

/** A cell in two parts: the name, and its province or rank. */
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
        return no_match();
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
    static way *const ways[] = {area_search_by_name, area_search_by_bare,
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
        const char *text = area_unscramble(typed, i == 1, s->arena);
        area_search search = *s;

        if (text)
            match = by_any_way(&search, text);
        match.area = NULL; /* it stays a candidate */
        match.why = reasons[i];
    }
    match.outcome = POV_MATCH_SUGGEST;
    return match.candidates.count ? match : no_match();
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
        match.candidates = area_suggest(s, s->asked ? s->asked : text->name);
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
    }
    s.dated = s.day != POV_NO_DAY;
    if (!s.dated) /* the last day of the districts */
        s.day = pov_day_from(2025, 6, 30);
    return s;
}

pov_area_match pov_area_find(const pov_catalogue *catalogue, const char *typed,
                             const pov_area_hint *hint, pov_arena *arena)
{
    area_text text =
        area_text_read(typed, hint ? hint->language : POV_EN, arena);
    area_search s = search_for(catalogue, hint, arena);
    pov_area_match match = {.outcome = text.outcome, .why = text.why};

    if (text.outcome != POV_MATCH_CERTAIN)
        return match;
    s.why = text.why;
    turn_to_era(&s, text.era);
    match = by_id(&s, text.name, text.era);
    if (!is_found(match) &&
        strspn(text.name, "0123456789") == strlen(text.name))
        match = area_search_by_code(&s, text.name);
    if (!is_found(match))
        match = by_any_way(&s, text.name);
    if (!is_found(match))
        return when_not_found(&s, typed, &text);
    match.why = s.why;
    match.is_late = s.is_late;
    if (match.area) {
        match.outcome = s.why ? POV_MATCH_LIKELY : POV_MATCH_CERTAIN;
        match.candidates = (pov_area_list){0};
    }
    return match;
}
