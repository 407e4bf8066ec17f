#include "view/trace_tree.h"

#include <string.h>

#include "view/arithmetic.h"
#include "view/words.h"

/** Ways to a figure, in the order in which they are told. */
typedef struct ways {
    const pov_derivation *items[POV_DERIVATIONS_KEPT + 2];
    size_t count;
} ways;

static bool is_in(const ways *w, const pov_derivation *d)
{
    for (size_t i = 0; i < w->count; i++)
        if (pov_derivation_same_way(w->items[i], d))
            return true;
    return false;
}

static void add_way(ways *w, const pov_derivation *d)
{
    if (d && !is_in(w, d))
        w->items[w->count++] = d;
}

/** The ways that an end of the figure rests on. */
static ways ways_to_ends(const pov_figure *f)
{
    ways w = {{NULL}, 0};

    add_way(&w, f->low_by);
    add_way(&w, f->high_by);
    return w;
}

/** All ways to a figure; those that assume something come first, as the others
 *  only have to confirm them.  The ends of a number that is stated are narrowed
 *  by itself, come round. */
static ways ways_to(const pov_figure *f)
{
    ways w = {{NULL}, 0};

    for (int assumed = 1; assumed >= 0; assumed--)
        for (size_t i = 0; i < pov_figure_bonds(f)->derivations.count; i++)
            if (!pov_figure_bonds(f)->derivations.items[i]->by->assumption ==
                !assumed)
                add_way(&w, pov_figure_bonds(f)->derivations.items[i]);
    if (pov_figure_stated(f) && pov_evidence_is_number(pov_figure_stated(f)))
        return w;
    add_way(&w, f->low_by);
    add_way(&w, f->high_by);
    return w;
}

/** The way that alone gives everything known of a figure, or NULL. */
static const pov_derivation *sufficient(const pov_figure *f, const ways *w)
{
    for (size_t i = 0; i < w->count; i++) {
        pov_interval one = arithmetic_gives(f, w->items[i]);

        if (!w->items[i]->by->assumption && pov_interval_equal(&one, &f->value))
            return w->items[i];
    }
    return NULL;
}

/** The ways that have to be told of a figure which a derivation takes to be
 *  `taken`: one that alone is enough, else all; none if that is what its
 *  statement says. */
static ways ways_to_input(const pov_figure *f, const pov_interval *taken)
{
    const pov_evidence *stated = pov_figure_stated(f);
    ways all = {{NULL}, 0};
    const pov_derivation *one;

    if (stated && pov_interval_equal(taken, &stated->allows))
        return all;
    if (stated)
        return ways_to_ends(f);
    all = ways_to(f);
    one = sufficient(f, &all);
    return one ? (ways){{one}, 1} : all;
}

/** The total that is stated latest before the rate's day, or NULL. */
static const pov_figure *total_before(const pov_figures *figures,
                                      const pov_key *rate)
{
    pov_key key = pov_key_of_whole(rate);
    const pov_figure *f;
    size_t at;

    for (at = pov_figures_from(figures, &key); at-- > 0;) {
        f = figures->items[at];
        if (!pov_key_same_series(&f->key, &key))
            break;
        if (!f->key.plan && pov_figure_stated(f) &&
            pov_interval_is_point(&f->value))
            return f;
    }
    return NULL;
}

/** The count of a rate if it is one number, or NULL. */
static const pov_figure *count_of(const pov_figures *figures,
                                  const pov_key *rate)
{
    pov_key key = *rate;
    const pov_figure *f;

    key.unit = POV_IN_COUNT;
    f = pov_figures_find(figures, &key);
    return f && !f->conflict && pov_interval_is_point(&f->value) ? f : NULL;
}

/** "cut off it is 0.62: cut off instead of rounded, or the total became ...",
 *  for a rate that does not print as stated. */
