#include <stdlib.h>
#include <string.h>

#include "povstat/text.h"
#include "read/reference_loader.h"
#include "read/reference_table.h"

/* What is counted, and by which poverty standard: both have an id, two labels
 * and further names, of which each stands for one thing. */

static const char *const yes_words[] = {"no", "yes", NULL};

/** What bears a name, in the table that is read: its id, or NULL. */
static const char *bearer_of(const loader *l, const reference_row *row,
                             const char *name)
{
    if (row->reading->table->kind == POV_ROW_INDICATOR) {
        const pov_indicator *i = pov_catalogue_indicator(l->catalogue, name);

        return i ? i->id : NULL;
    }
    const pov_standard *s = pov_catalogue_standard(l->catalogue, name);

    return s ? s->id : NULL;
}

/** Give a thing further names, each of which may be another's. */
static void add_names(loader *l, const reference_row *row, size_t column,
                      const pov_indicator *indicator,
                      const pov_standard *standard)
{
    const char *rest = row->cells[column].text;

    for (const char *name; (name = loader_piece(l, &rest));) {
        const char *bearer;

        if (indicator
                ? pov_catalogue_name_indicator(l->catalogue, name, indicator)
                : pov_catalogue_name_standard(l->catalogue, name, standard))
            continue;
        bearer = bearer_of(l, row, name);
        loader_ignore(row, column, name,
                      pov_arena_format(l->arena,
                                       pov_say(l->findings->language,
                                               "is a name of %s already"),
                                       bearer ? bearer : "?"));
    }
}

/** The id or a label is another thing's name. */
static bool refuse_names(const loader *l, const reference_row *row)
{
    enum { N_NAMES = 3 };
    const char *bearer = NULL;
    size_t i = 0;

    while (i < N_NAMES && !(bearer = bearer_of(l, row, row->cells[i].text)))
        i++;
    return reference_table_refuse(row, i < N_NAMES ? i : 0,
                                  "is a name of %s already",
                                  bearer ? bearer : "?");
}

enum { ID, VI, EN, UNIT, WHOLE, WORDS, STANDARD, NATURE, WAY, HEAD, ALIAS };

static bool take_indicator(void *data, reference_row *row)
{
    loader *l = data;
    const reference_cell *cells = row->cells;
    pov_indicator indicator = {.id = cells[ID].text,
                               .label_vi = cells[VI].text,
                               .label_en = cells[EN].text,
                               .unit = cells[UNIT].text,
                               .whole_label = cells[WORDS].text,
                               .by_standard = cells[STANDARD].number,
                               .is_flow = cells[NATURE].number,
                               .better = (pov_direction)cells[WAY].number,
                               .is_headline = cells[HEAD].number,
                               .place = row->place};
    const pov_indicator *added;

    if (*cells[WHOLE].text)
        indicator.whole =
            pov_catalogue_indicator(l->catalogue, cells[WHOLE].text);
    added = pov_catalogue_add_indicator(l->catalogue, indicator);
    if (!added)
        return refuse_names(l, row);
    add_names(l, row, ALIAS, added, NULL);
    return true;
}

static const char *const nature_words[] = {"stock", "flow", NULL};
static const char *const way_words[] = {"none", "fewer", "more", NULL};

static const reference_column indicator_columns[] = {
    {.name = "id", .holds = HOLDS_ID, .is_needed = true, .is_name = true},
    {.name = "label_vi",
     .holds = HOLDS_NAME,
     .is_needed = true,
     .is_name = true},
    {.name = "label_en",
     .holds = HOLDS_NAME,
     .is_needed = true,
     .is_name = true},
    {.name = "unit", .holds = HOLDS_NAME, .is_needed = true},
    {.name = "whole", .holds = HOLDS_ABOVE},
    {.name = "whole_label", .holds = HOLDS_TEXT},
    {.name = "by_standard",
     .holds = HOLDS_WORD,
     .is_needed = true,
     .words = yes_words},
    {.name = "nature",
     .holds = HOLDS_WORD,
     .is_needed = true,
     .words = nature_words},
    {.name = "direction",
     .holds = HOLDS_WORD,
     .is_needed = true,
     .words = way_words},
    {.name = "headline",
     .holds = HOLDS_WORD,
     .is_needed = true,
     .words = yes_words},
    {.name = "aliases", .holds = HOLDS_TEXT},
    {.name = "note", .holds = HOLDS_REMARK},
    {.name = NULL},
};

