#include "povstat/put_row.h"

#include <string.h>

#include "povstat/letters.h"
#include "povstat/say.h"
#include "povstat/text.h"
#include "read/rows.h"

/** A table being read for the place of a row. */
typedef struct looking {
    row_reader *rows;
    pov_text_list columns;
    pov_text_list old;      /* cells of the row with the key */
    uint32_t line, n_lines; /* where it stands; 0: nowhere */
    pov_arena *arena;
} looking;

static pov_text_list cells_of(const record *row, pov_arena *arena)
{
    pov_text_list cells = {0};

    for (size_t i = 0; i < row->count; i++)
        pov_arena_push(
            arena, &cells,
            pov_arena_copy(arena, row->items[i].text, row->items[i].length));
    return cells;
}

static uint32_t lines_in(const char *text, size_t length)
{
    uint32_t n = 1;

    for (size_t i = 0; i + 1 < length; i++)
        n += text[i] == '\n';
    return n;
}

/** n: none has the name. */
static size_t column_at(const looking *l, const char *name)
{
    size_t i = 0;

    while (i < l->columns.count && strcmp(l->columns.items[i], name) != 0)
        i++;
    return i;
}

/** Find the columns, and the row with the key.  Errors: false if a row cannot
 *  be told. */
static bool look(looking *l, const pov_named_cell *key)
{
    size_t at;
    record row;

    rows_set_delimiter(l->rows, ',');
    if (!rows_next(l->rows, &row) || row.is_damaged)
        return false;
    l->columns = cells_of(&row, l->arena);
    at = column_at(l, key->column);
    if (at == l->columns.count)
        return false;
    while (rows_next(l->rows, &row)) {
        if (row.is_damaged)
            return false;
        if (l->line || at >= row.count ||
            strcmp(row.items[at].text, key->text) != 0)
            continue;
        l->old = cells_of(&row, l->arena);
        l->line = row.line;
        l->n_lines = lines_in(row.text, row.length);
    }
    return true;
}

static bool needs_quotes(const char *text)
{
    size_t length = strlen(text);

    return strpbrk(text, ",\"\r\n") || *text == '#' || *text == ' ' ||
           (length && text[length - 1] == ' ');
}

static void put(pov_letters *to, pov_arena *arena, const char *text)
{
    pov_letters_add(to, arena, text, strlen(text));
}

static void put_cell(pov_letters *to, pov_arena *arena, const char *text)
{
    bool quoted = needs_quotes(text);

    if (quoted)
        put(to, arena, "\"");
    for (; *text; text++) {
        if (*text == '"')
            put(to, arena, "\"");
        pov_letters_add(to, arena, text, 1);
    }
    if (quoted)
        put(to, arena, "\"");
}

static const char *cell_for(const looking *l, size_t column,
                            const pov_named_cell *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(cells[i].column, l->columns.items[column]) &&
            *cells[i].text)
            return cells[i].text;
    return column < l->old.count ? l->old.items[column] : "";
}

static void put_row(const looking *l, const pov_named_cell *cells, size_t n,
                    const char *line_end, pov_letters *to)
{
    for (size_t i = 0; i < l->columns.count; i++) {
        if (i)
            put(to, l->arena, ",");
        put_cell(to, l->arena, cell_for(l, i, cells, n));
    }
    put(to, l->arena, line_end);
}

/** How the first line ends.  Errors: NULL if lines end otherwise too, or not
 *  with LF. */
static const char *line_end_of(const char *text)
{
    const char *end = strchr(text, '\n');

    for (const char *at = text; (at = strchr(at, '\r')); at++)
        if (at[1] != '\n')
            return NULL;
    return end && end > text && end[-1] == '\r' ? "\r\n" : "\n";
}

/** The text from a line on. */
static const char *line_from(const char *text, uint32_t lines)
{
    const char *end = text;

    for (; lines && (end = strchr(text, '\n')); lines--)
        text = end + 1;
    return end ? text : text + strlen(text);
}

static const char *with_row(const looking *l, const char *text,
                            const pov_named_cell *cells, size_t n,
                            const char *line_end)
{
    const char *at =
        l->line ? line_from(text, l->line - 1) : text + strlen(text);
    const char *behind = l->line ? line_from(at, l->n_lines) : at;
    pov_letters made = {0};

    pov_letters_add(&made, l->arena, text, (size_t)(at - text));
    if (at > text && at[-1] != '\n')
        put(&made, l->arena, line_end);
    put_row(l, cells, n, line_end, &made);
    put(&made, l->arena, behind);
    return pov_letters_text(&made, l->arena);
}

/** Errors: what the row would lose. */
static const char *lost_column(const looking *l, const pov_named_cell *cells,
                               size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (*cells[i].text && column_at(l, cells[i].column) == l->columns.count)
            return cells[i].column;
    return NULL;
}

const char *pov_put_row(const char *path, const char *text,
                        const pov_named_cell *cells, size_t n,
                        pov_language language, pov_arena *arena,
                        const char **wrong)
{
    pov_findings of_file = {.arena = arena};
    const pov_embedded held = {path, (const unsigned char *)text, strlen(text)};
    const char *line_end = line_end_of(text), *lost;
    looking l = {.arena = arena};
    bool ok = line_end != NULL;

    l.rows =
        rows_open(path, &(pov_opening){.built_in = &held}, arena, &of_file);
    if (l.rows) {
        ok = look(&l, &cells[0]) && ok;
        rows_close(l.rows);
    }
    *wrong = NULL;
    if (!l.rows || !ok || of_file.count) {
        *wrong = pov_say(language, "it is not plain CSV: UTF-8, with commas");
        return NULL;
    }
    lost = lost_column(&l, cells, n);
    if (lost) {
        *wrong = pov_say_format(language, arena, "it has no column '%s'", lost);
        return NULL;
    }
    return with_row(&l, text, cells, n, line_end);
}
