#include "read/table_row.h"

#include <assert.h>
#include <string.h>

#include "povstat/text.h"
#include "read/heading_words.h"
#include "read/row_kind.h"
#include "read/row_sense.h"
#include "read/statement.h"
#include "read/subject.h"
#include "read/value.h"
#include "read/when.h"
#include "read/where.h"
#include "povstat/phrase.h"
#include "povstat/words.h"

/** The rows of a table often come in pairs: households, then persons, with
 *  the area typed only once. */
static void read_row_unit(const row_view *x, table_frame *f)
{
    entry unit = row_area_unit(x);
    pov_word words[POV_WORDS_MAX];

    if (unit.cell == NOT_THERE ||
        !pov_words_split(unit.text, strlen(unit.text), words))
        return;
    f->of_persons =
        pov_words_are(words, "khẩu|nhân khẩu|người|số khẩu|persons");
    f->of_rates = pov_words_are(words, "%|tỷ lệ|tỉ lệ");
}

/* A unit column and the directives "form" and "unit" speak of numbers whose
 * heading says nothing.  Passed over in silence, a reduction would be read as
 * what is left, and thousands of households as households. */

/** Does the unit fit what the column counts? */
static bool fits(const row_view *x, const heading *h, const char *text,
                 pov_unit unit)
{
    if (unit == POV_IN_COUNT)
        return !h->is_rate && value_unit_fits(x, text, h->indicator);
    return h->is_rate;
}

static bool fits_any(const row_view *x, const table *t, const char *text,
                     pov_unit unit)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            fits(x, &t->columns[i].is, text, unit))
            return true;
    return false;
}

/** Does the row's own unit say that it is no rate? */
static bool is_counted(const row_view *x)
{
    entry e = cells_entry_of(x, COLUMN_UNIT);
    pov_unit unit;

    return e.cell != NOT_THERE && pov_unit_from(e.text, &unit) &&
           unit == POV_IN_COUNT;
}

/** "điểm %": what a rate changed by. */
static void take_points(const entry *said, const heading *h,
                        pov_phrase_hint *hint)
{
    pov_unit unit;

    if (!h->is_rate || !pov_unit_from(said->text, &unit) ||
        unit != POV_IN_POINTS)
        return;
    hint->unit_known = true;
    hint->unit = POV_IN_POINTS;
}

/** Refuse a unit: what is wrong in all years of a row is told once.  Returns
 *  false. */
static bool refuse_unit(const row_view *x, table_rows *r, size_t i,
                        const entry *e, pov_finding_kind kind)
{
    const table_column *c = &r->table->columns[i];
    const char *of = c->title;

    if (c->is_series && r->unit_line == x->row.line)
        return false;
    if (c->is_series)
        of = cells_entry_of(x, COLUMN_INDICATOR).text;
    if (kind == POV_FOUND_BAD_WORD)
        cells_complain(x, e, kind, "percent, pp, or what the indicator counts");
    else
        cells_complain(x, e, kind, c->is_series ? "'%s'" : "column '%s'", of);
    r->unit_line = x->findings->muted ? 0 : x->row.line;
    return false;
}

/** A unit that fits another column says nothing of this one. */
static bool take_unit(const row_view *x, table_rows *r, size_t i,
                      const table_frame *f, pov_phrase_hint *hint)
{
    const table *t = r->table;
    const heading *h = row_kind_heading(t, f, i);
    entry e = cells_entry_of(x, COLUMN_UNIT);
    pov_unit unit;

    if (f->of_rates && is_counted(x))
        return refuse_unit(x, r, i, &e, POV_FOUND_WRONG_UNIT);
    if (!*e.text || h->unit || f->of_persons)
        return true;
    if (f->of_rates) {
        take_points(&e, h, hint);
        return true;
    }
    if (!pov_unit_from(e.text, &unit))
        return refuse_unit(x, r, i, &e, POV_FOUND_BAD_WORD);
    if (!fits(x, h, e.text, unit) && !fits_any(x, t, e.text, unit))
        return refuse_unit(x, r, i, &e, POV_FOUND_WRONG_UNIT);
    take_points(&e, h, hint);
    return true;
}

/** May the numbers of the column be changes?  Where a target and a result have
 *  columns of their own, what stands beside them is where it began; and no
 *  plan reduces the number of households. */
