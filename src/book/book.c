#include "povstat/book.h"

#include <string.h>

#include "book/relations.h"
#include "book/xml.h"
#include "povstat/letters.h"

typedef struct workbook_reader {
    pov_book *book;
    const relations *about;
    pov_book_name name;
    pov_letters text;
    bool is_text; /* pieces belong to it now */
} workbook_reader;

static const char *kept(const pov_book *book, const char *text)
{
    return pov_arena_copy(book->arena, text, strlen(text));
}

/* A sheet may also be a chart alone: that one has no cells. */
static bool begin_sheet(const workbook_reader *r, const char **attributes)
{
    const char *tab = xml_attribute(attributes, "name");
    const char *id = xml_attribute(attributes, "id");
    const char *state = xml_attribute(attributes, "state");
    const relation *to = id ? relation_with_id(r->about, id) : NULL;
    pov_book_sheet sheet = {.is_hidden =
                                state && strcmp(state, "visible") != 0};

    if (!tab || !to || to->is_outside ||
        !pov_archive_find(r->book->archive, to->target, &sheet.part))
        return false;
    if (strcmp(to->kind, "worksheet") != 0)
        return true;
    sheet.name = kept(r->book, tab);
    pov_arena_push(r->book->arena, &r->book->sheets, sheet);
    return true;
}

static bool begin_name(workbook_reader *r, const char **attributes)
{
    const char *name = xml_attribute(attributes, "name");
    const char *sheet = xml_attribute(attributes, "localSheetId");

    r->text.count = 0;
    r->is_text = name && sheet;
    if (r->is_text)
        r->name.name = kept(r->book, name);
    return name && (!sheet || xml_number(sheet, &r->name.sheet));
}

static bool begin_in_workbook(void *of, const char *name,
                              const char **attributes)
{
    if (xml_is(name, "sheet"))
        return begin_sheet(of, attributes);
    return !xml_is(name, "definedName") || begin_name(of, attributes);
}

static bool end_in_workbook(void *of, const char *name)
{
    workbook_reader *r = of;

    if (!xml_is(name, "definedName") || !r->is_text)
        return true;
    r->is_text = false;
    r->name.cells = kept(r->book, pov_letters_text(&r->text, r->book->arena));
    pov_arena_push(r->book->arena, &r->book->names, r->name);
    return true;
}

static bool text_in_workbook(void *of, const char *text, size_t length)
{
    workbook_reader *r = of;

    if (r->is_text)
        pov_letters_add(&r->text, r->book->arena, text, length);
    return true;
}

/* A text may come in runs of one look each, and with how it is pronounced,
 * which is not part of it. */
typedef struct texts_reader {
    pov_book *book;
    pov_letters text;
    bool is_text; /* pieces belong to it now */
    bool is_aside;
} texts_reader;

static bool begin_in_texts(void *of, const char *name, const char **attributes)
{
    texts_reader *r = of;

    (void)attributes;
    if (xml_is(name, "si"))
        r->text.count = 0;
    else if (xml_is(name, "rPh"))
        r->is_aside = true;
    r->is_text = xml_is(name, "t") && !r->is_aside;
    return true;
}

static bool end_in_texts(void *of, const char *name)
{
    texts_reader *r = of;
    pov_book *book = r->book;
    const char *text;

    r->is_text = false;
    if (xml_is(name, "rPh"))
        r->is_aside = false;
    if (!xml_is(name, "si"))
        return true;
    text = pov_arena_copy(book->arena, pov_letters_text(&r->text, book->arena),
                          r->text.count);
    pov_arena_push(book->arena, &book->texts, text);
    return true;
}

static bool text_in_texts(void *of, const char *text, size_t length)
{
    texts_reader *r = of;

    if (r->is_text)
        pov_letters_add(&r->text, r->book->arena, text, length);
    return true;
}

static pov_archive_end read_texts(pov_book *book, const relations *about)
{
    static const xml_reader how = {begin_in_texts, end_in_texts, text_in_texts};
    const relation *to = relation_of_kind(about, "sharedStrings");
    texts_reader reader = {.book = book};
    size_t part;

    if (!to)
        return POV_ARCHIVE_READ;
    if (to->is_outside || !pov_archive_find(book->archive, to->target, &part))
        return POV_ARCHIVE_LACKS;
    return xml_read(book->archive, part, &how, &reader);
}

pov_archive_end pov_book_open(pov_book *book, pov_archive *archive,
                              pov_arena *arena)
{
    static const xml_reader how = {begin_in_workbook, end_in_workbook,
                                   text_in_workbook};
    relations about = {0};
    workbook_reader reader = {.book = book, .about = &about};
    pov_archive_end end = relations_read(archive, "", &about, arena);
    const relation *to = relation_of_kind(&about, "officeDocument");
    size_t part;

    *book = (pov_book){.archive = archive, .arena = arena};
    if (end != POV_ARCHIVE_READ)
        return end;
    if (!to || to->is_outside || !pov_archive_find(archive, to->target, &part))
        return POV_ARCHIVE_LACKS;
    end = relations_read(archive, to->target, &about, arena);
    if (end == POV_ARCHIVE_READ)
        end = xml_read(archive, part, &how, &reader);
    return end == POV_ARCHIVE_READ ? read_texts(book, &about) : end;
}
