/* init: a data directory of one's own. */

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/command.h"
#include "povstat/datapackage.h"
#include "povstat/descriptor.h"
#include "povstat/embedded.h"
#include "povstat/text.h"

enum { PLANS, WAIVERS, KEPT, PACKAGE, README, N_MADE, N_FILES = N_MADE + 3 };

/* Git keeps no empty directory, and a hidden file is no extract. */
static const char *const made[N_MADE] = {"plans.csv", "waivers.csv",
                                         "extracts/.gitkeep",
                                         "datapackage.json", "README.md"};

/** Files that are there as they lie in docs/ci. */
static const struct {
    const char *name, *from;
} copied[N_FILES - N_MADE] = {
    {".github/workflows/povstat.yml", "docs/ci/github-actions.yml"},
    {".gitlab-ci.yml", "docs/ci/gitlab-ci.yml"},
    {".pre-commit-config.yaml", "docs/ci/pre-commit-config.yaml"},
};

static const char *text_of(pov_arena *arena, const pov_embedded *file)
{
    return pov_arena_copy(arena, (const char *)file->bytes, file->length);
}

/** The first line of a table that the program carries. */
static const char *header_of(pov_arena *arena, const char *table)
{
    const char *text = text_of(arena, pov_embedded_data(table));

    return pov_arena_copy(arena, text, strcspn(text, "\n") + 1);
}

/** The name of a package: the last one of the directory's path. */
static const char *package_name(pov_arena *arena, const char *path)
{
    size_t length = strlen(path), begin;
    const char *slug;

    while (length && path[length - 1] == '/')
        length--;
    for (begin = length; begin && path[begin - 1] != '/';)
        begin--;
    slug = pov_text_slug(arena,
                         pov_arena_copy(arena, path + begin, length - begin));
    return *slug ? slug : "povstat-data";
}

/** What stands in the way, as a text for command_refuse with the directory;
 *  NULL: nothing. */
static const char *obstacle(const invocation *in, const char *path)
{
    DIR *stream = opendir(path);
    const struct dirent *entry;
    bool is_empty = true, is_ours = false;
    struct stat here, there;

    if (!stream)
        return NULL; /* whatever is wrong with it will be said */
    while ((entry = readdir(stream))) {
        bool is_own =
            !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");

        is_empty = is_empty && is_own;
        is_ours = is_ours || !strcmp(entry->d_name, "plans.csv");
    }
    closedir(stream);
    if (is_ours)
        return command_worded(in,
                              "'%s' is a data directory already: 'povstat add "
                              "FILE --data %s' adds to it",
                              path, path);
    if (!is_empty)
        return command_worded(in,
                              "'%s' is not empty: name a directory that is "
                              "not there yet, such as '%s/data'",
                              path, path);
    if (!stat(".", &here) && !stat(path, &there) && pov_is_same(&here, &there))
        return command_worded(in,
                              "'%s' is where you are, and would be replaced: "
                              "name a directory that is not there yet",
                              path);
    return NULL;
}

static const char *new_package(const invocation *in, const char *path,
                               const char *plans, const char *waivers)
{
    const pov_package_file files[] = {
        {.path = made[PLANS], .text = plans},
        {.path = made[WAIVERS], .text = waivers},
    };
    const pov_package_source source = {
        .files = files, .n_files = 2, .name = package_name(in->arena, path)};

    return pov_datapackage_text(&source, in->arena, in->findings);
}

static void make_files(invocation *in, const char *path)
{
    const char *plans = header_of(in->arena, "plans.csv");
    const char *waivers = header_of(in->arena, "waivers.csv");
    const char *readme = in->shared->lang == POV_VI
                             ? "docs/ci/data-directory-vi.md"
                             : "docs/ci/data-directory.md";
    const char *const texts[N_MADE] = {
        [PLANS] = plans,
        [WAIVERS] = waivers,
        [KEPT] = "",
        [PACKAGE] = new_package(in, path, plans, waivers),
        [README] = text_of(in->arena, pov_embedded_find(readme))};
    directory_file *files = pov_arena_alloc(in->arena, N_FILES * sizeof *files);

    for (size_t i = 0; i < N_MADE; i++)
        files[i] = (directory_file){.name = made[i], .text = texts[i]};
    for (size_t i = N_MADE; i < N_FILES; i++)
        files[i] = (directory_file){
            .name = copied[i - N_MADE].name,
            .text =
                text_of(in->arena, pov_embedded_find(copied[i - N_MADE].from))};
    in->files = (directory_files){files, N_FILES};
    in->files_at = path;
}

static exit_status init_run(invocation *in)
{
    const char *path = in->operands.items[0];
    const char *complaint = obstacle(in, path);

    if (complaint)
        return command_refuse(in, "%s", complaint);
    make_files(in, path);
    path = pov_text_shown(in->arena, path);
    fprintf(in->out,
            command_told(in, "'%s' is a data directory now.  Next:\n"
                             "  povstat add FILE --data %s --number "
                             "197/KH-UBND\n"
                             "  povstat report --data %s -o report.html\n"),
            path, path, path);
    return EXIT_DONE;
}

static const command_example examples[] = {
    {"povstat init so-lieu --lang vi", "With a page for people in Vietnamese"},
    {"povstat init d && povstat add ke-hoach.xlsx --data d --number "
     "197/KH-UBND",
     "From nothing to a plan that is kept"},
    {0},
};

const command cmd_init = {
    .name = "init",
    .operands = "DIR",
    .least_operands = 1,
    .most_operands = 1,
    .about = "Make a data directory of your own.",
    .details =
        "It holds plans.csv, extracts and waivers.csv, all empty; "
        "datapackage.json, which describes them; files by which GitHub, GitLab "
        "and pre-commit check what is kept; and a README.md for people, in the "
        "language of --lang. Areas, indicators and standards are the program's "
        "own. DIR must not be there yet, or be empty, and appears whole or not "
        "at all.",
    .examples = examples,
    .run = init_run,
};
