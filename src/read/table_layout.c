#include "read/table_layout.h"

#include <string.h>

#include "povstat/text.h"
#include "read/percent_of.h"
#include "read/value.h"
#include "povstat/words.h"

bool table_layout_has_figures(const table_column *c)
{
    return c->is.kind == HEADING_FIGURES && c->trouble == COLUMN_IS_FINE;
}

/* Whose figures a column holds whose heading names no indicator.  What stands
 * at its left decides, if only one thing can be meant; a figure of the wrong
 * indicator looks as good as any other. */

static bool is_fine(const table *t, size_t i)
{
    return t->columns[i].is.kind == HEADING_FIGURES &&
           t->columns[i].is.indicator &&
           t->columns[i].trouble == COLUMN_IS_FINE;
}

/** The last column about poverty at the left of `i`, or NULL. */
static const heading *poverty_at_left(const table *t, size_t i)
{
    while (i-- > 0)
        if (is_fine(t, i) && t->columns[i].is.indicator->by_standard)
            return &t->columns[i].is;
    return NULL;
}

static bool same_figure(const heading *a, const heading *b)
{
    return a->indicator == b->indicator && a->when == b->when &&
           a->period.as_of == b->period.as_of;
}

/** The count at the left of `i` that a bare "Tỷ lệ" is the rate of.  It must
 *  be the only one it can be: behind two counts, or where the rates stand
 *  before their counts, or beside a plan, it may be of anything.
 *  Errors: NULL. */
static const heading *rated_at_left(const table *t, size_t i)
{
    const heading *found = NULL;
    bool plan = false;

    while (i-- > 0) {
        const table_column *c = &t->columns[i];

        if (c->trouble == COLUMN_UNKNOWN && (!found || c->is.is_rate))
            return NULL;
        if (!is_fine(t, i))
            continue;
        plan = plan || c->is.says == SAYS_TARGET;
        if (found && c->is.is_rate)
            break;
        if (c->is.is_rate || c->is.has_form || !value_has_rate(c->is.indicator))
            continue;
        if (found && !same_figure(found, &c->is))
            return NULL;
        found = &c->is;
    }
    return plan && found && found->says != SAYS_TARGET ? NULL : found;
}

/** Are there figures of a later date?  "Giảm" behind those of two years is in
 *  the later one; before the later one it may be of either. */
static bool is_followed(const table *t, const heading *h)
{
    for (size_t i = 0; h->when == WHEN_DATED && i < t->width; i++)
        if (t->columns[i].is.when == WHEN_DATED &&
            t->columns[i].is.period.as_of > h->period.as_of)
            return true;
    return false;
}

static heading with_indicator_of(heading h, const heading *left)
{
    h.indicator = left->indicator;
    h.is_either = left->is_either;
    return h;
}

/** A bare "Tỷ lệ" or "Giảm" belongs to what stands at its left.  Errors:
 *  false if it may be of something else. */
static bool complete_bare(table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const heading *left = h->has_form  ? poverty_at_left(t, i)
                          : h->is_rate ? rated_at_left(t, i)
                                       : NULL;

    if (!left || (h->has_form && is_followed(t, left)))
        return false;
    /* Behind rates a bare "Giảm" is in their points. */
    if (h->has_form && left->is_rate && !h->is_count && !h->unit)
        h->is_rate = h->in_points = true;
    *h = with_indicator_of(*h, left);
    h->says = left->says;
    h->when =
        h->has_form && left->when == WHEN_START ? WHEN_UNSAID : left->when;
    h->period = left->period;
    return true;
}

/** "Tỷ lệ so với tổng số hộ nghèo" is of the count at its left, if that is
 *  part of those.  Errors: false if it is not. */
static bool complete_among(table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const heading *left = NULL;

    for (size_t k = i; k-- > 0 && !left;)
        if (is_fine(t, k) && !t->columns[k].is.is_rate)
            left = &t->columns[k].is;
    if (!left || left->has_form)
        return false;
    h->of = percent_of_meant(left->indicator, h->among);
    if (h->of == POV_OF_UNSAID)
        return false;
    *h = with_indicator_of(*h, left);
    h->says = left->says;
    h->when = left->when;
    h->period = left->period;
    return true;
}

