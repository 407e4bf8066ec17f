#include "report/trace_missing.h"

#include "report/figure_text.h"

/* Near misses that are named; the rest are counted. */
enum { MOST_NAMED = 12 };

/** What the figure would be with this key; its number, or that it is missing.
 *  `known` counts what is there. */
static const char *part_of(const trace_tree *t, pov_key key, size_t *known)
{
    const pov_figure *f = pov_figures_find(t->results->figures, &key);
    bool is_rate = key.unit == POV_IN_PERCENT;
    const char *value = word_in(t->pen.language, WORD_MISSING);

    if (f && !f->conflict && pov_figure_is_known(f)) {
        value = trace_brief(t, f);
        ++*known;
    } else if (f && f->conflict)
        value = word_in(t->pen.language, WORD_DISPUTED);
    return pov_arena_format(
        t->pen.arena, "%s (%s)",
        is_rate ? word_in(t->pen.language, WORD_RATE_ONE)
                : label_inside(t->pen.arena, t->pen.language, key.indicator),
        value);
}

static pov_key in_unit(pov_key key, pov_unit unit)
{
    key.unit = unit;
    return key;
}

static void tell_line(trace_tree *t, int depth, const pov_key *key,
                      const char *terms)
{
    pov_language l = t->pen.language;

    trace_branch(t, depth, POV_TONE_MUTED,
                 pov_arena_format(t->pen.arena, "%s: %s; %s %s",
                                  trace_kind(t, key),
                                  word_in(l, WORD_NOT_STATED),
                                  word_in(l, WORD_WOULD_FOLLOW), terms));
}

/** A count from its rate and whole, a rate from its count and whole. */
static bool tell_from_whole(trace_tree *t, int depth, const pov_key *key)
{
    bool is_count = key->unit == POV_IN_COUNT;
    size_t known = 0;
    const char *other, *whole;
    pov_key of_whole;

    if (!key->indicator->whole)
        return false;
    of_whole = pov_key_of_whole(key);
    other = part_of(t, in_unit(*key, is_count ? POV_IN_PERCENT : POV_IN_COUNT),
                    &known);
    whole = part_of(t, of_whole, &known);
    if (!known)
        return false;
    tell_line(
        t, depth, key,
        is_count
            ? pov_arena_format(t->pen.arena, "%s × %s / 100", whole, other)
            : pov_arena_format(t->pen.arena, "100 × %s / %s", other, whole));
    return true;
}

/** A whole from a count and a rate of something that divides by it. */
static bool tell_from_parts(trace_tree *t, int depth, const pov_key *key)
{
    const pov_catalogue *c = t->results->figures->catalogue;

    for (size_t i = 0; i < c->indicators.count; i++)
        for (size_t s = 0; s <= c->standards.count; s++) {
            pov_key part = *key;
            size_t known = 0;
            const char *count, *rate;

            part.indicator = c->indicators.items[i];
            if (part.indicator->whole != key->indicator)
                break;
            if (!key->standard && part.indicator->by_standard)
                part.standard =
                    s < c->standards.count ? c->standards.items[s] : NULL;
            count = part_of(t, in_unit(part, POV_IN_COUNT), &known);
            rate = part_of(t, in_unit(part, POV_IN_PERCENT), &known);
            if (!known)
                continue;
            tell_line(
                t, depth, key,
                pov_arena_format(t->pen.arena, "100 × %s / %s", count, rate));
            return true;
        }
    return false;
}

void trace_missing(trace_tree *t, int depth, const pov_key *key)
{
    if (!tell_from_whole(t, depth, key) && key->unit == POV_IN_COUNT)
        tell_from_parts(t, depth, key);
}

/** Is it the same indicator, of the area or of one before or after it? */
static bool is_near(const pov_key *key, const pov_figure *f)
{
    const pov_area_list *kin[] = {&key->area->successors,
                                  &key->area->predecessors};

    if (f->key.indicator != key->indicator || f->key.plan ||
        f->key.form != POV_LEVEL || !(f->conflict || pov_figure_is_known(f)))
        return false;
    if (f->key.area == key->area)
        return true;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < kin[k]->count; i++)
            if (kin[k]->items[i] == f->key.area)
                return true;
    return false;
}

void trace_near_misses(trace_tree *t, const pov_key *key)
{
    const pov_figures *figures = t->results->figures;
    pov_arena *arena = t->pen.arena;
    size_t found = 0;

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];
        const pov_key *k = &f->key;

        if (!is_near(key, f) || ++found > MOST_NAMED)
            continue;
        if (found == 1)
            trace_branch(
                t, 0, POV_TONE_PLAIN,
                pov_arena_format(
                    arena, "%s:", word_in(t->pen.language, WORD_KNOWN_FOR)));
        trace_branch(
            t, 1, POV_TONE_PLAIN,
            pov_arena_format(arena, "%s%s%s%s%s: %s %s",
                             shown_day(arena, t->pen.language, k->as_of),
                             k->area == key->area ? "" : ", ",
                             k->area == key->area ? "" : k->area->id,
                             k->standard ? ", " : "",
                             k->standard ? k->standard->id : "",
                             trace_kind(t, k), trace_brief(t, f)));
    }
    if (found > MOST_NAMED)
        trace_branch(t, 1, POV_TONE_MUTED,
                     pov_arena_format(arena, "… (+%zu)", found - MOST_NAMED));
}
