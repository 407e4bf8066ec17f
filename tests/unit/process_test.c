#include "povstat/process.h"

#include <sys/resource.h>

#include "arena_fixture.h"
#include "cases.h"

/* What a copy of the process says is heard as it was said; what it puts into
 * shared memory is there. */

enum { N = 1000 };

static void serve(void *of, FILE *out)
{
    pov_shared *memory = of;

    pov_say_number(out, N);
    for (uint64_t i = 0; i < N; i++) {
        uint64_t *put = pov_shared_take(memory, sizeof *put);

        *put = i * i;
        pov_say_bytes(out, &put, sizeof put);
    }
    pov_say_text(out, "đủ");
    pov_say_text(out, NULL);
}

static void what_is_said_is_heard(void **state)
{
    pov_shared memory;
    pov_process process;
    pov_listener l = {NULL, NULL, false};
    char *said;
    size_t length;

    (void)state;
    pov_arena_clear(arena);
    assert_true(pov_shared_begin(&memory, N * sizeof(uint64_t)));
    assert_true(pov_process_begin(&process, serve, &memory));
    assert_true(pov_process_end(&process, &said, &length));
    l.at = said;
    l.end = said + length;
    assert_int_equal(pov_hear_number(&l), N);
    for (uint64_t i = 0; i < N; i++) {
        uint64_t *put;

        pov_hear_bytes(&l, &put, sizeof put);
        assert_int_equal(*put, i * i);
    }
    assert_string_equal(pov_hear_text(&l, arena), "đủ");
    assert_null(pov_hear_text(&l, arena));
    assert_false(l.is_lost);
    assert_null(pov_hear_text(&l, arena));
    assert_true(l.is_lost);
    pov_shared_end(&memory);
    free(said);
}

static void who_takes_too_much_is_lost(void **state)
{
    pov_shared memory;
    pov_process process;
    char *said;
    size_t length;

    (void)state;
    assert_true(pov_shared_begin(&memory, (N - 1) * sizeof(uint64_t)));
    assert_true(pov_process_begin(&process, serve, &memory));
    assert_false(pov_process_end(&process, &said, &length));
    pov_shared_end(&memory);
    free(said);
}

/* More than any sanitizer needs: nothing else fails meanwhile. */
static void little_is_taken_where_addresses_are_limited(void **state)
{
    const uint64_t most = (uint64_t)1 << 60;
    struct rlimit before, now;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    if (before.rlim_cur == RLIM_INFINITY)
        assert_true(pov_shared_may_take(most));
    now = before;
    now.rlim_cur = (rlim_t)most;
    if (setrlimit(RLIMIT_AS, &now))
        skip();
    assert_true(pov_shared_may_take(most / 8));
    assert_false(pov_shared_may_take(most / 8 + 1));
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
}

int main(void)
{
    TEST(what_is_said_is_heard);
    TEST(who_takes_too_much_is_lost);
    TEST(little_is_taken_where_addresses_are_limited);
    return run_all("process", make_arena, free_arena);
}
