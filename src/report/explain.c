#include "povstat/reports.h"

#include <string.h>

#include "report/words.h"

static void add_example(pov_section *section, const char *example,
                        pov_arena *arena)
{
    while (*example) {
        size_t length = strcspn(example, "\n");

        pov_arena_push(arena, &section->code,
                       pov_arena_copy(arena, example, length));
        example += length + (example[length] == '\n');
    }
}

static pov_section explanation(const pov_finding_type *type, pov_arena *arena)
{
    const char *const lead[] = {
        type->why,
        "",
        pov_arena_format(arena, "What was done: %s.", type->recovery),
        pov_arena_format(arena, "How to mend it: %s.", type->help),
        "",
        *type->example ? "For example:" : "",
    };
    pov_section section = {
        .heading =
            pov_arena_format(arena, "%s (%s): %s", type->code,
                             pov_severity_name(type->severity), type->problem),
        .depth = 1};

    for (size_t i = 0; i < sizeof lead / sizeof *lead; i++)
        pov_arena_push(arena, &section.lead, lead[i]);
    add_example(&section, type->example, arena);
    return section;
}

pov_report *pov_report_explain(const pov_finding_kind kinds[], size_t n,
                               pov_arena *arena)
{
    pov_report *report = pov_arena_alloc(arena, sizeof *report);

    report->page = page_words(POV_EN);
    report->page.title = "What the findings mean";
    for (size_t i = 0; i < n; i++) {
        pov_section section = explanation(&pov_finding_types[kinds[i]], arena);

        pov_arena_push(arena, &report->sections, section);
    }
    return report;
}