static const char *explain(const trace_tree *t, const pov_figure *rate,
                           const pov_figure *count, const pov_interval *exact)
{
    pov_arena *arena = t->pen.arena;
    pov_language l = t->pen.language;
    pov_decimal printed = pov_figure_stated(rate)->says.amount, cut;
    pov_interval whole =
        pov_interval_divide(&count->value, &pov_figure_stated(rate)->allows);
    pov_key key = pov_key_of_whole(&rate->key);
    const char *became;

    whole = pov_interval_scale(&whole, pov_ratio_whole(100));
    whole = pov_interval_whole(&whole);
    became = arithmetic_bounds(&t->pen, &key, &whole);
    if (!pov_ratio_round(exact->low.at, printed.scale, POV_ROUND_DOWN, &cut) ||
        pov_decimal_compare(cut, printed) != 0)
        return pov_arena_format(arena, " ✗; %s %s",
                                words_in(l, WORD_GROWN_TOTAL), became);
    return pov_arena_format(arena, " ✗; %s %s: %s %s",
                            words_in(l, WORD_CUT_OFF),
                            words_amount(arena, l, printed, POV_IN_PERCENT),
                            words_in(l, WORD_CUT_OR_GROWN), became);
}

static void add_total(trace_tree *t, const pov_figure *rate,
                      const pov_figure *count, const pov_figure *total)
{
    pov_arena *arena = t->pen.arena;
    pov_language l = t->pen.language;
    pov_decimal printed = pov_figure_stated(rate)->says.amount, rounded;
    pov_interval exact = pov_interval_divide(&count->value, &total->value);
    bool fits;

    exact = pov_interval_scale(&exact, pov_ratio_whole(100));
    if (!pov_interval_is_point(&exact) ||
        !pov_ratio_round(exact.low.at, printed.scale, POV_ROUND_HALF_UP,
                         &rounded))
        return;
    fits = !pov_decimal_compare(rounded, printed);
    trace_tree_branch(
        t, 1, fits ? POV_TONE_PLAIN : POV_TONE_WATCH,
        pov_arena_format(
            arena, "%s %s (%s): 100 × %s / %s = %s → %s %s%s",
            words_in(l, WORD_WITH_TOTAL_OF),
            words_day(arena, l, total->key.as_of),
            words_place(arena,
                        pov_figure_stated(total)->sources.items[0].place),
            arithmetic_bare(&t->pen, &count->key, &count->value),
            arithmetic_bare(&t->pen, &total->key, &total->value),
            arithmetic_bounds(&t->pen, &rate->key, &exact),
            words_in(l, WORD_PRINTS), words_decimal(arena, l, rounded),
            fits ? " ✓" : explain(t, rate, count, &exact)));
}

/** Hold a stated rate whose total nobody states against the total of the
 *  latest day before: does it print so, only if cut off, or only with another
 *  total? */
static void trace_total(trace_tree *t, const pov_figure *rate)
{
    const pov_figures *figures = t->results->figures;
    const pov_figure *whole, *count, *total;
    pov_key key;

    if (rate->key.unit != POV_IN_PERCENT || rate->key.form != POV_LEVEL ||
        rate->key.plan || !rate->key.indicator->whole ||
        !pov_figure_stated(rate) ||
        !pov_evidence_is_number(pov_figure_stated(rate)))
        return;
    key = pov_key_of_whole(&rate->key);
    whole = pov_figures_find(figures, &key);
    count = count_of(figures, &rate->key);
    total = total_before(figures, &rate->key);
    if (count && total && !(whole && pov_figure_stated(whole)))
        add_total(t, rate, count, total);
}

static const char *place_of(pov_arena *arena, const pov_source *s)
{
    return pov_place_text(arena, s->place);
}

