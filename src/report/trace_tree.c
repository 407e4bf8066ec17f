#include "report/trace_tree.h"

#include <string.h>

#include "report/figure_text.h"
#include "report/trace_evidence.h"
#include "report/trace_total.h"
#include "report/trace_ways.h"

enum { DEEPEST = 12 };

void trace_branch(trace_tree *t, int depth, pov_tone tone, const char *text)
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
    };

    return words[key->form];
}

const char *trace_kind(const trace_tree *t, const pov_key *key)
{
    word kind = word_of_form(key);

    if (key->form == POV_LEVEL && key->unit == POV_IN_PERCENT)
        kind = WORD_RATE_ONE;
    else if (key->form == POV_LEVEL && !strcmp(key->indicator->unit, "VND"))
        kind = WORD_AMOUNT_ONE;
    return word_in(t->pen.language, kind);
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
    if (!pov_evidence_is_number(stated) || key->unit == POV_IN_COUNT)
        return meant;
    printed =
        shown_amount(pen->arena, pen->language, stated->says.amount, key->unit);
    if (!pov_interval_is_point(value))
        return pov_arena_format(pen->arena, "%s %s", printed,
                                arithmetic_bare(pen, key, value));
    if (!pov_ratio_compare(value->low.at,
                           pov_ratio_from_decimal(stated->says.amount)))
        return printed;
    return pov_arena_format(pen->arena, "%s, %s %s", printed,
                            word_in(pen->language, WORD_EXACTLY), meant);
}

/** A figure's value: "95", "8.06 % [8.055 … 8.065]", "in conflict". */
static const char *value_of(const trace_tree *t, const pov_figure *f)
{
    if (f->conflict)
        return word_in(t->pen.language, WORD_DISPUTED);
    if (pov_figure_stated(f))
        return value_stated(
            t, &f->key, pov_figure_stated(f),
            pov_interval_is_point(&f->value) ||
                    !pov_evidence_is_number(pov_figure_stated(f))
                ? &f->value
                : &pov_figure_stated(f)->allows);
    return arithmetic_bounds(&t->pen, &f->key, &f->value);
}

const char *trace_brief(const trace_tree *t, const pov_figure *f)
{
    if (!f->conflict && pov_figure_stated(f) &&
        pov_evidence_is_number(pov_figure_stated(f)) &&
        f->key.unit != POV_IN_COUNT)
        return shown_amount(t->pen.arena, t->pen.language,
                            pov_figure_stated(f)->says.amount, f->key.unit);
    return value_of(t, f);
}

static const char *period_of(const trace_tree *t, const pov_key *key)
{
    pov_language l = t->pen.language;
    const char *until = shown_day(t->pen.arena, l, key->as_of);

    if (!key->since)
        return until;
    return pov_arena_format(t->pen.arena, "%s %s %s %s",
                            word_in(l, WORD_SINCE_DAY),
                            shown_day(t->pen.arena, l, key->since),
                            word_in(l, WORD_UNTIL_DAY), until);
}

/** "Poor households, end 2021: 195": an input, with whatever else tells it
 *  from the figure above. */
