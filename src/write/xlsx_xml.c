#include "write/xlsx_xml.h"

#include <stdarg.h>
#include <string.h>

void xlsx_xml_begin(zip *to, const char *name, zip_effort effort)
{
    zip_part(to, name, effort);
    xlsx_xml_put(
        to, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void xlsx_xml_put(zip *to, const char *markup)
{
    zip_put(to, markup, strlen(markup));
}

void xlsx_xml_print(zip *to, pov_arena *arena, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    xlsx_xml_put(to, pov_arena_vformat(arena, format, arguments));
    va_end(arguments);
}

void xlsx_xml_count(zip *to, size_t n)
{
    char digits[24];
    size_t at = sizeof digits;

    do
        digits[--at] = (char)('0' + n % 10);
    while (n /= 10);
    zip_put(to, digits + at, sizeof digits - at);
}

typedef const char *const entities[256];

static entities of_texts = {['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;"};

/* A line end in an attribute is a blank to who reads it. */
static entities of_attributes = {
    ['&'] = "&amp;",  ['<'] = "&lt;",   ['>'] = "&gt;",
    ['"'] = "&quot;", ['\n'] = "&#10;", ['\t'] = "&#9;",
};

static void put_escaped(zip *to, const char *text, entities named)
{
    const char *from = text;

    for (; *text; text++) {
        const char *entity = named[(unsigned char)*text];

        if (!entity)
            continue;
        zip_put(to, from, (size_t)(text - from));
        xlsx_xml_put(to, entity);
        from = text + 1;
    }
    zip_put(to, from, (size_t)(text - from));
}

void xlsx_xml_text(zip *to, const char *text)
{
    put_escaped(to, text, of_texts);
}

void xlsx_xml_attribute(zip *to, const char *name, const char *text)
{
    if (!text)
        return;
    xlsx_xml_put(to, " ");
    xlsx_xml_put(to, name);
    xlsx_xml_put(to, "=\"");
    put_escaped(to, text, of_attributes);
    xlsx_xml_put(to, "\"");
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* Who reads it may trim what does not say that it is to be kept. */
static void put_string(zip *to, const char *text)
{
    bool keeps = is_blank(*text) || (*text && is_blank(text[strlen(text) - 1]));

    xlsx_xml_put(to, keeps ? "<is><t xml:space=\"preserve\">" : "<is><t>");
    xlsx_xml_text(to, text);
    xlsx_xml_put(to, "</t></is>");
}

void xlsx_xml_place(zip *to, size_t row, size_t column)
{
    char letters[8];
    size_t at = sizeof letters;

    for (size_t n = column + 1; n; n = (n - 1) / 26)
        letters[--at] = (char)('A' + (n - 1) % 26);
    zip_put(to, letters + at, sizeof letters - at);
    xlsx_xml_count(to, row + 1);
}

void xlsx_xml_cell(zip *to, size_t row, size_t column, size_t style)
{
    xlsx_xml_put(to, "<c r=\"");
    xlsx_xml_place(to, row, column);
    xlsx_xml_put(to, "\" s=\"");
    xlsx_xml_count(to, style);
    xlsx_xml_put(to, "\"");
}

void xlsx_xml_text_cell(zip *to, size_t row, size_t column, size_t style,
                        const char *text)
{
    xlsx_xml_cell(to, row, column, style);
    if (!*text) {
        xlsx_xml_put(to, "/>");
        return;
    }
    xlsx_xml_put(to, " t=\"inlineStr\">");
    put_string(to, text);
    xlsx_xml_put(to, "</c>");
}

void xlsx_xml_range(zip *to, size_t first_row, size_t first_column,
                    size_t last_row, size_t last_column)
{
    xlsx_xml_place(to, first_row, first_column);
    if (first_row == last_row && first_column == last_column)
        return;
    xlsx_xml_put(to, ":");
    xlsx_xml_place(to, last_row, last_column);
}
