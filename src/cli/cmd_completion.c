/* completion: the script by which a shell completes povstat's command lines,
 * and the words that it asks for.
 *
 * The shells ask the program itself, at every TAB: one reader of command
 * lines, no list that grows old, and names from the data in use. */

#include "cli/completion.h"

#include <string.h>

#include "cli/environment.h"
#include "povstat/papers.h"
#include "povstat/catalogue.h"
#include "povstat/embedded.h"
#include "povstat/encoding.h"
#include "povstat/extract.h"
#include "povstat/measure.h"
#include "povstat/reference.h"
#include "povstat/text.h"
#include "povstat/view.h"

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
        fprintf(o->out, "\t%s",
                pov_text_shown(
                    o->arena,
                    first_sentence(pov_say(o->shared->lang, about), o->arena)));
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
    const pov_area_list *areas = pov_catalogue_areas(catalogue);

    for (size_t i = 0; i < areas->count; i++)
        if (begins_with(areas->items[i]->id, o->typed))
            return;
    for (size_t i = 0; i < areas->count; i++) {
        const pov_area *area = areas->items[i];
        const char *slash = strrchr(area->id, '/');

        if (slash && begins_with(slash + 1, o->typed))
            offer_word(o, slash + 1, area->full_name);
    }
}

static void offer_level(const offers *o, const pov_catalogue *catalogue,
                        pov_level level)
{
    const pov_area_list *areas =
        catalogue ? pov_catalogue_areas(catalogue) : NULL;

    for (size_t i = 0; areas && i < areas->count; i++) {
        const pov_area *area = areas->items[i];

        if (level == POV_ANY_LEVEL || area->level == level)
            offer_word(o, area->id, area->full_name);
    }
}

static void offer_areas(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    offer_level(o, catalogue, POV_ANY_LEVEL);
    if (catalogue && *o->typed)
        offer_short_ids(o, catalogue);
}

static void offer_provinces(const offers *o)
{
    offer_level(o, catalogue_of(o), POV_PROVINCE);
}

static void offer_indicators(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    const struct pov_indicator_list *all =
        catalogue ? pov_catalogue_indicators(catalogue) : NULL;

    for (size_t i = 0; all && i < all->count; i++) {
        const pov_indicator *d = all->items[i];

        if (d->is_named)
            offer_word(o, pov_indicator_word(d, o->arena),
                       in_language(o, d->label_en, d->label_vi));
    }
}

static void offer_breakdowns(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    for (size_t i = 0; catalogue && i < catalogue->breakdowns.count; i++) {
        const pov_breakdown *b = catalogue->breakdowns.items[i];

        offer_word(o, b->id, in_language(o, b->label_en, b->label_vi));
    }
}

static void offer_papers(const offers *o)
{
    const pov_catalogue *catalogue = catalogue_of(o);

    for (size_t i = 0; catalogue && i < catalogue->papers.count; i++) {
        const pov_paper *p = catalogue->papers.items[i];

        offer_word(o, p->id, in_language(o, p->label_en, p->label_vi));
    }
}

static void offer_counted(const offers *o)
{
    offer_word(o, "households", NULL);
    offer_word(o, "persons", NULL);
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
    for (unsigned v = 0; v < POV_N_VERDICTS; v++)
        offer_word(o, pov_code(POV_TERMS_VERDICT, v), NULL);
}

static void offer_keys(const offers *o)
{
    const pov_text_list keys =
        pov_row_keys(o->command && o->command->lists_figures, o->arena);

    for (size_t i = 0; i < keys.count; i++)
        offer_word(o, keys.items[i], NULL);
}

static void offer_codes(const offers *o)
{
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++)
        offer_word(o, pov_finding_types[i].code, pov_finding_types[i].problem);
}

