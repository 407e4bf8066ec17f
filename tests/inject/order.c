#define _GNU_SOURCE

#include "order.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static bool is_same(const struct written *w, const struct stat *about)
{
    return w->device == about->st_dev && w->inode == about->st_ino;
}

static void forget(order *o, const struct stat *about)
{
    size_t kept = 0;

    for (size_t i = 0; i < o->n; i++)
        if (!is_same(&o->items[i], about))
            o->items[kept++] = o->items[i];
    o->n = kept;
}

static void write_down(order *o, const struct stat *about)
{
    forget(o, about);
    if (o->n < ORDER_MOST)
        o->items[o->n++] =
            (struct written){about->st_dev, about->st_ino, about->st_nlink > 0};
}

/* The file itself, or all that were written, if they get their place by the
 * name of their directory. */
static void see_rename(order *o, const occasion *now)
{
    struct stat about;
    int from = now->call->path == 1 ? 0 : 1;
    bool exists = occasion_stat(now, from, &about);

    for (size_t i = 0; exists && i < o->n; i++)
        if (S_ISDIR(about.st_mode) ? o->items[i].has_name
                                   : is_same(&o->items[i], &about))
            o->wrong = "renamed before it was on the disk";
    o->is_renamed = true;
}

void order_see(order *o, const occasion *now)
{
    struct stat about;

    switch (now->call->kind) {
    case CALL_WRITE:
    case CALL_TRUNCATE:
        if (now->arguments[0] > 2 && occasion_stat(now, -1, &about) &&
            S_ISREG(about.st_mode))
            write_down(o, &about);
        break;
    case CALL_SYNC:
        if (!occasion_stat(now, -1, &about))
            break;
        if (S_ISDIR(about.st_mode))
            o->is_renamed = false;
        forget(o, &about);
        break;
    case CALL_RENAME:
        see_rename(o, now);
        break;
    default:
        break;
    }
}

const char *order_end(const order *o)
{
    if (o->wrong)
        return o->wrong;
    return o->is_renamed ? "its directory was not synced behind a rename"
                         : NULL;
}
