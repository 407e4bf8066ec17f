#include "read/brought.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

bool brought_is_lacking(const char *path)
{
    return access(path, F_OK) && (errno == ENOENT || errno == ENOTDIR);
}

const pov_embedded *brought_differing(const char *name, const char *path)
{
    const pov_embedded *own = pov_embedded_data(name);
    FILE *file = own ? fopen(path, "rb") : NULL;
    char bytes[1 << 12];
    size_t at = 0, n;
    bool same = true;

    if (!file) /* it may be another; reading it will tell why */
        return own;
    while (same && (n = fread(bytes, 1, sizeof bytes, file)) > 0) {
        same = n <= own->length - at && !memcmp(bytes, own->bytes + at, n);
        at += n;
    }
    fclose(file);
    return same && at == own->length ? NULL : own;
}
