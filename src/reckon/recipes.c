#include "reckon/recipes.h"

#include "reckon/alike.h"
#include "reckon/equations.h"
#include "reckon/shapes.h"

/* Figures are told by their places: those of the moment as it is, in their
 * order, and behind them those that are made. */

enum {
    MOST_KINDS = 512,
    MOST_FIGURES = 512, /* of a moment, with those that are made */
    MOST_MOVES = 65536, /* of all recipes */
    SIGHTINGS = 3,      /* before one is looked at: it takes time */
    MOST_LESSONS = 3    /* in vain */
};

/** Numbers above this may become too large on the way. */
static const int64_t largest = (int64_t)1 << 40;

/** An input of a way. */
typedef struct ingredient {
    const pov_role *role;
    size_t at;
} ingredient;

/** One way in which a figure follows. */
typedef struct move {
    const pov_equation *by;
    const pov_role *role;
    ingredient *from;
    uint32_t n_from;
    uint16_t to;
    bool is_way, narrows;
    bool counts; /* a number that nobody states */
} move;

/** Figures that fit an equation. */
typedef struct check {
    const pov_equation *by;
    term *terms;
    uint16_t *at; /* of each, the figure */
    size_t n;
} check;

typedef struct recipe {
    uint32_t sightings, lessons;
    bool is_known;
    size_t n_before; /* figures, before any is made */
    struct {
        pov_key *items;
        size_t count, capacity;
    } made; /* the others; of any area and day */
    struct {
        move *items;
        size_t count, capacity;
    } moves; /* in the order in which they are done */
    struct {
        size_t *items;
        size_t count, capacity;
    } visits; /* of each figure that the engine comes to: where its moves end */
    struct {
        check *items;
        size_t count, capacity;
    } checks;
    pov_figure *absent; /* stand in for those that nobody states */
} recipe;

/** How far a moment is along its recipe. */
struct course {
    const recipe *of;
    size_t visits; /* that are done */
    pov_figure *figures[];
};

struct recipes {
    pov_arena *arena;
    pov_arena *courses; /* of this rank; NULL: there are none */
    alike *kinds;
    size_t n_moves;
};

recipes *recipes_of(engine *e)
{
    pov_shelf *shelf = e->figures->shelf;
    pov_arena *arena = shelf ? shelf->arena : e->figures->arena;
    recipes *r;

    if (shelf && (shelf->recipes || shelf->learns_nothing))
        return shelf->recipes;
    r = pov_arena_alloc(arena, sizeof *r);
    r->arena = arena;
    r->kinds = alike_new(arena, MOST_KINDS, true);
    if (shelf)
        shelf->recipes = r;
    return r;
}

/* Looking on. */

/** What was applied, to figures that may have been made later. */
typedef struct application {
    const pov_equation *by;
    term *terms;
    size_t n;
} application;

/** A moment that is reckoned aside. */
typedef struct lesson {
    engine_notes notes;
    pov_arena *arena; /* for the time of it */
    pov_arena *keeps; /* for the recipe */
    recipe *gives;
    figure_list figures;
    struct {
        application *items;
        size_t count, capacity;
    } applied;
    bool fails; /* what was done may have depended on the numbers */
} lesson;

static size_t place_of(lesson *l, pov_figure *f)
{
    size_t at = 0;

    while (at < l->figures.count && l->figures.items[at] != f)
        at++;
    if (at == l->figures.count) {
        pov_arena_push(l->arena, &l->figures, f);
        pov_arena_push(l->keeps, &l->gives->made, f->key);
    }
    return at;
}

static void take_down_application(engine_notes *notes, const pov_equation *by,
                                  const term *terms, size_t n)
{
    lesson *l = (lesson *)notes;
    application a = {by, pov_arena_alloc(l->arena, n * sizeof *terms), n};

    for (size_t i = 0; i < n; i++)
        a.terms[i] = terms[i];
    pov_arena_push(l->arena, &l->applied, a);
}

static bool is_exact(const pov_interval *i)
{
    return pov_interval_is_point(i) && i->low.closed && i->high.closed;
}

/** Has a figure become exact now, or was it, and is that just what was
 *  given?  What is nothing but confirmed, and by what may be anything, does
 *  not matter. */
