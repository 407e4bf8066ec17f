#include "read/table_section.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/text.h"
#include "povstat/words.h"
#include "read/row_words.h"

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
static const pov_word *behind_number(const pov_word *w)
{
    if (w[0].kind != POV_WORD_END && w[0].length <= 4 &&
        w[1].kind == POV_WORD_SIGN && strchr(".)-/:", w[1].bare[0]))
        return w + 2;
    return w;
}

/** The part that the words are; NULL: none. */
static const table_part *part_of(const pov_word *words)
{
    for (size_t i = 0; i < sizeof part_words / sizeof *part_words; i++)
        if (pov_words_are(words, part_words[i].spellings))
            return &part_words[i].part;
    return NULL;
}

static bool is_part(const char *text, table_part *part)
{
    pov_word words[POV_WORDS_MAX];
    const table_part *is = NULL;

    if (pov_words_split(text, strlen(text), words))
        is = part_of(behind_number(words));
    if (is)
        *part = *is;
    return is;
}

/** "Khu vực miền núi", "Các huyện đồng bằng": where areas lie, each as a
 *  whole, and nothing of who lives there. */
static bool is_landscape(const char *text)
{
    static const char leads[] =
        "khu vực|vùng|miền|các|khối|cụm|tiểu vùng|đồng bằng|ven biển|trung du|"
        "hải đảo|cao nguyên";
    static const char words[] =
        "miền núi|đồng bằng|ven biển|trung du|hải đảo|vùng cao|vùng thấp|"
        "cao nguyên|biên giới|phía bắc|phía nam|phía đông|phía tây|trung tâm|"
        "huyện|xã|phường|thị trấn|thị xã|thành phố|đặc khu|và|núi|cao|thấp|"
        "khu vực|vùng|miền|các|khối|cụm|tiểu vùng";
    pov_word all[POV_WORDS_MAX];
    const pov_word *w = all;
    size_t n;

    if (!pov_words_split(text, strlen(text), all))
        return false;
    w = behind_number(all);
    if (!pov_words_match(w, leads))
        return false;
    for (; w->kind != POV_WORD_END; w += n) {
        n = pov_words_match(w, words);
        if (!n && w->kind != POV_WORD_SIGN)
            return false;
        n = n ? n : 1;
    }
    return true;
}

/** The words behind one of those that a text begins with, or behind its number;
 *  NULL: it begins with none.  Shape: `leads` as of pov_words_match. */
static const pov_word *behind_lead(const char *text, const char *leads,
                                   pov_word words[POV_WORDS_MAX])
{
    const pov_word *w;
    size_t n;

    if (!pov_words_split(text, strlen(text), words))
        return NULL;
    w = behind_number(words);
    n = pov_words_match(w, leads);
    return n ? w + n : NULL;
}

/** "Trung bình", "Bình quân toàn tỉnh": what areas have on average. */
static bool is_average(const char *text)
{
    static const char rest[] =
        "chung|cộng|tính|toàn|cả|tỉnh|huyện|xã|phường|quận|thị xã|thành phố|"
        "nước|khu vực|vùng|các|của|mỗi|một|1|đơn vị|địa phương|cấp";
    pov_word words[POV_WORDS_MAX];
    const pov_word *w =
        behind_lead(text, "trung bình|bình quân|average|mean", words);
    size_t n;

    for (; w && w->kind != POV_WORD_END; w += n) {
        n = w->kind == POV_WORD_SIGN ? 1 : pov_words_match(w, rest);
        if (!n)
            return false;
    }
    return w;
}

bool table_section_is_total(const char *text)
{
    pov_word words[POV_WORDS_MAX];
    const pov_word *w =
        behind_lead(text, "cộng|tổng|tổng cộng|tổng số|subtotal|total", words);

    return w && part_of(w + (w->kind == POV_WORD_SIGN));
}

/* A heading with figures of its own is a row of a group of areas.  Where the
 * areas below it stand again below another one, they are split: what stands
 * there is a part of each. */

/** "I", "IV.", "A": what a group is numbered with where areas are 1, 2, 3. */
static bool is_group_number(const char *text)
{
    size_t n = strspn(text, "IVXivx");

    if (!n && *text >= 'A' && *text <= 'H')
        n = 1;
    return n && !text[n + strspn(text + n, ".) ")];
}

static bool is_special(const row_view *x, const char *text)
{
    table_part part;

    return row_words_marked(text, x->scratch) || is_part(text, &part) ||
           is_landscape(text) || is_average(text);
}

