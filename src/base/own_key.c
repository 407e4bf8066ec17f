#include "base/own_key.h"

#include <stdbool.h>

#include "base/vowels.h"
#include "povstat/utf8.h"

enum { LONGEST_KEY = 512, LONGEST_LETTER = 3, MOST_VOWELS = 8 };

/** A key on its way. */
typedef struct maker {
    size_t n; /* bytes of it */
    bool gap; /* a blank is due */
    size_t n_run;
    vowel run[MOST_VOWELS]; /* those at its end: their tone may yet move */
    char key[LONGEST_KEY];
} maker;

static bool has_room(const maker *m)
{
    return m->n_run < MOST_VOWELS &&
           m->n + (MOST_VOWELS + 2) * LONGEST_LETTER < sizeof m->key;
}

/** Put in a letter of at most three bytes. */
static void put(maker *m, int32_t letter)
{
    char *to = m->key + m->n;

    if (letter < 0x80) {
        to[0] = (char)letter;
        m->n += 1;
    } else if (letter < 0x800) {
        to[0] = (char)(0xc0 | letter >> 6);
        to[1] = (char)(0x80 | (letter & 0x3f));
        m->n += 2;
    } else {
        to[0] = (char)(0xe0 | letter >> 12);
        to[1] = (char)(0x80 | (letter >> 6 & 0x3f));
        to[2] = (char)(0x80 | (letter & 0x3f));
        m->n += 3;
    }
}

static void put_gap(maker *m)
{
    if (m->gap)
        put(m, ' ');
    m->gap = false;
}

/** Move the one tone of the vowels to its place.  Two tones are no syllable. */
static void settle_tone(maker *m, bool closed)
{
    size_t at = 0, tones = 0, hat = MOST_VOWELS;
    uint16_t tone;

    for (size_t i = 0; i < m->n_run; i++) {
        if (m->run[i].tone) {
            at = i;
            tones++;
        }
        if (m->run[i].hat)
            hat = i;
    }
    if (tones != 1)
        return;
    tone = m->run[at].tone;
    m->run[at].tone = 0;
    if (hat == MOST_VOWELS)
        hat = vowel_toned(m->n_run, m->run->letter,
                          m->n ? (unsigned char)m->key[m->n - 1] : 0, closed);
    m->run[hat].tone = tone;
}

/** The vowels end here; `closed`: before another letter. */
static void put_vowels(maker *m, bool closed)
{
    settle_tone(m, closed);
    for (size_t i = 0; i < m->n_run; i++)
        put(m, vowel_together(m->run[i].letter, m->run[i].hat, m->run[i].tone));
    m->n_run = 0;
}

static bool is_letter(int32_t letter)
{
    return (letter >= 'a' && letter <= 'z') || letter == D_STROKE;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '-' || c == '_';
}

/** One that stands for itself, in lower case. */
static bool is_plain(char c)
{
    return c > ' ' && c <= '~' && !is_blank(c) && c != '`';
}

static int32_t lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

/** The letter at `*at`, which moves behind it; of a vowel also what it is made
 *  of.  Errors: 0: it is none of these. */
static int32_t next_letter(const char **at, vowel *v)
{
    int32_t letter;
    size_t length;

    *v = (vowel){.letter = 0};
    if (is_plain(**at)) {
        letter = lower(*(*at)++);
        if (vowel_is_plain(letter))
            v->letter = (uint8_t)letter;
        return letter;
    }
    length = pov_utf8_common(*at, LONGEST_LETTER, &letter);
    *at += length;
    if (length && (letter == D_STROKE || letter == D_STROKE - 1))
        return D_STROKE;
    return length && vowel_find(letter, v) ? letter : 0;
}

/** The key of ASCII alone, which is bare as well.  Returns how long a text it
 *  is the key of. */
static size_t put_ascii(maker *m, const char *text)
{
    const char *at = text;

    for (; *at && has_room(m); at++) {
        if (is_blank(*at)) {
            m->gap = m->n > 0;
            continue;
        }
        if (!is_plain(*at))
            break;
        put_gap(m);
        m->key[m->n++] = (char)lower(*at);
    }
    return (size_t)(at - text);
}

const char *own_key(pov_arena *arena, const char *text)
{
    maker m;

    m.n = m.n_run = 0;
    m.gap = false;
    if (!text[put_ascii(&m, text)])
        return pov_arena_copy(arena, m.key, m.n);
    m.n = 0;
    m.gap = false;
    while (*text && has_room(&m)) {
        int32_t letter;
        vowel v;

        if (is_blank(*text)) {
            put_vowels(&m, false);
            m.gap = m.n > 0;
            text++;
            continue;
        }
        if (!(letter = next_letter(&text, &v)))
            return NULL;
        if (!v.letter)
            put_vowels(&m, is_letter(letter));
        put_gap(&m);
        if (v.letter)
            m.run[m.n_run++] = v;
        else
            put(&m, letter);
    }
    put_vowels(&m, false);
    return *text ? NULL : pov_arena_copy(arena, m.key, m.n);
}

const char *own_bare(pov_arena *arena, const char *text)
{
    maker m;

    m.n = m.n_run = 0;
    m.gap = false;
    for (text += put_ascii(&m, text); *text && has_room(&m);
         text += put_ascii(&m, text)) {
        int32_t letter;
        vowel v;

        if (!(letter = next_letter(&text, &v)))
            return NULL;
        put_gap(&m);
        put(&m, v.letter ? v.letter : 'd'); /* đ: all others are ASCII */
    }
    return *text ? NULL : pov_arena_copy(arena, m.key, m.n);
}
