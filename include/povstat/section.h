#ifndef POVSTAT_SECTION_H
#define POVSTAT_SECTION_H

#include "povstat/cell.h"
#include "povstat/map.h"
#include "povstat/text.h"

/* What people read: blocks of lines, tables and trees. */

/** A document that a note names, and where it can be read. */
typedef struct pov_cited {
    const char *label; /* as it stands in the note */
    const char *address, *title;
} pov_cited;

typedef struct pov_cited_list {
    pov_cited *items;
    size_t count, capacity;
} pov_cited_list;

typedef struct pov_footnote {
    const char *mark;
    const char *text;
    const char *name;   /* after what it cites, whatever else is noted: letters,
                           digits and hyphens; NULL: it has none */
    const char *detail; /* more of it, folded away on a page; NULL: nothing */
    pov_cited_list cited;
} pov_footnote;

/** What sections that belong together are noted with, each text once. */
typedef struct pov_notes {
    pov_footnote *items;
    size_t count, capacity;
    pov_map marks;        /* by the texts */
    const void *disputed; /* the figure of which a dispute was marked last */
    const char *disputed_mark; /* its mark */
} pov_notes;

/** A line of a tree.  The first has depth 0, no other is more than one deeper
 *  than the line before it. */
typedef struct pov_branch {
    int depth;
    pov_tone tone;
    const char *text;
} pov_branch;

typedef struct pov_later pov_later;

/** One block of a report that people read. */
typedef struct pov_section {
    const char *heading; /* NULL: none */
    const char *aside;   /* behind the heading, less loud; NULL: nothing */
    int depth;           /* 1: an area, 2: a plan */
    const char *anchor;  /* what links to it name; NULL: nothing does */
    const char *fold;    /* on a page it is folded away under this, with those
                            beside it that have the very same; NULL: it is not */
    pov_text_list lead;  /* lines under the heading */
    pov_text_list facts; /* more of them, on a page only */
    pov_table table;     /* n_columns 0: none */
    struct {
        pov_branch *items;
        size_t count, capacity;
    } tree;             /* drawn behind the table */
    pov_text_list code; /* lines drawn as they are, set off from the rest */
    pov_text_list tail; /* lines under the table */
    pov_notes *notes; /* that its marks stand for, drawn under the last section
                         that has them; NULL: none */
    struct {
        const pov_chart **items;
        size_t count, capacity;
    } charts;               /* above the table */
    const pov_later *later; /* those that stand here, and nothing else does;
                               NULL: it is one itself */
} pov_section;

typedef struct pov_section_list {
    pov_section *items;
    size_t count, capacity;
} pov_section_list;

/** Sections that nobody keeps: whoever draws them asks for them.
 *
 *  Shape: the same whenever they are asked for.  No other section has the same
 *         notes, and labels of columns outlast them. */
struct pov_later {
    const void *from; /* what `make` makes them of */
    size_t at;        /* which of them */
    void (*make)(const pov_later *later, pov_arena *arena,
                 pov_section_list *to);
};

/** Who asks for sections, one after another. */
typedef struct pov_section_reader {
    const pov_section_list *sections;
    size_t next;
    pov_section_list made; /* in place of one of them */
    size_t at;
    pov_arena *arena; /* of what is made, and of whoever draws it */
    const pov_notes *notes;
    /* of the section that was given last: do those before it have other notes;
     * are its notes to be drawn, for none behind it has the same? */
    bool begins_notes, ends_notes;
} pov_section_reader;

void pov_sections_begin(pov_section_reader *reader,
                        const pov_section_list *sections);

/** The next section, good until the one after it, as all in the reader's arena;
 *  NULL at the end. */
const pov_section *pov_sections_next(pov_section_reader *reader);

void pov_sections_end(pov_section_reader *reader);

#endif
