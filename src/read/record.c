#include "read/record.h"

#include <string.h>

/** The source line if the finding before this one shows it already: a line of
 *  megabytes with a hundred things wrong is kept once. */
static const char *shown_before(const pov_findings *findings,
                                const pov_finding *finding)
{
    const pov_finding *before;

    if (findings->count < 2)
        return NULL;
    before = findings->items[findings->count - 2];
    return before->place.file == finding->place.file &&
                   before->place.line == finding->place.line
               ? before->line
               : NULL;
}

void record_show(const pov_findings *findings, const record *row,
                 pov_finding *finding)
{
    const char *end = row->text + row->length;
    const char *from = row->text, *behind;

    if (!pov_finding_is_kept(findings, finding))
        return;
    finding->line = shown_before(findings, finding);
    if (finding->line)
        return;
    for (uint32_t line = row->line; line < finding->place.line; line++) {
        from = memchr(from, '\n', (size_t)(end - from));
        if (!from)
            return;
        from++;
    }
    behind = memchr(from, '\n', (size_t)(end - from));
    finding->line = pov_arena_copy(findings->arena, from,
                                   (size_t)((behind ? behind : end) - from));
}
