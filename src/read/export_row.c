#include "read/export_row.h"

#include <string.h>

#include "read/export_value.h"

bool export_row_is_derived(const extract *x)
{
    entry e = export_cell(x, EXPORT_DERIVED);

    return export_is_true(&e);
}

static bool read_day(extract *x, export_column c, pov_day *day)
{
    entry e = export_cell(x, c);

    *day = POV_NO_DAY;
    if (!*e.text || pov_day_parse(e.text, day))
        return true;
    complain(x, &e, POV_FOUND_BAD_DATE, "YYYY-MM-DD");
    return false;
}

/* A level that is no target counts from nothing. */
static bool read_days(extract *x, pov_statement *s)
{
    pov_period as_of = {0}, since = {0};

    if (!read_day(x, EXPORT_AS_OF, &as_of.as_of) ||
        !read_day(x, EXPORT_SINCE, &since.as_of))
        return false;
    if (!as_of.as_of) {
        complain_missing(x, COLUMN_AS_OF);
        return false;
    }
    s->as_of = as_of.as_of;
    if (!since.as_of && !s->is_target && s->says.form == POV_LEVEL)
        return true;
    return settle_dates(x, s, &as_of, &since);
}

static const pov_area *area_by_id(extract *x)
{
    entry e = export_cell(x, EXPORT_AREA);
    const pov_area *area = pov_catalogue_area(x->catalogue, e.text);

    if (!*e.text)
        complain_missing(x, COLUMN_AREA);
    else if (!area)
        complain(x, &e, POV_FOUND_UNKNOWN_AREA, "an id, as povstat exports it");
    return area;
}

/** How much of "FILE:3:31:12.250" names the file; all if it has no place. */
static size_t file_length(const char *text)
{
    for (const char *at = strchr(text, ':'); at; at = strchr(at + 1, ':')) {
        size_t line = strspn(at + 1, "0123456789");
        const char *second = at + 1 + line;

        if (line && *second == ':' && strspn(second + 1, "0123456789"))
            return (size_t)(at - text);
    }
    return strlen(text);
}

/* What named no document was a document of its own for each file. */
static const pov_plan *unrecorded_document(extract *x)
{
    entry e = export_cell(x, EXPORT_SOURCES);
    size_t length = file_length(e.text);
    pov_plan *plan;
    void **at;

    if (!length)
        return x->unnamed;
    at = pov_map_at(&x->unrecorded, x->arena, e.text, length);
    plan = *at;
    if (plan)
        return plan;
    plan = pov_arena_alloc(x->arena, sizeof *plan);
    *plan = *x->unnamed;
    plan->id = pov_arena_intern(x->arena, e.text, length);
    *at = plan;
    return plan;
}

static const pov_plan *read_document(extract *x)
{
    entry document = export_cell(x, EXPORT_DOCUMENT);
    entry plan = export_cell(x, EXPORT_PLAN);

    if (*plan.text && strcmp(plan.text, document.text) != 0) {
        complain(x, &plan, POV_FOUND_UNKNOWN_PLAN,
                 "a target's plan is the document that states it");
        return NULL;
    }
    return *document.text ? read_plan(x) : unrecorded_document(x);
}

/** What was typed and where it stands now, without the apostrophe that keeps a
 *  spreadsheet from taking it for a formula. */
static void take_words(extract *x, pov_statement *s)
{
    entry e = export_cell(x, EXPORT_STATED);
    size_t extra;

    if (!*e.text)
        e = export_cell(x, EXPORT_VALUE);
    extra = e.text[0] == '\'' && e.text[1] && strchr("=+-@", e.text[1]);
    s->place = entry_place(x, &e);
    s->place.column += (uint32_t)extra;
    s->raw = pov_arena_intern(x->arena, e.text + extra, strlen(e.text + extra));
}

bool export_row_read(extract *x, pov_statement *s)
{
    entry date = export_cell(x, EXPORT_AS_OF);
    bool derived;

    *s = (pov_statement){.place = {x->path, x->row.line, 0}};
    s->indicator = read_indicator(x);
    s->document = read_document(x);
    if (!s->indicator || !s->document ||
        !export_truth(x, EXPORT_DERIVED, &derived))
        return false;
    s->area = area_by_id(x);
    if (!s->area || !read_kind(x, &s->is_target) || !export_value_read(x, s) ||
        !read_days(x, s) || !read_status(x, s->document, &s->status) ||
        !read_standard(x, s, &date, false) || !export_share_is_possible(x, s))
        return false;
    take_words(x, s);
    s->locator = keep_cell(x, COLUMN_LOCATOR);
    s->note = keep_cell(x, COLUMN_NOTE);
    return true;
}
