#include "cases.h"

#include <stdio.h>
#include <time.h>

#include "exact_reasoner.h"
#include "extract_fixture.h"

/* True papers in which one, two or three numbers are mistyped as a hand does
 * it.  Who is blamed?  SLIPS=N in the environment: so many papers of each
 * kind, and what came of them is printed, with what was missed; SLIPS_OF="table
 * 2": of that kind, with so many wrong, alone.  Tables are also typed and read:
 * their total row must come to the same.  "Possible" is what was found or
 * exact_reasoner.h could tell. */

enum { PAPERS = 1000, MOST_WRONG = SET_CELLS };

/** A kind of paper. */
typedef struct paper {
    const char *name;
    size_t (*say)(dice *r, statements *list); /* cells from row to row */
    bool is_read;            /* typed into a file, and read from it */
    int each;                /* of so many papers one */
    int all[MOST_WRONG + 1]; /* per cent found, at least */
} paper;

/** What a district or province reports in running text. */
static size_t say_document(dice *r, statements *list)
{
    style s = {document_named("a"), POV_REPORTED, 2};
    truth now = {pov_catalogue_area(catalogue, "quang-binh"), 2023,
                 dice_between(r, 20000, 300000), 0, 0};
    truth before;

    now.poor = now.households * dice_between(r, 20, 250) / 1000 +
               dice_between(r, 0, 99);
    now.near_poor = now.households * dice_between(r, 20, 150) / 1000 +
                    dice_between(r, 0, 99);
    before = now;
    before.year--;
    before.poor += before.poor * dice_between(r, 5, 30) / 100 + 7;
    say_levels(list, &now, &s);
    say_number(list, &before, "poor", POV_LEVEL, POV_IN_COUNT,
               pov_decimal_whole(before.poor), s.document, s.status);
    say_number(list, &now, "poor", POV_REDUCTION, POV_IN_COUNT,
               pov_decimal_whole(before.poor - now.poor), s.document, s.status);
    return 1;
}

static void say_row(statements *list, const truth *t, const style *s,
                    uint32_t line, bool has_both)
{
    size_t from = list->count;

    say_levels(list, t, s);
    if (!has_both)
        list->count -= 2;
    for (size_t i = from; i < list->count; i++)
        list->items[i].place =
            (pov_place){"table.csv", line, (uint32_t)(10 * (i - from + 1))};
}

/** A table of a province's districts, its last row the total. */
static size_t say_districts(dice *r, statements *list, bool has_both)
{
    static const char *const provinces[] = {"quang-binh", "son-la",  "bac-kan",
                                            "nghe-an",    "gia-lai", "ha-tinh",
                                            "lao-cai",    "phu-tho", "dak-lak"};
    const pov_area *province = pov_catalogue_area(
        catalogue, provinces[dice_between(
                       r, 0, sizeof provinces / sizeof *provinces - 1)]);
    style s = {document_named("a"), POV_REPORTED, 2};
    truth total = {province, 2023, 0, 0, 0};
    uint32_t line = 2;

    for (size_t i = 0; i < pov_area_children(province)->count; i++) {
        truth t = {pov_area_children(province)->items[i], 2023,
                   dice_between(r, 4000, 60000), 0, 0};

        if (t.area->level != POV_DISTRICT ||
            !pov_area_in_force(t.area, pov_day_year_end(2023)))
            continue;
        t.poor = t.households * dice_between(r, 10, 350) / 1000 +
                 dice_between(r, 0, 9);
        t.near_poor = t.households * dice_between(r, 10, 150) / 1000 +
                      dice_between(r, 0, 9);
        total.households += t.households;
        total.poor += t.poor;
        total.near_poor += t.near_poor;
        say_row(list, &t, &s, line++, has_both);
    }
    say_row(list, &total, &s, line, has_both);
    return has_both ? 7 : 5;
}

static size_t say_table_of_classes(dice *r, statements *list)
{
    return say_districts(r, list, false);
}

static size_t say_table_with_both(dice *r, statements *list)
{
    return say_districts(r, list, true);
}

