#include "cases.h"

#include "povstat/figures.h"
#include "reckon_fixture.h"

/* Every equation, solved for every role from the example that its row gives:
 * all is stated but one figure, which follows.  A row that nobody could play
 * fails. */

enum { YEAR = 2023, MOST_PLAYERS = 12 };

/** A figure of the example: who plays which role, and its number. */
typedef struct player {
    const pov_role *role;
    pov_key key;
    const char *number;
    size_t length;
} player;

typedef struct cast {
    const pov_equation *by;
    const pov_plan *document; /* that states all of it, and plans what is
                                 planned */
    player items[MOST_PLAYERS];
    size_t count;
} cast;

static bool has_period(const pov_equation *by)
{
    for (const pov_role *role = by->roles; role->name; role++)
        if (role->when != POV_THEN)
            return true;
    return false;
}

static bool is_of(const pov_equation *by, pov_kin least)
{
    for (const pov_role *role = by->roles; role->name; role++)
        if (role->of >= least)
            return true;
    return false;
}

/** Somewhere: for sums of areas the first that two were merged into, for one of
 *  provinces a region of few. */
static const pov_area *area_for(const pov_equation *by)
{
    if (is_of(by, POV_MEMBERS))
        return pov_catalogue_area(catalogue, "vung-mien-nui-tay-bac");
    for (size_t i = 0;
         is_of(by, POV_AREAS) && i < pov_catalogue_areas(catalogue)->count;
         i++) {
        const pov_area *area = pov_catalogue_areas(catalogue)->items[i];

        if (pov_area_is_merger(area) && pov_area_predecessors(area)->count == 2)
            return area;
    }
    return pov_catalogue_area(catalogue, "bac-kan");
}

static void add(cast *c, const pov_role *role, const pov_area *area,
                const pov_indicator *indicator, const char **example)
{
    player *p = &c->items[c->count++];

    assert_true(c->count <= MOST_PLAYERS && indicator);
    assert_true(!*example || **example); /* there is a number for each */
    *p = (player){role,
                  {.area = area,
                   .indicator = indicator,
                   .standard = standard_for(indicator),
                   .form = role->form,
                   .unit = role->unit,
                   .as_of = pov_day_year_end(
                       role->when == POV_AT_START ? YEAR - 1 : YEAR)},
                  *example,
                  *example ? strcspn(*example, "|") : 0};
    if (role->is_planned || role->form == POV_CLAIMED)
        p->key.plan = c->document;
    if ((role->when == POV_THEN && has_period(c->by)) ||
        role->form != POV_LEVEL)
        p->key.since = pov_day_year_end(YEAR - 1);
    if (*example)
        *example += p->length + ((*example)[p->length] == '|');
}

/** Who plays a role around an indicator.  Errors: false if nobody does. */
static bool add_players(cast *c, const pov_role *role,
                        const pov_indicator *subject)
{
    const pov_area *area = area_for(c->by);
    const char *example = role->example;
    size_t before = c->count;

    const pov_indicator *one = pov_role_player(catalogue, role, subject);

    if (one)
        add(c, role, area, one, &example);
    const pov_area_list parts =
        role->of == POV_AREAS ? *pov_area_predecessors(area)
        : role->of == POV_MEMBERS
            ? *pov_group_members(catalogue, area, pov_day_year_end(YEAR))
            : (pov_area_list){0};

    for (size_t i = 0; i < parts.count; i++)
        add(c, role, parts.items[i], subject, &example);
    for (size_t i = 0; i < subject->kin.count; i++) {
        if (subject->kin.items[i].is != role->of)
            continue;
        if (!subject->kin.items[i].indicator)
            return false;
        add(c, role, area, subject->kin.items[i].indicator, &example);
    }
    return c->count > before;
}

static bool cast_for(cast *c, const pov_equation *by,
                     const pov_indicator *subject)
{
    *c = (cast){.by = by, .document = document_named("example")};
    for (const pov_role *role = by->roles; role->name; role++)
        if (!add_players(c, role, subject))
            return false;
    return true;
}

static pov_decimal number_of(const player *p, pov_phrase *says)
{
    const pov_phrase_hint hint = {.meaning = POV_MEANS_COUNT};
    pov_number number = {0};

    assert_int_equal(
        pov_phrase_read(p->number, p->length, &hint, arena, says, &number),
        POV_READ_VALUE);
    says->form = p->key.form;
    says->form_said = true;
    says->unit = p->key.unit;
    return says->amount;
}

