/* Any bytes → the tables of a data directory, and an extract read under them.
 * A line "== NAME" begins the table of that name, what stands above the first
 * is the extract; those that are not there are small ones of ours. */

#include "fuzz.h"

#include <string.h>

#include "fuzz_split.h"
#include "povstat/reference.h"

static const char *const names[] = {
    "typed",     "areas", "area-aliases", "indicators", "parts",
    "standards", "plans", "waivers",      NULL,
};

enum { TYPED, N_FILES = 8 };

static const struct file {
    const char *path, *text;
} files[N_FILES] = {
    {"data/extracts/typed.csv",
     "area,indicator,kind,value,as_of,plan\n"
     "ba-che,poor,actual,95,2021,\n"
     "ba-che,households,actual,5.589,2021,\n"
     "ba-che,poor,target,giảm 60 hộ,2022,ba-che-2022\n"
     "Văn Đồn,poor,actual,\"1,2%\",2022,\n"},
    {"data/reference/areas.csv",
     "id,code,name,full_name,level,parent,valid_from,valid_to,successors,"
     "former_names\n"
     "quang-ninh,22,Quảng Ninh,Tỉnh Quảng Ninh,province,,,,,\n"
     "quang-ninh/ba-che,202,Ba Chẽ,Huyện Ba Chẽ,district,quang-ninh,,"
     "2025-06-30,,\n"
     "quang-ninh/van-don,203,Vân Đồn,Huyện Vân Đồn,district,quang-ninh,,"
     "2025-06-30,quang-ninh/dac-khu,Cẩm Phả@1994-12-31\n"
     "quang-ninh/dac-khu,07,Vân Đồn,Đặc khu Vân Đồn,special_zone,quang-ninh,"
     "2025-07-01,,,\n"},
    {"data/reference/area-aliases.csv",
     "alias,area,kind\nVăn Đồn,quang-ninh/van-don,typo\n"},
    {"data/reference/indicators.csv",
     "id,label_vi,label_en,unit,whole,whole_label,by_standard,nature,"
     "direction,headline,aliases\n"
     "households,Tổng số hộ,Households,households,,,no,stock,none,no,số hộ\n"
     "persons,Nhân khẩu,Persons,persons,,,no,stock,none,no,\n"
     "poor,Hộ nghèo,Poor households,households,households,,yes,stock,fewer,"
     "yes,số hộ nghèo\n"},
    {"data/reference/parts.csv",
     "indicator,parts,urban,rural,persons,outflows,inflows\n"
     "households,,,,persons,,\n"},
    {"data/reference/standards.csv",
     "id,label_vi,label_en,valid_from,valid_to,area,synonyms\n"
     "national-2022,Chuẩn,Standard,2022-01-01,2026-12-31,,chuẩn mới\n"},
    {"data/plans.csv",
     "plan,area,number,issuer,issued,from,to,standard,status,assigned_by,"
     "replaces,title,publisher,published,address\n"
     "ba-che-2022,quang-ninh/ba-che,,UBND,,2022,2022,national-2022,reported,"
     "own,,Kế hoạch,,,\n"},
    {"data/waivers.csv", "code,file,line,cell,reason\n"},
};

typedef struct directory {
    fuzz_extent files[N_FILES];
    const char *path;
} directory;

static size_t index_of(const char *name)
{
    size_t i = 0;

    while (names[i] != name)
        i++;
    return i;
}

static directory keep_all(const uint8_t *bytes, size_t size, pov_arena *arena)
{
    fuzz_piece pieces[N_FILES] = {{.name = NULL}}, piece;
    directory d;

    d.path = pov_arena_format(arena, "%s/data", fuzz_directory());
    for (size_t at = 0; fuzz_split(bytes, size, &at, names, &piece);)
        pieces[index_of(piece.name)] = piece;
    for (size_t i = 0; i < N_FILES; i++) {
        if (!pieces[i].bytes)
            pieces[i] = (fuzz_piece){names[i], (const uint8_t *)files[i].text,
                                     strlen(files[i].text)};
        d.files[i] = fuzz_extent_of(
            fuzz_keep(files[i].path, pieces[i].bytes, pieces[i].size, arena),
            pieces[i].bytes, pieces[i].size, true);
    }
    return d;
}

static void check_places(const directory *d, const pov_findings *findings)
{
    for (size_t i = 0; i < N_FILES; i++)
        fuzz_check_findings(&d->files[i], findings);
}

/* Without the communes, as they are listed unless asked for: thirteen thousand
 * rows of ours say nothing of the directory. */
static void list_all(pov_results *results)
{
    static const pov_listing listings[] = {POV_LIST_AREAS, POV_LIST_INDICATORS,
                                           POV_LIST_PLANS, POV_LIST_STANDARDS,
                                           POV_LIST_FORMS};
    const pov_write_options options = {.arena = results->arena, .width = 80};

    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++) {
        const pov_report *report;

        results->filter.leaves_communes = true;
        report = pov_report_listing(results, listings[i]);
        fuzz_draw(report, "text", &options);
        fuzz_draw(report, "json", &options);
        fuzz_draw(report, "csv", &options);
    }
}

static void make_template(pov_results *results)
{
    const pov_catalogue *known = results->figures->catalogue;
    const pov_write_options options = {.arena = results->arena};

    pov_arena_push(results->arena, &results->filter.areas,
                   pov_catalogue_areas(known)->items[0]);
    if (known->plans.count)
        pov_arena_push(results->arena, &results->filter.plans,
                       (const pov_plan *)known->plans.items[0]);
    fuzz_draw(pov_report_template(results), "csv", &options);
}

static void read_under(const pov_catalogue *catalogue, const directory *d,
                       pov_waivers *waivers, pov_language language)
{
    const pov_write_options options = {.width = 80};
    pov_write_options here = options;
    fuzz_run run;

    fuzz_begin(&run, catalogue, language);
    here.arena = run.arena;
    run.findings.waivers = waivers;
    fuzz_take(&run, d->files[TYPED].path, 0);
    pov_findings_report_unused_waivers(&run.findings, &d->files[TYPED].path, 1,
                                       POV_WAIVERS_OF_ALL);
    fuzz_reckon(&run);
    check_places(d, &run.findings);
    fuzz_tell(&run.findings, run.arena);
    fuzz_draw(pov_report_progress(&run.results), "text", &here);
    fuzz_draw(pov_report_figures(&run.results), "json", &here);
    list_all(&run.results);
    make_template(&run.results);
    fuzz_end(&run);
}

static void load(const uint8_t *bytes, size_t size, size_t way)
{
    pov_language language = way % 2 ? POV_VI : POV_EN;
    pov_arena *arena = pov_arena_new();
    pov_findings findings = {.arena = arena, .language = language};
    directory d = keep_all(bytes, size, arena);
    pov_waivers *waivers = pov_waivers_load(d.path, arena, &findings);
    const pov_catalogue *catalogue = NULL;

    if (waivers) {
        findings.waivers = waivers;
        catalogue = pov_reference_load(d.path, arena, &findings);
    }
    pov_findings_sort(&findings);
    check_places(&d, &findings);
    fuzz_tell(&findings, arena);
    if (catalogue)
        read_under(catalogue, &d, waivers, language);
    else if (!pov_findings_count(&findings, POV_FATAL))
        fuzz_fail("no catalogue, and no word why");
    pov_arena_free(arena);
}

const fuzz_target fuzz_this = {.n_ways = 2, .read = load};
