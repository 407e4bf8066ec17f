#include "povstat/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bytes/judge.h"
#include "bytes/survey.h"
#include "povstat/descriptor.h"
#include "povstat/lanes.h"
#include "povstat/text.h"
#include "povstat/utf8.h"

/** One file that can be read from any byte on, as often as wanted. */
typedef struct file_bytes {
    int descriptor;               /* -1: not open */
    const pov_embedded *built_in; /* its bytes, where there is no file */
    const char *wrong;            /* the first failure, said; NULL: none */
    bool is_plain;                /* it can be read from any byte on */
    bool is_copy;                 /* of what cannot */
    struct stat before;           /* when it was opened */
    uint64_t at;                  /* the next byte to be read */
    pov_language language;
    pov_arena *arena;
} file_bytes;

/** How a file is opened. */
typedef struct file_opening {
    const char *path;    /* "-": standard input */
    const char *scratch; /* the directory for copies; NULL: none is made */
    encoding wanted;     /* by --encoding; N_ENCODINGS: not said */
    bool takes_books;
    const pov_embedded *built_in;
} file_opening;

/** An archive with parts, or without any. */
static bool is_zip(const char *bytes, size_t n)
{
    return n >= 4 &&
           (!memcmp(bytes, "PK\x03\x04", 4) || !memcmp(bytes, "PK\x05\x06", 4));
}

/** Is it nothing that is ever read? */
static bool is_foreign(const char *bytes, size_t n, const file_opening *how)
{
    return !(how->takes_books && is_zip(bytes, n)) &&
           foreign_kind(bytes, n, how->wanted);
}

/* Descriptors and no streams: a stream forgets why a read failed, and takes an
 * interrupted one for the end of the file. */

/* Of what comes through a pipe: no extract is that long, and whatever never
 * ends must not fill the disk. */
static const uint64_t longest_copy = 1024 * 1024 * 1024;

/** The first failure is the cause; what follows from it is not told. */
static void fail(file_bytes *f, const char *why)
{
    if (!f->wrong)
        f->wrong = pov_say(f->language, why);
}

static void fail_to_copy(file_bytes *f, const char *directory, const char *why)
{
    fail(f, pov_arena_format(f->arena,
                             pov_say(f->language,
                                     "it can be read only once, and cannot be "
                                     "copied to '%s': %s (see TMPDIR)"),
                             directory, pov_say(f->language, why)));
}

/** Errors: -1 where there is no such thing. */
static int open_never_named(const char *directory)
{
#ifdef O_TMPFILE
    return open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
#else
    (void)directory;
    return -1;
#endif
}

/** A file that has no name, and mode 0600 while it has one: a kill at that
 *  moment leaves it behind.  Errors: -1. */
static int open_nameless(const char *directory, pov_arena *arena)
{
    char *name = pov_arena_format(arena, "%s/povstat-XXXXXX", directory);
    int descriptor = open_never_named(directory);

    if (descriptor >= 0)
        return descriptor;
    descriptor = mkstemp(name);
    if (descriptor >= 0)
        unlink(name);
    return descriptor;
}

/** A file that becomes longer is refused, so there is nothing behind its end.
 *  Some that the system makes up say 0, and hold something. */
static size_t room_within(const file_bytes *f, size_t room)
{
    uint64_t size = (uint64_t)f->before.st_size;

    if (!S_ISREG(f->before.st_mode) || !size || size > f->at + room)
        return room;
    return size > f->at ? (size_t)(size - f->at) : 0;
}

/** The next bytes, as many as there is room for unless the end is near. */
static size_t file_read(file_bytes *f, char *to, size_t room)
{
    size_t n = 0;

    if (f->built_in) {
        n = f->built_in->length - (size_t)f->at;
        n = n < room ? n : room;
        memcpy(to, f->built_in->bytes + f->at, n);
    } else if (!f->wrong &&
               !(f->is_plain ? pov_read_at(f->descriptor, f->at, to,
                                           room_within(f, room), &n)
                             : pov_read(f->descriptor, to, room, &n))) {
        fail(f, strerror(errno));
    }
    f->at += n;
    return n;
}

