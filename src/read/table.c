#include "read/table.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/text.h"
#include "read/book_number.h"
#include "read/row_of_part.h"
#include "read/row_sense.h"
#include "read/split_cells.h"
#include "read/table_row.h"
#include "read/table_total.h"
#include "povstat/words.h"

/** Rows in which an unquoted decimal comma split the rates in two. */
typedef struct split_rates {
    size_t rows, other_rows;
    uint32_t first, last; /* lines */
} split_rates;

struct table_reading {
    const table *table;
    survey *surveys;       /* one a column */
    split_rates split;     /* of all its rows */
    uint32_t last_figures; /* the line of the last row with a number */
    bool is_numbered;      /* a numbering row may still come */
    bool is_signed;        /* the signatures have begun */
    table_sections sections;
    totals totals;
    row_sense sense;
    total_rows total_rows;
    part_rows part_rows;
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
        if (table_layout_has_figures(&of->columns[i])) {
            t->surveys[i].meaning = meaning_of(&of->columns[i].is);
            t->surveys[i].is_signed = of->columns[i].is.by_sign;
        }
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
    t->total_rows.rows = &t->rows;
    t->part_rows = (part_rows){
        .sections = &t->sections, .totals = &t->total_rows, .rows = &t->rows};
    return t;
}

/* If all rates of a row are split by their commas, and nothing else, what was
 * meant is plain. */

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

static bool is_split(const row_view *x, const table *t)
{
    size_t rates = count_rates(t), at = 0;

    if (!rates || x->row.count != t->width + rates)
        return false;
    for (size_t i = 0; i < t->width; i++, at++)
        if (is_rate(&t->columns[i])) {
            if (!split_is_whole_part(x->row.items[at].text) ||
                !split_is_decimals(x->row.items[at + 1].text))
                return false;
            at++;
        }
    return true;
}

static void join_split(row_view *x, const table *t)
{
    size_t *pieces = pov_arena_alloc(x->scratch, t->width * sizeof *pieces);

    for (size_t i = 0; i < t->width; i++)
        pieces[i] = 1 + is_rate(&t->columns[i]);
    split_join(x, pieces, t->width);
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

/** Is a name that stands alone below the figures, without its level and without
 *  a number, who signed?  "Hương Giang" is a commune, too. */
static bool may_be_signature(const row_view *x, const entry *name,
                             const pov_area *area)
{
    size_t n = rows_filled(&x->row);

    return n == 1 && x->row.count > 1 && area &&
           !strcmp(pov_text_key(x->scratch, name->text),
                   pov_text_key(x->scratch, area->name));
}

/** Does the row stand below the last figures, and hold none, and name no area,
 *  not even one that might be misspelt? */
static bool is_text_below(const row_view *x, const table_reading *t)
{
    static const pov_area_hint hint = {0};
    entry area = cells_entry_of(x, COLUMN_AREA);
    pov_area_match named;

    if (x->row.line <= t->last_figures)
        return false;
    for (size_t i = 0; i < t->table->width && i < x->row.count; i++)
        if (x->row.items[i].length &&
            t->table->columns[i].is.kind == HEADING_FIGURES &&
            may_be_figure(x, &x->row, i))
            return false;
    if (t->is_signed || area.cell == NOT_THERE)
        return true;
    named =
        cells_find_area(x, POV_FOUND_TEXT_BELOW, area.text, &hint, x->scratch);
    return named.outcome == POV_MATCH_BLANK ||
           named.outcome == POV_MATCH_UNKNOWN ||
           may_be_signature(x, &area, named.area);
}

/* How a block of signatures begins; all that stands below it belongs to it. */
static const char *const signature_words =
    "tm|kt|tl|tuq|người lập|người lập biểu|lập biểu|người tổng hợp|"
    "cán bộ tổng hợp|cán bộ lập|người báo cáo|người ký|chủ tịch|phó chủ tịch|"
    "q chủ tịch|giám đốc|phó giám đốc|trưởng phòng|phó trưởng phòng|thủ trưởng|"
    "ký|đã ký|nơi nhận|xác nhận|ủy ban nhân dân|ubnd|trưởng ban|phó trưởng ban|"
    "trưởng ban chỉ đạo|ban chỉ đạo|điều tra viên|rà soát viên|trưởng thôn";

/** "NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)", "…, ngày 20 tháng 12 năm 2024"? */
static bool begins_signature(const char *text)
{
    pov_word words[POV_WORDS_MAX];
    const pov_word *w = words;

    if (!pov_words_split(text, strlen(text), words))
        return false;
    while (w->kind == POV_WORD_SIGN)
        w++;
    if (pov_words_match(w, signature_words))
        return true;
    for (; w->kind != POV_WORD_END; w++)
        if (pov_words_match(w, "ngày") &&
            (pov_words_match(w + 1, "tháng|# tháng") ||
             w[1].kind == POV_WORD_SIGN))
            return true;
    return false;
}

/** Is it nothing but a name, as who signed writes it: "Nguyễn Văn An"? */
static bool is_name(const row_view *x, const char *text)
{
    enum { FEWEST = 2, MOST = 5 };
    pov_word words[POV_WORDS_MAX];
    size_t n = 0;

    if (!pov_words_split(text, strlen(text), words))
        return false;
    for (; words[n].kind != POV_WORD_END; n++) {
        const char *word = pov_words_text(&words[n], 1, x->scratch);
        const char *large = pov_text_capitals(x->scratch, word);

        if (words[n].kind != POV_WORD_LETTERS ||
            strncmp(word, large, pov_text_step(word, strlen(word))) != 0 ||
            !strcmp(word, large))
            return false;
    }
    return n >= FEWEST && n <= MOST;
}

/** Say so, once for all such rows; signatures are nothing to tell. */
static void report_text_below(const row_view *x, table_reading *t)
{
    int at = 0;

    for (size_t i = 0; i < x->row.count && !t->is_signed; i++)
        t->is_signed =
            x->row.items[i].length && (begins_signature(x->row.items[i].text) ||
                                       is_name(x, x->row.items[i].text));
    if (t->is_signed || !cells_once(x, POV_FOUND_TEXT_BELOW, 0))
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

/** Take a row of nothing but words over those below it.  Errors: false. */
static bool take_head(const row_view *x, table_reading *t, int lone)
{
    if (row_words_in_series(x, t->table) &&
        lone == x->layout.at[COLUMN_INDICATOR]) {
        row_words_head(x, &t->rows.words, x->row.items[lone].text);
        return true;
    }
    if (!table_section_take(x, &t->sections, lone))
        return false;
    t->rows.last = NULL;
    t->total_rows.in_total = false;
    return true;
}

/** Find out what kind of row it is, and read it as such.  Returns whether it
 *  is one of areas. */
static bool read_row(row_view *x, table_reading *t, fate *fates)
{
    int lone = lone_cell(x);

    if (!mend_split(x, t)) {
        cells_refuse_row(x, fates);
        return true;
    }
    if (lone != NOT_THERE && is_footnote(x->row.items[lone].text)) {
        read_footnote(x, lone);
        return false;
    }
    if (is_text_below(x, t)) {
        report_text_below(x, t);
        return false;
    }
    if (lone != NOT_THERE && take_head(x, t, lone))
        return false;
    if (row_of_part_take(x, &t->part_rows, fates))
        return true;
    if (table_total_take(x, &t->total_rows, fates))
        return false;
    if (table_row_read(x, &t->rows, fates))
        table_total_note(x, &t->total_rows);
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

void table_end(table_reading *t, const row_view *x)
{
    row_sense_report(&t->sense, x, t->table);
    table_total_end(x, &t->total_rows);
}
