#include "povstat/descriptor.h"
#include "povstat/map.h"
#include "povstat/reference.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "povstat/text.h"
#include "read/breakdowns.h"
#include "read/group_table.h"
#include "read/paper_tables.h"
#include "read/parts.h"
#include "read/brought.h"
#include "read/reference_table.h"

/** What the tables have in common while they are read. */
typedef struct loader {
    pov_catalogue *catalogue;
    pov_arena *arena;
    pov_findings *findings;
    bool is_unusable[POV_N_ROW_KINDS + 1]; /* tables that could not be read: */
    pov_lost_row unread; /* what is lost with them needs no words */
    struct {             /* areas that were followed by others, in order */
        struct followed *items;
        size_t count, capacity;
    } followed;
    struct { /* standards, and where their first day is typed */
        struct dated_standard *items;
        size_t count, capacity;
    } standards;
} loader;

/** The table that holds things of a kind. */
static const char *path_of(pov_row_kind kind);

static const void *thing_of(const pov_catalogue *catalogue, pov_row_kind kind,
                            const char *id)
{
    switch (kind) {
    case POV_ROW_AREA:
        return pov_catalogue_area(catalogue, id);
    case POV_ROW_INDICATOR:
        return pov_catalogue_indicator(catalogue, id);
    case POV_ROW_BREAKDOWN:
        return pov_catalogue_breakdown(catalogue, id);
    case POV_ROW_STANDARD:
        return pov_catalogue_standard(catalogue, id);
    case POV_ROW_PLAN:
        return pov_catalogue_plan(catalogue, id);
    case POV_N_ROW_KINDS:
        break;
    }
    return NULL;
}

/**
 * The thing that a column names, by exact id.
 *
 * Errors: NULL if there is none; the row is then left out with a finding,
 *         unless one told already why that is not there.
 */
static const void *thing_named(loader *l, reference_row *row, size_t column,
                               pov_row_kind kind)
{
    const char *id = row->cells[column].text;
    const void *thing = thing_of(l->catalogue, kind, id);
    reference_reading *r = row->reading;

    if (thing)
        return thing;
    row->cause = l->is_unusable[kind]
                     ? &l->unread
                     : pov_catalogue_lost_id(l->catalogue, kind, id);
    if (row->cause)
        reference_table_tell_lost(r, reference_table_place(row, column),
                                  r->table->columns[column].name, id,
                                  row->cause);
    else
        reference_table_refuse(row, column, "stands nowhere in %s",
                               path_of(kind));
    return NULL;
}

/** A piece of a cell, or what the cell says, cannot be used; the rest can.
 *  `wrong` is said and goes on from what was typed. */
static void ignore_piece(const reference_row *row, size_t column,
                         const char *typed, const char *wrong)
{
    reference_table_tell_later(row->reading, POV_FOUND_BAD_REFERENCE_CELL,
                               reference_table_place(row, column),
                               row->reading->table->columns[column].name, typed,
                               "%s", wrong);
}

/* Who followed whom.  Names lead on from one territory to the next; a circle
 * would lead nowhere. */

static const char followed_column[] = "successors";

/** One area that another one names. */
typedef struct follower {
    const char *id;
    struct followed *area; /* if it was followed by others itself */
    bool is_left_out;
} follower;

typedef struct followed {
    pov_area *area;
    const char *typed;
    pov_place place;
    struct {
        follower *items;
        size_t count, capacity;
    } by;
    enum { NOT_SEEN, ON_THE_WAY, DONE } state;
    size_t next; /* which of `by` is looked at */
} followed;

/** Remember that an area names others, which may stand further below. */
static void succession_add(loader *l, const reference_row *row, size_t at,
                           pov_area *area)
{
    followed f = {.area = area,
                  .typed = row->cells[at].text,
                  .place = reference_table_place(row, at)};

    pov_arena_push(l->arena, &l->followed, f);
}

static pov_finding *ignore(const followed *f, reference_reading *r,
                           const char *id, const char *wrong)
{
    return reference_table_tell_later(r, POV_FOUND_BAD_REFERENCE_CELL, f->place,
                                      followed_column, id, "%s",
                                      pov_say(r->findings->language, wrong));
}

/** Is an area named for the first time by this one? */
static bool is_named_first(pov_map *named, pov_arena *arena, const char *id,
                           const followed *by)
{
    void **at = pov_map_at(named, arena, id, strlen(id));
    bool is_first = *at != by->area;

    *at = by->area;
    return is_first;
}