static bool may_change(const table *t, const heading *h)
{
    if (h->when == WHEN_START || h->indicator->is_flow)
        return false;
    if (row_kind_any_says(t, SAYS_ACTUAL) || row_kind_any_says(t, SAYS_TARGET))
        return h->says != SAYS_NOTHING;
    return h->indicator->better == POV_FEWER_IS_BETTER ||
           h->indicator->better == POV_MORE_IS_BETTER;
}

static bool take_form(const row_view *x, const table *t, size_t i,
                      const table_frame *f, pov_phrase_hint *hint)
{
    const heading *h = row_kind_heading(t, f, i);
    entry e = cells_entry_of(x, COLUMN_FORM);

    if (h->says == SAYS_TARGET && !h->has_form && !*e.text &&
        row_check_is_left(t, i)) {
        hint->form_known = true;
        hint->form = POV_LEVEL;
    }
    if (!*e.text || h->has_form || !may_change(t, h))
        return true;
    if (!cells_read_form(x, hint))
        return false;
    if (!h->is_rate || h->in_points || hint->unit != POV_IN_PERCENT ||
        hint->form == POV_LEVEL || hint->form == POV_DIRECTION)
        return true;
    cells_complain(x, &e, POV_FOUND_AMBIGUOUS_WORDING,
                   "points of the rate (# unit pp), or a share of the "
                   "households?");
    return false;
}

/** Where the date of column `i` stands: in its heading, or in the row. */
static entry date_of(const row_view *x, const table *t, size_t i,
                     const table_frame *f)
{
    const table_column *c = &t->columns[i];
    const record *row = &t->header.rows[c->row];

    if (c->is.when != WHEN_DATED)
        return f->date;
    return (entry){c->title, rows_place(x->rows, row, i), NOT_THERE, NULL};
}

/** What the row and the heading say of the standard.  "Chuẩn mới" of a row of
 *  several years does not say which of the two that met in one of them. */
static const standard_said *said_of(const row_view *x, const table *t, size_t i,
                                    const table_frame *f,
                                    const pov_statement *s)
{
    const standard_said *said = &row_kind_heading(t, f, i)->standard;

    if (!said->name && t->columns[i].is_by_row)
        said = subject_standard(x);
    return said && said->is_relative && t->columns[i].is_series &&
                   pov_standard_is_doubtful(x->catalogue, s->as_of)
               ? NULL
               : said;
}

static pov_day start_of_year(pov_day day)
{
    return day ? pov_day_year_end(pov_civil_from(day).year - 1) : POV_NO_DAY;
}

/** The day before which "đầu kỳ" lies, and what the figure counts from. */
static bool settle_days(const row_view *x, const table *t, size_t i,
                        const table_frame *f, pov_statement *s)
{
    const heading *h = &t->columns[i].is;
    entry date = date_of(x, t, i, f);
    pov_period as_of = f->as_of, since = f->since;

    if (h->when == WHEN_DATED) {
        as_of = h->period;
        since = (pov_period){0};
    } else if (h->months.last && as_of.as_of) {
        if (!heading_months_in(&as_of, h->months, &as_of))
            as_of = (pov_period){0}; /* of which year? */
        since = (pov_period){0};
    }
    if (h->since)
        since = (pov_period){.as_of = h->since == WHEN_DATED
                                          ? h->since_day
                                          : start_of_year(as_of.as_of)};
    s->as_of = as_of.as_of;
    if (!s->as_of) {
        cells_complain_missing(x, COLUMN_AS_OF);
        return false;
    }
    if (h->when == WHEN_START) {
        s->as_of = since.as_of   ? since.as_of
                   : as_of.since ? as_of.since
                                 : pov_day_add_years(s->as_of, -1);
        as_of = (pov_period){.as_of = s->as_of, .typed_as_start = true};
        since = (pov_period){0};
    }
    return statement_settle_dates(x, s, &as_of, &since) &&
           statement_read_standard(x, s, &date, as_of.typed_as_start,
                                   said_of(x, t, i, f, s));
}

static const pov_breakdown *breakdown_of(const row_view *x, table_part part)
{
    return pov_catalogue_breakdown(x->catalogue,
                                   part == PART_URBAN ? "urban" : "rural");
}

/** The indicator under a sub-heading or beside a unit.  NULL and a finding if
 *  nothing counts that. */