/** Everybody's number but that of `silent`. */
static reckoned reckon_but(const cast *c, const player *silent)
{
    statements list = {0};

    for (size_t i = 0; i < c->count; i++) {
        const player *p = &c->items[i];
        pov_statement s = {.area = p->key.area,
                           .indicator = p->key.indicator,
                           .document = c->document,
                           .is_target = p->role->is_planned,
                           .raw = p->number,
                           .as_of = p->key.as_of,
                           .since = p->key.since,
                           .status = POV_REPORTED};

        if (p == silent || !p->number)
            continue;
        number_of(p, &s.says);
        s.claim.plan = p->key.plan;
        say(&list, s);
    }
    return reckon(&list);
}

static bool is_by(const pov_derivation *d, const pov_equation *by,
                  const pov_role *role)
{
    return d && d->by == by && d->role == role;
}

/** Its figure is the number that it did not say, by this equation. */
static void follows(const cast *c, const player *p)
{
    reckoned r = reckon_but(c, p);
    const pov_figure *f = pov_figures_find(r.figures, &p->key);
    pov_phrase says;
    pov_ratio number = pov_ratio_from_decimal(number_of(p, &says));

    assert_no_findings(&r);
    assert_non_null(f);
    assert_true(is_by(f->low_by, c->by, p->role));
    assert_true(is_by(f->high_by, c->by, p->role));
    assert_true(pov_interval_is_bounded(&f->value));
    assert_true(pov_interval_contains(&f->value, number));
}

/** What exceeds its limit is found out. */
static void is_noticed(const cast *c)
{
    cast wrong = *c;
    const pov_finding *finding;
    reckoned r;

    wrong.items[0].number = c->items[1].number;
    wrong.items[0].length = c->items[1].length;
    wrong.items[1].number = c->items[0].number;
    wrong.items[1].length = c->items[0].length;
    r = reckon_but(&wrong, NULL);
    finding = found(&r, POV_FOUND_CONTRADICTION);
    assert_non_null(finding);
    assert_non_null(strstr(finding->detail, c->by->says));
    for (int i = 0; i < 2; i++)
        assert_int_not_equal(
            pov_figures_find(r.figures, &c->items[i].key)->blame,
            POV_NOT_BLAMED);
}

static void solves(const cast *c)
{
    reckoned all = reckon_but(c, NULL);

    assert_no_findings(&all);
    if (c->by->shape == POV_LIMIT)
        is_noticed(c);
    for (size_t i = 0; c->by->shape != POV_LIMIT && i < c->count; i++)
        /* A crossing that nobody speaks of has no part in it. */
        if (!c->items[i].role->is_given &&
            !c->items[i].key.indicator->is_crossing)
            follows(c, &c->items[i]);
}

/** For the headlines, or whatever has parts, persons and flows. */
static void is_solved_for_each_role(void **state)
{
    const struct pov_indicator_list *all = pov_catalogue_indicators(catalogue);
    const pov_equation *by = *state;
    size_t n = 0;

    for (size_t i = 0; i < all->count; i++) {
        const pov_indicator *subject = all->items[i];
        bool is_example =
            !subject->breakdown
                ? subject->is_headline ||
                      (is_of(by, POV_PART) && !is_of(by, POV_AREAS))
                : pov_indicator_is_share(subject) &&
                      subject->whole->is_headline && !subject->breakdown->rank;
        cast c;

        if (!is_example || !cast_for(&c, by, subject))
            continue;
        solves(&c);
        n++;
    }
    assert_true(n > 0);
}

static pov_indicator *add_indicator(const char *id, bool by_standard)
{
    return pov_catalogue_add_indicator(
        catalogue, (pov_indicator){.id = id,
                                   .label_vi = id,
                                   .label_en = id,
                                   .unit = "households",
                                   .whole_label = "",
                                   .by_standard = by_standard});
}

/* A part that depends on no standard, of a total that does. */
static void ties_what_depends_on_a_standard_or_not(void **state)
{
    pov_indicator *total = add_indicator("t", true);
    const pov_indicator *parts[] = {add_indicator("t_new", true),
                                    add_indicator("t_old", false)};

    (void)state;
    for (size_t i = 0; i < LENGTH(parts); i++)
        pov_arena_push(reference_arena, &total->kin,
                       ((pov_relative){POV_PART, parts[i]}));
    for (size_t i = 0; i < pov_n_equations; i++) {
        cast c;

        if (is_of(&pov_equations[i], POV_PART) &&
            cast_for(&c, &pov_equations[i], total))
            solves(&c);
    }
}

int main(void)
{
    TEST_SOME(pov_equations, pov_n_equations, says, is_solved_for_each_role);
    TEST(ties_what_depends_on_a_standard_or_not);
    return run_all("equations", load_reference, free_reference);
}
