#include "cases.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "dice.h"
#include "povstat/text.h"

static pov_arena *arena;

/* One line is one test. */
static struct key_case {
    const char *text, *key, *bare;
} key_cases[] = {
    {"Vân Đồn", "vân đồn", "van don"},
    {"Va\u0302n \u0110o\u0302\u0300n", "vân đồn", "van don"},
    {"Va\u0302n \u0110o\u0300\u0302n", "vân đồn", "van don"},
    {"Vân Đ\u00f4\u0300n", "vân đồn", "van don"},
    {"LỆ THUỶ", "lệ thủy", "le thuy"},
    {"lê\u0323 thủy", "lệ thủy", "le thuy"},
    {"Hoà Bình", "hòa bình", "hoa binh"},
    {"Hòa Bình", "hòa bình", "hoa binh"},
    {"hoàn, hòan", "hoàn, hoàn", "hoan, hoan"},
    {"khoái, quý, qúy", "khoái, quý, quý", "khoai, quy, quy"},
    {"giá, gía, gì", "giá, giá, gì", "gia, gia, gi"},
    {"người nghèo được", "người nghèo được", "nguoi ngheo duoc"},
    {"Đắklắk", "đắklắk", "daklak"},
    {"Ð ð Ɖ đ Đ", "đ đ đ đ đ", "d d d d d"},
    {"ＶＡＮ　ＤＯＮ", "van don", "van don"},
    {"a\u00a0b\u202fc\u2009d\te\r\nf\u3000g", "a b c d e f g", "a b c d e f g"},
    {"near_poor", "near poor", "near poor"},
    {" – Bà Rịa – Vũng-Tàu — ", "bà rịa vũng tàu", "ba ria vung tau"},
    {"\ufeffV\u200bâ\u00adn\u2060", "vân", "van"},
    {"Ea H’Leo", "ea h'leo", "ea h'leo"},
    {"Vấ\u0300n", "vấ\u0300n", "van"},
    {"½ x²", "½ x²", "½ x²"},
    {" ", "", ""},
    {"", "", ""},
};

static void makes_keys(void **state)
{
    const struct key_case *c = *state;
    const char *key = pov_text_key(arena, c->text);

    assert_string_equal(key, c->key);
    assert_string_equal(pov_text_key(arena, key), key);
    assert_string_equal(pov_text_bare(arena, c->text), c->bare);
    assert_string_equal(pov_text_bare(arena, key), c->bare);
}

/* Letters of Vietnamese are taken apart and put together by a table of their
 * own.  A text that holds any other letter is composed without it, and one that
 * comes taken apart needs none of it. */

static const char *kept(utf8proc_uint8_t *made)
{
    const char *copy =
        pov_arena_copy(arena, (const char *)made, strlen((const char *)made));

    free(made);
    return copy;
}

static const char *apart(const char *text)
{
    return kept(utf8proc_NFD((const utf8proc_uint8_t *)text));
}

static const char *composed(const char *text)
{
    return kept(utf8proc_NFC((const utf8proc_uint8_t *)text));
}

static void folds_alike(const char *text)
{
    const char *typed = pov_arena_format(arena, "x%s", text);
    const char *other = pov_arena_format(arena, "\u1f00 x%s", apart(text));

    assert_string_equal(
        pov_arena_format(arena, "\u1f00 %s", pov_text_key(arena, typed)),
        pov_text_key(arena, other));
    assert_string_equal(
        pov_arena_format(arena, "\u03b1 %s", pov_text_bare(arena, typed)),
        pov_text_bare(arena, other));
    assert_string_equal(pov_text_nfc(arena, typed), composed(typed));
    pov_arena_clear(arena);
}

static size_t encode(char *to, int32_t point)
{
    return (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)to);
}

static void folds_each_letter_as_unicode_does(void **state)
{
    static const char *const behind[] = {"",
                                         "n",
                                         "\u0300",
                                         "\u0302",
                                         "\u031b\u0323",
                                         "\u0323\u0302",
                                         "\u0302\u0323",
                                         "\u0301\u0300",
                                         "\u0308",
                                         "a",
                                         "i"};

    (void)state;
    for (int32_t point = 1; point < 0x1f00; point++)
        for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
            char text[32] = "qu";
            size_t n = i % 2 ? 2 : 0;

            n += encode(text + n, point);
            strcpy(text + n, behind[i]);
            folds_alike(text);
        }
}

static void folds_marks_in_any_order(void **state)
{
    static const int32_t parts[] = {
        'a',   'e',   'i',   'O',   'u',   'y',   'n',    'd',   ' ',
        '-',   0x111, 0x110, 0xd0,  0x300, 0x301, 0x303,  0x309, 0x323,
        0x302, 0x306, 0x31b, 0x30a, 0x1a1, 0xc2,  0x1ead, 0x1eef};
    enum { N = sizeof parts / sizeof *parts, LONG = 7, TEXTS = 50000 };
    dice d = fixed_seed;

    (void)state;
    for (size_t i = 0; i < TEXTS; i++) {
        char text[LONG * 4 + 1];
        size_t n = 0;

        for (size_t k = 0; k < LONG; k++)
            n += encode(text + n, parts[dice_between(&d, 0, N - 1)]);
        text[n] = '\0';
        folds_alike(text);
    }
}

