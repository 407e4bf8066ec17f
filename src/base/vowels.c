#include "base/vowels.h"

enum {
    FIRST_MARKED = 0xc0,
    LATIN_END = 0x1b1,
    TONED = 0x1ea0,
    TONED_END = 0x1efa
};
enum { N_TONES = 6, N_LETTERS = 'y' - 'a' + 1 };

/** Where a letter stands: those of two blocks, one behind the other. */
#define PLACE(letter) ((letter) < TONED ? (letter) : (letter)-TONED + LATIN_END)

static const vowel vowels[PLACE(TONED_END)] = {
/* letter 0: none of these */
#define VOWEL(is, letter, hat, without, grave, acute, hook, tilde, dot)        \
    [PLACE(without)] = {letter, hat, 0},                                       \
    [PLACE(grave)] = {letter, hat, GRAVE},                                     \
    [PLACE(acute)] = {letter, hat, ACUTE},                                     \
    [PLACE(hook)] = {letter, hat, HOOK},                                       \
    [PLACE(tilde)] = {letter, hat, TILDE},                                     \
    [PLACE(dot)] = {letter, hat, DOT_BELOW},
#include "base/vowels.def"
#undef VOWEL
};

bool vowel_find(int32_t letter, vowel *v)
{
    if (letter < FIRST_MARKED || letter >= TONED_END ||
        (letter >= LATIN_END && letter < TONED))
        return false;
    *v = vowels[PLACE(letter)];
    return v->letter;
}

size_t vowel_apart(int32_t letter, int32_t parts[VOWEL_MOST_PARTS])
{
    bool is_below; /* the tone, of a letter whose hat is above */
    size_t n = 1;
    vowel v;

    if (!vowel_find(letter, &v))
        return 0;
    is_below = v.tone == DOT_BELOW && v.hat != HORN;
    parts[0] = v.letter;
    if (is_below)
        parts[n++] = v.tone;
    if (v.hat)
        parts[n++] = v.hat;
    if (v.tone && !is_below)
        parts[n++] = v.tone;
    return n;
}

/* Each hat and tone has a number here. */

enum { HAT_0, HAT_CIRCUMFLEX, HAT_BREVE, HAT_HORN, N_HATS };

static size_t hat_at(int32_t hat)
{
    switch (hat) {
    case 0:
        return HAT_0;
    case CIRCUMFLEX:
        return HAT_CIRCUMFLEX;
    case BREVE:
        return HAT_BREVE;
    case HORN:
        return HAT_HORN;
    default:
        return N_HATS;
    }
}

static size_t tone_at(int32_t tone)
{
    static const int32_t tones[N_TONES] = {0,    GRAVE, ACUTE,
                                           HOOK, TILDE, DOT_BELOW};
    size_t i = 0;

    while (i < N_TONES && tones[i] != tone)
        i++;
    return i;
}

int32_t vowel_together(int32_t letter, int32_t hat, int32_t tone)
{
    static const uint16_t whole[N_LETTERS][N_HATS][N_TONES] = {
#define VOWEL(is, letter, hat, ...) VOWEL_##is(letter, hat, __VA_ARGS__)
#define VOWEL_UPPER(letter, hat, ...)
#define VOWEL_LOWER(letter, hat, ...) [letter - 'a'][HAT_##hat] = {__VA_ARGS__},
#include "base/vowels.def"
    };
    size_t hat_number = hat_at(hat), tone_number = tone_at(tone);

    if (letter < 'a' || letter > 'y' || hat_number == N_HATS ||
        tone_number == N_TONES)
        return 0;
    return whole[letter - 'a'][hat_number][tone_number];
}

size_t vowel_toned(size_t n, int32_t first, int32_t before, bool closed)
{
    bool skipped = n > 1 && ((before == 'q' && first == 'u') ||
                             (before == 'g' && first == 'i'));

    n -= skipped;
    return skipped + (closed ? n - 1 : n >= 3);
}
