/* help: print the help of one command, or the overview. */

#include "cli/help.h"

#include <string.h>

#include <cjson/cJSON.h>
#include <csv.h>
#include <utf8proc.h>

#include "povstat/text.h"

static const char version[] = "0.1.0";

enum {
    WIDTH = 80,
    TEXT_COLUMN = 26, /* where the words about an option begin */
};

static const char environment_text[] =
    "Environment:\n"
    "  POVSTAT_DATA      data directory, unless --data is given\n"
    "  SOURCE_DATE_EPOCH seconds since 1970 to take for today\n"
    "  TMPDIR            for copies of what comes through pipes; else /tmp\n"
    "  COLUMNS           width of reports, 40 to 140\n"
    "  POVSTAT_PAGER, PAGER\n"
    "                    shows the result on a terminal; else less\n"
    "  NO_COLOR          if not empty: no colour\n"
    "  FORCE_COLOR, CLICOLOR_FORCE\n"
    "                    if not empty and not 0: colour even into a pipe\n"
    "  GITHUB_WORKSPACE, CI_PROJECT_DIR\n"
    "                    where paths begin in --diagnostics for programs\n";

static const char exit_text[] =
    "Exit status:\n"
    "  0  done\n"
    "  1  findings at or over --fail-on, or --check found a difference\n"
    "  2  usage, a file that cannot be read, or a failed write\n";

static const char files_text[] =
    "Files:\n"
    "  data/plans.csv         the documents that state targets and figures\n"
    "  data/waivers.csv       known findings that need not be told "
    "again\n"
    "  data/extracts/*.csv    the figures, as typed from the documents\n"
    "  data/reference/*.csv   areas, indicators and standards\n"
    "The data directory is --data DIR, POVSTAT_DATA, ./data if it holds\n"
    "plans.csv, the installed one, or else what the program carries.\n";

/* A text up to its end or line end, from column `indent` on, where every
 * further line begins too.  Each character of it is a column wide. */
