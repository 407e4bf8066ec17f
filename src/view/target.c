#include "view/target.h"

#include <string.h>

#include "view/brief.h"
#include "view/charts.h"
#include "view/claims.h"
#include "view/grounds.h"
#include "view/reason.h"
#include "view/words.h"

enum {
    NAME,
    DUE,
    BASELINE,
    LEVEL,
    ACTUAL,
    GAP,
    ACHIEVED,
    VERDICT,
    CLAIMS,
    LINE,
    N_COLUMNS
};

static const pov_column columns[N_COLUMNS] = {
    {.label = "Target", .may_wrap = true},
    {.label = "Due", .align = POV_ALIGN_RIGHT},
    {.label = "Baseline", .align = POV_ALIGN_RIGHT, .is_detail = true},
    {.label = "Level to reach", .align = POV_ALIGN_RIGHT},
    {.label = "Actual", .align = POV_ALIGN_RIGHT},
    {.label = "Gap", .align = POV_ALIGN_RIGHT},
    {.label = "Achieved", .align = POV_ALIGN_RIGHT},
    {.label = "Verdict"},
    {.label = "Source says", .may_wrap = true},
    {.label = "Line", .align = POV_ALIGN_RIGHT, .is_detail = true},
};

pov_table target_table(pov_language language, pov_arena *arena)
{
    return (pov_table){.columns =
                           words_columns(language, columns, N_COLUMNS, arena),
                       .n_columns = N_COLUMNS};
}

pov_cell target_disputed(pov_section *s, const pov_results *r,
                         const pov_figure *f)
{
    pov_cell cell =
        pov_cell_text(words_disputed(r->arena, r->language, r->draws, f));

    cell.tone = POV_TONE_BAD;
    cell.mark = brief_mark_dispute(s, r, f);
    return cell;
}

static pov_cell quantity_cell(pov_section *s, const pov_results *r,
                              const pov_quantity *q, pov_unit unit,
                              pov_day usual)
{
    pov_cell cell =
        pov_cell_text(words_quantity(r->arena, r->language, q, unit));

    if (!q->known && !q->is_disputed)
        return cell;
    if (q->is_disputed)
        cell = target_disputed(s, r, q->figure);
    else
        cell.mark = brief_mark(s, r, q->figure);
    if (q->date != usual)
        cell.text = pov_arena_format(r->arena, "%s: %s",
                                     words_due(r->arena, r->language, q->date),
                                     cell.text);
    return cell;
}

pov_cell target_baseline(pov_section *s, const pov_results *r,
                         const pov_progress *p)
{
    return quantity_cell(s, r, &p->trial.baseline, p->trial.measure,
                         p->trial.t0);
}

pov_cell target_actual(pov_section *s, const pov_results *r,
                       const pov_progress *p)
{
    pov_cell cell;

    if (p->change) {
        cell = quantity_cell(s, r, p->change, p->trial.measure, p->trial.t1);
        if (p->change->known)
            cell.text = words_change(r->arena, r->language, p->change->figure);
        return cell;
    }
    return quantity_cell(s, r, &p->trial.actual, p->trial.measure, p->trial.t1);
}

/** What is to go: "−2,063", "−2 pp", "−0.1 pp a year". */
static const char *change_text(const pov_results *r, const pov_progress *p)
{
    const pov_phrase *says = &p->trial.says;
    bool yearly = pov_form_is_yearly(says->form);
    bool down = pov_form_is_fall(says->form);

    if (says->form == POV_LEVEL || says->form == POV_DIRECTION)
        return NULL;
    return pov_arena_format(
        r->arena, "%s%s%s%s", down ? "−" : "+",
        words_amount(r->arena, r->language, says->amount, p->target->key.unit),
        yearly && r->language == POV_EN ? " " : "",
        yearly ? words_in(r->language, WORD_A_YEAR) : "");
}

/** A target in conflict has its mark. */
static pov_cell marked(pov_section *s, const pov_results *r,
                       const pov_progress *p, const char *text)
{
    pov_cell cell = pov_cell_text(text);

    if (text && pov_figure_claimed(p->target))
        cell.mark = brief_mark(s, r, p->target);
    if (!p->target->conflict || !text)
        return cell;
    cell.text = r->draws == POV_DRAWS_TEXT
                    ? pov_arena_format(r->arena, "%s?", text)
                    : pov_arena_format(r->arena, "%s (%s)", text,
                                       words_in(r->language, WORD_DISPUTED));
    cell.tone = POV_TONE_BAD;
    cell.mark = brief_mark_dispute(s, r, p->target);
    return cell;
}

