#include "read/export_row.h"

#include <string.h>

#include "povstat/map.h"
#include "povstat/text.h"
#include "read/statement.h"
#include "read/subject.h"
#include "read/value.h"

/** The cell of a column in the present row; "" if there is none. */
static entry export_cell(const row_view *x, export_column c)
{
    int at = x->layout.exported.at[c];

    if (at >= 0 && (size_t)at < x->row.count)
        return cells_entry_in(x, (size_t)at);
    return (entry){"", {x->path, x->row.line, 0}, NOT_THERE, NULL};
}

/** Spreadsheets write TRUE. */
static bool is_word(const entry *e, const char *word)
{
    return pov_text_is(e->text, word);
}

/** "true", "false" or blank.  Errors: false, and a finding. */
static bool read_truth(const row_view *x, export_column c, bool *truth)
{
    entry e = export_cell(x, c);

    *truth = is_word(&e, "true");
    if (*truth || !*e.text || is_word(&e, "false"))
        return true;
    cells_complain(x, &e, POV_FOUND_BAD_WORD, "true or false");
    return false;
}

/** Digits with at most one mark, which begins the decimals: an export groups
 *  no thousands.  Errors: false. */
static bool decimal_from(const char *text, pov_decimal *out)
{
    bool negative = *text == '-';
    bool has_mark = false;
    pov_decimal d = {.units = 0};
    size_t digits = 0;

    for (text += negative; *text; text++) {
        int digit = *text - '0';

        if ((*text == '.' || *text == ',') && !has_mark && digits) {
            has_mark = true;
            continue;
        }
        if (digit < 0 || digit > 9 || d.units > (INT64_MAX - digit) / 10 ||
            d.scale + has_mark > POV_DECIMAL_MAX_SCALE)
            return false;
        d.units = d.units * 10 + digit;
        d.scale += has_mark;
        digits++;
    }
    d.units = negative ? -d.units : d.units;
    *out = d;
    return digits > 0 && (!has_mark || d.scale > 0);
}

/* Programs that know no integers write 12791 as 12791.0; any other decimal
 * of a count is a mark that somebody's spreadsheet put between thousands. */
static bool be_whole(pov_decimal *d)
{
    if (d->scale == 1 && d->units % 10 == 0)
        *d = pov_decimal_whole(d->units / 10);
    return d->scale == 0 && d->units >= 0;
}

static bool read_number(const row_view *x, export_column c, pov_unit unit,
                        bool *there, pov_decimal *number)
{
    entry e = export_cell(x, c);

    *there = *e.text;
    if (!*there)
        return true;
    if (!decimal_from(e.text, number))
        cells_complain(x, &e, POV_FOUND_BAD_NUMBER,
                       "digits with a decimal point, as povstat exports them");
    else if (unit == POV_IN_COUNT && !be_whole(number))
        cells_complain(x, &e, POV_FOUND_BAD_NUMBER,
                       "a count is whole and not negative");
    else
        return true;
    return false;
}

static bool read_unit_of(const row_view *x, const entry *e,
                         const pov_indicator *indicator, pov_unit *unit)
{
    if (!strcmp(e->text, "percent"))
        *unit = POV_IN_PERCENT;
    else if (!strcmp(e->text, "pp"))
        *unit = POV_IN_POINTS;
    else if (!strcmp(e->text, indicator->unit))
        *unit = POV_IN_COUNT;
    else {
        cells_complain(x, e, POV_FOUND_WRONG_UNIT, "percent, pp or %s",
                       indicator->unit);
        return false;
    }
    return true;
}

static bool read_form_of(const row_view *x, const entry *e, pov_form *form)
{
    const pov_term *term = pov_term_find(POV_TERMS_FORM, e->text);

    if (term) {
        *form = (pov_form)term->value;
        return true;
    }
    cells_complain(
        x, e, POV_FOUND_BAD_WORD,
        "level, reduction, increase, annual-reduction, annual-increase, "
        "direction or claim");
    return false;
}

