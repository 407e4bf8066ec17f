#include "povstat/view.h"

#include <string.h>

#include "view/figure_rows.h"
#include "view/words.h"
#include "view/workbook.h"

/* Everything that is known, and all that was stated on the way. */

static const pov_column shown_columns[5] = {
    {.label = "Figure", .may_wrap = true},        {.label = "Date"},
    {.label = "Value", .align = POV_ALIGN_RIGHT}, {.label = "Use"},
    {.label = "From", .may_wrap = true},
};

static const char *figure_words(const pov_results *r, const figure_row *row)
{
    const pov_key *key = &row->figure->key;
    const char *text = words_indicator(r->language, key->indicator);

    if (key->standard &&
        key->standard !=
            pov_standard_in_force(r->figures->catalogue, key->as_of))
        text = pov_arena_format(r->arena, "%s [%s]", text, key->standard->id);
    return pov_key_kind(key)
               ? pov_arena_format(
                     r->arena, "%s: %s", text,
                     pov_words(POV_TERMS_KIND, pov_key_kind(key), r->language))
               : text;
}

static const char *amount_words(const pov_results *r, const pov_evidence *e)
{
    const pov_phrase says = pov_evidence_phrase(e);
    const pov_key *key = &e->figure->key;

    if (!says.has_stretch)
        return words_amount(r->arena, r->language, says.amount, key->unit);
    return pov_arena_format(
        r->arena, "%s–%s", words_decimal(r->arena, r->language, says.amount),
        words_amount(r->arena, r->language, says.stretch, key->unit));
}

/** "≤ 135", "↓ 2,063", "↓ ≥ 60", "↓ ≈ 0.1 pp a year". */
static const char *stated_words(const pov_results *r, const pov_evidence *e)
{
    static const char *const turns[POV_N_FORMS] = {
        [POV_LEVEL] = "",
        [POV_REDUCTION] = "↓ ",
        [POV_INCREASE] = "↑ ",
        [POV_ANNUAL_REDUCTION] = "↓ ",
        [POV_ANNUAL_INCREASE] = "↑ ",
        [POV_DIRECTION] = "",
        [POV_CLAIMED] = "",
    };
    const pov_said *says = &e->says;
    pov_form form = e->figure->key.form;
    bool yearly = pov_form_is_yearly(form);

    if (form == POV_CLAIMED)
        return words_claim(r->arena, r->language, e);
    if (!says->has_amount)
        return words_in(r->language, says->fewer ? WORD_FEWER : WORD_MORE);
    return pov_arena_format(
        r->arena, "%s%s%s%s%s%s", turns[form],
        says->about && says->op != POV_ABOUT ? words_sign(POV_ABOUT) : "",
        says->op_said && says->op != POV_EXACTLY ? words_sign(says->op) : "",
        amount_words(r, e), yearly ? " " : "",
        yearly ? words_in(r->language, WORD_A_YEAR) : "");
}

static pov_cell use_cell(const pov_results *r, const pov_evidence *e)
{
    pov_cell cell = pov_cell_text(words_in(r->language, WORD_DERIVED));

    if (!e)
        return cell;
    cell.text = pov_words(POV_TERMS_STANDING, e->standing, r->language);
    cell.tone = pov_tone_of(POV_TERMS_STANDING, e->standing);
    return cell;
}

/** The file without its folders, for the line to fit, or the identity. */
static const char *origin_words(const pov_results *r, const figure_row *row)
{
    const pov_figure *f = row->figure;
    const pov_derivation *d = f->low_by ? f->low_by : f->high_by;
    pov_place place;
    const char *slash;

    if (!row->stated)
        return pov_say(r->language, d->by->says);
    place = row->stated->sources.items[0].place;
    slash = strrchr(place.file, '/');
    place.file = slash ? slash + 1 : place.file;
    return words_place(r->arena, place);
}

static void add_shown(pov_table *table, const pov_results *r,
                      const figure_row *row)
{
    const pov_figure *f = row->figure;
    const pov_evidence *e = row->stated;

    pov_table_add(
        table, r->arena,
        (pov_cell[]){
            pov_cell_text(figure_words(r, row)),
            pov_cell_text(words_day(r->arena, r->language, f->key.as_of)),
            pov_cell_text(e ? stated_words(r, e)
                            : words_interval(r->arena, r->language, &f->value,
                                             f->key.unit)),
            use_cell(r, e),
            pov_cell_text(origin_words(r, row)),
        });
}

/** What sections are made of. */
typedef struct reading {
    const pov_results *results;
    const figure_rows *rows;
} reading;

/** The section of an area, whose first row is the `later->at`th. */
static void make_section(const pov_later *later, pov_arena *arena,
                         pov_section_list *to)
{
    const reading *of = later->from;
    const figure_rows *rows = of->rows;
    const pov_area *area = rows->items[later->at].figure->key.area;
    pov_results r = *of->results;
    pov_section s = {
        .depth = 1,
        .heading =
            pov_arena_format(arena, "%s · %s", area->full_name, area->id),
        .table = {.columns = words_columns(r.language, shown_columns, 5, arena),
                  .n_columns = 5}};

    r.arena = arena;
    for (size_t i = later->at;
         i < rows->count && rows->items[i].figure->key.area == area; i++)
        add_shown(&s.table, &r, &rows->items[i]);
    pov_arena_push(arena, to, s);
}

/** One for each area, made when it is drawn.  Shape: borrows the results and
 *  rows. */
static void add_sections(pov_report *report, const pov_results *r,
                         const figure_rows *rows)
{
    const pov_area *last = NULL;
    reading *of = pov_arena_alloc(r->arena, sizeof *of);

    *of = (reading){r, rows};
    for (size_t i = 0; i < rows->count; i++) {
        const pov_area *area = rows->items[i].figure->key.area;
        pov_later *later;

        if (area == last)
            continue;
        last = area;
        later = pov_arena_alloc(r->arena, sizeof *later);
        *later = (pov_later){.from = of, .at = i, .make = make_section};
        pov_arena_push(r->arena, &report->sections,
                       (pov_section){.later = later});
    }
}

pov_report *pov_report_figures(const pov_results *r)
{
    pov_report *report = pov_arena_alloc(r->arena, sizeof *report);
    figure_rows *rows = pov_arena_alloc(r->arena, sizeof *rows);

    *rows = figure_rows_of(r);
    report->title = words_in(r->language, WORD_TITLE_FIGURES);
    if (pov_draws_sections(r->draws))
        add_sections(report, r, rows);
    if (!rows->count)
        pov_arena_push(r->arena, &report->tail,
                       words_in(r->language, WORD_UNKNOWN_FIGURE));
    report->rows = figure_rows_in(
        r, rows,
        r->draws == POV_DRAWS_OBSERVATIONS ? FIELD_OBSERVATIONS : FIELD_ROWS);
    pov_report_member(report, r->arena, "schema",
                      pov_cell_text("povstat.figures/2"));
    pov_report_member(report, r->arena, "figures", pov_cell_rows(report->rows));
    if (r->draws == POV_DRAWS_WORKBOOK)
        workbook_attach_figures(report, r, rows);
    return report;
}