/**
 * Find the indicator of column `i` if its heading names none: a bare "Tỷ lệ"
 * or "Giảm" belongs to what stands at its left, "Chỉ tiêu" to the file's
 * indicator or to the poverty figures at its left.
 *
 * Shape:  the columns at its left were completed, and have their troubles.
 * Errors: false if there is none, or more than one that it may belong to.
 */
static bool complete(const row_view *x, table *t, size_t i)
{
    heading *h = &t->columns[i].is;
    const char *of_file = x->defaults[COLUMN_INDICATOR].text;
    const heading *left = poverty_at_left(t, i);
    bool bare = h->says == SAYS_NOTHING && h->when == WHEN_UNSAID;

    if (h->indicator)
        return true;
    if (h->among)
        return complete_among(t, i);
    if (bare && complete_bare(t, i))
        return true;
    if (*of_file)
        h->indicator = pov_catalogue_indicator(x->catalogue, of_file);
    if (h->indicator && !h->is_count)
        h->is_rate = h->is_rate || value_names_rate(x, of_file);
    if (!h->indicator && !bare && left)
        *h = with_indicator_of(*h, left);
    return h->indicator;
}

/** "Nhân khẩu" behind "Hộ nghèo" are all persons, or those of the poor. */
static bool may_count_the_left(const table *t, size_t i)
{
    pov_word words[POV_WORDS_MAX];
    const char *title = t->columns[i].title;

    return i && is_fine(t, i - 1) &&
           t->columns[i - 1].is.indicator->by_standard &&
           pov_words_split(title, strlen(title), words) &&
           pov_words_are(words, "nhân khẩu|số nhân khẩu|khẩu|số khẩu|số hộ|"
                                "persons|households");
}

/** Only "Hộ nghèo" below a title of rates: 30 households, or 30 per cent?  A
 *  rate or all households beside it answer that, and so does "Số". */
static bool rate_is_unclear(const title_words *titles, const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;
    pov_word words[POV_WORDS_MAX];

    if (!titles->rate || h->is_rate || h->is_count || h->unit ||
        h->says == SAYS_TARGET || !h->indicator || !h->indicator->by_standard ||
        h->indicator->is_flow ||
        !pov_words_split(t->columns[i].title, strlen(t->columns[i].title),
                         words) ||
        pov_words_match(words, "số|tổng số"))
        return false;
    for (size_t k = 0; k < t->width; k++) {
        const heading *o = &t->columns[k].is;

        if (o->kind == HEADING_FIGURES &&
            (o->is_rate || (o->indicator && !o->indicator->by_standard)))
            return false;
    }
    return true;
}

/** Are all households or persons counted there, or some of all? */
static bool counts_residents(const pov_indicator *i)
{
    return !i->by_standard && !i->is_flow && !*i->whole_label &&
           (!strcmp(i->unit, "households") || !strcmp(i->unit, "persons"));
}

/** Does a column of the poor say of whom, in that dimension? */
static bool says_whom(const table *t, const pov_breakdown *whom)
{
    for (size_t i = 0; i < t->width; i++) {
        const pov_indicator *is = t->columns[i].is.indicator;

        if (t->columns[i].is.kind == HEADING_FIGURES && is && is->by_standard &&
            is->breakdown && !strcmp(is->breakdown->dimension, whom->dimension))
            return true;
    }
    return false;
}

/** Of whom all residents are that the table counts, "Tổng số hộ DTTS"; NULL if
 *  it counts all, or none. */
static const pov_breakdown *residents_counted(const table *t)
{
    const pov_breakdown *whom = NULL;

    for (size_t i = 0; i < t->width; i++) {
        const pov_indicator *is = t->columns[i].is.indicator;

        if (t->columns[i].is.kind != HEADING_FIGURES || !is ||
            !counts_residents(is))
            continue;
        if (!is->breakdown)
            return NULL;
        whom = is->breakdown;
    }
    return whom;
}

/** "Hộ nghèo" below a title of minorities, or beside nothing but their
 *  households: all the poor, or theirs?  Which doubt it is; NULL: none. */
