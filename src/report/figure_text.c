#include "report/figure_text.h"

#include <string.h>

enum { MACHINE_DECIMALS = 6, RATE_DECIMALS = 2 };

const char *machine_end(pov_arena *arena, pov_ratio r, pov_rounding how)
{
    pov_decimal d;

    for (int scale = MACHINE_DECIMALS; scale >= 0; scale--)
        if (pov_ratio_round(r, scale, how, &d))
            return pov_decimal_text(arena, d);
    return NULL;
}

const char *machine_ratio(pov_arena *arena, pov_ratio r)
{
    return machine_end(arena, r, POV_ROUND_HALF_UP);
}

const char *machine_maybe(pov_arena *arena, pov_maybe m)
{
    return m.known ? machine_ratio(arena, m.is) : NULL;
}

const char *machine_low(pov_arena *arena, const pov_interval *i)
{
    return i->low.finite ? machine_end(arena, i->low.at, POV_ROUND_DOWN) : NULL;
}

const char *machine_high(pov_arena *arena, const pov_interval *i)
{
    return i->high.finite ? machine_end(arena, i->high.at, POV_ROUND_UP) : NULL;
}

const char *machine_quantity(pov_arena *arena, const pov_quantity *q)
{
    if (!q->known)
        return NULL;
    if (q->is_printed)
        return pov_decimal_text(arena, q->printed);
    if (pov_interval_is_point(&q->range))
        return machine_ratio(arena, q->range.low.at);
    return NULL;
}

const char *machine_day(pov_arena *arena, pov_day day)
{
    char text[POV_DAY_TEXT_SIZE];

    if (!day)
        return NULL;
    pov_day_print(day, text);
    return pov_arena_copy(arena, text, strlen(text));
}

/** The exact text with thousands grouped, and the language's marks. */
static const char *with_marks(pov_arena *arena, pov_language l,
                              const char *plain)
{
    size_t sign = plain[0] == '-';
    size_t whole = strcspn(plain + sign, ".");
    size_t length = strlen(plain);
    char *text = pov_arena_alloc(arena, 2 * length + 4);
    size_t n = 0;

    if (sign) { /* a real minus, as wide as a plus */
        memcpy(text, "\xE2\x88\x92", 3);
        n = 3;
    }
    for (size_t i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0)
            text[n++] = l == POV_VI ? '.' : ',';
        text[n++] = plain[sign + i];
    }
    if (plain[sign + whole]) {
        text[n++] = l == POV_VI ? ',' : '.';
        memcpy(text + n, plain + sign + whole + 1, length - sign - whole - 1);
    }
    return text;
}

/** Exactly as many decimals as the scale: 4,00 stays 4,00. */
static const char *plain_decimal(pov_arena *arena, pov_decimal d)
{
    const char *text = pov_decimal_text(arena, d);
    const char *point = strchr(text, '.');
    size_t have = point ? strlen(point + 1) : 0;
    size_t want = (size_t)d.scale;

    if (have >= want)
        return text;
    return pov_arena_format(arena, "%s%s%.*s", text, have ? "" : ".",
                            (int)(want - have), "000000000000000000");
}

const char *shown_decimal(pov_arena *arena, pov_language l, pov_decimal d)
{
    return with_marks(arena, l, plain_decimal(arena, d));
}

static const char *shown_end(pov_arena *arena, pov_language l, pov_ratio r,
                             pov_unit unit, pov_rounding how)
{
    int scale = unit == POV_IN_COUNT && r.under == 1 ? 0 : RATE_DECIMALS;
    pov_decimal d;

    while (scale && !pov_ratio_round(r, scale, how, &d))
        scale--;
    if (!pov_ratio_round(r, scale, how, &d))
        return "?";
    return shown_decimal(arena, l, d);
}

static const char *percent_sign(pov_unit unit)
{
    return unit == POV_IN_COUNT ? "" : " %";
}

const char *shown_interval(pov_arena *arena, pov_language l,
                           const pov_interval *i, pov_unit unit)
{
    const char *low, *high;

    if (pov_interval_is_point(i))
        return pov_arena_format(
            arena, "%s%s",
            shown_end(arena, l, i->low.at, unit, POV_ROUND_HALF_UP),
            percent_sign(unit));
    low = i->low.finite ? shown_end(arena, l, i->low.at, unit, POV_ROUND_DOWN)
                        : "";
    high = i->high.finite ? shown_end(arena, l, i->high.at, unit, POV_ROUND_UP)
                          : "";
    return pov_arena_format(arena, "%s–%s%s", low, high, percent_sign(unit));
}

const char *shown_quantity(pov_arena *arena, pov_language l,
                           const pov_quantity *q, pov_unit unit)
{
    if (!q->known)
        return NULL;
    if (q->is_printed)
        return pov_arena_format(arena, "%s%s",
                                shown_decimal(arena, l, q->printed),
                                percent_sign(unit));
    return shown_interval(arena, l, &q->range, unit);
}

const char *shown_figure(pov_arena *arena, pov_language l, const pov_figure *f)
{
    pov_unit unit = f->key.unit == POV_IN_COUNT ? POV_IN_COUNT : POV_IN_PERCENT;

    if (pov_figure_stated(f) && pov_evidence_is_number(pov_figure_stated(f)))
        return shown_amount(arena, l, pov_figure_stated(f)->says.amount,
                            f->key.unit);
    if (pov_figure_stated(f) && pov_figure_stated(f)->says.has_stretch)
        return pov_arena_format(
            arena, "%s–%s",
            shown_decimal(arena, l, pov_figure_stated(f)->says.amount),
            shown_amount(arena, l, pov_figure_stated(f)->says.stretch,
                         f->key.unit));
    return shown_interval(arena, l, &f->value, unit);
}

const char *shown_amount(pov_arena *arena, pov_language l, pov_decimal amount,
                         pov_unit unit)
{
    const char *number = shown_decimal(arena, l, amount);

    if (unit == POV_IN_POINTS)
        return pov_arena_format(arena, "%s %s", number, word_in(l, WORD_PP));
    return pov_arena_format(arena, "%s%s", number, percent_sign(unit));
}

const char *shown_as_of(pov_arena *arena, pov_language l, pov_day day)
{
    return pov_arena_format(arena, "%s %s", word_in(l, WORD_AS_OF),
                            pov_say_day(l, arena, day));
}

const char *shown_day(pov_arena *arena, pov_language l, pov_day day)
{
    pov_civil c = pov_civil_from(day);

    if (c.month == 12 && c.day == 31)
        return pov_arena_format(arena, "%s %d", word_in(l, WORD_END), c.year);
    if (l == POV_VI)
        return pov_arena_format(arena, "%02d/%02d/%d", c.day, c.month, c.year);
    return machine_day(arena, day);
}

const char *shown_place(pov_arena *arena, pov_place place)
{
    return pov_arena_format(arena, "%s:%lu", place.file,
                            (unsigned long)place.line);
}

const char *shown_evidence(pov_arena *arena, pov_language l,
                           const pov_evidence *e)
{
    const pov_source *s = &e->sources.items[0];

    return pov_arena_format(arena, "“%s” (%s), %s", s->raw,
                            word_status(l, e->status),
                            shown_place(arena, s->place));
}
