#include "cases.h"

#include <string.h>

#include "read/totals.h"
#include "vectors.h"

enum { COLUMNS = 2 };

static pov_arena *arena;

/* Rows are parted by blanks: an area, with '23 if it is not of 2024 and with
 * /p if it counts persons, then the cells of two columns, '-' for no number.
 * '|' stands where a total row stood before. */
static struct totals_case {
    const char *name, *rows, *total;
    size_t column;
    sum_outcome outcome;
    const char *sum;
    size_t missing;
    const char *settled, *rival; /* as typed; NULL: nothing is settled */
} cases[] = {
    {"adds up", "a=12,1 b=30,2", "T=42,3", 0, SUM_AGREES, "42", 0, 0, 0},
    {"the other column", "a=12,1 b=30,2", "T=42,3", 1, SUM_AGREES, "3", 0, 0,
     0},
    {"decimals", "a=0.74,- b=1.5,-", "T=2.24,-", 0, SUM_AGREES, "2.24", 0, 0,
     0},
    {"too much", "a=12,1 b=30,2", "T=41,3", 0, SUM_DIFFERS, "42", 0, 0, 0},
    {"too little", "a=12,1 b=30,2", "T=12042,3", 0, SUM_DIFFERS, "42", 0, 0, 0},
    {"no rows", "", "T=0,0", 0, SUM_AGREES, "0", 0, 0, 0},
    {"no rows, but a total", "", "T=42,0", 0, SUM_DIFFERS, "0", 0, 0, 0},

    {"a part is missing", "a=12,1 b=-,2", "T=42,3", 0, SUM_UNKNOWN, "12", 1, 0,
     0},
    {"all parts are missing", "a=-,1 b=-,2", "T=42,3", 0, SUM_UNKNOWN, "0", 2,
     0, 0},
    {"a part is missing in the other column", "a=12,1 b=-,2", "T=42,3", 1,
     SUM_AGREES, "3", 0, 0, 0},
    {"the rest is too much already", "a=12,1 b=-,2", "T=11,3", 0, SUM_DIFFERS,
     "12", 1, 0, 0},
    {"the rest is all", "a=12,1 b=-,2", "T=12,3", 0, SUM_AGREES, "12", 1, 0, 0},

    {"the same row twice", "a=12,1 a=12,1 b=30,2", "T=42,3", 0, SUM_AGREES,
     "42", 0, 0, 0},
    {"the same amount typed otherwise", "a=12,1 a=12.0,1 b=30,2", "T=42,3", 0,
     SUM_AGREES, "42", 0, 0, 0},
    {"the first reading is right", "a=12,1 b=30,2 a=13,1", "T=42,3", 0,
     SUM_SETTLES, "42", 0, "12", "13"},
    {"the second reading is right", "a=12,1 b=30,2 a=13,1", "T=43,3", 0,
     SUM_SETTLES, "42", 0, "13", "12"},
    {"a reading far away is right", "a=12,1 b=30,2 a=0,1", "T=30,3", 0,
     SUM_SETTLES, "42", 0, "0", "12"},
    {"neither reading is right", "a=12,1 b=30,2 a=13,1", "T=44,3", 0,
     SUM_DIFFERS, "42", 0, 0, 0},
    {"they differ in the other column", "a=12,1 b=30,2 a=12,7", "T=42,3", 0,
     SUM_AGREES, "42", 0, 0, 0},
    {"the other column settles too", "a=12,1 b=30,2 a=12,7", "T=42,9", 1,
     SUM_SETTLES, "3", 0, "7", "1"},
    {"a third reading settles nothing", "a=12,1 a=13,1 a=14,1 b=30,2", "T=44,3",
     0, SUM_DIFFERS, "42", 0, 0, 0},
    {"either of two would settle it", "a=12,1 b=30,2 a=13,1 b=31,2", "T=43,3",
     0, SUM_DIFFERS, "42", 0, 0, 0},
    {"one of two settles it", "a=12,1 b=30,2 a=13,1 b=35,2", "T=47,3", 0,
     SUM_SETTLES, "42", 0, "35", "30"},
    {"first readings of two add up", "a=12,1 b=30,2 a=13,1 b=35,2", "T=42,3", 0,
     SUM_AGREES, "42", 0, 0, 0},
    {"one reading has no number", "a=12,1 b=30,2 a=-,1", "T=42,3", 0,
     SUM_AGREES, "42", 0, 0, 0},
    {"the first reading has no number", "a=-,1 b=30,2 a=12,1", "T=42,3", 0,
     SUM_UNKNOWN, "30", 1, 0, 0},
    {"a missing part settles nothing", "a=12,1 b=30,2 c=-,1 a=13,1", "T=43,3",
     0, SUM_UNKNOWN, "42", 1, 0, 0},
    {"a missing part confirms nothing", "a=12,1 b=30,2 c=-,1 a=13,1", "T=42,3",
     0, SUM_AGREES, "42", 1, 0, 0},
    {"too much beside a missing part", "a=13,1 b=30,2 c=-,1 a=12,1", "T=42,3",
     0, SUM_UNKNOWN, "43", 1, 0, 0},

    {"too large to add", "a=9223372036854775807,1 b=1,2", "T=42,3", 0,
     SUM_UNKNOWN, "9223372036854775807", 0, 0, 0},
    {"too large to compare", "a=9223372036854775807,1", "T=-1,1", 0,
     SUM_DIFFERS, "9223372036854775807", 0, 0, 0},

    {"a block of its own", "a=12,1 | b=30,2 c=4,1", "T=34,3", 0, SUM_AGREES,
     "34", 0, 0, 0},
    {"the block before counts no more", "a=12,1 | b=30,2", "T=42,3", 0,
     SUM_DIFFERS, "30", 0, 0, 0},
    {"an empty block", "a=12,1 |", "T=12,1", 0, SUM_DIFFERS, "0", 0, 0, 0},
    {"a second reading of another block", "a=12,1 | b=30,2 a=13,1", "T=31,2", 0,
     SUM_DIFFERS, "30", 0, 0, 0},
    {"a row of another block again", "a=12,1 | a=12,1 b=30,2", "T=42,3", 0,
     SUM_DIFFERS, "30", 0, 0, 0},

    {"another date", "a'23=11,1 a=12,1 b'23=29,2 b=30,2", "T=42,3", 0,
     SUM_AGREES, "42", 0, 0, 0},
    {"the earlier date", "a'23=11,1 a=12,1 b'23=29,2 b=30,2", "T'23=40,3", 0,
     SUM_AGREES, "40", 0, 0, 0},
    {"a missing part of another date", "a=12,1 b'23=-,2", "T=12,1", 0,
     SUM_AGREES, "12", 0, 0, 0},
    {"a reading of another date is no rival",
     "a=12,1 b'23=29,2 b=30,2 b'23=30,2", "T=42,3", 0, SUM_AGREES, "42", 0, 0,
     0},
    {"a reading of another date settles nothing",
     "a=12,1 b'23=29,2 b=30,2 b'23=30,2", "T=43,3", 0, SUM_DIFFERS, "42", 0, 0,
     0},
    {"a reading of another date leaves the settling one",
     "a=12,1 a=13,1 b'23=29,2 b=30,2 b'23=30,2", "T=43,3", 0, SUM_SETTLES, "42",
     0, "13", "12"},
    {"persons beside households", "a=12,1 a/p=50,4 b=30,2 b/p=100,9", "T=42,3",
     0, SUM_AGREES, "42", 0, 0, 0},
    {"a total of persons", "a=12,1 a/p=50,4 b=30,2 b/p=100,9", "T/p=150,13", 0,
     SUM_AGREES, "150", 0, 0, 0},
    {"a reading of persons settles no households",
     "a=12,1 a/p=50,4 b=30,2 a/p=51,4", "T=43,3", 0, SUM_DIFFERS, "42", 0, 0,
     0},
};

