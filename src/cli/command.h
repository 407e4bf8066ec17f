#ifndef POVSTAT_CLI_COMMAND_H
#define POVSTAT_CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "cli/option.h"
#include "povstat/arena.h"
#include "povstat/day.h"
#include "povstat/finding.h"
#include "povstat/number.h"
#include "povstat/report.h"
#include "povstat/write.h"

typedef enum exit_status {
    EXIT_DONE = 0,
    EXIT_FOUND = 1,   /* findings at or over --fail-on, or --check differs */
    EXIT_REFUSED = 2, /* usage, unreadable input, failed write */
} exit_status;

typedef enum territory {
    TERRITORY_OLD, /* before 1 July 2025 */
    TERRITORY_NEW,
    TERRITORY_UNSAID,
} territory;

typedef enum fail_on {
    FAIL_ON_ERROR,
    FAIL_ON_WARNING,
    FAIL_ON_NEVER,
} fail_on;

typedef enum diagnostics {
    DIAGNOSTICS_TEXT,
    DIAGNOSTICS_JSON,
    DIAGNOSTICS_GITHUB,
    DIAGNOSTICS_GITLAB,
    DIAGNOSTICS_SARIF,
} diagnostics;

typedef enum colour_wish {
    COLOUR_AUTO,
    COLOUR_ALWAYS,
    COLOUR_NEVER,
} colour_wish;

typedef enum parser_wish {
    PARSER_AUTO,
    PARSER_LIBCSV,
} parser_wish;

/** Groups of options that commands share; a command knows only the groups it
 *  asks for, the general ones aside. */
typedef enum shared_group {
    SHARED_RESULT = 1 << 0,   /* --format -o --excel */
    SHARED_CHECK = 1 << 1,    /* --check */
    SHARED_DATA = 1 << 2,     /* --data --as-of --territory */
    SHARED_INPUT = 1 << 3,    /* --merge --set --encoding … */
    SHARED_FINDINGS = 1 << 4, /* --fail-on --diagnostics --all */
    SHARED_PARTIAL = 1 << 5,  /* --partial, and another may gather */
} shared_group;

typedef struct shared_options {
    const char *format; /* as typed; NULL: not said */
    const char *output; /* as typed; NULL: standard output */
    bool excel;

    bool check; /* never without `output` */

    const char *data; /* as typed; see invocation.data_directory */
    pov_day as_of;    /* POV_NO_DAY: not said; see invocation.as_of */
    territory territory;

    const char *partial; /* write what is read there, and nothing else; NULL */

    bool merge;
    pov_text_list set;    /* "KEY=VALUE", in the order typed */
    const char *encoding; /* as typed; NULL: find out */
    const char *sheet;    /* of workbooks; NULL: the first */
    char delimiter;       /* 0: find out */
    parser_wish parser;
    bool join_decimals;
    pov_convention numbers;
    size_t jobs; /* processes; 0: not said */

    fail_on fail_on;
    diagnostics diagnostics;
    bool all;

    pov_language lang; /* of everything that people read */
    colour_wish colour;
    bool no_pager;
    bool quiet, verbose;
    bool short_help, long_help, version;
} shared_options;

typedef struct command command;

/** Commands in the order of help. */
typedef struct command_list {
    const command *const *items;
    size_t count;
} command_list;

/** One file of a directory: a text, a table drawn as csv, or what was written
 *  to a file without a name. */
typedef struct directory_file {
    const char *name; /* may go through directories in it: "a/b.csv" */
    const char *text; /* NULL: the table */
    const pov_rows *rows;
    bool is_filled;
    int filled; /* its descriptor: see replace_begin */
} directory_file;

typedef struct directory_files {
    const directory_file *items;
    size_t count;
} directory_files;

/** A file of a data directory that is made, or made anew. */
typedef struct placement {
    const char *path;
    const char *from; /* the file that it is a copy of; NULL: it holds `text` */
    const char *text;
} placement;

/** Which document a file is of, whatever it is called. */
typedef struct file_of_plan {
    const char *path, *plan;
} file_of_plan;

