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

/* As keys, with marks and without.  The longer of two with one end first. */
static const struct era_words {
    const char *key, *bare;
    area_era era;
} era_words[] = {
    {"cũ", "cu", ERA_OLD},
    {"trước sáp nhập", "truoc sap nhap", ERA_OLD},
    {"trước khi sáp nhập", "truoc khi sap nhap", ERA_OLD},
    {"trước hợp nhất", "truoc hop nhat", ERA_OLD},
    {"chưa sáp nhập", "chua sap nhap", ERA_OLD},
    {"mới", "moi", ERA_NEW},
    {"sau sáp nhập", "sau sap nhap", ERA_NEW},
    {"sau khi sáp nhập", "sau khi sap nhap", ERA_NEW},
    {"sau hợp nhất", "sau hop nhat", ERA_NEW},
    {"hợp nhất", "hop nhat", ERA_NEW},
    {"đã sáp nhập", "da sap nhap", ERA_NEW},
};

enum { N_ERA_WORDS = sizeof era_words / sizeof *era_words };

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

area_era area_words_era(const char *text, pov_arena *arena)
{
    const char *key = pov_text_key(arena, text);

    for (size_t i = 0; i < N_ERA_WORDS; i++)
        if (!strcmp(key, era_words[i].key) || !strcmp(key, era_words[i].bare))
            return era_words[i].era;
    return ERA_NOT_SAID;
}

/** Does the key end with these words, and begin with others? */
static bool ends_with(const char *key, const char *words)
{
    size_t n = strlen(key), m = strlen(words);

    return n > m + 1 && key[n - m - 1] == ' ' && !strcmp(key + n - m, words);
}

/** Cut as many words from the end of `name` as `words` has. */
static const char *cut_words(const char *name, const char *words,
                             pov_arena *arena)
{
    size_t n = strlen(name);

    for (const char *at = words; at; at = strchr(at + 1, ' '))
        while (n > 0 && name[--n] != ' ')
            ;
    return n > 0 ? pov_arena_copy(arena, name, n) : NULL;
}

const char *area_words_cut_era(const char *name, area_era *era,
                               pov_arena *arena)
{
    const char *key = pov_text_key(arena, name);

    for (size_t i = 0; i < N_ERA_WORDS; i++) {
        const struct era_words *w = &era_words[i];

        if (!ends_with(key, w->key) && !ends_with(key, w->bare))
            continue;
        *era = w->era;
        return cut_words(name, w->key, arena);
    }
    return NULL;
}
