#include "cases.h"

#include "bundled_extracts.h"

/* A slip of one digit in any value of the bundled extracts is told of, or
 * nobody could know: the value is one of those that all other statements
 * leave to its figure.  They are reckoned with a row that says nothing of its
 * number, and what follows only from an assumption is no reason to doubt one.
 *
 * Told of is what has a finding at a place where there was none of its kind,
 * or a warning that names the row, be it that it was warned of before.  Where
 * one source gives way to another a note quotes both, with or without a slip:
 * that is counted apart. */

enum {
    MOST_FOUND = 64,
    MOST_STATED = 8,
    LONGEST_VALUE = 128,
    LEAST_TOLD = 2889, /* of all: none that is told of becomes open */
};

typedef enum slip {
    CHANGED_BY_1,
    CHANGED_BY_9 = CHANGED_BY_1 + 8,
    DROPPED,
    DOUBLED,
    SWAPPED, /* with the digit behind it */
    N_SLIPS
} slip;

/** A value that is typed in a file. */
typedef struct cell {
    size_t file;
    uint32_t line;
    size_t row, begin, end; /* offsets in the file */
} cell;

/** Where a finding is. */
typedef struct mark {
    pov_finding_kind kind;
    size_t file;
    uint32_t line, column;
} mark;

typedef struct marks {
    mark items[MOST_FOUND];
    size_t count;
} marks;

static struct tally {
    int tried, told, open, quoted, silent;
} all;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** All that bears on the cell, with `length` bytes of its file replaced. */
static size_t paths_with(const cell *c, size_t at, size_t length,
                         const char *by, const char *paths[MOST_FILES])
{
    static char bytes[1 << 16];
    static FILE *file;
    const struct extract_file *f = &files[c->file];
    size_t n = 0;
    int size = snprintf(bytes, sizeof bytes, "%.*s%s%s", (int)at, f->bytes, by,
                        f->bytes + at + length);

    assert_in_range(size, 1, sizeof bytes - 1);
    pov_arena_clear(arena);
    for (size_t i = 0; i < n_files; i++)
        if (i == c->file)
            paths[n++] = path_to_bytes(&file, bytes, (size_t)size);
        else if (is_related(&files[i], f->bytes + c->row))
            paths[n++] = files[i].path;
    return n;
}

static reading read_slipped(const cell *c, const char *slipped)
{
    const char *paths[MOST_FILES];
    size_t n = paths_with(c, c->begin, c->end - c->begin, slipped, paths);

    return read_files(paths, n, "");
}

static size_t file_of(const cell *c, const char *path)
{
    for (size_t i = 0; i < n_files; i++)
        if (path && i != c->file && !strcmp(path, files[i].path))
            return i;
    return c->file;
}

static mark mark_of(const cell *c, const pov_finding *f)
{
    return (mark){f->kind, file_of(c, f->place.file), f->place.line,
                  f->place.column};
}

static bool is_among(const marks *m, mark one)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->items[i].kind == one.kind && m->items[i].file == one.file &&
            m->items[i].line == one.line && m->items[i].column == one.column)
            return true;
    return false;
}

static marks marks_of(const cell *c, const reading *r)
{
    marks m = {.count = 0};

    assert_in_range(r->findings.count, 0, MOST_FOUND);
    for (size_t i = 0; i < r->findings.count; i++)
        m.items[m.count++] = mark_of(c, r->findings.items[i]);
    return m;
}

static bool is_at(const cell *c, pov_place place)
{
    return file_of(c, place.file) == c->file && place.line == c->line;
}

static bool names_row(const cell *c, const pov_finding *f)
{
    for (size_t i = 0; i < f->related.count; i++)
        if (is_at(c, f->related.items[i].place))
            return true;
    return is_at(c, f->place);
}

/** Does the finding warn of the row? */
static bool warns_of(const cell *c, const pov_finding *f)
{
    return pov_finding_types[f->kind].severity >= POV_WARNING &&
           names_row(c, f);
}

