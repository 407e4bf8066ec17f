#include "cli/option.h"

#include <string.h>

#include "cli/option_store.h"
#include "povstat/text.h"

typedef struct parser {
    const option_sets *sets;
    char *const *arguments;
    size_t count, next;
    pov_text_list *operands;
    pov_arena *arena;
} parser;

static bool is_last(const option *row)
{
    return !row->name && !row->letter;
}

static bool is_named(const option *row, const char *name, size_t length)
{
    return row->name && strlen(row->name) == length &&
           !memcmp(row->name, name, length);
}

static option_hit find_long(const option_sets *sets, const char *name,
                            size_t length)
{
    for (size_t i = 0; i < sets->count; i++) {
        const option_set *set = &sets->items[i];

        for (const option *row = set->options; !is_last(row); row++)
            if (is_named(row, name, length))
                return (option_hit){.option = row,
                                    .store = set->store,
                                    .language = sets->language};
    }
    return (option_hit){0};
}

static option_hit find_short(const option_sets *sets, char letter)
{
    for (size_t i = 0; i < sets->count; i++) {
        const option_set *set = &sets->items[i];

        for (const option *row = set->options; !is_last(row); row++)
            if (row->letter == letter)
                return (option_hit){.option = row,
                                    .store = set->store,
                                    .language = sets->language};
    }
    return (option_hit){0};
}

const char *did_you_mean(pov_language language, pov_arena *arena,
                         const char *typed, const pov_text_list *names)
{
    const char *closest =
        pov_text_closest(arena, typed, names->items, names->count);

    return closest ? pov_arena_format(arena,
                                      pov_say(language, "; did you mean '%s'?"),
                                      closest)
                   : "";
}

static const char *complain_unknown(const parser *p, const char *spelled,
                                    const char *name)
{
    pov_text_list names = {0};
    pov_language l = p->sets->language;
    const char *command = p->sets->command, *closest, *text;

    for (size_t i = 0; i < p->sets->count; i++)
        for (const option *row = p->sets->items[i].options; !is_last(row);
             row++)
            if (row->name)
                pov_arena_push(p->arena, &names, row->name);
    closest = pov_text_closest(p->arena, name, names.items, names.count);
    text = command
               ? pov_arena_format(p->arena,
                                  pov_say(l, "unknown option '%s' for '%s'"),
                                  spelled, command)
               : pov_arena_format(p->arena, pov_say(l, "unknown option '%s'"),
                                  spelled);
    if (closest)
        text = pov_arena_format(
            p->arena, pov_say(l, "%s; did you mean '--%s'?"), text, closest);
    return text;
}

/* What follows the option: behind it in the same word (NULL: nothing), or
 * else the next word. */
static const char *store_argument(parser *p, const option_hit *h,
                                  const char *behind)
{
    if (!behind && p->next == p->count)
        return pov_arena_format(
            p->arena, pov_say(p->sets->language, "option '%s' needs %s"),
            h->spelled, h->option->argument);
    if (!behind)
        behind = p->arguments[p->next++];
    return option_store(h, behind, p->arena);
}

static const char *parse_long(parser *p, const char *word)
{
    const char *name = word + 2;
    size_t length = strcspn(name, "=");
    const char *behind = name[length] ? name + length + 1 : NULL;
    option_hit h = find_long(p->sets, name, length);

    h.spelled = pov_arena_copy(p->arena, word, length + 2);
    if (!h.option)
        return complain_unknown(p, h.spelled, h.spelled + 2);
    if (h.option->kind != OPTION_FLAG)
        return store_argument(p, &h, behind);
    if (behind)
        return pov_arena_format(
            p->arena, pov_say(p->sets->language, "option '%s' takes no value"),
            h.spelled);
    return option_store(&h, NULL, p->arena);
}

/* "-qv", "-oFILE", "-o FILE" */
static const char *parse_short(parser *p, const char *word)
{
    for (const char *letter = word + 1; *letter; letter++) {
        option_hit h = find_short(p->sets, *letter);
        const char *complaint;

        h.spelled = pov_arena_format(p->arena, "-%c", *letter);
        if (!h.option)
            return complain_unknown(p, word, word + 1);
        if (h.option->kind != OPTION_FLAG)
            return store_argument(p, &h, letter[1] ? letter + 1 : NULL);
        complaint = option_store(&h, NULL, p->arena);
        if (complaint)
            return complaint;
    }
    return NULL;
}

static bool is_operand(const char *word)
{
    return word[0] != '-' || !word[1];
}

const char *options_parse(const option_sets *sets, char *const arguments[],
                          size_t n_arguments, pov_text_list *operands,
                          pov_arena *arena)
{
    parser p = {.sets = sets,
                .arguments = arguments,
                .count = n_arguments,
                .operands = operands,
                .arena = arena};
    bool is_over = false;

    while (p.next < p.count) {
        const char *word = arguments[p.next++];
        const char *complaint = NULL;

        if (is_over || is_operand(word))
            pov_arena_push(arena, operands, word);
        else if (!strcmp(word, "--"))
            is_over = true;
        else if (word[1] == '-')
            complaint = parse_long(&p, word);
        else
            complaint = parse_short(&p, word);
        if (complaint)
            return complaint;
    }
    return NULL;
}

const option *options_find(const option_sets *sets, const char *word)
{
    size_t length = strlen(word);

    if (is_operand(word) || !strcmp(word, "--"))
        return NULL;
    return word[1] == '-' ? find_long(sets, word + 2, length - 2).option
                          : find_short(sets, word[length - 1]).option;
}

size_t options_span(const option_sets *sets, char *const arguments[],
                    size_t n_arguments)
{
    const char *word = arguments[0];
    size_t both = n_arguments > 1 ? 2 : 1;
    option_hit h;

    if (is_operand(word))
        return 0;
    if (word[1] == '-') {
        h = find_long(sets, word + 2, strlen(word + 2));
        return h.option && h.option->kind != OPTION_FLAG ? both : 1;
    }
    for (const char *letter = word + 1; *letter; letter++) {
        h = find_short(sets, *letter);
        if (h.option && h.option->kind != OPTION_FLAG)
            return letter[1] ? 1 : both;
    }
    return 1;
}
