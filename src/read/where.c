#include "read/where.h"

#include <string.h>

#include "povstat/area_match.h"
#include "read/when.h"

/** "'quang-binh', 'quang-tri' or 'bac-ninh'" of at most three areas. */
static const char *list_areas(const row_view *x, const pov_area_list *areas)
{
    const char *text = "";
    size_t n = areas->count < 3 ? areas->count : 3;

    for (size_t i = 0; i < n; i++)
        text =
            pov_arena_format(x->scratch, "%s%s%s (%s)", text,
                             i == 0       ? ""
                             : i == n - 1 ? cells_say(x, " or ")
                                          : ", ",
                             areas->items[i]->full_name, areas->items[i]->id);
    return text;
}

static void complain_area(const row_view *x, const entry *e,
                          const pov_area_match *match)
{
    const pov_area *area = match->area;
    const char *names = list_areas(x, &match->candidates);
    const char *why = match->why ? cells_say(x, match->why) : "";
    pov_finding *f;

    switch (match->outcome) {
    case POV_MATCH_CERTAIN:
    case POV_MATCH_BLANK:
        break;
    case POV_MATCH_LIKELY:
        if (match->is_late && !strchr(why, ';'))
            break; /* what is dated too late is told with its date */
        if (!cells_once_of(x, POV_FOUND_LIKELY_AREA, e->text, area))
            break;
        f = cells_complain(x, e, POV_FOUND_LIKELY_AREA, "%s; read as %s (%s)",
                           why, area->full_name, area->id);
        if (f)
            f->instead = area->full_name;
        break;
    case POV_MATCH_AMBIGUOUS:
        cells_complain(x, e, POV_FOUND_AMBIGUOUS_AREA, "%s", names);
        break;
    case POV_MATCH_SUGGEST:
        cells_complain(x, e, POV_FOUND_UNKNOWN_AREA, "%s%sdid you mean %s?",
                       why, *why ? "; " : "", names);
        break;
    case POV_MATCH_UNKNOWN:
        cells_complain(x, e, POV_FOUND_UNKNOWN_AREA, NULL);
        break;
    case POV_MATCH_DAMAGED:
        cells_complain(x, e, POV_FOUND_DAMAGED_NAME, "%s", why);
        break;
    case POV_MATCH_TOTAL:
        cells_complain(x, e, POV_FOUND_TOTAL_ROW, NULL);
        break;
    case POV_MATCH_GROUP:
        if (cells_once_of(x, POV_FOUND_AREA_GROUP, e->text, x))
            cells_complain(x, e, POV_FOUND_AREA_GROUP, NULL);
        break;
    }
}

/** Where a name stands; all of its bytes are told apart. */
typedef struct place_of_name {
    const pov_area *parent;
    int32_t level, as_of;
    int64_t parent_typed;
} place_of_name;

static bool is_no_area(const pov_area_match *match)
{
    return match->outcome == POV_MATCH_UNKNOWN ||
           match->outcome == POV_MATCH_SUGGEST;
}

/** Find an area; the text that is taken apart for it is so for the run. */
static pov_area_match find_by_name(const row_view *x, const char *text,
                                   const pov_area_hint *hint, pov_arena *arena)
{
    memo *apart = cells_remember(x, MEMORY_AREA_TEXT, text, NULL, 0);
    pov_area_hint with_text = *hint;
    pov_area_match match;
    bool was_known;

    with_text.language = x->findings->language;
    if (cells_forgets(x, apart))
        return cells_find_area(x, POV_FOUND_UNKNOWN_AREA, text, &with_text,
                               arena);
    if (!apart->is)
        apart->is = cells_know_of_run(x, MEMORY_AREA_TEXT, text);
    was_known = apart->is;
    with_text.text = &apart->is;
    match = cells_find_area(x, POV_FOUND_UNKNOWN_AREA, text, &with_text, arena);
    if (!was_known)
        cells_keep_for_run(x, MEMORY_AREA_TEXT, text, apart->is);
    return match;
}

static pov_area_match find_area(const row_view *x, const char *text,
                                const pov_area_hint *hint, pov_arena *arena)
{
    pov_area_match match = find_by_name(x, text, hint, arena), made;
    pov_area_hint in_language = *hint;

    if (!is_no_area(&match))
        return match;
    in_language.language = x->findings->language;
    made = pov_area_made_of(x->catalogue, text, &in_language, arena);
    return made.area ? made : match;
}

