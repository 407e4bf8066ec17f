#include "cases.h"

#include <string.h>

#include <utf8proc.h>

#include "bytes/syllable.h"

/* One line is one test: words of one answer, parted by spaces. */
static struct word_case {
    const char *name, *words;
    bool is_spellable;
} cases[] = {
    {"names", "huyện Vân Đồn Lệ Thuỷ Thủy Tuyên Hoá Hóa Bắc Kạn Quảng Bình",
     true},
    {"column names", "tổng số hộ nghèo tỷ lệ xã tỉnh năm cận thực hiện", true},
    {"capitals", "QUẢNG NINH ĐỒNG HỚI", true},
    {"capitals with small toned vowels", "QUảNG BìNH Hộ NGHèO ĐồNG", true},
    {"decomposed", "Quảng Bình huyện", true},
    {"hat and tone apart", "Quảng ệ nghiệp", true},
    {"rare rhymes", "khuỷu quých ngoằng thuở huơ giữa gì giếng quốc quỳnh",
     true},
    {"highlands", "Đắk Lắk Plông Krông", true},
    {"stops with acute or dot", "ác ạc ách ạch áp ạp át ạt đắk", true},
    {"stops with another tone", "àc ảc ãc àch ảch ãch àp ảp ãp àt ảt ãt",
     false},
    {"a hat but no tone before a stop", "viêc côt đât ươc", false},
    {"two tones", "hộ́ nghè́o", false},
    {"letters of other languages", "façade naïve øre ñandú über fjörd", false},
    {"no rhyme", "ệệ ngđồ ăạ êà đ ởm̂", false},
    {"no initial", "fò jạ wá zố thrầ", false},
    {"windows-1258 of TCVN3", "huyÖn nghÌo tØnh x· tû lÖ", false},
    {"too long", "nghiêngnghiềng", false},
    {"lost letters", "Huy?n ngh?o Qu?ng ???ng B?nh", true},
    {"lost letters in no word", "a?b?c qwer?y b?d?", false},
};

static size_t points_of(const char *word, size_t length, int32_t *points)
{
    utf8proc_ssize_t n = utf8proc_decompose(
        (const utf8proc_uint8_t *)word, (utf8proc_ssize_t)length, points, 64,
        UTF8PROC_STABLE); /* as typed: nothing is taken apart */

    assert_true(n > 0);
    return (size_t)n;
}

static void spells(void **state)
{
    const struct word_case *c = *state;

    for (const char *word = c->words; *word;) {
        size_t length = strcspn(word, " ");
        int32_t points[64];
        size_t n = points_of(word, length, points);

        if (syllable_is_spellable(points, n) != c->is_spellable)
            fail_msg("%.*s", (int)length, word);
        word += length + (word[length] == ' ');
    }
}

static void needs_letters(void **state)
{
    (void)state;
    assert_false(syllable_is_spellable((int32_t[]){'a'}, 0));
    assert_false(syllable_is_spellable((int32_t[]){'b', -1, '?', 'n'}, 4));
}

int main(void)
{
    TEST_ROWS(cases, name, spells);
    TEST(needs_letters);
    return run_all("syllable", NULL, NULL);
}
