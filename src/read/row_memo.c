#include "read/row_memo.h"

#include <string.h>

#include "read/subject.h"
#include "read/value.h"
#include "read/where.h"

enum {
    LONGEST_VALUE = 48,
    LONGEST_SPELLING = 256,
    MOST_DIGITS = 9, /* more may be too many for anything */
    MOST_BYTES = 8 * 1024 * 1024,
};

/** What stood in a column, and what stood there next the last time. */
typedef struct spelling {
    const char *text;
    size_t length;
    struct spelling *next;
} spelling;

/** The spellings of a column. */
typedef struct spellings {
    pov_map known;
    spelling *last;
} spellings;

enum { PLACE, DAY, WHAT, N_PARTS };

/** The columns of a part, and what they came to. */
typedef struct part {
    size_t cells[N_COLUMNS], n;
    pov_map known;
    uintptr_t key[N_COLUMNS + 1]; /* of what was asked for last: the spellings
                                     of the cells, and what it stands beside */
    void *last;                   /* of that; NULL: it is not known */
} part;

typedef struct day_part {
    pov_day as_of, since;
    size_t era;
    pov_status status;
    const pov_standard *standard; /* of what depends on one; NULL: no row yet
                                     had such an indicator */
} day_part;

typedef struct place_part {
    const pov_area *area;
} place_part;

typedef struct what_part {
    pov_statement is; /* its digits, day and area are another row's */
} what_part;

/** A column that is kept as it stands, and what stood there last. */
typedef struct kept_column {
    int at; /* NOT_THERE: none */
    size_t length;
    const char *last; /* NULL: nothing */
} kept_column;

/** All of it is forgotten at once. */
typedef struct known_rows {
    pov_arena *arena;
    spelling none; /* no cell is spelled so */
    spellings *columns;
    spellings marks; /* of values without their digits */
    part parts[N_PARTS];
} known_rows;

struct row_memo {
    size_t width, n_words;
    size_t *words;        /* the cells that are in the key of a part */
    const spelling **now; /* of the present row, one a cell */
    size_t value;
    kept_column locator, note;
    known_rows known;
};

/* What all columns say is in the key of a part, or of two. */
static const uint8_t parts_of[N_COLUMNS] = {
    [COLUMN_AREA] = 1 << PLACE,
    [COLUMN_PARENT] = 1 << PLACE,
    [COLUMN_INDICATOR] = 1 << WHAT,
    [COLUMN_COUNTED] = 1 << WHAT,
    [COLUMN_BREAKDOWN] = 1 << WHAT,
    [COLUMN_KIND] = 1 << DAY | 1 << WHAT,
    [COLUMN_FORM] = 1 << WHAT,
    [COLUMN_UNIT] = 1 << WHAT,
    [COLUMN_AS_OF] = 1 << DAY,
    [COLUMN_SINCE] = 1 << DAY,
    [COLUMN_STANDARD] = 1 << DAY | 1 << WHAT,
    [COLUMN_STATUS] = 1 << DAY,
    [COLUMN_PLAN] = 1 << DAY | 1 << WHAT,
    [COLUMN_OF_PLAN] = 1 << DAY | 1 << WHAT,
};

/** A value's number, and what stands around it. */
typedef struct typed_value {
    char marks[LONGEST_VALUE]; /* with 9 for every digit, 0 for a first one */
    size_t length;
    int64_t units;
} typed_value;

enum { FIRST_YEAR = 1900, LAST_YEAR = 2100 };

/** Errors: false if there is not just one number, if its digits alone may say
 *  something, or words enough for a sentence are beside it. */
static bool take_value(const row_cell *cell, typed_value *v)
{
    size_t digits = 0, blanks = 0, marks = 0;
    bool is_over = false;

    if (cell->is_number || cell->length > sizeof v->marks)
        return false;
    v->length = cell->length;
    v->units = 0;
    for (size_t i = 0; i < cell->length; i++) {
        char c = cell->text[i];

        v->marks[i] = c;
        if (c >= '0' && c <= '9') {
            if (is_over || digits == MOST_DIGITS)
                return false;
            v->units = v->units * 10 + (c - '0');
            v->marks[i] = digits++ || c != '0' ? '9' : '0';
        } else if (c == '.' || c == ',') {
            marks++;
        } else {
            is_over = digits;
            blanks += c == ' ';
        }
    }
    return digits && blanks < 2 &&
           (marks || v->units < FIRST_YEAR || v->units > LAST_YEAR);
}

