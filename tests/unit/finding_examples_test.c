#include "cases.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "povstat/extract.h"
#include "povstat/measure.h"
#include "povstat/reckon.h"
#include "povstat/reference.h"

/* The catalogue shows what it speaks of: each example, read alone, gives the
 * finding it stands beside and no other. */

static const struct without_example {
    pov_finding_kind kind;
    const char *because;
} without_example[] = {
    {POV_FOUND_UNREADABLE_FILE, "there is nothing to read"},
    {POV_FOUND_EMPTY_FILE, "an empty example is none"},
    {POV_FOUND_NUL_BYTE, "a C string ends there"},
    {POV_FOUND_ENCODING, "its bytes are no text here"},
    {POV_FOUND_UNCERTAIN_ENCODING, "its bytes are no text here"},
    {POV_FOUND_VNI_TEXT, "its bytes are no text here"},
    {POV_FOUND_CUT_OFF, "its bytes are no text here"},
    {POV_FOUND_MIXED_LINE_ENDS, "line ends are not seen"},
    {POV_FOUND_CTRL_Z, "a control character is not seen"},
    {POV_FOUND_MARK_INSIDE, "the mark is not seen"},
    {POV_FOUND_ZEROS_LOST, "the count itself is another finding"},

    {POV_FOUND_DECIMALS_JOINED, "it takes --join-decimals"},
    {POV_FOUND_ROW_TOO_LONG, "it would be megabytes long"},
    {POV_FOUND_BAD_WORKBOOK, "no CSV is a workbook"},
    {POV_FOUND_NO_SUCH_SHEET, "no CSV is a workbook"},
    {POV_FOUND_SHEETS_LEFT, "no CSV is a workbook"},
    {POV_FOUND_HIDDEN_CELLS, "no CSV is a workbook"},
    {POV_FOUND_COVERED_CELL, "no CSV is a workbook"},
    {POV_FOUND_BAD_REFERENCE, "no extract is a reference table"},
    {POV_FOUND_MISSING_REFERENCE, "no extract is a reference table"},
    {POV_FOUND_BAD_REFERENCE_CELL, "no extract is a reference table"},
    {POV_FOUND_LOST_ROW, "no row of the bundled tables is left out"},
    {POV_FOUND_UNUSED_WAIVER, "it takes a waiver"},
};

static pov_arena *arena;
static const pov_catalogue *catalogue;

static int load_reference(void **state)
{
    pov_findings findings = {0};

    (void)state;
    findings.arena = arena = pov_arena_new();
    catalogue = pov_reference_load("data", arena, &findings);
    return catalogue && !findings.count ? 0 : -1;
}

static int free_reference(void **state)
{
    (void)state;
    pov_arena_free(arena);
    return 0;
}

static const char *reason_for_none(const pov_finding_type *type)
{
    for (size_t i = 0; i < sizeof without_example / sizeof *without_example;
         i++)
        if (&pov_finding_types[without_example[i].kind] == type)
            return without_example[i].because;
    return NULL;
}

static pov_findings findings_in(const char *path)
{
    const pov_read_options options = {0};
    pov_read_tally tally = {0};
    pov_findings findings = {.arena = arena};
    pov_figures *figures = pov_figures_new(catalogue, arena);

    pov_extract_read(path, &options, figures, &findings, &tally);
    pov_extract_settle(figures, &findings, &tally);
    pov_reckon(figures, &findings);
    pov_measure(figures, pov_day_from(2026, 1, 1), &findings);
    return findings;
}

static void gives_its_finding(void **state)
{
    const size_t *number = *state;
    const pov_finding_type *type = &pov_finding_types[*number];
    char path[] = "/tmp/povstat-example-XXXXXX";
    size_t length = strlen(type->example);
    pov_findings findings;
    int file;

    if (!length) {
        assert_non_null(reason_for_none(type));
        return;
    }
    assert_null(reason_for_none(type));
    assert_int_equal(type->example[length - 1], '\n');
    file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, type->example, length), length);
    assert_int_equal(close(file), 0);
    findings = findings_in(path);
    unlink(path);
    assert_true(findings.count);
    for (size_t i = 0; i < findings.count; i++) {
        const pov_finding *f = findings.items[i];

        if (&pov_finding_types[f->kind] != type)
            fail_msg("%s: %s", pov_finding_types[f->kind].code,
                     pov_finding_message(arena, f));
    }
}

static void says_why(void **state)
{
    const size_t *number = *state;
    const pov_finding_type *type = &pov_finding_types[*number];
    size_t length = strlen(type->why);

    assert_true(length > 20);
    assert_int_equal(type->why[length - 1], '.');
    assert_null(strpbrk(type->why, "\n\t"));
    assert_null(strstr(type->why, "  "));
}

static void codes_ascend(void **state)
{
    (void)state;
    for (size_t i = 1; i < POV_N_FINDING_KINDS; i++)
        assert_true(strcmp(pov_finding_types[i - 1].code,
                           pov_finding_types[i].code) < 0);
}

int main(void)
{
    size_t numbers[POV_N_FINDING_KINDS];

    TEST(codes_ascend);
    for (size_t i = 0; i < POV_N_FINDING_KINDS; i++) {
        const char *code = pov_finding_types[i].code;

        numbers[i] = i;
        test_row(code, says_why, &numbers[i]);
        test_row(code, gives_its_finding, &numbers[i]);
    }
    return run_all("finding examples", load_reference, free_reference);
}
