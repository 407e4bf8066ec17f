#include "write/xlsx_library.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#ifdef XLSX_LIBRARY

struct xlsx_library xlsx_library;

static const struct function {
    const char *name;
    size_t at;
} functions[] = {
#define FUNCTION(name) {#name, offsetof(struct xlsx_library, name##_)},
    XLSX_FUNCTIONS(FUNCTION)};

const char *xlsx_library_load(void)
{
    void *library = dlopen(XLSX_LIBRARY, RTLD_LAZY | RTLD_LOCAL);

    for (size_t i = 0; library && i < sizeof functions / sizeof *functions;
         i++) {
        void *function = dlsym(library, functions[i].name);

        if (!function)
            return dlerror();
        memcpy((char *)&xlsx_library + functions[i].at, &function,
               sizeof function);
    }
    return library ? NULL : dlerror();
}

#else

const char *xlsx_library_load(void)
{
    return NULL;
}

#endif
