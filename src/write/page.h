#ifndef POVSTAT_WRITE_PAGE_H
#define POVSTAT_WRITE_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "povstat/report.h"

/**
 * Lines of text on their way to a person.
 *
 * Blanks and blank lines are owed until something visible follows them, so
 * that no line ends in blanks, no two lines are blank, and the last one isn't.
 */
typedef struct page {
    pov_arena *arena;
    FILE *out;
    size_t width; /* columns; SIZE_MAX: no limit */
    bool colour;
    bool unmarked; /* without footnotes and their marks */
    size_t blanks; /* owed in this line */
    bool gap;      /* a blank line is owed */
    bool begun;    /* there is a line above */
    bool inked;    /* something stands in this line */
} page;

/* SGR parameters; NULL is plain.  Source: ECMA-48, 8.3.117 */
#define PAGE_BOLD "1"
#define PAGE_DIM "2"
#define PAGE_RED_BOLD "1;31"

const char *page_style(pov_tone tone);

void page_blanks(page *p, size_t n);
void page_gap(page *p);
void page_end_line(page *p);

/** Draw text without line breaks, already escaped. */
void page_put(page *p, const char *text, const char *style);

/** Draw a line of `n` columns. */
void page_rule(page *p, size_t n);

/** Draw text in as many lines as it needs, all but the first indented by
 *  `hang`.  Gives the columns of the widest. */
size_t page_paragraph(page *p, const char *text, size_t hang,
                      const char *style);

/**
 * Break escaped text at blanks, and words that are too long anywhere.
 *
 * Shape: `lines` is emptied first and then holds at least one line; the first
 *        has at most `first` columns, others at most `rest`, but each has at
 *        least one character.
 */
void page_wrap(pov_arena *arena, const char *text, size_t first, size_t rest,
               pov_text_list *lines);

/** Draw a section's tree with lines from each branch to what it hangs on;
 *  text that is too long goes on below its own beginning. */
void page_tree(page *p, const pov_section *section);

/** The heading with its aside, where both stand in one line. */
const char *page_section_title(const pov_section *section, pov_arena *arena);

#endif
