#include "cli/findings_document.h"
#include "cli/run.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/environment.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/print_findings.h"
#include "cli/replace.h"
#include "cli/stream.h"
#include "cli/transcribe.h"
#include "povstat/descriptor.h"
#include "povstat/reference.h"
#include "povstat/text.h"

#define COMMAND(name) extern const command cmd_##name;
#include "cli/commands.def"
#undef COMMAND

static const command *const every_command[] = {
#define COMMAND(name) &cmd_##name,
#include "cli/commands.def"
#undef COMMAND
};

const command_list commands = {every_command,
                               sizeof every_command / sizeof *every_command};

/* Every format that states its as-of date states it in the first lines, in
 * the words of its language. */
static const char *const leads[] = {"as of ", "tính đến ", "\"as_of\":\""};

enum { BEGINNING = 4096 };

/** "2025-12-31" or "31/12/2025" at the beginning of the text. */
static pov_day day_behind(const char *text)
{
    char day[POV_DAY_TEXT_SIZE] = "";
    pov_day parsed;

    for (size_t i = 0; i + 1 < sizeof day && text[i]; i++)
        day[i] = text[i];
    if (day[2] == '/' && day[5] == '/') {
        const char turned[] = {day[6], day[7], day[8], day[9], '-', day[3],
                               day[4], '-',    day[0], day[1], '\0'};

        memcpy(day, turned, sizeof day);
    }
    return pov_day_parse(day, &parsed) ? parsed : POV_NO_DAY;
}

/** The as-of date that a report written earlier states near its beginning.
 *  Errors: POV_NO_DAY if there is none, or no such file. */
static pov_day recorded_day(const char *path)
{
    char text[BEGINNING + 1];
    FILE *file = fopen(path, "rb");
    pov_day day = POV_NO_DAY;

    if (!file)
        return POV_NO_DAY;
    text[fread(text, 1, BEGINNING, file)] = '\0';
    fclose(file);
    for (size_t i = 0; !day && i < sizeof leads / sizeof *leads; i++) {
        const char *found = strstr(text, leads[i]);

        if (found)
            day = day_behind(found + strlen(leads[i]));
    }
    return day;
}

/* What is wrong with operands and options that fit their tables; NULL if
 * nothing is. */
static const char *complain_about_operands(const invocation *in)
{
    const command *about = in->command;
    size_t n = in->operands.count, n_standard_input = 0;

    if (n < about->least_operands)
        return command_worded(in, "'%s' needs %s", about->name,
                              about->operands);
    if (n > about->most_operands)
        return command_worded(in, "'%s' is one too many for '%s'",
                              in->operands.items[about->most_operands],
                              about->name);
    for (size_t i = 0; about->operands_are_files && i < n; i++)
        n_standard_input += !strcmp(in->operands.items[i], "-");
    return n_standard_input > 1
               ? command_told(in, "standard input can be read only once")
               : NULL;
}

static const char *complain_about_check(const invocation *in)
{
    const shared_options *shared = in->shared;
    bool has_file = shared->output && strcmp(shared->output, "-") != 0;

    return shared->check && !has_file
               ? command_told(in, "--check needs -o FILE to compare with")
               : NULL;
}

static bool has_extension(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    return dot && dot != name;
}

static const char *complain_about_extension(const invocation *in,
                                            const pov_text_list *names)
{
    const char *known = "";

    for (size_t i = 0; i < names->count; i++) {
        const pov_format *format = pov_format_named(names->items[i]);

        if (format->write)
            known = pov_text_more(
                in->arena, known, ", ",
                pov_arena_format(in->arena, ".%s", format->extension));
    }
    return command_worded(in,
                          "no format has the extension of '%s' "
                          "(known: %s); give --format",
                          in->shared->output, known);
}

static const char *listed(const invocation *in, const pov_text_list *names)
{
    const char *all = "";

    for (size_t i = 0; i < names->count; i++)
        all = pov_text_more(in->arena, all, ", ", names->items[i]);
    return all;
}

