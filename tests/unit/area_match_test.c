/* The shared vectors of names, the names of the sample s08, and rows for what
 * neither asks: each row is one test. */

#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "areas_fixture.h"
#include "povstat/area_match.h"

static pov_day day_of(const char *text)
{
    pov_day day = POV_NO_DAY;

    pov_day_parse(text, &day);
    return day;
}

static pov_level level_of(const char *text)
{
    for (pov_level l = POV_COUNTRY; l <= POV_COMMUNE; l++)
        if (!strcmp(text, pov_code(POV_TERMS_LEVEL, l)))
            return l;
    return POV_ANY_LEVEL;
}

/* What a test expects. */

typedef struct name_case {
    const char *label, *typed;
    pov_level level;
    const char *parent, *as_of; /* "" for none */
    pov_match outcome;
    const char *areas; /* ids or codes with '|': the area or the candidates */
} name_case;

static bool is_area(const pov_area *area, const char *wanted, size_t length)
{
    const char *slug = strrchr(area->id, '/');

    slug = slug ? slug + 1 : area->id;
    return (strlen(area->id) == length && !memcmp(area->id, wanted, length)) ||
           (strlen(area->code) == length &&
            !memcmp(area->code, wanted, length)) ||
           (strlen(slug) == length && !memcmp(slug, wanted, length));
}

static bool has_area(const pov_area_list *list, const char *wanted,
                     size_t length)
{
    for (size_t i = 0; i < list->count; i++)
        if (is_area(list->items[i], wanted, length))
            return true;
    return false;
}

static void check_candidates(const name_case *c, const pov_area_match *match)
{
    size_t wanted = 0;

    if (c->outcome == POV_MATCH_SUGGEST) {
        assert_true(match->candidates.count > 0);
        if (!is_area(match->candidates.items[0], c->areas, strlen(c->areas)))
            fail_msg("suggests %s first", match->candidates.items[0]->id);
        return;
    }
    for (const char *at = c->areas; *at; wanted++) {
        size_t length = strcspn(at, "|");

        assert_true(has_area(&match->candidates, at, length));
        at += length + (at[length] == '|');
    }
    assert_int_equal(match->candidates.count, wanted);
}

static void finds_area(void **state)
{
    const name_case *c = *state;
    pov_area_hint hint = {
        .level = c->level,
        .parent = *c->parent ? pov_catalogue_area(catalogue, c->parent) : NULL,
        .as_of = day_of(c->as_of)};
    pov_area_match match = pov_area_find(catalogue, c->typed, &hint, arena);

    if (*c->parent)
        assert_non_null(hint.parent);
    if (match.outcome != c->outcome)
        fail_msg("outcome %d, not %d: %s (%s)", (int)match.outcome,
                 (int)c->outcome, match.area ? match.area->id : "no area",
                 match.why ? match.why : "no reason");
    if (match.outcome == POV_MATCH_CERTAIN)
        assert_null(match.why);
    if (match.outcome == POV_MATCH_LIKELY || match.outcome == POV_MATCH_DAMAGED)
        assert_non_null(match.why);
    if (match.outcome > POV_MATCH_LIKELY) {
        assert_null(match.area);
        check_candidates(c, &match);
    } else if (!is_area(match.area, c->areas, strlen(c->areas))) {
        fail_msg("found %s", match.area->id);
    }
}

/* The vectors. */

static struct {
    name_case *items;
    size_t count, capacity;
} vectors;

static const struct {
    const char *word;
    pov_match outcome;
} outcomes[] = {
    {"ok", POV_MATCH_CERTAIN},          {"ok-warn", POV_MATCH_LIKELY},
    {"ambiguous", POV_MATCH_AMBIGUOUS}, {"suggest", POV_MATCH_SUGGEST},
    {"unknown", POV_MATCH_UNKNOWN},     {"reject", POV_MATCH_DAMAGED},
    {"aggregate-row", POV_MATCH_TOTAL}, {"missing", POV_MATCH_BLANK},
};

