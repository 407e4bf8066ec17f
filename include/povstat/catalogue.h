#ifndef POVSTAT_CATALOGUE_H
#define POVSTAT_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "povstat/arena.h"
#include "povstat/day.h"
#include "povstat/finding.h"
#include "povstat/map.h"

/* What `data/` says exists: areas, indicators, standards, plans.  Everything
 * here is read-only after loading and lives in the run's arena. */

typedef struct pov_area pov_area;

typedef struct pov_area_list {
    const pov_area **items;
    size_t count, capacity;
} pov_area_list;

/** A name an area bore until a day. */
typedef struct pov_former_name {
    const char *full_name; /* "Thị xã Đông Triều" */
    pov_day until;         /* POV_NO_DAY: not known */
} pov_former_name;

/** What areas are to one. */
typedef enum pov_area_kin {
    POV_CHILDREN,
    POV_SUCCESSORS,
    POV_PREDECESSORS,
    POV_N_AREA_KIN
} pov_area_kin;

/** One territory for as long as its borders and rank lasted. */
struct pov_area {
    const char *id;        /* slug path: "quang-ninh/van-don" */
    const char *code;      /* of the statistics office, zeros kept: "06" */
    const char *name;      /* "Vân Đồn" */
    const char *full_name; /* "Huyện Vân Đồn" */
    pov_level level;
    const pov_area *parent; /* NULL for a province */
    pov_day from, to;       /* first and last day; POV_NO_DAY: open */
    struct {
        pov_former_name *items;
        size_t count, capacity;
    } former;
    pov_place place; /* its row in areas.csv */
    size_t rank;     /* the order of lists */
    struct pov_area_family *family;
    pov_area_list *kin[POV_N_AREA_KIN]; /* see pov_area_children and its like;
                                           NULL: not known, or none */
};

/** What an area is to others of its family. */
const pov_area_list *pov_area_children(const pov_area *area);
/** Those in force on a day. */
const pov_area_list *pov_area_children_on(const pov_area *area, pov_day day);
const pov_area_list *pov_area_successors(const pov_area *area);
const pov_area_list *pov_area_predecessors(const pov_area *area);

typedef struct pov_indicator pov_indicator;

/** How another indicator belongs to one. */
typedef enum pov_kin {
    POV_ITSELF,
    POV_WHOLE,   /* what its rate divides by */
    POV_COUNTED, /* what it is a share of the whole of */
    POV_PART,    /* one of the disjoint parts that make it up */
    POV_PERSONS, /* who lives in these households */
    POV_OUTFLOW, /* a flow that takes from it, */
    POV_INFLOW,  /* and one that adds to it */
    POV_AREAS,   /* itself, in each of the areas that make its area up */
    POV_MEMBERS, /* itself, in each province of a country or region */
} pov_kin;

/** An indicator that belongs to another. */
typedef struct pov_relative {
    pov_kin is;
    const pov_indicator *indicator; /* NULL: one that is not there */
} pov_relative;

/** Of whom a figure is: of towns, of an ethnic minority, of a cause. */
typedef struct pov_breakdown {
    const char *id; /* "urban" */
    const char *label_vi, *label_en;
    const char *dimension;
    bool has_rate; /* are all of them counted?  Nobody counts whom a cause
                      could have made poor */
    size_t rank;   /* row in breakdowns.csv */
    pov_place place;
} pov_breakdown;

/**
 * What is counted: an indicator, in households or persons, of all or of some.
 * Every indicator with a breakdown is one of these, and its share in the same
 * of all is another, which has no count of its own: one pointer stands for
 * all of it.  Source: docs/method.md, "Rate and share"
 */
struct pov_indicator {
    const char *id; /* "poor"; with what it is counted in and of whom, if it has
                       no row: "poor (persons, urban)" */
    const char *label_vi, *label_en;
    const char *unit;           /* "households", "persons", "VND", ... */
    const pov_indicator *whole; /* what its rate divides by; NULL: nothing */
    const char *whole_label;    /* a whole that nobody counts, in words */
    bool by_standard;           /* does the poverty standard change it? */
    bool is_flow;               /* over a period, not at a date */
    bool is_crossing;           /* a flow from one stock into another */
    bool is_headline;
    pov_direction better;
    size_t rank;   /* the order of reports: rows of indicators.csv, each with
                      its breakdowns, then the same in persons */
    bool is_named; /* by a row of its own: lists show it */
    const pov_indicator *plain;     /* as reference/indicators.csv has it: of
                                       all, in its own unit; may be itself */
    const pov_breakdown *breakdown; /* NULL: of all */
    const pov_indicator *all;       /* the same of all; may be itself */
    const pov_indicator *share;   /* as a share of `all`; NULL: no breakdown */
    const pov_indicator *counted; /* of a share, what is counted; itself */
    struct pov_broken_down *broken_down; /* NULL: it is not */
    struct pov_kinship {
        pov_relative *items;
        size_t count, capacity;
    } kin; /* as parts.csv has them: no whole, nor itself */
    pov_place place;
};

