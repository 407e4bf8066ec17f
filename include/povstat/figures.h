#ifndef POVSTAT_FIGURES_H
#define POVSTAT_FIGURES_H

#include "povstat/catalogue.h"
#include "povstat/claim.h"
#include "povstat/interval.h"

/** Of what a percentage is, beside a breakdown. */
typedef enum pov_percent_of {
    POV_OF_UNSAID,
    POV_OF_WHOLE, /* a rate: of the whole of the same breakdown */
    POV_OF_ALL,   /* a share: of the same without the breakdown */
} pov_percent_of;

/** What a statement of the form POV_CLAIMED claims, and of what.  It is a
 * figure like any other: of the plan judged, or of whatever has the deadline.
 */
typedef struct pov_claim {
    pov_claim_words words;
    const pov_plan *plan; /* which is judged; NULL: whatever has a target of
                             that day */
    bool has_base;        /* is it said what was planned? */
    pov_form form;        /* a reduction, a level ... */
    pov_unit unit;        /* ... in households, per cent or points */
} pov_claim;

/** One stated figure, as one row of an extract says it. */
typedef struct pov_statement {
    pov_place place; /* of the value cell */
    const char *raw; /* the value cell as typed; interned */
    const pov_area *area;
    const pov_indicator *indicator;
    const pov_standard *standard; /* NULL: the indicator needs none */
    const pov_plan *document;     /* who states it: a row of plans.csv, or
                                     one made up for the file */
    bool is_target;               /* and no claim either */
    pov_phrase says;
    pov_claim claim; /* if it is one: of that form */
    pov_day since;   /* what a change, a flow or a target counts from */
    pov_day as_of;
    pov_status status;
    const char *locator, *note; /* interned; NULL: none */
    pov_percent_of of;
    bool is_unsettled, is_settled; /* what `of` is has to be found out */
    bool is_either;   /* of its indicator, or of the first part of that alone:
                         "hộ nghèo đa chiều" */
    bool is_aside;    /* nothing tells which: kept, and used for nothing */
    bool is_total;    /* of the total row of a table */
    size_t column;    /* of a table, from 1; 0: a row of a list */
    const char *line; /* the source line of what other rows may settle */
    const struct pov_statement *also; /* what its cell says besides, or NULL */
    uint32_t order; /* of another run: how many were read before it */
    uint32_t alike; /* of another run: places that say the same, behind as many
                       as are kept */
} pov_statement;

/**
 * What one figure is about.  Two statements with the same key speak of the
 * same number.  A level has no `since`; a change ties two levels together
 * and is never a rival of either.  Source: docs/method.md
 */
typedef struct pov_key {
    const pov_area *area;
    const pov_indicator *indicator;
    const pov_standard *standard; /* NULL: does not depend on one */
    const pov_plan *plan;         /* whose target; NULL: an actual; of a claim
                                     the plan judged, if one is said */
    pov_form form;
    pov_unit unit;
    pov_day since, as_of;
} pov_key;

/** What is to be said of a place where a value was typed. */
typedef struct pov_remarks {
    const char *locator; /* where in the document; NULL: not said */
    const char *note;    /* of whoever typed it; NULL: none */
    const char *line; /* where other rows may tell what it means, else NULL */
    bool is_aside;    /* said beside something else: "95/12.791", a total */
} pov_remarks;

/** One place where a value was typed. */
typedef struct pov_source {
    pov_place place;
    const char *raw;
    const pov_remarks *remarks; /* see pov_source_remarks; NULL: there are none;
                                   those of many rows are often the same */
} pov_source;

/** Places kept for one stated value; further ones are counted. */
enum { POV_SOURCES_KEPT = 8 };

/** Derivations of one figure that are kept. */
enum { POV_DERIVATIONS_KEPT = 6 };

typedef struct pov_figure pov_figure;

/** Why a figure is in conflict with others. */
typedef enum pov_blame {
    POV_NOT_BLAMED,
    POV_BLAMED_WITH_OTHERS, /* one of several is wrong */
    POV_SUGGESTED,          /* perhaps it: a slip would explain it */
    POV_NAMED,              /* with no fewer cells wrong all would be well */
} pov_blame;

/** What a cell says of a figure; see pov_evidence_phrase. */
typedef struct pov_said {
    pov_decimal amount;
    const pov_phrase *more; /* NULL: nothing but this */
    pov_operator op : 4;
    bool form_said : 1, unit_said : 1, op_said : 1;
    bool has_amount : 1, has_stretch : 1, has_baseline : 1;
    bool about : 1, fewer : 1;
} pov_said;

