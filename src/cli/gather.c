#include "cli/gather.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/help.h"
#include "cli/json_line.h"
#include "cli/partial.h"

/** What was found so often and told or not. */
typedef struct found_count {
    pov_finding_kind kind;
    size_t n;
} found_count;

/** What a partial says of a file. */
typedef struct file_part {
    const char *path, *from; /* from: the partial */
    pov_read_tally tally;
    size_t silenced, is_named; /* is_named: on the command line */
    struct {
        found_count *items;
        size_t count, capacity;
    } found;
    struct {
        pov_finding *items;
        size_t count, capacity;
    } findings; /* in the order found */
} file_part;

/** A shard: as a split made it, or as somebody read it. */
typedef struct shard_part {
    const char *family, *mark, *from;
    size_t rows;
    const char *read_in; /* of one that was made: the partial; NULL: none */
} shard_part;

typedef struct gathering {
    invocation *in;
    pipeline *out;
    pov_arena *arena;
    const char *data; /* the mark of the tables in use */
    const char *path; /* of the present partial */
    uint64_t mark;    /* of its lines so far */
    bool is_whole;    /* its end was read */
    pov_text_list names;
    file_part *file; /* whose findings follow */
    pov_map by_path;
    struct {
        file_part **items;
        size_t count, capacity;
    } files;
    struct {
        shard_part *items;
        size_t count, capacity;
    } made, read;
    pov_text_list named;
} gathering;

/* A line is an object of one member, which says what it is.  `false`: it was
 * refused. */

static const char *keep(const gathering *g, const char *text)
{
    return pov_arena_intern(g->arena, text, strlen(text));
}

/** A member of an object and where it goes: a text, or a number if `is_count`.
 */
typedef struct member {
    const char *key;
    size_t at;
    bool is_count;
} member;

/** Read the members of an object up to one that is none of these, or to its
 *  end.  Errors: the name of the other one. */
static const char *read_members(const gathering *g, json_line *l,
                                const member *members, size_t n, void *to)
{
    while (json_line_more(l)) {
        const char *key = json_line_key(l);
        size_t i = 0;
        char *at;

        while (i < n && strcmp(members[i].key, key) != 0)
            i++;
        if (i == n)
            return key;
        at = (char *)to + members[i].at;
        if (members[i].is_count)
            *(size_t *)at = json_line_count(l);
        else
            *(const char **)at = keep(g, json_line_text(l));
    }
    return NULL;
}

#define READ_MEMBERS(g, l, members, to)                                        \
    read_members(g, l, members, sizeof(members) / sizeof *(members), to)

static bool refuse_line(const gathering *g)
{
    command_refuse(g->in, "'%s' is not as it was written: make it anew",
                   g->path);
    return false;
}

/** What a partial says of itself. */
typedef struct header {
    const char *schema, *by, *version, *language, *data;
} header;

static bool is_of_version(const gathering *g, const header *h)
{
    size_t n = strlen(PARTIAL_SCHEMA);

    if (!h->schema || strncmp(h->schema, PARTIAL_SCHEMA, n) != 0)
        command_refuse(g->in,
                       "'%s' is no partial: 'povstat report --partial FILE' "
                       "and 'povstat split' write them",
                       g->path);
    else if (strcmp(h->schema + n, PARTIAL_VERSION) != 0 || !h->version ||
             strcmp(h->version, help_version()) != 0)
        command_refuse(g->in,
                       "'%s' is of povstat %s (%s), this is %s (%s): make it "
                       "anew with one program",
                       g->path, h->version ? h->version : "?", h->schema,
                       help_version(), PARTIAL_SCHEMA PARTIAL_VERSION);
    else
        return true;
    return false;
}

static bool fits(const gathering *g, const header *h)
{
    const char *language = g->in->shared->lang == POV_VI ? "vi" : "en";

    if (!is_of_version(g, h))
        return false;
    if (!h->language || strcmp(h->language, language) != 0)
        command_refuse(g->in,
                       "'%s' was made with --lang %s: gather with that, or "
                       "make it anew",
                       g->path, h->language ? h->language : "?");
    else if (!h->data || strcmp(h->data, g->data) != 0)
        command_refuse(g->in,
                       "'%s' was made with other tables of areas, plans or "
                       "indicators: gather with the --data of then, or make it "
                       "anew",
                       g->path);
    else
        return true;
    return false;
}

