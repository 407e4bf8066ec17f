#include "povstat/catalogue.h"

#include <string.h>

#include "povstat/text.h"

static const char *const level_names[] = {
    [POV_ANY_LEVEL] = "any",
    [POV_PROVINCE] = "province",
    [POV_DISTRICT] = "district",
    [POV_SPECIAL_ZONE] = "special_zone",
};

static const char *const status_names[] = {
    [POV_NO_STATUS] = "",
    [POV_ESTIMATE] = "estimate",
    [POV_PRELIMINARY] = "preliminary",
    [POV_REPORTED] = "reported",
    [POV_OFFICIAL] = "official",
    [POV_MINISTRY] = "ministry",
    [POV_REVISED] = "revised",
};

static const struct status_word {
    const char *word;
    pov_status status;
} status_words[] = {
    {"estimate", POV_ESTIMATE}, {"estimated", POV_ESTIMATE},
    {"ước", POV_ESTIMATE},      {"ước tính", POV_ESTIMATE},
    {"dự kiến", POV_ESTIMATE},  {"preliminary", POV_PRELIMINARY},
    {"sơ bộ", POV_PRELIMINARY}, {"reported", POV_REPORTED},
    {"báo chí", POV_REPORTED},  {"báo cáo", POV_REPORTED},
    {"official", POV_OFFICIAL}, {"chính thức", POV_OFFICIAL},
    {"ministry", POV_MINISTRY}, {"bộ", POV_MINISTRY},
    {"revised", POV_REVISED},   {"điều chỉnh", POV_REVISED},
};

enum { N_STATUS_WORDS = sizeof status_words / sizeof *status_words };

const char *pov_level_name(pov_level level)
{
    return level_names[level];
}

const char *pov_status_name(pov_status status)
{
    return status_names[status];
}

bool pov_status_from(const char *text, pov_status *status)
{
    size_t i = 0;

    while (i < N_STATUS_WORDS && strcmp(text, status_words[i].word) != 0)
        i++;
    if (i == N_STATUS_WORDS) /* not typed exactly so: fold, which is slower */
        for (i = 0; i < N_STATUS_WORDS; i++)
            if (pov_text_is(text, status_words[i].word))
                break;
    if (i == N_STATUS_WORDS)
        return false;
    *status = status_words[i].status;
    return true;
}
