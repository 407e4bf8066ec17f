#include "read/table.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/text.h"
#include "read/book_number.h"
#include "read/row_sense.h"
#include "read/table_row.h"
#include "povstat/words.h"

/** Rows in which an unquoted decimal comma split the rates in two. */
typedef struct split_rates {
    size_t rows, other_rows;
    uint32_t first, last; /* lines */
} split_rates;

/** A total row above its parts, until they were read; households and persons
 *  may each have one. */
typedef struct pending_total {
    struct pending_total *next;
    tallied_row total;
    record row; /* its line and text; no cells */
} pending_total;

/** The total rows so far. */
typedef struct total_rows {
    bool in_total;       /* the row above is one of a total */
    size_t goes_on;      /* rows of that total behind its first */
    size_t block_before; /* where the rows of that total began */
    size_t block;        /* the first row behind the last total row */
    bool has_block;      /* a total row came before: another may add up all */
    size_t n_whole;      /* how often all rows were added up */
    entry last_date;     /* of the last row; a total row may lack its own */
    bool dates_differ;   /* between the rows behind the last total row */
    pending_total *pending; /* NULL: none */
    size_t n_pending;
} total_rows;

struct table_reading {
    const table *table;
    survey *surveys;       /* one a column */
    split_rates split;     /* of all its rows */
    uint32_t last_figures; /* the line of the last row with a number */
    bool is_numbered;      /* a numbering row may still come */
    table_sections sections;
    totals totals;
    row_sense sense;
    total_rows total_rows;
    table_rows rows;
};

static pov_meaning meaning_of(const heading *h)
{
    if (h->is_rate)
        return POV_MEANS_PERCENT;
    if (!strcmp(h->indicator->unit, "VND"))
        return POV_MEANS_MONEY;
    return h->in_many ? POV_MEANS_DECIMAL : POV_MEANS_COUNT;
}

