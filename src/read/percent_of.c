#include "read/percent_of.h"

#include <string.h>

#include "povstat/extract.h"
#include "povstat/text.h"
#include "povstat/words.h"

enum {
    RATES,
    SHARES,
    JOINTS,
    COUNTS,
    TOTALS,
    SPOKEN, /* what a heading may leave to the columns below it, */
    N_LISTS = SPOKEN + 2
};

static const struct list {
    const char *spellings;
    const char *indicator; /* of SPOKEN and those behind it */
} lists[N_LISTS] = {
    [RATES] = {"tỷ lệ|tỉ lệ|tỷ suất", NULL},
    [SHARES] = {"tỷ trọng|tỉ trọng|cơ cấu", NULL},
    [JOINTS] = {"so với|trong tổng số|trong số|trên tổng số|trên|"
                "của tổng số|trong|của|tổng số|tổng|số|/",
                NULL},
    [COUNTS] = {"tổng số|tổng|số|toàn bộ", NULL},
    [TOTALS] = {"tổng số|tổng|số|toàn bộ|the|total|the number of|number of",
                NULL},
    [SPOKEN] = {"poverty rate|household poverty rate|rate of poor households|"
                "tỷ lệ nghèo|tỉ lệ nghèo|tỷ lệ nghèo chung|tỉ lệ nghèo chung",
                "poor"},
    [SPOKEN + 1] = {"hộ nghèo, hộ cận nghèo|hộ nghèo, cận nghèo|"
                    "tỷ lệ hộ nghèo, hộ cận nghèo|"
                    "tỉ lệ hộ nghèo, hộ cận nghèo|"
                    "tỷ lệ hộ nghèo, cận nghèo|tỉ lệ hộ nghèo, cận nghèo",
                    "poor_or_near_poor"},
};

pov_words_index percent_of_words = POV_WORDS_INDEX(lists, percent_of);

/** How many words each list takes of what is typed. */
typedef struct taken {
    unsigned char by[N_LISTS];
} taken;

static taken take_words(const pov_word *w)
{
    taken n;

    pov_words_longest(&percent_of_words, w, n.by);
    return n;
}

bool percent_of_has_word(const char *bare)
{
    return pov_words_index_has(&percent_of_words, bare);
}

/** The indicator named from a word on, with or without "tổng số". */
static const pov_indicator *named_from(const pov_catalogue *catalogue,
                                       const pov_word *w)
{
    size_t n = take_words(w).by[COUNTS];
    const pov_indicator *i = pov_catalogue_indicator(catalogue, w->start);

    return i || !n ? i : pov_catalogue_indicator(catalogue, w[n].start);
}

/** The whole named behind a joint of `n` words; in "trong tổng số hộ" the end
 *  of it belongs to the name. */
static const pov_indicator *whole_from(const pov_catalogue *catalogue,
                                       const pov_word *w, size_t n)
{
    const pov_indicator *i =
        w[n].kind == POV_WORD_END ? NULL : named_from(catalogue, w + n);

    for (size_t k = 1; !i && k <= n; k++)
        if (pov_words_match(w + n - k, "tổng số|tổng") == k)
            i = pov_catalogue_indicator(catalogue, w[n - k].start);
    return i;
}

pov_percent_of percent_of_meant(const pov_indicator *i, const pov_indicator *of)
{
    if (!of)
        return POV_OF_UNSAID;
    if (of == i->whole)
        return POV_OF_WHOLE;
    return i->share && of == i->all ? POV_OF_ALL : POV_OF_UNSAID;
}

/** Find where the words begin that say of what it is, behind the first word;
 *  NULL if none do.  `indicator` NULL: what stands before them names it. */
static const pov_word *find_whole(const pov_catalogue *catalogue,
                                  const pov_word *words,
                                  const pov_indicator **indicator,
                                  pov_arena *arena, pov_percent_of *of)
{
    for (const pov_word *w = words + 1;
         words->kind != POV_WORD_END && w->kind != POV_WORD_END; w++) {
        size_t n = take_words(w).by[JOINTS];
        const pov_indicator *whole = NULL, *i = *indicator;
        pov_percent_of is;

        if (n)
            whole = whole_from(catalogue, w, n);
        if (whole && !i)
            i = pov_catalogue_indicator(
                catalogue, pov_words_text(words, (size_t)(w - words), arena));
        is = whole && i ? percent_of_meant(i, whole) : POV_OF_UNSAID;
        if (is == POV_OF_UNSAID)
            continue;
        *indicator = i;
        *of = is;
        return w;
    }
    return NULL;
}

