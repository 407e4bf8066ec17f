#include "cases.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arena_fixture.h"
#include "model/area_store.h"
#include "model/catalogue_pack.h"
#include "povstat/embedded.h"
#include "povstat/reference.h"

/* What the program brings ready-made is what reading its tables gives, field by
 * field, and is used where they are its own, byte by byte. */

static const char *const tables[] = {"reference/areas.csv",
                                     "reference/area-aliases.csv",
                                     "reference/area-groups.csv",
                                     "reference/breakdowns.csv",
                                     "reference/indicators.csv",
                                     "reference/indicator-aliases.csv",
                                     "reference/parts.csv",
                                     "reference/standards.csv",
                                     "reference/papers.csv",
                                     "reference/paper-columns.csv",
                                     "plans.csv"};

static const char of_source[] = "data";

static const pov_catalogue *load(const char *directory, bool is_read)
{
    pov_findings findings = {.arena = arena};
    const pov_catalogue *c =
        is_read ? pov_reference_read(directory, arena, &findings)
                : pov_reference_load(directory, arena, &findings);

    assert_non_null(c);
    assert_int_equal(findings.count, 0);
    return c;
}

static void copy_table(const char *table, const char *to, const char *behind)
{
    const char *from = pov_arena_format(arena, "%s/%s", of_source, table);
    FILE *in = fopen(from, "rb");
    FILE *out = fopen(pov_arena_format(arena, "%s/%s", to, table), "wb");
    char bytes[1 << 12];
    size_t n;

    assert_non_null(in);
    assert_non_null(out);
    while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
        assert_int_equal(fwrite(bytes, 1, n, out), n);
    fputs(behind, out);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

/** A copy of the tables, of which one has a blank line more. */
static const pov_catalogue *load_changed(const char *changed)
{
    char *directory = pov_arena_copy(arena, "/tmp/povstat-brought-XXXXXX", 27);
    const char *below;
    const pov_catalogue *c;

    assert_non_null(mkdtemp(directory));
    below = pov_arena_format(arena, "%s/reference", directory);
    assert_int_equal(mkdir(below, 0700), 0);
    for (size_t i = 0; i < LENGTH(tables); i++)
        copy_table(tables[i], directory,
                   strcmp(changed, tables[i]) ? "" : "\n");
    c = load(directory, false);
    for (size_t i = 0; i < LENGTH(tables); i++)
        unlink(pov_arena_format(arena, "%s/%s", directory, tables[i]));
    rmdir(below);
    rmdir(directory);
    return c;
}

static void holds_text(const char *a, const char *b)
{
    if (!a || !b)
        assert_ptr_equal(a, b);
    else
        assert_string_equal(a, b);
}

static void holds_place(pov_place a, pov_place b)
{
    if (!a.file || !b.file)
        assert_ptr_equal(a.file, b.file);
    else
        assert_string_equal(strrchr(a.file, '/'), strrchr(b.file, '/'));
    assert_int_equal(a.line, b.line);
    assert_int_equal(a.column, b.column);
}

static const char *id_of(const pov_indicator *i)
{
    return i ? i->id : NULL;
}

static void holds_indicator(const pov_indicator *a, const pov_indicator *b)
{
    assert_string_equal(a->id, b->id);
    assert_string_equal(a->label_vi, b->label_vi);
    assert_string_equal(a->label_en, b->label_en);
    assert_string_equal(a->unit, b->unit);
    assert_string_equal(a->whole_label, b->whole_label);
    holds_text(id_of(a->whole), id_of(b->whole));
    holds_text(id_of(a->plain), id_of(b->plain));
    holds_text(id_of(a->all), id_of(b->all));
    holds_text(id_of(a->share), id_of(b->share));
    holds_text(id_of(a->counted), id_of(b->counted));
    holds_text(a->breakdown ? a->breakdown->id : NULL,
               b->breakdown ? b->breakdown->id : NULL);
    assert_int_equal(a->by_standard, b->by_standard);
    assert_int_equal(a->is_flow, b->is_flow);
    assert_int_equal(a->is_crossing, b->is_crossing);
    assert_int_equal(a->is_headline, b->is_headline);
    assert_int_equal(a->better, b->better);
    assert_int_equal(a->rank, b->rank);
    assert_int_equal(a->is_named, b->is_named);
    assert_int_equal(!a->broken_down, !b->broken_down);
    assert_int_equal(a->kin.count, b->kin.count);
    for (size_t i = 0; i < a->kin.count; i++) {
        assert_int_equal(a->kin.items[i].is, b->kin.items[i].is);
        holds_text(id_of(a->kin.items[i].indicator),
                   id_of(b->kin.items[i].indicator));
    }
    holds_place(a->place, b->place);
}

static void holds_indicators(const pov_catalogue *a, const pov_catalogue *b)
{
    const struct pov_indicator_list *x = pov_catalogue_indicators(a);
    const struct pov_indicator_list *y = pov_catalogue_indicators(b);

    assert_int_equal(x->count, y->count);
    for (size_t i = 0; i < x->count; i++)
        holds_indicator(x->items[i], y->items[i]);
}

static void holds_breakdowns(const pov_catalogue *a, const pov_catalogue *b)
{
    assert_int_equal(a->breakdowns.count, b->breakdowns.count);
    for (size_t i = 0; i < a->breakdowns.count; i++) {
        const pov_breakdown *x = a->breakdowns.items[i];
        const pov_breakdown *y = b->breakdowns.items[i];

        assert_string_equal(x->id, y->id);
        assert_string_equal(x->label_vi, y->label_vi);
        assert_string_equal(x->label_en, y->label_en);
        assert_string_equal(x->dimension, y->dimension);
        assert_int_equal(x->has_rate, y->has_rate);
        assert_int_equal(x->rank, y->rank);
        holds_place(x->place, y->place);
    }
}

static void holds_standards(const pov_catalogue *a, const pov_catalogue *b)
{
    assert_int_equal(a->standards.count, b->standards.count);
    for (size_t i = 0; i < a->standards.count; i++) {
        const pov_standard *x = a->standards.items[i];
        const pov_standard *y = b->standards.items[i];

        assert_string_equal(x->id, y->id);
        assert_string_equal(x->label_vi, y->label_vi);
        assert_string_equal(x->label_en, y->label_en);
        assert_int_equal(x->from, y->from);
        assert_int_equal(x->to, y->to);
        assert_int_equal(x->is_undated, y->is_undated);
        holds_text(x->area ? x->area->id : NULL, y->area ? y->area->id : NULL);
        holds_place(x->place, y->place);
    }
}

static void holds_paper(const pov_paper *a, const pov_paper *b)
{
    assert_string_equal(a->id, b->id);
    assert_string_equal(a->label_vi, b->label_vi);
    assert_string_equal(a->label_en, b->label_en);
    assert_string_equal(a->title, b->title);
    assert_string_equal(a->circular, b->circular);
    assert_string_equal(a->note, b->note);
    assert_int_equal(a->has_total, b->has_total);
    holds_place(a->place, b->place);
    assert_int_equal(a->rows.count, b->rows.count);
    for (size_t i = 0; i < a->rows.count; i++) {
        holds_text(a->rows.items[i].label, b->rows.items[i].label);
        holds_text(a->rows.items[i].counted, b->rows.items[i].counted);
        holds_text(id_of(a->rows.items[i].indicator),
                   id_of(b->rows.items[i].indicator));
    }
    assert_int_equal(a->columns.count, b->columns.count);
    for (size_t i = 0; i < a->columns.count; i++) {
        const pov_paper_column *x = &a->columns.items[i];
        const pov_paper_column *y = &b->columns.items[i];

        assert_string_equal(x->heading, y->heading);
        assert_string_equal(x->number, y->number);
        assert_string_equal(x->counted, y->counted);
        assert_int_equal(x->holds, y->holds);
        holds_text(id_of(x->indicator), id_of(y->indicator));
        holds_text(x->breakdown ? x->breakdown->id : NULL,
                   y->breakdown ? y->breakdown->id : NULL);
        assert_int_equal(x->is_target, y->is_target);
        assert_int_equal(x->is_reduction, y->is_reduction);
        assert_int_equal(x->day, y->day);
    }
}

static void holds_papers(const pov_catalogue *a, const pov_catalogue *b)
{
    assert_int_equal(a->papers.count, b->papers.count);
    for (size_t i = 0; i < a->papers.count; i++)
        holds_paper(a->papers.items[i], b->papers.items[i]);
}

static void holds_members(const pov_catalogue *a, const pov_catalogue *b)
{
    assert_int_equal(a->memberships.count, b->memberships.count);
    for (size_t i = 0; i < a->memberships.count; i++) {
        const pov_membership *x = a->memberships.items[i];
        const pov_membership *y = b->memberships.items[i];

        assert_string_equal(x->group->id, y->group->id);
        assert_string_equal(x->area->id, y->area->id);
        assert_int_equal(x->from, y->from);
        assert_int_equal(x->to, y->to);
        assert_string_equal(x->source, y->source);
        holds_place(x->place, y->place);
    }
}

static void holds_kin(const pov_area_list *a, const pov_area_list *b)
{
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        bool is_there = false;

        for (size_t k = 0; k < b->count; k++)
            is_there |= !strcmp(a->items[i]->id, b->items[k]->id);
        assert_true(is_there);
    }
}