/** The first place, and the others behind "also". */
static const char *places_of(const trace_tree *t, const pov_evidence *e)
{
    pov_arena *arena = t->pen.arena;
    const char *text = place_of(arena, &e->sources.items[0]);

    for (size_t i = 1; i < e->sources.count; i++)
        text = pov_arena_format(arena, "%s, %s %s", text,
                                i > 1 ? ""
                                      : words_in(t->pen.language, WORD_ALSO_IN),
                                place_of(arena, &e->sources.items[i]));
    if (e->source_count > e->sources.count)
        text = pov_arena_format(arena, "%s (+%zu)", text,
                                (size_t)e->source_count - e->sources.count);
    return text;
}

/** "ministry outranks reported". */
static const char *ranks(const trace_tree *t, pov_status strong,
                         pov_status weak)
{
    pov_language l = t->pen.language;

    return pov_arena_format(
        t->pen.arena, "%s %s %s", pov_words(POV_TERMS_STATUS, strong, l),
        words_in(l, WORD_OUTRANKS), pov_words(POV_TERMS_STATUS, weak, l));
}

/** The strongest statement that gave way to another by its rank, or NULL. */
static const pov_evidence *outranked_in(const pov_figure *f)
{
    const pov_evidence *best = NULL;

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing == POV_OUTRANKED && (!best || e->status > best->status))
            best = e;
    }
    return best;
}

static const char *why_used(const trace_tree *t, const pov_evidence *e)
{
    const char *used = words_in(t->pen.language, WORD_USED);
    const pov_evidence *loser = outranked_in(e->figure);

    if (e != pov_figure_stated(e->figure) && pov_figure_stated(e->figure))
        return words_in(t->pen.language, WORD_SAYS_SAME);
    if (!loser || pov_status_rank(loser->status) == pov_status_rank(e->status))
        return used;
    return pov_arena_format(t->pen.arena, "%s: %s", used,
                            ranks(t, e->status, loser->status));
}

static const char *why_outranked(const trace_tree *t, const pov_evidence *e)
{
    const char *no = words_in(t->pen.language, WORD_NOT_USED);

    if (!pov_figure_stated(e->figure))
        return no;
    return pov_arena_format(
        t->pen.arena, "%s: %s", no,
        ranks(t, pov_figure_stated(e->figure)->status, e->status));
}

/** The document whose revised figure replaced those before it, or NULL. */
static const pov_plan *reviser_in(const pov_figure *f)
{
    for (size_t i = 0; f && i < f->evidence.count; i++)
        if (f->evidence.items[i]->status == POV_REVISED)
            return f->evidence.items[i]->document;
    return NULL;
}

static const char *why_replaced(const trace_tree *t, const pov_evidence *e)
{
    const pov_figure *f = e->figure;
    pov_unit other =
        f->key.unit == POV_IN_COUNT ? POV_IN_PERCENT : POV_IN_COUNT;
    const pov_plan *by = reviser_in(f);

    if (!by && f->moment)
        by = reviser_in(pov_moment_figure(f->moment, f->key.indicator,
                                          f->key.standard, other));
    return pov_arena_format(
        t->pen.arena, "%s: %s %s", words_in(t->pen.language, WORD_NOT_USED),
        words_in(t->pen.language, WORD_REPLACED_BY), by ? by->id : "?");
}

/** Do other statements of the same figure differ, or figures of other keys? */
static bool has_rival(const pov_evidence *e)
{
    for (size_t i = 0; i < e->figure->evidence.count; i++)
        if (e->figure->evidence.items[i] != e &&
            e->figure->evidence.items[i]->standing == POV_DISPUTED)
            return true;
    return false;
}

static const char *why_disputed(const trace_tree *t, const pov_evidence *e)
{
    const char *equal = words_in(t->pen.language, has_rival(e) ? WORD_EQUAL_RANK
                                                               : WORD_DISPUTED);
    const pov_interval *expected = pov_figure_expected(e->figure);
    bool fits;

    if (!expected)
        return equal;
    fits = pov_interval_agree(expected, &e->allows);
    return pov_arena_format(
        t->pen.arena, "%s; %s %s %s", equal,
        words_in(t->pen.language, fits ? WORD_FITS : WORD_FITS_NOT),
        arithmetic_bounds(&t->pen, &e->figure->key, expected),
        fits ? "✓" : "✗");
}

