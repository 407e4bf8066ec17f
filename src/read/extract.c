#include "povstat/extract.h"

#include <stdio.h>
#include <string.h>

#include "povstat/area_match.h"
#include "povstat/period.h"
#include "povstat/text.h"
#include "read/layout.h"

/** What stands in one column for one row, wherever it came from. */
typedef struct entry {
    const char *text; /* "" if nobody said anything */
    pov_place place;
    int cell; /* NOT_THERE for a directive or --set */
} entry;

typedef struct extract {
    const char *path;
    const pov_read_options *options;
    const pov_catalogue *catalogue;
    pov_figures *figures;
    pov_findings *findings;
    pov_read_tally *tally;
    pov_arena *arena;   /* the run's */
    pov_arena *scratch; /* cleared after every row */
    row_reader *rows;
    const record *row;
    layout layout;
    entry defaults[N_DIRECTIVES];
    pov_plan *unnamed; /* stands for the file where no plan is typed */
    pov_map areas;     /* what a typed name turned out to be */
} extract;

/** The cell of a column in the present row, else the file's default. */
static entry entry_of(const extract *x, column c)
{
    int at = x->layout.at[c];

    if (at != NOT_THERE && (size_t)at < x->row->count &&
        x->row->items[at].length)
        return (entry){x->row->items[at].text,
                       {x->path, x->row->line, 0},
                       at};
    if (c < N_DIRECTIVES)
        return x->defaults[c];
    return (entry){"", {x->path, x->row->line, 0}, NOT_THERE};
}

static pov_place place_of(const extract *x, const entry *e)
{
    if (e->cell == NOT_THERE)
        return e->place;
    return rows_place(x->rows, x->row, (size_t)e->cell);
}

/** Record a finding about an entry; the row's own line is shown with it. */
static pov_finding *complain(const extract *x, const entry *e,
                             pov_finding_kind kind, const char *why)
{
    const char *text = pov_arena_copy(x->scratch, e->text, strlen(e->text));
    pov_finding *f;

    if (why)
        f = pov_find(x->findings, kind, place_of(x, e), "'%s': %s", text, why);
    else
        f = pov_find(x->findings, kind, place_of(x, e), "'%s'", text);
    f->span = pov_text_characters(text, strlen(text));
    if (e->cell != NOT_THERE)
        rows_show(x->rows, x->row, f);
    return f;
}

static void complain_missing(const extract *x, column c)
{
    int at = x->layout.at[c];
    pov_place place = {x->path, x->row->line, 0};
    pov_finding *f;

    if (at != NOT_THERE)
        place = rows_place(x->rows, x->row, (size_t)at);
    f = pov_find(x->findings, POV_FOUND_MISSING_CELL, place, "%s",
                 column_name(c));
    rows_show(x->rows, x->row, f);
}

/** "'quang-binh', 'quang-tri' or 'bac-ninh'" of at most three areas. */
static const char *list_areas(pov_arena *arena, const pov_area_list *areas)
{
    const char *text = "";
    size_t n = areas->count < 3 ? areas->count : 3;

    for (size_t i = 0; i < n; i++)
        text = pov_arena_format(arena, "%s%s%s (%s)", text,
                                i == 0       ? ""
                                : i == n - 1 ? " or "
                                             : ", ",
                                areas->items[i]->full_name,
                                areas->items[i]->id);
    return text;
}

