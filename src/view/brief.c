#include "view/brief.h"

#include <stdlib.h>
#include <string.h>

#include "povstat/map.h"
#include "view/arithmetic.h"
#include "view/grounds.h"

enum {
    DEEPEST = 8,
    MOST_SOURCES = 4, /* named of one figure, the others are counted */
    LEAST_SUM = 4     /* areas; fewer are written out */
};

/** The statements that a figure rests on, each once. */
typedef struct leaves {
    const notation *pen;
    pov_map figures, places; /* already met */
    const pov_evidence **items;
    size_t count, capacity;
} leaves;

static pov_place place_of(const pov_evidence *e)
{
    return e->sources.items[0].place;
}

static int compare_places(const void *left, const void *right)
{
    const pov_evidence *const *a = left, *const *b = right;

    return pov_place_compare(place_of(*a), place_of(*b));
}

static void add_leaf(leaves *x, const pov_evidence *e)
{
    const pov_place place = place_of(e);
    const struct {
        const char *file;
        uint64_t line;
    } key = {place.file, place.line};

    if (pov_map_add(&x->places, x->pen->arena, &key, sizeof key))
        pov_arena_push(x->pen->arena, x, e);
}

static void gather(leaves *x, const pov_derivation *d, int depth)
{
    for (size_t i = 0; d && i < d->n_from; i++) {
        const pov_evidence *stated = pov_derivation_stated(d, i);
        const pov_figure *f = d->from[i].figure;

        if (stated) {
            add_leaf(x, stated);
        } else if (depth < DEEPEST &&
                   pov_map_add(&x->figures, x->pen->arena, &f, sizeof f)) {
            gather(x, f->low_by, depth + 1);
            gather(x, f->high_by, depth + 1);
        }
    }
}

static bool is_next_line(const pov_evidence *a, const pov_evidence *b)
{
    return place_of(a).file == place_of(b).file &&
           place_of(b).line <= place_of(a).line + 1;
}

/** "bang.csv:9–17": rows of a file that stand together, from `at` on; `next`
 *  is set behind the last. */
static const char *rows_text(const leaves *x, size_t at, size_t *next)
{
    pov_arena *arena = x->pen->arena;
    pov_place first = place_of(x->items[at]), last = first;
    const char *text = words_place(arena, first);

    for (*next = at + 1;
         *next < x->count && is_next_line(x->items[*next - 1], x->items[*next]);
         (*next)++)
        last = place_of(x->items[*next]);
    if (last.line == first.line)
        return text;
    return pov_arena_format(arena, "%s–%lu", text, (unsigned long)last.line);
}

/** Does it name a document?  Then rows of it need not be told apart. */
static bool is_of_document(const leaves *x, size_t at)
{
    return words_document(x->pen->arena, x->pen->language,
                          x->items[at]->document) != NULL;
}

/** "197/KH-UBND, 31/01/2024; bang.csv:9–17 (+2)". */
static const char *leaves_text(leaves *x)
{
    pov_arena *arena = x->pen->arena;
    pov_text_list named = {0};
    size_t n = 0, next;
    const char *text;

    if (x->count)
        qsort(x->items, x->count, sizeof *x->items, compare_places);
    for (size_t at = 0; at < x->count; at = next) {
        next = at + 1;
        text = is_of_document(x, at) ? words_where(x->pen, x->items[at])
                                     : rows_text(x, at, &next);
        if (pov_text_list_has(&named, text))
            continue;
        if (n++ < MOST_SOURCES)
            pov_arena_push(arena, &named, text);
    }
    text = words_joined(arena, &named, "; ");
    return n > MOST_SOURCES
               ? pov_arena_format(arena, "%s (+%zu)", text, n - MOST_SOURCES)
               : text;
}

static const char *leaves_of(const notation *pen, const pov_derivation *d)
{
    leaves x = {.pen = pen};

    gather(&x, d, 0);
    return leaves_text(&x);
}

static bool is_sum_of_areas(const pov_figure *f, const pov_derivation *d)
{
    bool is_sum = d->by->shape == POV_BALANCE && d->n_from >= LEAST_SUM;

    for (size_t i = 0; is_sum && i < d->n_from; i++)
        is_sum = d->from[i].figure->key.area != f->key.area &&
                 pov_derivation_sign(d, i) > 0 &&
                 !pov_derivation_divides(d, i + 1);
    return is_sum;
}

/** "sum of 9 districts". */
static const char *sum_text(const notation *pen, const pov_derivation *d)
{
    static const word areas[] = {
        [POV_ANY_LEVEL] = WORD_AREAS,    [POV_COUNTRY] = WORD_AREAS,
        [POV_REGION] = WORD_AREAS,       [POV_PROVINCE] = WORD_PROVINCES,
        [POV_DISTRICT] = WORD_DISTRICTS, [POV_SPECIAL_ZONE] = WORD_AREAS,
        [POV_COMMUNE] = WORD_COMMUNES,
    };
    pov_level level = d->from[0].figure->key.area->level;

    for (size_t i = 1; i < d->n_from; i++)
        if (d->from[i].figure->key.area->level != level)
            level = POV_ANY_LEVEL;
    return pov_arena_format(
        pen->arena, "%s %zu %s", words_in(pen->language, WORD_SUM_OF),
        (size_t)d->n_from, words_in(pen->language, areas[level]));
}

/** ", preliminary", unless it is as good as any report. */
static const char *rank_text(const notation *pen, pov_status rank)
{
    return rank == POV_NO_STATUS || rank == POV_REPORTED
               ? ""
               : pov_arena_format(
                     pen->arena, ", %s",
                     pov_words(POV_TERMS_STATUS, rank, pen->language));
}

