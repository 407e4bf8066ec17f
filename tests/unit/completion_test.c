#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "cli/run.h"
#include "cli/completion.h"

/* What is offered for the last of the words, which end with NULL. */
static const char *offered(pov_arena *arena, const char *const words[])
{
    pov_text_list list = {0};
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    const char *copy;

    for (size_t i = 0; words[i]; i++)
        pov_arena_push(arena, &list, words[i]);
    completion_print(&commands, &list, arena, out);
    fclose(out);
    copy = pov_arena_copy(arena, text, length);
    free(text);
    return copy;
}

/* Nobody knows what stands for TEXT. */
static bool takes_words(const option *row)
{
    return row->name &&
           (row->kind == OPTION_TEXT || row->kind == OPTION_LIST ||
            row->kind == OPTION_PAIRS) &&
           strcmp(row->argument, "TEXT") != 0 &&
           strcmp(row->argument, "YEARS") != 0;
}

/* An option that was added without a row of sorts is found here. */
static void every_option_has_offers(void **state)
{
    pov_arena *arena = pov_arena_new();
    size_t n_asked = 0;

    (void)state;
    for (size_t c = 0; c < commands.count; c++) {
        option_sets sets =
            command_options(commands.items[c], NULL, NULL, arena);

        for (size_t s = 0; s < sets.count; s++)
            for (const option *row = sets.items[s].options;
                 row->name || row->letter; row++) {
                const char *typed = pov_arena_format(arena, "--%s=", row->name);

                if (!takes_words(row))
                    continue;
                n_asked++;
                if (!*offered(arena,
                              (const char *[]){commands.items[c]->name,
                                               "--data", "data", typed, NULL}))
                    fail_msg("nothing for '%s %s'", commands.items[c]->name,
                             typed);
            }
    }
    assert_true(n_asked > 20);
    pov_arena_free(arena);
}

static void operands_follow_the_usage(void **state)
{
    static const struct {
        const char *words[6];
        const char *begins;
    } cases[] = {
        {{"check", "a.csv", "", NULL}, ":files\n"},
        {{"check", "--", "-", NULL}, ":files\n"},
        {{"trace", "x", "poor", "", NULL}, ""},
        {{"trace", "x", "poor", "2023", "", NULL}, ":files\n"},
        {{"help", "check", "", NULL}, "--"},
        {{"list", "", NULL}, "areas\nindicators\n"},
        {{"explain", "P101", "", NULL}, "P001\t"},
        {{"explain", "--lang", "", NULL}, "en\nvi\n"},
        {{"--lang", "vi", "explain", "--lang=", NULL}, "--lang=en\n"},
        {{"no-such-command", "", NULL}, ""},
        {{NULL}, "report\tPrint progress toward each target\n"},
    };
    pov_arena *arena = pov_arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *now = offered(arena, cases[i].words);
        size_t length = strlen(cases[i].begins);

        if (length ? strncmp(now, cases[i].begins, length) != 0 : *now != 0)
            fail_msg("case %zu: %.60s", i, now);
    }
    pov_arena_free(arena);
}

/* A data directory may be anybody's. */
static void what_a_shell_would_obey_is_not_offered(void **state)
{
    static const char *const words[] = {"$(reboot)", "a b", "a;b", "`b`",
                                        "",          "*",   "~x",  "a\nb"};
    pov_arena *arena = pov_arena_new();
    char *text;
    size_t length;
    shared_options shared = {.lang = POV_EN};
    offers o = {.commands = &commands,
                .lead = "",
                .shared = &shared,
                .typed = "",
                .arena = arena,
                .out = open_memstream(&text, &length)};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        offer_word(&o, words[i], NULL);
    offer_word(&o, "ha-noi/ba-dinh", "A \033[31mred\tone. And more.");
    fclose(o.out);
    assert_string_equal(text, "ha-noi/ba-dinh\tA \\x1b[31mred\\tone\n");
    free(text);
    pov_arena_free(arena);
}

int main(void)
{
    TEST(every_option_has_offers);
    TEST(operands_follow_the_usage);
    TEST(what_a_shell_would_obey_is_not_offered);
    return run_all("completion", NULL, NULL);
}
