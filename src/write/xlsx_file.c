#include "write/xlsx_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *cannot(pov_arena *arena, const char *directory)
{
    return pov_arena_format(arena,
                            "cannot make a workbook: no temporary file in "
                            "'%s': %s (see TMPDIR)",
                            directory, strerror(errno));
}

const char *xlsx_file_begin(xlsx_file *file, const char *directory,
                            pov_arena *arena)
{
    char *name = pov_arena_format(arena, "%s/povstat-XXXXXX", directory);

    file->descriptor = mkstemp(name);
    if (file->descriptor < 0)
        return cannot(arena, directory);
    unlink(name);
    file->path = pov_arena_format(arena, "/dev/fd/%d", file->descriptor);
    return NULL;
}

static bool read_all(int descriptor, unsigned char *to, size_t length)
{
    size_t at = 0;

    while (at < length) {
        ssize_t n = pread(descriptor, to + at, length - at, (off_t)at);

        if (n <= 0)
            return false;
        at += (size_t)n;
    }
    return true;
}

const char *xlsx_file_end(xlsx_file *file, pov_arena *arena, FILE *out)
{
    off_t length = lseek(file->descriptor, 0, SEEK_END);
    unsigned char *bytes =
        pov_arena_alloc(arena, length > 0 ? (size_t)length : 1);
    bool ok = length > 0 && read_all(file->descriptor, bytes, (size_t)length) &&
              xlsx_is_whole(bytes, (size_t)length);

    xlsx_file_drop(file);
    if (!ok)
        return "cannot make a workbook: it did not fit into the directory of "
               "temporary files (see TMPDIR)";
    fwrite(bytes, 1, (size_t)length, out);
    return NULL;
}

void xlsx_file_drop(xlsx_file *file)
{
    close(file->descriptor);
}