/* By --format, else by the extension of -o, else the first. */
static const char *choose_format(invocation *in)
{
    pov_text_list names = command_formats(in->command, in->arena);
    const char *asked = in->shared->format, *path = in->shared->output;

    if (asked && !pov_text_list_has(&names, asked))
        return command_worded(in, "unknown format '%s' for '%s'%s (known: %s)",
                              asked, in->command->name,
                              command_suggest(in, asked, &names),
                              listed(in, &names));
    if (names.count && !asked)
        asked = names.items[0];
    if (!in->shared->format && path && names.count && has_extension(path)) {
        const pov_format *format = pov_format_for_path(path);

        if (!format || !pov_text_list_has(&names, format->name))
            return complain_about_extension(in, &names);
        asked = format->name;
    }
    in->format_name = asked;
    in->format = asked ? pov_format_named(asked) : NULL;
    if (command_writes_directory(in) && (!path || !strcmp(path, "-")))
        return command_worded(in, "the format %s needs -o DIR", asked);
    if (in->shared->excel && (!asked || strcmp(asked, "csv") != 0))
        return command_told(in, "--excel goes with the format csv only");
    return NULL;
}

/* A workbook is bytes: not for a terminal, and the day it was made as of
 * cannot be looked up in it. */
static const char *complain_about_workbook(const invocation *in,
                                           bool is_terminal)
{
    const shared_options *shared = in->shared;

    if (!in->format || in->format->draws != POV_DRAWS_WORKBOOK)
        return NULL;
    if (is_terminal)
        return command_worded(in, "a terminal cannot show %s; give -o FILE.%s",
                              in->format->name, in->format->extension);
    return shared->check && !shared->as_of
               ? command_worded(in, "--check of %s needs --as-of",
                                in->format->name)
               : NULL;
}

/** Check what was parsed and fill in everything that `run` may ask, but the
 *  streams.  Errors: NULL if well, else the complaint. */
static const char *prepare(invocation *in)
{
    const shared_options *shared = in->shared;
    bool is_terminal = (!shared->output || !strcmp(shared->output, "-")) &&
                       isatty(STDOUT_FILENO);
    const char *complaint = complain_about_operands(in);

    if (!complaint)
        complaint = complain_about_check(in);
    if (!complaint)
        complaint = choose_format(in);
    if (!complaint)
        complaint = complain_about_workbook(in, is_terminal);
    if (complaint)
        return complaint;
    in->draw = (pov_write_options){
        .arena = in->arena,
        .width = environment_width(is_terminal),
        .colour = environment_colour(shared->colour, is_terminal),
        .bars = is_terminal,
        .unnoted = is_terminal && !shared->verbose,
        .excel = shared->excel,
        .language = shared->lang,
        .scratch = environment_scratch(),
        .complaint = &in->complaint};
    in->findings->keep_all = shared->all;
    if (!(in->command->shared & SHARED_DATA))
        return NULL;
    in->data_directory = environment_data_directory(shared->data);
    in->as_of = shared->as_of;
    if (!in->as_of && shared->check)
        in->as_of = recorded_day(shared->output);
    return in->as_of ? NULL
                     : environment_today(&in->as_of, shared->lang, in->arena);
}

/* What reads a document takes one of its own, behind that of the findings: a
 * file is replaced when those are told. */
static exit_status fail(const invocation *in, const char *complaint)
{
    const pov_findings none = {.arena = in->arena};
    pov_text_list messages = {0};

    pov_arena_push(in->arena, &messages, complaint);
    if (findings_document_is(in->shared->diagnostics))
        findings_document_print(in->shared->diagnostics, &none, &messages,
                                in->arena, in->err);
    else
        fprintf(in->err, "povstat: %s\n", pov_text_shown(in->arena, complaint));
    return EXIT_REFUSED;
}

static bool asks_for_help(const shared_options *shared)
{
    return shared->version || shared->long_help || shared->short_help;
}

static const char *pager_of(const invocation *in)
{
    return in->shared->no_pager ? NULL : environment_pager();
}

