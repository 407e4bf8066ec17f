#include "cases.h"

#include <string.h>

#include "povstat/library.h"

static struct pointers {
    size_t (*length)(const char *text);
    int (*none)(void);
} pointers;

static const pov_library_function functions[] = {
    {"strlen", offsetof(struct pointers, length)},
    {"no_such_function", offsetof(struct pointers, none)},
};

static void finds_functions(void **state)
{
    (void)state;
    assert_null(pov_library_load(NULL, functions, 1, &pointers));
    assert_int_equal(pointers.length("abc"), 3);
}

static void says_what_is_missing(void **state)
{
    (void)state;
    assert_non_null(strstr(pov_library_load(NULL, functions, 2, &pointers),
                           "no_such_function"));
    assert_non_null(
        strstr(pov_library_load("libno-such.so.0", functions, 1, NULL),
               "libno-such.so.0"));
}

int main(void)
{
    TEST(finds_functions);
    TEST(says_what_is_missing);
    return run_all("library", NULL, NULL);
}
