/* Every territory there is, under every form of its name: it is found, or the
 * name is refused because another bears it; it is never another one in
 * silence. */

#include "cases.h"

#include <string.h>
#include <utf8proc.h>

#include "areas_fixture.h"
#include "povstat/area_match.h"
#include "povstat/text.h"

/** A name on a day on which it was borne. */
typedef struct bearing {
    const char *label;
    const pov_area *area;
    const char *name, *full_name, *key;
    pov_day from, day; /* its first, open if 0, and its last day */
} bearing;

static struct {
    bearing *items;
    size_t count, capacity;
} bearings, tried; /* of the communes one in MOST_COMMUNES is tried */

enum { MOST_COMMUNES = 29 };

static const char *behind_rank(const char *full_name)
{
    static const char *const ranks[] = {"Thành phố ", "Thị xã ",  "Huyện ",
                                        "Quận ",      "Đặc khu ", "Tỉnh "};

    for (size_t i = 0; i < LENGTH(ranks); i++)
        if (!strncmp(full_name, ranks[i], strlen(ranks[i])))
            return full_name + strlen(ranks[i]);
    return full_name;
}

static void add_bearing(const pov_area *area, const char *name,
                        const char *full_name, pov_day from, pov_day day)
{
    bearing b = {pov_arena_format(arena, "%s: %s", area->id, full_name),
                 area,
                 name,
                 full_name,
                 pov_text_key(arena, name),
                 from,
                 day};

    pov_arena_push(arena, &bearings, b);
    if (area->level != POV_COMMUNE || bearings.count % MOST_COMMUNES == 0)
        pov_arena_push(arena, &tried, b);
}

static void find_bearings(void)
{
    pov_day today = pov_day_from(2026, 3, 31);

    for (size_t i = 0; i < pov_catalogue_areas(catalogue)->count; i++) {
        const pov_area *area = pov_catalogue_areas(catalogue)->items[i];
        pov_day from = POV_NO_DAY;

        for (size_t j = 0; j < area->former.count; j++) {
            pov_former_name former = area->former.items[j];

            add_bearing(area, behind_rank(former.full_name), former.full_name,
                        from, former.until);
            from = former.until + 1;
        }
        add_bearing(area, area->name, area->full_name, from,
                    area->to ? area->to : today);
    }
}

static const char *upper(const char *text)
{
    utf8proc_uint8_t *out = pov_arena_alloc(arena, 2 * strlen(text) + 1);
    size_t n = 0;
    utf8proc_int32_t point;

    for (const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text; *at;) {
        at += utf8proc_iterate(at, -1, &point);
        n += (size_t)utf8proc_encode_char(utf8proc_toupper(point), out + n);
    }
    return (const char *)out;
}

static pov_area_match find(const bearing *b, const char *typed,
                           const pov_area *parent)
{
    const pov_area_hint hint = {
        .parent = parent, .parent_typed = parent != NULL, .as_of = b->day};

    return pov_area_find(catalogue, typed, &hint, arena);
}

static bool has_no_marks(const pov_area *area, const char *typed)
{
    const char *name = area ? pov_text_key(arena, area->name) : "-";
    const char *key = pov_text_key(arena, typed);
    size_t n = strlen(name);

    return !strcmp(name, pov_text_bare(arena, name)) && strlen(key) > n &&
           !strcmp(key, pov_text_bare(arena, key)) &&
           !strcmp(key + strlen(key) - n, name);
}

/** It is this one; or several bear the name, this one too. */
static void finds(const bearing *b, const char *typed, const pov_area *parent,
                  pov_match outcome)
{
    pov_area_match match = find(b, typed, parent);

    if (match.outcome == POV_MATCH_AMBIGUOUS &&
        pov_areas_hold(&match.candidates, b->area))
        return;
    if (has_no_marks(match.area               ? match.area
                     : match.candidates.count ? match.candidates.items[0]
                                              : NULL,
                     typed))
        return; /* and was typed as it is */
    if (match.area != b->area || match.outcome > outcome)
        fail_msg("'%s' below %s is %s: %s", typed, parent ? parent->id : "none",
                 match.area ? match.area->id : "nothing",
                 match.why ? match.why : "no reason");
}

/** "2" of a Quận 2 is no name. */
static bool is_number(const char *name)
{
    return *name >= '0' && *name <= '9';
}

