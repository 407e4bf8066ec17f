#include "povstat/datapackage.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "povstat/descriptor.h"
#include "povstat/letters.h"
#include "povstat/map.h"
#include "read/rows.h"

/* What is said of each table and column stands in datapackage.json beside this
 * file: a package of all of them.  Its last resource is the model of
 * extracts. */

static const char model_path[] = "src/read/datapackage.json";
static const char extracts[] = "extracts/";
static const char mark[] = "\xEF\xBB\xBF";

/** A column, and what its cells name in another table. */
typedef struct package_column {
    const char *name;
    const cJSON *constraints;          /* NULL: none */
    const struct package_table *names; /* whose keys; NULL: nobody's */
    pov_map seen;
    pov_text_list typed; /* each once */
} package_column;

typedef struct package_table {
    const cJSON *model;
    const char *name, *path;
    bool is_plain; /* what others read as we do */
    package_column *columns;
    size_t n_columns;
    size_t key; /* the column others name it by; n_columns: none */
    pov_map keys;
} package_table;

typedef struct package {
    const pov_package_source *source;
    struct {
        package_table **items;
        size_t count, capacity;
    } tables;
    cJSON *resources;
    pov_map used; /* names of resources */
    pov_arena *arena;
    pov_findings *findings;
} package;

static const char *text_of(const cJSON *object, const char *key)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, key);

    return cJSON_IsString(member) ? member->valuestring : "";
}

static const cJSON *list_of(const cJSON *object, const char *key)
{
    return cJSON_GetObjectItemCaseSensitive(object, key);
}

/* Reading. */

static const pov_package_file *changed(const package *p, const char *path)
{
    for (size_t i = 0; i < p->source->n_files; i++)
        if (!strcmp(p->source->files[i].path, path))
            return &p->source->files[i];
    return NULL;
}

/** Where the file can be read, or what it holds.  Errors: NULL: it is not to
 *  be there. */
static const char *place_of(const package *p, const char *path,
                            pov_embedded *held)
{
    const pov_package_file *file = changed(p, path);
    const char *place;

    *held = (pov_embedded){.path = NULL};
    if (file && file->from)
        return file->from;
    if (file) {
        *held = (pov_embedded){path, (const unsigned char *)file->text,
                               strlen(file->text)};
        return path;
    }
    if (!p->source->directory)
        return NULL;
    place = pov_arena_format(p->arena, "%s/%s", p->source->directory, path);
    return place;
}

static bool begins_with_mark(const char *path, const pov_embedded *held)
{
    char bytes[3];
    size_t n = 0;
    int descriptor;
    bool ok;

    if (held->path)
        return held->length >= sizeof bytes &&
               !memcmp(held->bytes, mark, sizeof bytes);
    descriptor = pov_open(path, O_RDONLY);
    ok = descriptor >= 0 && pov_read(descriptor, bytes, sizeof bytes, &n);

    pov_let_go(descriptor);
    return ok && n == sizeof bytes && !memcmp(bytes, mark, n);
}

static package_table *table_named(const package *p, const char *name)
{
    for (size_t i = 0; i < p->tables.count; i++)
        if (!strcmp(p->tables.items[i]->name, name))
            return p->tables.items[i];
    return NULL;
}

static const cJSON *field_named(const cJSON *model, const char *name)
{
    const cJSON *field;

    cJSON_ArrayForEach(field,
                       list_of(list_of(model, "schema"),
                               "fields")) if (!strcmp(text_of(field, "name"),
                                                      name)) return field;
    return NULL;
}

/** The table that a column names things of, by the model. */
static const package_table *named_by(const package *p, const package_table *t,
                                     const char *column)
{
    const cJSON *key;

    cJSON_ArrayForEach(key, list_of(list_of(t->model, "schema"), "foreignKeys"))
    {
        const char *of = text_of(list_of(key, "reference"), "resource");

        if (!strcmp(text_of(key, "fields"), column))
            return *of ? table_named(p, of) : t;
    }
    return NULL;
}

static bool has_column(const package_table *t, const char *name)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (!strcmp(t->columns[i].name, name))
            return true;
    return false;
}

/** Are all columns there that every row needs? */
static bool has_needed(const package_table *t)
{
    const cJSON *field;

    cJSON_ArrayForEach(
        field,
        list_of(
            list_of(t->model, "schema"),
            "fields")) if (cJSON_IsTrue(list_of(list_of(field, "constraints"),
                                                "required")) &&
                           !has_column(t, text_of(field, "name"))) return false;
    return true;
}

