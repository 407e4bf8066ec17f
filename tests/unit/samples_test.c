#include "cases.h"

#include <fnmatch.h>

#include "extract_fixture.h"

/* What must be found in each file of tests/data/samples: the sums, the rows
 * and every warning and error by its line.  A finding that is not listed is a
 * false alarm; notes are free. */

#define QUANG_BINH "as_of=2024-12-31 kind=actual parent=quang-binh"
#define QUANG_NINH "as_of=2024-12-31 kind=actual parent=quang-ninh"
#define NEAR_POOR QUANG_NINH " indicator=near_poor"

enum { ANY = -1 };

/* `found`: line and severity (Error, Warning) of each finding, in order, as a
 * pattern; `or`: another that will do, NULL if there is none. */
static struct sample {
    const char *files; /* without ".csv", parted by a blank */
    const char *set;
    int rows;
    int64_t households, poor; /* stated for the day of `set`, added up */
    const char *found, * or ;
} samples[] = {
    {"s00-clean-utf8-comma", QUANG_BINH, 8, 250922, 14205, "", NULL},
    {"s01-semicolon-bom", QUANG_BINH, 8, 250922, 14205, "", NULL},
    {"s02-comma-decimal-unquoted", QUANG_BINH, 8, 0, 0, "2E", NULL},
    {"s03-utf16le-bom-tab", QUANG_BINH, 8, 250922, 14205, "", NULL},
    {"s04-utf16le-nobom-semicolon", QUANG_BINH, 8, 250922, 14205, "", NULL},
    {"s05-windows-1258", QUANG_BINH, 8, 250922, 14205, "", NULL},
    {"s06-tcvn", QUANG_BINH, 8, 250922, 14205, "", NULL},
    {"s07-nfd", QUANG_BINH, 8, 250922, 14205, "", NULL},
    {"s08-names", QUANG_NINH, 18, ANY, 0, "14E 19E", NULL},
    {"s10-ratio", NEAR_POOR, 4, 12791 + 12, 0, "4E 5E", NULL},
    {"s11-title-total-footnote", QUANG_BINH, 2, 64317, 1418, "", NULL},
    {"s12-ragged", QUANG_BINH, 5, 35412 + 21430, 262 + 2314, "3E 4E 5W 6E",
     NULL},
    /* The conflict of Ba Đồn leaves it out of the sum. */
    {"s13-duplicates", QUANG_BINH, 6, 35412 + 28905 + 41907, 262 + 1886,
     "[23]W 4E", NULL},
    {"s14-quotes", QUANG_BINH, ANY, 0, 262 + 1156, "4W 5E", NULL},
    {"s15-injection", QUANG_BINH, 5, 0, 8868, "", NULL},
    {"s16-invalid-utf8-nul", QUANG_BINH, ANY, 0, 262, "3E 4E", NULL},
    {"s17-targets", QUANG_NINH, 12, ANY, ANY, "3E 7E 11E 12E", NULL},
    /* More households poor than there are: also more than 100 %. */
    {"s18-consistency", QUANG_NINH, 12, ANY, ANY, "4E 6E 7W 11E 12E",
     "4E 6E 7W 11E 12E 12E"},
    {"s19-kitchen-sink", QUANG_BINH, ANY, ANY, ANY, "4E 6E 8E 9E 9E 10E 12E",
     NULL},
    {"s20-provinces-2024", "as_of=2024-12-31 kind=actual", 2, 430922, 26805, "",
     NULL},
    {"s20-provinces-2025", "as_of=2025-12-31 kind=actual", 1, 431500, 24000, "",
     NULL},
    {"s20-provinces-2024 s20-provinces-2025", QUANG_BINH, 3, 430922, 26805, "",
     NULL},
    {"s21-mixed-eol", QUANG_BINH, 3, 0, 4679, "?W", NULL},
    {"s22-concat-bom", QUANG_BINH, 2, 0, 1418, "3W", NULL},
    {"s23-sep-line", QUANG_BINH, 2, 0, 1418, "", NULL},
    {"s24-dup-header", QUANG_BINH, 2, 0, ANY, "1E 1W", NULL},
    {"s25-empty", QUANG_BINH, 0, 0, 0, "?E", NULL},
    {"s26-header-only", QUANG_BINH, 0, 0, 0, "?W", NULL},
    {"s27-sniff-trap", QUANG_NINH, 12, ANY, ANY, "4E 6E 7W 8E 11E 12E 13E",
     "4E 6E 7W 8E 11E 12E 12E 13E"},
};

/* What single figures must be: rounded to 6 decimals, an interval as
 * "low..high". */
