#include "povstat/spool.h"

#include <errno.h>
#include <unistd.h>

#include "povstat/descriptor.h"
#include "povstat/private.h"

int pov_spool_open(const char *directory, pov_arena *arena)
{
    char *path = pov_private_path(directory, "povstat-rows", arena);
    int spool = pov_private_file(path);

    if (spool >= 0)
        unlink(path);
    return spool;
}

bool pov_spool_end(int spool, FILE *into, uint64_t *end)
{
    off_t at = -1;

    if (!fflush(into) && !ferror(into))
        at = lseek(spool, 0, SEEK_CUR);
    *end = (uint64_t)at;
    return at >= 0;
}

int pov_spooled_print(const pov_spooled *s, FILE *out)
{
    enum { PIECE = 64 * 1024 };
    char bytes[PIECE];
    size_t n;

    if (s->text)
        fwrite(s->text + s->from, 1, (size_t)(s->to - s->from), out);
    for (uint64_t at = s->from; !s->text && at < s->to; at += n) {
        size_t wanted = s->to - at < PIECE ? (size_t)(s->to - at) : PIECE;

        if (!pov_read_at(s->spool, at, bytes, wanted, &n))
            return errno;
        if (n < wanted)
            return EIO; /* somebody else shortened it */
        fwrite(bytes, 1, n, out);
    }
    return 0;
}
