#ifndef POVSTAT_VIEW_UNIT_GROUPS_H
#define POVSTAT_VIEW_UNIT_GROUPS_H

#include "view/units.h"

/* Which areas stand beside each other, and the day of which most is known. */

/** Indicators that stand beside each other, and earlier years of one. */
enum { MOST_SUBJECTS = 3, MOST_YEARS = 3 };

/** A day on which units are told of, under a standard. */
typedef struct unit_voice {
    pov_day day;
    const pov_standard *standard;
    pov_area_list areas;
} unit_voice;

/** The units of one level in one area, at the day of which most is known. */
typedef struct unit_group {
    const pov_area *parent; /* NULL: provinces */
    pov_level level;        /* district or commune, as it was asked for */
    struct {
        unit_voice **items;
        size_t count, capacity;
    } voices;
    pov_map by_day;     /* day and standard → unit_voice */
    unit_voice *chosen; /* its areas are the units */
    const pov_indicator *subjects[MOST_SUBJECTS];
    size_t n_subjects;
    pov_unit told_in;          /* rates, or for want of them counts */
    pov_day years[MOST_YEARS]; /* before its day, the first first */
    size_t n_years;
    const pov_area *whole; /* what all of them make up; NULL: nothing, */
    size_t n_all;          /* and of how many it is made */
    const char *file;      /* that all of it is from; NULL: of several */
    const char *title;     /* "21 districts", once it was asked for */
    bool is_told;
} unit_group;

struct units {
    const pov_figures *figures;
    struct {
        unit_group **items;
        size_t count, capacity;
    } groups;
    pov_map by_parent; /* parent and level → unit_group */
};

/** What stands in a row: the indicator in households, under a standard, of all
 *  of them. */
bool unit_groups_is_subject(const pov_indicator *indicator);

/** Is it an actual level that is known, or in conflict? */
bool unit_groups_may_tell(const pov_figure *figure);

/** Does the filter ask for areas whatever their targets are? */
bool unit_groups_are_asked_for(const pov_filter *filter);

/** The groups that figures speak of, each with its voices, in the order of the
 *  figures. */
units *unit_groups_heard(const pov_results *results);

/** Choose of each group its day, indicators and units; those that are no table
 *  are left out. */
void unit_groups_choose(units *all, const pov_results *results);

/** The group of an area and its neighbours, made if there is none. */
unit_group *unit_groups_for(units *all, const pov_area *area, pov_arena *arena);

/** One more area has its say of a day. */
void unit_groups_hear(unit_group *group, const pov_area *area, pov_day day,
                      const pov_standard *standard, pov_arena *arena);

/** The group in whose table an area stands, or NULL. */
unit_group *unit_groups_with(const units *all, const pov_area *area);

/** The group of the units of one level in an area, or NULL. */
unit_group *unit_groups_below(const units *all, const pov_area *parent,
                              pov_level level);

/** A level under the standard of the group's day: known, in conflict, or NULL.
 */
pov_figure *unit_groups_figure(const units *all, const unit_group *group,
                               const pov_area *area,
                               const pov_indicator *indicator, pov_unit unit);

/** The same on another day. */
pov_figure *unit_groups_on(const units *all, const unit_group *group,
                           const pov_area *area, const pov_indicator *indicator,
                           pov_unit unit, pov_day day);

/** Find of which years before its day its first indicator is known. */
void unit_groups_years(const units *all, unit_group *group);

/** Keep the group's indicators in their order. */
void unit_groups_subject(unit_group *group, const pov_indicator *subject);

/** Find what the units of a group are the parts of on its day, and how many it
 *  has: the parent, or of provinces the country. */
void unit_groups_whole(const units *all, unit_group *group);

#endif
