/* The shells ask the program itself, at every TAB: one reader of command
 * lines, no list that grows old, and names from the data in use. */

#include "cli/completion.h"

#include <string.h>

#include "cli/offers.h"

/* What is known of a command line that ends with an unfinished word. */
typedef struct unfinished {
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
        u->command = command_named(words[command_at]);
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
        if (!offer_sort(o, row->name))
            offer_sort(o, row->argument);
        break;
    case OPTION_FLAG:
    case OPTION_DAY:
    case OPTION_YEAR:
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

void completion_print(const pov_text_list *words, pov_arena *arena, FILE *out)
{
    size_t last = words->count ? words->count - 1 : 0;
    char **copies = pov_arena_alloc(arena, (last + 1) * sizeof *copies);
    unfinished u = {.arena = arena};
    offers o = {.lead = "", .shared = &u.shared, .arena = arena, .out = out};

    copies[last] = pov_arena_copy(arena, "", 0);
    for (size_t i = 0; i < words->count; i++)
        copies[i] =
            pov_arena_copy(arena, words->items[i], strlen(words->items[i]));
    take_words(&u, copies, last);
    o.typed = copies[last];
    o.command = u.command;
    offer_all(&u, &o);
}
