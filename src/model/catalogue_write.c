#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/catalogue_pack.h"
#include "model/pack_text.h"

/* Print the pack of catalogue_pack.h as C.  It is made of a catalogue that was
 * read from tables. */

typedef struct writing {
    const pov_catalogue *catalogue;
    struct { /* rows, and behind them what else is pointed to */
        const pov_indicator **items;
        size_t count, capacity;
    } indicators;
    size_t n_rows;
    pov_arena *arena;
    FILE *out;
} writing;

static bool is_row(const pov_indicator *i)
{
    return i->plain == i && i->all == i && i->counted == i;
}

/** Its place among all that are pointed to; it gets one. */
static size_t number_of(writing *w, const pov_indicator *indicator)
{
    size_t i = 0;

    while (i < w->indicators.count && w->indicators.items[i] != indicator)
        i++;
    if (i == w->indicators.count)
        pov_arena_push(w->arena, &w->indicators, indicator);
    return i;
}

static size_t thing_number(writing *w, pov_row_kind kind, const void *thing)
{
    size_t i = 0;

    switch (kind) {
    case POV_ROW_INDICATOR:
        return number_of(w, thing);
    case POV_ROW_BREAKDOWN:
        return ((const pov_breakdown *)thing)->rank;
    default:
        while (w->catalogue->standards.items[i] != thing)
            i++;
        return i;
    }
}

/** Give each its number, so that all are known when the first is printed. */
static void number_all(writing *w)
{
    const pov_catalogue *c = w->catalogue;
    const pov_names *names = &c->names[POV_ROW_INDICATOR];

    for (size_t i = 0; i < c->indicators.count; i++)
        if (c->indicators.items[i] && is_row(c->indicators.items[i]))
            number_of(w, c->indicators.items[i]);
    w->n_rows = w->indicators.count;
    for (size_t i = 0; i < c->indicators.count; i++)
        if (c->indicators.items[i] && c->indicators.items[i]->is_named)
            number_of(w, c->indicators.items[i]);
    for (size_t i = 0; i < names->all.count; i++)
        number_of(w, names->all.items[i]->is.thing);
    for (size_t i = 0; i < c->papers.count; i++) {
        const pov_paper *p = c->papers.items[i];

        for (size_t k = 0; k < p->rows.count; k++)
            if (p->rows.items[k].indicator)
                number_of(w, p->rows.items[k].indicator);
        for (size_t k = 0; k < p->columns.count; k++)
            if (p->columns.items[k].indicator)
                number_of(w, p->columns.items[k].indicator);
    }
}

/* Members of structures. */

static void print_text(const writing *w, const char *member, const char *text)
{
    fprintf(w->out, ".%s = ", member);
    pack_text_print(w->out, text);
    fputs(", ", w->out);
}

static void print_number(const writing *w, const char *member, int64_t number)
{
    fprintf(w->out, ".%s = %" PRId64 ", ", member, number);
}

static void print_indicator(writing *w, const char *member,
                            const pov_indicator *indicator)
{
    if (indicator)
        fprintf(w->out, ".%s = &indicators[%zu], ", member,
                number_of(w, indicator));
}

static void print_breakdown(const writing *w, const pov_breakdown *breakdown)
{
    if (breakdown)
        fprintf(w->out, ".breakdown = &breakdowns[%zu], ", breakdown->rank);
}

static void begin_row(const writing *w, const char *id, const char *label_vi,
                      const char *label_en, pov_place place)
{
    fputs("{", w->out);
    print_text(w, "id", id);
    print_text(w, "label_vi", label_vi);
    print_text(w, "label_en", label_en);
    print_number(w, "place.line", place.line);
    print_number(w, "place.column", place.column);
}

static void print_breakdowns(const writing *w)
{
    fputs("static const pov_breakdown breakdowns[] = {\n", w->out);
    for (size_t i = 0; i < w->catalogue->breakdowns.count; i++) {
        const pov_breakdown *b = w->catalogue->breakdowns.items[i];

        begin_row(w, b->id, b->label_vi, b->label_en, b->place);
        print_text(w, "dimension", b->dimension);
        print_number(w, "has_rate", b->has_rate);
        print_number(w, "rank", (int64_t)b->rank);
        fputs("},\n", w->out);
    }
    fputs("};\n", w->out);
}

/** As parts.csv has them: of rows.  Returns how many. */
static size_t print_kin(writing *w, size_t number)
{
    const pov_indicator *i = w->indicators.items[number];
    size_t n = 0;

    for (size_t k = 0; k < i->kin.count; k++)
        n += is_row(i->kin.items[k].indicator);
    if (!n)
        return 0;
    fprintf(w->out, "static const pov_relative kin_%zu[] = {\n", number);
    for (size_t k = 0; k < i->kin.count; k++)
        if (is_row(i->kin.items[k].indicator)) {
            fputs("{", w->out);
            print_number(w, "is", (int64_t)i->kin.items[k].is);
            print_indicator(w, "indicator", i->kin.items[k].indicator);
            fputs("},\n", w->out);
        }
    fputs("};\n", w->out);
    return n;
}

