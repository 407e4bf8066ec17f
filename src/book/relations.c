#include "book/relations.h"

#include <string.h>

#include "book/xml.h"

static const char *kept(pov_arena *arena, const char *text)
{
    return pov_arena_copy(arena, text, strlen(text));
}

typedef struct relations_reader {
    relations *to;
    const char *folder; /* of the part; "" or "xl/" */
    pov_arena *arena;
} relations_reader;

static size_t length_of_folder(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash ? (size_t)(slash - name) + 1 : 0;
}

/** "../media/a.png" below "xl/worksheets/" is "xl/media/a.png". */
static const char *resolve(const char *folder, const char *target,
                           pov_arena *arena)
{
    size_t length = strlen(folder);

    if (*target == '/')
        return target + 1;
    while (!strncmp(target, "./", 2))
        target += 2;
    while (!strncmp(target, "../", 3) && length) {
        target += 3;
        length -= 1;
        while (length && folder[length - 1] != '/')
            length--;
    }
    return pov_arena_format(arena, "%.*s%s", (int)length, folder, target);
}

static const char *end_of_type(const char *type)
{
    const char *slash = strrchr(type, '/');

    return slash ? slash + 1 : type;
}

static bool begin_relation(void *of, const char *name, const char **attributes)
{
    relations_reader *r = of;
    const char *id = xml_attribute(attributes, "Id");
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    const char *mode = xml_attribute(attributes, "TargetMode");
    relation *found;
    void **place;

    if (strcmp(name, "Relationship") != 0)
        return true;
    if (!id || !type || !target)
        return false;
    place = pov_map_at(&r->to->by_id, r->arena, id, strlen(id));
    if (*place)
        return false;
    found = pov_arena_alloc(r->arena, sizeof *found);
    found->is_outside = mode && !strcmp(mode, "External");
    found->kind = kept(r->arena, end_of_type(type));
    found->target =
        kept(r->arena,
             found->is_outside ? target : resolve(r->folder, target, r->arena));
    *place = found;
    pov_arena_push(r->arena, &r->to->all, found);
    return true;
}

pov_archive_end relations_read(pov_archive *archive, const char *of,
                               relations *out, pov_arena *arena)
{
    static const xml_reader how = {.begin = begin_relation};
    size_t length = length_of_folder(of), part;
    const char *folder = pov_arena_copy(arena, of, length);
    relations_reader reader = {out, folder, arena};
    const char *name =
        pov_arena_format(arena, "%s_rels/%s.rels", folder, of + length);

    *out = (relations){0};
    return pov_archive_find(archive, name, &part)
               ? xml_read(archive, part, &how, &reader)
               : POV_ARCHIVE_READ;
}

const relation *relations_with_id(const relations *all, const char *id)
{
    return pov_map_find(&all->by_id, id, strlen(id));
}

const relation *relations_of_kind(const relations *all, const char *kind)
{
    for (size_t i = 0; i < all->all.count; i++)
        if (!strcmp(all->all.items[i]->kind, kind))
            return all->all.items[i];
    return NULL;
}
