#include "read/brought.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "povstat/descriptor.h"
#include "povstat/embedded.h"

/** Is a file the same, byte for byte? */
static bool holds(int descriptor, const pov_embedded *own)
{
    char *bytes = pov_malloc_or_die(own->length + 1);
    size_t n;
    bool same = pov_read(descriptor, bytes, own->length + 1, &n) &&
                n == own->length && !memcmp(bytes, own->bytes, n);

    free(bytes);
    return same;
}

brought_state brought_look(const char *name, const char *path)
{
    const pov_embedded *own = pov_embedded_data(name);
    int descriptor = pov_open(path, O_RDONLY);
    bool same;

    if (descriptor < 0) /* it may be another; reading it will tell why */
        return pov_says_lacking(errno) ? BROUGHT_LACKING : BROUGHT_OTHER;
    same = own && holds(descriptor, own);
    pov_let_go(descriptor);
    return same ? BROUGHT_SAME : BROUGHT_OTHER;
}
