#ifndef POVSTAT_TESTS_UNIT_CASES_H
#define POVSTAT_TESTS_UNIT_CASES_H

/* Rows of a table as tests, each with a name of its own, and functions as
 * tests: TEST_ROWS and TEST in the order in which they run, then run_all. */

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* A property over very many cases is held against all of them as built for use.
 * Sanitizers look for faults of memory, and are many times slower: with them it
 * is tried on one case in CASES_EVERY. */
#if defined(__SANITIZE_ADDRESS__)
#define CASES_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CASES_SANITIZED
#endif
#endif
#ifdef CASES_SANITIZED
enum { CASES_EVERY = 8 };
#else
enum { CASES_EVERY = 1 };
#endif

static struct {
    struct CMUnitTest *items;
    size_t count, capacity;
} test_list;

static inline void add_test(struct CMUnitTest test)
{
    if (test_list.count == test_list.capacity) {
        test_list.capacity = test_list.capacity ? test_list.capacity * 2 : 64;
        test_list.items = realloc(test_list.items,
                                  test_list.capacity * sizeof *test_list.items);
        if (!test_list.items)
            abort();
    }
    test_list.items[test_list.count++] = test;
}

/** A test of one row, which is then the state.  An empty name is said so. */
static inline void test_row(const char *name, CMUnitTestFunction function,
                            const void *state)
{
    add_test((struct CMUnitTest){.name = *name ? name : "(empty)",
                                 .test_func = function,
                                 .initial_state = (void *)(uintptr_t)state});
}

/** A test of each of the first `n` rows, named by a member of them. */
#define TEST_SOME(rows, n, member, function)                                   \
    do                                                                         \
        for (size_t r_ = 0; r_ < (n); r_++)                                    \
            test_row((rows)[r_].member, function, &(rows)[r_]);                \
    while (0)

#define TEST_ROWS(rows, member, function)                                      \
    TEST_SOME(rows, LENGTH(rows), member, function)

#define TEST(function) add_test((struct CMUnitTest)cmocka_unit_test(function))

/** A test for which something is made, and freed after it. */
#define TEST_WITH(function, make, free)                                        \
    add_test((struct CMUnitTest)cmocka_unit_test_setup_teardown(function,      \
                                                                make, free))

/** Run what was added; `make` and `free`: once for all, or NULL.
 *  What `main` returns: 1 if one failed. */
static inline int run_all(const char *group, CMFixtureFunction make,
                          CMFixtureFunction free)
{
    return _cmocka_run_group_tests(group, test_list.items, test_list.count,
                                   make, free) != 0;
}

#endif
