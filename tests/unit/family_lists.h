#ifndef POVSTAT_TESTS_UNIT_FAMILY_LISTS_H
#define POVSTAT_TESTS_UNIT_FAMILY_LISTS_H

/* Lists of chance, of several families of areas and of regions. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cases.h"
#include "dice.h"

enum { MOST_OFF = 30 };

static inline const char *one_of(dice *r, const char *const *list, size_t n)
{
    return list[dice_between(r, 0, (int64_t)n - 1)];
}

/** A number that mostly fits the others of its area, day and kind. */
static inline int64_t number_of(dice *r, size_t indicator, bool is_district)
{
    static const int64_t of_province[] = {40000, 4000, 6000, 10000, 160000};
    int64_t n = of_province[indicator] / (is_district ? 2 : 1);

    return dice_between(r, 0, 5) ? n : n + dice_between(r, -MOST_OFF, MOST_OFF);
}

/** What other rows of the area tell the meaning of. */
static inline void print_open_row(FILE *out, dice *r, const char *area,
                                  const char *day)
{
    static const char *const names[] = {"Hộ nghèo DTTS", "Hộ nghèo đa chiều",
                                        "Hộ cận nghèo DTTS"};
    bool is_rate = dice_between(r, 0, 1);

    fprintf(out, "%s,%s,actual,%s,%" PRId64 "%s\n", area,
            one_of(r, names, LENGTH(names)), day,
            is_rate ? dice_between(r, 5, 60) : dice_between(r, 1000, 4000),
            is_rate ? "%" : "");
}

static inline void print_row(FILE *out, dice *r)
{
    static const char *const areas[] = {
        "quang-ninh",  "quang-ninh/van-don", "quang-ninh/ba-che",
        "quang-binh",  "quang-tri",          "bac-kan",
        "thai-nguyen", "bac-ninh",           "bac-giang",
        "lam-dong",    "dak-nong",           "binh-thuan"};
    static const char *const indicators[] = {"households", "poor", "near_poor",
                                             "poor_or_near_poor", "population"};
    static const char *const days[] = {"2021-12-31", "2022-12-31", "2023-12-31",
                                       "2024-12-31"};
    static const char *const forms[] = {"còn ", "giảm ", "dưới ", ""};
    const char *area = one_of(r, areas, LENGTH(areas));
    size_t indicator = (size_t)dice_between(r, 0, LENGTH(indicators) - 1);
    int64_t n = number_of(r, indicator, strchr(area, '/'));
    bool is_target = !dice_between(r, 0, 5);
    const char *form = is_target ? one_of(r, forms, LENGTH(forms)) : "";

    if (!dice_between(r, 0, 7)) {
        print_open_row(out, r, area, one_of(r, days, LENGTH(days)));
        return;
    }
    if (!strcmp(form, "giảm "))
        n /= 10;
    fprintf(out, "%s,%s,%s,%s,%s%" PRId64 "\n", area, indicators[indicator],
            is_target ? "target" : "actual", one_of(r, days, LENGTH(days)),
            form, n);
}

/** What a region and the country say of what their provinces do. */
static inline void print_region(FILE *out, dice *r, const char *indicator,
                                const char *day)
{
    static const char *const provinces[] = {"kon-tum", "gia-lai", "dak-lak",
                                            "dak-nong", "lam-dong"};
    int64_t n = 5 * dice_between(r, 100, 900);
    bool is_rate = !dice_between(r, 0, 4);

    for (size_t i = 0; i < LENGTH(provinces); i++)
        if (dice_between(r, 0, 15))
            fprintf(out, "%s,%s,actual,%s,%" PRId64 "\n", provinces[i],
                    indicator, day, n / 5);
    if (dice_between(r, 0, 2))
        fprintf(out, "vung-tay-nguyen,%s,%s,%s,%s%" PRId64 "%s\n", indicator,
                dice_between(r, 0, 3) ? "actual" : "target", day,
                dice_between(r, 0, 5) ? "" : "còn ",
                is_rate ? dice_between(r, 1, 30)
                        : n + !dice_between(r, 0, 4) * 17,
                is_rate ? "%" : "");
    if (!dice_between(r, 0, 2))
        fprintf(out, "viet-nam,%s,actual,%s,%" PRId64 "\n", indicator, day,
                10 * n);
}

/** A number of a region and its provinces, of many indicators and days. */
static inline void print_regions(FILE *out, dice *r)
{
    static const char *const indicators[] = {"households", "poor",
                                             "near_poor",  "poor_or_near_poor",
                                             "poor_urban", "poor_rural"};
    static const char *const days[] = {"2021-12-31", "2022-12-31",
                                       "2023-12-31"};

    for (size_t i = 0; i < LENGTH(indicators); i++)
        for (size_t d = 0; d < LENGTH(days); d++)
            if (dice_between(r, 0, 3))
                print_region(out, r, indicators[i], days[d]);
}

#endif
