#include "report/words.h"

const char *word_in(pov_language language, word w)
{
    static const char *const words[N_WORDS][2] = {
#define WORD(id, en, vi) [WORD_##id] = {en, vi},
#include "report/words.def"
#undef WORD
    };

    return words[w][language];
}

static const struct verdict_words {
    const char *words[2];
    pov_tone tone;
} verdicts[POV_N_VERDICTS] = {
    [POV_VERDICT_INVALID] = {{"invalid", "sai khai báo"}, POV_TONE_BAD},
    [POV_VERDICT_CONFLICTING] = {{"conflict", "mâu thuẫn"}, POV_TONE_BAD},
    [POV_VERDICT_NOT_COMPARABLE] = {{"not comparable", "không so sánh được"},
                                    POV_TONE_WATCH},
    [POV_VERDICT_LOST] = {{"lost", "mất mục tiêu"}, POV_TONE_BAD},
    [POV_VERDICT_NOT_MET] = {{"not met", "không đạt"}, POV_TONE_BAD},
    [POV_VERDICT_NOT_IMPROVED] = {{"not improved", "chưa chuyển biến"},
                                  POV_TONE_BAD},
    [POV_VERDICT_MOVING_AWAY] = {{"moving away", "đi ngược"}, POV_TONE_BAD},
    [POV_VERDICT_FAR_BEHIND] = {{"far behind", "rất chậm"}, POV_TONE_BAD},
    [POV_VERDICT_BEHIND] = {{"behind", "chậm"}, POV_TONE_WATCH},
    [POV_VERDICT_NOT_YET] = {{"not yet", "chưa đạt"}, POV_TONE_WATCH},
    [POV_VERDICT_UNDECIDABLE] = {{"undecidable", "chưa đủ chính xác"},
                                 POV_TONE_WATCH},
    [POV_VERDICT_NO_REPORT] = {{"no report", "chưa có báo cáo"},
                               POV_TONE_MUTED},
    [POV_VERDICT_PENDING] = {{"pending", "chưa đến kỳ"}, POV_TONE_MUTED},
    [POV_VERDICT_ON_TRACK] = {{"on track", "đúng tiến độ"}, POV_TONE_GOOD},
    [POV_VERDICT_MET_SO_FAR] = {{"met so far", "đạt"}, POV_TONE_GOOD},
    [POV_VERDICT_MET_EARLY] = {{"met early", "đạt trước hạn"}, POV_TONE_GOOD},
    [POV_VERDICT_IMPROVED] = {{"improved", "có chuyển biến"}, POV_TONE_GOOD},
    [POV_VERDICT_MAINTAINED] = {{"maintained", "giữ vững"}, POV_TONE_GOOD},
    [POV_VERDICT_MET] = {{"met", "đạt"}, POV_TONE_GOOD},
    [POV_VERDICT_EXCEEDED] = {{"exceeded", "vượt"}, POV_TONE_GOOD},
    [POV_VERDICT_NOT_APPLICABLE] = {{"not applicable", "không áp dụng"},
                                    POV_TONE_MUTED},
};

const char *word_verdict(pov_language language, pov_verdict verdict)
{
    return verdicts[verdict].words[language];
}

pov_tone tone_of_verdict(pov_verdict verdict)
{
    return verdicts[verdict].tone;
}

const char *word_degree(pov_language language, pov_degree degree)
{
    static const char *const words[][2] = {
        [POV_NO_DEGREE] = {"", ""},
        [POV_WORSE] = {"worse", "xấu hơn"},
        [POV_LITTLE] = {"little", "ít"},
        [POV_PARTLY] = {"partly", "một phần"},
        [POV_NEARLY] = {"nearly", "gần đạt"},
    };

    return words[degree][language];
}

const char *word_status(pov_language language, pov_status status)
{
    static const char *const words[] = {
        [POV_NO_STATUS] = "",          [POV_ESTIMATE] = "ước tính",
        [POV_PRELIMINARY] = "sơ bộ",   [POV_REPORTED] = "báo chí, báo cáo",
        [POV_OFFICIAL] = "chính thức", [POV_MINISTRY] = "bộ công bố",
        [POV_REVISED] = "điều chỉnh",
    };

    return language == POV_VI ? words[status] : pov_status_name(status);
}

const char *word_indicator(pov_language language, const pov_indicator *i)
{
    return language == POV_VI ? i->label_vi : i->label_en;
}

const char *word_standard(pov_language language, const pov_standard *s)
{
    return language == POV_VI ? s->label_vi : s->label_en;
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
