#include "cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "povstat/archive.h"
#include "write/zip.h"

enum { MOST = 1 << 22 };

/* Parts that wait in memory until they are whole, and such as do not, of bytes
 * that can be packed and of others, put in pieces of one size. */
static struct parts_case {
    const char *name;
    size_t lengths[4]; /* of the parts; 0: no more, but of the first */
    size_t piece;
    bool is_noise;
} parts[] = {
    {"an empty part", {0, 5}, 1, false},
    {"small parts", {1, 2, 3, 4}, 3, false},
    {"as much as waits", {32 * 1024, 7}, 1000, false},
    {"one byte more", {32 * 1024 + 1, 7}, 1000, false},
    {"as much as waits, of noise", {32 * 1024, 7}, 32 * 1024, true},
    {"a long part", {1000000, 1, 1000000}, 77777, false},
    {"a long part of noise", {300000, 300000}, 4099, true},
};

static char byte_of(const struct parts_case *c, size_t part, size_t i)
{
    size_t n = (i + part) * 2654435761u;

    return (char)(c->is_noise ? (n ^ n >> 13) * 40503u >> 16 : i / 7);
}

static const char *name_of(pov_arena *arena, size_t part)
{
    return pov_arena_format(arena, "xl/phần%zu.xml", part);
}

static size_t count_parts(const struct parts_case *c)
{
    size_t n = 1;

    while (n < 4 && c->lengths[n])
        n++;
    return n;
}

static void write_parts(const struct parts_case *c, FILE *out, pov_arena *arena)
{
    zip *z = zip_begin(out, arena);
    char *piece = pov_arena_alloc(arena, c->piece);

    for (size_t p = 0; p < count_parts(c); p++) {
        zip_part(z, name_of(arena, p), p % 2 ? ZIP_QUICKLY : ZIP_WELL);
        for (size_t at = 0, n; at < c->lengths[p]; at += n) {
            n = c->lengths[p] - at < c->piece ? c->lengths[p] - at : c->piece;
            for (size_t i = 0; i < n; i++)
                piece[i] = byte_of(c, p, at + i);
            zip_put(z, piece, n);
        }
        zip_part_end(z);
    }
    assert_true(zip_end(z));
}

typedef struct reading {
    const struct parts_case *of;
    size_t part, at;
} reading;

static bool take(void *taker, const char *bytes, size_t length)
{
    reading *r = taker;

    for (size_t i = 0; i < length; i++)
        if (bytes[i] != byte_of(r->of, r->part, r->at++))
            return false;
    return true;
}

static void is_read_again(void **state)
{
    const struct parts_case *c = *state;
    pov_arena *arena = pov_arena_new();
    FILE *file = tmpfile();
    pov_archive *archive;

    assert_non_null(file);
    write_parts(c, file, arena);
    assert_int_equal(fflush(file), 0);
    archive = pov_archive_open(fileno(file), MOST, arena);
    assert_non_null(archive);
    assert_int_equal(pov_archive_count(archive), count_parts(c));
    for (size_t p = 0; p < count_parts(c); p++) {
        reading r = {.of = c, .part = p};

        assert_string_equal(pov_archive_name(archive, p), name_of(arena, p));
        assert_int_equal(pov_archive_read(archive, p, take, &r),
                         POV_ARCHIVE_READ);
        assert_int_equal(r.at, c->lengths[p]);
    }
    pov_archive_close(archive);
    fclose(file);
    pov_arena_free(arena);
}

/* To a stream that cannot go back. */
static void needs_no_file(void **state)
{
    const struct parts_case *c = &parts[LENGTH(parts) - 1];
    pov_arena *arena = pov_arena_new();
    char *written = NULL, *piped = NULL;
    size_t length = 0, n = 0;
    FILE *out = open_memstream(&written, &length);
    FILE *pipe = popen("cat >/dev/null", "w");

    (void)state;
    assert_non_null(out);
    assert_non_null(pipe);
    write_parts(c, out, arena);
    fclose(out);
    write_parts(c, pipe, arena);
    assert_int_equal(ferror(pipe), 0);
    assert_int_equal(pclose(pipe), 0);
    out = open_memstream(&piped, &n);
    write_parts(c, out, arena);
    fclose(out);
    assert_int_equal(n, length);
    assert_memory_equal(piped, written, n);
    free(written);
    free(piped);
    pov_arena_free(arena);
}

int main(void)
{
    TEST_ROWS(parts, name, is_read_again);
    TEST(needs_no_file);
    return run_all("zip", NULL, NULL);
}
