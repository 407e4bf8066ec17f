#include "cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/diff.h"
#include "cli/replace.h"
#include "cli/terminal.h"

static const char *cannot_write(const output *o, int error)
{
    const char *why =
        pov_say(o->language, error ? strerror(error) : "the write failed");

    if (!o->typed)
        return pov_arena_format(
            o->arena, pov_say(o->language, "cannot write standard output: %s"),
            why);
    return pov_arena_format(
        o->arena, pov_say(o->language, "cannot write '%s': %s"), o->typed, why);
}

static const char *resolve(const char *path, pov_arena *arena)
{
    char *real = realpath(path, NULL);
    const char *copy = real ? pov_arena_copy(arena, real, strlen(real)) : NULL;

    free(real);
    return copy;
}

/* Standard output, devices and pipes have nothing to replace. */
static const char *open_target(output *o)
{
    struct stat now;
    bool exists = !stat(o->typed, &now);

    if (exists && S_ISDIR(now.st_mode))
        return cannot_write(o, EISDIR);
    if (exists && !S_ISREG(now.st_mode)) {
        o->out = fopen(o->typed, "w");
        return o->out ? NULL : cannot_write(o, errno);
    }
    if (exists && access(o->typed, W_OK))
        return cannot_write(o, errno);
    if (!exists && errno != ENOENT)
        return cannot_write(o, errno);
    if (exists || !lstat(o->typed, &now))
        o->path = resolve(o->typed, o->arena);
    else
        o->path = o->typed;
    if (!o->path)
        return cannot_write(o, errno);
    o->out = replace_begin(o->path, o->arena);
    return o->out ? NULL : cannot_write(o, errno);
}

const char *output_begin(output *o, const char *typed, bool is_check,
                         pov_arena *arena)
{
    *o =
        (output){.is_check = is_check, .language = o->language, .arena = arena};
    if (typed && strcmp(typed, "-") != 0)
        o->typed = typed;
    if (is_check)
        o->out = open_memstream(&o->text, &o->length);
    else if (o->typed)
        return open_target(o);
    else
        o->out = stdout;
    return o->out ? NULL : cannot_write(o, errno);
}

const char *output_page(output *o, const char *pager)
{
    if (!pager || o->out != stdout)
        return NULL;
    o->pager = pager;
    o->out = open_memstream(&o->text, &o->length);
    return o->out ? NULL : cannot_write(o, errno);
}

const char *output_input_hit(const output *o, const pov_text_list *paths)
{
    return o->path && !o->is_check ? replace_input_at(o->path, paths) : NULL;
}

/* Errors stick to a stream: a failure in the middle is still known here. */
static bool flush(FILE *out)
{
    bool failed = ferror(out);

    errno = 0;
    return !fflush(out) && !failed;
}

static bool end_standard(const output *o, const char **complaint)
{
    const output standard = {.language = o->language, .arena = o->arena};
    bool ok = flush(stdout);

    if (ok && !fclose(stdout))
        return true;
    if (!*complaint)
        *complaint = cannot_write(&standard, errno);
    return false;
}

static bool read_whole(const output *o, diff_text *old)
{
    FILE *file = fopen(o->typed, "r");
    char *text = NULL;
    size_t room = 0, n;

    old->text = "";
    if (!file)
        return errno == ENOENT;
    do {
        if (old->length == room) {
            room = room ? room * 2 : 64 * 1024;
            text = pov_realloc_or_die(text, room);
        }
        n = fread(text + old->length, 1, room - old->length, file);
        old->length += n;
    } while (n);
    n = ferror(file) ? 1 : 0;
    old->text = pov_arena_copy(o->arena, text, old->length);
    free(text);
    return !fclose(file) && !n;
}

static output_outcome compare_with_file(output *o, const char **complaint)
{
    diff_text old = {.name = o->typed}, new = {.name = o->typed};
    bool is_other;

    fclose(o->out);
    if (!read_whole(o, &old)) {
        *complaint = pov_arena_format(
            o->arena, pov_say(o->language, "cannot read '%s'"), o->typed);
        free(o->text);
        return OUTPUT_FAILED;
    }
    new.text = o->text;
    new.length = o->length;
    is_other = diff_print(&old, &new, o->arena, stdout);
    free(o->text);
    return is_other ? OUTPUT_DIFFERS : OUTPUT_WRITTEN;
}

static output_outcome end_file(output *o, const char **complaint)
{
    bool ok = flush(o->out);

    if (ok && o->path)
        ok = replace_end(o->out, o->path, o->arena);
    if (!ok)
        *complaint = cannot_write(o, errno);
    if (fclose(o->out) && ok) {
        *complaint = cannot_write(o, errno);
        ok = false;
    }
    return ok ? OUTPUT_WRITTEN : OUTPUT_FAILED;
}

/* Without the pager it is shown at once. */
static output_outcome end_paged(output *o, const char **complaint)
{
    bool ok = flush(o->out);

    if (fclose(o->out) || !ok)
        *complaint = cannot_write(o, errno);
    else if (!terminal_page(o->pager, o->text, o->length))
        fwrite(o->text, 1, o->length, stdout);
    free(o->text);
    return *complaint ? OUTPUT_FAILED : OUTPUT_WRITTEN;
}

output_outcome output_end(output *o, const char **complaint)
{
    output_outcome outcome = OUTPUT_WRITTEN;

    *complaint = NULL;
    if (o->is_check)
        outcome = compare_with_file(o, complaint);
    else if (o->pager)
        outcome = end_paged(o, complaint);
    else if (o->typed)
        outcome = end_file(o, complaint);
    return end_standard(o, complaint) ? outcome : OUTPUT_FAILED;
}

void output_drop(output *o)
{
    if (o->out != stdout)
        fclose(o->out);
    free(o->text);
    fclose(stdout);
}
