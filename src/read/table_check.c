#include "read/table_check.h"

#include <string.h>

#include "read/statement.h"

/* What the cells of one row say of each other.  A figure that would be taken
 * alone may be impossible, or mean two things, beside its neighbours. */

/** The households typed in the row are the whole of a ratio in it; they may
 *  have grown a little in a year, but not by a tenth. */
static bool ratio_fits(const table *t, const figure_cell *cells, size_t i,
                       pov_decimal *own)
{
    const pov_statement *s = &cells[i].says;

    for (size_t k = 0; k < t->width; k++) {
        const pov_statement *o = &cells[k].says;
        pov_decimal apart, tenfold;

        if (!cells[k].is_read || o->indicator != s->indicator->whole ||
            o->says.unit != POV_IN_COUNT || o->is_target || !o->says.has_amount)
            continue;
        *own = o->says.amount;
        if (!pov_decimal_subtract(*own, s->says.whole, &apart))
            return false;
        apart.units = apart.units < 0 ? -apart.units : apart.units;
        if (!pov_decimal_shift(apart, 1, &tenfold) ||
            pov_decimal_compare(tenfold, *own) > 0)
            return false;
    }
    return true;
}

static void check_ratios(extract *x, const table *t, figure_cell *cells)
{
    for (size_t i = 0; i < t->width; i++) {
        pov_decimal own;
        pov_finding *f;

        if (!cells[i].is_read || !cells[i].says.says.has_whole ||
            ratio_fits(t, cells, i, &own))
            continue;
        cells[i].is_read = false;
        f = pov_find(x->findings, POV_FOUND_RATIO_WHOLE, cells[i].says.place,
                     "'%s', the row has %s", cells[i].says.raw,
                     cells_say_decimal(x, own));
        rows_underline(x->rows, &x->row, f, cells[i].says.raw);
    }
}

static const pov_decimal *count_in(const table *t, const figure_cell *cells,
                                   const pov_indicator *indicator,
                                   pov_day as_of)
{
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read && cells[i].says.indicator == indicator &&
            cells[i].says.as_of == as_of && !cells[i].says.is_target &&
            cells[i].says.says.unit == POV_IN_COUNT)
            return &cells[i].says.says.amount;
    return NULL;
}

/** A rate over 100 % is refused, unless it only repeats what its row says: a
 *  part larger than its whole is one contradiction, not two. */
static void check_hundred(extract *x, const table *t, figure_cell *cells,
                          size_t i)
{
    const pov_statement *s = &cells[i].says;
    const pov_decimal *part, *whole = NULL;
    entry e = cells_entry_in(x, i);

    if (!cells[i].is_read || !statement_is_over_hundred(&s->says))
        return;
    part = count_in(t, cells, s->indicator, s->as_of);
    if (s->indicator->whole)
        whole = count_in(t, cells, s->indicator->whole, s->as_of);
    if (part && whole && pov_decimal_compare(*part, *whole) > 0)
        return;
    cells[i].is_read = false;
    cells_complain(x, &e, POV_FOUND_OVER_HUNDRED, NULL);
}

void table_check_hundred(extract *x, const table *t, figure_cell *cells)
{
    for (size_t i = 0; i < t->width; i++)
        check_hundred(x, t, cells, i);
}

/** The same figure at the start of the period, or NULL. */
static const pov_decimal *start_of(const table *t, const figure_cell *cells,
                                   const pov_statement *target)
{
    for (size_t i = 0; i < t->width; i++) {
        const pov_statement *s = &cells[i].says;

        if (cells[i].is_read && !s->is_target &&
            s->indicator == target->indicator &&
            s->says.unit == target->says.unit && s->says.form == POV_LEVEL &&
            s->says.has_amount && s->as_of < target->as_of)
            return &s->says.amount;
    }
    return NULL;
}

/** A bare number as a target is what shall be left.  If that is less than half
 *  of what there was, it may as well be what shall go. */
