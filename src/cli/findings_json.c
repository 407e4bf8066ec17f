#include "cli/findings_json.h"

#include "povstat/reports.h"
#include "povstat/write.h"

void findings_json(const pov_findings *findings, pov_arena *arena, FILE *out)
{
    pov_report report = {0};
    pov_member schema = {"schema", pov_cell_text("povstat.findings/1")};
    pov_member list = {"findings", pov_findings_cell(findings, arena)};
    const pov_write_options options = {.arena = arena};

    pov_arena_push(arena, &report.members, schema);
    pov_arena_push(arena, &report.members, list);
    pov_format_named("json")->write(&report, &options, out);
}
