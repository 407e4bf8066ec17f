#include "view/diff_figures.h"

#include <stdlib.h>
#include <string.h>

#include "view/fields.h"
#include "view/machine.h"
#include "view/select.h"
#include "view/words.h"

/* Every figure of either side once, paired by what it is about; and what was
 * typed of it, compared without regard to the lines it stands in. */

typedef struct differences {
    pov_difference *items;
    size_t count, capacity;
} differences;

static int compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

/** The texts in an order of their own, as one. */
static const char *sorted_text(pov_arena *arena, pov_text_list *texts)
{
    size_t length = 0;
    char *all;

    if (texts->count)
        qsort(texts->items, texts->count, sizeof *texts->items, compare_texts);
    for (size_t i = 0; i < texts->count; i++)
        length += strlen(texts->items[i]) + 1;
    all = pov_arena_alloc(arena, length + 1);
    length = 0;
    for (size_t i = 0; i < texts->count; i++) {
        size_t n = strlen(texts->items[i]);

        memcpy(all + length, texts->items[i], n);
        all[length + n] = '\x01';
        length += n + 1;
    }
    return all;
}

/** What the sources in conflict say. */
static const char *dispute_print(pov_arena *arena, const pov_figure *f)
{
    pov_text_list texts = {0};

    for (size_t i = 0; i < f->evidence.count; i++)
        if (f->evidence.items[i]->standing == POV_DISPUTED)
            pov_arena_push(arena, &texts,
                           differ_phrase_print(arena, f->evidence.items[i]));
    return sorted_text(arena, &texts);
}

static bool same_phrase(pov_arena *arena, const pov_evidence *a,
                        const pov_evidence *b)
{
    return !strcmp(differ_phrase_print(arena, a),
                   differ_phrase_print(arena, b));
}

/** Do both sides state, or leave to be derived, the same number?  One that is
 * stated on both sides has not moved because other figures
 * now bound it otherwise: that is "bounds". */
static bool same_number(const differ *d, const pov_figure *a,
                        const pov_figure *b)
{
    if (a->conflict != b->conflict)
        return false;
    if (a->conflict)
        return !strcmp(dispute_print(d->scratch, a),
                       dispute_print(d->scratch, b));
    if (a->chosen && b->chosen) {
        if (!same_phrase(d->scratch, a->chosen, b->chosen))
            return false;
        if (pov_evidence_is_number(a->chosen))
            return true;
    }
    return pov_interval_equal(&a->value, &b->value);
}

/** One thing that can be told of a statement; "" if it is not. */
typedef const char *telling(const differ *d, const diff_side *side,
                            const pov_evidence *e);

static const char *tell_number(const differ *d, const diff_side *side,
                               const pov_evidence *e)
{
    (void)side;
    return differ_phrase_print(d->scratch, e);
}

static const char *tell_document(const differ *d, const diff_side *side,
                                 const pov_evidence *e)
{
    (void)d;
    return differ_plan(side, e->document);
}

static const char *tell_status(const differ *d, const diff_side *side,
                               const pov_evidence *e)
{
    (void)d;
    (void)side;
    return pov_code(POV_TERMS_STATUS, e->status);
}

static const char *tell_standing(const differ *d, const diff_side *side,
                                 const pov_evidence *e)
{
    (void)side;
    return pov_arena_format(d->scratch, "%d%d", (int)e->standing,
                            e == e->figure->chosen);
}

static const char *tell_since(const differ *d, const diff_side *side,
                              const pov_evidence *e)
{
    (void)side;
    return pov_arena_format(d->scratch, "%ld", (long)e->since);
}

static const char *tell_times(const differ *d, const diff_side *side,
                              const pov_evidence *e)
{
    (void)side;
    return pov_arena_format(d->scratch, "%zu", (size_t)e->source_count);
}

typedef const char *source_text(const pov_source *source);

static const char *raw_of(const pov_source *source)
{
    return source->raw;
}

static const char *locator_of(const pov_source *source)
{
    const char *locator = pov_source_remarks(source)->locator;

    return locator ? locator : "";
}

static const char *note_of(const pov_source *source)
{
    const char *note = pov_source_remarks(source)->note;

    return note ? note : "";
}