static void offer_commands(const offers *o)
{
    for (size_t i = 0; i < o->commands->count; i++)
        offer_word(o, o->commands->items[i]->name,
                   o->commands->items[i]->about);
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

static void offer_statuses(const offers *o)
{
    for (unsigned s = 0; s < pov_terms_count(POV_TERMS_STATUS); s++)
        offer_word(o, pov_code(POV_TERMS_STATUS, s),
                   pov_words(POV_TERMS_STATUS, s, o->shared->lang));
}

/**
 * Offer all words of a sort: the name of an option or what stands for an
 * operand in a usage, "province", "FILE", "CODE".
 *
 * Errors: false if no such sort is known; nothing is offered.
 */
static bool offer_sort(const offers *o, const char *sort);

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

static void offer_sheets(const offers *o)
{
    offer_word(o, "all", NULL);
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
    {"area", offer_areas},           {"parent", offer_provinces},
    {"province", offer_provinces},   {"indicator", offer_indicators},
    {"breakdown", offer_breakdowns}, {"counted", offer_counted},
    {"paper", offer_papers},         {"plan", offer_plans},
    {"standard", offer_standards},   {"verdict", offer_verdicts},
    {"format", offer_formats},       {"encoding", offer_encodings},
    {"set", offer_settings},         {"code", offer_codes},
    {"command", offer_commands},     {"sheet", offer_sheets},
    {"file", offer_files},           {"dir", offer_directories},
    {"old", offer_directories},      {"new", offer_directories},
    {"replaces", offer_plans},       {"status", offer_statuses},
    {"partial", offer_files},        {"sort", offer_keys},
};

static bool offer_sort(const offers *o, const char *sort)
{
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        if (!pov_text_is(sort, sorts[i].sort))
            continue;
        sorts[i].offer(o);
        return true;
    }
    return false;
}

/* What is known of a command line that ends with an unfinished word. */
typedef struct unfinished {
    const command_list *commands;
    const command *command; /* NULL: not named yet, or unknown */
    bool is_unknown;
    option_sets sets;
    shared_options shared;
    const option *waiting; /* its value is the last word */
    size_t n_operands;     /* before the last word */
    bool options_are_over; /* by "--" */
    struct {
        const option **items;
        size_t count, capacity;
    } given;
    pov_arena *arena;
} unfinished;

static void take_option(unfinished *u, char *const words[], size_t n)
{
    size_t length = strcspn(words[0], "=");
    const option *row =
        options_find(&u->sets, pov_arena_copy(u->arena, words[0], length));
    pov_text_list operands = {0};

    if (!row)
        return;
    pov_arena_push(u->arena, &u->given, row);
    options_parse(&u->sets, words, n, &operands, u->arena);
}

/* All words but the last. */
static void take_words(unfinished *u, char *const words[], size_t last)
{
    size_t command_at = command_word(words, last, u->arena);
    void *args;

    if (command_at < last)
        u->command = command_named(u->commands, words[command_at]);
    u->is_unknown = command_at < last && !u->command;
    args = pov_arena_alloc(u->arena, u->command ? u->command->args_size : 1);
    u->sets = command_options(u->command, args, &u->shared, u->arena);
    for (size_t at = 0, span; at < last; at += span) {
        span = options_span(&u->sets, words + at, last + 1 - at);
        if (u->options_are_over || !span) {
            span = 1;
            u->n_operands += at > command_at;
        } else if (!strcmp(words[at], "--")) {
            u->options_are_over = true;
        } else if (at + span > last) {
            u->waiting = options_find(&u->sets, words[at]);
        } else {
            take_option(u, words + at, span);
        }
    }
}

static bool is_given(const unfinished *u, const option *row)
{
    if (row->kind == OPTION_LIST || row->kind == OPTION_PAIRS)
        return false;
    for (size_t i = 0; i < u->given.count; i++)
        if (u->given.items[i] == row)
            return true;
    return false;
}

static void offer_options(const unfinished *u, const offers *o)
{
    for (size_t i = 0; i < u->sets.count; i++)
        for (const option *row = u->sets.items[i].options;
             row->name || row->letter; row++) {
            if (is_given(u, row))
                continue;
            if (row->name)
                offer_word(o, pov_arena_format(u->arena, "--%s", row->name),
                           row->about);
            else
                offer_word(o, pov_arena_format(u->arena, "-%c", row->letter),
                           row->about);
        }
}

static void offer_choices(const offers *o, const char *argument)
{
    pov_text_list words = option_choices(argument, o->arena);

    for (size_t i = 0; i < words.count; i++)
        offer_word(o, words.items[i], NULL);
}

static void offer_value(const offers *o, const option *row)
{
    switch (row->kind) {
    case OPTION_CHOICE:
        offer_choices(o, row->argument);
        break;
    case OPTION_CHARACTER:
        offer_word(o, "tab", NULL);
        break;
    case OPTION_TEXT:
    case OPTION_LIST:
    case OPTION_PAIRS:
        if (strchr(row->argument, '|'))
            offer_choices(o, row->argument);
        else if (!offer_sort(o, row->name))
            offer_sort(o, row->argument);
        break;
    case OPTION_FLAG:
    case OPTION_DAY:
    case OPTION_YEAR:
    case OPTION_COUNT:
        break;
    }
}

/* Word number `n` of a usage such as "AREA DATE [FILE...]", without its
 * brackets and dots; the last one again if it has dots; "" if there is none. */
