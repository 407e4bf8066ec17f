#include "cli/filter.h"

#include <limits.h>
#include <string.h>

#include "povstat/area_match.h"
#include "povstat/figures.h"
#include "povstat/text.h"
#include "povstat/write.h"

pov_era filter_era(const invocation *in)
{
    static const pov_era eras[] = {[TERRITORY_OLD] = POV_OLD_ERA,
                                   [TERRITORY_NEW] = POV_NEW_ERA,
                                   [TERRITORY_UNSAID] = POV_ANY_ERA};

    return eras[in->shared->territory];
}

static void add_of_era(pov_area_list *list, const pov_area *area, pov_era era,
                       pov_arena *arena)
{
    if (pov_era_has(era, area) && !pov_areas_hold(list, area))
        pov_arena_push(arena, list, area);
}

static const char *ids_of(const invocation *in, const pov_area_list *areas)
{
    enum { MOST = 6 };
    const char *ids = "";

    for (size_t i = 0; i < areas->count && i < MOST; i++)
        ids = pov_text_more(in->arena, ids, ", ", areas->items[i]->id);
    if (areas->count > MOST)
        ids = command_worded(in, "%s and %zu more", ids, areas->count - MOST);
    return ids;
}

/** How the areas that the era leaves out are told apart from its own.
 */
static const char *other_side(pov_era era)
{
    return era == POV_NEW_ERA ? "ended before 1 July 2025"
                              : "began on 1 July 2025";
}

/**
 * Leave the areas of the era among those that `typed` means, or else turn to
 * the territories that became of them, or that they came of, and say so.
 *
 * Errors: areas of which nothing came stay; no figure of them will pass.
 */
static void turn_territory(const invocation *in, const char *typed,
                           pov_area_list *areas)
{
    pov_era era = filter_era(in);
    pov_area_list kept = {0}, turned = {0};

    for (size_t i = 0; i < areas->count; i++) {
        const pov_area *area = areas->items[i];
        const pov_area_list *kin = era == POV_NEW_ERA
                                       ? pov_area_successors(area)
                                       : pov_area_predecessors(area);

        add_of_era(&kept, area, era, in->arena);
        for (size_t k = 0; k < kin->count; k++)
            add_of_era(&turned, kin->items[k], era, in->arena);
    }
    if (!kept.count && turned.count)
        command_say(in, "'%s' %s: showing %s", typed,
                    command_told(in, other_side(era)), ids_of(in, &turned));
    else if (!kept.count && areas->count)
        command_say(in,
                    era == POV_NEW_ERA
                        ? "'%s' %s, and no whole area followed it"
                        : "'%s' %s, and no whole area came before it",
                    typed, command_told(in, other_side(era)));
    if (kept.count)
        *areas = kept;
    else if (turned.count)
        *areas = turned;
}

void filter_say_hidden(const invocation *in, const pov_results *r)
{
    pov_era era = r->filter.era;
    pov_area_list areas = {0};
    size_t n = pov_count_other_era(r, &areas);

    if (n)
        command_say(in,
                    n == 1 ? "%zu target of areas that %s not shown: %s (see "
                             "--territory %s)"
                           : "%zu targets of areas that %s not shown: %s (see "
                             "--territory %s)",
                    n, command_told(in, other_side(era)), ids_of(in, &areas),
                    era == POV_NEW_ERA ? "old" : "new");
}

/** Is it an actual count, or a rate for want of one, that could be part of a
 *  sum? */
static bool is_part(const pov_results *r, const pov_figure *f)
{
    pov_key count = f->key;

    if (f->key.plan || f->key.form != POV_LEVEL || !f->key.area->to ||
        (!f->conflict && !pov_figure_is_known(f)))
        return false;
    count.unit = POV_IN_COUNT;
    return f->key.unit == POV_IN_COUNT || !pov_figures_find(r->figures, &count);
}

/** Was the same gap told with a part before this one? */
static bool is_told(const pov_results *r, const pov_area *merger,
                    const pov_figure *part)
{
    for (size_t i = 0; i < pov_area_predecessors(merger)->count; i++) {
        pov_key key = part->key;
        const pov_figure *f;

        key.area = pov_area_predecessors(merger)->items[i];
        if (key.area == part->key.area)
            return false;
        for (key.unit = POV_IN_COUNT; key.unit <= POV_IN_PERCENT; key.unit++) {
            f = pov_figures_find(r->figures, &key);
            if (f && is_part(r, f))
                return true;
        }
    }
    return false;
}