static const pov_indicator *indicator_in_row(const row_view *x, const table *t,
                                             const table_frame *f, size_t cell)
{
    const heading *h = row_kind_heading(t, f, cell);
    const pov_indicator *is = h->indicator;
    const char *of = "persons";

    assert(is); /* or the column would not be read */
    if (t->columns[cell].is_by_row && h == &t->columns[cell].is)
        is = !f->indicator || !is->breakdown
                 ? f->indicator
                 : pov_indicator_of_whom(f->indicator, is->breakdown);
    if (is && f->of_persons && strcmp(is->unit, "persons") != 0)
        is = pov_indicator_kin(is, POV_PERSONS);
    if (is && f->part != PART_WHOLE) {
        of = f->part == PART_URBAN ? "towns" : "the country";
        is = pov_indicator_of_whom(is, breakdown_of(x, f->part));
    }
    if (!is && (f->part == PART_WHOLE ||
                cells_once(x, POV_FOUND_NO_PART, h->indicator->rank)))
        cells_tell(x, (int)cell, POV_FOUND_NO_PART, "'%s' of %s",
                   h->indicator->label_vi, cells_say(x, of));
    return subject_of(x, (int)cell, is);
}

/** A rate below a heading of some, or in a file that is about them, is a rate
 *  of theirs. */
static pov_percent_of percent_in_row(const row_view *x, const heading *h,
                                     const table_frame *f)
{
    bool is_of_some = *x->defaults[COLUMN_BREAKDOWN].text;

    if (f->part != PART_WHOLE ||
        (f->whom && !strcmp(f->whom->dimension, "area")))
        return POV_OF_WHOLE;
    return is_of_some && h->of == POV_OF_UNSAID ? POV_OF_WHOLE : h->of;
}

static pov_phrase_hint hint_for(const row_view *x, const heading *h,
                                const survey *seen, const table_frame *f,
                                const pov_statement *s, const char *typed)
{
    bool numbers = h->says != SAYS_TARGET;
    pov_phrase_hint hint = {.is_target = s->is_target,
                            .convention = x->options->numbers,
                            .meaning = POV_MEANS_COUNT,
                            .form_known =
                                h->has_form && (!h->by_sign || seen->with_sign),
                            .form_in_heading = s->is_target && h->has_form,
                            .by_sign = h->by_sign,
                            .form = h->form};

    if (!strcmp(s->indicator->unit, "VND"))
        hint.meaning = POV_MEANS_MONEY;
    if (numbers && hint.convention == POV_NUMBERS_AUTO)
        hint.convention = survey_convention(seen);
    if (seen->found == FOUND_MIXED) /* each cell is clear, and that was said */
        hint.convention = strchr(typed, '.') ? POV_NUMBERS_EN : POV_NUMBERS_VI;
    if (h->in_points) {
        hint.unit_known = true;
        hint.unit = POV_IN_POINTS;
    } else if (h->is_rate || f->of_rates) {
        hint.unit_known = numbers;
        hint.unit = POV_IN_PERCENT;
    } else if (h->says == SAYS_NOTHING || h->is_count) {
        hint.unit_known = true;
        hint.unit = POV_IN_COUNT;
    }
    return hint;
}

/** Beside amounts in "triệu đồng" households are counted one by one. */
static bool is_counted_in(const pov_indicator *indicator, const char *unit)
{
    const char *counted = pov_unit_counted(unit);

    return !counted || !strcmp(counted, indicator->unit);
}

/** The nearest unit: of the heading, of the row or a directive, of a title. */
static const char *unit_said(const row_view *x, const title_words *titles,
                             const heading *h)
{
    entry said = cells_entry_of(x, COLUMN_UNIT);
    pov_unit unit;

    if (h->unit)
        return h->unit;
    if (*said.text && pov_unit_from(said.text, &unit) && unit == POV_IN_COUNT &&
        is_counted_in(h->indicator, said.text))
        return said.text;
    return titles->unit;
}

/** The unit that belongs behind each number, or "". */
static const char *unit_behind(const row_view *x, const title_words *titles,
                               const heading *h, const pov_phrase_hint *hint)
{
    const char *unit = unit_said(x, titles, h);

    if (h->is_rate)
        return h->says == SAYS_TARGET && hint->unit != POV_IN_POINTS ? "%" : "";
    if (hint->meaning == POV_MEANS_MONEY)
        return unit;
    return pov_unit_multiplies(unit) && is_counted_in(h->indicator, unit) ? unit
                                                                          : "";
}

