#ifndef POVSTAT_MODEL_FIGURE_INDEX_H
#define POVSTAT_MODEL_FIGURE_INDEX_H

#include "povstat/figures.h"

/** The figure of a key, or NULL. */
pov_figure *figure_index_find(const pov_figure_index *index,
                              const pov_key *key);

/** A number that tells most keys apart, and with which one is found soon: where
 *  it is looked for is asked for. */
uint32_t figure_index_seek(const pov_figure_index *index, const pov_key *key);

/** The same as figure_index_at of what was sought. */
void **figure_index_at_sought(pov_figure_index *index, const pov_key *key,
                              uint32_t sought, pov_arena *arena);

/** Where the figure of a key is, or is to be put now: NULL in it if it is new.
 */
void **figure_index_at(pov_figure_index *index, const pov_key *key,
                       pov_arena *arena);

/** The same of moments. */
uint32_t moment_index_seek(const pov_figure_index *index,
                           const pov_moment_key *key);
void **moment_index_at_sought(pov_figure_index *index,
                              const pov_moment_key *key, uint32_t sought,
                              pov_arena *arena);

/** What tells a statement from others of its figure. */
typedef struct stated_key {
    const pov_figure *figure;
    const pov_plan *document;
    int64_t amount, stretch, baseline;
    int32_t scale, stretch_scale, baseline_scale, op, status, has;
} stated_key;

stated_key stated_key_of(const pov_evidence *e);

/** The statement of a key, or NULL. */
pov_evidence *stated_index_find(const pov_figure_index *index,
                                const stated_key *key);

/** Shape: there is none of its key, which stays what it is. */
void stated_index_add(pov_figure_index *index, pov_evidence *e,
                      pov_arena *arena);

/** Shape: it is in there. */
void stated_index_remove(pov_figure_index *index, const pov_evidence *e);

/** Make room for more figures, or moments, at once. */
void figure_index_expect(pov_figure_index *index, size_t more,
                         pov_arena *arena);

/** Shape: there is one of the key. */
void figure_index_remove(pov_figure_index *index, const pov_key *key);

#endif
