#include "cases.h"

#include "povstat/measure.h"
#include "reckon_tables.h"

/* What is left out where only findings are asked for tells of none. */

enum { TABLES = 250, DAYS = 3, MOST_DISTRICTS = 8 };

/** Whose provinces and districts are spoken of. */
static const char *const provinces[] = {"quang-binh", "bac-kan"};

static const struct {
    const char *indicator;
    pov_unit unit;
} columns[] = {
    {"households", POV_IN_COUNT},
    {"poor", POV_IN_COUNT},
    {"poor", POV_IN_PERCENT},
    {"near_poor", POV_IN_COUNT},
    {"near_poor", POV_IN_PERCENT},
    {"poor_or_near_poor", POV_IN_COUNT},
    {"poor_or_near_poor", POV_IN_PERCENT},
    {"persons", POV_IN_COUNT},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns };

static pov_decimal number_in(size_t column, const truth *t)
{
    const int64_t counts[N_COLUMNS] = {
        t->households,          t->poor,          t->poor,
        t->near_poor,           t->near_poor,     t->poor + t->near_poor,
        t->poor + t->near_poor, 4 * t->households};

    return columns[column].unit == POV_IN_COUNT
               ? pov_decimal_whole(counts[column])
               : printed_rate(counts[column], t->households, 2);
}

/** What a table is like. */
typedef struct manner {
    int64_t wrong; /* numbers of a thousand that are */
    bool plans;    /* targets stand beside the rows */
    bool parts;    /* the poor, and the near-poor, have columns, ... */
    bool sums;     /* ... and both together */
    bool is_mixed; /* rows have either these or those */
} manner;

/** The same of one row. */
static manner manner_of(const manner *table, bool has_sums)
{
    manner row = *table;

    if (row.is_mixed) {
        row.sums = has_sums;
        row.parts = !has_sums;
    }
    return row;
}

static bool has_column(const manner *is, size_t column)
{
    const char *of = columns[column].indicator;

    if (!strcmp(of, "poor") || !strcmp(of, "near_poor"))
        return is->parts;
    return is->sums || strcmp(of, "poor_or_near_poor") != 0;
}

/** A row of most columns, seldom of a wrong number, sometimes a target or a
 *  change besides. */
static void say_row(dice *d, statements *list, const truth *t,
                    const pov_plan *document, const manner *is)
{
    for (size_t i = 0; i < N_COLUMNS; i++) {
        pov_decimal n = number_in(i, t);

        if (dice_between(d, 0, 99) < 1 || !has_column(is, i))
            continue;
        if (dice_between(d, 0, 999) < is->wrong)
            n.units += dice_between(d, 1, 1 + n.units / 3);
        say_number(list, t, columns[i].indicator, POV_LEVEL, columns[i].unit, n,
                   document,
                   dice_between(d, 0, 9) ? POV_REPORTED : POV_MINISTRY);
    }
    if (dice_between(d, 0, 999) < 5)
        say_number(list, t, "poor", POV_REDUCTION, POV_IN_COUNT,
                   pov_decimal_whole(dice_between(d, 1, 400)), document,
                   POV_REPORTED);
}

/** A target of any form, that may ask for more than there is, or be due before
 *  it begins. */
static void say_target(dice *d, statements *list, const truth *t,
                       const pov_plan *document)
{
    static const pov_operator operators[] = {
        POV_EXACTLY, POV_AT_MOST, POV_LESS_THAN, POV_AT_LEAST, POV_MORE_THAN};
    const pov_target_form *form =
        &pov_target_forms[dice_between(d, 0, (int)pov_n_target_forms - 1)];
    bool is_count = form->unit == POV_IN_COUNT;
    pov_phrase says = {
        .form = form->form,
        .unit = form->unit,
        .form_said = true,
        .op = operators[dice_between(d, 0, 4)],
        .op_said = dice_between(d, 0, 1),
        .about = !dice_between(d, 0, 5),
        .has_amount = form->form != POV_DIRECTION,
        .amount = pov_decimal_whole(dice_between(d, 0, is_count ? 5000 : 130)),
        .fewer = true};

    says.op = says.op_said ? says.op : POV_EXACTLY;
    says.has_stretch = !says.op_said && !dice_between(d, 0, 3);
    says.stretch = pov_decimal_whole(says.amount.units + 1);
    say(list, (pov_statement){.area = t->area,
                              .indicator = indicator_of("poor"),
                              .document = document,
                              .is_target = true,
                              .says = says,
                              .raw = "as planned",
                              .since = pov_day_year_end(
                                  t->year - (int)dice_between(d, -1, 2)),
                              .as_of = pov_day_year_end(t->year),
                              .status = POV_REPORTED});
}

