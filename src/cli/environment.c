#include "cli/environment.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "povstat/descriptor.h"

#ifndef POVSTAT_DATADIR
#define POVSTAT_DATADIR "/usr/local/share/povstat"
#endif

enum {
    NARROWEST = 40,
    WIDEST = 140,
    OF_FILES = 100, /* and pipes */
    USUAL_WIDTH = 80,
    SECONDS_PER_DAY = 24 * 60 * 60,
};

static const char *variable(const char *name)
{
    const char *text = getenv(name);

    return text && *text ? text : NULL;
}

bool environment_colour(colour_wish wish, bool is_terminal)
{
    const char *terminal = variable("TERM");
    const char *force = variable("FORCE_COLOR");

    if (wish != COLOUR_AUTO)
        return wish == COLOUR_ALWAYS;
    if (variable("NO_COLOR"))
        return false;
    if (!force)
        force = variable("CLICOLOR_FORCE");
    if (force && strcmp(force, "0") != 0)
        return true;
    return is_terminal && terminal && strcmp(terminal, "dumb") != 0;
}

/* 0 if it is no number of columns. */
static size_t columns_from(const char *text)
{
    char *end;
    long columns;

    if (!text)
        return 0;
    columns = strtol(text, &end, 10);
    return *end || columns < 1 || columns > 10000 ? 0 : (size_t)columns;
}

bool environment_is_terminal(int stream)
{
    const char *terminal = variable("TERM");

    return isatty(stream) == 1 && terminal && strcmp(terminal, "dumb") != 0;
}

size_t environment_columns(int stream)
{
    struct winsize size = {0};

    /* It can succeed with no columns at all. */
    if (ioctl(stream, TIOCGWINSZ, &size) || !size.ws_col)
        return USUAL_WIDTH;
    return size.ws_col;
}

const char *environment_pager(void)
{
    const char *pager = getenv("POVSTAT_PAGER");

    if (!environment_is_terminal(STDOUT_FILENO))
        return NULL;
    if (!pager)
        pager = getenv("PAGER");
    if (!pager)
        pager = "less";
    return *pager && strcmp(pager, "cat") != 0 ? pager : NULL;
}

size_t environment_width(bool is_terminal)
{
    size_t columns = columns_from(variable("COLUMNS"));

    if (!columns)
        columns = is_terminal ? environment_columns(STDOUT_FILENO) : OF_FILES;
    if (columns < NARROWEST)
        return NARROWEST;
    return columns < WIDEST ? columns : WIDEST;
}

const char *environment_data_directory(const char *typed)
{
    const char *directory = typed ? typed : variable("POVSTAT_DATA");

    if (directory)
        return directory;
    if (!pov_is_lacking("data/plans.csv"))
        return "data";
    return !pov_is_lacking(POVSTAT_DATADIR "/plans.csv") ? POVSTAT_DATADIR
                                                         : NULL;
}

bool environment_data_is_chosen(const char *typed)
{
    return typed || variable("POVSTAT_DATA") ||
           !pov_is_lacking("data/plans.csv");
}

const char *environment_scratch(void)
{
    const char *directory = variable("TMPDIR");

    return directory ? directory : "/tmp";
}

const char *environment_directory(pov_arena *arena)
{
    size_t size = 256;

    for (;;) {
        char *directory = pov_arena_alloc(arena, size);

        if (getcwd(directory, size))
            return directory;
        if (errno != ERANGE)
            return NULL;
        size *= 2;
    }
}

const char *environment_checkout(void)
{
    const char *checkout = variable("GITHUB_WORKSPACE");

    return checkout ? checkout : variable("CI_PROJECT_DIR");
}

static bool seconds_from(const char *text, int64_t *seconds)
{
    const int64_t last = 253402300799; /* end of the year 9999 */

    *seconds = 0;
    for (const char *digit = text; *digit; digit++) {
        if (*digit < '0' || *digit > '9')
            return false;
        *seconds = *seconds * 10 + (*digit - '0');
        if (*seconds > last)
            return false;
    }
    return true;
}

const char *environment_today(pov_day *today, pov_language language,
                              pov_arena *arena)
{
    const char *epoch = variable("SOURCE_DATE_EPOCH");
    int64_t seconds;

    if (!epoch)
        seconds = (int64_t)time(NULL);
    else if (!seconds_from(epoch, &seconds))
        return pov_say_format(language, arena,
                              "SOURCE_DATE_EPOCH is '%s', no number of seconds",
                              epoch);
    *today = pov_day_from(1970, 1, 1) + (pov_day)(seconds / SECONDS_PER_DAY);
    return NULL;
}
