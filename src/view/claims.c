#include "view/claims.h"

#include "povstat/map.h"
#include "view/notes.h"
#include "view/machine.h"
#include "view/select.h"
#include "view/words.h"

/** Whoever states it and the plan that it is of. */
static bool select_papers(const pov_filter *filter, const pov_evidence *claim)
{
    return select_plan(filter, claim->document) ||
           (pov_evidence_claim(claim)->plan &&
            select_plan(filter, pov_evidence_claim(claim)->plan));
}

claims_open claims_without_target(const pov_results *r)
{
    claims_open open = {0};
    pov_map beside = {0};

    for (size_t i = 0; i < r->progress->count; i++)
        for (size_t c = 0; c < r->progress->items[i]->claims.count; c++)
            pov_map_add(&beside, r->arena,
                        &r->progress->items[i]->claims.items[c].claim,
                        sizeof(pov_evidence *));
    for (size_t i = 0; i < r->figures->count; i++) {
        const pov_figure *f = r->figures->items[i];

        if (f->key.form != POV_CLAIMED || f->key.as_of > r->as_of ||
            r->filter.verdicts.count || !select_figure(&r->filter, &f->key))
            continue;
        for (size_t e = 0; e < f->evidence.count; e++) {
            const pov_evidence *claim = f->evidence.items[e];

            if (select_papers(&r->filter, claim) &&
                !pov_map_find(&beside, &claim, sizeof claim))
                pov_arena_push(r->arena, &open, claim);
        }
    }
    return open;
}

const char *claims_mark(pov_section *s, const pov_results *r,
                        const pov_evidence *const claims[], size_t n)
{
    notation pen = notes_pen(r);
    pov_text_list where = {0};

    for (size_t i = 0; i < n; i++)
        pov_arena_push(r->arena, &where,
                       pov_arena_format(r->arena, "“%s”, %s",
                                        claims[i]->sources.items[0].raw,
                                        words_where(&pen, claims[i])));
    return notes_plain(
        s, r, &pen,
        pov_arena_format(r->arena, "%s-claim",
                         notes_figure(r->arena, claims[0]->figure)),
        words_joined(r->arena, &where, "; "));
}

static const pov_column section_columns[] = {
    {.label = "Indicator"},
    {.label = "Date", .align = POV_ALIGN_RIGHT},
    {.label = "Source says"},
    {.label = "Document", .may_wrap = true},
};

enum { N_SECTION_COLUMNS = sizeof section_columns / sizeof *section_columns };

static const char *document_name(const pov_results *r,
                                 const pov_evidence *claim)
{
    const char *name = words_document(r->arena, r->language, claim->document);

    return name ? name : words_plan(claim->document);
}

pov_section claims_section(const pov_results *r, const claims_open *open,
                           const pov_area *area)
{
    pov_language l = r->language;
    pov_section s = {.depth = 2, .heading = words_in(l, WORD_CLAIMS)};

    s.table = (pov_table){.columns = words_columns(l, section_columns,
                                                   N_SECTION_COLUMNS, r->arena),
                          .n_columns = N_SECTION_COLUMNS};
    for (size_t i = 0; i < open->count; i++) {
        const pov_evidence *claim = open->items[i];
        const pov_key *key = &claim->figure->key;
        pov_cell says;

        if (key->area != area)
            continue;
        says = pov_cell_text(words_claim(r->arena, l, claim));
        says.mark = claims_mark(&s, r, (const pov_evidence *[]){claim}, 1);
        pov_table_add(
            &s.table, r->arena,
            (pov_cell[]){pov_cell_text(words_indicator(l, key->indicator)),
                         pov_cell_text(words_day(r->arena, l, key->as_of)),
                         says, pov_cell_text(document_name(r, claim))});
    }
    return s;
}

static const pov_column member_columns[] = {
#define KEY(name, value) {.key = #name},
#include "view/key_fields.def"
    {.key = "as_of"},   {.key = "plan"},     {.key = "says"},
    {.key = "percent"}, {.key = "document"}, {.key = "status"},
    {.key = "sources"},
};

pov_cell claims_member(const pov_results *r, const claims_open *open)
{
    pov_table *table =
        pov_table_new(r->arena, member_columns,
                      sizeof member_columns / sizeof *member_columns);

    for (size_t i = 0; i < open->count; i++) {
        const pov_evidence *claim = open->items[i];
        const pov_key *key = &claim->figure->key;

        pov_table_add(
            table, r->arena,
            (pov_cell[]){
#define KEY(name, value) machine_##name(key),
#include "view/key_fields.def"
                pov_cell_day(key->as_of),
                pov_cell_text(
                    machine_document(pov_evidence_claim(claim)->plan)),
                pov_cell_term(POV_TERMS_CLAIMED,
                              pov_evidence_claim(claim)->words.says),
                claim->says.has_amount ? pov_cell_number(claim->says.amount)
                                       : pov_cell_null(),
                pov_cell_text(machine_document(claim->document)),
                pov_cell_term(POV_TERMS_STATUS, claim->status),
                machine_sources(r, r->arena, claim),
            });
    }
    return pov_cell_table(table);
}
