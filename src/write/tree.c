#include "write/tree.h"

#include <stdint.h>

#include "povstat/text.h"
#include "write/escape.h"

enum {
    DEEPEST = 63,     /* as many lines run down beside a branch */
    NARROW_PAGE = 60, /* columns; below that a step takes less room */
    LEAST_TEXT = 16   /* columns left for the text */
};

static const char *const tone_styles[] = {
    [POV_TONE_PLAIN] = NULL,        [POV_TONE_GOOD] = PAGE_GREEN,
    [POV_TONE_WATCH] = PAGE_YELLOW, [POV_TONE_BAD] = PAGE_RED_BOLD,
    [POV_TONE_MUTED] = PAGE_DIM,
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
        page_put(p, lines.items[i], tone_styles[b->tone]);
        page_end_line(p);
    }
}

void tree_draw(page *p, const pov_section *s)
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