static exit_status give_help(const invocation *in)
{
    output o = {.language = in->shared->lang,
                .pager = in->shared->version ? NULL : pager_of(in)};
    const char *complaint = output_begin(&o, NULL, false, in->arena);

    if (complaint)
        return fail(in, complaint);
    help_asked(in, o.out);
    return output_end(&o, &complaint) == OUTPUT_WRITTEN ? EXIT_DONE
                                                        : fail(in, complaint);
}

/* Held for a document that there is none of. */
static void say_held(invocation *in, const pov_text_list *held)
{
    in->said = NULL;
    for (size_t i = 0; in->findings_are_result && i < held->count; i++)
        command_say(in, "%s", held->items[i]);
}

static findings_quiet quiet_of(const shared_options *shared)
{
    if (shared->quiet)
        return QUIET_NOTES;
    return shared->diagnostics == DIAGNOSTICS_TEXT && !shared->verbose
               ? QUIET_UNASKED
               : QUIET_NOTHING;
}

/** The command that shows what was found in the data that came along. */
static const char *check_of_data(const invocation *in)
{
    const char *text = "povstat check";

    for (size_t i = 0; i < in->narrowed.count; i++)
        text = pov_text_more(in->arena, text, " ", in->narrowed.items[i]);
    return in->shared->data ? pov_arena_format(in->arena, "%s --data %s", text,
                                               in->shared->data)
                            : text;
}

static void report_findings(invocation *in)
{
    const shared_options *shared = in->shared;
    const pov_text_list *held = in->said;
    const findings_style style = {
        .how = shared->diagnostics,
        .colour =
            environment_colour(shared->colour, isatty(STDERR_FILENO) == 1),
        .quiet = quiet_of(shared),
        .all = shared->all,
        .apart = true,
        .named = shared->verbose || shared->diagnostics != DIAGNOSTICS_TEXT ||
                         !(in->gathers || in->command->shared & SHARED_INPUT)
                     ? NULL
                     : &in->operands,
        .messages = held,
        .arena = in->arena};
    bool has_summary = in->findings->count || shared->verbose;
    const char *summary;
    size_t hidden = 0;

    pov_findings_fold(in->findings);
    pov_findings_tie(in->findings);
    if (!in->findings_are_result)
        hidden = print_findings(in->findings, &style, in->err);
    if (held)
        say_held(in, held);
    if (!has_summary || shared->quiet || findings_document_is(style.how))
        return;
    summary = findings_summary(in->findings, in->read_summary, in->arena);
    if (shared->verbose && in->findings->silenced)
        summary = command_worded(in, "%s, %zu waived", summary,
                                 in->findings->silenced);
    if (hidden)
        summary =
            command_worded(in, "%s, %zu of them within the data: see '%s'",
                           summary, hidden, check_of_data(in));
    fprintf(in->err, "%s\n", summary);
}

static exit_status status_of_findings(const invocation *in)
{
    if (pov_findings_count(in->findings, POV_FATAL))
        return EXIT_REFUSED;
    return command_has_failed(in) ? EXIT_FOUND : EXIT_DONE;
}

static exit_status worse(exit_status a, exit_status b)
{
    return a > b ? a : b;
}

/* An input is met twice: what may be read before anything is, and what the
 * command did read. */
static const char *complain_about_inputs(const invocation *in, const output *o)
{
    pov_text_list tables = {0};
    const char *hit = output_input_hit(o, &in->inputs);

    if (!hit && in->command->operands_are_files)
        hit = output_input_hit(o, &in->operands);
    if (!hit && in->data_directory)
        tables = pov_reference_paths(in->data_directory, in->arena);
    if (!hit)
        hit = output_input_hit(o, &tables);
    return replace_spare_input(in, hit);
}

static bool is_told(const invocation *in)
{
    return !fflush(in->err) && !ferror(in->err);
}

static exit_status put_in_place(const invocation *in, output *o,
                                const char **complaint)
{
    if (in->files.items)
        *complaint = replace_directory(in);
    else if (in->placements.count)
        *complaint = replace_files(in);
    if (*complaint || command_writes_directory(in)) {
        output_drop(o);
        return EXIT_DONE;
    }
    return output_end(o, complaint) == OUTPUT_DIFFERS ? EXIT_FOUND : EXIT_DONE;
}

