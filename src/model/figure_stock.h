#ifndef POVSTAT_MODEL_FIGURE_STOCK_H
#define POVSTAT_MODEL_FIGURE_STOCK_H

#include "povstat/figures.h"

/* Memory for more figures, and for what belongs to them.  Each sort stands side
 * by side: who walks over it finds the next fetched. */

typedef enum stock_sort {
    STOCK_FIGURES,
    STOCK_EVIDENCE,
    STOCK_MOMENTS,
    N_STOCK_SORTS,
} stock_sort;

struct pov_figure_stock {
    const pov_arena *arena;
    struct {
        char *next;
        size_t left;
    } of[N_STOCK_SORTS];
};

static inline struct pov_figure_stock *figure_stock_new(pov_arena *arena)
{
    struct pov_figure_stock *stock = pov_arena_alloc(arena, sizeof *stock);

    stock->arena = arena;
    return stock;
}

/** Memory for one more, with anything in it.  A copy of the figures that has
 *  another arena than they has no stock. */
static inline void *figure_stock_take(const pov_figures *figures,
                                      stock_sort sort, size_t size)
{
    enum { TAKEN = 32 /* at once */ };
    struct pov_figure_stock *stock = figures->stock;
    char *taken;

    if (!stock || stock->arena != figures->arena)
        return pov_arena_take(figures->arena, size);
    if (!stock->of[sort].left) {
        stock->of[sort].next = pov_arena_take(figures->arena, TAKEN * size);
        stock->of[sort].left = TAKEN;
    }
    taken = stock->of[sort].next;
    stock->of[sort].next += size;
    stock->of[sort].left--;
    return taken;
}

#endif