/** Does a note say that the row differs from what another source states? */
static bool is_quoted(const cell *c, const reading *r)
{
    for (size_t i = 0; i < r->findings.count; i++) {
        const pov_finding *f = r->findings.items[i];

        if ((f->kind == POV_FOUND_OUTRANKED ||
             f->kind == POV_FOUND_SET_ASIDE) &&
            names_row(c, f))
            return true;
    }
    return false;
}

static bool is_told(const cell *c, const reading *r, const marks *before)
{
    for (size_t i = 0; i < r->findings.count; i++) {
        const pov_finding *f = r->findings.items[i];

        if (!is_among(before, mark_of(c, f)) || warns_of(c, f))
            return true;
    }
    return false;
}

/** What a row states. */
typedef struct stated {
    struct {
        pov_key key;
        pov_interval allows;
    } items[MOST_STATED];
    size_t count;
} stated;

static stated stated_by(const cell *c, const pov_figures *figures)
{
    stated s = {.count = 0};

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        for (size_t n = 0; n < f->evidence.count; n++) {
            const pov_evidence *e = f->evidence.items[n];

            if (!is_at(c, e->sources.items[0].place))
                continue;
            assert_in_range(s.count, 0, MOST_STATED - 1);
            s.items[s.count].key = f->key;
            s.items[s.count++].allows = e->allows;
        }
    }
    return s;
}

/** Every figure, reckoned as if the row said nothing of its number. */
static pov_figures *reckon_others(const cell *c, const char *value)
{
    const char *paths[MOST_FILES];
    size_t n = paths_with(c, c->begin, c->end - c->begin, value, paths);
    pov_figures *figures = pov_figures_new(catalogue, arena);
    pov_findings findings = {.arena = arena, .muted = true};
    pov_read_tally tally = {0};
    pov_read_options options = {0};

    for (size_t i = 0; i < n; i++)
        pov_extract_read(paths[i], &options, figures, &findings, &tally);
    pov_extract_settle(figures, &findings, &tally);
    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        for (size_t e = 0; e < f->evidence.count; e++)
            if (is_at(c, f->evidence.items[e]->sources.items[0].place))
                f->evidence.items[e]->allows = pov_interval_any();
    }
    pov_reckon(figures, &findings);
    return figures;
}

/** What all others leave to a figure. */
static pov_interval left_to(const pov_figures *others, const pov_key *key)
{
    const pov_figure *f = pov_figures_find(others, key);

    if (!f || f->is_assumed)
        return pov_interval_any();
    return f->conflict ? pov_figure_dispute(f)->expected : f->value;
}

/** Could the row be true, for all that the others say? */
static bool is_open(const cell *c, const stated *s, const char *value)
{
    const pov_figures *others = reckon_others(c, value);

    for (size_t i = 0; i < s->count; i++) {
        pov_interval left = left_to(others, &s->items[i].key);

        if (!pov_interval_agree(&left, &s->items[i].allows))
            return false;
    }
    return s->count > 0;
}

/** The value with a slip at one of its digits.  Errors: false if that is no
 *  slip, or leaves no number. */
static bool make(char out[LONGEST_VALUE], const char *value, size_t at, slip s)
{
    size_t next = at + 1 + strcspn(value + at + 1, "0123456789");
    size_t length = strlen(value);

    strcpy(out, value);
    if (s <= CHANGED_BY_9) {
        out[at] = (char)('0' + (value[at] - '0' + 1 + (int)s) % 10);
    } else if (s == DROPPED) {
        memmove(out + at, value + at + 1, length - at);
    } else if (s == DOUBLED) {
        memmove(out + at + 1, value + at, length - at + 1);
    } else {
        if (!value[next] || next - at > 2)
            return false;
        out[at] = value[next];
        out[next] = value[at];
    }
    return strcmp(out, value) != 0 && out[strcspn(out, "0123456789")];
}

