/* Read every file of the directories named once, under all settings or under
 * those that it chooses.
 *
 * Each file has a process of its own: what kills it is one failure, and the
 * others are still read. */

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz.h"

enum { LONGEST_PATH = 4096, SECONDS_EACH = 60 };

typedef struct tally {
    size_t passed, failed;
} tally;

static void read_file(const char *path, size_t size)
{
    uint8_t *bytes = malloc(size + 1);
    FILE *in = fopen(path, "rb");

    if (!bytes || !in || fread(bytes, 1, size, in) != size) {
        perror(path);
        exit(2);
    }
    fclose(in);
    if (!fuzz_this.every_way)
        fuzz_this.read(bytes, size, fuzz_way(bytes, size));
    else
        for (size_t way = 0; way < fuzz_this.n_ways; way++)
            fuzz_this.read(bytes, size, way);
    free(bytes);
}

static void replay_file(const char *path, size_t size, tally *results)
{
    int status;
    pid_t child = fork();

    if (!child) {
        alarm(SECONDS_EACH);
        read_file(path, size);
        exit(0);
    }
    if (child > 0 && waitpid(child, &status, 0) == child && !status) {
        results->passed++;
        return;
    }
    printf("FAIL %s\n", path);
    results->failed++;
}

static void replay_directory(const char *directory, tally *results)
{
    const char *asked = getenv("REPLAY_EVERY"); /* one in so many */
    int every = asked && atoi(asked) > 0 ? atoi(asked) : 1;
    struct dirent **entries;
    int n = scandir(directory, &entries, NULL, alphasort);

    if (n < 0) {
        perror(directory);
        results->failed++;
        return;
    }
    for (int i = 0; i < n; i++) {
        char path[LONGEST_PATH];
        struct stat is;
        int length =
            snprintf(path, sizeof path, "%s/%s", directory, entries[i]->d_name);

        if (i % every == 0 && length < LONGEST_PATH && !stat(path, &is) &&
            S_ISREG(is.st_mode))
            replay_file(path, (size_t)is.st_size, results);
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char *argv[])
{
    tally results = {0, 0};

    if (!fuzz_prepare()) {
        fputs("replay: no reference tables or no temporary directory\n",
              stderr);
        return 2;
    }
    setvbuf(stdout, NULL, _IONBF, 0);
    for (int i = 1; i < argc; i++)
        replay_directory(argv[i], &results);
    printf("fuzz: %zu passed, %zu failed\n", results.passed, results.failed);
    return results.failed || !results.passed;
}
