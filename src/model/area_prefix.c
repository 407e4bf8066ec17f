#include "model/area_prefix.h"

#include <string.h>

#include "povstat/text.h"

/* A word that begins with another stands before it. */
static const area_prefix prefixes[] = {
    {"huyện|huyen|h.|h", "h", "huyện", "huyen", "district", POV_DISTRICT},
    {"thị xã|thi xa|t.x.|t.x|tx.|tx", "t", "thị xã", "thi xa", NULL,
     POV_DISTRICT},
    {"quận|quan|q.|q", "q", "quận", "quan", NULL, POV_DISTRICT},
    {"thành phố|thanh pho|t.p.|t.p|tp.|tp", "t", "thành phố", "thanh pho",
     "city", POV_ANY_LEVEL},
    {"thị trấn|thi tran|t.t.|t.t|tt.|tt|ttr.|ttr", "t", "thị trấn", "thi tran",
     NULL, POV_COMMUNE},
    {"tỉnh|tinh|t.", "t", "tỉnh", "tinh", "province", POV_PROVINCE},
    {"đặc khu|dac khu|đ.k.|đ.k|đk.|đk|dk", "đd", "đặc khu", "dac khu", NULL,
     POV_SPECIAL_ZONE},
    {"xã|xa|x.|x", "x", "xã", "xa", "commune", POV_COMMUNE},
    {"phường|phuong|p.|p", "p", "phường", "phuong", "ward", POV_COMMUNE},
    {"vùng|vung", "v", "vùng", "vung", NULL, POV_REGION},
};

enum { N_PREFIXES = sizeof prefixes / sizeof *prefixes };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** What follows the word of a prefix, if a name may begin there, else NULL.
 *  Only a number needs no blank: "Q1". */
static const char *name_behind(const char *key, const char *word, size_t length)
{
    const char *rest = key + length;

    if (strncmp(key, word, length) != 0 ||
        (*rest != ' ' && word[length - 1] != '.' &&
         !(is_digit(*rest) && length < 3)))
        return NULL;
    rest += *rest == ' ';
    return *rest ? rest : NULL;
}

const area_prefix *area_prefix_of(const char *key, const char **rest)
{
    for (size_t i = 0; i < N_PREFIXES; i++) {
        const char *words = prefixes[i].words, *word;
        size_t length;

        if (!*key || !strchr(prefixes[i].initials, *key))
            continue;
        while ((word = pov_text_piece(&words, &length))) {
            const char *name = name_behind(key, word, length);

            if (!name)
                continue;
            *rest = name;
            return &prefixes[i];
        }
    }
    return NULL;
}

const area_prefix *area_prefix_alone(const char *key)
{
    for (size_t i = 0; i < N_PREFIXES; i++)
        if (pov_text_is_one_of(key, prefixes[i].words))
            return &prefixes[i];
    return NULL;
}

/** In capitals or not? */
static bool is_word(const char *text, const char *word)
{
    while (*word && (*text | 0x20) == *word)
        text++, word++;
    return !*word && !*text;
}

const area_prefix *area_prefix_english(const char *word)
{
    for (size_t i = 0; i < N_PREFIXES; i++)
        if (prefixes[i].english && is_word(word, prefixes[i].english))
            return &prefixes[i];
    return NULL;
}
