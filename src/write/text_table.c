#include "write/text_table.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "povstat/letters.h"
#include "povstat/text.h"
#include "write/escape.h"

enum {
    TABLE_GAP = 2,       /* blanks between columns */
    TABLE_HANG = 2,      /* blanks before the second line, if there is room */
    TABLE_BAR_CELLS = 8, /* length of a whole bar */
    TABLE_NAMES = 24, /* names are squeezed to that, and only where there is */
    TABLE_LEAST_WRAPPED = 12, /* no room for that to this */
    HEADING_LINES = 3,        /* more only where there is no room for that */
    MANY_LINES = 1000         /* more than any heading has words */
};

/** A column of every table that shares it, and what it shows in the row that
 *  is being drawn. */
typedef struct strip {
    const pov_column *column;
    size_t at; /* among the cells of a row */
    pov_text_list heading;
    size_t heading_width;
    size_t bar, text, mark; /* widths of its three parts */
    size_t widest;          /* of its texts */
    size_t part;            /* of them, the widest that is not broken */
    size_t hang;            /* blanks before the second line of a text */
    pov_text_list lines;
    const char *hung; /* mark outside the right edge of the text */
} strip;

typedef struct layout {
    strip *strips;
    size_t n;
    size_t n_above; /* names at the left that stand over their rows */
    size_t heading_lines;
    size_t least_wrapped; /* 0: its words stay whole */
    const char *left_out; /* headings of columns without room, or NULL */
    bool is_fitted, is_too_wide;
} layout;

/** What a cell shows: digits line up if their mark hangs outside. */
typedef struct shown {
    const char *text;
    const char *hung;
} shown;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/** What is left of `a`, at least 0. */
static size_t less(size_t a, size_t b)
{
    return a > b ? a - b : 0;
}

/* Where a cell of a narrow table may go on in a next line.  Words may be
 * broken at any blank; what is aligned to the right is amounts, which are
 * broken before a bracket and behind a colon only: "≤ 3.24 %" and "(−0.8 pp)",
 * "2024:" and "0.74 %". */

static bool may_break(const char *text, size_t at, pov_align align)
{
    return text[at] == ' ' && at > 0 &&
           (align != POV_ALIGN_RIGHT || text[at - 1] == ':' ||
            text[at + 1] == '(');
}

/** The bytes up to the next place to break at, behind `at`. */
static size_t part_end(const char *text, size_t at, pov_align align)
{
    do
        at++;
    while (text[at] && !may_break(text, at, align));
    return at;
}

/** The width of the widest part that stays in one line. */
static size_t widest_part(const char *text, pov_align align)
{
    size_t widest = 0;

    if (!strchr(text, ' '))
        return pov_text_width(text);
    while (*text) {
        size_t length = part_end(text, 0, align);
        size_t width = pov_text_width_of(text, length);

        widest = width > widest ? width : widest;
        text += length;
        text += strspn(text, " ");
    }
    return widest;
}

/** The bytes of the parts that fit into one line, at least one part. */
static size_t line_length(const char *text, size_t width)
{
    size_t length = part_end(text, 0, POV_ALIGN_RIGHT);

    while (text[length]) {
        size_t longer = part_end(text, length, POV_ALIGN_RIGHT);

        if (pov_text_width_of(text, longer) > width)
            break;
        length = longer;
    }
    return length;
}

/** Break `text` into lines of `first` columns, then `rest`. */
static void break_text(pov_arena *arena, const char *text, pov_align align,
                       size_t first, size_t rest, pov_text_list *lines)
{
    if (align != POV_ALIGN_RIGHT) {
        page_wrap(arena, text, first, rest, lines);
        return;
    }
    lines->count = 0;
    do {
        size_t width = lines->count ? rest : first;
        size_t length = *text ? line_length(text, width) : 0;

        pov_arena_push(arena, lines, pov_arena_copy(arena, text, length));
        text += length;
        text += strspn(text, " ");
    } while (*text);
}

enum { STEP = 2 }; /* blanks for a step of indent */

