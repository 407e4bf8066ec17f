#include "view/reason.h"

#include <string.h>

#include "view/grounds.h"
#include "view/words.h"

/** "38,200". */
static const char *side_text(pov_arena *arena, pov_language l,
                             const pov_quantity *side, pov_unit measure)
{
    if (side->is_printed)
        return words_amount(arena, l, side->printed, side->figure->key.unit);
    return words_interval(arena, l, &side->range, measure);
}

/** "38,200"; of several that are in conflict "baseline 41,000, actual 39,200".
 */
static const char *rival_text(pov_arena *arena, pov_language l,
                              const pov_rival *rival, pov_unit measure)
{
    const struct {
        const pov_quantity *is;
        word name;
    } parts[] = {{&rival->baseline, WORD_BASELINE_ONE},
                 {&rival->target, WORD_TARGET_ONE},
                 {&rival->actual, WORD_ACTUAL_ONE}};
    pov_text_list named = {0};
    const char *text = "";

    for (size_t i = 0; i < 3; i++) {
        if (!parts[i].is->known)
            continue;
        text = side_text(arena, l, parts[i].is, measure);
        pov_arena_push(
            arena, &named,
            pov_arena_format(arena, "%s %s", words_in(l, parts[i].name), text));
    }
    return named.count > 1 ? words_joined(arena, &named, ", ") : text;
}

/** "38,200 or 38,210", with which the verdict would be this. */
static const char *rivals_under(pov_arena *arena, pov_language l,
                                const pov_progress *p, pov_verdict verdict)
{
    pov_text_list sides = {0};

    for (size_t i = 0; i < p->rivals.count; i++)
        if (p->rivals.items[i].verdict == verdict)
            pov_arena_push(
                arena, &sides,
                rival_text(arena, l, &p->rivals.items[i], p->judged->measure));
    return words_joined(arena, &sides,
                        pov_arena_format(arena, " %s ", words_in(l, WORD_OR)));
}

/** "would be met with 38,200, not met with 39,200". */
static const char *rivals_text(pov_arena *arena, pov_language l,
                               const pov_progress *p)
{
    pov_text_list verdicts = {0};
    unsigned long told = 0;

    for (size_t i = 0; i < p->rivals.count; i++) {
        pov_verdict v = p->rivals.items[i].verdict;

        if (told & 1ul << v)
            continue;
        told |= 1ul << v;
        pov_arena_push(arena, &verdicts,
                       pov_arena_format(arena, "%s %s %s",
                                        pov_words(POV_TERMS_VERDICT, v, l),
                                        words_in(l, WORD_WITH),
                                        rivals_under(arena, l, p, v)));
    }
    if (!verdicts.count)
        return NULL;
    return pov_arena_format(arena, "%s %s%s", words_in(l, WORD_WOULD_BE),
                            words_joined(arena, &verdicts, ", "),
                            p->rivals.are_more ? ", …" : "");
}

/** "ca-mau@2025-07-01 = bac-lieu + ca-mau". */
static const char *sum_text(pov_arena *arena, const pov_area *total)
{
    pov_text_list parts = {0};

    for (size_t i = 0; i < pov_area_predecessors(total)->count; i++)
        pov_arena_push(arena, &parts,
                       pov_area_predecessors(total)->items[i]->id);
    return pov_arena_format(arena, "%s = %s", total->id,
                            words_joined(arena, &parts, " + "));
}

/** Its parts but those that are known. */
static const char *others_text(pov_arena *arena, const pov_progress *p,
                               const pov_area *total, const pov_area *wanted)
{
    pov_text_list parts = {0};

    for (size_t i = 0; i < pov_area_predecessors(total)->count; i++) {
        const pov_area *part = pov_area_predecessors(total)->items[i];
        bool is_known = part == wanted;

        for (size_t k = 0; k < p->left_out.count; k++)
            is_known = is_known || p->left_out.items[k]->key.area == part;
        if (!is_known)
            pov_arena_push(arena, &parts, part->id);
    }
    return words_joined(arena, &parts, ", ");
}

/** "the number of poor households of bac-lieu, end 2025, would decide"; of a
 *  rate also that of all. */
static const char *wanted_text(pov_arena *arena, pov_language l,
                               const pov_progress *p, const char *of,
                               pov_day day)
{
    const pov_indicator *i = p->target->key.indicator;
    const char *what = words_inside(arena, l, i);

    if (p->trial.measure != POV_IN_COUNT && i->whole)
        what = pov_arena_format(arena, "%s %s %s", what, words_in(l, WORD_AND),
                                words_inside(arena, l, i->whole));
    return pov_arena_format(
        arena, "%s %s %s %s, %s, %s", words_in(l, WORD_NUMBER_OF), what,
        words_in(l, WORD_OF_AREA), of, words_day(arena, l, day),
        words_in(l, WORD_WOULD_DECIDE));
}

/** "ca-mau@2025-07-01 = bac-lieu + ca-mau; the number of ... would decide". */
static const char *elsewhere_text(pov_arena *arena, pov_language l,
                                  const pov_progress *p)
{
    const pov_key *key = &p->target->key;
    const pov_figure *f = p->left_out.items[0];
    const pov_area *of = f->key.area;
    const pov_area *total =
        pov_areas_hold(pov_area_predecessors(of), key->area) ? of : key->area;

    if (of == key->area)
        return pov_arena_format(arena, "%s (%s)",
                                wanted_text(arena, l, p, of->id, f->key.as_of),
                                words_standard_beside(l, key->standard));
    if (!pov_area_is_merger(total))
        return wanted_text(arena, l, p, key->area->id, f->key.as_of);
    return pov_arena_format(arena, "%s; %s", sum_text(arena, total),
                            wanted_text(arena, l, p,
                                        others_text(arena, p, total, key->area),
                                        f->key.as_of));
}

const char *reason_text(const notation *pen, const pov_progress *p)
{
    pov_arena *arena = pen->arena;
    pov_language l = pen->language;

    switch (p->outcome.verdict) {
    case POV_VERDICT_CONFLICTING:
        return rivals_text(arena, l, p);
    case POV_VERDICT_NOT_COMPARABLE:
        return p->left_out.count ? elsewhere_text(arena, l, p) : NULL;
    default:
        return grounds_lack(pen, p->judged, &p->outcome, p->lack);
    }
}
