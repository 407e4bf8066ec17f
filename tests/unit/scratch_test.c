#include "cases.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "write/scratch.h"

/* Each test has a directory of temporary files of its own. */
typedef struct room {
    pov_arena *arena;
    char path[64];
} room;

static int begin_room(void **state)
{
    room *r = calloc(1, sizeof *r);

    assert_non_null(r);
    r->arena = pov_arena_new();
    snprintf(r->path, sizeof r->path, "/tmp/povstat-test-XXXXXX");
    assert_non_null(mkdtemp(r->path));
    *state = r;
    return 0;
}

/* It is empty again, or cannot be removed. */
static int end_room(void **state)
{
    room *r = *state;
    int failed = rmdir(r->path);

    pov_arena_free(r->arena);
    free(r);
    return failed;
}

static size_t count_in(const char *path)
{
    DIR *stream = opendir(path);
    size_t n = 0;

    assert_non_null(stream);
    while (readdir(stream))
        n++;
    closedir(stream);
    return n - 2;
}

static mode_t mode_of(const char *path)
{
    struct stat about;

    assert_int_equal(stat(path, &about), 0);
    return about.st_mode & 07777;
}

static void make_file(const char *directory, const char *name, room *r)
{
    int descriptor = open(pov_arena_format(r->arena, "%s/%s", directory, name),
                          O_CREAT | O_WRONLY, 0600);

    assert_true(descriptor >= 0);
    close(descriptor);
}

static void is_private(void **state)
{
    room *r = *state;
    mode_t usual = umask(0);
    scratch s;

    assert_true(scratch_begin(&s, r->path, r->arena));
    umask(usual);
    assert_int_equal(mode_of(s.path), 0700);
    assert_int_equal(mode_of(s.file), 0600);
    make_file(s.path, "tmp.0123456789", r);
    assert_int_equal(count_in(s.path), 2);
    scratch_remove(&s);
    assert_int_equal(count_in(r->path), 0);
    scratch_close(&s);
}

static void reads_what_is_removed(void **state)
{
    room *r = *state;
    char got[16] = "";
    FILE *file, *to = fmemopen(got, sizeof got, "w");
    scratch s;

    assert_true(scratch_begin(&s, r->path, r->arena));
    file = fopen(s.file, "wb");
    assert_non_null(file);
    fputs("workbook", file);
    fclose(file);
    scratch_remove(&s);
    assert_non_null(to);
    assert_int_equal(scratch_print(&s, to), 0);
    fclose(to);
    assert_string_equal(got, "workbook");
    scratch_close(&s);
    assert_int_equal(scratch_print(&s, stdout), EBADF);
}

/* Two runs at a time, and one that was killed before. */
static void clears_what_was_left(void **state)
{
    room *r = *state;
    const char *left =
        pov_arena_format(r->arena, "%s/povstat-xlsx-aBcD12", r->path);
    scratch first, second;

    assert_true(scratch_begin(&first, r->path, r->arena));
    assert_int_equal(mkdir(left, 0700), 0);
    make_file(left, "workbook.xlsx", r);
    make_file(left, "tmp.0123456789", r);
    assert_true(scratch_begin(&second, r->path, r->arena));
    assert_int_equal(access(left, F_OK), -1);
    assert_int_equal(access(first.file, F_OK), 0);
    assert_int_equal(count_in(r->path), 2);
    scratch_remove(&first);
    scratch_remove(&second);
    scratch_close(&first);
    scratch_close(&second);
}

/* Of other modes and other names, and what is no directory. */
static void leaves_alone_what_is_not_its_own(void **state)
{
    room *r = *state;
    const char *open =
        pov_arena_format(r->arena, "%s/povstat-xlsx-aBcD12", r->path);
    const char *longer =
        pov_arena_format(r->arena, "%s/povstat-xlsx-reports", r->path);
    const char *link =
        pov_arena_format(r->arena, "%s/povstat-xlsx-aBcD34", r->path);
    scratch s;

    assert_int_equal(mkdir(open, 0755), 0);
    assert_int_equal(mkdir(longer, 0700), 0);
    make_file(longer, "kept", r);
    assert_int_equal(symlink(longer, link), 0);
    assert_true(scratch_begin(&s, r->path, r->arena));
    assert_int_equal(count_in(r->path), 4);
    assert_int_equal(count_in(longer), 1);
    scratch_remove(&s);
    scratch_close(&s);
    assert_int_equal(unlink(link), 0);
    assert_int_equal(rmdir(open), 0);
    assert_int_equal(unlink(pov_arena_format(r->arena, "%s/kept", longer)), 0);
    assert_int_equal(rmdir(longer), 0);
}

static void says_why_not(void **state)
{
    room *r = *state;
    const char *nowhere = pov_arena_format(r->arena, "%s/nowhere", r->path);
    scratch s;

    errno = 0;
    assert_false(scratch_begin(&s, nowhere, r->arena));
    assert_int_equal(errno, ENOENT);
}

int main(void)
{
    TEST_WITH(is_private, begin_room, end_room);
    TEST_WITH(reads_what_is_removed, begin_room, end_room);
    TEST_WITH(clears_what_was_left, begin_room, end_room);
    TEST_WITH(leaves_alone_what_is_not_its_own, begin_room, end_room);
    TEST_WITH(says_why_not, begin_room, end_room);
    return run_all("scratch", NULL, NULL);
}
