#include "cli/jobs.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "povstat/process.h"

/** What came of a part. */
typedef struct result {
    pov_findings found;
    size_t counted;
    bool is_there;
} result;

typedef struct share {
    const jobs_work *work;
    pov_findings *findings;
    result *results;
    size_t *order;       /* of the parts: the largest first */
    atomic_size_t *next; /* in that order, of those that nobody settles yet;
                            all processes have it */
} share;

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

/** Settle a part that nobody else does.  So all come to their end at about the
 *  same time.  Returns its number; that of all: there is none. */
static size_t settle_next(share *s)
{
    size_t n = s->work->n, i = atomic_fetch_add(s->next, 1);

    if (i >= n)
        return n;
    settle_part(s, s->order[i]);
    return s->order[i];
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
    pov_say_number(out, r->counted);
    pov_say_number(out, r->found.silenced);
    pov_say_bytes(out, r->found.found, sizeof r->found.found);
    pov_say_number(out, r->found.count);
    for (size_t i = 0; i < r->found.count; i++)
        say_finding(out, *r->found.items[i]);
}

static void say_waivers(FILE *out, const pov_waivers *waivers)
{
    for (size_t i = 0; waivers && i < waivers->count; i++)
        pov_say_bytes(out, &(char){waivers->items[i]->is_used}, 1);
}

static void serve(void *of, FILE *out)
{
    share *s = of;
    size_t part;

    while ((part = settle_next(s)) < s->work->n)
        say_result(out, part, &s->results[part]);
    pov_say_number(out, part);
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
    size_t n;
    result r = {.is_there = true};

    r.counted = pov_hear_number(l);
    r.found.silenced = pov_hear_number(l);
    pov_hear_bytes(l, r.found.found, sizeof r.found.found);
    n = pov_hear_number(l);
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

/** The largest first. */
static void order_parts(share *s, pov_arena *arena)
{
    size_t n = s->work->n;
    sized *parts = pov_arena_alloc(arena, n * sizeof *parts);

    for (size_t i = 0; i < n; i++)
        parts[i] = (sized){i, s->work->size(s->work->of, i)};
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
        counted += work->settle(work->of, i, findings);
    return counted;
}

/** Settle what nobody did, and take all over in order.  Returns how much was
 *  counted. */
static size_t adopt_all(share *s)
{
    size_t counted = 0;

    for (size_t i = 0; i < s->work->n; i++) {
        if (!s->results[i].is_there)
            settle_part(s, i);
        adopt(s->findings, &s->results[i].found);
        counted += s->results[i].counted;
    }
    return counted;
}

size_t jobs_settle(const jobs_work *work, size_t processes,
                   pov_findings *findings)
{
    share s = {.work = work, .findings = findings};
    size_t n = processes < work->n ? processes : work->n, counted;
    pov_shared memory;
    pov_arena *scratch;
    pov_process *others;

    if (n < 2 || !pov_shared_begin(&memory, sizeof *s.next))
        return settle_alone(work, findings);
    s.next = pov_shared_take(&memory, sizeof *s.next);
    atomic_init(s.next, 0);
    scratch = pov_arena_new();
    s.results = pov_arena_alloc(scratch, work->n * sizeof *s.results);
    others = pov_arena_alloc(scratch, n * sizeof *others);
    order_parts(&s, scratch);
    for (size_t i = 1; i < n; i++)
        pov_process_begin(&others[i], serve, &s);
    while (settle_next(&s) < work->n)
        ;
    for (size_t i = 1; i < n; i++)
        if (others[i].id)
            take(&s, &others[i]);
    counted = adopt_all(&s);
    pov_shared_end(&memory);
    pov_arena_free(scratch);
    return counted;
}
