#include "povstat/shard.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/text.h"

/* The columns before those of the transcript. */
enum { AT_FILE, AT_LINE, AT_COLUMN, AT_ORDER, AT_TYPED, N_OWN };

static const char *const own[N_OWN] = {
    "source_file", "source_line", "source_column", "source_order", "typed"};

const char pov_shard_lead[] =
    "source_file,source_line,source_column,source_order,typed,area,indicator,";

static bool is_hidden(const char *text, size_t at, size_t length)
{
    unsigned char c = (unsigned char)text[at];
    bool is_end = at == 0 || at + 1 == length;

    return c < ' ' || c == 0x7f || (is_end && c == ' ') ||
           (at == 0 && strchr("=+-@", c));
}

/** Does it stand for itself, without quotes? */
static bool is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == ',' || text[i] == '"' || text[i] == '\\' ||
            is_hidden(text, i, length))
            return false;
    return true;
}

static void write_letter(const char *text, size_t i, size_t length, FILE *out)
{
    if (text[i] == '\n')
        fputs("\\n", out);
    else if (text[i] == '\\')
        fputs("\\\\", out);
    else if (is_hidden(text, i, length))
        fprintf(out, "\\x%02x", (unsigned)(unsigned char)text[i]);
    else if (text[i] == '"')
        fputs("\"\"", out);
    else
        putc(text[i], out);
}

static void write_cell(const char *text, size_t length, FILE *out)
{
    if (is_plain(text, length)) {
        fwrite(text, 1, length, out);
        return;
    }
    putc('"', out);
    for (size_t i = 0; i < length; i++)
        write_letter(text, i, length, out);
    putc('"', out);
}

static void write_text(const char *text, FILE *out)
{
    write_cell(text, strlen(text), out);
}

static void write_place(pov_place place, FILE *out)
{
    write_text(place.file, out);
    fprintf(out, ",%lu,%lu", (unsigned long)place.line,
            (unsigned long)place.column);
}

/** How many columns a transcript has, and of a paper: its name is one of the
 *  statement. */
static size_t count_fields(pov_transcribed of)
{
    size_t n = 0;

    while (pov_transcript_key(of, n))
        n++;
    return n;
}

/** Where a statement names its paper. */
static size_t paper_field(void)
{
    const char *name = pov_transcript_key(POV_TRANSCRIBED_PAPER, 0);
    size_t i = 0;

    while (strcmp(pov_transcript_key(POV_TRANSCRIBED_STATEMENT, i), name) != 0)
        i++;
    return i;
}

void pov_shard_write_header(FILE *out)
{
    const char *key;

    for (size_t i = 0; i < N_OWN; i++)
        fprintf(out, "%s%s", i ? "," : "", own[i]);
    for (size_t i = 0; (key = pov_transcript_key(POV_TRANSCRIBED_STATEMENT, i));
         i++)
        fprintf(out, ",%s", key);
    for (size_t i = 1; (key = pov_transcript_key(POV_TRANSCRIBED_PAPER, i));
         i++)
        fprintf(out, ",%s", key);
    putc('\n', out);
}

void pov_shard_write(const pov_statement *s, pov_transcript_texts texts,
                     FILE *out, pov_arena *scratch)
{
    const char *paper[POV_TRANSCRIPT_MOST];

    write_place(s->place, out);
    fprintf(out, ",%lu,", (unsigned long)s->order);
    write_text(s->raw ? s->raw : "", out);
    for (size_t i = 0; pov_transcript_key(POV_TRANSCRIBED_STATEMENT, i); i++) {
        putc(',', out);
        write_text(texts[i], out);
    }
    if (s->document->is_unnamed)
        pov_transcript_write_paper(s, paper, scratch);
    for (size_t i = 1; pov_transcript_key(POV_TRANSCRIBED_PAPER, i); i++) {
        putc(',', out);
        if (s->document->is_unnamed)
            write_text(paper[i], out);
    }
    putc('\n', out);
}

void pov_shard_write_refused_header(FILE *out)
{
    fputs("source_file,source_line,source_column,row\n", out);
}

void pov_shard_write_refused(pov_place cell, const char *row, size_t length,
                             FILE *out)
{
    write_place(cell, out);
    putc(',', out);
    write_cell(row, length, out);
    putc('\n', out);
}

/* The way back. */

enum { MOST_CELLS = N_OWN + 2 * POV_TRANSCRIPT_MOST };

/** A shard that is being read. */
typedef struct shard {
    FILE *file;
    char *line;
    size_t room;
    const char *cells[MOST_CELLS]; /* of the line */
    size_t count;
    const char *ends_at;                     /* the line */
    size_t of_statement, of_paper, paper_at; /* columns */
    uint32_t n;                              /* of the line */
    pov_figures *figures;
} shard;

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/** What the escape at `*at` stands for; it goes on behind it.  Errors: 0. */
static char escaped(const char **at)
{
    char c = *++*at;
    int high, low;

    ++*at;
    if (c == 'n' || c == '\\')
        return c == 'n' ? '\n' : c;
    high = c == 'x' ? hex_digit((*at)[0]) : -1;
    low = high >= 0 ? hex_digit((*at)[1]) : -1;
    if (low < 0)
        return '\0';
    *at += 2;
    return (char)(high << 4 | low);
}