/* Of many places only the first are kept, and which those are depends on the
 * order of rows: they cannot be compared. */
static const char *tell_sources(const differ *d, const pov_evidence *e,
                                source_text *of)
{
    pov_text_list texts = {0};

    if (e->source_count > e->sources.count)
        return "";
    for (size_t i = 0; i < e->sources.count; i++)
        pov_arena_push(d->scratch, &texts, of(&e->sources.items[i]));
    return sorted_text(d->scratch, &texts);
}

static const char *tell_typed(const differ *d, const diff_side *side,
                              const pov_evidence *e)
{
    (void)side;
    return tell_sources(d, e, raw_of);
}

static const char *tell_locator(const differ *d, const diff_side *side,
                                const pov_evidence *e)
{
    (void)side;
    return tell_sources(d, e, locator_of);
}

static const char *tell_note(const differ *d, const diff_side *side,
                             const pov_evidence *e)
{
    (void)side;
    return tell_sources(d, e, note_of);
}

static const struct aspect {
    pov_difference name;
    telling *tell;
} aspects[] = {
    {POV_DIFFERS_NUMBER, tell_number},   {POV_DIFFERS_DOCUMENT, tell_document},
    {POV_DIFFERS_STATUS, tell_status},   {POV_DIFFERS_STANDING, tell_standing},
    {POV_DIFFERS_SINCE, tell_since},     {POV_DIFFERS_TYPED, tell_typed},
    {POV_DIFFERS_LOCATOR, tell_locator}, {POV_DIFFERS_NOTE, tell_note},
    {POV_DIFFERS_TIMES, tell_times},
};

enum { N_ASPECTS = sizeof aspects / sizeof *aspects };

/** What all statements of a figure tell of aspects `from` to before `to`,
 *  whatever the order of their lines. */
static const char *command_told(const differ *d, const diff_side *side,
                                const pov_figure *f, size_t from, size_t to)
{
    pov_text_list all = {0};

    for (size_t i = 0; i < f->evidence.count; i++) {
        const char *one = "";

        for (size_t a = from; a < to; a++)
            one = pov_arena_format(
                d->scratch, "%s\x02%s", one,
                aspects[a].tell(d, side, f->evidence.items[i]));
        pov_arena_push(d->scratch, &all, one);
    }
    return sorted_text(d->scratch, &all);
}

static bool same_told(const differ *d, const pov_figure *old,
                      const pov_figure *new, size_t from, size_t to)
{
    return !strcmp(command_told(d, &d->old, old, from, to),
                   command_told(d, &d->new, new, from, to));
}

/** Shape: an empty list if nothing differs. */
static differences restated(const differ *d, const pov_figure *old,
                            const pov_figure *new)
{
    differences all = {0};
    bool one_sided = !old->evidence.count != !new->evidence.count;
    bool differs = !same_told(d, old, new, 0, N_ASPECTS);

    if (one_sided)
        pov_arena_push(d->arena, &all, POV_DIFFERS_BASIS);
    for (size_t a = 0; differs && !one_sided && a < N_ASPECTS; a++)
        if (!same_told(d, old, new, a, a + 1))
            pov_arena_push(d->arena, &all, aspects[a].name);
    if (differs && !all.count)
        pov_arena_push(d->arena, &all, POV_DIFFERS_STATEMENTS);
    if (!pov_interval_equal(&old->value, &new->value))
        pov_arena_push(d->arena, &all, POV_DIFFERS_BOUNDS);
    return all;
}

/** One figure of both sides and what became of it. */
typedef struct figure_change {
    const pov_figure *old, *new; /* NULL: not there */
    pov_change what;
    differences restated;
} figure_change;

typedef struct figure_changes {
    figure_change *items;
    size_t count, capacity;
} figure_changes;

/** The figure of the new side, or else of the old one. */
static const pov_figure *either_figure(const figure_change *c)
{
    return c->new ? c->new : c->old;
}

/** The figure as one number.  Errors: false if it is none. */
static bool number_of(const pov_figure *f, pov_ratio *number)
{
    if (!f || f->conflict)
        return false;
    *number = f->value.low.at;
    if (f->chosen && pov_evidence_is_number(f->chosen))
        *number = pov_ratio_from_decimal(f->chosen->says.amount);
    else if (!pov_interval_is_point(&f->value))
        return false;
    return true;
}

