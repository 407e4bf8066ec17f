#include "cases.h"

#include <string.h>

#include "view/differ.h"

static pov_arena *arena;

/* Things are parted by blanks and named by their place in the list, from 'a';
 * each is "group.detail".  Pairs are printed as "ab", a lone one as "a-". */
static struct merge_case {
    const char *name, *old, *new, *pairs;
} cases[] = {
    {"nothing", "", "", ""},
    {"nothing new", "x.1 y.1", "", "a- b-"},
    {"nothing old", "", "x.1 y.1", "-a -b"},
    {"all the same", "x.1 y.1 z.1", "x.1 y.1 z.1", "aa bb cc"},
    {"in another order", "x.1 y.1 z.1", "z.1 x.1 y.1", "ab bc ca"},
    {"unsorted on both sides", "z.1 y.1 x.1", "y.1 z.1 x.1", "cc ba ab"},
    {"one less", "x.1 y.1 z.1", "x.1 z.1", "aa b- cb"},
    {"one more", "x.1 z.1", "x.1 y.1 z.1", "aa -b bc"},
    {"the first is new", "y.1", "x.1 y.1", "-a ab"},
    {"the last is gone", "x.1 y.1", "x.1", "aa b-"},
    {"nothing in common", "a.1 c.1", "b.1 d.1", "a- -a b- -b"},
    {"another detail", "x.1", "x.2", "aa"},
    {"the same detail first", "x.1 x.2", "x.2 x.3", "ba ab"},
    {"details swapped", "x.1 x.2", "x.2 x.1", "ab ba"},
    {"more old than new", "x.1 x.2 x.3", "x.2", "ba a- c-"},
    {"more new than old", "x.2", "x.1 x.2 x.3", "ab -a -c"},
    {"the rest in order", "x.1 x.2", "x.3 x.4", "aa bb"},
    {"equal ones in the order of adding", "x.1 x.1", "x.1 x.1 x.1", "aa bb -c"},
    {"a group that begins another", "x.1 xx.1", "xx.1", "a- ba"},
    {"no details", "x. y.", "y. z.", "a- ba -b"},
};

static const char letters[] = "abcdefgh";

static merge_list list_from(const char *text)
{
    merge_list list = {0};

    while (*text) {
        size_t length = strcspn(text, " ");
        size_t group = strcspn(text, ".");

        differ_merge_add(
            &list, arena, pov_arena_copy(arena, text, group),
            pov_arena_copy(arena, text + group + 1, length - group - 1),
            &letters[list.count]);
        text += length + (text[length] == ' ');
    }
    return list;
}

static char letter_of(const void *thing)
{
    return thing ? *(const char *)thing : '-';
}

static void pairs_things(void **state)
{
    const struct merge_case *c = *state;
    merge_list old = list_from(c->old), new = list_from(c->new);
    merge_pairs pairs = differ_merge(&old, &new, arena);
    const char *got = "";

    for (size_t i = 0; i < pairs.count; i++)
        got = pov_arena_format(arena, "%s%s%c%c", got, i ? " " : "",
                               letter_of(pairs.items[i].old),
                               letter_of(pairs.items[i].new));
    assert_string_equal(got, c->pairs);
}

int main(void)
{

    arena = pov_arena_new();
    TEST_ROWS(cases, name, pairs_things);
    return run_all("merge", NULL, NULL);
}
