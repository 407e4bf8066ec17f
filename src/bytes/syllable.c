#include "bytes/syllable.h"

#include <string.h>
#include <utf8proc.h>

/* A word is taken apart into letters (with their hats) and one tone.  The
 * letters must be an initial and a rhyme of the tables; a rhyme that stops
 * short (c, ch, p, t) bears only the acute or the dot. */

enum { GRAVE = 0x300, ACUTE, CIRCUMFLEX, TILDE };
enum { BREVE = 0x306, HOOK = 0x309, HORN = 0x31b, DOT_BELOW = 0x323 };
enum { A_BREVE = 0x103, O_HORN = 0x1a1, U_HORN = 0x1b0, D_STROKE = 0x111 };
enum { A_HAT = 0xe2, E_HAT = 0xea, O_HAT = 0xf4 };

enum { MOST_LETTERS = 8 }; /* nghiêng has 7 */

typedef struct letters {
    int32_t items[MOST_LETTERS];
    size_t count;
    int32_t tone; /* 0: level */
    bool has_lost;
} letters;

/* Also those of place names of the highlands. */
static const char *const initials[] = {
    "",   "b", "c",  "ch", "d",  "đ",   "g",  "gh", "gi", "h",  "k",
    "kh", "l", "m",  "n",  "ng", "ngh", "nh", "p",  "ph", "qu", "r",
    "s",  "t", "th", "tr", "v",  "x",   "bl", "br", "kr", "pl", "pr",
};

static const char *const rhymes[] = {
#include "bytes/rhymes.def"
};

static bool is_tone(int32_t point)
{
    return point == GRAVE || point == ACUTE || point == TILDE ||
           point == HOOK || point == DOT_BELOW;
}

static bool is_vowel(int32_t letter)
{
    return letter > 127 ? letter != D_STROKE
                        : letter && strchr("aeiouy", (char)letter);
}

/** The letter with a hat on it, or 0. */
static int32_t with_hat(int32_t letter, int32_t hat)
{
    static const int32_t hats[][3] = {
        {'a', CIRCUMFLEX, A_HAT}, {'e', CIRCUMFLEX, E_HAT},
        {'o', CIRCUMFLEX, O_HAT}, {'a', BREVE, A_BREVE},
        {'o', HORN, O_HORN},      {'u', HORN, U_HORN},
    };

    for (size_t i = 0; i < sizeof hats / sizeof *hats; i++)
        if (hats[i][0] == letter && hats[i][1] == hat)
            return hats[i][2];
    return 0;
}

/** Add a letter, or put a mark on the last one.  Errors: false. */
static bool add_point(letters *word, int32_t point)
{
    int32_t *last = word->count ? &word->items[word->count - 1] : NULL;

    if (point == LOST_LETTER || point == D_STROKE ||
        (point >= 'a' && point <= 'z')) {
        word->has_lost = word->has_lost || point == LOST_LETTER;
        if (word->count == MOST_LETTERS)
            return false;
        word->items[word->count++] = point;
        return true;
    }
    if (!last || !is_vowel(*last))
        return false;
    if (is_tone(point)) {
        bool is_first = !word->tone;

        word->tone = point;
        return is_first;
    }
    *last = with_hat(*last, point);
    return *last != 0;
}

static bool take_apart(const int32_t *word, size_t n, letters *out)
{
    for (size_t i = 0; i < n; i++) {
        int32_t points[4];
        int bound = 0;
        utf8proc_ssize_t made = utf8proc_decompose_char(
            word[i], points, 4, UTF8PROC_DECOMPOSE, &bound);

        if (made < 1) /* no code point */
            return false;
        for (utf8proc_ssize_t p = 0; p < made; p++)
            if (!add_point(out, utf8proc_tolower(points[p])))
                return false;
    }
    return out->count > 0;
}

/** The code point of a letter of the tables, which moves on; 0 at the end. */
static int32_t next_letter(const char **text)
{
    const unsigned char *at = (const unsigned char *)*text;

    if (!at[0])
        return 0;
    *text += at[0] < 0x80 ? 1 : 2;
    return at[0] < 0x80 ? at[0] : (at[0] & 0x1f) << 6 | (at[1] & 0x3f);
}

/** How many letters from `from` the text covers; -1 if it does not. */
static int match(const letters *word, size_t from, const char *text)
{
    size_t at = from;

    for (int32_t letter; (letter = next_letter(&text)) != 0; at++) {
        if (at == word->count)
            return -1;
        if (word->items[at] == LOST_LETTER
                ? !is_vowel(letter) && letter != D_STROKE
                : word->items[at] != letter)
            return -1;
    }
    return (int)(at - from);
}

/** May the rhyme have the tone?  Which one was lost is not known. */
static bool bears(const letters *word)
{
    int32_t last = word->items[word->count - 1];
    int32_t before = word->count > 1 ? word->items[word->count - 2] : 0;
    bool stops = last == 'c' || last == 'k' || last == 'p' || last == 't' ||
                 (last == 'h' && before == 'c');

    return !stops || word->has_lost || word->tone == ACUTE ||
           word->tone == DOT_BELOW;
}

bool syllable_is_spellable(const int32_t *word, size_t n)
{
    letters taken = {0};

    if (!take_apart(word, n, &taken) || !bears(&taken))
        return false;
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        int begin = match(&taken, 0, initials[i]);

        for (size_t r = 0; begin >= 0 && r < sizeof rhymes / sizeof *rhymes;
             r++)
            if (match(&taken, (size_t)begin, rhymes[r]) ==
                (int)taken.count - begin)
                return true;
    }
    return false;
}
