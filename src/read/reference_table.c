#include "read/reference_table.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/descriptor.h"
#include "povstat/embedded.h"
#include "povstat/map.h"
#include "povstat/text.h"
#include "read/brought.h"
#include "read/reference_cell.h"

/* Reference tables are ours: commas, exact column names.  One reader serves
 * them all; each table brings its columns and what to do with a row. */

__attribute__((format(printf, 2, 0))) static const char *
say_wrong(const reference_reading *r, const char *wrong, va_list arguments)
{
    return pov_arena_vformat(r->arena, pov_say(r->findings->language, wrong),
                             arguments);
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

pov_place reference_table_place(const reference_row *row, size_t column)
{
    const reference_reading *r = row->reading;

    return r->at[column] == SIZE_MAX
               ? row->place
               : rows_place(r->rows, row->typed, r->at[column]);
}

const char *reference_table_piece(pov_arena *arena, const char **rest)
{
    while (**rest) {
        const char *text = *rest + strspn(*rest, " ");
        size_t length = strcspn(text, "|"), end = length;

        *rest = text + length + (text[length] == '|');
        while (end && text[end - 1] == ' ')
            end--;
        if (end)
            return pov_arena_intern(arena, text, end);
    }
    return NULL;
}

bool reference_table_refuse(const reference_row *row, size_t column,
                            const char *wrong, ...)
{
    reference_reading *r = row->reading;
    va_list arguments;

    va_start(arguments, wrong);
    tell(r, POV_FOUND_BAD_REFERENCE, reference_table_place(row, column),
         r->table->columns[column].name, row->cells[column].text,
         say_wrong(r, wrong, arguments));
    va_end(arguments);
    return false;
}

pov_finding *reference_table_tell_later(reference_reading *r,
                                        pov_finding_kind kind, pov_place place,
                                        const char *column, const char *typed,
                                        const char *wrong, ...)
{
    pov_finding *f;
    va_list arguments;

    va_start(arguments, wrong);
    f = tell(r, kind, place, column, typed, say_wrong(r, wrong, arguments));
    va_end(arguments);
    return f;
}

void reference_table_tell_lost(reference_reading *r, pov_place place,
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

/** Give the findings the source lines they lack: the table is read again. */
static void show_lines(reference_reading *r)
{
    record row = {0};
    size_t i = 0;

    if (!r->unshown.count || rows_at(r->rows).has_failed)
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

/**
 * Pass on what reading bytes and rows found.
 *
 * What spoils the table as a whole becomes the one fatal finding of it: rows
 * that nobody could read would look as if they had never been typed.
 */
static void sift(reference_reading *r, bool in_header)
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

static bool refuse_word(const reference_row *row, size_t i)
{
    const reference_reading *r = row->reading;
    const char *words = r->table->columns[i].words, *listed = "", *meant;
    const char *names[MOST_WORDS];
    size_t n = 0, length;

    for (const char *word; (word = pov_text_piece(&words, &length)); n++) {
        names[n] = pov_arena_copy(r->arena, word, length);
        listed = pov_arena_format(r->arena, "%s%s%s", listed, n ? ", " : "",
                                  names[n]);
    }
    meant = pov_text_closest(r->arena, row->cells[i].text, names, n);
    if (meant)
        return reference_table_refuse(
            row, i, "is none of %s; did you mean '%s'?", listed, meant);
    return reference_table_refuse(row, i, "is none of %s", listed);
}

static bool read_cell(const reference_row *row, size_t i, reference_cell *cell)
{
    const reference_reading *r = row->reading;
    const reference_column *c = &r->table->columns[i];
    const char *wrong;

    if (!*cell->text)
        return !c->is_needed || reference_table_refuse(row, i, "it is blank");
    wrong = reference_cell_wrong(c, cell, r->arena);
    if (!wrong)
        return true;
    if (c->holds == HOLDS_WORD)
        return refuse_word(row, i);
    return reference_table_refuse(row, i, "%s",
                                  pov_say(r->findings->language, wrong));
}

/** How many there are if there is none of that name. */
static size_t column_of(const reference_reading *r, const char *name)
{
    size_t c = 0;

    while (c < r->n_columns && strcmp(r->table->columns[c].name, name) != 0)
        c++;
    return c;
}

/** Does a period end before it begins? */
static bool are_in_order(const reference_row *row, size_t i)
{
    const reference_reading *r = row->reading;
    const char *begin = r->table->columns[i].not_before;
    const reference_cell *from, *to = &row->cells[i];

    if (!begin)
        return true;
    from = &row->cells[column_of(r, begin)];
    if (!*from->text || !*to->text ||
        (from->day <= to->day && from->number <= to->number))
        return true;
    return reference_table_refuse(row, i, "lies before %s, '%s'", begin,
                                  from->text);
}

/** Read what each column of a row holds.  Errors: false, and a finding for
 *  every cell that cannot be right. */
static bool read_cells(const reference_row *row, reference_cell *cells)
{
    bool ok = true;

    for (size_t i = 0; i < row->reading->n_columns; i++)
        ok = read_cell(row, i, &cells[i]) && ok;
    for (size_t i = 0; ok && i < row->reading->n_columns; i++)
        ok = are_in_order(row, i);
    return ok;
}

/* Rows that name a row above them: the parent of an area, the whole of an
 * indicator, the document that was replaced.  Which rows exist is known at the
 * end only, so that a row that names none waits until then. */

/** A row that names one that does not stand above it. */
typedef struct waiting {
    const char *id, *typed;
    const char *column;
    pov_place place; /* of what is typed */
    pov_lost_row *lost;
    struct waiting *next; /* the row it names, if that waits too */
    size_t walked;        /* by which walk it was reached; 0: none */
    bool is_settled;
} waiting;

/** An id, from the first row on that bears it. */
typedef struct reference_id {
    pov_place place;
    bool is_taken;
    waiting *waits;
} reference_id;

static reference_id *find_id(const reference_reading *r, const char *id)
{
    return pov_map_find(&r->ids, id, strlen(id));
}

static bool is_new(const reference_row *row)
{
    reference_reading *r = row->reading;
    const char *id = row->cells[0].text;
    void **at = pov_map_at(&r->ids, r->arena, id, strlen(id));
    reference_id *entry = *at;

    if (entry) {
        pov_find_related(
            r->findings,
            reference_table_tell_later(
                r, POV_FOUND_BAD_REFERENCE, reference_table_place(row, 0),
                r->table->columns[0].name, id, "stands in line %lu already",
                (unsigned long)entry->place.line),
            entry->place, "it stands here first");
        return false;
    }
    *at = entry = pov_arena_alloc(r->arena, sizeof *entry);
    entry->place = row->place;
    return true;
}

static void wait_for(reference_row *row, size_t column)
{
    reference_reading *r = row->reading;
    reference_id *entry = find_id(r, row->cells[0].text);
    waiting *w = pov_arena_alloc(r->arena, sizeof *w);

    *w = (waiting){.id = row->cells[0].text,
                   .typed = row->cells[column].text,
                   .column = r->table->columns[column].name,
                   .place = reference_table_place(row, column)};
    pov_arena_push(r->arena, &r->waiting, w);
    entry->waits = w;
}

static bool names_above(reference_row *row, size_t column)
{
    reference_reading *r = row->reading;
    const char *typed = row->cells[column].text;
    const reference_id *named = find_id(r, typed);
    pov_lost_row *lost = NULL;

    if ((named && named->is_taken) || (r->table->kind == POV_ROW_AREA &&
                                       pov_catalogue_area(r->catalogue, typed)))
        return true;
    if (!named || !named->waits)
        lost = pov_catalogue_lost_id(r->catalogue, r->table->kind, typed);
    row->cause = lost;
    if (lost)
        reference_table_tell_lost(r, reference_table_place(row, column),
                                  r->table->columns[column].name, typed, lost);
    else
        wait_for(row, column);
    return false;
}

/**
 * Enter the row's id, and find what it names.
 *
 * Errors: false if the id is taken or something it names does not stand above;
 *         a finding says why, at the latest when the table is at its end.
 */
static bool stands_above(reference_row *row)
{
    const reference_reading *r = row->reading;

    if (r->table->columns[0].holds != HOLDS_ID)
        return true;
    if (!is_new(row))
        return false;
    for (size_t c = 0; c < r->n_columns; c++)
        if (r->table->columns[c].holds == HOLDS_ABOVE && *row->cells[c].text)
            return names_above(row, c);
    return true;
}

/** The row was taken: those below may name it. */
static void enter(const reference_row *row)
{
    const reference_reading *r = row->reading;

    if (r->table->columns[0].holds == HOLDS_ID)
        find_id(r, row->cells[0].text)->is_taken = true;
}

/** The row was left out, and is known by these names. */
static void lose(reference_row *row)
{
    reference_reading *r = row->reading;
    const reference_id *entry = find_id(r, row->cells[0].text);
    pov_lost_row *lost;

    if (r->table->kind == POV_N_ROW_KINDS || (entry && entry->is_taken))
        return; /* nobody names it, or its id is another row's */
    lost = pov_arena_alloc(r->arena, sizeof *lost);
    *lost = (pov_lost_row){.place = row->place, .cause = row->cause};
    if (entry && entry->waits && !entry->waits->lost)
        entry->waits->lost = lost;
    if (r->table->columns[0].holds == HOLDS_ID)
        pov_catalogue_lose_id(r->catalogue, r->table->kind, row->cells[0].text,
                              lost);
    for (size_t c = 0; c < r->n_columns; c++)
        if (r->table->columns[c].is_name)
            pov_catalogue_lose(r->catalogue, r->table->kind, row->cells[c].text,
                               lost);
}

/** A row whose name is the end of the matter: no other row waits with it. */
static void refuse_alone(reference_reading *r, waiting *w)
{
    const reference_id *named = find_id(r, w->typed);
    pov_lost_row *lost =
        pov_catalogue_lost_id(r->catalogue, r->table->kind, w->typed);
    pov_finding_kind kind = POV_FOUND_BAD_REFERENCE;

    if (named && named->is_taken)
        reference_table_tell_later(r, kind, w->place, w->column, w->typed,
                                   "stands below, in line %lu; move it above",
                                   (unsigned long)named->place.line);
    else if (lost && lost != w->lost) {
        w->lost->cause = lost;
        reference_table_tell_lost(r, w->place, w->column, w->typed, lost);
    } else
        reference_table_tell_later(r, kind, w->place, w->column, w->typed,
                                   "stands nowhere in this table");
}

/** `first` names a row that names a row … that names `first`. */
static void refuse_circle(reference_reading *r, waiting *first)
{
    waiting *last = first, *w = first;
    pov_finding *f;

    do {
        if (w->place.line > last->place.line)
            last = w;
        w = w->next;
    } while (w != first);
    f = reference_table_tell_later(
        r, POV_FOUND_BAD_REFERENCE, last->place, last->column, last->typed,
        last->next == last ? "is the row itself" : "leads back to this row");
    last->is_settled = true;
    for (w = last->next; w != last; w = w->next) {
        w->is_settled = true;
        w->lost->cause = last->lost;
        if (f->related.count < 3)
            pov_find_related(r->findings, f, w->place, "by way of this row");
    }
}

/** Follow the names from one row as far as they lead. */
static void follow(reference_reading *r, waiting *from, size_t walk)
{
    waiting *end = from;

    while (!end->walked && end->next) {
        end->walked = walk;
        end = end->next;
    }
    if (end->next && end->walked == walk && !end->is_settled)
        refuse_circle(r, end);
    end->walked = walk;
    if (!end->next && !end->is_settled) {
        refuse_alone(r, end);
        end->is_settled = true;
    }
}

/** Tell why rows waited in vain.  A circle of rows is told of at the one that
 *  closes it; each row is looked at once. */
static void end_waiting(reference_reading *r)
{
    for (size_t i = 0; i < r->waiting.count; i++) {
        waiting *w = r->waiting.items[i];
        const reference_id *named = find_id(r, w->typed);

        w->next = named ? named->waits : NULL;
    }
    for (size_t i = 0; i < r->waiting.count; i++)
        follow(r, r->waiting.items[i], i + 1);
    for (size_t i = 0; i < r->waiting.count; i++) {
        waiting *w = r->waiting.items[i];

        if (!w->is_settled)
            w->lost->cause = w->next->lost;
    }
    for (size_t i = 0; i < r->waiting.count; i++) {
        waiting *w = r->waiting.items[i];

        if (!w->is_settled)
            reference_table_tell_lost(r, w->place, w->column, w->typed,
                                      pov_lost_row_cause(w->lost));
    }
}

static void tell_header(reference_reading *r, const record *header,
                        pov_finding_kind kind, size_t i, const char *help)
{
    const char *text = header->items[i].text;
    pov_finding *f;

    if (kind == POV_FOUND_UNNAMED_COLUMN)
        f = pov_find(r->findings, kind, rows_place(r->rows, header, i),
                     "column %zu", i + 1);
    else
        f = pov_find(r->findings, kind, rows_place(r->rows, header, i), "'%s'",
                     text);
    f->help = pov_say(r->findings->language, help);
    rows_underline(r->rows, header, f, text);
}

/** Find the columns, the first of each name. */
static void place_columns(reference_reading *r, const record *header)
{
    r->width = header->count;
    for (size_t c = 0; c < r->n_columns; c++)
        r->at[c] = SIZE_MAX;
    for (size_t i = 0; i < header->count; i++) {
        size_t c = column_of(r, header->items[i].text);

        if (c < r->n_columns && r->at[c] == SIZE_MAX)
            r->at[c] = i;
    }
}

static void report_columns(reference_reading *r, const record *header)
{
    for (size_t i = 0; i < header->count; i++) {
        size_t c = column_of(r, header->items[i].text);

        if (!header->items[i].length)
            tell_header(r, header, POV_FOUND_UNNAMED_COLUMN, i,
                        "name the column in the header row");
        else if (c == r->n_columns)
            tell_header(
                r, header, POV_FOUND_UNKNOWN_COLUMN, i,
                "delete or rename it; data/README.md names the columns");
        else if (r->at[c] != i)
            tell_header(r, header, POV_FOUND_DUPLICATE_COLUMN, i,
                        "delete or rename one of the two");
    }
}

/** The columns that are not there: "'parent', 'level'", or "". */
static const char *missing_columns(const reference_reading *r, size_t *n)
{
    const char *names = "";

    *n = 0;
    for (size_t c = 0; c < r->n_columns; c++)
        if (r->at[c] == SIZE_MAX &&
            r->table->columns[c].holds != HOLDS_REMARK) {
            names = pov_arena_format(r->arena, "%s%s'%s'", names,
                                     *n ? ", " : "", r->table->columns[c].name);
            *n += 1;
        }
    return names;
}

/** Nothing is read; `at`: the row that is wrong, NULL for none. */
static void refuse_table(reference_reading *r, const record *at,
                         const char *why, const char *help)
{
    pov_finding *f =
        pov_find(r->findings, POV_FOUND_MISSING_REFERENCE,
                 (pov_place){r->path, at ? at->line : 0, 0}, "%s", why);

    r->is_unusable = true;
    f->help = pov_say(r->findings->language, help);
    if (at)
        rows_show(r->rows, at, f);
}

static const char header_help[] =
    "data/README.md names the columns; the first row must hold all of them, "
    "with commas between";

static void read_header(reference_reading *r)
{
    pov_language l = r->findings->language;
    record header = {0};
    bool any = rows_next(r->rows, &header);
    const char *missing;
    size_t n;

    sift(r, true);
    if (r->is_unusable || rows_at(r->rows).has_failed)
        return;
    if (!any) {
        refuse_table(r, NULL, pov_say(l, "it is empty"), header_help);
        return;
    }
    place_columns(r, &header);
    missing = missing_columns(r, &n);
    if (n)
        refuse_table(r, &header,
                     pov_arena_format(
                         r->arena,
                         pov_say(l, n == 1 ? "no column %s" : "no columns %s"),
                         missing),
                     header_help);
    else
        report_columns(r, &header);
}

static void take(reference_reading *r, const record *typed)
{
    reference_cell cells[MOST_COLUMNS] = {{"", POV_NO_DAY, 0}};
    reference_row row = {cells, rows_place(r->rows, typed, 0), r, typed, NULL};

    for (size_t c = 0; c < r->n_columns; c++) {
        row_cell cell = {.text = ""};

        if (r->at[c] < typed->count)
            cell = typed->items[r->at[c]];
        cells[c].text = pov_arena_intern(r->arena, cell.text, cell.length);
    }
    if (!typed->is_damaged && rows_fit(r->rows, typed, r->width, r->findings) &&
        read_cells(&row, cells) && stands_above(&row) &&
        r->table->take(r->data, &row))
        enter(&row);
    else
        lose(&row);
}

/** Each row of a table is kept, and each indicator has a place for each
 *  breakdown: a table that is too long would take what memory there is.
 *  Errors: false, and a finding at the row that is one too many. */
static bool may_be_longer(reference_reading *r, const record *typed)
{
    size_t most_rows = r->table->most_rows ? r->table->most_rows : SIZE_MAX;
    size_t most_kb = r->table->most_kb ? r->table->most_kb : MOST_KB;
    const char *why;

    r->n_bytes += typed->length;
    if (++r->n_rows <= most_rows && r->n_bytes <= most_kb * 1000)
        return true;
    why = r->n_rows > most_rows
              ? pov_arena_format(
                    r->arena,
                    pov_say(r->findings->language, "it has more than %zu rows"),
                    most_rows)
              : pov_arena_format(
                    r->arena,
                    pov_say(r->findings->language, "it is longer than %zu kB"),
                    most_kb);
    refuse_table(r, typed, why,
                 "delete the rows that no file of yours needs, or give each "
                 "part of the files a data directory of its own");
    return false;
}

static bool next_row(reference_reading *r, record *typed)
{
    do {
        if (r->is_unusable || !rows_next(r->rows, typed))
            return false;
        sift(r, false);
    } while (!r->is_unusable && !typed->is_damaged && !rows_filled(typed));
    return !r->is_unusable;
}

/* A directory adds to what the program carries: a row with a known key, which
 * is the first column, stands in the place of that one, the others behind. */

/** Where rows come from, while those of the other are read. */
typedef struct source {
    const char *path;
    row_reader *rows;
    size_t width, at[MOST_COLUMNS];
} source;

static void swap_source(reference_reading *r, source *other)
{
    source own = {.path = r->path, .rows = r->rows, .width = r->width};

    memcpy(own.at, r->at, sizeof own.at);
    r->path = other->path;
    r->rows = other->rows;
    r->width = other->width;
    memcpy(r->at, other->at, sizeof r->at);
    *other = own;
}

/** Rows of the directory, that wait for the place of one of the program. */
typedef struct user_rows {
    struct user_row {
        record typed;
        bool is_taken;
    } * *items;
    size_t count, capacity;
    pov_map keys; /* → the first row */
} user_rows;

typedef struct user_row user_row;

static const char *key_of(const reference_reading *r, const record *typed)
{
    return r->at[0] < typed->count ? typed->items[r->at[0]].text : "";
}

/** The same of the table that the directory has. */
static bool next_own_row(reference_reading *r, record *typed)
{
    return next_row(r, typed) && (r->is_brought || may_be_longer(r, typed));
}

static user_rows keep_rows(reference_reading *r)
{
    user_rows all = {0};
    record typed = {0};

    while (next_own_row(r, &typed)) {
        user_row *kept = pov_arena_alloc(r->arena, sizeof *kept);
        const char *key = key_of(r, &typed);
        void **at = pov_map_at(&all.keys, r->arena, key, strlen(key));

        kept->typed = rows_copy(&typed, r->arena);
        pov_arena_push(r->arena, &all, kept);
        if (!*at)
            *at = kept;
    }
    sift(r, false);
    return all;
}

static void take_user_row(reference_reading *r, user_row *row)
{
    if (!row->is_taken)
        take(r, &row->typed);
    row->is_taken = true;
}

/** The rows of the program, each or what stands in its place. */
static void take_built_in(reference_reading *r, user_rows *of_user,
                          const pov_embedded *built_in)
{
    source own = {.path = reference_table_path(r->table, NULL, r->arena)};
    record typed = {0};

    own.rows = rows_open(own.path, &(pov_opening){.built_in = built_in},
                         r->arena, &r->of_rows);
    rows_set_delimiter(own.rows, ',');
    rows_next(own.rows, &typed);
    swap_source(r, &own);
    place_columns(r, &typed);
    while (next_row(r, &typed)) {
        const char *key = key_of(r, &typed);
        user_row *instead = pov_map_find(&of_user->keys, key, strlen(key));

        r->findings->muted = !instead; /* what is replaced may be missing */
        if (instead) {
            swap_source(r, &own);
            take_user_row(r, instead);
            swap_source(r, &own);
        } else
            take(r, &typed);
        r->findings->muted = false;
    }
    swap_source(r, &own);
    rows_close(own.rows);
}

static void read_rows(reference_reading *r, const pov_embedded *besides)
{
    record typed = {0};

    if (besides) {
        user_rows of_user = keep_rows(r);

        take_built_in(r, &of_user, besides);
        for (size_t i = 0; !r->is_unusable && i < of_user.count; i++)
            take_user_row(r, of_user.items[i]);
    }
    while (!besides && next_own_row(r, &typed))
        take(r, &typed);
    sift(r, false);
    if (r->is_unusable)
        return;
    end_waiting(r);
    if (r->table->finish)
        r->table->finish(r->data, r);
    show_lines(r);
}

const char *reference_table_path(const reference_table *table,
                                 const char *directory, pov_arena *arena)
{
    return pov_arena_format(arena, "%s/%s",
                            directory ? directory : pov_built_in_directory,
                            table->path);
}

const char *reference_table_brought(const reference_table *table,
                                    const char *directory, pov_arena *arena)
{
    const char *path = reference_table_path(table, directory, arena);

    if (!directory)
        return path;
    switch (brought_look(table->path, path)) {
    case BROUGHT_LACKING:
        return reference_table_path(table, NULL, arena);
    case BROUGHT_SAME:
        return path;
    case BROUGHT_OTHER:
        break;
    }
    return NULL;
}

/** `besides`: what the program carries of the same table, to be added to. */
static void read_table(reference_reading *r, const pov_embedded *built_in,
                       const pov_embedded *besides)
{
    while (r->table->columns[r->n_columns].name)
        r->n_columns++;
    r->is_brought = built_in != NULL;
    r->rows = rows_open(r->path, &(pov_opening){.built_in = built_in}, r->arena,
                        &r->of_rows);
    sift(r, true);
    if (!r->rows) {
        r->is_unusable = true;
        return;
    }
    rows_set_delimiter(r->rows, ',');
    if (!r->is_unusable)
        read_header(r);
    if (!r->is_unusable)
        read_rows(r, besides);
    rows_close(r->rows);
    sift(r, true);
}

bool reference_table_read(const reference_table *table, const char *directory,
                          void *data, pov_catalogue *catalogue,
                          pov_arena *arena, pov_findings *findings)
{
    reference_reading r = {
        .table = table,
        .path = reference_table_path(table, directory, arena),
        .data = data,
        .catalogue = catalogue,
        .arena = arena,
        .findings = findings,
        .of_rows = {
            .arena = arena, .language = findings->language, .keep_all = true}};
    const pov_embedded *own = pov_embedded_data(table->path);
    const pov_embedded *besides = NULL;
    bool muted = findings->muted;

    if (directory && table->without != REFUSE_DIRECTORY &&
        pov_is_lacking(r.path)) {
        if (table->without == READ_NOTHING)
            return true;
        /* Else reading it will tell: of the areas nothing can stand in, they
         * are not kept as a table. */
        r.stands_in = own;
        if (own)
            r.path = reference_table_path(table, NULL, arena);
    }
    if (directory && !r.stands_in && table->without == READ_BUILT_IN &&
        brought_look(table->path, r.path) != BROUGHT_SAME)
        besides = own;
    findings->muted = muted || r.stands_in;
    read_table(&r, !directory || r.stands_in ? own : NULL, besides);
    findings->muted = muted;
    return !r.is_unusable;
}
