#include "povstat/reports.h"
#include "report/figure_codes.h"
#include "report/figure_text.h"
#include "report/select.h"

/* Everything known of one indicator of an area at a date: each statement with
 * its place and standing, and the derivations down to the cells typed. */

static const pov_column statement_columns[] = {
    {.key = "stated"},   {.key = "document"},     {.key = "status"},
    {.key = "standing"}, {.key = "locator"},      {.key = "note"},
    {.key = "sources"},  {.key = "source_count"},
};

static const pov_column figure_columns[] = {
    {.key = "area"},    {.key = "indicator"},  {.key = "standard"},
    {.key = "kind"},    {.key = "plan"},       {.key = "form"},
    {.key = "measure"}, {.key = "since"},      {.key = "as_of"},
    {.key = "value"},   {.key = "low"},        {.key = "high"},
    {.key = "derived"}, {.key = "derivation"}, {.key = "statements"},
};

static const pov_column shown_columns[2][4] = {
    [POV_EN] = {{.label = "Typed", .may_wrap = true},
                {.label = "Where"},
                {.label = "Status"},
                {.label = "Standing"}},
    [POV_VI] = {{.label = "Như đã nhập", .may_wrap = true},
                {.label = "Ở đâu"},
                {.label = "Tình trạng"},
                {.label = "Sử dụng"}},
};

static word standing_word(pov_standing standing)
{
    static const word words[] = {WORD_USED, WORD_OUTRANKED, WORD_REPLACED,
                                 WORD_DISPUTED, WORD_SET_ASIDE};

    return words[standing];
}

static pov_tone standing_tone(pov_standing standing)
{
    static const pov_tone tones[] = {POV_TONE_GOOD, POV_TONE_MUTED,
                                     POV_TONE_MUTED, POV_TONE_BAD,
                                     POV_TONE_WATCH};

    return tones[standing];
}

static const char *measure_name(const pov_key *key)
{
    static const char *const names[] = {"count", "rate", "pp"};

    return names[key->unit];
}

static pov_cell statements_cell(pov_arena *arena, const pov_figure *f)
{
    pov_table *table = pov_arena_alloc(arena, sizeof *table);

    *table = (pov_table){.columns = statement_columns,
                         .n_columns = sizeof statement_columns /
                                      sizeof *statement_columns};
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        pov_table_add(table, arena,
                      (pov_cell[]){
                          pov_cell_text(e->sources.items[0].raw),
                          pov_cell_text_if(
                              e->document->is_unnamed ? NULL : e->document->id),
                          pov_cell_text(pov_status_name(e->status)),
                          pov_cell_text(standing_code(e->standing)),
                          pov_cell_text_if(e->sources.items[0].locator),
                          pov_cell_text_if(e->sources.items[0].note),
                          sources_cell(arena, e),
                          pov_cell_number(
                              pov_arena_format(arena, "%zu", e->source_count)),
                      });
    }
    return pov_cell_table(table);
}

static void add_figure(pov_table *table, const pov_results *r,
                       const pov_figure *f)
{
    const pov_key *key = &f->key;
    bool derived = !pov_figure_stated(f) && pov_figure_derived(f);

    pov_table_add(
        table, r->arena,
        (pov_cell[]){
            pov_cell_text(key->area->id),
            pov_cell_text(key->indicator->id),
            pov_cell_text_if(key->standard ? key->standard->id : NULL),
            pov_cell_text(key->plan ? "target" : "actual"),
            pov_cell_text_if(key->plan ? key->plan->id : NULL),
            pov_cell_text(pov_form_name(key->form)),
            pov_cell_text(measure_name(key)),
            pov_cell_text_if(machine_day(r->arena, key->since)),
            pov_cell_text_if(machine_day(r->arena, key->as_of)),
            pov_cell_number(machine_figure(r->arena, f)),
            pov_cell_number(machine_low(r->arena, &f->value)),
            pov_cell_number(machine_high(r->arena, &f->value)),
            pov_cell_truth(derived),
            derivation_cell(r->arena, f),
            statements_cell(r->arena, f),
        });
}

static const char *heading_of(const pov_results *r, const pov_figure *f)
{
    const pov_key *key = &f->key;
    pov_language l = r->language;
    const char *value =
        f->conflict ? word_in(l, WORD_DISPUTED) : shown_figure(r->arena, l, f);
    const char *kind =
        key->plan ? pov_arena_format(r->arena, "%s %s",
                                     word_in(l, WORD_TARGET_ONE), key->plan->id)
                  : word_in(l, WORD_ACTUAL_ONE);

    return pov_arena_format(
        r->arena, "%s, %s, %s%s%s%s: %s", word_indicator(l, key->indicator),
        kind, shown_day(r->arena, l, key->as_of), key->standard ? " [" : "",
        key->standard ? key->standard->id : "", key->standard ? "]" : "",
        value);
}

