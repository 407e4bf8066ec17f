#include "read/table_layout.h"

#include <string.h>

#include "povstat/text.h"
#include "povstat/period.h"
#include "read/column_meaning.h"
#include "read/heading_words.h"
#include "read/value.h"
#include "povstat/words.h"

bool table_layout_has_figures(const table_column *c)
{
    return c->is.kind == HEADING_FIGURES && c->trouble == COLUMN_IS_FINE;
}

static bool is_fine(const table *t, size_t i)
{
    return t->columns[i].is.kind == HEADING_FIGURES &&
           t->columns[i].is.indicator &&
           t->columns[i].trouble == COLUMN_IS_FINE;
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
    if (titles->some_areas || titles->some ||
        (titles->whom && !says_whom(t, titles->whom)))
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

    if (h->is_rate || t->columns[i].is_below || !is_about_poor(x, titles) ||
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
            !o->by_sign && !h->by_sign && o->says == h->says &&
            o->in_points == h->in_points && o->indicator == h->indicator)
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
        !t->columns[i].is_below)
        return false;
    while (i-- > 0 && t->columns[i].is_below &&
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

/** Is it one of those that a flow of a stock is made of? */
static bool flows_in_part(const pov_indicator *stock, const pov_indicator *flow)
{
    for (size_t i = 0; i < stock->kin.count; i++) {
        const pov_relative *r = &stock->kin.items[i];

        if (r->is != POV_OUTFLOW && r->is != POV_INFLOW)
            continue;
        for (size_t k = 0; k < r->indicator->kin.count; k++)
            if (r->indicator->kin.items[k].is == POV_PART &&
                r->indicator->kin.items[k].indicator == flow)
                return true;
    }
    return false;
}

/** "Phát sinh" in a table of the near-poor and no poor: whose is it? */
static bool may_flow_elsewhere(const row_view *x, const table *t, size_t i)
{
    const pov_indicator *is = t->columns[i].is.indicator;
    bool other = false;

    if (!is->is_flow || !is->by_standard ||
        t->columns[i].is.context.subject || /* the headings above say it */
        strstr(pov_text_bare(x->scratch, t->columns[i].is.typed), "ho "))
        return false;
    for (size_t k = 0; k < t->width; k++) {
        const pov_indicator *stock = t->columns[k].is.indicator;

        if (!is_fine(t, k) || stock->is_flow || !stock->by_standard)
            continue;
        if (flows(stock, is) || flows_in_part(stock, is))
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

/* What a header of several rows says of a column is read from the top: each
 * level adds to what the one above it says. */

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

/** What is read of each cell of a header. */
typedef struct header_words {
    const row_view *x;
    const title_words *titles;
    heading_tree tree;
    heading *read; /* one a node */
} header_words;

static heading *read_of(const header_words *w, const heading_node *node)
{
    return node ? &w->read[node - w->tree.nodes] : NULL;
}

/** The heading that "Trong đó: DTTS" is of: the last count at its left, which
 *  is none of such itself; NULL: none. */
static const heading *of_which(const header_words *w, const heading_node *node)
{
    for (node = node->at_left; node; node = node->at_left) {
        const heading *h = read_of(w, node);

        if (h->kind == HEADING_FIGURES && h->indicator && !h->is_rate &&
            !is_of_which(node->text))
            return h;
        if (h->kind == HEADING_COLUMN)
            break;
    }
    return NULL;
}

/** What is said of a part, of all that it is a part of. */
static heading of_all(const heading *of)
{
    heading h = *of;

    if (h.indicator)
        h.indicator = h.indicator->all;
    h.unit = NULL;
    return h;
}

/** "Trong đó DT tại chỗ", behind "DTTS" as behind "Tổng số": of all. */
static heading read_of_which(const header_words *w, const heading_node *node,
                             const heading *of)
{
    const row_view *x = w->x;
    heading h = heading_read(node->text, of, x->catalogue, x->arena), all;

    if (h.kind != HEADING_UNKNOWN || !of->indicator ||
        of->indicator == of->indicator->all)
        return h;
    all = of_all(of);
    all = heading_read(node->text, &all, x->catalogue, x->arena);
    return all.kind == HEADING_FIGURES && all.indicator &&
                   all.indicator->breakdown &&
                   !strcmp(all.indicator->breakdown->dimension,
                           of->indicator->breakdown->dimension)
               ? all
               : h;
}

/** "Khác", behind at least two other parts of a dimension. */
static void read_other(const header_words *w, const heading_node *node)
{
    const row_view *x = w->x;
    const heading *above = read_of(w, node->above);
    heading *h = read_of(w, node);
    const char *dimension = NULL;
    size_t n = 0;

    for (const heading_node *o = node->at_left; o; o = o->at_left) {
        const pov_indicator *is = read_of(w, o)->indicator;

        if (!is || !is->breakdown || heading_context_is_summary(is->breakdown))
            continue;
        if (!dimension)
            dimension = is->breakdown->dimension;
        n += !strcmp(dimension, is->breakdown->dimension);
    }
    if (n < 2 || !above || !above->indicator)
        return;
    h->indicator = above->indicator->all;
    heading_take_part(
        h, heading_context_other(x->catalogue, dimension, node->text));
}

/** "Chia theo nguyên nhân nghèo": nobody asks that of all households. */
static bool is_only_of_poor(const row_view *x, const char *text)
{
    heading h = heading_read(text, NULL, x->catalogue, x->scratch);

    return h.context.dimension &&
           heading_context_is_of_poor(x->catalogue, h.context.dimension);
}

/** "Y tế" over "Bảo hiểm y tế": is what stands there a chapter of what
 *  households lack?  If nothing above says so, two of them side by side do. */
static bool take_chapter(const header_words *w, const heading_node *node)
{
    const heading *above = read_of(w, node->above);
    heading *h = read_of(w, node);
    const char *dimension = w->titles->dimension;
    bool is_said = above ? above->context.dimension != NULL : dimension != NULL;

    if (!node->is_group || !heading_context_is_chapter(node->text) ||
        !(is_said ||
          (above && above->indicator && above->indicator->by_standard)))
        return false;
    for (size_t i = 0; i < w->tree.n_nodes && !is_said; i++) {
        const heading_node *o = &w->tree.nodes[i];

        is_said = o != node && o->above == node->above && o->is_group &&
                  heading_context_is_chapter(o->text);
    }
    if (!is_said)
        return false;
    *h = above ? *above : (heading){.column = N_COLUMNS};
    h->kind = HEADING_GROUP;
    h->typed = node->text;
    if (!h->context.dimension)
        h->context.dimension = above ? "deprivation" : dimension;
    return true;
}

/** "Việc làm" below a title of what poor households lack, where no heading
 *  says it. */
static void read_part_of_title(const header_words *w, const heading_node *node)
{
    const heading *above = read_of(w, node->above);
    heading under = {.kind = HEADING_GROUP, .column = N_COLUMNS}, part;

    if (!w->titles->dimension || (above && above->kind == HEADING_UNKNOWN))
        return;
    if (above)
        under = *above;
    if (under.context.dimension)
        return;
    under.context.dimension = w->titles->dimension;
    part = heading_read(node->text, &under, w->x->catalogue, w->x->arena);
    if (part.kind == HEADING_FIGURES &&
        (part.breakdown || (part.indicator && part.indicator->breakdown)))
        *read_of(w, node) = part;
}

static void read_node(const header_words *w, const heading_node *node)
{
    const row_view *x = w->x;
    const heading *above = read_of(w, node->above);
    const heading *of = is_of_which(node->text) ? of_which(w, node) : NULL;
    heading *h = read_of(w, node);

    if (take_chapter(w, node))
        return;
    if (of && is_only_of_poor(x, node->text) && !of->indicator->by_standard)
        of = NULL;
    *h = of || (above && above->indicator)
             ? read_of_which(w, node, of ? of : above)
             : heading_read(node->text, above, x->catalogue, x->arena);
    if (h->kind == HEADING_GROUP && of) { /* what stands below is of that */
        heading group = *h;

        *h = *of;
        h->kind = HEADING_GROUP;
        h->typed = group.typed;
    }
    if (h->kind == HEADING_UNKNOWN)
        read_part_of_title(w, node);
    if (h->kind == HEADING_UNKNOWN)
        read_other(w, node);
}

static header_words read_header(const row_view *x, const title_words *titles,
                                const table_header *header)
{
    const record *rows[MOST_HEADER_ROWS];
    header_words w = {.x = x, .titles = titles};

    for (size_t r = 0; r < header->n_rows; r++)
        rows[r] = &header->rows[r];
    w.tree = heading_tree_read(rows, header->n_rows, x->arena);
    w.read = pov_arena_alloc(x->arena, (w.tree.n_nodes + 1) * sizeof *w.read);
    for (size_t i = 0; i < w.tree.n_nodes; i++)
        read_node(&w, &w.tree.nodes[i]);
    return w;
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
            o->says == h->says && o->is_estimate == h->is_estimate &&
            heading_same_time(o, h) &&
            standard_said_same(&o->standard, &h->standard) &&
            o->has_form == h->has_form && o->form == h->form &&
            o->by_sign == h->by_sign && o->in_points == h->in_points)
            return true;
    }
    return false;
}

/** Behind those of some, "còn lại" may be the others. */
static bool is_part_at_left(const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    return i && !h->indicator->breakdown &&
           t->columns[i - 1].is.kind == HEADING_FIGURES &&
           t->columns[i - 1].is.indicator &&
           t->columns[i - 1].is.indicator->breakdown &&
           t->columns[i - 1].is.indicator->all == h->indicator;
}

/** Nothing but "Số hộ" and when? */
static bool is_bare_and_dated(const heading *h)
{
    pov_word words[POV_WORDS_MAX];
    pov_period period;
    size_t n, used;

    if (h->when == WHEN_UNSAID || h->is_rate ||
        !pov_words_split(h->typed, strlen(h->typed), words))
        return false;
    n = pov_words_match(words, "số hộ|hộ|số khẩu|khẩu");
    return n && (heading_words_at(words + n, false, &used) ||
                 pov_period_at(words + n, &period));
}

/** "Số hộ cuối năm" behind "Hộ nghèo đầu năm": all households, or those?  The
 *  poor of that day beside it answer that. */
static bool may_be_of_poor(const table *t, size_t i)
{
    const heading *h = &t->columns[i].is;
    bool any = false;

    if (t->columns[i].is_below || !counts_residents(h->indicator) ||
        !is_bare_and_dated(h))
        return false;
    for (size_t k = 0; k < t->width; k++) {
        const heading *o = &t->columns[k].is;

        if (o->kind != HEADING_FIGURES || !o->indicator || o->has_form ||
            !o->indicator->by_standard || o->indicator->is_flow)
            continue;
        if (heading_same_time(o, h))
            return false;
        any = any || k < i;
    }
    return any;
}

/** Nothing but "Số hộ", below a heading of nothing but when or whether planned:
 *  all households, or those that the table is about?  A count of the poor
 *  below the same heading answers that. */
static bool may_be_of_any(const table *t, size_t i)
{
    const table_column *c = &t->columns[i];
    bool any = false;
    pov_word words[POV_WORDS_MAX];

    if (!c->is_below_time || c->is.is_rate ||
        !counts_residents(c->is.indicator) ||
        !pov_words_split(c->is.typed, strlen(c->is.typed), words) ||
        !pov_words_are(words, "số hộ|hộ|số khẩu|khẩu"))
        return false;
    for (size_t k = 0; k < t->width; k++) {
        const heading *o = &t->columns[k].is;

        if (o->kind != HEADING_FIGURES || !o->indicator ||
            !o->indicator->by_standard || o->indicator->is_flow)
            continue;
        if (t->columns[k].group == c->group && !o->is_rate)
            return false;
        any = true;
    }
    return any;
}

/** "Bình quân giảm/năm", found: over years that neither it nor a row says? */
static bool is_of_no_years(const row_view *x, const title_words *titles,
                           const table *t, const heading *h)
{
    pov_period all = {0};

    if ((h->form != POV_ANNUAL_REDUCTION && h->form != POV_ANNUAL_INCREASE) ||
        h->says == SAYS_TARGET || titles->plan || h->since || h->period.since ||
        *x->defaults[COLUMN_KIND].text || *x->defaults[COLUMN_SINCE].text)
        return false;
    for (size_t i = 0; i < t->width; i++)
        if (t->columns[i].is.kind == HEADING_COLUMN &&
            (t->columns[i].is.column == COLUMN_SINCE ||
             t->columns[i].is.column == COLUMN_AS_OF))
            return false;
    pov_period_read(x->defaults[COLUMN_AS_OF].text, &all);
    return h->when == WHEN_DATED || !all.since;
}

/** Why the figures of column `i` cannot be used; NULL if they can. */
static const char *why_unknown(const row_view *x, const title_words *titles,
                               table *t, size_t i)
{
    const heading *h = &t->columns[i].is;

    if (!column_meaning_complete(x, t, i))
        return "of which indicator?";
    if (h->is_left && is_part_at_left(t, i))
        return "what is left at the end, or all the others?";
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
    if (count_is_unclear(x, titles, t, i) || may_be_of_poor(t, i) ||
        may_be_of_any(t, i))
        return "all of them (Tổng số hộ), or the poor (Hộ nghèo)?";
    if (h->has_form && h->is_rate && !h->in_points)
        return "points of the rate (điểm %), or a share of the households?";
    if (is_of_no_years(x, titles, t, h))
        return "a year on average: over which years?";
    if (h->is_rate && !value_has_rate(h->indicator) && !h->indicator->share)
        return "a share of nothing";
    if (h->unit && !h->is_rate && !value_unit_fits(x, h->unit, h->indicator))
        return pov_arena_format(
            x->arena, cells_say(x, "its unit is '%s', but %s counts %s"),
            h->unit, h->indicator->id, h->indicator->unit);
    return NULL;
}

static const char of_other_moves[] =
    "households that move, die, split or join are part of the other "
    "decreases or increases";

static void find_trouble(const row_view *x, const title_words *titles, table *t,
                         size_t i)
{
    table_column *c = &t->columns[i];

    if (c->is.kind == HEADING_FIGURES)
        c->detail = why_unknown(x, titles, t, i);
    else if (c->is.kind == HEADING_UNKNOWN && !c->detail &&
             heading_context_is_other_move(c->title))
        c->detail = of_other_moves;
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
    table_column *own = NULL, *parent = NULL, *above = NULL;

    for (size_t i = 0; i < t->width; i++) {
        table_column *c = &t->columns[i];

        if (c->is.kind != HEADING_COLUMN ||
            (c->is.column != COLUMN_AREA && c->is.column != COLUMN_PARENT))
            continue;
        if (own && own->is.column == COLUMN_AREA &&
            c->is.column == COLUMN_PARENT)
            continue;
        above = parent ? parent : above;
        parent = own;
        own = c;
    }
    if (own)
        own->is.column = COLUMN_AREA;
    if (parent)
        parent->is.column = COLUMN_PARENT;
    if (above) { /* a third: the district says enough */
        above->is.kind = HEADING_UNKNOWN;
        above->detail = "over two more columns of areas";
    }
}

/** "Đơn vị" over "hộ", "%": the units of rows that name what they count, and no
 *  areas.  A first row without one may be words over those below it. */
static void settle_unit_names(const row_view *x, table *t, bool has_row)
{
    bool names_rows = false;
    table_column *units = NULL;
    size_t series = 0, at = 0;

    for (size_t i = 0; i < t->width; i++) {
        table_column *c = &t->columns[i];

        names_rows |= heading_context_names_rows(c->is.typed);
        series += heading_is_series(&c->is);
        if (c->is.kind == HEADING_COLUMN && c->is.column == COLUMN_AREA) {
            if (units)
                return;
            units = c;
            at = i;
        }
    }
    if (!units || !names_rows || series < 2 || !has_row || at >= x->row.count ||
        !layout_may_be_unit(units->is.typed) ||
        (x->row.items[at].length &&
         !layout_is_unit_of_rows(x->row.items[at].text)))
        return;
    units->is.column = COLUMN_UNIT;
}

/** "Phân loại" or "Đơn vị", with "Hộ" or "%" in the first row, "Khu vực" with
 *  "Thành thị": what each row counts, or of whom, and no areas, if others name
 *  those. */
static void settle_units(const row_view *x, table *t, bool has_row)
{
    size_t n_named = 0;
    bool is_unit;

    for (size_t i = 0; i < t->width; i++)
        n_named += t->columns[i].is.kind == HEADING_COLUMN &&
                   (t->columns[i].is.column == COLUMN_AREA ||
                    t->columns[i].is.column == COLUMN_INDICATOR);
    for (size_t i = 0; has_row && i < t->width && i < x->row.count; i++) {
        table_column *c = &t->columns[i];
        const char *text = x->row.items[i].text;
        bool is_area =
            c->is.kind == HEADING_COLUMN && c->is.column == COLUMN_AREA;

        if (c->is.kind == HEADING_FIGURES || c->is_below || !*text ||
            !(is_area ? n_named > 1 : c->is.kind == HEADING_UNKNOWN))
            continue;
        is_unit = layout_is_unit_of_rows(text);
        if (!is_unit && !pov_catalogue_breakdown(x->catalogue, text))
            continue;
        c->is.kind = HEADING_COLUMN;
        c->is.column = is_unit ? COLUMN_UNIT : COLUMN_BREAKDOWN;
        return;
    }
}

static bool is_plain(const heading *h)
{
    return h->says == SAYS_NOTHING && h->when == WHEN_UNSAID &&
           !h->months.last && !h->has_form && !h->indicator->is_flow;
}

/** Columns without a date stand at the start of the period where a result
 *  stands beside them, or where all that say a date say the start. */
static void settle_starts(table *t)
{
    size_t plain = 0, results = 0, targets = 0, starts = 0, others = 0;
    const pov_indicator *left = NULL; /* whose "còn lại" is counted */

    for (size_t i = 0; i < t->width; i++) {
        const heading *h = &t->columns[i].is;

        if (h->kind != HEADING_FIGURES ||
            t->columns[i].trouble != COLUMN_IS_FINE)
            continue;
        plain += is_plain(h);
        results += h->says == SAYS_ACTUAL && h->when != WHEN_START;
        targets += h->says == SAYS_TARGET;
        starts += h->when == WHEN_START;
        others += h->when == WHEN_END || h->when == WHEN_DATED ||
                  (h->when == WHEN_UNSAID && h->months.last);
        if (h->is_left && h->when == WHEN_END && h->says != SAYS_TARGET)
            left = h->indicator;
    }
    if (!plain || (!(results && targets) && !(starts && !others) && !left))
        return;
    for (size_t i = 0; i < t->width; i++) {
        heading *h = &t->columns[i].is;
        bool all = (results && targets) || (starts && !others);

        if (h->kind != HEADING_FIGURES || !h->indicator || !is_plain(h) ||
            !(all || h->indicator == left))
            continue;
        h->when = WHEN_START;
        t->starts_assumed = true;
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

/** What its cells say of column `i`. */
static table_column read_column(const header_words *w, size_t i)
{
    const heading_node *leaf = w->tree.leaves[i];
    heading is;

    if (!heading_tree_is_named(&w->tree, i))
        return (table_column){
            .is = {.kind = HEADING_BLANK, .typed = "", .column = N_COLUMNS},
            .title = ""};
    is = *read_of(w, leaf);
    if (is.kind == HEADING_GROUP && is.context.dimension &&
        heading_context_is_chapter(leaf->text)) /* "Việc làm" below itself */
        is = heading_read(leaf->text, &is, w->x->catalogue, w->x->arena);
    return (table_column){.is = is,
                          .group = leaf->above,
                          .title = heading_tree_title(leaf, w->x->arena),
                          .row = leaf->row,
                          .is_below = leaf->above != NULL,
                          .is_below_time =
                              leaf->above &&
                              heading_is_series(read_of(w, leaf->above))};
}

static table *lay_out(const row_view *x, const title_words *titles,
                      const table_header *header, bool has_row)
{
    table *t = pov_arena_alloc(x->arena, sizeof *t);
    header_words w = read_header(x, titles, header);

    t->header = *header;
    t->width = w.tree.width;
    t->columns = pov_arena_alloc(x->arena, t->width * sizeof *t->columns);
    t->formulas =
        pov_arena_alloc(x->arena, (t->width + 1) * sizeof *t->formulas);
    t->n_formulas =
        table_header_formulas(header, t->width, t->formulas, x->arena);
    for (size_t i = 0; i < t->width; i++)
        t->columns[i] = read_column(&w, i);
    settle_unit_names(x, t, has_row);
    column_meaning_by_row(x, t);
    settle_units(x, t, has_row);
    settle_areas(t);
    column_meaning_pair(t);
    for (size_t i = 0; i < t->width; i++)
        find_trouble(x, titles, t, i);
    column_meaning_by_formula(t);
    find_doubts(x, t);
    settle_starts(t);
    bind_columns(t, x->arena);
    return t;
}

const table *table_layout_read(row_view *x, const title_words *titles,
                               bool *more)
{
    table_header header = table_header_read(x, more);

    return lay_out(x, titles, &header, *more);
}

static void report_column(const row_view *x, const table *t, size_t i)
{
    static const pov_finding_kind kinds[] = {
        [COLUMN_UNNAMED] = POV_FOUND_UNNAMED_COLUMN,
        [COLUMN_UNKNOWN] = POV_FOUND_UNKNOWN_COLUMN,
        [COLUMN_DOUBLE] = POV_FOUND_DUPLICATE_COLUMN,
    };
    const table_column *c = &t->columns[i];
    const record *row = &t->header.rows[c->row];
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
    if (c->detail == of_other_moves)
        f->help = cells_say(x, "add them up in one column 'Giảm khác' (all "
                               "other decreases) or 'Tăng khác'");
    rows_underline(x->rows, row, f, i < row->count ? row->items[i].text : "");
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