static void file_close(file_bytes *f)
{
    if (f->descriptor > STDIN_FILENO)
        close(f->descriptor);
    f->descriptor = -1;
}

/** Shape: it is plain, or built in. */
static void file_seek(file_bytes *f, uint64_t at)
{
    if (!f->wrong)
        f->at = at;
}

/** Copy all of it that may be text. */
static void copy_bytes(file_bytes *from, int to, const file_opening *how)
{
    char *buffer = pov_malloc_or_die(SAMPLE_BYTES + POV_LANES);
    bool goes_on = true;

    while (goes_on) {
        size_t n = file_read(from, buffer, SAMPLE_BYTES);
        bool is_first = from->at == n;

        if (!pov_write(to, buffer, n))
            fail_to_copy(from, how->scratch, strerror(errno));
        else if (from->at > longest_copy)
            fail(from, "over 1 GB and not a plain file");
        goes_on =
            n && !from->wrong && !(is_first && is_foreign(buffer, n, how));
    }
    free(buffer);
}

/** Put a copy in the place of what can be read only once. */
static void copy(file_bytes *f, const file_opening *how)
{
    int to = -1;

    if (how->scratch)
        to = open_nameless(how->scratch, f->arena);
    if (!how->scratch)
        fail(f, "not a plain file");
    else if (to < 0)
        fail_to_copy(f, how->scratch, strerror(errno));
    else
        copy_bytes(f, to, how);
    file_close(f);
    f->descriptor = to;
    f->is_plain = true;
    f->is_copy = true;
    file_seek(f, 0);
}

/**
 * Open a file.  What can be read only once (a pipe) is copied to a file
 * without a name that nobody else may read; of what can be no text, only the
 * first SAMPLE_BYTES are, which show what it is.
 *
 * Errors: `wrong` says why it cannot be read; a directory opens.
 */
static file_bytes file_open(const file_opening *how, pov_language language,
                            pov_arena *arena)
{
    file_bytes f = {.descriptor = -1,
                    .built_in = how->built_in,
                    .language = language,
                    .arena = arena};
    bool is_input = !strcmp(how->path, "-");

    if (f.built_in)
        return f;
    f.descriptor = is_input ? STDIN_FILENO : pov_open(how->path, O_RDONLY);
    if (f.descriptor < 0 || fstat(f.descriptor, &f.before)) {
        fail(&f, strerror(errno));
        return f;
    }
    f.is_plain =
        !is_input && (S_ISREG(f.before.st_mode) || S_ISDIR(f.before.st_mode));
    if (!f.is_plain) {
        copy(&f, how);
        if (!f.wrong && fstat(f.descriptor, &f.before))
            fail(&f, strerror(errno));
    }
    return f;
}

/** Did somebody write to it since it was opened?  What was read twice may then
 *  not be the same.  Errors: `wrong` if so. */
static void file_check_unchanged(file_bytes *f)
{
    struct stat now;

    if (f->wrong || f->built_in)
        return;
    if (fstat(f->descriptor, &now))
        fail(f, strerror(errno));
    else if (now.st_size != f->before.st_size ||
             now.st_mtim.tv_sec != f->before.st_mtim.tv_sec ||
             now.st_mtim.tv_nsec != f->before.st_mtim.tv_nsec)
        fail(f, "it was changed while it was read");
}

enum {
    CHUNK = 16 * 1024,
    LOOK_AHEAD = 64 * 1024,
    LONGEST_LINE = 16 * 1024 * 1024,
    CTRL_Z = 26
};