/** HALF(name, id, name, id): two breakdowns that are all together by nature,
 *  and what equations call them. */
#define POV_HALVES(HALF)                                                       \
    HALF("urban", "urban", "rural", "rural")                                   \
    HALF("kinh", "kinh", "minorities", "ethnic_minority")

typedef struct pov_standard {
    const char *id;
    const char *label_vi, *label_en;
    pov_day from, to;     /* in force; POV_NO_DAY: open */
    bool is_undated;      /* they cannot be used: in force where it is named */
    const pov_area *area; /* a province's own; NULL: national */
    pov_place place;
} pov_standard;

/** A document that states targets or figures. */
typedef struct pov_plan {
    const char *id;       /* a file that names no document: its path */
    bool is_unnamed;      /* made up for such a file */
    bool is_twin;         /* another has its number, or what stands for one */
    const pov_area *area; /* NULL: several */
    const char *number;   /* "197/KH-UBND" */
    const char *issuer, *title, *publisher, *address;
    const char *title_vi;      /* "": as the title */
    pov_day issued, published; /* POV_NO_DAY: not known */
    int from, to;              /* years; 0: none */
    const pov_standard *standard;
    pov_status status;
    pov_assigned assigned_by;
    const struct pov_plan *replaces;
    pov_place place;
} pov_plan;

/** That a province lies in the country or a region, for a time. */
typedef struct pov_membership {
    const pov_area *group, *area;
    pov_day from, to;   /* POV_NO_DAY: open */
    const char *source; /* "": it is not known whether it does */
    pov_place place;
} pov_membership;

/** In the order of the table. */
typedef struct pov_membership_list {
    const pov_membership **items;
    size_t count, capacity;
} pov_membership_list;

/** What others name by an id or a name. */
typedef enum pov_row_kind {
    POV_ROW_AREA,
    POV_ROW_INDICATOR,
    POV_ROW_BREAKDOWN,
    POV_ROW_STANDARD,
    POV_ROW_PLAN,
    POV_N_ROW_KINDS
} pov_row_kind;

/** A row that was left out, with a finding.  What names it is left out too,
 *  and that is told once of the tables and once of the figures. */
typedef struct pov_lost_row {
    pov_place place;
    struct pov_lost_row *cause; /* the row that it named; NULL: itself */
    bool is_told, is_told_of_figures;
} pov_lost_row;

/** How a name is looked up. */
typedef enum pov_name_spelling {
    POV_NAME_KEY,  /* by pov_text_key */
    POV_NAME_BARE, /* the same without marks */
    POV_NAME_WORD, /* a word of it, as a pov_word's `bare` */
    POV_NAME_LAST, /* its last word, if it names a part: see names_end_part */
    POV_N_NAME_SPELLINGS
} pov_name_spelling;

/** What ids, labels and further names stand for. */
typedef struct pov_names {
    pov_map added[POV_N_NAME_SPELLINGS];
    struct { /* of these, in the order of adding */
        struct added_name **items;
        size_t count, capacity;
    } all;
    const struct name_pack *pack; /* that the program brings; NULL: none */
    const void *const *things;    /* that those stand for */
} pov_names;

