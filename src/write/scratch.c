#include "write/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "povstat/descriptor.h"
#include "povstat/private.h"
#include "povstat/spool.h"
#include "povstat/write.h"

static const char begin[] = "povstat-xlsx";
static const char file_name[] = "workbook.xlsx";

static bool is_dot(const char *name)
{
    return !strcmp(name, ".") || !strcmp(name, "..");
}

/* It holds files alone, mostly the one; whatever else it was given stays. */
static void remove_all(int lock, const char *path)
{
    DIR *stream;
    const struct dirent *entry;

    unlinkat(lock, file_name, 0);
    if (!rmdir(path))
        return;
    stream = opendir(path);
    while (stream && (entry = readdir(stream)))
        if (!is_dot(entry->d_name))
            unlinkat(lock, entry->d_name, 0);
    if (stream)
        closedir(stream);
    rmdir(path);
}

/* Only what nobody else could look into. */
static void remove_left(int descriptor, const char *path,
                        const struct stat *about, const void *with)
{
    (void)with;
    if (S_ISDIR(about->st_mode) && (about->st_mode & 0777) == 0700)
        remove_all(descriptor, path);
}

void scratch_remove(scratch *s)
{
    remove_all(s->lock, s->path);
    close(s->lock);
}

void scratch_close(scratch *s)
{
    close(s->descriptor);
}

/* All is allocated before there is something to remove. */
static bool begin_directory(scratch *s, const char *directory, pov_arena *arena)
{
    char *path = pov_private_path(directory, begin, arena);
    char *file = pov_arena_format(arena, "%s/%s", path, file_name);

    s->lock = pov_private_directory(path);
    s->path = path;
    s->file = memcpy(file, path, strlen(path));
    return s->lock >= 0;
}

bool scratch_begin(scratch *s, const char *directory, pov_arena *arena)
{
    int error;

    pov_private_clear(directory, begin, remove_left, NULL, arena);
    if (!begin_directory(s, directory, arena))
        return false;
    s->descriptor =
        pov_open_at(s->lock, file_name, O_RDWR | O_CREAT | O_EXCL, 0600);
    if (s->descriptor >= 0)
        return true;
    error = errno;
    scratch_remove(s);
    errno = error;
    return false;
}

int scratch_print(const scratch *s, FILE *out)
{
    off_t length = lseek(s->descriptor, 0, SEEK_END);
    const pov_spooled all = {.spool = s->descriptor, .to = (uint64_t)length};

    return length < 0 ? errno : pov_spooled_print(&all, out);
}

const char *pov_write_no_room(const pov_write_options *options, int error)
{
    const char *directory = options->scratch;

    if (!directory)
        directory = "/tmp";
    return pov_say_format(options->language, options->arena,
                          "temporary files in '%s': %s (see TMPDIR)", directory,
                          pov_say(options->language, strerror(error)));
}
