#include "cases.h"

#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

#include "povstat/text.h"
#include "bytes/decode.h"
#include "read/rows.h"

enum { MOST_BYTES = 4096, N_VECTORS = 611 };

/** Decode all, `step` bytes more at a time; what is not used is given again. */
static const char *decode_in_steps(const decoder *d, const char *bytes,
                                   size_t n, size_t step, pov_arena *arena,
                                   size_t *length)
{
    char *text = pov_arena_alloc(arena, MOST_DECODED * n + 1);
    size_t begin = 0, end = 0;

    *length = 0;
    do {
        size_t made;

        end = n - end < step ? n : end + step;
        begin += decode(d, bytes + begin, end - begin, end == n, text + *length,
                        &made);
        *length += made;
    } while (end < n);
    assert_int_equal(begin, n);
    return text;
}

static encoding any_encoding(const char *name)
{
    return strcmp(name, "VNI-Windows") ? encoding_from_name(name)
                                       : ENCODING_VNI;
}

static int hex_digit(char c)
{
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

static size_t bytes_from_hex(const char *hex, char *bytes)
{
    size_t n = 0;

    for (; hex[0] && hex[1]; hex += 2)
        bytes[n++] = (char)(hex_digit(hex[0]) << 4 | hex_digit(hex[1]));
    return n;
}

/* "U+1EA6", or the byte itself where it is undefined. */
static void check_vector(const record *row, pov_arena *arena)
{
    const char *points = row->items[2].text;
    char bytes[8];
    size_t n = bytes_from_hex(row->items[1].text, bytes), length;
    decoder *d = decoder_new(any_encoding(row->items[0].text), arena);
    const char *text = decode_in_steps(d, bytes, n, n, arena, &length);
    char expected[8];
    size_t n_expected;

    if (!strcmp(points, "undefined")) {
        n_expected = n;
        memcpy(expected, bytes, n);
        assert_false(pov_text_is_utf8(text, length, NULL));
    } else
        n_expected = (size_t)utf8proc_encode_char(
            (utf8proc_int32_t)strtol(points + 2, NULL, 16),
            (utf8proc_uint8_t *)expected);
    if (length != n_expected || memcmp(text, expected, length) != 0)
        fail_msg("%s %s: %.*s", row->items[0].text, row->items[1].text,
                 (int)length, text);
}

static void decodes_every_vector(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    row_reader *rows =
        rows_open("tests/data/vectors/vn_charset_tables.csv",
                  &(pov_opening){.encoding = "utf-8"}, arena, &findings);
    record row = {0};
    size_t n = 0;

    (void)state;
    assert_non_null(rows);
    assert_true(rows_next(rows, &row));
    for (; rows_next(rows, &row); n++) {
        assert_true(row.count >= 3);
        check_vector(&row, arena);
    }
    assert_int_equal(n, N_VECTORS);
    assert_int_equal(findings.count, 0);
    rows_close(rows);
    pov_arena_free(arena);
}

/* One line is one test; `text` is what comes out. */
static struct text_case {
    const char *name;
    encoding encoding;
    const char *bytes;
    size_t n;
    const char *text;
    size_t length; /* 0: up to the NUL */
} cases[] = {
    {"tone behind a hat letter", ENCODING_WINDOWS_1258, "huy\xEA\xF2n", 6,
     "huyện", 0},
    {"tone behind ASCII", ENCODING_WINDOWS_1258, "Qua\xD2ng", 6, "Quảng", 0},
    {"tone at the end", ENCODING_WINDOWS_1258, "x\xE3\xDE", 3, "xẵ", 0},
    {"tone at the start", ENCODING_WINDOWS_1258,
     "\xCC"
     "a",
     2, "\u0300a", 0},
    {"tone behind nothing it fits", ENCODING_WINDOWS_1258, ";\xEC;", 3,
     ";\u0301;", 0},
    {"two tones", ENCODING_WINDOWS_1258, "e\xEC\xF2", 3, "ẹ\u0301", 0},
    {"undefined byte", ENCODING_WINDOWS_1258,
     "a\x81\xEC"
     "b",
     4, "a\x81\u0301b", 0},
    {"undefined bytes only", ENCODING_WINDOWS_1258, "\x8D\x90\x9D", 3,
     "\x8D\x90\x9D", 0},
    {"more tones than any letter has", ENCODING_WINDOWS_1258,
     "a\xEC\xEC\xEC\xEC\xEC\xEC\xEC\xEC\xEC\xEC\xEC"
     "b",
     13,
     "á\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
     "b",
     0},
    {"NUL", ENCODING_TCVN3, "a\0b", 3, "a\0b", 3},
    {"combining tone of TCVN3", ENCODING_TCVN3, "Qu\xB6ng a\xB1", 8, "Quảng ả",
     0},
    {"capitals below blank", ENCODING_VISCII, "B\x02N \x14 \x1E", 7, "BẲN Ỷ Ỵ",
     0},
    {"line ends stay", ENCODING_VISCII, "a\r\n\tb", 5, "a\r\n\tb", 0},
    {"VNI", ENCODING_VNI, "Ho\xE4 ngh\x65\xF8o \xD1\xF6\xF4\xF8ng", 17,
     "Hộ nghèo Đường", 0},
    {"UTF-16LE", ENCODING_UTF_16LE, "\x10\x01\xD3\x1En\0", 6, "Đồn", 0},
    {"UTF-16BE", ENCODING_UTF_16BE, "\x01\x10\x1E\xD3\0n", 6, "Đồn", 0},
    {"a pair", ENCODING_UTF_16LE, "\x3D\xD8\x00\xDE", 4, "\U0001F600", 0},
    {"a pair, big end first", ENCODING_UTF_16BE, "\xD8\x3D\xDE\x00", 4,
     "\U0001F600", 0},
    {"first half alone", ENCODING_UTF_16LE,
     "\x3D\xD8"
     "a\0",
     4,
     "\xED\xA0\xBD"
     "a",
     0},
    {"first half at the end", ENCODING_UTF_16LE, "a\0\x3D\xD8", 4,
     "a\xED\xA0\xBD", 0},
    {"second half alone", ENCODING_UTF_16BE, "\xDE\x00\0a", 4,
     "\xED\xB8\x80"
     "a",
     0},
    {"two first halves", ENCODING_UTF_16BE, "\xD8\x3D\xD8\x3D\xDE\x00", 6,
     "\xED\xA0\xBD\U0001F600", 0},
    {"cut in half", ENCODING_UTF_16LE, "a\0b", 3, "a\xFF", 0},
    {"one byte", ENCODING_UTF_16LE, "a", 1, "\xFF", 0},
    {"cut in the second half", ENCODING_UTF_16LE, "\x3D\xD8\x00", 3,
     "\xED\xA0\xBD\xFF", 0},
    {"NUL in UTF-16", ENCODING_UTF_16LE, "a\0\0\0b\0", 6, "a\0b", 3},
    {"nothing", ENCODING_TCVN3, "", 0, "", 0},
    {"nothing in UTF-16", ENCODING_UTF_16BE, "", 0, "", 0},
    {"UTF-8 as it is", ENCODING_UTF_8, "e\xCC\x81\xFF", 4, "e\u0301\xFF", 0},
};

/* Whatever the size of a buffer, the text is the same. */
static void decodes(void **state)
{
    const struct text_case *c = *state;
    pov_arena *arena = pov_arena_new();
    const decoder *d = decoder_new(c->encoding, arena);
    size_t wanted = c->length ? c->length : strlen(c->text);

    for (size_t step = 1; step <= c->n + 1; step++) {
        size_t length;
        const char *text =
            decode_in_steps(d, c->bytes, c->n, step, arena, &length);

        assert_int_equal(length, wanted);
        assert_memory_equal(text, c->text, wanted);
    }
    pov_arena_free(arena);
}

/* Whole files in small pieces. */
static struct file_case {
    const char *name;
    encoding encoding;
    size_t mark;
} files[] = {
    {"cp1258.csv", ENCODING_WINDOWS_1258, 0},
    {"tcvn3.csv", ENCODING_TCVN3, 0},
    {"viscii.csv", ENCODING_VISCII, 0},
    {"vni.csv", ENCODING_VNI, 0},
    {"utf16le-nobom.csv", ENCODING_UTF_16LE, 0},
    {"utf16be-nobom.csv", ENCODING_UTF_16BE, 0},
    {"utf16le-bom.csv", ENCODING_UTF_16LE, 2},
    {"utf16be-bom.csv", ENCODING_UTF_16BE, 2},
};

static size_t load(const char *name, char bytes[MOST_BYTES], pov_arena *arena)
{
    FILE *in =
        fopen(pov_arena_format(arena, "tests/data/encodings/%s", name), "rb");
    size_t n;

    assert_non_null(in);
    n = fread(bytes, 1, MOST_BYTES, in);
    assert_true(n > 0 && n < MOST_BYTES);
    fclose(in);
    return n;
}

static void decodes_file(void **state)
{
    const struct file_case *c = *state;
    pov_arena *arena = pov_arena_new();
    const decoder *d = decoder_new(c->encoding, arena);
    char bytes[MOST_BYTES], expected[MOST_BYTES];
    size_t n = load(c->name, bytes, arena);
    size_t wanted = load("utf8.csv", expected, arena);

    for (size_t step = 1; step < 40; step++) {
        size_t length;
        const char *text = decode_in_steps(d, bytes + c->mark, n - c->mark,
                                           step, arena, &length);

        assert_int_equal(length, wanted);
        assert_memory_equal(text, expected, wanted);
    }
    pov_arena_free(arena);
}

static void names_every_encoding(void **state)
{
    (void)state;
    for (int e = 0; e < N_ENCODINGS; e++)
        assert_int_equal(encoding_from_name(encoding_name((encoding)e)),
                         e == ENCODING_VNI ? N_ENCODINGS : e);
    assert_int_equal(encoding_from_name("CP1258"), ENCODING_WINDOWS_1258);
    assert_int_equal(encoding_from_name("TCVN5712-1"), ENCODING_TCVN3);
    assert_int_equal(encoding_from_name("ABC"), ENCODING_TCVN3);
    assert_int_equal(encoding_from_name(""), N_ENCODINGS);
    assert_int_equal(encoding_from_name("utf-1"), N_ENCODINGS);
    assert_int_equal(encoding_from_name("latin-1"), N_ENCODINGS);
}

int main(void)
{
    TEST_ROWS(cases, name, decodes);
    TEST_ROWS(files, name, decodes_file);
    TEST(decodes_every_vector);
    TEST(names_every_encoding);
    return run_all("decode", NULL, NULL);
}
