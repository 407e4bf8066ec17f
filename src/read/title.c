#include "read/title.h"

#include <string.h>

#include "povstat/area_match.h"
#include "povstat/map.h"
#include "povstat/text.h"
#include "povstat/period.h"
#include "read/value.h"
#include "read/table_layout.h"
#include "povstat/phrase.h"
#include "povstat/words.h"

enum {
    LONGEST_NAME = 6, /* words of an area's name with its level */
    MOST_CELLS = 64,  /* that are looked at: titles have one or two */
};

static void note(const row_view *x, size_t cell, const char *typed,
                 pov_finding_kind kind, const char *what)
{
    pov_finding *f =
        pov_find(x->findings, kind, rows_place(x->rows, &x->row, cell),
                 "'%s': %s", typed, cells_say(x, what));

    rows_underline(x->rows, &x->row, f, x->row.items[cell].text);
}

static void use(row_view *x, column c, size_t cell, const char *typed,
                const char *what)
{
    x->defaults[c] =
        cells_keep_entry(x, typed, rows_place(x->rows, &x->row, cell));
    note(x, cell, typed, POV_FOUND_TITLE_USED, what);
}

/** "giai đoạn 2021-2025" is when a programme or a standard lasts, not when the
 *  figures hold. */
static bool lasts_years(const pov_period *p)
{
    return p->since && p->as_of > pov_day_add_years(p->since, 1);
}

/** The longest date that begins at a word; 0 if none does.  A bare number must
 *  stand behind "năm", or it may be anything. */
static size_t date_at(const pov_word *w, pov_period *period)
{
    size_t n = pov_period_at(w, period);

    return n > 1 ? n : 0;
}

/** Does the date say when the figures hold?  "12/2024/NQ-HĐND" is no month, and
 *  "Quảng Bình, ngày 15/01/2025" the day of the signature, but "đến ngày
 *  15/01/2025" is that of the figures. */
static bool is_of_figures(const pov_word *words, const pov_word *date, size_t n,
                          pov_day day)
{
    static const char *const until = "đến|tính|thời điểm|điểm|hết|tại";
    const pov_word *before = date > words ? date - 1 : NULL;

    if ((date[n].kind == POV_WORD_SIGN && date[n].bare[0] == '/') ||
        (before && pov_words_match(before, "số|/|ngày") &&
         !(before > words && pov_words_match(before - 1, "thiểu số"))))
        return false; /* "ngày     tháng 12 năm 2024" is not filled in */
    if (pov_words_match(date, until) ||
        (before && pov_words_match(before, until)))
        return true;
    return !pov_words_match(date, "ngày") &&
           pov_civil_from(pov_day_next(day)).day == 1;
}

/** The one date of the title.  Errors: false if it has none, or several. */
static bool find_date(const pov_word *words, const char **typed,
                      pov_period *period, pov_arena *arena)
{
    size_t found = 0;

    for (const pov_word *w = words; w->kind != POV_WORD_END;) {
        pov_period p = {0};
        size_t n = date_at(w, &p);

        if (n && is_of_figures(words, w, n, p.as_of) && !lasts_years(&p) &&
            (!found || p.as_of != period->as_of)) {
            *period = p;
            *typed = pov_words_text(w, n, arena);
            found++;
        }
        w += n ? n : 1;
    }
    return found == 1;
}

static bool same_time(const pov_period *title, const pov_period *told)
{
    if (title->as_of == told->as_of)
        return true;
    return title->is_whole_year && pov_civil_from(title->as_of).year ==
                                       pov_civil_from(told->as_of).year;
}

static void take_date(row_view *x, const pov_word *words, size_t cell)
{
    const char *told_as = x->defaults[COLUMN_AS_OF].text, *typed = "";
    pov_period period = {0}, told;

    if (x->layout.at[COLUMN_AS_OF] != NOT_THERE ||
        !find_date(words, &typed, &period, x->scratch))
        return;
    if (!*told_as)
        use(x, COLUMN_AS_OF, cell, typed, "the date of all rows");
    else if (pov_period_read(told_as, &told) && !same_time(&period, &told))
        note(x, cell, typed, POV_FOUND_TITLE_DIFFERS,
             pov_arena_format(x->scratch, cells_say(x, "as_of is '%s'"),
                              told_as));
}

/** The years of what is planned, "giai đoạn 2026-2030", are those that its
 *  targets count over.  Those of a standard are not. */
