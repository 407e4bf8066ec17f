#include "povstat/reference.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "povstat/text.h"
#include "read/reference_loader.h"
#include "read/reference_table.h"

/** In the order of reading: what a table names stands in those before it. */
static const reference_table *const tables[] = {
    &area_table, &alias_table, &indicator_table, &standard_table, &plan_table,
};

static const size_t n_tables = sizeof tables / sizeof *tables;

pov_text_list pov_reference_paths(const char *directory, pov_arena *arena)
{
    pov_text_list paths = {0};

    for (size_t i = 0; i < n_tables; i++)
        pov_arena_push(arena, &paths,
                       reference_table_path(tables[i], directory, arena));
    pov_arena_push(arena, &paths,
                   reference_table_path(&waiver_table, directory, arena));
    pov_arena_push(arena, &paths,
                   pov_arena_format(arena, "%s/datapackage.json", directory));
    return paths;
}

static const void *thing_of(const pov_catalogue *catalogue, pov_row_kind kind,
                            const char *id)
{
    switch (kind) {
    case POV_ROW_AREA:
        return pov_catalogue_area(catalogue, id);
    case POV_ROW_INDICATOR:
        return pov_catalogue_indicator(catalogue, id);
    case POV_ROW_STANDARD:
        return pov_catalogue_standard(catalogue, id);
    case POV_ROW_PLAN:
        return pov_catalogue_plan(catalogue, id);
    case POV_N_ROW_KINDS:
        break;
    }
    return NULL;
}

static const char *path_of(pov_row_kind kind)
{
    for (size_t i = 0; i < n_tables; i++)
        if (tables[i]->kind == kind && tables[i]->columns[0].holds == HOLDS_ID)
            return tables[i]->path;
    return "";
}

const void *loader_named(loader *l, reference_row *row, size_t column,
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

const char *loader_piece(loader *l, const char **rest)
{
    while (**rest) {
        const char *text = *rest + strspn(*rest, " ");
        size_t length = strcspn(text, "|"), end = length;

        *rest = text + length + (text[length] == '|');
        while (end && text[end - 1] == ' ')
            end--;
        if (end)
            return pov_arena_intern(l->arena, text, end);
    }
    return NULL;
}

void loader_ignore(const reference_row *row, size_t column, const char *typed,
                   const char *wrong)
{
    reference_table_tell_later(row->reading, POV_FOUND_BAD_REFERENCE_CELL,
                               reference_table_place(row, column),
                               row->reading->table->columns[column].name, typed,
                               "%s", wrong);
}

/** Is any table there?  If not, the directory is meant to be another one, and
 *  that is told once.  Errors: false and a finding. */
static bool has_tables(const char *directory, pov_arena *arena,
                       pov_findings *findings)
{
    const char *why = "none of the tables is in this directory";

    for (size_t i = 0; i < n_tables; i++)
        if (!access(reference_table_path(tables[i], directory, arena), F_OK) ||
            (errno != ENOENT && errno != ENOTDIR))
            return true; /* what else is wrong with it shows when it is read */
    if (access(pov_arena_format(arena, "%s/.", directory), F_OK))
        why = strerror(errno);
    pov_find(findings, POV_FOUND_MISSING_REFERENCE,
             (pov_place){directory, 0, 0}, "%s",
             pov_say(findings->language, why));
    return false;
}

pov_catalogue *pov_reference_load(const char *directory, pov_arena *arena,
                                  pov_findings *findings)
{
    loader l = {.catalogue = pov_catalogue_new(arena),
                .arena = arena,
                .findings = findings,
                .unread = {.is_told = true}};
    bool all = has_tables(directory, arena, findings);

    for (size_t i = 0; all && i < n_tables; i++)
        if (!reference_table_read(tables[i], directory, &l, l.catalogue, arena,
                                  findings))
            l.is_unusable[tables[i]->kind] = true;
    for (int kind = 0; kind < POV_N_ROW_KINDS; kind++)
        all = all && !l.is_unusable[kind];
    return all ? l.catalogue : NULL;
}
