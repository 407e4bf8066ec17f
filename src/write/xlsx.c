/* A workbook, over libxlsxwriter.  It is made in a temporary file, because the
 * library writes to a path, and is looked through before a byte of it goes
 * out, because the library does not notice a full disk. */

#include "write/formats.h"

#include <string.h>

#include "write/xlsx_file.h"
#include "write/xlsx_sheet.h"

/* A workbook without a day: the first that an archive can name. */
static pov_day day_of(const pov_report *report)
{
    return report->as_of ? report->as_of : pov_day_from(1980, 1, 1);
}

/** Noon of the day, so that it is never 0, which would mean now. */
static time_t made_at(pov_day day)
{
    const int64_t seconds = 24 * 60 * 60;

    return (time_t)((day - pov_day_from(1970, 1, 1)) * seconds + seconds / 2);
}

static char *owned(pov_arena *arena, const char *text)
{
    return text ? pov_arena_copy(arena, text, strlen(text)) : NULL;
}

static void set_properties(xlsx_drawing *d, const pov_report *report)
{
    lxw_doc_properties properties = {.title = owned(d->arena, report->title),
                                     .created = made_at(day_of(report))};

    workbook_set_properties(d->workbook, &properties);
}

static const char *day_style_of(const pov_report *report)
{
    return report->day_style ? report->day_style : "yyyy-mm-dd";
}

static const char *draw(xlsx_drawing *d, const pov_report *report)
{
    const char *complaint = NULL;

    set_properties(d, report);
    xlsx_styles_begin(&d->styles, d->workbook, day_style_of(report), d->arena);
    for (size_t i = 0; i < d->n_sheets && !complaint; i++)
        complaint = xlsx_sheet_draw(d, &d->sheets[i]);
    return complaint;
}

static const char *make(xlsx_drawing *d, const pov_report *report,
                        const char *path, const char *scratch)
{
    lxw_workbook_options options = {.tmpdir = owned(d->arena, scratch)};
    const char *complaint;
    lxw_error error;

    d->workbook = workbook_new_opt(path, &options);
    if (!d->workbook)
        return "cannot make a workbook: not enough memory";
    complaint = draw(d, report);
    error = workbook_close(d->workbook);
    if (complaint || !error)
        return complaint;
    return pov_arena_format(d->arena, "cannot make a workbook: %s",
                            lxw_strerror(error));
}

static const char *write_sheets(const pov_report *report,
                                const pov_write_options *options, FILE *out)
{
    const char *scratch = options->scratch ? options->scratch : "/tmp";
    const pov_sheet rows = {
        .name = report->rows && report->rows->key ? report->rows->key : "rows",
        .table = report->rows};
    xlsx_drawing d = {.sheets = report->sheets.items,
                      .n_sheets = report->sheets.count,
                      .title = report->title,
                      .arena = options->arena};
    const char *complaint;
    xlsx_file file;

    if (!d.n_sheets) {
        d.sheets = &rows;
        d.n_sheets = report->rows ? 1 : 0;
    }
    if (!d.n_sheets)
        return "there are no rows to make a workbook of";
    complaint = xlsx_file_begin(&file, scratch, options->arena);
    if (complaint)
        return complaint;
    complaint = make(&d, report, file.path, scratch);
    if (!complaint)
        return xlsx_file_end(&file, options->arena, out);
    xlsx_file_drop(&file);
    return complaint;
}

void write_xlsx(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    const char *complaint = write_sheets(report, options, out);

    if (options->complaint)
        *options->complaint = complaint;
}