static pov_match outcome_of(const char *word)
{
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        if (!strcmp(outcomes[i].word, word))
            return outcomes[i].outcome;
    fprintf(stderr, "vectors: unknown outcome '%s'\n", word);
    exit(1);
}

static const char *from_hex(const char *hex)
{
    size_t n = strlen(hex) / 2;
    char *bytes = pov_arena_alloc(arena, n + 1);

    for (size_t i = 0; i < n; i++) {
        char pair[] = {hex[2 * i], hex[2 * i + 1], '\0'};

        bytes[i] = (char)strtol(pair, NULL, 16);
    }
    return bytes;
}

/** The end of the year; of 2025 the last day of the districts, since the
 *  vectors ask for a district in that year. */
static const char *as_of(const char *year)
{
    if (!*year)
        return "";
    if (!strcmp(year, "2025"))
        return "2025-06-30";
    return pov_arena_format(arena, "%s-12-31", year);
}

static void take_vector(const record *row)
{
    bool many = strchr(row->cells[9], '|') != NULL;
    const char *wanted = *row->cells[9] && (many || !*row->cells[8] ||
                                            !strchr(row->cells[8], '@'))
                             ? row->cells[9]
                             : row->cells[8];
    name_case c = {.label = pov_arena_format(arena, "%s %s: %s", row->cells[0],
                                             row->cells[1], row->cells[2]),
                   .typed = from_hex(row->cells[3]),
                   .level = level_of(row->cells[4]),
                   .parent = row->cells[5],
                   .as_of = as_of(row->cells[6]),
                   .outcome = outcome_of(row->cells[7]),
                   .areas = wanted};

    pov_arena_push(arena, &vectors, c);
}

/* More rows. */

#define ANY POV_ANY_LEVEL
#define CERTAIN POV_MATCH_CERTAIN
#define LIKELY POV_MATCH_LIKELY
#define SUGGEST POV_MATCH_SUGGEST
#define AMBIGUOUS POV_MATCH_AMBIGUOUS
#define UNKNOWN POV_MATCH_UNKNOWN
#define DAMAGED POV_MATCH_DAMAGED
#define TOTAL POV_MATCH_TOTAL
#define BLANK POV_MATCH_BLANK
#define QN "quang-ninh"
#define VD "quang-ninh/van-don"

