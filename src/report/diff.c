#include "report/diff.h"

#include <string.h>

#include "report/diff_figures.h"
#include "report/figure_text.h"

const char *change_code(change c)
{
    static const char *const codes[N_CHANGES] = {
        [CHANGE_NONE] = "none",           [CHANGE_APPEARED] = "appeared",
        [CHANGE_WENT_AWAY] = "went_away", [CHANGE_MOVED] = "moved",
        [CHANGE_RESTATED] = "restated",   [CHANGE_VERDICT] = "changed",
    };

    return codes[c];
}

/** One count of the summary, for machines and people. */
static const struct count_row {
    const char *key;
    enum { PART_FIGURES, PART_FINDINGS, PART_TARGETS, N_PARTS } part;
    change what;
    word word;
} counts[] = {
    {"figures_moved", PART_FIGURES, CHANGE_MOVED, WORD_MOVED},
    {"figures_appeared", PART_FIGURES, CHANGE_APPEARED, WORD_APPEARED},
    {"figures_went_away", PART_FIGURES, CHANGE_WENT_AWAY, WORD_WENT_AWAY},
    {"figures_restated", PART_FIGURES, CHANGE_RESTATED, WORD_RESTATED},
    {"findings_appeared", PART_FINDINGS, CHANGE_APPEARED, WORD_APPEARED},
    {"findings_went_away", PART_FINDINGS, CHANGE_WENT_AWAY, WORD_WENT_AWAY},
    {"targets_changed", PART_TARGETS, CHANGE_VERDICT, WORD_CHANGED},
    {"targets_appeared", PART_TARGETS, CHANGE_APPEARED, WORD_APPEARED},
    {"targets_went_away", PART_TARGETS, CHANGE_WENT_AWAY, WORD_WENT_AWAY},
    {"targets_moved", PART_TARGETS, CHANGE_MOVED, WORD_STAYED},
};

enum { N_COUNTS = sizeof counts / sizeof *counts };

/* Both catalogues number their indicators by rows of their own: the new one's
 * numbers count, and what it lacks comes behind. */
static void rank_indicators(differ *d)
{
    const diff_side *sides[] = {&d->new, &d->old};
    size_t next = 0;

    for (size_t s = 0; s < 2; s++) {
        const pov_catalogue *c = sides[s]->results->figures->catalogue;

        for (size_t i = 0; i < c->indicators.count; i++) {
            const char *id = c->indicators.items[i]->id;
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
    pov_table *table = pov_arena_alloc(d->arena, sizeof *table);
    pov_column *columns =
        pov_arena_alloc(d->arena, (N_COUNTS + 1) * sizeof *columns);
    pov_cell row[N_COUNTS + 1];

    for (size_t i = 0; i < N_COUNTS; i++) {
        columns[i].key = counts[i].key;
        row[i] = pov_cell_count(d->arena,
                                tallies[counts[i].part].of[counts[i].what]);
    }
    columns[N_COUNTS].key = "findings_not_compared";
    row[N_COUNTS] = pov_cell_count(d->arena, unknown);
    *table = (pov_table){.columns = columns, .n_columns = N_COUNTS + 1};
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
                                 word_in(d->language, counts[i].word));
    return pov_arena_format(
        d->arena, "%s: %s", word_in(d->language, names[part]),
        *text ? text : word_in(d->language, WORD_NO_CHANGE));
}

static bool is_empty(const change_tally tallies[], size_t unknown)
{
    for (size_t p = 0; p < N_PARTS; p++)
        for (size_t c = 0; c < N_CHANGES; c++)
            if (tallies[p].of[c])
                return false;
    return !unknown;
}

static const char *as_of_words(const differ *d)
{
    return shown_as_of(d->arena, d->language, d->new.results->as_of);
}

static void begin_page(const differ *d, const change_tally tallies[],
                       size_t unknown)
{
    pov_text_list *lead = &d->report->lead;
    pov_language l = d->language;

    if (is_empty(tallies, unknown)) {
        pov_arena_push(d->arena, lead,
                       pov_arena_format(d->arena, "%s %s %s %s, %s.",
                                        word_in(l, WORD_NO_DIFFERENCE),
                                        d->old.directory, word_in(l, WORD_AND),
                                        d->new.directory, as_of_words(d)));
        return;
    }
    d->report->title = word_in(l, WORD_TITLE_DIFF);
    d->report->page = page_words(l);
    pov_arena_push(d->arena, lead,
                   pov_arena_format(d->arena, "%s → %s, %s", d->old.directory,
                                    d->new.directory, as_of_words(d)));
    for (size_t p = 0; p < N_PARTS; p++)
        pov_arena_push(d->arena, lead, part_line(d, &tallies[p], p));
    if (unknown)
        pov_arena_push(d->arena, lead,
                       pov_arena_format(d->arena, "%s: %zu %s",
                                        word_in(l, WORD_FINDINGS), unknown,
                                        word_in(l, WORD_NOT_COMPARED)));
    if (tallies[PART_FIGURES].hidden + tallies[PART_FINDINGS].hidden +
        tallies[PART_TARGETS].hidden)
        pov_arena_push(d->arena, &d->report->tail, word_in(l, WORD_IN_FULL));
}

static void add_members(const differ *d, const pov_table *parts[],
                        pov_cell summary)
{
    const pov_member members[] = {
        {"schema", pov_cell_text("povstat.diff/1")},
        {"old", pov_cell_text(d->old.directory)},
        {"new", pov_cell_text(d->new.directory)},
        {"as_of", pov_cell_text(machine_day(d->arena, d->new.results->as_of))},
        {"figures", pov_cell_table(parts[PART_FIGURES])},
        {"findings", pov_cell_table(parts[PART_FINDINGS])},
        {"targets", pov_cell_table(parts[PART_TARGETS])},
        {"summary", summary},
    };

    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        pov_arena_push(d->arena, &d->report->members, members[i]);
}

static void make(differ *d)
{
    pov_table *figures = figure_rows_new(d->arena);
    pov_table *findings = finding_rows_new(d->arena);
    pov_table *targets = target_rows_new(d->arena);
    size_t unknown =
        not_kept(d->old.results->findings) + not_kept(d->new.results->findings);
    change_tally tallies[N_PARTS];

    rank_indicators(d);
    tallies[PART_FIGURES] = diff_figures(d, figures);
    tallies[PART_FINDINGS] = diff_findings(d, findings);
    tallies[PART_TARGETS] = diff_targets(d, targets);
    begin_page(d, tallies, unknown);
    d->report->rows = figures;
    add_members(d, (const pov_table *[]){figures, findings, targets},
                summary_cell(d, tallies, unknown));
}

pov_report *pov_report_diff(const pov_diff *diff)
{
    pov_arena *arena = diff->new->arena;
    differ d = {.old = {diff->old, diff->old_directory},
                .new = {diff->new, diff->new_directory},
                .language = diff->new->language,
                .in_full = diff->in_full,
                .report = pov_arena_alloc(arena, sizeof *d.report),
                .arena = arena,
                .scratch = pov_arena_new()};

    make(&d);
    pov_arena_free(d.scratch);
    return d.report;
}