typedef struct pov_catalogue {
    struct area_store *areas;   /* and their names */
    struct pov_indicator_list { /* by rank; broken down, NULL: not yet made */
        pov_indicator **items;
        size_t count, capacity;
    } indicators;
    struct {
        pov_breakdown **items;
        size_t count, capacity;
    } breakdowns;
    struct {
        pov_standard **items;
        size_t count, capacity;
    } standards;
    struct {
        pov_plan **items;
        size_t count, capacity;
    } plans;
    struct {
        struct pov_paper **items; /* see papers.h */
        size_t count, capacity;
    } papers;

    pov_membership_list memberships;
    pov_map groups, grouped; /* of a group, of a province: its list */

    pov_names names[POV_N_ROW_KINDS]; /* of indicators, breakdowns and
                                         standards */
    pov_map plan_ids;
    pov_map plan_names; /* what people call it → the first of that name */
    pov_map lost[POV_N_ROW_KINDS]; /* pov_text_bare of a name → pov_lost_row */
    pov_map lost_ids[POV_N_ROW_KINDS]; /* id → pov_lost_row */
    pov_map *answers; /* the readers': what it says of texts, found once */
    pov_arena *arena;
} pov_catalogue;

/** In the order of the words in the table. */
typedef enum pov_alias_kind {
    POV_ALIAS_SPELLING, /* taken without a word; of the others a note tells */
    POV_ALIAS_TYPO,
    POV_ALIAS_OLDER,
    POV_ALIAS_EVERYDAY,
} pov_alias_kind;

/** A recorded spelling of an area. */
typedef struct pov_area_alias {
    const char *alias;
    const pov_area *area;
    pov_alias_kind kind;
} pov_area_alias;

/** Where the rows of tables that the program brings are said to stand: no
 *  directory is called so. */
extern const char pov_built_in_directory[];

bool pov_place_is_built_in(pov_place place);

/** With nothing in it, and with the areas that the program brings. */
pov_catalogue *pov_catalogue_new(pov_arena *arena);
pov_catalogue *pov_catalogue_built_in(pov_arena *arena);

/** All areas, in the order of lists.  It makes every one of them. */
const pov_area_list *pov_catalogue_areas(const pov_catalogue *catalogue);

/* Adding rows.  Errors: NULL (false) if the id, a label or the name is
 * another's; nothing is added.  Naming a thing twice alike is no error. */

/** Shape: `parent` and `former` are set; the parent is there and gets the area
 *         among its children.  One that the program brings is replaced by one
 *         of its id, while nothing was asked of its family. */
pov_area *pov_catalogue_add_area(pov_catalogue *catalogue, pov_area area);
/** Does the program bring this very area, followed by these: ids parted by
 *  '|'? */
bool pov_catalogue_brings_area(const pov_catalogue *catalogue,
                               const pov_area *area, const char *successors);

/** A mark of the bytes of a table, of `n` that go on behind those that gave the
 *  `mark` so far, 0 at first.  Shape: in parts of POV_MARKED bytes, but for the
 *  last. */
enum { POV_MARKED = 1 << 15 };

uint64_t pov_areas_mark(uint64_t mark, const void *bytes, size_t n);

/** Print all areas as C, for the program to bring; the table they stand in has
 *  so many bytes and this mark.  Errors: false. */
bool pov_areas_write(const pov_catalogue *catalogue, uint64_t size,
                     uint64_t mark, FILE *out);

/** Is a table of so many bytes and this mark the one that the program brings?
 *  Then its areas stand at this path. */
bool pov_catalogue_brings_table(pov_catalogue *catalogue, uint64_t size,
                                uint64_t mark, const char *path);

/** Print all else but documents as C, for the program to bring.  Shape: read
 *  from tables, of which nothing was told.  Errors: false. */
bool pov_catalogue_write(const pov_catalogue *catalogue, FILE *out);

/** Where the tables stand that the program brings rows of. */
typedef struct pov_brought_paths {
    const char *groups, *breakdowns, *indicators, *standards, *papers;
} pov_brought_paths;

/** Add all that the program brings besides its areas and its documents, as if
 *  its tables were read.  Shape: the areas are its own. */
void pov_catalogue_bring(pov_catalogue *catalogue, const pov_brought_paths *at);

/** The territory that followed.  Errors: false if there is no such id. */
bool pov_catalogue_succeed(pov_catalogue *catalogue, pov_area *area,
                           const char *successor_id);
bool pov_catalogue_add_alias(pov_catalogue *catalogue, pov_area_alias alias);
pov_indicator *pov_catalogue_add_indicator(pov_catalogue *catalogue,
                                           pov_indicator indicator);
pov_breakdown *pov_catalogue_add_breakdown(pov_catalogue *catalogue,
                                           pov_breakdown breakdown);

/** Break down what depends on a standard and what that divides by, when all
 *  indicators, breakdowns and parts are known: what each is broken down into
 *  has its rank, and is made when it is asked for.  A row of indicators.csv
 *  that is a breakdown by its id, as directories of before have them, is that.
 */
