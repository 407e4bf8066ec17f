#include "cases.h"
#include "arena_fixture.h"

#include <stdint.h>
#include <string.h>

#include "dice.h"
#include "povstat/words.h"

/* What a table of spellings gives is what each of its rows gives by itself. */

static const struct row {
    const char *spellings;
} rows[] = {
    {"hộ nghèo|hộ nghèo đa chiều|hộ"},
    {"hộ cận nghèo|cận nghèo|nghèo"},
    {"tỷ lệ|tỉ lệ|tỷ lệ %|tỷ lệ hộ nghèo"},
    {"#/#|#-#|quý #|# hộ"},
    {"quý|qúy|%|/|30a"},
    {"đa chiều|da|đ"},
    {"construction|constructed|construct"},
    {"supercalifragilistic|supercalifragilisti"},
    {"hộ|tỷ|#"},
    {"tp.|tp|i|ii"},
};

static const char *const pieces[] = {
    "hộ",
    "ho",
    "HỘ",
    "nghèo",
    "ngheo",
    "nghéo",
    "cận",
    "tỷ",
    "tỉ",
    "lệ",
    "%",
    "/",
    "-",
    "12",
    "2025",
    "i",
    "II",
    "iv",
    "v",
    "quý",
    "qu\u00fd",
    "qúy",
    "đa",
    "chiều",
    "da",
    "30a",
    "30",
    "a",
    "tp",
    ".",
    "construct",
    "construction",
    "constructed",
    "#",
    "đ",
    "của",
    "supercalifragilisticexpialidocious",
    "supercalifragilistic",
};

static const pov_words_pack pov_words_pack_rows; /* not made yet */
static pov_words_index all = POV_WORDS_INDEX(rows, rows);

static void is_what_rows_give(const pov_word *w)
{
    unsigned char longest[LENGTH(rows)];
    size_t best = 0, row = 0, used, found = pov_words_find(&all, w, &used);

    pov_words_longest(&all, w, longest);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        size_t n = pov_words_match(w, rows[i].spellings);

        assert_int_equal(longest[i], n);
        if (n > best) {
            best = n;
            row = i;
        }
    }
    assert_int_equal(used, best);
    assert_int_equal(found, row);
}

static void finds_what_rows_give(void **state)
{
    dice d = fixed_seed;

    (void)state;
    for (int i = 0; i < 20000 / CASES_EVERY; i++) {
        const char *text = "";
        const pov_word *w;

        for (int64_t n = dice_between(&d, 0, 6); n; n--)
            text = pov_arena_format(
                arena, "%s%s%s", text, dice_between(&d, 0, 3) ? " " : "",
                pieces[dice_between(&d, 0, LENGTH(pieces) - 1)]);
        w = pov_words_all(text, strlen(text), arena);
        do
            is_what_rows_give(w);
        while (w++->kind != POV_WORD_END);
        pov_arena_clear(arena);
    }
}

static void knows_its_words(void **state)
{
    static const char *const known[] = {"ho", "chieu", "#", "30", "ii"};
    static const char *const others[] = {"", "hoo", "h", "31", "constr"};

    (void)state;
    for (size_t i = 0; i < LENGTH(known); i++) {
        char bare[POV_WORD_SIZE] = "";

        memcpy(bare, known[i], strlen(known[i]));
        assert_true(pov_words_index_has(&all, bare));
        memset(bare, 0, sizeof bare);
        memcpy(bare, others[i], strlen(others[i]));
        assert_false(pov_words_index_has(&all, bare));
    }
}

/** The words of a text do not depend on how many of them are asked for. */
static void splits_as_all(void **state)
{
    dice d = fixed_seed;

    (void)state;
    for (size_t n = 0; n < 3 * POV_WORDS_MAX; n++) {
        pov_word words[POV_WORDS_MAX];
        const char *text = "";
        const pov_word *w;
        size_t i = 0;

        for (size_t k = 0; k < n; k++)
            text = pov_arena_format(
                arena, "%s %s", text,
                pieces[dice_between(&d, 0, LENGTH(pieces) - 1)]);
        w = pov_words_all(text, strlen(text), arena);
        pov_words_split(text, strlen(text), words);
        for (; words[i].kind != POV_WORD_END; i++) {
            assert_int_equal(words[i].kind, w[i].kind);
            assert_int_equal(words[i].marks, w[i].marks);
            assert_int_equal(words[i].length, w[i].length);
            assert_ptr_equal(words[i].start, w[i].start);
            assert_memory_equal(words[i].bare, w[i].bare, POV_WORD_SIZE);
        }
        assert_true(w[i].kind == POV_WORD_END || i == POV_WORDS_MAX - 1);
    }
}

/* What the build made of the tables is what is made of them now. */

static const struct table {
    const char *name;
    const pov_words_index *index;
} tables[] = {
#define TABLE(name) {#name, &name##_words},
#include "povstat/words_tables.def"
#undef TABLE
};

static void let_go(const void *memory)
{
    free((void *)(uintptr_t)memory);
}

static void is_packed_as_made(void **state)
{
    const struct table *t = *state;
    const pov_words_pack *packed = t->index->pack, *made;
    pov_words_index anew = *t->index;

    anew.pack = &pov_words_pack_rows;
    made = pov_words_packed(&anew);
    assert_true(packed->n_items > 0);
    assert_int_equal(packed->n_items, made->n_items);
    assert_int_equal(packed->n_words, made->n_words);
    assert_memory_equal(packed->first, made->first,
                        POV_WORDS_LISTS * sizeof *made->first);
    for (size_t i = 0; i < made->n_items; i++) {
        const pov_words_spelling *a = &packed->items[i], *b = &made->items[i];

        assert_true(a->head == b->head && a->next == b->next &&
                    a->words == b->words && a->row == b->row &&
                    a->n_words == b->n_words);
    }
    for (size_t i = 0; i < made->n_words; i++) {
        assert_int_equal(packed->words[i].marks, made->words[i].marks);
        assert_memory_equal(packed->words[i].bare, made->words[i].bare,
                            POV_WORD_SIZE);
    }
    let_go(made->first);
    let_go(made->items);
    let_go(made->words);
    let_go(made);
}

int main(void)
{
    TEST_ROWS(tables, name, is_packed_as_made);
    TEST(finds_what_rows_give);
    TEST(knows_its_words);
    TEST(splits_as_all);
    return run_all("words_index", make_arena, free_arena);
}