static void say_gap(const invocation *in, const pov_results *r,
                    const pov_area *merger, const pov_figure *part)
{
    pov_key total = part->key;
    const pov_figure *known;
    const char *lacks;

    total.area = merger;
    total.unit = POV_IN_COUNT;
    known = pov_figures_find(r->figures, &total);
    if (known && (known->conflict || pov_figure_is_known(known)))
        return;
    lacks = pov_merger_lacks(r->figures, &total, r->language, in->arena);
    if (!lacks || is_told(r, merger, part))
        return;
    command_say(in, "%s, %s, %s: %s", merger->id, total.indicator->id,
                pov_say_day(r->language, in->arena, total.as_of), lacks);
}

void filter_say_gaps(const invocation *in, const pov_results *r,
                     const pov_indicator *indicator, pov_day as_of)
{
    if (r->filter.era != POV_NEW_ERA ||
        !(r->filter.within.count || r->filter.areas.count))
        return;
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];
        bool is_asked = indicator ? f->key.indicator->counted == indicator
                                  : f->key.indicator->is_headline;

        if (!is_asked || (as_of && f->key.as_of != as_of) || !is_part(r, f))
            continue;
        for (size_t k = 0; k < pov_area_successors(f->key.area)->count; k++)
            if (pov_area_selected(&r->filter,
                                  pov_area_successors(f->key.area)->items[k]))
                say_gap(in, r, pov_area_successors(f->key.area)->items[k], f);
    }
}

/** "; did you mean 'quang-binh' or 'quang-ninh'?", or "". */
static const char *suggest_areas(const invocation *in,
                                 const pov_area_list *areas)
{
    const char *text = "";
    size_t n = areas->count < 4 ? areas->count : 4;

    for (size_t i = 0; i < n; i++)
        text = pov_arena_format(in->arena, "%s%s'%s'", text,
                                i == 0       ? ""
                                : i == n - 1 ? command_told(in, " or ")
                                             : ", ",
                                areas->items[i]->id);
    return n ? command_worded(in, "; did you mean %s?", text) : text;
}

/** Where a code was used again, --territory may leave one bearer. */
static pov_area_list only_one_of_era(const invocation *in,
                                     const pov_area_list *candidates)
{
    pov_era era = filter_era(in);
    pov_area_list found = {0};

    for (size_t i = 0; i < candidates->count; i++)
        if (pov_era_has(era, candidates->items[i]))
            pov_arena_push(in->arena, &found, candidates->items[i]);
    return found.count == 1 ? found : (pov_area_list){0};
}

/** Of namesakes of several levels those that a name means on a day: the highest
 *  of which one is in force then, or, if none is, of all.  A province before
 * and after a merger is both. */
static void leave_those_on(const invocation *in, pov_area_list *areas,
                           pov_day day)
{
    enum { LOWEST = INT_MAX };
    int of_day = LOWEST, of_all = LOWEST;
    pov_area_list left = {0};

    if (day == POV_NO_DAY || filter_era(in) != POV_ANY_ERA)
        return;
    for (size_t i = 0; i < areas->count; i++) {
        int height = pov_level_height(areas->items[i]->level);

        of_all = height < of_all ? height : of_all;
        if (pov_area_in_force(areas->items[i], day) && height < of_day)
            of_day = height;
    }
    if (of_day == LOWEST)
        of_day = of_all;
    for (size_t i = 0; i < areas->count; i++)
        if (pov_level_height(areas->items[i]->level) == of_day)
            pov_arena_push(in->arena, &left, areas->items[i]);
    *areas = left;
}

exit_status filter_areas(const invocation *in, const pov_catalogue *catalogue,
                         const char *typed, pov_level level, pov_day on,
                         pov_area_list *areas)
{
    pov_area_list found = {0};
    pov_area_match match =
        pov_area_select(catalogue, typed, level, &found, in->arena);

    if (match.outcome == POV_MATCH_AMBIGUOUS)
        found = only_one_of_era(in, &match.candidates);
    if (match.outcome == POV_MATCH_AMBIGUOUS && !found.count)
        return command_refuse(in,
                              level == POV_PROVINCE
                                  ? "ambiguous province '%s'%s"
                                  : "ambiguous area '%s'%s",
                              typed, suggest_areas(in, &match.candidates));
    if (!found.count)
        return command_refuse(in,
                              level == POV_PROVINCE ? "unknown province '%s'%s"
                                                    : "unknown area '%s'%s",
                              typed, suggest_areas(in, &match.candidates));
    leave_those_on(in, &found, on);
    turn_territory(in, typed, &found);
    for (size_t i = 0; i < found.count; i++)
        pov_arena_push(in->arena, areas, found.items[i]);
    return EXIT_DONE;
}

