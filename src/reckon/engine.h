#ifndef POVSTAT_RECKON_ENGINE_H
#define POVSTAT_RECKON_ENGINE_H

#include "povstat/figures.h"
#include "povstat/reckon.h"

/** Statements, each once. */
typedef struct evidence_list {
    pov_evidence **items;
    size_t count, capacity;
} evidence_list;

/** Figures, each once. */
typedef struct figure_list {
    pov_figure **items;
    size_t count, capacity;
} figure_list;

/** What a result rests on: the statements at the leaves of its derivation, and
 *  the figures on the way to them. */
typedef struct leaves {
    evidence_list statements;
    figure_list figures;
} leaves;

/** The ways that are followed from a figure. */
typedef enum leaves_depth {
    LEAVES_SHOWN, /* those a reader is shown: a stated figure is a leaf */
    LEAVES_ALL,   /* also what made a stated figure better known */
    LEAVES_EVERY, /* and all other ways to it: ends that hold each other go back
                     to nothing, an earlier way to them does */
} leaves_depth;

/**
 * Follow a figure and the inputs of a derivation, of which either may be NULL,
 * to what is stated.
 *
 * Shape: the statements in order of place; of a very long derivation those
 *        that are nearest.
 */
leaves leaves_of(pov_figure *figure, const pov_derivation *from,
                 leaves_depth depth, pov_arena *arena);

/** The same from all these figures at once, by every way. */
leaves leaves_around(const figure_list *figures, pov_arena *arena);

/** Order statements by place, then by figure. */
void evidence_sort(evidence_list *list);

/** A figure in its role. */
typedef struct term {
    const pov_role *role;
    pov_figure *figure; /* NULL: nothing is known of it */
    pov_key key;        /* whose it would be then */
} term;

/** The equations that an indicator takes part in, with others. */
typedef struct bindings bindings;

/** A total and the areas that make it up. */
typedef struct family family;

/** Statements that cannot all be true, as the propagation noticed it. */
typedef struct suspicion {
    const pov_figure *figure; /* where they met */
    const pov_equation *by;   /* NULL: two statements of one figure */
    leaves rests_on;          /* in order of place */
} suspicion;

/** What a trial lets happen, and wants to be told. */
typedef struct engine_watch engine_watch;

struct engine_watch {
    /* may this figure be narrowed, and if so, are the equations then applied
       to it? */
    bool (*admits)(engine_watch *watch, pov_figure *figure);
    bool (*looks_into)(const pov_figure *figure);
    /* do its areas take part that make up this total? */
    bool (*adds_up)(engine_watch *watch, const pov_key *total);
    /* this cannot be */
    void (*fails)(engine_watch *watch, const pov_figure *where,
                  const pov_equation *by);
};

/** Who takes down what becomes of figures. */
typedef struct engine_notes engine_notes;

struct engine_notes {
    /* an equation is about to be applied to these */
    void (*applied)(engine_notes *notes, const pov_equation *by,
                    const term *terms, size_t n);
    /* this was held against a figure: has it been kept as one way to it, and
       was the figure, which was that before, narrowed? */
    void (*narrowed)(engine_notes *notes, pov_figure *figure,
                     const pov_derivation *d, const pov_interval *before,
                     bool is_way, bool is_narrower);
    /* this says too little for a figure to be made */
    void (*missed)(engine_notes *notes, const pov_derivation *d);
};

/** What moments that are alike have in common, see recipes.h. */
typedef struct recipes recipes;

typedef struct engine {
    pov_figures *figures;
    pov_findings *findings;
    bindings **bound; /* of each indicator, by its rank, each of its units and
                         each equation; NULL: not asked for yet */
    struct {
        const pov_equation **items;
        size_t count, capacity;
    } of_areas;       /* the equations that tie areas */
    pov_status stage; /* statements weaker than this are not in play yet;
                         POV_NO_STATUS: all are, and claims */
    bool assumes;     /* assumptions are in play as well */
    struct {
        pov_figure **items;
        size_t count, capacity, next;
    } queue;
    uint32_t clock; /* every change, and every look at a figure, has its own
                       time in a pass */
    struct {        /* sums over the provinces of the country and regions */
        pov_key *items;
        size_t count, capacity;
        pov_map seen;
        const pov_equation *by;
        bool are_others; /* provinces of which nothing is here */
    } groups;
    pov_map broods; /* by whose and of which day they are */
    struct {
        family **items;
        size_t count, capacity;
    } waiting; /* families with a figure that became better known */
    struct {
        term *items;
        size_t count, capacity;
    } terms; /* of one application of a sum, used again for the next */
    struct {
        pov_input *items;
        uint32_t count, capacity;
    } inputs; /* likewise */
    struct {
        pov_interval *items;
        size_t count, capacity;
    } sums; /* likewise */
    struct {
        suspicion **items;
        size_t count, capacity;
    } suspicions;            /* of this pass, each set of statements once */
    pov_map suspected;       /* those sets */
    bool changed_statements; /* something was set aside: start again */
    bool nothing_gives_way;  /* this is the last pass */
    bool spares_ways;        /* those that say again what is stated: who tells
                                what is wrong looks at them, and nobody else
                                who is here */
    engine_watch *watch;     /* of a trial; NULL: this is for real */
    engine_notes *notes;     /* NULL: nobody takes any */
    recipes *recipes;        /* NULL: every moment is reckoned by itself */
    struct {                 /* see quiet.h */
        pov_map loud;        /* families of which all is reckoned */
        bool is_tried, is_stirred;
    } quiet;
    const bool *spoken; /* of which indicators, by rank, is anything said; NULL:
                           nobody asks */
    const pov_area_list *adding; /* quiet numbers of these are added up; NULL:
                                    none are */
} engine;

/**
 * Hold what a derivation gives against what is known of a figure.
 *
 * A narrower interval is taken over with its derivation and the figure's
 * neighbours are looked at again; one that confirms a stated figure is
 * remembered; one that contradicts it is reported or has its weaker side set
 * aside.  Owns: the derivation is copied with its inputs.
 */
void engine_narrow(engine *e, pov_figure *figure, const pov_derivation *d);

/** Is a way that says again what is known of a figure left out? */
bool engine_spares(const engine *e, const pov_figure *figure);

/** Let a figure follow in a way that is known to be one: what `made` gives
 * fits, and is possible.  Owns: `made` is kept, and its rank found. */
void engine_follow(engine *e, pov_figure *figure, pov_derivation *made,
                   bool is_way, bool is_narrower);

/** What a derivation counts for against others: the weakest of its inputs. */
pov_status engine_weight(const pov_derivation *d);

/** Look at the figure again: it has become better known. */
void engine_enqueue(engine *e, pov_figure *figure);

/** Let what is stated of a figure, and is strong enough by now, come into
 *  play. */
void engine_state(engine *e, pov_figure *figure);

#endif
