#include "view/grounds.h"

#include <string.h>

#include "povstat/map.h"
#include "view/arithmetic.h"
#include "view/machine.h"
#include "view/words.h"

enum {
    DEEPEST = POV_STEPS_TOLD,
    MOST_NAMED = 12 /* statements of one step, or of one dispute */
};

/** Figures of one derivation that were told already. */
typedef struct told {
    pov_arena *arena;
    pov_map figures;
} told;

/** Errors: false if the figure was told before. */
static bool tell(told *t, const pov_figure *f)
{
    return pov_map_add(&t->figures, t->arena, &f, sizeof f);
}

/** A ratio states two figures in one cell: it is named once. */
static bool is_named(const pov_derivation *d, size_t i)
{
    const pov_evidence *a = pov_derivation_stated(d, i);
    const pov_evidence *b = i ? pov_derivation_stated(d, i - 1) : NULL;

    return a && b &&
           !pov_place_compare(a->sources.items[0].place,
                              b->sources.items[0].place);
}

/** A note names the documents already. */
static const char *statement_in(const notation *pen, const pov_evidence *e)
{
    return pen->cited
               ? pov_arena_format(pen->arena, "“%s”", e->sources.items[0].raw)
               : words_evidence(pen, e);
}

/** "“20.852” (reported), FILE:2 and “8,06%” (reported), FILE:3". */
static const char *statements_in(const notation *pen, const pov_derivation *d)
{
    pov_letters text = {0};
    size_t n = 0;

    for (size_t i = 0; i < d->n_from; i++) {
        const pov_evidence *stated = pov_derivation_stated(d, i);

        if (!stated || is_named(d, i) || n++ >= MOST_NAMED)
            continue;
        words_add(&text, pen, n > 1 ? " " : "");
        words_add(&text, pen,
                  words_in(pen->language, n > 1 ? WORD_AND : WORD_FROM));
        words_add(&text, pen, " ");
        words_add(&text, pen, statement_in(pen, stated));
    }
    if (n > MOST_NAMED)
        words_add(&text, pen,
                  pov_arena_format(pen->arena, " (+%zu)", n - MOST_NAMED));
    return pov_letters_text(&text, pen->arena);
}

/** "rate = 100 × count / whole = 100 × 95 / 12,791 = 0.7427 %, from ...". */
static const char *step(const notation *pen, const pov_figure *f,
                        const pov_derivation *d)
{
    const char *assumed =
        arithmetic_assumption(pen->arena, pen->language, f, d);
    const char *from = statements_in(pen, d);

    return pov_arena_format(pen->arena, "%s: %s%s%s%s%s",
                            arithmetic_rule(pen->language, d),
                            arithmetic_line(pen, f, d), *from ? ", " : "", from,
                            assumed ? "; " : "", assumed ? assumed : "");
}

/** The derivations of a figure's two ends, once if it is the same way. */
typedef struct ends {
    const pov_derivation *by[2];
    size_t count;
} ends;

static ends ends_of(const pov_figure *f)
{
    ends e = {{NULL}, 0};

    if (f->low_by)
        e.by[e.count++] = f->low_by;
    if (f->high_by &&
        !(f->low_by && pov_derivation_same_way(f->low_by, f->high_by)))
        e.by[e.count++] = f->high_by;
    return e;
}

/** The steps that led to the inputs which nobody states. */
static void steps_below(const notation *pen, const pov_derivation *d, told *t,
                        pov_letters *to, int depth)
{
    for (size_t i = 0; i < d->n_from && depth < DEEPEST; i++) {
        const pov_figure *f = d->from[i].figure;
        ends e = ends_of(f);

        if (pov_derivation_stated(d, i) || !tell(t, f))
            continue;
        for (size_t k = 0; k < e.count; k++) {
            words_add(to, pen, "; ");
            words_add(
                to, pen,
                words_inside(pen->arena, pen->language, f->key.indicator));
            words_add(to, pen, ": ");
            words_add(to, pen, step(pen, f, e.by[k]));
            steps_below(pen, e.by[k], t, to, depth + 1);
        }
    }
}

static const char *chain(const notation *pen, const pov_figure *f,
                         const pov_derivation *d, word begin)
{
    told t = {.arena = pen->arena};
    pov_letters text = {0};

    words_add(&text, pen, words_in(pen->language, begin));
    words_add(&text, pen, begin == WORD_DERIVED ? ": " : " ");
    words_add(&text, pen, step(pen, f, d));
    tell(&t, f);
    steps_below(pen, d, &t, &text, 0);
    return pov_letters_text(&text, pen->arena);
}

