#ifndef POVSTAT_CLI_FILTER_H
#define POVSTAT_CLI_FILTER_H

#include "cli/command.h"
#include "povstat/view.h"

/** The options that choose targets; a command's args begin with it. */
typedef struct filter_args {
    pov_text_list provinces, areas, indicators, plans, verdicts, sort;
    int year;
    pov_day on; /* areas of one name are those of this day; POV_NO_DAY: all */
} filter_args;

#define FILTER(letter, name, kind, member, argument, about)                    \
    OPTION(filter_args, letter, name, kind, member, argument, about)

/** Rows of an option table, with the commas between them. */
#define FILTER_AREAS                                                           \
    FILTER('p', "province", OPTION_LIST, provinces, "NAME",                    \
           "Show this province and its districts: a name, slug or code."),     \
        FILTER('a', "area", OPTION_LIST, areas, "NAME",                        \
               "Show this area only.")
#define FILTER_INDICATORS                                                      \
    FILTER('i', "indicator", OPTION_LIST, indicators, "ID",                    \
           "Show this indicator: see 'povstat list indicators'.")
#define FILTER_SORT                                                            \
    FILTER(0, "sort", OPTION_LIST, sort, "KEY",                                \
           "Put rows in the order of this key of theirs, of several with "     \
           "commas between; -KEY begins with the largest.")
#define FILTER_OPTIONS                                                         \
    FILTER_AREAS,                                                              \
        FILTER('y', "year", OPTION_YEAR, year, "YEAR",                         \
               "Show targets that are due in this year."),                     \
        FILTER_INDICATORS,                                                     \
        FILTER(                                                                \
            0, "plan", OPTION_LIST, plans, "ID",                               \
            "Show the targets of this document: see 'povstat list plans'."),   \
        FILTER(0, "verdict", OPTION_LIST, verdicts, "CODE",                    \
               "Show targets with these verdicts, by codes or words with "     \
               "commas between: see 'povstat list verdicts'."),                \
        FILTER_SORT

/**
 * Find what the words of the filter mean.
 *
 * Errors: what command_refuse gave for a word that means nothing, or too
 *         much; else EXIT_DONE.
 */
exit_status filter_from(const invocation *in, const pov_catalogue *catalogue,
                        const filter_args *args, pov_filter *filter);

/** The options that narrow `check` to the same areas. */
void filter_narrow(invocation *in, const pov_text_list *provinces,
                   const pov_text_list *areas);

/** The areas that a word means; of several levels, those of the highest that is
 *  in force `on` a day, the district before the commune.  POV_NO_DAY: all.
 *  Errors: as filter_from. */
exit_status filter_areas(const invocation *in, const pov_catalogue *catalogue,
                         const char *typed, pov_level level, pov_day on,
                         pov_area_list *areas);

/** The indicator that a word means.  Errors: as filter_from. */
exit_status filter_indicator(const invocation *in,
                             const pov_catalogue *catalogue, const char *typed,
                             const pov_indicator **indicator);

/* --territory: whose borders the result is about. */

/** What --territory asks for. */
pov_era filter_era(const invocation *in);

/** Say how many targets were not shown because of the era, and whose. */
void filter_say_hidden(const invocation *in, const pov_results *results);

/**
 * Say which figures of the territories asked for have no sum, and why.
 *
 * Shape: `indicator` NULL means all headline ones, POV_NO_DAY every day.
 */
void filter_say_gaps(const invocation *in, const pov_results *results,
                     const pov_indicator *indicator, pov_day as_of);

#endif