static const char *why_not_all(const title_words *titles, const table *t,
                               size_t i)
{
    const pov_indicator *is = t->columns[i].is.indicator;
    const pov_breakdown *counted = residents_counted(t);

    if (is->breakdown || !(is->by_standard || counts_residents(is)))
        return NULL;
    if (titles->some_areas || (titles->whom && !says_whom(t, titles->whom)))
        return "of all, or of those that the title speaks of?";
    return is->by_standard && counted && !says_whom(t, counted)
               ? "of all, or of those at its left?"
               : NULL;
}

static bool is_about_poor(const row_view *x, const title_words *titles)
{
    const char *said = x->defaults[COLUMN_INDICATOR].text;
    const pov_indicator *is;

    if (!*said)
        return titles->poor;
    is = pov_catalogue_indicator(x->catalogue, said);
    return is && is->better != POV_NO_DIRECTION;
}

/** "Số hộ" in a table of poor households: all of them, or those the title or
 *  `# indicator` speaks of?  A count of the poor beside it answers that. */
static bool count_is_unclear(const row_view *x, const title_words *titles,
                             const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;
    pov_word words[POV_WORDS_MAX];

    if (h->is_rate || t->columns[i].in_second_row ||
        !is_about_poor(x, titles) ||
        !pov_words_split(h->typed, strlen(h->typed), words) ||
        !pov_words_are(words, "hộ|số hộ|khẩu|số khẩu|người|số người|nhân khẩu|"
                              "số nhân khẩu|households|persons"))
        return false;
    for (size_t k = 0; k < t->width; k++) {
        const heading *o = &t->columns[k].is;

        if (o->kind == HEADING_FIGURES && o->indicator && !o->is_rate &&
            o->indicator->better == POV_FEWER_IS_BETTER)
            return false;
    }
    return true;
}

/** More and fewer side by side are gross changes, and none is the net one. */
static bool is_gross(const table *t, const heading *h)
{
    for (size_t i = 0; h->has_form && i < t->width; i++) {
        const heading *o = &t->columns[i].is;

        if (o->kind == HEADING_FIGURES && o->has_form && o->form != h->form &&
            o->says == h->says && o->in_points == h->in_points &&
            o->indicator == h->indicator)
            return true;
    }
    return false;
}

/** "Kế hoạch", "Thực hiện", "Tỷ lệ" below "Hộ nghèo": the share of the poor, or
 *  of the plan? */
static bool may_be_of_the_plan(const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    if (!h->is_rate || h->says != SAYS_NOTHING || h->has_form ||
        !t->columns[i].in_second_row)
        return false;
    while (i-- > 0 && t->columns[i].in_second_row &&
           t->columns[i].is.indicator == h->indicator)
        if (t->columns[i].is.says == SAYS_TARGET)
            return true;
    return false;
}

/** Is a flow one of a stock? */
static bool flows(const pov_indicator *stock, const pov_indicator *flow)
{
    for (size_t i = 0; i < stock->kin.count; i++)
        if (stock->kin.items[i].indicator == flow)
            return stock->kin.items[i].is == POV_OUTFLOW ||
                   stock->kin.items[i].is == POV_INFLOW;
    return false;
}

/** "Phát sinh" in a table of the near-poor and no poor: whose is it? */
static bool may_flow_elsewhere(const row_view *x, const table *t, size_t i)
{
    const pov_indicator *is = t->columns[i].is.indicator;
    bool other = false;

    if (!is->is_flow || !is->by_standard ||
        strstr(pov_text_bare(x->scratch, t->columns[i].is.typed), "ho "))
        return false;
    for (size_t k = 0; k < t->width; k++) {
        const pov_indicator *stock = t->columns[k].is.indicator;

        if (!is_fine(t, k) || stock->is_flow || !stock->by_standard)
            continue;
        if (flows(stock, is))
            return false;
        other = other || pov_indicator_kin(stock, POV_INFLOW);
    }
    return other;
}

/** Why column `i`, complete as all others, may yet mean two things; NULL if it
 *  does not. */
