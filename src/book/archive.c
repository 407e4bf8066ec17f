#include "povstat/archive.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <minizip/unzip.h>

#include "povstat/map.h"

/* minizip reads through functions of ours, because what is read may have no
 * name.  It asks for the bytes of a header one by one, hence the window. */

enum {
    WINDOW = 16 * 1024,
    PIECE = 32 * 1024,
    LONGEST_NAME = 511,
    MOST_PARTS = 20000,
};

typedef struct source {
    int descriptor;
    uint64_t length, at;
    uint64_t begin; /* of the window */
    size_t held;    /* bytes in it */
    bool failed;
    unsigned char window[WINDOW];
} source;

typedef struct part {
    const char *name;
    size_t index;
    uint64_t size; /* unpacked, as the archive says */
    unz64_file_pos place;
} part;

struct pov_archive {
    source from;
    unzFile zip;
    uint64_t left; /* bytes that may still come out */
    struct {
        part **items;
        size_t count, capacity;
    } parts;
    pov_map names; /* name → part */
    pov_arena *arena;
};

static voidpf open_source(voidpf opaque, const void *name, int mode)
{
    (void)name;
    return mode & ZLIB_FILEFUNC_MODE_WRITE ? NULL : opaque;
}

/** Let the window begin where reading is. */
static bool move_window(source *s)
{
    ssize_t n;

    do
        n = pread(s->descriptor, s->window, sizeof s->window, (off_t)s->at);
    while (n < 0 && errno == EINTR);
    s->failed |= n < 0;
    s->begin = s->at;
    s->held = n > 0 ? (size_t)n : 0;
    return n > 0;
}

static uLong read_source(voidpf opaque, voidpf stream, void *to, uLong size)
{
    source *s = opaque;
    uLong done = 0;

    (void)stream;
    while (done < size) {
        bool is_inside = s->at >= s->begin && s->at - s->begin < s->held;
        size_t offset, step;

        if (!is_inside && !move_window(s))
            break;
        offset = (size_t)(s->at - s->begin);
        step = s->held - offset;
        step = step < size - done ? step : size - done;
        memcpy((char *)to + done, s->window + offset, step);
        done += step;
        s->at += step;
    }
    return done;
}

static ZPOS64_T tell_source(voidpf opaque, voidpf stream)
{
    const source *s = opaque;

    (void)stream;
    return s->at;
}

static long seek_source(voidpf opaque, voidpf stream, ZPOS64_T offset,
                        int origin)
{
    source *s = opaque;
    uint64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? s->at
                    : origin == ZLIB_FILEFUNC_SEEK_END ? s->length
                                                       : 0;

    (void)stream;
    if (base > s->length || offset > s->length - base)
        return -1;
    s->at = base + offset;
    return 0;
}

static int close_source(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static int has_failed(voidpf opaque, voidpf stream)
{
    const source *s = opaque;

    (void)stream;
    return s->failed;
}

static unzFile open_zip(pov_archive *archive)
{
    zlib_filefunc64_def functions = {.zopen64_file = open_source,
                                     .zread_file = read_source,
                                     .ztell64_file = tell_source,
                                     .zseek64_file = seek_source,
                                     .zclose_file = close_source,
                                     .zerror_file = has_failed,
                                     .opaque = &archive->from};

    return unzOpen2_64("", &functions);
}

/** Errors: false if it has the name of another part, or one too long. */
static bool add_part(pov_archive *archive)
{
    char name[LONGEST_NAME + 1];
    part *added = pov_arena_alloc(archive->arena, sizeof *added);
    unz_file_info64 about;
    void **place;
    size_t length;

    if (unzGetCurrentFileInfo64(archive->zip, &about, name, sizeof name, NULL,
                                0, NULL, 0) != UNZ_OK ||
        unzGetFilePos64(archive->zip, &added->place) != UNZ_OK ||
        about.size_filename > LONGEST_NAME)
        return false;
    length = strlen(name);
    place = pov_map_at(&archive->names, archive->arena, name, length);
    if (*place || length != about.size_filename)
        return false;
    added->name = pov_arena_copy(archive->arena, name, length);
    added->index = archive->parts.count;
    added->size = about.uncompressed_size;
    *place = added;
    pov_arena_push(archive->arena, &archive->parts, added);
    return true;
}

static bool read_names(pov_archive *archive)
{
    unz_global_info64 about;
    int state;

    if (unzGetGlobalInfo64(archive->zip, &about) != UNZ_OK ||
        about.number_entry > MOST_PARTS)
        return false;
    for (state = unzGoToFirstFile(archive->zip); state == UNZ_OK;
         state = unzGoToNextFile(archive->zip))
        if (!add_part(archive))
            return false;
    return state == UNZ_END_OF_LIST_OF_FILE &&
           archive->parts.count == about.number_entry;
}

pov_archive *pov_archive_open(int descriptor, uint64_t most, pov_arena *arena)
{
    pov_archive *archive = pov_arena_alloc(arena, sizeof *archive);
    off_t length = lseek(descriptor, 0, SEEK_END);

    if (length < 0)
        return NULL;
    archive->from.descriptor = descriptor;
    archive->from.length = (uint64_t)length;
    archive->left = most;
    archive->arena = arena;
    archive->zip = open_zip(archive);
    if (!archive->zip)
        return NULL;
    if (read_names(archive))
        return archive;
    pov_archive_close(archive);
    return NULL;
}

void pov_archive_close(pov_archive *archive)
{
    unzClose(archive->zip);
}

size_t pov_archive_count(const pov_archive *archive)
{
    return archive->parts.count;
}

const char *pov_archive_name(const pov_archive *archive, size_t index)
{
    return archive->parts.items[index]->name;
}

bool pov_archive_find(const pov_archive *archive, const char *name,
                      size_t *index)
{
    const part *found = pov_map_find(&archive->names, name, strlen(name));

    if (found)
        *index = found->index;
    return found;
}

/* Only a part that was read to its end is held against its checksum. */
static pov_archive_end unpack(pov_archive *archive, const part *p,
                              pov_archive_take *take, void *taker)
{
    char piece[PIECE];
    uint64_t done = 0;

    for (;;) {
        int n = unzReadCurrentFile(archive->zip, piece, sizeof piece);

        if (n < 0)
            return POV_ARCHIVE_DAMAGED;
        if (!n)
            return done == p->size ? POV_ARCHIVE_READ : POV_ARCHIVE_DAMAGED;
        if ((uint64_t)n > archive->left)
            return POV_ARCHIVE_TOO_LARGE;
        archive->left -= (uint64_t)n;
        done += (uint64_t)n;
        if (!take(taker, piece, (size_t)n))
            return POV_ARCHIVE_STOPPED;
    }
}

pov_archive_end pov_archive_read(pov_archive *archive, size_t index,
                                 pov_archive_take *take, void *taker)
{
    const part *p = archive->parts.items[index];
    unz64_file_pos place = p->place;
    pov_archive_end end;

    if (unzGoToFilePos64(archive->zip, &place) != UNZ_OK ||
        unzOpenCurrentFile(archive->zip) != UNZ_OK)
        return POV_ARCHIVE_DAMAGED;
    end = unpack(archive, p, take, taker);
    if (unzCloseCurrentFile(archive->zip) != UNZ_OK && end == POV_ARCHIVE_READ)
        return POV_ARCHIVE_DAMAGED;
    return end;
}