/* What is looked at of every statement stands first. */

/** One value that one document states for a key. */
typedef struct pov_evidence {
    pov_figure *figure;
    pov_status status : 8;
    pov_status weight : 8; /* what it counts for against figures of other keys:
                              of its rank, or of the strongest that it
                              replaced */
    pov_standing standing : 8;
    bool is_aside : 1;     /* its words may mean two things */
    bool left_out : 1;     /* of what is being tried; false otherwise */
    uint32_t source_count; /* kept or not */
    pov_said says;
    pov_interval allows; /* what the words mean for the figure */
    const pov_plan *document;
    pov_claim *claim; /* see pov_evidence_claim; NULL: it is none */
    struct {
        pov_source *items;
        uint32_t count, capacity;
    } sources;               /* in order of place */
    pov_source first_source; /* where the list is while there is one */
    pov_day since;           /* what it counts from: a target's t0 */
} pov_evidence;

/** How the roles of an equation go together. */
typedef enum pov_shape {
    POV_RATIO,   /* rate = 100 × part / whole: in this order */
    POV_BALANCE, /* all of them with their signs make 0 */
    POV_LIMIT,   /* the first is at most the second; others are named with them,
                    if they are known */
} pov_shape;

/** Whose day it is. */
typedef enum pov_when {
    POV_THEN, /* that of the instance: a day, or a period */
    POV_AT_START,
    POV_AT_END,
} pov_when;

/** One of the figures of an equation.  It is under the standard of the others,
 *  if its indicator depends on one. */
typedef struct pov_role {
    const char *name;      /* "whole" */
    int sign;              /* of a ratio: 1 of what divides by those of -1 */
    pov_kin of;            /* whose number: several may play POV_PART */
    const char *breakdown; /* of whom; NULL: of those that it is about */
    pov_unit unit;
    pov_form form;
    pov_when when;
    bool is_given;       /* it tells of the others, and they not of it */
    bool is_planned;     /* a target: what it asks for is exactly the number
                            that it names */
    const char *says;    /* the equation solved for it, for pov_say; NULL: that
                            is how the equation stands */
    const char *example; /* numbers that fit those of the others, by '|' */
} pov_role;

/** Who plays a role by what it is around an indicator; NULL: nobody, or its
 *  kin do.  A share has no count of its own. */
const pov_indicator *pov_role_player(const pov_catalogue *catalogue,
                                     const pov_role *role,
                                     const pov_indicator *subject);

struct engine;
typedef struct pov_equation pov_equation;

/** Something that is true of figures by definition. */
struct pov_equation {
    const char *id;         /* "rate" */
    const char *says;       /* "rate = 100 × count / whole", for pov_say */
    const char *assumption; /* what it takes to be true: "constant_total";
                               NULL: it holds by definition */
    pov_shape shape;
    bool of_rates;     /* also of rates, if they divide by one whole */
    bool of_areas;     /* it ties those of several areas */
    pov_role roles[5]; /* up to one without a name */
    /** Apply it to every set of figures that this one, which has become better
     *  known, takes part in. */
    void (*visit)(struct engine *, pov_figure *, const pov_equation *);
};

/** A figure that another one follows from. */
typedef struct pov_input {
    pov_figure *figure;
    const pov_evidence *stated; /* this statement instead of the figure */
    const pov_role *role;       /* NULL: the input before it is a count, of this
                                   whole */
} pov_input;

/** One way in which a figure follows from others. */
typedef struct pov_derivation {
    const pov_equation *by;
    const pov_role *role; /* the figure's */
    pov_interval gives;   /* what follows for the figure */
    pov_input *from;
    uint32_t n_from;
    pov_status rank; /* of the weakest statement in it */
} pov_derivation;

/** What others say against a figure. */
typedef struct pov_dispute {
    struct {
        const pov_derivation **items;
        uint32_t count, capacity;
    } against; /* the first ways to something else than it is: they and the
                  figure cannot all be true */
    pov_interval expected; /* in a conflict: what other figures say it is */
    const pov_equation *expected_by; /* NULL: they say nothing */
    const pov_interval *must_be; /* of a blamed one: what is left for it if that
                                    is what is wrong; NULL: not known */
    const pov_evidence *blamed;  /* of one that is not blamed: what is in its
                                    place, with which it cannot be true; NULL:
                                    nothing */
} pov_dispute;

