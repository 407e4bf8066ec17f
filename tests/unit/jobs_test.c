#include "cli/jobs.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "arena_fixture.h"
#include "cases.h"
#include "no_processes.h"
#include "povstat/process.h"
#include "reading_lines.h"

/* Whatever the number of processes, what is found and printed is what one finds
 * and prints that settles part after part; also if some of them end too early,
 * or have no room for what they print. */

enum { PARTS = 23, FOUND_BY_EACH = 17, LONGEST_WAIT = 10000 /* ms */ };

/** What becomes of other processes. */
typedef enum fortune {
    NONE_BEGINS,
    ALL_END,
    ONE_IS_LOST,
    ALL_LACK_ROOM
} fortune;

/** What all processes know. */
typedef struct known {
    atomic_bool is_elsewhere; /* another process settles a part */
    atomic_bool is_lost;      /* one has ended too early */
} known;

typedef struct trial {
    pid_t self;
    fortune others;
    size_t n_elsewhere;
    known *known;
} trial;

/** Until there is a part that another process settles. */
static void wait_for_others(known *k)
{
    for (int i = 0; !atomic_load(&k->is_elsewhere); i++) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        assert_true(i < LONGEST_WAIT);
    }
}

static size_t size_of(const void *of, size_t part)
{
    (void)of;
    return part * part % 11;
}

/** From here on this process can write no file. */
static void leave_no_room(void)
{
    const struct rlimit none = {0, 0};

    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &none);
}

/** Some parts print nothing, some more than a stream buffers. */
static void print_part(size_t part, FILE *out)
{
    enum { LINES = 3000 };

    for (size_t i = 0; i < part % 3 * LINES; i++)
        fprintf(out, "part %zu, line %zu\n", part, i);
}

static size_t settle(void *of, size_t part, pov_findings *findings, FILE *out)
{
    trial *t = of;

    if (getpid() != t->self) {
        if (t->others == ALL_LACK_ROOM)
            leave_no_room();
        if (t->others == ONE_IS_LOST &&
            !atomic_exchange(&t->known->is_lost, true))
            _exit(0);
        atomic_store(&t->known->is_elsewhere, true);
    } else if (t->others != NONE_BEGINS) {
        wait_for_others(t->known);
    }
    t->n_elsewhere--;
    if (out)
        print_part(part, out);
    for (uint32_t i = 0; i < FOUND_BY_EACH; i++) {
        pov_place place = {"a.csv", (uint32_t)part, i};
        pov_finding *f = pov_find(
            findings, i % 3 ? POV_FOUND_EXTRA_BLANKS : POV_FOUND_TITLE_USED,
            place, i % 5 ? "part %zu, %u" : NULL, part, i);

        f->line = i % 2 ? "typed" : NULL;
        pov_find_related(findings, f, (pov_place){"b.csv", 1, i}, "because");
    }
    return part;
}

/** What is found, line by line; how many parts were settled by others. */
static dump found_by(size_t processes, fortune others, bool keep_all,
                     pov_waivers *waivers, size_t *n_elsewhere, FILE *out)
{
    trial t = {.self = getpid(), .others = others, .n_elsewhere = PARTS};
    pov_shared memory;
    const jobs_work work = {&t, PARTS, size_of, settle, out, "/tmp"};
    pov_findings found = {
        .arena = arena, .keep_all = keep_all, .waivers = waivers};
    dump d = {0};
    size_t counted;

    assert_true(pov_shared_begin(&memory, sizeof *t.known));
    t.known = pov_shared_take(&memory, sizeof *t.known);
    assert_int_equal(jobs_settle(&work, processes, &found, &counted), 0);
    assert_int_equal(atomic_load(&t.known->is_lost), others == ONE_IS_LOST);
    pov_shared_end(&memory);
    assert_int_equal(counted, PARTS * (PARTS - 1) / 2);
    for (size_t i = 0; i < found.count; i++)
        dump_finding(&d, arena, found.items[i]);
    pov_arena_push(arena, &d,
                   pov_arena_format(arena, "%zu, %zu, %zu silenced",
                                    pov_findings_count(&found, POV_NOTE),
                                    pov_findings_count(&found, POV_WARNING),
                                    found.silenced));
    *n_elsewhere = t.n_elsewhere;
    return d;
}

static pov_waivers *one_waiver(void)
{
    pov_waivers *waivers = pov_waivers_new(arena);

    assert_true(
        pov_waivers_add(waivers, (pov_waiver){.kind = POV_FOUND_EXTRA_BLANKS,
                                              .file = "a.csv",
                                              .line = 5,
                                              .cell = "",
                                              .place = {"waivers.csv", 2, 1}}));
    return waivers;
}

/** What is printed, or nothing. */
typedef struct printed {
    char *text;
    size_t length;
    FILE *out;
} printed;

static void begin_to_print(printed *p)
{
    p->out = open_memstream(&p->text, &p->length);
    assert_non_null(p->out);
}

static void assert_same_printed(printed *a, printed *b)
{
    fclose(a->out);
    fclose(b->out);
    assert_int_equal(a->length, b->length);
    assert_memory_equal(a->text, b->text, a->length);
    free(a->text);
    free(b->text);
}

static void assert_same(size_t processes, fortune others, bool keep_all,
                        bool prints)
{
    pov_waivers *waivers = one_waiver();
    size_t elsewhere;
    printed by_one = {0}, by_all = {0};
    dump alone, shared;
    const char *difference;

    if (prints) {
        begin_to_print(&by_one);
        begin_to_print(&by_all);
    }
    alone = found_by(1, NONE_BEGINS, keep_all, one_waiver(), &elsewhere,
                     by_one.out);
    assert_int_equal(elsewhere, 0);
    shared =
        found_by(processes, others, keep_all, waivers, &elsewhere, by_all.out);
    if (prints)
        assert_same_printed(&by_one, &by_all);
    difference = dump_difference(arena, &shared, &alone);
    if (difference)
        fail_msg("%zu processes: %s", processes, difference);
    assert_true(waivers->items[0]->is_used);
    if (others != ALL_LACK_ROOM) /* what prints nothing needs none */
        assert_int_equal(elsewhere > 0, others != NONE_BEGINS);
}

static void any_number_of_processes_finds_the_same(void **state)
{
    (void)state;
    for (size_t n = 2; n <= PARTS + 2; n += 3) {
        pov_arena_clear(arena);
        assert_same(n, ALL_END, true, false);
        assert_same(n, ALL_END, false, true);
    }
}

static void what_a_lost_process_had_is_settled_here(void **state)
{
    (void)state;
    pov_arena_clear(arena);
    for (size_t n = 3; n <= PARTS; n += 4)
        assert_same(n, ONE_IS_LOST, false, n % 8 == 3);
}

static void what_finds_no_room_is_printed_here(void **state)
{
    (void)state;
    pov_arena_clear(arena);
    assert_same(3, ALL_LACK_ROOM, true, true);
}

static void all_is_settled_here_where_no_process_begins(void **state)
{
    struct rlimit limit = forbid_processes(0);

    (void)state;
    pov_arena_clear(arena);
    assert_same(3, NONE_BEGINS, true, true);
    allow_processes(limit);
}

int main(void)
{
    TEST(any_number_of_processes_finds_the_same);
    TEST(what_a_lost_process_had_is_settled_here);
    TEST(what_finds_no_room_is_printed_here);
    TEST(all_is_settled_here_where_no_process_begins);
    return run_all("jobs", make_arena, free_arena);
}