static bool is_spelled(const spelling *w, const char *text, size_t length)
{
    return w->length == length && !memcmp(w->text, text, length);
}

/** Errors: NULL: it never stood there. */
static const spelling *find_spelling(spellings *all, const char *text,
                                     size_t length)
{
    spelling *last = all->last, *is = last;

    if (is_spelled(is, text, length))
        return is;
    is = last->next;
    if (!is_spelled(is, text, length))
        is = pov_map_find(&all->known, text, length);
    if (is)
        all->last = last->next = is;
    return is;
}

static const spelling *add_spelling(known_rows *k, spellings *all,
                                    const char *text, size_t length)
{
    spelling *is = pov_arena_alloc(k->arena, sizeof *is);

    *is = (spelling){pov_arena_copy(k->arena, text, length), length, &k->none};
    *pov_map_at(&all->known, k->arena, text, length) = is;
    return is;
}

/** Set the key of a part in the present row; `beside` is what else it depends
 *  on.  Returns whether it is that of the row before. */
static bool set_key(const row_memo *m, part *p, uintptr_t beside)
{
    bool is_same = p->key[p->n] == beside;

    p->key[p->n] = beside;
    for (size_t i = 0; i < p->n; i++) {
        uintptr_t spelled = (uintptr_t)m->now[p->cells[i]];

        is_same = is_same && p->key[i] == spelled;
        p->key[i] = spelled;
    }
    return is_same;
}

/** What a part came to; NULL: that is not known. */
static void *recall(const row_memo *m, part *p, uintptr_t beside)
{
    if (!set_key(m, p, beside))
        p->last = pov_map_find(&p->known, p->key, (p->n + 1) * sizeof *p->key);
    return p->last;
}

/** Where that is kept, new if it is not known. */
static void *at_part(row_memo *m, part *p, uintptr_t beside, size_t size)
{
    void **at;

    set_key(m, p, beside);
    at = pov_map_at(&p->known, m->known.arena, p->key,
                    (p->n + 1) * sizeof *p->key);
    if (!*at)
        *at = pov_arena_alloc(m->known.arena, size);
    return p->last = *at;
}

/** Does the row look like most? */
static bool is_regular(const row_memo *m, const record *row)
{
    return row->is_plain && !row->is_damaged && !row->had_mark &&
           !row->typed_at && row->count == m->width && !rows_is_remark(row);
}

static const char *keep(const row_view *x, kept_column *c)
{
    const row_cell *cell;

    if (c->at == NOT_THERE || !x->row.items[c->at].length)
        return NULL;
    cell = &x->row.items[c->at];
    if (!c->last || c->length != cell->length ||
        memcmp(c->last, cell->text, c->length) != 0) {
        c->length = cell->length;
        c->last = pov_arena_intern(x->arena, cell->text, cell->length);
    }
    return c->last;
}

bool row_memo_recall(row_memo *m, const row_view *x, pov_statement *s)
{
    const record *row = &x->row;
    known_rows *k = &m->known;
    const spelling *marks;
    const place_part *place;
    const day_part *day;
    const what_part *what;
    typed_value v;

    if (!is_regular(m, row) || !take_value(&row->items[m->value], &v))
        return false;
    for (size_t i = 0; i < m->n_words; i++) {
        size_t at = m->words[i];

        m->now[at] = find_spelling(&k->columns[at], row->items[at].text,
                                   row->items[at].length);
        if (!m->now[at])
            return false;
    }
    marks = find_spelling(&k->marks, v.marks, v.length);
    day = recall(m, &k->parts[DAY], 0);
    what = marks ? recall(m, &k->parts[WHAT], (uintptr_t)marks) : NULL;
    place = day ? recall(m, &k->parts[PLACE], day->era) : NULL;
    if (!what || !place || (what->is.standard && !day->standard))
        return false;
    *s = what->is;
    s->says.amount.units = v.units;
    s->area = place->area;
    s->as_of = day->as_of;
    s->since = day->since;
    s->status = day->status;
    s->standard = s->standard ? day->standard : NULL;
    if (!value_is_ordinary(s) || where_is_late(s))
        return false;
    s->place = rows_place(x->rows, row, m->value);
    s->raw = pov_arena_intern(x->arena, row->items[m->value].text, v.length);
    s->locator = keep(x, &m->locator);
    s->note = keep(x, &m->note);
    return true;
}