static void complain_area(const extract *x, const entry *e,
                          const pov_area_match *match)
{
    const char *names = list_areas(x->scratch, &match->candidates);
    const char *why = NULL;

    switch (match->outcome) {
    case POV_MATCH_CERTAIN:
    case POV_MATCH_BLANK:
        break;
    case POV_MATCH_LIKELY:
        why = pov_arena_format(x->scratch, "%s; read as %s (%s)", match->why,
                               match->area->full_name, match->area->id);
        complain(x, e, POV_FOUND_LIKELY_AREA, why);
        break;
    case POV_MATCH_AMBIGUOUS:
        complain(x, e, POV_FOUND_AMBIGUOUS_AREA, names);
        break;
    case POV_MATCH_SUGGEST:
        why = pov_arena_format(x->scratch, "did you mean %s?", names);
        complain(x, e, POV_FOUND_UNKNOWN_AREA, why);
        break;
    case POV_MATCH_UNKNOWN:
        complain(x, e, POV_FOUND_UNKNOWN_AREA, NULL);
        break;
    case POV_MATCH_DAMAGED:
        complain(x, e, POV_FOUND_DAMAGED_NAME, match->why);
        break;
    case POV_MATCH_TOTAL:
        complain(x, e, POV_FOUND_TOTAL_ROW, NULL);
        break;
    }
}

/** Matching once per distinct name, parent and date keeps it linear. */
static const pov_area_match *match_area(extract *x, const entry *e,
                                        const pov_area *parent, pov_day as_of)
{
    const char *key = pov_arena_format(x->scratch, "%p %d %s",
                                       (const void *)parent, as_of, e->text);
    void **at = pov_map_at(&x->areas, x->arena, key, strlen(key));
    pov_area_hint hint = {.parent = parent, .as_of = as_of};
    pov_area_match *match = *at;

    if (!match) {
        match = pov_arena_alloc(x->arena, sizeof *match);
        *match = pov_area_find(x->catalogue, e->text, &hint, x->arena);
        *at = match;
    }
    return match;
}

static const pov_area *read_area(extract *x, pov_day as_of)
{
    entry e = entry_of(x, COLUMN_AREA);
    entry p = entry_of(x, COLUMN_PARENT);
    const pov_area *parent = NULL;
    const pov_area_match *match;

    if (*p.text) {
        match = match_area(x, &p, NULL, as_of);
        complain_area(x, &p, match);
        if (!match->area)
            return NULL;
        parent = match->area;
    }
    match = match_area(x, &e, parent, as_of);
    complain_area(x, &e, match);
    if (match->outcome == POV_MATCH_BLANK)
        complain_missing(x, COLUMN_AREA);
    return match->area;
}

/** "did you mean 'poor'?" or NULL; `names` are all that could be meant. */
static const char *did_you_mean(const extract *x, const char *typed,
                                const char *const names[], size_t n)
{
    const char *meant = pov_text_closest(x->scratch, typed, names, n);

    if (!meant)
        return NULL;
    return pov_arena_format(x->scratch, "did you mean '%s'?", meant);
}

static const pov_indicator *read_indicator(extract *x)
{
    entry e = entry_of(x, COLUMN_INDICATOR);
    size_t n = x->catalogue->indicators.count;
    const pov_indicator *found;
    const char **names;

    if (!*e.text) {
        complain_missing(x, COLUMN_INDICATOR);
        return NULL;
    }
    found = pov_catalogue_indicator(x->catalogue, e.text);
    if (found)
        return found;
    names = pov_arena_alloc(x->scratch, 3 * n * sizeof *names);
    for (size_t i = 0; i < n; i++) {
        names[i] = x->catalogue->indicators.items[i]->id;
        names[n + i] = x->catalogue->indicators.items[i]->label_vi;
        names[2 * n + i] = x->catalogue->indicators.items[i]->label_en;
    }
    complain(x, &e, POV_FOUND_UNKNOWN_INDICATOR,
             did_you_mean(x, e.text, names, 3 * n));
    return NULL;
}

