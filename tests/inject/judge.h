#ifndef POVSTAT_TESTS_INJECT_JUDGE_H
#define POVSTAT_TESTS_INJECT_JUDGE_H

#include "stage.h"

/**
 * Hold a run against the undisturbed one.  May run the program again, to see
 * what it makes of what was left.
 *
 * Errors: what is wrong, or NULL.
 */
const char *judge(stage *s, const injection *wrong, const result *got);

/** The undisturbed run itself. */
const char *judge_right(const stage *s);

#endif
