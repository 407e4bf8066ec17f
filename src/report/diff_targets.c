#include "report/diff_stated.h"

#include <string.h>

#include "report/figure_codes.h"
#include "report/select.h"
#include "report/target_cells.h"

/* Every stated target of either side once.  One whose amount was edited is
 * the same target with another aim. */

static const pov_column columns[] = {
    {.key = "change"},
    {.key = "area"},
    {.key = "indicator"},
    {.key = "standard"},
    {.key = "plan"},
    {.key = "form"},
    {.key = "deadline"},
    {.key = "moved"},
    {.key = "old_stated"},
    {.key = "old_verdict"},
    {.key = "old_degree"},
    {.key = "old_stretch_verdict"},
    {.key = "old_baseline"},
    {.key = "old_target"},
    {.key = "old_actual"},
    {.key = "old_file"},
    {.key = "old_line"},
    {.key = "new_stated"},
    {.key = "new_verdict"},
    {.key = "new_degree"},
    {.key = "new_stretch_verdict"},
    {.key = "new_baseline"},
    {.key = "new_target"},
    {.key = "new_actual"},
    {.key = "new_file"},
    {.key = "new_line"},
};

enum { N_COLUMNS = sizeof columns / sizeof *columns, SIDE_COLUMNS = 9 };

static const pov_column shown_columns[4] = {
    {.label = "Target", .may_wrap = true},
    {.label = "Old verdict"},
    {.label = "New verdict"},
    {.label = "What moved", .may_wrap = true},
};

/** One target of both sides and what became of it. */
typedef struct target_change {
    const pov_progress *old, *new; /* NULL: not there */
    change what;
    pov_text_list moved;     /* "actual", "baseline", "target", "stated" */
    const char *moved_words; /* "actual 8,410 → 8,401" */
} target_change;

static bool same_range(const pov_quantity *a, const pov_quantity *b)
{
    return a->known == b->known &&
           (!a->known ||
            (a->date == b->date && pov_interval_equal(&a->range, &b->range)));
}

static bool same_aim_level(const pov_outcome *a, const pov_outcome *b)
{
    return a->has_target == b->has_target &&
           (!a->has_target ||
            (a->op == b->op && pov_interval_equal(&a->target, &b->target)));
}

static bool same_judgement(const pov_outcome *a, const pov_outcome *b)
{
    return a->verdict == b->verdict && a->degree == b->degree &&
           a->degree_to == b->degree_to && a->interim == b->interim &&
           a->either[0] == b->either[0] && a->either[1] == b->either[1];
}

static bool same_verdict(const pov_progress *a, const pov_progress *b)
{
    return same_judgement(&a->outcome, &b->outcome) &&
           a->has_stretch == b->has_stretch &&
           (!a->has_stretch || same_judgement(&a->stretch, &b->stretch));
}

static void note_move(const differ *d, target_change *c, const char *name,
                      word what, const char *old, const char *new)
{
    pov_arena_push(d->arena, &c->moved, name);
    c->moved_words = pov_arena_format(
        d->arena, "%s%s%s %s → %s", c->moved_words, *c->moved_words ? "; " : "",
        word_in(d->language, what), old ? old : "–", new ? new : "–");
}

static const char *quantity_text(const differ *d, const pov_progress *p,
                                 const pov_quantity *q)
{
    return shown_quantity(d->arena, d->language, q, p->trial.form->measure);
}

static const char *level_words(const diff_side *side, const pov_progress *p)
{
    return level_cell(side->results, p).text;
}

static const char *quoted(const differ *d, const pov_progress *p)
{
    return pov_arena_format(d->arena, "“%s”", p->stated->sources.items[0].raw);
}

static void find_moves(const differ *d, target_change *c)
{
    const pov_progress *a = c->old, *b = c->new;

    if (strcmp(phrase_print(d->arena, &a->stated->says),
               phrase_print(d->arena, &b->stated->says)) != 0)
        note_move(d, c, "stated", WORD_TARGET_ONE, quoted(d, a), quoted(d, b));
    else if (!same_aim_level(&a->outcome, &b->outcome))
        note_move(d, c, "target", WORD_TARGET_ONE, level_words(&d->old, a),
                  level_words(&d->new, b));
    if (!same_range(&a->trial.baseline, &b->trial.baseline))
        note_move(d, c, "baseline", WORD_BASELINE_ONE,
                  quantity_text(d, a, &a->trial.baseline),
                  quantity_text(d, b, &b->trial.baseline));
    if (!same_range(&a->trial.actual, &b->trial.actual))
        note_move(d, c, "actual", WORD_ACTUAL_ONE,
                  quantity_text(d, a, &a->trial.actual),
                  quantity_text(d, b, &b->trial.actual));
}

static target_change change_of(const differ *d, const merge_pair *pair)
{
    target_change c = {.old = pair->old, .new = pair->new, .moved_words = ""};

    if (!c.old || !c.new) {
        c.what = c.new ? CHANGE_APPEARED : CHANGE_WENT_AWAY;
        return c;
    }
    find_moves(d, &c);
    if (!same_verdict(c.old, c.new))
        c.what = CHANGE_VERDICT;
    else if (c.moved.count)
        c.what = CHANGE_MOVED;
    return c;
}

static merge_list targets_of(const differ *d, const diff_side *side)
{
    const pov_progress_list *all = side->results->progress;
    merge_list list = {0};

    for (size_t i = 0; i < all->count; i++) {
        const pov_progress *p = all->items[i];

        merge_add(&list, d->arena, key_group(d, side, &p->target->key),
                  phrase_print(d->arena, &p->stated->says), p);
    }
    return list;
}

