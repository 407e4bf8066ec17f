#ifndef WRITE_SVG_H
#define WRITE_SVG_H

#include "write/html.h"

/** The shapes that charts and signs use, once for the page. */
void svg_shapes(html *h);

/** A chart with its title and description; as wide as its place. */
void svg_chart(html *h, const pov_chart *chart);

/** One sign of the legend. */
void svg_legend(html *h, pov_mark_kind kind);

#endif