/** Nothing but one number, with or without a percent sign. */
static bool is_bare(const char *text)
{
    return *text && !text[strspn(text, "0123456789., %\xC2\xA0")];
}

/** Is it a bare number beside a target that asks for a change?  It may be the
 *  change reached, or what is left. */
static bool is_unclear_result(const row_view *x, const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    if (h->says != SAYS_ACTUAL || h->has_form || !is_bare(x->row.items[i].text))
        return false;
    for (size_t k = 0; k < t->width && k < x->row.count; k++)
        if (table_layout_has_figures(&t->columns[k]) &&
            t->columns[k].is.says == SAYS_TARGET &&
            t->columns[k].is.indicator == h->indicator &&
            pov_phrase_is_change(x->row.items[k].text))
            return true;
    return false;
}

/** In a column of percent signs one without may be anything. */
static void doubt_missing_sign(const row_view *x, const heading *h,
                               const survey *seen, const entry *value)
{
    if (h->is_rate && !strchr(value->text, '%') && is_bare(value->text) &&
        seen->with_percent.count > seen->without_percent.count)
        cells_complain(x, value, POV_FOUND_PERCENT_MISSING, NULL);
}

/** "Đầu năm 2025" in a row of what holds at the end of 2025: the day that its
 *  territory is of, as of "đầu kỳ"; else POV_NO_DAY. */
static pov_day end_of_start(const table *t, const heading *h,
                            const table_frame *f)
{
    pov_day end = pov_day_add_years(h->period.as_of, 1);

    if (!h->period.typed_as_start)
        return POV_NO_DAY;
    if (f->as_of.as_of == end)
        return end;
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            t->columns[i].is.when == WHEN_DATED &&
            t->columns[i].is.period.as_of == end)
            return end;
    return POV_NO_DAY;
}

/** Columns of several dates: a name may mean another territory in each, and a
 *  target speaks of that of when it was set. */
static void settle_area(const row_view *x, table_rows *r, const heading *h,
                        const table_frame *f, pov_statement *s)
{
    entry e = row_area_entry(x, r, f);
    pov_day since = h->period.since ? h->period.since : f->since.as_of;
    pov_day day = where_day_of_stock(&h->period, s->as_of);
    pov_day end = end_of_start(r->table, h, f);
    const pov_area *then;

    if (!s->area || h->when != WHEN_DATED)
        return;
    if (end)
        day = end;
    if (s->is_target)
        day = where_day_of_target(f->document, day, since);
    then = row_area_on(x, r, f, day, true);
    if (then && then != s->area)
        s->area = row_area_on(x, r, f, day, false); /* what decides is told */
    if (r->dated_line == x->row.line && r->dated_area != s->area)
        cells_complain(x, &e, POV_FOUND_TWO_TERRITORIES, "%s and %s",
                       r->dated_area->id, s->area->id);
    r->dated_line = x->row.line;
    r->dated_area = s->area;
}

/** What is told once a row. */
static void tell_late(const row_view *x, table_rows *r, const table_frame *f,
                      const pov_statement *s)
{
    entry area = row_area_entry(x, r, f);

    if (s->area && r->late_line != x->row.line && where_tell_late(x, &area, s))
        r->late_line = x->row.line;
}

static fate complain_unclear_result(const row_view *x, const entry *value)
{
    row_check_tell_change(x, value,
                          cells_complain(x, value, POV_FOUND_AMBIGUOUS_WORDING,
                                         "changed by %s, or %s left",
                                         value->text, value->text));
    return FATE_REFUSED;
}

/** "412204.00": a whole number as programs print it; "188.000" is 188 thousand.
 */
static bool is_float(const char *text)
{
    const char *dot = strrchr(text, '.');
    bool is_grouped =
        dot && strlen(dot) == 4 && (dot - text <= 3 || dot[-4] == '.');

    return dot && dot[1] && !dot[1 + strspn(dot + 1, "0")] && !is_grouped;
}

/** Where years stand across the top, the numbers of a row are of one kind, and
 *  those of a column are not. */
