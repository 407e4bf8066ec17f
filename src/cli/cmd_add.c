/* add: keep a document and what it states in a data directory. */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/environment.h"
#include "cli/pipeline.h"
#include "cli/plan_row.h"
#include "cli/replace.h"
#include "povstat/datapackage.h"
#include "povstat/descriptor.h"

typedef struct add_args {
    plan_said said;
    const char *part;
    bool replace;
} add_args;

static const char descriptor[] = "datapackage.json";
static const char folder[] = "extracts/";

#define SAID(name, kind, member, argument, about)                              \
    OPTION(add_args, 0, name, kind, said.member, argument, about)

static const option options[] = {
    SAID("number", OPTION_TEXT, number, "TEXT",
         "The number of the document, such as 197/KH-UBND."),
    SAID("title", OPTION_TEXT, title, "TEXT", "What it is called."),
    SAID("title-vi", OPTION_TEXT, title_vi, "TEXT",
         "The same in Vietnamese, if --title is not."),
    SAID("issuer", OPTION_TEXT, issuer, "TEXT", "Who issued it."),
    SAID("issued", OPTION_DAY, issued, "DATE", "When, YYYY-MM-DD."),
    SAID("url", OPTION_TEXT, url, "TEXT", "Where its text can be found."),
    SAID("publisher", OPTION_TEXT, publisher, "TEXT", "Who published that."),
    SAID("published", OPTION_DAY, published, "DATE", "And when."),
    SAID("area", OPTION_TEXT, area, "NAME",
         "The area that it is a plan or report of."),
    SAID("years", OPTION_TEXT, years, "YEARS",
         "Of a plan, the years that it is for: 2024 or 2021-2025."),
    SAID("standard", OPTION_TEXT, standard, "ID",
         "The poverty standard of its figures."),
    SAID("status", OPTION_TEXT, status, "STATUS",
         "How final its figures are.  Default: reported."),
    SAID("assigned-by", OPTION_TEXT, assigned_by, "own|province|ministry",
         "Who set its targets."),
    SAID("replaces", OPTION_TEXT, replaces, "ID",
         "The document that it takes the place of."),
    SAID("plan", OPTION_TEXT, plan, "ID",
         "Its id, and what its files are called.  Default: the number, as in "
         "197-kh-ubnd."),
    OPTION(add_args, 0, "part", OPTION_TEXT, part, "TEXT",
           "FILE is a further one of the document: it is kept as ID.TEXT."),
    OPTION(add_args, 0, "replace", OPTION_FLAG, replace, NULL,
           "FILE and what is said of the document take the place of what is "
           "there."),
    {0},
};

/** A file on its way into the directory. */
typedef struct kept_file {
    const char *typed;
    const char *plan; /* its id */
    const char *name; /* below the directory */
    bool is_there;    /* with the same bytes */
    bool replaces;
} kept_file;

/** What a run adds. */
typedef struct addition {
    invocation *in;
    const add_args *args;
    pov_catalogue *catalogue;
    pov_text_list there;    /* names in extracts/, and those to come */
    size_t n_there;         /* before */
    const char *plans_path; /* plans.csv... */
    const char *plans;      /* ...as it is to be */
    const char *plan;       /* the last document that was named; NULL: none */
    const char *unsaid;     /* options that would say more of it */
    bool changes_plans;
    pov_text_list lines; /* of the result */
    struct {
        kept_file *items;
        size_t count, capacity;
    } files;
    pov_arena *arena;
} addition;

/** A file of the data directory. */
static const char *place(const addition *a, const char *name)
{
    return pov_arena_format(a->arena, "%s/%s", a->in->data_directory, name);
}

/* The document. */

static bool has_failed(const addition *a)
{
    return pov_findings_count(a->in->findings, POV_FATAL) > 0;
}

/** What a file says of itself; what else is found in it is told later.
 *  Errors: NULL and a fatal finding. */