static void print_row(writing *w, size_t number, size_t n_kin)
{
    const pov_indicator *i = w->indicators.items[number];

    begin_row(w, i->id, i->label_vi, i->label_en, i->place);
    print_text(w, "unit", i->unit);
    print_text(w, "whole_label", i->whole_label);
    print_indicator(w, "whole", i->whole);
    print_number(w, "by_standard", i->by_standard);
    print_number(w, "is_flow", i->is_flow);
    print_number(w, "is_headline", i->is_headline);
    print_number(w, "better", (int64_t)i->better);
    if (n_kin)
        fprintf(w->out, ".kin = {pack_list(kin_%zu), %zu, %zu}", number, n_kin,
                n_kin);
    fputs("},\n", w->out);
}

static void print_other(writing *w, size_t number)
{
    const pov_indicator *i = w->indicators.items[number];

    begin_row(w, i->id, i->label_vi, i->label_en, i->place);
    print_text(w, "unit", i->unit);
    print_indicator(w, "plain", i->plain);
    print_breakdown(w, i->breakdown);
    print_number(w, "is_named", i->is_named);
    fputs("},\n", w->out);
}

static void print_indicators(writing *w)
{
    size_t *n_kin = pov_arena_alloc(w->arena, (w->n_rows + 1) * sizeof *n_kin);

    fprintf(w->out, "static const pov_indicator indicators[%zu];\n",
            w->indicators.count);
    for (size_t i = 0; i < w->n_rows; i++)
        n_kin[i] = print_kin(w, i);
    fprintf(w->out, "static const pov_indicator indicators[%zu] = {\n",
            w->indicators.count);
    for (size_t i = 0; i < w->n_rows; i++)
        print_row(w, i, n_kin[i]);
    for (size_t i = w->n_rows; i < w->indicators.count; i++)
        print_other(w, i);
    fputs("};\n", w->out);
}

static void print_standards(const writing *w)
{
    size_t n = w->catalogue->standards.count;
    pov_standard *const *all = w->catalogue->standards.items;

    fputs("static const pov_standard standards[] = {\n", w->out);
    for (size_t i = 0; i < n; i++) {
        const pov_standard *s = all[i];

        begin_row(w, s->id, s->label_vi, s->label_en, s->place);
        print_number(w, "from", s->from);
        print_number(w, "to", s->to);
        print_number(w, "is_undated", s->is_undated);
        fputs("},\n", w->out);
    }
    fputs("};\nstatic const char *const standard_areas[] = {\n", w->out);
    for (size_t i = 0; i < n; i++) {
        pack_text_print(w->out, all[i]->area ? all[i]->area->id : NULL);
        fputs(",\n", w->out);
    }
    fputs("};\n", w->out);
}

static void print_paper_rows(writing *w, size_t number)
{
    const pov_paper *p = w->catalogue->papers.items[number];

    fprintf(w->out, "static const pov_paper_row rows_%zu[] = {\n", number);
    for (size_t i = 0; i < p->rows.count; i++) {
        fputs("{", w->out);
        print_text(w, "label", p->rows.items[i].label);
        print_text(w, "counted", p->rows.items[i].counted);
        print_indicator(w, "indicator", p->rows.items[i].indicator);
        fputs("},\n", w->out);
    }
    fputs("};\n", w->out);
}

static void print_paper_columns(writing *w, size_t number)
{
    const pov_paper *p = w->catalogue->papers.items[number];

    fprintf(w->out, "static const pov_paper_column columns_%zu[] = {\n",
            number);
    for (size_t i = 0; i < p->columns.count; i++) {
        const pov_paper_column *c = &p->columns.items[i];

        fputs("{", w->out);
        print_text(w, "heading", c->heading);
        print_text(w, "number", c->number);
        print_text(w, "counted", c->counted);
        print_number(w, "holds", (int64_t)c->holds);
        print_number(w, "is_target", c->is_target);
        print_number(w, "is_reduction", c->is_reduction);
        print_number(w, "day", (int64_t)c->day);
        print_indicator(w, "indicator", c->indicator);
        print_breakdown(w, c->breakdown);
        fputs("},\n", w->out);
    }
    fputs("};\n", w->out);
}

static void print_papers(writing *w)
{
    size_t n = w->catalogue->papers.count;

    for (size_t i = 0; i < n; i++) {
        print_paper_rows(w, i);
        print_paper_columns(w, i);
    }
    fputs("static const pov_paper papers[] = {\n", w->out);
    for (size_t i = 0; i < n; i++) {
        const pov_paper *p = w->catalogue->papers.items[i];

        begin_row(w, p->id, p->label_vi, p->label_en, p->place);
        print_text(w, "title", p->title);
        print_text(w, "circular", p->circular);
        print_text(w, "note", p->note);
        print_number(w, "has_total", p->has_total);
        fprintf(w->out,
                ".rows = {pack_list(rows_%zu), %zu, %zu}, "
                ".columns = {pack_list(columns_%zu), %zu, %zu}},\n",
                i, p->rows.count, p->rows.count, i, p->columns.count,
                p->columns.count);
    }
    fputs("};\n", w->out);
}