static void survey_row(const row_view *x, table_rows *r, const table_frame *f)
{
    const table *t = r->table;
    size_t floats = 0, n = 0;

    r->of_row =
        (survey){.meaning = f->of_rates ? POV_MEANS_PERCENT : POV_MEANS_COUNT};
    for (size_t i = 0; i < t->width && i < x->row.count; i++) {
        const char *text = x->row.items[i].text;

        if (!t->columns[i].is_series || !*text)
            continue;
        n++;
        floats += is_float(text);
        survey_cell(&r->of_row, text, (pov_place){x->path, x->row.line, 0},
                    x->scratch);
    }
    survey_decide(&r->of_row);
    r->is_float = !f->of_rates && 2 * floats > n;
    if (r->is_float)
        r->of_row.found = FOUND_EN;
}

/** The numbers that cell `i` is read with. */
static const survey *survey_for(const table_rows *r, size_t i)
{
    return r->table->columns[i].is_series ? &r->of_row : &r->surveys[i];
}

/** Read a value; that a program put zeros behind whole numbers is not worth a
 *  word for each. */
static fate read_value(const row_view *x, const table_rows *r,
                       const entry *value, const char *unit,
                       const pov_phrase_hint *hint, pov_statement *s)
{
    bool muted = x->findings->muted;
    fate outcome;

    if (!r->is_float || !is_float(value->text))
        return value_read_cell(x, value, unit, *hint, s);
    x->findings->muted = true;
    outcome = value_read_cell(x, value, unit, *hint, s);
    x->findings->muted = muted;
    return outcome == FATE_USED ? outcome
                                : value_read_cell(x, value, unit, *hint, s);
}

/** "Ước thực hiện" is an estimate, unless the row says what it is. */
static pov_status status_of(const row_view *x, const heading *h,
                            const table_frame *f)
{
    return h->is_estimate && !*cells_entry_of(x, COLUMN_STATUS).text
               ? POV_ESTIMATE
               : f->status;
}

/** Read cell `i`.  Returns as value_read_cell. */
static fate read_cell(const row_view *x, table_rows *r, size_t i,
                      const table_frame *f, pov_statement *s)
{
    const table *t = r->table;
    const heading *h = row_kind_heading(t, f, i);
    const survey *seen = survey_for(r, i);
    entry value = cells_entry_in(x, i);
    pov_phrase_hint hint;
    fate outcome;

    *s = (pov_statement){.area = f->area,
                         .document = f->document,
                         .status = status_of(x, h, f),
                         .place = {x->path, x->row.line, 0},
                         .of = percent_in_row(x, h, f),
                         .is_either = h->is_either,
                         .column = i + 1};
    s->indicator = indicator_in_row(x, t, f, i);
    if (!s->indicator || !row_kind_read(x, r, i, f, &s->is_target) ||
        !settle_days(x, t, i, f, s))
        return FATE_REFUSED;
    settle_area(x, r, h, f, s);
    if (!(t->columns[i].is_series && r->is_float) &&
        survey_refuses_cell(x, seen, t->columns[i].title, i))
        return FATE_REFUSED;
    if (row_check_lacks_unit(x, t, i, seen))
        return FATE_REFUSED;
    if (is_unclear_result(x, t, i))
        return complain_unclear_result(x, &value);
    hint = hint_for(x, h, seen, f, s, value.text);
    if (!take_unit(x, r, i, f, &hint) || !take_form(x, t, i, f, &hint))
        return FATE_REFUSED;
    statement_keep_notes(x, s);
    outcome =
        read_value(x, r, &value, unit_behind(x, r->titles, h, &hint), &hint, s);
    if (outcome == FATE_USED) {
        doubt_missing_sign(x, h, seen, &value);
        tell_late(x, r, f, s);
    }
    return outcome;
}

/** A date typed once for several rows leaves blanks below it, and no default
 *  is meant there.  Errors: false and a finding. */
static bool has_own_date(const row_view *x, table_rows *r)
{
    bool is_own = cells_entry_of(x, COLUMN_AS_OF).cell != NOT_THERE;

    if (x->layout.at[COLUMN_AS_OF] == NOT_THERE)
        return true;
    if (!is_own && r->dated_above)
        cells_complain_missing(x, COLUMN_AS_OF);
    r->dated_above = r->dated_above || is_own;
    return is_own || !r->dated_above;
}

/** "Tỷ lệ hộ nghèo giảm" in per cent: by points, or by a share of them?  A
 *  finding says so. */
