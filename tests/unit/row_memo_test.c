#include "cases.h"

#include <dirent.h>

#include "dice.h"
#include "extract_fixture.h"
#include "reading_lines.h"

/* Rows that are put together of what was read before are what they would be if
 * each was read: every figure, place, finding and count of cells. */

enum { ROWS_OF_CHANCE = 1500, N_LISTS = 40 };

static const char *const directories[] = {
    "tests/data", "tests/data/samples", "tests/data/encodings",
    "tests/fuzz/corpus/extract", "data/extracts"};

static const char *const settings[] = {
    "", "as_of=2024-12-31 kind=actual parent=quang-binh"};

static dump read_so(const char *path, const char *set, bool reads_anew)
{
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_findings findings = {.arena = arena, .keep_all = true};
    pov_setting typed[MOST_SETTINGS];
    pov_read_options options = {.settings = typed, .reads_anew = reads_anew};
    pov_read_tally tally = {0};

    options.n_settings = settings_from(set, typed);
    pov_extract_read(path, &options, figures, &findings, &tally);
    return dump_reading(arena, figures, &findings, &tally);
}

static void assert_same_so(const char *path, const char *set)
{
    dump own = read_so(path, set, false), anew = read_so(path, set, true);
    const char *difference = dump_difference(arena, &own, &anew);

    if (difference)
        fail_msg("%s: %s", set, difference);
}

/* Twice over, so that the rows of the second half are all known. */
static void file_reads_the_same(void **state)
{
    static size_t n_readings;
    FILE *file = NULL;
    size_t size;
    char *bytes, *twice;

    for (size_t i = 0; i < LENGTH(settings); i++) {
        if (n_readings++ % CASES_EVERY)
            continue;
        pov_arena_clear(arena);
        assert_same_so(*state, settings[i]);
        bytes = bytes_of(*state, &size);
        twice = pov_arena_alloc(arena, 2 * size + 1);
        memcpy(twice, bytes, size);
        twice[size] = '\n';
        memcpy(twice + size + 1, bytes, size);
        assert_same_so(path_to_bytes(&file, twice, 2 * size + 1), settings[i]);
    }
    if (file)
        fclose(file);
}

/* What may stand in a column, parted by '|': the first four are ordinary. */
typedef struct typed_column {
    const char *names, *cells;
} typed_column;

static const typed_column columns[] = {
    {"Đơn vị", "Huyện An Phú|Huyện Ba Chẽ|Vân Đồn|quang-binh|Quảng Ninh|"
               "Tỉnh An Giang|Châu Thành|Xã Phú Hữu|Thành phố Đồng Hới|"
               "Đồng Hơi|Tổng cộng||Không có|Quảng Trạch|Hạ Long|quang-tri|"
               "Quảng Trị|phường Hồng Hà"},
    {"Thuộc", "Tỉnh An Giang|Quảng Ninh|||Quảng Bình|quang-tri|Nơi khác|"
              "Huyện An Phú"},
    {"Chỉ tiêu",
     "Hộ nghèo|Tổng số hộ|Hộ cận nghèo|Nhân khẩu|Hộ nghèo và cận nghèo|"
     "Hộ nghèo đa chiều|Tỷ lệ hộ nghèo|Hộ nghèo DTTS|Tỷ lệ hộ nghèo DTTS|"
     "Hộ thoát nghèo|Kinh phí|Hộ nghèo theo chuẩn cũ|Hộ nghèo khác||"
     "communes_poverty_under_5|Cơ cấu hộ nghèo DTTS"},
    {"Phân nhóm", "||||DTTS|nông thôn|Nùng|không rõ"},
    {"Đếm theo", "|||hộ|khẩu|gì đó"},
    {"Đơn vị tính", "hộ|%|người||hộ nghèo|khẩu|điểm %|tỷ lệ|tỷ trọng|"
                    "nghìn hộ|triệu đồng|xã|thứ gì"},
    {"Loại", "thực hiện|kế hoạch|TH|KH|đánh giá||gì"},
    {"Dạng", "|||level|reduction|tăng|gì"},
    {"Giá trị",
     "12.791|3.000|\"8,06\"|\"0,74\"|412|còn "
     "11.234|0|1|9|\"0,0\"|\"0,5\"|\"99,99\"|\"100,00\"|"
     "\"100,01\"|\"120,5\"|100|101|2024|1.234.567|12345678|1234567890|"
     "12.791 hộ|\"8,06%\"|8.06|\"12,5\"|\"12,79\"|007|0.123|.5|\"5,\"|-3|"
     "giảm 60|giảm 2%|\"giảm 60,5%\"|giảm còn 5%|khoảng 400|trên 5|"
     "95/12.791|5-6|hộ nghèo giảm 50 hộ|tổng số hộ dân là 12.000 hộ|"
     "12 (ước tính)|12 (phường 5)|đạt|đạt 90% kế hoạch|-||không|"
     "\"12,791\"|1e5|12 791|còn 2024|95 hộ cận nghèo|\"0,08061\"|\"10,08061\"|"
     "\"24,5\"|\"25,5\"|999999|1000000|100000001|mười"},
    {"Thời điểm",
     "31/12/2022|28/12/2022|01/01/2022|01/07/2025|31/12/2025|2024|năm 2023|"
     "cuối năm 2021|ước đến cuối năm 2024|2021-2025|cuối kỳ|cùng kỳ||"
     "31/12/2021|30/06/2025|15/03/2027|năm nay|1/1/2019|31/12/2026"},
    {"So với", "||||2021|31/12/2024|cùng kỳ|đầu giai đoạn|gì"},
    {"Chuẩn", "|||||national-2022|chuẩn cũ|chuẩn khác"},
    {"Trạng thái", "|||||official|ước tính|gì"},
    {"Văn bản", "||||van-don-2023|viet-nam-2021-2025|ba-che-2022|không có"},
    {"Kế hoạch được đánh giá", "|||||ba-che-2022-province"},
    {"Ghi chú", "|Biểu số 01 trang 2|\"Biểu 7.8, cột 5\"|số liệu rà soát|"
                "của phường 5"},
    {"STT", "1|2||x"},
};

