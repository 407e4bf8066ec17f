#include "povstat/phrase.h"

#include <string.h>

#include "read/vocabulary.h"
#include "read/words.h"

static const struct form_name {
    const char *name, *spellings;
} form_names[POV_N_FORMS] = {
    [POV_LEVEL] = {"level", "level|mức|mức đạt|còn|còn lại|đạt"},
    [POV_REDUCTION] = {"reduction", "reduction|giảm|mức giảm"},
    [POV_INCREASE] = {"increase", "increase|tăng|mức tăng"},
    [POV_ANNUAL_REDUCTION] = {"annual-reduction",
                              "annual-reduction|annual_reduction|"
                              "annual reduction|giảm bình quân|bình quân giảm|"
                              "giảm hằng năm|giảm hàng năm|"
                              "giảm bình quân hằng năm|"
                              "giảm bình quân hàng năm|mỗi năm giảm|"
                              "giảm mỗi năm"},
    [POV_ANNUAL_INCREASE] = {"annual-increase",
                             "annual-increase|annual_increase|"
                             "annual increase|tăng bình quân|bình quân tăng|"
                             "tăng hằng năm|tăng hàng năm|mỗi năm tăng|"
                             "tăng mỗi năm"},
    [POV_DIRECTION] = {"direction", "direction|hướng|chiều hướng|xu hướng"},
};

const char *pov_form_name(pov_form form)
{
    return form_names[form].name;
}

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
        if (words_are(words, form_names[i].spellings)) {
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