static const paper papers[] = {
    {"document", say_document, false, 1, {0, 93, 86, 75}},
    {"table", say_table_of_classes, false, 10, {0, 98, 95, 90}},
    {"table with both", say_table_with_both, false, 10, {0, 98, 98, 94}},
    {"table read", say_table_of_classes, true, 10, {0, 98, 95, 90}},
    {"table read with both", say_table_with_both, true, 10, {0, 98, 98, 94}},
};

static const char headings[] = "Huyện;Tổng số hộ;Hộ nghèo;Tỷ lệ hộ nghèo;"
                               "Hộ cận nghèo;Tỷ lệ hộ cận nghèo;"
                               "Hộ nghèo và cận nghèo;"
                               "Tỷ lệ hộ nghèo và cận nghèo";

/** The heading of so many columns of figures. */
static const char *heading_of(size_t n)
{
    const char *end = headings;

    for (size_t i = 0; i < n; i++)
        end = strchr(end, ';') + 1;
    end += strcspn(end, ";");
    return pov_arena_copy(arena, headings, (size_t)(end - headings));
}

/** A number as a table prints it: "5,42". */
static const char *typed(const pov_statement *s)
{
    char *text =
        pov_arena_format(arena, "%s", pov_decimal_typed(arena, s->says.amount));
    char *dot = strchr(text, '.');

    if (dot)
        *dot = ',';
    return text;
}

/** Type a table whose rows have so many cells and whose last one is the total,
 *  read it and reckon: each statement gets the place of its cell. */
static reckoned read_table(statements *list, size_t step)
{
    static FILE *file;
    const char *text = pov_arena_format(arena, "%s\n", heading_of(step));
    const char *path, *line;
    reading r;

    for (size_t i = 0; i < list->count; i += step) {
        bool is_total = i + step == list->count;

        line = is_total ? "Cong" : list->items[i].area->id;
        for (size_t k = i; k < i + step; k++) {
            list->items[k].place.line = (uint32_t)(i / step) + 2;
            list->items[k].place.column = (uint32_t)strlen(line) + 2;
            line =
                pov_arena_format(arena, "%s;%s", line, typed(&list->items[k]));
        }
        text = pov_arena_format(arena, "%s%s\n", text, line);
    }
    path = path_to_bytes(&file, text, strlen(text));
    for (size_t i = 0; i < list->count; i++)
        list->items[i].place.file = path;
    r = read_file(path, "kind=actual as_of=31/12/2023");
    return (reckoned){r.figures, r.findings};
}

typedef struct tally {
    int papers, all, told, named, suggested; /* the last two: innocents */
    int known; /* found, or to be known by whoever knows how slips are made */
} tally;

/** What was wrong, and how. */
typedef struct slips {
    size_t at[MOST_WRONG];
    slip_kind kinds[MOST_WRONG];
    pov_decimal was[MOST_WRONG];
    int count;
} slips;

static bool is_among(const slips *s, size_t at)
{
    for (int i = 0; i < s->count; i++)
        if (s->at[i] == at)
            return true;
    return false;
}

static void print_missed(const statements *list, const slips *s,
                         const reckoned *r, bool is_known)
{
    printf("  missed%s:", is_known ? " what can be known" : "");
    for (int i = 0; i < s->count; i++) {
        const pov_statement *cell = &list->items[s->at[i]];

        printf(" %s%s %s instead of %s, %s, %s;", cell->indicator->id,
               cell->says.form != POV_LEVEL        ? " (change)"
               : cell->says.unit == POV_IN_PERCENT ? " (rate)"
                                                   : "",
               cell->raw, pov_decimal_text(arena, s->was[i]),
               slip_names[s->kinds[i]],
               blame_of(r, cell->place) > POV_BLAMED_WITH_OTHERS ? "found"
                                                                 : "not found");
    }
    for (size_t i = 0; i < list->count; i++)
        if (blame_of(r, list->items[i].place) > POV_BLAMED_WITH_OTHERS &&
            !is_among(s, i))
            printf(" innocent %s;", list->items[i].raw);
    printf("\n");
    for (size_t i = 0; getenv("SLIPS_SAID") && i < r->findings.count; i++)
        printf("    %s | %s\n",
               pov_finding_message(arena, r->findings.items[i]),
               r->findings.items[i]->help);
}