static const char *why_set_aside(const trace_tree *t, const pov_evidence *e)
{
    return pov_arena_format(
        t->pen.arena, "%s: %s", words_in(t->pen.language, WORD_SET_ASIDE),
        words_in(t->pen.language,
                 e->is_aside ? WORD_TWO_READINGS : WORD_STRONGER_FIGURES));
}

static const char *why(const trace_tree *t, const pov_evidence *e)
{
    static const char *(*const reasons[])(const trace_tree *,
                                          const pov_evidence *) = {
        [POV_USED] = why_used,           [POV_OUTRANKED] = why_outranked,
        [POV_SUPERSEDED] = why_replaced, [POV_DISPUTED] = why_disputed,
        [POV_SET_ASIDE] = why_set_aside,
    };

    return reasons[e->standing](t, e);
}

/** Where in the document a value stands, what was noted beside it, and what
 *  else speaks for or against it. */
static void add_notes(trace_tree *t, int depth, const pov_source *s)
{
    const char *said = pov_figures_supported(t->results->figures, s->place);
    const pov_remarks *remarks = pov_source_remarks(s);
    const pov_language l = t->pen.language;
    const char *parts[] = {words_remark(t->pen.arena, l, remarks->locator),
                           words_remark(t->pen.arena, l, remarks->note), said};
    const char *text = "";

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i])
            text = pov_arena_format(t->pen.arena, "%s%s%s", text,
                                    *text ? "; " : "", parts[i]);
    if (*text)
        trace_tree_branch(t, depth, POV_TONE_MUTED, text);
}

/** Tell one statement: what was typed, where, in which document, and by which
 *  rule it won or lost.  With `notes` also what whoever typed it noted. */
static void trace_evidence(trace_tree *t, int depth, const pov_evidence *e,
                           bool notes)
{
    pov_language l = t->pen.language;
    const char *document = e->document->is_unnamed ? "" : e->document->id;

    trace_tree_branch(
        t, depth, pov_tone_of(POV_TERMS_STANDING, e->standing),
        pov_arena_format(t->pen.arena, "“%s”, %s (%s%s%s): %s",
                         e->sources.items[0].raw, places_of(t, e), document,
                         *document ? ", " : "",
                         pov_words(POV_TERMS_STATUS, e->status, l), why(t, e)));
    for (size_t i = 0; notes && i < e->sources.count; i++)
        add_notes(t, depth + 1, &e->sources.items[i]);
}

enum { DEEPEST = 12 };

void trace_tree_branch(trace_tree *t, int depth, pov_tone tone,
                       const char *text)
{
    pov_branch branch = {depth, tone, text};

    pov_arena_push(t->pen.arena, &t->section->tree, branch);
}

static word word_of_form(const pov_key *key)
{
    static const word words[] = {
        [POV_LEVEL] = WORD_COUNT_ONE,
        [POV_REDUCTION] = WORD_REDUCTION,
        [POV_INCREASE] = WORD_INCREASE,
        [POV_ANNUAL_REDUCTION] = WORD_YEARLY_REDUCTION,
        [POV_ANNUAL_INCREASE] = WORD_YEARLY_INCREASE,
        [POV_DIRECTION] = WORD_CHANGE_WANTED,
        [POV_CLAIMED] = WORD_CLAIM_ONE,
    };

    return words[key->form];
}

const char *trace_tree_kind(const trace_tree *t, const pov_key *key)
{
    word kind = word_of_form(key);

    if (key->form == POV_LEVEL && key->unit == POV_IN_PERCENT)
        kind = pov_indicator_is_share(key->indicator) ? WORD_SHARE_ONE
                                                      : WORD_RATE_ONE;
    else if (key->form == POV_LEVEL && !strcmp(key->indicator->unit, "VND"))
        kind = WORD_AMOUNT_ONE;
    return words_in(t->pen.language, kind);
}