static shown shown_from(const pov_cell *cell, const pov_column *column,
                        const page *p)
{
    pov_arena *arena = p->arena;
    pov_letters scratch = {0};
    const char *words = pov_cell_plain(cell, arena, &scratch);
    const char *mark =
        cell->mark && !p->unmarked ? escape_terminal(arena, cell->mark) : "";

    words = words ? escape_terminal(arena, words) : "–";
    if (*mark && *words && strchr("0123456789", words[strlen(words) - 1]))
        mark = pov_arena_format(arena, "\u00a0%s", mark);
    if (column->align == POV_ALIGN_RIGHT || !*mark)
        return (shown){words, mark};
    return (shown){pov_arena_format(arena, "%s%s", words, mark), ""};
}

/** Blanks before a cell that is a step further in. */
static size_t indent_of(const pov_cell *cell)
{
    return cell->indent > 0 ? (size_t)cell->indent * STEP : 0;
}

/** The style of a cell's tone, or NULL. */
static const char *style_of(const pov_cell *cell)
{
    return cell->kind == POV_CELL_NULL ? PAGE_DIM : page_style(cell->tone);
}

static void add_heading(strip *s, pov_arena *arena)
{
    const char *label = s->column->label ? s->column->label : "";

    while (*label) {
        size_t length = strcspn(label, "\n");
        const char *line =
            escape_terminal(arena, pov_arena_copy(arena, label, length));

        pov_arena_push(arena, &s->heading, line);
        s->heading_width = larger(s->heading_width, pov_text_width(line));
        label += length + (label[length] == '\n');
    }
}

static layout *new_layout(const pov_table *table, pov_arena *arena)
{
    layout *l = pov_arena_alloc(arena, sizeof *l);

    l->n = table->n_columns;
    l->least_wrapped = TABLE_NAMES;
    l->strips = pov_arena_alloc(arena, l->n * sizeof *l->strips);
    for (size_t c = 0; c < l->n; c++) {
        l->strips[c].column = &table->columns[c];
        l->strips[c].at = c;
        l->strips[c].hang =
            table->columns[c].align == POV_ALIGN_LEFT ? TABLE_HANG : 0;
        add_heading(&l->strips[c], arena);
        l->heading_lines = larger(l->heading_lines, l->strips[c].heading.count);
    }
    return l;
}

/** The columns of a table, made if new. */
static layout *layout_for(text_tables *tables, const pov_table *table)
{
    pov_arena *arena = tables->page->arena;
    size_t size = 2 * table->n_columns * sizeof(uintptr_t);
    uintptr_t *key = pov_arena_alloc(arena, size);
    void **at;

    /* A translated column is another one each time, its label is not. */
    for (size_t c = 0; c < table->n_columns; c++) {
        const pov_column *column = &table->columns[c];

        key[2 * c] = (uintptr_t)column->label;
        key[2 * c + 1] = (uintptr_t)column->align << 1 | column->may_wrap;
    }
    at = pov_map_at(&tables->layouts, arena, key, size);
    if (!*at)
        *at = new_layout(table, arena);
    return *at;
}

static void measure_cell(strip *s, const pov_cell *cell,
                         const text_tables *tables)
{
    shown what = shown_from(cell, s->column, tables->page);

    s->text = larger(s->text, indent_of(cell) + pov_text_width(what.text));
    s->widest = larger(s->widest, s->text);
    s->part = larger(s->part, indent_of(cell) +
                                  widest_part(what.text, s->column->align));
    s->mark = larger(s->mark, pov_text_width(what.hung));
    if (tables->bars && cell->bar >= 0)
        s->bar = TABLE_BAR_CELLS + 1;
}

static void measure(layout *l, const text_tables *tables,
                    const pov_table *table)
{
    for (size_t r = 0; r < table->count; r++)
        for (size_t c = 0; c < l->n; c++)
            measure_cell(&l->strips[c], &table->items[r][c], tables);
}

void text_table_measure(text_tables *tables, const pov_table *table)
{
    measure(layout_for(tables, table), tables, table);
}

/** Its texts, broken wherever they may be. */
static size_t broken_text(const strip *s)
{
    return smaller(s->part + s->hang, s->widest);
}

static size_t least_text(const strip *s)
{
    return less(s->heading_width, s->bar);
}