static const pov_plan *paper_of(addition *a, const char *path)
{
    pov_findings untold = {.arena = a->arena,
                           .language = a->in->findings->language};
    pov_figures *figures = pov_figures_new(a->catalogue, a->arena);
    pov_read_options how = {.scratch = NULL};
    pov_read_tally tally = {0};
    const pov_plan *paper =
        pov_extract_read(path, &how, figures, &untold, &tally);

    pipeline_tell_fatal(&untold, a->in->findings);
    return paper;
}

/** A line of the result, to be printed when all is well. */
static void tell(addition *a, const char *line)
{
    pov_arena_push(a->arena, &a->lines, line);
}

static void tell_row(addition *a, plan_change change)
{
    switch (change) {
    case PLAN_AS_IT_IS:
        break;
    case PLAN_ADDED:
        tell(a, command_worded(a->in, "plans.csv: %s added", a->plan));
        break;
    case PLAN_FILLED:
        tell(a, command_worded(a->in, "plans.csv: %s filled in", a->plan));
        break;
    case PLAN_CHANGED:
        tell(a, command_worded(a->in, "plans.csv: %s changed", a->plan));
        break;
    }
}

/** Read what is said of the document of a file, NULL: of none, and put its row
 *  into the table.  Errors: what command_refuse gave. */
static exit_status take_document(addition *a, const char *file)
{
    const pov_plan *paper = file ? paper_of(a, file) : NULL;
    plan_row row, whole;
    plan_change change;
    const char *text, *wrong;
    exit_status status;

    if (has_failed(a))
        return EXIT_DONE;
    status = plan_row_read(a->in, a->catalogue, &a->args->said, paper, &row);
    if (!status)
        status = plan_row_enter(a->in, a->catalogue, &row, a->args->replace,
                                &whole, &change);
    if (status)
        return status;
    a->plan = row.cells[PLAN_ROW_PLAN];
    a->unsaid = plan_row_unsaid(&whole, a->arena);
    if (change == PLAN_AS_IT_IS)
        return EXIT_DONE;
    text = pov_put_row(a->plans_path, a->plans, plan_row_cells(&row, a->arena),
                       N_PLAN_COLUMNS, a->in->shared->lang, a->arena, &wrong);
    if (!text)
        return command_refuse(a->in, "'%s' cannot be added to: %s",
                              a->plans_path, wrong);
    tell_row(a, change);
    a->plans = text;
    a->changes_plans = true;
    return EXIT_DONE;
}

/* The files. */

static void fail_to_read(addition *a, const char *path)
{
    pov_find(a->in->findings, POV_FOUND_UNREADABLE_FILE,
             (pov_place){path, 0, 0}, "%s",
             command_told(a->in, strerror(errno)));
}

/** The next bytes of a file.  Errors: none, and a fatal finding. */
static size_t read_piece(addition *a, const char *path, int opened, char *bytes,
                         size_t room)
{
    size_t n = 0;

    if (opened >= 0 && pov_read(opened, bytes, room, &n))
        return n;
    fail_to_read(a, path);
    return 0;
}

/** Do both hold the same?  Errors: a fatal finding. */
static bool same_bytes(addition *a, const char *one, const char *other)
{
    int of_one = pov_open(one, O_RDONLY), of_other = -1;
    char left[8192], right[8192];
    size_t n = sizeof left;
    bool same = true;

    if (of_one >= 0)
        of_other = pov_open(other, O_RDONLY);
    while (same && n == sizeof left && !has_failed(a)) {
        n = read_piece(a, one, of_one, left, sizeof left);
        same = !has_failed(a) &&
               read_piece(a, other, of_other, right, sizeof right) == n &&
               !memcmp(left, right, n);
    }
    pov_let_go(of_one);
    pov_let_go(of_other);
    return same;
}

/** A workbook is an archive; all else is read as text. */
static bool is_book(addition *a, const char *path)
{
    char bytes[4];
    int opened = pov_open(path, O_RDONLY);
    size_t n = read_piece(a, path, opened, bytes, sizeof bytes);

    pov_let_go(opened);
    return n == sizeof bytes && !memcmp(bytes, "PK\3\4", n);
}

