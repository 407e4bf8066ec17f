#include "read/table.h"

#include <string.h>

#include "povstat/area_match.h"
#include "read/words.h"

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

bool table_is_part_total(const char *text)
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

bool table_take_section(extract *x, table *t, int at)
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

bool table_is_of_which(extract *x)
{
    entry area = cells_entry_of(x, COLUMN_AREA);

    if (area.cell == NOT_THERE ||
        !words_begin(area.text, "trong đó|of which|riêng"))
        return false;
    cells_complain(x, &area, POV_FOUND_OF_WHICH, NULL);
    return true;
}
