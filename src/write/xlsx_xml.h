#ifndef POVSTAT_WRITE_XLSX_XML_H
#define POVSTAT_WRITE_XLSX_XML_H

#include "write/zip.h"

/* The XML of a part, put into the archive piece by piece. */

#define XLSX_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define XLSX_RELATIONS                                                         \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define XLSX_PACKAGE                                                           \
    "http://schemas.openxmlformats.org/package/2006/relationships"
#define XLSX_2010                                                              \
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"

/** Begin a part with what every document begins with. */
void xlsx_xml_begin(zip *to, const char *name, zip_effort effort);

/** As it is: markup. */
void xlsx_xml_put(zip *to, const char *markup);

/** Markup with texts of ours and numbers in it. */
void xlsx_xml_print(zip *to, pov_arena *arena, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

void xlsx_xml_count(zip *to, size_t n);

/** A text between tags. */
void xlsx_xml_text(zip *to, const char *text);

/** ` name="text"`, or nothing for NULL. */
void xlsx_xml_attribute(zip *to, const char *name, const char *text);

/* Rows, columns and styles: from 0. */

/** The name of a cell: `A1`; of a range of them: `A1:L28`. */
void xlsx_xml_place(zip *to, size_t row, size_t column);
void xlsx_xml_range(zip *to, size_t first_row, size_t first_column,
                    size_t last_row, size_t last_column);

/** Begin a cell: `<c r="A1" s="1"`. */
void xlsx_xml_cell(zip *to, size_t row, size_t column, size_t style);

/** A cell of a text, blank where it is empty. */
void xlsx_xml_text_cell(zip *to, size_t row, size_t column, size_t style,
                        const char *text);

#endif
