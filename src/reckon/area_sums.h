#ifndef POVSTAT_RECKON_AREA_SUMS_H
#define POVSTAT_RECKON_AREA_SUMS_H

#include "reckon/engine.h"

/** Let the sums over areas wait that a figure, which has become better known,
 *  takes part in. */
void area_sums_visit(engine *e, pov_figure *figure, const pov_equation *self);

/** Remember that a figure of a province has a part in sums of the country and
 *  regions: see group_sums.h. */
void area_sums_visit_province(engine *e, pov_figure *figure,
                              const pov_equation *self);

/** Apply the sums that wait.  A total of many areas is reckoned once they have
 *  all been settled, not after each of them. */
void area_sums_settle(engine *e);

/** The figures of the sums of a total that tie them together: all but one are
 *  known, and the total is not just what they add up to. */
figure_list area_sums_tied(engine *e, const pov_key *total, pov_arena *arena);

/** The total among statements that are one number of it and one of each of the
 *  areas that make it up; NULL: they are something else.  Shape: `rest` is by
 *  how much it is more than they are. */
const pov_evidence *area_sums_total_of(const evidence_list *statements,
                                       pov_decimal *rest, pov_arena *arena);

/** What the areas that make one up add up to, as they are known.  Errors: false
 *  if not all of them are, or if they are in conflict. */
bool area_sums_known(const pov_figures *figures, const pov_key *total,
                     pov_interval *sum);

/** Is an area one of those that make up another? */
bool area_sums_is_part(const pov_area *part, const pov_area *whole);

/** The area that the statements speak of as a sum of many, or NULL. */
const pov_area *area_sums_of_many(const evidence_list *l);

#endif