/** No column is squeezed below that; words stay whole while names have room. */
static size_t floor_of(const layout *l, const strip *s, bool any_words)
{
    if (s->column->may_wrap)
        return larger(least_text(s),
                      l->least_wrapped ? l->least_wrapped : broken_text(s));
    if (any_words && s->column->align == POV_ALIGN_LEFT)
        return larger(
            least_text(s),
            larger(broken_text(s), smaller(s->widest, TABLE_LEAST_WRAPPED)));
    return s->text;
}

static strip *widest_wrapped(const layout *l, bool any_words)
{
    strip *widest = NULL;

    for (size_t c = l->n_above; c < l->n; c++) {
        strip *s = &l->strips[c];

        if (s->text > floor_of(l, s, any_words) &&
            (!widest || s->text > widest->text))
            widest = s;
    }
    return widest;
}

static size_t width_of(const layout *l)
{
    size_t total = 0;

    for (size_t c = l->n_above; c < l->n; c++) {
        const strip *s = &l->strips[c];

        total += (c ? TABLE_GAP : 0) + s->bar + s->text + s->mark;
    }
    return total;
}

static bool squeeze(layout *l, size_t width, bool any_words)
{
    size_t total;
    strip *widest;

    for (size_t c = 0; c < l->n; c++) {
        strip *s = &l->strips[c];

        s->text = larger(s->text, least_text(s));
    }
    total = width_of(l);
    for (; total > width && (widest = widest_wrapped(l, any_words)); total--)
        widest->text--;
    return total <= width;
}

static void join_amounts(layout *l)
{
    for (size_t c = 0; c < l->n; c++)
        l->strips[c].text = l->strips[c].widest;
}

static void break_amounts(layout *l)
{
    for (size_t c = 0; c < l->n; c++) {
        strip *s = &l->strips[c];

        s->text =
            s->column->align == POV_ALIGN_RIGHT ? broken_text(s) : s->widest;
    }
}

static bool squeeze_broken(layout *l, size_t width)
{
    break_amounts(l);
    return squeeze(l, width, false) || squeeze(l, width, true);
}

/** Set no line in under the first of its text.  Errors: false if that is not
 *  enough; unless it `must` all is then as it was. */
static bool squeeze_flush(layout *l, size_t width, bool must, pov_arena *arena)
{
    size_t *hangs = pov_arena_alloc(arena, (l->n + 1) * sizeof *hangs);

    for (size_t c = 0; c < l->n; c++) {
        hangs[c] = l->strips[c].hang;
        l->strips[c].hang = 0;
    }
    if (squeeze_broken(l, width))
        return true;
    for (size_t c = 0; c < l->n && !must; c++)
        l->strips[c].hang = hangs[c];
    return false;
}

/** The width that a heading has in at most so many lines; no word of it is cut
 *  in two. */
static size_t heading_in(const pov_text_list *heading, size_t most,
                         pov_arena *arena)
{
    size_t width = 0, lines = SIZE_MAX;
    pov_text_list broken = {0};

    for (size_t i = 0; i < heading->count; i++)
        width = larger(width, widest_part(heading->items[i], POV_ALIGN_LEFT));
    for (; lines > larger(most, heading->count); width++) {
        lines = 0;
        for (size_t i = 0; i < heading->count; i++) {
            page_wrap(arena, heading->items[i], width, width, &broken);
            lines += broken.count;
        }
    }
    return width - 1;
}

/** Let headings take so many lines, of which none is cut in two. */
static void narrow_headings(layout *l, size_t most, pov_arena *arena)
{
    for (size_t c = 0; c < l->n; c++)
        l->strips[c].heading_width =
            heading_in(&l->strips[c].heading, most, arena);
}

/** A heading in lines as wide as its column. */
static pov_text_list broken_heading(const strip *s, pov_arena *arena)
{
    pov_text_list all = {0}, lines = {0};

    for (size_t i = 0; i < s->heading.count; i++) {
        page_wrap(arena, s->heading.items[i], s->bar + s->text,
                  s->bar + s->text, &lines);
        for (size_t n = 0; n < lines.count; n++)
            pov_arena_push(arena, &all, lines.items[n]);
    }
    return all;
}

