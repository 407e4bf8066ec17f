#include "read/heading_context.h"

#include <string.h>

#include "povstat/period.h"
#include "povstat/phrase.h"
#include "povstat/text.h"

#define WORDS(name, list) static const char name[] = list;
#include "read/heading_words.def"

static const struct heading_term {
    const char *spellings;
    const char *subject; /* id of an indicator */
    heading_way way;
    bool of_persons, of_both;
    const char *dimension, *prefix;
} terms[] = {
#define TERM(...) {__VA_ARGS__},
#include "read/heading_words.def"
};

struct heading_move {
    const char *spellings;
    heading_way way; /* of those who left or came; WAY_UNSAID: neither */
    const char *of_poor, *of_near_poor; /* ids; NULL: nothing */
};

static const heading_move moves[] = {
#define MOVE(...) {__VA_ARGS__},
#include "read/heading_words.def"
};

static const struct other_part {
    const char *spellings, *dimension, *id;
} others[] = {
#define OTHER(...) {__VA_ARGS__},
#include "read/heading_words.def"
};

#define LENGTH(list) (sizeof(list) / sizeof *(list))

/** The longest term that begins at a word, or NULL. */
static const struct heading_term *term_at(const pov_word *w, size_t *used)
{
    const struct heading_term *best = NULL;

    *used = 0;
    for (size_t i = 0; i < LENGTH(terms); i++) {
        size_t n = pov_words_match(w, terms[i].spellings);

        if (n > *used) {
            *used = n;
            best = &terms[i];
        }
    }
    return best;
}

static void take_subject(heading_context *c, const pov_indicator *is)
{
    c->has_subjects = c->has_subjects || (c->subject && c->subject != is);
    c->subject = c->has_subjects ? NULL : is;
}

void heading_context_take(heading_context *c, const pov_catalogue *catalogue,
                          const pov_word *w, size_t *used)
{
    const struct heading_term *t = term_at(w, used);

    if (!t)
        return;
    if (t->subject)
        take_subject(c, pov_catalogue_indicator(catalogue, t->subject));
    if (t->of_both) {
        c->has_subjects = true;
        c->subject = NULL;
    }
    if (t->way)
        c->way = t->way;
    if (t->dimension)
        c->dimension = t->dimension;
    c->of_persons = c->of_persons || t->of_persons;
}

size_t heading_context_narrows(const pov_word *w)
{
    return pov_words_match(w, harmless) ? 0 : pov_words_match(w, narrowing);
}

/** "%", "‰" and their like. */
static bool is_sign(const pov_word *w)
{
    return w->kind == POV_WORD_SIGN &&
           !(w->bare[0] && strchr(".,;:-/\"'()", w->bare[0]));
}

static bool is_remark(const char *inside, pov_arena *arena)
{
    const pov_word *w = pov_words_all(inside, strlen(inside), arena);
    bool cites = pov_words_match(w, "theo|kèm theo|căn cứ");
    pov_period period;
    pov_unit unit;
    size_t skip;

    if (pov_unit_from(inside, &unit))
        return false;
    for (; w->kind != POV_WORD_END; w += skip ? skip : 1) {
        skip = pov_words_match(w, harmless);
        if (!skip &&
            (pov_words_match(w, narrowing) || pov_words_match(w, telling) ||
             is_sign(w) || (!cites && pov_period_at(w, &period))))
            return false;
    }
    return true;
}

const char *heading_context_cut_remarks(const char *text, pov_arena *arena)
{
    const char *open, *close, *inside;

    for (open = strchr(text, '('); open; open = strchr(open + 1, '(')) {
        close = strchr(open, ')');
        if (!close)
            return text;
        inside = pov_arena_copy(arena, open + 1, (size_t)(close - open) - 1);
        if (is_remark(inside, arena))
            return heading_context_cut_remarks(
                pov_arena_format(arena, "%.*s %s", (int)(open - text), text,
                                 close + 1),
                arena);
    }
    return text;
}

static const char *const of_areas[] = {area_words};

pov_words_index heading_context_words =
    POV_WORDS_INDEX(of_areas, heading_context);

bool heading_context_is_areas(const pov_word *w)
{
    bool any = false;

    while (w->kind != POV_WORD_END) {
        size_t n;

        pov_words_find(&heading_context_words, w, &n);

        if (!n && !(w->kind == POV_WORD_SIGN && strchr("/,-.()&", w->bare[0])))
            return false;
        any = any || n;
        w += n ? n : 1;
    }
    return any;
}

bool heading_context_names_rows(const char *heading)
{
    pov_word words[POV_WORDS_MAX];

    return pov_words_split(heading, strlen(heading), words) &&
           pov_words_are(words, names_of_rows);
}

static bool ends_or_explains(const pov_word *w)
{
    return w->kind == POV_WORD_END ||
           (w->kind == POV_WORD_SIGN && strchr(":(,;", w->bare[0]));
}

const heading_move *heading_context_move(const pov_word *words, heading_way way)
{
    for (size_t i = 0; i < LENGTH(moves); i++) {
        size_t n = pov_words_match(words, moves[i].spellings);

        if (n && ends_or_explains(words + n) &&
            (!moves[i].way || moves[i].way == way))
            return &moves[i];
    }
    return NULL;
}