const pov_indicator *percent_of_bare(const pov_catalogue *catalogue,
                                     const char *text, pov_arena *arena)
{
    const pov_word *w = pov_words_all(text, strlen(text), arena);
    size_t n = pov_words_match(w, "tỷ lệ|tỉ lệ|tỷ lệ %|tỉ lệ %|tl|tl %|%|"
                                  "tỷ trọng|tỉ trọng|cơ cấu|chiếm|chiếm tỷ lệ");
    size_t joint = n ? take_words(w + n).by[JOINTS] : 0;

    return joint ? whole_from(catalogue, w + n, joint) : NULL;
}

/** What percent_of_name says of a text, of which these are the words. */
static const pov_indicator *named_by(const pov_catalogue *catalogue,
                                     const char *text, const pov_word *words,
                                     pov_arena *arena, pov_percent_of *of)
{
    const pov_indicator *i = pov_catalogue_indicator(catalogue, text);
    taken n = take_words(words);
    size_t rate = n.by[RATES], share = n.by[SHARES];

    if (!i && !find_whole(catalogue, words + rate + share, &i, arena, of)) {
        if (rate || share)
            i = pov_catalogue_indicator(catalogue, words[rate + share].start);
        else
            return NULL;
    } else if (*of != POV_OF_UNSAID) {
        return i;
    }
    if (i && (rate || share))
        *of = rate ? POV_OF_WHOLE : POV_OF_ALL;
    return i;
}

const pov_indicator *percent_of_name(const pov_catalogue *catalogue,
                                     const char *text, pov_arena *arena,
                                     pov_percent_of *of)
{
    return named_by(catalogue, text, pov_words_all(text, strlen(text), arena),
                    arena, of);
}

const pov_indicator *percent_of_everyday(const pov_catalogue *catalogue,
                                         const char *text, pov_arena *arena,
                                         pov_percent_of *of)
{
    const pov_word *w = pov_words_all(text, strlen(text), arena);
    const pov_indicator *is = named_by(catalogue, text, w, arena, of);
    taken some;
    size_t n;

    if (is)
        return is;
    some = take_words(w);
    for (size_t i = SPOKEN; i < N_LISTS; i++)
        if (some.by[i] && w[some.by[i]].kind == POV_WORD_END) {
            if (some.by[RATES])
                *of = POV_OF_WHOLE;
            return pov_catalogue_indicator(catalogue, lists[i].indicator);
        }
    n = some.by[TOTALS];
    return n && w[n].kind != POV_WORD_END
               ? named_by(catalogue, w[n].start, w + n, arena, of)
               : NULL;
}

const char *percent_of_value(const pov_catalogue *catalogue,
                             const pov_indicator *indicator, const char *text,
                             pov_arena *arena, pov_percent_of *of)
{
    const pov_word *words, *end;
    size_t skipped;

    if (!strpbrk(text, "%") || !text[strspn(text, "0123456789.,%-+ ")])
        return text;
    words = pov_words_all(text, strlen(text), arena);
    skipped = pov_words_match(words, "chiếm tỷ lệ|chiếm tỉ lệ|chiếm tỷ trọng|"
                                     "chiếm");
    end = find_whole(catalogue, words + skipped, &indicator, arena, of);
    if (!end && !skipped)
        return text;
    words += skipped;
    if (!end)
        return words->start;
    return pov_words_text(words, (size_t)(end - words), arena);
}

pov_percent_of percent_of_unit(const char *text)
{
    pov_word words[POV_WORDS_MAX];

    if (!*text || !pov_words_split(text, strlen(text), words))
        return POV_OF_UNSAID;
    if (pov_words_are(words, "rate|tỷ lệ|tỉ lệ"))
        return POV_OF_WHOLE;
    return pov_words_are(words, "share|tỷ trọng|tỉ trọng|cơ cấu")
               ? POV_OF_ALL
               : POV_OF_UNSAID;
}

bool percent_of_is_either(const pov_indicator *indicator, const char *text,
                          pov_arena *arena)
{
    const pov_word *w = pov_words_all(text, strlen(text), arena);

    if (!pov_indicator_kin(indicator, POV_PART))
        return false;
    while (w->kind != POV_WORD_END && !pov_words_match(w, "đa chiều"))
        w++;
    return w->kind != POV_WORD_END;
}

