#include "read/table_row.h"

#include <assert.h>
#include <string.h>

#include "povstat/text.h"
#include "read/statement.h"
#include "words/vocabulary.h"
#include "words/word.h"

/** The rows of a table often come in pairs: households, then persons, with
 *  the area typed only once. */
static void read_row_unit(extract *x, table_frame *f)
{
    entry unit = cells_entry_of(x, COLUMN_UNIT);
    word words[WORDS_MAX];

    if (unit.cell == NOT_THERE ||
        !words_split(unit.text, strlen(unit.text), words))
        return;
    f->of_persons = words_are(words, "khẩu|nhân khẩu|người|số khẩu|persons");
    f->of_rates = words_are(words, "%|tỷ lệ|tỉ lệ");
}

/** A parent typed once for several rows stands in the first of them. */
static void fill_parent(extract *x, table *t)
{
    entry parent = cells_entry_of(x, COLUMN_PARENT);

    if (x->layout.at[COLUMN_PARENT] == NOT_THERE)
        return;
    if (parent.cell != NOT_THERE) {
        if (strcmp(parent.text, x->defaults[COLUMN_PARENT].text) != 0)
            x->defaults[COLUMN_PARENT] =
                cells_keep_entry(x, parent.text, cells_place(x, &parent));
        t->parent_typed = true;
        return;
    }
    if (!*parent.text || !t->parent_typed ||
        !cells_may_tell(x, &t->parent_filled))
        return;
    rows_show(x->rows, &x->row,
              pov_find(x->findings, POV_FOUND_FILLED_DOWN,
                       rows_place(x->rows, &x->row,
                                  (size_t)x->layout.at[COLUMN_PARENT]),
                       "'%s'", parent.text));
}

/** Is the area typed in a row above, with the households? */
static bool shares_area(const extract *x, const table *t, const table_frame *f)
{
    return cells_entry_of(x, COLUMN_AREA).cell == NOT_THERE &&
           (f->of_persons || f->of_rates) && t->area.text;
}

/** What is wrong with the area of several rows is said at the first. */
static const pov_area *read_shared_area(extract *x, const table *t,
                                        const table_frame *f)
{
    entry before = x->defaults[COLUMN_AREA];
    bool muted = x->findings->muted;
    const pov_area *area;

    x->defaults[COLUMN_AREA] = t->area;
    x->findings->muted = muted || t->area_told == f->as_of.as_of;
    area = statement_read_area(x, f->document, f->as_of.as_of);
    x->findings->muted = muted;
    x->defaults[COLUMN_AREA] = before;
    return area;
}

/** Where the area of the row was typed: in it, or with the households above. */
static entry area_entry(const extract *x, const table *t, const table_frame *f)
{
    return shares_area(x, t, f) ? t->area : cells_entry_of(x, COLUMN_AREA);
}

/** The area that the row names, by the names of another day; without a word. */
static const pov_area *area_on(extract *x, const table *t, const table_frame *f,
                               pov_day day)
{
    entry before = x->defaults[COLUMN_AREA];
    bool muted = x->findings->muted;
    const pov_area *area;

    if (shares_area(x, t, f))
        x->defaults[COLUMN_AREA] = t->area;
    x->findings->muted = true; /* it was told with the row */
    area = statement_read_area(x, f->document, day);
    x->findings->muted = muted;
    x->defaults[COLUMN_AREA] = before;
    return area ? area : f->area;
}

static const pov_area *read_row_area(extract *x, table *t, const table_frame *f)
{
    entry own = cells_entry_of(x, COLUMN_AREA);

    fill_parent(x, t);
    if (shares_area(x, t, f))
        return read_shared_area(x, t, f);
    if (own.cell != NOT_THERE && x->layout.at[COLUMN_UNIT] != NOT_THERE) {
        t->area = cells_keep_entry(x, own.text, cells_place(x, &own));
        t->area_told = f->as_of.as_of;
    }
    return statement_read_area(x, f->document, f->as_of.as_of);
}

/* A unit column and the directives "form" and "unit" speak of numbers whose
 * heading says nothing.  Passed over in silence, a reduction would be read as
 * what is left, and thousands of households as households. */

/** Does the unit fit what the column counts? */
static bool fits(extract *x, const heading *h, const char *text, pov_unit unit)
{
    if (unit == POV_IN_COUNT)
        return !h->is_rate && statement_unit_fits(x, text, h->indicator);
    return h->is_rate;
}

static bool fits_any(extract *x, const table *t, const char *text,
                     pov_unit unit)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            fits(x, &t->columns[i].is, text, unit))
            return true;
    return false;
}