pov_cell target_level(pov_section *s, const pov_results *r,
                      const pov_progress *p)
{
    return marked(
        s, r, p,
        words_level(r->arena, r->language, &p->outcome, p->trial.measure));
}

/** The level with the change that leads to it. */
static const char *asked_text(const pov_results *r, const pov_progress *p)
{
    const char *level =
        words_level(r->arena, r->language, &p->outcome, p->trial.measure);
    const char *change = change_text(r, p);

    if (p->trial.says.form == POV_DIRECTION)
        return words_in(r->language,
                        p->trial.says.fewer ? WORD_FEWER : WORD_MORE);
    if (!change || !level)
        return level ? level : change;
    return pov_arena_format(r->arena, "%s (%s)", level, change);
}

const char *target_signed(const pov_results *r, pov_ratio ratio, pov_unit unit)
{
    pov_decimal d;

    if (!pov_ratio_round(ratio,
                         unit == POV_IN_COUNT && ratio.under == 1 ? 0 : 2,
                         POV_ROUND_HALF_UP, &d))
        return NULL;
    return pov_arena_format(r->arena, "%s%s", ratio.over > 0 ? "+" : "",
                            words_amount(r->arena, r->language, d, unit));
}

pov_cell target_gap(const pov_results *r, const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    const char *count = pov_maybe_known(o->gap)
                            ? target_signed(r, o->gap.is, POV_IN_COUNT)
                            : NULL;
    const char *points = pov_maybe_known(o->gap_points)
                             ? target_signed(r, o->gap_points.is, POV_IN_POINTS)
                             : NULL;

    if (count && points)
        return pov_cell_text(
            pov_arena_format(r->arena, "%s (%s)", count, points));
    return pov_cell_text(count ? count : points);
}

/** All that the actual may be; where it is printed, that. */
static pov_interval actual_range(const pov_quantity *q)
{
    return q->is_printed && !q->printed.zeros
               ? pov_interval_point(pov_ratio_from_decimal(q->printed))
               : q->range;
}

/** "+1.71–1.75 pp": how far it is where that is no number, but on one side of
 *  the level for sure; NULL: not known. */
static const char *gap_range(const pov_results *r, const pov_progress *p)
{
    const bool is_count = p->trial.measure == POV_IN_COUNT;
    const int scale = is_count ? 0 : 2;
    const pov_interval now = actual_range(&p->trial.actual);
    const pov_interval *target = &p->outcome.target;
    pov_interval over = pov_interval_subtract(&now, target);
    pov_interval under = pov_interval_subtract(target, &now);
    const bool is_over = over.low.at.over > 0;
    const pov_interval *gap = is_over ? &over : &under;
    pov_decimal least, most;

    if (!p->outcome.has_target || !p->trial.actual.known ||
        !pov_interval_is_bounded(gap) || gap->low.at.over <= 0 ||
        !pov_ratio_round(gap->low.at, scale, POV_ROUND_DOWN, &least) ||
        !pov_ratio_round(gap->high.at, scale, POV_ROUND_UP, &most))
        return NULL;
    return pov_arena_format(
        r->arena, "%s%s–%s", is_over ? "+" : "−",
        words_decimal(r->arena, r->language, least),
        words_amount(r->arena, r->language, most,
                     is_count ? POV_IN_COUNT : POV_IN_POINTS));
}

pov_cell target_gap_range(const pov_results *r, const pov_progress *p)
{
    pov_cell cell = target_gap(r, p);

    return cell.kind == POV_CELL_NULL ? pov_cell_text(gap_range(r, p)) : cell;
}

static bool percent_text(const pov_results *r, const pov_maybe *share,
                         pov_rounding how, const char **text, int64_t *units)
{
    pov_decimal rounded;

    if (!pov_maybe_known(*share) ||
        !pov_ratio_round(share->is, 0, how, &rounded))
        return false;
    *text = words_amount(r->arena, r->language, rounded, POV_IN_PERCENT);
    *units = rounded.units;
    return true;
}

