#include "model/area_guess.h"

#include <stdint.h>
#include <string.h>

#include "model/area_names.h"
#include "model/area_prefix.h"
#include "povstat/text.h"

enum { MOST_SUGGESTED = 5, SHORTEST = 3, MOST_MARKS = 9 };

/* The parts of a score, the lowest is best: letters outweigh marks, then comes
 * whether it is in force, what is only confused, and whether a province. */
enum {
    PER_LETTER = 1000,
    PER_MARK = 10,
    CLOSED = 5,
    CONFUSED = 2,
    NO_PROVINCE = 1
};

typedef struct guess {
    const pov_area *area;
    size_t score;
} guess;

typedef struct guesses {
    const area_guess_hint *hint;
    const char *key, *bare, *sound; /* of what was typed */
    size_t limit;                   /* letters that may be wrong */
    pov_level level;
    guess best[MOST_SUGGESTED];
    size_t count;
    pov_arena *arena;
} guesses;

/** Of two that are as near the one that stands first in lists. */
static bool is_before(const guess *a, const guess *b)
{
    if (a->score != b->score)
        return a->score < b->score;
    return a->area->rank <= b->area->rank;
}

static void keep(guesses *g, guess new)
{
    size_t at = 0;

    for (size_t i = 0; i < g->count; i++)
        if (g->best[i].area == new.area) {
            if (g->best[i].score <= new.score)
                return;
            memmove(g->best + i, g->best + i + 1,
                    (--g->count - i) * sizeof *g->best);
            break;
        }
    while (at < g->count && is_before(&g->best[at], &new))
        at++;
    if (at == MOST_SUGGESTED)
        return;
    if (g->count == MOST_SUGGESTED)
        g->count--;
    memmove(g->best + at + 1, g->best + at,
            (g->count++ - at) * sizeof *g->best);
    g->best[at] = new;
}

static void weigh(guesses *g, const area_name *name, size_t letters)
{
    const area_guess_hint *hint = g->hint;
    const pov_area *area = name->area;
    size_t score = letters * PER_LETTER;

    if (!pov_area_fits_level(g->level, area->level))
        return;
    if (hint->parent && !pov_area_is_under(area, hint->parent) &&
        (hint->parent_typed || area->level != POV_PROVINCE))
        return;
    if (strcmp(g->key, g->bare) != 0) /* missing marks say nothing */
        score += PER_MARK * pov_text_distance(area_sound(g->key, g->arena),
                                              area_sound(name->key, g->arena),
                                              MOST_MARKS) +
                 CONFUSED * pov_text_distance(g->key, name->key, MOST_MARKS);
    else
        score += CONFUSED *
                 pov_text_distance(g->bare, pov_text_bare(g->arena, name->key),
                                   MOST_MARKS);
    if (!pov_area_in_force(area, hint->day))
        score += CLOSED;
    if (area->level != POV_PROVINCE)
        score += NO_PROVINCE;
    keep(g, (guess){area, score});
}

/** How many letters are wrong: where some are, two that are confused count as
 *  one more. */
static size_t letters_wrong(const guesses *g, const char *bare,
                            const area_sounds *sounds)
{
    size_t wrong = pov_text_distance(g->sound, sounds->text, g->limit);
    size_t most = 2 * g->limit + 1, confused;

    if (!wrong || wrong > g->limit)
        return wrong;
    confused = pov_text_distance(g->bare, bare, most);
    return confused > wrong ? wrong + (confused - wrong + 1) / 2 : wrong;
}

static void scan_names(guesses *g)
{
    const pov_catalogue *c = g->hint->catalogue;
    area_names_walk walk = {.letters = area_letters(g->sound),
                            .characters =
                                pov_text_characters(g->sound, strlen(g->sound)),
                            .limit = g->limit};
    area_sounds sounds;

    for (const char *bare; (bare = area_names_next(c, &walk, &sounds));) {
        size_t away = letters_wrong(g, bare, &sounds);
        const area_name_list *names =
            away <= g->limit ? area_names_at(c, AREA_BARES, bare) : NULL;

        for (size_t i = 0; names && i < names->count; i++)
            weigh(g, &names->items[i], away);
    }
}

static void guess_from(guesses *g, const char *key, pov_level level)
{
    size_t length;

    g->key = key;
    g->bare = pov_text_bare(g->arena, key);
    g->sound = area_sound(g->bare, g->arena);
    g->level = level;
    length = pov_text_characters(g->bare, strlen(g->bare));
    g->limit = length <= 4 ? 0 : length <= 7 ? 1 : length <= 12 ? 2 : 3;
    if (length >= SHORTEST)
        scan_names(g);
}

pov_area_list area_guess(const area_guess_hint *hint, const char *name,
                         pov_arena *arena)
{
    guesses g = {.hint = hint, .arena = arena};
    const char *key = pov_text_key(arena, name), *rest = key;
    const area_prefix *prefix = area_prefix_of(key, &rest);
    pov_area_list suggested = {0};

    guess_from(&g, key, hint->level);
    if (prefix)
        guess_from(&g, rest, prefix->level ? prefix->level : hint->level);
    for (size_t i = 0; i < g.count; i++)
        pov_arena_push(arena, &suggested, g.best[i].area);
    return suggested;
}
