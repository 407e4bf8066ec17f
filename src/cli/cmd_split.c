/* split: what files state, a file for each family of areas, for workers that
 * each reckon some of them. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/partial.h"
#include "cli/pipeline.h"
#include "cli/replace.h"
#include "cli/stream.h"
#include "povstat/shard.h"

typedef struct split_args {
    const char *families;
} split_args;

static const option options[] = {
    OPTION(split_args, 0, "families", OPTION_TEXT, families, "DIR",
           "Write the shards into this directory, which they replace."),
    {0},
};

/** A file of the directory, as it grows beside it. */
typedef struct growing {
    const char *family; /* NULL: rows that were refused */
    stream stream;
    FILE *out;
    int descriptor;
    size_t rows;
    uint64_t mark;
} growing;

typedef struct split {
    pov_scribe scribe; /* takes statements down here; the first member */
    partial partial;   /* all that is said of files as a whole */
    invocation *in;
    pov_arena *arena, *scratch;
    uint32_t order; /* of the next statement of this file */
    pov_map by_family;
    struct {
        growing **items;
        size_t count, capacity;
    } files;
    growing *refused;
    int error; /* of the first that could not be opened */
} split;

/** Errors: NULL, once, and the error is kept. */
static growing *grow(split *x, const char *family)
{
    growing *g = pov_arena_alloc(x->arena, sizeof *g);

    g->family = family;
    g->descriptor = replace_begin(x->in->files_at, x->arena);
    if (g->descriptor >= 0)
        g->out = stream_open(&g->stream, g->descriptor);
    if (!g->out) {
        x->error = x->error ? x->error : errno;
        return NULL;
    }
    pov_arena_push(x->arena, &x->files, g);
    return g;
}

static growing *family_at(split *x, const pov_area *area)
{
    const char *family = pov_transcript_family(area);
    void **at = pov_map_at(&x->by_family, x->arena, family, strlen(family));

    if (!*at && !x->error) {
        growing *g = grow(x, family);

        *at = g;
        if (g)
            pov_shard_write_header(g->out);
    }
    return *at;
}

static void state(pov_scribe *scribe, const pov_statement *statement)
{
    split *x = (split *)scribe;
    const char *texts[POV_TRANSCRIPT_MOST];
    pov_statement s = *statement;
    growing *g = family_at(x, s.area);

    s.order = x->order++;
    if (!g)
        return;
    pov_transcript_write(&s, texts, x->scratch);
    pov_shard_write(&s, texts, g->out, x->scratch);
    g->mark = pov_transcript_mark(g->mark, &s, texts);
    g->rows++;
    partial_paper(&x->partial, &s);
    pov_arena_clear(x->scratch);
}

static void support(pov_scribe *scribe, pov_place typed, const char *says)
{
    partial_support(&((split *)scribe)->partial, typed, says);
}

static void refuse(pov_scribe *scribe, pov_place cell, const char *row,
                   size_t length)
{
    const split *x = (split *)scribe;

    if (length && row[length - 1] == '\n')
        length--;
    if (x->refused)
        pov_shard_write_refused(cell, row, length, x->refused->out);
}

static void begins(void *listener, const char *path,
                   const pov_read_tally *tally)
{
    split *x = listener;

    x->order = 0;
    (void)path;
    partial_file_begins(&x->partial, tally);
}

static void ends(void *listener, const char *path, const pov_read_tally *tally)
{
    partial_file_ends(&((split *)listener)->partial, path, tally);
}

static int compare_growing(const void *left, const void *right)
{
    const growing *const *a = left, *const *b = right;

    if (!(*a)->family || !(*b)->family)
        return !(*b)->family - !(*a)->family;
    return strcmp((*a)->family, (*b)->family);
}

/** Behind what is said of the files: the shards that were made of them. */
static void end_partial(split *x)
{
    for (size_t i = 0; i < x->files.count; i++) {
        const growing *g = x->files.items[i];

        if (g->family)
            partial_family(&x->partial, g->family, g->rows, g->mark);
    }
    partial_end(&x->partial);
    fputc('\0', x->partial.out);
}