/** The column that needs least to show its texts unbroken; NULL: none needs no
 *  more than `spare`. */
static strip *nearly_whole(const layout *l, size_t spare)
{
    strip *found = NULL;

    for (size_t c = l->n_above; c < l->n; c++) {
        strip *s = &l->strips[c];
        size_t need = less(s->widest, s->text);

        if (need && need <= spare &&
            (!found || need < less(found->widest, found->text)))
            found = s;
    }
    return found;
}

/** The column whose heading takes the most lines, if it takes over two and more
 *  than it has to. */
static strip *tallest(const layout *l, pov_arena *arena)
{
    strip *found = NULL;
    size_t most = 2;

    for (size_t c = l->n_above; c < l->n; c++) {
        strip *s = &l->strips[c];
        size_t lines = broken_heading(s, arena).count;

        if (lines > most && lines > s->heading.count) {
            most = lines;
            found = s;
        }
    }
    return found;
}

/** Give away what room is left: to texts that are whole then, and to headings
 *  of a word a line. */
static void spread(layout *l, size_t width, pov_arena *arena)
{
    size_t spare = less(width, width_of(l));
    strip *s;

    while ((s = nearly_whole(l, spare))) {
        spare -= s->widest - s->text;
        s->text = s->widest;
    }
    for (; spare && (s = tallest(l, arena)); spare--)
        s->text++;
}

static void break_headings(layout *l, pov_arena *arena)
{
    l->heading_lines = 0;
    for (size_t c = l->n_above; c < l->n; c++) {
        l->strips[c].heading = broken_heading(&l->strips[c], arena);
        l->heading_lines = larger(l->heading_lines, l->strips[c].heading.count);
    }
}

/** The columns of names at the left, if others stand beside them. */
static size_t leading_names(const layout *l)
{
    size_t n = 0;

    while (n < l->n && l->strips[n].column->may_wrap)
        n++;
    return n < l->n ? n : 0;
}

/** Let the names at the left stand over their rows rather than be cut into
 *  strips of a word a line.  Errors: false if the other columns are too many
 *  even so; all is then as it was. */
static bool fit_below_names(layout *l, size_t width)
{
    size_t names = l->least_wrapped;

    l->n_above = leading_names(l);
    join_amounts(l);
    if (l->n_above && (squeeze(l, width, false) || squeeze_broken(l, width)))
        return true;
    l->least_wrapped = 0; /* the others are remarks */
    if (l->n_above && squeeze_broken(l, width))
        return true;
    l->n_above = 0;
    l->least_wrapped = names;
    return false;
}

/** Break headings; amounts are broken or not.  Errors: false if more must be
 *  broken. */
static bool fit_headings(layout *l, size_t width, bool breaks, pov_arena *arena)
{
    bool fits = false;

    for (size_t lines = 2; lines <= HEADING_LINES && !fits; lines++) {
        narrow_headings(l, lines, arena);
        (breaks ? break_amounts : join_amounts)(l);
        fits = squeeze(l, width, false);
    }
    return fits;
}

/** Errors: false if it is still too narrow. */
static bool fit_words(layout *l, size_t width, pov_arena *arena)
{
    bool fits = squeeze_broken(l, width) || fit_below_names(l, width);

    if (!fits) {
        narrow_headings(l, MANY_LINES, arena);
        fits = squeeze_broken(l, width) || fit_below_names(l, width);
    }
    for (size_t i = 0; i < 2 && !fits; i++) {
        /* Only where words whole and flush are too wide they are cut in two. */
        l->least_wrapped = i ? TABLE_LEAST_WRAPPED : 0;
        fits = squeeze_broken(l, width) || squeeze_flush(l, width, i, arena);
    }
    return fits;
}

/** Errors: false if it is still too narrow; `gently` only headings are broken.
 */
static bool fit_broken(layout *l, size_t width, bool gently, pov_arena *arena)
{
    bool fits = fit_headings(l, width, false, arena) ||
                (!gently && (fit_headings(l, width, true, arena) ||
                             fit_words(l, width, arena)));

    spread(l, width, arena);
    break_headings(l, arena);
    return fits;
}