static void take_years(const title_words *t, row_view *x, const pov_word *words,
                       size_t cell)
{
    bool is_planned = t->plan;
    const pov_word *found = NULL;
    pov_period years = {0};
    size_t length = 0;

    for (const pov_word *w = words; w->kind != POV_WORD_END;) {
        pov_period p = {0};
        size_t n = date_at(w, &p);

        if (pov_words_match(w, "chuẩn|tiêu chí"))
            return;
        is_planned |= pov_words_match(w, "chương trình|nghị quyết|đề án") > 0;
        if (n && lasts_years(&p)) {
            if (found && p.as_of != years.as_of)
                return;
            found = w;
            length = n;
            years = p;
        }
        w += n ? n : 1;
    }
    if (!found || !is_planned || x->lasts.as_of == years.as_of)
        return;
    x->lasts = years;
    note(x, cell, pov_words_text(found, length, x->scratch),
         POV_FOUND_TITLE_USED, "the years over which its targets count");
}

static const char *const level_words =
    "tỉnh|thành phố|tp|huyện|quận|thị xã|đặc khu";

/** The longest name of one area that begins with a level word. */
static const pov_area *area_at(const row_view *x, const pov_word *w,
                               size_t *used)
{
    size_t n = 0;

    while (n < LONGEST_NAME && w[n].kind != POV_WORD_END)
        n++;
    for (; n > 1; n--) {
        static const pov_area_hint hint = {.no_suggestions = true};
        const char *name = pov_words_text(w, n, x->scratch);
        pov_area_match match =
            pov_area_find(x->catalogue, name, &hint, x->scratch);

        if (match.outcome == POV_MATCH_CERTAIN) {
            *used = n;
            return match.area;
        }
    }
    return NULL;
}

/** "…, tỉnh Quảng Ninh" behind a district of it.  Returns how many words, with
 *  the comma; 0: that does not stand there. */
static size_t name_behind(const row_view *x, const pov_word *w,
                          const pov_area *province)
{
    size_t used;

    return pov_words_match(w, level_words) && area_at(x, w, &used) == province
               ? used + 1
               : 0;
}

static bool has_area_column(const row_view *x)
{
    return x->layout.at[COLUMN_AREA] != NOT_THERE;
}

/** May the areas of the rows lie in one of that level?  No districts do in a
 *  district. */
static bool may_hold_rows(const row_view *x, pov_level level)
{
    pov_level of_rows = x->layout.area_level;

    return level == POV_PROVINCE ||
           (level == POV_DISTRICT && of_rows != POV_PROVINCE &&
            of_rows != POV_DISTRICT);
}

/** Is an area one of a title's own, that a later one narrows down: "UBND TỈNH
 *  SƠN LA" over "HUYỆN MỘC CHÂU"? */
static bool is_within(const title_words *t, const row_view *x,
                      const pov_area *area)
{
    return t->area && area->parent == t->area &&
           (!has_area_column(x) || x->layout.area_level == POV_COMMUNE);
}

static void take_area(title_words *t, row_view *x, const pov_word *words,
                      size_t cell)
{
    const pov_area *found = NULL;
    const char *typed = NULL;
    size_t n_found = 0;

    if ((*x->defaults[COLUMN_PARENT].text && !t->area) ||
        x->layout.at[COLUMN_PARENT] != NOT_THERE)
        return;
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++) {
        size_t used;
        const pov_area *area =
            pov_words_match(w, level_words) ? area_at(x, w, &used) : NULL;

        if (!area || area == found)
            continue;
        if (area->level == POV_DISTRICT && pov_words_match(w + used, ","))
            used += name_behind(x, w + used + 1, area->parent);
        if (found &&
            found->parent == area) /* "HUYỆN CÔ TÔ - TỈNH QUẢNG NINH" */
            continue;
        n_found += !found || area->parent != found;
        found = area;
        typed = pov_words_text(w, used, x->scratch);
        w += used - 1;
    }
    if (n_found != 1 || !may_hold_rows(x, found->level) ||
        (t->area && !is_within(t, x, found)))
        return;
    if (has_area_column(x))
        use(x, COLUMN_PARENT, cell, typed, "the parent of all rows");
    else if (t->area || !*x->defaults[COLUMN_AREA].text)
        use(x, COLUMN_AREA, cell, typed, "the area of all rows");
    else
        return;
    t->area = found;
}

enum { LONGEST_STANDARD = 10 }; /* words of its name */

/** The one standard that a title names, "theo chuẩn nghèo giai đoạn
 *  2016-2020": what it means on a day is seen where the day is known. */