static const char *operand_in_usage(const char *usage, size_t n,
                                    pov_arena *arena)
{
    const char *word = "";
    size_t length = 0;

    for (; usage && *usage; usage += strspn(usage, " ")) {
        usage += strspn(usage, "[");
        length = strcspn(usage, " ");
        word = pov_arena_copy(arena, usage, strcspn(usage, " ]."));
        if (!n--)
            return word;
        usage += length;
    }
    return length && usage && strstr(usage - length, "...") ? word : "";
}

/* Errors: false if no further operand is taken. */
static bool offer_operand(const unfinished *u, const offers *o)
{
    pov_text_list choices;

    if (u->n_operands >= u->command->most_operands)
        return false;
    choices = option_choices(
        operand_in_usage(u->command->operands, u->n_operands, u->arena),
        u->arena);
    for (size_t i = 0; i < choices.count; i++)
        if (choices.count > 1)
            offer_word(o, choices.items[i], NULL);
        else
            offer_sort(o, choices.items[i]);
    return true;
}

static void offer_all(const unfinished *u, offers *o)
{
    bool may_be_option = !u->options_are_over && !u->waiting;
    const char *equals = strchr(o->typed, '=');
    const char *name =
        equals ? pov_arena_copy(u->arena, o->typed, (size_t)(equals - o->typed))
               : "";
    const option *row = options_find(&u->sets, name);

    if (u->waiting) {
        offer_value(o, u->waiting);
    } else if (may_be_option && row) {
        o->lead = pov_arena_format(u->arena, "%s=", name);
        o->typed = equals + 1;
        offer_value(o, row);
    } else if (may_be_option && *o->typed == '-') {
        offer_options(u, o);
    } else if (!u->command) {
        if (!u->is_unknown)
            offer_sort(o, "command");
    } else if (!offer_operand(u, o) && may_be_option) {
        offer_options(u, o);
    }
}

void completion_print(const command_list *commands, const pov_text_list *words,
                      pov_arena *arena, FILE *out)
{
    size_t last = words->count ? words->count - 1 : 0;
    char **copies = pov_arena_alloc(arena, (last + 1) * sizeof *copies);
    unfinished u = {.commands = commands, .arena = arena};
    offers o = {.lead = "",
                .commands = commands,
                .shared = &u.shared,
                .arena = arena,
                .out = out};

    copies[last] = pov_arena_copy(arena, "", 0);
    for (size_t i = 0; i < words->count; i++)
        copies[i] =
            pov_arena_copy(arena, words->items[i], strlen(words->items[i]));
    take_words(&u, copies, last);
    o.typed = copies[last];
    o.command = u.command;
    offer_all(&u, &o);
}

static const char operands[] = "bash|zsh|fish";

/* What the scripts call: completion words -- WORD... */
static const char words_operand[] = "words";

static exit_status print_words(const invocation *in)
{
    pov_text_list words = in->operands;

    words.items++;
    words.count--;
    completion_print(in->commands, &words, in->arena, in->out);
    return EXIT_DONE;
}

static exit_status completion_run(invocation *in)
{
    const char *typed = in->operands.items[0];
    pov_text_list shells = option_choices(operands, in->arena);

    if (!strcmp(typed, words_operand))
        return print_words(in);
    if (in->operands.count > 1)
        return command_refuse(in, "'%s' is one too many for 'completion'",
                              in->operands.items[1]);
    if (option_choice(operands, typed) < 0)
        return command_refuse(in, "unknown shell '%s'%s (known: %s)", typed,
                              command_suggest(in, typed, &shells), operands);
    pov_embedded_print(
        pov_arena_format(in->arena, "src/cli/completion.%s", typed), in->out);
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"eval \"$(povstat completion bash)\"", "In ~/.bashrc"},
    {"eval \"$(povstat completion zsh)\"", "In ~/.zshrc, behind compinit"},
    {"povstat completion fish | source", "In ~/.config/fish/config.fish"},
    {0},
};

const command cmd_completion = {
    .name = "completion",
    .operands = operands,
    .least_operands = 1,
    .most_operands = OPERANDS_ANY,
    .about = "Print a script that completes command lines in a shell.",
    .details =
        "The script asks 'povstat completion words -- WORD...' what may stand "
        "for the last WORD: one word a line, a tab and a description behind "
        "it; ':files' and ':directories' leave it to the shell. Names of "
        "areas, indicators and documents are those of the data directory in "
        "use.\n"
        "'make install' puts the scripts where the shells look for them.",
    .examples = examples,
    .run = completion_run,
};