struct line_reader {
    const char *path;
    pov_findings *findings;
    file_bytes file;
    bool is_refused;
    bool is_book;
    bool is_other;
    bool is_told;   /* that it cannot be read */
    uint64_t begin; /* behind the byte order mark */
    byte_survey survey;

    /* Only if it is not UTF-8 already: */
    decoder *decoder;
    char *raw; /* CHUNK bytes, of which `n_raw` are there */
    size_t n_raw;
    struct { /* what was made of them; [start, end) is not given yet */
        char *text;
        size_t start, end;
        bool at_end;
    } made;

    char *buffer; /* UTF-8 read and not yet used: [start, end) */
    size_t start, end, size;
    size_t plain_to; /* all from `start` up to there is known to be plain */
    pov_marks ends; /* of lines in it, from `start` on if they are looked for */
    bool is_taken;  /* then not: what was taken is behind them */
    bool at_end;
    bool is_whole; /* the buffer holds all there is: to read it once will do */
    uint32_t used;
};

/** Tell once why the file cannot be read, as soon as anybody listens: who
 *  looks at it beforehand mutes the findings. */
static void tell_failure(line_reader *r)
{
    pov_finding *f;

    if (!r->file.wrong || r->is_told || r->findings->muted)
        return;
    r->is_told = true;
    f = pov_find(r->findings, POV_FOUND_UNREADABLE_FILE,
                 (pov_place){r->path, 0, 0}, "%s", r->file.wrong);
    if (!r->file.built_in && S_ISDIR(r->file.before.st_mode))
        f->help =
            pov_say(r->findings->language,
                    "name the files in it, as in FOLDER/*.csv; for a data "
                    "directory give --data");
}

void lines_close(line_reader *r)
{
    if (!r->is_refused)
        file_check_unchanged(&r->file);
    tell_failure(r);
    file_close(&r->file);
    free(r->raw);
    free(r->made.text);
    free(r->buffer);
}

static size_t read_bytes(line_reader *r, char *to, size_t room)
{
    size_t got = file_read(&r->file, to, room);

    tell_failure(r);
    return got;
}

/** Survey all of a file, of which the first `n` bytes were read. */
static void survey(line_reader *r, const char *begin, size_t n,
                   size_t processes, pov_arena *arena)
{
    const surveyed all = {r->file.descriptor, begin, n,
                          (uint64_t)r->file.before.st_size, processes};

    if (survey_file(&all, &r->survey, arena))
        return;
    fail(&r->file, strerror(errno));
    tell_failure(r);
}

/** All there is behind the mark was read. */
static void take_whole(line_reader *r, const char *text, size_t n)
{
    memcpy(r->buffer, text, n);
    r->end = n;
    r->is_whole = true;
}

/** Is it for others to read, by how it begins? */
static bool is_for_others(line_reader *r, const pov_opening *how,
                          const char *begin, size_t n)
{
    size_t length = how->others ? strlen(how->others) : 0;

    if (r->file.wrong)
        return false;
    r->is_book = how->takes_books && is_zip(begin, n);
    r->is_other = length && n >= length && !r->file.is_copy &&
                  !memcmp(begin, how->others, length);
    return r->is_book || r->is_other;
}

static judgement judge_bytes(line_reader *r, encoding wanted,
                             const pov_opening *how, pov_arena *arena)
{
    char *begin = pov_malloc_or_die(SAMPLE_BYTES + POV_LANES);
    char *later = NULL;
    exhibit x = {.path = r->path, .begin = begin, .wanted = wanted};
    judgement result = {N_ENCODINGS, 0};

    x.n_begin = read_bytes(r, begin, SAMPLE_BYTES);
    if (is_for_others(r, how, begin, x.n_begin)) {
        free(begin);
        return (judgement){ENCODING_UTF_8, 0};
    }
    x.sample = x.begin;
    x.n_sample = x.n_begin;
    if (wanted != ENCODING_UTF_8)
        survey(r, begin, x.n_begin, how->processes, arena);
    x.all = r->survey;
    if (x.all.first_high >= SAMPLE_BYTES) {
        later = pov_malloc_or_die(SAMPLE_BYTES);
        file_seek(&r->file,
                  (x.all.first_high - SAMPLE_BYTES / 2) & ~(uint64_t)1);
        x.n_sample = read_bytes(r, later, SAMPLE_BYTES);
        x.sample = later;
    }
    if (!r->file.wrong)
        result = judge_encoding(&x, r->findings);
    if (result.encoding == ENCODING_UTF_8 && x.n_begin < r->size)
        take_whole(r, begin + result.mark, x.n_begin - result.mark);
    free(begin);
    free(later);
    return result;
}

