#include <stdlib.h>
#include <string.h>

#include "model/allowed.h"
#include "model/figure_among.h"
#include "model/figure_index.h"
#include "model/figure_order.h"
#include "model/figure_stock.h"
#include "povstat/figures.h"

/* Keys go into the maps as bytes, so they must have no padding. */
_Static_assert(sizeof(pov_place) == sizeof(void *) + 2 * sizeof(int),
               "pov_place has padding");
_Static_assert(sizeof(pov_key) == 4 * sizeof(void *) + 4 * sizeof(int),
               "pov_key has padding");

_Static_assert(sizeof(pov_moment_key) == 2 * sizeof(void *) + 2 * sizeof(int),
               "pov_moment_key has padding");

pov_figures *pov_figures_new(const pov_catalogue *catalogue, pov_arena *arena)
{
    pov_figures *figures = pov_arena_alloc(arena, sizeof *figures);

    figures->arena = arena;
    figures->catalogue = catalogue;
    figures->stock = figure_stock_new(arena);
    return figures;
}

pov_figure *pov_figures_find(const pov_figures *figures, const pov_key *key)
{
    return figure_index_find(&figures->keys, key);
}

/** What is spoken of an area, or of what makes it up. */
typedef struct spoken {
    bool is_spoken;
    size_t n_parts;
    size_t first, end; /* its figures, in the list as it was sorted last */
} spoken;

static spoken *spoken_at(pov_figures *figures, const pov_area *area)
{
    void **at =
        pov_map_at(&figures->spoken, figures->arena, &area, sizeof(pov_area *));

    if (!*at)
        *at = pov_arena_alloc(figures->arena, sizeof(spoken));
    return *at;
}

static void speak_of(pov_figures *figures, const pov_area *area)
{
    const pov_area_list *after;
    spoken *s;

    if (figures->spoken_last == area)
        return;
    figures->spoken_last = area;
    s = spoken_at(figures, area);
    if (s->is_spoken)
        return;
    s->is_spoken = true;
    figures->n_spoken++;
    figures->n_provinces += area->level == POV_PROVINCE;
    if (area->parent)
        spoken_at(figures, area->parent)->n_parts++;
    after = pov_area_successors(area);
    if (after->count == 1) /* what was divided is no whole part of anything */
        spoken_at(figures, after->items[0])->n_parts++;
}

size_t pov_figures_parts(const pov_figures *figures, const pov_area *whole)
{
    const spoken *s =
        pov_map_find(&figures->spoken, &whole, sizeof(pov_area *));

    return s ? s->n_parts : 0;
}

/** Where the figures of an area are in the list, or all of it: they may have
 *  been dropped since. */
static spoken slice_of(const pov_figures *figures, const pov_area *area)
{
    const spoken *s = pov_map_find(&figures->spoken, &area, sizeof(pov_area *));
    pov_figure *const *items = figures->items;
    size_t n = figures->count;

    if (s && s->first < s->end && s->end <= n &&
        items[s->first]->key.area == area &&
        items[s->end - 1]->key.area == area &&
        (!s->first || items[s->first - 1]->key.area != area) &&
        (s->end == n || items[s->end]->key.area != area))
        return *s;
    return (spoken){.first = 0, .end = n};
}

size_t pov_figures_area_end(const pov_figures *figures, size_t from)
{
    const pov_area *area = figures->items[from]->key.area;
    const spoken slice = slice_of(figures, area);
    size_t end = slice.end;

    if (slice.first <= from && figures->items[end - 1]->key.area == area)
        return end;
    for (end = from; end < figures->count; end++)
        if (figures->items[end]->key.area != area)
            break;
    return end;
}

