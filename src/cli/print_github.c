#include "cli/print_github.h"

#include <string.h>

#include "cli/shown.h"
#include "povstat/text.h"

/** A path without its last name; "" if there is none to take. */
static const char *without_last_name(pov_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? pov_arena_copy(arena, path, (size_t)(slash - path)) : "";
}

/** An absolute path without "//", "." and "..", by its letters alone: the
 *  file may be gone when somebody looks. */
static const char *plain_path(pov_arena *arena, const char *path)
{
    const char *plain = "";

    while (*path) {
        size_t length = strcspn(path, "/");

        if (length == 2 && !strncmp(path, "..", 2))
            plain = without_last_name(arena, plain);
        else if (length && !(length == 1 && *path == '.'))
            plain =
                pov_arena_format(arena, "%s/%.*s", plain, (int)length, path);
        path += length + (path[length] == '/');
    }
    return plain;
}

const char *github_path(pov_arena *arena, const github_base *base,
                        const char *path)
{
    const char *top, *whole = path;
    size_t length;

    if (!base->directory)
        return path;
    if (*path != '/')
        whole = pov_arena_format(arena, "%s/%s", base->directory, path);
    whole = plain_path(arena, whole);
    top = plain_path(arena, base->checkout ? base->checkout : base->directory);
    length = strlen(top);
    if (strncmp(whole, top, length) != 0 || whole[length] != '/')
        return path;
    return whole + length + 1;
}

static void print_escaped(const char *text, const char *marks, FILE *out)
{
    for (; *text; text++)
        if (strchr(marks, *text))
            fprintf(out, "%%%02X", (unsigned)(unsigned char)*text);
        else
            fputc(*text, out);
}

/* Control characters do not come this far, but for our own line ends. */
static void print_property(const char *name, const char *text, FILE *out)
{
    fprintf(out, "%s=", name);
    print_escaped(text, "%\r\n:,", out);
}

/** The column behind the span, in its line as far as that is known; 0: no
 *  span is. */
static size_t end_column(const pov_finding *finding)
{
    size_t column = finding->place.column;
    size_t behind = column + finding->span;

    if (!column || !finding->span)
        return 0;
    if (finding->line) {
        size_t length = shown_count(finding->line) + 1;

        behind = behind < length ? behind : length;
    }
    return behind > column ? behind : 0;
}

static void print_location(const pov_finding *finding, const github_base *base,
                           pov_arena *arena, FILE *out)
{
    pov_place place = finding->place;
    size_t end = end_column(finding);

    if (!place.file)
        return;
    print_property(
        "file", shown_text(arena, github_path(arena, base, place.file)), out);
    if (place.line)
        fprintf(out, ",line=%lu", (unsigned long)place.line);
    if (place.line && place.column)
        fprintf(out, ",col=%lu", (unsigned long)place.column);
    if (place.line && end)
        fprintf(out, ",endColumn=%zu", end);
    fputc(',', out);
}

/** "; see also a.csv:3, b.csv:7": GitHub knows one place a finding. */
static const char *related_places(const pov_finding *finding,
                                  const github_base *base, pov_arena *arena)
{
    const char *text = "";

    for (size_t i = 0; i < finding->related.count; i++) {
        pov_place place = finding->related.items[i].place;

        if (!place.file || !pov_place_compare(place, finding->place))
            continue;
        text = pov_arena_format(
            arena, "%s%s%s", text,
            *text ? ", " : pov_say(finding->language, "; see also "),
            github_path(arena, base, place.file));
        if (place.line)
            text = pov_arena_format(arena, "%s:%lu", text,
                                    (unsigned long)place.line);
    }
    return text;
}

void print_github(const pov_finding *finding, const github_base *base,
                  pov_arena *arena, FILE *out)
{
    const pov_finding_type *type = &pov_finding_types[finding->kind];
    const char *name = type->severity == POV_NOTE
                           ? "notice"
                           : pov_severity_name(type->severity);
    const char *message =
        pov_arena_format(arena, "%s%s", pov_finding_message(arena, finding),
                         related_places(finding, base, arena));

    fprintf(out, "::%s ", name);
    print_location(finding, base, arena, out);
    print_property("title", type->code, out);
    fputs("::", out);
    print_escaped(shown_text(arena, message), "%\r\n", out);
    if (finding->help && *finding->help) {
        fprintf(out, "%%0A%s", pov_say(finding->language, "help: "));
        print_escaped(shown_text(arena, finding->help), "%\r\n", out);
    }
    fputc('\n', out);
}