/** To be remembered. */
static const pov_area_match *match_anew(const row_view *x, const entry *e,
                                        const place_of_name *place,
                                        const memo *by)
{
    pov_arena *arena = cells_keep_in(x, by, sizeof(pov_area_match));
    pov_area_hint hint = {.level = (pov_level)place->level,
                          .parent = place->parent,
                          .parent_typed = place->parent_typed,
                          .as_of = place->as_of,
                          .beside = &x->beside,
                          .no_suggestions = !pov_findings_have_room(
                              x->findings, POV_FOUND_UNKNOWN_AREA)};
    pov_area_match *match = pov_arena_alloc(arena, sizeof *match);

    *match = find_area(x, e->text, &hint, arena);
    return match;
}

/** Matching once per distinct name, parent and era keeps it linear; what is
 *  said of a match may name its day, and is of that day. */
static const pov_area_match *match_area(const row_view *x, const entry *e,
                                        const place_of_name *place)
{
    static const pov_area_match of_its_day;
    place_of_name era = *place;
    memo *m;

    era.as_of = (int32_t)pov_area_era(x->catalogue, place->as_of);
    m = cells_remember(x, MEMORY_AREA, e->text, &era, sizeof era);
    if (!m->is) {
        const pov_area_match *match = match_anew(x, e, place, m);

        m->is = match->why ? &of_its_day : match;
        if (!match->why)
            return match;
        m = cells_remember(x, MEMORY_AREA_DAY, e->text, place, sizeof *place);
        m->is = match;
    } else if (m->is == &of_its_day) {
        m = cells_remember(x, MEMORY_AREA_DAY, e->text, place, sizeof *place);
        if (!m->is)
            m->is = match_anew(x, e, place, m);
    }
    return m->is;
}

/** Tell once a file of a name that two areas share, and what decides: a
 *  province is read otherwise than a district. */
static void tell_shared(const row_view *x, const entry *e, const pov_area *area,
                        const pov_area *other)
{
    if (cells_once(x, POV_FOUND_SHARED_NAME, area->level))
        cells_complain(x, e, POV_FOUND_SHARED_NAME,
                       "%s (%s) has that name too; read as %s (%s)",
                       other->full_name, other->id, area->full_name, area->id);
}

/** In a column of districts "Quảng Ninh" is a district, but whoever puts the
 *  province there as a total must be told. */
static void tell_namesake(const row_view *x, const entry *e,
                          const pov_area_match *match, pov_day as_of)
{
    const pov_area *other = match->namesake;
    const pov_area_match *province;

    if (x->layout.area_level && match->area->level != POV_PROVINCE) {
        province = match_area(
            x, e, &(place_of_name){.level = POV_PROVINCE, .as_of = as_of});
        if (province->outcome == POV_MATCH_CERTAIN)
            other = province->area;
    }
    if (other && other != match->area)
        tell_shared(x, e, match->area, other);
}

const pov_area *where_named(const row_view *x)
{
    static const pov_area nothing;
    entry e = cells_entry_of(x, COLUMN_AREA);
    pov_area_hint hint = {.level = x->layout.area_level,
                          .no_suggestions = true};
    pov_area_match match;
    size_t era;
    memo *m;

    if (!*e.text || *cells_entry_of(x, COLUMN_PARENT).text)
        return NULL;
    hint.as_of = when_day(x, cells_entry_of(x, COLUMN_AS_OF).text);
    era = pov_area_era(x->catalogue, hint.as_of);
    m = cells_remember(x, MEMORY_NAME, e.text, &era, sizeof era);
    if (!m->is) {
        match = find_area(x, e.text, &hint, x->scratch);
        m->is = match.area && !match.namesake ? match.area : &nothing;
    }
    return m->is == &nothing ? NULL : m->is;
}

static pov_day earlier(pov_day day, pov_day limit)
{
    return day && day < limit ? day : limit;
}

/** A document speaks of the territories of its own time, even where it aims
 *  beyond them. */
static pov_day day_of_names(const pov_plan *document, pov_day as_of)
{
    return earlier(document->issued ? document->issued : document->published,
                   as_of);
}

size_t where_era(const row_view *x, const pov_plan *document, pov_day day)
{
    return pov_area_era(x->catalogue, day_of_names(document, day));
}

pov_day where_day_of_stock(const pov_period *typed, pov_day as_of)
{
    return typed->typed_as_start ? pov_day_next(as_of) : as_of;
}

pov_day where_day_of_target(const pov_plan *document, pov_day as_of,
                            pov_day since)
{
    if (document->issued || document->published)
        return day_of_names(document, as_of);
    if (!since && document->from)
        since = pov_day_year_end(document->from - 1);
    /* What is counted from a year before is any year's target. */
    return since < pov_day_add_years(as_of, -1) ? earlier(since, as_of) : as_of;
}

static const char joint[] = " và ";

/** Where names are joined within `length` bytes, behind the first; NULL:
 *  nowhere. */