static bool read_header(gathering *g, json_line *l)
{
    static const member members[] = {
        {"schema", offsetof(header, schema), false},
        {"made_by", offsetof(header, by), false},
        {"version", offsetof(header, version), false},
        {"language", offsetof(header, language), false},
        {"data", offsetof(header, data), false},
    };
    header h = {0};
    const char *other;

    json_line_enter(l, '{');
    other = READ_MEMBERS(g, l, members, &h);
    if (!fits(g, &h))
        return false;
    if (!other || strcmp(other, "reads_all") != 0)
        return refuse_line(g);
    g->out->reads_all |= json_line_truth(l);
    return json_line_more(l) || l->is_wrong ? refuse_line(g) : true;
}

static bool read_name(gathering *g, json_line *l)
{
    pov_arena_push(g->arena, &g->names, keep(g, json_line_text(l)));
    return true;
}

/** What findings and supports say, with a place. */
typedef struct words {
    const char *code, *file, *detail, *recovery, *help, *text, *instead, *says;
    size_t line, column, span;
} words;

static const member of_words[] = {
    {"file", offsetof(words, file), false},
    {"line", offsetof(words, line), true},
    {"column", offsetof(words, column), true},
    {"says", offsetof(words, says), false},
    {"code", offsetof(words, code), false},
    {"detail", offsetof(words, detail), false},
    {"recovery", offsetof(words, recovery), false},
    {"help", offsetof(words, help), false},
    {"text", offsetof(words, text), false},
    {"span", offsetof(words, span), true},
    {"instead", offsetof(words, instead), false},
};

static pov_place place_of(const words *w)
{
    return (pov_place){w->file, (uint32_t)w->line, (uint32_t)w->column};
}

static bool read_support(gathering *g, json_line *l)
{
    words w = {0};

    json_line_enter(l, '{');
    if (READ_MEMBERS(g, l, of_words, &w) || !w.file || !w.says)
        return refuse_line(g);
    pov_figures_support(g->out->figures, place_of(&w), w.says);
    return true;
}

static bool read_waiver(gathering *g, json_line *l)
{
    const pov_waivers *waivers = g->in->findings->waivers;
    words w = {0};

    json_line_enter(l, '{');
    if (READ_MEMBERS(g, l, of_words, &w))
        return refuse_line(g);
    for (size_t i = 0; waivers && i < waivers->count; i++)
        if (waivers->items[i]->place.line == w.line)
            waivers->items[i]->is_used = true;
    return true;
}

/** The texts of a row, of which those that are usual are left out.  Errors: the
 *  name of the member behind them. */
static const char *read_texts(pov_transcribed of, json_line *l,
                              const char *texts[POV_TRANSCRIPT_MOST])
{
    const char *key, *next = NULL;
    size_t i = 0;

    json_line_enter(l, '{');
    while (json_line_more(l)) {
        next = json_line_key(l);
        while ((key = pov_transcript_key(of, i)) && strcmp(key, next) != 0)
            texts[i++] = "";
        if (!key)
            return next;
        texts[i++] = json_line_text(l);
    }
    while (pov_transcript_key(of, i))
        texts[i++] = "";
    return NULL;
}

static bool read_paper(gathering *g, json_line *l)
{
    const char *texts[POV_TRANSCRIPT_MOST];

    if (read_texts(POV_TRANSCRIBED_PAPER, l, texts) || !*texts[0] ||
        pov_transcript_read_paper(g->out->figures, texts))
        return refuse_line(g);
    return true;
}

/** State it at a place: [NAME,LINE,COLUMN,"typed"]. */
static bool state_at(gathering *g, pov_statement *s, json_line *l)
{
    uint64_t numbers[3] = {0};

    json_line_enter(l, '[');
    for (size_t i = 0; i < 3; i++)
        if (json_line_more(l))
            numbers[i] = json_line_count(l);
    if (!json_line_more(l) || !numbers[0] || numbers[0] > g->names.count)
        return false;
    s->place = (pov_place){g->names.items[numbers[0] - 1], (uint32_t)numbers[1],
                           (uint32_t)numbers[2]};
    s->raw = keep(g, json_line_text(l));
    pov_figures_add(g->out->figures, s);
    s->alike = 0;
    return !json_line_more(l);
}