/** What follows for a figure from others, and ties it to them. */
typedef struct pov_bonds {
    struct {
        const pov_derivation **items;
        uint32_t count, capacity;
    } derivations; /* the first ways to it, its ends' among them; none that
                      comes back to the figure itself; of a figure in
                      conflict: what others make of it */
    struct {
        pov_figure **items;
        uint32_t count, capacity;
    } ties; /* of a level: the changes and flows that begin or end here; of
               these: the levels at start and end */
    pov_dispute *dispute; /* NULL: there is none; see pov_figure_dispute */
} pov_bonds;

/* What is looked at of every figure stands first, in one line of cache. */
struct pov_figure {
    pov_key key;
    pov_status low_rank : 4, high_rank : 4;     /* what each end rests on */
    pov_status low_weight : 4, high_weight : 4; /* and counts for against
                                                   others */
    pov_blame blame : 4; /* in conflict with other figures, as has been told */
    bool conflict : 1;
    bool is_assumed : 1; /* rests on an equation that need not hold */
    bool is_barred : 1;  /* nothing is derived for it, or assumed from it */
    bool queued : 1;
    uint8_t narrowed; /* how often; bounds the work of the propagation */
    int8_t mark;      /* of whoever walks over figures; 0 when that is done */
    bool is_repeated; /* somebody may state the same in several places */
    struct {
        pov_evidence **items;
        uint32_t count, capacity;
    } evidence;
    pov_evidence *first_stated; /* where the list is while there is one */
    const pov_evidence *chosen; /* NULL: derived, or in conflict */
    pov_interval value;         /* everything known: stated and derived */
    const pov_derivation *low_by, *high_by; /* NULL: stated, or unknown */
    pov_bonds *bonds;    /* NULL: there are none; see pov_figure_bonds */
    uint32_t changed;    /* when it last became better known */
    uint32_t applied_at; /* when the equations were last applied to it */
    struct pov_moment *moment;
    pov_figure *next_in_moment;
};

/** The areas that make up another one, and what they add up to on a day. */
typedef struct pov_brood pov_brood;

/** What tells one moment from another. */
typedef struct pov_moment_key {
    const pov_area *area;
    const pov_plan *plan;
    pov_day since, as_of;
} pov_moment_key;

/** All levels of one area at one date, or over one period: the actuals, or
 *  one plan's targets. */
typedef struct pov_moment {
    pov_moment_key key;
    pov_figure *first;
    uint64_t indicators; /* a bit for each that is there, by its rank; several
                            share one */
    bool is_quiet; /* all that is stated in it fits, and rates that follow were
                      not reckoned: see pov_reckon_findings */
    uint8_t sums;  /* of areas that its numbers may take part in, and of how
                      many areas was spoken when that was found out; 0: never */
    uint32_t sums_found_at;
    uint32_t linked_at; /* when figures had been put in order so often */
    pov_brood *brood;   /* the last in which its numbers were added up, ... */
    uint32_t in_brood;  /* ... and which of it it is; NULL: not asked for yet */
    struct course *course; /* of one that follows a recipe: how far it is */
    const pov_area_list *made_of; /* of a quiet one: nobody states anything in
                                     it, all are sums over these; or NULL */
} pov_moment;

/** Figures, or moments, by their keys, with which they begin. */
typedef struct pov_figure_index {
    void **items;
    uint32_t *hashes; /* of their keys; or free, or taken out */
    size_t used, capacity;
} pov_figure_index;

/** Somebody who takes down what reading makes of files, for another run.
 *  Owns: what is given is borrowed for the call. */
typedef struct pov_scribe pov_scribe;

struct pov_scribe {
    void (*state)(pov_scribe *scribe, const pov_statement *statement);
    void (*support)(pov_scribe *scribe, pov_place typed, const char *says);
    /* a row of which a cell was refused: where that is, and all of its text */
    void (*refuse)(pov_scribe *scribe, pov_place cell, const char *row,
                   size_t length);
    bool is_in_shard; /* what is read was taken down before: see shard.h */
};

/** What lists state, see povstat/ledger.h. */
typedef struct pov_ledger pov_ledger;

/** What reckoning makes of the catalogue, for when it reckons other figures.
 *  Owns: all of the arena, which outlives them. */
