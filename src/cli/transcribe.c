#include "cli/transcribe.h"

#include "cli/partial.h"
#include "cli/pipeline.h"

static void begins(void *listener, const char *path,
                   const pov_read_tally *tally)
{
    (void)path;
    partial_file_begins(listener, tally);
}

static void ends(void *listener, const char *path, const pov_read_tally *tally)
{
    partial_file_ends(listener, path, tally);
}

exit_status transcribe_run(invocation *in)
{
    const pov_catalogue *catalogue = pipeline_catalogue(in);
    pipeline_listener listener = {.begins = begins, .ends = ends};
    exit_status status;
    pipeline line;
    partial p;

    if (!catalogue)
        return EXIT_DONE;
    if (!partial_begin(&p, in,
                       pov_arena_format(in->arena, "povstat %s --partial",
                                        in->command->name),
                       in->out))
        return EXIT_DONE;
    listener.scribe = &p.scribe;
    listener.of = &p;
    status = pipeline_transcribe(in, catalogue, &listener, &line);
    partial_end(&p);
    pipeline_keep_fatal(in);
    return status;
}
