#include "reckon/layouts.h"

#include "reckon/alike.h"
#include "reckon/equations.h"
#include "reckon/shapes.h"

enum { NOBODY = UINT16_MAX, MOST_LAYOUTS = 512 };

/** A row that ties figures of a moment. */
typedef struct check {
    const pov_equation *by;
    term *terms;
    uint16_t *at; /* of each term, which figure of the moment; or NOBODY */
    size_t n;
    bool leaves;     /* a number for the one that is not there, ... */
    uint16_t within; /* ... which is a part of this one, or of NOBODY */
} check;

/** What ties the figures of moments in which the same is stated. */
typedef struct layout {
    bool is_told;  /* of each rate: by a row that tells what it is of */
    size_t n_left; /* checks that leave a number */
    struct {
        check *items;
        size_t count, capacity;
    } checks;
} layout;

struct layouts {
    engine *engine;
    pov_arena *arena;
    alike *known;
    const figure_list *figures; /* of the moment looked at */
};

static void begin(layouts *l)
{
    l->known = alike_new(l->arena, MOST_LAYOUTS, false);
    l->figures = alike_figures(l->known);
}

layouts *layouts_new(engine *e)
{
    layouts *l = pov_arena_alloc(e->figures->arena, sizeof *l);

    *l = (layouts){.engine = e, .arena = pov_arena_new()};
    begin(l);
    return l;
}

void layouts_free(layouts *l)
{
    pov_arena_free(l->arena);
}

/** Is a row seen from this figure first?  One of what depends on a standard is
 *  seen from those that have one. */
static bool is_seen_first(const binding *b, const pov_figure *near)
{
    for (size_t i = 0; i < b->roles.count; i++) {
        const bound_role *r = &b->roles.items[i];
        const pov_figure *f = b->by_standard && !r->indicator->by_standard
                                  ? NULL
                                  : equations_player(b, r, near);

        if (f)
            return f == near;
    }
    return false;
}

static uint16_t place_of(const layouts *l, const pov_figure *f)
{
    uint16_t at = 0;

    while (f && l->figures->items[at] != f)
        at++;
    return f ? at : NOBODY;
}

/** Who of a row is there beside these? */
static bool is_there(const binding *b, size_t role, const pov_figure *near)
{
    return equations_player(b, &b->roles.items[role], near);
}

/** If it were known what an indicator counts, would another row tell of others,
 *  or be told of?  That it is within its whole is seen to. */
static bool would_tie(const binding *b, const pov_indicator *of,
                      const pov_figure *near)
{
    const bound_role *roles = b->roles.items;
    size_t lacking = 0;

    switch (b->by->shape) {
    case POV_RATIO:
        return roles[1].indicator == of
                   ? is_there(b, 0, near)
                   : is_there(b, 0, near) || is_there(b, 1, near);
    case POV_LIMIT:
        return roles[0].indicator == of
                   ? roles[1].indicator != of->whole && is_there(b, 1, near)
                   : is_there(b, 0, near);
    case POV_BALANCE:
        for (size_t i = 0; i < b->roles.count; i++)
            lacking += roles[i].indicator != of && !is_there(b, i, near);
        return lacking < 2;
    }
    return true;
}

/** Does a row leave a number of which nobody speaks, and that tells of nothing
 *  else?  A number of all there is may jump. */
static bool is_unheard(const layouts *l, const binding *by,
                       const pov_indicator *of, const pov_figure *near)
{
    if (!l->engine->spoken || l->engine->spoken[of->rank] || !of->whole)
        return false;
    for (size_t row = 0; row < pov_n_equations; row++) {
        const bindings *own = equations_bindings(l->engine, of, POV_IN_COUNT,
                                                 &pov_equations[row]);

        for (size_t i = 0; i < own->count; i++)
            if (own->items[i] != by && !equations_has_period(own->items[i]) &&
                would_tie(own->items[i], of, near))
                return false;
    }
    return true;
}

