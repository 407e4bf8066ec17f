#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/heading.h"
#include "reckon_fixture.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* What a heading is, in words: "column area district", "poor rate target",
 * "poor 2023-12-31"; the unit of its brackets in brackets. */
static struct heading_case {
    const char *above; /* the heading over it; NULL: none */
    const char *text;
    const char *is;
} cases[] = {
    /* Columns of names and notes */
    {NULL, "STT", "column index"},
    {NULL, "TT", "column index"},
    {NULL, "Số TT", "column index"},
    {NULL, "No.", "column index"},
    {NULL, "Đơn vị", "column area"},
    {NULL, "Địa phương", "column area"},
    {NULL, "ĐỊA PHƯƠNG", "column area"},
    {NULL, "dia phuong", "column area"},
    {NULL, "Tên đơn vị", "column area"},
    {NULL, "Đơn vị hành chính", "column area"},
    {NULL, "Huyện", "column area district"},
    {NULL, "HUYỆN", "column area district"},
    {NULL, "huyen", "column area district"},
    {NULL, "Hu\x79\x65\xCC\xA3\xCC\x82n", "column area district"},
    {NULL, "Quận", "column area district"},
    {NULL, "Quận/Huyện", "column area district"},
    {NULL, "Quận, huyện", "column area district"},
    {NULL, "Huyện/TX/TP", "column area district"},
    {NULL, "Huyện, thị xã, thành phố", "column area district"},
    {NULL, "Huyện, thị xã,\nthành phố", "column area district"},
    {NULL, "Huyện, TX, TP", "column area district"},
    {NULL, "Tên huyện", "column area district"},
    {NULL, "Xã", "column area special_zone"},
    {NULL, "Xã, phường, thị trấn", "column area special_zone"},
    {NULL, "Xã/Phường/Thị trấn", "column area special_zone"},
    {NULL, "Xã, phường, đặc khu", "column area special_zone"},
    {NULL, "Tên xã", "column area special_zone"},
    {NULL, "District", "column area district"},
    {NULL, "Commune", "column area special_zone"},
    {NULL, "Tỉnh", "column parent province"},
    {NULL, "Tỉnh/Thành phố", "column parent province"},
    {NULL, "Tỉnh, thành phố", "column parent province"},
    {NULL, "Province", "column parent province"},
    {NULL, "Ghi chú", "column note"},
    {NULL, "GHI CHÚ", "column note"},
    {NULL, "Note", "column note"},
    {NULL, "Năm", "column as_of"},
    {NULL, "Đơn vị tính", "column unit"},
    {NULL, "ĐVT", "column unit"},
    {NULL, "Trạng thái", "column status"},

    /* Households and persons */
    {NULL, "Tổng số hộ", "households"},
    {NULL, "Tổng số\nhộ", "households"},
    {NULL, "TỔNG SỐ HỘ", "households"},
    {NULL, "tong so ho", "households"},
    {NULL, "Tổng  số   hộ ", "households"},
    {NULL, "Tổng số hộ (hộ)", "households [hộ]"},
    {NULL, "Tổng số hộ dân cư", "households"},
    {NULL, "Tổng số hộ gia đình", "households"},
    {NULL, "Số hộ", "households"},
    {NULL, "Households", "households"},
    {NULL, "Total households", "households"},
    {NULL, "Dân số", "persons"},
    {NULL, "Nhân khẩu", "persons"},
    {NULL, "Số nhân khẩu", "persons"},
    {NULL, "Tổng số nhân khẩu", "persons"},

    /* The poor and near-poor */
    {NULL, "Hộ nghèo", "poor"},
    {NULL, "HỘ NGHÈO", "poor"},
    {NULL, "ho ngheo", "poor"},
    {NULL, "Hộ\nnghèo", "poor"},
    {NULL, "Hô\xCC\xA3 nghe\xCC\x80o", "poor"},
    {NULL, "Số hộ nghèo", "poor"},
    {NULL, "Số hộ nghèo (hộ)", "poor [hộ]"},
    {NULL, "Tổng số hộ nghèo", "poor"},
    {NULL, "HN", "poor"},
    {NULL, "Poor households", "poor"},
    {NULL, "Tỷ lệ hộ nghèo", "poor rate"},
    {NULL, "Tỉ lệ hộ nghèo", "poor rate"},
    {NULL, "TỶ LỆ HỘ NGHÈO", "poor rate"},
    {NULL, "ty le ho ngheo", "poor rate"},
    {NULL, "Tỷ lệ hộ nghèo (%)", "poor rate [%]"},
    {NULL, "Tỷ lệ (%) hộ nghèo", "poor rate [%]"},
    {NULL, "Tỷ lệ % hộ nghèo", "poor rate"},
    {NULL, "Tỷ lệ nghèo", "unknown"},
    {NULL, "TL hộ nghèo", "poor rate"},
    {NULL, "Hộ nghèo (%)", "poor rate [%]"},
    {NULL, "% hộ nghèo", "poor rate"},
    {NULL, "Poor households (%)", "poor rate [%]"},
    {NULL, "Poverty rate", "unknown"},
    {NULL, "Hộ cận nghèo", "near_poor"},
    {NULL, "Số hộ cận nghèo", "near_poor"},
    {NULL, "Cận nghèo", "near_poor"},
    {NULL, "HCN", "near_poor"},
    {NULL, "Tỷ lệ hộ cận nghèo (%)", "near_poor rate [%]"},
    {NULL, "Tỷ lệ cận nghèo", "near_poor rate"},
    {NULL, "Near-poor households", "near_poor"},
    {NULL, "Near-poor rate", "near_poor rate"},
    {NULL, "Tỷ lệ nghèo đa chiều", "poor_or_near_poor rate"},
    {NULL, "Tỷ lệ nghèo đa chiều (%)", "poor_or_near_poor rate [%]"},
    {NULL, "Hộ nghèo và cận nghèo", "poor_or_near_poor"},
    {NULL, "Hộ nghèo DTTS", "poor_ethnic_minority"},
    {NULL, "Hộ nghèo là DTTS", "poor_ethnic_minority"},
    {NULL, "Số hộ nghèo DTTS", "poor_ethnic_minority"},
    {NULL, "Hộ nghèo dân tộc thiểu số", "poor_ethnic_minority"},
    {NULL, "Hộ cận nghèo DTTS", "near_poor_ethnic_minority"},
    {NULL, "Nhân khẩu nghèo", "poor_persons"},
    {NULL, "Số khẩu nghèo", "poor_persons"},

    /* Changes */
    {NULL, "Thoát nghèo", "escaped_poor"},
    {NULL, "Số hộ thoát nghèo", "escaped_poor"},
    {NULL, "Hộ thoát nghèo trong năm", "escaped_poor"},
    {NULL, "Tái nghèo", "returned_poor"},
    {NULL, "Hộ tái nghèo", "returned_poor"},
    {NULL, "Phát sinh", "newly_poor"},
    {NULL, "Hộ nghèo phát sinh", "newly_poor"},
    {NULL, "Phát sinh mới", "newly_poor"},
    {NULL, "Hộ nghèo phát sinh mới", "newly_poor"},
    {NULL, "Giảm hộ nghèo", "poor reduction"},
    {NULL, "Số hộ nghèo giảm", "poor reduction"},
    {NULL, "Mức giảm tỷ lệ hộ nghèo", "poor rate reduction"},

    {NULL, "Hộ nghèo giảm (điểm %)", "poor rate reduction [điểm %]"},

    /* When */
    {NULL, "Hộ nghèo đầu kỳ", "poor start"},
    {NULL, "Hộ nghèo đầu năm", "poor start"},
    {NULL, "Hộ nghèo cuối kỳ", "poor end"},
    {NULL, "Tỷ lệ hộ nghèo cuối kỳ (%)", "poor rate end [%]"},
    {NULL, "Số hộ nghèo đầu năm 2024", "poor 2023-12-31"},
    {NULL, "Số hộ nghèo cuối năm 2024", "poor 2024-12-31"},
    {NULL, "Hộ nghèo 2023", "poor 2023-12-31"},
    {NULL, "Hộ nghèo năm 2023", "poor 2023-12-31"},
    {NULL, "Hộ nghèo (năm 2023)", "poor 2023-12-31"},
    {NULL, "Hộ nghèo (2023)", "poor 2023-12-31"},
    {NULL, "Near-poor households 2023", "near_poor 2023-12-31"},
    {NULL, "Công trình duy tu, bảo dưỡng năm 2024",
     "works_maintained 2024-12-31"},
    {NULL, "Hộ nghèo 31/12/2023", "poor 2023-12-31"},
    {NULL, "Hộ nghèo đến 31/12/2023", "poor 2023-12-31"},
    {NULL, "Tỷ lệ hộ nghèo năm 2023 (%)", "poor rate 2023-12-31 [%]"},
    {NULL, "Tỷ lệ hộ nghèo (%) cuối năm 2023", "poor rate 2023-12-31 [%]"},
    {NULL, "Poor households 2023", "poor 2023-12-31"},
    {NULL, "Poor households, end of 2023", "poor 2023-12-31"},

    /* Planned and reached */
    {NULL, "Kế hoạch", "? target"},
    {NULL, "KH", "? target"},
    {NULL, "Chỉ tiêu", "? target"},
    {NULL, "Chỉ tiêu giao", "? target"},
    {NULL, "Chỉ tiêu 2024", "? 2024-12-31 target"},
    {NULL, "Kế hoạch năm 2024", "? 2024-12-31 target"},
    {NULL, "KH 2024", "? 2024-12-31 target"},
    {NULL, "Mục tiêu", "? target"},
    {NULL, "Thực hiện", "? actual"},
    {NULL, "TH", "? actual"},
    {NULL, "TH năm 2023", "? 2023-12-31 actual"},
    {NULL, "Kết quả", "? actual"},
    {NULL, "Kết quả thực hiện", "? actual"},
    {NULL, "Ước thực hiện", "unknown"},
    {NULL, "Chỉ tiêu giảm hộ nghèo", "poor target reduction"},
    {NULL, "Kế hoạch giảm tỷ lệ hộ nghèo (%)",
     "poor rate target reduction [%]"},
    {NULL, "Target", "? target"},
    {NULL, "Actual", "? actual"},
    {NULL, "Tỷ lệ", "? rate"},
    {NULL, "Tỷ lệ (%)", "? rate [%]"},
    {NULL, "Tỉ lệ %", "? rate"},
    {NULL, "TL", "? rate"},
    {NULL, "%", "? rate"},
    {NULL, "2023", "? 2023-12-31"},
    {NULL, "Đầu kỳ", "? start"},

    /* Money */
    {NULL, "Kinh phí", "funds"},
    {NULL, "Kinh phí (triệu đồng)", "funds [triệu đồng]"},
    {NULL, "Kinh phí (ĐVT: triệu đồng)", "funds [triệu đồng]"},
    {NULL, "Kinh phí (đvt: tỷ đồng)", "funds [tỷ đồng]"},
    {NULL, "Vốn đầu tư", "funds_investment"},

    /* Below another heading */
    {"Hộ nghèo", "Số hộ", "poor count"},
    {"Hộ nghèo", "SỐ HỘ", "poor count"},
    {"Hộ nghèo", "Hộ", "poor count"},
    {"Hộ nghèo", "Số lượng", "poor count"},
    {"Hộ nghèo", "SL", "poor count"},
    {"Hộ nghèo", "Tổng số", "poor count"},
    {"Hộ nghèo", "Tổng số hộ", "unknown"},
    {"Hộ nghèo", "Số hộ (hộ)", "poor count [hộ]"},
    {"Hộ nghèo", "Tỷ lệ", "poor rate"},
    {"Hộ nghèo", "Tỷ lệ (%)", "poor rate [%]"},
    {"Hộ nghèo", "%", "poor rate"},
    {"Hộ nghèo", "Nhân khẩu", "poor_persons"},
    {"Hộ nghèo", "Số khẩu", "poor_persons"},
    {"Hộ nghèo", "Khẩu", "poor_persons"},
    {"Hộ nghèo", "Số nhân khẩu", "poor_persons"},
    {"Hộ nghèo", "DTTS", "poor_ethnic_minority"},
    {"Hộ nghèo", "Trong đó: DTTS", "poor_ethnic_minority"},
    {"Hộ nghèo", "Hộ DTTS", "poor_ethnic_minority"},
    {"Hộ nghèo", "Hộ dân tộc thiểu số", "poor_ethnic_minority"},
    {"Hộ nghèo", "Số hộ nghèo DTTS", "poor_ethnic_minority"},
    {"Hộ nghèo", "Phát sinh", "newly_poor"},
    {"Trong đó", "Hộ nghèo", "poor"},
    {"Trong đó", "Tỷ lệ", "? rate"},
    {"Hộ nghèo", "Dân tộc thiểu số", "poor_ethnic_minority"},
    {"Hộ nghèo", "2022", "poor 2022-12-31"},
    {"Hộ nghèo", "Năm 2022", "poor 2022-12-31"},
    {"Hộ nghèo", "Đầu kỳ", "poor start"},
    {"Hộ nghèo", "Cuối kỳ", "poor end"},
    {"Hộ nghèo", "Kế hoạch", "poor target"},
    {"Hộ nghèo", "Thực hiện", "poor actual"},
    {"Hộ nghèo", "Thoát nghèo", "escaped_poor"},
    {"Hộ nghèo", "Hộ cận nghèo", "unknown"},
    {"Hộ nghèo và cận nghèo", "Hộ cận nghèo", "near_poor"},
    {"Hộ thoát nghèo", "Hộ nghèo", "unknown"},
    {"Hộ cận nghèo", "Phát sinh", "unknown"},
    {"Hộ cận nghèo", "Thoát nghèo", "unknown"},
    {"Hộ cận nghèo", "Số hộ", "near_poor count"},
    {"Hộ cận nghèo", "Nhân khẩu", "near_poor_persons"},
    {"Hộ cận nghèo", "DTTS", "near_poor_ethnic_minority"},
    {"Tỷ lệ hộ nghèo (%)", "2022", "poor rate 2022-12-31 [%]"},
    {"Tỷ lệ hộ nghèo (%)", "Chỉ tiêu 2025", "poor rate 2025-12-31 target [%]"},
    {"Năm 2023", "Hộ nghèo", "poor 2023-12-31"},
    {"Năm 2023", "Số hộ nghèo", "poor 2023-12-31"},
    {"Năm 2023", "Tổng số hộ", "households 2023-12-31"},
    {"Năm 2023", "Số hộ", "households 2023-12-31"},
    {"Năm 2023", "Tỷ lệ", "? rate 2023-12-31"},
    {"Hộ nghèo đầu năm 2024", "Số hộ", "poor count 2023-12-31"},
    {"Kế hoạch năm 2024", "Hộ nghèo", "poor 2024-12-31 target"},
    {"Kế hoạch năm 2024", "Tỷ lệ hộ nghèo", "poor rate 2024-12-31 target"},
    {"Tổng số", "Hộ", "households"},
    {"Tổng số", "Khẩu", "persons"},
    {"Tổng số", "Tỷ lệ", "unknown"},
    {"Tổng số", "2023", "unknown"},
    {"Tổng số", "Hộ nghèo", "poor"},
    {"Trẻ em", "Hộ nghèo", "unknown"},
    {"Trẻ em", "Tỷ lệ", "unknown"},
    {"Trẻ em", "Ghi chú", "column note"},
    {"Trẻ em", "", "unknown"},
    {"Kết quả rà soát năm 2024", "Hộ nghèo", "poor 2024-12-31 actual"},
    {"Tổng số hộ", "Nhân khẩu", "persons"},
    {"Hộ nghèo", "", "poor"},
    {"Kinh phí (triệu đồng)", "2024", "funds 2024-12-31 [triệu đồng]"},
    {"Kinh phí (triệu đồng)", "Vốn đầu tư", "funds_investment [triệu đồng]"},
    {"STT", "Số hộ", "households"},

    {"Tỷ lệ (%)", "Hộ nghèo", "poor rate [%]"},
    {"Tỷ lệ hộ nghèo (%)", "Số hộ", "poor count"},
    {"Tỷ lệ hộ nghèo", "Kế hoạch", "poor rate target"},
    {"Kế hoạch", "Tỷ lệ", "? rate target"},
    {"Năm 2023", "Đầu kỳ", "? 2022-12-31"},
    {"Năm 2023", "Cuối kỳ", "? 2023-12-31"},
    {"Giai đoạn 2021-2025", "Đầu kỳ", "? 2020-12-31"},
    {"Giai đoạn 2021-2025", "2023", "? 2023-12-31"},
    {"Đầu kỳ", "Hộ nghèo", "poor start"},
    {"Cuối kỳ", "31/12/2024", "? 2024-12-31"},
    {"Đầu kỳ", "01/01/2024", "? 2023-12-31"},
    {"Chỉ tiêu", "Thực hiện", "? actual"},

    {"Kinh phí", "Hộ nghèo", "unknown"},
    {"Kinh phí (triệu đồng)", "Hộ nghèo", "unknown"},
    {"Hộ nghèo", "Kinh phí", "unknown"},
    {"Hộ cận nghèo", "Hộ dùng nước hợp vệ sinh", "unknown"},
    {"Hộ nghèo", "Hộ dùng nước hợp vệ sinh", "clean_water_poor"},
    {"Hộ nghèo", "Dân số", "unknown"},
    {"Tổng số hộ", "Hộ nghèo", "poor"},
    {"Tổng số hộ", "Thành thị", "households_urban"},
    {"Hộ nghèo", "Thành thị", "poor_urban"},
    {"Hộ nghèo", "Nông thôn", "poor_rural"},
    {"Hộ nghèo", "Khu vực nông thôn", "poor_rural"},
    {"Hộ nghèo", "(hộ)", "poor [hộ]"},
    {"Hộ nghèo", "(%)", "poor rate [%]"},
    {NULL, "(%)", "unknown"},
    {"Hộ nghèo", "(khẩu)", "poor_persons [khẩu]"},
    {NULL, "Hộ nghèo (khẩu)", "poor_persons [khẩu]"},
    {NULL, "Hộ nghèo (nghìn người)", "poor_persons [nghìn người]"},
    {NULL, "Hộ nghèo (người)", "poor_persons [người]"},
    {NULL, "Hộ thoát nghèo (khẩu)", "escaped_poor [khẩu]"},
    {NULL, "Hộ nghèo (triệu đồng)", "poor [triệu đồng]"},
    {NULL, "Hộ nghèo (xã)", "poor [xã]"},
    {NULL, "Kinh phí (hộ)", "funds [hộ]"},
    {NULL, "Nhân khẩu (người)", "persons [người]"},
    {NULL, "Nhân khẩu (hộ)", "persons [hộ]"},

    /* What contradicts itself is not read at all */
    {NULL, "TH/KH", "unknown"},
    {NULL, "TH/KH (%)", "unknown"},
    {NULL, "Thực hiện so với kế hoạch", "unknown"},
    {NULL, "Thực hiện kế hoạch", "unknown"},
    {NULL, "% KH", "unknown"},
    {NULL, "Tỷ lệ thực hiện (%)", "unknown"},
    {NULL, "Tỷ lệ hoàn thành", "unknown"},
    {NULL, "Tăng, giảm", "unknown"},
    {NULL, "Hộ nghèo 2022, 2023", "unknown"},
    {NULL, "Hộ nghèo đầu kỳ, cuối kỳ", "unknown"},
    {NULL, "Hộ nghèo đầu kỳ 31/12/2023", "unknown"},
    {NULL, "Hộ nghèo đầu kỳ 2023", "poor 2022-12-31"},
    {NULL, "Hộ nghèo cuối kỳ 2023", "poor 2023-12-31"},
    {NULL, "Hộ nghèo đầu kỳ (01/01/2024)", "poor 2023-12-31"},
    {NULL, "Hộ nghèo cuối kỳ (31/12/2024)", "poor 2024-12-31"},
    {NULL, "Hộ nghèo cuối kỳ (01/01/2024)", "unknown"},
    {NULL, "Tỷ lệ hộ nghèo (hộ)", "unknown"},
    {"Hộ nghèo", "Số hộ (%)", "unknown"},
    {"Hộ nghèo", "TH/KH", "unknown"},
    {"31/12/2023", "Đầu kỳ", "unknown"},

    /* No headings */
    {NULL, "", "blank"},
    {NULL, " \xC2\xA0", "blank"},
    {NULL, "UBND TỈNH QUẢNG BÌNH", "unknown"},
    {NULL, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "unknown"},
    {NULL, "KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2024", "poor 2024-12-31 actual"},
    {NULL, "KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2024", "unknown"},
    {NULL, "Biểu số 01", "unknown"},
    {NULL, "Phụ lục I", "unknown"},
    {NULL, "Tổng hợp hộ nghèo toàn tỉnh", "unknown"},
    {NULL, "Giảm tỷ lệ hộ nghèo còn dưới 3% vào cuối năm 2025", "unknown"},
    {NULL, "Hộ nghèo và hộ tái nghèo", "unknown"},
    {NULL, "Hộ nghèo không có đất", "unknown"},
    {NULL, "Hộ không nghèo", "unknown"},
    {NULL, "Huyện Vân Đồn", "unknown"},
    {NULL, "Vân Đồn", "unknown"},
    {NULL, "Quảng Bình", "unknown"},
    {NULL, "TX Ba Đồn", "unknown"},
    {NULL, "12.791", "unknown"},
    {NULL, "0,74%", "unknown"},
    {NULL, "1.156", "unknown"},
    {NULL, "95", "unknown"},
    {NULL, "(1)", "unknown"},
    {NULL, "-", "unknown"},
    {NULL, "Đơn vị tính: triệu đồng", "unknown"},
    {NULL, "Người lập biểu", "unknown"},
    {NULL, "Trong đó", "group"},
    {NULL, "Trong đó:", "group"},
    {NULL, "Tổng số", "unknown"},
    {NULL, "Tổng cộng", "unknown"},
    {NULL, "Hộ", "unknown"},
    {NULL, "DTTS", "unknown"},
    {NULL, "Hộ nghèo (theo chuẩn cũ)", "unknown"},
    {NULL, "Hộ nghèo (chuẩn 2022-2025)", "unknown"},
    {NULL, "Hộ nghèo, hộ cận nghèo", "unknown"},
    {NULL, "Tổng số hộ nghèo năm 2024 là 95", "unknown"},
    {"Hộ nghèo", "-", "unknown"},
    {"Hộ nghèo", "Trong đó", "group"},
    {"Hộ nghèo", "Ba Đồn", "unknown"},
    {"Hộ nghèo", "12.791", "unknown"},
    {"Hộ nghèo", "Vân Đồn", "unknown"},
    {"Hộ nghèo", "Ghi chú", "column note"},
};

