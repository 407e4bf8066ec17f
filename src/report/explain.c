#include "povstat/reports.h"

#include <string.h>

#include "povstat/text.h"

/** A line of an example; a byte that is no text is spelt out, \xe1. */
static const char *spelt(pov_arena *arena, const char *line, size_t length)
{
    const char *text = "";
    size_t bad;

    while (!pov_text_is_utf8(line, length, &bad)) {
        text = pov_arena_format(arena, "%s%.*s\\x%02x", text, (int)bad, line,
                                (unsigned)(unsigned char)line[bad]);
        line += bad + 1;
        length -= bad + 1;
    }
    return pov_arena_format(arena, "%s%.*s", text, (int)length, line);
}

static void add_example(pov_section *section, const char *example,
                        pov_arena *arena)
{
    while (*example) {
        size_t length = strcspn(example, "\n");

        pov_arena_push(arena, &section->code, spelt(arena, example, length));
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

    for (size_t i = 0; i < n; i++) {
        pov_section section = explanation(&pov_finding_types[kinds[i]], arena);

        pov_arena_push(arena, &report->sections, section);
    }
    return report;
}
