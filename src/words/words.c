#include "povstat/words.h"

#include <assert.h>
#include <limits.h>
#include <string.h>
#include <utf8proc.h>

#include "povstat/text.h"
#include "povstat/utf8.h"

enum { D_STROKE_MARK = 1, OTHER_MARK = 2, FIRST_MARK = 4, TOO_LONG = 1 << 16 };

static const struct look_alike {
    int32_t first, last, plain;
} look_alikes[] = {
    {0x2010, 0x2015, '-'},  {0x2212, 0x2212, '-'},  {0x00f7, 0x00f7, '-'},
    {0x2018, 0x2019, '\''}, {0x02bc, 0x02bc, '\''}, {0x2044, 0x2044, '/'},
    {0x2215, 0x2215, '/'},  {0x223c, 0x223c, '~'},  {0x2248, 0x2248, '~'},
    {0x2a7d, 0x2a7d, 8804}, {0x2266, 0x2266, 8804}, /* less or equal */
    {0x2a7e, 0x2a7e, 8805}, {0x2267, 0x2267, 8805}, /* greater or equal */
};

static const int32_t marks[] = {
    0x300, 0x301, 0x303, 0x309, 0x323, /* tones */
    0x302, 0x306, 0x31b,               /* hats */
};

/* đ, and its look-alikes of Icelandic and African alphabets. */
static const int32_t d_strokes[] = {0x111, 0xf0, 0x256};

size_t pov_words_decode(const char *at, const char *end, int32_t *point)
{
    utf8proc_int32_t decoded;
    utf8proc_ssize_t length;

    size_t common;

    *point = (unsigned char)*at;
    if (*point < 0x80)
        return 1;
    common = pov_utf8_common(at, (size_t)(end - at), point);
    if (common)
        return common;
    length = utf8proc_iterate((const utf8proc_uint8_t *)at, end - at, &decoded);
    *point = length < 1 ? 0xfffd : decoded;
    return length < 1 ? 1 : (size_t)length;
}

int32_t pov_words_plain(int32_t point)
{
    if (point >= 0xff01 && point <= 0xff5e)
        point -= 0xff01 - '!';
    if (point < 0x80)
        return point;
    for (size_t i = 0; i < sizeof look_alikes / sizeof *look_alikes; i++)
        if (point >= look_alikes[i].first && point <= look_alikes[i].last)
            return look_alikes[i].plain;
    return point;
}

bool pov_words_is_blank(int32_t point)
{
    utf8proc_category_t category;

    if (point < 0x80)
        return point == ' ' || (point >= '\t' && point <= '\r');
    category = utf8proc_category(point);
    return (category >= UTF8PROC_CATEGORY_ZS &&
            category <= UTF8PROC_CATEGORY_ZP);
}

bool pov_words_is_invisible(int32_t point)
{
    return point >= 0x80 && utf8proc_category(point) == UTF8PROC_CATEGORY_CF;
}