static addend addend_of(const char *typed)
{
    return (addend){.known = strcmp(typed, "-") != 0,
                    .amount = decimal_in(typed),
                    .typed = typed};
}

/** "a'23/p=12,1" */
static tallied_row row_from(const char *text)
{
    size_t length = strcspn(text, "="), first = strcspn(text, ",");
    const char *key = pov_arena_copy(arena, text, length);
    tallied_row row = {.key = key,
                       .text = text,
                       .as_of =
                           pov_day_year_end(strchr(key, '\'') ? 2023 : 2024),
                       .unit = strchr(key, '/') != NULL};

    row.cells = pov_arena_alloc(arena, COLUMNS * sizeof *row.cells);
    row.cells[0] =
        addend_of(pov_arena_copy(arena, text + length + 1, first - length - 1));
    row.cells[1] = addend_of(text + first + 1);
    return row;
}

/** `block` becomes the row behind the last total row. */
static totals totals_from(const char *rows, size_t *block)
{
    totals t = {.n_columns = COLUMNS};

    while (*rows) {
        size_t length = strcspn(rows, " ");

        if (*rows == '|') {
            *block = t.rows.count;
        } else {
            tallied_row row = row_from(pov_arena_copy(arena, rows, length));

            totals_add(&t, &row, arena);
        }
        rows += length + (rows[length] == ' ');
    }
    return t;
}