static const char *derived_text(const notation *pen, const pov_figure *f,
                                const pov_derivation *d, word begin)
{
    pov_arena *arena = pen->arena;
    const char *from = leaves_of(pen, d);
    const char *assumed = arithmetic_assumption(arena, pen->language, f, d);
    const char *rank = d->rank < POV_REPORTED ? rank_text(pen, d->rank) : "";
    const char *text =
        is_sum_of_areas(f, d)
            ? sum_text(pen, d)
            : pov_arena_format(arena, "%s: %s", words_in(pen->language, begin),
                               arithmetic_terms(pen, f, d));

    return pov_arena_format(arena, "%s%s%s%s%s%s", text, *from ? "; " : "",
                            from, rank, assumed ? "; " : "",
                            assumed ? assumed : "");
}

/** The document alone where it prints the number that is shown. */
static const char *stated_text(const notation *pen, const pov_evidence *e)
{
    const char *where = words_where(pen, e);
    const char *rank = rank_text(pen, e->status);

    return pov_evidence_is_number(e)
               ? pov_arena_format(pen->arena, "%s%s", where, rank)
               : pov_arena_format(pen->arena, "“%s”, %s%s",
                                  e->sources.items[0].raw, where, rank);
}

/** The first way to one of its ends. */
static const pov_derivation *way_to(const pov_figure *f)
{
    return f->low_by ? f->low_by : f->high_by;
}

const char *brief_text(const notation *pen, const pov_figure *f)
{
    const pov_evidence *e = pov_figure_stated(f);
    const pov_derivation *low = way_to(f), *high = f->high_by;
    const char *text;

    if (e && (pov_evidence_is_number(e) || !low))
        return stated_text(pen, e);
    if (e)
        return pov_arena_format(pen->arena, "%s; %s", stated_text(pen, e),
                                derived_text(pen, f, low, WORD_NARROWED));
    if (!low)
        return NULL;
    text = derived_text(pen, f, low, WORD_DERIVED);
    if (!high || high == low || pov_derivation_same_way(low, high))
        return text;
    return pov_arena_format(pen->arena, "%s; %s", text,
                            derived_text(pen, f, high, WORD_AND));
}

/** What else is stated of it: "weaker source: “27,3%”, bac-kan-2024". */
static const char *others_text(const notation *pen, const pov_figure *f,
                               const char *text)
{
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing == POV_USED)
            continue;
        text = pov_arena_format(
            pen->arena, "%s%s%s: “%s”, %s", text ? text : "", text ? "; " : "",
            pov_words(POV_TERMS_STANDING, e->standing, pen->language),
            e->sources.items[0].raw, words_where(pen, e));
    }
    return text;
}

static bool is_document_alone(const pov_figure *f, bool with_others)
{
    const pov_evidence *e = pov_figure_stated(f);

    for (size_t i = 0; i < f->evidence.count && with_others; i++)
        if (f->evidence.items[i]->standing != POV_USED)
            return false;
    return e && pov_evidence_is_number(e);
}

/** Does it follow in one step from what is stated, or from long sums of that?
 */
static bool is_one_step(const pov_derivation *d)
{
    for (size_t i = 0; i < d->n_from; i++) {
        const pov_figure *f = d->from[i].figure;

        if (!pov_derivation_stated(d, i) &&
            !(way_to(f) && is_sum_of_areas(f, way_to(f))))
            return false;
    }
    return true;
}

/** On a page, how a figure follows in several steps. */
static const char *detail_of(const notation *pen, const pov_results *r,
                             const pov_figure *f)
{
    const pov_derivation *way = way_to(f);

    if (r->draws != POV_DRAWS_PAGE || pov_figure_stated(f) || !way ||
        is_one_step(way) || is_sum_of_areas(f, way))
        return NULL;
    return grounds_text(pen, f);
}

static const char *mark(pov_section *s, const pov_results *r,
                        const pov_figure *f, bool with_others)
{
    notation pen = notes_pen(r);
    const pov_evidence *blamed = pov_figure_dispute(f)->blamed;
    const char *text = brief_text(&pen, f);
    const char *name = !blamed && is_document_alone(f, with_others)
                           ? notes_document(r->arena, pov_figure_stated(f))
                           : notes_figure(r->arena, f);

    if (with_others)
        text = others_text(&pen, f, text);
    if (blamed)
        text = pov_arena_format(r->arena, "%s; %s %s", text,
                                words_in(r->language, WORD_FITS_NOT),
                                words_evidence(&pen, blamed));
    return notes_mark(s, r, &pen, name, text, detail_of(&pen, r, f));
}

const char *brief_mark(pov_section *s, const pov_results *r,
                       const pov_figure *f)
{
    return mark(s, r, f, false);
}

const char *brief_mark_all(pov_section *s, const pov_results *r,
                           const pov_figure *f)
{
    return mark(s, r, f, true);
}

const char *brief_mark_dispute(pov_section *s, const pov_results *r,
                               const pov_figure *f)
{
    notation pen = notes_pen(r);
    const char *mark;

    /* As many targets as contradict each other have the same note. */
    if (s->notes && s->notes->disputed == f)
        return s->notes->disputed_mark;
    mark = notes_plain(s, r, &pen, notes_figure(r->arena, f),
                       grounds_dispute(&pen, f));
    if (s->notes) {
        s->notes->disputed = f;
        s->notes->disputed_mark = mark;
    }
    return mark;
}
