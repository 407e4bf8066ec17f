#include "povstat/book.h"

#include <string.h>

#include "book/relations.h"
#include "book/xml.h"
#include "povstat/letters.h"

static const char *kept(pov_arena *arena, const char *text)
{
    return pov_arena_copy(arena, text, strlen(text));
}

/* How many members the lists around have, and how many they should have. */

typedef struct list {
    size_t members, said;
    bool says;
} list;

typedef struct lists_reader {
    list around[XML_DEEPEST + 1]; /* the first is above the root */
    size_t depth;
} lists_reader;

static bool begin_in_part(void *of, const char *name, const char **attributes)
{
    lists_reader *r = of;
    const char *count = xml_attribute(attributes, "count");
    list fresh = {.says = count != NULL};

    (void)name;
    r->around[r->depth].members++;
    if (r->depth == XML_DEEPEST || (count && !xml_number(count, &fresh.said)))
        return false;
    r->around[++r->depth] = fresh;
    return true;
}

static bool end_in_part(void *of, const char *name)
{
    lists_reader *r = of;
    const list *ended = &r->around[r->depth--];

    (void)name;
    return !ended->says || ended->said == ended->members;
}

pov_archive_end pov_book_read_part(const pov_book *book, size_t part)
{
    static const xml_reader how = {.begin = begin_in_part, .end = end_in_part};
    lists_reader reader = {0};

    return xml_read(book->archive, part, &how, &reader);
}

typedef struct workbook_reader {
    pov_book *book;
    const relations *about;
    pov_book_name name;
    pov_letters text;
    bool is_text; /* pieces belong to it now */
} workbook_reader;

/* A sheet may also be a chart alone: that one has no cells. */
static bool begin_sheet(const workbook_reader *r, const char **attributes)
{
    const char *tab = xml_attribute(attributes, "name");
    const char *id = xml_attribute(attributes, "id");
    const char *state = xml_attribute(attributes, "state");
    const relation *to = id ? relations_with_id(r->about, id) : NULL;
    pov_book_sheet sheet = {.is_hidden =
                                state && strcmp(state, "visible") != 0};

    if (!tab || !to || to->is_outside ||
        !pov_archive_find(r->book->archive, to->target, &sheet.part))
        return false;
    if (strcmp(to->kind, "worksheet") != 0)
        return true;
    sheet.name = kept(r->book->arena, tab);
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
        r->name.name = kept(r->book->arena, name);
    return name && (!sheet || xml_number(sheet, &r->name.sheet));
}

static bool begin_in_workbook(void *of, const char *name,
                              const char **attributes)
{
    const workbook_reader *r = of;

    if (xml_is(name, "sheet"))
        return begin_sheet(of, attributes);
    if (xml_is(name, "workbookPr"))
        r->book->from_1904 = xml_says(attributes, "date1904");
    if (xml_is(name, "calcPr"))
        r->book->is_not_reckoned = xml_says(attributes, "fullCalcOnLoad");
    return !xml_is(name, "definedName") || begin_name(of, attributes);
}

