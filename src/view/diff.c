#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "view/diff_figures.h"
#include "view/differ.h"
#include "view/fields.h"
#include "view/machine.h"
#include "view/reason.h"
#include "view/select.h"
#include "view/target.h"
#include "view/words.h"

/* A finding is the same one if code, file and what was typed are: lines move
 * when rows are put in. */

static const pov_column shown_finding_columns[3] = {
    {.label = "Code"},
    {.label = "Where"},
    {.label = "Finding", .may_wrap = true},
};

static bool ends_in_line(const char *text, size_t length)
{
    static const char *const words[] = {"line ", "lines ", "dòng "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);

        if (length >= n && !strcmp(text + length - n, words[i]))
            return true;
    }
    return false;
}

/** "as line 3" becomes "as line ": other lines are named in a detail. */
static const char *without_lines(const differ *d, const char *detail)
{
    size_t length = strlen(detail), n = 0;
    char *text = pov_arena_copy(d->arena, detail, length);
    bool after_line = false;

    for (size_t i = 0; i < length; i++) {
        bool is_number = isdigit((unsigned char)detail[i]) || detail[i] == '-';

        if (after_line && is_number)
            continue;
        text[n++] = detail[i];
        text[n] = '\0';
        after_line = ends_in_line(text, n);
    }
    return text;
}

/** Does it name two statements in the order of their lines? */
static bool names_two(pov_finding_kind kind)
{
    return kind == POV_FOUND_CONFLICT || kind == POV_FOUND_CONFLICT_INSIDE;
}

/** "poor: 'B' against 'A'" as "poor: 'A' against 'B'": rows may swap. */
static const char *in_order(const differ *d, const char *detail)
{
    const char *between = pov_say(d->language, " against ");
    const char *first = strstr(detail, ": '");
    const char *middle = first ? strstr(first, between) : NULL;
    const char *second = middle ? middle + strlen(between) : NULL;
    int n_head, n_first;
    char *swapped;

    if (!middle)
        return detail;
    first += strlen(": ");
    n_head = (int)(first - detail);
    n_first = (int)(middle - first);
    swapped = pov_arena_format(d->arena, "%.*s%s%s%.*s", n_head, detail, second,
                               between, n_first, first);
    return strcmp(detail, swapped) < 0 ? detail : swapped;
}

static const char *finding_group(const differ *d, const diff_side *side,
                                 const pov_finding *f)
{
    const char *file = differ_path(side, f->place.file);
    const char *detail = f->detail ? without_lines(d, f->detail) : "";

    return pov_arena_format(d->arena, "%s\x01%s\x01%s",
                            pov_finding_types[f->kind].code, file ? file : "",
                            names_two(f->kind) ? in_order(d, detail) : detail);
}

static merge_list findings_of(const differ *d, const diff_side *side)
{
    const pov_findings *all = side->results->findings;
    merge_list list = {0};

    for (size_t i = 0; i < all->count; i++)
        differ_merge_add(&list, d->arena, finding_group(d, side, all->items[i]),
                         "", all->items[i]);
    return list;
}

/** A finding that one side has and the other has not. */
typedef struct finding_change {
    pov_change what;
    const diff_side *side; /* that has it */
    const pov_finding *finding;
} finding_change;

#define FINDING(name, gives)                                                   \
    static pov_cell finding_##name##_field(const field_view *v,                \
                                           const void *row)                    \
    {                                                                          \
        const finding_change *c = row;                                         \
        const pov_finding_type *type = &pov_finding_types[c->finding->kind];   \
                                                                               \
        (void)v, (void)type;                                                   \
        return gives;                                                          \
    }
#include "view/diff_fields.def"

