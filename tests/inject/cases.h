#ifndef POVSTAT_TESTS_INJECT_CASES_H
#define POVSTAT_TESTS_INJECT_CASES_H

#include <stdbool.h>
#include <stddef.h>

/** What stands where the result is to go. */
typedef enum case_place {
    PLACE_PRINTED, /* it goes to standard output */
    PLACE_NEW,     /* nothing */
    PLACE_OLD,     /* another file or directory */
    PLACE_SAME,    /* what would come out; --check */
    PLACE_OTHER,   /* something else; --check */
    N_PLACES
} case_place;

/** One command line. */
typedef struct torture_case {
    char name[64];
    const char *command; /* words, parted by blanks; "@" stands for where the
                            result goes, else that is behind -o */
    const char *older;   /* make what stood there, parted by semicolons; NULL: a
                            line of text */
    char format[16];     /* "": none is named */
    case_place place;
    bool is_piped; /* reads a table from standard input */
} torture_case;

/** All of them, in order.  Owns: a static array. */
const torture_case *cases_all(size_t *n);

/** Is its result a directory? */
bool case_makes_directory(const torture_case *c);

/** Does it change files of a directory, one after the other? */
bool case_changes_directory(const torture_case *c);

/** Are findings what it prints? */
bool case_prints_findings(const torture_case *c);

/** Do programs read it row by row? */
bool case_has_rows(const torture_case *c);

#endif
