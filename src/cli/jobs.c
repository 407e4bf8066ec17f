#include "cli/jobs.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "cli/stream.h"
#include "povstat/descriptor.h"
#include "povstat/process.h"
#include "povstat/spool.h"

/* The others print into temporary files, from where it is taken over in order.
 * This process prints at once: it begins with the first part, where the others
 * begin with the last. */

/** What came of a part. */
typedef struct result {
    pov_findings found;
    size_t counted;
    pov_spooled printed; /* by another process */
    bool is_there;
} result;

typedef struct share {
    const jobs_work *work;
    pov_findings *findings;
    result *results;
    size_t *order;      /* of the parts */
    atomic_bool *taken; /* in that order: somebody settles it; all processes
                           have it */
    int error;          /* errno */
} share;

static void settle_part(share *s, size_t part, FILE *out)
{
    const pov_findings *like = s->findings;
    result *r = &s->results[part];

    r->found = (pov_findings){.arena = like->arena,
                              .language = like->language,
                              .waivers = like->waivers,
                              .keep_all = like->keep_all};
    r->counted = s->work->settle(s->work->of, part, &r->found, out);
    r->is_there = true;
}

/** The next part that nobody else settles, from the first on or from the last.
 *  So all come to their end at about the same time.  Errors: the number of
 *  all. */
static size_t next_part(share *s, bool from_last)
{
    size_t n = s->work->n;

    for (size_t i = 0; i < n; i++) {
        size_t at = from_last ? n - 1 - i : i;

        if (!atomic_exchange(&s->taken[at], true))
            return s->order[at];
    }
    return n;
}

/* What a process says: of each part its number and what came of it, at the end
 * the number of all, and which waivers it used. */

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

static void say_finding(FILE *out, pov_finding f)
{
    const char **texts[N_TEXTS];

    texts_of(&f, texts);
    pov_say_bytes(out, &f, sizeof f);
    for (size_t i = 0; i < N_TEXTS; i++)
        pov_say_text(out, *texts[i]);
    for (size_t i = 0; i < f.related.count; i++) {
        pov_say_bytes(out, &f.related.items[i].place,
                      sizeof f.related.items[i].place);
        pov_say_text(out, f.related.items[i].says);
    }
}

static void say_result(FILE *out, size_t part, const result *r)
{
    pov_say_number(out, part);
    pov_say_bytes(out, r, sizeof *r);
    for (size_t i = 0; i < r->found.count; i++)
        say_finding(out, *r->found.items[i]);
}

static void say_waivers(FILE *out, const pov_waivers *waivers)
{
    for (size_t i = 0; waivers && i < waivers->count; i++)
        pov_say_bytes(out, &(char){waivers->items[i]->is_used}, 1);
}

/** Another process. */
typedef struct helper {
    share *of;
    int spool; /* -1: nothing is printed */
    pov_process process;
} helper;

/** Settle a part and print it.  Errors: false: somebody else has to. */
static bool settle_into(share *s, size_t part, int spool, FILE *out)
{
    pov_spooled printed = {.spool = spool};

    if (out && !pov_spool_end(spool, out, &printed.from))
        return false;
    settle_part(s, part, out);
    if (out && !pov_spool_end(spool, out, &printed.to))
        return false;
    s->results[part].printed = printed;
    return true;
}

static void serve(void *of, FILE *out)
{
    const helper *h = of;
    share *s = h->of;
    stream kept;
    FILE *into = h->spool < 0 ? NULL : stream_open(&kept, h->spool);
    size_t part;

    if (h->spool >= 0 && !into)
        return;
    while ((part = next_part(s, into)) < s->work->n &&
           settle_into(s, part, h->spool, into))
        say_result(out, part, &s->results[part]);
    pov_say_number(out, s->work->n);
    say_waivers(out, s->findings->waivers);
}

static void hear_finding(pov_listener *l, pov_arena *arena, pov_findings *found)
{
    pov_finding *f = pov_arena_alloc(arena, sizeof *f);
    const char **texts[N_TEXTS];
    size_t n;

    pov_hear_bytes(l, f, sizeof *f);
    n = f->related.count;
    texts_of(f, texts);
    for (size_t i = 0; i < N_TEXTS; i++)
        *texts[i] = pov_hear_text(l, arena);
    f->related.items = NULL;
    f->related.count = f->related.capacity = 0;
    for (size_t i = 0; i < n && !l->is_lost; i++) {
        pov_related related = {.says = NULL};

        pov_hear_bytes(l, &related.place, sizeof related.place);
        related.says = pov_hear_text(l, arena);
        pov_arena_push(arena, &f->related, related);
    }
    pov_arena_push(arena, found, f);
}

