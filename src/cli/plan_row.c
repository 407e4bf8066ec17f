#include "cli/plan_row.h"

#include <stdlib.h>
#include <string.h>

#include "cli/filter.h"

static const char *const names[N_PLAN_COLUMNS] = {
#define COLUMN(id, name) name,
    PLAN_COLUMNS(COLUMN)
#undef COLUMN
};

/** Of what people ask first, the options that say it. */
static const struct {
    int column;
    const char *option;
} asked_first[] = {
    {PLAN_ROW_TITLE, "--title"},   {PLAN_ROW_NUMBER, "--number"},
    {PLAN_ROW_ISSUER, "--issuer"}, {PLAN_ROW_ISSUED, "--issued"},
    {PLAN_ROW_ADDRESS, "--url"},
};

static const char *day_text(pov_arena *arena, pov_day day)
{
    char text[POV_DAY_TEXT_SIZE];

    if (!day)
        return "";
    pov_day_print(day, text);
    return pov_arena_copy(arena, text, strlen(text));
}

static const char *year_text(pov_arena *arena, int year)
{
    return year ? pov_arena_format(arena, "%d", year) : "";
}

/** An option's word, else the file's. */
static const char *either(const char *said, const char *of_file)
{
    if (said)
        return said;
    return of_file ? of_file : "";
}

bool plan_row_is_said(const plan_said *said)
{
    static const plan_said nothing;

    return memcmp(said, &nothing, sizeof nothing) != 0;
}

/** "2024" or "2021-2025".  Errors: false. */
static bool read_years(const char *typed, pov_arena *arena, plan_row *row)
{
    char *end;
    long from = strtol(typed, &end, 10), to = from;
    bool ok = end == typed + 4;

    if (ok && *end == '-') {
        const char *second = end + 1;

        to = strtol(second, &end, 10);
        ok = end == second + 4;
    }
    if (!ok || *end || from < 1000 || to < from)
        return false;
    row->cells[PLAN_ROW_FROM] = year_text(arena, (int)from);
    row->cells[PLAN_ROW_TO] = year_text(arena, (int)to);
    return true;
}

static exit_status read_area(const invocation *in,
                             const pov_catalogue *catalogue, const char *typed,
                             plan_row *row)
{
    pov_area_list areas = {0};
    const char *ids = "";
    exit_status status =
        filter_areas(in, catalogue, typed, POV_ANY_LEVEL, in->as_of, &areas);

    if (status)
        return status;
    for (size_t i = 0; i < areas.count; i++)
        ids = pov_text_more(in->arena, ids, ", ", areas.items[i]->id);
    if (areas.count != 1)
        return command_refuse(in, "'%s' may be several areas: %s", typed, ids);
    row->cells[PLAN_ROW_AREA] = ids;
    return EXIT_DONE;
}

static exit_status refuse_word(const invocation *in, const char *said,
                               const char *typed, pov_vocabulary vocabulary)
{
    const char *known = "";

    for (unsigned v = 0; v < pov_terms_count(vocabulary); v++)
        if (pov_code(vocabulary, v) && *pov_code(vocabulary, v))
            known =
                pov_text_more(in->arena, known, ", ", pov_code(vocabulary, v));
    return command_refuse(in, "option '--%s' takes one of %s, not '%s'", said,
                          known, typed);
}

/** What must be one of the words or things that are known. */
static exit_status read_known(const invocation *in,
                              const pov_catalogue *catalogue,
                              const plan_said *said, plan_row *row)
{
    const pov_standard *standard;
    pov_status status;

    if (said->standard) {
        standard = pov_catalogue_standard(catalogue, said->standard);
        if (!standard)
            return command_refuse(
                in, "unknown standard '%s' (see 'povstat list standards')",
                said->standard);
        row->cells[PLAN_ROW_STANDARD] = standard->id;
    }
    if (said->status) {
        if (!pov_status_from(said->status, &status))
            return refuse_word(in, "status", said->status, POV_TERMS_STATUS);
        row->cells[PLAN_ROW_STATUS] = pov_code(POV_TERMS_STATUS, status);
    }
    if (said->assigned_by) {
        if (!pov_term_find(POV_TERMS_ASSIGNED, said->assigned_by))
            return refuse_word(in, "assigned-by", said->assigned_by,
                               POV_TERMS_ASSIGNED);
        row->cells[PLAN_ROW_ASSIGNED_BY] = said->assigned_by;
    }
    if (said->replaces) {
        if (!pov_catalogue_plan(catalogue, said->replaces))
            return command_refuse(in, "unknown plan '%s'%s", said->replaces,
                                  "");
        row->cells[PLAN_ROW_REPLACES] = said->replaces;
    }
    return EXIT_DONE;
}