static void check_target(extract *x, const table *t, figure_cell *cells,
                         size_t i)
{
    const pov_statement *s = &cells[i].says;
    const pov_decimal *start = start_of(t, cells, s);
    entry e = cells_entry_in(x, i);
    pov_decimal twice;

    if (*cells_entry_of(x, COLUMN_FORM).text)
        return; /* it was said that they are levels */
    if (!start || s->says.form_said || s->says.op_said ||
        s->says.form != POV_LEVEL || t->columns[i].is.has_form ||
        s->says.amount.units == 0 ||
        s->indicator->better != POV_FEWER_IS_BETTER ||
        !pov_decimal_add(s->says.amount, s->says.amount, &twice) ||
        pov_decimal_compare(twice, *start) > 0)
        return;
    cells[i].is_read = false;
    cells_complain_change_or_left(
        x, &e,
        pov_arena_format(x->scratch,
                         cells_say(x, "reduce by %s, or %s left of %s"), s->raw,
                         s->raw, cells_say_decimal(x, *start)));
}

void table_check_row(extract *x, const table *t, figure_cell *cells)
{
    check_ratios(x, t, cells);
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read && cells[i].says.is_target)
            check_target(x, t, cells, i);
}

static const figure_cell *cell_like(const table *t, const figure_cell *cells,
                                    const pov_statement *s,
                                    const pov_indicator *indicator)
{
    for (size_t i = 0; i < t->width; i++)
        if (cells[i].is_read && cells[i].says.indicator == indicator &&
            cells[i].says.says.unit == POV_IN_COUNT &&
            cells[i].says.as_of == s->as_of &&
            cells[i].says.is_target == s->is_target &&
            cells[i].says.says.form == POV_LEVEL)
            return &cells[i];
    return NULL;
}

rate_fit table_check_rate(const table *t, const figure_cell *cells, size_t i)
{
    const pov_statement *s = &cells[i].says;
    rate_fit fit = {.outcome = RATE_UNKNOWN};
    pov_interval printed, exact;

    if (!cells[i].is_read || s->says.unit != POV_IN_PERCENT ||
        s->says.form != POV_LEVEL || !s->says.has_amount ||
        s->says.has_stretch || s->says.op_said || !s->indicator->whole)
        return fit;
    fit.count = cell_like(t, cells, s, s->indicator);
    fit.whole = cell_like(t, cells, s, s->indicator->whole);
    if (!fit.count || !fit.whole ||
        !pov_interval_percent(fit.count->says.says.amount,
                              fit.whole->says.says.amount, &exact))
        return fit;
    printed = pov_interval_rounded(s->says.amount, 1);
    fit.outcome =
        pov_interval_agree(&printed, &exact) ? RATE_FITS : RATE_DIFFERS;
    return fit;
}

addend *table_check_addends(const table *t, const figure_cell *cells,
                            pov_arena *arena)
{
    addend *a = pov_arena_alloc(arena, t->width * sizeof *a);

    for (size_t i = 0; i < t->width; i++) {
        const pov_phrase *says = &cells[i].says.says;

        if (!cells[i].is_read || says->unit != POV_IN_COUNT ||
            !says->has_amount || says->op_said || says->about ||
            says->has_stretch)
            continue;
        a[i] = (addend){.known = true,
                        .amount = says->amount,
                        .place = cells[i].says.place,
                        .typed = cells[i].says.raw};
    }
    for (size_t i = 0; i < t->width; i++) {
        rate_fit rate = table_check_rate(t, cells, i);

        if (rate.outcome != RATE_FITS)
            continue;
        a[rate.count - cells].is_backed = true;
        a[rate.whole - cells].is_backed = true;
    }
    return a;
}

/* What the numbers of a whole column give away.  One finding speaks for all
 * its cells: they are wrong together, or right together. */

