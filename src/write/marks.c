#include "write/marks.h"

#include <string.h>

bool marks_turn(marks *m, pov_arena *arena, const pov_section *section)
{
    if (!section->notes || section->notes == m->notes)
        return false;
    *m = (marks){.notes = section->notes};
    for (size_t i = 0; i < section->notes->count; i++) {
        pov_footnote *note = &section->notes->items[i];

        *pov_map_at(&m->by_mark, arena, note->mark, strlen(note->mark)) = note;
    }
    return true;
}

size_t marks_find(const marks *m, const char *mark)
{
    const pov_footnote *note =
        m->notes ? pov_map_find(&m->by_mark, mark, strlen(mark)) : NULL;

    return note ? (size_t)(note - m->notes->items) + 1 : 0;
}

bool marks_end(const pov_report *report, size_t i)
{
    const pov_notes *notes = report->sections.items[i].notes;

    if (!notes || !notes->count)
        return false;
    for (i++; i < report->sections.count; i++)
        if (report->sections.items[i].notes)
            return report->sections.items[i].notes != notes;
    return true;
}
