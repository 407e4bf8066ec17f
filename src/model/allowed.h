#ifndef POVSTAT_MODEL_ALLOWED_H
#define POVSTAT_MODEL_ALLOWED_H

#include "povstat/figures.h"

/** What the words of a statement, or of what it says besides, mean for the
 *  figure: no more than it can be. */
pov_interval allowed_by(const pov_key *key, const pov_statement *statement,
                        const pov_phrase *says);

#endif
