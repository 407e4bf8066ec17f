#include <string.h>

#include "model/area_store.h"
#include "povstat/catalogue.h"
#include "povstat/text.h"
#include "povstat/words.h"

static const struct status_word {
    const char *word;
    pov_status status;
} status_words[] = {
    {"estimate", POV_ESTIMATE}, {"estimated", POV_ESTIMATE},
    {"ước", POV_ESTIMATE},      {"ước tính", POV_ESTIMATE},
    {"dự kiến", POV_ESTIMATE},  {"preliminary", POV_PRELIMINARY},
    {"sơ bộ", POV_PRELIMINARY}, {"reported", POV_REPORTED},
    {"báo chí", POV_REPORTED},  {"báo cáo", POV_REPORTED},
    {"official", POV_OFFICIAL}, {"chính thức", POV_OFFICIAL},
    {"ministry", POV_MINISTRY}, {"bộ", POV_MINISTRY},
    {"revised", POV_REVISED},   {"điều chỉnh", POV_REVISED},
};

enum { N_STATUS_WORDS = sizeof status_words / sizeof *status_words };

bool pov_status_from(const char *text, pov_status *status)
{
    size_t i = 0;

    while (i < N_STATUS_WORDS && strcmp(text, status_words[i].word) != 0)
        i++;
    if (i == N_STATUS_WORDS) /* not typed exactly so: fold, which is slower */
        for (i = 0; i < N_STATUS_WORDS; i++)
            if (pov_text_is(text, status_words[i].word))
                break;
    if (i == N_STATUS_WORDS)
        return false;
    *status = status_words[i].status;
    return true;
}

/** What a name stands for. */
typedef struct meaning {
    const void *thing;
    bool several; /* without marks it may be another as well */
} meaning;

pov_catalogue *pov_catalogue_new(pov_arena *arena)
{
    static const area_pack nothing = {0};
    pov_catalogue *catalogue = pov_arena_alloc(arena, sizeof *catalogue);

    catalogue->arena = arena;
    catalogue->areas = area_store_new(&nothing, arena);
    return catalogue;
}

pov_catalogue *pov_catalogue_built_in(pov_arena *arena)
{
    pov_catalogue *catalogue = pov_catalogue_new(arena);

    catalogue->areas = area_store_new(&area_pack_built_in, arena);
    return catalogue;
}

static meaning *meaning_at(pov_map *map, pov_arena *arena, const char *name)
{
    void **at = pov_map_at(map, arena, name, strlen(name));

    if (!*at)
        *at = pov_arena_alloc(arena, sizeof(meaning));
    return *at;
}

/** Is the name free, or that thing's already? */
static bool is_free_for(const pov_names *names, pov_arena *arena,
                        const char *name, const void *thing)
{
    const char *key = pov_text_key(arena, name);
    const meaning *m = pov_map_find(&names->keys, key, strlen(key));

    return !m || m->thing == thing;
}

static void add_words(pov_names *names, pov_arena *arena, const char *key)
{
    pov_word words[POV_WORDS_MAX];

    pov_words_split(key, strlen(key), words); /* of what is longer the first */
    for (const pov_word *w = words; w->kind != POV_WORD_END; w++)
        *pov_map_at(&names->words, arena, w->bare, strlen(w->bare)) = names;
}

static bool give_name(pov_names *names, pov_arena *arena, const char *name,
                      const void *thing)
{
    const char *key;
    meaning *m;

    if (!is_free_for(names, arena, name, thing))
        return false;
    if (!*name)
        return true;
    key = pov_text_key(arena, name);
    add_words(names, arena, key);
    meaning_at(&names->keys, arena, key)->thing = thing;
    m = meaning_at(&names->bares, arena, pov_text_bare(arena, name));
    m->several = m->several || (m->thing && m->thing != thing);
    m->thing = thing;
    return true;
}

/** Give a thing its id and labels.  Errors: false if one is another's; it then
 *  has none of them. */
static bool give_names(pov_names *names, pov_arena *arena,
                       const char *const given[3], const void *thing)
{
    for (size_t i = 0; i < 3; i++)
        if (!is_free_for(names, arena, given[i], NULL))
            return false;
    /* An id as it stands, too: its key has blanks for underscores. */
    meaning_at(&names->keys, arena, given[0])->thing = thing;
    for (size_t i = 0; i < 3; i++)
        give_name(names, arena, given[i], thing);
    return true;
}

