#ifndef POVSTAT_TESTS_UNIT_DICE_H
#define POVSTAT_TESTS_UNIT_DICE_H

#include <stdint.h>

/** The same numbers in every run: xorshift64*, from a fixed seed. */
typedef struct dice {
    uint64_t state;
} dice;

static const dice fixed_seed = {0x9e3779b97f4a7c15u};

static inline uint64_t dice_bits(dice *r)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return r->state * 0x2545f4914f6cdd1du;
}

/** From `low` to `high`, both counted in. */
static inline int64_t dice_between(dice *r, int64_t low, int64_t high)
{
    uint64_t span = (uint64_t)high - (uint64_t)low + 1;
    uint64_t bits = dice_bits(r);

    return (int64_t)((uint64_t)low + (span ? bits % span : bits));
}

#endif