static bool is_certain(const pov_figure *f, const pov_interval *gives,
                       const pov_interval *before, bool is_way, bool narrows)
{
    bool was_exact = is_exact(before);

    if (!is_exact(&f->value) || was_exact == narrows)
        return false;
    return was_exact && !is_way ? true : pov_interval_equal(gives, &f->value);
}

static void take_down_move(engine_notes *notes, pov_figure *f,
                           const pov_derivation *d, const pov_interval *before,
                           bool is_way, bool narrows)
{
    lesson *l = (lesson *)notes;
    move m = {.by = d->by,
              .role = d->role,
              .n_from = d->n_from,
              .is_way = is_way,
              .narrows = narrows};

    l->fails = l->fails || !is_certain(f, &d->gives, before, is_way, narrows);
    if (l->fails || (!is_way && !narrows))
        return;
    m.from = pov_arena_alloc(l->keeps, d->n_from * sizeof *m.from);
    for (size_t i = 0; i < d->n_from; i++)
        m.from[i] =
            (ingredient){d->from[i].role, place_of(l, d->from[i].figure)};
    m.to = (uint16_t)place_of(l, f);
    m.counts = narrows && f->key.unit == POV_IN_COUNT;
    pov_arena_push(l->keeps, &l->gives->moves, m);
}

/** Of exact numbers it is always too little. */
static void take_down_nothing(engine_notes *notes, const pov_derivation *d)
{
    lesson *l = (lesson *)notes;

    for (size_t i = 0; i < d->n_from; i++)
        l->fails = l->fails || !is_exact(&d->from[i].figure->value);
}

/** Is it known by what other areas are, of which nothing in its moment can be
 * an input? */
static bool is_given(const pov_figure *f)
{
    return !f->evidence.count && f->changed;
}

/** Bring in what is stated or given, and apply the equations until nothing
 * changes, as propagate.c does for all figures. */
static void run(engine *own, lesson *l)
{
    recipe *r = l->gives;

    for (size_t i = 0; i < r->n_before; i++)
        engine_state(own, l->figures.items[i]);
    for (size_t i = r->n_before; i-- > 0;) /* the newest is the first */
        if (is_given(l->figures.items[i]))
            engine_enqueue(own, l->figures.items[i]);
    while (own->queue.next < own->queue.count && !l->fails) {
        pov_figure *f = own->queue.items[own->queue.next++];
        uint32_t now = ++own->clock;

        f->queued = false;
        equations_visit(own, f);
        f->applied_at = now;
        pov_arena_push(l->keeps, &r->visits, r->moves.count);
    }
}

/** Let a figure be what another is, whatever that rests on. */
static void give(lesson *l, pov_figure *own, const pov_figure *like)
{
    pov_derivation *d = pov_arena_alloc(l->arena, sizeof *d);
    const pov_derivation *way = d;

    d->by = like->low_by->by;
    d->gives = like->value;
    own->value = like->value;
    own->low_by = own->high_by = d;
    own->changed = like->changed;
    pov_arena_push(l->arena, &pov_figure_bonds_at(own, l->arena)->derivations,
                   way);
}

/** Figures of the same keys, of which the same is stated, in the same order. */
static void set_up(lesson *l, pov_figures *aside, const figure_list *like)
{
    for (size_t i = 0; i < like->count; i++)
        pov_arena_push(l->arena, &l->figures, NULL);
    for (size_t i = like->count; i-- > 0;) {
        const pov_figure *f = like->items[i];
        pov_figure *own = pov_figures_at(aside, &f->key);

        own->evidence = f->evidence;
        own->chosen = f->chosen;
        if (is_given(f))
            give(l, own, f);
        l->figures.items[i] = own;
    }
    l->gives->n_before = like->count;
}

/** Which figure played, if one was made for it since; NULL: none was. */
static pov_figure *player(const pov_figures *aside, const term *t)
{
    pov_figure *f = t->figure ? t->figure : pov_figures_find(aside, &t->key);

    return shape_knows(f) ? f : NULL;
}

static bool same_check(const check *a, const check *b)
{
    if (a->by != b->by || a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->at[i] != b->at[i])
            return false;
    return true;
}

enum { RATE, PART, WHOLE, PARTS_OF_LIMIT = 2 };

/** Is it a limit of what another row divides?  A rate holds only within it. */
static bool is_implied(const check *c, const check *by)
{
    return c->by->shape == POV_LIMIT && by->by->shape == POV_RATIO &&
           c->at[0] == by->at[PART] && c->at[1] == by->at[WHOLE];
}

