#include "povstat/papers.h"

#include <string.h>

const pov_paper *pov_papers_find(const pov_catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->papers.count; i++)
        if (!strcmp(catalogue->papers.items[i]->id, id))
            return catalogue->papers.items[i];
    return NULL;
}

const pov_indicator *pov_papers_indicator(const pov_paper_column *column,
                                          const pov_paper_row *row)
{
    const pov_indicator *is =
        column->indicator ? column->indicator : row->indicator;
    const char *counted = *column->counted ? column->counted : row->counted;

    if (column->holds <= POV_PAPER_ROWS || !is)
        return NULL;
    if (counted && pov_indicator_counted_in(is))
        is = pov_indicator_in(is, counted);
    if (is && column->breakdown)
        is = pov_indicator_of_whom(is, column->breakdown);
    return is && column->holds == POV_PAPER_SHARE ? is->share : is;
}

bool pov_papers_aims(const pov_paper *paper)
{
    for (size_t i = 0; i < paper->columns.count; i++)
        if (paper->columns.items[i].is_target)
            return true;
    return false;
}

size_t pov_papers_depth(const pov_paper *paper)
{
    size_t most = 1;

    for (size_t i = 0; i < paper->columns.count; i++) {
        size_t depth = 1;

        for (const char *at = paper->columns.items[i].heading; *at; at++)
            depth += *at == '|';
        most = depth > most ? depth : most;
    }
    return most;
}
