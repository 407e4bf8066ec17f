#include "write/marks.h"

#include <string.h>

void marks_turn(marks *m, pov_arena *arena, const pov_notes *notes)
{
    *m = (marks){.notes = notes};
    for (size_t i = 0; i < notes->count; i++) {
        pov_footnote *note = &notes->items[i];

        *pov_map_at(&m->by_mark, arena, note->mark, strlen(note->mark)) = note;
    }
}

size_t marks_find(const marks *m, const char *mark)
{
    const pov_footnote *note =
        m->notes ? pov_map_find(&m->by_mark, mark, strlen(mark)) : NULL;

    return note ? (size_t)(note - m->notes->items) + 1 : 0;
}
