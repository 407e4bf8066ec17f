#include "report/codes.h"

#include <string.h>

static const struct code {
    vocabulary from;
    const char *code;
    const char *words;
} codes[] = {
#define CODE(from, code, words) {CODES_##from, code, words},
#include "report/codes.def"
#undef CODE
};

static const struct tone {
    const char *code;
    vocabulary from;
    pov_tone tone;
} tones[] = {
    {"error", CODES_SEVERITY, POV_TONE_BAD},
    {"warning", CODES_SEVERITY, POV_TONE_WATCH},
    {"note", CODES_SEVERITY, POV_TONE_MUTED},
    {"used", CODES_STANDING, POV_TONE_GOOD},
    {"outranked", CODES_STANDING, POV_TONE_MUTED},
    {"superseded", CODES_STANDING, POV_TONE_MUTED},
    {"disputed", CODES_STANDING, POV_TONE_BAD},
    {"set_aside", CODES_STANDING, POV_TONE_WATCH},
};

/** POV_N_VERDICTS: it is none. */
static pov_verdict verdict_of(const char *code)
{
    size_t v = 0;

    while (v < POV_N_VERDICTS && strcmp(pov_verdict_code(v), code) != 0)
        v++;
    return (pov_verdict)v;
}

static const char *status_words(pov_language l, const char *code)
{
    for (pov_status s = POV_ESTIMATE; s <= POV_REVISED; s++)
        if (!strcmp(pov_status_name(s), code))
            return word_status(l, s);
    return code;
}

static const char *degree_words(pov_language l, const char *code)
{
    pov_verdict verdict = verdict_of(code);

    for (pov_degree d = POV_WORSE; d <= POV_NEARLY; d++)
        if (!strcmp(pov_degree_code(d), code))
            return word_degree(l, d);
    return verdict < POV_N_VERDICTS ? word_verdict(l, verdict) : code;
}

/** "met or not_met" */
static const char *degrees_words(pov_arena *arena, pov_language l,
                                 const char *code)
{
    const char *joint = strstr(code, " or ");

    if (!joint)
        return degree_words(l, code);
    return pov_arena_format(
        arena, "%s %s %s",
        degree_words(l, pov_arena_copy(arena, code, (size_t)(joint - code))),
        word_in(l, WORD_OR), degree_words(l, joint + strlen(" or ")));
}

static const char *listed_words(pov_arena *arena, pov_language l,
                                vocabulary from, const char *code)
{
    const char *interim = "interim_";

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].from == from && !strcmp(codes[i].code, code))
            return pov_say(l, codes[i].words);
    if (from == CODES_FLAG && !strncmp(code, interim, strlen(interim)))
        return pov_arena_format(arena, "%s: %s", word_in(l, WORD_INTERIM),
                                degree_words(l, code + strlen(interim)));
    return code;
}

const char *code_words(pov_arena *arena, pov_language l, vocabulary from,
                       const char *code)
{
    switch (from) {
    case CODES_STATUS:
        return status_words(l, code);
    case CODES_VERDICT:
    case CODES_DEGREE:
        return degrees_words(arena, l, code);
    case CODES_NONE:
        return code;
    case CODES_LEVEL:
    case CODES_ASSIGNED:
    case CODES_FORM:
    case CODES_MEASURE:
    case CODES_UNIT:
    case CODES_SIGN:
    case CODES_KIND:
    case CODES_STANDING:
    case CODES_TRUTH:
    case CODES_SEVERITY:
    case CODES_FLAG:
        break;
    }
    return listed_words(arena, l, from, code);
}

pov_tone code_tone(vocabulary from, const char *code)
{
    pov_verdict verdict = verdict_of(code);

    if (from == CODES_VERDICT && verdict < POV_N_VERDICTS)
        return tone_of_verdict(verdict);
    for (size_t i = 0; i < sizeof tones / sizeof *tones; i++)
        if (tones[i].from == from && !strcmp(tones[i].code, code))
            return tones[i].tone;
    return POV_TONE_PLAIN;
}