static bool is_fall_unclear(const row_view *x, const entry *e,
                            const heading *says)
{
    entry unit = cells_entry_of(x, COLUMN_UNIT);
    pov_unit in = POV_IN_PERCENT;

    if (!says->has_form || !says->is_rate || says->in_points ||
        (pov_unit_from(unit.text, &in) && in == POV_IN_POINTS))
        return false;
    cells_complain(x, e, POV_FOUND_AMBIGUOUS_WORDING, "%s",
                   cells_say(x, "points of the rate (điểm %), or a share of "
                                "the households?"));
    return true;
}

/** What the row counts, where a column says it: in the words of an indicator,
 *  or, beside years, of a heading. */
static void read_row_indicator(const row_view *x, table_rows *r, table_frame *f)
{
    entry e = cells_entry_of(x, COLUMN_INDICATOR);
    bool is_heading = e.cell != NOT_THERE && row_words_in_series(x, r->table);
    const heading *says =
        is_heading ? row_words_read(x, &r->words, e.text, is_counted(x)) : NULL;
    pov_percent_of of;

    if (says && is_fall_unclear(x, &e, says)) {
        f->indicator = NULL;
    } else if (says) {
        f->headings = row_words_series(x, r->table, says);
        f->indicator = subject_of(x, e.cell, says->indicator);
        f->of_rates = f->of_rates || says->is_rate;
    } else if (is_heading &&
               !row_words_stand_alone(&r->words, e.text, x->scratch)) {
        cells_complain(x, &e, POV_FOUND_UNKNOWN_INDICATOR, "below '%s'",
                       row_words_over(&r->words));
    } else {
        f->indicator = subject_read(x, &of);
        f->of_rates = f->of_rates || value_names_rate(x, e.text);
    }
}

/** Of whom a column says the row is; NULL: of all, or nobody knows it. */
static const pov_breakdown *breakdown_in_row(const row_view *x)
{
    entry e = cells_entry_of(x, COLUMN_BREAKDOWN);

    return e.cell == NOT_THERE ? NULL
                               : pov_catalogue_breakdown(x->catalogue, e.text);
}

bool table_row_read_frame(const row_view *x, table_rows *r,
                          const table_section *section, const entry *date,
                          table_frame *f)
{
    const pov_plan *document = statement_read_plan(x);
    entry since = cells_entry_of(x, COLUMN_SINCE);
    bool fine;

    /* A row that is refused is still read, for what it adds to a total. */
    *f = (table_frame){.document = document ? document : x->unnamed,
                       .date = *date,
                       .part = section->part};
    read_row_unit(x, f);
    f->whom = breakdown_in_row(x);
    if (x->layout.at[COLUMN_INDICATOR] != NOT_THERE)
        read_row_indicator(x, r, f);
    fine = when_read(x, f->document, date, &since, &f->as_of, &f->since);
    if (!f->as_of.as_of && f->document->to)
        f->as_of.as_of = pov_day_year_end(f->document->to);
    return statement_read_status(x, f->document, date, &f->status) && fine &&
           document &&
           (f->indicator || x->layout.at[COLUMN_INDICATOR] == NOT_THERE);
}

int table_row_unit(const table_frame *f)
{
    int of = f->indicator ? (int)f->indicator->rank + 1 : 0;

    return f->of_persons | f->of_rates << 1 | of << 2 |
           (f->whom ? (int)f->whom->rank + 1 : 0) << 20;
}

/** What is one for all ways to write a name; a long text is none. */
static const char *key_of(const row_view *x, const char *name)
{
    return pov_catalogue_may_be_name(name) ? pov_text_key(x->scratch, name)
                                           : name;
}

/** What stands for an area that is not known: its name, and where it lies. */
static const char *unknown_area(const row_view *x, const table_rows *r,
                                const table_frame *f)
{
    const pov_area *section = r->section->area;
    entry own = row_area_entry(x, r, f), parent = row_area_parent(x, r);

    return pov_arena_format(x->scratch, "?%s|%s|%s", section ? section->id : "",
                            key_of(x, parent.text), key_of(x, own.text));
}

/** "quang-ninh/van-don|20088|0|0": what makes two rows the same one. */
static const char *row_key(const row_view *x, const table_rows *r,
                           const table_frame *f)
{
    return pov_arena_format(x->scratch, "%s|%ld|%d|%d",
                            f->area ? f->area->id : unknown_area(x, r, f),
                            (long)f->as_of.as_of, (int)f->part,
                            table_row_unit(f));
}

