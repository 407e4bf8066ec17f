#include "reckon/equations.h"

#include <string.h>

#include "reckon/area_sums.h"
#include "reckon/changes.h"
#include "reckon/claims.h"
#include "reckon/shapes.h"

/* Most rows need nothing but themselves: their roles say whose figures of one
 * moment, or of a period and its two ends, they tie together. */

/** Add who plays a role.  Errors: false if nobody does, or not all that
 *  should. */
static bool bind_role(engine *e, const pov_role *role,
                      const pov_indicator *subject, bound_roles *to)
{
    pov_arena *arena = e->figures->arena;
    size_t before = to->count;
    bound_role one = {role,
                      pov_role_player(e->figures->catalogue, role, subject)};

    if (one.indicator) { /* then no kin do: see pov_role_player */
        pov_arena_push(arena, to, one);
        return true;
    }
    for (size_t i = 0; i < subject->kin.count; i++) {
        if (subject->kin.items[i].is != role->of)
            continue;
        one.indicator = subject->kin.items[i].indicator;
        if (!one.indicator)
            return false;
        pov_arena_push(arena, to, one);
    }
    return to->count > before;
}

enum { N_UNITS = POV_IN_POINTS + 1 };

static size_t place_among(pov_unit unit, const pov_equation *by)
{
    return unit * pov_n_equations + (size_t)(by - pov_equations);
}

const bindings *equations_bindings(const engine *e,
                                   const pov_indicator *indicator,
                                   pov_unit unit, const pov_equation *by)
{
    static const bindings none;
    const bindings *of = e->bound[indicator->rank];

    return of ? &of[place_among(unit, by)] : &none;
}

/** Where what is bound is kept. */
static pov_arena *arena_of(const engine *e)
{
    return e->figures->shelf ? e->figures->shelf->arena : e->figures->arena;
}

static void bind_unit(engine *e, const binding *b,
                      const pov_indicator *indicator, pov_unit unit)
{
    bindings **all = &e->bound[indicator->rank], *of;

    if (!*all)
        *all = pov_arena_alloc(arena_of(e),
                               N_UNITS * pov_n_equations * sizeof **all);
    of = &(*all)[place_among(unit, b->by)];
    if (!of->count || of->items[of->count - 1] != b)
        pov_arena_push(arena_of(e), of, b);
}

/** Bind a row if all of its roles are played; `found` is used again for the
 *  next: most are of few. */
static void bind_row(engine *e, const pov_equation *by,
                     const pov_indicator *subject, bound_roles *found)
{
    binding *b;
    bool of_rates = by->of_rates && subject->whole;

    found->count = 0;
    for (const pov_role *role = by->roles; role->name; role++)
        if (!bind_role(e, role, subject, found))
            return;
    b = pov_arena_alloc(arena_of(e), sizeof *b);
    b->by = by;
    b->roles = *found;
    b->roles.items =
        pov_arena_alloc(arena_of(e), found->count * sizeof *found->items);
    for (size_t i = 0; i < found->count; i++)
        b->roles.items[i] = found->items[i];
    for (size_t i = 0; i < b->roles.count; i++) {
        const pov_indicator *indicator = b->roles.items[i].indicator;

        b->by_standard |= indicator->by_standard;
        of_rates = of_rates && indicator->whole == subject->whole;
    }
    for (size_t i = 0; i < b->roles.count; i++) {
        const bound_role *r = &b->roles.items[i];

        bind_unit(e, b, r->indicator, r->role->unit);
        if (of_rates)
            bind_unit(e, b, r->indicator, POV_IN_PERCENT);
    }
}

bool equations_has_period(const binding *b)
{
    return b->by->roles[0].when != POV_THEN;
}