/** New less old.  Errors: false if one of them is no number. */
static bool figure_difference(const figure_change *c, pov_ratio *out)
{
    pov_ratio old, new;

    return number_of(c->old, &old) && number_of(c->new, &new) &&
           pov_ratio_subtract(new, old, out);
}

/** Does the figure rest on this statement: is it chosen, or in conflict? */
static bool is_ground(const pov_figure *f, const pov_evidence *e)
{
    return f->conflict ? e->standing == POV_DISPUTED : e == f->chosen;
}

/** Is it stated on a side?  If not it is derived on both. */
static bool is_stated_change(const figure_change *c)
{
    return (c->old && c->old->evidence.count) ||
           (c->new && c->new->evidence.count);
}

static const pov_evidence *ground_of(const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++)
        if (is_ground(f, f->evidence.items[i]))
            return f->evidence.items[i];
    return NULL;
}

/** The first places of what a side rests on. */
static pov_cell places_cell(pov_arena *arena, const diff_side *side,
                            const pov_figure *f)
{
    pov_table *table = machine_sources_new(arena);

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        for (size_t j = 0; is_ground(f, e) && j < e->sources.count &&
                           table->count < POV_SOURCES_KEPT;
             j++)
            machine_sources_add(
                table, arena, &e->sources.items[j],
                differ_path(side, e->sources.items[j].place.file));
    }
    return pov_cell_table(table);
}

static size_t count_places(const pov_figure *f)
{
    size_t n = 0;

    for (size_t i = 0; i < f->evidence.count; i++)
        if (is_ground(f, f->evidence.items[i]))
            n += f->evidence.items[i]->source_count;
    return n;
}

static const char *basis_of(const pov_figure *f)
{
    if (f->conflict)
        return "conflict";
    if (f->chosen)
        return "stated";
    return pov_figure_derived(f) ? "derived" : "set_aside";
}

static pov_cell difference_cell(const figure_change *c)
{
    pov_ratio more;

    return figure_difference(c, &more) ? machine_ratio(more) : pov_cell_null();
}

static pov_cell restated_cell(pov_arena *arena, const differences *all)
{
    pov_cell cell = pov_cell_empty_list();

    for (size_t i = 0; i < all->count; i++)
        pov_arena_push(arena, &cell.list,
                       pov_cell_term(POV_TERMS_DIFFERENCE, all->items[i]));
    return cell;
}

#define FIGURE(name, gives)                                                    \
    static pov_cell name##_field(const field_view *v, const void *row)         \
    {                                                                          \
        const figure_change *c = row;                                          \
        const pov_key *key = &either_figure(c)->key;                           \
                                                                               \
        (void)v, (void)key;                                                    \
        return gives;                                                          \
    }
#include "view/diff_fields.def"

#define SIDE(which, name, gives)                                               \
    static pov_cell which##_##name(const field_view *v, const void *row)       \
    {                                                                          \
        const figure_change *c = row;                                          \
        const pov_figure *f = c->which;                                        \
        const diff_side *side = &((const differ *)v->more)->which;             \
        const pov_evidence *e = f && !f->conflict ? ground_of(f) : NULL;       \
                                                                               \
        (void)side, (void)e;                                                   \
        return f ? gives : pov_cell_null();                                    \
    }
#define FIGURE_SIDE(name, end, gives)                                          \
    SIDE(old, name, (gives)) SIDE(new, name, (gives))
#include "view/diff_fields.def"

