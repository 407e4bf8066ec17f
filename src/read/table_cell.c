#include "read/table.h"

#include <assert.h>
#include <string.h>

#include "read/statement.h"
#include "read/vocabulary.h"
#include "read/words.h"

static bool has_targets(const table *t)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            t->columns[i].is.says == SAYS_TARGET)
            return true;
    return false;
}

static bool read_says(extract *x, table *t, const heading *h, bool *is_target)
{
    entry kind = cells_entry_of(x, COLUMN_KIND);

    *is_target = h->says == SAYS_TARGET;
    if (h->says != SAYS_NOTHING)
        return true;
    if (*kind.text)
        return statement_read_kind(x, is_target);
    if (x->titled_plan && !x->titled_result && !has_targets(t)) {
        cells_complain_missing(x, COLUMN_KIND);
        return false;
    }
    if (!x->titled_result && cells_may_tell(x, &t->kind_assumed))
        pov_find(x->findings, POV_FOUND_KIND_ASSUMED,
                 (pov_place){x->path, x->header_line, 0}, NULL);
    return true;
}

/** Where the date of column `i` stands: in its heading, or in the row. */
static entry date_of(const extract *x, const table *t, size_t i)
{
    const table_column *c = &t->columns[i];
    const record *row = c->in_second_row ? &t->second : &x->header;

    if (c->is.when != WHEN_DATED)
        return cells_entry_of(x, COLUMN_AS_OF);
    return (entry){c->title, rows_place(x->rows, row, i), NOT_THERE, NULL};
}

/** The day before which "đầu kỳ" lies, and what the figure counts from. */
static bool settle_days(extract *x, const table *t, size_t i,
                        const table_frame *f, pov_statement *s)
{
    const heading *h = &t->columns[i].is;
    entry date = date_of(x, t, i);
    pov_period as_of = f->as_of, since = f->since;

    if (h->when == WHEN_DATED) {
        as_of = h->period;
        since = (pov_period){0};
    }
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
           statement_read_standard(x, s, &date, as_of.typed_as_start);
}

/* That is no mistake of whoever typed it, and said once a column. */
bool table_is_part_rate(extract *x, table *t, const table_frame *f, size_t cell)
{
    table_column *c = &t->columns[cell];

    if (!c->is.is_rate || f->part == PART_WHOLE)
        return false;
    if (cells_may_tell(x, &c->part_told))
        rows_show(x->rows, &x->row,
                  pov_find(x->findings, POV_FOUND_PART_RATE,
                           rows_place(x->rows, &x->row, cell), "column '%s'",
                           c->title));
    return true;
}

/** The indicator under a sub-heading or beside a unit.  NULL and a finding if
 *  nothing counts that. */
static const pov_indicator *indicator_in_row(extract *x, table *t,
                                             const table_frame *f, size_t cell)
{
    const heading *h = &t->columns[cell].is;
    const pov_indicator *is = h->indicator;
    const char *of = "persons";

    assert(is); /* or the column would not be read */
    if (f->of_persons)
        is = pov_indicator_of_persons(x->catalogue, is, x->scratch);
    if (is && f->part != PART_WHOLE) {
        of = f->part == PART_URBAN ? "towns" : "the country";
        is = pov_indicator_in(x->catalogue, is, f->part == PART_URBAN,
                              x->scratch);
    }
    if (!is)
        rows_show(x->rows, &x->row,
                  pov_find(x->findings, POV_FOUND_NO_PART,
                           rows_place(x->rows, &x->row, cell), "'%s' of %s",
                           h->indicator->label_vi, cells_say(x, of)));
    return is;
}

