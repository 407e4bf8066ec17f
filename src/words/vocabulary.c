#include "words/vocabulary.h"

#include <string.h>

#include "povstat/phrase.h"
#include "povstat/words.h"

/* The wordings seen in plans, portals and spreadsheets.  The order does not
 * matter: the longest that fits is taken. */
static const lexeme lexemes[] = {
    {"giảm|giảm được|giảm thêm|hạ|kéo giảm|reduce|reduced|be reduced|"
     "reduction|decrease|decreased|fall|fell|drop|dropped|decline|declined",
     .role = ROLE_REDUCE},
    {"tăng|tăng thêm|increase|increased|rise|rose", .role = ROLE_INCREASE},
    {"còn|còn lại|chỉ còn|xuống|xuống còn|giảm còn|giảm còn lại|giảm xuống|"
     "giảm xuống còn|hạ còn|hạ xuống|hạ xuống còn|kéo giảm còn|"
     "kéo giảm xuống|kéo giảm xuống còn|down to|fall to|fell to|drop to|"
     "dropped to|decline to|declined to|decreased to|reduce to|reduced to|be "
     "reduced to|remaining",
     .role = ROLE_LEFT},
    {"lên|lên đến|lên tới|increase to|increased to|rise to|rose to",
     .role = ROLE_RAISE},
    {"đạt|bằng|reach", .role = ROLE_REACH},
    {"không còn|không có|none left", .role = ROLE_NONE},
    {"từ|from", .role = ROLE_FROM},
    {"-|đến|tới|to", .role = ROLE_TO},
    {"trở lên|or more|and more|and over", .role = ROLE_OR_MORE},
    {"trở xuống|or less|or fewer", .role = ROLE_OR_LESS},
    {"≥|>=|=>|ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|"
     "at least",
     .role = ROLE_AT_LEAST},
    {"≤|<=|=<|tối đa|nhiều nhất|không quá|không vượt quá|không cao hơn|"
     "at most|no more than",
     .role = ROLE_AT_MOST},
    {"<|dưới|below|under|less than|fewer than", .role = ROLE_LESS},
    {">|trên|hơn|over|above|more than", .role = ROLE_MORE},
    {"thấp hơn|ít hơn|lower|lower by", .role = ROLE_LOWER},
    {"cao hơn|higher|higher by", .role = ROLE_HIGHER},
    {"khoảng|gần|xấp xỉ|ước|ước tính|dự kiến|dự "
     "ước|~|about|around|nearly|almost",
     .role = ROLE_ABOUT},
    {"/năm|mỗi năm|một năm|hằng năm|hàng năm|bình quân|trung bình|/year|"
     "a year|per year|each year|annually",
     .role = ROLE_YEARLY},
    {"/|trong tổng số|trên tổng số|out of", .role = ROLE_OF},
    {"tỷ lệ|tỉ lệ|rate", .role = ROLE_RATE},
    {"số|tổng số|của tổng số|of|of the", .role = ROLE_STOCK},
    {"là|ở mức|mức|phấn đấu|tiếp tục|dần|by|the", .role = ROLE_FILLER},

    {"hộ|hộ dân|hộ dân cư|hộ gia đình|hộ nghèo|hộ cận nghèo|hộ thoát nghèo|"
     "hộ thoát cận nghèo|hộ tái nghèo|hộ tái cận nghèo|hộ nghèo phát sinh|"
     "hộ cận nghèo phát sinh|hộ dtts|hộ dân tộc thiểu số|hộ nghèo dtts|"
     "hộ nghèo dân tộc thiểu số|hộ cận nghèo dtts|"
     "hộ cận nghèo dân tộc thiểu số|household|households",
     .role = ROLE_COUNTED, .counts = "households"},
    {"người|nhân khẩu|khẩu|khẩu nghèo|nhân khẩu nghèo|khẩu cận nghèo|"
     "nhân khẩu cận nghèo|lao động|person|persons|people",
     .role = ROLE_COUNTED, .counts = "persons"},
    {"xã|communes", .role = ROLE_COUNTED, .counts = "communes"},
    {"việc làm|trẻ|trẻ em|học sinh|sinh viên|cán bộ|đối tượng|children|"
     "students|officers|jobs|huyện|thôn|bản|nhà|công trình|dự án|mô hình|thẻ|"
     "lượt|lượt hộ|lượt người|lượt vay|works|projects|models|loans|schools",
     .role = ROLE_COUNTED, .counts = POV_COUNTS_OTHER},

    {"nghìn|ngàn|thousand", .role = ROLE_TIMES, .power = 3},
    {"vạn", .role = ROLE_TIMES, .power = 4},
    {"triệu|million", .role = ROLE_TIMES, .power = 6},
    {"tỷ|billion", .role = ROLE_TIMES, .power = 9},
    {"tỉ", .role = ROLE_TIMES, .power = 9,
     .doubt = "tỉ is read as tỷ, 1000 million"},
    {"đồng|vnd|vnđ", .role = ROLE_MONEY, .counts = "VND"},
    {"đ|₫", .role = ROLE_MONEY, .doubt = "đ is read as đồng"},

    {"%|phần trăm|percent|per cent", .role = ROLE_PERCENT},
    {"điểm|điểm %|điểm phần trăm|đ%|đ.%|pp|p.p.|points|percentage point|"
     "percentage points",
     .role = ROLE_POINTS},
    {"*|†|‡", .role = ROLE_FOOTNOTE, .doubt = "a footnote mark"},
};

pov_words_index vocabulary_words = POV_WORDS_INDEX(lexemes, vocabulary);

const lexeme *vocabulary_find(const pov_word *typed, size_t *used)
{
    size_t row = pov_words_find(&vocabulary_words, typed, used);

    return *used ? &lexemes[row] : NULL;
}