/** The level at an end of a flow's period. */
static pov_figure *level_at(const pov_figure *flow, const bound_role *r)
{
    pov_day day =
        r->role->when == POV_AT_START ? flow->key.since : flow->key.as_of;
    size_t i = 0;

    while (pov_figure_bonds(flow)->ties.items[i]->key.indicator !=
               r->indicator ||
           pov_figure_bonds(flow)->ties.items[i]->key.as_of != day)
        i++;
    return pov_figure_bonds(flow)->ties.items[i];
}

/** Whose figure plays a role beside one of the moment or period. */
static pov_key key_for(const binding *b, const bound_role *r,
                       const pov_figure *near)
{
    pov_key key = near->key;

    key.indicator = r->indicator;
    key.standard = pov_indicator_standard(r->indicator, key.standard);
    if (!b->by->of_rates)
        key.unit = r->role->unit;
    return key;
}

pov_figure *equations_player(const binding *b, const bound_role *r,
                             const pov_figure *near)
{
    if (r->role->when != POV_THEN)
        return level_at(near, r);
    return pov_moment_figure(
        near->moment, r->indicator,
        pov_indicator_standard(r->indicator, near->key.standard),
        b->by->of_rates ? near->key.unit : r->role->unit);
}

/** Find the figures of its roles, and how many play.  Errors: false if too few
 *  are known, or if it was applied, to one of them, since the last of them
 *  changed. */
static bool has_news(engine *e, const binding *b, const pov_figure *near,
                     size_t *n)
{
    size_t may_lack = shape_may_lack(b->by->shape);
    size_t lacking = 0, changed = 0, applied_at = 0;

    *n = 0;
    for (size_t i = 0; i < b->roles.count; i++) {
        const bound_role *r = &b->roles.items[i];
        pov_figure *f = equations_player(b, r, near);
        term *t = &e->terms.items[*n];

        if (!f && equations_has_period(b) &&
            pov_moment_leaves_out(near->moment, r->indicator))
            continue; /* of a balance, not of a sum of flows */
        lacking += !shape_knows(f);
        if (lacking > may_lack)
            return false;
        t->role = r->role;
        t->figure = f;
        if (!f)
            t->key = key_for(b, r, near);
        ++*n;
        if (f && f->changed > changed)
            changed = f->changed;
        if (f && f->applied_at > applied_at)
            applied_at = f->applied_at;
    }
    return applied_at <= changed;
}

static void make_room(engine *e, const binding *b)
{
    static const term none = {NULL, NULL, {NULL}};

    while (e->terms.count < b->roles.count)
        pov_arena_push(e->figures->arena, &e->terms, none);
}

static void apply(engine *e, const binding *b, const pov_figure *near)
{
    size_t n;

    make_room(e, b);
    if (!has_news(e, b, near, &n))
        return;
    if (e->notes)
        e->notes->applied(e->notes, b->by, e->terms.items, n);
    shape_apply(e, b->by, e->terms.items, n);
}

static void apply_around(engine *e, const binding *b, const pov_figure *f)
{
    if (!equations_has_period(b))
        apply(e, b, f);
    else if (!f->key.indicator->is_flow) {
        for (size_t i = 0; i < pov_figure_bonds(f)->ties.count; i++)
            if (pov_figure_bonds(f)->ties.items[i]->key.indicator->is_flow)
                apply(e, b, pov_figure_bonds(f)->ties.items[i]);
    } else if (pov_figure_bonds(f)->ties.count)
        apply(e, b, f);
}

static bool is_among(const bindings *own, const binding *b)
{
    for (size_t i = 0; i < own->count; i++)
        if (own->items[i] == b)
            return true;
    return false;
}

/** What depends on no standard is held against the figures beside it under
 *  each. */
static void apply_under_each(engine *e, const pov_figure *f,
                             const pov_equation *self, const bindings *own)
{
    for (const pov_figure *g = f->moment->first; g; g = g->next_in_moment) {
        const pov_indicator *indicator = g->key.indicator;
        const bindings *of =
            equations_bindings(e, indicator, g->key.unit, self);

        for (size_t i = 0; indicator->by_standard && i < of->count; i++)
            if (is_among(own, of->items[i]))
                apply_around(e, of->items[i], g);
    }
}

