#include "words/clause_text.h"

#include <string.h>

static const char *const lists[] = {
#define WORDS(name, spellings) spellings,
#include "words/clause_words.def"
#undef WORDS
};

pov_words_index clause_text_words = POV_WORDS_INDEX(lists, clause_text);

/** The most words of a name. */
static const size_t longest_name[POV_N_NAMES] = {
    [POV_NAME_INDICATOR] = 14,
    [POV_NAME_BREAKDOWN] = 14,
    [POV_NAME_AREA] = 6,
    [POV_NAME_STANDARD] = 14,
};

clause_text clause_text_from(const pov_word *words,
                             const pov_name_lookup *names, pov_arena *arena)
{
    size_t n = 0;

    while (words[n].kind != POV_WORD_END)
        n++;
    return (clause_text){names, arena, words,
                         pov_arena_alloc(arena, (n + 1) * sizeof(clause_mark))};
}

static clause_mark *mark_at(const clause_text *t, const pov_word *w)
{
    clause_mark *m = &t->marks[w - t->words];

    if (!m->is_known) {
        pov_words_longest(&clause_text_words, w, m->longest);
        m->lexeme = vocabulary_find(w, &m->lexeme_words);
        m->is_known = true;
    }
    return m;
}

const char *clause_spellings(clause_list list)
{
    return lists[list];
}

size_t clause_words(const clause_text *t, const pov_word *w, clause_list list)
{
    return mark_at(t, w)->longest[list];
}

const lexeme *clause_lexeme(const clause_text *t, const pov_word *w, size_t *n)
{
    const clause_mark *m = mark_at(t, w);

    *n = m->lexeme_words;
    return m->lexeme;
}

/** "1/2" and "2020-2025" alone are no dates, nor is "3 năm" before what is
 *  counted. */
static size_t period_at(const clause_text *t, const pov_word *w,
                        pov_period *period)
{
    size_t n = pov_period_at(w, period), used;
    bool has_letters = false, says_what = false;
    const lexeme *l;

    for (size_t i = 0; i < n; i++) {
        has_letters = has_letters || w[i].kind == POV_WORD_LETTERS;
        says_what = says_what || clause_words(t, w + i, CLAUSE_PERIOD);
    }
    if (n == 1 && w > t->words && !strcmp(w[-1].bare, "(") &&
        !strcmp(w[1].bare, ")"))
        return n; /* "39,5% (2021)" */
    if (!n || (!has_letters && n < 5))
        return 0;
    l = clause_lexeme(t, w + n, &used);
    return !says_what && l && strchr("hxM%p", (int)l->role) ? 0 : n;
}

size_t clause_period(const clause_text *t, const pov_word *w,
                     pov_period *period)
{
    clause_mark *m = mark_at(t, w);

    if (!m->is_time_known) {
        m->time_words = period_at(t, w, &m->time);
        m->is_time_known = true;
    }
    *period = m->time;
    return m->time_words;
}

/** May the word stand in a name of a kind? */
static bool may_be_named(const clause_text *t, const pov_word *w, pov_name kind)
{
    clause_mark *m = &t->marks[w - t->words];

    if (w->kind == POV_WORD_SIGN)
        return true;
    if (m->word[kind] == NOT_ASKED)
        m->word[kind] = t->names->has_word(t->names->of, kind, w->bare)
                            ? IN_NAMES
                            : IN_NO_NAME;
    return m->word[kind] == IN_NAMES;
}

size_t clause_name(const clause_text *t, const pov_word *w, pov_name kind)
{
    const pov_name_lookup *names = t->names;
    clause_mark *m = mark_at(t, w);
    size_t n = 0;

    if (m->is_name_known[kind])
        return m->name_words[kind];
    while (n < longest_name[kind] && w[n].kind != POV_WORD_END &&
           may_be_named(t, w + n, kind))
        n++;
    while (n && !names->is(names->of, kind, clause_typed(t, w, n)))
        n--;
    m->is_name_known[kind] = true;
    m->name_words[kind] = n;
    return n;
}

const char *clause_typed(const clause_text *t, const pov_word *w, size_t n)
{
    return pov_words_text(w, n, t->arena);
}
