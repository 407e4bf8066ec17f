#include "read/cells.h"

#include <stdarg.h>
#include <string.h>

#include "povstat/map.h"
#include "povstat/text.h"
#include "read/heading.h"

const char *cells_say(const row_view *x, const char *english)
{
    return pov_say(x->findings->language, english);
}

const char *cells_say_decimal(const row_view *x, pov_decimal d)
{
    return pov_say_decimal(x->findings->language, x->scratch, d);
}

entry cells_entry_in(const row_view *x, size_t i)
{
    return (entry){
        x->row.items[i].text, {x->path, x->row.line, 0}, (int)i, NULL};
}

entry cells_entry_of(const row_view *x, column c)
{
    int at = x->layout.at[c];

    if (at != NOT_THERE && (size_t)at < x->row.count && x->row.items[at].length)
        return cells_entry_in(x, (size_t)at);
    if (c < N_DIRECTIVES)
        return x->defaults[c];
    return (entry){"", {x->path, x->row.line, 0}, NOT_THERE, NULL};
}

entry cells_keep_entry(const row_view *x, const char *text, pov_place place)
{
    return (entry){
        pov_arena_intern(x->arena, text, strlen(text)), place, NOT_THERE,
        pov_arena_intern(x->arena, x->row.text, strcspn(x->row.text, "\n"))};
}

pov_place cells_place(const row_view *x, const entry *e)
{
    if (e->cell == NOT_THERE)
        return e->place;
    return rows_place(x->rows, &x->row, (size_t)e->cell);
}

void cells_refuse_row(const row_view *x, fate *fates)
{
    for (size_t i = 0; i < x->row.count; i++)
        fates[i] = FATE_REFUSED;
}

/* A name takes some 140 bytes, a value 330, a sentence 900: files of one of a
 * kind in each row would keep all of them. */
enum {
    MOST_REMEMBERED = 16 * 1024 * 1024, /* bytes */
    OF_SLOT = 32,                       /* in a map, or two */
    LONGEST_REMEMBERED = 256,
    MOST_FACTS = 16
};

/* A text is looked up once for all that is remembered of it: what stands in
 * a column is mostly what stood there in the row before, else one search
 * finds it.  Its facts are few, and beside it. */

typedef struct fact {
    struct fact *next;
    memo means;
    uint8_t kind, size;
    char with[];
} fact;

typedef struct word {
    const char *text;
    size_t length;
    size_t n_facts;
    fact *facts;
} word;

static bool is_word(const word *w, const char *text, size_t length)
{
    return w && w->length == length && !memcmp(w->text, text, length);
}

/** The column that a text stands in, in the present row; CELLS_AT_HAND: in
 *  none of the first ones. */
static size_t column_of(const row_view *x, const char *text)
{
    size_t n = x->row.count < CELLS_AT_HAND ? x->row.count : CELLS_AT_HAND;

    for (size_t i = 0; i < n; i++)
        if (x->row.items[i].text == text)
            return i;
    return CELLS_AT_HAND;
}

/** What a text is remembered by; NULL: nothing is, and may not be. */
static word *word_of(const row_view *x, const char *text, size_t length,
                     bool may_add)
{
    size_t at = column_of(x, text);
    word *w = at < CELLS_AT_HAND ? x->notes->at_hand[at] : NULL;

    if (is_word(w, text, length))
        return w;
    w = pov_map_find(&x->notes->words, text, length);
    if (!w && may_add) {
        w = pov_arena_alloc(x->arena, sizeof *w);
        w->text = pov_arena_copy(x->arena, text, length);
        w->length = length;
        *pov_map_at(&x->notes->words, x->arena, text, length) = w;
        x->notes->remembered += sizeof *w + 2 * (length + 1) + OF_SLOT;
    }
    if (w && at < CELLS_AT_HAND)
        x->notes->at_hand[at] = w;
    return w;
}

static fact *find_fact(const word *w, memory kind, const void *with,
                       size_t size)
{
    fact *f = w->facts;

    while (f && (f->kind != kind || f->size != size ||
                 (size && memcmp(f->with, with, size) != 0)))
        f = f->next;
    return f;
}

static memo *add_fact(const row_view *x, word *w, memory kind, const void *with,
                      size_t size)
{
    fact *f = pov_arena_alloc(x->arena, sizeof *f + size);

    f->next = w->facts;
    f->kind = (uint8_t)kind;
    f->size = (uint8_t)size;
    if (size)
        memcpy(f->with, with, size);
    w->facts = f;
    w->n_facts++;
    x->notes->remembered += sizeof *f + size;
    return &f->means;
}