static bool read_statement(gathering *g, json_line *l)
{
    const char *texts[POV_TRANSCRIPT_MOST];
    const char *key = read_texts(POV_TRANSCRIBED_STATEMENT, l, texts);
    pov_statement s = {0};

    if (!key || pov_transcript_read(g->out->figures, texts, &s))
        return refuse_line(g);
    if (!strcmp(key, "order")) {
        s.order = (uint32_t)json_line_count(l);
        key = json_line_more(l) ? json_line_key(l) : "";
    }
    if (!strcmp(key, "more")) {
        s.alike = (uint32_t)json_line_count(l);
        key = json_line_more(l) ? json_line_key(l) : "";
    }
    json_line_enter(l, '[');
    while (!strcmp(key, "sources") && json_line_more(l))
        if (!state_at(g, &s, l))
            return refuse_line(g);
    return json_line_more(l) ? refuse_line(g) : true;
}

static bool read_found(gathering *g, json_line *l)
{
    json_line_enter(l, '{');
    while (json_line_more(l)) {
        pov_finding_kind kind = pov_finding_kind_from(json_line_key(l));
        const found_count count = {kind, json_line_count(l)};

        if (kind == POV_N_FINDING_KINDS)
            return refuse_line(g);
        pov_arena_push(g->arena, &g->file->found, count);
    }
    return true;
}

/** Remember that there is such a file.  Errors: false: there was before. */
static bool add_file(gathering *g, file_part *file)
{
    void **at =
        pov_map_at(&g->by_path, g->arena, file->path, strlen(file->path) + 1);
    const file_part *before = *at;

    if (before) {
        command_refuse(g->in,
                       "'%s' is in '%s' and in '%s': leave one of them out",
                       file->path, before->from, g->path);
        return false;
    }
    *at = g->file = file;
    pov_arena_push(g->arena, &g->files, file);
    return true;
}

static bool read_file(gathering *g, json_line *l)
{
    static const member members[] = {
        {"path", offsetof(file_part, path), false},
        {"is_named", offsetof(file_part, is_named), true},
        {"files", offsetof(file_part, tally.files), true},
        {"rows", offsetof(file_part, tally.rows), true},
        {"cells", offsetof(file_part, tally.cells), true},
        {"used", offsetof(file_part, tally.used), true},
        {"blank", offsetof(file_part, tally.blank), true},
        {"refused", offsetof(file_part, tally.refused), true},
        {"not_data", offsetof(file_part, tally.not_data), true},
        {"silenced", offsetof(file_part, silenced), true},
    };
    file_part *file = pov_arena_alloc(g->arena, sizeof *file);
    const char *other;

    file->from = g->path;
    json_line_enter(l, '{');
    other = READ_MEMBERS(g, l, members, file);
    if (!file->path || !other || strcmp(other, "found") != 0)
        return refuse_line(g);
    if (!add_file(g, file) || !read_found(g, l))
        return false;
    return json_line_more(l) ? refuse_line(g) : true;
}

static bool read_related(gathering *g, json_line *l, pov_finding *f)
{
    json_line_enter(l, '[');
    while (json_line_more(l)) {
        pov_related related;
        words w = {0};

        json_line_enter(l, '{');
        if (READ_MEMBERS(g, l, of_words, &w))
            return false;
        related = (pov_related){place_of(&w), w.says};
        pov_arena_push(g->arena, &f->related, related);
    }
    return !json_line_more(l);
}

static bool read_finding(gathering *g, json_line *l)
{
    words w = {0};
    pov_finding f;
    const char *other;

    json_line_enter(l, '{');
    other = READ_MEMBERS(g, l, of_words, &w);
    f = (pov_finding){.kind = w.code ? pov_finding_kind_from(w.code)
                                     : POV_N_FINDING_KINDS,
                      .place = place_of(&w),
                      .language = g->in->shared->lang,
                      .detail = w.detail,
                      .recovery = w.recovery,
                      .help = w.help,
                      .line = w.text,
                      .span = w.span,
                      .instead = w.instead};
    if (f.kind == POV_N_FINDING_KINDS || !g->file ||
        (other && (strcmp(other, "related") != 0 || !read_related(g, l, &f))))
        return refuse_line(g);
    pov_arena_push(g->arena, &g->file->findings, f);
    return true;
}

static bool read_part(const gathering *g, json_line *l, shard_part *part)
{
    static const member members[] = {
        {"family", offsetof(shard_part, family), false},
        {"rows", offsetof(shard_part, rows), true},
        {"mark", offsetof(shard_part, mark), false},
    };

    *part = (shard_part){.from = g->path};
    json_line_enter(l, '{');
    return !READ_MEMBERS(g, l, members, part) && part->family && part->mark
               ? true
               : refuse_line(g);
}