static const char *places_of(pov_arena *arena, const pov_evidence *e)
{
    const char *text = "";

    for (size_t i = 0; i < e->sources.count; i++) {
        pov_place place = e->sources.items[i].place;

        text = pov_arena_format(arena, "%s%s%s:%lu", text, i ? " " : "",
                                shown_place(arena, place),
                                (unsigned long)place.column);
    }
    if (e->source_count > e->sources.count)
        text = pov_arena_format(arena, "%s (+%zu)", text,
                                e->source_count - e->sources.count);
    return text;
}

/** The document of each statement, where in it, and what whoever typed it
 *  noted. */
static void add_notes(pov_section *s, const pov_results *r, const pov_figure *f)
{
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];

        for (size_t j = 0; j < e->sources.count; j++) {
            const pov_source *source = &e->sources.items[j];

            if (!source->locator && !source->note)
                continue;
            pov_arena_push(r->arena, &s->tail,
                           pov_arena_format(
                               r->arena, "%s: %s%s%s%s",
                               shown_place(r->arena, source->place),
                               e->document->id, source->locator ? ", " : "",
                               source->locator ? source->locator : "",
                               source->note ? pov_arena_format(r->arena, "; %s",
                                                               source->note)
                                            : ""));
        }
    }
}

static pov_section section_of(const pov_results *r, const pov_figure *f)
{
    pov_section s = {.depth = 2, .heading = heading_of(r, f)};
    pov_language l = r->language;

    s.table = (pov_table){.columns = shown_columns[l], .n_columns = 4};
    for (size_t i = 0; i < f->evidence.count; i++) {
        const pov_evidence *e = f->evidence.items[i];
        pov_cell standing =
            pov_cell_text(word_in(l, standing_word(e->standing)));

        standing.tone = standing_tone(e->standing);
        pov_table_add(&s.table, r->arena,
                      (pov_cell[]){
                          pov_cell_text(e->sources.items[0].raw),
                          pov_cell_text(places_of(r->arena, e)),
                          pov_cell_text(word_status(l, e->status)),
                          standing,
                      });
    }
    if (!f->evidence.count)
        s.table.n_columns = 0;
    list_derivation(r->arena, l, f, &s.lead);
    add_notes(&s, r, f);
    for (size_t i = 0; f->chosen && i < f->derivations.count; i++)
        pov_arena_push(
            r->arena, &s.tail,
            shown_confirmation(r->arena, l, f->derivations.items[i]));
    return s;
}

static bool is_asked(const pov_results *r, const pov_figure *f,
                     const pov_indicator *indicator, pov_day as_of)
{
    bool has_say = f->evidence.count || pov_figure_is_known(f);

    return has_say && f->key.indicator == indicator &&
           (f->key.as_of == as_of || f->key.since == as_of) &&
           select_area(&r->filter, f->key.area);
}

pov_report *pov_report_trace(const pov_results *r,
                             const pov_indicator *indicator, pov_day as_of)
{
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    pov_table *table = pov_arena_alloc(r->arena, sizeof *table);
    const pov_area *last = NULL;
    pov_cell figures = pov_cell_table(table);
    pov_member members[] = {{"schema", pov_cell_text("povstat.trace/1")},
                            {"figures", figures}};

    *table = (pov_table){.columns = figure_columns,
                         .n_columns =
                             sizeof figure_columns / sizeof *figure_columns};
    report->title = word_in(r->language, WORD_TITLE_TRACE);
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];
        pov_section area = {.depth = 1};

        if (!is_asked(r, f, indicator, as_of))
            continue;
        area.heading = pov_arena_format(
            r->arena, "%s · %s", f->key.area->full_name, f->key.area->id);
        if (f->key.area != last)
            pov_arena_push(r->arena, &report->sections, area);
        last = f->key.area;
        pov_arena_push(r->arena, &report->sections, section_of(r, f));
        add_figure(table, r, f);
    }
    if (!table->count)
        pov_arena_push(r->arena, &report->tail,
                       word_in(r->language, WORD_UNKNOWN_FIGURE));
    for (size_t i = 0; i < 2; i++)
        pov_arena_push(r->arena, &report->members, members[i]);
    report->rows = table;
    return report;
}
