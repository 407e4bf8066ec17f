#include "cli/filter.h"

#include <string.h>

#include "cli/territory.h"
#include "povstat/area_match.h"

/** "; did you mean 'quang-binh' or 'quang-ninh'?", or "". */
static const char *suggest_areas(const invocation *in,
                                 const pov_area_list *areas)
{
    const char *text = "";
    size_t n = areas->count < 4 ? areas->count : 4;

    for (size_t i = 0; i < n; i++)
        text = pov_arena_format(in->arena, "%s%s'%s'", text,
                                i == 0       ? ""
                                : i == n - 1 ? told(in, " or ")
                                             : ", ",
                                areas->items[i]->id);
    return n ? pov_arena_format(in->arena, told(in, "; did you mean %s?"), text)
             : text;
}

/** Where a code was used again, --territory may leave one bearer. */
static pov_area_list only_one_of_era(const invocation *in,
                                     const pov_area_list *candidates)
{
    pov_era era = territory_era(in);
    pov_area_list found = {0};

    for (size_t i = 0; i < candidates->count; i++)
        if (pov_era_has(era, candidates->items[i]))
            pov_arena_push(in->arena, &found, candidates->items[i]);
    return found.count == 1 ? found : (pov_area_list){0};
}

exit_status filter_areas(const invocation *in, const pov_catalogue *catalogue,
                         const char *typed, pov_level level,
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
    territory_turn(in, typed, &found);
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
        return filter_areas(in, catalogue, typed, POV_PROVINCE, areas);
    territory_turn(in, typed, &found);
    for (size_t i = 0; i < found.count; i++) {
        pov_arena_push(in->arena, areas, found.items[i]);
        ids = pov_arena_format(in->arena, "%s%s%s", ids, i ? ", " : "",
                               found.items[i]->id);
    }
    command_say(in, "'%s' is no province: showing %s", typed, ids);
    return EXIT_DONE;
}

exit_status filter_indicator(const invocation *in,
                             const pov_catalogue *catalogue, const char *typed,
                             const pov_indicator **indicator)
{
    pov_text_list names = {0};

    *indicator = pov_catalogue_indicator(catalogue, typed);
    if (*indicator)
        return EXIT_DONE;
    for (size_t i = 0; i < catalogue->indicators.count; i++) {
        const pov_indicator *known = catalogue->indicators.items[i];

        pov_arena_push(in->arena, &names, known->id);
        pov_arena_push(in->arena, &names, known->label_vi);
        pov_arena_push(in->arena, &names, known->label_en);
    }
    return command_refuse(
        in, "unknown indicator '%s'%s", typed,
        did_you_mean(in->shared->lang, in->arena, typed, &names));
}

static exit_status filter_plan(const invocation *in,
                               const pov_catalogue *catalogue,
                               const char *typed, pov_filter *filter)
{
    const pov_plan *plan = pov_catalogue_plan(catalogue, typed);
    pov_text_list names = {0};

    if (plan) {
        pov_arena_push(in->arena, &filter->plans, plan);
        return EXIT_DONE;
    }
    for (size_t i = 0; i < catalogue->plans.count; i++)
        pov_arena_push(in->arena, &names, catalogue->plans.items[i]->id);
    return command_refuse(
        in, "unknown plan '%s'%s", typed,
        did_you_mean(in->shared->lang, in->arena, typed, &names));
}

static exit_status filter_verdict(const invocation *in, const char *typed,
                                  pov_filter *filter)
{
    pov_text_list names = {0};

    for (int v = 0; v < POV_N_VERDICTS; v++) {
        const char *code = pov_verdict_code((pov_verdict)v);

        if (!strcmp(code, typed)) {
            pov_arena_push(in->arena, &filter->verdicts, (pov_verdict)v);
            return EXIT_DONE;
        }
        pov_arena_push(in->arena, &names, code);
    }
    return command_refuse(
        in, "unknown verdict '%s'%s", typed,
        did_you_mean(in->shared->lang, in->arena, typed, &names));
}

exit_status filter_from(const invocation *in, const pov_catalogue *catalogue,
                        const filter_args *args, pov_filter *filter)
{
    exit_status status = EXIT_DONE;

    *filter = (pov_filter){.year = args->year, .era = territory_era(in)};
    for (size_t i = 0; !status && i < args->provinces.count; i++)
        status = filter_province(in, catalogue, args->provinces.items[i],
                                 &filter->within);
    for (size_t i = 0; !status && i < args->areas.count; i++)
        status = filter_areas(in, catalogue, args->areas.items[i],
                              POV_ANY_LEVEL, &filter->areas);
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
        status = filter_verdict(in, args->verdicts.items[i], filter);
    return status;
}
