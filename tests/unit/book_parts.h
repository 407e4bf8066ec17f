#ifndef POVSTAT_TESTS_UNIT_BOOK_PARTS_H
#define POVSTAT_TESTS_UNIT_BOOK_PARTS_H

/* The parts of an archive in memory, to be changed and packed again. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <minizip/zip.h>

#include "povstat/archive.h"

#define MOST_BYTES (UINT64_C(1) << 30)

typedef struct book_part {
    const char *name;
    char *items; /* with a NUL behind them */
    size_t count, capacity;
} book_part;

typedef struct book_parts {
    book_part *items;
    size_t count, capacity;
    pov_arena *arena;
} book_parts;

/** A nameless file of these bytes. */
static inline int file_of(const char *bytes, size_t length)
{
    char name[] = "/tmp/povstat-test-XXXXXX";
    int descriptor = mkstemp(name);

    assert_true(descriptor >= 0);
    unlink(name);
    assert_int_equal(write(descriptor, bytes, length), length);
    return descriptor;
}

static inline bool take_piece(void *of, const char *bytes, size_t length)
{
    book_part *part = of;
    size_t wanted = part->count + length + 1;

    if (wanted > part->capacity) {
        part->capacity = wanted * 2;
        part->items = realloc(part->items, part->capacity);
        assert_non_null(part->items);
    }
    memcpy(part->items + part->count, bytes, length);
    part->count += length;
    part->items[part->count] = '\0';
    return true;
}

static inline book_parts unpack_parts(const char *bytes, size_t length,
                                      pov_arena *arena)
{
    int descriptor = file_of(bytes, length);
    pov_archive *archive = pov_archive_open(descriptor, MOST_BYTES, arena);
    book_parts parts = {.arena = arena};

    assert_non_null(archive);
    for (size_t i = 0; i < pov_archive_count(archive); i++) {
        book_part part = {.name = pov_archive_name(archive, i)};

        take_piece(&part, "", 0);
        assert_int_equal(pov_archive_read(archive, i, take_piece, &part),
                         POV_ARCHIVE_READ);
        pov_arena_push(arena, &parts, part);
    }
    pov_archive_close(archive);
    close(descriptor);
    return parts;
}

static inline void free_parts(book_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        free(parts->items[i].items);
}

/** Pack the parts into a file of this name. */
static inline void save_parts(const book_parts *parts, const char *path)
{
    zipFile zip = zipOpen(path, APPEND_STATUS_CREATE);

    assert_non_null(zip);
    for (size_t i = 0; i < parts->count; i++) {
        const book_part *part = &parts->items[i];

        assert_int_equal(zipOpenNewFileInZip(zip, part->name, NULL, NULL, 0,
                                             NULL, 0, NULL, Z_DEFLATED, 6),
                         ZIP_OK);
        assert_int_equal(
            zipWriteInFileInZip(zip, part->items, (unsigned)part->count),
            ZIP_OK);
        assert_int_equal(zipCloseFileInZip(zip), ZIP_OK);
    }
    assert_int_equal(zipClose(zip, NULL), ZIP_OK);
}

/** A nameless file of the packed parts. */
static inline int pack_parts(const book_parts *parts)
{
    char name[] = "/tmp/povstat-test-XXXXXX";
    int descriptor = mkstemp(name);

    assert_true(descriptor >= 0);
    save_parts(parts, name);
    close(descriptor);
    descriptor = open(name, O_RDWR);
    assert_true(descriptor >= 0);
    unlink(name);
    return descriptor;
}

static inline book_part *part_named(book_parts *parts, const char *name)
{
    for (size_t i = 0; i < parts->count; i++)
        if (!strcmp(parts->items[i].name, name))
            return &parts->items[i];
    fail_msg("no part is called %s", name);
    return NULL;
}

/** Put `instead` in the place of what goes from one mark to the end of
 *  another; "" is the end of the first. */
static inline void change_part(book_part *part, const char *from,
                               const char *until, const char *instead)
{
    char *begin = strstr(part->items, from);
    char *end = !begin   ? NULL
                : *until ? strstr(begin, until)
                         : begin + strlen(from);
    book_part changed = {.name = part->name};

    if (!end)
        fail_msg("nothing from %s to %s in %s", from, until, part->items);
    end += strlen(until);
    take_piece(&changed, part->items, (size_t)(begin - part->items));
    take_piece(&changed, instead, strlen(instead));
    take_piece(&changed, end, strlen(end));
    free(part->items);
    *part = changed;
}

#endif
