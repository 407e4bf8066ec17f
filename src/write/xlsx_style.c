#include "write/xlsx_style.h"

#include <string.h>

#include "write/xlsx_xml.h"

/* A style is a row of numbers of its own lists: fonts, grounds, borders and
 * formats of numbers; what styles have in common stands there once. */

enum { LINE = 0xD5DAE0, USUAL_SIZE = 11, FIRST_OWN_FORMAT = 164 };

static bool is_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool has_font(const xlsx_style *a, const xlsx_style *b)
{
    return a->ink == b->ink && a->size == b->size && a->is_bold == b->is_bold &&
           a->is_underlined == b->is_underlined;
}

static bool has_ground(const xlsx_style *a, const xlsx_style *b)
{
    return a->ground == b->ground;
}

static bool has_format(const xlsx_style *a, const xlsx_style *b)
{
    return is_text(a->number, b->number);
}

static bool is_style(const xlsx_style *a, const xlsx_style *b)
{
    return has_font(a, b) && has_ground(a, b) && has_format(a, b) &&
           a->wraps == b->wraps && a->is_indented == b->is_indented &&
           a->align == b->align && a->border == b->border;
}

/* Style 0 is that of all cells that name none. */
size_t xlsx_style_at(xlsx_styles *styles, const xlsx_style *style)
{
    size_t i = 0;

    while (i < styles->list.count && !is_style(&styles->list.items[i], style))
        i++;
    if (i == styles->list.count)
        pov_arena_push(styles->arena, &styles->list, *style);
    return i + 1;
}

typedef bool has_same(const xlsx_style *a, const xlsx_style *b);

/** What a list of the styles' parts has: the first style with each. */
typedef struct distinct {
    const xlsx_style **items;
    size_t count, capacity;
} distinct;

static const xlsx_style usual = {.ink = 0};

static size_t place_in(const distinct *list, const xlsx_style *style,
                       has_same *same)
{
    size_t i = 0;

    while (i < list->count && !same(list->items[i], style))
        i++;
    return i;
}

static distinct list_of(const xlsx_styles *styles, has_same *same)
{
    distinct list = {0};

    pov_arena_push(styles->arena, &list, &usual);
    for (size_t i = 0; i < styles->list.count; i++) {
        const xlsx_style *style = &styles->list.items[i];

        if (place_in(&list, style, same) == list.count)
            pov_arena_push(styles->arena, &list, style);
    }
    return list;
}

static void put_formats(zip *to, pov_arena *arena, const distinct *formats)
{
    if (formats->count == 1)
        return;
    xlsx_xml_print(to, arena, "<numFmts count=\"%zu\">", formats->count - 1);
    for (size_t i = 1; i < formats->count; i++) {
        xlsx_xml_print(to, arena, "<numFmt numFmtId=\"%zu\"",
                       FIRST_OWN_FORMAT + i - 1);
        xlsx_xml_attribute(to, "formatCode", formats->items[i]->number);
        xlsx_xml_put(to, "/>");
    }
    xlsx_xml_put(to, "</numFmts>");
}

static void put_fonts(zip *to, pov_arena *arena, const distinct *fonts)
{
    xlsx_xml_print(to, arena, "<fonts count=\"%zu\">", fonts->count);
    for (size_t i = 0; i < fonts->count; i++) {
        const xlsx_style *s = fonts->items[i];

        xlsx_xml_print(to, arena, "<font>%s%s<sz val=\"%u\"/>",
                       s->is_bold ? "<b/>" : "", s->is_underlined ? "<u/>" : "",
                       s->size ? s->size : USUAL_SIZE);
        if (s->ink)
            xlsx_xml_print(to, arena, "<color rgb=\"FF%06X\"/>", s->ink);
        xlsx_xml_put(to, "<name val=\"Calibri\"/><family val=\"2\"/></font>");
    }
    xlsx_xml_put(to, "</fonts>");
}