enum {
    INDICATORS = 2,
    UNITS = 5,
    VALUES = 8,
    N_ORDINARY = 4,
    N_ODD = 2,
    N_POOL = N_ORDINARY + N_ODD
};

/** One of the first `n` texts between bars, of all for 0. */
static const char *draw(dice *r, const char *cells, size_t n)
{
    if (!n)
        for (const char *at = cells; at; at = strchr(at + 1, '|'))
            n++;
    for (n = (size_t)dice_between(r, 0, (int64_t)n - 1); n; n--)
        cells = strchr(cells, '|') + 1;
    return pov_arena_copy(arena, cells, strcspn(cells, "|"));
}

/** What stands in a column of one list: few things again and again, of which
 *  some are odd. */
static void draw_pool(dice *r, const char *cells, const char *pool[N_POOL])
{
    for (size_t i = 0; i < N_POOL; i++)
        pool[i] = draw(r, cells, i < N_ORDINARY ? N_ORDINARY : 0);
}

static const char *draw_cell(dice *r, size_t column,
                             const char *const pool[N_POOL])
{
    if (column == VALUES && !dice_between(r, 0, 3))
        return draw(r, columns[column].cells, 0);
    return pool[dice_between(r, 0, 9) ? dice_between(r, 0, N_ORDINARY - 1)
                                      : dice_between(r, 0, N_POOL - 1)];
}

static void print_list(FILE *out, dice *r)
{
    const uint64_t needed = 1 | 1 << 2 | 1 << 6 | 1 << 8 | 1 << 9;
    const uint64_t chosen = (dice_bits(r) & dice_bits(r)) | needed;
    const char *pools[LENGTH(columns)][N_POOL];

    for (size_t i = 0; i < LENGTH(columns); i++) {
        draw_pool(r, columns[i].cells, pools[i]);
        if (chosen >> i & 1)
            fprintf(out, "%s%s", i ? "," : "", columns[i].names);
    }
    fputs("\n", out);
    for (size_t n = 0; n < ROWS_OF_CHANCE / CASES_EVERY; n++) {
        if (!dice_between(r, 0, 500))
            fprintf(out, "# parent,%s\n", draw_cell(r, 1, pools[1]));
        for (size_t i = 0; i < LENGTH(columns); i++)
            if (chosen >> i & 1)
                fprintf(out, "%s%s", i ? "," : "", draw_cell(r, i, pools[i]));
        fputs("\n", out);
    }
}

/* Rows whose cells stand beside any others: what a part comes to is learned in
 * one row and asked for in another. */
