#include "read/row_of_part.h"

#include "povstat/area_match.h"

/** Does a part of another row stand there: no number of its own, no area? */
static bool may_be_part(const row_view *x, const entry *area)
{
    static const pov_area_hint hint = {.no_suggestions = true};
    const char *number = cells_entry_of(x, COLUMN_INDEX).text;

    return (!*number || number[strspn(number, "0123456789")]) &&
           pov_area_find(x->catalogue, area->text, &hint, x->scratch).outcome ==
               POV_MATCH_UNKNOWN;
}

/** What kind of row begins; `words`: of whom it says that it is. */
static row_kind kind_of(const row_view *x, part_rows *p, const entry *area)
{
    const char *marked =
        area->cell != NOT_THERE && table_section_may_be(x, area->text)
            ? row_words_marked(area->text, x->scratch)
            : NULL;
    const char *words = marked ? marked : area->text;
    row_kind kind;

    if (area->cell == NOT_THERE)
        return ROW_OF_AREA;
    if (marked && row_words_of_no_area(area->text)) {
        p->words = cells_keep_entry(x, words, area->place).text;
        return ROW_OF_SOME;
    }
    kind = table_section_take_group(x, p->sections, &p->part);
    if (kind == ROW_OF_AREA && row_words_name_part(x, words) &&
        may_be_part(x, area))
        kind = ROW_OF_SOME;
    if (kind == ROW_OF_SOME)
        p->words = cells_keep_entry(x, words, area->place).text;
    return kind;
}

/** Nobody knows of whom, or of what, the row is. */
static void complain(const row_view *x, const char *why)
{
    entry area = cells_entry_of(x, COLUMN_AREA);

    if (area.cell != NOT_THERE)
        cells_complain(x, &area, POV_FOUND_OF_WHICH, why ? "%s" : NULL,
                       why ? cells_say(x, why) : "");
}

/** Is it blank, or a dash, of whatever length? */
static bool is_dash(const row_cell *cell)
{
    enum { LONGEST_DASH = 3 };

    for (size_t i = 0; i < cell->length; i++) {
        unsigned char letter = (unsigned char)cell->text[i] | 0x20u;

        if ((letter >= 'a' && letter <= 'z') ||
            (cell->text[i] >= '0' && cell->text[i] <= '9'))
            return false;
    }
    return cell->length <= LONGEST_DASH;
}

/** Numbers in columns of which the row says no part: of the minority households
 *  nobody counts those of towns. */
static void complain_others(const row_view *x, const table *t,
                            const heading *const headings[], const char *words,
                            fate *fates)
{
    for (size_t i = 0; i < t->width && i < x->row.count; i++) {
        const heading *h = &t->columns[i].is;

        if (headings[i] || !table_layout_has_figures(&t->columns[i]) ||
            is_dash(&x->row.items[i]) || !h->indicator)
            continue;
        fates[i] = FATE_REFUSED;
        if (cells_once(x, POV_FOUND_NO_PART, i))
            cells_tell(x, (int)i, POV_FOUND_NO_PART, "'%s' of %s",
                       t->columns[i].title, words);
    }
}

/** Read a row of some of those that the row above counts. */
static void read_some(const row_view *x, part_rows *p, fate *fates)
{
    table_rows *r = p->rows;
    const table *t = r->table;
    bool of_total = p->totals->in_total;
    const heading **headings = row_words_part(x, t, p->words);
    figure_cell *cells = pov_arena_alloc(x->scratch, t->width * sizeof *cells);

    if (!headings || (!of_total && !r->last)) {
        cells_refuse_row(x, fates);
        complain(x,
                 headings ? "of which area, the rows above do not say" : NULL);
        return;
    }
    if (!table_row_read_some(x, r, of_total ? NULL : r->last, headings, cells,
                             fates)) {
        cells_refuse_row(x, fates);
        return;
    }
    complain_others(x, t, headings, p->words, fates);
    if (of_total && !table_total_add_part(x, p->totals, cells, fates))
        complain(x, "of which area the total above is, is not known");
    for (size_t i = 0; i < t->width && !of_total; i++)
        if (cells[i].is_read)
            pov_figures_add(r->figures, &cells[i].says);
}

bool row_of_part_take(const row_view *x, part_rows *p, fate *fates)
{
    entry area = cells_entry_of(x, COLUMN_AREA);
    bool goes_on = p->kind != ROW_OF_AREA && area.cell == NOT_THERE &&
                   row_area_unit(x).cell != NOT_THERE;

    if (!goes_on)
        p->kind = kind_of(x, p, &area);
    switch (p->kind) {
    case ROW_OF_AREA:
        return false;
    case ROW_OF_PART:
        table_row_read_part(x, p->rows, p->part, fates);
        break;
    case ROW_OF_SOME:
        read_some(x, p, fates);
        break;
    case ROW_OF_GROUP:
        cells_refuse_row(x, fates);
        break;
    }
    return true;
}
