#include "read/row_memo.h"

#include <string.h>

#include "read/subject.h"
#include "read/value.h"
#include "read/where.h"

enum {
    LONGEST_VALUE = 48,
    LONGEST_SPELLING = 256,
    MOST_DIGITS = 9, /* more may be too many for anything */
    MOST_TEXTS = 1024,
    N_VALUES = 1024,
    MOST_BYTES = 8 * 1024 * 1024,
};

/** What stands in a column. */
typedef struct spelling {
    const char *text;
    size_t length;
} spelling;

enum { N_HANDY = 64 }; /* as six bits tell apart */

/** A column, and what it was found to say. */
typedef struct words {
    int at;        /* its cell, or NOT_THERE */
    uint8_t parts; /* whose key it is in */
    const spelling *last;
    const spelling *handy[N_HANDY]; /* found last, each where handy_at says */
    pov_map known;
} words;

enum { PLACE, DAY, WHAT, N_PARTS };

/** What a part came to, and what came next the last time. */
typedef struct meaning {
    void *is;
    struct meaning *next;
    uintptr_t key[]; /* the spellings in its columns, and beside them what else
                        it depends on */
} meaning;

typedef struct part {
    const words *columns[N_COLUMNS];
    size_t n;
    pov_map known;
    meaning *last;
    uintptr_t beside;             /* of what was asked for last, */
    void *found;                  /* and what it is; NULL: not known */
    uintptr_t key[N_COLUMNS + 1]; /* of what is asked for */
} part;

typedef struct place_part {
    const pov_area *area;
} place_part;

typedef struct day_part {
    pov_day as_of, since;
    size_t era;
    pov_status status;
    const pov_standard *standard; /* of what depends on one; NULL: no row yet
                                     had such an indicator */
} day_part;

typedef struct what_part {
    pov_statement is; /* its digits, day and area are another row's */
} what_part;