static bool read_family(gathering *g, json_line *l)
{
    shard_part part;

    if (!read_part(g, l, &part))
        return false;
    pov_arena_push(g->arena, &g->made, part);
    return true;
}

static bool read_shard(gathering *g, json_line *l)
{
    shard_part part;

    if (!read_part(g, l, &part))
        return false;
    pov_arena_push(g->arena, &g->read, part);
    return true;
}

static bool read_end(gathering *g, json_line *l)
{
    const char *mark = pov_arena_format(g->arena, "%016" PRIx64, g->mark);

    g->is_whole = !strcmp(json_line_text(l), mark);
    return g->is_whole ? true : refuse_line(g);
}

static const struct {
    const char *key;
    bool (*read)(gathering *g, json_line *l);
} readers[] = {
    {"statement", read_statement}, {"name", read_name},
    {"support", read_support},     {"paper", read_paper},
    {"file", read_file},           {"finding", read_finding},
    {"family", read_family},       {"shard", read_shard},
    {"waiver", read_waiver},       {"end", read_end},
};

static bool take_line(gathering *g, json_line *l)
{
    const char *key;
    size_t i = 0;

    json_line_enter(l, '{');
    key = json_line_more(l) ? json_line_key(l) : "";
    while (i < sizeof readers / sizeof *readers &&
           strcmp(key, readers[i].key) != 0)
        i++;
    if (g->is_whole || i == sizeof readers / sizeof *readers)
        return refuse_line(g);
    if (!readers[i].read(g, l))
        return false;
    json_line_more(l);
    return json_line_ends(l) ? true : refuse_line(g);
}

static bool read_line(gathering *g, const char *text, size_t length,
                      bool is_first)
{
    json_line l = json_line_of(text);
    bool ok = is_first ? read_header(g, &l) : take_line(g, &l);

    json_line_free(&l);
    g->mark = partial_mark(g->mark, text, length);
    return ok;
}

static bool read_lines(gathering *g, FILE *file)
{
    char *text = NULL;
    size_t room = 0;
    ssize_t length;
    bool ok = true, is_first = true;

    while (ok && (length = getline(&text, &room, file)) > 0) {
        ok = read_line(g, text, (size_t)length, is_first);
        is_first = false;
    }
    free(text);
    if (ok && !feof(file))
        command_refuse(g->in, "cannot read '%s': %s", g->path,
                       command_told(g->in, strerror(errno)));
    else if (ok && !g->is_whole)
        command_refuse(g->in, "'%s' is cut off: make it anew", g->path);
    return ok && g->is_whole && feof(file);
}

static bool read_partial(gathering *g, const char *path)
{
    bool is_input = !strcmp(path, "-");
    FILE *file = is_input ? stdin : fopen(path, "rb");
    bool ok;

    if (!file) {
        command_refuse(g->in, "cannot read '%s': %s", path,
                       command_told(g->in, strerror(errno)));
        return false;
    }
    g->path = path;
    g->mark = 0;
    g->is_whole = false;
    g->names.count = 0;
    g->file = NULL;
    ok = read_lines(g, file);
    if (!is_input)
        fclose(file);
    return ok;
}

/* When all are read. */

/** Errors: false: it is not as a split made it, or was read before. */
static bool match_shard(gathering *g, const shard_part *read,
                        const pov_map *made)
{
    shard_part *part = pov_map_find(made, read->mark, strlen(read->mark));

    if (!part || part->rows != read->rows)
        command_refuse(g->in,
                       "no split made the shard '%s' that '%s' was read from: "
                       "name the split.ndjson beside it, or make '%s' anew",
                       read->family, read->from, read->from);
    else if (part->read_in)
        command_refuse(g->in,
                       "the shard '%s' is in '%s' and in '%s': leave one of "
                       "them out",
                       read->family, part->read_in, read->from);
    else
        part->read_in = read->from;
    return part && part->read_in == read->from;
}

