#ifndef POVSTAT_MODEL_AREA_STORE_H
#define POVSTAT_MODEL_AREA_STORE_H

#include "model/area_names.h"
#include "model/area_pack.h"

/** What the areas of one family are to each other is put down when somebody
 *  asks for it first. */
typedef struct pov_area_family {
    struct area_store *store;
    bool is_open;
    bool is_packed;    /* open, and nothing is known of it but what is packed:
                          of each area when somebody asks */
    size_t first, end; /* packed rows, */
    bool *is_replaced; /* and whether another took its place; NULL: of none */
    struct {
        struct area_link **items;
        size_t count, capacity;
    } links; /* of areas that were added */
} pov_area_family;

/** Lists of areas that depend on the day. */
typedef enum area_on {
    AREA_CHILDREN_ON,
    AREA_MEMBERS_ON,
    AREA_GROUPS_ON,
    N_AREA_ON
} area_on;

/** Names of areas that were added, all or the bare ones. */
typedef struct added_names {
    pov_map at; /* text → area_name_list */
    struct {
        area_name_list **items;
        size_t count, capacity;
    } lists; /* in order of adding */
} added_names;

/**
 * Areas: those packed into the program, each made when it is touched first,
 * and those that tables of the user's add to them or put in their place.
 */
typedef struct area_store {
    const area_pack *pack;
    pov_arena *arena;
    const char *path;          /* where the packed ones stand */
    pov_area ***made;          /* what was made of packed rows, so many of them
                                  together: AREAS_TOGETHER; NULL: nothing yet */
    pov_area_family *families; /* packed ones */
    pov_map ids;               /* id → pov_area, of those added */
    pov_area_list added;
    added_names names[N_AREA_SPELLINGS];
    pov_map found[N_AREA_SPELLINGS]; /* what was looked up: packed and added */
    pov_map codes, found_codes;      /* code → pov_area_list */
    pov_map aliases[N_AREA_SPELLINGS]; /* → pov_area_alias; a bare one without
                                          an area if it is one of several */
    struct {
        const pov_area_alias **items;
        size_t count, capacity;
    } alias_list;      /* in the order of the table */
    pov_area_list all; /* if somebody asked for all */
    struct {
        pov_day *items; /* sorted */
        size_t count, capacity;
    } turns; /* days from which an area, a name or a membership of one is in
                force, or no longer */
    bool has_turns;        /* those of areas: somebody asked for an era */
    pov_map on[N_AREA_ON]; /* area and era → pov_area_list */
} area_store;

/** The days on which something of the areas that were added begins or ends. */
void area_store_find_turns(area_store *store);

/** A day from which something holds, and one to which it does, may be turns. */
void area_store_turn(area_store *store, pov_day from, pov_day to);

/** Where the list of one kind is kept that an area has in an era; NULL in it if
 *  there is none yet. */
void **area_store_on(area_store *store, area_on kind, const pov_area *area,
                     pov_day day);

area_store *area_store_new(const area_pack *pack, pov_arena *arena);

bool area_store_is_replaced(const area_store *store, size_t row);

/** The area of a packed row; NULL if another was put in its place. */
pov_area *area_store_packed(area_store *store, size_t row);

pov_area *area_store_by_id(area_store *store, const char *id);
const pov_area_list *area_store_by_code(area_store *store, const char *code);

/** Add an area, or put it in the place of the packed one with this id.
 *  Errors: NULL if one with this id was added, or what that is to others was
 *  asked already. */
pov_area *area_store_add(area_store *store, pov_area area);

void area_store_succeed(pov_area *area, pov_area *successor);

/** Add an alias, under its key and without marks.  Errors: false if it is a
 *  spelling of another area. */
bool area_store_add_alias(area_store *store, pov_area_alias alias,
                          const char *key, const char *bare);

#endif
