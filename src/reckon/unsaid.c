#include "reckon/unsaid.h"

#include <string.h>

#include "povstat/text.h"

/** A statement that has another form than it was taken for. */
typedef struct turned {
    pov_evidence *stated;
    pov_form form;
} turned;

typedef struct settling {
    pov_figures *figures;
    pov_findings *findings;
    struct {
        turned *items;
        size_t count, capacity;
    } turned; /* stated again at the end, for figures must stay sorted */
} settling;

/** Refuse a statement in all its places, with the two things it may mean. */
static void refuse(settling *s, pov_evidence *e, const char *readings,
                   const char *help)
{
    for (size_t i = 0; i < e->sources.count; i++) {
        const pov_source *source = &e->sources.items[i];

        pov_finding *f =
            pov_find(s->findings, POV_FOUND_AMBIGUOUS_WORDING, source->place,
                     "'%s': %s", source->raw, readings);

        f->help = help;
        f->line = pov_source_remarks(source)->line;
        f->span = pov_text_characters(source->raw, strlen(source->raw));
    }
    pov_figures_withdraw(s->figures, e);
}

static const char *raw_of(const pov_evidence *e)
{
    return e->sources.items[0].raw;
}

/* Which way a change goes. */

static bool is_change(pov_form form)
{
    return form != POV_LEVEL && form != POV_DIRECTION && form != POV_CLAIMED;
}

/** Of an actual. */
static bool may_lack_sign(const pov_key *key)
{
    return !key->plan && is_change(key->form);
}

/** What other rows say of the same dates; neither, or both, tells nothing. */
typedef struct signs {
    const pov_evidence *fall, *rise;
} signs;

static signs signs_beside(const pov_figures *figures, const pov_key *change)
{
    pov_key first = {.area = change->area,
                     .indicator = change->indicator,
                     .standard = change->standard};
    signs found = {NULL, NULL};

    for (size_t i = pov_figures_from(figures, &first); i < figures->count;
         i++) {
        const pov_figure *f = figures->items[i];
        const pov_key *k = &f->key;

        if (k->area != change->area || k->indicator != change->indicator ||
            k->standard != change->standard)
            break;
        if (k->plan || !is_change(k->form) || k->since != change->since ||
            k->as_of != change->as_of)
            continue;
        for (size_t e = 0; e < f->evidence.count; e++)
            if (f->evidence.items[e]->says.form_said)
                *(pov_form_is_fall(k->form) ? &found.fall : &found.rise) =
                    f->evidence.items[e];
    }
    return found;
}

static void tell_sign(settling *s, const pov_source *source, pov_form form,
                      const pov_evidence *beside)
{
    pov_findings *findings = s->findings;

    pov_find_related(
        findings,
        pov_find(findings, POV_FOUND_SIGN_BESIDE, source->place, "'%s': %s",
                 source->raw,
                 pov_words(POV_TERMS_FORM, form, findings->language)),
        beside->sources.items[0].place,
        pov_arena_format(findings->arena, "%s", raw_of(beside)));
}

/** State it again in another form. */
static void restate(pov_figures *figures, pov_evidence *e, pov_form form)
{
    const pov_key *key = &e->figure->key;
    pov_statement again = {.area = key->area,
                           .indicator = key->indicator,
                           .standard = key->standard,
                           .document = e->document,
                           .says = pov_evidence_phrase(e),
                           .since = key->since,
                           .as_of = key->as_of,
                           .status = e->status};

    again.says.form = form;
    for (size_t i = 0; i < e->sources.count; i++) {
        const pov_source *source = &e->sources.items[i];
        const pov_remarks *remarks = pov_source_remarks(source);

        again.place = source->place;
        again.raw = source->raw;
        again.locator = remarks->locator;
        again.note = remarks->note;
        again.line = remarks->line;
        pov_figures_add(figures, &again);
    }
    pov_figures_withdraw(figures, e);
}

