#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include <stdio.h>

#include "povstat/map.h"
#include "povstat/report.h"
#include "write/svg.h"

/* A page on its way to a browser.  Everything foreign passes escape_html. */

typedef struct html {
    pov_arena *arena;
    FILE *out;
    const pov_page_words *words;
    size_t n_sections; /* drawn so far: ids begin with their number */
    svg svg;
    int depth;     /* of the section that is open; 0: none */
    pov_map notes; /* of this section: mark → its html_note */
} html;

/** A footnote, and how often it was referred to. */
typedef struct html_note {
    size_t number; /* in its section, from 1 */
    size_t references;
} html_note;

/** Print text as itself. */
void html_text(html *h, const char *text);

/** Print ` name="text"`; nothing if the text is NULL. */
void html_attribute(html *h, const char *name, const char *text);

/** A table whose heading has the id `sNh` of the section. */
void html_table(html *h, const pov_table *table, bool has_heading);

/** A tree as lists within lists. */
void html_tree(html *h, const pov_section *section);

#endif