/** Does a derivation say more than the figure's own statement: is it from
 *  another date, through a change? */
static bool rests_on_others(const pov_figure *f, const pov_derivation *d)
{
    for (size_t i = 0; i < d->n_from; i++)
        if (d->from[i].figure->key.as_of != f->key.as_of)
            return true;
    return false;
}

static const char *grounds_of_stated(const notation *pen, const pov_figure *f)
{
    const char *text = words_evidence(pen, pov_figure_stated(f));
    ends e = ends_of(f);

    for (size_t k = 0;
         k < e.count && !pov_evidence_is_number(pov_figure_stated(f)); k++)
        text = pov_arena_format(pen->arena, "%s; %s", text,
                                chain(pen, f, e.by[k], WORD_NARROWED));
    for (size_t i = 0; i < pov_figure_bonds(f)->derivations.count; i++) {
        const pov_derivation *d = pov_figure_bonds(f)->derivations.items[i];

        if (rests_on_others(f, d) &&
            arithmetic_fits(f, d, pov_figure_stated(f)) &&
            !arithmetic_goes_round(pen->arena, f, d))
            text = pov_arena_format(pen->arena, "%s; %s", text,
                                    chain(pen, f, d, WORD_CONFIRMED));
    }
    return text;
}

const char *grounds_text(const notation *pen, const pov_figure *f)
{
    ends e = ends_of(f);
    const char *text = NULL;

    if (pov_figure_stated(f))
        return grounds_of_stated(pen, f);
    for (size_t k = 0; k < e.count; k++)
        text = pov_arena_format(
            pen->arena, "%s%s%s", text ? text : "", text ? "; " : "",
            chain(pen, f, e.by[k], k ? WORD_AND : WORD_DERIVED));
    return text;
}

/** "; other figures say [12,225 … 12,249]: fits “12.248”", or nothing. */
static const char *expected_in(const notation *pen, const pov_figure *f)
{
    pov_arena *arena = pen->arena;
    pov_language l = pen->language;
    pov_text_list sides = {0};
    const pov_interval *expected = pov_figure_expected(f);
    size_t n = 0;

    if (!expected)
        return "";
    if (pen->cited && pov_interval_is_point(expected))
        return pov_arena_format(arena, "; %s %s", words_in(l, WORD_SUGGESTED),
                                arithmetic_bounds(pen, &f->key, expected));
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        bool fits = pov_interval_agree(expected, &e->allows);

        if (e->standing == POV_DISPUTED && n++ < MOST_NAMED)
            pov_arena_push(
                arena, &sides,
                pov_arena_format(arena, "%s “%s”",
                                 words_in(l, fits ? WORD_FITS : WORD_FITS_NOT),
                                 e->sources.items[0].raw));
    }
    return pov_arena_format(arena, "; %s %s%s%s", words_in(l, WORD_SUGGESTED),
                            arithmetic_bounds(pen, &f->key, expected),
                            sides.count ? ": " : "",
                            words_joined(arena, &sides, ", "));
}

const char *grounds_dispute(const notation *pen, const pov_figure *f)
{
    pov_arena *arena = pen->arena;
    pov_language l = pen->language;
    pov_text_list sides = {0};
    size_t n = 0;
    const char *more = "";

    for (size_t i = 0; i < f->evidence.count; i++)
        if (f->evidence.items[i]->standing == POV_DISPUTED && n++ < MOST_NAMED)
            pov_arena_push(arena, &sides,
                           words_evidence(pen, f->evidence.items[i]));
    if (n > MOST_NAMED)
        more = pov_arena_format(arena, " (+%zu)", n - MOST_NAMED);
    return pov_arena_format(arena, "%s%s%s%s%s", words_in(l, WORD_DISPUTED),
                            sides.count ? ": " : "",
                            words_joined(arena, &sides, " ↔ "), more,
                            expected_in(pen, f));
}

const char *grounds_statement(const notation *pen, const pov_evidence *e)
{
    const char *file = e->sources.items[0].place.file;

    if (pen->results)
        file = machine_path(pen->results, file);
    return words_statement(pen->arena, pen->language, e, file);
}

