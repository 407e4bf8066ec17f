/* A workbook, over libxlsxwriter.  It is made in a temporary file, because the
 * library writes to a path; by a child process, because the library dies of
 * some allocations that fail, and prints what is wrong; and is read again
 * before a byte of it goes out, because of what the library does not notice.
 * Its allocations cannot be made to end the run as ours do: it has no hook for
 * them. */

#include "write/formats.h"

#include <errno.h>
#include <string.h>

#include "write/child.h"
#include "write/scratch.h"
#include "write/xlsx_check.h"
#include "write/xlsx_sheet.h"

/** What the child is asked to do. */
typedef struct xlsx_order {
    const pov_report *report;
    const xlsx_plan *plan;
    const char *path, *scratch;
    pov_arena *arena;
} xlsx_order;

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

    xlsx_must(d, workbook_set_properties(d->workbook, &properties));
}

static void draw(xlsx_drawing *d, const pov_report *report)
{
    const char *day_style =
        report->day_style ? report->day_style : "yyyy-mm-dd";

    set_properties(d, report);
    xlsx_styles_begin(&d->styles, d->workbook, day_style, d->arena);
    for (size_t i = 0; i < d->plan->n_sheets && !d->error; i++)
        xlsx_sheet_draw(d, &d->plan->sheets[i]);
    xlsx_must(d, d->styles.error);
}

/** Errors: NULL if well, else what the library says. */
static const char *make(void *about)
{
    const xlsx_order *order = about;
    lxw_workbook_options options = {.tmpdir =
                                        owned(order->arena, order->scratch)};
    xlsx_drawing d = {.plan = order->plan,
                      .title = order->report->title,
                      .arena = order->arena,
                      .workbook = workbook_new_opt(order->path, &options)};

    if (!d.workbook)
        return lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED);
    draw(&d, order->report);
    if (!d.error)
        d.error = workbook_close(d.workbook);
    return d.error ? lxw_strerror(d.error) : NULL;
}

/** A write that failed without a word may have left its reason. */
static const char *reason_left(int error)
{
    static const int reasons[] = {ENOSPC, EDQUOT, EFBIG, EIO,
                                  EMFILE, ENFILE, ENOMEM};

    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (error == reasons[i])
            return strerror(error);
    return NULL;
}

static const char *cannot(const pov_write_options *options, const char *why)
{
    return pov_arena_format(
        options->arena,
        pov_say(options->language, "cannot make a workbook: %s"), why);
}

static const char *no_memory(const pov_write_options *options)
{
    return cannot(options, pov_say(options->language, "not enough memory"));
}

static const char *scratch_of(const pov_write_options *options)
{
    return options->scratch ? options->scratch : "/tmp";
}

static const char *no_file(const pov_write_options *options, int error)
{
    return cannot(
        options, pov_arena_format(options->arena,
                                  pov_say(options->language,
                                          "no temporary file in '%s': %s "
                                          "(see TMPDIR)"),
                                  scratch_of(options),
                                  pov_say(options->language, strerror(error))));
}

static const char *no_room(const pov_write_options *options, int error)
{
    return cannot(
        options, pov_arena_format(options->arena,
                                  pov_say(options->language,
                                          "temporary files in '%s': %s (see "
                                          "TMPDIR)"),
                                  scratch_of(options),
                                  pov_say(options->language, strerror(error))));
}

/** What is wrong behind a child that ended before its work did. */
static const char *early_end(const pov_write_options *options,
                             const child_end *end)
{
    const char *how = end->signal ? strsignal(end->signal) : NULL;

    if (end->error)
        return pov_say(options->language, strerror(end->error));
    if (!how)
        how = pov_arena_format(options->arena,
                               pov_say(options->language, "exit status %d"),
                               end->status);
    return pov_arena_format(options->arena,
                            pov_say(options->language,
                                    "the library that writes it broke off "
                                    "(%s); memory may be short"),
                            how);
}

static const char *first_line(const pov_write_options *options,
                              const char *text)
{
    return pov_arena_copy(options->arena, text, strcspn(text, "\n"));
}