static void say_province(dice *d, statements *list, const char *id,
                         const manner *is)
{
    const pov_area *province = pov_catalogue_area(catalogue, id);
    const pov_plan *document = document_named("a");
    const manner total = manner_of(is, true);
    int64_t homes[MOST_DISTRICTS];

    for (size_t i = 0; i < MOST_DISTRICTS; i++)
        homes[i] = dice_between(d, 300, 30000);
    for (int year = 2022; year < 2022 + DAYS; year++) {
        truth sum = {.area = province, .year = year};
        pov_key key = {.area = province,
                       .indicator = indicator_of("poor"),
                       .as_of = pov_day_year_end(year)};
        pov_area_list districts = *pov_key_children(&key);

        for (size_t i = 0; i < districts.count; i++) {
            truth t = {.area = districts.items[i], .year = year};
            manner row = manner_of(is, !i);

            t.households = homes[i % MOST_DISTRICTS] + year;
            t.poor = dice_between(d, 0, t.households / 4);
            t.near_poor = dice_between(d, 0, t.households / 4);
            if (is->wrong && !dice_between(d, 0, 40)) /* nearly all, or more */
                t.near_poor = t.households - t.poor + dice_between(d, -1, 1);
            sum.households += t.households;
            sum.poor += t.poor;
            sum.near_poor += t.near_poor;
            say_row(d, list, &t, document, &row);
            if (is->plans)
                say_target(d, list, &t, document);
        }
        if (dice_between(d, 0, 2))
            say_row(d, list, &sum, document, &total);
    }
}

static reckoned reckon_findings(const statements *list)
{
    reckoned r = {.figures = pov_figures_new(catalogue, arena),
                  .findings = {.arena = arena, .keep_all = true}};

    for (size_t i = 0; i < list->count; i++)
        pov_figures_add(r.figures, &list->items[i]);
    pov_reckon_findings(r.figures, &r.findings);
    pov_findings_sort(&r.findings);
    return r;
}

static void assert_same_text(const char *a, const char *b)
{
    assert_string_equal(a ? a : "", b ? b : "");
}

static void assert_same_findings(const reckoned *all, const reckoned *some)
{
    assert_int_equal(all->findings.count, some->findings.count);
    for (size_t i = 0; i < all->findings.count; i++) {
        const pov_finding *a = all->findings.items[i];
        const pov_finding *b = some->findings.items[i];

        assert_string_equal(pov_finding_message(arena, a),
                            pov_finding_message(arena, b));
        assert_same_text(a->help, b->help);
        assert_int_equal(a->related.count, b->related.count);
        for (size_t k = 0; k < a->related.count; k++) {
            assert_int_equal(pov_place_compare(a->related.items[k].place,
                                               b->related.items[k].place),
                             0);
            assert_same_text(a->related.items[k].says,
                             b->related.items[k].says);
        }
    }
}

/** Of what was left out the engine finds nothing: counts are as they were, and
 *  rates what was read of them, only better known. */
static int assert_same_figures(const reckoned *all, const reckoned *some)
{
    int quiet = 0;

    for (size_t i = 0; i < some->figures->count; i++) {
        const pov_figure *f = some->figures->items[i];
        const pov_figure *full = pov_figures_find(all->figures, &f->key);

        assert_non_null(full);
        assert_int_equal(f->conflict, full->conflict);
        if (!f->moment || !f->moment->is_quiet) {
            assert_true(pov_interval_equal(&f->value, &full->value));
            continue;
        }
        quiet++;
        assert_false(f->conflict);
        assert_true(pov_interval_agree(&f->value, &full->value));
        if (f->key.unit == POV_IN_COUNT)
            assert_true(pov_interval_equal(&f->value, &full->value));
        else
            assert_true(pov_interval_is_point(&full->value));
    }
    return quiet;
}

/** Targets that no verdict was made of have no finding of their own. */
static int assert_same_judged(const reckoned *all, const reckoned *some)
{
    pov_day today = pov_day_year_end(2022 + DAYS);
    reckoned full = {.findings = {.arena = arena, .keep_all = true}};
    reckoned brief = full;

    pov_measure(all->figures, today, &full.findings);
    pov_measure_findings(some->figures, today, &brief.findings);
    pov_findings_sort(&full.findings);
    pov_findings_sort(&brief.findings);
    assert_same_findings(&full, &brief);
    return (int)full.findings.count;
}

static void tells_the_same(void **state)
{
    const char *asked = getenv("QUIET");
    int tables = asked ? atoi(asked) : 1 + (TABLES - 1) / CASES_EVERY;
    int quiet = 0, findings = 0, told = 0;
    dice d = fixed_seed;

    (void)state;
    for (int i = 0; i < tables; i++) {
        statements list = {0};
        reckoned all, some;

        for (size_t p = 0; p < sizeof provinces / sizeof *provinces; p++)
            say_province(&d, &list, provinces[p],
                         &(manner){.wrong = i % 3 == (int)p ? 6 : 0,
                                   .plans = i % 4 == (int)p,
                                   .parts = true,
                                   .sums = i / 2 % 3 == 0,
                                   .is_mixed = i / 2 % 3 == 1});
        all = reckon(&list);
        some = reckon_findings(&list);
        assert_same_findings(&all, &some);
        quiet += assert_same_figures(&all, &some);
        told += assert_same_judged(&all, &some);
        findings += all.findings.count > 0;
        pov_arena_clear(arena);
    }
    if (asked)
        printf("%d quiet figures, findings in %d of %d tables\n", quiet,
               findings, tables);
    assert_true(quiet > tables);
    assert_true(findings > 0);
    assert_true(told > tables);
}

int main(void)
{
    TEST(tells_the_same);
    return run_all("reckon_quiet", load_reference, free_reference);
}
