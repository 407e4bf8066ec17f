#ifndef WRITE_FORMATS_H
#define WRITE_FORMATS_H

#include "povstat/write.h"

#define FORMAT(name, extension, for_machines, is_workbook, is_by_rows, about)  \
    void write_##name(const pov_report *report,                                \
                      const pov_write_options *options, FILE *out);
#include "write/formats.def"
#undef FORMAT

#endif
