#include "bytes/foreign.h"

#include <stdbool.h>
#include <string.h>

/** Of two that begin alike, the one with more to tell stands first. */
static const struct signature {
    const char *begin;  /* of the file */
    const char *inside; /* in what was read of it; NULL: anything */
    const char *kind;
} signatures[] = {
    {"PK\x03\x04", "xl/wor", "an Excel workbook (xlsx)"},
    {"PK\x03\x04", "word/", "a Word document (docx)"},
    {"PK\x03\x04", "opendocument.spreadsheet", "a LibreOffice workbook (ods)"},
    {"PK\x03\x04", NULL, "a zip archive"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", NULL,
     "a workbook or document of Office before 2007 (xls or doc)"},
    {"{\\rtf", NULL, "a document in rich text (rtf)"},
    {"%PDF-", NULL, "a PDF"},
    {"\x89PNG", NULL, "a picture"},
    {"\xFF\xD8\xFF", NULL, "a picture"},
    {"\x1F\x8B\x08", NULL, "a gzip archive"},
};

/* Offices pass web pages on under the name of a workbook. */
static const char *const tags[] = {"<!doctype", "<html", "<table", "<?xml"};

static bool holds(const char *text, size_t n, const char *part)
{
    size_t length = strlen(part);
    const char *at = text, *end = text + n;

    while ((size_t)(end - at) >= length &&
           (at = memchr(at, *part, (size_t)(end - at) - length + 1))) {
        if (!memcmp(at, part, length))
            return true;
        at++;
    }
    return false;
}

static bool begins_with_tag(const char *text, size_t n, const char *tag)
{
    size_t length = strlen(tag);

    if (n < length)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool is_capital = text[i] >= 'A' && text[i] <= 'Z';

        if ((is_capital ? text[i] - 'A' + 'a' : text[i]) != tag[i])
            return false;
    }
    return true;
}

static bool is_page(const char *begin, size_t n)
{
    size_t at = n >= 3 && !memcmp(begin, "\xEF\xBB\xBF", 3) ? 3 : 0;

    while (at < n && memchr(" \t\r\n", begin[at], 4))
        at++;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (begins_with_tag(begin + at, n - at, tags[i]))
            return true;
    return false;
}

const char *foreign_kind(const char *begin, size_t n)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *s = &signatures[i];
        size_t length = strlen(s->begin);

        if (n >= length && !memcmp(begin, s->begin, length) &&
            (!s->inside || holds(begin, n, s->inside)))
            return s->kind;
    }
    return is_page(begin, n) ? "a web page or other XML" : NULL;
}