/** Is it a file of this document: "ID.csv", "ID.2.xlsx"? */
static bool is_of(const char *name, const char *plan)
{
    size_t length = strlen(plan);

    return !strncmp(name, plan, length) && name[length] == '.';
}

static const char *extract_place(const addition *a, const char *name)
{
    return place(a, pov_arena_format(a->arena, "%s%s", folder, name));
}

/** The file of the document that holds the same bytes; NULL: none. */
static const char *twin_of(addition *a, const char *path, const char *plan)
{
    for (size_t i = 0; i < a->n_there; i++)
        if (is_of(a->there.items[i], plan) &&
            same_bytes(a, path, extract_place(a, a->there.items[i])))
            return a->there.items[i];
    for (size_t i = 0; i < a->files.count; i++)
        if (!strcmp(a->files.items[i].plan, plan) &&
            same_bytes(a, path, a->files.items[i].typed))
            return a->files.items[i].name + strlen(folder);
    return NULL;
}

/** The file with this name, whatever it ends in; NULL: none. */
static const char *one_with_stem(const addition *a, const char *stem)
{
    size_t length = strlen(stem);

    for (size_t i = 0; i < a->there.count; i++) {
        const char *name = a->there.items[i], *dot = strrchr(name, '.');

        if (dot == name + length && !strncmp(name, stem, length))
            return name;
    }
    return NULL;
}

/** What a file is called without what it ends in: "ID", of a further one of
 *  the document "ID.2", or "ID.NAME" as --part has it. */
static const char *name_for(const addition *a, const char *plan)
{
    size_t n = 1;

    if (a->args->part)
        return pov_arena_format(a->arena, "%s.%s", plan, a->args->part);
    for (size_t i = 0; i < a->files.count; i++)
        n += !strcmp(a->files.items[i].plan, plan);
    return n > 1 ? pov_arena_format(a->arena, "%s.%zu", plan, n) : plan;
}

static exit_status refuse_place(const addition *a, const char *file,
                                const char *there, const char *name)
{
    if (strcmp(there, name) != 0)
        return command_refuse(
            a->in,
            "'extracts/%s' is of this document already, and '%s' is another "
            "kind of file: --part TEXT keeps both",
            there, file);
    return command_refuse(a->in,
                          "'extracts/%s' is there already, and '%s' differs: "
                          "--replace puts it in its place, --part TEXT keeps "
                          "both",
                          there, file);
}

/** Does the file lie with the extracts already, under a name of its own? */
static bool lies_there(const addition *a, const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *directory =
        slash ? pov_arena_copy(a->arena, file, (size_t)(slash - file)) : ".";
    struct stat here, there;

    return !stat(directory, &here) && !stat(place(a, folder), &there) &&
           pov_is_same(&here, &there);
}

/** Find the name by which a file is kept.  Errors: what command_refuse
 *  gave. */
static exit_status take_file(addition *a, const char *file)
{
    kept_file kept = {.typed = file, .plan = a->plan};
    const char *twin = twin_of(a, file, a->plan);
    const char *stem = name_for(a, a->plan), *name, *there;

    if (!twin && lies_there(a, file))
        return command_refuse(a->in,
                              "'%s' lies with the extracts already, and would "
                              "be read twice: move it elsewhere first",
                              file);
    name = pov_arena_format(a->arena, "%s.%s", stem,
                            is_book(a, file) ? "xlsx" : "csv");
    if (has_failed(a))
        return EXIT_DONE;
    there = one_with_stem(a, stem);
    if (!twin && there && (!a->args->replace || strcmp(there, name) != 0))
        return refuse_place(a, file, there, name);
    kept.is_there = twin != NULL;
    kept.replaces = there != NULL;
    kept.name = pov_arena_format(a->arena, "%s%s", folder, twin ? twin : name);
    pov_arena_push(a->arena, &a->files, kept);
    if (!there && !twin)
        pov_arena_push(a->arena, &a->there, name);
    return EXIT_DONE;
}