/** Let a row that lacks one number leave it. */
static void leave_number(const layouts *l, layout *to, check *c,
                         const binding *b, const pov_figure *near)
{
    const pov_indicator *of = NULL;

    for (size_t i = 0; b->by->shape == POV_BALANCE && i < c->n; i++)
        if (!c->terms[i].figure)
            of = b->roles.items[i].indicator;
    if (!of || !is_unheard(l, b, of, near))
        return;
    c->leaves = true;
    c->within = place_of(
        l,
        pov_moment_figure(near->moment, of->whole,
                          pov_indicator_standard(of->whole, near->key.standard),
                          POV_IN_COUNT));
    to->n_left++;
}

static void add_check(layouts *l, layout *to, const binding *b,
                      const pov_figure *near)
{
    size_t n = b->roles.count;
    check c = {.by = b->by,
               .terms = pov_arena_alloc(l->arena, n * sizeof *c.terms),
               .at = pov_arena_alloc(l->arena, n * sizeof *c.at),
               .n = n};

    for (size_t i = 0; i < n; i++) {
        c.terms[i].role = b->roles.items[i].role;
        c.terms[i].figure = equations_player(b, &b->roles.items[i], near);
        c.at[i] = place_of(l, c.terms[i].figure);
    }
    if (!shape_ties(b->by, c.terms, n))
        return;
    leave_number(l, to, &c, b, near);
    pov_arena_push(l->arena, &to->checks, c);
}

static void add_checks(layouts *l, layout *to, const pov_figure *f)
{
    bool is_told = f->key.unit == POV_IN_COUNT;

    for (size_t row = 0; row < pov_n_equations; row++) {
        const bindings *own = equations_bindings(
            l->engine, f->key.indicator, f->key.unit, &pov_equations[row]);

        for (size_t i = 0; i < own->count; i++) {
            const binding *b = own->items[i];

            is_told = is_told || b->by->shape == POV_RATIO;
            if (!equations_has_period(b) && is_seen_first(b, f))
                add_check(l, to, b, f);
        }
    }
    to->is_told = to->is_told && is_told;
}

/** Is it a limit of what another row divides?  A rate holds only within it. */
static bool is_implied(const layout *of, const check *c)
{
    for (size_t i = 0; c->by->shape == POV_LIMIT && i < of->checks.count; i++) {
        const check *other = &of->checks.items[i];

        if (other->by->shape == POV_RATIO &&
            other->terms[1].figure == c->terms[0].figure &&
            other->terms[2].figure == c->terms[1].figure)
            return true;
    }
    return false;
}

static layout *make_layout(layouts *l)
{
    layout *new = pov_arena_alloc(l->arena, sizeof *new);
    size_t kept = 0;

    new->is_told = true;
    for (size_t i = 0; i < l->figures->count; i++)
        add_checks(l, new, l->figures->items[i]);
    for (size_t i = 0; i < new->checks.count; i++)
        if (!is_implied(new, &new->checks.items[i]))
            new->checks.items[kept++] = new->checks.items[i];
    new->checks.count = kept;
    if (new->n_left > 1) /* they may tell of each other */
        new->is_told = false;
    return new;
}

/** Of such a moment.  There may be as many layouts as moments. */
static const layout *layout_of(layouts *l, const pov_moment *moment)
{
    void **at = alike_at(l->known, moment);

    if (!at) {
        pov_arena_clear(l->arena);
        begin(l);
        at = alike_at(l->known, moment);
    }
    if (l->figures->count >= NOBODY)
        return NULL;
    if (!*at)
        *at = make_layout(l);
    return *at;
}

static bool check_holds(const layouts *l, const check *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->at[i] != NOBODY)
            c->terms[i].figure = l->figures->items[c->at[i]];
    if (!c->leaves)
        return shape_holds(c->by, c->terms, c->n);
    return shape_leaves(c->terms, c->n,
                        c->within == NOBODY ? NULL
                                            : l->figures->items[c->within]);
}

bool layouts_hold(layouts *l, const pov_moment *moment)
{
    const layout *of = layout_of(l, moment);

    for (size_t i = 0; of && of->is_told && i < of->checks.count; i++)
        if (!check_holds(l, &of->checks.items[i]))
            return false;
    return of && of->is_told;
}
