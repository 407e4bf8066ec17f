#include "bytes/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bytes/judge.h"
#include "povstat/descriptor.h"

/* Every byte of every file passes here: eight at once where they are ASCII,
 * and letters of two and three bytes without a call. */

static const uint64_t high_bits = 0x8080808080808080;

static bool is_more(const unsigned char *at)
{
    return (*at & 0xc0) == 0x80;
}

/** The length of the valid letter at `at`, of which `n` bytes are in sight;
 *  0 if it is not valid.  Source: Unicode 15, table 3-7. */
static size_t letter_length(const unsigned char *at, size_t n)
{
    if (at[0] < 0xc2 || at[0] > 0xf4 || n < 2 || !is_more(at + 1))
        return 0;
    if (at[0] < 0xe0)
        return 2;
    if (n < 3 || !is_more(at + 2))
        return 0;
    if (at[0] < 0xf0)
        return (at[0] == 0xe0 && at[1] < 0xa0) ||
                       (at[0] == 0xed && at[1] > 0x9f)
                   ? 0
                   : 3;
    if (n < 4 || !is_more(at + 3) || (at[0] == 0xf0 && at[1] < 0x90) ||
        (at[0] == 0xf4 && at[1] > 0x8f))
        return 0;
    return 4;
}

/** Could it be the beginning of a letter that is cut off? */
static bool may_go_on(const unsigned char *at, size_t n)
{
    size_t wanted = at[0] < 0xc2 ? 1 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;

    if (n >= wanted || at[0] > 0xf4)
        return false;
    for (size_t i = 1; i < n; i++)
        if (!is_more(at + i))
            return false;
    return true;
}

/** Latin letters with marks, marks, Vietnamese letters, punctuation and signs,
 *  byte order mark: what no chance pair of legacy bytes gives. */
static bool is_expected(const unsigned char *at, size_t length)
{
    if (length == 2)
        return at[0] <= 0xc9 || at[0] == 0xcc || at[0] == 0xcd;
    return length == 3 && (at[0] == 0xe1 || at[0] == 0xe2 || at[0] == 0xef);
}

static const unsigned char *skip_ascii(const unsigned char *at,
                                       const unsigned char *end)
{
    uint64_t word;

    for (; end - at >= (ptrdiff_t)sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        if (word & high_bits)
            break;
    }
    while (at < end && *at < 0x80)
        at++;
    return at;
}

static void count_nuls(byte_survey *s, const char *bytes, size_t n)
{
    const char *at = bytes;
    const char *end = bytes + n;

    while (at < end && (at = memchr(at, '\0', (size_t)(end - at)))) {
        s->nuls[(s->length + (size_t)(at - bytes)) & 1]++;
        at++;
    }
}

size_t byte_survey_add(byte_survey *s, const char *bytes, size_t n,
                       bool are_last)
{
    const unsigned char *begin = (const unsigned char *)bytes;
    const unsigned char *end = begin + n;
    const unsigned char *at = skip_ascii(begin, end);
    bool seen = s->letters || s->bad;

    if (!seen)
        s->first_high = s->length + (size_t)(at - begin);
    for (; at < end; at = skip_ascii(at, end)) {
        size_t length = letter_length(at, (size_t)(end - at));

        if (!length && !are_last && may_go_on(at, (size_t)(end - at)))
            break;
        s->letters += length > 0;
        s->vietnamese += is_expected(at, length);
        s->bad += !length;
        at += length ? length : 1;
    }
    count_nuls(s, bytes, (size_t)(at - begin));
    s->length += (size_t)(at - begin);
    return (size_t)(at - begin);
}

bool byte_survey_has_nuls_of(const byte_survey *s, int side)
{
    return s->nuls[side] > 1 && s->nuls[side] >= s->length / 8 &&
           s->nuls[!side] <= s->nuls[side] / 16;
}

/** Of two that begin alike, the one with more to tell stands first. */
static const struct signature {
    const char *begin;  /* of the file */
    const char *inside; /* in what was read of it; NULL: anything */
    const char *kind;
} signatures[] = {
    {"PK\x03\x04", "xl/wor", "an Excel workbook (xlsx)"},
    {"PK\x03\x04", "word/", "a Word document (docx)"},
    {"PK\x03\x04", "opendocument.spreadsheet", "a LibreOffice workbook (ods)"},
    {"PK\x03\x04", NULL, "a zip archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", NULL,
     "a workbook or document of Office before 2007 (xls or doc)"},
    {"{\\rtf", NULL, "a document in rich text (rtf)"},
    {"%PDF-", NULL, "a PDF"},
    {"\x89PNG", NULL, "a picture"},
    {"\xFF\xD8\xFF", NULL, "a picture"},
    {"\x1F\x8B\x08", NULL, "a gzip archive"},
};

/* Offices pass web pages on under the name of a workbook. */
static const char *const tags[] = {"<!doctype", "<html", "<table", "<?xml"};

static bool holds(const char *text, size_t n, const char *part)
{
    size_t length = strlen(part);
    const char *at = text, *end = text + n;

    while ((size_t)(end - at) >= length &&
           (at = memchr(at, *part, (size_t)(end - at) - length + 1))) {
        if (!memcmp(at, part, length))
            return true;
        at++;
    }
    return false;
}

