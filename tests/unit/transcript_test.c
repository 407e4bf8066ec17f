#include "cases.h"

#include <dirent.h>

#include "extract_fixture.h"
#include "povstat/transcript.h"
#include "reading_lines.h"

/* What is taken down of files as texts, and read from them, is what was read
 * of the files: every figure with all who state it, every finding. */

static const char *const directories[] = {"tests/data", "tests/data/samples",
                                          "tests/data/encodings",
                                          "tests/data/papers", "data/extracts"};

/** Somebody who takes down, and reads at once what was taken down. */
typedef struct echo {
    pov_scribe scribe;
    pov_figures *figures; /* of what was read so */
    size_t n;
} echo;

static void state_again(pov_scribe *scribe, const pov_statement *s)
{
    echo *e = (echo *)scribe;
    const char *texts[POV_TRANSCRIPT_MOST], *paper[POV_TRANSCRIPT_MOST];
    pov_statement again = {0};
    const char *wrong;

    pov_transcript_write(s, texts, arena);
    wrong = pov_transcript_read(e->figures, texts, &again);
    if (wrong)
        fail_msg("%s of '%s'", wrong, s->raw);
    again.place = s->place;
    again.raw = s->raw;
    if (s->document->is_unnamed) {
        pov_transcript_write_paper(s, paper, arena);
        assert_null(pov_transcript_read_paper(e->figures, paper));
        assert_string_equal(again.document->id, s->document->id);
    }
    pov_figures_add(e->figures, &again);
    e->n++;
}

static void support_again(pov_scribe *scribe, pov_place typed, const char *says)
{
    pov_figures_support(((echo *)scribe)->figures, typed, says);
}

static void refuse(pov_scribe *scribe, pov_place cell, const char *row,
                   size_t length)
{
    (void)scribe, (void)cell, (void)row, (void)length;
}

static dump read_so(const char *path, bool is_taken_down)
{
    static const pov_setting settings[] = {
        {"as_of", "2024-12-31"}, {"kind", "actual"}, {"parent", "quang-binh"}};
    echo e = {.scribe = {state_again, support_again, refuse, false},
              .figures = pov_figures_new(catalogue, arena)};
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_findings findings = {.arena = arena, .keep_all = true};
    pov_read_options options = {.settings = settings,
                                .n_settings = LENGTH(settings)};
    pov_read_tally tally = {0};

    figures->scribe = is_taken_down ? &e.scribe : NULL;
    pov_extract_read(path, &options, figures, &findings, &tally);
    return dump_reading(arena, is_taken_down ? e.figures : figures, &findings,
                        &tally);
}

static void file_reads_the_same(void **state)
{
    dump own = read_so(*state, false), taken = read_so(*state, true);
    const char *difference = dump_difference(arena, &own, &taken);

    if (difference)
        fail_msg("%s", difference);
    pov_arena_clear(arena);
}

static void every_indicator_comes_back(void **state)
{
    const struct pov_indicator_list *all = pov_catalogue_indicators(catalogue);
    pov_figures *figures = pov_figures_new(catalogue, arena);
    const char *texts[POV_TRANSCRIPT_MOST];

    (void)state;
    assert_true(all->count > 1000);
    for (size_t i = 0; i < all->count; i++) {
        pov_statement s = {.indicator = all->items[i],
                           .area = pov_catalogue_area(catalogue, "quang-binh"),
                           .document = catalogue->plans.items[0]};
        pov_statement again = {0};

        pov_transcript_write(&s, texts, arena);
        assert_null(pov_transcript_read(figures, texts, &again));
        assert_ptr_equal(again.indicator, s.indicator);
    }
}

static void every_number_comes_back(void **state)
{
    static const pov_decimal numbers[] = {
        {0, 0, 0},         {0, 2, 0},          {400, 2, 0},  {-25, 1, 0},
        {INT64_MAX, 0, 0}, {INT64_MIN, 18, 0}, {-1, 18, 0},  {7, 0, 0},
        {INT64_MIN, 0, 0}, {10, 1, 0},         {-100, 2, 0}, {INT64_MAX, 18, 0},
        {26100, 0, 2},     {0, 0, 3}};
    pov_figures *figures = pov_figures_new(catalogue, arena);
    const char *texts[POV_TRANSCRIPT_MOST];

    (void)state;
    for (size_t i = 0; i < LENGTH(numbers); i++) {
        pov_statement s = {.indicator =
                               pov_catalogue_indicator(catalogue, "poor"),
                           .area = pov_catalogue_area(catalogue, "quang-binh"),
                           .document = catalogue->plans.items[0],
                           .says.amount = numbers[i]};
        pov_statement again = {0};

        pov_transcript_write(&s, texts, arena);
        assert_null(pov_transcript_read(figures, texts, &again));
        assert_int_equal(again.says.amount.units, numbers[i].units);
        assert_int_equal(again.says.amount.scale, numbers[i].scale);
        assert_int_equal(again.says.amount.zeros, numbers[i].zeros);
    }
}

/** Any text in the place of one that was written is refused, or read. */
static void wrong_texts_are_refused(void **state)
{
    static const char *const wrong[] = {
        "x",          "-",         "1.2.3", "99999999999999999999",
        "2024-13-01", "share of ", "yes,"};
    pov_figures *figures = pov_figures_new(catalogue, arena);
    const char *texts[POV_TRANSCRIPT_MOST];
    const char *key;

    (void)state;
    for (size_t i = 0; (key = pov_transcript_key(POV_TRANSCRIBED_STATEMENT, i));
         i++)
        for (size_t w = 0; w < LENGTH(wrong); w++) {
            pov_statement s = {
                .indicator = pov_catalogue_indicator(catalogue, "poor"),
                .area = pov_catalogue_area(catalogue, "quang-binh"),
                .document = catalogue->plans.items[0]};
            pov_statement again = {0};
            const char *said;

            pov_transcript_write(&s, texts, arena);
            texts[i] = wrong[w];
            said = pov_transcript_read(figures, texts, &again);
            if (said)
                assert_string_equal(said, key);
            else
                assert_true(!strcmp(key, "locator") || !strcmp(key, "note") ||
                            !strcmp(key, "line") || !strcmp(key, "paper") ||
                            !strcmp(key, "claim_margin"));
        }
}

static void add_files(const char *directory, pov_arena *kept)
{
    DIR *opened = opendir(directory);
    const struct dirent *entry;

    assert_non_null(opened);
    while ((entry = readdir(opened))) {
        const char *dot = strrchr(entry->d_name, '.');
        const char *path =
            pov_arena_format(kept, "%s/%s", directory, entry->d_name);

        if (dot && !strcmp(dot, ".csv"))
            test_row(path, file_reads_the_same, path);
    }
    closedir(opened);
}

int main(void)
{
    pov_arena *kept = pov_arena_new();
    int failed;

    for (size_t i = 0; i < LENGTH(directories); i++)
        add_files(directories[i], kept);
    TEST(every_indicator_comes_back);
    TEST(every_number_comes_back);
    TEST(wrong_texts_are_refused);
    failed = run_all("transcript", load_reference, free_reference);
    pov_arena_free(kept);
    return failed;
}
