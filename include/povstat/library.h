#ifndef POVSTAT_LIBRARY_H
#define POVSTAT_LIBRARY_H

#include <stddef.h>

/* Libraries that most runs do not need are loaded by who first needs them: to
 * load and link them took longer than much else that a small run does.  Calls
 * look as if they were linked: a header names a pointer as the function is
 * called.  Where the Makefile does not find what a library is called it is
 * linked, as is a function for which there is no pointer. */

typedef struct pov_library_function {
    const char *name;
    size_t at; /* of the pointer to it, in bytes */
} pov_library_function;

/** The pointer to a function, of its type. */
#define POV_LIBRARY_POINTER(name) __typeof__(&name) name##_;

/** Load a library, NULL: those that are, and set pointers to its functions.
 *  Errors: why it cannot be loaded; else NULL. */
const char *pov_library_load(const char *name,
                             const pov_library_function functions[], size_t n,
                             void *pointers);

#endif