static const char *label(const pov_indicator *i, pov_language language)
{
    return language == POV_VI ? i->label_vi : i->label_en;
}

const char *percent_of_both(const pov_indicator *indicator,
                            pov_language language, pov_arena *arena)
{
    return pov_arena_format(
        arena, pov_say(language, "a share of '%s', or the rate among '%s'?"),
        label(indicator->all, language),
        indicator->whole ? label(indicator->whole, language)
                         : indicator->whole_label);
}

/* Percentages whose words do not say it wait until all is read: the counts may
 * fit one reading alone. */

/** How cells fit a reading. */
typedef struct fitness {
    size_t fits, misfits;
} fitness;

/** The number that somebody states for a key; NULL: nobody does. */
static const pov_decimal *number_of(const pov_figures *figures,
                                    const pov_key *key)
{
    const pov_figure *f = pov_figures_find(figures, key);
    const pov_evidence *e =
        f && f->evidence.count ? f->evidence.items[0] : NULL;

    return e && pov_evidence_is_number(e) ? &e->says.amount : NULL;
}

/** What a statement speaks of, if it is of this indicator. */
static pov_key key_of(const pov_statement *s, const pov_indicator *of)
{
    bool spans = s->says.form != POV_LEVEL || of->is_flow;

    return (pov_key){.area = s->area,
                     .indicator = of,
                     .standard = pov_indicator_standard(of, s->standard),
                     .plan = s->is_target ? s->document : NULL,
                     .form = s->says.form,
                     .unit = s->says.unit,
                     .since = spans ? s->since : POV_NO_DAY,
                     .as_of = s->as_of};
}

static const pov_decimal *count_of(const pov_figures *figures,
                                   const pov_statement *s,
                                   const pov_indicator *of)
{
    pov_key key = key_of(s, of);

    key.unit = POV_IN_COUNT;
    return number_of(figures, &key);
}

static const pov_indicator *divided_by(const pov_statement *s,
                                       pov_percent_of of)
{
    return of == POV_OF_ALL ? s->indicator->all : s->indicator->whole;
}

/** Is 100 × count / whole what is printed (0), more (1) or less (-1)? */
static int compare_exact(const pov_statement *s, pov_decimal count,
                         pov_decimal whole)
{
    pov_interval printed = pov_interval_rounded(s->says.amount, 1), exact;

    if (!pov_interval_percent(count, whole, &exact) ||
        pov_interval_agree(&printed, &exact))
        return 0;
    return pov_ratio_compare(exact.low.at, printed.high.at) >= 0 ? 1 : -1;
}

/** How a cell fits a reading: what it divides by is known, or it would be more
 *  than all households there are. */
static void add_fit(const pov_figures *figures, const pov_statement *s,
                    pov_percent_of of, fitness *f)
{
    const pov_indicator *by = divided_by(s, of);
    const pov_decimal *whole = by ? count_of(figures, s, by) : NULL;
    const pov_decimal *count =
        s->says.has_whole ? NULL : count_of(figures, s, s->indicator);
    const pov_indicator *most = s->indicator->all->whole;
    const pov_decimal *all = most ? count_of(figures, s, most) : NULL;
    bool is_fit;

    if (whole && (count || s->says.has_whole)) {
        is_fit = s->says.has_whole ? !pov_decimal_compare(*whole, s->says.whole)
                                   : !compare_exact(s, *count, *whole);
        f->fits += is_fit;
        f->misfits += !is_fit;
    } else if (count && all && compare_exact(s, *count, *all) > 0) {
        f->misfits++;
    }
}

/** Are they the same to within a last digit, if they were rounded? */
static bool is_same(pov_decimal says, pov_unit unit, pov_decimal a,
                    int64_t slack)
{
    pov_decimal apart;

    slack += pov_decimal_slack(says);
    if (slack)
        return pov_decimal_is_sum(a, says, slack);
    if (!pov_decimal_subtract(a, says, &apart))
        return false;
    apart.units = apart.units < 0 ? -apart.units : apart.units;
    return apart.units <= (unit == POV_IN_PERCENT || unit == POV_IN_POINTS);
}

/** How a number fits the sum of all parts, and the first part alone: the key
 *  is that of the sum. */