/** From the last to the first: what is asked first may not matter. */
static void holds_areas(const pov_catalogue *a, const pov_catalogue *b)
{
    const pov_area_list *all = pov_catalogue_areas(b);

    assert_int_equal(pov_catalogue_areas(a)->count, all->count);
    for (size_t i = all->count; i--;) {
        const pov_area *y = all->items[i], *x = pov_catalogue_area(a, y->id);

        assert_non_null(x);
        holds_kin(pov_area_predecessors(x), pov_area_predecessors(y));
        holds_kin(pov_area_children(x), pov_area_children(y));
        holds_kin(pov_area_successors(x), pov_area_successors(y));
    }
}

static void holds_alias(const pov_area_alias *a, const pov_area_alias *b)
{
    assert_non_null(a);
    assert_string_equal(a->alias, b->alias);
    assert_int_equal(a->kind, b->kind);
    holds_text(a->area ? a->area->id : NULL, b->area ? b->area->id : NULL);
}

static void holds_aliases(const pov_catalogue *a, const pov_catalogue *b)
{
    assert_int_equal(a->areas->alias_list.count, b->areas->alias_list.count);
    for (int s = 0; s < N_AREA_SPELLINGS; s++)
        assert_int_equal(a->areas->aliases[s].count,
                         b->areas->aliases[s].count);
    for (size_t i = 0; i < b->areas->alias_list.count; i++) {
        const char *alias = b->areas->alias_list.items[i]->alias;
        const char *spelt[] = {
            [AREA_KEYS] = pov_text_key(arena, alias),
            [AREA_BARES] = pov_text_bare(arena, alias),
        };

        for (int s = 0; s < N_AREA_SPELLINGS; s++)
            holds_alias(
                pov_map_find(&a->areas->aliases[s], spelt[s], strlen(spelt[s])),
                pov_map_find(&b->areas->aliases[s], spelt[s],
                             strlen(spelt[s])));
    }
}