static void add_follower(followed *f, reference_reading *r, const char *id,
                         pov_map *named)
{
    pov_lost_row *lost;

    if (!is_named_first(named, r->arena, id, f))
        ignore(f, r, id, "is named twice");
    else if (!strcmp(id, f->area->id))
        ignore(f, r, id, "is the area itself");
    else if (pov_catalogue_area(r->catalogue, id))
        pov_arena_push(r->arena, &f->by, ((follower){.id = id}));
    else if ((lost = pov_catalogue_lost_id(r->catalogue, POV_ROW_AREA, id)))
        reference_table_tell_lost(r, f->place, followed_column, id, lost);
    else
        ignore(f, r, id, "stands nowhere in this table");
}

/** The next area on from the one at the end of the way, or NULL.  One that
 *  leads back to the way is left out. */
static followed *next_of(followed *f, reference_reading *r)
{
    while (f->next < f->by.count) {
        follower *by = &f->by.items[f->next++];

        if (!by->area || by->area->state == DONE)
            continue;
        if (by->area->state == NOT_SEEN)
            return by->area;
        by->is_left_out = true;
        pov_find_related(r->findings, ignore(f, r, by->id, "leads back here"),
                         by->area->place, "by way of this row");
    }
    return NULL;
}

/** Follow all ways from one area; each area is passed once. */
static void break_circles(followed *from, followed **way, reference_reading *r)
{
    size_t n = 0;

    if (from->state != NOT_SEEN)
        return;
    way[n++] = from;
    from->state = ON_THE_WAY;
    while (n) {
        followed *next = next_of(way[n - 1], r);

        if (next) {
            next->state = ON_THE_WAY;
            way[n++] = next;
        } else {
            way[--n]->state = DONE;
        }
    }
}

static void link_followers(const followed *f, pov_catalogue *catalogue)
{
    for (size_t i = 0; i < f->by.count; i++)
        if (!f->by.items[i].is_left_out)
            pov_catalogue_succeed(catalogue, f->area, f->by.items[i].id);
}

/**
 * Link areas to those that followed them, when all are known.
 *
 * Errors: a finding for each that cannot be used: unknown, named twice, the
 *         area itself, or one that leads back to it.
 */
static void succession_link(void *data, reference_reading *r)
{
    loader *l = data;
    size_t n = l->followed.count;
    followed **way = pov_arena_alloc(l->arena, (n + 1) * sizeof *way);
    pov_map by_id = {0}, named = {0};

    for (size_t i = 0; i < n; i++) {
        followed *f = &l->followed.items[i];

        *pov_map_at(&by_id, l->arena, f->area->id, strlen(f->area->id)) = f;
        for (const char *id; (id = reference_table_piece(l->arena, &f->typed));)
            add_follower(f, r, id, &named);
    }
    for (size_t i = 0; i < n; i++) {
        followed *f = &l->followed.items[i];

        for (size_t j = 0; j < f->by.count; j++)
            f->by.items[j].area = pov_map_find(&by_id, f->by.items[j].id,
                                               strlen(f->by.items[j].id));
    }
    for (size_t i = 0; i < n; i++)
        break_circles(&l->followed.items[i], way, r);
    for (size_t i = 0; i < n; i++)
        link_followers(&l->followed.items[i], l->catalogue);
}

/* Areas, and the spellings of their names. */

enum {
#define AREA(id, ...) AREA_##id,
#include "read/reference_columns.def"
};