static void add_parts(const pov_figures *figures, pov_key key, pov_decimal says,
                      fitness by[])
{
    const pov_indicator *i = key.indicator;
    const pov_decimal *first = NULL;
    pov_decimal sum = {.units = 0};
    int64_t slack = 0;
    bool all = true, is_fit;

    for (size_t k = 0; k < i->kin.count; k++) {
        const pov_decimal *part;

        if (i->kin.items[k].is != POV_PART || !i->kin.items[k].indicator)
            continue;
        key.indicator = i->kin.items[k].indicator;
        part = number_of(figures, &key);
        first = key.indicator == pov_indicator_kin(i, POV_PART) ? part : first;
        all = all && part && pov_decimal_add(sum, *part, &sum);
        slack += part ? pov_decimal_slack(*part) : 0;
    }
    is_fit = all && is_same(says, key.unit, sum, slack);
    by[POV_OF_ALL].fits += is_fit;
    by[POV_OF_ALL].misfits += all && !is_fit;
    is_fit =
        first && is_same(says, key.unit, *first, pov_decimal_slack(*first));
    by[POV_OF_WHOLE].fits += is_fit;
    by[POV_OF_WHOLE].misfits += first && !is_fit;
}

/** The same of a rate of a result whose parts are only counted. */
static void add_counts(const pov_figures *figures, const pov_statement *s,
                       fitness by[])
{
    const pov_indicator *i = s->indicator;
    const pov_decimal *whole = i->whole ? count_of(figures, s, i->whole) : NULL;
    const pov_decimal *first = NULL;
    pov_decimal sum = {.units = 0};
    bool all = true, is_fit;

    if (!whole || s->is_target || s->says.unit != POV_IN_PERCENT ||
        s->says.form != POV_LEVEL)
        return;
    for (size_t k = 0; k < i->kin.count; k++) {
        const pov_indicator *of = i->kin.items[k].indicator;
        const pov_decimal *part;

        if (i->kin.items[k].is != POV_PART || !of)
            continue;
        part = count_of(figures, s, of);
        first = of == pov_indicator_kin(i, POV_PART) ? part : first;
        all = all && part && pov_decimal_add(sum, *part, &sum);
    }
    is_fit = all && !compare_exact(s, sum, *whole);
    by[POV_OF_ALL].fits += is_fit;
    by[POV_OF_ALL].misfits += all && !is_fit;
    is_fit = first && !compare_exact(s, *first, *whole);
    by[POV_OF_WHOLE].fits += is_fit;
    by[POV_OF_WHOLE].misfits += first && !is_fit;
}

/** The same of a cell: of its number, and of the baseline typed with it. */
static void add_either(const pov_figures *figures, const pov_statement *s,
                       fitness by[])
{
    const pov_phrase *says = &s->says;
    pov_key key = key_of(s, s->indicator);

    if (says->has_amount && !says->about && !says->has_stretch &&
        (s->is_target || !says->op_said)) {
        const size_t before = by[POV_OF_WHOLE].fits + by[POV_OF_WHOLE].misfits;

        add_parts(figures, key, says->amount, by);
        if (by[POV_OF_WHOLE].fits + by[POV_OF_WHOLE].misfits == before)
            add_counts(figures, s, by);
    }
    key.plan = NULL;
    key.form = POV_LEVEL;
    key.as_of = s->since;
    key.since = POV_NO_DAY;
    if (says->has_baseline)
        add_parts(figures, key, says->baseline, by);
}

/** The one reading that the counts leave; UNSAID if there are two or none. */
static pov_percent_of reading_left(const fitness by[])
{
    const fitness *rate = &by[POV_OF_WHOLE], *share = &by[POV_OF_ALL];

    if (!rate->misfits && (share->misfits || (rate->fits && !share->fits)))
        return POV_OF_WHOLE;
    if (!share->misfits && (rate->misfits || (share->fits && !rate->fits)))
        return POV_OF_ALL;
    if (rate->fits > rate->misfits && !share->fits)
        return POV_OF_WHOLE;
    if (share->fits > share->misfits && !rate->fits)
        return POV_OF_ALL;
    return POV_OF_UNSAID;
}

/** Are both cells of one column of a table, which is read alike? */
static bool same_column(const pov_statement *a, const pov_statement *b)
{
    return a->column && a->column == b->column &&
           a->indicator == b->indicator && a->of == b->of &&
           a->place.file == b->place.file;
}

static pov_finding *tell(pov_findings *findings, pov_finding_kind kind,
                         const pov_statement *s, const char *detail)
{
    pov_finding *f =
        pov_find(findings, kind, s->place, "'%s': %s", s->raw, detail);

    f->line = s->line;
    f->span = pov_text_characters(s->raw, strlen(s->raw));
    if (s->is_either)
        f->help = pov_say(findings->language,
                          pov_finding_types[POV_FOUND_SUM_OR_PART].help);
    return f;
}