/** Its id: it is what a row of each kind begins with. */
static const char *thing_id(const void *thing)
{
    return *(const char *const *)thing;
}

static size_t packed_count(const pov_names *names)
{
    size_t n = 0;

    for (int s = 0; s < POV_N_NAME_SPELLINGS; s++)
        for (size_t i = 0; i < names->pack->spelt[s].n_slots; i++)
            n += names->pack->spelt[s].slots[i] != 0;
    return n;
}

static void holds_names(const pov_catalogue *a, const pov_catalogue *b)
{
    static const pov_row_kind kinds[] = {POV_ROW_INDICATOR, POV_ROW_BREAKDOWN,
                                         POV_ROW_STANDARD};

    for (size_t k = 0; k < LENGTH(kinds); k++) {
        const pov_names *x = &a->names[kinds[k]], *y = &b->names[kinds[k]];

        assert_non_null(x->pack);
        assert_null(y->pack);
        assert_int_equal(packed_count(x), y->all.count);
        for (size_t i = 0; i < y->all.count; i++) {
            const added_name *name = y->all.items[i];
            name_meaning m =
                names_find(x, name->spelling, name->text, strlen(name->text));

            assert_non_null(m.thing);
            assert_string_equal(thing_id(m.thing), thing_id(name->is.thing));
            assert_int_equal(m.several, name->is.several);
        }
        assert_null(names_find(x, POV_NAME_KEY, "x", 1).thing);
        assert_null(names_find(x, POV_NAME_KEY, "", 0).thing);
    }
}

static void is_what_reading_gives(void **state)
{
    const pov_catalogue *read = load(of_source, true);
    const char *directories[] = {of_source, NULL};

    (void)state;
    for (size_t i = 0; i < LENGTH(directories); i++) {
        const pov_catalogue *brought = load(directories[i], false);

        holds_names(brought, read);
        holds_breakdowns(brought, read);
        holds_indicators(brought, read);
        holds_standards(brought, read);
        holds_papers(brought, read);
        holds_members(brought, read);
        holds_areas(brought, read);
        holds_aliases(brought, read);
        for (int year = 1990; year < 2030; year++)
            assert_int_equal(pov_area_era(brought, pov_day_from(year, 12, 31)),
                             pov_area_era(read, pov_day_from(year, 12, 31)));
    }
}

static void is_not_where_a_table_differs(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(tables); i++) {
        const pov_catalogue *c = load_changed(tables[i]);
        bool is_brought = !strcmp(tables[i], "plans.csv");

        assert_int_equal(!c->names[POV_ROW_INDICATOR].pack, !is_brought);
    }
}

int main(void)
{
    TEST(is_what_reading_gives);
    TEST(is_not_where_a_table_differs);
    return run_all("brought", make_arena, free_arena);
}
