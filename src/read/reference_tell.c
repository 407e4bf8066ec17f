#include "read/reference_tell.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/text.h"

__attribute__((format(printf, 2, 0))) static const char *
say_wrong(const reference_reading *r, const char *wrong, va_list arguments)
{
    const char *format = pov_say(r->findings->language, wrong);
    va_list again;
    int length;
    char *text;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    length = length < 0 ? 0 : length;
    text = pov_arena_alloc(r->arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

/** "level: 'provinz' is none of …": waivers know the cell by its quotes. */
static pov_finding *tell(reference_reading *r, pov_finding_kind kind,
                         pov_place place, const char *column, const char *typed,
                         const char *wrong)
{
    bool is_blank = !*typed;
    pov_finding *f = pov_find(
        r->findings, kind, place, "%s: %s%s%s%s%s", column, is_blank ? "" : "'",
        typed, is_blank ? "" : "'", is_blank || !*wrong ? "" : " ", wrong);

    f->span = pov_text_characters(typed, strlen(typed));
    if (pov_finding_is_kept(r->findings, f))
        pov_arena_push(r->arena, &r->unshown, f);
    return f;
}

pov_place reference_place(const reference_row *row, size_t column)
{
    const reference_reading *r = row->reading;

    return r->at[column] == SIZE_MAX
               ? row->place
               : rows_place(r->rows, row->typed, r->at[column]);
}

bool reference_refuse(const reference_row *row, size_t column,
                      const char *wrong, ...)
{
    reference_reading *r = row->reading;
    va_list arguments;

    va_start(arguments, wrong);
    tell(r, POV_FOUND_BAD_REFERENCE, reference_place(row, column),
         r->table->columns[column].name, row->cells[column].text,
         say_wrong(r, wrong, arguments));
    va_end(arguments);
    return false;
}

bool reference_refuse_again(const reference_row *row, pov_place before)
{
    reference_reading *r = row->reading;
    pov_finding *f =
        tell(r, POV_FOUND_BAD_REFERENCE, reference_place(row, 0),
             r->table->columns[0].name, row->cells[0].text,
             pov_arena_format(
                 r->arena,
                 pov_say(r->findings->language, "stands in line %lu already"),
                 (unsigned long)before.line));

    pov_find_related(r->findings, f, before, "it stands here first");
    return false;
}

pov_finding *reference_tell_later(reference_reading *r, pov_finding_kind kind,
                                  pov_place place, const char *column,
                                  const char *typed, const char *wrong, ...)
{
    pov_finding *f;
    va_list arguments;

    va_start(arguments, wrong);
    f = tell(r, kind, place, column, typed, say_wrong(r, wrong, arguments));
    va_end(arguments);
    return f;
}

void reference_tell_lost(reference_reading *r, pov_place place,
                         const char *column, const char *typed,
                         pov_lost_row *lost)
{
    if (lost->is_told)
        return;
    lost->is_told = true;
    pov_find_related(r->findings,
                     tell(r, POV_FOUND_LOST_ROW, place, column, typed, ""),
                     lost->place, "left out here");
}

static int compare_lines(const void *left, const void *right)
{
    const pov_finding *a = *(pov_finding *const *)left;
    const pov_finding *b = *(pov_finding *const *)right;

    return pov_place_compare(a->place, b->place);
}

void reference_show_lines(reference_reading *r)
{
    record row = {0};
    size_t i = 0;

    if (!r->unshown.count || rows_have_failed(r->rows))
        return;
    qsort(r->unshown.items, r->unshown.count, sizeof *r->unshown.items,
          compare_lines);
    r->of_rows.muted = true;
    rows_rewind(r->rows);
    while (i < r->unshown.count && rows_next(r->rows, &row)) {
        uint32_t last = row.line;

        for (const char *at = row.text;
             (at = memchr(at, '\n', (size_t)(row.text + row.length - at)));
             at++)
            last++;
        while (i < r->unshown.count && r->unshown.items[i]->place.line < last)
            rows_show(r->rows, &row, r->unshown.items[i++]);
    }
    r->of_rows.muted = false;
}

/** What spoils a table as a whole: its letters, or all behind a quote. */
static bool spoils_table(pov_finding_kind kind, bool in_header)
{
    switch ((int)kind) {
    case POV_FOUND_NOT_TEXT:
    case POV_FOUND_UNCERTAIN_ENCODING:
    case POV_FOUND_ENCODED_TWICE:
    case POV_FOUND_LETTERS_LOST:
    case POV_FOUND_VNI_TEXT:
    case POV_FOUND_CUT_OFF:
    case POV_FOUND_UNTERMINATED_QUOTE:
        return true;
    case POV_FOUND_BAD_UTF8:
    case POV_FOUND_NUL_BYTE:
    case POV_FOUND_ROW_TOO_LONG:
        return in_header;
    }
    return false;
}

static pov_finding *pass_on(reference_reading *r, const pov_finding *f,
                            bool in_header)
{
    pov_language l = r->findings->language;
    const char *detail = f->detail ? f->detail : "";

    if (spoils_table(f->kind, in_header)) {
        pov_finding *fatal =
            pov_find(r->findings, POV_FOUND_MISSING_REFERENCE, f->place,
                     "%s%s%s", pov_say(l, pov_finding_types[f->kind].problem),
                     *detail ? ": " : "", detail);

        fatal->help = f->kind == POV_FOUND_UNCERTAIN_ENCODING
                          ? pov_say(l, "save the table as \"CSV UTF-8\"")
                          : f->help;
        r->is_unusable = true;
        return fatal;
    }
    r->is_unusable |= pov_finding_types[f->kind].severity == POV_FATAL;
    return pov_find(r->findings, f->kind, f->place, *detail ? "%s" : NULL,
                    detail);
}

void reference_sift(reference_reading *r, bool in_header)
{
    for (size_t i = 0; i < r->of_rows.count; i++) {
        const pov_finding *f = r->of_rows.items[i];
        pov_finding *told;

        if (r->is_unusable)
            break; /* the cause is told */
        told = pass_on(r, f, in_header);
        told->line = f->line;
        told->span = f->span;
    }
    r->of_rows.count = 0;
}
