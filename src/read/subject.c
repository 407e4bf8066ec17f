#include "read/subject.h"

#include <string.h>

#include "povstat/phrase.h"
#include "povstat/words.h"
#include "read/percent_of.h"

/** What an indicator cell says. */
typedef struct known_indicator {
    const pov_indicator *is;
    pov_percent_of of;
    standard_said standard;
} known_indicator;

/** Read it once for each distinct text; NULL: it names none. */
static const known_indicator *find_indicator(const row_view *x,
                                             const char *text)
{
    memo *found = cells_remember(x, MEMORY_INDICATOR, text, NULL, 0);
    known_indicator k = {.of = POV_OF_UNSAID}, *kept;
    const char *rest;

    if (found->is || !pov_catalogue_may_be_name(text))
        return found->is;
    k.is = percent_of_everyday(x->catalogue, text, x->scratch, &k.of);
    if (!k.is) {
        k.standard = standard_said_cut(x->catalogue, text, &rest, x->arena);
        if (rest != text)
            k.is = percent_of_everyday(x->catalogue, rest, x->scratch, &k.of);
    }
    if (!k.is)
        return NULL;
    kept = pov_arena_alloc(x->arena, sizeof *kept);
    *kept = k;
    found->is = kept;
    return kept;
}

/** How many words of a text name an indicator, the most there are. */
static size_t words_of_indicator(const row_view *x, const pov_word *w)
{
    size_t n = 0, found = 0;

    while (w[n].kind != POV_WORD_END) {
        n++;
        if (pov_catalogue_indicator(x->catalogue,
                                    pov_words_text(w, n, x->scratch)))
            found = n;
    }
    return found;
}

/** Are all words of `w` in a label, in their order? */
static bool is_within(const row_view *x, const pov_word *w, const char *label)
{
    const pov_word *in = pov_words_all(label, strlen(label), x->scratch);

    for (; w->kind != POV_WORD_END && in->kind != POV_WORD_END; in++)
        if (!strcmp(w->bare, in->bare) || pov_words_match(w, "về"))
            w += 1 + (pov_words_match(w, "về") && !strcmp(w[1].bare, in->bare));
    return w->kind == POV_WORD_END;
}

enum { MOST_MEANT = 3 };

/** "hộ nghèo thiếu hụt nhà ở": the breakdowns that it may leave part of the
 *  name out of; NULL: none, or too many. */
static const char *breakdowns_meant(const row_view *x, const char *text)
{
    const pov_word *w;
    size_t n, found = 0;
    const char *all = NULL, *is;

    if (!pov_catalogue_may_be_name(text))
        return NULL;
    w = pov_words_all(text, strlen(text), x->scratch);
    n = words_of_indicator(x, w);
    if (!n || w[n].kind == POV_WORD_END || w[n + 1].kind == POV_WORD_END)
        return NULL;
    is = pov_words_text(w, n, x->scratch);
    for (size_t i = 0; i < x->catalogue->breakdowns.count; i++) {
        const pov_breakdown *b = x->catalogue->breakdowns.items[i];
        const char *one;

        if (!is_within(x, w + n, b->label_vi))
            continue;
        found++;
        one = pov_arena_format(x->scratch, "'%s %s'", is, b->label_vi);
        all = !all ? one
                   : pov_arena_format(x->scratch, cells_say(x, "%s or %s"), all,
                                      one);
    }
    return found <= MOST_MEANT ? all : NULL;
}

static void complain_indicator(const row_view *x, const entry *e)
{
    const struct pov_indicator_list *all =
        pov_catalogue_indicators(x->catalogue);
    size_t n = all->count, n_names = 0;
    const char **names, *meant = NULL;

    if (cells_may_suggest(x, POV_FOUND_UNKNOWN_INDICATOR))
        meant = breakdowns_meant(x, e->text);
    else
        n = 0;
    if (meant) {
        cells_complain(x, e, POV_FOUND_UNKNOWN_INDICATOR, "it may be %s",
                       meant);
        return;
    }
    names = pov_arena_alloc(x->scratch, (3 * n + 1) * sizeof *names);
    for (size_t i = 0; i < n; i++) {
        const pov_indicator *named = all->items[i];

        if (!named->is_named)
            continue;
        names[n_names++] = named->id;
        names[n_names++] = named->label_vi;
        names[n_names++] = named->label_en;
    }
    cells_complain_unknown(x, e, POV_FOUND_UNKNOWN_INDICATOR, names, n_names);
}