bool table_section_may_be(const row_view *x, const char *text)
{
    return cells_ask_once(x, MEMORY_SECTION, text, is_special);
}

/** The part that a row names, with or without marks: "- Thành thị". */
static bool names_part(const row_view *x, const entry *area, table_part *part)
{
    const char *marked;

    if (!table_section_may_be(x, area->text))
        return false;
    marked = row_words_marked(area->text, x->scratch);
    return is_part(marked ? marked : area->text, part);
}

/** Where each area has a row of its towns and one of its country below it, they
 *  are no sections; nor is what stands below a single area. */
static void count_parts(table_sections *t, const row_view *x, table_part part)
{
    bool has_number = cells_entry_of(x, COLUMN_INDEX).cell != NOT_THERE;

    if (rows_filled(&x->row) < 2 + (size_t)has_number)
        return;
    if (part == PART_WHOLE) {
        t->n_areas++;
    } else {
        t->n_parts[part]++;
        t->n_pairs += t->above != PART_WHOLE && t->above != part;
    }
    t->above = part;
}

/** Does a place stand for a part, and not for a group of areas? */
static bool is_of_part(const table_sections *t, const void *place)
{
    for (size_t i = 0; i < sizeof t->parts; i++)
        if (place == &t->parts[i])
            return true;
    return false;
}

void table_section_look(table_sections *t, const row_view *x)
{
    entry area = cells_entry_of(x, COLUMN_AREA);
    entry index = cells_entry_of(x, COLUMN_INDEX);
    table_part part = PART_WHOLE;
    const char *key;
    bool is_group;
    void **at;

    if (area.cell == NOT_THERE)
        return;
    t->has_groups = t->has_groups || is_group_number(index.text);
    t->has_rows = t->has_rows || (*index.text >= '0' && *index.text <= '9');
    is_group = table_section_may_be(x, area.text) && is_landscape(area.text);
    if (names_part(x, &area, &part)) {
        t->looked_at = &t->parts[part];
    } else if (is_group) {
        t->looked_at = pov_arena_alloc(x->arena, 1);
    } else if (t->looked_at) {
        key = pov_text_key(x->scratch, area.text);
        at = pov_map_at(&t->in_parts, x->arena, key, strlen(key));
        t->has_halves = t->has_halves || (*at && *at != t->looked_at);
        t->is_split = t->is_split ||
                      (*at && *at != t->looked_at &&
                       (is_of_part(t, *at) || is_of_part(t, t->looked_at)));
        *at = t->looked_at;
    }
    count_parts(t, x, part);
}

/** Are the rows of a part below each area, and of that alone? */
static bool is_below_areas(const table_sections *t, table_part part)
{
    table_part other = part == PART_URBAN ? PART_RURAL : PART_URBAN;

    return !t->is_split &&
           (t->n_areas == 1 ||
            (t->n_parts[part] > 1 && (t->n_pairs || !t->n_parts[other])));
}

static const pov_area_hint anywhere = {.no_suggestions = true};

/** "Miền núi phía Bắc", numbered I where its provinces are 1, 2, 3. */
static bool is_numbered_group(const row_view *x, const table_sections *t,
                              const entry *area)
{
    if (!t->has_groups || !t->has_rows ||
        !is_group_number(cells_entry_of(x, COLUMN_INDEX).text))
        return false;
    return pov_area_find(x->catalogue, area->text, &anywhere, x->scratch)
               .outcome == POV_MATCH_UNKNOWN;
}

/** Is it the third, say, of the areas of the table?  It has reported nothing.
 */
static bool is_numbered(const row_view *x)
{
    entry index = cells_entry_of(x, COLUMN_INDEX);

    return index.cell != NOT_THERE && *index.text >= '0' && *index.text <= '9';
}

/** Is it the name of an area, letter by letter, and no group's by its number?
 *  "Đồng Bằng" is a commune, "Đồng bằng" is none. */
static bool is_name(const row_view *x, const char *text)
{
    pov_area_match match =
        pov_area_find(x->catalogue, text, &anywhere, x->scratch);

    return !is_group_number(cells_entry_of(x, COLUMN_INDEX).text) &&
           match.area && !strcmp(match.area->name, text);
}

static bool is_special_row(const row_view *x, const entry *area,
                           bool is_it(const char *text))
{
    return area->cell != NOT_THERE && table_section_may_be(x, area->text) &&
           is_it(area->text) && !is_numbered(x) && !is_name(x, area->text);
}

