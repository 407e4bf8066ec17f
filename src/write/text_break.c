#include "write/text_break.h"

#include <stdbool.h>
#include <string.h>

#include "povstat/text.h"
#include "write/page.h"

static bool may_break(const char *text, size_t at, pov_align align)
{
    return text[at] == ' ' && at > 0 &&
           (align != POV_ALIGN_RIGHT || text[at - 1] == ':' ||
            text[at + 1] == '(');
}

/** The bytes up to the next place to break at, behind `at`. */
static size_t part_end(const char *text, size_t at, pov_align align)
{
    do
        at++;
    while (text[at] && !may_break(text, at, align));
    return at;
}

static size_t width_of(const char *text, size_t length, pov_arena *arena)
{
    return pov_text_width(pov_arena_copy(arena, text, length));
}

size_t text_widest_part(const char *text, pov_align align)
{
    pov_arena *scratch;
    size_t widest = 0;

    if (!strchr(text, ' '))
        return pov_text_width(text);
    scratch = pov_arena_new();
    while (*text) {
        size_t length = part_end(text, 0, align);
        size_t width = width_of(text, length, scratch);

        widest = width > widest ? width : widest;
        text += length;
        text += strspn(text, " ");
    }
    pov_arena_free(scratch);
    return widest;
}

/** The bytes of the parts that fit into one line, at least one part. */
static size_t line_length(pov_arena *arena, const char *text, size_t width)
{
    size_t length = part_end(text, 0, POV_ALIGN_RIGHT);

    while (text[length]) {
        size_t longer = part_end(text, length, POV_ALIGN_RIGHT);

        if (width_of(text, longer, arena) > width)
            break;
        length = longer;
    }
    return length;
}

void text_break(pov_arena *arena, const char *text, pov_align align,
                size_t first, size_t rest, pov_text_list *lines)
{
    if (align != POV_ALIGN_RIGHT) {
        page_wrap(arena, text, first, rest, lines);
        return;
    }
    lines->count = 0;
    do {
        size_t width = lines->count ? rest : first;
        size_t length = *text ? line_length(arena, text, width) : 0;

        pov_arena_push(arena, lines, pov_arena_copy(arena, text, length));
        text += length;
        text += strspn(text, " ");
    } while (*text);
}
