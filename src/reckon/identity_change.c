#include "reckon/identity.h"

/** What a document says of a figure. */
typedef struct own_words {
    const pov_evidence *said;      /* where it says nothing that is in use */
    bool is_anything, is_doubtful; /* it says two things, or what equals
                                      dispute */
} own_words;

static own_words words_of(const pov_figure *f, const pov_plan *document)
{
    own_words w = {NULL, false, false};

    for (size_t i = 0; f && i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->document != document)
            continue;
        w.is_anything = true;
        if (e->standing == POV_USED)
            return (own_words){NULL, true, false};
        w.is_doubtful =
            w.is_doubtful || e->standing == POV_DISPUTED ||
            (w.said && !pov_interval_agree(&w.said->allows, &e->allows));
        w.said = w.said ? w.said : e;
    }
    return w;
}

static pov_interval share_of(const pov_evidence *count,
                             const pov_evidence *whole)
{
    pov_interval share = pov_interval_divide(&count->allows, &whole->allows);

    return pov_interval_scale(&share, (pov_ratio){100, 1});
}

/** The statement of a document about a figure, in use or not, or NULL. */
static const pov_evidence *said_by(const pov_figure *f,
                                   const pov_plan *document)
{
    own_words w = words_of(f, document);

    for (size_t i = 0; w.is_anything && !w.said && i < f->evidence.count; i++)
        if (f->evidence.items[i]->document == document &&
            f->evidence.items[i]->standing == POV_USED)
            return f->evidence.items[i];
    return w.said;
}

/** What a level is for a document: what it says itself, directly or as a
 *  count and its whole, where that gave way to others; else the level as it
 *  is known.  What is in dispute may be anything. */
static size_t level_in_document(const pov_figure *level,
                                const pov_plan *document, input inputs[2],
                                pov_interval *value)
{
    const pov_indicator *whole = level->key.indicator->whole;
    own_words w = words_of(level, document), of_all;
    pov_figure *count, *all;

    *value = level->value;
    if (w.said) {
        inputs[0].stated = w.said;
        *value = w.is_doubtful ? pov_interval_any() : w.said->allows;
        return 1;
    }
    if (level->key.unit == POV_IN_COUNT || !whole)
        return 1;
    count = pov_moment_figure(level->moment, level->key.indicator,
                              level->key.standard, POV_IN_COUNT);
    all = pov_moment_figure(level->moment, whole,
                            pov_indicator_standard(whole, level->key.standard),
                            POV_IN_COUNT);
    w = words_of(count, document);
    of_all = words_of(all, document);
    if (!w.said || !of_all.is_anything)
        return 1;
    inputs[0] = (input){count, w.said};
    inputs[1] = (input){all, said_by(all, document)};
    *value = w.is_doubtful || of_all.is_doubtful
                 ? pov_interval_any()
                 : share_of(inputs[0].stated, inputs[1].stated);
    return 2;
}

/** May a change that this document states bear on the level?  Not on one of
 *  which the document itself says something else. */
static bool may_bear_on(const pov_figure *level, const input *own)
{
    return own->figure == level && !own->stated;
}

/** level at the end = level at the start - reduction (+ increase). */
static void apply_change(engine *e, pov_figure *change,
                         const pov_evidence *stated, const pov_identity *self)
{
    pov_figure *level[2] = {change->ties.items[0], change->ties.items[1]};
    pov_interval value[2], moved = stated->allows;
    input own[2][2] = {{{level[0], NULL}, {NULL, NULL}},
                       {{level[1], NULL}, {NULL, NULL}}};
    size_t n[2];

    if (change->key.form == POV_REDUCTION)
        moved = pov_interval_scale(&moved, (pov_ratio){-1, 1});
    for (int i = 0; i < 2; i++)
        n[i] = level_in_document(level[i], stated->document, own[i], &value[i]);
    for (int i = 0; i < 2; i++) {
        input from[3] = {own[1 - i][0], own[1 - i][1], {NULL, NULL}};
        pov_interval result;

        if ((i == 1 && change->key.plan) ||
            !pov_interval_is_bounded(&value[1 - i]) ||
            !pov_interval_is_bounded(&moved) || !may_bear_on(level[i], own[i]))
            continue;
        from[n[1 - i]] = (input){change, stated};
        result = i ? pov_interval_add(&value[0], &moved)
                   : pov_interval_subtract(&value[1], &moved);
        engine_narrow(e, level[i], result, self, from, n[1 - i] + 1);
    }
}

static bool is_change(const pov_figure *f)
{
    return (f->key.form == POV_REDUCTION || f->key.form == POV_INCREASE) &&
           f->key.unit != POV_IN_PERCENT && !f->key.indicator->is_flow;
}

/* A target's change leads back from the target's level to the baseline only:
 * the level that a target asks for is measure's business, in exact norms. */
void visit_change(engine *e, pov_figure *figure, const pov_identity *self)
{
    bool is_level = figure->key.form == POV_LEVEL;
    size_t n = is_level ? figure->ties.count : 1;

    for (size_t i = 0; i < n; i++) {
        pov_figure *change = is_level ? figure->ties.items[i] : figure;

        if (!is_change(change) || change->conflict)
            continue;
        for (size_t s = 0; s < change->evidence.count; s++) {
            const pov_evidence *stated = change->evidence.items[s];

            if (stated->standing == POV_USED && stated->says.has_amount &&
                stated->weight >= e->stage)
                apply_change(e, change, stated, self);
        }
    }
}

/** Is the level tied to another flow of the same area and dates? */
static bool is_tied(const pov_figure *level, const pov_figure *flow)
{
    for (size_t i = 0; i < level->ties.count; i++)
        if (level->ties.items[i]->moment == flow->moment)
            return true;
    return false;
}

static void tie(engine *e, pov_figure *f, const pov_indicator *stock)
{
    pov_arena *arena = e->figures->arena;
    pov_key key = f->key;
    pov_figure *level[2];

    key.indicator = stock;
    key.form = POV_LEVEL;
    key.unit = key.unit == POV_IN_POINTS ? POV_IN_PERCENT : POV_IN_COUNT;
    key.as_of = f->key.since;
    key.since = POV_NO_DAY;
    key.plan = NULL;
    level[0] = pov_figures_at(e->figures, &key);
    key.as_of = f->key.as_of;
    key.plan = f->key.plan;
    level[1] = pov_figures_at(e->figures, &key);
    for (int l = 0; l < 2; l++) {
        pov_arena_push(arena, &f->ties, level[l]);
        if (!f->moment || !is_tied(level[l], f))
            pov_arena_push(arena, &level[l]->ties, f);
    }
}

void identity_tie_levels(engine *e)
{
    size_t stated = e->figures->count;

    for (size_t i = 0; i < stated; i++) {
        pov_figure *f = e->figures->items[i];
        const pov_indicator *stock = identity_stock_of(e, f);

        if (is_change(f))
            tie(e, f, f->key.indicator);
        else if (stock)
            tie(e, f, stock);
    }
}
