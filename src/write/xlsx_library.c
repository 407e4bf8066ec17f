#include "write/xlsx_library.h"

#include "povstat/library.h"

#ifdef LIBRARY_xlsxwriter

struct xlsx_library xlsx_library;

const char *xlsx_library_load(void)
{
#define FUNCTION(name) {#name, offsetof(struct xlsx_library, name##_)},
    static const pov_library_function functions[] = {XLSX_FUNCTIONS(FUNCTION)};

    return pov_library_load(LIBRARY_xlsxwriter, functions,
                            sizeof functions / sizeof *functions,
                            &xlsx_library);
}

#else

const char *xlsx_library_load(void)
{
    return NULL;
}

#endif
