#include "reckon/alike.h"

/** What tells one kind from another, of each figure. */
typedef struct figure_kind {
    const pov_indicator *indicator;
    const pov_standard *standard;
    int64_t counts; /* its unit, is it stated, or known, is it nothing; as wide
                       as a pointer: no padding */
} figure_kind;

struct alike {
    pov_arena *arena;
    size_t most;
    bool minds_nothing;
    pov_map known;
    struct {
        figure_kind *items;
        size_t count, capacity;
    } key;       /* of the moment looked at */
    void **last; /* of that key; NULL: it is not looked up yet */
    figure_list figures;
};

alike *alike_new(pov_arena *arena, size_t most, bool minds_nothing)
{
    alike *a = pov_arena_alloc(arena, sizeof *a);

    *a = (alike){.arena = arena, .most = most, .minds_nothing = minds_nothing};
    return a;
}

bool alike_is_plain(const pov_figure *f)
{
    bool is_count = f->key.unit == POV_IN_COUNT;

    if (f->conflict || f->is_barred || pov_figure_bonds(f)->ties.count ||
        f->key.indicator->is_flow || f->key.unit == POV_IN_POINTS ||
        !pov_figure_stated(f))
        return false;
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing != POV_USED || !pov_evidence_is_number(e) ||
            !pov_interval_is_bounded(&e->allows))
            return false;
        if (is_count && (e->allows.low.at.under != 1 ||
                         !pov_interval_is_point(&e->allows) ||
                         (e != f->chosen &&
                          !pov_interval_equal(&e->allows, &f->chosen->allows))))
            return false;
    }
    return true;
}

enum { STATED = 4, KNOWN = 8, NOTHING = 16 }; /* above all units */

static figure_kind kind_of(const alike *a, const pov_figure *f)
{
    const pov_interval *is = f->chosen ? &f->chosen->allows : &f->value;
    int64_t counts = f->key.unit;

    if (f->chosen)
        counts |= STATED;
    else if (f->changed)
        counts |= KNOWN;
    if (a->minds_nothing && counts & (STATED | KNOWN) &&
        f->key.unit == POV_IN_COUNT && is->low.at.over == 0)
        counts |= NOTHING;
    return (figure_kind){f->key.indicator, f->key.standard, counts};
}

static bool same_kind(const figure_kind *a, const figure_kind *b)
{
    return a->indicator == b->indicator && a->standard == b->standard &&
           a->counts == b->counts;
}

/** Most moments are like the one before. */
static void look_at(alike *a, const pov_moment *moment)
{
    size_t n = 0;

    a->figures.count = 0;
    for (pov_figure *f = moment->first; f; f = f->next_in_moment, n++) {
        const figure_kind kind = kind_of(a, f);

        pov_arena_push(a->arena, &a->figures, f);
        if (n < a->key.count && same_kind(&a->key.items[n], &kind))
            continue;
        a->last = NULL;
        a->key.count = n;
        pov_arena_push(a->arena, &a->key, kind);
    }
    if (n < a->key.count)
        a->last = NULL;
    a->key.count = n;
}

void **alike_at(alike *a, const pov_moment *moment)
{
    size_t size;

    look_at(a, moment);
    size = a->key.count * sizeof *a->key.items;
    if (!a->last && (a->known.count < a->most ||
                     pov_map_find(&a->known, a->key.items, size)))
        a->last = pov_map_at(&a->known, a->arena, a->key.items, size);
    return a->last;
}

const figure_list *alike_figures(const alike *a)
{
    return &a->figures;
}
