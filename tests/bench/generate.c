/* generate DATA ROWS KEYS: print a statement list as a year of reports from
 * every district would fill it.
 *
 * The figures follow one course per district, so that they agree with each
 * other and what is measured is reading and reckoning, not the printing of
 * findings.  Rows beyond KEYS state an earlier figure once more, out of
 * order, half of the actual ones from another document.  No randomness: the
 * same arguments give the same bytes. */

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_DISTRICTS = 715, N_YEARS = 5, FIRST_YEAR = 2022, LONGEST_ID = 80 };

/** One district at the end of one year. */
typedef struct state {
    const char *area;
    int year;
    uint64_t seed;
    int64_t households, poor, near_poor;
} state;

static uint64_t mix(uint64_t x)
{
    x = (x ^ x >> 31) * 0x9e3779b97f4a7c15u;
    return x ^ x >> 29;
}

static state state_at(const char *area, size_t district, int year)
{
    uint64_t seed = mix(district + 1);
    int64_t households = 9000 + (int64_t)(seed % 31000);
    int64_t past = year - FIRST_YEAR + 1;

    return (state){.area = area,
                   .year = year,
                   .seed = seed,
                   .households = households + 40 * past,
                   .poor = households / 20 - past * (households / 200),
                   .near_poor = households / 16 - past * (households / 160)};
}