/* What replaces a file waits until the findings are told, since a run
 * that ends with 2 leaves the file as it was.  What is shown comes first: on a
 * terminal the findings stand below it. */
static exit_status finish(invocation *in, output *o, exit_status status)
{
    bool waits = in->files.items || in->placements.count || o->path;
    bool is_refused = status == EXIT_REFUSED;
    bool is_whole = status_of_findings(in) != EXIT_REFUSED;
    const char *complaint =
        in->complaint ? in->complaint : complain_about_inputs(in, o);

    if (waits && !is_refused) {
        report_findings(in);
        is_whole = is_whole && is_told(in);
    }
    if (is_refused || complaint || (!is_whole && (waits || o->is_check)))
        output_drop(o);
    else
        status = worse(status, put_in_place(in, o, &complaint));
    if (!waits && !is_refused)
        report_findings(in);
    if (complaint)
        status = fail(in, complaint);
    return worse(status, status_of_findings(in));
}

static void hint_at_terminal(const invocation *in)
{
    bool reads = false;

    for (size_t i = 0; i < in->operands.count; i++)
        reads |= !strcmp(in->operands.items[i], "-");
    if (reads && in->command->operands_are_files && !in->shared->quiet &&
        isatty(STDIN_FILENO))
        fprintf(in->err, "povstat: %s\n",
                command_told(in, "reading standard input; Ctrl-D ends it"));
    fflush(in->err);
}

static exit_status run_command(invocation *in)
{
    output o = {.language = in->shared->lang, .pager = pager_of(in)};
    pov_text_list said = {0};
    const char *complaint = prepare(in);
    const char *file = in->shared->output;
    exit_status status;

    if (complaint)
        return command_refuse(in, "%s", complaint);
    if (command_writes_directory(in))
        file = NULL;
    complaint = output_begin(&o, file, in->shared->check, in->arena);
    if (complaint)
        return fail(in, complaint);
    complaint = complain_about_inputs(in, &o);
    if (complaint) {
        output_drop(&o);
        return fail(in, complaint);
    }
    hint_at_terminal(in);
    in->out = o.out;
    if (findings_document_is(in->shared->diagnostics))
        in->said = &said;
    in->replaces = o.path && o.has_target;
    status = finish(in, &o, in->command->run(in));
    if (in->held.is_open)
        pov_let_go(in->held.descriptor);
    return status;
}

/* Before anything is read, so that what is wrong with the other words can be
 * said in that language. */
static pov_language language_of(char *const argv[], size_t argc)
{
    pov_language language = POV_EN;

    for (size_t i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *next = i + 1 < argc ? argv[i + 1] : "";
        const char *typed = !strcmp(argv[i], "--lang") ? next : argv[i];

        if (!strncmp(typed, "--lang=", strlen("--lang=")))
            typed += strlen("--lang=");
        else if (typed == argv[i])
            continue;
        if (!strcmp(typed, "vi"))
            language = POV_VI;
        else if (!strcmp(typed, "en"))
            language = POV_EN;
    }
    return language;
}

/** The words behind the program's name, as far as they are not understood. */
typedef struct typed_words {
    char *const *items;
    size_t count;
} typed_words;

static typed_words words_without(typed_words words, size_t left_out,
                                 pov_arena *arena)
{
    char **rest = pov_arena_alloc(arena, words.count * sizeof *rest);

    for (size_t from = 0, to = 0; from < words.count; from++)
        if (from != left_out)
            rest[to++] = words.items[from];
    return (typed_words){rest, words.count - 1};
}

/** Behind `gather`: the command that shows what others have read, `report` if
 *  none is named there. */
static const command *shown_by(typed_words *words, pov_arena *arena)
{
    size_t at = command_word(words->items, words->count, arena);
    const command *named =
        at < words->count ? command_named(&commands, words->items[at]) : NULL;

    if (!named || !(named->shared & SHARED_PARTIAL))
        return command_named(&commands, "report");
    *words = words_without(*words, at, arena);
    return named;
}

