#include "cli/option_store.h"

#include <string.h>

#include "povstat/day.h"

typedef struct request {
    const option *option;
    char *member; /* what it sets */
    const char *spelled;
    pov_language language;
} request;

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

static const char *store_choice(const request *r, const char *typed,
                                pov_arena *arena)
{
    pov_text_list words = option_choices(r->option->argument, arena);

    for (size_t i = 0; i < words.count; i++) {
        int choice = (int)i;

        if (strcmp(words.items[i], typed))
            continue;
        /* Enums without negative members are unsigned int, same size. */
        memcpy(r->member, &choice, sizeof choice);
        return NULL;
    }
    return pov_arena_format(
        arena, pov_say(r->language, "option '%s' takes %s, not '%s'%s"),
        r->spelled, r->option->argument, typed,
        did_you_mean(r->language, arena, typed, &words));
}

static const char *store_day(const request *r, const char *typed,
                             pov_arena *arena)
{
    pov_day day;

    if (!pov_day_parse(typed, &day))
        return pov_arena_format(
            arena,
            pov_say(r->language,
                    "option '%s' takes a date as YYYY-MM-DD, not '%s'"),
            r->spelled, typed);
    memcpy(r->member, &day, sizeof day);
    return NULL;
}

static const char *store_year(const request *r, const char *typed,
                              pov_arena *arena)
{
    int year = 0;

    if (strlen(typed) != 4 || strspn(typed, "0123456789") != 4)
        return pov_arena_format(arena,
                                pov_say(r->language,
                                        "option '%s' takes a year as YYYY, "
                                        "not '%s'"),
                                r->spelled, typed);
    for (const char *digit = typed; *digit; digit++)
        year = year * 10 + (*digit - '0');
    memcpy(r->member, &year, sizeof year);
    return NULL;
}

static const char *store_character(const request *r, const char *typed,
                                   pov_arena *arena)
{
    char character = !strcmp(typed, "tab") ? '\t' : *typed;
    bool is_one = character == '\t' || strlen(typed) == 1;

    if (!is_one || (character & 0x80) || character == '"' ||
        character == '\n' || character == '\r')
        return pov_arena_format(
            arena,
            pov_say(r->language,
                    "option '%s' takes one character or 'tab', not '%s'"),
            r->spelled, typed);
    *r->member = character;
    return NULL;
}

static const char *store_in_list(const request *r, const char *typed,
                                 pov_arena *arena)
{
    pov_text_list list;

    memcpy(&list, r->member, sizeof list);
    pov_arena_push(arena, &list, typed);
    memcpy(r->member, &list, sizeof list);
    return NULL;
}

static const char *store_pair(const request *r, const char *typed,
                              pov_arena *arena)
{
    const char *equals = strchr(typed, '=');

    if (!equals || equals == typed)
        return pov_arena_format(
            arena, pov_say(r->language, "option '%s' takes %s, not '%s'"),
            r->spelled, r->option->argument, typed);
    return store_in_list(r, typed, arena);
}

const char *option_store(const option_hit *hit, const char *typed,
                         pov_arena *arena)
{
    const option *row = hit->option;
    const request r = {row, (char *)hit->store + row->offset, hit->spelled,
                       hit->language};
    const bool yes = true;

    switch (row->kind) {
    case OPTION_FLAG:
        memcpy(r.member, &yes, sizeof yes);
        return NULL;
    case OPTION_TEXT:
        memcpy(r.member, &typed, sizeof typed);
        return NULL;
    case OPTION_LIST:
        return store_in_list(&r, typed, arena);
    case OPTION_PAIRS:
        return store_pair(&r, typed, arena);
    case OPTION_CHOICE:
        return store_choice(&r, typed, arena);
    case OPTION_DAY:
        return store_day(&r, typed, arena);
    case OPTION_YEAR:
        return store_year(&r, typed, arena);
    case OPTION_CHARACTER:
        return store_character(&r, typed, arena);
    }
    return NULL;
}
