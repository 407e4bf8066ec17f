#ifndef POVSTAT_BOOK_XML_H
#define POVSTAT_BOOK_XML_H

#include "povstat/archive.h"

/* XML documents of an archive, over expat: no entities, no documents beside
 * them, no more depth than a workbook has, no token without end. */

enum {
    XML_DEEPEST = 64,
    XML_LONGEST_TOKEN = 1024 * 1024,
};

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

/** A document that is read a stretch at a time. */
typedef struct xml_stream xml_stream;

/** Owns: xml_close must be called.  `how` and `reader` last until then. */
xml_stream *xml_open(pov_archive *archive, size_t part, const xml_reader *how,
                     void *reader);

/** Read on until somebody pauses.  Errors: false at the end, be it what it
 *  may. */
bool xml_go_on(xml_stream *stream);

/** For a reader's `end`: nothing more now. */
void xml_pause(xml_stream *stream);

/** Errors: as xml_read; POV_ARCHIVE_STOPPED if it was not read to its end. */
pov_archive_end xml_close(xml_stream *stream);

/** Is this the name?  Most are another from their first letter on. */
bool xml_is(const char *name, const char *other);

/** A name without its prefix. */
const char *xml_bare(const char *name);

/** By its name without a prefix.  Errors: NULL. */
const char *xml_attribute(const char **attributes, const char *name);

/** A number from 0 on, of digits alone.  Errors: false. */
bool xml_number(const char *typed, size_t *number);

/** "1", "true": is it said, and so? */
bool xml_says(const char **attributes, const char *name);

/** "0", "false": is it said not to be so? */
bool xml_denies(const char **attributes, const char *name);

#endif
