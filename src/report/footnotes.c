#include "report/footnotes.h"

#include <string.h>

static const char *superscript(pov_arena *arena, size_t n)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴",
                                         "⁵", "⁶", "⁷", "⁸", "⁹"};
    const char *mark = "";

    for (; n; n /= 10)
        mark = pov_arena_format(arena, "%s%s", digits[n % 10], mark);
    return mark;
}

const char *footnote_mark(pov_section *section, pov_arena *arena,
                          const char *text)
{
    pov_footnote note = {NULL, text};

    if (!text)
        return NULL;
    for (size_t i = 0; i < section->footnotes.count; i++)
        if (!strcmp(section->footnotes.items[i].text, text))
            return section->footnotes.items[i].mark;
    note.mark = superscript(arena, section->footnotes.count + 1);
    pov_arena_push(arena, &section->footnotes, note);
    return note.mark;
}
