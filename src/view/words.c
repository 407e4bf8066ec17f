#include "view/words.h"

#include <string.h>

enum { RATE_DECIMALS = 2 };

const char *words_in(pov_language language, word w)
{
    static const char *const words[N_WORDS] = {
#define WORD(id, english) [WORD_##id] = english,
#include "view/words.def"
#undef WORD
    };

    return pov_say(language, words[w]);
}

const char *words_indicator(pov_language language, const pov_indicator *i)
{
    return language == POV_VI ? i->label_vi : i->label_en;
}

const char *words_standard(pov_language language, const pov_standard *s)
{
    return language == POV_VI ? s->label_vi : s->label_en;
}

const char *words_standard_beside(pov_language language, const pov_standard *s)
{
    const char *label = words_standard(language, s);
    const char *years = strrchr(label, ' ');

    return !s->area && years && years[1] >= '0' && years[1] <= '9' ? years + 1
                                                                   : label;
}

const char *words_inside(pov_arena *arena, pov_language l,
                         const pov_indicator *indicator)
{
    const char *label = words_indicator(l, indicator);
    char first = label[0];

    if (first < 'A' || first > 'Z')
        return label;
    return pov_arena_format(arena, "%c%s", first - 'A' + 'a', label + 1);
}

const pov_column *words_columns(pov_language language,
                                const pov_column columns[], size_t n,
                                pov_arena *arena)
{
    pov_column *said;

    if (language == POV_EN)
        return columns;
    said = pov_arena_alloc(arena, n * sizeof *said);
    for (size_t i = 0; i < n; i++) {
        said[i] = columns[i];
        said[i].label = pov_say(language, columns[i].label);
    }
    return said;
}

pov_page_words words_page(pov_language l)
{
    return (pov_page_words){
        .language = l == POV_VI ? "vi" : "en",
        .notes = words_in(l, WORD_NOTES),
        .how = words_in(l, WORD_HOW),
        .back = words_in(l, WORD_BACK),
        .skip = words_in(l, WORD_SKIP),
        .legend = words_in(l, WORD_LEGEND),
        .sort = words_in(l, WORD_SORT),
        .narrow = words_in(l, WORD_NARROW),
    };
}

const char *words_joined(pov_arena *arena, const pov_text_list *parts,
                         const char *between)
{
    size_t gap = strlen(between), length = 0;
    char *text, *end;

    for (size_t i = 0; i < parts->count; i++)
        length += strlen(parts->items[i]) + gap;
    text = end = pov_arena_alloc(arena, length + 1);
    for (size_t i = 0; i < parts->count; i++) {
        size_t n = strlen(parts->items[i]);

        if (i) {
            memcpy(end, between, gap);
            end += gap;
        }
        memcpy(end, parts->items[i], n);
        end += n;
    }
    return text;
}

const char *words_sentences(pov_arena *arena, const pov_text_list *parts)
{
    return pov_arena_format(arena, "%s.", words_joined(arena, parts, ". "));
}

const char *words_decimal(pov_arena *arena, pov_language l, pov_decimal d)
{
    return pov_say_figure(l, arena, d);
}

static const char *end_text(pov_arena *arena, pov_language l, pov_ratio r,
                            pov_unit unit, pov_rounding how)
{
    int scale = unit == POV_IN_COUNT && r.under == 1 ? 0 : RATE_DECIMALS;
    pov_decimal d;

    while (scale && !pov_ratio_round(r, scale, how, &d))
        scale--;
    if (!pov_ratio_round(r, scale, how, &d))
        return "?";
    return words_decimal(arena, l, d);
}

static const char *percent_sign(pov_unit unit)
{
    return unit == POV_IN_COUNT ? "" : "%";
}

const char *words_interval(pov_arena *arena, pov_language l,
                           const pov_interval *i, pov_unit unit)
{
    const char *low, *high;

    if (pov_interval_is_point(i))
        return pov_arena_format(
            arena, "%s%s",
            end_text(arena, l, i->low.at, unit, POV_ROUND_HALF_UP),
            percent_sign(unit));
    low = i->low.finite ? end_text(arena, l, i->low.at, unit, POV_ROUND_DOWN)
                        : "";
    high = i->high.finite ? end_text(arena, l, i->high.at, unit, POV_ROUND_UP)
                          : "";
    return pov_arena_format(arena, "%s–%s%s", low, high, percent_sign(unit));
}

/** "> 46 %": what a figure is known by, where that is no number and nothing
 *  else narrows it; or NULL. */
static const char *bound_text(pov_arena *arena, pov_language l,
                              const pov_figure *f)
{
    const pov_evidence *e = f ? pov_figure_stated(f) : NULL;

    if (!e || !e->says.op_said || pov_figure_is_known(f))
        return NULL;
    return pov_arena_format(
        arena, "%s%s", words_sign(e->says.op),
        words_amount(arena, l, e->says.amount, f->key.unit));
}

