/* The tables of a data directory: what they are called, which of their rows are
 * left out, and that no table takes longer than its length. */

#include "cases.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "povstat/reference.h"

#define AREAS                                                                  \
    "id,code,name,full_name,level,parent,valid_from,valid_to,successors,"      \
    "former_names\n"                                                           \
    "p,,P,Tỉnh P,province,,,,,\n"
#define ALIASES "alias,area,kind\n"
#define GROUPS "group,area,from,to,source\n"
#define INDICATORS                                                             \
    "id,label_vi,label_en,unit,whole,whole_label,by_standard,nature,"          \
    "direction,headline,aliases\n"                                             \
    "a,A,A,persons,,,no,stock,none,no,\n"                                      \
    "h,H,H,households,,,no,stock,none,no,\n"                                   \
    "t,T,T,households,h,,no,stock,none,no,\n"                                  \
    "c,C,C,households,h,,no,stock,none,no,\n"                                  \
    "o,O,O,households,,,no,flow,none,no,\n"                                    \
    "i,I,I,households,,,no,flow,none,no,\n"                                    \
    "q,Q,Q,households,h,,yes,stock,fewer,no,\n"
#define PARTS "indicator,parts,urban,rural,persons,outflows,inflows\n"
#define BREAKDOWNS                                                             \
    "id,label_vi,label_en,dimension,aliases\nu,của u,of u,area,\n"
#define INDICATOR_WORDS                                                        \
    "id,indicator,breakdown,counted,label_vi,label_en,aliases\n"
#define STANDARDS "id,label_vi,label_en,valid_from,valid_to,area,synonyms\n"
#define PLANS                                                                  \
    "plan,area,number,issuer,issued,from,to,standard,status,assigned_by,"      \
    "replaces,title,publisher,published,address\n"                             \
    "x,,,,,,,,,,,X,,,\n"
#define PAPERS                                                                 \
    "id,label_vi,label_en,title,rows,total,circular,note\n"                    \
    "f,F,F,F,,no,,\n"
#define PAPER_COLUMNS                                                          \
    "paper,position,heading,number,indicator,counted,breakdown,measure,"       \
    "form,kind,date\n"
#define WAIVERS "code,file,line,cell,reason\n"

static const char *const names[] = {
    "reference/areas.csv",
    "reference/area-aliases.csv",
    "reference/area-groups.csv",
    "reference/breakdowns.csv",
    "reference/indicators.csv",
    "reference/parts.csv",
    "reference/indicator-aliases.csv",
    "reference/standards.csv",
    "reference/papers.csv",
    "reference/paper-columns.csv",
    "plans.csv",
    "waivers.csv",
};

enum table {
    AREA,
    ALIAS,
    GROUP,
    BREAKDOWN,
    INDICATOR,
    PART,
    WORDS,
    STANDARD,
    PAPER,
    PAPER_COLUMN,
    PLAN,
    WAIVER,
    N_TABLES
};

static const char *const heads[] = {
    AREAS,           ALIASES,   GROUPS, BREAKDOWNS,    INDICATORS, PARTS,
    INDICATOR_WORDS, STANDARDS, PAPERS, PAPER_COLUMNS, PLANS,      WAIVERS};

static char directory[] = "/tmp/povstat-tables-XXXXXX";

static void write_table(enum table table, const char *head, const char *rows)
{
    char path[100];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", directory, names[table]);
    file = fopen(path, "wb");
    assert_non_null(file);
    fputs(head, file);
    fputs(rows, file);
    assert_int_equal(fclose(file), 0);
}

static int make_directory(void **state)
{
    char path[100];

    (void)state;
    if (!mkdtemp(directory))
        return -1;
    snprintf(path, sizeof path, "%s/reference", directory);
    return mkdir(path, 0700);
}

