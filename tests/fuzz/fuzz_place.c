#include "fuzz.h"

#include <string.h>

/* In an encoding that is not known here, every byte of a line end may be one:
 * more lines than there are, never fewer. */
static size_t count_lines(const uint8_t *bytes, size_t size, bool is_utf8)
{
    size_t lines = 1;

    for (size_t i = 0; i < size; i++)
        if (bytes[i] == '\r' ||
            (bytes[i] == '\n' && !(is_utf8 && i && bytes[i - 1] == '\r')))
            lines++;
    return lines;
}

static size_t line_length(const fuzz_extent *in, uint32_t wanted)
{
    uint32_t line = 1;
    size_t start = 0;

    for (size_t i = 0; i < in->size; i++) {
        if (in->bytes[i] != '\r' && in->bytes[i] != '\n')
            continue;
        if (line == wanted)
            return i - start;
        if (in->bytes[i] == '\r' && i + 1 < in->size &&
            in->bytes[i + 1] == '\n')
            i++;
        line++;
        start = i + 1;
    }
    return line == wanted ? in->size - start : 0;
}

fuzz_extent fuzz_extent_of(const char *path, const uint8_t *bytes, size_t size,
                           bool may_be_utf8)
{
    fuzz_extent in = {.path = path, .bytes = bytes, .size = size};

    in.is_utf8 =
        may_be_utf8 && pov_text_is_utf8((const char *)bytes, size, NULL);
    in.lines = count_lines(bytes, size, in.is_utf8);
    return in;
}

void fuzz_check_place(const fuzz_extent *in, pov_place place, const char *whose)
{
    size_t widest = in->size;

    if (!place.file || strcmp(place.file, in->path) != 0)
        return;
    if (place.line > in->lines)
        fuzz_fail("%s: line %u of %zu", whose, place.line, in->lines);
    if (!place.line && place.column)
        fuzz_fail("%s: a column without a line", whose);
    if (in->is_utf8)
        widest = line_length(in, place.line);
    if (place.column > widest + 1)
        fuzz_fail("%s: line %u column %u of %zu", whose, place.line,
                  place.column, widest);
}

void fuzz_check_findings(const fuzz_extent *in, const pov_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const pov_finding *f = findings->items[i];
        const char *code = pov_finding_types[f->kind].code;

        fuzz_check_place(in, f->place, code);
        for (size_t r = 0; r < f->related.count; r++)
            fuzz_check_place(in, f->related.items[r].place, code);
    }
}
