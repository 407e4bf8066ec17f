#include "view/choices.h"

#include <string.h>

#include "povstat/map.h"
#include "povstat/phrase.h"

/* The words stand in a sheet, because a list that stands in the rule of its
 * cells has room for 255 characters.  Each row of that sheet begins with "#",
 * and so is none that is read. */

/** The words of one column. */
typedef struct choosing {
    const pov_results *results;
    pov_text_list words;
    pov_map seen;
    const char *hint;
} choosing;

static void offer(choosing *c, const char *word)
{
    pov_arena *arena = c->results->arena;

    if (pov_map_add(&c->seen, arena, word, strlen(word)))
        pov_arena_push(arena, &c->words, word);
}

static const pov_catalogue *catalogue_of(const choosing *c)
{
    return c->results->figures->catalogue;
}

static bool is_vietnamese(const choosing *c)
{
    return c->results->language == POV_VI;
}

/* The areas of the form, and their units of whatever time. */
static void offer_areas(choosing *c)
{
    const pov_area_list *areas = &c->results->filter.areas;

    for (size_t i = 0; i < areas->count; i++)
        offer(c, areas->items[i]->id);
    for (size_t i = 0; i < areas->count; i++) {
        const pov_area_list *units = pov_area_children(areas->items[i]);

        for (size_t k = 0; k < units->count; k++)
            offer(c, units->items[k]->id);
    }
}

static void offer_indicators(choosing *c)
{
    const pov_catalogue *of = catalogue_of(c);
    const struct pov_indicator_list *all = pov_catalogue_indicators(of);

    for (size_t i = 0; i < all->count; i++) {
        const pov_indicator *d = all->items[i];

        if (d->plain == d)
            offer(c, is_vietnamese(c) &&
                             pov_catalogue_indicator(of, d->label_vi) == d
                         ? d->label_vi
                         : d->id);
    }
}

static void offer_breakdowns(choosing *c)
{
    const pov_catalogue *of = catalogue_of(c);

    for (size_t i = 0; i < of->breakdowns.count; i++) {
        const pov_breakdown *d = of->breakdowns.items[i];

        offer(c,
              is_vietnamese(c) && pov_catalogue_breakdown(of, d->label_vi) == d
                  ? d->label_vi
                  : d->id);
    }
}

/** Is it of an area of the form, or of one around it, or of all? */
static bool is_of_form(const choosing *c, const pov_area *area)
{
    const pov_area_list *areas = &c->results->filter.areas;

    for (size_t i = 0; area && i < areas->count; i++)
        if (pov_area_within(areas->items[i], area))
            return true;
    return !area;
}

static void offer_standards(choosing *c)
{
    const pov_catalogue *of = catalogue_of(c);

    for (size_t i = 0; i < of->standards.count; i++)
        if (is_of_form(c, of->standards.items[i]->area))
            offer(c, of->standards.items[i]->id);
}

static void offer_plans(choosing *c)
{
    const pov_catalogue *of = catalogue_of(c);

    for (size_t i = 0; i < of->plans.count; i++)
        if (!of->plans.items[i]->is_unnamed &&
            is_of_form(c, of->plans.items[i]->area))
            offer(c, of->plans.items[i]->id);
}

/* Terms, each by a word that is read as that very term. */

static bool is_status(const char *word, unsigned value)
{
    pov_status is;

    return pov_status_from(word, &is) && is == value;
}

static bool is_form(const char *word, unsigned value)
{
    pov_form is;

    return pov_form_from(word, &is) && is == value;
}

/** A bare "%" may be of points. */
static bool is_unit(const char *word, unsigned value)
{
    pov_unit is;

    return strcmp(word, "%") != 0 && pov_unit_from(word, &is) && is == value;
}

static bool is_counted(const char *word, unsigned value)
{
    const char *is = pov_unit_counted(word);

    return is && !strcmp(is, pov_code(POV_TERMS_COUNTED, value));
}

/** The extract's own table reads them all. */
static bool is_kind(const char *word, unsigned value)
{
    return *word && value <= POV_KIND_CLAIM;
}

