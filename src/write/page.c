#include "write/page.h"

#include <stdint.h>
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

const char *page_style(pov_tone tone)
{
    static const char *const styles[] = {
        [POV_TONE_PLAIN] = NULL,     [POV_TONE_GOOD] = "32",
        [POV_TONE_WATCH] = "33",     [POV_TONE_BAD] = PAGE_RED_BOLD,
        [POV_TONE_MUTED] = PAGE_DIM,
    };

    return styles[tone];
}

/** The bytes of the character that `text` begins with; never past a NUL. */
static size_t character_length(const char *text)
{
    size_t length = 1;

    while (length < 4 && ((unsigned char)text[length] & 0xc0u) == 0x80)
        length++;
    return length;
}

/** Does the text before `at` end with the dot that parts what is listed? */
static bool ends_item(const char *text, size_t at)
{
    static const char dot[] = " ·";

    return at >= sizeof dot && !memcmp(text + at + 1 - sizeof dot, dot, 3);
}

/** The bytes at the beginning of `text` that make up one line.  An item of a
 *  list stays whole where that leaves most of the line. */
static size_t line_length(const char *text, size_t columns)
{
    size_t words = strspn(text, " ");
    size_t blank = 0;  /* the last one to break at; 0: none yet */
    size_t item = 0;   /* the last one behind an item */
    size_t hyphen = 0; /* behind the last one, in a word that is too long */
    size_t used = 0;
    size_t at = 0;

    while (text[at]) {
        size_t length = character_length(text + at);

        used += pov_text_width_of(text + at, length);
        if (text[at] == ' ' && at > words) {
            blank = at;
            item = ends_item(text, at) && 2 * used > columns ? at : item;
        }
        if (used > columns && at > 0)
            return item ? item : blank ? blank : hyphen ? hyphen : at;
        at += length;
        if (text[at - 1] == '-')
            hyphen = at;
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

enum {
    DEEPEST = 63,     /* as many lines run down beside a branch */
    NARROW_PAGE = 60, /* columns; below that a step takes less room */
    LEAST_TEXT = 16   /* columns left for the text */
};

/** How a step is drawn: two or three columns. */
typedef struct strokes {
    const char *fork, *corner, *down, *blank;
    size_t width;
} strokes;

static const strokes wide = {"├─ ", "└─ ", "│  ", "   ", 3};
static const strokes tight = {"├ ", "└ ", "│ ", "  ", 2};

static int depth_of(const pov_branch *b)
{
    return b->depth < DEEPEST ? b->depth : DEEPEST;
}

/** For every line: the depths at which something still follows below.  Bit
 *  by bit from the last line to the first. */
static uint64_t *followers(pov_arena *arena, const pov_section *s)
{
    uint64_t *follow = pov_arena_alloc(arena, s->tree.count * sizeof *follow);
    uint64_t open = 0;

    for (size_t i = s->tree.count; i-- > 0;) {
        uint64_t own = (uint64_t)1 << depth_of(&s->tree.items[i]);

        follow[i] = open;
        open = (open & (own - 1)) | own;
    }
    return follow;
}

static void put_lead(page *p, const strokes *with, uint64_t follow, int depth,
                     bool is_first)
{
    for (int at = 1; at <= depth; at++) {
        bool goes_on = follow >> at & 1;
        bool is_own = is_first && at == depth;

        page_put(p,
                 is_own    ? (goes_on ? with->fork : with->corner)
                 : goes_on ? with->down
                           : with->blank,
                 PAGE_DIM);
    }
}

static void put_branch(page *p, const strokes *with, const pov_branch *b,
                       uint64_t follow, bool has_below)
{
    int depth = depth_of(b);
    size_t lead = (size_t)depth * with->width;
    size_t first = p->width > lead + LEAST_TEXT ? p->width - lead : LEAST_TEXT;
    size_t rest = first - (first > LEAST_TEXT ? with->width : 0);
    pov_text_list lines = {0};

    page_wrap(p->arena, escape_terminal(p->arena, b->text), first, rest,
              &lines);
    for (size_t i = 0; i < lines.count; i++) {
        put_lead(p, with, follow, depth, !i);
        if (i)
            page_put(p, has_below ? with->down : with->blank, PAGE_DIM);
        page_put(p, lines.items[i], page_style(b->tone));
        page_end_line(p);
    }
}

void page_tree(page *p, const pov_section *s)
{
    const strokes *with = p->width < NARROW_PAGE ? &tight : &wide;
    const uint64_t *follow = followers(p->arena, s);

    for (size_t i = 0; i < s->tree.count; i++) {
        const pov_branch *b = &s->tree.items[i];
        bool has_below =
            i + 1 < s->tree.count && s->tree.items[i + 1].depth > b->depth;

        put_branch(p, with, b, follow[i], has_below);
    }
}

const char *page_section_title(const pov_section *section, pov_arena *arena)
{
    if (!section->aside)
        return section->heading;
    return pov_arena_format(arena, "%s · %s", section->heading, section->aside);
}
