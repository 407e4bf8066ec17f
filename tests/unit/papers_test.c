#include "cases.h"

#include <cjson/cJSON.h>

#include "paper_fixture.h"

/* The papers that offices hold, under the settings that they need: every cell
 * that a careful reader takes, as expected.json has it, and none that he does
 * not take.  PAPERS=1 in the environment: what came of each is printed;
 * PAPERS=2: with the cells that are not right. */

#define FOLDER "tests/data/papers/"

/* What may yet be amiss in a paper; 0 wrong and 0 taken is what all must come
 * to.  `least`: right, in per cent. */
static const struct paper {
    const char *file;
    int least, wrong, taken, disputed;
} papers[] = {
    {"form_2cap_tinh_2025", 100, 0, 0, 0},
    {"form_2cap_xa_2025", 100, 0, 0, 0},
    {"form_giao_chi_tieu", 100, 0, 0, 0},
    {"form_m710", 100, 0, 0, 0},
    {"form_m712_dtts", 100, 0, 0, 0},
    {"form_m71_don_vi", 100, 0, 0, 0},
    {"form_m71_huyen", 100, 0, 0, 0},
    {"form_m72", 100, 0, 0, 0},
    {"form_m73", 100, 0, 0, 0},
    {"form_m74", 100, 0, 0, 0},
    {"form_m78", 100, 0, 0, 0},
    {"form_tt17_mau3_ngheo", 100, 0, 0, 0},
    {"real_01_dak_nong_2024_mau71", 100, 0, 0, 0},
    {"real_02_dak_nong_2024_mau72", 100, 0, 0, 0},
    {"real_07_phu_tho_2016", 100, 0, 0, 0},
    /* 44541 of 423400 are not 10,44 % */
    {"real_08_bac_giang_2010_2017", 100, 0, 0, 3},
    {"real_09_quang_binh_2017_targets", 100, 0, 0, 0},
    {"real_15_quang_nam_2022", 100, 0, 0, 0},
    {"real_17_ca_nuoc_2012", 100, 0, 0, 0},
    {"real_21_bac_son_2020", 100, 0, 0, 0},
};

static cJSON *expected; /* of all papers */

static int load_papers(void **state)
{
    size_t size;
    int failed = load_reference(state);

    if (!failed)
        expected = cJSON_Parse(bytes_of(FOLDER "expected.json", &size));
    return failed || !expected;
}

static int free_papers(void **state)
{
    cJSON_Delete(expected);
    return free_reference(state);
}

/** NULL if it is not there, or null. */
static const char *said(const cJSON *object, const char *key)
{
    return cJSON_GetStringValue(cJSON_GetObjectItem(object, key));
}

static double number(const cJSON *object, const char *key)
{
    return cJSON_GetNumberValue(cJSON_GetObjectItem(object, key));
}

static const cJSON *paper_of(const char *file)
{
    const cJSON *paper;

    cJSON_ArrayForEach(paper, cJSON_GetObjectItem(expected, "files"))
    {
        if (!strcmp(said(paper, "file"),
                    pov_arena_format(arena, "%s.csv", file)))
            return paper;
    }
    fail_msg("expected.json does not have %s", file);
    return NULL;
}

static reading read_paper(const char *file, const cJSON *paper)
{
    return read_under(pov_arena_format(arena, FOLDER "%s.csv", file), paper);
}

/** What was read from a cell, and whether more than one thing was. */
typedef struct taken_cell {
    const pov_evidence *is;
    size_t n;
} taken_cell;

static bool is_at(const pov_evidence *e, const cJSON *cell)
{
    for (size_t i = 0; i < e->sources.count; i++)
        if (e->sources.items[i].place.line == number(cell, "line") &&
            e->sources.items[i].place.column == number(cell, "column"))
            return true;
    return false;
}

static taken_cell taken_at(const pov_figures *figures, const cJSON *cell)
{
    taken_cell taken = {NULL, 0};

    for (size_t i = 0; i < figures->count; i++)
        for (size_t k = 0; k < figures->items[i]->evidence.count; k++) {
            const pov_evidence *e = figures->items[i]->evidence.items[k];

            if (is_at(e, cell)) {
                taken.is = e;
                taken.n++;
            }
        }
    return taken;
}

/** By id, or by a name: "Xã Đăk Ha", "region Miền núi Tây Bắc". */
static bool is_area(const pov_area *area, const char *is)
{
    const char *name = strncmp(is, "region ", 7) ? is : is + 7;

    return !strcmp(area->id, is) ||
           !strcmp(pov_text_slug(arena, area->full_name),
                   pov_text_slug(arena, name)) ||
           !strcmp(pov_text_slug(arena, area->name),
                   pov_text_slug(arena, name));
}

static const pov_indicator *indicator_said(const cJSON *cell)
{
    const pov_indicator *is =
        pov_catalogue_indicator(catalogue, said(cell, "indicator"));
    const char *whom = said(cell, "breakdown");
    const char *counted = said(cell, "counted");

    if (!is)
        return NULL;
    if (counted && !strcmp(counted, "persons") &&
        strcmp(is->unit, "persons") != 0)
        is = pov_indicator_kin(is, POV_PERSONS);
    if (is && whom)
        is =
            pov_indicator_of_whom(is, pov_catalogue_breakdown(catalogue, whom));
    return is && !strcmp(said(cell, "measure"), "share") ? is->share : is;
}

