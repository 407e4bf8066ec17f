#include "report/workbook.h"

#include "report/sheet.h"

#define TEXT CODES_NONE, SHEET_UNITLESS, 0
#define CODE_OF(vocabulary) CODES_##vocabulary, SHEET_UNITLESS, 0
#define NUMBER_IN(unit) CODES_NONE, unit, 2
/* As typed, or the end of an interval, which must not be rounded inward. */
#define WHOLE_NUMBER_IN(unit) CODES_NONE, unit, 0

/* Every column of an export, and the names of what it has only ids of. */
static const sheet_column columns[] = {
    {"area_name", "Area", 0, TEXT},
    {"indicator_name", "Indicator", 0, TEXT},
    {"area", "Area id", SHEET_DETAIL, TEXT},
    {"indicator", "Indicator id", SHEET_DETAIL, TEXT},
    {"standard", "Poverty standard", SHEET_DETAIL, TEXT},
    {"kind", "Kind", 0, CODE_OF(KIND)},
    {"form", "Form", SHEET_DETAIL, CODE_OF(FORM)},
    {"since", "Since", SHEET_DETAIL, TEXT},
    {"as_of", "Date", 0, TEXT},
    {"stated", "As stated", SHEET_WRAPS, TEXT},
    {"op", "Sign", SHEET_DETAIL, CODE_OF(SIGN)},
    {"value", "Value", SHEET_NUMBER, CODES_NONE, SHEET_OF_UNIT, 2},
    {"stretch", "Strong end", SHEET_NUMBER | SHEET_DETAIL,
     WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"low", "At least", SHEET_NUMBER, WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"high", "At most", SHEET_NUMBER, WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"unit", "Unit", 0, CODE_OF(UNIT)},
    {"measure", "Measure", SHEET_DETAIL, CODE_OF(MEASURE)},
    {"baseline", "Baseline said", SHEET_NUMBER | SHEET_DETAIL,
     WHOLE_NUMBER_IN(SHEET_OF_UNIT)},
    {"about", "About", SHEET_DETAIL, CODE_OF(TRUTH)},
    {"derived", "Derived", SHEET_DETAIL, CODE_OF(TRUTH)},
    {"chosen", "Reckoned with", SHEET_DETAIL, CODE_OF(TRUTH)},
    {"status", "Status", 0, CODE_OF(STATUS)},
    {"standing", "Use", 0, CODE_OF(STANDING)},
    {"plan", "Plan of the target", SHEET_DETAIL, TEXT},
    {"document", "Document", 0, TEXT},
    {"address", "Where to find it", SHEET_WRAPS | SHEET_DETAIL, TEXT},
    {"sources", "Typed in", SHEET_WRAPS, TEXT},
    {"source_count", "Lines", SHEET_NUMBER | SHEET_DETAIL,
     NUMBER_IN(SHEET_UNITLESS)},
    {"conflicts_with", "In conflict with", SHEET_WRAPS, TEXT},
    {"derivation", "How it follows", SHEET_WRAPS, TEXT},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static void fill_row(const pov_results *r, const pov_table *table, size_t i,
                     const figure_row *row)
{
    const pov_key *key = &row->figure->key;
    const pov_plan *document = row->stated ? row->stated->document : key->plan;
    const pov_link *link = link_to_document(r->arena, document);
    pov_cell *address = sheet_cell(table, i, "address");

    *sheet_cell(table, i, "area_name") = pov_cell_text(key->area->full_name);
    *sheet_cell(table, i, "indicator_name") =
        pov_cell_text(word_indicator(r->language, key->indicator));
    *address = pov_cell_text_if(document ? document->address : NULL);
    address->link = link;
    sheet_cell(table, i, "document")->link = link;
    /* A number as typed keeps its decimals. */
    if (row->stated) {
        pov_cell *value = sheet_cell(table, i, "value");
        const char *typed = figure_row_value(r->arena, row);

        value->decimals = pov_cell_number(typed).decimals;
    } else {
        *sheet_cell(table, i, "standing") =
            pov_cell_text(word_in(r->language, WORD_DERIVED));
        sheet_translate_derivation(r, sheet_cell(table, i, "derivation"),
                                   &row->figure, 1);
    }
}

pov_sheet figures_sheet(const pov_results *r, const pov_table *figures,
                        const figure_rows *rows)
{
    pov_table *table = sheet_table(r, figures, columns, N_COLUMNS);

    for (size_t i = 0; i < rows->count; i++)
        fill_row(r, table, i, &rows->items[i]);
    return (pov_sheet){.name = word_in(r->language, WORD_SHEET_FIGURES),
                       .table = table,
                       .n_fixed = 2};
}

static void add_place(figure_places *places, const void *about, size_t row)
{
    void **place =
        pov_map_at(&places->rows, places->arena, &about, sizeof about);
    pov_link *link = pov_arena_alloc(places->arena, sizeof *link);

    *link = (pov_link){.sheet = SHEET_AT_FIGURES, .row = row};
    *place = link;
}

figure_places figure_places_of(const pov_results *r, const figure_rows *rows)
{
    figure_places places = {.arena = r->arena};

    for (size_t i = 0; i < rows->count; i++) {
        const figure_row *row = &rows->items[i];

        if (row->stated)
            add_place(&places, row->stated, i);
        else
            add_place(&places, row->figure, i);
    }
    return places;
}

static const pov_link *find(const figure_places *places, const void *about)
{
    return pov_map_find(&places->rows, &about, sizeof about);
}

const pov_link *place_of_statement(const figure_places *places,
                                   const pov_evidence *stated)
{
    return find(places, stated);
}

const pov_link *place_of_quantity(const figure_places *places,
                                  const pov_quantity *q)
{
    const pov_evidence *stated =
        q->figure ? pov_figure_stated(q->figure) : NULL;

    if (!q->known || !q->figure)
        return NULL;
    return stated ? find(places, stated) : find(places, q->figure);
}
