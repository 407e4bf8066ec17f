#include "cases.h"

#include <string.h>

#include "read/survey.h"
#include "vectors.h"

/* A column is surveyed, decided and then read cell by cell, as a table is. */

enum { MOST_CELLS = 16 };

static pov_arena *arena;
static vector_table vectors;

static const char *const found_names[] = {
    [FOUND_VI] = "vi",
    [FOUND_EN] = "en",
    [FOUND_CONFLICT] = "conflict",
    [FOUND_DAMAGED] = "damaged",
    [FOUND_AMBIGUOUS] = "ambiguous",
    [FOUND_MIXED] = "mixed",
    [FOUND_FRACTIONS] = "fraction?",
};

static const char *const meaning_names[] = {
    [POV_MEANS_COUNT] = "count",
    [POV_MEANS_DECIMAL] = "decimal",
    [POV_MEANS_PERCENT] = "percent",
    [POV_MEANS_MONEY] = "money",
};

static pov_meaning meaning_of(const char *name)
{
    for (size_t i = 0; i < LENGTH(meaning_names); i++)
        if (!strcmp(meaning_names[i], name))
            return (pov_meaning)i;
    fail_msg("no meaning %s", name);
    return POV_MEANS_CODE;
}

/** Cut "a|b|" into three. */
static size_t cut(const char *text, const char *cells[MOST_CELLS])
{
    size_t n = 0;

    for (;; text++) {
        size_t length = strcspn(text, "|");

        assert_true(n < MOST_CELLS);
        cells[n++] = pov_arena_copy(arena, text, length);
        text += length;
        if (!*text)
            return n;
    }
}

static survey survey_of(pov_meaning meaning, const char *const cells[],
                        size_t n)
{
    survey s = {.meaning = meaning};

    for (size_t i = 0; i < n; i++)
        survey_cell(&s, cells[i], (pov_place){"t.csv", (uint32_t)i + 2, 1},
                    arena);
    survey_decide(&s);
    return s;
}

/** "12791", "95?" with a doubt, "missing", or a word why there is none. */
static const char *read_in(const survey *s, const char *typed)
{
    pov_number number = {.why = NULL};

    if (survey_refuses(s, typed))
        return "refused";
    switch (pov_number_read(typed, strlen(typed), s->meaning,
                            survey_convention(s), arena, &number)) {
    case POV_READ_VALUE:
        return pov_decimal_text(arena, number.value);
    case POV_READ_DOUBTFUL:
        return pov_arena_format(arena, "%s?",
                                pov_decimal_text(arena, number.value));
    case POV_READ_MISSING:
        return "missing";
    case POV_READ_AMBIGUOUS:
        return "ambiguous";
    case POV_READ_NIL:
    case POV_READ_INVALID:
        break;
    }
    return "invalid";
}

/* Rows that are wrong all together promise no values: none is read. */
static void reads_vector(void **state)
{
    const vector_row *row = *state;
    const char *cells[MOST_CELLS], *values[MOST_CELLS];
    const char *wanted = cell_of(&vectors, row, "expected_values");
    size_t n = cut(cell_of(&vectors, row, "cells_pipe_separated"), cells);
    survey s =
        survey_of(meaning_of(cell_of(&vectors, row, "column_type")), cells, n);

    assert_string_equal(found_names[s.found],
                        cell_of(&vectors, row, "expected_convention"));
    if (*wanted)
        assert_int_equal(cut(wanted, values), n);
    for (size_t i = 0; i < n; i++) {
        const char *got = read_in(&s, cells[i]);

        if (!*wanted)
            values[i] = "refused";
        assert_string_equal(pov_arena_copy(arena, got, strcspn(got, "?")),
                            values[i]);
    }
}

