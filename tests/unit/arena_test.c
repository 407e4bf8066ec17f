#include "cases.h"
#include "arena_fixture.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "povstat/map.h"

enum { MANY = 10000, LARGE = 20 * 1024 * 1024 };

static bool all_are(const unsigned char *bytes, size_t size,
                    unsigned char value)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != value)
            return false;
    return true;
}

static void aligns_and_zeroes(void **state)
{
    (void)state;
    for (size_t size = 0; size < 300; size++) {
        unsigned char *memory = pov_arena_alloc(arena, size);

        assert_int_equal((uintptr_t)memory % _Alignof(int64_t), 0);
        assert_true(all_are(memory, size, 0));
        memset(memory, 0xff, size);
    }
}

/* Across many blocks no two pieces overlap. */
static void keeps_pieces_apart(void **state)
{
    static unsigned char *pieces[MANY];

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        pieces[i] = pov_arena_alloc(arena, i % 500);
        assert_true(all_are(pieces[i], i % 500, 0));
        memset(pieces[i], (int)(i % 251), i % 500);
    }
    for (size_t i = 0; i < MANY; i++)
        assert_true(all_are(pieces[i], i % 500, (unsigned char)(i % 251)));
}

static void takes_large_pieces(void **state)
{
    unsigned char *before = pov_arena_alloc(arena, 10);
    unsigned char *large = pov_arena_alloc(arena, LARGE);
    unsigned char *after = pov_arena_alloc(arena, 10);

    (void)state;
    assert_true(all_are(large, LARGE, 0));
    memset(large, 1, LARGE);
    assert_true(all_are(before, 10, 0));
    assert_true(all_are(after, 10, 0));
    assert_true(arena->bytes >= LARGE);
}

static void takes_back_what_was_outgrown(void **state)
{
    unsigned char *before = pov_arena_alloc(arena, 10);
    unsigned char *large = pov_arena_alloc(arena, LARGE);
    unsigned char *other = pov_arena_alloc(arena, LARGE);
    size_t bytes = arena->bytes;

    (void)state;
    memset(other, 1, LARGE);
    memset(before, 1, 10);
    pov_arena_outgrow(arena, large, LARGE);
    assert_true(arena->bytes <= bytes - LARGE);
    bytes = arena->bytes;
    pov_arena_outgrow(arena, before, 10); /* is not alone in its block */
    assert_int_equal(arena->bytes, bytes);
    assert_true(all_are(other, LARGE, 1));
    assert_true(all_are(before, 10, 1));
}

static void copies_with_nul(void **state)
{
    char *copy = pov_arena_copy(arena, "nghèo đói", 6);

    (void)state;
    assert_string_equal(copy, "nghèo");
    assert_string_equal(pov_arena_copy(arena, "", 0), "");
    copy = pov_arena_copy(arena, "a\0b", 3);
    assert_memory_equal(copy, "a\0b", 4);
}

static void formats(void **state)
{
    static char wanted[MANY];

    (void)state;
    assert_string_equal(pov_arena_format(arena, "%s", ""), "");
    memset(wanted, 'x', sizeof wanted - 1);
    assert_string_equal(pov_arena_format(arena, "%d %s", 7, "hộ"), "7 hộ");
    assert_string_equal(pov_arena_format(arena, "%d|%d|%d%%", 0, -7, INT_MIN),
                        "0|-7|-2147483648%");
    assert_string_equal(
        pov_arena_format(arena, "%zu%u:%lu", SIZE_MAX, UINT_MAX, ULONG_MAX),
        "184467440737095516154294967295:18446744073709551615");
    assert_string_equal(
        pov_arena_format(arena, "%ld|%ld|%ld", 0l, LONG_MAX, LONG_MIN),
        "0|9223372036854775807|-9223372036854775808");
    assert_string_equal(pov_arena_format(arena, "a"), "a");
    assert_string_equal(pov_arena_format(arena, "%s, %s%s.", "hộ", "", "x"),
                        "hộ, x.");
    assert_string_equal(
        pov_arena_format(arena, "%s%%%5s|%.2s", "b", "c", "def"), "b%    c|de");
    assert_string_equal(pov_arena_format(arena, "%s!", wanted) + MANY - 1, "!");
}

