#include "read/row_memo.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/ledger.h"
#include "povstat/text.h"
#include "read/spelling.h"
#include "read/subject.h"
#include "read/typed_number.h"
#include "read/value.h"
#include "read/where.h"

enum {
    LONGEST_SPELLING = 256,
    MOST_TEXTS = 1024,
    FEW_BITS = 3,   /* the table of rows begins with so many places, */
    MORE_BITS = 3,  /* grows by so many bits when it may be full, */
    MOST_BITS = 12, /* up to this */
    MOST_BYTES = 8 * 1024 * 1024,
};

enum { PLACE, DAY, WHAT, N_PARTS };

/* The columns whose words are in the key of a part, and what is like one: the
 * marks of the value, without their digits. */
enum { MARKS = N_COLUMNS, N_WORDS };

/** What a part came to, and what came next the last time. */
typedef struct meaning {
    void *is;
    struct meaning *next;
    uintptr_t key[]; /* the spellings in its columns, and beside them what else
                        it depends on */
} meaning;

typedef struct part {
    uint8_t columns[N_WORDS]; /* numbers of their words */
    size_t n;
    pov_map known;
    meaning *handy[N_HANDY]; /* found last, by the codes of their words */
    meaning *last;
    uintptr_t beside;           /* of what was asked for last, */
    void *found;                /* and what it is; NULL: not known */
    uintptr_t key[N_WORDS + 1]; /* of what is asked for */
} part;

typedef struct place_part {
    const pov_area *area;
    uint32_t number; /* in the ledger */
} place_part;

typedef struct day_part {
    pov_day as_of, names;
    size_t era;
    bool is_known;
    const pov_standard *standard; /* of what depends on one; NULL: no row yet
                                     had such an indicator */
    uint32_t number;              /* in the ledger */
} day_part;

typedef struct what_part {
    const pov_plan *document; /* NULL: it was not read yet */
    bool is_target, needs_standard;
    int64_t most;    /* units of the number: more are refused */
    uint32_t number; /* in the ledger */
} what_part;

/** A row that was put together before: all that it says but its notes. */
typedef struct known_row {
    pov_entry *is;
    int64_t units;
    const spelling *says[]; /* in each column of words, and the marks */
} known_row;

/** Where a row may be, or beside it. */
typedef struct row_spot {
    size_t place;
    uint8_t tag;
} row_spot;