const pov_indicator *heading_context_moved(const heading_move *move,
                                           const pov_catalogue *catalogue,
                                           const pov_indicator *stock)
{
    const char *id = !strcmp(stock->all->id, "poor")        ? move->of_poor
                     : !strcmp(stock->all->id, "near_poor") ? move->of_near_poor
                                                            : NULL;

    return id ? pov_catalogue_indicator(catalogue, id) : NULL;
}

const pov_indicator *heading_context_stock(const pov_catalogue *catalogue,
                                           const pov_indicator *flow,
                                           heading_way *way)
{
    const struct pov_indicator_list *known = &catalogue->indicators;
    const pov_indicator *found = NULL;

    for (size_t i = 0; i < known->count; i++) {
        const pov_indicator *of = known->items[i];

        for (size_t k = 0; of && !of->breakdown && k < of->kin.count; k++) {
            pov_relative r = of->kin.items[k];

            if (r.indicator != flow->all ||
                (r.is != POV_OUTFLOW && r.is != POV_INFLOW))
                continue;
            if (found)
                return NULL;
            found = of;
            *way = r.is == POV_OUTFLOW ? WAY_DOWN : WAY_UP;
        }
    }
    return found && flow->breakdown
               ? pov_indicator_of_whom(found, flow->breakdown)
               : found;
}

static const char *without_end(const char *name, pov_arena *arena)
{
    size_t n = strlen(name);

    while (n && (strchr(" .,;:-\n", name[n - 1]) ||
                 (n > 2 && !strncmp(name + n - 3, "…", 3))))
        n -= strchr(" .,;:-\n", name[n - 1]) ? 1 : 3;
    return pov_arena_copy(arena, name, n);
}

/** The n-th part of a dimension, if the name is nothing but its number. */
static const pov_breakdown *part_of_number(const pov_catalogue *catalogue,
                                           const char *dimension,
                                           const char *name)
{
    size_t digits = strspn(name, "0123456789"), number = 0, seen = 0;

    if (!digits || digits > 2 || name[digits])
        return NULL;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (size_t)(name[i] - '0');
    for (size_t i = 0; i < catalogue->breakdowns.count; i++) {
        const pov_breakdown *b = catalogue->breakdowns.items[i];

        if (!strcmp(b->dimension, dimension) && ++seen == number)
            return b;
    }
    return NULL;
}

const pov_breakdown *heading_context_part(const pov_catalogue *catalogue,
                                          const char *dimension,
                                          const char *name, pov_arena *arena)
{
    const pov_breakdown *b;

    name = without_end(name, arena);
    b = pov_catalogue_breakdown(catalogue, name);
    for (size_t i = 0; i < LENGTH(terms) && !b; i++)
        if (terms[i].prefix && !strcmp(terms[i].dimension, dimension))
            b = pov_catalogue_breakdown(
                catalogue,
                pov_arena_format(arena, "%s %s", terms[i].prefix, name));
    /* The decree numbers what households lack, and nothing else. */
    if (!b && !strcmp(dimension, "deprivation"))
        b = part_of_number(catalogue, dimension, name);
    return b && !strcmp(b->dimension, dimension) ? b : NULL;
}

bool heading_context_is_other_move(const char *heading)
{
    pov_word words[POV_WORDS_MAX];

    if (!pov_words_split(heading, strlen(heading), words))
        return false;
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++)
        if (pov_words_match(w, other_moves))
            return true;
    return false;
}

bool heading_context_is_chapter(const char *heading)
{
    pov_word words[POV_WORDS_MAX];
    const pov_word *w = words;

    if (!pov_words_split(heading, strlen(heading), words))
        return false;
    w += w->kind == POV_WORD_DIGITS;
    while (w->kind == POV_WORD_SIGN)
        w++;
    w += pov_words_match(w, before_chapters);
    return pov_words_are(w, chapters);
}

bool heading_context_is_of_poor(const pov_catalogue *catalogue,
                                const char *dimension)
{
    for (size_t i = 0; i < catalogue->breakdowns.count; i++)
        if (!strcmp(catalogue->breakdowns.items[i]->dimension, dimension))
            return !catalogue->breakdowns.items[i]->has_rate;
    return false;
}

bool heading_context_is_summary(const pov_breakdown *part)
{
    return pov_text_is_one_of(part->id, summary_parts);
}

const pov_breakdown *heading_context_other(const pov_catalogue *catalogue,
                                           const char *dimension,
                                           const char *name)
{
    pov_word words[POV_WORDS_MAX];

    if (!pov_words_split(name, strlen(name), words))
        return NULL;
    for (size_t i = 0; i < LENGTH(others); i++)
        if (!strcmp(others[i].dimension, dimension) &&
            pov_words_are(words, others[i].spellings))
            return pov_catalogue_breakdown(catalogue, others[i].id);
    return NULL;
}

void heading_context_add(heading_context *to, const heading_context *c)
{
    to->has_subjects = c->has_subjects;
    if (c->subject || c->has_subjects)
        to->subject = c->subject;
    to->way = c->way ? c->way : to->way;
    to->dimension = c->dimension ? c->dimension : to->dimension;
    to->of_persons = to->of_persons || c->of_persons;
}
