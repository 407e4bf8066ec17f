#include "report/words.h"

const char *word_in(pov_language language, word w)
{
    static const char *const words[N_WORDS] = {
#define WORD(id, english) [WORD_##id] = english,
#include "report/words.def"
#undef WORD
    };

    return pov_say(language, words[w]);
}

static const struct verdict_words {
    const char *words;
    pov_tone tone;
} verdicts[POV_N_VERDICTS] = {
    [POV_VERDICT_INVALID] = {"invalid", POV_TONE_BAD},
    [POV_VERDICT_CONFLICTING] = {"conflict", POV_TONE_BAD},
    [POV_VERDICT_NOT_COMPARABLE] = {"not comparable", POV_TONE_WATCH},
    [POV_VERDICT_LOST] = {"lost", POV_TONE_BAD},
    [POV_VERDICT_NOT_MET] = {"not met", POV_TONE_BAD},
    [POV_VERDICT_NOT_IMPROVED] = {"not improved", POV_TONE_BAD},
    [POV_VERDICT_MOVING_AWAY] = {"moving away", POV_TONE_BAD},
    [POV_VERDICT_FAR_BEHIND] = {"far behind", POV_TONE_BAD},
    [POV_VERDICT_BEHIND] = {"behind", POV_TONE_WATCH},
    [POV_VERDICT_NOT_YET] = {"not yet", POV_TONE_WATCH},
    [POV_VERDICT_UNDECIDABLE] = {"undecidable", POV_TONE_WATCH},
    [POV_VERDICT_NO_REPORT] = {"no report", POV_TONE_MUTED},
    [POV_VERDICT_PENDING] = {"pending", POV_TONE_MUTED},
    [POV_VERDICT_ON_TRACK] = {"on track", POV_TONE_GOOD},
    [POV_VERDICT_MET_SO_FAR] = {"met so far", POV_TONE_GOOD},
    [POV_VERDICT_MET_EARLY] = {"met early", POV_TONE_GOOD},
    [POV_VERDICT_IMPROVED] = {"improved", POV_TONE_GOOD},
    [POV_VERDICT_MAINTAINED] = {"maintained", POV_TONE_GOOD},
    [POV_VERDICT_MET] = {"met", POV_TONE_GOOD},
    [POV_VERDICT_EXCEEDED] = {"exceeded", POV_TONE_GOOD},
    [POV_VERDICT_NOT_APPLICABLE] = {"not applicable", POV_TONE_MUTED},
};

const char *word_verdict(pov_language language, pov_verdict verdict)
{
    return pov_say(language, verdicts[verdict].words);
}

pov_tone tone_of_verdict(pov_verdict verdict)
{
    return verdicts[verdict].tone;
}

const char *word_degree(pov_language language, pov_degree degree)
{
    static const char *const words[] = {
        [POV_NO_DEGREE] = "",    [POV_WORSE] = "worse",
        [POV_LITTLE] = "little", [POV_PARTLY] = "partly",
        [POV_NEARLY] = "nearly",
    };

    return pov_say(language, words[degree]);
}

static const struct standing_words {
    word words;
    pov_tone tone;
} standings[] = {
    [POV_USED] = {WORD_USED, POV_TONE_GOOD},
    [POV_OUTRANKED] = {WORD_OUTRANKED, POV_TONE_MUTED},
    [POV_SUPERSEDED] = {WORD_REPLACED, POV_TONE_MUTED},
    [POV_DISPUTED] = {WORD_DISPUTED, POV_TONE_BAD},
    [POV_SET_ASIDE] = {WORD_SET_ASIDE, POV_TONE_WATCH},
};

const char *word_standing(pov_language language, pov_standing standing)
{
    return word_in(language, standings[standing].words);
}

pov_tone tone_of_standing(pov_standing standing)
{
    return standings[standing].tone;
}

const char *word_status(pov_language language, pov_status status)
{
    return status ? pov_say(language, pov_status_name(status)) : "";
}

const char *word_indicator(pov_language language, const pov_indicator *i)
{
    return language == POV_VI ? i->label_vi : i->label_en;
}

const char *word_standard(pov_language language, const pov_standard *s)
{
    return language == POV_VI ? s->label_vi : s->label_en;
}

const pov_column *columns_in(pov_language language, const pov_column columns[],
                             size_t n, pov_arena *arena)
{
    pov_column *said;

    if (language == POV_EN)
        return columns;
    said = pov_arena_alloc(arena, n * sizeof *said);
    for (size_t i = 0; i < n; i++) {
        said[i] = columns[i];
        said[i].label = pov_say(language, columns[i].label);
    }
    return said;
}

pov_page_words page_words(pov_language l)
{
    return (pov_page_words){
        .language = l == POV_VI ? "vi" : "en",
        .notes = word_in(l, WORD_NOTES),
        .back = word_in(l, WORD_BACK),
        .skip = word_in(l, WORD_SKIP),
        .legend = word_in(l, WORD_LEGEND),
        .sort = word_in(l, WORD_SORT),
    };
}