/** Let it go the way that the other row says. */
static void follow(settling *s, pov_evidence *e, const pov_evidence *beside)
{
    bool falls = pov_form_is_fall(beside->figure->key.form);
    pov_form was = e->figure->key.form;
    pov_form form = pov_form_is_yearly(was)
                        ? (falls ? POV_ANNUAL_REDUCTION : POV_ANNUAL_INCREASE)
                        : (falls ? POV_REDUCTION : POV_INCREASE);

    e->says.form_said = true;
    for (size_t i = 0; i < e->sources.count; i++)
        tell_sign(s, &e->sources.items[i], form, beside);
    if (form != was)
        pov_arena_push(s->figures->arena, &s->turned, ((turned){e, form}));
}

static void settle_sign(settling *s, pov_evidence *e)
{
    signs found = signs_beside(s->figures, &e->figure->key);
    pov_language l = s->findings->language;

    if (!found.fall != !found.rise)
        follow(s, e, found.fall ? found.fall : found.rise);
    else
        refuse(s, e,
               pov_say(l, "which way it went: a reduction, or an increase"),
               pov_arena_format(s->findings->arena,
                                pov_say(l, "type 'giảm %s' or 'tăng %s'"),
                                raw_of(e), raw_of(e)));
}

/* What shall be left, or what shall go. */

/** The target of something that shall become less. */
static bool may_be_bare(const pov_key *key)
{
    return key->plan && key->form == POV_LEVEL && !key->indicator->is_flow &&
           key->indicator->better == POV_FEWER_IS_BETTER;
}

static bool is_bare(const pov_said *says)
{
    return !says->form_said && (!says->op_said || says->about) &&
           says->has_amount && !says->has_stretch && says->amount.units;
}

/** The latest that is stated before the target's day, or NULL. */
static const pov_evidence *start_of(const pov_figures *figures,
                                    const pov_key *target)
{
    pov_key series = *target;
    const pov_evidence *start = NULL;

    series.plan = NULL;
    series.since = series.as_of = POV_NO_DAY;
    for (size_t i = pov_figures_from(figures, &series); i < figures->count;
         i++) {
        const pov_figure *f = figures->items[i];

        if (!pov_key_same_series(&f->key, &series) ||
            f->key.as_of >= target->as_of)
            break;
        for (size_t e = 0; e < f->evidence.count && !f->key.plan; e++)
            if (f->evidence.items[e]->says.has_amount)
                start = f->evidence.items[e];
    }
    return start;
}

/* A bare number as a target is what shall be left.  If that is less than half
 * of what there was, it may as well be what shall go. */
static void settle_target(settling *s, pov_evidence *e)
{
    const pov_evidence *start = start_of(s->figures, &e->figure->key);
    pov_language l = s->findings->language;
    pov_arena *arena = s->findings->arena;
    pov_decimal twice;

    if (!start || !pov_decimal_add(e->says.amount, e->says.amount, &twice) ||
        pov_decimal_compare(twice, start->says.amount) > 0)
        return;
    refuse(s, e,
           pov_arena_format(arena, pov_say(l, "reduce by %s, or %s left of %s"),
                            raw_of(e), raw_of(e),
                            pov_say_decimal(l, arena, start->says.amount)),
           pov_arena_format(arena, pov_say(l, "type 'giảm %s' or 'còn %s'"),
                            raw_of(e), raw_of(e)));
}

void unsaid_settle(pov_figures *figures, pov_findings *findings)
{
    settling s = {.figures = figures, .findings = findings};
    bool may_be =
        pov_figures_may_have(figures, POV_AMONG_CHANGES | POV_AMONG_TARGETS);

    for (size_t i = 0; may_be && i < figures->count; i++) {
        const pov_figure *f = figures->items[i];
        bool lacks_sign = may_lack_sign(&f->key);

        if (!lacks_sign && !may_be_bare(&f->key))
            continue;
        for (size_t k = f->evidence.count; k-- > 0;) {
            pov_evidence *e = f->evidence.items[k];

            if (lacks_sign && !e->says.form_said)
                settle_sign(&s, e);
            else if (!lacks_sign && is_bare(&e->says))
                settle_target(&s, e);
        }
    }
    for (size_t i = 0; i < s.turned.count; i++)
        restate(figures, s.turned.items[i].stated, s.turned.items[i].form);
    if (s.turned.count)
        pov_figures_sort(figures);
    pov_figures_drop_unstated(figures, 0);
}
