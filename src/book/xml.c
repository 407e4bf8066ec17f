#include "book/xml.h"

#include <stdlib.h>
#include <string.h>

#include "book/book_library.h"

/* A document type is refused altogether, as the packages of Office have none
 * (ECMA-376 part 2, 6.2.5): what could be declared in one, entities that grow
 * or that are read from elsewhere, needs no further care. */

enum {
    MOST_DIGITS = 18,
    PIECE = 32 * 1024,
};

typedef struct document {
    XML_Parser parser;
    const xml_reader *how;
    void *reader;
    size_t depth;
    size_t silent; /* bytes since something came of them */
} document;

bool xml_is(const char *name, const char *other)
{
    return *name == *other && !strcmp(name, other);
}

/* Most names are of one letter: no function of the library is faster. */
const char *xml_bare(const char *name)
{
    for (const char *at = name; *at; at++)
        if (*at == ':')
            return at + 1;
    return name;
}

static void go_on_if(document *d, bool wanted)
{
    d->silent = 0;
    if (!wanted)
        XML_StopParser(d->parser, XML_FALSE);
}

static void begin(void *of, const char *name, const char **attributes)
{
    document *d = of;

    go_on_if(d, ++d->depth <= XML_DEEPEST &&
                    (!d->how->begin ||
                     d->how->begin(d->reader, xml_bare(name), attributes)));
}

static void end(void *of, const char *name)
{
    document *d = of;

    d->depth--;
    go_on_if(d, !d->how->end || d->how->end(d->reader, xml_bare(name)));
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

/** Errors: false.  A token without end would be looked through again with
 *  each piece. */
static bool parse(void *of, const char *bytes, size_t length)
{
    document *d = of;

    d->silent += length;
    return d->silent <= XML_LONGEST_TOKEN &&
           XML_Parse(d->parser, bytes, (int)length, XML_FALSE) == XML_STATUS_OK;
}

/** Errors: false if there is no parser. */
static bool document_open(document *d, const xml_reader *how, void *reader)
{
    static const XML_Memory_Handling_Suite memory = {pov_malloc_or_die,
                                                     pov_realloc_or_die, free};

    *d = (document){.parser = XML_ParserCreate_MM(NULL, &memory, NULL),
                    .how = how,
                    .reader = reader};
    if (!d->parser)
        return false;
    XML_SetUserData(d->parser, d);
    XML_SetElementHandler(d->parser, begin, end);
    XML_SetCharacterDataHandler(d->parser, text);
    XML_SetStartDoctypeDeclHandler(d->parser, refuse_type);
    return true;
}

pov_archive_end xml_read(pov_archive *archive, size_t part,
                         const xml_reader *how, void *reader)
{
    document d;
    pov_archive_end ended;

    if (!document_open(&d, how, reader))
        return POV_ARCHIVE_DAMAGED;
    ended = pov_archive_read(archive, part, parse, &d);
    if (ended == POV_ARCHIVE_STOPPED ||
        (ended == POV_ARCHIVE_READ &&
         XML_Parse(d.parser, "", 0, XML_TRUE) != XML_STATUS_OK))
        ended = POV_ARCHIVE_DAMAGED;
    XML_ParserFree(d.parser);
    return ended;
}

struct xml_stream {
    document document;
    pov_archive *archive;
    bool is_begun;
    bool is_paused, is_last; /* nothing more comes out of the archive */
    pov_archive_end ended;   /* POV_ARCHIVE_STOPPED: not yet */
    char piece[PIECE];
};

xml_stream *xml_open(pov_archive *archive, size_t part, const xml_reader *how,
                     void *reader)
{
    xml_stream *s = pov_malloc_or_die(sizeof *s);
    bool is_open = document_open(&s->document, how, reader);

    s->archive = archive;
    s->is_paused = false;
    s->is_last = false;
    s->ended = is_open ? pov_archive_begin(archive, part) : POV_ARCHIVE_DAMAGED;
    s->is_begun = is_open && s->ended == POV_ARCHIVE_READ;
    if (s->is_begun)
        s->ended = POV_ARCHIVE_STOPPED;
    return s;
}

/** Give the parser what comes next: of the archive, or of what it held back
 *  when it was paused. */
static enum XML_Status feed(xml_stream *s)
{
    document *d = &s->document;
    pov_archive_end end;
    size_t n;

    if (s->is_paused) {
        s->is_paused = false;
        return XML_ResumeParser(d->parser);
    }
    end = pov_archive_next(s->archive, s->piece, sizeof s->piece, &n);
    if (end != POV_ARCHIVE_READ) {
        s->ended = end;
        return XML_STATUS_ERROR;
    }
    s->is_last = !n;
    d->silent += n;
    if (d->silent > XML_LONGEST_TOKEN)
        return XML_STATUS_ERROR;
    return XML_Parse(d->parser, s->piece, (int)n, s->is_last);
}

bool xml_go_on(xml_stream *s)
{
    while (s->ended == POV_ARCHIVE_STOPPED) {
        enum XML_Status status = feed(s);

        if (status == XML_STATUS_SUSPENDED)
            return s->is_paused = true;
        if (status == XML_STATUS_ERROR && s->ended == POV_ARCHIVE_STOPPED)
            s->ended = POV_ARCHIVE_DAMAGED;
        else if (status == XML_STATUS_OK && s->is_last)
            s->ended = POV_ARCHIVE_READ;
    }
    return false;
}

void xml_pause(xml_stream *s)
{
    XML_StopParser(s->document.parser, XML_TRUE);
}

pov_archive_end xml_close(xml_stream *s)
{
    pov_archive_end ended = s->ended;
    pov_archive_end closed = POV_ARCHIVE_READ;

    if (s->is_begun)
        closed = pov_archive_finish(s->archive, ended == POV_ARCHIVE_READ);
    if (s->document.parser)
        XML_ParserFree(s->document.parser);
    free(s);
    return ended == POV_ARCHIVE_READ ? closed : ended;
}

const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (xml_is(xml_bare(attributes[0]), name))
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

bool xml_says(const char **attributes, const char *name)
{
    const char *says = xml_attribute(attributes, name);

    return says && (!strcmp(says, "1") || !strcmp(says, "true"));
}

bool xml_denies(const char **attributes, const char *name)
{
    const char *says = xml_attribute(attributes, name);

    return says && (!strcmp(says, "0") || !strcmp(says, "false"));
}