/** Errors: false if it is no header of such a table. */
static bool read_header(const package *p, package_table *t, const record *row)
{
    const char *key = text_of(list_of(t->model, "schema"), "primaryKey");

    t->columns = pov_arena_alloc(p->arena, row->count * sizeof *t->columns);
    t->key = SIZE_MAX;
    for (size_t i = 0; i < row->count; i++) {
        const char *name =
            pov_arena_copy(p->arena, row->items[i].text, row->items[i].length);

        if (!*name || has_column(t, name))
            return false;
        if (!strcmp(name, key))
            t->key = i;
        t->columns[t->n_columns++] = (package_column){
            .name = name,
            .constraints = list_of(field_named(t->model, name), "constraints"),
            .names = named_by(p, t, name)};
    }
    return has_needed(t);
}

static bool is_among(const char *text, const cJSON *words)
{
    const cJSON *word;

    cJSON_ArrayForEach(word,
                       words) if (!strcmp(text, word->valuestring)) return true;
    return false;
}

static bool fits(const package_column *c, const char *text)
{
    const cJSON *words = list_of(c->constraints, "enum");

    if (!*text)
        return !cJSON_IsTrue(list_of(c->constraints, "required"));
    return !words || is_among(text, words);
}

/** Errors: false if others would read the row otherwise, or refuse it. */
static bool read_row(const package *p, package_table *t, const record *row)
{
    if (row->is_damaged || rows_is_remark(row) || row->count != t->n_columns)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        package_column *c = &t->columns[i];
        const char *text = row->items[i].text;
        size_t length = row->items[i].length;

        if (!fits(c, text))
            return false;
        if (i == t->key)
            pov_map_add(&t->keys, p->arena, text, length);
        if (c->names && length && pov_map_add(&c->seen, p->arena, text, length))
            pov_arena_push(p->arena, &c->typed,
                           pov_arena_copy(p->arena, text, length));
    }
    return true;
}

static void read_rows(const package *p, package_table *t, row_reader *rows)
{
    record row;

    rows_set_delimiter(rows, ',');
    t->is_plain = rows_next(rows, &row) && !row.is_damaged &&
                  !rows_is_remark(&row) && read_header(p, t, &row);
    while (t->is_plain && rows_next(rows, &row))
        t->is_plain = read_row(p, t, &row);
}

/** Look whether others can read a file of the directory, and how.
 *  Errors: false and a fatal finding if nobody can. */
static bool read_table(package *p, package_table *t, const char *place,
                       const pov_embedded *held)
{
    pov_findings of_file = {.arena = p->arena,
                            .language = p->findings->language};
    const pov_opening how = {.built_in = held->path ? held : NULL};
    row_reader *rows = rows_open(place, &how, p->arena, &of_file);
    const pov_finding *wrong;

    if (rows) {
        read_rows(p, t, rows);
        rows_close(rows);
    }
    wrong = of_file.count ? of_file.items[0] : NULL;
    if (of_file.found[POV_FOUND_UNREADABLE_FILE]) {
        pov_find(p->findings, wrong->kind, wrong->place,
                 wrong->detail ? "%s" : NULL, wrong->detail);
        return false;
    }
    if (wrong || begins_with_mark(place, held))
        t->is_plain = false;
    return true;
}

/* Telling. */

static bool all_known(const package_column *c)
{
    for (size_t i = 0; i < c->typed.count; i++)
        if (!pov_map_find(&c->names->keys, c->typed.items[i],
                          strlen(c->typed.items[i])))
            return false;
    return true;
}

static const package_column *column_named(const package_table *t,
                                          const char *name)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (!strcmp(t->columns[i].name, name))
            return &t->columns[i];
    return NULL;
}

/** Does it hold, in this directory? */
static bool holds(const package_table *t, const cJSON *key)
{
    const package_column *c = column_named(t, text_of(key, "fields"));

    return c && c->names && c->names->is_plain && all_known(c);
}

static cJSON *keys_that_hold(const package_table *t)
{
    cJSON *keys = cJSON_CreateArray();
    const cJSON *key;

    cJSON_ArrayForEach(key, list_of(list_of(t->model, "schema"),
                                    "foreignKeys")) if (holds(t, key))
        cJSON_AddItemToArray(keys, cJSON_Duplicate(key, true));
    return keys;
}

static cJSON *schema_of(const package_table *t)
{
    const cJSON *model = list_of(t->model, "schema");
    const cJSON *key = list_of(model, "primaryKey");
    cJSON *schema = cJSON_CreateObject();
    cJSON *fields = cJSON_AddArrayToObject(schema, "fields");
    cJSON *keys = keys_that_hold(t);

    for (size_t i = 0; i < t->n_columns; i++) {
        const cJSON *known = field_named(t->model, t->columns[i].name);
        cJSON *field =
            known ? cJSON_Duplicate(known, true) : cJSON_CreateObject();

        if (!known) {
            cJSON_AddStringToObject(field, "name", t->columns[i].name);
            cJSON_AddStringToObject(field, "type", "string");
        }
        cJSON_AddItemToArray(fields, field);
    }
    if (key)
        cJSON_AddItemToObject(schema, "primaryKey", cJSON_Duplicate(key, true));
    if (cJSON_GetArraySize(keys))
        cJSON_AddItemToObject(schema, "foreignKeys", keys);
    else
        cJSON_Delete(keys);
    return schema;
}