/** The same of what is remembered by a key of its own. */
static memo *remember_apart(const row_view *x, memory kind, const char *text,
                            size_t length, const void *with, size_t size,
                            bool may_add)
{
    char key[LONGEST_REMEMBERED];
    size_t used = 1 + size + length;
    void **at;

    key[0] = (char)kind;
    if (size)
        memcpy(key + 1, with, size);
    memcpy(key + 1 + size, text, length);
    if (!may_add && !pov_map_find(&x->notes->known, key, used))
        return &x->notes->forgotten;
    at = pov_map_at(&x->notes->known, x->arena, key, used);
    if (!*at) {
        *at = pov_arena_alloc(x->arena, sizeof(memo));
        x->notes->remembered += used + sizeof(memo) + OF_SLOT;
    }
    return *at;
}

memo *cells_remember(const row_view *x, memory kind, const char *text,
                     const void *with, size_t size)
{
    bool may_add = x->notes->remembered < MOST_REMEMBERED;
    size_t length = strlen(text);
    word *w;
    fact *f;

    x->notes->forgotten.is = NULL;
    if (1 + size + length > LONGEST_REMEMBERED)
        return &x->notes->forgotten;
    if (kind == MEMORY_ONCE) /* is never forgotten */
        return remember_apart(x, kind, text, length, with, size, true);
    w = word_of(x, text, length, may_add);
    if (!w)
        return &x->notes->forgotten;
    f = find_fact(w, kind, with, size);
    if (f)
        return &f->means;
    if (w->n_facts == MOST_FACTS)
        return remember_apart(x, kind, text, length, with, size, may_add);
    return may_add ? add_fact(x, w, kind, with, size) : &x->notes->forgotten;
}

pov_arena *cells_keep_in(const row_view *x, const memo *m, size_t size)
{
    if (cells_forgets(x, m))
        return x->scratch;
    x->notes->remembered += size;
    return x->arena;
}

bool cells_ask_once(const row_view *x, memory kind, const char *text,
                    bool (*ask)(const row_view *x, const char *text))
{
    static const char yes[] = "yes", no[] = "no";
    memo *m = cells_remember(x, kind, text, NULL, 0);

    if (!m->is)
        m->is = ask(x, text) ? yes : no;
    return m->is == yes;
}

enum { MOST_OF_RUN = 4096, LONGEST_OF_RUN = 62 };

/** What a run remembers something by. */
typedef struct run_key {
    size_t length;
    char bytes[LONGEST_OF_RUN + 2];
} run_key;

/** Errors: false if it is too long. */
static bool run_key_from(run_key *k, memory kind, int with, const char *text)
{
    size_t length = strlen(text);

    if (length > LONGEST_OF_RUN)
        return false;
    k->length = length + 2;
    k->bytes[0] = (char)kind;
    k->bytes[1] = (char)with;
    memcpy(k->bytes + 2, text, length);
    return true;
}

static const void *find_of_run(const row_view *x, const run_key *k)
{
    return pov_map_find(x->catalogue->answers, k->bytes, k->length);
}

static bool keep_for_run(const row_view *x, const run_key *k, const void *is)
{
    pov_map *all = x->catalogue->answers;

    if (all->count == MOST_OF_RUN)
        return false;
    *pov_map_at(all, x->catalogue->arena, k->bytes, k->length) =
        (void *)(uintptr_t)is;
    return true;
}

bool cells_ask_run(const row_view *x, memory kind, int with, const char *text,
                   bool (*ask)(const row_view *x, int with, const char *text))
{
    static const char yes[] = "yes", no[] = "no";
    const unsigned char what = (unsigned char)with;
    const void *known;
    run_key key;
    memo *m;

    if (run_key_from(&key, kind, with, text)) {
        known = find_of_run(x, &key);
        if (known)
            return known == yes;
        known = ask(x, with, text) ? yes : no;
        if (keep_for_run(x, &key, known))
            return known == yes;
    }
    m = cells_remember(x, kind, text, &what, sizeof what);
    if (!m->is)
        m->is = ask(x, with, text) ? yes : no;
    return m->is == yes;
}

const void *cells_know_of_run(const row_view *x, memory kind, const char *text)
{
    run_key key;

    return run_key_from(&key, kind, 0, text) ? find_of_run(x, &key) : NULL;
}

