#include "cli/diagnostics.h"

#include <string.h>

#include "cli/environment.h"
#include "povstat/text.h"

diagnostics_base diagnostics_base_here(pov_arena *arena)
{
    return (diagnostics_base){environment_directory(arena),
                              environment_checkout()};
}

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

const char *diagnostics_path(pov_arena *arena, const diagnostics_base *base,
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

/** Characters of a text; a byte that begins none counts as one. */
static size_t count_characters(const char *text)
{
    size_t length = strlen(text), n = 0;

    for (size_t at = 0; at < length; n++)
        at += pov_text_step(text + at, length - at);
    return n;
}

size_t diagnostics_end(const pov_finding *finding)
{
    size_t column = finding->place.column;
    size_t behind = column + finding->span;

    if (!column || !finding->span)
        return 0;
    if (finding->line) {
        size_t length = count_characters(finding->line) + 1;

        behind = behind < length ? behind : length;
    }
    return behind > column ? behind : 0;
}

static void print_location(const pov_finding *finding,
                           const diagnostics_base *base, pov_arena *arena,
                           FILE *out)
{
    pov_place place = finding->place;
    size_t end = diagnostics_end(finding);

    if (!place.file)
        return;
    if (pov_place_is_cell(place)) /* a workbook has no lines there */
        place = (pov_place){pov_place_path(arena, place.file), 0, 0};
    print_property(
        "file",
        pov_text_shown(arena, diagnostics_path(arena, base, place.file)), out);
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
                                  const diagnostics_base *base,
                                  pov_arena *arena)
{
    const char *text = "";

    for (size_t i = 0; i < finding->related.count; i++) {
        pov_place place = finding->related.items[i].place;

        if (!place.file || !pov_place_compare(place, finding->place))
            continue;
        place.file = diagnostics_path(arena, base, place.file);
        if (!pov_place_is_cell(place))
            place.column = 0;
        text = pov_arena_format(
            arena, "%s%s%s", text,
            *text ? ", " : pov_say(finding->language, "; see also "),
            pov_place_text(arena, place));
    }
    return text;
}

void diagnostics_github(const pov_finding *finding,
                        const diagnostics_base *base, pov_arena *arena,
                        FILE *out)
{
    const pov_finding_type *type = &pov_finding_types[finding->kind];
    const char *name = type->severity == POV_NOTE
                           ? "notice"
                           : pov_code(POV_TERMS_SEVERITY, type->severity);
    bool is_cell = pov_place_is_cell(finding->place);
    const char *message = pov_arena_format(
        arena, "%s%s%s%s", is_cell ? pov_place_text(arena, finding->place) : "",
        is_cell ? ": " : "", pov_finding_message(arena, finding),
        related_places(finding, base, arena));

    fprintf(out, "::%s ", name);
    print_location(finding, base, arena, out);
    print_property("title", type->code, out);
    fputs("::", out);
    print_escaped(pov_text_shown(arena, message), "%\r\n", out);
    if (finding->help && *finding->help) {
        fprintf(out, "%%0A%s", pov_say(finding->language, "help: "));
        print_escaped(pov_text_shown(arena, finding->help), "%\r\n", out);
    }
    fputc('\n', out);
}