/** A statement's own number, and everything that it means. */
static const char *value_stated(const trace_tree *t, const pov_key *key,
                                const pov_evidence *stated,
                                const pov_interval *value)
{
    const notation *pen = &t->pen;
    const char *meant = arithmetic_bounds(pen, key, value), *printed;

    if (!value->low.finite && !value->high.finite)
        return pov_arena_format(pen->arena, "“%s”",
                                stated->sources.items[0].raw);
    if (!pov_evidence_is_number(stated) ||
        (key->unit == POV_IN_COUNT && !stated->says.amount.zeros))
        return meant;
    printed =
        words_amount(pen->arena, pen->language, stated->says.amount, key->unit);
    if (stated->says.amount.zeros)
        printed = pov_arena_format(pen->arena, "%s, %s", printed,
                                   words_in(pen->language, WORD_ROUNDED));
    if (!pov_interval_is_point(value))
        return pov_arena_format(pen->arena, "%s %s", printed,
                                arithmetic_bare(pen, key, value));
    if (!pov_ratio_compare(value->low.at,
                           pov_ratio_from_decimal(stated->says.amount)))
        return printed;
    return pov_arena_format(pen->arena, "%s, %s %s", printed,
                            words_in(pen->language, WORD_EXACTLY), meant);
}

/** A figure's value: "95", "8.06 % [8.055 … 8.065]", "in conflict". */
static const char *value_of(const trace_tree *t, const pov_figure *f)
{
    if (f->conflict)
        return words_disputed(t->pen.arena, t->pen.language, t->results->draws,
                              f);
    if (pov_figure_stated(f))
        return value_stated(
            t, &f->key, pov_figure_stated(f),
            pov_interval_is_point(&f->value) ||
                    !pov_evidence_is_number(pov_figure_stated(f))
                ? &f->value
                : &pov_figure_stated(f)->allows);
    return arithmetic_bounds(&t->pen, &f->key, &f->value);
}

const char *trace_tree_brief(const trace_tree *t, const pov_figure *f)
{
    if (!f->conflict && pov_figure_stated(f) &&
        pov_evidence_is_number(pov_figure_stated(f)) &&
        (f->key.unit != POV_IN_COUNT ||
         pov_figure_stated(f)->says.amount.zeros))
        return words_amount(t->pen.arena, t->pen.language,
                            pov_figure_stated(f)->says.amount, f->key.unit);
    return value_of(t, f);
}

static const char *period_of(const trace_tree *t, const pov_key *key)
{
    pov_language l = t->pen.language;
    const char *until = words_day(t->pen.arena, l, key->as_of);

    if (!key->since)
        return until;
    return pov_arena_format(t->pen.arena, "%s %s %s %s",
                            words_in(l, WORD_SINCE_DAY),
                            words_day(t->pen.arena, l, key->since),
                            words_in(l, WORD_UNTIL_DAY), until);
}

/** "Poor households, end 2021: 195": an input, with whatever else tells it
 *  from the figure above. */
static const char *label_of(const trace_tree *t, const pov_figure *above,
                            const pov_derivation *d, size_t i,
                            const pov_interval *value)
{
    pov_arena *arena = t->pen.arena;
    const pov_figure *f = d->from[i].figure;
    const pov_key *key = &f->key;
    const pov_evidence *stated = pov_derivation_stated(d, i);
    const char *text = words_indicator(t->pen.language, key->indicator);

    if (key->area != above->key.area)
        text = pov_arena_format(
            arena, "%s, %s",
            strcmp(key->area->name, above->key.area->name) != 0
                ? key->area->full_name
                : key->area->id,
            words_inside(arena, t->pen.language, key->indicator));
    if (key->form != POV_LEVEL)
        text = pov_arena_format(arena, "%s, %s", text, trace_tree_kind(t, key));
    if (key->plan && key->form == POV_LEVEL)
        text = pov_arena_format(arena, "%s, %s %s", text,
                                words_in(t->pen.language, WORD_TARGET_ONE),
                                key->plan->id);
    return pov_arena_format(arena, "%s, %s: %s", text, period_of(t, key),
                            stated ? value_stated(t, key, stated, value)
                                   : arithmetic_bounds(&t->pen, key, value));
}

