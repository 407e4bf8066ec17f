/* Words beside a name that say which side of the merger is meant: every word
 * in every frame, under the date that would say otherwise. */

#include "cases.h"

#include "areas_fixture.h"
#include "povstat/area_match.h"
#include "povstat/text.h"

static pov_day day_of(const char *text)
{
    pov_day day = POV_NO_DAY;

    pov_day_parse(text, &day);
    return day;
}

static const struct {
    const char *words;
    bool is_new;
} said[] = {
    {"cũ", false},
    {"mới", true},
    {"tỉnh cũ", false},
    {"tỉnh mới", true},
    {"địa giới cũ", false},
    {"theo địa giới mới", true},
    {"trước sáp nhập", false},
    {"sau sáp nhập", true},
    {"trước khi sáp nhập", false},
    {"sau khi sáp nhập tỉnh", true},
    {"chưa sáp nhập", false},
    {"đã sáp nhập", true},
    {"mới sáp nhập", true},
    {"trước hợp nhất", false},
    {"sau hợp nhất", true},
    {"hợp nhất", true},
    {"mới hợp nhất", true},
    {"mới thành lập", true},
    {"mới được thành lập", true},
    {"trước sắp xếp", false},
    {"sau sắp xếp", true},
    {"sau khi thực hiện sắp xếp đơn vị hành chính", true},
    {"trước ngày 01/7/2025", false},
    {"từ 1/7/2025", true},
    {"sau ngày 01/07/2025", true},
    {"old", false},
    {"after the merger", true},
};

static const char *const frames[] = {
    "%s (%s)", "%s(%s)",  "%s [%s]",  "%s %s",       "%s - %s",
    "%s, %s",  "%s – %s", "%s (%s)*", "%s (%s) (1)", "1. %s (%s)",
};

static const struct {
    const char *name, *old_id, *new_id;
} names[] = {
    {"Quảng Trị", "quang-tri", "quang-tri@2025-07-01"},
    {"Tỉnh Bắc Ninh", "bac-ninh", "bac-ninh@2025-07-01"},
    {"TỈNH AN GIANG", "an-giang", "an-giang@2025-07-01"},
    {"bac-ninh", "bac-ninh", "bac-ninh@2025-07-01"},
};

static const char *fill(const char *frame, const char *name, const char *words)
{
    const char *first = strstr(frame, "%s"), *second = strstr(first + 2, "%s");

    return pov_arena_format(arena, "%.*s%s%.*s%s%s", (int)(first - frame),
                            frame, name, (int)(second - first - 2), first + 2,
                            words, second + 2);
}

static void means(const char *typed, const char *as_of, const char *id)
{
    const pov_area_hint hint = {.level = POV_PROVINCE, .as_of = day_of(as_of)};
    pov_area_match match = pov_area_find(catalogue, typed, &hint, arena);

    if (!match.area || strcmp(match.area->id, id) != 0)
        fail_msg("'%s' of %s is %s (%s), not %s", typed, as_of,
                 match.area ? match.area->id : "no area",
                 match.why ? match.why : "no reason", id);
}

static void words_beat_the_date(void **state)
{
    (void)state;
    for (size_t w = 0; w < LENGTH(said); w++)
        for (size_t f = 0; f < LENGTH(frames); f++)
            for (size_t n = 0; n < LENGTH(names); n++) {
                bool new = said[w].is_new;
                const char *as_of = new ? "2024-12-31" : "2026-12-31";
                const char *id = new ? names[n].new_id : names[n].old_id;
                const char *bare = pov_text_bare(arena, said[w].words);

                means(fill(frames[f], names[n].name, said[w].words), as_of, id);
                means(fill(frames[f], names[n].name, bare), as_of, id);
            }
}

static void other_words_are_no_words(void **state)
{
    static const char *const typed[] = {
        "Quảng Trị (cụ)",
        "Quảng Trị sau",
        "Quảng Trị trước",
        "Quảng Trị (sáp)",
        "Quảng Trị khi mới sau",
        "Quảng Trị mới lạ",
        "Quảng Trị (tỉnh)x",
        "sau sáp nhập",
        "(mới)",
        "cũ",
    };
    const pov_area_hint hint = {.level = POV_PROVINCE};

    (void)state;
    for (size_t i = 0; i < LENGTH(typed); i++) {
        pov_area_match match = pov_area_find(catalogue, typed[i], &hint, arena);

        if (match.area)
            fail_msg("'%s' is taken for %s", typed[i], match.area->id);
    }
}

static void what_the_id_denies_is_told(void **state)
{
    static const struct {
        const char *typed, *id;
    } cases[] = {
        {"quang-tri@2025-07-01 (cũ)", "quang-tri@2025-07-01"},
        {"bac-ninh/que-vo (mới)", "bac-ninh/que-vo"},
        {"Quảng Bình (sau sáp nhập)", "quang-binh"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        pov_area_match match =
            pov_area_find(catalogue, cases[i].typed, NULL, arena);

        assert_int_equal(match.outcome, POV_MATCH_LIKELY);
        assert_string_equal(match.area->id, cases[i].id);
        assert_non_null(match.why);
    }
}

/** What the word says may be so on both sides: then it says nothing. */
static void unchanged_areas_take_any_word(void **state)
{
    (void)state;
    means("Quảng Ninh (cũ)", "2026-12-31", "quang-ninh");
    means("Quảng Ninh (mới)", "2024-12-31", "quang-ninh");
    means("Quảng Ninh sau sáp nhập", "2024-12-31", "quang-ninh");
}

static void codes_follow_the_date(void **state)
{
    static const struct {
        const char *code, *then, *now;
    } codes[] = {
        {"24", "bac-giang", "bac-ninh@2025-07-01"},
        {"27", "bac-ninh", "bac-ninh"},
        {"44", "quang-binh", "quang-tri@2025-07-01"},
        {"45", "quang-tri", "quang-tri"},
        {"22", "quang-ninh", "quang-ninh"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(codes); i++) {
        means(codes[i].code, "2024-12-31", codes[i].then);
        means(codes[i].code, "2025-06-30", codes[i].then);
        means(codes[i].code, "2025-07-01", codes[i].now);
        means(codes[i].code, "2026-12-31", codes[i].now);
        means(pov_arena_format(arena, "%s (cũ)", codes[i].code), "2026-12-31",
              codes[i].then);
        means(pov_arena_format(arena, "%s (mới)", codes[i].code), "2024-12-31",
              codes[i].now);
    }
}

int main(void)
{
    TEST(words_beat_the_date);
    TEST(other_words_are_no_words);
    TEST(what_the_id_denies_is_told);
    TEST(unchanged_areas_take_any_word);
    TEST(codes_follow_the_date);
    load_areas();
    return run_all("territory words", NULL, NULL);
}