/* Whatever room the current block has left. */
static void formats_where_room_ends(void **state)
{
    static char wanted[MANY];

    (void)state;
    for (size_t n = 0; n < sizeof wanted; n += 1 + n / 8) {
        char *before = pov_arena_format(arena, "%s-%zu", "before", n);

        memset(wanted, 'x', n);
        for (int i = 0; i < 40; i++)
            assert_string_equal(pov_arena_format(arena, "%s%s", wanted, "") + n,
                                "");
        assert_true(all_are(pov_arena_alloc(arena, n), n, 0));
        assert_string_equal(before, pov_arena_format(arena, "before-%zu", n));
    }
}

static void interns_one_copy(void **state)
{
    static const char *first[MANY];
    char text[32];

    (void)state;
    for (int i = 0; i < MANY; i++) {
        int length = snprintf(text, sizeof text, "text %d", i);

        first[i] = pov_arena_intern(arena, text, (size_t)length);
        assert_string_equal(first[i], text);
        assert_ptr_not_equal(first[i], text);
    }
    for (int i = 0; i < MANY; i++) {
        int length = snprintf(text, sizeof text, "text %d", i);

        assert_ptr_equal(pov_arena_intern(arena, text, (size_t)length),
                         first[i]);
    }
}

static void interns_by_length(void **state)
{
    const char *whole = pov_arena_intern(arena, "van-don", 7);
    const char *start = pov_arena_intern(arena, "van-don", 3);
    const char *nul = pov_arena_intern(arena, "van\0don", 7);

    (void)state;
    assert_string_equal(start, "van");
    assert_ptr_not_equal(whole, start);
    assert_ptr_not_equal(nul, start);
    assert_ptr_equal(pov_arena_intern(arena, "van", 3), start);
    assert_string_equal(pov_arena_intern(arena, "", 0), "");
}

/* Cleared memory comes back zeroed, and nothing interned is remembered. */
static void clears(void **state)
{
    size_t bytes;

    (void)state;
    for (int round = 0; round < 5; round++) {
        const char *text = pov_arena_intern(arena, "left", 4);

        assert_string_equal(text, "left");
        for (size_t i = 0; i < MANY; i++) {
            unsigned char *memory = pov_arena_alloc(arena, 100);

            assert_true(all_are(memory, 100, 0));
            memset(memory, 0xff, 100);
        }
        bytes = arena->bytes;
        pov_arena_clear(arena);
        assert_true(arena->bytes <= bytes);
    }
    assert_string_equal(pov_arena_intern(arena, "left", 4), "left");
}

static void clears_unused(void **state)
{
    pov_arena *unused = pov_arena_new();

    (void)state;
    pov_arena_clear(unused);
    assert_int_equal(unused->bytes, 0);
    pov_arena_free(unused);
    pov_arena_free(NULL);
}

static void reuses_memory_when_cleared(void **state)
{
    size_t bytes = 0;

    (void)state;
    for (int round = 0; round < 20; round++) {
        pov_arena_clear(arena);
        for (int i = 0; i < 100; i++)
            pov_arena_alloc(arena, 100);
        if (round)
            assert_int_equal(arena->bytes, bytes);
        bytes = arena->bytes;
    }
}

static void grows_lists(void **state)
{
    struct {
        int *items;
        size_t count, capacity;
    } list = {0};

    (void)state;
    for (int i = 0; i < MANY; i++)
        pov_arena_push(arena, &list, i);
    assert_int_equal(list.count, MANY);
    assert_true(list.capacity >= MANY && list.capacity < 2 * MANY + 8);
    for (int i = 0; i < MANY; i++)
        assert_int_equal(list.items[i], i);
}

int main(void)
{
    TEST_WITH(aligns_and_zeroes, make_arena, free_arena);
    TEST_WITH(keeps_pieces_apart, make_arena, free_arena);
    TEST_WITH(takes_large_pieces, make_arena, free_arena);
    TEST_WITH(takes_back_what_was_outgrown, make_arena, free_arena);
    TEST_WITH(copies_with_nul, make_arena, free_arena);
    TEST_WITH(formats, make_arena, free_arena);
    TEST_WITH(formats_where_room_ends, make_arena, free_arena);
    TEST_WITH(interns_one_copy, make_arena, free_arena);
    TEST_WITH(interns_by_length, make_arena, free_arena);
    TEST_WITH(clears, make_arena, free_arena);
    TEST_WITH(clears_unused, make_arena, free_arena);
    TEST_WITH(reuses_memory_when_cleared, make_arena, free_arena);
    TEST_WITH(grows_lists, make_arena, free_arena);
    return run_all("arena", NULL, NULL);
}
