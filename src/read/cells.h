#ifndef POVSTAT_READ_CELLS_H
#define POVSTAT_READ_CELLS_H

#include "povstat/area_match.h"
#include "povstat/extract.h"
#include "povstat/period.h"
#include "read/layout.h"

/* What the readers of a row look at: what is typed in it, what the file says
 * of all its rows, and how to tell what is wrong.  They do not write to it:
 * what one must know of earlier rows it keeps in a struct of its own.  Only
 * titles set defaults, and rates that were split are joined in the row. */

/** What stands in one column for one row, wherever it came from. */
typedef struct entry {
    const char *text; /* "" if nobody said anything */
    pov_place place;
    int cell;         /* NOT_THERE for a directive or --set */
    const char *line; /* the directive's own line; else NULL */
} entry;

/** What was found out about a text; NULL: nothing yet. */
typedef struct memo {
    const void *is;
} memo;

enum { CELLS_AT_HAND = 32 };

/** What is remembered of the rows so far. */
typedef struct notes {
    pov_map words; /* a typed text → what it turned out to mean */
    struct word *at_hand[CELLS_AT_HAND]; /* of what was asked for last in each
                                            column */
    pov_map known;     /* what was told, and what a text means where it means
                          too much to be found beside it */
    size_t remembered; /* how much there is in both: bytes, nearly */
    /* How often it was looked for what was meant by what is told as such. */
    size_t suggested[POV_N_FINDING_KINDS];
    memo forgotten;      /* lent where nothing more is remembered */
    pov_place zero_lost; /* of statements: the first count that shows it;
                            line 0: none */
    struct {
        const char *text; /* the cell's own; NULL: none */
        uint32_t line;
        memo means;
    } sentence; /* of the present row */
} notes;

typedef struct row_view {
    const char *path;
    const pov_read_options *options;
    const pov_catalogue *catalogue;
    const pov_plan *unnamed; /* stands for the file where no plan is typed */
    pov_findings *findings;
    notes *notes;
    pov_arena *arena;   /* the run's */
    pov_arena *scratch; /* cleared after every row */
    row_reader *rows;
    record row; /* the present one */
    record header;
    record over; /* the row before the header, as far as there is one */
    layout layout;
    pov_area_beside beside; /* what areas it names */
    pov_period lasts; /* the years of a plan that a title names: from `since`
                         to `as_of`, POV_NO_DAY: none */
    entry defaults[N_DIRECTIVES];
} row_view;

/** What became of a cell. */
typedef enum fate {
    FATE_NOT_DATA,
    FATE_BLANK,
    FATE_USED,
    FATE_REFUSED,
} fate;

/** The cell of a column in the present row, else the file's default. */
entry cells_entry_of(const row_view *x, column c);

/** What is typed in cell `i` of the present row. */
entry cells_entry_in(const row_view *x, size_t i);

/** Something typed in the present row, as a default for rows below it.  Owns:
 *  the run's arena, once for each distinct row. */
entry cells_keep_entry(const row_view *x, const char *text, pov_place place);

/** Where an entry was typed. */
pov_place cells_place(const row_view *x, const entry *e);

/** An English text in the language of the findings. */
const char *cells_say(const row_view *x, const char *english)
    __attribute__((format_arg(2)));

/** A number in their style. */
const char *cells_say_decimal(const row_view *x, pov_decimal d);

/** No cell of the present row is used. */
void cells_refuse_row(const row_view *x, fate *fates);

/** What a cell is remembered as. */
typedef enum memory {
    MEMORY_ONCE,
    MEMORY_COMPLAINT,
    MEMORY_AREA,
    MEMORY_AREA_DAY,
    MEMORY_AREA_TEXT,
    MEMORY_NAME,
    MEMORY_KIND,
    MEMORY_UNIT,
    MEMORY_RATE,
    MEMORY_INDICATOR,
    MEMORY_BREAKDOWN,
    MEMORY_COUNTED,
    MEMORY_STANDARD,
    MEMORY_PERIOD,
    MEMORY_VALUE,
    MEMORY_SENTENCE,
    MEMORY_SENTENCE_NAME,
    MEMORY_SENTENCE_WORD,
    MEMORY_TOTAL,
    MEMORY_HEADING,
    MEMORY_HEADING_COLUMN,
    MEMORY_ROW_WORDS,
    MEMORY_SECTION,
} memory;