/** Is the statement one of those that only depend on what the parts say? */
static bool is_whole(const row_view *x, const pov_statement *s)
{
    const pov_phrase *says = &s->says;

    return value_is_ordinary(s) && !says->op_said && !says->about &&
           !says->has_stretch && !says->has_whole && !says->has_baseline &&
           !s->is_unsettled && !s->line && !s->also &&
           x->notes->sentence.line != x->row.line && !subject_standard(x);
}

void row_memo_learn(row_memo *m, const row_view *x, const pov_statement *s,
                    pov_day names)
{
    const record *row = &x->row;
    known_rows *k = &m->known;
    const spelling *marks;
    day_part *day;
    typed_value v;

    if (!is_regular(m, row) || !take_value(&row->items[m->value], &v) ||
        v.units != s->says.amount.units || !is_whole(x, s))
        return;
    for (size_t i = 0; i < m->n_words; i++)
        if (row->items[m->words[i]].length > LONGEST_SPELLING)
            return;
    if (k->arena->bytes > MOST_BYTES)
        row_memo_forget(m);
    for (size_t i = 0; i < m->n_words; i++) {
        size_t at = m->words[i];
        const row_cell *cell = &row->items[at];

        m->now[at] = find_spelling(&k->columns[at], cell->text, cell->length);
        if (!m->now[at])
            m->now[at] =
                add_spelling(k, &k->columns[at], cell->text, cell->length);
    }
    marks = find_spelling(&k->marks, v.marks, v.length);
    if (!marks)
        marks = add_spelling(k, &k->marks, v.marks, v.length);
    day = at_part(m, &k->parts[DAY], 0, sizeof *day);
    day->as_of = s->as_of;
    day->since = s->since;
    day->status = s->status;
    day->era = where_era(x, s->document, names);
    if (s->standard)
        day->standard = s->standard;
    *(place_part *)at_part(m, &k->parts[PLACE], day->era, sizeof(place_part)) =
        (place_part){s->area};
    *(what_part *)at_part(m, &k->parts[WHAT], (uintptr_t)marks,
                          sizeof(what_part)) = (what_part){*s};
}

static void begin(row_memo *m)
{
    known_rows *k = &m->known;

    k->arena = pov_arena_new();
    k->none = (spelling){.length = SIZE_MAX, .next = &k->none};
    k->columns = pov_arena_alloc(k->arena, m->width * sizeof *k->columns);
    for (size_t i = 0; i < m->width; i++)
        k->columns[i].last = &k->none;
    k->marks = (spellings){.last = &k->none};
    for (size_t i = 0; i < N_PARTS; i++) {
        k->parts[i].known = (pov_map){0};
        k->parts[i].last = NULL;
        memset(k->parts[i].key, 0, sizeof k->parts[i].key);
    }
}

void row_memo_forget(row_memo *m)
{
    pov_arena_free(m->known.arena);
    begin(m);
}

void row_memo_close(row_memo *m)
{
    pov_arena_free(m->known.arena);
}

row_memo *row_memo_open(const row_view *x)
{
    const layout *l = &x->layout;
    row_memo *m = pov_arena_alloc(x->arena, sizeof *m);

    m->width = l->width;
    m->words = pov_arena_alloc(x->arena, l->width * sizeof *m->words);
    m->now = pov_arena_alloc(x->arena, l->width * sizeof *m->now);
    m->value = (size_t)l->at[COLUMN_VALUE];
    m->locator = (kept_column){.at = l->at[COLUMN_LOCATOR]};
    m->note = (kept_column){.at = l->at[COLUMN_NOTE]};
    for (size_t c = 0; c < N_COLUMNS; c++) {
        if (l->at[c] == NOT_THERE || !parts_of[c])
            continue;
        m->words[m->n_words++] = (size_t)l->at[c];
        for (size_t i = 0; i < N_PARTS; i++)
            if (parts_of[c] >> i & 1) {
                part *p = &m->known.parts[i];

                p->cells[p->n++] = (size_t)l->at[c];
            }
    }
    begin(m);
    return m;
}
