#include "reckon/slips.h"

/* What a wrong number may be instead: the figure of another column, row or
 * year, or the right one mistyped. */

/** Below this a number is found again by chance. */
enum { LEAST_TELLING = 100 };

enum { MOST_SCALE = 9 };

/** How often so many decimals are printed. */
typedef struct scales {
    size_t seen[MOST_SCALE + 1];
} scales;

static void see_scale(scales *all, const pov_figure *f,
                      const pov_evidence *typed)
{
    for (size_t i = 0;
         f && f->key.unit == typed->figure->key.unit && i < f->evidence.count;
         i++) {
        const pov_evidence *e = f->evidence.items[i];

        if (e->document == typed->document && pov_evidence_is_number(e) &&
            e->says.amount.scale <= MOST_SCALE)
            all->seen[e->says.amount.scale]++;
    }
}

/** The same of the areas in a larger one. */
static void see_areas(scales *all, const pov_figures *figures,
                      const pov_evidence *typed, const pov_area *larger)
{
    const pov_area_list *areas = pov_area_children(larger);
    pov_key key = typed->figure->key;

    for (size_t i = 0; i < areas->count; i++) {
        key.area = areas->items[i];
        if (key.area != typed->figure->key.area)
            see_scale(all, pov_figures_find(figures, &key), typed);
    }
}

int slips_page_scale(const pov_figures *figures, const pov_evidence *typed)
{
    const pov_figure *own = typed->figure;
    const pov_figure *f = own->moment ? own->moment->first : NULL;
    scales all = {{0}};
    int most = 0;

    if (typed->says.amount.zeros)
        return -typed->says.amount.zeros;
    for (; f; f = f->next_in_moment)
        see_scale(&all, f, typed);
    if (!own->moment)
        see_scale(&all, own, typed);
    if (own->key.area->parent)
        see_areas(&all, figures, typed, own->key.area->parent);
    see_areas(&all, figures, typed, own->key.area);
    for (int scale = 1; scale <= MOST_SCALE; scale++)
        if (all.seen[scale] && all.seen[scale] >= all.seen[most])
            most = scale;
    return most;
}

/** A rate as the page would print it.  Errors: false if it has decimals that
 *  others have not. */
static bool print_as_page(pov_decimal *number, int scale)
{
    for (; number->scale > scale && number->units % 10 == 0; number->scale--)
        number->units /= 10;
    for (; number->scale < scale; number->scale++)
        number->units *= 10;
    return number->scale == scale;
}

/** What must be, and how it is printed. */
typedef struct page {
    const slips_case *slip;
    int scale;
    int zeros; /* of thousands: what is typed has none of them */
} page;

/** Does so much of what has so many zeros fit? */
static bool is_count_rounded(pov_decimal number, int zeros,
                             const pov_interval *must_be)
{
    pov_interval printed;

    if (!pov_decimal_shift(number, zeros, &number) || number.scale)
        return false;
    printed = pov_interval_rounded(number, 1);
    return pov_interval_agree(&printed, must_be);
}

static bool number_fits(pov_decimal number, const void *with)
{
    const page *p = with;
    const pov_interval *must_be = &p->slip->must_be;
    pov_ratio exact = pov_ratio_from_decimal(number);
    pov_interval printed;

    if (p->zeros)
        return is_count_rounded(number, p->zeros, must_be);
    if (p->slip->typed->figure->key.unit == POV_IN_COUNT)
        return exact.under == 1 && pov_interval_contains(must_be, exact);
    if (!print_as_page(&number, p->scale))
        return false;
    printed = pov_interval_rounded(number, 1);
    return pov_interval_agree(&printed, must_be);
}

/** A line, as wide as a pointer: no padding. */
typedef struct row_key {
    const char *file;
    int64_t line;
} row_key;

static void add_to_row(slips_rows *rows, pov_evidence *e, pov_arena *arena)
{
    pov_place place = e->sources.items[0].place;
    row_key key = {place.file, place.line};
    void **at = pov_map_at(&rows->by_line, arena, &key, sizeof key);
    evidence_list *row = *at;

    if (!row)
        *at = row = pov_arena_alloc(arena, sizeof *row);
    pov_arena_push(arena, row, e);
}

slips_rows slips_rows_of(const pov_figures *figures, pov_arena *arena)
{
    slips_rows rows = {.by_line = {0}};

    for (size_t i = 0; i < figures->count; i++) {
        const pov_figure *f = figures->items[i];

        for (size_t k = 0; k < f->evidence.count; k++)
            if (pov_evidence_is_number(f->evidence.items[k]))
                add_to_row(&rows, f->evidence.items[k], arena);
    }
    return rows;
}