/** The thing a name stands for: with marks first, then without, but a word
 *  with wrong marks is another word. */
static const void *named(const pov_names *names, pov_arena *arena,
                         const char *name)
{
    const meaning *m = pov_map_find(&names->keys, name, strlen(name));
    const char *key;

    if (m) /* typed as recorded: the usual case needs no memory */
        return m->thing;
    key = pov_text_key(arena, name);
    m = pov_map_find(&names->keys, key, strlen(key));
    if (m)
        return m->thing;
    if (strcmp(key, pov_text_bare(arena, name)) != 0)
        return NULL;
    m = pov_map_find(&names->bares, key, strlen(key));
    return m && !m->several ? m->thing : NULL;
}

static void *find_id(const pov_map *map, const char *id)
{
    return pov_map_find(map, id, strlen(id));
}

pov_area *pov_catalogue_add_area(pov_catalogue *catalogue, pov_area area)
{
    pov_area *added = area_store_add(catalogue->areas, area);

    if (added)
        area_names_add(catalogue, added);
    return added;
}

const pov_area *pov_area_province(const pov_area *area)
{
    while (area->parent)
        area = area->parent;
    return area;
}

/** What became of a province, and of what became of it. */
static const pov_area *of_today(const pov_area *province)
{
    enum { MOST_STEPS = 16 }; /* tables may run in circles */

    for (int i = 0; i < MOST_STEPS; i++) {
        const pov_area_list *next = pov_area_successors(province);

        if (!next->count)
            break;
        province = next->items[0];
    }
    return province;
}

/** Which of an area's family comes first. */
static int generation_of(const pov_area *area, const pov_area *today)
{
    if (area == today)
        return 0;
    if (!area->parent)
        return 1;
    return area->level == POV_DISTRICT ? 2 : 3;
}

int pov_area_compare(const pov_area *a, const pov_area *b)
{
    const pov_area *of_a, *of_b;
    int order;

    if (a == b)
        return 0;
    of_a = of_today(pov_area_province(a));
    of_b = of_today(pov_area_province(b));
    order = (of_a->level != POV_PROVINCE) - (of_b->level != POV_PROVINCE);
    if (!order)
        order = strcmp(of_a->id, of_b->id);
    if (!order)
        order = generation_of(a, of_a) - generation_of(b, of_b);
    return order ? order : strcmp(a->id, b->id);
}

const char *pov_area_order(const pov_area *area, pov_arena *arena)
{
    const pov_area *today = of_today(pov_area_province(area));

    return pov_arena_format(arena, "%d%s\x01%d%s", today->level != POV_PROVINCE,
                            today->id, generation_of(area, today), area->id);
}

bool pov_catalogue_succeed(pov_catalogue *catalogue, pov_area *area,
                           const char *successor_id)
{
    pov_area *successor = area_store_by_id(catalogue->areas, successor_id);

    if (successor)
        area_store_succeed(area, successor);
    return successor;
}

/** Without its marks it may be a spelling of two areas: then of none. */
static void add_bare_alias(pov_catalogue *catalogue, pov_area_alias alias)
{
    pov_arena *arena = catalogue->arena;
    const char *bare = pov_text_bare(arena, alias.alias);
    void **at = pov_map_at(&catalogue->areas->aliases[AREA_BARES], arena, bare,
                           strlen(bare));
    pov_area_alias *known = *at;

    if (!known) {
        *at = known = pov_arena_alloc(arena, sizeof *known);
        *known = alias;
    } else if (known->area != alias.area)
        known->area = NULL;
}

bool pov_catalogue_add_alias(pov_catalogue *catalogue, pov_area_alias alias)
{
    pov_arena *arena = catalogue->arena;
    const char *key = pov_text_key(arena, alias.alias);
    void **at = pov_map_at(&catalogue->areas->aliases[AREA_KEYS], arena, key,
                           strlen(key));
    pov_area_alias *known = *at;

    if (known)
        return known->area == alias.area;
    *at = known = pov_arena_alloc(arena, sizeof *known);
    *known = alias;
    add_bare_alias(catalogue, alias);
    return true;
}