table_reading *table_open(const table *of, const title_words *titles,
                          pov_figures *figures)
{
    table_reading *t = pov_arena_alloc(figures->arena, sizeof *t);

    t->table = of;
    t->surveys =
        pov_arena_alloc(figures->arena, of->width * sizeof *t->surveys);
    for (size_t i = 0; i < of->width; i++)
        if (table_layout_has_figures(&of->columns[i]))
            t->surveys[i].meaning = meaning_of(&of->columns[i].is);
    t->is_numbered = true;
    t->totals.n_columns = of->width;
    t->sense = row_sense_open(of, figures->arena);
    t->rows = (table_rows){.table = of,
                           .surveys = t->surveys,
                           .titles = titles,
                           .section = &t->sections.now,
                           .totals = &t->totals,
                           .sense = &t->sense,
                           .figures = figures};
    return t;
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

static bool is_split(const row_view *x, const table *t)
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

/** In place: the list of items belongs to the reader of rows. */
static void join_split(row_view *x, const table *t)
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

static void report_split(const row_view *x, const table_reading *t)
{
    const split_rates *s = &t->split;
    bool joined = x->options->join_decimals;
    pov_finding *f =
        pov_find(x->findings,
                 joined ? POV_FOUND_DECIMALS_JOINED : POV_FOUND_DECIMAL_COMMA,
                 (pov_place){x->path, s->first, 0},
                 "lines %lu-%lu, column '%s': %zu cells, the header has %zu",
                 (unsigned long)s->first, (unsigned long)s->last,
                 first_rate(t->table), x->row.count, t->table->width);

    rows_show(x->rows, &x->row, f);
    if (s->last != s->first)
        pov_find_related(x->findings, f, (pov_place){x->path, s->last, 0},
                         "the last of these rows");
}

/** One finding for all such rows, or, if that was asked for, join the cells.
 *  Errors: false if the row is left out. */
static bool mend_split(row_view *x, const table_reading *t)
{
    if (!t->split.rows || t->split.rows < t->split.other_rows ||
        !is_split(x, t->table))
        return true;
    if (cells_once(x, POV_FOUND_DECIMAL_COMMA, 0))
        report_split(x, t);
    if (x->options->join_decimals)
        join_split(x, t->table);
    return x->options->join_decimals;
}

/** A number, or at least something with digits that is not the day of a
 *  signature: "Quảng Bình, ngày 15 tháng 12 năm 2024". */
static bool has_number(const char *text)
{
    return strpbrk(text, "0123456789") && !strstr(text, "ngày") &&
           !strstr(text, "Ngày") && !strstr(text, "NGÀY");
}

void table_survey_row(table_reading *t, const row_view *x)
{
    if (is_split(x, t->table)) {
        t->split.rows++;
        t->split.first = t->split.first ? t->split.first : x->row.line;
        t->split.last = x->row.line;
    } else
        t->split.other_rows += rows_filled(&x->row) > 0;
    table_section_look(&t->sections, x);
    for (size_t i = 0; i < t->table->width && i < x->row.count; i++) {
        const table_column *c = &t->table->columns[i];

        if (!x->row.items[i].length)
            continue;
        if (c->is.kind == HEADING_FIGURES && has_number(x->row.items[i].text))
            t->last_figures = x->row.line;
        /* words of targets are no plain numbers */
        if (table_layout_has_figures(c) && c->is.says != SAYS_TARGET &&
            !c->is_series)
            survey_cell(&t->surveys[i],
                        book_number_clue(x, i, t->surveys[i].meaning),
                        (pov_place){x->path, x->row.line, 0}, x->arena);
    }
}

void table_decide(table_reading *t)
{
    for (size_t i = 0; i < t->table->width; i++)
        survey_decide(&t->surveys[i]);
}

/** Is it a row of a part of the one above, "Trong đó: DTTS"?  A finding says
 *  so: it is no area. */
static bool is_of_which(const row_view *x)
{
    entry area = cells_entry_of(x, COLUMN_AREA);

    if (area.cell == NOT_THERE ||
        !pov_words_begin(area.text, "trong đó|of which|riêng"))
        return false;
    cells_complain(x, &area, POV_FOUND_OF_WHICH, NULL);
    return true;
}

/* Below its figures a table has who drew it up, who signed, and remarks.  They
 * must not be taken for areas, and no area must be taken for them. */

/** May the cell stand for a figure: "không còn", "-", but no words else? */
static bool may_be_figure(const row_view *x, const record *row, size_t i)
{
    static const pov_phrase_hint hint = {0};
    pov_phrase says;
    pov_number number = {.why = NULL};

    return pov_phrase_read(row->items[i].text, row->items[i].length, &hint,
                           x->scratch, &says, &number) != POV_READ_INVALID;
}

/** Does the row stand below the last figures, and hold none, and name no area,
 *  not even one that might be misspelt? */
static bool is_text_below(const row_view *x, const table_reading *t)
{
    static const pov_area_hint hint = {0};
    entry area = cells_entry_of(x, COLUMN_AREA);
    pov_match named = POV_MATCH_BLANK;

    if (x->row.line <= t->last_figures)
        return false;
    for (size_t i = 0; i < t->table->width && i < x->row.count; i++)
        if (x->row.items[i].length &&
            t->table->columns[i].is.kind == HEADING_FIGURES &&
            may_be_figure(x, &x->row, i))
            return false;
    if (area.cell != NOT_THERE)
        named =
            pov_area_find(x->catalogue, area.text, &hint, x->scratch).outcome;
    return named == POV_MATCH_BLANK || named == POV_MATCH_UNKNOWN;
}

/** Say so, once for all such rows. */
static void report_text_below(const row_view *x)
{
    int at = 0;

    if (!cells_once(x, POV_FOUND_TEXT_BELOW, 0))
        return;
    while ((size_t)at + 1 < x->row.count && !x->row.items[at].length)
        at++;
    cells_tell(x, at, POV_FOUND_TEXT_BELOW, "'%s'", x->row.items[at].text);
}

/** The only cell of the row that holds something, its number aside: "I" or
 *  "1" may stand beside a name.  NOT_THERE if several do, or none. */
static int lone_cell(const row_view *x)
{
    int index = cells_entry_of(x, COLUMN_INDEX).cell;
    int at = NOT_THERE;
    size_t n = 0;

    for (size_t i = 0; i < x->row.count; i++)
        if (x->row.items[i].length && (int)i != index) {
            at = (int)i;
            n++;
        }
    if (!n)
        return index;
    return n == 1 ? at : NOT_THERE;
}

static bool is_total(const row_view *x, const char *text)
{
    static const pov_area_hint hint = {.no_suggestions = true};

    return table_section_is_total(text) ||
           pov_area_find(x->catalogue, text, &hint, x->scratch).outcome ==
               POV_MATCH_TOTAL;
}

/** Does a word for a total stand where an area, its parent or its number
 *  would? */
static bool is_total_row(const row_view *x)
{
    static const column where[] = {COLUMN_AREA, COLUMN_PARENT, COLUMN_INDEX};

    for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
        entry e = cells_entry_of(x, where[i]);

        if (e.cell != NOT_THERE &&
            !(*e.text >= '0' && *e.text <= '9') && /* a row's number */
            cells_ask_once(x, MEMORY_TOTAL, e.text, is_total))
            return true;
    }
    return false;
}

