#include <stdlib.h>
#include <string.h>

#include "model/area_store.h"
#include "model/pack_text.h"
#include "povstat/text.h"

/* Print the pack of area_pack.h as C.  It is made of a catalogue of added areas
 * alone, whose names are those of a run. */

typedef struct writing {
    const area_store *store;
    const pov_membership_list *members;
    const pov_area **rows; /* one family behind the other */
    size_t n_rows;
    size_t *row_at;   /* by rank */
    size_t *families; /* by rank: the least rank in it */
    text_pool pool;
    FILE *out;
} writing;

/* Families: all that is tied by parents and successors. */

static size_t root_of(const writing *w, size_t rank)
{
    while (w->families[rank] != rank)
        rank = w->families[rank];
    return rank;
}

static void join(const writing *w, const pov_area *a, const pov_area *b)
{
    size_t first = root_of(w, a->rank), second = root_of(w, b->rank);

    if (first < second)
        w->families[second] = first;
    else
        w->families[first] = second;
}

static void find_families(const writing *w)
{
    const pov_area_list *all = &w->store->added;

    for (size_t i = 0; i < all->count; i++)
        w->families[i] = i;
    for (size_t i = 0; i < all->count; i++) {
        const pov_area *area = all->items[i];
        const pov_area_list *next = pov_area_successors(area);

        if (area->parent)
            join(w, area, area->parent);
        for (size_t k = 0; k < next->count; k++)
            join(w, area, next->items[k]);
    }
}

static const writing *sorted_for; /* qsort takes no more */

static int compare_families(const void *left, const void *right)
{
    const pov_area *a = *(const pov_area *const *)left;
    const pov_area *b = *(const pov_area *const *)right;
    size_t first = root_of(sorted_for, a->rank);
    size_t second = root_of(sorted_for, b->rank);

    if (first != second)
        return first < second ? -1 : 1;
    return (a->rank > b->rank) - (a->rank < b->rank);
}

static int compare_ids(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;

    return strcmp(sorted_for->rows[*a]->id, sorted_for->rows[*b]->id);
}

static int compare_codes(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;
    int order = strcmp(sorted_for->rows[*a]->code, sorted_for->rows[*b]->code);

    return order ? order : (*a > *b) - (*a < *b);
}

static int compare_lists(const void *left, const void *right)
{
    const area_name_list *a = *(area_name_list *const *)left;
    const area_name_list *b = *(area_name_list *const *)right;

    return strcmp(a->text, b->text);
}