size_t pov_figures_from(const pov_figures *figures, const pov_key *key)
{
    const spoken slice = slice_of(figures, key->area);
    size_t low = slice.first, high = slice.end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (pov_key_compare(&figures->items[middle]->key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static pov_moment_key moment_key_of(const pov_key *key)
{
    return (pov_moment_key){key->area, key->plan, key->since, key->as_of};
}

/** The moment of a level; `about` is its key, sought before, or NULL. */
static pov_moment *moment_at(pov_figures *figures, const pov_key *key,
                             const pov_sought *about)
{
    const pov_moment_key when = moment_key_of(key);
    pov_moment *moment = about ? about->moment : NULL;
    uint32_t sought;
    void **at;

    if (moment && !memcmp(&moment->key, &when, sizeof when))
        return moment;
    sought = about && !moment ? about->moment_hash
                              : moment_index_seek(&figures->moments, &when);
    at = moment_index_at_sought(&figures->moments, &when, sought,
                                figures->arena);
    moment = *at;
    if (!moment) {
        *at = moment =
            figure_stock_take(figures, STOCK_MOMENTS, sizeof *moment);
        *moment = (pov_moment){.key = when};
        speak_of(figures, key->area);
    }
    return moment;
}

bool pov_figures_have_standard(const pov_figures *figures,
                               const pov_standard *standard)
{
    for (size_t i = 0; i < figures->standards.count; i++)
        if (figures->standards.items[i] == standard)
            return true;
    return false;
}

static uint64_t bit_of(const pov_indicator *indicator)
{
    return (uint64_t)1 << indicator->rank % 64;
}

/** Put in a figure of a new key, which is in the index; `about` is that, sought
 *  before, or NULL. */
static void put(pov_figures *figures, pov_figure *f, const pov_sought *about)
{
    figures->is_sorted = false;
    if (!pov_figures_have_standard(figures, f->key.standard))
        pov_arena_push(figures->arena, &figures->standards, f->key.standard);
    pov_arena_push(figures->arena, figures, f);
    figure_among_note(figures, f);
    if (f->key.form == POV_LEVEL) {
        f->moment = moment_at(figures, &f->key, about);
        f->next_in_moment = f->moment->first;
        f->moment->first = f;
        f->moment->indicators |= bit_of(f->key.indicator);
    }
}

/** The figure that is in the index there, made if it is not. */
static pov_figure *make_figure(pov_figures *figures, void **at,
                               const pov_key *key)
{
    pov_figure *figure = *at;

    if (figure)
        return figure;
    *at = figure = figure_stock_take(figures, STOCK_FIGURES, sizeof *figure);
    *figure = (pov_figure){.key = *key, .value = pov_interval_any()};
    put(figures, figure, NULL);
    return figure;
}

pov_figure *pov_figures_at(pov_figures *figures, const pov_key *key)
{
    return make_figure(
        figures, figure_index_at(&figures->keys, key, figures->arena), key);
}

pov_figure *pov_moment_figure(const pov_moment *moment,
                              const pov_indicator *indicator,
                              const pov_standard *standard, pov_unit unit)
{
    pov_figure *f =
        moment->indicators & bit_of(indicator) ? moment->first : NULL;

    while (f && (f->key.indicator != indicator || f->key.standard != standard ||
                 f->key.unit != unit))
        f = f->next_in_moment;
    return f;
}

bool pov_moment_leaves_out(const pov_moment *moment, const pov_indicator *flow)
{
    if (!flow->is_crossing)
        return false;
    for (const pov_figure *f = moment->first; f; f = f->next_in_moment)
        if (f->key.indicator->is_crossing)
            return false;
    return true;
}

/* Of one figure mostly one value is stated: from here on they are looked for
 * in an index. */
enum { MANY_STATED = 8 };

/** The statement of a figure that says the same for the same document, or
 *  NULL. */
static pov_evidence *stated_before(const pov_figures *figures,
                                   const pov_evidence *like)
{
    const pov_figure *f = like->figure;
    stated_key key, other;

    if (!f->evidence.count)
        return NULL;
    key = stated_key_of(like);
    if (f->evidence.capacity > MANY_STATED)
        return stated_index_find(&figures->stated, &key);
    for (size_t i = 0; i < f->evidence.count; i++) {
        other = stated_key_of(f->evidence.items[i]);
        if (!memcmp(&key, &other, sizeof key))
            return f->evidence.items[i];
    }
    return NULL;
}

static void add_evidence(pov_figures *figures, pov_evidence *e)
{
    pov_figure *f = e->figure;
    bool had_few = f->evidence.capacity <= MANY_STATED;

    if (!f->evidence.items) {
        f->evidence.items = &f->first_stated;
        f->evidence.capacity = 1;
    }
    figures->n_stated += !f->evidence.count;
    pov_arena_push(figures->arena, &f->evidence, e);
    figure_among_state(figures, e);
    if (f->evidence.capacity <= MANY_STATED)
        return;
    for (size_t i = had_few ? 0 : f->evidence.count - 1; i < f->evidence.count;
         i++)
        stated_index_add(&figures->stated, f->evidence.items[i],
                         figures->arena);
}

void pov_figures_adopt(pov_figures *figures, pov_figure *f)
{
    f->moment = NULL;
    f->next_in_moment = NULL;
    *figure_index_at(&figures->keys, &f->key, figures->arena) = f;
    put(figures, f, NULL);
    figures->n_stated += f->evidence.count > 0;
    for (size_t i = 0;
         f->evidence.capacity > MANY_STATED && i < f->evidence.count; i++)
        stated_index_add(&figures->stated, f->evidence.items[i],
                         figures->arena);
}

/** Shape: what is more than an amount is where the phrase is. */
static pov_said said_by(const pov_phrase *says)
{
    bool has_more = says->has_stretch || says->has_baseline || says->has_whole;

    return (pov_said){.amount = says->amount,
                      .more = has_more ? says : NULL,
                      .op = says->op,
                      .form_said = says->form_said,
                      .unit_said = says->unit_said,
                      .op_said = says->op_said,
                      .has_amount = says->has_amount,
                      .has_stretch = says->has_stretch,
                      .has_baseline = says->has_baseline,
                      .about = says->about,
                      .fewer = says->fewer};
}

void pov_evidence_keep_rest(pov_evidence *e, pov_taking *take, void *from)
{
    size_t phrase = sizeof *e->says.more, claim = sizeof *e->claim;

    if (e->says.more)
        e->says.more = memcpy(take(from, phrase), e->says.more, phrase);
    if (e->claim)
        e->claim = memcpy(take(from, claim), e->claim, claim);
}

static void *take_of_arena(void *arena, size_t size)
{
    return pov_arena_take(arena, size);
}

static pov_evidence *evidence_at(pov_figures *figures, pov_figure *figure,
                                 const pov_statement *s, const pov_phrase *says)
{
    pov_claim claim = s->claim;
    const pov_evidence new = {
        .figure = figure,
        .says = said_by(says),
        .document = s->document,
        .status = s->status,
        .since = s->since,
        .claim = figure->key.form == POV_CLAIMED ? &claim : NULL,
        .standing = s->is_aside ? POV_SET_ASIDE : POV_USED,
        .is_aside = s->is_aside};
    pov_evidence *e = stated_before(figures, &new);

    if (e) {
        e->says.form_said = e->says.form_said || says->form_said;
        e->says.unit_said = e->says.unit_said || says->unit_said;
        return e;
    }
    e = figure_stock_take(figures, STOCK_EVIDENCE, sizeof *e);
    *e = new;
    e->allows = allowed_by(&figure->key, s, says);
    pov_evidence_keep_rest(e, take_of_arena, figures->arena);
    add_evidence(figures, e);
    return e;
}

static bool same_remarks(const pov_remarks *a, const pov_remarks *b)
{
    return a->locator == b->locator && a->note == b->note &&
           a->line == b->line && a->is_aside == b->is_aside;
}

/** Those of the place before, if they are the same. */
static const pov_remarks *keep_remarks(pov_figures *figures, pov_remarks r)
{
    pov_remarks *kept;

    if (same_remarks(&r, &(pov_remarks){.note = NULL}))
        return NULL;
    if (figures->remarks && same_remarks(&r, figures->remarks))
        return figures->remarks;
    kept = pov_arena_alloc(figures->arena, sizeof *kept);
    *kept = r;
    figures->remarks = kept;
    return kept;
}

/** Keep the first places whatever order they come in, and what the first of
 *  them says besides.  Shape: its remarks are kept. */
void pov_figures_add_source(pov_figures *figures, pov_evidence *e,
                            const pov_statement *s, pov_source source)
{
    size_t at;

    if (!e->sources.items) {
        e->sources.items = &e->first_source;
        e->sources.capacity = 1;
    }
    e->source_count++;
    figures->is_sorted = false;
    figures->is_shaken = true;
    if (e->sources.count == POV_SOURCES_KEPT &&
        pov_place_compare(source.place,
                          e->sources.items[POV_SOURCES_KEPT - 1].place) >= 0)
        return;
    if (e->sources.count < POV_SOURCES_KEPT)
        pov_arena_push(figures->arena, &e->sources, source);
    if (e->sources.count > 1)
        e->figure->is_repeated = true;
    at = e->sources.count - 1;
    while (at && pov_place_compare(source.place,
                                   e->sources.items[at - 1].place) < 0) {
        e->sources.items[at] = e->sources.items[at - 1];
        at--;
    }
    e->sources.items[at] = source;
    if (!at)
        e->since = s->since;
}

/** Keep where a statement says what a figure's evidence does. */
static void keep_place(pov_figures *figures, pov_evidence *e,
                       const pov_statement *s, bool is_beside)
{
    const pov_remarks remarks = {.locator = s->locator,
                                 .note = s->note,
                                 .line = s->line,
                                 .is_aside = is_beside || s->is_total};

    pov_figures_add_source(
        figures, e, s,
        (pov_source){s->place, s->raw, keep_remarks(figures, remarks)});
}

static pov_evidence *state(pov_figures *figures, const pov_key *key,
                           const pov_statement *s, const pov_phrase *says)
{
    pov_figure *figure = pov_figures_at(figures, key);
    pov_evidence *e = evidence_at(figures, figure, s, says);

    keep_place(figures, e, s, says != &s->says);
    e->source_count += s->alike;
    return e;
}

/** The level that a phrase states beside its main amount. */
static pov_phrase plain_level(pov_decimal amount, pov_unit unit)
{
    return (pov_phrase){.form = POV_LEVEL,
                        .unit = unit,
                        .op = POV_EXACTLY,
                        .has_amount = true,
                        .amount = amount};
}

/** "95/12.791" also states the whole, "từ 3,54% xuống …" the baseline.  A level
 * that was exported says no day for its baseline: that is a row of its own. */
static void state_asides(pov_figures *figures, pov_key key,
                         const pov_statement *s)
{
    pov_phrase says;

    if (s->says.has_whole && s->indicator->whole) {
        pov_key of_whole = key;

        of_whole.indicator = s->indicator;
        of_whole = pov_key_of_whole(&of_whole);
        says = plain_level(s->says.whole, POV_IN_COUNT);
        state(figures, &of_whole, s, &says);
    }
    if (s->says.has_baseline && s->since) {
        says = plain_level(s->says.baseline, s->says.unit);
        key.plan = NULL;
        key.as_of = s->since;
        key.since = POV_NO_DAY;
        state(figures, &key, s, &says);
    }
}

bool pov_statement_spans(const pov_statement *s)
{
    return s->says.form != POV_LEVEL || s->indicator->is_flow;
}

pov_key pov_statement_key(const pov_statement *s)
{
    bool is_claim = s->says.form == POV_CLAIMED;

    return (pov_key){.area = s->area,
                     .indicator = s->says.unit == POV_IN_COUNT || is_claim
                                      ? s->indicator->counted
                                      : s->indicator,
                     .standard = s->standard,
                     .plan = is_claim       ? s->claim.plan
                             : s->is_target ? s->document
                                            : NULL,
                     .form = s->says.form,
                     .unit = s->says.unit,
                     .since = pov_statement_spans(s) ? s->since : POV_NO_DAY,
                     .as_of = s->as_of};
}

static pov_evidence *add_one(pov_figures *figures, const pov_statement *s)
{
    pov_key key;
    pov_evidence *e;

    if (s->is_unsettled && !s->is_settled) {
        pov_statement kept = *s;

        kept.also = NULL;
        pov_arena_push(figures->arena, &figures->unsettled, kept);
        return NULL;
    }
    key = pov_statement_key(s);
    e = state(figures, &key, s, &s->says);
    state_asides(figures, key, s);
    return e;
}

pov_evidence *pov_figures_add(pov_figures *figures, const pov_statement *s)
{
    pov_evidence *first = NULL;

    for (const pov_statement *at = s; at; at = at->also) {
        pov_evidence *e = NULL;

        if (figures->scribe)
            figures->scribe->state(figures->scribe, at);
        if (!figures->scribe || figures->is_kept_too)
            e = add_one(figures, at);
        if (at == s)
            first = e;
    }
    return first;
}

/** Make a figure of a key that nobody spoke of yet. */
static pov_evidence *make_like(pov_figures *figures, const pov_like *like,
                               const pov_sought *about, const pov_statement *s,
                               pov_source source)
{
    const pov_key *key = &about->key;
    pov_figure *f = figure_stock_take(figures, STOCK_FIGURES, sizeof *f);
    pov_evidence *e = figure_stock_take(figures, STOCK_EVIDENCE, sizeof *e);

    *f = like->figure;
    f->key = *key;
    f->evidence.items = &f->first_stated;
    f->first_stated = e;
    *e = like->evidence;
    e->figure = f;
    e->says.amount = s->says.amount;
    if (like->is_count && s->says.amount.units > 0)
        e->allows.low.at.over = e->allows.high.at.over = s->says.amount.units;
    else
        e->allows = allowed_by(key, s, &s->says);
    e->status = s->status;
    e->since = s->since;
    e->sources.items = &e->first_source;
    e->first_source = source;
    figures->n_stated++;
    put(figures, f, about);
    return e;
}

/** What is made of a statement by itself is what others can be made of, if it
 *  is all that is said of its figure. */
static void learn_like(pov_like *like, const pov_evidence *e)
{
    const pov_figure *f = e->figure;

    like->is_known = f->evidence.count == 1 && f->evidence.capacity == 1 &&
                     e->sources.count == 1 && !e->says.more && !e->claim;
    if (!like->is_known)
        return;
    like->figure = *f;
    like->figure.moment = NULL;
    like->figure.next_in_moment = NULL;
    like->evidence = *e;
    like->is_count = f->key.form == POV_LEVEL && f->key.unit == POV_IN_COUNT &&
                     pov_evidence_is_number(e) &&
                     !pov_decimal_precision(e->says.amount);
}

void pov_figures_seek(const pov_figures *figures, pov_sought *sought)
{
    const pov_moment_key when = moment_key_of(&sought->key);

    sought->hash = figure_index_seek(&figures->keys, &sought->key);
    if (sought->moment)
        __builtin_prefetch(sought->moment);
    else
        sought->moment_hash = moment_index_seek(&figures->moments, &when);
}

pov_evidence *pov_figures_add_like(pov_figures *figures, pov_like *like,
                                   const pov_sought *about,
                                   const pov_statement *s, pov_source source)
{
    const pov_key *key = &about->key;
    void **at = figure_index_at_sought(&figures->keys, key, about->hash,
                                       figures->arena);
    pov_evidence *e;

    if (!*at && like->is_known) {
        e = make_like(figures, like, about, s, source);
        *at = e->figure;
        return e;
    }
    e = evidence_at(figures, make_figure(figures, at, key), s, &s->says);
    pov_figures_add_source(figures, e, s, source);
    if (!like->is_known)
        learn_like(like, e);
    return e;
}

void pov_figures_expect(pov_figures *figures, size_t more)
{
    enum { FIGURES_OF_MOMENT = 4 };
    pov_figure **items;

    figure_index_expect(&figures->keys, more, figures->arena);
    figure_index_expect(&figures->moments, more / FIGURES_OF_MOMENT,
                        figures->arena);
    more += figures->count;
    more += more / 8; /* what follows is put in, too */
    if (more <= figures->capacity)
        return;
    items = pov_arena_take(figures->arena, more * sizeof *items);
    if (figures->count)
        memcpy(items, figures->items, figures->count * sizeof *items);
    figures->items = items;
    figures->capacity = more;
}

void pov_figures_withdraw(pov_figures *figures, pov_evidence *evidence)
{
    pov_figure *f = evidence->figure;
    size_t at = 0;

    if (f->evidence.capacity > MANY_STATED)
        stated_index_remove(&figures->stated, evidence);
    while (f->evidence.items[at] != evidence)
        at++;
    f->evidence.count--;
    for (; at < f->evidence.count; at++)
        f->evidence.items[at] = f->evidence.items[at + 1];
    figures->n_stated -= !f->evidence.count;
}

void pov_figures_support(pov_figures *figures, pov_place typed,
                         const char *says)
{
    if (figures->scribe)
        figures->scribe->support(figures->scribe, typed, says);
    *pov_map_at(&figures->supports, figures->arena, &typed, sizeof typed) =
        pov_arena_copy(figures->arena, says, strlen(says));
}

const char *pov_figures_supported(const pov_figures *figures, pov_place typed)
{
    return pov_map_find(&figures->supports, &typed, sizeof typed);
}

static int compare_evidence(const void *left, const void *right)
{
    const pov_evidence *const *a = left, *const *b = right;

    return pov_place_compare((*a)->sources.items[0].place,
                             (*b)->sources.items[0].place);
}

/** Bring what is stated of a figure in order. */
static void sort_stated(pov_figure *f)
{
    if (f->evidence.count > 1)
        qsort(f->evidence.items, f->evidence.count, sizeof *f->evidence.items,
              compare_evidence);
}

/** Put a figure before those of its moment that come behind it. */
static void link(pov_figure *f, uint32_t time)
{
    pov_moment *m = f->moment;

    if (!m)
        return;
    if (m->linked_at != time)
        m->first = NULL;
    m->linked_at = time;
    f->next_in_moment = m->first;
    m->first = f;
}

/** Are the figures of an area, of which the last stands there, those that it
 *  had when they were put in order? */
static bool is_as_it_was(const pov_figures *figures, const spoken *s,
                         size_t last)
{
    const pov_area *area = figures->items[last]->key.area;
    size_t count = s->end - s->first;

    return !figures->is_shaken && count && count <= last + 1 &&
           figures->items[last + 1 - count]->key.area == area &&
           (count > last || figures->items[last - count]->key.area != area);
}

/** Note where the figures of each area are, sort what is stated of them, and
 *  string those of each moment together in the order of the list: from the
 *  last on. */
static void walk_areas(pov_figures *figures)
{
    uint32_t time = ++figures->n_sorted;

    for (size_t i = figures->count, end = i; i; end = i) {
        const pov_area *area = figures->items[i - 1]->key.area;
        spoken *s = spoken_at(figures, area);

        if (is_as_it_was(figures, s, i - 1))
            i -= s->end - s->first;
        for (; i && figures->items[i - 1]->key.area == area; i--) {
            sort_stated(figures->items[i - 1]);
            link(figures->items[i - 1], time);
        }
        s->first = i;
        s->end = end;
    }
    figures->is_shaken = false;
}

void pov_figures_order(pov_figure **items, size_t sorted, size_t count)
{
    figure_order_sort(items, sorted, count);
}

void pov_figures_sort(pov_figures *figures)
{
    if (figures->is_sorted)
        return;
    figure_order_sort(figures->items, figures->sorted, figures->count);
    figures->sorted = figures->count;
    walk_areas(figures);
    figures->is_sorted = true;
}

void pov_figures_drop_unstated(pov_figures *figures, size_t from)
{
    size_t kept = from;
    size_t sorted = from < figures->sorted ? from : figures->sorted;

    if (!from && figures->n_stated == figures->count)
        return;
    for (size_t i = from; i < figures->count; i++) {
        pov_figure *f = figures->items[i];

        if (f->evidence.count) {
            sorted += i < figures->sorted;
            figures->items[kept++] = f;
            continue;
        }
        figure_index_remove(&figures->keys, &f->key);
        if (f->moment) { /* sorting links the others again */
            f->moment->first = NULL;
            f->moment->brood = NULL;
        }
    }
    if (kept == figures->count)
        return;
    figures->count = kept;
    figures->sorted = sorted;
    figures->is_sorted = false;
    figures->is_shaken = true;
    if (!from)
        figure_among_note_all(figures);
    pov_figures_sort(figures);
}