static void find_encoding(line_reader *r, encoding wanted,
                          const pov_opening *how, pov_arena *arena)
{
    judgement result = {ENCODING_UTF_8, 0}; /* as the program's own files are */

    if (!r->file.built_in)
        result = judge_bytes(r, wanted, how, arena);
    r->is_refused = result.encoding == N_ENCODINGS;
    r->begin = result.mark;
    if (r->is_refused || result.encoding == ENCODING_UTF_8)
        return;
    r->decoder = decoder_new(result.encoding, arena);
    r->raw = pov_malloc_or_die(CHUNK);
    r->made.text = pov_malloc_or_die(MOST_DECODED * CHUNK);
}

static void decode_chunk(line_reader *r)
{
    size_t got = read_bytes(r, r->raw + r->n_raw, CHUNK - r->n_raw);
    size_t used;

    r->made.at_end = !got;
    r->n_raw += got;
    r->made.start = 0;
    used =
        decode(r->decoder, r->raw, r->n_raw, !got, r->made.text, &r->made.end);
    r->n_raw -= used;
    memmove(r->raw, r->raw + used, r->n_raw);
}

static size_t read_decoded(line_reader *r, char *to, size_t room)
{
    size_t given = 0;

    while (given < room && !(r->made.at_end && r->made.start == r->made.end)) {
        size_t n = r->made.end - r->made.start;

        if (!n) {
            decode_chunk(r);
            continue;
        }
        if (n > room - given)
            n = room - given;
        memcpy(to + given, r->made.text + r->made.start, n);
        r->made.start += n;
        given += n;
    }
    return given;
}

/** Find the ends of lines in the buffer anew: what it holds has changed. */
static void look_for_ends(line_reader *r)
{
    r->ends =
        (pov_marks){.text = r->buffer, .length = r->end, .a = '\n', .b = '\r'};
    r->ends.block = r->start;
    pov_marks_look(&r->ends);
    r->is_taken = false;
}

/** Read on until the buffer is full or the file at its end.  What stands for
 *  nothing comes as bytes that are not valid UTF-8: see decode. */
static void fill(line_reader *r)
{
    memmove(r->buffer, r->buffer + r->start, r->end - r->start);
    r->end -= r->start;
    r->start = 0;
    r->plain_to = 0;
    while (!r->at_end && r->end < r->size) {
        char *to = r->buffer + r->end;
        size_t room = r->size - r->end;
        size_t got = r->is_refused ? 0
                     : r->decoder  ? read_decoded(r, to, room)
                                   : read_bytes(r, to, room);

        r->end += got;
        r->at_end = got < room;
    }
    look_for_ends(r);
}

void lines_rewind(line_reader *r)
{
    r->start = 0;
    r->used = 0;
    if (r->is_whole && !r->file.wrong) {
        r->at_end = true;
        r->plain_to = 0;
        look_for_ends(r);
        return;
    }
    file_seek(&r->file, r->begin);
    r->n_raw = 0;
    r->made.start = 0;
    r->made.end = 0;
    r->made.at_end = false;
    r->end = 0;
    r->at_end = false;
    fill(r);
    r->is_whole = r->at_end && !r->file.wrong;
}

