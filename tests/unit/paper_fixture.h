#ifndef POVSTAT_TESTS_UNIT_PAPER_FIXTURE_H
#define POVSTAT_TESTS_UNIT_PAPER_FIXTURE_H

/* Papers as offices hold them, read under the settings that expected.json says
 * each needs. */

#include <cjson/cJSON.h>

#include "extract_fixture.h"

static inline reading read_under(const char *path, const cJSON *paper)
{
    reading r = {.figures = pov_figures_new(catalogue, arena),
                 .findings = {.arena = arena, .keep_all = true}};
    pov_setting settings[MOST_SETTINGS];
    pov_read_options options = {.settings = settings};
    const cJSON *needed;

    cJSON_ArrayForEach(needed, cJSON_GetObjectItem(paper, "needed"))
    {
        assert_true(options.n_settings < MOST_SETTINGS);
        settings[options.n_settings++] =
            (pov_setting){needed->string, cJSON_GetStringValue(needed)};
    }
    pov_extract_read(path, &options, r.figures, &r.findings, &r.tally);
    pov_extract_settle(r.figures, &r.findings, &r.tally);
    pov_reckon(r.figures, &r.findings);
    pov_findings_sort(&r.findings);
    return r;
}

#endif