static void take_standard(row_view *x, const pov_word *words, size_t cell)
{
    const char *found = NULL;

    if (*x->defaults[COLUMN_STANDARD].text ||
        x->layout.at[COLUMN_STANDARD] != NOT_THERE)
        return;
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++) {
        size_t n = 0;

        if (!pov_words_match(w, "chuẩn|tiêu chí|nghị định|quyết định"))
            continue;
        while (n < LONGEST_STANDARD && w[n].kind != POV_WORD_END)
            n++;
        while (n && !pov_catalogue_standard(x->catalogue,
                                            pov_words_text(w, n, x->scratch)))
            n--;
        if (n && found)
            return;
        if (n)
            found = pov_words_text(w, n, x->scratch);
    }
    if (found)
        use(x, COLUMN_STANDARD, cell, found, "the standard of all rows");
}

static bool fits_a_column(const row_view *x, const table *t, const char *unit)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            value_unit_fits(x, unit, t->columns[i].is.indicator))
            return true;
    return false;
}

static void use_unit(title_words *t, const row_view *x, const table *of,
                     size_t cell, const char *typed)
{
    const char *counted = pov_unit_counted(typed);
    pov_unit unit;

    if (!pov_unit_from(typed, &unit) || unit != POV_IN_COUNT)
        return;
    if (pov_unit_multiplies(typed) || (counted && !strcmp(counted, "VND"))) {
        t->unit = pov_arena_intern(x->arena, typed, strlen(typed));
        note(x, cell, typed, POV_FOUND_TITLE_USED,
             "the unit of amounts without one");
    } else if (!fits_a_column(x, of, typed))
        note(x, cell, typed, POV_FOUND_TITLE_UNIT, "no column counts that");
}

/** Not the mark in "1,000 hộ". */
static bool ends_unit(const pov_word *w)
{
    if (w->bare[0] == ',' && !strcmp(w[1].bare, "000"))
        return false;
    return w->kind == POV_WORD_END ||
           (w->kind == POV_WORD_SIGN && strchr(",;)/", w->bare[0]));
}

/** "Đơn vị tính: triệu đồng", "(ĐVT: hộ, triệu đồng)": anywhere in a title. */
static void take_unit(title_words *t, const row_view *x, const table *of,
                      size_t cell, const pov_word *words)
{
    const pov_word *w = words;
    size_t n = 0;

    while (w->kind != POV_WORD_END &&
           !(n = pov_words_match(w, "đơn vị tính:|đvt:|đơn vị:|unit:")))
        w++;
    for (w += n; w->kind != POV_WORD_END;
         w += n + (w[n].kind != POV_WORD_END)) {
        for (n = 0; !ends_unit(&w[n]);)
            n++;
        if (n)
            use_unit(t, x, of, cell, pov_words_text(w, n, x->scratch));
    }
}

/** Does the title speak of what is planned, or of what was found? */
static void take_kind(title_words *t, const pov_word *words)
{
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++) {
        t->plan =
            t->plan || pov_words_match(w, "kế hoạch|chỉ tiêu|mục tiêu|dự kiến");
        t->result = t->result ||
                    pov_words_match(
                        w, "kết quả|tình hình|báo cáo|thực trạng|hiện trạng");
        t->aims =
            t->aims || pov_words_match(w, "chỉ tiêu giảm|giao chỉ tiêu|"
                                          "mục tiêu giảm|kế hoạch giảm hộ|"
                                          "kế hoạch giảm số hộ|"
                                          "kế hoạch giảm tỷ lệ|"
                                          "kế hoạch giảm tỉ lệ");
        t->lists = t->lists ||
                   pov_words_match(w, "tổng hợp|diễn biến|phân tích|phân nhóm|"
                                      "thống kê|phân loại");
    }
}

/** A title may call the figures preliminary. */
static void note_status(const row_view *x, const pov_word *words, size_t cell)
{
    if (*x->defaults[COLUMN_STATUS].text ||
        x->layout.at[COLUMN_STATUS] != NOT_THERE)
        return;
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++) {
        size_t n = pov_words_match(w, "sơ bộ|ước tính|ước thực hiện|tạm tính");

        if (!n)
            continue;
        cells_tell(x, (int)cell, POV_FOUND_FOOTNOTE_STATUS, "'%s'",
                   pov_words_text(w, n, x->scratch));
        return;
    }
}

void title_read(title_words *t, row_view *x, const table *of)
{
    size_t n = 0;

    for (size_t i = 0; i < x->row.count && n < MOST_CELLS; i++) {
        const row_cell *cell = &x->row.items[i];
        const pov_word *words;

        if (!cell->length)
            continue;
        n++;
        words = pov_words_all(cell->text, cell->length, x->scratch);
        take_unit(t, x, of, i, words);
        take_date(x, words, i);
        take_area(t, x, words, i);
        take_standard(x, words, i);
        take_kind(t, words);
        take_years(t, x, words, i);
        note_status(x, words, i);
    }
}