/** Make a text of the cell at `*at`, which goes on to the delimiter or the end
 *  of the line; the text is written over it.  Errors: false. */
static bool take_cell(const char **at, char *to)
{
    bool is_quoted = **at == '"';

    *at += is_quoted;
    for (; **at && (is_quoted || **at != ','); to++) {
        if (is_quoted && **at == '"' && *++*at != '"')
            break;
        *to = **at == '\\' ? escaped(at) : *(*at)++;
        if (!*to)
            return false;
    }
    if (**at && **at != ',')
        return false;
    *to = '\0';
    return true;
}

/** Errors: false: it is none that was written as a row. */
static bool take_cells(shard *x)
{
    const char *at = x->line;
    bool more = true;

    for (x->count = 0; more && x->count < MOST_CELLS; x->count++) {
        char *cell = x->line + (at - x->line);

        x->cells[x->count] = cell;
        more = false;
        if (!take_cell(&at, cell))
            return false;
        more = x->ends_at != at;
        at += more;
    }
    return !more;
}

/** Take the next line apart.  Errors: false at the end, and if `*wrong` says
 *  so. */
static bool next_line(shard *x, const char **wrong)
{
    ssize_t length = getline(&x->line, &x->room, x->file);

    if (length < 0) {
        *wrong = feof(x->file) ? NULL : strerror(errno);
        return false;
    }
    x->n++;
    if (x->line[length - 1] != '\n') {
        *wrong = "the last line is cut off";
        return false;
    }
    x->line[length - 1] = '\0';
    x->ends_at = x->line + length - 1;
    if (!take_cells(x))
        *wrong = "the line is no row";
    return !*wrong;
}

static bool read_count(const char *text, uint32_t *n)
{
    char *end;
    unsigned long long all = strtoull(text, &end, 10);

    *n = (uint32_t)all;
    return *text >= '0' && *text <= '9' && !*end && all <= UINT32_MAX;
}

/** Where it stands in the file it was read from.  Errors: as read_line. */
static const char *read_place(const shard *x, pov_statement *s)
{
    uint32_t *const numbers[] = {&s->place.line, &s->place.column, &s->order};
    const char *file = x->cells[AT_FILE];
    const char *typed = x->cells[AT_TYPED];

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!read_count(x->cells[AT_LINE + i], numbers[i]))
            return own[AT_LINE + i];
    s->place.file = pov_arena_intern(x->figures->arena, file, strlen(file));
    s->raw = pov_arena_intern(x->figures->arena, typed, strlen(typed));
    return NULL;
}

/** Read the present line.  Errors: the name of the column that is wrong. */
static const char *read_line(const shard *x, pov_statement *s)
{
    const char *of_statement[POV_TRANSCRIPT_MOST];
    const char *of_paper[POV_TRANSCRIPT_MOST];
    const char *const *cells = x->cells + N_OWN;
    const char *wrong;

    *s = (pov_statement){0};
    if (x->count != N_OWN + x->of_statement + x->of_paper - 1)
        return own[AT_FILE];
    for (size_t i = 0; i < x->of_statement; i++)
        of_statement[i] = cells[i];
    for (size_t i = 1; i < x->of_paper; i++)
        of_paper[i] = cells[x->of_statement + i - 1];
    of_paper[0] = of_statement[x->paper_at];
    wrong = read_place(x, s);
    if (!wrong)
        wrong = pov_transcript_read(x->figures, of_statement, s);
    if (!wrong && s->document->is_unnamed)
        wrong = pov_transcript_read_paper(x->figures, of_paper);
    return wrong;
}

/** Errors: `*wrong`, of a line that is none; the name of the column that is
 *  wrong. */
static const char *read_lines(shard *x, const char **wrong,
                              pov_read_tally *tally)
{
    const char *column = NULL;
    pov_statement s;

    if (!next_line(x, wrong))
        return NULL;
    while (!column && next_line(x, wrong)) {
        column = read_line(x, &s);
        if (column)
            break;
        pov_figures_add(x->figures, &s);
        tally->rows++;
        tally->cells++;
        tally->used++;
    }
    return column;
}

void pov_shard_read(const char *path, pov_figures *figures,
                    pov_findings *findings, pov_read_tally *tally)
{
    const char *name = pov_arena_intern(figures->arena, path, strlen(path));
    shard x = {.file = fopen(path, "rb"),
               .of_statement = count_fields(POV_TRANSCRIBED_STATEMENT),
               .of_paper = count_fields(POV_TRANSCRIBED_PAPER),
               .paper_at = paper_field(),
               .figures = figures};
    const char *wrong = x.file ? NULL : strerror(errno), *column = NULL;

    if (figures->scribe)
        figures->scribe->is_in_shard = true;
    if (x.file) {
        tally->files++;
        column = read_lines(&x, &wrong, tally);
        fclose(x.file);
    }
    free(x.line);
    if (column)
        pov_find(findings, POV_FOUND_UNREADABLE_FILE, (pov_place){name, x.n, 0},
                 "column '%s' is not as 'povstat split' wrote it", column);
    else if (wrong)
        pov_find(findings, POV_FOUND_UNREADABLE_FILE, (pov_place){name, x.n, 0},
                 "%s", pov_say(findings->language, wrong));
}
