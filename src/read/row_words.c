#include "read/row_words.h"

#include <string.h>

#include "povstat/text.h"
#include "povstat/words.h"

/** Behind "1.", "a)", "IV -", "1.2." before words. */
static const char *behind_number(const char *text)
{
    size_t n = strspn(text, "0123456789.");

    if (!n)
        n = strspn(text, "IVXivx");
    if (!n && text[0] && text[0] < 'z' && text[1] && strchr(".)", text[1]))
        n = 1;
    if (!n || n > 6 || (text[n - 1] != '.' && !strchr(".)", text[n])))
        return text;
    n += strspn(text + n, ".)-: ");
    return text[n] ? text + n : text;
}

/* Behind the first no area is meant, whatever follows. */
#define OF_NO_AREA "trong đó|of which|riêng"

static const char of_which[] =
    OF_NO_AREA "|trong đó có|trong đó:|chia ra|bao gồm";

bool row_words_of_no_area(const char *text)
{
    return pov_words_begin(text, OF_NO_AREA);
}

const char *row_words_marked(const char *text, pov_arena *arena)
{
    const pov_word *w = pov_words_all(text, strlen(text), arena);
    const pov_word *first = w;
    size_t n;

    while (w->kind == POV_WORD_SIGN && strchr("-+*.", w->bare[0]))
        w++;
    n = pov_words_match(w, of_which);
    w += n;
    while ((n || w != first) && w->kind == POV_WORD_SIGN &&
           strchr(":,-+.", w->bare[0]))
        w++;
    return w != first ? w->start : NULL;
}

/** What words say of a part, below what is counted; NULL: nothing. */
static const heading *part_below(const row_view *x, const heading *under,
                                 const char *words)
{
    heading h = heading_read(words, under, x->catalogue, x->scratch), *kept;

    if (h.kind != HEADING_FIGURES || !h.indicator || !h.indicator->breakdown ||
        !under->indicator || under->indicator->breakdown ||
        h.indicator->all != under->indicator->all ||
        h.is_rate != under->is_rate || h.has_form != under->has_form ||
        !heading_same_time(&h, under) || h.says != under->says)
        return NULL;
    kept = pov_arena_alloc(x->scratch, sizeof *kept);
    *kept = h;
    return kept;
}

/** Does the name of a part end with a word of the text?  Else it names none, of
 *  whatever words.  An id has signs. */
static bool may_name_part(const row_view *x, const char *text)
{
    const char *key;
    const pov_word *w;

    if (!pov_catalogue_may_be_name(text))
        return false;
    key = pov_text_key(x->scratch, text);
    w = pov_words_all(key, strlen(key), x->scratch);
    for (; w->kind != POV_WORD_END; w++)
        if (pov_catalogue_ends_part(x->catalogue, w->bare))
            return true;
    return strpbrk(text, "_(");
}

bool row_words_name_part(const row_view *x, const char *words)
{
    heading poor = {.kind = HEADING_FIGURES,
                    .column = N_COLUMNS,
                    .indicator = pov_catalogue_indicator(x->catalogue, "poor")};

    return poor.indicator && may_name_part(x, words) &&
           part_below(x, &poor, words);
}

const heading **row_words_part(const row_view *x, const table *t,
                               const char *words)
{
    const heading **all = pov_arena_alloc(x->scratch, t->width * sizeof *all);
    size_t n = 0;

    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) &&
            !t->columns[i].is_by_row) {
            all[i] = part_below(x, &t->columns[i].is, words);
            n += all[i] != NULL;
        }
    return n ? all : NULL;
}

bool row_words_in_series(const row_view *x, const table *t)
{
    for (size_t i = 0; i < t->width; i++)
        if (t->columns[i].is_series)
            return x->layout.at[COLUMN_INDICATOR] != NOT_THERE;
    return false;
}

static const heading *keep_heading(const row_view *x, const char *words,
                                   const heading *under)
{
    heading *h = pov_arena_alloc(x->arena, sizeof *h);

    *h = heading_read(words, under, x->catalogue, x->arena);
    return h;
}

/** The words of a row below others, read once for each distinct text.  Each row
 *  may have another that names no figures: of those no more is kept. */