/* Names. */

static const char *const kind_names[] = {
    [POV_ROW_INDICATOR] = "indicator",
    [POV_ROW_BREAKDOWN] = "breakdown",
    [POV_ROW_STANDARD] = "standard",
};

static const pov_row_kind named_kinds[] = {POV_ROW_INDICATOR, POV_ROW_BREAKDOWN,
                                           POV_ROW_STANDARD};

enum { N_NAMED_KINDS = sizeof named_kinds / sizeof *named_kinds };

/** All of one spelling.  Returns the number of slots. */
static size_t print_meanings(writing *w, text_pool *pool, pov_row_kind kind,
                             pov_name_spelling spelling)
{
    const pov_names *names = &w->catalogue->names[kind];
    size_t n_slots = 4, n = 0;
    uint16_t *slots;

    while (n_slots < 2 * names->all.count)
        n_slots *= 2;
    slots = pov_arena_alloc(w->arena, n_slots * sizeof *slots);
    fprintf(w->out, "static const packed_meaning %s_%d[] = {\n",
            kind_names[kind], (int)spelling);
    for (size_t i = 0; i < names->all.count; i++) {
        const added_name *name = names->all.items[i];
        size_t at = pov_hash(name->text, strlen(name->text)) % n_slots;

        if (name->spelling != spelling)
            continue;
        while (slots[at])
            at = (at + 1) % n_slots;
        slots[at] = (uint16_t)++n;
        fprintf(w->out, "{%zu, %zu, %d},\n", pack_text_place(pool, name->text),
                thing_number(w, kind, name->is.thing), name->is.several);
    }
    if (!n) /* no array is empty */
        fputs("{0},\n", w->out);
    fprintf(w->out, "};\nstatic const uint16_t %s_%d_slots[] = {\n",
            kind_names[kind], (int)spelling);
    for (size_t i = 0; i < n_slots; i++)
        fprintf(w->out, "%d,\n", slots[i]);
    fputs("};\n", w->out);
    return n_slots;
}

static void print_names(writing *w, text_pool *pool)
{
    size_t n_slots[N_NAMED_KINDS][POV_N_NAME_SPELLINGS];

    for (size_t i = 0; i < N_NAMED_KINDS; i++)
        for (int s = 0; s < POV_N_NAME_SPELLINGS; s++)
            n_slots[i][s] =
                print_meanings(w, pool, named_kinds[i], (pov_name_spelling)s);
    fputs("static const name_pack names[POV_N_ROW_KINDS] = {\n", w->out);
    for (size_t i = 0; i < N_NAMED_KINDS; i++) {
        const char *kind = kind_names[named_kinds[i]];

        fprintf(w->out, "[%d] = {names_text, {", (int)named_kinds[i]);
        for (int s = 0; s < POV_N_NAME_SPELLINGS; s++)
            fprintf(w->out, "{%s_%d, %s_%d_slots, %zu},", kind, s, kind, s,
                    n_slots[i][s]);
        fputs("}},\n", w->out);
    }
    fputs("};\n", w->out);
}

static void print_name_texts(const writing *w, text_pool *pool)
{
    fputs("static const char names_text[] =\n", w->out);
    pack_text_place(pool, "");
    for (size_t i = 0; i < N_NAMED_KINDS; i++) {
        const pov_names *names = &w->catalogue->names[named_kinds[i]];

        for (size_t k = 0; k < names->all.count; k++)
            pack_text_place(pool, names->all.items[k]->text);
    }
    fputs(";\n", w->out);
}

bool pov_catalogue_write(const pov_catalogue *catalogue, FILE *out)
{
    writing w = {.catalogue = catalogue, .arena = catalogue->arena, .out = out};
    text_pool pool = {.arena = w.arena, .out = out};

    number_all(&w);
    fputs("#include \"model/catalogue_pack.h\"\n\n"
          "/* A run copies what a list holds before it changes it. */\n"
          "#define pack_list(list) ((void *)(uintptr_t)(list))\n",
          out);
    print_breakdowns(&w);
    print_indicators(&w);
    print_standards(&w);
    print_papers(&w);
    print_name_texts(&w, &pool);
    print_names(&w, &pool);
    fprintf(out,
            "const catalogue_pack catalogue_pack_built_in = {\n"
            "    breakdowns, indicators, standards, standard_areas, papers,\n"
            "    names, %zu, %zu, %zu, %zu, %zu};\n",
            catalogue->breakdowns.count, w.n_rows, w.indicators.count,
            catalogue->standards.count, catalogue->papers.count);
    return !ferror(out);
}