/** "count = ...: 8 + 9 = 17", under a word that says what it is for;
 *  N_WORDS: none. */
static void add_way_line(trace_tree *t, int depth, pov_tone tone, word begin,
                         const pov_figure *f, const pov_derivation *d)
{
    pov_arena *arena = t->pen.arena;
    const char *assumed = arithmetic_assumption(arena, t->pen.language, f, d);

    trace_tree_branch(
        t, depth, tone,
        pov_arena_format(
            arena, "%s%s%s: %s",
            begin < N_WORDS ? words_in(t->pen.language, begin) : "",
            begin < N_WORDS ? " " : "", arithmetic_rule(t->pen.language, d),
            arithmetic_line(&t->pen, f, d)));
    if (assumed)
        trace_tree_branch(t, depth + 1, POV_TONE_WATCH, assumed);
}

/** What the ways have in common. */
static void add_together(trace_tree *t, int depth, const pov_figure *f,
                         const ways *w)
{
    pov_interval meet = pov_interval_any();
    const char *text = "";

    if (w->count < 2)
        return;
    for (size_t i = 0; i < w->count; i++) {
        pov_interval one = arithmetic_gives(f, w->items[i]);

        meet = pov_interval_meet(&meet, &one);
        text = pov_arena_format(t->pen.arena, "%s%s%s", text, i ? " ∩ " : "",
                                arithmetic_bounds(&t->pen, &f->key, &one));
    }
    text = pov_arena_format(t->pen.arena, "%s: %s = %s",
                            words_in(t->pen.language, WORD_TOGETHER), text,
                            arithmetic_bounds(&t->pen, &f->key, &meet));
    if (!pov_interval_equal(&meet, &f->value) && !pov_figure_stated(f) &&
        !f->conflict)
        text = pov_arena_format(t->pen.arena, "%s; %s: %s", text,
                                words_in(t->pen.language, WORD_USED),
                                arithmetic_bounds(&t->pen, &f->key, &f->value));
    trace_tree_branch(t, depth, POV_TONE_PLAIN, text);
}

/** Errors: false if the figure was told before. */
static bool tell(trace_tree *t, const pov_figure *f)
{
    return pov_map_add(&t->shown, t->pen.arena, &f, sizeof f);
}

static bool was_told(const trace_tree *t, const pov_figure *f)
{
    return pov_map_find(&t->shown, &f, sizeof f) != NULL;
}

/** The statements of an input.  Errors: false if the figure needs no more. */
static bool add_statements(trace_tree *t, int depth, const pov_derivation *d,
                           size_t i)
{
    const pov_figure *f = d->from[i].figure;

    if (d->from[i].stated) {
        trace_evidence(t, depth, d->from[i].stated, false);
        return false;
    }
    tell(t, f);
    for (size_t e = 0; e < f->evidence.count; e++)
        if (f->evidence.items[e]->standing == POV_USED)
            trace_evidence(t, depth, f->evidence.items[e], false);
    return true;
}

