#include "bytes/judge.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "bytes/syllable.h"
#include "povstat/lanes.h"
#include "povstat/text.h"

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

enum { ENOUGH_MISREAD = 3, LONGEST_MISREAD = 64, REPLACEMENT = 0xfffd };

/** A stretch of text. */
typedef struct piece {
    const char *at;
    size_t length;
} piece;

/** The code point at `at`; -1 for a byte that is not UTF-8. */
static int32_t point_at(const char *at, const char *end, size_t *length)
{
    utf8proc_int32_t point;
    utf8proc_ssize_t step =
        utf8proc_iterate((const utf8proc_uint8_t *)at, end - at, &point);

    *length = step > 0 ? (size_t)step : 1;
    return step > 0 ? point : -1;
}

/** The byte a character was made from as Latin-1, Windows-1252 or -1258, or
 *  -1. */
static int byte_of(int32_t point)
{
    /* Ă of Windows-1258, where Windows-1252 has Ã */
    return point == 0x102 ? 0xc3 : pov_text_byte_1252(point);
}

/** Undo one encoding; `bytes` has room.  Errors: 0 if it cannot be undone. */
static size_t undo(piece p, char *bytes)
{
    size_t made = 0, step;

    for (const char *at = p.at; at < p.at + p.length; at += step) {
        int32_t point = point_at(at, p.at + p.length, &step);
        int byte = point < 0 ? -1 : byte_of(point);

        if (byte < 0)
            return 0;
        bytes[made++] = (char)byte;
    }
    return pov_text_is_utf8(bytes, made, NULL) ? made : 0;
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_in_any_word(char c)
{
    return is_ascii_letter(c) || (c & 0x80);
}

/** The next word that holds more than ASCII; no length at the end. */
static piece next_word(const char *from, const char *end)
{
    for (const char *at = from; at < end;) {
        piece p = {at, 0};
        bool more = false;

        for (; at < end && is_in_any_word(*at); at++)
            more = more || (*at & 0x80);
        p.length = (size_t)(at - p.at);
        if (more)
            return p;
        at += at < end;
    }
    return (piece){end, 0};
}

/** Two characters that undo may make one of: a letter of C2 to F4, or Ă, and
 *  behind it one of 80 to BF in Latin-1 or one of Windows-1252. */
static bool may_be_undone(const char *at)
{
    bool is_first = at[0] == '\xc3' || (at[0] == '\xc4' && at[1] == '\x82');

    return is_first && memchr("\xc2\xc5\xc6\xcb\xe2", at[2], 5);
}

/** Where may_be_undone may be true among 64 bytes; not the last two. */
static uint64_t mark_undoable(const char *at)
{
    uint64_t first = 0, second = 0;

    POV_EACH_PART(i)
    {
        pov_part x = pov_part_load(at + i * sizeof x);
        pov_part common = pov_part_either(x, '\xc5', '\xc6');
        pov_part other = pov_part_either(x, '\xc2', '\xcb');
        pov_part sign = pov_part_equal(x, '\xe2');

        first |= pov_part_bits(pov_part_either(x, '\xc3', '\xc4'), i);
        second |=
            pov_part_bits(pov_part_or(common, pov_part_or(other, sign)), i);
    }
    return first & second >> 2;
}

/** Is there anything that undo could make a letter of?  To count words takes
 *  long, and hardly any text has it. */
static bool has_undoable(const char *text, size_t n)
{
    size_t at = 0;

    for (; n - at >= POV_LANES; at += POV_LANES - 2)
        for (uint64_t m = mark_undoable(text + at); m; m &= m - 1)
            if (may_be_undone(text + at + __builtin_ctzll(m)))
                return true;
    for (; n - at >= 3; at++)
        if (may_be_undone(text + at))
            return true;
    return false;
}

/**
 * Is most of the text encoded in UTF-8 twice?
 *
 * Returns "'Huyá»‡n' stands for 'Huyện'", or NULL if it is not.
 */
static const char *misread_twice(const char *text, size_t n,
                                 pov_language language, pov_arena *arena)
{
    const char *example = NULL;
    size_t twice = 0, once = 0;
    piece word = {NULL, 0};

    if (has_undoable(text, n))
        word = next_word(text, text + n);
    for (; word.length; word = next_word(word.at + word.length, text + n)) {
        char bytes[LONGEST_MISREAD];
        size_t made = word.length <= LONGEST_MISREAD ? undo(word, bytes) : 0;

        twice += made > 0;
        once += !made;
        if (made && !example)
            example = pov_arena_format(
                arena, pov_say(language, "'%.*s' stands for '%.*s'"),
                (int)word.length, word.at, (int)made, bytes);
    }
    return twice >= ENOUGH_MISREAD && twice > once ? example : NULL;
}

/** What misread_lost counts. */
typedef struct losses {
    size_t lost, kept; /* words */
    piece example;
} losses;

static bool is_word_point(int32_t point)
{
    if (point < 0 || point == LOST_LETTER || point == REPLACEMENT)
        return true;
    return point < 128 ? is_ascii_letter((char)point)
                       : utf8proc_category(point) >= UTF8PROC_CATEGORY_LU &&
                             utf8proc_category(point) <= UTF8PROC_CATEGORY_MN;
}

static bool is_address(const char *text, piece word, const char *end)
{
    const char *behind = word.at + word.length;

    return (word.at > text && strchr("/.=&:#", word.at[-1])) ||
           (behind < end && strchr("/=&", *behind));
}

/** Count one word, given as code points. */
static void count_word(losses *l, const int32_t *points, size_t n, piece word)
{
    size_t inside = 0;
    size_t ascii = 0;
    bool kept = false;

    for (size_t i = 0; i < n; i++) {
        inside += points[i] == LOST_LETTER && i + 1 < n;
        ascii += points[i] > 0 && points[i] < 128 && points[i] != LOST_LETTER;
        kept = kept || points[i] < 0 || points[i] >= 128;
    }
    if (inside && ascii && syllable_is_spellable(points, n)) {
        if (!l->lost++)
            l->example = word;
    } else
        l->kept += kept;
}

/** May letters have been lost in so many words?  Then as many places stand for
 *  one: a question mark with more of a word behind it, or U+FFFD. */
static bool may_have_lost(const char *text, size_t n, size_t words)
{
    const char *end = text + n;

    for (const char *at = text;
         words && n && (at = memchr(at, LOST_LETTER, (size_t)(end - at))); at++)
        words -=
            end - at > 1 && (at[1] == LOST_LETTER || is_in_any_word(at[1]));
    for (const char *at = text;
         words && n && (at = memchr(at, '\xef', (size_t)(end - at))); at++)
        words -= end - at > 2 && !memcmp(at, "\xef\xbf\xbd", 3);
    return !words;
}

/**
 * Were letters with marks replaced by '?' or U+FFFD?  A question mark counts
 * only inside what would be a Vietnamese word, and not in an address.
 *
 * Returns "'Huy?n'", or NULL if they were not.
 */
static const char *misread_lost(const char *text, size_t n, pov_arena *arena)
{
    const char *end = text + n;
    losses l = {0};
    size_t step;

    if (!may_have_lost(text, n, ENOUGH_MISREAD))
        return NULL;
    for (const char *at = text; at < end; at += step) {
        int32_t points[LONGEST_MISREAD];
        piece word = {at, 0};
        size_t count = 0;
        int32_t point = point_at(at, end, &step);

        while (at < end && is_word_point(point) && count < LONGEST_MISREAD) {
            points[count++] = point == REPLACEMENT ? LOST_LETTER : point;
            at += step;
            if (at < end)
                point = point_at(at, end, &step);
        }
        word.length = (size_t)(at - word.at);
        if (count && !is_address(text, word, end))
            count_word(&l, points, count, word);
        if (at >= end)
            break;
        step = count == LONGEST_MISREAD ? 0 : step;
    }
    if (l.lost < ENOUGH_MISREAD || l.lost * 4 < l.kept)
        return NULL;
    return pov_arena_format(arena, "'%.*s'", (int)l.example.length,
                            l.example.at);
}

static bool is_utf_16(encoding e)
{
    return e == ENCODING_UTF_16LE || e == ENCODING_UTF_16BE;
}

/** UTF-16 without a mark: every second byte of ASCII is NUL, those at even (0)
 *  or at odd (1) offsets. */
static bool has_nuls_of(const byte_survey *s, int side)
{
    return s->nuls[side] > 1 && s->nuls[side] >= s->length / 8 &&
           s->nuls[!side] <= s->nuls[side] / 16;
}

static const struct signature {
    const char *begin;  /* of the file */
    const char *inside; /* in what was read of it; NULL: anything */
    const char *kind;
} signatures[] = {
#include "bytes/signatures.def"
};

/* Offices pass web pages on under the name of a workbook. */
static const char *const tags[] = {"<!doctype", "<html", "<table", "<?xml"};

/** A text of ASCII, or the same in UTF-16 as names of streams are. */
static bool holds(const char *text, size_t n, const char *part)
{
    size_t length = strlen(part);
    const char *at = text, *end = text + n;

    while ((size_t)(end - at) >= length &&
           (at = memchr(at, *part, (size_t)(end - at) - length + 1))) {
        size_t left = (size_t)(end - at), i = 1;

        if (!memcmp(at, part, length))
            return true;
        while (i < length && 2 * i < left && at[2 * i] == part[i] &&
               !at[2 * i - 1])
            i++;
        if (i == length)
            return true;
        at++;
    }
    return false;
}

static bool begins_with_tag(const char *text, size_t n, const char *tag)
{
    size_t length = strlen(tag);

    if (n < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool is_capital = text[i] >= 'A' && text[i] <= 'Z';

        if ((is_capital ? text[i] - 'A' + 'a' : text[i]) != tag[i])
            return false;
    }
    return true;
}

static bool is_page(const char *begin, size_t n)
{
    size_t at = n >= 3 && !memcmp(begin, "\xEF\xBB\xBF", 3) ? 3 : 0;

    while (at < n && memchr(" \t\r\n", begin[at], 4))
        at++;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (begins_with_tag(begin + at, n - at, tags[i]))
            return true;
    return false;
}

/* So few bytes are soon read, and what is wrong with them told where it
 * stands. */
enum { FEWEST_BYTES = 4096 };

/** Is it a byte that hardly any text holds?  Line ends and blanks are none,
 *  nor are the bell, Ctrl-Z and the escape of old programs. */
static bool is_control(unsigned char byte)
{
    return (byte < ' ' && !(byte >= '\a' && byte <= '\r') && byte != 0x1A &&
            byte != 0x1B) ||
           byte == 0x7F;
}

/** The controls among 64 bytes, and what else may be one. */
static uint64_t mark_controls(const char *at)
{
    uint64_t marks = 0;

    POV_EACH_PART(i)
    {
        pov_part x = pov_part_load(at + i * sizeof x);

        marks |= pov_part_bits(pov_part_or(pov_part_between(x, 0, ' ' - 1),
                                           pov_part_equal(x, 0x7f)),
                               i);
    }
    return marks;
}

static size_t count_controls(const char *bytes, size_t n)
{
    size_t at = 0, controls = 0;

    for (; n - at >= POV_LANES; at += POV_LANES)
        for (uint64_t m = mark_controls(bytes + at); m; m &= m - 1)
            controls += is_control(
                (unsigned char)bytes[at + (size_t)__builtin_ctzll(m)]);
    for (; at < n; at++)
        controls += is_control((unsigned char)bytes[at]);
    return controls;
}

/** One byte in twenty and more: VISCII has six capitals among the control
 *  characters, random bytes one in eleven, programs and zeros more. */
static bool is_binary(const char *begin, size_t n, encoding wanted)
{
    byte_survey all = {0};

    if (n < FEWEST_BYTES || is_utf_16(wanted) ||
        !memcmp(begin, "\xFF\xFE", 2) || !memcmp(begin, "\xFE\xFF", 2) ||
        count_controls(begin, n) <= n / 20)
        return false;
    byte_survey_add(&all, begin, n, true);
    return !has_nuls_of(&all, 0) && !has_nuls_of(&all, 1);
}

const char *foreign_kind(const char *begin, size_t n, encoding wanted)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *s = &signatures[i];
        size_t length = strlen(s->begin);

        if (n >= length && !memcmp(begin, s->begin, length) &&
            (!s->inside || holds(begin, n, s->inside)))
            return s->kind;
    }
    if (is_page(begin, n))
        return "a web page or other XML";
    return is_binary(begin, n, wanted) ? "bytes that no text has" : NULL;
}