static const field fields[] = {
#define FIGURE(name, gives)                                                    \
    {.key = #name, .at = {[FIELD_ROWS] = 1}, .of = name##_field},
#include "view/diff_fields.def"
#define FIGURE_SIDE(name, end, gives)                                          \
    {.key = "old" end, .at = {[FIELD_ROWS] = 2}, .of = old_##name},            \
        {.key = "new" end, .at = {[FIELD_ROWS] = 3}, .of = new_##name},
#include "view/diff_fields.def"
};

enum {
    SHOWN_COLUMNS = 5,
    USUAL_DECIMALS = 2,
    PRECISE_DECIMALS = 6,
    RIVALS_SHOWN = 3
};

static const pov_column shown_columns[SHOWN_COLUMNS] = {
    {.label = "Figure", .may_wrap = true},
    {.label = "Old", .align = POV_ALIGN_RIGHT},
    {.label = "New", .align = POV_ALIGN_RIGHT},
    {.label = "Difference", .align = POV_ALIGN_RIGHT},
    {.label = "Where", .may_wrap = true},
};

static const pov_column restated_columns[4] = {
    {.label = "Figure", .may_wrap = true},
    {.label = "Number", .align = POV_ALIGN_RIGHT},
    {.label = "What differs", .may_wrap = true},
    {.label = "Where", .may_wrap = true},
};

static const diff_side *side_of(const differ *d, const figure_change *c)
{
    return c->new ? &d->new : &d->old;
}

/** A change with its sign, and what is so much a year with that. */
static const char *with_form(const differ *d, pov_form form, const char *amount)
{
    bool yearly = pov_form_is_yearly(form);

    if (form == POV_LEVEL || form == POV_DIRECTION || form == POV_CLAIMED)
        return amount;
    return pov_arena_format(d->arena, "%s%s%s%s",
                            pov_form_is_fall(form) ? "−" : "+", amount,
                            yearly && d->language == POV_EN ? " " : "",
                            yearly ? words_in(d->language, WORD_A_YEAR) : "");
}

/** What follows the rivals that are shown: " … (+12)", or nothing. */
static const char *and_more(const differ *d, size_t n)
{
    return n > RIVALS_SHOWN
               ? pov_arena_format(d->arena, " … (+%zu)", n - RIVALS_SHOWN)
               : "";
}

/** "12,248 ↔ 12,250". */
static const char *dispute_text(const differ *d, const pov_figure *f)
{
    const char *text = "";
    size_t n = 0;

    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->standing != POV_DISPUTED || n++ >= RIVALS_SHOWN)
            continue;
        text = pov_arena_format(d->arena, "%s%s%s", text, *text ? " ↔ " : "",
                                pov_evidence_is_number(e)
                                    ? words_amount(d->arena, d->language,
                                                   e->says.amount, f->key.unit)
                                    : e->sources.items[0].raw);
    }
    return pov_arena_format(d->arena, "%s%s", text, and_more(d, n));
}

static const char *value_text(const differ *d, const pov_figure *f)
{
    if (!f)
        return NULL;
    if (f->conflict)
        return dispute_text(d, f);
    if (f->chosen && !pov_figure_is_known(f))
        return pov_arena_format(d->arena, "“%s”",
                                f->chosen->sources.items[0].raw);
    if (!pov_figure_is_known(f))
        return words_in(d->language, WORD_SET_ASIDE);
    return with_form(d, f->key.form, words_figure(d->arena, d->language, f));
}

/** With all the decimals that a machine gets. */
static const char *precise_end(const differ *d, pov_ratio end, pov_rounding how)
{
    pov_decimal rounded;

    return pov_ratio_round(end, PRECISE_DECIMALS, how, &rounded)
               ? words_decimal(d->arena, d->language, rounded)
               : "?";
}

static const char *precise_text(const differ *d, const pov_figure *f)
{
    const pov_interval *i = &f->value;
    const char *sign = f->key.unit == POV_IN_COUNT ? "" : "%";

    if (f->conflict || (f->chosen && pov_evidence_is_number(f->chosen)) ||
        !pov_figure_is_known(f))
        return value_text(d, f);
    if (pov_interval_is_point(i))
        return pov_arena_format(d->arena, "%s%s",
                                precise_end(d, i->low.at, POV_ROUND_HALF_UP),
                                sign);
    return pov_arena_format(d->arena, "%s–%s%s",
                            precise_end(d, i->low.at, POV_ROUND_DOWN),
                            precise_end(d, i->high.at, POV_ROUND_UP), sign);
}

/** What moved by less than is usually printed is printed in full. */
static pov_cell value_cell(const differ *d, const figure_change *c,
                           const pov_figure *f)
{
    const char *old = value_text(d, c->old), *new = value_text(d, c->new);
    bool look_alike =
        c->what == POV_CHANGE_MOVED && old && new && !strcmp(old, new);
    pov_cell cell =
        pov_cell_text(look_alike && f ? precise_text(d, f) : value_text(d, f));

    if (f && f->conflict)
        cell.tone = POV_TONE_BAD;
    return cell;
}

static const char *more_text(const differ *d, const figure_change *c)
{
    const pov_key *key = &either_figure(c)->key;
    bool is_count = key->unit == POV_IN_COUNT;
    pov_decimal rounded;
    pov_ratio more;
    int scale;

    if (!figure_difference(c, &more))
        return NULL;
    if (pov_form_is_fall(key->form)) /* shown with a minus on both sides */
        more.over = -more.over;
    scale = is_count && more.under == 1 ? 0 : USUAL_DECIMALS;
    if (!pov_ratio_round(more, scale, POV_ROUND_HALF_UP, &rounded))
        return NULL;
    if (!rounded.units && more.over)
        (void)pov_ratio_round(more, PRECISE_DECIMALS, POV_ROUND_HALF_UP,
                              &rounded);
    return pov_arena_format(d->arena, "%s%s%s%s", more.over > 0 ? "+" : "",
                            words_decimal(d->arena, d->language, rounded),
                            is_count ? "" : " ",
                            is_count ? "" : words_in(d->language, WORD_PP));
}

/** "extracts/a.csv:3 (official)", all of a conflict; or what derives it. */
static const char *ground_text(const differ *d, const diff_side *side,
                               const pov_figure *f)
{
    const pov_derivation *by = f ? pov_figure_derived(f) : NULL;
    const char *text = "";
    size_t n = 0;

    for (size_t i = 0; f && i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (is_ground(f, e) && n++ < RIVALS_SHOWN)
            text = pov_arena_format(
                d->arena, "%s%s%s (%s)", text, *text ? " ↔ " : "",
                differ_place(d, side, e->sources.items[0].place),
                pov_words(POV_TERMS_STATUS, e->status, d->language));
    }
    if (n)
        return pov_arena_format(d->arena, "%s%s", text, and_more(d, n));
    if (!by)
        return NULL;
    return pov_say(d->language, by->by->says);
}

/** "old → new", the one if they are equal or the other is NULL. */
static const char *old_to_new(pov_arena *arena, const char *old,
                              const char *new)
{
    if (!old || !new)
        return old ? old : new;
    return strcmp(old, new) ? pov_arena_format(arena, "%s → %s", old, new)
                            : new;
}

static pov_cell where_cell(const differ *d, const figure_change *c)
{
    return pov_cell_text(old_to_new(d->arena, ground_text(d, &d->old, c->old),
                                    ground_text(d, &d->new, c->new)));
}

static void show_moved(area_tables *tables, const differ *d,
                       const figure_change *c)
{
    const pov_key *key = &either_figure(c)->key;

    differ_tables_add(
        tables, d, key->area,
        (pov_cell[]){
            pov_cell_text(differ_key_words(d, side_of(d, c), key)),
            value_cell(d, c, c->old),
            value_cell(d, c, c->new),
            pov_cell_text(more_text(d, c)),
            where_cell(d, c),
        });
}

static void show_restated(area_tables *tables, const differ *d,
                          const figure_change *c)
{
    const pov_key *key = &either_figure(c)->key;
    const char *names = "";

    for (size_t i = 0; i < c->restated.count; i++)
        names = pov_arena_format(
            d->arena, "%s%s%s", names, i ? ", " : "",
            pov_words(POV_TERMS_DIFFERENCE, c->restated.items[i], d->language));
    differ_tables_add(
        tables, d, key->area,
        (pov_cell[]){
            pov_cell_text(differ_key_words(d, side_of(d, c), key)),
            value_cell(d, c, c->new),
            pov_cell_text(names),
            where_cell(d, c),
        });
}

static void show_all_moved(const differ *d, const figure_changes *changes,
                           bool stated)
{
    area_tables tables = {
        .heading =
            words_in(d->language, stated ? WORD_FIGURES : WORD_DERIVED_FIGURES),
        .columns = words_columns(d->language, shown_columns,
                                 sizeof shown_columns / sizeof *shown_columns,
                                 d->arena),
        .n_columns = SHOWN_COLUMNS};

    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].what != POV_CHANGE_RESTATED &&
            is_stated_change(&changes->items[i]) == stated)
            show_moved(&tables, d, &changes->items[i]);
    differ_tables_end(&tables, d);
}

