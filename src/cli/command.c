#include "cli/command.h"

#include <stdarg.h>
#include <string.h>

#include "povstat/text.h"

/* The options that commands share, in the order of help. */

#define ROW(letter, name, kind, member, argument, about)                       \
    OPTION(shared_options, letter, name, kind, member, argument, about)

static const option result_options[] = {
    ROW('f', "format", OPTION_TEXT, format, "NAME",
        "Print the result in this format."),
    ROW('o', "output", OPTION_TEXT, output, "FILE",
        "Write the result to FILE, whole or not at all; its extension "
        "chooses the format unless --format does."),
    ROW(0, "excel", OPTION_FLAG, excel, NULL,
        "With csv: byte order mark, semicolons and decimal commas, as "
        "spreadsheets set up for Vietnamese expect."),
    {0},
};

static const option check_options[] = {
    ROW(0, "check", OPTION_FLAG, check, NULL,
        "Write nothing; print how FILE of --output would change and exit 1 "
        "if it would."),
    {0},
};

static const option data_options[] = {
    ROW(0, "data", OPTION_TEXT, data, "DIR", "Use this data directory."),
    ROW(0, "as-of", OPTION_DAY, as_of, "DATE",
        "Judge as of this day, YYYY-MM-DD.  Default: today."),
    ROW(0, "territory", OPTION_CHOICE, territory, "old|new",
        "Show the areas in force before, or since, 1 July 2025."),
    {0},
};

static const option partial_options[] = {
    ROW(0, "partial", OPTION_TEXT, partial, "FILE",
        "Show nothing; write what the files state to FILE, for 'povstat "
        "gather'."),
    {0},
};

static const option input_options[] = {
    ROW(0, "merge", OPTION_FLAG, merge, NULL,
        "Read FILE together with the bundled extracts, not instead."),
    ROW(0, "set", OPTION_PAIRS, set, "KEY=VALUE",
        "A default for the figures, as a '# KEY' row in the file gives it; "
        "may be repeated."),
    ROW(0, "encoding", OPTION_TEXT, encoding, "E",
        "Encoding of files that do not show it themselves: utf-8, utf-16le, "
        "utf-16be, windows-1258, tcvn3 or viscii.  Default: found out."),
    ROW(0, "sheet", OPTION_TEXT, sheet, "NAME",
        "The sheet of workbooks to read, or 'all' that are not hidden.  "
        "Default: the first of these."),
    ROW(0, "delimiter", OPTION_CHARACTER, delimiter, "C",
        "The character between cells, or 'tab'.  Default: found out."),
    ROW(0, "parser", OPTION_CHOICE, parser, "auto|libcsv",
        "Who takes records of CSV apart: 'libcsv' all of them, 'auto' only "
        "irregular ones.  The cells are the same."),
    ROW(0, "join-decimals", OPTION_FLAG, join_decimals, NULL,
        "Mend tables in which an unquoted decimal comma split every rate "
        "into two cells, instead of refusing their rows."),
    ROW(0, "numbers", OPTION_CHOICE, numbers, "auto|vi|en",
        "How to read 12.791 and 12,791: 'vi' has decimal commas, 'en' "
        "decimal points, 'auto' refuses what could be both."),
    ROW(0, "jobs", OPTION_COUNT, jobs, "N",
        "How many processes may work at once; what is printed is the same.  "
        "Default: where there is much to do, as many as there are processors."),
    {0},
};

static const option finding_options[] = {
    ROW(0, "fail-on", OPTION_CHOICE, fail_on, "error|warning|never",
        "Which findings make the exit status 1.  Default: error."),
    ROW(0, "diagnostics", OPTION_CHOICE, diagnostics,
        "text|json|github|gitlab|sarif",
        "How to print findings on standard error.  Default: text."),
    ROW(0, "all", OPTION_FLAG, all, NULL,
        "Print every finding, not just the first 100 of a code, every commune, "
        "and all that needs attention."),
    {0},
};