/* Targets are norms, each in its own form: only actuals are tied together. */
static void visit(engine *e, pov_figure *f, const pov_equation *self)
{
    const bindings *own;
    bool under_each = false;

    if (f->key.plan || f->key.form != POV_LEVEL || f->moment->is_quiet)
        return;
    own = equations_bindings(e, f->key.indicator, f->key.unit, self);
    for (size_t i = 0; i < own->count; i++) {
        const binding *b = own->items[i];

        if (b->by_standard && !f->key.indicator->by_standard &&
            !equations_has_period(b))
            under_each = true;
        else
            apply_around(e, b, f);
    }
    if (under_each)
        apply_under_each(e, f, self, own);
}

/** Is the level tied to another flow of the same area and dates? */
static bool is_tied(const pov_figure *level, const pov_figure *flow)
{
    for (size_t i = 0; i < pov_figure_bonds(level)->ties.count; i++)
        if (pov_figure_bonds(level)->ties.items[i]->moment == flow->moment)
            return true;
    return false;
}

static void tie(engine *e, pov_figure *f, const pov_indicator *stock)
{
    pov_arena *arena = e->figures->arena;
    pov_key key = f->key;
    pov_figure *level[2];

    key.indicator = stock;
    key.standard = pov_indicator_standard(stock, key.standard);
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
        pov_arena_push(arena, &pov_figure_bonds_at(f, arena)->ties, level[l]);
        if (!f->moment || !is_tied(level[l], f))
            pov_arena_push(arena, &pov_figure_bonds_at(level[l], arena)->ties,
                           f);
    }
}

/** Tie a flow to the stocks that it adds to or takes from. */
static void tie_flow(engine *e, pov_figure *f)
{
    if (!f->key.indicator->is_flow || f->key.plan || f->key.form != POV_LEVEL)
        return;
    for (size_t row = 0; row < pov_n_equations; row++) {
        const bindings *own = equations_bindings(
            e, f->key.indicator, f->key.unit, &pov_equations[row]);

        for (size_t i = 0; i < own->count; i++)
            if (equations_has_period(own->items[i]))
                tie(e, f, own->items[i]->roles.items[CHANGES_START].indicator);
    }
}

static void tie_levels(engine *e)
{
    const unsigned tying = POV_AMONG_CHANGES | POV_AMONG_FLOWS;
    size_t stated = e->figures->count;

    if (!pov_figures_may_have(e->figures, tying))
        return;
    for (size_t i = 0; i < stated; i++) {
        pov_figure *f = e->figures->items[i];

        if (changes_tie(f))
            tie(e, f, f->key.indicator);
        else
            tie_flow(e, f);
    }
}

/** What adds up with a breakdown follows from it, and so may be known too. */
static void say_others(const pov_catalogue *c, const pov_equation *by,
                       bool *said)
{
    bool any = false;

    for (int pass = 0; pass < 2; pass++)
        for (const pov_role *role = by->roles; role->name; role++) {
            const pov_breakdown *b =
                role->breakdown ? pov_catalogue_breakdown(c, role->breakdown)
                                : NULL;

            if (b && pass && any)
                said[b->rank] = true;
            any = any || (b && said[b->rank]);
        }
}

static void say_breakdown(const pov_indicator *of, bool *said)
{
    if (of->breakdown)
        said[of->breakdown->rank] = true;
}

/** Which breakdowns somebody speaks of.  Shape: by their rank. */
static const bool *breakdowns_said(const engine *e)
{
    const pov_catalogue *c = e->figures->catalogue;
    const pov_said_list *others = e->figures->said_elsewhere;
    bool *said = pov_arena_alloc(e->figures->arena, c->breakdowns.count + 1);

    if (e->figures->breakdowns)
        memcpy(said, e->figures->breakdowns, c->breakdowns.count);
    for (size_t i = 0; others && i < others->count; i++)
        say_breakdown(others->items[i], said);
    for (size_t row = 0; row < pov_n_equations; row++)
        say_others(c, &pov_equations[row], said);
    return said;
}

