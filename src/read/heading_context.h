#ifndef POVSTAT_READ_HEADING_CONTEXT_H
#define POVSTAT_READ_HEADING_CONTEXT_H

#include "povstat/catalogue.h"
#include "povstat/words.h"

/* What a heading over others says without naming a figure: "Diễn biến giảm số
 * hộ nghèo" is about the poor, and those below it left them. */

typedef enum heading_way {
    WAY_UNSAID,
    WAY_DOWN, /* giảm: they left */
    WAY_UP,   /* tăng, bổ sung: they came */
} heading_way;

typedef struct heading_context {
    const pov_indicator *subject; /* the stock that it is about; NULL: not
                                     said, or more than one */
    bool has_subjects;            /* more than one */
    heading_way way;
    const char *dimension; /* those below are parts by this: "cause"; NULL */
    bool of_persons;
} heading_context;

/** Words that mean a flow, or another number, of whoever the table is about:
 *  "Phát sinh mới", "Tổng số thiếu hụt". */
typedef struct heading_move heading_move;

/** Take in what words that name no figure say.  `used`: how many words from the
 *  first; 0: they say nothing of that. */
void heading_context_take(heading_context *c, const pov_catalogue *catalogue,
                          const pov_word *w, size_t *used);

/** Does a word narrow down whom the figures below are of, or say what this
 *  program has no notion of: "Hộ nghèo được vay vốn"?  What stands below must
 *  not be read then.  Returns how many words; 0: none. */
size_t heading_context_narrows(const pov_word *w);

/** Cut remarks off that stand in brackets: "(tại thời điểm rà soát)". */
const char *heading_context_cut_remarks(const char *text, pov_arena *arena);

/** Do all words name units of administration: "Thành phố/ Thị xã/ huyện"? */
bool heading_context_is_areas(const pov_word *words);

/** May the heading stand over the names of what each row counts: "Chỉ tiêu",
 *  beside years? */
bool heading_context_names_rows(const char *heading);

/** Take in what is said below: it replaces what is said above. */
void heading_context_add(heading_context *to, const heading_context *c);

/** The words that mean a move, with or without an explanation behind a colon;
 *  NULL: they mean none of this way. */
const heading_move *heading_context_move(const pov_word *words,
                                         heading_way way);

/** What the words then mean of a stock; NULL: nothing. */
const pov_indicator *heading_context_moved(const heading_move *move,
                                           const pov_catalogue *catalogue,
                                           const pov_indicator *stock);

/** The stock that a flow takes from or adds to, and which of both; NULL: it is
 *  no flow of one stock. */
const pov_indicator *heading_context_stock(const pov_catalogue *catalogue,
                                           const pov_indicator *flow,
                                           heading_way *way);

/** The part that a name, or the number of one in its table, means in a
 *  dimension: "Việc làm", "1"; NULL: none. */
const pov_breakdown *heading_context_part(const pov_catalogue *catalogue,
                                          const char *dimension,
                                          const char *name, pov_arena *arena);

/** Does it speak of households that move, die, split or join? */
bool heading_context_is_other_move(const char *heading);

/** Does a heading only hold some of what households lack together: "Y tế" over
 *  "Bảo hiểm y tế"?  Shape: others stand below it. */
bool heading_context_is_chapter(const char *heading);

/** Is a dimension one of the poor alone, as causes are? */
bool heading_context_is_of_poor(const pov_catalogue *catalogue,
                                const char *dimension);

/** Is it a part that sums others up, as all minorities do? */
bool heading_context_is_summary(const pov_breakdown *part);

/** "Khác": whoever is left of a dimension.  NULL: the word says no such, or the
 *  dimension has none. */
const pov_breakdown *heading_context_other(const pov_catalogue *catalogue,
                                           const char *dimension,
                                           const char *name);

#endif
