#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "povstat/number.h"

#define VECTORS "tests/data/vectors/vn_number_vectors.csv"

enum { MAX_ROWS = 400, LINE = 8192, FIELDS = 10 };

typedef enum field {
    ID,
    GROUP,
    INPUT,
    HEX,
    TYPE,
    OUTCOME,
    VALUE,
    CANDIDATES,
    UNIT,
    WHY
} field;

/* One line of the file is one test. */
static struct row {
    char *fields[FIELDS];
} rows[MAX_ROWS];

static pov_arena *arena;

/** Cut a CSV line into its fields, in place. */
static void cut(char *line, struct row *row)
{
    char *to = line;

    for (size_t f = 0; f < FIELDS; f++) {
        bool quoted = *line == '"';

        row->fields[f] = to;
        line += quoted;
        for (; *line && *line != '\n'; line++) {
            if (quoted && *line == '"' && *++line != '"')
                quoted = false;
            if (!*line || *line == '\n' || (!quoted && *line == ','))
                break;
            *to++ = *line;
        }
        line += *line == ',';
        *to++ = '\0';
    }
}

static size_t load(void)
{
    static char line[LINE];
    FILE *in = fopen(VECTORS, "rb");
    size_t n = 0;

    if (!in || !fgets(line, sizeof line, in))
        return 0;
    while (n < MAX_ROWS && fgets(line, sizeof line, in)) {
        char *kept = malloc(2 * strlen(line) + FIELDS + 1);

        memcpy(kept, line, strlen(line) + 1);
        /* the room behind is for the NULs of fields that are not there */
        cut(kept, &rows[n++]);
    }
    fclose(in);
    return n;
}

static size_t unhex(const char *hex, char *bytes)
{
    size_t n = 0;

    for (; hex[0] && hex[1]; hex += 2) {
        char pair[3] = {hex[0], hex[1], '\0'};

        bytes[n++] = (char)strtoul(pair, NULL, 16);
    }
    return n;
}

static pov_meaning meaning_of(const char *type)
{
    static const char *const names[] = {"count", "decimal", "percent",
                                        "money", "year",    "code"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(type, names[i]))
            return (pov_meaning)i;
    fail_msg("unknown type '%s'", type);
    return POV_MEANS_COUNT;
}

static pov_reading reading_of(const char *outcome)
{
    static const struct {
        const char *name;
        pov_reading reading;
    } outcomes[] = {
        {"value", POV_READ_VALUE},         {"value-warn", POV_READ_DOUBTFUL},
        {"error", POV_READ_INVALID},       {"missing", POV_READ_MISSING},
        {"ambiguous", POV_READ_AMBIGUOUS}, {"nil", POV_READ_NIL},
    };

    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++)
        if (!strcmp(outcome, outcomes[i].name))
            return outcomes[i].reading;
    fail_msg("unknown outcome '%s'", outcome);
    return POV_READ_INVALID;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);

    return n >= m && !strcmp(text + n - m, end);
}

static void check_unit(const char *unit, const pov_number *got)
{
    if (!strcmp(unit, "%"))
        return; /* of the column, typed or not */
    if (!*unit)
        return;
    assert_non_null(got->unit);
    assert_true(ends_with(got->unit, unit));
}

/** Each of "a|b" must be in the readings. */
static void check_readings(const char *candidates, const pov_number *got)
{
    if (!*candidates)
        return;
    assert_non_null(got->readings);
    while (*candidates) {
        char one[64] = "";
        size_t n = strcspn(candidates, "|");

        memcpy(one, candidates, n);
        assert_non_null(strstr(got->readings, one));
        candidates += n + (candidates[n] == '|');
    }
}

/** What the cell holds, or what a refused one might have held. */
static void check_value(const struct row *row, pov_reading reading,
                        const pov_number *got)
{
    const char *value = row->fields[VALUE];

    if (reading != POV_READ_VALUE && reading != POV_READ_DOUBTFUL)
        check_readings(value, got);
    else if (!strcmp(row->fields[TYPE], "code"))
        assert_string_equal(got->unit, value);
    else
        assert_string_equal(pov_decimal_text(arena, got->value), value);
}

