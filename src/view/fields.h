#ifndef POVSTAT_VIEW_FIELDS_H
#define POVSTAT_VIEW_FIELDS_H

#include "povstat/view.h"

/* A column is one row of a table of fields: its names, where it appears, and
 * a function that gives its typed value. */

/** Where a column can appear. */
typedef enum field_table {
    FIELD_ROWS,         /* as machines read them */
    FIELD_SHEET,        /* of a workbook */
    FIELD_SUMMARY,      /* a sheet of what is looked for first */
    FIELD_PAGE,         /* read by people as it is */
    FIELD_PACKAGE,      /* a table of a data package */
    FIELD_OBSERVATIONS, /* of SDMX, with the names of the package */
    N_FIELD_TABLES
} field_table;

/** What a value is made of besides its row. */
typedef struct field_view {
    const pov_results *results;
    pov_arena *arena;      /* of what the value points to */
    pov_language language; /* of what is composed for this table */
    field_table table;
    void *more; /* what the rows of one kind keep */
} field_view;

typedef enum field_how {
    FIELD_DETAIL = 1 << 0, /* folded away */
    FIELD_WRAPS = 1 << 1,
    FIELD_NUMBER = 1 << 2, /* to the right */
    FIELD_NAME = 1 << 3,   /* a number that counts nothing */
    FIELD_BAR = 1 << 4,    /* a bar behind the percentage */
} field_how;

/** What machine rows that follow each other mostly share: a value that is made
 * of nothing else is made, and printed, once.  Shape: it outlasts its row. */
typedef enum field_basis {
    FIELD_OF_ROW, /* of more than that */
    FIELD_OF_AREA,
    FIELD_OF_SUBJECT, /* indicator and standard */
    FIELD_OF_PLAN,
    FIELD_OF_KIND, /* and the next: of single kinds of rows */
} field_basis;

/** What is shared by rows about these keys: a bit for each basis. */
static inline unsigned field_bases_shared(const pov_key *key,
                                          const pov_key *before, bool same_plan)
{
    bool same_subject = key->indicator == before->indicator &&
                        key->standard == before->standard;

    return (key->area == before->area ? 1u << FIELD_OF_AREA : 0) |
           (same_subject ? 1u << FIELD_OF_SUBJECT : 0) |
           (same_plan ? 1u << FIELD_OF_PLAN : 0);
}

/** What the descriptor of a data package tells of it. */
typedef struct field_package {
    const char *name, *type, *about;
    bool required;
    int among;        /* one more than the vocabulary of its values; 0: any */
    const char *rest; /* of its constraints, as JSON; NULL: nothing */
} field_package;

typedef struct field {
    const char *key;
    const char *label;        /* in a sheet, for pov_say */
    short at[N_FIELD_TABLES]; /* columns stand in this order; 0: nowhere */
    unsigned how;             /* field_how bits: in a sheet */
    unsigned basis;           /* a field_basis, or one of the kind */
    int decimals;             /* shown of what was not typed; 0: all */
    pov_cell (*of)(const field_view *view, const void *row);
    /* what its number is in; NULL: counts nothing */
    pov_unit (*unit)(const field_view *view, const void *row);
    const pov_link *(*link)(const field_view *view, const void *row);
    const char *absent; /* a dimension's code for what does not apply */
    field_package package;
} field;

/** Fields with the rows they are of. */
typedef struct field_rows {
    const field *fields;
    size_t n_fields;
    const void *items; /* an array */
    size_t count, item_size;
    /* What a row shares with the one before; NULL: nothing. */
    unsigned (*shares)(const void *row, const void *before);
} field_rows;

/** The rows as they are asked for.  Owns: their items and `more` must last as
 *  long; the results are kept.  In sheets values have the words, signs and
 * tones they have for people. */
const pov_rows *fields_rows(const pov_results *results, field_rows rows,
                            field_table table, void *more);

/** The same kept as a table. */
const pov_table *fields_table(const pov_results *results, field_rows rows,
                              field_table table, void *more);

/** The fields of a table in their order.  Returns how many. */
size_t fields_in(const field fields[], size_t n, field_table table,
                 pov_arena *arena, const field ***in);

/** The keys of machine rows in their order. */
pov_text_list fields_keys(const field fields[], size_t n, pov_arena *arena);

/* In rows of fields. */
#define PACKAGE(name_, type_, rules, about_)                                   \
    .package = {.name = name_, .type = type_, .about = about_, rules}
#define ANY .rest = NULL
#define REQUIRED .required = true
#define AMONG(vocabulary) .among = 1 + POV_TERMS_##vocabulary
#define REQUIRED_AMONG(vocabulary) REQUIRED, AMONG(vocabulary)
#define JSON(constraint) .rest = constraint
#define REQUIRED_JSON(constraint) REQUIRED, JSON(constraint)

#endif