static void print_wrapped(const char *text, size_t indent, FILE *out)
{
    const char *gap = "";
    size_t at = indent;

    while (*text && *text != '\n') {
        int length = (int)strcspn(text, " \n");
        size_t width = pov_text_characters(text, (size_t)length);

        if (at > indent && at + strlen(gap) + width > WIDTH - 1) {
            fprintf(out, "\n%*s", (int)indent, "");
            at = indent;
            gap = "";
        }
        fprintf(out, "%s%.*s", gap, length, text);
        at += strlen(gap) + width;
        text += length;
        gap = strspn(text, " ") > 1 ? "  " : " ";
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

static void print_term(const char *term, const char *about, size_t column,
                       FILE *out)
{
    size_t width = pov_text_width(term);

    fputs(term, out);
    if (width + 2 > column) {
        fputc('\n', out);
        width = 0;
    }
    fprintf(out, "%*s", (int)(column - width), "");
    print_wrapped(about, column, out);
}

static const char *term_of(const option *row, pov_arena *arena)
{
    bool both = row->letter && row->name;
    const char *letter =
        row->letter ? pov_arena_format(arena, "-%c", row->letter) : "  ";

    return pov_arena_format(arena, "  %s%s%s%s%s%s", letter, both ? ", " : "  ",
                            row->name ? "--" : "", row->name ? row->name : "",
                            row->argument ? " " : "",
                            row->argument ? row->argument : "");
}

static void print_options(const invocation *in, const option_sets *sets,
                          FILE *out)
{
    for (size_t i = 0; i < sets->count; i++) {
        const option_set *set = &sets->items[i];

        fprintf(out, "\n%s:\n", command_told(in, set->heading));
        for (const option *row = set->options; row->name || row->letter; row++)
            print_term(term_of(row, in->arena), command_told(in, row->about),
                       TEXT_COLUMN, out);
    }
}

enum {
    LONGEST_OPERANDS = 44, /* that fit behind the command */
    LONGEST_LINE = 76      /* of those that do not */
};

/** Choices on lines of their own, each ending behind a bar. */
static void print_long_operands(const char *operands, FILE *out)
{
    while (*operands) {
        size_t n = strlen(operands);

        if (n > LONGEST_LINE)
            for (n = LONGEST_LINE; n > 1 && operands[n - 1] != '|';)
                n--;
        fprintf(out, "    %.*s\n", (int)n, operands);
        operands += n;
    }
}

static void print_usage(const invocation *in, const command *about, FILE *out)
{
    const char *operands = about->operands ? about->operands : "";
    bool is_long = strlen(operands) > LONGEST_OPERANDS;

    fprintf(out, command_told(in, "Usage: povstat %s [OPTION...]%s%s\n"),
            about->name, *operands && !is_long ? " " : "",
            is_long ? "" : operands);
    if (is_long)
        print_long_operands(operands, out);
}

static void print_examples(const invocation *in, const command *about,
                           FILE *out)
{
    if (!about->examples)
        return;
    fputs(command_told(in, "Examples:\n"), out);
    for (const command_example *e = about->examples; e->line; e++)
        fprintf(out, "  %s\n      %s\n", e->line, command_told(in, e->does));
    fputc('\n', out);
}

static void print_formats(const invocation *in, const command *about, FILE *out)
{
    pov_text_list names = command_formats(about, in->arena);

    if (!names.count)
        return;
    fputs(command_told(in, "\nFormats, the first by default:\n"), out);
    for (size_t i = 0; i < names.count; i++) {
        const pov_format *format = pov_format_named(names.items[i]);

        print_term(pov_arena_format(in->arena, "  %s", names.items[i]),
                   command_told(in, format->about), 15, out);
    }
}

/* One paragraph a line. */
static void print_details(const char *details, FILE *out)
{
    while (*details) {
        fputc('\n', out);
        print_wrapped(details, 0, out);
        details += strcspn(details, "\n");
        details += strspn(details, "\n");
    }
}

static void print_surroundings(const invocation *in, FILE *out)
{
    fprintf(out, "\n%s\n%s\n%s", command_told(in, environment_text),
            command_told(in, exit_text), command_told(in, files_text));
}

/** What it is, and the first examples of so many commands. */
static void print_begin(const invocation *in, size_t most, FILE *out)
{
    fputs(command_told(
              in, "povstat holds poverty-reduction targets against what was "
                  "reached.\n\nExamples:\n"),
          out);
    for (size_t i = 0; i < in->commands->count && most; i++)
        if (in->commands->items[i]->examples) {
            fprintf(out, "  %s\n", in->commands->items[i]->examples->line);
            most--;
        }
}

void help_bare(const invocation *in, FILE *out)
{
    print_begin(in, 2, out);
    fprintf(out,
            command_told(in, "\nSee 'povstat help' and 'povstat help %s'.\n"),
            in->commands->items[0]->name);
}

static void print_overview(const invocation *in, FILE *out)
{
    option_sets general = command_options(NULL, NULL, NULL, in->arena);

    print_begin(in, in->commands->count, out);
    fputs(command_told(in,
                       "\nUsage: povstat COMMAND [OPTION...] [OPERAND...]\n\n"
                       "Commands:\n"),
          out);
    for (size_t i = 0; i < in->commands->count; i++)
        print_term(
            pov_arena_format(in->arena, "  %s", in->commands->items[i]->name),
            command_told(in, in->commands->items[i]->about), 14, out);
    print_options(in, &general, out);
    print_surroundings(in, out);
    fputs(command_told(in, "\nSee 'povstat help COMMAND' for its options.\n"),
          out);
}

static void print_short(const invocation *in, const command *about, FILE *out)
{
    option_sets sets = command_options(about, NULL, NULL, in->arena);

    print_wrapped(command_told(in, about->about), 0, out);
    fputc('\n', out);
    print_usage(in, about, out);
    print_options(in, &sets, out);
    fprintf(out, command_told(in, "\nSee 'povstat help %s' for more.\n"),
            about->name);
}

static void print_long(const invocation *in, const command *about, FILE *out)
{
    option_sets sets = command_options(about, NULL, NULL, in->arena);

    print_wrapped(command_told(in, about->about), 0, out);
    fputc('\n', out);
    print_examples(in, about, out);
    print_usage(in, about, out);
    if (about->details)
        print_details(command_told(in, about->details), out);
    print_options(in, &sets, out);
    print_formats(in, about, out);
    print_surroundings(in, out);
}

const char *help_version(void)
{
    return version;
}

static void print_version(bool with_libraries, FILE *out)
{
    fprintf(out, "povstat %s\n", version);
    if (with_libraries)
        fprintf(out, "libcsv %d.%d.%d\ncJSON %s\nutf8proc %s\n", CSV_MAJOR,
                CSV_MINOR, CSV_RELEASE, cJSON_Version(), utf8proc_version());
}

void help_asked(const invocation *in, FILE *out)
{
    if (in->shared->version)
        print_version(in->shared->verbose, out);
    else if (!in->command)
        print_overview(in, out);
    else if (in->shared->long_help)
        print_long(in, in->command, out);
    else
        print_short(in, in->command, out);
}

static exit_status help_run(invocation *in)
{
    const command *about;

    if (!in->operands.count) {
        print_overview(in, in->out);
        return EXIT_DONE;
    }
    about = command_named(in->commands, in->operands.items[0]);
    if (!about)
        return command_refuse_command(in, in->operands.items[0]);
    print_long(in, about, in->out);
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat help explain", "What one command does, and its options"},
    {0},
};

const command cmd_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .most_operands = 1,
    .about = "Print the help of a command, or what commands there are.",
    .examples = examples,
    .run = help_run,
};