static struct figure_case {
    const char *file, *set;
    const char *area, *indicator;
    pov_unit unit;
    int year;
    const char *expected;
} figures[] = {
    {"s01-semicolon-bom", QUANG_BINH, "quang-binh/dong-hoi", "poor",
     POV_IN_COUNT, 2024, "262"},
    {"s08-names", QUANG_NINH, "quang-ninh/van-don", "households", POV_IN_COUNT,
     2024, "1000"},
    {"s08-names", QUANG_NINH, "hoa-binh", "households", POV_IN_COUNT, 2024,
     "1000"},
    {"s08-names", QUANG_NINH, "quang-ninh", "households", POV_IN_COUNT, 2024,
     "1000"},
    {"s08-names", QUANG_NINH, "quang-binh", "households", POV_IN_COUNT, 2024,
     "1000"},
    {"s10-ratio", NEAR_POOR, "quang-ninh/van-don", "near_poor", POV_IN_COUNT,
     2024, "95"},
    {"s10-ratio", NEAR_POOR, "quang-ninh/co-to", "near_poor", POV_IN_COUNT,
     2024, "5"},
    {"s13-duplicates", QUANG_BINH, "quang-binh/le-thuy", "poor", POV_IN_COUNT,
     2024, "1886"},
    {"s17-targets", QUANG_NINH, "quang-ninh/ha-long", "poor", POV_IN_COUNT,
     2023, "262"},
    {"s18-consistency", QUANG_NINH, "quang-ninh/dam-ha", "poor", POV_IN_COUNT,
     2024, "95"},
    {"s18-consistency", QUANG_NINH, "quang-ninh/hai-ha", "households",
     POV_IN_COUNT, 2024, "12752..12925"},
    {"s18-consistency", QUANG_NINH, "quang-ninh/ba-che", "poor", POV_IN_PERCENT,
     2024, "0.74271"},
    {"s18-consistency", QUANG_NINH, "quang-ninh/quang-yen", "poor",
     POV_IN_COUNT, 2024, "1"},
    {"s20-provinces-2025", QUANG_BINH, "quang-tri@2025-07-01", "poor",
     POV_IN_COUNT, 2025, "24000"},
};

/* The targets of s17 by line: form, unit, amount; NULL where nothing may have
 * been read. */
static const struct target_case {
    uint32_t line;
    const char *area, *form;
    pov_unit unit;
    const char *amount;
} targets[] = {
    {2, "quang-ninh/ha-long", "reduction", POV_IN_POINTS, "0.2"},
    {3, "quang-ninh/mong-cai", NULL, POV_IN_COUNT, NULL},
    {4, "quang-ninh/cam-pha", "level", POV_IN_PERCENT, "0.54"},
    {5, "quang-ninh/uong-bi", "reduction", POV_IN_COUNT, "70"},
    {6, "quang-ninh/binh-lieu", "level", POV_IN_COUNT, "192"},
    {7, "quang-ninh/tien-yen", NULL, POV_IN_COUNT, NULL},
    {8, "quang-ninh/dam-ha", "reduction", POV_IN_PERCENT, "26.72"},
    {9, "quang-ninh/hai-ha", "level", POV_IN_PERCENT, "0.54"},
    {10, "quang-ninh/ba-che", "level", POV_IN_PERCENT, "0.54"},
    {11, "quang-ninh/van-don", NULL, POV_IN_COUNT, NULL},
    {12, "quang-ninh/dong-trieu", NULL, POV_IN_COUNT, NULL},
    {13, "quang-ninh/quang-yen", NULL, POV_IN_COUNT, NULL},
};

static const char *path_of(const char *name, size_t length)
{
    return pov_arena_format(arena, "tests/data/samples/%.*s.csv", (int)length,
                            name);
}

static reading read_sample(const char *names, const char *set)
{
    size_t first = strcspn(names, " ");
    const char *files[2] = {path_of(names, first), NULL};
    const char *second = names + first;

    pov_arena_clear(arena);
    files[0] = path_of(names, first);
    if (!*second)
        return read_files(files, 1, set);
    files[1] = path_of(second + 1, strlen(second + 1));
    return read_files(files, 2, set);
}

static int compare_found(const void *left, const void *right)
{
    const pov_finding *const *a = left, *const *b = right;

    if ((*a)->place.line != (*b)->place.line)
        return (*a)->place.line < (*b)->place.line ? -1 : 1;
    return (int)pov_finding_types[(*b)->kind].severity -
           (int)pov_finding_types[(*a)->kind].severity;
}

/** "4E 7W": each warning and error by line, the worse one first. */
static const char *found_in(reading *r)
{
    const char *text = "";

    if (r->findings.count)
        qsort(r->findings.items, r->findings.count, sizeof *r->findings.items,
              compare_found);
    for (size_t i = 0; i < r->findings.count; i++) {
        const pov_finding *f = r->findings.items[i];

        if (pov_finding_types[f->kind].severity >= POV_WARNING)
            text = pov_arena_format(
                arena, "%s%s%u%c", text, *text ? " " : "", f->place.line,
                "nWEF"[pov_finding_types[f->kind].severity]);
    }
    return text;
}

static const char *messages_of(const reading *r)
{
    const char *text = "";

    for (size_t i = 0; i < r->findings.count; i++)
        text = pov_arena_format(
            arena, "%s\n  %s:%u: %s %s", text, r->findings.items[i]->place.file,
            r->findings.items[i]->place.line,
            pov_finding_types[r->findings.items[i]->kind].code,
            pov_finding_message(arena, r->findings.items[i]));
    return text;
}