static exit_status take_all(addition *a)
{
    const pov_text_list *files = &a->in->operands;
    exit_status status = EXIT_DONE;

    if (a->args->part && files->count != 1)
        return command_refuse(a->in, "--part is of one FILE");
    if (a->args->part &&
        strcmp(a->args->part, pov_text_slug(a->arena, a->args->part)) != 0)
        return command_refuse(a->in,
                              "'%s' cannot be part of a file's name: it may "
                              "hold small letters, digits and hyphens",
                              a->args->part);
    if (!files->count && plan_row_is_said(&a->args->said))
        status = take_document(a, NULL);
    for (size_t i = 0; !status && !has_failed(a) && i < files->count; i++) {
        if (!strcmp(files->items[i], "-"))
            return command_refuse(a->in, "what is kept must be a file, not "
                                         "standard input");
        status = take_document(a, files->items[i]);
        if (!status && !has_failed(a))
            status = take_file(a, files->items[i]);
    }
    return status;
}

/* What is wrong with them, and what comes of them. */

/** Check the files that are new.  Errors: as pipeline_figures. */
static exit_status check_files(addition *a, size_t *n_figures)
{
    invocation *in = a->in;
    pov_text_list paths = {0};
    exit_status status;
    pipeline line;

    *n_figures = 0;
    for (size_t i = 0; i < a->files.count; i++) {
        const kept_file *kept = &a->files.items[i];
        const file_of_plan of = {kept->typed, kept->plan};

        pov_arena_push(a->arena, &in->documents, of);
        if (!kept->is_there)
            pov_arena_push(a->arena, &paths, kept->typed);
    }
    if (!paths.count)
        return EXIT_DONE;
    status = pipeline_check(in, a->catalogue, paths, NULL, &line);
    if (!status)
        *n_figures = line.figures->n_stated;
    return status;
}

/** All extracts as they are to be: a new file for the one of its name. */
static pov_text_list all_extracts(const addition *a)
{
    pov_text_list paths = {0};

    for (size_t i = 0; i < a->there.count; i++) {
        const char *path = extract_place(a, a->there.items[i]);

        for (size_t k = 0; k < a->files.count; k++)
            if (!a->files.items[k].is_there &&
                !strcmp(a->files.items[k].name + strlen(folder),
                        a->there.items[i]))
                path = a->files.items[k].typed;
        pov_arena_push(a->arena, &paths, path);
    }
    return paths;
}

static const char *with_figures(const addition *a, size_t n, const char *line)
{
    if (!n)
        return line;
    return command_worded(a->in, n == 1 ? "%zu figure, %s" : "%zu figures, %s",
                          n, line);
}

/** Say what a report of the document, or of all, shows now.
 *  Errors: as pipeline_figures. */
static exit_status say_report(addition *a, size_t n_figures)
{
    pov_findings untold = {.arena = a->arena,
                           .language = a->in->findings->language};
    const pov_plan *plan =
        a->plan ? pov_catalogue_plan(a->catalogue, a->plan) : NULL;
    invocation aside = *a->in;
    pov_filter filter = {.level = POV_ANY_LEVEL};
    pov_results results;
    exit_status status;
    pipeline line;

    aside.findings = &untold;
    aside.operands = all_extracts(a);
    if (!aside.operands.count)
        return EXIT_DONE;
    status = pipeline_figures(&aside, a->catalogue, aside.operands, &line);
    if (status)
        return status;
    pipeline_progress(&aside, &line);
    pipeline_tell_fatal(&untold, a->in->findings);
    if (plan)
        pov_arena_push(a->arena, &filter.plans, plan);
    results = pipeline_results(&aside, &line, &filter);
    tell(a,
         command_worded(a->in, "report: %s",
                        with_figures(a, n_figures, pov_report_line(&results))));
    return EXIT_DONE;
}

/* Putting in place: first the document, then its files, which are then known
 * by it, last what describes both. */

static void put(addition *a, const char *name, const char *from,
                const char *text)
{
    const placement to = {place(a, name), from, text};

    pov_arena_push(a->arena, &a->in->placements, to);
}

