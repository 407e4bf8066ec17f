#ifndef POVSTAT_VIEW_CHOICES_H
#define POVSTAT_VIEW_CHOICES_H

#include "povstat/view.h"

/**
 * Give the columns of a form, which are those of an extract, the words that
 * are read there, to choose from in a workbook.
 *
 * Adds the form to the sheets of the report, and behind it one of the words,
 * which is hidden and not read.
 * Shape: words are of the areas that the results are filtered by; Vietnamese
 *        where those are read, else as data name them.
 */
void choices_add(const pov_results *results, pov_report *report,
                 pov_sheet *form);

#endif