/**
 * Where the meaning of `text` is remembered.
 *
 * Files repeat themselves: reading words once for each distinct text is what
 * makes a million rows quick.  `with` of `size` bytes tells equal texts in
 * different surroundings apart.
 * Owns: past a limit nothing more is remembered; what is stored is then lost
 *       at the next call.
 */
memo *cells_remember(const row_view *x, memory kind, const char *text,
                     const void *with, size_t size);

/** Is a memo only lent, for there are too many?  What it means is then of this
 *  row alone. */
static inline bool cells_forgets(const row_view *x, const memo *m)
{
    return m == &x->notes->forgotten;
}

/** Where to put what a memo means, of so many bytes. */
pov_arena *cells_keep_in(const row_view *x, const memo *m, size_t size);

/** The answer to a question about a text, asked once for each distinct one. */
bool cells_ask_once(const row_view *x, memory kind, const char *text,
                    bool (*ask)(const row_view *x, const char *text));

/** The same of a question that nothing but the text, `with` and the catalogue
 *  answers: it is not asked of another file of the run again.  Shape: `with` is
 *  less than 256. */
bool cells_ask_run(const row_view *x, memory kind, int with, const char *text,
                   bool (*ask)(const row_view *x, int with, const char *text));

/** What the run remembers of a text, whatever file it stood in; NULL: nothing.
 *  Shape: what is kept lasts as the catalogue does. */
const void *cells_know_of_run(const row_view *x, memory kind, const char *text);
void cells_keep_for_run(const row_view *x, memory kind, const char *text,
                        const void *is);

/** Is it worth while to look for what was meant by a name that nobody knows?
 *  Not once more after a thousand that are told of as the same in a file: each
 *  is held against all names, and so many are no known ones misspelt. */
bool cells_may_suggest(const row_view *x, pov_finding_kind unknown);

/** The area that is meant; SUGGEST comes back as UNKNOWN where it is not worth
 *  while to look for that. */
pov_area_match cells_find_area(const row_view *x, pov_finding_kind unknown,
                               const char *text, const pov_area_hint *hint,
                               pov_arena *arena);

/** Is this the time to say what is said once a file, or of column `i`?  Not if
 *  it was told, nor while nobody hears: a row that is refused anyway tells
 *  nothing, and does not count as having told. */
bool cells_once(const row_view *x, pov_finding_kind kind, size_t i);

/** The same of what is said once of a text, and of what it was taken for. */
bool cells_once_of(const row_view *x, pov_finding_kind kind, const char *text,
                   const void *taken);

/** Record a finding about cell `i` of the present row, or about all of it for
 *  WHOLE_ROW, with the line it stands on; the rest is as of pov_find. */
enum { WHOLE_ROW = -1 };
pov_finding *cells_tell(const row_view *x, int i, pov_finding_kind kind,
                        const char *detail, ...)
    __attribute__((format(printf, 4, 5)));

/** Record a finding about an entry, which is quoted, and why it is one; about
 *  an entry that holds for the whole file only once: then, or of what was told
 *  already, NULL. */
pov_finding *cells_complain(const row_view *x, const entry *e,
                            pov_finding_kind kind, const char *why, ...)
    __attribute__((format(printf, 4, 5)));

/** Record that an entry stands for nothing; `names` are all that could be
 *  meant. */
void cells_complain_unknown(const row_view *x, const entry *e,
                            pov_finding_kind kind, const char *const names[],
                            size_t n);

/** Record that a cell that every row needs is blank; that its column is
 *  missing, only once. */
void cells_complain_missing(const row_view *x, column c);

/** The document that an entry names; blank: NULL and true.  Errors: false, and
 *  a finding. */
bool cells_read_document(const row_view *x, const entry *e,
                         const pov_plan **plan);

/** Read the column of forms; blank: not known.  Errors: false, and a finding.
 */
bool cells_read_form(const row_view *x, pov_phrase_hint *hint);

#endif