typedef struct pov_shelf {
    pov_arena *arena;
    const struct bound_rows *bound; /* NULL: nothing was reckoned yet */
    struct recipes *recipes;        /* of moments that are alike; likewise */
    bool learns_nothing;            /* every moment is reckoned by itself */
} pov_shelf;

/** Indicators, each once. */
typedef struct pov_said_list {
    const pov_indicator **items;
    size_t count, capacity;
} pov_said_list;

/**
 * What there may be among figures, a bit each: who looks for nothing else need
 * not walk over all of them where there is none.
 *
 * It is noted where figures are put in, stated, and found to conflict, and is
 * never missing of what is there.  Of what is gone it may be left, until
 * figures are dropped.
 */
typedef enum pov_among {
    POV_AMONG_CLAIMS = 1 << 0,
    POV_AMONG_CHANGES = 1 << 1,      /* of any form but levels and claims */
    POV_AMONG_FLOWS = 1 << 2,        /* of indicators that are */
    POV_AMONG_TARGETS = 1 << 3,      /* and claims of a plan */
    POV_AMONG_TARGET_RATES = 1 << 4, /* those that are no counts */
    POV_AMONG_REVISED = 1 << 5,      /* statements that are */
    POV_AMONG_RIVALS = 1 << 6,       /* several of one figure */
    POV_AMONG_CONFLICTS = 1 << 7,    /* figures whose sources differ */
} pov_among;

/** Every figure of a run, once per key. */
typedef struct pov_figures {
    pov_arena *arena;
    const pov_catalogue *catalogue;
    pov_figure **items; /* in order of arrival until sorted */
    size_t count, capacity;
    size_t sorted;  /* the first of them, which are in order since */
    bool is_sorted; /* all of them, and nothing was stated since */
    bool is_shaken; /* some of those in order were stated again, or dropped */
    uint32_t n_sorted; /* times that they were put in order */
    pov_figure_index keys, moments;
    pov_map spoken; /* area → how much of it is spoken of */
    const pov_area *spoken_last;
    uint32_t n_spoken;  /* areas of which there is a moment */
    size_t n_provinces; /* of them */
    struct {
        const pov_standard **items;
        size_t count, capacity;
    } standards;             /* of the figures, each once */
    pov_figure_index stated; /* statements of figures of which much is stated */
    pov_map supports;        /* pov_place → what speaks for or against it */
    size_t n_stated;         /* figures that somebody states */
    unsigned among;          /* see pov_among */
    unsigned weights;        /* that statements may have, a bit each */
    bool *indicators, *breakdowns; /* by rank: may there be a figure of it?
                                      NULL: of none */
    const pov_remarks *remarks;    /* of the last place that had some */
    struct {
        pov_statement *items;
        size_t count, capacity;
    } unsettled;    /* in order of arrival: for pov_extract_settle */
    pov_map papers; /* of another run: file → the document that stands for it */
    pov_scribe *scribe; /* statements go there and are not kept; NULL */
    bool is_kept_too;   /* they are: reading looks at those before */
    pov_ledger *ledger; /* what no figures were made of yet; NULL: nothing */
    bool keeps_ledger;  /* reading leaves it at that */
    pov_shelf *shelf;   /* NULL: there is none */
    struct pov_figure_stock *stock; /* memory for more of them; NULL: none */
    const pov_said_list *said_elsewhere; /* of what figures speak that add up to
                                           these, or that these add up to; NULL:
                                           of nothing */
} pov_figures;

pov_figures *pov_figures_new(const pov_catalogue *catalogue, pov_arena *arena);

/** Does what a statement is about begin and end? */
bool pov_statement_spans(const pov_statement *statement);

/** What a statement is about. */
pov_key pov_statement_key(const pov_statement *statement);

/**
 * Take in one statement.
 *
 * A ratio "95/12.791" states two figures: the count and its whole.
 * Owns: memory grows with distinct values, not with statements.
 * Returns what it became, with others that say the same; NULL: that is not
 * settled, or a scribe took it.
 */
pov_evidence *pov_figures_add(pov_figures *figures,
                              const pov_statement *statement);

/** May any of this, of pov_among, be there? */
static inline bool pov_figures_may_have(const pov_figures *figures,
                                        unsigned among)
{
    return figures->among & among;
}

/** So many more may be taken in soon. */
void pov_figures_expect(pov_figures *figures, size_t more);

/** What will be taken in soon is about this: so it is found soon. */
typedef struct pov_sought {
    pov_key key;
    pov_moment *moment;         /* its moment, or NULL: it is not known */
    uint32_t hash, moment_hash; /* set by pov_figures_seek, the latter where the
                                   moment is not known */
} pov_sought;

