#include "read/layout.h"

#include <string.h>

#include "povstat/extract.h"
#include "povstat/map.h"
#include "povstat/phrase.h"
#include "povstat/text.h"
#include "povstat/words.h"

static const struct export_name {
    const char *figures; /* export --format csv */
    const char *package; /* export --format datapackage */
    export_column is;
    column column;
} export_names[] = {
#define EXPORT(id, name, package, column) {name, package, EXPORT_##id, column},
#define REDONE(name, package) {name, package, EXPORT_UNREAD, COLUMN_INDEX},
#include "read/export_columns.def"
#undef EXPORT
#undef REDONE
};

enum { N_EXPORT_NAMES = sizeof export_names / sizeof *export_names };

/** strcmp, mostly without a call. */
static bool is_same(const char *a, const char *b)
{
    return *a == *b && !strcmp(a, b);
}

/** By its name in `export --format csv` or in a data package, or NULL. */
static const struct export_name *export_name_of(const char *text)
{
    for (size_t i = 0; *text && i < N_EXPORT_NAMES; i++)
        if (is_same(text, export_names[i].figures) ||
            is_same(text, export_names[i].package))
            return &export_names[i];
    return NULL;
}

/** Is it a column of exports, by one of its names?  Shape: one that is read. */
static bool is_exported(const char *text, export_column c)
{
    const struct export_name *n = &export_names[c];

    return is_same(text, n->figures) || is_same(text, n->package);
}

/** `stated` is none of a list that people type: most are told by that. */
static bool may_be_export(const record *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (is_exported(row->items[i].text, EXPORT_STATED))
            return true;
    return false;
}

/**
 * Is it the header of an export?  It names `stated`, `derived` and `value`,
 * which no list that people type does.
 */
static export_header read_export_header(const record *row)
{
    export_header h = {.is_there = false};

    if (!may_be_export(row))
        return h;
    for (size_t c = 0; c < EXPORT_UNREAD; c++)
        h.at[c] = -1;
    for (size_t i = 0; i < row->count && i < 2 * N_EXPORT_NAMES; i++) {
        const struct export_name *n = export_name_of(row->items[i].text);

        if (n && n->is < EXPORT_UNREAD && h.at[n->is] < 0)
            h.at[n->is] = (int)i;
    }
    h.is_there = h.at[EXPORT_STATED] >= 0 && h.at[EXPORT_DERIVED] >= 0 &&
                 h.at[EXPORT_VALUE] >= 0;
    return h;
}

enum { LONGEST_NAME = 60, MOST_UNKNOWN = 64, MOST_NAMES = 32 };

static const struct column_name {
    const char *all, *english;
} names[] = {
#define COLUMN(id, name, names) {names, name},
#include "read/columns.def"
#undef COLUMN
};

const char *layout_column_name(column c)
{
    return names[c].english;
}

bool layout_resembles(column c, const char *text, pov_arena *scratch)
{
    const char *spellings = names[c].all;
    const char *one[MOST_NAMES];
    size_t n = 0, length;

    for (const char *at;
         n < MOST_NAMES && (at = pov_text_piece(&spellings, &length));)
        one[n++] = pov_arena_copy(scratch, at, length);
    return pov_text_closest(scratch, text, one, n);
}

pov_words_index layout_words = POV_WORDS_INDEX(names, layout);

static column column_anew(const char *text, pov_arena *scratch)
{
    pov_word words[POV_WORDS_MAX];
    const char *key;
    size_t c, used;

    key = pov_text_key(scratch, text);
    if (!pov_words_split(key, strlen(key), words))
        return N_COLUMNS;
    c = pov_words_find(&layout_words, words, &used);
    return used && words[used].kind == POV_WORD_END ? (column)c : N_COLUMNS;
}

/* The headers of a directory are much alike, and each is read a few times. */
column layout_column_from(const char *text, pov_arena *scratch)
{
    enum { N_KNOWN = 128, LONGEST_KNOWN = 27 };
    static _Thread_local struct known {
        char text[LONGEST_KNOWN + 1];
        int is; /* the column and 1; 0: nothing is known */
    } all[N_KNOWN];
    size_t length = strlen(text);
    struct known *known = &all[pov_hash(text, length) % N_KNOWN];

    if (length > LONGEST_NAME)
        return N_COLUMNS;
    if (length > LONGEST_KNOWN)
        return column_anew(text, scratch);
    if (!known->is || strcmp(known->text, text) != 0) {
        known->is = (int)column_anew(text, scratch) + 1;
        memcpy(known->text, text, length + 1);
    }
    return (column)(known->is - 1);
}

size_t layout_score(const record *row, pov_arena *scratch)
{
    bool has_value = false;
    size_t known = 0;

    if (read_export_header(row).is_there)
        return row->count;
    for (size_t i = 0; i < row->count && (known || i < MOST_UNKNOWN); i++) {
        column c = layout_column_from(row->items[i].text, scratch);

        known += c != N_COLUMNS;
        has_value = has_value || c == COLUMN_VALUE;
    }
    return has_value && known >= 2 ? known : 0;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\xC2\xA0")] == '\0';
}

