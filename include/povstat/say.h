#ifndef POVSTAT_SAY_H
#define POVSTAT_SAY_H

#include "povstat/arena.h"
#include "povstat/day.h"
#include "povstat/decimal.h"

/* The language of what people read.  The English text in the source is the
 * key; each other language has one file of translations, vi.def.  What a
 * machine reads (codes, keys, ids) is never said through here. */

typedef enum pov_language {
    POV_EN,
    POV_VI,
} pov_language;

/**
 * An English text of the source in another language.
 *
 * Shape:  a printf format stays one that takes the same arguments.
 * Owns:   a constant, or `english` itself: in English, and if the text is
 *         not in the file, as a text without a word or one said already.
 * Source: tests/words.sh finds every text that has no translation.
 */
const char *pov_say(pov_language language, const char *english)
    __attribute__((format_arg(2)));

/** Format such a text. */
const char *pov_say_format(pov_language language, pov_arena *arena,
                           const char *english, ...)
    __attribute__((format(printf, 3, 4)));

/** "1155.5", "1.155,5". */
const char *pov_say_decimal(pov_language language, pov_arena *arena,
                            pov_decimal d);

/** As reports show it: "−1,155.50", "−1.155,50"; the minus is as wide as a
 *  plus, and every decimal of the scale is there. */
const char *pov_say_figure(pov_language language, pov_arena *arena,
                           pov_decimal d);

/** "2023-12-31", "31/12/2023". */
const char *pov_say_day(pov_language language, pov_arena *arena, pov_day day);

#endif