/** A direction's operator says which way: "<" is fewer. */
static bool read_operator(const row_view *x, pov_phrase *says)
{
    static const struct {
        const char *text;
        pov_operator op;
        bool fewer;
    } operators[] = {
        {"<=", POV_AT_MOST, true},   {"<", POV_LESS_THAN, true},
        {">=", POV_AT_LEAST, false}, {">", POV_MORE_THAN, false},
        {"~", POV_ABOUT, false},
    };
    entry e = export_cell(x, EXPORT_OP);
    bool is_direction = says->form == POV_DIRECTION;

    says->op = says->about ? POV_ABOUT : POV_EXACTLY;
    says->op_said = says->about;
    if (!*e.text && !is_direction)
        return true;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (strcmp(e.text, operators[i].text) != 0)
            continue;
        says->fewer = is_direction && operators[i].fewer;
        says->op = is_direction ? POV_EXACTLY : operators[i].op;
        says->op_said = !is_direction;
        return true;
    }
    cells_complain(x, &e, POV_FOUND_BAD_WORD,
                   is_direction ? "< for fewer or > for more"
                                : "<=, <, >=, > or ~");
    return false;
}

/** Do form, unit and value go together? */
static bool fits_together(const row_view *x, const pov_statement *s)
{
    const pov_phrase *says = &s->says;
    bool of_rate = says->unit == POV_IN_POINTS ||
                   (says->unit == POV_IN_PERCENT && says->form == POV_LEVEL);
    entry unit = export_cell(x, EXPORT_UNIT);
    entry value = export_cell(x, EXPORT_VALUE);

    if (says->form == POV_DIRECTION && says->has_amount)
        cells_complain(x, &value, POV_FOUND_BAD_NUMBER,
                       "a direction has no number");
    else if (says->form != POV_DIRECTION && !says->has_amount &&
             !(says->form == POV_CLAIMED && says->op_said))
        cells_complain_missing(x, COLUMN_VALUE);
    else if (of_rate && !value_has_rate(s->indicator))
        cells_complain(x, &unit, POV_FOUND_WRONG_UNIT,
                       "%s is no share of anything", s->indicator->id);
    else
        return true;
    return false;
}

/** A share has a figure of its own; what has no rate is one. */
static void take_measure(const row_view *x, pov_statement *s)
{
    entry e = export_cell(x, EXPORT_MEASURE);
    const pov_indicator *share = s->indicator->share;

    if (share && s->says.unit != POV_IN_COUNT &&
        (is_word(&e, "share") || !value_has_rate(s->indicator)))
        s->indicator = share;
}

/** What was set aside, as it may be a sum or its first part, remains so; what
 *  names those that it gave way to gives way again. */
static void take_standing(const row_view *x, pov_statement *s)
{
    entry standing = export_cell(x, EXPORT_STANDING);
    entry rivals = export_cell(x, EXPORT_RIVALS);

    s->is_aside = is_word(&standing, "set_aside") && !*rivals.text &&
                  !s->is_target && pov_indicator_kin(s->indicator, POV_PART);
}

/** Form, unit, operator and numbers, as `s->indicator` has them.
 *  Errors: false, and a finding. */
static bool read_export_value(const row_view *x, pov_statement *s)
{
    entry form = export_cell(x, EXPORT_FORM);
    entry unit = export_cell(x, EXPORT_UNIT);
    pov_phrase *says = &s->says;

    says->form_said = true;
    return read_form_of(x, &form, &says->form) &&
           read_unit_of(x, &unit, s->indicator, &says->unit) &&
           read_number(x, EXPORT_VALUE, says->unit, &says->has_amount,
                       &says->amount) &&
           read_number(x, EXPORT_STRETCH, says->unit, &says->has_stretch,
                       &says->stretch) &&
           read_number(x, EXPORT_BASELINE, says->unit, &says->has_baseline,
                       &says->baseline) &&
           read_truth(x, EXPORT_ABOUT, &says->about) &&
           read_operator(x, says) && (take_measure(x, s), true) &&
           fits_together(x, s);
}

