#ifndef POVSTAT_CLI_PARTIAL_H
#define POVSTAT_CLI_PARTIAL_H

#include "cli/command.h"
#include "povstat/extract.h"
#include "povstat/letters.h"
#include "povstat/transcript.h"

/* A partial: what one run read, for `povstat gather`, as NDJSON.
 *
 * It holds what reading made of files, and no more: statements, each once with
 * its first places and how many there are, findings with all their details,
 * what was counted.  Gathering adds them to a store, and then does what any run
 * does, so that nothing can be reckoned, judged or printed in a second way;
 * and to load a figure that was reckoned, with how it follows, would cost more
 * than to reckon it.
 *
 *   {"schema":"povstat.partial/1",…}  first: by whom, in which language, with
 *                                     which tables
 *   {"family":…}                      of a split: a shard it made
 *   {"support":…} {"name":…} {"statement":…}
 *   {"paper":…} {"file":…} {"finding":…}   of each file, when it was read
 *   {"shard":…}                       in their place: a shard that was read
 *   {"end":…}                         last: a mark of all bytes before
 */

#define PARTIAL_SCHEMA "povstat.partial/"
#define PARTIAL_VERSION "1"

/** A statement as it is kept until all is read. */
typedef struct partial_entry partial_entry;

typedef struct partial {
    pov_scribe scribe; /* takes statements down here; the first member */
    const invocation *in;
    FILE *out;
    pov_arena *arena, *scratch; /* for all of it; for a row */
    pov_letters line;
    uint64_t mark;

    struct recent *recent; /* statements that were met lately */
    pov_map known;         /* statement → partial_entry */
    struct {
        partial_entry **items;
        size_t count, capacity;
    } entries;
    pov_map names; /* file of places → its number */

    uint32_t order;    /* of the next statement of this file */
    uint64_t of_shard; /* the mark of its rows so far */
    size_t shard_rows;
    const char *family;
    struct {
        pov_statement *items;
        size_t count, capacity;
    } papers;     /* a statement of each of this file */
    pov_map seen; /* papers of all files */

    pov_read_tally tally; /* when this file began */
    size_t found[POV_N_FINDING_KINDS], n_findings, silenced;
} partial;

/** Begin to write one.  Shape: `by` is how it was asked for; nothing was read
 *  yet.  Errors: false, as partial_mark_of_data; there is nothing to end. */
bool partial_begin(partial *p, invocation *in, const char *by, FILE *out);

/** A file will be read, or is read to its end. */
void partial_file_begins(partial *p, const pov_read_tally *tally);
void partial_file_ends(partial *p, const char *path,
                       const pov_read_tally *tally);

/** What supports a value, and the document of a statement, for whoever keeps
 *  the statements elsewhere. */
void partial_support(partial *p, pov_place typed, const char *says);
void partial_paper(partial *p, const pov_statement *statement);

/** Of a split: so many rows of this mark are the shard of a family. */
void partial_family(partial *p, const char *family, size_t rows, uint64_t mark);

void partial_end(partial *p);

/** Add bytes to the mark of those before, 0 at first. */
uint64_t partial_mark(uint64_t before, const char *bytes, size_t n);

/** The mark of the tables that a data directory brings; 0: they are the
 *  program's own.  Errors: false, and the complaint of `in`. */
bool partial_mark_of_data(invocation *in, uint64_t *mark);

#endif
