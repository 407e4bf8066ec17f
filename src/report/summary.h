#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "povstat/reports.h"

typedef struct aims {
    const pov_progress **items;
    size_t count, capacity;
} aims;

/** The best form of each aim at a headline indicator, with the worst verdict
 *  of all its forms. */
aims summary_aims(const pov_results *results);

#endif
