#include "bytes/decode.h"

#include <iconv.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "povstat/encoding.h"
#include "povstat/lanes.h"
#include "povstat/scan.h"
#include "povstat/text.h"
#include "povstat/utf8.h"

static const struct row {
    const char *name, *other_names; /* parted by '|' */
    bool is_read;
} rows[N_ENCODINGS] = {
    [ENCODING_UTF_8] = {"utf-8", "utf8", true},
    [ENCODING_UTF_16LE] = {"utf-16le", "utf16le|utf-16|unicode", true},
    [ENCODING_UTF_16BE] = {"utf-16be", "utf16be", true},
    [ENCODING_WINDOWS_1258] = {"windows-1258", "cp1258|windows1258", true},
    [ENCODING_TCVN3] = {"tcvn3", "abc|tcvn|tcvn5712|tcvn5712-1", true},
    [ENCODING_VISCII] = {"viscii", "", true},
    [ENCODING_VNI] = {"vni-windows", "", false},
};

const char *encoding_name(encoding e)
{
    return rows[e].name;
}

static bool is_one_of(const char *name, const char *names)
{
    size_t length = strlen(name), n;

    for (const char *known; (known = pov_text_piece(&names, &n));)
        if (n == length && !strncasecmp(name, known, n))
            return true;
    return false;
}

encoding encoding_from_name(const char *name)
{
    for (int e = 0; e < N_ENCODINGS; e++)
        if (rows[e].is_read && (!strcasecmp(name, rows[e].name) ||
                                is_one_of(name, rows[e].other_names)))
            return (encoding)e;
    return N_ENCODINGS;
}

const char *pov_encoding_name(const char *typed, bool *known, pov_arena *arena)
{
    encoding e = encoding_from_name(typed);
    const char *names[N_ENCODINGS];
    size_t n = 0;

    *known = e != N_ENCODINGS;
    if (*known)
        return rows[e].name;
    for (int i = 0; i < N_ENCODINGS; i++)
        if (rows[i].is_read)
            names[n++] = rows[i].name;
    return pov_text_closest(arena, typed, names, n);
}

const char *pov_encoding_at(size_t i)
{
    for (int e = 0; e < N_ENCODINGS; e++)
        if (rows[e].is_read && !i--)
            return rows[e].name;
    return NULL;
}

/* The tables of one-byte encodings are libc's, asked byte by byte.  iconv is
 * not used on the text itself: what it holds back between calls, and how it
 * goes on behind an undefined byte, would depend on where a buffer ends. */

enum { MOST_MARKS = 8, GRAVE = 0x300, ACUTE, CIRCUMFLEX, TILDE };
enum { BREVE = 0x306, HOOK = 0x309, DOT_BELOW = 0x323 };

static const char *const iconv_names[N_ENCODINGS] = {
    [ENCODING_WINDOWS_1258] = "WINDOWS-1258",
    [ENCODING_TCVN3] = "TCVN5712-1",
    [ENCODING_VISCII] = "VISCII",
};

/* libc does not know this one. */
static const struct vni {
    unsigned char byte;
    int32_t points[2];
} vni[] = {
#include "bytes/vni.def"
};

static bool is_mark(int32_t point)
{
    return point >= GRAVE && point < 0x370;
}

static void know_vni(decoder *d)
{
    for (int b = 0; b < 256; b++)
        d->points[b][0] = b < 128 ? b : UNDEFINED;
    for (size_t i = 0; i < sizeof vni / sizeof *vni; i++)
        for (int p = 0; p < 2; p++) {
            int32_t point = vni[i].points[p];

            d->points[vni[i].byte][p] = point;
            d->points[vni[i].byte - 32][p] = utf8proc_toupper(point);
        }
}

static int32_t ask_iconv(iconv_t converter, int byte)
{
    char in = (char)byte, out[8];
    char *from = &in, *to = out;
    size_t left = 1, room = sizeof out;
    utf8proc_int32_t point;

    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &left, &to, &room) == (size_t)-1 ||
        iconv(converter, NULL, NULL, &to, &room) == (size_t)-1 ||
        utf8proc_iterate((utf8proc_uint8_t *)out, (utf8proc_ssize_t)(to - out),
                         &point) < 1)
        return UNDEFINED;
    return point;
}