static state year_before(const state *s)
{
    int64_t households = s->households - 40 * (s->year - FIRST_YEAR + 1);
    state before = *s;

    before.year--;
    before.households -= 40;
    before.poor += households / 200;
    before.near_poor += households / 160;
    return before;
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

/** Hundredths of a per cent, rounded half up. */
static int64_t rate_of(int64_t part, int64_t whole)
{
    return (2 * 10000 * part + whole) / (2 * whole);
}

/** 74 as 0,74% */
static void print_hundredths(int64_t rate)
{
    printf("%" PRId64 ",%02d%%", rate / 100, (int)(rate % 100));
}

static void print_rate(int64_t part, int64_t whole)
{
    putchar('"');
    print_hundredths(rate_of(part, whole));
    putchar('"');
}

static void print_households(const state *s)
{
    print_count(s->households);
}

static void print_persons(const state *s)
{
    print_count(s->households * 4);
    fputs(" người", stdout);
}

static void print_poor(const state *s)
{
    print_count(s->poor);
    fputs(" hộ", stdout);
}

static void print_poor_rate(const state *s)
{
    print_rate(s->poor, s->households);
}

static void print_near_poor_ratio(const state *s)
{
    print_count(s->near_poor);
    putchar('/');
    print_count(s->households);
}

static void print_near_poor_rate(const state *s)
{
    print_rate(s->near_poor, s->households);
}

static void print_both(const state *s)
{
    print_count(s->poor + s->near_poor);
}

static void print_both_rate(const state *s)
{
    print_rate(s->poor + s->near_poor, s->households);
}

static void print_third(const state *s)
{
    print_count(s->poor / 3);
}

static void print_third_rate(const state *s)
{
    print_rate(s->poor / 3, s->poor);
}

static void print_half(const state *s)
{
    print_count(s->near_poor / 2);
    fputs(" hộ", stdout);
}

static void print_quarter(const state *s)
{
    print_count(s->near_poor / 4);
}

static void print_escaped(const state *s)
{
    print_count(year_before(s).poor - s->poor + 3);
    fputs(" hộ", stdout);
}

static void print_coverage(const state *s)
{
    printf("\"%d,%d%%\"", 80 + (int)(s->seed % 19), s->year % 10);
}

static void print_money(const state *s)
{
    putchar('"');
    print_count(1000 + (int64_t)(s->seed % 90000));
    printf(",%03d triệu đồng\"", 1 + s->year % 9);
}

static void print_works(const state *s)
{
    print_count(5 + (int64_t)(s->seed % 40));
}

static int64_t promised_reduction(const state *s)
{
    return year_before(s).poor - s->poor - 5 + (int64_t)(s->seed % 10);
}

static void print_remaining(const state *s)
{
    fputs("còn ", stdout);
    print_count(year_before(s).poor - promised_reduction(s));
    fputs(" hộ", stdout);
}

/** In tenths of a point. */
static int promised_points(const state *s)
{
    return 3 + (int)(s->seed % 3);
}

static void print_remaining_rate(const state *s)
{
    state before = year_before(s);

    fputs("\"giảm còn ", stdout);
    print_hundredths(rate_of(before.poor, before.households) -
                     10 * promised_points(s));
    putchar('"');
}

static void print_reduction(const state *s)
{
    fputs("giảm ", stdout);
    print_count(promised_reduction(s));
    fputs(" hộ trở lên", stdout);
}

static void print_point_reduction(const state *s)
{
    printf("\"giảm 0,%d điểm %%\"", promised_points(s));
}

static void print_yearly_reduction(const state *s)
{
    printf("\"bình quân giảm 0,%d điểm %%/năm\"", promised_points(s));
}

static void print_at_most(const state *s)
{
    fputs("không quá ", stdout);
    print_half(s);
}

static void print_share_reduction(const state *s)
{
    printf("giảm %d%% số hộ cận nghèo", 5 + (int)(s->seed % 10));
}

static void print_at_least(const state *s)
{
    printf("≥ %d%%", 80 + (int)(s->seed % 19));
}

static void print_or_more(const state *s)
{
    printf("%d%% trở lên", 75 + (int)(s->seed % 20));
}

static void print_everybody(const state *s)
{
    (void)s;
    fputs("100%", stdout);
}

/* What a district states in a year; the first rows are also those of a run
 * with few keys. */
static const struct statement {
    const char *indicator;
    bool is_target;
    void (*print)(const state *s);
} statements[] = {
    {"households", false, print_households},
    {"poor", false, print_poor},
    {"poor", false, print_poor_rate},
    {"near_poor", false, print_near_poor_ratio},
    {"near_poor", false, print_near_poor_rate},
    {"poor", true, print_reduction},
    {"poor", true, print_remaining},
    {"persons", false, print_persons},
    {"poor_or_near_poor", false, print_both},
    {"poor_or_near_poor", false, print_both_rate},
    {"poor_ethnic_minority", false, print_third},
    {"poor_ethnic_minority", false, print_third_rate},
    {"poor_urban", false, print_third},
    {"near_poor_ethnic_minority", false, print_half},
    {"near_poor_no_labour", false, print_quarter},
    {"escaped_poor", false, print_escaped},
    {"clean_water", false, print_coverage},
    {"hygienic_latrine", false, print_coverage},
    {"funds", false, print_money},
    {"works_invested", false, print_works},
    {"poor", true, print_remaining_rate},
    {"poor", true, print_point_reduction},
    {"poor", true, print_yearly_reduction},
    {"near_poor", true, print_share_reduction},
    {"near_poor_ethnic_minority", true, print_at_most},
    {"clean_water", true, print_at_least},
    {"hygienic_latrine", true, print_or_more},
    {"health_insurance_persons", true, print_everybody},
};

enum { N_STATEMENTS = sizeof statements / sizeof *statements };

typedef char district_id[LONGEST_ID];

/** The ids of the first column whose fifth says "district". */
static size_t read_districts(const char *directory,
                             district_id districts[N_DISTRICTS])
{
    char line[1024], path[1024];
    size_t n = 0;
    FILE *file;

    snprintf(path, sizeof path, "%s/reference/areas.csv", directory);
    file = fopen(path, "r");
    if (!file)
        return 0;
    while (n < N_DISTRICTS && fgets(line, sizeof line, file)) {
        size_t length = strcspn(line, ",");

        if (!strstr(line, ",district,") || length >= LONGEST_ID)
            continue;
        memcpy(districts[n], line, length);
        districts[n++][length] = '\0';
    }
    fclose(file);
    return n;
}

static void print_date(int year, uint64_t variant)
{
    static const struct {
        const char *before, *behind;
    } spellings[] = {
        {"31/12/", ""}, {"cuối năm ", ""}, {"hết năm ", ""}, {"", "-12-31"}};
    size_t i = variant % (sizeof spellings / sizeof *spellings);

    printf("%s%d%s", spellings[i].before, year, spellings[i].behind);
}

/** A repeat of an actual figure comes from another document every other
 *  time; one of a target from the same, else it were another target. */
static const char *plan_for(uint64_t row, uint64_t keys, bool is_target)
{
    static const char *const plans[] = {"ministry-217-2025",
                                        "quang-ninh-2023-ministry"};

    if (is_target || row < keys || row % 2)
        return "";
    return plans[row / 2 % 2];
}

/* Keys run over the districts first, then over the years: a short run has
 * all districts in it. */
static void print_row(uint64_t row, uint64_t keys,
                      const district_id districts[N_DISTRICTS])
{
    uint64_t key = row < keys ? row : mix(row) % keys;
    size_t district = key % N_DISTRICTS;
    size_t year = key / N_DISTRICTS % N_YEARS;
    const struct statement *what =
        &statements[key / N_DISTRICTS / N_YEARS % N_STATEMENTS];
    state now = state_at(districts[district], district, FIRST_YEAR + (int)year);

    printf("%s,%s,%s,", now.area, what->indicator,
           what->is_target ? "target" : "actual");
    what->print(&now);
    putchar(',');
    print_date(now.year, row);
    printf(",national-2022,%s,trang %d\n", plan_for(row, keys, what->is_target),
           (int)(row % 97) + 1);
}

int main(int argc, char **argv)
{
    static district_id districts[N_DISTRICTS];
    uint64_t most = (uint64_t)N_DISTRICTS * N_YEARS * N_STATEMENTS;
    uint64_t rows, keys;

    if (argc != 4 || read_districts(argv[1], districts) != N_DISTRICTS) {
        fputs("usage: generate DATA ROWS KEYS\n", stderr);
        return 2;
    }
    rows = strtoull(argv[2], NULL, 10);
    keys = strtoull(argv[3], NULL, 10);
    if (!keys || keys > most) {
        fprintf(stderr, "generate: 1 to %" PRIu64 " keys\n", most);
        return 2;
    }
    puts("area,indicator,kind,value,as_of,standard,plan,locator");
    for (uint64_t row = 0; row < rows; row++)
        print_row(row, keys, (const district_id *)districts);
    return fflush(stdout) || ferror(stdout) ? 2 : 0;
}
