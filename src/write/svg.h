#ifndef POVSTAT_WRITE_SVG_H
#define POVSTAT_WRITE_SVG_H

#include <stdio.h>

#include "povstat/report.h"

/** Drawings on their way into a page. */
typedef struct svg {
    pov_arena *arena; /* of one drawing: emptied before the next */
    FILE *out;
    size_t n_charts; /* so far: ids end with their number */
} svg;

/** The shapes that charts and signs use, once for the page. */
void svg_shapes(svg *s);

/** A chart with its title and description; as wide as its place. */
void svg_chart(svg *s, const pov_chart *chart);

/** The name of a tone's class, and of its sign: "t-bad". */
const char *svg_tone(pov_tone tone);

/** The sign of a tone, hidden from those who hear the page. */
void svg_sign(svg *s, pov_tone tone);

/** One sign of the legend. */
void svg_legend(svg *s, pov_mark_kind kind);

#endif
