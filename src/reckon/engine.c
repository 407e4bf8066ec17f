#include "reckon/engine.h"

#include <stdlib.h>
#include <string.h>

#include "reckon/reconcile.h"
#include "reckon/stir.h"

/* Breadth first: if not everything can be followed, what is near counts. */

enum { MOST_FIGURES = 512 };

static void add_statement(leaves *l, const pov_evidence *stated,
                          pov_arena *arena)
{
    const pov_figure *f = stated->figure;
    pov_evidence *own = NULL;

    for (size_t i = 0; i < f->evidence.count && !own; i++)
        if (f->evidence.items[i] == stated)
            own = f->evidence.items[i];
    for (size_t i = 0; own && i < l->statements.count; i++)
        if (l->statements.items[i] == own)
            return;
    if (own)
        pov_arena_push(arena, &l->statements, own);
}

static void add_figure(leaves *l, pov_figure *f, pov_arena *arena)
{
    if (f->mark || l->figures.count == MOST_FIGURES)
        return;
    f->mark = 1;
    pov_arena_push(arena, &l->figures, f);
}

static void follow(leaves *l, const pov_derivation *d, pov_arena *arena)
{
    for (size_t i = 0; d && i < d->n_from; i++)
        if (d->from[i].stated)
            add_statement(l, d->from[i].stated, arena);
        else
            add_figure(l, d->from[i].figure, arena);
}

static void look_behind(leaves *l, const pov_figure *f, leaves_depth depth,
                        pov_arena *arena)
{
    const pov_evidence *stated = pov_figure_stated(f);

    if (stated)
        add_statement(l, stated, arena);
    if (depth == LEAVES_SHOWN) {
        follow(l, pov_figure_derived(f), arena);
        return;
    }
    follow(l, f->low_by, arena);
    follow(l, f->high_by, arena);
    for (size_t i = 0;
         depth == LEAVES_EVERY && i < pov_figure_bonds(f)->derivations.count;
         i++)
        follow(l, pov_figure_bonds(f)->derivations.items[i], arena);
}

/** Everything behind the figures that it begins with. */
static void gather(leaves *l, leaves_depth depth, pov_arena *arena)
{
    for (size_t i = 0; i < l->figures.count; i++)
        look_behind(l, l->figures.items[i], depth, arena);
    for (size_t i = 0; i < l->figures.count; i++)
        l->figures.items[i]->mark = 0;
    evidence_sort(&l->statements);
}

leaves leaves_of(pov_figure *figure, const pov_derivation *from,
                 leaves_depth depth, pov_arena *arena)
{
    leaves l = {.figures = {0}};

    if (figure)
        add_figure(&l, figure, arena);
    follow(&l, from, arena);
    gather(&l, depth, arena);
    return l;
}

leaves leaves_around(const figure_list *figures, pov_arena *arena)
{
    leaves l = {.figures = {0}};

    for (size_t i = 0; i < figures->count; i++)
        add_figure(&l, figures->items[i], arena);
    gather(&l, LEAVES_EVERY, arena);
    return l;
}

static int compare_statements(const void *left, const void *right)
{
    const pov_evidence *const *a = left, *const *b = right;
    int order = pov_place_compare((*a)->sources.items[0].place,
                                  (*b)->sources.items[0].place);

    return order ? order
                 : pov_key_compare(&(*a)->figure->key, &(*b)->figure->key);
}

void evidence_sort(evidence_list *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items,
              compare_statements);
}

static pov_status weaker(pov_status a, pov_status b)
{
    return a < b ? a : b;
}

/** What an input counts for against others: its weakest end. */
static pov_status input_weight(const pov_input *in)
{
    if (in->stated)
        return in->stated->weight;
    return weaker(in->figure->low_weight, in->figure->high_weight);
}

pov_status engine_weight(const pov_derivation *d)
{
    pov_status weight = POV_MINISTRY;

    for (size_t i = 0; i < d->n_from; i++)
        weight = weaker(weight, input_weight(&d->from[i]));
    return weight;
}

/* What follows from a claim is no stronger than a report, whoever claims. */
static pov_status input_rank(const pov_input *in)
{
    if (in->stated && in->figure->key.form == POV_CLAIMED)
        return weaker(pov_status_rank(in->stated->status), POV_REPORTED);
    if (in->stated)
        return pov_status_rank(in->stated->status);
    return weaker(in->figure->low_rank, in->figure->high_rank);
}

