#include "read/cells.h"

#include <string.h>

#include "povstat/period.h"
#include "povstat/text.h"

typedef struct kind_word {
    const char *word;
    bool is_target;
} kind_word;

static const kind_word kind_words[] = {
    {"actual", false},  {"thuc hien", false}, {"ket qua", false},
    {"thuc te", false}, {"target", true},     {"chi tieu", true},
    {"muc tieu", true}, {"ke hoach", true},
};

static const kind_word *find_kind(extract *x, const char *text)
{
    const char *typed = pov_text_bare(x->scratch, text);

    for (size_t i = 0; i < sizeof kind_words / sizeof *kind_words; i++)
        if (!strcmp(typed, kind_words[i].word))
            return &kind_words[i];
    return NULL;
}

bool read_kind(extract *x, bool *is_target)
{
    entry e = cells_entry_of(x, COLUMN_KIND);
    const kind_word *kind;
    memo *known;

    if (!*e.text) {
        cells_complain_missing(x, COLUMN_KIND);
        return false;
    }
    known = cells_remember(x, MEMORY_KIND, e.text, NULL, 0);
    if (!known->is)
        known->is = find_kind(x, e.text);
    kind = known->is;
    if (kind) {
        *is_target = kind->is_target;
        return true;
    }
    cells_complain(x, &e, POV_FOUND_BAD_WORD, "actual or target");
    return false;
}

bool read_period(extract *x, column c, pov_period *period)
{
    entry e = cells_entry_of(x, c);
    pov_period *kept;
    memo *known;

    *period = (pov_period){0};
    if (!*e.text)
        return true;
    known = cells_remember(x, MEMORY_PERIOD, e.text, NULL, 0);
    if (!known->is && pov_period_read(e.text, period)) {
        kept = pov_arena_alloc(x->arena, sizeof *kept);
        *kept = *period;
        known->is = kept;
    }
    if (known->is)
        *period = *(const pov_period *)known->is;
    if (period->as_of)
        return true;
    cells_complain(x, &e, POV_FOUND_BAD_DATE, NULL);
    return false;
}

bool read_status(extract *x, const pov_plan *plan, pov_status *status)
{
    entry e = cells_entry_of(x, COLUMN_STATUS);

    *status = plan->status;
    if (!*e.text || pov_status_from(e.text, status))
        return true;
    cells_complain(
        x, &e, POV_FOUND_BAD_WORD,
        "estimate, preliminary, reported, official, ministry or revised");
    return false;
}

/* A plan counts from the end of the year before its first; anything else from
 * one year earlier, unless the row says since when. */
bool settle_dates(extract *x, pov_statement *s, const pov_period *as_of,
                  const pov_period *since)
{
    entry e = cells_entry_of(x, COLUMN_SINCE);
    const pov_plan *plan = s->document;

    s->since = since->as_of ? since->as_of : as_of->since;
    if (!s->since && s->is_target && plan->from &&
        s->as_of == pov_day_year_end(plan->to))
        s->since = pov_day_year_end(plan->from - 1);
    if (!s->since)
        s->since = pov_day_add_years(s->as_of, -1);
    if (s->since < s->as_of || s->is_target)
        return true; /* a target's dates are judged with the target */
    cells_complain(x, &e, POV_FOUND_BAD_PERIOD, NULL);
    return false;
}

const char *keep_cell(extract *x, column c)
{
    entry e = cells_entry_of(x, c);

    return *e.text ? pov_arena_intern(x->arena, e.text, strlen(e.text)) : NULL;
}

bool read_statement(extract *x, pov_statement *s, bool *blank)
{
    entry date, area;
    pov_period as_of, since;

    *blank = false;
    *s = (pov_statement){.place = {x->path, x->row.line, 0}};
    s->indicator = read_indicator(x);
    s->document = read_plan(x);
    if (!read_kind(x, &s->is_target) || !read_period(x, COLUMN_AS_OF, &as_of) ||
        !read_period(x, COLUMN_SINCE, &since) || !s->indicator || !s->document)
        return false;
    s->as_of = as_of.as_of;
    if (!s->as_of && s->is_target && s->document->to)
        s->as_of = pov_day_year_end(s->document->to);
    if (!s->as_of) {
        cells_complain_missing(x, COLUMN_AS_OF);
        return false;
    }
    s->area = read_area(x, s->document, s->as_of);
    date = cells_entry_of(x, COLUMN_AS_OF);
    if (!s->area || !read_status(x, s->document, &s->status) ||
        !settle_dates(x, s, &as_of, &since) ||
        !read_standard(x, s, &date, as_of.typed_as_start))
        return false;
    s->locator = keep_cell(x, COLUMN_LOCATOR);
    s->note = keep_cell(x, COLUMN_NOTE);
    if (!read_value(x, s, blank))
        return false;
    area = cells_entry_of(x, COLUMN_AREA);
    if (!*blank)
        tell_late(x, &area, s);
    return true;
}
