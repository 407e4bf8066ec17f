#include "cli/command.h"

/* The options that commands share, in the order of help. */

#define ROW(letter, name, kind, member, argument, about)                       \
    {                                                                          \
        letter, name, kind, offsetof(shared_options, member), argument, about  \
    }

static const option result_options[] = {
    ROW(0, "format", OPTION_TEXT, format, "NAME",
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

static const option input_options[] = {
    ROW(0, "merge", OPTION_FLAG, merge, NULL,
        "Read FILE together with the bundled extracts, not instead."),
    ROW(0, "set", OPTION_PAIRS, set, "KEY=VALUE",
        "A default for the figures, as a '# KEY' row in the file gives it; "
        "may be repeated."),
    ROW(0, "encoding", OPTION_TEXT, encoding, "E",
        "Encoding of files that do not show it themselves: utf-8, utf-16le, "
        "utf-16be, windows-1258, tcvn3 or viscii.  Default: found out."),
    ROW(0, "delimiter", OPTION_CHARACTER, delimiter, "C",
        "The character between cells, or 'tab'.  Default: found out."),
    ROW(0, "join-decimals", OPTION_FLAG, join_decimals, NULL,
        "Mend tables in which an unquoted decimal comma split every rate "
        "into two cells, instead of refusing their rows."),
    ROW(0, "numbers", OPTION_CHOICE, numbers, "auto|vi|en",
        "How to read 12.791 and 12,791: 'vi' has decimal commas, 'en' "
        "decimal points, 'auto' refuses what could be both."),
    {0},
};

static const option finding_options[] = {
    ROW(0, "fail-on", OPTION_CHOICE, fail_on, "error|warning|never",
        "Which findings make the exit status 1.  Default: error."),
    ROW(0, "diagnostics", OPTION_CHOICE, diagnostics, "text|json|github",
        "How to print findings on standard error.  Default: text."),
    ROW(0, "all", OPTION_FLAG, all, NULL,
        "Print every finding, not just the first 100 of a code."),
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
        "Print notes too, and the summary line even without findings."),
    ROW('h', NULL, OPTION_FLAG, short_help, NULL, "Print a short help."),
    ROW(0, "help", OPTION_FLAG, long_help, NULL, "Print the whole help."),
    ROW(0, "version", OPTION_FLAG, version, NULL,
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

option_sets command_all_options(pov_arena *arena)
{
    const command everything = {.shared = ~0u};

    return command_options(&everything, NULL, NULL, arena);
}