static bool is_form(const pov_key *key, const char *form)
{
    static const struct {
        const char *is;
        pov_form form;
    } forms[] = {{"level", POV_LEVEL},
                 {"flow", POV_LEVEL},
                 {"reduction", POV_REDUCTION},
                 {"increase", POV_INCREASE}};

    for (size_t i = 0; i < LENGTH(forms); i++)
        if (!strcmp(form, forms[i].is))
            /* a number of a flow is a level beside its changes */
            return key->form == forms[i].form &&
                   (key->indicator->is_flow || strcmp(form, "flow") != 0);
    return false;
}

static bool is_standard(const pov_key *key, const cJSON *cell,
                        const cJSON *paper)
{
    const char *is = said(cell, "standard");

    is = is ? is : said(cJSON_GetObjectItem(paper, "needed"), "standard");
    return !key->standard ||
           (is ? !strcmp(key->standard->id, is)
               : key->standard == pov_standard_in_force(catalogue, key->as_of));
}

static bool is_value(const pov_evidence *stated, const cJSON *cell)
{
    const pov_phrase says = pov_evidence_phrase(stated);
    const cJSON *high = cJSON_GetObjectItem(cell, "range_high");

    return strtod(pov_decimal_text(arena, says.amount), NULL) ==
               number(cell, "value") &&
           says.has_stretch == (high != NULL) &&
           (!high || strtod(pov_decimal_text(arena, says.stretch), NULL) ==
                         cJSON_GetNumberValue(high));
}

/** Which coordinate of a figure is another than a careful reader's; NULL if
 *  none is. */
static const char *what_is_wrong(const pov_evidence *e, const cJSON *cell,
                                 const cJSON *paper)
{
    const pov_key *key = &e->figure->key;
    bool counts = !strcmp(said(cell, "measure"), "count");
    char day[POV_DAY_TEXT_SIZE];

    pov_day_print(key->as_of, day);
    if (!is_area(key->area, said(cell, "area")))
        return "area";
    if (key->indicator != indicator_said(cell))
        return "indicator";
    if ((key->unit == POV_IN_COUNT) != counts)
        return "measure";
    if (!is_form(key, said(cell, "form")))
        return "form";
    if (!key->plan != !strcmp(said(cell, "kind"), "actual"))
        return "kind";
    if (strcmp(day, said(cell, "as_of")) != 0)
        return "day";
    if (!is_standard(key, cell, paper))
        return "standard";
    return is_value(e, cell) ? NULL : "value";
}

typedef struct tally {
    int expected, right, refused, wrong, disputed, taken;
} tally;

static bool told(int least)
{
    const char *asked = getenv("PAPERS");

    return asked && atoi(asked) >= least;
}

static void tell(const cJSON *cell, const char *what, const char *which)
{
    if (told(2))
        print_message("  %d:%d '%s' %s %s: %s %s\n", (int)number(cell, "line"),
                      (int)number(cell, "column"), said(cell, "cell"),
                      said(cell, "area") ? said(cell, "area") : "",
                      said(cell, "indicator") ? said(cell, "indicator") : "",
                      what, which);
}

static void count_cell(tally *t, const pov_figures *figures, const cJSON *cell,
                       const cJSON *paper)
{
    taken_cell taken = taken_at(figures, cell);
    const char *wrong;

    t->expected++;
    if (!taken.n) {
        t->refused++;
        tell(cell, "refused", "");
        return;
    }
    wrong = taken.n > 1 ? "twice" : what_is_wrong(taken.is, cell, paper);
    if (wrong) {
        t->wrong++;
        tell(cell, "wrong", wrong);
        return;
    }
    t->right++;
    if (taken.is->standing == POV_DISPUTED ||
        taken.is->standing == POV_SET_ASIDE || taken.is->figure->conflict) {
        t->disputed++;
        tell(cell, "disputed", "");
    }
}

static void paper_is_read(void **state)
{
    const struct paper *p = *state;
    const cJSON *cell, *paper;
    reading r;
    tally t = {0};

    pov_arena_clear(arena);
    paper = paper_of(p->file);
    r = read_paper(p->file, paper);
    cJSON_ArrayForEach(cell, cJSON_GetObjectItem(paper, "expected"))
        count_cell(&t, r.figures, cell, paper);
    cJSON_ArrayForEach(cell, cJSON_GetObjectItem(paper, "avoid"))
    {
        if (taken_at(r.figures, cell).n) {
            t.taken++;
            tell(cell, "taken", said(cell, "why"));
        }
    }
    if (told(1))
        print_message("%-32s right %4d of %4d, refused %4d, wrong %3d, "
                      "disputed %3d, taken %3d; findings %zu\n",
                      p->file, t.right, t.expected, t.refused, t.wrong,
                      t.disputed, t.taken, r.findings.count);
    assert_true(t.right * 100 >= t.expected * p->least);
    assert_true(t.wrong <= p->wrong);
    assert_true(t.taken <= p->taken);
    assert_true(t.disputed <= p->disputed);
}

int main(void)
{
    TEST_ROWS(papers, file, paper_is_read);
    return run_all("papers", load_papers, free_papers);
}
