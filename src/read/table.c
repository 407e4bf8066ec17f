#include "read/table.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/text.h"
#include "read/table_check.h"
#include "read/table_total.h"
#include "words/word.h"

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

/* Between the rows of areas stand words about those below: a province, a
 * district, the towns or the country.  What they say cannot be guessed: rows
 * below words that nobody understands are left out. */

static const struct part_word {
    const char *spellings;
    table_part part;
} part_words[] = {
    {"thành thị|khu vực thành thị|đô thị|khu vực đô thị|urban|urban areas",
     PART_URBAN},
    {"nông thôn|khu vực nông thôn|rural|rural areas", PART_RURAL},
    {"chung|toàn bộ|cả hai khu vực", PART_WHOLE},
};

/** Skip "I.", "A -", "1)" before the words of a sub-heading. */
static const word *behind_number(const word *w)
{
    if (w[0].kind != WORD_END && w[0].length <= 4 && w[1].kind == WORD_SIGN &&
        strchr(".)-/:", w[1].bare[0]))
        return w + 2;
    return w;
}

static bool is_part(const char *text, table_part *part)
{
    word words[WORDS_MAX];

    if (!words_split(text, strlen(text), words))
        return false;
    for (size_t i = 0; i < sizeof part_words / sizeof *part_words; i++)
        if (words_are(behind_number(words), part_words[i].spellings)) {
            *part = part_words[i].part;
            return true;
        }
    return false;
}

/** "Cộng thành thị": a total of one part? */
static bool is_part_total(const char *text)
{
    word words[WORDS_MAX];
    const word *w;
    size_t n;

    if (!words_split(text, strlen(text), words))
        return false;
    w = behind_number(words);
    n = words_match(w, "cộng|tổng|tổng cộng|tổng số|subtotal|total");
    if (!n)
        return false;
    w += n;
    w += w->kind == WORD_SIGN;
    for (size_t i = 0; i < sizeof part_words / sizeof *part_words; i++)
        if (words_are(w, part_words[i].spellings))
            return true;
    return false;
}

static void note_section(extract *x, int at, const char *what)
{
    pov_finding *f =
        pov_find(x->findings, POV_FOUND_SECTION,
                 rows_place(x->rows, &x->row, (size_t)at), "'%s': %s",
                 x->row.items[at].text, cells_say(x, what));

    rows_show(x->rows, &x->row, f);
}

/** Does the name stand for what is above the areas of the table? */
static bool is_above(const table *t, const extract *x, const pov_area *area)
{
    int at = x->layout.at[COLUMN_AREA];
    pov_level level = t->columns[at].is.level;

    if (level == POV_ANY_LEVEL)
        return true;
    return area->level < level;
}

/** Words that are neither a part nor like any area.  Errors: false for what
 *  may be an area misspelt. */
static bool take_unknown(extract *x, table *t, int at,
                         const pov_area_match *match)
{
    entry e = cells_entry_in(x, (size_t)at);

    if (match->outcome != POV_MATCH_UNKNOWN)
        return false;
    t->lost = true;
    cells_complain(x, &e, POV_FOUND_UNKNOWN_SECTION, NULL);
    return true;
}

/** A sub-heading is typed in the first cell, or where the names stand; never
 *  behind the last column. */
static bool may_head_rows(const extract *x, size_t at)
{
    return at == 0 ||
           (at < x->layout.width && (x->layout.columns[at] == COLUMN_AREA ||
                                     x->layout.columns[at] == COLUMN_PARENT));
}

/** Take a row with nothing but a name, in cell `at`, as what heads those below
 *  it: a part, an area above theirs, or words that nobody understands.
 *  Errors: false if it is a row of its own. */
static bool take_section(extract *x, table *t, int at)
{
    static const char *const what[] = {
        [PART_WHOLE] = "the rows below it are of the whole area",
        [PART_URBAN] = "the rows below it are of towns",
        [PART_RURAL] = "the rows below it are of the country",
    };
    const char *text = x->row.items[at].text;
    pov_area_hint hint = {.as_of = POV_NO_DAY};
    pov_area_match match;
    pov_period period;

    if (!may_head_rows(x, (size_t)at))
        return false;
    if (is_part(text, &t->part)) {
        /* Towns below words nobody understands are the towns of whatever they
         * say: only an area begins anew. */
        note_section(x, at, what[t->part]);
        return true;
    }
    if (!text[strspn(text, "0123456789 ")])
        return false; /* a code names no section */
    if (pov_period_read(x->defaults[COLUMN_AS_OF].text, &period))
        hint.as_of = period.as_of;
    match = pov_area_find(x->catalogue, text, &hint, x->scratch);
    if (!match.area)
        return take_unknown(x, t, at, &match);
    if (!is_above(t, x, match.area))
        return false;
    x->section = match.area;
    t->part = PART_WHOLE;
    t->lost = false;
    note_section(x, at,
                 pov_arena_format(x->scratch,
                                  cells_say(x, "the rows below it are of %s"),
                                  match.area->id));
    return true;
}

/** Is it a row of a part of the one above, "Trong đó: DTTS"?  A finding says
 *  so: it is no area. */
static bool is_of_which(extract *x)
{
    entry area = cells_entry_of(x, COLUMN_AREA);

    if (area.cell == NOT_THERE ||
        !words_begin(area.text, "trong đó|of which|riêng"))
        return false;
    cells_complain(x, &area, POV_FOUND_OF_WHICH, NULL);
    return true;
}

/* Below its figures a table has who drew it up, who signed, and remarks.  They
 * must not be taken for areas, and no area must be taken for them. */

/** May the cell stand for a figure: "không còn", "-", but no words else? */
static bool may_be_figure(extract *x, const record *row, size_t i)
{
    static const pov_phrase_hint hint = {0};
    pov_phrase says;
    pov_number number = {.why = NULL};

    return pov_phrase_read(row->items[i].text, row->items[i].length, &hint,
                           x->scratch, &says, &number) != POV_READ_INVALID;
}

/** Does the row stand below the last figures, and hold none, and name no area,
 *  not even one that might be misspelt? */
static bool is_text_below(extract *x, const table *t)
{
    static const pov_area_hint hint = {0};
    entry area = cells_entry_of(x, COLUMN_AREA);
    pov_match named = POV_MATCH_BLANK;

    if (x->row.line <= t->last_figures)
        return false;
    for (size_t i = 0; i < t->width && i < x->row.count; i++)
        if (x->row.items[i].length &&
            t->columns[i].is.kind == HEADING_FIGURES &&
            may_be_figure(x, &x->row, i))
            return false;
    if (area.cell != NOT_THERE)
        named =
            pov_area_find(x->catalogue, area.text, &hint, x->scratch).outcome;
    return named == POV_MATCH_BLANK || named == POV_MATCH_UNKNOWN;
}

/** Say so, once for all such rows. */
static void report_text_below(extract *x, table *t)
{
    size_t at = 0;
    pov_finding *f;

    if (!cells_may_tell(x, &t->text_reported))
        return;
    while (at + 1 < x->row.count && !x->row.items[at].length)
        at++;
    f = pov_find(x->findings, POV_FOUND_TEXT_BELOW,
                 rows_place(x->rows, &x->row, at), "'%s'",
                 x->row.items[at].text);
    rows_show(x->rows, &x->row, f);
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

    return is_part_total(text) ||
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
    } else if (is_text_below(x, t)) {
        report_text_below(x, t);
    } else if (lone != NOT_THERE && take_section(x, t, lone)) {
        return;
    } else if (is_of_which(x)) {
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
