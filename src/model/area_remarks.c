#include "model/area_remarks.h"

#include <string.h>

#include "model/area_prefix.h"
#include "povstat/text.h"

#define WORDS(name, list) static const char name[] = list;
#include "model/area_words.def"
#undef WORDS

/** The rest behind the first of the words that it begins with; NULL: none. */
static const char *behind_one(const char *bare, const char *words)
{
    const char *word;
    size_t length;

    while ((word = pov_text_piece(&words, &length)))
        if (!strncmp(bare, word, length) && bare[length] == ' ')
            return bare + length + 1;
    return NULL;
}

/** "16 xã", "12 thôn ĐBKK": what lies in it? */
static bool counts_parts(const char *bare)
{
    size_t n = strspn(bare, "0123456789");
    const char *rest = bare + n + (bare[n] == ' ');
    const char *words = part_words, *word;
    size_t length;

    while (n && n < 5 && (word = pov_text_piece(&words, &length)))
        if (!strncmp(rest, word, length) &&
            (!rest[length] || rest[length] == ' '))
            return true;
    return false;
}

/** One of several things that are said of an area. */
static bool is_one_remark(const char *bare)
{
    for (; bare; bare = behind_one(bare, remark_leads))
        if (pov_text_is_one_of(bare, remarks) || counts_parts(bare))
            return true;
    return false;
}

static const char *trimmed(const char *text, size_t n, pov_arena *arena)
{
    while (n && *text == ' ')
        text++, n--;
    while (n && text[n - 1] == ' ')
        n--;
    return pov_arena_copy(arena, text, n);
}

/** "biên giới; KV III", each of which says something of an area and names
 *  none. */
static bool is_remark(const char *bare, pov_arena *arena)
{
    if (!*bare)
        return false;
    while (*bare) {
        size_t n = strcspn(bare, ",;+&");

        if (!is_one_remark(trimmed(bare, n, arena)))
            return false;
        bare += n + (bare[n] != '\0');
    }
    return true;
}

/** Cut at `at`, with the blanks before it, if a name is left.  Returns what was
 *  cut off. */
static const char *cut_at(char *name, char *at, pov_arena *arena)
{
    const char *remark = trimmed(at, strlen(at), arena);

    while (at > name && (at[-1] == ' ' || at[-1] == ','))
        at--;
    if (at == name)
        return NULL;
    *at = '\0';
    return remark;
}

/** "(ATK)", "[gồm ...]" at the end. */
static const char *cut_brackets(char *name, pov_arena *arena)
{
    size_t n = strlen(name);
    char closing = n ? name[n - 1] : '\0';
    char *open = closing == ')'   ? strrchr(name, '(')
                 : closing == ']' ? strrchr(name, '[')
                                  : NULL;
    const char *inside;

    if (!open)
        return NULL;
    inside = pov_text_bare(
        arena, pov_arena_copy(arena, open + 1, n - 2 - (size_t)(open - name)));
    return is_remark(inside, arena) || behind_one(inside, remark_beginnings)
               ? cut_at(name, open, arena)
               : NULL;
}

/** "- KV III", ", biên giới" at the end; what is no word of a name needs no
 *  sign: "ATK". */
static const char *cut_tail(char *name, pov_arena *arena)
{
    static const char *const signs[] = {" - ", " – ", " — ", ", ", "-", " "};
    enum { N_SIGNS = sizeof signs / sizeof *signs };
    size_t n = strlen(name);
    char last = n ? name[n - 1] : '\0';

    for (size_t i = 0; n && i < N_SIGNS; i++) {
        bool alone = i + 2 >= N_SIGNS;

        if (alone && !strchr("KkIi123", last))
            continue; /* as nearly always */
        for (char *at = name; (at = strstr(at, signs[i])); at++) {
            const char *rest = pov_text_bare(arena, at + strlen(signs[i]));

            if (alone ? pov_text_is_one_of(rest, remark_signs)
                      : is_remark(rest, arena))
                return cut_at(name, at, arena);
        }
    }
    return NULL;
}

const char *area_remarks_cut(char *name, pov_arena *arena)
{
    const char *remark = cut_brackets(name, arena);

    return remark ? remark : cut_tail(name, arena);
}

static bool begins_with_rank(const char *name, pov_arena *arena)
{
    const char *rest;

    return area_prefix_of(pov_text_key(arena, name), &rest);
}

char *area_remarks_behind_office(char *name, pov_arena *arena)
{
    const char *bare, *rest;
    size_t blanks = 0;

    if (*name != 'U' && *name != 'u' && (unsigned char)*name < 0x80)
        return NULL; /* as nearly always */
    bare = pov_text_bare(arena, name);
    rest = behind_one(bare, offices);
    for (const char *at = bare; rest && at < rest; at++)
        blanks += *at == ' ';
    for (; blanks && *name; name++)
        blanks -= *name == ' ';
    return rest && !blanks && begins_with_rank(name, arena) ? name : NULL;
}

char *area_remarks_behind_number(char *name, pov_arena *arena)
{
    size_t n = strspn(name, "IVX");

    n = n ? n : strspn(name, "abcdeABCDE") == 1;
    if (!n || n > 4)
        return NULL;
    n += name[n] && strchr(".)/", name[n]);
    n += name[n] == ' ';
    return (name[n - 1] == ' ' || name[n - 1] == '.') &&
                   begins_with_rank(name + n, arena)
               ? name + n
               : NULL;
}

char *area_remarks_rank_first(char *name, pov_arena *arena)
{
    const char *last = strrchr(name, ' ');
    const area_prefix *rank = last ? area_prefix_english(last + 1) : NULL;
    const char *key;

    if (!rank)
        return name;
    key = pov_text_key(arena, name);
    return pov_arena_format(arena, "%s %.*s",
                            pov_text_is_bare(arena, key) ? rank->bare_rank
                                                         : rank->rank,
                            (int)(last - name), name);
}
