#include "povstat/book.h"

#include <stdlib.h>
#include <string.h>

#include <expat.h>

#include "povstat/archive.h"
#include "povstat/letters.h"
#include "povstat/map.h"

/* XML documents of an archive, over expat: no entities, no documents beside
 * them, no more depth than a workbook has. */

/** What a document is given to; each says whether to go on.  Names come
 *  without their prefixes; a NULL is not called. */
typedef struct xml_reader {
    bool (*begin)(void *reader, const char *name, const char **attributes);
    bool (*end)(void *reader, const char *name);
    bool (*text)(void *reader, const char *text, size_t length);
} xml_reader;

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

/** Is this the name?  Most are another from their first letter on. */
static bool xml_is(const char *name, const char *other)
{
    return *name == *other && !strcmp(name, other);
}

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

/** Errors: POV_ARCHIVE_DAMAGED if it is no well-formed document too, or if a
 *  reader did not want to go on. */
static pov_archive_end xml_read(pov_archive *archive, size_t part,
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

/** By its name without a prefix.  Errors: NULL. */
static const char *xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (xml_is(without_prefix(attributes[0]), name))
            return attributes[1];
    return NULL;
}

/** A number from 0 on, of digits alone.  Errors: false. */
static bool xml_number(const char *typed, size_t *number)
{
    size_t length = strspn(typed, "0123456789"), n = 0;

    if (!length || length > MOST_DIGITS || typed[length])
        return false;
    for (size_t i = 0; i < length; i++)
        n = n * 10 + (size_t)(typed[i] - '0');
    *number = n;
    return true;
}

/** What a part refers to by an id. */
typedef struct relation {
    const char *kind; /* the end of its type: "worksheet" */
    const char *target;
    bool is_outside; /* an address; else the name of a part */
} relation;

typedef struct relations {
    pov_map by_id; /* → relation */
    struct {
        const relation **items;
        size_t count, capacity;
    } all;
} relations;

static const char *kept(pov_arena *arena, const char *text)
{
    return pov_arena_copy(arena, text, strlen(text));
}

typedef struct relations_reader {
    relations *to;
    const char *folder; /* of the part; "" or "xl/" */
    pov_arena *arena;
} relations_reader;

static size_t length_of_folder(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash ? (size_t)(slash - name) + 1 : 0;
}

/** "../media/a.png" below "xl/worksheets/" is "xl/media/a.png". */
static const char *resolve(const char *folder, const char *target,
                           pov_arena *arena)
{
    size_t length = strlen(folder);

    if (*target == '/')
        return target + 1;
    while (!strncmp(target, "../", 3) && length) {
        target += 3;
        length -= 1;
        while (length && folder[length - 1] != '/')
            length--;
    }
    return pov_arena_format(arena, "%.*s%s", (int)length, folder, target);
}

static const char *end_of_type(const char *type)
{
    const char *slash = strrchr(type, '/');

    return slash ? slash + 1 : type;
}

static bool begin_relation(void *of, const char *name, const char **attributes)
{
    relations_reader *r = of;
    const char *id = xml_attribute(attributes, "Id");
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    const char *mode = xml_attribute(attributes, "TargetMode");
    relation *found;
    void **place;

    if (strcmp(name, "Relationship") != 0)
        return true;
    if (!id || !type || !target)
        return false;
    place = pov_map_at(&r->to->by_id, r->arena, id, strlen(id));
    if (*place)
        return false;
    found = pov_arena_alloc(r->arena, sizeof *found);
    found->is_outside = mode && !strcmp(mode, "External");
    found->kind = kept(r->arena, end_of_type(type));
    found->target =
        kept(r->arena,
             found->is_outside ? target : resolve(r->folder, target, r->arena));
    *place = found;
    pov_arena_push(r->arena, &r->to->all, found);
    return true;
}

/**
 * Read the relations of a part; "" is the package itself.
 *
 * Errors: as pov_archive_read; a part without any has none.
 * Source: ECMA-376 part 2, 6.5
 */
static pov_archive_end read_relations(pov_archive *archive, const char *of,
                                      relations *out, pov_arena *arena)
{
    static const xml_reader how = {.begin = begin_relation};
    size_t length = length_of_folder(of), part;
    const char *folder = pov_arena_copy(arena, of, length);
    relations_reader reader = {out, folder, arena};
    const char *name =
        pov_arena_format(arena, "%s_rels/%s.rels", folder, of + length);

    *out = (relations){0};
    return pov_archive_find(archive, name, &part)
               ? xml_read(archive, part, &how, &reader)
               : POV_ARCHIVE_READ;
}