struct row_memo {
    size_t width, n_words;
    words words[N_COLUMNS]; /* in the key of a part */
    words marks;            /* of values, without their digits */
    words locator, note;    /* kept with the figure as they stand */
    int value;
    part parts[N_PARTS];
    unsigned stale;   /* parts of which a column says another thing than when
                         they were last asked for */
    pov_arena *arena; /* for what follows, until it is forgotten */
    spelling *values; /* as typed, each where its number says */
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

/** Is it a digit, and which? */
static bool is_digit(char c, unsigned *digit)
{
    *digit = (unsigned char)c - (unsigned)'0';
    return *digit <= 9;
}

/** Errors: false if there is not just one number, if its digits alone may say
 *  something, or words enough for a sentence are beside it. */
static bool take_value(const row_cell *cell, typed_value *v)
{
    const char *text = cell->text;
    size_t at = 0, digits = 0, marks = 0, blanks = 0;
    uint64_t units = 0;
    unsigned digit;

    if (cell->is_number || cell->length > sizeof v->marks)
        return false;
    for (; at < cell->length && !is_digit(text[at], &digit); at++) {
        v->marks[at] = text[at];
        blanks += text[at] == ' ';
    }
    for (; at < cell->length; at++)
        if (is_digit(text[at], &digit)) {
            units = units * 10 + digit;
            v->marks[at] = digits++ || digit ? '9' : '0';
        } else if (text[at] == '.' || text[at] == ',') {
            v->marks[at] = text[at];
            marks++;
        } else
            break;
    for (; at < cell->length; at++) {
        if (is_digit(text[at], &digit))
            return false;
        v->marks[at] = text[at];
        blanks += text[at] == ' ';
    }
    v->length = cell->length;
    v->units = (int64_t)units;
    return digits && digits <= MOST_DIGITS && blanks < 2 &&
           (marks || units < FIRST_YEAR || units > LAST_YEAR);
}

static uint64_t eight_at(const char *text)
{
    uint64_t eight;

    memcpy(&eight, text, sizeof eight);
    return eight;
}

static uint32_t four_at(const char *text)
{
    uint32_t four;

    memcpy(&four, text, sizeof four);
    return four;
}

/** memcmp of what is mostly equal, and short, without a call. */
static inline bool is_same(const char *a, const char *b, size_t length)
{
    size_t at = 0;

    if (length < 4) {
        while (at < length && a[at] == b[at])
            at++;
        return at == length;
    }
    if (length < 8)
        return four_at(a) == four_at(b) &&
               four_at(a + length - 4) == four_at(b + length - 4);
    for (; at < length - 8; at += 8)
        if (eight_at(a + at) != eight_at(b + at))
            return false;
    return eight_at(a + length - 8) == eight_at(b + length - 8);
}

static inline bool is_spelled(const spelling *w, const char *text,
                              size_t length)
{
    return w->length == length && is_same(w->text, text, length);
}

/** Few words of a column begin and end alike. */
static const spelling **handy_at(words *w, const char *text, size_t length)
{
    uint64_t sum = length;

    if (length >= 8)
        sum += eight_at(text) + 3 * eight_at(text + length - 8);
    else if (length)
        sum += (unsigned char)text[0] + 3u * (unsigned char)text[length - 1];
    return &w->handy[sum * 0x9e3779b97f4a7c15u >> 58];
}

static const spelling *find_another(row_memo *m, words *w, const char *text,
                                    size_t length)
{
    const spelling **handy = handy_at(w, text, length), *is = *handy;

    if (!is || !is_spelled(is, text, length))
        is = pov_map_find(&w->known, text, length);
    if (!is)
        return NULL;
    m->stale |= w->parts;
    return w->last = *handy = is;
}

/** What a column says in the present row.  Errors: NULL: that is not known. */
static inline const spelling *find_spelling(row_memo *m, words *w,
                                            const char *text, size_t length)
{
    return is_spelled(w->last, text, length) ? w->last
                                             : find_another(m, w, text, length);
}

/** The same; what is not known is from now on.  Owns: `text` must last. */
static const spelling *add_spelling(row_memo *m, words *w, const char *text,
                                    size_t length)
{
    spelling *is = pov_arena_alloc(m->arena, sizeof *is);

    *is = (spelling){text, length};
    *pov_map_at(&w->known, m->arena, text, length) = is;
    return find_spelling(m, w, text, length);
}

static void learn_spelling(row_memo *m, words *w, const char *text,
                           size_t length)
{
    if (!find_spelling(m, w, text, length))
        add_spelling(m, w, pov_arena_copy(m->arena, text, length), length);
}

static size_t key_size(const part *p)
{
    return (p->n + 1) * sizeof *p->key;
}

static void set_key(part *p)
{
    for (size_t i = 0; i < p->n; i++)
        p->key[i] = (uintptr_t)p->columns[i]->last;
    p->key[p->n] = p->beside;
}

/** Is it what the columns say now? */
static bool is_meant(const part *p, const meaning *is, uintptr_t beside)
{
    for (size_t i = 0; i < p->n; i++)
        if (is->key[i] != (uintptr_t)p->columns[i]->last)
            return false;
    return is->key[p->n] == beside;
}

static void *find_other_part(row_memo *m, size_t which, uintptr_t beside)
{
    part *p = &m->parts[which];
    meaning *is = p->last ? p->last->next : NULL;

    m->stale &= ~(1u << which);
    p->beside = beside;
    p->found = NULL;
    if (!is || !is_meant(p, is, beside)) {
        set_key(p);
        is = pov_map_find(&p->known, p->key, key_size(p));
        if (!is)
            return NULL;
    }
    if (p->last)
        p->last->next = is;
    p->last = is;
    return p->found = is->is;
}

/** What a part is in the present row; `beside` is what else it depends on.
 *  Errors: NULL: that is not known. */
static inline void *find_part(row_memo *m, size_t which, uintptr_t beside)
{
    const part *p = &m->parts[which];

    return !(m->stale >> which & 1) && p->beside == beside
               ? p->found
               : find_other_part(m, which, beside);
}

/** The same; what is not known is made, of `size` bytes. */
static void *at_part(row_memo *m, size_t which, uintptr_t beside, size_t size)
{
    part *p = &m->parts[which];
    meaning *is;

    if (find_part(m, which, beside))
        return p->found;
    set_key(p);
    is = pov_arena_alloc(m->arena, sizeof *is + key_size(p));
    is->is = pov_arena_alloc(m->arena, size);
    memcpy(is->key, p->key, key_size(p));
    *pov_map_at(&p->known, m->arena, p->key, key_size(p)) = is;
    p->last = is;
    return p->found = is->is;
}

/** Does the row look like most? */
static bool is_regular(const row_memo *m, const record *row)
{
    return row->is_plain && !row->is_damaged && !row->had_mark &&
           !row->typed_at && row->count == m->width &&
           !(row->items->length && row->items->text[0] == '#');
}

/** The run's copy of a text that is kept as it stands. */
static const char *keep(row_memo *m, const row_view *x, words *w)
{
    const row_cell *cell;
    const spelling *is;
    const char *text;

    if (w->at == NOT_THERE || !x->row.items[w->at].length)
        return NULL;
    cell = &x->row.items[w->at];
    is = find_spelling(m, w, cell->text, cell->length);
    if (is)
        return is->text;
    text = pov_arena_intern(x->arena, cell->text, cell->length);
    if (w->known.count < MOST_TEXTS)
        add_spelling(m, w, text, cell->length);
    return text;
}

static const char *keep_value(row_memo *m, const row_view *x, const char *text,
                              const typed_value *v)
{
    spelling *known;

    if (!m->values)
        m->values = pov_arena_alloc(m->arena, N_VALUES * sizeof *m->values);
    known = &m->values[((uint64_t)v->units + v->length) % N_VALUES];
    if (!is_spelled(known, text, v->length))
        *known =
            (spelling){pov_arena_intern(x->arena, text, v->length), v->length};
    return known->text;
}

/** Find what each column says.  Errors: false: that is not known. */
static bool find_words(row_memo *m, const record *row, const typed_value *v)
{
    for (size_t i = 0; i < m->n_words; i++) {
        words *w = &m->words[i];
        const row_cell *cell = &row->items[w->at];

        if (!find_spelling(m, w, cell->text, cell->length))
            return false;
    }
    return find_spelling(m, &m->marks, v->marks, v->length);
}

bool row_memo_recall(row_memo *m, const row_view *x, pov_statement *s)
{
    const record *row = &x->row;
    const place_part *place;
    const day_part *day;
    const what_part *what;
    typed_value v;

    if (!is_regular(m, row) || !take_value(&row->items[m->value], &v) ||
        !find_words(m, row, &v))
        return false;
    day = find_part(m, DAY, 0);
    what = find_part(m, WHAT, 0);
    place = day ? find_part(m, PLACE, day->era) : NULL;
    if (!what || !place || (what->is.standard && !day->standard))
        return false;
    *s = what->is;
    s->says.amount.units = v.units;
    s->area = place->area;
    s->as_of = day->as_of;
    s->since = day->since;
    s->status = day->status;
    s->standard = s->standard ? day->standard : NULL;
    if (!v.units || value_is_over_hundred(&s->says) || where_is_late(s))
        return false;
    s->place = rows_place(x->rows, row, (size_t)m->value);
    s->raw = keep_value(m, x, row->items[m->value].text, &v);
    s->locator = keep(m, x, &m->locator);
    s->note = keep(m, x, &m->note);
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

/** Are all of its words short enough to be kept? */
static bool is_short(const row_memo *m, const record *row)
{
    for (size_t i = 0; i < m->n_words; i++)
        if (row->items[m->words[i].at].length > LONGEST_SPELLING)
            return false;
    return true;
}

void row_memo_learn(row_memo *m, const row_view *x, const pov_statement *s,
                    pov_day names)
{
    const record *row = &x->row;
    place_part *place;
    day_part *day;
    what_part *what;
    typed_value v;

    if (!is_regular(m, row) || !take_value(&row->items[m->value], &v) ||
        v.units != s->says.amount.units || !is_whole(x, s) || !is_short(m, row))
        return;
    if (m->arena->bytes > MOST_BYTES)
        row_memo_forget(m);
    for (size_t i = 0; i < m->n_words; i++) {
        const row_cell *cell = &row->items[m->words[i].at];

        learn_spelling(m, &m->words[i], cell->text, cell->length);
    }
    learn_spelling(m, &m->marks, v.marks, v.length);
    day = at_part(m, DAY, 0, sizeof *day);
    *day = (day_part){.as_of = s->as_of,
                      .since = s->since,
                      .status = s->status,
                      .era = where_era(x, s->document, names),
                      .standard = s->standard ? s->standard : day->standard};
    what = at_part(m, WHAT, 0, sizeof *what);
    what->is = *s;
    place = at_part(m, PLACE, day->era, sizeof *place);
    place->area = s->area;
}

static void begin_words(words *w)
{
    static const spelling nothing = {.length = SIZE_MAX};

    *w = (words){.at = w->at, .parts = w->parts, .last = &nothing};
}

static void begin(row_memo *m)
{
    m->arena = pov_arena_new();
    m->stale = ~0u;
    m->values = NULL;
    for (size_t i = 0; i < m->n_words; i++)
        begin_words(&m->words[i]);
    begin_words(&m->marks);
    begin_words(&m->locator);
    begin_words(&m->note);
    for (size_t i = 0; i < N_PARTS; i++) {
        m->parts[i].known = (pov_map){0};
        m->parts[i].last = NULL;
        m->parts[i].found = NULL;
    }
}

void row_memo_forget(row_memo *m)
{
    pov_arena_free(m->arena);
    begin(m);
}

void row_memo_close(row_memo *m)
{
    pov_arena_free(m->arena);
}

static void add_to_parts(row_memo *m, const words *w)
{
    for (size_t i = 0; i < N_PARTS; i++)
        if (w->parts >> i & 1)
            m->parts[i].columns[m->parts[i].n++] = w;
}

row_memo *row_memo_open(const row_view *x)
{
    const layout *l = &x->layout;
    row_memo *m = pov_arena_alloc(x->arena, sizeof *m);

    m->width = l->width;
    m->value = l->at[COLUMN_VALUE];
    m->locator.at = l->at[COLUMN_LOCATOR];
    m->note.at = l->at[COLUMN_NOTE];
    m->marks.parts = 1 << WHAT;
    for (size_t c = 0; c < N_COLUMNS; c++)
        if (l->at[c] != NOT_THERE && parts_of[c]) {
            words *w = &m->words[m->n_words++];

            *w = (words){.at = l->at[c], .parts = parts_of[c]};
            add_to_parts(m, w);
        }
    add_to_parts(m, &m->marks);
    begin(m);
    return m;
}
