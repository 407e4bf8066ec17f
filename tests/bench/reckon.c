/* reckon DATA AREAS: how long do figures take to settle?
 *
 * Districts by the hundred in as many provinces as that takes, five
 * indicators at the ends of five years, and the totals of the provinces, all
 * of them true.  The statements are made, not read: what is measured is
 * pov_reckon alone.  Prints the number of statements and of figures, the
 * seconds of the processor, and the kilobytes in use. */

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "povstat/reckon.h"
#include "povstat/reference.h"

enum { YEARS = 5, FIRST_YEAR = 2020, DISTRICTS = 100 };

/** What one area has at the end of a year. */
typedef struct counts {
    int64_t households, poor, near_poor;
} counts;

typedef struct bench {
    pov_arena *arena;
    pov_catalogue *catalogue;
    pov_figures *figures;
    const pov_indicator *households, *poor, *near_poor, *both;
    const pov_standard *standard;
    const pov_plan *document;
    size_t said;
} bench;

static const pov_area *add_area(bench *b, const pov_area *parent, size_t i)
{
    const char *name = pov_arena_format(b->arena, "%s-%zu",
                                        parent ? parent->name : "vung ", i);
    pov_area area = {.id = name,
                     .code = name,
                     .name = name,
                     .full_name = name,
                     .level = parent ? POV_DISTRICT : POV_PROVINCE,
                     .parent = parent};

    return pov_catalogue_add_area(b->catalogue, area);
}

static void say(bench *b, const pov_area *area, int year,
                const pov_indicator *indicator, pov_unit unit,
                pov_decimal amount)
{
    pov_statement s = {
        .place = {"made.csv", (uint32_t)++b->said, 1},
        .raw = "",
        .area = area,
        .indicator = indicator,
        .standard = indicator->by_standard ? b->standard : NULL,
        .document = b->document,
        .says = {.form = POV_LEVEL,
                 .unit = unit,
                 .op = POV_EXACTLY,
                 .has_amount = true,
                 .amount = amount},
        .as_of = pov_day_year_end(year),
        .status = POV_REPORTED,
    };

    pov_figures_add(b->figures, &s);
}

static void say_counts(bench *b, const pov_area *area, int year,
                       const counts *c)
{
    pov_decimal rate = {(20000 * c->poor + c->households) / (2 * c->households),
                        2, 0};

    say(b, area, year, b->households, POV_IN_COUNT,
        pov_decimal_whole(c->households));
    say(b, area, year, b->poor, POV_IN_COUNT, pov_decimal_whole(c->poor));
    say(b, area, year, b->poor, POV_IN_PERCENT, rate);
    say(b, area, year, b->near_poor, POV_IN_COUNT,
        pov_decimal_whole(c->near_poor));
    say(b, area, year, b->both, POV_IN_COUNT,
        pov_decimal_whole(c->poor + c->near_poor));
}

static counts counts_of(size_t district, int year)
{
    int64_t households = 9000 + (int64_t)(district * 7919 % 31000);

    return (counts){households + 40 * year, households / 20 - 50 * year,
                    households / 16 - 60 * year};
}

static void say_all(bench *b, size_t n_areas)
{
    for (size_t p = 0; p * DISTRICTS < n_areas; p++) {
        const pov_area *province = add_area(b, NULL, p);
        counts total[YEARS] = {{0, 0, 0}};

        for (size_t d = 0; d < DISTRICTS; d++) {
            const pov_area *district = add_area(b, province, d);

            for (int year = 0; year < YEARS; year++) {
                counts c = counts_of(p * DISTRICTS + d, year);

                say_counts(b, district, FIRST_YEAR + year, &c);
                total[year].households += c.households;
                total[year].poor += c.poor;
                total[year].near_poor += c.near_poor;
            }
        }
        for (int year = 0; year < YEARS; year++)
            say_counts(b, province, FIRST_YEAR + year, &total[year]);
    }
}

static double processor_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

int main(int argc, char **argv)
{
    bench b = {.arena = pov_arena_new()};
    pov_findings findings = {.arena = b.arena};
    struct rusage used;
    double start;

    if (argc != 3)
        return 2;
    b.catalogue = pov_reference_load(argv[1], b.arena, &findings);
    if (!b.catalogue)
        return 2;
    b.figures = pov_figures_new(b.catalogue, b.arena);
    b.households = pov_catalogue_indicator(b.catalogue, "households");
    b.poor = pov_catalogue_indicator(b.catalogue, "poor");
    b.near_poor = pov_catalogue_indicator(b.catalogue, "near_poor");
    b.both = pov_catalogue_indicator(b.catalogue, "poor_or_near_poor");
    b.standard = pov_catalogue_standard(b.catalogue, "national-2022");
    b.document = &(pov_plan){.id = "made"};
    say_all(&b, (size_t)strtoul(argv[2], NULL, 10));
    start = processor_seconds();
    pov_reckon(b.figures, &findings);
    start = processor_seconds() - start;
    if (pov_findings_count(&findings, POV_NOTE)) {
        fprintf(stderr, "reckon: %s\n",
                pov_finding_message(b.arena, findings.items[0]));
        return 1;
    }
    getrusage(RUSAGE_SELF, &used);
    printf("%zu %zu %.3f %ld\n", b.said, b.figures->count, start,
           used.ru_maxrss);
    pov_arena_free(b.arena);
    return 0;
}