pov_cell target_achieved(const pov_results *r, const pov_progress *p)
{
    const char *text, *expected;
    int64_t units, unused;
    pov_cell cell;

    if (!percent_text(r, &p->outcome.achieved, POV_ROUND_DOWN, &text, &units))
        return pov_cell_null();
    if (percent_text(r, &p->outcome.expected_share, POV_ROUND_HALF_UP,
                     &expected, &unused))
        text = pov_say_format(r->language, r->arena, "%s (%s due)", text,
                              expected);
    cell = pov_cell_text(text);
    cell.bar = (int16_t)(units < 0 ? 0 : units > 100 ? 100 : units);
    return cell;
}

static const char *append(pov_arena *arena, const char *notes, const char *note)
{
    return *notes ? pov_arena_format(arena, "%s; %s", notes, note) : note;
}

/** "with it the verdict would be met, and for the strong end not met". */
static const char *alternative_note(const notation *pen, const pov_progress *p,
                                    const pov_alternative *a)
{
    pov_language l = pen->language;
    const char *value =
        words_quantity(pen->arena, l, &a->actual, p->trial.measure);
    const char *note = pov_arena_format(
        pen->arena, "%s: %s, %s; %s %s",
        words_in(l, a->stated->standing == POV_SUPERSEDED ? WORD_REPLACED
                                                          : WORD_OUTRANKED),
        value, words_where(pen, a->stated), words_in(l, WORD_WITH_IT),
        pov_words(POV_TERMS_VERDICT, a->verdict, l));

    if (!p->stretch)
        return note;
    return pov_arena_format(pen->arena, "%s, %s %s", note,
                            words_in(l, WORD_STRONG_WITH_IT),
                            pov_words(POV_TERMS_VERDICT, a->stretch, l));
}

/** Why a figure was left out. */
static word reason_left_out(const pov_area *wanted, const pov_area *area)
{
    if (area == wanted)
        return WORD_OTHER_STANDARD;
    if (!strcmp(area->name, wanted->name))
        return WORD_OTHER_TERRITORY;
    if (pov_areas_hold(pov_area_predecessors(wanted), area))
        return WORD_PART_TERRITORY;
    return WORD_LATER_TERRITORY;
}

static const char *left_out_note(const notation *pen, const pov_progress *p,
                                 const pov_figure *f)
{
    const pov_area *wanted = p->target->key.area;
    pov_language l = pen->language;

    return pov_arena_format(
        pen->arena, "%s: %s, %s (%s): %s", words_in(l, WORD_NOT_USED),
        words_interval(pen->arena, l, &f->value, f->key.unit),
        words_in(l, reason_left_out(wanted, f->key.area)),
        f->key.area != wanted ? f->key.area->id
                              : words_standard_beside(l, f->key.standard),
        brief_text(pen, f));
}

/** Verdicts of statements that gave way, told of one target. */
enum { MOST_ALTERNATIVES = 8 };

static const char *alternative_notes(const notation *pen, const pov_progress *p,
                                     const char *notes)
{
    size_t n = p->alternatives.count;

    for (size_t i = 0; i < n && i < MOST_ALTERNATIVES; i++)
        notes = append(pen->arena, notes,
                       alternative_note(pen, p, &p->alternatives.items[i]));
    if (n > MOST_ALTERNATIVES)
        notes = pov_arena_format(pen->arena, "%s (+%zu)", notes,
                                 n - MOST_ALTERNATIVES);
    return notes;
}

static const char *notes_of(const notation *pen, const pov_progress *p)
{
    const pov_outcome *o = &p->outcome;
    const char *reason = reason_text(pen, p);
    const char *notes = reason ? reason : "";

    if (o->flags & 1u << POV_FLAG_NO_FINAL_REPORT)
        notes =
            append(pen->arena, notes, words_in(pen->language, WORD_NOT_FINAL));
    notes = alternative_notes(pen, p, notes);
    for (size_t i = 0; i < p->left_out.count; i++)
        notes = append(pen->arena, notes,
                       left_out_note(pen, p, p->left_out.items[i]));
    return notes;
}