/** Close all files, ready to be put in their place.  What is open when the run
 *  ends would be written to. */
static void close_all(split *x, const char *first)
{
    invocation *in = x->in;
    size_t n = x->files.count + 1;
    directory_file *files = pov_arena_alloc(x->arena, n * sizeof *files);

    files[0] = (directory_file){.name = "split.ndjson", .text = first};
    for (size_t i = 1; i < n; i++) {
        growing *g = x->files.items[i - 1];

        if (!stream_close(g->out, &g->stream) && !x->error)
            x->error = errno;
        files[i] = (directory_file){
            .name = pov_arena_format(x->arena, "%s.csv",
                                     g->family ? g->family : "unknown"),
            .is_filled = true,
            .filled = g->descriptor};
    }
    in->files = (directory_files){files, n};
    if (x->error && !in->complaint)
        in->complaint = replace_complaint(REPLACED_NOT, x->error, in->files_at,
                                          in->shared->lang, x->arena);
}

static exit_status write_split(split *x, const pov_catalogue *catalogue)
{
    pipeline_listener listener = {&x->scribe, x, begins, ends};
    stream *memory = pov_arena_alloc(x->arena, sizeof *memory);
    FILE *said = stream_open(memory, -1);
    exit_status status = EXIT_DONE;
    pipeline line;

    if (!said)
        pov_out_of_memory(sizeof *memory);
    x->refused = grow(x, NULL);
    if (x->refused)
        pov_shard_write_refused_header(x->refused->out);
    if (partial_begin(&x->partial, x->in, "povstat split --families", said)) {
        status = pipeline_transcribe(x->in, catalogue, &listener, &line);
        if (x->files.count)
            qsort(x->files.items, x->files.count, sizeof *x->files.items,
                  compare_growing);
        end_partial(x);
    }
    stream_close(said, memory);
    close_all(x, pov_arena_copy(x->arena, memory->text ? memory->text : "",
                                memory->length));
    free(memory->text);
    pipeline_keep_fatal(x->in);
    return status;
}

static exit_status split_run(invocation *in)
{
    const split_args *args = in->args;
    const pov_catalogue *catalogue;
    split x = {.scribe = {state, support, refuse, false},
               .in = in,
               .arena = in->arena};
    exit_status status;

    if (!args->families)
        return command_refuse(in, "'split' needs --families DIR");
    in->files_at = args->families;
    catalogue = pipeline_catalogue(in);
    if (!catalogue)
        return EXIT_DONE;
    x.scratch = pov_arena_new();
    status = write_split(&x, catalogue);
    pov_arena_free(x.scratch);
    return status;
}

static const command_example examples[] = {
    {"povstat split --families shards so-lieu.csv",
     "A file for each province of today"},
    {"povstat check --partial parts/quang-ninh.ndjson shards/quang-ninh.csv",
     "Then, on any machine, one of them"},
    {"povstat gather check shards/split.ndjson parts/*.ndjson",
     "And all of them together"},
    {0},
};

const command cmd_split = {
    .name = "split",
    .operands = "[FILE...]",
    .most_operands = OPERANDS_ANY,
    .operands_are_files = true,
    .about = "Cut files into one for each province.",
    .details =
        "No equation leaves a province of today with all that went into it, so "
        "each can be reckoned alone. DIR/PROVINCE.csv holds what the files "
        "state of it, a cell a row, as typed, with file, line and column, and "
        "with all that the rest of the file tells of the cell; "
        "DIR/viet-nam.csv the country and its regions; DIR/unknown.csv rows "
        "that nothing could be made of. DIR/split.ndjson holds what is said of "
        "files as a whole: 'povstat gather' needs it beside the partials.\n"
        "The shards are extracts: every command reads them.",
    .examples = examples,
    .options = options,
    .args_size = sizeof(split_args),
    .shared = SHARED_DATA | SHARED_INPUT | SHARED_FINDINGS,
    .run = split_run,
};
