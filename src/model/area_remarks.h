#ifndef POVSTAT_MODEL_AREA_REMARKS_H
#define POVSTAT_MODEL_AREA_REMARKS_H

#include <stdbool.h>

#include "povstat/arena.h"

/* What offices type beside the name of an area, and is none of it. */

/** Cut what is said of the area behind its name: "(ATK)", "- KV III", "(16
 *  xã)", "(gồm ...)".  Returns it as typed; NULL: nothing is. */
const char *area_remarks_cut(char *name, pov_arena *arena);

/** What stands behind the office that a name is typed as: "UBND xã Bảo Lạc";
 *  NULL: it is none. */
char *area_remarks_behind_office(char *name, pov_arena *arena);

/** What stands behind the number of a row, before a rank: "I Huyện Minh Hóa",
 *  "a. Xã Dân Hóa"; NULL: there is none. */
char *area_remarks_behind_number(char *name, pov_arena *arena);

/** "Hanoi City" with its rank before it, as here: "thanh pho Hanoi".  The same
 *  if it ends in none. */
char *area_remarks_rank_first(char *name, pov_arena *arena);

#endif