static name_case cases[] = {
    /* s08-names.csv, with quang-ninh as the parent of the file */
    {"s08 2", "Vân Đồn", ANY, QN, "", CERTAIN, VD},
    {"s08 3", "Va\u0302n Đo\u0302\u0300n", ANY, QN, "", CERTAIN, VD},
    {"s08 4", "VÂN ĐỒN", ANY, QN, "", CERTAIN, VD},
    {"s08 5", "Van Don", ANY, QN, "", LIKELY, VD},
    {"s08 6", "huyện Vân Đồn", ANY, QN, "", CERTAIN, VD},
    {"s08 7", "H. Vân Đồn", ANY, QN, "", CERTAIN, VD},
    {"s08 8", "Vân Đồn ", ANY, QN, "", CERTAIN, VD},
    {"s08 9", "Vân\u00a0Đồn", ANY, QN, "", CERTAIN, VD},
    {"s08 10", "Vân  Đồn", ANY, QN, "", CERTAIN, VD},
    {"s08 11", "Vân \u00d0ồn", ANY, QN, "", LIKELY, VD},
    {"s08 12", "Vân \u0189ồn", ANY, QN, "", LIKELY, VD},
    {"s08 13", "Văn Đồn", ANY, QN, "", LIKELY, VD},
    {"s08 14", "Vạn Đồn", ANY, QN, "", SUGGEST, VD},
    {"s08 15", "Hoà Bình", ANY, QN, "", CERTAIN, "hoa-binh"},
    {"s08 16", "Hòa Bình", ANY, QN, "", CERTAIN, "hoa-binh"},
    {"s08 17", "Quảng Ninh", ANY, QN, "", CERTAIN, QN},
    {"s08 18", "Quảng Bình", ANY, QN, "", CERTAIN, "quang-binh"},
    {"s08 19", "Quảng Bính", ANY, QN, "", SUGGEST, "quang-binh"},
    /* what offices type beside a name */
    {"a remark", "Xã Bảo Lạc (ATK)", ANY, "cao-bang", "2025-12-31", LIKELY,
     "cao-bang/bao-lac@2025-07-01"},
    {"two remarks", "Xã Bảo Lạc (ĐBKK, biên giới)", ANY, "cao-bang",
     "2025-12-31", LIKELY, "cao-bang/bao-lac@2025-07-01"},
    {"a remark in unknown words", "Xã Bảo Lạc (hộ)", ANY, "cao-bang",
     "2025-12-31", UNKNOWN, ""},
    {"a district in brackets", "Bình Thuận (Đại Từ)", ANY, "", "2023-12-31",
     CERTAIN, "thai-nguyen/dai-tu/binh-thuan"},
    {"a name like a remark", "Biên Giới", ANY, "tay-ninh", "2023-12-31",
     CERTAIN, "tay-ninh/chau-thanh/bien-gioi"},
    {"a commune's office", "UBND xã Bảo Lạc", ANY, "cao-bang", "2025-12-31",
     LIKELY, "cao-bang/bao-lac@2025-07-01"},
    {"a letter that is a name", "A Lưới", ANY, "", "2023-12-31", CERTAIN,
     "hue/a-luoi"},
    {"rank behind, in English", "Quang Binh Province", ANY, "", "2023-12-31",
     LIKELY, "44"},
    {"a blank before the dot", "TP . Đồng Hới", ANY, "", "2023-12-31", CERTAIN,
     "quang-binh/dong-hoi"},
    {"an everyday name", "Sài Gòn", ANY, "", "2023-12-31", LIKELY, "79"},
    {"an everyday name and a ward's", "Sài Gòn", ANY, "ho-chi-minh@2025-07-01",
     "2025-12-31", CERTAIN, "ho-chi-minh/sai-gon"},
    /* hints */
    {"parent elsewhere", "Vân Đồn", ANY, "quang-binh", "", SUGGEST, VD},
    {"alias elsewhere", "Văn Đồn", ANY, "quang-binh", "", SUGGEST, VD},
    {"district under its province", "Quảng Ninh", ANY, "quang-binh", "",
     CERTAIN, "456"},
    {"no hint", "Quảng Ninh", ANY, "", "", AMBIGUOUS, "22|456"},
    {"rank beats level", "Tỉnh Bắc Ninh", POV_DISTRICT, "", "", CERTAIN, "27"},
    {"wrong rank", "Thị xã Vân Đồn", ANY, "", "", LIKELY, VD},
    {"rank of a namesake", "Thị xã Kỳ Anh", ANY, "ha-tinh", "", CERTAIN, "449"},
    {"namesakes", "Kỳ Anh", ANY, "ha-tinh", "", AMBIGUOUS, "447|449"},
    {"rank behind", "Kỳ Anh (huyện)", ANY, "", "", CERTAIN, "447"},
    /* old and new */
    {"old province later", "Quảng Bình", POV_PROVINCE, "", "2026-12-31", LIKELY,
     "44"},
    {"id beats date", "bac-ninh", ANY, "", "2026-12-31", CERTAIN, "27"},
    {"dated id", "bac-ninh@2025-07-01", ANY, "", "2024-12-31", CERTAIN,
     "bac-ninh@2025-07-01"},
    {"(mới)", "Bắc Ninh (mới)", POV_PROVINCE, "", "2024-12-31", CERTAIN,
     "bac-ninh@2025-07-01"},
    {"mới", "Bắc Ninh mới", POV_PROVINCE, "", "2024-12-31", CERTAIN,
     "bac-ninh@2025-07-01"},
    {"(cũ)", "Bắc Ninh (cũ)", POV_PROVINCE, "", "2026-12-31", CERTAIN, "27"},
    {"sau sáp nhập", "tỉnh Bắc Ninh sau sáp nhập", ANY, "", "2024-12-31",
     CERTAIN, "bac-ninh@2025-07-01"},
    {"(trước sáp nhập)", "Quảng Trị (trước sáp nhập)", POV_PROVINCE, "",
     "2026-01-01", CERTAIN, "45"},
    {"new that is none", "Bắc Kạn (mới)", POV_PROVINCE, "", "", LIKELY, "06"},
    {"mới is a name", "Chợ Mới", POV_DISTRICT, "bac-kan", "", CERTAIN, "065"},
    {"special zone by date", "Vân Đồn", POV_DISTRICT, QN, "2026-12-31", CERTAIN,
     "06994"},
    {"special zone by rank", "Đặc khu Vân Đồn", ANY, QN, "", CERTAIN, "06994"},
    {"zone of another province", "Phú Quốc", ANY, "kien-giang", "2026-12-31",
     CERTAIN, "31078"},
    {"open province", "Quảng Ninh", POV_PROVINCE, "", "2026-12-31", CERTAIN,
     "22"},
    {"merged neighbour", "Quảng Trị", POV_PROVINCE, "quang-binh", "2024-12-31",
     CERTAIN, "45"},
    {"alias by date", "TP. HCM", ANY, "", "2026-12-31", CERTAIN,
     "ho-chi-minh@2025-07-01"},
    {"ceased district", "Huyện Yên Phong, Bắc Ninh", ANY, "", "2026-12-31",
     LIKELY, "258"},
    {"the commune after", "Yên Phong, Bắc Ninh", ANY, "", "2026-12-31", CERTAIN,
     "09193"},
    {"former name, later", "Tĩnh Gia", POV_DISTRICT, "", "2022-12-31", LIKELY,
     "407"},
    {"former name, then", "Tĩnh Gia", POV_DISTRICT, "", "2019-12-31", CERTAIN,
     "407"},
    {"city of Huế then", "Thành phố Huế", ANY, "", "2023-12-31", CERTAIN,
     "474"},
    {"city of Huế now", "Thành phố Huế", ANY, "", "2025-12-31", CERTAIN, "46"},
    /* with the province in the cell */
    {"comma", "huyện Vân Đồn, tỉnh Quảng Ninh", ANY, "", "", CERTAIN, VD},
    {"parentheses", "Vân Đồn (Quảng Ninh)", ANY, "", "", CERTAIN, VD},
    {"dash", "Vân Đồn - Quảng Ninh", ANY, "", "", CERTAIN, VD},
    {"path", "Quảng Ninh/Vân Đồn", ANY, "", "", CERTAIN, VD},
    {"bare with province", "Van Don, Quang Ninh", ANY, "", "", LIKELY, VD},
    {"typed beats hint", "Quảng Ninh, Quảng Bình", POV_DISTRICT, QN, "",
     CERTAIN, "456"},
    {"wrong province", "Vân Đồn, Quảng Bình", ANY, "", "", SUGGEST, VD},
    {"misspelt with province", "Vạn Đồn, Quảng Ninh", ANY, "", "", SUGGEST, VD},
    {"two areas", "Vân Đồn, Ba Chẽ", ANY, "", "", UNKNOWN, ""},
    {"dash in a name", "Phan Rang - Tháp Chàm", ANY, "", "", CERTAIN, "582"},
    /* what stands round names */
    {"number", "1. Vân Đồn", ANY, "", "", LIKELY, VD},
    {"Roman number", "II. Vân Đồn", ANY, "", "", LIKELY, VD},
    {"letter", "a) Vân Đồn", ANY, "", "", LIKELY, VD},
    {"running number", "12 Vân Đồn", ANY, "", "", LIKELY, VD},
    {"footnote", "Vân Đồn (1)", ANY, "", "", LIKELY, VD},
    {"footnote mark", "Vân Đồn¹", ANY, "", "", LIKELY, VD},
    {"bullet", "• Vân Đồn", ANY, "", "", LIKELY, VD},
    {"curly apostrophe", "Ea H’leo", ANY, "", "", CERTAIN, "645"},
    {"wide and spaced", "ＶＡＮ　ＤＯＮ", ANY, "", "", LIKELY, VD},
    /* marks and letters */
    {"part of the marks", "Huyện Van Don", ANY, "", "", SUGGEST, VD},
    {"bare rank, marked name", "huyen Vân Đồn", ANY, "", "", CERTAIN, VD},
    {"bare rank is a name", "Tinh Gia", ANY, "", "", LIKELY, "407"},
    {"bare rank of a number", "quan 1", ANY, "", "", CERTAIN, "760"},
    {"misspelt with rank", "TP. Hạ Lonh", ANY, "", "", SUGGEST, "193"},
    {"nearest first", "Bắc Nịn", POV_PROVINCE, "", "", SUGGEST, "27"},
    /* what sounds alike */
    {"ch for tr", "Cha Lĩnh", POV_DISTRICT, "cao-bang", "", SUGGEST,
     "cao-bang/tra-linh"},
    {"x for s, n for ng", "Xơn La", POV_PROVINCE, "", "", SUGGEST, "son-la"},
    {"short, x for s", "Xa Pa", ANY, "", "", SUGGEST, "lao-cai/sa-pa"},
    {"d for gi", "Kiên Dang", POV_PROVINCE, "", "", SUGGEST, "kien-giang"},
    {"n for l", "Nai Châu", POV_PROVINCE, "", "", SUGGEST, "lai-chau"},
    {"y for i", "Vỵ Xuyên", POV_DISTRICT, "", "", SUGGEST, "ha-giang/vi-xuyen"},
    {"hỏi for ngã", "Ba Chẻ", ANY, "", "", SUGGEST, "quang-ninh/ba-che"},
    {"n for ng at the end", "Bắc Gian", POV_PROVINCE, "", "", SUGGEST,
     "bac-giang"},
    {"none outside the parent", "Xa Pa", ANY, "quang-ninh", "", UNKNOWN, ""},
    /* codes */
    {"code by date", "44", POV_PROVINCE, "", "2026-12-31", CERTAIN,
     "quang-tri@2025-07-01"},
    {"code used twice", "44", POV_PROVINCE, "", "", LIKELY, "quang-binh"},
    {"code used once", "22", ANY, "", "", CERTAIN, QN},
    {"zero lost", "62", POV_DISTRICT, "bac-kan", "", LIKELY, "062"},
    {"no such code", "99999", ANY, "", "", UNKNOWN, ""},
    {"a figure", "12.791", ANY, "", "", DAMAGED, ""},
    /* no area */
    {"total of a district", "Toàn huyện Vân Đồn", ANY, "", "", TOTAL, ""},
    {"total with parts", "Tổng số (I+II)", ANY, "", "", TOTAL, ""},
    {"total without marks", "TONG CONG", ANY, "", "", TOTAL, ""},
    {"total with number", "III. Tổng cộng", ANY, "", "", TOTAL, ""},
    {"dashes", "– –", ANY, "", "", BLANK, ""},
    {"dots", "...", ANY, "", "", BLANK, ""},
    {"only blanks", " \t\u00a0", ANY, "", "", BLANK, ""},
    {"only a BOM", "\ufeff", ANY, "", "", BLANK, ""},
    {"spreadsheet error", "#REF!", ANY, "", "", DAMAGED, ""},
    {"UTF-8 as Windows-1252",
     "V\u00c3\u00a2n \u00c4\xc2\x90\u00e1\u00bb\u201cn", ANY, "", "", SUGGEST,
     VD},
    {"broken beyond repair", "X©y §¸z¼", ANY, "", "", DAMAGED, ""},
};

int main(void)
{

    load_areas();
    each_row("tests/data/vectors/vn_text_vectors.csv", take_vector);
    TEST_SOME(vectors.items, vectors.count, label, finds_area);
    TEST_ROWS(cases, label, finds_area);
    return run_all("pov_area_find", NULL, NULL);
}
