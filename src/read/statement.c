#include "read/statement.h"

#include <string.h>

#include "povstat/map.h"
#include "povstat/period.h"
#include "povstat/text.h"
#include "read/claim.h"
#include "read/percent_of.h"
#include "read/said.h"
#include "read/subject.h"
#include "read/value.h"
#include "read/when.h"
#include "read/where.h"

const pov_plan *statement_read_plan(const row_view *x)
{
    entry e = cells_entry_of(x, COLUMN_PLAN);
    const pov_plan *plan;

    if (!*e.text)
        return x->unnamed;
    return cells_read_document(x, &e, &plan) ? plan : NULL;
}

/** What nobody states: that of the document or the national one in force.
 *  Errors: NULL at the end of a year that was counted by two; typed 01/01/2022
 *  it is the later of them. */
static const pov_standard *
unsaid_standard(const row_view *x, const pov_statement *s, bool typed_as_start)
{
    const pov_standard *of = s->document->standard;

    if (pov_standard_is_doubtful(x->catalogue, s->as_of))
        return typed_as_start
                   ? pov_standard_in_force(x->catalogue, pov_day_next(s->as_of))
                   : NULL;
    if (of && (of->from == POV_NO_DAY || of->from <= s->as_of))
        return of;
    return pov_standard_in_force(x->catalogue, s->as_of);
}

/** "national-2016, national-2022", of which one must be stated. */
static const char *standards_of(const row_view *x, pov_day day)
{
    const pov_standard *now = pov_standard_in_force(x->catalogue, day);

    if (!now)
        return cells_say(x, "none was in force");
    return pov_arena_format(
        x->scratch, cells_say(x, "%s or %s"), now->id,
        pov_standard_in_force(x->catalogue, pov_day_next(day))->id);
}

/** What a name means on the day of a statement; NULL: nothing. */
static const pov_standard *standard_called(const row_view *x, const char *name,
                                           const pov_statement *s)
{
    memo *found =
        cells_remember(x, MEMORY_STANDARD, name, &s->as_of, sizeof s->as_of);

    if (!found->is)
        found->is = pov_standard_called(x->catalogue, name, s->as_of);
    return found->is;
}

/** All that were in force on a day, of whatever province. */
static const char *all_in_force(const row_view *x, pov_day day)
{
    const char *text = NULL;

    for (size_t i = 0; i < x->catalogue->standards.count; i++) {
        const pov_standard *is = x->catalogue->standards.items[i];

        if (is->from != POV_NO_DAY && is->from <= day &&
            (is->to == POV_NO_DAY || day <= is->to))
            text = text ? pov_arena_format(x->scratch, "%s, %s", text, is->id)
                        : is->id;
    }
    return text ? pov_arena_format(x->scratch,
                                   cells_say(x, "in force then: %s"), text)
                : cells_say(x, "none was in force");
}

/** What an indicator or a heading says beside the column of standards, which
 *  must not say another.  Errors: false and a finding. */
static bool take_said(const row_view *x, pov_statement *s, const entry *typed,
                      const standard_said *said, const entry *date)
{
    const pov_standard *other =
        typed->cell == NOT_THERE ? NULL : standard_called(x, typed->text, s);

    s->standard = standard_called(x, said->name, s);
    if (!s->standard)
        cells_complain(x, date, POV_FOUND_UNKNOWN_STANDARD, "%s", said->name);
    else if (other && other != s->standard)
        cells_complain(x, typed, POV_FOUND_UNKNOWN_STANDARD,
                       "the heading says '%s'", said->name);
    else
        return true;
    s->standard = NULL;
    return false;
}

bool statement_read_standard(const row_view *x, pov_statement *s,
                             const entry *date, bool typed_as_start,
                             const standard_said *said)
{
    entry e = cells_entry_of(x, COLUMN_STANDARD);

    s->standard = NULL;
    if (!s->indicator->by_standard)
        return true;
    if (said && said->name)
        return take_said(x, s, &e, said, date);
    if (*e.text) {
        s->standard = standard_called(x, e.text, s);
        if (!s->standard)
            cells_complain(x, &e, POV_FOUND_UNKNOWN_STANDARD, "%s",
                           all_in_force(x, s->as_of));
        return s->standard;
    }
    s->standard = unsaid_standard(x, s, typed_as_start);
    if (!s->standard)
        cells_complain(x, date, POV_FOUND_NO_STANDARD, "%s: %s",
                       x->findings->language == POV_VI ? s->indicator->label_vi
                                                       : s->indicator->label_en,
                       standards_of(x, s->as_of));
    return s->standard;
}

/** A kind and what it is called. */
typedef struct kind_words {
    const char *spellings; /* without marks */
    pov_kind kind;
} kind_words;

static const kind_words *find_kind(const row_view *x, const char *text)
{
    static const kind_words kinds[] = {
        {"actual|thuc hien|ket qua|thuc te|th", POV_KIND_ACTUAL},
        {"target|chi tieu|muc tieu|ke hoach|kh", POV_KIND_TARGET},
        {"claim|tu danh gia|danh gia", POV_KIND_CLAIM}};
    const char *bare = pov_text_bare(x->scratch, text);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (pov_text_is_one_of(bare, kinds[i].spellings))
            return &kinds[i];
    return NULL;
}

bool statement_read_kind(const row_view *x, pov_kind *kind)
{
    entry e = cells_entry_of(x, COLUMN_KIND);
    memo *known;

    if (!*e.text) {
        cells_complain_missing(x, COLUMN_KIND);
        return false;
    }
    known = cells_remember(x, MEMORY_KIND, e.text, NULL, 0);
    if (!known->is)
        known->is = find_kind(x, e.text);
    if (known->is)
        *kind = ((const kind_words *)known->is)->kind;
    else
        cells_complain(x, &e, POV_FOUND_BAD_WORD, "actual, target or claim");
    return known->is;
}