static bool passes(const diff_side *side, const pov_progress *p)
{
    return p && select_target(&side->results->filter, p);
}

static void fill_side(pov_cell row[SIDE_COLUMNS], const differ *d,
                      const diff_side *side, const pov_progress *p)
{
    const pov_source *s;
    const pov_outcome *o;

    for (size_t i = 0; i < SIDE_COLUMNS; i++)
        row[i] = pov_cell_null();
    if (!p)
        return;
    s = &p->stated->sources.items[0];
    o = &p->outcome;
    row[0] = pov_cell_text(s->raw);
    row[1] = pov_cell_text(pov_verdict_code(o->verdict));
    row[2] = pov_cell_text(pov_degree_code(o->degree));
    if (p->has_stretch)
        row[3] = pov_cell_text(pov_verdict_code(p->stretch.verdict));
    row[4] = pov_cell_number(machine_quantity(d->arena, &p->trial.baseline));
    if (o->has_target && o->is_printed)
        row[5] = pov_cell_number(pov_decimal_text(d->arena, o->printed));
    else if (o->has_target && pov_interval_is_point(&o->target))
        row[5] = pov_cell_number(machine_ratio(d->arena, o->target.low.at));
    row[6] = pov_cell_number(machine_quantity(d->arena, &p->trial.actual));
    row[7] = pov_cell_text(side_path(side, s->place.file));
    row[8] = pov_cell_count(d->arena, s->place.line);
}

enum { NAME_COLUMNS = N_COLUMNS - 2 * SIDE_COLUMNS };

static void add_row(pov_table *rows, const differ *d, const target_change *c)
{
    const pov_progress *p = c->new ? c->new : c->old;
    const pov_key *key = &p->target->key;
    pov_cell moved = pov_cell_empty_list();
    pov_cell row[N_COLUMNS] = {
        pov_cell_text(change_code(c->what)),
        pov_cell_text(key->area->id),
        pov_cell_text(key->indicator->id),
        pov_cell_text(key->standard ? key->standard->id : NULL),
        pov_cell_text(document_code(key->plan)),
        pov_cell_text(pov_form_name(key->form)),
        pov_cell_day(machine_day(d->arena, key->as_of)),
    };

    for (size_t i = 0; i < c->moved.count; i++)
        pov_arena_push(d->arena, &moved.list, pov_cell_text(c->moved.items[i]));
    row[NAME_COLUMNS - 1] = moved;
    fill_side(row + NAME_COLUMNS, d, &d->old, c->old);
    fill_side(row + NAME_COLUMNS + SIDE_COLUMNS, d, &d->new, c->new);
    pov_table_add(rows, d->arena, row);
}

static pov_cell verdict_of(const diff_side *side, const pov_progress *p)
{
    pov_cell cell;
    const char *text;

    if (!p)
        return pov_cell_null();
    text = verdict_text(side->results, &p->outcome);
    if (p->has_stretch)
        text = pov_arena_format(side->results->arena, "%s / %s", text,
                                verdict_text(side->results, &p->stretch));
    cell = pov_cell_text(text);
    cell.tone = tone_of_verdict(p->outcome.verdict);
    return cell;
}

static void show_row(area_tables *tables, const differ *d,
                     const target_change *c)
{
    const diff_side *side = c->new ? &d->new : &d->old;
    const pov_progress *p = c->new ? c->new : c->old;
    const char *words = c->moved_words;

    if (!*words)
        words = pov_arena_format(
            d->arena, "%s, %s", quoted(d, p),
            side_place(d, side, p->stated->sources.items[0].place));
    area_tables_add(tables, d, p->target->key.area,
                    (pov_cell[]){
                        pov_cell_text(key_words(d, side, &p->target->key)),
                        verdict_of(&d->old, c->old),
                        verdict_of(&d->new, c->new),
                        pov_cell_text(words),
                    });
}

pov_table *target_rows_new(pov_arena *arena)
{
    pov_table *rows = pov_arena_alloc(arena, sizeof *rows);

    *rows = (pov_table){.columns = columns, .n_columns = N_COLUMNS};
    return rows;
}

static area_tables tables_for(const differ *d, word heading)
{
    return (area_tables){
        .heading = word_in(d->language, heading),
        .columns =
            columns_in(d->language, shown_columns,
                       sizeof shown_columns / sizeof *shown_columns, d->arena),
        .n_columns = 4};
}

change_tally diff_targets(const differ *d, pov_table *rows)
{
    merge_list old = targets_of(d, &d->old), new = targets_of(d, &d->new);
    merge_pairs pairs = merge_lists(&old, &new, d->arena);
    area_tables changed = tables_for(d, WORD_VERDICTS);
    area_tables stayed = tables_for(d, WORD_SAME_VERDICT);
    change_tally tally = {0};

    for (size_t i = 0; i < pairs.count; i++) {
        target_change c = change_of(d, &pairs.items[i]);

        if (!c.what || (!passes(&d->old, c.old) && !passes(&d->new, c.new)))
            continue;
        tally.of[c.what]++;
        add_row(rows, d, &c);
        if (c.what != CHANGE_MOVED)
            show_row(&changed, d, &c);
    }
    area_tables_end(&changed, d);
    tally.hidden = d->in_full ? 0 : tally.of[CHANGE_MOVED];
    for (size_t i = 0; d->in_full && i < pairs.count; i++) {
        target_change c = change_of(d, &pairs.items[i]);

        if (c.what == CHANGE_MOVED &&
            (passes(&d->old, c.old) || passes(&d->new, c.new)))
            show_row(&stayed, d, &c);
    }
    area_tables_end(&stayed, d);
    return tally;
}