static const pov_plan *read_plan(extract *x)
{
    entry e = entry_of(x, COLUMN_PLAN);
    size_t n = x->catalogue->plans.count;
    const pov_plan *plan;
    const char **names;

    if (!*e.text)
        return x->unnamed;
    plan = pov_catalogue_plan(x->catalogue, e.text);
    if (plan)
        return plan;
    names = pov_arena_alloc(x->scratch, n * sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = x->catalogue->plans.items[i]->id;
    complain(x, &e, POV_FOUND_UNKNOWN_PLAN,
             did_you_mean(x, e.text, names, n));
    return NULL;
}

static bool read_kind(extract *x, bool *is_target)
{
    static const struct {
        const char *word;
        bool is_target;
    } words[] = {
        {"actual", false},   {"thuc hien", false}, {"ket qua", false},
        {"thuc te", false},  {"target", true},     {"chi tieu", true},
        {"muc tieu", true},  {"ke hoach", true},
    };
    entry e = entry_of(x, COLUMN_KIND);
    const char *typed = pov_text_bare(x->scratch, e.text);

    if (!*e.text) {
        complain_missing(x, COLUMN_KIND);
        return false;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(typed, words[i].word)) {
            *is_target = words[i].is_target;
            return true;
        }
    complain(x, &e, POV_FOUND_BAD_WORD, "actual or target");
    return false;
}

/** Errors: false if the cell holds no date; blank gives no date. */
static bool read_period(extract *x, column c, pov_period *period)
{
    entry e = entry_of(x, c);

    *period = (pov_period){0};
    if (!*e.text || pov_period_read(e.text, period))
        return true;
    complain(x, &e, POV_FOUND_BAD_DATE, NULL);
    return false;
}

static bool read_status(extract *x, const pov_plan *plan, pov_status *status)
{
    entry e = entry_of(x, COLUMN_STATUS);

    *status = plan->status;
    if (!*e.text || pov_status_from(e.text, status))
        return true;
    complain(x, &e, POV_FOUND_BAD_WORD,
             "estimate, preliminary, reported, official, ministry or revised");
    return false;
}

/* A poverty figure dated up to 31/12/2021 has no default: two standards were
 * in use.  Typed 01/01/2022 it restates end 2021 under the new one. */
static bool read_standard(extract *x, pov_statement *s, bool typed_as_start)
{
    entry e = entry_of(x, COLUMN_STANDARD);
    pov_day last_doubtful = pov_day_from(2021, 12, 31);
    entry date = entry_of(x, COLUMN_AS_OF);

    s->standard = NULL;
    if (!s->indicator->by_standard)
        return true;
    if (*e.text) {
        s->standard = pov_catalogue_standard(x->catalogue, e.text);
        if (!s->standard)
            complain(x, &e, POV_FOUND_UNKNOWN_STANDARD, NULL);
        return s->standard;
    }
    if (s->as_of == last_doubtful && typed_as_start)
        s->standard =
            pov_standard_in_force(x->catalogue, pov_day_next(s->as_of));
    else if (s->as_of > last_doubtful)
        s->standard = s->document->standard
                          ? s->document->standard
                          : pov_standard_in_force(x->catalogue, s->as_of);
    if (!s->standard)
        complain(x, &date, POV_FOUND_NO_STANDARD, s->indicator->label_en);
    return s->standard;
}

/** Which indicator units a word typed behind a number may stand for. */
static bool unit_fits(const char *word, const pov_indicator *indicator,
                      pov_arena *scratch)
{
    static const struct {
        const char *unit, *word;
    } exclusive[] = {
        {"households", "ho"},       {"households", "ho dan"},
        {"households", "ho ngheo"}, {"households", "ho can ngheo"},
        {"households", "ho gia dinh"}, {"persons", "nguoi"},
        {"persons", "nhan khau"},   {"persons", "khau"},
        {"persons", "lao dong"},    {"communes", "xa"},
    };
    const char *typed = pov_text_bare(scratch, word);

    for (size_t i = 0; i < sizeof exclusive / sizeof *exclusive; i++)
        if (!strcmp(typed, exclusive[i].word))
            return !strcmp(indicator->unit, exclusive[i].unit);
    return true;
}

/** The value with the unit column's words behind it, where money needs them. */
static const char *with_money_unit(extract *x, const entry *value,
                                   const entry *unit)
{
    const char *bare = pov_text_bare(x->scratch, value->text);

    if (strstr(bare, "dong") || strstr(bare, "trieu") || strstr(bare, "ty"))
        return value->text;
    return pov_arena_format(x->scratch, "%s %s", value->text, unit->text);
}

static bool hint_from_columns(extract *x, const pov_statement *s,
                              pov_phrase_hint *hint)
{
    entry form = entry_of(x, COLUMN_FORM);
    entry unit = entry_of(x, COLUMN_UNIT);

    *hint = (pov_phrase_hint){.is_target = s->is_target,
                              .convention = x->options->numbers,
                              .meaning = POV_MEANS_COUNT};
    if (!strcmp(s->indicator->unit, "VND"))
        hint->meaning = POV_MEANS_MONEY;
    hint->form_known = *form.text && pov_form_from(form.text, &hint->form);
    hint->unit_known = *unit.text && pov_unit_from(unit.text, &hint->unit);
    if (*form.text && !hint->form_known)
        complain(x, &form, POV_FOUND_BAD_WORD,
                 "level, reduction, increase, annual-reduction or direction");
    else if (*unit.text && !hint->unit_known)
        complain(x, &unit, POV_FOUND_BAD_WORD,
                 "percent, pp, or what the indicator counts");
    else if (hint->unit_known && hint->unit == POV_IN_COUNT &&
             !unit_fits(unit.text, s->indicator, x->scratch))
        complain(x, &unit, POV_FOUND_WRONG_UNIT, s->indicator->unit);
    else
        return true;
    return false;
}

static const char *with_readings(extract *x, const pov_number *number)
{
    if (!number->readings)
        return number->why;
    if (!number->why)
        return number->readings;
    return pov_arena_format(x->scratch, "%s: %s", number->why,
                            number->readings);
}

static bool is_number_like(const char *text)
{
    return text[strspn(text, "0123456789.,  %-+")] == '\0';
}

/** What a reading means for the row.  Errors: false; a finding says why,
 *  unless nothing was typed. */
static bool accept_reading(extract *x, const entry *value,
                           pov_reading reading, const pov_number *number)
{
    bool plain = is_number_like(value->text);
    const char *why = with_readings(x, number);

    switch (reading) {
    case POV_READ_VALUE:
        return true;
    case POV_READ_DOUBTFUL:
        complain(x, value, POV_FOUND_DOUBTFUL_NUMBER, why);
        return true;
    case POV_READ_MISSING:
        return false;
    case POV_READ_NIL:
        complain(x, value, POV_FOUND_AMBIGUOUS_WORDING, "none, or no figure");
        return false;
    case POV_READ_AMBIGUOUS:
        complain(x, value,
                 plain ? POV_FOUND_AMBIGUOUS_NUMBER
                       : POV_FOUND_AMBIGUOUS_WORDING,
                 why);
        return false;
    case POV_READ_INVALID:
        complain(x, value, plain ? POV_FOUND_BAD_NUMBER : POV_FOUND_BAD_WORDING,
                 why);
        return false;
    }
    return false;
}

static bool is_over_hundred(const pov_phrase *says)
{
    return says->has_amount && says->unit == POV_IN_PERCENT &&
           says->form != POV_INCREASE &&
           pov_decimal_compare(says->amount, pov_decimal_whole(100)) > 0;
}

/** Errors: false; `blank` tells a missing value from a refused one. */
static bool read_value(extract *x, pov_statement *s, bool *blank)
{
    entry value = entry_of(x, COLUMN_VALUE);
    entry unit = entry_of(x, COLUMN_UNIT);
    pov_phrase_hint hint;
    pov_number number = {0};
    pov_reading reading;
    const char *text = value.text;
    size_t length = value.cell == NOT_THERE
                        ? 0
                        : x->row->items[value.cell].length;

    *blank = false;
    s->place = place_of(x, &value);
    if (!hint_from_columns(x, s, &hint))
        return false;
    if (hint.meaning == POV_MEANS_MONEY && length && *unit.text) {
        text = with_money_unit(x, &value, &unit);
        length = strlen(text);
    }
    reading = pov_phrase_read(text, length, &hint, x->scratch, &s->says,
                              &number);
    *blank = reading == POV_READ_MISSING;
    if (!accept_reading(x, &value, reading, &number))
        return false;
    if (s->says.unit_word &&
        !unit_fits(s->says.unit_word, s->indicator, x->scratch)) {
        complain(x, &value, POV_FOUND_WRONG_UNIT, s->indicator->unit);
        return false;
    }
    s->says.unit_word = NULL; /* it was in the row's scratch memory */
    if (is_over_hundred(&s->says)) {
        complain(x, &value, POV_FOUND_OVER_HUNDRED, NULL);
        return false;
    }
    s->raw = pov_arena_intern(x->arena, value.text, strlen(value.text));
    return true;
}

/* A plan counts from the end of the year before its first; anything else from
 * one year earlier, unless the row says since when. */
static bool settle_dates(extract *x, pov_statement *s, const pov_period *as_of,
                         const pov_period *since)
{
    entry e = entry_of(x, COLUMN_SINCE);
    const pov_plan *plan = s->document;

    s->since = since->as_of ? since->as_of : as_of->since;
    if (!s->since && s->is_target && plan->from &&
        s->as_of == pov_day_year_end(plan->to))
        s->since = pov_day_year_end(plan->from - 1);
    if (!s->since)
        s->since = pov_day_add_years(s->as_of, -1);
    if (s->since < s->as_of || (s->is_target && !since->as_of))
        return true;
    complain(x, &e, POV_FOUND_BAD_PERIOD, NULL);
    return false;
}

static const char *keep_note(extract *x)
{
    entry e = entry_of(x, COLUMN_NOTE);

    return *e.text ? pov_arena_intern(x->arena, e.text, strlen(e.text)) : NULL;
}

/** Errors: false; findings say why, unless the value is blank. */
static bool read_statement(extract *x, pov_statement *s, bool *blank)
{
    pov_period as_of, since;

    *blank = false;
    *s = (pov_statement){.place = {x->path, x->row->line, 0}};
    s->indicator = read_indicator(x);
    s->document = read_plan(x);
    if (!read_kind(x, &s->is_target) ||
        !read_period(x, COLUMN_AS_OF, &as_of) ||
        !read_period(x, COLUMN_SINCE, &since) || !s->indicator ||
        !s->document)
        return false;
    s->as_of = as_of.as_of;
    if (!s->as_of && s->is_target && s->document->to)
        s->as_of = pov_day_year_end(s->document->to);
    if (!s->as_of) {
        complain_missing(x, COLUMN_AS_OF);
        return false;
    }
    s->area = read_area(x, s->as_of);
    if (!s->area || !read_status(x, s->document, &s->status) ||
        !settle_dates(x, s, &as_of, &since) ||
        !read_standard(x, s, as_of.typed_as_start))
        return false;
    s->note = keep_note(x);
    return read_value(x, s, blank);
}

/** Count the row's cells by what became of them. */
static void tally_cells(extract *x, bool refused)
{
    for (size_t i = 0; i < x->row->count; i++) {
        bool known = i < x->layout.width &&
                     x->layout.columns[i] != N_COLUMNS;

        x->tally->cells++;
        if (!x->row->items[i].length)
            x->tally->blank++;
        else if (!known)
            x->tally->not_data++;
        else if (refused)
            x->tally->refused++;
        else
            x->tally->used++;
    }
}

static void tally_other(extract *x)
{
    x->tally->cells += x->row->count;
    for (size_t i = 0; i < x->row->count; i++)
        *(x->row->items[i].length ? &x->tally->not_data : &x->tally->blank) +=
            1;
}

/** Is the row as wide as the header, apart from blanks at its end? */
static bool has_right_width(extract *x)
{
    size_t used = x->row->count;
    pov_place place = {x->path, x->row->line, 0};
    pov_finding *f;

    while (used > x->layout.width && !x->row->items[used - 1].length)
        used--;
    if (used == x->layout.width && x->row->count == used)
        return true;
    if (used == x->layout.width)
        f = pov_find(x->findings, POV_FOUND_EXTRA_BLANKS, place,
                     "%zu cells, the header has %zu", x->row->count,
                     x->layout.width);
    else
        f = pov_find(x->findings, POV_FOUND_FIELD_COUNT, place,
                     "%zu cells, the header has %zu", x->row->count,
                     x->layout.width);
    rows_show(x->rows, x->row, f);
    return used == x->layout.width;
}

static bool is_blank_row(const record *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->items[i].length)
            return false;
    return true;
}