/** A unit that fits another column says nothing of this one. */
static bool take_unit(extract *x, const table *t, size_t i,
                      const table_frame *f, pov_phrase_hint *hint)
{
    const heading *h = &t->columns[i].is;
    entry e = cells_entry_of(x, COLUMN_UNIT);
    pov_unit unit;

    if (!*e.text || h->unit || f->of_persons || f->of_rates)
        return true;
    if (!pov_unit_from(e.text, &unit)) {
        cells_complain(x, &e, POV_FOUND_BAD_WORD,
                       "percent, pp, or what the indicator counts");
        return false;
    }
    if (!fits(x, h, e.text, unit) && !fits_any(x, t, e.text, unit)) {
        cells_complain(x, &e, POV_FOUND_WRONG_UNIT,
                       pov_arena_format(x->scratch, cells_say(x, "column '%s'"),
                                        t->columns[i].title));
        return false;
    }
    if (unit == POV_IN_POINTS && h->is_rate) {
        hint->unit_known = true;
        hint->unit = POV_IN_POINTS;
    }
    return true;
}

static bool has_kinds(const table *t)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            t->columns[i].is.says != SAYS_NOTHING)
            return true;
    return false;
}

/** May the numbers of the column be changes?  Where a target and a result have
 *  columns of their own, what stands beside them is where it began; and no
 *  plan reduces the number of households. */
static bool may_change(const table *t, const heading *h)
{
    if (h->when == WHEN_START || h->indicator->is_flow)
        return false;
    if (has_kinds(t))
        return h->says != SAYS_NOTHING;
    return h->indicator->better == POV_FEWER_IS_BETTER ||
           h->indicator->better == POV_MORE_IS_BETTER;
}

static bool is_changed_rate(const pov_phrase_hint *hint)
{
    return hint->form != POV_LEVEL && hint->form != POV_DIRECTION &&
           hint->unit == POV_IN_PERCENT;
}

static bool take_form(extract *x, const table *t, size_t i,
                      pov_phrase_hint *hint)
{
    const heading *h = &t->columns[i].is;
    entry e = cells_entry_of(x, COLUMN_FORM);

    if (!*e.text || h->has_form || !may_change(t, h))
        return true;
    hint->form_known = pov_form_from(e.text, &hint->form);
    if (!hint->form_known) {
        cells_complain(
            x, &e, POV_FOUND_BAD_WORD,
            "level, reduction, increase, annual-reduction or direction");
        return false;
    }
    if (h->is_rate && !h->in_points && is_changed_rate(hint)) {
        cells_complain(x, &e, POV_FOUND_AMBIGUOUS_WORDING,
                       "points of the rate (# unit pp), or a share of the "
                       "households?");
        return false;
    }
    return true;
}

/**
 * Take the form and the unit that the row or a directive says, where the
 * heading of column `i` says nothing.
 *
 * Errors: false and a finding, if they fit no column or may mean two things.
 */
static bool take_defaults(extract *x, const table *t, size_t i,
                          const table_frame *f, pov_phrase_hint *hint)
{
    return take_unit(x, t, i, f, hint) && take_form(x, t, i, hint);
}

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

/** Is it the rate of towns or of the country?  It is of the households there,
 *  which nothing here divides by: a finding says once a column that it is not
 *  used, which is no mistake of whoever typed it. */
static bool is_part_rate(extract *x, table *t, const table_frame *f,
                         size_t cell)
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
        is = pov_indicator_kin(is, POV_PERSONS);
    if (is && f->part != PART_WHOLE) {
        of = f->part == PART_URBAN ? "towns" : "the country";
        is = pov_indicator_kin(is,
                               f->part == PART_URBAN ? POV_URBAN : POV_RURAL);
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
    entry e = area_entry(x, t, f);

    if (!s->area || c->is.when != WHEN_DATED)
        return;
    if (!pov_area_in_force(s->area, s->as_of))
        s->area = area_on(x, t, f, s->as_of);
    if (t->dated_line == x->row.line && t->dated_area != s->area)
        cells_complain(x, &e, POV_FOUND_TWO_TERRITORIES,
                       pov_arena_format(x->scratch, cells_say(x, "%s and %s"),
                                        t->dated_area->id, s->area->id));
    t->dated_line = x->row.line;
    t->dated_area = s->area;
}