/** Was the same row, to the letter, there before?  A finding says so. */
static bool is_repeated(const row_view *x, const totals *all, const char *key)
{
    const kept_row *first = totals_find(all, key);

    while (first && (!first->text || strcmp(first->text, x->row.text) != 0))
        first = first->other;
    if (first)
        pov_find_related(x->findings,
                         cells_tell(x, WHOLE_ROW, POV_FOUND_DUPLICATE_ROW,
                                    "as line %lu", (unsigned long)first->line),
                         (pov_place){x->path, first->line, 0}, "the same row");
    return first;
}

void table_row_read_cells(const row_view *x, table_rows *r,
                          const table_frame *f, figure_cell *cells, fate *fates)
{
    const table *t = r->table;

    survey_row(x, r, f);
    for (size_t i = 0; i < t->width && i < x->row.count; i++) {
        fate outcome;

        if (!table_layout_has_figures(&t->columns[i]) ||
            !x->row.items[i].length)
            continue;
        outcome = read_cell(x, r, i, f, &cells[i].says);
        cells[i].is_read = outcome == FATE_USED;
        fates[i] = outcome == FATE_BLANK ? FATE_BLANK : FATE_REFUSED;
    }
    for (size_t i = 0; i < t->width; i++)
        row_check_hundred(x, t, cells, i);
}

/** Cells of names and notes share the fate of the row's figures. */
static void settle_fates(const row_view *x, const table *t, bool refused,
                         const figure_cell *cells, fate *fates)
{
    bool used = false;

    for (size_t i = 0; i < t->width && i < x->row.count; i++)
        if (cells[i].is_read && !refused) {
            fates[i] = FATE_USED;
            used = true;
        }
    for (size_t i = 0; i < x->row.count; i++) {
        bool known = i < t->width && x->layout.columns[i] != N_COLUMNS &&
                     x->layout.columns[i] != COLUMN_INDEX;

        if (refused)
            fates[i] = FATE_REFUSED;
        else if (known && used)
            fates[i] = FATE_USED;
    }
}

/** The figures of a row that was refused still count toward its total.  Shape:
 *  `addends` are those of its cells. */
static void add_to_totals(const row_view *x, const table_rows *r,
                          const table_frame *f, addend *addends)
{
    const table *t = r->table;
    tallied_row row = {.key = row_key(x, r, f),
                       .area = f->area,
                       .line = x->row.line,
                       .text = x->row.text,
                       .as_of = f->as_of.as_of,
                       .is_of_part = f->part != PART_WHOLE || f->whom,
                       .unit = table_row_unit(f),
                       .cells = addends};

    if (r->section->is_lost) /* a number of something else */
        memset(row.cells, 0, t->width * sizeof *row.cells);
    totals_add(r->totals, &row, x->arena);
}

/** State the figures of an area; what its row only seems to say is missing from
 *  the total. */
static void state(const table_rows *r, const table_frame *f,
                  const figure_cell *cells, addend *addends)
{
    for (size_t i = 0; i < r->table->width; i++) {
        addends[i].known = addends[i].known && cells[i].is_read;
        addends[i].is_stated =
            cells[i].is_read && cells[i].says.area == f->area;
        if (cells[i].is_read)
            pov_figures_add(r->figures, &cells[i].says);
    }
}

/** May a cell be of a part: is it broken down so, and by nothing else? */
static bool has_part(const row_view *x, const table *t, size_t i,
                     table_part part)
{
    const pov_indicator *is = t->columns[i].is.indicator;

    return table_layout_has_figures(&t->columns[i]) &&
           pov_indicator_of_whom(is, breakdown_of(x, part));
}

/** Nothing counts the minority households of towns.  Where the areas below are
 *  split, too, theirs are told. */
static void tell_without_part(const row_view *x, const table_rows *r, size_t i,
                              fate *fates)
{
    const table *t = r->table;

    if (!table_layout_has_figures(&t->columns[i]) || !x->row.items[i].length)
        return;
    fates[i] = FATE_REFUSED;
    if (r->section->part == PART_WHOLE &&
        cells_once(x, POV_FOUND_UNKNOWN_GROUP, 1))
        cells_tell(x, (int)i, POV_FOUND_UNKNOWN_GROUP,
                   "'%s', in columns that are of some already: '%s'",
                   cells_entry_of(x, COLUMN_AREA).text, t->columns[i].title);
}

