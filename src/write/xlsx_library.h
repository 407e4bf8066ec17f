#ifndef POVSTAT_WRITE_XLSX_LIBRARY_H
#define POVSTAT_WRITE_XLSX_LIBRARY_H

#include <xlsxwriter.h>

#include "povstat/library.h"

/** Load libxlsxwriter, if it is not.  Errors: why it cannot be; else NULL. */
const char *xlsx_library_load(void);

/* It needs a library for cryptography, which takes longest of all. */

#ifdef LIBRARY_xlsxwriter

#define XLSX_FUNCTIONS(F)                                                      \
    F(format_set_align)                                                        \
    F(format_set_bg_color)                                                     \
    F(format_set_bold)                                                         \
    F(format_set_border)                                                       \
    F(format_set_bottom)                                                       \
    F(format_set_bottom_color)                                                 \
    F(format_set_font_color)                                                   \
    F(format_set_font_size)                                                    \
    F(format_set_indent)                                                       \
    F(format_set_num_format)                                                   \
    F(format_set_text_wrap)                                                    \
    F(format_set_underline)                                                    \
    F(lxw_strerror)                                                            \
    F(workbook_add_format)                                                     \
    F(workbook_add_worksheet)                                                  \
    F(workbook_close)                                                          \
    F(workbook_new_opt)                                                        \
    F(workbook_set_properties)                                                 \
    F(worksheet_activate)                                                      \
    F(worksheet_autofilter)                                                    \
    F(worksheet_conditional_format_range)                                      \
    F(worksheet_data_validation_range)                                         \
    F(worksheet_fit_to_pages)                                                  \
    F(worksheet_freeze_panes)                                                  \
    F(worksheet_gridlines)                                                     \
    F(worksheet_hide)                                                          \
    F(worksheet_merge_range)                                                   \
    F(worksheet_outline_settings)                                              \
    F(worksheet_repeat_columns)                                                \
    F(worksheet_repeat_rows)                                                   \
    F(worksheet_set_column)                                                    \
    F(worksheet_set_column_opt)                                                \
    F(worksheet_set_footer)                                                    \
    F(worksheet_set_header)                                                    \
    F(worksheet_set_landscape)                                                 \
    F(worksheet_set_margins)                                                   \
    F(worksheet_set_paper)                                                     \
    F(worksheet_set_row)                                                       \
    F(worksheet_set_row_opt)                                                   \
    F(worksheet_write_blank)                                                   \
    F(worksheet_write_number)                                                  \
    F(worksheet_write_string)                                                  \
    F(worksheet_write_url_opt)

extern struct xlsx_library {
    XLSX_FUNCTIONS(POV_LIBRARY_POINTER)
} xlsx_library;

#define format_set_align xlsx_library.format_set_align_
#define format_set_bg_color xlsx_library.format_set_bg_color_
#define format_set_bold xlsx_library.format_set_bold_
#define format_set_border xlsx_library.format_set_border_
#define format_set_bottom xlsx_library.format_set_bottom_
#define format_set_bottom_color xlsx_library.format_set_bottom_color_
#define format_set_font_color xlsx_library.format_set_font_color_
#define format_set_font_size xlsx_library.format_set_font_size_
#define format_set_indent xlsx_library.format_set_indent_
#define format_set_num_format xlsx_library.format_set_num_format_
#define format_set_text_wrap xlsx_library.format_set_text_wrap_
#define format_set_underline xlsx_library.format_set_underline_
#define lxw_strerror xlsx_library.lxw_strerror_
#define workbook_add_format xlsx_library.workbook_add_format_
#define workbook_add_worksheet xlsx_library.workbook_add_worksheet_
#define workbook_close xlsx_library.workbook_close_
#define workbook_new_opt xlsx_library.workbook_new_opt_
#define workbook_set_properties xlsx_library.workbook_set_properties_
#define worksheet_activate xlsx_library.worksheet_activate_
#define worksheet_autofilter xlsx_library.worksheet_autofilter_
#define worksheet_conditional_format_range                                     \
    xlsx_library.worksheet_conditional_format_range_
#define worksheet_data_validation_range                                        \
    xlsx_library.worksheet_data_validation_range_
#define worksheet_fit_to_pages xlsx_library.worksheet_fit_to_pages_
#define worksheet_freeze_panes xlsx_library.worksheet_freeze_panes_
#define worksheet_gridlines xlsx_library.worksheet_gridlines_
#define worksheet_hide xlsx_library.worksheet_hide_
#define worksheet_merge_range xlsx_library.worksheet_merge_range_
#define worksheet_outline_settings xlsx_library.worksheet_outline_settings_
#define worksheet_repeat_columns xlsx_library.worksheet_repeat_columns_
#define worksheet_repeat_rows xlsx_library.worksheet_repeat_rows_
#define worksheet_set_column xlsx_library.worksheet_set_column_
#define worksheet_set_column_opt xlsx_library.worksheet_set_column_opt_
#define worksheet_set_footer xlsx_library.worksheet_set_footer_
#define worksheet_set_header xlsx_library.worksheet_set_header_
#define worksheet_set_landscape xlsx_library.worksheet_set_landscape_
#define worksheet_set_margins xlsx_library.worksheet_set_margins_
#define worksheet_set_paper xlsx_library.worksheet_set_paper_
#define worksheet_set_row xlsx_library.worksheet_set_row_
#define worksheet_set_row_opt xlsx_library.worksheet_set_row_opt_
#define worksheet_write_blank xlsx_library.worksheet_write_blank_
#define worksheet_write_number xlsx_library.worksheet_write_number_
#define worksheet_write_string xlsx_library.worksheet_write_string_
#define worksheet_write_url_opt xlsx_library.worksheet_write_url_opt_

#endif

#endif