/** The id, which is also what its files are called.  Errors: as
 *  plan_row_read. */
static exit_status read_id(const invocation *in, const pov_catalogue *catalogue,
                           const char *typed, plan_row *row)
{
    const char *number = row->cells[PLAN_ROW_NUMBER];
    const char *id = typed ? typed : pov_text_slug(in->arena, number);

    if (!*id)
        return command_refuse(
            in, "nothing says which document it is: give --number, such as "
                "197/KH-UBND, or --plan ID");
    if (!pov_catalogue_plan(catalogue, id) &&
        strcmp(id, pov_text_slug(in->arena, id)) != 0)
        return command_refuse(in,
                              "'%s' is no id of a document: it may hold small "
                              "letters, digits and hyphens, as '%s' does",
                              id, pov_text_slug(in->arena, id));
    if (strchr(id, '/'))
        return command_refuse(in, "no file can be called after plan '%s'", id);
    row->cells[PLAN_ROW_PLAN] = id;
    return EXIT_DONE;
}

exit_status plan_row_read(const invocation *in, const pov_catalogue *catalogue,
                          const plan_said *said, const pov_plan *paper,
                          plan_row *row)
{
    static const pov_plan no_paper;
    pov_arena *arena = in->arena;
    exit_status status;

    if (!paper)
        paper = &no_paper;
    for (size_t i = 0; i < N_PLAN_COLUMNS; i++)
        row->cells[i] = "";
    row->cells[PLAN_ROW_NUMBER] = either(said->number, paper->number);
    row->cells[PLAN_ROW_ISSUER] = either(said->issuer, paper->issuer);
    row->cells[PLAN_ROW_TITLE] = either(said->title, paper->title);
    row->cells[PLAN_ROW_TITLE_VI] = either(said->title_vi, NULL);
    row->cells[PLAN_ROW_PUBLISHER] = either(said->publisher, NULL);
    row->cells[PLAN_ROW_ADDRESS] = either(said->url, paper->address);
    row->cells[PLAN_ROW_ISSUED] =
        day_text(arena, said->issued ? said->issued : paper->issued);
    row->cells[PLAN_ROW_PUBLISHED] = day_text(arena, said->published);
    if (said->years && !read_years(said->years, arena, row))
        return command_refuse(
            in, "option '--years' takes 2024 or 2021-2025, not '%s'",
            said->years);
    status = read_known(in, catalogue, said, row);
    if (!status && said->area)
        status = read_area(in, catalogue, said->area, row);
    return status ? status : read_id(in, catalogue, said->plan, row);
}

/** A document as it is typed in its row. */
static plan_row row_of(const pov_plan *plan, pov_arena *arena)
{
    return (plan_row){
        {[PLAN_ROW_PLAN] = plan->id,
         [PLAN_ROW_AREA] = plan->area ? plan->area->id : "",
         [PLAN_ROW_NUMBER] = plan->number,
         [PLAN_ROW_ISSUER] = plan->issuer,
         [PLAN_ROW_ISSUED] = day_text(arena, plan->issued),
         [PLAN_ROW_FROM] = year_text(arena, plan->from),
         [PLAN_ROW_TO] = year_text(arena, plan->to),
         [PLAN_ROW_STANDARD] = plan->standard ? plan->standard->id : "",
         [PLAN_ROW_STATUS] = pov_code(POV_TERMS_STATUS, plan->status),
         [PLAN_ROW_ASSIGNED_BY] =
             pov_code(POV_TERMS_ASSIGNED, plan->assigned_by),
         [PLAN_ROW_REPLACES] = plan->replaces ? plan->replaces->id : "",
         [PLAN_ROW_TITLE] = plan->title,
         [PLAN_ROW_TITLE_VI] = plan->title_vi,
         [PLAN_ROW_PUBLISHER] = plan->publisher,
         [PLAN_ROW_PUBLISHED] = day_text(arena, plan->published),
         [PLAN_ROW_ADDRESS] = plan->address}};
}

