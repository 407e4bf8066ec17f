#include "words/clause_about.h"

#include <string.h>

#include "povstat/claim.h"

const lexeme *clause_unit(const clause_text *t, const pov_word *w, size_t *n)
{
    const lexeme *l = clause_lexeme(t, w, n);

    return l && strchr("hxM%p", (int)l->role) ? l : NULL;
}

/** The words for days that are said by another. */
static const struct {
    clause_list list;
    pov_back back;
} backs[] = {
    {CLAUSE_START, POV_BACK_START},
    {CLAUSE_YEAR_BEFORE, POV_BACK_YEAR},
    {CLAUSE_YEAR_START, POV_BACK_YEAR_START},
    {CLAUSE_END, POV_BACK_END},
};

/** Behind "so với" or "từ"; 0: no day is said there. */
static size_t since_when(const clause_text *t, const pov_word *w, bool is_back,
                         pov_said_time *time, pov_back *back)
{
    size_t n = clause_period(t, w, &time->is), year;

    time->text = n ? clause_typed(t, w, n) : NULL;
    for (size_t i = 0; !n && backs[i].back != POV_BACK_END; i++) {
        if (!is_back && backs[i].back == POV_BACK_YEAR)
            continue; /* "từ đầu năm", but not "từ năm trước" */
        n = clause_words(t, w, backs[i].list);
        *back = n ? backs[i].back : POV_BACK_UNSAID;
    }
    if (*back == POV_BACK_YEAR && (year = pov_period_at(w + n, &time->is)) &&
        time->is.is_whole_year) { /* "cùng kỳ năm 2023" */
        time->text = clause_typed(t, w + n, year);
        n += year;
    }
    return n;
}

pov_back pov_back_from(const char *text)
{
    pov_word words[POV_WORDS_MAX];

    if (pov_words_split(text, strlen(text), words))
        for (size_t i = 0; i < sizeof backs / sizeof *backs; i++)
            if (pov_words_are(words, clause_spellings(backs[i].list)))
                return backs[i].back;
    return POV_BACK_UNSAID;
}

size_t clause_since(const clause_text *t, const pov_word *w,
                    pov_said_time *time, pov_back *back, bool *is_loose)
{
    size_t n = clause_words(t, w, CLAUSE_BACK), more;

    *back = POV_BACK_UNSAID;
    *is_loose = !n;
    if (!n)
        n = clause_words(t, w, CLAUSE_FROM);
    if (!n)
        return 0;
    more = since_when(t, w + n, !*is_loose, time, back);
    *is_loose = *is_loose && *back == POV_BACK_UNSAID;
    return more ? n + more : 0;
}

size_t clause_whom(const clause_text *t, const pov_word *w, size_t *name)
{
    size_t n;

    if (w->kind != POV_WORD_LETTERS)
        return 0;
    n = clause_words(t, w, CLAUSE_OF);
    *name = clause_name(t, w + n, POV_NAME_BREAKDOWN);
    return *name ? n + *name : 0;
}

/** "tỉnh": the word for a rank, as full names have it; "": the country. */
static const struct reach {
    const char *spellings, *rank;
} reaches[] = {
    {"cả nước|toàn quốc|nước|đất nước|the country|nationwide|country", ""},
    {"tỉnh|province", "tỉnh"},
    {"thành phố|tp|tp.|city", "thành phố"},
    {"huyện|district", "huyện"},
    {"quận", "quận"},
    {"thị xã", "thị xã"},
    {"thị trấn", "thị trấn"},
    {"xã|commune", "xã"},
    {"phường|ward", "phường"},
    {"đặc khu|special zone", "đặc khu"},
};

pov_words_index clause_about_words = POV_WORDS_INDEX(reaches, clause_about);

size_t clause_place(const clause_text *t, const pov_word *w, size_t *name,
                    size_t *length, const char **rank)
{
    size_t level, row, own, used;
    /* "Na Rì còn ...", not "giảm ..." */
    bool is_first = w == t->words, may_begin;

    may_begin = is_first && !clause_lexeme(t, w, &used);
    *name = clause_words(t, w, CLAUSE_PLACE_OPENER);
    *length = 0;
    row = pov_words_find(&clause_about_words, w + *name, &level);
    *rank = level ? reaches[row].rank : NULL;
    if (w->kind != POV_WORD_LETTERS || !(*name || level || may_begin))
        return 0;
    if (w[*name].kind == POV_WORD_LETTERS) /* "trong 6 tháng" */
        *length = clause_name(t, w + *name, POV_NAME_AREA);
    if (*length > level)
        return *name + *length;
    *length = 0;
    if (!level || w[*name + level].kind == POV_WORD_DIGITS) /* "xã 135" */
        return 0;
    own = clause_words(t, w + *name + level, CLAUSE_HERE);
    return *name || own || !**rank || may_begin ? *name + level + own : 0;
}

