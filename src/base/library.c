#include "povstat/library.h"

#include <dlfcn.h>
#include <string.h>

const char *pov_library_load(const char *name,
                             const pov_library_function functions[], size_t n,
                             void *pointers)
{
    void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);

    for (size_t i = 0; library && i < n; i++) {
        void *function = dlsym(library, functions[i].name);

        if (!function)
            return dlerror();
        memcpy((char *)pointers + functions[i].at, &function, sizeof function);
    }
    return library ? NULL : dlerror();
}