static const char *const footnote_words =
    "ghi chú|chú thích|nguồn|nguồn số liệu|note|notes|source|lưu ý";

static bool is_footnote(const char *text)
{
    return *text == '*' || !strncmp(text, "(*", 2) ||
           pov_words_begin(text, footnote_words);
}

/** A footnote may take back what the figures seem to be: say so. */
static void read_footnote(const row_view *x, int at)
{
    const char *text = x->row.items[at].text;
    const char *bare = pov_text_bare(x->scratch, text);

    if (!*x->defaults[COLUMN_STATUS].text &&
        (strstr(bare, "so bo") || strstr(bare, "uoc tinh") ||
         strstr(bare, "du kien")))
        cells_tell(x, at, POV_FOUND_FOOTNOTE_STATUS, "'%s'", text);
}

static void refuse(const row_view *x, fate *fates)
{
    for (size_t i = 0; i < x->row.count; i++)
        fates[i] = FATE_REFUSED;
}

/* A total row is a check, never a figure of its own: counted with its parts it
 * would double them. */

/* A table has one or two totals; a file of nothing else must end as well. */
enum { MOST_WHOLE_CHECKS = 100, MOST_PENDING = 100, MOST_ROWS = 8 };

static pov_decimal difference(pov_decimal a, pov_decimal b, bool *fits)
{
    pov_decimal rest = pov_decimal_whole(0);

    *fits = pov_decimal_subtract(a, b, &rest);
    return rest;
}

/** Say which cell may be the wrong one, if just one is likely to be. */
static void add_slip(const row_view *x, const totals *all, size_t i,
                     const tallied_row *total, const sum_check *c,
                     pov_finding *f)
{
    pov_arena *arena = x->findings->arena;
    total_slip s;

    if (!pov_finding_is_kept(x->findings, f) ||
        !totals_find_slip(all, i, total, c, &s))
        return;
    f->help = pov_arena_format(
        arena,
        cells_say(x, "it adds up if '%s' on line %lu should be %s (%s?)"),
        s.cell->typed, (unsigned long)s.cell->place.line,
        cells_say_decimal(x, s.how.meant), cells_say(x, s.how.says));
    if (s.cell != &total->cells[i])
        pov_find_related(x->findings, f, s.cell->place,
                         pov_arena_format(arena, "'%s'", s.cell->typed));
}

static void report_mismatch(const row_view *x, const table_reading *t, size_t i,
                            const tallied_row *total, const sum_check *c)
{
    const addend *stated = &total->cells[i];
    bool fits;
    pov_decimal rest = difference(c->sum, stated->amount, &fits);
    pov_finding *f;

    if (rest.units < 0)
        rest.units = -rest.units;
    f = pov_find(x->findings, POV_FOUND_TOTAL_MISMATCH, stated->place,
                 pov_decimal_compare(c->sum, stated->amount) > 0
                     ? "column '%s': '%s', but the rows add up to %s (%s more)"
                     : "column '%s': '%s', but the rows add up to %s "
                       "(%s fewer)",
                 t->table->columns[i].title, stated->typed,
                 cells_say_decimal(x, c->sum),
                 fits ? cells_say_decimal(x, rest) : cells_say(x, "far"));
    rows_underline(x->rows, &x->row, f, stated->typed);
    add_slip(x, &t->totals, i, total, c, f);
}

static void report_unchecked(const row_view *x, const char *title,
                             const addend *stated, const sum_check *c)
{
    const char *why = "the rows are too large to add";
    pov_finding *f;

    if (c->missing)
        why = pov_arena_format(x->scratch,
                               c->missing == 1
                                   ? cells_say(x, "%zu row has no number")
                                   : cells_say(x, "%zu rows have no number"),
                               c->missing);
    f = pov_find(x->findings, POV_FOUND_TOTAL_UNCHECKED, stated->place,
                 "column '%s': %s", title, cells_say(x, why));
    rows_show(x->rows, &x->row, f);
}

