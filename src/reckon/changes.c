#include "reckon/changes.h"

#include "reckon/shapes.h"

/* Each document means its changes between the levels as it has them itself. */

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

/** A level as a document has it. */
typedef struct told_level {
    pov_figure *figure;
    pov_input inputs[2];
    uint32_t n;
    bool is_own;      /* it says so itself: no change that it states bears on
                         the level as others have it */
    bool is_doubtful; /* what is in dispute may be anything */
} told_level;

/** What a level is for a document: what it says itself, directly or as a
 *  count and its whole, where that gave way to others; else the level as it
 *  is known. */
static told_level level_in_document(pov_figure *level, const pov_plan *document,
                                    const pov_role *role)
{
    const pov_indicator *whole = level->key.indicator->whole;
    own_words w = words_of(level, document), of_all;
    told_level t = {level, {{level, w.said, role}}, 1, w.said, w.is_doubtful};
    pov_figure *count, *all;

    if (w.said || level->key.unit == POV_IN_COUNT || !whole)
        return t;
    count = pov_moment_figure(level->moment, level->key.indicator,
                              level->key.standard, POV_IN_COUNT);
    all = pov_moment_figure(level->moment, whole,
                            pov_indicator_standard(whole, level->key.standard),
                            POV_IN_COUNT);
    w = words_of(count, document);
    of_all = words_of(all, document);
    if (!w.said || !of_all.is_anything)
        return t;
    return (told_level){
        level,
        {{count, w.said, role}, {all, said_by(all, document), NULL}},
        2,
        true,
        w.is_doubtful || of_all.is_doubtful};
}

/** The level at one end from that at the other. */
static void apply_change(engine *e, pov_figure *change,
                         const pov_evidence *stated, const pov_equation *self)
{
    told_level level[2];

    for (int i = CHANGES_START; i <= CHANGES_END; i++)
        level[i] = level_in_document(pov_figure_bonds(change)->ties.items[i],
                                     stated->document, &self->roles[i]);
    for (int i = CHANGES_START; i <= CHANGES_END; i++) {
        const told_level *other = &level[CHANGES_END - i];
        pov_input from[3] = {other->inputs[0], other->inputs[1]};
        pov_derivation d = {.by = self,
                            .role = &self->roles[i],
                            .from = from,
                            .n_from = other->n + 1};

        if ((i == CHANGES_END && change->key.plan) || level[i].is_own ||
            other->is_doubtful)
            continue;
        from[other->n] =
            (pov_input){change, stated, &self->roles[CHANGES_CHANGE]};
        d.gives = pov_derivation_solve(&d, POV_AS_KNOWN);
        if (pov_interval_is_bounded(&d.gives))
            engine_narrow(e, level[i].figure, &d);
    }
}

bool changes_tie(const pov_figure *f)
{
    return (f->key.form == POV_REDUCTION || f->key.form == POV_INCREASE) &&
           f->key.unit != POV_IN_PERCENT && !f->key.indicator->is_flow;
}

/* A target's change leads back from the target's level to the baseline only:
 * the level that a target asks for is measure's business, in exact norms. */
void changes_visit(engine *e, pov_figure *figure, const pov_equation *self)
{
    bool is_level = figure->key.form == POV_LEVEL;
    size_t n = is_level ? pov_figure_bonds(figure)->ties.count : 1;

    for (size_t i = 0; i < n; i++) {
        pov_figure *change =
            is_level ? pov_figure_bonds(figure)->ties.items[i] : figure;

        if (!changes_tie(change) || change->conflict ||
            change->key.form != self->roles[CHANGES_CHANGE].form)
            continue;
        for (size_t s = 0; s < change->evidence.count; s++) {
            const pov_evidence *stated = change->evidence.items[s];

            if (stated->standing == POV_USED && stated->says.has_amount &&
                stated->weight >= e->stage)
                apply_change(e, change, stated, self);
        }
    }
}

/* "0,8 % or 2.063 households fewer" tells how many households there are, if
 * there are as many on both days. */

/** The same change in households, or NULL. */
static pov_figure *counted(const engine *e, const pov_figure *points)
{
    pov_key key = points->key;

    key.unit = POV_IN_COUNT;
    return pov_figures_find(e->figures, &key);
}

static bool is_amount(const pov_evidence *s)
{
    return s->standing == POV_USED && pov_interval_is_bounded(&s->allows);
}

/* What a plan asks for says nothing of the day it asks it for. */
static void apply_points(engine *e, const pov_equation *self,
                         const pov_input from[2])
{
    const pov_key *points = &from[1].figure->key;
    pov_input inputs[] = {from[0], from[1]};
    pov_key whole = pov_key_of_whole(points);

    whole.plan = NULL;
    whole.form = POV_LEVEL;
    whole.since = POV_NO_DAY;
    for (int i = CHANGES_WHOLE_BEFORE; i <= CHANGES_WHOLE_AFTER; i++) {
        pov_derivation d = {
            .by = self, .role = &self->roles[i], .from = inputs, .n_from = 2};

        d.gives = pov_derivation_solve(&d, POV_AS_KNOWN);
        whole.as_of = i == CHANGES_WHOLE_AFTER ? points->as_of : points->since;
        if (pov_interval_is_bounded(&d.gives) &&
            (i == CHANGES_WHOLE_BEFORE || !points->plan))
            engine_narrow(e, pov_figures_at(e->figures, &whole), &d);
    }
}

void changes_visit_points(engine *e, pov_figure *points,
                          const pov_equation *self)
{
    pov_figure *count;

    if (points->key.unit != POV_IN_POINTS || points->conflict ||
        points->is_barred || !points->key.indicator->whole)
        return;
    count = counted(e, points);
    if (!count || count->conflict)
        return;
    for (size_t i = 0; i < points->evidence.count; i++)
        for (size_t j = 0; j < count->evidence.count; j++) {
            const pov_evidence *share = points->evidence.items[i];
            const pov_evidence *amount = count->evidence.items[j];
            const pov_input from[] = {
                {count, amount, &self->roles[CHANGES_COUNTED]},
                {points, share, &self->roles[CHANGES_POINTS]}};

            if (share->document == amount->document && is_amount(share) &&
                is_amount(amount))
                apply_points(e, self, from);
        }
}