/** One run of a command: all it may ask, and where its result goes. */
typedef struct invocation {
    const command_list *commands; /* all there are */
    const command *command;
    const shared_options *shared;
    const void *args;       /* the command's own struct, args_size bytes */
    pov_text_list operands; /* "-" is standard input */
    pov_arena *arena;
    pov_findings *findings; /* main sorts and prints them, once */

    /* with SHARED_DATA; else NULL and POV_NO_DAY */
    const char *data_directory; /* --data, POVSTAT_DATA, ./data, installed;
                                   NULL: what the program carries */
    pov_day as_of;              /* --as-of, SOURCE_DATE_EPOCH, today */

    const command *gathers; /* the operands are partials, and this shows
                                      them; NULL: they are not */

    const pov_format *format; /* NULL if the name is not in pov_formats */
    const char *format_name;  /* NULL if the command has no formats */
    pov_write_options draw;   /* ready for format->write */
    const char *complaint;    /* of format->write; main looks once */
    FILE *out;                /* errors stick to it; main looks once */
    FILE *err;                /* standard error, buffered; likewise */
    pov_text_list *said; /* held until the findings are told; NULL: not held */
    bool replaces;       /* there is a file of the name of -o */

    /* for the command to fill */
    const char *read_summary; /* "3 files, 214 rows"; NULL: nothing to say */
    pov_text_list inputs;     /* paths read: -o never overwrites one */
    pov_text_list narrowed;   /* options by which check finds the same */
    size_t n_to_read;         /* extracts, whether or not they could be */
    size_t n_unread; /* files that could not be, besides the findings */
    bool findings_are_result; /* they are on `out`: not on stderr again */
    directory_files files;    /* of a directory that is made whole... */
    const char *files_at;     /* ...here; NULL: at -o, by its format */
    struct {
        placement *items;
        size_t count, capacity;
    } placements; /* put in place one after the other */
    struct {
        file_of_plan *items;
        size_t count, capacity;
    } documents;
    struct {
        bool is_open;
        int descriptor;
    } held; /* what no other run may change: closed when all is in place */
} invocation;

typedef struct command_example {
    const char *line; /* "povstat report --province quang-binh" */
    const char *does; /* half a sentence, upper case first, no full stop */
} command_example;

enum { OPERANDS_ANY = 1000000 };

struct command {
    const char *name;
    const char *operands; /* as help shows them: "[FILE...]"; NULL: none */
    size_t least_operands, most_operands;
    bool operands_are_files;         /* so that -o may not name one of them */
    const char *about;               /* one sentence, with its full stop */
    const char *details;             /* paragraphs for the long help, or NULL */
    const command_example *examples; /* ends with {0} */
    const option *options;           /* ends with {0}; NULL: none of its own */
    size_t args_size;
    unsigned shared; /* shared_group bits */
    /* Bits 1 << pov_draws: what --format takes, the first of pov_formats if it
     * is not said.  0: all but directories with SHARED_RESULT, and none
     * without.  Of a directory `run` says what is in it. */
    unsigned draws;
    /* Whose rows --sort puts in order: the same bits, and what they are. */
    unsigned sorts;
    bool lists_figures;         /* not targets */
    const char *without_input;  /* why the options of Input are not taken */
    const char *const *formats; /* only these, ending with NULL; NULL: all */
    /* EXIT_DONE; EXIT_FOUND for a difference; or what command_refuse gave:
     * then nothing is written. */
    exit_status (*run)(invocation *in);
};

/** Errors: NULL. */
const command *command_named(const command_list *all, const char *name);

/** Which word of a command line names the command: the first that is no
 *  option; n_words if there is none. */
size_t command_word(char *const words[], size_t n_words, pov_arena *arena);

/** "; did you mean 'report'?" or "". */
const char *command_suggest(const invocation *in, const char *typed,
                            const pov_text_list *names);

/** An English text in the language asked for. */
const char *command_told(const invocation *in, const char *english)
    __attribute__((format_arg(2)));

/** Format one. */
const char *command_worded(const invocation *in, const char *english, ...)
    __attribute__((format(printf, 2, 3)));

/**
 * Say on stderr why the command line cannot be obeyed, and where to read on.
 *
 * Shape:  the message is one line, "unknown province 'Quang Bin'"; the
 *         program's name before it and the advice below it are added, and
 *         control characters are escaped.  The format is said in the language
 *         asked for; texts among the arguments are for the caller to say.
 * Nothing of the result is then written.
 *
 * Errors: EXIT_REFUSED, for the caller to return.
 */
exit_status command_refuse(const invocation *in, const char *message, ...)
    __attribute__((format(printf, 2, 3)));

/** Refuse a word that should have named a command. */
exit_status command_refuse_command(const invocation *in, const char *typed);

/** How many files could not be read. */
size_t command_unreadable(const invocation *in);

/**
 * Draw the result.
 *
 * Of files that could not be read, what people read says first how many they
 * are, and json has the key `incomplete`.  What a program reads row by row has
 * no room for that: then nothing is drawn.
 */
void command_draw(const invocation *in, pov_report *report);

/** Say something on stderr that is no finding, unless -q; escaped and said
 *  likewise.  Where findings are one document it is part of that. */
void command_say(const invocation *in, const char *message, ...)
    __attribute__((format(printf, 2, 3)));

/** Are there findings at or over --fail-on? */
bool command_has_failed(const invocation *in);

/** Was a format chosen that is a directory?  -o names it, for standard output
 *  cannot hold it. */
bool command_writes_directory(const invocation *in);

/** The tables that the command knows; `args` and `shared` may be NULL. */
option_sets command_options(const command *about, void *args,
                            shared_options *shared, pov_arena *arena);

/** The format names that the command takes, the default first. */
pov_text_list command_formats(const command *about, pov_arena *arena);

#endif
