#include "cli/pipeline.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/environment.h"
#include "cli/filter.h"
#include "cli/flow.h"
#include "cli/gather.h"
#include "povstat/descriptor.h"
#include "povstat/embedded.h"
#include "povstat/encoding.h"
#include "povstat/families.h"
#include "povstat/ledger.h"
#include "povstat/process.h"
#include "povstat/reckon.h"
#include "povstat/reference.h"

enum {
    FIRST_SHOWN = 500, /* milliseconds: who waits longer wants to know why */
    SHOWN_AGAIN = 100,
    BAR_CELLS = 20,
    NARROW_FOR_BAR = 60,
};

static int64_t milliseconds(void)
{
    struct timespec now = {0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static busy_line busy_begin(bool is_quiet, pov_language language, FILE *err)
{
    bool wanted = !is_quiet && environment_is_terminal(STDERR_FILENO);

    return (busy_line){.language = language,
                       .err = err,
                       .is_wanted = wanted,
                       .began = wanted ? milliseconds() : 0};
}

static void draw_bar(int permille, FILE *err)
{
    int full = permille * BAR_CELLS / 1000;

    for (int i = 0; i < BAR_CELLS; i++)
        fputs(i < full ? "█" : "░", err);
    fputs("  ", err);
}

static void draw_grouped(size_t n, pov_language l, FILE *err)
{
    if (n >= 1000) {
        draw_grouped(n / 1000, l, err);
        fprintf(err, "%c%03zu", l == POV_VI ? '.' : ',', n % 1000);
    } else {
        fprintf(err, "%zu", n);
    }
}

/* The cursor goes back to the start of the line: whoever kills us has the
 * prompt there. */
static void draw(const busy_line *busy, const char *doing, int permille,
                 size_t count, const char *of)
{
    pov_language l = busy->language;
    bool is_narrow = environment_columns(STDERR_FILENO) < NARROW_FOR_BAR;

    fprintf(busy->err, "\r%s  ", pov_say(l, doing));
    if (permille >= 0 && !is_narrow)
        draw_bar(permille, busy->err);
    if (permille >= 0)
        fprintf(busy->err, "%d%%  ", permille / 10);
    if (permille < 0 || !is_narrow) {
        draw_grouped(count, l, busy->err);
        fprintf(busy->err, " %s", pov_say(l, of));
    }
    fputs("\033[K\r", busy->err);
    fflush(busy->err);
}

/**
 * Tell how far it is.
 *
 * Shape: `doing` is a word: "reading"; `permille` 0..1000, or -1 if nobody
 *        knows; `count` things are done: "rows".  Both are said.
 */
static void busy_tell(busy_line *busy, const char *doing, int permille,
                      size_t count, const char *of)
{
    int64_t now;

    if (!busy->is_wanted)
        return;
    now = milliseconds();
    if (now - busy->began < FIRST_SHOWN || now - busy->drawn < SHOWN_AGAIN)
        return;
    busy->drawn = now;
    busy->is_shown = true;
    draw(busy, doing, permille, count, of);
}

static void busy_end(busy_line *busy)
{
    if (busy->is_shown) {
        fputs("\r\033[K", busy->err);
        fflush(busy->err);
    }
    busy->is_shown = false;
    busy->drawn = 0;
}

/* Waivers first: they hold for the other tables as well. */
pov_catalogue *pipeline_catalogue(invocation *in)
{
    pov_text_list tables = pov_reference_paths(in->data_directory, in->arena);

    pov_memory_expect(); /* who loads tables goes on to read */
    in->findings->waivers =
        pov_waivers_load(in->data_directory, in->arena, in->findings);
    for (size_t i = 0; i < tables.count; i++)
        pov_arena_push(in->arena, &in->inputs, tables.items[i]);
    if (!in->findings->waivers)
        return NULL;
    return pov_reference_load(in->data_directory, in->arena, in->findings);
}

static bool ends_in(const char *name, const char *end)
{
    size_t length = strlen(name), n = strlen(end);

    return length > n && !strcmp(name + length - n, end);
}

/** A hidden file is none, nor is "~$a.xlsx", which says that a.xlsx is open. */
static bool is_extract(const char *name)
{
    return (ends_in(name, ".csv") || ends_in(name, ".xlsx")) &&
           name[0] != '.' && name[0] != '~';
}

static int compare_paths(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

static const char extracts_built_in[] = "data/extracts/";

/** The extract of this path that the program carries; NULL: a file. */
static const pov_embedded *built_in(const invocation *in, const char *path,
                                    const pov_text_list *typed)
{
    if (in->data_directory || pov_text_list_has(typed, path) ||
        strncmp(path, extracts_built_in, strlen(extracts_built_in)) != 0)
        return NULL;
    return pov_embedded_find(path);
}

static void add_built_in(const invocation *in, pov_text_list *files)
{
    for (size_t i = 0; i < pov_n_embedded_files; i++)
        if (!strncmp(pov_embedded_files[i].path, extracts_built_in,
                     strlen(extracts_built_in)))
            pov_arena_push(in->arena, files, pov_embedded_files[i].path);
}

/** Where the extracts of the data directory lie. */
static const char *place_of_extracts(const invocation *in)
{
    return pov_arena_format(in->arena, "%s/extracts", in->data_directory);
}

pov_text_list pipeline_extracts(invocation *in)
{
    const char *directory = place_of_extracts(in);
    pov_text_list names = {0};
    DIR *stream = opendir(directory);
    const struct dirent *entry;
    int error = errno;

    while (stream && (errno = 0, entry = readdir(stream)))
        if (is_extract(entry->d_name))
            pov_arena_push(in->arena, &names,
                           pov_arena_copy(in->arena, entry->d_name,
                                          strlen(entry->d_name)));
    if (stream) {
        error = errno;
        closedir(stream);
    }
    if (error || !stream)
        pov_find(in->findings, POV_FOUND_UNREADABLE_FILE,
                 (pov_place){directory, 0, 0}, "%s",
                 command_told(in, strerror(error)));
    return names;
}

static void add_directory(invocation *in, pov_text_list *files)
{
    const char *directory = place_of_extracts(in);
    pov_text_list names = pipeline_extracts(in);

    for (size_t i = 0; i < names.count; i++)
        pov_arena_push(
            in->arena, files,
            pov_arena_format(in->arena, "%s/%s", directory, names.items[i]));
}

bool pipeline_say_empty(const invocation *in)
{
    if (in->n_to_read || !in->data_directory ||
        pov_findings_count(in->findings, POV_FATAL))
        return false;
    command_say(in,
                "there is no extract in '%s' yet: 'povstat add FILE --data %s' "
                "adds one",
                place_of_extracts(in), in->data_directory);
    return true;
}

/* Files are read in the order of their names, each once: neither the order
 * on the command line nor that of a directory shows in any output. */
static pov_text_list files_to_read(invocation *in, pov_text_list files)
{
    pov_text_list all = {0};
    pov_text_list once = {0};

    for (size_t i = 0; i < files.count; i++)
        pov_arena_push(in->arena, &all, files.items[i]);
    if ((!files.count || in->shared->merge) && in->data_directory)
        add_directory(in, &all);
    else if (!files.count || in->shared->merge)
        add_built_in(in, &all);
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, compare_paths);
    for (size_t i = 0; i < all.count; i++)
        if (!i || strcmp(all.items[i], all.items[i - 1]) != 0)
            pov_arena_push(in->arena, &once, all.items[i]);
    return once;
}

/** "; did you mean 'utf-8'?" or "". */
static const char *meant_text(const invocation *in, const char *meant)
{
    return meant ? command_worded(in, "; did you mean '%s'?", meant) : "";
}

/** Shape: the first is of the document of each file: see set_document. */
static exit_status read_settings(invocation *in, pov_setting **out)
{
    const pov_text_list *typed = &in->shared->set;
    pov_setting *settings =
        pov_arena_alloc(in->arena, (typed->count + 1) * sizeof *settings);

    for (size_t i = 0; i < typed->count; i++) {
        const char *equals = strchr(typed->items[i], '=');
        const char *key = pov_arena_copy(in->arena, typed->items[i],
                                         (size_t)(equals - typed->items[i]));
        const char *meant;
        bool known;

        meant = pov_setting_key(key, &known, in->arena);
        if (!known)
            return command_refuse(in, "unknown key '%s' in --set%s", key,
                                  meant_text(in, meant));
        settings[i + 1] = (pov_setting){meant, equals + 1};
    }
    *out = settings;
    return EXIT_DONE;
}

static exit_status read_encoding(invocation *in, pov_read_options *options)
{
    const char *typed = in->shared->encoding;
    const char *meant;
    bool known;

    if (!typed)
        return EXIT_DONE;
    meant = pov_encoding_name(typed, &known, in->arena);
    if (!known)
        return command_refuse(in, "unknown encoding '%s'%s", typed,
                              meant_text(in, meant));
    options->encoding = meant;
    return EXIT_DONE;
}

/* How much of all files was read. */
typedef struct reading {
    pipeline *line;
    uint64_t before, now, all; /* bytes; of a pipe one */
} reading;

static void tell_reading(void *watcher, int permille, size_t rows)
{
    const reading *r = watcher;
    uint64_t done = r->before * 1000 + r->now * (uint64_t)permille;

    busy_tell(&r->line->busy, "reading", (int)(done / r->all), rows, "rows");
}

/** Of one file, if anybody is to be told. */
static uint64_t size_of(const pipeline *line, const char *path)
{
    struct stat about;
    bool known =
        line->busy.is_wanted && !stat(path, &about) && S_ISREG(about.st_mode);

    return known && about.st_size ? (uint64_t)about.st_size : 1;
}

/** Does the file lie with the extracts that are being read? */
static bool is_of_directory(const invocation *in, const char *path)
{
    const char *directory =
        in->data_directory ? place_of_extracts(in) : "data/extracts";
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    struct stat there, own;

    if (length == strlen(directory) && !strncmp(path, directory, length))
        return true;
    return in->data_directory && slash && !stat(directory, &own) &&
           !stat(pov_arena_copy(in->arena, path, length), &there) &&
           pov_is_same(&own, &there);
}

/** The document that an extract is called after: "ID.csv", or "ID.2.csv" of a
 *  second file.  NULL: none. */
static const char *called_after(const invocation *in,
                                const pov_catalogue *catalogue,
                                const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const pov_plan *plan = NULL;

    for (size_t length = strlen(name); !plan && length--;)
        if (name[length] == '.')
            plan = pov_catalogue_plan(catalogue,
                                      pov_arena_copy(in->arena, name, length));
    return plan ? plan->id : NULL;
}

/** The document of what names none itself: the first of the settings, so that
 *  any other wins. */
static void set_document(const invocation *in, const pov_catalogue *catalogue,
                         const char *path, pov_setting *settings)
{
    const char *plan = NULL;

    for (size_t i = 0; i < in->documents.count; i++)
        if (!strcmp(in->documents.items[i].path, path))
            plan = in->documents.items[i].plan;
    if (!plan && is_of_directory(in, path))
        plan = called_after(in, catalogue, path);
    settings[0] = (pov_setting){"plan", plan ? plan : ""};
}

static void read_files(invocation *in, pov_read_options options,
                       pov_setting *settings, const pov_text_list *typed,
                       const pipeline_listener *listener, pipeline *out)
{
    pov_text_list paths = files_to_read(in, *typed);
    reading r = {.line = out};

    options.watch = (pov_read_watch){tell_reading, &r};
    options.settings = settings;
    options.n_settings = in->shared->set.count + 1;
    in->n_to_read = paths.count;
    for (size_t i = 0; i < paths.count; i++)
        r.all += size_of(out, paths.items[i]);
    for (size_t i = 0; i < paths.count; i++) {
        r.now = size_of(out, paths.items[i]);
        options.built_in = built_in(in, paths.items[i], typed);
        set_document(in, out->catalogue, paths.items[i], settings);
        if (!options.built_in)
            pov_arena_push(in->arena, &in->inputs, paths.items[i]);
        if (listener)
            listener->begins(listener->of, paths.items[i], &out->tally);
        pov_extract_read(paths.items[i], &options, out->figures, in->findings,
                         &out->tally);
        if (listener)
            listener->ends(listener->of, paths.items[i], &out->tally);
        r.before += r.now;
    }
}

static const char *read_summary(const invocation *in,
                                const pov_read_tally *tally)
{
    const char *files = command_worded(
        in, tally->files == 1 ? "%zu file" : "%zu files", tally->files);
    const char *rows = command_worded(
        in, tally->rows == 1 ? "%zu row" : "%zu rows", tally->rows);

    return pov_arena_format(in->arena, "%s, %s", files, rows);
}

/** How files are read, as the command line says.  Errors: as
 *  pipeline_figures. */
static exit_status read_options(invocation *in, pov_read_options *options,
                                pov_setting **settings)
{
    exit_status status;

    *options = (pov_read_options){
        .delimiter = in->shared->delimiter,
        .by_libcsv = in->shared->parser == PARSER_LIBCSV,
        .join_decimals = in->shared->join_decimals,
        .numbers = in->shared->numbers,
        .processes =
            in->shared->jobs ? in->shared->jobs : pov_process_possible(),
        .sheet = in->shared->sheet,
        .scratch = in->draw.scratch};
    status = read_settings(in, settings);
    return status ? status : read_encoding(in, options);
}

static pipeline begin(const invocation *in, const pov_catalogue *catalogue)
{
    return (pipeline){
        .catalogue = catalogue,
        .figures = pov_figures_new(catalogue, in->arena),
        .busy = busy_begin(in->shared->quiet, in->shared->lang, in->err),
        .reads_all = !in->operands.count || in->shared->merge};
}

exit_status pipeline_transcribe(invocation *in, const pov_catalogue *catalogue,
                                const pipeline_listener *listener,
                                pipeline *out)
{
    pov_read_options options;
    pov_setting *settings = NULL;
    exit_status status = read_options(in, &options, &settings);

    if (status)
        return status;
    *out = begin(in, catalogue);
    out->figures->scribe = listener->scribe;
    read_files(in, options, settings, &in->operands, listener, out);
    in->read_summary = read_summary(in, &out->tally);
    busy_end(&out->busy);
    return EXIT_DONE;
}

static bool is_fatal(const pov_finding *finding, const void *unused)
{
    (void)unused;
    return pov_finding_types[finding->kind].severity == POV_FATAL;
}

void pipeline_keep_fatal(invocation *in)
{
    pov_findings_keep(in->findings, is_fatal, NULL);
}

/** Read the files, or partials of them.  Errors: as pipeline_figures. */
static exit_status read_all(invocation *in, const pov_catalogue *catalogue,
                            const pov_text_list *files, pipeline *out)
{
    pov_read_options options;
    pov_setting *settings = NULL;
    exit_status status = read_options(in, &options, &settings);

    *out = (pipeline){.catalogue = catalogue};
    if (status != EXIT_DONE || !catalogue)
        return status;
    *out = begin(in, catalogue);
    out->figures->keeps_ledger = true;
    if (in->gathers)
        status = gather_read(in, out);
    else
        read_files(in, options, settings, files, NULL, out);
    if (status == EXIT_DONE)
        in->read_summary = read_summary(in, &out->tally);
    return status;
}

static void tell_reckoning(pipeline *l, size_t figures)
{
    busy_tell(&l->busy, "reckoning", -1, figures, "figures");
}

/** Make figures of what was read, and reckon them. */
static void reckon(invocation *in, pipeline *l)
{
    pov_figures_load(l->figures);
    pov_extract_settle(l->figures, in->findings, &l->tally);
    tell_reckoning(l, l->figures->count);
    pov_reckon(l->figures, in->findings);
    busy_end(&l->busy);
}

exit_status pipeline_figures(invocation *in, const pov_catalogue *catalogue,
                             pov_text_list files, pipeline *out)
{
    exit_status status = read_all(in, catalogue, &files, out);

    if (status == EXIT_DONE && out->figures)
        reckon(in, out);
    return status;
}

static void report_waivers(const invocation *in, const pipeline *l)
{
    pov_findings_report_unused_waivers(
        in->findings, in->inputs.items, in->inputs.count,
        l->reads_all ? POV_WAIVERS_OF_ALL : POV_WAIVERS_OF_FILES);
}

/** Check all figures at once. */
static void check_at_once(invocation *in, pipeline *l, pov_asked *asked)
{
    pov_figures_load(l->figures);
    pov_extract_settle(l->figures, in->findings, &l->tally);
    tell_reckoning(l, l->figures->count);
    pov_reckon_findings(l->figures, in->findings);
    pov_measure_findings(l->figures, in->as_of, in->findings);
    pov_asked_note(asked, l->figures);
}

/** Check one family of areas after the other. */
static void check_as_it_goes(invocation *in, pipeline *l, pov_asked *asked)
{
    flow f = flow_begin(in, l);

    tell_reckoning(l, pov_families_stated(f.families));
    l->figures->n_stated = flow_check(&f, asked);
    flow_end(&f);
}

exit_status pipeline_check(invocation *in, const pov_catalogue *catalogue,
                           pov_text_list files, const pov_filter *filter,
                           pipeline *out)
{
    exit_status status = read_all(in, catalogue, &files, out);
    pov_asked *asked;

    if (status != EXIT_DONE || !out->figures)
        return status;
    asked = pov_asked_new(filter, &in->operands, in->arena);
    if (pov_families_are_apart(out->figures))
        check_as_it_goes(in, out, asked);
    else
        check_at_once(in, out, asked);
    busy_end(&out->busy);
    report_waivers(in, out);
    pov_findings_of_areas(in->findings, asked);
    return EXIT_DONE;
}

pipeline pipeline_without_tables(const invocation *in)
{
    const pov_catalogue *nothing = pov_catalogue_new(in->arena);

    return (pipeline){.catalogue = nothing,
                      .figures = pov_figures_new(nothing, in->arena),
                      .busy = busy_begin(true, in->shared->lang, in->err),
                      .without_tables = true};
}

void pipeline_tell_fatal(const pov_findings *from, pov_findings *to)
{
    for (size_t i = 0; i < from->count; i++) {
        const pov_finding *f = from->items[i];

        if (pov_finding_types[f->kind].severity == POV_FATAL)
            pov_find(to, f->kind, f->place, f->detail ? "%s" : NULL, f->detail);
    }
}

void pipeline_progress(invocation *in, pipeline *l)
{
    busy_tell(&l->busy, "judging", -1, l->figures->count, "figures");
    l->progress = pov_measure(l->figures, in->as_of, in->findings);
    busy_end(&l->busy);
    report_waivers(in, l);
}

/** All but figures and targets. */
static pov_results results_for(const invocation *in, const pov_filter *filter)
{
    return (pov_results){
        .findings = in->findings,
        .as_of = in->as_of,
        .filter = *filter,
        .language = in->shared->lang,
        .draws = in->format ? in->format->draws : POV_DRAWS_TEXT,
        .roots = {in->data_directory ? in->data_directory : "data",
                  environment_directory(in->arena)},
        .arena = in->arena};
}

static void put_in_order(const invocation *in)
{
    pov_findings_fold(in->findings);
    pov_findings_tie(in->findings);
}

pov_results pipeline_results(invocation *in, const pipeline *l,
                             const pov_filter *filter)
{
    pov_asked *asked = pov_asked_new(filter, &in->operands, in->arena);
    pov_targets *targets = pov_targets_new(filter, in->arena);
    pov_results results = results_for(in, filter);

    pov_asked_note(asked, l->figures);
    pov_findings_of_areas(in->findings, asked);
    pov_targets_note(targets, &l->progress, in->findings);
    pov_findings_of_targets(in->findings, targets);
    put_in_order(in);
    results.figures = l->figures;
    results.progress = &l->progress;
    return results;
}

void pipeline_draw(const invocation *in, const pipeline *line,
                   pov_report *report)
{
    if (line->without_tables && pov_draws_sections(in->format->draws))
        *report = (pov_report){0};
    command_draw(in, report);
}

exit_status pipeline_draw_nothing(const invocation *in, const char *schema,
                                  const char *list)
{
    const pov_member members[] = {{"schema", pov_cell_text(schema)},
                                  {list, pov_cell_empty_list()}};
    pov_report nothing = {0};

    if (schema)
        pov_arena_push(in->arena, &nothing.members, members[0]);
    if (list)
        pov_arena_push(in->arena, &nothing.members, members[1]);
    command_draw(in, &nothing);
    return EXIT_DONE;
}

/** The reference tables, what is asked for, and the files.  Errors: as
 *  pipeline_read. */
static exit_status read_what_is_asked(invocation *in, pov_filter *filter,
                                      pipeline *out)
{
    const pov_catalogue *catalogue = pipeline_catalogue(in);
    const filter_args *args = in->args;
    exit_status status;

    if (!catalogue) {
        *filter = (pov_filter){0};
        *out = pipeline_without_tables(in);
        return EXIT_DONE;
    }
    filter_narrow(in, &args->provinces, &args->areas);
    status = filter_from(in, catalogue, args, filter);
    return status ? status : read_all(in, catalogue, &in->operands, out);
}

exit_status pipeline_read(invocation *in, pov_filter *filter, pipeline *out)
{
    exit_status status = read_what_is_asked(in, filter, out);

    if (!status && !out->without_tables)
        reckon(in, out);
    return status;
}

/** What people read says itself that there is none at all. */
static void say_no_target(const invocation *in, bool is_any)
{
    if (is_any)
        command_say(in, "no target matches");
    else if (!pov_draws_sections(in->format->draws))
        command_say(in, "there is no target to judge; 'povstat export' shows "
                        "the figures");
}

/** All figures, then all that is printed of them. */
static void print_at_once(invocation *in, pipeline *l, const pov_filter *filter,
                          const pipeline_printing *how)
{
    pov_results results;

    if (!l->without_tables)
        reckon(in, l);
    if (how->judges)
        pipeline_progress(in, l);
    results = pipeline_results(in, l, filter);
    if (!l->without_tables && !how->count(&results) && !pipeline_say_empty(in))
        how->say_none(in, results.progress->count > 0);
    filter_say_hidden(in, &results);
    filter_say_gaps(in, &results, NULL, POV_NO_DAY);
    pipeline_draw(in, l, how->make(&results));
}

/** What is printed of one family of areas after the other. */
static void print_as_it_goes(invocation *in, pipeline *l,
                             const pov_filter *filter,
                             const pipeline_printing *how)
{
    const pov_results like = results_for(in, filter);
    flow f = flow_begin(in, l);
    flow_drawn drawn;

    tell_reckoning(l, pov_families_stated(f.families));
    drawn = flow_print(&f, &like, how);
    busy_end(&l->busy);
    if (how->judges)
        report_waivers(in, l);
    put_in_order(in);
    if (!drawn.rows && !pipeline_say_empty(in))
        how->say_none(in, drawn.targets > 0);
    flow_print_document(&f, &like, how);
    flow_end(&f);
}

exit_status pipeline_print(invocation *in, const pipeline_printing *how)
{
    pov_filter filter;
    pipeline line;
    exit_status status = read_what_is_asked(in, &filter, &line);

    if (status)
        return status;
    if (flow_may_print(in, &line, &filter))
        print_as_it_goes(in, &line, &filter, how);
    else
        print_at_once(in, &line, &filter, how);
    return EXIT_DONE;
}

exit_status pipeline_print_targets(invocation *in,
                                   pov_report *make(const pov_results *))
{
    const pipeline_printing targets = {.judges = true,
                                       .count = pov_count_rows,
                                       .say_none = say_no_target,
                                       .make = make};

    return pipeline_print(in, &targets);
}