/** How many digits of a number were not typed: "26,1" of 26100 are two less. */
static int zeros_typed(const char *stated, pov_decimal number)
{
    for (const char *at = stated; *at; at++) {
        int64_t typed = 0, rest = number.units;
        int zeros = 0;

        if (*at < '0' || *at > '9')
            continue;
        for (; (*at >= '0' && *at <= '9') || *at == '.' || *at == ','; at++)
            if (*at >= '0' && typed < INT64_MAX / 100)
                typed = typed * 10 + (*at - '0');
        for (; rest && rest % 10 == 0 && rest != typed; zeros++)
            rest /= 10;
        if (rest == typed)
            return zeros;
        if (!*at)
            break;
    }
    return 0;
}

/** The same of 0, which may have been up to half of one more, or one in a
 *  change. */
static int zeros_of_none(const pov_statement *s, pov_decimal high)
{
    int64_t halves = s->is_target || s->says.form == POV_LEVEL ? 1 : 2;
    int zeros = 1;

    while (zeros < POV_DECIMAL_MAX_SCALE &&
           halves * pov_decimal_slack((pov_decimal){.zeros = zeros}) <=
               high.units)
        zeros++;
    return zeros;
}

/** Counts that were typed in thousands are as exact as they were: what was
 *  exported allows more than the number. */
static void take_rounding(const row_view *x, pov_statement *s)
{
    entry stated = export_cell(x, EXPORT_STATED);
    entry high = export_cell(x, EXPORT_HIGH);
    pov_phrase *says = &s->says;
    const pov_decimal *most =
        says->has_stretch &&
                pov_decimal_compare(says->stretch, says->amount) > 0
            ? &says->stretch
            : &says->amount;
    pov_decimal end;

    if (says->unit != POV_IN_COUNT || !says->has_amount || says->op_said ||
        says->about || !decimal_from(high.text, &end) ||
        pov_decimal_compare(end, *most) <= 0)
        return;
    says->amount.zeros = says->amount.units
                             ? zeros_typed(stated.text, says->amount)
                             : zeros_of_none(s, end);
    if (says->has_stretch)
        says->stretch.zeros = zeros_typed(stated.text, says->stretch);
    if (says->has_baseline)
        says->baseline.zeros = zeros_typed(stated.text, says->baseline);
}

/** A count that was read before, of the same moment; NULL: none. */
static const pov_decimal *count_before(const pov_figures *figures,
                                       const pov_statement *s,
                                       const pov_indicator *of)
{
    const pov_key key = {.area = s->area,
                         .indicator = of,
                         .standard = pov_indicator_standard(of, s->standard),
                         .plan = s->is_target ? s->document : NULL,
                         .form = POV_LEVEL,
                         .unit = POV_IN_COUNT,
                         .since = of->is_flow ? s->since : POV_NO_DAY,
                         .as_of = s->as_of};
    const pov_figure *f = pov_figures_find(figures, &key);

    return f && f->evidence.count ? &f->evidence.items[0]->says.amount : NULL;
}

/** Is it no share over 100 per cent, or one that the counts above show as
 *  well?  As in a table, it is they then that contradict what a part is.
 *  Errors: false, and a finding. */
static bool share_is_possible(const row_view *x, const pov_figures *figures,
                              const pov_statement *s)
{
    const pov_decimal *part = count_before(figures, s, s->indicator),
                      *whole = NULL;
    entry value = export_cell(x, EXPORT_VALUE);

    if (s->says.form == POV_CLAIMED || !value_is_over_hundred(&s->says))
        return true;
    if (s->indicator->whole)
        whole = count_before(figures, s, s->indicator->whole);
    if (part && whole && pov_decimal_compare(*part, *whole) > 0)
        return true;
    cells_complain(x, &value, POV_FOUND_OVER_HUNDRED, NULL);
    return false;
}