static void is_itself(void **state)
{
    const bearing *b = *state;
    const pov_area *parent = b->area->parent;

    finds(b, b->full_name, NULL, POV_MATCH_CERTAIN);
    finds(b, upper(b->full_name), NULL, POV_MATCH_CERTAIN);
    finds(b, pov_text_bare(arena, b->full_name), NULL, POV_MATCH_LIKELY);
    finds(b, upper(pov_text_bare(arena, b->full_name)), NULL, POV_MATCH_LIKELY);
    if (!parent || is_number(b->name))
        return;
    finds(b, b->name, parent, POV_MATCH_CERTAIN);
    finds(b, upper(b->name), parent, POV_MATCH_CERTAIN);
    finds(b, pov_text_bare(arena, b->name), parent, POV_MATCH_LIKELY);
    if (!strchr(b->name, '\''))
        finds(b, pov_text_slug(arena, b->name), parent, POV_MATCH_LIKELY);
    finds(b, b->full_name, parent, POV_MATCH_CERTAIN);
    finds(b, pov_arena_format(arena, "%s, %s", b->name, parent->full_name),
          NULL, POV_MATCH_LIKELY);
}

/** Who else bore this name on that day, the highest of them first. */
static size_t bearers_then(const bearing *b, const pov_area **highest)
{
    size_t n = 0;

    *highest = NULL;
    for (size_t i = 0; i < bearings.count; i++) {
        const bearing *other = &bearings.items[i];
        const pov_area *area = other->area;

        if (strcmp(other->key, b->key) != 0 ||
            !pov_area_in_force(area, b->day) || other->from > b->day ||
            other->day < b->day)
            continue;
        n += *highest != area && area->level != POV_COMMUNE;
        if (!*highest || area->level < (*highest)->level)
            *highest = area;
    }
    return n;
}

/** Alone a name that several bear is the highest of them or refused; and taken
 *  it is not without a word. */
static void alone_is_the_highest(void **state)
{
    const bearing *b = *state;
    const pov_area *highest;
    size_t n = bearers_then(b, &highest);
    pov_area_match match = find(b, b->name, NULL);

    if (is_number(b->name))
        return;
    if (match.outcome == POV_MATCH_AMBIGUOUS) {
        assert_true(match.candidates.count > 1);
        return;
    }
    assert_non_null(match.area);
    if (match.area != highest && !match.namesake &&
        match.outcome != POV_MATCH_LIKELY)
        fail_msg("'%s' is %s, not %s", b->name, match.area->id, highest->id);
    if (n > 1)
        assert_non_null(match.namesake);
}

/** What offices type beside a name is none of it. */
static void is_itself_with_remarks(void **state)
{
    static const struct {
        const char *before, *behind;
    } remarks[] = {
        {"", " (ATK)"},       {"", " - KV III"},  {"", " (khu vực III)"},
        {"", " (biên giới)"}, {"", " (xã ĐBKK)"}, {"", "*"},
        {"1. ", ""},          {"1.2 ", ""},       {"", " KV2"},
        {"UBND ", ""},        {"", " (12 thôn)"}, {"I. ", ""},
        {"", ", biên giới"},  {"", " (gồm 3 xã)"}};
    const bearing *b = *state;

    if (b->area->level == POV_COUNTRY) /* no office has its name */
        return;
    for (size_t i = 0; i < LENGTH(remarks); i++) {
        const char *typed = pov_arena_format(arena, "%s%s%s", remarks[i].before,
                                             b->full_name, remarks[i].behind);
        pov_area_match plain = find(b, b->full_name, NULL);
        pov_area_match match = find(b, typed, NULL);

        if (match.area != plain.area ||
            (match.area && match.outcome != POV_MATCH_LIKELY))
            fail_msg("'%s' is %s: %s", typed,
                     match.area ? match.area->id : "nothing",
                     match.why ? match.why : "no reason");
    }
}

int main(void)
{
    load_areas();
    find_bearings();
    TEST_SOME(tried.items, tried.count, label, is_itself);
    TEST_SOME(tried.items, tried.count, label, alone_is_the_highest);
    TEST_SOME(tried.items, tried.count, label, is_itself_with_remarks);
    return run_all("names of areas", NULL, NULL);
}