/** The column of a cell in an export.  Errors: N_COLUMNS. */
static column column_exported(const char *text)
{
    const struct export_name *n = export_name_of(text);

    return n ? n->column : N_COLUMNS;
}

bool layout_names_values(const char *text, pov_arena *scratch)
{
    return is_exported(text, EXPORT_VALUE) ||
           layout_column_from(text, scratch) == COLUMN_VALUE;
}

/** Does the name of cell `i` stand there before? */
static bool is_second(const layout *l, column c, const char *text, size_t i)
{
    const struct export_name *n;

    if (!l->exported.is_there)
        return l->at[c] != NOT_THERE;
    n = export_name_of(text);
    return n && n->is < EXPORT_UNREAD && l->exported.at[n->is] != (int)i;
}

layout layout_read(const row_reader *rows, const record *header,
                   pov_arena *arena, pov_findings *findings)
{
    layout l = {.width = header->count};

    l.exported = read_export_header(header);
    l.columns = pov_arena_alloc(arena, header->count * sizeof *l.columns);
    for (int c = 0; c < N_COLUMNS; c++)
        l.at[c] = NOT_THERE;
    for (size_t i = 0; i < header->count; i++) {
        const char *text = header->items[i].text;
        column c = l.exported.is_there ? column_exported(text)
                                       : layout_column_from(text, arena);
        pov_finding *f = NULL;

        l.columns[i] = c;
        if (is_blank(text))
            f = pov_find(findings, POV_FOUND_UNNAMED_COLUMN,
                         rows_place(rows, header, i), "column %zu", i + 1);
        else if (c == N_COLUMNS)
            f = pov_find(findings, POV_FOUND_UNKNOWN_COLUMN,
                         rows_place(rows, header, i), "'%s'", text);
        else if (is_second(&l, c, text, i)) {
            f = pov_find(findings, POV_FOUND_DUPLICATE_COLUMN,
                         rows_place(rows, header, i), "'%s'", text);
            l.columns[i] = N_COLUMNS;
        } else
            l.at[c] = (int)i;
        if (f)
            rows_show(rows, header, f);
    }
    return l;
}

bool layout_may_be_unit(const char *heading)
{
    pov_word words[POV_WORDS_MAX];

    return pov_words_split(heading, strlen(heading), words) &&
           pov_words_are(words, "đơn vị");
}

bool layout_is_unit_of_rows(const char *text)
{
    static const char units[] = "hộ|số hộ|nhân khẩu|khẩu|số khẩu|người|%";
    pov_word words[POV_WORDS_MAX];
    const char *counted;
    pov_unit unit;

    if (!pov_words_split(text, strlen(text), words))
        return false;
    if (pov_words_are(words, units))
        return true;
    if (!pov_unit_from(text, &unit))
        return false;
    counted = pov_unit_counted(text);
    return !counted || strcmp(counted, POV_COUNTS_OTHER) != 0;
}

void layout_take_units(layout *l)
{
    l->columns[l->at[COLUMN_AREA]] = COLUMN_UNIT;
    l->at[COLUMN_UNIT] = l->at[COLUMN_AREA];
    l->at[COLUMN_AREA] = NOT_THERE;
}

static const char *closest_setting(const char *word, pov_arena *scratch)
{
    const char *english[N_DIRECTIVES];

    for (int i = 0; i < N_DIRECTIVES; i++)
        english[i] = layout_column_name((column)i);
    return pov_text_closest(scratch, word, english, N_DIRECTIVES);
}

static const char *closest_directive(const char *word, pov_arena *scratch)
{
    static const char *const of_papers[] = {
#define PAPER(id, name, names) name,
#include "read/paper_words.def"
#undef PAPER
    };
    const char *meant = closest_setting(word, scratch);

    return meant ? meant
                 : pov_text_closest(scratch, word, of_papers,
                                    sizeof of_papers / sizeof *of_papers);
}

const char *pov_setting_key(const char *key, bool *known, pov_arena *arena)
{
    column c = layout_column_from(key, arena);

    *known = c < N_DIRECTIVES;
    return *known ? layout_column_name(c) : closest_setting(key, arena);
}

const char *pov_setting_key_at(size_t i)
{
    return i < N_DIRECTIVES ? layout_column_name((column)i) : NULL;
}

column layout_directive(const row_reader *rows, const record *row,
                        pov_arena *scratch, pov_findings *findings)
{
    const char *typed = row->items[0].text;
    const char *word = typed + strspn(typed, "# \t");
    column c = layout_column_from(word, scratch);
    const char *meant;
    pov_finding *f;

    if (c < N_DIRECTIVES)
        return c;
    if (row->count < 2 || is_blank(row->items[1].text) || strchr(word, ' '))
        return N_COLUMNS;
    meant = closest_directive(word, scratch);
    if (!meant)
        return N_COLUMNS;
    f = pov_find(findings, POV_FOUND_BAD_DIRECTIVE, rows_place(rows, row, 0),
                 "'# %s': did you mean '# %s'?", word, meant);
    rows_show(rows, row, f);
    return N_COLUMNS;
}
