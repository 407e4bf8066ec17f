#ifndef POVSTAT_CLI_FLOW_H
#define POVSTAT_CLI_FLOW_H

#include "cli/pipeline.h"
#include "povstat/families.h"

/* What is done with one family of areas after another, see povstat/families.h:
 * memory is that of the largest, however many there are. */

/** What was read, taken apart. */
typedef struct flow {
    invocation *in;
    pipeline *line;
    pov_families *families;
    bool is_settled; /* before: no row waits for what others tell */
    struct {
        struct flow_member **items;
        size_t count, capacity;
    } members;              /* of a document: rows that were printed */
    pov_workbook *workbook; /* if it is one: what was made of it */
} flow;

/** Shape: families are apart.  Owns: until flow_end; nothing is left in
 *  line->figures. */
flow flow_begin(invocation *in, pipeline *line);
void flow_end(flow *f);

/** Reckon and judge for what is wrong alone.  Returns how many figures are
 *  stated. */
size_t flow_check(flow *f, pov_asked *asked);

/** Can what the command prints be drawn a family at a time: rows in the order
 * of families?  Nothing may be left to say of those that it leaves out. */
bool flow_may_print(const invocation *in, const pipeline *line,
                    const pov_filter *filter);

/** What was drawn. */
typedef struct flow_drawn {
    size_t rows;    /* that the filter lets pass */
    size_t targets; /* where it does not let all pass: all */
} flow_drawn;

/** Draw them, or keep them for the document or the workbook.  Shape: of the
 * results figures and targets are still to come.  Findings are left of what the
 * filter lets pass.
 */
flow_drawn flow_print(flow *f, const pov_results *like,
                      const pipeline_printing *how);

/** Draw the document or the workbook, if it is one, when all is found that
 * there is.  Nothing is left of the families. */
void flow_print_document(flow *f, const pov_results *like,
                         const pipeline_printing *how);

#endif