static const char *why_doubtful(const row_view *x, const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    if (may_flow_elsewhere(x, t, i))
        return "of the poor, or of those beside it?";
    if (may_be_of_the_plan(t, i))
        return "of the households, or of the plan?";

    if (may_count_the_left(t, i))
        return "of all, or of those at its left?";
    if (is_gross(t, h))
        return "increase beside reduction: the net change is not said";
    return NULL;
}

static const char *cell_text(const record *row, size_t i)
{
    return i < row->count ? row->items[i].text : "";
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\xC2\xA0")] == '\0';
}

/* What stands over parts of the column at its left, and names none. */
static const char groups[] =
    "trong đó|trong đó:|of which|of which:|nguyên nhân nghèo|nguyên nhân|"
    "chia theo nguyên nhân|chia theo nguyên nhân nghèo|phân theo nguyên nhân|"
    "chia theo dân tộc|phân theo dân tộc|chia theo nhóm đối tượng|"
    "phân theo nhóm đối tượng|chia theo khu vực|phân theo khu vực|chia ra";

/** Is it nothing but "Trong đó", "Nguyên nhân nghèo"? */
static bool is_group_only(const char *text)
{
    pov_word words[POV_WORDS_MAX];

    return pov_words_split(text, strlen(text), words) &&
           pov_words_are(words, groups);
}

static bool is_of_which(const char *text)
{
    return pov_words_begin(text, "trong đó|of which") || is_group_only(text);
}

/** The column whose heading stands over column `i`: the last one at its left
 *  in the first row, for a cell that spans several is typed in the first. */
static size_t column_above(const record *header, size_t i)
{
    while (i && is_blank(cell_text(header, i)))
        i--;
    return i;
}

/** What stands at the left of "Trong đó" and is no group itself. */
static heading whole_at_left(const row_view *x, const record *header, size_t i)
{
    while (i && (is_blank(cell_text(header, i)) ||
                 is_of_which(cell_text(header, i))))
        i--;
    return heading_read(cell_text(header, i), NULL, x->catalogue, x->arena);
}

/** A heading of the first row.  "Trong đó: DTTS" is of what stands at its
 *  left. */
static heading first_heading(const row_view *x, const record *header, size_t i)
{
    const char *text = cell_text(header, i);
    heading of;

    if (!is_of_which(text))
        return heading_read(text, NULL, x->catalogue, x->arena);
    of = whole_at_left(x, header, i);
    return heading_read(text, of.kind == HEADING_COLUMN ? NULL : &of,
                        x->catalogue, x->arena);
}

static heading heading_of(const row_view *x, const record *header,
                          const record *second, size_t i)
{
    const char *below = cell_text(second, i);
    heading above, h, both;

    if (is_blank(below))
        return first_heading(x, header, i);
    i = column_above(header, i);
    above = is_group_only(cell_text(header, i)) ? whole_at_left(x, header, i)
                                                : first_heading(x, header, i);
    h = heading_read(below, &above, x->catalogue, x->arena);
    if (h.kind != HEADING_UNKNOWN || above.kind == HEADING_COLUMN)
        return h;
    /* "Tổng số" over "Hộ" and "Khẩu" */
    both = heading_read(
        pov_arena_format(x->arena, "%s %s", cell_text(header, i), below), NULL,
        x->catalogue, x->arena);
    return both.kind == HEADING_FIGURES ? both : h;
}

static const char *title_of(const row_view *x, const record *header,
                            const record *second, size_t i)
{
    const char *below = cell_text(second, i);
    size_t above = i;

    if (is_blank(below))
        return pov_arena_copy(x->arena, cell_text(header, i),
                              strlen(cell_text(header, i)));
    while (above && is_blank(cell_text(header, above)))
        above--;
    return pov_arena_format(x->arena, "%s / %s", cell_text(header, above),
                            below);
}

/** "2023" below a heading over several columns. */
static bool is_year_below(const record *header, const char *text, size_t i)
{
    return strspn(text, "0123456789") == 4 && !text[4] &&
           (!strncmp(text, "20", 2) || !strncmp(text, "19", 2)) &&
           (is_blank(cell_text(header, i)) ||
            is_blank(cell_text(header, i + 1)));
}