static int remove_directory(void **state)
{
    char path[100];

    (void)state;
    for (int i = 0; i < N_TABLES; i++) {
        snprintf(path, sizeof path, "%s/%s", directory, names[i]);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/reference", directory);
    rmdir(path);
    return rmdir(directory);
}

/** All tables with their first rows, and one with further ones. */
static pov_catalogue *load(enum table table, const char *rows,
                           pov_findings *findings)
{
    for (int i = 0; i < N_TABLES; i++)
        write_table((enum table)i, heads[i], i == (int)table ? rows : "");
    pov_waivers_load(directory, findings->arena, findings);
    return pov_reference_load(directory, findings->arena, findings);
}

/** "P301 3:1 id: it is blank; …" in the order of the places. */
static const char *said(pov_findings *findings)
{
    const char *text = "";

    pov_findings_sort(findings);
    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *f = findings->items[i];

        text = pov_arena_format(findings->arena, "%s%s%s %u:%u %s", text,
                                i ? "; " : "", pov_finding_types[f->kind].code,
                                f->place.line, f->place.column, f->detail);
        assert_non_null(f->line); /* as typed */
    }
    return text;
}

static struct wrong_case {
    enum table table;
    const char *rows, *said;
} wrong_cases[] = {
    {AREA, "q,,Q,Huyện Q,district,p,,,,\n", ""},
    {AREA, ",,,,,,,,,\n", ""},
    {AREA, "q,,Q,Huyện Q,district,p,2020-01-01,2020-01-01,,\n", ""},
    {AREA, ",,Q,Huyện Q,district,p,,,,\n", "P301 3:1 id: it is blank"},
    {AREA, "q,,,Huyện Q,district,p,,,,\n", "P301 3:4 name: it is blank"},
    {AREA, "q,,Q,,district,p,,,,\n", "P301 3:6 full_name: it is blank"},
    {AREA, "p,,Q,Huyện Q,district,p,,,,\n",
     "P301 3:1 id: 'p' stands in line 2 already"},
    {AREA, "q,,Q,Huyện Q,dist,p,,,,\n",
     "P301 3:14 level: 'dist' is none of country, region, province, district, "
     "special_zone, commune; "
     "did you mean 'district'?"},
    {AREA, "q,,Q,Huyện Q,district,p,2020-01-02,2020-01-01,,\n",
     "P301 3:36 valid_to: '2020-01-01' lies before valid_from, '2020-01-02'"},
    {AREA, "q,,Q,Huyện Q,district,p,2020,,,\n",
     "P301 3:25 valid_from: '2020' is no day like 2024-01-31"},
    {AREA, "q,,Q,Huyện Q,district,,,,,\n",
     "P301 3:23 parent: it is blank, and a district lies in a province"},
    {AREA, "q,,Q,Tỉnh Q,province,p,,,,\n",
     "P301 3:22 parent: 'p' is above a province, which lies in nothing"},
    {AREA, "q,,Q,Huyện Q,district,p,,,,\nr,,R,Huyện R,district,q,,,,\n",
     "P301 4:23 parent: 'q' is a district, and a district lies in a province"},
    {AREA, "q,,Q,Huyện Q,district,q,,,,\n",
     "P301 3:23 parent: 'q' is the row itself"},
    {AREA, "q,,Q,Huyện Q,district,z,,,,\n",
     "P301 3:23 parent: 'z' stands nowhere in this table"},
    {AREA, "q,,Q,Huyện Q,district,r,,,,\nr,,R,Tỉnh R,province,,,,,\n",
     "P301 3:23 parent: 'r' stands below, in line 4; move it above"},
    {AREA, "q,,Q,Huyện Q,district,r,,,,\nr,,R,Tỉnh R,province,q,,,,\n",
     "P301 4:22 parent: 'q' leads back to this row"},
    {AREA,
     "q,,Q,Tỉnh Q,province\nr,,R,Huyện R,district,q,,,,\n"
     "s,,S,Huyện S,district,q,,,,\nt,,T,Huyện T,district,s,,,,\n",
     "P010 3:0 5 cells, the header has 10; P305 4:23 parent: 'q'"},
    {AREA, "q,,Q,Tỉnh Q,province,,,,q,\n",
     "P304 3:25 successors: 'q' is the area itself"},
    {AREA, "q,,Q,Tỉnh Q,province,,,,z|p|p,\n",
     "P304 3:25 successors: 'p' is named twice; "
     "P304 3:25 successors: 'z' stands nowhere in this table"},
    {AREA, "q,,Q,Tỉnh Q,province,,,,r,\nr,,R,Tỉnh R,province,,,,p|q,\n",
     "P304 4:25 successors: 'q' leads back here"},
    {AREA, "q,,Q,Tỉnh Q,province,,,,,Tỉnh B@2020\n",
     "P304 3:26 former_names: 'Tỉnh B@2020' does not end like @2024-10-31"},
    {ALIAS, "b,p,spelling\nb,p,typo\n", ""},
    {ALIAS, ",p,typo\n", "P301 2:1 alias: it is blank"},
    {ALIAS, "b,z,typo\n",
     "P301 2:3 area: 'z' stands nowhere in reference/areas.csv"},
    {ALIAS, "b,p,tpyo\n",
     "P301 2:5 kind: 'tpyo' is none of spelling, typo, older, everyday; did "
     "you mean "
     "'typo'?"},
    {ALIAS, "b,p\n", "P010 2:0 2 cells, the header has 3"},
    {ALIAS, "b,p,typo,\n", "P011 2:0 4 cells, the header has 3"},
    {INDICATOR, "b,B,B2,,,,no,stock,none,no,\n", "P301 9:8 unit: it is blank"},
    {INDICATOR, "b,A,B2,persons,,,no,stock,none,no,\n",
     "P301 9:3 label_vi: 'A' is a name of a already"},
    {INDICATOR, "b,B,B2,persons,b,,no,stock,none,no,\n",
     "P301 9:16 whole: 'b' is the row itself"},
    {INDICATOR, "b,B,B2,persons,,,no,stok,none,no,\n",
     "P301 9:21 nature: 'stok' is none of stock, flow; did you mean 'stock'?"},
    {INDICATOR, "b,B,B2,persons,,,no,stock,none,no,x|A\n",
     "P304 9:35 aliases: 'A' is a name of a already"},
    {PART, "h,,t,c,a,,\nt,,,,,o,i\nc,h|t,,,,,\n", ""},
    {PART, "z,,,,,,\n",
     "P301 2:1 indicator: 'z' stands nowhere in reference/indicators.csv"},
    {PART, "h,,,,a,,\nh,t|c,,,,,\n",
     "P301 3:1 indicator: 'h' stands in line 2 already"},
    {PART, "h,t|z,,,,,\n",
     "P301 2:3 parts: 'z' stands nowhere in reference/indicators.csv"},
    {PART, "h,t|h,,,,,\n", "P301 2:3 parts: 'h' is the row itself"},
    {PART, "h,t|t,,,,,\n", "P301 2:3 parts: 't' is named twice"},
    {PART, "h,,,,,o,i|o\n", "P301 2:9 inflows: 'o' is named twice"},
    {PART, "h,t,,,,,\n", "P301 2:3 parts: 't' is alone, which is no sum"},
    {PART, "h,t|a,,,,,\n", "P301 2:3 parts: 'a' counts something else"},
    {PART, "h,t|o,,,,,\n", "P301 2:3 parts: 'o' is a flow beside a stock"},
    {PART, "h,,t,,,,\n", ""}, /* of before */
    {BREAKDOWN, "v,V,V2,where,\n",
     "P301 3:8 dimension: 'where' is none of area, ethnicity, situation, "
     "deprivation, cause"},
    {BREAKDOWN, "v,của u,V2,area,\n",
     "P301 3:1 id: 'v' is a name of another row already"},
    {WORDS, "q_u,q,u,households,Qu,Qu2,\n", ""},
    {WORDS, "q_u,z,u,households,Qu,Qu2,\n",
     "P301 2:5 indicator: 'z' is not what the row speaks of"},
    {WORDS, "q_u,q,v,households,Qu,Qu2,\n",
     "P301 2:7 breakdown: 'v' is not what the row speaks of"},
    {WORDS, "q_v,q,u,households,Qu,Qu2,\n",
     "P301 2:1 id: 'q_v' is not what the row speaks of"},
    {PART, "h,,,,t,,\n", "P301 2:6 persons: 't' counts something else"},
    {PART, "h,,,,,t,o\n", "P301 2:7 outflows: 't' is no flow of a stock"},
    {PART, "o,,,,,i,o\n", "P301 2:7 outflows: 'i' is no flow of a stock"},
    {PART, "h,,,,,o,\n", "P301 2:9 inflows: it is blank, and outflows is not"},
    {STANDARD,
     "s,S,S2,1990-01-01,1990-12-31,,\nt,T,T2,1991-01-01,1995-12-31,,\n"
     "u,U,U2,,,p,\n",
     ""},
    {STANDARD,
     "s,S,S2,1990-01-01,1995-12-31,,\nt,T,T2,1991-01-01,1995-12-31,,\n",
     "P304 3:8 valid_from: '1991-01-01' is a period that overlaps that of s"},
    {STANDARD,
     "s,S,S2,1991-01-01,1995-12-31,,\nt,T,T2,1990-01-01,1995-12-31,,\n",
     "P304 3:8 valid_from: '1990-01-01' is a period that overlaps that of s"},
    {STANDARD, "s,S,S2,,,p,\nt,T,T2,,,p,\n",
     "P304 3:9 valid_to: the period is open and overlaps that of s"},
    {PLAN, "y,,,,,2023,,,,,,Y,,,\n",
     "P301 3:12 to: it is blank, and from is not"},
    {PLAN, "y,,,,,2023,2022,,,,,Y,,,\n",
     "P301 3:12 to: '2022' lies before from, '2023'"},
    {PLAN, "y,,,,,,,,,,z,Y,,,\n",
     "P301 3:12 replaces: 'z' stands nowhere in this table"},
    {PLAN, "y,,,,,,,z,,,,Y,,,\n",
     "P301 3:9 standard: 'z' stands nowhere in reference/standards.csv"},
    {PAPER, "g,G,G,G,q=Q,no,,\n", ""},
    {PAPER, "g,G,G,G,z=Z,no,,\n",
     "P301 3:9 rows: 'z=Z' does not say what its rows are about, like "
     "households=Hộ"},
    {PAPER_COLUMN,
     "f,1,TT,,,,,order,,,\nf,2,Q||,1,q,,u,share,level,actual,end\n", ""},
    {PAPER_COLUMN, "z,1,TT,,,,,order,,,\n",
     "P301 2:1 paper: 'z' stands nowhere in reference/papers.csv"},
    {PAPER_COLUMN, "f,2,TT,,,,,order,,,\n",
     "P301 2:3 position: '2' is not the next column of the paper, 1"},
    {PAPER_COLUMN, "f,1,Z,,z,,,count,,,\n",
     "P301 2:8 indicator: 'z' stands nowhere in reference/indicators.csv"},
    {PAPER_COLUMN, "f,1,Q,,q,,z,count,,,\n",
     "P301 2:11 breakdown: 'z' stands nowhere in reference/breakdowns.csv"},
    {PAPER_COLUMN, "f,1,Q,,q,,,share,,,\n",
     "P301 2:8 indicator: 'q' is not counted so"},
    {WAIVER, "P101,a,1,,why\n", ""},
    {WAIVER, "P999,a,1,,why\n",
     "P301 2:1 code: 'P999' is no code of a finding"},
    {WAIVER, "P302,a,1,,why\n", "P301 2:1 code: 'P302' cannot be waived"},
    {WAIVER, "P101,./,1,,why\n", "P301 2:6 file: './' names no file"},
    {WAIVER, "P101,a,1,,\n", "P301 2:11 reason: it is blank"},
    {WAIVER, "P101,a,1,\n", "P010 2:0 4 cells, the header has 5"},
    {WAIVER, "P101,a,1,,x\nP101,a,1,,y\n",
     "P301 3:1 code: 'P101' is waived alike above"},
};