static const char *step_for_machines(const notation *pen, const pov_figure *f,
                                     const pov_derivation *d)
{
    const char *assumed = d->by->assumption;

    return pov_arena_format(
        pen->arena, "%s%s %s: %s: %s%s%s", f->key.indicator->id,
        f->key.unit == POV_IN_COUNT ? "" : " (%)",
        arithmetic_bounds(pen, &f->key, &f->value), arithmetic_rule(POV_EN, d),
        arithmetic_line(pen, f, d), assumed ? "; assumes " : "",
        assumed ? assumed : "");
}

static void list_steps(const notation *pen, const pov_figure *f, told *t,
                       int depth, pov_cell_list *out)
{
    ends e = ends_of(f);

    for (size_t k = 0; k < e.count; k++) {
        const pov_derivation *d = e.by[k];

        pov_arena_push(pen->arena, out,
                       pov_cell_text(step_for_machines(pen, f, d)));
        for (size_t i = 0; i < d->n_from; i++) {
            const pov_evidence *stated = pov_derivation_stated(d, i);

            if (stated && !is_named(d, i))
                pov_arena_push(pen->arena, out,
                               pov_cell_text(grounds_statement(pen, stated)));
            else if (!stated && depth < DEEPEST && tell(t, d->from[i].figure))
                list_steps(pen, d->from[i].figure, t, depth + 1, out);
        }
    }
}

pov_cell grounds_derivation(const pov_results *r, pov_arena *arena,
                            const pov_figure *f)
{
    pov_cell cell = pov_cell_empty_list();
    notation pen = {.arena = arena, .is_plain = true, .results = r};
    told t = {.arena = arena};

    tell(&t, f);
    if (!pov_figure_stated(f))
        list_steps(&pen, f, &t, 0, &cell.list);
    return cell;
}

/** "2 decimals would decide", "1 more decimal would decide unless it prints
 *  22.7 %". */
static const char *decimals_text(const notation *pen, const pov_doubt *lack)
{
    pov_language l = pen->language;

    if (lack->has_unless)
        return pov_arena_format(
            pen->arena, "%s %s", words_in(l, WORD_ONE_MORE_DECIMAL),
            words_amount(pen->arena, l, lack->unless, POV_IN_PERCENT));
    return pov_arena_format(
        pen->arena, "%d %s %s", lack->decimals,
        words_in(l, lack->decimals == 1 ? WORD_DECIMAL : WORD_DECIMALS),
        words_in(l, WORD_WOULD_DECIDE));
}

/** "the number of households, end 2023, would decide". */
static const char *number_text(const notation *pen, const pov_doubt *lack)
{
    pov_language l = pen->language;
    const pov_key *key;
    word what = WORD_NUMBER_OF;

    if (!lack->figure)
        return pov_arena_format(pen->arena, "%s %s",
                                words_in(l, WORD_EXACT_NUMBER),
                                words_in(l, WORD_WOULD_DECIDE));
    key = &lack->figure->key;
    if (key->form != POV_LEVEL)
        what = WORD_EXACT_CHANGE_OF;
    else if (key->unit != POV_IN_COUNT)
        what = WORD_EXACT_RATE_OF;
    return pov_arena_format(pen->arena, "%s %s, %s, %s", words_in(l, what),
                            words_inside(pen->arena, l, key->indicator),
                            words_day(pen->arena, l, key->as_of),
                            words_in(l, WORD_WOULD_DECIDE));
}

/** What a printed number may have been rounded from. */
static pov_interval range_printed(const pov_quantity *q)
{
    pov_interval range = pov_interval_rounded(q->printed, 1), possible;

    if (q->printed.zeros)
        range = pov_interval_whole(&range);
    if (!q->figure)
        return range;
    possible = pov_key_possible(&q->figure->key);
    return pov_interval_cut(&range, &possible);
}