void pov_figures_seek(const pov_figures *figures, pov_sought *sought);

/** What a statement came to, for others like it. */
typedef struct pov_like {
    pov_figure figure;
    pov_evidence evidence;
    bool is_known;
    bool is_count; /* each allows just its amount, a whole number */
} pov_like;

/**
 * Take in a statement that is in all like those before it that were taken in
 * with the same `like`, but for area, dates, status, standard and the digits of
 * its amount; `about` is its key, sought before, `source` where it stands,
 * which the statement need not say.
 *
 * Owns: remarks of the source must last.
 * Returns what it became, as pov_figures_add.
 */
pov_evidence *pov_figures_add_like(pov_figures *figures, pov_like *like,
                                   const pov_sought *about,
                                   const pov_statement *statement,
                                   pov_source source);

/** Take in a further place of a statement, which became that. */
void pov_figures_add_source(pov_figures *figures, pov_evidence *became,
                            const pov_statement *statement, pov_source source);

/** Take in a figure of others, of which all that is stated of its area is taken
 *  in here: it is theirs no longer. */
void pov_figures_adopt(pov_figures *figures, pov_figure *figure);

/** Take a statement back: nobody has said it. */
void pov_figures_withdraw(pov_figures *figures, pov_evidence *evidence);

/** Is a figure an actual, a target, or a claim? */
static inline pov_kind pov_key_kind(const pov_key *key)
{
    if (key->form == POV_CLAIMED)
        return POV_KIND_CLAIM;
    return key->plan ? POV_KIND_TARGET : POV_KIND_ACTUAL;
}

/** Keep what speaks for or against a typed value, for whoever has to tell
 *  which of two is right.  Owns: `says` must last. */
void pov_figures_support(pov_figures *figures, pov_place typed,
                         const char *says);

/** What speaks for or against it, or NULL. */
const char *pov_figures_supported(const pov_figures *figures, pov_place typed);

/** The figure for a key, or NULL. */
pov_figure *pov_figures_find(const pov_figures *figures, const pov_key *key);

/** The figure for a key, made if new. */
pov_figure *pov_figures_at(pov_figures *figures, const pov_key *key);

/** The figure of an indicator in the same moment, or NULL. */
pov_figure *pov_moment_figure(const pov_moment *moment,
                              const pov_indicator *indicator,
                              const pov_standard *standard, pov_unit unit);

/** Is anything under the standard? */
bool pov_figures_have_standard(const pov_figures *figures,
                               const pov_standard *standard);

/** Of how many areas that make up another, as its children or before it, there
 *  is a moment, at least: they may have been dropped since. */
size_t pov_figures_parts(const pov_figures *figures, const pov_area *whole);

/** Is a flow left out of a balance beside the figures of its moment?  Papers of
 *  before 2021 count whoever crosses from one stock to the other with those who
 *  left and came: a crossing plays only where one is spoken of. */
bool pov_moment_leaves_out(const pov_moment *moment, const pov_indicator *flow);

/** Order by area, indicator, standard, form, unit, dates, plan; sources by
 *  place.  Afterwards nothing depends on the order of arrival. */
void pov_figures_sort(pov_figures *figures);

/** Put figures in that order, of which the first `sorted` are in it. */
void pov_figures_order(pov_figure **items, size_t sorted, size_t count);

/** Where those end that are of the area of the figure there.  Shape: the list
 * is sorted. */
size_t pov_figures_area_end(const pov_figures *figures, size_t from);

/** Drop the figures from there on that nobody states: made for a trial, or left
 *  by what was taken back.  Shape: the list is sorted afterwards. */
void pov_figures_drop_unstated(pov_figures *figures, size_t from);

/** Is it known well enough to be shown as a number: stated, a point, or
 *  bounded on both sides by figures? */
bool pov_figure_is_known(const pov_figure *figure);

/** What "about so many" leaves open: a unit of the last digit to either side,
 *  of a count the last that is no 0.  Shape: `says` has an amount. */
pov_interval pov_phrase_about(const pov_phrase *says);

/** Does it state one number: no bound, no range, no "about"? */
bool pov_evidence_is_number(const pov_evidence *evidence);

/** Memory of somebody who has some; it need not be cleared. */
typedef void *pov_taking(void *from, size_t size);

/** Copy what a statement points to, but for where it stands, into memory that
 * is taken, and let it point there. */