static const struct report {
    bool is_said;
    pov_finding_kind kind;
    unsigned clues; /* the set of those whose first cells show it */
} reports[] = {
    [FOUND_VI] = {.is_said = false},
    [FOUND_EN] = {true, POV_FOUND_ENGLISH_COLUMN,
                  1 << CLUE_EN_GROUP | 1 << CLUE_EN_DECIMAL},
    [FOUND_CONFLICT] = {true, POV_FOUND_COLUMN_CONFLICT,
                        1 << CLUE_VI_GROUP | 1 << CLUE_EN_GROUP |
                            1 << CLUE_VI_DECIMAL | 1 << CLUE_EN_DECIMAL},
    [FOUND_DAMAGED] = {true, POV_FOUND_COLUMN_DAMAGED,
                       1 << CLUE_VI_GROUP | 1 << CLUE_EN_DECIMAL |
                           1 << CLUE_FLOAT},
    [FOUND_AMBIGUOUS] = {true, POV_FOUND_COLUMN_AMBIGUOUS,
                         1 << CLUE_DOT | 1 << CLUE_COMMA},
    [FOUND_MIXED] = {true, POV_FOUND_MIXED_RATES,
                     1 << CLUE_VI_DECIMAL | 1 << CLUE_EN_DECIMAL},
    [FOUND_FRACTIONS] = {true, POV_FOUND_COLUMN_FRACTIONS, 0},
};

static bool shows(const struct report *r, int c)
{
    return r->clues >> c & 1;
}

static bool is_refused(convention_found found)
{
    return found == FOUND_CONFLICT || found == FOUND_DAMAGED ||
           found == FOUND_AMBIGUOUS || found == FOUND_FRACTIONS;
}

/** How many cells are refused, or read otherwise. */
static size_t count_cells(const survey *s, const struct report *r,
                          convention_found found)
{
    size_t n = 0;

    if (is_refused(found) && found != FOUND_AMBIGUOUS)
        return s->numbers;
    for (int c = 0; c < N_CLUES; c++)
        n += shows(r, c) ? s->clues[c].count : 0;
    return n;
}

/** Both things a cell may mean: "12790 or 12.79", "0.0074 or 0.74". */
static const char *readings(const extract *x, const char *typed,
                            convention_found found)
{
    pov_number number = {.language = x->findings->language};

    if (found != FOUND_FRACTIONS)
        return survey_readings(typed, number.language, x->scratch);
    pov_number_read(typed, strlen(typed), POV_MEANS_PERCENT, POV_NUMBERS_AUTO,
                    x->scratch, &number);
    return number.readings ? number.readings : typed;
}

/** "'12,791' (line 2)", with both readings if it is refused. */
static const char *show_clue(const extract *x, const clue_seen *seen,
                             convention_found found)
{
    unsigned long line = seen->place.line;

    if (!is_refused(found))
        return pov_arena_format(x->scratch, cells_say(x, "'%s' (line %lu)"),
                                seen->typed, line);
    return pov_arena_format(x->scratch, cells_say(x, "'%s' (line %lu: %s)"),
                            seen->typed, line, readings(x, seen->typed, found));
}

static const char *show_clues(const extract *x, const survey *s,
                              const struct report *r, convention_found found)
{
    const char *text = "";

    if (found == FOUND_FRACTIONS)
        return show_clue(x, &s->long_share, found);
    for (int c = 0; c < N_CLUES; c++)
        if (shows(r, c) && s->clues[c].count)
            text = pov_arena_format(x->scratch, "%s%s%s", text,
                                    *text ? cells_say(x, " and ") : "",
                                    show_clue(x, &s->clues[c], found));
    return text;
}

static void report_column(extract *x, table_column *c, size_t cell)
{
    const struct report *r = &reports[c->found];
    pov_finding_kind kind = r->kind;
    const char *typed = x->row.items[cell].text;
    size_t n = count_cells(&c->survey, r, c->found);
    pov_finding *f;

    if (c->found == FOUND_EN && c->survey.meaning == POV_MEANS_PERCENT)
        kind = POV_FOUND_ENGLISH_RATES;
    f = pov_find(x->findings, kind, rows_place(x->rows, &x->row, cell),
                 n == 1 ? "column '%s': %s; %zu cell"
                        : "column '%s': %s; %zu cells",
                 c->title, show_clues(x, &c->survey, r, c->found), n);
    rows_underline(x->rows, &x->row, f, typed);
}