static void tells_wrong_rows(void **state)
{
    const struct wrong_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};

    assert_non_null(load(c->table, c->rows, &findings));
    assert_string_equal(said(&findings), c->said);
    pov_arena_free(arena);
}

/* What of a row is used: a standard without its period only where it is
 * named, an area without the successor that leads back. */
static void uses_the_rest(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    pov_catalogue *catalogue =
        load(STANDARD,
             "s,S,S2,1990-01-01,1995-12-31,,\nt,T,T2,1991-01-01,1995-12-31,,\n",
             &findings);

    (void)state;
    assert_non_null(pov_catalogue_standard(catalogue, "t"));
    assert_string_equal(
        pov_standard_in_force(catalogue, pov_day_from(1992, 1, 1))->id, "s");
    catalogue =
        load(AREA, "q,,Q,Tỉnh Q,province,,,,r,\nr,,R,Tỉnh R,province,,,,p|q,\n",
             &findings);
    assert_int_equal(
        pov_area_successors(pov_catalogue_area(catalogue, "q"))->count, 1);
    assert_int_equal(
        pov_area_successors(pov_catalogue_area(catalogue, "r"))->count, 1);
    assert_int_equal(
        pov_area_predecessors(pov_catalogue_area(catalogue, "q"))->count, 0);
    pov_arena_free(arena);
}