const reference_table indicator_table = {"reference/indicators.csv",
                                         indicator_columns, POV_ROW_INDICATOR,
                                         take_indicator, NULL};

/** A standard and where its period is typed. */
typedef struct dated_standard {
    pov_standard *standard;
    pov_place place;
    const char *column, *typed;
} dated_standard;

enum { LABEL_VI = 1, LABEL_EN, FROM, TO, AREA, SYNONYMS };

static bool take_standard(void *data, reference_row *row)
{
    loader *l = data;
    const reference_cell *cells = row->cells;
    size_t begin = *cells[FROM].text ? FROM : TO;
    pov_standard standard = {.id = cells[ID].text,
                             .label_vi = cells[LABEL_VI].text,
                             .label_en = cells[LABEL_EN].text,
                             .from = cells[FROM].day,
                             .to = cells[TO].day,
                             .place = row->place};
    dated_standard dated = {.place = reference_table_place(row, begin),
                            .column = begin == FROM ? "valid_from" : "valid_to",
                            .typed = cells[begin].text};

    if (*cells[AREA].text &&
        !(standard.area = loader_named(l, row, AREA, POV_ROW_AREA)))
        return false;
    dated.standard = pov_catalogue_add_standard(l->catalogue, standard);
    if (!dated.standard)
        return refuse_names(l, row);
    pov_arena_push(l->arena, &l->standards, dated);
    add_names(l, row, SYNONYMS, NULL, dated.standard);
    return true;
}

/** By area, then by the first day. */
static int compare_periods(const void *left, const void *right)
{
    const pov_standard *a = ((const dated_standard *)left)->standard;
    const pov_standard *b = ((const dated_standard *)right)->standard;

    if (a->area != b->area)
        return strcmp(a->area ? a->area->id : "", b->area ? b->area->id : "");
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->place.line < b->place.line ? -1 : 1;
}

static bool overlap(const pov_standard *earlier, const pov_standard *later)
{
    return earlier->area == later->area &&
           (earlier->to == POV_NO_DAY || later->from == POV_NO_DAY ||
            later->from <= earlier->to);
}

/** Two standards in force on one day would give a figure two meanings.  The one
 *  that stands first in the table keeps its period. */
static void compare_standards(void *data, reference_reading *r)
{
    loader *l = data;
    dated_standard *kept = NULL;

    if (l->standards.count)
        qsort(l->standards.items, l->standards.count,
              sizeof *l->standards.items, compare_periods);
    for (size_t i = 0; i < l->standards.count; i++) {
        dated_standard *now = &l->standards.items[i], *wrong = now;

        if (!kept || !overlap(kept->standard, now->standard)) {
            kept = now;
            continue;
        }
        if (now->standard->place.line < kept->standard->place.line) {
            wrong = kept;
            kept = now;
        }
        wrong->standard->is_undated = true;
        pov_find_related(r->findings,
                         reference_table_tell_later(
                             r, POV_FOUND_BAD_REFERENCE_CELL, wrong->place,
                             wrong->column, wrong->typed,
                             *wrong->typed
                                 ? "is a period that overlaps that of %s"
                                 : "the period is open and overlaps that of %s",
                             kept->standard->id),
                         kept->place, "this period is used");
    }
}

static const reference_column standard_columns[] = {
    {.name = "id", .holds = HOLDS_ID, .is_needed = true, .is_name = true},
    {.name = "label_vi",
     .holds = HOLDS_NAME,
     .is_needed = true,
     .is_name = true},
    {.name = "label_en",
     .holds = HOLDS_NAME,
     .is_needed = true,
     .is_name = true},
    {.name = "valid_from", .holds = HOLDS_DAY},
    {.name = "valid_to", .holds = HOLDS_DAY, .not_before = "valid_from"},
    {.name = "area", .holds = HOLDS_TEXT},
    {.name = "synonyms", .holds = HOLDS_TEXT},
    {.name = "legal_basis", .holds = HOLDS_REMARK},
    {.name = NULL},
};

const reference_table standard_table = {"reference/standards.csv",
                                        standard_columns, POV_ROW_STANDARD,
                                        take_standard, compare_standards};
