/* Files that cannot be read to their end, or only in pieces: one finding names
 * the cause, and nothing that follows from it is told. */

#define _DEFAULT_SOURCE /* for preadv */

#include "cases.h"

#include <errno.h>
#include <sys/uio.h>

#include "extract_fixture.h"

/* What happens to the reads of the library, which this function serves. */
static struct faults {
    size_t calls;
    size_t at;     /* the call, from 1, that fails; 0: none */
    int error;     /* with this */
    bool persists; /* so do all behind it */
    size_t most;   /* bytes given at once; 0: any number */
} faults;

/** Does this call fail?  If not, as much as it may give is in `piece`. */
static bool fails(struct iovec *piece)
{
    faults.calls++;
    if (faults.at && (faults.calls == faults.at ||
                      (faults.persists && faults.calls > faults.at))) {
        errno = faults.error;
        return true;
    }
    if (faults.most && piece->iov_len > faults.most)
        piece->iov_len = faults.most;
    return false;
}

ssize_t read(int descriptor, void *to, size_t room)
{
    struct iovec piece = {to, room};

    return fails(&piece) ? -1 : readv(descriptor, &piece, 1);
}

ssize_t pread(int descriptor, void *to, size_t room, off_t from)
{
    struct iovec piece = {to, room};

    return fails(&piece) ? -1 : preadv(descriptor, &piece, 1, from);
}

static struct input {
    const char *name, *path, *set;
} inputs[] = {
    {"a list", "tests/data/statements-of-every-form.csv", ""},
    {"a table", "tests/data/table-total-first-and-wrong.csv", ""},
    {"a quote that spans lines", "tests/data/quoted-newline.csv", ""},
    {"UTF-16", "tests/data/statements-utf-16le.csv", ""},
    {"TCVN3", "tests/data/statements-tcvn3.csv", ""},
};

enum { N_INPUTS = sizeof inputs / sizeof *inputs };

static const char *said(const pov_finding *f)
{
    return pov_arena_format(arena, "%u:%u: %s", f->place.line, f->place.column,
                            pov_finding_message(arena, f));
}

static bool is_said_in(const reading *r, const char *text)
{
    for (size_t i = 0; i < r->findings.count; i++)
        if (!strcmp(said(r->findings.items[i]), text))
            return true;
    return false;
}

/* In pieces of one byte, and interrupted at each. */
static void reads_pieces(void **state)
{
    const struct input *in = *state;
    reading whole, pieces;
    size_t calls;

    faults = (struct faults){0};
    whole = read_file(in->path, in->set);
    calls = faults.calls;
    for (size_t at = 1; at <= calls; at++) {
        faults = (struct faults){.at = at, .error = EINTR, .most = 7};
        pieces = read_file(in->path, in->set);
        assert_int_equal(pieces.figures->count, whole.figures->count);
        assert_int_equal(pieces.findings.count, whole.findings.count);
        for (size_t i = 0; i < whole.findings.count; i++)
            assert_string_equal(said(pieces.findings.items[i]),
                                said(whole.findings.items[i]));
    }
    faults = (struct faults){0};
}

/** What the reader says of half a file, it says of the whole one as well. */
static void check_failed(const reading *whole, const reading *failed)
{
    size_t n_fatal = 0;

    for (size_t i = 0; i < failed->findings.count; i++) {
        const pov_finding *f = failed->findings.items[i];

        if (f->kind == POV_FOUND_UNREADABLE_FILE) {
            n_fatal++;
            assert_string_equal(f->detail, strerror(EIO));
        } else if (!is_said_in(whole, said(f))) {
            fail_msg("said of half a file only: %s", said(f));
        }
    }
    assert_int_equal(n_fatal, 1);
}

static void fails_at_each_read(void **state)
{
    const struct input *in = *state;
    reading whole;
    size_t calls;

    faults = (struct faults){.most = 20};
    whole = read_file(in->path, in->set);
    calls = faults.calls;
    assert_true(calls > 4);
    for (size_t at = 1; at <= calls; at++)
        for (int persists = 0; persists < 2; persists++) {
            reading failed;

            faults = (struct faults){
                .most = 20, .at = at, .error = EIO, .persists = persists};
            failed = read_file(in->path, in->set);
            check_failed(&whole, &failed);
        }
    faults = (struct faults){0};
}

/** A file, and how long it becomes. */
typedef struct changing {
    FILE *file;
    off_t length;
} changing;

static void change(void *watcher, int permille, size_t rows)
{
    const changing *c = watcher;

    (void)permille;
    (void)rows;
    assert_int_equal(ftruncate(fileno(c->file), c->length), 0);
}

static struct changed_case {
    const char *name, *header, *row;
    off_t length;
} changed_cases[] = {
    {"a list that shrinks", "area,indicator,kind,value,as_of\n",
     "bac-kan,poor,actual,100 hộ,2023\n", 20000},
    {"a table that shrinks", "Huyện;Hộ nghèo\n", "Vân Đồn;95\n", 20000},
    {"a list that grows", "area,indicator,kind,value,as_of\n",
     "bac-kan,poor,actual,100 hộ,2023\n", 2000000},
    {"a table that grows", "Huyện;Hộ nghèo\n", "Vân Đồn;95\n", 2000000},
};

static void tells_of_a_change(void **state)
{
    const struct changed_case *c = *state;
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_findings findings = {.arena = arena};
    pov_read_tally tally = {0};
    pov_read_options options = {0};
    FILE *file = tmpfile();
    changing changes = {file, c->length};

    assert_non_null(file);
    fputs(c->header, file);
    for (size_t i = 0; i < 20000; i++)
        fputs(c->row, file);
    rewind(file);
    options.watch = (pov_read_watch){change, &changes};
    pov_extract_read(pov_arena_format(arena, "/dev/fd/%d", fileno(file)),
                     &options, figures, &findings, &tally);
    fclose(file);
    assert_int_equal(findings.found[POV_FOUND_UNREADABLE_FILE], 1);
}

int main(void)
{

    for (size_t i = 0; i < N_INPUTS; i++) {
        test_row(inputs[i].name, reads_pieces, &inputs[i]);
        test_row(inputs[i].name, fails_at_each_read, &inputs[i]);
    }
    TEST_ROWS(changed_cases, name, tells_of_a_change);
    return run_all("input failures", load_reference, free_reference);
}
