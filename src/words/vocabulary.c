#include "words/vocabulary.h"

#include <string.h>

#include "povstat/phrase.h"
#include "povstat/text.h"
#include "words/word.h"

/* The wordings seen in plans, portals and spreadsheets.  The order does not
 * matter: the longest that fits is taken. */
static const lexeme lexemes[] = {
    {ROLE_REDUCE, 0, 0, "giảm|giảm được|giảm thêm|reduce|reduction|decrease"},
    {ROLE_INCREASE, 0, 0, "tăng|tăng thêm|increase"},
    {ROLE_LEFT, 0, 0,
     "còn|còn lại|xuống|xuống còn|giảm còn|giảm còn lại|giảm xuống|"
     "giảm xuống còn|down to|reduce to|remaining"},
    {ROLE_RAISE, 0, 0, "lên|lên đến|lên tới|increase to"},
    {ROLE_REACH, 0, 0, "đạt|bằng|reach"},
    {ROLE_NONE, 0, 0, "không còn|không có|none left"},
    {ROLE_FROM, 0, 0, "từ|from"},
    {ROLE_TO, 0, 0, "-|đến|tới|to"},
    {ROLE_OR_MORE, 0, 0, "trở lên|or more|and more|and over"},
    {ROLE_OR_LESS, 0, 0, "trở xuống|or less|or fewer"},
    {ROLE_AT_LEAST, 0, 0,
     "≥|>=|=>|ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|"
     "at least"},
    {ROLE_AT_MOST, 0, 0,
     "≤|<=|=<|tối đa|nhiều nhất|không quá|không vượt quá|không cao hơn|"
     "at most|no more than"},
    {ROLE_LESS, 0, 0,
     "<|dưới|thấp hơn|ít hơn|below|under|less than|fewer than"},
    {ROLE_MORE, 0, 0, ">|trên|hơn|cao hơn|over|above|more than"},
    {ROLE_ABOUT, 0, 0, "khoảng|gần|xấp xỉ|ước|~|about|around|nearly|almost"},
    {ROLE_YEARLY, 0, 0,
     "/năm|mỗi năm|một năm|hằng năm|hàng năm|bình quân|trung bình|/year|"
     "a year|per year|each year|annually"},
    {ROLE_OF, 0, 0, "/|trong tổng số|trên tổng số|out of"},
    {ROLE_RATE, 0, 0, "tỷ lệ|tỉ lệ|rate"},
    {ROLE_STOCK, 0, 0, "số|tổng số|của tổng số|of|of the"},
    {ROLE_FILLER, 0, 0, "là|ở mức|phấn đấu|tiếp tục|dần|by|the"},

    {ROLE_COUNTED, 0, 0,
     "hộ|hộ dân|hộ dân cư|hộ gia đình|hộ nghèo|hộ cận nghèo|household|"
     "households"},
    {ROLE_COUNTED, 0, 0,
     "người|nhân khẩu|khẩu|lao động|việc làm|trẻ|trẻ em|học sinh|"
     "sinh viên|cán bộ|đối tượng|person|persons|people|children|students|"
     "officers|jobs"},
    {ROLE_COUNTED, 0, 0,
     "xã|huyện|thôn|bản|nhà|công trình|dự án|mô hình|thẻ|lượt|lượt hộ|"
     "lượt người|lượt vay|communes|works|projects|models|loans|schools"},

    {ROLE_TIMES, 3, 0, "nghìn|ngàn"},
    {ROLE_TIMES, 6, 0, "triệu"},
    {ROLE_TIMES, 9, 0, "tỷ"},
    {ROLE_TIMES, 9, "tỉ is read as tỷ, 1000 million", "tỉ"},
    {ROLE_MONEY, 0, 0, "đồng|vnd|vnđ"},
    {ROLE_MONEY, 0, "đ is read as đồng", "đ|₫"},

    {ROLE_PERCENT, 0, 0, "%|phần trăm|percent|per cent"},
    {ROLE_POINTS, 0, 0,
     "điểm|điểm %|điểm phần trăm|đ%|đ.%|pp|p.p.|points|percentage point|"
     "percentage points"},
    {ROLE_FOOTNOTE, 0, "a footnote mark", "*|†|‡"},
};

const lexeme *vocabulary_find(const word *typed, size_t *used)
{
    const lexeme *longest = NULL;

    *used = 0;
    for (size_t i = 0; i < sizeof lexemes / sizeof *lexemes; i++) {
        size_t n = words_match(typed, lexemes[i].spellings);

        if (n > *used) {
            longest = &lexemes[i];
            *used = n;
        }
    }
    return longest;
}

static const char *const form_words[POV_N_FORMS] = {
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
    word words[WORDS_MAX];

    if (!words_split(text, strlen(text), words))
        return false;
    for (size_t i = 0; i < POV_N_FORMS; i++)
        if (words_are(words, form_words[i])) {
            *form = (pov_form)i;
            return true;
        }
    return false;
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
    word words[WORDS_MAX];
    const word *w = words;
    const lexeme *l;
    size_t used;

    if (!words_split(text, strlen(text), words))
        return false;
    l = vocabulary_find(w, &used);
    if (l && l->role == ROLE_TIMES && w[used].kind != WORD_END) {
        w += used;
        l = vocabulary_find(w, &used);
    }
    if (!l || w[used].kind != WORD_END)
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].role == l->role) {
            *unit = units[i].unit;
            return true;
        }
    return false;
}

bool vocabulary_unit_multiplies(const char *unit)
{
    word words[WORDS_MAX];
    const lexeme *l = NULL;
    size_t used;

    if (words_split(unit, strlen(unit), words))
        l = vocabulary_find(words, &used);
    return l && l->role == ROLE_TIMES;
}

static const unit_word unit_words[] = {
    {"households", "ho"},
    {"households", "ho dan"},
    {"households", "ho ngheo"},
    {"households", "ho can ngheo"},
    {"households", "ho gia dinh"},
    {"persons", "nguoi"},
    {"persons", "nhan khau"},
    {"persons", "khau"},
    {"persons", "lao dong"},
    {"communes", "xa"},
    {"households", "households"},
    {"persons", "persons"},
    {"communes", "communes"},
    {"VND", "dong"},
    {"VND", "vnd"},
    {NULL, NULL},
};

const unit_word *vocabulary_unit_find(const char *typed, pov_arena *arena)
{
    const char *bare = pov_text_bare(arena, typed);
    const char *last = strchr(bare, ' ');
    const unit_word *found = unit_words;

    if (last && vocabulary_unit_multiplies(typed))
        bare = last + 1;
    while (found->word && strcmp(bare, found->word) != 0)
        found++;
    return found;
}

const char *vocabulary_unit_counted(const char *typed, pov_arena *arena)
{
    return vocabulary_unit_find(typed, arena)->unit;
}