static void offer_terms(choosing *c, pov_vocabulary vocabulary, unsigned count,
                        bool is(const char *word, unsigned value))
{
    pov_arena *arena = c->results->arena;

    for (unsigned i = 0; i < count; i++) {
        const pov_term *term = pov_term_at(vocabulary, i);
        const char *words = pov_term_say(term, c->results->language);
        bool is_said = is_vietnamese(c) && is(words, i);

        if (!is_said && (!term->code || !is(term->code, i)))
            continue;
        offer(c, is_said ? words : term->code);
        if (is_vietnamese(c))
            c->hint =
                pov_arena_format(arena, "%s%s%s: %s", c->hint ? c->hint : "",
                                 c->hint ? "; " : "", term->code, words);
    }
}

static void offer_counted(choosing *c)
{
    offer_terms(c, POV_TERMS_COUNTED, POV_COUNTED_PERSONS + 1, is_counted);
}

static void offer_kinds(choosing *c)
{
    offer_terms(c, POV_TERMS_KIND, pov_terms_count(POV_TERMS_KIND), is_kind);
}

static void offer_forms(choosing *c)
{
    offer_terms(c, POV_TERMS_FORM, pov_terms_count(POV_TERMS_FORM), is_form);
}

static void offer_units(choosing *c)
{
    offer_terms(c, POV_TERMS_UNIT, pov_terms_count(POV_TERMS_UNIT), is_unit);
    offer_terms(c, POV_TERMS_COUNTED, pov_terms_count(POV_TERMS_COUNTED),
                is_counted);
}

static void offer_statuses(choosing *c)
{
    offer_terms(c, POV_TERMS_STATUS, pov_terms_count(POV_TERMS_STATUS),
                is_status);
}

static const struct list {
    const char *column;
    void (*offer)(choosing *c);
} lists[] = {
    {"area", offer_areas},      {"indicator", offer_indicators},
    {"counted", offer_counted}, {"breakdown", offer_breakdowns},
    {"kind", offer_kinds},      {"form", offer_forms},
    {"unit", offer_units},      {"standard", offer_standards},
    {"status", offer_statuses}, {"plan", offer_plans},
};

enum { N_LISTS = sizeof lists / sizeof *lists };

/** The list of a column; N_LISTS: its cells are typed. */
static size_t list_of(const char *column)
{
    size_t i = 0;

    while (i < N_LISTS && strcmp(lists[i].column, column) != 0)
        i++;
    return i;
}

/** The words below each other, behind "#". */
static const pov_rows *rows_of(const choosing all[], pov_arena *arena)
{
    pov_column *columns =
        pov_arena_alloc(arena, (N_LISTS + 1) * sizeof *columns);
    size_t longest = 0;
    pov_table *table;

    columns[0] = (pov_column){.key = "#"};
    for (size_t i = 0; i < N_LISTS; i++) {
        columns[i + 1] = (pov_column){.key = lists[i].column};
        longest = all[i].words.count > longest ? all[i].words.count : longest;
    }
    table = pov_table_new(arena, columns, N_LISTS + 1);
    for (size_t r = 0; r < longest; r++) {
        pov_cell row[N_LISTS + 1] = {pov_cell_text("#")};

        for (size_t i = 0; i < N_LISTS; i++)
            row[i + 1] = r < all[i].words.count
                             ? pov_cell_text(all[i].words.items[r])
                             : pov_cell_null();
        pov_table_add(table, arena, row);
    }
    return pov_rows_of(table, arena);
}

void choices_add(const pov_results *results, pov_report *report,
                 pov_sheet *form)
{
    pov_arena *arena = results->arena;
    choosing all[N_LISTS];
    pov_sheet words = {.name = "lists", .is_hidden = true};

    for (size_t i = 0; i < N_LISTS; i++) {
        all[i] = (choosing){.results = results};
        lists[i].offer(&all[i]);
    }
    for (size_t c = 0; c < form->rows->n_columns; c++) {
        size_t i = list_of(form->rows->columns[c].key);
        const pov_choice choice = {.column = c,
                                   .sheet = report->sheets.count + 1,
                                   .at = i + 1,
                                   .count =
                                       i < N_LISTS ? all[i].words.count : 0,
                                   .hint = i < N_LISTS ? all[i].hint : NULL};

        if (choice.count)
            pov_arena_push(arena, &form->choices, choice);
    }
    words.rows = rows_of(all, arena);
    pov_arena_push(arena, &report->sheets, *form);
    pov_arena_push(arena, &report->sheets, words);
}