/* The bundled tables give no finding. */
static void bundled_tables_are_right(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};

    (void)state;
    assert_non_null(pov_waivers_load("data", arena, &findings));
    assert_non_null(pov_reference_load("data", arena, &findings));
    assert_int_equal(findings.count, 0);
    pov_arena_free(arena);
}

enum { MANY = 100000 / CASES_EVERY };

static size_t index_of(char mark)
{
    return mark == '=' ? 0 : mark == '>' ? 1 : 2;
}

/** `MANY` rows, each made from its number and those before and behind it. */
static char *many_rows(const char *format)
{
    size_t size = (size_t)MANY * 120, n = 0;
    char *rows = malloc(size);

    assert_non_null(rows);
    for (int i = 1; i <= MANY; i++) {
        const int numbers[] = {i, i % MANY + 1, i - 1};

        for (const char *at = format; *at; at++) {
            if (*at == '#')
                n += (size_t)snprintf(rows + n, size - n, "n%d",
                                      numbers[index_of(*++at)]);
            else
                rows[n++] = *at;
        }
    }
    rows[n] = '\0';
    return rows;
}

static struct long_case {
    const char *name, *row; /* #= this, #> the next, #^ the one before */
    pov_finding_kind kind;
    size_t found;
} long_cases[] = {
    {"right rows", "#=,,#=,Huyện #=,district,p,,,,\n", POV_FOUND_LOST_ROW, 0},
    {"a circle of parents", "#=,,#=,Huyện #=,district,#>,,,,\n",
     POV_FOUND_BAD_REFERENCE, 1},
    {"parents that follow from a lost one", "#=,,#=,Huyện #=,district,#^,,,,\n",
     POV_FOUND_LOST_ROW, 1},
    {"a circle of successors", "#=,,#=,Tỉnh #=,province,,,,#>,\n",
     POV_FOUND_BAD_REFERENCE_CELL, 1},
    {"no right row", "#=,,#=,Tỉnh #=,provinz,,,,,\n", POV_FOUND_BAD_REFERENCE,
     MANY},
    {"one id for all", "p,,#=,Tỉnh #=,province,,,,,\n", POV_FOUND_BAD_REFERENCE,
     MANY},
};

