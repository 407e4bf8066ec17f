#include "povstat/term.h"

#include <string.h>

#define VOCABULARY(name, type) static const pov_term type##_terms[] = {
#define TERM(constant, code, english, vietnamese, tone)                        \
    {constant, code, english, vietnamese, POV_TONE_##tone},
#define END(type)                                                              \
    }                                                                          \
    ;
#include "povstat/terms.def"

static const struct vocabulary {
    const pov_term *items;
    size_t count;
} vocabularies[] = {
#define VOCABULARY(name, type)                                                 \
    {type##_terms, sizeof type##_terms / sizeof *type##_terms},
#define TERM(constant, code, english, vietnamese, tone)
#define END(type)
#include "povstat/terms.def"
};

const pov_term *pov_term_at(pov_vocabulary vocabulary, unsigned value)
{
    return &vocabularies[vocabulary].items[value];
}

unsigned pov_terms_count(pov_vocabulary vocabulary)
{
    return (unsigned)vocabularies[vocabulary].count;
}

const pov_term *pov_term_find(pov_vocabulary vocabulary, const char *code)
{
    const struct vocabulary *v = &vocabularies[vocabulary];

    for (size_t i = 0; i < v->count; i++)
        if (v->items[i].code && !strcmp(v->items[i].code, code))
            return &v->items[i];
    return NULL;
}

const char *pov_term_say(const pov_term *term, pov_language language)
{
    return language == POV_VI ? term->vietnamese : term->words;
}

pov_state pov_verdict_state(pov_verdict verdict)
{
    static const pov_state states[POV_N_VERDICTS] = {
        [POV_VERDICT_INVALID] = POV_STATE_UNCLEAR,
        [POV_VERDICT_CONFLICTING] = POV_STATE_UNCLEAR,
        [POV_VERDICT_NOT_COMPARABLE] = POV_STATE_UNCLEAR,
        [POV_VERDICT_UNDECIDABLE] = POV_STATE_UNCLEAR,
        [POV_VERDICT_LOST] = POV_STATE_MISSED,
        [POV_VERDICT_NOT_MET] = POV_STATE_MISSED,
        [POV_VERDICT_NOT_IMPROVED] = POV_STATE_MISSED,
        [POV_VERDICT_MOVING_AWAY] = POV_STATE_BEHIND,
        [POV_VERDICT_FAR_BEHIND] = POV_STATE_BEHIND,
        [POV_VERDICT_BEHIND] = POV_STATE_BEHIND,
        [POV_VERDICT_NOT_YET] = POV_STATE_BEHIND,
        [POV_VERDICT_NO_REPORT] = POV_STATE_NO_REPORT,
        [POV_VERDICT_PENDING] = POV_STATE_NOT_DUE,
        [POV_VERDICT_NOT_APPLICABLE] = POV_STATE_NOT_DUE,
        [POV_VERDICT_ON_TRACK] = POV_STATE_ON_TRACK,
        [POV_VERDICT_MET_SO_FAR] = POV_STATE_MET,
        [POV_VERDICT_MET_EARLY] = POV_STATE_MET,
        [POV_VERDICT_IMPROVED] = POV_STATE_MET,
        [POV_VERDICT_MAINTAINED] = POV_STATE_MET,
        [POV_VERDICT_MET] = POV_STATE_MET,
        [POV_VERDICT_EXCEEDED] = POV_STATE_MET,
    };

    return states[verdict];
}
