#include "cli/prepare.h"

#include <string.h>
#include <unistd.h>

#include "cli/environment.h"
#include "cli/recorded_day.h"

/* What is wrong with operands and options that fit their tables; NULL if
 * nothing is. */
static const char *complain_about_operands(const invocation *in)
{
    const command *about = in->command;
    size_t n = in->operands.count, n_standard_input = 0;

    if (n < about->least_operands)
        return pov_arena_format(in->arena, told(in, "'%s' needs %s"),
                                about->name, about->operands);
    if (n > about->most_operands)
        return pov_arena_format(
            in->arena, told(in, "'%s' is one too many for '%s'"),
            in->operands.items[about->most_operands], about->name);
    for (size_t i = 0; about->operands_are_files && i < n; i++)
        n_standard_input += !strcmp(in->operands.items[i], "-");
    return n_standard_input > 1
               ? told(in, "standard input can be read only once")
               : NULL;
}

static const char *complain_about_check(const invocation *in)
{
    const shared_options *shared = in->shared;
    bool has_file = shared->output && strcmp(shared->output, "-") != 0;

    return shared->check && !has_file
               ? told(in, "--check needs -o FILE to compare with")
               : NULL;
}

static bool is_listed(const pov_text_list *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (!strcmp(names->items[i], name))
            return true;
    return false;
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
    const char *known = "", *comma = "";

    for (size_t i = 0; i < names->count; i++) {
        const pov_format *format = pov_format_named(names->items[i]);

        if (!format)
            continue;
        known = pov_arena_format(in->arena, "%s%s.%s", known, comma,
                                 format->extension);
        comma = ", ";
    }
    return pov_arena_format(in->arena,
                            told(in, "no format has the extension of '%s' "
                                     "(known: %s); give --format"),
                            in->shared->output, known);
}

static const char *listed(const invocation *in, const pov_text_list *names)
{
    const char *all = "";

    for (size_t i = 0; i < names->count; i++)
        all = pov_arena_format(in->arena, "%s%s%s", all, i ? ", " : "",
                               names->items[i]);
    return all;
}

/* By --format, else by the extension of -o, else the first. */
static const char *choose_format(invocation *in)
{
    pov_text_list names = command_formats(in->command, in->arena);
    const char *asked = in->shared->format, *path = in->shared->output;

    if (asked && !is_listed(&names, asked))
        return pov_arena_format(
            in->arena, told(in, "unknown format '%s' for '%s'%s (known: %s)"),
            asked, in->command->name,
            did_you_mean(in->shared->lang, in->arena, asked, &names),
            listed(in, &names));
    if (names.count && !asked)
        asked = names.items[0];
    if (!in->shared->format && path && names.count && has_extension(path)) {
        const pov_format *format = pov_format_for_path(path);

        if (!format || !is_listed(&names, format->name))
            return complain_about_extension(in, &names);
        asked = format->name;
    }
    in->format_name = asked;
    in->format = asked ? pov_format_named(asked) : NULL;
    if (command_writes_directory(in) && (!path || !strcmp(path, "-")))
        return pov_arena_format(in->arena,
                                told(in, "the format %s needs -o DIR"), asked);
    if (in->shared->excel && (!asked || strcmp(asked, "csv") != 0))
        return told(in, "--excel goes with the format csv only");
    return NULL;
}

/* A workbook is bytes: not for a terminal, and the day it was made as of
 * cannot be looked up in it. */
static const char *complain_about_workbook(const invocation *in,
                                           bool is_terminal)
{
    const shared_options *shared = in->shared;

    if (!in->format || !in->format->is_workbook)
        return NULL;
    if (is_terminal)
        return pov_arena_format(
            in->arena, told(in, "a terminal cannot show %s; give -o FILE.%s"),
            in->format->name, in->format->extension);
    return shared->check && !shared->as_of
               ? pov_arena_format(in->arena,
                                  told(in, "--check of %s needs --as-of"),
                                  in->format->name)
               : NULL;
}

const char *prepare(invocation *in)
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
