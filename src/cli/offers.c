#include "cli/offers.h"

#include <string.h>

#include "cli/environment.h"
#include "cli/shown.h"
#include "povstat/catalogue.h"
#include "povstat/encoding.h"
#include "povstat/extract.h"
#include "povstat/measure.h"
#include "povstat/reference.h"
#include "povstat/text.h"

/* What stands on a command line unquoted.  Ids are made of it; whatever else
 * a data directory holds is not for a shell. */
static bool is_plain(const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./@=+,";

    return *word && !word[strspn(word, plain)];
}

static const char *first_sentence(const char *about, pov_arena *arena)
{
    size_t length = 0;

    while (about[length] && !(about[length] == '.' &&
                              (about[length + 1] == ' ' || !about[length + 1])))
        length++;
    return pov_arena_copy(arena, about, length);
}

void offer_word(const offers *o, const char *word, const char *about)
{
    if (!is_plain(word))
        return;
    fprintf(o->out, "%s%s", o->lead, word);
    if (about && *about)
        fprintf(
            o->out, "\t%s",
            shown_text(o->arena, first_sentence(pov_say(o->shared->lang, about),
                                                o->arena)));
    fputc('\n', o->out);
}

/* The tables of the data directory that the command line names; what is
 * wrong with them is told when they are used. */
static const pov_catalogue *catalogue_of(const offers *o)
{
    pov_findings untold = {.arena = o->arena};

    return pov_reference_load(environment_data_directory(o->shared->data),
                              o->arena, &untold);
}

static const char *in_language(const offers *o, const char *en, const char *vi)
{
    return o->shared->lang == POV_VI ? vi : en;
}

static bool begins_with(const char *text, const char *start)
{
    return !strncmp(text, start, strlen(start));
}

/* An area is known by the last part of its id as well.  That is offered when
 * no whole id goes on from what was typed. */
static void offer_short_ids(const offers *o, const pov_catalogue *catalogue)
{
    for (size_t i = 0; i < catalogue->areas.count; i++)
        if (begins_with(catalogue->areas.items[i]->id, o->typed))
            return;
    for (size_t i = 0; i < catalogue->areas.count; i++) {
        const pov_area *area = catalogue->areas.items[i];
        const char *slash = strrchr(area->id, '/');

        if (slash && begins_with(slash + 1, o->typed))
            offer_word(o, slash + 1, area->full_name);
    }
}

static void offer_areas(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    for (size_t i = 0; catalogue && i < catalogue->areas.count; i++)
        offer_word(o, catalogue->areas.items[i]->id,
                   catalogue->areas.items[i]->full_name);
    if (catalogue && *o->typed)
        offer_short_ids(o, catalogue);
}

static void offer_provinces(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    for (size_t i = 0; catalogue && i < catalogue->areas.count; i++)
        if (catalogue->areas.items[i]->level == POV_PROVINCE)
            offer_word(o, catalogue->areas.items[i]->id,
                       catalogue->areas.items[i]->full_name);
}

static void offer_indicators(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    for (size_t i = 0; catalogue && i < catalogue->indicators.count; i++) {
        const pov_indicator *d = catalogue->indicators.items[i];

        offer_word(o, d->id, in_language(o, d->label_en, d->label_vi));
    }
}

static void offer_plans(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    for (size_t i = 0; catalogue && i < catalogue->plans.count; i++)
        offer_word(o, catalogue->plans.items[i]->id,
                   catalogue->plans.items[i]->title);
}

static void offer_standards(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    for (size_t i = 0; catalogue && i < catalogue->standards.count; i++) {
        const pov_standard *s = catalogue->standards.items[i];

        offer_word(o, s->id, in_language(o, s->label_en, s->label_vi));
    }
}

static void offer_verdicts(const offers *o)
{
    for (int v = 0; v < POV_N_VERDICTS; v++)
        offer_word(o, pov_verdict_code((pov_verdict)v), NULL);
}

static void offer_codes(const offers *o)
{
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++)
        offer_word(o, pov_finding_types[i].code, pov_finding_types[i].problem);
}

static void offer_commands(const offers *o)
{
    for (size_t i = 0; i < n_commands; i++)
        offer_word(o, commands[i]->name, commands[i]->about);
}

static void offer_formats(const offers *o)
{
    pov_text_list names = {0};

    if (o->command)
        names = command_formats(o->command, o->arena);
    for (size_t i = 0; i < names.count; i++) {
        const pov_format *format = pov_format_named(names.items[i]);

        offer_word(o, names.items[i], format ? format->about : NULL);
    }
}

static void offer_encodings(const offers *o)
{
    const char *name;

    for (size_t i = 0; (name = pov_encoding_at(i)); i++)
        offer_word(o, name, NULL);
}

/* "--set KEY=VALUE": the keys, and what one of them takes behind its sign. */
static void offer_settings(const offers *o)
{
    const char *equals = strchr(o->typed, '='), *key;
    offers behind = *o;

    if (equals) {
        key = pov_arena_copy(o->arena, o->typed, (size_t)(equals - o->typed));
        behind.lead = pov_arena_format(o->arena, "%s%s=", o->lead, key);
        behind.typed = equals + 1;
        offer_sort(&behind, key);
        return;
    }
    for (size_t i = 0; (key = pov_setting_key_at(i)); i++)
        offer_word(o, pov_arena_format(o->arena, "%s=", key), NULL);
}

static void offer_files(const offers *o)
{
    fputs(":files\n", o->out);
}

static void offer_directories(const offers *o)
{
    fputs(":directories\n", o->out);
}

/* By the name of an option first, and else by what stands for its value. */
static const struct {
    const char *sort;
    void (*offer)(const offers *o);
} sorts[] = {
    {"area", offer_areas},         {"parent", offer_provinces},
    {"province", offer_provinces}, {"indicator", offer_indicators},
    {"plan", offer_plans},         {"standard", offer_standards},
    {"verdict", offer_verdicts},   {"format", offer_formats},
    {"encoding", offer_encodings}, {"set", offer_settings},
    {"code", offer_codes},         {"command", offer_commands},
    {"file", offer_files},         {"dir", offer_directories},
    {"old", offer_directories},    {"new", offer_directories},
};

bool offer_sort(const offers *o, const char *sort)
{
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        if (!pov_text_is(sort, sorts[i].sort))
            continue;
        sorts[i].offer(o);
        return true;
    }
    return false;
}