/** "125.000", of which the count would be so many per cent; NULL: not known. */
static const char *whole_then(const pov_figures *figures,
                              const pov_statement *s, pov_findings *findings)
{
    const pov_decimal *count = count_of(figures, s, s->indicator);
    pov_ratio hundred = pov_ratio_whole(100), whole;
    pov_decimal d;

    if (!count || s->says.has_whole || !s->says.amount.units ||
        !pov_ratio_multiply(pov_ratio_from_decimal(*count), hundred, &whole) ||
        !pov_ratio_divide(whole, pov_ratio_from_decimal(s->says.amount),
                          &whole) ||
        !pov_ratio_round(whole, 0, POV_ROUND_HALF_UP, &d))
        return NULL;
    return pov_say_decimal(findings->language, findings->arena, d);
}

static void refuse(const pov_figures *figures, const pov_statement *s,
                   pov_findings *findings, pov_read_tally *tally)
{
    const char *both =
        percent_of_both(s->indicator, findings->language, findings->arena);
    const char *then = whole_then(figures, s, findings);

    if (then)
        both = pov_arena_format(
            findings->arena,
            pov_say(findings->language, "%s there would be %s of them"), both,
            then);
    tell(findings, POV_FOUND_PERCENT_OF_WHAT, s, both);
    tally->used--;
    tally->refused++;
}

/** What a reading means: "a share of", "the rate among", or whose it is. */
static const char *reading_told(const pov_statement *s, pov_percent_of of,
                                pov_findings *findings)
{
    pov_language l = findings->language;

    if (s->is_either)
        return label(of == POV_OF_ALL
                         ? s->indicator
                         : pov_indicator_kin(s->indicator, POV_PART),
                     l);
    return pov_arena_format(findings->arena,
                            of == POV_OF_ALL
                                ? pov_say(l, "a share of '%s'")
                                : pov_say(l, "the rate among '%s'"),
                            label(divided_by(s, of), l));
}

static void take(pov_figures *figures, const pov_statement *s,
                 pov_percent_of of)
{
    pov_statement sure = *s;

    sure.is_settled = true;
    if (!s->is_either)
        sure.of = of;
    if (s->is_either && of == POV_OF_WHOLE)
        sure.indicator = pov_indicator_kin(s->indicator, POV_PART);
    else if (!s->is_either && of == POV_OF_ALL)
        sure.indicator = s->indicator->share;
    pov_figures_add(figures, &sure);
}

/** Nothing tells: it is kept as typed, and used for nothing. */
static void set_aside(pov_figures *figures, const pov_statement *s)
{
    pov_statement aside = *s;

    aside.is_settled = aside.is_aside = true;
    pov_figures_add(figures, &aside);
}

/** Say so once of a cell and all of its column. */
static void tell_aside(const pov_statement *list, size_t n,
                       pov_findings *findings)
{
    const pov_indicator *of = list->indicator;
    pov_language l = findings->language;
    const char *both = pov_arena_format(
        findings->arena, pov_say(l, "'%s', or '%s' alone?"), label(of, l),
        label(pov_indicator_kin(of, POV_PART), l));
    size_t others = 0;

    for (size_t i = 1; i < n; i++)
        others += same_column(list, &list[i]);
    if (others)
        both = pov_arena_format(findings->arena,
                                pov_say(l, "%s %zu more in the column"), both,
                                others);
    tell(findings, POV_FOUND_SUM_OR_PART, list, both);
}

/** How a cell and all of its column are to be read. */
static pov_percent_of column_reading(const pov_figures *figures,
                                     const pov_statement *list, size_t n)
{
    fitness by[] = {{0, 0}, {0, 0}, {0, 0}};

    for (size_t i = 0; i < n; i++)
        if (i && !same_column(&list[0], &list[i]))
            continue;
        else if (list->is_either)
            add_either(figures, &list[i], by);
        else
            for (int r = POV_OF_WHOLE; r <= POV_OF_ALL; r++)
                add_fit(figures, &list[i], (pov_percent_of)r, &by[r]);
    return reading_left(by);
}

/** Is what the words call a rate the share, cell by cell of the column, and
 *  nothing counted that it could be the rate of? */