/** Is just this number stated of a figure? */
static bool is_stated_of(const slips_case *c, const pov_figure *f)
{
    const pov_evidence *e = f ? pov_figure_stated(f) : NULL;

    return e && e != c->typed && pov_evidence_is_number(e) &&
           c->typed->says.amount.units >= LEAST_TELLING &&
           pov_decimal_compare(e->says.amount, c->typed->says.amount) == 0;
}

static bool is_of_key(const slips_case *c, const pov_key *key)
{
    return is_stated_of(c, pov_figures_find(c->figures, key));
}

static bool is_of_other_standard(const slips_case *c, slip *out)
{
    const pov_figure *own = c->typed->figure;
    const pov_figure *f = own->moment ? own->moment->first : NULL;

    (void)out;
    for (; f; f = f->next_in_moment)
        if (f != own && f->key.indicator == own->key.indicator &&
            f->key.unit == own->key.unit && is_stated_of(c, f))
            return true;
    return false;
}

static bool is_of_year(const slips_case *c, int years)
{
    pov_key key = c->typed->figure->key;

    if (key.form != POV_LEVEL || key.since != POV_NO_DAY)
        return false;
    key.as_of = pov_day_add_years(key.as_of, years);
    return is_of_key(c, &key);
}

static bool is_of_year_before(const slips_case *c, slip *out)
{
    (void)out;
    return is_of_year(c, -1);
}

static bool is_of_year_after(const slips_case *c, slip *out)
{
    (void)out;
    return is_of_year(c, 1);
}

static bool is_total(const slips_case *c, slip *out)
{
    pov_key key = c->typed->figure->key;

    (void)out;
    key.area = key.area->parent;
    return key.area && is_of_key(c, &key);
}

/** Is a number of another line, of whose lines each is a row, the one that was
 *  typed?  Of a table it stands in the same column. */
static bool is_copied_from(const slips_case *c, const pov_evidence *e,
                           bool is_table)
{
    const pov_key *own = &c->typed->figure->key, *other = &e->figure->key;

    return own->unit == other->unit &&
           (!is_table ||
            (own->indicator == other->indicator && own->form == other->form &&
             own->as_of == other->as_of)) &&
           pov_decimal_compare(e->says.amount, c->typed->says.amount) == 0;
}

static const evidence_list *row_of(const slips_rows *rows, pov_place place,
                                   int64_t lines)
{
    row_key key = {place.file, place.line + lines};

    return pov_map_find(&rows->by_line, &key, sizeof key);
}

static bool is_of_row(const slips_case *c, int64_t lines, slip *out)
{
    pov_place place = c->typed->sources.items[0].place;
    const evidence_list *own = row_of(c->rows, place, 0);
    const evidence_list *beside = row_of(c->rows, place, lines);

    if (c->typed->says.amount.units < LEAST_TELLING)
        return false;
    for (size_t i = 0; beside && i < beside->count; i++)
        if (is_copied_from(c, beside->items[i], own && own->count > 1)) {
            out->copied = beside->items[i];
            return true;
        }
    return false;
}

static bool is_of_row_above(const slips_case *c, slip *out)
{
    return is_of_row(c, -1, out);
}

static bool is_of_row_below(const slips_case *c, slip *out)
{
    return is_of_row(c, 1, out);
}

/** The rows and their total, added up together. */
static bool is_total_counted(const slips_case *c, slip *out)
{
    const pov_figure *f = c->typed->figure;
    pov_interval twice = pov_interval_scale(&c->must_be, (pov_ratio){2, 1});

    (void)out;
    return f->key.unit == POV_IN_COUNT &&
           pov_area_children(f->key.area)->count &&
           pov_interval_is_point(&twice) &&
           pov_interval_contains(&twice,
                                 pov_ratio_from_decimal(c->typed->says.amount));
}

