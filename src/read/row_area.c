#include "read/row_area.h"

#include <string.h>

#include "povstat/text.h"
#include "povstat/words.h"
#include "read/when.h"
#include "read/where.h"

/** The parent that holds for the row if none is typed in it: in a row above,
 *  or for the file, whichever was typed last. */
static entry parent_above(const row_view *x, const table_rows *r)
{
    const entry *of_file = &x->defaults[COLUMN_PARENT];

    return r->parent.text && r->parent.place.line > of_file->place.line
               ? r->parent
               : *of_file;
}

entry row_area_unit(const row_view *x)
{
    entry unit = cells_entry_of(x, COLUMN_UNIT);

    return unit.cell == NOT_THERE ? cells_entry_of(x, COLUMN_COUNTED) : unit;
}

entry row_area_parent(const row_view *x, const table_rows *r)
{
    entry own = cells_entry_of(x, COLUMN_PARENT);

    return own.cell == NOT_THERE ? parent_above(x, r) : own;
}

/** A parent typed once for several rows stands in the first of them. */
static void fill_parent(const row_view *x, table_rows *r)
{
    entry own = cells_entry_of(x, COLUMN_PARENT);
    entry above = parent_above(x, r);

    if (x->layout.at[COLUMN_PARENT] == NOT_THERE)
        return;
    if (own.cell != NOT_THERE) {
        if (strcmp(own.text, above.text) != 0)
            r->parent = cells_keep_entry(x, own.text, cells_place(x, &own));
        r->parent_typed = true;
    } else if (*above.text && r->parent_typed &&
               cells_once(x, POV_FOUND_FILLED_DOWN, 0))
        cells_tell(x, x->layout.at[COLUMN_PARENT], POV_FOUND_FILLED_DOWN,
                   "'%s'", above.text);
}

/** Is the area typed in a row above, with the households? */
static bool shares_area(const row_view *x, const table_rows *r,
                        const table_frame *f)
{
    return cells_entry_of(x, COLUMN_AREA).cell == NOT_THERE &&
           (f->of_persons || f->of_rates || f->indicator || f->whom) &&
           r->area.text;
}

entry row_area_entry(const row_view *x, const table_rows *r,
                     const table_frame *f)
{
    return shares_area(x, r, f) ? r->area : cells_entry_of(x, COLUMN_AREA);
}

/** "2.1" below "2", "2,1" where a workbook holds it as a number: is the row
 *  numbered as a part of another? */
static bool is_numbered_below(const char *number, const char *upper)
{
    size_t n = strlen(upper);

    return n && !strncmp(number, upper, n) &&
           (number[n] == '.' || number[n] == ',') && number[n + 1] >= '0' &&
           number[n + 1] <= '9';
}

/** "1", below "I" or "A", and not the first of its kind. */
static bool is_other_number(const char *number, const char *upper)
{
    return *number >= '0' && *number <= '9' && *upper &&
           !(*upper >= '0' && *upper <= '9');
}

/** Is the row, by its number or its words, one of a commune below a district?
 */
static bool is_below(const row_view *x, const table_rows *r, const char *name)
{
    static const char lower[] = "xã|phường|thị trấn|tt|p.|x.|đặc khu";
    const char *number = cells_entry_of(x, COLUMN_INDEX).text;

    return is_numbered_below(number, r->upper_number) ||
           is_other_number(number, r->upper_number) ||
           pov_words_begin(name, lower);
}

/** The row of a district above those of its communes; NULL: none. */
static const pov_area *area_over(const row_view *x, const table_rows *r,
                                 const entry *own)
{
    if (!r->upper || own->cell == NOT_THERE)
        return NULL;
    return is_below(x, r, own->text) ? r->upper : NULL;
}

static void keep_upper(const row_view *x, table_rows *r, const pov_area *area)
{
    entry index = cells_entry_of(x, COLUMN_INDEX);
    entry own = cells_entry_of(x, COLUMN_AREA);
    size_t n = strcspn(index.text, ".,) ");

    if (own.cell == NOT_THERE ||
        (r->upper ? is_below(x, r, own.text)
                  : index.text[n] && index.text[n + 1]))
        return;
    r->upper = area && area->level == POV_DISTRICT ? area : NULL;
    r->upper_number = pov_arena_intern(x->arena, index.text, n);
}

const pov_area *row_area_above(const row_view *x, const table_rows *r,
                               const table_frame *f)
{
    entry none = cells_entry_of(x, COLUMN_AREA);
    where_typed typed = {
        row_area_parent(x, r), {"", none.place, NOT_THERE, NULL}, NULL};
    row_view above = *x;

    if (r->section->area)
        return r->section->area;
    if (!*typed.own.text)
        return NULL;
    above.layout.area_level = x->layout.parent_level;
    return where_read(&above, &typed, f->document, f->as_of.as_of);
}

/** Of a table without areas: does what is said of all its rows name the area
 *  above as well, as "Bắc Giang" in Bắc Giang does?  Then it is no town. */
static const pov_area *area_of_all(const row_view *x, const table_rows *r,
                                   const table_frame *f, const entry *own)
{
    const pov_area *above;

    if (x->layout.at[COLUMN_AREA] != NOT_THERE || !*own->text ||
        !*row_area_parent(x, r).text)
        return NULL;
    above = row_area_above(x, r, f);
    return above && (pov_text_is(own->text, above->name) ||
                     pov_text_is(own->text, above->full_name) ||
                     !strcmp(own->text, above->id))
               ? above
               : NULL;
}

const pov_area *row_area_on(const row_view *x, const table_rows *r,
                            const table_frame *f, pov_day day, bool silently)
{
    entry own = row_area_entry(x, r, f);
    const pov_area *over = area_over(x, r, &own);
    const where_typed typed = {own, row_area_parent(x, r),
                               over ? over : r->section->area};
    bool muted = x->findings->muted;
    const pov_area *area;

    x->findings->muted = muted || silently;
    area = area_of_all(x, r, f, &own);
    if (!area)
        area = where_read(x, &typed, f->document, day);
    x->findings->muted = muted;
    return area;
}

const pov_area *row_area_read(const row_view *x, table_rows *r,
                              const table_frame *f)
{
    entry own = cells_entry_of(x, COLUMN_AREA);
    bool shared = shares_area(x, r, f);
    const pov_area *area;

    fill_parent(x, r);
    if (own.cell != NOT_THERE &&
        (x->layout.at[COLUMN_UNIT] != NOT_THERE ||
         x->layout.at[COLUMN_COUNTED] != NOT_THERE ||
         x->layout.at[COLUMN_BREAKDOWN] != NOT_THERE ||
         x->layout.at[COLUMN_INDICATOR] != NOT_THERE)) {
        r->area = cells_keep_entry(x, own.text, cells_place(x, &own));
        r->area_told = f->as_of.as_of;
    }
    area = row_area_on(x, r, f, where_day_of_stock(&f->as_of, f->as_of.as_of),
                       shared && r->area_told == f->as_of.as_of);
    keep_upper(x, r, area);
    return area;
}