static const reference_column area_columns[] = {
#define AREA(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

/** What a level lies in, or else; POV_ANY_LEVEL: nothing. */
static const struct place_of_level {
    pov_level level, parent, or_else;
} levels[] = {
    {POV_COUNTRY, POV_ANY_LEVEL, POV_ANY_LEVEL},
    {POV_REGION, POV_COUNTRY, POV_COUNTRY},
    {POV_PROVINCE, POV_ANY_LEVEL, POV_ANY_LEVEL},
    {POV_DISTRICT, POV_PROVINCE, POV_PROVINCE},
    {POV_SPECIAL_ZONE, POV_PROVINCE, POV_PROVINCE},
    {POV_COMMUNE, POV_DISTRICT, POV_PROVINCE},
};

/** Does the parent, or that there is none, fit the level? */
static bool fits_level(const reference_row *row, const pov_area *area)
{
    const struct place_of_level *at = &levels[row->cells[AREA_LEVEL].number];

    if (area->parent && !strcmp(area->parent->id, area->id))
        return reference_table_refuse(row, AREA_PARENT, "is the row itself");
    if (at->parent == POV_ANY_LEVEL)
        return !area->parent ||
               reference_table_refuse(row, AREA_PARENT,
                                      "is above a %s, which lies in "
                                      "nothing",
                                      pov_code(POV_TERMS_LEVEL, at->level));
    if (!area->parent)
        return reference_table_refuse(row, AREA_PARENT,
                                      "it is blank, and a %s lies in a "
                                      "%s",
                                      pov_code(POV_TERMS_LEVEL, at->level),
                                      pov_code(POV_TERMS_LEVEL, at->parent));
    return area->parent->level == at->parent ||
           area->parent->level == at->or_else ||
           reference_table_refuse(
               row, AREA_PARENT, "is a %s, and a %s lies in a %s",
               pov_code(POV_TERMS_LEVEL, area->parent->level),
               pov_code(POV_TERMS_LEVEL, at->level),
               pov_code(POV_TERMS_LEVEL, at->parent));
}

static void add_former_name(loader *l, const reference_row *row,
                            const char *piece, pov_area *area)
{
    const char *at = strchr(piece, '@');
    pov_former_name former = {piece, POV_NO_DAY};

    if (at)
        former.full_name =
            pov_arena_copy(l->arena, piece, (size_t)(at - piece));
    if (at && !pov_day_parse(at + 1, &former.until))
        ignore_piece(
            row, AREA_FORMER, piece,
            pov_say(l->findings->language, "does not end like @2024-10-31"));
    else if (!*pov_text_bare(l->arena, former.full_name))
        ignore_piece(row, AREA_FORMER, piece,
                     pov_say(l->findings->language, "holds no name"));
    else
        pov_arena_push(l->arena, &area->former, former);
}

static bool take_area(void *data, reference_row *row)
{
    loader *l = data;
    const reference_cell *cells = row->cells;
    pov_area area = {
        .id = cells[AREA_ID].text,
        .code = cells[AREA_CODE].text,
        .name = cells[AREA_NAME].text,
        .full_name = cells[AREA_FULL].text,
        .level = levels[cells[AREA_LEVEL].number].level,
        .parent = pov_catalogue_area(l->catalogue, cells[AREA_PARENT].text),
        .from = cells[AREA_FROM].day,
        .to = cells[AREA_TO].day,
        .place = row->place};
    pov_area *added;

    if (!fits_level(row, &area))
        return false;
    for (const char *piece, *rest = cells[AREA_FORMER].text;
         (piece = reference_table_piece(l->arena, &rest));)
        add_former_name(l, row, piece, &area);
    if (pov_catalogue_brings_area(l->catalogue, &area, cells[AREA_NEXT].text))
        return true;
    added = pov_catalogue_add_area(l->catalogue, area);
    if (*cells[AREA_NEXT].text)
        succession_add(l, row, AREA_NEXT, added);
    return true;
}

static const reference_table area_table = {
    .path = "reference/areas.csv",
    .columns = area_columns,
    .kind = POV_ROW_AREA,
    .most_kb = 6000,
    .take = take_area,
    .finish = succession_link,
};

enum {
#define ALIAS(id, ...) ALIAS_##id,
#include "read/reference_columns.def"
};

static const reference_column alias_columns[] = {
#define ALIAS(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

static bool take_alias(void *data, reference_row *row)
{
    loader *l = data;
    const char *spelling = row->cells[ALIAS_ALIAS].text;
    pov_area_alias alias = {
        .alias = spelling,
        .area = thing_named(l, row, ALIAS_AREA, POV_ROW_AREA),
        .kind = (pov_alias_kind)row->cells[ALIAS_KIND].number};
    const pov_area *other;

    if (!alias.area)
        return false;
    other = pov_area_namesake(l->catalogue, spelling, alias.area);
    if (other &&
        pov_level_height(other->level) <= pov_level_height(alias.area->level))
        return reference_table_refuse(row, ALIAS_ALIAS, "is the name of %s",
                                      other->id);
    return pov_catalogue_add_alias(l->catalogue, alias) ||
           reference_table_refuse(row, ALIAS_ALIAS,
                                  "is a spelling of another area above");
}

/** Is it the table that the program brings, byte for byte?  Then there is
 *  nothing to read. */
static bool is_brought(loader *l, const char *directory)
{
    const char *path = reference_table_path(&area_table, directory, l->arena);
    int descriptor = directory ? pov_open(path, O_RDONLY) : -1;
    uint64_t size = 0, mark = 0;
    char *bytes;
    size_t n;

    if (descriptor < 0) /* one that is there: reading it will tell why */
        return !directory || pov_says_lacking(errno);
    bytes = pov_malloc_or_die(POV_MARKED);
    do {
        if (!pov_read(descriptor, bytes, POV_MARKED, &n))
            n = 0; /* reading it will tell why */
        mark = n ? pov_areas_mark(mark, bytes, n) : mark;
        size += n;
    } while (n == POV_MARKED);
    free(bytes);
    pov_let_go(descriptor);
    return pov_catalogue_brings_table(l->catalogue, size, mark, path);
}

static const reference_table alias_table = {
    .path = "reference/area-aliases.csv",
    .columns = alias_columns,
    .kind = POV_ROW_AREA,
    .most_kb = 4000,
    .take = take_alias,
};

/* What is counted, and by which poverty standard: both have an id, two labels
 * and further names, of which each stands for one thing. */

enum {
#define INDICATOR(id, ...) INDICATOR_##id,
#include "read/reference_columns.def"
};

static const reference_column indicator_columns[] = {
#define INDICATOR(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

/** What bears a name, in the table that is read: its id, or NULL. */
static const char *bearer_of(const loader *l, const reference_row *row,
                             const char *name)
{
    if (row->reading->table->kind == POV_ROW_INDICATOR) {
        const pov_indicator *i = pov_catalogue_indicator(l->catalogue, name);

        return i ? i->id : NULL;
    }
    const pov_standard *s = pov_catalogue_standard(l->catalogue, name);

    return s ? s->id : NULL;
}

/** Give a thing further names, each of which may be another's. */
static void add_names(loader *l, const reference_row *row, size_t column,
                      const void *thing)
{
    const char *rest = row->cells[column].text;

    for (const char *name; (name = reference_table_piece(l->arena, &rest));) {
        const char *bearer;

        if (pov_catalogue_name(l->catalogue, row->reading->table->kind, name,
                               thing))
            continue;
        bearer = bearer_of(l, row, name);
        ignore_piece(row, column, name,
                     pov_arena_format(l->arena,
                                      pov_say(l->findings->language,
                                              "is a name of %s already"),
                                      bearer ? bearer : "?"));
    }
}

/** The id or a label is another thing's name. */
static bool refuse_names(const loader *l, const reference_row *row)
{
    enum { N_NAMES = 3 };
    const char *bearer = NULL;
    size_t i = 0;

    while (i < N_NAMES && !(bearer = bearer_of(l, row, row->cells[i].text)))
        i++;
    return reference_table_refuse(row, i < N_NAMES ? i : 0,
                                  "is a name of %s already",
                                  bearer ? bearer : "?");
}

static bool take_indicator(void *data, reference_row *row)
{
    loader *l = data;
    const reference_cell *cells = row->cells;
    pov_indicator indicator = {.id = cells[INDICATOR_ID].text,
                               .label_vi = cells[INDICATOR_VI].text,
                               .label_en = cells[INDICATOR_EN].text,
                               .unit = cells[INDICATOR_UNIT].text,
                               .whole_label = cells[INDICATOR_WORDS].text,
                               .by_standard = cells[INDICATOR_STANDARD].number,
                               .is_flow = cells[INDICATOR_NATURE].number,
                               .better =
                                   (pov_direction)cells[INDICATOR_WAY].number,
                               .is_headline = cells[INDICATOR_HEAD].number,
                               .place = row->place};
    const pov_indicator *added;

    if (*cells[INDICATOR_WHOLE].text)
        indicator.whole =
            pov_catalogue_indicator(l->catalogue, cells[INDICATOR_WHOLE].text);
    added = pov_catalogue_add_indicator(l->catalogue, indicator);
    if (!added)
        return refuse_names(l, row);
    add_names(l, row, INDICATOR_ALIAS, added);
    return true;
}

static const reference_table indicator_table = {
    .path = "reference/indicators.csv",
    .columns = indicator_columns,
    .kind = POV_ROW_INDICATOR,
    .most_rows = 300,
    .take = take_indicator,
};

enum {
#define STANDARD(id, ...) STANDARD_##id,
#include "read/reference_columns.def"
};

static const reference_column standard_columns[] = {
#define STANDARD(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

/** A standard and where its period is typed. */
typedef struct dated_standard {
    pov_standard *standard;
    pov_place place;
    const char *column, *typed;
} dated_standard;

static bool take_standard(void *data, reference_row *row)
{
    loader *l = data;
    const reference_cell *cells = row->cells;
    size_t begin = *cells[STANDARD_FROM].text ? STANDARD_FROM : STANDARD_TO;
    pov_standard standard = {.id = cells[STANDARD_ID].text,
                             .label_vi = cells[STANDARD_LABEL_VI].text,
                             .label_en = cells[STANDARD_LABEL_EN].text,
                             .from = cells[STANDARD_FROM].day,
                             .to = cells[STANDARD_TO].day,
                             .place = row->place};
    dated_standard dated = {.place = reference_table_place(row, begin),
                            .column = begin == STANDARD_FROM ? "valid_from"
                                                             : "valid_to",
                            .typed = cells[begin].text};

    if (*cells[STANDARD_AREA].text &&
        !(standard.area = thing_named(l, row, STANDARD_AREA, POV_ROW_AREA)))
        return false;
    dated.standard = pov_catalogue_add_standard(l->catalogue, standard);
    if (!dated.standard)
        return refuse_names(l, row);
    pov_arena_push(l->arena, &l->standards, dated);
    add_names(l, row, STANDARD_SYNONYMS, dated.standard);
    return true;
}

/** By area, then by the first day. */
static int compare_periods(const void *left, const void *right)
{
    const pov_standard *a = ((const dated_standard *)left)->standard;
    const pov_standard *b = ((const dated_standard *)right)->standard;

    if (a->area != b->area)
        return strcmp(a->area ? a->area->id : "", b->area ? b->area->id : "");
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->place.line < b->place.line ? -1 : 1;
}

static bool overlap(const pov_standard *earlier, const pov_standard *later)
{
    return earlier->area == later->area &&
           (earlier->to == POV_NO_DAY || later->from == POV_NO_DAY ||
            later->from <= earlier->to);
}

/** Two standards in force on one day would give a figure two meanings.  The one
 *  that stands first in the table keeps its period. */
static void compare_standards(void *data, reference_reading *r)
{
    loader *l = data;
    dated_standard *kept = NULL;

    if (l->standards.count)
        qsort(l->standards.items, l->standards.count,
              sizeof *l->standards.items, compare_periods);
    for (size_t i = 0; i < l->standards.count; i++) {
        dated_standard *now = &l->standards.items[i], *wrong = now;

        if (!kept || !overlap(kept->standard, now->standard)) {
            kept = now;
            continue;
        }
        if (now->standard->place.line < kept->standard->place.line) {
            wrong = kept;
            kept = now;
        }
        wrong->standard->is_undated = true;
        pov_find_related(r->findings,
                         reference_table_tell_later(
                             r, POV_FOUND_BAD_REFERENCE_CELL, wrong->place,
                             wrong->column, wrong->typed,
                             *wrong->typed
                                 ? "is a period that overlaps that of %s"
                                 : "the period is open and overlaps that of %s",
                             kept->standard->id),
                         kept->place, "this period is used");
    }
}

static const reference_table standard_table = {
    .path = "reference/standards.csv",
    .columns = standard_columns,
    .kind = POV_ROW_STANDARD,
    .take = take_standard,
    .finish = compare_standards,
};

enum {
#define PLAN(id, ...) PLAN_##id,
#include "read/reference_columns.def"
};

static const reference_column plan_columns[] = {
#define PLAN(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

static bool take_plan(void *data, reference_row *row)
{
    loader *l = data;
    const reference_cell *cells = row->cells;
    pov_plan plan = {
        .id = cells[PLAN_ID].text,
        .number = cells[PLAN_NUMBER].text,
        .issuer = cells[PLAN_ISSUER].text,
        .title = cells[PLAN_TITLE].text,
        .title_vi = cells[PLAN_TITLE_VI].text,
        .publisher = cells[PLAN_PUBLISHER].text,
        .address = cells[PLAN_ADDRESS].text,
        .assigned_by =
            (pov_assigned)pov_term_find(POV_TERMS_ASSIGNED, cells[PLAN_BY].text)
                ->value,
        .issued = cells[PLAN_ISSUED].day,
        .published = cells[PLAN_PUBLISHED].day,
        .from = (int)cells[PLAN_FROM].number,
        .to = (int)cells[PLAN_TO].number,
        .replaces = pov_catalogue_plan(l->catalogue, cells[PLAN_REPLACES].text),
        .status = POV_REPORTED,
        .place = row->place};

    if (!plan.from != !plan.to)
        return reference_table_refuse(row, plan.from ? PLAN_TO : PLAN_FROM,
                                      "it is blank, and %s is not",
                                      plan.from ? "from" : "to");
    if (*cells[PLAN_AREA].text &&
        !(plan.area = thing_named(l, row, PLAN_AREA, POV_ROW_AREA)))
        return false;
    if (*cells[PLAN_STANDARD].text &&
        !(plan.standard = thing_named(l, row, PLAN_STANDARD, POV_ROW_STANDARD)))
        return false;
    if (*cells[PLAN_STATUS].text &&
        !pov_status_from(cells[PLAN_STATUS].text, &plan.status))
        return reference_table_refuse(row, PLAN_STATUS,
                                      "is no status of figures");
    return pov_catalogue_add_plan(l->catalogue, plan) != NULL;
}

static const reference_table plan_table = {
    .path = "plans.csv",
    .columns = plan_columns,
    .kind = POV_ROW_PLAN,
    .most_kb = 16000,
    .take = take_plan,
    .without = REFUSE_DIRECTORY,
};

enum {
#define WAIVER(id, ...) WAIVER_##id,
#include "read/reference_columns.def"
};

static const reference_column waiver_columns[] = {
#define WAIVER(id, ...) {__VA_ARGS__},
#include "read/reference_columns.def"
    {.name = NULL},
};

static bool take_waiver(void *data, reference_row *row)
{
    pov_waivers *waivers = data;
    const reference_cell *cells = row->cells;
    pov_waiver waiver = {.kind = pov_finding_kind_from(cells[WAIVER_CODE].text),
                         .file = cells[WAIVER_FILE_NAME].text,
                         .line = cells[WAIVER_LINE].number,
                         .cell = cells[WAIVER_CELL].text,
                         .place = row->place};

    if (waiver.kind == POV_N_FINDING_KINDS)
        return reference_table_refuse(row, WAIVER_CODE,
                                      "is no code of a finding");
    if (pov_finding_types[waiver.kind].severity == POV_FATAL)
        return reference_table_refuse(row, WAIVER_CODE, "cannot be waived");
    while (!strncmp(waiver.file, "./", 2))
        waiver.file += 2;
    if (!*waiver.file)
        return reference_table_refuse(row, WAIVER_FILE_NAME, "names no file");
    if (!waiver.line && !*waiver.cell)
        return reference_table_refuse(row, WAIVER_LINE,
                                      "it is blank, and so is cell");
    return pov_waivers_add(waivers, waiver) ||
           reference_table_refuse(row, WAIVER_CODE, "is waived alike above");
}

static const reference_table waiver_table = {
    .path = "waivers.csv",
    .columns = waiver_columns,
    .kind = POV_N_ROW_KINDS,
    .most_kb = 4000,
    .take = take_waiver,
    .without = READ_NOTHING,
};

pov_waivers *pov_waivers_load(const char *directory, pov_arena *arena,
                              pov_findings *findings)
{
    pov_waivers *waivers = pov_waivers_new(arena);

    return reference_table_read(&waiver_table, directory, waivers, NULL, arena,
                                findings)
               ? waivers
               : NULL;
}

/** In the order of reading: what a table names stands in those before it. */
static const reference_table *const tables[] = {
    &area_table,
    &alias_table,
    &group_table,
    &breakdowns_table,
    &indicator_table,
    &parts_table,
    &indicator_aliases_table,
    &standard_table,
    &papers_table,
    &paper_columns_table,
    &plan_table,
};

static const size_t n_tables = sizeof tables / sizeof *tables;

static const char *path_of(pov_row_kind kind)
{
    for (size_t i = 0; i < n_tables; i++)
        if (tables[i]->kind == kind && tables[i]->columns[0].holds == HOLDS_ID)
            return tables[i]->path;
    return "";
}

pov_text_list pov_reference_paths(const char *directory, pov_arena *arena)
{
    pov_text_list paths = {0};

    if (!directory)
        return paths;
    for (size_t i = 0; i < n_tables; i++)
        pov_arena_push(arena, &paths,
                       reference_table_path(tables[i], directory, arena));
    pov_arena_push(arena, &paths,
                   reference_table_path(&waiver_table, directory, arena));
    pov_arena_push(arena, &paths,
                   pov_arena_format(arena, "%s/datapackage.json", directory));
    return paths;
}

/** Is any table there?  If not, the directory is meant to be another one, and
 *  that is told once.  Errors: false and a finding. */
static bool has_tables(const char *directory, pov_arena *arena,
                       pov_findings *findings)
{
    const char *why = "none of the tables is in this directory";

    for (size_t i = 0; i < n_tables; i++)
        if (!pov_is_lacking(reference_table_path(tables[i], directory, arena)))
            return true; /* what else is wrong with it shows when it is read */
    if (access(pov_arena_format(arena, "%s/.", directory), F_OK))
        why = strerror(errno);
    pov_find(findings, POV_FOUND_MISSING_REFERENCE,
             (pov_place){directory, 0, 0}, "%s",
             pov_say(findings->language, why));
    return false;
}

/** Add what the program brings, if all tables are its own but that of
 *  documents. */
static bool bring_tables(const loader *l, const char *directory)
{
    pov_brought_paths at = {
        .groups = reference_table_brought(&group_table, directory, l->arena),
        .breakdowns =
            reference_table_brought(&breakdowns_table, directory, l->arena),
        .indicators =
            reference_table_brought(&indicator_table, directory, l->arena),
        .standards =
            reference_table_brought(&standard_table, directory, l->arena),
        .papers = reference_table_brought(&papers_table, directory, l->arena)};
    static const reference_table *const others[] = {&alias_table, &parts_table,
                                                    &indicator_aliases_table,
                                                    &paper_columns_table};
    bool all = at.groups && at.breakdowns && at.indicators && at.standards &&
               at.papers;

    for (size_t i = 0; all && i < sizeof others / sizeof *others; i++)
        all = reference_table_brought(others[i], directory, l->arena);
    if (all)
        pov_catalogue_bring(l->catalogue, &at);
    return all;
}

/** Read the tables but those of the program that it brings. */
static pov_catalogue *read_tables(pov_catalogue *into, const char *directory,
                                  pov_findings *findings, bool may_bring)
{
    loader l = {.catalogue = into,
                .arena = into->arena,
                .findings = findings,
                .unread = {.is_told = true}};
    bool all = !directory || has_tables(directory, l.arena, l.findings);
    bool has_areas = all && may_bring && is_brought(&l, directory);
    bool has_rest = has_areas && bring_tables(&l, directory);

    for (size_t i = 0; all && i < n_tables; i++) {
        bool rests = tables[i] == &parts_table ||
                     tables[i] == &indicator_aliases_table ||
                     tables[i] == &papers_table ||
                     tables[i] == &paper_columns_table;

        if (tables[i] == &area_table ? has_areas
                                     : has_rest && tables[i] != &plan_table)
            continue;
        if (tables[i] == &indicator_aliases_table)
            pov_catalogue_break_down(l.catalogue);
        if ((!rests || (!l.is_unusable[POV_ROW_INDICATOR] &&
                        !l.is_unusable[POV_ROW_BREAKDOWN])) &&
            !reference_table_read(tables[i], directory, &l, l.catalogue,
                                  l.arena, l.findings))
            l.is_unusable[tables[i]->kind] = true;
    }
    for (int kind = 0; kind <= POV_N_ROW_KINDS; kind++)
        all = all && !l.is_unusable[kind];
    return all ? l.catalogue : NULL;
}

pov_catalogue *pov_reference_load(const char *directory, pov_arena *arena,
                                  pov_findings *findings)
{
    return read_tables(pov_catalogue_built_in(arena), directory, findings,
                       true);
}

pov_catalogue *pov_reference_read(const char *directory, pov_arena *arena,
                                  pov_findings *findings)
{
    return read_tables(pov_catalogue_new(arena), directory, findings, false);
}
