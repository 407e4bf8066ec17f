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

static pov_section explanation(const pov_finding_type *type, pov_language l,
                               pov_arena *arena)
{
    const char *const lead[] = {
        pov_say(l, type->why),
        "",
        pov_arena_format(arena, pov_say(l, "What was done: %s."),
                         pov_say(l, type->recovery)),
        pov_arena_format(arena, pov_say(l, "How to mend it: %s."),
                         pov_say(l, type->help)),
        "",
        *type->example ? pov_say(l, "For example:") : "",
    };
    pov_section section = {.heading = pov_arena_format(
                               arena, "%s (%s): %s", type->code,
                               pov_say(l, pov_severity_name(type->severity)),
                               pov_say(l, type->problem)),
                           .depth = 1};

    for (size_t i = 0; i < sizeof lead / sizeof *lead; i++)
        pov_arena_push(arena, &section.lead, lead[i]);
    add_example(&section, type->example, arena);
    return section;
}

pov_report *pov_report_explain(const pov_finding_kind kinds[], size_t n,
                               pov_language language, pov_arena *arena)
{
    pov_report *report = pov_arena_alloc(arena, sizeof *report);

    report->page = page_words(language);
    report->page.title = pov_say(language, "What the findings mean");
    for (size_t i = 0; i < n; i++) {
        pov_section section =
            explanation(&pov_finding_types[kinds[i]], language, arena);

        pov_arena_push(arena, &report->sections, section);
    }
    return report;
}
