#ifndef POVSTAT_READ_TITLE_H
#define POVSTAT_READ_TITLE_H

#include "read/cells.h"

/** What the titles of a table speak of. */
typedef struct title_words {
    const pov_area *area; /* that a title names as all rows' or as their parent;
                             NULL: none */
    const char *unit;  /* "triệu đồng", "nghìn hộ"; "" if none, or if it
                          multiplies nothing */
    bool plan, result; /* what is planned, what was found */
    bool aims;         /* "chỉ tiêu giảm": its changes are targets */
    bool lists;      /* "tổng hợp", "phân tích": hardly what is planned */
    bool poor, rate; /* poor households, the rate of poverty */
    const pov_breakdown *whom; /* "hộ nghèo dân tộc thiểu số"; NULL: all */
    const char *dimension; /* "các chỉ số thiếu hụt"; NULL: none, or more
                              than one */
    bool persons;          /* "nhân khẩu nghèo" */
    bool per_mille;        /* "(‰)" */
    bool some_areas;       /* "hộ nghèo vùng đồng bào ...": of parts */
    bool some; /* "hộ nghèo được vay vốn": of those whom it helps */
} title_words;

struct table;

/**
 * Take from a row above the header of a table what the file does not say
 * elsewhere: the year, the province or district, the unit ("Đơn vị tính: triệu
 * đồng").
 *
 * Shape:  the year and the province become defaults of the file.
 * Errors: what is taken is a note; a title that speaks of another year than
 *         the file was told is a warning.
 * Source: docs/extracts.md, "Tables"
 */
void title_read(title_words *titles, row_view *x, const struct table *of);

/** Note whether a row above the header speaks of poor households, of which, or
 *  of the rate of poverty. */
void title_look(title_words *titles, const row_view *x);

#endif