/** A rate that is made of the printed rates of its parts. */
static bool is_sum_of_rounded(const slips_case *c, slip *out)
{
    const pov_figure *f = c->typed->figure;
    pov_decimal sum = {.units = 0};
    bool any = false;

    (void)out;
    for (size_t i = 0; i < f->key.indicator->kin.count; i++) {
        const pov_relative *r = &f->key.indicator->kin.items[i];
        const pov_figure *part;
        const pov_evidence *e;

        if (r->is != POV_PART)
            continue;
        part = r->indicator && f->moment
                   ? pov_moment_figure(f->moment, r->indicator, f->key.standard,
                                       POV_IN_PERCENT)
                   : NULL;
        e = part ? pov_figure_stated(part) : NULL;
        if (!e || !pov_evidence_is_number(e) ||
            !pov_decimal_add(sum, e->says.amount, &sum))
            return false;
        any = true;
    }
    return any && f->key.unit == POV_IN_PERCENT &&
           pov_decimal_compare(sum, c->typed->says.amount) == 0;
}

/** A rate that was cut off where it should have been rounded. */
static bool is_cut_off(const slips_case *c, slip *out)
{
    pov_decimal typed = c->typed->says.amount;
    pov_interval cut;

    out->meant = typed;
    out->meant.units++;
    cut = pov_interval_closed(pov_ratio_from_decimal(typed),
                              pov_ratio_from_decimal(out->meant));
    cut = pov_interval_meet(&cut, &c->must_be);
    out->has_meant =
        c->typed->figure->key.unit == POV_IN_PERCENT &&
        !pov_interval_is_empty(&cut) &&
        pov_ratio_compare(cut.low.at, pov_ratio_from_decimal(out->meant)) < 0;
    return out->has_meant;
}

/** So many numbers that digits fall among them by chance: more than one in a
 *  hundred. */
static bool is_wide(const pov_interval *i)
{
    pov_ratio width, part;

    return !pov_ratio_subtract(i->high.at, i->low.at, &width) ||
           !pov_ratio_multiply(i->high.at, (pov_ratio){1, 100}, &part) ||
           pov_ratio_compare(width, part) > 0;
}

static bool is_misprint(const slips_case *c, slip *out)
{
    pov_decimal typed = c->typed->says.amount;
    page p = {c, slips_page_scale(c->figures, c->typed), typed.zeros};
    pov_misprint m;

    if (!pov_decimal_shift(typed, -p.zeros, &typed) ||
        !pov_misprint_find(typed, number_fits, &p, &m) ||
        !pov_decimal_shift(m.meant, p.zeros, &m.meant))
        return false;
    *out = (slip){.says = m.says,
                  .has_meant = m.has_meant,
                  .meant = m.meant,
                  .tells = m.has_meant ? m.tells : POV_TELLS_LITTLE};
    return true;
}

/** A kind of slip: the test fills in what it knows beside the words. */
static const struct slip_kind {
    const char *says;
    bool (*test)(const slips_case *c, slip *out);
    pov_tells tells;
    bool is_habit;
} kinds[] = {
    {"it is the figure under another standard", is_of_other_standard,
     POV_TELLS_OTHER_PLACE, false},
    {"it is the total of all areas", is_total, POV_TELLS_OTHER_PLACE, false},
    {"the total was added to its parts", is_total_counted,
     POV_TELLS_OTHER_PLACE, false},
    {"it is the figure of the year before", is_of_year_before,
     POV_TELLS_OTHER_PLACE, false},
    {"it is the figure of the year after", is_of_year_after,
     POV_TELLS_OTHER_PLACE, false},
    {"it is the number of the row above", is_of_row_above,
     POV_TELLS_OTHER_PLACE, false},
    {"it is the number of the row below", is_of_row_below, POV_TELLS_ROW_BELOW,
     false},
    {"it is the sum of two rounded rates", is_sum_of_rounded, POV_TELLS_LITTLE,
     true},
    {"it was cut off instead of rounded", is_cut_off, POV_TELLS_LITTLE, true},
    {NULL, is_misprint, POV_TELLS_NOTHING, false},
};

bool slips_find(const slips_case *c, slip *out)
{
    *out = (slip){.tells = POV_TELLS_NOTHING};
    if (!pov_evidence_is_number(c->typed) ||
        !pov_interval_is_bounded(&c->must_be) ||
        pov_interval_is_empty(&c->must_be))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !out->is_habit;
         i++) {
        slip s = {.says = kinds[i].says,
                  .tells = kinds[i].tells,
                  .is_habit = kinds[i].is_habit};

        if (!kinds[i].test(c, &s))
            continue;
        if (is_wide(&c->must_be))
            s.tells = POV_TELLS_LITTLE;
        if (s.tells > out->tells)
            *out = s;
    }
    return out->tells != POV_TELLS_NOTHING;
}