const char *words_quantity(pov_arena *arena, pov_language l,
                           const pov_quantity *q, pov_unit unit)
{
    const char *bound = bound_text(arena, l, q->figure);

    if (!q->known)
        return NULL;
    if (bound)
        return bound;
    if (q->is_printed)
        return pov_arena_format(arena, "%s%s",
                                words_decimal(arena, l, q->printed),
                                percent_sign(unit));
    return words_interval(arena, l, &q->range, unit);
}

const char *words_figure(pov_arena *arena, pov_language l, const pov_figure *f)
{
    pov_unit unit = f->key.unit == POV_IN_COUNT ? POV_IN_COUNT : POV_IN_PERCENT;
    const char *bound;

    if (pov_figure_stated(f) && pov_evidence_is_number(pov_figure_stated(f)))
        return words_amount(arena, l, pov_figure_stated(f)->says.amount,
                            f->key.unit);
    if (pov_figure_stated(f) && pov_figure_stated(f)->says.has_stretch)
        return pov_arena_format(
            arena, "%s–%s",
            words_decimal(arena, l, pov_figure_stated(f)->says.amount),
            words_amount(arena, l,
                         pov_evidence_phrase(pov_figure_stated(f)).stretch,
                         f->key.unit));
    bound = bound_text(arena, l, f);
    return bound ? bound : words_interval(arena, l, &f->value, unit);
}

const char *words_amount(pov_arena *arena, pov_language l, pov_decimal amount,
                         pov_unit unit)
{
    const char *number = words_decimal(arena, l, amount);

    if (unit == POV_IN_POINTS)
        return pov_arena_format(arena, "%s %s", number, words_in(l, WORD_PP));
    return pov_arena_format(arena, "%s%s", number, percent_sign(unit));
}

/** What the sides of a conflict say: a number, or from where to where; NULL if
 *  that is not bounded. */
static const char *sides_text(pov_arena *arena, pov_language l,
                              const pov_figure *f)
{
    const pov_quantity q = pov_quantity_of(f);

    if (q.is_printed)
        return words_amount(arena, l, q.printed, f->key.unit);
    return pov_interval_is_bounded(&q.range)
               ? words_interval(arena, l, &q.range, f->key.unit)
               : NULL;
}

const char *words_disputed(pov_arena *arena, pov_language l, pov_draws draws,
                           const pov_figure *f)
{
    const char *text = sides_text(arena, l, f);
    const char *sign = "";

    if (!text)
        return words_in(l, WORD_DISPUTED);
    if (f->key.form != POV_LEVEL && f->key.form != POV_CLAIMED)
        sign = pov_form_is_fall(f->key.form) ? "−" : "+";
    return draws == POV_DRAWS_TEXT
               ? pov_arena_format(arena, "%s%s?", sign, text)
               : pov_arena_format(arena, "%s%s (%s)", sign, text,
                                  words_in(l, WORD_DISPUTED));
}

const char *words_change(pov_arena *arena, pov_language l, const pov_figure *f)
{
    const pov_said *says = &pov_figure_stated(f)->says;
    bool yearly = pov_form_is_yearly(f->key.form);

    return pov_arena_format(arena, "%s%s%s%s%s",
                            pov_form_is_fall(f->key.form) ? "−" : "+",
                            says->op_said ? words_sign(says->op) : "",
                            words_amount(arena, l, says->amount, f->key.unit),
                            yearly && l == POV_EN ? " " : "",
                            yearly ? words_in(l, WORD_A_YEAR) : "");
}

const char *words_claim(pov_arena *arena, pov_language l,
                        const pov_evidence *claim)
{
    const pov_said *says = &claim->says;

    if (!says->has_amount)
        return pov_words(POV_TERMS_CLAIMED,
                         pov_evidence_claim(claim)->words.says, l);
    return pov_say_format(
        l, arena, "%s of the plan",
        pov_arena_format(arena, "%s%s",
                         says->op_said ? words_sign(says->op) : "",
                         words_amount(arena, l, says->amount, POV_IN_PERCENT)));
}

const char *words_claim_check(pov_arena *arena, pov_language l,
                              const pov_claim_check *check)
{
    const char *text = words_claim(arena, l, check->claim);

    if (!check->is_checked)
        return text;
    return pov_arena_format(
        arena, "%s (%s)", text,
        words_in(l, check->agrees ? WORD_CLAIM_AGREES : WORD_CLAIM_DISAGREES));
}

const char *words_as_of(pov_arena *arena, pov_language l, pov_day day)
{
    return pov_arena_format(arena, "%s %s", words_in(l, WORD_AS_OF),
                            pov_say_day(l, arena, day));
}

const char *words_day(pov_arena *arena, pov_language l, pov_day day)
{
    pov_civil c = pov_civil_from(day);

    if (c.month == 12 && c.day == 31)
        return pov_arena_format(arena, "%s %d", words_in(l, WORD_END), c.year);
    return pov_say_day(l, arena, day);
}

