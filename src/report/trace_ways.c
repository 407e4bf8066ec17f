#include "report/trace_ways.h"

#include "report/arithmetic.h"

static bool is_in(const ways *w, const pov_derivation *d)
{
    for (size_t i = 0; i < w->count; i++)
        if (arithmetic_same_way(w->items[i], d))
            return true;
    return false;
}

static void add_way(ways *w, const pov_derivation *d)
{
    if (d && !is_in(w, d))
        w->items[w->count++] = d;
}

/** The ways that an end of the figure rests on. */
static ways ways_to_ends(const pov_figure *f)
{
    ways w = {{NULL}, 0};

    add_way(&w, f->low_by);
    add_way(&w, f->high_by);
    return w;
}

/* The ends of a number that is stated are narrowed by itself, come round. */
ways ways_to(const pov_figure *f)
{
    ways w = {{NULL}, 0};

    for (int assumed = 1; assumed >= 0; assumed--)
        for (size_t i = 0; i < f->derivations.count; i++)
            if (!f->derivations.items[i]->by->assumption == !assumed)
                add_way(&w, f->derivations.items[i]);
    if (pov_figure_stated(f) && pov_evidence_is_number(pov_figure_stated(f)))
        return w;
    add_way(&w, f->low_by);
    add_way(&w, f->high_by);
    return w;
}

/** The way that alone gives everything known of a figure, or NULL. */
static const pov_derivation *sufficient(const pov_figure *f, const ways *w)
{
    for (size_t i = 0; i < w->count; i++) {
        pov_interval one = arithmetic_gives(f, w->items[i]);

        if (!w->items[i]->by->assumption && pov_interval_equal(&one, &f->value))
            return w->items[i];
    }
    return NULL;
}

ways ways_to_input(const pov_figure *f, const pov_interval *taken)
{
    const pov_evidence *stated = pov_figure_stated(f);
    ways all = {{NULL}, 0};
    const pov_derivation *one;

    if (stated && pov_interval_equal(taken, &stated->allows))
        return all;
    if (stated)
        return ways_to_ends(f);
    all = ways_to(f);
    one = sufficient(f, &all);
    return one ? (ways){{one}, 1} : all;
}
