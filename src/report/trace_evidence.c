#include "report/trace_evidence.h"

#include "povstat/reckon.h"
#include "report/figure_text.h"

static const char *place_of(pov_arena *arena, const pov_source *s)
{
    return pov_arena_format(arena, "%s:%lu", shown_place(arena, s->place),
                            (unsigned long)s->place.column);
}

/** The first place, and the others behind "also". */
static const char *places_of(const trace_tree *t, const pov_evidence *e)
{
    pov_arena *arena = t->pen.arena;
    const char *text = place_of(arena, &e->sources.items[0]);

    for (size_t i = 1; i < e->sources.count; i++)
        text = pov_arena_format(arena, "%s, %s %s", text,
                                i > 1 ? ""
                                      : word_in(t->pen.language, WORD_ALSO_IN),
                                place_of(arena, &e->sources.items[i]));
    if (e->source_count > e->sources.count)
        text = pov_arena_format(arena, "%s (+%zu)", text,
                                e->source_count - e->sources.count);
    return text;
}

/** "ministry outranks reported". */
static const char *ranks(const trace_tree *t, pov_status strong,
                         pov_status weak)
{
    pov_language l = t->pen.language;

    return pov_arena_format(t->pen.arena, "%s %s %s", word_status(l, strong),
                            word_in(l, WORD_OUTRANKS), word_status(l, weak));
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
    const char *used = word_in(t->pen.language, WORD_USED);
    const pov_evidence *loser = outranked_in(e->figure);

    if (e != pov_figure_stated(e->figure) && pov_figure_stated(e->figure))
        return word_in(t->pen.language, WORD_SAYS_SAME);
    if (!loser || pov_status_rank(loser->status) == pov_status_rank(e->status))
        return used;
    return pov_arena_format(t->pen.arena, "%s: %s", used,
                            ranks(t, e->status, loser->status));
}

static const char *why_outranked(const trace_tree *t, const pov_evidence *e)
{
    const char *no = word_in(t->pen.language, WORD_NOT_USED);

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
        t->pen.arena, "%s: %s %s", word_in(t->pen.language, WORD_NOT_USED),
        word_in(t->pen.language, WORD_REPLACED_BY), by ? by->id : "?");
}

static const char *why_disputed(const trace_tree *t, const pov_evidence *e)
{
    const char *equal = word_in(t->pen.language, WORD_EQUAL_RANK);
    const pov_interval *expected = &e->figure->expected;
    bool fits = pov_interval_agree(expected, &e->allows);

    if (!e->figure->expected_by || pov_interval_is_empty(expected))
        return equal;
    return pov_arena_format(
        t->pen.arena, "%s; %s %s %s", equal,
        word_in(t->pen.language, fits ? WORD_FITS : WORD_FITS_NOT),
        arithmetic_bounds(&t->pen, &e->figure->key, expected),
        fits ? "✓" : "✗");
}

static const char *why_set_aside(const trace_tree *t, const pov_evidence *e)
{
    (void)e;
    return pov_arena_format(t->pen.arena, "%s: %s",
                            word_in(t->pen.language, WORD_SET_ASIDE),
                            word_in(t->pen.language, WORD_STRONGER_FIGURES));
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
    const char *parts[] = {s->locator, s->note, said};
    const char *text = "";

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i] && *parts[i])
            text = pov_arena_format(t->pen.arena, "%s%s%s", text,
                                    *text ? "; " : "", parts[i]);
    if (*text)
        trace_branch(t, depth, POV_TONE_MUTED, text);
}

void trace_evidence(trace_tree *t, int depth, const pov_evidence *e, bool notes)
{
    pov_language l = t->pen.language;
    const char *document = e->document->is_unnamed ? "" : e->document->id;

    trace_branch(t, depth, tone_of_standing(e->standing),
                 pov_arena_format(t->pen.arena, "“%s”, %s (%s%s%s): %s",
                                  e->sources.items[0].raw, places_of(t, e),
                                  document, *document ? ", " : "",
                                  word_status(l, e->status), why(t, e)));
    for (size_t i = 0; notes && i < e->sources.count; i++)
        add_notes(t, depth + 1, &e->sources.items[i]);
}
