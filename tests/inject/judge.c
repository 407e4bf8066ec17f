#define _GNU_SOURCE

#include "judge.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

static int status_of(const result *r)
{
    return WEXITSTATUS(r->how.status);
}

static bool same_bytes(const char *a, size_t n_a, const char *b, size_t n_b)
{
    return n_a == n_b && !memcmp(a, b, n_a);
}

static bool says_the_same(const result *a, const result *b)
{
    return same_bytes(a->err, a->n_err, b->err, b->n_err);
}

static const char *judge_end(const result *got, int signal)
{
    if (got->how.hung)
        return "does not end";
    if (WIFSIGNALED(got->how.status) && WTERMSIG(got->how.status) != signal)
        return "dies of a signal";
    if (strstr(got->err, "Sanitizer") || strstr(got->err, "runtime error:"))
        return "a sanitizer complains";
    return NULL;
}

static mode_t private_mode(const tree_item *item)
{
    return S_ISDIR(item->mode) ? S_IFDIR | 0700 : S_IFREG | 0600;
}

/** As it should be, or, as it was stopped, not yet open to others. */
static bool is_all_but_open(const tree *got, const tree *right)
{
    tree opened = *got;

    for (size_t i = 0; i < got->n && i < right->n; i++)
        if (got->items[i].mode == private_mode(&right->items[i]))
            opened.items[i].mode = right->items[i].mode;
    return tree_same(&opened, right);
}

/** Is each of its files as it was, or as it should be, and none gone? */
static bool is_between(const tree *got, const tree *older, const tree *right)
{
    size_t n_older = 0;

    for (size_t i = 0; i < got->n; i++) {
        tree one = {.n = 1, .items = {got->items[i]}};
        bool was = false, is_right = false;

        for (size_t k = 0; k < older->n && !was; k++)
            was = tree_same(&one, &(tree){.n = 1, .items = {older->items[k]}});
        for (size_t k = 0; k < right->n && !is_right; k++)
            is_right = is_all_but_open(
                &one, &(tree){.n = 1, .items = {right->items[k]}});
        if (!was && !is_right)
            return false;
    }
    for (size_t k = 0; k < older->n; k++)
        for (size_t i = 0; i < got->n; i++)
            n_older += !strcmp(got->items[i].path, older->items[k].path);
    return n_older == older->n;
}

/** May files be changed one by one, and some of them be?  Whoever is killed
 *  brings nothing back, nor who cannot rename any more. */
static bool may_be_between(const stage *s, const fault *f)
{
    return case_changes_directory(s->played) &&
           (fault_signal(f) || (f->calls == CALL_RENAME && f->lasts));
}

/* The older one as it was, or the new one as it should be. */
static const char *judge_target(const stage *s, const fault *f,
                                const result *got)
{
    if (may_be_between(s, f) &&
        is_between(&got->target, &s->older, &s->right.target))
        return NULL;
    if (tree_same(&got->target, &s->older) ||
        is_all_but_open(&got->target, &s->right.target))
        return NULL;
    if (!got->target.n)
        return "the older result is gone";
    return s->older.n ? "the result is neither the older nor the new one"
                      : "half a result is left";
}

/* What was exchanged for the new one was open to others before. */
static bool is_ours(const tree_item *item, const tree *known)
{
    const char *slash = strrchr(item->path, '/');
    const char *name = slash ? slash + 1 : item->path;
    bool was_there = false;

    for (size_t i = 0; i < known->n && !was_there; i++)
        was_there = item->mode == known->items[i].mode &&
                    (item->hash == known->items[i].hash || !i);
    return !strncmp(name + (*name == '.'), "povstat-", 8) &&
           (item->mode == private_mode(item) || was_there);
}

static const char *judge_litter(const stage *s, const result *got,
                                bool may_leave)
{
    const tree *left = &got->litter;
    size_t most = case_changes_directory(s->played) ? 3 : 1;

    if (!left->n)
        return NULL;
    if (!may_leave)
        return "a temporary file is left";
    if (most == 1 ? tree_top(left) > 1 : left->n > most)
        return "more than one temporary file is left";
    for (size_t i = 0; i < (most == 1 ? 1 : left->n); i++)
        if (!is_ours(&left->items[i], &s->older) &&
            !(most > 1 && is_ours(&left->items[i], &s->right.target)))
            return "a temporary file without our name, or that others may read";
    return NULL;
}

static bool says_incomplete(const result *got)
{
    static const char *const words[] = {"Incomplete: ", "\"incomplete\":{",
                                        "Chưa đầy đủ: "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(got->out, words[i]))
            return true;
    return false;
}

/* No rows that look like all, no page that looks whole. */
static const char *judge_printed(const stage *s, const result *got)
{
    const result *right = &s->right;

    if (case_prints_findings(s->played) ||
        (got->n_out <= right->n_out &&
         !memcmp(got->out, right->out, got->n_out)))
        return NULL;
    if (case_has_rows(s->played))
        return "exit 2, but other rows are printed";
    return says_incomplete(got) ? NULL
                                : "exit 2, and a page that does not say so";
}