static const char *add(const char *text, const char *word)
{
    return pov_arena_format(arena, "%s%s%s", text, *text ? " " : "", word);
}

static const char *show_when(const char *text, const heading *h)
{
    pov_civil day;

    if (h->when == WHEN_START)
        return add(text, "start");
    if (h->when == WHEN_END)
        return add(text, "end");
    if (h->when != WHEN_DATED)
        return text;
    day = pov_civil_from(h->period.as_of);
    return add(text, pov_arena_format(arena, "%04d-%02d-%02d", (int)day.year,
                                      (int)day.month, (int)day.day));
}

static const char *show_figures(const heading *h)
{
    static const char *const says[] = {
        [SAYS_ACTUAL] = "actual", [SAYS_TARGET] = "target"};
    const char *text = h->indicator ? h->indicator->id : "?";

    text = h->is_rate ? add(text, "rate") : text;
    text = h->is_count ? add(text, "count") : text;
    text = show_when(text, h);
    text = h->says != SAYS_NOTHING ? add(text, says[h->says]) : text;
    if (h->has_form)
        text = add(text, h->form == POV_REDUCTION ? "reduction" : "increase");
    return h->unit ? add(text, pov_arena_format(arena, "[%s]", h->unit)) : text;
}

static const char *show(const heading *h)
{
    const char *text;

    if (h->kind == HEADING_BLANK)
        return "blank";
    if (h->kind == HEADING_UNKNOWN)
        return "unknown";
    if (h->kind == HEADING_GROUP)
        return "group";
    if (h->kind == HEADING_FIGURES)
        return show_figures(h);
    text = add("column", column_name(h->column));
    return h->level == POV_ANY_LEVEL ? text
                                     : add(text, pov_level_name(h->level));
}

static void reads_heading(void **state)
{
    const struct heading_case *c = *state;
    heading above = {.kind = HEADING_UNKNOWN}, h;

    if (c->above)
        above = heading_read(c->above, NULL, catalogue, arena);
    h = heading_read(c->text, c->above ? &above : NULL, catalogue, arena);
    assert_string_equal(show(&h), c->is);
}

int main(void)
{
    struct CMUnitTest tests[LENGTH(cases)];
    int failed;

    if (load_reference(NULL))
        return 1;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        const struct heading_case *c = &cases[i];

        tests[i] = (struct CMUnitTest){
            c->above ? pov_arena_format(arena, "%s / %s", c->above, c->text)
                     : c->text,
            reads_heading, NULL, NULL, &cases[i]};
    }
    failed = cmocka_run_group_tests_name("heading", tests, NULL, NULL);
    free_reference(NULL);
    return failed;
}
