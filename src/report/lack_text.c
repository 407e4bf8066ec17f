#include "report/lack_text.h"

#include "report/arithmetic.h"
#include "report/words.h"

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
    if (key->unit != POV_IN_COUNT)
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
    pov_unit unit = t->form->measure;
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
        words_verdict(l, o->either[0]), words_in(l, WORD_OR),
        words_verdict(l, o->either[1]));
    if (!lack->turn.known)
        return text;
    turn = pov_interval_point(lack->turn.is);
    return pov_arena_format(pen->arena, "%s, %s %s", text,
                            words_in(l, WORD_TURNING_AT),
                            arithmetic_range(pen, unit, &turn));
}

const char *lack_text(pov_arena *arena, pov_language l, const pov_trial *t,
                      const pov_outcome *o, const pov_doubt *lack)
{
    notation pen = {arena, l, false};
    const char *decides = NULL;

    switch (lack->kind) {
    case POV_LACKS_NOTHING:
        return NULL;
    case POV_LACKS_BASELINE:
        return pov_arena_format(
            arena, "%s %s %s", words_in(l, WORD_A_BASELINE_OF),
            words_day(arena, l, t->t0), words_in(l, WORD_WOULD_DECIDE));
    case POV_LACKS_DECIMALS:
        decides = decimals_text(&pen, lack);
        break;
    case POV_LACKS_NUMBER:
        decides = number_text(&pen, lack);
        break;
    }
    return pov_arena_format(arena, "%s; %s", open_text(&pen, t, o, lack),
                            decides);
}
