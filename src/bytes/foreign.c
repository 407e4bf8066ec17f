#include "bytes/foreign.h"

#include <stdbool.h>
#include <string.h>

#include "bytes/byte_survey.h"

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

/* So few bytes are soon read, and what is wrong with them told where it
 * stands. */
enum { FEWEST_BYTES = 4096 };

/** Is it a byte that hardly any text holds?  Line ends and blanks are none,
 *  nor are the bell, Ctrl-Z and the escape of old programs. */
static bool is_control(unsigned char byte)
{
    return (byte < ' ' && !(byte >= '\a' && byte <= '\r') && byte != 0x1A &&
            byte != 0x1B) ||
           byte == 0x7F;
}

/** One byte in twenty and more: VISCII has six capitals among the control
 *  characters, random bytes one in eleven, programs and zeros more. */
static bool is_binary(const char *begin, size_t n, encoding wanted)
{
    byte_survey all = {0};
    size_t controls = 0;

    byte_survey_add(&all, begin, n, true);
    if (n < FEWEST_BYTES || encoding_is_utf_16(wanted) ||
        !memcmp(begin, "\xFF\xFE", 2) || !memcmp(begin, "\xFE\xFF", 2) ||
        byte_survey_has_nuls_of(&all, 0) || byte_survey_has_nuls_of(&all, 1))
        return false;
    for (size_t i = 0; i < n; i++)
        controls += is_control((unsigned char)begin[i]);
    return controls > n / 20;
}

const char *foreign_kind(const char *begin, size_t n, encoding wanted)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        const struct signature *s = &signatures[i];
        size_t length = strlen(s->begin);

        if (n >= length && !memcmp(begin, s->begin, length) &&
            (!s->inside || holds(begin, n, s->inside)))
            return s->kind;
    }
    if (is_page(begin, n))
        return "a web page or other XML";
    return is_binary(begin, n, wanted) ? "bytes that no text has" : NULL;
}