static const char *heading_in_a_line(const strip *s, pov_arena *arena)
{
    const char *line = "";

    for (size_t i = 0; i < s->heading.count; i++)
        line = pov_arena_format(arena, "%s%s%s", line, i ? " " : "",
                                s->heading.items[i]);
    return line;
}

/** The layout without its last `n` columns that are details; NULL if it has not
 *  so many, or only names would be left. */
static layout *without_details(const layout *l, size_t n, pov_arena *arena)
{
    layout *few = pov_arena_alloc(arena, sizeof *few);

    *few = *l;
    few->strips = pov_arena_alloc(arena, (l->n + 1) * sizeof *few->strips);
    memcpy(few->strips, l->strips, l->n * sizeof *few->strips);
    for (size_t c = l->n; c-- > 0 && n;) {
        const char *heading = heading_in_a_line(&l->strips[c], arena);

        if (!l->strips[c].column->is_detail)
            continue;
        n--;
        few->n--;
        memmove(few->strips + c, few->strips + c + 1,
                (few->n - c) * sizeof *few->strips);
        few->left_out = few->left_out ? pov_arena_format(arena, "%s, %s",
                                                         heading, few->left_out)
                                      : heading;
    }
    return n || few->n < 2 ? NULL : few;
}

/** Fit the columns into the page: squeezed as far as they may be, then without
 *  the bars, then with headings broken, then with amounts and other words
 *  broken as well, unless it is to be done gently.  Errors: false if it is
 *  still too narrow. */
static bool fit_columns(layout *l, size_t width, bool gently, pov_arena *arena)
{
    if (squeeze(l, width, false))
        return true;
    for (size_t c = 0; c < l->n; c++)
        l->strips[c].bar = 0;
    join_amounts(l);
    return squeeze(l, width, false) || fit_broken(l, width, gently, arena);
}

static layout copy_of(const layout *l, pov_arena *arena)
{
    layout copy = *l;

    copy.strips = pov_arena_alloc(arena, (l->n + 1) * sizeof *copy.strips);
    memcpy(copy.strips, l->strips, l->n * sizeof *copy.strips);
    return copy;
}

/** Leave out the columns that are there only if there is room, unless there is.
 *  Errors: false if the others must still be fitted. */
static bool fit_with_room(layout *l, size_t width, pov_arena *arena)
{
    layout whole = copy_of(l, arena);
    size_t n = 0;

    for (size_t c = 0; c < l->n; c++)
        if (!l->strips[c].column->if_room)
            l->strips[n++] = l->strips[c];
    if (n == l->n || !fit_columns(&whole, width, true, arena)) {
        l->n = n;
        return false;
    }
    *l = whole;
    return true;
}

/** Where all columns are too many those that are details give way, the last
 *  first. */
static bool fit_layout(layout *l, size_t width, pov_arena *arena)
{
    layout whole, *few = l;

    if (fit_with_room(l, width, arena))
        return true;
    whole = copy_of(l, arena);
    for (size_t n = 1; few; n++) {
        if (fit_columns(few, width, false, arena)) {
            *l = *few;
            return true;
        }
        few = without_details(&whole, n, arena);
    }
    return false;
}

/** The columns as they are drawn: lined up with those of tables like it if
 *  nothing but headings is broken for that, else as narrow as its own rows let
 *  them be. */
static layout *fitted_layout(text_tables *tables, const pov_table *table,
                             bool *fits)
{
    const page *p = tables->page;
    layout *l = layout_for(tables, table);

    if (!l->is_fitted) {
        layout whole = copy_of(l, p->arena);

        l->is_fitted = true;
        l->is_too_wide = !fit_columns(&whole, p->width, true, p->arena);
    }
    if (l->is_too_wide) {
        l = new_layout(table, p->arena);
        measure(l, tables, table);
    }
    *fits = fit_layout(l, p->width, p->arena);
    return l;
}

