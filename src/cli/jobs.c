#include "cli/jobs.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "povstat/descriptor.h"

/** What came of a part. */
typedef struct result {
    pov_findings found;
    size_t counted;
    bool is_there;
} result;

/** Another process. */
typedef struct worker {
    pid_t process;
    int end; /* what it says comes from there */
    char *said;
    size_t length, capacity;
} worker;

typedef struct share {
    const jobs_work *work;
    pov_findings *findings;
    result *results;
    size_t *whose; /* who settles a part; 0: this process */
    size_t n_workers;
} share;

size_t jobs_possible(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n > 1 ? (size_t)n : 1;
}

static void settle_part(share *s, size_t part)
{
    const pov_findings *like = s->findings;
    result *r = &s->results[part];

    r->found = (pov_findings){.arena = like->arena,
                              .language = like->language,
                              .waivers = like->waivers,
                              .keep_all = like->keep_all};
    r->counted = s->work->settle(s->work->of, part, &r->found);
    r->is_there = true;
}

/* What a process says: of each part its number and what came of it, at the end
 * which waivers it used.  Numbers and paths are as they are in memory: what was
 * there before is at the same place in both. */

static void say(FILE *out, const void *bytes, size_t n)
{
    if (n)
        fwrite(bytes, 1, n, out);
}

static void say_number(FILE *out, size_t n)
{
    say(out, &n, sizeof n);
}

/** Texts a finding points to; NULL is none of them. */
enum { N_TEXTS = 7 };

static void texts_of(pov_finding *f, const char **texts[N_TEXTS])
{
    texts[0] = &f->detail;
    texts[1] = &f->recovery;
    texts[2] = &f->help;
    texts[3] = &f->line;
    texts[4] = &f->instead;
    texts[5] = &f->about;
    texts[6] = &f->cause;
}

static void say_text(FILE *out, const char *text)
{
    size_t length = text ? strlen(text) : SIZE_MAX;

    say_number(out, length);
    if (text)
        say(out, text, length);
}

static void say_finding(FILE *out, pov_finding f)
{
    const char **texts[N_TEXTS];

    texts_of(&f, texts);
    say(out, &f, sizeof f);
    for (size_t i = 0; i < N_TEXTS; i++)
        say_text(out, *texts[i]);
    for (size_t i = 0; i < f.related.count; i++) {
        say(out, &f.related.items[i].place, sizeof f.related.items[i].place);
        say_text(out, f.related.items[i].says);
    }
}

static void say_result(FILE *out, size_t part, const result *r)
{
    say_number(out, part);
    say_number(out, r->counted);
    say_number(out, r->found.silenced);
    say(out, r->found.found, sizeof r->found.found);
    say_number(out, r->found.count);
    for (size_t i = 0; i < r->found.count; i++)
        say_finding(out, *r->found.items[i]);
}

static void say_waivers(FILE *out, const pov_waivers *waivers)
{
    for (size_t i = 0; waivers && i < waivers->count; i++)
        say(out, &(char){waivers->items[i]->is_used}, 1);
}

/** Settle the parts of a worker and tell it: the end of the process. */
static _Noreturn void serve(share *s, size_t self, int end)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    signal(SIGPIPE, SIG_DFL);  /* nobody listens any more */
    pov_let_go(STDERR_FILENO); /* what goes wrong is nothing to tell */
    if (!out)
        _exit(EXIT_FAILURE);
    for (size_t i = 0; i < s->work->n; i++)
        if (s->whose[i] == self) {
            settle_part(s, i);
            say_result(out, i, &s->results[i]);
        }
    say_waivers(out, s->findings->waivers);
    if (fclose(out) || !pov_write(end, text, length))
        _exit(EXIT_FAILURE);
    _exit(EXIT_SUCCESS);
}

/** Errors: false: its parts are to be settled here. */
static bool begin(share *s, size_t self, worker *w)
{
    int ends[2];

    if (pipe(ends))
        return false;
    w->process = fork();
    if (!w->process) {
        close(ends[0]);
        serve(s, self, ends[1]);
    }
    close(ends[1]);
    if (w->process < 0)
        close(ends[0]);
    w->end = ends[0];
    return w->process > 0;
}

/** Somebody reads what a worker said. */
typedef struct listener {
    const char *at, *end;
    pov_arena *arena;
    bool is_lost; /* there is less than was to be said */
} listener;

static void hear(listener *l, void *bytes, size_t n)
{
    memset(bytes, 0, n);
    l->is_lost = l->is_lost || (size_t)(l->end - l->at) < n;
    if (l->is_lost)
        return;
    memcpy(bytes, l->at, n);
    l->at += n;
}

static size_t hear_number(listener *l)
{
    size_t n;

    hear(l, &n, sizeof n);
    return n;
}

static const char *hear_text(listener *l)
{
    size_t length = hear_number(l);
    const char *text;

    if (length == SIZE_MAX)
        return NULL;
    l->is_lost = l->is_lost || (size_t)(l->end - l->at) < length;
    if (l->is_lost)
        return NULL;
    text = pov_arena_copy(l->arena, l->at, length);
    l->at += length;
    return text;
}

