#include "cases.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/output.h"

/* Every test runs in an empty directory.  What closes standard output runs in
 * a child, with standard output in the file "stdout". */

static int enter_directory(void **state)
{
    char *name = strdup("/tmp/povstat-output-XXXXXX");

    *state = name;
    return !mkdtemp(name) || chdir(name);
}

static int leave_directory(void **state)
{
    DIR *directory = opendir(".");
    struct dirent *one;
    int status;

    while ((one = readdir(directory)))
        if (strcmp(one->d_name, ".") != 0 && strcmp(one->d_name, "..") != 0)
            remove(one->d_name);
    closedir(directory);
    status = chdir("/") || rmdir(*state);
    free(*state);
    return status;
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_holds(const char *path, const char *expected)
{
    char text[512] = "";
    FILE *file = fopen(path, "r");

    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, expected);
}

/* No temporary file, under whatever name. */
static void assert_entries(size_t expected)
{
    DIR *directory = opendir(".");
    struct dirent *one;
    size_t n = 0;

    while ((one = readdir(directory)))
        n += strcmp(one->d_name, ".") != 0 && strcmp(one->d_name, "..") != 0;
    closedir(directory);
    assert_int_equal(n, expected);
}

typedef enum ending {
    END,
    DROP,
    INTERRUPT,
} ending;

/* What the child says by its exit status. */
enum { REFUSED_TO_BEGIN = 10, INTERRUPTED = 20, DROPPED = 30 };

static int write_as(const char *path, bool is_check, const char *text,
                    ending how)
{
    pov_arena *arena = pov_arena_new();
    const char *complaint;
    output o = {0};
    int status = DROPPED;

    if (output_begin(&o, path, is_check, arena)) {
        pov_arena_free(arena);
        return REFUSED_TO_BEGIN;
    }
    fputs(text, o.out);
    if (how == INTERRUPT) {
        fflush(o.out);
        raise(SIGTERM);
    }
    if (how == END)
        status = (int)output_end(&o, &complaint);
    else
        output_drop(&o);
    pov_arena_free(arena);
    return status;
}

