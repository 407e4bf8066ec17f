#include "cases.h"

#include "figures_dump.h"
#include "shuffle.h"

/* The order of rows and of files changes no figure, verdict or finding: only
 * the places.  A tie is never settled by who came first. */

enum { MOST_FILES = 3 };

static struct order_case {
    const char *name;
    const char *files[MOST_FILES];
} cases[] = {
    {"one district", {"tests/data/ba-che-and-van-don.csv"}},
    {"contradictions",
     {"tests/data/says-two-things.csv", "tests/data/ba-che-and-van-don.csv"}},
    {"the same again",
     {"tests/data/same-row-twice.csv",
      "tests/data/same-value-typed-otherwise.csv",
      "tests/data/whole-stated-twice.csv"}},
    {"wrong numbers", {"tests/data/bad-numbers-among-good.csv"}},
    {"wrong names", {"tests/data/bad-names-among-good.csv"}},
    {"wrong dates", {"tests/data/bad-dates-among-good.csv"}},
    {"wrong wordings",
     {"tests/data/bad-wordings-among-good.csv",
      "tests/data/targets-that-cannot-be-meant.csv"}},
    {"documents",
     {"data/extracts/ba-che-2022.csv", "data/extracts/ba-che-2022-results.csv",
      "data/extracts/ba-che-2021-portal.csv"}},
    {"a province",
     {"data/extracts/bac-ninh-2023-2025.csv",
      "data/extracts/bac-ninh-2022-review.csv",
      "data/extracts/bac-ninh-merged-2025.csv"}},
};

static FILE *shuffled_files[MOST_FILES];

static size_t count_files(const struct order_case *c)
{
    size_t n = 0;

    while (n < MOST_FILES && c->files[n])
        n++;
    return n;
}

static reading read_shuffled(const struct order_case *c, dice *rolled)
{
    const char *paths[MOST_FILES];
    size_t n = count_files(c);

    for (size_t i = 0; i < n; i++) {
        size_t size;
        const char *text = bytes_of(c->files[i], &size);

        text = shuffled(text, 1, rolled);
        paths[i] = path_to_bytes(&shuffled_files[i], text, strlen(text));
    }
    for (size_t i = n - 1; i > 0; i--) {
        size_t j = (size_t)dice_between(rolled, 0, (int64_t)i);
        const char *path = paths[i];

        paths[i] = paths[j];
        paths[j] = path;
    }
    return read_files(paths, n, "");
}

static void order_changes_nothing(void **state)
{
    const struct order_case *c = *state;
    dice rolled = fixed_seed;
    reading typed;
    dump all, codes;

    pov_arena_clear(arena);
    typed = read_files(c->files, count_files(c), "");
    all = dump_all(&typed);
    codes = dump_codes(&typed);
    assert_true(all.count > 0);
    for (int i = 0; i < N_SHUFFLES; i++) {
        reading r = read_shuffled(c, &rolled);
        dump again = dump_all(&r);
        dump found = dump_codes(&r);

        assert_same_dump(&all, &again);
        assert_same_dump(&codes, &found);
    }
}

int main(void)
{
    TEST_ROWS(cases, name, order_changes_nothing);
    return run_all("any order", load_reference, free_reference);
}