void table_row_read_part(const row_view *x, table_rows *r, table_part part,
                         fate *fates)
{
    const table *t = r->table;
    figure_cell *cells = pov_arena_alloc(x->scratch, t->width * sizeof *cells);
    entry date = cells_entry_of(x, COLUMN_AS_OF);
    table_frame f;

    if (!rows_fit(x->rows, &x->row, x->layout.width, x->findings) ||
        !table_row_read_frame(x, r, r->section, &date, &f))
        return;
    f.part = part;
    f.area = row_area_above(x, r, &f);
    if (!f.area) {
        if (!cells_once(x, POV_FOUND_UNKNOWN_GROUP, 0))
            return;
        cells_tell(x, x->layout.at[COLUMN_AREA], POV_FOUND_UNKNOWN_GROUP,
                   "'%s'", cells_entry_of(x, COLUMN_AREA).text);
        return;
    }
    for (size_t i = 0; i < t->width && i < x->row.count; i++)
        if (!has_part(x, t, i, part)) {
            tell_without_part(x, r, i, fates);
        } else if (x->row.items[i].length) {
            fates[i] = read_cell(x, r, i, &f, &cells[i].says);
            cells[i].is_read = fates[i] == FATE_USED;
        }
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read)
            pov_figures_add(r->figures, &cells[i].says);
}

bool table_row_read_some(const row_view *x, table_rows *r, const pov_area *area,
                         const heading **headings, figure_cell *cells,
                         fate *fates)
{
    entry date = cells_entry_of(x, COLUMN_AS_OF);
    table_frame f;

    if (date.cell == NOT_THERE && r->last_date.text)
        date = r->last_date;
    if (!rows_fit(x->rows, &x->row, x->layout.width, x->findings) ||
        !table_row_read_frame(x, r, r->section, &date, &f))
        return false;
    f.area = area;
    f.headings = headings;
    f.part = PART_WHOLE;
    for (size_t i = 0; i < r->table->width && i < x->row.count; i++)
        if (headings[i] && x->row.items[i].length) {
            fates[i] = read_cell(x, r, i, &f, &cells[i].says);
            cells[i].is_read = fates[i] == FATE_USED;
        }
    settle_fates(x, r->table, false, cells, fates);
    return true;
}

/** What a part of the row may stand below it. */
static void keep_last(const row_view *x, table_rows *r, const pov_area *area)
{
    entry date = cells_entry_of(x, COLUMN_AS_OF);

    r->last = area;
    if (date.cell != NOT_THERE)
        r->last_date = cells_keep_entry(x, date.text, cells_place(x, &date));
}

bool table_row_read(const row_view *x, table_rows *r, fate *fates)
{
    const table *t = r->table;
    figure_cell *cells = pov_arena_alloc(x->scratch, t->width * sizeof *cells);
    entry date = cells_entry_of(x, COLUMN_AS_OF);
    bool refused = !rows_fit(x->rows, &x->row, x->layout.width, x->findings);
    bool muted = x->findings->muted, again;
    addend *addends;
    table_frame f;

    refused = !has_own_date(x, r) || refused;
    refused = !table_row_read_frame(x, r, r->section, &date, &f) || refused;
    f.area = row_area_read(x, r, &f);
    refused = refused || !f.area || r->section->is_lost;
    again = !refused && is_repeated(x, r->totals, row_key(x, r, &f));
    refused = refused || again;
    x->findings->muted = muted || refused; /* it was said why */
    table_row_read_cells(x, r, &f, cells, fates);
    if (!refused)
        row_check(x, t, cells);
    if (!refused)
        row_check_formulas(x, t, cells);
    x->findings->muted = muted;
    addends = row_check_addends(t, cells, x->scratch);
    if (!refused)
        row_sense_judge(r->sense, x, t, cells, fates);
    /* What the same row said before is used, only not twice. */
    settle_fates(x, t, refused && !again, cells, fates);
    if (!refused)
        state(r, &f, cells, addends);
    if (!again)
        add_to_totals(x, r, &f, addends);
    keep_last(x, r, refused && !again ? NULL : f.area);
    return !again;
}
