#ifndef POVSTAT_ARCHIVE_H
#define POVSTAT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "povstat/arena.h"

/* A zip archive: parts with names, over a descriptor that can be read at any
 * place.  Source: PKWARE, APPNOTE.TXT 6.3.3 */

typedef struct pov_archive pov_archive;

/** How reading ended; the worst that a hostile archive can do is one of the
 *  last three. */
typedef enum pov_archive_end {
    POV_ARCHIVE_READ,      /* to its end, and it is what was packed */
    POV_ARCHIVE_STOPPED,   /* the taker wanted no more */
    POV_ARCHIVE_LACKS,     /* there is no such part */
    POV_ARCHIVE_DAMAGED,   /* it is not what was packed, or no such document */
    POV_ARCHIVE_TOO_LARGE, /* more than `most` bytes would come out */
} pov_archive_end;

/**
 * Open an archive: read the names of its parts.
 *
 * Shape:  `most` bounds what all reading together may unpack, in bytes.
 * Owns:   `descriptor` stays the caller's, and open; the result lasts until
 *         pov_archive_close.
 * Errors: NULL if it is no whole archive, or if two parts have one name; errno
 *         is 0 then, unless the file could not be read.
 */
pov_archive *pov_archive_open(int descriptor, uint64_t most, pov_arena *arena);

void pov_archive_close(pov_archive *archive);

size_t pov_archive_count(const pov_archive *archive);
const char *pov_archive_name(const pov_archive *archive, size_t index);

/** Errors: false, and `index` is untouched, if no part has that name. */
bool pov_archive_find(const pov_archive *archive, const char *name,
                      size_t *index);

/** What a part says it holds, unpacked and packed; no more than that comes out
 *  of it, nor is looked at. */
typedef struct pov_archive_size {
    uint64_t unpacked, packed; /* bytes */
} pov_archive_size;

pov_archive_size pov_archive_size_of(const pov_archive *archive, size_t index);

/** Why the file itself could not be read: an errno; 0: it could. */
int pov_archive_failure(const pov_archive *archive);

/**
 * Read a part step by step: begin, next until it is at its end, finish.
 *
 * Shape:  one part at a time; `n` bytes of `room` were unpacked, 0 at the end.
 * Errors: anything but POV_ARCHIVE_READ; pov_archive_finish also where not all
 *         of it was read, unless `is_whole` is false.
 */
pov_archive_end pov_archive_begin(pov_archive *archive, size_t index);
pov_archive_end pov_archive_next(pov_archive *archive, char *piece, size_t room,
                                 size_t *n);
pov_archive_end pov_archive_finish(pov_archive *archive, bool is_whole);

/** Takes a piece of a part.  false: no more. */
typedef bool pov_archive_take(void *taker, const char *bytes, size_t length);

/** Give a part, unpacked, piece by piece.  What was given is only known to be
 *  right when the end is POV_ARCHIVE_READ. */
pov_archive_end pov_archive_read(pov_archive *archive, size_t index,
                                 pov_archive_take *take, void *taker);

#endif