line_reader *lines_open(const char *path, const pov_opening *how,
                        pov_arena *arena, pov_findings *findings)
{
    line_reader *r = pov_arena_alloc(arena, sizeof *r);
    const file_opening opening = {
        path, how->scratch,
        how->encoding ? encoding_from_name(how->encoding) : N_ENCODINGS,
        how->takes_books, how->built_in};

    *r = (line_reader){.path = path, .findings = findings, .size = LOOK_AHEAD};
    r->file = file_open(&opening, findings->language, arena);
    r->buffer = pov_malloc_or_die(r->size + POV_LANES);
    if (!r->file.wrong)
        find_encoding(r, opening.wanted, how, arena);
    if (r->file.wrong) {
        lines_close(r);
        return NULL;
    }
    if (r->is_book || r->is_other)
        r->at_end = true;
    else
        lines_rewind(r);
    return r;
}

int lines_descriptor(const line_reader *r)
{
    return r->file.descriptor;
}

void lines_fail(line_reader *r, int error)
{
    fail(&r->file, strerror(error));
    tell_failure(r);
}

const char *lines_peek(const line_reader *r, size_t *length)
{
    *length = r->end - r->start;
    return r->buffer + r->start;
}

/** Where the line that begins at `start` ends, or NULL if not in sight. */
static const char *line_end(line_reader *r)
{
    size_t at = pov_marks_next(&r->ends);

    if (at == r->end ||
        (r->buffer[at] == '\r' && at + 1 == r->end && !r->at_end))
        return NULL; /* the LF behind a CR may come with the next bytes */
    return r->buffer + at;
}

static void report_long_line(line_reader *r)
{
    pov_find(r->findings, POV_FOUND_ROW_TOO_LONG,
             (pov_place){r->path, r->used + 1, 0}, "over %d MB in one line",
             LONGEST_LINE / 1024 / 1024);
}

/** The last line of the file without the Ctrl-Z behind it. */
static size_t drop_ctrl_z(line_reader *r, const char *text, size_t length)
{
    size_t n = length;

    while (n > 0 && text[n - 1] == CTRL_Z)
        n--;
    if (n < length)
        pov_find(r->findings, POV_FOUND_CTRL_Z,
                 (pov_place){r->path, r->used + 1,
                             (uint32_t)pov_text_characters(text, n) + 1},
                 "byte 1A");
    return n;
}

/** Read on until a line end is in sight, or the end of the file.  Errors:
 *  false if the line is too long; what was read of it is forgotten. */
static bool find_line_end(line_reader *r, const char **end)
{
    bool fits = true;

    *end = line_end(r);
    while (!*end && !r->at_end) {
        if (r->end - r->start >= LONGEST_LINE) {
            fits = false;
            r->start = r->end;
        } else if (r->end - r->start == r->size) {
            r->size *= 2;
            r->buffer = pov_realloc_or_die(r->buffer, r->size + POV_LANES);
        }
        fill(r);
        *end = line_end(r);
    }
    return fits;
}

static const char *end_name(bool is_cr, bool is_pair)
{
    return is_pair ? "CRLF" : is_cr ? "CR" : "LF";
}

/** Go behind the line end at `end`.  Returns which it is. */
static const char *pass_line_end(line_reader *r, const char *end)
{
    bool is_cr = end[0] == '\r';
    bool is_pair = is_cr && end + 1 < r->buffer + r->end && end[1] == '\n';

    r->start = (size_t)(end - r->buffer) + 1 + is_pair;
    if (is_pair)
        pov_marks_next(&r->ends);
    return end_name(is_cr, is_pair);
}

/** Is all of a stretch of the buffer known to be plain? */
static bool is_plain(const line_reader *r, size_t start, size_t end)
{
    uint64_t begin = r->file.at - r->end; /* of the buffer, in the file */
    uint64_t first = (begin + start) / SURVEYED_BYTES;
    uint64_t last = (begin + end) / SURVEYED_BYTES;

    return !r->decoder && last < r->survey.odd.count && last - first < 2 &&
           !r->survey.odd.items[first] && !r->survey.odd.items[last];
}