enum { LONGEST_BREAKDOWN = 10 }; /* words of its name */

/** The breakdown whose name begins at a word; NULL: none does, or another is
 *  listed behind it: "khu vực thành thị, nông thôn". */
static const pov_breakdown *breakdown_at(const row_view *x, const pov_word *w)
{
    size_t n = 0;

    while (n < LONGEST_BREAKDOWN && w[n].kind != POV_WORD_END)
        n++;
    for (; n; n--) {
        const pov_breakdown *b = pov_catalogue_breakdown(
            x->catalogue, pov_words_text(w, n, x->scratch));

        if (b)
            return pov_words_match(&w[n], ",|-|/|và|and") ? NULL : b;
    }
    return NULL;
}

/** Of whom are the poor that the title speaks of? */
static void look_for_whom(title_words *t, const row_view *x,
                          const pov_word *words)
{
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++) {
        size_t n = pov_words_match(w, "hộ nghèo|hộ cận nghèo|khẩu nghèo|"
                                      "poor households");

        if (!n)
            continue;
        t->whom = t->whom ? t->whom : breakdown_at(x, w + n);
        t->some_areas |= pov_words_match(w + n, "vùng|ở vùng|thuộc vùng|"
                                                "tại vùng|trong vùng") > 0;
    }
}

/** Which parts does the title speak of: what households lack, causes? */
static void look_for_dimension(title_words *t, const row_view *x,
                               const pov_word *words)
{
    heading_context c = {.dimension = t->dimension};
    size_t used;

    for (; words->kind != POV_WORD_END; words += used ? used : 1)
        heading_context_take(&c, x->catalogue, words, &used);
    t->dimension = t->dimension && strcmp(t->dimension, c.dimension) != 0
                       ? NULL
                       : c.dimension;
}

/** "Đơn vị tính: %" and nothing else: are all of them rates? */
static bool is_in_percent(const pov_word *words)
{
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++) {
        size_t n = pov_words_match(w, "đơn vị tính:|đvt:|đơn vị:|unit:");

        if (n)
            return pov_words_match(&w[n], "%") && ends_unit(&w[n + 1]) &&
                   !pov_words_match(&w[n + 1], ",|;|/");
    }
    return false;
}

/** "Hộ nghèo được vay vốn", "Kết quả hỗ trợ nhà ở": a table of what was done
 *  for some, unless it is of a review. */
static void look_for_help(title_words *t, const pov_word *words)
{
    static const char help[] =
        "vay vốn|được vay|nhu cầu|được hỗ trợ|hỗ trợ nhà ở|hỗ trợ làm nhà|"
        "hỗ trợ xây dựng nhà|hỗ trợ xây nhà|hỗ trợ sửa chữa nhà|"
        "hỗ trợ tiền điện|tiền điện|nhà tạm|nhà dột nát|được cấp|cấp thẻ|"
        "thẻ bảo hiểm|mua bảo hiểm|tặng quà|quà tết|học phí|đăng ký|"
        "thụ hưởng|mô hình|đào tạo nghề|học nghề|tín dụng|trợ cấp|"
        "hỗ trợ sinh kế|hỗ trợ sản xuất|hỗ trợ đất";
    bool helps = false;

    if (words->kind == POV_WORD_SIGN || pov_words_match(words, "kèm theo"))
        return; /* what it is attached to */
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++) {
        if (pov_words_match(w, "rà soát|chuẩn nghèo"))
            return;
        helps = helps || pov_words_match(w, help);
    }
    t->some = t->some || helps;
}

void title_look(title_words *t, const row_view *x)
{
    for (size_t i = 0; i < x->row.count; i++) {
        const row_cell *cell = &x->row.items[i];
        const char *bare = pov_text_bare(x->scratch, cell->text);
        const pov_word *words =
            pov_words_all(cell->text, cell->length, x->scratch);

        if (strstr(bare, "ho ngheo") || strstr(bare, "ho can ngheo") ||
            strstr(bare, "poor households"))
            t->poor = true;
        if (strstr(bare, "ty le ho") || strstr(bare, "ti le ho") ||
            strstr(bare, "poverty rate") || is_in_percent(words))
            t->rate = true;
        if (strstr(bare, "khau ngheo") || strstr(bare, "khau can ngheo"))
            t->persons = true;
        t->per_mille = t->per_mille || strstr(cell->text, "‰");
        look_for_whom(t, x, words);
        look_for_help(t, words);
        look_for_dimension(t, x, words);
    }
}
