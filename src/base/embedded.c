#include "povstat/embedded.h"

#include <string.h>

bool pov_embedded_print(const char *path, FILE *out)
{
    for (size_t i = 0; i < pov_n_embedded_files; i++) {
        const pov_embedded *file = &pov_embedded_files[i];

        if (strcmp(file->path, path))
            continue;
        fwrite(file->bytes, 1, file->length, out);
        return true;
    }
    return false;
}
