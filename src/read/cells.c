#include "read/cells.h"

#include <string.h>

#include "povstat/map.h"
#include "povstat/text.h"

const char *cells_say(const extract *x, const char *english)
{
    return pov_say(x->findings->language, english);
}

const char *cells_say_decimal(const extract *x, pov_decimal d)
{
    return pov_say_decimal(x->findings->language, x->scratch, d);
}

entry cells_entry_in(const extract *x, size_t i)
{
    return (entry){
        x->row.items[i].text, {x->path, x->row.line, 0}, (int)i, NULL};
}

entry cells_entry_of(const extract *x, column c)
{
    int at = x->layout.at[c];

    if (at != NOT_THERE && (size_t)at < x->row.count && x->row.items[at].length)
        return cells_entry_in(x, (size_t)at);
    if (c < N_DIRECTIVES)
        return x->defaults[c];
    return (entry){"", {x->path, x->row.line, 0}, NOT_THERE, NULL};
}

entry cells_keep_entry(const extract *x, const char *text, pov_place place)
{
    return (entry){
        pov_arena_intern(x->arena, text, strlen(text)), place, NOT_THERE,
        pov_arena_intern(x->arena, x->row.text, strcspn(x->row.text, "\n"))};
}

pov_place cells_place(const extract *x, const entry *e)
{
    if (e->cell == NOT_THERE)
        return e->place;
    return rows_place(x->rows, &x->row, (size_t)e->cell);
}

enum { MOST_REMEMBERED = 200000, LONGEST_REMEMBERED = 256 };

memo *cells_remember(extract *x, memory kind, const char *text,
                     const void *with, size_t size)
{
    char key[LONGEST_REMEMBERED];
    size_t length = strlen(text);
    size_t used = 1 + size + length;
    void **at;

    x->forgotten.is = NULL;
    if (used > sizeof key)
        return &x->forgotten;
    key[0] = (char)kind;
    if (size)
        memcpy(key + 1, with, size);
    memcpy(key + 1 + size, text, length);
    if (x->known.count >= MOST_REMEMBERED &&
        !pov_map_find(&x->known, key, used))
        return &x->forgotten;
    at = pov_map_at(&x->known, x->arena, key, used);
    if (!*at)
        *at = pov_arena_alloc(x->arena, sizeof(memo));
    return *at;
}

bool cells_ask_once(extract *x, memory kind, const char *text,
                    bool (*ask)(extract *x, const char *text))
{
    static const char yes[] = "yes", no[] = "no";
    memo *m = cells_remember(x, kind, text, NULL, 0);

    if (!m->is)
        m->is = ask(x, text) ? yes : no;
    return m->is == yes;
}

bool cells_may_tell(const extract *x, bool *told)
{
    bool now = !*told && !x->findings->muted;

    *told = *told || now;
    return now;
}

/** Is this the first complaint of its kind about the whole file?  One that
 *  nobody hears, in a row that is refused anyway, does not count. */
static bool is_first(extract *x, pov_finding_kind kind, pov_place place,
                     const char *text)
{
    const uint32_t with[] = {(uint32_t)kind, place.line, place.column};
    memo *m;
    bool first;

    if (x->findings->muted)
        return true;
    m = cells_remember(x, MEMORY_COMPLAINT, text, with, sizeof with);
    first = !m->is;
    m->is = x;
    return first;
}

/** What may be unknown because its row of a reference table was left out. */
static const struct {
    pov_finding_kind unknown;
    pov_row_kind row;
} row_kinds[] = {
    {POV_FOUND_UNKNOWN_AREA, POV_ROW_AREA},
    {POV_FOUND_UNKNOWN_INDICATOR, POV_ROW_INDICATOR},
    {POV_FOUND_UNKNOWN_STANDARD, POV_ROW_STANDARD},
    {POV_FOUND_UNKNOWN_PLAN, POV_ROW_PLAN},
};

static pov_lost_row *lost_row(const extract *x, const entry *e,
                              pov_finding_kind kind)
{
    for (size_t i = 0; i < sizeof row_kinds / sizeof *row_kinds; i++)
        if (row_kinds[i].unknown == kind)
            return pov_catalogue_lost(x->catalogue, row_kinds[i].row, e->text,
                                      x->scratch);
    return NULL;
}

static pov_finding *record_complaint(extract *x, const entry *e,
                                     pov_finding_kind kind, const char *why)
{
    pov_lost_row *lost = lost_row(x, e, kind);
    pov_finding *f;

    if (lost && lost->is_told_of_figures)
        return NULL;
    if (lost) {
        kind = POV_FOUND_LOST_ROW;
        why = NULL;
        lost->is_told_of_figures = !x->findings->muted;
    }
    if (e->cell == NOT_THERE && !is_first(x, kind, e->place, e->text))
        return NULL;
    if (why)
        f = pov_find(x->findings, kind, cells_place(x, e), "'%s': %s", e->text,
                     cells_say(x, why));
    else
        f = pov_find(x->findings, kind, cells_place(x, e), "'%s'", e->text);
    f->span = pov_text_characters(e->text, strlen(e->text));
    f->line = e->line;
    if (lost)
        pov_find_related(x->findings, f, lost->place, "left out here");
    if (e->cell != NOT_THERE)
        rows_show(x->rows, &x->row, f);
    return f;
}

void cells_complain(extract *x, const entry *e, pov_finding_kind kind,
                    const char *why)
{
    record_complaint(x, e, kind, why);
}

void cells_complain_change_or_left(extract *x, const entry *e,
                                   const char *readings)
{
    pov_finding *f =
        record_complaint(x, e, POV_FOUND_AMBIGUOUS_WORDING, readings);

    if (f && pov_finding_is_kept(x->findings, f))
        f->help = pov_arena_format(x->findings->arena,
                                   cells_say(x, "type 'giảm %s' or 'còn %s'"),
                                   e->text, e->text);
}

void cells_complain_missing(extract *x, column c)
{
    int at = x->layout.at[c];
    pov_place place = {x->path, x->header_line, 0};

    if (at == NOT_THERE) {
        if (is_first(x, POV_FOUND_MISSING_COLUMN, place, layout_column_name(c)))
            pov_find(x->findings, POV_FOUND_MISSING_COLUMN, place, "%s",
                     layout_column_name(c));
        return;
    }
    place = rows_place(x->rows, &x->row, (size_t)at);
    rows_show(x->rows, &x->row,
              pov_find(x->findings, POV_FOUND_MISSING_CELL, place, "%s",
                       layout_column_name(c)));
}

bool cells_have_right_width(extract *x)
{
    size_t used = x->row.count;
    pov_place place = {x->path, x->row.line, 0};
    pov_finding *f;

    while (used > x->layout.width && !x->row.items[used - 1].length)
        used--;
    if (used == x->layout.width && x->row.count == used)
        return true;
    if (used == x->layout.width)
        f = pov_find(x->findings, POV_FOUND_EXTRA_BLANKS, place,
                     "%zu cells, the header has %zu", x->row.count,
                     x->layout.width);
    else
        f = pov_find(x->findings, POV_FOUND_FIELD_COUNT, place,
                     "%zu cells, the header has %zu", x->row.count,
                     x->layout.width);
    rows_show(x->rows, &x->row, f);
    return used == x->layout.width;
}
