#include "read/cells.h"

#include <string.h>

#include "povstat/text.h"
#include "povstat/area_match.h"

/** "'quang-binh', 'quang-tri' or 'bac-ninh'" of at most three areas. */
static const char *list_areas(const extract *x, const pov_area_list *areas)
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

static void complain_area(extract *x, const entry *e,
                          const pov_area_match *match)
{
    const char *names = list_areas(x, &match->candidates);
    const char *why = NULL;

    switch (match->outcome) {
    case POV_MATCH_CERTAIN:
    case POV_MATCH_BLANK:
        break;
    case POV_MATCH_LIKELY:
        if (match->is_late && !strchr(match->why, ';'))
            break; /* what is dated too late is told with its date */
        why = pov_arena_format(x->scratch, cells_say(x, "%s; read as %s (%s)"),
                               cells_say(x, match->why), match->area->full_name,
                               match->area->id);
        cells_complain(x, e, POV_FOUND_LIKELY_AREA, why);
        break;
    case POV_MATCH_AMBIGUOUS:
        cells_complain(x, e, POV_FOUND_AMBIGUOUS_AREA, names);
        break;
    case POV_MATCH_SUGGEST:
        why = pov_arena_format(x->scratch, cells_say(x, "%s%sdid you mean %s?"),
                               match->why ? cells_say(x, match->why) : "",
                               match->why ? "; " : "", names);
        cells_complain(x, e, POV_FOUND_UNKNOWN_AREA, why);
        break;
    case POV_MATCH_UNKNOWN:
        cells_complain(x, e, POV_FOUND_UNKNOWN_AREA, NULL);
        break;
    case POV_MATCH_DAMAGED:
        cells_complain(x, e, POV_FOUND_DAMAGED_NAME, match->why);
        break;
    case POV_MATCH_TOTAL:
        cells_complain(x, e, POV_FOUND_TOTAL_ROW, NULL);
        break;
    }
}

/** Matching once per distinct name, parent and date keeps it linear. */
static const pov_area_match *match_area(extract *x, const entry *e,
                                        pov_level level, const pov_area *parent,
                                        pov_day as_of)
{
    const struct {
        const pov_area *parent;
        int32_t level, as_of;
    } where = {parent, (int32_t)level, as_of};
    memo *m = cells_remember(x, MEMORY_AREA, e->text, &where, sizeof where);
    pov_area_hint hint = {.language = x->findings->language,
                          .level = level,
                          .parent = parent,
                          .as_of = as_of,
                          .no_suggestions = !pov_findings_have_room(
                              x->findings, POV_FOUND_UNKNOWN_AREA)};
    pov_area_match *match;

    if (!m->is) {
        match = pov_arena_alloc(x->arena, sizeof *match);
        *match = pov_area_find(x->catalogue, e->text, &hint, x->arena);
        m->is = match;
    }
    return m->is;
}

/** In a column of districts "Quảng Ninh" is a district, but whoever puts the
 *  province there as a total must be told. */
static void tell_namesake(extract *x, const entry *e, const pov_area *area,
                          pov_day as_of)
{
    const pov_area_match *match;

    if (!x->area_level || area->level == POV_PROVINCE)
        return;
    match = match_area(x, e, POV_PROVINCE, NULL, as_of);
    if (match->outcome == POV_MATCH_CERTAIN && match->area != area)
        cells_complain(
            x, e, POV_FOUND_LIKELY_AREA,
            pov_arena_format(
                x->scratch,
                cells_say(x, "%s has that name too; read as %s (%s)"),
                match->area->full_name, area->full_name, area->id));
}

/** A document speaks of the territories of its own time, even where it aims
 *  beyond them. */
static pov_day day_of_names(const pov_plan *document, pov_day as_of)
{
    pov_day written = document->issued ? document->issued : document->published;

    return written && written < as_of ? written : as_of;
}

const pov_area *read_area(extract *x, const pov_plan *document, pov_day day)
{
    pov_day as_of = day_of_names(document, day);
    entry e = cells_entry_of(x, COLUMN_AREA);
    entry p = cells_entry_of(x, COLUMN_PARENT);
    const pov_area *parent = NULL;
    const pov_area_match *match;

    if (*p.text && !x->section) {
        match =
            match_area(x, &p, x->parent_level ? x->parent_level : POV_PROVINCE,
                       NULL, as_of);
        complain_area(x, &p, match);
        if (!match->area)
            return NULL;
        parent = match->area;
    }
    if (x->section)
        parent = x->section;
    match = match_area(x, &e, x->area_level, parent, as_of);
    complain_area(x, &e, match);
    if (match->outcome == POV_MATCH_BLANK)
        cells_complain_missing(x, COLUMN_AREA);
    if (match->outcome == POV_MATCH_CERTAIN && !parent)
        tell_namesake(x, &e, match->area, as_of);
    return match->area;
}