/** A libc that does not know the encoding leaves all but ASCII undefined. */
static void know_from_iconv(decoder *d)
{
    iconv_t converter = iconv_open("UTF-8", iconv_names[d->encoding]);
    bool is_known = converter != (iconv_t)-1;

    for (int b = 0; b < 256; b++) {
        d->points[b][0] = b < 128 ? b : UNDEFINED;
        if (is_known && b != 0)
            d->points[b][0] = ask_iconv(converter, b);
    }
    if (is_known)
        iconv_close(converter);
}

decoder *decoder_new(encoding e, pov_arena *arena)
{
    decoder *d = pov_arena_alloc(arena, sizeof *d);

    d->encoding = e;
    if (e == ENCODING_VNI)
        know_vni(d);
    else if (iconv_names[e])
        know_from_iconv(d);
    return d;
}

static size_t encode(int32_t point, char *out)
{
    return (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)out);
}

static int combining_class(int32_t point)
{
    return utf8proc_get_property(point)->combining_class;
}

/** Encode a letter with its marks, composed. */
static size_t encode_composed(const int32_t *letters, size_t n, char *out)
{
    int32_t points[4 * (2 * MOST_MARKS + 2)];
    utf8proc_ssize_t count = 0;
    size_t made = 0;
    int bound = 0;

    for (size_t i = 0; i < n; i++)
        count += utf8proc_decompose_char(letters[i], points + count, 4,
                                         UTF8PROC_DECOMPOSE, &bound);
    for (utf8proc_ssize_t i = 1; i < count; i++)
        for (utf8proc_ssize_t at = i;
             at > 0 && combining_class(points[at]) &&
             combining_class(points[at - 1]) > combining_class(points[at]);
             at--) {
            int32_t mark = points[at];

            points[at] = points[at - 1];
            points[at - 1] = mark;
        }
    count = utf8proc_normalize_utf32(points, count,
                                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        made += encode(points[i], out + made);
    return made;
}

/** How many bytes from `at` are a letter and its marks. */
static size_t cluster_length(const decoder *d, const unsigned char *bytes,
                             size_t n)
{
    size_t length = 1;

    while (length < n && length <= MOST_MARKS &&
           is_mark(d->points[bytes[length]][0]))
        length++;
    return length;
}

static size_t decode_cluster(const decoder *d, const unsigned char *bytes,
                             size_t n, char *out)
{
    int32_t letters[2 * MOST_MARKS + 2];
    size_t count = 0;

    if (d->points[bytes[0]][0] == UNDEFINED) {
        out[0] = (char)bytes[0];
        return 1 + (n > 1 ? decode_cluster(d, bytes + 1, n - 1, out + 1) : 0);
    }
    for (size_t i = 0; i < n; i++)
        for (int p = 0; p < 2; p++)
            if (!p || d->points[bytes[i]][p])
                letters[count++] = d->points[bytes[i]][p];
    if (count == 1)
        return encode(letters[0], out);
    return encode_composed(letters, count, out);
}

static size_t decode_bytes(const decoder *d, const unsigned char *bytes,
                           size_t n, bool are_last, char *out, size_t *made)
{
    size_t used = 0;

    *made = 0;
    while (used < n) {
        size_t length = cluster_length(d, bytes + used, n - used);

        if (used + length == n && !are_last && length <= MOST_MARKS)
            break; /* another mark may come */
        *made += decode_cluster(d, bytes + used, length, out + *made);
        used += length;
    }
    return used;
}

static bool is_high_surrogate(int32_t unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

static bool is_low_surrogate(int32_t unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

static size_t encode_unit(int32_t unit, char *out)
{
    if (!is_high_surrogate(unit) && !is_low_surrogate(unit))
        return encode(unit, out);
    out[0] = (char)0xed;
    out[1] = (char)(0x80 | ((unit >> 6) & 0x3f));
    out[2] = (char)(0x80 | (unit & 0x3f));
    return 3;
}

static size_t decode_utf_16(const decoder *d, const unsigned char *bytes,
                            size_t n, bool are_last, char *out, size_t *made)
{
    size_t low = d->encoding == ENCODING_UTF_16BE;
    size_t used = 0;

    *made = 0;
    while (used + 2 <= n) {
        int32_t unit = bytes[used + low] | bytes[used + !low] << 8;
        int32_t next = 0;

        if (is_high_surrogate(unit) && used + 4 > n && !are_last)
            break;
        if (is_high_surrogate(unit) && used + 4 <= n)
            next = bytes[used + 2 + low] | bytes[used + 2 + !low] << 8;
        used += 2;
        if (is_low_surrogate(next)) {
            unit = 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff);
            used += 2;
        }
        *made += encode_unit(unit, out + *made);
    }
    if (are_last && used < n) {
        out[(*made)++] = (char)0xff;
        used = n;
    }
    return used;
}

size_t decode(const decoder *d, const char *bytes, size_t n, bool are_last,
              char *out, size_t *made)
{
    const unsigned char *from = (const unsigned char *)bytes;

    switch (d->encoding) {
    case ENCODING_UTF_16LE:
    case ENCODING_UTF_16BE:
        return decode_utf_16(d, from, n, are_last, out, made);
    case ENCODING_WINDOWS_1258:
    case ENCODING_TCVN3:
    case ENCODING_VISCII:
    case ENCODING_VNI:
        return decode_bytes(d, from, n, are_last, out, made);
    case ENCODING_UTF_8:
    case N_ENCODINGS:
        break;
    }
    memcpy(out, bytes, n);
    *made = n;
    return n;
}

/** Latin letters with marks, marks, Vietnamese letters, punctuation and signs,
 *  byte order mark: what no chance pair of legacy bytes gives. */
static bool is_expected(const char *letter, size_t length)
{
    const unsigned char *at = (const unsigned char *)letter;

    if (length == 2)
        return at[0] <= 0xc9 || at[0] == 0xcc || at[0] == 0xcd;
    return length == 3 && (at[0] == 0xe1 || at[0] == 0xe2 || at[0] == 0xef);
}

static void count_nuls(byte_survey *s, const char *bytes, size_t n)
{
    const char *at = bytes;
    const char *end = bytes + n;

    while (at < end && (at = memchr(at, '\0', (size_t)(end - at)))) {
        s->nuls[(s->length + (size_t)(at - bytes)) & 1]++;
        at++;
    }
}

/** Count letters from the beginning of one on, as long as all are plain.
 *  Returns how many bytes they are. */
static size_t count_plain(byte_survey *s, const char *at, const char *end)
{
    uint64_t letters = 0;
    size_t n = pov_scan_plain(at, (size_t)(end - at), &letters);

    s->letters += letters;
    s->vietnamese += letters;
    return n;
}

/** Count the letter at `at`, or the byte.  Returns its bytes; 0 if it may go on
 *  behind the end. */
static size_t count_letter(byte_survey *s, const char *at, const char *end,
                           bool are_last)
{
    size_t length = pov_utf8_letter(at, (size_t)(end - at));

    if (!length && !are_last && pov_utf8_may_go_on(at, (size_t)(end - at)))
        return 0;
    s->letters += length > 0;
    s->vietnamese += is_expected(at, length);
    s->bad += !length;
    return length ? length : 1;
}

/** The same of what is not plain, up to a letter over ASCII.  Returns how many
 *  bytes there are without one that may go on behind the end. */
static size_t count_odd(byte_survey *s, const char *at, const char *end,
                        bool are_last)
{
    const char *stop = end - at < POV_LANES ? end : at + POV_LANES;
    const char *letter = pov_utf8_skip_ascii(at, stop);
    size_t n = (size_t)(letter - at);

    return letter < stop ? n + count_letter(s, letter, end, are_last) : n;
}

/** There is something odd among the bytes between these offsets. */
static void mark_odd(byte_survey *s, uint64_t from, uint64_t to)
{
    for (uint64_t i = from / SURVEYED_BYTES;
         i <= to / SURVEYED_BYTES && i < s->odd.count; i++)
        s->odd.items[i] = true;
}

size_t byte_survey_add(byte_survey *s, const char *bytes, size_t n,
                       bool are_last)
{
    const char *end = bytes + n;
    size_t used = 0, step = n;

    if (!s->letters && !s->bad)
        s->first_high =
            s->length + (size_t)(pov_utf8_skip_ascii(bytes, end) - bytes);
    for (; used < n && step; used += step) {
        step = count_plain(s, bytes + used, end);
        if (step)
            continue;
        step = count_odd(s, bytes + used, end, are_last);
        mark_odd(s, s->length + used, s->length + used + step);
    }
    count_nuls(s, bytes, used);
    s->length += used;
    return used;
}