/** "the baseline may be [9 … 12]: met or not met, turning at 11". */
static const char *open_text(const notation *pen, const pov_trial *t,
                             const pov_outcome *o, const pov_doubt *lack)
{
    pov_language l = pen->language;
    const pov_quantity *q = lack->of_baseline ? &t->baseline : &t->actual;
    pov_unit unit = t->measure;
    pov_interval range = q->range, turn;
    const char *text;

    if (q->is_printed)
        range = range_printed(q);
    text = pov_arena_format(
        pen->arena, "%s%s%s %s %s: %s %s %s",
        lack->of_baseline ? words_in(l, WORD_THE_BASELINE) : "",
        lack->of_baseline && q->is_printed ? " " : "",
        q->is_printed       ? words_amount(pen->arena, l, q->printed, unit)
        : lack->of_baseline ? ""
                            : words_in(l, WORD_THE_ACTUAL),
        words_in(l, WORD_MAY_BE), arithmetic_range(pen, unit, &range),
        pov_words(POV_TERMS_VERDICT, o->either[0], l), words_in(l, WORD_OR),
        pov_words(POV_TERMS_VERDICT, o->either[1], l));
    if (!pov_maybe_known(lack->turn))
        return text;
    turn = pov_interval_point(lack->turn.is);
    return pov_arena_format(pen->arena, "%s, %s %s", text,
                            words_in(l, WORD_TURNING_AT),
                            arithmetic_range(pen, unit, &turn));
}

/** "≈ 5 % may be [4 … 6] %: not met or met; an exact target would decide". */
static const char *about_text(const notation *pen, const pov_trial *t,
                              const pov_outcome *o)
{
    pov_language l = pen->language;
    pov_interval range = pov_phrase_about(&t->says);

    return pov_arena_format(
        pen->arena, "%s%s %s %s: %s %s %s; %s %s", words_sign(POV_ABOUT),
        words_amount(pen->arena, l, t->says.amount, t->says.unit),
        words_in(l, WORD_MAY_BE), arithmetic_range(pen, t->says.unit, &range),
        pov_words(POV_TERMS_VERDICT, o->either[0], l), words_in(l, WORD_OR),
        pov_words(POV_TERMS_VERDICT, o->either[1], l),
        words_in(l, WORD_EXACT_TARGET), words_in(l, WORD_WOULD_DECIDE));
}

/** What it takes to turn a reported figure into the target's form: the number
 *  of all, the level that a change began at, else the level itself. */
static const char *wanted_text(const notation *pen, const pov_trial *t,
                               const pov_figure *f)
{
    pov_language l = pen->language;
    const pov_indicator *of = f->key.indicator;
    pov_day day = f->key.as_of;
    word what =
        t->measure == POV_IN_COUNT ? WORD_NUMBER_OF : WORD_EXACT_RATE_OF;

    if (f->key.form != POV_LEVEL && t->says.form != POV_LEVEL) {
        return pov_arena_format(
            pen->arena, "%s %s (%s), %s, %s", words_in(l, WORD_EXACT_CHANGE_OF),
            words_inside(pen->arena, l, of),
            pov_words(POV_TERMS_UNIT, t->says.unit, l),
            words_day(pen->arena, l, day), words_in(l, WORD_WOULD_DECIDE));
    }
    if (f->key.form == POV_LEVEL && of->whole) {
        what = WORD_NUMBER_OF;
        of = of->whole;
    } else if (f->key.form != POV_LEVEL && t->says.form == POV_LEVEL) {
        day = f->key.since;
    } else {
        day = t->t1;
    }
    return pov_arena_format(pen->arena, "%s %s, %s, %s", words_in(l, what),
                            words_inside(pen->arena, l, of),
                            words_day(pen->arena, l, day),
                            words_in(l, WORD_WOULD_DECIDE));
}

/** "stated is “1.500 hộ” (reported), FILE:3; the number of households, end
 *  2023, would decide". */
static const char *form_text(const notation *pen, const pov_trial *t,
                             const pov_figure *f)
{
    pov_language l = pen->language;
    const char *said =
        f->evidence.count
            ? pov_arena_format(pen->arena, "%s %s", words_in(l, WORD_STATED_IS),
                               words_evidence(pen, f->evidence.items[0]))
            : pov_arena_format(
                  pen->arena, "%s %s", words_in(l, WORD_FOLLOWS_IS),
                  words_interval(pen->arena, l, &f->value, f->key.unit));

    return pov_arena_format(pen->arena, "%s; %s", said, wanted_text(pen, t, f));
}

/* More of what is missing than this is not named. */
enum { MOST_MISSING = 8 };

/** Of them all, or NULL if they are of several days. */
static const char *day_of_missing(const notation *pen, const pov_doubt *lack)
{
    for (size_t i = 1; i < lack->missing.count; i++)
        if (lack->missing.items[i].as_of != lack->missing.items[0].as_of)
            return NULL;
    return words_day(pen->arena, pen->language, lack->missing.items[0].as_of);
}