static bool begins_with_tag(const char *text, size_t n, const char *tag)
{
    size_t length = strlen(tag);

    if (n < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool is_capital = text[i] >= 'A' && text[i] <= 'Z';

        if ((is_capital ? text[i] - 'A' + 'a' : text[i]) != tag[i])
            return false;
    }
    return true;
}

static bool is_page(const char *begin, size_t n)
{
    size_t at = n >= 3 && !memcmp(begin, "\xEF\xBB\xBF", 3) ? 3 : 0;

    while (at < n && memchr(" \t\r\n", begin[at], 4))
        at++;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (begins_with_tag(begin + at, n - at, tags[i]))
            return true;
    return false;
}

/* So few bytes are soon read, and what is wrong with them told where it
 * stands. */
enum { FEWEST_BYTES = 4096 };

/** Is it a byte that hardly any text holds?  Line ends and blanks are none,
 *  nor are the bell, Ctrl-Z and the escape of old programs. */
static bool is_control(unsigned char byte)
{
    return (byte < ' ' && !(byte >= '\a' && byte <= '\r') && byte != 0x1A &&
            byte != 0x1B) ||
           byte == 0x7F;
}

/** One byte in twenty and more: VISCII has six capitals among the control
 *  characters, random bytes one in eleven, programs and zeros more. */
static bool is_binary(const char *begin, size_t n, encoding wanted)
{
    byte_survey all = {0};
    size_t controls = 0;

    byte_survey_add(&all, begin, n, true);
    if (n < FEWEST_BYTES || encoding_is_utf_16(wanted) ||
        !memcmp(begin, "\xFF\xFE", 2) || !memcmp(begin, "\xFE\xFF", 2) ||
        byte_survey_has_nuls_of(&all, 0) || byte_survey_has_nuls_of(&all, 1))
        return false;
    for (size_t i = 0; i < n; i++)
        controls += is_control((unsigned char)begin[i]);
    return controls > n / 20;
}

const char *foreign_kind(const char *begin, size_t n, encoding wanted)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *s = &signatures[i];
        size_t length = strlen(s->begin);

        if (n >= length && !memcmp(begin, s->begin, length) &&
            (!s->inside || holds(begin, n, s->inside)))
            return s->kind;
    }
    if (is_page(begin, n))
        return "a web page or other XML";
    return is_binary(begin, n, wanted) ? "bytes that no text has" : NULL;
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

size_t file_read(file_bytes *f, char *to, size_t room)
{
    size_t n = 0;

    if (!f->wrong && !pov_read(f->descriptor, to, room, &n))
        fail(f, strerror(errno));
    f->at += n;
    return n;
}

/** Copy all of it that may be text. */
static void copy_bytes(file_bytes *from, int to, const file_opening *how)
{
    char *buffer = pov_malloc_or_die(SAMPLE_BYTES);
    bool goes_on = true;

    while (goes_on) {
        size_t n = file_read(from, buffer, SAMPLE_BYTES);
        bool is_first = from->at == n;

        if (!pov_write(to, buffer, n))
            fail_to_copy(from, how->scratch, strerror(errno));
        else if (from->at > longest_copy)
            fail(from, "over 1 GB and not a plain file");
        goes_on = n && !from->wrong &&
                  !(is_first && foreign_kind(buffer, n, how->wanted));
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
    file_seek(f, 0);
}

file_bytes file_open(const file_opening *how, pov_language language,
                     pov_arena *arena)
{
    file_bytes f = {.language = language, .arena = arena};
    bool is_input = !strcmp(how->path, "-");

    f.descriptor = is_input ? STDIN_FILENO : pov_open(how->path, O_RDONLY);
    if (f.descriptor < 0 || fstat(f.descriptor, &f.before)) {
        fail(&f, strerror(errno));
        return f;
    }
    if (is_input || !(S_ISREG(f.before.st_mode) || S_ISDIR(f.before.st_mode))) {
        copy(&f, how);
        if (!f.wrong && fstat(f.descriptor, &f.before))
            fail(&f, strerror(errno));
    }
    return f;
}

void file_close(file_bytes *f)
{
    if (f->descriptor > STDIN_FILENO)
        close(f->descriptor);
    f->descriptor = -1;
}

void file_seek(file_bytes *f, uint64_t at)
{
    if (f->wrong)
        return;
    f->at = at;
    if (lseek(f->descriptor, (off_t)at, SEEK_SET) < 0)
        fail(f, strerror(errno));
}

int file_permille(const file_bytes *f)
{
    uint64_t size = (uint64_t)f->before.st_size;

    return f->at >= size ? 1000 : (int)((double)f->at * 1000 / (double)size);
}

void file_check_unchanged(file_bytes *f)
{
    struct stat now;

    if (f->wrong)
        return;
    if (fstat(f->descriptor, &now))
        fail(f, strerror(errno));
    else if (now.st_size != f->before.st_size ||
             now.st_mtim.tv_sec != f->before.st_mtim.tv_sec ||
             now.st_mtim.tv_nsec != f->before.st_mtim.tv_nsec)
        fail(f, "it was changed while it was read");
}