static void checks_total(void **state)
{
    const struct totals_case *c = *state;
    size_t block = 0;
    totals t = totals_from(c->rows, &block);
    tallied_row total = row_from(c->total);
    sum_check got = totals_check(&t, c->column, block, &total);

    assert_int_equal(got.outcome, c->outcome);
    assert_string_equal(pov_decimal_text(arena, got.sum), c->sum);
    assert_int_equal(got.missing, c->missing);
    assert_int_equal(got.outcome == SUM_SETTLES, c->settled != NULL);
    if (got.outcome != SUM_SETTLES)
        return;
    assert_string_equal(got.settled.typed, c->settled);
    assert_string_equal(got.rival.typed, c->rival);
}

/* What is kept does not change with the row it was taken from. */
static void keeps_copies(void **state)
{
    char key[] = "a", text[] = "Ba Đồn;12;1";
    addend cells[COLUMNS] = {{.known = true, .amount = {12, 0}, .typed = "12"},
                             {.known = false}};
    const pov_area area = {.id = "ba-don"};
    tallied_row row = {
        .area = &area, .key = key, .line = 7, .text = text, .cells = cells};
    totals t = {.n_columns = COLUMNS};
    const kept_row *kept;

    (void)state;
    assert_null(totals_find(&t, "a"));
    totals_add(&t, &row, arena);
    cells[0].amount.units = 13;
    row.line = 8;
    totals_add(&t, &row, arena);
    key[0] = text[0] = 'x';
    cells[0].known = false;
    kept = totals_find(&t, "a");
    assert_non_null(kept);
    assert_int_equal(kept->line, 7);
    assert_string_equal(kept->text, "Ba Đồn;12;1");
    assert_true(totals_addend(&t, kept, 0).known);
    assert_false(totals_addend(&t, kept, 1).known);
    assert_int_equal(totals_addend(&t, kept, 0).amount.units, 12);
    assert_string_equal(totals_addend(&t, kept, 0).typed, "12");
    assert_non_null(kept->other);
    assert_int_equal(kept->other->line, 8);
    assert_int_equal(totals_addend(&t, kept->other, 0).amount.units, 13);
    assert_null(totals_find(&t, "x"));
    assert_int_equal(t.rows.count, 1);
}

/* Each is found again, and adds up, however many there are. */
static void finds_each_of_many(void **state)
{
    enum { MANY = 1000 };
    totals t = {.n_columns = COLUMNS};
    tallied_row total = row_from("T=500500,-");

    (void)state;
    for (int i = 1; i <= MANY; i++) {
        tallied_row row = row_from(pov_arena_format(arena, "%d=%d,-", i, i));

        totals_add(&t, &row, arena);
    }
    for (int i = 1; i <= MANY; i++) {
        const kept_row *row = totals_find(&t, pov_arena_format(arena, "%d", i));

        assert_non_null(row);
        assert_int_equal(totals_addend(&t, row, 0).amount.units, i);
        assert_null(row->other);
    }
    assert_null(totals_find(&t, "0"));
    assert_int_equal(t.rows.count, MANY);
    assert_int_equal(totals_check(&t, 0, 0, &total).outcome, SUM_AGREES);
}

int main(void)
{

    arena = pov_arena_new();
    TEST_ROWS(cases, name, checks_total);
    TEST(keeps_copies);
    TEST(finds_each_of_many);
    return run_all("totals", NULL, NULL);
}