/** Errors: a complaint; `*text` is NULL where there is no such file. */
static const char *read_table(const addition *a, const char *path,
                              const char **text)
{
    size_t length;

    *text = pov_read_file(path, a->arena, &length);
    if (*text && strlen(*text) != length)
        errno = EILSEQ; /* no text: it holds NUL bytes */
    if (*text ? strlen(*text) == length : errno == ENOENT)
        return NULL;
    return command_worded(a->in, "cannot read '%s': %s", path,
                          command_told(a->in, strerror(errno)));
}

/** Errors: what command_refuse gave, or EXIT_DONE with a fatal finding. */
static exit_status describe(addition *a)
{
    pov_package_file *files =
        pov_arena_alloc(a->arena, (a->files.count + 1) * sizeof *files);
    pov_package_source source = {.directory = a->in->data_directory,
                                 .files = files,
                                 .n_files = 1,
                                 .extracts = a->there,
                                 .name = "povstat-data"};
    const char *path = place(a, descriptor), *text;
    const char *complaint = read_table(a, path, &source.old);

    if (complaint)
        return command_refuse(a->in, "%s", complaint);
    files[0] = (pov_package_file){.path = "plans.csv", .text = a->plans};
    for (size_t i = 0; i < a->files.count; i++)
        if (!a->files.items[i].is_there)
            files[source.n_files++] =
                (pov_package_file){.path = a->files.items[i].name,
                                   .from = a->files.items[i].typed};
    text = pov_datapackage_text(&source, a->arena, a->in->findings);
    if (!text && !has_failed(a))
        return command_refuse(
            a->in, "'%s' cannot be made anew: it is no JSON object", path);
    if (text && (!source.old || strcmp(text, source.old) != 0)) {
        tell(a, command_worded(a->in, "%s: made anew", descriptor));
        put(a, descriptor, NULL, text);
    }
    return EXIT_DONE;
}

/** What a run that was killed left goes away, whatever this one writes. */
static void clear_all(const addition *a)
{
    replace_clear(a->plans_path, a->arena);
    replace_clear(place(a, descriptor), a->arena);
    for (size_t i = 0; i < a->files.count; i++)
        replace_clear(place(a, a->files.items[i].name), a->arena);
}

static exit_status put_all(addition *a)
{
    if (a->changes_plans)
        put(a, "plans.csv", NULL, a->plans);
    for (size_t i = 0; i < a->files.count; i++) {
        const kept_file *kept = &a->files.items[i];

        tell(a, command_worded(a->in,
                               kept->is_there   ? "%s: holds it already"
                               : kept->replaces ? "%s: replaced"
                                                : "%s: added",
                               kept->name));
        if (!kept->is_there)
            put(a, kept->name, kept->typed, NULL);
    }
    return describe(a);
}

static exit_status finish(addition *a, size_t n_figures)
{
    exit_status status = put_all(a);

    if (!status && !command_has_failed(a->in)) {
        if (!a->in->placements.count)
            tell(a, command_told(a->in, "nothing to do"));
        if (a->unsaid && *a->unsaid)
            command_say(a->in, "of '%s' is not said yet: %s", a->plan,
                        a->unsaid);
        status = say_report(a, n_figures);
    }
    if (status || command_has_failed(a->in)) {
        a->in->placements.count = 0;
        return status;
    }
    clear_all(a);
    for (size_t i = 0; i < a->lines.count; i++)
        fprintf(a->in->out, "%s\n",
                pov_text_shown(a->arena, a->lines.items[i]));
    return EXIT_DONE;
}

/** Does a file lack a date that the years of its document would give? */
static bool lacks_years(const addition *a)
{
    const pov_findings *found = a->in->findings;
    bool lacks = false;

    for (size_t i = 0; i < found->count && !a->args->said.years; i++)
        lacks |= found->items[i]->kind == POV_FOUND_MISSING_COLUMN &&
                 strstr(found->items[i]->detail, "as_of");
    return lacks;
}

