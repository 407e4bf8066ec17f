#include <string.h>

#include "reckon/identity.h"

/* The rows of the annual review form: how a stock became another within a
 * year.  Without all of them nothing can be told. */

enum { N_FLOWS = 5 };

static const struct flow_form {
    const char *stock;
    struct {
        const char *id;
        int sign;
    } flows[N_FLOWS];
} forms[] = {
    {"poor",
     {{"escaped_poor", -1},
      {"other_decrease_poor", -1},
      {"newly_poor", 1},
      {"returned_poor", 1},
      {"other_increase_poor", 1}}},
    {"near_poor",
     {{"escaped_near_poor", -1},
      {"other_decrease_near_poor", -1},
      {"newly_near_poor", 1},
      {"returned_near_poor", 1},
      {"other_increase_near_poor", 1}}},
};

static const struct flow_form *form_of(const pov_indicator *flow)
{
    for (size_t i = 0; flow->is_flow && i < sizeof forms / sizeof *forms; i++)
        for (int j = 0; j < N_FLOWS; j++)
            if (!strcmp(flow->id, forms[i].flows[j].id))
                return &forms[i];
    return NULL;
}

int pov_flow_sign(const pov_indicator *flow)
{
    const struct flow_form *form = form_of(flow);

    for (int i = 0; form && i < N_FLOWS; i++)
        if (!strcmp(flow->id, form->flows[i].id))
            return form->flows[i].sign;
    return 0;
}

static const pov_indicator *named(const engine *e, const char *id)
{
    return pov_catalogue_indicator(e->figures->catalogue, id);
}

const pov_indicator *identity_stock_of(const engine *e, const pov_figure *f)
{
    const struct flow_form *form = form_of(f->key.indicator);

    if (!form || f->key.plan || f->key.form != POV_LEVEL ||
        f->key.unit != POV_IN_COUNT)
        return NULL;
    return named(e, form->stock);
}

static term level_term(pov_figure *level, int sign)
{
    return (term){.figure = level, .key = level->key, .sign = sign};
}

static void apply_flow(engine *e, const pov_figure *flow,
                       const pov_identity *self)
{
    const struct flow_form *form = form_of(flow->key.indicator);
    term terms[2 + N_FLOWS];

    terms[0] = level_term(flow->ties.items[0], 1);
    terms[1] = level_term(flow->ties.items[1], -1);
    for (int i = 0; i < N_FLOWS; i++) {
        const pov_indicator *indicator = named(e, form->flows[i].id);
        term t = {.key = flow->key, .sign = form->flows[i].sign};

        if (!indicator)
            return;
        t.key.indicator = indicator;
        t.figure =
            identity_beside(flow, indicator, flow->key.standard, POV_IN_COUNT);
        terms[2 + i] = t;
    }
    identity_balance(e, terms, 2 + N_FLOWS, self);
}

void visit_flow(engine *e, pov_figure *f, const pov_identity *self)
{
    if (f->key.indicator->is_flow) {
        if (f->ties.count)
            apply_flow(e, f, self);
        return;
    }
    for (size_t i = 0; i < f->ties.count; i++)
        if (f->ties.items[i]->key.indicator->is_flow)
            apply_flow(e, f->ties.items[i], self);
}
