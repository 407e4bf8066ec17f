#include "cli/partial.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/help.h"
#include "povstat/descriptor.h"
#include "povstat/embedded.h"
#include "povstat/reference.h"
#include "povstat/text.h"

/* Bytes of a text that are no UTF-8 stand as they are. */

struct partial_entry {
    const char *texts; /* of all fields, each ended by a NUL */
    uint32_t order;    /* of the first */
    uint32_t more;     /* places than are kept */
    struct {
        pov_source *items;
        uint32_t count, capacity;
    } sources;
};

/** Eight bytes as a number, the same on every machine: spelt out, so that the
 *  compiler sees one load. */
static uint64_t eight(const char *text)
{
    const unsigned char *b = (const unsigned char *)text;

    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
           (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
           (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* Source: FNV-1a of 64 bits, by eight bytes,
 * http://www.isthe.com/chongo/tech/comp/fnv */
static uint64_t mark_more(uint64_t mark, uint64_t by)
{
    mark = (mark ^ by) * 1099511628211u;
    return mark ^ mark >> 32;
}

uint64_t partial_mark(uint64_t before, const char *bytes, size_t n)
{
    uint64_t mark = before ? before : 14695981039346656037u;
    size_t i = 0;

    for (; i + 8 <= n; i += 8)
        mark = mark_more(mark, eight(bytes + i));
    for (; i < n; i++)
        mark = mark_more(mark, (unsigned char)bytes[i]);
    return mark;
}

/* Tables that are the program's own count for nothing: they come with its
 * version, be they in a directory or not. */

/** What a file holds, in two marks: that of areas is packed with them. */
typedef struct table_mark {
    uint64_t size, mark, of_areas;
} table_mark;

/** Shape: of nothing if there is no such file.  Errors: false, with errno. */
static bool mark_table(const char *path, table_mark *m)
{
    int descriptor = pov_open(path, O_RDONLY);
    char *bytes = pov_malloc_or_die(POV_MARKED);
    bool ok = descriptor >= 0 || errno == ENOENT;
    size_t n = POV_MARKED;

    *m = (table_mark){0};
    while (descriptor >= 0 && ok && n == POV_MARKED) {
        ok = pov_read(descriptor, bytes, POV_MARKED, &n);
        m->size += n;
        m->mark = partial_mark(m->mark, bytes, n);
        m->of_areas = pov_areas_mark(m->of_areas, bytes, n);
    }
    pov_let_go(descriptor);
    free(bytes);
    return ok;
}

static bool is_own(const table_mark *m, const char *name, const char *path,
                   pov_catalogue *built_in)
{
    const pov_embedded *own = pov_embedded_data(name);

    if (!m->size) /* the program's stands in, but for waivers */
        return strcmp(name, "waivers.csv") != 0;
    if (own)
        return own->length == m->size &&
               partial_mark(0, (const char *)own->bytes, own->length) ==
                   m->mark;
    return pov_catalogue_brings_table(built_in, m->size, m->of_areas, path);
}

bool partial_mark_of_data(invocation *in, uint64_t *mark)
{
    const char *directory = in->data_directory;
    pov_text_list paths = pov_reference_paths(directory, in->arena);
    pov_catalogue *built_in = pov_catalogue_built_in(in->arena);

    *mark = 0;
    for (size_t i = 0; i < paths.count; i++) {
        const char *path = paths.items[i];
        const char *name = path + strlen(directory) + 1;
        table_mark m;

        if (!strcmp(name, "datapackage.json"))
            continue;
        if (!mark_table(path, &m)) {
            in->complaint = command_worded(in, "cannot read '%s': %s", path,
                                           command_told(in, strerror(errno)));
            return false;
        }
        if (is_own(&m, name, path, built_in))
            continue;
        *mark = partial_mark(*mark, name, strlen(name));
        *mark = partial_mark(*mark, (const char *)&m.mark, sizeof m.mark);
    }
    return true;
}

/* Lines. */

static void put(partial *p, const char *text)
{
    pov_letters_add(&p->line, p->arena, text, strlen(text));
}

static void put_string(partial *p, const char *text)
{
    put(p, "\"");
    for (const char *at = text; *at;) {
        size_t n = 0;
        char escape[8];

        while ((unsigned char)at[n] >= ' ' && at[n] != '"' && at[n] != '\\')
            n++;
        pov_letters_add(&p->line, p->arena, at, n);
        at += n;
        if (!*at)
            break;
        snprintf(escape, sizeof escape, "\\u%04x",
                 (unsigned)(unsigned char)*at++);
        put(p, escape);
    }
    put(p, "\"");
}

/** A comma, unless a list or an object begins here. */
static void part(partial *p)
{
    char last = p->line.count ? p->line.items[p->line.count - 1] : '{';

    if (last != '{' && last != '[')
        put(p, ",");
}

static void put_key(partial *p, const char *key)
{
    part(p);
    put_string(p, key);
    put(p, ":");
}

/** NULL is nothing. */
static void put_text(partial *p, const char *key, const char *text)
{
    if (!text)
        return;
    put_key(p, key);
    put_string(p, text);
}

static void put_count(partial *p, const char *key, uint64_t n)
{
    char text[24];

    if (!n)
        return;
    put_key(p, key);
    snprintf(text, sizeof text, "%" PRIu64, n);
    put(p, text);
}

static void put_truth(partial *p, const char *key, bool is)
{
    put_key(p, key);
    put(p, is ? "true" : "false");
}

static void put_mark(partial *p, const char *key, uint64_t mark)
{
    char text[24];

    snprintf(text, sizeof text, "%016" PRIx64, mark);
    put_text(p, key, text);
}

static void put_place(partial *p, pov_place place)
{
    put_text(p, "file", place.file);
    put_count(p, "line", place.line);
    put_count(p, "column", place.column);
}

static void open_line(partial *p, const char *key)
{
    p->line.count = 0;
    put(p, "{");
    put_key(p, key);
    put(p, "{");
}

static void write_line(partial *p)
{
    put(p, "\n");
    p->mark = partial_mark(p->mark, p->line.items, p->line.count);
    fwrite(p->line.items, 1, p->line.count, p->out);
}

static void close_line(partial *p)
{
    put(p, "}}");
    write_line(p);
}

static void write_header(partial *p, const char *by, uint64_t data)
{
    const invocation *in = p->in;

    put(p, "{");
    put_text(p, "schema", PARTIAL_SCHEMA PARTIAL_VERSION);
    put_text(p, "made_by", by);
    put_text(p, "version", help_version());
    put_text(p, "language", in->shared->lang == POV_VI ? "vi" : "en");
    put_mark(p, "data", data);
    put_truth(p, "reads_all", !in->operands.count || in->shared->merge);
    put(p, "}");
    write_line(p);
}

/* What is taken down. */

/** The number of a file of places, from 1. */
static uint32_t name_number(partial *p, const char *file)
{
    void **at = pov_map_at(&p->names, p->arena, file, strlen(file) + 1);
    uint32_t *number = *at;

    if (number)
        return *number;
    *at = number = pov_arena_alloc(p->arena, sizeof *number);
    *number = (uint32_t)p->names.count;
    p->line.count = 0;
    put(p, "{");
    put_text(p, "name", file);
    put(p, "}");
    write_line(p);
    return *number;
}

void partial_support(partial *p, pov_place typed, const char *says)
{
    open_line(p, "support");
    put_place(p, typed);
    put_text(p, "says", says);
    close_line(p);
}

void partial_paper(partial *p, const pov_statement *s)
{
    if (s->document->is_unnamed && !p->scribe.is_in_shard &&
        pov_map_add(&p->seen, p->arena, &s->document, sizeof s->document))
        pov_arena_push(p->arena, &p->papers, *s);
}

/** What tells statements apart, texts one behind the other; of what has to be
 *  settled in order each is one of its own. */
static const char *key_of(partial *p, const pov_statement *s,
                          const char *const texts[], size_t *length)
{
    p->line.count = 0;
    for (size_t i = 0; pov_transcript_key(POV_TRANSCRIBED_STATEMENT, i); i++)
        pov_letters_add(&p->line, p->arena, texts[i], strlen(texts[i]) + 1);
    *length = p->line.count;
    if (s->is_unsettled && !s->is_settled)
        put(p, pov_arena_format(
                   p->scratch, "%lu %lu %lu", (unsigned long)s->place.line,
                   (unsigned long)s->place.column, (unsigned long)s->order));
    return p->line.items;
}

static partial_entry *entry_of(partial *p, const pov_statement *s,
                               const char *const texts[])
{
    size_t length;
    const char *key = key_of(p, s, texts, &length);
    void **at = pov_map_at(&p->known, p->arena, key, p->line.count);
    partial_entry *e = *at;

    if (e)
        return e;
    *at = e = pov_arena_alloc(p->arena, sizeof *e);
    e->texts = pov_arena_copy(p->arena, key, length);
    e->order = s->order;
    pov_arena_push(p->arena, &p->entries, e);
    return e;
}

/** The last of the places that are kept. */
static pov_source *last_of(partial_entry *e)
{
    pov_source *last = &e->sources.items[0];

    for (size_t i = 1; i < e->sources.count; i++)
        if (pov_place_compare(e->sources.items[i].place, last->place) > 0)
            last = &e->sources.items[i];
    return last;
}

/* Where the same is stated again and again its texts are not made anew. */

typedef struct recent {
    pov_statement is; /* without its place */
    partial_entry *entry;
} recent;

enum { MOST_RECENT = 1 << 10 };

/** What of a statement is not its place.  Shape: of what points to nothing that
 *  may change. */
static pov_statement without_place(const pov_statement *s)
{
    pov_statement is;

    memcpy(&is, s, sizeof is);
    is.place = (pov_place){NULL, 0, 0};
    is.raw = NULL;
    is.order = 0;
    is.also = NULL;
    is.says.words = NULL;
    is.says.remark = NULL;
    return is;
}

/** Where it was, or may be, kept; NULL: it is not. */
static recent *recent_at(partial *p, const pov_statement *is)
{
    if (p->scribe.is_in_shard || is->line || is->is_unsettled ||
        is->says.form == POV_CLAIMED)
        return NULL;
    if (!p->recent)
        p->recent = pov_arena_alloc(p->arena, MOST_RECENT * sizeof *p->recent);
    return &p->recent[pov_hash(is, sizeof *is) % MOST_RECENT];
}

/** Keep the first places, as a figure does. */
static void keep_place(partial *p, partial_entry *e, const pov_statement *s)
{
    const pov_source source = {.place = s->place, .raw = s->raw};
    pov_source *last;

    if (e->sources.count < POV_SOURCES_KEPT) {
        pov_arena_push(p->arena, &e->sources, source);
        return;
    }
    e->more++;
    last = last_of(e);
    if (pov_place_compare(s->place, last->place) < 0)
        *last = source;
}

static partial_entry *entry_anew(partial *p, const pov_statement *s)
{
    const char *texts[POV_TRANSCRIPT_MOST];
    partial_entry *e;

    pov_transcript_write(s, texts, p->scratch);
    if (p->scribe.is_in_shard) {
        p->of_shard = pov_transcript_mark(p->of_shard, s, texts);
        p->family = pov_transcript_family(s->area);
        p->shard_rows++;
    }
    partial_paper(p, s);
    e = entry_of(p, s, texts);
    pov_arena_clear(p->scratch);
    return e;
}

static void state(pov_scribe *scribe, const pov_statement *statement)
{
    partial *p = (partial *)scribe;
    pov_statement s = *statement, is = without_place(statement);
    recent *known = recent_at(p, &is);
    partial_entry *e = NULL;

    if (!p->scribe.is_in_shard)
        s.order = p->order++;
    if (known && known->entry && !memcmp(&known->is, &is, sizeof is))
        e = known->entry;
    if (!e)
        e = entry_anew(p, &s);
    if (known && known->entry != e) {
        memcpy(&known->is, &is, sizeof is);
        known->entry = e;
    }
    keep_place(p, e, &s);
}

static void support(pov_scribe *scribe, pov_place typed, const char *says)
{
    partial_support((partial *)scribe, typed, says);
}

static void refuse(pov_scribe *scribe, pov_place cell, const char *row,
                   size_t length)
{
    (void)scribe, (void)cell, (void)row, (void)length; /* a finding tells */
}

bool partial_begin(partial *p, invocation *in, const char *by, FILE *out)
{
    uint64_t data;

    if (!partial_mark_of_data(in, &data))
        return false;
    *p = (partial){.scribe = {state, support, refuse, false},
                   .in = in,
                   .out = out,
                   .arena = in->arena,
                   .scratch = pov_arena_new()};
    write_header(p, by, data);
    return true;
}

/* A file. */

void partial_file_begins(partial *p, const pov_read_tally *tally)
{
    const pov_findings *f = p->in->findings;

    p->scribe.is_in_shard = false;
    p->order = 0;
    p->of_shard = 0;
    p->shard_rows = 0;
    p->papers.count = 0;
    p->tally = *tally;
    memcpy(p->found, f->found, sizeof p->found);
    p->n_findings = f->count;
    p->silenced = f->silenced;
}

static void write_shard(partial *p)
{
    open_line(p, "shard");
    put_text(p, "family", p->family ? p->family : "");
    put_count(p, "rows", p->shard_rows);
    put_mark(p, "mark", p->of_shard);
    close_line(p);
}

static void write_file(partial *p, const char *path, const pov_read_tally *now)
{
    const pov_findings *f = p->in->findings;
    const pov_read_tally *before = &p->tally;

    open_line(p, "file");
    put_text(p, "path", path);
    put_count(p, "is_named", pov_text_list_has(&p->in->operands, path));
    put_count(p, "files", now->files - before->files);
    put_count(p, "rows", now->rows - before->rows);
    put_count(p, "cells", now->cells - before->cells);
    put_count(p, "used", now->used - before->used);
    put_count(p, "blank", now->blank - before->blank);
    put_count(p, "refused", now->refused - before->refused);
    put_count(p, "not_data", now->not_data - before->not_data);
    put_count(p, "silenced", f->silenced - p->silenced);
    put_key(p, "found");
    put(p, "{");
    for (size_t kind = 0; kind < POV_N_FINDING_KINDS; kind++)
        put_count(p, pov_finding_types[kind].code,
                  f->found[kind] - p->found[kind]);
    put(p, "}");
    close_line(p);
}

static void write_related(partial *p, const pov_finding *f)
{
    put_key(p, "related");
    put(p, "[");
    for (size_t i = 0; i < f->related.count; i++) {
        part(p);
        put(p, "{");
        put_place(p, f->related.items[i].place);
        put_text(p, "says", f->related.items[i].says);
        put(p, "}");
    }
    put(p, "]");
}

static void write_finding(partial *p, const pov_finding *f)
{
    open_line(p, "finding");
    put_text(p, "code", pov_finding_types[f->kind].code);
    put_place(p, f->place);
    put_text(p, "detail", f->detail);
    put_text(p, "recovery", f->recovery);
    put_text(p, "help", f->help);
    put_text(p, "text", f->line);
    put_count(p, "span", f->span);
    put_text(p, "instead", f->instead);
    if (f->related.count)
        write_related(p, f);
    close_line(p);
}

static void write_paper(partial *p, const pov_statement *of)
{
    const char *texts[POV_TRANSCRIPT_MOST];
    const char *key;

    pov_transcript_write_paper(of, texts, p->scratch);
    open_line(p, "paper");
    for (size_t i = 0; (key = pov_transcript_key(POV_TRANSCRIBED_PAPER, i));
         i++)
        put_text(p, key, *texts[i] ? texts[i] : NULL);
    close_line(p);
}

void partial_file_ends(partial *p, const char *path,
                       const pov_read_tally *tally)
{
    const pov_findings *f = p->in->findings;

    if (p->scribe.is_in_shard) {
        write_shard(p);
        return;
    }
    for (size_t i = 0; i < p->papers.count; i++)
        write_paper(p, &p->papers.items[i]);
    write_file(p, path, tally);
    for (size_t i = p->n_findings; i < f->count; i++)
        write_finding(p, f->items[i]);
}

void partial_family(partial *p, const char *family, size_t rows, uint64_t mark)
{
    open_line(p, "family");
    put_text(p, "family", family);
    put_count(p, "rows", rows);
    put_mark(p, "mark", mark);
    close_line(p);
}

static void write_sources(partial *p, const partial_entry *e,
                          const uint32_t names[])
{
    put_key(p, "sources");
    put(p, "[");
    for (size_t i = 0; i < e->sources.count; i++) {
        const pov_source *source = &e->sources.items[i];

        part(p);
        put(p, pov_arena_format(p->scratch, "[%lu,%lu,%lu,",
                                (unsigned long)names[i],
                                (unsigned long)source->place.line,
                                (unsigned long)source->place.column));
        put_string(p, source->raw ? source->raw : "");
        put(p, "]");
    }
    put(p, "]");
}

static void write_entry(partial *p, const partial_entry *e)
{
    const char *text = e->texts, *key;
    uint32_t names[POV_SOURCES_KEPT];

    for (size_t i = 0; i < e->sources.count; i++)
        names[i] = name_number(p, e->sources.items[i].place.file);
    open_line(p, "statement");
    for (size_t i = 0; (key = pov_transcript_key(POV_TRANSCRIBED_STATEMENT, i));
         i++) {
        put_text(p, key, *text ? text : NULL);
        text += strlen(text) + 1;
    }
    put_count(p, "order", e->order);
    put_count(p, "more", e->more);
    write_sources(p, e, names);
    close_line(p);
    pov_arena_clear(p->scratch);
}

static void write_waivers(partial *p)
{
    const pov_waivers *waivers = p->in->findings->waivers;

    for (size_t i = 0; waivers && i < waivers->count; i++) {
        if (!waivers->items[i]->is_used)
            continue;
        open_line(p, "waiver");
        put_count(p, "line", waivers->items[i]->place.line);
        close_line(p);
    }
}

void partial_end(partial *p)
{
    write_waivers(p);
    for (size_t i = 0; i < p->entries.count; i++)
        write_entry(p, p->entries.items[i]);
    p->line.count = 0;
    put(p, "{");
    put_mark(p, "end", p->mark);
    put(p, "}");
    write_line(p);
    pov_arena_free(p->scratch);
}