static struct column_case {
    const char *name;
    pov_meaning meaning;
    const char *cells;
    convention_found found;
    const char *read;
} cases[] = {
    {"digits only", POV_MEANS_COUNT, "95|310|12791", FOUND_VI, "95|310|12791"},
    {"one cell, a dot", POV_MEANS_COUNT, "12.791", FOUND_VI, "12791"},
    {"one cell, a comma", POV_MEANS_COUNT, "12,791", FOUND_EN, "12791"},
    {"one cell, digits", POV_MEANS_COUNT, "95", FOUND_VI, "95"},
    {"no cell", POV_MEANS_COUNT, "", FOUND_VI, "missing"},
    {"words only", POV_MEANS_COUNT, "n/a|…|x", FOUND_VI,
     "missing|missing|missing"},
    {"millions", POV_MEANS_COUNT, "1.269.703|3.500", FOUND_VI, "1269703|3500"},
    {"English millions", POV_MEANS_COUNT, "1,269,703|500", FOUND_EN,
     "1269703|500"},
    {"millions of both", POV_MEANS_COUNT, "1,269,703|3.500.000", FOUND_CONFLICT,
     "refused|refused"},
    {"one dot among commas", POV_MEANS_COUNT, "1,204|3.500|2,310|95",
     FOUND_CONFLICT, "refused|refused|refused|refused"},
    {"float export", POV_MEANS_COUNT, "95.0|12.0|1204.0", FOUND_VI,
     "95?|12?|1204?"},
    {"one float", POV_MEANS_COUNT, "95.0|12|310", FOUND_VI, "95?|12|310"},
    {"floats and a group", POV_MEANS_COUNT, "95.0|1.204", FOUND_DAMAGED,
     "refused|refused"},
    {"decimals and a float", POV_MEANS_COUNT, "95.0|12.79", FOUND_DAMAGED,
     "refused|refused"},
    {"one damaged among many", POV_MEANS_COUNT, "1.204|2.310|12.79|95",
     FOUND_DAMAGED, "refused|refused|refused|refused"},
    {"English groups and decimals", POV_MEANS_COUNT, "1,204|12.79|95", FOUND_EN,
     "1204|invalid|95"},
    {"groups and decimals with one comma", POV_MEANS_COUNT,
     "12,79|3,5|1,204|95", FOUND_CONFLICT, "refused|refused|refused|refused"},
    {"decimals with a comma", POV_MEANS_COUNT, "12,79|95", FOUND_VI,
     "invalid|95"},
    {"decimals with a comma beside groups", POV_MEANS_COUNT, "12,79|1.204",
     FOUND_VI, "invalid|1204"},
    {"English floats", POV_MEANS_COUNT, "95.0|1,204", FOUND_EN, "95?|1204"},
    {"blanks around", POV_MEANS_COUNT, "  12.791 |\t3.500|95 ", FOUND_VI,
     "12791|3500|95"},
    {"no-break spaces around", POV_MEANS_COUNT,
     "\xC2\xA0"
     "12,791|3,500\xC2\xA0",
     FOUND_EN, "12791|3500"},
    {"blank cells", POV_MEANS_COUNT, "| |\xC2\xA0|12,791", FOUND_EN,
     "missing|missing|missing|12791"},
    {"grouped with blanks", POV_MEANS_COUNT,
     "12 791|3\xC2\xA0"
     "500",
     FOUND_VI, "12791?|3500"},
    {"words leave no clue", POV_MEANS_COUNT, "12,791 hộ|3.500", FOUND_VI,
     "invalid|3500"},
    {"a zero is no group", POV_MEANS_COUNT, "0.791|95", FOUND_DAMAGED,
     "refused|refused"},
    {"four digits before a mark", POV_MEANS_COUNT, "1279.100|95", FOUND_DAMAGED,
     "refused|refused"},
    {"rates", POV_MEANS_PERCENT, "0,74|12,5|4", FOUND_VI, "0.74|12.5|4"},
    {"English rates", POV_MEANS_PERCENT, "0.74|12.5|4", FOUND_EN,
     "0.74|12.5|4"},
    {"rates with signs", POV_MEANS_PERCENT, "0,74%|12,5 %|4%", FOUND_VI,
     "0.74|12.5|4"},
    {"English rates with signs", POV_MEANS_PERCENT, "0.74%|12.5 %", FOUND_EN,
     "0.74|12.5"},
    {"some with signs", POV_MEANS_PERCENT, "0,74%|12,5", FOUND_VI, "0.74|12.5"},
    {"rates in threes are decimals", POV_MEANS_PERCENT, "12.791|3.500",
     FOUND_EN, "12.791|3.5"},
    {"mixed rates", POV_MEANS_PERCENT, "0,74|2.46", FOUND_MIXED, "0.74|2.46?"},
    {"fractions with commas", POV_MEANS_PERCENT, "0,0074|0,0246",
     FOUND_FRACTIONS, "refused|refused"},
    {"fractions among zeros", POV_MEANS_PERCENT, "0.0074|0|0.12",
     FOUND_FRACTIONS, "refused|refused|refused"},
    {"a sign makes no fraction", POV_MEANS_PERCENT, "0.0074%|0.0246%", FOUND_EN,
     "0.0074|0.0246"},
    {"one above 1 makes no fraction", POV_MEANS_PERCENT, "0.0074|2.46",
     FOUND_EN, "0.0074?|2.46"},
    {"small rates with two decimals", POV_MEANS_PERCENT, "0,74|0,12", FOUND_VI,
     "0.74|0.12"},
    {"money", POV_MEANS_MONEY, "1.500|269.703,467|95", FOUND_VI,
     "1500|269703.467|95"},
    {"English money", POV_MEANS_MONEY, "1,500|269,703.467", FOUND_EN,
     "1500|269703.467"},
    {"money with dots", POV_MEANS_MONEY, "1.500|2.000", FOUND_VI, "1500|2000"},
    {"money with commas", POV_MEANS_MONEY, "1,500|2,000", FOUND_AMBIGUOUS,
     "refused|refused"},
    {"money, a comma beside decimals", POV_MEANS_MONEY, "1,500|2,5", FOUND_VI,
     "1.5|2.5"},
    {"money, each mark in threes", POV_MEANS_MONEY, "1,500|2.000",
     FOUND_AMBIGUOUS, "refused|refused"},
    {"money, a comma beside English decimals", POV_MEANS_MONEY, "12,791|0.74",
     FOUND_EN, "12791|0.74"},
    {"money of both", POV_MEANS_MONEY, "1.500.000|2,000,000", FOUND_CONFLICT,
     "refused|refused"},
    {"decimals, commas in threes", POV_MEANS_DECIMAL, "12,791|3,500",
     FOUND_AMBIGUOUS, "refused|refused"},
    {"decimals, digits only", POV_MEANS_DECIMAL, "12|3", FOUND_VI, "12|3"},
    {"decimals of both", POV_MEANS_DECIMAL, "0,74|0.74|12", FOUND_CONFLICT,
     "refused|refused|refused"},
};