static const field finding_fields[] = {
#define FINDING(name, gives)                                                   \
    {.key = #name, .at = {[FIELD_ROWS] = 1}, .of = finding_##name##_field},
#include "view/diff_fields.def"
};

typedef struct finding_changes {
    finding_change *items;
    size_t count, capacity;
} finding_changes;

static void show_finding(pov_section *s, const differ *d, const diff_side *side,
                         const pov_finding *f)
{
    const pov_finding_type *type = &pov_finding_types[f->kind];
    pov_cell code = pov_cell_text(pov_arena_format(
        d->arena, "%s[%s]",
        pov_words(POV_TERMS_SEVERITY, type->severity, d->language),
        type->code));

    if (type->severity == POV_NOTE && !d->in_full)
        return;
    code.tone = pov_tone_of(POV_TERMS_SEVERITY, type->severity);
    pov_table_add(&s->table, d->arena,
                  (pov_cell[]){
                      code,
                      pov_cell_text(differ_place(d, side, f->place)),
                      pov_cell_text(pov_finding_message(d->arena, f)),
                  });
}

static pov_section section_of(const differ *d, word heading)
{
    return (pov_section){
        .depth = 1,
        .heading = words_in(d->language, heading),
        .table = {.columns = words_columns(d->language, shown_finding_columns,
                                           3, d->arena),
                  .n_columns = 3}};
}

/** Findings of one side that the other does not have. */
typedef struct lone_findings {
    const pov_finding **items;
    size_t count, capacity;
} lone_findings;

static int compare_lone(const void *left, const void *right)
{
    const pov_finding *const *a = left, *const *b = right;
    const pov_finding_type *x = &pov_finding_types[(*a)->kind];
    const pov_finding_type *y = &pov_finding_types[(*b)->kind];
    int order = (int)y->severity - (int)x->severity;

    if (!order)
        order = pov_place_compare((*a)->place, (*b)->place);
    if (!order)
        order = strcmp(x->code, y->code);
    if (!order)
        order = strcmp((*a)->detail ? (*a)->detail : "",
                       (*b)->detail ? (*b)->detail : "");
    return order;
}

static void tell_lone(const differ *d, const diff_side *side, pov_change what,
                      lone_findings *lone, finding_changes *all)
{
    pov_section s =
        section_of(d, what == POV_CHANGE_APPEARED ? WORD_FINDINGS_APPEARED
                                                  : WORD_FINDINGS_MENDED);

    if (lone->count)
        qsort(lone->items, lone->count, sizeof *lone->items, compare_lone);
    for (size_t i = 0; i < lone->count; i++) {
        pov_arena_push(d->arena, all,
                       ((finding_change){what, side, lone->items[i]}));
        show_finding(&s, d, side, lone->items[i]);
    }
    if (s.table.count)
        pov_arena_push(d->arena, &d->report->sections, s);
}

static size_t count_notes(const lone_findings *lone)
{
    size_t n = 0;

    for (size_t i = 0; i < lone->count; i++)
        n += pov_finding_types[lone->items[i]->kind].severity == POV_NOTE;
    return n;
}

#define ROWS_OF(d, fields, list)                                               \
    fields_rows((d)->new.results,                                              \
                (field_rows){fields, sizeof fields / sizeof *fields,           \
                             (list).items, (list).count, sizeof *(list).items, \
                             NULL},                                            \
                FIELD_ROWS, d)

static change_tally diff_findings(differ *d, const pov_rows **rows)
{
    merge_list old = findings_of(d, &d->old), new = findings_of(d, &d->new);
    merge_pairs pairs = differ_merge(&old, &new, d->arena);
    lone_findings came = {0}, went = {0};
    finding_changes all = {0};
    change_tally tally = {0};

    for (size_t i = 0; i < pairs.count; i++) {
        const merge_pair *pair = &pairs.items[i];

        if (!pair->old)
            pov_arena_push(d->arena, &came, pair->new);
        if (!pair->new)
            pov_arena_push(d->arena, &went, pair->old);
    }
    tell_lone(d, &d->new, POV_CHANGE_APPEARED, &came, &all);
    tell_lone(d, &d->old, POV_CHANGE_WENT_AWAY, &went, &all);
    *rows = ROWS_OF(d, finding_fields, all);
    tally.of[POV_CHANGE_APPEARED] = came.count;
    tally.of[POV_CHANGE_WENT_AWAY] = went.count;
    if (!d->in_full)
        tally.hidden = count_notes(&came) + count_notes(&went);
    return tally;
}

/* Every stated target of either side once.  One whose amount was edited is
 * the same target with another aim. */

static const pov_column shown_target_columns[4] = {
    {.label = "Target", .may_wrap = true},
    {.label = "Old verdict"},
    {.label = "New verdict"},
    {.label = "What moved", .may_wrap = true},
};

/** One target of both sides and what became of it. */
typedef struct target_change {
    const pov_progress *old, *new; /* NULL: not there */
    pov_change what;
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
           !a->stretch == !b->stretch &&
           (!a->stretch || same_judgement(a->stretch, b->stretch));
}

static void note_move(const differ *d, target_change *c, const char *name,
                      word what, const char *old, const char *new)
{
    pov_arena_push(d->arena, &c->moved, name);
    c->moved_words = pov_arena_format(
        d->arena, "%s%s%s %s → %s", c->moved_words, *c->moved_words ? "; " : "",
        words_in(d->language, what), old ? old : "–", new ? new : "–");
}

static const char *quantity_text(const differ *d, const pov_progress *p,
                                 const pov_quantity *q)
{
    return words_quantity(d->arena, d->language, q, p->trial.measure);
}

static const char *level_words(const diff_side *side, const pov_progress *p)
{
    const pov_results *r = side->results;

    return words_level(r->arena, r->language, &p->outcome, p->trial.measure);
}

static const char *quoted(const differ *d, const pov_progress *p)
{
    return pov_arena_format(d->arena, "“%s”", p->stated->sources.items[0].raw);
}

static void find_moves(const differ *d, target_change *c)
{
    const pov_progress *a = c->old, *b = c->new;

    if (strcmp(differ_phrase_print(d->arena, a->stated),
               differ_phrase_print(d->arena, b->stated)) != 0)
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
        c.what = c.new ? POV_CHANGE_APPEARED : POV_CHANGE_WENT_AWAY;
        return c;
    }
    find_moves(d, &c);
    if (!same_verdict(c.old, c.new))
        c.what = POV_CHANGE_VERDICT;
    else if (c.moved.count)
        c.what = POV_CHANGE_MOVED;
    return c;
}

