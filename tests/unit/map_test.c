#include "cases.h"
#include "arena_fixture.h"

#include <stdio.h>
#include <string.h>

#include "povstat/map.h"
#include "dice.h"

enum { MANY = 100000 };

static int values[MANY];

static void finds_nothing_in_empty(void **state)
{
    pov_map map = {0};

    (void)state;
    assert_null(pov_map_find(&map, "a", 1));
    assert_null(pov_map_find(&map, "", 0));
    assert_int_equal(map.count, 0);
}

static void gives_one_place_per_key(void **state)
{
    pov_map map = {0};
    void **at = pov_map_at(&map, arena, "poor", 4);

    (void)state;
    assert_null(*at);
    *at = &values[1];
    assert_ptr_equal(*pov_map_at(&map, arena, "poor", 4), &values[1]);
    assert_ptr_equal(pov_map_find(&map, "poor", 4), &values[1]);
    assert_int_equal(map.count, 1);
    assert_null(pov_map_find(&map, "poo", 3));
    assert_null(pov_map_find(&map, "poor ", 5));
}

static void copies_keys(void **state)
{
    pov_map map = {0};
    char key[] = "van-don";

    (void)state;
    *pov_map_at(&map, arena, key, sizeof key - 1) = &values[2];
    memset(key, 'x', sizeof key - 1);
    assert_ptr_equal(pov_map_find(&map, "van-don", 7), &values[2]);
    assert_null(pov_map_find(&map, key, sizeof key - 1));
}

/* Bytes count, NULs among them, and so does the length. */
static void tells_binary_keys_apart(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } keys[] = {{"", 0},         {"\0", 1},      {"\0\0", 2}, {"\0a", 2},
                {"a", 1},        {"a\0", 2},     {"a\0b", 3}, {"a\0c", 3},
                {"\xff\xfe", 2}, {"\xff\xff", 2}};
    const size_t n = sizeof keys / sizeof *keys;
    pov_map map = {0};

    (void)state;
    for (size_t i = 0; i < n; i++) {
        void **at = pov_map_at(&map, arena, keys[i].bytes, keys[i].length);

        assert_null(*at);
        *at = &values[i];
    }
    assert_int_equal(map.count, n);
    for (size_t i = 0; i < n; i++)
        assert_ptr_equal(pov_map_find(&map, keys[i].bytes, keys[i].length),
                         &values[i]);
}

static void holds_many_texts(void **state)
{
    pov_map map = {0};
    char key[32];

    (void)state;
    for (int i = 0; i < MANY; i++) {
        int length = snprintf(key, sizeof key, "area-%d", i);

        *pov_map_at(&map, arena, key, (size_t)length) = &values[i];
        assert_int_equal(map.count, i + 1);
    }
    for (int i = 0; i < MANY; i++) {
        int length = snprintf(key, sizeof key, "area-%d", i);

        assert_ptr_equal(pov_map_find(&map, key, (size_t)length), &values[i]);
        length = snprintf(key, sizeof key, "area-%d", i + MANY);
        assert_null(pov_map_find(&map, key, (size_t)length));
    }
}

/* Numbers in a row, as pointers are: the hash must not let them cluster. */
static void holds_many_numbers(void **state)
{
    pov_map map = {0};

    (void)state;
    for (uint64_t i = 0; i < MANY; i++) {
        uint64_t key = i << 4;

        *pov_map_at(&map, arena, &key, sizeof key) = &values[i];
    }
    for (uint64_t i = 0; i < MANY; i++) {
        uint64_t key = i << 4;

        assert_ptr_equal(pov_map_find(&map, &key, sizeof key), &values[i]);
        key++;
        assert_null(pov_map_find(&map, &key, sizeof key));
    }
}

static void grows_by_powers_of_two(void **state)
{
    pov_map map = {0};

    (void)state;
    for (int i = 0; i < 10000; i++) {
        *pov_map_at(&map, arena, &i, sizeof i) = &values[i];
        assert_int_equal(map.capacity & (map.capacity - 1), 0);
        assert_true(map.count < map.capacity); /* a free slot ends a search */
        assert_true(map.capacity <= 16 || map.capacity < map.count * 4);
    }
}

static void survives_a_mix(void **state)
{
    static unsigned char seen[1 << 16];
    dice r = fixed_seed;
    pov_map map = {0};
    size_t distinct = 0;

    (void)state;
    memset(seen, 0, sizeof seen);
    for (int i = 0; i < MANY; i++) {
        uint16_t key = (uint16_t)dice_bits(&r);
        void **at = pov_map_at(&map, arena, &key, sizeof key);

        assert_ptr_equal(*at, seen[key] ? &values[key] : NULL);
        distinct += !seen[key];
        seen[key] = 1;
        *at = &values[key];
        assert_int_equal(map.count, distinct);
    }
}

int main(void)
{
    TEST(finds_nothing_in_empty);
    TEST(gives_one_place_per_key);
    TEST(copies_keys);
    TEST(tells_binary_keys_apart);
    TEST(holds_many_texts);
    TEST(holds_many_numbers);
    TEST(grows_by_powers_of_two);
    TEST(survives_a_mix);
    return run_all("map", make_arena, free_arena);
}