void pov_catalogue_break_down(pov_catalogue *catalogue);

/** All indicators, in the order of reports.  It makes every one of them. */
const struct pov_indicator_list *
pov_catalogue_indicators(const pov_catalogue *catalogue);

/** The same, but of those broken down only what is of these breakdowns, by
 *  their rank.  Shape: others are there too if they are made, else NULL. */
const struct pov_indicator_list *
pov_catalogue_indicators_of(const pov_catalogue *catalogue,
                            const bool breakdowns[]);

/** Label an indicator, and its share alike. */
void pov_catalogue_label(pov_catalogue *catalogue,
                         const pov_indicator *indicator, const char *label_vi,
                         const char *label_en);

pov_standard *pov_catalogue_add_standard(pov_catalogue *catalogue,
                                         pov_standard standard);
/** Give an indicator or standard a further name. */
bool pov_catalogue_name(pov_catalogue *catalogue, pov_row_kind kind,
                        const char *name, const void *thing);
pov_plan *pov_catalogue_add_plan(pov_catalogue *catalogue, pov_plan plan);

/** A document that stands for a file which names none; in no catalogue.
 *  Owns: the path is kept, the rest is the arena's. */
pov_plan *pov_plan_for_file(const char *path, pov_arena *arena);

/** Errors: false if a row for this group and area is of the same days. */
bool pov_catalogue_add_membership(pov_catalogue *catalogue,
                                  pov_membership membership);

/** Is it the country or a region?  They are made of provinces, by the table of
 *  memberships, and neither has children that add up. */
bool pov_area_is_group(const pov_area *area);

/** The provinces that make up the country or a region on a day.
 *  Shape:  those in force on it.
 *  Errors: none if that is not known of the group, or of one of them. */
const pov_area_list *pov_group_members(const pov_catalogue *catalogue,
                                       const pov_area *group, pov_day day);

/** The groups that a province lies in on a day. */
const pov_area_list *pov_groups_of(const pov_catalogue *catalogue,
                                   const pov_area *province, pov_day day);

/** Remember by what id, and what name, a row is known that was left out. */
void pov_catalogue_lose_id(pov_catalogue *catalogue, pov_row_kind kind,
                           const char *id, pov_lost_row *row);
void pov_catalogue_lose(pov_catalogue *catalogue, pov_row_kind kind,
                        const char *name, pov_lost_row *row);

/** The row that began it: what names it was left out for it. */
pov_lost_row *pov_lost_row_cause(pov_lost_row *row);

/** For a name that stands for nothing: the row that was left out and would
 *  have borne it, or NULL. */
pov_lost_row *pov_catalogue_lost(const pov_catalogue *catalogue,
                                 pov_row_kind kind, const char *name,
                                 pov_arena *scratch);
/** The same by exact id. */
pov_lost_row *pov_catalogue_lost_id(const pov_catalogue *catalogue,
                                    pov_row_kind kind, const char *id);

/** Negative, 0 or positive in the order of lists: a province of today, then
 *  those that went into it, then what lay in each of these, then what lies in
 *  it: districts, then special zones and communes, each by id; behind them what
 *  lies in no province.  Source: docs/method.md, "Order" */
int pov_area_compare(const pov_area *a, const pov_area *b);

/** Texts in that order. */
const char *pov_area_order(const pov_area *area, pov_arena *arena);

/** The province that an area lies in; itself, if it lies in nothing. */
const pov_area *pov_area_province(const pov_area *area);

/** The province of today whose family an area belongs to, which no equation
 *  leaves; what lies in no province is a family of its own. */
const pov_area *pov_area_of_today(const pov_area *area);

/** By exact id. */
const pov_area *pov_catalogue_area(const pov_catalogue *catalogue,
                                   const char *id);
/** Could it be a name of anything?  A text of thousands of bytes is looked at
 *  no further: whoever takes its words for names would do it for each of them.
 */
bool pov_catalogue_may_be_name(const char *text);

/** Which of the spans of days it is in between which no area, and no name of
 *  one, begins or ends: the same names are the same areas in all of it.
 *  Shape: all areas are known; POV_NO_DAY is one of its own. */
size_t pov_area_era(const pov_catalogue *catalogue, pov_day day);