static const char *find_joint(const char *begin, size_t length)
{
    const char *end = begin + length;

    for (const char *at = begin;
         at < end && (at = memchr(at, *joint, (size_t)(end - at))) != NULL;
         at++)
        if (at > begin && !strncmp(at, joint, strlen(joint)))
            return at;
    return NULL;
}

/** The next name of "Na Rì, Chợ Đồn và Bạch Thông", from `text` on; NULL at its
 *  end. */
static const char *next_name(const row_view *x, const char **text)
{
    const char *begin = *text + strspn(*text, " ,;");
    size_t length = strcspn(begin, ",;");
    const char *at = find_joint(begin, length);

    if (!*begin)
        return NULL;
    if (at)
        length = (size_t)(at - begin);
    *text = begin + length;
    if (!strncmp(*text, joint, strlen(joint)))
        *text += strlen(joint);
    return pov_arena_copy(x->scratch, begin, length);
}

/** Tell of a name that is none because it is several.  Errors: false if it is
 *  not. */
static bool tell_several(const row_view *x, const entry *e,
                         const place_of_name *place)
{
    const char *rest = e->text, *name = next_name(x, &rest);
    size_t n = 0, n_known = 0;

    if (!name || !next_name(x, &rest))
        return false; /* as nearly always: it need not be looked up again */
    rest = e->text;
    while ((name = next_name(x, &rest))) {
        entry one = *e;

        one.text = name;
        n++;
        n_known += match_area(x, &one, place)->area != NULL;
    }
    if (n_known < 2)
        return false;
    cells_complain(x, e, POV_FOUND_SEVERAL_AREAS, "%zu", n);
    return true;
}

/** Match what is typed as the parent, which becomes that of the place; NULL:
 *  nothing is, or a section says it. */
static const pov_area_match *
match_parent(const row_view *x, const where_typed *typed, place_of_name *place)
{
    pov_level above = x->layout.parent_level;
    const pov_area_match *match;

    if (!*typed->parent.text || place->parent)
        return NULL;
    place->level = (int32_t)(above ? above : POV_PROVINCE);
    match = match_area(x, &typed->parent, place);
    place->parent = match->area;
    place->parent_typed = typed->parent.cell != NOT_THERE;
    return match;
}

const pov_area *where_read(const row_view *x, const where_typed *typed,
                           const pov_plan *document, pov_day day)
{
    pov_day as_of = day_of_names(document, day);
    place_of_name place = {.parent = typed->section, .as_of = as_of};
    const pov_area_match *match = match_parent(x, typed, &place);

    if (match)
        complain_area(x, &typed->parent, match);
    if (match && !match->area)
        return NULL;
    place.level = (int32_t)x->layout.area_level;
    match = match_area(x, &typed->own, &place);
    if (!is_no_area(match) || !tell_several(x, &typed->own, &place))
        complain_area(x, &typed->own, match);
    if (match->outcome == POV_MATCH_BLANK)
        cells_complain_missing(x, COLUMN_AREA);
    if (match->area && !place.parent)
        tell_namesake(x, &typed->own, match, as_of);
    return match->area;
}

const pov_area *where_certain(const row_view *x, const where_typed *typed,
                              const pov_plan *document, pov_day day)
{
    place_of_name place = {.parent = typed->section,
                           .as_of = day_of_names(document, day)};
    const pov_area_match *match = match_parent(x, typed, &place);

    if (match && match->outcome != POV_MATCH_CERTAIN)
        return NULL;
    place.level = (int32_t)x->layout.area_level;
    match = match_area(x, &typed->own, &place);
    return match->outcome == POV_MATCH_CERTAIN && place.parent ? match->area
                                                               : NULL;
}

/** "since then quang-tri@2025-07-01", of what a territory became. */
static const char *what_followed(const row_view *x, const pov_area *area)
{
    const char *text = cells_say(x, "nothing followed it as a whole");

    for (size_t i = 0; i < pov_area_successors(area)->count; i++)
        text = pov_arena_format(
            x->scratch, "%s%s%s", i ? text : cells_say(x, "since then"),
            i ? ", " : " ", pov_area_successors(area)->items[i]->id);
    return text;
}

bool where_is_late(bool is_target, const pov_area *area, pov_day as_of)
{
    return !is_target && area->to && as_of > area->to;
}

bool where_tell_late(const row_view *x, const entry *e, const pov_statement *s)
{
    const pov_area *area = s->area;
    pov_language l = x->findings->language;

    if (!where_is_late(s->is_target, area, s->as_of))
        return false;
    cells_complain(
        x, e, POV_FOUND_AFTER_ITS_END,
        "%s (%s) ceased on %s, the figure is of %s; %s", area->full_name,
        area->id, pov_say_day(l, x->scratch, area->to),
        pov_say_day(l, x->scratch, s->as_of), what_followed(x, area));
    return true;
}