static const char *label_of(const trace_tree *t, const pov_figure *above,
                            const pov_derivation *d, size_t i,
                            const pov_interval *value)
{
    pov_arena *arena = t->pen.arena;
    const pov_figure *f = d->from[i];
    const pov_key *key = &f->key;
    const pov_evidence *stated = pov_derivation_stated(d, i);
    const char *text = word_indicator(t->pen.language, key->indicator);

    if (key->area != above->key.area)
        text = pov_arena_format(
            arena, "%s, %s",
            strcmp(key->area->name, above->key.area->name) != 0
                ? key->area->full_name
                : key->area->id,
            label_inside(arena, t->pen.language, key->indicator));
    if (key->form != POV_LEVEL)
        text = pov_arena_format(arena, "%s, %s", text, trace_kind(t, key));
    if (key->plan && key->form == POV_LEVEL)
        text = pov_arena_format(arena, "%s, %s %s", text,
                                word_in(t->pen.language, WORD_TARGET_ONE),
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

    trace_branch(
        t, depth, tone,
        pov_arena_format(arena, "%s%s%s: %s",
                         begin < N_WORDS ? word_in(t->pen.language, begin) : "",
                         begin < N_WORDS ? " " : "",
                         arithmetic_rule(t->pen.language, f, d),
                         arithmetic_line(&t->pen, f, d)));
    if (assumed)
        trace_branch(t, depth + 1, POV_TONE_WATCH, assumed);
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
                            word_in(t->pen.language, WORD_TOGETHER), text,
                            arithmetic_bounds(&t->pen, &f->key, &meet));
    if (!pov_interval_equal(&meet, &f->value) && !pov_figure_stated(f) &&
        !f->conflict)
        text = pov_arena_format(t->pen.arena, "%s; %s: %s", text,
                                word_in(t->pen.language, WORD_USED),
                                arithmetic_bounds(&t->pen, &f->key, &f->value));
    trace_branch(t, depth, POV_TONE_PLAIN, text);
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
    const pov_figure *f = d->from[i];

    if (d->stated[i]) {
        trace_evidence(t, depth, d->stated[i], false);
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
    const pov_interval *taken = arithmetic_inputs(t->pen.arena, above, d);

    for (size_t i = 0; i < d->n_from && depth < DEEPEST; i++) {
        const pov_figure *f = d->from[i];
        const char *label = label_of(t, above, d, i, &taken[i]);
        bool again = !d->stated[i] && was_told(t, f);
        ways w = {{NULL}, 0};

        if (arithmetic_is_repeated(d, i))
            continue;
        if (again)
            label =
                pov_arena_format(t->pen.arena, "%s (%s)", label,
                                 word_in(t->pen.language, WORD_SHOWN_ABOVE));
        trace_branch(t, depth, POV_TONE_PLAIN, label);
        if (!again && add_statements(t, depth + 1, d, i))
            w = ways_to_input(f, &taken[i]);
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

    for (size_t i = 0; i < w.count; i++) {
        word begin = pov_figure_stated(f) || f->conflict
                         ? word_for(f, w.items[i])
                         : N_WORDS;

        add_way_down(t, tone_of(begin), begin, f, w.items[i]);
    }
    if (!pov_figure_stated(f))
        add_together(t, 1, f, &w);
    for (size_t i = 0; i < f->against.count; i++)
        add_way_down(t, POV_TONE_BAD, WORD_CONTRADICTED, f,
                     f->against.items[i]);
}

/** "count: 95, stated (reported)". */
static const char *root_of(const trace_tree *t, const pov_figure *f)
{
    pov_language l = t->pen.language;
    const pov_evidence *stated = pov_figure_stated(f);
    const pov_derivation *derived = pov_figure_derived(f);
    const char *text = pov_arena_format(t->pen.arena, "%s: %s",
                                        trace_kind(t, &f->key), value_of(t, f));

    if (stated || derived)
        text = pov_arena_format(
            t->pen.arena, "%s, %s (%s)", text,
            word_in(l, stated ? WORD_STATED : WORD_DERIVED),
            word_status(l, stated ? stated->status : derived->rank));
    if (f->is_assumed)
        text = pov_arena_format(t->pen.arena, "%s; %s", text,
                                word_in(l, WORD_ASSUMED));
    return text;
}

void trace_figure(trace_tree *t, const pov_figure *f)
{
    trace_branch(t, 0, f->conflict ? POV_TONE_BAD : POV_TONE_PLAIN,
                 root_of(t, f));
    tell(t, f);
    for (size_t i = 0; i < f->evidence.count; i++)
        trace_evidence(t, 1, f->evidence.items[i], true);
    add_ways(t, f);
    trace_total(t, f);
}
