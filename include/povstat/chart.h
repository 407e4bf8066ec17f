#ifndef POVSTAT_CHART_H
#define POVSTAT_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "povstat/term.h"

/* Pictures as data.  The report works out every position and every word; a
 * writer that can draw draws them, all others leave them out. */

/** Both axes run from 0 to this; nothing lies outside. */
enum { POV_CHART_SPAN = 1000 };

typedef enum pov_chart_kind {
    POV_CHART_BULLET,   /* one value axis, from left to right */
    POV_CHART_TIMELINE, /* days from left to right, values upwards */
    POV_CHART_SHARES,   /* parts of one bar; no axis */
    POV_CHART_ROWS,     /* a bar below another, each with its label; no axis */
} pov_chart_kind;

typedef enum pov_mark_kind {
    POV_MARK_GOAL,     /* low to high: where the target is met */
    POV_MARK_ACTUAL,   /* stated; if low < high somewhere between them */
    POV_MARK_DERIVED,  /* the same of an actual that nobody states */
    POV_MARK_BASELINE, /* where the plan begins */
    POV_MARK_EXPECTED, /* where the plan wants to be by now */
    POV_MARK_TARGET,
    POV_MARK_STRETCH, /* the strong end of a target's range */
    POV_MARK_RIVAL,   /* stated, and not used: in conflict or gave way */
    POV_MARK_PATH,    /* from one actual to the next */
    POV_MARK_COURSE,  /* from a baseline to its target */
    POV_MARK_SHARE,   /* a part of a bar */
    POV_N_MARK_KINDS
} pov_mark_kind;

/**
 * One thing in a chart, drawn over those before it.
 *
 * Shape: 0 <= low <= high <= POV_CHART_SPAN on the value axis; `from` and
 *        `to` likewise on that of days, equal but for a path or a course,
 *        which goes upwards from the one to the other if it rises.
 */
typedef struct pov_mark {
    pov_mark_kind kind;
    pov_tone tone;
    int low, high;
    int from, to;
    bool rises;        /* a path or a course: from low to high */
    const char *label; /* drawn beside it: "21.9 %"; NULL: nothing */
} pov_mark;

typedef struct pov_tick {
    int at;
    const char *label; /* NULL: a line only */
} pov_tick;

typedef struct pov_tick_list {
    pov_tick *items;
    size_t count, capacity;
} pov_tick_list;

typedef struct pov_chart {
    pov_chart_kind kind;
    const char *title;
    const char *description; /* everything that the picture says */
    pov_tick_list values, days;
    struct {
        pov_mark *items;
        size_t count, capacity;
    } marks;
} pov_chart;

#endif