static bool is_share_instead(const pov_figures *figures,
                             const pov_statement *list, size_t n)
{
    fitness rate = {0, 0}, share = {0, 0};

    for (size_t i = 0; i < n; i++) {
        if ((i && !same_column(&list[0], &list[i])) ||
            !list[i].says.amount.units)
            continue;
        add_fit(figures, &list[i], POV_OF_WHOLE, &rate);
        add_fit(figures, &list[i], POV_OF_ALL, &share);
    }
    return share.fits && !share.misfits && !rate.fits;
}

/* What the words mean in one row of a document they mean in all that it says
 * of the area: its targets as its actuals. */

/** What a document says of an area. */
typedef struct told_by {
    const pov_plan *document;
    const pov_area *area;
} told_by;

/** The readings that its rows had, by that. */
typedef struct readings {
    pov_arena *arena;
    pov_map of; /* told_by → fitness */
} readings;

static fitness *reading_at(readings *r, const pov_statement *s)
{
    const told_by by = {s->document, s->area};
    void **at = pov_map_at(&r->of, r->arena, &by, sizeof by);

    if (!*at)
        *at = pov_arena_alloc(r->arena, sizeof(fitness));
    return *at;
}

/** The one that all its rows had that tell; else UNSAID.  Shape: `fits` counts
 *  those that mean the sum. */
static pov_percent_of reading_elsewhere(readings *r, const pov_statement *s)
{
    const fitness *f = reading_at(r, s);

    if (!f->fits == !f->misfits)
        return POV_OF_UNSAID;
    return f->fits ? POV_OF_ALL : POV_OF_WHOLE;
}

/** Once for all columns of a table that are read alike. */
static void tell_reading(const pov_statement *s, const char *reading,
                         pov_findings *findings)
{
    for (size_t i = 0; s->column && i < findings->count; i++) {
        const pov_finding *f = findings->items[i];
        const char *detail = f->detail ? strstr(f->detail, reading) : NULL;

        if (f->kind == POV_FOUND_PERCENT_READ_AS && detail &&
            !strcmp(detail, reading) && f->place.file == s->place.file)
            return;
    }
    tell(findings, POV_FOUND_PERCENT_READ_AS, s, reading);
}

/** Settle a cell and all of its column.  What words may mean two things and
 *  nothing here tells is left for the end. */
static void settle_column(pov_figures *figures, pov_statement *list, size_t n,
                          readings *seen, bool is_end, pov_findings *findings,
                          pov_read_tally *tally)
{
    const pov_statement first = list[0];
    pov_percent_of of = column_reading(figures, list, n);

    if (first.of == POV_OF_WHOLE && !first.is_either)
        of = is_share_instead(figures, list, n) ? POV_OF_UNSAID : POV_OF_WHOLE;
    if (of == POV_OF_UNSAID && first.is_either && is_end)
        of = reading_elsewhere(seen, &first);
    else if (of == POV_OF_UNSAID && first.is_either)
        return;
    if (of != POV_OF_UNSAID && (first.is_either || of != first.of))
        tell_reading(&first, reading_told(&first, of, findings), findings);
    else if (first.is_either)
        tell_aside(list, n, findings);
    for (size_t i = 0; i < n; i++) {
        if (i && !same_column(&first, &list[i]))
            continue;
        if (of == POV_OF_UNSAID && first.is_either)
            set_aside(figures, &list[i]);
        else if (of == POV_OF_UNSAID)
            refuse(figures, &list[i], findings, tally);
        else
            take(figures, &list[i], of);
        if (first.is_either && of == POV_OF_ALL)
            reading_at(seen, &list[i])->fits++;
        else if (first.is_either && of == POV_OF_WHOLE)
            reading_at(seen, &list[i])->misfits++;
        list[i].is_settled = true;
    }
}

/** How many follow in the same file, itself included; of a list just it. */
static size_t in_file(const pov_statement *list, size_t n)
{
    size_t i = 1;

    while (list->column && i < n && list[i].place.file == list->place.file)
        i++;
    return i;
}

void pov_extract_settle(pov_figures *figures, pov_findings *findings,
                        pov_read_tally *tally)
{
    size_t n = figures->unsettled.count;
    readings seen = {.arena = figures->arena};

    for (int is_end = 0; is_end <= 1; is_end++)
        for (size_t i = 0; i < n; i++) {
            pov_statement *s = &figures->unsettled.items[i];

            if (!s->is_settled)
                settle_column(figures, s, in_file(s, n - i), &seen, is_end,
                              findings, tally);
        }
    figures->unsettled.count = 0;
}
