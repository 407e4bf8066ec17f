#ifndef BOOK_XML_H
#define BOOK_XML_H

#include <string.h>

#include "povstat/archive.h"

/* XML documents of an archive, over expat: no entities, no documents beside
 * them, no more depth than a workbook has. */

/** What a document is given to; each says whether to go on.  Names come
 *  without their prefixes; a NULL is not called. */
typedef struct xml_reader {
    bool (*begin)(void *reader, const char *name, const char **attributes);
    bool (*end)(void *reader, const char *name);
    bool (*text)(void *reader, const char *text, size_t length);
} xml_reader;

/** Errors: POV_ARCHIVE_DAMAGED if it is no well-formed document too, or if a
 *  reader did not want to go on. */
pov_archive_end xml_read(pov_archive *archive, size_t part,
                         const xml_reader *how, void *reader);

/** Is this the name?  Most are another from their first letter on. */
static inline bool xml_is(const char *name, const char *other)
{
    return *name == *other && !strcmp(name, other);
}

/** By its name without a prefix.  Errors: NULL. */
const char *xml_attribute(const char **attributes, const char *name);

/** A number from 0 on, of digits alone.  Errors: false. */
bool xml_number(const char *text, size_t *number);

#endif