static const option general_options[] = {
    ROW(0, "lang", OPTION_CHOICE, lang, "en|vi",
        "Language and number style of what people read.  Default: en."),
    ROW(0, "color", OPTION_CHOICE, colour, "auto|always|never",
        "Colour; 'auto' uses it on a terminal.  Default: auto."),
    ROW(0, "no-pager", OPTION_FLAG, no_pager, NULL,
        "Do not show the result a page at a time on a terminal."),
    ROW('q', "quiet", OPTION_FLAG, quiet, NULL,
        "Print no notes and no summary line."),
    ROW('v', "verbose", OPTION_FLAG, verbose, NULL,
        "Print all notes, also below tables on a terminal, what the data "
        "contradict of themselves, and the summary line even without "
        "findings."),
    ROW('h', NULL, OPTION_FLAG, short_help, NULL, "Print a short help."),
    ROW(0, "help", OPTION_FLAG, long_help, NULL, "Print the whole help."),
    ROW('V', "version", OPTION_FLAG, version, NULL,
        "Print the version; with -v those of the libraries too."),
    {0},
};

#undef ROW

static const struct {
    unsigned group; /* 0: every command has it */
    const char *heading;
    const option *options;
} groups[] = {
    {SHARED_INPUT, "Input", input_options},
    {SHARED_PARTIAL, "Past one machine", partial_options},
    {SHARED_DATA, "Data", data_options},
    {SHARED_RESULT, "Result", result_options},
    {SHARED_CHECK, "Check", check_options},
    {SHARED_FINDINGS, "Findings", finding_options},
    {0, "General", general_options},
};

option_sets command_options(const command *about, void *args,
                            shared_options *shared, pov_arena *arena)
{
    option_sets sets = {.command = about ? about->name : NULL,
                        .language = shared ? shared->lang : POV_EN};

    if (about && about->without_input) {
        sets.missed = input_options;
        sets.why_missed = about->without_input;
    }
    if (about && about->options) {
        option_set own = {"Options", about->options, args};

        pov_arena_push(arena, &sets, own);
    }
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        option_set set = {groups[i].heading, groups[i].options, shared};

        if (!groups[i].group || (about && about->shared & groups[i].group))
            pov_arena_push(arena, &sets, set);
    }
    return sets;
}

const command *command_named(const command_list *all, const char *name)
{
    for (size_t i = 0; i < all->count; i++)
        if (!strcmp(all->items[i]->name, name))
            return all->items[i];
    return NULL;
}

size_t command_word(char *const words[], size_t n_words, pov_arena *arena)
{
    const command any = {.shared = ~0u};
    option_sets sets = command_options(&any, NULL, NULL, arena);
    size_t at = 0, span;

    while (at < n_words &&
           (span = options_span(&sets, words + at, n_words - at)))
        at += span;
    return at < n_words ? at : n_words;
}

const char *command_suggest(const invocation *in, const char *typed,
                            const pov_text_list *names)
{
    return option_suggest(in->shared->lang, in->arena, typed, names);
}

exit_status command_refuse_command(const invocation *in, const char *typed)
{
    pov_text_list names = {0};

    for (size_t i = 0; i < in->commands->count; i++)
        pov_arena_push(in->arena, &names, in->commands->items[i]->name);
    return command_refuse(in, "unknown command '%s'%s", typed,
                          command_suggest(in, typed, &names));
}

const char *command_told(const invocation *in, const char *english)
{
    return pov_say(in->shared->lang, english);
}

const char *command_worded(const invocation *in, const char *english, ...)
{
    va_list args;
    const char *text;

    va_start(args, english);
    text = pov_arena_vformat(in->arena, command_told(in, english), args);
    va_end(args);
    return text;
}

/** The same, as a terminal may see it. */
__attribute__((format(printf, 2, 0))) static const char *
shown(const invocation *in, const char *english, va_list args)
{
    return pov_text_shown(
        in->arena,
        pov_arena_vformat(in->arena, command_told(in, english), args));
}