/** A district typed for a province is shown, and said. */
static exit_status filter_province(const invocation *in,
                                   const pov_catalogue *catalogue,
                                   const char *typed, pov_area_list *areas)
{
    pov_area_list found = {0};
    const char *ids = "";

    pov_area_select(catalogue, typed, POV_PROVINCE, &found, in->arena);
    if (!found.count)
        pov_area_select(catalogue, typed, POV_ANY_LEVEL, &found, in->arena);
    if (!found.count || found.items[0]->level == POV_PROVINCE)
        return filter_areas(in, catalogue, typed, POV_PROVINCE, POV_NO_DAY,
                            areas);
    leave_those_on(in, &found, in->as_of);
    turn_territory(in, typed, &found);
    for (size_t i = 0; i < found.count; i++) {
        pov_arena_push(in->arena, areas, found.items[i]);
        ids = pov_text_more(in->arena, ids, ", ", found.items[i]->id);
    }
    command_say(in, "'%s' is no province: showing %s", typed, ids);
    return EXIT_DONE;
}

exit_status filter_indicator(const invocation *in,
                             const pov_catalogue *catalogue, const char *typed,
                             const pov_indicator **indicator)
{
    pov_text_list names = {0};
    const struct pov_indicator_list *all;

    *indicator = pov_catalogue_indicator(catalogue, typed);
    if (*indicator)
        return EXIT_DONE;
    all = pov_catalogue_indicators(catalogue);
    for (size_t i = 0; i < all->count; i++) {
        const pov_indicator *known = all->items[i];

        if (!known->is_named)
            continue;
        pov_arena_push(in->arena, &names, known->id);
        pov_arena_push(in->arena, &names, known->label_vi);
        pov_arena_push(in->arena, &names, known->label_en);
    }
    return command_refuse(in, "unknown indicator '%s'%s", typed,
                          command_suggest(in, typed, &names));
}

/** By its id, or all that have a number. */
static exit_status filter_plan(const invocation *in,
                               const pov_catalogue *catalogue,
                               const char *typed, pov_filter *filter)
{
    const pov_plan *plan = pov_catalogue_plan(catalogue, typed);
    const size_t before = filter->plans.count;
    pov_text_list names = {0};

    if (plan)
        pov_arena_push(in->arena, &filter->plans, plan);
    for (size_t i = 0; i < catalogue->plans.count && !plan; i++) {
        const pov_plan *one = catalogue->plans.items[i];

        if (one->number && *one->number && pov_text_is(typed, one->number))
            pov_arena_push(in->arena, &filter->plans, one);
        pov_arena_push(in->arena, &names, one->id);
        pov_arena_push(in->arena, &names, one->number);
    }
    if (filter->plans.count > before)
        return EXIT_DONE;
    return command_refuse(in, "unknown plan '%s'%s", typed,
                          command_suggest(in, typed, &names));
}

/** How closely a word must be what a term is called. */
typedef enum likeness {
    LIKE_CODE,  /* a code, as it is */
    LIKE_WORDS, /* what people read in either language, with marks or without */
    LIKE_BEGINS, /* what begins with it */
    N_LIKENESSES
} likeness;

static bool is_begun(const char *words, const char *typed)
{
    size_t length = strlen(typed);

    return !strncmp(words, typed, length) &&
           (!words[length] || words[length] == ' ');
}

static bool is_like(const invocation *in, const pov_term *term,
                    const char *typed, likeness how)
{
    if (how == LIKE_CODE)
        return term->code && !strcmp(term->code, typed);
    for (unsigned l = POV_EN; l <= POV_VI; l++) {
        const char *words = pov_term_say(term, (pov_language)l);
        const char *key = pov_text_key(in->arena, typed);
        const char *bare = pov_text_bare(in->arena, words);

        if (how == LIKE_WORDS && pov_text_is(typed, words))
            return true;
        if (how == LIKE_BEGINS &&
            (is_begun(pov_text_key(in->arena, words), key) ||
             is_begun(bare, key)))
            return true;
    }
    return false;
}

/** The verdicts of that name, by the closest likeness that finds any; of those
 *  that begin with it there must be one.  Returns how many. */
static size_t add_called(const invocation *in, const char *typed,
                         pov_filter *filter)
{
    size_t n = 0;

    for (unsigned how = LIKE_CODE; how < N_LIKENESSES && !n && *typed; how++) {
        size_t before = filter->verdicts.count;

        for (unsigned v = 0; v < POV_N_VERDICTS; v++)
            if (is_like(in, pov_term_at(POV_TERMS_VERDICT, v), typed,
                        (likeness)how))
                pov_arena_push(in->arena, &filter->verdicts, (pov_verdict)v);
        n = filter->verdicts.count - before;
        if (how == LIKE_BEGINS && n > 1) {
            filter->verdicts.count = before;
            n = 0;
        }
    }
    return n;
}