/** What the weakest statement in them is. */
static pov_status inputs_rank(const pov_derivation *d)
{
    pov_status rank = POV_MINISTRY;

    for (size_t i = 0; i < d->n_from; i++)
        rank = weaker(rank, input_rank(&d->from[i]));
    return rank;
}

static const pov_derivation *way_make(engine *e, const pov_derivation *like)
{
    pov_arena *arena = e->figures->arena;
    size_t inputs = like->n_from * sizeof *like->from;
    pov_derivation *d = pov_arena_alloc(arena, sizeof *d + inputs);

    *d = *like;
    d->rank = inputs_rank(like);
    d->from = (pov_input *)(d + 1);
    memcpy(d->from, like->from, inputs);
    return d;
}

enum { DEEPEST = 8 };

/** Does what is known of a figure go back to `root`? */
static bool goes_back_to(const pov_input *in, const pov_figure *root, int depth)
{
    const pov_figure *f = in->figure;
    const pov_derivation *d;

    if (f == root)
        return true;
    if (in->stated || pov_figure_stated(f) || depth == DEEPEST)
        return false;
    d = pov_figure_derived(f);
    for (size_t i = 0; d && i < d->n_from; i++)
        if (goes_back_to(&d->from[i], root, depth + 1))
            return true;
    return false;
}

/** Put one more among a figure's derivations; its place is there. */
static const pov_derivation **way_add(engine *e, pov_figure *f,
                                      const pov_derivation *d)
{
    pov_bonds *own = pov_figure_bonds_at(f, e->figures->arena);

    pov_arena_push(e->figures->arena, &own->derivations, d);
    return &own->derivations.items[own->derivations.count - 1];
}

/** The place among a figure's derivations for one that gives this, or NULL if
 *  it is there, bounds only one side, or is the figure itself come round
 *  again. */
static const pov_derivation **way_room_for(engine *e, pov_figure *f,
                                           const pov_derivation *d)
{
    const pov_bonds *b = pov_figure_bonds(f);

    if (e->watch || !pov_interval_is_bounded(&d->gives))
        return NULL;
    for (size_t i = 0; i < b->derivations.count; i++)
        if (pov_derivation_same_way(b->derivations.items[i], d))
            return pov_interval_equal(&d->gives,
                                      &b->derivations.items[i]->gives)
                       ? NULL
                       : &b->derivations.items[i];
    if (b->derivations.count == POV_DERIVATIONS_KEPT)
        return NULL;
    for (size_t i = 0; f->changed && i < d->n_from; i++)
        if (goes_back_to(&d->from[i], f, 0))
            return NULL;
    return way_add(e, f, NULL);
}

/** Keep a way that leads elsewhere. */
static void way_keep_against(engine *e, pov_figure *f, const pov_derivation *d)
{
    pov_dispute *dispute;

    if (e->watch)
        return;
    dispute = pov_figure_dispute_at(f, e->figures->arena);
    if (dispute->against.count == POV_DERIVATIONS_KEPT)
        return;
    for (size_t i = 0; i < dispute->against.count; i++)
        if (pov_derivation_same_way(dispute->against.items[i], d))
            return;
    d = way_make(e, d);
    pov_arena_push(e->figures->arena, &dispute->against, d);
}

/* What cannot all be true: the weak is set aside at once, a contradiction of
 * equals is kept in mind until everything is known (see explain.c). */

static bool is_related(const pov_finding *finding, pov_place place)
{
    for (size_t i = 0; i < finding->related.count; i++)
        if (pov_place_compare(finding->related.items[i].place, place) == 0)
            return true;
    return false;
}

static void relate(pov_findings *findings, pov_finding *finding,
                   const evidence_list *l, const pov_evidence *except)
{
    for (size_t i = 0; i < l->count; i++) {
        pov_place place = l->items[i]->sources.items[0].place;

        if (l->items[i] != except && !is_related(finding, place))
            pov_find_related(findings, finding, place,
                             reconcile_describe(findings, l->items[i], 0));
    }
}

/** Is this the first time that just these statements contradict each other?
 *  Every figure among them notices. */
static bool is_news(engine *e, const evidence_list *l)
{
    return pov_map_add(&e->suspected, e->figures->arena, l->items,
                       l->count * sizeof *l->items);
}

