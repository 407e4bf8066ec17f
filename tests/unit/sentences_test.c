#include "cases.h"

#include "vectors.h"
#include "extract_fixture.h"
#include "povstat/period.h"
#include "povstat/term.h"

/* Sentences of reports, typed as they are printed into the value column of a
 * list, with the area, the indicator and the dates beside them.  phrases.csv
 * has what each says; one may say several things.  SENTENCES=1 in the
 * environment: what came of each is printed. */

static vector_table phrases;

/* What is not read yet: refused, never read otherwise. */
static const char *const not_yet[] = {
    "tỷ lệ hộ nghèo đa chiều giảm từ 4,4% năm 2021 xuống còn 1,3% năm 2025",
    "tỷ lệ hộ nghèo cả nước còn khoảng 0,9%",
    "giảm 1/2 số hộ nghèo và hộ cận nghèo so với đầu kỳ",
    "phấn đấu tỷ lệ nghèo đa chiều của cả nước duy trì mức giảm 1% - 1,5%/năm",
    "tỷ lệ hộ nghèo giảm bình quân mỗi năm 2,1%",
    "phấn đấu đến cuối năm 2025 tỷ lệ hộ nghèo giảm còn dưới 1,2%",
    "26.941 hộ, chiếm tỷ lệ 2,68%",
    "1.121 hộ (tỷ lệ 0,029%)",
    "tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều toàn huyện giảm còn dưới 12,01%",
    "còn lại 3 hộ, tỷ lệ 1,49% (giảm 1 hộ so với năm 2021)",
    "chiếm 33,05% (giảm 7,69% so năm 2023)",
    "tỷ lệ giảm hộ nghèo đa chiều bình quân hằng năm đạt 3 - 5%",
    "Phấn đấu mức giảm tỷ lệ hộ nghèo từ 1 - 1,5% trở lên",
    "tỷ lệ hộ nghèo theo chuẩn nghèo tiếp cận đa chiều giảm 1 đến 1,5%",
    "tỷ lệ hộ nghèo toàn tỉnh còn 10,34%",
    "phấn đấu trong cả năm giảm được 2,6% tỷ lệ hộ nghèo",
    "6.256 hộ (tỷ lệ 19,84%)",
    "tỉnh ta còn 4.806 hộ nghèo, chiếm 1,51%",
    "tỷ lệ hộ nghèo dân tộc thiểu số bình quân giảm hơn 4,4%/năm",
    "tỷ lệ hộ nghèo chung toàn tỉnh giảm thêm từ 1-1,5%",
    "tỉ lệ hộ nghèo của tỉnh được kéo giảm còn dưới 3%",
    "130 hộ được công nhận thoát nghèo (đạt 86% kế hoạch)",
    "reduce the poverty rate by 1.0 to 1.5%",
    "reduce the poverty rate among ethnic minorities by an average of 5-6% per "
    "year",
    "tỉ lệ nghèo đa chiều giảm còn dưới 1%",
    "Phấn đấu giảm 1/2 số hộ nghèo",
    "số hộ nghèo ở Quảng Trị sẽ còn giảm xuống còn 9,77%, tương ứng với 16.601 "
    "hộ",
    "phấn đấu đến cuối năm 2026 tỷ lệ hộ nghèo còn dưới 2 %",
    "không để phát sinh hộ nghèo mới",
    "giảm 1/2 số hộ nghèo",
};

/** The rows of one sentence. */
static struct sentence {
    const char *phrase;
    size_t first, count;
} sentences[MOST_ROWS];
static size_t n_sentences;

static const char *of(size_t row, const char *column)
{
    return cell_of(&phrases, &phrases.rows[row], column);
}

static void find_sentences(void)
{
    for (size_t i = 0; i < phrases.n_rows; i++) {
        const char *phrase = of(i, "phrase");
        struct sentence *last = &sentences[n_sentences - 1];

        if (n_sentences && !strcmp(last->phrase, phrase))
            last->count++;
        else
            sentences[n_sentences++] = (struct sentence){phrase, i, 1};
    }
}

static const pov_indicator *indicator_in(size_t row)
{
    const pov_indicator *is =
        pov_catalogue_indicator(catalogue, of(row, "indicator"));
    const char *whom = of(row, "breakdown");

    return *whom ? pov_indicator_of_whom(
                       is, pov_catalogue_breakdown(catalogue, whom))
                 : is;
}

/** The first that any row of the sentence says. */
static const char *said_by(const struct sentence *s, const char *column)
{
    for (size_t i = s->first; i < s->first + s->count; i++)
        if (*of(i, column))
            return of(i, column);
    return "";
}

