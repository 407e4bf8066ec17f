#ifndef POVSTAT_RECKON_GROUP_SUMS_H
#define POVSTAT_RECKON_GROUP_SUMS_H

#include "reckon/engine.h"

/**
 * Add the provinces up, when all that is about them and what lies in them is
 * settled.
 *
 * Errors: findings.  What does not fit is disputed, or gives way, of the
 *         country and regions alone: nothing of a province changes.
 * Source: docs/method.md, "Country and regions"
 */
void group_sums_settle(engine *e);

/** Keep what sums over provinces may need of a family that was reckoned. */
void group_sums_keep(pov_group_sums *sums, const engine *family);

/** Put the provinces that were kept beside figures of groups, and note what is
 *  to be added up. */
void group_sums_join(pov_group_sums *sums, engine *groups);

/** When they are settled, put the provinces beside them that report a part of
 *  what is not known: nothing follows from these any more. */
void group_sums_show(const pov_group_sums *sums, pov_figures *groups);

#endif
