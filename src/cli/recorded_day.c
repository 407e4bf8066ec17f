#include "cli/recorded_day.h"

#include <stdio.h>
#include <string.h>

/* Every format that states its as-of date states it in the first lines, in
 * the words of its language. */
static const char *const leads[] = {"as of ", "tính đến ", "\"as_of\":\""};

enum { BEGINNING = 4096 };

/** "2025-12-31" or "31/12/2025" at the beginning of the text. */
static pov_day day_behind(const char *text)
{
    char day[POV_DAY_TEXT_SIZE] = "";
    pov_day parsed;

    for (size_t i = 0; i + 1 < sizeof day && text[i]; i++)
        day[i] = text[i];
    if (day[2] == '/' && day[5] == '/') {
        const char turned[] = {day[6], day[7], day[8], day[9], '-', day[3],
                               day[4], '-',    day[0], day[1], '\0'};

        memcpy(day, turned, sizeof day);
    }
    return pov_day_parse(day, &parsed) ? parsed : POV_NO_DAY;
}

pov_day recorded_day(const char *path)
{
    char text[BEGINNING + 1];
    FILE *file = fopen(path, "rb");
    pov_day day = POV_NO_DAY;

    if (!file)
        return POV_NO_DAY;
    text[fread(text, 1, BEGINNING, file)] = '\0';
    fclose(file);
    for (size_t i = 0; !day && i < sizeof leads / sizeof *leads; i++) {
        const char *found = strstr(text, leads[i]);

        if (found)
            day = day_behind(found + strlen(leads[i]));
    }
    return day;
}
