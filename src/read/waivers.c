#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "povstat/reference.h"
#include "read/reference_loader.h"

enum { CODE, FILE_NAME, LINE, CELL, REASON };

static bool take_waiver(void *data, reference_row *row)
{
    pov_waivers *waivers = data;
    const reference_cell *cells = row->cells;
    pov_waiver waiver = {.kind = pov_finding_kind_from(cells[CODE].text),
                         .file = cells[FILE_NAME].text,
                         .line = cells[LINE].number,
                         .cell = cells[CELL].text,
                         .place = row->place};

    if (waiver.kind == POV_N_FINDING_KINDS)
        return reference_table_refuse(row, CODE, "is no code of a finding");
    if (pov_finding_types[waiver.kind].severity == POV_FATAL)
        return reference_table_refuse(row, CODE, "cannot be waived");
    while (!strncmp(waiver.file, "./", 2))
        waiver.file += 2;
    if (!*waiver.file)
        return reference_table_refuse(row, FILE_NAME, "names no file");
    if (!waiver.line && !*waiver.cell)
        return reference_table_refuse(row, LINE, "it is blank, and so is cell");
    return pov_waivers_add(waivers, waiver) ||
           reference_table_refuse(row, CODE, "is waived alike above");
}

static const reference_column columns[] = {
    {.name = "code", .holds = HOLDS_TEXT, .is_needed = true},
    {.name = "file", .holds = HOLDS_TEXT, .is_needed = true},
    {.name = "line", .holds = HOLDS_LINE},
    {.name = "cell", .holds = HOLDS_TEXT},
    {.name = "reason", .holds = HOLDS_NAME, .is_needed = true},
    {.name = NULL},
};

const reference_table waiver_table = {"waivers.csv", columns, POV_N_ROW_KINDS,
                                      take_waiver, NULL};

pov_waivers *pov_waivers_load(const char *directory, pov_arena *arena,
                              pov_findings *findings)
{
    pov_waivers *waivers = pov_waivers_new(arena);
    const char *path = reference_table_path(&waiver_table, directory, arena);

    if (access(path, F_OK) && (errno == ENOENT || errno == ENOTDIR))
        return waivers;
    return reference_table_read(&waiver_table, directory, waivers, NULL, arena,
                                findings)
               ? waivers
               : NULL;
}
