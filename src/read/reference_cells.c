#include "read/reference_cells.h"

#include <string.h>

#include "povstat/text.h"
#include "read/reference_tell.h"

/** Errors: false if it is no number from 1 to `most`. */
static bool read_number(const char *text, uint64_t most, uint32_t *number)
{
    uint64_t n = 0;

    for (; *text; text++) {
        if (*text < '0' || *text > '9' || n > most)
            return false;
        n = n * 10 + (uint64_t)(*text - '0');
    }
    *number = (uint32_t)n;
    return n > 0 && n <= most;
}

static bool read_name(const reference_reading *r, const reference_column *c,
                      reference_cell *cell)
{
    (void)c;
    for (const char *at = cell->text; *at; at++)
        if ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9'))
            return true; /* as nearly all: the key needs work */
    return *pov_text_bare(r->arena, cell->text) != '\0';
}

static bool read_day(const reference_reading *r, const reference_column *c,
                     reference_cell *cell)
{
    (void)r;
    (void)c;
    return pov_day_parse(cell->text, &cell->day);
}

static bool read_year(const reference_reading *r, const reference_column *c,
                      reference_cell *cell)
{
    (void)r;
    (void)c;
    return read_number(cell->text, 9999, &cell->number);
}

static bool read_line(const reference_reading *r, const reference_column *c,
                      reference_cell *cell)
{
    (void)r;
    (void)c;
    return read_number(cell->text, UINT32_MAX, &cell->number);
}

static bool read_word(const reference_reading *r, const reference_column *c,
                      reference_cell *cell)
{
    (void)r;
    while (c->words[cell->number])
        if (!strcmp(c->words[cell->number], cell->text))
            return true;
        else
            cell->number++;
    return false;
}

/** What a column must hold, beside being there. */
static const struct reader {
    bool (*read)(const reference_reading *r, const reference_column *c,
                 reference_cell *cell);
    const char *wrong;
} readers[] = {
    [HOLDS_ID] = {read_name, "holds no letter or digit"},
    [HOLDS_NAME] = {read_name, "holds no letter or digit"},
    [HOLDS_DAY] = {read_day, "is no day like 2024-01-31"},
    [HOLDS_YEAR] = {read_year, "is no year"},
    [HOLDS_LINE] = {read_line, "is no line number"},
    [HOLDS_WORD] = {read_word, NULL},
    [HOLDS_REMARK] = {NULL, NULL},
};

static bool refuse_word(const reference_row *row, size_t i)
{
    const reference_reading *r = row->reading;
    const char *const *words = r->table->columns[i].words;
    const char *listed = "";
    const char *meant;
    size_t n = 0;

    for (; words[n]; n++)
        listed = pov_arena_format(r->arena, "%s%s%s", listed, n ? ", " : "",
                                  words[n]);
    meant = pov_text_closest(r->arena, row->cells[i].text, words, n);
    if (meant)
        return reference_refuse(row, i, "is none of %s; did you mean '%s'?",
                                listed, meant);
    return reference_refuse(row, i, "is none of %s", listed);
}

static bool read_cell(const reference_row *row, size_t i, reference_cell *cell)
{
    const reference_column *c = &row->reading->table->columns[i];
    const struct reader *reader = &readers[c->holds];

    if (!*cell->text && c->is_needed)
        return reference_refuse(row, i, "it is blank");
    if (!*cell->text || !reader->read || reader->read(row->reading, c, cell))
        return true;
    if (c->holds == HOLDS_WORD)
        return refuse_word(row, i);
    return reference_refuse(
        row, i, "%s", pov_say(row->reading->findings->language, reader->wrong));
}

static size_t column_named(const reference_reading *r, const char *name)
{
    size_t c = 0;

    while (strcmp(r->table->columns[c].name, name) != 0)
        c++;
    return c;
}

/** Does a period end before it begins? */
static bool are_in_order(const reference_row *row, size_t i)
{
    const reference_reading *r = row->reading;
    const char *begin = r->table->columns[i].not_before;
    const reference_cell *from, *to = &row->cells[i];

    if (!begin)
        return true;
    from = &row->cells[column_named(r, begin)];
    if (!*from->text || !*to->text ||
        (from->day <= to->day && from->number <= to->number))
        return true;
    return reference_refuse(row, i, "lies before %s, '%s'", begin, from->text);
}

bool reference_cells_read(const reference_row *row, reference_cell *cells)
{
    bool ok = true;

    for (size_t i = 0; i < row->reading->n_columns; i++)
        ok = read_cell(row, i, &cells[i]) && ok;
    for (size_t i = 0; ok && i < row->reading->n_columns; i++)
        ok = are_in_order(row, i);
    return ok;
}