void cells_keep_for_run(const row_view *x, memory kind, const char *text,
                        const void *is)
{
    run_key key;

    if (run_key_from(&key, kind, 0, text))
        keep_for_run(x, &key, is);
}

enum { MOST_SUGGESTED = 1000 };

bool cells_may_suggest(const row_view *x, pov_finding_kind unknown)
{
    return pov_findings_have_room(x->findings, unknown) &&
           x->notes->suggested[unknown]++ < MOST_SUGGESTED;
}

pov_area_match cells_find_area(const row_view *x, pov_finding_kind unknown,
                               const char *text, const pov_area_hint *hint,
                               pov_arena *arena)
{
    pov_area_hint may = *hint;
    pov_area_match match;

    may.no_suggestions |= x->notes->suggested[unknown] >= MOST_SUGGESTED;
    match = pov_area_find(x->catalogue, text, &may, arena);
    if (!may.no_suggestions && (match.outcome == POV_MATCH_UNKNOWN ||
                                match.outcome == POV_MATCH_SUGGEST))
        x->notes->suggested[unknown]++;
    return match;
}

/** Mark it as remembered.  Returns whether it was not before. */
static bool mark(const row_view *x, memo *m)
{
    bool is_first = !m->is;

    m->is = x;
    return is_first;
}

bool cells_once(const row_view *x, pov_finding_kind kind, size_t i)
{
    const uint32_t with[] = {(uint32_t)kind, (uint32_t)i};

    return !x->findings->muted &&
           mark(x, cells_remember(x, MEMORY_ONCE, "", with, sizeof with));
}

bool cells_once_of(const row_view *x, pov_finding_kind kind, const char *text,
                   const void *taken)
{
    const struct {
        const void *taken;
        int64_t kind;
    } with = {taken, kind};

    return !x->findings->muted &&
           mark(x, cells_remember(x, MEMORY_ONCE, text, &with, sizeof with));
}

/** Is this the first complaint of its kind about the whole file?  One that
 *  nobody hears, in a row that is refused anyway, does not count. */
static bool is_first(const row_view *x, pov_finding_kind kind, pov_place place,
                     const char *text)
{
    const uint32_t with[] = {(uint32_t)kind, place.line, place.column};

    return x->findings->muted ||
           mark(x,
                cells_remember(x, MEMORY_COMPLAINT, text, with, sizeof with));
}

/** What may be unknown because its row of a reference table was left out. */
static const struct {
    pov_finding_kind unknown;
    pov_row_kind row;
} row_kinds[] = {
    {POV_FOUND_UNKNOWN_AREA, POV_ROW_AREA},
    {POV_FOUND_UNKNOWN_INDICATOR, POV_ROW_INDICATOR},
    {POV_FOUND_UNKNOWN_BREAKDOWN, POV_ROW_BREAKDOWN},
    {POV_FOUND_UNKNOWN_STANDARD, POV_ROW_STANDARD},
    {POV_FOUND_UNKNOWN_PLAN, POV_ROW_PLAN},
};

static pov_lost_row *lost_row(const row_view *x, const entry *e,
                              pov_finding_kind kind)
{
    for (size_t i = 0; i < sizeof row_kinds / sizeof *row_kinds; i++)
        if (row_kinds[i].unknown == kind)
            return pov_catalogue_lost(x->catalogue, row_kinds[i].row, e->text,
                                      x->scratch);
    return NULL;
}

pov_finding *cells_tell(const row_view *x, int i, pov_finding_kind kind,
                        const char *detail, ...)
{
    pov_place place = {x->path, x->row.line, 0};
    va_list arguments;
    pov_finding *f;

    if (i != WHOLE_ROW)
        place = rows_place(x->rows, &x->row, (size_t)i);
    va_start(arguments, detail);
    f = pov_vfind(x->findings, kind, place, detail, arguments);
    va_end(arguments);
    rows_show(x->rows, &x->row, f);
    return f;
}

pov_finding *cells_complain(const row_view *x, const entry *e,
                            pov_finding_kind kind, const char *why, ...)
{
    pov_lost_row *lost = lost_row(x, e, kind);
    const char *says = NULL;
    va_list arguments;
    pov_finding *f;

    if (lost && lost->is_told_of_figures)
        return NULL;
    if (lost) {
        kind = POV_FOUND_LOST_ROW;
        lost->is_told_of_figures = !x->findings->muted;
    }
    if (e->cell == NOT_THERE && !is_first(x, kind, e->place, e->text))
        return NULL;
    va_start(arguments, why);
    if (why && !lost && !x->findings->muted)
        says = pov_arena_vformat(x->scratch, cells_say(x, why), arguments);
    va_end(arguments);
    f = pov_find(x->findings, kind, cells_place(x, e),
                 says ? "'%s': %s" : "'%s'", e->text, says);
    f->span = pov_text_characters(e->text, strlen(e->text));
    f->line = e->line;
    if (lost)
        pov_find_related(x->findings, f, lost->place, "left out here");
    if (e->cell != NOT_THERE)
        rows_show(x->rows, &x->row, f);
    return f;
}

