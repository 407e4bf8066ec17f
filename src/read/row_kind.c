#include "read/row_kind.h"

#include "read/statement.h"

const heading *row_kind_heading(const table *t, const table_frame *f, size_t i)
{
    return f->headings && f->headings[i] ? f->headings[i] : &t->columns[i].is;
}

bool row_kind_any_says(const table *t, heading_says what)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            t->columns[i].is.says == what)
            return true;
    return false;
}

/** Does the day of a heading fall on one that targets are due on, or behind all
 *  of them? */
static bool is_due(const table *t, const heading *h, const table_frame *f)
{
    pov_day day = h->period.as_of, last = POV_NO_DAY;

    if (h->when != WHEN_DATED || h->period.typed_as_start)
        return false;
    for (size_t i = 0; i < t->width; i++) {
        const heading *o = &t->columns[i].is;
        pov_day due = o->when == WHEN_DATED ? o->period.as_of : f->as_of.as_of;

        if (!table_layout_has_figures(&t->columns[i]) ||
            o->says != SAYS_TARGET || !due)
            continue;
        if (due == day)
            return true;
        last = due > last ? due : last;
    }
    return last && day > last;
}

/** Below a title of a plan, beside its targets: may what holds at the end be
 *  what is planned, too? */
static bool may_be_planned(const title_words *titles, const table *t,
                           const heading *h, const table_frame *f)
{
    return titles->plan && !titles->result &&
           (h->when == WHEN_END || is_due(t, h, f));
}

bool row_kind_read(const row_view *x, const table_rows *r, size_t i,
                   const table_frame *f, bool *is_target)
{
    const heading *h = row_kind_heading(r->table, f, i);
    const title_words *titles = r->titles;
    entry kind = cells_entry_of(x, COLUMN_KIND);

    *is_target = h->says == SAYS_TARGET;
    if (h->says != SAYS_NOTHING)
        return true;
    if (*kind.text)
        return statement_read_is_target(x, is_target);
    if (titles->plan && !titles->result &&
        !row_kind_any_says(r->table, SAYS_TARGET)) {
        *is_target = titles->aims && h->has_form && h->when == WHEN_UNSAID;
        if (*is_target) /* "Chỉ tiêu giảm tỷ lệ hộ nghèo" */
            return true;
        cells_complain_missing(x, COLUMN_KIND);
        return false;
    }
    if (may_be_planned(titles, r->table, h, f)) {
        if (cells_once(x, POV_FOUND_AMBIGUOUS_WORDING, i))
            cells_tell(x, (int)i, POV_FOUND_AMBIGUOUS_WORDING,
                       "column '%s': what is planned, or what was found?",
                       r->table->columns[i].title)
                ->help = cells_say(x, "say so in its heading: Kế hoạch, or "
                                      "Thực hiện");
        return false;
    }
    if (!titles->result && (titles->plan || !titles->lists) &&
        !row_kind_any_says(r->table, SAYS_TARGET) &&
        cells_once(x, POV_FOUND_KIND_ASSUMED, 0))
        pov_find(x->findings, POV_FOUND_KIND_ASSUMED,
                 (pov_place){x->path, x->header.line, 0}, NULL);
    return true;
}
