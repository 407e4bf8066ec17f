#include "model/area_words.h"

#include <string.h>

#include "povstat/text.h"

static const char *const blank_words[] = {"n/a",  "na",   "#n/a",    "n.a",
                                          "null", "none", "khong co"};

enum { N_BLANK_WORDS = sizeof blank_words / sizeof *blank_words };

/* `alone`: only with nothing but signs after it; "Cộng Hòa" is a name. */
static const struct total_word {
    const char *bare;
    bool alone;
} total_words[] = {
    {"tong", true},
    {"cong", true},
    {"chung", true},
    {"total", true},
    {"sum", true},
    {"tong so", false},
    {"tong cong", false},
    {"grand total", false},
    {"cong chung", true},
    {"toan huyen", false},
    {"toan tinh", false},
    {"toan thanh pho", false},
    {"toan thi xa", false},
    {"toan quan", false},
    {"toan xa", false},
    {"toan vung", false},
    {"toan quoc", false},
    {"toan tp", false},
    {"toan dia ban", false},
    {"toan bo", false},
    {"toan dac khu", false},
    {"ca nuoc", false},
    {"ca tinh", true},
    {"ca huyen", true},
    {"cong toan tinh", true},
    {"cong toan huyen", true},
};

enum { N_TOTAL_WORDS = sizeof total_words / sizeof *total_words };

/* Words are keys, with marks and without. */
typedef struct marked {
    const char *key, *bare;
} marked;

static const struct era_word {
    marked is;
    area_era era;
} era_words[] = {
    {{"cũ", "cu"}, ERA_OLD},
    {{"mới", "moi"}, ERA_NEW},
    {{"old", "old"}, ERA_OLD},
    {{"new", "new"}, ERA_NEW},
    {{"hợp nhất", "hop nhat"}, ERA_NEW},
    {{"merged", "merged"}, ERA_NEW},
};

/* What may stand before "cũ": "tỉnh cũ", "địa giới cũ". */
static const marked era_nouns[] = {
    {"theo", "theo"},         {"tỉnh", "tinh"},
    {"huyện", "huyen"},       {"thành phố", "thanh pho"},
    {"địa giới", "dia gioi"}, {"địa bàn", "dia ban"},
    {"đơn vị", "don vi"},     {"phạm vi", "pham vi"},
};

/* "trước khi sáp nhập": a side, perhaps a filler, and what happened. */
static const struct era_word era_sides[] = {
    {{"trước", "truoc"}, ERA_OLD},   {{"chưa", "chua"}, ERA_OLD},
    {{"sau", "sau"}, ERA_NEW},       {{"từ", "tu"}, ERA_NEW},
    {{"đã", "da"}, ERA_NEW},         {{"mới", "moi"}, ERA_NEW},
    {{"before", "before"}, ERA_OLD}, {{"after", "after"}, ERA_NEW},
    {{"since", "since"}, ERA_NEW},
};

static const marked era_fillers[] = {
    {"khi", "khi"},
    {"ngày", "ngay"},
    {"thời điểm", "thoi diem"},
    {"thực hiện", "thuc hien"},
    {"được", "duoc"},
    {"the", "the"},
};

static const marked era_events[] = {
    {"sáp nhập", "sap nhap"},
    {"sáp nhập tỉnh", "sap nhap tinh"},
    {"hợp nhất", "hop nhat"},
    {"hợp nhất tỉnh", "hop nhat tinh"},
    {"sắp xếp", "sap xep"},
    {"sắp xếp đơn vị hành chính", "sap xep don vi hanh chinh"},
    {"sắp xếp đvhc", "sap xep dvhc"},
    {"thành lập", "thanh lap"},
    {"nhập tỉnh", "nhap tinh"},
    {"merger", "merger"},
    {"1/7/2025", "1/7/2025"},
    {"01/7/2025", "01/7/2025"},
    {"01/07/2025", "01/07/2025"},
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

bool area_words_are_blank(const char *text, pov_arena *arena)
{
    const char *bare = pov_text_bare(arena, text);

    for (size_t i = 0; i < N_BLANK_WORDS; i++)
        if (!strcmp(bare, blank_words[i]))
            return true;
    return !*text || !strcmp(text, "?");
}

bool area_words_are_total(const char *name, pov_arena *arena)
{
    const char *bare = pov_text_bare(arena, name);

    for (size_t i = 0; i < N_TOTAL_WORDS; i++) {
        const struct total_word *w = &total_words[i];
        size_t length = strlen(w->bare);
        const char *rest = bare + length;

        if (strncmp(bare, w->bare, length) != 0)
            continue;
        rest += *rest == ' ';
        if (!*rest || *rest == '(' || *rest == ':' ||
            (!w->alone && rest > bare + length))
            return true;
    }
    return false;
}

/** What follows these words and a blank, or "" if they are all; NULL if the
 *  text does not begin with them. */
static const char *after(const char *text, const char *words)
{
    size_t n = strlen(words);

    if (strncmp(text, words, n) != 0 || (text[n] && text[n] != ' '))
        return NULL;
    return text + n + (text[n] == ' ');
}

static const char *after_either(const char *text, const marked *words)
{
    const char *rest = after(text, words->key);

    return rest ? rest : after(text, words->bare);
}

/** Skip as many of these words as there are. */
static const char *skip_any(const char *text, const marked words[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *rest = after_either(text, &words[i]);

        if (!rest || !*rest)
            continue;
        text = rest;
        i = (size_t)-1; /* from the first again */
    }
    return text;
}

static area_era era_of_word(const char *text)
{
    for (size_t i = 0; i < LENGTH(era_words); i++) {
        const char *rest = after_either(text, &era_words[i].is);

        if (rest && !*rest)
            return era_words[i].era;
    }
    return ERA_NOT_SAID;
}

static bool is_event(const char *text)
{
    for (size_t i = 0; i < LENGTH(era_events); i++) {
        const char *rest = after_either(text, &era_events[i]);

        if (rest && !*rest)
            return true;
    }
    return false;
}

static area_era era_of_event(const char *text)
{
    for (size_t i = 0; i < LENGTH(era_sides); i++) {
        const char *rest = after_either(text, &era_sides[i].is);

        if (rest && is_event(skip_any(rest, era_fillers, LENGTH(era_fillers))))
            return era_sides[i].era;
    }
    return ERA_NOT_SAID;
}

area_era area_words_era(const char *text, pov_arena *arena)
{
    const char *key = pov_text_key(arena, text);
    area_era era = era_of_event(key);

    if (era == ERA_NOT_SAID)
        era = era_of_word(skip_any(key, era_nouns, LENGTH(era_nouns)));
    return era;
}

/** The name without the signs that stood between it and the words. */
static const char *trim_end(const char *name, size_t n, pov_arena *arena)
{
    static const char *const signs[] = {" ", "-", "–", "—", ",", ":", "("};

    for (size_t i = 0; i < LENGTH(signs); i++) {
        size_t m = strlen(signs[i]);

        if (n < m || strncmp(name + n - m, signs[i], m) != 0)
            continue;
        n -= m;
        i = (size_t)-1; /* from the first again */
    }
    return n ? pov_arena_copy(arena, name, n) : NULL;
}

const char *area_words_cut_era(const char *name, area_era *era,
                               pov_arena *arena)
{
    /* The most words that say it, so that "trước sáp nhập" goes whole. */
    for (const char *at = strchr(name, ' '); at; at = strchr(at + 1, ' ')) {
        *era = area_words_era(at + 1, arena);
        if (*era != ERA_NOT_SAID)
            return trim_end(name, (size_t)(at - name), arena);
    }
    return NULL;
}