static int written(const char *path, bool is_check, const char *text,
                   ending how)
{
    int status;
    pid_t child;

    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (!child) {
        if (!freopen("stdout", "w", stdout))
            _exit(99);
        _exit(write_as(path, is_check, text, how));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? INTERRUPTED : WEXITSTATUS(status);
}

static void standard_output(void **state)
{
    (void)state;
    assert_int_equal(written(NULL, false, "x\n", END), OUTPUT_WRITTEN);
    assert_holds("stdout", "x\n");
    assert_int_equal(written("-", false, "y\n", END), OUTPUT_WRITTEN);
    assert_holds("stdout", "y\n");
    assert_entries(1);
}

static void new_file(void **state)
{
    struct stat made;
    mode_t mask = umask(027);

    (void)state;
    assert_int_equal(written("new.md", false, "x\n", END), OUTPUT_WRITTEN);
    umask(mask);
    assert_holds("new.md", "x\n");
    assert_holds("stdout", "");
    stat("new.md", &made);
    assert_int_equal(made.st_mode & 0777, 0640);
    assert_entries(2);
}

static void older_file_keeps_its_mode(void **state)
{
    struct stat made;

    (void)state;
    put("old.md", "old\n");
    chmod("old.md", 0604);
    assert_int_equal(written("old.md", false, "new\n", END), OUTPUT_WRITTEN);
    assert_holds("old.md", "new\n");
    stat("old.md", &made);
    assert_int_equal(made.st_mode & 0777, 0604);
    assert_entries(2);
}

static void link_stays_a_link(void **state)
{
    struct stat made;

    (void)state;
    put("real.md", "old\n");
    assert_int_equal(symlink("real.md", "link.md"), 0);
    assert_int_equal(written("link.md", false, "new\n", END), OUTPUT_WRITTEN);
    assert_holds("real.md", "new\n");
    lstat("link.md", &made);
    assert_true(S_ISLNK(made.st_mode));
    assert_entries(3);
}

static void link_to_nowhere(void **state)
{
    (void)state;
    assert_int_equal(symlink("gone.md", "link.md"), 0);
    assert_int_equal(written("link.md", false, "x\n", END), REFUSED_TO_BEGIN);
    assert_entries(2);
}

static void dropped_leaves_nothing(void **state)
{
    (void)state;
    put("old.md", "old\n");
    assert_int_equal(written("old.md", false, "new\n", DROP), DROPPED);
    assert_int_equal(written("new.md", false, "new\n", DROP), DROPPED);
    assert_holds("old.md", "old\n");
    assert_entries(2);
}

static void interrupted_leaves_nothing(void **state)
{
    (void)state;
    put("old.md", "old\n");
    assert_int_equal(written("old.md", false, "new\n", INTERRUPT), INTERRUPTED);
    assert_holds("old.md", "old\n");
    assert_entries(2);
}

static void directory_is_refused(void **state)
{
    (void)state;
    assert_int_equal(written(".", false, "x\n", END), REFUSED_TO_BEGIN);
    assert_int_equal(written("none/x.md", false, "x\n", END), REFUSED_TO_BEGIN);
    put("file", "x\n");
    assert_int_equal(written("file/x.md", false, "x\n", END), REFUSED_TO_BEGIN);
    assert_entries(2);
}

static void device_is_written_directly(void **state)
{
    (void)state;
    assert_int_equal(written("/dev/null", false, "x\n", END), OUTPUT_WRITTEN);
    assert_int_equal(written("/dev/full", false, "x\n", END), OUTPUT_FAILED);
    assert_int_equal(access("/dev/full", F_OK), 0);
    assert_entries(1);
}

static void check_without_difference(void **state)
{
    (void)state;
    put("same.md", "x\n");
    assert_int_equal(written("same.md", true, "x\n", END), OUTPUT_WRITTEN);
    assert_holds("stdout", "");
    assert_int_equal(written("none.md", true, "", END), OUTPUT_WRITTEN);
    assert_entries(2);
}

static void check_with_difference(void **state)
{
    (void)state;
    put("old.md", "x\n");
    assert_int_equal(written("old.md", true, "y\n", END), OUTPUT_DIFFERS);
    assert_holds("stdout", "--- old.md\n+++ old.md\n@@ -1 +1 @@\n-x\n+y\n");
    assert_holds("old.md", "x\n");
    assert_int_equal(written("none.md", true, "y\n", END), OUTPUT_DIFFERS);
    assert_entries(2);
    assert_int_equal(written("/", true, "y\n", END), OUTPUT_FAILED);
}

static void input_is_found(void **state)
{
    const char *names[] = {"-", "gone.csv", "other.csv", "./in.csv"};
    const pov_text_list inputs = {names, 4, 4}, others = {names, 3, 4};
    const char *const targets[] = {"in.csv", "soft.csv", "hard.csv"};
    pov_arena *arena = pov_arena_new();
    output o = {0};

    (void)state;
    put("in.csv", "x\n");
    put("other.csv", "x\n");
    assert_int_equal(symlink("in.csv", "soft.csv"), 0);
    assert_int_equal(link("in.csv", "hard.csv"), 0);
    for (size_t i = 0; i < 3; i++) {
        assert_null(output_begin(&o, targets[i], false, arena));
        assert_string_equal(output_input_hit(&o, &inputs), "./in.csv");
        assert_null(output_input_hit(&o, &others));
        output_drop(&o);
    }
    assert_null(output_begin(&o, "new.csv", false, arena));
    assert_null(output_input_hit(&o, &inputs));
    output_drop(&o);
    pov_arena_free(arena);
}

int main(void)
{
    TEST_WITH(standard_output, enter_directory, leave_directory);
    TEST_WITH(new_file, enter_directory, leave_directory);
    TEST_WITH(older_file_keeps_its_mode, enter_directory, leave_directory);
    TEST_WITH(link_stays_a_link, enter_directory, leave_directory);
    TEST_WITH(link_to_nowhere, enter_directory, leave_directory);
    TEST_WITH(dropped_leaves_nothing, enter_directory, leave_directory);
    TEST_WITH(interrupted_leaves_nothing, enter_directory, leave_directory);
    TEST_WITH(directory_is_refused, enter_directory, leave_directory);
    TEST_WITH(device_is_written_directly, enter_directory, leave_directory);
    TEST_WITH(check_without_difference, enter_directory, leave_directory);
    TEST_WITH(check_with_difference, enter_directory, leave_directory);
    TEST_WITH(input_is_found, enter_directory, leave_directory);
    return run_all("output", NULL, NULL);
}
