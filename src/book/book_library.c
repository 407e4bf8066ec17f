#include "book/book_library.h"

#ifdef LIBRARY_minizip
struct zip_library zip_library;
#endif
#ifdef LIBRARY_expat
struct xml_library xml_library;
#endif

/** Errors: as book_library_load. */
static const char *load_zip(void)
{
#ifdef LIBRARY_minizip
#define OF_ZIP(name) {#name, offsetof(struct zip_library, name##_)},
    static const pov_library_function functions[] = {ZIP_FUNCTIONS(OF_ZIP)};

    return pov_library_load(LIBRARY_minizip, functions,
                            sizeof functions / sizeof *functions, &zip_library);
#else
    return NULL;
#endif
}

static const char *load_xml(void)
{
#ifdef LIBRARY_expat
#define OF_XML(name) {#name, offsetof(struct xml_library, name##_)},
    static const pov_library_function functions[] = {XML_FUNCTIONS(OF_XML)};

    return pov_library_load(LIBRARY_expat, functions,
                            sizeof functions / sizeof *functions, &xml_library);
#else
    return NULL;
#endif
}

const char *book_library_load(void)
{
    const char *why = load_zip();

    return why ? why : load_xml();
}
