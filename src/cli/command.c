#include "cli/command.h"

#include <stdarg.h>
#include <string.h>

#include "cli/shown.h"

#define COMMAND(name) extern const command cmd_##name;
#include "cli/commands.def"
#undef COMMAND

const command *const commands[] = {
#define COMMAND(name) &cmd_##name,
#include "cli/commands.def"
#undef COMMAND
};

const size_t n_commands = sizeof commands / sizeof *commands;

const command *command_named(const char *name)
{
    for (size_t i = 0; i < n_commands; i++)
        if (!strcmp(commands[i]->name, name))
            return commands[i];
    return NULL;
}

size_t command_word(char *const words[], size_t n_words, pov_arena *arena)
{
    option_sets sets = command_all_options(arena);
    size_t at = 0, span;

    while (at < n_words &&
           (span = options_span(&sets, words + at, n_words - at)))
        at += span;
    return at < n_words ? at : n_words;
}

const char *command_suggest(const invocation *in, const char *typed)
{
    pov_text_list names = {0};

    for (size_t i = 0; i < n_commands; i++)
        pov_arena_push(in->arena, &names, commands[i]->name);
    return did_you_mean(in->shared->lang, in->arena, typed, &names);
}

const char *told(const invocation *in, const char *english)
{
    return pov_say(in->shared->lang, english);
}

__attribute__((format(printf, 2, 0))) static const char *
format_shown(pov_arena *arena, const char *message, va_list arguments)
{
    va_list again;
    char *text;
    int length;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, message, again);
    va_end(again);
    text = pov_arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, message, arguments);
    return shown_text(arena, text);
}

exit_status command_refuse(const invocation *in, const char *message, ...)
{
    va_list arguments;

    va_start(arguments, message);
    fprintf(in->err, "povstat: %s\n",
            format_shown(in->arena, told(in, message), arguments));
    va_end(arguments);
    fprintf(in->err, told(in, "see 'povstat help%s%s'\n"),
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
    said = format_shown(in->arena, told(in, message), arguments);
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
               ? pov_arena_format(
                     in->arena,
                     told(in, unreadable == 1
                                  ? "Incomplete: %zu file could not be read"
                                  : "Incomplete: %zu files could not be read"),
                     unreadable)
               : NULL;
}

static pov_cell incomplete_cell(const invocation *in, size_t unreadable)
{
    static const pov_column columns[] = {{.key = "unreadable"},
                                         {.key = "files"}};
    const pov_cell row[] = {pov_cell_count(in->arena, unreadable),
                            pov_cell_count(in->arena, in->n_to_read > unreadable
                                                          ? in->n_to_read
                                                          : unreadable)};
    pov_table *table = pov_arena_alloc(in->arena, sizeof *table);

    *table = (pov_table){.columns = columns, .n_columns = 2};
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

void command_draw(const invocation *in, pov_report *report)
{
    size_t unreadable = pov_findings_count(in->findings, POV_FATAL);

    if (unreadable && in->format->is_by_rows)
        return;
    report->notice = incomplete_notice(in, unreadable);
    if (unreadable)
        insert_incomplete(in, unreadable, report);
    in->format->write(report, &in->draw, in->out);
}

static void add_every_format(pov_text_list *names, pov_arena *arena)
{
    for (size_t i = 0; i < pov_n_formats; i++)
        pov_arena_push(arena, names, pov_formats[i].name);
}

bool command_writes_directory(const invocation *in)
{
    const char *directory = in->command->directory_format;

    return directory && in->format_name && !strcmp(directory, in->format_name);
}

pov_text_list command_formats(const command *about, pov_arena *arena)
{
    pov_text_list names = {0};

    if (!about->formats && about->shared & SHARED_RESULT)
        add_every_format(&names, arena);
    for (size_t i = 0; about->formats && about->formats[i]; i++)
        pov_arena_push(arena, &names, about->formats[i]);
    return names;
}
