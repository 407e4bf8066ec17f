#include "read/table.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/text.h"
#include "read/rows.h"
#include "read/table_total.h"
#include "read/words.h"

/** May the cells be surveyed: plain numbers, and no words of targets? */
static bool holds_numbers(const table_column *c)
{
    return table_layout_has_figures(c) && c->is.says != SAYS_TARGET;
}

/** A number, or at least something with digits that is not the day of a
 *  signature: "Quảng Bình, ngày 15 tháng 12 năm 2024". */
static bool has_number(const char *text)
{
    return strpbrk(text, "0123456789") && !strstr(text, "ngày") &&
           !strstr(text, "Ngày") && !strstr(text, "NGÀY");
}

void table_survey_row(extract *x, table *t)
{
    if (table_check_is_split(x, t)) {
        t->split.rows++;
        t->split.first = t->split.first ? t->split.first : x->row.line;
        t->split.last = x->row.line;
    } else
        t->split.other_rows += rows_filled(&x->row) > 0;
    for (size_t i = 0; i < t->width && i < x->row.count; i++) {
        if (!x->row.items[i].length)
            continue;
        if (t->columns[i].is.kind == HEADING_FIGURES &&
            has_number(x->row.items[i].text))
            t->last_figures = x->row.line;
        if (holds_numbers(&t->columns[i]))
            survey_cell(&t->columns[i].survey, x->row.items[i].text,
                        (pov_place){x->path, x->row.line, 0}, x->arena);
    }
}

void table_decide(table *t)
{
    for (size_t i = 0; i < t->width; i++)
        t->columns[i].found = survey_decide(&t->columns[i].survey);
}

/** The only cell of the row that holds something, its number aside: "I" or
 *  "1" may stand beside a name.  NOT_THERE if several do, or none. */
static int lone_cell(const extract *x)
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

static bool is_total(extract *x, const char *text)
{
    static const pov_area_hint hint = {.no_suggestions = true};

    return table_is_part_total(text) ||
           pov_area_find(x->catalogue, text, &hint, x->scratch).outcome ==
               POV_MATCH_TOTAL;
}

/** Is the text a number, as the rows of a table have it?  It is no total. */
static bool begins_with_digit(const char *text)
{
    return *text >= '0' && *text <= '9';
}

/** Does a word for a total stand where an area, its parent or its number
 *  would? */
static bool is_total_row(extract *x)
{
    static const column where[] = {COLUMN_AREA, COLUMN_PARENT, COLUMN_INDEX};

    for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
        entry e = cells_entry_of(x, where[i]);

        if (e.cell != NOT_THERE && !begins_with_digit(e.text) &&
            cells_ask_once(x, MEMORY_TOTAL, e.text, is_total))
            return true;
    }
    return false;
}

/** "A", "(1)", "4=3/1*100": is it what stands in a row of column numbers? */
static bool is_column_number(const char *text)
{
    text += *text == '(' || *text == '[';
    if ((*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z'))
        text++;
    else {
        size_t digits = strspn(text, "0123456789");

        if (!digits || digits > 2)
            return false;
        text += digits;
    }
    text += strspn(text, " )]");
    return !*text || (*text == '=' && !text[strspn(text, "0123456789=+-*/:()"
                                                         "%x.,[] ")]);
}

/** A row of column numbers comes only behind the header, and its numbers run
 *  up by one: a district of 1, 2 and 3 households would look like one. */
static bool is_numbering(const extract *x, const table *t)
{
    long last = -1;
    size_t n = 0;

    if (!t->numbered)
        return false;
    for (size_t i = 0; i < x->row.count; i++) {
        const char *text = x->row.items[i].text;
        const char *digits = text + (*text == '(' || *text == '[');
        long number = 0;

        if (!*text)
            continue;
        if (!is_column_number(text))
            return false;
        n++;
        while (*digits >= '0' && *digits <= '9')
            number = number * 10 + (*digits++ - '0');
        if (number && last >= 0 && number != last + 1)
            return false;
        if (number)
            last = number;
    }
    return n > 2;
}

static const char *const footnote_words =
    "ghi chú|chú thích|nguồn|nguồn số liệu|note|notes|source|lưu ý";

static bool is_footnote(const char *text)
{
    return *text == '*' || !strncmp(text, "(*", 2) ||
           words_begin(text, footnote_words);
}

/** A footnote may take back what the figures seem to be: say so. */
static void read_footnote(extract *x, int at)
{
    const char *text = x->row.items[at].text;
    const char *bare = pov_text_bare(x->scratch, text);
    pov_finding *f;

    if (*x->defaults[COLUMN_STATUS].text ||
        (!strstr(bare, "so bo") && !strstr(bare, "uoc tinh") &&
         !strstr(bare, "du kien")))
        return;
    f = pov_find(x->findings, POV_FOUND_FOOTNOTE_STATUS,
                 rows_place(x->rows, &x->row, (size_t)at), "'%s'", text);
    rows_show(x->rows, &x->row, f);
}

static void tally_fates(extract *x, const fate *fates)
{
    for (size_t i = 0; i < x->row.count; i++) {
        x->tally->cells++;
        if (!x->row.items[i].length || fates[i] == FATE_BLANK)
            x->tally->blank++;
        else if (fates[i] == FATE_USED)
            x->tally->used++;
        else if (fates[i] == FATE_REFUSED)
            x->tally->refused++;
        else
            x->tally->not_data++;
    }
}

static void refuse_row(extract *x, fate *fates)
{
    x->tally->rows++;
    for (size_t i = 0; i < x->row.count; i++)
        fates[i] = FATE_REFUSED;
}

/** Find out what kind of row it is, and read it as such. */
static void read_row(extract *x, table *t, fate *fates)
{
    int lone = lone_cell(x);

    if (!table_check_mend_split(x, t)) {
        refuse_row(x, fates);
    } else if (lone != NOT_THERE && is_footnote(x->row.items[lone].text)) {
        read_footnote(x, lone);
    } else if (table_is_text_below(x, t)) {
        table_report_text_below(x, t);
    } else if (lone != NOT_THERE && table_take_section(x, t, lone)) {
        return;
    } else if (table_is_of_which(x)) {
        refuse_row(x, fates);
    } else if (is_total_row(x) || table_total_goes_on(x, t)) {
        table_total_check(x, t, fates);
        t->in_total = true;
    } else {
        t->in_total = false;
        x->tally->rows++;
        table_row_read(x, t, fates);
    }
}

void table_take_row(extract *x, table *t)
{
    fate *fates =
        pov_arena_alloc(x->scratch, (x->row.count + 1) * sizeof *fates);

    if (rows_filled(&x->row) > 0 && !is_numbering(x, t)) {
        read_row(x, t, fates);
        t->numbered = false;
    }
    tally_fates(x, fates);
}