static void take_directive(extract *x)
{
    column c = layout_directive(x->rows, x->row, x->scratch, x->findings);
    const char *value = x->row->count > 1 ? x->row->items[1].text : "";

    tally_other(x);
    if (c != N_COLUMNS)
        x->defaults[c] =
            (entry){pov_arena_intern(x->arena, value, strlen(value)),
                    rows_place(x->rows, x->row, 1), NOT_THERE};
}

static void take_row(extract *x)
{
    pov_statement s;
    bool blank = false;
    bool refused;

    x->tally->rows++;
    refused = !has_right_width(x) || !read_statement(x, &s, &blank);
    if (!refused)
        pov_figures_add(x->figures, &s);
    tally_cells(x, refused && !blank);
}

static void read_rows(extract *x)
{
    record row = {0};
    bool in_table = false;

    x->row = &row;
    while (rows_next(x->rows, &row)) {
        if (row.items[0].text[0] == '#')
            take_directive(x);
        else if (is_blank_row(&row))
            tally_other(x);
        else if (in_table)
            take_row(x);
        else if (layout_is_header(&row, x->scratch)) {
            x->layout = layout_read(x->rows, &row, x->arena, x->findings);
            in_table = true;
            tally_other(x);
        } else
            tally_other(x);
        pov_arena_clear(x->scratch);
    }
}