static const char *name_of_missing(const notation *pen, const pov_key *key,
                                   bool of_areas, bool with_day)
{
    const char *name =
        of_areas ? key->area->id
                 : words_inside(pen->arena, pen->language, key->indicator);

    if (!with_day)
        return name;
    return pov_arena_format(pen->arena, "%s (%s)", name,
                            words_day(pen->arena, pen->language, key->as_of));
}

/** "poor households of son-la/moc-chau, son-la/yen-chau, end 2023". */
static const char *missing_text(const notation *pen, const pov_doubt *lack)
{
    const pov_key *first = &lack->missing.items[0];
    bool of_areas = first->area != lack->figure->key.area;
    pov_text_list names = {0};
    size_t n = lack->missing.count;
    const char *day = day_of_missing(pen, lack), *list;

    for (size_t i = 0; i < n && i < MOST_MISSING; i++)
        pov_arena_push(
            pen->arena, &names,
            name_of_missing(pen, &lack->missing.items[i], of_areas, !day));
    list = words_joined(pen->arena, &names, ", ");
    if (n > MOST_MISSING)
        list = pov_arena_format(pen->arena, "%s, … (%zu)", list, n);
    if (of_areas)
        list = pov_arena_format(
            pen->arena, "%s %s %s",
            words_inside(pen->arena, pen->language, first->indicator),
            words_in(pen->language, WORD_OF_AREA), list);
    return day ? pov_arena_format(pen->arena, "%s, %s", list, day) : list;
}

/** "stated is only poor households: “1.500 hộ” (reported), FILE:3; the number
 *  of near-poor households, end 2023, would decide"; of several "stated is only
 *  7/8 (bac-kan/ba-be: “100 hộ” (reported), FILE:3, …); ...". */
static const char *parts_text(const notation *pen, const pov_doubt *lack)
{
    pov_language l = pen->language;
    const pov_figure *f = lack->figure;
    const pov_key *wanted = &lack->missing.items[0];
    const char *part =
        pov_arena_format(pen->arena, "%s: %s",
                         wanted->area != f->key.area
                             ? f->key.area->id
                             : words_inside(pen->arena, l, f->key.indicator),
                         words_evidence(pen, f->evidence.items[0]));

    if (lack->n_known > 1)
        part = pov_arena_format(pen->arena, "%zu/%zu (%s, …)", lack->n_known,
                                lack->n_known + lack->missing.count, part);
    return pov_arena_format(
        pen->arena, "%s %s; %s %s, %s", words_in(l, WORD_STATED_IS_ONLY), part,
        words_in(l, wanted->unit == POV_IN_COUNT ? WORD_NUMBER_OF
                                                 : WORD_EXACT_RATE_OF),
        missing_text(pen, lack), words_in(l, WORD_WOULD_DECIDE));
}

/** "... would decide (what is stated of it is in conflict)". */
static const char *stated_twice(const notation *pen, const pov_doubt *lack,
                                const char *text)
{
    return lack->is_disputed
               ? pov_arena_format(
                     pen->arena, "%s (%s)", text,
                     words_in(pen->language, WORD_STATED_IN_CONFLICT))
               : text;
}

const char *grounds_lack(const notation *pen, const pov_trial *t,
                         const pov_outcome *o, const pov_doubt *lack)
{
    pov_arena *arena = pen->arena;
    pov_language l = pen->language;
    const char *decides = NULL;

    if (!lack)
        return NULL;
    switch (lack->kind) {
    case POV_LACKS_NOTHING:
        return NULL;
    case POV_LACKS_BASELINE:
        return pov_arena_format(
            arena, "%s %s %s", words_in(l, WORD_A_BASELINE_OF),
            words_day(arena, l, t->t0), words_in(l, WORD_WOULD_DECIDE));
    case POV_LACKS_TARGET:
        return about_text(pen, t, o);
    case POV_LACKS_FORM:
        return stated_twice(pen, lack, form_text(pen, t, lack->figure));
    case POV_LACKS_PARTS:
        return stated_twice(pen, lack, parts_text(pen, lack));
    case POV_LACKS_DECIMALS:
        decides = decimals_text(pen, lack);
        break;
    case POV_LACKS_NUMBER:
        decides = number_text(pen, lack);
        break;
    }
    return pov_arena_format(arena, "%s; %s", open_text(pen, t, o, lack),
                            decides);
}