bool pov_catalogue_name(pov_catalogue *catalogue, pov_row_kind kind,
                        const char *name, const void *thing)
{
    return give_name(&catalogue->names[kind], catalogue->arena, name, thing);
}

pov_indicator *pov_catalogue_add_indicator(pov_catalogue *catalogue,
                                           pov_indicator indicator)
{
    pov_indicator *added = pov_arena_alloc(catalogue->arena, sizeof *added);

    *added = indicator;
    added->rank = catalogue->indicators.count;
    added->all = added->counted = added->plain = added;
    added->is_named = true;
    if (!give_names(
            &catalogue->names[POV_ROW_INDICATOR], catalogue->arena,
            (const char *[]){added->id, added->label_vi, added->label_en},
            added))
        return NULL;
    pov_arena_push(catalogue->arena, &catalogue->indicators, added);
    return added;
}

pov_breakdown *pov_catalogue_add_breakdown(pov_catalogue *catalogue,
                                           pov_breakdown breakdown)
{
    pov_breakdown *added = pov_arena_alloc(catalogue->arena, sizeof *added);

    *added = breakdown;
    added->rank = catalogue->breakdowns.count;
    if (!give_names(
            &catalogue->names[POV_ROW_BREAKDOWN], catalogue->arena,
            (const char *[]){added->id, added->label_vi, added->label_en},
            added))
        return NULL;
    pov_arena_push(catalogue->arena, &catalogue->breakdowns, added);
    return added;
}

pov_standard *pov_catalogue_add_standard(pov_catalogue *catalogue,
                                         pov_standard standard)
{
    pov_standard *added = pov_arena_alloc(catalogue->arena, sizeof *added);

    *added = standard;
    if (!give_names(
            &catalogue->names[POV_ROW_STANDARD], catalogue->arena,
            (const char *[]){added->id, added->label_vi, added->label_en},
            added))
        return NULL;
    pov_arena_push(catalogue->arena, &catalogue->standards, added);
    return added;
}

pov_plan *pov_catalogue_add_plan(pov_catalogue *catalogue, pov_plan plan)
{
    void **at = pov_map_at(&catalogue->plan_ids, catalogue->arena, plan.id,
                           strlen(plan.id));
    pov_plan *added;

    if (*at)
        return NULL;
    *at = added = pov_arena_alloc(catalogue->arena, sizeof *added);
    *added = plan;
    pov_arena_push(catalogue->arena, &catalogue->plans, added);
    return added;
}

const pov_area *pov_catalogue_area(const pov_catalogue *catalogue,
                                   const char *id)
{
    return area_store_by_id(catalogue->areas, id);
}

/** "Hộ nghèo DTTS": the longest name of an indicator, and one of a breakdown
 *  behind it. */
static const pov_indicator *named_of_whom(const pov_catalogue *catalogue,
                                          const char *name)
{
    pov_arena *arena = catalogue->arena;
    const char *key = pov_text_key(arena, name);
    size_t at = catalogue->breakdowns.count ? strlen(key) : 0;
    const pov_indicator *i = NULL;

    while (at-- > 0 && !i) {
        const pov_breakdown *b =
            key[at] == ' ' ? pov_catalogue_breakdown(catalogue, key + at + 1)
                           : NULL;

        if (b)
            i = named(&catalogue->names[POV_ROW_INDICATOR], arena,
                      pov_arena_copy(arena, key, at));
        i = i ? pov_indicator_of_whom(i, b) : NULL;
    }
    return i;
}

const pov_indicator *pov_catalogue_indicator(const pov_catalogue *catalogue,
                                             const char *name)
{
    const pov_indicator *i =
        named(&catalogue->names[POV_ROW_INDICATOR], catalogue->arena, name);

    return i ? i : named_of_whom(catalogue, name);
}

bool pov_catalogue_has_word(const pov_catalogue *catalogue, pov_row_kind kind,
                            const char *bare)
{
    return pov_map_find(&catalogue->names[kind].words, bare, strlen(bare));
}

const pov_breakdown *pov_catalogue_breakdown(const pov_catalogue *catalogue,
                                             const char *name)
{
    return named(&catalogue->names[POV_ROW_BREAKDOWN], catalogue->arena, name);
}