static void count_in(tally *t, const statements *list, const slips *s,
                     const reckoned *r)
{
    int found = 0;

    for (size_t i = 0; i < list->count; i++) {
        pov_blame is = blame_of(r, list->items[i].place);

        if (is_among(s, i))
            found += is > POV_BLAMED_WITH_OTHERS;
        else {
            t->named += is == POV_NAMED;
            t->suggested += is == POV_SUGGESTED;
        }
    }
    t->papers++;
    t->all += found == s->count;
    t->told += pov_findings_count(&r->findings, POV_WARNING) > 0;
}

static int compare_places(const void *left, const void *right)
{
    const size_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

/** Of three cells that takes too long to tell. */
static bool could_know(const statements *list, size_t step, const slips *s)
{
    size_t at[MOST_WRONG];

    if (s->count > 2)
        return false;
    memcpy(at, s->at, sizeof at);
    qsort(at, (size_t)s->count, sizeof *at, compare_places);
    return s->count && can_be_known(list, step, at, s->count);
}

/** One paper in which so many cells are wrong. */
static void try_paper(dice *r, const paper *p, int n_wrong, tally *t)
{
    statements list = {0};
    size_t step = p->say(r, &list);
    slips s = {.count = 0};
    tally before = *t;
    reckoned all;

    assert_true(list.count <= MOST_CELLS);
    while (s.count < n_wrong) {
        size_t at = (size_t)dice_between(r, 0, (int64_t)list.count - 1);

        if (is_among(&s, at))
            continue;
        s.was[s.count] = list.items[at].says.amount;
        s.kinds[s.count] = make_slip(r, &list, at, step);
        s.at[s.count++] = at;
    }
    all = p->is_read ? read_table(&list, step) : reckon(&list);
    count_in(t, &list, &s, &all);
    if (getenv("SLIPS") &&
        (t->all == before.all ||
         t->named + t->suggested > before.named + before.suggested)) {
        bool is_known = could_know(&list, step, &s);

        t->known += is_known && t->all == before.all;
        print_missed(&list, &s, &all, is_known);
    }
    pov_arena_clear(arena);
}

static void try_papers(const paper *p, int n_wrong, int count)
{
    dice r = fixed_seed;
    tally t = {0};
    clock_t begin = clock();

    for (int i = 0; i < count; i++)
        try_paper(&r, p, n_wrong, &t);
    if (getenv("SLIPS"))
        printf("%s, %d wrong: all found %.1f %%%s, told %.1f %%, innocents "
               "named %.2f and suggested %.2f in 100, %.2f ms\n",
               p->name, n_wrong, 100.0 * t.all / count,
               n_wrong > 2
                   ? ""
                   : pov_arena_format(arena, " of %.1f %% possible",
                                      100.0 * (t.all + t.known) / count),
               100.0 * t.told / count, 100.0 * t.named / count,
               100.0 * t.suggested / count,
               1e3 * (double)(clock() - begin) / CLOCKS_PER_SEC / count);
    if (getenv("SLIPS") || CASES_EVERY > 1)
        return; /* only asked for the figures; too few to tell shares */
    assert_true(t.all * 100 >= count * p->all[n_wrong]);
    assert_true(n_wrong || !t.told);
    /* two that agree on another are told from that one by nothing */
    assert_true(t.named * 1000 <= (n_wrong == 2 ? count : 0));
    assert_true(t.suggested * 100 <= count * n_wrong);
}

static void blames_who_slipped(void **state)
{
    const char *asked = getenv("SLIPS");
    int count = asked ? atoi(asked) : PAPERS / CASES_EVERY;

    (void)state;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        for (int n = 0; n <= MOST_WRONG; n++)
            if (!getenv("SLIPS_OF") ||
                !strcmp(getenv("SLIPS_OF"),
                        pov_arena_format(arena, "%s %d", papers[i].name, n)))
                try_papers(&papers[i], n, count / papers[i].each);
}

int main(void)
{
    TEST(blames_who_slipped);
    return run_all("reckon_slips", load_reference, free_reference);
}