static void list_of_areas(engine *e)
{
    for (size_t row = 0; row < pov_n_equations; row++)
        if (pov_equations[row].of_areas)
            pov_arena_push(e->figures->arena, &e->of_areas,
                           &pov_equations[row]);
}

/** What is bound where certain breakdowns are spoken of. */
struct bound_rows {
    const bool *said;
    bindings **of;
};

static void bind_all(engine *e, const bool *said)
{
    const struct pov_indicator_list *all =
        pov_catalogue_indicators_of(e->figures->catalogue, said);
    bound_roles found = {.count = 0};

    if (e->figures->shelf) {
        pov_arena_clear(e->figures->shelf->arena);
        e->figures->shelf->recipes = NULL; /* they were of other rows */
    }
    e->bound =
        pov_arena_alloc(arena_of(e), (all->count + 1) * sizeof *e->bound);
    for (size_t i = 0; i < all->count; i++) {
        const pov_indicator *subject = all->items[i];

        if (!subject || (subject->breakdown && !said[subject->breakdown->rank]))
            continue;
        for (size_t row = 0; row < pov_n_equations; row++)
            if (pov_equations[row].visit == visit)
                bind_row(e, &pov_equations[row], subject, &found);
    }
}

/** Put what is bound where the next will find it. */
static void keep_bound(engine *e, const bool *said, size_t n_said)
{
    pov_arena *arena = e->figures->shelf->arena;
    struct bound_rows *kept = pov_arena_alloc(arena, sizeof *kept);
    bool *own = pov_arena_alloc(arena, n_said * sizeof *own);

    memcpy(own, said, n_said * sizeof *own);
    *kept = (struct bound_rows){own, e->bound};
    e->figures->shelf->bound = kept;
}

void equations_bind(engine *e)
{
    const pov_shelf *shelf = e->figures->shelf;
    size_t n_said = e->figures->catalogue->breakdowns.count + 1;
    const bool *said = breakdowns_said(e);

    if (shelf && shelf->bound && !memcmp(shelf->bound->said, said, n_said)) {
        e->bound = shelf->bound->of;
    } else {
        bind_all(e, said);
        if (shelf)
            keep_bound(e, said, n_said);
    }
    list_of_areas(e);
    tie_levels(e);
}

#define OTHER_PARTS "part = total − the other parts"
#define BALANCE                                                                \
    "from the balance end = start − escaped − other decreases + new + "    \
    "returned + other increases"

/* A total is what is of two breakdowns, each with its name. */
#define SUM_OF(name_1, breakdown_1, name_2, breakdown_2)                       \
    {.id = "sum",                                                              \
     .says = "total = sum of its parts",                                       \
     .shape = POV_BALANCE,                                                     \
     .visit = visit,                                                           \
     .roles = {{.name = "total", .sign = -1, .example = "30"},                 \
               {.name = name_1,                                                \
                .sign = 1,                                                     \
                .breakdown = breakdown_1,                                      \
                .says = OTHER_PARTS,                                           \
                .example = "10"},                                              \
               {.name = name_2,                                                \
                .sign = 1,                                                     \
                .breakdown = breakdown_2,                                      \
                .says = OTHER_PARTS,                                           \
                .example = "20"}}},

/* What is true of poverty figures by definition, each row in every direction.
 * The last takes something for granted: it applies when all else is settled. */