const pov_indicator *pov_indicator_of_whom(const pov_indicator *indicator,
                                           const pov_breakdown *breakdown)
{
    return indicator->of_whom && breakdown ? indicator->of_whom[breakdown->rank]
                                           : NULL;
}

static const char households_unit[] = "households";
static const char persons_unit[] = "persons";

const char *pov_indicator_counted_in(const pov_indicator *indicator)
{
    if (!strcmp(indicator->unit, households_unit))
        return households_unit;
    return strcmp(indicator->unit, persons_unit) ? NULL : persons_unit;
}

const pov_indicator *pov_indicator_in(const pov_indicator *indicator,
                                      const char *counted)
{
    if (!strcmp(indicator->unit, counted))
        return indicator;
    return strcmp(counted, persons_unit)
               ? NULL
               : pov_indicator_kin(indicator, POV_PERSONS);
}

/* It was its id when it was a row. */
const char *pov_indicator_word(const pov_indicator *i, pov_arena *arena)
{
    bool is_in_persons = strcmp(i->unit, i->plain->unit) != 0;

    return pov_arena_format(
        arena, "%s%s%s%s%s", i->plain->id, is_in_persons ? "_" : "",
        is_in_persons ? i->unit : "", i->breakdown ? "_" : "",
        i->breakdown ? i->breakdown->id : "");
}

bool pov_indicator_is_share(const pov_indicator *indicator)
{
    return indicator->counted != indicator;
}

/* Breaking down.  All that may be is made at once, in the order of reports: a
 * figure may come of any, and what is made later would stand elsewhere. */

/** What is broken down, on its way from the old list to the new one. */
typedef struct splitting {
    pov_catalogue *catalogue;
    size_t n_rows; /* of indicators.csv */
    pov_indicator **rows;
    bool *is_split, *is_made; /* by row: to be broken down; itself one */
} splitting;

static pov_indicator *of_rank(const pov_catalogue *catalogue,
                              const pov_indicator *indicator)
{
    return catalogue->indicators.items[indicator->rank];
}

/** Does one of the rows have this id?  It is a breakdown, then. */
static pov_indicator *row_like(splitting *s, const char *id)
{
    pov_indicator *row = NULL;

    for (size_t i = 0; i < s->n_rows && !row; i++)
        if (!strcmp(s->rows[i]->id, id)) {
            row = s->rows[i];
            s->is_made[i] = true;
        }
    return row;
}

static pov_indicator *add_last(pov_catalogue *catalogue,
                               pov_indicator *indicator)
{
    indicator->rank = catalogue->indicators.count;
    pov_arena_push(catalogue->arena, &catalogue->indicators, indicator);
    return indicator;
}

/** "poor (persons, urban)" */
static const char *id_of(pov_arena *arena, const pov_indicator *i)
{
    bool is_in_persons = strcmp(i->unit, i->plain->unit) != 0;

    return pov_arena_format(arena, "%s (%s%s%s)", i->plain->id,
                            is_in_persons ? i->unit : "",
                            is_in_persons && i->breakdown ? ", " : "",
                            i->breakdown ? i->breakdown->id : "");
}

static void label(pov_arena *arena, pov_indicator *made,
                  const pov_indicator *of)
{
    const pov_breakdown *b = made->breakdown;

    if (b) {
        made->label_vi =
            pov_arena_format(arena, "%s %s", of->label_vi, b->label_vi);
        made->label_en =
            pov_arena_format(arena, "%s, %s", of->label_en, b->label_en);
    } else {
        made->label_vi =
            pov_arena_format(arena, "%s (nhân khẩu)", of->label_vi);
        made->label_en = pov_arena_format(arena, "%s, persons", of->label_en);
    }
}

/** The indicator that another one is in this unit or with this breakdown; a
 *  row that has the word for it is it. */