static reading read_sentence(const struct sentence *s)
{
    FILE *file = NULL;
    const char *bytes =
        pov_arena_format(arena,
                         "area,parent,indicator,kind,value,as_of,since\n"
                         "%s,%s,%s,%s,\"%s\",%s,%s\n",
                         of(s->first, "area"), of(s->first, "parent"),
                         indicator_in(s->first)->label_vi, of(s->first, "kind"),
                         s->phrase, of(s->first, "as_of"), said_by(s, "since"));
    const char *path = path_to_bytes(&file, bytes, strlen(bytes));
    reading r = read_file(path, "");

    fclose(file);
    return r;
}

static bool is_measure(const pov_key *key, const char *unit)
{
    return key->unit == (!strcmp(unit, "pp")        ? POV_IN_POINTS
                         : !strcmp(unit, "percent") ? POV_IN_PERCENT
                                                    : POV_IN_COUNT);
}

static bool is_number(pov_decimal d, const char *text)
{
    return !pov_decimal_compare(d, decimal_in(text));
}

/** Strict bounds and "about" are said; "at most" may be what a target is. */
static bool is_sign(const pov_phrase *says, const char *op)
{
    const char *is = pov_code(POV_TERMS_SIGN, says->op);

    return strcmp(op, "<") != 0 && strcmp(op, ">") != 0 && strcmp(op, "~") != 0
               ? strcmp(is, "<") != 0 && strcmp(is, ">") != 0 &&
                     strcmp(is, "~") != 0
               : !strcmp(is, op);
}

/** Is it what a row of the table says? */
static bool fits(const pov_evidence *e, size_t row)
{
    const pov_key *key = &e->figure->key;
    const char *high = of(row, "range_high");
    pov_period period;

    return key->indicator == indicator_in(row) &&
           !key->plan == !strcmp(of(row, "kind"), "actual") &&
           !strcmp(pov_code(POV_TERMS_FORM, key->form), of(row, "form")) &&
           is_measure(key, of(row, "unit")) &&
           pov_period_read(of(row, "as_of"), &period) &&
           key->as_of == period.as_of &&
           is_number(e->says.amount, of(row, "amount")) &&
           e->says.has_stretch == (*high != '\0') &&
           (!*high || is_number(e->says.stretch, high)) &&
           is_sign(&e->says, of(row, "op"));
}

typedef struct tally {
    size_t right, wrong;
} tally;

static tally count(const struct sentence *s, const pov_figures *figures)
{
    tally t = {0, 0};

    for (size_t i = 0; i < figures->count; i++)
        for (size_t k = 0; k < figures->items[i]->evidence.count; k++) {
            const pov_evidence *e = figures->items[i]->evidence.items[k];
            bool right = false;

            for (size_t row = s->first; row < s->first + s->count; row++)
                right = right ||
                        (!strcmp(of(row, "expected"), "read") && fits(e, row));
            /* "giảm từ 9.207 hộ xuống còn 5.720 hộ": where it began */
            if (!right && e->sources.items[0].is_aside)
                continue;
            t.right += right;
            t.wrong += !right;
        }
    return t;
}

static bool is_not_yet(const char *phrase)
{
    for (size_t i = 0; i < LENGTH(not_yet); i++)
        if (!strcmp(not_yet[i], phrase))
            return true;
    return false;
}

static void is_read_as_said(void **state)
{
    const struct sentence *s = *state;
    reading r;
    tally t;
    size_t wanted = 0;

    pov_arena_clear(arena);
    r = read_sentence(s);
    t = count(s, r.figures);
    for (size_t row = s->first; row < s->first + s->count; row++)
        wanted += !strcmp(of(row, "expected"), "read");
    if (getenv("SENTENCES"))
        print_message(
            "%s %zu of %zu, wrong %zu: %s%s%s\n",
            t.wrong             ? "WRONG  "
            : t.right == wanted ? "right  "
                                : "refused",
            t.right, wanted, t.wrong, s->phrase, r.findings.count ? " | " : "",
            r.findings.count ? pov_finding_message(arena, r.findings.items[0])
                             : "");
    assert_int_equal(t.wrong, 0);
    if (!is_not_yet(s->phrase))
        assert_int_equal(t.right, wanted);
}

int main(void)
{
    pov_arena *kept = pov_arena_new();
    int failed;

    load_vectors("tests/data/phrases.csv", &phrases, kept);
    find_sentences();
    TEST_SOME(sentences, n_sentences, phrase, is_read_as_said);
    failed = run_all("sentences", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
