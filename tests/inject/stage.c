#define _GNU_SOURCE

#include "stage.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "page.h"

enum { MOST_WORDS = 24, MOST_LETTERS = 512 };

/** A command line, and what is known of the world. */
typedef struct line {
    char *words[MOST_WORDS];
    size_t n;
    char letters[MOST_LETTERS];
    size_t used;
} line;

static const char *path_in(const stage *s, const char *name, char *path)
{
    snprintf(path, 2 * STAGE_PATH, "%s/%s", s->root, name);
    return path;
}

static void add_word(line *l, const char *word, size_t length)
{
    if (l->n + 1 >= MOST_WORDS || l->used + length + 1 > MOST_LETTERS) {
        errno = E2BIG;
        trace_die(word);
    }
    l->words[l->n++] = memcpy(l->letters + l->used, word, length);
    l->used += length;
    l->letters[l->used++] = '\0';
    l->words[l->n] = NULL;
}

static void add_words(line *l, const char *words)
{
    while (*words) {
        size_t length = strcspn(words, " ");

        add_word(l, words, length);
        words += length + strspn(words + length, " ");
    }
}

/** A command of `length` letters, with where its result goes; NULL: that is
 *  standard output. */
static void add_command(line *l, const char *command, size_t length,
                        const char *target)
{
    bool is_said = !target;

    for (const char *end = command + length; command < end;) {
        size_t n = strcspn(command, " ;");
        bool is_target = n == 1 && *command == '@';

        add_word(l, is_target ? target : command,
                 is_target ? strlen(target) : n);
        is_said |= is_target;
        command += n + strspn(command + n, " ");
    }
    if (is_said)
        return;
    add_words(l, "-o");
    add_words(l, target);
}

static void add_format(line *l, const torture_case *c)
{
    if (!*c->format)
        return;
    add_words(l, "--format");
    add_words(l, c->format);
}

static void set_variables(const stage *s, bool is_shimmed, line *l)
{
    char text[2 * STAGE_PATH];

    add_words(l, "PATH=/usr/bin:/bin SOURCE_DATE_EPOCH=1750000000 LC_ALL=C");
    add_words(l, "UBSAN_OPTIONS=exitcode=99 "
                 "ASAN_OPTIONS=exitcode=99:detect_leaks=0:"
                 "verify_asan_link_order=0:allocator_may_return_null=1");
    snprintf(text, sizeof text, "TMPDIR=%s/tmp", s->root);
    add_word(l, text, strlen(text));
    if (!is_shimmed)
        return;
    snprintf(text, sizeof text, "LD_PRELOAD=%s", s->shim);
    add_word(l, text, strlen(text));
    add_words(l, PAGE_VARIABLE "=yes");
}

static void run_line(stage *s, line *l, const injection *wrong, result *out)
{
    char work[2 * STAGE_PATH], in[2 * STAGE_PATH], printed[2 * STAGE_PATH],
        said[2 * STAGE_PATH];
    line variables = {.n = 0};
    const start how = {.words = l->words,
                       .variables = variables.words,
                       .directory = path_in(s, "work", work),
                       .in = s->played->is_piped ? path_in(s, "work/in.csv", in)
                                                 : NULL,
                       .out = path_in(s, "printed", printed),
                       .err = path_in(s, "said", said)};
    ssize_t n_out, n_err;

    set_variables(s, !wrong->fault || wrong->fault->effect == FAULT_ALLOCATION,
                  &variables);
    out->how = trace_run(&how, wrong);
    n_out = tree_file(printed, out->out, MOST_PRINTED);
    n_err = tree_file(said, out->err, MOST_PRINTED);
    if (n_out < 0 || n_err < 0)
        trace_die("what was printed");
    out->n_out = (size_t)n_out;
    out->n_err = (size_t)n_err;
}

/** What is on its way in a directory that is changed is litter, too. */
static void set_aside(tree *target, tree *litter)
{
    size_t kept = 0;

    for (size_t i = 0; i < target->n; i++) {
        const char *slash = strrchr(target->items[i].path, '/');
        bool is_on_its_way = slash && !strncmp(slash, "/.povstat-", 10);

        if (is_on_its_way)
            litter->items[litter->n++] = target->items[i];
        else
            target->items[kept++] = target->items[i];
    }
    target->n = kept;
}

static void look(const stage *s, result *out)
{
    char path[2 * STAGE_PATH];
    tree whole, scratch;

    tree_read(path_in(s, "out", path), &whole);
    out->target = tree_part(&whole, s->target, true);
    out->litter = tree_part(&whole, s->target, false);
    if (case_changes_directory(s->played))
        set_aside(&out->target, &out->litter);
    tree_read(path_in(s, "tmp", path), &scratch);
    for (size_t i = 0; i < scratch.n && out->litter.n < TREE_MOST; i++)
        out->litter.items[out->litter.n++] = scratch.items[i];
    tree_read(path_in(s, "work", path), &out->inputs);
}

static const char *target_in(const stage *s, const char *directory,
                             char path[64])
{
    snprintf(path, 64, "../%s/%s", directory, s->target);
    return path;
}

void stage_run(stage *s, const injection *wrong, result *out)
{
    const torture_case *c = s->played;
    line l = {.n = 0};
    char path[64];

    add_word(&l, s->program, strlen(s->program));
    add_command(&l, c->command, strlen(c->command),
                c->place == PLACE_PRINTED ? NULL : target_in(s, "out", path));
    add_format(&l, c);
    if (c->place == PLACE_SAME || c->place == PLACE_OTHER)
        add_words(&l, "--check");
    run_line(s, &l, wrong, out);
    look(s, out);
}

