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
        struct sentence *last =
            n_sentences ? &sentences[n_sentences - 1] : NULL;

        if (last && !strcmp(last->phrase, phrase))
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
static bool is_sign(const pov_said *says, const char *op)
{
    const char *is = pov_code(POV_TERMS_SIGN, says->op);

    return strcmp(op, "<") != 0 && strcmp(op, ">") != 0 && strcmp(op, "~") != 0
               ? strcmp(is, "<") != 0 && strcmp(is, ">") != 0 &&
                     strcmp(is, "~") != 0
               : !strcmp(is, op);
}

static bool is_read(size_t row)
{
    return !strcmp(of(row, "expected"), "read");
}

/** Is it what a row of the table says? */
static bool fits(const pov_evidence *e, size_t row)
{
    const pov_key *key = &e->figure->key;
    const char *high = of(row, "range_high");
    pov_period period;

    if (key->form == POV_CLAIMED && strcmp(of(row, "form"), "claim") == 0)
        return key->indicator == indicator_in(row) &&
               pov_evidence_claim(e)->words.says == POV_CLAIMS_PERCENT &&
               is_number(e->says.amount, of(row, "amount"));
    return key->form != POV_CLAIMED && key->indicator == indicator_in(row) &&
           !key->plan == !strcmp(of(row, "kind"), "actual") &&
           !strcmp(pov_code(POV_TERMS_FORM, key->form), of(row, "form")) &&
           is_measure(key, of(row, "unit")) &&
           pov_period_read(of(row, "as_of"), &period) &&
           key->as_of == period.as_of &&
           is_number(e->says.amount, of(row, "amount")) &&
           e->says.has_stretch == (*high != '\0') &&
           (!*high || is_number(pov_evidence_phrase(e).stretch, high)) &&
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
                right = right || (is_read(row) && fits(e, row));
            /* "giảm từ 9.207 hộ xuống còn 5.720 hộ": where it began */
            if (!right && pov_source_remarks(&e->sources.items[0])->is_aside)
                continue;
            t.right += right;
            t.wrong += !right;
        }
    return t;
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
        wanted += is_read(row);
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
    assert_int_equal(t.right, wanted);
}

/* vectors/sentences.csv has others, each with all that its row says, or the
 * code of the finding that refuses it: "poor level <12.4 percent", or with its
 * days "poor reduction 1 pp to 1.5 @2023-12-31..2024-12-31".  The row may lack
 * what the sentence says. */

static vector_table others;

static const char *in_row(const vector_row *row, const char *column)
{
    return cell_of(&others, row, column);
}

static const char *figure_told(const pov_evidence *e)
{
    const pov_key *key = &e->figure->key;
    char amount[POV_DECIMAL_TEXT_SIZE];
    const char *op = pov_code(POV_TERMS_SIGN, e->says.op);

    if (key->form == POV_CLAIMED && !e->says.has_amount)
        return pov_arena_format(
            arena, "%s claim %s", key->indicator->id,
            pov_code(POV_TERMS_CLAIMED, pov_evidence_claim(e)->words.says));
    pov_decimal_print(e->says.amount, amount);
    return pov_arena_format(arena, "%s %s %s%s %s", key->indicator->id,
                            pov_code(POV_TERMS_FORM, key->form),
                            strcmp(op, "=") ? op : "", amount,
                            key->unit == POV_IN_COUNT     ? key->indicator->unit
                            : key->unit == POV_IN_PERCENT ? "percent"
                                                          : "pp");
}

/** The same with what a row may say as well: a share, the other end of a range,
 *  its days. */
static const char *figure_told_fully(const pov_evidence *e)
{
    const pov_key *key = &e->figure->key;
    const char *more = "";
    char since[POV_DAY_TEXT_SIZE] = "", as_of[POV_DAY_TEXT_SIZE];

    if (key->since)
        pov_day_print(key->since, since);
    pov_day_print(key->as_of, as_of);
    if (key->indicator->counted != key->indicator)
        more = " share";
    if (e->says.has_stretch)
        more = pov_arena_format(
            arena, "%s to %s", more,
            pov_decimal_text(arena, pov_evidence_phrase(e).stretch));
    return pov_arena_format(arena, "%s%s @%s%s%s", figure_told(e), more, since,
                            *since ? ".." : "", as_of);
}

static void other_is_read_as_said(void **state)
{
    const vector_row *row = *state;
    const char *says = in_row(row, "says");
    FILE *file = NULL;
    const char *bytes;
    size_t wanted = *says != 'P', found = 0;
    reading r;

    pov_arena_clear(arena);
    bytes = pov_arena_format(
        arena, "area,indicator,kind,value,as_of,since\n%s,%s,%s,\"%s\",%s,%s\n",
        in_row(row, "area"), in_row(row, "indicator"), in_row(row, "kind"),
        in_row(row, "value"), in_row(row, "as_of"), in_row(row, "since"));
    r = read_file(path_to_bytes(&file, bytes, strlen(bytes)), "");
    fclose(file);
    for (const char *c = says; wanted && (c = strchr(c, ';')); c++)
        wanted++;
    for (size_t i = 0; i < r.figures->count; i++)
        for (size_t k = 0; k < r.figures->items[i]->evidence.count; k++) {
            const pov_evidence *e = r.figures->items[i]->evidence.items[k];
            const char *told =
                strchr(says, '@') ? figure_told_fully(e) : figure_told(e);

            if (!strstr(says, told))
                fail_msg("'%s' is not in '%s'", told, says);
            found++;
        }
    if (found < wanted)
        fail_msg("%zu figures, not '%s'%s%s", found, says,
                 r.findings.count ? ": " : "",
                 r.findings.count
                     ? pov_finding_message(arena, r.findings.items[0])
                     : "");
    assert_int_equal(found, wanted);
    for (size_t i = 0; !wanted && i < r.findings.count; i++)
        found +=
            !strcmp(pov_finding_types[r.findings.items[i]->kind].code, says);
    if (!found)
        fail_msg("no %s%s%s", says, r.findings.count ? ": " : "",
                 r.findings.count
                     ? pov_finding_message(arena, r.findings.items[0])
                     : "");
}

int main(void)
{
    pov_arena *kept = pov_arena_new();
    int failed;

    load_vectors("tests/data/phrases.csv", &phrases, kept);
    find_sentences();
    TEST_SOME(sentences, n_sentences, phrase, is_read_as_said);
    load_vectors("tests/data/vectors/sentences.csv", &others, kept);
    for (size_t i = 0; i < others.n_rows; i++)
        test_row(in_row(&others.rows[i], "value"), other_is_read_as_said,
                 &others.rows[i]);
    failed = run_all("sentences", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