static bool read_day(const row_view *x, export_column c, pov_day *day)
{
    entry e = export_cell(x, c);

    *day = POV_NO_DAY;
    if (!*e.text || pov_day_parse(e.text, day))
        return true;
    cells_complain(x, &e, POV_FOUND_BAD_DATE, "YYYY-MM-DD");
    return false;
}

/* A level that is no target counts from nothing. */
static bool read_days(const row_view *x, pov_statement *s)
{
    pov_period as_of = {0}, since = {0};

    if (!read_day(x, EXPORT_AS_OF, &as_of.as_of) ||
        !read_day(x, EXPORT_SINCE, &since.as_of))
        return false;
    if (!as_of.as_of) {
        cells_complain_missing(x, COLUMN_AS_OF);
        return false;
    }
    s->as_of = as_of.as_of;
    if (!since.as_of && !s->is_target && s->says.form == POV_LEVEL)
        return true;
    return statement_settle_dates(x, s, &as_of, &since);
}

static const pov_area *area_by_id(const row_view *x)
{
    entry e = export_cell(x, EXPORT_AREA);
    const pov_area *area = pov_catalogue_area(x->catalogue, e.text);

    if (!*e.text)
        cells_complain_missing(x, COLUMN_AREA);
    else if (!area)
        cells_complain(x, &e, POV_FOUND_UNKNOWN_AREA,
                       "an id, as povstat exports it");
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
static const pov_plan *unrecorded_document(const row_view *x,
                                           pov_map *documents)
{
    entry e = export_cell(x, EXPORT_SOURCES);
    size_t length = file_length(e.text);
    pov_plan *plan;
    void **at;

    if (!length)
        return x->unnamed;
    at = pov_map_at(documents, x->arena, e.text, length);
    plan = *at;
    if (plan)
        return plan;
    plan = pov_arena_alloc(x->arena, sizeof *plan);
    *plan = *x->unnamed;
    plan->id = pov_arena_intern(x->arena, e.text, length);
    *at = plan;
    return plan;
}

static bool is_claim(const row_view *x)
{
    entry e = export_cell(x, EXPORT_FORM);

    return is_word(&e, pov_code(POV_TERMS_FORM, POV_CLAIMED));
}

/** A claim's plan and what it is a share of; whose plan it is stands in its
 *  words.  Errors: false, and a finding. */
static bool read_claim(const row_view *x, pov_statement *s)
{
    entry plan = export_cell(x, EXPORT_PLAN);
    entry stated = export_cell(x, EXPORT_STATED);
    entry form = export_cell(x, EXPORT_CLAIM_OF);
    entry unit = export_cell(x, EXPORT_CLAIM_UNIT);
    const pov_phrase *says = &s->says;
    pov_phrase unused;
    pov_number number = {.language = x->findings->language};

    s->claim.has_base = *form.text;
    if (!cells_read_document(x, &plan, &s->claim.plan) ||
        (*form.text && (!read_form_of(x, &form, &s->claim.form) ||
                        !read_unit_of(x, &unit, s->indicator, &s->claim.unit))))
        return false;
    pov_claim_read(stated.text, strlen(stated.text), POV_NUMBERS_AUTO, x->arena,
                   &s->claim.words, &unused, &number);
    s->claim.words.says = says->has_amount            ? POV_CLAIMS_PERCENT
                          : says->op == POV_MORE_THAN ? POV_CLAIMS_EXCEEDED
                          : says->op == POV_AT_LEAST  ? POV_CLAIMS_MET
                                                      : POV_CLAIMS_MISSED;
    return true;
}

static const pov_plan *read_document(const row_view *x, pov_map *documents)
{
    entry document = export_cell(x, EXPORT_DOCUMENT);
    entry plan = export_cell(x, EXPORT_PLAN);

    if (*plan.text && strcmp(plan.text, document.text) != 0 && !is_claim(x)) {
        cells_complain(x, &plan, POV_FOUND_UNKNOWN_PLAN,
                       "a target's plan is the document that states it");
        return NULL;
    }
    return *document.text ? statement_read_plan(x)
                          : unrecorded_document(x, documents);
}

/** What was typed and where it stands now, without the apostrophe that keeps a
 *  spreadsheet from taking it for a formula. */
static void take_words(const row_view *x, pov_statement *s)
{
    entry e = export_cell(x, EXPORT_STATED);
    size_t extra;

    if (!*e.text)
        e = export_cell(x, EXPORT_VALUE);
    extra = e.text[0] == '\'' && e.text[1] && strchr("=+-@", e.text[1]);
    s->place = cells_place(x, &e);
    s->place.column += (uint32_t)extra;
    s->raw = pov_arena_intern(x->arena, e.text + extra, strlen(e.text + extra));
}

/** Has a claim, and nothing else, the form of one? */
static bool fits_kind(const row_view *x, pov_kind kind, const pov_statement *s)
{
    entry e = export_cell(x, EXPORT_FORM);

    if ((kind == POV_KIND_CLAIM) == (s->says.form == POV_CLAIMED))
        return true;
    cells_complain(x, &e, POV_FOUND_BAD_WORD, "the form of a claim is claim");
    return false;
}

/** Does the present row's target belong to the file it was typed in? */
static bool is_of_file(const layout *l, const record *row)
{
    int plan = l->exported.at[EXPORT_PLAN],
        file = l->exported.at[EXPORT_SOURCES];

    return plan >= 0 && file >= 0 && (size_t)plan < row->count &&
           (size_t)file < row->count &&
           !strcmp(row->items[plan].text, row->items[file].text);
}

void export_row_settle(const layout *l, record *row)
{
    static const export_column dimensions[] = {EXPORT_COUNTED, EXPORT_BREAKDOWN,
                                               EXPORT_STANDARD, EXPORT_PLAN,
                                               EXPORT_SINCE};

    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; i++) {
        int at = l->exported.at[dimensions[i]];

        if (at >= 0 && (size_t)at < row->count &&
            (!strcmp(row->items[at].text, "_Z") ||
             !strcmp(row->items[at].text, "_T")))
            row->items[at] = (row_cell){"", 0, false};
    }
    if (is_of_file(l, row))
        row->items[l->exported.at[EXPORT_PLAN]] = (row_cell){"", 0, false};
}