/** Errors: NULL. */
static const relation *relation_with_id(const relations *all, const char *id)
{
    return pov_map_find(&all->by_id, id, strlen(id));
}

static const relation *relation_of_kind(const relations *all, const char *kind)
{
    for (size_t i = 0; i < all->all.count; i++)
        if (!strcmp(all->all.items[i]->kind, kind))
            return all->all.items[i];
    return NULL;
}

/* What a cell holds stands in <v>, or for a text of its own in <is>; a formula
 * in <f> is not read, its last result in <v> is. */

typedef struct sheet_reader {
    const pov_book *book;
    const pov_book_taker *how;
    void *taker;
    relations about;
    pov_arena *arena;
    size_t next_row, next_column; /* of what does not say where it is */
    bool has_data, is_in_cell, is_aside;
    pov_book_view view;
    pov_book_cell cell;
    const char *type; /* of the cell: one of `kinds` */
    pov_letters text;
    bool is_text; /* pieces belong to it now */
} sheet_reader;

/** "AB12", or what is before ":" of a range; both from 0. */
static bool read_reference(const char *text, size_t *row, size_t *column)
{
    size_t r = 0, c = 0;

    for (; *text >= 'A' && *text <= 'Z' && c <= POV_BOOK_MOST_COLUMNS; text++)
        c = c * 26 + (size_t)(*text - 'A') + 1;
    for (; *text >= '0' && *text <= '9' && r <= POV_BOOK_MOST_ROWS; text++)
        r = r * 10 + (size_t)(*text - '0');
    *row = r - 1;
    *column = c - 1;
    return r && r <= POV_BOOK_MOST_ROWS && c && c <= POV_BOOK_MOST_COLUMNS &&
           (!*text || *text == ':');
}

static bool begin_row(sheet_reader *r, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    size_t row = r->next_row + 1;

    if (number && !xml_number(number, &row))
        return false;
    if (row <= r->next_row || row > POV_BOOK_MOST_ROWS)
        return false;
    r->next_row = row;
    r->next_column = 0;
    return !r->how->row || r->how->row(r->taker, row - 1);
}

static const struct kind {
    const char *type; /* 18.18.11, ST_CellType */
    pov_book_kind kind;
} kinds[] = {
    {"n", POV_BOOK_NUMBER}, {"s", POV_BOOK_TEXT},  {"inlineStr", POV_BOOK_TEXT},
    {"str", POV_BOOK_TEXT}, {"b", POV_BOOK_TRUTH}, {"e", POV_BOOK_ERROR},
};

static bool set_kind(sheet_reader *r, const char *type)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (xml_is(kinds[i].type, type)) {
            r->type = kinds[i].type;
            r->cell.kind = kinds[i].kind;
            return true;
        }
    return false;
}

/* Cells stand from left to right in the row that they say they are of. */
static bool begin_cell(sheet_reader *r, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "r");
    const char *type = xml_attribute(attributes, "t");
    const char *style = xml_attribute(attributes, "s");

    r->cell = (pov_book_cell){.row = r->next_row - 1, .column = r->next_column};
    if (!r->next_row ||
        (reference &&
         !read_reference(reference, &r->cell.row, &r->cell.column)) ||
        r->cell.row != r->next_row - 1 || r->cell.column < r->next_column ||
        r->cell.column >= POV_BOOK_MOST_COLUMNS)
        return false;
    r->next_column = r->cell.column + 1;
    r->is_in_cell = true;
    r->text.count = 0;
    return (!style || xml_number(style, &r->cell.style)) &&
           set_kind(r, type ? type : "n");
}

static bool end_cell(sheet_reader *r)
{
    size_t shared;

    r->is_in_cell = false;
    r->cell.text = pov_letters_text(&r->text, r->arena);
    if (!*r->cell.text) {
        r->cell.kind = POV_BOOK_BLANK;
    } else if (xml_is(r->type, "s")) {
        if (!xml_number(r->cell.text, &shared) ||
            shared >= r->book->texts.count)
            return false;
        r->cell.text = r->book->texts.items[shared];
    }
    return !r->how->cell || r->how->cell(r->taker, &r->cell);
}