/** Shape: each cell is one that plan_row_read or row_of made. */
static pov_plan plan_of(const pov_catalogue *catalogue, const plan_row *row)
{
    const char *const *cells = row->cells;
    const pov_term *by =
        pov_term_find(POV_TERMS_ASSIGNED, cells[PLAN_ROW_ASSIGNED_BY]);
    pov_plan plan = {
        .id = cells[PLAN_ROW_PLAN],
        .area = *cells[PLAN_ROW_AREA]
                    ? pov_catalogue_area(catalogue, cells[PLAN_ROW_AREA])
                    : NULL,
        .number = cells[PLAN_ROW_NUMBER],
        .issuer = cells[PLAN_ROW_ISSUER],
        .title = cells[PLAN_ROW_TITLE],
        .title_vi = cells[PLAN_ROW_TITLE_VI],
        .publisher = cells[PLAN_ROW_PUBLISHER],
        .address = cells[PLAN_ROW_ADDRESS],
        .from = (int)strtol(cells[PLAN_ROW_FROM], NULL, 10),
        .to = (int)strtol(cells[PLAN_ROW_TO], NULL, 10),
        .standard =
            *cells[PLAN_ROW_STANDARD]
                ? pov_catalogue_standard(catalogue, cells[PLAN_ROW_STANDARD])
                : NULL,
        .status = POV_REPORTED,
        .assigned_by = by ? (pov_assigned)by->value : POV_ASSIGNED_BY_NOBODY,
        .replaces = pov_catalogue_plan(catalogue, cells[PLAN_ROW_REPLACES])};

    pov_day_parse(cells[PLAN_ROW_ISSUED], &plan.issued);
    pov_day_parse(cells[PLAN_ROW_PUBLISHED], &plan.published);
    pov_status_from(cells[PLAN_ROW_STATUS], &plan.status);
    return plan;
}

static pov_plan *find(const pov_catalogue *catalogue, const char *id)
{
    for (size_t i = 0; i < catalogue->plans.count; i++)
        if (!strcmp(catalogue->plans.items[i]->id, id))
            return catalogue->plans.items[i];
    return NULL;
}

/** Errors: what command_refuse gave. */
static exit_status hold_against(const invocation *in, const plan_row *old,
                                const plan_row *row, bool may_change,
                                plan_row *whole, plan_change *change)
{
    *whole = *old;
    for (size_t i = 0; i < N_PLAN_COLUMNS; i++) {
        const char *before = old->cells[i], *now = row->cells[i];

        if (!*now || !strcmp(before, now))
            continue;
        whole->cells[i] = now;
        if (*before && !may_change)
            return command_refuse(
                in,
                "plans.csv says of '%s' that %s is '%s', not '%s': --replace "
                "changes that, --plan ID is for another document",
                old->cells[PLAN_ROW_PLAN], names[i], before, now);
        if (*change != PLAN_CHANGED)
            *change = *before ? PLAN_CHANGED : PLAN_FILLED;
    }
    return EXIT_DONE;
}

exit_status plan_row_enter(const invocation *in, pov_catalogue *catalogue,
                           const plan_row *row, bool may_change,
                           plan_row *whole, plan_change *change)
{
    pov_plan *old = find(catalogue, row->cells[PLAN_ROW_PLAN]);
    exit_status status = EXIT_DONE;
    plan_row before;
    pov_plan now;

    *change = old ? PLAN_AS_IT_IS : PLAN_ADDED;
    if (!old) {
        *whole = *row;
        now = plan_of(catalogue, row);
        now.place = (pov_place){"plans.csv", 0, 0};
        pov_catalogue_add_plan(catalogue, now);
        return EXIT_DONE;
    }
    before = row_of(old, in->arena);
    status = hold_against(in, &before, row, may_change, whole, change);
    if (status || *change == PLAN_AS_IT_IS)
        return status;
    now = plan_of(catalogue, whole);
    now.place = old->place;
    now.is_twin = old->is_twin;
    *old = now;
    return EXIT_DONE;
}

const pov_named_cell *plan_row_cells(const plan_row *row, pov_arena *arena)
{
    pov_named_cell *cells =
        pov_arena_alloc(arena, N_PLAN_COLUMNS * sizeof *cells);

    for (size_t i = 0; i < N_PLAN_COLUMNS; i++)
        cells[i] = (pov_named_cell){names[i], row->cells[i]};
    return cells;
}

const char *plan_row_unsaid(const plan_row *row, pov_arena *arena)
{
    const char *list = "";

    for (size_t i = 0; i < sizeof asked_first / sizeof *asked_first; i++)
        if (!*row->cells[asked_first[i].column])
            list = pov_text_more(arena, list, ", ", asked_first[i].option);
    return list;
}