static merge_list targets_of(const differ *d, const diff_side *side)
{
    const pov_progress_list *all = side->results->progress;
    merge_list list = {0};

    for (size_t i = 0; i < all->count; i++) {
        const pov_progress *p = all->items[i];

        differ_merge_add(&list, d->arena,
                         differ_key_group(d, side, &p->target->key),
                         differ_phrase_print(d->arena, p->stated), p);
    }
    return list;
}

static bool passes(const diff_side *side, const pov_progress *p)
{
    return p && select_target(&side->results->filter, p);
}

static pov_cell moved_cell(pov_arena *arena, const pov_text_list *moved)
{
    pov_cell cell = pov_cell_empty_list();

    for (size_t i = 0; i < moved->count; i++)
        pov_arena_push(arena, &cell.list, pov_cell_text(moved->items[i]));
    return cell;
}

#define TARGET(name, gives)                                                    \
    static pov_cell target_##name##_field(const field_view *v,                 \
                                          const void *row)                     \
    {                                                                          \
        const target_change *c = row;                                          \
        const pov_key *key = &(c->new ? c->new : c->old)->target->key;         \
                                                                               \
        (void)v, (void)key;                                                    \
        return gives;                                                          \
    }
#include "view/diff_fields.def"

#define SIDE(which, name, gives)                                               \
    static pov_cell which##_##name(const field_view *v, const void *row)       \
    {                                                                          \
        const pov_progress *p = ((const target_change *)row)->which;           \
        const diff_side *side = &((const differ *)v->more)->which;             \
                                                                               \
        (void)side;                                                            \
        return p ? gives : pov_cell_null();                                    \
    }