static bool is_combining(int32_t point)
{
    utf8proc_category_t category;

    if (point < 0x80)
        return false;
    category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

static bool is_plain_letter(int32_t point)
{
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

static bool is_letter(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

static pov_word_kind kind_of(int32_t point)
{
    if (point >= '0' && point <= '9')
        return POV_WORD_DIGITS;
    if (point < 0x80)
        return is_plain_letter(point) ? POV_WORD_LETTERS : POV_WORD_SIGN;
    return is_letter(point) ? POV_WORD_LETTERS : POV_WORD_SIGN;
}

static void append(pov_word *w, int32_t point)
{
    utf8proc_uint8_t bytes[4];
    size_t n = (size_t)utf8proc_encode_char(point, bytes);
    size_t used = strlen(w->bare);

    if (used + n >= sizeof w->bare) {
        w->marks |= TOO_LONG; /* a set no spelling has: it never matches */
        return;
    }
    memcpy(w->bare + used, bytes, n);
    w->bare[used + n] = '\0';
}

static void add_part(pov_word *w, int32_t point)
{
    for (size_t i = 0; i < sizeof d_strokes / sizeof *d_strokes; i++)
        if (point == d_strokes[i]) {
            w->marks |= D_STROKE_MARK;
            point = 'd';
        }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (point == marks[i]) {
            w->marks |= (unsigned)FIRST_MARK << i;
            return;
        }
    if (is_combining(point))
        w->marks |= OTHER_MARK;
    else
        append(w, point);
}

static void add_point(pov_word *w, int32_t point)
{
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t n;
    int bound = 0;

    if (point < 0x80) {
        append(w, utf8proc_tolower(point));
        return;
    }
    n = utf8proc_decompose_char(utf8proc_tolower(point), parts, 8,
                                UTF8PROC_DECOMPOSE, &bound);
    for (utf8proc_ssize_t i = 0; i < n && i < 8; i++)
        add_part(w, parts[i]);
}

/* What becomes of the letters that Vietnamese is written with is found out once
 * for each: every word of every cell is made of them. */

enum { LATIN_END = 0x200, VIETNAMESE = 0x1e00, VIETNAMESE_END = 0x1f00 };
enum { N_LETTERS = LATIN_END + VIETNAMESE_END - VIETNAMESE };

typedef struct letter {
    bool is_known;
    char bare; /* 0: no letter, or more than one */
    unsigned short marks;
} letter;

static letter letter_from(int32_t point)
{
    pov_word w = {.kind = POV_WORD_LETTERS};

    if (kind_of(point) != POV_WORD_LETTERS)
        return (letter){.is_known = true};
    add_point(&w, point);
    return (letter){true,
                    strlen(w.bare) == 1 && w.marks <= 0xffff ? w.bare[0] : '\0',
                    (unsigned short)w.marks};
}

static inline letter letter_of(int32_t point)
{
    static letter known[N_LETTERS];
    bool is_vietnamese = point >= VIETNAMESE && point < VIETNAMESE_END;
    letter *at;

    if (is_plain_letter(point)) /* as nearly all */
        return (letter){true, (char)(point | 0x20), 0};
    if (point >= LATIN_END && !is_vietnamese)
        return (letter){.is_known = true};
    at = &known[is_vietnamese ? point - VIETNAMESE + LATIN_END : point];
    if (!at->is_known)
        *at = letter_from(point);
    return *at;
}

/** Does the word go on with this character? */
static bool goes_on(const pov_word *w, int32_t point)
{
    if (w->kind == POV_WORD_SIGN)
        return false;
    if (w->kind == POV_WORD_LETTERS && is_combining(point))
        return true;
    return kind_of(point) == w->kind;
}

/** Take a letter, unless the word ends before it.  Its `bare` has so many bytes
 *  that are used. */
static bool take_known(pov_word *w, letter l, size_t *used)
{
    if (w->kind != POV_WORD_END && w->kind != POV_WORD_LETTERS)
        return false;
    w->kind = POV_WORD_LETTERS;
    w->marks |= l.marks;
    if (*used + 1 < sizeof w->bare)
        w->bare[(*used)++] = l.bare;
    else
        w->marks |= TOO_LONG;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** Take letters that are ASCII or known ones of Vietnamese.  Returns whether
 *  that is all of the word. */
static inline bool take_letters(pov_word *w, const char **at, const char *end,
                                size_t *used)
{
    const size_t room = sizeof w->bare - 1;
    const char *text = *at;
    bool has_ended = false;
    size_t n = 0;

    while (text < end && n < room) {
        unsigned char c = (unsigned char)*text;
        letter l = {.bare = '\0'};
        size_t length;
        int32_t point;

        if (is_plain_letter(c)) {
            w->bare[n++] = (char)(c | 0x20);
            text++;
            continue;
        }
        has_ended = c < 0x80;
        length =
            has_ended ? 0 : pov_utf8_common(text, (size_t)(end - text), &point);
        if (length)
            l = letter_of(point);
        if (!l.bare)
            break;
        w->marks |= l.marks;
        w->bare[n++] = l.bare;
        text += length;
    }
    if (n)
        w->kind = POV_WORD_LETTERS;
    w->length = (size_t)(text - *at);
    *at = text;
    *used = n;
    return n && n < room && (has_ended || text == end);
}

/** Take what most words are: letters as above, digits, or a sign.  Returns
 *  whether that is all of it. */
static inline bool take_usual(pov_word *w, const char **at, const char *end,
                              size_t *used)
{
    const size_t room = sizeof w->bare - 1;
    const char *text = *at;
    size_t n = 0;

    while (text < end && *text == ' ')
        text++;
    w->start = *at = text;
    if (text == end)
        return true;
    if (is_digit(*text)) {
        w->kind = POV_WORD_DIGITS;
        while (text < end && n < room && is_digit(*text))
            w->bare[n++] = *text++;
    } else if (*text > ' ' && *text <= '~' && !is_plain_letter(*text)) {
        w->kind = POV_WORD_SIGN;
        *w->bare = *text++;
    } else {
        return take_letters(w, at, end, used);
    }
    w->length = (size_t)(text - *at);
    *at = text;
    *used = n;
    return w->kind == POV_WORD_SIGN || text == end ||
           (n < room && (unsigned char)*text < 0x80);
}

/** Take the word at `*at`, however it is written. */
static void take_any(pov_word *w, const char **at, const char *end, size_t used)
{
    while (*at < end) {
        int32_t typed, point;
        size_t length = pov_words_decode(*at, end, &typed);
        letter l = letter_of(typed);
        bool skipped = !l.bare && (pov_words_is_blank(typed) ||
                                   pov_words_is_invisible(typed));

        point = pov_words_plain(typed);
        if (l.bare ? !take_known(w, l, &used)
                   : w->kind != POV_WORD_END && (skipped || !goes_on(w, point)))
            break;
        *at += length;
        if (skipped) {
            w->start = *at;
            continue;
        }
        if (w->kind == POV_WORD_END)
            w->kind = kind_of(point);
        if (!l.bare) {
            add_point(w, point);
            used = strlen(w->bare);
        }
        w->length = (size_t)(*at - w->start);
    }
}

/** The word at `*at`, which moves behind it; blanks before it are skipped. */
static inline void next_word(const char **at, const char *end, pov_word *w)
{
    size_t used = 0;

    *w = (pov_word){.kind = POV_WORD_END};
    if (!take_usual(w, at, end, &used))
        take_any(w, at, end, used);
}

bool pov_words_split(const char *text, size_t length,
                     pov_word words[POV_WORDS_MAX])
{
    const char *end = text + length;

    for (size_t i = 0; i < POV_WORDS_MAX; i++) {
        next_word(&text, end, &words[i]);
        if (words[i].kind == POV_WORD_END)
            return true;
    }
    words[POV_WORDS_MAX - 1].kind = POV_WORD_END;
    return false;
}

enum { MOST_WORDS = 16 * 1024 }; /* no page has as many */

/** What stands behind so many words, as one that is no other. */
static void all_the_rest(const char **at, const char *end, pov_word *w)
{
    *w = (pov_word){.kind = POV_WORD_SIGN, .start = *at, .bare = "\x7f"};
    w->length = (size_t)(end - *at);
    *at = end;
}

pov_word *pov_words_all(const char *text, size_t length, pov_arena *arena)
{
    enum { USUAL = 32, LETTERS = 4 }; /* words; bytes of each, at the least */
    const char *end = text + length;
    size_t count = 0,
           capacity = length < USUAL * LETTERS ? length / LETTERS + 2 : USUAL;
    pov_word *words = pov_arena_take(arena, capacity * sizeof *words), *next;

    do {
        if (count == capacity)
            words =
                pov_arena_grow(arena, words, count, &capacity, sizeof *words);
        next = &words[count++];
        if (count <= MOST_WORDS || text == end)
            next_word(&text, end, next);
        else
            all_the_rest(&text, end, next);
    } while (next->kind != POV_WORD_END);
    return words;
}

const char *pov_words_text(const pov_word *from, size_t n, pov_arena *arena)
{
    const pov_word *last = from + n - 1;

    return pov_arena_copy(arena, from->start,
                          (size_t)(last->start - from->start) + last->length);
}

static bool stands_for_number(const pov_word *w)
{
    static const char *const roman[] = {"i", "ii", "iii", "iv"};

    if (w->kind == POV_WORD_DIGITS)
        return true;
    if (w->kind != POV_WORD_LETTERS || *w->bare != 'i')
        return false;
    for (size_t i = 0; i < sizeof roman / sizeof *roman; i++)
        if (!strcmp(w->bare, roman[i]))
            return true;
    return false;
}

/** Does a word of letters that ends before `at` go on there? */
static bool is_within_letters(const char *at)
{
    return is_plain_letter(*at) || (unsigned char)*at >= 0x80;
}

/* Spellings are not split into words of their own: they are written as they
 * are compared, in lower case, composed, with one blank where two words need
 * one.  A word that does not fit mostly differs in its first letter. */

/** Take a letter of a spelling off what is left of a typed word.  Errors:
 *  false if it begins with another. */
static bool take_letter(const char **bare, unsigned *taken_off, const char **at)
{
    pov_word other = {.kind = POV_WORD_LETTERS};
    int32_t point;
    letter l;
    size_t n;

    if ((unsigned char)**at < 0x80)
        return *(*at)++ == *(*bare)++;
    *at += pov_words_decode(*at, *at + strlen(*at), &point);
    l = letter_of(point);
    *taken_off |= l.marks;
    if (l.bare)
        return *(*bare)++ == l.bare;
    add_point(&other, point);
    *taken_off |= other.marks;
    n = strlen(other.bare);
    if (strncmp(*bare, other.bare, n) != 0)
        return false;
    *bare += n;
    return true;
}

/** Bytes at the start of a spelling that are this word; 0 if it begins with
 *  another. */
static size_t match_word(const pov_word *typed, const char *spelling)
{
    const char *bare = typed->bare, *at = spelling;
    unsigned taken_off = 0;

    if (*at == '#')
        return stands_for_number(typed);
    while (*bare && *at)
        if (!take_letter(&bare, &taken_off, &at))
            return 0;
    if (*bare || (typed->kind == POV_WORD_LETTERS && is_within_letters(at)) ||
        (typed->marks && typed->marks != taken_off))
        return 0;
    return (size_t)(at - spelling);
}

/** How many typed words are the spelling up to the next bar. */
static size_t match_one(const pov_word *typed, const char *spelling)
{
    bool is_plain = (unsigned char)*spelling < 0x80 && *spelling != '#';
    size_t n = 0;

    if (is_plain && *spelling != *typed->bare)
        return 0;
    while (*spelling && *spelling != '|') {
        size_t used = match_word(&typed[n], spelling);

        if (!used)
            return 0;
        spelling += used + (spelling[used] == ' ');
        n++;
    }
    return n;
}

size_t pov_words_match(const pov_word *typed, const char *spellings)
{
    size_t longest = 0;

    for (const char *bar = NULL;; spellings = bar + 1) {
        size_t n = match_one(typed, spellings);

        longest = n > longest ? n : longest;
        bar = strchr(spellings, '|');
        if (!bar)
            return longest;
    }
}

/** As much of a word as fits. */
static inline uint64_t head_of(const char bare[POV_WORD_SIZE])
{
    uint64_t head;

    memcpy(&head, bare, sizeof head);
    return head;
}

/** The list of those that begin with such a word. */
static inline size_t list_of(uint64_t head)
{
    return head * 0x9e3779b97f4a7c15u >> 56;
}

/** A table that is taken apart. */
typedef struct packer {
    unsigned short *first;
    pov_words_spelling *items;
    pov_words_spelled *words;
    size_t n_items, n_words;
} packer;

/** Room for one more behind `count` of a size. */
static void *room_for(void *items, size_t count, size_t size)
{
    enum { FIRST = 64 };

    assert(count < USHRT_MAX);
    if (count & (count - 1) || (count && count < FIRST))
        return items; /* there is, up to the next power of two */
    return pov_realloc_or_die(items, (count ? 2 * count : FIRST) * size);
}

static void add_spelling(packer *p, size_t row, const char *text, size_t length)
{
    const char *end = text + length;
    pov_words_spelling s = {.row = (unsigned char)row,
                            .words = (unsigned short)p->n_words};

    for (; text < end; s.n_words++) {
        pov_words_spelled *kept;
        pov_word w;

        next_word(&text, end, &w);
        p->words = room_for(p->words, p->n_words, sizeof *kept);
        kept = &p->words[p->n_words++];
        memcpy(kept->bare, w.bare, sizeof kept->bare);
        kept->marks = w.marks;
    }
    p->items = room_for(p->items, p->n_items, sizeof s);
    p->items[p->n_items++] = s;
}

static const pov_words_pack *make_pack(pov_words_index *index)
{
    packer p = {.first = pov_malloc_or_die(POV_WORDS_LISTS * sizeof *p.first)};
    pov_words_pack *made = pov_malloc_or_die(sizeof *made);
    size_t length;

    memset(p.first, 0, POV_WORDS_LISTS * sizeof *p.first);
    for (size_t i = 0; i < index->n_rows; i++) {
        const char *spellings =
            *(const char *const *)(index->rows + i * index->row_size);

        for (const char *at; (at = pov_text_piece(&spellings, &length));)
            add_spelling(&p, i, at, length);
    }
    for (size_t i = p.n_items; i--;) {
        pov_words_spelling *s = &p.items[i];
        unsigned short *first;

        s->head = head_of(p.words[s->words].bare);
        first = &p.first[list_of(s->head)];
        s->next = *first;
        *first = (unsigned short)(i + 1);
    }
    *made = (pov_words_pack){p.first, p.items, p.words, p.n_items, p.n_words};
    return index->pack = made;
}

const pov_words_pack *pov_words_packed(pov_words_index *index)
{
    return index->pack->n_items ? index->pack : make_pack(index);
}

/** Are they the same?  Both have nothing but NULs behind their ends. */
static inline bool is_bare(const char a[POV_WORD_SIZE],
                           const char b[POV_WORD_SIZE])
{
    uint64_t x[POV_WORD_SIZE / 8], y[POV_WORD_SIZE / 8];

    memcpy(x, a, sizeof x);
    memcpy(y, b, sizeof y);
    return x[0] == y[0] && x[1] == y[1] && x[2] == y[2];
}

/** How many typed words are a spelling; 0 if it does not begin there. */
static inline size_t match_spelled(const pov_words_pack *pack,
                                   const pov_word *typed,
                                   const pov_words_spelling *s)
{
    for (size_t i = 0; i < s->n_words; i++) {
        const pov_words_spelled *is = &pack->words[s->words + i];

        if (typed[i].kind == POV_WORD_END)
            return 0; /* whatever stands behind it */
        if (*is->bare == '#'
                ? !stands_for_number(&typed[i])
                : !is_bare(is->bare, typed[i].bare) ||
                      (typed[i].marks && typed[i].marks != is->marks))
            return 0;
    }
    return s->n_words;
}

/** The spellings that may begin at what is typed, those with a number at last.
 */
typedef struct spelled_walk {
    const pov_words_pack *pack;
    uint64_t head;
    size_t next; /* numbered from 1 */
    bool is_number;
} spelled_walk;

static inline void walk_list(spelled_walk *walk, const char bare[POV_WORD_SIZE])
{
    walk->head = head_of(bare);
    walk->next = walk->pack->first[list_of(walk->head)];
}

static inline spelled_walk walk_spelled(pov_words_index *index,
                                        const pov_word *typed)
{
    spelled_walk walk = {.pack = pov_words_packed(index)};

    if (typed->kind == POV_WORD_END)
        return walk;
    walk_list(&walk, typed->bare);
    walk.is_number = stands_for_number(typed);
    return walk;
}

/** The next that begins there, and how many words it takes; NULL: none. */
static inline const pov_words_spelling *
next_spelled(const pov_word *typed, spelled_walk *walk, size_t *n)
{
    static const char number[POV_WORD_SIZE] = "#";

    for (;;) {
        while (walk->next) {
            const pov_words_spelling *s = &walk->pack->items[walk->next - 1];

            walk->next = s->next;
            if (s->head == walk->head &&
                (*n = match_spelled(walk->pack, typed, s)))
                return s;
        }
        if (!walk->is_number)
            return NULL;
        walk->is_number = false;
        walk_list(walk, number);
    }
}

void pov_words_longest(pov_words_index *index, const pov_word *typed,
                       unsigned char longest[])
{
    spelled_walk walk = walk_spelled(index, typed);
    size_t n;

    memset(longest, 0, index->n_rows);
    for (const pov_words_spelling *s; (s = next_spelled(typed, &walk, &n));)
        if (n > longest[s->row])
            longest[s->row] = (unsigned char)n;
}

size_t pov_words_find(pov_words_index *index, const pov_word *typed,
                      size_t *used)
{
    spelled_walk walk = walk_spelled(index, typed);
    size_t row = 0, n;

    *used = 0;
    for (const pov_words_spelling *s; (s = next_spelled(typed, &walk, &n));)
        if (n > *used || (n == *used && s->row < row)) {
            *used = n;
            row = s->row;
        }
    return row;
}

bool pov_words_index_has(pov_words_index *index, const char *bare)
{
    const pov_words_pack *pack = pov_words_packed(index);
    size_t i = 0;

    while (i < pack->n_words && !is_bare(pack->words[i].bare, bare))
        i++;
    return *bare && i < pack->n_words;
}

bool pov_words_are(const pov_word *typed, const char *spellings)
{
    size_t n = pov_words_match(typed, spellings);

    return n > 0 && typed[n].kind == POV_WORD_END;
}

bool pov_words_begin(const char *text, const char *spellings)
{
    pov_word words[POV_WORDS_MAX];

    pov_words_split(text, strlen(text), words); /* the first are enough */
    return pov_words_match(words, spellings);
}