/** The command line of another, but for how files are read. */
static command gather_as(const command *shows)
{
    command as = *shows;

    as.name = cmd_gather.name;
    as.shared &= ~(unsigned)(SHARED_INPUT | SHARED_PARTIAL);
    as.operands = cmd_gather.operands;
    as.least_operands = cmd_gather.least_operands;
    as.run = cmd_gather.run;
    return as;
}

/** Take the command from the words; there need not be one.
 *  Errors: what command_refuse gave. */
static exit_status choose_command(invocation *in, typed_words *words,
                                  command *as)
{
    size_t at = command_word(words->items, words->count, in->arena);

    if (at == words->count)
        return EXIT_DONE;
    in->command = command_named(&commands, words->items[at]);
    if (!in->command)
        return command_refuse_command(in, words->items[at]);
    *words = words_without(*words, at, in->arena);
    if (in->command != &cmd_gather)
        return EXIT_DONE;
    in->gathers = shown_by(words, in->arena);
    *as = gather_as(in->gathers);
    in->command = as;
    return EXIT_DONE;
}

/** With --partial nothing is shown.  Errors: what command_refuse gave. */
static exit_status take_down(invocation *in, shared_options *shared,
                             command *as)
{
    const char *args = in->args;
    bool shows =
        shared->output || shared->format || shared->excel || shared->check;

    for (size_t i = 0; i < in->command->args_size; i++)
        shows = shows || args[i];
    if (shows)
        return command_refuse(in, "with --partial nothing is shown or left "
                                  "out: say it to 'povstat gather'");
    *as = *in->command;
    as->shared &= ~(unsigned)(SHARED_RESULT | SHARED_CHECK);
    as->draws = 0;
    as->formats = NULL;
    as->run = transcribe_run;
    shared->output = shared->partial;
    in->command = as;
    return EXIT_DONE;
}

static exit_status run_without_command(invocation *in)
{
    if (asks_for_help(in->shared))
        return give_help(in);
    help_bare(in, in->err);
    return EXIT_REFUSED;
}

static exit_status run_chosen(invocation *in, shared_options *shared,
                              command *as)
{
    exit_status status = EXIT_DONE;

    if (!in->command)
        return run_without_command(in);
    if (asks_for_help(shared)) {
        in->command = in->gathers ? &cmd_gather : in->command;
        return give_help(in);
    }
    if (shared->partial)
        status = take_down(in, shared, as);
    return status ? status : run_command(in);
}

static exit_status obey(char *const argv[], size_t argc, FILE *err,
                        pov_arena *arena)
{
    shared_options shared = {.territory = TERRITORY_UNSAID,
                             .lang = language_of(argv, argc)};
    pov_findings findings = {.arena = arena};
    invocation in = {.commands = &commands,
                     .shared = &shared,
                     .arena = arena,
                     .findings = &findings,
                     .err = err};
    typed_words words = {argv + 1, argc ? argc - 1 : 0};
    command changed;
    exit_status status = choose_command(&in, &words, &changed);
    const char *complaint;
    option_sets sets;
    void *args;

    if (status)
        return status;
    args = pov_arena_alloc(arena, in.command ? in.command->args_size + 1 : 1);
    in.args = args;
    sets = command_options(in.command, args, &shared, arena);
    complaint =
        options_parse(&sets, words.items, words.count, &in.operands, arena);
    if (complaint)
        return command_refuse(&in, "%s", complaint);
    findings.language = shared.lang;
    return run_chosen(&in, &shared, &changed);
}

exit_status run_command_line(char *const argv[], size_t argc, pov_arena *arena)
{
    stream errors;
    FILE *err = stream_open(&errors, STDERR_FILENO);
    exit_status status;

    if (!err)
        pov_out_of_memory(sizeof *err);
    status = obey(argv, argc, err, arena);
    return stream_close(err, &errors) ? status : EXIT_REFUSED;
}