static int compare_rows(const void *left, const void *right)
{
    const uint32_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

static size_t row_of(const writing *w, const pov_area *area)
{
    return w->row_at[area->rank];
}

static void print_sorted(const writing *w, const char *name, bool by_code)
{
    uint32_t *rows = pov_malloc_or_die((w->n_rows + 1) * sizeof *rows);
    size_t n = 0;

    for (size_t i = 0; i < w->n_rows; i++)
        if (!by_code || *w->rows[i]->code)
            rows[n++] = (uint32_t)i;
    qsort(rows, n, sizeof *rows, by_code ? compare_codes : compare_ids);
    fprintf(w->out, "static const uint32_t %s[] = {\n", name);
    for (size_t i = 0; i < n; i++)
        fprintf(w->out, "%u,\n", rows[i]);
    fprintf(w->out, "};\nenum { n_%s = %zu };\n", name, n);
    free(rows);
}

static void print_families(const writing *w, size_t *n_families)
{
    fputs("static const uint32_t families[] = {\n", w->out);
    *n_families = 0;
    for (size_t i = 0; i < w->n_rows; i++)
        if (root_of(w, w->rows[i]->rank) == w->rows[i]->rank) {
            fprintf(w->out, "%zu,\n", i);
            ++*n_families;
        }
    fprintf(w->out, "%zu};\n", w->n_rows);
}

static void print_kin_of(const writing *w, const pov_area *area)
{
    const pov_area_list *kin[] = {[POV_CHILDREN] = pov_area_children(area),
                                  [POV_SUCCESSORS] = pov_area_successors(area),
                                  [POV_PREDECESSORS] =
                                      pov_area_predecessors(area)};

    for (size_t k = 0; k < POV_N_AREA_KIN; k++) {
        size_t n = kin[k]->count;
        uint32_t *rows = pov_malloc_or_die(n * sizeof *rows);

        for (size_t i = 0; i < n; i++)
            rows[i] = (uint32_t)row_of(w, kin[k]->items[i]);
        if (k != POV_SUCCESSORS) /* which the table puts in order */
            qsort(rows, n, sizeof *rows, compare_rows);
        for (size_t i = 0; i < n; i++)
            fprintf(w->out, "%u,\n", rows[i]);
        free(rows);
    }
}

static void print_kin(const writing *w)
{
    fputs("static const uint32_t kin[] = {\n", w->out);
    for (size_t i = 0; i < w->n_rows; i++)
        print_kin_of(w, w->rows[i]);
    fputs("0};\n", w->out);
}

static void print_turns(const writing *w)
{
    area_store none = {.arena = w->store->arena, .added = w->store->added};

    area_store_find_turns(&none);
    fputs("static const int32_t turns[] = {\n", w->out);
    for (size_t i = 0; i < none.turns.count; i++)
        fprintf(w->out, "%d,\n", (int)none.turns.items[i]);
    fprintf(w->out, "0};\nenum { n_turns = %zu };\n", none.turns.count);
}

static void print_former(writing *w)
{
    fputs("static const packed_former former[] = {\n", w->out);
    for (size_t i = 0; i < w->n_rows; i++)
        for (size_t k = 0; k < w->rows[i]->former.count; k++)
            fprintf(w->out, "{%zu, %d},\n",
                    pack_text_place(&w->pool,
                                    w->rows[i]->former.items[k].full_name),
                    (int)w->rows[i]->former.items[k].until);
    fputs("{0, 0}};\n", w->out);
}

static void print_areas(writing *w)
{
    size_t kin = 0, former = 0, family = 0;
    text_pool *p = &w->pool;

    fputs("static const packed_area areas[] = {\n", w->out);
    for (size_t i = 0; i < w->n_rows; i++) {
        const pov_area *a = w->rows[i];
        size_t children = pov_area_children(a)->count;
        size_t next = pov_area_successors(a)->count;
        size_t before = pov_area_predecessors(a)->count;

        family += i && root_of(w, a->rank) == a->rank;
        fprintf(w->out,
                "{%zu, %zu, %zu, %zu, %zu, %d, %d, %u, %zu, %zu, "
                "{%zu, %zu, %zu}, %zu, %zu, %d},\n",
                pack_text_place(p, a->id), pack_text_place(p, a->code),
                pack_text_place(p, a->name), pack_text_place(p, a->full_name),
                a->parent ? row_of(w, a->parent) + 1 : 0, (int)a->from,
                (int)a->to, (unsigned)a->place.line, former, kin, children,
                next, before, a->former.count, family, (int)a->level);
        kin += children + next + before;
        former += a->former.count;
    }
    fputs("};\n", w->out);
}

static void print_names(writing *w, const char *of, area_name_list **lists,
                        size_t n)
{
    fprintf(w->out, "static const packed_name %s_names[] = {\n", of);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < lists[i]->count; k++) {
            const area_name *name = &lists[i]->items[k];

            fprintf(w->out, "{%zu, %zu, %d, %d, %d},\n", row_of(w, name->area),
                    pack_text_place(&w->pool, name->key), (int)name->from,
                    (int)name->to, name->is_full);
        }
    fputs("};\n", w->out);
}

static void print_spellings(writing *w, area_spelling spelling, const char *of)
{
    const added_names *names = &w->store->names[spelling];
    size_t n = names->lists.count, first = 0;
    area_name_list **lists = pov_malloc_or_die((n + 1) * sizeof *lists);

    memcpy(lists, names->lists.items, n * sizeof *lists);
    qsort(lists, n, sizeof *lists, compare_lists);
    print_names(w, of, lists, n);
    fprintf(w->out, "static const packed_spelling %s[] = {\n", of);
    for (size_t i = 0; i < n; first += lists[i++]->count)
        fprintf(w->out, "{%zu, %zu, %zu},\n",
                pack_text_place(&w->pool, lists[i]->text), first,
                lists[i]->count);
    fprintf(w->out, "};\nenum { n_%s = %zu };\n", of, n);
    if (spelling == AREA_BARES) {
        fputs("static const packed_sound sounds[] = {\n", w->out);
        for (size_t i = 0; i < n; i++)
            fprintf(w->out, "{%zu, %u, %zu},\n",
                    pack_text_place(&w->pool, lists[i]->sounds.text),
                    (unsigned)lists[i]->sounds.letters,
                    lists[i]->sounds.characters);
        fputs("};\n", w->out);
    }
    free(lists);
}