bool statement_read_is_target(const row_view *x, bool *is_target)
{
    entry e = cells_entry_of(x, COLUMN_KIND);
    pov_kind kind;

    if (!statement_read_kind(x, &kind))
        return false;
    *is_target = kind == POV_KIND_TARGET;
    if (kind == POV_KIND_CLAIM)
        cells_complain(x, &e, POV_FOUND_BAD_WORD,
                       "actual or target; a claim is a row of a list");
    return kind != POV_KIND_CLAIM;
}

bool statement_read_status(const row_view *x, const pov_plan *plan,
                           const entry *date, pov_status *status)
{
    entry e = cells_entry_of(x, COLUMN_STATUS);

    *status = when_is_estimate(x, date) ? POV_ESTIMATE : plan->status;
    if (!*e.text || pov_status_from(e.text, status))
        return true;
    cells_complain(
        x, &e, POV_FOUND_BAD_WORD,
        "estimate, preliminary, reported, official, ministry or revised");
    return false;
}

/** The day that a plan counts from, of a target due when it ends, or "by" a day
 *  in it; POV_NO_DAY: no plan, and no title, says. */
static pov_day start_of_plan(const row_view *x, const pov_plan *plan,
                             const pov_period *as_of, pov_day due)
{
    bool is_named = plan->from;
    pov_day from = is_named ? pov_day_year_end(plan->from - 1) : x->lasts.since;
    pov_day to = is_named ? pov_day_year_end(plan->to) : x->lasts.as_of;

    if (is_named && due == to)
        return from;
    return as_of->typed_until && from < due && due <= to ? from : POV_NO_DAY;
}

/* A plan counts from the end of the year before its first; anything else from
 * one year earlier, unless the row says since when. */
bool statement_settle_dates(const row_view *x, pov_statement *s,
                            const pov_period *as_of, const pov_period *since)
{
    entry e = cells_entry_of(x, COLUMN_SINCE);
    bool is_claim = s->says.form == POV_CLAIMED;
    const pov_plan *plan =
        is_claim && s->claim.plan ? s->claim.plan : s->document;

    s->since = since->as_of ? since->as_of : as_of->since;
    if (!s->since && (s->is_target || is_claim))
        s->since = start_of_plan(x, plan, as_of, s->as_of);
    if (!s->since)
        s->since = pov_day_add_years(s->as_of, -1);
    if (s->since < s->as_of || s->is_target)
        return true; /* a target's dates are judged with the target */
    cells_complain(x, &e, POV_FOUND_BAD_PERIOD, NULL);
    return false;
}

static const char *kept(const row_view *x, column c)
{
    entry e = cells_entry_of(x, c);

    return *e.text ? pov_arena_intern(x->arena, e.text, strlen(e.text)) : NULL;
}

void statement_keep_notes(const row_view *x, pov_statement *s)
{
    s->locator = kept(x, COLUMN_LOCATOR);
    s->note = kept(x, COLUMN_NOTE);
}

/** The day it is about; a target without one is about the end of its plan.
 *  Errors: false and a finding. */
static bool settle_as_of(const row_view *x, const pov_period *as_of,
                         pov_statement *s)
{
    s->as_of = as_of->as_of;
    if (!s->as_of && s->is_target && s->document->to)
        s->as_of = pov_day_year_end(s->document->to);
    if (!s->as_of)
        cells_complain_missing(x, COLUMN_AS_OF);
    return s->as_of;
}

static fate read_filled(const row_view *x, pov_statement *s, pov_day *names)
{
    entry date = cells_entry_of(x, COLUMN_AS_OF);
    entry start = cells_entry_of(x, COLUMN_SINCE);
    const where_typed typed = {cells_entry_of(x, COLUMN_AREA),
                               cells_entry_of(x, COLUMN_PARENT), NULL};
    pov_period as_of, since;
    pov_kind kind;
    fate outcome;

    *s = (pov_statement){.place = {x->path, x->row.line, 0}};
    s->indicator = subject_read(x, &s->of);
    s->is_either =
        s->indicator && pov_indicator_kin(s->indicator, POV_PART) &&
        percent_of_is_either(
            s->indicator, cells_entry_of(x, COLUMN_INDICATOR).text, x->scratch);
    s->document = statement_read_plan(x);
    if (!statement_read_kind(x, &kind) ||
        !when_read(x, s->document, &date, &start, &as_of, &since) ||
        !s->indicator || !s->document)
        return FATE_REFUSED;
    s->is_target = kind == POV_KIND_TARGET;
    if (!settle_as_of(x, &as_of, s))
        return FATE_REFUSED;
    *names = where_day_of_stock(&as_of, s->as_of);
    if (s->is_target)
        *names = where_day_of_target(s->document, *names,
                                     since.as_of ? since.as_of : as_of.since);
    s->area = where_read(x, &typed, s->document, *names);
    if (!s->area || !statement_read_status(x, s->document, &date, &s->status) ||
        (kind == POV_KIND_CLAIM && !claim_read(x, s)) ||
        !statement_settle_dates(x, s, &as_of, &since) ||
        !statement_read_standard(x, s, &date, as_of.typed_as_start,
                                 subject_standard(x)))
        return FATE_REFUSED;
    statement_keep_notes(x, s);
    outcome = kind == POV_KIND_CLAIM ? FATE_USED : value_read(x, s);
    if (outcome == FATE_USED)
        where_tell_late(x, &typed.own, s);
    return outcome;
}

fate statement_read(const row_view *x, pov_statement *s, pov_day *names)
{
    row_view filled;

    return read_filled(said_fill(x, &filled), s, names);
}