/* Words of any letters and tones, also such as nobody writes. */
static void folds_words_alike(void **state)
{
    static const char *const letters[] = {
        "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư",  "y",
        "á", "ặ", "ầ", "é", "ế", "ị", "ò", "ỗ", "ở", "ú", "ừ",  "ỳ",
        "A", "Ạ", "Ê", "Ì", "Ợ", "Ú", "q", "g", "n", "h", "đ",  "Đ",
        "G", "Q", "t", "1", ",", " ", "-", "_", "'", "%", "qu", "gi",
    };
    dice d = fixed_seed;

    (void)state;
    for (int i = 0; i < 40000 / CASES_EVERY; i++) {
        char text[64] = "";
        size_t used = 0;

        for (int64_t n = dice_between(&d, 0, i % 1000 ? 8 : 20); n; n--) {
            const char *l = letters[dice_between(&d, 0, LENGTH(letters) - 1)];

            memcpy(text + used, l, strlen(l) + 1);
            used += strlen(l);
        }
        folds_alike(text);
    }
}

static void keeps_apart(void **state)
{
    static const char *const pairs[][2] = {
        {"Vấ\u0300n", "Vấn"}, {"Vấ\u0300n", "Vần"}, {"Vân", "Văn"},
        {"Chẽ", "Chế"},       {"mía", "mìa"},       {"dồn", "đồn"}};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_not_equal(pov_text_key(arena, pairs[i][0]),
                                pov_text_key(arena, pairs[i][1]));
}

static void handles_long_text(void **state)
{
    enum { WORDS = 1000 };
    char text[WORDS * 6 + 1];

    (void)state;
    for (size_t i = 0; i < WORDS; i++)
        memcpy(text + i * 6, "\u0110\u00f4 ", 6); /* "Đô " and its NUL */
    for (size_t i = 0; i < WORDS; i++)
        text[i * 6 + 5] = ' ';
    text[sizeof text - 1] = '\0';
    assert_int_equal(strlen(pov_text_bare(arena, text)), WORDS * 3 - 1);
    assert_int_equal(strlen(pov_text_nfc(arena, text)), WORDS * 6);
    assert_int_equal(pov_text_distance(text, "Đô", 3), 4);
    assert_false(pov_text_is(text, text));
}