static bool is_book(const char *path)
{
    size_t length = strlen(path);

    return length > 5 && !strcmp(path + length - 5, ".xlsx");
}

static void tell(package *p, const package_table *t, const char *title)
{
    cJSON *resource = cJSON_CreateObject();
    bool book = is_book(t->path);

    cJSON_AddStringToObject(resource, "name", t->name);
    cJSON_AddStringToObject(resource, "path", t->path);
    cJSON_AddStringToObject(resource, "title", title);
    cJSON_AddStringToObject(resource, "profile",
                            t->is_plain ? "tabular-data-resource"
                                        : "data-resource");
    cJSON_AddStringToObject(resource, "format", book ? "xlsx" : "csv");
    cJSON_AddStringToObject(
        resource, "mediatype",
        book ? "application/vnd.openxmlformats-officedocument."
               "spreadsheetml.sheet"
             : "text/csv");
    if (t->is_plain) {
        cJSON_AddStringToObject(resource, "encoding", "utf-8");
        cJSON_AddItemToObject(resource, "schema", schema_of(t));
    }
    cJSON_AddItemToArray(p->resources, resource);
}

/** Errors: as read_table. */
static bool add_table(package *p, const cJSON *model)
{
    package_table *t = pov_arena_alloc(p->arena, sizeof *t);
    pov_embedded held;
    const char *place;

    *t = (package_table){.model = model,
                         .name = text_of(model, "name"),
                         .path = text_of(model, "path")};
    place = place_of(p, t->path, &held);
    if (!place || (!changed(p, t->path) && pov_is_lacking(place)))
        return true;
    if (!read_table(p, t, place, &held))
        return false;
    pov_arena_push(p->arena, &p->tables, t);
    tell(p, t, text_of(model, "title"));
    return true;
}

/** What stands before the last dot. */
static const char *stem_of(const package *p, const char *name)
{
    const char *dot = strrchr(name, '.');

    return pov_arena_copy(p->arena, name,
                          dot ? (size_t)(dot - name) : strlen(name));
}

/** A name that no other resource has, of the letters that one may have. */
static const char *name_for(package *p, const char *stem)
{
    const char *slug = pov_text_slug(p->arena, stem);
    char *plain = pov_arena_copy(p->arena, slug, strlen(slug));
    const char *name;
    size_t n = 1;

    for (char *c = plain; *c; c++)
        if ((unsigned char)*c >= 0x80)
            *c = '-';
    name = pov_arena_format(p->arena, "extract-%s", plain);
    while (!pov_map_add(&p->used, p->arena, name, strlen(name)))
        name = pov_arena_format(p->arena, "extract-%s-%zu", plain, ++n);
    return name;
}

static bool add_extract(package *p, const cJSON *model, const char *file)
{
    const char *stem = stem_of(p, file);
    package_table t = {.model = model,
                       .name = name_for(p, stem),
                       .path =
                           pov_arena_format(p->arena, "%s%s", extracts, file)};
    pov_embedded held;
    const char *place = place_of(p, t.path, &held);

    if (place && !is_book(t.path) && !read_table(p, &t, place, &held))
        return false;
    tell(p, &t,
         pov_arena_format(p->arena, "%s: %s", text_of(model, "title"), stem));
    return true;
}

/* "a-2.csv" stands behind "a.csv". */
static int compare_stems(const void *left, const void *right)
{
    const char *a = *(const char *const *)left;
    const char *b = *(const char *const *)right;
    size_t n_a = strcspn(a, "."), n_b = strcspn(b, ".");
    int order = strncmp(a, b, n_a < n_b ? n_a : n_b);

    if (!order && n_a != n_b)
        return n_a < n_b ? -1 : 1;
    return order ? order : strcmp(a, b);
}

static bool add_all(package *p, const cJSON *models)
{
    pov_text_list files = {0};
    const cJSON *model;

    for (size_t i = 0; i < p->source->extracts.count; i++)
        pov_arena_push(p->arena, &files, p->source->extracts.items[i]);
    if (files.count)
        qsort(files.items, files.count, sizeof *files.items, compare_stems);
    cJSON_ArrayForEach(model, models)
    {
        bool ok = true;

        if (strcmp(text_of(model, "path"), extracts) != 0)
            ok = add_table(p, model);
        else
            for (size_t i = 0; ok && i < files.count; i++)
                ok = add_extract(p, model, files.items[i]);
        if (!ok)
            return false;
    }
    return true;
}

/* Writing: as people do, what fits in a line in one. */