size_t clause_standard(const clause_text *t, const pov_word *w,
                       const char **text)
{
    size_t opener = clause_words(t, w, CLAUSE_STANDARD_OPENER), n, years;
    const pov_word *at = w + opener;

    *text = NULL;
    if (!clause_words(t, at, CLAUSE_STANDARD))
        return 0;
    n = clause_name(t, at, POV_NAME_STANDARD);
    if (n) {
        *text = clause_typed(t, at, n);
        return opener + n;
    }
    n = clause_words(t, at, CLAUSE_MANY_SIDED);
    if (!n)
        return 0;
    years = clause_words(t, at + n, CLAUSE_STAGE);
    if (clause_words(t, at + n + years, CLAUSE_YEARS)) {
        *text = pov_arena_format(t->arena, "%s-%s", at[n + years].bare,
                                 at[n + years + 2].bare);
        return opener + n + years + 3;
    }
    if (clause_words(t, at + n, CLAUSE_NEW_OR_OLD)) {
        *text =
            pov_arena_format(t->arena, "chuẩn %s", clause_typed(t, at + n, 1));
        return opener + n + 1;
    }
    return opener + n;
}

size_t clause_none(const clause_text *t, const pov_word *w)
{
    size_t n = clause_words(t, w, CLAUSE_NONE);

    if (!n && clause_words(t, w, CLAUSE_NOT) &&
        clause_words(t, w + 1, CLAUSE_ARISES))
        n = 1;
    return n;
}

/** How many words there are before a mark that may end a clause, or the end. */
static size_t words_before(const pov_word *w, const char *marks)
{
    size_t n = 0;

    while (w[n].kind != POV_WORD_END &&
           !(w[n].kind == POV_WORD_SIGN && strstr(marks, w[n].bare) &&
             w[n + 1].kind != POV_WORD_DIGITS))
        n++;
    return n;
}

size_t clause_claim(const clause_text *t, const pov_word *w, const char **why)
{
    static const char *const marks[] = {")", ")(,;"};

    *why = NULL;
    if (w->kind != POV_WORD_LETTERS || !pov_claim_begins(w))
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = words_before(w, marks[i]);
        const char *text = clause_typed(t, w, n);
        pov_claim_words words;
        pov_phrase says;
        pov_number number = {.why = NULL};
        pov_reading reading =
            pov_claim_read(text, strlen(text), POV_NUMBERS_AUTO, t->arena,
                           &words, &says, &number);

        if (!words.names_plan)
            continue;
        *why = reading == POV_READ_INVALID ? number.why : NULL;
        return n;
    }
    return 0;
}

static int small_number(const pov_word *w)
{
    return w->length > 2    ? 0
           : w->length == 2 ? (w->bare[0] - '0') * 10 + (w->bare[1] - '0')
                            : w->bare[0] - '0';
}

size_t clause_day(const clause_text *t, const pov_word *w, int *day, int *month)
{
    size_t n = clause_words(t, w, CLAUSE_DAY_OPENER);

    if (!n || !pov_words_match(w + n, "#/#") || !strcmp(w[n + 3].bare, "/"))
        return 0;
    *day = small_number(w + n);
    *month = small_number(w + n + 2);
    return *day >= 1 && *day <= 31 && *month >= 1 && *month <= 12 ? n + 3 : 0;
}

const char *clause_no_number(const clause_text *t, const pov_word *w)
{
    static const struct {
        clause_list list;
        const char *why;
    } kinds[] = {
        {CLAUSE_FRACTION_IN_WORDS, "a fraction: write it as per cent"},
        {CLAUSE_NUMBER_IN_WORDS, "a number in words: type its digits"},
        {CLAUSE_VAGUELY, "so many, more or less: no number follows"},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (clause_words(t, w, kinds[i].list))
            return kinds[i].why;
    return NULL;
}