/** Keep in mind which statements a contradiction rests on. */
static void contradict_note(engine *e, pov_figure *figure,
                            const pov_derivation *d)
{
    pov_arena *arena = e->figures->arena;
    leaves l = leaves_of(figure, d, LEAVES_ALL, arena);
    suspicion *s;

    if (!l.statements.count || !is_news(e, &l.statements))
        return;
    s = pov_arena_alloc(arena, sizeof *s);
    *s = (suspicion){figure, d->by, l};
    pov_arena_push(arena, &e->suspicions, s);
}

static void report_set_aside(engine *e, pov_figure *figure,
                             const pov_equation *by, const pov_evidence *weak,
                             pov_status rank, const evidence_list *from)
{
    pov_arena *arena = e->figures->arena;
    pov_language l = e->findings->language;
    const pov_derivation *d = pov_figure_derived(figure);
    const pov_source *typed = &weak->sources.items[0];
    leaves against;
    pov_finding *f;

    by = by || !d ? by : d->by;
    f = pov_find(e->findings, POV_FOUND_SET_ASIDE, typed->place,
                 "%s, %s: '%s': %s: %s gives way to %s", figure->key.area->id,
                 weak->figure->key.indicator->id, typed->raw,
                 pov_say(l, reconcile_reason(by)),
                 pov_words(POV_TERMS_STATUS, weak->status, l),
                 pov_words(POV_TERMS_STATUS, rank, l));
    pov_finding_about(f, figure->key.area->name, reconcile_reason(by));
    if (!pov_finding_is_kept(e->findings, f))
        return;
    against = leaves_of(figure, NULL, LEAVES_SHOWN, arena);
    relate(e->findings, f, from, weak);
    relate(e->findings, f, &against.statements, weak);
}

static bool may_be_set_aside(const engine *e, const pov_evidence *weak,
                             pov_status rank)
{
    return weak->weight < rank && weak->weight == e->stage &&
           weak->standing == POV_USED;
}

/** Is there one that goes with what has given way already?  Then it is that:
 *  the old rate of a count that is replaced. */
static bool any_is_stale(const engine *e, const evidence_list *l,
                         pov_status rank)
{
    for (size_t i = 0; i < l->count; i++)
        if (may_be_set_aside(e, l->items[i], rank) &&
            reconcile_is_stale(l->items[i]))
            return true;
    return false;
}

/** Does any of them still hold what was set aside a moment ago?  Then nothing
 *  more is: the next pass tells what does not fit without it. */
static bool rests_on_set_aside(const figure_list *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const pov_figure *f = l->items[i];

        if (f->chosen && f->chosen->standing == POV_SET_ASIDE &&
            ((f->value.low.finite && !f->low_by) ||
             (f->value.high.finite && !f->high_by)))
            return true;
    }
    return false;
}

/** Is something stronger said of the rate of a part? */
static bool has_stronger_rate(const pov_figure *part, const pov_evidence *than)
{
    const pov_figure *rate = pov_moment_figure(
        part->moment, part->key.indicator, part->key.standard, POV_IN_PERCENT);

    return rate && rate->chosen && rate->chosen->weight > than->weight;
}

/** A document's count and its whole are its rate: where another rate is
 *  stronger, the whole takes the count along. */
static void set_aside_parts(const engine *e, const pov_evidence *weak)
{
    const pov_figure *whole = weak->figure;
    pov_figure *f = whole->moment ? whole->moment->first : NULL;

    for (; f; f = f->next_in_moment) {
        if (f->key.unit != POV_IN_COUNT ||
            f->key.indicator->whole != whole->key.indicator ||
            !has_stronger_rate(f, weak))
            continue;
        for (size_t i = 0; i < f->evidence.count; i++)
            if (f->evidence.items[i]->document == weak->document &&
                f->evidence.items[i]->standing == POV_USED &&
                f->evidence.items[i]->weight == e->stage)
                f->evidence.items[i]->standing = POV_SET_ASIDE;
    }
}

/** Set aside the weakest statements that a result rests on.  Errors: false
 *  if there is none weaker than `rank`. */
static bool contradict_set_aside(engine *e, pov_figure *figure, pov_status rank,
                                 const pov_derivation *d)
{
    leaves from = leaves_of(NULL, d, LEAVES_SHOWN, e->figures->arena);
    bool only_stale = any_is_stale(e, &from.statements, rank), any = false;

    if (rests_on_set_aside(&from.figures))
        return true;
    for (size_t i = 0; i < from.statements.count; i++) {
        pov_evidence *weak = from.statements.items[i];

        if (!may_be_set_aside(e, weak, rank) ||
            (only_stale && !reconcile_is_stale(weak)))
            continue;
        weak->standing = POV_SET_ASIDE;
        set_aside_parts(e, weak);
        any = true;
        report_set_aside(e, figure, d->by, weak, rank, &from.statements);
    }
    return any;
}

