#include "cli/findings_json.h"

#include "povstat/reports.h"
#include "povstat/write.h"

static pov_cell cell_of(const pov_text_list *messages, pov_arena *arena)
{
    pov_cell cell = pov_cell_empty_list();

    for (size_t i = 0; i < messages->count; i++)
        pov_arena_push(arena, &cell.list, pov_cell_text(messages->items[i]));
    return cell;
}

void findings_json(const pov_findings *findings, const pov_text_list *messages,
                   pov_arena *arena, FILE *out)
{
    pov_report report = {0};
    pov_member schema = {"schema", pov_cell_text("povstat.findings/1")};
    pov_member list = {"findings", pov_findings_cell(findings, arena)};
    const pov_write_options options = {.arena = arena};

    pov_arena_push(arena, &report.members, schema);
    pov_arena_push(arena, &report.members, list);
    if (messages && messages->count) {
        pov_member said = {"messages", cell_of(messages, arena)};

        pov_arena_push(arena, &report.members, said);
    }
    pov_format_named("json")->write(&report, &options, out);
}