static pov_indicator *make_like(splitting *s, const pov_indicator *of,
                                const char *unit,
                                const pov_breakdown *breakdown)
{
    pov_arena *arena = s->catalogue->arena;
    pov_map *names = &s->catalogue->names[POV_ROW_INDICATOR].keys;
    pov_indicator like = *of, *row, *made;
    const char *word;

    like.unit = unit;
    like.breakdown = breakdown;
    word = pov_indicator_word(&like, arena);
    row = row_like(s, word);
    made = row ? row : pov_arena_alloc(arena, sizeof *made);
    if (!row) {
        label(arena, &like, of);
        like.is_named = false;
        *made = like;
        meaning_at(names, arena, word)->thing = made;
    }
    made->plain = of->plain;
    made->unit = unit;
    made->breakdown = breakdown;
    made->id = id_of(arena, made);
    meaning_at(names, arena, made->id)->thing = made;
    made->all = made->counted = made;
    made->share = NULL;
    made->of_whom = NULL;
    made->kin = (struct pov_kinship){NULL, 0, 0};
    made->whole = NULL;
    made->is_headline = false;
    return add_last(s->catalogue, made);
}

/** A share says in its label that it is one. */
static void label_share(pov_arena *arena, const pov_indicator *of,
                        pov_indicator *share)
{
    share->label_vi = pov_arena_format(arena, "%s, tỷ trọng", of->label_vi);
    share->label_en = pov_arena_format(arena, "%s, share", of->label_en);
}

static void break_down(splitting *s, pov_indicator *of, const pov_breakdown *b)
{
    pov_arena *arena = s->catalogue->arena;
    pov_indicator *some = make_like(s, of, of->unit, b);
    pov_indicator *share = pov_arena_alloc(arena, sizeof *share);

    some->all = of;
    some->whole_label = b->has_rate ? of->whole_label : "";
    *share = *some;
    share->is_named = false;
    label_share(arena, some, share);
    share->counted = some;
    share->whole = of;
    share->whole_label = "";
    some->share = share;
    of->of_whom[b->rank] = some;
    add_last(s->catalogue, share);
}

static void break_down_by_all(splitting *s, pov_indicator *of)
{
    const pov_catalogue *c = s->catalogue;

    of->of_whom =
        pov_arena_alloc(c->arena, c->breakdowns.count * sizeof *of->of_whom);
    for (size_t i = 0; i < c->breakdowns.count; i++)
        break_down(s, of, c->breakdowns.items[i]);
}

/** The persons of households: their number, and that of some of them. */
static void count_persons(splitting *s, pov_indicator *households)
{
    pov_arena *arena = s->catalogue->arena;
    pov_relative kin = {.is = POV_PERSONS};
    pov_indicator *persons;

    if (!households->by_standard ||
        strcmp(households->unit, households_unit) != 0)
        return;
    persons = make_like(s, households, persons_unit, NULL);
    kin.indicator = persons;
    if (!pov_indicator_kin(households, POV_PERSONS))
        pov_arena_push(arena, &households->kin, kin);
    if (!households->is_flow) /* no form has the persons of some who moved */
        break_down_by_all(s, persons);
}

/** Of persons, what is of households; else of the same breakdown. */
static const pov_indicator *
counterpart(const pov_indicator *of, const pov_indicator *like, bool in_persons)
{
    if (of && in_persons)
        of = pov_indicator_kin(of, POV_PERSONS);
    return of && like->breakdown ? pov_indicator_of_whom(of, like->breakdown)
                                 : of;
}

/** Give one what another has, each in persons or of the same breakdown. */
static void link_like(pov_catalogue *catalogue, pov_indicator *to,
                      const pov_indicator *from, bool in_persons)
{
    if (!to->breakdown || to->breakdown->has_rate)
        to->whole = counterpart(from->whole, to, in_persons);
    for (size_t i = 0; i < from->kin.count; i++) {
        pov_relative kin = from->kin.items[i];

        if (in_persons && kin.is == POV_PERSONS)
            continue;
        kin.indicator = counterpart(kin.indicator, to, in_persons);
        pov_arena_push(catalogue->arena, &to->kin, kin);
    }
}

static void link_all(const splitting *s)
{
    for (size_t i = 0; i < s->n_rows; i++) {
        pov_indicator *of = s->rows[i];
        const pov_indicator *persons = pov_indicator_kin(of, POV_PERSONS);

        if (!s->is_split[i] || s->is_made[i])
            continue;
        if (persons && persons->by_standard)
            link_like(s->catalogue, of_rank(s->catalogue, persons), of, true);
    }
    for (size_t i = 0; i < s->catalogue->indicators.count; i++) {
        pov_indicator *some = s->catalogue->indicators.items[i];

        if (some->breakdown && !pov_indicator_is_share(some))
            link_like(s->catalogue, some, some->all, false);
    }
}