static void complain_breakdown(const row_view *x, const entry *e)
{
    size_t n = x->catalogue->breakdowns.count, n_names = 0;
    const char **names;

    if (!cells_may_suggest(x, POV_FOUND_UNKNOWN_BREAKDOWN))
        n = 0;
    names = pov_arena_alloc(x->scratch, (3 * n + 1) * sizeof *names);
    for (size_t i = 0; i < n; i++) {
        const pov_breakdown *b = x->catalogue->breakdowns.items[i];

        names[n_names++] = b->id;
        names[n_names++] = b->label_vi;
        names[n_names++] = b->label_en;
    }
    cells_complain_unknown(x, e, POV_FOUND_UNKNOWN_BREAKDOWN, names, n_names);
}

/** What is said above the rows, of every one of them, does not go with what
 *  this one is about. */
static void complain_above(const row_view *x, int i, const entry *above,
                           const pov_indicator *is)
{
    if (cells_once(x, POV_FOUND_NO_SUCH_SUBJECT, is->rank))
        cells_tell(x, i, POV_FOUND_NO_SUCH_SUBJECT, "'%s' of %s", above->text,
                   is->id);
}

/** In households or persons, as the column says; a word for the persons of
 *  households is not one for the households. */
static const pov_indicator *take_counted(const row_view *x, int i,
                                         const pov_indicator *is)
{
    entry e = cells_entry_of(x, COLUMN_COUNTED);
    const pov_indicator *in;
    memo *known;

    if (!*e.text || !is)
        return is;
    known = cells_remember(x, MEMORY_COUNTED, e.text, NULL, 0);
    if (!known->is)
        known->is = pov_unit_counted(e.text);
    if (!known->is || (strcmp(known->is, "households") != 0 &&
                       strcmp(known->is, "persons") != 0)) {
        cells_complain(x, &e, POV_FOUND_BAD_WORD, "households or persons");
        return NULL;
    }
    in = pov_indicator_in(is, known->is);
    if (!in && e.cell == NOT_THERE)
        complain_above(x, i, &e, is);
    else if (!in)
        cells_complain(x, &e, POV_FOUND_NO_SUCH_SUBJECT,
                       "%s is not counted in that", is->id);
    return in;
}

/** Of whom the column says; the words of the indicator may say it too, but
 *  nothing else. */
static const pov_indicator *take_breakdown(const row_view *x, int i,
                                           const pov_indicator *is)
{
    entry e = cells_entry_of(x, COLUMN_BREAKDOWN);
    const pov_indicator *some;
    memo *known;

    if (!*e.text || !is)
        return is;
    known = cells_remember(x, MEMORY_BREAKDOWN, e.text, NULL, 0);
    if (!known->is)
        known->is = pov_catalogue_breakdown(x->catalogue, e.text);
    if (!known->is) {
        complain_breakdown(x, &e);
        return NULL;
    }
    if (is->breakdown == known->is)
        return is;
    some = pov_indicator_of_whom(is, known->is);
    if (!some && e.cell == NOT_THERE)
        complain_above(x, i, &e, is);
    else if (is->breakdown)
        cells_complain(x, &e, POV_FOUND_NO_SUCH_SUBJECT, "the indicator is %s",
                       is->id);
    else if (!some)
        cells_complain(x, &e, POV_FOUND_NO_SUCH_SUBJECT,
                       "%s is not broken down so", is->id);
    return some;
}

const pov_indicator *subject_of(const row_view *x, int i,
                                const pov_indicator *is)
{
    return take_breakdown(x, i, take_counted(x, i, is));
}

const standard_said *subject_standard(const row_view *x)
{
    entry e = cells_entry_of(x, COLUMN_INDICATOR);
    const known_indicator *known = *e.text ? find_indicator(x, e.text) : NULL;

    return known && known->standard.name ? &known->standard : NULL;
}

const pov_indicator *subject_read(const row_view *x, pov_percent_of *of)
{
    entry e = cells_entry_of(x, COLUMN_INDICATOR);
    const known_indicator *known = *e.text ? find_indicator(x, e.text) : NULL;

    *of = known ? known->of : POV_OF_UNSAID;
    if (!*e.text)
        cells_complain_missing(x, COLUMN_INDICATOR);
    else if (!known)
        complain_indicator(x, &e);
    return subject_of(x, e.cell == NOT_THERE ? WHOLE_ROW : e.cell,
                      known ? known->is : NULL);
}
