#include "measure/elsewhere.h"

#include <string.h>

#include "measure/series.h"

typedef struct look {
    const pov_figures *figures;
    pov_progress *progress;
    const pov_key *series;
    pov_day on;   /* the baseline's day; POV_NO_DAY: after it */
    bool has_own; /* the target has its own figure */
    pov_language language;
} look;

static void leave_out(look *l, const pov_figure *f)
{
    pov_arena_push(l->figures->arena, &l->progress->left_out, f);
}

static const pov_figure *find(const look *l, const pov_key *series)
{
    const pov_figure *f;

    if (!l->on)
        return series_actual(l->figures, series, &l->progress->trial);
    f = series_at(l->figures, series, l->on);
    return series_is_evidence(f) ? f : NULL;
}

/** The same figure of another territory.  Its count will do for want of a
 *  rate: neither can be used. */
static const pov_figure *find_of(const look *l, const pov_area *area)
{
    pov_key key = *l->series;
    const pov_figure *f;

    key.area = area;
    f = find(l, &key);
    if (f || l->has_own)
        return f;
    key.unit = key.unit == POV_IN_COUNT ? POV_IN_PERCENT : POV_IN_COUNT;
    return find(l, &key);
}

/** Was the figure only reckoned from others, e.g. as the sum of this very
 *  territory and its neighbours? */
static bool is_reckoned(const pov_figure *f)
{
    return !f->conflict && !pov_figure_stated(f);
}

/** Is it part of the sum by which the target's own territory is known? */
static bool is_summed(const look *l, const pov_figure *f)
{
    const pov_figure *own = series_at(l->figures, l->series, f->key.as_of);

    return pov_areas_hold(pov_area_predecessors(l->series->area),
                          f->key.area) &&
           series_is_evidence(own) && is_reckoned(own);
}

static void leave_out_of(look *l, const pov_area_list *areas)
{
    const pov_area *twin = areas->count ? pov_area_twin(l->series->area) : NULL;
    const char *name = l->series->area->name;

    for (size_t i = 0; i < areas->count; i++) {
        const pov_figure *f =
            areas->items[i] == twin ? NULL : find_of(l, areas->items[i]);

        if (!f || is_summed(l, f))
            continue;
        /* Beside a figure of its own only the namesake is worth a word. */
        if (!l->has_own ||
            (!strcmp(f->key.area->name, name) && !is_reckoned(f)))
            leave_out(l, f);
    }
}

/** What the sum lacks for the day of the figures that were left out. */
static const char *missing_on(const look *l, pov_day day)
{
    pov_key total = *l->series;

    total.as_of = day;
    return pov_merger_lacks(l->figures, &total, l->language, l->figures->arena);
}

static void look_at_territories(look *l, pov_lack *lack)
{
    size_t n = l->progress->left_out.count;

    leave_out_of(l, pov_area_successors(l->series->area));
    leave_out_of(l, pov_area_predecessors(l->series->area));
    if (n == l->progress->left_out.count)
        return;
    l->progress->outcome.flags |= 1u << POV_FLAG_OTHER_TERRITORY;
    lack->day = l->progress->left_out.items[n]->key.as_of;
    lack->says = missing_on(l, lack->day);
}

/** Is anything under another standard? */
static bool speaks_of_others(const look *l)
{
    for (size_t i = 0; i < l->figures->standards.count; i++)
        if (l->figures->standards.items[i] &&
            l->figures->standards.items[i] != l->series->standard)
            return true;
    return false;
}

static void look_at_standards(look *l)
{
    const pov_catalogue *catalogue = l->figures->catalogue;

    if (!l->series->indicator->by_standard || l->has_own ||
        !speaks_of_others(l))
        return;
    for (size_t i = 0; i < catalogue->standards.count; i++) {
        pov_key key = *l->series;
        const pov_figure *f;

        key.standard = catalogue->standards.items[i];
        if (key.standard == l->series->standard ||
            !pov_figures_have_standard(l->figures, key.standard))
            continue;
        f = find(l, &key);
        if (f)
            leave_out(l, f);
    }
}