static void say_refused(const addition *a)
{
    command_say(a->in, "nothing was added: mend what is wrong, or add it as it "
                       "is with --fail-on never");
    if (lacks_years(a))
        command_say(a->in, "a table without a date is of the year of its "
                           "document: say that with --years");
}

static exit_status complain_about_directory(const invocation *in)
{
    if (environment_data_is_chosen(in->shared->data))
        return EXIT_DONE;
    if (!pov_is_lacking("plans.csv"))
        return command_refuse(in, "'.' is a data directory: --data . adds to "
                                  "it");
    return command_refuse(in, "there is no data directory to add to: "
                              "'povstat init DIR' makes one, --data DIR "
                              "names it");
}

/** Of two runs that read plans.csv and then put it back, the second would undo
 *  the first.  A file system that cannot lock is used without.
 *  Errors: what command_refuse gave. */
static exit_status hold(invocation *in)
{
    const char *path = in->data_directory;
    int opened = pov_open(path, O_RDONLY | O_DIRECTORY);

    if (opened < 0)
        return errno == ENOENT
                   ? EXIT_DONE /* said of its tables */
                   : command_refuse(in, "cannot read '%s': %s", path,
                                    command_told(in, strerror(errno)));
    in->held.is_open = true;
    in->held.descriptor = opened;
    if (pov_lock(opened) || errno != EWOULDBLOCK)
        return EXIT_DONE;
    return command_refuse(in,
                          "another 'povstat add' is at work on '%s': nothing "
                          "was added, give the command again when it has ended",
                          path);
}

static exit_status add_run(invocation *in)
{
    addition a = {.in = in, .args = in->args, .arena = in->arena};
    exit_status status = complain_about_directory(in);
    const char *complaint;
    size_t n_figures = 0;

    if (!status)
        status = hold(in);
    if (status)
        return status;
    a.plans_path = place(&a, "plans.csv");
    complaint = read_table(&a, a.plans_path, &a.plans);
    if (complaint)
        return command_refuse(in, "%s", complaint);
    a.catalogue = pipeline_catalogue(in);
    if (a.catalogue)
        a.there = pipeline_extracts(in);
    a.n_there = a.there.count;
    if (!a.catalogue || has_failed(&a))
        return EXIT_DONE;
    status = take_all(&a);
    if (!status && !has_failed(&a))
        status = check_files(&a, &n_figures);
    if (status)
        return status;
    if (command_has_failed(in)) {
        say_refused(&a);
        return EXIT_DONE;
    }
    return finish(&a, n_figures);
}

static const command_example examples[] = {
    {"povstat add ke-hoach.xlsx --data d --number 197/KH-UBND",
     "A plan as the office saved it"},
    {"povstat add bieu-2.csv --data d --plan 197-kh-ubnd --part bieu-2",
     "A second table of the same plan"},
    {"povstat add --data d --plan 197-kh-ubnd --url https://example.vn/197",
     "More of a document that is kept"},
    {"povstat add --data d", "datapackage.json made anew, and nothing else"},
    {0},
};

const command cmd_add = {
    .name = "add",
    .operands = "[FILE...]",
    .most_operands = OPERANDS_ANY,
    .operands_are_files = true,
    .about = "Keep a document and its figures in a data directory.",
    .details =
        "A row of plans.csv tells of the document, FILE goes into extracts as "
        "it is, called after the document, and datapackage.json is made anew. "
        "What is not said by options may be said in FILE, by rows that begin "
        "with '# number', '# title', '# issuer', '# issued' or '# url'. "
        "Nothing is added of a FILE with errors, and nothing that is there is "
        "changed without --replace, but blanks are filled in. What is there "
        "already is not added twice: the same command can be given again, "
        "also where it was stopped. Without FILE the row alone is added or "
        "changed, without any option datapackage.json is made anew.",
    .examples = examples,
    .options = options,
    .args_size = sizeof(add_args),
    .without_input =
        "what is kept is read without it each time: say it in FILE, by rows "
        "such as '# as_of', or give that sheet as a file of its own",
    .shared = SHARED_DATA | SHARED_FINDINGS,
    .run = add_run,
};