static const heading *read_below(const row_view *x, const char *words,
                                 const heading *under)
{
    static const heading no_figures = {.kind = HEADING_UNKNOWN};
    memo *known =
        cells_remember(x, MEMORY_ROW_WORDS, words, &under, sizeof under);

    if (!known->is)
        known->is = heading_read(words, under, x->catalogue, x->scratch).kind ==
                            HEADING_FIGURES
                        ? keep_heading(x, words, under)
                        : &no_figures;
    return known->is;
}

/** The count of what a heading has the rate of. */
static const heading *as_count(const row_view *x, const heading *rate)
{
    memo *known = cells_remember(x, MEMORY_ROW_WORDS, "", &rate, sizeof rate);
    heading *h;

    if (!known->is) {
        h = pov_arena_alloc(x->arena, sizeof *h);
        *h = *rate;
        h->is_rate = h->in_points = false;
        h->of = POV_OF_UNSAID;
        h->unit = NULL;
        known->is = h;
    }
    return known->is;
}

void row_words_head(const row_view *x, row_words *said, const char *text)
{
    static const heading nothing_above;
    const heading *at = &nothing_above, *h;
    const char *words = behind_number(text);
    memo *known = cells_remember(x, MEMORY_ROW_WORDS, words, &at, sizeof at);

    if (!known->is) /* all of it, as rows are read below it */
        known->is = keep_heading(x, words, NULL);
    h = known->is;
    *said = (row_words){.over = h->kind == HEADING_COLUMN ? NULL : h};
}

/** May a row say it of numbers whose day stands above them? */
static bool is_of_row(const heading *h)
{
    return h->kind == HEADING_FIGURES && h->indicator &&
           h->when == WHEN_UNSAID && !h->months.last && !h->move;
}

/** "Tỷ lệ", "Số hộ": is it of whatever stands above? */
static bool is_bare(const row_view *x, const char *words)
{
    const heading *h = read_below(x, words, NULL);

    return h->kind == HEADING_FIGURES && !h->indicator;
}

/** What the words of a row are read below; NULL: nothing.  Errors: false if
 *  they may be of the row above, or of one over it. */
static bool find_under(const row_view *x, const row_words *said,
                       const char *words, bool is_marked, const heading **under)
{
    bool is_of_last = said->above && said->above == said->last;

    *under = is_marked && said->is_begun ? said->last : said->over;
    if (is_marked && said->is_begun && !said->last)
        return false;
    if (!said->is_begun || !is_bare(x, words))
        return true;
    if (is_of_last)
        *under = said->last;
    return is_of_last;
}

const heading *row_words_read(const row_view *x, row_words *said,
                              const char *text, bool is_count)
{
    const char *marked = row_words_marked(text, x->scratch);
    const char *words = marked ? marked : behind_number(text);
    const heading *under, *h = NULL;

    if (find_under(x, said, words, marked, &under)) {
        if (under && under->is_rate && is_count)
            under = as_count(x, under);
        h = read_below(x, words, under);
        if (!is_of_row(h) || (h->is_rate && is_count))
            h = NULL;
    }
    said->above = h;
    if (!marked) {
        said->last = h;
        said->is_begun = true;
    }
    return h;
}

bool row_words_stand_alone(const row_words *said, const char *text,
                           pov_arena *arena)
{
    return !said->over && !row_words_marked(text, arena);
}

const char *row_words_over(const row_words *said)
{
    return said->last ? said->last->typed : said->over ? said->over->typed : "";
}

const heading **row_words_series(const row_view *x, const table *t,
                                 const heading *says)
{
    const heading **all = pov_arena_alloc(x->scratch, t->width * sizeof *all);

    for (size_t i = 0; i < t->width; i++) {
        heading *h;

        if (!t->columns[i].is_series)
            continue;
        h = pov_arena_alloc(x->scratch, sizeof *h);
        *h = *says;
        if (t->columns[i].is.says != SAYS_NOTHING) {
            h->says = t->columns[i].is.says;
            h->is_estimate = t->columns[i].is.is_estimate;
        }
        heading_take_time(h, &t->columns[i].is);
        all[i] = h;
    }
    return all;
}