struct row_memo {
    size_t width, n_words;
    int at[N_COLUMNS];            /* the cells of words */
    const spelling *now[N_WORDS]; /* what they say in the present row, or the
                                     last in which that was known */
    uint32_t code;                /* of that, but for the marks */
    uint32_t more;  /* of the bytes before the value only go on with a letter */
    unsigned stale; /* parts of which a column says another thing than when
                       they were last asked for */
    int value;
    int locator, note; /* or NOT_THERE */
    int *unspelled;    /* the other cells before the value's */
    size_t n_unspelled;
    pov_arena *arena; /* for what follows, until it is forgotten */
    pov_ledger *ledger;
    const place_part *place_now;
    size_t row_size;
    char *rows;    /* known_row, each where spot_of_row says, or beside that */
    unsigned bits; /* of its places */
    size_t n_left; /* rows to be looked for before it may be full */
    uint8_t parts_with[N_WORDS];   /* whose key it is in */
    bool is_before_value[N_WORDS]; /* it stands there */
    /* What follows is large, and made ready when it begins, as far as it is
     * used. */
    words texts; /* locators and notes: kept as they stand */
    words words[N_WORDS];
    part parts[N_PARTS];
    uint8_t row_tags[1 << MOST_BITS]; /* of the row in each place; 0: there is
                                         none */
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

/** This is what a column of words says in the present row. */
static inline void say(row_memo *m, size_t w, const spelling *is)
{
    if (is == m->now[w])
        return;
    if (w != MARKS)
        m->code += (is->code - m->now[w]->code) * (2 * (uint32_t)w + 1);
    if (m->is_before_value[w])
        m->more += is->more - m->now[w]->more;
    m->now[w] = is;
    m->stale |= m->parts_with[w];
}

/** Find what a column of words says in the present row.  Errors: false: that is
 *  not known, and more depends on it than which area it is of. */
static bool find_other(row_memo *m, size_t w, const row_cell *cell)
{
    const spelling *is = words_find(&m->words[w], cell->text, cell->length);

    if (!is && m->parts_with[w] == 1 << PLACE &&
        cell->length <= LONGEST_SPELLING && m->arena->bytes <= MOST_BYTES)
        is = words_learn(&m->words[w], m->arena, cell->text, cell->length);
    if (!is)
        return false;
    say(m, w, is);
    return true;
}

static size_t key_size(const part *p)
{
    return (p->n + 1) * sizeof *p->key;
}

static void set_key(const row_memo *m, part *p)
{
    for (size_t i = 0; i < p->n; i++)
        p->key[i] = (uintptr_t)m->now[p->columns[i]];
    p->key[p->n] = p->beside;
}

/** Is it what the columns say now? */
static bool is_meant(const row_memo *m, const part *p, const meaning *is,
                     uintptr_t beside)
{
    for (size_t i = 0; i < p->n; i++)
        if (is->key[i] != (uintptr_t)m->now[p->columns[i]])
            return false;
    return is->key[p->n] == beside;
}

/** Where what the columns say now is, if it was found last. */
static meaning **handy_at(row_memo *m, part *p, uintptr_t beside)
{
    uint32_t code = (uint32_t)beside;

    for (size_t i = 0; i < p->n; i++)
        code = (code + m->now[p->columns[i]]->code) * 0x9e3779b1u;
    return &p->handy[code >> 24];
}

/** What was not asked for behind the last.  Errors: NULL: it is not known. */
static meaning *find_meaning(row_memo *m, part *p, uintptr_t beside)
{
    meaning **handy = handy_at(m, p, beside), *is = *handy;

    if (is && is_meant(m, p, is, beside))
        return is;
    set_key(m, p);
    is = pov_map_find(&p->known, p->key, key_size(p));
    return is ? *handy = is : NULL;
}

static void *find_other_part(row_memo *m, size_t which, uintptr_t beside)
{
    part *p = &m->parts[which];
    meaning *is = p->last ? p->last->next : NULL;

    m->stale &= ~(1u << which);
    p->beside = beside;
    p->found = NULL;
    if (!is || !is_meant(m, p, is, beside)) {
        is = find_meaning(m, p, beside);
        if (!is)
            return NULL;
        if (p->last)
            p->last->next = is;
    }
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
    set_key(m, p);
    is = pov_arena_alloc(m->arena, sizeof *is + key_size(p));
    is->is = pov_arena_alloc(m->arena, size);
    memcpy(is->key, p->key, key_size(p));
    *pov_map_at(&p->known, m->arena, p->key, key_size(p)) = is;
    p->last = is;
    return p->found = is->is;
}

/** Does the row look like most, and hide nothing? */
static inline bool is_regular(const row_memo *m, const record *row)
{
    uint32_t found;

    return !row->is_damaged && !row->had_mark && !row->typed_at &&
           row->count == m->width &&
           !(row->items->length && row->items->text[0] == '#') &&
           (row->is_plain ||
            (row->begin && !rows_hide(row->text, row->length, &found)));
}

/** The run's copy of a text that is kept as it stands. */
static const char *keep(row_memo *m, const row_view *x, int at)
{
    const row_cell *cell;
    const spelling *is;
    const char *text;

    if (at == NOT_THERE || !x->row.items[at].length)
        return NULL;
    cell = &x->row.items[at];
    is = words_find(&m->texts, cell->text, cell->length);
    if (is)
        return is->text;
    text = pov_arena_intern(x->arena, cell->text, cell->length);
    if (m->texts.known.count < MOST_TEXTS)
        words_add(&m->texts, m->arena, text, cell->length);
    return text;
}

/** A number as it was typed, and the text around it. */
typedef struct typed_value {
    int64_t units;
    const spelling *marks;
} typed_value;

/** Find what the present row's value says.  Errors: false: its marks are not
 *  known. */
static bool find_any_value(row_memo *m, const row_cell *cell, typed_value *v)
{
    char marks[TYPED_NUMBER_LONGEST + 8];

    if (cell->is_number ||
        !typed_number_split(cell->text, cell->length, marks, &v->units))
        return false;
    v->marks = words_find(&m->words[MARKS], marks, cell->length);
    return v->marks;
}

/** The same; mostly it is a short number alone. */
static inline bool find_value(row_memo *m, const row_cell *cell, typed_value *v)
{
    uint64_t marks;

    v->marks = NULL;
    if (cell->length - 1 < sizeof marks && !cell->is_number &&
        typed_number_few(cell->text, cell->length, &marks, &v->units))
        v->marks = words_handy(&m->words[MARKS], marks, cell->length);
    return v->marks || find_any_value(m, cell, v);
}

/** Find what each column says.  Errors: false: that is not known. */
static bool find_words(row_memo *m, const record *row)
{
    for (size_t i = 0; i < m->n_words; i++) {
        const row_cell *cell = &row->items[m->at[i]];

        if (!is_spelled(m->now[i], cell->text, cell->length) &&
            !find_other(m, i, cell))
            return false;
    }
    return true;
}

/** Where the value stands. */
static pov_place place_of_value(const row_memo *m, const row_view *x)
{
    const record *row = &x->row;
    const char *text = row->items[m->value].text;
    size_t more = m->more;

    if (!row->begin)
        return rows_place(x->rows, row, (size_t)m->value);
    for (size_t i = 0; i < m->n_unspelled; i++) {
        const row_cell *cell = &row->items[m->unspelled[i]];

        more += cell->length - pov_text_characters(cell->text, cell->length);
    }
    return (pov_place){x->path, row->line,
                       (uint32_t)((size_t)(text - row->begin) - more + 1)};
}

static place_part *place_of(row_memo *m, const pov_area *area, size_t era)
{
    place_part *place = at_part(m, PLACE, era, sizeof *place);

    place->area = area;
    place->number = pov_ledger_area(m->ledger, area);
    return place;
}

/** Find out of which area the present row is, all else of which is known.
 *  Errors: NULL: it is not certain. */
static const place_part *read_place(row_memo *m, row_view *x,
                                    const pov_plan *document,
                                    const day_part *day)
{
    const pov_area *area;

    rows_settle(x->rows, &x->row);
    area = where_certain(x,
                         &(where_typed){cells_entry_of(x, COLUMN_AREA),
                                        cells_entry_of(x, COLUMN_PARENT), NULL},
                         document, day->names);
    if (!area)
        return NULL;
    return place_of(m, area, day->era);
}

/** What followed this place the last time mostly follows it again: where it is
 *  in the ledger takes a while to get, and is asked for before. */
static void expect_next(row_memo *m, const place_part *now, const day_part *day)
{
    const meaning *next = m->parts[PLACE].last->next;
    const place_part *place;

    if (m->place_now == now || !next)
        return;
    m->place_now = now;
    place = next->is;
    pov_ledger_expect(m->ledger, place->number, day->number);
}

/** Put together what the present row states.  Errors: false: not all of its
 *  parts are known. */
static bool recall(row_memo *m, row_view *x, int64_t units, pov_entry_key *key)
{
    const day_part *day = find_part(m, DAY, 0);
    const what_part *what = find_part(m, WHAT, 0);
    const place_part *place;

    if (!day || !what || (what->needs_standard && !day->standard))
        return false;
    place = find_part(m, PLACE, day->era);
    if (!place)
        place = read_place(m, x, what->document, day);
    if (!place)
        return false;
    expect_next(m, place, day);
    *key = (pov_entry_key){units, place->number, what->number, day->number};
    return units && units <= what->most &&
           !where_is_late(what->is_target, place->area, day->as_of);
}

/** Where the present row's value stands, and what is to be said of it. */
static pov_entry_place recall_place(row_memo *m, const row_view *x)
{
    pov_place place = place_of_value(m, x);

    return (pov_entry_place){place.line, place.column, keep(m, x, m->locator),
                             keep(m, x, m->note)};
}

/** Give what the present row states to whoever takes it down. */
static void dictate(const row_memo *m, const row_view *x, pov_entry_key key,
                    pov_entry_place at, pov_figures *figures)
{
    const row_cell *value = &x->row.items[m->value];
    pov_statement s = *pov_ledger_statement(m->ledger, key);

    s.place = (pov_place){x->path, at.line, at.column};
    s.raw = pov_arena_intern(x->arena, value->text, value->length);
    s.locator = at.locator;
    s.note = at.note;
    pov_figures_add(figures, &s);
}

/** Where the row may be if it was put together before, and its tag, which few
 *  others have, and which is never 0. */
static row_spot spot_of_row(const row_memo *m, const typed_value *v)
{
    uint64_t code = m->code + (uint64_t)v->units * 0x85ebca6b + v->marks->code;

    code *= 0x9e3779b97f4a7c15u;
    return (row_spot){code >> (64 - m->bits), (uint8_t)(code >> 32 | 1)};
}

static known_row *row_at(const row_memo *m, size_t place)
{
    return (known_row *)(void *)(m->rows + place * m->row_size);
}

static bool is_row(const row_memo *m, const known_row *known,
                   const typed_value *v)
{
    if (known->units != v->units || known->says[m->n_words] != v->marks)
        return false;
    for (size_t i = 0; i < m->n_words; i++)
        if (known->says[i] != m->now[i])
            return false;
    return true;
}

/** What was put together of the row before; NULL: it was not, or it was
 *  forgotten. */
static inline pov_entry *find_row(const row_memo *m, row_spot spot,
                                  const typed_value *v)
{
    const size_t beside = spot.place ^ 1;

    if (m->row_tags[spot.place] == spot.tag &&
        is_row(m, row_at(m, spot.place), v))
        return row_at(m, spot.place)->is;
    if (m->row_tags[beside] == spot.tag && is_row(m, row_at(m, beside), v))
        return row_at(m, beside)->is;
    return NULL;
}

/** Remember the row, in the place of the one that was not asked for last. */
static void keep_row(row_memo *m, row_spot spot, const typed_value *v,
                     pov_entry *is)
{
    const size_t beside = spot.place ^ 1;
    known_row *row;

    if (!m->rows)
        m->rows = pov_arena_alloc(m->arena, m->row_size << m->bits);
    row = row_at(m, spot.place);
    if (m->row_tags[spot.place]) {
        memcpy(row_at(m, beside), row, m->row_size);
        m->row_tags[beside] = m->row_tags[spot.place];
    }
    m->row_tags[spot.place] = spot.tag;
    row->is = is;
    row->units = v->units;
    memcpy(row->says, m->now, m->n_words * sizeof *m->now);
    row->says[m->n_words] = v->marks;
}

static void forget_rows(row_memo *m)
{
    m->rows = NULL;
    memset(m->row_tags, 0, (size_t)1 << m->bits);
}

/** A short file needs no long table.  What was in it is found out again. */
static void lengthen_rows(row_memo *m)
{
    m->bits += MORE_BITS;
    forget_rows(m);
    m->n_left = m->bits < MOST_BITS ? (size_t)4 << m->bits : SIZE_MAX;
}

/** State what is not known to have been stated.  A row that was stated before
 *  will be again. */
static void state(row_memo *m, const row_view *x, const typed_value *v,
                  pov_entry_key key, row_spot spot)
{
    pov_entry *is = pov_ledger_add(m->ledger, key, recall_place(m, x));

    if (is->places)
        keep_row(m, spot, v, is);
}

bool row_memo_take(row_memo *m, row_view *x, pov_figures *figures)
{
    const record *row = &x->row;
    typed_value v;
    pov_entry_key key;
    pov_entry *stated;
    row_spot spot;

    if (!m->n_left--)
        lengthen_rows(m);
    if (!is_regular(m, row) || !find_words(m, row) ||
        !find_value(m, &row->items[m->value], &v))
        return false;
    spot = spot_of_row(m, &v);
    stated = find_row(m, spot, &v);
    if (stated && pov_ledger_count_place(m->ledger, stated))
        return true;
    if (stated) {
        pov_ledger_add_place(m->ledger, stated, recall_place(m, x));
        return true;
    }
    say(m, MARKS, v.marks);
    if (!recall(m, x, v.units, &key))
        return false;
    if (figures->scribe)
        dictate(m, x, key, recall_place(m, x), figures);
    else
        state(m, x, &v, key, spot);
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
        if (row->items[m->at[i]].length > LONGEST_SPELLING)
            return false;
    return true;
}

/** What the columns of the day say now. */
static day_part *learn_day(row_memo *m, const pov_statement *s)
{
    day_part *day = at_part(m, DAY, 0, sizeof *day);

    day->as_of = s->as_of;
    if (day->is_known && (day->standard || !s->standard))
        return day;
    day->is_known = true;
    day->standard = s->standard;
    day->number =
        pov_ledger_when(m->ledger, (pov_entry_when){s->since, s->as_of,
                                                    s->status, s->standard});
    return day;
}

static void learn_what(row_memo *m, const pov_statement *s,
                       const row_cell *value)
{
    what_part *what = at_part(m, WHAT, 0, sizeof *what);

    if (what->document)
        return;
    *what = (what_part){
        .document = s->document,
        .is_target = s->is_target,
        .needs_standard = s->standard,
        .most = value_most_units(&s->says),
        .number = pov_ledger_what(m->ledger, s, value->text, value->length)};
}

bool row_memo_learn(row_memo *m, const row_view *x, const pov_statement *s,
                    pov_day names)
{
    const record *row = &x->row;
    day_part *day;
    const row_cell *value = &row->items[m->value];
    char marks[TYPED_NUMBER_LONGEST + 8];
    int64_t units;

    if (!is_regular(m, row) || value->is_number ||
        !typed_number_split(value->text, value->length, marks, &units) ||
        units != s->says.amount.units || !is_whole(x, s) || !is_short(m, row))
        return false;
    if (m->arena->bytes > MOST_BYTES)
        row_memo_forget(m);
    for (size_t i = 0; i < m->n_words; i++) {
        const row_cell *cell = &row->items[m->at[i]];

        say(m, i,
            words_learn(&m->words[i], m->arena, cell->text, cell->length));
    }
    say(m, MARKS,
        words_learn(&m->words[MARKS], m->arena, marks, value->length));
    day = learn_day(m, s);
    day->era = where_era(x, s->document, names);
    day->names = names;
    learn_what(m, s, value);
    place_of(m, s->area, day->era);
    return true;
}

static void begin(row_memo *m)
{
    static const spelling nothing = {.length = SIZE_MAX};

    m->arena = pov_arena_new();
    m->stale = ~0u;
    m->code = 0;
    m->more = 0;
    m->place_now = NULL;
    forget_rows(m);
    for (size_t i = 0; i < N_WORDS; i++) {
        if (i < m->n_words || i == MARKS)
            m->words[i] = (words){.known = {0}};
        m->now[i] = &nothing;
    }
    m->texts = (words){.known = {0}};
    for (size_t i = 0; i < N_PARTS; i++) {
        m->parts[i].known = (pov_map){0};
        m->parts[i].last = NULL;
        memset(m->parts[i].handy, 0, sizeof m->parts[i].handy);
        m->parts[i].found = NULL;
    }
}

void row_memo_part(row_memo *m, pov_shared *apart)
{
    forget_rows(m);
    pov_ledger_part(m->ledger, apart);
}

void row_memo_forget(row_memo *m)
{
    pov_arena_free(m->arena);
    begin(m);
}

void row_memo_close(row_memo *m)
{
    pov_arena_free(m->arena);
    free(m);
}

/** What a column of words says is in the key of these parts. */
static void add_words(row_memo *m, size_t w, uint8_t parts)
{
    m->parts_with[w] = parts;
    for (size_t i = 0; i < N_PARTS; i++)
        if (parts >> i & 1)
            m->parts[i].columns[m->parts[i].n++] = (uint8_t)w;
}

/** The cells before the value that are not looked up. */
static void find_unspelled(row_memo *m)
{
    for (int at = 0; at < m->value; at++) {
        size_t i = 0;

        while (i < m->n_words && m->at[i] != at)
            i++;
        if (i == m->n_words)
            m->unspelled[m->n_unspelled++] = at;
    }
}

/* It is large, and the next file's takes its place. */
row_memo *row_memo_open(const row_view *x, pov_ledger *ledger)
{
    const layout *l = &x->layout;
    row_memo *m = pov_malloc_or_die(sizeof *m);

    memset(m, 0, offsetof(row_memo, texts));
    for (size_t i = 0; i < N_PARTS; i++)
        m->parts[i].n = 0;
    m->bits = FEW_BITS;
    m->n_left = (size_t)4 << m->bits;
    m->ledger = ledger;
    m->width = l->width;
    m->value = l->at[COLUMN_VALUE];
    m->locator = l->at[COLUMN_LOCATOR];
    m->note = l->at[COLUMN_NOTE];
    m->unspelled = pov_arena_alloc(x->arena, l->width * sizeof *m->unspelled);
    for (size_t c = 0; c < N_COLUMNS; c++)
        if (l->at[c] != NOT_THERE && parts_of[c]) {
            m->at[m->n_words] = l->at[c];
            m->is_before_value[m->n_words] = l->at[c] < m->value;
            add_words(m, m->n_words++, parts_of[c]);
        }
    m->row_size = sizeof(known_row) + (m->n_words + 1) * sizeof *m->now;
    add_words(m, MARKS, 1 << WHAT);
    find_unspelled(m);
    begin(m);
    return m;
}
