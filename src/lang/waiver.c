#include "povstat/waiver.h"

#include <stdlib.h>
#include <string.h>

/* A finding asks for the few keys that a waiver of it could have, in the
 * files that its path ends in, so that neither long lists of waivers nor many
 * findings cost more than their sum. */

typedef struct waived_file {
    pov_map waivers; /* by kind, line and cell */
} waived_file;

typedef struct waiver_head {
    uint32_t kind, line;
} waiver_head;

pov_waivers *pov_waivers_new(pov_arena *arena)
{
    pov_waivers *waivers = pov_arena_alloc(arena, sizeof *waivers);

    waivers->arena = arena;
    return waivers;
}

/** The key of a waiver; the caller frees it. */
static char *key_of(pov_finding_kind kind, uint32_t line, const char *cell,
                    size_t cell_length, size_t *length)
{
    const waiver_head head = {(uint32_t)kind, line};
    char *key = pov_malloc_or_die(sizeof head + cell_length);

    memcpy(key, &head, sizeof head);
    memcpy(key + sizeof head, cell, cell_length);
    *length = sizeof head + cell_length;
    return key;
}

static waived_file *file_of(pov_waivers *waivers, const char *name)
{
    void **at =
        pov_map_at(&waivers->by_file, waivers->arena, name, strlen(name));

    if (!*at)
        *at = pov_arena_alloc(waivers->arena, sizeof(waived_file));
    return *at;
}

bool pov_waivers_add(pov_waivers *waivers, pov_waiver waiver)
{
    waived_file *file = file_of(waivers, waiver.file);
    size_t length;
    char *key = key_of(waiver.kind, waiver.line, waiver.cell,
                       strlen(waiver.cell), &length);
    void **at = pov_map_at(&file->waivers, waivers->arena, key, length);
    pov_waiver *kept;

    free(key);
    if (*at)
        return false;
    kept = pov_arena_alloc(waivers->arena, sizeof *kept);
    *kept = waiver;
    *at = kept;
    waivers->has_kind[waiver.kind] = true;
    pov_arena_push(waivers->arena, waivers, kept);
    return true;
}

/** The first quoted text, or "" of length 0. */
static const char *quoted(const char *detail, size_t *length)
{
    const char *begin = detail ? strchr(detail, '\'') : NULL;
    const char *end = begin;

    *length = 0;
    if (!begin)
        return "";
    begin++;
    do {
        end = strchr(end + 1, '\'');
    } while (end && !strchr(" :,", end[1]));
    if (end)
        *length = (size_t)(end - begin);
    return begin;
}

static bool use(waived_file *file, pov_finding_kind kind, uint32_t line,
                const char *cell, size_t cell_length)
{
    size_t length;
    char *key = key_of(kind, line, cell, cell_length, &length);
    pov_waiver *waiver = pov_map_find(&file->waivers, key, length);

    free(key);
    if (waiver)
        waiver->is_used = true;
    return waiver;
}

static bool match_in_file(waived_file *file, pov_finding_kind kind,
                          uint32_t line, const char *cell, size_t length)
{
    bool any = line && use(file, kind, line, "", 0);

    if (length)
        any = use(file, kind, 0, cell, length) || any;
    if (length && line)
        any = use(file, kind, line, cell, length) || any;
    return any;
}

/** What is left of a path without its first name, or NULL. */
static const char *next_name(const char *path)
{
    const char *slash = strchr(path, '/');

    return slash ? slash + 1 : NULL;
}

bool pov_waivers_match(pov_waivers *waivers, pov_finding_kind kind,
                       pov_place place, const char *detail)
{
    size_t length;
    const char *cell = quoted(detail, &length);
    bool any = false;

    if (!waivers->has_kind[kind])
        return false;
    for (const char *end = place.file; end; end = next_name(end)) {
        waived_file *file = pov_map_find(&waivers->by_file, end, strlen(end));

        if (file)
            any = match_in_file(file, kind, place.line, cell, length) || any;
    }
    return any;
}

static bool may_silence(const void *about, pov_finding_kind kind)
{
    const pov_waivers *waivers = about;

    return waivers->has_kind[kind];
}

static bool silences(void *about, pov_finding_kind kind, pov_place place,
                     const char *detail)
{
    return pov_waivers_match(about, kind, place, detail);
}

pov_finding_filter *pov_waivers_filter(pov_waivers *waivers)
{
    pov_finding_filter *filter =
        pov_arena_alloc(waivers->arena, sizeof *filter);

    *filter = (pov_finding_filter){waivers, may_silence, silences};
    return filter;
}

/** Mark in `read` the waivers' files that some path ends in. */
static void mark_read(const pov_waivers *waivers, const char *const files[],
                      size_t n_files, pov_map *read)
{
    for (size_t i = 0; i < n_files; i++)
        for (const char *end = files[i]; end; end = next_name(end)) {
            waived_file *file =
                pov_map_find(&waivers->by_file, end, strlen(end));

            if (file)
                *pov_map_at(read, waivers->arena, end, strlen(end)) = file;
        }
}

static const char *describe(const pov_waiver *w, pov_language l,
                            pov_arena *arena)
{
    const char *text =
        pov_arena_format(arena, pov_say(l, "%s in %s"),
                         pov_finding_types[w->kind].code, w->file);

    if (w->line)
        text = pov_arena_format(arena, pov_say(l, "%s, line %lu"), text,
                                (unsigned long)w->line);
    if (*w->cell)
        text = pov_arena_format(arena, "%s, '%s'", text, w->cell);
    return text;
}

void pov_waivers_report_unused(const pov_waivers *waivers,
                               const char *const files[], size_t n_files,
                               pov_waiver_scope scope, pov_findings *findings)
{
    pov_map read = {0};

    if (!waivers)
        return;
    mark_read(waivers, files, n_files, &read);
    for (size_t i = 0; i < waivers->count; i++) {
        const pov_waiver *w = waivers->items[i];

        if (w->is_used || !pov_map_find(&read, w->file, strlen(w->file)) ||
            (scope == POV_WAIVERS_OF_FILES && w->kind >= POV_FOUND_CONFLICT))
            continue;
        pov_find(findings, POV_FOUND_UNUSED_WAIVER, w->place, "%s",
                 describe(w, findings->language, waivers->arena));
    }
}