/** The inputs of a way, each down to what was typed. */
static void add_inputs(trace_tree *t, int depth, const pov_figure *above,
                       const pov_derivation *d)
{
    pov_taken taken = arithmetic_taken(above, d);

    for (size_t i = 0; i < d->n_from && depth < DEEPEST; i++) {
        const pov_figure *f = d->from[i].figure;
        pov_interval value = pov_input_value(&d->from[i], taken);
        const char *label = label_of(t, above, d, i, &value);
        bool again = !d->from[i].stated && was_told(t, f);
        ways w = {{NULL}, 0};

        if (again)
            label =
                pov_arena_format(t->pen.arena, "%s (%s)", label,
                                 words_in(t->pen.language, WORD_SHOWN_ABOVE));
        trace_tree_branch(t, depth, POV_TONE_PLAIN, label);
        if (!again && add_statements(t, depth + 1, d, i))
            w = ways_to_input(f, &value);
        for (size_t k = 0; k < w.count; k++) {
            add_way_line(t, depth + 1, POV_TONE_PLAIN,
                         pov_figure_stated(f) ? WORD_NARROWED : N_WORDS, f,
                         w.items[k]);
            add_inputs(t, depth + 2, f, w.items[k]);
        }
        if (!pov_figure_stated(f))
            add_together(t, depth + 1, f, &w);
    }
}

static void add_way_down(trace_tree *t, pov_tone tone, word begin,
                         const pov_figure *f, const pov_derivation *d)
{
    add_way_line(t, 1, tone, begin, f, d);
    add_inputs(t, 2, f, d);
}

/** What word a way to a figure stands under. */
static word word_for(const pov_figure *f, const pov_derivation *d)
{
    bool is_end = d == f->low_by || d == f->high_by;

    if (f->conflict)
        return WORD_SUGGESTED;
    if (is_end && !pov_evidence_is_number(pov_figure_stated(f)))
        return WORD_NARROWED;
    return arithmetic_fits(f, d, pov_figure_stated(f)) ? WORD_CONFIRMED
                                                       : WORD_CONTRADICTED;
}

static pov_tone tone_of(word begin)
{
    if (begin == WORD_CONFIRMED)
        return POV_TONE_GOOD;
    return begin == WORD_CONTRADICTED ? POV_TONE_BAD : POV_TONE_PLAIN;
}

static void add_ways(trace_tree *t, const pov_figure *f)
{
    ways w = ways_to(f);
    const pov_dispute *dispute = pov_figure_dispute(f);

    for (size_t i = 0; i < w.count; i++) {
        word begin = pov_figure_stated(f) || f->conflict
                         ? word_for(f, w.items[i])
                         : N_WORDS;

        if (begin == WORD_CONFIRMED &&
            arithmetic_goes_round(t->pen.arena, f, w.items[i]))
            continue;
        add_way_down(t, tone_of(begin), begin, f, w.items[i]);
    }
    if (!pov_figure_stated(f))
        add_together(t, 1, f, &w);
    for (size_t i = 0; i < dispute->against.count; i++)
        add_way_down(t, POV_TONE_BAD, WORD_CONTRADICTED, f,
                     dispute->against.items[i]);
}

/** "count: 95, stated (reported)". */
static const char *root_of(const trace_tree *t, const pov_figure *f)
{
    pov_language l = t->pen.language;
    const pov_evidence *stated = pov_figure_stated(f);
    const pov_derivation *derived = pov_figure_derived(f);
    const char *text = pov_arena_format(
        t->pen.arena, "%s: %s", trace_tree_kind(t, &f->key), value_of(t, f));
    pov_status status = POV_NO_STATUS;

    if (stated)
        status = stated->status;
    else if (derived)
        status = derived->rank;
    if (stated || derived)
        text =
            pov_arena_format(t->pen.arena, "%s, %s (%s)", text,
                             words_in(l, stated ? WORD_STATED : WORD_DERIVED),
                             pov_words(POV_TERMS_STATUS, status, l));
    if (f->is_assumed)
        text = pov_arena_format(t->pen.arena, "%s; %s", text,
                                words_in(l, WORD_ASSUMED));
    return text;
}

void trace_tree_figure(trace_tree *t, const pov_figure *f)
{
    trace_tree_branch(t, 0, f->conflict ? POV_TONE_BAD : POV_TONE_PLAIN,
                      root_of(t, f));
    tell(t, f);
    for (size_t i = 0; i < f->evidence.count; i++)
        trace_evidence(t, 1, f->evidence.items[i], true);
    add_ways(t, f);
    trace_total(t, f);
}