static void add_check(lesson *l, const check *c)
{
    recipe *r = l->gives;

    for (size_t i = 0; i < r->checks.count; i++)
        if (same_check(&r->checks.items[i], c) ||
            is_implied(c, &r->checks.items[i]))
            return;
    pov_arena_push(l->keeps, &r->checks, *c);
}

/** The figures of an application as they are at the end.  Errors: false if not
 *  all are known: then nothing followed but for what is nothing. */
static bool find_players(lesson *l, const pov_figures *aside,
                         const application *a, check *c)
{
    *c = (check){a->by, NULL, NULL, a->n};
    if (a->by->shape == POV_LIMIT)
        c->n = PARTS_OF_LIMIT;
    c->terms = pov_arena_alloc(l->keeps, c->n * sizeof *c->terms);
    c->at = pov_arena_alloc(l->keeps, c->n * sizeof *c->at);
    for (size_t i = 0; i < c->n; i++) {
        pov_figure *f = player(aside, &a->terms[i]);

        if (!f)
            return false;
        c->terms[i].role = a->terms[i].role;
        c->at[i] = (uint16_t)place_of(l, f);
    }
    return true;
}

static pov_unit unit_of(const lesson *l, const check *c, size_t i)
{
    return l->figures.items[c->at[i]]->key.unit;
}

/** What tells what a rate is one of; NULL: nothing does, or two things. */
static const check *ratio_of(const recipe *r, uint16_t rate)
{
    const check *found = NULL;

    for (size_t i = 0; i < r->checks.count; i++) {
        const check *c = &r->checks.items[i];

        if (c->by->shape != POV_RATIO || c->at[RATE] != rate)
            continue;
        if (found)
            return NULL;
        found = c;
    }
    return found;
}

/** Rates of one whole add up if their counts do. */
static bool count_instead(const recipe *r, check *c)
{
    const check *first = ratio_of(r, c->at[0]);

    for (size_t i = 0; i < c->n; i++) {
        const check *ratio = ratio_of(r, c->at[i]);

        if (!first || !ratio || ratio->at[WHOLE] != first->at[WHOLE])
            return false;
        c->at[i] = ratio->at[PART];
    }
    return true;
}

/** What must hold of other numbers too; of rates it is known then. */
static void find_checks(lesson *l, const pov_figures *aside, bool of_rates)
{
    check c;

    for (size_t i = 0; i < l->applied.count; i++) {
        const application *a = &l->applied.items[i];

        if (!find_players(l, aside, a, &c))
            continue;
        if (of_rates !=
            (a->by->shape == POV_BALANCE && unit_of(l, &c, 0) != POV_IN_COUNT))
            continue;
        if (of_rates && !count_instead(l->gives, &c))
            l->fails = true;
        else
            add_check(l, &c);
    }
}

/** Does a number follow from counts alone, and is it some? */
static bool is_counted(const lesson *l, const move *m)
{
    for (size_t i = 0; i < m->n_from; i++)
        if (l->figures.items[m->from[i].at]->key.unit != POV_IN_COUNT)
            return false;
    return l->figures.items[m->to]->value.low.at.over > 0;
}

/** Is every rate that is exact one of what is exact, and may the same be asked
 *  of every number that follows as of those that are stated? */
static bool is_complete(const lesson *l)
{
    const recipe *r = l->gives;

    for (size_t i = 0; i < l->figures.count; i++) {
        const pov_figure *f = l->figures.items[i];

        if (f->key.unit != POV_IN_COUNT && is_exact(&f->value) &&
            !ratio_of(r, (uint16_t)i))
            return false;
    }
    for (size_t i = 0; i < r->moves.count; i++)
        if (r->moves.items[i].counts && !is_counted(l, &r->moves.items[i]))
            return false;
    return true;
}

