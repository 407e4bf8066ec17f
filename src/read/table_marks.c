#include "read/table.h"

#include <string.h>

/* What the numbers of a whole column give away.  One finding speaks for all
 * its cells: they are wrong together, or right together. */

static const struct report {
    bool is_said;
    pov_finding_kind kind;
    unsigned clues; /* the set of those whose first cells show it */
} reports[] = {
    [FOUND_VI] = {.is_said = false},
    [FOUND_EN] = {true, POV_FOUND_ENGLISH_COLUMN,
                  1 << CLUE_EN_GROUP | 1 << CLUE_EN_DECIMAL},
    [FOUND_CONFLICT] = {true, POV_FOUND_COLUMN_CONFLICT,
                        1 << CLUE_VI_GROUP | 1 << CLUE_EN_GROUP |
                            1 << CLUE_VI_DECIMAL | 1 << CLUE_EN_DECIMAL},
    [FOUND_DAMAGED] = {true, POV_FOUND_COLUMN_DAMAGED,
                       1 << CLUE_VI_GROUP | 1 << CLUE_EN_DECIMAL |
                           1 << CLUE_FLOAT},
    [FOUND_AMBIGUOUS] = {true, POV_FOUND_COLUMN_AMBIGUOUS,
                         1 << CLUE_DOT | 1 << CLUE_COMMA},
    [FOUND_MIXED] = {true, POV_FOUND_MIXED_RATES,
                     1 << CLUE_VI_DECIMAL | 1 << CLUE_EN_DECIMAL},
    [FOUND_FRACTIONS] = {true, POV_FOUND_COLUMN_FRACTIONS, 0},
};

static bool shows(const struct report *r, int c)
{
    return r->clues >> c & 1;
}

static bool is_refused(convention_found found)
{
    return found == FOUND_CONFLICT || found == FOUND_DAMAGED ||
           found == FOUND_AMBIGUOUS || found == FOUND_FRACTIONS;
}

/** How many cells are refused, or read otherwise. */
static size_t count_cells(const survey *s, const struct report *r,
                          convention_found found)
{
    size_t n = 0;

    if (is_refused(found) && found != FOUND_AMBIGUOUS)
        return s->numbers;
    for (int c = 0; c < N_CLUES; c++)
        n += shows(r, c) ? s->clues[c].count : 0;
    return n;
}

/** Both things a cell may mean: "12790 or 12.79", "0.0074 or 0.74". */
static const char *readings(const extract *x, const char *typed,
                            convention_found found)
{
    pov_number number = {.language = x->findings->language};

    if (found != FOUND_FRACTIONS)
        return survey_readings(typed, number.language, x->scratch);
    pov_number_read(typed, strlen(typed), POV_MEANS_PERCENT, POV_NUMBERS_AUTO,
                    x->scratch, &number);
    return number.readings ? number.readings : typed;
}

/** "'12,791' (line 2)", with both readings if it is refused. */
static const char *show_clue(const extract *x, const clue_seen *seen,
                             convention_found found)
{
    unsigned long line = seen->place.line;

    if (!is_refused(found))
        return pov_arena_format(x->scratch, cells_say(x, "'%s' (line %lu)"),
                                seen->typed, line);
    return pov_arena_format(x->scratch, cells_say(x, "'%s' (line %lu: %s)"),
                            seen->typed, line, readings(x, seen->typed, found));
}

static const char *show_clues(const extract *x, const survey *s,
                              const struct report *r, convention_found found)
{
    const char *text = "";

    if (found == FOUND_FRACTIONS)
        return show_clue(x, &s->long_share, found);
    for (int c = 0; c < N_CLUES; c++)
        if (shows(r, c) && s->clues[c].count)
            text = pov_arena_format(x->scratch, "%s%s%s", text,
                                    *text ? cells_say(x, " and ") : "",
                                    show_clue(x, &s->clues[c], found));
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
                 n == 1 ? "column '%s': %s; %zu cell"
                        : "column '%s': %s; %zu cells",
                 c->title, show_clues(x, &c->survey, r, c->found), n);
    rows_underline(x->rows, &x->row, f, typed);
}

bool table_refuses(extract *x, table *t, size_t i)
{
    table_column *c = &t->columns[i];
    const char *typed = x->row.items[i].text;
    bool refused;

    if (x->options->numbers != POV_NUMBERS_AUTO || !reports[c->found].is_said)
        return false; /* somebody has decided */
    refused = survey_refuses(&c->survey, c->found, typed);
    if ((refused || strpbrk(typed, ".,")) && cells_may_tell(x, &c->is_reported))
        report_column(x, c, i);
    return refused;
}
