#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "povstat/reference.h"
#include "read/reference_table.h"

typedef struct waiver_loader {
    pov_waivers *waivers;
    pov_language language;
    pov_arena *arena;
} waiver_loader;

/** Errors: false if it is no line number; blank gives 0. */
static bool read_line_number(const char *text, uint32_t *line)
{
    uint64_t number = 0;

    *line = 0;
    if (!*text)
        return true;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || number > UINT32_MAX / 10)
            return false;
        number = number * 10 + (uint64_t)(*text - '0');
    }
    *line = (uint32_t)number;
    return number > 0 && number <= UINT32_MAX;
}

static const char *take_waiver(void *data, const char *const cells[],
                               pov_place place)
{
    enum { CODE, FILE_NAME, LINE, CELL, REASON };
    waiver_loader *l = data;
    pov_waiver waiver = {.kind = pov_finding_kind_from(cells[CODE]),
                         .file = cells[FILE_NAME],
                         .cell = cells[CELL],
                         .place = place};

    if (waiver.kind == POV_N_FINDING_KINDS)
        return pov_arena_format(
            l->arena, pov_say(l->language, "code ('%s' is none)"), cells[CODE]);
    if (pov_finding_types[waiver.kind].severity == POV_FATAL)
        return pov_arena_format(
            l->arena, pov_say(l->language, "code (%s cannot be waived)"),
            cells[CODE]);
    while (!strncmp(waiver.file, "./", 2))
        waiver.file += 2;
    if (!*waiver.file)
        return "file (it is blank)";
    if (!read_line_number(cells[LINE], &waiver.line))
        return pov_arena_format(
            l->arena, pov_say(l->language, "line ('%s' is no line number)"),
            cells[LINE]);
    if (!waiver.line && !*waiver.cell)
        return "line or cell (one is needed)";
    if (!*cells[REASON])
        return "reason (it is blank)";
    return pov_waivers_add(l->waivers, waiver) ? NULL
                                               : "the same waiver stands above";
}

const reference_table waiver_table = {
    "waivers.csv", {"code", "file", "line", "cell", "reason"}, take_waiver};

pov_waivers *pov_waivers_load(const char *directory, pov_arena *arena,
                              pov_findings *findings)
{
    waiver_loader l = {.waivers = pov_waivers_new(arena),
                       .language = findings->language,
                       .arena = arena};
    const char *path = reference_table_path(&waiver_table, directory, arena);

    if (access(path, F_OK) && errno == ENOENT)
        return l.waivers;
    return reference_table_read(&waiver_table, directory, &l, arena, findings)
               ? l.waivers
               : NULL;
}
