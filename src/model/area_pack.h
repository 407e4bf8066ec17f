#ifndef POVSTAT_MODEL_AREA_PACK_H
#define POVSTAT_MODEL_AREA_PACK_H

#include <stddef.h>
#include <stdint.h>

/* The areas that the program brings, sorted when it is built, so that a run
 * pays for those it touches alone.  src/pack.c writes them from areas.csv, with
 * the code that reads a table of the user's; what is a number here is a place
 * in one of the arrays, so that nothing has to be put right at the start. */

/** One area; texts are places in `text`. */
typedef struct packed_area {
    uint32_t id, code, name, full_name;
    uint32_t parent; /* its row and 1; 0: none */
    int32_t from, to;
    uint32_t line;     /* in areas.csv */
    uint32_t former;   /* in `former`, */
    uint32_t kin;      /* in `kin`: of each kind behind the other, */
    uint16_t n_kin[3]; /* so many of each pov_area_kin */
    uint16_t n_former;
    uint16_t family, level;
} packed_area;

typedef struct packed_former {
    uint32_t full_name;
    int32_t until;
} packed_former;

/** A name of an area, see area_name. */
typedef struct packed_name {
    uint32_t row, key;
    int32_t from, to;
    uint32_t is_full;
} packed_name;

/** Names that are written alike: `count` from `first` on in `names`. */
typedef struct packed_spelling {
    uint32_t text, first, count;
} packed_spelling;

/** How one without marks sounds, see area_name_list. */
typedef struct packed_sound {
    uint32_t text, letters, characters;
} packed_sound;

/** Another spelling, see pov_area_alias, with its key and without marks. */
typedef struct packed_alias {
    uint32_t alias, key, bare, area, kind;
} packed_alias;

/** That an area lies in a group, see pov_membership. */
typedef struct packed_member {
    uint32_t group, area, source, line, column;
    int32_t from, to;
} packed_member;

typedef struct area_pack {
    const char *text;         /* each with a NUL behind */
    const packed_area *areas; /* one family behind the other */
    const uint32_t *families; /* the first row of each, and the end */
    const uint32_t *by_id;    /* rows, sorted */
    const uint32_t *by_code;
    const uint32_t *kin;  /* rows */
    const int32_t *turns; /* days, see area_store.h */
    const packed_former *former;
    struct packed_spellings {
        const packed_spelling *items; /* sorted by text */
        const packed_name *names;
        size_t count;
    } spellings[2];             /* by area_spelling */
    const packed_sound *sounds; /* of the bare ones */
    const packed_alias *aliases;
    const packed_member *members;
    size_t n_areas, n_families, n_codes, n_aliases, n_members, n_turns;
    uint64_t size, mark; /* of areas.csv, see pov_areas_mark */
} area_pack;

extern const area_pack area_pack_built_in;

#endif
