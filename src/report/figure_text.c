#include "report/figure_text.h"

#include <string.h>

enum { MACHINE_DECIMALS = 6, RATE_DECIMALS = 2 };

static const char *rounded(pov_arena *arena, pov_ratio r, pov_rounding how)
{
    pov_decimal d;

    for (int scale = MACHINE_DECIMALS; scale >= 0; scale--)
        if (pov_ratio_round(r, scale, how, &d))
            return pov_decimal_text(arena, d);
    return NULL;
}

const char *machine_ratio(pov_arena *arena, pov_ratio r)
{
    return rounded(arena, r, POV_ROUND_HALF_UP);
}

const char *machine_maybe(pov_arena *arena, pov_maybe m)
{
    return m.known ? machine_ratio(arena, m.is) : NULL;
}

const char *machine_low(pov_arena *arena, const pov_interval *i)
{
    return i->low.finite ? rounded(arena, i->low.at, POV_ROUND_DOWN) : NULL;
}

const char *machine_high(pov_arena *arena, const pov_interval *i)
{
    return i->high.finite ? rounded(arena, i->high.at, POV_ROUND_UP) : NULL;
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

    if (f->chosen && pov_evidence_is_number(f->chosen))
        return shown_amount(arena, l, f->chosen->says.amount, f->key.unit);
    if (f->chosen && f->chosen->says.has_stretch)
        return pov_arena_format(
            arena, "%s–%s", shown_decimal(arena, l, f->chosen->says.amount),
            shown_amount(arena, l, f->chosen->says.stretch, f->key.unit));
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

const char *shown_dispute(pov_arena *arena, pov_language l, const pov_figure *f)
{
    const char *text = word_in(l, WORD_DISPUTED);
    const char *joint = ":";

    for (size_t i = 0; i < f->evidence.count; i++) {
        if (f->evidence.items[i]->standing != POV_DISPUTED)
            continue;
        text = pov_arena_format(arena, "%s%s %s", text, joint,
                                shown_evidence(arena, l, f->evidence.items[i]));
        joint = " ↔";
    }
    return text;
}

enum { DEEPEST = 8 };

/** Statements below a figure, in the order of the derivation. */
static void gather(const pov_figure *f, const pov_evidence *stated,
                   const pov_evidence *found[], size_t most, size_t *n,
                   int depth)
{
    const pov_derivation *d;

    if (!stated)
        stated = f->chosen;
    for (size_t i = 0; stated && i < *n; i++)
        if (!pov_place_compare(found[i]->sources.items[0].place,
                               stated->sources.items[0].place))
            return;
    if (stated && *n < most)
        found[(*n)++] = stated;
    if (stated || depth == DEEPEST)
        return;
    d = f->low_by ? f->low_by : f->high_by;
    for (size_t i = 0; d && i < d->n_from; i++)
        gather(d->from[i], d->stated[i], found, most, n, depth + 1);
}

static const char *says(pov_language l, const pov_identity *identity)
{
    return l == POV_VI ? identity->says_vi : identity->says_en;
}

static const pov_derivation *derivation_of(const pov_figure *f)
{
    return f->low_by ? f->low_by : f->high_by;
}

/** "“8,06%” (reported), FILE:3 + “20.852” ..." for the inputs of a step. */
static const char *statements_below(pov_arena *arena, pov_language l,
                                    const pov_derivation *d)
{
    const pov_evidence *found[DEEPEST];
    const char *text = "";
    size_t n = 0;

    for (size_t i = 0; i < d->n_from; i++)
        gather(d->from[i], d->stated[i], found, DEEPEST, &n, 0);
    for (size_t i = 0; i < n; i++)
        text = pov_arena_format(arena, "%s%s%s", text, i ? " + " : "",
                                shown_evidence(arena, l, found[i]));
    return text;
}

const char *shown_confirmation(pov_arena *arena, pov_language l,
                               const pov_derivation *d)
{
    return pov_arena_format(arena, "%s %s; %s %s", word_in(l, WORD_CONFIRMED),
                            says(l, d->by), word_in(l, WORD_FROM),
                            statements_below(arena, l, d));
}

/** Does a derivation say more than the figure's own statement: is it from
 *  another date, through a change? */
static bool rests_on_others(const pov_figure *f, const pov_derivation *d)
{
    for (size_t i = 0; i < d->n_from; i++)
        if (d->from[i]->key.as_of != f->key.as_of)
            return true;
    return false;
}

const char *shown_grounds(pov_arena *arena, pov_language l, const pov_figure *f)
{
    const pov_derivation *d = derivation_of(f);

    if (f->chosen) {
        const char *text = shown_evidence(arena, l, f->chosen);

        for (size_t i = 0; i < f->derivations.count; i++)
            if (rests_on_others(f, f->derivations.items[i]))
                text = pov_arena_format(
                    arena, "%s; %s", text,
                    shown_confirmation(arena, l, f->derivations.items[i]));
        return text;
    }
    if (!d)
        return NULL;
    return pov_arena_format(arena, "%s: %s; %s %s", word_in(l, WORD_DERIVED),
                            says(l, d->by), word_in(l, WORD_FROM),
                            statements_below(arena, l, d));
}

/** How the value of a figure is put in words. */
typedef const char *value_words(pov_arena *arena, pov_language l,
                                const pov_figure *f);

static const char *plain_value(pov_arena *arena, pov_language l,
                               const pov_figure *f)
{
    const pov_interval *i = &f->value;

    (void)l;
    if (pov_interval_is_point(i))
        return machine_ratio(arena, i->low.at);
    return pov_arena_format(arena, "%s..%s",
                            i->low.finite ? machine_low(arena, i) : "",
                            i->high.finite ? machine_high(arena, i) : "");
}

static const char *step(pov_arena *arena, pov_language l, const pov_figure *f,
                        value_words *words)
{
    const char *unit = f->key.unit == POV_IN_COUNT ? "" : " (%)";

    return pov_arena_format(arena, "%s%s %s: %s", f->key.indicator->id,
                            words == plain_value ? unit : "",
                            words(arena, l, f), says(l, derivation_of(f)->by));
}

/** What the input of a derivation was stated as, or NULL. */
static const pov_evidence *statement_of(const pov_derivation *d, size_t i)
{
    return d->stated[i] ? d->stated[i] : d->from[i]->chosen;
}

/** A ratio states two figures in one cell: it is named once. */
static bool same_place(const pov_evidence *a, const pov_evidence *b)
{
    return b && !pov_place_compare(a->sources.items[0].place,
                                   b->sources.items[0].place);
}

static void list_steps(pov_arena *arena, pov_language l, const pov_figure *f,
                       value_words *words, int depth, pov_text_list *out)
{
    const pov_derivation *d = derivation_of(f);

    if (f->chosen || !d || depth == DEEPEST)
        return;
    pov_arena_push(arena, out, step(arena, l, f, words));
    for (size_t i = 0; i < d->n_from; i++) {
        const pov_evidence *stated = statement_of(d, i);

        if (stated && (!i || !same_place(stated, statement_of(d, i - 1))))
            pov_arena_push(arena, out, shown_evidence(arena, l, stated));
        else if (!stated)
            list_steps(arena, l, d->from[i], words, depth + 1, out);
    }
}

void list_derivation(pov_arena *arena, pov_language l, const pov_figure *f,
                     pov_text_list *out)
{
    list_steps(arena, l, f, shown_figure, 0, out);
}

pov_cell derivation_cell(pov_arena *arena, const pov_figure *f)
{
    pov_cell cell = {.kind = POV_CELL_LIST, .bar = -1};
    pov_text_list lines = {0};

    list_steps(arena, POV_EN, f, plain_value, 0, &lines);
    for (size_t i = 0; i < lines.count; i++)
        pov_arena_push(arena, &cell.list, pov_cell_text(lines.items[i]));
    return cell;
}