static void put_wrapped(page *p, const char *text, size_t indent,
                        const char *style)
{
    size_t room = larger(less(p->width, indent), TABLE_LEAST_WRAPPED);
    pov_text_list lines = {0};

    page_wrap(p->arena, text, room, less(room, TABLE_HANG), &lines);
    for (size_t i = 0; i < lines.count; i++) {
        page_blanks(p, i ? indent + TABLE_HANG : 0);
        page_put(p, lines.items[i], style);
        page_end_line(p);
    }
}

/** A row as lines below its first cell: "  Actual  35". */
static void put_stacked(page *p, const layout *l, const pov_cell *row,
                        size_t heading_width)
{
    for (size_t c = 0; c < l->n; c++) {
        const pov_column *column = l->strips[c].column;
        shown what = shown_from(&row[c], column, p);
        const char *text =
            pov_arena_format(p->arena, "%s%s", what.text, what.hung);
        const char *heading = heading_in_a_line(&l->strips[c], p->arena);

        if (!c) {
            put_wrapped(p, text, 0, PAGE_BOLD);
            continue;
        }
        /* Nothing is known, or it is a name that stands over others. */
        if (!*text || (row[c].kind == POV_CELL_NULL && !row[c].mark))
            continue;
        page_blanks(p, TABLE_HANG);
        page_put(p, heading, NULL);
        page_blanks(p, heading_width - pov_text_width(heading) + TABLE_GAP);
        put_wrapped(p, text, TABLE_HANG + heading_width + TABLE_GAP,
                    style_of(&row[c]));
    }
}

/** Draw a table that does not fit: each row as lines below its first cell. */
static void put_stacked_table(page *p, const layout *l, const pov_table *table)
{
    size_t heading_width = 0;

    for (size_t c = 1; c < l->n; c++) {
        const char *heading = heading_in_a_line(&l->strips[c], p->arena);

        heading_width = larger(heading_width, pov_text_width(heading));
    }
    for (size_t r = 0; r < table->count; r++) {
        if (r)
            page_end_line(p);
        put_stacked(p, l, table->items[r], heading_width);
    }
    page_gap(p);
}

enum { STACKED_UP_TO = 80 }; /* columns: no room for wide tables */

