#ifndef POVSTAT_TESTS_INJECT_TREE_H
#define POVSTAT_TESTS_INJECT_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What is in a directory, so that two states of it can be compared. */

enum { TREE_MOST = 64, TREE_PATH = 160 };

typedef struct tree_item {
    char path[TREE_PATH]; /* below the directory */
    mode_t mode;          /* with the kind of file */
    uint64_t hash;        /* of what a file holds */
} tree_item;

/** Shape: by path. */
typedef struct tree {
    tree_item items[TREE_MOST];
    size_t n;
} tree;

/** Errors: the test ends. */
void tree_read(const char *directory, tree *out);

/** Only what is, or is not, `name` or below it. */
tree tree_part(const tree *whole, const char *name, bool is_named);

bool tree_same(const tree *a, const tree *b);

/** How many stand in the directory itself. */
size_t tree_top(const tree *t);

/** Everything in a directory, and the directory too if `itself`. */
void tree_remove(const char *directory, bool itself);

/** Copy what is in `from` into `to`, which is made if it is not there; modes
 * are kept. */
void tree_copy(const char *from, const char *to);

/** Shape: fewer bytes than `size`, and a NUL.  Errors: -1 if they do not fit
 * or cannot be read. */
ssize_t tree_file(const char *path, char *bytes, size_t size);

/** Make a file. */
void tree_write(const char *path, const char *bytes, size_t n, mode_t mode);

#endif
