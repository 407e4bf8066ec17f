#include "povstat/archive.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "book/book_library.h"
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
    int failed;     /* why, an errno; 0: it did not */
    unsigned char window[WINDOW];
} source;

typedef struct part {
    const char *name;
    size_t index;
    pov_archive_size size;
    unz64_file_pos place;
} part;

struct pov_archive {
    source from;
    unzFile zip;
    uint64_t left; /* bytes that may still come out */
    struct {
        const part *of;
        uint64_t done; /* bytes */
    } now;             /* what is read step by step */
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
    if (n < 0)
        s->failed = errno;
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
    return s->failed != 0;
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

/** minizip and zlib have a word for want of memory now and then only: what they
 *  could not do for it is no fault of the archive. */
static bool is_well(bool well)
{
    if (!well && errno == ENOMEM)
        pov_out_of_memory(sizeof(source));
    errno = 0;
    return well;
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
    added->size =
        (pov_archive_size){about.uncompressed_size, about.compressed_size};
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
    errno = 0;
    if (!is_well(!book_library_load())) {
        errno = ELIBACC;
        return NULL;
    }
    archive->zip = open_zip(archive);
    if (is_well(archive->zip) && read_names(archive))
        return archive;
    if (archive->zip)
        pov_archive_close(archive);
    errno = archive->from.failed;
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

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/** Letters of either case are the same in names of parts.  Source: ECMA-376
 *  part 2, 6.2.2.3 */
static bool is_same_name(const char *a, const char *b)
{
    while (*a && small(*a) == small(*b)) {
        a++;
        b++;
    }
    return !*a && !*b;
}

bool pov_archive_find(const pov_archive *archive, const char *name,
                      size_t *index)
{
    const part *found = pov_map_find(&archive->names, name, strlen(name));

    for (size_t i = 0; !found && i < archive->parts.count; i++)
        if (is_same_name(archive->parts.items[i]->name, name))
            found = archive->parts.items[i];
    if (found)
        *index = found->index;
    return found;
}

pov_archive_size pov_archive_size_of(const pov_archive *archive, size_t index)
{
    return archive->parts.items[index]->size;
}

int pov_archive_failure(const pov_archive *archive)
{
    return archive->from.failed;
}

pov_archive_end pov_archive_begin(pov_archive *archive, size_t index)
{
    const part *p = archive->parts.items[index];
    unz64_file_pos place = p->place;

    archive->now.of = p;
    archive->now.done = 0;
    errno = 0;
    return is_well(unzGoToFilePos64(archive->zip, &place) == UNZ_OK &&
                   unzOpenCurrentFile(archive->zip) == UNZ_OK)
               ? POV_ARCHIVE_READ
               : POV_ARCHIVE_DAMAGED;
}

pov_archive_end pov_archive_next(pov_archive *archive, char *piece, size_t room,
                                 size_t *n)
{
    int got;

    *n = 0;
    errno = 0;
    got = unzReadCurrentFile(archive->zip, piece, (unsigned)room);
    if (!is_well(got >= 0))
        return POV_ARCHIVE_DAMAGED;
    if ((uint64_t)got > archive->left)
        return POV_ARCHIVE_TOO_LARGE;
    *n = (size_t)got;
    archive->left -= *n;
    archive->now.done += *n;
    return got || archive->now.done == archive->now.of->size.unpacked
               ? POV_ARCHIVE_READ
               : POV_ARCHIVE_DAMAGED;
}

/* Only a part that was read to its end is held against its checksum. */
pov_archive_end pov_archive_finish(pov_archive *archive, bool is_whole)
{
    return unzCloseCurrentFile(archive->zip) == UNZ_OK || !is_whole
               ? POV_ARCHIVE_READ
               : POV_ARCHIVE_DAMAGED;
}

static pov_archive_end unpack(pov_archive *archive, pov_archive_take *take,
                              void *taker)
{
    char piece[PIECE];

    for (;;) {
        size_t n;
        pov_archive_end end =
            pov_archive_next(archive, piece, sizeof piece, &n);

        if (end != POV_ARCHIVE_READ || !n)
            return end;
        if (!take(taker, piece, n))
            return POV_ARCHIVE_STOPPED;
    }
}

pov_archive_end pov_archive_read(pov_archive *archive, size_t index,
                                 pov_archive_take *take, void *taker)
{
    pov_archive_end end = pov_archive_begin(archive, index);
    pov_archive_end closed;

    if (end != POV_ARCHIVE_READ)
        return end;
    end = unpack(archive, take, taker);
    closed = pov_archive_finish(archive, end == POV_ARCHIVE_READ);
    return end == POV_ARCHIVE_READ ? closed : end;
}
