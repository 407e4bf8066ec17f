#ifndef POVSTAT_WRITE_XLSX_STYLE_H
#define POVSTAT_WRITE_XLSX_STYLE_H

#include "write/zip.h"

/** Where the text of a cell stands. */
typedef enum xlsx_align {
    XLSX_ANYWHERE, /* as its type has it */
    XLSX_LEFT,
    XLSX_CENTRE,
    XLSX_RIGHT,
} xlsx_align;

/** Lines around a cell. */
typedef enum xlsx_border {
    XLSX_NO_BORDER,
    XLSX_LINE_BELOW,
    XLSX_BOX,
} xlsx_border;

/** How a cell looks.  Units: colours as 0xRRGGBB, 0: none; points. */
typedef struct xlsx_style {
    unsigned ink, ground;
    unsigned size; /* 0: as all texts have it, 11 */
    bool is_bold, is_underlined;
    bool wraps, is_indented; /* where it is aligned */
    xlsx_align align; /* but for XLSX_ANYWHERE in the middle of the row */
    xlsx_border border;
    const char *number; /* format of numbers: "#,##0.00"; NULL: as they come */
} xlsx_style;

/** The styles of a workbook, each once. */
typedef struct xlsx_styles {
    struct {
        xlsx_style *items;
        size_t count, capacity;
    } list;
    pov_arena *arena;
} xlsx_styles;

/** The number by which cells name a style, from 1.  Owns: the format must
 *  last. */
size_t xlsx_style_at(xlsx_styles *styles, const xlsx_style *style);

/** The part that says what the numbers mean. */
void xlsx_style_write(const xlsx_styles *styles, zip *to);

#endif