/** Mark the flows that leave one stock for another. */
static void mark_crossings(pov_catalogue *catalogue)
{
    size_t n = catalogue->indicators.count;
    bool *leaves = pov_arena_alloc(catalogue->arena, n + 1);

    for (int is = POV_OUTFLOW; is <= POV_INFLOW; is++)
        for (size_t i = 0; i < n; i++) {
            const pov_indicator *of = catalogue->indicators.items[i];

            for (size_t k = 0; k < of->kin.count; k++) {
                const pov_indicator *flow = of->kin.items[k].indicator;

                if (!flow || (int)of->kin.items[k].is != is)
                    continue;
                if (is == POV_OUTFLOW)
                    leaves[flow->rank] = true;
                else
                    of_rank(catalogue, flow)->is_crossing = leaves[flow->rank];
            }
        }
}

static void mark_split(const splitting *s, const pov_indicator *i)
{
    const pov_indicator *persons = pov_indicator_kin(i, POV_PERSONS);

    s->is_split[i->rank] = true;
    if (persons)
        s->is_split[persons->rank] = true;
    if (i->whole && !s->is_split[i->whole->rank])
        mark_split(s, i->whole);
}

void pov_catalogue_label(pov_catalogue *catalogue,
                         const pov_indicator *indicator, const char *label_vi,
                         const char *label_en)
{
    pov_indicator *i = of_rank(catalogue, indicator);

    i->is_named = true;
    i->label_vi = label_vi;
    i->label_en = label_en;
    if (i->share)
        label_share(catalogue->arena, i, of_rank(catalogue, i->share));
}

void pov_catalogue_break_down(pov_catalogue *catalogue)
{
    size_t n = catalogue->indicators.count;
    pov_arena *arena = catalogue->arena;
    splitting s = {.catalogue = catalogue,
                   .n_rows = n,
                   .rows = catalogue->indicators.items,
                   .is_split = pov_arena_alloc(arena, n + 1),
                   .is_made = pov_arena_alloc(arena, n + 1)};

    for (size_t i = 0; i < n; i++)
        if (s.rows[i]->by_standard && pov_indicator_counted_in(s.rows[i]))
            mark_split(&s, s.rows[i]);
    catalogue->indicators = (struct pov_indicator_list){NULL, 0, 0};
    for (size_t i = 0; i < n; i++) {
        if (s.is_made[i])
            continue;
        add_last(catalogue, s.rows[i]);
        if (!s.is_split[i])
            continue;
        break_down_by_all(&s, s.rows[i]);
        count_persons(&s, s.rows[i]);
    }
    link_all(&s);
    mark_crossings(catalogue);
}

const pov_indicator *pov_indicator_kin(const pov_indicator *indicator,
                                       pov_kin kin)
{
    for (size_t i = 0; i < indicator->kin.count; i++)
        if (indicator->kin.items[i].is == kin)
            return indicator->kin.items[i].indicator;
    return NULL;
}

const pov_standard *pov_catalogue_standard(const pov_catalogue *catalogue,
                                           const char *name)
{
    return named(&catalogue->names[POV_ROW_STANDARD], catalogue->arena, name);
}

const pov_plan *pov_catalogue_plan(const pov_catalogue *catalogue,
                                   const char *id)
{
    return find_id(&catalogue->plan_ids, id);
}

static bool is_between(pov_day day, pov_day from, pov_day to)
{
    return (from == POV_NO_DAY || from <= day) &&
           (to == POV_NO_DAY || day <= to);
}

const pov_standard *pov_indicator_standard(const pov_indicator *indicator,
                                           const pov_standard *standard)
{
    return indicator->by_standard ? standard : NULL;
}

const pov_standard *pov_standard_in_force(const pov_catalogue *catalogue,
                                          pov_day day)
{
    const pov_standard *latest = NULL;

    if (day == POV_NO_DAY)
        return NULL;
    for (size_t i = 0; i < catalogue->standards.count; i++) {
        const pov_standard *s = catalogue->standards.items[i];

        if (!s->area && !s->is_undated && is_between(day, s->from, s->to) &&
            (!latest || s->from > latest->from))
            latest = s;
    }
    return latest;
}

