#include "write/text_fit.h"

#include <string.h>

#include "write/page.h"

enum {
    HEADING_LINES = 3, /* more only where there is no room for that */
    MANY_LINES = 1000  /* more than any heading has words */
};

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

size_t text_fit_part(const char *text, pov_align align)
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

void text_fit_break(pov_arena *arena, const char *text, pov_align align,
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
        width = larger(width, text_fit_part(heading->items[i], POV_ALIGN_LEFT));
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

const char *text_fit_heading(const strip *s, pov_arena *arena)
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
        const char *heading = text_fit_heading(&l->strips[c], arena);

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

layout text_fit_copy(const layout *l, pov_arena *arena)
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
    layout whole = text_fit_copy(l, arena);
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

bool text_fit_gently(layout *l, size_t width, pov_arena *arena)
{
    return fit_columns(l, width, true, arena);
}

bool text_fit(layout *l, size_t width, pov_arena *arena)
{
    layout whole, *few = l;

    if (fit_with_room(l, width, arena))
        return true;
    whole = text_fit_copy(l, arena);
    for (size_t n = 1; few; n++) {
        if (fit_columns(few, width, false, arena)) {
            *l = *few;
            return true;
        }
        few = without_details(&whole, n, arena);
    }
    return false;
}
