#include "cases.h"

#include <stdio.h>
#include <string.h>

#include "cli/run.h"
#include "cli/command.h"
#include "cli/option.h"

typedef struct parsed {
    const char *text;
    bool flag;
    pov_text_list list, pairs;
    pov_language choice;
    pov_day day;
    int year;
    char character;
} parsed;

static const option rows[] = {
    {'t', "text", OPTION_TEXT, offsetof(parsed, text), "FILE", "Text."},
    {'f', "flag", OPTION_FLAG, offsetof(parsed, flag), NULL, "Flag."},
    {0, "list", OPTION_LIST, offsetof(parsed, list), "NAME", "List."},
    {0, "set", OPTION_PAIRS, offsetof(parsed, pairs), "KEY=VALUE", "Pair."},
    {0, "lang", OPTION_CHOICE, offsetof(parsed, choice), "en|vi", "Choice."},
    {0, "day", OPTION_DAY, offsetof(parsed, day), "DATE", "Day."},
    {0, "year", OPTION_YEAR, offsetof(parsed, year), "YEAR", "Year."},
    {'d', NULL, OPTION_CHARACTER, offsetof(parsed, character), "C", "Char."},
    {0},
};

/* Words are parted by single blanks; `expected` is a complaint or, in the
 * order of the struct, what was set, then the operands. */
static struct parse_case {
    const char *line;
    const char *expected;
} parses[] = {
    {"", ""},
    {"a b", " a b"},
    {"--text x", "text=x"},
    {"--text=x", "text=x"},
    {"--text=", "text="},
    {"--text=a=b", "text=a=b"},
    {"--text -f", "text=-f"},
    {"-t x", "text=x"},
    {"-tx", "text=x"},
    {"-ftx", "text=x flag"},
    {"--text x --text y", "text=y"},
    {"a --flag b", "flag a b"},
    {"-f - a", "flag - a"},
    {"-f -- -f --text", "flag -f --text"},
    {"-- -- a", " -- a"},
    {"--list a b --list=c", "list=a list=c b"},
    {"--set a=b --set c=", "set=a=b set=c="},
    {"--set a=b=c", "set=a=b=c"},
    {"--lang vi", "lang=1"},
    {"--lang vi --lang en", ""},
    {"--day 2025-06-30", "day=2025-06-30"},
    {"--year 2024", "year=2024"},
    {"-d ;", "char=;"},
    {"-dtab", "char=\t"},
    {"--set a", "option '--set' takes KEY=VALUE, not 'a'"},
    {"--set =a", "option '--set' takes KEY=VALUE, not '=a'"},
    {"--flag=yes", "option '--flag' takes no value"},
    {"--text", "option '--text' needs FILE"},
    {"a -t", "option '-t' needs FILE"},
    {"-ft", "option '-t' needs FILE"},
    {"--lang fr", "option '--lang' takes en|vi, not 'fr'"},
    {"--lang vii",
     "option '--lang' takes en|vi, not 'vii'; did you mean 'vi'?"},
    {"--lang ", "option '--lang' takes en|vi, not ''"},
    {"--lang en|vi", "option '--lang' takes en|vi, not 'en|vi'"},
    {"--day 2025-02-30",
     "option '--day' takes a date as YYYY-MM-DD, not '2025-02-30'"},
    {"--day 30/06/2025", "day=2025-06-30"},
    {"--day 31/06/2025",
     "option '--day' takes a date as YYYY-MM-DD, not '31/06/2025'"},
    {"--year 24", "option '--year' takes a year as YYYY, not '24'"},
    {"--year 2o24", "option '--year' takes a year as YYYY, not '2o24'"},
    {"-d ab", "option '-d' takes one character or 'tab', not 'ab'"},
    {"-d é", "option '-d' takes one character or 'tab', not 'é'"},
    {"-d ", "option '-d' takes one character or 'tab', not ''"},
    {"-d \"", "option '-d' takes one character or 'tab', not '\"'"},
    {"--txet x",
     "unknown option '--txet' for 'report'; did you mean '--text'?"},
    {"--Flag", "unknown option '--Flag' for 'report'; did you mean '--flag'?"},
    {"--text2=x",
     "unknown option '--text2' for 'report'; did you mean '--text'?"},
    {"--zzzzzz", "unknown option '--zzzzzz' for 'report'"},
    {"-x", "unknown option '-x' for 'report'"},
    {"-fx", "unknown option '-fx' for 'report'"},
    {"-lang", "unknown option '-lang' for 'report'; did you mean '--lang'?"},
};

typedef struct words {
    char **items;
    size_t count, capacity;
} words;