enum { MOST_NARROWINGS = 24 };

/** Does what is known of it tell nothing?  What ties it to other days is in no
 *  quiet moment, and areas have no sum of rates. */
static bool tells_nothing(const pov_figure *f)
{
    return f->moment && f->moment->is_quiet && f->key.unit != POV_IN_COUNT &&
           !pov_figure_bonds(f)->ties.count;
}

void engine_enqueue(engine *e, pov_figure *f)
{
    f->changed = ++e->clock;
    if (f->queued || tells_nothing(f) || (e->watch && !e->watch->looks_into(f)))
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
static bool gives_way(const engine *e, pov_status rank, const pov_derivation *d)
{
    size_t n_weak = 0;

    for (size_t i = 0; i < d->n_from; i++)
        n_weak += input_weight(&d->from[i]) < rank;
    return !e->nothing_gives_way && n_weak <= MOST_SET_ASIDE &&
           engine_weight(d) < rank;
}

static void oppose(engine *e, pov_figure *f, pov_status rank,
                   const pov_derivation *d)
{
    bool weak = gives_way(e, rank, d);

    if (!e->watch && stir_calls(e, f, d))
        return;
    if (e->watch && (!weak || engine_weight(d) != e->stage))
        e->watch->fails(e->watch, f, d->by);
    else if (e->watch)
        return; /* the weaker one would be set aside */
    else if (weak && contradict_set_aside(e, f, rank, d))
        e->changed_statements = true;
    else
        contradict_note(e, f, d);
}

/** What is impossible speaks against all that it follows from. */
static void oppose_inputs(engine *e, pov_figure *f, const pov_derivation *d)
{
    pov_status strongest = POV_NO_STATUS;

    for (size_t i = 0; i < d->n_from; i++)
        if (input_weight(&d->from[i]) > strongest)
            strongest = input_weight(&d->from[i]);
    oppose(e, f, strongest, d);
}

/** A figure in conflict stays unknown, but what others make of it may tell
 *  which of its statements is right. */
static void expect(engine *e, pov_figure *f, const pov_derivation *d)
{
    const pov_derivation **room = way_room_for(e, f, d);
    pov_interval cut = pov_key_cut(&f->key, d->gives);
    pov_dispute *dispute = pov_figure_dispute_at(f, e->figures->arena);

    cut = pov_interval_meet(&dispute->expected, &cut);
    if (!pov_interval_equal(&cut, &dispute->expected)) {
        dispute->expected = cut;
        dispute->expected_by = d->by;
    }
    if (room)
        *room = way_make(e, d);
}

/** What is assumed fills gaps; it never narrows what is known without it. */
static bool may_assume(const engine *e, const pov_figure *f)
{
    return !e->assumes || f->is_assumed || !pov_interval_is_bounded(&f->value);
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

/** Narrow a figure to what is known now, with what its new ends rest on. */
static void narrow_to(engine *e, pov_figure *f, const pov_interval *meet,
                      footing on)
{
    rest_on(f, !pov_end_equal(&meet->low, &f->value.low),
            !pov_end_equal(&meet->high, &f->value.high), on);
    f->value = *meet;
    f->is_assumed = e->assumes;
    f->narrowed++;
    engine_enqueue(e, f);
}

/** Take over what follows beyond what is known. */
static void take_over(engine *e, pov_figure *f, const pov_derivation *d)
{
    pov_interval meet = pov_interval_meet(&f->value, &d->gives);
    bool low = !pov_end_equal(&meet.low, &f->value.low);
    bool high = !pov_end_equal(&meet.high, &f->value.high);
    const pov_derivation *made = NULL, **room;

    if (pov_interval_is_empty(&meet))
        return; /* they agree but for the rounding of an end */
    room = way_room_for(e, f, d);
    if (f->narrowed == MOST_NARROWINGS || !may_assume(e, f))
        low = high = false;
    if (!low && !high && !room)
        return;
    if (!e->watch)
        made = way_make(e, d);
    if (room)
        *room = made;
    if (!low && !high)
        return;
    if (stir_widens(e, f, d))
        return;
    narrow_to(
        e, f, &meet,
        (footing){made, made ? made->rank : inputs_rank(d), engine_weight(d)});
}

void engine_follow(engine *e, pov_figure *f, pov_derivation *made, bool is_way,
                   bool is_narrower)
{
    pov_interval meet;

    made->rank = inputs_rank(made);
    if (is_way)
        way_add(e, f, made);
    if (!is_narrower)
        return;
    meet = pov_interval_meet(&f->value, &made->gives);
    narrow_to(e, f, &meet, (footing){made, made->rank, engine_weight(made)});
}

/** Does a result only say again what number a figure is, and is that
 *  possible? */
static bool says_again(const pov_figure *f, const pov_interval *gives)
{
    const pov_end *is = &f->value.low;
    bool is_count = f->key.unit == POV_IN_COUNT;

    return is->finite && is->closed && is->at.over >= 0 &&
           (is_count ? is->at.under == 1 : is->at.over / 100 < is->at.under) &&
           pov_end_equal(is, &f->value.high) &&
           pov_end_equal(is, &gives->low) && pov_end_equal(is, &gives->high);
}

bool engine_spares(const engine *e, const pov_figure *f)
{
    return e->spares_ways && f->evidence.count == 1;
}

/** Keep a way to what is known already. */
static void way_keep(engine *e, pov_figure *f, const pov_derivation *d)
{
    const pov_derivation **room =
        engine_spares(e, f) ? NULL : way_room_for(e, f, d);

    if (room)
        *room = way_make(e, d);
}

static void narrow(engine *e, pov_figure *f, const pov_derivation *d)
{
    pov_interval possible;
    pov_derivation cut;

    if (f->is_barred || (e->watch && !e->watch->admits(e->watch, f)))
        return;
    if (!f->conflict && says_again(f, &d->gives)) {
        way_keep(e, f, d);
        return;
    }
    possible = pov_key_possible(&f->key);
    cut = *d;
    if (f->conflict) {
        if (!e->watch)
            expect(e, f, d);
    } else if (!pov_interval_agree(&f->value, &d->gives)) {
        way_keep_against(e, f, d);
        if (!e->assumes) /* an assumption may be wrong */
            oppose(e, f, weight_opposed(f, &d->gives), d);
    } else if (!pov_interval_agree(&possible, &d->gives)) {
        if (!e->assumes)
            oppose_inputs(e, f, d);
    } else {
        cut.gives = pov_key_cut(&f->key, d->gives);
        take_over(e, f, &cut);
    }
}

void engine_narrow(engine *e, pov_figure *f, const pov_derivation *d)
{
    const pov_interval before = f->value;
    size_t ways = pov_figure_bonds(f)->derivations.count;
    unsigned narrowed = f->narrowed;

    narrow(e, f, d);
    if (e->notes)
        e->notes->narrowed(e->notes, f, d, &before,
                           pov_figure_bonds(f)->derivations.count > ways,
                           f->narrowed > narrowed);
}

/** Take over what a statement says beyond what is known. */
static void take_stated(engine *e, pov_figure *f, const pov_evidence *s,
                        const pov_interval *meet)
{
    bool low = !pov_end_equal(&meet->low, &f->value.low);
    bool high = !pov_end_equal(&meet->high, &f->value.high);

    rest_on(f, low, high,
            (footing){NULL, pov_status_rank(s->status), s->weight});
    if (low || high)
        engine_enqueue(e, f);
    f->value = *meet;
}

static bool is_unknown(const pov_figure *f)
{
    return !f->value.low.finite && !f->value.high.finite;
}

/** Take over what a statement says of what is not known at all. */
static void take_first(engine *e, pov_figure *f, const pov_evidence *s)
{
    const pov_interval *says = &s->allows;

    rest_on(f, says->low.finite, says->high.finite,
            (footing){NULL, pov_status_rank(s->status), s->weight});
    f->value = *says;
    if (pov_interval_is_point(says))
        f->value.low.closed = f->value.high.closed = true;
    if (!is_unknown(f))
        engine_enqueue(e, f);
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
        if (is_unknown(f) && !pov_interval_is_empty(&s->allows)) {
            take_first(e, f, s);
            continue;
        }
        meet = pov_interval_meet(&f->value, &s->allows);
        if (pov_interval_is_empty(&meet)) {
            pov_input own = {f, s, NULL};

            oppose(e, f, weight_opposed(f, &s->allows),
                   &(pov_derivation){.from = &own, .n_from = 1});
            continue;
        }
        take_stated(e, f, s, &meet);
    }
}