bool export_row_is_derived(const row_view *x)
{
    entry e = export_cell(x, EXPORT_DERIVED);

    return is_word(&e, "true");
}

bool export_row_read(const row_view *x, pov_map *documents,
                     const pov_figures *before, pov_statement *s)
{
    entry date = export_cell(x, EXPORT_AS_OF);
    pov_kind kind;
    bool derived;

    *s = (pov_statement){.place = {x->path, x->row.line, 0}};
    s->indicator = subject_read(x, &s->of);
    s->document = read_document(x, documents);
    if (!s->indicator || !s->document ||
        !read_truth(x, EXPORT_DERIVED, &derived))
        return false;
    s->area = area_by_id(x);
    if (!s->area || !statement_read_kind(x, &kind))
        return false;
    s->is_target = kind == POV_KIND_TARGET;
    if (!read_export_value(x, s) || !fits_kind(x, kind, s) ||
        (kind == POV_KIND_CLAIM && !read_claim(x, s)) || !read_days(x, s) ||
        !statement_read_status(x, s->document, &date, &s->status) ||
        !statement_read_standard(x, s, &date, false, NULL) ||
        !share_is_possible(x, before, s))
        return false;
    take_standing(x, s);
    take_rounding(x, s);
    take_words(x, s);
    statement_keep_notes(x, s);
    return true;
}