static void try_slip(const cell *c, const char *value, const char *slipped,
                     const marks *before)
{
    reading r = read_slipped(c, slipped);
    stated s;
    bool quoted;

    all.tried++;
    if (is_told(c, &r, before)) {
        all.told++;
        return;
    }
    s = stated_by(c, r.figures);
    quoted = is_quoted(c, &r); /* what follows reads anew */
    if (is_open(c, &s, value)) {
        all.open++;
        return;
    }
    if (quoted) {
        all.quoted++;
        return;
    }
    all.silent++;
    print_message("%s:%u: '%s' for '%s': not a word\n", files[c->file].path,
                  (unsigned)c->line, slipped, value);
}

static void try_cell(const cell *c)
{
    static size_t n_slips;
    char value[LONGEST_VALUE], slipped[LONGEST_VALUE];
    reading r;
    marks before;

    assert_in_range(c->end - c->begin, 0, LONGEST_VALUE - 2);
    memcpy(value, files[c->file].bytes + c->begin, c->end - c->begin);
    value[c->end - c->begin] = '\0';
    r = read_slipped(c, value);
    before = marks_of(c, &r);
    for (size_t at = 0; value[at]; at++)
        for (int s = 0; is_digit(value[at]) && s < N_SLIPS; s++)
            if (make(slipped, value, at, (slip)s) &&
                n_slips++ % CASES_EVERY == 0)
                try_slip(c, value, slipped, &before);
}

/** How many columns stand before that of values. */
static int values_at(const char *header)
{
    const char *value = strstr(header, ",value,");
    int columns = 1;

    assert_non_null(value);
    for (const char *at = header; at < value; at++) {
        assert_true(*at != '\n');
        columns += *at == ',';
    }
    return columns;
}

/** The value of a row, without its quotes. */
static cell find_value(size_t file, uint32_t line, size_t row)
{
    const char *bytes = files[file].bytes;
    cell c = {file, line, row, row, row};

    for (int left = values_at(bytes); left; left--) {
        bool quoted = bytes[c.begin] == '"';

        c.begin += quoted;
        c.begin += strcspn(bytes + c.begin, quoted ? "\"" : ",") + quoted + 1;
    }
    c.begin += bytes[c.begin] == '"';
    c.end = c.begin +
            strcspn(bytes + c.begin, bytes[c.begin - 1] == '"' ? "\"" : ",");
    return c;
}

static void tells_of_slips(void **state)
{
    size_t file = *(const size_t *)*state;
    const char *bytes = files[file].bytes;
    struct tally before = all;
    uint32_t line = 1;

    for (size_t at = line_length(bytes); bytes[at];
         at += line_length(bytes + at)) {
        cell c = find_value(file, ++line, at);

        try_cell(&c);
    }
    print_message("%s: %d slips, %d told, %d open, %d quoted, %d silent\n",
                  files[file].path, all.tried - before.tried,
                  all.told - before.told, all.open - before.open,
                  all.quoted - before.quoted, all.silent - before.silent);
    assert_int_equal(all.silent - before.silent, 0);
}

static void tells_of_many(void **state)
{
    (void)state;
    print_message("slips: %d tried, %d told, %d open, %d quoted, %d silent\n",
                  all.tried, all.told, all.open, all.quoted, all.silent);
    assert_true(all.told >= (CASES_EVERY > 1 ? 1 : LEAST_TOLD));
}

int main(void)
{
    static size_t numbers[MOST_FILES];

    if (load_extracts(NULL))
        return 1;
    for (size_t n = 0; n < n_files; n++) {
        numbers[n] = n;
        test_row(files[n].path + sizeof FOLDER, tells_of_slips, &numbers[n]);
    }
    test_row("all of them", tells_of_many, NULL);
    return run_all("bundled slips", NULL, free_reference);
}