static void print_aliases(writing *w)
{
    fputs("static const packed_alias aliases[] = {\n", w->out);
    for (size_t i = 0; i < w->store->alias_list.count; i++) {
        const pov_area_alias *a = w->store->alias_list.items[i];
        pov_arena *arena = w->store->arena;

        fprintf(w->out, "{%zu, %zu, %zu, %zu, %d},\n",
                pack_text_place(&w->pool, a->alias),
                pack_text_place(&w->pool, pov_text_key(arena, a->alias)),
                pack_text_place(&w->pool, pov_text_bare(arena, a->alias)),
                row_of(w, a->area), (int)a->kind);
    }
    fputs("};\n", w->out);
}

static void print_members(writing *w)
{
    fputs("static const packed_member members[] = {\n", w->out);
    for (size_t i = 0; i < w->members->count; i++) {
        const pov_membership *m = w->members->items[i];

        fprintf(w->out, "{%zu, %zu, %zu, %u, %u, %d, %d},\n",
                row_of(w, m->group), row_of(w, m->area),
                pack_text_place(&w->pool, m->source), (unsigned)m->place.line,
                (unsigned)m->place.column, (int)m->from, (int)m->to);
    }
    fputs("};\n", w->out);
}

/** The texts are known when all else is printed, which stands behind them. */
static void append(FILE *from, FILE *to)
{
    int c;

    rewind(from);
    while ((c = getc(from)) != EOF)
        putc(c, to);
    fclose(from);
}

static void print_pack(const writing *w, uint64_t size, uint64_t mark,
                       size_t n_families)
{
    fprintf(w->out,
            "const area_pack area_pack_built_in = {\n"
            "    .text = text, .areas = areas, .families = families,\n"
            "    .by_id = by_id, .by_code = by_code,\n"
            "    .kin = kin, .former = former,\n"
            "    .turns = turns, .n_turns = n_turns,\n"
            "    .spellings = {{keys, keys_names, n_keys},\n"
            "                  {bares, bares_names, n_bares}},\n"
            "    .sounds = sounds, .n_areas = n_by_id,\n"
            "    .n_families = %zu, .n_codes = n_by_code,\n"
            "    .aliases = aliases, .n_aliases = %zu,\n"
            "    .members = members, .n_members = %zu,\n"
            "    .size = %llu, .mark = %lluu};\n",
            n_families, w->store->alias_list.count, w->members->count,
            (unsigned long long)size, (unsigned long long)mark);
}

static void arrange(writing *w)
{
    for (size_t i = 0; i < w->n_rows; i++)
        w->rows[i] = w->store->added.items[i];
    find_families(w);
    sorted_for = w;
    qsort(w->rows, w->n_rows, sizeof(*w->rows), compare_families);
    for (size_t i = 0; i < w->n_rows; i++)
        w->row_at[w->rows[i]->rank] = i;
}

bool pov_areas_write(const pov_catalogue *catalogue, uint64_t size,
                     uint64_t mark, FILE *out)
{
    const area_store *store = catalogue->areas;
    pov_arena *arena = store->arena;
    size_t n = store->added.count, n_families;
    writing w = {.store = store,
                 .members = &catalogue->memberships,
                 .rows = pov_arena_alloc(arena, (n + 1) * sizeof *w.rows),
                 .n_rows = n,
                 .row_at = pov_arena_alloc(arena, (n + 1) * sizeof *w.row_at),
                 .families =
                     pov_arena_alloc(arena, (n + 1) * sizeof *w.families),
                 .pool = {.out = out, .arena = arena},
                 .out = tmpfile()};

    if (!w.out || !n)
        return false;
    arrange(&w);
    fputs("#include \"model/area_pack.h\"\n\nstatic const char text[] =\n",
          out);
    pack_text_place(&w.pool, "");
    print_former(&w);
    print_kin(&w);
    print_turns(&w);
    print_areas(&w);
    print_families(&w, &n_families);
    print_sorted(&w, "by_id", false);
    print_sorted(&w, "by_code", true);
    print_spellings(&w, AREA_KEYS, "keys");
    print_spellings(&w, AREA_BARES, "bares");
    print_aliases(&w);
    print_members(&w);
    fputs(";\n", out);
    append(w.out, out);
    w.out = out;
    print_pack(&w, size, mark, n_families);
    return !ferror(out);
}
