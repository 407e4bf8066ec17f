#ifndef POVSTAT_CLI_OPTION_H
#define POVSTAT_CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/arena.h"
#include "povstat/report.h"
#include "povstat/say.h"

/* One table of options drives parsing, help and "did you mean". */

typedef enum option_kind {
    OPTION_FLAG,      /* bool */
    OPTION_TEXT,      /* const char *; the last one given counts */
    OPTION_LIST,      /* pov_text_list; may be given several times */
    OPTION_PAIRS,     /* pov_text_list of "KEY=VALUE", KEY not empty */
    OPTION_CHOICE,    /* an enum: which word of `argument`, "en|vi", from 0 */
    OPTION_DAY,       /* pov_day, typed YYYY-MM-DD */
    OPTION_YEAR,      /* int, four digits */
    OPTION_COUNT,     /* size_t, from 1 to 999 */
    OPTION_CHARACTER, /* char: one ASCII character, or "tab" */
} option_kind;

typedef struct option {
    char letter;      /* 0: none */
    const char *name; /* without the dashes; NULL: none */
    option_kind kind;
    size_t offset; /* of the member it sets */
    const char
        *argument;     /* as help shows it: "FILE", "en|vi"; NULL for a flag */
    const char *about; /* one sentence, for pov_say; help wraps it */
} option;

/** A row for the member of the struct that is set. */
#define OPTION(store, letter, name, kind, member, argument, about)             \
    {                                                                          \
        letter, name, kind, offsetof(store, member), argument, about           \
    }

/** A table of options and the struct that they set. */
typedef struct option_set {
    const char *heading;   /* in help */
    const option *options; /* ends with {0} */
    void *store;           /* NULL in help */
} option_set;

typedef struct option_sets {
    option_set *items;
    size_t count, capacity;
    const char *command;   /* whose they are, for complaints; NULL: nobody's */
    const option *missed;  /* what it does not take, and why; NULL: nothing */
    const char *why_missed;
    pov_language language; /* of complaints */
} option_sets;

/**
 * Read a command line: options in any order, `--` ends them, `-` is an
 * operand.
 *
 * Shape:  `arguments` are the words behind the program and command name.
 * Owns:   what is stored points into `arguments`.
 * Errors: NULL if all went well, else the complaint: one line without the
 *         program's name: "unknown option '--provnce' for 'report'; did you
 *         mean '--province'?".
 */
const char *options_parse(const option_sets *sets, char *const arguments[],
                          size_t n_arguments, pov_text_list *operands,
                          pov_arena *arena);

/**
 * How many words at `arguments` are one option: 0 if it is an operand, else 1
 * or 2.  An option that no set knows counts 1.
 */
size_t options_span(const option_sets *sets, char *const arguments[],
                    size_t n_arguments);

/**
 * The option that a word names, without a value behind it: "--format",
 * "-o", "-qo".  NULL if it is none, or no set knows it.
 */
const option *options_find(const option_sets *sets, const char *word);

/** Which word of "en|vi" was typed, itself or in the words of people, from 0;
 *  -1: none. */
int option_choice(const char *argument, const char *typed);

/** The words of "en|vi". */
pov_text_list option_choices(const char *argument, pov_arena *arena);

/** "; did you mean 'report'?" for a word mistyped, or "". */
const char *option_suggest(pov_language language, pov_arena *arena,
                           const char *typed, const pov_text_list *names);

#endif
