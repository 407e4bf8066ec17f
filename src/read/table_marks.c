#include "read/table.h"

#include <string.h>

#include "povstat/text.h"

/* What the numbers of a whole column give away.  One finding speaks for all
 * its cells: they are wrong together, or right together. */

static const struct report {
    bool is_said;
    pov_finding_kind kind;
    clue clues[2]; /* whose first cells show it */
} reports[] = {
    [FOUND_VI] = {.is_said = false},
    [FOUND_EN] = {true,
                  POV_FOUND_ENGLISH_COLUMN,
                  {CLUE_EN_GROUP, CLUE_EN_DECIMAL}},
    [FOUND_CONFLICT] = {true,
                        POV_FOUND_COLUMN_CONFLICT,
                        {CLUE_VI_GROUP, CLUE_EN_GROUP}},
    [FOUND_DAMAGED] = {true,
                       POV_FOUND_COLUMN_DAMAGED,
                       {CLUE_EN_DECIMAL, CLUE_VI_GROUP}},
    [FOUND_AMBIGUOUS] = {true,
                         POV_FOUND_COLUMN_AMBIGUOUS,
                         {CLUE_DOT, CLUE_COMMA}},
    [FOUND_MIXED] = {true,
                     POV_FOUND_MIXED_RATES,
                     {CLUE_VI_DECIMAL, CLUE_EN_DECIMAL}},
    [FOUND_FRACTIONS] = {true, POV_FOUND_COLUMN_FRACTIONS, {0}},
};

/** How many cells are refused, or read otherwise. */
static size_t count_cells(const survey *s, const struct report *r,
                          convention_found found)
{
    if (found == FOUND_FRACTIONS)
        return s->below_one;
    if (found == FOUND_DAMAGED)
        return s->clues[CLUE_EN_DECIMAL].count + s->clues[CLUE_VI_GROUP].count;
    return s->clues[r->clues[0]].count + s->clues[r->clues[1]].count;
}

/** "'12,791' (line 2) and '3.500' (line 3)" */
static const char *show_clues(const survey *s, const struct report *r,
                              convention_found found, pov_arena *arena)
{
    const clue_seen *shown[2] = {&s->clues[r->clues[0]],
                                 &s->clues[r->clues[1]]};
    const char *text = "";

    if (found == FOUND_FRACTIONS)
        shown[0] = shown[1] = &s->long_share;
    for (int i = 0; i < 2; i++)
        if (shown[i]->count && (i == 0 || shown[1] != shown[0]))
            text = pov_arena_format(arena, "%s%s'%s' (line %lu)", text,
                                    *text ? " and " : "", shown[i]->typed,
                                    (unsigned long)shown[i]->place.line);
    return text;
}

static void report_column(extract *x, table_column *c, size_t cell)
{
    const struct report *r = &reports[c->found];
    pov_finding_kind kind = r->kind;
    const char *typed = x->row.items[cell].text;
    size_t n = count_cells(&c->survey, r, c->found);
    pov_finding *f;

    if (c->found == FOUND_EN && c->survey.meaning == POV_MEANS_PERCENT)
        kind = POV_FOUND_ENGLISH_RATES;
    f = pov_find(x->findings, kind, rows_place(x->rows, &x->row, cell),
                 "column '%s': %s; %zu cell%s", c->title,
                 show_clues(&c->survey, r, c->found, x->scratch), n,
                 n == 1 ? "" : "s");
    f->span = pov_text_characters(typed, strlen(typed));
    rows_show(x->rows, &x->row, f);
    c->is_reported = !x->findings->muted;
}

bool table_refuses(extract *x, table *t, size_t i)
{
    table_column *c = &t->columns[i];
    const char *typed = x->row.items[i].text;

    if (x->options->numbers != POV_NUMBERS_AUTO || !reports[c->found].is_said)
        return false; /* somebody has decided */
    if (!c->is_reported && strpbrk(typed, ".,"))
        report_column(x, c, i);
    return survey_refuses(&c->survey, c->found, typed);
}