/** The same of the line from `start` to `end`; mostly the stretch of the one
 *  before goes on. */
static inline bool is_plain_line(line_reader *r, size_t end)
{
    uint64_t begin = r->file.at - r->end;

    if (end < r->plain_to)
        return true;
    if (!is_plain(r, r->start, end))
        return false;
    r->plain_to = (size_t)((begin + end) / SURVEYED_BYTES * SURVEYED_BYTES +
                           SURVEYED_BYTES - begin);
    return true;
}

bool lines_next(line_reader *r, physical_line *next)
{
    const char *end;
    bool fits;
    size_t start;

    if (r->is_taken)
        look_for_ends(r);
    fits = find_line_end(r, &end);
    start = r->start;
    if (!end && r->file.wrong)
        return false; /* its end is missing, and nobody knows what it was */
    if (!fits)
        report_long_line(r);
    else if (!end && r->start == r->end)
        return false;
    *next = (physical_line){.text = r->buffer + start};
    next->length = (size_t)((end ? end : r->buffer + r->end) - next->text);
    if (end)
        next->ended_by = pass_line_end(r, end);
    else {
        next->length = drop_ctrl_z(r, next->text, next->length);
        r->start = r->end;
    }
    if (!fits)
        next->length = 0;
    next->is_plain = is_plain(r, start, r->start);
    next->number = ++r->used;
    return true;
}

void lines_take(line_reader *r, size_t length, physical_line *taken)
{
    const char *text = r->buffer + r->start;
    bool is_cr = text[length - 1] == '\r';
    bool is_pair = !is_cr && length > 1 && text[length - 2] == '\r';

    *taken = (physical_line){.text = text,
                             .length = length - 1 - is_pair,
                             .number = ++r->used,
                             .ended_by = end_name(is_cr, is_pair),
                             .is_plain = is_plain_line(r, r->start + length)};
    r->start += length;
    r->is_taken = true;
}

line_position lines_at(const line_reader *r)
{
    uint64_t size = (uint64_t)r->file.before.st_size;

    return (line_position){
        .is_refused = r->is_refused,
        .is_book = r->is_book,
        .is_other = r->is_other,
        .has_failed = r->file.wrong != NULL,
        .is_at_end = r->at_end,
        .used = r->used,
        .permille = r->file.at >= size
                        ? 1000
                        : (int)((double)r->file.at * 1000 / (double)size)};
}

uint64_t lines_size(const line_reader *r)
{
    return r->decoder || r->file.built_in || r->is_whole
               ? 0
               : (uint64_t)r->file.before.st_size;
}

uint64_t lines_offset(const line_reader *r, uint32_t *used)
{
    *used = r->used;
    return r->file.at - (r->end - r->start);
}

uint64_t lines_begin_behind(line_reader *r, uint64_t offset)
{
    char bytes[CHUNK];
    size_t n;
    const char *end;

    if (!pov_read_at(r->file.descriptor, offset, bytes, sizeof bytes, &n))
        return 0;
    end = memchr(bytes, '\n', n);
    return end ? offset + (uint64_t)(end - bytes) + 1 : 0;
}

void lines_skip(line_reader *r, uint64_t offset, uint32_t used)
{
    uint64_t begin = r->file.at - r->end; /* of the buffer, in the file */

    r->used = used;
    if (offset >= begin && offset < r->file.at) {
        r->start = (size_t)(offset - begin);
        r->plain_to = 0;
        look_for_ends(r);
        return;
    }
    file_seek(&r->file, offset);
    r->start = r->end = 0;
    r->at_end = false;
    fill(r);
}

void lines_drop_rest(line_reader *r)
{
    r->at_end = true;
    r->start = r->end;
    look_for_ends(r);
}
