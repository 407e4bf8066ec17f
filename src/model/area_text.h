#ifndef MODEL_AREA_TEXT_H
#define MODEL_AREA_TEXT_H

#include "povstat/area_match.h"

/** Which side of a merger the words say: "(cũ)", "sau sáp nhập". */
typedef enum area_era {
    ERA_NOT_SAID,
    ERA_OLD,
    ERA_NEW,
} area_era;

/** A typed name made ready to be looked up. */
typedef struct area_text {
    pov_match outcome; /* CERTAIN: look `name` up; else the answer */
    const char *name;  /* NFC, single blanks, no bullets or footnotes */
    area_era era;
    const char *why;    /* what was taken off or read otherwise; or NULL */
    const char *damage; /* what is broken if no name is found; or NULL */
} area_text;

area_text area_text_read(const char *typed, pov_language language,
                         pov_arena *arena);

/** Add a reason to those so far, once. */
const char *area_text_also(const char *why, const char *reason,
                           pov_arena *arena);

#endif