static bool is_actual_count(const pov_figure *f, const char *indicator,
                            pov_day day)
{
    return !f->key.plan && f->key.form == POV_LEVEL &&
           f->key.unit == POV_IN_COUNT && f->key.as_of == day &&
           !strcmp(f->key.indicator->id, indicator) && pov_figure_stated(f);
}

/** Is a part of its area stated as well?  The whole is then not added. */
static bool is_whole_of_another(const reading *r, const pov_figure *whole)
{
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        if (f->key.area->parent == whole->key.area &&
            is_actual_count(f, whole->key.indicator->id, whole->key.as_of))
            return true;
    }
    return false;
}

static int64_t sum_of(const reading *r, const char *indicator, pov_day day)
{
    int64_t sum = 0;

    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        if (!is_actual_count(f, indicator, day) || is_whole_of_another(r, f))
            continue;
        assert_true(pov_interval_is_point(&f->value));
        assert_int_equal(f->value.low.at.under, 1);
        sum += f->value.low.at.over;
    }
    return sum;
}

static pov_day day_of(const char *set)
{
    char text[POV_DAY_TEXT_SIZE] = "";
    pov_day day;

    memcpy(text, set + strlen("as_of="), POV_DAY_TEXT_SIZE - 1);
    assert_true(pov_day_parse(text, &day));
    return day;
}

static void reads_sample(void **state)
{
    const struct sample *s = *state;
    reading r = read_sample(s->files, s->set);
    const char *found = found_in(&r);
    bool accepted =
        !fnmatch(s->found, found, 0) || (s->or &&!strcmp(s->or, found));

    if (!accepted)
        fail_msg("expected '%s', found '%s'%s", s->found, found,
                 messages_of(&r));
    assert_tally_adds_up(&r.tally);
    if (s->rows != ANY)
        assert_int_equal(r.tally.rows, s->rows);
    if (s->households != ANY)
        assert_int_equal(sum_of(&r, "households", day_of(s->set)),
                         s->households);
    if (s->poor != ANY)
        assert_int_equal(sum_of(&r, "poor", day_of(s->set)), s->poor);
}

static const char *end_text(const pov_end *end)
{
    pov_decimal d;

    assert_true(end->finite);
    assert_true(pov_ratio_round(end->at, 6, POV_ROUND_HALF_UP, &d));
    return pov_decimal_text(arena, d);
}

static void makes_figure(void **state)
{
    const struct figure_case *c = *state;
    reading r = read_sample(c->file, c->set);
    reckoned of = {.figures = r.figures};
    const pov_figure *f;
    const char *got;

    assert_non_null(pov_catalogue_area(catalogue, c->area));
    f = level_of(&of, c->area, c->indicator, c->unit, c->year);
    assert_non_null(f);
    got = end_text(&f->value.low);
    if (!pov_interval_is_point(&f->value))
        got = pov_arena_format(arena, "%s..%s", got, end_text(&f->value.high));
    assert_string_equal(got, c->expected);
}

static const pov_evidence *target_on_line(const reading *r, uint32_t line)
{
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        for (size_t e = 0; f->key.plan && e < f->evidence.count; e++)
            if (f->evidence.items[e]->sources.items[0].place.line == line)
                return f->evidence.items[e];
    }
    return NULL;
}

static void reads_target(void **state)
{
    const struct target_case *c = *state;
    reading r = read_sample("s17-targets", QUANG_NINH);
    const pov_evidence *target = target_on_line(&r, c->line);

    if (!c->form) {
        assert_null(target);
        return;
    }
    assert_non_null(target);
    assert_string_equal(target->figure->key.area->id, c->area);
    assert_string_equal(target->figure->key.indicator->id, "poor");
    assert_string_equal(pov_code(POV_TERMS_FORM, target->figure->key.form),
                        c->form);
    assert_int_equal(target->figure->key.unit, c->unit);
    assert_true(target->says.has_amount);
    assert_string_equal(pov_decimal_text(arena, target->says.amount),
                        c->amount);
}

/* 1.516 may be a slip of 1.156: both lines are named, neither is taken. */
static void shows_both_lines_of_a_conflict(void **state)
{
    reading r = read_sample("s13-duplicates", QUANG_BINH);
    reckoned of = {.figures = r.figures};
    const pov_figure *f =
        level_of(&of, "quang-binh/ba-don", "poor", POV_IN_COUNT, 2024);

    (void)state;
    assert_non_null(f);
    assert_true(f->conflict);
    assert_int_equal(f->evidence.count, 2);
    for (size_t i = 0; i < 2; i++) {
        const pov_evidence *e = f->evidence.items[i];

        assert_int_equal(e->standing, POV_DISPUTED);
        assert_int_equal(e->sources.items[0].place.line,
                         e->says.amount.units == 1156 ? 4 : 5);
    }
}

int main(void)
{
    TEST_ROWS(samples, files, reads_sample);
    TEST_ROWS(figures, area, makes_figure);
    TEST_ROWS(targets, area, reads_target);
    TEST(shows_both_lines_of_a_conflict);
    return run_all("samples", load_reference, free_reference);
}
