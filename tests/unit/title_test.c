#include "cases.h"

#include "extract_fixture.h"

#define AREA "parent=quang-binh"
#define DAY "as_of=2024-12-31"

/* Titles over a small table of Ba Đồn, and what is taken from them: the text
 * of the findings about titles, and the figure "hộ nghèo" with its date, or
 * none. */
static struct title_case {
    const char *name;
    const char *titles; /* whole lines */
    const char *set;
    const char *found; /* what was taken, parted by " | " */
    const char *poor;  /* area, date */
} cases[] = {
    /* Dates */
    {"a year", "KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2024;;\n", AREA,
     "'NĂM 2024': date", "ba-don 2024-12-31"},
    {"a year without marks", "Ket qua ra soat ho ngheo nam 2024;;\n", AREA,
     "'nam 2024': date", "ba-don 2024-12-31"},
    {"the end of a year", "Hộ nghèo cuối năm 2023;;\n", AREA,
     "'cuối năm 2023': date", "ba-don 2023-12-31"},
    {"a day", "Hộ nghèo tính đến ngày 31/12/2023;;\n", AREA,
     "'tính đến ngày 31/12/2023': date", "ba-don 2023-12-31"},
    {"the first of a year", "Hộ nghèo đến 01/01/2024;;\n", AREA,
     "'đến 01/01/2024': date", "ba-don 2023-12-31"},
    {"months", "Báo cáo 6 tháng đầu năm 2024;;\n", AREA,
     "'6 tháng đầu năm 2024': date", "ba-don 2024-06-30"},
    {"a quarter", "Báo cáo quý III năm 2024;;\n", AREA,
     "'quý III năm 2024': date", "ba-don 2024-09-30"},
    {"a bare year", "2024;;\n", AREA, "", "none"},
    {"no date", "BIỂU SỐ 01;;\n", AREA, "", "none"},
    {"two years", "Hộ nghèo năm 2023 và năm 2024;;\n", AREA, "", "none"},
    {"one year twice", "Hộ nghèo năm 2024, kế hoạch năm 2024;;\n", AREA,
     "'năm 2024': date", "ba-don 2024-12-31"},
    {"a programme's years", "GIẢM NGHÈO GIAI ĐOẠN 2021-2025;;\n", AREA, "",
     "none"},
    {"a standard's years and a year",
     "HỘ NGHÈO NĂM 2023 THEO CHUẨN GIAI ĐOẠN 2022-2025;;\n", AREA,
     "'NĂM 2023': date", "ba-don 2023-12-31"},
    {"the years first", "CHUẨN 2022-2025;;\nNĂM 2023;;\n", AREA,
     "'NĂM 2023': date", "ba-don 2023-12-31"},
    {"in the second cell", ";Hộ nghèo năm 2024;\n", AREA, "'năm 2024': date",
     "ba-don 2024-12-31"},
    {"over two lines", "\"Hộ nghèo\nnăm 2024\";;\n", AREA, "'năm 2024': date",
     "ba-don 2024-12-31"},

    /* Against what the file was told */
    {"the same year told", "Hộ nghèo năm 2024;;\n", AREA " " DAY, "",
     "ba-don 2024-12-31"},
    {"the same day told", "Hộ nghèo đến 31/12/2024;;\n", AREA " " DAY, "",
     "ba-don 2024-12-31"},
    {"another year told", "Hộ nghèo năm 2023;;\n", AREA " " DAY,
     "'năm 2023': differs", "ba-don 2024-12-31"},
    {"another day of the year told", "Hộ nghèo đến 30/6/2024;;\n", AREA " " DAY,
     "'đến 30/6/2024': differs", "ba-don 2024-12-31"},
    {"told in a row before", "# as_of;2024-12-31;\nHộ nghèo năm 2023;;\n", AREA,
     "'năm 2023': differs", "ba-don 2024-12-31"},
    {"two titles that differ", "Hộ nghèo năm 2024;;\nSo với năm 2023;;\n", AREA,
     "'năm 2023': differs | 'năm 2024': date", "ba-don 2024-12-31"},

    /* Areas */
    {"a province", "TỈNH QUẢNG BÌNH;;\n", DAY, "'TỈNH QUẢNG BÌNH': parent",
     "ba-don 2024-12-31"},
    {"an office of a province", "UBND tỉnh Quảng Bình;;\n", DAY,
     "'tỉnh Quảng Bình': parent", "ba-don 2024-12-31"},
    {"one province twice", "UBND tỉnh Quảng Bình;;Tỉnh Quảng Bình\n", DAY,
     "'tỉnh Quảng Bình': parent", "ba-don 2024-12-31"},
    {"another province", "UBND TỈNH QUẢNG NINH;;\n", DAY,
     "'TỈNH QUẢNG NINH': parent", "none"},
    {"a name alone", "Quảng Ninh;;\n", DAY, "", "ba-don 2024-12-31"},
    {"a district of a province", "huyện Vân Đồn, tỉnh Quảng Ninh;;\n", DAY, "",
     "ba-don 2024-12-31"},
    {"a district alone", "HUYỆN VÂN ĐỒN;;\n", DAY, "", "ba-don 2024-12-31"},
    {"two provinces", "tỉnh Quảng Bình và tỉnh Quảng Ninh;;\n", DAY, "",
     "ba-don 2024-12-31"},
    {"nowhere", "TỈNH XYZ;;\n", DAY, "", "ba-don 2024-12-31"},
    {"told", "TỈNH QUẢNG NINH;;\n", AREA " " DAY, "", "ba-don 2024-12-31"},
    {"a province and a year", "HỘ NGHÈO TỈNH QUẢNG BÌNH NĂM 2024;;\n", "",
     "'NĂM 2024': date | 'TỈNH QUẢNG BÌNH': parent", "ba-don 2024-12-31"},
    {"below the header", "Huyện;Hộ nghèo;Kinh phí\nTỈNH QUẢNG NINH;;\n",
     AREA " " DAY, "", "none"},
};