/** Add the sections for people to the report: what is stated first. */
static void show_figures(const differ *d, const figure_changes *changes)
{
    area_tables tables = {
        .heading = words_in(d->language, WORD_RESTATED_FIGURES),
        .columns = words_columns(
            d->language, restated_columns,
            sizeof restated_columns / sizeof *restated_columns, d->arena),
        .n_columns = 4};

    show_all_moved(d, changes, true);
    show_all_moved(d, changes, false);
    for (size_t i = 0; d->in_full && i < changes->count; i++)
        if (changes->items[i].what == POV_CHANGE_RESTATED)
            show_restated(&tables, d, &changes->items[i]);
    differ_tables_end(&tables, d);
}

static bool is_of_plan(const pov_filter *filter, const pov_figure *f)
{
    for (size_t i = 0; i < filter->plans.count; i++) {
        if (f->key.plan == filter->plans.items[i])
            return true;
        for (size_t e = 0; e < f->evidence.count; e++)
            if (f->evidence.items[e]->document == filter->plans.items[i])
                return true;
    }
    return !filter->plans.count;
}

static bool passes(const pov_filter *filter, const pov_figure *f)
{
    return f && select_figure(filter, &f->key) && is_of_plan(filter, f);
}

static pov_change change_of(const differ *d, figure_change *c)
{
    if (!c->old)
        return POV_CHANGE_APPEARED;
    if (!c->new)
        return POV_CHANGE_WENT_AWAY;
    if (!same_number(d, c->old, c->new))
        return POV_CHANGE_MOVED;
    c->restated = restated(d, c->old, c->new);
    return c->restated.count ? POV_CHANGE_RESTATED : POV_CHANGE_NONE;
}