bool table_check_refuses(extract *x, table *t, size_t i)
{
    table_column *c = &t->columns[i];
    const char *typed = x->row.items[i].text;
    bool refused;

    if (x->options->numbers != POV_NUMBERS_AUTO || !reports[c->found].is_said)
        return false; /* somebody has decided */
    refused = survey_refuses(&c->survey, c->found, typed);
    if ((refused || strpbrk(typed, ".,")) && cells_may_tell(x, &c->is_reported))
        report_column(x, c, i);
    return refused;
}

/* "12,74%" typed in a file whose cells are parted by commas is two cells.  If
 * all rates of a row are split so, and nothing else, what was meant is plain;
 * but the file is wrong and its reader is told so, once. */

static bool is_rate(const table_column *c)
{
    return table_layout_has_figures(c) && c->is.is_rate;
}

static size_t count_rates(const table *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->width; i++)
        n += is_rate(&t->columns[i]);
    return n;
}

static bool is_whole_part(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits >= 1 && digits <= 3 && !text[digits];
}

static bool is_decimals(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    text += digits + strspn(text + digits, " ");
    return digits && (!*text || !strcmp(text, "%"));
}

bool table_check_is_split(const extract *x, const table *t)
{
    size_t rates = count_rates(t), at = 0;

    if (!rates || x->row.count != t->width + rates)
        return false;
    for (size_t i = 0; i < t->width; i++, at++)
        if (is_rate(&t->columns[i])) {
            if (!is_whole_part(x->row.items[at].text) ||
                !is_decimals(x->row.items[at + 1].text))
                return false;
            at++;
        }
    return true;
}

static void join_split(extract *x, const table *t)
{
    row_cell *cells = pov_arena_alloc(x->scratch, t->width * sizeof *cells);
    size_t *typed_at = pov_arena_alloc(x->scratch, t->width * sizeof *typed_at);
    size_t at = 0;

    for (size_t i = 0; i < t->width; i++, at++) {
        typed_at[i] = at;
        cells[i] = x->row.items[at];
        if (!is_rate(&t->columns[i]))
            continue;
        at++;
        cells[i].text = pov_arena_format(x->scratch, "%s,%s", cells[i].text,
                                         x->row.items[at].text);
        cells[i].length = strlen(cells[i].text);
    }
    /* In place: the list of items belongs to the reader of rows. */
    memcpy(x->row.items, cells, t->width * sizeof *cells);
    x->row.count = t->width;
    x->row.typed_at = typed_at;
}

static const char *first_rate(const table *t)
{
    for (size_t i = 0; i < t->width; i++)
        if (is_rate(&t->columns[i]))
            return t->columns[i].title;
    return "";
}

static void report_split(extract *x, table *t, pov_finding_kind kind)
{
    pov_finding *f;

    if (!cells_may_tell(x, &t->split.is_reported))
        return;
    f = pov_find(x->findings, kind, (pov_place){x->path, t->split.first, 0},
                 "lines %lu-%lu, column '%s': %zu cells, the header has %zu",
                 (unsigned long)t->split.first, (unsigned long)t->split.last,
                 first_rate(t), x->row.count, t->width);
    rows_show(x->rows, &x->row, f);
    if (t->split.last != t->split.first)
        pov_find_related(x->findings, f, (pov_place){x->path, t->split.last, 0},
                         "the last of these rows");
}

bool table_check_mend_split(extract *x, table *t)
{
    if (!t->split.rows || t->split.rows < t->split.other_rows ||
        !table_check_is_split(x, t))
        return true;
    report_split(x, t,
                 x->options->join_decimals ? POV_FOUND_DECIMALS_JOINED
                                           : POV_FOUND_DECIMAL_COMMA);
    if (x->options->join_decimals)
        join_split(x, t);
    return x->options->join_decimals;
}
