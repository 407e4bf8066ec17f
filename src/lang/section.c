#include "povstat/section.h"

void pov_sections_begin(pov_section_reader *reader,
                        const pov_section_list *sections)
{
    *reader =
        (pov_section_reader){.sections = sections, .arena = pov_arena_new()};
}

void pov_sections_end(pov_section_reader *reader)
{
    pov_arena_free(reader->arena);
}

/** Does none of the sections from `i` on that have notes have these? */
static bool are_the_last(const pov_notes *notes, const pov_section_list *among,
                         size_t i)
{
    for (; i < among->count; i++)
        if (among->items[i].notes)
            return among->items[i].notes != notes;
    return true;
}

static const pov_section *give(pov_section_reader *r,
                               const pov_section_list *from, size_t *at)
{
    const pov_section *s = &from->items[(*at)++];

    r->begins_notes = s->notes && s->notes != r->notes;
    r->ends_notes =
        s->notes && s->notes->count && are_the_last(s->notes, from, *at);
    if (s->notes)
        r->notes = s->notes;
    return s;
}

/** Have made what stands in place of a section.  Other notes may come to lie
 *  where those of the place before lay. */
static void make(pov_section_reader *r, const pov_later *later)
{
    r->made = (pov_section_list){0};
    r->at = 0;
    r->notes = NULL;
    later->make(later, r->arena, &r->made);
}

const pov_section *pov_sections_next(pov_section_reader *r)
{
    if (r->at < r->made.count)
        return give(r, &r->made, &r->at);
    while (r->next < r->sections->count) {
        const pov_section *s = &r->sections->items[r->next];

        pov_arena_clear(r->arena);
        if (!s->later)
            return give(r, r->sections, &r->next);
        r->next++;
        make(r, s->later);
        if (r->made.count)
            return give(r, &r->made, &r->at);
    }
    return NULL;
}