exit_status command_refuse(const invocation *in, const char *message, ...)
{
    va_list arguments;

    va_start(arguments, message);
    fprintf(in->err, "povstat: %s\n", shown(in, message, arguments));
    va_end(arguments);
    fprintf(in->err, command_told(in, "see 'povstat help%s%s'\n"),
            in->command ? " " : "", in->command ? in->command->name : "");
    return EXIT_REFUSED;
}

void command_say(const invocation *in, const char *message, ...)
{
    va_list arguments;
    const char *said;

    if (in->shared->quiet)
        return;
    va_start(arguments, message);
    said = shown(in, message, arguments);
    va_end(arguments);
    if (in->said) {
        pov_arena_push(in->arena, in->said, said);
        return;
    }
    fprintf(in->err, "povstat: %s\n", said);
    fflush(in->err);
}

/** "Incomplete: 2 files could not be read", or NULL if all could. */
static const char *incomplete_notice(const invocation *in, size_t unreadable)
{
    return unreadable
               ? command_worded(in,
                                unreadable == 1
                                    ? "Incomplete: %zu file could not be read"
                                    : "Incomplete: %zu files could not be read",
                                unreadable)
               : NULL;
}

static pov_cell incomplete_cell(const invocation *in, size_t unreadable)
{
    static const pov_column columns[] = {{.key = "unreadable"},
                                         {.key = "files"}};
    const pov_cell row[] = {pov_cell_count(unreadable),
                            pov_cell_count(in->n_to_read > unreadable
                                               ? in->n_to_read
                                               : unreadable)};
    pov_table *table = pov_table_new(in->arena, columns, 2);

    pov_table_add(table, in->arena, row);
    return pov_cell_object(table);
}

/* Behind the schema, where a reader who looks at the beginning meets it. */
static void insert_incomplete(const invocation *in, size_t unreadable,
                              pov_report *report)
{
    pov_member moved = {"incomplete", incomplete_cell(in, unreadable)};

    pov_arena_push(in->arena, &report->members, moved);
    for (size_t i = 1; i < report->members.count; i++) {
        pov_member here = report->members.items[i];

        report->members.items[i] = moved;
        moved = here;
    }
}

/** Would nobody see that rows are missing? */
static bool draws_rows(const pov_format *format)
{
    return format->draws == POV_DRAWS_ROWS ||
           format->draws == POV_DRAWS_OBSERVATIONS ||
           format->draws == POV_DRAWS_WORKBOOK;
}

size_t command_unreadable(const invocation *in)
{
    return pov_findings_count(in->findings, POV_FATAL) + in->n_unread;
}

void command_draw(const invocation *in, pov_report *report)
{
    size_t unreadable = command_unreadable(in);

    if (unreadable && draws_rows(in->format))
        return;
    report->notice = incomplete_notice(in, unreadable);
    if (unreadable)
        insert_incomplete(in, unreadable, report);
    in->format->write(report, &in->draw, in->out);
}

bool command_has_failed(const invocation *in)
{
    static const pov_severity limits[] = {
        [FAIL_ON_ERROR] = POV_ERROR,
        [FAIL_ON_WARNING] = POV_WARNING,
        [FAIL_ON_NEVER] = POV_FATAL,
    };

    return pov_findings_count(in->findings, limits[in->shared->fail_on]) > 0;
}

bool command_writes_directory(const invocation *in)
{
    return in->format && in->format->draws == POV_DRAWS_DIRECTORY;
}

static bool takes(const command *about, const pov_format *format)
{
    unsigned draws = about->draws;
    bool listed = !about->formats;

    if (!draws && about->shared & SHARED_RESULT)
        draws = ~(1u << POV_DRAWS_DIRECTORY | 1u << POV_DRAWS_OBSERVATIONS);
    for (size_t i = 0; about->formats && about->formats[i]; i++)
        listed = listed || !strcmp(about->formats[i], format->name);
    return listed && draws & 1u << format->draws;
}

pov_text_list command_formats(const command *about, pov_arena *arena)
{
    pov_text_list names = {0};

    for (size_t i = 0; i < pov_n_formats; i++)
        if (takes(about, &pov_formats[i]))
            pov_arena_push(arena, &names, pov_formats[i].name);
    return names;
}
