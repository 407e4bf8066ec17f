#include "bytes/survey.h"

#include <errno.h>
#include <stdlib.h>

#include "bytes/judge.h"
#include "povstat/descriptor.h"
#include "povstat/lanes.h"
#include "povstat/process.h"

enum {
    LEAST_PART = 4 * 1024 * 1024 /* bytes: to begin a process takes as long
                                    as to look at one */
};

/** What another process looks at. */
typedef struct survey_part {
    int descriptor;
    uint64_t begin, end;
    byte_survey is;
    pov_process process;
} survey_part;

/** Go on up to an offset, or the end of the file.  Errors: as survey_file. */
static bool survey_to(byte_survey *s, int descriptor, uint64_t end)
{
    char *buffer = pov_malloc_or_die(SAMPLE_BYTES + POV_LANES);
    size_t n = SAMPLE_BYTES;
    bool ok = true;
    int error;

    while (ok && n == SAMPLE_BYTES) {
        uint64_t left = end - s->length;

        ok = pov_read_at(descriptor, s->length, buffer,
                         left < SAMPLE_BYTES ? (size_t)left : SAMPLE_BYTES, &n);
        if (ok)
            byte_survey_add(s, buffer, n, n < SAMPLE_BYTES);
    }
    error = errno;
    free(buffer);
    errno = error;
    return ok;
}

static void survey_part_of(void *of, FILE *out)
{
    survey_part *p = of;
    const byte_survey *s = &p->is;

    if (!survey_to(&p->is, p->descriptor, p->end))
        return;
    pov_say_bytes(out, s, sizeof *s);
    pov_say_bytes(out, s->odd.items, s->odd.count);
}

/** Where bytes behind an offset can be looked at by themselves: no letter goes
 *  on with ASCII, and NUL bytes are counted by odd and even.  0: not found. */
static uint64_t begin_behind(int descriptor, uint64_t offset)
{
    enum { LOOKED_AT = 64 };
    char bytes[LOOKED_AT];
    size_t n;

    offset += offset % 2;
    if (!pov_read_at(descriptor, offset, bytes, sizeof bytes, &n))
        return 0;
    for (size_t i = 0; i < n; i += 2)
        if ((unsigned char)bytes[i] < 0x80)
            return offset + i;
    return 0;
}

/** Have others look at all parts but the first.  Returns how many they are. */
static size_t begin_parts(const surveyed *file, const byte_survey *all,
                          size_t n, survey_part *parts)
{
    size_t count = 0;

    for (size_t i = 1; i < n; i++) {
        uint64_t begin = begin_behind(file->descriptor, i * (file->size / n));

        if (!begin)
            break;
        parts[count++] =
            (survey_part){.descriptor = file->descriptor,
                          .begin = begin,
                          .end = UINT64_MAX,
                          .is = {.length = begin, .odd = all->odd}};
        if (count > 1)
            parts[count - 2].end = begin;
    }
    for (size_t i = 0; i < count; i++)
        pov_process_begin(&parts[i].process, survey_part_of, &parts[i]);
    return count;
}

/** Count what was counted behind it. */
static void add(byte_survey *all, const byte_survey *next, const char *odd)
{
    if (!all->letters && !all->bad)
        all->first_high = next->first_high;
    all->length = next->length;
    all->nuls[0] += next->nuls[0];
    all->nuls[1] += next->nuls[1];
    all->letters += next->letters;
    all->vietnamese += next->vietnamese;
    all->bad += next->bad;
    for (size_t i = 0; i < all->odd.count; i++)
        all->odd.items[i] = all->odd.items[i] || odd[i];
}

/** Take over what another process found.  Errors: false: nothing. */
static bool take_part(byte_survey *all, survey_part *p)
{
    char *said = NULL;
    size_t length = 0;
    bool ok = p->process.id && pov_process_end(&p->process, &said, &length) &&
              length == sizeof p->is + all->odd.count &&
              all->length == p->begin;
    pov_listener l = {.at = said, .end = said + length};

    if (ok) {
        pov_hear_bytes(&l, &p->is, sizeof p->is);
        add(all, &p->is, l.at);
    }
    free(said);
    return ok;
}

/** How many parts are worth it. */
static size_t parts_worth(const surveyed *file)
{
    size_t n = (size_t)(file->size / LEAST_PART);

    n = n < file->processes ? n : file->processes;
    return n ? n : 1;
}

bool survey_file(const surveyed *file, byte_survey *all, pov_arena *arena)
{
    size_t n = parts_worth(file);
    survey_part *parts = pov_arena_alloc(arena, n * sizeof *parts);
    bool ok;

    all->odd.count = (size_t)file->size / SURVEYED_BYTES + 1;
    all->odd.items = pov_arena_alloc(arena, all->odd.count);
    if (file->n_begin < SAMPLE_BYTES) {
        byte_survey_add(all, file->begin, file->n_begin, true);
        return true;
    }
    n = begin_parts(file, all, n, parts);
    byte_survey_add(all, file->begin, file->n_begin, false);
    ok = survey_to(all, file->descriptor, n ? parts->begin : UINT64_MAX);
    for (size_t i = 0; i < n; i++)
        if (!take_part(all, &parts[i]) && ok)
            ok = survey_to(all, file->descriptor, parts[i].end);
    return ok;
}