enum { WIDTH = 80 };

typedef struct json_writer {
    pov_letters out;
    pov_arena *arena;
} json_writer;

static void put(json_writer *w, const char *text)
{
    pov_letters_add(&w->out, w->arena, text, strlen(text));
}

static void put_scalar(json_writer *w, const cJSON *node)
{
    char *text = cJSON_PrintUnformatted(node);

    put(w, text);
    free(text);
}

static void put_key(json_writer *w, const char *key)
{
    cJSON *text = cJSON_CreateString(key);

    put_scalar(w, text);
    put(w, ": ");
    cJSON_Delete(text);
}

static bool is_nest(const cJSON *node)
{
    return cJSON_IsArray(node) || cJSON_IsObject(node);
}

static void put_in_line(json_writer *w, const cJSON *node)
{
    const cJSON *child;

    if (!is_nest(node)) {
        put_scalar(w, node);
        return;
    }
    put(w, cJSON_IsArray(node) ? "[" : "{");
    cJSON_ArrayForEach(child, node)
    {
        if (child != node->child)
            put(w, ", ");
        if (cJSON_IsObject(node))
            put_key(w, child->string);
        put_in_line(w, child);
    }
    put(w, cJSON_IsArray(node) ? "]" : "}");
}

static void put_blanks(json_writer *w, size_t n)
{
    put(w, "\n");
    while (n--)
        put(w, " ");
}

/** Shape: `column` is how far the line is filled before it. */
static void put_node(json_writer *w, const cJSON *node, size_t indent,
                     size_t column)
{
    size_t begin = w->out.count;
    const cJSON *child;

    put_in_line(w, node);
    if (!is_nest(node) || !node->child ||
        column + pov_text_characters(w->out.items + begin,
                                     w->out.count - begin) <=
            WIDTH)
        return;
    w->out.count = begin;
    put(w, cJSON_IsArray(node) ? "[" : "{");
    cJSON_ArrayForEach(child, node)
    {
        size_t at;

        if (child != node->child)
            put(w, ",");
        put_blanks(w, indent + 2);
        at = w->out.count;
        if (cJSON_IsObject(node))
            put_key(w, child->string);
        put_node(w, child, indent + 2, indent + 2 + w->out.count - at);
    }
    put_blanks(w, indent);
    put(w, cJSON_IsArray(node) ? "]" : "}");
}

/** All but the resources of the present descriptor, or of a new one.
 *  Errors: NULL: it is none. */
static cJSON *head_of(const pov_package_source *source)
{
    cJSON *head = source->old ? cJSON_Parse(source->old) : cJSON_CreateObject();

    if (!cJSON_IsObject(head)) {
        cJSON_Delete(head);
        return NULL;
    }
    cJSON_DeleteItemFromObjectCaseSensitive(head, "resources");
    if (source->old)
        return head;
    cJSON_AddStringToObject(head, "profile", "tabular-data-package");
    cJSON_AddStringToObject(head, "name", source->name);
    cJSON_AddStringToObject(head, "title",
                            "Poverty reduction plans and results");
    cJSON_AddStringToObject(head, "description",
                            "Documents and the figures that they state, kept "
                            "with povstat, which makes this file.");
    return head;
}

/* A package of files alone is no tabular one. */
static void set_profile(cJSON *head, const cJSON *resources)
{
    const char *profile = "tabular-data-package";
    const cJSON *resource;

    cJSON_ArrayForEach(resource,
                       resources) if (strcmp(text_of(resource, "profile"),
                                             "tabular-data-resource") != 0)
        profile = "data-package";
    if (cJSON_HasObjectItem(head, "profile"))
        cJSON_ReplaceItemInObjectCaseSensitive(head, "profile",
                                               cJSON_CreateString(profile));
    else
        cJSON_AddStringToObject(head, "profile", profile);
}

const char *pov_datapackage_text(const pov_package_source *source,
                                 pov_arena *arena, pov_findings *findings)
{
    const pov_embedded *known = pov_embedded_find(model_path);
    cJSON_Hooks hooks = {pov_malloc_or_die, free};
    cJSON *model, *head;
    package p = {.source = source, .arena = arena, .findings = findings};
    json_writer w = {.arena = arena};
    bool ok;

    cJSON_InitHooks(&hooks);
    head = head_of(source);
    if (!head)
        return NULL;
    model = cJSON_ParseWithLength((const char *)known->bytes, known->length);
    p.resources = cJSON_CreateArray();
    ok = add_all(&p, list_of(model, "resources"));
    set_profile(head, p.resources);
    cJSON_AddItemToObject(head, "resources", p.resources);
    put_node(&w, head, 0, 0);
    put(&w, "\n");
    cJSON_Delete(head);
    cJSON_Delete(model);
    return ok ? pov_letters_text(&w.out, arena) : NULL;
}
