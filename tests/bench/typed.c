/* typed DATA KIND SIZE: print a statement list as people type one, with names,
 * units, quoted decimals, notes, and one row in 33 typed twice.
 *
 *   few        SIZE rows of 480 figures, each stated again and again
 *   new        SIZE rows, nearly every one of another figure
 *   series     SIZE rows of one province: its figures and targets day by day
 *   province   SIZE rows of the communes of one province, a third of them
 *              contradicted by the two others
 *   cell       twenty rows, and a note of SIZE bytes in the third
 *   word       the same, and an indicator of as many
 *   twice      SIZE rows of the same value of one figure, and notes
 *
 * No randomness: the same arguments give the same bytes. */

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_NAME = 96,
    MOST_AREAS = 16000,
    FIRST_MONTH = 2022 * 12,
    MONTHS = 41, /* to the end of the districts, */
    BEFORE = 48, /* then, where these are not enough, those of years before */
    DAYS = 28,
    FEW_AREAS = 60,
    FEW_DATES = 2,
    EVERY = 33,
    BACK = 17,
};

typedef struct area {
    char id[LONGEST_NAME], name[LONGEST_NAME], parent[LONGEST_NAME];
    char level[LONGEST_NAME], to[LONGEST_NAME];
    const struct area *above;
} area;

static area all[MOST_AREAS];
static const area *districts[MOST_AREAS], *communes[MOST_AREAS];
static size_t n_all, n_districts, n_communes;

static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 31) * 0x9e3779b97f4a7c15u;
    return x ^ x >> 29;
}

/** The next cell of a line, from `*at` on. */
static void cell(const char **at, char out[LONGEST_NAME])
{
    bool quoted = **at == '"';
    size_t n = 0;

    *at += quoted;
    while (**at && **at != '\n' && (quoted ? **at != '"' : **at != ',')) {
        if (n + 1 < LONGEST_NAME)
            out[n++] = **at;
        ++*at;
    }
    out[n] = '\0';
    *at += quoted;
    *at += **at == ',';
}

static const area *by_id(const char *id)
{
    for (size_t i = 0; i < n_all; i++)
        if (!strcmp(all[i].id, id))
            return &all[i];
    return NULL;
}

static void read_areas(const char *directory)
{
    char path[1024], line[4096], unused[LONGEST_NAME];
    FILE *file;

    snprintf(path, sizeof path, "%s/reference/areas.csv", directory);
    file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    while (n_all < MOST_AREAS && fgets(line, sizeof line, file)) {
        area *a = &all[n_all++];
        const char *at = line;

        cell(&at, a->id);
        cell(&at, unused); /* code */
        cell(&at, unused); /* name */
        cell(&at, a->name);
        cell(&at, a->level);
        cell(&at, a->parent);
        cell(&at, unused); /* from */
        cell(&at, a->to);
    }
    fclose(file);
    for (size_t i = 0; i < n_all; i++)
        if (!strcmp(all[i].level, "district") &&
            !strcmp(all[i].to, "2025-06-30")) {
            all[i].above = by_id(all[i].parent);
            districts[n_districts++] = &all[i];
        }
}

static void find_communes(const char *province)
{
    for (size_t i = 0; i < n_all; i++) {
        const char *slash = strchr(all[i].parent, '/');

        if (!strcmp(all[i].level, "commune") && slash &&
            !strncmp(all[i].id, province, strlen(province)) &&
            !strcmp(all[i].to, "2025-06-30")) {
            all[i].above = by_id(all[i].parent);
            communes[n_communes++] = &all[i];
        }
    }
}

/** 12791 as 12.791 */
static void print_count(int64_t n)
{
    if (n < 1000) {
        printf("%" PRId64, n);
        return;
    }
    print_count(n / 1000);
    printf(".%03d", (int)(n % 1000));
}

/** What one area has on one day. */
typedef struct state {
    int64_t households, poor, near_poor;
} state;

static state state_at(uint64_t seed, int64_t month)
{
    int64_t households = 9000 + (int64_t)(mix(seed + 1) % 31000);

    return (state){households + month,
                   households / 12 - month * (households / 4000),
                   households / 10 - month * (households / 5000)};
}

static void print_area(const area *a)
{
    printf("%s,%s,", a->name, a->above ? a->above->name : "");
}

static void print_rate(int64_t part, int64_t whole)
{
    int64_t rate = (2 * 10000 * part + whole) / (2 * whole);

    printf("\"%" PRId64 ",%02d\"", rate / 100, (int)(rate % 100));
}

enum { N_STATEMENTS = 8 };