/* Eighths of a character. */
static const char *const bar_parts[] = {"░", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

static void put_bar(page *p, int bar, const char *style)
{
    pov_letters drawn = {0};
    size_t percent = bar < 100 ? (size_t)bar : 100;
    size_t eighths = larger(percent * TABLE_BAR_CELLS * 8 / 100, percent > 0);

    for (size_t i = 0; i < TABLE_BAR_CELLS; i++) {
        size_t filled = less(eighths, i * 8);
        const char *part = filled < 8 ? bar_parts[filled] : "█";

        pov_letters_add(&drawn, p->arena, part, strlen(part));
    }
    page_put(p, pov_letters_text(&drawn, p->arena), style);
    page_blanks(p, 1);
}

static void put_aligned(page *p, const char *text, size_t room, pov_align align,
                        const char *style)
{
    size_t spare = less(room, pov_text_width(text));

    page_blanks(p, align == POV_ALIGN_RIGHT ? spare : 0);
    page_put(p, text, style);
    page_blanks(p, align == POV_ALIGN_RIGHT ? 0 : spare);
}

/** What stands between names that stand over their rows. */
static const char between_names[] = " · ";

static void put_names_heading(page *p, const layout *l)
{
    for (size_t c = 0; c < l->n_above; c++) {
        page_put(p, c ? between_names : "", NULL);
        page_put(p, heading_in_a_line(&l->strips[c], p->arena), NULL);
    }
    if (l->n_above)
        page_end_line(p);
}

static void put_headings(page *p, const layout *l)
{
    put_names_heading(p, l);
    for (size_t i = 0; i < l->heading_lines; i++) {
        for (size_t c = l->n_above; c < l->n; c++) {
            const strip *s = &l->strips[c];
            size_t above = l->heading_lines - s->heading.count;

            page_blanks(p, c ? TABLE_GAP : 0);
            put_aligned(p, i < above ? "" : s->heading.items[i - above],
                        s->bar + s->text, s->column->align, NULL);
            page_blanks(p, s->mark);
        }
        page_end_line(p);
    }
    for (size_t c = l->n_above; c < l->n && l->heading_lines > 0; c++) {
        const strip *s = &l->strips[c];

        page_blanks(p, c ? TABLE_GAP : 0);
        page_rule(p, s->bar + s->text + s->mark);
    }
    page_end_line(p);
}

/** The `i`th line of a cell. */
static void put_cell(page *p, const strip *s, const pov_cell *cell, size_t i)
{
    const char *style = style_of(cell);
    size_t shift = indent_of(cell) + (i ? s->hang : 0);
    const char *hung = i + 1 == s->lines.count ? s->hung : "";

    if (s->bar && cell->bar >= 0 && i == 0)
        put_bar(p, cell->bar, style);
    else
        page_blanks(p, s->bar);
    page_blanks(p, shift);
    put_aligned(p, i < s->lines.count ? s->lines.items[i] : "",
                less(s->text, shift), s->column->align, style);
    page_put(p, hung, style);
    page_blanks(p, less(s->mark, pov_text_width(hung)));
}

/** The names that stand over a row; "" if they have nothing to say. */
static const char *names_of(const page *p, const layout *l, const pov_cell *row)
{
    const char *names = "";

    for (size_t c = 0; c < l->n_above; c++) {
        const strip *s = &l->strips[c];
        const char *name = shown_from(&row[s->at], s->column, p).text;

        names = pov_arena_format(p->arena, "%s%s%s", names,
                                 *names && *name ? between_names : "", name);
    }
    return names;
}

/** Draw the names that stand over a row. */
static void put_names(page *p, const layout *l, const pov_cell *row,
                      const char *names)
{
    const pov_cell *first = &row[l->strips[0].at];
    size_t indent = indent_of(first);

    page_blanks(p, indent);
    put_wrapped(p, names, indent, style_of(first));
}

static void put_row(page *p, layout *l, const pov_cell *row)
{
    size_t height = 0;

    for (size_t c = l->n_above; c < l->n; c++) {
        strip *s = &l->strips[c];
        shown what = shown_from(&row[s->at], s->column, p);
        size_t first = less(s->text, indent_of(&row[s->at]));

        break_text(p->arena, what.text, s->column->align, first,
                   less(first, s->hang), &s->lines);
        s->hung = what.hung;
        height = larger(height, s->lines.count);
    }
    for (size_t i = 0; i < height; i++) {
        for (size_t c = l->n_above; c < l->n; c++) {
            page_blanks(p, c ? TABLE_GAP : 0);
            put_cell(p, &l->strips[c], &row[l->strips[c].at], i);
        }
        page_end_line(p);
    }
}

/** Draw the rows, and over those of the same names the names once. */
static void put_rows(page *p, layout *l, const pov_table *table)
{
    const char *before = "";

    for (size_t r = 0; r < table->count; r++) {
        const char *names = names_of(p, l, table->items[r]);

        if (*names && strcmp(names, before) != 0)
            put_names(p, l, table->items[r], names);
        put_row(p, l, table->items[r]);
        before = names;
    }
}

/** Note which marks are to be seen. */
static void see_marks(text_tables *tables, const layout *l,
                      const pov_table *table)
{
    for (size_t r = 0; r < table->count; r++)
        for (size_t c = 0; c < l->n; c++) {
            const char *mark = table->items[r][l->strips[c].at].mark;

            if (mark)
                *pov_map_at(&tables->marks, tables->page->arena, mark,
                            strlen(mark)) = tables;
        }
}

void text_table_put(text_tables *tables, const pov_table *table)
{
    page *p = tables->page;
    bool fits;
    layout *l = fitted_layout(tables, table, &fits);

    see_marks(tables, l, table);
    tables->is_short = tables->is_short || l->left_out;
    if (!fits && p->width <= STACKED_UP_TO && l->heading_lines) {
        put_stacked_table(p, l, table);
        return;
    }
    put_headings(p, l);
    put_rows(p, l, table);
    if (l->left_out && tables->narrow)
        page_paragraph(
            p,
            pov_arena_format(p->arena, "%s: %s", tables->narrow, l->left_out),
            0, PAGE_DIM);
}