const char *target_verdict_text(const pov_results *r, const pov_outcome *o)
{
    pov_language l = r->language;
    const char *text = pov_words(POV_TERMS_VERDICT, o->verdict, l), *share;
    int64_t unused;

    if (o->verdict == POV_VERDICT_UNDECIDABLE && o->either[0] != o->either[1])
        return pov_arena_format(r->arena, "%s: %s %s %s", text,
                                pov_words(POV_TERMS_VERDICT, o->either[0], l),
                                words_in(l, WORD_OR),
                                pov_words(POV_TERMS_VERDICT, o->either[1], l));
    if (o->flags & 1u << POV_FLAG_INTERIM)
        return pov_arena_format(r->arena, "%s (%s)", text,
                                pov_words(POV_TERMS_VERDICT, o->interim, l));
    if (o->degree != POV_NO_DEGREE && pov_maybe_known(o->achieved) &&
        o->achieved.is.over >= 0 &&
        percent_text(r, &o->achieved, POV_ROUND_DOWN, &share, &unused))
        return pov_arena_format(
            r->arena, "%s (%s)", text,
            pov_say_format(l, r->arena, "only %s of the way", share));
    if (o->degree != POV_NO_DEGREE)
        return pov_arena_format(r->arena, "%s (%s)", text,
                                pov_words(POV_TERMS_DEGREE, o->degree, l));
    if (o->flags & 1u << POV_FLAG_MET_BY_ROUNDING)
        return pov_arena_format(r->arena, "%s (%s)", text,
                                pov_say(l, "when rounded"));
    return text;
}

pov_cell target_verdict_alone(const pov_results *r, const pov_progress *p)
{
    pov_cell cell = pov_cell_text(target_verdict_text(r, &p->outcome));

    cell.tone = pov_tone_of(POV_TERMS_VERDICT, p->outcome.verdict);
    return cell;
}

pov_cell target_verdict(pov_section *s, const pov_results *r,
                        const pov_progress *p)
{
    pov_cell cell = target_verdict_alone(r, p);
    notation pen = notes_pen(r);
    const char *notes = notes_of(&pen, p);

    if (*notes)
        cell.mark = notes_plain(s, r, &pen,
                                notes_target(r->arena, p, "verdict"), notes);
    return cell;
}

pov_cell target_claims(pov_section *s, const pov_results *r,
                       const pov_progress *p)
{
    pov_text_list said = {0};
    struct {
        const pov_evidence **items;
        size_t count, capacity;
    } from = {0};
    pov_cell cell;
    bool any_false = false;

    for (size_t i = 0; i < p->claims.count; i++) {
        const pov_claim_check *c = &p->claims.items[i];
        pov_day day = c->claim->figure->key.as_of;
        const char *says = words_claim_check(r->arena, r->language, c);

        if (day != p->trial.t1)
            says =
                pov_arena_format(r->arena, "%s: %s",
                                 words_due(r->arena, r->language, day), says);
        pov_arena_push(r->arena, &said, says);
        pov_arena_push(r->arena, &from, c->claim);
        any_false = any_false || (c->is_checked && !c->agrees);
    }
    if (!said.count)
        return pov_cell_text("");
    cell = pov_cell_text(words_joined(r->arena, &said, "; "));
    cell.tone = any_false ? POV_TONE_BAD : POV_TONE_PLAIN;
    cell.mark = claims_mark(s, r, from.items, from.count);
    return cell;
}

/** In a file that names no document; others are found by their number. */
static pov_cell line_cell(const pov_results *r, const pov_progress *p)
{
    if (words_document(r->arena, r->language, p->stated->document))
        return pov_cell_text("");
    return pov_cell_text(pov_arena_format(
        r->arena, "%lu",
        (unsigned long)p->stated->sources.items[0].place.line));
}

static pov_cell name_cell(const pov_results *r, const pov_progress *p)
{
    return pov_cell_text(
        words_indicator(r->language, p->target->key.indicator));
}

static pov_cell due_cell(const pov_results *r, const pov_progress *p)
{
    return pov_cell_text(words_due(r->arena, r->language, p->trial.t1));
}

/** A row without anything. */
static void set_blank(pov_cell row[N_COLUMNS])
{
    for (size_t i = 0; i < N_COLUMNS; i++)
        row[i] = pov_cell_text("");
}