/** Reckon a moment aside, and take down what is done. */
static void learn(const engine *e, recipes *all, recipe *r,
                  const figure_list *like)
{
    lesson l = {
        .notes = {take_down_application, take_down_move, take_down_nothing},
        .arena = pov_arena_new(),
        .keeps = all->arena,
        .gives = r};
    pov_figures *aside = pov_figures_new(e->figures->catalogue, l.arena);
    engine own = {.figures = aside,
                  .bound = e->bound,
                  .stage = e->stage,
                  .quiet = {.is_tried = true},
                  .notes = &l.notes};

    *r = (recipe){.sightings = r->sightings, .lessons = r->lessons + 1};
    set_up(&l, aside, like);
    run(&own, &l);
    find_checks(&l, aside, false);
    find_checks(&l, aside, true);
    r->is_known = !l.fails && !own.quiet.is_stirred && is_complete(&l) &&
                  l.figures.count <= MOST_FIGURES;
    r->absent =
        pov_arena_alloc(all->arena, l.figures.count * sizeof *r->absent);
    all->n_moves += r->moves.count;
    pov_arena_free(l.arena);
}

/* Following. */

/** Is a figure as it was before anything came into play? */
static bool is_new(const pov_figure *f)
{
    return !f->changed && !pov_figure_bonds(f)->derivations.count;
}

/** Is there nothing against a figure that nobody states? */
static bool is_open(const pov_figure *f)
{
    return !f->evidence.count && !f->conflict && !f->is_barred &&
           !pov_figure_bonds(f)->ties.count && !f->key.indicator->is_flow;
}

static bool is_in_range(int64_t number)
{
    return number >= 0 && number <= largest;
}

/** Is all that is stated of this rank, and are counts not too large and rates
 *  no exact numbers? */
static bool is_measured(const pov_figure *f, pov_status rank)
{
    bool is_count = f->key.unit == POV_IN_COUNT;

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->weight != rank || pov_interval_is_point(&e->allows) != is_count)
            return false;
    }
    return !is_count || is_in_range(f->chosen->allows.low.at.over);
}

/** May it follow when what is stated comes into play? */
static bool may_follow_stated(const engine *e, const pov_moment *m)
{
    bool is_stated = false;

    for (const pov_figure *f = m->first; f; f = f->next_in_moment) {
        if (f->key.plan || !is_new(f) ||
            (!is_open(f) && (!alike_is_plain(f) || !is_measured(f, e->stage))))
            return false;
        is_stated = is_stated || f->evidence.count;
    }
    return is_stated;
}

/** Is it one sum over areas, that nothing has come of yet? */
static bool is_new_sum(const pov_figure *f)
{
    return is_open(f) && f->changed && !f->applied_at &&
           f->key.unit == POV_IN_COUNT && is_exact(&f->value) &&
           f->value.low.at.under == 1 && is_in_range(f->value.low.at.over) &&
           f->low_by && f->low_by == f->high_by && f->low_by->by->of_areas &&
           pov_figure_bonds(f)->derivations.count == 1;
}

/** May it follow when all that is known in it was made of other areas?  Shape:
 *  the newest is the first. */
static bool may_follow_sums(const pov_moment *m)
{
    for (const pov_figure *f = m->first; f; f = f->next_in_moment)
        if (!is_new_sum(f) ||
            (f->next_in_moment && f->changed < f->next_in_moment->changed))
            return false;
    return true;
}

static bool may_follow(const engine *e, const pov_moment *m)
{
    if (m->is_quiet || e->assumes)
        return false;
    return m->first->changed ? may_follow_sums(m) : may_follow_stated(e, m);
}

static pov_figure *figure_at(const recipe *r, const figure_list *l, size_t at)
{
    return at < l->count &&
                   (l->items[at]->evidence.count || is_given(l->items[at]))
               ? l->items[at]
               : &r->absent[at];
}

/** Reckon a number that nobody states.  Errors: false if there is none, or
 *  nothing. */
static bool count_out(const recipe *r, const move *m, const figure_list *l,
                      pov_input *inputs)
{
    pov_derivation d = {
        .by = m->by, .role = m->role, .from = inputs, .n_from = m->n_from};

    for (size_t i = 0; i < m->n_from; i++)
        inputs[i] =
            (pov_input){figure_at(r, l, m->from[i].at), NULL, m->from[i].role};
    d.gives = pov_derivation_solve(&d, POV_AS_STATED);
    r->absent[m->to].value = d.gives;
    return is_exact(&d.gives) && d.gives.low.at.under == 1 &&
           d.gives.low.at.over > 0 && d.gives.low.at.over <= largest;
}

static pov_input *room_for(engine *e, size_t n)
{
    static const pov_input none = {NULL, NULL, NULL};

    e->inputs.count = 0;
    while (e->inputs.count < n)
        pov_arena_push(e->figures->arena, &e->inputs, none);
    return e->inputs.items;
}