static pov_phrase_hint hint_for(const extract *x, const table_column *c,
                                const table_frame *f, const pov_statement *s,
                                const char *typed)
{
    const heading *h = &c->is;
    bool numbers = h->says != SAYS_TARGET;
    pov_convention found = survey_convention(&c->survey, c->found);
    pov_phrase_hint hint = {.is_target = s->is_target,
                            .convention = x->options->numbers,
                            .meaning = POV_MEANS_COUNT,
                            .form_known = h->has_form,
                            .form = h->form};

    if (!strcmp(s->indicator->unit, "VND"))
        hint.meaning = POV_MEANS_MONEY;
    if (numbers && hint.convention == POV_NUMBERS_AUTO)
        hint.convention = found;
    if (c->found == FOUND_MIXED) /* each cell is clear, and that was said */
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
static bool is_counted_in(const extract *x, const pov_indicator *indicator,
                          const char *unit)
{
    const char *counted = vocabulary_unit_counted(unit, x->scratch);

    return !counted || !strcmp(counted, indicator->unit);
}

/** The nearest unit: of the heading, of the row or a directive, of a title. */
static const char *unit_said(const extract *x, const heading *h)
{
    entry said = cells_entry_of(x, COLUMN_UNIT);
    pov_unit unit;

    if (h->unit)
        return h->unit;
    if (*said.text && pov_unit_from(said.text, &unit) && unit == POV_IN_COUNT &&
        is_counted_in(x, h->indicator, said.text))
        return said.text;
    return x->unit_of_file;
}

/** The unit that belongs behind each number, or "". */
static const char *unit_behind(const extract *x, const heading *h,
                               const pov_phrase_hint *hint)
{
    const char *unit = unit_said(x, h);

    if (h->is_rate)
        return h->says == SAYS_TARGET && hint->unit != POV_IN_POINTS ? "%" : "";
    if (hint->meaning == POV_MEANS_MONEY)
        return unit;
    return vocabulary_unit_multiplies(unit) &&
                   is_counted_in(x, h->indicator, unit)
               ? unit
               : "";
}

/** Nothing but one number, with or without a percent sign. */
static bool is_bare(const char *text)
{
    return *text && !text[strspn(text, "0123456789., %\xC2\xA0")];
}

/** Do the words of a target say so much fewer or more, and not how many are
 *  left? */
static bool is_change(const char *text)
{
    word words[WORDS_MAX];
    bool change = false;
    size_t used;

    if (!words_split(text, strlen(text), words))
        return false;
    for (const word *w = words; w->kind != WORD_END; w += used) {
        const lexeme *l = vocabulary_find(w, &used);

        if (!l) {
            used = 1;
            continue;
        }
        if (l->role == ROLE_LEFT || l->role == ROLE_RAISE)
            return false;
        change = change || l->role == ROLE_REDUCE || l->role == ROLE_INCREASE;
    }
    return change;
}

/** Is it a bare number beside a target that asks for a change?  It may be the
 *  change reached, or what is left. */
static bool is_unclear_result(const extract *x, const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    if (h->says != SAYS_ACTUAL || h->has_form || !is_bare(x->row.items[i].text))
        return false;
    for (size_t k = 0; k < t->width && k < x->row.count; k++)
        if (table_layout_has_figures(&t->columns[k]) &&
            t->columns[k].is.says == SAYS_TARGET &&
            t->columns[k].is.indicator == h->indicator &&
            is_change(x->row.items[k].text))
            return true;
    return false;
}

static void refuse_unclear_result(extract *x, size_t i)
{
    entry e = cells_entry_in(x, i);

    cells_complain_change_or_left(
        x, &e,
        pov_arena_format(x->scratch, cells_say(x, "changed by %s, or %s left"),
                         e.text, e.text));
}

/** In a column of percent signs one without may be anything. */
static void doubt_missing_sign(extract *x, const table_column *c, size_t i)
{
    entry e = cells_entry_in(x, i);

    if (!c->is.is_rate || strchr(e.text, '%') || !is_bare(e.text) ||
        c->survey.with_percent.count <= c->survey.without_percent.count)
        return;
    cells_complain(x, &e, POV_FOUND_PERCENT_MISSING, NULL);
}

/** Columns of several dates: a name may mean another territory in each. */
static void settle_area(extract *x, table *t, const table_column *c,
                        const table_frame *f, pov_statement *s)
{
    entry e = table_area_entry(x, t, f);

    if (!s->area || c->is.when != WHEN_DATED)
        return;
    if (!pov_area_in_force(s->area, s->as_of))
        s->area = table_area_on(x, t, f, s->as_of);
    if (t->dated_line == x->row.line && t->dated_area != s->area)
        cells_complain(x, &e, POV_FOUND_TWO_TERRITORIES,
                       pov_arena_format(x->scratch, cells_say(x, "%s and %s"),
                                        t->dated_area->id, s->area->id));
    t->dated_line = x->row.line;
    t->dated_area = s->area;
}

bool table_read_cell(extract *x, table *t, size_t i, const table_frame *f,
                     pov_statement *s, bool *blank)
{
    const table_column *c = &t->columns[i];
    entry value = cells_entry_in(x, i), area = table_area_entry(x, t, f);
    pov_phrase_hint hint;

    *s = (pov_statement){.area = f->area,
                         .document = f->document,
                         .status = f->status,
                         .place = {x->path, x->row.line, 0}};
    s->indicator = indicator_in_row(x, t, f, i);
    if (!s->indicator || !read_says(x, t, &c->is, &s->is_target) ||
        !settle_days(x, t, i, f, s))
        return false;
    settle_area(x, t, c, f, s);
    if (table_check_refuses(x, t, i))
        return false;
    if (is_unclear_result(x, t, i)) {
        refuse_unclear_result(x, i);
        return false;
    }
    hint = hint_for(x, c, f, s, value.text);
    if (!table_take_defaults(x, t, i, f, &hint))
        return false;
    s->locator = statement_keep(x, COLUMN_LOCATOR);
    s->note = statement_keep(x, COLUMN_NOTE);
    if (!statement_read_cell(x, &value, unit_behind(x, &c->is, &hint), hint, s,
                             blank))
        return false;
    doubt_missing_sign(x, c, i);
    if (s->area && !*blank)
        statement_tell_late(x, &area, s);
    return true;
}