static void hear_finding(listener *l, pov_findings *found)
{
    pov_finding *f = pov_arena_alloc(l->arena, sizeof *f);
    const char **texts[N_TEXTS];
    size_t n;

    hear(l, f, sizeof *f);
    n = f->related.count;
    texts_of(f, texts);
    for (size_t i = 0; i < N_TEXTS; i++)
        *texts[i] = hear_text(l);
    f->related.items = NULL;
    f->related.count = f->related.capacity = 0;
    for (size_t i = 0; i < n && !l->is_lost; i++) {
        pov_related related = {.says = NULL};

        hear(l, &related.place, sizeof related.place);
        related.says = hear_text(l);
        pov_arena_push(l->arena, &f->related, related);
    }
    pov_arena_push(l->arena, found, f);
}

static void hear_result(share *s, listener *l)
{
    size_t part = hear_number(l), n;
    result r = {.is_there = true};

    r.counted = hear_number(l);
    r.found.silenced = hear_number(l);
    hear(l, r.found.found, sizeof r.found.found);
    n = hear_number(l);
    for (size_t i = 0; i < n && !l->is_lost; i++)
        hear_finding(l, &r.found);
    if (!l->is_lost && part < s->work->n)
        s->results[part] = r;
}

static void hear_waivers(listener *l, const pov_waivers *waivers)
{
    for (size_t i = 0; waivers && i < waivers->count; i++) {
        char is_used;

        hear(l, &is_used, 1);
        if (is_used)
            waivers->items[i]->is_used = true;
    }
}

/** Read all that a worker says, until it ends. */
static bool listen_to(worker *w)
{
    size_t room = 1 << 16, n = room;
    bool ok = true;
    int status;

    while (ok && n == room) {
        w->said = pov_realloc_or_die(w->said, w->length + room);
        ok = pov_read(w->end, w->said + w->length, room, &n);
        w->length += n;
    }
    close(w->end);
    while (waitpid(w->process, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return ok && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

static void take(share *s, size_t self, worker *w)
{
    listener l = {.arena = s->findings->arena};

    if (listen_to(w)) {
        l.at = w->said;
        l.end = w->said + w->length;
        for (size_t i = 0; i < s->work->n; i++)
            if (s->whose[i] == self)
                hear_result(s, &l);
        hear_waivers(&l, s->findings->waivers);
    }
    free(w->said);
}

/** A part, and how large it is. */
typedef struct sized {
    size_t part, size;
} sized;

static int compare_sized(const void *left, const void *right)
{
    const sized *a = left, *b = right;

    if (a->size != b->size)
        return a->size < b->size ? 1 : -1;
    return (a->part > b->part) - (a->part < b->part);
}

/** The largest first, each to whom has least to do. */
static void deal(share *s, pov_arena *arena)
{
    size_t n = s->work->n;
    sized *parts = pov_arena_alloc(arena, (n + 1) * sizeof *parts);
    size_t *load = pov_arena_alloc(arena, s->n_workers * sizeof *load);

    for (size_t i = 0; i < n; i++)
        parts[i] = (sized){i, s->work->size(s->work->of, i)};
    qsort(parts, n, sizeof *parts, compare_sized);
    for (size_t i = 0; i < n; i++) {
        size_t least = 0;

        for (size_t w = 1; w < s->n_workers; w++)
            if (load[w] < load[least])
                least = w;
        s->whose[parts[i].part] = least;
        load[least] += parts[i].size + 1;
    }
}

/** Take a part's findings over, as if they had been found now. */
static void adopt(pov_findings *findings, const pov_findings *part)
{
    size_t kept[POV_N_FINDING_KINDS] = {0};

    for (size_t i = 0; i < part->count; i++) {
        pov_findings_adopt(findings, part->items[i]);
        kept[part->items[i]->kind]++;
    }
    for (size_t k = 0; k < POV_N_FINDING_KINDS; k++)
        pov_findings_adopt_more(findings, (pov_finding_kind)k,
                                part->found[k] - kept[k]);
    findings->silenced += part->silenced;
}

static size_t settle_alone(const jobs_work *work, pov_findings *findings)
{
    size_t counted = 0;

    for (size_t i = 0; i < work->n; i++)
        counted += work->settle(work->of, i, findings);
    return counted;
}

/** Settle what is this process's, and what nobody did. */
static void settle_own(share *s)
{
    for (size_t i = 0; i < s->work->n; i++)
        if (!s->whose[i])
            settle_part(s, i);
}

size_t jobs_settle(const jobs_work *work, size_t processes,
                   pov_findings *findings)
{
    share s = {.work = work, .findings = findings};
    pov_arena *scratch;
    worker *workers;
    size_t counted = 0;

    s.n_workers = processes < work->n ? processes : work->n;
    if (s.n_workers < 2)
        return settle_alone(work, findings);
    scratch = pov_arena_new();
    s.results = pov_arena_alloc(scratch, work->n * sizeof *s.results);
    s.whose = pov_arena_alloc(scratch, work->n * sizeof *s.whose);
    workers = pov_arena_alloc(scratch, s.n_workers * sizeof *workers);
    deal(&s, scratch);
    for (size_t w = 1; w < s.n_workers; w++)
        if (!begin(&s, w, &workers[w]))
            workers[w].process = 0;
    settle_own(&s);
    for (size_t w = 1; w < s.n_workers; w++)
        if (workers[w].process)
            take(&s, w, &workers[w]);
    for (size_t i = 0; i < work->n; i++) {
        if (!s.results[i].is_there)
            settle_part(&s, i);
        adopt(findings, &s.results[i].found);
        counted += s.results[i].counted;
    }
    pov_arena_free(scratch);
    return counted;
}
