#include "cli/option.h"

#include <string.h>

#include "povstat/period.h"
#include "povstat/day.h"
#include "povstat/text.h"

/** An option as typed on this command line. */
typedef struct option_hit {
    const option *option;  /* NULL: no set knows it */
    char *member;          /* what it sets */
    const char *spelled;   /* "--format" or "-o" */
    pov_language language; /* of the complaint */
} option_hit;

pov_text_list option_choices(const char *at, pov_arena *arena)
{
    pov_text_list words = {0};

    for (;;) {
        size_t length = strcspn(at, "|");
        const char *word = pov_arena_copy(arena, at, length);

        pov_arena_push(arena, &words, word);
        if (!at[length])
            return words;
        at += length + 1;
    }
}

/** Which of the words between bars it is, or -1. */
static int place_of(const char *argument, const char *typed, size_t length)
{
    for (int n = 0;; n++) {
        size_t word = strcspn(argument, "|");

        if (word == length && !memcmp(argument, typed, length))
            return n;
        if (!argument[word])
            return -1;
        argument += word + 1;
    }
}

/** What an official types for a choice, with marks or without. */
static const struct {
    const char *words, *choice;
} choice_words[] = {
#define CHOICE(choice, words) {words, #choice},
#include "cli/choice_words.def"
#undef CHOICE
};

static bool is_called(const char *words, const char *typed)
{
    char word[40];

    for (;;) {
        size_t length = strcspn(words, "|");

        memcpy(word, words, length);
        word[length] = '\0';
        if (pov_text_is(typed, word))
            return true;
        if (!words[length])
            return false;
        words += length + 1;
    }
}

int option_choice(const char *argument, const char *typed)
{
    int found = place_of(argument, typed, strlen(typed));

    for (size_t i = 0;
         i < sizeof choice_words / sizeof *choice_words && found < 0; i++)
        if (is_called(choice_words[i].words, typed))
            found = place_of(argument, choice_words[i].choice,
                             strlen(choice_words[i].choice));
    return found;
}

static const char *store_choice(const option_hit *h, const char *typed,
                                pov_arena *arena)
{
    int choice = option_choice(h->option->argument, typed);
    pov_text_list words;

    if (choice >= 0) {
        /* Enums without negative members are unsigned int, same size. */
        memcpy(h->member, &choice, sizeof choice);
        return NULL;
    }
    words = option_choices(h->option->argument, arena);
    return pov_say_format(h->language, arena,
                          "option '%s' takes %s, not '%s'%s", h->spelled,
                          h->option->argument, typed,
                          option_suggest(h->language, arena, typed, &words));
}

static const char *store_day(const option_hit *h, const char *typed,
                             pov_arena *arena)
{
    pov_day day;

    if (!pov_period_day(typed, &day))
        return pov_say_format(
            h->language, arena,
            "option '%s' takes a date as YYYY-MM-DD, not '%s'", h->spelled,
            typed);
    memcpy(h->member, &day, sizeof day);
    return NULL;
}

static const char *store_year(const option_hit *h, const char *typed,
                              pov_arena *arena)
{
    int year = 0;

    if (strlen(typed) != 4 || strspn(typed, "0123456789") != 4)
        return pov_say_format(h->language, arena,
                              "option '%s' takes a year as YYYY, "
                              "not '%s'",
                              h->spelled, typed);
    for (const char *digit = typed; *digit; digit++)
        year = year * 10 + (*digit - '0');
    memcpy(h->member, &year, sizeof year);
    return NULL;
}

static const char *store_count(const option_hit *h, const char *typed,
                               pov_arena *arena)
{
    size_t n = 0, digits = strspn(typed, "0123456789");

    for (size_t i = 0; i < digits && i < 4; i++)
        n = n * 10 + (size_t)(typed[i] - '0');
    if (typed[digits] || digits > 3 || !n)
        return pov_say_format(h->language, arena,
                              "option '%s' takes a number from 1 to 999, not "
                              "'%s'",
                              h->spelled, typed);
    memcpy(h->member, &n, sizeof n);
    return NULL;
}

static const char *store_character(const option_hit *h, const char *typed,
                                   pov_arena *arena)
{
    char character = !strcmp(typed, "tab") ? '\t' : *typed;
    bool is_one = character == '\t' || strlen(typed) == 1;

    if (!is_one || (character & 0x80) || character == '"' ||
        character == '\n' || character == '\r')
        return pov_say_format(
            h->language, arena,
            "option '%s' takes one character or 'tab', not '%s'", h->spelled,
            typed);
    *h->member = character;
    return NULL;
}

static const char *store_in_list(const option_hit *h, const char *typed,
                                 pov_arena *arena)
{
    pov_text_list list;

    memcpy(&list, h->member, sizeof list);
    pov_arena_push(arena, &list, typed);
    memcpy(h->member, &list, sizeof list);
    return NULL;
}