/** Do all numbers fit, those that follow too? */
static bool fits(engine *e, const recipe *r, const figure_list *l)
{
    for (size_t i = 0; i < r->moves.count; i++) {
        const move *m = &r->moves.items[i];

        if (m->counts && !count_out(r, m, l, room_for(e, m->n_from)))
            return false;
    }
    for (size_t i = 0; i < r->checks.count; i++) {
        const check *c = &r->checks.items[i];

        for (size_t k = 0; k < c->n; k++)
            c->terms[k].figure = figure_at(r, l, c->at[k]);
        if (!shape_holds(c->by, c->terms, c->n))
            return false;
    }
    return true;
}

/** The recipe of moments like this one; NULL: there is none. */
static const recipe *recipe_of(const engine *e, recipes *all,
                               const pov_moment *m)
{
    void **at = alike_at(all->kinds, m);
    const figure_list *figures = alike_figures(all->kinds);
    recipe *r;

    if (!at || figures->count > MOST_FIGURES)
        return NULL;
    r = *at;
    if (!r)
        *at = r = pov_arena_alloc(all->arena, sizeof *r);
    if (!r->is_known && ++r->sightings >= SIGHTINGS &&
        r->lessons < MOST_LESSONS && all->n_moves < MOST_MOVES)
        learn(e, all, r, figures);
    return r->is_known ? r : NULL;
}

static void choose(engine *e, recipes *all, pov_moment *m)
{
    const figure_list *figures = alike_figures(all->kinds);
    const recipe *r = may_follow(e, m) ? recipe_of(e, all, m) : NULL;
    struct course *c;

    if (!r || !fits(e, r, figures))
        return;
    if (!all->courses)
        all->courses = pov_arena_new();
    c = pov_arena_take(all->courses, sizeof *c + (r->n_before + r->made.count) *
                                                     sizeof *c->figures);
    c->of = r;
    c->visits = 0;
    for (size_t i = 0; i < figures->count; i++)
        c->figures[i] = figures->items[i];
    m->course = c;
}

void recipes_choose(engine *e, pov_figure *const *figures, size_t n)
{
    for (size_t i = 0; e->recipes && !e->watch && i < n; i++) {
        pov_moment *m = figures[i]->moment;

        if (m && m->first == figures[i])
            choose(e, e->recipes, m);
    }
}

void recipes_close(engine *e)
{
    if (!e->recipes || e->watch)
        return;
    pov_arena_free(e->recipes->courses);
    e->recipes->courses = NULL;
}

/** The figure that a way leads to, made if it is not there yet. */
static pov_figure *find_figure(engine *e, struct course *c, const move *m)
{
    const recipe *r = c->of;
    pov_key key;

    if (m->to < r->n_before || !m->narrows)
        return c->figures[m->to];
    key = r->made.items[m->to - r->n_before];
    key.area = c->figures[0]->key.area;
    key.since = c->figures[0]->key.since;
    key.as_of = c->figures[0]->key.as_of;
    return c->figures[m->to] = pov_figures_at(e->figures, &key);
}

static void follow(engine *e, struct course *c, const move *m)
{
    pov_figure *f = find_figure(e, c, m);
    pov_derivation *d;

    if (!m->narrows && engine_spares(e, f))
        return;
    d = pov_arena_take(e->figures->arena,
                       sizeof *d + m->n_from * sizeof *d->from);
    *d = (pov_derivation){.by = m->by,
                          .role = m->role,
                          .gives = f->value,
                          .from = (pov_input *)(d + 1),
                          .n_from = m->n_from};
    for (size_t i = 0; i < m->n_from; i++)
        d->from[i] =
            (pov_input){c->figures[m->from[i].at], NULL, m->from[i].role};
    if (m->narrows)
        d->gives = pov_derivation_solve(d, POV_AS_KNOWN);
    engine_follow(e, f, d, m->is_way, m->narrows);
}

bool recipes_follow(engine *e, pov_figure *f)
{
    struct course *c = f->moment ? f->moment->course : NULL;
    const recipe *r;

    if (!c)
        return false;
    r = c->of;
    for (size_t i = c->visits ? r->visits.items[c->visits - 1] : 0;
         i < r->visits.items[c->visits]; i++)
        follow(e, c, &r->moves.items[i]);
    if (++c->visits == r->visits.count)
        f->moment->course = NULL;
    return true;
}
