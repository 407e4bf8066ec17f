#include "write/formats.h"

#include <string.h>
#include <strings.h>

const pov_format pov_formats[] = {
#define FORMAT(writer, name, extension, draws, about)                          \
    {#name, extension, about, POV_DRAWS_##draws, write_##writer},
#define DIRECTORY(name, about) {#name, "", about, POV_DRAWS_DIRECTORY, NULL},
#include "write/formats.def"
};

const size_t pov_n_formats = sizeof pov_formats / sizeof *pov_formats;

/* Extensions in use besides a format's own and its name. */
static const struct alias {
    const char *extension;
    const char *name;
} aliases[] = {
    {"jsonl", "ndjson"},
    {"htm", "html"},
};

const pov_format *pov_format_named(const char *name)
{
    for (size_t i = 0; i < pov_n_formats; i++)
        if (!strcmp(pov_formats[i].name, name))
            return &pov_formats[i];
    return NULL;
}

const pov_format *pov_format_for_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');

    if (!dot)
        return NULL;
    for (size_t i = 0; i < pov_n_formats; i++)
        if (pov_formats[i].write &&
            (!strcasecmp(dot + 1, pov_formats[i].extension) ||
             !strcasecmp(dot + 1, pov_formats[i].name)))
            return &pov_formats[i];
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (!strcasecmp(dot + 1, aliases[i].extension))
            return pov_format_named(aliases[i].name);
    return NULL;
}