/* A hundred thousand rows as built for use: what is quadratic would not come
 * back. */
static void takes_long_tables(void **state)
{
    const struct long_case *c = *state;
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena};
    char *rows = many_rows(c->row);

    assert_non_null(load(AREA, rows, &findings));
    assert_int_equal(findings.found[c->kind], c->found);
    free(rows);
    pov_arena_free(arena);
}

static bool is_among(const pov_text_list *paths, const char *path)
{
    for (size_t i = 0; i < paths->count; i++)
        if (!strcmp(paths->items[i], path))
            return true;
    return false;
}

/* What -o must never write over. */
static void names_every_table(void **state)
{
    pov_arena *arena = pov_arena_new();
    pov_text_list named = pov_reference_paths("some/where", arena);

    (void)state;
    assert_int_equal(named.count, N_TABLES + 1);
    for (size_t i = 0; i < N_TABLES; i++)
        assert_true(is_among(
            &named, pov_arena_format(arena, "some/where/%s", names[i])));
    assert_true(is_among(&named, "some/where/datapackage.json"));
    pov_arena_free(arena);
}

int main(void)
{
    TEST(names_every_table);
    TEST(bundled_tables_are_right);
    TEST(uses_the_rest);
    TEST_ROWS(wrong_cases, said, tells_wrong_rows);
    TEST_ROWS(long_cases, name, takes_long_tables);
    return run_all("reference", make_directory, remove_directory);
}