static void hear_result(share *s, size_t part, pov_listener *l)
{
    result r;
    size_t n;

    pov_hear_bytes(l, &r, sizeof r);
    n = r.found.count;
    r.found.arena = s->findings->arena;
    r.found.items = NULL;
    r.found.count = r.found.capacity = 0;
    for (size_t i = 0; i < n && !l->is_lost; i++)
        hear_finding(l, s->findings->arena, &r.found);
    if (!l->is_lost)
        s->results[part] = r;
}

static void hear_waivers(pov_listener *l, const pov_waivers *waivers)
{
    for (size_t i = 0; waivers && i < waivers->count; i++) {
        char is_used;

        pov_hear_bytes(l, &is_used, 1);
        if (is_used)
            waivers->items[i]->is_used = true;
    }
}

static void take(share *s, pov_process *process)
{
    char *said;
    size_t length, part;

    if (pov_process_end(process, &said, &length)) {
        pov_listener l = {.at = said, .end = said + length};

        while ((part = pov_hear_number(&l)) < s->work->n && !l.is_lost)
            hear_result(s, part, &l);
        hear_waivers(&l, s->findings->waivers);
    }
    free(said);
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

/** The largest first, unless they are printed one after the other. */
static void order_parts(share *s, pov_arena *arena)
{
    size_t n = s->work->n;
    sized *parts = pov_arena_alloc(arena, n * sizeof *parts);

    for (size_t i = 0; i < n; i++)
        parts[i] = (sized){i, s->work->size(s->work->of, i)};
    if (!s->work->out)
        qsort(parts, n, sizeof *parts, compare_sized);
    s->order = pov_arena_alloc(arena, n * sizeof *s->order);
    for (size_t i = 0; i < n; i++)
        s->order[i] = parts[i].part;
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
        counted += work->settle(work->of, i, findings, work->out);
    return counted;
}

/** Settle what nobody did, and take all over in order.  Returns how much was
 *  counted. */
static size_t adopt_all(share *s)
{
    size_t counted = 0;

    for (size_t i = 0; i < s->work->n; i++) {
        const result *r = &s->results[i];

        if (!r->is_there)
            settle_part(s, i, s->work->out);
        else if (!s->error)
            s->error = pov_spooled_print(&r->printed, s->work->out);
        adopt(s->findings, &r->found);
        counted += r->counted;
    }
    return counted;
}

/** Begin the others.  Errors: one that has nowhere to print to, or cannot
 *  begin, is none. */
static helper *begin_others(share *s, size_t n, pov_arena *arena)
{
    helper *others = pov_arena_alloc(arena, n * sizeof *others);

    for (size_t i = 0; i < n; i++) {
        helper *h = &others[i];

        *h = (helper){.of = s, .spool = -1};
        if (s->work->out)
            h->spool = pov_spool_open(s->work->scratch, arena);
        if (!s->work->out || h->spool >= 0)
            pov_process_begin(&h->process, serve, h);
    }
    return others;
}

/** Returns how much was counted. */
static size_t settle_together(share *s, size_t n, pov_arena *arena)
{
    helper *others = begin_others(s, n - 1, arena);
    size_t part, counted;

    while ((part = next_part(s, false)) < s->work->n)
        settle_part(s, part, s->work->out);
    for (size_t i = 0; i < n - 1; i++)
        if (others[i].process.id)
            take(s, &others[i].process);
    counted = adopt_all(s);
    for (size_t i = 0; i < n - 1; i++)
        pov_let_go(others[i].spool);
    return counted;
}

int jobs_settle(const jobs_work *work, size_t processes, pov_findings *findings,
                size_t *counted)
{
    share s = {.work = work, .findings = findings};
    size_t n = processes < work->n ? processes : work->n;
    pov_shared memory;
    pov_arena *scratch;

    if (n < 2 || !pov_shared_begin(&memory, work->n * sizeof *s.taken)) {
        *counted = settle_alone(work, findings);
        return 0;
    }
    s.taken = pov_shared_take(&memory, work->n * sizeof *s.taken);
    for (size_t i = 0; i < work->n; i++)
        atomic_init(&s.taken[i], false);
    scratch = pov_arena_new();
    s.results = pov_arena_alloc(scratch, work->n * sizeof *s.results);
    order_parts(&s, scratch);
    *counted = settle_together(&s, n, scratch);
    pov_shared_end(&memory);
    pov_arena_free(scratch);
    return s.error;
}