static exit_status filter_verdict(const invocation *in, const char *typed,
                                  pov_filter *filter)
{
    pov_text_list names = {0};

    if (add_called(in, typed, filter))
        return EXIT_DONE;
    for (unsigned v = 0; v < POV_N_VERDICTS; v++)
        pov_arena_push(in->arena, &names, pov_code(POV_TERMS_VERDICT, v));
    return command_refuse(in, "unknown verdict '%s'%s", typed,
                          command_suggest(in, typed, &names));
}

/** Several, with commas between them. */
static exit_status filter_each(const invocation *in, const char *typed,
                               exit_status (*take)(const invocation *in,
                                                   const char *typed,
                                                   pov_filter *filter),
                               pov_filter *filter)
{
    exit_status status = EXIT_DONE;
    size_t length;

    do {
        typed += strspn(typed, " ");
        length = strcspn(typed, ",");
        status = take(in, pov_arena_copy(in->arena, typed, length), filter);
        typed += length + (typed[length] == ',');
    } while (!status && *typed);
    return status;
}

/** "csv, json, ndjson": those of the command whose rows can be ordered. */
static const char *formats_sorted(const invocation *in)
{
    const pov_text_list names = command_formats(in->command, in->arena);
    const char *all = "";

    for (size_t i = 0; i < names.count; i++)
        if (in->command->sorts & 1u << pov_format_named(names.items[i])->draws)
            all = pov_text_more(in->arena, all, ", ", names.items[i]);
    return all;
}

static exit_status filter_key(const invocation *in, const char *typed,
                              pov_filter *filter)
{
    const pov_text_list keys =
        pov_row_keys(in->command->lists_figures, in->arena);
    const char *key = typed + (*typed == '-');

    if (!pov_text_list_has(&keys, key))
        return command_refuse(in, "no row has the key '%s'%s", key,
                              command_suggest(in, key, &keys));
    pov_arena_push(in->arena, &filter->order, typed);
    return EXIT_DONE;
}

static exit_status filter_sort(const invocation *in, const char *typed,
                               pov_filter *filter)
{
    if (!in->format || !(in->command->sorts & 1u << in->format->draws))
        return command_refuse(in, "--sort of %s goes with %s",
                              in->command->name, formats_sorted(in));
    return filter_each(in, typed, filter_key, filter);
}

static void narrow_to(invocation *in, const char *letter,
                      const pov_text_list *typed)
{
    for (size_t i = 0; i < typed->count; i++) {
        const char *quote = strchr(typed->items[i], ' ') ? "\"" : "";

        pov_arena_push(in->arena, &in->narrowed,
                       pov_arena_format(in->arena, "%s %s%s%s", letter, quote,
                                        typed->items[i], quote));
    }
}

void filter_narrow(invocation *in, const pov_text_list *provinces,
                   const pov_text_list *areas)
{
    narrow_to(in, "-p", provinces);
    narrow_to(in, "-a", areas);
}

exit_status filter_from(const invocation *in, const pov_catalogue *catalogue,
                        const filter_args *args, pov_filter *filter)
{
    exit_status status = EXIT_DONE;

    *filter =
        (pov_filter){.year = args->year,
                     .era = filter_era(in),
                     .folds_communes = !in->shared->all && !args->areas.count,
                     .of_files = in->operands.count && !in->shared->merge};
    for (size_t i = 0; !status && i < args->provinces.count; i++)
        status = filter_province(in, catalogue, args->provinces.items[i],
                                 &filter->within);
    for (size_t i = 0; !status && i < args->areas.count; i++)
        status = filter_areas(in, catalogue, args->areas.items[i],
                              POV_ANY_LEVEL, args->on, &filter->areas);
    for (size_t i = 0; !status && i < args->indicators.count; i++) {
        const pov_indicator *indicator;

        status = filter_indicator(in, catalogue, args->indicators.items[i],
                                  &indicator);
        if (!status)
            pov_arena_push(in->arena, &filter->indicators, indicator);
    }
    for (size_t i = 0; !status && i < args->plans.count; i++)
        status = filter_plan(in, catalogue, args->plans.items[i], filter);
    for (size_t i = 0; !status && i < args->verdicts.count; i++)
        status =
            filter_each(in, args->verdicts.items[i], filter_verdict, filter);
    for (size_t i = 0; !status && i < args->sort.count; i++)
        status = filter_sort(in, args->sort.items[i], filter);
    return status;
}