void target_add_aim(pov_section *s, const pov_results *r,
                    const pov_progress *worst)
{
    pov_cell row[N_COLUMNS];

    set_blank(row);
    row[NAME] = name_cell(r, worst);
    row[DUE] = due_cell(r, worst);
    row[VERDICT] = target_verdict_alone(r, worst);
    pov_table_add(&s->table, r->arena, row);
}

static bool is_blank(const pov_cell *cell)
{
    return cell->kind == POV_CELL_NULL ||
           (cell->kind == POV_CELL_TEXT && !*cell->text);
}

void target_drop_blanks(pov_table *table, pov_arena *arena, unsigned may_go)
{
    bool *kept = pov_arena_alloc(arena, table->n_columns * sizeof *kept);
    pov_cell *room = pov_table_room(table, arena);

    for (size_t c = 0; c < table->n_columns; c++)
        kept[c] = !(may_go >> c & 1);
    for (size_t r = 0; r < table->count; r++) {
        pov_table_row(table, r, room);
        for (size_t c = 0; c < table->n_columns; c++)
            kept[c] = kept[c] || !is_blank(&room[c]);
    }
    pov_table_keep(table, arena, kept);
}

void target_finish(pov_table *table, pov_arena *arena)
{
    target_drop_blanks(table, arena,
                       1u << BASELINE | 1u << ACTUAL | 1u << GAP |
                           1u << ACHIEVED | 1u << CLAIMS | 1u << LINE);
}

static void add_strong_row(pov_section *s, const pov_results *r,
                           const pov_progress *p, int indent)
{
    notation pen = notes_pen(r);
    pov_progress strong = *p;
    pov_cell row[N_COLUMNS];

    set_blank(row);
    strong.trial.says.amount = p->trial.says.stretch;
    strong.outcome = *p->stretch;
    row[NAME] = pov_cell_text(words_in(r->language, WORD_STRONG_END));
    row[NAME].indent = (int8_t)(indent + 1);
    row[LEVEL] = pov_cell_text(asked_text(r, &strong));
    row[GAP] = target_gap_range(r, &strong);
    row[ACHIEVED] = target_achieved(r, &strong);
    row[VERDICT] = pov_cell_text(target_verdict_text(r, p->stretch));
    row[VERDICT].tone = pov_tone_of(POV_TERMS_VERDICT, p->stretch->verdict);
    row[VERDICT].mark =
        notes_plain(s, r, &pen, notes_target(r->arena, p, "strong-end"),
                    grounds_lack(&pen, p->judged, p->stretch, p->stretch_lack));
    pov_table_add(&s->table, r->arena, row);
}

/** The verdict of one form of an aim: in lines of text nothing if it is just
 * that of the worst, which stands above it. */
static pov_cell form_verdict(pov_section *s, const pov_results *r,
                             const pov_progress *p, const pov_progress *worst)
{
    const pov_cell cell = target_verdict(s, r, p);

    if (worst && !cell.mark && r->draws == POV_DRAWS_TEXT &&
        !strcmp(cell.text, target_verdict_text(r, &worst->outcome)))
        return pov_cell_text("");
    return cell;
}

void target_add(pov_section *s, const pov_results *r, const pov_progress *p,
                const pov_progress *worst)
{
    pov_cell row[N_COLUMNS];

    row[NAME] = name_cell(r, p);
    if (worst) {
        row[NAME] = pov_cell_text(pov_arena_format(
            r->arena, "“%s”", p->stated->sources.items[0].raw));
        row[NAME].indent = 1;
    }
    if (r->draws == POV_DRAWS_PAGE)
        row[NAME].chart = charts_bullet(r, p);
    row[DUE] = worst ? pov_cell_text("") : due_cell(r, p);
    row[BASELINE] = target_baseline(s, r, p);
    row[LEVEL] = marked(s, r, p, asked_text(r, p));
    row[ACTUAL] = target_actual(s, r, p);
    row[GAP] = target_gap_range(r, p);
    row[ACHIEVED] = target_achieved(r, p);
    row[VERDICT] = form_verdict(s, r, p, worst);
    row[CLAIMS] = target_claims(s, r, p);
    row[LINE] = line_cell(r, p);
    pov_table_add(&s->table, r->arena, row);
    if (p->stretch)
        add_strong_row(s, r, p, row[NAME].indent);
}
