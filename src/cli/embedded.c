#include "cli/embedded.h"

#include <string.h>

bool embedded_print(const char *path, FILE *out)
{
    for (size_t i = 0; i < n_embedded_files; i++) {
        const embedded_file *file = &embedded_files[i];

        if (strcmp(file->path, path))
            continue;
        fwrite(file->bytes, 1, file->length, out);
        return true;
    }
    return false;
}