/* What is printed tells of a failure even when all results were good. */
static const char *complain(const pov_write_options *options,
                            const child_end *end)
{
    const char *reason = reason_left(end->error);
    bool is_wrong = !end->is_done || end->complaint || *end->printed;
    bool is_short = strstr(end->printed, "emory allocation failed") ||
                    (!end->is_done && end->status == 2) ||
                    (is_wrong && end->error == ENOMEM);

    if (is_short)
        return no_memory(options);
    if (!end->is_done)
        return cannot(options, early_end(options, end));
    if (reason && (end->complaint || *end->printed))
        return no_room(options, end->error);
    if (end->complaint)
        return cannot(options, pov_say(options->language, end->complaint));
    return *end->printed ? cannot(options, first_line(options, end->printed))
                         : NULL;
}

static const char *complain_about_damage(const pov_write_options *options,
                                         const char *where, int error)
{
    const char *reason = reason_left(error);
    const char *said =
        reason ? pov_say(options->language, reason)
               : pov_say(options->language,
                         "a write that failed, or too little memory");

    return cannot(
        options,
        pov_arena_format(options->arena,
                         pov_say(options->language,
                                 "it came out damaged in '%s' (%s): %s (see "
                                 "TMPDIR)"),
                         scratch_of(options), where, said));
}

/** Read it again, and copy it to `out` if it is what was asked for. */
static const char *deliver(const scratch *s, const xlsx_plan *plan,
                           int error_left, const pov_write_options *options,
                           FILE *out)
{
    const char *wrong;
    scratch_bytes bytes;

    errno = 0;
    wrong = xlsx_check(s->descriptor, plan, options->arena);
    if (wrong && errno == ENOMEM)
        return no_memory(options);
    if (wrong && reason_left(errno))
        return no_room(options, errno);
    if (wrong)
        return complain_about_damage(options, wrong, error_left);
    if (!scratch_read(s, options->arena, &bytes))
        return no_room(options, errno);
    fwrite(bytes.items, 1, bytes.count, out);
    return NULL;
}

/* While files have names signals wait, and nothing is allocated, for want of
 * memory ends the run. */
static const char *write_sheets(xlsx_order *order,
                                const pov_write_options *options, FILE *out)
{
    child_words *words = pov_arena_alloc(options->arena, sizeof *words);
    child_end end = {.printed = ""};
    const char *complaint;
    sigset_t before;
    scratch s;
    int error;

    child_hold_signals(&before);
    if (!scratch_begin(&s, scratch_of(options), options->arena)) {
        error = errno;
        child_let_signals(&before, &end);
        return no_file(options, error);
    }
    order->path = s.file;
    order->scratch = s.path;
    end = child_run(make, order, &before, words);
    scratch_remove(&s);
    child_let_signals(&before, &end);
    complaint = complain(options, &end);
    if (!complaint)
        complaint = deliver(&s, order->plan, end.error, options, out);
    scratch_close(&s);
    return complaint;
}

static const char *refuse(const xlsx_plan *plan, pov_arena *arena)
{
    const char *complaint = NULL;

    if (!plan->n_sheets)
        return pov_say(plan->language,
                       "there are no rows to make a workbook of");
    for (size_t i = 0; i < plan->n_sheets && !complaint; i++)
        complaint = xlsx_sheet_refuse(plan, &plan->sheets[i], arena);
    return complaint;
}

static const char *write_report(const pov_report *report,
                                const pov_write_options *options, FILE *out)
{
    const pov_sheet rows = {
        .name = report->rows && report->rows->key ? report->rows->key : "rows",
        .table = report->rows};
    xlsx_plan plan = {.sheets = report->sheets.items,
                      .n_sheets = report->sheets.count,
                      .language = options->language};
    xlsx_order order = {
        .report = report, .plan = &plan, .arena = options->arena};
    const char *complaint;

    if (!plan.n_sheets) {
        plan.sheets = &rows;
        plan.n_sheets = report->rows ? 1 : 0;
    }
    complaint = refuse(&plan, options->arena);
    return complaint ? complaint : write_sheets(&order, options, out);
}

void write_xlsx(const pov_report *report, const pov_write_options *options,
                FILE *out)
{
    const char *complaint = write_report(report, options, out);

    if (options->complaint)
        *options->complaint = complaint;
}