static void makes_slugs(void **state)
{
    static const char *const rows[][2] = {
        {"Vân Đồn", "van-don"},
        {"Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"},
        {"Ea H'leo", "ea-hleo"},
        {"Ia H' Drai", "ia-h-drai"},
        {"M'Đrắk", "mdrak"},
        {"(TP. Huế)", "tp-hue"},
        {"", ""}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(pov_text_slug(arena, rows[i][0]), rows[i][1]);
}

static void composes(void **state)
{
    (void)state;
    assert_string_equal(pov_text_nfc(arena, "Hoa\u0300 \u0110o\u0302\u0300"),
                        "Hoà Đồ");
    assert_string_equal(pov_text_nfc(arena, "o\u031b\u0301 ½ Å"), "ớ ½ Å");
    assert_string_equal(pov_text_nfc(arena, "\xff Hoà"), "\xff Hoà");
}

static struct utf8_case {
    const char *name, *text;
    bool valid;
    size_t bad_at;
} utf8_cases[] = {
    {"plain", "abc", true, 0},
    {"Vietnamese", "Đồn", true, 0},
    {"four bytes", "\U0001F600", true, 0},
    {"lone byte", "ab\xd0", false, 2},
    {"two Latin-1 bytes", "V\xe2n \xd0\xf4", false, 1},
    {"overlong", "\xc0\xaf", false, 0},
    {"surrogate", "x\xed\xa0\x80", false, 1},
    {"too large", "\xf4\x90\x80\x80", false, 0},
    {"cut short", "Đ\xe1\xbb", false, 2},
};

static void checks_utf8(void **state)
{
    const struct utf8_case *c = *state;
    size_t bad_at = 0;

    assert_int_equal(pov_text_is_utf8(c->text, strlen(c->text), &bad_at),
                     c->valid);
    assert_int_equal(bad_at, c->bad_at);
    assert_int_equal(pov_text_is_utf8(c->text, strlen(c->text), NULL),
                     c->valid);
}

static void measures(void **state)
{
    (void)state;
    assert_int_equal(pov_text_characters("Đồn", strlen("Đồn")), 3);
    assert_int_equal(pov_text_characters("", 0), 0);
    assert_int_equal(pov_text_width("Đồn"), 3);
    assert_int_equal(pov_text_width("o\u0302\u0300"), 1);
    assert_int_equal(pov_text_width("日本"), 4);
    assert_int_equal(pov_text_width("a\u200bb"), 2);
    assert_int_equal(pov_text_width("\xff"), 1);
}

static struct distance_case {
    const char *a, *b;
    size_t limit, distance;
} distance_cases[] = {
    {"", "", 0, 0},
    {"abc", "abc", 3, 0},
    {"abc", "", 3, 3},
    {"quang bnih", "quang binh", 3, 1},
    {"quang bin", "quang binh", 3, 1},
    {"đồn", "dồn", 3, 1},
    {"kitten", "sitting", 3, 3},
    {"kitten", "sitting", 2, 3},
    {"ca", "abc", 3, 3}, /* a swap is not edited again */
    {"abcdef", "uvwxyz", 3, 4},
    {"ab", "ba", 0, 1},
};

static void tells_distance(void **state)
{
    const struct distance_case *c = *state;

    assert_int_equal(pov_text_distance(c->a, c->b, c->limit), c->distance);
    assert_int_equal(pov_text_distance(c->b, c->a, c->limit), c->distance);
}

static struct closest_case {
    const char *typed, *closest;
} closest_cases[] = {
    {"reprot", "report"},
    {"sumary", "summary"},
    {"JSON", "json"},
    {"ndjsn", "ndjson"},
    {"mark", "markdown"},
    {"jsom", "json"},
    {"Hộ cận nghèo", "hộ cận nghèo"},
    {"cần nghèo", "hộ cận nghèo"},
    {"zzz", NULL},
    {"x", NULL},
    {"", NULL},
    {"ho ngheo", "hộ nghèo"},
};

static void suggests(void **state)
{
    static const char *const names[] = {"report",      "summary",  "json",
                                        "ndjson",      "markdown", "hộ nghèo",
                                        "hộ cận nghèo"};
    const struct closest_case *c = *state;
    const char *closest =
        pov_text_closest(arena, c->typed, names, sizeof names / sizeof *names);

    if (c->closest)
        assert_string_equal(closest, c->closest);
    else
        assert_null(closest);
}

static void tells_pieces(void **state)
{
    static const char list[] = "xã|thị xã|a a a|bản";

    (void)state;
    assert_true(pov_text_is_one_of("xã", list));
    assert_true(pov_text_is_one_of("thị xã", list));
    assert_true(pov_text_is_one_of("a a a", list));
    assert_true(pov_text_is_one_of("bản", list));
    assert_false(pov_text_is_one_of("", list));
    assert_false(pov_text_is_one_of("thị", list));
    assert_false(pov_text_is_one_of("a a", list));
    assert_false(pov_text_is_one_of("x", list));
    assert_false(pov_text_is_one_of("xã|thị xã", list));
    assert_false(pov_text_is_one_of("bản|", list));
}

static void compares_words(void **state)
{
    (void)state;
    assert_true(pov_text_is("Sơ Bộ", "sơ bộ"));
    assert_true(pov_text_is("SO BO", "sơ bộ"));
    assert_false(pov_text_is("sơ bo", "sơ bộ"));
    assert_false(pov_text_is("sơ bộ", "so bo"));
    assert_false(pov_text_is("", ""));
}

static struct shown_case {
    const char *text, *expected;
} shown_cases[] = {
    {"Vân Đồn", "Vân Đồn"},
    {"a\tb\nc\r", "a\\tb\\nc\\r"},
    {"\033[31m", "\\x1b[31m"},
    {"a\001b", "a\\x01b"},
    {"\177", "\\x7f"},
    {"\xc2\x9b", "\\x9b"},
    {"\xe2\x80\xae"
     "a",
     "\\u202ea"},
    {"\xff\xc3", "\\xff\\xc3"},
    {"\xe1\xba", "\\xe1\\xba"},
    {"\xf0\x9f\x8d\x9a", "\xf0\x9f\x8d\x9a"},
    {"", ""},
};

static void shows(void **state)
{
    const struct shown_case *c = *state;

    assert_string_equal(pov_text_shown(arena, c->text), c->expected);
}

int main(void)
{
    TEST(folds_each_letter_as_unicode_does);
    TEST(folds_marks_in_any_order);
    TEST(folds_words_alike);
    TEST(keeps_apart);
    TEST(handles_long_text);
    TEST(makes_slugs);
    TEST(composes);
    TEST(measures);
    TEST(tells_pieces);
    TEST(compares_words);
    TEST_ROWS(key_cases, text, makes_keys);
    TEST_ROWS(utf8_cases, name, checks_utf8);
    TEST_ROWS(distance_cases, a, tells_distance);
    TEST_ROWS(closest_cases, typed, suggests);
    TEST_ROWS(shown_cases, expected, shows);
    arena = pov_arena_new();
    return run_all("text", NULL, NULL);
}