void cells_complain_unknown(const row_view *x, const entry *e,
                            pov_finding_kind kind, const char *const names[],
                            size_t n)
{
    const char *meant = pov_text_closest(x->scratch, e->text, names, n);

    cells_complain(x, e, kind, meant ? "did you mean '%s'?" : NULL, meant);
}

/** The header of a column that is not known and may have been meant for it;
 *  NULL: none. */
static const char *header_like(const row_view *x, column c)
{
    for (size_t i = 0; i < x->layout.width && i < x->header.count; i++)
        if (x->layout.columns[i] == N_COLUMNS &&
            layout_resembles(c, x->header.items[i].text, x->scratch) &&
            heading_read(x->header.items[i].text, NULL, x->catalogue,
                         x->scratch)
                    .kind != HEADING_FIGURES) /* "rate" is no "date" */
            return x->header.items[i].text;
    return NULL;
}

/** Does every row of a list need it, and nothing say it for all of them? */
static bool is_missing(const row_view *x, column c)
{
    bool has_plan = x->layout.at[COLUMN_PLAN] != NOT_THERE ||
                    *x->defaults[COLUMN_PLAN].text;

    return x->layout.at[COLUMN_VALUE] != NOT_THERE &&
           x->layout.at[c] == NOT_THERE && !*x->defaults[c].text &&
           !(c == COLUMN_AS_OF && has_plan);
}

/** All that are missing are told with the first. */
static const char *columns_missing(const row_view *x, column first)
{
    static const column needed[] = {COLUMN_AREA, COLUMN_INDICATOR, COLUMN_KIND,
                                    COLUMN_AS_OF};
    pov_place place = {x->path, x->header.line, 0};
    const char *text = NULL;

    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        column c = needed[i];
        const char *name = layout_column_name(c), *like;

        if (c != first && !is_missing(x, c))
            continue;
        if (c != first)
            is_first(x, POV_FOUND_MISSING_COLUMN, place, name);
        like = header_like(x, c);
        if (like)
            name = pov_arena_format(
                x->scratch, cells_say(x, "%s (is it '%s'?)"), name, like);
        text = text ? pov_arena_format(x->scratch, "%s, %s", text, name) : name;
    }
    return text ? text : layout_column_name(first);
}

void cells_complain_missing(const row_view *x, column c)
{
    pov_place place = {x->path, x->header.line, 0};
    const char *name = layout_column_name(c);

    if (x->layout.at[c] != NOT_THERE)
        cells_tell(x, x->layout.at[c], POV_FOUND_MISSING_CELL, "%s", name);
    else if (!x->findings->muted &&
             is_first(x, POV_FOUND_MISSING_COLUMN, place, name))
        pov_find(x->findings, POV_FOUND_MISSING_COLUMN, place, "%s",
                 columns_missing(x, c));
}

bool cells_read_document(const row_view *x, const entry *e,
                         const pov_plan **plan)
{
    size_t n = x->catalogue->plans.count;
    const char **names;

    *plan = *e->text ? pov_catalogue_plan(x->catalogue, e->text) : NULL;
    if (*plan || !*e->text)
        return true;
    if (!cells_may_suggest(x, POV_FOUND_UNKNOWN_PLAN))
        n = 0;
    names = pov_arena_alloc(x->scratch, n * sizeof *names);
    for (size_t i = 0; i < n; i++)
        names[i] = x->catalogue->plans.items[i]->id;
    cells_complain_unknown(x, e, POV_FOUND_UNKNOWN_PLAN, names, n);
    return false;
}

bool cells_read_form(const row_view *x, pov_phrase_hint *hint)
{
    entry e = cells_entry_of(x, COLUMN_FORM);

    hint->form_known = *e.text && pov_form_from(e.text, &hint->form);
    if (*e.text && !hint->form_known)
        cells_complain(
            x, &e, POV_FOUND_BAD_WORD,
            "level, reduction, increase, annual-reduction or direction");
    return !*e.text || hint->form_known;
}