static void take_settings(extract *x)
{
    for (size_t i = 0; i < x->options->n_settings; i++) {
        const pov_setting *s = &x->options->settings[i];
        column c = column_from_name(s->key, x->scratch);

        if (c < N_DIRECTIVES)
            x->defaults[c] = (entry){s->value, {x->path, 0, 0}, NOT_THERE};
    }
}

static pov_plan *plan_for_file(extract *x)
{
    pov_plan *plan = pov_arena_alloc(x->arena, sizeof *plan);

    *plan = (pov_plan){.id = x->path,
                       .is_unnamed = true,
                       .number = "",
                       .issuer = "",
                       .title = "",
                       .publisher = "",
                       .address = "",
                       .assigned_by = "",
                       .status = POV_REPORTED};
    return plan;
}

void pov_extract_read(const char *path, const pov_read_options *options,
                      pov_figures *figures, pov_findings *findings,
                      pov_read_tally *tally)
{
    pov_arena *arena = figures->arena;
    size_t rows_before = tally->rows;
    char delimiter;
    extract x = {.path = pov_arena_intern(arena, path, strlen(path)),
                 .options = options,
                 .catalogue = figures->catalogue,
                 .figures = figures,
                 .findings = findings,
                 .tally = tally,
                 .arena = arena};

    x.rows = rows_open(x.path, arena, findings);
    if (!x.rows)
        return;
    tally->files++;
    x.scratch = pov_arena_new();
    for (size_t c = 0; c < N_DIRECTIVES; c++)
        x.defaults[c] = (entry){"", {x.path, 0, 0}, NOT_THERE};
    x.unnamed = plan_for_file(&x);
    take_settings(&x);
    delimiter = options->delimiter
                    ? options->delimiter
                    : layout_delimiter(x.rows, x.path, findings, x.scratch);
    if (delimiter) {
        rows_set_delimiter(x.rows, delimiter);
        read_rows(&x);
        if (tally->rows == rows_before)
            pov_find(findings, POV_FOUND_NO_DATA, (pov_place){x.path, 0, 0},
                     NULL);
    }
    rows_close(x.rows);
    pov_arena_free(x.scratch);
}