row_kind table_section_take_group(const row_view *x, table_sections *t,
                                  table_part *part)
{
    entry area = cells_entry_of(x, COLUMN_AREA);
    bool is_marked = table_section_may_be(x, area.text) &&
                     row_words_marked(area.text, x->scratch);

    *part = PART_WHOLE;
    if (area.cell == NOT_THERE)
        return ROW_OF_AREA;
    if (is_special_row(x, &area, is_average)) {
        cells_tell(x, area.cell, POV_FOUND_AVERAGES, "'%s'", area.text);
        return ROW_OF_GROUP;
    }
    if (!names_part(x, &area, part) && !is_numbered_group(x, t, &area) &&
        !is_special_row(x, &area, is_landscape))
        return ROW_OF_AREA;
    if (*part != PART_WHOLE && !t->is_split &&
        (is_marked || (!is_group_number(cells_entry_of(x, COLUMN_INDEX).text) &&
                       is_below_areas(t, *part))))
        return ROW_OF_SOME;
    t->now.part = t->is_split ? *part : PART_WHOLE;
    t->now.is_lost = *part == PART_WHOLE && row_words_name_part(x, area.text);
    if (*part != PART_WHOLE)
        return ROW_OF_PART;
    if (t->now.is_lost) { /* the areas below it are those some of all */
        cells_complain(x, &area, POV_FOUND_UNKNOWN_SECTION, NULL);
        return ROW_OF_GROUP;
    }
    if (cells_once(x, POV_FOUND_UNKNOWN_GROUP, 0))
        cells_tell(x, area.cell, POV_FOUND_UNKNOWN_GROUP, "'%s'", area.text);
    return ROW_OF_GROUP;
}

static void note_section(const row_view *x, int at, const char *what)
{
    cells_tell(x, at, POV_FOUND_SECTION, "'%s': %s", x->row.items[at].text,
               cells_say(x, what));
}

/** Does the name stand for what is above the areas of the table? */
static bool is_above(const row_view *x, const pov_area *area)
{
    pov_level level = x->layout.area_level;

    return level == POV_ANY_LEVEL ||
           (!pov_area_fits_level(level, area->level) &&
            pov_level_height(area->level) < pov_level_height(level));
}

/** A sub-heading is typed in the first cell, or where the names stand; never
 *  behind the last column. */
static bool may_head_rows(const row_view *x, size_t at)
{
    return at == 0 ||
           (at < x->layout.width && (x->layout.columns[at] == COLUMN_AREA ||
                                     x->layout.columns[at] == COLUMN_PARENT));
}

static const char *const what[] = {
    [PART_WHOLE] = "the rows below it are of the whole area",
    [PART_URBAN] = "the rows below it are of towns",
    [PART_RURAL] = "the rows below it are of the country",
};

bool table_section_take(const row_view *x, table_sections *all, int at)
{
    table_section *section = &all->now;
    const char *text = x->row.items[at].text;
    entry e = cells_entry_in(x, (size_t)at);
    pov_area_hint hint = {.beside = &x->beside,
                          .level = x->layout.area_level == POV_DISTRICT
                                       ? POV_PROVINCE
                                       : POV_ANY_LEVEL};
    pov_area_match match;
    pov_period period;

    if (!may_head_rows(x, (size_t)at))
        return false;
    if (is_part(text, &section->part)) {
        /* Towns below words nobody understands are the towns of whatever they
         * say: only an area begins anew. */
        note_section(x, at, what[section->part]);
        return true;
    }
    if (!text[strspn(text, "0123456789 ")])
        return false; /* a code names no section */
    if (!all->has_halves && is_special_row(x, &e, is_landscape)) {
        *section = (table_section){.part = PART_WHOLE};
        note_section(x, at, "the areas below it lie there, as a whole");
        return true;
    }
    if (pov_period_read(x->defaults[COLUMN_AS_OF].text, &period))
        hint.as_of = period.as_of;
    match =
        cells_find_area(x, POV_FOUND_UNKNOWN_SECTION, text, &hint, x->scratch);
    if (match.outcome == POV_MATCH_UNKNOWN) { /* like no area, nor a part */
        section->is_lost = true;
        cells_complain(x, &e, POV_FOUND_UNKNOWN_SECTION, NULL);
        return true;
    }
    if (!match.area || !is_above(x, match.area) || is_numbered(x))
        return false;
    *section = (table_section){.area = match.area};
    note_section(x, at,
                 pov_arena_format(x->scratch,
                                  cells_say(x, "the rows below it are of %s"),
                                  match.area->id));
    return true;
}
