#include "povstat/resting.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "arena_fixture.h"
#include "cases.h"

/* Chains of rings that point to each other, a chain a rest. */

enum { CHAINS = 400, RINGS = 60, ROOM = CHAINS * 8 * 1024 };

typedef struct ring {
    const struct ring *before;
    char text[56];
} ring;

typedef struct chain {
    const ring *last;
    pov_rest rest;
} chain;

static void name(char text[56], size_t c, size_t i)
{
    snprintf(text, 56, "chain %zu, ring %zu", c, i);
}

static chain chain_laid(pov_resting *r, size_t c)
{
    ring *last = NULL;

    pov_resting_next(r);
    for (size_t i = 0; i < RINGS; i++) {
        ring *l = pov_resting_take(r, sizeof *l);

        assert_non_null(l);
        assert_null(l->before);
        assert_string_equal(l->text, "");
        l->before = last;
        name(l->text, c, i);
        last = l;
    }
    return (chain){last, pov_resting_lay(r)};
}

static void lay_all(pov_resting *r, chain chains[])
{
    pov_resting_begin(r, ROOM);
    for (size_t c = 0; c < CHAINS; c++)
        chains[c] = chain_laid(r, c);
}

static void assert_whole(const chain *of, size_t c)
{
    const ring *l = of->last;
    char text[56];

    for (size_t i = RINGS; i-- > 0; l = l->before) {
        assert_non_null(l);
        name(text, c, i);
        assert_string_equal(l->text, text);
    }
    assert_null(l);
}

static size_t n_resting(const chain chains[])
{
    size_t n = 0;

    for (size_t c = 0; c < CHAINS; c++)
        n += chains[c].rest.rests;
    return n;
}

/** The descriptor that whoever opens a file next is given. */
static int next_descriptor(void)
{
    int next = dup(STDERR_FILENO);

    close(next);
    return next;
}

/** In any order, and as they were laid down whatever became of them since. */
static void comes_back(void **state)
{
    pov_resting *r = pov_resting_new("/tmp", arena);
    chain chains[CHAINS];

    (void)state;
    lay_all(r, chains);
    assert_in_range(n_resting(chains), CHAINS / 2, CHAINS - 1);
    for (int twice = 0; twice < 2; twice++)
        for (size_t i = 0; i < CHAINS; i++) {
            size_t c = i * 7 % CHAINS;

            assert_true(pov_resting_wake(r, &chains[c].rest));
            assert_whole(&chains[c], c);
            if (!chains[c].rest.rests)
                continue;
            memset(chains[c].rest.bytes, 'x', chains[c].rest.size);
            pov_resting_sleep(&chains[c].rest);
        }
    pov_resting_free(r);
}

/** One room after another: what lies in the first stays where it is. */
static void rooms_follow(void **state)
{
    pov_resting *r = pov_resting_new("/tmp", arena);
    chain first[CHAINS], second[CHAINS];
    pov_rest none;

    (void)state;
    assert_null(pov_resting_take(r, 8));
    lay_all(r, first);
    lay_all(r, second);
    pov_resting_next(r);
    none = pov_resting_lay(r); /* nothing was taken */
    assert_int_equal(none.size, 0);
    assert_true(pov_resting_wake(r, &none));
    pov_resting_sleep(&none);
    for (size_t c = 0; c < CHAINS; c++) {
        assert_true(pov_resting_wake(r, &second[c].rest));
        assert_true(pov_resting_wake(r, &first[c].rest));
        assert_whole(&first[c], c);
        assert_whole(&second[c], c);
    }
    pov_resting_free(r);
}

/** Who takes more than there is room for gets none, and nobody loses any. */
static void room_ends(void **state)
{
    pov_resting *r = pov_resting_new("/tmp", arena);
    pov_rest rest;
    char *taken;

    (void)state;
    pov_resting_begin(r, 100);
    taken = pov_resting_take(r, 90);
    assert_non_null(taken);
    memset(taken, 'a', 90);
    assert_null(pov_resting_take(r, 1024 * 1024));
    assert_non_null(pov_resting_take(r, 3));
    rest = pov_resting_lay(r);
    assert_ptr_equal(rest.bytes, taken);
    assert_null(pov_resting_take(r, 1));
    pov_resting_begin(r, 0);
    assert_null(pov_resting_take(r, 1));
    assert_true(pov_resting_wake(r, &rest));
    assert_int_equal(taken[89], 'a');
    assert_int_equal(taken[90], 0);
    pov_resting_free(r);
}

static void needs_no_file(void **state)
{
    pov_resting *r = pov_resting_new("/nowhere", arena);
    chain chains[CHAINS];

    (void)state;
    lay_all(r, chains);
    assert_int_equal(n_resting(chains), 0);
    for (size_t c = 0; c < CHAINS; c++) {
        pov_resting_sleep(&chains[c].rest);
        assert_true(pov_resting_wake(r, &chains[c].rest));
        assert_whole(&chains[c], c);
    }
    pov_resting_free(r);
}

/** What the file had no room for, the rest in the middle of which it ended too,
 *  stays in memory. */
static void file_is_full(void **state)
{
    pov_resting *r = pov_resting_new("/tmp", arena);
    chain chains[CHAINS];
    struct rlimit before, little;

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    little = before;
    little.rlim_cur = 301 * 1024;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    lay_all(r, chains);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_in_range(n_resting(chains), 1, CHAINS / 2);
    for (size_t c = 0; c < CHAINS; c++) {
        assert_true(pov_resting_wake(r, &chains[c].rest));
        assert_whole(&chains[c], c);
        pov_resting_sleep(&chains[c].rest);
    }
    pov_resting_free(r);
}

/** What cannot be brought back is told of: a file that ends in the middle of a
 *  rest, and one that cannot be read at all. */
static void tells_what_is_lost(void **state)
{
    const int file = next_descriptor();
    pov_resting *r = pov_resting_new("/tmp", arena);
    chain chains[CHAINS];
    pov_rest *last = &chains[CHAINS - 1].rest;

    (void)state;
    lay_all(r, chains);
    assert_true(last->rests);
    assert_int_equal(ftruncate(file, (off_t)(last->at + last->size - 1)), 0);
    errno = 0;
    assert_false(pov_resting_wake(r, last));
    assert_int_equal(errno, EIO);
    assert_true(pov_resting_wake(r, &chains[CHAINS - 2].rest));
    assert_whole(&chains[CHAINS - 2], CHAINS - 2);
    assert_true(pov_resting_wake(r, &chains[0].rest)); /* never in it */
    close(file);
    assert_false(pov_resting_wake(r, &chains[CHAINS - 2].rest));
    assert_int_equal(errno, EBADF);
    assert_int_equal(dup2(STDERR_FILENO, file), file); /* to be closed again */
    pov_resting_free(r);
}

int main(void)
{
    TEST(comes_back);
    TEST(rooms_follow);
    TEST(room_ends);
    TEST(needs_no_file);
    TEST(file_is_full);
    TEST(tells_what_is_lost);
    return run_all("resting", make_arena, free_arena);
}
