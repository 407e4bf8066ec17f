#include "book/xml.h"

#include <stdlib.h>
#include <string.h>

#include <expat.h>

/* A document type is refused altogether, as the packages of Office have none
 * (ECMA-376 part 2, 6.2.5): what could be declared in one, entities that grow
 * or that are read from elsewhere, needs no further care. */

enum {
    DEEPEST = 64,
    MOST_DIGITS = 18,
};

typedef struct document {
    XML_Parser parser;
    const xml_reader *how;
    void *reader;
    size_t depth;
} document;

/* Most names are of one letter: no function of the library is faster. */
static const char *without_prefix(const char *name)
{
    for (const char *at = name; *at; at++)
        if (*at == ':')
            return at + 1;
    return name;
}

static void go_on_if(document *d, bool wanted)
{
    if (!wanted)
        XML_StopParser(d->parser, XML_FALSE);
}

static void begin(void *of, const char *name, const char **attributes)
{
    document *d = of;

    go_on_if(d,
             ++d->depth <= DEEPEST &&
                 (!d->how->begin ||
                  d->how->begin(d->reader, without_prefix(name), attributes)));
}

static void end(void *of, const char *name)
{
    document *d = of;

    d->depth--;
    go_on_if(d, !d->how->end || d->how->end(d->reader, without_prefix(name)));
}

static void text(void *of, const char *letters, int length)
{
    document *d = of;

    go_on_if(d,
             !d->how->text || d->how->text(d->reader, letters, (size_t)length));
}

static void refuse_type(void *of, const char *name, const char *system,
                        const char *public, int has_subset)
{
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    go_on_if(of, false);
}

static bool parse(void *of, const char *bytes, size_t length)
{
    const document *d = of;

    return XML_Parse(d->parser, bytes, (int)length, XML_FALSE) == XML_STATUS_OK;
}

pov_archive_end xml_read(pov_archive *archive, size_t part,
                         const xml_reader *how, void *reader)
{
    static const XML_Memory_Handling_Suite memory = {pov_malloc_or_die,
                                                     pov_realloc_or_die, free};
    document d = {.parser = XML_ParserCreate_MM(NULL, &memory, NULL),
                  .how = how,
                  .reader = reader};
    pov_archive_end ended;

    if (!d.parser)
        return POV_ARCHIVE_DAMAGED;
    XML_SetUserData(d.parser, &d);
    XML_SetElementHandler(d.parser, begin, end);
    XML_SetCharacterDataHandler(d.parser, text);
    XML_SetStartDoctypeDeclHandler(d.parser, refuse_type);
    ended = pov_archive_read(archive, part, parse, &d);
    if (ended == POV_ARCHIVE_STOPPED ||
        (ended == POV_ARCHIVE_READ &&
         XML_Parse(d.parser, "", 0, XML_TRUE) != XML_STATUS_OK))
        ended = POV_ARCHIVE_DAMAGED;
    XML_ParserFree(d.parser);
    return ended;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (xml_is(without_prefix(attributes[0]), name))
            return attributes[1];
    return NULL;
}

bool xml_number(const char *typed, size_t *number)
{
    size_t length = strspn(typed, "0123456789"), n = 0;

    if (!length || length > MOST_DIGITS || typed[length])
        return false;
    for (size_t i = 0; i < length; i++)
        n = n * 10 + (size_t)(typed[i] - '0');
    *number = n;
    return true;
}
