#include "povstat/embedded.h"

#include <string.h>

const pov_embedded *pov_embedded_find(const char *path)
{
    for (size_t i = 0; i < pov_n_embedded_files; i++)
        if (!strcmp(pov_embedded_files[i].path, path))
            return &pov_embedded_files[i];
    return NULL;
}

const pov_embedded *pov_embedded_data(const char *path)
{
    static const char directory[] = "data/";
    const size_t skip = sizeof directory - 1;

    for (size_t i = 0; i < pov_n_embedded_files; i++)
        if (!strncmp(pov_embedded_files[i].path, directory, skip) &&
            !strcmp(pov_embedded_files[i].path + skip, path))
            return &pov_embedded_files[i];
    return NULL;
}

bool pov_embedded_print(const char *path, FILE *out)
{
    const pov_embedded *file = pov_embedded_find(path);

    if (file)
        fwrite(file->bytes, 1, file->length, out);
    return file != NULL;
}
