#include "cases.h"

#include <inttypes.h>

#include "dice.h"
#include "extract_fixture.h"
#include "no_processes.h"
#include "reading_lines.h"

/* A list that several processes read comes to what one makes of it: every
 * figure, place, finding and count of cells, whatever stands between its rows.
 */

enum { ROWS = 26000, N_LISTS = 12 };

/** What is not just one more row; the first are nothing. */
static const char *const between[] = {
    "",
    "",
    "",
    "# parent,quang-ninh\n",
    "# a remark\n",
    "area,indicator,unit,kind,as_of,value,note\n",
    "Xã Không Có,poor,hộ,actual,2022-12-31,12,\n",
    "quang-binh,poor,%,actual,2022-12-31,120,\n",
    "quang-binh,poor,hộ,actual,2022-12-31,,\n",
    "quang-binh,poor,hộ,actual,2022-12-31,trên 5.000,\n",
    "quang-binh,poor,hộ,target,2024-12-31,giảm 60,\"two\nlines, "
    "quang-binh,poor,hộ\nof text\"\n",
    "quang-binh,poor,hộ,actual,2022-12-31\n",
    "\n,,,,,,\n",
    "quang-tri,po\xe2\x80\x8bor,hộ,actual,2022-12-31,12,\n",
    "quang-binh,poor,hộ,actual,2022-12-31,10.2,\n",
    "thị xã Ba Đồn,poor,hộ,actual,2022-12-31,412,\n",
};

static void print_row(FILE *out, dice *r, const char *end)
{
    static const char *const areas[] = {
        "quang-binh", "Vân Đồn",  "Ba Chẽ",        "bac-kan",
        "quang-tri",  "Bắc Ninh", "Huyện Lệ Thủy", "thanh-hoa"};
    static const char *const indicators[] = {"poor", "near_poor", "households",
                                             "poor_or_near_poor"};
    static const char *const notes[] = {"", "ghi chú", "\"a, b\"",
                                        "\"\"\"x\"\"\""};

    fprintf(out,
            "%s,%s,hộ,%s,20%02" PRId64 "-12-31,%" PRId64 ",%s, một dòng dài để "
            "tệp đủ lớn%s",
            areas[dice_between(r, 0, LENGTH(areas) - 1)],
            indicators[dice_between(r, 0, LENGTH(indicators) - 1)],
            dice_between(r, 0, 9) ? "actual" : "target",
            dice_between(r, 10, 24), dice_between(r, 1, 40),
            notes[dice_between(r, 0, LENGTH(notes) - 1)], end);
}

static void print_list(FILE *out, dice *r, size_t one_in)
{
    const char *end = dice_between(r, 0, 2) ? "\n" : "\r\n";

    fprintf(out, "area,indicator,unit,kind,as_of,value,note,filler%s", end);
    for (size_t i = 0; i < ROWS; i++) {
        if (one_in && !dice_between(r, 0, (int64_t)one_in))
            fputs(between[dice_between(r, 0, LENGTH(between) - 1)], out);
        print_row(out, r, end);
    }
}

/** Rows that are short, and all state something else: what is set aside for a
 *  process to put it down in is too little. */
static void print_dense(FILE *out)
{
    fputs("# indicator,poor\n# unit,hộ\n# kind,actual\n"
          "# as_of,2022-12-31\narea,value\n",
          out);
    for (size_t i = 0; i < ROWS; i++)
        fprintf(out, "%s,%zu\n", i % 2 ? "huế" : "hue", 2101 + i);
}

static dump read_by(const char *path, size_t processes, size_t least_part)
{
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_findings findings = {.arena = arena, .keep_all = true};
    pov_read_options options = {.processes = processes,
                                .least_part = least_part};
    pov_read_tally tally = {0};

    pov_extract_read(path, &options, figures, &findings, &tally);
    return dump_reading(arena, figures, &findings, &tally);
}

static void assert_same(FILE *file, size_t processes, size_t least_part)
{
    const char *path = path_to_printed(file), *difference;
    dump one = read_by(path, 1, least_part);
    dump more = read_by(path, processes, least_part);

    assert_true(one.count > ROWS / 100);
    difference = dump_difference(arena, &more, &one);
    if (difference)
        fail_msg("%s", difference);
    fclose(file);
}

static void list_is_read_the_same(void **state)
{
    /* how often something stands between rows: never, now and then, often */
    static const size_t one_in[] = {0, 20000, 3000, 600};
    static const size_t processes[] = {2, 3, 7};
    size_t list = (uintptr_t)*state;
    dice r = {fixed_seed.state + list};
    FILE *file = tmpfile();

    pov_arena_clear(arena);
    assert_non_null(file);
    print_list(file, &r, one_in[list % LENGTH(one_in)]);
    assert_same(file, processes[list % LENGTH(processes)], 256 * 1024);
}

static void dense_list_is_read_the_same(void **state)
{
    FILE *file = tmpfile();

    (void)state;
    pov_arena_clear(arena);
    assert_non_null(file);
    print_dense(file);
    assert_same(file, 3, 16 * 1024);
}

static void list_is_read_where_no_process_begins(void **state)
{
    struct rlimit limit = forbid_processes(2); /* that is made, and read */

    dense_list_is_read_the_same(state);
    allow_processes(limit);
}

int main(void)
{
    pov_arena *kept = pov_arena_new();
    int failed;

    for (size_t i = 0; i<N_LISTS; i += CASES_EVERY> 1 ? 4 : 1)
        test_row(pov_arena_format(kept, "list %zu", i), list_is_read_the_same,
                 (void *)(uintptr_t)i);
    TEST(dense_list_is_read_the_same);
    TEST(list_is_read_where_no_process_begins);
    failed = run_all("parts", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