/** Is this the second row of a header that begins with `header`? */
static bool is_second(const row_view *x, const record *header,
                      const record *row)
{
    bool any = false;

    if (row->is_damaged || row->count > header->count + 1 ||
        rows_filled(row) > MOST_HEADINGS)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        const char *text = row->items[i].text;
        heading first;

        if (is_blank(text))
            continue;
        first =
            heading_read(cell_text(header, i), NULL, x->catalogue, x->scratch);
        if (first.kind == HEADING_COLUMN ||
            heading_of(x, header, row, i).kind == HEADING_COLUMN ||
            (!strpbrk(pov_text_bare(x->scratch, text),
                      "abcdefghijklmnopqrstuvwxyz%") &&
             !is_year_below(header, text, i)))
            return false;
        /* Below words that are not understood nothing is, but it is a header
         * all the same. */
        any = any || heading_of(x, header, row, i).kind == HEADING_FIGURES ||
              heading_read(text, NULL, x->catalogue, x->scratch).kind ==
                  HEADING_FIGURES;
    }
    return any;
}

/** The first two of three header rows as one: what spans several columns
 *  stands before what stands below it.  Owns: the run's arena. */
static record join(const row_view *x, const record *first, const record *second)
{
    size_t n = first->count > second->count ? first->count : second->count;
    record joined = *first;

    joined.count = n;
    joined.items = pov_arena_alloc(x->arena, n * sizeof *joined.items);
    for (size_t i = 0; i < n; i++) {
        const char *below = cell_text(second, i);
        row_cell *cell = &joined.items[i];

        *cell = i < first->count ? first->items[i] : (row_cell){.text = ""};
        if (is_blank(below))
            continue;
        cell->text = pov_arena_format(
            x->arena, "%s %s", cell_text(first, column_above(first, i)), below);
        cell->length = strlen(cell->text);
    }
    return joined;
}

static bool is_twice(const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    for (size_t k = 0; k < i; k++) {
        const heading *o = &t->columns[k].is;

        if (o->kind != h->kind || t->columns[k].trouble != COLUMN_IS_FINE)
            continue;
        if (h->kind == HEADING_COLUMN && o->column == h->column)
            return true;
        if (h->kind == HEADING_FIGURES && o->indicator == h->indicator &&
            o->is_rate == h->is_rate &&
            (o->of == h->of || !h->indicator || !h->indicator->share) &&
            o->says == h->says && o->when == h->when &&
            o->period.as_of == h->period.as_of && o->has_form == h->has_form &&
            o->form == h->form && o->in_points == h->in_points)
            return true;
    }
    return false;
}

/** Why the figures of column `i` cannot be used; NULL if they can. */
static const char *why_unknown(const row_view *x, const title_words *titles,
                               table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    if (!complete(x, t, i))
        return "of which indicator?";
    if (titles->persons && !titles->poor && h->indicator->by_standard &&
        !strcmp(h->indicator->unit, "households"))
        return "households, or the persons that the title speaks of?";
    if (titles->per_mille && h->is_rate && !h->unit)
        return "per cent, or per mille as in the title?";
    if (why_not_all(titles, t, i))
        return why_not_all(titles, t, i);
    if (h->of == POV_OF_ALL && !h->indicator->share)
        return "a share of what?";
    if (rate_is_unclear(titles, t, i))
        return "a count, or the rate that the title speaks of?";
    if (count_is_unclear(x, titles, t, i))
        return "all of them (Tổng số hộ), or the poor (Hộ nghèo)?";
    if (h->has_form && h->is_rate && !h->in_points)
        return "points of the rate (điểm %), or a share of the households?";
    if (h->is_rate && !value_has_rate(h->indicator))
        return "a share of nothing";
    if (h->unit && !h->is_rate && !value_unit_fits(x, h->unit, h->indicator))
        return pov_arena_format(
            x->arena, cells_say(x, "its unit is '%s', but %s counts %s"),
            h->unit, h->indicator->id, h->indicator->unit);
    return NULL;
}

static void find_trouble(const row_view *x, const title_words *titles, table *t,
                         size_t i)
{
    table_column *c = &t->columns[i];

    if (c->is.kind == HEADING_FIGURES)
        c->detail = why_unknown(x, titles, t, i);
    if (c->is.kind == HEADING_BLANK)
        c->trouble = COLUMN_UNNAMED;
    else if (c->is.kind == HEADING_UNKNOWN || c->is.kind == HEADING_GROUP ||
             c->detail)
        c->trouble = COLUMN_UNKNOWN;
    else if (is_twice(t, i))
        c->trouble = COLUMN_DOUBLE;
}