static const char *add(const char *list, const char *text)
{
    return pov_arena_format(arena, "%s%s%s", list, *list ? " | " : "", text);
}

/** "'năm 2024': date | ..." */
static const char *titles_found(const reading *r)
{
    static const char *const taken[][2] = {{"the date", "date"},
                                           {"the parent", "parent"},
                                           {"the unit", "unit"},
                                           {"as_of is", "differs"},
                                           {"no column", "unfit"}};
    const char *list = "";

    for (size_t i = 0; i < r->findings.count; i++) {
        const pov_finding *f = r->findings.items[i];
        const char *what = strstr(f->detail ? f->detail : "", "': ");

        if (f->kind != POV_FOUND_TITLE_USED &&
            f->kind != POV_FOUND_TITLE_DIFFERS &&
            f->kind != POV_FOUND_TITLE_UNIT)
            continue;
        assert_non_null(what);
        what += strlen("': ");
        for (size_t k = 0; k < LENGTH(taken); k++)
            if (!strncmp(what, taken[k][0], strlen(taken[k][0])))
                list = add(list, pov_arena_format(arena, "%.*s%s",
                                                  (int)(what - f->detail),
                                                  f->detail, taken[k][1]));
    }
    return list;
}

/** The figure of an indicator that was typed, or NULL. */
static const pov_figure *figure_of(const reading *r, const char *indicator)
{
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        if (!strcmp(f->key.indicator->id, indicator) && pov_figure_stated(f))
            return f;
    }
    return NULL;
}

static reading read_titled(const char *titles, const char *rows,
                           const char *set)
{
    const char *text = pov_arena_format(arena, "%s%s", titles, rows);
    FILE *file = NULL;
    reading r = read_file(path_to_bytes(&file, text, strlen(text)),
                          pov_arena_format(arena, "kind=actual %s", set));

    fclose(file);
    return r;
}

static void takes_title(void **state)
{
    const struct title_case *c = *state;
    reading r = read_titled(c->titles,
                            "Huyện;Hộ nghèo;Kinh phí\nBa Đồn;1.156;\n", c->set);
    const pov_figure *f = figure_of(&r, "poor");
    const char *poor = "none";

    if (f) {
        pov_civil day = pov_civil_from(f->key.as_of);

        poor = pov_arena_format(arena, "%s %04d-%02d-%02d",
                                strrchr(f->key.area->id, '/') + 1,
                                (int)day.year, (int)day.month, (int)day.day);
    }
    assert_string_equal(titles_found(&r), c->found);
    assert_string_equal(poor, c->poor);
}

/* What the amount "1.500" below "Kinh phí", or another heading, comes to. */
static struct unit_case {
    const char *title, *heading;
    const char *found;
    int64_t amount;
} units[] = {
    {"Đơn vị tính: triệu đồng", "Kinh phí", "'triệu đồng': unit", 1500000000},
    {"ĐƠN VỊ TÍNH: TRIỆU ĐỒNG", "Kinh phí", "'TRIỆU ĐỒNG': unit", 1500000000},
    {"don vi tinh: trieu dong", "Kinh phí", "'trieu dong': unit", 1500000000},
    {"ĐVT: nghìn đồng", "Kinh phí", "'nghìn đồng': unit", 1500000},
    {"Đơn vị: tỷ đồng", "Kinh phí", "'tỷ đồng': unit", 1500000000000},
    {"(Đơn vị tính: triệu đồng)", "Kinh phí", "'triệu đồng': unit", 1500000000},
    {"Biểu 01. ĐVT: triệu đồng", "Kinh phí", "'triệu đồng': unit", 1500000000},
    {"ĐVT: hộ, triệu đồng", "Kinh phí", "'hộ': unfit | 'triệu đồng': unit",
     1500000000},
    {"ĐVT: %; nghìn đồng", "Kinh phí", "'nghìn đồng': unit", 1500000},
    {"ĐVT: triệu đồng", "Kinh phí (tỷ đồng)", "'triệu đồng': unit",
     1500000000000},
    {"Đơn vị tính: hộ", "Hộ cận nghèo", "", 1500},
    {"Đơn vị tính: triệu đồng", "Hộ cận nghèo", "'triệu đồng': unit", 1500},
    {"Đơn vị tính: người", "Hộ cận nghèo", "'người': unfit", 1500},
    {"Đơn vị: Sở Lao động", "Hộ cận nghèo", "", 1500},
    {"Đơn vị tính:", "Hộ cận nghèo", "", 1500},
};

static void takes_unit(void **state)
{
    const struct unit_case *c = *state;
    reading r =
        read_titled("",
                    pov_arena_format(arena, "\"%s\";\nHuyện;%s\nBa Đồn;1.500\n",
                                     c->title, c->heading),
                    AREA " " DAY);
    const pov_figure *f =
        figure_of(&r, strncmp(c->heading, "Kinh", 4) ? "near_poor" : "funds");

    assert_string_equal(titles_found(&r), c->found);
    assert_non_null(f);
    assert_int_equal(
        pov_ratio_compare(f->value.low.at, pov_ratio_whole(c->amount)), 0);
}

int main(void)
{
    TEST_ROWS(cases, name, takes_title);
    TEST_ROWS(units, title, takes_unit);
    return run_all("title", load_reference, free_reference);
}