static bool give_link(sheet_reader *r, const char **attributes)
{
    const char *reference = xml_attribute(attributes, "ref");
    const char *id = xml_attribute(attributes, "id");
    const relation *to = id ? relation_with_id(&r->about, id) : NULL;
    pov_book_link link = {.address = to ? to->target : NULL,
                          .anchor = xml_attribute(attributes, "location")};

    if (!reference || !read_reference(reference, &link.row, &link.column) ||
        (id && !to))
        return false;
    return !r->how->link || r->how->link(r->taker, &link);
}

static bool read_pane(sheet_reader *r, const char **attributes)
{
    const char *rows = xml_attribute(attributes, "ySplit");
    const char *columns = xml_attribute(attributes, "xSplit");

    return (!rows || xml_number(rows, &r->view.fixed_rows)) &&
           (!columns || xml_number(columns, &r->view.fixed_columns));
}

static bool begin_in_sheet(void *of, const char *name, const char **attributes)
{
    sheet_reader *r = of;

    if (xml_is(name, "sheetData"))
        r->has_data = true;
    if (xml_is(name, "rPh"))
        r->is_aside = true;
    r->is_text = r->is_in_cell && !r->is_aside &&
                 (xml_is(name, "v") || xml_is(name, "t"));
    if (xml_is(name, "row"))
        return begin_row(r, attributes);
    if (xml_is(name, "c"))
        return begin_cell(r, attributes);
    if (xml_is(name, "pane"))
        return read_pane(r, attributes);
    r->view.cursors += xml_is(name, "selection");
    return !xml_is(name, "hyperlink") || give_link(r, attributes);
}

static bool end_in_sheet(void *of, const char *name)
{
    sheet_reader *r = of;

    r->is_text = false;
    if (xml_is(name, "rPh"))
        r->is_aside = false;
    if (xml_is(name, "sheetView") && r->how->view)
        return r->how->view(r->taker, &r->view);
    return !xml_is(name, "c") || end_cell(r);
}

static bool text_in_sheet(void *of, const char *letters, size_t length)
{
    sheet_reader *r = of;

    if (r->is_text)
        pov_letters_add(&r->text, r->arena, letters, length);
    return true;
}

pov_archive_end pov_book_read_sheet(const pov_book *book, size_t sheet,
                                    const pov_book_taker *how, void *taker)
{
    static const xml_reader reader = {begin_in_sheet, end_in_sheet,
                                      text_in_sheet};
    const pov_book_sheet *s = &book->sheets.items[sheet];
    sheet_reader r = {
        .book = book, .how = how, .taker = taker, .arena = book->arena};
    pov_archive_end ended =
        read_relations(book->archive, pov_archive_name(book->archive, s->part),
                       &r.about, book->arena);

    if (ended == POV_ARCHIVE_READ)
        ended = xml_read(book->archive, s->part, &reader, &r);
    return ended == POV_ARCHIVE_READ && !r.has_data ? POV_ARCHIVE_DAMAGED
                                                    : ended;
}

/* How many members the lists around have, and how many they should have. */

typedef struct list {
    size_t members, said;
    bool says;
} list;

typedef struct lists_reader {
    list around[DEEPEST + 1]; /* the first is above the root */
    size_t depth;
} lists_reader;

static bool begin_in_part(void *of, const char *name, const char **attributes)
{
    lists_reader *r = of;
    const char *count = xml_attribute(attributes, "count");
    list fresh = {.says = count != NULL};

    (void)name;
    r->around[r->depth].members++;
    if (r->depth == DEEPEST || (count && !xml_number(count, &fresh.said)))
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
    const relation *to = id ? relation_with_id(r->about, id) : NULL;
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
    pov_archive_end end = read_relations(archive, "", &about, arena);
    const relation *to = relation_of_kind(&about, "officeDocument");
    size_t part;

    *book = (pov_book){.archive = archive, .arena = arena};
    if (end != POV_ARCHIVE_READ)
        return end;
    if (!to || to->is_outside || !pov_archive_find(archive, to->target, &part))
        return POV_ARCHIVE_LACKS;
    end = read_relations(archive, to->target, &about, arena);
    if (end == POV_ARCHIVE_READ)
        end = xml_read(archive, part, &how, &reader);
    return end == POV_ARCHIVE_READ ? read_texts(book, &about) : end;
}