/* Findings are what check prints: those say it too. */
static bool is_told(const stage *s, const result *got)
{
    const result *right = &s->right;

    if (case_prints_findings(s->played) &&
        !same_bytes(got->out, got->n_out, right->out, right->n_out))
        return true;
    return got->n_err && (!right->n_err || status_of(right) == 2 ||
                          !says_the_same(got, right));
}

static const char *judge_refusal(const stage *s, const result *got)
{
    if (!is_told(s, got) && !got->how.hit_complaint)
        return "exit 2 without a message";
    return judge_printed(s, got);
}

/* That something could not be taken away may be told besides. */
static bool says_enough(const result *got, const result *right)
{
    return got->litter.n ? strstr(got->err, right->err) != NULL
                         : says_the_same(got, right);
}

static const char *judge_success(const stage *s, const result *got)
{
    const result *right = &s->right;

    if (!same_bytes(got->out, got->n_out, right->out, right->n_out))
        return "success, but standard output is not the result";
    if (!tree_same(&got->target, &right->target))
        return "success, but the file is not the result";
    if (!says_enough(got, right))
        return "success, but standard error is not what it should be";
    return NULL;
}

static const char *judge_status(const stage *s, const result *got)
{
    int status = status_of(got);

    if (status == 2)
        return judge_refusal(s, got);
    if (status != status_of(&s->right))
        return "another exit status";
    return judge_success(s, got);
}

/* A run that is refused touches nothing, so it takes nothing away either. */
static const char *judge_again(stage *s)
{
    bool is_refused = status_of(&s->right) == 2;
    result again = result_new();
    const char *complaint;

    stage_restore(s);
    stage_run(s, &(injection){.is_quick = true}, &again);
    complaint = judge_success(s, &again);
    if (complaint)
        complaint = "what was left is in the way of the next run";
    else if (!is_refused && again.litter.n)
        complaint = "the next run does not remove what was left";
    result_free(&again);
    return complaint;
}

/* What was changed in part can be used as it is, and the same command ends
 * it. */
static const char *judge_use(stage *s, const result *got)
{
    const char *complaint = NULL;
    result next;

    if (!case_changes_directory(s->played) ||
        (WIFEXITED(got->how.status) && status_of(got) < 2))
        return NULL;
    next = result_new();
    stage_use(s, &next);
    if (!WIFEXITED(next.how.status) || status_of(&next) == 2)
        complaint = "what is left cannot be used";
    stage_run(s, &(injection){.is_quick = true}, &next);
    if (!complaint && !tree_same(&next.target, &s->right.target))
        complaint = "the same command does not end it";
    if (!complaint && next.litter.n)
        complaint = "the same command does not remove what was left";
    result_free(&next);
    return complaint;
}

/* What cannot be unlinked stays, and a directory that cannot be opened cannot
 * be emptied. */
static bool may_leave(const fault *f, const result *got)
{
    return fault_signal(f) == SIGKILL || f->calls == CALL_UNLINK ||
           (f->calls == CALL_OPEN && got->litter.n &&
            S_ISDIR(got->litter.items[0].mode));
}

const char *judge(stage *s, const injection *wrong, const result *got)
{
    const char *complaint = judge_end(got, fault_signal(wrong->fault));

    if (!complaint && !got->how.hit)
        complaint = "the call did not come this time";
    if (!complaint && !tree_same(&got->inputs, &s->right.inputs))
        complaint = "an input was changed";
    if (!complaint)
        complaint = judge_target(s, wrong->fault, got);
    if (!complaint)
        complaint = judge_litter(s, got,
                                 may_leave(wrong->fault, got) ||
                                     may_be_between(s, wrong->fault));
    if (!complaint && WIFEXITED(got->how.status))
        complaint = judge_status(s, got);
    if (!complaint)
        complaint = judge_use(s, got);
    if (!complaint && got->litter.n && !case_changes_directory(s->played))
        complaint = judge_again(s);
    return complaint;
}

const char *judge_right(const stage *s)
{
    const result *right = &s->right;
    case_place place = s->played->place;
    bool must_change =
        status_of(right) < 2 && (place == PLACE_NEW || place == PLACE_OLD);

    if (judge_end(right, 0))
        return judge_end(right, 0);
    if (right->how.order)
        return right->how.order;
    if (status_of(right) > 2)
        return "another exit status";
    if (right->litter.n)
        return "a temporary file is left";
    if (must_change == tree_same(&right->target, &s->older))
        return must_change ? "there is no result" : "the older result changed";
    if (status_of(right) < 2 && place == PLACE_PRINTED && !right->n_out)
        return "there is no result";
    return NULL;
}
