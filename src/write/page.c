#include "write/page.h"

#include <string.h>

#include "povstat/text.h"
#include "write/escape.h"

enum { NARROWEST = 4 }; /* columns; a hanging indent leaves that many */

void page_blanks(page *p, size_t n)
{
    p->blanks += n;
}

void page_gap(page *p)
{
    p->gap = true;
}

void page_end_line(page *p)
{
    if (p->inked)
        fputc('\n', p->out);
    else
        p->gap = true;
    p->begun = p->begun || p->inked;
    p->inked = false;
    p->blanks = 0;
}

static void begin_ink(page *p)
{
    if (p->gap && p->begun)
        fputc('\n', p->out);
    p->gap = false;
    for (; p->blanks > 0; p->blanks--)
        fputc(' ', p->out);
    p->inked = true;
}

void page_put(page *p, const char *text, const char *style)
{
    if (!*text)
        return;
    begin_ink(p);
    if (p->colour && style)
        fprintf(p->out, "\x1b[%sm%s\x1b[0m", style, text);
    else
        fputs(text, p->out);
}

void page_rule(page *p, size_t n)
{
    for (; n > 0; n--)
        page_put(p, "─", NULL);
}

/** The bytes of the character that `text` begins with; never past a NUL. */
static size_t character_length(const char *text)
{
    size_t length = 1;

    while (length < 4 && ((unsigned char)text[length] & 0xc0u) == 0x80)
        length++;
    return length;
}

/** The bytes at the beginning of `text` that make up one line. */
static size_t line_length(const char *text, size_t columns)
{
    size_t words = strspn(text, " ");
    size_t blank = 0; /* the last one to break at; 0: none yet */
    size_t used = 0;
    size_t at = 0;

    while (text[at]) {
        char character[5] = "";
        size_t length = character_length(text + at);

        memcpy(character, text + at, length);
        used += pov_text_width(character);
        if (text[at] == ' ' && at > words)
            blank = at;
        if (used > columns && at > 0)
            return blank ? blank : at;
        at += length;
    }
    return at;
}

void page_wrap(pov_arena *arena, const char *text, size_t first, size_t rest,
               pov_text_list *lines)
{
    size_t length = strlen(text);

    lines->count = 0;
    if ((length == 0 || text[length - 1] != ' ') &&
        pov_text_width(text) <= first) {
        pov_arena_push(arena, lines, text);
        return;
    }
    do {
        size_t inked;

        length = line_length(text, lines->count ? rest : first);
        inked = length;
        while (inked > 0 && text[inked - 1] == ' ')
            inked--;
        pov_arena_push(arena, lines, pov_arena_copy(arena, text, inked));
        text += length;
        text += strspn(text, " ");
    } while (*text);
}

size_t page_paragraph(page *p, const char *text, size_t hang, const char *style)
{
    size_t rest = p->width > hang + NARROWEST ? p->width - hang : NARROWEST;
    size_t widest = 0;
    pov_text_list lines = {0};

    page_wrap(p->arena, escape_terminal(p->arena, text), p->width, rest,
              &lines);
    for (size_t i = 0; i < lines.count; i++) {
        size_t width = pov_text_width(lines.items[i]);

        widest = width > widest ? width : widest;
        page_blanks(p, i ? hang : 0);
        page_put(p, lines.items[i], style);
        page_end_line(p);
    }
    return widest;
}
