#include "read/standard_said.h"

#include <string.h>

#include "povstat/text.h"
#include "povstat/words.h"

enum { LONGEST_NAME = 10 }; /* words */

enum {
    OPENERS,
    GENERAL,
    MANY_SIDED,
    NEW,
    NEW_OR_OLD,
    DECISIONS,
    DEEDS,
    N_LISTS
};

static const char *const lists[N_LISTS] = {
    [OPENERS] = "theo|tính theo|theo các|áp dụng|theo bộ",
    [GENERAL] = "chuẩn|chuẩn nghèo|chuẩn hộ nghèo|chuẩn nghèo đa chiều|"
                "chuẩn đa chiều|chuẩn nghèo tiếp cận đa chiều|tiêu chí|"
                "tiêu chí đa chiều|tiêu chí nghèo đa chiều",
    [MANY_SIDED] = "chuẩn nghèo đa chiều|chuẩn đa chiều|"
                   "chuẩn nghèo tiếp cận đa chiều|tiêu chí đa chiều|"
                   "tiêu chí nghèo đa chiều",
    [NEW] = "mới",
    [NEW_OR_OLD] = "mới|cũ",
    [DECISIONS] = "nghị định|quyết định",
    [DEEDS] = "vượt|thoát|dưới|trên|cận|qua|mức", /* before "chuẩn" */
};

/** How many words each list takes of what is typed. */
typedef struct taken {
    unsigned char by[N_LISTS];
} taken;

pov_words_index standard_said_words = POV_WORDS_INDEX(lists, standard_said);

static taken take_words(const pov_word *w)
{
    taken n;

    pov_words_longest(&standard_said_words, w, n.by);
    return n;
}

bool standard_said_same(const standard_said *a, const standard_said *b)
{
    return a->name && b->name ? !strcmp(a->name, b->name) : a->name == b->name;
}

/** Words of a name that say a standard. */
typedef struct found_standard {
    const pov_word *from, *to; /* the first word, and the one behind the last */
    standard_said says;
} found_standard;

/** The longest name of a standard that begins at a word.  Returns how many
 *  words; 0: none does. */
static size_t named_at(const pov_catalogue *catalogue, const pov_word *w,
                       const char **name, pov_arena *arena)
{
    const pov_standard *is;
    size_t n = 0;

    while (n < LONGEST_NAME && w[n].kind != POV_WORD_END)
        n++;
    for (; n; n--) {
        *name = pov_words_text(w, n, arena);
        is = pov_catalogue_standard(catalogue, *name);
        if (is && strpbrk(*name, "0123456789"))
            *name = is->id; /* the same one however it is called */
        if (is)
            return n;
    }
    return 0;
}

/** "chuẩn mới", "chuẩn nghèo đa chiều".  Returns how many words; 0: they name
 *  no standard that is known. */
static size_t standard_at(const pov_catalogue *catalogue, const pov_word *w,
                          standard_said *says, pov_arena *arena)
{
    taken here = take_words(w), behind;
    size_t general = here.by[GENERAL], n;

    *says = (standard_said){.name = NULL};
    behind = take_words(w + general);
    if (general && behind.by[NEW_OR_OLD]) {
        says->name = behind.by[NEW] ? "chuẩn mới" : "chuẩn cũ";
        says->is_relative = true;
        return general + 1;
    }
    if (!general && !here.by[DECISIONS])
        return 0;
    n = named_at(catalogue, w, &says->name, arena);
    if (!n && general) { /* "chuẩn nghèo đa chiều 2016-2020" */
        n = named_at(catalogue, w + general, &says->name, arena);
        n += n ? general : 0;
    }
    if (n)
        return n;
    says->name = NULL;
    return here.by[MANY_SIDED];
}

/** The words from `w` on, with "theo" and brackets round them.  Errors: false:
 *  they say no standard. */
static bool find_at(const pov_catalogue *catalogue, const pov_word *w,
                    const pov_word *before, found_standard *out,
                    pov_arena *arena)
{
    size_t open = w->kind == POV_WORD_SIGN && *w->bare == '(';
    size_t opener = take_words(w + open).by[OPENERS];
    const pov_word *at = w + open + opener;
    size_t n = standard_at(catalogue, at, &out->says, arena);

    /* "vượt chuẩn nghèo mới" is what they did */
    if (!n || (!open && !opener && before && take_words(before).by[DEEDS]))
        return false;
    if (!open && !opener && !out->says.name)
        return false;
    out->from = w;
    out->to = at + n;
    if (open && out->to->kind == POV_WORD_SIGN && *out->to->bare == ')')
        out->to++;
    else if (open)
        out->from++;
    return true;
}

static const char *without(const char *text, const found_standard *f,
                           pov_arena *arena)
{
    const char *behind =
        f->to->kind == POV_WORD_END ? text + strlen(text) : f->to->start;

    return pov_arena_format(arena, "%.*s%s", (int)(f->from->start - text), text,
                            behind);
}

bool standard_said_may_be(const pov_word *words)
{
    static const char begins[][POV_WORD_SIZE] = {"chuan", "tieu", "nghi",
                                                 "quyet"};

    for (; words->kind != POV_WORD_END; words++)
        for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
            if (!memcmp(words->bare, begins[i], POV_WORD_SIZE))
                return true;
    return false;
}

standard_said standard_said_cut(const pov_catalogue *catalogue,
                                const char *text, const char **rest,
                                pov_arena *arena)
{
    static const standard_said nothing = {.name = NULL};
    const pov_word *before = NULL, *w;
    found_standard found = {.from = NULL}, other;

    *rest = text;
    w = pov_words_all(text, strlen(text), arena);
    if (!standard_said_may_be(w))
        return nothing;
    for (; w->kind != POV_WORD_END; before = w++) {
        if (found.from && w->start < found.to->start)
            continue;
        if (!find_at(catalogue, w, before, &other, arena))
            continue;
        if (found.from)
            return nothing;
        found = other;
    }
    if (!found.from)
        return nothing;
    *rest = without(text, &found, arena);
    return found.says;
}