void pov_evidence_keep_rest(pov_evidence *evidence, pov_taking *take,
                            void *from);

/** All that its cell says. */
pov_phrase pov_evidence_phrase(const pov_evidence *evidence);

/** What is to be said of a place: nothing, if nothing is. */
const pov_remarks *pov_source_remarks(const pov_source *source);

/** What it claims: nothing, if it is no claim. */
const pov_claim *pov_evidence_claim(const pov_evidence *evidence);

/** The statement that a figure's number is shown from, or NULL. */
const pov_evidence *pov_figure_stated(const pov_figure *figure);

/** What a figure in conflict would have to be for all else to hold: what is
 * left for a blamed one, else what other figures make of it; NULL: nothing
 * tells. */
const pov_interval *pov_figure_expected(const pov_figure *figure);

/** What follows for a figure, and ties it: nothing, if nothing does. */
static inline const pov_bonds *pov_figure_bonds(const pov_figure *figure)
{
    static const pov_bonds none;

    return figure->bonds ? figure->bonds : &none;
}

/** The same to be added to. */
pov_bonds *pov_figure_bonds_at(pov_figure *figure, pov_arena *arena);

/** What is said against a figure: nothing, if nothing is. */
const pov_dispute *pov_figure_dispute(const pov_figure *figure);

/** The same to be added to. */
pov_dispute *pov_figure_dispute_at(pov_figure *figure, pov_arena *arena);

/** The derivation that a figure rests on, NULL if it is stated. */
const pov_derivation *pov_figure_derived(const pov_figure *figure);

/** The claim that a target which nobody states follows from, or NULL. */
const pov_evidence *pov_figure_claimed(const pov_figure *figure);

/** The statement that an input of a derivation is shown from, or NULL. */
const pov_evidence *pov_derivation_stated(const pov_derivation *derivation,
                                          size_t input);

/** Are these the same equation on the same figures? */
bool pov_derivation_same_way(const pov_derivation *a, const pov_derivation *b);

/** Negative, 0 or positive in the order of pov_figures_sort. */
int pov_key_compare(const pov_key *a, const pov_key *b);

/** Do they differ in nothing but their dates and plans?  Sorted figures of one
 *  series stand together, in the order of their dates. */
bool pov_key_same_series(const pov_key *a, const pov_key *b);

/** What no figure of the key can be outside of: a level is not below nothing,
 *  and the rate of a part not above 100.  More may become poor than were, and
 *  a change may be anything. */
pov_interval pov_key_possible(const pov_key *key);

/** What of a result can be true of the key: no end beyond what is possible, and
 *  a whole number if it counts. */
pov_interval pov_key_cut(const pov_key *key, pov_interval result);

/** Is it a count, a rate or a share, or a change in one? */
pov_measured pov_key_measured(const pov_key *key);

/** The key of what the rate of a figure divides by.  Shape: its indicator has
 *  a whole. */
pov_key pov_key_of_whole(const pov_key *part);

/** Where the first figure that is not before the key stands in the sorted
 *  list; `count` if all are before it. */
size_t pov_figures_from(const pov_figures *figures, const pov_key *key);

/* A territory that was put together of others is their sum, on any day, also
 * before it was in force; but only if all of them are known. */

/** Was the territory put together of nothing but its predecessors, several
 *  and each whole?  Not if one of them goes on under the same code: then
 *  areas.csv does not have them all. */
bool pov_area_is_merger(const pov_area *area);

/** The same territory under another rank: the district that became a special
 *  zone, or the zone.  NULL if there is none. */
const pov_area *pov_area_twin(const pov_area *area);

/**
 * What the sum of a merger lacks on a day: "quang-binh is not stated;
 * quang-tri alone is not comparable".
 *
 * Shape:  `total` is the key of a level, a count or a rate; a rate takes the
 *         counts and the wholes.
 * Errors: NULL if it is no merger, if nothing is known of what it was made
 *         of, or if nothing is missing.
 */
const char *pov_merger_lacks(const pov_figures *figures, const pov_key *total,
                             pov_language language, pov_arena *arena);

/** The areas whose counts make up that of their parent.  Shape: of one level;
 *  none if they do not add up, or if not all of them are known. */
const pov_area_list *pov_key_children(const pov_key *total);

/** Likewise the provinces of the country or a region. */
const pov_area_list *pov_key_members(const pov_catalogue *catalogue,
                                     const pov_key *total);

#endif