static void reads_vector(void **state)
{
    char *const *f = ((const struct row *)*state)->fields;
    char bytes[LINE];
    size_t length = unhex(f[HEX], bytes);
    pov_meaning meaning = meaning_of(f[TYPE]);
    pov_number got = {0};
    pov_reading reading, wanted = reading_of(f[OUTCOME]);
    char *tight = malloc(length + !length); /* for the sanitizer */

    memcpy(tight, bytes, length);
    reading =
        pov_number_read(tight, length, meaning, POV_NUMBERS_AUTO, arena, &got);
    free(tight);
    if (reading != wanted)
        print_message("%s '%s': got %d (%s), wanted %d\n", f[ID], f[INPUT],
                      (int)reading, got.why ? got.why : "-", (int)wanted);
    assert_int_equal(reading, wanted);
    if (reading == POV_READ_DOUBTFUL || reading == POV_READ_INVALID ||
        reading == POV_READ_AMBIGUOUS)
        assert_non_null(got.why);
    else
        assert_null(got.why);
    check_value(*state, reading, &got);
    if (reading == POV_READ_VALUE || reading == POV_READ_DOUBTFUL)
        check_unit(f[UNIT], &got);
    if (reading == POV_READ_AMBIGUOUS)
        check_readings(f[CANDIDATES], &got);
}

