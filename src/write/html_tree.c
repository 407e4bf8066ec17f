#include "write/html.h"

/* Deeper branches are listed at the deepest level: a browser gives up on
 * elements that nest for ever, and so does a reader. */
enum { DEEPEST = 24 };

static int depth_of(const pov_branch *b)
{
    return b->depth < DEEPEST ? b->depth : DEEPEST;
}

static void put_branch(html *h, const pov_branch *b)
{
    bool toned = b->tone != POV_TONE_PLAIN;

    fprintf(h->out, "<li>%s", toned ? "<span" : "");
    if (toned)
        fprintf(h->out, " class=\"%s\">", svg_tone(b->tone));
    html_text(h, b->text);
    fputs(toned ? "</span>" : "", h->out);
}

void html_tree(html *h, const pov_section *section)
{
    int open = -1; /* depth of the innermost list that is open */

    for (size_t i = 0; i < section->tree.count; i++) {
        const pov_branch *b = &section->tree.items[i];

        if (depth_of(b) <= open)
            fputs("</li>\n", h->out);
        for (; open > depth_of(b); open--)
            fputs("</ul>\n</li>\n", h->out);
        for (; open < depth_of(b); open++)
            fputs(open < 0 ? "<ul class=\"tree\">\n" : "\n<ul>\n", h->out);
        put_branch(h, b);
    }
    if (open >= 0)
        fputs("</li>\n", h->out);
    for (; open >= 0; open--)
        fputs(open ? "</ul>\n</li>\n" : "</ul>\n", h->out);
}
