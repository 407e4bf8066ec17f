#define _GNU_SOURCE

#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "trace.h"

enum { LARGEST = 4 * 1024 * 1024, LONGEST = 512 };

static char bytes_of_file[LARGEST];

/* FNV-1a. */
static uint64_t hash_of(const char *bytes, size_t n)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
    return hash;
}

ssize_t tree_file(const char *path, char *bytes, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : 0, got = 0;

    if (fd < 0)
        return -1;
    while ((size_t)n < size &&
           (got = read(fd, bytes + n, size - (size_t)n)) > 0)
        n += got;
    close(fd);
    if (got < 0 || (size_t)n == size)
        return -1;
    bytes[n] = '\0';
    return n;
}

void tree_write(const char *path, const char *bytes, size_t n, mode_t mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    if (fd < 0 || write(fd, bytes, n) != (ssize_t)n || fchmod(fd, mode))
        trace_die(path);
    close(fd);
}

static void join(char path[LONGEST], const char *directory, const char *name)
{
    int n = snprintf(path, LONGEST, "%s%s%s", directory,
                     *directory && *name ? "/" : "", name);

    if (n < 0 || n >= LONGEST) {
        errno = ENAMETOOLONG;
        trace_die(directory);
    }
}

/** The next that is neither "." nor "..". */
static const char *next_name(DIR *stream)
{
    const struct dirent *entry;

    while ((entry = readdir(stream)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            return entry->d_name;
    return NULL;
}

static DIR *open_directory(const char *path)
{
    DIR *stream = opendir(path);

    if (!stream)
        trace_die(path);
    return stream;
}

static void add(const char *root, const char *below, tree *out);

static void add_directory(const char *root, const char *below, tree *out)
{
    char path[LONGEST];
    DIR *stream;
    const char *name;

    join(path, root, below);
    stream = open_directory(path);
    while ((name = next_name(stream))) {
        join(path, below, name);
        add(root, path, out);
    }
    closedir(stream);
}

static void add(const char *root, const char *below, tree *out)
{
    tree_item *item = &out->items[out->n++];
    struct stat about;
    char path[LONGEST];
    ssize_t n;

    if (out->n == TREE_MOST || strlen(below) >= TREE_PATH) {
        errno = E2BIG;
        trace_die(root);
    }
    join(path, root, below);
    *item = (tree_item){.hash = 0};
    strcpy(item->path, below);
    if (lstat(path, &about))
        trace_die(path);
    item->mode = about.st_mode;
    if (S_ISDIR(about.st_mode)) {
        add_directory(root, below, out);
    } else if (S_ISREG(about.st_mode) && (about.st_mode & S_IRUSR)) {
        n = tree_file(path, bytes_of_file, LARGEST);
        if (n < 0)
            trace_die(path);
        item->hash = hash_of(bytes_of_file, (size_t)n);
    }
}

static int compare(const void *left, const void *right)
{
    const tree_item *a = left, *b = right;

    return strcmp(a->path, b->path);
}

void tree_read(const char *directory, tree *out)
{
    out->n = 0;
    add_directory(directory, "", out);
    qsort(out->items, out->n, sizeof *out->items, compare);
}

tree tree_part(const tree *whole, const char *name, bool is_named)
{
    size_t length = strlen(name);
    tree part = {.n = 0};

    for (size_t i = 0; i < whole->n; i++) {
        const char *path = whole->items[i].path;
        bool is_it = !strncmp(path, name, length) &&
                     (!path[length] || path[length] == '/');

        if (is_it == is_named)
            part.items[part.n++] = whole->items[i];
    }
    return part;
}

bool tree_same(const tree *a, const tree *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (strcmp(a->items[i].path, b->items[i].path) != 0 ||
            a->items[i].mode != b->items[i].mode ||
            a->items[i].hash != b->items[i].hash)
            return false;
    return true;
}

size_t tree_top(const tree *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->n; i++)
        n += !strchr(t->items[i].path, '/');
    return n;
}

void tree_remove(const char *directory, bool itself)
{
    DIR *stream = open_directory(directory);
    struct stat about;
    char path[LONGEST];
    const char *name;

    while ((name = next_name(stream))) {
        join(path, directory, name);
        if (!lstat(path, &about) && S_ISDIR(about.st_mode))
            tree_remove(path, true);
        else if (unlink(path))
            trace_die(path);
    }
    closedir(stream);
    if (itself && rmdir(directory))
        trace_die(directory);
}

void tree_copy(const char *from, const char *to)
{
    char source[LONGEST], target[LONGEST];
    DIR *stream = open_directory(from);
    struct stat about;
    const char *name;
    ssize_t n;

    mkdir(to, 0755);
    while ((name = next_name(stream))) {
        join(source, from, name);
        join(target, to, name);
        if (stat(source, &about))
            trace_die(source);
        if (S_ISDIR(about.st_mode)) {
            tree_copy(source, target);
            chmod(target, about.st_mode & 07777);
            continue;
        }
        n = tree_file(source, bytes_of_file, LARGEST);
        if (n < 0)
            trace_die(source);
        tree_write(target, bytes_of_file, (size_t)n, about.st_mode & 07777);
    }
    closedir(stream);
}