static void rows_of_chance_read_the_same(void **state)
{
    dice r = {fixed_seed.state + (uint64_t)(uintptr_t)*state};
    FILE *file = tmpfile();

    pov_arena_clear(arena);
    assert_non_null(file);
    print_list(file, &r);
    assert_same_so(path_to_printed(file), "");
    fclose(file);
}

/** Text `n` between bars; NULL: there are not so many. */
static const char *text_at(pov_arena *a, const char *cells, size_t n)
{
    for (; n; n--) {
        cells = strchr(cells, '|');
        if (!cells++)
            return NULL;
    }
    return pov_arena_copy(a, cells, strcspn(cells, "|"));
}

/** Every value of one thing, in its order. */
static void print_values(FILE *out, const char *of)
{
    const char *value;

    for (size_t i = 0; (value = text_at(arena, columns[VALUES].cells, i)); i++)
        fprintf(out, "Huyện Ba Chẽ,Quảng Ninh,%s,31/12/2022,%s\n", of, value);
}

/* Twice over: a value that is like one before it stands beside the same. */
static void every_value_reads_the_same(void **state)
{
    const char *indicator = *state, *unit, *kind;
    FILE *file = tmpfile();

    pov_arena_clear(arena);
    assert_non_null(file);
    fputs("area,parent,indicator,kind,unit,date,value\n", file);
    for (size_t k = 0; (kind = text_at(arena, "thực hiện|kế hoạch", k)); k++)
        for (size_t u = 0; (unit = text_at(arena, columns[UNITS].cells, u));
             u++)
            for (size_t twice = 0; twice < 2; twice++)
                print_values(file, pov_arena_format(arena, "%s,%s,%s",
                                                    indicator, kind, unit));
    assert_same_so(path_to_printed(file), "");
    fclose(file);
}

/* Where it stands, and what is said of it, takes more bits than an entry has
 * for it; every third is stated again further down. */
static void what_is_far_out_reads_the_same(void **state)
{
    const int rows = (int)(uintptr_t)*state, width = rows > 100 ? 1 : 70000;
    FILE *file = tmpfile();

    pov_arena_clear(arena);
    assert_non_null(file);
    fputs("stt,area,parent,indicator,kind,unit,value,date,note\n", file);
    for (int i = 0; i < rows; i++) {
        int of = i % 3 ? i : i / 2;

        fprintf(file,
                "%0*d,Huyện Ba Chẽ,Quảng Ninh,Hộ nghèo,thực hiện,hộ,%d.%03d,"
                "31/12/2022,n%d\n",
                i % 4 == 3 ? width : 1, i % 10, 10 + of / 1000, of % 1000, i);
    }
    assert_same_so(path_to_printed(file), "");
    fclose(file);
}

/** A table, or a find of fuzzing, which is named by its sum. */
static bool is_text(const struct dirent *entry)
{
    const char *name = entry->d_name, *dot = strrchr(name, '.');

    return dot ? !strcmp(dot, ".csv") || !strcmp(dot, ".tsv")
               : !name[strspn(name, "0123456789abcdef")];
}

static void add_files(const char *directory, pov_arena *kept)
{
    struct dirent **entries;
    int found = scandir(directory, &entries, NULL, alphasort);

    for (int i = 0; i < found; i++) {
        if (is_text(entries[i])) {
            const char *path =
                pov_arena_format(kept, "%s/%s", directory, entries[i]->d_name);

            test_row(path, file_reads_the_same, path);
        }
        free(entries[i]);
    }
    if (found >= 0)
        free(entries);
}

int main(void)
{
    pov_arena *kept = pov_arena_new();
    const char *text;
    int failed;

    for (size_t i = 0; i < LENGTH(directories); i++)
        add_files(directories[i], kept);
    for (size_t i = 0; i < N_LISTS; i++)
        test_row(pov_arena_format(kept, "rows of chance, %zu", i),
                 rows_of_chance_read_the_same, (void *)(uintptr_t)i);
    for (size_t i = 0; (text = text_at(kept, columns[INDICATORS].cells, i));
         i++)
        test_row(text, every_value_reads_the_same, text);
    test_row("far to the right", what_is_far_out_reads_the_same,
             (void *)(uintptr_t)90);
    test_row("more notes than two bytes count", what_is_far_out_reads_the_same,
             (void *)(uintptr_t)68000);
    failed = run_all("row memo", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