#define TARGET_SIDE(name, end, gives)                                          \
    SIDE(old, name, (gives)) SIDE(new, name, (gives))
#include "view/diff_fields.def"

static const field target_fields[] = {
#define TARGET(name, gives)                                                    \
    {.key = #name, .at = {[FIELD_ROWS] = 1}, .of = target_##name##_field},
#include "view/diff_fields.def"
#define TARGET_SIDE(name, end, gives)                                          \
    {.key = "old" end, .at = {[FIELD_ROWS] = 2}, .of = old_##name},            \
        {.key = "new" end, .at = {[FIELD_ROWS] = 3}, .of = new_##name},
#include "view/diff_fields.def"
};

static pov_cell verdict_of(const diff_side *side, const pov_progress *p)
{
    pov_cell cell;
    const char *text;

    if (!p)
        return pov_cell_null();
    text = target_verdict_text(side->results, &p->outcome);
    if (p->stretch)
        text = pov_arena_format(side->results->arena, "%s / %s", text,
                                target_verdict_text(side->results, p->stretch));
    cell = pov_cell_text(text);
    cell.tone = pov_tone_of(POV_TERMS_VERDICT, p->outcome.verdict);
    return cell;
}

static void show_target(area_tables *tables, const differ *d,
                        const target_change *c)
{
    const diff_side *side = c->new ? &d->new : &d->old;
    const pov_progress *p = c->new ? c->new : c->old;
    const char *words = c->moved_words;

    if (!*words)
        words = pov_arena_format(
            d->arena, "%s, %s", quoted(d, p),
            differ_place(d, side, p->stated->sources.items[0].place));
    differ_tables_add(
        tables, d, p->target->key.area,
        (pov_cell[]){
            pov_cell_text(differ_key_words(d, side, &p->target->key)),
            verdict_of(&d->old, c->old),
            verdict_of(&d->new, c->new),
            pov_cell_text(words),
        });
}

static area_tables tables_for(const differ *d, word heading)
{
    return (area_tables){.heading = words_in(d->language, heading),
                         .columns =
                             words_columns(d->language, shown_target_columns,
                                           sizeof shown_target_columns /
                                               sizeof *shown_target_columns,
                                           d->arena),
                         .n_columns = 4};
}

typedef struct target_changes {
    target_change *items;
    size_t count, capacity;
} target_changes;

static change_tally diff_targets(differ *d, const pov_rows **rows)
{
    merge_list old = targets_of(d, &d->old), new = targets_of(d, &d->new);
    merge_pairs pairs = differ_merge(&old, &new, d->arena);
    area_tables changed = tables_for(d, WORD_VERDICTS);
    area_tables stayed = tables_for(d, WORD_SAME_VERDICT);
    target_changes all = {0};
    change_tally tally = {0};

    for (size_t i = 0; i < pairs.count; i++) {
        target_change c = change_of(d, &pairs.items[i]);

        if (!c.what || (!passes(&d->old, c.old) && !passes(&d->new, c.new)))
            continue;
        tally.of[c.what]++;
        pov_arena_push(d->arena, &all, c);
        if (c.what != POV_CHANGE_MOVED)
            show_target(&changed, d, &c);
    }
    differ_tables_end(&changed, d);
    tally.hidden = d->in_full ? 0 : tally.of[POV_CHANGE_MOVED];
    for (size_t i = 0; d->in_full && i < all.count; i++)
        if (all.items[i].what == POV_CHANGE_MOVED)
            show_target(&stayed, d, &all.items[i]);
    differ_tables_end(&stayed, d);
    *rows = ROWS_OF(d, target_fields, all);
    return tally;
}

/** One count of the summary, for machines and people. */
static const struct count_row {
    const char *key;
    enum { PART_FIGURES, PART_FINDINGS, PART_TARGETS, N_PARTS } part;
    pov_change what;
    word word;
} counts[] = {
    {"figures_moved", PART_FIGURES, POV_CHANGE_MOVED, WORD_MOVED},
    {"figures_appeared", PART_FIGURES, POV_CHANGE_APPEARED, WORD_APPEARED},
    {"figures_went_away", PART_FIGURES, POV_CHANGE_WENT_AWAY, WORD_WENT_AWAY},
    {"figures_restated", PART_FIGURES, POV_CHANGE_RESTATED, WORD_RESTATED},
    {"findings_appeared", PART_FINDINGS, POV_CHANGE_APPEARED, WORD_APPEARED},
    {"findings_went_away", PART_FINDINGS, POV_CHANGE_WENT_AWAY, WORD_WENT_AWAY},
    {"targets_changed", PART_TARGETS, POV_CHANGE_VERDICT, WORD_CHANGED},
    {"targets_appeared", PART_TARGETS, POV_CHANGE_APPEARED, WORD_APPEARED},
    {"targets_went_away", PART_TARGETS, POV_CHANGE_WENT_AWAY, WORD_WENT_AWAY},
    {"targets_moved", PART_TARGETS, POV_CHANGE_MOVED, WORD_STAYED},
};

enum { N_COUNTS = sizeof counts / sizeof *counts };

/* Both catalogues number their indicators by rows of their own: the new one's
 * numbers count, and what it lacks comes behind. */
static void rank_indicators(differ *d)
{
    const diff_side *sides[] = {&d->new, &d->old};
    size_t next = 0;

    for (size_t s = 0; s < 2; s++) {
        const struct pov_indicator_list *all =
            pov_catalogue_indicators(sides[s]->results->figures->catalogue);

        for (size_t i = 0; i < all->count; i++) {
            const char *id = all->items[i]->id;
            void **at = pov_map_at(&d->ranks, d->arena, id, strlen(id));
            size_t *rank;

            if (*at)
                continue;
            rank = pov_arena_alloc(d->arena, sizeof *rank);
            *rank = next++;
            *at = rank;
        }
    }
}

/** Findings of which only the number is known. */
static size_t not_kept(const pov_findings *findings)
{
    size_t found = 0;

    for (size_t k = 0; k < POV_N_FINDING_KINDS; k++)
        found += findings->found[k];
    return found - findings->count;
}

static pov_cell summary_cell(const differ *d, const change_tally tallies[],
                             size_t unknown)
{
    pov_column *columns =
        pov_arena_alloc(d->arena, (N_COUNTS + 1) * sizeof *columns);
    pov_table *table = pov_table_new(d->arena, columns, N_COUNTS + 1);
    pov_cell row[N_COUNTS + 1];

    for (size_t i = 0; i < N_COUNTS; i++) {
        columns[i].key = counts[i].key;
        row[i] = pov_cell_count(tallies[counts[i].part].of[counts[i].what]);
    }
    columns[N_COUNTS].key = "findings_not_compared";
    row[N_COUNTS] = pov_cell_count(unknown);
    pov_table_add(table, d->arena, row);
    return pov_cell_object(table);
}

/** "Figures: 2 moved, 1 appeared". */
static const char *part_line(const differ *d, const change_tally *tally,
                             size_t part)
{
    static const word names[] = {WORD_FIGURES, WORD_FINDINGS, WORD_VERDICTS};
    const char *text = "";

    for (size_t i = 0; i < N_COUNTS; i++)
        if (counts[i].part == part && tally->of[counts[i].what])
            text =
                pov_arena_format(d->arena, "%s%s%zu %s", text,
                                 *text ? ", " : "", tally->of[counts[i].what],
                                 words_in(d->language, counts[i].word));
    return pov_arena_format(
        d->arena, "%s: %s", words_in(d->language, names[part]),
        *text ? text : words_in(d->language, WORD_NO_CHANGE));
}

static bool is_empty(const change_tally tallies[], size_t unknown)
{
    for (size_t p = 0; p < N_PARTS; p++)
        for (size_t c = 0; c < POV_N_CHANGES; c++)
            if (tallies[p].of[c])
                return false;
    return !unknown;
}

static const char *as_of_words(const differ *d)
{
    return words_as_of(d->arena, d->language, d->new.results->as_of);
}

static void begin_page(const differ *d, const change_tally tallies[],
                       size_t unknown)
{
    pov_text_list *lead = &d->report->lead;
    pov_language l = d->language;

    if (is_empty(tallies, unknown)) {
        pov_arena_push(d->arena, lead,
                       pov_arena_format(d->arena, "%s %s %s %s, %s.",
                                        words_in(l, WORD_NO_DIFFERENCE),
                                        d->old.directory, words_in(l, WORD_AND),
                                        d->new.directory, as_of_words(d)));
        return;
    }
    d->report->title = words_in(l, WORD_TITLE_DIFF);
    d->report->page = words_page(l);
    pov_arena_push(d->arena, lead,
                   pov_arena_format(d->arena, "%s → %s, %s", d->old.directory,
                                    d->new.directory, as_of_words(d)));
    for (size_t p = 0; p < N_PARTS; p++)
        pov_arena_push(d->arena, lead, part_line(d, &tallies[p], p));
    if (unknown)
        pov_arena_push(d->arena, lead,
                       pov_arena_format(d->arena, "%s: %zu %s",
                                        words_in(l, WORD_FINDINGS), unknown,
                                        words_in(l, WORD_NOT_COMPARED)));
    if (tallies[PART_FIGURES].hidden + tallies[PART_FINDINGS].hidden +
        tallies[PART_TARGETS].hidden)
        pov_arena_push(d->arena, &d->report->tail, words_in(l, WORD_IN_FULL));
}

static void add_members(const differ *d, const pov_rows *const parts[],
                        pov_cell summary)
{
    const pov_member members[] = {
        {"schema", pov_cell_text("povstat.diff/2")},
        {"old", pov_cell_text(d->old.directory)},
        {"new", pov_cell_text(d->new.directory)},
        {"as_of", pov_cell_day(d->new.results->as_of)},
        {"figures", pov_cell_rows(parts[PART_FIGURES])},
        {"findings", pov_cell_rows(parts[PART_FINDINGS])},
        {"targets", pov_cell_rows(parts[PART_TARGETS])},
        {"summary", summary},
    };

    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        pov_arena_push(d->arena, &d->report->members, members[i]);
}

static void make(differ *d)
{
    const pov_rows *parts[N_PARTS];
    size_t unknown =
        not_kept(d->old.results->findings) + not_kept(d->new.results->findings);
    change_tally tallies[N_PARTS];

    rank_indicators(d);
    tallies[PART_FIGURES] = diff_figures(d, &parts[PART_FIGURES]);
    tallies[PART_FINDINGS] = diff_findings(d, &parts[PART_FINDINGS]);
    tallies[PART_TARGETS] = diff_targets(d, &parts[PART_TARGETS]);
    begin_page(d, tallies, unknown);
    d->report->rows = parts[PART_FIGURES];
    add_members(d, parts, summary_cell(d, tallies, unknown));
}

pov_report *pov_report_diff(const pov_diff *diff)
{
    pov_arena *arena = diff->new->arena;
    differ *d = pov_arena_alloc(arena, sizeof *d);

    *d = (differ){.old = {diff->old, diff->old_directory},
                  .new = {diff->new, diff->new_directory},
                  .language = diff->new->language,
                  .in_full = diff->in_full,
                  .report = pov_arena_alloc(arena, sizeof *d->report),
                  .arena = arena,
                  .scratch = pov_arena_new()};
    make(d);
    pov_arena_free(d->scratch);
    return d->report;
}