/** All are found before any is refused: "Tăng" is in doubt for "Giảm", and
 *  "Giảm" for "Tăng". */
static void find_doubts(const row_view *x, table *t)
{
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]))
            t->columns[i].detail = why_doubtful(x, t, i);
    for (size_t i = 0; i < t->width; i++)
        if (table_layout_has_figures(&t->columns[i]) && t->columns[i].detail)
            t->columns[i].trouble = COLUMN_UNKNOWN;
}

/** Of several columns of areas the last is the area's own, the one before it
 *  its parent's. */
static void settle_areas(table *t)
{
    table_column *own = NULL, *parent = NULL;

    for (size_t i = 0; i < t->width; i++) {
        table_column *c = &t->columns[i];

        if (c->is.kind != HEADING_COLUMN ||
            (c->is.column != COLUMN_AREA && c->is.column != COLUMN_PARENT))
            continue;
        if (own && own->is.column == COLUMN_AREA &&
            c->is.column == COLUMN_PARENT)
            continue;
        parent = own;
        own = c;
    }
    if (own)
        own->is.column = COLUMN_AREA;
    if (parent)
        parent->is.column = COLUMN_PARENT;
}

static bool is_plain(const heading *h)
{
    return h->says == SAYS_NOTHING && h->when == WHEN_UNSAID && !h->has_form &&
           !h->indicator->is_flow;
}

/** Columns without a date stand at the start of the period where a result
 *  stands beside them, or where all that say a date say the start. */
static void settle_starts(table *t)
{
    size_t plain = 0, results = 0, targets = 0, starts = 0, others = 0;

    for (size_t i = 0; i < t->width; i++) {
        const heading *h = &t->columns[i].is;

        if (h->kind != HEADING_FIGURES ||
            t->columns[i].trouble != COLUMN_IS_FINE)
            continue;
        plain += is_plain(h);
        results += h->says == SAYS_ACTUAL && h->when != WHEN_START;
        targets += h->says == SAYS_TARGET;
        starts += h->when == WHEN_START;
        others += h->when == WHEN_END || h->when == WHEN_DATED;
    }
    if (!plain || (!(results && targets) && !(starts && !others)))
        return;
    t->starts_assumed = true;
    for (size_t i = 0; i < t->width; i++) {
        heading *h = &t->columns[i].is;

        if (h->kind == HEADING_FIGURES && h->indicator && is_plain(h))
            h->when = WHEN_START;
    }
}

/** Tell the readers of names and dates where their columns are. */
static void bind_columns(table *t, pov_arena *arena)
{
    layout *l = &t->layout;

    l->width = t->width;
    l->columns = pov_arena_alloc(arena, t->width * sizeof *l->columns);
    for (int c = 0; c < N_COLUMNS; c++)
        l->at[c] = NOT_THERE;
    for (size_t i = 0; i < t->width; i++) {
        const table_column *c = &t->columns[i];

        l->columns[i] = N_COLUMNS;
        if (c->is.kind != HEADING_COLUMN || c->trouble != COLUMN_IS_FINE)
            continue;
        l->columns[i] = c->is.column;
        l->at[c->is.column] = (int)i;
        if (c->is.column == COLUMN_AREA)
            l->area_level = c->is.level;
        if (c->is.column == COLUMN_PARENT)
            l->parent_level = c->is.level;
    }
}

/** Is it "Tỷ lệ" and no more? */
static bool is_bare_rate(const row_view *x, const char *text)
{
    heading h = heading_read(text, NULL, x->catalogue, x->scratch);

    return h.kind == HEADING_FIGURES && !h.indicator && h.is_rate &&
           !h.has_form && h.says == SAYS_NOTHING;
}

/** Below one heading "Số hộ", "Tỷ lệ", "DTTS", "Tỷ lệ": the second is of those
 *  at its left.  Where no rate stands before, it may be of all. */