void stage_use(stage *s, result *out)
{
    static const char check[] = "check --data @";
    line l = {.n = 0};
    char path[64];

    add_word(&l, s->program, strlen(s->program));
    add_command(&l, check, strlen(check), target_in(s, "out", path));
    run_line(s, &l, &(injection){.is_quick = true}, out);
}

/* What stood there was made by the program, where it matters what it is. */
static void make_older(stage *s)
{
    const torture_case *c = s->played;
    const char *command = c->place == PLACE_SAME ? c->command : c->older;
    char path[2 * STAGE_PATH], name[64];
    size_t length;

    tree_remove(path_in(s, "older", path), false);
    if (c->place == PLACE_PRINTED || c->place == PLACE_NEW)
        return;
    if (!command) {
        snprintf(name, sizeof name, "older/%s", s->target);
        tree_write(path_in(s, name, path), "older\n", 6, 0640);
        return;
    }
    for (; *command; command += length + (command[length] == ';')) {
        line l = {.n = 0};

        length = strcspn(command, ";");
        add_word(&l, s->program, strlen(s->program));
        add_command(&l, command, length, target_in(s, "older", name));
        add_format(&l, c);
        run_line(s, &l, &(injection){0}, &s->right);
    }
}

void stage_clean(const stage *s)
{
    char path[2 * STAGE_PATH];

    tree_remove(path_in(s, "out", path), false);
    tree_remove(path_in(s, "tmp", path), false);
}

void stage_restore(const stage *s)
{
    char out[2 * STAGE_PATH], older[2 * STAGE_PATH], name[64];
    struct stat about;

    snprintf(name, sizeof name, "out/%s", s->target);
    path_in(s, name, out);
    if (!lstat(out, &about)) {
        if (S_ISDIR(about.st_mode))
            tree_remove(out, true);
        else
            unlink(out);
    }
    tree_copy(path_in(s, "older", older), path_in(s, "out", out));
}

void stage_set(stage *s, const torture_case *c)
{
    char path[2 * STAGE_PATH];

    s->played = c;
    snprintf(s->target, sizeof s->target, "%s%s", "r",
             case_makes_directory(c) ? "" : ".out");
    make_older(s);
    tree_read(path_in(s, "older", path), &s->older);
    stage_clean(s);
    stage_restore(s);
    stage_run(s, &(injection){0}, &s->right);
}

static void absolute(const char *path, char out[STAGE_PATH])
{
    char *real = realpath(path, NULL);

    if (!real || strlen(real) >= STAGE_PATH)
        trace_die(path);
    strcpy(out, real);
    free(real);
}

/* In memory, if that can be had: a disk takes long to sync. */
static const char *scratch(void)
{
    const char *typed = getenv("TORTURE_TMPDIR");

    if (typed)
        return typed;
    if (!access("/dev/shm", W_OK | X_OK))
        return "/dev/shm";
    typed = getenv("TMPDIR");
    return typed && *typed ? typed : "/tmp";
}

/* What is gathered has to be of this very program. */
static void make_partial(stage *s)
{
    static const torture_case reading = {.command = "report --partial "
                                                    "part.ndjson in.csv"};
    line l = {.n = 0};

    s->played = &reading;
    add_word(&l, s->program, strlen(s->program));
    add_words(&l, reading.command);
    run_line(s, &l, &(injection){0}, &s->right);
}

void stage_open(stage *s, const char *program, const char *shim,
                const char *sources)
{
    static const char *const made[] = {"work", "out", "tmp", "older"};
    static const char *const copied[][2] = {
        {"data", "work/data"}, {"data", "work/other"}, {"other", "work/other"}};
    static const char *const files[][2] = {{"in.csv", "work/in.csv"},
                                           {"book.xlsx", "work/book.xlsx"}};
    char from[2 * STAGE_PATH], to[2 * STAGE_PATH];
    ssize_t n;

    *s = (stage){.right = result_new()};
    absolute(program, s->program);
    absolute(shim, s->shim);
    snprintf(s->root, sizeof s->root, "%s/torture-XXXXXX", scratch());
    if (!mkdtemp(s->root))
        trace_die(s->root);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        mkdir(path_in(s, made[i], to), 0755);
    for (size_t i = 0; i < sizeof copied / sizeof *copied; i++) {
        snprintf(from, sizeof from, "%s/%s", sources, copied[i][0]);
        tree_copy(from, path_in(s, copied[i][1], to));
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(from, sizeof from, "%s/%s", sources, files[i][0]);
        n = tree_file(from, s->right.out, MOST_PRINTED);
        if (n < 0)
            trace_die(from);
        tree_write(path_in(s, files[i][1], to), s->right.out, (size_t)n, 0644);
    }
    make_partial(s);
}

void stage_close(stage *s)
{
    tree_remove(s->root, true);
    result_free(&s->right);
}

result result_new(void)
{
    result r = {.out = malloc(MOST_PRINTED), .err = malloc(MOST_PRINTED)};

    if (!r.out || !r.err)
        trace_die("memory");
    return r;
}

void result_free(result *r)
{
    free(r->out);
    free(r->err);
}