/** "Tổng số hộ,hộ,thực hiện,12.791" */
static void print_statement(size_t which, state s)
{
    switch (which) {
    case 0:
        fputs("Tổng số hộ,hộ,thực hiện,", stdout);
        print_count(s.households);
        break;
    case 1:
        fputs("Hộ nghèo,hộ,thực hiện,", stdout);
        print_count(s.poor);
        break;
    case 2:
        fputs("Hộ nghèo,%,thực hiện,", stdout);
        print_rate(s.poor, s.households);
        break;
    case 3:
        fputs("Hộ cận nghèo,hộ,thực hiện,", stdout);
        print_count(s.near_poor);
        break;
    case 4:
        fputs("Hộ cận nghèo,%,thực hiện,", stdout);
        print_rate(s.near_poor, s.households);
        break;
    case 5:
        fputs("Hộ nghèo,hộ,kế hoạch,còn ", stdout);
        print_count(s.poor - 3);
        break;
    case 6:
        fputs("Nhân khẩu,người,thực hiện,", stdout);
        print_count(s.households * 4);
        break;
    default:
        fputs("Hộ nghèo và cận nghèo,hộ,thực hiện,", stdout);
        print_count(s.poor + s.near_poor);
        break;
    }
}

/** The day, of a month counted from the first of year 0, and what else people
 *  write beside a figure. */
static void print_rest(int day, int64_t month, size_t row)
{
    static const char *const notes[] = {
        "", "Biểu số 01", "", "\"Biểu 7.8, cột 5\"", "số liệu rà soát"};

    printf(",%02d/%02d/%d,%s", day, (int)(month % 12) + 1, (int)(month / 12),
           notes[row % (sizeof notes / sizeof *notes)]);
    if (row % 5 == 1)
        printf(" trang %zu", row % 40 + 1);
    putchar('\n');
}

static void print_header(void)
{
    puts("Đơn vị,Thuộc,Chỉ tiêu,Đơn vị tính,Loại,Giá trị,Thời điểm,Ghi chú");
}

static void print_few(size_t row)
{
    size_t key = row % (FEW_AREAS * FEW_DATES * 4);
    size_t a = key / 4 % FEW_AREAS;
    int64_t month = key / 4 / FEW_AREAS ? 23 : 11;

    print_area(districts[a * 11]);
    print_statement(key % 4, state_at(a, month));
    print_rest(28, FIRST_MONTH + month, row);
}

static void print_new(size_t row)
{
    size_t moment = row / N_STATEMENTS;
    size_t a = moment % n_districts;
    size_t when = moment / n_districts;
    int64_t month = (int64_t)(when * 7 % MONTHS);

    print_area(districts[a]);
    print_statement(row % N_STATEMENTS, state_at(a, month));
    print_rest(DAYS - (int)(when / MONTHS % DAYS),
               FIRST_MONTH + month - BEFORE * (int64_t)(when / MONTHS / DAYS),
               row);
}

static void print_series(size_t row)
{
    static const area province = {.name = "Tỉnh Lạng Sơn"};
    size_t day = row / N_STATEMENTS;
    int64_t month = (int64_t)(day / DAYS);

    print_area(&province);
    print_statement(row % N_STATEMENTS, state_at(7, month % 24));
    print_rest((int)(day % DAYS) + 1, FIRST_MONTH + month, row);
}

static void print_province(size_t row)
{
    size_t third = row / 3;
    size_t a = third % n_communes;
    size_t when = third / n_communes;
    int64_t month = (int64_t)(when * 7 % MONTHS);
    state s = state_at(a, month);

    print_area(communes[a]);
    if (row % 3 == 2)
        printf("Hộ nghèo,%%,thực hiện,\"%d,%d\"", 60 + (int)(third % 9),
               (int)(third % 10));
    else
        print_statement(row % 3, s);
    print_rest(DAYS - (int)(when / MONTHS), FIRST_MONTH + month, row);
}

static void print_twice(size_t row)
{
    print_area(districts[0]);
    print_statement(1, state_at(0, 11));
    print_rest(28, FIRST_MONTH + 11, row);
}

static void print_rows(size_t n, void (*print)(size_t row))
{
    print_header();
    for (size_t i = 0, made = 0; i < n; i++)
        if (i % EVERY == EVERY - 1 && made > BACK)
            print(made - BACK);
        else
            print(made++);
}

static void print_long(size_t size, bool is_note)
{
    print_header();
    for (size_t i = 0; i < 20; i++) {
        if (i != 2) {
            print_new(i);
            continue;
        }
        print_area(districts[0]);
        if (is_note)
            fputs("Hộ nghèo,hộ,thực hiện,95,31/12/2022,", stdout);
        for (size_t k = 0; k < size / 10; k++)
            fputs("trong so 1 ", stdout);
        puts(is_note ? "" : ",hộ,thực hiện,95,31/12/2022,");
    }
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(size_t row);
    } kinds[] = {{"few", print_few},
                 {"new", print_new},
                 {"series", print_series},
                 {"province", print_province},
                 {"twice", print_twice}};
    size_t size;

    if (argc != 4) {
        fputs("usage: typed DATA KIND SIZE\n", stderr);
        return 2;
    }
    size = (size_t)strtoul(argv[3], NULL, 10);
    read_areas(argv[1]);
    if (!strcmp(argv[2], "cell") || !strcmp(argv[2], "word")) {
        print_long(size, !strcmp(argv[2], "cell"));
        return 0;
    }
    find_communes("thanh-hoa/");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(argv[2], kinds[i].name)) {
            print_rows(size, kinds[i].print);
            return 0;
        }
    fprintf(stderr, "typed: no kind '%s'\n", argv[2]);
    return 2;
}