void elsewhere_look(const pov_figures *figures, pov_progress *p,
                    const pov_key *series, const pov_figure *actual,
                    pov_language language)
{
    pov_trial *t = &p->trial;
    look after = {.figures = figures,
                  .progress = p,
                  .series = series,
                  .has_own = actual,
                  .language = language};
    look before = {.figures = figures,
                   .progress = p,
                   .series = series,
                   .on = t->t0,
                   .language = language};

    look_at_standards(&after);
    look_at_territories(&after, &p->actual_lacks);
    t->incomparable = !actual && p->left_out.count;
    if (t->is_flow || t->baseline.known ||
        (t->baseline.figure && t->baseline.figure->conflict))
        return;
    look_at_standards(&before);
    look_at_territories(&before, &p->baseline_lacks);
}

/** "end 2024", or the day. */
static const char *day_text(const pov_findings *findings, pov_day day)
{
    pov_civil c = pov_civil_from(day);
    pov_language l = findings->language;

    if (c.month == 12 && c.day == 31)
        return pov_arena_format(findings->arena, pov_say(l, "end %d"), c.year);
    return pov_say_day(l, findings->arena, day);
}

static void relate(pov_findings *findings, pov_finding *finding,
                   const pov_figure *f, const char *says)
{
    const pov_evidence *stated = pov_figure_stated(f);

    if (!stated && f->conflict && f->evidence.count)
        stated = f->evidence.items[0];
    if (stated)
        pov_find_related(findings, finding, stated->sources.items[0].place,
                         says);
}

/** The same may be true of other areas' figures of that day. */
static void say_about(const pov_findings *findings, pov_finding *finding,
                      const pov_key *key, pov_day day)
{
    if (pov_finding_is_kept(findings, finding))
        pov_finding_about(finding, key->area->name,
                          pov_arena_format(findings->arena, "%s %ld",
                                           key->indicator->id, (long)day));
}

static void report_lack(const pov_progress *p, const pov_lack *lack,
                        pov_findings *findings)
{
    const pov_key *key = &p->target->key;
    pov_finding *finding;

    if (!lack->says)
        return;
    finding = pov_find(findings, POV_FOUND_SUM_INCOMPLETE,
                       p->stated->sources.items[0].place, "%s, %s, %s: %s",
                       key->area->id, key->indicator->id,
                       day_text(findings, lack->day), lack->says);
    say_about(findings, finding, key, lack->day);
    for (size_t i = 0; i < p->left_out.count; i++) {
        const pov_figure *f = p->left_out.items[i];

        if (f->key.as_of == lack->day &&
            pov_areas_hold(pov_area_predecessors(key->area), f->key.area))
            relate(findings, finding, f, f->key.area->id);
    }
}

/** Is it a part of a sum that was reported as incomplete? */
static bool is_told(const pov_progress *p, const pov_figure *f)
{
    const pov_lack *lacks[] = {&p->baseline_lacks, &p->actual_lacks};

    for (size_t i = 0; i < 2; i++)
        if (lacks[i]->says && lacks[i]->day == f->key.as_of &&
            pov_areas_hold(pov_area_predecessors(p->target->key.area),
                           f->key.area))
            return true;
    return false;
}

static void report_territory(const pov_progress *p, const pov_figure *f,
                             pov_findings *findings)
{
    const pov_key *key = &p->target->key;
    pov_finding *finding = pov_find(
        findings, POV_FOUND_OTHER_TERRITORY, p->stated->sources.items[0].place,
        "%s, %s: the one of %s is of %s", key->area->id, key->indicator->id,
        day_text(findings, f->key.as_of), f->key.area->id);

    say_about(findings, finding, key, f->key.as_of);
    relate(findings, finding, f, f->key.area->id);
}

static void report_standard(const pov_progress *p, const pov_figure *f,
                            pov_findings *findings)
{
    const pov_key *key = &p->target->key;
    pov_finding *finding = pov_find(
        findings, POV_FOUND_OTHER_STANDARD, p->stated->sources.items[0].place,
        "%s, %s: the target is under %s, the figure of %s under %s",
        key->area->id, key->indicator->id, key->standard->id,
        day_text(findings, f->key.as_of), f->key.standard->id);

    say_about(findings, finding, key, f->key.as_of);
    relate(findings, finding, f, f->key.standard->id);
}

void elsewhere_report(const pov_progress *p, pov_findings *findings)
{
    report_lack(p, &p->baseline_lacks, findings);
    report_lack(p, &p->actual_lacks, findings);
    for (size_t i = 0; i < p->left_out.count; i++) {
        const pov_figure *f = p->left_out.items[i];

        if (is_told(p, f))
            continue;
        if (f->key.area != p->target->key.area)
            report_territory(p, f, findings);
        else
            report_standard(p, f, findings);
    }
}