static void settle_part_rates(const row_view *x, table *t, const record *header,
                              const record *second)
{
    for (size_t i = 1; i < second->count; i++) {
        table_column *c = &t->columns[i];
        const heading *left = &t->columns[i - 1].is;
        size_t k = column_above(header, i);
        bool rated = c->is.of == POV_OF_ALL;

        if (c->is.kind != HEADING_FIGURES || !c->is.indicator || k == i ||
            !is_bare_rate(x, cell_text(second, i)) || left->is_rate ||
            left->kind != HEADING_FIGURES || !left->indicator ||
            !left->indicator->breakdown ||
            left->indicator->all != c->is.indicator)
            continue;
        for (; k < i; k++)
            rated = rated || (t->columns[k].is.is_rate &&
                              t->columns[k].is.indicator == c->is.indicator);
        if (rated) {
            c->is.indicator = left->indicator;
        } else {
            c->is.kind = HEADING_UNKNOWN;
            c->detail = "of all, or of those at its left?";
        }
    }
}

/** `second` is the row behind the header, or one without cells; it is copied.
 */
static table *lay_out(const row_view *x, const title_words *titles,
                      const record *header, const record *second)
{
    table *t = pov_arena_alloc(x->arena, sizeof *t);

    t->width = header->count > second->count ? header->count : second->count;
    t->columns = pov_arena_alloc(x->arena, t->width * sizeof *t->columns);
    t->second = rows_copy(second, x->arena);
    for (size_t i = 0; i < t->width; i++) {
        t->columns[i].is = heading_of(x, header, second, i);
        t->columns[i].title = title_of(x, header, second, i);
        t->columns[i].in_second_row = !is_blank(cell_text(second, i));
    }
    settle_areas(t);
    settle_part_rates(x, t, header, second);
    for (size_t i = 0; i < t->width; i++)
        find_trouble(x, titles, t, i);
    find_doubts(x, t);
    settle_starts(t);
    bind_columns(t, x->arena);
    return t;
}

const table *table_layout_read(row_view *x, const title_words *titles,
                               bool *more)
{
    static const record none = {0};
    record second, joined;
    table *t;

    *more = rows_next(x->rows, &x->row);
    if (!*more || !is_second(x, &x->header, &x->row))
        return lay_out(x, titles, &x->header, &none);
    second = rows_copy(&x->row, x->arena);
    joined = join(x, &x->header, &second);
    *more = rows_next(x->rows, &x->row);
    if (!*more || !is_second(x, &joined, &x->row))
        return lay_out(x, titles, &x->header, &second);
    t = lay_out(x, titles, &joined, &x->row);
    t->middle = second;
    *more = rows_next(x->rows, &x->row);
    return t;
}

static void report_column(const row_view *x, const table *t, size_t i)
{
    static const pov_finding_kind kinds[] = {
        [COLUMN_UNNAMED] = POV_FOUND_UNNAMED_COLUMN,
        [COLUMN_UNKNOWN] = POV_FOUND_UNKNOWN_COLUMN,
        [COLUMN_DOUBLE] = POV_FOUND_DUPLICATE_COLUMN,
    };
    const table_column *c = &t->columns[i];
    const record *row = c->in_second_row ? &t->second : &x->header;
    pov_finding *f;

    if (c->trouble == COLUMN_IS_FINE)
        return;
    if (c->trouble == COLUMN_UNNAMED)
        f = pov_find(x->findings, kinds[c->trouble],
                     rows_place(x->rows, row, i), "column %zu", i + 1);
    else
        f = pov_find(x->findings, kinds[c->trouble],
                     rows_place(x->rows, row, i), "'%s'%s%s", c->title,
                     c->detail ? ": " : "",
                     c->detail ? cells_say(x, c->detail) : "");
    rows_underline(x->rows, row, f, cell_text(row, i));
}

void table_layout_report(const row_view *x, const table *t)
{
    pov_place place = {x->path, x->header.line, 0};

    for (size_t i = 0; i < t->width; i++)
        report_column(x, t, i);
    if (t->starts_assumed)
        rows_show(x->rows, &x->header,
                  pov_find(x->findings, POV_FOUND_START_ASSUMED, place, NULL));
}