static const char *const form_words[POV_CLAIMED] = {
    /* that has no word */
    [POV_LEVEL] = "level|mức|mức đạt|còn|còn lại|đạt",
    [POV_REDUCTION] = "reduction|giảm|mức giảm",
    [POV_INCREASE] = "increase|tăng|mức tăng",
    [POV_ANNUAL_REDUCTION] = "annual-reduction|annual_reduction|"
                             "annual reduction|giảm bình quân|bình quân giảm|"
                             "giảm hằng năm|giảm hàng năm|"
                             "giảm bình quân hằng năm|"
                             "giảm bình quân hàng năm|mỗi năm giảm|"
                             "giảm mỗi năm",
    [POV_ANNUAL_INCREASE] = "annual-increase|annual_increase|"
                            "annual increase|tăng bình quân|bình quân tăng|"
                            "tăng hằng năm|tăng hàng năm|mỗi năm tăng|"
                            "tăng mỗi năm",
    [POV_DIRECTION] = "direction|hướng|chiều hướng|xu hướng",
};

pov_words_index vocabulary_form_words =
    POV_WORDS_INDEX(form_words, vocabulary_form);

bool pov_form_is_yearly(pov_form form)
{
    return form == POV_ANNUAL_REDUCTION || form == POV_ANNUAL_INCREASE;
}

bool pov_form_is_fall(pov_form form)
{
    return form == POV_REDUCTION || form == POV_ANNUAL_REDUCTION;
}

bool pov_form_from(const char *text, pov_form *form)
{
    pov_word words[POV_WORDS_MAX];
    size_t row, used;

    if (!pov_words_split(text, strlen(text), words))
        return false;
    row = pov_words_find(&vocabulary_form_words, words, &used);
    if (!used || words[used].kind != POV_WORD_END)
        return false;
    *form = (pov_form)row;
    return true;
}

/** The word for the number that a unit begins with, "nghìn" of "1.000 hộ", and
 *  what stands behind it; NULL: it begins with none. */
static const char *many_at(const char *unit, const char **rest)
{
    static const struct {
        const char *digits, *word;
    } many[] = {{"1.000 ", "nghìn"},      {"1000 ", "nghìn"},
                {"1,000 ", "nghìn"},      {"1.000.000 ", "triệu"},
                {"1000000 ", "triệu"},    {"1,000,000 ", "triệu"},
                {"1.000.000.000 ", "tỷ"}, {"1,000,000,000 ", "tỷ"}};

    *rest = unit;
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        size_t n = strlen(many[i].digits);

        if (strncmp(unit, many[i].digits, n) != 0)
            continue;
        *rest = unit + n;
        return many[i].word;
    }
    return NULL;
}

/** All of "hộ", and of "triệu đồng" and "1.000 hộ" the second word; NULL if it
 *  is no unit. */
static const lexeme *find_unit(const char *text)
{
    pov_word words[POV_WORDS_MAX];
    const pov_word *w = words;
    const lexeme *l;
    size_t used;
    bool is_many = many_at(text, &text);

    if (!pov_words_split(text, strlen(text), words))
        return NULL;
    l = vocabulary_find(w, &used);
    if (l && l->role == ROLE_TIMES && is_many)
        return NULL;
    if (l && l->role == ROLE_TIMES && w[used].kind != POV_WORD_END) {
        w += used;
        l = vocabulary_find(w, &used);
    }
    return l && w[used].kind == POV_WORD_END ? l : NULL;
}

/* "triệu đồng" says no more here than "đồng": the number reader multiplies. */
bool pov_unit_from(const char *text, pov_unit *unit)
{
    static const struct {
        role role;
        pov_unit unit;
    } units[] = {
        {ROLE_COUNTED, POV_IN_COUNT}, {ROLE_TIMES, POV_IN_COUNT},
        {ROLE_MONEY, POV_IN_COUNT},   {ROLE_PERCENT, POV_IN_PERCENT},
        {ROLE_POINTS, POV_IN_POINTS},
    };
    const lexeme *l = find_unit(text);

    for (size_t i = 0; l && i < sizeof units / sizeof *units; i++)
        if (units[i].role == l->role) {
            *unit = units[i].unit;
            return true;
        }
    return false;
}

const char *pov_unit_counted(const char *unit)
{
    const lexeme *l = find_unit(unit);

    return l ? l->counts : NULL;
}

const char *pov_unit_behind(const char *number, const char *unit,
                            pov_arena *arena)
{
    const char *rest, *many = many_at(unit, &rest);

    return many ? pov_arena_format(arena, "%s %s %s", number, many, rest)
                : pov_arena_format(arena, "%s %s", number, unit);
}

bool pov_unit_multiplies(const char *unit)
{
    pov_word words[POV_WORDS_MAX];
    const lexeme *l = NULL;
    const char *rest;
    size_t used;

    if (many_at(unit, &rest))
        return find_unit(unit);
    if (pov_words_split(unit, strlen(unit), words))
        l = vocabulary_find(words, &used);
    return l && l->role == ROLE_TIMES;
}

bool pov_phrase_is_change(const char *text)
{
    pov_word words[POV_WORDS_MAX];
    bool change = false;
    size_t used;

    if (!pov_words_split(text, strlen(text), words))
        return false;
    for (const pov_word *w = words; w->kind != POV_WORD_END; w += used) {
        const lexeme *l = vocabulary_find(w, &used);

        if (!l) {
            used = 1;
            continue;
        }
        if (l->role == ROLE_LEFT || l->role == ROLE_RAISE)
            return false;
        change = change || l->role == ROLE_REDUCE || l->role == ROLE_INCREASE;
    }
    return change;
}
