#ifndef POVSTAT_WRITE_MARKS_H
#define POVSTAT_WRITE_MARKS_H

#include "povstat/map.h"
#include "povstat/report.h"

/** What marks stand for, in the sections that are being drawn. */
typedef struct marks {
    const pov_notes *notes; /* NULL: none yet */
    pov_map by_mark;
} marks;

/** Go on to notes: those of the sections to come. */
void marks_turn(marks *marks, pov_arena *arena, const pov_notes *notes);

/** The number of a mark's note, from 1.  Errors: 0 if it has none. */
size_t marks_find(const marks *marks, const char *mark);

#endif