static merge_list figures_of(const differ *d, const diff_side *side)
{
    const pov_figures *all = side->results->figures;
    merge_list list = {0};

    for (size_t i = 0; i < all->count; i++) {
        const pov_figure *f = all->items[i];

        if (f->evidence.count || pov_figure_is_known(f))
            differ_merge_add(&list, d->arena,
                             differ_key_group(d, side, &f->key), "", f);
    }
    return list;
}

static figure_changes find_changes(const differ *d)
{
    merge_list old = figures_of(d, &d->old), new = figures_of(d, &d->new);
    merge_pairs pairs = differ_merge(&old, &new, d->arena);
    figure_changes changes = {0};

    for (size_t i = 0; i < pairs.count; i++) {
        figure_change c = {.old = pairs.items[i].old,
                           .new = pairs.items[i].new};

        if (!passes(&d->old.results->filter, c.old) &&
            !passes(&d->new.results->filter, c.new))
            continue;
        c.what = change_of(d, &c);
        if (c.what)
            pov_arena_push(d->arena, &changes, c);
        pov_arena_clear(d->scratch);
    }
    return changes;
}

/** For machines: those that are stated on a side first. */
static const pov_rows *rows_of(differ *d, const figure_changes *changes)
{
    figure_changes sorted = {0};

    for (int stated = 1; stated >= 0; stated--)
        for (size_t i = 0; i < changes->count; i++)
            if (is_stated_change(&changes->items[i]) == (bool)stated)
                pov_arena_push(d->arena, &sorted, changes->items[i]);
    return fields_rows(d->new.results,
                       (field_rows){fields, sizeof fields / sizeof *fields,
                                    sorted.items, sorted.count,
                                    sizeof *sorted.items, NULL},
                       FIELD_ROWS, d);
}

change_tally diff_figures(differ *d, const pov_rows **rows)
{
    figure_changes changes = find_changes(d);
    change_tally tally = {0};

    *rows = rows_of(d, &changes);
    for (size_t i = 0; i < changes.count; i++)
        tally.of[changes.items[i].what]++;
    tally.hidden = d->in_full ? 0 : tally.of[POV_CHANGE_RESTATED];
    show_figures(d, &changes);
    return tally;
}
