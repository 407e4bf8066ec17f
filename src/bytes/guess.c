#include "bytes/guess.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

#include "povstat/text.h"
#include "bytes/decode.h"
#include "bytes/syllable.h"

enum {
    LONGEST_WORD = 16, /* bytes; no syllable has more */
    HEADER_BYTES = 16 * 1024,
    ENOUGH_WORDS = 8,
    ENOUGH_SHARE = 70, /* per cent of the bytes, in words that are spellable */
    CLEAR_MARGIN = 20, /* ahead of the next encoding */
    FAIR_SHARE = 40    /* to be named as a candidate */
};

static const encoding candidates[] = {
    ENCODING_WINDOWS_1258,
    ENCODING_TCVN3,
    ENCODING_VISCII,
    ENCODING_VNI,
};

enum { N_CANDIDATES = sizeof candidates / sizeof *candidates };

/* Words of column names: one of them is worth many others. */
static const char *const headers[] = {
    "huyện",     "hộ nghèo", "hộ cận nghèo", "tổng số hộ", "tỷ lệ", "tỉ lệ",
    "tỉnh",      "xã",       "chỉ tiêu",     "địa phương", "năm",   "đơn vị",
    "thực hiện", "ghi chú",  "thời điểm",    "giá trị",
};

/** How a text looks in one encoding. */
typedef struct look {
    encoding encoding;
    size_t high;      /* bytes over 7F, blanks and punctuation aside */
    size_t spellable; /* of these, in words that are */
    size_t words;     /* spellable words that hold more than ASCII */
    size_t headers;
} look;

typedef enum byte_kind { BYTE_OTHER, BYTE_LETTER, BYTE_BLANK } byte_kind;

static bool is_letter(int32_t point)
{
    utf8proc_category_t c = utf8proc_category(point);

    return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO) ||
           c == UTF8PROC_CATEGORY_MN;
}

/** Punctuation that spreadsheets put where ASCII was typed. */
static bool is_blank(int32_t point)
{
    return point == 0xa0 || point == 0x2026 ||
           (point >= 0x2013 && point <= 0x2022);
}

static void find_kinds(const decoder *d, byte_kind kinds[256])
{
    for (int b = 0; b < 256; b++) {
        int32_t point = d->points[b][0];

        kinds[b] = BYTE_OTHER;
        if (point != UNDEFINED && is_letter(point))
            kinds[b] = BYTE_LETTER;
        else if (b >= 0x80 && is_blank(point))
            kinds[b] = BYTE_BLANK;
    }
}

static bool is_spellable(const decoder *d, const unsigned char *word, size_t n)
{
    int32_t points[2 * LONGEST_WORD];
    size_t count = 0;

    if (n > LONGEST_WORD)
        return false;
    for (size_t i = 0; i < n; i++)
        for (int p = 0; p < 2; p++)
            if (!p || d->points[word[i]][p])
                points[count++] = d->points[word[i]][p];
    return syllable_is_spellable(points, count);
}

static void look_at_words(const decoder *d, const unsigned char *bytes,
                          size_t n, look *l)
{
    byte_kind kinds[256];
    size_t end;

    find_kinds(d, kinds);
    for (size_t i = 0; i < n; i = end) {
        size_t high = 0;
        bool more = false;

        end = i;
        do {
            high += bytes[end] >= 0x80 && kinds[bytes[end]] != BYTE_BLANK;
            more = more || bytes[end] >= 0x80 || bytes[end] < ' ';
            end++;
        } while (end < n && kinds[bytes[i]] == BYTE_LETTER &&
                 kinds[bytes[end]] == BYTE_LETTER);
        l->high += high;
        if (!more || kinds[bytes[i]] != BYTE_LETTER ||
            !is_spellable(d, bytes + i, end - i))
            continue;
        l->words++;
        l->spellable += high;
    }
}

static bool is_in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static bool has_phrase(const char *text, const char *phrase)
{
    size_t length = strlen(phrase);

    for (const char *at = text; (at = strstr(at, phrase)); at += length)
        if ((at == text || !is_in_word(at[-1])) && !is_in_word(at[length]))
            return true;
    return false;
}

static size_t count_headers(const decoder *d, const char *bytes, size_t n,
                            pov_arena *scratch)
{
    char *text;
    const char *key;
    size_t made;
    size_t found = 0;

    if (n > HEADER_BYTES)
        n = HEADER_BYTES;
    text = pov_arena_alloc(scratch, MOST_DECODED * n + 1);
    decode(d, bytes, n, true, text, &made);
    for (size_t i = 0; i < made; i++)
        if (!text[i])
            text[i] = ' ';
    key = pov_text_key(scratch, text);
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        found += has_phrase(key, pov_text_key(scratch, headers[i]));
    return found;
}

static size_t share(const look *l)
{
    return l->high ? 100 * l->spellable / l->high : 0;
}

static bool is_better(const look *a, const look *b)
{
    size_t x = share(a), y = share(b);

    return x > y || (x == y && a->headers > b->headers);
}

static void sort_looks(look looks[N_CANDIDATES])
{
    for (size_t i = 1; i < N_CANDIDATES; i++)
        for (size_t at = i; at > 0 && is_better(&looks[at], &looks[at - 1]);
             at--) {
            look worse = looks[at - 1];

            looks[at - 1] = looks[at];
            looks[at] = worse;
        }
}

static bool is_certain(const look looks[N_CANDIDATES])
{
    return share(&looks[0]) >= ENOUGH_SHARE &&
           share(&looks[0]) >= share(&looks[1]) + CLEAR_MARGIN &&
           (looks[0].words >= ENOUGH_WORDS || looks[0].headers);
}

/** "tcvn3 or viscii": those that come near the best, else all; none that is
 *  never read. */
static const char *name_candidates(const look looks[N_CANDIDATES],
                                   pov_language language, pov_arena *arena)
{
    const char *names = "";
    bool all = share(&looks[0]) < FAIR_SHARE;

    for (size_t i = 0; i < N_CANDIDATES; i++) {
        if (looks[i].encoding == ENCODING_VNI)
            continue;
        if (all || share(&looks[i]) + CLEAR_MARGIN > share(&looks[0]))
            names = pov_arena_format(arena, "%s%s%s", names,
                                     *names ? pov_say(language, " or ") : "",
                                     encoding_name(looks[i].encoding));
    }
    return *names ? names : pov_say(language, "vni-windows, which is not read");
}

guess guess_encoding(const char *bytes, size_t n, pov_language language,
                     pov_arena *arena)
{
    look looks[N_CANDIDATES] = {{0}};
    pov_arena *scratch = pov_arena_new();
    guess result = {N_ENCODINGS, NULL};

    for (size_t i = 0; i < N_CANDIDATES; i++) {
        const decoder *d = decoder_new(candidates[i], scratch);

        looks[i].encoding = candidates[i];
        look_at_words(d, (const unsigned char *)bytes, n, &looks[i]);
        looks[i].headers = count_headers(d, bytes, n, scratch);
    }
    sort_looks(looks);
    if (is_certain(looks))
        result.encoding = looks[0].encoding;
    else
        result.candidates = name_candidates(looks, language, arena);
    pov_arena_free(scratch);
    return result;
}