/** How it came out, for the note. */
typedef struct opinion {
    judgement judgement;
    const char *because; /* NULL: plainly UTF-8, or refused */
} opinion;

static pov_finding *find(const exhibit *x, pov_findings *findings,
                         pov_finding_kind kind, const char *detail)
{
    return pov_find(findings, kind, (pov_place){x->path, 0, 0}, "%s",
                    pov_say(findings->language, detail));
}

static bool find_mark(const exhibit *x, opinion *o)
{
    static const struct mark {
        const char *bytes;
        size_t length;
        encoding encoding;
    } marks[] = {
        {"\xEF\xBB\xBF", 3, ENCODING_UTF_8},
        {"\xFF\xFE", 2, ENCODING_UTF_16LE},
        {"\xFE\xFF", 2, ENCODING_UTF_16BE},
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (x->n_begin >= marks[i].length &&
            !memcmp(x->begin, marks[i].bytes, marks[i].length)) {
            *o = (opinion){{marks[i].encoding, marks[i].length},
                           i ? "by its byte order mark" : NULL};
            return true;
        }
    return false;
}

/** Valid letters over ASCII are no chance; ASCII alone could be anything but
 *  UTF-16, which would hold NUL bytes. */
static bool is_surely_utf_8(const byte_survey *s, encoding wanted)
{
    bool has_nuls = s->nuls[0] || s->nuls[1];

    return !s->bad && (s->letters || (is_utf_16(wanted) && !has_nuls));
}

/** Is it UTF-8, but for some bytes?  A legacy file holds hardly any pair of
 *  bytes that is a letter of UTF-8 by chance. */
static bool is_damaged_utf_8(const byte_survey *s)
{
    return s->vietnamese && s->vietnamese >= s->bad / 50;
}

static opinion refuse(void)
{
    return (opinion){{N_ENCODINGS, 0}, NULL};
}

static opinion form_guess(const exhibit *x, pov_findings *findings)
{
    const char *lost = misread_lost(x->sample, x->n_sample, findings->arena);
    guess g;

    if (lost) {
        find(x, findings, POV_FOUND_LETTERS_LOST, lost);
        return refuse();
    }
    g = guess_encoding(x->sample, x->n_sample, findings->language,
                       findings->arena);
    if (g.encoding == ENCODING_VNI)
        find(x, findings, POV_FOUND_VNI_TEXT, "guessed from its words");
    else if (g.encoding == N_ENCODINGS)
        find(x, findings, POV_FOUND_UNCERTAIN_ENCODING,
             pov_arena_format(findings->arena,
                              pov_say(findings->language, "may be %s"),
                              g.candidates));
    else
        return (opinion){{g.encoding, 0}, "guessed from its words"};
    return refuse();
}

static opinion form_opinion(const exhibit *x, pov_findings *findings)
{
    const byte_survey *s = &x->all;
    opinion o = {{ENCODING_UTF_8, 0}, NULL};

    if (find_mark(x, &o) || x->wanted == ENCODING_UTF_8 ||
        is_surely_utf_8(s, x->wanted))
        return o;
    if (x->wanted != N_ENCODINGS)
        return (opinion){{x->wanted, 0}, "by --encoding"};
    if (has_nuls_of(s, 1))
        return (opinion){{ENCODING_UTF_16LE, 0}, "guessed from its NUL bytes"};
    if (has_nuls_of(s, 0))
        return (opinion){{ENCODING_UTF_16BE, 0}, "guessed from its NUL bytes"};
    if (!s->bad || is_damaged_utf_8(s))
        return o;
    return form_guess(x, findings);
}

/** Was the text spoilt before it was encoded?  Errors: true and a finding. */
static bool is_misread(const exhibit *x, encoding e, pov_findings *findings)
{
    pov_arena *scratch = pov_arena_new();
    const char *text = x->sample;
    size_t n = x->n_sample;
    const char *what;
    pov_finding_kind kind = POV_FOUND_ENCODED_TWICE;

    if (e != ENCODING_UTF_8) {
        char *decoded = pov_arena_alloc(scratch, MOST_DECODED * n + 1);

        decode(decoder_new(e, scratch), x->sample, n, true, decoded, &n);
        text = decoded;
    }
    what = misread_twice(text, n, findings->language, scratch);
    if (!what) {
        what = misread_lost(text, n, scratch);
        kind = POV_FOUND_LETTERS_LOST;
    }
    if (what)
        find(x, findings, kind, what);
    pov_arena_free(scratch);
    return what != NULL;
}

static void note_encoding(const exhibit *x, const opinion *o,
                          pov_findings *findings)
{
    encoding e = o->judgement.encoding;
    pov_language l = findings->language;
    bool is_obeyed = x->wanted == N_ENCODINGS || x->wanted == e;
    const char *because =
        o->because ? o->because : "for all its letters are valid";

    if (o->because || !is_obeyed)
        pov_find(findings, POV_FOUND_ENCODING, (pov_place){x->path, 0, 0},
                 "%s, %s%s%s", encoding_name(e), pov_say(l, because),
                 is_obeyed ? "" : pov_say(l, ", not as --encoding says: "),
                 is_obeyed ? "" : encoding_name(x->wanted));
}

judgement judge_encoding(const exhibit *x, pov_findings *findings)
{
    const char *foreign = foreign_kind(x->begin, x->n_begin, x->wanted);
    opinion o = foreign ? refuse() : form_opinion(x, findings);
    encoding e = o.judgement.encoding;

    if (foreign)
        find(x, findings, POV_FOUND_NOT_TEXT, foreign);
    if (e == N_ENCODINGS)
        return o.judgement;
    if (x->wanted == N_ENCODINGS && is_misread(x, e, findings))
        return refuse().judgement;
    if (is_utf_16(e) && x->all.length % 2)
        find(x, findings, POV_FOUND_CUT_OFF,
             "an odd number of bytes for UTF-16");
    note_encoding(x, &o, findings);
    return o.judgement;
}