/* What the vectors leave out: forced conventions, causes, marks, units. */
static struct number_case {
    const char *text;
    pov_meaning meaning;
    pov_convention convention;
    pov_reading reading;
    const char *expected; /* the value, or part of `why` or of the readings */
    pov_convention marks;
} cases[] = {
#define COUNT POV_MEANS_COUNT
#define DECIMAL POV_MEANS_DECIMAL
#define PERCENT POV_MEANS_PERCENT
#define MONEY POV_MEANS_MONEY
#define AUTO POV_NUMBERS_AUTO
#define VI POV_NUMBERS_VI
#define EN POV_NUMBERS_EN
#define VALUE_ POV_READ_VALUE
#define DOUBT POV_READ_DOUBTFUL
#define BAD POV_READ_INVALID
#define BOTH POV_READ_AMBIGUOUS
    {"12.791", COUNT, AUTO, VALUE_, "12791", VI},
    {"12.791", COUNT, VI, VALUE_, "12791", VI},
    {"12.791", COUNT, EN, BAD, "12791 or 12.791", AUTO},
    {"12,791", COUNT, AUTO, BOTH, "12791 or 12.791", AUTO},
    {"12,791", COUNT, EN, VALUE_, "12791", EN},
    {"12,791", COUNT, VI, BAD, "12791 or 12.791", AUTO},
    {"12,000", COUNT, VI, BAD, "12000 or 12", AUTO},
    {"12.000", COUNT, EN, BAD, "12000 or 12", AUTO},
    {"1,234,567", COUNT, EN, VALUE_, "1234567", EN},
    {"1,234,567", COUNT, VI, BAD, "declared", AUTO},
    {"1.234.567", COUNT, EN, BAD, "declared", AUTO},
    {"12.79", COUNT, AUTO, BAD, "lost zero", AUTO},
    {"12.79", COUNT, AUTO, BAD, "12790 or 12.79", AUTO},
    {"12.79", COUNT, VI, BAD, "lost zero", AUTO},
    {"3.5", COUNT, AUTO, BAD, "3500 or 3.5", AUTO},
    {"12,0", COUNT, AUTO, DOUBT, "12", VI},
    {"12.0", COUNT, VI, BAD, "lost zero", AUTO},
    {"0,74", DECIMAL, AUTO, VALUE_, "0.74", VI},
    {"0,74", DECIMAL, EN, BAD, "mark", AUTO},
    {"0.74", DECIMAL, AUTO, DOUBT, "0.74", EN},
    {"0.74", DECIMAL, EN, VALUE_, "0.74", EN},
    {"0.74", DECIMAL, VI, BAD, "mark", AUTO},
    {"0.123", DECIMAL, AUTO, DOUBT, "0.123", EN},
    {"1234,567", DECIMAL, AUTO, VALUE_, "1234.567", VI},
    {"12.791", DECIMAL, AUTO, BOTH, "12791 or 12.791", AUTO},
    {"12,791", DECIMAL, AUTO, BOTH, "12791 or 12.791", AUTO},
    {"12,791", DECIMAL, VI, VALUE_, "12.791", VI},
    {"12,791", DECIMAL, EN, VALUE_, "12791", EN},
    {"269,703.467", DECIMAL, AUTO, DOUBT, "269703.467", EN},
    {"269,703.467", DECIMAL, VI, BAD, "declared", AUTO},
    {"269.703,467", DECIMAL, EN, BAD, "declared", AUTO},
    {"-2,5", DECIMAL, AUTO, VALUE_, "-2.5", VI},
    {"\xe2\x88\x92"
     "2,5",
     DECIMAL, AUTO, VALUE_, "-2.5", VI},
    {"\xe2\x80\x93"
     "2,5",
     DECIMAL, AUTO, DOUBT, "-2.5", VI},
    {"2.46%", PERCENT, VI, DOUBT, "2.46", EN},
    {"2.46%", PERCENT, EN, VALUE_, "2.46", EN},
    {"2,46%", PERCENT, EN, DOUBT, "2.46", VI},
    {"12,791%", PERCENT, AUTO, VALUE_, "12.791", VI},
    {"0,74 phần trăm", PERCENT, AUTO, VALUE_, "0.74", VI},
    {"0,7399999999%", PERCENT, AUTO, BAD, "0.74", AUTO},
    {"0,7399999999%", PERCENT, AUTO, BAD, "float noise", AUTO},
    {"-0,5%", PERCENT, AUTO, BAD, "negative", AUTO},
    {"30000000000000000001", COUNT, AUTO, BAD, "too many digits", AUTO},
    {"10000000000 tỷ đồng", MONEY, AUTO, BAD, "too many digits", AUTO},
    {"269.703,467 triệu đồng", MONEY, AUTO, VALUE_, "269703467000", VI},
    {"153,528 triệu đồng", MONEY, AUTO, BOTH, "153528 or 153.528", AUTO},
    {"153,528 triệu đồng", MONEY, EN, VALUE_, "153528000000", EN},
    {"153 nghìn đồng", MONEY, AUTO, VALUE_, "153000", AUTO},
    {"153 ngàn đồng", MONEY, AUTO, VALUE_, "153000", AUTO},
    {"1,5 ty dong", MONEY, AUTO, VALUE_, "1500000000", VI},
    {"1,5 tỷ VNĐ", MONEY, AUTO, VALUE_, "1500000000", VI},
    {"153 hộ", MONEY, AUTO, BAD, "unit of counting", AUTO},
    {"153 đồng", COUNT, AUTO, BAD, "money", AUTO},
    {"1,5 triệu người", COUNT, AUTO, DOUBT, "1500000", VI},
    {"8.000 lao động", COUNT, AUTO, VALUE_, "8000", VI},
    {"22.826 nhân khẩu", COUNT, AUTO, VALUE_, "22826", VI},
    {"195 Hộ Nghèo", COUNT, AUTO, VALUE_, "195", AUTO},
    {"195 ho ngheo", COUNT, AUTO, VALUE_, "195", AUTO},
    {"195 ho\xcc\xa3\xcc\x82", COUNT, AUTO, VALUE_, "195", AUTO},
    {"195 ho\xcc\x82\xcc\xa3", COUNT, AUTO, VALUE_, "195", AUTO},
    {"195 hồ", COUNT, AUTO, BAD, "not known", AUTO},
    {"1O5", COUNT, AUTO, BAD, "letter", AUTO},
    {"l2.791", COUNT, AUTO, BAD, "letter", AUTO},
    {"#DIV/0!", COUNT, AUTO, BAD, "spreadsheet error", AUTO},
    {"########", COUNT, AUTO, BAD, "too narrow", AUTO},
    {"01/12/2024", COUNT, AUTO, BAD, "date", AUTO},
    {"05/thg 12", COUNT, AUTO, BAD, "date", AUTO},
    {"1,28E+04", COUNT, AUTO, BAD, "scientific", AUTO},
    {"TRUE", COUNT, AUTO, BAD, "true or false", AUTO},
    {"một trăm", COUNT, AUTO, BAD, "in words", AUTO},
    {"nan", DECIMAL, AUTO, BAD, "not a number", AUTO},
    {"½", DECIMAL, AUTO, BAD, "numeral", AUTO},
    {"१२", COUNT, AUTO, BAD, "numeral", AUTO},
    {"１２７９１", COUNT, AUTO, DOUBT, "full-width", AUTO},
    {"95**", COUNT, AUTO, DOUBT, "footnote", AUTO},
    {"95(1)", COUNT, AUTO, BAD, "95 or 951", AUTO},
    {"(95)", COUNT, AUTO, BAD, "-95 or 95", AUTO},
    {"=SUM(A1:A3)", COUNT, AUTO, BAD, "formula", AUTO},
    {"≥ 60", COUNT, AUTO, BAD, "bound", AUTO},
    {"60 trở lên", COUNT, AUTO, BAD, "bound", AUTO},
    {"10-20", COUNT, AUTO, BAD, "range", AUTO},
    {"74/100", PERCENT, AUTO, BAD, "ratio", AUTO},
    {"95 (0,74%)", COUNT, AUTO, BAD, "more than one", AUTO},
    {"12. 791", COUNT, AUTO, BAD, "blank inside", AUTO},
    {"12_791", COUNT, AUTO, BAD, "underscore", AUTO},
    {"5-", COUNT, AUTO, BAD, "sign", AUTO},
    {"+", COUNT, AUTO, BAD, "no figure", AUTO},
    {"'", COUNT, AUTO, BAD, "no figure", AUTO},
    {".", COUNT, AUTO, POV_READ_MISSING, NULL, AUTO},
    {"…", COUNT, AUTO, POV_READ_MISSING, NULL, AUTO},
    {"không có dữ liệu", COUNT, AUTO, POV_READ_MISSING, NULL, AUTO},
    {"khong", COUNT, AUTO, POV_READ_NIL, NULL, AUTO},
    {"x", POV_MEANS_CODE, AUTO, POV_READ_MISSING, NULL, AUTO},
};

static void reads_case(void **state)
{
    const struct number_case *c = *state;
    pov_number got = {0};
    pov_reading reading = pov_number_read(c->text, strlen(c->text), c->meaning,
                                          c->convention, arena, &got);
    const char *value = pov_decimal_text(arena, got.value);

    assert_int_equal(reading, c->reading);
    assert_int_equal(got.marks, c->marks);
    if (!c->expected)
        return;
    if ((got.why && strstr(got.why, c->expected)) ||
        (got.readings && strstr(got.readings, c->expected)))
        return;
    assert_string_equal(value, c->expected);
}

static int make_arena(void **state)
{
    (void)state;
    arena = pov_arena_new();
    return 0;
}

static int free_arena(void **state)
{
    (void)state;
    pov_arena_free(arena);
    for (size_t i = 0; i < MAX_ROWS; i++)
        free(rows[i].fields[ID]);
    return 0;
}

int main(void)
{
    size_t n = load();

    if (n == 0) {
        fprintf(stderr, "%s: missing, or no rows\n", VECTORS);
        return 1;
    }
    TEST_SOME(rows, n, fields[ID], reads_vector);
    TEST_ROWS(cases, text, reads_case);
    return run_all("number_read", make_arena, free_arena);
}
