#include "report/diff_stated.h"

#include <stdlib.h>
#include <string.h>

const char *phrase_print(pov_arena *arena, const pov_phrase *says)
{
    return pov_arena_format(
        arena, "%lld/%d %lld/%d %lld/%d %d %d%d%d%d%d",
        (long long)says->amount.units, (int)says->amount.scale,
        (long long)says->stretch.units, (int)says->stretch.scale,
        (long long)says->baseline.units, (int)says->baseline.scale,
        (int)says->op, says->has_amount, says->has_stretch, says->has_baseline,
        says->about, says->fewer);
}

static int compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

/** The texts in an order of their own, as one. */
static const char *sorted_text(pov_arena *arena, pov_text_list *texts)
{
    size_t length = 0;
    char *all;

    if (texts->count)
        qsort(texts->items, texts->count, sizeof *texts->items, compare_texts);
    for (size_t i = 0; i < texts->count; i++)
        length += strlen(texts->items[i]) + 1;
    all = pov_arena_alloc(arena, length + 1);
    length = 0;
    for (size_t i = 0; i < texts->count; i++) {
        size_t n = strlen(texts->items[i]);

        memcpy(all + length, texts->items[i], n);
        all[length + n] = '\x01';
        length += n + 1;
    }
    return all;
}

/** What the sources in conflict say. */
static const char *dispute_print(pov_arena *arena, const pov_figure *f)
{
    pov_text_list texts = {0};

    for (size_t i = 0; i < f->evidence.count; i++)
        if (f->evidence.items[i]->standing == POV_DISPUTED)
            pov_arena_push(arena, &texts,
                           phrase_print(arena, &f->evidence.items[i]->says));
    return sorted_text(arena, &texts);
}

static bool same_phrase(pov_arena *arena, const pov_evidence *a,
                        const pov_evidence *b)
{
    return !strcmp(phrase_print(arena, &a->says),
                   phrase_print(arena, &b->says));
}

/* A number that is stated on both sides has not moved because other figures
 * now bound it otherwise: that is "bounds". */
bool same_number(const differ *d, const pov_figure *a, const pov_figure *b)
{
    if (a->conflict != b->conflict)
        return false;
    if (a->conflict)
        return !strcmp(dispute_print(d->scratch, a),
                       dispute_print(d->scratch, b));
    if (a->chosen && b->chosen) {
        if (!same_phrase(d->scratch, a->chosen, b->chosen))
            return false;
        if (pov_evidence_is_number(a->chosen))
            return true;
    }
    return pov_interval_equal(&a->value, &b->value);
}

/** One thing that can be told of a statement; "" if it is not. */
typedef const char *telling(const differ *d, const diff_side *side,
                            const pov_evidence *e);

static const char *tell_number(const differ *d, const diff_side *side,
                               const pov_evidence *e)
{
    (void)side;
    return phrase_print(d->scratch, &e->says);
}

static const char *tell_document(const differ *d, const diff_side *side,
                                 const pov_evidence *e)
{
    (void)d;
    return side_plan(side, e->document);
}

static const char *tell_status(const differ *d, const diff_side *side,
                               const pov_evidence *e)
{
    (void)d;
    (void)side;
    return pov_status_name(e->status);
}

static const char *tell_standing(const differ *d, const diff_side *side,
                                 const pov_evidence *e)
{
    (void)side;
    return pov_arena_format(d->scratch, "%d%d", (int)e->standing,
                            e == e->figure->chosen);
}

static const char *tell_since(const differ *d, const diff_side *side,
                              const pov_evidence *e)
{
    (void)side;
    return pov_arena_format(d->scratch, "%ld", (long)e->since);
}

static const char *tell_times(const differ *d, const diff_side *side,
                              const pov_evidence *e)
{
    (void)side;
    return pov_arena_format(d->scratch, "%zu", e->source_count);
}

typedef const char *source_text(const pov_source *source);

static const char *raw_of(const pov_source *source)
{
    return source->raw;
}

static const char *locator_of(const pov_source *source)
{
    return source->locator ? source->locator : "";
}

static const char *note_of(const pov_source *source)
{
    return source->note ? source->note : "";
}