/* The first two are what every program takes them for. */
static void put_grounds(zip *to, pov_arena *arena, const distinct *grounds)
{
    xlsx_xml_print(to, arena, "<fills count=\"%zu\">", grounds->count + 1);
    xlsx_xml_put(to, "<fill><patternFill patternType=\"none\"/></fill>"
                     "<fill><patternFill patternType=\"gray125\"/></fill>");
    for (size_t i = 1; i < grounds->count; i++)
        xlsx_xml_print(to, arena,
                       "<fill><patternFill patternType=\"solid\">"
                       "<fgColor rgb=\"FF%06X\"/><bgColor indexed=\"64\"/>"
                       "</patternFill></fill>",
                       grounds->items[i]->ground);
    xlsx_xml_put(to, "</fills>");
}

static void put_borders(zip *to, pov_arena *arena)
{
    static const char *const sides[] = {"left", "right", "top", "bottom"};

    xlsx_xml_put(to, "<borders count=\"3\"><border><left/><right/><top/>"
                     "<bottom/><diagonal/></border>");
    xlsx_xml_print(to, arena,
                   "<border><left/><right/><top/><bottom style=\"thin\">"
                   "<color rgb=\"FF%06X\"/></bottom><diagonal/></border>",
                   (unsigned)LINE);
    xlsx_xml_put(to, "<border>");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        xlsx_xml_print(to, arena, "<%s style=\"thin\"><color auto=\"1\"/></%s>",
                       sides[i], sides[i]);
    xlsx_xml_put(to, "<diagonal/></border></borders>");
}

static void put_alignment(zip *to, pov_arena *arena, const xlsx_style *s)
{
    static const char *const names[] = {
        [XLSX_LEFT] = "left", [XLSX_CENTRE] = "center", [XLSX_RIGHT] = "right"};

    if (s->align)
        xlsx_xml_print(to, arena,
                       " applyAlignment=\"1\"><alignment horizontal=\"%s\" "
                       "vertical=\"center\"%s%s/></xf>",
                       names[s->align], s->is_indented ? " indent=\"1\"" : "",
                       s->wraps ? " wrapText=\"1\"" : "");
    else
        xlsx_xml_put(to, "/>");
}

static void put_styles(zip *to, const xlsx_styles *styles,
                       const distinct *formats, const distinct *fonts,
                       const distinct *grounds)
{
    for (size_t i = 0; i < styles->list.count; i++) {
        const xlsx_style *s = &styles->list.items[i];
        size_t format = place_in(formats, s, has_format);
        size_t ground = place_in(grounds, s, has_ground);

        xlsx_xml_print(to, styles->arena,
                       "<xf numFmtId=\"%zu\" fontId=\"%zu\" fillId=\"%zu\" "
                       "borderId=\"%d\" xfId=\"0\"%s applyFont=\"1\"%s%s",
                       format ? FIRST_OWN_FORMAT + format - 1 : 0,
                       place_in(fonts, s, has_font), ground ? ground + 1 : 0,
                       (int)s->border, format ? " applyNumberFormat=\"1\"" : "",
                       ground ? " applyFill=\"1\"" : "",
                       s->border ? " applyBorder=\"1\"" : "");
        put_alignment(to, styles->arena, s);
    }
}

void xlsx_style_write(const xlsx_styles *styles, zip *to)
{
    pov_arena *arena = styles->arena;
    distinct formats = list_of(styles, has_format);
    distinct fonts = list_of(styles, has_font);
    distinct grounds = list_of(styles, has_ground);

    xlsx_xml_begin(to, "xl/styles.xml", ZIP_WELL);
    xlsx_xml_put(to, "<styleSheet xmlns=\"" XLSX_MAIN "\">");
    put_formats(to, arena, &formats);
    put_fonts(to, arena, &fonts);
    put_grounds(to, arena, &grounds);
    put_borders(to, arena);
    xlsx_xml_put(to,
                 "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" "
                 "fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
    xlsx_xml_print(to, arena,
                   "<cellXfs count=\"%zu\"><xf numFmtId=\"0\" fontId=\"0\" "
                   "fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
                   styles->list.count + 1);
    put_styles(to, styles, &formats, &fonts, &grounds);
    xlsx_xml_put(to, "</cellXfs><cellStyles count=\"1\"><cellStyle "
                     "name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
                     "</styleSheet>");
    zip_part_end(to);
}