/** Tell whoever reports the two figures that differ which one adds up. */
static void support(const row_view *x, pov_figures *figures,
                    const addend *stated, const sum_check *c)
{
    unsigned long line = stated->place.line;

    pov_figures_support(
        figures, c->settled->place,
        pov_arena_format(
            x->scratch,
            cells_say(x, "with it the column adds up to '%s' on line %lu"),
            stated->typed, line));
    pov_figures_support(
        figures, c->rival->place,
        pov_arena_format(x->scratch,
                         cells_say(x, "with it the column does not add up to "
                                      "'%s' on line %lu"),
                         stated->typed, line));
}

/** The rows that the total sums up: those behind the last one, or all. */
static sum_check check_column(table_reading *t, size_t i,
                              const tallied_row *total)
{
    total_rows *above = &t->total_rows;
    sum_check block = totals_check(&t->totals, i, above->block, total);

    if (!above->has_block || block.outcome == SUM_AGREES ||
        block.outcome == SUM_SETTLES || above->n_whole >= MOST_WHOLE_CHECKS)
        return block;
    above->n_whole++;
    return totals_check(&t->totals, i, 0, total);
}

static fate compare_column(const row_view *x, table_reading *t, size_t i,
                           const tallied_row *total)
{
    const addend *stated = &total->cells[i];
    sum_check c = check_column(t, i, total);

    switch (c.outcome) {
    case SUM_AGREES:
        return FATE_USED;
    case SUM_SETTLES:
        support(x, t->rows.figures, stated, &c);
        return FATE_USED;
    case SUM_DIFFERS:
        report_mismatch(x, t, i, total, &c);
        return FATE_REFUSED;
    case SUM_UNKNOWN:
        report_unchecked(x, t->table->columns[i].title, stated, &c);
        return FATE_NOT_DATA;
    }
    return FATE_NOT_DATA;
}

static fate compare_rate(const row_view *x, const table *t, size_t i,
                         const figure_cell *cells)
{
    const pov_statement *s = &cells[i].says;
    pov_finding *f;

    if (row_check_rate(t, cells, i).outcome != RATE_DIFFERS)
        return FATE_USED;
    f = pov_find(x->findings, POV_FOUND_TOTAL_RATE, s->place,
                 "column '%s': '%s'", t->columns[i].title, s->raw);
    rows_underline(x->rows, &x->row, f, s->raw);
    return FATE_REFUSED;
}

/** Keep a total row that stands above its parts until they were read. */
static void keep_for_later(const row_view *x, table_reading *t,
                           const tallied_row *total)
{
    pending_total *p = pov_arena_alloc(x->arena, sizeof *p);
    size_t size = t->table->width * sizeof *total->cells;

    *p = (pending_total){.next = t->total_rows.pending, .total = *total};
    p->total.cells = pov_arena_alloc(x->arena, size);
    memcpy(p->total.cells, total->cells, size);
    p->row.line = x->row.line;
    p->row.text = pov_arena_copy(x->arena, x->row.text, x->row.length);
    p->row.length = x->row.length;
    t->total_rows.pending = p;
    t->total_rows.n_pending++;
}

/** Is it the second row of a total, with its persons but not its name? */
static bool total_goes_on(const row_view *x, const total_rows *above)
{
    return above->in_total &&
           cells_entry_of(x, COLUMN_UNIT).cell != NOT_THERE &&
           cells_entry_of(x, COLUMN_AREA).cell == NOT_THERE;
}

/** The rows before the total row are done with. */
static void begin_block(table_reading *t, bool was_first)
{
    total_rows *above = &t->total_rows;

    above->block_before = above->block;
    above->block = t->totals.rows.count;
    above->has_block = above->has_block || !was_first;
    above->dates_differ = false;
    above->last_date.text = NULL;
}

static void report_row_unchecked(const row_view *x, const char *why)
{
    cells_tell(x, WHOLE_ROW, POV_FOUND_TOTAL_UNCHECKED, "%s",
               cells_say(x, why));
}

static void check_cells(const row_view *x, table_reading *t,
                        const table_frame *f, const figure_cell *cells,
                        fate *fates)
{
    tallied_row total = {.line = x->row.line,
                         .as_of = f->as_of.as_of,
                         .unit = table_row_unit(f),
                         .cells =
                             row_check_addends(t->table, cells, x->scratch)};
    bool first = t->totals.rows.count == 0;

    for (size_t i = 0; i < t->table->width; i++) {
        if (!cells[i].is_read)
            continue;
        if (cells[i].says.says.unit == POV_IN_PERCENT)
            fates[i] = compare_rate(x, t->table, i, cells);
        else if (total.cells[i].known)
            fates[i] = first ? FATE_USED : compare_column(x, t, i, &total);
        else
            fates[i] = FATE_NOT_DATA;
    }
    if (first && t->total_rows.n_pending < MOST_PENDING)
        keep_for_later(x, t, &total);
    else if (first)
        report_row_unchecked(x, "too many totals stand above the rows");
    begin_block(t, first);
}