/* Of many places only the first are kept, and which those are depends on the
 * order of rows: they cannot be compared. */
static const char *tell_sources(const differ *d, const pov_evidence *e,
                                source_text *of)
{
    pov_text_list texts = {0};

    if (e->source_count > e->sources.count)
        return "";
    for (size_t i = 0; i < e->sources.count; i++)
        pov_arena_push(d->scratch, &texts, of(&e->sources.items[i]));
    return sorted_text(d->scratch, &texts);
}

static const char *tell_typed(const differ *d, const diff_side *side,
                              const pov_evidence *e)
{
    (void)side;
    return tell_sources(d, e, raw_of);
}

static const char *tell_locator(const differ *d, const diff_side *side,
                                const pov_evidence *e)
{
    (void)side;
    return tell_sources(d, e, locator_of);
}

static const char *tell_note(const differ *d, const diff_side *side,
                             const pov_evidence *e)
{
    (void)side;
    return tell_sources(d, e, note_of);
}

static const struct aspect {
    difference name;
    telling *tell;
} aspects[] = {
    {DIFFERS_NUMBER, tell_number},   {DIFFERS_DOCUMENT, tell_document},
    {DIFFERS_STATUS, tell_status},   {DIFFERS_STANDING, tell_standing},
    {DIFFERS_SINCE, tell_since},     {DIFFERS_TYPED, tell_typed},
    {DIFFERS_LOCATOR, tell_locator}, {DIFFERS_NOTE, tell_note},
    {DIFFERS_TIMES, tell_times},
};

enum { N_ASPECTS = sizeof aspects / sizeof *aspects };

/** What all statements of a figure tell of aspects `from` to before `to`,
 *  whatever the order of their lines. */
static const char *command_told(const differ *d, const diff_side *side,
                        const pov_figure *f, size_t from, size_t to)
{
    pov_text_list all = {0};

    for (size_t i = 0; i < f->evidence.count; i++) {
        const char *one = "";

        for (size_t a = from; a < to; a++)
            one = pov_arena_format(
                d->scratch, "%s\x02%s", one,
                aspects[a].tell(d, side, f->evidence.items[i]));
        pov_arena_push(d->scratch, &all, one);
    }
    return sorted_text(d->scratch, &all);
}

static bool same_told(const differ *d, const pov_figure *old,
                      const pov_figure *new, size_t from, size_t to)
{
    return !strcmp(command_told(d, &d->old, old, from, to),
                   command_told(d, &d->new, new, from, to));
}

differences restated(const differ *d, const pov_figure *old,
                     const pov_figure *new)
{
    differences all = {0};
    bool one_sided = !old->evidence.count != !new->evidence.count;
    bool differs = !same_told(d, old, new, 0, N_ASPECTS);

    if (one_sided)
        pov_arena_push(d->arena, &all, DIFFERS_BASIS);
    for (size_t a = 0; differs && !one_sided && a < N_ASPECTS; a++)
        if (!same_told(d, old, new, a, a + 1))
            pov_arena_push(d->arena, &all, aspects[a].name);
    if (differs && !all.count)
        pov_arena_push(d->arena, &all, DIFFERS_STATEMENTS);
    if (!pov_interval_equal(&old->value, &new->value))
        pov_arena_push(d->arena, &all, DIFFERS_BOUNDS);
    return all;
}

static const char *const difference_codes[] = {
    [DIFFERS_BASIS] = "basis",
    [DIFFERS_NUMBER] = "number",
    [DIFFERS_DOCUMENT] = "document",
    [DIFFERS_STATUS] = "status",
    [DIFFERS_STANDING] = "standing",
    [DIFFERS_SINCE] = "since",
    [DIFFERS_TYPED] = "typed",
    [DIFFERS_LOCATOR] = "locator",
    [DIFFERS_NOTE] = "note",
    [DIFFERS_TIMES] = "times",
    [DIFFERS_STATEMENTS] = "statements",
    [DIFFERS_BOUNDS] = "bounds",
};

const char *difference_code(difference what)
{
    return difference_codes[what];
}

const char *difference_word(pov_language language, difference what)
{
    return pov_say(language, difference_codes[what]);
}
