#include "read/breakdowns.h"

#include <string.h>

/* Of whom a figure is, and the words for it.  A directory that was made before
 * there were these tables has the program's own. */

enum {
#define BREAKDOWN(id, ...) BREAKDOWN_##id,
#include "read/reference_columns.def"
};

static const reference_column breakdown_columns[] = {
#define BREAKDOWN(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

/** Is the whole of such a part counted as well?  Nobody counts all whom water
 *  or land could make poor. */
static bool has_rate(const char *dimension)
{
    return strcmp(dimension, "deprivation") != 0 &&
           strcmp(dimension, "cause") != 0;
}

static const pov_breakdown *add_breakdown(pov_catalogue *catalogue,
                                          const char *const *cells,
                                          pov_place place)
{
    return pov_catalogue_add_breakdown(
        catalogue,
        (pov_breakdown){.id = cells[BREAKDOWN_ID],
                        .label_vi = cells[BREAKDOWN_VI],
                        .label_en = cells[BREAKDOWN_EN],
                        .dimension = cells[BREAKDOWN_DIMENSION],
                        .has_rate = has_rate(cells[BREAKDOWN_DIMENSION]),
                        .place = place});
}

/** Tell of a further name that is another one's; it is left out. */
static void ignore_name(const reference_row *row, size_t column,
                        const char *name)
{
    reference_table_tell_later(row->reading, POV_FOUND_BAD_REFERENCE_CELL,
                               reference_table_place(row, column),
                               row->reading->table->columns[column].name, name,
                               "%s",
                               pov_say(row->reading->findings->language,
                                       "is a name of another row already"));
}

/** Give a thing its further names. */
static void add_names(pov_catalogue *catalogue, const reference_row *row,
                      size_t column, const char *names, pov_row_kind kind,
                      const void *thing)
{
    for (const char *name;
         (name = reference_table_piece(catalogue->arena, &names));)
        if (!pov_catalogue_name(catalogue, kind, name, thing))
            ignore_name(row, column, name);
}

static bool refuse_names(const reference_row *row)
{
    return reference_table_refuse(row, 0, "is a name of another row already");
}

static void texts_of(const reference_row *row, const char *texts[])
{
    for (size_t i = 0; i < row->reading->n_columns; i++)
        texts[i] = row->cells[i].text;
}

static bool take_breakdown(void *data, reference_row *row)
{
    pov_catalogue *catalogue = row->reading->catalogue;
    const char *cells[MOST_COLUMNS];
    const pov_breakdown *added;

    (void)data;
    texts_of(row, cells);
    added = add_breakdown(catalogue, cells, row->place);
    if (!added)
        return refuse_names(row);
    add_names(catalogue, row, BREAKDOWN_ALIAS, cells[BREAKDOWN_ALIAS],
              POV_ROW_BREAKDOWN, added);
    return true;
}

const reference_table breakdowns_table = {
    .path = "reference/breakdowns.csv",
    .columns = breakdown_columns,
    .kind = POV_ROW_BREAKDOWN,
    .most_rows = 200,
    .take = take_breakdown,
};

enum {
#define WORDS(id, ...) WORDS_##id,
#include "read/reference_columns.def"
};

static const reference_column words_columns[] = {
#define WORDS(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

/** What a row is about; NULL, and the column that is wrong. */
static const pov_indicator *indicator_meant(const pov_catalogue *catalogue,
                                            const char *const *cells,
                                            size_t *wrong)
{
    const pov_indicator *i =
        pov_catalogue_indicator(catalogue, cells[WORDS_INDICATOR]);

    *wrong = WORDS_INDICATOR;
    if (i) {
        *wrong = WORDS_COUNTED;
        i = pov_indicator_in(i, cells[WORDS_COUNTED]);
    }
    if (i && *cells[WORDS_BREAKDOWN]) {
        *wrong = WORDS_BREAKDOWN;
        i = pov_indicator_of_whom(
            i, pov_catalogue_breakdown(catalogue, cells[WORDS_BREAKDOWN]));
    }
    if (i && pov_catalogue_indicator(catalogue, cells[WORDS_ID]) != i) {
        *wrong = WORDS_ID;
        i = NULL;
    }
    return i;
}

/** Call it what the row says, and its share alike.  Errors: false if a label
 *  is another's. */
static bool give_labels(pov_catalogue *catalogue, const pov_indicator *i,
                        const char *const *cells)
{
    if (!pov_catalogue_name(catalogue, POV_ROW_INDICATOR, cells[WORDS_VI], i) ||
        !pov_catalogue_name(catalogue, POV_ROW_INDICATOR, cells[WORDS_EN], i))
        return false;
    pov_catalogue_label(catalogue, i, cells[WORDS_VI], cells[WORDS_EN]);
    return true;
}

static bool take_words(void *data, reference_row *row)
{
    pov_catalogue *catalogue = row->reading->catalogue;
    const char *cells[MOST_COLUMNS];
    const pov_indicator *i;
    size_t wrong;

    (void)data;
    texts_of(row, cells);
    i = indicator_meant(catalogue, cells, &wrong);
    if (!i)
        return reference_table_refuse(row, wrong,
                                      "is not what the row speaks of");
    if (!give_labels(catalogue, i, cells))
        return refuse_names(row);
    add_names(catalogue, row, WORDS_ALIAS, cells[WORDS_ALIAS],
              POV_ROW_INDICATOR, i);
    return true;
}

const reference_table indicator_aliases_table = {
    .path = "reference/indicator-aliases.csv",
    .columns = words_columns,
    .kind = POV_N_ROW_KINDS,
    .take = take_words,
};