bool pov_standard_is_doubtful(const pov_catalogue *catalogue, pov_day day)
{
    const pov_standard *now = pov_standard_in_force(catalogue, day);
    const pov_standard *then =
        day == POV_NO_DAY ? NULL
                          : pov_standard_in_force(catalogue, pov_day_next(day));

    return now && then && now != then && day <= pov_day_from(2021, 12, 31);
}

/** The old or new one on a day.  In the last year of a standard, and before
 *  its end, "new" may as well be the next. */
static const pov_standard *old_or_new(const pov_catalogue *catalogue,
                                      bool is_new, pov_day day)
{
    const pov_standard *now = pov_standard_in_force(catalogue, day);

    if (!now)
        return NULL;
    if (pov_standard_is_doubtful(catalogue, day))
        return is_new ? pov_standard_in_force(catalogue, pov_day_next(day))
                      : now;
    if (now->to != POV_NO_DAY && day > pov_day_add_years(now->to, -1))
        return NULL;
    return is_new || now->from == POV_NO_DAY
               ? now
               : pov_standard_in_force(catalogue, now->from - 1);
}

const pov_standard *pov_standard_called(const pov_catalogue *catalogue,
                                        const char *name, pov_day day)
{
    pov_word words[POV_WORDS_MAX];

    if (!pov_words_split(name, strlen(name), words))
        return NULL;
    if (pov_words_are(words, "chuẩn cũ|chuẩn nghèo cũ|tiêu chí cũ|"
                             "theo chuẩn cũ|old standard"))
        return old_or_new(catalogue, false, day);
    if (pov_words_are(words, "chuẩn mới|chuẩn nghèo mới|tiêu chí mới|"
                             "theo chuẩn mới|new standard"))
        return old_or_new(catalogue, true, day);
    if (pov_words_are(words, "chuẩn trung ương|trung ương|chuẩn quốc gia|"
                             "quốc gia|chuẩn nghèo quốc gia|"
                             "chuẩn nghèo đa chiều quốc gia|national|central"))
        return pov_standard_is_doubtful(catalogue, day)
                   ? NULL
                   : pov_standard_in_force(catalogue, day);
    return pov_catalogue_standard(catalogue, name);
}

/* Rows that were left out. */

pov_lost_row *pov_lost_row_cause(pov_lost_row *row)
{
    pov_lost_row *first = row;

    while (first->cause)
        first = first->cause;
    while (row != first) { /* so that nobody goes the whole way again */
        pov_lost_row *next = row->cause;

        row->cause = first;
        row = next;
    }
    return first;
}

static void enter_lost(pov_map *map, pov_arena *arena, const char *key,
                       pov_lost_row *row)
{
    void **at = *key ? pov_map_at(map, arena, key, strlen(key)) : NULL;

    if (at && !*at)
        *at = row;
}

static pov_lost_row *find_lost(const pov_map *map, const char *key)
{
    pov_lost_row *row = find_id(map, key);

    return row ? pov_lost_row_cause(row) : NULL;
}

void pov_catalogue_lose_id(pov_catalogue *catalogue, pov_row_kind kind,
                           const char *id, pov_lost_row *row)
{
    enter_lost(&catalogue->lost_ids[kind], catalogue->arena, id, row);
}

void pov_catalogue_lose(pov_catalogue *catalogue, pov_row_kind kind,
                        const char *name, pov_lost_row *row)
{
    enter_lost(&catalogue->lost[kind], catalogue->arena,
               pov_text_bare(catalogue->arena, name), row);
}

pov_lost_row *pov_catalogue_lost(const pov_catalogue *catalogue,
                                 pov_row_kind kind, const char *name,
                                 pov_arena *scratch)
{
    if (!catalogue->lost[kind].count)
        return NULL;
    return find_lost(&catalogue->lost[kind], pov_text_bare(scratch, name));
}

pov_lost_row *pov_catalogue_lost_id(const pov_catalogue *catalogue,
                                    pov_row_kind kind, const char *id)
{
    return find_lost(&catalogue->lost_ids[kind], id);
}