/** By id, label or alias; marks may be missing if that leaves one choice.  The
 *  name of a breakdown may follow: "Hộ nghèo DTTS". */
const pov_indicator *pov_catalogue_indicator(const pov_catalogue *catalogue,
                                             const char *name);
/** Does a breakdown's name end with the word, or that of an indicator that is
 *  broken down?  Shape: as below. */
bool pov_catalogue_ends_part(const pov_catalogue *catalogue, const char *bare);
/** Has any name of such a thing the word?  Shape: `bare` is a pov_word's. */
bool pov_catalogue_has_word(const pov_catalogue *catalogue, pov_row_kind kind,
                            const char *bare);
const pov_breakdown *pov_catalogue_breakdown(const pov_catalogue *catalogue,
                                             const char *name);
const pov_standard *pov_catalogue_standard(const pov_catalogue *catalogue,
                                           const char *name);
/** The standard that words mean on a day: "chuẩn cũ" and "chuẩn mới" where one
 *  follows the other, "chuẩn Trung ương" the national one.  Errors: NULL if
 *  they mean none, or may mean two. */
const pov_standard *pov_standard_called(const pov_catalogue *catalogue,
                                        const char *name, pov_day day);
/** Are the poor of a day counted by two standards, that which ends and that
 *  which follows?  So they are at the ends of 2010, 2015 and 2021. */
bool pov_standard_is_doubtful(const pov_catalogue *catalogue, pov_day day);
const pov_plan *pov_catalogue_plan(const pov_catalogue *catalogue,
                                   const char *id);

/** The first that belongs so to an indicator, as `poor_persons` are the persons
 *  of `poor`; NULL if nothing does. */
const pov_indicator *pov_indicator_kin(const pov_indicator *indicator,
                                       pov_kin kin);

/** The same of some; NULL if it is not broken down so, or there is no such
 *  breakdown. */
const pov_indicator *pov_indicator_of_whom(const pov_indicator *indicator,
                                           const pov_breakdown *breakdown);

/** What it may be typed as in one word: "poor_persons_urban". */
const char *pov_indicator_word(const pov_indicator *indicator,
                               pov_arena *arena);

/** Is it of who lives there: households, the poor, who became poor?  Anything
 *  else is money, works, jobs and services, and what a province has of these
 *  need not be of one of its districts. */
bool pov_indicator_counts_residents(const pov_indicator *indicator);

/** "households" or "persons", whichever it is counted in; NULL: it counts
 *  neither. */
const char *pov_indicator_counted_in(const pov_indicator *indicator);

/** The same counted in households or persons; NULL if it is not. */
const pov_indicator *pov_indicator_in(const pov_indicator *indicator,
                                      const char *counted);

/** Is it a share of something?  Then it has no count of its own. */
bool pov_indicator_is_share(const pov_indicator *indicator);

/** The standard of a figure of this indicator: NULL if it does not depend on
 *  one. */
const pov_standard *pov_indicator_standard(const pov_indicator *indicator,
                                           const pov_standard *standard);

/** The area of the highest level that bears or bore this very name and is not
 *  `area`; or NULL. */
const pov_area *pov_area_namesake(const pov_catalogue *catalogue,
                                  const char *name, const pov_area *area);

/** The national standard in force on a day, or NULL. */
const pov_standard *pov_standard_in_force(const pov_catalogue *catalogue,
                                          pov_day day);

/** Is the area in the list? */
bool pov_areas_hold(const pov_area_list *list, const pov_area *area);

/** Is it of the level that was asked for?  A special zone came of a district
 *  and stands in the same tables, and in those of communes. */
bool pov_area_fits_level(pov_level asked, pov_level level);

/** How high a level is, 1 for the country: what lies in another has more. */
int pov_level_height(pov_level level);

/** Did one come of the other? */
bool pov_area_is_kin(const pov_area *a, const pov_area *b);

/** Is the area inside the parent, or in what came of it or went into it? */
bool pov_area_is_under(const pov_area *area, const pov_area *parent);

/** Was the territory in force on a day?  Every day if its dates are open. */
bool pov_area_in_force(const pov_area *area, pov_day day);

/** Is `area` the ancestor itself or below it? */
bool pov_area_within(const pov_area *area, const pov_area *ancestor);

/** By English name or Vietnamese word, with all its marks or none.
 *  Errors: false. */
bool pov_status_from(const char *text, pov_status *status);

#endif