static const char *store_pair(const option_hit *h, const char *typed,
                              pov_arena *arena)
{
    const char *equals = strchr(typed, '=');

    if (!equals || equals == typed)
        return pov_say_format(h->language, arena,
                              "option '%s' takes %s, not '%s'", h->spelled,
                              h->option->argument, typed);
    return store_in_list(h, typed, arena);
}

/**
 * Set the member of the option's store to what was typed.
 *
 * Shape:  `typed` is NULL for a flag.
 * Errors: NULL if it fits, else the complaint; nothing is then set.
 */
static const char *option_store(const option_hit *h, const char *typed,
                                pov_arena *arena)
{
    const bool yes = true;

    switch (h->option->kind) {
    case OPTION_FLAG:
        memcpy(h->member, &yes, sizeof yes);
        return NULL;
    case OPTION_TEXT:
        memcpy(h->member, &typed, sizeof typed);
        return NULL;
    case OPTION_LIST:
        return store_in_list(h, typed, arena);
    case OPTION_PAIRS:
        return store_pair(h, typed, arena);
    case OPTION_CHOICE:
        return store_choice(h, typed, arena);
    case OPTION_DAY:
        return store_day(h, typed, arena);
    case OPTION_YEAR:
        return store_year(h, typed, arena);
    case OPTION_COUNT:
        return store_count(h, typed, arena);
    case OPTION_CHARACTER:
        return store_character(h, typed, arena);
    }
    return NULL;
}

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

/** Of `length` letters behind "--"; behind "-" there is one. */
static option_hit find(const option_sets *sets, bool is_long, const char *name,
                       size_t length)
{
    for (size_t i = 0; i < sets->count; i++) {
        const option_set *set = &sets->items[i];

        for (const option *row = set->options; !is_last(row); row++)
            if (is_long ? row->name && strlen(row->name) == length &&
                              !memcmp(row->name, name, length)
                        : row->letter == *name)
                return (option_hit){.option = row,
                                    .member = set->store ? (char *)set->store +
                                                               row->offset
                                                         : NULL,
                                    .language = sets->language};
    }
    return (option_hit){0};
}

const char *option_suggest(pov_language language, pov_arena *arena,
                           const char *typed, const pov_text_list *names)
{
    const char *closest =
        pov_text_closest(arena, typed, names->items, names->count);

    return closest ? pov_say_format(language, arena, "; did you mean '%s'?",
                                    closest)
                   : "";
}

/** Is it an option that others take, and the command has a word on that? */
static bool is_missed(const option_sets *sets, const char *name)
{
    for (const option *row = sets->missed; row && !is_last(row); row++)
        if (row->name && !strcmp(row->name, name))
            return true;
    return false;
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
               ? pov_say_format(l, p->arena, "unknown option '%s' for '%s'",
                                spelled, command)
               : pov_say_format(l, p->arena, "unknown option '%s'", spelled);
    if (is_missed(p->sets, name))
        return pov_arena_format(p->arena, "%s; %s", text,
                                pov_say(l, p->sets->why_missed));
    if (closest)
        text = pov_say_format(l, p->arena, "%s; did you mean '--%s'?", text,
                              closest);
    return text;
}

/* What follows the option: behind it in the same word (NULL: nothing), or
 * else the next word. */
static const char *store_argument(parser *p, const option_hit *h,
                                  const char *behind)
{
    if (!behind && p->next == p->count)
        return pov_say_format(p->sets->language, p->arena,
                              "option '%s' needs %s", h->spelled,
                              h->option->argument);
    if (!behind)
        behind = p->arguments[p->next++];
    return option_store(h, behind, p->arena);
}

static const char *parse_long(parser *p, const char *word)
{
    const char *name = word + 2;
    size_t length = strcspn(name, "=");
    const char *behind = name[length] ? name + length + 1 : NULL;
    option_hit h = find(p->sets, true, name, length);

    h.spelled = pov_arena_copy(p->arena, word, length + 2);
    if (!h.option)
        return complain_unknown(p, h.spelled, h.spelled + 2);
    if (h.option->kind != OPTION_FLAG)
        return store_argument(p, &h, behind);
    if (behind)
        return pov_say_format(p->sets->language, p->arena,
                              "option '%s' takes no value", h.spelled);
    return option_store(&h, NULL, p->arena);
}

/* "-qv", "-oFILE", "-o FILE" */
static const char *parse_short(parser *p, const char *word)
{
    for (const char *letter = word + 1; *letter; letter++) {
        option_hit h = find(p->sets, false, letter, 1);
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
    return word[1] == '-' ? find(sets, true, word + 2, length - 2).option
                          : find(sets, false, word + length - 1, 1).option;
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
        h = find(sets, true, word + 2, strlen(word + 2));
        return h.option && h.option->kind != OPTION_FLAG ? both : 1;
    }
    for (const char *letter = word + 1; *letter; letter++) {
        h = find(sets, false, letter, 1);
        if (h.option && h.option->kind != OPTION_FLAG)
            return letter[1] ? 1 : both;
    }
    return 1;
}
