#include "words/sentence.h"

#include <string.h>

#include "povstat/words.h"

/* The sentence being built, and the figure that units still attach to. */
typedef struct builder {
    phrase_sentence *s;
    phrase_figure *open; /* NULL: a unit now belongs to no number */
    bool names_number;   /* "xã 135": which of them, and no figure */
    pov_arena *arena;
} builder;

static bool add_role(char roles[PHRASE_SHAPE], role r)
{
    size_t n = strlen(roles);

    if (n + 1 >= PHRASE_SHAPE)
        return false;
    roles[n] = (char)r;
    return true;
}

static bool add_verb(builder *b, role r)
{
    b->open = NULL;
    if (b->s->n_figures == 0)
        return add_role(b->s->verbs, r);
    return add_role(b->s->shape, r);
}

static bool add_other(builder *b, role r)
{
    b->open = NULL;
    return add_role(b->s->shape, r);
}

static bool note_yearly(builder *b, role r)
{
    (void)r;
    b->s->yearly = true;
    return true;
}

static bool note_about(builder *b, role r)
{
    (void)r;
    b->s->about = true;
    return b->s->n_figures == 0;
}

static bool note_rate(builder *b, role r)
{
    (void)r;
    b->s->of_rate = true;
    b->open = NULL;
    return true;
}

static bool note_stock(builder *b, role r)
{
    (void)r;
    b->s->of_stock = true;
    b->s->of_total |= b->open && b->open->unit == UNIT_PERCENT;
    b->open = NULL;
    return true;
}

static bool skip(builder *b, role r)
{
    (void)b;
    (void)r;
    return true;
}

/** "hộ" behind a bare number is its unit, behind "5 %" it says of what, and
 *  elsewhere it is only the subject: "hộ nghèo giảm 60". */
static bool set_counted(builder *b, role r)
{
    (void)r;
    if (!b->open)
        return true;
    if (b->open->unit == UNIT_NONE)
        b->open->unit = UNIT_COUNT;
    else if (b->open->unit == UNIT_PERCENT)
        b->s->of_counted = true;
    else
        return false;
    return true;
}

static bool set_money(builder *b, role r)
{
    if (!b->open || b->open->unit > UNIT_COUNT)
        return false;
    b->open->has_multiplier |= r == ROLE_TIMES;
    if (r == ROLE_MONEY)
        b->open->unit = UNIT_COUNT;
    return true;
}

static bool set_percent(builder *b, role r)
{
    if (!b->open || b->open->unit != UNIT_NONE)
        return false;
    b->open->unit = r == ROLE_POINTS ? UNIT_POINTS : UNIT_PERCENT;
    return true;
}

static const struct duty {
    const char *roles;
    bool (*act)(builder *b, role r);
} duties[] = {
    {"dilLb", add_verb}, {"ftuvgm<>jk/z", add_other},
    {"y", note_yearly},  {"a", note_about},
    {"r", note_rate},    {"s", note_stock},
    {" ", skip},         {"h", set_counted},
    {"xM", set_money},   {"%p", set_percent},
};

size_t sentence_number_words(const pov_word *w)
{
    size_t n = 1;

    for (size_t i = 1; w[i].kind != POV_WORD_END; i++) {
        bool touches = w[i].start == w[i - 1].start + w[i - 1].length;
        bool is_mark = w[i].kind == POV_WORD_SIGN && w[i].bare[0] &&
                       strchr(".,'", w[i].bare[0]);

        if (w[i].kind == POV_WORD_DIGITS &&
            (touches || w[i - 1].kind == POV_WORD_DIGITS))
            n = i + 1;
        else if (!is_mark || !touches)
            break;
    }
    return n;
}

static bool add_number(builder *b, const pov_word *w, size_t n)
{
    if (b->s->n_figures == PHRASE_FIGURES || b->names_number)
        return false;
    b->open = &b->s->figures[b->s->n_figures++];
    b->open->start = w->start;
    b->open->length = (size_t)(w[n - 1].start - w->start) + w[n - 1].length;
    return add_role(b->s->shape, ROLE_NUMBER);
}

/** Keep the words of a unit with the number they stand behind: the number
 *  reader needs "triệu" and "%", the caller "hộ".  Errors: false if more is
 *  counted than a sentence can hold. */
static bool keep_unit(builder *b, const lexeme *l, const pov_word *first,
                      const pov_word *last)
{
    phrase_figure *f = b->open;
    const char *end = last->start + last->length, *word;

    if (f && strchr("xM%", (int)l->role))
        f->length = (size_t)(end - f->start);
    if (l->role != ROLE_COUNTED)
        return true;
    if (b->s->n_counted == POV_PHRASE_COUNTED)
        return false;
    word = pov_arena_copy(b->arena, first->start, (size_t)(end - first->start));
    b->s->counted[b->s->n_counted++] = word;
    if (f && !f->unit_word)
        f->unit_word = word;
    return true;
}

static bool add_lexeme(builder *b, const pov_word *w, size_t *used)
{
    const lexeme *l = vocabulary_find(w, used);

    b->names_number =
        l && l->counts && !strcmp(l->counts, "communes") && !b->open;
    if (!l || !keep_unit(b, l, w, w + *used - 1))
        return false;
    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++)
        if (strchr(duties[i].roles, (int)l->role))
            return duties[i].act(b, l->role);
    return false;
}

/** Skip the dash of a list item and the full stop of a sentence. */
static const pov_word *trim_words(pov_word *words)
{
    const pov_word *first = words;
    pov_word *last = words;

    while (last->kind != POV_WORD_END)
        last++;
    if (last - words >= 2 && !strcmp(last[-1].bare, ".") &&
        last[-2].kind != POV_WORD_DIGITS)
        last[-1].kind = POV_WORD_END;
    if (!strcmp(first->bare, "-") && first[1].kind == POV_WORD_LETTERS)
        first++;
    return first;
}

bool sentence_take_apart(const char *text, size_t length, pov_arena *arena,
                         phrase_sentence *out)
{
    pov_word words[POV_WORDS_MAX];
    builder b = {.s = out, .arena = arena};
    size_t used;

    *out = (phrase_sentence){.n_figures = 0};
    if (!pov_words_split(text, length, words))
        return false;
    for (const pov_word *w = trim_words(words); w->kind != POV_WORD_END;
         w += used) {
        if (w->kind == POV_WORD_DIGITS) {
            used = sentence_number_words(w);
            if (!add_number(&b, w, used))
                return false;
        } else if (!add_lexeme(&b, w, &used)) {
            return false;
        }
    }
    return true;
}
