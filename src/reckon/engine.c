#include "reckon/contradict.h"
#include "reckon/engine.h"

#include "reckon/leaves.h"
#include "reckon/reconcile.h"
#include "reckon/ways.h"

enum { MOST_NARROWINGS = 24 };

void engine_enqueue(engine *e, pov_figure *f)
{
    if (f->queued || (e->watch && !e->watch->looks_into(f)))
        return;
    f->queued = true;
    pov_arena_push(e->figures->arena, &e->queue, f);
}

/** What the end counts for that the result runs against. */
static pov_status weight_opposed(const pov_figure *f,
                                 const pov_interval *result)
{
    bool above = f->value.high.finite && result->low.finite &&
                 pov_ratio_compare(result->low.at, f->value.high.at) > 0;

    return above ? f->high_weight : f->low_weight;
}

/** Of so many weak inputs not all can be blamed for one strong figure: it may
 *  be that which is wrong. */
enum { MOST_SET_ASIDE = 4 };

/** Does what a result rests on give way to what is stronger? */
static bool gives_way(const engine *e, pov_status rank, const input *inputs,
                      size_t n_inputs)
{
    size_t n_weak = 0;

    for (size_t i = 0; i < n_inputs; i++)
        n_weak += input_weight(&inputs[i]) < rank;
    return !e->nothing_gives_way && n_weak <= MOST_SET_ASIDE &&
           inputs_weight(inputs, n_inputs) < rank;
}

static void oppose(engine *e, pov_figure *f, pov_status rank,
                   const pov_identity *by, const input *inputs, size_t n_inputs)
{
    bool weak = gives_way(e, rank, inputs, n_inputs);

    if (e->watch && (!weak || inputs_weight(inputs, n_inputs) != e->stage))
        e->watch->fails(e->watch, f, by);
    else if (e->watch)
        return; /* the weaker one would be set aside */
    else if (weak && contradict_set_aside(e, f, rank, by, inputs, n_inputs))
        e->changed_statements = true;
    else
        contradict_note(e, f, by, inputs, n_inputs);
}

/** What is impossible speaks against all that it follows from. */
static void oppose_inputs(engine *e, pov_figure *f, const pov_identity *by,
                          const input *inputs, size_t n_inputs)
{
    pov_status strongest = POV_NO_STATUS;

    for (size_t i = 0; i < n_inputs; i++)
        if (input_weight(&inputs[i]) > strongest)
            strongest = input_weight(&inputs[i]);
    oppose(e, f, strongest, by, inputs, n_inputs);
}

/** A figure in conflict stays unknown, but what others make of it may tell
 *  which of its statements is right. */
static void expect(pov_figure *f, pov_interval result, const pov_identity *by)
{
    result = pov_key_cut(&f->key, result);
    result = pov_interval_meet(&f->expected, &result);
    if (pov_interval_equal(&result, &f->expected))
        return;
    f->expected = result;
    f->expected_by = by;
}

/** What is assumed fills gaps; it never narrows what is known without it. */
static bool may_assume(const engine *e, const pov_figure *f)
{
    return e->stage != POV_NO_STATUS || f->is_assumed ||
           !pov_interval_is_bounded(&f->value);
}

/** What an end of a figure rests on. */
typedef struct footing {
    const pov_derivation *by; /* NULL: stated, or of a trial */
    pov_status rank, weight;
} footing;

static void rest_on(pov_figure *f, bool low, bool high, footing on)
{
    if (low) {
        f->low_by = on.by;
        f->low_rank = on.rank;
        f->low_weight = on.weight;
    }
    if (high) {
        f->high_by = on.by;
        f->high_rank = on.rank;
        f->high_weight = on.weight;
    }
}

/** Take over what the result says beyond what is known. */
static void take_over(engine *e, pov_figure *f, pov_interval result,
                      const pov_identity *by, const input *inputs,
                      size_t n_inputs)
{
    pov_interval meet = pov_interval_meet(&f->value, &result);
    bool low = !pov_end_equal(&meet.low, &f->value.low);
    bool high = !pov_end_equal(&meet.high, &f->value.high);
    const pov_derivation *d = NULL, **room;

    if (pov_interval_is_empty(&meet))
        return; /* they agree but for the rounding of an end */
    room = way_room_for(e, f, &result, by, inputs, n_inputs);
    if (f->narrowed == MOST_NARROWINGS || !may_assume(e, f))
        low = high = false;
    if (!low && !high && !room)
        return;
    if (!e->watch)
        d = way_make(e, result, by, inputs, n_inputs);
    if (room)
        *room = d;
    if (!low && !high)
        return;
    rest_on(f, low, high,
            (footing){d, inputs_rank(inputs, n_inputs),
                      inputs_weight(inputs, n_inputs)});
    f->value = meet;
    f->is_assumed = e->stage == POV_NO_STATUS;
    f->narrowed++;
    engine_enqueue(e, f);
}

void engine_narrow(engine *e, pov_figure *f, pov_interval result,
            const pov_identity *by, const input *inputs, size_t n_inputs)
{
    pov_interval possible = pov_key_possible(&f->key);

    if (e->watch && !e->watch->admits(e->watch, f))
        return;
    if (f->conflict) {
        expect(f, result, by);
        way_keep(e, f, result, by, inputs, n_inputs);
        return;
    }
    if (!pov_interval_agree(&f->value, &result)) {
        way_keep_against(e, f, result, by, inputs, n_inputs);
        if (e->stage != POV_NO_STATUS) /* an assumption may be wrong */
            oppose(e, f, weight_opposed(f, &result), by, inputs, n_inputs);
        return;
    }
    if (!pov_interval_agree(&possible, &result)) {
        if (e->stage != POV_NO_STATUS)
            oppose_inputs(e, f, by, inputs, n_inputs);
        return;
    }
    take_over(e, f, pov_key_cut(&f->key, result), by, inputs, n_inputs);
}

/** Bring in what a figure's statements of the present rank say.  Where the
 *  strongest differ, a weaker one does not decide. */
void engine_state(engine *e, pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count && !f->conflict; i++) {
        const pov_evidence *s = f->evidence.items[i];
        pov_interval meet;

        if (s->standing != POV_USED || s->weight != e->stage)
            continue;
        meet = pov_interval_meet(&f->value, &s->allows);
        if (pov_interval_is_empty(&meet)) {
            input in = {f, s};

            oppose(e, f, weight_opposed(f, &s->allows), NULL, &in, 1);
            continue;
        }
        rest_on(f, !pov_end_equal(&meet.low, &f->value.low),
                !pov_end_equal(&meet.high, &f->value.high),
                (footing){NULL, pov_status_rank(s->status), s->weight});
        if (!pov_interval_equal(&meet, &f->value))
            engine_enqueue(e, f);
        f->value = meet;
    }
}
