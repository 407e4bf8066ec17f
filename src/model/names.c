#include "model/names.h"

#include <string.h>

#include "povstat/text.h"
#include "povstat/words.h"

static const packed_meaning *find_packed(const name_pack *pack,
                                         pov_name_spelling spelling,
                                         const char *text, size_t length)
{
    const packed_meanings *all = &pack->spelt[spelling];
    size_t mask = all->n_slots - 1, i;

    if (!all->n_slots)
        return NULL;
    for (i = pov_hash(text, length) & mask; all->slots[i]; i = (i + 1) & mask) {
        const packed_meaning *name = &all->names[all->slots[i] - 1];
        const char *its = pack->text + name->text;

        if (!strncmp(its, text, length) && !its[length])
            return name;
    }
    return NULL;
}

name_meaning names_find(const pov_names *names, pov_name_spelling spelling,
                        const char *text, size_t length)
{
    const added_name *added =
        pov_map_find(&names->added[spelling], text, length);
    const packed_meaning *packed;

    if (added || !names->pack)
        return added ? added->is : (name_meaning){NULL, false};
    packed = find_packed(names->pack, spelling, text, length);
    return packed
               ? (name_meaning){names->things[packed->thing], packed->several}
               : (name_meaning){NULL, false};
}

/** What is added may put right what the program brings. */
static name_meaning *meaning_at(pov_names *names, pov_arena *arena,
                                pov_name_spelling spelling, const char *name)
{
    size_t length = strlen(name);
    name_meaning known = names_find(names, spelling, name, length);
    void **at = pov_map_at(&names->added[spelling], arena, name, length);
    added_name *added = *at;

    if (!added) {
        *at = added = pov_arena_alloc(arena, sizeof *added);
        *added =
            (added_name){known, spelling, pov_arena_copy(arena, name, length)};
        pov_arena_push(arena, &names->all, added);
    }
    return &added->is;
}

/** Is a name free, or that thing's already?  By its key. */
static bool is_free_for(const pov_names *names, const char *key,
                        const void *thing)
{
    const void *of = names_find(names, POV_NAME_KEY, key, strlen(key)).thing;

    return !of || of == thing;
}

static void add_words(pov_names *names, pov_arena *arena, const char *key,
                      const void *thing)
{
    const pov_word *w = pov_words_all(key, strlen(key), arena);

    for (; w->kind != POV_WORD_END; w++)
        meaning_at(names, arena, POV_NAME_WORD, w->bare)->thing = thing;
}

void names_end_part(pov_names *names, pov_arena *arena, const char *name,
                    const void *thing)
{
    const char *key = pov_text_key(arena, name);
    const pov_word *w = pov_words_all(key, strlen(key), arena);

    for (; w->kind != POV_WORD_END; w++)
        if (w[1].kind == POV_WORD_END)
            meaning_at(names, arena, POV_NAME_LAST, w->bare)->thing = thing;
}

void names_end_part_all(pov_names *names, pov_arena *arena, const void *thing)
{
    for (size_t i = 0, n = names->all.count; i < n; i++) {
        const added_name *name = names->all.items[i];

        if (name->spelling == POV_NAME_KEY && name->is.thing == thing)
            names_end_part(names, arena, name->text, thing);
    }
}

static void enter_name(pov_names *names, pov_arena *arena, const char *name,
                       const char *key, const void *thing)
{
    name_meaning *m;

    if (!*name)
        return;
    add_words(names, arena, key, thing);
    meaning_at(names, arena, POV_NAME_KEY, key)->thing = thing;
    m = meaning_at(names, arena, POV_NAME_BARE, pov_text_bare(arena, name));
    m->several = m->several || (m->thing && m->thing != thing);
    m->thing = thing;
}

bool names_give(pov_names *names, pov_arena *arena, const char *name,
                const void *thing)
{
    const char *key = pov_text_key(arena, name);

    if (!is_free_for(names, key, thing))
        return false;
    enter_name(names, arena, name, key, thing);
    return true;
}

bool names_give_all(pov_names *names, pov_arena *arena,
                    const char *const given[3], const void *thing)
{
    const char *keys[3];

    for (size_t i = 0; i < 3; i++) {
        keys[i] = pov_text_key(arena, given[i]);
        if (!is_free_for(names, keys[i], NULL))
            return false;
    }
    /* An id as it stands, too: its key has blanks for underscores. */
    meaning_at(names, arena, POV_NAME_KEY, given[0])->thing = thing;
    for (size_t i = 0; i < 3; i++)
        if (is_free_for(names, keys[i], thing)) /* two labels may be one */
            enter_name(names, arena, given[i], keys[i], thing);
    return true;
}

const void *names_thing_by_key(const pov_names *names, pov_arena *arena,
                               const char *key)
{
    size_t length = strlen(key);
    name_meaning m = names_find(names, POV_NAME_KEY, key, length);

    if (m.thing)
        return m.thing;
    if (!pov_text_is_bare(arena, key))
        return NULL;
    m = names_find(names, POV_NAME_BARE, key, length);
    return m.several ? NULL : m.thing;
}

bool pov_catalogue_may_be_name(const char *text)
{
    enum { LONGEST = 1024 };

    return memchr(text, '\0', LONGEST) != NULL;
}

const void *names_thing(const pov_names *names, pov_arena *arena,
                        const char *name)
{
    name_meaning m;

    if (!pov_catalogue_may_be_name(name))
        return NULL;
    m = names_find(names, POV_NAME_KEY, name, strlen(name));
    if (m.thing) /* typed as recorded: the usual case needs no memory */
        return m.thing;
    return names_thing_by_key(names, arena, pov_text_key(arena, name));
}