const pov_equation pov_equations[] = {
    {.id = "part",
     .says = "part ≤ whole",
     .shape = POV_LIMIT,
     .visit = visit,
     .roles = {{.name = "part", .example = "95"},
               {.name = "whole", .of = POV_WHOLE, .example = "19.000"},
               {.name = "rate", .unit = POV_IN_PERCENT}}},
    {.id = "rate",
     .says = "rate = 100 × count / whole",
     .shape = POV_RATIO,
     .visit = visit,
     .roles = {{.name = "rate",
                .sign = -1,
                .unit = POV_IN_PERCENT,
                .example = "0,5%"},
               {.name = "count",
                .sign = 1,
                .says = "count = whole × rate / 100",
                .example = "95"},
               {.name = "whole",
                .sign = -1,
                .of = POV_WHOLE,
                .says = "whole = 100 × count / rate",
                .example = "19.000"}}},
    {.id = "part",
     .says = "part ≤ whole",
     .shape = POV_LIMIT,
     .visit = visit,
     .roles = {{.name = "part", .of = POV_COUNTED, .example = "95"},
               {.name = "whole", .of = POV_WHOLE, .example = "190"},
               {.name = "share", .unit = POV_IN_PERCENT}}},
    {.id = "share",
     .says = "share = 100 × count / the same of all",
     .shape = POV_RATIO,
     .visit = visit,
     .roles = {{.name = "share",
                .sign = -1,
                .unit = POV_IN_PERCENT,
                .example = "50%"},
               {.name = "count",
                .sign = 1,
                .of = POV_COUNTED,
                .says = "count = all × share / 100",
                .example = "95"},
               {.name = "whole",
                .sign = -1,
                .of = POV_WHOLE,
                .says = "all = 100 × count / share",
                .example = "190"}}},
    POV_HALVES(SUM_OF){.id = "sum",
                       .says = "total = sum of its parts",
                       .shape = POV_BALANCE,
                       .of_rates = true,
                       .visit = visit,
                       .roles = {{.name = "total", .sign = -1, .example = "30"},
                                 {.name = "part",
                                  .sign = 1,
                                  .of = POV_PART,
                                  .says = OTHER_PARTS,
                                  .example = "10|20"}}},
    {.id = "change",
     .says = "start − reduction = end",
     .shape = POV_BALANCE,
     .visit = changes_visit,
     .roles = {[CHANGES_START] = {.name = "start",
                                  .sign = 1,
                                  .when = POV_AT_START,
                                  .says = "start = end + reduction",
                                  .example = "30"},
               [CHANGES_END] = {.name = "end",
                                .sign = -1,
                                .when = POV_AT_END,
                                .says = "end = start − reduction",
                                .example = "20"},
               [CHANGES_CHANGE] = {.name = "reduction",
                                   .sign = -1,
                                   .form = POV_REDUCTION,
                                   .is_given = true,
                                   .example = "giảm 10"}}},
    {.id = "change",
     .says = "start − reduction = end",
     .shape = POV_BALANCE,
     .visit = changes_visit,
     .roles = {[CHANGES_START] = {.name = "start",
                                  .sign = 1,
                                  .when = POV_AT_START,
                                  .says = "start = end − increase",
                                  .example = "20"},
               [CHANGES_END] = {.name = "end",
                                .sign = -1,
                                .when = POV_AT_END,
                                .says = "end = start + increase",
                                .example = "30"},
               [CHANGES_CHANGE] = {.name = "increase",
                                   .sign = 1,
                                   .form = POV_INCREASE,
                                   .is_given = true,
                                   .example = "tăng 10"}}},
    {.id = "flow",
     .says = "end = start − escaped − other decreases + new + returned + "
             "other increases",
     .shape = POV_BALANCE,
     .visit = visit,
     .roles = {[CHANGES_START] = {.name = "start",
                                  .sign = 1,
                                  .when = POV_AT_START,
                                  .says = BALANCE,
                                  .example = "30"},
               [CHANGES_END] = {.name = "end",
                                .sign = -1,
                                .when = POV_AT_END,
                                .example = "27"},
               {.name = "outflow",
                .sign = -1,
                .of = POV_OUTFLOW,
                .says = BALANCE,
                .example = "8|1|0"},
               {.name = "inflow",
                .sign = 1,
                .of = POV_INFLOW,
                .says = BALANCE,
                .example = "3|2|1|0"}}},
    {.id = "persons",
     .says = "households ≤ persons",
     .shape = POV_LIMIT,
     .visit = visit,
     .roles = {{.name = "households", .example = "10"},
               {.name = "persons", .of = POV_PERSONS, .example = "41"}}},
    {.id = "territory",
     .says = "total = sum of its areas",
     .shape = POV_BALANCE,
     .of_areas = true,
     .visit = area_sums_visit,
     .roles = {{.name = "total", .sign = -1, .example = "30"},
               {.name = "area",
                .sign = 1,
                .of = POV_AREAS,
                .says = OTHER_PARTS,
                .example = "10|20"}}},
    {.id = "claim",
     .says = "percent of the plan = 100 × achieved / planned, as claimed",
     .shape = POV_RATIO,
     .visit = claims_visit,
     .roles = {[CLAIMS_PERCENT] = {.name = "percent of the plan",
                                   .sign = -1,
                                   .unit = POV_IN_PERCENT,
                                   .form = POV_CLAIMED,
                                   .is_given = true,
                                   .example = "320%"},
               [CLAIMS_ACHIEVED] =
                   {.name = "achieved",
                    .sign = 1,
                    .form = POV_REDUCTION,
                    .says = "achieved = percent of the plan × planned / 100, "
                            "as claimed",
                    .example = "160"},
               [CLAIMS_PLANNED] =
                   {.name = "planned",
                    .sign = -1,
                    .form = POV_REDUCTION,
                    .is_planned = true,
                    .says = "planned = 100 × achieved / percent of the plan, "
                            "as claimed",
                    .example = "50"}}},
    {.id = "members",
     .says = "total = sum of its provinces",
     .shape = POV_BALANCE,
     .of_areas = true,
     .visit = area_sums_visit_province,
     .roles = {{.name = "total", .sign = -1, .example = "100"},
               {.name = "province",
                .sign = 1,
                .of = POV_MEMBERS,
                .is_given = true,
                .example = "10|20|30|40"}}},
    {.id = "points",
     .says = "whole = 100 × reduction / points, the same on both days",
     .assumption = "constant_total",
     .shape = POV_RATIO,
     .visit = changes_visit_points,
     .roles = {[CHANGES_POINTS] = {.name = "points",
                                   .sign = -1,
                                   .unit = POV_IN_POINTS,
                                   .form = POV_REDUCTION,
                                   .is_given = true,
                                   .example = "0,5%"},
               [CHANGES_COUNTED] = {.name = "reduction",
                                    .sign = 1,
                                    .form = POV_REDUCTION,
                                    .is_given = true,
                                    .example = "giảm 95"},
               [CHANGES_WHOLE_BEFORE] = {.name = "whole",
                                         .sign = -1,
                                         .of = POV_WHOLE,
                                         .when = POV_AT_START,
                                         .says =
                                             "whole = 100 × reduction / points",
                                         .example = "19.000"},
               [CHANGES_WHOLE_AFTER] = {.name = "whole",
                                        .sign = -1,
                                        .of = POV_WHOLE,
                                        .when = POV_AT_END,
                                        .says =
                                            "whole = 100 × reduction / points",
                                        .example = "19.000"}}},
};

const size_t pov_n_equations = sizeof pov_equations / sizeof *pov_equations;

/** What is assumed may only add to what is stated. */
static bool is_in_play(const engine *e, const pov_equation *equation)
{
    return !equation->assumption || e->assumes;
}

void equations_visit(engine *e, pov_figure *f)
{
    for (size_t i = 0; i < pov_n_equations; i++)
        if (!pov_equations[i].of_areas && is_in_play(e, &pov_equations[i]))
            pov_equations[i].visit(e, f, &pov_equations[i]);
}

void equations_visit_areas(engine *e, pov_figure *f)
{
    for (size_t i = 0; i < e->of_areas.count; i++)
        e->of_areas.items[i]->visit(e, f, e->of_areas.items[i]);
}