/** Hold a total row against what it should add up. */
static void check_total(const row_view *x, table_reading *t, fate *fates)
{
    static const table_section whole = {.part = PART_WHOLE};
    total_rows *above = &t->total_rows;
    figure_cell *cells =
        pov_arena_alloc(x->scratch, t->table->width * sizeof *cells);
    entry date = cells_entry_of(x, COLUMN_AS_OF);
    bool goes_on = total_goes_on(x, above);
    table_frame f;

    above->goes_on = goes_on ? above->goes_on + 1 : 0;
    if (above->goes_on >= MOST_ROWS) {
        report_row_unchecked(x, "too many rows of one total");
        return;
    }
    if (date.cell == NOT_THERE && above->dates_differ) {
        report_row_unchecked(x, "the rows are of several dates");
        begin_block(t, false);
        return;
    }
    if (date.cell == NOT_THERE && above->last_date.text)
        date = above->last_date;
    if (goes_on)
        above->block = above->block_before;
    if (rows_fit(x->rows, &x->row, x->layout.width, x->findings) &&
        table_row_read_frame(x, &whole, &date, &f)) {
        table_row_read_cells(x, &t->rows, &f, cells, fates);
        check_cells(x, t, &f, cells, fates);
    } else {
        refuse(x, fates);
        begin_block(t, t->totals.rows.count == 0);
    }
}

/** A total row without a date sums up rows of one date, if they have one. */
static void note_date(const row_view *x, total_rows *t)
{
    entry date = cells_entry_of(x, COLUMN_AS_OF);

    if (date.cell == NOT_THERE ||
        (t->last_date.text && !strcmp(t->last_date.text, date.text)))
        return;
    t->dates_differ = t->dates_differ || t->last_date.text;
    t->last_date = cells_keep_entry(x, date.text, cells_place(x, &date));
}

void table_end(table_reading *t, const row_view *x)
{
    row_view of_total = *x;

    row_sense_report(&t->sense, x, t->table);
    if (!t->totals.rows.count)
        return;
    for (const pending_total *p = t->total_rows.pending; p; p = p->next) {
        of_total.row = p->row;
        t->total_rows.block = 0;
        t->total_rows.has_block = false;
        for (size_t i = 0; i < t->table->width; i++)
            if (p->total.cells[i].known)
                compare_column(&of_total, t, i, &p->total);
    }
}

/** Take a row of figures that is of no area.  Errors: false. */
static bool take_group(row_view *x, table_reading *t, fate *fates)
{
    table_part part;

    switch (table_section_take_group(x, &t->sections, &part)) {
    case ROW_OF_AREA:
        return false;
    case ROW_OF_PART:
        table_row_read_part(x, &t->rows, part, fates);
        break;
    case ROW_OF_GROUP:
        refuse(x, fates);
        break;
    }
    return true;
}

/** Find out what kind of row it is, and read it as such.  Returns whether it
 *  is one of areas. */
static bool read_row(row_view *x, table_reading *t, fate *fates)
{
    int lone = lone_cell(x);

    if (!mend_split(x, t)) {
        refuse(x, fates);
        return true;
    }
    if (lone != NOT_THERE && is_footnote(x->row.items[lone].text)) {
        read_footnote(x, lone);
        return false;
    }
    if (is_text_below(x, t)) {
        report_text_below(x);
        return false;
    }
    if (lone != NOT_THERE && table_section_take(x, &t->sections.now, lone))
        return false;
    if (is_of_which(x)) {
        refuse(x, fates);
        return true;
    }
    if (take_group(x, t, fates))
        return true;
    if (is_total_row(x) || total_goes_on(x, &t->total_rows)) {
        check_total(x, t, fates);
        t->total_rows.in_total = true;
        return false;
    }
    t->total_rows.in_total = false;
    if (table_row_read(x, &t->rows, fates))
        note_date(x, &t->total_rows);
    return true;
}

bool table_take_row(table_reading *t, row_view *x, fate *fates)
{
    if (!rows_filled(&x->row) ||
        (t->is_numbered && table_header_is_numbering(&x->row)))
        return false;
    t->is_numbered = false;
    return read_row(x, t, fates);
}