/** Read cell `i`.  Errors: as statement_read_cell. */
static bool read_cell(extract *x, table *t, size_t i, const table_frame *f,
                      pov_statement *s, bool *blank)
{
    const table_column *c = &t->columns[i];
    entry value = cells_entry_in(x, i), area = area_entry(x, t, f);
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
    if (!take_defaults(x, t, i, f, &hint))
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

/** A date typed once for several rows leaves blanks below it, and no default
 *  is meant there.  Errors: false and a finding. */
static bool has_own_date(extract *x, table *t)
{
    if (x->layout.at[COLUMN_AS_OF] == NOT_THERE)
        return true;
    if (cells_entry_of(x, COLUMN_AS_OF).cell != NOT_THERE) {
        t->dated_above = true;
        return true;
    }
    if (t->dated_above)
        cells_complain_missing(x, COLUMN_AS_OF);
    return !t->dated_above;
}

bool table_row_read_frame(extract *x, const table *t, table_frame *f)
{
    const pov_plan *document = statement_read_plan(x);
    bool fine;

    /* A row that is refused is still read, for what it adds to a total. */
    *f = (table_frame){.document = document ? document : x->unnamed,
                       .part = t->part};
    read_row_unit(x, f);
    fine = statement_read_period(x, COLUMN_AS_OF, &f->as_of);
    fine = statement_read_period(x, COLUMN_SINCE, &f->since) && fine;
    if (!f->as_of.as_of && f->document->to)
        f->as_of.as_of = pov_day_year_end(f->document->to);
    return statement_read_status(x, f->document, &f->status) && fine &&
           document;
}

int table_row_unit(const table_frame *f)
{
    return f->of_persons | f->of_rates << 1;
}

/** What stands for an area that is not known: its name, and where it lies. */
static const char *unknown_area(const extract *x, const table *t,
                                const table_frame *f)
{
    entry own = area_entry(x, t, f);
    entry parent = cells_entry_of(x, COLUMN_PARENT);

    return pov_arena_format(x->scratch, "?%s|%s|%s",
                            x->section ? x->section->id : "",
                            pov_text_key(x->scratch, parent.text),
                            pov_text_key(x->scratch, own.text));
}

/** "quang-ninh/van-don|20088|0|0": what makes two rows the same one. */
static const char *row_key(const extract *x, const table *t,
                           const table_frame *f)
{
    return pov_arena_format(x->scratch, "%s|%ld|%d|%d",
                            f->area ? f->area->id : unknown_area(x, t, f),
                            (long)f->as_of.as_of, (int)f->part,
                            table_row_unit(f));
}

/** Was the same row, to the letter, there before? */
static const tallied_row *earlier_row(extract *x, const table *t,
                                      const char *key)
{
    const tallied_row *row = totals_find(&t->totals, key);

    while (row && strcmp(row->text, x->row.text) != 0)
        row = row->other;
    return row;
}

static void report_twice(extract *x, const tallied_row *first)
{
    pov_finding *f = pov_find(x->findings, POV_FOUND_DUPLICATE_ROW,
                              (pov_place){x->path, x->row.line, 0},
                              "as line %lu", (unsigned long)first->line);

    rows_show(x->rows, &x->row, f);
    pov_find_related(x->findings, f, (pov_place){x->path, first->line, 0},
                     "the same row");
}

void table_row_read_cells(extract *x, table *t, const table_frame *f,
                          figure_cell *cells, fate *fates)
{
    for (size_t i = 0; i < t->width && i < x->row.count; i++) {
        bool blank = false;

        if (!table_layout_has_figures(&t->columns[i]) ||
            !x->row.items[i].length)
            continue;
        if (is_part_rate(x, t, f, i))
            continue;
        cells[i].is_read = read_cell(x, t, i, f, &cells[i].says, &blank);
        fates[i] = blank ? FATE_BLANK : FATE_REFUSED;
    }
    table_check_hundred(x, t, cells);
}

/** Cells of names and notes share the fate of the row's figures. */
static void settle_fates(const extract *x, const table *t, bool refused,
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

/** A total row without a date sums up rows of one date, if they have one. */
static void note_date(extract *x, table *t)
{
    entry date = cells_entry_of(x, COLUMN_AS_OF);

    if (date.cell == NOT_THERE ||
        (t->last_date.text && !strcmp(t->last_date.text, date.text)))
        return;
    t->dates_differ = t->dates_differ || t->last_date.text;
    t->last_date = cells_keep_entry(x, date.text, cells_place(x, &date));
}

/** The figures of a row that was refused still count toward its total. */
static void add_to_totals(extract *x, table *t, const table_frame *f,
                          const figure_cell *cells)
{
    tallied_row row = {.key = row_key(x, t, f),
                       .area = f->area,
                       .line = x->row.line,
                       .text = x->row.text,
                       .as_of = f->as_of.as_of,
                       .unit = table_row_unit(f),
                       .cells = table_check_addends(t, cells, x->scratch)};

    if (t->lost) /* a number of something else */
        memset(row.cells, 0, t->width * sizeof *row.cells);
    note_date(x, t);
    totals_add(&t->totals, &row, x->arena);
}

void table_row_read(extract *x, table *t, fate *fates)
{
    figure_cell *cells = pov_arena_alloc(x->scratch, t->width * sizeof *cells);
    bool refused = !cells_have_right_width(x);
    const tallied_row *earlier;
    bool muted = x->findings->muted;
    table_frame f;

    refused = !has_own_date(x, t) || refused;
    refused = !table_row_read_frame(x, t, &f) || refused;
    f.area = read_row_area(x, t, &f);
    refused = refused || !f.area || t->lost;
    earlier = refused ? NULL : earlier_row(x, t, row_key(x, t, &f));
    if (earlier)
        report_twice(x, earlier);
    refused = refused || earlier;
    x->findings->muted = muted || refused; /* it was said why */
    table_row_read_cells(x, t, &f, cells, fates);
    if (!refused)
        table_check_row(x, t, cells);
    x->findings->muted = muted;
    if (!earlier)
        add_to_totals(x, t, &f, cells);
    /* What the same row said before is used, only not twice. */
    settle_fates(x, t, refused && !earlier, cells, fates);
    for (size_t i = 0; i < t->width && !refused; i++)
        if (cells[i].is_read)
            pov_figures_add(x->figures, &cells[i].says);
}
