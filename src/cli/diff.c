#include "cli/diff.h"

#include <string.h>

/* Myers' greedy algorithm: for each number of edits d, how far down each
 * diagonal x - y = k the two texts agree.  The furthest points of every d are
 * kept to walk back.  Both time and memory grow with d squared, hence MOST.
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
 * Algorithmica 1 (1986). */

enum {
    CONTEXT = 3,
    MOST = 2000, /* edits; beyond, all between the equal ends is replaced */
};

typedef struct line {
    const char *text;
    size_t length; /* with its line end, if it has one */
} line;

typedef struct lines {
    line *items;
    size_t count, capacity;
    bool *changed; /* deleted from the old, or inserted in the new */
} lines;

typedef struct pair {
    lines old, new;
    size_t head, tail; /* equal lines at both ends */
    pov_arena *arena;
} pair;

static lines split(const diff_text *text, pov_arena *arena)
{
    lines all = {0};
    size_t at = 0;

    while (at < text->length) {
        const char *start = text->text + at;
        const char *end = memchr(start, '\n', text->length - at);
        line one = {start, end ? (size_t)(end - start) + 1 : text->length - at};

        pov_arena_push(arena, &all, one);
        at += one.length;
    }
    all.changed = pov_arena_alloc(arena, all.count + 1);
    return all;
}

static bool is_same(const pair *p, size_t x, size_t y)
{
    const line *a = &p->old.items[x], *b = &p->new.items[y];

    return a->length == b->length && !memcmp(a->text, b->text, a->length);
}

static void skip_equal_ends(pair *p)
{
    size_t n = p->old.count, m = p->new.count;
    size_t shorter = n < m ? n : m;

    while (p->head < shorter && is_same(p, p->head, p->head))
        p->head++;
    while (p->tail < shorter - p->head &&
           is_same(p, n - 1 - p->tail, m - 1 - p->tail))
        p->tail++;
}

/* Does the path to diagonal k with d edits end with an insertion?  `far[d-1]`
 * is read at k - 1 and k + 1; index 0 stands for diagonal -(d-1). */
static bool is_insertion(const int *before, int d, int k)
{
    return k == -d || (k != d && before[k - 1 + d - 1] < before[k + 1 + d - 1]);
}

static int step_onto(const int *before, int d, int k)
{
    if (!d)
        return 0;
    return is_insertion(before, d, k) ? before[k + 1 + d - 1]
                                      : before[k - 1 + d - 1] + 1;
}

/* Mark the edits from the end of the path back to its start. */
static void walk_back(pair *p, int *const far[], int d, int x, int y)
{
    for (; d > 0; d--) {
        const int *before = far[d - 1];
        int k = x - y;

        if (is_insertion(before, d, k)) {
            x = before[k + 1 + d - 1];
            y = x - (k + 1);
            p->new.changed[p->head + (size_t)y] = true;
        } else {
            x = before[k - 1 + d - 1];
            y = x - (k - 1);
            p->old.changed[p->head + (size_t)x] = true;
        }
    }
}

/* Extend every diagonal reached with d edits; true if the end is reached. */
static bool extend(pair *p, int *far[], int d, int n, int m)
{
    far[d] = pov_arena_alloc(p->arena, (2 * (size_t)d + 1) * sizeof **far);
    for (int k = -d; k <= d; k += 2) {
        int x = step_onto(d ? far[d - 1] : NULL, d, k), y = x - k;

        while (x < n && y < m &&
               is_same(p, p->head + (size_t)x, p->head + (size_t)y)) {
            x++;
            y++;
        }
        far[d][k + d] = x;
        if (x >= n && y >= m) {
            walk_back(p, far, d, x, y);
            return true;
        }
    }
    return false;
}

static void replace_middle(pair *p)
{
    for (size_t x = p->head; x < p->old.count - p->tail; x++)
        p->old.changed[x] = true;
    for (size_t y = p->head; y < p->new.count - p->tail; y++)
        p->new.changed[y] = true;
}

static void compare(pair *p)
{
    int **far = pov_arena_alloc(p->arena, (MOST + 1) * sizeof *far);
    int n, m;

    skip_equal_ends(p);
    n = (int)(p->old.count - p->head - p->tail);
    m = (int)(p->new.count - p->head - p->tail);
    for (int d = 0; d <= MOST; d++)
        if (extend(p, far, d, n, m))
            return;
    replace_middle(p);
}

static void print_line(char mark, const line *one, FILE *out)
{
    fputc(mark, out);
    fwrite(one->text, 1, one->length, out);
    if (one->text[one->length - 1] != '\n')
        fputs("\n\\ No newline at end of file\n", out);
}

/* Lines first..end of both texts, a stretch of a hunk. */
typedef struct hunk {
    size_t x, y, x_end, y_end;
} hunk;

/* An empty range names the line before it. */
static void print_range(char mark, size_t first, size_t end, FILE *out)
{
    size_t n = end - first;

    fprintf(out, "%c%zu", mark, n ? first + 1 : first);
    if (n != 1)
        fprintf(out, ",%zu", n);
}

static void print_hunk(const pair *p, const hunk *h, FILE *out)
{
    size_t x = h->x, y = h->y;

    fputs("@@ ", out);
    print_range('-', h->x, h->x_end, out);
    fputc(' ', out);
    print_range('+', h->y, h->y_end, out);
    fputs(" @@\n", out);
    while (x < h->x_end || y < h->y_end) {
        if (x < h->x_end && p->old.changed[x]) {
            print_line('-', &p->old.items[x++], out);
        } else if (y < h->y_end && p->new.changed[y]) {
            print_line('+', &p->new.items[y++], out);
        } else {
            print_line(' ', &p->old.items[x++], out);
            y++;
        }
    }
}

/* The hunk that begins with the change at (x, y): it runs until more equal
 * lines follow than two contexts hold. */
static hunk hunk_from(const pair *p, size_t x, size_t y)
{
    size_t before = x < CONTEXT ? x : CONTEXT, same = 0;
    hunk h = {.x = x - before, .y = y - before};

    while (same <= 2 * CONTEXT && (x < p->old.count || y < p->new.count)) {
        if (x < p->old.count && p->old.changed[x]) {
            x++;
            same = 0;
        } else if (y < p->new.count && p->new.changed[y]) {
            y++;
            same = 0;
        } else {
            x++;
            y++;
            same++;
        }
    }
    same = same > CONTEXT ? same - CONTEXT : 0;
    h.x_end = x - same;
    h.y_end = y - same;
    return h;
}

static bool is_binary(const diff_text *text)
{
    return memchr(text->text, '\0', text->length) != NULL;
}

bool diff_print(const diff_text *old, const diff_text *new, pov_arena *arena,
                FILE *out)
{
    pair p = {
        .old = split(old, arena), .new = split(new, arena), .arena = arena};
    size_t x = 0, y = 0;

    if (old->length == new->length &&
        !memcmp(old->text, new->text, old->length))
        return false;
    if (is_binary(old) || is_binary(new)) {
        fprintf(out, "Binary files %s and %s differ\n", old->name, new->name);
        return true;
    }
    compare(&p);
    fprintf(out, "--- %s\n+++ %s\n", old->name, new->name);
    while (x < p.old.count || y < p.new.count) {
        bool is_change = (x < p.old.count && p.old.changed[x]) ||
                         (y < p.new.count &&p.new.changed[y]);

        if (is_change) {
            hunk h = hunk_from(&p, x, y);

            print_hunk(&p, &h, out);
            x = h.x_end;
            y = h.y_end;
        } else {
            x++;
            y++;
        }
    }
    return true;
}