const char *words_due(pov_arena *arena, pov_language l, pov_day due)
{
    pov_civil c = pov_civil_from(due);

    if (c.month == 12 && c.day == 31)
        return pov_arena_format(arena, "%d", c.year);
    return pov_say_day(l, arena, due);
}

const char *words_remark(pov_arena *arena, pov_language l, const char *remark)
{
    static const char between[] = " | ";
    const char *vietnamese = remark ? strstr(remark, between) : NULL;

    if (!vietnamese)
        return remark;
    return l == POV_VI
               ? vietnamese + strlen(between)
               : pov_arena_copy(arena, remark, (size_t)(vietnamese - remark));
}

const char *words_title(pov_language l, const pov_plan *plan)
{
    return l == POV_VI && *plan->title_vi ? plan->title_vi : plan->title;
}

const char *words_plan(const pov_plan *plan)
{
    if (*plan->number)
        return plan->number;
    if (*plan->issuer)
        return plan->issuer;
    return plan->is_unnamed && *plan->title ? plan->title : plan->id;
}

const char *words_place(pov_arena *arena, pov_place place)
{
    if (!pov_place_is_cell(place))
        place.column = 0;
    return pov_place_text(arena, place);
}

const char *words_statement(pov_arena *arena, pov_language l,
                            const pov_evidence *e, const char *file)
{
    pov_source s = e->sources.items[0];

    s.place.file = file;
    return pov_arena_format(arena, "“%s” (%s), %s", s.raw,
                            pov_words(POV_TERMS_STATUS, e->status, l),
                            words_place(arena, s.place));
}

/** Who it is from, of one without a number. */
static const char *from_whom(const pov_plan *plan)
{
    return *plan->issuer ? plan->issuer : plan->publisher;
}

static const char *day_of(pov_arena *arena, pov_language l,
                          const pov_plan *plan)
{
    if (plan->issued || plan->published)
        return pov_say_day(l, arena,
                           plan->issued ? plan->issued : plan->published);
    return plan->from ? pov_arena_format(arena, "%d", plan->from) : "";
}

const char *words_document(pov_arena *arena, pov_language l,
                           const pov_plan *plan)
{
    const char *name = *plan->number ? plan->number : from_whom(plan);
    const char *day = day_of(arena, l, plan);

    if (!*name)
        return plan->is_unnamed && !*plan->title ? NULL : words_plan(plan);
    name = pov_arena_format(arena, "%s%s%s", name, *day ? ", " : "", day);
    if (!plan->is_twin)
        return name;
    return pov_arena_format(arena, "%s (%s)", name,
                            *plan->number && *plan->publisher
                                ? plan->publisher
                                : words_title(l, plan));
}

static bool is_address(const char *text)
{
    return !strncmp(text, "https://", 8) || !strncmp(text, "http://", 7);
}

/** Each is kept once. */
static void cite(const notation *pen, const pov_plan *plan, const char *label)
{
    const pov_cited is = {label,
                          is_address(plan->address) ? plan->address : NULL,
                          words_title(pen->language, plan)};

    for (size_t i = 0; i < pen->cited->count; i++)
        if (!strcmp(pen->cited->items[i].label, label))
            return;
    pov_arena_push(pen->arena, pen->cited, is);
}

const char *words_where(const notation *pen, const pov_evidence *e)
{
    const char *label =
        pen->cited ? words_document(pen->arena, pen->language, e->document)
                   : NULL;

    if (!label)
        return words_place(pen->arena, e->sources.items[0].place);
    cite(pen, e->document, label);
    return label;
}

const char *words_evidence(const notation *pen, const pov_evidence *e)
{
    const char *status = pov_words(POV_TERMS_STATUS, e->status, pen->language);

    if (pen->cited && e->status == POV_REPORTED)
        return pov_arena_format(pen->arena, "“%s”, %s", e->sources.items[0].raw,
                                words_where(pen, e));
    return pov_arena_format(pen->arena, "“%s” (%s), %s",
                            e->sources.items[0].raw, status,
                            words_where(pen, e));
}

const char *words_sign(pov_operator op)
{
    static const char *const signs[] = {"≤ ", "< ", "≥ ", "> ", "= ", "≈ "};

    return signs[op];
}

const char *words_level(pov_arena *arena, pov_language l, const pov_outcome *o,
                        pov_unit unit)
{
    const char *level;

    if (!o->has_target)
        return NULL;
    if (o->is_printed)
        level = words_amount(arena, l, o->printed, unit);
    else
        level = words_interval(arena, l, &o->target, unit);
    return pov_arena_format(arena, "%s%s", words_sign(o->sign), level);
}

const char *words_upright(const pov_results *r, const char *name)
{
    char *text = pov_arena_copy(r->arena, name, strlen(name));

    for (char *at = text; r->draws == POV_DRAWS_TEXT && *at; at++)
        if (*at == ' ')
            *at = '\n';
    return text;
}
