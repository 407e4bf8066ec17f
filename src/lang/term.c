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