/** "since then quang-tri@2025-07-01", of what a territory became. */
static const char *what_followed(const extract *x, const pov_area *area)
{
    const char *text = cells_say(x, "nothing followed it as a whole");

    for (size_t i = 0; i < area->successors.count; i++)
        text = pov_arena_format(x->scratch, "%s%s%s",
                                i ? text : cells_say(x, "since then"),
                                i ? ", " : " ", area->successors.items[i]->id);
    return text;
}

void tell_late(extract *x, const entry *e, const pov_statement *s)
{
    const pov_area *area = s->area;
    pov_language l = x->findings->language;

    if (s->is_target || !area->to || s->as_of <= area->to ||
        x->late_line == x->row.line)
        return;
    x->late_line = x->row.line;
    cells_complain(
        x, e, POV_FOUND_AFTER_ITS_END,
        pov_arena_format(
            x->scratch,
            cells_say(x, "%s (%s) ceased on %s, the figure is of %s; "
                         "%s"),
            area->full_name, area->id, pov_say_day(l, x->scratch, area->to),
            pov_say_day(l, x->scratch, s->as_of), what_followed(x, area)));
}

/** "did you mean 'poor'?" or NULL; `names` are all that could be meant. */
static const char *suggestion(const extract *x, const char *typed,
                              const char *const names[], size_t n)
{
    const char *meant = pov_text_closest(x->scratch, typed, names, n);

    if (!meant)
        return NULL;
    return pov_arena_format(x->scratch, cells_say(x, "did you mean '%s'?"),
                            meant);
}

const pov_indicator *read_indicator(extract *x)
{
    entry e = cells_entry_of(x, COLUMN_INDICATOR);
    size_t n = x->catalogue->indicators.count;
    memo *found;
    const char **names;

    if (!*e.text) {
        cells_complain_missing(x, COLUMN_INDICATOR);
        return NULL;
    }
    found = cells_remember(x, MEMORY_INDICATOR, e.text, NULL, 0);
    if (!found->is)
        found->is = pov_catalogue_indicator(x->catalogue, e.text);
    if (found->is)
        return found->is; /* cppcheck-suppress identicalInnerCondition */
    if (!pov_findings_have_room(x->findings, POV_FOUND_UNKNOWN_INDICATOR))
        n = 0;
    names = pov_arena_alloc(x->scratch, 3 * n * sizeof *names);
    for (size_t i = 0; i < n; i++) {
        names[i] = x->catalogue->indicators.items[i]->id;
        names[n + i] = x->catalogue->indicators.items[i]->label_vi;
        names[2 * n + i] = x->catalogue->indicators.items[i]->label_en;
    }
    cells_complain(x, &e, POV_FOUND_UNKNOWN_INDICATOR,
                   suggestion(x, e.text, names, 3 * n));
    return NULL;
}

const pov_plan *read_plan(extract *x)
{
    entry e = cells_entry_of(x, COLUMN_PLAN);
    size_t n = x->catalogue->plans.count;
    const pov_plan *plan;
    const char **names;

    if (!*e.text)
        return x->unnamed;
    plan = pov_catalogue_plan(x->catalogue, e.text);
    if (plan)
        return plan;
    if (!pov_findings_have_room(x->findings, POV_FOUND_UNKNOWN_PLAN))
        n = 0;
    names = pov_arena_alloc(x->scratch, n * sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = x->catalogue->plans.items[i]->id;
    cells_complain(x, &e, POV_FOUND_UNKNOWN_PLAN,
                   suggestion(x, e.text, names, n));
    return NULL;
}

/* A poverty figure dated up to 31/12/2021 has no default: two standards were
 * in use.  Typed 01/01/2022 it restates end 2021 under the new one. */
bool read_standard(extract *x, pov_statement *s, const entry *date,
                   bool typed_as_start)
{
    entry e = cells_entry_of(x, COLUMN_STANDARD);
    pov_day last_doubtful = pov_day_from(2021, 12, 31);

    s->standard = NULL;
    if (!s->indicator->by_standard)
        return true;
    if (*e.text) {
        memo *found = cells_remember(x, MEMORY_STANDARD, e.text, NULL, 0);

        if (!found->is)
            found->is = pov_catalogue_standard(x->catalogue, e.text);
        s->standard = found->is;
        if (!s->standard)
            cells_complain(x, &e, POV_FOUND_UNKNOWN_STANDARD, NULL);
        return s->standard;
    }
    if (s->as_of == last_doubtful && typed_as_start)
        s->standard =
            pov_standard_in_force(x->catalogue, pov_day_next(s->as_of));
    else if (s->as_of > last_doubtful)
        s->standard = s->document->standard
                          ? s->document->standard
                          : pov_standard_in_force(x->catalogue, s->as_of);
    if (!s->standard)
        cells_complain(x, date, POV_FOUND_NO_STANDARD,
                       x->findings->language == POV_VI
                           ? s->indicator->label_vi
                           : s->indicator->label_en);
    return s->standard;
}