static void reads_column(void **state)
{
    const struct column_case *c = *state;
    const char *cells[MOST_CELLS], *values[MOST_CELLS];
    size_t n = cut(c->cells, cells);
    survey s = survey_of(c->meaning, cells, n);

    assert_string_equal(found_names[s.found], found_names[c->found]);
    assert_int_equal(cut(c->read, values), n);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(read_in(&s, cells[i]), values[i]);
}

static struct readings_case {
    const char *typed, *readings;
} readings[] = {
    {"12.79", "12790 or 12.79"},
    {"3,5", "3500 or 3.5"},
    {"1.204", "1204 or 1.204"},
    {"0,74", "0,74"},
    {"95", "95"},
    {"1,204.5", "1,204.5"},
};

static void shows_readings(void **state)
{
    const struct readings_case *c = *state;

    assert_string_equal(survey_readings(c->typed, POV_EN, arena), c->readings);
}

/* What is reported of a column is the first cell of each clue. */
static void remembers_first_cells(void **state)
{
    const char *const cells[] = {"95", "3.500", "12,791", "2,310"};
    survey s = survey_of(POV_MEANS_COUNT, cells, LENGTH(cells));

    (void)state;
    assert_int_equal(s.numbers, 4);
    assert_int_equal(s.clues[CLUE_VI_GROUP].count, 1);
    assert_int_equal(s.clues[CLUE_EN_GROUP].count, 2);
    assert_string_equal(s.clues[CLUE_EN_GROUP].typed, "12,791");
    assert_int_equal(s.clues[CLUE_EN_GROUP].place.line, 4);
}

int main(void)
{

    arena = pov_arena_new();
    load_vectors("tests/data/vectors/vn_number_column_vectors.csv", &vectors,
                 arena);
    for (size_t i = 0; i < vectors.n_rows; i++)
        test_row(cell_of(&vectors, &vectors.rows[i], "id"), reads_vector,
                 &vectors.rows[i]);
    TEST_ROWS(cases, name, reads_column);
    TEST_ROWS(readings, typed, shows_readings);
    TEST(remembers_first_cells);
    return run_all("survey", NULL, NULL);
}
