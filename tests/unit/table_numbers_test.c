#include "cases.h"

#include "vectors.h"
/* before what has an arena of its own */
#include "extract_fixture.h"

/* Every number vector in a cell between plain ones: of a table's column, and
 * of a list.  What surrounds a cell may refuse it; it must never make a number
 * of what is none, or another number. */

#define VECTORS "tests/data/vectors/vn_number_vectors.csv"
#define SUSPECT "quang-binh/ba-don"

static const struct kind {
    const char *type, *column, *indicator, *plain, *other;
} kinds[] = {
    {"count", "Hộ nghèo", "poor", "262", "1886"},
    {"percent", "Tỷ lệ hộ nghèo (%)", "poor", "4,25%", "0,75%"},
    {"money", "Kinh phí", "funds", "1.234.000 đồng", "987.000 đồng"},
};

/* What more than the cell decides. */
static const struct exception {
    const char *id;
    bool in_table;
    const char *outcome, *value;
} exceptions[] = {
    {"N025", true, "value-warn", "12791"}, /* all commas of the column group */
    {"N071", false, "value", "50"},        /* the rate of the poor */
    {"N073", false, "value", "74"},        /* 74 of 100 households */
};

static vector_table vectors;

static const char *field(const vector_row *row, const char *column)
{
    return cell_of(&vectors, row, column);
}

static const struct kind *kind_of(const vector_row *row)
{
    for (size_t i = 0; i < LENGTH(kinds); i++)
        if (!strcmp(field(row, "column_type"), kinds[i].type))
            return &kinds[i];
    return NULL;
}

/** A CSV file in the making. */
typedef struct sheet {
    char *bytes;
    size_t size;
} sheet;

static void put_text(sheet *s, const char *text)
{
    size_t n = strlen(text);

    memcpy(s->bytes + s->size, text, n);
    s->size += n;
}

/** The bytes of the vector, in quotes. */
static void put_vector(sheet *s, const vector_row *row)
{
    const char *hex = field(row, "input_utf8_hex");

    s->bytes[s->size++] = '"';
    for (; hex[0] && hex[1]; hex += 2) {
        char pair[3] = {hex[0], hex[1], '\0'};
        char byte = (char)strtoul(pair, NULL, 16);

        if (byte == '"')
            s->bytes[s->size++] = '"';
        s->bytes[s->size++] = byte;
    }
    s->bytes[s->size++] = '"';
}

static const char *const plain_areas[] = {"Lệ Thủy", "Bố Trạch", "Tuyên Hóa"};

static void put_list_row(sheet *s, const struct kind *kind, const char *area)
{
    put_text(s,
             pov_arena_format(arena, "%s;%s;actual;", area, kind->indicator));
}

static sheet table_with(const vector_row *row, const struct kind *kind)
{
    sheet s = {pov_arena_alloc(arena, 8192), 0};

    put_text(&s, pov_arena_format(arena, "Huyện;%s\n", kind->column));
    for (size_t i = 0; i < LENGTH(plain_areas); i++)
        put_text(&s, pov_arena_format(arena, "%s;%s\n", plain_areas[i],
                                      i ? kind->plain : kind->other));
    put_text(&s, "Ba Đồn;");
    put_vector(&s, row);
    put_text(&s, "\n");
    return s;
}

static sheet list_with(const vector_row *row, const struct kind *kind)
{
    sheet s = {pov_arena_alloc(arena, 8192), 0};

    put_text(&s, "area;indicator;kind;value\n");
    for (size_t i = 0; i < LENGTH(plain_areas); i++) {
        put_list_row(&s, kind, plain_areas[i]);
        put_text(
            &s, pov_arena_format(arena, "%s\n", i ? kind->plain : kind->other));
    }
    put_list_row(&s, kind, "Ba Đồn");
    put_vector(&s, row);
    put_text(&s, "\n");
    return s;
}

static const pov_said *said_of_suspect(const reading *r, const char *indicator)
{
    const pov_said *says = NULL;

    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        if (strcmp(f->key.area->id, SUSPECT) != 0 || !f->evidence.count ||
            strcmp(f->key.indicator->id, indicator) != 0)
            continue;
        assert_null(says);
        assert_int_equal(f->evidence.count, 1);
        says = &f->evidence.items[0]->says;
    }
    return says;
}

/** No exact figure, and it is not taken for one. */
static bool is_bound(const pov_said *says)
{
    return says->op_said || says->about || says->has_stretch;
}

static void check(const vector_row *row, bool in_table, const reading *r)
{
    const char *outcome = field(row, "expected_outcome");
    const char *value = field(row, "expected_value");
    const pov_said *says = said_of_suspect(r, kind_of(row)->indicator);
    size_t warned = pov_findings_count(&r->findings, POV_WARNING);

    for (size_t i = 0; i < LENGTH(exceptions); i++)
        if (!strcmp(exceptions[i].id, field(row, "id")) &&
            exceptions[i].in_table == in_table) {
            outcome = exceptions[i].outcome;
            value = exceptions[i].value;
        }
    assert_tally_adds_up(&r->tally);
    if (!strcmp(outcome, "missing")) {
        assert_null(says);
        return;
    }
    if (strncmp(outcome, "value", strlen("value")) != 0) {
        assert_true(!says || is_bound(says));
        assert_true(says || warned);
        return;
    }
    if (!says || !strcmp(outcome, "value-warn"))
        assert_true(warned);
    else
        assert_int_equal(warned, 0);
    if (says) {
        pov_decimal want = decimal_in(value);

        assert_true(says->has_amount && !is_bound(says));
        assert_int_equal(pov_decimal_compare(says->amount, want), 0);
    }
}

static reading read_sheet(const sheet *s)
{
    FILE *file = NULL;
    const char *path = path_to_bytes(&file, s->bytes, s->size);
    reading r = read_file(path, "parent=quang-binh as_of=2024-12-31 "
                                "kind=actual");

    fclose(file);
    return r;
}

static void reads_in_table(void **state)
{
    const vector_row *row = *state;
    sheet s;
    reading r;

    pov_arena_clear(arena);
    s = table_with(row, kind_of(row));
    r = read_sheet(&s);
    check(row, true, &r);
}

static void reads_in_list(void **state)
{
    const vector_row *row = *state;
    sheet s;
    reading r;

    pov_arena_clear(arena);
    s = list_with(row, kind_of(row));
    r = read_sheet(&s);
    check(row, false, &r);
}

int main(void)
{
    pov_arena *kept = pov_arena_new();
    int failed;

    load_vectors(VECTORS, &vectors, kept);
    for (size_t i = 0; i < vectors.n_rows; i++) {
        vector_row *row = &vectors.rows[i];

        if (!kind_of(row))
            continue;
        test_row(pov_arena_format(kept, "%s in a table", row->cells[0]),
                 reads_in_table, row);
        test_row(pov_arena_format(kept, "%s in a list", row->cells[0]),
                 reads_in_list, row);
    }
    failed =
        run_all("numbers in tables and lists", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