/** Is each shard that was made read, once and as it was made, and no other? */
static bool match_shards(gathering *g)
{
    pov_map made = {0};

    for (size_t i = 0; i < g->made.count; i++) {
        const char *mark = g->made.items[i].mark;

        *pov_map_at(&made, g->arena, mark, strlen(mark)) = &g->made.items[i];
    }
    for (size_t i = 0; i < g->read.count; i++)
        if (!match_shard(g, &g->read.items[i], &made))
            return false;
    for (size_t i = 0; i < g->made.count; i++) {
        const shard_part *part = &g->made.items[i];

        if (part->read_in)
            continue;
        command_refuse(g->in,
                       "the shard '%s' of '%s' is in no partial: make one of "
                       "it with --partial",
                       part->family, part->from);
        return false;
    }
    return true;
}

static int compare_files(const void *left, const void *right)
{
    const file_part *const *a = left, *const *b = right;

    return strcmp((*a)->path, (*b)->path);
}

static void count_file(gathering *g, const file_part *file)
{
    pov_read_tally *all = &g->out->tally;
    const pov_read_tally *one = &file->tally;

    all->files += one->files;
    all->rows += one->rows;
    all->cells += one->cells;
    all->used += one->used;
    all->blank += one->blank;
    all->refused += one->refused;
    all->not_data += one->not_data;
    g->in->findings->silenced += file->silenced;
    g->in->n_to_read++;
    pov_arena_push(g->arena, &g->in->inputs, file->path);
    if (file->is_named)
        pov_arena_push(g->arena, &g->named, file->path);
}

/** Errors: false: more are to be told than the partial has. */
static bool tell_findings(gathering *g, const file_part *file)
{
    pov_findings *findings = g->in->findings;
    size_t told[POV_N_FINDING_KINDS] = {0};

    for (size_t i = 0; i < file->findings.count; i++) {
        pov_findings_adopt(findings, &file->findings.items[i]);
        told[file->findings.items[i].kind]++;
    }
    for (size_t i = 0; i < file->found.count; i++) {
        const found_count *f = &file->found.items[i];

        if (told[f->kind] < f->n && findings->keep_all) {
            command_refuse(g->in,
                           "'%s' has not every finding: make it anew with "
                           "--all",
                           file->from);
            return false;
        }
        pov_findings_adopt_more(findings, f->kind, f->n - told[f->kind]);
    }
    return true;
}

/* What has to be settled is settled in the order in which it was read. */

typedef struct unsettled {
    const char *path;
    pov_statement statement;
} unsettled;

static int compare_unsettled(const void *left, const void *right)
{
    const unsettled *a = left, *b = right;
    int order = strcmp(a->path, b->path);

    if (order)
        return order;
    return (a->statement.order > b->statement.order) -
           (a->statement.order < b->statement.order);
}

static void sort_unsettled(gathering *g)
{
    pov_figures *figures = g->out->figures;
    size_t n = figures->unsettled.count;
    unsettled *list = pov_arena_alloc(g->arena, (n + 1) * sizeof *list);

    for (size_t i = 0; i < n; i++) {
        const pov_statement *s = &figures->unsettled.items[i];

        list[i] = (unsettled){pov_place_path(g->arena, s->place.file), *s};
    }
    qsort(list, n, sizeof *list, compare_unsettled);
    for (size_t i = 0; i < n; i++)
        figures->unsettled.items[i] = list[i].statement;
}

static bool finish(gathering *g)
{
    if (!match_shards(g))
        return false;
    if (g->files.count)
        qsort(g->files.items, g->files.count, sizeof *g->files.items,
              compare_files);
    for (size_t i = 0; i < g->files.count; i++) {
        count_file(g, g->files.items[i]);
        if (!tell_findings(g, g->files.items[i]))
            return false;
    }
    sort_unsettled(g);
    g->in->operands = g->named;
    return true;
}

static int compare_texts(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

exit_status gather_read(invocation *in, pipeline *out)
{
    gathering g = {.in = in, .out = out, .arena = in->arena};
    pov_text_list paths = {0};
    uint64_t data;
    bool ok = partial_mark_of_data(in, &data);

    g.data = pov_arena_format(in->arena, "%016" PRIx64, data);
    out->reads_all = false;
    for (size_t i = 0; i < in->operands.count; i++) {
        pov_arena_push(in->arena, &paths, in->operands.items[i]);
        pov_arena_push(in->arena, &in->inputs, in->operands.items[i]);
    }
    qsort(paths.items, paths.count, sizeof *paths.items, compare_texts);
    for (size_t i = 0; ok && i < paths.count; i++)
        ok = read_partial(&g, paths.items[i]);
    return ok && finish(&g) ? EXIT_DONE : EXIT_REFUSED;
}
