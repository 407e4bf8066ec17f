#include "report/diff_figures.h"

#include <string.h>

#include "report/figure_text.h"

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

    if (form == POV_LEVEL || form == POV_DIRECTION)
        return amount;
    return pov_arena_format(d->arena, "%s%s%s%s",
                            pov_form_is_fall(form) ? "−" : "+", amount,
                            yearly && d->language == POV_EN ? " " : "",
                            yearly ? word_in(d->language, WORD_A_YEAR) : "");
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
                                    ? shown_amount(d->arena, d->language,
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
        return word_in(d->language, WORD_SET_ASIDE);
    return with_form(d, f->key.form, shown_figure(d->arena, d->language, f));
}

/** With all the decimals that a machine gets. */
static const char *precise_end(const differ *d, pov_ratio end, pov_rounding how)
{
    pov_decimal rounded;

    return pov_ratio_round(end, PRECISE_DECIMALS, how, &rounded)
               ? shown_decimal(d->arena, d->language, rounded)
               : "?";
}

static const char *precise_text(const differ *d, const pov_figure *f)
{
    const pov_interval *i = &f->value;
    const char *sign = f->key.unit == POV_IN_COUNT ? "" : " %";

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
        c->what == CHANGE_MOVED && old && new && !strcmp(old, new);
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
                            shown_decimal(d->arena, d->language, rounded),
                            is_count ? "" : " ",
                            is_count ? "" : word_in(d->language, WORD_PP));
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
                side_place(d, side, e->sources.items[0].place),
                word_status(d->language, e->status));
    }
    if (n)
        return pov_arena_format(d->arena, "%s%s", text, and_more(d, n));
    if (!by)
        return NULL;
    return pov_say(d->language, by->by->says);
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

    area_tables_add(tables, d, key->area,
                    (pov_cell[]){
                        pov_cell_text(key_words(d, side_of(d, c), key)),
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
            difference_word(d->language, c->restated.items[i]));
    area_tables_add(tables, d, key->area,
                    (pov_cell[]){
                        pov_cell_text(key_words(d, side_of(d, c), key)),
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
            word_in(d->language, stated ? WORD_FIGURES : WORD_DERIVED_FIGURES),
        .columns =
            columns_in(d->language, shown_columns,
                       sizeof shown_columns / sizeof *shown_columns, d->arena),
        .n_columns = SHOWN_COLUMNS};

    for (size_t i = 0; i < changes->count; i++)
        if (changes->items[i].what != CHANGE_RESTATED &&
            is_stated_change(&changes->items[i]) == stated)
            show_moved(&tables, d, &changes->items[i]);
    area_tables_end(&tables, d);
}

void show_figures(const differ *d, const figure_changes *changes)
{
    area_tables tables = {
        .heading = word_in(d->language, WORD_RESTATED_FIGURES),
        .columns = columns_in(
            d->language, restated_columns,
            sizeof restated_columns / sizeof *restated_columns, d->arena),
        .n_columns = 4};

    show_all_moved(d, changes, true);
    show_all_moved(d, changes, false);
    for (size_t i = 0; d->in_full && i < changes->count; i++)
        if (changes->items[i].what == CHANGE_RESTATED)
            show_restated(&tables, d, &changes->items[i]);
    area_tables_end(&tables, d);
}