static bool end_in_workbook(void *of, const char *name)
{
    workbook_reader *r = of;

    if (!xml_is(name, "definedName") || !r->is_text)
        return true;
    r->is_text = false;
    r->name.cells =
        kept(r->book->arena, pov_letters_text(&r->text, r->book->arena));
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

enum { MOST_TEXTS = 10 * 1000 * 1000 };

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
    if (book->texts.count == MOST_TEXTS)
        return false;
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

/** Read the part of a kind, if the workbook has one. */
static pov_archive_end read_kind(const pov_book *book, const relations *about,
                                 const char *kind, const xml_reader *how,
                                 void *reader)
{
    const relation *to = relations_of_kind(about, kind);
    size_t part;

    return to && !to->is_outside &&
                   pov_archive_find(book->archive, to->target, &part)
               ? xml_read(book->archive, part, how, reader)
               : POV_ARCHIVE_READ;
}

static pov_archive_end read_texts(pov_book *book, const relations *about)
{
    static const xml_reader how = {begin_in_texts, end_in_texts, text_in_texts};
    texts_reader reader = {.book = book};

    return read_kind(book, about, "sharedStrings", &how, &reader);
}

/* A style of cells names the format of its numbers by an id, the lower ones of
 * which need not be said. */
typedef struct styles_reader {
    pov_book *book;
    pov_map codes; /* of formats, by their ids */
    bool is_format, is_style;
} styles_reader;

enum { MOST_STYLES = 65536, LONGEST_CODE = 1000 };

/* 18.8.30; those of the East, 27 to 36 and 50 to 58, are all days. */
static const struct known_format {
    size_t first, last;
    const char *code;
} known_formats[] = {
    {1, 1, "0"},
    {2, 2, "0.00"},
    {3, 3, "#,##0"},
    {4, 4, "#,##0.00"},
    {9, 9, "0%"},
    {10, 10, "0.00%"},
    {11, 11, "0.00E+00"},
    {12, 13, "# ?/?"},
    {14, 16, "d/m/yyyy"},
    {17, 17, "mmm-yy"},
    {18, 21, "h:mm"},
    {22, 22, "d/m/yyyyh:mm"},
    {27, 36, "d/m/yyyy"},
    {37, 38, "#,##0;-#,##0"},
    {39, 40, "#,##0.00;-#,##0.00"},
    {41, 42, "#,##0;-#,##0;\"-\""},
    {43, 44, "#,##0.00;-#,##0.00;\"-\""},
    {45, 47, "[h]:mm:ss"},
    {48, 48, "0.0E+0"},
    {49, 49, "@"},
    {50, 58, "d/m/yyyy"},
};

static const char *known_format(size_t id)
{
    for (size_t i = 0; i < sizeof known_formats / sizeof *known_formats; i++)
        if (id >= known_formats[i].first && id <= known_formats[i].last)
            return known_formats[i].code;
    return "General";
}

static bool keep_format(styles_reader *r, const char **attributes)
{
    const char *id = xml_attribute(attributes, "numFmtId");
    const char *code = xml_attribute(attributes, "formatCode");

    if (!id || !code || strlen(code) > LONGEST_CODE)
        return false;
    *pov_map_at(&r->codes, r->book->arena, id, strlen(id)) =
        pov_arena_copy(r->book->arena, code, strlen(code));
    return true;
}

static bool keep_style(const styles_reader *r, const char **attributes)
{
    pov_book *book = r->book;
    const char *id = xml_attribute(attributes, "numFmtId");
    const char *code = id ? pov_map_find(&r->codes, id, strlen(id)) : NULL;
    size_t number = 0;

    if (book->formats.count == MOST_STYLES || (id && !xml_number(id, &number)))
        return false;
    if (!code)
        code = known_format(number);
    pov_arena_push(book->arena, &book->formats, code);
    return true;
}

static bool begin_in_styles(void *of, const char *name, const char **attributes)
{
    styles_reader *r = of;

    if (xml_is(name, "numFmts"))
        r->is_format = true;
    else if (xml_is(name, "cellXfs"))
        r->is_style = true;
    else if (r->is_format && xml_is(name, "numFmt"))
        return keep_format(r, attributes);
    else if (r->is_style && xml_is(name, "xf"))
        return keep_style(r, attributes);
    return true;
}

static bool end_in_styles(void *of, const char *name)
{
    styles_reader *r = of;

    if (xml_is(name, "numFmts"))
        r->is_format = false;
    else if (xml_is(name, "cellXfs"))
        r->is_style = false;
    return true;
}

/** The name of the workbook's part, and what it refers to.  Errors: as
 *  pov_book_open. */
static pov_archive_end find_workbook(pov_archive *archive, const char **name,
                                     relations *about, pov_arena *arena)
{
    pov_archive_end end = relations_read(archive, "", about, arena);
    const relation *to = relations_of_kind(about, "officeDocument");

    if (end != POV_ARCHIVE_READ)
        return end;
    if (!to || to->is_outside)
        return POV_ARCHIVE_LACKS;
    *name = to->target;
    return relations_read(archive, *name, about, arena);
}

pov_archive_end pov_book_read_styles(pov_book *book)
{
    static const xml_reader how = {.begin = begin_in_styles,
                                   .end = end_in_styles};
    styles_reader reader = {.book = book};
    relations about = {0};
    const char *name;
    pov_archive_end end =
        find_workbook(book->archive, &name, &about, book->arena);

    return end == POV_ARCHIVE_READ
               ? read_kind(book, &about, "styles", &how, &reader)
               : end;
}

pov_archive_end pov_book_open(pov_book *book, pov_archive *archive,
                              pov_arena *arena)
{
    static const xml_reader how = {begin_in_workbook, end_in_workbook,
                                   text_in_workbook};
    relations about = {0};
    workbook_reader reader = {.book = book, .about = &about};
    const char *name = NULL;
    pov_archive_end end = find_workbook(archive, &name, &about, arena);
    size_t part;

    *book = (pov_book){.archive = archive, .arena = arena};
    if (end != POV_ARCHIVE_READ)
        return end;
    if (!pov_archive_find(archive, name, &part))
        return POV_ARCHIVE_LACKS;
    end = xml_read(archive, part, &how, &reader);
    return end == POV_ARCHIVE_READ ? read_texts(book, &about) : end;
}

/* What the main part is, says its type among those of all parts. */
typedef struct types_reader {
    const char *part; /* the main one, "/xl/workbook.xml" */
    pov_book_package is;
} types_reader;

static const struct main_type {
    const char *inside; /* of the type */
    pov_book_package is;
} main_types[] = {
    {"spreadsheetml.sheet.main", POV_BOOK_OF_CELLS},
    {"spreadsheetml.template.main", POV_BOOK_OF_CELLS},
    {"sheet.binary", POV_BOOK_BINARY},
    {"ms-excel.sheet.macroEnabled", POV_BOOK_OF_MACROS},
    {"ms-excel.template.macroEnabled", POV_BOOK_OF_MACROS},
    {"ms-excel.addin.macroEnabled", POV_BOOK_OF_MACROS},
    {"ms-word", POV_BOOK_DOCUMENT},
    {"wordprocessingml", POV_BOOK_DOCUMENT},
    {"ms-powerpoint", POV_BOOK_SLIDES},
    {"presentationml", POV_BOOK_SLIDES},
};

static bool begin_type(void *of, const char *name, const char **attributes)
{
    types_reader *r = of;
    const char *part = xml_attribute(attributes, "PartName");
    const char *type = xml_attribute(attributes, "ContentType");

    (void)name;
    if (!type)
        return true;
    for (size_t i = 0; i < sizeof main_types / sizeof *main_types; i++)
        if (strstr(type, main_types[i].inside) && strstr(type, "main") &&
            (!part || !r->part || !strcmp(part, r->part))) {
            r->is = main_types[i].is;
            break;
        }
    if (strstr(type, "vbaProject"))
        r->is = POV_BOOK_OF_MACROS;
    return r->is != POV_BOOK_OF_MACROS;
}

static bool begin_of_open(void *of, const char *bytes, size_t length)
{
    static const char type[] = "application/vnd.oasis.opendocument";
    bool *is = of;

    *is = length >= strlen(type) && !memcmp(bytes, type, strlen(type));
    return false;
}

static bool is_open_document(pov_archive *archive)
{
    bool is = false;
    size_t part;

    if (pov_archive_find(archive, "mimetype", &part))
        pov_archive_read(archive, part, begin_of_open, &is);
    return is;
}

pov_book_package pov_book_kind_of(pov_archive *archive, pov_arena *arena)
{
    static const xml_reader how = {.begin = begin_type};
    types_reader reader = {.is = POV_BOOK_NO_PACKAGE};
    relations about = {0};
    const relation *to;
    size_t part;

    if (is_open_document(archive))
        return POV_BOOK_OPEN;
    if (pov_archive_find(archive, "Index/Document.iwa", &part) ||
        pov_archive_find(archive, "Index.zip", &part))
        return POV_BOOK_NUMBERS;
    relations_read(archive, "", &about, arena);
    to = relations_of_kind(&about, "officeDocument");
    if (to)
        reader.part = pov_arena_format(arena, "/%s", to->target);
    if (pov_archive_find(archive, "[Content_Types].xml", &part))
        xml_read(archive, part, &how, &reader);
    else if (to && pov_archive_find(archive, "xl/workbook.xml", &part))
        reader.is = POV_BOOK_OF_CELLS;
    return reader.is;
}
