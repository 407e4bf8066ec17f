#include <string.h>

#include "model/area_store.h"
#include "model/indicators.h"
#include "model/names.h"
#include "povstat/catalogue.h"
#include "povstat/text.h"
#include "povstat/words.h"

static const struct status_word {
    const char *word;
    pov_status status;
} status_words[] = {
    {"estimate", POV_ESTIMATE},   {"estimated", POV_ESTIMATE},
    {"ước", POV_ESTIMATE},        {"ước tính", POV_ESTIMATE},
    {"dự kiến", POV_ESTIMATE},    {"preliminary", POV_PRELIMINARY},
    {"sơ bộ", POV_PRELIMINARY},   {"reported", POV_REPORTED},
    {"báo chí", POV_REPORTED},    {"báo cáo", POV_REPORTED},
    {"official", POV_OFFICIAL},   {"chính thức", POV_OFFICIAL},
    {"ministry", POV_MINISTRY},   {"bộ", POV_MINISTRY},
    {"bộ công bố", POV_MINISTRY}, {"revised", POV_REVISED},
    {"điều chỉnh", POV_REVISED},
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

pov_catalogue *pov_catalogue_new(pov_arena *arena)
{
    static const area_pack nothing = {0};
    pov_catalogue *catalogue = pov_arena_alloc(arena, sizeof *catalogue);

    catalogue->arena = arena;
    catalogue->areas = area_store_new(&nothing, arena);
    catalogue->answers = pov_arena_alloc(arena, sizeof *catalogue->answers);
    return catalogue;
}

pov_catalogue *pov_catalogue_built_in(pov_arena *arena)
{
    pov_catalogue *catalogue = pov_catalogue_new(arena);

    catalogue->areas = area_store_new(&area_pack_built_in, arena);
    return catalogue;
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

const pov_area *pov_area_of_today(const pov_area *area)
{
    enum { MOST_STEPS = 16 }; /* tables may run in circles */
    const pov_area *province = pov_area_province(area);

    for (int i = 0; i < MOST_STEPS; i++) {
        const pov_area_list *next = pov_area_successors(province);

        if (!next->count)
            break;
        province = next->items[0];
    }
    return province;
}

/** Which of an area's family comes first: the province of today, those that
 *  went into it, what lay in these, what lies in it. */
static int generation_of(const pov_area *area, const pov_area *today)
{
    if (!area->parent)
        return area != today;
    return pov_area_province(area) == today ? 3 : 2;
}

static bool is_below_district(const pov_area *area)
{
    return area->parent && area->level != POV_DISTRICT;
}

int pov_area_compare(const pov_area *a, const pov_area *b)
{
    const pov_area *of_a, *of_b;
    int order;

    if (a == b)
        return 0;
    of_a = pov_area_of_today(a);
    of_b = pov_area_of_today(b);
    order = (of_a->level != POV_PROVINCE) - (of_b->level != POV_PROVINCE);
    if (!order)
        order = strcmp(of_a->id, of_b->id);
    if (!order)
        order = generation_of(a, of_a) - generation_of(b, of_b);
    if (!order)
        order = strcmp(pov_area_province(a)->id, pov_area_province(b)->id);
    if (!order)
        order = is_below_district(a) - is_below_district(b);
    return order ? order : strcmp(a->id, b->id);
}

const char *pov_area_order(const pov_area *area, pov_arena *arena)
{
    const pov_area *today = pov_area_of_today(area);

    return pov_arena_format(
        arena, "%d%s\x01%d%s\x01%d%s", today->level != POV_PROVINCE, today->id,
        generation_of(area, today), pov_area_province(area)->id,
        is_below_district(area), area->id);
}

bool pov_catalogue_succeed(pov_catalogue *catalogue, pov_area *area,
                           const char *successor_id)
{
    pov_area *successor = area_store_by_id(catalogue->areas, successor_id);

    if (successor)
        area_store_succeed(area, successor);
    return successor;
}

bool pov_catalogue_add_alias(pov_catalogue *catalogue, pov_area_alias alias)
{
    return area_store_add_alias(catalogue->areas, alias,
                                pov_text_key(catalogue->arena, alias.alias),
                                pov_text_bare(catalogue->arena, alias.alias));
}

bool pov_catalogue_name(pov_catalogue *catalogue, pov_row_kind kind,
                        const char *name, const void *thing)
{
    pov_names *names = &catalogue->names[kind];

    if (!names_give(names, catalogue->arena, name, thing))
        return false;
    if (kind == POV_ROW_BREAKDOWN ||
        (kind == POV_ROW_INDICATOR &&
         ((const pov_indicator *)thing)->breakdown))
        names_end_part(names, catalogue->arena, name, thing);
    return true;
}

pov_indicator *pov_catalogue_add_indicator(pov_catalogue *catalogue,
                                           pov_indicator indicator)
{
    pov_indicator *added = pov_arena_alloc(catalogue->arena, sizeof *added);

    *added = indicator;
    if (!names_give_all(
            &catalogue->names[POV_ROW_INDICATOR], catalogue->arena,
            (const char *[]){added->id, added->label_vi, added->label_en},
            added))
        return NULL;
    indicator_enter(catalogue, added);
    return added;
}

pov_breakdown *pov_catalogue_add_breakdown(pov_catalogue *catalogue,
                                           pov_breakdown breakdown)
{
    pov_breakdown *added = pov_arena_alloc(catalogue->arena, sizeof *added);

    *added = breakdown;
    added->rank = catalogue->breakdowns.count;
    if (!names_give_all(
            &catalogue->names[POV_ROW_BREAKDOWN], catalogue->arena,
            (const char *[]){added->id, added->label_vi, added->label_en},
            added))
        return NULL;
    names_end_part_all(&catalogue->names[POV_ROW_BREAKDOWN], catalogue->arena,
                       added);
    pov_arena_push(catalogue->arena, &catalogue->breakdowns, added);
    return added;
}

pov_standard *pov_catalogue_add_standard(pov_catalogue *catalogue,
                                         pov_standard standard)
{
    pov_standard *added = pov_arena_alloc(catalogue->arena, sizeof *added);

    *added = standard;
    if (!names_give_all(
            &catalogue->names[POV_ROW_STANDARD], catalogue->arena,
            (const char *[]){added->id, added->label_vi, added->label_en},
            added))
        return NULL;
    pov_arena_push(catalogue->arena, &catalogue->standards, added);
    return added;
}

static bool is_text(const char *text)
{
    return text && *text;
}

/** Two transcriptions of one decision have its number, two pages of one paper
 *  its name and day: readers need more to tell them apart. */
static void mark_twins(pov_catalogue *catalogue, pov_plan *plan)
{
    const char *name = is_text(plan->number)   ? plan->number
                       : is_text(plan->issuer) ? plan->issuer
                                               : plan->publisher;
    const char *key;
    void **at;
    pov_plan *first;

    if (!is_text(name))
        return;
    key = pov_arena_format(
        catalogue->arena, "%s\n%ld\n%d", name,
        (long)(plan->issued ? plan->issued : plan->published), plan->from);
    at = pov_map_at(&catalogue->plan_names, catalogue->arena, key, strlen(key));
    if (!*at) {
        *at = plan;
        return;
    }
    first = *at;
    first->is_twin = plan->is_twin = true;
}

pov_plan *pov_plan_for_file(const char *path, pov_arena *arena)
{
    pov_plan *plan = pov_arena_alloc(arena, sizeof *plan);

    *plan = (pov_plan){.id = path,
                       .is_unnamed = true,
                       .number = "",
                       .issuer = "",
                       .title = "",
                       .title_vi = "",
                       .publisher = "",
                       .address = "",
                       .status = POV_REPORTED};
    return plan;
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
    mark_twins(catalogue, added);
    return added;
}

const pov_area *pov_catalogue_area(const pov_catalogue *catalogue,
                                   const char *id)
{
    return area_store_by_id(catalogue->areas, id);
}

/** "hộ nghèo dtts", a key: the longest name of an indicator, and one of a
 *  breakdown behind it. */
static const pov_indicator *named_of_whom(const pov_catalogue *catalogue,
                                          const char *key, pov_arena *arena)
{
    const pov_names *names = catalogue->names;
    size_t at = catalogue->breakdowns.count ? strlen(key) : 0;
    const pov_indicator *i = NULL;

    while (at-- > 0 && !i) {
        const pov_breakdown *b =
            key[at] == ' ' ? names_thing_by_key(&names[POV_ROW_BREAKDOWN],
                                                arena, key + at + 1)
                           : NULL;

        if (b)
            i = names_thing_by_key(&names[POV_ROW_INDICATOR], arena,
                                   pov_arena_copy(arena, key, at));
        i = i ? pov_indicator_of_whom(i, b) : NULL;
    }
    return i;
}

/** What is recorded under this very text. */
static const void *recorded(const pov_catalogue *catalogue, pov_row_kind kind,
                            const char *text, size_t length)
{
    return names_find(&catalogue->names[kind], POV_NAME_KEY, text, length)
        .thing;
}

/** "poor_persons_urban", "poor (persons, urban)": an id of indicators.csv, and
 *  behind it what that is broken down by. */
static const pov_indicator *by_word(const pov_catalogue *catalogue,
                                    const char *word, pov_arena *arena)
{
    const pov_indicator *found = NULL;

    for (size_t at = strlen(word); at-- > 0 && !found;) {
        const pov_indicator *of;
        const pov_breakdown *b = NULL;
        indicator_rest rest;

        if (word[at] != '_' && word[at] != ' ')
            continue;
        of = recorded(catalogue, POV_ROW_INDICATOR, word, at);
        if (!of || !indicator_rest_read(word + at, &rest, arena))
            continue;
        if (rest.whom)
            b = recorded(catalogue, POV_ROW_BREAKDOWN, rest.whom,
                         strlen(rest.whom));
        found = indicator_rest_of(of, &rest, b);
    }
    return found;
}

static const pov_indicator *named_otherwise(const pov_catalogue *catalogue,
                                            const char *name, pov_arena *arena)
{
    const pov_indicator *i =
        strpbrk(name, "_(") ? by_word(catalogue, name, arena) : NULL;
    const char *key;

    if (i)
        return i;
    key = pov_text_key(arena, name);
    i = names_thing_by_key(&catalogue->names[POV_ROW_INDICATOR], arena, key);
    return i ? i : named_of_whom(catalogue, key, arena);
}

const pov_indicator *pov_catalogue_indicator(const pov_catalogue *catalogue,
                                             const char *name)
{
    const pov_indicator *i;
    pov_arena *scratch;

    if (!pov_catalogue_may_be_name(name))
        return NULL;
    i = recorded(catalogue, POV_ROW_INDICATOR, name, strlen(name));
    if (i)
        return i;
    /* Any file may ask for as many names as it has cells. */
    scratch = pov_arena_new();
    i = named_otherwise(catalogue, name, scratch);
    pov_arena_free(scratch);
    return i;
}

bool pov_catalogue_ends_part(const pov_catalogue *catalogue, const char *bare)
{
    const pov_names *names = catalogue->names;
    size_t length = strlen(bare);

    return names_find(&names[POV_ROW_BREAKDOWN], POV_NAME_LAST, bare, length)
               .thing ||
           names_find(&names[POV_ROW_INDICATOR], POV_NAME_LAST, bare, length)
               .thing;
}

bool pov_catalogue_has_word(const pov_catalogue *catalogue, pov_row_kind kind,
                            const char *bare)
{
    return names_find(&catalogue->names[kind], POV_NAME_WORD, bare,
                      strlen(bare))
        .thing;
}

const pov_breakdown *pov_catalogue_breakdown(const pov_catalogue *catalogue,
                                             const char *name)
{
    return names_thing(&catalogue->names[POV_ROW_BREAKDOWN], catalogue->arena,
                       name);
}

const pov_standard *pov_catalogue_standard(const pov_catalogue *catalogue,
                                           const char *name)
{
    return names_thing(&catalogue->names[POV_ROW_STANDARD], catalogue->arena,
                       name);
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