static words words_from(const char *line, pov_arena *arena)
{
    words all = {0};

    while (*line || all.count) {
        size_t length = strcspn(line, " ");
        char *word = pov_arena_copy(arena, line, length);

        pov_arena_push(arena, &all, word);
        if (!line[length])
            break;
        line += length + 1;
    }
    return all;
}

static void print_list(const char *name, const pov_text_list *list, FILE *out)
{
    for (size_t i = 0; i < list->count; i++)
        fprintf(out, "%s%s ", name, list->items[i]);
}

static void print_parsed(const parsed *p, FILE *out)
{
    char day[POV_DAY_TEXT_SIZE];

    if (p->text)
        fprintf(out, "text=%s ", p->text);
    if (p->flag)
        fputs("flag ", out);
    print_list("list=", &p->list, out);
    print_list("set=", &p->pairs, out);
    if (p->choice)
        fprintf(out, "lang=%d ", (int)p->choice);
    pov_day_print(p->day, day);
    if (p->day)
        fprintf(out, "day=%s ", day);
    if (p->year)
        fprintf(out, "year=%d ", p->year);
    if (p->character)
        fprintf(out, "char=%c ", p->character);
}

static void parses_line(void **state)
{
    const struct parse_case *c = *state;
    pov_arena *arena = pov_arena_new();
    parsed store = {0};
    option_set set = {"Options", rows, &store};
    option_sets sets = {
        .items = &set, .count = 1, .capacity = 1, .command = "report"};
    pov_text_list operands = {0};
    words all = words_from(c->line, arena);
    const char *complaint =
        options_parse(&sets, all.items, all.count, &operands, arena);
    const char *expected = c->expected;
    char got[256] = "";
    FILE *out = fmemopen(got, sizeof got, "w");

    if (complaint) {
        fputs(complaint, out);
    } else {
        print_parsed(&store, out);
        print_list("", &operands, out);
    }
    fclose(out);
    if (!complaint && *got)
        got[strlen(got) - 1] = '\0';
    assert_string_equal(got, expected + (*expected == ' '));
    pov_arena_free(arena);
}

static struct span_case {
    const char *line;
    size_t span;
} spans[] = {
    {"a b", 0},        {"- b", 0},        {"--flag b", 1}, {"--text b", 2},
    {"--text=x b", 1}, {"--nobody b", 1}, {"-t b", 2},     {"-tx b", 1},
    {"-ft b", 2},      {"-f b", 1},       {"--text", 1},
};

static void spans_option(void **state)
{
    const struct span_case *c = *state;
    pov_arena *arena = pov_arena_new();
    option_set set = {"Options", rows, NULL};
    option_sets sets = {.items = &set, .count = 1, .capacity = 1};
    words all = words_from(c->line, arena);

    assert_int_equal(options_span(&sets, all.items, all.count), c->span);
    pov_arena_free(arena);
}

static bool is_sentence(const char *text)
{
    return text && *text && text[strlen(text) - 1] == '.';
}

static void assert_is_option(const option *row)
{
    assert_true(is_sentence(row->about));
    assert_int_equal(row->kind == OPTION_FLAG, !row->argument);
    if (row->kind == OPTION_CHOICE)
        assert_non_null(strchr(row->argument, '|'));
    if (row->kind == OPTION_PAIRS)
        assert_string_equal(row->argument, "KEY=VALUE");
}

/* No option of a command is known twice, and help can describe each. */
static void command_is_consistent(void **state)
{
    const size_t *number = *state;
    const command *about = commands.items[*number];
    pov_arena *arena = pov_arena_new();
    option_sets sets = command_options(about, NULL, NULL, arena);
    pov_text_list names = {0};
    bool letters[256] = {false};

    assert_ptr_equal(command_named(&commands, about->name), about);
    assert_true(is_sentence(about->about));
    assert_non_null(about->run);
    assert_true(about->least_operands <= about->most_operands);
    assert_int_equal(about->most_operands > 0, about->operands != NULL);
    for (size_t s = 0; s < sets.count; s++)
        for (const option *row = sets.items[s].options;
             row->name || row->letter; row++) {
            assert_is_option(row);
            assert_false(row->letter && letters[(unsigned char)row->letter]);
            letters[(unsigned char)row->letter] = true;
            for (size_t i = 0; row->name && i < names.count; i++)
                assert_string_not_equal(names.items[i], row->name);
            if (row->name)
                pov_arena_push(arena, &names, row->name);
        }
    pov_arena_free(arena);
}

int main(void)
{
    static size_t numbers[32];

    TEST_ROWS(parses, line, parses_line);
    TEST_ROWS(spans, line, spans_option);
    for (size_t i = 0; i < commands.count; i++) {
        assert_true(i < LENGTH(numbers));
        numbers[i] = i;
        test_row(commands.items[i]->name, command_is_consistent, &numbers[i]);
    }
    return run_all("cli", NULL, NULL);
}
